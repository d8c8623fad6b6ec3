-- When a confirmed case (F0) leaves care. 5599/BYT-MT speaks of cases without symptoms only: from day 10, two
-- samples at least 24 hours apart, each negative or with CT 30 or more. Who had symptoms is not discharged by
-- it and stays in care, where the hospital decides.

local asks = purpose:one_of { "end_treatment", "end_quarantine" } & person.case:is "F0"
local without_symptoms = person.treatment.symptoms:is(false)

parameter "treatment.low_load_ct" {
  type = "decimal",
  vi = "giá trị CT từ đó mẫu dương tính được coi là tải lượng vi rút thấp",
  en = "cycle threshold from which a positive sample counts as a low viral load",
  { value = 30, cite = { "N-L03" } },
}

predicate "treatment.sample1_good" {
  vi = "mẫu kiểm tra lần 1 âm tính hoặc CT từ 30",
  en = "the first control sample is negative or has CT 30 or more",
  when = person.treatment.sample1_result:is "negative"
    | person.treatment.sample1_result:is "positive"
      & person.treatment.sample1_ct:at_least(parameter "treatment.low_load_ct"),
}

predicate "treatment.sample2_good" {
  vi = "mẫu kiểm tra lần 2 âm tính hoặc CT từ 30",
  en = "the second control sample is negative or has CT 30 or more",
  when = person.treatment.sample2_result:is "negative"
    | person.treatment.sample2_result:is "positive"
      & person.treatment.sample2_ct:at_least(parameter "treatment.low_load_ct"),
}

-- Day 1 is the day the status began, so day 10 is nine days later (K6).
predicate "treatment.day10" {
  vi = "từ ngày điều trị thứ 10",
  en = "from day 10 of the treatment on",
  when = today:from(person.case_since:day() + days(9)),
}

rule "treatment.too_early" {
  cite = { "M-5599" },
  subject = "case",
  query = "person",
  when = asks & ~predicate "treatment.day10",
  deny = {
    vi = "Chưa đến ngày điều trị thứ 10, chưa được xuất viện. Xin tiếp tục điều trị.",
    en = "You may not be discharged before day 10 of the treatment. Please stay in care until then.",
  },
}

rule "treatment.symptoms" {
  cite = { "M-5599" },
  subject = "case",
  query = "person",
  when = asks & person.treatment.symptoms,
  deny = {
    vi = "Xuất viện từ ngày thứ 10 chỉ dành cho F0 không có triệu chứng. "
      .. "Xin tiếp tục điều trị; bệnh viện quyết định ngày ra viện.",
    en = "Discharge from day 10 on is for cases without symptoms. "
      .. "Stay in care; the hospital decides when you leave.",
  },
}

rule "treatment.samples" {
  cite = { "M-5599" },
  subject = "health",
  query = "person",
  when = asks,
  require = predicate "treatment.sample1_good" & predicate "treatment.sample2_good",
  text = {
    vi = "Cả hai mẫu kiểm tra phải âm tính hoặc có CT từ 30. Xin ở lại và lấy mẫu lại.",
    en = "Both control samples must be negative or have CT 30 or more. Stay, and be sampled again.",
  },
}

rule "treatment.samples_apart" {
  cite = { "M-5599" },
  subject = "health",
  query = "person",
  when = asks,
  require = person.treatment.sample2_at:from(person.treatment.sample1_at + hours(24)),
  text = {
    vi = "Hai mẫu kiểm tra phải lấy cách nhau ít nhất 24 giờ. Xin lấy thêm một mẫu.",
    en = "The two control samples must be at least 24 hours apart. Please give another one.",
  },
}

rule "treatment.discharge" {
  cite = { "M-5599" },
  subject = "case",
  query = "person",
  when = asks & without_symptoms & predicate "treatment.day10" & predicate "treatment.sample1_good"
    & predicate "treatment.sample2_good",
  allow = {
    vi = "Đủ điều kiện xuất viện: từ ngày thứ 10, hai mẫu cách nhau 24 giờ âm tính hoặc CT từ 30.",
    en = "You may be discharged: day 10 has come, two samples 24 hours apart are negative or of CT 30 or more.",
  },
}

rule "treatment.monitoring" {
  cite = { "M-5599" },
  subject = "health",
  query = "person",
  when = asks & without_symptoms,
  oblige = {
    vi = "Theo dõi sức khỏe tại nhà 14 ngày sau khi xuất viện; có triệu chứng thì báo trạm y tế.",
    en = "Watch your health at home for 14 days after discharge; tell the health station of any symptom.",
  },
}

---- a contact of a contact, and a confirmed case that is not in care

rule "treatment.F2_waits" {
  cite = { "M-3638" },
  subject = "case",
  query = "person",
  when = purpose:is "end_quarantine" & person.case:is "F2"
    & ~person.contact.index_result:listed "case.F2_free",
  deny = {
    vi = "Anh/chị là F2: ở nhà đến khi F1 có kết quả âm tính. Có kết quả rồi thì xin cho xem.",
    en = "You are a contact of a contact (F2): stay at home until the F1 tests negative, or show that result.",
  },
}

rule "treatment.F2_free" {
  cite = { "M-3638" },
  subject = "case",
  query = "person",
  when = purpose:is "end_quarantine" & person.case:is "F2" & person.contact.index_result:listed "case.F2_free",
  allow = {
    vi = "F1 đã có kết quả âm tính: anh/chị không còn phải ở nhà.",
    en = "The F1 has tested negative: you need not stay at home any longer.",
  },
}
