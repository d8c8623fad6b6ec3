-- The person: case status, quarantine, treatment, contacts, doses, tests.

fact "person.id" {
  type = "string",
  vi = "mã số của người trong cơ sở dữ liệu",
  en = "the person's number in the registry",
  ask = { vi = "Mã số của anh/chị trong cơ sở dữ liệu là gì?",
          en = "What is your number in the registry?" },
  rank = 29,
}

fact "person.case" {
  type = "enum",
  values = {
    { "none", vi = "không thuộc diện nào", en = "no case" },
    { "F0", vi = "F0, ca mắc đã xác định", en = "F0, confirmed case" },
    { "F1", vi = "F1, tiếp xúc gần với ca mắc", en = "F1, contact of a case" },
    { "F2", vi = "F2, tiếp xúc với F1", en = "F2, contact of a contact" },
    { "recovered", vi = "đã khỏi bệnh", en = "recovered" },
  },
  vi = "diện ca bệnh theo hồ sơ của ngành y tế",
  en = "case status in the health register",
  ask = { vi = "Anh/chị có thuộc diện F0, F1, F2 hoặc đã khỏi bệnh COVID-19 không?",
          en = "Are you registered as F0, F1 or F2, or as recovered from COVID-19?" },
  rank = 10,
}

fact "person.case_since" {
  type = "time",
  vi = "thời điểm bắt đầu diện ca bệnh (F1: đầu ngày cách ly thứ nhất; khỏi bệnh: ngày khỏi)",
  en = "when that status began (F1: start of quarantine day 1; recovered: day of recovery)",
  ask = { vi = "Anh/chị thuộc diện này từ lúc nào?",
          en = "Since when have you had that status?" },
  rank = 11,
  head = "person.case",
  remedy = "wait",
}

fact "person.quarantine_until" {
  type = "time",
  vi = "thời điểm hết cách ly ghi trong quyết định",
  en = "end of quarantine written in the decision",
  ask = { vi = "Quyết định cách ly của anh/chị ghi đến lúc nào?",
          en = "Until when does your quarantine decision run?" },
  rank = 13,
  remedy = "wait",
}

fact "person.age" {
  type = "integer",
  vi = "tuổi",
  en = "age in years",
  ask = { vi = "Anh/chị bao nhiêu tuổi?",
          en = "How old are you?" },
  rank = 28,
}

fact "person.role" {
  type = "enum",
  values = {
    { "resident", vi = "người dân", en = "resident" },
    { "health_worker", vi = "nhân viên y tế", en = "health worker" },
    { "relief_force", vi = "lực lượng hỗ trợ", en = "relief force" },
    { "volunteer", vi = "tình nguyện viên", en = "volunteer" },
    { "police", vi = "công an", en = "police" },
    { "soldier", vi = "quân đội", en = "soldier" },
    { "civil_servant", vi = "công chức", en = "civil servant" },
    { "journalist", vi = "nhà báo", en = "journalist" },
    { "office_worker", vi = "nhân viên văn phòng", en = "office worker" },
    { "factory_worker", vi = "công nhân", en = "factory worker" },
    { "bank_employee", vi = "nhân viên ngân hàng", en = "bank employee" },
    { "securities_employee", vi = "nhân viên chứng khoán", en = "securities employee" },
    { "retail_worker", vi = "nhân viên siêu thị, cửa hàng thực phẩm", en = "supermarket or food shop staff" },
    { "pharmacy_worker", vi = "nhân viên nhà thuốc", en = "pharmacy worker" },
    { "sanitation_worker", vi = "nhân viên vệ sinh môi trường", en = "sanitation worker" },
    { "utility_worker", vi = "nhân viên điện, nước, viễn thông", en = "power, water or telecom worker" },
    { "postal_worker", vi = "nhân viên bưu chính", en = "postal worker" },
    { "aviation_worker", vi = "nhân viên hàng không", en = "aviation worker" },
    { "aircrew", vi = "thành viên tổ bay", en = "aircrew" },
    { "app_shipper", vi = "người giao hàng công nghệ (shipper)", en = "app shipper" },
    { "shop_delivery", vi = "nhân viên giao hàng của cửa hàng", en = "delivery worker of a shop" },
    { "gas_delivery", vi = "người giao gas", en = "gas delivery worker" },
    { "driver", vi = "tài xế", en = "driver" },
    { "co_driver", vi = "phụ xe", en = "co-driver" },
    { "passenger", vi = "hành khách", en = "passenger" },
    { "hospital_carer", vi = "người nuôi bệnh", en = "carer of a patient in hospital" },
    { "teacher", vi = "giáo viên", en = "teacher" },
    { "vocational_school_staff", vi = "cán bộ trường nghề", en = "vocational school staff" },
    { "building_maintenance", vi = "nhân viên bảo trì tòa nhà", en = "building maintenance worker" },
    { "diplomat", vi = "cán bộ ngoại giao", en = "diplomat" },
  },
  vi = "công việc hoặc vai trò trên xe",
  en = "occupation or part on board",
  ask = { vi = "Anh/chị làm công việc gì?",
          en = "What is your work?" },
  rank = 22,
}

