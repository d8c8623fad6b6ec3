-- Return trips from TP HCM to Ben Tre, from 30/7/2021: by coach, with a test of at most three days, then 7 days
-- in a facility and 7 at home.

local home_to_ben_tre = purpose:is "home_province_return" & destination:inside "83" & ~origin:inside "83"

-- A seat in the coach is for those on the list; in a vehicle of one's own the consent of both places does.
local has_leave = papers.on_trip_list | papers.exit_consent & papers.entry_consent & ~vehicle.kind:is "coach"

rule "bentre.on_the_list" {
  cite = { "BT-RET" },
  to = "2021-10-11",
  subject = "papers",
  topic = "leaving",
  query = "movement",
  when = home_to_ben_tre,
  require = has_leave,
  text = {
    vi = "Về Bến Tre theo chuyến do tỉnh tổ chức. Xin đăng ký vào danh sách và chờ được gọi.",
    en = "People go home to Ben Tre by the trips of the province. Please register and wait to be called.",
  },
}

-- Three days are counted as days (K7).
rule "bentre.test" {
  cite = { "BT-RET" },
  to = "2021-10-11",
  subject = "health",
  topic = "leaving",
  query = "movement",
  when = home_to_ben_tre,
  require = person.test.result:is "negative" & today:before(person.test.sampled:day() + days(4)),
  text = {
    vi = "Lên xe về Bến Tre phải có xét nghiệm âm tính không quá 3 ngày. Xin cho xem kết quả.",
    en = "To board for Ben Tre a negative test not older than 3 days is needed. Please show it.",
  },
}

rule "bentre.trip" {
  cite = { "BT-RET" },
  to = "2021-10-11",
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  where = trip:touches "83",
  when = home_to_ben_tre & (papers.on_trip_list | papers.exit_consent) & papers.entry_consent,
  allow = {
    vi = "Bến Tre đã nhận và cho về: được đi theo chuyến, hoặc bằng xe riêng nếu hai nơi đều đồng ý.",
    en = "Ben Tre takes you in: go with the trip, or in your own vehicle if both places agree.",
  },
}

rule "bentre.isolation" {
  cite = { "BT-RET" },
  to = "2021-10-11",
  subject = "health",
  topic = "leaving",
  query = "movement",
  when = home_to_ben_tre,
  oblige = {
    vi = "Về đến nơi cách ly tập trung 7 ngày, sau đó cách ly tại nhà 7 ngày.",
    en = "On arrival 7 days of quarantine in a facility, then 7 days at home.",
  },
}

---- the same people, asked as arrivals

local arrives = purpose:is "arrival" & person.case:one_of { "none", "recovered" }
  & person.arrived_from:inside "79" & person.transited_only:is(false)

rule "bentre.arrival" {
  cite = { "BT-RET" },
  to = "2021-10-11",
  subject = "health",
  query = "person",
  when = arrives & papers.entry_consent,
  allow = {
    vi = "Về Bến Tre theo chuyến của tỉnh: được tiếp nhận và đưa về nơi cách ly.",
    en = "You come home to Ben Tre by a trip of the province: you are received and taken to quarantine.",
  },
}

rule "bentre.arrival.isolation" {
  cite = { "BT-RET" },
  to = "2021-10-11",
  subject = "health",
  query = "person",
  when = arrives,
  oblige = {
    vi = "Bến Tre yêu cầu cách ly tập trung 7 ngày trước, sau đó cách ly tại nhà 7 ngày.",
    en = "Ben Tre wants the first 7 days of quarantine in a facility, then 7 days at home.",
  },
}
