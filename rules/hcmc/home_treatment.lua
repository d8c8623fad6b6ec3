-- The pilot of TP HCM from 13/7/2021: a confirmed case (F0) whose test on day 10 is negative or shows a low
-- viral load goes home, with PCR tests on days 14 and 21. Care goes on at home; discharge from it is a matter
-- of 5599/BYT-MT (../national/treatment.lua).

--
-- On its first day the pilot stood alone: until 5599 nothing else is known here about leaving the facility.
local goes_home = person.case:is "F0"
  & (purpose:is "continue_quarantine_at_home" | purpose:is "end_treatment" & today:before "2021-07-14")

rule "home_treatment.too_early" {
  cite = { "H-F0" },
  subject = "case",
  query = "person",
  when = goes_home & ~predicate "treatment.day10",
  deny = {
    vi = "Chưa đến ngày thứ 10, F0 chưa được về nhà. Xin tiếp tục điều trị tại cơ sở.",
    en = "Day 10 has not come, so a case does not go home yet. Please stay in the facility.",
  },
}

rule "home_treatment.sample" {
  cite = { "H-F0" },
  subject = "health",
  query = "person",
  when = goes_home,
  require = predicate "treatment.sample1_good",
  text = {
    vi = "Mẫu ngày thứ 10 phải âm tính hoặc tải lượng vi rút thấp (CT từ 30). Xin xét nghiệm lại.",
    en = "The test of day 10 must be negative or show a low viral load (CT 30 or more). Be tested again.",
  },
}

rule "home_treatment.goes_home" {
  cite = { "H-F0" },
  subject = "case",
  query = "person",
  when = goes_home & predicate "treatment.day10" & predicate "treatment.sample1_good",
  allow = {
    vi = "Mẫu ngày thứ 10 âm tính hoặc tải lượng vi rút thấp: được về theo dõi tại nhà.",
    en = "The test of day 10 is negative or shows a low viral load: you may go home and be followed there.",
  },
}

rule "home_treatment.tests" {
  cite = { "H-F0" },
  subject = "health",
  query = "person",
  when = goes_home,
  oblige = {
    vi = "Ở phòng riêng tại nhà, xét nghiệm PCR ngày 14 và ngày 21.",
    en = "Stay in a room of your own and take PCR tests on days 14 and 21.",
  },
}
