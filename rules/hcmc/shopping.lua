-- Household shopping in TP HCM: tickets of the wards from 26/7/2021, nobody from 23/8, one trip a week by the
-- plans of Quận 7 and Củ Chi from 9/9 and in three pilot districts from 16/9, free again from 1/10.

-- A ticket is for one day and one span of hours and is collected by the shop.
predicate "ticket.good" {
  vi = "phiếu đi chợ đúng ngày, đúng giờ và chưa sử dụng",
  en = "a shopping ticket of this day and hour, not yet used",
  when = ticket.kind:is "shopping_ticket" & ticket.valid_on:is(today) & clock:inside(ticket.slot)
    & ticket.used:is(false),
}

---- tickets, 26/7 to 22/8

rule "shopping.ticket" {
  cite = { "H-TICKET" },
  subject = "papers",
  topic = "shopping",
  query = "movement",
  when = purpose:is "buy_food",
  require = predicate "ticket.good",
  text = {
    vi = "Đi chợ phải có phiếu của phường, xã, đúng ngày, đúng giờ ghi trên phiếu và chưa sử dụng. "
      .. "Xin cho xem phiếu.",
    en = "To go shopping you need the ward's ticket for this day and hour, not yet used. Please show it.",
  },
}

rule "shopping.with_ticket" {
  cite = { "H-TICKET" },
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = purpose:is "buy_food" & predicate "ticket.good",
  allow = {
    vi = "Có phiếu đi chợ đúng ngày, đúng giờ: được đi, nộp phiếu tại nơi bán.",
    en = "With a ticket for this day and hour you may go; hand it in at the shop.",
  },
}

rule "shopping.one_person" {
  cite = { "H-TICKET" },
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = purpose:is "buy_food" & household.out_now:at_least(1),
  deny = {
    vi = "Mỗi hộ chỉ một người đi chợ; nhà anh/chị đang có người đi. Xin về, đợi người kia về rồi hãy đi.",
    en = "One person of a household shops at a time and somebody of yours is out. "
      .. "Please wait for their return.",
  },
}

-- Two trips a week, or three by choice of the district. Gò Vấp is the only one known to have chosen three.
parameter "shopping.trips_a_week" {
  type = "integer",
  vi = "số lần đi chợ tối đa mỗi tuần của một hộ",
  en = "most shopping trips of a household in a week",
  { value = 2, cite = { "H-TICKET" } },
}

parameter "shopping.trips_a_week.go_vap" {
  type = "integer",
  vi = "số lần đi chợ tối đa mỗi tuần của một hộ tại Gò Vấp",
  en = "most shopping trips of a household of Go Vap in a week",
  { value = 3, cite = { "H-TICKET" } },
}

rule "shopping.trips" {
  cite = { "H-TICKET" },
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = purpose:is "buy_food"
    & (~person.residence:inside "764" & household.trips_this_week:at_least(parameter "shopping.trips_a_week")
       | person.residence:inside "764"
         & household.trips_this_week:at_least(parameter "shopping.trips_a_week.go_vap")),
  deny = {
    vi = "Tuần này hộ đã đi chợ đủ số lần (2 lần, Gò Vấp 3 lần). Xin đợi phiếu tuần sau hoặc nhờ tổ dân phố "
      .. "mua giúp.",
    en = "Your household has used its trips of this week (two, in Go Vap three). Wait for next week's ticket "
      .. "or ask the local team.",
  },
}

---- nobody, 23/8 to 30/9

rule "shopping.nobody" {
  cite = { "H-CT11" },
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = purpose:is "buy_food",
  deny = {
    vi = "Không ai ra ngoài mua thực phẩm, kể cả vùng xanh: tổ công tác của phường, xã đi chợ hộ. "
      .. "Xin về, gọi phường.",
    en = "Nobody goes out to buy food, not even in green zones: the ward's team shops for you. "
      .. "Call the ward.",
  },
}

-- The teams of ward and army that shop for the people (đi chợ hộ).
rule "shopping.teams" {
  cite = { "H-CT11" },
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = purpose:is "buy_food" & person.role:one_of { "relief_force", "volunteer", "soldier" },
  lift = { "shopping.nobody" },
  text = {
    vi = "Tổ công tác đi chợ hộ người dân: được đi.",
    en = "The team that shops for the people may go.",
  },
}

