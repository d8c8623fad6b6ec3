-- Shippers in TP HCM, 9/7 to 30/9/2021: app shippers (giao hàng công nghệ) and the delivery staff of shops.
-- Seven acts changed the rule; each part below is one of them. Hours are those of the night order (night.lua),
-- permits those of permits.lua. From 1/10 Directive 18 asks of shippers what it asks of everybody.

predicate "shipper.app" {
  vi = "người giao hàng công nghệ",
  en = "an app shipper on delivery",
  when = purpose:is "delivery" & person.role:is "app_shipper",
}

predicate "shipper.shop" {
  vi = "nhân viên giao hàng của cửa hàng",
  en = "a shop's delivery staff",
  when = purpose:is "delivery" & person.role:is "shop_delivery",
}

predicate "shipper.any" {
  vi = "người giao hàng",
  en = "a shipper",
  when = purpose:is "delivery" & person.role:one_of { "app_shipper", "shop_delivery" },
}

-- Thành phố Thủ Đức, Quận 8, Quận 12, Gò Vấp, Bình Tân, Bình Thạnh, Bình Chánh, Hóc Môn.
local red = { "769", "776", "761", "764", "777", "765", "785", "784" }

-- Which shippers go from district to district: app shippers in the week before the tightest period, and again
-- from 16/9.
list "shippers.across_districts" {
  of = "person.role",
  add = { "app_shipper" },
  from = "2021-08-16",
  through = "2021-08-22",
  cite = { "H-2718" },
}

amend "shippers.across_districts" {
  add = { "app_shipper" },
  from = "2021-09-16",
  cite = { "H-3072" },
}

---- from 9/7: delivery of food stops, and what is delivered is essential

-- Takeaway and food delivery stop. That the way of shippers with groceries (2491, 26/7) ended this for them is
-- our reading; the eateries themselves stayed closed until September.
rule "shippers.food_stopped" {
  cite = { "H-2279" },
  through = "2021-07-25",
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.app" & cargo.kind:is "food",
  deny = {
    vi = "Từ 9/7 dừng bán mang về và giao thức ăn. Xin trả hàng và về nhà.",
    en = "Since 9 July takeaway and the delivery of food are stopped. Please return the order and go home.",
  },
}

-- A shipper who does not know what the parcel holds cannot show that it is essential.
rule "shippers.essential_only" {
  cite = { "H-2279", "H-2491" },
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any" & ~predicate "goods.essential",
  deny = {
    vi = "Chỉ giao hàng thiết yếu (lương thực, thực phẩm, thuốc...); hàng này không thuộc danh mục hoặc không "
      .. "rõ là gì. Xin mang trả.",
    en = "Only essential goods (food, medicine and the like) are delivered; this load is not essential, or "
      .. "nobody knows what it is. Please take it back.",
  },
}

---- from 26/7: the sign, and a parcel for this district

rule "shippers.sign" {
  cite = { "H-2491", "H-2718" },
  subject = "papers",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any",
  require = papers.shipper_sign,
  text = {
    vi = "Người giao hàng phải đeo băng tay hoặc dấu hiệu nhận diện. Xin cho xem.",
    en = "A shipper wears the armband or sign. Please show it.",
  },
}

rule "shippers.parcel_for_this_district" {
  cite = { "H-2491" },
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any" & cargo.parcels_here:at_most(0),
  unless = person.role:listed "shippers.across_districts",
  deny = {
    vi = "Không có đơn hàng nào giao tại quận, huyện này. Xin quay lại địa bàn giao hàng.",
    en = "No parcel is for this district. Please go back to the district you deliver in.",
  },
}

rule "shippers.since_26_july" {
  cite = { "H-2491" },
  through = "2021-08-15",
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any" & predicate "goods.essential",
  allow = {
    vi = "Người giao hàng có dấu hiệu nhận diện, chở hàng thiết yếu: được đi.",
    en = "A shipper with the sign and essential goods may go.",
  },
}

---- from 16/8: registered, and across districts

rule "shippers.registered" {
  cite = { "H-2718" },
  subject = "papers",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.app",
  require = papers.platform_registered,
  text = {
    vi = "Người giao hàng công nghệ phải có trong danh sách doanh nghiệp gửi thành phố. "
      .. "Xin liên hệ doanh nghiệp để được đăng ký.",
    en = "An app shipper is on the platform's list given to the city. Ask the platform to register you.",
  },
}

