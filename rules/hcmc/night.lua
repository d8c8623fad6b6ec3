-- The night order of TP HCM (2490/UBND, from 26/7/2021 18:00): nobody is out from 18:00 (6 pm) to 06:00, but
-- for the groups named in the order and in the acts that add to it. A lift lets a group out at night; whether
-- the trip itself is allowed, and with which papers, is for the other rules to say.

-- Who is in the city, goes to it or drives through it. Who has left it by the time of the check is not bound.
local has_left = origin:inside "79" & ~here:inside "79" & ~destination:inside "79"
local in_the_city = trip:touches "79" & ~has_left

-- Being outside without a valid reason (Decree 117/2020, article 12.1.a): named, no fine is worked out.
rule "night.stay_home" {
  cite = { "H-2490", "N-117" },
  subject = "night",
  query = "movement",
  where = in_the_city,
  when = clock:between("18:00", "06:00"),
  deny = {
    vi = "Từ 18:00 (6 giờ tối) đến 06:00 sáng không ra đường. "
      .. "Xin về nhà; đi lại được từ 06:00 nếu có việc cần thiết.",
    en = "Nobody is out from 18:00 (6 pm) to 06:00 (6 am). "
      .. "Please go home; go after 06:00 if there is a need.",
  },
}

rule "night.nobody_outside" {
  cite = { "H-2490" },
  subject = "night",
  query = "place",
  when = place.kind:one_of { "street", "park" } & clock:between("18:00", "06:00"),
  deny = {
    vi = "Từ 18:00 (6 giờ tối) đến 06:00 sáng không ở ngoài đường, công viên. Xin về nhà.",
    en = "From 18:00 (6 pm) to 06:00 (6 am) nobody stays in streets or parks. Please go home.",
  },
}

---- the groups of 2490

-- A medical emergency beats the night order anyway (emergency.lua); the order names it first.
rule "night.emergency" {
  cite = { "H-2490" },
  subject = "night",
  query = "movement",
  where = in_the_city,
  when = clock:between("18:00", "06:00") & purpose:is "medical_emergency",
  allow = {
    vi = "Cấp cứu: lệnh không ra đường ban đêm không áp dụng.",
    en = "Medical emergency: the night order does not apply.",
  },
  overrides = "all",
}

-- The crew that moves a patient is one of the anti-epidemic forces.
rule "night.anti_epidemic" {
  cite = { "H-2490" },
  subject = "night",
  query = "movement",
  when = purpose:one_of { "epidemic_duty", "medical_transfer" }
    | purpose:is "relief_supply"
      & person.role:one_of { "relief_force", "volunteer", "police", "soldier", "health_worker",
                             "civil_servant" },
  lift = { "night.stay_home" },
  text = {
    vi = "Lực lượng phòng, chống dịch được đi ban đêm.",
    en = "Anti-epidemic forces may be out at night.",
  },
}

rule "night.press" {
  cite = { "H-2490" },
  subject = "night",
  query = "movement",
  when = purpose:is "press" & papers.press_card,
  lift = { "night.stay_home" },
  text = {
    vi = "Phóng viên có thẻ nhà báo được tác nghiệp ban đêm.",
    en = "A journalist with a press card may work at night.",
  },
}

-- Whose work goes on at night. Emergency forces are health staff, police and army, with those who help them.
list "night.staff" {
  of = "person.role",
  add = { "health_worker", "police", "soldier", "relief_force", "volunteer", "sanitation_worker",
          "utility_worker" },
  cite = { "H-2490" },
}

-- 2718 adds the staff who prepare stock in supermarkets and shops, and aviation.
amend "night.staff" {
  add = { "retail_worker", "aviation_worker", "aircrew" },
  cite = { "H-2718" },
}

