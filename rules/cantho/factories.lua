-- Businesses of Cần Thơ that are not safe must stop (letter of the city, from 5/8/2021): the trade department,
-- the board of the industrial parks and the chairs of the districts inspect.

rule "unsafe.must_stop" {
  cite = { "C-SUSP", "N-2601" },
  subject = "health",
  query = "business",
  when = business.safety.passed:is(false) & predicate "business.working",
  deny = {
    vi = "Cơ sở không bảo đảm an toàn phòng dịch phải dừng hoạt động. "
      .. "Xin khắc phục và đề nghị đoàn kiểm tra xem lại.",
    en = "A business that is not safe must stop. Put things right and ask the inspectors to come again.",
  },
}

rule "unsafe.suspended" {
  cite = { "C-SUSP", "N-117" },
  subject = "health",
  query = "business",
  when = business.suspended & predicate "business.working",
  deny = {
    vi = "Cơ sở có tên trong quyết định tạm dừng của thành phố. Xin đóng cửa, khắc phục và đề nghị kiểm tra lại.",
    en = "The city has suspended this business by name. Please close, put things right and ask for an "
      .. "inspection.",
  },
}
