-- The police permit of an office, with the changes named.
local function police_permit(changes)
  local permit = {
    class = "1A", form = "police_3261", issuer = "pc08", issuer_zone = "79", purpose = "work",
    valid_from = "2021-08-25 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
    hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
    revoked = false,
  }
  for name, value in sorted(changes) do
    permit[name] = value
  end
  return permit
end

local by_the_ward = police_permit { class = "13", issuer = "ward_police", issuer_zone = "26740" }

local agency_permit = {
  class = "1A", form = "agency_2800", issuer = "agency", issuer_zone = "79", purpose = "work",
  valid_from = "2021-08-23 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
  hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
  revoked = false,
}

local function employer_paper(valid_to)
  return {
    class = "none", form = "employer_paper", issuer = "employer", issuer_zone = "79", purpose = "work",
    valid_from = "2021-07-09 00:00", valid_to = valid_to, zones = { "79" },
    hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
    revoked = false,
  }
end

baseline {
  person = { case = "none", role = "office_worker", residence = "760",
             test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "work",
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = "760",
  destination = "770",
}

---- the employer's paper

test "the employer's paper lets a worker go in July" {
  at = "2021-07-20 08:00:00", query = "movement", permit = employer_paper("2021-08-23 00:00"),
  expect = { decision = "allow", rule = "ct16.work" },
}

test "a worker without a paper is turned back in July" {
  at = "2021-07-20 08:00:00", query = "movement", permit = { form = "none" },
  expect = { decision = "deny", rule = "permits.employer", by = "H-2279" },
}

test "in the last second of 8 July no paper was needed" {
  at = "2021-07-08 23:59:59", query = "movement", permit = { form = "none" },
  expect = { decision = "allow" },
}

test "health staff show their own card instead" {
  at = "2021-07-20 08:00:00", query = "movement", permit = { form = "none" },
  person = { role = "health_worker" }, papers = { health_card = true },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "the employer's paper still counts on 22 August" {
  at = "2021-08-22 17:59:59", query = "movement", permit = employer_paper("2021-08-23 00:00"),
  expect = { decision = "allow", rule = "ct16.work" },
}

---- the permits of 2800

test "the employer's paper is worth nothing from 23 August on" {
  at = "2021-08-23 06:00:00", query = "movement", permit = employer_paper("2021-09-07 00:00"),
  expect = { decision = "deny", rule = "permits.needed", by = "H-2800" },
}

test "the form of 2800 lets its holder go on 24 August" {
  at = "2021-08-24 17:59:59", query = "movement", permit = agency_permit,
  expect = { decision = "allow", rule = "ct16.work" },
}

test "an office worker without a permit is turned back on 24 August" {
  at = "2021-08-24 10:00:00", query = "movement", permit = { form = "none" },
  expect = { decision = "deny", rule = "permits.needed", by = "H-2800" },
}

test "medicine is bought without a permit" {
  at = "2021-08-24 10:00:00", query = "movement", permit = { form = "none" }, purpose = "buy_medicine",
  expect = { decision = "allow", rule = "ct16.supplies" },
}

---- the police form

test "the form of 2800 counts to the last second of 24 August" {
  at = "2021-08-24 23:59:59", query = "movement", permit = agency_permit,
  person = { role = "sanitation_worker" },
  papers = { employee_card = true, employer_hours = true },
  expect = { decision = "allow", rule = "night.staff" },
}

test "the form of 2800 is worth nothing from 25 August 00:00:00 on" {
  at = "2021-08-25 00:00:00", query = "movement", permit = agency_permit,
  person = { role = "sanitation_worker" },
  papers = { employee_card = true, employer_hours = true },
  expect = { decision = "deny", rule = "permits.police_form", by = "H-3261" },
}

test "the police permit lets its holder go" {
  at = "2021-08-26 08:00:00", query = "movement", permit = police_permit {},
  expect = { decision = "allow", rule = "permits.holder", by = "H-3261" },
}

test "off-line the register has still to be asked" {
  at = "2021-08-27 09:00:00", query = "movement", papers = { id_card = true },
  permit = {
    class = "1A", form = "police_3261", issuer = "pc08", issuer_zone = "79", purpose = "work",
    valid_from = "2021-08-25 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
    hours = { "00:00", "24:00" }, holder_matches_id = true, signature_valid = true,
  },
  expect = { decision = "undetermined", question = "permit.registered" },
}

test "a permit signed by the ward police does not count in another district" {
  at = "2021-08-27 09:00:00", query = "movement", origin = "26740", permit = by_the_ward,
  expect = { decision = "deny", rule = "permits.police_form", by = "H-3261" },
}

test "a permit signed by the ward police counts in its own district" {
  at = "2021-08-27 09:00:00", query = "movement", origin = "26740", destination = "760",
  permit = by_the_ward,
  expect = { decision = "allow", rule = "permits.holder" },
}

test "a permit for work does not let its holder go shopping" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "buy_food", permit = police_permit {},
  household = { trips_this_week = 0, out_now = 0 }, ticket = { kind = "none" },
  expect = { decision = "deny", rule = "shopping.nobody", by = "H-CT11" },
}

test "the police permit runs to the end of September" {
  at = "2021-09-30 17:59:59", query = "movement", permit = police_permit {},
  expect = { decision = "allow", rule = "permits.holder", by = "H-3072" },
}

test "no permit is needed on 1 October" {
  at = "2021-10-01 08:00:00", query = "movement", permit = { form = "none" },
  person = { doses = 2, first_dose = "2021-07-20", last_dose = "2021-08-30" },
  papers = { vaccination_proof = true },
  expect = { decision = "allow", rule = "ct18.movement", by = "H-CT18" },
}

---- who signs for which group

test "the district police sign for a district agency, and for the whole city" {
  at = "2021-08-27 09:00:00", query = "movement",
  permit = police_permit { issuer = "district_police", issuer_zone = "760" },
  expect = { decision = "allow", rule = "permits.holder", by = "H-3261" },
}

test "the district police do not sign for a bank" {
  at = "2021-08-27 09:00:00", query = "movement",
  permit = police_permit { class = "1B", issuer = "district_police", issuer_zone = "760" },
  expect = { decision = "deny", rule = "permits.police_form", by = "H-3261" },
}

test "the form of 2800 lets its holder go, and 2800 says so" {
  at = "2021-08-24 10:00:00", query = "movement", permit = agency_permit,
  expect = { decision = "allow", rule = "permits.agency_holder", by = "H-2800" },
}

test "an employer does not sign the form of 2800" {
  at = "2021-08-24 10:00:00", query = "movement",
  permit = {
    class = "1A", form = "agency_2800", issuer = "employer", issuer_zone = "79", purpose = "work",
    valid_from = "2021-08-23 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
    hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
    revoked = false,
  },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "the district police sign meals for three-on-site units by the table of 2800 as well" {
  at = "2021-08-24 10:00:00", query = "movement",
  permit = {
    class = "12", form = "agency_2800", issuer = "district_police", issuer_zone = "760", purpose = "work",
    valid_from = "2021-08-23 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
    hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
    revoked = false,
  },
  expect = { decision = "allow", rule = "permits.agency_holder" },
}

test "staff of a vocational school are among the holders of 2850" {
  at = "2021-08-24 10:00:00", query = "movement", permit = agency_permit,
  person = { role = "vocational_school_staff" },
  expect = { decision = "allow", rule = "permits.added_groups", by = "H-2850" },
}

test "an agency does not sign for the meals of three-on-site units" {
  at = "2021-08-24 10:00:00", query = "movement",
  permit = {
    class = "12", form = "agency_2800", issuer = "agency", issuer_zone = "79", purpose = "work",
    valid_from = "2021-08-23 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
    hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
    revoked = false,
  },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a revoked police permit is refused by the notice of the police" {
  at = "2021-08-27 09:00:00", query = "movement",
  permit = police_permit { revoked = true, revoked_reason = "misuse" },
  expect = { decision = "deny", rule = "permits.needed", by = "H-3261" },
}

---- forms of wards and districts

test "a ward may not ask for a form of its own beside the police permit" {
  at = "2021-08-27 09:00:00", query = "movement", permit = police_permit {},
  papers = { ward_form = false },
  expect = { decision = "allow", rule = "permits.no_extra_conditions", by = "H-3261" },
}

test "before 25 August nobody had forbidden the wards their forms" {
  at = "2021-08-24 10:00:00", query = "movement", permit = agency_permit, papers = { ward_form = false },
  expect = { decision = "deny", rule = "permits.ward_form" },
}

test "who has the ward's form passes on 24 August" {
  at = "2021-08-24 10:00:00", query = "movement", permit = agency_permit, papers = { ward_form = true },
  expect = { decision = "allow", rule = "permits.agency_holder" },
}