rule "shippers.since_16_august" {
  cite = { "H-2718" },
  through = "2021-08-22",
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any" & predicate "goods.essential",
  allow = {
    vi = "Người giao hàng đã đăng ký, có băng tay được đi giữa các quận, huyện; nhân viên cửa hàng được giao "
      .. "hàng.",
    en = "A registered shipper with the armband may cross districts; a shop's staff may deliver.",
  },
}

---- from 23/8: none in eight districts, inside one district elsewhere

rule "shippers.red_areas_stopped" {
  cite = { "H-2796" },
  through = "2021-08-29",
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  where = trip:touches(red),
  when = predicate "shipper.app",
  deny = {
    vi = "Giao hàng công nghệ dừng tại Thủ Đức, Quận 8, Quận 12, Gò Vấp, Bình Tân, Bình Thạnh, Bình Chánh, "
      .. "Hóc Môn. Xin tắt ứng dụng và về nhà.",
    en = "App shippers do not work in Thu Duc, Districts 8 and 12, Go Vap, Binh Tan, Binh Thanh, "
      .. "Binh Chanh, Hoc Mon. Please stop and go home.",
  },
}

rule "shippers.one_district" {
  cite = { "H-2796", "H-2925" },
  through = "2021-09-06",
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.app" & ~trip:within_one "district",
  deny = {
    vi = "Người giao hàng công nghệ chỉ đi trong một quận, huyện. Xin quay lại địa bàn giao hàng.",
    en = "An app shipper stays inside one district. Please go back to yours.",
  },
}

rule "shippers.since_23_august" {
  cite = { "H-2796" },
  through = "2021-08-29",
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any" & predicate "goods.essential",
  allow = {
    vi = "Ngoài 8 địa bàn nguy cơ cao, người giao hàng được đi trong một quận, huyện.",
    en = "Outside the eight districts a shipper may work inside one district.",
  },
}

-- The list of 25/8 names shippers with a sign inside one district apart from those who need a permit. That
-- they need none is our reading.
rule "shippers.no_permit" {
  cite = { "H-LIST25" },
  subject = "papers",
  topic = { "permits", "delivery" },
  query = "movement",
  when = predicate "shipper.app" & papers.shipper_sign & trip:within_one "district",
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Người giao hàng có dấu hiệu nhận diện, đi trong một quận, huyện: không cần giấy đi đường.",
    en = "A shipper with the sign inside one district needs no travel permit.",
  },
}

---- from 30/8: a dose and tests

rule "shippers.since_30_august" {
  cite = { "H-2925" },
  through = "2021-09-06",
  subject = "health",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any" & predicate "goods.essential",
  allow = {
    vi = "Đã tiêm ít nhất 1 mũi và có kết quả âm tính đúng hạn: được giao hàng trong một quận, huyện.",
    en = "With one dose and a negative test in time a shipper may deliver inside one district.",
  },
}

rule "shippers.one_dose" {
  cite = { "H-2925", "H-2994", "H-3072" },
  subject = "health",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any",
  require = person.doses:at_least(1),
  text = {
    vi = "Người giao hàng phải tiêm ít nhất 1 mũi vắc xin. Xin đăng ký tiêm với phường, xã, tiêm rồi giao hàng.",
    en = "A shipper needs at least one dose. Ask your ward for it and deliver after that.",
  },
}

-- One report says: a dose of 13/8 or earlier for work on 30/8, which is 17 days (its reason is two weeks).
-- The others speak of the dose alone, as do the acts of September; see ../conflicts.lua.
parameter "shippers.days_after_dose" {
  type = "integer",
  vi = "số ngày sau mũi thứ nhất để được giao hàng",
  en = "days after the first dose before a shipper works",
  { value = 17, cite = { "H-2925" } },
}

rule "shippers.days_after_dose" {
  cite = { "H-2925" },
  through = "2021-09-06",
  subject = "health",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.app" & person.doses:at_least(1),
  require = today:from(person.first_dose + days(parameter "shippers.days_after_dose")),
  text = {
    vi = "Mũi vắc xin thứ nhất phải tiêm được ít nhất 17 ngày (13/8 cho ngày 30/8). Xin đợi đủ ngày rồi giao hàng.",
    en = "The first dose must be at least 17 days old (13 August for work on 30 August). Please wait until it is.",
  },
}

