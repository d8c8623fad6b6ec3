-- Exercise in TP HCM. Directive 16 does not list it; from 16/9/2021 on people exercise in the parks of green
-- zones (3072/UBND-VX). The colour of the park where the check is made decides; where that is not given, the
-- park is near home: it is in the green zone where the walk begins or goes.

rule "exercise.green_park" {
  cite = { "H-3072" },
  subject = "purpose",
  topic = "exercise",
  query = "movement",
  when = purpose:is "exercise" & place.kind:is "park"
    & (here.risk_colour:is "green"
       | ~place.at.risk_colour:given()
         & (destination.risk_colour:is "green" | origin.risk_colour:is "green")),
  allow = {
    vi = "Tập thể dục trong công viên vùng xanh: được đi, giữ khoảng cách 2 m.",
    en = "Exercise in a park of a green zone: you may go; keep 2 m apart.",
  },
}
