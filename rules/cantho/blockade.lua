-- Blockaded areas of Can Tho. From 30/9/2021 at 12:00 the chairs of the districts order distancing or a
-- blockade for the narrowest area. Inside, "person apart from person, family apart from family" (meeting of
-- 24/7); in areas of very high risk nobody leaves home and the authority brings supplies.

rule "cantho.blockade.stay" {
  cite = { "C-3009" },
  subject = "containment",
  topic = "blockade",
  query = "movement",
  when = trip:level_at_least "blockade",
  unless = predicate "blockade.may_pass",
  deny = {
    vi = "Quận, huyện đã phong tỏa nơi này: nhà nào ở nhà đó, không ra khỏi khu vực. "
      .. "Xin quay về nhà; cấp cứu gọi 115.",
    en = "The district has blockaded this place: every household keeps to itself and nobody "
      .. "leaves the area. Please go back home; call 115 in an emergency.",
  },
}