-- "Daily" is the test of this morning, taken by army medics from 05:00 to 06:00.
rule "shippers.red_areas_daily_test" {
  cite = { "H-2925" },
  through = "2021-09-15",
  subject = "health",
  topic = "delivery",
  query = "movement",
  where = trip:touches(red),
  when = predicate "shipper.app",
  require = person.test.result:is "negative" & today:before(person.test.sampled:day() + days(1)),
  text = {
    vi = "Tại 8 địa bàn nguy cơ cao, người giao hàng xét nghiệm nhanh mỗi ngày từ 05:00 đến 06:00 tại trạm "
      .. "quân y. Xin cho xem kết quả hôm nay.",
    en = "In the eight districts a shipper is tested every day from 05:00 to 06:00 (5 to 6 am) by army "
      .. "medics. Show today's result.",
  },
}

parameter "shippers.test_days" {
  type = "integer",
  vi = "số ngày giữa hai lần xét nghiệm của người giao hàng",
  en = "days between two tests of a shipper",
  { value = 2, cite = { "H-2925" } },
}

-- Of the three intervals reported every 2 days is followed; see ../conflicts.lua.
rule "shippers.test" {
  cite = { "H-2925", "H-2994", "H-3072" },
  subject = "health",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any",
  require = person.test.result:is "negative"
    & today:before(person.test.sampled:day() + days(parameter "shippers.test_days") + days(1)),
  text = {
    vi = "Người giao hàng xét nghiệm 2 ngày một lần (mẫu đơn hoặc gộp 3). Xin cho xem kết quả âm tính "
      .. "còn hạn.",
    en = "A shipper is tested every 2 days (singly or in a pool of 3). Please show a negative result in time.",
  },
}

rule "shippers.result_shown" {
  cite = { "H-2925" },
  subject = "health",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any",
  require = papers.test_result:one_of { "slip", "message", "app" },
  text = {
    vi = "Xin cho xem kết quả xét nghiệm: phiếu, tin nhắn hoặc trên ứng dụng đều được.",
    en = "Please show the test result; a slip, a text message or the app will do.",
  },
}

---- from 7/9: inside one district, until 21:00

rule "shippers.since_7_september" {
  cite = { "H-2994" },
  through = "2021-09-15",
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any" & predicate "goods.essential",
  allow = {
    vi = "Người giao hàng được đi trong một quận, huyện từ 06:00 đến 21:00 (9 giờ tối).",
    en = "A shipper may deliver inside one district from 06:00 (6 am) to 21:00 (9 pm).",
  },
}

rule "shippers.one_district.september" {
  cite = { "H-2994" },
  through = "2021-09-15",
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any" & ~trip:within_one "district",
  deny = {
    vi = "Người giao hàng chỉ đi trong một quận, huyện. Xin quay lại địa bàn giao hàng.",
    en = "A shipper stays inside one district. Please go back to yours.",
  },
}

---- from 16/9: app shippers across districts, staff of shops inside one

rule "shippers.since_16_september" {
  cite = { "H-3072" },
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.any" & predicate "goods.essential",
  allow = {
    vi = "Người giao hàng công nghệ được đi giữa các quận, huyện, nhân viên cửa hàng trong một quận, huyện, "
      .. "từ 06:00 đến 21:00 (9 giờ tối).",
    en = "App shippers may cross districts, a shop's staff stays in one, from 06:00 (6 am) to 21:00 (9 pm).",
  },
}

rule "shippers.shop_one_district" {
  cite = { "H-3072" },
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = predicate "shipper.shop" & ~trip:within_one "district",
  deny = {
    vi = "Nhân viên giao hàng của cửa hàng chỉ đi trong một quận, huyện. Xin quay lại.",
    en = "A shop's delivery staff stays inside one district. Please go back to yours.",
  },
}

rule "shippers.shop_permit" {
  cite = { "H-3072" },
  subject = "papers",
  topic = { "permits", "delivery" },
  query = "movement",
  when = predicate "shipper.shop",
  require = permit.form:is "police_3261" & predicate "permit.good",
  text = {
    vi = "Nhân viên giao hàng của cửa hàng phải có giấy đi đường do công an cấp. Xin cho xem.",
    en = "A shop's delivery staff shows the police permit.",
  },
}

---- the post, from 2/8

rule "shippers.post" {
  cite = { "H-POST" },
  subject = "purpose",
  topic = "delivery",
  query = "movement",
  when = purpose:one_of { "delivery", "goods_transport" } & person.role:is "postal_worker"
    & cargo.kind:one_of { "documents", "parcel_unknown" },
  allow = {
    vi = "Bưu phẩm, bưu kiện do nhân viên bưu chính chuyển: được đi giữa các quận, huyện.",
    en = "Postal items carried by postal staff may move between districts.",
  },
}
