-- What may be asked, and which place governs the answer.
--
-- Ranks of the facts in this folder (order of asking; 50 where none is given):
--   10-19 case and quarantine    20-29 purpose, role, request   30-39 places
--   40-49 permit                 50-59 household, ticket        60-69 papers
--   70-79 vehicle, cargo, trade  80-89 test, doses              90-99 surroundings, area

query "movement" {
  vi = "Người hoặc xe này có được đi qua đây, vào lúc này không?",
  en = "May this person or vehicle pass, now, here?",
  here = { "place.at", "origin" },
  trip = { "origin", "destination" },
  also = { "place.at" },
  route = "route",
}

query "permit" {
  vi = "Đơn vị có được cấp số giấy đi đường này không?",
  en = "May the unit hold this many permits?",
  here = { "business.place" },
}

query "business" {
  vi = "Cơ sở có được hoạt động, hoặc làm điều đang xin phép, không?",
  en = "May the business operate, or do what it asks?",
  here = { "business.place" },
}

query "place" {
  vi = "Những người này có được ở cùng nhau tại đây không?",
  en = "May these people be together here?",
  here = { "place.at" },
}

query "person" {
  vi = "Người này còn phải cách ly, được kết thúc cách ly, hay phải cách ly khi đến nơi?",
  en = "Must this person stay confined, be released, or quarantine on arrival?",
  here = { "place.at", "person.residence" },
}

query "level" {
  vi = "Nơi này đang áp dụng cấp độ nào?",
  en = "Which level holds here?",
  here = { "place.at" },
  about_level = true,
}
