-- Trading while suspended. Decree 117/2020 is the basis of the sanction (article 12.3.c); the fine itself is
-- for the authority that imposes it and is never worked out here.

rule "sanctions.suspended" {
  cite = { "N-117", "N-2601" },
  subject = "containment",
  query = "business",
  when = business.suspended & predicate "business.working",
  deny = {
    vi = "Cơ sở đang bị đình chỉ, không được hoạt động. Căn cứ xử phạt nếu vẫn mở: điểm c khoản 3 Điều 12 "
      .. "Nghị định 117/2020. Xin khắc phục và đề nghị kiểm tra lại.",
    en = "The business is suspended and must not work. Legal basis of a sanction if it opens: article 12.3.c "
      .. "of Decree 117/2020. Put things right and ask for a new inspection.",
  },
}
