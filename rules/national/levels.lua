-- Levels ordered by national acts, and the epidemic level that follows from figures.

---- Distancing, July and August 2021

-- The 19 southern provinces.
local southern = {
  "70", -- Bình Phước
  "72", -- Tây Ninh
  "74", -- Bình Dương
  "75", -- Đồng Nai
  "77", -- Bà Rịa - Vũng Tàu
  "79", -- TP HCM
  "80", -- Long An
  "82", -- Tiền Giang
  "83", -- Bến Tre
  "84", -- Trà Vinh
  "86", -- Vĩnh Long
  "87", -- Đồng Tháp
  "89", -- An Giang
  "91", -- Kiên Giang
  "92", -- Cần Thơ
  "93", -- Hậu Giang
  "94", -- Sóc Trăng
  "95", -- Bạc Liêu
  "96", -- Cà Mau
}

-- At the latest from 19/7 00:00, for 14 days. TP HCM, Bình Dương and Đồng Nai were under Directive 16 before;
-- an earlier start elsewhere is asserted by the officer (`asserted_level`).
apply "CT16" {
  zones = southern,
  from = "2021-07-19",
  to = "2021-08-02",
  cite = { "N-969" },
}

-- 14 days more, counted from the end of the first 14.
apply "CT16" {
  zones = southern,
  from = "2021-08-02",
  to = "2021-08-16",
  cite = { "N-1063" },
}

---- Epidemic level from figures

-- The bands of new community cases per 100,000 people and week, the cover of 70 % and the table of both rest
-- on memory. They are stated here and nowhere else. Rates are compared by cross-multiplication:
-- cases / population < 20 / 100,000 is cases * 100,000 < population * 20.

parameter "epidemic.cover" {
  type = "decimal",
  vi = "tỷ lệ tiêm ít nhất một mũi của người từ 18 tuổi để được xếp cấp độ thấp hơn",
  en = "share of people of 18 and more with one dose that lowers the level",
  { value = 0.7, cite = { "N-128", "N-4800" } },
}

predicate "epidemic.covered" {
  cite = { "N-128", "N-4800" },
  vi = "đạt tỷ lệ tiêm chủng",
  en = "enough people vaccinated",
  when = area.dose1_share:at_least(parameter "epidemic.cover"),
}

-- The guide of 12/10 gives the figures for the resolution that was in force the day before.
local table_of = { "N-128", "N-4800" }

derive "area.band" {
  type = "integer",
  vi = "bậc số ca mắc mới tại cộng đồng trên 100.000 dân trong tuần (1 đến 4)",
  en = "band of new community cases per 100,000 people and week (1 to 4)",
  cases = {
    {
      when = (area.community_cases_week * 100000):below(area.population * 20),
      value = 1,
      cite = table_of,
    },
    {
      when = (area.community_cases_week * 100000):below(area.population * 50),
      value = 2,
      cite = table_of,
    },
    {
      when = (area.community_cases_week * 100000):below(area.population * 150),
      value = 3,
      cite = table_of,
    },
  },
  otherwise = 4,
}

derive "area.level" {
  type = "enum",
  values = "=level:epidemic",
  vi = "cấp độ dịch tính theo số liệu",
  en = "epidemic level worked out from figures",
  cases = {
    { when = area.band:is(1), value = "L1", cite = table_of },
    { when = area.band:is(2) & predicate "epidemic.covered", value = "L1", cite = table_of },
    { when = area.band:is(2), value = "L2", cite = table_of },
    { when = area.band:is(3) & predicate "epidemic.covered", value = "L2", cite = table_of },
    { when = area.band:is(3), value = "L3", cite = table_of },
    { when = area.band:is(4) & predicate "epidemic.covered", value = "L3", cite = table_of },
    { when = area.band:is(4), value = "L4", cite = table_of },
  },
}
