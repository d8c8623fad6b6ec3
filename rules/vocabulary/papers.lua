-- Papers shown at the check. `false`: asked for, and the person does not have it.

fact "papers.id_card" {
  type = "boolean",
  vi = "giấy tờ tùy thân",
  en = "identity card shown",
  ask = { vi = "Anh/chị vui lòng cho xem căn cước công dân hoặc giấy tờ tùy thân.",
          en = "Please show your identity card." },
  rank = 60,
  remedy = "get",
  remedy_text = { vi = "Mang theo giấy tờ tùy thân.",
                  en = "Bring your identity card." },
}

fact "papers.vaccination_notice" {
  type = "boolean",
  vi = "tin nhắn hoặc giấy mời tiêm chủng",
  en = "message or invitation to vaccination",
  ask = { vi = "Anh/chị vui lòng cho xem tin nhắn hoặc giấy mời tiêm vắc xin.",
          en = "Please show the message or invitation to your vaccination." },
  rank = 61,
  remedy = "get",
  remedy_text = { vi = "Mang theo tin nhắn hoặc giấy mời tiêm vắc xin.",
                  en = "Bring the message or invitation to your vaccination." },
}

fact "papers.vaccination_proof" {
  type = "boolean",
  vi = "mã trên ứng dụng hoặc giấy xác nhận tiêm vắc xin",
  en = "app code or paper certificate of vaccination",
  ask = { vi = "Anh/chị vui lòng cho xem mã trên ứng dụng hoặc giấy xác nhận đã tiêm vắc xin.",
          en = "Please show the app code or paper certificate of your vaccination." },
  rank = 64,
  remedy = "get",
  remedy_text = { vi = "Mang theo mã trên ứng dụng hoặc giấy xác nhận đã tiêm vắc xin.",
                  en = "Bring the app code or paper certificate of your vaccination." },
}

fact "papers.recovery_certificate" {
  type = "boolean",
  vi = "giấy xác nhận đã khỏi bệnh",
  en = "certificate of recovery",
  ask = { vi = "Anh/chị vui lòng cho xem giấy xác nhận đã khỏi bệnh COVID-19.",
          en = "Please show your certificate of recovery from COVID-19." },
  rank = 64,
  remedy = "get",
  remedy_text = { vi = "Mang theo giấy xác nhận đã khỏi bệnh COVID-19.",
                  en = "Bring your certificate of recovery from COVID-19." },
}

fact "papers.test_result" {
  type = "enum",
  values = {
    { "none", vi = "không xuất trình được", en = "not shown" },
    { "slip", vi = "phiếu kết quả", en = "slip" },
    { "message", vi = "tin nhắn", en = "text message" },
    { "app", vi = "trên ứng dụng", en = "app" },
  },
  vi = "hình thức xuất trình kết quả xét nghiệm",
  en = "form in which the test result is shown",
  ask = { vi = "Anh/chị vui lòng cho xem kết quả xét nghiệm: phiếu, tin nhắn hoặc trên ứng dụng.",
          en = "Please show your test result: slip, message or app." },
  rank = 65,
  remedy = "get",
  remedy_text = { vi = "Mang theo kết quả xét nghiệm: phiếu, tin nhắn hoặc trên ứng dụng.",
                  en = "Bring your test result: slip, message or app." },
}

fact "papers.health_card" {
  type = "boolean",
  vi = "thẻ nhân viên y tế hoặc lực lượng chống dịch",
  en = "card of health or anti-epidemic staff",
  ask = { vi = "Anh/chị vui lòng cho xem thẻ nhân viên y tế hoặc thẻ lực lượng chống dịch.",
          en = "Please show your card of health or anti-epidemic staff." },
  rank = 61,
  remedy = "get",
  remedy_text = { vi = "Mang theo thẻ nhân viên y tế hoặc thẻ lực lượng chống dịch.",
                  en = "Bring your card of health or anti-epidemic staff." },
}

fact "papers.press_card" {
  type = "boolean",
  vi = "thẻ nhà báo",
  en = "press card",
  ask = { vi = "Anh/chị vui lòng cho xem thẻ nhà báo.",
          en = "Please show your press card." },
  rank = 61,
  remedy = "get",
  remedy_text = { vi = "Mang theo thẻ nhà báo.",
                  en = "Bring your press card." },
}

fact "papers.employee_card" {
  type = "boolean",
  vi = "thẻ nhân viên",
  en = "staff card",
  ask = { vi = "Anh/chị vui lòng cho xem thẻ nhân viên.",
          en = "Please show your staff card." },
  rank = 61,
  remedy = "get",
  remedy_text = { vi = "Mang theo thẻ nhân viên.",
                  en = "Bring your staff card." },
}

