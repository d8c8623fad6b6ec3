-- How long quarantine lasts and when it ends. The days run from the first day of quarantine, which for a
-- contact (F1) is in the register and for an arrival is the day of arrival. They end N days later at 00:00
-- (convention K6), a later and shorter term counts at once for those still serving a longer one (K16).

---- who is immune

-- Full dose: two doses, the last 14 days to 12 months before arrival, both days included (K5).
predicate "quarantine.full_dose" {
  vi = "đã tiêm đủ liều, mũi cuối từ 14 ngày đến 12 tháng trước khi đến",
  en = "full dose, the last of them 14 days to 12 months before arrival",
  when = person.doses:at_least(2)
    & person.arrived:day():from(person.last_dose + days(14))
    & (person.last_dose + months(12)):from(person.arrived:day()),
}

predicate "quarantine.recovered" {
  vi = "đã khỏi bệnh không quá 6 tháng khi đến",
  en = "recovered not more than 6 months before arrival",
  when = person.case:is "recovered"
    & (person.case_since:day() + months(6)):from(person.arrived:day()),
}

predicate "quarantine.immune" {
  vi = "đã tiêm đủ liều hoặc đã khỏi bệnh trong 6 tháng",
  en = "full dose, or recovered within 6 months",
  when = predicate "quarantine.full_dose" | predicate "quarantine.recovered",
}

---- how many days, counted from which day

-- TP HCM, Bình Dương, Đồng Nai, Long An: the provinces of 8399/BYT-MT.
local from_the_four = person.arrived_from:inside { "74", "75", "79", "80" }

derive "person.quarantine.days" {
  type = "integer",
  vi = "số ngày cách ly",
  en = "days of quarantine",
  cases = {
    -- contacts; the home pilot of TP HCM is longer than quarantine in a facility
    {
      when = person.case:is "F1" & person.quarantine.kind:is "home" & here:inside "79",
      value = 28,
      cite = { "M-5152" },
    },
    { when = person.case:is "F1", value = 21, cite = { "M-21D" } },
    { when = person.case:is "F1", value = 14, cite = { "M-5599" } },
    -- from abroad
    { when = person.arrived_from_abroad & predicate "quarantine.immune", value = 7, cite = { "M-6288" } },
    { when = person.arrived_from_abroad, value = 14, cite = { "M-5599" } },
    { when = person.arrived_from_abroad, value = 21, cite = { "M-21D" } },
    -- from the four provinces; immune people only watch their health
    { when = from_the_four & predicate "quarantine.immune", value = 0, cite = { "M-8399" } },
    { when = from_the_four & person.doses:at_least(1), value = 7, cite = { "M-8399" } },
    { when = from_the_four, value = 14, cite = { "M-8399" } },
    -- from other places in the country; of those not immune the locality decides from 3/10 on
    { when = predicate "quarantine.immune", value = 0, cite = { "M-8318" } },
    { when = predicate "quarantine.immune", value = 7, cite = { "M-6386" } },
    { when = person.case:one_of { "none", "recovered", "F2" }, value = 14, cite = { "M-6386" } },
    -- before 6386
    { when = today:before "2021-08-06", value = 14, cite = { "M-5599" } },
    { when = today:before "2021-08-06", value = 21, cite = { "M-21D" } },
  },
}

derive "person.quarantine.first_day" {
  type = "date",
  vi = "ngày cách ly thứ nhất",
  en = "first day of quarantine",
  cases = {
    { when = person.case:is "F1", value = person.case_since:day() },
  },
  otherwise = person.arrived:day(),
}

---- the end

local is_confined = person.case:is "F1"
  | person.case:one_of { "none", "recovered" } & person.quarantine.kind:one_of { "home", "central" }

-- All tests that belong to the term; a term of 7 days has no test of day 14, mere monitoring has none to wait
-- for.
predicate "quarantine.tests_negative" {
  vi = "các xét nghiệm trong thời gian cách ly đều âm tính",
  en = "all tests of the quarantine are negative",
  when = person.quarantine.days:at_most(0)
    | person.quarantine.day1:is "negative" & person.quarantine.day7:is "negative"
      & (person.quarantine.days:at_most(7) | person.quarantine.day14:is "negative"),
}

