-- Travel permits (giấy đi đường). `permit.form` is "none" when none is shown; `permit.issued` and
-- `permit.requested` speak of permits that are not shown and therefore do not depend on it.

fact "permit.id" {
  type = "string",
  vi = "số giấy đi đường",
  en = "serial number of the permit",
  ask = { vi = "Số giấy đi đường là số nào?",
          en = "What is the serial number of the permit?" },
  rank = 49,
}

fact "permit.token" {
  type = "string",
  vi = "mã QR đã ký trên giấy",
  en = "signed code on the permit",
  ask = { vi = "Anh/chị vui lòng đưa mã QR trên giấy đi đường để quét.",
          en = "Please show the code on your permit for scanning." },
  rank = 49,
}

fact "permit.class" {
  type = "enum",
  values = {
    { "none", vi = "không thuộc nhóm nào", en = "no group" },
    { "1A", vi = "nhóm 1A: cơ quan nhà nước", en = "1A: state agencies" },
    { "1B", vi = "nhóm 1B: ngân hàng, chứng khoán", en = "1B: banks, securities" },
    { "2A", vi = "nhóm 2A: vận tải", en = "2A: transport" },
    { "2B", vi = "nhóm 2B: sân bay", en = "2B: airport" },
    { "2C", vi = "nhóm 2C: cảng Cát Lái", en = "2C: Cat Lai port" },
    { "3A", vi = "nhóm 3A: giao hàng", en = "3A: delivery" },
    { "3C", vi = "nhóm 3C: điện", en = "3C: power supply" },
    { "3D", vi = "nhóm 3D: xuất nhập khẩu", en = "3D: import and export" },
    { "4A", vi = "nhóm 4A: công trình, hạ tầng, vệ sinh", en = "4A: construction, sanitation" },
    { "4B", vi = "nhóm 4B: bảo trì tòa nhà", en = "4B: building maintenance" },
    { "5", vi = "nhóm 5: y tế", en = "5: health" },
    { "7A", vi = "nhóm 7A: ngoại giao", en = "7A: diplomatic missions" },
    { "7B", vi = "nhóm 7B: ngoại giao", en = "7B: diplomatic missions" },
    { "8A", vi = "nhóm 8A: lực lượng hỗ trợ", en = "8A: relief forces" },
    { "8B", vi = "nhóm 8B: lực lượng hỗ trợ", en = "8B: relief forces" },
    { "8C", vi = "nhóm 8C: lực lượng hỗ trợ", en = "8C: relief forces" },
    { "12", vi = "nhóm 12: giao suất ăn cho nơi \"3 tại chỗ\"", en = "12: meals for three-on-site units" },
    { "13", vi = "nhóm 13: do công an cấp quận cấp", en = "13: issued by district police" },
    { "14B", vi = "nhóm 14B: do công an cấp quận cấp", en = "14B: issued by district police" },
  },
  vi = "nhóm đối tượng của giấy đi đường",
  en = "holder group of the permit",
  ask = { vi = "Giấy đi đường cấp cho nhóm đối tượng nào?",
          en = "For which group of holders was the permit issued?" },
  rank = 42,
  head = "permit.form",
}

fact "permit.form" {
  type = "enum",
  values = {
    { "none", vi = "không có giấy đi đường", en = "no permit" },
    { "employer_paper", vi = "giấy của đơn vị (trước 23/8)", en = "employer's paper (before 23 August)" },
    { "agency_2800", vi = "mẫu theo Công văn 2800 (từ 23/8)", en = "form of letter 2800 (from 23 August)" },
    { "police_3261", vi = "mẫu của công an (từ 25/8)", en = "police form (from 25 August)" },
    { "cantho_permit", vi = "giấy đi đường Cần Thơ", en = "Can Tho permit" },
    { "hanoi_employer", vi = "mẫu cũ của Hà Nội", en = "old Ha Noi form" },
    { "hanoi_qr", vi = "mẫu mới có QR của Hà Nội", en = "new Ha Noi form with QR code" },
  },
  vi = "mẫu giấy đi đường",
  en = "form of the permit",
  ask = { vi = "Anh/chị vui lòng cho xem giấy đi đường.",
          en = "Please show your travel permit." },
  rank = 40,
  remedy = "get",
  remedy_text = { vi = "Xin cấp giấy đi đường theo mẫu đang có hiệu lực.",
                  en = "Get a travel permit of the form now in force." },
}