fact "papers.employer_confirmation" {
  type = "boolean",
  vi = "giấy xác nhận công tác của đơn vị",
  en = "employer's letter for the work",
  ask = { vi = "Anh/chị vui lòng cho xem giấy xác nhận công tác của đơn vị.",
          en = "Please show your employer's letter for this work." },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Xin đơn vị cấp giấy xác nhận công tác.",
                  en = "Get a letter for this work from your employer." },
}

fact "papers.employer_hours" {
  type = "boolean",
  vi = "giấy của đơn vị ghi rõ giờ làm đêm này",
  en = "employer's letter that names these night hours",
  ask = { vi = "Giấy xác nhận của đơn vị có ghi rõ giờ làm đêm này không?",
          en = "Does your employer's letter name these night hours?" },
  rank = 63,
  remedy = "get",
  remedy_text = { vi = "Xin đơn vị ghi rõ giờ làm đêm trong giấy xác nhận.",
                  en = "Have your employer name the night hours in the letter." },
}

fact "papers.duty_paper" {
  type = "boolean",
  vi = "giấy công tác của cán bộ, công chức",
  en = "civil servant's order",
  ask = { vi = "Anh/chị vui lòng cho xem giấy công tác.",
          en = "Please show your duty order." },
  rank = 61,
  remedy = "get",
  remedy_text = { vi = "Xin cơ quan cấp giấy công tác.",
                  en = "Get a duty order from your agency." },
}

fact "papers.task_order" {
  type = "boolean",
  vi = "giấy giao nhiệm vụ ngoài tuyến đường thường đi",
  en = "paper for a task off the usual way",
  ask = { vi = "Anh/chị vui lòng cho xem giấy giao nhiệm vụ cho chuyến đi ngoài lộ trình này.",
          en = "Please show the paper for this task off your usual way." },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Xin đơn vị cấp giấy giao nhiệm vụ cho chuyến đi này.",
                  en = "Get a paper for this task from your unit." },
}

fact "papers.uniform" {
  type = "boolean",
  vi = "mặc trang phục ngành",
  en = "in uniform",
  ask = { vi = "Anh/chị có mặc trang phục ngành không?",
          en = "Are you in uniform?" },
  rank = 61,
}

fact "papers.shipper_sign" {
  type = "boolean",
  vi = "băng tay hoặc dấu hiệu nhận diện người giao hàng",
  en = "armband or sign of a shipper",
  ask = { vi = "Anh/chị có băng tay hoặc dấu hiệu nhận diện người giao hàng không?",
          en = "Do you wear the armband or sign of a shipper?" },
  rank = 61,
  remedy = "get",
  remedy_text = { vi = "Đeo băng tay hoặc dấu hiệu nhận diện người giao hàng.",
                  en = "Wear the armband or sign of a shipper." },
}

fact "papers.platform_registered" {
  type = "boolean",
  vi = "có tên trong danh sách doanh nghiệp ứng dụng gửi thành phố",
  en = "on the platform's list given to the city",
  ask = { vi = "Anh/chị có tên trong danh sách người giao hàng mà doanh nghiệp đã gửi thành phố không?",
          en = "Are you on the list of shippers that your platform gave to the city?" },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Đề nghị doanh nghiệp đưa tên vào danh sách người giao hàng gửi thành phố.",
                  en = "Have your platform put you on the list given to the city." },
}

fact "papers.bill_shop" {
  type = "boolean",
  vi = "hóa đơn giao hàng ghi tên cửa hàng",
  en = "delivery bill names the shop",
  ask = { vi = "Hóa đơn giao hàng có ghi tên cửa hàng không?",
          en = "Does the delivery bill name the shop?" },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Mang theo hóa đơn ghi tên cửa hàng.",
                  en = "Bring a bill that names the shop." },
}

fact "papers.bill_receiver" {
  type = "boolean",
  vi = "hóa đơn giao hàng ghi tên, địa chỉ người nhận",
  en = "delivery bill names the receiver and address",
  ask = { vi = "Hóa đơn giao hàng có ghi tên và địa chỉ người nhận không?",
          en = "Does the delivery bill name the receiver and the address?" },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Mang theo hóa đơn ghi tên và địa chỉ người nhận.",
                  en = "Bring a bill that names the receiver and the address." },
}

fact "papers.kinship_proof" {
  type = "boolean",
  vi = "giấy chứng minh là người nhà bệnh nhân",
  en = "hospital carer's proof of kinship",
  ask = { vi = "Anh/chị vui lòng cho xem giấy chứng minh là người nhà bệnh nhân.",
          en = "Please show proof that you are the patient's relative." },
  rank = 61,
  remedy = "get",
  remedy_text = { vi = "Mang theo giấy chứng minh là người nhà bệnh nhân.",
                  en = "Bring proof that you are the patient's relative." },
}

