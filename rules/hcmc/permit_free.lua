-- Who is on the road in TP HCM without a travel permit from 23/8 to 30/9/2021: the groups of 2850 (23/8), of
-- the list of 25/8 and of the police briefing of 16/9. Each group shows a paper of its own instead.

---- 2850, from 23/8

rule "free.health" {
  cite = { "H-2850" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = person.role:is "health_worker" & papers.health_card,
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Nhân viên y tế có thẻ ngành không cần giấy đi đường.",
    en = "Health staff with their card need no travel permit.",
  },
}

rule "free.vaccination" {
  cite = { "H-2850", "H-BRIEF16" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = purpose:is "vaccination" & papers.vaccination_notice & papers.id_card,
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Đi tiêm vắc xin có tin nhắn hoặc giấy mời và giấy tờ tùy thân: không cần giấy đi đường.",
    en = "Going to be vaccinated with the message or invitation and an ID card: no travel permit needed.",
  },
}

rule "free.retail" {
  cite = { "H-2850" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = person.role:is "retail_worker" & papers.employee_card & papers.employer_confirmation
    & permit.issued:is(false),
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Nhân viên siêu thị, cửa hàng chưa được cấp giấy của công an: "
      .. "dùng thẻ nhân viên và xác nhận của đơn vị.",
    en = "Shop staff who have not got the police permit yet use the staff card "
      .. "and the employer's confirmation.",
  },
}

-- One driver and one co-driver; printed expiry of the card does not matter since 8/8.
list "free.cards" {
  of = "vehicle.qr",
  add = { "valid" },
  cite = { "H-2850" },
}

amend "free.cards" {
  add = { "expired" },
  cite = { "N-DRVN" },
}

rule "free.green_lane" {
  cite = { "H-2850" },
  subject = "papers",
  topic = { "permits", "goods" },
  query = "movement",
  when = purpose:is "goods_transport"
    & (person.role:is "driver" | person.role:is "co_driver" & vehicle.occupants:at_most(2))
    & vehicle.qr:listed "free.cards" & vehicle.qr_matches_plate,
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Xe luồng xanh có mã QR: tài xế và một phụ xe không cần giấy đi đường.",
    en = "Green-lane vehicle with QR card: the driver and one co-driver need no travel permit.",
  },
}

---- the list of 25/8

-- The briefing of 16/9, as far as it is known, does not name them; that police and army go on without permit
-- is our reading.
rule "free.uniform" {
  cite = { "H-2850", "H-LIST25" },
  subject = "papers",
  topic = "permits",
  from = "2021-08-25 18:00",
  query = "movement",
  when = person.role:one_of { "police", "soldier" } & papers.uniform,
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Công an, quân đội mặc đồng phục không cần giấy đi đường.",
    en = "Police and army in uniform need no travel permit.",
  },
}

-- The list says "vehicles with QR": beside the goods vehicles of 2850 that is the workers' shuttle.
rule "free.shuttle" {
  cite = { "H-2850", "H-LIST25" },
  subject = "papers",
  topic = "permits",
  from = "2021-08-25 18:00",
  query = "movement",
  when = purpose:is "worker_shuttle" & person.role:one_of { "driver", "co_driver" }
    & vehicle.qr:listed "free.cards" & vehicle.qr_matches_plate,
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Xe đưa đón công nhân có mã QR: tài xế không cần giấy đi đường.",
    en = "A workers' shuttle with QR card: the driver needs no travel permit.",
  },
}

---- the briefing of 16/9 (those of its 17 groups that are known)

-- Identity papers, errands and flights are no needs of Directive 16; from 16/9 the police lets these people
-- go.
local errand = purpose:one_of { "id_registration", "authority_errand" }
  | purpose:is "to_airport" & person.role:is "aircrew" & papers.employee_card
  | purpose:is "to_airport" & ~person.role:is "aircrew" & papers.flight_ticket & papers.flight_on:is(today)

rule "free.errand" {
  cite = { "H-BRIEF16" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = errand | purpose:is "testing",
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Làm căn cước, làm thủ tục ở cơ quan, ra sân bay có vé, đi xét nghiệm: không cần giấy đi đường.",
    en = "Identity registration, errands at an authority, airport with ticket, testing: "
      .. "no travel permit needed.",
  },
}

rule "free.errand.allowed" {
  cite = { "H-BRIEF16" },
  subject = "purpose",
  query = "movement",
  when = errand,
  allow = {
    vi = "Làm căn cước, làm thủ tục ở cơ quan, ra sân bay có vé trong ngày: được đi.",
    en = "Identity registration, errands at an authority, to the airport with a ticket for today: "
      .. "you may go.",
  },
}

rule "free.staff" {
  cite = { "H-BRIEF16" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = purpose:is "work" & papers.employee_card
      & person.role:one_of { "health_worker", "pharmacy_worker", "aircrew", "bank_employee",
                             "securities_employee", "teacher" }
    | person.role:is "health_worker" & papers.health_card,
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Y tế, nhà thuốc, tổ bay, ngân hàng, chứng khoán, giáo viên: "
      .. "dùng thẻ nhân viên, không cần giấy đi đường.",
    en = "Health, pharmacy, aircrew, bank, securities, teachers: the staff card is enough, no travel permit.",
  },
}

rule "free.medical_supplies" {
  cite = { "H-BRIEF16" },
  subject = "papers",
  topic = { "permits", "goods" },
  query = "movement",
  when = purpose:one_of { "delivery", "goods_transport" }
    & cargo.kind:one_of { "medicine", "medical_supplies" },
  lift = { "permits.needed", "permits.police_form", "shippers.shop_permit" },
  text = {
    vi = "Chở thuốc, vật tư y tế: không cần giấy đi đường.",
    en = "Carrying medicine or medical supplies: no travel permit needed.",
  },
}

rule "free.gas" {
  cite = { "H-BRIEF16" },
  subject = "papers",
  topic = { "permits", "goods" },
  query = "movement",
  when = person.role:is "gas_delivery" & cargo.kind:is "gas_cylinder"
    & papers.bill_shop & papers.bill_receiver,
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Giao gas có phiếu ghi cửa hàng và người nhận: không cần giấy đi đường.",
    en = "Gas delivery with a bill that names the shop and the receiver: no travel permit needed.",
  },
}

-- How far from the approved route still counts as on it is our reading.
parameter "free.carer_off_route_m" {
  type = "integer",
  vi = "khoảng cách cho phép so với lộ trình được duyệt (mét)",
  en = "distance from the approved route that still counts as on it, in metres",
  { value = 200, cite = { "H-BRIEF16" } },
}

rule "free.carer" {
  cite = { "H-BRIEF16" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = purpose:is "hospital_care" & papers.kinship_proof & papers.approved_route
    & place.off_route_m:at_most(parameter "free.carer_off_route_m"),
  lift = { "permits.needed", "permits.police_form" },
  text = {
    vi = "Người nuôi bệnh có giấy chứng minh quan hệ, đi đúng lộ trình được duyệt: không cần giấy đi đường.",
    en = "A carer with proof of kinship on the approved route needs no travel permit.",
  },
}
