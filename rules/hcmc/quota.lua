-- How many travel permits a unit in TP HCM may hold: one for every ten of its staff (2796/UBND, from 23/8 to
-- 30/9/2021), none counted in health care, ten for a vocational school. A share of people is rounded down.

parameter "quota.share" {
  type = "decimal",
  vi = "tỷ lệ nhân sự được cấp giấy đi đường",
  en = "share of the staff that gets permits",
  { value = 0.1, cite = { "H-2796" } },
}

-- Group 5 of the table of 2800 has no quota.
local health = business.sector:one_of { "hospital", "clinic", "pharmacy" }

-- The vocabulary has one word for schools; those that stay open in these weeks are the vocational ones.
local vocational_school = business.sector:is "school"

rule "quota.over_the_share" {
  cite = { "H-2796" },
  subject = "papers",
  topic = "permits",
  query = "permit",
  when = ~health & ~vocational_school & permit.requested:above(business.workers * parameter "quota.share"),
  deny = {
    vi = "Mỗi đơn vị được cấp giấy đi đường cho tối đa 10 % nhân sự, làm tròn xuống. "
      .. "Xin giảm danh sách đề nghị.",
    en = "A unit gets permits for at most 10 % of its staff, rounded down. Please shorten the list.",
  },
}

rule "quota.within_the_share" {
  cite = { "H-2796" },
  subject = "papers",
  topic = "permits",
  query = "permit",
  when = ~health & ~vocational_school,
  allow = {
    vi = "Số giấy đề nghị không quá 10 % nhân sự: được cấp.",
    en = "The permits asked for are no more than 10 % of the staff: they may be issued.",
  },
}

rule "quota.health" {
  cite = { "H-2800" },
  subject = "papers",
  topic = "permits",
  query = "permit",
  when = health,
  allow = {
    vi = "Nhóm 5 (y tế) không giới hạn số giấy đi đường: được cấp theo danh sách.",
    en = "Group 5 (health) has no quota: permits are issued for the whole list.",
  },
}

parameter "quota.vocational_school" {
  type = "integer",
  vi = "số giấy đi đường của một trường nghề",
  en = "permits of a vocational school",
  { value = 10, cite = { "H-2850" } },
}

rule "quota.vocational_school.over" {
  cite = { "H-2850" },
  subject = "papers",
  topic = "permits",
  query = "permit",
  when = vocational_school & permit.requested:above(parameter "quota.vocational_school"),
  deny = {
    vi = "Mỗi trường nghề được cấp tối đa 10 giấy đi đường. Xin giảm danh sách đề nghị.",
    en = "A vocational school gets at most 10 permits. Please shorten the list.",
  },
}

rule "quota.vocational_school" {
  cite = { "H-2850" },
  subject = "papers",
  topic = "permits",
  query = "permit",
  when = vocational_school,
  allow = {
    vi = "Trường nghề được cấp đến 10 giấy đi đường, không tính theo tỷ lệ nhân sự.",
    en = "A vocational school gets up to 10 permits, whatever its staff.",
  },
}

-- From 1/10 there is no permit to be had, and none is needed.
rule "quota.no_permits" {
  cite = { "H-CT18" },
  subject = "papers",
  topic = "permits",
  query = "permit",
  deny = {
    vi = "Từ 1/10 thành phố không cấp và không dùng giấy đi đường nữa; đi lại theo mã QR, giấy tiêm chủng.",
    en = "Since 1 October the city issues no travel permits and asks for none; "
      .. "people show the QR or their vaccination paper.",
  },
}
