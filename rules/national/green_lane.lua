-- The green-lane card (thẻ nhận diện QR luồng xanh). From 30/7/2021 a vehicle with a good card and no banned
-- goods is not checked at any checkpoint; one without it shows the health declaration and a negative test of
-- 72 hours, counted from the result (5187/VPCP-CN). Lower authorities add no condition to goods.

-- From 8/8 the printed end of a card no longer matters.
list "green_lane.kept" {
  of = "vehicle.qr",
  add = { "valid", "expired" },
  cite = { "N-DRVN" },
}

-- A revoked card and a code that leads to no record are no card.
predicate "green_lane.card_good" {
  vi = "thẻ luồng xanh còn giá trị và đúng biển số xe",
  en = "the green-lane card holds and is that of this vehicle",
  when = (vehicle.qr:is "valid" & time:before(vehicle.qr_expires) | vehicle.qr:listed "green_lane.kept")
    & vehicle.qr_matches_plate,
}

predicate "green_lane.tested" {
  vi = "có kết quả xét nghiệm âm tính trong 72 giờ",
  en = "has a negative result of the last 72 hours",
  when = person.test.result:is "negative" & time:before(person.test.reported + hours(72)),
}

rule "green_lane.pass" {
  cite = { "N-5187" },
  subject = "papers",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & predicate "green_lane.card_good",
  allow = {
    vi = "Xe có thẻ luồng xanh: không kiểm tra tại chốt, mời đi.",
    en = "A vehicle with a green-lane card is not checked at checkpoints: please drive on.",
  },
}

rule "green_lane.checked_at_the_ends" {
  cite = { "N-5187" },
  subject = "health",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & predicate "green_lane.card_good",
  oblige = {
    vi = "Người trên xe mang theo kết quả âm tính trong 72 giờ để kiểm tra nơi nhận và nơi giao hàng.",
    en = "People on board carry a negative result of 72 hours; it is checked where goods are "
      .. "loaded and unloaded.",
  },
}

-- 5187 moves the check from the road to where goods are loaded and unloaded. That these are the factory, the
-- office, the hospital and the school, where a vehicle is not on the road any more, is our reading.
rule "green_lane.tested_at_the_ends" {
  cite = { "N-5187" },
  subject = "health",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & predicate "green_lane.card_good"
    & place.kind:one_of { "factory", "office", "hospital", "school" },
  require = predicate "green_lane.tested",
  text = {
    vi = "Nơi nhận, giao hàng kiểm tra người trên xe: xin cho xem kết quả âm tính trong 72 giờ "
      .. "kể từ lúc có kết quả.",
    en = "People on board are checked where goods are loaded and unloaded: show a negative test; "
      .. "it holds 72 hours from the result.",
  },
}

rule "green_lane.without_card" {
  cite = { "N-5187" },
  subject = "papers",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & ~predicate "green_lane.card_good",
  -- Under Directive 15 there are no checkpoints. In TP HCM a vehicle that stays in the city with a travel
  -- permit needs no test (notice of 27/7).
  unless = trip:level_is "CT15" | trip:within "79" & predicate "permit.good",
  require = papers.health_declaration & predicate "green_lane.tested",
  text = {
    vi = "Xe không có thẻ luồng xanh còn giá trị: xin cho xem khai báo y tế và kết quả âm tính trong 72 giờ "
      .. "kể từ lúc có kết quả.",
    en = "Without a good green-lane card, show the health declaration and a negative test; "
      .. "it holds 72 hours from the result.",
  },
}

rule "green_lane.tested" {
  cite = { "N-5187" },
  subject = "papers",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & ~predicate "green_lane.card_good" & papers.health_declaration
    & predicate "green_lane.tested",
  allow = {
    vi = "Không có thẻ luồng xanh nhưng đã khai báo y tế và có kết quả âm tính trong 72 giờ: được đi.",
    en = "No green-lane card, but the declaration is made and the test negative within 72 hours: you may go.",
  },
}

rule "green_lane.other_plate" {
  cite = { "N-5187" },
  subject = "papers",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & ~vehicle.qr:one_of { "none", "not_found" }
    & vehicle.qr_matches_plate:is(false),
  deny = {
    vi = "Thẻ luồng xanh không đúng biển số xe này, nghi dùng thẻ của xe khác. Xin dừng xe, chờ xác minh.",
    en = "The green-lane card belongs to another plate; misuse is suspected. Please stop and wait.",
  },
}

rule "green_lane.positive" {
  cite = { "N-5187" },
  subject = "health",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & person.test.result:is "positive",
  deny = {
    vi = "Kết quả xét nghiệm dương tính: không tiếp tục chạy xe. Xin ở lại trên xe, báo y tế.",
    en = "The test is positive: do not drive on. Please stay in the vehicle and call the health service.",
  },
}

-- No lower authority checks, or asks more of, goods that are not banned.
rule "green_lane.no_more_conditions" {
  cite = { "N-5187" },
  subject = "papers",
  query = "movement",
  when = purpose:is "goods_transport" & ~predicate "goods.banned",
  shield = { "goods" },
  text = {
    vi = "Địa phương không được đặt thêm điều kiện với xe chở hàng không bị cấm.",
    en = "Local authorities put no further condition on vehicles with goods that are not banned.",
  },
}
