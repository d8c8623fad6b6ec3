-- Businesses: sector, staff, arrangement, how customers are served, what is asked.

fact "business.id" {
  type = "string",
  vi = "mã số cơ sở",
  en = "number of the business in the registry",
  ask = { vi = "Mã số của cơ sở là gì?",
          en = "What is the number of the business in the registry?" },
  rank = 29,
}

fact "business.name" {
  type = "string",
  vi = "tên cơ sở",
  en = "name of the business",
  ask = { vi = "Cơ sở tên là gì?",
          en = "What is the name of the business?" },
  rank = 29,
}

fact "business.sector" {
  type = "enum",
  values = {
    { "eatery", vi = "quán ăn", en = "eatery" },
    { "supermarket", vi = "siêu thị", en = "supermarket" },
    { "convenience_store", vi = "cửa hàng tiện lợi", en = "convenience store" },
    { "food_shop", vi = "cửa hàng thực phẩm", en = "food shop" },
    { "traditional_market", vi = "chợ truyền thống", en = "traditional market" },
    { "wholesale_market", vi = "chợ đầu mối", en = "wholesale market" },
    { "informal_market", vi = "chợ tự phát", en = "informal market" },
    { "street_vendor", vi = "bán hàng rong", en = "street vendor" },
    { "pharmacy", vi = "nhà thuốc", en = "pharmacy" },
    { "hospital", vi = "bệnh viện", en = "hospital" },
    { "clinic", vi = "phòng khám", en = "clinic" },
    { "aesthetic_clinic", vi = "cơ sở thẩm mỹ", en = "aesthetic clinic" },
    { "food_maker", vi = "cơ sở sản xuất thực phẩm", en = "food maker" },
    { "factory", vi = "nhà máy", en = "factory" },
    { "construction", vi = "công trình xây dựng", en = "construction" },
    { "logistics", vi = "vận tải, kho bãi", en = "logistics" },
    { "petrol_station", vi = "cây xăng", en = "petrol station" },
    { "utility", vi = "điện, nước, viễn thông", en = "utility" },
    { "sanitation", vi = "vệ sinh môi trường", en = "sanitation" },
    { "post_telecom", vi = "bưu chính, viễn thông", en = "post and telecom" },
    { "bank", vi = "ngân hàng", en = "bank" },
    { "securities", vi = "chứng khoán", en = "securities" },
    { "insurer", vi = "bảo hiểm", en = "insurer" },
    { "notary", vi = "công chứng", en = "notary" },
    { "law_office", vi = "văn phòng luật sư", en = "law office" },
    { "office", vi = "văn phòng", en = "office" },
    { "public_agency", vi = "cơ quan nhà nước", en = "public agency" },
    { "hotel", vi = "khách sạn", en = "hotel" },
    { "computer_shop", vi = "cửa hàng thiết bị tin học", en = "computer shop" },
    { "stationery", vi = "cửa hàng văn phòng phẩm", en = "stationery" },
    { "vehicle_repair", vi = "sửa xe", en = "vehicle repair" },
    { "clothing_shop", vi = "cửa hàng quần áo", en = "clothing shop" },
    { "lottery", vi = "vé số", en = "lottery" },
    { "hair_beauty", vi = "cắt tóc, làm đẹp", en = "hairdresser, beauty parlour" },
    { "spa_massage", vi = "spa, massage", en = "spa, massage" },
    { "bar", vi = "quán bar", en = "bar" },
    { "karaoke", vi = "karaoke", en = "karaoke" },
    { "disco", vi = "vũ trường", en = "disco" },
    { "games", vi = "trò chơi điện tử", en = "games" },
    { "internet_cafe", vi = "quán internet", en = "internet cafe" },
    { "cinema", vi = "rạp phim", en = "cinema" },
    { "school", vi = "trường học", en = "school" },
  },
  vi = "ngành nghề",
  en = "sector",
  ask = { vi = "Cơ sở hoạt động trong ngành nghề nào?",
          en = "In which sector is the business?" },
  rank = 21,
}

fact "business.place" {
  type = "place",
  vi = "địa điểm của cơ sở",
  en = "place of the business",
  ask = { vi = "Cơ sở ở đâu?",
          en = "Where is the business?" },
  rank = 30,
}

fact "business.workers" {
  type = "integer",
  vi = "tổng số người lao động",
  en = "staff in total",
  ask = { vi = "Cơ sở có tất cả bao nhiêu người lao động?",
          en = "How many staff does the business have in total?" },
  rank = 73,
}

fact "business.on_site" {
  type = "integer",
  vi = "số người đang có mặt tại cơ sở",
  en = "staff present",
  ask = { vi = "Hiện có bao nhiêu người lao động có mặt tại cơ sở?",
          en = "How many of the staff are present?" },
  rank = 72,
}

