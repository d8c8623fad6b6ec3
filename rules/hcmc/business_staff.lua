-- The staff of a business in TP HCM: from 23/8/2021 nobody works without an arrangement, one quarter of the
-- staff at most is there, and they moved in before 06:00 of 23/8 (2796); from 7/9 shops have staff with a
-- dose, a recent test and the police permit (2994, 3072).

---- 2796, from 23/8

-- All units; care of the sick has no quota.
rule "staff.arrangement" {
  cite = { "H-2796" },
  subject = "papers",
  query = "business",
  when = predicate "business.working" & ~predicate "business.health_care",
  require = business.arrangement:one_of { "three_on_site", "one_route_two_points" },
  text = {
    vi = "Chỉ hoạt động theo \"3 tại chỗ\" hoặc \"1 cung đường 2 điểm đến\". "
      .. "Xin bố trí như vậy, nếu không thì tạm dừng.",
    en = "Work only with staff who live on site (three on site) or come straight from their lodging by company "
      .. "bus (one route, two points). Otherwise please stop.",
  },
}

parameter "staff.share" {
  type = "decimal",
  vi = "tỷ lệ người lao động có mặt",
  en = "share of the staff on site",
  { value = 0.25, cite = { "H-2796" } },
}

rule "staff.quarter" {
  cite = { "H-2796" },
  subject = "health",
  query = "business",
  when = predicate "business.working" & ~predicate "business.health_care"
    & business.on_site:above(business.workers * parameter "staff.share"),
  deny = {
    vi = "Không quá 1/4 số người lao động có mặt. Xin giảm số người.",
    en = "No more than a quarter of the staff may be on site. Please reduce the number.",
  },
}

rule "staff.quarter.allowed" {
  cite = { "H-2796" },
  subject = "health",
  query = "business",
  when = business.sector:listed "open.79"
    & ~business.sector:one_of { "eatery", "hotel", "insurer", "construction", "notary", "clinic" }
    & business.arrangement:one_of { "three_on_site", "one_route_two_points" }
    & business.on_site:at_most(business.workers * parameter "staff.share"),
  allow = {
    vi = "Không quá 1/4 số người, theo \"3 tại chỗ\" hoặc \"1 cung đường 2 điểm đến\": được hoạt động.",
    en = "With at most a quarter of the staff, three on site or one route and two points: may work.",
  },
}

-- The act says before 06:00, the press 00:00 (conflicts.lua). Trades that opened later (7/9 on) could not be there.
rule "staff.present" {
  cite = { "H-2796" },
  through = "2021-09-15",
  subject = "health",
  query = "business",
  when = predicate "business.working" & ~predicate "business.health_care"
    & ~business.sector:one_of { "eatery", "computer_shop", "stationery" },
  require = business.present_since:before("2021-08-23 06:00"),
  text = {
    vi = "Người lao động phải vào cơ sở trước 06:00 ngày 23/8 và ở lại. Xin không nhận thêm người vào làm.",
    en = "The staff had to move in before 06:00 on 23 August and stay. Please let nobody in who came later.",
  },
}

---- 2994 and 3072, from 7/9

list "trades.2994" {
  of = "business.sector",
  add = { "supermarket", "convenience_store", "food_shop", "pharmacy", "eatery", "post_telecom",
          "computer_shop", "stationery" },
  cite = { "H-2994" },
}

amend "trades.2994" {
  add = { "vehicle_repair", "food_maker" },
  cite = { "H-3072" },
}

rule "staff.dose" {
  cite = { "H-2994" },
  subject = "health",
  query = "business",
  when = predicate "business.working" & business.sector:listed "trades.2994",
  require = business.staff_doses_min:at_least(1),
  text = {
    vi = "Mọi người làm việc phải đã tiêm ít nhất 1 mũi vắc xin. Ai chưa tiêm, xin cho nghỉ và đăng ký tiêm.",
    en = "All staff present must have had at least one dose. Please send home who has none, to be vaccinated first.",
  },
}

rule "staff.test" {
  cite = { "H-2994" },
  subject = "health",
  query = "business",
  when = predicate "business.working" & business.sector:listed "trades.2994",
  require = today:before(business.last_test + days(3)) & ~business.test_interval_days:above(2),
  text = {
    vi = "Người làm việc phải xét nghiệm 2 ngày một lần (mẫu đơn hoặc gộp 3). Xin cho xét nghiệm lại, sửa phương án.",
    en = "Staff are tested every 2 days (single rapid test or a pool of 3). Please have them tested, and plan it so.",
  },
}

rule "staff.permit" {
  cite = { "H-2994" },
  subject = "papers",
  query = "business",
  when = predicate "business.working" & business.sector:listed "trades.2994"
    & ~predicate "business.health_care",
  require = business.staff_have_permits,
  text = {
    vi = "Mọi người làm việc phải có giấy đi đường do công an cấp. Ai chưa có, xin cho nghỉ và xin cấp giấy.",
    en = "All staff must hold the police travel permit. Please send home who has none and ask the police for it.",
  },
}
