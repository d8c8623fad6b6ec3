-- The night order of Long An from 27/7/2021: people stay at home from 18:00 (6 pm) to 06:00. Its exceptions
-- were not found; that duty, relief, goods and the shuttles of companies pass is taken over from the order of
-- TP HCM.

-- No end was found; Resolution 128 ended distancing and with it the orders that carried it out.
rule "longan.night" {
  cite = { "LA-2707" },
  subject = "night",
  to = "2021-10-11",
  query = "movement",
  when = clock:between("18:00", "06:00"),
  unless = purpose:one_of { "official_duty", "epidemic_duty", "press", "goods_transport", "relief_supply",
                            "worker_shuttle", "medical_transfer" }
    | purpose:is "work"
      & person.role:one_of { "health_worker", "police", "soldier", "relief_force", "volunteer",
                             "sanitation_worker", "utility_worker" },
  deny = {
    vi = "Long An: không ra đường từ 18:00 (6 giờ tối) đến 06:00. "
      .. "Xin về nhà; đi lại được từ 06:00 nếu cần thiết.",
    en = "Long An: nobody is out from 18:00 (6 pm) to 06:00 (6 am). "
      .. "Go home; go after 06:00 if there is a need.",
  },
}

rule "longan.nobody_outside" {
  cite = { "LA-2707" },
  subject = "night",
  to = "2021-10-11",
  query = "place",
  when = place.kind:one_of { "street", "park" } & clock:between("18:00", "06:00"),
  deny = {
    vi = "Long An: từ 18:00 (6 giờ tối) đến 06:00 không ở ngoài đường, công viên. Xin về nhà.",
    en = "Long An: from 18:00 (6 pm) to 06:00 (6 am) nobody stays in streets or parks. Please go home.",
  },
}
