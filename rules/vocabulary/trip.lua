-- The trip: what it is for, where it goes, who goes along.

fact "purpose" {
  type = "enum",
  values = {
    { "buy_food", vi = "mua thực phẩm", en = "buying food" },
    { "buy_medicine", vi = "mua thuốc", en = "buying medicine" },
    { "medical_emergency", vi = "cấp cứu", en = "medical emergency" },
    { "medical_care", vi = "khám bệnh", en = "medical care" },
    { "vaccination", vi = "tiêm chủng", en = "vaccination" },
    { "testing", vi = "xét nghiệm", en = "testing" },
    { "funeral", vi = "tang lễ", en = "funeral" },
    { "work", vi = "đi làm", en = "work" },
    { "official_duty", vi = "công vụ", en = "official duty" },
    { "epidemic_duty", vi = "chống dịch", en = "anti-epidemic duty" },
    { "press", vi = "tác nghiệp báo chí", en = "press work" },
    { "goods_transport", vi = "vận chuyển hàng", en = "goods transport" },
    { "delivery", vi = "giao hàng", en = "delivery" },
    { "worker_shuttle", vi = "đưa đón công nhân", en = "worker shuttle" },
    { "passenger_transport", vi = "chở khách", en = "passenger transport" },
    { "relief_supply", vi = "tiếp tế", en = "bringing relief supplies" },
    { "hospital_care", vi = "nuôi bệnh", en = "caring for a patient in hospital" },
    { "to_airport", vi = "ra sân bay", en = "going to the airport" },
    { "id_registration", vi = "làm căn cước", en = "identity card registration" },
    { "authority_errand", vi = "làm thủ tục hành chính", en = "business at an authority" },
    { "return_home", vi = "về nhà", en = "going home" },
    { "home_province_return", vi = "về quê", en = "returning to the home province" },
    { "visit", vi = "thăm", en = "visit" },
    { "exercise", vi = "tập thể dục", en = "exercise" },
    { "leisure", vi = "dạo chơi", en = "leisure" },
    { "dine_out", vi = "ăn uống tại quán", en = "eating out" },
    { "overnight_stay", vi = "lưu trú qua đêm", en = "overnight stay" },
    { "medical_transfer", vi = "chuyển F0, F1 dưới kiểm soát y tế", en = "medically controlled transfer" },
    { "arrival", vi = "đến địa phương", en = "arrival" },
    { "contact_check", vi = "xác định tiếp xúc", en = "contact check" },
    { "end_quarantine", vi = "kết thúc cách ly", en = "end of quarantine" },
    { "continue_quarantine_at_home", vi = "chuyển về cách ly tại nhà", en = "quarantine goes on at home" },
    { "end_treatment", vi = "xuất viện", en = "end of treatment" },
    { "other", vi = "khác", en = "other" },
  },
  vi = "mục đích",
  en = "purpose",
  ask = { vi = "Anh/chị đi đâu, làm gì?",
          en = "What is the purpose of your trip?" },
  rank = 20,
}

fact "origin" {
  type = "place",
  vi = "nơi đi",
  en = "where the trip began",
  ask = { vi = "Anh/chị đi từ đâu?",
          en = "Where did your trip begin?" },
  rank = 30,
}

fact "destination" {
  type = "place",
  vi = "nơi đến",
  en = "where the trip goes",
  ask = { vi = "Anh/chị đi đến đâu?",
          en = "Where are you going?" },
  rank = 31,
}

-- Without a route only origin, destination and the spot of the check count.
fact "route" {
  type = "linestring",
  vi = "lộ trình",
  en = "the way driven",
  ask = { vi = "Anh/chị đi theo đường nào?",
          en = "Which way do you take?" },
  rank = 39,
  absent = "none",
}

fact "group.size" {
  type = "integer",
  vi = "số người cùng đi bộ hoặc đi xe hai bánh, kể cả người được hỏi",
  en = "people together on foot or on bikes, this one included",
  ask = { vi = "Nhóm của anh/chị có mấy người?",
          en = "How many people are in your group?" },
  rank = 24,
}

fact "group.distance_m" {
  type = "decimal",
  vi = "khoảng cách nhỏ nhất trong nhóm (mét)",
  en = "smallest distance inside the group, metres",
  ask = { vi = "Những người trong nhóm cách nhau ít nhất mấy mét?",
          en = "How many metres apart are the people in your group, at least?" },
  rank = 25,
}
