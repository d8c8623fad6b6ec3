-- People who come back to the delta on their own, from 1/10/2021: Can Tho tests and isolates those who enter,
-- and leads the others through. Convention K13: at the gate of Can Tho only its own rules count. From 15/10 on
-- the rules for arrivals under Resolution 128 take over.

local on_their_own = purpose:one_of { "home_province_return", "return_home" } & here:inside "92"
  & ~origin:inside "92"
local enters = on_their_own & destination:inside "92"
local passes = on_their_own & ~destination:inside "92"

local two_doses_or_recovered = person.doses:at_least(2)
  | person.case:is "recovered" & today:before(person.case_since:day() + months(6) + days(1))

rule "reception.passes" {
  cite = { "C-RET" },
  to = "2021-10-15",
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  where = trip:touches "92",
  when = passes,
  allow = {
    vi = "Về tỉnh khác: được đi qua Cần Thơ theo đoàn.",
    en = "On your way to another province: you are led through Can Tho.",
  },
}

rule "reception.passes.how" {
  cite = { "C-RET" },
  to = "2021-10-15",
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  when = passes,
  oblige = {
    vi = "Đi theo lộ trình được hướng dẫn, không dừng lại và không vào nội ô thành phố.",
    en = "Follow the route you are shown, without a stop and without entering the city.",
  },
}

rule "reception.enters" {
  cite = { "C-RET" },
  to = "2021-10-15",
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  where = trip:touches "92",
  when = enters,
  allow = {
    vi = "Người Cần Thơ tự về: được tiếp nhận tại chốt.",
    en = "You come home to Can Tho on your own: the checkpoint receives you.",
  },
}

rule "reception.enters.how" {
  cite = { "C-RET" },
  to = "2021-10-15",
  subject = "health",
  topic = "leaving",
  query = "movement",
  when = enters,
  oblige = {
    vi = "Chờ tại chốt để lấy mẫu PCR và được đưa về nơi cách ly tập trung.",
    en = "Wait at the checkpoint for the PCR test and the transfer to a quarantine facility.",
  },
}

rule "reception.enters.seven_days" {
  cite = { "C-RET" },
  to = "2021-10-15",
  subject = "health",
  topic = "leaving",
  query = "movement",
  when = enters & two_doses_or_recovered,
  oblige = {
    vi = "Cách ly tập trung 7 ngày.",
    en = "Isolation in the facility lasts 7 days.",
  },
}

rule "reception.enters.fourteen_days" {
  cite = { "C-RET" },
  to = "2021-10-15",
  subject = "health",
  topic = "leaving",
  query = "movement",
  when = enters & ~two_doses_or_recovered,
  oblige = {
    vi = "Cách ly tập trung 14 ngày.",
    en = "Isolation in the facility lasts 14 days.",
  },
}

---- the same people, asked as arrivals

-- Where national acts leave the rest to the locality (8318), this reception is what Can Tho decided: for all who
-- come from the four provinces, until 8399 gives them terms, and for those who come without consent.
local arrives_for_reception = purpose:is "arrival" & person.case:one_of { "none", "recovered" }
  & person.arrived_from_abroad:is(false) & person.transited_only:is(false)
  & (papers.entry_consent:is(false)
     | today:before "2021-10-06" & person.arrived_from:inside { "74", "75", "79", "80" })

rule "reception.arrival.allowed" {
  cite = { "C-RET" },
  to = "2021-10-15",
  subject = "health",
  query = "person",
  where = here:inside "92",
  when = arrives_for_reception,
  allow = {
    vi = "Cần Thơ tiếp nhận người về quê và đưa đi cách ly.",
    en = "Can Tho receives people who come home and takes them to isolation.",
  },
}

-- Stricter than what the health ministry asks, so it counts; the answer names both and says which.
rule "reception.arrival" {
  cite = { "C-RET" },
  to = "2021-10-15",
  subject = "health",
  query = "person",
  where = here:inside "92",
  when = arrives_for_reception,
  oblige = {
    vi = "Cần Thơ yêu cầu chặt hơn: xét nghiệm PCR và cách ly tập trung tại nơi thành phố bố trí, thay cho "
      .. "ở nhà; 7 ngày nếu đã tiêm 2 mũi hoặc khỏi bệnh trong 6 tháng, còn lại 14 ngày.",
    en = "Can Tho is stricter: a PCR test and isolation in a facility of the city, instead of at home; "
      .. "7 days with two doses or recovery within 6 months, otherwise 14.",
  },
}

---- before 1/10: who came by the trips of the two cities

rule "returns.arrival.isolation" {
  cite = { "H-RET" },
  to = "2021-10-01",
  subject = "health",
  query = "person",
  where = here:inside "92",
  when = purpose:is "arrival" & person.case:one_of { "none", "recovered" } & person.arrived_from:inside "79"
    & person.transited_only:is(false) & papers.entry_consent,
  oblige = {
    vi = "Người về theo chuyến của hai thành phố cách ly tại nơi Cần Thơ bố trí, thay cho ở nhà.",
    en = "Who comes by a trip of the two cities is isolated where Can Tho places them, instead of at home.",
  },
}