fact "papers.approved_route" {
  type = "boolean",
  vi = "giấy chấp thuận lộ trình",
  en = "approved route paper",
  ask = { vi = "Anh/chị vui lòng cho xem giấy chấp thuận lộ trình.",
          en = "Please show the paper with your approved route." },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Xin giấy chấp thuận lộ trình.",
                  en = "Have your route approved on paper." },
}

fact "papers.flight_ticket" {
  type = "boolean",
  vi = "vé máy bay",
  en = "flight ticket",
  ask = { vi = "Anh/chị vui lòng cho xem vé máy bay.",
          en = "Please show your flight ticket." },
  rank = 61,
  remedy = "get",
  remedy_text = { vi = "Mang theo vé máy bay.",
                  en = "Bring your flight ticket." },
}

fact "papers.flight_on" {
  type = "date",
  vi = "ngày bay",
  en = "day of the flight",
  ask = { vi = "Chuyến bay của anh/chị vào ngày nào?",
          en = "On which day is your flight?" },
  rank = 62,
  remedy = "wait",
}

fact "papers.health_declaration" {
  type = "boolean",
  vi = "đã khai báo y tế",
  en = "health declaration made",
  ask = { vi = "Anh/chị đã khai báo y tế chưa?",
          en = "Have you made your health declaration?" },
  rank = 66,
  remedy = "get",
  remedy_text = { vi = "Khai báo y tế, bằng điện tử hoặc trên giấy.",
                  en = "Make a health declaration, electronically or on paper." },
}

fact "papers.movement_declaration" {
  type = "boolean",
  vi = "đã khai báo di chuyển nội địa với công an",
  en = "police movement declaration made",
  ask = { vi = "Anh/chị đã khai báo di chuyển nội địa, bằng điện tử hoặc trên giấy, chưa?",
          en = "Have you made the police movement declaration, electronically or on paper?" },
  rank = 66,
  remedy = "get",
  remedy_text = { vi = "Khai báo di chuyển nội địa; không có điện thoại thì khai trên giấy tại chốt.",
                  en = "Make the movement declaration; without a phone, on paper at the checkpoint." },
}

fact "papers.declared_at" {
  type = "time",
  vi = "thời điểm khai báo",
  en = "when the declaration was made",
  ask = { vi = "Anh/chị khai báo lúc nào?",
          en = "When did you make the declaration?" },
  rank = 67,
  remedy = "get",
  remedy_text = { vi = "Khai báo lại.",
                  en = "Make the declaration anew." },
}

fact "papers.health_form" {
  type = "boolean",
  vi = "mẫu khai báo y tế khác",
  en = "some other health form",
  ask = { vi = "Anh/chị có mẫu khai báo y tế nào khác không?",
          en = "Do you have some other health form?" },
  rank = 67,
}

fact "papers.exit_consent" {
  type = "boolean",
  vi = "nơi đi đồng ý cho đi",
  en = "consent of the place left",
  ask = { vi = "Chính quyền nơi đi có đồng ý cho anh/chị đi không?",
          en = "Has the place you leave given its consent?" },
  rank = 60,
  remedy = "get",
  remedy_text = { vi = "Xin chính quyền nơi đi đồng ý.",
                  en = "Get the consent of the place you leave." },
}

fact "papers.entry_consent" {
  type = "boolean",
  vi = "nơi đến đồng ý tiếp nhận",
  en = "consent of the place entered",
  ask = { vi = "Chính quyền nơi đến có đồng ý tiếp nhận anh/chị không?",
          en = "Has the place you enter given its consent?" },
  rank = 60,
  remedy = "get",
  remedy_text = { vi = "Xin chính quyền nơi đến đồng ý tiếp nhận.",
                  en = "Get the consent of the place you enter." },
}

fact "papers.on_trip_list" {
  type = "boolean",
  vi = "có tên trong danh sách chuyến đi do chính quyền tổ chức",
  en = "on the list of an organised trip",
  ask = { vi = "Anh/chị có tên trong danh sách chuyến đi do chính quyền tổ chức không?",
          en = "Are you on the list of an organised trip?" },
  rank = 60,
  remedy = "get",
  remedy_text = { vi = "Đăng ký chuyến đi do chính quyền tổ chức.",
                  en = "Register for an organised trip." },
}

fact "papers.route_confirmation" {
  type = "boolean",
  vi = "giấy xác nhận ghi nơi làm việc và lộ trình",
  en = "confirmation naming workplace and route",
  ask = { vi = "Anh/chị vui lòng cho xem giấy xác nhận ghi nơi làm việc và lộ trình.",
          en = "Please show the confirmation that names your workplace and route." },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Xin giấy xác nhận ghi nơi làm việc và lộ trình.",
                  en = "Get a confirmation that names your workplace and route." },
}