predicate "quarantine.served" {
  vi = "đã đủ số ngày cách ly",
  en = "the days of quarantine have passed",
  when = today:from(person.quarantine.first_day + days(person.quarantine.days)),
}

-- The decision in the single case counts beside the acts. One from before the act that shortened the term ends
-- with the shorter term (K16); one made under the act in force runs to its own end. Where none is shown the days
-- of the acts alone decide.
derive "person.quarantine.act_from" {
  type = "date",
  vi = "ngày có hiệu lực của văn bản quy định số ngày cách ly",
  en = "since when the act that gives the days of quarantine is in force",
  cases = {
    { when = person.case:is "F1", value = "2021-05-05", cite = { "M-21D" } },
    { when = person.case:is "F1", value = "2021-07-14", cite = { "M-5599" } },
    { when = person.arrived_from_abroad & predicate "quarantine.immune", value = "2021-08-04",
      cite = { "M-6288" } },
    { when = person.arrived_from_abroad, value = "2021-07-14", cite = { "M-5599" } },
    { when = person.arrived_from_abroad, value = "2021-05-05", cite = { "M-21D" } },
    { when = from_the_four, value = "2021-10-06", cite = { "M-8399" } },
    { when = predicate "quarantine.immune", value = "2021-10-03", cite = { "M-8318" } },
    { when = today:before "2021-07-14", value = "2021-05-05" },
    { when = today:before "2021-08-06", value = "2021-07-14" },
  },
  otherwise = "2021-08-06",
}

predicate "quarantine.decision_stands" {
  vi = "quyết định cách ly còn hiệu lực",
  en = "the individual decision still runs",
  when = person.quarantine_until:given() & time:before(person.quarantine_until)
    & person.quarantine.first_day:from(person.quarantine.act_from),
}

predicate "quarantine.over" {
  vi = "đã hết thời gian cách ly",
  en = "quarantine is over",
  when = predicate "quarantine.served" & predicate "quarantine.tests_negative"
    & ~predicate "quarantine.decision_stands",
}

local asks_to_end = purpose:is "end_quarantine" & is_confined

-- Where no act gives a number of days (others from risk areas since 3/10) only the decision counts.
rule "quarantine.not_served" {
  cite = { "N-L03" },
  subject = "case",
  query = "person",
  when = asks_to_end & person.quarantine.days:at_least(0) & ~predicate "quarantine.served",
  deny = {
    vi = "Chưa đủ số ngày cách ly. Xin ở nơi cách ly đến 00:00 của ngày sau ngày cuối và làm đủ xét nghiệm.",
    en = "The days of quarantine have not passed. Stay until 00:00 after the last day and take all tests.",
  },
}

rule "quarantine.decision" {
  cite = { "N-L03" },
  subject = "case",
  query = "person",
  when = asks_to_end & predicate "quarantine.decision_stands",
  deny = {
    vi = "Quyết định cách ly của anh/chị chưa hết hạn. Xin ở nơi cách ly đến thời điểm ghi trong quyết định.",
    en = "Your quarantine decision still runs. Stay until the time written in it.",
  },
}

rule "quarantine.tests" {
  cite = { "N-L03" },
  subject = "health",
  query = "person",
  when = asks_to_end,
  require = predicate "quarantine.tests_negative",
  text = {
    vi = "Cần đủ các xét nghiệm của thời gian cách ly, tất cả âm tính. Xin lấy mẫu còn thiếu và chờ kết quả.",
    en = "All tests of the quarantine must be done and negative. Take the missing one and wait for its result.",
  },
}

rule "quarantine.ends" {
  cite = { "N-L03" },
  subject = "case",
  query = "person",
  when = asks_to_end & predicate "quarantine.over",
  allow = {
    vi = "Đã hết cách ly: được về sinh hoạt, vẫn theo quy định đi lại chung tại địa phương.",
    en = "Quarantine is over: you are free, under the general rules on movement where you live.",
  },
}