fact "person.residence" {
  type = "place",
  vi = "nơi cư trú",
  en = "registered home",
  ask = { vi = "Anh/chị cư trú ở đâu?",
          en = "Where is your registered home?" },
  rank = 33,
}

fact "person.doses" {
  type = "integer",
  vi = "số mũi vắc xin đã tiêm",
  en = "vaccine doses received",
  ask = { vi = "Anh/chị đã tiêm mấy mũi vắc xin?",
          en = "How many vaccine doses have you had?" },
  rank = 84,
}

fact "person.first_dose" {
  type = "date",
  vi = "ngày tiêm mũi đầu tiên",
  en = "day of the first dose",
  ask = { vi = "Anh/chị tiêm mũi đầu tiên ngày nào?",
          en = "On which day did you have your first dose?" },
  rank = 85,
  remedy = "wait",
}

fact "person.last_dose" {
  type = "date",
  vi = "ngày tiêm mũi gần nhất",
  en = "day of the last dose",
  ask = { vi = "Anh/chị tiêm mũi gần nhất ngày nào?",
          en = "On which day did you have your last dose?" },
  rank = 86,
  remedy = "wait",
}

fact "person.test.kind" {
  type = "enum",
  values = {
    { "none", vi = "chưa xét nghiệm", en = "no test" },
    { "antigen", vi = "test nhanh kháng nguyên", en = "rapid antigen" },
    { "pcr", vi = "PCR mẫu đơn", en = "single PCR" },
    { "pcr_pool", vi = "PCR mẫu gộp", en = "pooled PCR" },
  },
  vi = "loại xét nghiệm",
  en = "kind of test",
  ask = { vi = "Anh/chị đã xét nghiệm theo cách nào: test nhanh, PCR mẫu đơn hay mẫu gộp?",
          en = "Which test have you had: rapid antigen, single PCR or pooled sample?" },
  rank = 80,
  remedy = "get",
  remedy_text = { vi = "Làm xét nghiệm SARS-CoV-2.",
                  en = "Take a SARS-CoV-2 test." },
}

fact "person.test.result" {
  type = "enum",
  values = {
    { "none", vi = "không có kết quả", en = "no result" },
    { "negative", vi = "âm tính", en = "negative" },
    { "positive", vi = "dương tính", en = "positive" },
  },
  vi = "kết quả xét nghiệm",
  en = "test result",
  ask = { vi = "Kết quả xét nghiệm của anh/chị thế nào?",
          en = "What was the result of your test?" },
  rank = 81,
  head = "person.test.kind",
  remedy = "get",
  remedy_text = { vi = "Có kết quả xét nghiệm âm tính.",
                  en = "Get a negative test result." },
}

fact "person.test.sampled" {
  type = "time",
  vi = "thời điểm lấy mẫu",
  en = "time the sample was taken",
  ask = { vi = "Mẫu xét nghiệm được lấy lúc nào?",
          en = "When was the sample taken?" },
  rank = 82,
  head = "person.test.kind",
  remedy = "get",
  remedy_text = { vi = "Lấy mẫu xét nghiệm mới.",
                  en = "Have a new sample taken." },
}

fact "person.test.reported" {
  type = "time",
  vi = "thời điểm trả kết quả",
  en = "time the result was given",
  ask = { vi = "Kết quả xét nghiệm được trả lúc nào?",
          en = "When was the test result given?" },
  rank = 82,
  head = "person.test.kind",
  remedy = "get",
  remedy_text = { vi = "Làm xét nghiệm mới để có kết quả còn hiệu lực.",
                  en = "Take a new test, so that the result is recent enough." },
}

