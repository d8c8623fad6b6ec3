-- Moving between the areas of Can Tho from 18/9/2021: green districts and the others (order of 17/9), then 74
-- communes at CT15 and nine wards at CT16 (24/9), then the whole city at CT15 (30/9 at 12:00). Which level
-- holds where is in levels.lua; here is what the orders add to it.

local green = { "924", "925", "926", "927" } -- Vĩnh Thạnh, Cờ Đỏ, Phong Điền, Thới Lai
local nine_wards = {
  "31117", "31120", "31135", -- Cái Khế, An Hòa, Tân An
  "31144", "31147", "31149", -- Xuân Khánh, Hưng Lợi, An Khánh
  "31189", "31201", "31204", -- Hưng Phú, Phú Thứ, Tân Phú
}

-- "Duty, press, public services". That care in hospital, goods and relief pass as well is our reading:
-- Directive 16 counts them as needs, and goods are not a matter of areas.
predicate "areas.on_duty" {
  vi = "công vụ, báo chí, dịch vụ công ích hoặc việc cấp thiết",
  en = "on duty, press, a public service or an urgent case",
  when = purpose:one_of { "official_duty", "epidemic_duty", "goods_transport", "relief_supply",
                          "medical_transfer", "medical_care", "hospital_care" }
    | purpose:is "press" & papers.press_card
    | purpose:is "work"
      & person.role:one_of { "civil_servant", "health_worker", "police", "soldier", "relief_force",
                             "volunteer", "sanitation_worker", "utility_worker", "postal_worker" },
}

---- 18/9 to 23/9: green districts

-- Unless a part of it is kept at home by an order of its own.
rule "areas.green" {
  cite = { "C-1809" },
  subject = "purpose",
  topic = "areas",
  query = "movement",
  where = trip:within(green),
  when = ~trip:level_at_least "CT16",
  allow = {
    vi = "Trong và giữa các huyện vùng xanh: được đi lại tự do.",
    en = "Inside and between the green districts you may move freely.",
  },
}

rule "areas.between" {
  cite = { "C-1809" },
  subject = "purpose",
  topic = "areas",
  query = "movement",
  when = origin:inside "92" & destination:inside "92" & ~trip:within(green) & ~trip:within_one "district",
  unless = predicate "areas.on_duty",
  deny = {
    vi = "Không đi từ khu vực này sang khu vực khác, trừ công vụ, báo chí, dịch vụ công ích. "
      .. "Xin quay lại địa bàn.",
    en = "No moving from one area to another except on duty, for the press or a public service. "
      .. "Please go back to your area.",
  },
}

rule "areas.between.on_duty" {
  cite = { "C-1809" },
  subject = "purpose",
  topic = "areas",
  query = "movement",
  when = ~trip:within(green) & ~trip:within_one "district" & predicate "areas.on_duty",
  allow = {
    vi = "Công vụ, báo chí, dịch vụ công ích, việc cấp thiết: được đi sang khu vực khác.",
    en = "On duty, for the press, a public service or an urgent case you may go to another area.",
  },
}

rule "areas.leave" {
  cite = { "C-1809" },
  subject = "purpose",
  topic = "areas",
  query = "movement",
  where = trip:leaves "92",
  unless = predicate "areas.on_duty" | papers.exit_consent | papers.on_trip_list,
  deny = {
    vi = "Người dân không ra khỏi thành phố Cần Thơ. Xin quay lại; "
      .. "cần đi thì xin phép chính quyền địa phương.",
    en = "Residents do not leave the city of Can Tho. Go back, or ask the local authority for its consent.",
  },
}

rule "areas.civil_servant" {
  cite = { "C-1809" },
  subject = "papers",
  topic = { "areas", "permits" },
  query = "movement",
  when = person.role:is "civil_servant" & purpose:one_of { "work", "official_duty" }
    & ~trip:within(green) & ~trip:within_one "district",
  require = predicate "permit.good" & papers.duty_paper,
  text = {
    vi = "Công chức đi sang quận, huyện khác phải có giấy đi đường và giấy công tác. Xin cho xem cả hai.",
    en = "A civil servant who goes to another district shows the travel permit and the duty paper, both.",
  },
}

---- 18/9 to 23/9: exercise

