-- Blockaded areas (khu phong tỏa), wherever an authority has closed one off: people inside stay at home and
-- nobody goes in or out but the health service and the forces that serve the area. The law of 2007 lets the
-- authority close an area; what it brings in, and how often people shop inside, its own order says.
--
-- Medical emergencies and transfers under medical control pass before all of this (emergency.lua, case.lua).

-- Who works for the area: anti-epidemic duty, the crews that move patients and contacts, health staff who come
-- in to work, forces on duty, and supplies brought by the authority's own forces.
predicate "blockade.serving" {
  vi = "lực lượng chống dịch, y tế, công an, quân đội, tiếp tế của chính quyền",
  en = "anti-epidemic, health, police, army or the authority's supply forces",
  when = purpose:one_of { "epidemic_duty", "medical_transfer" }
    | purpose:is "official_duty"
      & person.role:one_of { "health_worker", "police", "soldier", "relief_force" }
    | purpose:is "work" & person.role:is "health_worker" & ~origin:level_at_least "blockade"
    | purpose:is "relief_supply"
      & person.role:one_of { "relief_force", "soldier", "police", "civil_servant", "health_worker" },
}

-- Whom the area's command may let through: duty, press and supplies in and out, workers, deliverers and people
-- on their way home in, and out again those whose work serves others. No permit opens a blockade for other workers.
-- That these may ask for the command's consent is our reading; no act says it.
predicate "blockade.with_consent" {
  vi = "việc mà ban chỉ huy khu phong tỏa có thể đồng ý, và đã đồng ý",
  en = "a trip to which the command of the area may agree, and has agreed",
  when = (purpose:one_of { "official_duty", "press", "goods_transport", "relief_supply" }
          | purpose:one_of { "work", "worker_shuttle", "delivery", "return_home" }
            & ~origin:level_at_least "blockade"
          | purpose:is "work"
            & person.role:one_of { "health_worker", "pharmacy_worker", "utility_worker",
                                   "sanitation_worker" })
    & papers.area_command_consent,
}

-- Both ends in the blockaded area, and it is not one where nobody leaves home.
predicate "blockade.inside" {
  vi = "nơi đi và nơi đến đều trong khu phong tỏa",
  en = "begins and ends inside the blockaded area",
  when = origin:level_is "blockade" & destination:level_is "blockade" & trip:within_one "district",
}

predicate "blockade.food_inside" {
  vi = "mua thực phẩm trong khu phong tỏa",
  en = "buys food inside the blockaded area",
  when = purpose:is "buy_food" & predicate "blockade.inside",
}

-- Nobody leaves a strict area: there consent lets supplies come in, and nobody out.
predicate "blockade.strict" {
  vi = "rời nhà trong khu phong tỏa nghiêm ngặt",
  en = "leaves home in a strictly blockaded area",
  when = origin:level_is "blockade_strict"
    & ~purpose:one_of { "goods_transport", "relief_supply" },
}

predicate "blockade.may_pass" {
  vi = "được ra vào khu phong tỏa",
  en = "may pass in the blockaded area",
  when = predicate "blockade.serving"
    | predicate "blockade.food_inside"
    | ~predicate "blockade.strict" & predicate "blockade.with_consent",
}

rule "blockade.stay" {
  cite = { "N-L03" },
  subject = "containment",
  topic = "blockade",
  query = "movement",
  when = trip:level_at_least "blockade",
  unless = predicate "blockade.may_pass",
  deny = {
    vi = "Khu vực đang phong tỏa: không ai ra, vào. Xin ở trong nhà; cần giúp đỡ thì gọi ban chỉ huy khu, "
      .. "cấp cứu gọi 115.",
    en = "The area is blockaded: nobody goes in or out. Please stay at home; call the area's command "
      .. "for help, 115 in an emergency.",
  },
}

rule "blockade.service" {
  cite = { "N-L03" },
  subject = "containment",
  topic = "blockade",
  query = "movement",
  when = trip:level_at_least "blockade"
    & (predicate "blockade.serving"
       | ~predicate "blockade.strict" & predicate "blockade.with_consent"),
  allow = {
    vi = "Lực lượng phục vụ khu phong tỏa, hoặc người được ban chỉ huy khu đồng ý: được qua chốt.",
    en = "A force that serves the blockaded area, or a person its command agrees to, may pass the gate.",
  },
}

rule "blockade.service.precautions" {
  cite = { "N-L03" },
  subject = "containment",
  topic = "blockade",
  query = "movement",
  when = trip:level_at_least "blockade"
    & (predicate "blockade.serving" | predicate "blockade.with_consent"),
  oblige = {
    vi = "Ghi tên tại chốt khi vào, khi ra; mang đồ bảo hộ và không tiếp xúc với người ngoài nhiệm vụ.",
    en = "Sign in and out at the gate, wear protection and meet nobody beyond the task.",
  },
}

---- inside, everybody keeps apart

predicate "blockade.neighbours_meet" {
  vi = "nhiều người gặp nhau ngoài nhà mình trong khu phong tỏa",
  en = "people meet outside their homes in the blockaded area",
  when = here:level_at_least "blockade" & predicate "place.counted" & place.people:at_least(2),
}

rule "blockade.keep_apart" {
  cite = { "N-L03" },
  subject = "containment",
  topic = "blockade",
  query = "place",
  when = predicate "blockade.neighbours_meet",
  deny = {
    vi = "Khu phong tỏa: người cách ly với người, nhà cách ly với nhà. Xin giải tán, ai về nhà nấy.",
    en = "Blockaded area: person keeps apart from person, family from family. Please go home, each to their own.",
  },
}
