-- Goods vehicles, taxis and workers' shuttles in TP HCM: the notice of the city office of 27/7/2021 on
-- vehicles without a green-lane card, taxis that work at night, and the shuttle of "one route, two points".

-- That goods for export are finished goods, and that an empty vehicle passes as well, is our reading.
predicate "goods.of_the_notice" {
  vi = "thực phẩm, hàng thiết yếu, nguyên liệu, thành phẩm, phụ tùng",
  en = "food, essential goods, inputs, finished goods, parts",
  when = predicate "goods.essential" | predicate "goods.of_production" | cargo.kind:is "none",
}

-- A vehicle that stays in the city with a travel permit is not asked.
predicate "goods.notice.asked" {
  vi = "xe chở hàng chưa có thẻ luồng xanh và không có giấy đi đường trong thành phố",
  en = "a goods vehicle without green-lane card, and without a travel permit inside the city",
  when = purpose:is "goods_transport" & ~predicate "green_lane.card_good"
    & ~(trip:within "79" & predicate "permit.good"),
}

rule "goods.notice.goods" {
  cite = { "H-0727" },
  subject = "purpose",
  topic = "goods",
  query = "movement",
  when = predicate "goods.notice.asked" & ~predicate "goods.of_the_notice",
  deny = {
    vi = "Xe chưa có thẻ luồng xanh chỉ được chở thực phẩm, hàng thiết yếu, nguyên liệu, thành phẩm, phụ tùng. "
      .. "Xin quay lại.",
    en = "Without a green-lane card a vehicle carries only food, essential goods, inputs, products or parts. "
      .. "Please go back.",
  },
}

rule "goods.notice.test" {
  cite = { "H-0727" },
  subject = "papers",
  topic = "goods",
  query = "movement",
  when = predicate "goods.notice.asked",
  require = predicate "green_lane.tested",
  text = {
    vi = "Xe chưa có thẻ luồng xanh: xin cho xem kết quả âm tính trong 72 giờ kể từ lúc có kết quả.",
    en = "Without a green-lane card, show a negative test; it holds 72 hours from the result.",
  },
}

rule "goods.notice.pass" {
  cite = { "H-0727" },
  subject = "papers",
  topic = "goods",
  query = "movement",
  where = trip:touches "79",
  when = purpose:is "goods_transport" & ~predicate "green_lane.card_good"
    & predicate "goods.of_the_notice" & predicate "green_lane.tested",
  allow = {
    vi = "Chưa có thẻ luồng xanh nhưng chở hàng được phép và có kết quả âm tính trong 72 giờ: được đi.",
    en = "No green-lane card, but permitted goods and a negative test of 72 hours: you may go.",
  },
}

rule "goods.notice.in_the_city" {
  cite = { "H-0727" },
  subject = "papers",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & predicate "permit.good",
  allow = {
    vi = "Xe chạy trong thành phố có giấy đi đường: không cần xét nghiệm.",
    en = "A vehicle that stays in the city and has a travel permit needs no test.",
  },
}

---- taxis

predicate "taxi.with_card" {
  vi = "taxi có thẻ QR phục vụ nhu cầu thiết yếu",
  en = "a taxi with a card for essential trips",
  when = purpose:is "passenger_transport" & vehicle.kind:is "taxi" & predicate "green_lane.card_good",
}

rule "taxi.pass" {
  cite = { "H-0727" },
  subject = "purpose",
  topic = "passengers",
  query = "movement",
  when = predicate "taxi.with_card",
  allow = {
    vi = "Taxi có thẻ QR phục vụ nhu cầu thiết yếu được chạy 24 giờ.",
    en = "A taxi with a card for essential trips may run round the clock.",
  },
}

rule "taxi.night" {
  cite = { "H-0727" },
  subject = "night",
  topic = "passengers",
  query = "movement",
  when = predicate "taxi.with_card",
  lift = { "night.stay_home" },
  text = {
    vi = "Taxi có thẻ QR phục vụ nhu cầu thiết yếu được chạy cả ban đêm.",
    en = "A taxi with a card for essential trips may run at night too.",
  },
}

-- "Vehicles with QR" of the list of 25/8.
rule "taxi.no_permit" {
  cite = { "H-LIST25" },
  subject = "papers",
  topic = { "permits", "passengers" },
  query = "movement",
  when = predicate "taxi.with_card",
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Xe có mã QR: không cần giấy đi đường.",
    en = "A vehicle with a QR card needs no travel permit.",
  },
}

---- the workers' shuttle

rule "shuttle.no_stops" {
  cite = { "H-3TC" },
  subject = "purpose",
  topic = "shuttle",
  query = "movement",
  when = purpose:is "worker_shuttle" & vehicle.intermediate_stops:at_least(1),
  deny = {
    vi = "Một cung đường, hai điểm đến: xe đưa đón công nhân không dừng dọc đường. Xin chạy thẳng.",
    en = "One route, two points: the workers' shuttle does not stop on the way. Please drive straight.",
  },
}
