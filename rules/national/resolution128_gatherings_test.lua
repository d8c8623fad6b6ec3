baseline { place = { kind = "street", people = 30, indoor = false, distance_m = 2, event = "none" } }

test "at level 1 nobody is counted" {
  at = "2021-10-20 10:00:00", query = "place", ["place.at"] = { zone = "82", published_level = "L1" },
  expect = { decision = "allow", rule = "n128.gathering.level_1", by = "N-128" },
}

test "from level 2 on the province decides, and its decision is not known" {
  at = "2021-10-20 10:00:00", query = "place", ["place.at"] = { zone = "82", published_level = "L2" },
  expect = { decision = "undetermined" },
}

test "in TP HCM Directive 18 counts the people at level 1 as well" {
  at = "2021-10-20 10:00:00", query = "place", ["place.at"] = { zone = "760", published_level = "L1" },
  place = { vaccinated_share = 0.5 },
  expect = { decision = "deny", rule = "ct18.outdoors", by = "H-CT18" },
}
