baseline {
  business = {
    sector = "hotel", place = { zone = "82", published_level = "L2" }, request = "open_without_limits",
    service = "walk_in", orders = "at_counter", workers = 40, on_site = 8, arrangement = "none",
    suspended = false, safety = { passed = true }, last_test = "2021-10-20", staff_doses_min = 2,
    staff_last_dose = "2021-08-10", f0_on_site = 0, place_qr = true, guest_kind = "tourists",
  },
}

local function level(which)
  return { zone = "82", published_level = which }
end

---- open at all levels

test "a factory works at level 4" {
  at = "2021-10-20 10:00:00", query = "business", business = { sector = "factory" },
  ["business.place"] = level "L4",
  expect = { decision = "allow", rule = "n128.always_open", by = "N-128" },
}

test "an order of the province against production is void" {
  at = "2021-10-20 10:00:00", query = "business",
  business = { sector = "factory", provincial_order = "closed" }, ["business.place"] = level "L4",
  expect = { decision = "allow", rule = "n128.always_open" },
}

test "an eatery at level 3 has no limits" {
  at = "2021-10-20 10:00:00", query = "business", business = { sector = "eatery", service = "dine_in" },
  ["business.place"] = level "L3",
  expect = { decision = "allow", rule = "n128.eatery_market" },
}

test "an eatery at level 4 has limits" {
  at = "2021-10-20 10:00:00", query = "business", business = { sector = "eatery", service = "dine_in" },
  ["business.place"] = level "L4",
  expect = { decision = "allow", rule = "n128.eatery_market", obligation = true },
}

test "a traditional market at level 4 has limits" {
  at = "2021-10-20 10:00:00", query = "business", business = { sector = "traditional_market" },
  ["business.place"] = level "L4",
  expect = { decision = "allow", obligation = true },
}

---- hotels

test "a hotel is open at level 1" {
  at = "2021-10-20 10:00:00", query = "business", ["business.place"] = level "L1",
  expect = { decision = "allow", rule = "n128.hotel" },
}

test "a hotel is open at level 2" {
  at = "2021-10-20 10:00:00", query = "business",
  expect = { decision = "allow", rule = "n128.hotel", by = "N-128" },
}

test "a hotel has limits at level 3" {
  at = "2021-10-20 10:00:00", query = "business", ["business.place"] = level "L3",
  expect = { decision = "allow", rule = "n128.hotel.level_3", obligation = true },
}

test "at level 4 the decision of the province on hotels is asked" {
  at = "2021-10-20 10:00:00", query = "business", ["business.place"] = level "L4",
  expect = { decision = "undetermined", question = "business.provincial_order" },
}

test "at level 4 a hotel is open where the province has limited nothing" {
  at = "2021-10-20 10:00:00", query = "business", business = { provincial_order = "none" },
  ["business.place"] = level "L4",
  expect = { decision = "allow", rule = "n128.hotel.level_4" },
}

test "at level 4 a hotel works within the limits of the province" {
  at = "2021-10-20 10:00:00", query = "business", business = { provincial_order = "limited" },
  ["business.place"] = level "L4",
  expect = { decision = "allow", rule = "n128.hotel.level_4", obligation = true },
}

test "at level 4 a hotel that the province stopped is closed" {
  at = "2021-10-20 10:00:00", query = "business", business = { provincial_order = "closed" },
  ["business.place"] = level "L4",
  expect = { decision = "deny", rule = "n128.hotel.stopped" },
}

---- a level that was announced

test "an announced level does not count before its day" {
  at = "2021-10-28 23:59:59", query = "business",
  area = { announced_level = "L4", announced_from = "2021-10-29 00:00" },
  expect = { decision = "allow", rule = "n128.hotel" },
}

test "an announced level 4 counts from its day on" {
  at = "2021-10-29 00:00:00", query = "business",
  area = { announced_level = "L4", announced_from = "2021-10-29 00:00" },
  expect = { decision = "undetermined", question = "business.provincial_order" },
}

test "an announced level 3 counts from its day on" {
  at = "2021-10-29 00:00:00", query = "business",
  area = { announced_level = "L3", announced_from = "2021-10-29 00:00" },
  expect = { decision = "allow", rule = "n128.hotel.level_3", obligation = true },
}

test "an announced level 2 ends the limits of level 3" {
  at = "2021-10-29 00:00:00", query = "business", ["business.place"] = level "L3",
  area = { announced_level = "L2", announced_from = "2021-10-29 00:00" },
  expect = { decision = "allow", rule = "n128.hotel" },
}

test "an announced level 1 opens the school" {
  at = "2021-10-29 00:00:00", query = "business", business = { sector = "school" },
  area = { announced_level = "L1", announced_from = "2021-10-29 00:00" },
  expect = { decision = "allow", rule = "n128.school" },
}

test "of an announced level its day is asked" {
  at = "2021-10-29 00:00:00", query = "business", area = { announced_level = "L3" },
  expect = { decision = "undetermined", question = "area.announced_from" },
}

---- schools

test "a school is open at level 1" {
  at = "2021-10-20 10:00:00", query = "business", business = { sector = "school" },
  ["business.place"] = level "L1",
  expect = { decision = "allow", rule = "n128.school" },
}

test "from level 2 on the decision of the province on schools is asked" {
  at = "2021-10-20 10:00:00", query = "business", business = { sector = "school" },
  expect = { decision = "undetermined", question = "business.provincial_order" },
}

test "a school with limits keeps to them" {
  at = "2021-10-20 10:00:00", query = "business",
  business = { sector = "school", provincial_order = "limited" },
  expect = { decision = "allow", rule = "n128.school", obligation = true },
}

test "a school that the province closed teaches on line" {
  at = "2021-10-20 10:00:00", query = "business",
  business = { sector = "school", provincial_order = "closed" },
  expect = { decision = "deny", rule = "n128.school.closed" },
}

---- high-risk services

test "of karaoke the decision of the province is asked even at level 1" {
  at = "2021-10-20 10:00:00", query = "business", business = { sector = "karaoke" },
  ["business.place"] = level "L1",
  expect = { decision = "undetermined", question = "business.provincial_order" },
}

test "karaoke is open where the province opened it" {
  at = "2021-10-20 10:00:00", query = "business",
  business = { sector = "karaoke", provincial_order = "open" },
  expect = { decision = "allow", rule = "n128.high_risk", by = "N-128" },
}

test "karaoke with limits keeps to them" {
  at = "2021-10-20 10:00:00", query = "business",
  business = { sector = "karaoke", provincial_order = "limited" },
  expect = { decision = "allow", rule = "n128.high_risk", obligation = true },
}

test "karaoke is closed where the province closed it" {
  at = "2021-10-20 10:00:00", query = "business",
  business = { sector = "karaoke", provincial_order = "closed" },
  expect = { decision = "deny", rule = "n128.high_risk.closed" },
}

test "a cinema is for the province to open" {
  at = "2021-10-20 10:00:00", query = "business",
  business = { sector = "cinema", provincial_order = "open" },
  expect = { decision = "allow", rule = "n128.high_risk" },
}

test "a cinema is for the province to close" {
  at = "2021-10-20 10:00:00", query = "business",
  business = { sector = "cinema", provincial_order = "closed" },
  expect = { decision = "deny", rule = "n128.high_risk.closed" },
}

test "a list of workers may be changed" {
  at = "2021-10-20 10:00:00", query = "business",
  business = { sector = "karaoke", request = "change_worker_list" },
  expect = { decision = "allow", rule = "n128.registering" },
}
