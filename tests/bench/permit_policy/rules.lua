-- The permit policy that rule engines are compared with (see permit_policy_bench.c for it in C):
-- deny overrides; else an allow; else the default denies. 16 or 99 are strict, 19 is open.
authority "vn" { territory = { "vn" } }
directive "P" {
  number = "P", by = "vn", issued = "2021-01-01", from = "2021-01-01",
  title = { vi = "Chính sách mẫu", en = "Sample policy" },
}
jurisdiction { "vn" }
query "movement" { here = { "spot" } }
scale "none" { rank = 1, vi = "-", en = "-" }
level "none" { scale = "none", rank = 1, vi = "-", en = "-" }
modifier "zone" { type = "zone", vi = "đơn vị", en = "unit" }

local function label(body)
  body.vi, body.en = "-", "-"
  return body
end
local function flag(id) fact(id)(label { type = "boolean" }) end
local function when(id) fact(id)(label { type = "time" }) end
local function zone(id) fact(id)(label { type = "zone" }) end
local function choice(id, values) fact(id)(label { type = "enum", values = values }) end

fact "spot" (label { type = "place" })
choice("purpose", {
  "medical_emergency", "frontline", "essential_supply", "food_shopping", "work_3onsite",
  "work_permit", "vaccination", "return_home", "quarantine_transfer", "other",
})
choice("person.status", { "none", "F0", "F1", "F2" })
choice("permit.class", { "none", "A", "B", "C", "D" })
choice("origin.grade", { "g15", "g16", "g19", "g99" })
choice("dest.grade", "=origin.grade")
when("person.quarantine_end")
when("person.last_swab")
when("permit.valid_from")
when("permit.valid_to")
zone("person.home")
zone("origin.ward")
zone("dest.ward")
flag("permit.revoked")
flag("permit.has_zones")
flag("vehicle.qr")
flag("trip_leaves_province")
fact "person.doses" (label { type = "integer" })
fact "permit.zones" (label { type = "zones" })

local strict = dest.grade:one_of { "g16", "g99" }
local open = dest.grade:is "g19"
local night = clock:between("18:00", "06:00")
local in_force = ~permit.class:is "none" & permit.revoked:is(false) &
  time:between(permit.valid_from, permit.valid_to)
local emergency = purpose:is "medical_emergency"
local supply_by_b = purpose:is "essential_supply" & permit.class:is "B" & permit.zones:covers(dest.ward)
local shopping_out = strict & (night | ~dest.ward:same(person.home))

local function deny(id, condition)
  rule(id) { cite = { "P" }, query = "movement", when = condition, deny = { vi = "Không.", en = "No." } }
end
local function allow(id, condition)
  rule(id) { cite = { "P" }, query = "movement", when = condition, allow = { vi = "Được.", en = "Yes." } }
end

deny("R01", person.status:is "F0" & ~purpose:is "quarantine_transfer")
deny("R02", person.status:is "F1" & time:before(person.quarantine_end) &
  ~purpose:one_of { "medical_emergency", "quarantine_transfer" })
deny("R03", person.status:is "F2" & strict & ~purpose:one_of { "medical_emergency", "vaccination" })
deny("R04", origin.grade:is "g99" & ~emergency)
deny("R05", dest.grade:is "g99" & ~(emergency | purpose:is "frontline" | supply_by_b))
deny("R06", strict & night & ~(emergency | purpose:is "frontline" |
  (purpose:is "essential_supply" & vehicle.qr)))
deny("R07", dest.grade:is "g16" & purpose:is "other")
deny("R08", purpose:is "work_permit" & ~open & ~(permit.class:one_of { "A", "C" } & in_force))
deny("R09", purpose:is "work_3onsite" & ~open & ~origin.ward:same(dest.ward) & ~permit.class:is "C")
deny("R10", purpose:is "essential_supply" & ~open & ~(vehicle.qr | (permit.class:is "B" & in_force)))
deny("R11", purpose:is "essential_supply" & ~open & (person.last_swab + hours(72)):before(time))
deny("R12", trip_leaves_province & ~open &
  ~(purpose:one_of { "medical_emergency", "quarantine_transfer" } |
    (purpose:is "essential_supply" & vehicle.qr) | (purpose:is "return_home" & permit.class:is "D")))
deny("R13", purpose:is "food_shopping" & ~open & shopping_out)
deny("R15", purpose:is "frontline" & ~open & ~(permit.class:is "A" & in_force))
deny("R18", ~open & ~permit.class:is "none" & permit.revoked)
deny("R19", ~open & ~permit.class:is "none" & permit.has_zones & ~permit.zones:covers(dest.ward))
deny("R20", person.doses:below(1) & purpose:is "work_permit" & dest.grade:is "g16" &
  (person.last_swab + days(7)):before(time))
deny("R21", ~open & time:before(person.last_swab))

allow("A01", purpose:is "quarantine_transfer")
allow("A04", emergency)
allow("A08", purpose:is "work_permit" & permit.class:one_of { "A", "C" } & in_force)
allow("A09", purpose:is "work_3onsite" & (origin.ward:same(dest.ward) | permit.class:is "C"))
allow("A10", purpose:is "essential_supply" & (vehicle.qr | (permit.class:is "B" & in_force)))
allow("A12", purpose:is "return_home" & (trip_leaves_province:is(false) | permit.class:is "D"))
allow("A13", purpose:is "food_shopping" & ~shopping_out)
allow("A14", purpose:is "vaccination" & ~origin.grade:is "g99")
allow("A15", purpose:is "frontline" & permit.class:is "A" & in_force)
allow("A16", purpose:is "other" & dest.grade:is "g15")
allow("A17", dest.grade:is "g19" & ~person.status:one_of { "F0", "F1" })

default "movement" { deny = { vi = "Mặc định.", en = "By default." } } -- R22
