-- Going to work in Ha Noi in August and September 2021: the employer's form, for one day and a half with the
-- stamp of the ward; from 8/9 the form with a QR code beside it; at the checkpoints the declaration code of
-- 72 hours; no permit from 21/9 on. Which level held in Ha Noi is not in the sources: other trips than those
-- to work are not answered.

-- The days of the employer's form, from 24/7, are from memory.
list "hanoi.forms" {
  of = "permit.form",
  add = { "hanoi_employer" },
  cite = { "N-CT16" },
}

amend "hanoi.forms" {
  add = { "hanoi_qr" },
  cite = { "HN-QR" },
}

-- Every body of the city signs for the whole city.
predicate "hanoi.permit_good" {
  vi = "giấy đi đường của Hà Nội hợp lệ cho chuyến đi này",
  en = "the permit of Ha Noi is good for this trip",
  when = permit.form:listed "hanoi.forms" & trip:within(permit.issuer_zone:up "province")
    & predicate "permit.for_the_places" & predicate "permit.of_the_holder" & predicate "permit.in_time"
    & predicate "permit.genuine",
}

rule "hanoi.permit" {
  cite = { "N-CT16" },
  subject = "papers",
  topic = "permits",
  from = "2021-07-24",
  through = "2021-09-20",
  query = "movement",
  where = trip:touches "01",
  when = purpose:is "work",
  require = predicate "hanoi.permit_good",
  text = {
    vi = "Đi làm trong Hà Nội phải có giấy đi đường còn hiệu lực, đúng người, đúng nơi. Xin cho xem giấy.",
    en = "To go to work in Ha Noi show a travel permit in force, with your name and the places of the "
      .. "trip.",
  },
}

rule "hanoi.holder" {
  cite = { "N-CT16" },
  subject = "papers",
  topic = "permits",
  from = "2021-07-24",
  through = "2021-09-20",
  query = "movement",
  where = trip:within "01",
  when = purpose:is "work" & predicate "hanoi.permit_good",
  allow = {
    vi = "Có giấy đi đường của Hà Nội hợp lệ: được đi làm.",
    en = "With a permit of Ha Noi that is good for this trip you may go to work.",
  },
}

---- the stamp, 9/8 to the morning of 10/8

rule "hanoi.stamp" {
  cite = { "HN-STAMP" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = purpose:is "work" & permit.form:is "hanoi_employer",
  require = papers.work_schedule & papers.ward_stamp,
  text = {
    vi = "Giấy của đơn vị phải kèm lịch làm việc và có xác nhận của phường, xã. "
      .. "Xin đến UBND phường đóng dấu.",
    en = "The employer's paper needs the work schedule and the stamp of the ward. Have it stamped there.",
  },
}

rule "hanoi.stamped" {
  cite = { "HN-STAMP" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = purpose:is "work" & permit.form:is "hanoi_employer" & predicate "hanoi.permit_good"
    & papers.work_schedule & papers.ward_stamp,
  allow = {
    vi = "Giấy của đơn vị có lịch làm việc và xác nhận của phường, xã: được đi làm.",
    en = "With the employer's paper, the work schedule and the stamp of the ward you may go to work.",
  },
}

---- the new form beside the old one, 8/9 to 20/9

rule "hanoi.two_forms" {
  cite = { "HN-QR" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = purpose:is "work" & predicate "hanoi.permit_good",
  allow = {
    vi = "Mẫu cũ của đơn vị và mẫu mới có mã QR đều được chấp nhận: được đi làm.",
    en = "The old form of the employer and the new form with a code both count: you may go to work.",
  },
}

---- the declaration code

parameter "hanoi.declaration_hours" {
  type = "integer",
  vi = "số giờ mã khai báo có giá trị",
  en = "hours for which the declaration code counts",
  { value = 72, cite = { "HN-DECL" } },
}

rule "hanoi.declaration" {
  cite = { "HN-DECL" },
  subject = "papers",
  topic = "checkpoints",
  query = "movement",
  where = here:inside "01" | trip:enters "01",
  when = place.kind:one_of { "city_gateway", "inner_checkpoint" },
  require = papers.movement_declaration
    & time:before(papers.declared_at + hours(parameter "hanoi.declaration_hours")),
  text = {
    vi = "Mã khai báo di chuyển có giá trị 72 giờ. Xin khai báo lại rồi đưa mã quét.",
    en = "The declaration code counts for 72 hours. Make the declaration anew and show the code.",
  },
}

---- no permit any more

rule "hanoi.no_permit" {
  cite = { "N-CT16", "HN-QR" },
  subject = "papers",
  topic = "permits",
  from = "2021-09-21",
  through = "2021-10-10",
  query = "movement",
  where = trip:within "01",
  when = purpose:is "work",
  allow = {
    vi = "Từ 21/9 Hà Nội không dùng giấy đi đường nữa: được đi làm.",
    en = "Since 21 September Ha Noi asks for no travel permit: you may go to work.",
  },
}
