-- Coming to Can Tho under Resolution 128 (from 15/10/2021): no test between levels 1 and 2; from level 3 or 4
-- a negative test and a time in isolation.

local from_orange_or_red = origin:level_one_of { "L3", "L4" }

rule "arrivals.no_test" {
  cite = { "C-128" },
  subject = "health",
  query = "movement",
  where = trip:enters "92",
  when = origin:level_one_of { "L1", "L2" },
  allow = {
    vi = "Đến từ nơi cấp độ 1 hoặc 2: được vào Cần Thơ, không phải xét nghiệm.",
    en = "Who comes from level 1 or 2 enters Can Tho without a test.",
  },
}

-- That the test holds for 72 hours from sampling is taken over from 8318/BYT-DP, which arrivals from such
-- places are under as well.
rule "arrivals.test" {
  cite = { "C-128", "M-8318" },
  subject = "health",
  query = "movement",
  where = trip:enters "92",
  when = from_orange_or_red,
  unless = purpose:one_of { "goods_transport", "relief_supply", "epidemic_duty", "medical_transfer" },
  require = person.test.result:is "negative" & time:before(person.test.sampled + hours(72)),
  text = {
    vi = "Đến từ nơi cấp độ 3 hoặc 4 phải có xét nghiệm âm tính trong 72 giờ kể từ lúc lấy mẫu. "
      .. "Xin cho xem kết quả hoặc xét nghiệm tại đây.",
    en = "If you come from level 3 or 4 you need a negative test taken within 72 hours. "
      .. "Please show it, or be tested here.",
  },
}

rule "arrivals.isolation" {
  cite = { "C-128" },
  subject = "health",
  query = "movement",
  where = trip:enters "92",
  when = from_orange_or_red,
  unless = purpose:one_of { "goods_transport", "relief_supply", "epidemic_duty", "medical_transfer" },
  oblige = {
    vi = "Đến nơi phải khai báo với trạm y tế và cách ly theo hướng dẫn.",
    en = "On arrival report to the health station and isolate as it tells you.",
  },
}

---- the same people, asked as arrivals

local arrives_orange_or_red = purpose:is "arrival" & person.arrived_from_abroad:is(false)
  & person.arrived_from:level_one_of { "L3", "L4" }

rule "arrivals.person.test" {
  cite = { "C-128" },
  subject = "health",
  query = "person",
  where = here:inside "92",
  when = arrives_orange_or_red,
  require = person.test.result:is "negative",
  text = {
    vi = "Đến từ nơi cấp độ 3 hoặc 4 phải có kết quả xét nghiệm âm tính. "
      .. "Xin cho xem kết quả hoặc xét nghiệm tại đây.",
    en = "If you come from level 3 or 4 you need a negative test. Please show the result, or be tested here.",
  },
}

rule "arrivals.person.isolation" {
  cite = { "C-128" },
  subject = "health",
  query = "person",
  where = here:inside "92",
  when = arrives_orange_or_red,
  oblige = {
    vi = "Khai báo với trạm y tế và cách ly theo hướng dẫn.",
    en = "Report to the health station and isolate as it tells you.",
  },
}
