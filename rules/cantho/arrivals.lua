-- Coming to Can Tho under Resolution 128 (from 15/10/2021): no test between levels 1 and 2; from level 3 or 4
-- a negative test and a time in isolation.

local from_orange_or_red = origin:level_one_of { "L3", "L4" }

rule "arrivals.test" {
  cite = { "C-128" },
  subject = "health",
  query = "movement",
  where = trip:enters "92",
  when = from_orange_or_red,
  unless = purpose:is "goods_transport",
  require = person.test.result:is "negative",
  text = {
    vi = "Đến từ nơi cấp độ 3 hoặc 4 phải có kết quả xét nghiệm âm tính. "
      .. "Xin cho xem kết quả hoặc xét nghiệm tại đây.",
    en = "Who comes from level 3 or 4 shows a negative test. Show the result, or be tested here.",
  },
}

rule "arrivals.isolation" {
  cite = { "C-128" },
  subject = "health",
  query = "movement",
  where = trip:enters "92",
  when = from_orange_or_red,
  unless = purpose:is "goods_transport",
  oblige = {
    vi = "Đến nơi phải khai báo với trạm y tế và cách ly theo hướng dẫn.",
    en = "On arrival report to the health station and isolate as it tells you.",
  },
}
