-- Goods on the road: what is banned, what counts as essential along the whole way, and that a goods vehicle
-- carries no paying passengers. Cards and tests are in green_lane.lua.

-- A checkpoint that does not name the load says "banned", "essential" or "ordinary" instead. Where the load is
-- named, its name decides.
local said_in_short = vehicle.goods:given() & ~cargo.kind:given()

predicate "goods.banned" {
  vi = "hàng cấm",
  en = "banned goods",
  when = vehicle.goods:given() & vehicle.goods:is "banned"
    | ~said_in_short & cargo.kind:is "prohibited_goods",
}

predicate "goods.essential" {
  vi = "hàng thiết yếu",
  en = "essential goods",
  when = said_in_short & vehicle.goods:is "essential"
    | ~said_in_short & cargo.kind:listed "essential.goods",
}

-- What factories need and make moves with their permitted work (2601/VPCP-KGVX).
predicate "goods.of_production" {
  vi = "nguyên liệu, phụ tùng, thành phẩm, hàng xuất nhập khẩu",
  en = "inputs, parts and products of factories, import and export goods",
  when = cargo.kind:one_of { "steel", "fertiliser", "pesticide", "animal_feed", "production_inputs",
                             "spare_parts", "finished_goods", "export_goods", "container_goods" },
}

predicate "goods.carried" {
  vi = "vận chuyển hoặc giao hàng",
  en = "carries or delivers goods",
  when = purpose:one_of { "goods_transport", "delivery" },
}

---- banned goods

rule "goods.banned" {
  cite = { "N-5187" },
  subject = "purpose",
  topic = "goods",
  query = "movement",
  when = predicate "goods.carried" & predicate "goods.banned",
  deny = {
    vi = "Hàng cấm lưu thông: không được đi, dù xe có thẻ luồng xanh. Xin dừng xe, chờ lực lượng chức năng.",
    en = "Banned goods do not pass, with or without a green-lane card. Please stop and wait for the police.",
  },
}

rule "goods.banned.before_30_july" {
  cite = { "N-CT16" },
  through = "2021-07-29",
  subject = "purpose",
  topic = "goods",
  query = "movement",
  when = predicate "goods.carried" & predicate "goods.banned",
  deny = {
    vi = "Hàng cấm lưu thông: không được đi. Xin dừng xe, chờ lực lượng chức năng.",
    en = "Banned goods do not pass. Please stop and wait for the police.",
  },
}

---- essential goods, along the whole way

rule "goods.essential" {
  cite = { "N-4481" },
  subject = "purpose",
  topic = "goods",
  query = "movement",
  when = predicate "goods.carried" & trip:level_is "CT16" & predicate "goods.essential",
  allow = {
    vi = "Hàng thuộc danh mục thiết yếu chung cả nước: được đi suốt hành trình.",
    en = "These goods are on the national list of essential goods: they pass along the whole way.",
  },
}

---- 27/7 to 29/7: only what is listed

-- Goods outside the list wait until 5187/VPCP-CN lets everything pass that is not banned (30/7). An empty
-- vehicle carries none of them.
rule "goods.not_essential" {
  cite = { "N-4481" },
  through = "2021-07-29",
  subject = "purpose",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & trip:level_is "CT16" & ~cargo.kind:is "none"
    & ~predicate "goods.essential" & ~predicate "goods.of_production",
  unless = person.role:is "postal_worker",
  deny = {
    vi = "Hàng này không thuộc danh mục hàng thiết yếu nơi áp dụng Chỉ thị 16. Xin quay lại.",
    en = "These goods are not on the list of essential goods for areas under Directive 16. Please go back.",
  },
}

---- passengers

rule "goods.paying_passengers" {
  cite = { "N-5187", "N-CT16" },
  subject = "purpose",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & vehicle.paying_passengers:at_least(1),
  deny = {
    vi = "Xe chở hàng không được chở khách trả tiền: vận tải hành khách đang dừng. Xin quay lại.",
    en = "A goods vehicle carries no paying passengers; passenger transport is stopped. Please go back.",
  },
}

---- from 11/10: all levels

rule "n128.goods" {
  cite = { "N-128" },
  subject = "purpose",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport",
  allow = {
    vi = "Vận chuyển hàng hóa được hoạt động ở cả 4 cấp độ dịch: được đi.",
    en = "Goods transport works at all four epidemic levels: you may go.",
  },
}

-- The resolution ends the checks of vehicles without card, and the city's proof of vaccination for drivers.
-- Conditions of lower authorities stay void by 5187/VPCP-CN (green_lane.lua).
rule "n128.goods.no_checks" {
  cite = { "N-128" },
  subject = "papers",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport",
  lift = { "green_lane.without_card", "green_lane.tested_at_the_ends", "ct18.proof" },
  text = {
    vi = "Xe chở hàng không bị kiểm tra xét nghiệm, tiêm chủng trên đường.",
    en = "Goods vehicles are not stopped for tests or proof of vaccination.",
  },
}

-- Before, the proof is not asked of a vehicle with a card: it is not checked at all.
rule "green_lane.no_proof" {
  cite = { "N-5187" },
  subject = "papers",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport" & predicate "green_lane.card_good",
  lift = { "ct18.proof" },
  text = {
    vi = "Xe có thẻ luồng xanh không bị kiểm tra tại chốt.",
    en = "A vehicle with a green-lane card is not checked at checkpoints.",
  },
}