-- An arrival whose decision has run out, when nothing else is known about the arrival.
local decision_has_run_out = asks_to_end & ~person.case:is "F1"
  & person.quarantine_until:given() & time:from(person.quarantine_until)

rule "quarantine.decision_over" {
  cite = { "N-L03" },
  subject = "case",
  query = "person",
  when = decision_has_run_out,
  lift = { "quarantine.not_served" },
  text = {
    vi = "Thời hạn ghi trong quyết định cách ly đã hết.",
    en = "The term written in the quarantine decision has passed.",
  },
}

rule "quarantine.decision_ends" {
  cite = { "N-L03" },
  subject = "case",
  query = "person",
  when = decision_has_run_out,
  allow = {
    vi = "Quyết định cách ly đã hết hạn và các xét nghiệm âm tính: được kết thúc cách ly.",
    en = "The quarantine decision has run out and the tests are negative: your quarantine ends.",
  },
}

rule "quarantine.none" {
  cite = { "N-L03" },
  subject = "case",
  query = "person",
  when = purpose:is "end_quarantine" & person.case:one_of { "none", "recovered" }
    & person.quarantine.kind:is "none",
  allow = {
    vi = "Anh/chị không thuộc diện cách ly.",
    en = "You are not in quarantine.",
  },
}

---- monitoring afterwards

local ends = purpose:is "end_quarantine"

rule "quarantine.monitoring.21_days" {
  cite = { "M-21D" },
  subject = "health",
  query = "person",
  when = asks_to_end,
  oblige = {
    vi = "Theo dõi sức khỏe tại nhà thêm 7 ngày; có triệu chứng thì báo trạm y tế.",
    en = "Watch your health at home for 7 more days; tell the health station of any symptom.",
  },
}

rule "quarantine.monitoring" {
  cite = { "M-5599" },
  subject = "health",
  query = "person",
  when = ends & (person.case:is "F1" | is_confined & (person.arrived_from_abroad | today:before "2021-08-06")),
  oblige = {
    vi = "Theo dõi sức khỏe tại nhà thêm 14 ngày; có triệu chứng thì báo trạm y tế.",
    en = "Watch your health at home for 14 more days; tell the health station of any symptom.",
  },
}

-- 6288 cuts the monitoring of immune arrivals as well.
rule "quarantine.monitoring.immune_apart" {
  cite = { "M-6288" },
  amends = "quarantine.monitoring",
  unless = person.case:one_of { "none", "recovered" } & predicate "quarantine.immune",
}

rule "quarantine.monitoring.immune" {
  cite = { "M-6288" },
  subject = "health",
  query = "person",
  when = asks_to_end & ~person.case:is "F1" & person.arrived_from_abroad & predicate "quarantine.immune",
  oblige = {
    vi = "Theo dõi sức khỏe tại nhà thêm 7 ngày; có triệu chứng thì báo trạm y tế.",
    en = "Watch your health at home for 7 more days; tell the health station of any symptom.",
  },
}

rule "quarantine.monitoring.domestic" {
  cite = { "M-6386" },
  subject = "health",
  query = "person",
  when = asks_to_end & ~person.case:is "F1" & person.arrived_from_abroad:is(false)
    & ~predicate "quarantine.immune",
  oblige = {
    vi = "Theo dõi sức khỏe tại nhà thêm 14 ngày; có triệu chứng thì báo trạm y tế.",
    en = "Watch your health at home for 14 more days; tell the health station of any symptom.",
  },
}

rule "quarantine.monitoring.immune_domestic" {
  cite = { "M-8318" },
  subject = "health",
  query = "person",
  when = asks_to_end & ~person.case:is "F1" & person.arrived_from_abroad:is(false)
    & predicate "quarantine.immune",
  oblige = {
    vi = "Không còn phải cách ly: tự theo dõi sức khỏe đến hết 7 ngày kể từ ngày đến, "
      .. "xét nghiệm ngày 1 và ngày 7.",
    en = "No quarantine any more: watch your health to the end of 7 days from arrival, "
      .. "with tests on days 1 and 7.",
  },
}

