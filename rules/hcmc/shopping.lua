-- Household shopping in TP HCM: tickets of the wards from 26/7/2021, nobody from 23/8, one trip a week in the
-- pilot districts from 16/9, free again from 1/10.

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
    vi = "Đi chợ phải có phiếu của phường, xã, đúng ngày, đúng giờ ghi trên phiếu và chưa sử dụng.",
    en = "To go shopping, show the ward's ticket for this day and hour, not yet used.",
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

-- Two or three trips a week by choice of the district, in Gò Vấp three. A district's choice of two is on the
-- tickets it gives out; more than three is too many everywhere.
parameter "shopping.trips_a_week" {
  type = "integer",
  vi = "số lần đi chợ tối đa mỗi tuần của một hộ",
  en = "most shopping trips of a household in a week",
  { value = 3, cite = { "H-TICKET" } },
}

rule "shopping.trips" {
  cite = { "H-TICKET" },
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  when = purpose:is "buy_food"
    & household.trips_this_week:at_least(parameter "shopping.trips_a_week"),
  deny = {
    vi = "Tuần này hộ đã đi chợ đủ số lần. Xin đợi phiếu tuần sau hoặc nhờ tổ dân phố mua giúp.",
    en = "Your household has used its trips of this week. Wait for next week's ticket or ask the local team.",
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

---- the pilot: Quận 7, Củ Chi, Cần Giờ, from 16/9

local pilot = { "778", "783", "787" }

rule "shopping.pilot" {
  cite = { "H-3072" },
  subject = "purpose",
  topic = "shopping",
  query = "movement",
  where = trip:within(pilot),
  when = purpose:is "buy_food",
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
  where = trip:within(pilot),
  when = purpose:is "buy_food",
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
  where = trip:within(pilot),
  when = purpose:is "buy_food" & household.trips_this_week:at_least(1),
  deny = {
    vi = "Mỗi hộ đi chợ một lần một tuần và tuần này hộ đã đi. Xin đợi tuần sau.",
    en = "Each household shops once a week and yours has been this week. Please wait for next week.",
  },
}
