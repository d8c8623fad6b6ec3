-- May this business work? Directives 15 and 16 for the whole country. Under Directive 16 only what a clause
-- names is open; below it everything is open that no clause closes. The lists are in sectors.lua.

-- Requests to work now, as against those to register something.
predicate "business.working" {
  vi = "xin hoạt động hoặc cho dây chuyền chạy lại",
  en = "asks to work, or to start a line again",
  when = business.request:one_of { "operate", "open_without_limits", "resume_line" },
}

predicate "business.registering" {
  vi = "xin đăng ký phương án hoặc thay đổi danh sách người lao động",
  en = "asks to register an arrangement or to change the list of workers",
  when = business.request:one_of { "register_arrangement", "change_worker_list" },
}

predicate "business.health_care" {
  vi = "cơ sở y tế, nhà thuốc",
  en = "a provider of health care or a pharmacy",
  when = business.sector:listed "health_care",
}

default "business" {
  level = "CT16",
  cite = { "N-CT16", "N-2601" },
  deny = {
    vi = "Chỉ thị 16: chỉ hàng hóa, dịch vụ thiết yếu và nơi được phép mới hoạt động; "
      .. "ngành nghề này không thuộc diện đó, xin tạm đóng cửa.",
    en = "Directive 16: only essential goods and services and those allowed to work are open. "
      .. "This trade is not among them; please close.",
  },
  allow = {
    vi = "Nơi này không thực hiện Chỉ thị 16 và không có quy định đóng cửa ngành nghề này: "
      .. "được hoạt động, giữ khoảng cách.",
    en = "Directive 16 does not hold here and no clause closes this trade: it may work; keep the distance.",
  },
}

---- Directive 15

rule "ct15.closed" {
  cite = { "N-CT15", "N-117" },
  subject = "purpose",
  query = "business",
  when = here:level_is "CT15" & business.sector:listed "services.non_essential"
    & predicate "business.working",
  deny = {
    vi = "Chỉ thị 15: dịch vụ không thiết yếu tạm dừng. Xin đóng cửa cho đến khi có thông báo mới.",
    en = "Directive 15: non-essential services are suspended. Please stay closed until further notice.",
  },
}

---- Directive 16

rule "ct16.permitted_work" {
  cite = { "N-2601", "N-CT16" },
  subject = "purpose",
  query = "business",
  when = here:level_is "CT16" & business.sector:listed "open.2601",
  allow = {
    vi = "Nhà máy, công trình, ngân hàng, công chứng, luật sư, khám chữa bệnh và cơ quan được tiếp tục "
      .. "làm việc; bảo đảm an toàn phòng dịch.",
    en = "Factories, construction, banks, notaries, lawyers, care of the sick and authorities keep working; "
      .. "keep the workplace safe.",
  },
}

-- Food that is taken away or delivered is essential goods; eating together in a room is not.
rule "ct16.takeaway" {
  cite = { "N-CT16" },
  subject = "purpose",
  query = "business",
  when = here:level_is "CT16" & business.sector:is "eatery" & ~business.service:is "dine_in",
  allow = {
    vi = "Quán ăn chỉ bán mang đi hoặc giao tận nơi; giữ khoảng cách 2 m.",
    en = "An eatery sells for takeaway or delivery only; keep 2 m apart.",
  },
}

-- Lodging for those who fight the epidemic or are quarantined is part of the fight; from memory.
rule "ct16.lodging" {
  cite = { "N-2601" },
  subject = "purpose",
  query = "business",
  when = here:level_is "CT16" & business.sector:is "hotel"
    & business.guest_kind:one_of { "medics", "quarantine" },
  allow = {
    vi = "Khách sạn phục vụ lực lượng y tế, người cách ly: được hoạt động.",
    en = "A hotel that lodges medical staff or people in quarantine may work.",
  },
}

rule "ct16.registering" {
  cite = { "N-2601" },
  subject = "papers",
  query = "business",
  when = here:level_is "CT16" & predicate "business.registering",
  allow = {
    vi = "Được đăng ký phương án hoặc thay đổi danh sách người lao động.",
    en = "You may register an arrangement or change the list of workers.",
  },
}

rule "ct16.head_is_liable" {
  cite = { "N-2601" },
  subject = "health",
  query = "business",
  when = here:level_is "CT16" & predicate "business.working",
  oblige = {
    vi = "Người đứng đầu chịu trách nhiệm về an toàn phòng dịch tại nơi làm việc; "
      .. "nơi không an toàn bị Chủ tịch UBND tỉnh, thành phố cho dừng.",
    en = "The head of the business answers for safety at the workplace; the chair of the province may close "
      .. "a place that is unsafe.",
  },
}

---- blockades

-- The directives leave businesses in a blockade to the command; that only care and supply go on is our
-- reading of "nobody leaves": those who sell food serve the people inside.
rule "blockade.business" {
  cite = { "N-L03" },
  subject = "containment",
  query = "business",
  when = here:has_level "containment" & predicate "business.working"
    & ~business.sector:listed "open.blockade"
    & ~(here:level_is "blockade"
        & business.sector:one_of { "supermarket", "convenience_store", "food_shop" }),
  deny = {
    vi = "Cơ sở nằm trong khu phong tỏa: tạm đóng cửa, trừ y tế, thực phẩm cho người bên trong. "
      .. "Xin liên hệ chỉ huy khu phong tỏa.",
    en = "The business lies in a blockaded area: closed, except care and food for the people inside. "
      .. "Please ask the command of the area.",
  },
}
