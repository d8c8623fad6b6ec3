-- Goods vehicles, taxis and workers' shuttles in TP HCM: the notice of the city office of 27/7/2021 on
-- vehicles without a green-lane card, taxis that work at night, and the shuttle of "one route, two points".

-- Food, essential goods, inputs, finished goods and parts; that an empty vehicle passes as well is our reading.
predicate "goods.of_the_notice" {
  vi = "thực phẩm, hàng thiết yếu, nguyên liệu, thành phẩm, phụ tùng",
  en = "food, essential goods, inputs, finished goods, parts",
  when = predicate "goods.essential"
    | cargo.kind:one_of { "steel", "fertiliser", "pesticide", "animal_feed", "production_inputs",
                          "spare_parts", "finished_goods", "none" },
}

rule "goods.notice.test" {
  cite = { "H-0727" },
  subject = "papers",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & ~predicate "green_lane.card_good",
  unless = trip:within "79" & predicate "permit.good",
  require = predicate "goods.of_the_notice" & predicate "green_lane.tested",
  text = {
    vi = "Xe chưa có thẻ luồng xanh vào thành phố phải chở hàng thiết yếu, nguyên liệu, thành phẩm, phụ tùng "
      .. "và có kết quả âm tính trong 72 giờ.",
    en = "Without a green-lane card a vehicle carries essential goods, inputs, products or parts "
      .. "and shows a negative test of 72 hours.",
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
