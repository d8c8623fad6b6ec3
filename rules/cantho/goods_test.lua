baseline {
  person = { case = "none", role = "driver", residence = "94", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "goods_transport",
  permit = { form = "none" },
  papers = { health_declaration = true },
  vehicle = {
    kind = "truck", qr = "valid", qr_matches_plate = true, qr_expires = "2021-12-31 00:00", occupants = 1,
    paying_passengers = 0, intermediate_stops = 0,
  },
  cargo = { kind = "rice", sealed = false, oversize = false },
  origin = "94",
  destination = "916",
  place = { kind = "street" },
}

test "bread is food in Can Tho" {
  at = "2021-07-21 10:00:00", query = "movement", cargo = { kind = "bread" },
  expect = { decision = "allow", rule = "cantho.goods.essential", by = "C-SCT207" },
}

test "before 20 July Can Tho has no list of its own" {
  at = "2021-07-19 10:00:00", query = "movement", cargo = { kind = "bread" },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "from 23 August a truck is registered before it enters" {
  at = "2021-08-23 00:00:00", query = "movement", ["papers.cargo_registration"] = false,
  expect = { decision = "deny", rule = "cantho.goods.registration", by = "C-3438" },
}

test "a registered truck enters and hands over its goods at the hub" {
  at = "2021-08-23 10:00:00", query = "movement", ["papers.cargo_registration"] = true,
  expect = { decision = "allow", obligation = true },
}

test "whether the truck is registered is asked" {
  at = "2021-08-23 10:00:00", query = "movement",
  expect = { decision = "undetermined", question = "papers.cargo_registration" },
}

test "until 22 August no truck was registered" {
  at = "2021-08-22 23:59:59", query = "movement", ["papers.cargo_registration"] = false,
  expect = { decision = "allow" },
}

test "on 27 August registration still counts" {
  at = "2021-08-27 23:59:59", query = "movement", ["papers.cargo_registration"] = false,
  expect = { decision = "deny", rule = "cantho.goods.registration" },
}

test "from 28 August registration is dropped, the hub stays" {
  at = "2021-08-28 00:00:00", query = "movement", ["papers.cargo_registration"] = false,
  expect = { decision = "allow", rule = "cantho.goods.registration_dropped", by = "C-2808",
             obligation = true },
}

test "a sealed load changes to a driver of Can Tho" {
  at = "2021-08-29 10:00:00", query = "movement", cargo = { sealed = true },
  expect = { decision = "allow", obligation = true },
}

test "an oversize load with a driver of Can Tho drives in" {
  at = "2021-08-29 10:00:00", query = "movement", cargo = { oversize = true },
  ["person.residence"] = "916",
  expect = { decision = "allow", obligation = true },
}

test "a truck that only crosses Can Tho is not held up" {
  at = "2021-08-24 10:00:00", query = "movement", destination = "86",
  place = { kind = "city_gateway", at = "919" }, ["papers.cargo_registration"] = false,
  expect = { decision = "allow", rule = "green_lane.pass" },
}

test "a truck that stops on its way through Can Tho is registered" {
  at = "2021-08-24 10:00:00", query = "movement", destination = "86",
  place = { kind = "city_gateway", at = "919" }, ["papers.cargo_registration"] = false,
  ["vehicle.intermediate_stops"] = 1,
  expect = { decision = "deny", rule = "cantho.goods.registration" },
}

test "a motorbike with a basket is no truck" {
  at = "2021-08-24 10:00:00", query = "movement", ["vehicle.kind"] = "motorbike",
  ["papers.cargo_registration"] = false,
  expect = { decision = "allow" },
}
