baseline {
  query = "stall", origin = { zone = "760", colour = "green" },
  stall = { seats = 10, guests = 3, clean = true, paper = "card", opened = "2021-07-03", term = 30 },
}

test "a share that an act sets is exact" {
  at = "2021-07-04 10:00",
  expect = { decision = "allow", rule = "stall.seated", by = "N-1", valid_until = "2021-08-02 00:00" },
}
test "one more than the share is too many" {
  at = "2021-07-04 10:00", stall = { guests = 4 },
  expect = { decision = "undetermined", rule = "gap" },
}
test "the act in force sets the share, and is cited" {
  at = "2021-07-12 10:00", stall = { guests = 5 },
  expect = { decision = "allow", by = "H-4", valid_until = "2021-07-21 00:00" },
}
test "a term is counted in a derived number of days, and its act is cited" {
  at = "2021-07-10 00:00", origin = { colour = "red" },
  expect = { decision = "deny", rule = "stall.term", by = "H-3" },
}
test "or in a number that the query says" {
  at = "2021-07-08 00:00", stall = { term = 5 },
  expect = { decision = "deny", rule = "stall.term" },
}
test "which is asked for" {
  at = "2021-07-08 00:00", unknown = { "stall.term" },
  expect = { decision = "undetermined", question = "stall.term" },
}
test "a term that is no length of time allows nothing" {
  at = "2021-07-08 00:00", stall = { term = -1 },
  expect = { decision = "undetermined" },
}
test "a fact that is not given is not asked for by that" {
  at = "2021-07-08 00:00", unknown = { "stall.opened", "stall.term" },
  expect = { decision = "allow", rule = "stall.seated" },
}
test "nor is one given whose head is known to be absent" {
  at = "2021-09-08 00:00", stall = { paper = "none" },
  expect = { decision = "allow", rule = "stall.seated" },
}
test "a place is given, and `here` is that place" {
  at = "2021-07-04 10:00", ["place.at"] = { zone = "760", colour = "red" },
  expect = { decision = "allow", rule = "stall.visited", valid_until = "2021-07-10 00:00" },
}
test "without it `here` is the origin" {
  at = "2021-07-04 10:00",
  expect = { decision = "allow", obligation = false },
}
test "the modifier of `here` is asked of the place that is given" {
  at = "2021-07-10 10:00", ["place.at"] = "760",
  expect = { decision = "undetermined", question = "place.at.colour" },
}
test "where nothing allows, what could deny is asked for" {
  at = "2021-07-04 10:00", stall = { guests = 9 }, unknown = { "stall.clean" },
  expect = { decision = "undetermined", question = "stall.clean" },
}
test "and answered it explains the deny" {
  at = "2021-07-04 10:00", stall = { guests = 9, clean = false },
  expect = { decision = "deny", rule = "stall.dirty" },
}
test "a deny that is explained asks for nothing more" {
  at = "2021-07-10 10:00", origin = { colour = "red" }, stall = { guests = 9 }, unknown = { "stall.clean" },
  expect = { decision = "deny", rule = "stall.term" },
}
