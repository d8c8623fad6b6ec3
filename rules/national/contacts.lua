-- Who is a contact (F1) and who a contact of a contact (F2), by the surveillance guide 3638/QĐ-BYT of
-- 30/7/2021. The rule of 15 minutes came later, so the length of the contact does not count. That two metres
-- or one closed room make an F1 is from memory of the guide; that an F2 stays at home until the F1 tests
-- negative is the list of case.lua.

parameter "contacts.metres" {
  type = "decimal",
  vi = "khoảng cách tiếp xúc gần (mét)",
  en = "distance of a close contact in metres",
  { value = 2, cite = { "M-3638" } },
}

local asks = purpose:is "contact_check"

predicate "contacts.before_isolation" {
  vi = "gặp trước khi người đó được cách ly",
  en = "met before that person was isolated",
  when = person.contact.at:before(person.contact.index_isolated),
}

predicate "contacts.is_F1" {
  cite = { "M-3638" },
  vi = "tiếp xúc gần với F0: trong vòng 2 m hoặc cùng không gian kín, trước khi F0 được cách ly",
  en = "close contact of an F0: within 2 m or in one closed space, before the F0 was isolated",
  when = person.contact.index:is "F0" & predicate "contacts.before_isolation"
    & (person.contact.distance_m:at_most(parameter "contacts.metres") | person.contact.outdoors:is(false)),
}

predicate "contacts.is_F2" {
  cite = { "M-3638" },
  vi = "tiếp xúc với F1 trong vòng 2 m, trước khi F1 được cách ly",
  en = "within 2 m of an F1 before the F1 was isolated",
  when = person.contact.index:is "F1" & predicate "contacts.before_isolation"
    & person.contact.distance_m:at_most(parameter "contacts.metres"),
}

rule "contacts.F1" {
  cite = { "M-3638", "M-5599" },
  subject = "case",
  query = "person",
  when = asks & predicate "contacts.is_F1",
  deny = {
    vi = "Anh/chị là F1, dù chỉ gặp ít phút. Xin ở yên một chỗ, báo trạm y tế để được cách ly 14 ngày.",
    en = "You are a contact (F1), however short the meeting was. Stay where you are and tell the health "
      .. "station; quarantine lasts 14 days.",
  },
}

rule "contacts.F2" {
  cite = { "M-3638" },
  subject = "case",
  query = "person",
  when = asks & predicate "contacts.is_F2"
    & ~person.contact.index_result:listed "case.F2_free",
  deny = {
    vi = "Anh/chị là F2: ở nhà, khai báo với trạm y tế, chờ F1 có kết quả âm tính.",
    en = "You are a contact of a contact (F2): stay at home, tell the health station, and wait until the F1 "
      .. "tests negative.",
  },
}

rule "contacts.F2_free" {
  cite = { "M-3638" },
  subject = "case",
  query = "person",
  when = asks & predicate "contacts.is_F2" & person.contact.index_result:listed "case.F2_free",
  allow = {
    vi = "F1 đã có kết quả âm tính: anh/chị không phải ở nhà.",
    en = "The F1 has tested negative: you need not stay at home.",
  },
}

rule "contacts.none" {
  cite = { "M-3638" },
  subject = "case",
  query = "person",
  when = asks & person.case:one_of { "none", "recovered" }
    & ~predicate "contacts.is_F1" & ~predicate "contacts.is_F2",
  allow = {
    vi = "Không phải F1, F2: không phải cách ly. Thực hiện 5K, có triệu chứng thì báo trạm y tế.",
    en = "Neither F1 nor F2: no quarantine. Keep to the health rules; tell the health station of any symptom.",
  },
}
