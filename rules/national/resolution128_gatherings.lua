-- Gatherings under Resolution 128. That they are not limited at level 1 and limited by the province from level
-- 2 on is from memory; what a province has decided is in its own rules (Directive 18).

rule "n128.gathering.level_1" {
  cite = { "N-128" },
  subject = "purpose",
  query = "place",
  when = here:level_is "L1",
  allow = {
    vi = "Cấp độ 1: không hạn chế số người tập trung; thực hiện 5K.",
    en = "Level 1: the number of people together is not limited; keep to the health rules.",
  },
}
