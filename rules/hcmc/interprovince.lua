-- Between TP HCM and its neighbours from 1/10/2021: workers in their own vehicles, by the direction of the trip
-- and the vehicle, and company shuttles. Who is not named here (Đồng Nai to TP HCM, other purposes) is not
-- governed by this agreement.

local to_the_city = origin:inside { "72", "74", "80" } & destination:inside "79" -- Tây Ninh, Bình Dương, Long An
local to_binh_duong = origin:inside "79" & destination:inside "74"
local to_dong_nai = origin:inside "79" & destination:inside "75"
local to_long_an = origin:inside "79" & destination:inside "80"
local to_tay_ninh = origin:inside "79" & destination:inside "72"

-- Going to work and coming back from it.
local a_worker = purpose:is "work"
  | purpose:is "return_home" & ~person.role:one_of { "resident", "passenger" }
local own_vehicle = ~vehicle.kind:one_of { "coach", "taxi", "ambulance" }
local by_motorbike = vehicle.kind:one_of { "motorbike", "bicycle" }

predicate "pair.governed" {
  vi = "người lao động đi xe cá nhân giữa TP HCM và Bình Dương, Long An, Tây Ninh",
  en = "a worker in a private vehicle between TP HCM and Binh Duong, Long An or Tay Ninh",
  when = a_worker & own_vehicle & (to_the_city | to_binh_duong | to_long_an | to_tay_ninh),
}

---- vaccine

-- Counted from the first dose, in days (K5).
predicate "pair.one_dose" {
  vi = "đã tiêm ít nhất 1 mũi được 14 ngày, có xác nhận tiêm",
  en = "at least one dose 14 days ago, with proof",
  when = person.doses:at_least(1) & today:from(person.first_dose + days(14)) & papers.vaccination_proof,
}

predicate "pair.one_dose_21" {
  vi = "đã tiêm ít nhất 1 mũi được 21 ngày, có xác nhận tiêm",
  en = "at least one dose 21 days ago, with proof",
  when = person.doses:at_least(1) & today:from(person.first_dose + days(21)) & papers.vaccination_proof,
}

-- Six months to the same day of the month, that day included.
predicate "pair.recovered" {
  vi = "đã khỏi bệnh trong vòng 6 tháng, có giấy xác nhận",
  en = "recovered within 6 months, with the certificate",
  when = person.case:is "recovered" & today:before(person.case_since:day() + months(6) + days(1))
    & papers.recovery_certificate,
}

rule "pair.dose" {
  cite = { "H-PAIR" },
  subject = "health",
  topic = "pair",
  query = "movement",
  when = predicate "pair.governed" & ~to_tay_ninh & ~(to_binh_duong & by_motorbike),
  require = predicate "pair.one_dose" | predicate "pair.recovered",
  text = {
    vi = "Cần tiêm ít nhất 1 mũi đủ 14 ngày hoặc khỏi bệnh trong 6 tháng. "
      .. "Xin cho xem xác nhận tiêm hoặc giấy khỏi bệnh.",
    en = "One dose 14 days ago, or recovery within 6 months, is needed. Show the proof or the certificate.",
  },
}

rule "pair.dose.tay_ninh" {
  cite = { "H-PAIR" },
  subject = "health",
  topic = "pair",
  query = "movement",
  when = predicate "pair.governed" & to_tay_ninh,
  require = predicate "pair.one_dose_21" | predicate "pair.recovered",
  text = {
    vi = "Đến Tây Ninh cần tiêm ít nhất 1 mũi đủ 21 ngày hoặc đã khỏi bệnh. "
      .. "Xin cho xem xác nhận tiêm hoặc giấy khỏi bệnh.",
    en = "To Tay Ninh one dose 21 days ago, or recovery, is needed. Show the proof or the certificate.",
  },
}

rule "pair.dose.motorbike" {
  cite = { "H-PAIR" },
  subject = "health",
  topic = "pair",
  query = "movement",
  when = predicate "pair.governed" & to_binh_duong & by_motorbike,
  require = person.doses:at_least(2) & papers.vaccination_proof | predicate "pair.recovered",
  text = {
    vi = "Đi xe máy sang Bình Dương cần tiêm đủ 2 mũi hoặc khỏi bệnh trong 6 tháng. "
      .. "Xin cho xem xác nhận tiêm hoặc giấy khỏi bệnh.",
    en = "By motorbike to Binh Duong two doses, or recovery within 6 months, are needed. "
      .. "Show the proof or the certificate.",
  },
}

---- test

-- Renewed every 7 days (K7); the day it was taken is the day of the sample.
rule "pair.test" {
  cite = { "H-PAIR" },
  subject = "health",
  topic = "pair",
  query = "movement",
  when = predicate "pair.governed" & ~to_tay_ninh,
  require = person.test.result:is "negative" & today:before(person.test.sampled:day() + days(8)),
  text = {
    vi = "Cần kết quả xét nghiệm âm tính trong 7 ngày. Xin cho xem kết quả, hoặc đi xét nghiệm.",
    en = "A negative test of the last 7 days is needed. Show it, or be tested.",
  },
}

-- That the 72 hours run from the sample is our reading (the stricter one).
rule "pair.test.tay_ninh" {
  cite = { "H-PAIR" },
  subject = "health",
  topic = "pair",
  query = "movement",
  when = predicate "pair.governed" & to_tay_ninh,
  require = person.test.result:is "negative" & time:before(person.test.sampled + hours(72)),
  text = {
    vi = "Đến Tây Ninh cần kết quả xét nghiệm âm tính trong 72 giờ. Xin cho xem kết quả, hoặc đi xét nghiệm.",
    en = "To Tay Ninh a negative test of the last 72 hours is needed. Show it, or be tested.",
  },
}