-- The list of 25/8 ("only press, aviation, pilots, sanitation, emergency utilities, fire, traffic") ends the
-- night work of shop staff while it holds. Health staff, police and army stay: they are in its part without
-- permit.
amend "night.staff" {
  remove = { "retail_worker" },
  from = "2021-08-25 18:00",
  cite = { "H-LIST25" },
}

rule "night.staff" {
  cite = { "H-2490" },
  subject = "night",
  query = "movement",
  when = purpose:one_of { "work", "official_duty" } & person.role:listed "night.staff",
  lift = { "night.stay_home" },
  text = {
    vi = "Y tế, công an, quân đội, vệ sinh, sửa chữa điện, nước, viễn thông và nhóm được bổ sung: "
      .. "được làm ban đêm.",
    en = "Health, police, army, sanitation, repair of power, water, telecom, and the groups added, "
      .. "work at night.",
  },
}

-- Production inputs and goods for import and export, beside the essential goods.
list "night.goods" {
  of = "cargo.kind",
  add = { "production_inputs", "steel", "fertiliser", "pesticide", "animal_feed", "export_goods",
          "container_goods" },
  cite = { "H-2490" },
}

rule "night.goods" {
  cite = { "H-2490" },
  subject = "night",
  topic = "goods",
  query = "movement",
  when = purpose:is "goods_transport"
    & (predicate "goods.essential" | cargo.kind:listed "night.goods"),
  lift = { "night.stay_home" },
  text = {
    vi = "Xe chở hàng thiết yếu, nguyên liệu sản xuất, hàng xuất nhập khẩu được chạy ban đêm.",
    en = "Vehicles with essential goods, production inputs, import or export goods may run at night.",
  },
}

rule "night.shuttle" {
  cite = { "H-2490" },
  subject = "night",
  query = "movement",
  when = purpose:is "worker_shuttle",
  lift = { "night.stay_home" },
  text = {
    vi = "Xe đưa đón công nhân, chuyên gia của đơn vị được chạy ban đêm.",
    en = "The company's shuttle for workers may run at night.",
  },
}

---- groups added later

rule "night.post" {
  cite = { "H-POST" },
  subject = "night",
  query = "movement",
  when = person.role:is "postal_worker" & purpose:one_of { "delivery", "goods_transport" }
    & cargo.kind:one_of { "documents", "parcel_unknown" },
  lift = { "night.stay_home" },
  text = {
    vi = "Bưu phẩm, bưu kiện do nhân viên bưu chính chuyển: "
      .. "được đi từ 18:00 đến 06:00 và giữa các quận, huyện.",
    en = "Postal items carried by postal staff may move from 18:00 to 06:00 and between districts.",
  },
}

rule "night.vaccination" {
  cite = { "H-2718" },
  subject = "night",
  query = "movement",
  when = purpose:is "vaccination",
  lift = { "night.stay_home" },
  text = {
    vi = "Đi tiêm vắc xin: được đi cả ban đêm.",
    en = "Going to be vaccinated: allowed at night too.",
  },
}

-- The vocabulary has no role of a hospital's caterer; the employer's letter for these
-- hours tells who is one, or the gate of the hospital where the meals are brought.
rule "night.hospital_catering" {
  cite = { "H-2718" },
  subject = "night",
  query = "movement",
  when = purpose:is "delivery" & cargo.kind:is "food"
    & (place.kind:is "hospital"
       | ~person.role:one_of { "app_shipper", "shop_delivery", "gas_delivery", "postal_worker" }
         & papers.employer_hours),
  lift = { "night.stay_home" },
  text = {
    vi = "Giao suất ăn cho bệnh viện, có xác nhận của đơn vị về giờ làm: được đi ban đêm.",
    en = "Meals for a hospital, with the employer's confirmation for these hours, may be brought at night.",
  },
}

