-- Coaches between provinces, in the pilot that begins on 1/10/2021: the crew is vaccinated and every passenger
-- has a negative test of 72 hours. Before, Directive 16 stops passenger transport (ct16.lua). From which
-- moment the hours count is not said; since October the health ministry counts from sampling.

predicate "coach.trip" {
  vi = "xe khách liên tỉnh",
  en = "a coach between provinces",
  when = purpose:is "passenger_transport" & vehicle.kind:is "coach" & ~trip:within_one "province",
}

-- Who rides in such a coach for an errand of his own is a passenger of it too. Workers' shuttles, transfers of
-- patients and the trips home that provinces organise are no lines of the pilot.
predicate "coach.passenger" {
  vi = "hành khách đi xe khách liên tỉnh",
  en = "a passenger of a coach between provinces",
  when = person.role:is "passenger" & vehicle.kind:is "coach" & ~trip:within_one "province"
    & ~purpose:one_of { "passenger_transport", "worker_shuttle", "medical_transfer" }
    & ~(purpose:is "home_province_return" & papers.on_trip_list),
}

predicate "coach.in_order" {
  vi = "tài xế, phụ xe đã tiêm vắc xin; hành khách có kết quả âm tính trong 72 giờ",
  en = "crew vaccinated; passenger with a negative test of 72 hours",
  when = person.role:one_of { "driver", "co_driver" } & person.doses:at_least(1)
    | ~person.role:one_of { "driver", "co_driver" } & person.test.result:is "negative"
      & time:before(person.test.sampled + hours(72)),
}

rule "coach.conditions" {
  cite = { "N-1740" },
  subject = "health",
  topic = "passengers",
  query = "movement",
  when = predicate "coach.trip" | predicate "coach.passenger",
  require = predicate "coach.in_order",
  text = {
    vi = "Xe khách liên tỉnh: tài xế, phụ xe đã tiêm vắc xin, mọi hành khách có kết quả âm tính trong 72 giờ. "
      .. "Xin cho xem.",
    en = "Coach between provinces: the crew is vaccinated, every passenger has a negative test of 72 hours. "
      .. "Please show it.",
  },
}

rule "coach.pass" {
  cite = { "N-1740" },
  subject = "health",
  topic = "passengers",
  query = "movement",
  when = predicate "coach.trip" & predicate "coach.in_order",
  allow = {
    vi = "Xe khách trong đợt thí điểm, đủ điều kiện: được đi.",
    en = "The coach runs in the pilot and its conditions are met: you may go.",
  },
}