fact "business.arrangement" {
  type = "enum",
  values = {
    { "none", vi = "không theo phương án nào", en = "none" },
    { "three_on_site", vi = "\"3 tại chỗ\"", en = "three on site: work, eat, sleep" },
    { "one_route_two_points", vi = "\"1 cung đường 2 điểm đến\"", en = "one route, two points" },
    { "takeaway", vi = "bán mang đi", en = "takeaway" },
    { "delivery", vi = "giao hàng", en = "delivery" },
  },
  vi = "phương án tổ chức",
  en = "arrangement",
  ask = { vi = "Cơ sở theo phương án nào: \"3 tại chỗ\", \"1 cung đường 2 điểm đến\" hay hình thức khác?",
          en = "Which arrangement is followed: three on site, one route and two points, or none?" },
  rank = 70,
}

fact "business.safety.passed" {
  type = "boolean",
  vi = "lần kiểm tra gần nhất đạt điều kiện an toàn",
  en = "last inspection found the safety conditions met",
  ask = { vi = "Lần kiểm tra an toàn gần nhất, cơ sở có đạt không?",
          en = "Did the last inspection find the safety conditions met?" },
  rank = 71,
  remedy = "get",
  remedy_text = { vi = "Khắc phục và đề nghị kiểm tra lại điều kiện an toàn.",
                  en = "Put right what is missing and have the safety conditions inspected again." },
}

fact "business.safety.assessed" {
  type = "date",
  vi = "ngày kiểm tra an toàn gần nhất",
  en = "day of the last inspection",
  ask = { vi = "Cơ sở được kiểm tra an toàn gần nhất ngày nào?",
          en = "On which day was the last inspection?" },
  rank = 71,
}

fact "business.safety.score" {
  type = "decimal",
  vi = "điểm đánh giá an toàn",
  en = "safety score",
  ask = { vi = "Cơ sở được đánh giá an toàn bao nhiêu điểm?",
          en = "What safety score did the business get?" },
  rank = 71,
}

fact "business.suspended" {
  type = "boolean",
  vi = "bị đình chỉ đích danh",
  en = "suspended by name",
  ask = { vi = "Cơ sở có đang bị đình chỉ hoạt động không?",
          en = "Has the business been suspended by name?" },
  rank = 25,
}

fact "business.test_interval_days" {
  type = "integer",
  vi = "chu kỳ xét nghiệm trong phương án của đơn vị (ngày)",
  en = "test interval in the unit's own plan, days",
  ask = { vi = "Theo phương án của đơn vị, mấy ngày xét nghiệm một lần?",
          en = "How many days apart are the tests in the unit's own plan?" },
  rank = 82,
  absent = "none", -- a unit without a plan of its own is judged by its last test
}

fact "business.last_test" {
  type = "date",
  vi = "ngày xét nghiệm gần nhất của người lao động",
  en = "day of the last test of the staff",
  ask = { vi = "Người lao động được xét nghiệm gần nhất ngày nào?",
          en = "On which day were the staff last tested?" },
  rank = 80,
  remedy = "get",
  remedy_text = { vi = "Xét nghiệm lại cho người lao động.",
                  en = "Have the staff tested again." },
}

fact "business.staff_doses_min" {
  type = "integer",
  vi = "số mũi vắc xin ít nhất của một người đang có mặt",
  en = "fewest doses any of the staff present has",
  ask = { vi = "Trong số người có mặt, người tiêm ít nhất đã tiêm mấy mũi vắc xin?",
          en = "What is the smallest number of vaccine doses any of the staff present has had?" },
  rank = 84,
}

fact "business.staff_last_dose" {
  type = "date",
  vi = "ngày tiêm muộn nhất trong các mũi gần nhất của những người có mặt",
  en = "most recent last dose among the staff present",
  ask = { vi = "Trong số người có mặt, mũi tiêm gần đây nhất là ngày nào?",
          en = "On which day was the most recent dose among the staff present?" },
  rank = 85,
  remedy = "wait",
}

fact "business.staff_have_permits" {
  type = "boolean",
  vi = "mọi người có mặt đều có giấy đi đường theo mẫu đang có hiệu lực",
  en = "all staff present hold the permit form in force",
  ask = { vi = "Mọi người có mặt đều có giấy đi đường theo mẫu đang có hiệu lực không?",
          en = "Do all staff present hold the permit form in force?" },
  rank = 60,
  remedy = "get",
  remedy_text = { vi = "Xin cấp giấy đi đường cho mọi người lao động có mặt.",
                  en = "Get permits for all staff who are present." },
}

