-- Household shopping in Can Tho from 25/8 to 7/9/2021 (3508/UBND): one person of a household, 08:00 to 17:00.
-- The letter that carries the level on after 8/9 leaves these hours out.

local measures_end = "2021-09-08"

rule "cantho.shopping.hours" {
  cite = { "C-3508" },
  to = measures_end,
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = purpose:is "buy_food" & ~clock:between("08:00", "17:00"),
  deny = {
    vi = "Chỉ đi mua hoặc nhận thực phẩm từ 08:00 đến 17:00 (5 giờ chiều). Xin về và đi vào giờ đó.",
    en = "Food is bought or received from 08:00 to 17:00 (5 pm) only. "
      .. "Please go home and come in these hours.",
  },
}

rule "cantho.shopping.one_person" {
  cite = { "C-3508" },
  to = measures_end,
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = purpose:is "buy_food" & household.out_now:at_least(1),
  deny = {
    vi = "Mỗi hộ chỉ một người đi mua hoặc nhận thực phẩm; nhà anh/chị đang có người đi. Xin về nhà đợi.",
    en = "One person of a household buys or receives food and somebody of yours is out. Please wait at home.",
  },
}

rule "cantho.shopping" {
  cite = { "C-3508" },
  to = measures_end,
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = purpose:is "buy_food",
  allow = {
    vi = "Mỗi hộ một người, từ 08:00 đến 17:00 (5 giờ chiều): được đi mua hoặc nhận thực phẩm.",
    en = "One person of a household, from 08:00 to 17:00 (5 pm), may go to buy or receive food.",
  },
}
