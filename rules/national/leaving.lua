-- Nobody leaves the province of residence while it keeps its distance, unless the authorities allow it
-- (telegram 1063, after 31/7/2021). The telegram said "place of residence"; 5255 of the same evening put the
-- province in its place, so that trips inside the province are not touched.

-- Consent of the authorities: a paper of the place left, or a seat in an organised trip.
predicate "leaving.allowed" {
  vi = "được chính quyền cho phép rời tỉnh",
  en = "leave from the authorities to go",
  when = papers.exit_consent | papers.on_trip_list,
}

-- Goods, relief, care and duty are no leaving of the residence; the telegram is about people who move away.
predicate "leaving.on_duty" {
  vi = "chở hàng, tiếp tế, khám bệnh, công vụ, chống dịch hoặc phóng viên có thẻ nhà báo",
  en = "goods, relief, medical care, official or anti-epidemic duty, or a journalist with a press card",
  when = purpose:one_of { "goods_transport", "relief_supply", "official_duty", "epidemic_duty",
                          "medical_care", "hospital_care", "medical_transfer" }
    | purpose:is "press" & papers.press_card
    | purpose:is "work"
      & person.role:one_of { "health_worker", "relief_force", "volunteer", "police", "soldier" }
    | purpose:is "delivery" & person.role:is "postal_worker",
}

predicate "leaving.crosses" {
  vi = "đi từ tỉnh này sang tỉnh khác",
  en = "goes from one province to another",
  when = ~origin:same(destination, "province"),
}

rule "leaving.province" {
  cite = { "N-5255", "N-1063" },
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  where = trip:leaves(origin:up "province"),
  when = origin:level_at_least "CT15",
  unless = predicate "leaving.on_duty" | predicate "leaving.allowed",
  deny = {
    vi = "Không ra khỏi tỉnh, thành phố nơi cư trú khi đang giãn cách. "
      .. "Xin quay lại, đăng ký chuyến đi do tỉnh tổ chức.",
    en = "Nobody leaves the province of residence under distancing. Go back and ask for an organised trip.",
  },
}

-- "Unless the authorities allow it": those of both places, and for a need, not for pleasure. Once out of the
-- province left, only the place entered has a say (convention K13).
predicate "leaving.agreed" {
  vi = "nơi đến đồng ý; còn ở tỉnh đi thì tỉnh đi cũng đồng ý",
  en = "the place entered agrees and, while still in the province left, that one too",
  when = predicate "leaving.crosses" & papers.entry_consent
    & (predicate "leaving.allowed" | ~here:same(origin, "province")),
}

rule "leaving.with_consent" {
  cite = { "N-5255", "N-1063" },
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  when = purpose:one_of { "home_province_return", "return_home", "work", "worker_shuttle", "vaccination",
                          "testing", "funeral", "to_airport", "authority_errand", "id_registration" }
    & predicate "leaving.agreed",
  allow = {
    vi = "Được nơi đi và nơi đến đồng ý: được đi, theo sự bố trí của hai tỉnh.",
    en = "With the consent of both places you may go, as the two provinces arrange it.",
  },
}

-- What both provinces have agreed to needs no paper of the employer beside it.
rule "leaving.with_consent.no_employer_paper" {
  cite = { "N-5255", "N-1063" },
  subject = "papers",
  topic = { "leaving", "permits" },
  query = "movement",
  when = purpose:is "work" & predicate "leaving.agreed",
  lift = { "permits.employer" },
  text = {
    vi = "Nơi đi và nơi đến đã đồng ý cho đi làm: không cần thêm giấy của đơn vị.",
    en = "The place left and the place entered let you go to work: no paper of the employer is needed.",
  },
}

-- Aid, care and duty between provinces must get through, also where no level is known.
rule "leaving.duty" {
  cite = { "N-5255", "N-1063" },
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  when = predicate "leaving.crosses" & predicate "leaving.on_duty" & ~purpose:is "goods_transport",
  allow = {
    vi = "Tiếp tế, khám chữa bệnh, chống dịch, công vụ giữa các tỉnh: được đi.",
    en = "Relief, medical care, anti-epidemic or official duty between provinces: you may go.",
  },
}

