-- Which businesses of TP HCM may work from 20/6 to 30/9/2021: the closures of Directive 10 and of 2279, the
-- closed list of 2468 and what 2718, 2994 and 3072 added to it. How many of the staff and under which
-- conditions is in business_staff.lua, the hours are in closing_time.lua. 2522 and 2523 of 28/7 added further
-- groups that are not known: whoever relies on them has to show them.

---- Directive 10, 20/6 to 8/7

rule "ct10.closed" {
  cite = { "H-CT10", "N-117" },
  subject = "purpose",
  query = "business",
  when = (business.sector:listed "services.non_essential"
          | business.sector:one_of { "informal_market", "clothing_shop" })
    & predicate "business.working",
  deny = {
    vi = "Chỉ thị 10: dịch vụ, cửa hàng không thiết yếu, chợ tự phát dừng hoạt động. Xin đóng cửa.",
    en = "Directive 10: non-essential services and shops and informal markets stop. Please close.",
  },
}

---- 2279, from 9/7: the lottery stops

rule "lottery.closed" {
  cite = { "H-2279", "N-117" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "lottery"
    & predicate "business.working",
  deny = {
    vi = "Xổ số và việc bán vé số tạm dừng. Xin đóng điểm bán, không đi bán dạo.",
    en = "The lottery and the sale of tickets are stopped. Please close the shop and do not sell in the street.",
  },
}

---- the closed list of 2468, from 24/7

-- "Food" is trade in food; those who make food are manufacturers and were added by name on 16/8. Catering for
-- hospitals, quarantine sites and sites with three on site has no customers coming (service none). "Health (no
-- aesthetic)" takes in clinics: who is left out of it is named. That 2718 adds private clinics gives them hours.
list "open.79" {
  of = "business.sector",
  add = { "factory", "food_maker", "hospital", "clinic", "pharmacy", "supermarket", "convenience_store",
          "food_shop", "traditional_market", "wholesale_market", "eatery", "utility", "sanitation",
          "post_telecom", "petrol_station", "logistics", "hotel", "bank", "securities", "construction",
          "public_agency" },
  cite = { "H-2468" },
}

amend "open.79" {
  add = { "notary", "insurer" },
  cite = { "H-2718" },
}

amend "open.79" {
  add = { "computer_shop", "stationery" },
  cite = { "H-2994" },
}

amend "open.79" {
  add = { "vehicle_repair" },
  cite = { "H-3072" },
}

rule "open79.not_listed" {
  cite = { "H-2468", "N-117" },
  subject = "purpose",
  query = "business",
  when = ~business.sector:listed "open.79" & predicate "business.working",
  deny = {
    vi = "Ngành nghề này không thuộc danh sách được hoạt động. Xin đóng cửa cho đến khi được bổ sung.",
    en = "This trade is not on the closed list of those that may work. Please close until it is added.",
  },
}

-- The notice says what is not known; the list decides.
conflict "open79.unknown_groups" {
  cite = { "H-2522", "H-2523" },
  query = "business",
  where = here:inside "79",
  when = ~business.sector:listed "open.79",
  about = { "open79.not_listed" },
  text = {
    vi = "Văn bản 2522 và 2523 ngày 28/7 bổ sung đối tượng nhưng chưa tìm thấy nội dung; ai thuộc diện đó "
      .. "xin cho xem văn bản.",
    en = "Letters 2522 and 2523 of 28 July added groups, but their contents were not found; whoever is among "
      .. "them should show the letter.",
  },
}

rule "open79.listed" {
  cite = { "H-2468" },
  subject = "purpose",
  query = "business",
  when = business.sector:listed "open.79"
    & ~business.sector:one_of { "eatery", "hotel", "insurer", "construction" },
  allow = {
    vi = "Ngành nghề có trong danh sách được hoạt động.",
    en = "The trade is on the list of those that may work.",
  },
}

