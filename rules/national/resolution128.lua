-- Moving under Resolution 128, from 11/10/2021: none of the four levels stops people from moving, so the level
-- is not asked for that. What a place may ask of those who come from elsewhere (tests, proofs) is for the rules
-- of that place.

rule "n128.movement" {
  cite = { "N-128" },
  subject = "purpose",
  query = "movement",
  allow = {
    vi = "Được đi lại; thực hiện 5K và các yêu cầu của nơi đến.",
    en = "You may move; keep to the health rules and to what the place you go to asks.",
  },
}

-- Provinces may add measures, but must not block travel; a ban on leaving is void. What a place asks of people
-- who move inside it (proofs, limits) is not touched.
rule "n128.travel_not_blocked" {
  cite = { "N-128" },
  subject = "purpose",
  query = "movement",
  when = ~origin:same(destination, "province"),
  shield = { "leaving" },
  text = {
    vi = "Địa phương không được cấm người dân đi sang tỉnh, thành phố khác.",
    en = "Local authorities do not forbid people to travel to another province.",
  },
}
