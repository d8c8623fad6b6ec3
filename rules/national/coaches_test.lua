baseline {
  person = {
    case = "none", role = "driver", residence = "82", doses = 1, first_dose = "2021-08-01",
    last_dose = "2021-08-01", test = { kind = "none", result = "none" },
  },
  group = { size = 1 },
  purpose = "passenger_transport",
  permit = { form = "none" },
  vehicle = { kind = "coach", qr = "none", occupants = 20, passengers = 18 },
  origin = { zone = "82", published_level = "L1" },
  destination = { zone = "83", published_level = "L1" },
  place = { kind = "coach_station" },
}

local negative = { kind = "antigen", result = "negative", sampled = "2021-10-20 10:00:00",
                   reported = "2021-10-20 10:30" }

test "a vaccinated crew drives in the pilot" {
  at = "2021-10-05 10:00:00", query = "movement",
  expect = { decision = "allow", rule = "coach.pass", by = "N-1740" },
}

test "the crew is vaccinated" {
  at = "2021-10-21 10:00:00", query = "movement", person = { doses = 0 },
  expect = { decision = "deny", rule = "coach.conditions", by = "N-1840" },
}

test "a passenger shows a test of the last 72 hours" {
  at = "2021-10-23 09:59:59", query = "movement", ["person.role"] = "passenger", ["person.test"] = negative,
  expect = { decision = "allow", rule = "coach.pass" },
}

test "72 hours after sampling the passenger's test is over" {
  at = "2021-10-23 10:00:00", query = "movement", ["person.role"] = "passenger", ["person.test"] = negative,
  expect = { decision = "deny", rule = "coach.conditions" },
}

test "who takes the coach for a visit is a passenger as well" {
  at = "2021-10-21 10:00:00", query = "movement", purpose = "visit", ["person.role"] = "passenger",
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false },
  expect = { decision = "deny", rule = "coach.conditions", by = "N-1840" },
}

test "on a trip home that the provinces organise the pilot asks for nothing" {
  at = "2021-10-21 10:00:00", query = "movement", purpose = "home_province_return",
  ["person.role"] = "passenger", papers = { exit_consent = true, entry_consent = true, on_trip_list = true },
  expect = { decision = "allow", rule = "n128.movement" },
}

test "a coach inside the province is not in the pilot" {
  at = "2021-10-21 10:00:00", query = "movement", person = { doses = 0 },
  destination = { zone = "82", published_level = "L1" },
  expect = { decision = "allow", rule = "n128.movement" },
}
