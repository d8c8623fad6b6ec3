baseline {
  person = { case = "none", role = "driver", residence = "80", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "goods_transport",
  permit = { form = "none" },
  papers = { health_declaration = true },
  vehicle = {
    kind = "truck", qr = "valid", qr_matches_plate = true, qr_expires = "2021-12-31 00:00", occupants = 1,
    paying_passengers = 0, intermediate_stops = 0,
  },
  cargo = { kind = "rice", sealed = false, oversize = false },
  origin = "80",
  destination = "82",
  place = { kind = "street" },
}

test "banned goods do not pass, card or not" {
  at = "2021-07-31 10:00:00", query = "movement", cargo = { kind = "prohibited_goods" },
  expect = { decision = "deny", rule = "goods.banned", by = "N-5187" },
}

test "banned goods did not pass before 30 July either" {
  at = "2021-07-29 10:00:00", query = "movement", cargo = { kind = "prohibited_goods" },
  expect = { decision = "deny", rule = "goods.banned.before_30_july", by = "N-CT16" },
}

test "banned goods do not pass at level 1" {
  at = "2021-10-20 10:00:00", query = "movement", cargo = { kind = "prohibited_goods" },
  origin = { zone = "82", published_level = "L1" },
  expect = { decision = "deny", rule = "goods.banned" },
}

test "a checkpoint may say banned without naming the load" {
  at = "2021-07-31 10:00:00", query = "movement", ["vehicle.goods"] = "banned",
  expect = { decision = "deny", rule = "goods.banned" },
}

test "a checkpoint may say essential without naming the load" {
  at = "2021-07-28 10:00:00", query = "movement", cargo = { sealed = false },
  ["vehicle.goods"] = "essential",
  expect = { decision = "allow", rule = "goods.essential" },
}

test "banned goods that are named do not pass as ordinary or essential ones" {
  at = "2021-07-31 10:00:00", query = "movement", cargo = { kind = "prohibited_goods" },
  ["vehicle.goods"] = "ordinary",
  expect = { decision = "deny", rule = "goods.banned" },
}

test "garments do not become essential because the checkpoint says so" {
  at = "2021-07-29 10:00:00", query = "movement", cargo = { kind = "garments" },
  ["vehicle.goods"] = "essential",
  expect = { decision = "deny", rule = "goods.not_essential" },
}

test "ordinary goods pass without being named from 30 July" {
  at = "2021-07-31 10:00:00", query = "movement", unknown = { "cargo.kind" },
  ["vehicle.goods"] = "ordinary",
  expect = { decision = "allow", rule = "green_lane.pass" },
}

test "of a load that is neither named nor described the name is asked" {
  at = "2021-07-31 10:00:00", query = "movement", unknown = { "cargo.kind" },
  expect = { decision = "undetermined", question = "cargo.kind" },
}

test "steel is essential along the whole way since 27 July" {
  at = "2021-07-27 10:00:00", query = "movement", cargo = { kind = "steel" },
  expect = { decision = "allow", rule = "goods.essential", by = "N-4481" },
}

test "drinks are food since the list of 27 July" {
  at = "2021-07-28 10:00:00", query = "movement", cargo = { kind = "drinks" },
  expect = { decision = "allow", rule = "goods.essential", by = "N-4481" },
}

test "garments are not on the list of 27 July" {
  at = "2021-07-29 10:00:00", query = "movement", cargo = { kind = "garments" },
  expect = { decision = "deny", rule = "goods.not_essential", by = "N-4481" },
}

test "ordinary goods are not on the list either" {
  at = "2021-07-29 10:00:00", query = "movement", cargo = { kind = "cosmetics" },
  ["vehicle.goods"] = "ordinary",
  expect = { decision = "deny", rule = "goods.not_essential" },
}

test "from 30 July garments pass with a card" {
  at = "2021-07-30 06:00:00", query = "movement", cargo = { kind = "garments" },
  expect = { decision = "allow", rule = "green_lane.pass" },
}

test "before the list of 27 July nobody stops garments" {
  at = "2021-07-26 23:59:59", query = "movement", cargo = { kind = "garments" },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "spare parts belong to permitted work" {
  at = "2021-07-29 10:00:00", query = "movement", cargo = { kind = "spare_parts" },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "diapers are needed everywhere" {
  at = "2021-07-29 10:00:00", query = "movement", cargo = { kind = "diapers" },
  expect = { decision = "allow", rule = "goods.essential", by = "N-4481" },
}

test "an empty truck carries no ordinary goods" {
  at = "2021-07-29 10:00:00", query = "movement", cargo = { kind = "none" },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "the post is no ordinary load" {
  at = "2021-07-29 10:00:00", query = "movement", cargo = { kind = "documents" },
  ["person.role"] = "postal_worker",
  expect = { decision = "allow", rule = "ct16.work" },
}

test "a goods vehicle with one paying passenger goes back" {
  at = "2021-07-31 10:00:00", query = "movement", ["vehicle.paying_passengers"] = 1,
  expect = { decision = "deny", rule = "goods.paying_passengers", by = "N-CT16" },
}

test "goods pass at level 4 without card and test" {
  at = "2021-10-20 10:00:00", query = "movement", ["vehicle.qr"] = "none",
  origin = { zone = "82", published_level = "L4" },
  expect = { decision = "allow", rule = "n128.goods", by = "N-128" },
}

test "on 10 October a vehicle without card and test still goes back" {
  at = "2021-10-10 10:00:00", query = "movement", ["vehicle.qr"] = "none",
  expect = { decision = "deny", rule = "green_lane.without_card" },
}

test "from 11 October a driver shows no proof of vaccination in TP HCM" {
  at = "2021-10-11 10:00:00", query = "movement", ["vehicle.qr"] = "none", destination = "761",
  ["person.doses"] = 0,
  expect = { decision = "allow", rule = "n128.goods.no_checks" },
}

test "before, a driver with a card shows none either" {
  at = "2021-10-05 10:00:00", query = "movement", destination = "761", ["person.doses"] = 0,
  expect = { decision = "allow", rule = "green_lane.no_proof" },
}
