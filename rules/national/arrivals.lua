-- What awaits those who arrive, from abroad or from another part of the country: where they stay, how long,
-- with which tests. The answer is "allow" with the duty attached; quarantine.lua says when it ends. Who is
-- immune (full dose or recovered) is said there too.

local arrives = purpose:is "arrival" & person.case:one_of { "none", "recovered" }
local immune = predicate "quarantine.immune"

---- case status and test come first

rule "arrivals.F0_F1" {
  cite = { "N-L03" },
  subject = "case",
  query = "person",
  when = purpose:is "arrival" & person.case:one_of { "F0", "F1" },
  deny = {
    vi = "Anh/chị là F0 hoặc F1: phải vào nơi điều trị hoặc cách ly. Xin chờ y tế đến đón.",
    en = "You are a case (F0) or a contact (F1) and must go to care or quarantine. "
      .. "Please wait for the health service.",
  },
}

rule "arrivals.F2" {
  cite = { "M-3638" },
  subject = "case",
  query = "person",
  when = purpose:is "arrival" & person.case:is "F2"
    & ~person.contact.index_result:listed "case.F2_free",
  deny = {
    vi = "Anh/chị là F2: ở nhà đến khi F1 có kết quả âm tính. Có kết quả rồi thì xin cho xem.",
    en = "You are a contact of a contact (F2): stay at home until the F1 tests negative, or show that result.",
  },
}

rule "arrivals.positive" {
  cite = { "N-L03" },
  subject = "case",
  query = "person",
  when = purpose:is "arrival" & person.case:is "none" & person.test.result:is "positive",
  deny = {
    vi = "Xét nghiệm dương tính: xin ở riêng, chờ y tế đưa đến nơi điều trị.",
    en = "Your test is positive: keep apart and wait for the health service to take you to care.",
  },
}

---- from abroad

local abroad = arrives & person.arrived_from_abroad

rule "arrivals.abroad.21_days" {
  cite = { "M-21D" },
  subject = "health",
  query = "person",
  when = abroad,
  allow = {
    vi = "Được nhập cảnh, đưa thẳng về nơi cách ly tập trung.",
    en = "You may enter and are taken straight to a quarantine facility.",
  },
}

rule "arrivals.abroad.21_days.duty" {
  cite = { "M-21D" },
  subject = "health",
  query = "person",
  when = abroad,
  oblige = {
    vi = "Cách ly tập trung 21 ngày, sau đó theo dõi sức khỏe 7 ngày.",
    en = "Quarantine for 21 days in a facility, then 7 days of monitoring.",
  },
}

rule "arrivals.abroad" {
  cite = { "M-5599" },
  subject = "health",
  query = "person",
  when = abroad,
  allow = {
    vi = "Được nhập cảnh, đưa thẳng về nơi cách ly tập trung 14 ngày.",
    en = "You may enter and are taken straight to a quarantine facility for 14 days.",
  },
}

rule "arrivals.abroad.duty" {
  cite = { "M-5599" },
  subject = "health",
  query = "person",
  when = abroad,
  oblige = {
    vi = "Cách ly tập trung 14 ngày, xét nghiệm ngày 1, 7, 14; sau đó theo dõi sức khỏe 14 ngày.",
    en = "Quarantine for 14 days in a facility, tests on days 1, 7 and 14; then 14 days of monitoring.",
  },
}

-- 6288 takes the immune out of these two clauses and gives them a shorter term.
rule "arrivals.abroad.immune_apart" {
  cite = { "M-6288" },
  amends = "arrivals.abroad",
  unless = immune,
}

rule "arrivals.abroad.duty.immune_apart" {
  cite = { "M-6288" },
  amends = "arrivals.abroad.duty",
  unless = immune,
}

rule "arrivals.abroad.immune" {
  cite = { "M-6288" },
  subject = "health",
  query = "person",
  when = abroad & immune,
  allow = {
    vi = "Đã tiêm đủ liều hoặc đã khỏi bệnh: được nhập cảnh, cách ly tập trung 7 ngày.",
    en = "Full dose or recovered: you may enter; quarantine in a facility lasts 7 days.",
  },
}

rule "arrivals.abroad.immune.duty" {
  cite = { "M-6288" },
  subject = "health",
  query = "person",
  when = abroad & immune,
  oblige = {
    vi = "Cách ly tập trung 7 ngày, sau đó theo dõi sức khỏe tại nhà 7 ngày.",
    en = "Quarantine for 7 days in a facility, then 7 days of monitoring at home.",
  },
}

