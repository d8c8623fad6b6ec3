-- Businesses of Cần Thơ: the first closures (16/6/2021), tests every 3 days (3508), guests and buyers in the
-- green districts (17/9), takeaway only and closed markets (24/9 on). Unsafe businesses are in factories.lua.

local green = { "924", "925", "926", "927" } -- Vĩnh Thạnh, Cờ Đỏ, Phong Điền, Thới Lai

---- 16/6 to 11/7

-- "Many services": those that Directive 15 suspends.
rule "cantho.june.closed" {
  cite = { "C-1606", "N-117" },
  subject = "purpose",
  query = "business",
  when = business.sector:listed "services.non_essential"
    & predicate "business.working",
  deny = {
    vi = "Dịch vụ không thiết yếu tạm dừng. Xin đóng cửa cho đến khi có thông báo mới.",
    en = "Non-essential services are suspended. Please stay closed until further notice.",
  },
}

rule "cantho.june.open" {
  cite = { "C-1606" },
  subject = "purpose",
  query = "business",
  when = ~here:level_is "CT16" & ~business.sector:listed "services.non_essential",
  allow = {
    vi = "Không thuộc dịch vụ tạm dừng: được hoạt động, không tụ tập quá 10 người.",
    en = "Not among the suspended services: may work, with no more than 10 people together.",
  },
}

rule "cantho.june.takeaway" {
  cite = { "C-1606" },
  subject = "health",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "dine_in",
  oblige = {
    vi = "Khuyến khích bán mang đi; phục vụ tại chỗ thì giữ khoảng cách, không quá 10 người.",
    en = "Sell for takeaway if you can; inside keep the distance and no more than 10 people.",
  },
}

---- 3508, 25/8 to 8/9 at 00:00; the letter that carries the level on leaves these measures out

local measures_end = "2021-09-08"

list "essential.cantho" {
  of = "business.sector",
  add = { "factory", "food_maker", "supermarket", "convenience_store", "food_shop", "traditional_market",
          "wholesale_market", "pharmacy", "petrol_station", "logistics" },
  cite = { "C-3508" },
}

rule "cantho.staff_test" {
  cite = { "C-3508" },
  to = measures_end,
  subject = "health",
  query = "business",
  when = business.sector:listed "essential.cantho" & predicate "business.working",
  require = today:before(business.last_test + days(4)) & ~business.test_interval_days:above(3),
  text = {
    vi = "Người lao động ở cơ sở sản xuất, kinh doanh thiết yếu phải xét nghiệm 3 ngày một lần. "
      .. "Xin cho xét nghiệm lại, sửa phương án.",
    en = "Staff of essential producers and shops are tested every 3 days. Please have them tested, and plan it so.",
  },
}

rule "cantho.staff_shifts" {
  cite = { "C-3508" },
  to = measures_end,
  subject = "health",
  query = "business",
  when = business.sector:listed "essential.cantho" & predicate "business.working",
  oblige = {
    vi = "Bố trí làm việc luân phiên; khuyến khích \"3 tại chỗ\".",
    en = "Let the staff work in rotating shifts; three on site is encouraged.",
  },
}

rule "cantho.staff_full" {
  cite = { "C-3508" },
  to = measures_end,
  subject = "health",
  query = "business",
  when = business.sector:listed "essential.cantho" & business.rotating_shifts:is(false)
    & predicate "business.working",
  deny = {
    vi = "Cơ sở thiết yếu phải bố trí người làm luân phiên. Xin chia ca, bớt người có mặt.",
    en = "Essential producers and shops work in rotating shifts. Please divide the staff into shifts.",
  },
}

---- 18/9 to 23/9: green districts

-- A further limit on drinks is cut off in the source.
rule "cantho.green.eatery" {
  cite = { "C-1809" },
  subject = "health",
  query = "business",
  where = here:inside(green),
  when = business.sector:is "eatery" & business.service:is "dine_in" & predicate "business.working",
  require = business.guests:at_most(10),
  text = {
    vi = "Quán ăn vùng xanh phục vụ tối đa 10 khách cùng lúc. Xin giảm số khách.",
    en = "An eatery in a green district serves at most 10 guests at once. Please reduce the number.",
  },
}

rule "cantho.green.supermarket" {
  cite = { "C-1809" },
  subject = "health",
  query = "business",
  where = here:inside(green),
  when = business.sector:is "supermarket" & business.service:is "walk_in" & predicate "business.working",
  require = business.guests:at_most(10),
  text = {
    vi = "Siêu thị vùng xanh cho tối đa 10 người mua cùng lúc. Xin để khách đợi bên ngoài.",
    en = "A supermarket in a green district lets in at most 10 buyers at once. Let the others wait outside.",
  },
}

rule "cantho.green.limits" {
  cite = { "C-1809" },
  subject = "health",
  query = "business",
  where = here:inside(green),
  when = business.sector:one_of { "eatery", "supermarket" } & predicate "business.working",
  oblige = {
    vi = "Không quá 10 khách cùng lúc; giữ khoảng cách 2 m.",
    en = "No more than 10 customers at once; keep 2 m apart.",
  },
}

rule "cantho.green.reopened" {
  cite = { "C-1809" },
  subject = "purpose",
  query = "business",
  where = here:inside(green),
  when = here:level_is "CT15" & business.sector:one_of { "eatery", "supermarket" },
  allow = {
    vi = "Vùng xanh: quán ăn, siêu thị được hoạt động với số khách giới hạn.",
    en = "In green districts eateries and supermarkets are open with a limited number of guests.",
  },
}

---- from 24/9, and the whole city from 30/9 at 12:00

-- "Until further notice": a stricter order of the city stands until the city applies Resolution 128, as
-- Directive 18 does in TP HCM.

rule "cantho.markets_closed" {
  cite = { "C-2409", "N-117" },
  subject = "purpose",
  query = "business",
  when = business.sector:one_of { "wholesale_market", "traditional_market", "informal_market" }
    & predicate "business.working",
  deny = {
    vi = "Chợ đầu mối, chợ truyền thống, chợ tự phát chưa được hoạt động. Xin đóng cửa; siêu thị vẫn mở.",
    en = "Wholesale, traditional and informal markets stay closed; supermarkets are open.",
  },
}

rule "cantho.takeaway_only" {
  cite = { "C-2409", "N-117" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "dine_in"
    & predicate "business.working",
  deny = {
    vi = "Quán ăn chỉ bán mang đi, không phục vụ tại chỗ, kể cả các huyện vùng xanh. Xin chuyển sang bán mang đi.",
    en = "Eateries sell takeaway only, in the green districts too. Please do not serve guests inside.",
  },
}
