-- A good permit, and the same with one thing wrong.

baseline {
  person = { case = "none", role = "office_worker", residence = "760",
             test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "work",
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = "760",
  destination = "770",
  permit = {
    class = "1A", form = "police_3261", issuer = "pc08", issuer_zone = "79", purpose = "work",
    valid_from = "2021-08-25 00:00", valid_to = "2021-09-07 00:00", zones = { "760", "770" },
    hours = { "06:00", "18:00" }, holder_matches_id = true, registered = true, signature_valid = true,
    revoked = false,
  },
}

test "a good permit is good" {
  at = "2021-08-27 09:00:00", query = "movement",
  expect = { decision = "allow", rule = "permits.holder" },
}

test "a permit of another person is not good" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.holder_matches_id"] = false,
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a permit for another purpose is not good" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.purpose"] = "delivery",
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a permit that is not in the register is taken for a forgery" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.registered"] = false,
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a permit with a wrong signature is not good" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.signature_valid"] = false,
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a revoked permit is not good" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.revoked"] = true,
  ["permit.revoked_reason"] = "returned",
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a revoked permit is not good, whether or not a reason is known" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.revoked"] = true,
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a permit that is being replaced counts with the issuer's record" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.revoked"] = true,
  ["permit.revoked_reason"] = "replaced", papers = { replacement_record = true },
  expect = { decision = "allow", rule = "permits.holder" },
}

test "of a permit that is being replaced the issuer's record is asked for" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.revoked"] = true,
  ["permit.revoked_reason"] = "replaced",
  expect = { decision = "undetermined", question = "papers.replacement_record" },
}

test "who shows the issuer's record is asked why the permit was called back" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.revoked"] = true,
  papers = { replacement_record = true },
  expect = { decision = "undetermined", question = "permit.revoked_reason" },
}

test "a permit called back does not count without the issuer's record" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.revoked"] = true,
  ["permit.revoked_reason"] = "replaced", papers = { replacement_record = false },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a permit does not count outside its places" {
  at = "2021-08-27 09:00:00", query = "movement", destination = "778", papers = { task_order = false },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a task order covers a trip off the places of the permit" {
  at = "2021-08-27 09:00:00", query = "movement", destination = "778", papers = { task_order = true },
  expect = { decision = "allow", rule = "permits.holder" },
}

test "the spot of the check counts like the ends of the trip" {
  at = "2021-08-27 09:00:00", query = "movement", ["place.at"] = "778", papers = { task_order = false },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a permit does not count before its hours" {
  at = "2021-08-27 06:00:00", query = "movement", ["permit.hours"] = { "07:00", "17:00" },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a permit counts in the last second of its hours" {
  at = "2021-08-27 16:59:59", query = "movement", ["permit.hours"] = { "07:00", "17:00" },
  expect = { decision = "allow", rule = "permits.holder" },
}

test "an agency does not sign the police form" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.issuer"] = "agency",
  expect = { decision = "deny", rule = "permits.police_form", by = "H-3261" },
}

---- until when

test "on 7 September the permits of the period run on" {
  at = "2021-09-07 06:00:00", query = "movement",
  expect = { decision = "allow", rule = "permits.holder", by = "H-2994" },
}

test "on 15 September at 17:59:59 they still run" {
  at = "2021-09-15 17:59:59", query = "movement",
  expect = { decision = "allow", rule = "permits.holder", by = "H-2994" },
}

test "on 16 September they run on to the end of the month" {
  at = "2021-09-16 06:00:00", query = "movement",
  expect = { decision = "allow", rule = "permits.holder", by = "H-3072" },
}

test "a permit that ended on 6 September at 00:00 by the annex runs with the body of the act" {
  at = "2021-09-06 09:00:00", query = "movement", ["permit.valid_to"] = "2021-09-06 00:00",
  expect = { decision = "allow", rule = "permits.holder", by = "H-2796" },
}

test "a permit with an end of its own ends at that second" {
  at = "2021-09-15 17:00:00", query = "movement", ["permit.valid_to"] = "2021-09-15 17:00",
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a permit with an end of its own counts until the second before" {
  at = "2021-09-15 16:59:59", query = "movement", ["permit.valid_to"] = "2021-09-15 17:00",
  expect = { decision = "allow", rule = "permits.holder" },
}

test "a permit does not count before its first day" {
  at = "2021-08-27 09:00:00", query = "movement", ["permit.valid_from"] = "2021-08-28 00:00",
  expect = { decision = "deny", rule = "permits.needed" },
}
