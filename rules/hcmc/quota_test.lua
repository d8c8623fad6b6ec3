baseline {
  business = { sector = "office", place = "760" },
}

test "ten permits for a hundred people are within the quota" {
  at = "2021-08-23 09:00:00", query = "permit", permit = { requested = 10 },
  business = { workers = 100 },
  expect = { decision = "allow", rule = "quota.within_the_share", by = "H-2796" },
}

test "eleven permits for a hundred people are over the quota" {
  at = "2021-08-23 09:00:00", query = "permit", permit = { requested = 11 },
  business = { workers = 100 },
  expect = { decision = "deny", rule = "quota.over_the_share", by = "H-2796" },
}

test "a share of people is rounded down" {
  at = "2021-08-23 09:00:00", query = "permit", permit = { requested = 10 },
  business = { workers = 99 },
  expect = { decision = "deny", rule = "quota.over_the_share" },
}

test "nine permits for ninety-nine people are within the quota" {
  at = "2021-08-23 09:00:00", query = "permit", permit = { requested = 9 },
  business = { workers = 99 },
  expect = { decision = "allow", rule = "quota.within_the_share" },
}

test "a unit of nine people gets no permit" {
  at = "2021-08-23 09:00:00", query = "permit", permit = { requested = 1 },
  business = { workers = 9 },
  expect = { decision = "deny", rule = "quota.over_the_share" },
}

test "on 22 August no act speaks of a quota" {
  at = "2021-08-22 23:59:59", query = "permit", permit = { requested = 10 },
  business = { workers = 100 },
  expect = { decision = "undetermined" },
}

test "the quota holds from the first second of 23 August" {
  at = "2021-08-23 00:00:00", query = "permit", permit = { requested = 11 },
  business = { workers = 100 },
  expect = { decision = "deny", by = "H-2796" },
}

test "the quota is carried on to the last second of September" {
  at = "2021-09-30 23:59:59", query = "permit", permit = { requested = 11 },
  business = { workers = 100 },
  expect = { decision = "deny", rule = "quota.over_the_share", by = "H-3072" },
}

test "of an office the size of its staff is asked" {
  at = "2021-08-23 09:00:00", query = "permit", permit = { requested = 10 },
  expect = { decision = "undetermined", question = "business.workers" },
}

test "a hospital has no quota" {
  at = "2021-08-23 09:00:00", query = "permit", permit = { requested = 90 },
  business = { sector = "hospital", workers = 100 },
  expect = { decision = "allow", rule = "quota.health", by = "H-2800" },
}

test "a beauty clinic is no health care" {
  at = "2021-08-23 09:00:00", query = "permit", permit = { requested = 90 },
  business = { sector = "aesthetic_clinic", workers = 100 },
  expect = { decision = "deny", rule = "quota.over_the_share" },
}

test "a vocational school of forty gets ten permits" {
  at = "2021-08-24 09:00:00", query = "permit", permit = { requested = 10 },
  business = { sector = "school", workers = 40 },
  expect = { decision = "allow", rule = "quota.vocational_school", by = "H-2850" },
}

test "a vocational school gets no eleventh permit" {
  at = "2021-08-24 09:00:00", query = "permit", permit = { requested = 11 },
  business = { sector = "school", workers = 400 },
  expect = { decision = "deny", rule = "quota.vocational_school.over", by = "H-2850" },
}

test "from 1 October there is no permit to be had" {
  at = "2021-10-01 00:00:00", query = "permit", permit = { requested = 1 },
  business = { workers = 100 },
  expect = { decision = "deny", rule = "quota.no_permits", by = "H-CT18" },
}

test "Can Tho has no quota that is known" {
  at = "2021-08-30 09:00:00", query = "permit", permit = { requested = 1 },
  business = { place = "916", workers = 100 },
  expect = { decision = "undetermined" },
}

test "of a school the number of permits is asked" {
  at = "2021-08-24 09:00:00", query = "permit", business = { sector = "school", workers = 400 },
  expect = { decision = "undetermined", question = "permit.requested" },
}
