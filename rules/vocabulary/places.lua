-- The keys inside every place: { "zone": "760" } or { "point": [lon, lat], "accuracy": metres }.

modifier "zone" {
  type = "zone",
  vi = "mã đơn vị hành chính",
  en = "official code of the zone",
  ask = { vi = "Nơi này thuộc đơn vị hành chính nào?",
          en = "Which administrative unit is this place in?" },
  rank = 30,
}

modifier "point" {
  type = "point",
  vi = "tọa độ (kinh độ, vĩ độ)",
  en = "coordinates (longitude, latitude)",
  ask = { vi = "Tọa độ của nơi này là bao nhiêu?",
          en = "What are the coordinates of this place?" },
  rank = 31,
  absent = "none",
}

modifier "accuracy" {
  type = "decimal",
  vi = "sai số định vị (mét)",
  en = "accuracy of the position in metres",
  ask = { vi = "Định vị sai số bao nhiêu mét?",
          en = "How accurate is the position, in metres?" },
  rank = 39,
  absent = "none",
}

modifier "asserted_level" {
  type = "enum",
  values = "=level",
  vi = "mức độ theo lệnh của địa phương do cán bộ xác nhận",
  en = "level of a local order asserted by the officer",
  ask = { vi = "Nơi này có lệnh riêng của địa phương, ví dụ phong tỏa, hay không?",
          en = "Is there a local order here, such as a blockade?" },
  rank = 35,
  absent = "none",
}

modifier "asserted_from" {
  type = "time",
  vi = "thời điểm lệnh của địa phương bắt đầu",
  en = "start of the local order",
  ask = { vi = "Lệnh của địa phương có hiệu lực từ lúc nào?",
          en = "Since when is the local order in force?" },
  rank = 36,
  absent = "none",
}

modifier "asserted_until" {
  type = "time",
  vi = "thời điểm lệnh của địa phương chấm dứt",
  en = "end of the local order (exclusive)",
  ask = { vi = "Lệnh của địa phương có hiệu lực đến lúc nào?",
          en = "Until when is the local order in force?" },
  rank = 36,
  absent = "none",
}

modifier "published_level" {
  type = "enum",
  values = "=level:epidemic",
  vi = "cấp độ dịch đã công bố của đơn vị nhỏ nhất được đánh giá",
  en = "published epidemic level of the smallest assessed unit",
  ask = { vi = "Nơi này đang được công bố cấp độ dịch mấy?",
          en = "Which epidemic level has been published for this place?" },
  rank = 37,
}

modifier "risk_colour" {
  type = "enum",
  values = {
    { "green", vi = "xanh", en = "green" },
    { "yellow", vi = "vàng", en = "yellow" },
    { "orange", vi = "cam", en = "orange" },
    { "red", vi = "đỏ", en = "red" },
  },
  vi = "màu vùng nguy cơ đã công bố",
  en = "published risk colour of the area",
  ask = { vi = "Nơi này đang là vùng màu gì?",
          en = "Which risk colour does this area have?" },
  rank = 38,
}

modifier "risk" {
  type = "enum",
  values = {
    { "very_high", vi = "nguy cơ rất cao", en = "very high risk" },
    { "high", vi = "nguy cơ cao", en = "high risk" },
    { "risk", vi = "nguy cơ", en = "at risk" },
    { "normal", vi = "bình thường mới", en = "new normal" },
  },
  vi = "mức nguy cơ theo Quyết định 2686",
  en = "risk state of Decision 2686",
  ask = { vi = "Nơi này được xếp mức nguy cơ nào?",
          en = "Which risk state has this area been given?" },
  rank = 38,
}

modifier "affected" {
  type = "boolean",
  vi = "nằm trong danh sách vùng dịch của ngành y tế ngày hôm đó",
  en = "on the health authority's list of affected areas that day",
  ask = { vi = "Hôm đó nơi này có trong danh sách vùng dịch của ngành y tế không?",
          en = "Was this place on the health authority's list of affected areas that day?" },
  rank = 38,
}
