-- Eateries of TP HCM from 20/6 to 30/9/2021: takeaway, then nothing but catering for hospitals, quarantine
-- sites and sites with three on site, then delivery and takeaway again. October is in business_october.lua.

---- Directive 10, 20/6 to 8/7: takeaway

rule "ct10.dine_in" {
  cite = { "H-CT10", "N-117" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "dine_in"
    & predicate "business.working",
  deny = {
    vi = "Chỉ thị 10: quán ăn không phục vụ tại chỗ. Xin bán mang đi.",
    en = "Directive 10: eateries serve nobody inside. Please sell takeaway.",
  },
}

rule "ct10.takeaway" {
  cite = { "H-CT10" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "eatery" & ~business.service:is "dine_in",
  allow = {
    vi = "Chỉ thị 10: quán ăn được bán mang đi, giao tận nơi.",
    en = "Directive 10: eateries may sell for takeaway and delivery.",
  },
}

---- 2279, from 9/7: takeaway and delivery of food stop

rule "eatery.closed" {
  cite = { "H-2279", "N-117" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "eatery" & ~business.service:is "none"
    & predicate "business.working",
  deny = {
    vi = "Dừng bán thức ăn tại chỗ, mang đi và giao tận nơi. Xin đóng cửa.",
    en = "No eating in, no takeaway and no delivery of food. Please close.",
  },
}

---- 2468, from 24/7: catering

rule "open79.catering" {
  cite = { "H-2468" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "none",
  allow = {
    vi = "Nấu suất ăn cho bệnh viện, khu cách ly, nơi \"3 tại chỗ\": được hoạt động.",
    en = "Catering for hospitals, quarantine sites and sites with three on site may work.",
  },
}

rule "open79.catering.no_customers" {
  cite = { "H-2468" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "none",
  oblige = {
    vi = "Chỉ nấu cho bệnh viện, khu cách ly, nơi \"3 tại chỗ\"; không bán cho khách.",
    en = "Cook for hospitals, quarantine sites and sites with three on site only; do not sell to customers.",
  },
}

rule "night.catering" {
  cite = { "H-2718" },
  subject = "night",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "none" & clock:between("18:00", "06:00"),
  allow = {
    vi = "Nấu suất ăn cho bệnh viện, khu cách ly: được làm việc ban đêm.",
    en = "Catering for hospitals and quarantine sites may work at night.",
  },
}

---- 2994, from 7/9: food by delivery; 3072, from 16/9: takeaway on orders made on line

rule "eatery.delivery_only" {
  cite = { "H-2994", "N-117" },
  replaces = "eatery.closed",
  subject = "purpose",
  query = "business",
  when = business.sector:is "eatery" & business.service:one_of { "walk_in", "dine_in", "takeaway" }
    & predicate "business.working",
  deny = {
    vi = "Quán ăn chỉ bán qua giao hàng. Xin không phục vụ tại chỗ, không để khách đến mua mang đi.",
    en = "Eateries sell by delivery only. Please serve nobody inside and nobody who comes to take food away.",
  },
}

rule "eatery.takeaway" {
  cite = { "H-3072", "N-117" },
  amends = "eatery.delivery_only",
  when = business.sector:is "eatery" & business.service:one_of { "walk_in", "dine_in" }
    & predicate "business.working",
  deny = {
    vi = "Quán ăn chỉ bán mang đi và qua giao hàng, theo đơn đặt trực tuyến. Xin không phục vụ tại chỗ.",
    en = "Eateries sell only takeaway and by delivery, on orders made on line. Please serve nobody inside.",
  },
}

rule "eatery.online_orders" {
  cite = { "H-2994" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "eatery" & ~business.service:is "none" & predicate "business.working",
  require = business.orders:is "online",
  text = {
    vi = "Quán ăn chỉ nhận đơn trực tuyến. Xin không nhận khách đặt tại quầy.",
    en = "Eateries take orders on line only. Please take none at the counter.",
  },
}

rule "eatery.three_on_site" {
  cite = { "H-2994" },
  subject = "papers",
  query = "business",
  when = business.sector:is "eatery" & predicate "business.working",
  require = business.arrangement:is "three_on_site",
  text = {
    vi = "Quán ăn phải thực hiện \"3 tại chỗ\": làm, ăn, nghỉ tại quán. "
      .. "Xin bố trí như vậy, nếu không thì tạm đóng cửa.",
    en = "In an eatery the staff work, eat and sleep on site. Please arrange it so, or stay closed.",
  },
}

-- Delivery is a mode that the district approves: nothing known of it, it is asked.
rule "eatery.registered" {
  cite = { "H-2994" },
  through = "2021-09-15",
  subject = "papers",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "delivery" & predicate "business.working",
  require = business.registered,
  text = {
    vi = "Quán ăn phải đăng ký hình thức bán qua giao hàng. Xin đăng ký với UBND quận, huyện rồi mở bán.",
    en = "An eatery registers that it sells by delivery. Please register with the district, then sell.",
  },
}

---- Cần Giờ, 16/9 to 30/9: a condition of its own

predicate "cangio.staff_ready" {
  cite = { "H-CANGIO" },
  vi = "mọi người làm đã tiêm mũi 2 được 14 ngày",
  en = "all staff are 14 days past the second dose",
  when = business.staff_doses_min:at_least(2) & today:from(business.staff_last_dose + days(14)),
}

rule "cangio.eatery_staff" {
  cite = { "H-CANGIO" },
  subject = "health",
  query = "business",
  when = business.sector:is "eatery" & ~business.service:is "none" & predicate "business.working",
  require = predicate "cangio.staff_ready",
  text = {
    vi = "Cần Giờ: quán ăn chỉ bán mang đi khi mọi người làm đã tiêm mũi 2 được 14 ngày. Ai chưa đủ, xin cho nghỉ.",
    en = "Can Gio: eateries sell takeaway only with staff 14 days past the second dose. Please send home the others.",
  },
}

rule "cangio.eatery" {
  cite = { "H-CANGIO" },
  subject = "health",
  query = "business",
  when = business.sector:is "eatery" & business.service:one_of { "takeaway", "delivery" }
    & predicate "cangio.staff_ready",
  allow = {
    vi = "Cần Giờ: mọi người làm đã tiêm mũi 2 được 14 ngày, quán ăn được bán mang đi.",
    en = "Can Gio: with all staff 14 days past the second dose the eatery may sell takeaway.",
  },
}
