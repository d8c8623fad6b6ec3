-- Businesses under Resolution 128 (from 11/10/2021): production, transport, construction, shops and markets
-- are open at all four levels, eateries and traditional markets with limits at level 4; hotels, schools and
-- high-risk services depend on the level and on what the province decides.

---- the level that is in effect

-- A level takes effect some days after it was published (TP HCM, Cần Thơ): until then the one before holds.
predicate "n128.announced" {
  vi = "cấp độ mới công bố đã có hiệu lực",
  en = "the level announced has taken effect",
  when = area.announced_level:given() & time:from(area.announced_from),
}

for number = 1, 4 do
  local level = "L" .. number
  predicate("n128.level_" .. number) {
    cite = { "N-128" },
    vi = "đang ở cấp độ " .. number,
    en = "level " .. number .. " is in effect",
    when = predicate "n128.announced" & area.announced_level:is(level)
      | ~predicate "n128.announced" & here:level_is(level),
  }
end

predicate "n128.province_allows" {
  vi = "tỉnh, thành phố cho hoạt động hoặc không có quyết định hạn chế",
  en = "the province lets it work, or has not limited it",
  when = business.provincial_order:one_of { "none", "open", "limited" },
}

---- open at all levels

-- A provincial order against these is contrary to the resolution and is not looked at.
rule "n128.always_open" {
  cite = { "N-128" },
  subject = "purpose",
  query = "business",
  when = business.sector:listed "always_open.128",
  allow = {
    vi = "Được hoạt động ở cả bốn cấp độ dịch; thực hiện 5K.",
    en = "Open at all four epidemic levels; keep to the health rules.",
  },
}

rule "n128.eatery_market" {
  cite = { "N-128" },
  subject = "purpose",
  query = "business",
  when = business.sector:listed "limited_at_4.128",
  allow = {
    vi = "Quán ăn, chợ truyền thống được hoạt động ở cả bốn cấp độ dịch, cấp 4 có hạn chế.",
    en = "Eateries and traditional markets are open at all four levels, with limits at level 4.",
  },
}

rule "n128.eatery_market.limits" {
  cite = { "N-128" },
  subject = "health",
  query = "business",
  when = business.sector:listed "limited_at_4.128" & predicate "n128.level_4",
  oblige = {
    vi = "Cấp độ 4: hạn chế số khách phục vụ cùng lúc theo quyết định của tỉnh, thành phố.",
    en = "Level 4: limit the number of customers served at a time as the province has decided.",
  },
}

---- hotels

rule "n128.hotel" {
  cite = { "N-128" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "hotel" & (predicate "n128.level_1" | predicate "n128.level_2"),
  allow = {
    vi = "Cấp độ 1, 2: khách sạn được hoạt động.",
    en = "Levels 1 and 2: hotels may open.",
  },
}

rule "n128.hotel.level_3" {
  cite = { "N-128" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "hotel" & predicate "n128.level_3",
  allow = {
    vi = "Cấp độ 3: khách sạn được hoạt động có hạn chế.",
    en = "Level 3: hotels may open with limits.",
  },
}

rule "n128.hotel.level_3.limits" {
  cite = { "N-128" },
  subject = "health",
  query = "business",
  when = business.sector:is "hotel" & predicate "n128.level_3",
  oblige = {
    vi = "Cấp độ 3: giới hạn số khách theo quyết định của tỉnh, thành phố.",
    en = "Level 3: keep the number of guests within the limit of the province.",
  },
}

rule "n128.hotel.level_4" {
  cite = { "N-128" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "hotel" & predicate "n128.level_4" & predicate "n128.province_allows",
  allow = {
    vi = "Cấp độ 4: tỉnh, thành phố không dừng hoạt động khách sạn này; được hoạt động.",
    en = "Level 4: the province has not stopped hotels; you may open.",
  },
}

rule "n128.hotel.stopped" {
  cite = { "N-128" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "hotel" & predicate "n128.level_4" & business.provincial_order:is "closed"
    & predicate "business.working",
  deny = {
    vi = "Cấp độ 4: tỉnh, thành phố đã tạm dừng hoạt động khách sạn. Xin đóng cửa.",
    en = "Level 4: the province has stopped hotels. Please close.",
  },
}

---- schools

rule "n128.school" {
  cite = { "N-128" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "school" & (predicate "n128.level_1" | predicate "n128.province_allows"),
  allow = {
    vi = "Được dạy học trực tiếp, theo quyết định của tỉnh, thành phố từ cấp độ 2.",
    en = "Teaching in class is allowed; from level 2 on as the province decides.",
  },
}

rule "n128.school.closed" {
  cite = { "N-128" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "school" & ~predicate "n128.level_1" & business.provincial_order:is "closed"
    & predicate "business.working",
  deny = {
    vi = "Tỉnh, thành phố đã dừng dạy học trực tiếp ở cấp độ này. Xin chuyển sang học trực tuyến.",
    en = "The province has stopped teaching in class at this level. Please teach on line.",
  },
}

---- high-risk services (a summary that reads "only in green areas" is in conflicts.lua)

rule "n128.high_risk" {
  cite = { "N-128" },
  subject = "purpose",
  query = "business",
  when = (business.sector:listed "high_risk.128" | business.sector:listed "not_named.128")
    & predicate "n128.province_allows",
  allow = {
    vi = "Dịch vụ có nguy cơ cao được hoạt động theo quyết định của tỉnh, thành phố.",
    en = "High-risk services may open as the province has decided.",
  },
}

rule "n128.high_risk.closed" {
  cite = { "N-128" },
  subject = "purpose",
  query = "business",
  when = (business.sector:listed "high_risk.128" | business.sector:listed "not_named.128")
    & business.provincial_order:is "closed"
    & predicate "business.working",
  deny = {
    vi = "Tỉnh, thành phố đã tạm dừng dịch vụ này. Xin đóng cửa cho đến khi có quyết định mới.",
    en = "The province has stopped this service. Please stay closed until it decides anew.",
  },
}

-- What the province has limited, it has also said how.
rule "n128.provincial_limits" {
  cite = { "N-128" },
  subject = "health",
  query = "business",
  when = (business.sector:listed "high_risk.128" | business.sector:listed "not_named.128"
          | business.sector:is "school" & ~predicate "n128.level_1"
          | business.sector:is "hotel" & predicate "n128.level_4")
    & business.provincial_order:is "limited",
  oblige = {
    vi = "Chỉ hoạt động trong giới hạn mà tỉnh, thành phố đã quyết định (số người, giờ, xét nghiệm).",
    en = "Work only within the limits the province has decided (people, hours, tests).",
  },
}

---- requests that are not about opening

rule "n128.registering" {
  cite = { "N-128" },
  subject = "papers",
  query = "business",
  when = predicate "business.registering",
  allow = {
    vi = "Được đăng ký phương án hoặc thay đổi danh sách người lao động.",
    en = "You may register an arrangement or change the list of workers.",
  },
}