---- in the country, to 5/8: from an affected area

local domestic = arrives & person.arrived_from_abroad:is(false)
local passed_through = person.transited_only
-- An area is affected that the health authority lists, or that is under Directive 16.
local affected_area = person.arrived_from.affected | person.arrived_from:level_at_least "CT16"
local affected = domestic & affected_area & person.transited_only:is(false)

-- 21 days, since 14/7 14 days, for arrivals as for contacts, until 6386 gives those from the country rules of
-- their own. Who only passed through has not come from there.
rule "arrivals.country.21_days" {
  cite = { "M-21D" },
  subject = "health",
  query = "person",
  when = domestic,
  allow = {
    vi = "Được đến; đến từ vùng dịch thì cách ly 21 ngày ở nơi địa phương bố trí.",
    en = "You may arrive; who comes from an affected area is quarantined for 21 days where the locality says.",
  },
}

rule "arrivals.country.21_days.duty" {
  cite = { "M-21D" },
  subject = "health",
  query = "person",
  when = affected,
  oblige = {
    vi = "Cách ly 21 ngày, sau đó theo dõi sức khỏe 7 ngày.",
    en = "Quarantine for 21 days, then 7 days of monitoring.",
  },
}

rule "arrivals.country" {
  cite = { "M-5599" },
  to = "2021-08-06",
  subject = "health",
  query = "person",
  when = domestic,
  allow = {
    vi = "Được đến; đến từ vùng dịch thì cách ly 14 ngày ở nơi địa phương bố trí.",
    en = "You may arrive; who comes from an affected area is quarantined for 14 days where the locality says.",
  },
}

rule "arrivals.country.duty" {
  cite = { "M-5599" },
  to = "2021-08-06",
  subject = "health",
  query = "person",
  when = affected,
  oblige = {
    vi = "Cách ly 14 ngày, xét nghiệm ngày 1, 7, 14; sau đó theo dõi sức khỏe 14 ngày.",
    en = "Quarantine for 14 days, tests on days 1, 7 and 14; then 14 days of monitoring.",
  },
}

---- in the country, 6/8 to 2/10: from an affected area

rule "arrivals.unaffected" {
  cite = { "M-6386" },
  subject = "health",
  query = "person",
  when = domestic & ~affected_area,
  allow = {
    vi = "Không đến từ vùng dịch: không phải cách ly; khai báo y tế.",
    en = "You do not come from an affected area: no quarantine; make a health declaration.",
  },
}

rule "arrivals.passed_through" {
  cite = { "M-6386" },
  subject = "health",
  query = "person",
  when = domestic & passed_through,
  allow = {
    vi = "Chỉ đi qua vùng dịch, không dừng lại: không phải cách ly.",
    en = "You only passed through the affected area without a stop: no quarantine.",
  },
}

rule "arrivals.immune" {
  cite = { "M-6386" },
  subject = "health",
  query = "person",
  when = affected & immune,
  allow = {
    vi = "Đã tiêm đủ liều hoặc đã khỏi bệnh: được về nơi ở, 7 ngày tại nhà.",
    en = "Full dose or recovered: go home; you stay there for 7 days.",
  },
}

-- Summaries differ on "self-monitoring" or "quarantine" (../conflicts.lua): the stricter is followed.
rule "arrivals.immune.duty" {
  cite = { "M-6386" },
  subject = "health",
  query = "person",
  when = affected & immune,
  oblige = {
    vi = "Ở nhà 7 ngày, tự theo dõi sức khỏe, xét nghiệm ngày 1 và ngày 7.",
    en = "Stay at home for 7 days, watch your health, tests on days 1 and 7.",
  },
}

rule "arrivals.others" {
  cite = { "M-6386" },
  subject = "health",
  query = "person",
  when = affected & ~immune,
  allow = {
    vi = "Đến từ vùng dịch: được về nơi ở và cách ly tại nhà 14 ngày.",
    en = "You come from an affected area: go home and quarantine there for 14 days.",
  },
}

rule "arrivals.others.duty" {
  cite = { "M-6386" },
  subject = "health",
  query = "person",
  when = affected & ~immune,
  oblige = {
    vi = "Cách ly tại nhà 14 ngày, xét nghiệm ngày 1, 7, 14; sau đó theo dõi sức khỏe 14 ngày.",
    en = "Quarantine at home for 14 days, tests on days 1, 7 and 14; then 14 days of monitoring.",
  },
}