---- entering

-- Areas across a border need the agreement of both provinces. At the gate of a province only its own consent
-- counts (convention K13): a paper of the province left has no force there. Tân An in Long An turned back
-- people with papers of Trà Vinh in September 2021 for that reason.
rule "leaving.entry" {
  cite = { "N-1063", "N-5255", "N-CT16" },
  subject = "papers",
  topic = "leaving",
  query = "movement",
  when = predicate "leaving.crosses"
    & (here:same(origin, "province")
         & (destination:level_at_least "CT16" | origin:level_at_least "CT15")
       | ~here:same(origin, "province") & here:level_at_least "CT16"),
  unless = predicate "leaving.on_duty",
  require = papers.entry_consent,
  text = {
    vi = "Đi sang tỉnh khác khi đang giãn cách thì nơi đến phải đồng ý tiếp nhận; giấy của tỉnh đi không đủ. "
      .. "Xin cho xem văn bản đồng ý, hoặc quay lại.",
    en = "To go to another province under distancing the place you enter must agree; the paper of the "
      .. "province you left is not enough. Show that consent, or go back.",
  },
}

---- people already on the road

-- Who was on the road when the ban began is received by the province he is in: tests, coaches, motorbikes on
-- trucks. No other order gives such a grace (convention K13). Who claims it says when the trip began.
predicate "leaving.already_on_the_road" {
  vi = "đã lên đường sang tỉnh khác trước khi có lệnh không rời nơi cư trú",
  en = "left for another province before the ban on leaving began",
  when = person.departed:given() & person.departed:before "2021-08-01 00:00"
    & ~trip:within(origin:up "province")
    & purpose:one_of { "return_home", "home_province_return", "work", "visit", "other" },
}

rule "leaving.on_the_road.lifted" {
  cite = { "N-1063" },
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  when = predicate "leaving.already_on_the_road",
  lift = { "leaving.province", "leaving.city", "leaving.entry" },
  text = {
    vi = "Người đã lên đường trước khi có công điện không bị coi là rời nơi cư trú trái lệnh.",
    en = "Who was on the road before the telegram has not left against it.",
  },
}

-- The province that receives them does so at night as well; in the province they come from its night order holds.
rule "leaving.on_the_road.at_night" {
  cite = { "N-1063" },
  subject = "night",
  topic = "leaving",
  query = "movement",
  when = predicate "leaving.already_on_the_road" & ~here:same(origin, "province"),
  lift = { "night.stay_home", "longan.night" },
  text = {
    vi = "Người đã lên đường trước khi có công điện được tỉnh đang ở tiếp nhận cả ban đêm.",
    en = "Who was on the road before the telegram is received by the province also at night.",
  },
}

rule "leaving.on_the_road" {
  cite = { "N-1063" },
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  when = predicate "leaving.already_on_the_road",
  allow = {
    vi = "Đã trên đường khi có công điện: được đi tiếp theo sự bố trí của tỉnh đang ở.",
    en = "On the road when the telegram came: you may go on as the province you are in arranges it.",
  },
}

rule "leaving.on_the_road.reception" {
  cite = { "N-1063" },
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  when = predicate "leaving.already_on_the_road",
  oblige = {
    vi = "Đi theo sự bố trí của tỉnh: xét nghiệm, đi xe khách của tỉnh, xe máy chở bằng xe tải.",
    en = "Go as the province arranges: a test, its coach, the motorbike on a truck.",
  },
}

---- from 30/9: TP HCM, Bình Dương, Đồng Nai, Long An

local the_four = { "74", "75", "79", "80" }
local from_the_four = origin:inside(the_four)

-- A check anywhere in the four provinces stops them. Resolution 128 let people travel again on 11/10.
rule "leaving.on_ones_own" {
  cite = { "N-0930" },
  subject = "purpose",
  topic = "leaving",
  to = "2021-10-11",
  query = "movement",
  where = here:inside(the_four),
  when = from_the_four & purpose:is "home_province_return" & predicate "leaving.crosses",
  unless = predicate "leaving.allowed",
  deny = {
    vi = "Không tự ý rời TP HCM, Bình Dương, Đồng Nai, Long An về quê. "
      .. "Xin quay lại, đăng ký chuyến đi do hai tỉnh tổ chức.",
    en = "You may not leave TP HCM, Binh Duong, Dong Nai or Long An for home on your own. "
      .. "Please go back and register for a trip that the two provinces organise.",
  },
}

