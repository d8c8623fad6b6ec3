-- How many people may be together, and how far apart: at a place (query "place") and under way on foot or by
-- bike (query "movement", where people in one vehicle are counted apart). The numbers go with the level.
--
-- CT15: 20 people at a meeting or event in a room, fewer than 10 otherwise, 2 m. CT16: 2 people, 2 m. CT19:
-- 30. The limits hold outside workplaces, schools and hospitals. "10 or more" is the wording of Directive 15;
-- acts that repeat it say "over 10" (1931, TP HCM): the directive decides. The 20 are for a room: outdoors a
-- meeting or a service is a gathering. Directive 16 excepts the work in an office, not the meeting in its room.
--
-- Decree 117/2020 (article 12.3.c) is the basis of a sanction for gathering; it is named, no fine is computed.

predicate "place.institution" {
  vi = "trong công sở, nhà máy, trường học, bệnh viện",
  en = "inside an office, factory, school or hospital",
  when = place.kind:one_of { "office", "factory", "school", "hospital", "meeting_room" },
}

-- People taken into a quarantine site are no gathering (quarantine_site.lua). That a site is meant shows in what
-- is said of it: who tells its capacity or the places taken asks about nothing else.
predicate "place.quarantine_site" {
  vi = "khu cách ly tiếp nhận người",
  en = "a quarantine site that takes people in",
  when = (place.capacity:given() | place.occupied:given()) & place.event:is "none"
    & ~place.kind:one_of { "street", "park" },
}

-- Buyers at a street-market point are no gathering either: sale_points.lua says how they stand.
-- The people who live together are no gathering; who lives there is not asked, so a home counts when
-- something takes place in it.
predicate "place.counted" {
  vi = "ngoài công sở, trường học, bệnh viện và không phải người nhà ở nhà mình",
  en = "outside workplaces, schools, hospitals, and not a household at home",
  when = ~predicate "place.institution" & ~(place.kind:is "home" & place.event:is "none")
    & ~predicate "place.quarantine_site" & ~place.kind:is "sale_point",
}

default "place" {
  level = "CT19",
  cite = { "N-CT19" },
  deny = {
    vi = "Nơi này đang hạn chế tập trung và không có điều khoản nào cho phép nhóm người này ở cùng nhau.",
    en = "Gatherings are limited here and no clause lets these people be together.",
  },
  allow = {
    vi = "Nơi này không hạn chế tập trung người.",
    en = "Gatherings are not limited here.",
  },
}

---- CT19

-- 30 people is from memory.
parameter "gathering.ct19_people" {
  type = "integer",
  vi = "số người tối đa nơi công cộng theo Chỉ thị 19",
  en = "most people together in public under Directive 19",
  { value = 30, cite = { "N-CT19" } },
}

rule "gathering.ct19" {
  cite = { "N-CT19", "N-117" },
  subject = "purpose",
  query = "place",
  when = here:level_is "CT19" & predicate "place.counted"
    & place.people:above(parameter "gathering.ct19_people"),
  deny = {
    vi = "Chỉ thị 19: không tập trung quá 30 người nơi công cộng. Xin giảm số người.",
    en = "Directive 19: at most 30 people together in public. Please reduce the number of people.",
  },
}

rule "gathering.ct19.allowed" {
  cite = { "N-CT19" },
  subject = "purpose",
  query = "place",
  when = here:level_is "CT19",
  allow = {
    vi = "Chỉ thị 19: được ở cùng nhau đến 30 người nơi công cộng.",
    en = "Directive 19: up to 30 people may be together in public.",
  },
}

---- CT15

rule "gathering.ct15" {
  cite = { "N-CT15", "N-117" },
  subject = "purpose",
  query = "place",
  when = here:level_is "CT15" & predicate "place.counted"
    & (place.event:is "none" | place.event:one_of { "meeting", "worship" } & ~place.indoor)
    & place.people:at_least(10),
  deny = {
    vi = "Chỉ thị 15: không tụ tập từ 10 người trở lên ngoài công sở, trường học, bệnh viện. Xin tách nhóm.",
    en = "Directive 15: no gathering of 10 or more outside workplaces, schools, hospitals. Please split up.",
  },
}

rule "gathering.ct15.event" {
  cite = { "N-CT15", "N-117" },
  subject = "purpose",
  query = "place",
  when = here:level_at_least "CT15" & (~place.event:is "none" | place.kind:is "meeting_room")
    & place.people:above(20),
  deny = {
    vi = "Chỉ thị 15: cuộc họp, sự kiện không quá 20 người trong một phòng. Xin giảm số người.",
    en = "Directive 15: no meeting or event with more than 20 people in a room. Please reduce the number.",
  },
}

