-- A level that nobody has published, of an area without figures.
baseline { place = { at = "82" } }

test "without figures the published level is asked" {
  at = "2021-10-20 10:00:00", query = "level",
  expect = { decision = "undetermined", question = "place.at.published_level" },
}

test "with the cases alone the cover is asked" {
  at = "2021-10-20 10:00:00", query = "level", area = { population = 10000, community_cases_week = 5 },
  expect = { decision = "undetermined", question = "area.dose1_share" },
}

test "a blockaded alley in a commune at Directive 15 is answered as blockaded" {
  at = "2021-10-03 10:00:00", query = "level",
  ["place.at"] = { zone = "31129", asserted_level = "blockade" },
  expect = { decision = "allow", level = "blockade" },
}

test "an order that has ended does not count" {
  at = "2021-10-03 10:00:00", query = "level",
  ["place.at"] = { zone = "31129", asserted_level = "blockade", asserted_until = "2021-10-03 10:00" },
  expect = { decision = "allow", level = "CT15" },
}

test "an order that begins in a second does not count yet" {
  at = "2021-10-03 09:59:59", query = "level",
  ["place.at"] = { zone = "31129", asserted_level = "blockade", asserted_from = "2021-10-03 10:00" },
  expect = { decision = "allow", level = "CT15" },
}

test "of a hotel without a published level the level is asked" {
  at = "2021-10-20 10:00:00", query = "business",
  business = {
    sector = "hotel", place = "82", request = "open_without_limits", service = "walk_in",
    orders = "at_counter", workers = 40, on_site = 8, arrangement = "none", suspended = false,
    safety = { passed = true }, last_test = "2021-10-20", staff_doses_min = 2,
    staff_last_dose = "2021-08-10", f0_on_site = 0, place_qr = true, guest_kind = "tourists",
  },
  expect = { decision = "undetermined", question = "business.place.published_level" },
}