-- People in provinces under Directive 16 may not leave at all but with the consent of the authorities.
rule "arrivals.from_directive_16" {
  cite = { "M-6386", "N-5255" },
  subject = "papers",
  query = "person",
  when = domestic & person.arrived_from:level_is "CT16" & person.transited_only:is(false),
  require = papers.entry_consent,
  text = {
    vi = "Người ở tỉnh đang thực hiện Chỉ thị 16 chỉ được đi khi nơi đến đồng ý tiếp nhận. "
      .. "Xin cho xem văn bản đồng ý.",
    en = "From a province under Directive 16 you may come only if the place that receives you agrees. "
      .. "Please show its consent.",
  },
}

---- in the country, from 3/10: from an area of high or very high risk

-- The states of 2686; from 11/10 on the levels of Resolution 128 say the same (3 high, 4 very high).
local risky = (person.arrived_from.risk:one_of { "very_high", "high" }
    | today:from "2021-10-11" & person.arrived_from:level_one_of { "L3", "L4" })
  & ~(today:from "2021-10-11" & person.arrived_from:level_one_of { "L1", "L2" })
local not_risky = person.arrived_from.risk:one_of { "risk", "normal" }
  | today:from "2021-10-11" & person.arrived_from:level_one_of { "L1", "L2" }
local at_risk = domestic & risky & person.transited_only:is(false)
local from_the_four = person.arrived_from:inside { "74", "75", "79", "80" }

-- Within 72 hours of sampling before the trip; that the trip began is what counts, not the check (K4).
local fresh_test = person.test.result:is "negative"
  & (time:before(person.test.sampled + hours(72))
     | person.departed:before(person.test.sampled + hours(72)))

rule "arrivals.risk.test" {
  cite = { "M-8318" },
  subject = "health",
  query = "person",
  when = at_risk,
  require = fresh_test,
  text = {
    vi = "Cần xét nghiệm âm tính trong 72 giờ kể từ lúc lấy mẫu, trước khi đi. Xin cho xem kết quả, "
      .. "hoặc xét nghiệm tại đây.",
    en = "A negative test is needed, sampled not more than 72 hours before the trip. Show it, or be tested here.",
  },
}

rule "arrivals.no_risk" {
  cite = { "M-8318" },
  subject = "health",
  query = "person",
  when = domestic & ~from_the_four & not_risky,
  allow = {
    vi = "Không đến từ vùng nguy cơ cao, rất cao: không phải cách ly; khai báo y tế.",
    en = "You do not come from an area of high or very high risk: no quarantine; make a health declaration.",
  },
}

-- Who only passed through does not come from there. That the clause of 6386 lives on in this is our reading.
rule "arrivals.risk.passed_through" {
  cite = { "M-8318" },
  subject = "health",
  query = "person",
  when = domestic & passed_through,
  allow = {
    vi = "Chỉ đi qua, không dừng lại: không tính là đến từ vùng nguy cơ.",
    en = "You only passed through without a stop: that does not count as coming from the area.",
  },
}

rule "arrivals.risk.immune" {
  cite = { "M-8318" },
  subject = "health",
  query = "person",
  when = at_risk & immune,
  allow = {
    vi = "Đã tiêm đủ liều hoặc đã khỏi bệnh: không cách ly, theo dõi sức khỏe 7 ngày.",
    en = "Full dose or recovered: no quarantine, 7 days of monitoring.",
  },
}

rule "arrivals.risk.immune.duty" {
  cite = { "M-8318" },
  subject = "health",
  query = "person",
  when = at_risk & immune,
  oblige = {
    vi = "Theo dõi sức khỏe 7 ngày, xét nghiệm ngày 1 và ngày 7.",
    en = "Watch your health for 7 days, tests on days 1 and 7.",
  },
}

-- Others: the locality assesses and decides, so its decision must be there: where the person is quarantined, or
-- until when.
rule "arrivals.risk.decided" {
  cite = { "M-8318" },
  subject = "health",
  query = "person",
  when = at_risk & ~immune
    & (person.quarantine_until:given() | person.quarantine.kind:one_of { "home", "central" }),
  allow = {
    vi = "Được về nơi ở theo quyết định của địa phương.",
    en = "Go home as the decision of the locality says.",
  },
}