fact "person.arrived_from" {
  type = "place",
  vi = "nơi người này từ đó đến",
  en = "where the person comes from",
  ask = { vi = "Anh/chị từ đâu đến?",
          en = "Where do you come from?" },
  rank = 34,
}

fact "person.arrived" {
  type = "time",
  vi = "thời điểm đến nơi",
  en = "when the person arrived",
  ask = { vi = "Anh/chị đến đây lúc nào?",
          en = "When did you arrive?" },
  rank = 35,
}

fact "person.arrived_from_abroad" {
  type = "boolean",
  vi = "nhập cảnh trong chuyến đi này",
  en = "entered the country on this trip",
  ask = { vi = "Anh/chị có nhập cảnh từ nước ngoài trong chuyến đi này không?",
          en = "Did you enter the country from abroad on this trip?" },
  rank = 33,
}

fact "person.transited_only" {
  type = "boolean",
  vi = "chỉ đi qua vùng đó, không dừng lại",
  en = "only passed through that area, without a stop",
  ask = { vi = "Anh/chị chỉ đi qua nơi đó mà không dừng lại, phải không?",
          en = "Did you only pass through that place, without stopping?" },
  rank = 36,
}

fact "person.departed" {
  type = "time",
  vi = "thời điểm khởi hành",
  en = "when the trip began",
  ask = { vi = "Anh/chị khởi hành lúc nào?",
          en = "When did your trip begin?" },
  rank = 36,
}

fact "person.quarantine.kind" {
  type = "enum",
  values = {
    { "none", vi = "không cách ly", en = "none" },
    { "home", vi = "cách ly tại nhà", en = "at home" },
    { "central", vi = "cách ly tập trung", en = "in a central facility" },
  },
  vi = "hình thức cách ly",
  en = "where quarantine is served",
  ask = { vi = "Anh/chị cách ly tại nhà hay cách ly tập trung?",
          en = "Is your quarantine served at home or in a central facility?" },
  rank = 12,
}

fact "person.quarantine.day1" {
  type = "enum",
  values = {
    { "none", vi = "chưa lấy mẫu", en = "not taken" },
    { "pending", vi = "đang chờ kết quả", en = "no result yet" },
    { "negative", vi = "âm tính", en = "negative" },
    { "positive", vi = "dương tính", en = "positive" },
  },
  vi = "xét nghiệm ngày cách ly thứ nhất",
  en = "test of quarantine day 1",
  ask = { vi = "Kết quả xét nghiệm ngày cách ly thứ nhất thế nào?",
          en = "What was the result of the test on quarantine day 1?" },
  rank = 14,
  head = "person.quarantine.kind",
}

fact "person.quarantine.day7" {
  type = "enum",
  values = "=person.quarantine.day1",
  vi = "xét nghiệm ngày cách ly thứ 7",
  en = "test of quarantine day 7",
  ask = { vi = "Kết quả xét nghiệm ngày cách ly thứ 7 thế nào?",
          en = "What was the result of the test on quarantine day 7?" },
  rank = 15,
  head = "person.quarantine.kind",
  remedy = "get",
  remedy_text = { vi = "Lấy mẫu xét nghiệm của ngày thứ 7 và chờ kết quả âm tính.",
                  en = "Take the test of day 7 and have it come back negative." },
}

fact "person.quarantine.day14" {
  type = "enum",
  values = "=person.quarantine.day1",
  vi = "xét nghiệm ngày cách ly thứ 14",
  en = "test of quarantine day 14",
  ask = { vi = "Kết quả xét nghiệm ngày cách ly thứ 14 thế nào?",
          en = "What was the result of the test on quarantine day 14?" },
  rank = 16,
  head = "person.quarantine.kind",
  remedy = "get",
  remedy_text = { vi = "Lấy mẫu xét nghiệm của ngày thứ 14 và chờ kết quả âm tính.",
                  en = "Take the test of day 14 and have it come back negative." },
}

fact "person.treatment.symptoms" {
  type = "boolean",
  vi = "F0 có hoặc đã có triệu chứng",
  en = "the F0 has or had symptoms",
  ask = { vi = "Anh/chị có, hoặc đã có, triệu chứng bệnh không?",
          en = "Do you have symptoms, or did you have any?" },
  rank = 17,
}

