-- The laws behind the directives: the duty to isolate the sick and the right to emergency care hold at every
-- level, before the first directive of 2021 and after the last. Numbers and days are from memory.

directive "N-L03" {
  number = "03/2007/QH12",
  by = "vn",
  issued = "2007-11-21",
  title = { vi = "Luật Phòng, chống bệnh truyền nhiễm",
            en = "Law on prevention and control of infectious diseases" },
  from = "2008-07-01",
}

directive "N-L40" {
  number = "40/2009/QH12",
  by = "vn",
  issued = "2009-11-23",
  title = { vi = "Luật Khám bệnh, chữa bệnh",
            en = "Law on medical examination and treatment" },
  from = "2011-01-01",
}
