-- Shopping tickets (phiếu đi chợ).

fact "ticket.kind" {
  type = "enum",
  values = {
    { "none", vi = "không có phiếu", en = "no ticket" },
    { "shopping_ticket", vi = "phiếu đi chợ", en = "shopping ticket" },
  },
  vi = "phiếu đi chợ",
  en = "shopping ticket",
  ask = { vi = "Anh/chị vui lòng cho xem phiếu đi chợ.",
          en = "Please show your shopping ticket." },
  rank = 50,
  remedy = "get",
  remedy_text = { vi = "Nhận phiếu đi chợ do UBND phường, xã cấp.",
                  en = "Get a shopping ticket from the ward." },
}

fact "ticket.valid_on" {
  type = "date",
  vi = "ngày in trên phiếu",
  en = "day printed on the ticket",
  ask = { vi = "Phiếu đi chợ ghi ngày nào?",
          en = "Which day is printed on the ticket?" },
  rank = 51,
  head = "ticket.kind",
  remedy = "wait",
}

fact "ticket.slot" {
  type = "hours",
  vi = "khung giờ in trên phiếu",
  en = "time slot printed on the ticket",
  ask = { vi = "Phiếu đi chợ ghi khung giờ nào?",
          en = "Which time slot is printed on the ticket?" },
  rank = 52,
  head = "ticket.kind",
  remedy = "wait",
}

fact "ticket.used" {
  type = "boolean",
  vi = "phiếu đã được nơi bán thu",
  en = "ticket already collected by a shop",
  ask = { vi = "Phiếu này đã dùng để mua hàng lần nào chưa?",
          en = "Has this ticket been used already?" },
  rank = 53,
  head = "ticket.kind",
}
