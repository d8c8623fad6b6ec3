-- The first closures of Can Tho (16/6 to 11/7/2021): gatherings of more than 10 people are banned; no level
-- was ordered and nobody was kept at home. The act says "over 10", so 10 are still allowed.

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
