-- Directive 18 of TP HCM, from 1/10/2021: no travel permit any more; who is out has a dose of vaccine or has
-- recovered, private vehicles do not leave the city, gatherings have limits of their own. No level goes with
-- it until 11/10: its own clauses decide.

-- Counted in days (K5): 14 days after the first dose, fewer than 180 after recovery.
predicate "ct18.vaccinated" {
  vi = "đã tiêm ít nhất 1 mũi được 14 ngày và có xác nhận tiêm",
  en = "at least one dose 14 days ago, with proof",
  when = person.doses:at_least(1) & today:from(person.first_dose + days(14)) & papers.vaccination_proof,
}

predicate "ct18.recovered" {
  vi = "khỏi bệnh dưới 180 ngày và có giấy xác nhận",
  en = "recovered less than 180 days ago, with the certificate",
  when = person.case:is "recovered" & today:before(person.case_since:day() + days(180))
    & papers.recovery_certificate,
}

-- Nobody is kept from medicine or from the vaccine; that these trips need no proof is our reading.
local for_health = purpose:one_of { "medical_care", "buy_medicine", "vaccination", "testing",
                                    "medical_transfer" }

-- Asked where the city checks; at the gate of the next province that province's rules count.
rule "ct18.proof" {
  cite = { "H-CT18", "H-10399" },
  subject = "health",
  query = "movement",
  where = here:inside "79" | trip:enters "79",
  when = ~for_health,
  require = predicate "ct18.vaccinated" | predicate "ct18.recovered",
  text = {
    vi = "Ra đường phải tiêm ít nhất 1 mũi đủ 14 ngày hoặc khỏi bệnh dưới 180 ngày. "
      .. "Xin đưa mã QR hoặc giấy xác nhận.",
    en = "To be out you need one dose at least 14 days ago, or recovery less than 180 days ago. "
      .. "Please show the QR or the paper.",
  },
}

-- A district or ward may still keep people at home (an order the officer asserts), until Resolution 128 ends
-- Directive 16.
rule "ct18.movement" {
  cite = { "H-CT18", "H-10399" },
  subject = "health",
  query = "movement",
  when = (for_health | predicate "ct18.vaccinated" | predicate "ct18.recovered")
    & ~trip:level_at_least "CT16",
  allow = {
    vi = "Được đi lại trong thành phố, không cần giấy đi đường; thực hiện 5K và quét mã QR nơi đến.",
    en = "You may move in the city without a travel permit; keep to the rules and scan the QR where you "
      .. "go.",
  },
}

rule "ct18.movement.under_resolution_128" {
  cite = { "N-128" },
  amends = "ct18.movement",
  when = for_health | predicate "ct18.vaccinated" | predicate "ct18.recovered",
}

-- Goods, shuttles, duty and work across the border have rules of their own.
rule "ct18.private_vehicle" {
  cite = { "H-CT18" },
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  where = trip:leaves "79",
  when = vehicle.kind:one_of { "bicycle", "motorbike", "car" },
  unless = predicate "leaving.allowed"
    | purpose:one_of { "work", "official_duty", "epidemic_duty", "press", "goods_transport",
                       "worker_shuttle", "relief_supply", "medical_care", "medical_transfer" },
  deny = {
    vi = "Không tự đi xe cá nhân ra khỏi thành phố. Xin quay lại, đăng ký chuyến đi do địa phương tổ chức.",
    en = "Private vehicles must not leave the city on their own account. "
      .. "Go back and ask for an organised trip.",
  },
}

---- eating out

-- Dine-in stays closed until 28/10 and is open until 21:00 (9 pm) from then on; the day of an eatery begins at
-- 06:00, as everywhere.
rule "ct18.dine_out" {
  cite = { "H-CT18" },
  subject = "purpose",
  topic = "dine_in",
  query = "movement",
  when = destination:inside "79" & purpose:is "dine_out",
  deny = {
    vi = "Quán ăn chưa được phục vụ tại chỗ, chỉ bán mang về. Xin mua mang về hoặc quay về.",
    en = "Eateries do not serve guests inside, they only sell takeaway. Buy takeaway, or go home.",
  },
}

rule "ct18.dine_out.until_21" {
  cite = { "H-DINE" },
  subject = "purpose",
  topic = "dine_in",
  query = "movement",
  when = purpose:is "dine_out",
  lift = { "ct18.dine_out" },
  text = {
    vi = "Từ 28/10 được ăn uống tại chỗ đến 21:00 (9 giờ tối), tối đa 50 % số chỗ.",
    en = "Since 28 October eateries serve guests inside until 21:00 (9 pm), at half their seats.",
  },
}

rule "ct18.dine_out.after_21" {
  cite = { "H-DINE" },
  subject = "purpose",
  topic = "dine_in",
  query = "movement",
  when = destination:inside "79" & purpose:is "dine_out" & clock:between("21:00", "06:00"),
  deny = {
    vi = "Quán ăn phục vụ tại chỗ đến 21:00 (9 giờ tối). Giờ này xin mua mang về.",
    en = "Eateries serve guests inside until 21:00 (9 pm). At this hour please buy takeaway.",
  },
}

---- gatherings

-- Work itself is no gathering: a meeting, an event, a service and people in public are.
local gathering = predicate "place.counted" | ~place.event:is "none" | place.kind:is "meeting_room"
local inside = place.indoor | place.event:is "worship" | place.kind:is "worship_place"

rule "ct18.indoors" {
  cite = { "H-CT18", "N-117" },
  subject = "purpose",
  query = "place",
  when = gathering & inside
    & (place.people:above(60) | place.people:above(10) & place.vaccinated_share:below(0.9)),
  deny = {
    vi = "Trong nhà, nơi thờ tự: tối đa 10 người, hoặc 60 người nếu ít nhất 90 % đã tiêm vắc xin. Xin giảm số người.",
    en = "Indoors or at worship: at most 10 people, or 60 if at least 90 % are vaccinated. Please reduce the number.",
  },
}

rule "ct18.outdoors" {
  cite = { "H-CT18", "N-117" },
  subject = "purpose",
  query = "place",
  when = gathering & ~inside
    & (place.people:above(90) | place.people:above(15) & place.vaccinated_share:below(0.9)),
  deny = {
    vi = "Ngoài trời: tối đa 15 người, hoặc 90 người nếu ít nhất 90 % đã tiêm vắc xin. Xin giảm số người.",
    en = "Outdoors: at most 15 people, or 90 if at least 90 % are vaccinated. Please reduce the number.",
  },
}

rule "ct18.gathering.allowed" {
  cite = { "H-CT18" },
  subject = "purpose",
  query = "place",
  allow = {
    vi = "Số người trong giới hạn của Chỉ thị 18: được ở cùng nhau.",
    en = "The number of people is within the limits of Directive 18: you may be together.",
  },
}

-- People on foot or on bikes together are a gathering outdoors.
rule "ct18.group" {
  cite = { "H-CT18" },
  subject = "purpose",
  query = "movement",
  when = group.size:above(90) | group.size:above(15) & place.vaccinated_share:below(0.9),
  unless = purpose:is "epidemic_duty",
  deny = {
    vi = "Chỉ thị 18: ngoài trời không quá 15 người, hoặc 90 người nếu ít nhất 90 % đã tiêm. "
      .. "Xin tách nhóm.",
    en = "Directive 18: outdoors no more than 15 people, or 90 if at least 90 % are vaccinated. "
      .. "Please split up.",
  },
}
