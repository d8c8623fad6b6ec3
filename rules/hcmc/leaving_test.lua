baseline {
  person = { case = "none", role = "resident", residence = "760", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "home_province_return",
  permit = { form = "none" },
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false },
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = "760",
  destination = "68",
}

test "from the first second of 2 August nobody leaves the city" {
  at = "2021-08-02 06:00:00", query = "movement",
  expect = { decision = "deny", rule = "leaving.city", by = "H-2556" },
}

test "the order of the city did not hold on 1 August, the telegram did" {
  at = "2021-08-01 17:59:59", query = "movement",
  expect = { decision = "deny", rule = "leaving.province", by = "N-5255" },
}

test "the renewal of 15 September carries the order on" {
  at = "2021-09-30 17:59:59", query = "movement",
  expect = { decision = "deny", rule = "leaving.city", by = "H-3072" },
}

test "at the gate of the next province only its own rules count" {
  at = "2021-09-20 10:00:00", query = "movement", purpose = "visit", destination = "74",
  place = { kind = "province_border", at = "74" },
  expect = { decision = "deny", by = "N-CT16" },
}
