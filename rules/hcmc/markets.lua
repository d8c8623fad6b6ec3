-- Markets of TP HCM: closed where the safety criteria are not met (2279, from 9/7/2021), about 30 % of the
-- stalls in turns where they are (2468, from 24/7), two wholesale markets as transfer points (2994, from 7/9).

rule "markets.unsafe" {
  cite = { "H-2279", "N-117" },
  subject = "health",
  query = "business",
  when = business.sector:one_of { "traditional_market", "wholesale_market" }
    & business.safety.passed:is(false) & predicate "business.working",
  deny = {
    vi = "Chợ không đạt tiêu chí an toàn phải đóng cửa. Xin khắc phục và đề nghị kiểm tra lại.",
    en = "A market that does not meet the safety criteria closes. Put things right and ask for an inspection.",
  },
}

rule "markets.stalls" {
  cite = { "H-2468" },
  subject = "health",
  query = "business",
  when = business.sector:is "traditional_market",
  oblige = {
    vi = "Chỉ khoảng 30 % số sạp, luân phiên ngày chẵn, ngày lẻ; chỉ bán thực phẩm và hàng thiết yếu.",
    en = "About 30 % of the stalls, on odd and even days in turn, with food and essentials only.",
  },
}

rule "markets.transfer_points" {
  cite = { "H-2994" },
  subject = "purpose",
  query = "business",
  where = here:inside {
    "776", -- Quận 8: Bình Điền
    "784", -- Hóc Môn
  },
  when = business.sector:is "wholesale_market" & business.service:is "none",
  allow = {
    vi = "Điểm trung chuyển hàng hóa tại chợ Bình Điền, Hóc Môn: được hoạt động, không bán tại chợ.",
    en = "The transfer points at Binh Dien and Hoc Mon markets may work; nothing is sold there.",
  },
}