rule "gathering.ct15.distance" {
  cite = { "N-CT15" },
  subject = "purpose",
  query = "place",
  when = here:level_is "CT15" & predicate "place.counted" & place.people:at_least(2),
  require = place.distance_m:at_least(2),
  text = {
    vi = "Chỉ thị 15: giữ khoảng cách ít nhất 2 m giữa người với người. Xin đứng giãn ra.",
    en = "Directive 15: keep at least 2 m apart. Please move apart.",
  },
}

rule "gathering.ct15.allowed" {
  cite = { "N-CT15" },
  subject = "purpose",
  query = "place",
  when = here:level_is "CT15",
  allow = {
    vi = "Chỉ thị 15: dưới 10 người ở nơi công cộng, đến 20 người trong một phòng họp, sự kiện: "
      .. "được ở cùng nhau.",
    en = "Directive 15: fewer than 10 in public, up to 20 at a meeting or event in a room, may be together.",
  },
}

-- Directive 15 keeps nobody at home.
rule "ct15.movement" {
  cite = { "N-CT15" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT15",
  allow = {
    vi = "Nơi này thực hiện Chỉ thị 15: được đi lại, giữ khoảng cách 2 m và đeo khẩu trang.",
    en = "Directive 15 holds here: you may go, keep 2 m apart and wear a mask.",
  },
}

rule "group.ct15" {
  cite = { "N-CT15", "N-117" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT15" & group.size:at_least(10),
  unless = purpose:is "epidemic_duty",
  deny = {
    vi = "Chỉ thị 15: không đi thành nhóm từ 10 người trở lên. Xin tách nhóm.",
    en = "Directive 15: do not go in a group of 10 or more. Please split up.",
  },
}

rule "group.ct15.distance" {
  cite = { "N-CT15" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT15" & group.size:at_least(2),
  unless = purpose:is "epidemic_duty",
  require = group.distance_m:at_least(2),
  text = {
    vi = "Chỉ thị 15: đi cách nhau ít nhất 2 m. Xin đi giãn ra.",
    en = "Directive 15: keep at least 2 m apart on the way. Please move apart.",
  },
}

---- CT16

rule "gathering.ct16" {
  cite = { "N-CT16", "N-117" },
  subject = "purpose",
  query = "place",
  when = here:level_is "CT16" & (predicate "place.counted" | place.kind:is "meeting_room")
    & place.people:above(2),
  deny = {
    vi = "Chỉ thị 16: không tập trung quá 2 người ngoài công sở, trường học, bệnh viện. Xin giải tán.",
    en = "Directive 16: no more than 2 people together outside offices, schools, hospitals. Please disperse.",
  },
}

rule "gathering.ct16.distance" {
  cite = { "N-CT16" },
  subject = "purpose",
  query = "place",
  when = here:level_is "CT16" & predicate "place.counted" & place.people:at_least(2),
  require = place.distance_m:at_least(2),
  text = {
    vi = "Chỉ thị 16: giữ khoảng cách ít nhất 2 m giữa người với người. Xin đứng giãn ra.",
    en = "Directive 16: keep at least 2 m apart. Please move apart.",
  },
}

rule "gathering.ct16.allowed" {
  cite = { "N-CT16" },
  subject = "purpose",
  query = "place",
  when = here:level_is "CT16",
  allow = {
    vi = "Chỉ thị 16: tối đa 2 người nơi công cộng, cách nhau 2 m; "
      .. "trong nơi làm việc, trường học, bệnh viện được ở cùng.",
    en = "Directive 16: 2 people in public, 2 m apart; people at work, "
      .. "at school or in hospital may be together.",
  },
}

rule "group.ct16" {
  cite = { "N-CT16", "N-117" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT16" & group.size:above(2),
  unless = purpose:is "epidemic_duty",
  deny = {
    vi = "Chỉ thị 16: không đi quá 2 người. Xin tách ra, ai không có việc cần thiết thì về nhà.",
    en = "Directive 16: no more than 2 people together. "
      .. "Please separate; who has no need to be out goes home.",
  },
}

rule "group.ct16.distance" {
  cite = { "N-CT16" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT16" & group.size:at_least(2),
  unless = purpose:is "epidemic_duty",
  require = group.distance_m:at_least(2),
  text = {
    vi = "Chỉ thị 16: đi cách nhau ít nhất 2 m. Xin đi giãn ra.",
    en = "Directive 16: keep at least 2 m apart on the way. Please move apart.",
  },
}
