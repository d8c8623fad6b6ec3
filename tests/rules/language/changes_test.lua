baseline { origin = "760", destination = "760", business = { place = "760", workers = 100, on_site = 20 } }

test "before the amendment the clause is as it was" {
  at = "2021-07-10 08:30", query = "movement", purpose = "sport",
  expect = { decision = "allow", rule = "sport" },
}
test "while the amendment is in force its field holds" {
  at = "2021-07-11 09:00:00", query = "movement", purpose = "sport",
  expect = { decision = "allow", rule = "sport", by = "H-4", valid_until = "2021-07-11 11:00" },
}
test "the old field does not hold then" {
  at = "2021-07-11 08:59:59", query = "movement", purpose = "sport",
  expect = { decision = "deny", valid_until = "2021-07-11 09:00" },
}
test "after the amendment the clause is as before" {
  at = "2021-07-21 08:30", query = "movement", purpose = "sport",
  expect = { decision = "allow", rule = "sport" },
}
test "an announced act decides nothing" {
  at = "2021-07-10 10:00", query = "movement", purpose = "sport",
  expect = { decision = "deny" },
}
test "a rule holds until it is replaced" {
  at = "2021-07-09 10:00", query = "movement", purpose = "visit",
  expect = { decision = "allow", rule = "visit", valid_until = "2021-07-09 18:00" },
}
test "a replaced rule has ended for good" {
  at = "2021-07-10 10:00", query = "movement", purpose = "visit",
  expect = { decision = "deny", rule = "visit.no" },
}
test "a list holds what its act lists" {
  at = "2021-07-10 10:00", query = "business", ["business.sector"] = "shop",
  expect = { decision = "allow", rule = "open", valid_until = "2021-07-11 00:00" },
}
test "an amendment takes an entry off" {
  at = "2021-07-11 10:00", query = "business", ["business.sector"] = "shop",
  expect = { decision = "deny", rule = "default.business", valid_until = "2021-07-21 00:00" },
}
test "an amendment puts an entry on, and is cited" {
  at = "2021-07-11 10:00", query = "business", ["business.sector"] = "bar",
  expect = { decision = "allow", rule = "open", by = "H-4" },
}
test "exactly a quarter is at most a quarter" {
  at = "2021-07-10 10:00", query = "business", ["business.sector"] = "shop", ["business.on_site"] = 25,
  expect = { decision = "allow" },
}
test "one more is not" {
  at = "2021-07-10 10:00", query = "business", ["business.sector"] = "shop", ["business.on_site"] = 26,
  expect = { decision = "deny", rule = "quarter" },
}
test "a share of an odd number is exact" {
  at = "2021-07-10 10:00", query = "business", ["business.sector"] = "shop",
  ["business.workers"] = 103, ["business.on_site"] = 26,
  expect = { decision = "deny", rule = "quarter" },
}
test "a parameter has the value of the act in force" {
  at = "2021-07-10 10:00", query = "business", ["business.sector"] = "clinic", ["business.on_site"] = 49,
  expect = { decision = "allow", valid_until = "2021-07-11 00:00" },
}
test "the later act's value holds while it is in force" {
  at = "2021-07-11 10:00", query = "business", ["business.sector"] = "clinic", ["business.on_site"] = 49,
  expect = { decision = "deny", rule = "cap", by = "H-4", valid_until = "2021-07-21 00:00" },
}

-- 40 by H-1 until 31 July; of 10 July 30 by H-3 until the 18th; of 10 July, later, 20 by H-4 on two days.
local function bar(at, on_site, expect)
  test("a parameter as acts amend it: " .. on_site .. " on site at " .. at) {
    at = at, query = "business", ["business.sector"] = "bar", ["business.workers"] = 200,
    ["business.on_site"] = on_site, expect = expect,
  }
end
bar("2021-07-09 23:59:59", 41, { decision = "deny", rule = "tables", by = "H-1" })
bar("2021-07-10 00:00:00", 31, { decision = "deny", rule = "tables", by = "H-3" })
bar("2021-07-14 23:59:59", 30, { decision = "allow", rule = "open", valid_until = "2021-07-15" })
bar("2021-07-15 00:00:00", 21, { decision = "deny", rule = "tables", by = "H-4" })
bar("2021-07-15 00:00:00", 20, { decision = "allow" })
bar("2021-07-17 00:00:00", 30, { decision = "allow" })
bar("2021-07-18 23:59:59", 31, { decision = "deny", rule = "tables", by = "H-3" })
bar("2021-07-19 00:00:00", 40, { decision = "allow", rule = "open" })