rule "arrivals.risk.decided.duty" {
  cite = { "M-8318" },
  subject = "health",
  query = "person",
  when = at_risk & ~immune,
  oblige = {
    vi = "Cách ly, xét nghiệm theo quyết định của địa phương nơi đến.",
    en = "Quarantine and tests as the locality decides.",
  },
}

---- from 6/10: from TP HCM, Bình Dương, Đồng Nai, Long An

local from_four = domestic & from_the_four & person.transited_only:is(false)

-- 8399 gives these arrivals terms of its own; the test before the trip stays with 8318.
rule "arrivals.risk.immune.four_apart" {
  cite = { "M-8399" },
  amends = "arrivals.risk.immune",
  unless = from_the_four,
}

rule "arrivals.risk.immune.duty.four_apart" {
  cite = { "M-8399" },
  amends = "arrivals.risk.immune.duty",
  unless = from_the_four,
}

rule "arrivals.risk.decided.four_apart" {
  cite = { "M-8399" },
  amends = "arrivals.risk.decided",
  unless = from_the_four,
}

rule "arrivals.risk.decided.duty.four_apart" {
  cite = { "M-8399" },
  amends = "arrivals.risk.decided.duty",
  unless = from_the_four,
}

rule "arrivals.four.immune" {
  cite = { "M-8399" },
  subject = "health",
  query = "person",
  when = from_four & immune,
  allow = {
    vi = "Đã tiêm đủ liều hoặc đã khỏi bệnh: không cách ly, tự theo dõi sức khỏe 7 ngày.",
    en = "Full dose or recovered: no quarantine, 7 days of self-monitoring.",
  },
}

rule "arrivals.four.immune.duty" {
  cite = { "M-8399" },
  subject = "health",
  query = "person",
  when = from_four & immune,
  oblige = {
    vi = "Tự theo dõi sức khỏe tại nhà 7 ngày; có triệu chứng thì báo trạm y tế.",
    en = "Watch your health at home for 7 days; tell the health station of any symptom.",
  },
}

rule "arrivals.four.not_full" {
  cite = { "M-8399" },
  subject = "health",
  query = "person",
  when = from_four & ~immune & person.doses:at_least(1),
  allow = {
    vi = "Chưa tiêm đủ liều: được về nơi ở và cách ly tại nhà 7 ngày.",
    en = "Not the full dose: go home and quarantine there for 7 days.",
  },
}

rule "arrivals.four.not_full.duty" {
  cite = { "M-8399" },
  subject = "health",
  query = "person",
  when = from_four & ~immune & person.doses:at_least(1),
  oblige = {
    vi = "Cách ly tại nhà 7 ngày, xét nghiệm ngày 1 và ngày 7; sau đó theo dõi sức khỏe 7 ngày.",
    en = "Quarantine at home for 7 days, tests on days 1 and 7; then 7 days of monitoring.",
  },
}

rule "arrivals.four.no_dose" {
  cite = { "M-8399" },
  subject = "health",
  query = "person",
  when = from_four & ~immune & person.doses:is(0),
  allow = {
    vi = "Chưa tiêm mũi nào: được về nơi ở và cách ly tại nhà 14 ngày.",
    en = "No dose: go home and quarantine there for 14 days.",
  },
}

rule "arrivals.four.no_dose.duty" {
  cite = { "M-8399" },
  subject = "health",
  query = "person",
  when = from_four & ~immune & person.doses:is(0),
  oblige = {
    vi = "Cách ly tại nhà 14 ngày, xét nghiệm ngày 1, 7, 14; sau đó theo dõi sức khỏe 14 ngày.",
    en = "Quarantine at home for 14 days, tests on days 1, 7 and 14; then 14 days of monitoring.",
  },
}

-- No return on one's own from the four provinces: telegram of 30/9, until Resolution 128 freed travel. Can Tho
-- takes in those who come all the same (../cantho/returns.lua).
rule "arrivals.four.consent" {
  cite = { "N-0930" },
  to = "2021-10-11",
  subject = "papers",
  query = "person",
  when = from_four,
  unless = here:inside "92",
  require = papers.entry_consent | papers.on_trip_list,
  text = {
    vi = "Không tự ý rời TP HCM, Bình Dương, Đồng Nai, Long An: chỉ về theo chuyến hai bên tổ chức. "
      .. "Xin cho xem văn bản đồng ý tiếp nhận.",
    en = "No return on one's own from TP HCM, Binh Duong, Dong Nai, Long An: only as the provinces arrange it. "
      .. "Please show the consent of the place that receives you.",
  },
}
