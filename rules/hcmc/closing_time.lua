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
    vi = "Cửa hàng, dịch vụ đóng cửa từ 18:00 (6 giờ tối) đến 06:00. "
      .. "Xin đóng cửa; nơi được phép hoạt động mở lại lúc 06:00.",
    en = "Shops and services close from 18:00 (6 pm) to 06:00 (6 am). "
      .. "Please close; those that may work open again at 06:00.",
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
  lift = { "closing.at_18", "closing.at_21" },
  text = {
    vi = "Nhân viên siêu thị, cửa hàng bình ổn giá, cửa hàng tiện lợi chuẩn bị hàng ban đêm: được làm việc, "
      .. "không bán cho khách.",
    en = "Staff of supermarkets, stabilised-price and convenience shops may prepare stock at night, without "
      .. "customers.",
  },
}

---- 2994, from 7/9, and 3072, from 16/9: until 18:00 or until 21:00 for the trades each of them names

list "open_until_18.79" {
  of = "business.sector",
  add = { "eatery", "post_telecom", "computer_shop", "stationery" },
  cite = { "H-2994" },
}

amend "open_until_18.79" {
  remove = { "eatery", "post_telecom", "computer_shop", "stationery" },
  cite = { "H-3072" },
}

rule "closing.named_at_18" {
  cite = { "H-2994" },
  subject = "night",
  query = "business",
  when = clock:between("18:00", "06:00") & business.sector:listed "open_until_18.79"
    & ~business.service:is "none" & predicate "business.working",
  deny = {
    vi = "Ngành nghề này hoạt động từ 06:00 đến 18:00 (6 giờ tối). Xin đóng cửa, mở lại lúc 06:00.",
    en = "This trade is open from 06:00 to 18:00 (6 pm). Please close and open again at 06:00.",
  },
}

list "open_until_21.79" {
  of = "business.sector",
  add = { "supermarket", "convenience_store", "food_shop", "pharmacy" },
  cite = { "H-2994" },
}

amend "open_until_21.79" {
  add = { "post_telecom", "computer_shop", "stationery", "vehicle_repair", "food_maker", "eatery" },
  cite = { "H-3072" },
}

rule "closing.not_at_18" {
  cite = { "H-2994" },
  subject = "night",
  query = "business",
  when = business.sector:listed "open_until_21.79",
  lift = { "closing.at_18" },
  text = {
    vi = "Ngành nghề này được hoạt động đến 21:00 (9 giờ tối).",
    en = "This trade may be open until 21:00 (9 pm).",
  },
}

rule "closing.at_21" {
  cite = { "H-2994" },
  subject = "night",
  query = "business",
  when = clock:between("21:00", "06:00") & business.sector:listed "open_until_21.79"
    & (~business.service:is "none" | business.sector:listed "closing.without_customers")
    & predicate "business.working",
  deny = {
    vi = "Ngành nghề này hoạt động từ 06:00 đến 21:00 (9 giờ tối). Xin đóng cửa, mở lại lúc 06:00.",
    en = "This trade is open from 06:00 to 21:00 (9 pm). Please close and open again at 06:00.",
  },
}
