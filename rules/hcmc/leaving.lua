-- From 2/8/2021 nobody leaves TP HCM until the stay-home order ends (2556/UBND-VX, carried on by its
-- renewals).

rule "leaving.city" {
  cite = { "H-2556" },
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  where = trip:leaves "79",
  unless = predicate "leaving.on_duty" | predicate "leaving.allowed",
  deny = {
    vi = "Không ra khỏi TP HCM đến khi hết giãn cách. Xin quay lại, đăng ký chuyến đi do địa phương tổ chức.",
    en = "Nobody leaves TP HCM until distancing ends. Go back and ask for an organised trip.",
  },
}
