-- Going home from TP HCM by the trips it organises with Can Tho (from 22/8/2021), and coming back to it for
-- work from provinces that are not its neighbours (from 1/10).

---- home to Can Tho

local home_to_can_tho = purpose:is "home_province_return" & origin:inside "79" & destination:inside "92"

-- A seat in the coach is for those on the list; in a vehicle of one's own the consent of both places does.
local has_leave = papers.on_trip_list | papers.exit_consent & papers.entry_consent & ~vehicle.kind:is "coach"

rule "returns.on_the_list" {
  cite = { "H-RET" },
  to = "2021-10-11",
  subject = "papers",
  topic = "leaving",
  query = "movement",
  where = trip:leaves "79",
  when = home_to_can_tho,
  unless = has_leave,
  deny = {
    vi = "Về Cần Thơ theo chuyến do hai thành phố tổ chức; anh/chị chưa có trong danh sách. "
      .. "Xin quay lại và đăng ký với phường.",
    en = "People go home to Can Tho by the trips of the two cities; you are not on the list. "
      .. "Go back and register with your ward.",
  },
}

-- How old the test may be is not reported; three days are taken over from the trips to Ben Tre.
rule "returns.test" {
  cite = { "H-RET" },
  to = "2021-10-11",
  subject = "health",
  topic = "leaving",
  query = "movement",
  where = trip:leaves "79",
  when = home_to_can_tho,
  require = person.test.result:is "negative" & today:before(person.test.sampled:day() + days(4)),
  text = {
    vi = "Lên xe về Cần Thơ phải có xét nghiệm âm tính trong 3 ngày; ai dương tính ở lại điều trị. "
      .. "Xin cho xem kết quả.",
    en = "To board for Can Tho a negative test of the last 3 days is needed; who is positive stays for care. "
      .. "Please show the result.",
  },
}

rule "returns.trip" {
  cite = { "H-RET" },
  to = "2021-10-11",
  subject = "purpose",
  topic = "leaving",
  query = "movement",
  where = trip:touches "79",
  when = home_to_can_tho & papers.on_trip_list & papers.entry_consent,
  allow = {
    vi = "Có tên trong danh sách chuyến về Cần Thơ: được lên xe.",
    en = "You are on the list of the trip to Can Tho: you may board.",
  },
}

rule "returns.isolation" {
  cite = { "H-RET" },
  to = "2021-10-11",
  subject = "health",
  topic = "leaving",
  query = "movement",
  when = home_to_can_tho,
  oblige = {
    vi = "Về đến Cần Thơ phải cách ly tại nơi thành phố bố trí.",
    en = "On arrival in Can Tho you are isolated where the city places you.",
  },
}

-- From 1/10 on nobody is kept off an organised trip for want of a dose: the trip has conditions of its own.
rule "returns.instead_of_directive_18" {
  cite = { "H-RET" },
  subject = "health",
  topic = "leaving",
  query = "movement",
  when = purpose:is "home_province_return" & papers.on_trip_list,
  lift = { "ct18.proof" },
  text = {
    vi = "Người đi theo chuyến do chính quyền tổ chức không phải xuất trình xác nhận tiêm.",
    en = "Who goes by an organised trip need not show a proof of vaccination.",
  },
}

---- back to work

local back_to_work = purpose:is "work" & destination:inside "79"
  & ~origin:inside { "79", "72", "74", "75", "80" }

-- From 11/10 the levels of Resolution 128 stand for the colours.
local from_orange_or_red = today:before "2021-10-11" & origin.risk_colour:one_of { "orange", "red" }
  | today:from "2021-10-11" & origin:level_one_of { "L3", "L4" }

rule "back_to_work.dose" {
  cite = { "H-WORK" },
  subject = "health",
  topic = "pair",
  query = "movement",
  when = back_to_work,
  require = predicate "pair.one_dose" | predicate "pair.recovered",
  text = {
    vi = "Trở lại TP HCM làm việc cần tiêm ít nhất 1 mũi đủ 14 ngày hoặc đã khỏi bệnh. Xin cho xem xác nhận.",
    en = "To come back to work, one dose 14 days ago or recovery is needed. Please show the proof.",
  },
}

-- "Valid": for how long is not said; 72 hours from sampling as in 8318/BYT-DP.
rule "back_to_work.test" {
  cite = { "H-WORK" },
  subject = "health",
  topic = "pair",
  query = "movement",
  when = back_to_work,
  require = person.test.result:is "negative" & time:before(person.test.sampled + hours(72)),
  text = {
    vi = "Trở lại TP HCM làm việc cần xét nghiệm âm tính còn hiệu lực (72 giờ). Xin cho xem kết quả.",
    en = "To come back to work, a valid negative test (72 hours) is needed. Please show it.",
  },
}

rule "back_to_work.plan" {
  cite = { "H-WORK" },
  subject = "papers",
  topic = "pair",
  query = "movement",
  when = back_to_work,
  require = papers.work_plan,
  text = {
    vi = "Cần phương án bằng văn bản của đơn vị đón người lao động trở lại. Xin cho xem.",
    en = "The employer's written plan for returning workers is needed. Please show it.",
  },
}

rule "back_to_work.leave" {
  cite = { "H-WORK" },
  subject = "papers",
  topic = "pair",
  query = "movement",
  when = back_to_work & from_orange_or_red,
  require = papers.leave_paper,
  text = {
    vi = "Đến từ vùng cam, đỏ phải có giấy của địa phương cho đi. Xin cho xem giấy.",
    en = "From an orange or red area the home commune must let you go. Please show its paper.",
  },
}

rule "back_to_work.allowed" {
  cite = { "H-WORK" },
  subject = "purpose",
  topic = "pair",
  query = "movement",
  where = trip:touches "79",
  when = back_to_work,
  allow = {
    vi = "Đủ điều kiện trở lại TP HCM làm việc: được đi.",
    en = "You meet the conditions for coming back to work: you may go.",
  },
}

rule "back_to_work.instead_of_directive_18" {
  cite = { "H-WORK" },
  subject = "health",
  topic = "pair",
  query = "movement",
  when = back_to_work,
  lift = { "ct18.proof" },
  text = {
    vi = "Người lao động trở lại thành phố theo điều kiện riêng.",
    en = "Workers who come back to the city have conditions of their own.",
  },
}