fact "business.request" {
  type = "enum",
  values = {
    { "operate", vi = "hoạt động", en = "operate" },
    { "open_without_limits", vi = "hoạt động không hạn chế", en = "open without limits" },
    { "register_arrangement", vi = "đăng ký phương án", en = "register an arrangement" },
    { "change_worker_list", vi = "thay đổi danh sách người lao động", en = "change the list of workers" },
    { "resume_line", vi = "cho dây chuyền chạy lại", en = "resume a line" },
  },
  vi = "điều cơ sở xin",
  en = "what is asked",
  ask = { vi = "Cơ sở muốn làm gì?",
          en = "What does the business want to do?" },
  rank = 20,
}

fact "business.service" {
  type = "enum",
  values = {
    { "none", vi = "không đón khách", en = "no customers come" },
    { "walk_in", vi = "khách vào mua", en = "walk-in" },
    { "dine_in", vi = "ăn tại chỗ", en = "dine-in" },
    { "takeaway", vi = "bán mang đi", en = "takeaway" },
    { "delivery", vi = "giao hàng", en = "delivery" },
  },
  vi = "cách phục vụ khách",
  en = "how customers are served",
  ask = { vi = "Cơ sở phục vụ khách theo cách nào?",
          en = "How are customers served?" },
  rank = 23,
}

fact "business.orders" {
  type = "enum",
  values = {
    { "none", vi = "không nhận đơn", en = "no orders" },
    { "at_counter", vi = "tại quầy", en = "at the counter" },
    { "online", vi = "đặt hàng trực tuyến", en = "online" },
  },
  vi = "cách nhận đơn hàng",
  en = "how orders come in",
  ask = { vi = "Cơ sở nhận đơn hàng theo cách nào?",
          en = "How do orders come in?" },
  rank = 24,
}

fact "business.activity" {
  type = "enum",
  values = {
    { "claims_assessment", vi = "giám định, giải quyết bồi thường", en = "claims assessment" },
    { "policy_sales", vi = "bán bảo hiểm", en = "policy sales" },
  },
  vi = "hoạt động của doanh nghiệp bảo hiểm",
  en = "insurer's activity",
  ask = { vi = "Doanh nghiệp bảo hiểm làm công việc nào: giám định bồi thường hay bán bảo hiểm?",
          en = "What does the insurer do: claims assessment or policy sales?" },
  rank = 24,
}

fact "business.guest_kind" {
  type = "enum",
  values = {
    { "medics", vi = "lực lượng y tế", en = "medical staff" },
    { "quarantine", vi = "người cách ly", en = "people in quarantine" },
    { "tourists", vi = "khách du lịch", en = "tourists" },
  },
  vi = "khách lưu trú",
  en = "hotel guests",
  ask = { vi = "Khách sạn phục vụ đối tượng nào?",
          en = "Whom does the hotel lodge?" },
  rank = 24,
}

fact "business.guests" {
  type = "integer",
  vi = "số khách bên trong cùng lúc",
  en = "customers inside at once",
  ask = { vi = "Có bao nhiêu khách bên trong cùng lúc?",
          en = "How many customers are inside at once?" },
  rank = 74,
}

fact "business.seats" {
  type = "integer",
  vi = "số chỗ ngồi",
  en = "seats",
  ask = { vi = "Cơ sở có bao nhiêu chỗ ngồi?",
          en = "How many seats are there?" },
  rank = 75,
}

fact "business.registered" {
  type = "boolean",
  vi = "đã đăng ký hình thức hoạt động này với cơ quan quản lý",
  en = "registered with the authority for this mode",
  ask = { vi = "Cơ sở đã đăng ký hình thức hoạt động này với cơ quan quản lý chưa?",
          en = "Is the business registered with the authority for this mode?" },
  rank = 61,
  remedy = "get",
  remedy_text = { vi = "Đăng ký hình thức hoạt động với cơ quan quản lý.",
                  en = "Register this mode with the authority." },
}

fact "business.place_qr" {
  type = "boolean",
  vi = "đã đăng ký mã QR địa điểm và quét khi ra vào",
  en = "place code registered and scanned",
  ask = { vi = "Cơ sở đã đăng ký mã QR địa điểm và cho quét khi ra vào chưa?",
          en = "Has the place code been registered, and is it scanned at the door?" },
  rank = 61,
  remedy = "get",
  remedy_text = { vi = "Đăng ký mã QR địa điểm và quét mã người ra vào.",
                  en = "Register a place code and scan it for all who enter." },
}