fact "permit.issuer" {
  type = "enum",
  values = {
    { "employer", vi = "đơn vị sử dụng lao động", en = "employer" },
    { "agency", vi = "cơ quan theo bảng của Công văn 2800", en = "agency named in letter 2800" },
    { "trade_department", vi = "Sở Công Thương", en = "Department of Industry and Trade" },
    { "transport_department", vi = "Sở Giao thông vận tải", en = "Department of Transport" },
    { "vocational_school", vi = "trường nghề", en = "vocational school" },
    { "pc08", vi = "Phòng CSGT Công an thành phố (PC08)", en = "city traffic police (PC08)" },
    { "district_police", vi = "trưởng công an quận, huyện", en = "head of the district police" },
    { "ward_police", vi = "công an phường, xã", en = "ward police" },
    { "district_committee", vi = "UBND quận, huyện", en = "district People's Committee" },
    { "ward_committee", vi = "UBND phường, xã", en = "ward People's Committee" },
    { "city_committee", vi = "UBND thành phố", en = "city People's Committee" },
  },
  vi = "nơi ký giấy đi đường",
  en = "body that signed the permit",
  ask = { vi = "Cơ quan nào ký giấy đi đường?",
          en = "Which body signed the permit?" },
  rank = 42,
  head = "permit.form",
}

fact "permit.issuer_zone" {
  type = "zone",
  vi = "địa bàn của nơi ký giấy",
  en = "seat of the body that signed",
  ask = { vi = "Cơ quan ký giấy thuộc phường, quận hay tỉnh, thành phố nào?",
          en = "To which ward, district or province does the issuing body belong?" },
  rank = 43,
  head = "permit.form",
}

fact "permit.holder" {
  type = "string",
  vi = "họ tên ghi trên giấy",
  en = "name on the permit",
  ask = { vi = "Giấy đi đường ghi tên ai?",
          en = "Whose name is on the permit?" },
  rank = 45,
  head = "permit.form",
}

fact "permit.holder_matches_id" {
  type = "boolean",
  vi = "tên trên giấy, hoặc kết quả quét mã, khớp với giấy tờ tùy thân",
  en = "name on the permit or scan equals the identity card",
  ask = { vi = "Tên trên giấy có đúng với giấy tờ tùy thân không?",
          en = "Does the name on the permit match the identity card?" },
  rank = 45,
  head = "permit.form",
}

fact "permit.purpose" {
  type = "enum",
  values = "=purpose",
  vi = "mục đích ghi trên giấy",
  en = "purpose printed on the permit",
  ask = { vi = "Giấy đi đường ghi mục đích gì?",
          en = "Which purpose is printed on the permit?" },
  rank = 43,
  head = "permit.form",
}

fact "permit.valid_from" {
  type = "time",
  vi = "giấy có giá trị từ",
  en = "permit valid from",
  ask = { vi = "Giấy đi đường có giá trị từ lúc nào?",
          en = "From when is the permit valid?" },
  rank = 44,
  head = "permit.form",
  remedy = "wait",
}

fact "permit.valid_to" {
  type = "time",
  vi = "giấy có giá trị đến (không kể thời điểm này)",
  en = "permit valid until (exclusive)",
  ask = { vi = "Giấy đi đường có giá trị đến lúc nào?",
          en = "Until when is the permit valid?" },
  rank = 44,
  head = "permit.form",
  remedy = "get",
  remedy_text = { vi = "Xin gia hạn giấy đi đường.",
                  en = "Have the permit renewed." },
}

