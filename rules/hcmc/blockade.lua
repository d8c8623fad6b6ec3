-- Blockaded areas of TP HCM (directive 12 of the city's party committee, from 23/7/2021): no contact with
-- neighbours; people leave home for a medical emergency and for food inside the area, at most twice a week
-- and with the local ticket. In some very high-risk spots nobody leaves and the authority brings supplies.

rule "blockade.city.stay" {
  cite = { "H-CT12TU" },
  subject = "containment",
  topic = "blockade",
  query = "movement",
  when = trip:level_at_least "blockade",
  unless = predicate "blockade.may_pass",
  deny = {
    vi = "Khu phong tỏa: chỉ ra khỏi nhà để cấp cứu, hoặc mua thực phẩm trong khu tối đa 2 lần mỗi tuần. "
      .. "Nơi nguy cơ rất cao không ai ra khỏi nhà, chính quyền mang nhu yếu phẩm đến. Xin quay về nhà.",
    en = "Blockaded area: leave home for a medical emergency, or for food inside the area twice a week. "
      .. "In very high-risk spots nobody leaves and supplies are brought. Please go back home.",
  },
}

rule "blockade.city.emergency" {
  cite = { "H-CT12TU" },
  subject = "containment",
  topic = "blockade",
  query = "movement",
  when = trip:level_at_least "blockade" & purpose:is "medical_emergency",
  allow = {
    vi = "Được ra khỏi khu phong tỏa để cấp cứu; chốt báo ban chỉ huy khu.",
    en = "You may leave the blockaded area for a medical emergency; the gate tells the area's command.",
  },
  overrides = "all",
}

rule "blockade.city.forces" {
  cite = { "H-CT12TU" },
  subject = "containment",
  topic = "blockade",
  query = "movement",
  when = trip:level_at_least "blockade" & predicate "blockade.serving",
  allow = {
    vi = "Lực lượng của chính quyền mang nhu yếu phẩm và làm nhiệm vụ trong khu phong tỏa: được qua chốt.",
    en = "The authority's forces that bring supplies and serve the blockaded area may pass its gate.",
  },
}

rule "blockade.city.food" {
  cite = { "H-CT12TU" },
  subject = "containment",
  topic = { "blockade", "shopping" },
  query = "movement",
  when = predicate "blockade.food_inside",
  allow = {
    vi = "Được mua thực phẩm trong khu phong tỏa, tối đa 2 lần mỗi tuần, có phiếu của khu.",
    en = "You may buy food inside the blockaded area, at most twice a week, with the local ticket.",
  },
}

parameter "blockade.trips_a_week" {
  type = "integer",
  vi = "số lần mua thực phẩm tối đa mỗi tuần của một hộ trong khu phong tỏa",
  en = "most trips for food of a household in a week inside a blockaded area",
  { value = 2, cite = { "H-CT12TU" } },
}

rule "blockade.city.trips" {
  cite = { "H-CT12TU" },
  subject = "containment",
  topic = { "blockade", "shopping" },
  query = "movement",
  when = predicate "blockade.food_inside"
    & household.trips_this_week:at_least(parameter "blockade.trips_a_week"),
  deny = {
    vi = "Trong khu phong tỏa mỗi hộ mua thực phẩm tối đa 2 lần một tuần và tuần này hộ đã đi đủ. "
      .. "Xin về nhà, nhờ tổ công tác của khu mua giúp.",
    en = "In a blockaded area a household buys food twice a week at most and yours has done so. "
      .. "Please go home and ask the area's team.",
  },
}

rule "blockade.city.ticket" {
  cite = { "H-CT12TU" },
  subject = "papers",
  topic = { "blockade", "shopping" },
  query = "movement",
  when = predicate "blockade.food_inside",
  require = predicate "ticket.good",
  text = {
    vi = "Mua thực phẩm trong khu phong tỏa phải có phiếu của khu, đúng ngày, đúng giờ và chưa sử dụng. "
      .. "Xin cho xem phiếu.",
    en = "Buying food inside the blockaded area needs the local ticket of this day and hour, not yet used. "
      .. "Please show it.",
  },
}

-- "No contact with neighbours".
rule "blockade.city.no_contact" {
  cite = { "H-CT12TU" },
  subject = "containment",
  topic = "blockade",
  query = "place",
  when = predicate "blockade.neighbours_meet",
  deny = {
    vi = "Khu phong tỏa: không tiếp xúc với hàng xóm, nhà nào ở nhà đó. Xin về nhà mình.",
    en = "Blockaded area: no contact with neighbours, every household keeps to itself. Please go home.",
  },
}
