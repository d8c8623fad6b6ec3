-- Factories of TP HCM: three on site or one route and two points from 15/7/2021, a test every week, lists of
-- workers frozen in the industrial parks from 23/8, and what to do when a case is found.

predicate "factory.makes" {
  vi = "cơ sở sản xuất",
  en = "a manufacturer",
  when = business.sector:one_of { "factory", "food_maker" },
}

---- from 15/7

rule "factory.arrangement" {
  cite = { "H-3TC" },
  subject = "papers",
  query = "business",
  when = predicate "factory.makes" & predicate "business.working",
  require = business.arrangement:one_of { "three_on_site", "one_route_two_points" },
  text = {
    vi = "Nhà máy chỉ hoạt động theo \"3 tại chỗ\" hoặc \"1 cung đường 2 điểm đến\"; nếu không, xin dừng.",
    en = "A factory works with three on site or one route and two points only; otherwise it stops.",
  },
}

rule "factory.shuttle" {
  cite = { "H-3TC" },
  subject = "papers",
  query = "business",
  when = business.arrangement:is "one_route_two_points" & predicate "business.working",
  require = business.shuttle_stops:is(0),
  text = {
    vi = "Xe đưa đón chạy thẳng từ nơi ở đến nơi làm việc, không dừng giữa đường. Xin bỏ các điểm dừng.",
    en = "The company bus goes straight from the lodging to the workplace. Please leave out the stops.",
  },
}

rule "factory.allowed" {
  cite = { "H-3TC" },
  subject = "papers",
  query = "business",
  when = predicate "factory.makes"
    & business.arrangement:one_of { "three_on_site", "one_route_two_points" },
  allow = {
    vi = "Nhà máy theo \"3 tại chỗ\" hoặc \"1 cung đường 2 điểm đến\": được hoạt động.",
    en = "A factory with three on site or one route and two points may work.",
  },
}

rule "factory.weekly_test" {
  cite = { "H-3TC" },
  subject = "health",
  query = "business",
  when = predicate "factory.makes" & predicate "business.working",
  require = today:before(business.last_test + days(8)) & ~business.test_interval_days:above(7),
  text = {
    vi = "Công nhân phải được xét nghiệm nhanh mỗi tuần một lần. Xin xét nghiệm lại, sửa phương án.",
    en = "Workers have a rapid test every week. Test them, and plan it so.",
  },
}

---- industrial parks, from 23/8

rule "park.frozen" {
  cite = { "H-HEPZA" },
  subject = "papers",
  query = "business",
  when = predicate "business.registering" & business.in_industrial_park,
  deny = {
    vi = "Sau 24:00 ngày 22/8 không nhận đăng ký mới và không thay đổi danh sách người lao động. "
      .. "Xin giữ danh sách đã nộp.",
    en = "After 24:00 of 22 August no new registration and no change of the list of workers. "
      .. "Please keep to the list you handed in.",
  },
}

-- "Nobody leaves except in an emergency": the workers who live on site, when stopped at the gate.
rule "park.nobody_leaves" {
  cite = { "H-HEPZA" },
  subject = "purpose",
  topic = "factories",
  query = "movement",
  when = place.kind:is "factory" & person.role:is "factory_worker"
    & ~purpose:one_of { "medical_emergency", "medical_care", "medical_transfer", "vaccination", "testing",
                        "worker_shuttle", "work" },
  deny = {
    vi = "Sau 24:00 ngày 22/8 người ở lại nhà máy không rời nơi làm việc, trừ cấp cứu. "
      .. "Xin quay vào, báo quản lý.",
    en = "After 24:00 of 22 August those who stay in the factory do not leave it except in an emergency. "
      .. "Please go back and tell the manager.",
  },
}

---- a case on site

rule "f0.first_steps" {
  cite = { "H-F0SITE" },
  subject = "case",
  query = "business",
  when = predicate "business.working" & business.f0_on_site:at_least(1),
  require = business.f0_isolated & business.f0_reported & business.disinfected,
  text = {
    vi = "Trước hết phải cách ly F0, báo cáo y tế và khử khuẩn khu vực có F0.",
    en = "First the case is isolated and reported and the area disinfected.",
  },
}

-- The act asks it for the lines without a case; for the line with the case it holds all the more.
rule "f0.consent" {
  cite = { "H-F0SITE" },
  subject = "case",
  query = "business",
  when = business.request:is "resume_line" & business.f0_on_site:at_least(1),
  require = papers.health_authority_consent,
  text = {
    vi = "Dây chuyền chỉ chạy lại khi cơ quan y tế đồng ý. Xin cho xem văn bản.",
    en = "A line starts again with the consent of the health authority only. Please show it.",
  },
}

rule "f0.contacts_apart" {
  cite = { "H-F0SITE" },
  subject = "case",
  query = "business",
  when = predicate "business.working" & business.f0_on_site:at_least(1),
  oblige = {
    vi = "Tách riêng F1, theo dõi và xét nghiệm theo hướng dẫn của y tế.",
    en = "Keep the contacts (F1) apart, watch and test them as the health service says.",
  },
}
