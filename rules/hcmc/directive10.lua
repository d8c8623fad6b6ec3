-- Directive 10 of TP HCM (level CT10, 20/6 to 8/7/2021): Directive 15 with 3 people in public, 1.5 m apart,
-- and taxis, ride-hailing and buses stopped. What is not said here stays as Directive 15 has it.

rule "ct10.gathering" {
  cite = { "H-CT10", "N-117" },
  subject = "purpose",
  query = "place",
  when = here:level_is "CT10" & predicate "place.counted" & place.people:above(3),
  deny = {
    vi = "Chỉ thị 10: không tập trung quá 3 người ngoài công sở, trường học, bệnh viện. Xin tách nhóm.",
    en = "Directive 10: no more than 3 people in public outside offices, schools, hospitals. "
      .. "Please split up.",
  },
}

rule "ct10.distance" {
  cite = { "H-CT10" },
  subject = "purpose",
  query = "place",
  when = here:level_is "CT10" & predicate "place.counted" & place.people:at_least(2),
  require = place.distance_m:at_least(1.5),
  text = {
    vi = "Chỉ thị 10: giữ khoảng cách ít nhất 1,5 m giữa người với người. Xin đứng giãn ra.",
    en = "Directive 10: keep at least 1.5 m apart. Please move apart.",
  },
}

rule "ct10.gathering.allowed" {
  cite = { "H-CT10" },
  subject = "purpose",
  query = "place",
  when = here:level_is "CT10",
  allow = {
    vi = "Chỉ thị 10: tối đa 3 người nơi công cộng, cách nhau 1,5 m: được ở cùng nhau.",
    en = "Directive 10: up to 3 people in public, 1.5 m apart, may be together.",
  },
}

rule "ct10.group" {
  cite = { "H-CT10", "N-117" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT10" & group.size:above(3),
  unless = purpose:is "epidemic_duty",
  deny = {
    vi = "Chỉ thị 10: không đi quá 3 người. Xin tách nhóm.",
    en = "Directive 10: no more than 3 people together. Please split up.",
  },
}

rule "ct10.group.distance" {
  cite = { "H-CT10" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT10" & group.size:at_least(2),
  unless = purpose:is "epidemic_duty",
  require = group.distance_m:at_least(1.5),
  text = {
    vi = "Chỉ thị 10: đi cách nhau ít nhất 1,5 m. Xin đi giãn ra.",
    en = "Directive 10: keep at least 1.5 m apart on the way. Please move apart.",
  },
}

rule "ct10.passenger_transport" {
  cite = { "H-CT10" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT10" & purpose:is "passenger_transport",
  deny = {
    vi = "Chỉ thị 10: taxi, xe công nghệ, xe buýt tạm ngưng chở khách. Xin cho khách xuống và đưa xe về.",
    en = "Directive 10: taxis, ride-hailing and buses are stopped. "
      .. "Please let the passengers off and return.",
  },
}

-- Eateries sell takeaway only.
rule "ct10.dine_out" {
  cite = { "H-CT10" },
  subject = "purpose",
  topic = "dine_in",
  query = "movement",
  when = trip:level_is "CT10" & purpose:is "dine_out",
  deny = {
    vi = "Chỉ thị 10: quán ăn chỉ bán mang về. Xin mua mang về hoặc quay về.",
    en = "Directive 10: eateries sell takeaway only. Buy takeaway, or go home.",
  },
}