---- way and vehicle

rule "pair.confirmation" {
  cite = { "H-PAIR" },
  subject = "papers",
  topic = "pair",
  query = "movement",
  when = predicate "pair.governed" & to_binh_duong,
  require = papers.route_confirmation,
  text = {
    vi = "Sang Bình Dương cần giấy xác nhận ghi nơi làm việc và lộ trình. Xin cho xem giấy.",
    en = "To Binh Duong a confirmation that names workplace and route is needed. Please show it.",
  },
}

rule "pair.motorbike" {
  cite = { "H-PAIR" },
  subject = "purpose",
  topic = "pair",
  query = "movement",
  when = predicate "pair.governed" & to_binh_duong & by_motorbike
    & ~(origin:inside "769" & destination:inside { "724", "725" }),
  deny = {
    vi = "Xe máy sang Bình Dương chỉ được đi giữa TP Thủ Đức và Thuận An, Dĩ An. "
      .. "Xin quay lại, đi ô tô hoặc xe đưa đón của công ty.",
    en = "By motorbike to Binh Duong only between Thu Duc and Thuan An or Di An. "
      .. "Go back; use a car or the company's shuttle.",
  },
}

rule "pair.dong_nai" {
  cite = { "H-PAIR" },
  subject = "purpose",
  topic = "pair",
  query = "movement",
  when = a_worker & own_vehicle & to_dong_nai,
  deny = {
    vi = "Chưa được đi xe cá nhân từ TP HCM sang Đồng Nai. Xin quay lại, đi xe đưa đón của công ty.",
    en = "Private vehicles may not go from TP HCM to Dong Nai yet. Please go back and use the company's shuttle.",
  },
}

rule "pair.worker" {
  cite = { "H-PAIR" },
  subject = "purpose",
  topic = "pair",
  query = "movement",
  where = trip:touches "79",
  when = predicate "pair.governed",
  allow = {
    vi = "Đủ điều kiện đi lại giữa TP HCM và tỉnh lân cận để làm việc: được đi.",
    en = "You meet the conditions for work between TP HCM and its neighbours: you may go.",
  },
}

-- The agreement has vaccine rules of its own, and lets these workers cross in their own vehicles.
rule "pair.instead_of_directive_18" {
  cite = { "H-PAIR" },
  subject = "health",
  topic = "pair",
  query = "movement",
  when = predicate "pair.governed",
  lift = { "ct18.proof", "ct18.private_vehicle" },
  text = {
    vi = "Người lao động đi lại với tỉnh lân cận theo thỏa thuận riêng của các tỉnh.",
    en = "Workers between the city and its neighbours go by the agreement of the provinces.",
  },
}

conflict "pair.recovered" {
  cite = { "H-PAIR", "H-CT18" },
  query = "movement",
  when = predicate "pair.governed" & predicate "pair.recovered"
    & today:from(person.case_since:day() + days(180)),
  about = { "pair.worker" },
  text = {
    vi = "Chỉ thị 18 tính khỏi bệnh dưới 180 ngày, thỏa thuận với các tỉnh tính 6 tháng. "
      .. "Người lao động qua lại theo thỏa thuận.",
    en = "Directive 18 counts recovery for less than 180 days, the agreement of the provinces for 6 months. "
      .. "For workers who cross, the agreement counts.",
  },
}

---- company shuttles

local a_shuttle = purpose:is "worker_shuttle" & predicate "leaving.crosses"
  & (origin:inside "79" | destination:inside "79")

-- Issued cards stay valid although their printed date has passed (notice of 8/8).
list "pair.cards" {
  of = "vehicle.qr",
  add = { "valid" },
  cite = { "H-PAIR" },
}

amend "pair.cards" {
  add = { "expired" },
  cite = { "N-DRVN" },
}

rule "pair.shuttle.plan" {
  cite = { "H-PAIR" },
  subject = "papers",
  topic = "pair",
  query = "movement",
  when = a_shuttle,
  require = papers.transport_plan & vehicle.qr:listed "pair.cards" & vehicle.qr_matches_plate,
  text = {
    vi = "Xe đưa đón cần phương án được Sở Giao thông vận tải chấp thuận và thẻ QR đúng biển số. "
      .. "Xin cho xem.",
    en = "A shuttle needs a plan approved by the transport department and a QR card that matches the plate. "
      .. "Please show both.",
  },
}

parameter "pair.shuttle.share" {
  type = "decimal",
  vi = "tỷ lệ số ghế xe đưa đón được dùng",
  en = "share of the seats of a shuttle that may be taken",
  { value = 0.5, cite = { "H-PAIR" } },
}

rule "pair.shuttle.seats" {
  cite = { "H-PAIR" },
  subject = "health",
  topic = "pair",
  query = "movement",
  when = a_shuttle & vehicle.passengers:above(vehicle.seats * parameter "pair.shuttle.share"),
  deny = {
    vi = "Xe đưa đón chỉ chở tối đa 50 % số ghế. Xin giảm số người trên xe.",
    en = "A shuttle carries at most half its seats. Please reduce the number of passengers.",
  },
}

rule "pair.shuttle" {
  cite = { "H-PAIR" },
  subject = "purpose",
  topic = "pair",
  query = "movement",
  where = trip:touches "79",
  when = a_shuttle,
  allow = {
    vi = "Xe đưa đón công nhân theo phương án được duyệt, tối đa 50 % số ghế: được đi.",
    en = "A company shuttle under an approved plan, with at most half its seats taken: you may go.",
  },
}
