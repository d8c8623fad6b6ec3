-- Authorities of TP HCM from 16/8/2021: at most a quarter of the staff on site, except the armed forces and
-- health (2718).

parameter "agencies.share" {
  type = "decimal",
  vi = "tỷ lệ người có mặt tại công sở",
  en = "share of the staff of an authority on site",
  { value = 0.25, cite = { "H-2718" } },
}

rule "agencies.quarter" {
  cite = { "H-2718" },
  subject = "health",
  query = "business",
  when = business.sector:is "public_agency" & predicate "business.working"
    & business.on_site:above(business.workers * parameter "agencies.share"),
  deny = {
    vi = "Cơ quan nhà nước bố trí không quá 1/4 số người tại công sở (trừ lực lượng vũ trang, y tế). "
      .. "Xin giảm số người.",
    en = "An authority has at most a quarter of its staff on site (armed forces and health excepted). "
      .. "Please reduce the number.",
  },
}

rule "agencies.allowed" {
  cite = { "H-2718" },
  subject = "health",
  query = "business",
  when = business.sector:is "public_agency"
    & business.on_site:at_most(business.workers * parameter "agencies.share"),
  allow = {
    vi = "Cơ quan nhà nước có mặt không quá 1/4 số người: được làm việc.",
    en = "An authority with at most a quarter of its staff on site may work.",
  },
}
