-- A permit of Ha Noi, with the changes named.
local function form(name, changes)
  local permit = {
    class = "none", form = name, issuer = "employer", issuer_zone = "01", purpose = "work",
    valid_from = "2021-08-01 00:00", valid_to = "2021-09-21 00:00", zones = { "01" },
    hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
    revoked = false,
  }
  for key, value in sorted(changes or {}) do
    permit[key] = value
  end
  return permit
end

local new_form = form("hanoi_qr", { issuer = "ward_police" })

baseline {
  person = { case = "none", role = "office_worker", residence = "019",
             test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "work",
  permit = form("hanoi_employer"),
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = "019",
  destination = "019",
}

---- the stamp

test "on 8 August the employer's form is enough" {
  at = "2021-08-08 23:59:59", query = "movement", papers = { work_schedule = false, ward_stamp = false },
  expect = { decision = "allow", rule = "hanoi.holder" },
}

test "from the first second of 9 August the stamp of the ward is required" {
  at = "2021-08-09 00:00:00", query = "movement", papers = { work_schedule = true, ward_stamp = false },
  expect = { decision = "deny", rule = "hanoi.stamp", by = "HN-STAMP" },
}

test "a stamp without work schedule is not enough" {
  at = "2021-08-09 10:00:00", query = "movement", papers = { work_schedule = false, ward_stamp = true },
  expect = { decision = "deny", rule = "hanoi.stamp" },
}

test "with stamp and schedule the worker passes on 9 August" {
  at = "2021-08-09 10:00:00", query = "movement", papers = { work_schedule = true, ward_stamp = true },
  expect = { decision = "allow", rule = "hanoi.stamped", by = "HN-STAMP" },
}

test "the stamp is asked for when it is not shown" {
  at = "2021-08-09 10:00:00", query = "movement", papers = { work_schedule = true },
  expect = { decision = "undetermined", question = "papers.ward_stamp" },
}

test "in the last second of the morning of 10 August the stamp is still required" {
  at = "2021-08-10 11:59:59", query = "movement", papers = { work_schedule = true, ward_stamp = false },
  expect = { decision = "deny", rule = "hanoi.stamp" },
}

test "from noon of 10 August nobody asks for the stamp" {
  at = "2021-08-10 12:00:00", query = "movement", papers = { work_schedule = true, ward_stamp = false },
  expect = { decision = "allow", rule = "hanoi.holder" },
}

---- two forms

test "without any form a worker is turned back" {
  at = "2021-08-20 08:00:00", query = "movement", permit = { form = "none" },
  expect = { decision = "deny", rule = "hanoi.permit" },
}

test "the new form does not count before 8 September" {
  at = "2021-09-07 23:59:59", query = "movement", permit = new_form,
  expect = { decision = "deny", rule = "hanoi.permit" },
}

test "the new form counts from 8 September" {
  at = "2021-09-08 00:00:00", query = "movement", permit = new_form,
  expect = { decision = "allow", rule = "hanoi.two_forms", by = "HN-QR" },
}

test "the old form counts beside the new one" {
  at = "2021-09-08 08:00:00", query = "movement",
  expect = { decision = "allow", rule = "hanoi.two_forms", by = "HN-QR" },
}

test "a code that returns somebody else's data does not count" {
  at = "2021-09-08 08:00:00", query = "movement",
  permit = form("hanoi_qr", { issuer = "ward_police", holder_matches_id = false }),
  expect = { decision = "deny", rule = "hanoi.permit" },
}

test "a permit of TP HCM does not count in Ha Noi" {
  at = "2021-09-08 08:00:00", query = "movement",
  permit = form("police_3261", { issuer = "pc08", issuer_zone = "79", zones = { "79" } }),
  expect = { decision = "deny", rule = "hanoi.permit" },
}

test "permits are needed to the last second of 20 September" {
  at = "2021-09-20 23:59:59", query = "movement", permit = { form = "none" },
  expect = { decision = "deny", rule = "hanoi.permit" },
}

test "from 21 September nobody needs a permit" {
  at = "2021-09-21 00:00:00", query = "movement", permit = { form = "none" },
  expect = { decision = "allow", rule = "hanoi.no_permit" },
}

test "which level held in Ha Noi is not known: a walk is not answered" {
  at = "2021-09-08 08:00:00", query = "movement", purpose = "leisure",
  expect = { decision = "undetermined" },
}

---- the declaration code

test "a code of less than 72 hours passes the checkpoint" {
  at = "2021-09-08 10:00:00", query = "movement", permit = new_form,
  place = { kind = "city_gateway", at = "01" },
  papers = { movement_declaration = true, declared_at = "2021-09-05 10:00:01" },
  expect = { decision = "allow", rule = "hanoi.two_forms" },
}

test "a code of 72 hours has to be renewed" {
  at = "2021-09-08 10:00:01", query = "movement", permit = new_form,
  place = { kind = "inner_checkpoint", at = "01" },
  papers = { movement_declaration = true, declared_at = "2021-09-05 10:00:01" },
  expect = { decision = "deny", rule = "hanoi.declaration", by = "HN-DECL" },
}

test "who has not declared is turned back" {
  at = "2021-09-08 10:00:01", query = "movement", permit = new_form,
  place = { kind = "city_gateway", at = "01" }, papers = { movement_declaration = false },
  expect = { decision = "deny", rule = "hanoi.declaration", by = "HN-DECL" },
}

test "the declaration is asked for at a checkpoint" {
  at = "2021-09-08 10:00:01", query = "movement", permit = new_form,
  place = { kind = "city_gateway", at = "01" },
  expect = { decision = "undetermined", question = "papers.movement_declaration" },
}

test "who comes to Ha Noi makes the declaration at its gateway" {
  at = "2021-09-08 10:00:00", query = "movement", permit = new_form, origin = "24",
  place = { kind = "city_gateway" },
  papers = { movement_declaration = false },
  expect = { decision = "deny", rule = "hanoi.declaration" },
}
