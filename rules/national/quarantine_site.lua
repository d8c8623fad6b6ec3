-- Taking people into a quarantine site: as many as there are places free. The directives order the reception
-- and leave the places to the site; that a full site takes nobody in is our reading of the duty to isolate.

local intake = predicate "place.quarantine_site"
local too_many = intake & (place.occupied + place.people):above(place.capacity)
local enough = intake & (place.occupied + place.people):at_most(place.capacity)

rule "quarantine_site.full" {
  cite = { "N-L03" },
  subject = "health",
  query = "place",
  when = too_many,
  deny = {
    vi = "Khu cách ly không đủ chỗ cho số người này. Xin chuyển bớt sang khu khác.",
    en = "The quarantine site has not enough places for these people. Please take some to another site.",
  },
}

rule "quarantine_site.another" {
  cite = { "C-RET" },
  subject = "health",
  query = "place",
  when = too_many,
  deny = {
    vi = "Người trở về vượt số chỗ của khu này: đưa người chưa có chỗ đến khu cách ly khác của thành phố.",
    en = "More people return than this site can hold: take those without a place to another site of the city.",
  },
}

rule "quarantine_site.room" {
  cite = { "N-L03" },
  subject = "health",
  query = "place",
  when = enough,
  allow = {
    vi = "Khu cách ly còn đủ chỗ: được tiếp nhận.",
    en = "The quarantine site has places enough: it may take them in.",
  },
}

rule "quarantine_site.reception" {
  cite = { "C-RET" },
  subject = "health",
  query = "place",
  when = enough,
  oblige = {
    vi = "Tiếp nhận, xét nghiệm PCR và cách ly tập trung người trở về.",
    en = "Receive the people who return, test them by PCR and keep them in the site.",
  },
}