rule "open79.hotel" {
  cite = { "H-2468" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "hotel" & business.guest_kind:one_of { "medics", "quarantine" },
  allow = {
    vi = "Khách sạn phục vụ lực lượng y tế, người cách ly: được hoạt động.",
    en = "A hotel that lodges medical staff or people in quarantine may work.",
  },
}

rule "open79.hotel.tourists" {
  cite = { "H-2468", "N-117" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "hotel" & business.guest_kind:is "tourists" & predicate "business.working",
  deny = {
    vi = "Khách sạn chỉ phục vụ lực lượng y tế và người cách ly. Xin không nhận khách du lịch.",
    en = "Hotels lodge only medical staff and people in quarantine. Please take in no tourists.",
  },
}

rule "open79.finance" {
  cite = { "H-CT12TU", "H-2468" },
  through = "2021-09-30",
  subject = "health",
  query = "business",
  when = business.sector:one_of { "bank", "securities" },
  oblige = {
    vi = "Ngân hàng, chứng khoán hoạt động ở mức tối thiểu: bố trí ít người nhất, luân phiên.",
    en = "Banks and securities work at minimum capacity: as few staff as possible, in turns.",
  },
}

rule "open79.finance.full_staff" {
  cite = { "H-CT12TU", "H-2468" },
  through = "2021-09-30",
  subject = "health",
  query = "business",
  when = business.sector:one_of { "bank", "securities" } & business.rotating_shifts:is(false)
    & predicate "business.working",
  deny = {
    vi = "Ngân hàng, chứng khoán chỉ hoạt động ở mức tối thiểu. Xin bớt người, bố trí luân phiên.",
    en = "Banks and securities work at minimum capacity only. Please reduce the staff and work in turns.",
  },
}

---- Directive 12 of the city party committee, from 23/7: construction that can wait stops

rule "construction.not_urgent" {
  cite = { "H-CT12TU" },
  through = "2021-09-30",
  subject = "purpose",
  query = "business",
  when = business.sector:is "construction" & ~business.urgent & predicate "business.working",
  deny = {
    vi = "Công trình không cấp bách tạm dừng. Cấp bách thì xin cho xem quyết định của chủ đầu tư hoặc cơ quan.",
    en = "Construction that can wait stops. If it cannot, show the decision of the owner or authority.",
  },
}

rule "construction.urgent" {
  cite = { "H-CT12TU" },
  through = "2021-09-30",
  subject = "purpose",
  query = "business",
  when = business.sector:is "construction" & business.urgent,
  allow = {
    vi = "Công trình cấp bách, không thể hoãn: được tiếp tục.",
    en = "Construction that cannot wait may go on.",
  },
}

---- 2718, from 16/8: more trades, 06:00 to 18:00

list "day_trades.79" {
  of = "business.sector",
  add = { "food_maker", "notary", "insurer", "clinic" },
  cite = { "H-2718" },
}

-- 3072 gave food makers the hours to 21:00 (closing_time.lua).
amend "day_trades.79" {
  remove = { "food_maker" },
  cite = { "H-3072" },
}

rule "day_trades.allowed" {
  cite = { "H-2718" },
  subject = "purpose",
  query = "business",
  when = business.sector:listed "day_trades.79" & clock:between("06:00", "18:00")
    & ~business.sector:is "insurer",
  allow = {
    vi = "Được hoạt động từ 06:00 đến 18:00 (6 giờ tối).",
    en = "May work from 06:00 to 18:00 (6 pm).",
  },
}

rule "day_trades.night" {
  cite = { "H-2718" },
  subject = "night",
  query = "business",
  when = business.sector:listed "day_trades.79" & clock:between("18:00", "06:00")
    & predicate "business.working",
  deny = {
    vi = "Ngành nghề này chỉ hoạt động từ 06:00 đến 18:00 (6 giờ tối). Xin đóng cửa, mở lại lúc 06:00.",
    en = "This trade works from 06:00 to 18:00 (6 pm) only. Please close and open again at 06:00.",
  },
}

rule "insurer.claims" {
  cite = { "H-2718" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "insurer" & business.activity:is "claims_assessment"
    & clock:between("06:00", "18:00"),
  allow = {
    vi = "Giám định, bồi thường bảo hiểm: được hoạt động từ 06:00 đến 18:00 (6 giờ tối).",
    en = "Assessment of insurance claims: allowed from 06:00 to 18:00 (6 pm).",
  },
}

rule "insurer.sales" {
  cite = { "H-2718", "H-2468" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "insurer" & business.activity:is "policy_sales" & predicate "business.working",
  deny = {
    vi = "Chỉ giám định, bồi thường bảo hiểm được hoạt động. Xin tạm dừng việc bán bảo hiểm.",
    en = "Insurers may only assess claims. Please stop the sale of policies for now.",
  },
}

---- Directive 11, from 23/8: the wards shop for the people

-- It keeps people at home and sends teams to the shops, so it closes no shop: whom they serve is the duty.
rule "shops.ward_teams" {
  cite = { "H-CT11" },
  subject = "purpose",
  query = "business",
  when = business.sector:one_of { "supermarket", "convenience_store", "food_shop", "traditional_market",
                                  "wholesale_market" } & business.service:is "walk_in",
  unless = here:inside { "778", "783", "787" } & time:from "2021-09-16", -- the pilots of weekly shopping
  oblige = {
    vi = "Chỉ bán cho tổ đi chợ hộ của phường, xã hoặc giao tận nơi; người dân không tự đến mua.",
    en = "Sell to the shopping teams of the wards or by delivery only; people do not come to buy themselves.",
  },
}

---- 2994, from 7/9, and 3072, from 16/9: more shops

rule "trades2994.allowed" {
  cite = { "H-2994" },
  subject = "purpose",
  query = "business",
  when = business.sector:listed "trades.2994" & ~business.sector:is "eatery"
    | business.sector:is "eatery" & business.service:is "delivery",
  allow = {
    vi = "Được hoạt động khi người lao động đã tiêm ít nhất 1 mũi và xét nghiệm 2 ngày một lần.",
    en = "May work with staff who have had at least one dose and are tested every 2 days.",
  },
}

rule "trades3072.allowed" {
  cite = { "H-3072" },
  amends = "trades2994.allowed",
  when = business.sector:listed "trades.2994" & ~business.sector:is "eatery"
    | business.sector:is "eatery" & business.service:one_of { "takeaway", "delivery" },
}

---- requests that are not about opening

rule "hcmc.registering" {
  cite = { "H-2468" },
  subject = "papers",
  query = "business",
  when = predicate "business.registering",
  allow = {
    vi = "Được đăng ký phương án hoặc thay đổi danh sách người lao động với cơ quan quản lý.",
    en = "You may register an arrangement or change the list of workers with the authority in charge.",
  },
}
