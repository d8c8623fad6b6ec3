-- Blockaded areas of Can Tho. From 30/9/2021 at 12:00 the chairs of the districts order distancing or a
-- blockade for the narrowest area. Inside, "person apart from person, family apart from family" (meeting of
-- 24/7): no act lets anybody shop there, so supplies come from the authority.

rule "cantho.blockade.stay" {
  cite = { "C-3009" },
  subject = "containment",
  topic = "blockade",
  query = "movement",
  when = trip:level_at_least "blockade",
  unless = predicate "blockade.serving"
    | ~predicate "blockade.strict" & predicate "blockade.with_consent",
  deny = {
    vi = "Quận, huyện đã phong tỏa nơi này: nhà nào ở nhà đó, nhu yếu phẩm do chính quyền mang đến. "
      .. "Xin quay về nhà; cấp cứu gọi 115.",
    en = "The district has blockaded this place: every household stays in and the authority brings "
      .. "supplies. Please go back home; call 115 in an emergency.",
  },
}
