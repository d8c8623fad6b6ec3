baseline {
  person = { case = "none", role = "resident", residence = "778", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "exercise",
  permit = { form = "none" },
  vehicle = { kind = "none" },
  place = { kind = "park" },
  origin = "778",
  destination = { zone = "778", risk_colour = "green" },
}

test "people exercise in the park of a green zone from 16 September on" {
  at = "2021-09-16 06:00:00", query = "movement",
  expect = { decision = "allow", rule = "exercise.green_park", by = "H-3072" },
}

test "on 15 September nobody exercises in a park" {
  at = "2021-09-15 17:59:59", query = "movement",
  expect = { decision = "deny", by = "N-CT16" },
}

test "on the street of a green zone nobody exercises" {
  at = "2021-09-17 07:00:00", query = "movement", place = { kind = "street" },
  expect = { decision = "deny" },
}

test "in the park of an orange zone nobody exercises" {
  at = "2021-09-17 07:00:00", query = "movement",
  origin = { zone = "778", risk_colour = "orange" },
  destination = { zone = "778", risk_colour = "orange" },
  expect = { decision = "deny" },
}

test "the colour of the place where the walk began counts" {
  at = "2021-09-17 07:00:00", query = "movement", destination = "778",
  origin = { zone = "778", risk_colour = "green" },
  expect = { decision = "allow", rule = "exercise.green_park" },
}

test "the colour of the park where the check is made is enough" {
  at = "2021-09-17 07:00:00", query = "movement", destination = "778",
  place = { at = { zone = "778", risk_colour = "green" } },
  expect = { decision = "allow", rule = "exercise.green_park" },
}

test "the colour of the park where the check is made goes before that of the way" {
  at = "2021-09-17 07:00:00", query = "movement",
  place = { at = { zone = "778", risk_colour = "orange" } },
  expect = { decision = "deny" },
}

test "of a park that is named without its colour the colour is asked" {
  at = "2021-09-17 07:00:00", query = "movement", destination = "778", place = { at = "778" },
  expect = { decision = "undetermined", question = "place.at.risk_colour" },
}

test "of a park the colour of its zone is asked" {
  at = "2021-09-17 07:00:00", query = "movement", destination = "778",
  expect = { decision = "undetermined", question = "destination.risk_colour" },
}

test "before 06:00 the park is closed by the night order" {
  at = "2021-09-17 05:59:59", query = "movement",
  expect = { decision = "deny", rule = "night.stay_home" },
}
