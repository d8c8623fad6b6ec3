-- Gatherings in Can Tho by the city's own acts. Weddings and funerals in the green districts are in areas.lua.

---- 16/6 to 11/7

-- Gatherings of more than 10 people are banned; no level was ordered and nobody was kept at home. The act says
-- "over 10", so 10 are still allowed.

rule "cantho.gathering" {
  cite = { "C-1606", "N-117" },
  subject = "purpose",
  query = "place",
  when = predicate "place.counted" & place.people:above(10),
  deny = {
    vi = "Không tụ tập quá 10 người. Xin giảm số người.",
    en = "No gathering of more than 10 people. Please reduce the number of people.",
  },
}

rule "cantho.gathering.allowed" {
  cite = { "C-1606" },
  subject = "purpose",
  query = "place",
  allow = {
    vi = "Đến 10 người: được ở cùng nhau, giữ khoảng cách và đeo khẩu trang.",
    en = "Up to 10 people may be together; keep your distance and wear a mask.",
  },
}

rule "cantho.june.movement" {
  cite = { "C-1606" },
  subject = "purpose",
  query = "movement",
  where = trip:within "92",
  when = ~trip:level_at_least "CT16",
  allow = {
    vi = "Cần Thơ chưa yêu cầu ở nhà: được đi lại, không đi quá 10 người.",
    en = "Can Tho keeps nobody at home yet: you may go, no more than 10 together.",
  },
}

rule "cantho.group" {
  cite = { "C-1606" },
  subject = "purpose",
  query = "movement",
  when = group.size:above(10),
  unless = purpose:is "epidemic_duty",
  deny = {
    vi = "Không đi thành nhóm quá 10 người. Xin tách nhóm.",
    en = "Do not go in a group of more than 10 people. Please split up.",
  },
}

---- 18/9 to 23/9: green districts, "10 or more"

rule "cantho.gathering.green" {
  cite = { "C-1809", "N-117" },
  subject = "purpose",
  query = "place",
  where = here:inside { "924", "925", "926", "927" },
  when = predicate "place.counted" & place.event:one_of { "none", "worship" } & place.people:at_least(10),
  deny = {
    vi = "Vùng xanh: không tụ tập từ 10 người trở lên. Xin tách nhóm.",
    en = "Green districts: no gathering of 10 or more. Please split up.",
  },
}

---- from 24/9: "10 or more", meetings up to 20

-- Only meetings are excepted: the ceremonies of 20 people went with the order of 17/9.
rule "cantho.gathering.ten" {
  cite = { "C-2409", "N-117" },
  subject = "purpose",
  query = "place",
  when = predicate "place.counted" & ~place.event:is "meeting" & place.people:at_least(10),
  deny = {
    vi = "Không tụ tập từ 10 người trở lên. Xin tách nhóm hoặc giảm số người.",
    en = "No gathering of 10 or more. Please split up or reduce the number of people.",
  },
}

rule "cantho.meeting" {
  cite = { "C-2409", "N-117" },
  subject = "purpose",
  query = "place",
  when = (place.event:is "meeting" | place.kind:is "meeting_room") & place.people:above(20),
  deny = {
    vi = "Cuộc họp không quá 20 người. Xin giảm số người hoặc họp trực tuyến.",
    en = "A meeting has at most 20 people. Please reduce the number or meet on line.",
  },
}

-- Where a ward is still at Directive 16 its limits count as well.
rule "cantho.gathering.fewer" {
  cite = { "C-2409" },
  subject = "purpose",
  query = "place",
  allow = {
    vi = "Dưới 10 người, hoặc họp đến 20 người: được ở cùng nhau, giữ khoảng cách.",
    en = "Fewer than 10 people, or up to 20 at a meeting, may be together; keep the distance.",
  },
}