rule "quarantine.monitoring.four_provinces" {
  cite = { "M-8399" },
  subject = "health",
  query = "person",
  when = asks_to_end & ~person.case:is "F1" & from_the_four & ~predicate "quarantine.immune",
  oblige = {
    vi = "Theo dõi sức khỏe tại nhà: thêm 7 ngày nếu đã tiêm ít nhất 1 mũi, "
      .. "thêm 14 ngày nếu chưa tiêm mũi nào.",
    en = "Watch your health at home: 7 more days with at least one dose, 14 more without any.",
  },
}

---- from the facility to the home

-- 5599: after 7 days in a facility and a negative PCR on day 7, the other 7 days at home. Besides contacts this
-- serves arrivals from the country whom their province placed in a facility; those from abroad stay there.
local asks_to_go_home = purpose:is "continue_quarantine_at_home"
  & (person.case:is "F1"
     | person.case:one_of { "none", "recovered" } & person.arrived_from_abroad:is(false))

rule "quarantine.home.facility_only" {
  cite = { "M-21D" },
  subject = "case",
  query = "person",
  when = asks_to_go_home,
  unless = person.quarantine.kind:is "home",
  deny = {
    vi = "F1 cách ly tập trung đủ 21 ngày, chưa được chuyển về nhà. Xin ở lại nơi cách ly.",
    en = "A contact stays in the facility for all 21 days. Please remain there.",
  },
}

rule "quarantine.home.too_early" {
  cite = { "M-5599" },
  subject = "case",
  query = "person",
  when = asks_to_go_home & person.quarantine.kind:is "central"
    & today:before(person.quarantine.first_day + days(7)),
  deny = {
    vi = "Chưa đủ 7 ngày cách ly tập trung. Xin ở lại và xét nghiệm PCR ngày thứ 7.",
    en = "Seven days in the facility have not passed. Stay, and take the PCR test of day 7.",
  },
}

rule "quarantine.home.test" {
  cite = { "M-5599" },
  subject = "health",
  query = "person",
  when = asks_to_go_home & ~person.quarantine.kind:is "home",
  require = person.quarantine.day7:is "negative",
  text = {
    vi = "Cần kết quả PCR ngày thứ 7 âm tính rồi mới được về nhà. Xin lấy mẫu và chờ kết quả.",
    en = "You need a negative PCR of day 7 before you may go home. Take it and wait for the result.",
  },
}

rule "quarantine.home" {
  cite = { "M-5599" },
  subject = "case",
  query = "person",
  when = asks_to_go_home & person.quarantine.kind:one_of { "central", "home" },
  allow = {
    vi = "Được cách ly tiếp tại nhà những ngày còn lại.",
    en = "You may serve the other days of quarantine at home.",
  },
}

rule "quarantine.home.no_quarantine" {
  cite = { "M-5599" },
  subject = "case",
  query = "person",
  when = asks_to_go_home & person.case:is "F1" & person.quarantine.kind:is "none",
  deny = {
    vi = "Anh/chị là F1 mà chưa cách ly. Xin báo trạm y tế để được đưa vào nơi cách ly.",
    en = "You are a contact who is not in quarantine yet. Tell the health station, which will place you.",
  },
}

rule "quarantine.home.from_abroad" {
  cite = { "M-5599" },
  subject = "case",
  query = "person",
  when = purpose:is "continue_quarantine_at_home" & person.case:one_of { "none", "recovered" }
    & person.arrived_from_abroad & ~predicate "quarantine.immune",
  deny = {
    vi = "Người nhập cảnh cách ly tập trung đủ 14 ngày. Xin ở lại nơi cách ly.",
    en = "Arrivals from abroad stay in the facility for all 14 days. Please remain there.",
  },
}

rule "quarantine.home.how" {
  cite = { "M-5599" },
  subject = "health",
  query = "person",
  when = asks_to_go_home,
  oblige = {
    vi = "Ở phòng riêng khép kín được phường, xã xác nhận, đến hết 14 ngày; xét nghiệm ngày 14; "
      .. "sau đó theo dõi sức khỏe 14 ngày.",
    en = "Stay in a closed room of your own that the ward has confirmed, to the end of 14 days; "
      .. "test on day 14; then watch your health for 14 days.",
  },
}
