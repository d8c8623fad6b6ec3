-- When a travel permit is good (convention K14). Which forms and issuers count and until when a permit runs
-- is what the acts say; holder, purpose, places, hours, register and signature are checked alike everywhere.
--
-- Read the head first: while `permit.form` is "none" all of this is false and nothing more is asked.

---- the form

-- The employer's own paper and the permit of Can Tho are as old as Directive 16; TP HCM replaced the former
-- by the forms of 2800 on 23/8 and these by the police form on 25/8/2021.
list "permit.forms" {
  of = "permit.form",
  add = { "employer_paper", "cantho_permit" },
  cite = { "N-CT16" },
}

amend "permit.forms" {
  add = { "agency_2800" },
  remove = { "employer_paper" },
  cite = { "H-2800" },
}

amend "permit.forms" {
  add = { "police_3261" },
  remove = { "agency_2800", "employer_paper" },
  cite = { "H-3261" },
}

predicate "permit.form_in_force" {
  vi = "mẫu giấy đang có hiệu lực",
  en = "the form is in force",
  when = permit.form:listed "permit.forms",
}

---- who signed, and for which places

-- The groups whose permits the district police signs (table of 2800, notice 3261): its own agencies, meals
-- for three-on-site units, and the groups of the districts. Which groups a ward signs for is not said.
local of_the_district = permit.class:one_of { "1A", "12", "13", "14B" }
local only_of_the_district = permit.class:one_of { "12", "13", "14B" }
local of_the_police = permit.issuer:one_of { "pc08", "district_police", "ward_police" }

predicate "permit.issuer_competent" {
  vi = "cơ quan cấp đúng thẩm quyền",
  en = "the issuer is competent",
  when = permit.form:is "police_3261"
      & (permit.issuer:one_of { "pc08", "ward_police" }
         | permit.issuer:is "district_police" & of_the_district)
    | permit.form:is "agency_2800"
      & (~of_the_police & ~permit.issuer:is "employer" & ~only_of_the_district
         | permit.issuer:is "district_police" & of_the_district)
    | permit.form:is "employer_paper" & ~of_the_police
    | permit.form:is "cantho_permit" & ~permit.issuer:is "employer",
}

-- PC08 and the district police sign for the whole city, the police of a ward for its district only.
predicate "permit.in_scope" {
  vi = "chuyến đi nằm trong phạm vi của cơ quan cấp",
  en = "the trip lies in the issuer's scope",
  when = permit.issuer:is "ward_police" & trip:within(permit.issuer_zone:up "district")
    | ~permit.issuer:is "ward_police" & trip:within(permit.issuer_zone:up "province"),
}

predicate "permit.for_the_places" {
  vi = "giấy ghi đúng nơi đi, nơi đến, hoặc có giấy giao việc cho chuyến đi khác",
  en = "the permit names the places of the trip, or a task order covers them",
  when = trip:within(permit.zones) | papers.task_order,
}

---- until when

-- Printed ends of the periods in TP HCM. An extension touches the police permits that end with the period
-- before it and no others. The annex of 2800 ends on 6/9 at 00:00, the body of 2796 with 6/9: the body
-- counts.
derive "permit.ends" {
  type = "time",
  vi = "giấy hết hiệu lực",
  en = "end of the permit",
  cases = {
    {
      when = permit.form:is "police_3261"
        & (permit.valid_to:is "2021-09-06 00:00" | permit.valid_to:is "2021-09-07 00:00"
           | permit.valid_to:is "2021-09-16 00:00"),
      value = "2021-10-01",
      cite = { "H-3072" },
    },
    {
      when = permit.form:is "police_3261"
        & (permit.valid_to:is "2021-09-06 00:00" | permit.valid_to:is "2021-09-07 00:00"),
      value = "2021-09-16",
      cite = { "H-2994" },
    },
    {
      when = permit.form:is "police_3261" & permit.valid_to:is "2021-09-06 00:00",
      value = "2021-09-07",
      cite = { "H-2796" },
    },
  },
  otherwise = permit.valid_to,
}

predicate "permit.in_time" {
  vi = "còn hạn và đúng khung giờ",
  en = "within its period and hours",
  when = time:from(permit.valid_from) & time:before(permit.ends) & clock:inside(permit.hours),
}

---- whose, what for, and genuine

predicate "permit.of_the_holder" {
  vi = "đúng người, đúng mục đích ghi trên giấy",
  en = "the right person, for the purpose printed",
  when = permit.holder_matches_id & permit.purpose:same(purpose),
}

-- A permit called back because a new one is being made still counts with the issuer's record of that. Where
-- neither reason nor record is given, called back is called back.
local replaced = (permit.revoked_reason:given() | papers.replacement_record:given())
  & permit.revoked_reason:is "replaced" & papers.replacement_record

predicate "permit.genuine" {
  vi = "có trong sổ cấp, chữ ký đúng và không bị thu hồi",
  en = "registered, properly signed and not revoked",
  when = permit.registered & permit.signature_valid
    & (permit.revoked:is(false) | replaced),
}

predicate "permit.good" {
  vi = "giấy đi đường hợp lệ cho chuyến đi này",
  en = "the travel permit is good for this trip",
  when = predicate "permit.form_in_force" & predicate "permit.issuer_competent" & predicate "permit.in_scope"
    & predicate "permit.for_the_places" & predicate "permit.of_the_holder" & predicate "permit.in_time"
    & predicate "permit.genuine",
}