fact "business.rotating_shifts" {
  type = "boolean",
  vi = "bố trí luân phiên, số người tối thiểu",
  en = "minimum staff in turns",
  ask = { vi = "Cơ sở có bố trí làm việc luân phiên với số người tối thiểu không?",
          en = "Does the business work with minimum staff in turns?" },
  rank = 73,
  absent = "none", -- working in turns is a duty that goes with the answer; only a known breach denies
}

fact "business.urgent" {
  type = "boolean",
  vi = "công trình cấp bách, không thể hoãn",
  en = "construction work that cannot wait",
  ask = { vi = "Công trình có cấp bách, không thể hoãn không?",
          en = "Is it construction work that cannot wait?" },
  rank = 26,
}

fact "business.at_gateway" {
  type = "boolean",
  vi = "cây xăng trong danh sách 12 cửa ngõ chính",
  en = "fuel station on the list of the 12 main gateways",
  ask = { vi = "Cây xăng có trong danh sách tại 12 cửa ngõ chính không?",
          en = "Is the station on the list of the 12 main gateways?" },
  rank = 26,
}

fact "business.present_since" {
  type = "time",
  vi = "thời điểm người lao động vào ở tại cơ sở",
  en = "when the staff moved in",
  ask = { vi = "Người lao động vào ở tại cơ sở từ lúc nào?",
          en = "When did the staff move in?" },
  rank = 72,
}

fact "business.shuttle_stops" {
  type = "integer",
  vi = "số điểm dừng của xe đưa đón giữa hai đầu",
  en = "stops of the company bus between its two ends",
  ask = { vi = "Xe đưa đón của đơn vị dừng mấy lần giữa hai đầu?",
          en = "How many stops does the company bus make between its two ends?" },
  rank = 72,
}

fact "business.in_industrial_park" {
  type = "boolean",
  vi = "thuộc ban quản lý khu công nghiệp",
  en = "under the industrial-park board",
  ask = { vi = "Cơ sở có thuộc ban quản lý khu công nghiệp, khu chế xuất không?",
          en = "Is the business under the board of an industrial park?" },
  rank = 26,
}

fact "business.f0_on_site" {
  type = "integer",
  vi = "số ca F0 phát hiện tại cơ sở",
  en = "confirmed cases found on site",
  ask = { vi = "Cơ sở đã phát hiện bao nhiêu ca F0?",
          en = "How many confirmed cases have been found on site?" },
  rank = 10,
}

fact "business.line_has_f0" {
  type = "boolean",
  vi = "dây chuyền xin chạy lại là nơi có ca F0",
  en = "the line asked about is the one with the case",
  ask = { vi = "Dây chuyền xin chạy lại có phải nơi phát hiện F0 không?",
          en = "Is the line asked about the one with the case?" },
  rank = 11,
}

fact "business.f0_isolated" {
  type = "boolean",
  vi = "đã cách ly F0",
  en = "the cases have been isolated",
  ask = { vi = "Đã cách ly F0 chưa?",
          en = "Have the cases been isolated?" },
  rank = 12,
  remedy = "get",
  remedy_text = { vi = "Cách ly ngay F0.",
                  en = "Isolate the cases at once." },
}

fact "business.f0_reported" {
  type = "boolean",
  vi = "đã báo cáo F0 với cơ quan y tế",
  en = "the cases have been reported",
  ask = { vi = "Đã báo cáo F0 với cơ quan y tế chưa?",
          en = "Have the cases been reported to the health authority?" },
  rank = 12,
  remedy = "get",
  remedy_text = { vi = "Báo cáo F0 với cơ quan y tế.",
                  en = "Report the cases to the health authority." },
}

fact "business.disinfected" {
  type = "boolean",
  vi = "đã khử khuẩn",
  en = "the area has been disinfected",
  ask = { vi = "Khu vực có F0 đã được khử khuẩn chưa?",
          en = "Has the area with the case been disinfected?" },
  rank = 13,
  remedy = "get",
  remedy_text = { vi = "Khử khuẩn khu vực có F0.",
                  en = "Disinfect the area with the case." },
}

fact "business.provincial_order" {
  type = "enum",
  values = {
    { "none", vi = "không có quyết định hạn chế", en = "no limiting decision" },
    { "open", vi = "cho hoạt động", en = "open" },
    { "limited", vi = "cho hoạt động hạn chế", en = "limited" },
    { "closed", vi = "tạm dừng", en = "closed" },
  },
  vi = "quyết định của cấp tỉnh đối với ngành nghề và cấp độ này",
  en = "provincial decision for this sector and level",
  ask = { vi = "UBND tỉnh, thành phố quyết định thế nào đối với ngành nghề này ở cấp độ dịch này?",
          en = "What has the province decided for this sector at this level?" },
  rank = 61,
}
