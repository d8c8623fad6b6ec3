-- Who came home to Ben Tre, asked as arrivals (bentre.lua).

baseline {
  person = { case = "none", residence = "83", arrived = "2021-07-30 15:00",
             arrived_from = { zone = "79", affected = true }, arrived_from_abroad = false,
             transited_only = false, doses = 0,
             test = { kind = "antigen", result = "negative", sampled = "2021-07-29 08:00",
                      reported = "2021-07-29 08:30" } },
  purpose = "arrival",
  papers = { entry_consent = true },
  place = { at = "83" },
}

test "who came by a trip of the province spends seven days in a facility and seven at home" {
  at = "2021-07-30 16:00:00", query = "person",
  expect = { decision = "allow", rule = "bentre.arrival", by = "BT-RET", obligation = true },
}

test "the duty of Ben Tre stands beside the national one" {
  at = "2021-08-20 16:00:00", query = "person", person = { arrived = "2021-08-20 15:00" },
  expect = { decision = "allow", rule = "bentre.arrival.isolation", obligation = true },
}