rule "leaving.organised" {
  cite = { "N-0930" },
  subject = "purpose",
  topic = "leaving",
  to = "2021-10-11",
  query = "movement",
  when = from_the_four & purpose:is "home_province_return" & predicate "leaving.agreed",
  allow = {
    vi = "Về quê theo chuyến do hai tỉnh tổ chức: được đi.",
    en = "Going home by a trip that the two provinces organise: you may go.",
  },
}

-- Who crosses the border of one of the four for himself is controlled: the place left lets him go, the place
-- entered takes him in. Work, goods, aid and organised returns have rules of their own.
local for_oneself = purpose:one_of { "visit", "leisure", "exercise", "dine_out", "overnight_stay", "buy_food",
                                     "other" }
  | purpose:is "return_home" & person.role:one_of { "resident", "passenger" }

rule "leaving.controlled" {
  cite = { "N-0930" },
  to = "2021-10-11",
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  where = here:inside(the_four),
  when = for_oneself & predicate "leaving.crosses",
  require = papers.entry_consent & (papers.exit_consent | ~here:same(origin, "province")),
  text = {
    vi = "Ra, vào TP HCM, Bình Dương, Đồng Nai, Long An phải được nơi đi và nơi đến đồng ý. "
      .. "Xin cho xem văn bản đồng ý, hoặc quay lại.",
    en = "To leave or enter TP HCM, Binh Duong, Dong Nai or Long An the place left and the place entered "
      .. "must agree. Show their consent, or go back.",
  },
}

rule "leaving.controlled.allowed" {
  cite = { "N-0930" },
  to = "2021-10-11",
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  where = here:inside(the_four),
  when = for_oneself & predicate "leaving.crosses" & papers.entry_consent,
  allow = {
    vi = "Nơi đi và nơi đến đã đồng ý: được đi.",
    en = "The place left and the place entered agree: you may go.",
  },
}

-- The same telegram has the provinces bring workers back in an organised way, that is by the employer's plan.
local brought_back = purpose:is "work" & destination:inside(the_four) & papers.work_plan

rule "leaving.workers_return" {
  cite = { "N-0930" },
  to = "2021-10-11",
  amends = "leaving.province",
  unless = predicate "leaving.on_duty" | predicate "leaving.allowed" | brought_back,
}

rule "leaving.workers_return.entry" {
  cite = { "N-0930" },
  to = "2021-10-11",
  amends = "leaving.entry",
  unless = predicate "leaving.on_duty" | brought_back,
}

---- Resolution 128

-- Health guidance under the resolution: a test only of people from level 4 or from a blockaded area. That it
-- holds for 72 hours from sampling is taken over from 8318/BYT-DP.
rule "leaving.level_4" {
  cite = { "N-128", "M-8318" },
  subject = "health",
  query = "movement",
  when = predicate "leaving.crosses" & (origin:level_is "L4" | origin:has_level "containment"),
  unless = predicate "leaving.on_duty",
  require = person.test.result:is "negative" & time:before(person.test.sampled + hours(72)),
  text = {
    vi = "Từ nơi cấp độ 4 hoặc phong tỏa sang tỉnh khác: cần xét nghiệm âm tính trong 72 giờ. "
      .. "Xin cho xem kết quả.",
    en = "From level 4 or a blockaded area to another province: a negative test of 72 hours is needed. "
      .. "Please show it.",
  },
}

rule "leaving.airport" {
  cite = { "N-1840" },
  subject = "purpose",
  query = "movement",
  when = purpose:is "to_airport" & papers.flight_ticket & papers.flight_on:is(today),
  allow = {
    vi = "Ra sân bay có vé bay trong ngày: được đi.",
    en = "To the airport with a ticket for today: you may go.",
  },
}
