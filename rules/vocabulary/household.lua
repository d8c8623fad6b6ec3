-- Households and their shopping.

fact "household.trips_this_week" {
  type = "integer",
  vi = "số lượt đi chợ của hộ trong tuần này, không kể lượt này",
  en = "shopping trips of the household this week, without this one",
  ask = { vi = "Tuần này gia đình anh/chị đã đi chợ mấy lần rồi?",
          en = "How many times has your household been shopping this week?" },
  rank = 54,
  remedy = "wait",
}

fact "household.out_now" {
  type = "integer",
  vi = "số người khác trong hộ đang đi chợ",
  en = "other members of the household who are out shopping now",
  ask = { vi = "Hiện có bao nhiêu người khác trong gia đình anh/chị đang đi chợ?",
          en = "How many others of your household are out shopping at this moment?" },
  rank = 55,
}
