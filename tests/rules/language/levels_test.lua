test "the default denies at its level" {
  at = "2021-07-03 10:00", query = "movement", origin = "760", destination = "760", purpose = "other",
  expect = { decision = "deny", rule = "default.movement.distancing", by = "H-1" },
}
test "and allows below it" {
  at = "2021-07-03 10:00", query = "movement", origin = "917", destination = "917", purpose = "other",
  expect = { decision = "allow", rule = "default.movement.distancing" },
}
test "the strictest level of the trip counts" {
  at = "2021-07-03 10:00", query = "movement", origin = "917", destination = "760", purpose = "other",
  expect = { decision = "deny" },
}
test "a renewal carries a level on, and is cited beside the act it renews" {
  at = "2021-08-02 10:00", query = "movement", origin = "760", destination = "760", purpose = "other",
  expect = { decision = "deny", by = "H-2", valid_until = "2021-08-16 00:00" },
}
test "after the last renewal no document is in force" {
  at = "2021-08-16 00:00", query = "movement", origin = "760", destination = "760", purpose = "other",
  expect = { decision = "undetermined", rule = "gap" },
}
test "a default without level denies always" {
  at = "2021-07-03 10:00", query = "business", ["business.place"] = "917", ["business.sector"] = "bar",
  expect = { decision = "deny", rule = "default.business" },
}
test "a place known only as a district may lie in its stricter ward" {
  at = "2021-07-06 10:00", query = "movement", origin = "916", destination = "916", purpose = "other",
  expect = { decision = "undetermined", question = "origin.zone" },
}
test "the ward itself is strict" {
  at = "2021-07-06 10:00", query = "movement", origin = "31120", destination = "31120", purpose = "other",
  expect = { decision = "deny" },
}
test "an asserted level tightens" {
  at = "2021-07-03 10:00", query = "movement", purpose = "other",
  origin = { zone = "917", asserted_level = "strict" }, destination = "917",
  expect = { decision = "deny" },
}
test "an asserted level cannot loosen" {
  at = "2021-07-03 10:00", query = "movement", purpose = "other",
  origin = { zone = "760", asserted_level = "mild" }, destination = { zone = "760", asserted_level = "mild" },
  expect = { decision = "deny" },
}
test "an asserted level counts from its start" {
  at = "2021-07-03 10:00:00", query = "movement", purpose = "other", destination = "917",
  origin = { zone = "917", asserted_level = "strict", asserted_from = "2021-07-03 10:00:01" },
  expect = { decision = "allow", valid_until = "2021-07-03 10:00:01" },
}
test "an asserted level ends at its end" {
  at = "2021-07-03 10:00:00", query = "movement", purpose = "other", destination = "917",
  origin = { zone = "917", asserted_level = "strict", asserted_until = "2021-07-03 10:00:00" },
  expect = { decision = "allow" },
}
test "the published level fills a scale of which the lists say nothing" {
  at = "2021-07-03 10:00", query = "level", ["place.at"] = { zone = "917", published_level = "L4" },
  expect = { decision = "allow", level = "L4" },
}
test "without a published level the derived one does" {
  at = "2021-07-03 10:00", query = "level", ["place.at"] = "917", ["area.cases"] = 99,
  expect = { decision = "allow", level = "L1" },
}
test "without either the published level is asked for" {
  at = "2021-07-03 10:00", query = "level", ["place.at"] = "917",
  expect = { decision = "undetermined", question = "place.at.published_level" },
}
test "the scale of the highest rank is the one shown" {
  at = "2021-07-03 10:00", query = "level",
  ["place.at"] = { zone = "917", published_level = "L4", asserted_level = "closed" },
  expect = { decision = "allow", level = "closed" },
}
test "outside the jurisdiction nothing is judged" {
  at = "2021-07-03 10:00", query = "movement", origin = "80", destination = "760", purpose = "other",
  expect = { decision = "undetermined", rule = "outside" },
}
