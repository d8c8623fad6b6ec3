-- The area: cases, posted hours, and the figures from which its epidemic level follows.

fact "area.last_case" {
  type = "date",
  vi = "ngày có F0 mới gần nhất tại phường, xã",
  en = "last new F0 in the ward of the trip",
  ask = { vi = "Phường, xã này có ca F0 mới gần nhất ngày nào?",
          en = "On which day was the last new case in this ward?" },
  rank = 90,
  remedy = "wait",
}

fact "area.exercise_hours" {
  type = "hours",
  vi = "khung giờ tập thể dục được niêm yết của buổi này",
  en = "posted exercise slot of this half of the day",
  ask = { vi = "Khung giờ tập thể dục được niêm yết của buổi này là mấy giờ?",
          en = "Which exercise hours are posted for this half of the day?" },
  rank = 91,
}

fact "area.shopping_plan_from" {
  type = "date",
  vi = "ngày bắt đầu phương án đi chợ được duyệt của quận, huyện",
  en = "start of the district's approved household shopping plan",
  ask = { vi = "Phương án cho hộ dân đi chợ của quận, huyện được thực hiện từ ngày nào?",
          en = "From which day does the district's approved shopping plan run?" },
  rank = 49,
}

fact "area.population" {
  type = "integer",
  vi = "dân số của đơn vị nhỏ nhất được đánh giá",
  en = "population of the smallest assessed unit",
  ask = { vi = "Dân số của đơn vị nhỏ nhất được đánh giá là bao nhiêu?",
          en = "What is the population of the smallest assessed unit?" },
  rank = 95,
}

fact "area.community_cases_week" {
  type = "integer",
  vi = "số ca mắc mới tại cộng đồng trong tuần",
  en = "new community cases in the week",
  ask = { vi = "Trong tuần có bao nhiêu ca mắc mới tại cộng đồng?",
          en = "How many new community cases were there in the week?" },
  rank = 95,
}

fact "area.quarantine_cases_week" {
  type = "integer",
  vi = "số ca mắc mới trong khu cách ly trong tuần (không tính vào cấp độ)",
  en = "new cases found in quarantine in the week; they do not count for the level",
  ask = { vi = "Trong tuần có bao nhiêu ca mắc mới phát hiện trong khu cách ly?",
          en = "How many new cases were found in quarantine in the week?" },
  rank = 96,
}

fact "area.dose1_share" {
  type = "decimal",
  vi = "tỷ lệ người từ 18 tuổi đã tiêm ít nhất một mũi (từ 0 đến 1)",
  en = "share of people of 18 and more with one dose or more, 0 to 1",
  ask = { vi = "Tỷ lệ người từ 18 tuổi đã tiêm ít nhất một mũi vắc xin là bao nhiêu?",
          en = "What share of the people of 18 and more has had at least one dose?" },
  rank = 96,
}

fact "area.announced_level" {
  type = "enum",
  values = "=level:epidemic",
  vi = "cấp độ dịch đã công bố nhưng chưa có hiệu lực",
  en = "level announced but not yet in effect",
  ask = { vi = "Cấp độ dịch nào đã công bố mà chưa có hiệu lực?",
          en = "Which level has been announced but is not yet in effect?" },
  rank = 97,
}

fact "area.announced_from" {
  type = "time",
  vi = "thời điểm cấp độ đã công bố có hiệu lực",
  en = "when the announced level takes effect",
  ask = { vi = "Cấp độ đã công bố có hiệu lực từ lúc nào?",
          en = "When does the announced level take effect?" },
  rank = 97,
}
