-- A hotel whose ward has no published level: the figures give it.
baseline {
  business = {
    sector = "hotel", place = "82", request = "open_without_limits", service = "walk_in",
    orders = "at_counter", workers = 40, on_site = 8, arrangement = "none", suspended = false,
    safety = { passed = true }, last_test = "2021-10-20", staff_doses_min = 2,
    staff_last_dose = "2021-08-10", f0_on_site = 0, place_qr = true, guest_kind = "tourists",
  },
  area = { population = 20000, quarantine_cases_week = 40, dose1_share = 0.5 },
}

test "3 cases among 20,000 people are band 1" {
  at = "2021-10-20 10:00:00", query = "business", area = { community_cases_week = 3 },
  expect = { decision = "allow", rule = "n128.hotel" },
}

test "4 cases among 20,000 people are band 2, level 2 with low cover" {
  at = "2021-10-20 10:00:00", query = "business", area = { community_cases_week = 4 },
  expect = { decision = "allow", rule = "n128.hotel", by = "N-4800" },
}

test "10 cases among 20,000 people are band 3, level 3 with low cover" {
  at = "2021-10-20 10:00:00", query = "business", area = { community_cases_week = 10 },
  expect = { decision = "allow", rule = "n128.hotel.level_3", obligation = true },
}

test "9 cases among 20,000 people are still band 2" {
  at = "2021-10-20 10:00:00", query = "business", area = { community_cases_week = 9 },
  expect = { decision = "allow", rule = "n128.hotel" },
}

test "29 cases among 20,000 people are still band 3" {
  at = "2021-10-20 10:00:00", query = "business", area = { community_cases_week = 29 },
  expect = { decision = "allow", rule = "n128.hotel.level_3" },
}

test "30 cases among 20,000 people are band 4, level 4 with low cover" {
  at = "2021-10-20 10:00:00", query = "business", area = { community_cases_week = 30 },
  expect = { decision = "undetermined", question = "business.provincial_order" },
}

test "30 cases among 20,000 people make level 3 with a cover of exactly 70 percent" {
  at = "2021-10-20 10:00:00", query = "business", area = { community_cases_week = 30, dose1_share = 0.7 },
  expect = { decision = "allow", rule = "n128.hotel.level_3", obligation = true },
}

test "10 cases among 20,000 people make level 2 with a cover of exactly 70 percent" {
  at = "2021-10-20 10:00:00", query = "business", area = { community_cases_week = 10, dose1_share = 0.7 },
  expect = { decision = "allow", rule = "n128.hotel" },
}