fact "permit.zones" {
  type = "zones",
  vi = "địa bàn ghi trên giấy (mã tỉnh, thành phố là toàn địa bàn)",
  en = "places printed on the permit (a province's code is all of it)",
  ask = { vi = "Giấy đi đường ghi những địa bàn nào?",
          en = "Which places are printed on the permit?" },
  rank = 46,
  head = "permit.form",
}

fact "permit.hours" {
  type = "hours",
  vi = "khung giờ ghi trên giấy",
  en = "hours printed on the permit",
  ask = { vi = "Giấy đi đường ghi khung giờ nào?",
          en = "Which hours are printed on the permit?" },
  rank = 46,
  head = "permit.form",
  remedy = "wait",
}

fact "permit.route" {
  type = "string",
  vi = "lộ trình ghi trên giấy",
  en = "route as printed on the permit",
  ask = { vi = "Giấy đi đường ghi lộ trình nào?",
          en = "Which route is printed on the permit?" },
  rank = 47,
  head = "permit.form",
}

-- Absent: the register has not been asked (off-line). The question sends the officer to check by hand.
fact "permit.registered" {
  type = "boolean",
  vi = "số giấy có trong sổ của nơi cấp",
  en = "serial found in the issuer's register",
  ask = { vi = "Chưa tra được sổ của nơi cấp: tra số giấy, hoặc kiểm tra thủ công giấy và giấy tờ tùy thân.",
          en = "The register was not asked: look up the serial, or check permit and identity card by hand." },
  rank = 47,
  head = "permit.form",
}

fact "permit.signature_valid" {
  type = "boolean",
  vi = "chữ ký số, hoặc con dấu và chữ ký trên giấy không có mã, là thật",
  en = "code signature, or stamp and signature of a paper without code, is genuine",
  ask = { vi = "Chữ ký số, hoặc con dấu và chữ ký trên giấy, có hợp lệ không?",
          en = "Is the code's signature, or the stamp and signature on the paper, genuine?" },
  rank = 47,
  head = "permit.form",
}

fact "permit.revoked" {
  type = "boolean",
  vi = "giấy đã bị thu hồi",
  en = "permit revoked",
  ask = { vi = "Giấy đi đường có bị thu hồi không?",
          en = "Has the permit been revoked?" },
  rank = 47,
  head = "permit.form",
}

fact "permit.revoked_reason" {
  type = "enum",
  values = {
    { "returned", vi = "đã trả lại", en = "returned" },
    { "replaced", vi = "đang cấp lại giấy mới", en = "being replaced" },
    { "lost", vi = "bị mất", en = "lost" },
    { "misuse", vi = "sử dụng sai", en = "misused" },
  },
  vi = "lý do thu hồi",
  en = "reason of the revocation",
  ask = { vi = "Giấy đi đường bị thu hồi vì lý do gì?",
          en = "Why was the permit revoked?" },
  rank = 48,
  head = "permit.form",
}

fact "permit.issued" {
  type = "boolean",
  vi = "sổ của nơi cấp ghi đã cấp giấy cho người này, dù không mang theo",
  en = "register holds a permit issued to this person, though none is shown",
  ask = { vi = "Theo sổ của nơi cấp, người này đã được cấp giấy đi đường chưa?",
          en = "Does the register hold a permit issued to this person?" },
  rank = 41,
}

fact "permit.requested" {
  type = "integer",
  vi = "tổng số giấy đơn vị sẽ có nếu được cấp",
  en = "permits the unit would hold if the request were granted",
  ask = { vi = "Nếu được cấp, đơn vị sẽ có tất cả bao nhiêu giấy đi đường?",
          en = "How many permits would the unit hold in all, if the request were granted?" },
  rank = 41,
}