---- the pilots: Quận 7 and Củ Chi by their plans from 9/9, with Cần Giờ from 16/9

predicate "shopping.at_home_in_pilot" {
  vi = "hộ dân Quận 7, Củ Chi, Cần Giờ đi chợ trong địa bàn",
  en = "a household of District 7, Cu Chi or Can Gio shops at home",
  when = purpose:is "buy_food"
    & (person.residence:inside "778" & trip:within "778" | person.residence:inside "783" & trip:within "783"
       | person.residence:inside "787" & trip:within "787"),
}

-- 2994 lets Quận 7 and Củ Chi plan one trip a week; nobody shopped before 9/9.
predicate "shopping.by_plan" {
  vi = "đi chợ theo phương án đã duyệt của Quận 7, Củ Chi",
  en = "shops by the approved plan of District 7 or Cu Chi",
  when = predicate "shopping.at_home_in_pilot" & ~person.residence:inside "787"
    & today:from(area.shopping_plan_from),
}

rule "shopping.plan" {
  cite = { "H-2994" },
  from = "2021-09-09",
  through = "2021-09-15",
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = predicate "shopping.by_plan",
  lift = { "shopping.nobody" },
  text = {
    vi = "Quận 7, Củ Chi đi chợ mỗi tuần một lần theo phương án đã duyệt của quận, huyện.",
    en = "District 7 and Cu Chi shop once a week by the district's approved plan.",
  },
}

rule "shopping.plan.ticket" {
  cite = { "H-2994" },
  from = "2021-09-09",
  through = "2021-09-15",
  subject = "papers",
  topic = "shopping",
  query = "movement",
  when = predicate "shopping.by_plan",
  require = predicate "ticket.good",
  text = {
    vi = "Đi chợ theo phương án phải có phiếu của phường, xã, đúng ngày, đúng giờ. "
      .. "Chưa có phiếu, xin liên hệ phường, xã.",
    en = "Shopping by the plan needs the ward's ticket for this day and hour. If you have none, ask the ward.",
  },
}

rule "shopping.plan.once" {
  cite = { "H-2994" },
  from = "2021-09-09",
  through = "2021-09-15",
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = predicate "shopping.by_plan"
    & (household.trips_this_week:at_least(1) | household.out_now:at_least(1)),
  deny = {
    vi = "Mỗi hộ một người đi chợ một lần một tuần; hộ đã đi hoặc đang có người đi. Xin về nhà.",
    en = "One person of a household shops once a week; yours has been or is out now. Please go home.",
  },
}

rule "shopping.pilot" {
  cite = { "H-3072" },
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = predicate "shopping.at_home_in_pilot",
  lift = { "shopping.nobody" },
  text = {
    vi = "Quận 7, Củ Chi, Cần Giờ thí điểm đi chợ mỗi tuần một lần.",
    en = "District 7, Cu Chi and Can Gio try out one shopping trip a week.",
  },
}

rule "shopping.pilot.ticket" {
  cite = { "H-3072" },
  subject = "papers",
  topic = "shopping",
  query = "movement",
  when = predicate "shopping.at_home_in_pilot",
  require = predicate "ticket.good",
  text = {
    vi = "Đi chợ thí điểm phải có phiếu của phường, xã, đúng ngày, đúng giờ. "
      .. "Chưa có phiếu, xin liên hệ phường, xã.",
    en = "Shopping in the pilot needs the ward's ticket for this day and hour. "
      .. "If you have none, ask the ward.",
  },
}

rule "shopping.pilot.once" {
  cite = { "H-3072" },
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = predicate "shopping.at_home_in_pilot"
    & (household.trips_this_week:at_least(1) | household.out_now:at_least(1)),
  deny = {
    vi = "Mỗi hộ một người đi chợ một lần một tuần; hộ đã đi hoặc đang có người đi. Xin đợi tuần sau.",
    en = "One person of a household shops once a week; yours has been or is out now. Wait for next week.",
  },
}
