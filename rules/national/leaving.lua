-- Nobody leaves the province of residence while it keeps its distance, unless the authorities allow it
-- (telegram 1063, after 31/7/2021). The telegram said "place of residence"; 5255 of the same evening put the
-- province in its place, so that trips inside the province are not touched.

-- Consent of the authorities: a paper of the place left, or a seat in an organised trip.
predicate "leaving.allowed" {
  vi = "được chính quyền cho phép rời tỉnh",
  en = "leave from the authorities to go",
  when = papers.exit_consent | papers.on_trip_list,
}

-- Goods, relief, care and duty are no leaving of the residence.
predicate "leaving.on_duty" {
  vi = "chở hàng, tiếp tế, khám bệnh, công vụ hoặc chống dịch",
  en = "goods, relief, medical care, official or anti-epidemic duty",
  when = purpose:one_of { "goods_transport", "relief_supply", "official_duty", "epidemic_duty", "press",
                          "medical_care", "hospital_care", "medical_transfer" },
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

rule "leaving.with_consent" {
  cite = { "N-5255", "N-1063" },
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  when = purpose:is "home_province_return" & predicate "leaving.allowed" & papers.entry_consent,
  allow = {
    vi = "Về quê theo chuyến được nơi đi và nơi đến đồng ý: được đi, theo sự bố trí của hai tỉnh.",
    en = "Going home with the consent of both places: you may go, as the two provinces arrange it.",
  },
}

---- already on the road

-- Who was on the road when the ban began is received by the province he is in: tests, coaches, motorbikes on
-- trucks. No other order gives such a grace (convention K13).
predicate "leaving.already_on_the_road" {
  vi = "đã lên đường sang tỉnh khác trước khi có lệnh không rời nơi cư trú",
  en = "left for another province before the ban on leaving began",
  when = person.departed:before "2021-08-01 00:00" & ~trip:within(origin:up "province")
    & purpose:one_of { "return_home", "home_province_return", "work", "visit", "other" },
}

rule "leaving.on_the_road.lifted" {
  cite = { "N-1063" },
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  when = predicate "leaving.already_on_the_road",
  lift = { "leaving.province", "leaving.city" },
  text = {
    vi = "Người đã lên đường trước khi có công điện không bị coi là rời nơi cư trú trái lệnh.",
    en = "Who was on the road before the telegram has not left against it.",
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
