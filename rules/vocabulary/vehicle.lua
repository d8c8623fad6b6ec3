-- The vehicle and its green-lane card (thẻ nhận diện QR luồng xanh).

fact "vehicle.plate" {
  type = "string",
  vi = "biển số xe",
  en = "number plate",
  ask = { vi = "Biển số xe là gì?",
          en = "What is the number plate?" },
  rank = 79,
}

fact "vehicle.kind" {
  type = "enum",
  values = {
    { "none", vi = "đi bộ", en = "on foot" },
    { "bicycle", vi = "xe đạp", en = "bicycle" },
    { "motorbike", vi = "xe máy", en = "motorbike" },
    { "car", vi = "ô tô", en = "car" },
    { "taxi", vi = "taxi", en = "taxi" },
    { "van", vi = "xe tải nhỏ", en = "van" },
    { "truck", vi = "xe tải", en = "truck" },
    { "container_truck", vi = "xe đầu kéo", en = "container truck" },
    { "coach", vi = "xe khách", en = "coach" },
    { "ambulance", vi = "xe cứu thương", en = "ambulance" },
  },
  vi = "phương tiện",
  en = "vehicle",
  ask = { vi = "Anh/chị đi bằng phương tiện gì?",
          en = "What vehicle do you use?" },
  rank = 70,
}

fact "vehicle.qr" {
  type = "enum",
  values = {
    { "none", vi = "không có thẻ", en = "no card" },
    { "valid", vi = "còn hạn", en = "valid" },
    { "expired", vi = "hết hạn ghi trên thẻ", en = "printed date passed" },
    { "revoked", vi = "bị thu hồi", en = "revoked" },
    { "not_found", vi = "mã không dẫn đến hồ sơ nào", en = "code leads to no record" },
  },
  vi = "thẻ nhận diện QR luồng xanh",
  en = "green-lane card",
  ask = { vi = "Xe có thẻ nhận diện QR luồng xanh không? Vui lòng đưa mã để quét.",
          en = "Does the vehicle have a green-lane card? Please let me scan its code." },
  rank = 71,
  remedy = "get",
  remedy_text = { vi = "Đăng ký thẻ nhận diện QR luồng xanh cho xe.",
                  en = "Register the vehicle for a green-lane card." },
}

fact "vehicle.qr_matches_plate" {
  type = "boolean",
  vi = "biển số trong hồ sơ thẻ khớp với xe",
  en = "plate in the card's record equals the vehicle's",
  ask = { vi = "Biển số trong hồ sơ của mã QR có đúng với xe không?",
          en = "Does the plate in the card's record match the vehicle?" },
  rank = 72,
  head = "vehicle.qr",
}

fact "vehicle.qr_expires" {
  type = "time",
  vi = "hạn ghi trên thẻ (không kể thời điểm này)",
  en = "printed end of the card (exclusive)",
  ask = { vi = "Thẻ QR ghi có giá trị đến lúc nào?",
          en = "Until when is the card valid, as printed?" },
  rank = 72,
  head = "vehicle.qr",
}

-- The short form for a checkpoint that does not name the load.
fact "vehicle.goods" {
  type = "enum",
  values = {
    { "essential", vi = "hàng thiết yếu", en = "essential goods" },
    { "ordinary", vi = "hàng thông thường", en = "ordinary goods" },
    { "banned", vi = "hàng cấm", en = "banned goods" },
    { "none", vi = "không chở hàng", en = "no goods" },
  },
  vi = "loại hàng trên xe",
  en = "goods on board",
  ask = { vi = "Xe chở hàng thiết yếu, hàng thông thường hay không chở hàng?",
          en = "Does the vehicle carry essential goods, ordinary goods or none?" },
  rank = 73,
}

fact "vehicle.occupants" {
  type = "integer",
  vi = "số người trên xe, kể cả tài xế và phụ xe",
  en = "people on board, crew included",
  ask = { vi = "Trên xe có mấy người, kể cả tài xế và phụ xe?",
          en = "How many people are on board, crew included?" },
  rank = 75,
  head = "vehicle.kind",
}

fact "vehicle.passengers" {
  type = "integer",
  vi = "số người được chở, không kể tài xế và phụ xe",
  en = "people carried, crew not included",
  ask = { vi = "Xe chở mấy người, không kể tài xế và phụ xe?",
          en = "How many people are carried, the crew not included?" },
  rank = 75,
  head = "vehicle.kind",
}

fact "vehicle.paying_passengers" {
  type = "integer",
  vi = "số khách trả tiền",
  en = "paying passengers",
  ask = { vi = "Trên xe có mấy khách trả tiền?",
          en = "How many of the passengers pay?" },
  rank = 75,
  head = "vehicle.kind",
}

fact "vehicle.seats" {
  type = "integer",
  vi = "số ghế hành khách",
  en = "passenger seats",
  ask = { vi = "Xe có bao nhiêu ghế hành khách?",
          en = "How many passenger seats does the vehicle have?" },
  rank = 75,
  head = "vehicle.kind",
}

fact "vehicle.intermediate_stops" {
  type = "integer",
  vi = "số lần dừng giữa nơi đi và nơi đến",
  en = "stops between origin and destination",
  ask = { vi = "Giữa nơi đi và nơi đến xe dừng mấy lần?",
          en = "How many stops are there between origin and destination?" },
  rank = 76,
  head = "vehicle.kind",
}
