-- When shops close in TP HCM: from 26/7/2021 at 18:00 (6 pm) like the people, until 21:00 for some from 7/9
-- on. Which businesses are open at all, and under which conditions, is not settled here.

-- Not shops, though people come in: they work through the night.
list "night.open" {
  of = "business.sector",
  add = { "hospital", "hotel", "utility", "sanitation", "logistics", "public_agency" },
  cite = { "H-2490" },
}

-- A shop is closed even when it serves nobody; 3072 gives food makers an hour to stop as well.
list "closing.without_customers" {
  of = "business.sector",
  add = { "supermarket", "convenience_store", "food_shop" },
  cite = { "H-2490" },
}

amend "closing.without_customers" {
  add = { "food_maker" },
  cite = { "H-3072" },
}

rule "closing.at_18" {
  cite = { "H-2490" },
  subject = "night",
  query = "business",
  when = clock:between("18:00", "06:00")
    & (~business.service:is "none" | business.sector:listed "closing.without_customers")
    & ~business.sector:listed "night.open"
    & predicate "business.working",
  deny = {
    vi = "Cửa hàng, dịch vụ đóng cửa từ 18:00 (6 giờ tối) đến 06:00. Xin mở lại từ 06:00.",
    en = "Shops and services close from 18:00 (6 pm) to 06:00 (6 am). Please open again at 06:00.",
  },
}

-- "Emergency and anti-epidemic forces, sanitation, repair of power, water and telecom, vehicles for essential
-- goods": where these work is open too.
rule "closing.night_work" {
  cite = { "H-2490" },
  subject = "night",
  query = "business",
  when = clock:between("18:00", "06:00")
    & business.sector:one_of { "hospital", "sanitation", "utility", "logistics" },
  allow = {
    vi = "Y tế, vệ sinh, sửa chữa điện, nước, vận tải hàng thiết yếu được làm việc ban đêm.",
    en = "Health care, sanitation, repair of power and water, transport of essential goods work at night.",
  },
}

rule "closing.gateway_petrol" {
  cite = { "H-2490" },
  subject = "night",
  query = "business",
  when = business.sector:is "petrol_station" & business.at_gateway,
  lift = { "closing.at_18" },
  text = {
    vi = "Cây xăng ở 12 cửa ngõ chính được bán ban đêm.",
    en = "Petrol stations at the 12 main gateways may sell at night.",
  },
}

-- Until 2994 gives post and telecom hours of its own.
rule "closing.post" {
  cite = { "H-POST" },
  through = "2021-09-06",
  subject = "night",
  query = "business",
  when = business.sector:is "post_telecom" & business.service:is "delivery",
  lift = { "closing.at_18" },
  text = {
    vi = "Bưu phẩm, bưu kiện được chuyển phát ban đêm; quầy giao dịch vẫn đóng.",
    en = "Post may be carried at night; the counter stays closed.",
  },
}

rule "closing.stock" {
  cite = { "H-2718" },
  subject = "night",
  query = "business",
  when = business.sector:one_of { "supermarket", "convenience_store", "food_shop" }
    & business.service:is "none",
  lift = { "closing.at_18" },
  text = {
    vi = "Nhân viên siêu thị, cửa hàng bình ổn giá, cửa hàng tiện lợi chuẩn bị hàng ban đêm: được làm việc, "
      .. "không bán cho khách.",
    en = "Staff of supermarkets, stabilised-price and convenience shops may prepare stock at night, without "
      .. "customers.",
  },
}

-- The order of 7/9 leaves shops open until 21:00, that of 15/9 adds trades; each names its own.
rule "closing.at_21" {
  cite = { "H-2994" },
  subject = "night",
  query = "business",
  when = clock:between("18:00", "21:00")
    & business.sector:one_of { "supermarket", "convenience_store", "food_shop", "pharmacy" },
  lift = { "closing.at_18" },
  text = {
    vi = "Siêu thị, cửa hàng tiện lợi, cửa hàng thực phẩm, nhà thuốc được mở đến 21:00 (9 giờ tối).",
    en = "Supermarkets, convenience and food shops and pharmacies may be open until 21:00 (9 pm).",
  },
}

rule "closing.at_21.more_trades" {
  cite = { "H-3072" },
  subject = "night",
  query = "business",
  when = clock:between("18:00", "21:00")
    & (business.sector:one_of { "post_telecom", "computer_shop", "stationery", "vehicle_repair",
                                "food_maker" }
       | business.sector:is "eatery" & business.service:one_of { "takeaway", "delivery" }),
  lift = { "closing.at_18" },
  text = {
    vi = "Bưu chính, thiết bị tin học, văn phòng phẩm, sửa xe, chế biến thực phẩm, bán thức ăn mang về: "
      .. "đến 21:00.",
    en = "Post, IT and stationery shops, repair, food processing and takeaway may work until 21:00 (9 pm).",
  },
}
