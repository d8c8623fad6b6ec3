-- Documents that contradict each other, or a report of them. Each entry says both readings, which of them the
-- rules follow, and why; answers that depend on it name it. Conflicts about one clause of one file stand in
-- that file (communes of Can Tho: cantho/areas.lua).

---- Directive 15: ten people, or more than ten

conflict "ct15.ten_people" {
  cite = { "N-CT15", "H-1931" },
  from = "2021-06-15",
  to = "2021-06-20",
  query = { "place", "movement" },
  where = here:inside "79",
  when = here:level_is "CT15" & (place.people:is(10) | group.size:is(10)),
  text = {
    vi = "Chỉ thị 15 cấm tụ tập từ 10 người trở lên; bản tóm tắt Công văn 1931 ghi trên 10 người. "
      .. "Cấp dưới không được nới: từ 10 người là vi phạm.",
    en = "Directive 15 bans gatherings of 10 or more, a digest of letter 1931 says over 10. "
      .. "A city may not be looser: ten are too many.",
  },
}

---- the stay-home order of TP HCM: 8/7 or 9/7

conflict "start_of_ct16" {
  cite = { "H-CT10", "H-2279" },
  from = "2021-07-08",
  to = "2021-07-09",
  query = { "movement", "place", "business", "level" },
  where = here:inside "79",
  text = {
    vi = "Một bản tin ghi Chỉ thị 16 từ 8/7; Công văn 2279 ghi từ 0 giờ 9/7. Theo công văn: "
      .. "8/7 còn Chỉ thị 10.",
    en = "One report dates Directive 16 from 8 July, letter 2279 from 9 July 00:00. The letter counts: "
      .. "Directive 10 still holds on 8 July.",
  },
}

conflict "start_of_2468" {
  cite = { "H-2279", "H-2468" },
  from = "2021-07-23",
  to = "2021-07-24",
  query = { "business", "level" },
  where = here:inside "79",
  text = {
    vi = "Một bản tóm tắt ghi các biện pháp của Công văn 2468 từ 23/7, bản khác từ 24/7. "
      .. "Theo bản sau, nối liền với Công văn 2279.",
    en = "One digest dates the measures of letter 2468 from 23 July, others from 24 July. "
      .. "The latter counts: it follows on letter 2279.",
  },
}

---- leaving the place of residence, or the province

conflict "leaving.residence_or_province" {
  cite = { "N-1063", "N-5255" },
  to = "2021-08-16",
  query = "movement",
  when = origin:level_at_least "CT15" & ~origin:same(destination, "ward")
    & ~trip:leaves(origin:up "province"),
  text = {
    vi = "Công điện 1063 ghi không rời nơi cư trú; Công văn 5255 cùng tối sửa thành không ra khỏi tỉnh, "
      .. "thành phố. Theo văn bản sau: trong tỉnh không bị cấm vì điều này.",
    en = "Telegram 1063 says nobody leaves the place of residence; "
      .. "5255 of the same evening says the province. The later act counts: "
      .. "trips inside the province are not touched by it.",
  },
}

---- shopping in green zones: announced on 21/8, cancelled on 22/8

conflict "shopping.announcement" {
  cite = { "H-CT11" },
  through = "2021-09-06",
  query = "movement",
  where = trip:touches "79",
  when = purpose:is "buy_food",
  about = { "shopping.nobody" },
  text = {
    vi = "Ngày 21/8 thông báo vùng xanh, vàng đi chợ tuần một lần; Chỉ thị 11 ngày 22/8 bỏ. "
      .. "Thông báo không phải văn bản: theo Chỉ thị 11.",
    en = "On 21 August weekly shopping was announced for green and yellow zones; "
      .. "directive 11 of 22 August dropped it. An announcement is no act: the directive counts.",
  },
}

---- the permits of 23/8: to the end of 6/9, or to 6/9 00:00

conflict "permits.end_of_the_period" {
  cite = { "H-2796", "H-2800" },
  query = "movement",
  where = trip:touches "79",
  when = permit.form:one_of { "agency_2800", "police_3261" } & permit.valid_to:is "2021-09-06 00:00",
  text = {
    vi = "Phụ lục Công văn 2800 ghi giấy hết hạn 0 giờ 6/9, phần chính Công văn 2796 ghi đến 6/9. "
      .. "Phần chính có giá trị: hết ngày 6/9.",
    en = "The annex of letter 2800 ends the permits on 6 September at 00:00, the body of letter 2796 with "
      .. "that day. The body counts.",
  },
}