fact "papers.work_plan" {
  type = "boolean",
  vi = "phương án bằng văn bản của đơn vị đón người lao động trở lại",
  en = "written plan of the employer for returning workers",
  ask = { vi = "Đơn vị của anh/chị có phương án bằng văn bản đón người lao động trở lại không?",
          en = "Does your employer have a written plan for returning workers?" },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Xin đơn vị cung cấp phương án bằng văn bản đón người lao động trở lại.",
                  en = "Get the written plan for returning workers from your employer." },
}

fact "papers.leave_paper" {
  type = "boolean",
  vi = "giấy của xã, phường nơi cư trú cho người lao động đi",
  en = "paper of the home commune letting the worker go",
  ask = { vi = "Anh/chị vui lòng cho xem giấy của xã, phường nơi cư trú cho phép đi.",
          en = "Please show the paper by which your home commune lets you go." },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Xin xã, phường nơi cư trú cấp giấy cho đi.",
                  en = "Get a paper from your home commune." },
}

fact "papers.work_schedule" {
  type = "boolean",
  vi = "lịch làm việc, lịch trực",
  en = "work schedule",
  ask = { vi = "Anh/chị vui lòng cho xem lịch làm việc hoặc lịch trực.",
          en = "Please show your work schedule." },
  rank = 63,
  remedy = "get",
  remedy_text = { vi = "Mang theo lịch làm việc hoặc lịch trực.",
                  en = "Bring your work schedule." },
}

fact "papers.ward_stamp" {
  type = "boolean",
  vi = "giấy của đơn vị có xác nhận của phường, xã",
  en = "employer paper stamped by the ward",
  ask = { vi = "Giấy của đơn vị đã có xác nhận của phường, xã chưa?",
          en = "Has the ward stamped your employer's paper?" },
  rank = 63,
  remedy = "get",
  remedy_text = { vi = "Xin phường, xã xác nhận giấy của đơn vị.",
                  en = "Have the ward stamp your employer's paper." },
}

fact "papers.ward_form" {
  type = "boolean",
  vi = "mẫu giấy riêng do phường hoặc quận tự đặt",
  en = "an extra form some ward or district asks for",
  ask = { vi = "Anh/chị có mẫu giấy riêng của phường hoặc quận không?",
          en = "Do you have the extra form of the ward or district?" },
  rank = 68,
}

fact "papers.transport_plan" {
  type = "boolean",
  vi = "phương án đưa đón được Sở Giao thông vận tải chấp thuận",
  en = "shuttle plan approved by the transport department",
  ask = { vi = "Phương án đưa đón đã được Sở Giao thông vận tải chấp thuận chưa?",
          en = "Has the transport department approved the shuttle plan?" },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Trình Sở Giao thông vận tải chấp thuận phương án đưa đón.",
                  en = "Have the transport department approve the shuttle plan." },
}

fact "papers.cargo_registration" {
  type = "boolean",
  vi = "chuyến hàng đã đăng ký với thành phố nơi đến",
  en = "load registered with the city of entry",
  ask = { vi = "Chuyến hàng đã đăng ký với thành phố nơi đến chưa?",
          en = "Has the load been registered with the city you enter?" },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Đăng ký chuyến hàng với thành phố nơi đến.",
                  en = "Register the load with the city you enter." },
}

fact "papers.replacement_record" {
  type = "boolean",
  vi = "biên nhận của nơi cấp về việc đang cấp lại giấy",
  en = "issuer's record that a permit is being replaced",
  ask = { vi = "Anh/chị có biên nhận của nơi cấp về việc đang cấp lại giấy đi đường không?",
          en = "Do you have the issuer's record that your permit is being replaced?" },
  rank = 62,
  remedy = "get",
  remedy_text = { vi = "Xin nơi cấp biên nhận đang cấp lại giấy.",
                  en = "Get the issuer's record that the permit is being replaced." },
}

fact "papers.area_command_consent" {
  type = "boolean",
  vi = "ban chỉ huy khu phong tỏa đồng ý",
  en = "consent of the command of a blocked area",
  ask = { vi = "Ban chỉ huy khu phong tỏa có đồng ý không?",
          en = "Has the command of the blocked area given its consent?" },
  rank = 60,
  remedy = "get",
  remedy_text = { vi = "Xin ban chỉ huy khu phong tỏa đồng ý.",
                  en = "Get the consent of the command of the blocked area." },
}

fact "papers.health_authority_consent" {
  type = "boolean",
  vi = "cơ quan y tế đồng ý",
  en = "consent of the health authority",
  ask = { vi = "Cơ quan y tế đã đồng ý chưa?",
          en = "Has the health authority agreed?" },
  rank = 60,
  remedy = "get",
  remedy_text = { vi = "Xin cơ quan y tế đồng ý.",
                  en = "Get the consent of the health authority." },
}