parameter "areas.days_without_case" {
  type = "integer",
  vi = "số ngày không có F0 mới để được tập thể dục",
  en = "days without a new case for exercise",
  { value = 14, cite = { "C-1809" } },
}

-- Two slots a day, four hours together. Their hours were not found: what the ward has posted counts.
rule "areas.exercise" {
  cite = { "C-1809" },
  subject = "purpose",
  topic = "exercise",
  query = "movement",
  when = purpose:is "exercise" & clock:inside(area.exercise_hours)
    & today:from(area.last_case + days(parameter "areas.days_without_case")),
  allow = {
    vi = "Phường, xã không có F0 mới trong 14 ngày: được tập thể dục trong khung giờ đã niêm yết.",
    en = "In a ward without a new case for 14 days you may exercise in the posted hours.",
  },
}

---- 18/9 to 23/9: weddings and funerals

rule "areas.ceremony" {
  cite = { "C-1809" },
  subject = "health",
  query = "place",
  where = green,
  when = place.event:one_of { "wedding", "funeral" },
  require = place.people:at_most(20) & place.health_supervision,
  text = {
    vi = "Đám cưới, đám tang tối đa 20 người và phải có trạm y tế giám sát. Xin báo trạm y tế xã.",
    en = "A wedding or funeral has at most 20 people and the health station supervises it. "
      .. "Tell the health station.",
  },
}

---- from 24/9: communes at CT15, nine wards at CT16

rule "areas.communes" {
  cite = { "C-2409" },
  subject = "purpose",
  topic = "areas",
  query = "movement",
  when = trip:level_is "CT15",
  allow = {
    vi = "Giữa các xã, phường áp dụng Chỉ thị 15: được đi lại.",
    en = "Between the communes at Directive 15 you may move.",
  },
}

conflict "areas.communes" {
  cite = { "C-2409" },
  to = "2021-09-30 12:00",
  query = "movement",
  when = trip:within "92" & trip:level_is "CT15" & ~trip:within_one "ward",
  about = { "areas.communes" },
  text = {
    vi = "Báo chí đưa tin khác nhau: ba nguồn cho đi giữa các xã, phường Chỉ thị 15, một nguồn không cho.",
    en = "Reports differ: three let people move between communes at Directive 15, one does not.",
  },
}

rule "areas.nine_wards" {
  cite = { "C-2409" },
  subject = "purpose",
  topic = "areas",
  query = "movement",
  when = person.residence:inside(nine_wards) & destination:inside "92" & ~trip:within(nine_wards),
  unless = predicate "areas.on_duty" | purpose:is "return_home" & destination:inside(nine_wards),
  deny = {
    vi = "Người ở 9 phường còn áp dụng Chỉ thị 16 không sang khu vực Chỉ thị 15. Xin quay lại phường.",
    en = "Residents of the nine wards still at Directive 16 may not enter areas at Directive 15. Please go back.",
  },
}

rule "areas.passenger_transport" {
  cite = { "C-2409" },
  subject = "purpose",
  topic = "areas",
  query = "movement",
  when = purpose:is "passenger_transport",
  deny = {
    vi = "Xe chở khách công cộng chưa được hoạt động. Xin cho khách xuống và đưa xe về.",
    en = "Public transport does not run yet. Please let the passengers off and return.",
  },
}

rule "areas.dine_out" {
  cite = { "C-2409" },
  subject = "purpose",
  topic = { "areas", "dine_in" },
  query = "movement",
  when = destination:inside "92" & purpose:is "dine_out",
  deny = {
    vi = "Quán ăn trong thành phố chỉ bán mang về, kể cả 4 huyện vùng xanh. Xin mua mang về hoặc quay về.",
    en = "Eateries of the city sell takeaway only, in the four green districts too. "
      .. "Buy takeaway, or go home.",
  },
}

---- from 30/9 at 12:00: the whole city at CT15

rule "areas.whole_city" {
  cite = { "C-3009" },
  subject = "purpose",
  topic = "areas",
  query = "movement",
  when = trip:level_is "CT15",
  allow = {
    vi = "Toàn thành phố áp dụng Chỉ thị 15: được đi lại trong thành phố.",
    en = "Directive 15 holds in the whole city: you may move inside the city.",
  },
  replaces = "areas.nine_wards",
}
