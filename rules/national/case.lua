-- What the case register says decides before any paper: a confirmed case (F0) and a contact (F1) move only
-- under the control of the health service; a contact of a contact (F2) waits at home for the test of the F1.

rule "case.transfer" {
  cite = { "N-L03" },
  subject = "case",
  query = "movement",
  when = purpose:is "medical_transfer" & person.case:one_of { "F0", "F1" },
  allow = {
    vi = "Chuyển F0, F1 dưới sự kiểm soát của y tế: được đi thẳng đến nơi điều trị hoặc cách ly.",
    en = "Transfer of a case or contact under medical control: "
      .. "go straight to the place of care or quarantine.",
  },
  overrides = "all",
}

rule "case.F0" {
  cite = { "N-L03" },
  subject = "case",
  query = "movement",
  when = person.case:is "F0",
  deny = {
    vi = "Anh/chị là F0 nên phải ở nơi điều trị. Xin đứng cách xa, gọi y tế phường, xã để được chuyển đi.",
    en = "You are a confirmed case (F0) and must stay in care. Keep apart and call the ward health station.",
  },
}

-- Until 13/7/2021 a contact was quarantined for 21 days, since then for 14; on the road the answer is the
-- same. Whose quarantine is over (quarantine.lua) is under the general rules again.
rule "case.F1.before_14_july" {
  cite = { "M-21D" },
  subject = "case",
  query = "movement",
  when = person.case:is "F1",
  unless = predicate "quarantine.over",
  deny = {
    vi = "Anh/chị là F1, đang trong 21 ngày cách ly, chưa được ra ngoài. "
      .. "Xin quay về nơi cách ly, báo y tế phường.",
    en = "You are a contact (F1) in 21 days of quarantine. Go back there and tell the ward health station.",
  },
}

rule "case.F1" {
  cite = { "M-5599" },
  subject = "case",
  query = "movement",
  when = person.case:is "F1",
  unless = predicate "quarantine.over",
  deny = {
    vi = "Anh/chị là F1, đang trong 14 ngày cách ly, chưa được ra ngoài. "
      .. "Xin quay về nơi cách ly, báo y tế phường.",
    en = "You are a contact (F1) in 14 days of quarantine. Go back there and tell the ward health station.",
  },
}

rule "case.F1.monitoring" {
  cite = { "M-5599" },
  subject = "case",
  query = "movement",
  when = person.case:is "F1" & predicate "quarantine.over",
  oblige = {
    vi = "Đã hết cách ly: theo dõi sức khỏe 14 ngày, đeo khẩu trang, có triệu chứng thì báo trạm y tế.",
    en = "Quarantine is over: watch your health for 14 days, wear a mask, "
      .. "tell the health station of any symptom.",
  },
}

-- Others in quarantine, such as arrivals, have it in writing until when.
rule "case.decision" {
  cite = { "N-L03" },
  subject = "case",
  query = "movement",
  when = person.quarantine_until:given() & time:before(person.quarantine_until)
    & person.case:one_of { "none", "recovered" },
  deny = {
    vi = "Quyết định cách ly của anh/chị chưa hết hạn. Xin quay về nơi cách ly.",
    en = "Your quarantine decision still runs. Please go back to where you are quarantined.",
  },
}

-- A positive test makes a suspected case before the register knows it. From 11/10 on tests are asked only of
-- those from whom Resolution 128 and the place of arrival want one.
rule "case.positive_test" {
  cite = { "N-L03" },
  subject = "case",
  to = "2021-10-11",
  query = "movement",
  when = person.case:one_of { "none", "F1", "F2" } & ~purpose:is "medical_transfer",
  require = ~person.test.result:is "positive",
  text = {
    vi = "Xét nghiệm của anh/chị dương tính: không đi tiếp. "
      .. "Xin đứng cách xa mọi người, chờ y tế hướng dẫn.",
    en = "Your test is positive, so you do not go on. "
      .. "Keep apart from others and wait for the health service.",
  },
}

-- That an F2 stays at home until the F1 tests negative is from memory; the definition of F2 is in
-- 3638/QĐ-BYT. The list holds the results of the F1 that set the F2 free.
list "case.F2_free" {
  of = "person.contact.index_result",
  add = { "negative" },
  cite = { "M-3638" },
}

rule "case.F2" {
  cite = { "M-3638" },
  subject = "case",
  query = "movement",
  when = person.case:is "F2" & ~person.contact.index_result:listed "case.F2_free",
  deny = {
    vi = "Anh/chị là F2: ở nhà đến khi F1 có kết quả âm tính. Có kết quả rồi thì xin cho xem.",
    en = "You are a contact of a contact (F2): stay at home until the F1 tests negative, "
      .. "or show that result.",
  },
}