-- Shops, pharmacies and deliverers work until 21:00 from 7/9 on.
rule "night.until_21" {
  cite = { "H-2994", "H-3072" },
  subject = "night",
  query = "movement",
  when = clock:between("18:00", "21:00")
    & (purpose:is "delivery" & person.role:one_of { "app_shipper", "shop_delivery", "pharmacy_worker" }
       | purpose:is "work" & person.role:one_of { "retail_worker", "pharmacy_worker" }),
  lift = { "night.stay_home", "night.only_the_list" },
  text = {
    vi = "Nhân viên siêu thị, cửa hàng thực phẩm, nhà thuốc và người giao hàng "
      .. "được làm đến 21:00 (9 giờ tối).",
    en = "Staff of supermarkets, food shops and pharmacies, and deliverers, may work until 21:00 (9 pm).",
  },
}

-- Post and telecom join them on 16/9.
rule "night.until_21.post" {
  cite = { "H-3072" },
  subject = "night",
  query = "movement",
  when = clock:between("18:00", "21:00") & purpose:one_of { "work", "delivery" }
    & person.role:is "postal_worker",
  lift = { "night.stay_home" },
  text = {
    vi = "Bưu chính, viễn thông: được làm đến 21:00 (9 giờ tối).",
    en = "Post and telecom may work until 21:00 (9 pm).",
  },
}

---- the list of 25/8: who works at night at all

-- "Only press, aviation, pilots, sanitation, emergency utilities, fire, traffic": the groups that the acts
-- of 2/8 and 15/8 had added end here, while the list holds. Who needs no permit by the same list (vehicles
-- with a QR card, vaccination, health staff, police and army) is not kept in.
rule "night.only_the_list" {
  cite = { "H-LIST25" },
  subject = "night",
  query = "movement",
  where = in_the_city,
  when = clock:between("18:00", "06:00")
    & (purpose:is "delivery"
       | purpose:one_of { "work", "official_duty" } & ~person.role:listed "night.staff"),
  deny = {
    vi = "Theo danh sách từ 25/8, ban đêm chỉ báo chí, hàng không, vệ sinh, sự cố điện nước, chữa cháy, "
      .. "giao thông. "
      .. "Xin về nhà, đi lại từ 06:00.",
    en = "By the list of 25 August only press, aviation, sanitation, emergency repair, fire and traffic "
      .. "staff "
      .. "work at night. Please go home and go after 06:00.",
  },
}

---- the list of 25/8: police permit and employer's confirmation

predicate "night.on_the_list" {
  vi = "thuộc nhóm được làm việc ban đêm theo danh sách 25/8",
  en = "works at night by the list of 25 August",
  when = clock:between("18:00", "06:00")
    & (purpose:is "press"
       | purpose:is "work"
         & person.role:one_of { "journalist", "sanitation_worker", "utility_worker", "aviation_worker",
                                "aircrew" }),
}

predicate "night.both_papers" {
  vi = "có giấy đi đường của công an và xác nhận giờ làm của đơn vị",
  en = "has the police permit and the employer's confirmation for these hours",
  when = permit.form:is "police_3261" & predicate "permit.good" & papers.employer_hours,
}

rule "night.both_papers" {
  cite = { "H-LIST25" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = predicate "night.on_the_list",
  require = predicate "night.both_papers",
  text = {
    vi = "Từ 18:00 (6 giờ tối) đến 06:00 phải có giấy đi đường của công an và xác nhận của đơn vị ghi giờ làm "
      .. "này. Xin cho xem cả hai.",
    en = "From 18:00 (6 pm) to 06:00 (6 am) you need the police permit and the employer's confirmation for "
      .. "these hours. Please show both.",
  },
}

rule "night.with_both_papers" {
  cite = { "H-LIST25" },
  subject = "night",
  query = "movement",
  when = predicate "night.on_the_list" & predicate "night.both_papers",
  lift = { "night.stay_home", "night.only_the_list" },
  text = {
    vi = "Có giấy đi đường của công an và xác nhận giờ làm của đơn vị: được đi ban đêm.",
    en = "With the police permit and the employer's confirmation for these hours you may be out at night.",
  },
}