-- 2994 was signed on 7/9, after the permits had ended.
conflict "permits.bridge" {
  cite = { "H-2994", "H-2796" },
  to = "2021-09-09",
  query = "movement",
  where = trip:touches "79",
  when = permit.form:is "police_3261"
    & (permit.valid_to:is "2021-09-06 00:00" | permit.valid_to:is "2021-09-07 00:00"),
  text = {
    vi = "Giấy hết hạn ngày 6/9, Công văn 2994 ký ngày 7/9 và báo chí đưa tin ngày 8/9. "
      .. "Việc gia hạn nối liền kỳ trước, không có khoảng trống.",
    en = "The permits ended on 6 September, letter 2994 was signed on 7 September and reported on the "
      .. "8th. The extension goes back to the end of the period: there is no gap.",
  },
}

---- on site before 06:00 or before 00:00 of 23/8

conflict "present_before" {
  cite = { "H-2796" },
  through = "2021-09-15",
  query = "business",
  where = here:inside "79",
  when = business.arrangement:one_of { "three_on_site", "one_route_two_points" }
    & business.present_since:between("2021-08-23 00:00", "2021-08-23 06:00"),
  text = {
    vi = "Công văn 2796 ghi có mặt trước 06:00 ngày 23/8, báo chí ghi trước 0 giờ. Theo công văn.",
    en = "Letter 2796 wants the staff inside before 06:00 of 23 August, the press says 00:00. "
      .. "The letter counts.",
  },
}

---- shippers: how often a test, and which dose

conflict "shippers.test_interval" {
  cite = { "H-2925" },
  query = "movement",
  where = trip:within "79",
  when = purpose:is "delivery" & person.role:is "app_shipper",
  text = {
    vi = "Ngoài các vùng đỏ, ba bản tin ghi chu kỳ xét nghiệm của người giao hàng khác nhau: "
      .. "ngày hai lần, tuần hai lần, hai ngày một lần. Theo hai ngày một lần.",
    en = "Outside the red areas three reports differ on the tests of shippers: "
      .. "twice a day, twice a week, every two days. Every two days is followed.",
  },
}

conflict "shippers.dose" {
  cite = { "H-2925" },
  through = "2021-09-06",
  query = "movement",
  where = trip:within "79",
  when = purpose:is "delivery" & person.role:is "app_shipper" & person.doses:at_least(1)
    & today:before(person.first_dose + days(17)),
  text = {
    vi = "Một bản tin ghi người giao hàng phải tiêm từ 13/8 trở về trước cho ngày 30/8 (17 ngày, dù lý do "
      .. "là hai tuần); các bản tin khác chỉ ghi ít nhất một mũi. Theo ngày cụ thể đến khi văn bản 7/9.",
    en = "One report wants the dose of a shipper on 13 August or earlier for 30 August (17 days, though "
      .. "its reason is two weeks); others want one dose only. "
      .. "The date is followed until the act of 7 September.",
  },
}

---- Can Tho: 83 communes or 85

conflict "areas.communes_counted" {
  cite = { "C-3009", "C-2409" },
  query = "level",
  where = here:inside "92",
  text = {
    vi = "Báo chí đếm 74 xã, phường và 9 phường (83), nơi khác ghi 85/85. "
      .. "Mức của từng nơi không phụ thuộc con số này.",
    en = "Reports count 74 communes and nine wards (83), another says 85 of 85. "
      .. "The level of each of them does not depend on the number.",
  },
}

---- Resolution 128: services of high risk

conflict "n128.high_risk_services" {
  cite = { "N-128" },
  query = "business",
  when = business.sector:one_of { "disco", "karaoke", "spa_massage", "bar", "internet_cafe", "games",
                                  "hair_beauty" },
  text = {
    vi = "Một bản tóm tắt Nghị quyết 128 ghi dịch vụ nguy cơ cao chỉ mở ở vùng xanh; "
      .. "nghị quyết giao tỉnh quyết định. Theo nghị quyết.",
    en = "One digest of Resolution 128 opens services of high risk in green areas only, the resolution "
      .. "leaves it to the province. The resolution counts.",
  },
}

---- arrivals of vaccinated people: monitoring, or quarantine at home

conflict "arrivals.monitoring_or_quarantine" {
  cite = { "M-6386" },
  query = "person",
  when = purpose:is "arrival" & ~person.arrived_from_abroad
    & (person.doses:at_least(2) | person.case:is "recovered"),
  text = {
    vi = "Người tiêm đủ hoặc đã khỏi bệnh: bản tóm tắt này ghi tự theo dõi, bản kia ghi cách ly 7 ngày "
      .. "tại nhà. Ở nhà 7 ngày, xét nghiệm ngày 1 và 7 đúng với cả hai.",
    en = "For the vaccinated and the recovered one digest says monitoring, another seven days of "
      .. "quarantine at home. Seven days at home with tests on days 1 and 7 satisfy both.",
  },
}
