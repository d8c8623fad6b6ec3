baseline {
  person = { case = "none", role = "resident", residence = "770", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  permit = { form = "none" },
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = "770",
  destination = "770",
}

local function police_permit(valid_to)
  return {
    class = "1A", form = "police_3261", issuer = "pc08", issuer_zone = "79", purpose = "work",
    valid_from = "2021-08-25 00:00", valid_to = valid_to, zones = { "79" },
    hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
    revoked = false,
  }
end

test "on 8 July Directive 10 still holds, whatever a report says" {
  at = "2021-07-08 10:00:00", query = "movement", purpose = "visit",
  expect = { decision = "allow", rule = "start_of_ct16", by = "H-CT10" },
}

test "on 23 July the level is still that of the letter of 8 July" {
  at = "2021-07-23 10:00:00", query = "level", place = { at = "770" },
  expect = { decision = "allow", level = "CT16", rule = "start_of_2468", by = "H-2279" },
}

test "the correction of the telegram is named when a trip stays in the province" {
  at = "2021-08-01 08:00:00", query = "movement", purpose = "buy_medicine", destination = "760",
  expect = { decision = "allow", rule = "leaving.residence_or_province", by = "N-5255" },
}

test "the announcement of weekly shopping in green zones is no act" {
  at = "2021-08-24 08:00:00", query = "movement", purpose = "buy_food",
  origin = { zone = "770", risk_colour = "green" }, destination = { zone = "770", risk_colour = "green" },
  household = { trips_this_week = 0, out_now = 0 }, ticket = { kind = "none" },
  expect = { decision = "deny", rule = "shopping.announcement", by = "H-CT11" },
}

test "the body of 2796 counts, not the annex of 2800" {
  at = "2021-09-06 10:00:00", query = "movement", purpose = "work", person = { role = "office_worker" },
  permit = police_permit("2021-09-06 00:00"),
  expect = { decision = "allow", rule = "permits.end_of_the_period", by = "H-2796" },
}

test "the extension of 7 September leaves no gap" {
  at = "2021-09-07 08:00:00", query = "movement", purpose = "work", person = { role = "office_worker" },
  permit = police_permit("2021-09-07 00:00"),
  expect = { decision = "allow", rule = "permits.bridge", by = "H-2994" },
}
