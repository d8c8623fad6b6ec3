-- The level worked out from figures: new community cases per 100,000 people and week, and cover.
baseline {
  place = { at = "82" },
  area = { population = 100000, community_cases_week = 0, quarantine_cases_week = 0, dose1_share = 0.699 },
}

test "19 cases per 100,000 with low cover make level 1" {
  at = "2021-10-20 10:00:00", query = "level", area = { community_cases_week = 19 },
  expect = { decision = "allow", level = "L1", by = "N-4800" },
}

test "20 cases per 100,000 with low cover make level 2" {
  at = "2021-10-20 10:00:00", query = "level", area = { community_cases_week = 20 },
  expect = { decision = "allow", level = "L2", by = "N-128" },
}

test "a population of one more keeps 20 cases in the first band" {
  at = "2021-10-20 10:00:00", query = "level", area = { community_cases_week = 20, population = 100001 },
  expect = { decision = "allow", level = "L1" },
}

test "49 cases per 100,000 with low cover make level 2" {
  at = "2021-10-20 10:00:00", query = "level", area = { community_cases_week = 49 },
  expect = { decision = "allow", level = "L2" },
}

test "50 cases per 100,000 with low cover make level 3" {
  at = "2021-10-20 10:00:00", query = "level", area = { community_cases_week = 50 },
  expect = { decision = "allow", level = "L3" },
}

test "149 cases per 100,000 with low cover make level 3" {
  at = "2021-10-20 10:00:00", query = "level", area = { community_cases_week = 149 },
  expect = { decision = "allow", level = "L3" },
}

test "150 cases per 100,000 with low cover make level 4" {
  at = "2021-10-20 10:00:00", query = "level", area = { community_cases_week = 150 },
  expect = { decision = "allow", level = "L4" },
}

test "with a cover of 70 percent 20 cases make level 1" {
  at = "2021-10-20 10:00:00", query = "level", area = { community_cases_week = 20, dose1_share = 0.7 },
  expect = { decision = "allow", level = "L1" },
}

test "with a cover of 70 percent 50 cases make level 2" {
  at = "2021-10-20 10:00:00", query = "level", area = { community_cases_week = 50, dose1_share = 0.7 },
  expect = { decision = "allow", level = "L2" },
}

test "with a cover of 70 percent 150 cases make level 3" {
  at = "2021-10-20 10:00:00", query = "level", area = { community_cases_week = 150, dose1_share = 0.7 },
  expect = { decision = "allow", level = "L3" },
}

test "cases found in quarantine do not count" {
  at = "2021-10-20 10:00:00", query = "level",
  area = { community_cases_week = 19, quarantine_cases_week = 500 },
  expect = { decision = "allow", level = "L1" },
}

test "below 20 cases the cover is not asked" {
  at = "2021-10-20 10:00:00", query = "level",
  area = { community_cases_week = 19, dose1_share = 0.1 },
  expect = { decision = "allow", level = "L1" },
}

test "a published level counts before the figures" {
  at = "2021-10-20 10:00:00", query = "level", ["place.at"] = { zone = "82", published_level = "L1" },
  area = { community_cases_week = 500 },
  expect = { decision = "allow", level = "L1" },
}

test "an order for the alley is stricter than the published level" {
  at = "2021-10-20 10:00:00", query = "level",
  ["place.at"] = { zone = "82", published_level = "L1", asserted_level = "L4" },
  expect = { decision = "allow", level = "L4" },
}

test "a looser assertion than the published level has no effect" {
  at = "2021-10-20 10:00:00", query = "level",
  ["place.at"] = { zone = "82", published_level = "L4", asserted_level = "L1" },
  expect = { decision = "allow", level = "L4" },
}

test "before Resolution 128 figures make no level" {
  at = "2021-10-10 23:59:59", query = "level", area = { community_cases_week = 150 },
  expect = { decision = "undetermined" },
}

test "from the first second of Resolution 128 they do" {
  at = "2021-10-11 00:00:00", query = "level", area = { community_cases_week = 150 },
  expect = { decision = "allow", level = "L4", by = "N-128" },
}

---- distancing

test "in the last second of 18 July Tien Giang has no act that is known" {
  at = "2021-07-18 23:59:59", query = "level", place = { at = "82" },
  expect = { decision = "undetermined" },
}

test "at the latest on 19 July the southern provinces stay at home" {
  at = "2021-07-19 00:00:00", query = "level", place = { at = "82" },
  expect = { decision = "allow", level = "CT16", by = "N-969" },
}

test "the telegram prolongs it by fourteen days" {
  at = "2021-08-15 23:59:59", query = "level", place = { at = "82" },
  expect = { decision = "allow", level = "CT16", by = "N-1063" },
}

test "after that no act of the province is known" {
  at = "2021-08-16 00:00:00", query = "level", place = { at = "82" },
  expect = { decision = "undetermined" },
}

test "an earlier start of the province is asserted" {
  at = "2021-07-18 06:00:00", query = "level",
  place = { at = { zone = "82", asserted_level = "CT16", asserted_from = "2021-07-18 00:00" } },
  expect = { decision = "allow", level = "CT16" },
}

test "before the asserted start nothing is known" {
  at = "2021-07-17 23:59:59", query = "level",
  place = { at = { zone = "82", asserted_level = "CT16", asserted_from = "2021-07-18 00:00" } },
  expect = { decision = "undetermined" },
}

test "a looser order has no effect" {
  at = "2021-07-20 10:00:00", query = "level", place = { at = { zone = "82", asserted_level = "CT15" } },
  expect = { decision = "allow", level = "CT16" },
}

test "without figures the published level is asked" {
  at = "2021-10-20 10:00:00", query = "level", unknown = { "area" },
  expect = { decision = "undetermined", question = "place.at.published_level" },
}

test "with the cases alone the cover is asked" {
  at = "2021-10-20 10:00:00", query = "level",
  unknown = { "area" }, area = { population = 10000, community_cases_week = 5 },
  expect = { decision = "undetermined", question = "area.dose1_share" },
}

test "a blockaded alley in a commune at Directive 15 is answered as blockaded" {
  at = "2021-10-03 10:00:00", query = "level", unknown = { "area" },
  ["place.at"] = { zone = "31129", asserted_level = "blockade" },
  expect = { decision = "allow", level = "blockade" },
}

test "an order that has ended does not count" {
  at = "2021-10-03 10:00:00", query = "level", unknown = { "area" },
  ["place.at"] = { zone = "31129", asserted_level = "blockade", asserted_until = "2021-10-03 10:00" },
  expect = { decision = "allow", level = "CT15" },
}

test "an order that begins in a second does not count yet" {
  at = "2021-10-03 09:59:59", query = "level", unknown = { "area" },
  ["place.at"] = { zone = "31129", asserted_level = "blockade", asserted_from = "2021-10-03 10:00" },
  expect = { decision = "allow", level = "CT15" },
}

test "of a hotel without a published level the level is asked" {
  at = "2021-10-20 10:00:00", query = "business", unknown = { "area" },
  business = {
    sector = "hotel", place = "82", request = "open_without_limits", service = "walk_in",
    orders = "at_counter", workers = 40, on_site = 8, arrangement = "none", suspended = false,
    safety = { passed = true }, last_test = "2021-10-20", staff_doses_min = 2,
    staff_last_dose = "2021-08-10", f0_on_site = 0, place_qr = true, guest_kind = "tourists",
  },
  expect = { decision = "undetermined", question = "business.place.published_level" },
}