fact "person.treatment.sample1_at" {
  type = "time",
  vi = "thời điểm lấy mẫu kiểm tra lần 1",
  en = "first control sample taken",
  ask = { vi = "Mẫu kiểm tra lần 1 được lấy lúc nào?",
          en = "When was the first control sample taken?" },
  rank = 18,
}

fact "person.treatment.sample1_result" {
  type = "enum",
  values = {
    { "negative", vi = "âm tính", en = "negative" },
    { "positive", vi = "dương tính", en = "positive" },
  },
  vi = "kết quả mẫu kiểm tra lần 1",
  en = "result of the first control sample",
  ask = { vi = "Kết quả mẫu kiểm tra lần 1 thế nào?",
          en = "What was the result of the first control sample?" },
  rank = 18,
}

fact "person.treatment.sample1_ct" {
  type = "decimal",
  vi = "giá trị CT của mẫu kiểm tra lần 1",
  en = "cycle threshold of the first control sample",
  ask = { vi = "Giá trị CT của mẫu kiểm tra lần 1 là bao nhiêu?",
          en = "What is the cycle threshold (CT) of the first control sample?" },
  rank = 18,
}

fact "person.treatment.sample2_at" {
  type = "time",
  vi = "thời điểm lấy mẫu kiểm tra lần 2",
  en = "second control sample taken",
  ask = { vi = "Mẫu kiểm tra lần 2 được lấy lúc nào?",
          en = "When was the second control sample taken?" },
  rank = 19,
}

fact "person.treatment.sample2_result" {
  type = "enum",
  values = "=person.treatment.sample1_result",
  vi = "kết quả mẫu kiểm tra lần 2",
  en = "result of the second control sample",
  ask = { vi = "Kết quả mẫu kiểm tra lần 2 thế nào?",
          en = "What was the result of the second control sample?" },
  rank = 19,
}

fact "person.treatment.sample2_ct" {
  type = "decimal",
  vi = "giá trị CT của mẫu kiểm tra lần 2",
  en = "cycle threshold of the second control sample",
  ask = { vi = "Giá trị CT của mẫu kiểm tra lần 2 là bao nhiêu?",
          en = "What is the cycle threshold (CT) of the second control sample?" },
  rank = 19,
}

fact "person.contact.index" {
  type = "enum",
  values = {
    { "none", vi = "không tiếp xúc với ai", en = "nobody" },
    { "F0", vi = "F0, ca mắc đã xác định", en = "F0, confirmed case" },
    { "F1", vi = "F1, tiếp xúc gần với ca mắc", en = "F1, contact of a case" },
  },
  vi = "diện của người đã tiếp xúc",
  en = "status of the person met",
  ask = { vi = "Anh/chị đã tiếp xúc với F0 hay F1?",
          en = "Have you met an F0 or an F1?" },
  rank = 14,
}

fact "person.contact.distance_m" {
  type = "decimal",
  vi = "khoảng cách khi tiếp xúc (mét)",
  en = "distance of the contact in metres",
  ask = { vi = "Anh/chị đứng cách người đó bao nhiêu mét?",
          en = "How many metres were you from that person?" },
  rank = 15,
  head = "person.contact.index",
}

fact "person.contact.outdoors" {
  type = "boolean",
  vi = "tiếp xúc ngoài trời",
  en = "met in the open air",
  ask = { vi = "Anh/chị gặp người đó ở ngoài trời phải không?",
          en = "Did you meet that person in the open air?" },
  rank = 15,
  head = "person.contact.index",
}

fact "person.contact.at" {
  type = "time",
  vi = "thời điểm tiếp xúc",
  en = "time of the contact",
  ask = { vi = "Anh/chị gặp người đó lúc nào?",
          en = "When did you meet that person?" },
  rank = 15,
  head = "person.contact.index",
}

fact "person.contact.index_isolated" {
  type = "time",
  vi = "thời điểm người đã tiếp xúc được cách ly",
  en = "when the person met was isolated",
  ask = { vi = "Người đó được cách ly lúc nào?",
          en = "When was that person isolated?" },
  rank = 16,
  head = "person.contact.index",
}

fact "person.contact.index_result" {
  type = "enum",
  values = "=person.quarantine.day1",
  vi = "kết quả xét nghiệm của người đã tiếp xúc",
  en = "test of the person met",
  ask = { vi = "Người đó đã có kết quả xét nghiệm chưa, kết quả thế nào?",
          en = "Has that person been tested, and with what result?" },
  rank = 16,
  head = "person.contact.index",
}
