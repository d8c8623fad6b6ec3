-- The spot: its kind, who is there, under which conditions.

fact "place.kind" {
  type = "enum",
  values = {
    { "street", vi = "đường phố", en = "street" },
    { "park", vi = "công viên", en = "park" },
    { "home", vi = "nhà", en = "home" },
    { "office", vi = "văn phòng", en = "office" },
    { "factory", vi = "nhà máy", en = "factory" },
    { "meeting_room", vi = "phòng họp", en = "meeting room" },
    { "event_venue", vi = "nơi tổ chức sự kiện", en = "event venue" },
    { "worship_place", vi = "cơ sở tôn giáo", en = "place of worship" },
    { "hospital", vi = "bệnh viện", en = "hospital" },
    { "school", vi = "trường học", en = "school" },
    { "inner_checkpoint", vi = "chốt nội đô", en = "checkpoint inside the city" },
    { "city_gateway", vi = "chốt cửa ngõ", en = "checkpoint at a gateway of the city" },
    { "province_border", vi = "chốt giáp ranh ở tỉnh khác", en = "border checkpoint in another province" },
    { "blockade_gate", vi = "chốt phong tỏa", en = "gate of a blockade" },
    { "coach_station", vi = "bến xe", en = "coach station" },
    { "sale_point", vi = "điểm bán hàng lưu động (đưa chợ xuống phố)", en = "street-market point" },
  },
  vi = "loại địa điểm",
  en = "kind of spot",
  ask = { vi = "Đây là loại địa điểm nào?",
          en = "What kind of place is this?" },
  rank = 33,
}

-- In a movement query: where the check happens; absent, the check is at the origin.
fact "place.at" {
  type = "place",
  vi = "địa điểm",
  en = "the spot",
  ask = { vi = "Địa điểm này ở đâu?",
          en = "Where is this spot?" },
  rank = 32,
}

fact "place.people" {
  type = "integer",
  vi = "số người ở cùng nhau",
  en = "people together",
  ask = { vi = "Có bao nhiêu người ở cùng nhau?",
          en = "How many people are together?" },
  rank = 70,
}

fact "place.indoor" {
  type = "boolean",
  vi = "trong nhà",
  en = "indoors",
  ask = { vi = "Ở trong nhà hay ngoài trời?",
          en = "Is it indoors?" },
  rank = 70,
}

fact "place.vaccinated_share" {
  type = "decimal",
  vi = "tỷ lệ người đã tiêm vắc xin (từ 0 đến 1)",
  en = "share of them vaccinated, 0 to 1",
  ask = { vi = "Tỷ lệ người đã tiêm vắc xin là bao nhiêu?",
          en = "What share of the people is vaccinated?" },
  rank = 84,
}

fact "place.capacity" {
  type = "integer",
  vi = "sức chứa",
  en = "capacity",
  ask = { vi = "Sức chứa của địa điểm là bao nhiêu người?",
          en = "For how many people is the place made?" },
  rank = 72,
}

fact "place.occupied" {
  type = "integer",
  vi = "số chỗ đang có người",
  en = "places taken",
  ask = { vi = "Hiện có bao nhiêu chỗ đang có người?",
          en = "How many of the places are taken?" },
  rank = 72,
}

fact "place.distance_m" {
  type = "decimal",
  vi = "khoảng cách nhỏ nhất giữa mọi người (mét)",
  en = "smallest distance between people, metres",
  ask = { vi = "Mọi người cách nhau ít nhất mấy mét?",
          en = "How many metres apart are the people, at least?" },
  rank = 71,
}

fact "place.event" {
  type = "enum",
  values = {
    { "none", vi = "không có sự kiện", en = "no event" },
    { "meeting", vi = "hội họp", en = "meeting" },
    { "wedding", vi = "đám cưới", en = "wedding" },
    { "funeral", vi = "đám tang", en = "funeral" },
    { "worship", vi = "sinh hoạt tôn giáo", en = "worship" },
  },
  vi = "sự kiện",
  en = "event",
  ask = { vi = "Mọi người tụ họp vì việc gì?",
          en = "What are the people gathered for?" },
  rank = 23,
}

fact "place.health_supervision" {
  type = "boolean",
  vi = "trạm y tế giám sát",
  en = "health station supervises the event",
  ask = { vi = "Sự kiện có trạm y tế giám sát không?",
          en = "Does the health station supervise the event?" },
  rank = 80,
  head = "place.event",
  remedy = "get",
  remedy_text = { vi = "Đề nghị trạm y tế giám sát.",
                  en = "Ask the health station to supervise the event." },
}

fact "place.off_route_m" {
  type = "decimal",
  vi = "khoảng cách đến lộ trình được chấp thuận (mét)",
  en = "distance from the approved route, metres",
  ask = { vi = "Nơi này cách lộ trình được chấp thuận bao nhiêu mét?",
          en = "How many metres is this spot from the approved route?" },
  rank = 64,
}

fact "place.opened_by_command" {
  type = "boolean",
  vi = "chỉ huy chốt đã cho xả chốt vì ùn tắc",
  en = "commander has opened the checkpoint because of the queue",
  ask = { vi = "Chỉ huy chốt có cho xả chốt vì ùn tắc không?",
          en = "Has the commander opened the checkpoint because of the queue?" },
  rank = 65,
}

fact "place.sale_point_order" {
  type = "boolean",
  vi = "có văn bản của UBND quận, huyện mở điểm bán hàng này",
  en = "an act of the district opens this street-market point",
  ask = { vi = "Điểm bán hàng này có văn bản của UBND quận, huyện cho mở không?",
          en = "Does an act of the district open this street-market point?" },
  rank = 64,
}
