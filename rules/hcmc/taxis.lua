-- Taxis with a QR card: the few that drive for essential purposes run day and night (notice of the city office
-- of 27/7/2021). Other passenger transport stands still under Directive 16.

local with_card = purpose:is "passenger_transport" & vehicle.kind:is "taxi" & person.role:is "driver"
  & (vehicle.qr:is "valid" | vehicle.qr:listed "free.cards") & vehicle.qr_matches_plate

rule "taxis.with_card" {
  cite = { "H-0727" },
  subject = "purpose",
  topic = "taxis",
  query = "movement",
  when = with_card,
  allow = {
    vi = "Taxi có mã QR phục vụ nhu cầu thiết yếu: được chạy 24/24 giờ.",
    en = "A taxi with a QR card for essential purposes may run around the clock.",
  },
}

rule "taxis.papers_and_night" {
  cite = { "H-0727" },
  subject = "papers",
  topic = { "taxis", "permits" },
  query = "movement",
  when = with_card,
  lift = { "night.stay_home", "permits.needed", "permits.police_form" },
  text = {
    vi = "Taxi có mã QR không bị giờ ban đêm và giấy đi đường ràng buộc.",
    en = "Neither the night order nor the travel permit binds a taxi with a QR card.",
  },
}
