baseline {
  place = { kind = "sale_point", people = 12, indoor = false, distance_m = 2.0, event = "none",
    sale_point_order = true },
}

test "buyers queue two metres apart at a point that the district has opened" {
  at = "2021-07-28 09:00:00", query = "place", ["place.at"] = "916",
  expect = { decision = "allow", obligation = true, by = "N-CT16" },
}

test "a point in TP HCM is judged by the same words" {
  at = "2021-07-28 09:00:00", query = "place", ["place.at"] = "760",
  expect = { decision = "allow", obligation = true, by = "N-CT16" },
}

test "a point that nobody opened is closed" {
  at = "2021-07-28 09:00:00", query = "place", ["place.at"] = "916", place = { sale_point_order = false },
  expect = { decision = "deny", rule = "sale_point.order", by = "N-CT16" },
}

test "whether the district opened the point is asked" {
  at = "2021-07-28 09:00:00", query = "place", ["place.at"] = "916", unknown = { "place.sale_point_order" },
  expect = { decision = "undetermined", question = "place.sale_point_order" },
}

test "a queue closer than two metres is too close" {
  at = "2021-07-28 09:00:00", query = "place", ["place.at"] = "916", place = { distance_m = 1.9 },
  expect = { decision = "deny", rule = "sale_point.distance", by = "N-CT16" },
}

test "one buyer alone keeps no distance" {
  at = "2021-07-28 09:00:00", query = "place", ["place.at"] = "916", place = { people = 1 },
  unknown = { "place.distance_m" },
  expect = { decision = "allow" },
}

test "twelve people in the street are no market" {
  at = "2021-07-28 09:00:00", query = "place", ["place.at"] = "916", place = { kind = "street" },
  expect = { decision = "deny", rule = "gathering.ct16" },
}
