-- Staying at home under Directive 16: where the level CT16 holds, people leave home only for what the
-- directive lists; below that level they move freely.
--
-- The directive names food, medicine, emergency, work in places that are not closed, "and other urgent
-- cases". Which purposes are urgent cases, and that somebody on the way home may go on, is our reading; it
-- follows the list of TP HCM (2279/UBND: care, disasters, funerals) and 2601/VPCP-KGVX.

default "movement" {
  level = "CT16",
  cite = { "N-CT16" },
  deny = {
    vi = "Nơi này đang thực hiện Chỉ thị 16: chỉ ra khỏi nhà khi thật cần thiết (mua thực phẩm, thuốc, "
      .. "cấp cứu, đi làm nơi còn mở, việc khẩn cấp). Việc này không thuộc các trường hợp đó, xin về nhà.",
    en = "Directive 16 holds here: leave home only for real needs (food, medicine, emergency, "
      .. "work that is not closed, urgent cases). This is not one of them; please go home.",
  },
  allow = {
    vi = "Nơi này không thực hiện Chỉ thị 16: được đi lại, giữ khoảng cách và đeo khẩu trang.",
    en = "Directive 16 does not hold here: you may go, keep your distance and wear a mask.",
  },
}

rule "ct16.supplies" {
  cite = { "N-CT16" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT16" & purpose:one_of { "buy_food", "buy_medicine" },
  allow = {
    vi = "Mua thực phẩm, mua thuốc: được đi, chọn nơi gần nhà và giữ khoảng cách 2 m.",
    en = "Buying food or medicine: you may go; choose the nearest place and keep 2 m apart.",
  },
}

rule "ct16.urgent" {
  cite = { "N-CT16", "N-2601" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT16"
    & purpose:one_of { "medical_care", "hospital_care", "medical_transfer", "vaccination", "testing",
                       "funeral", "relief_supply" },
  allow = {
    vi = "Khám bệnh, nuôi bệnh, tiêm chủng, xét nghiệm, tang lễ, tiếp tế: việc khẩn cấp, được đi.",
    en = "Medical care, care of a patient, vaccination, testing, funeral, relief: "
      .. "an urgent case, you may go.",
  },
}

rule "ct16.work" {
  cite = { "N-CT16", "N-2601" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT16"
    & purpose:one_of { "work", "official_duty", "epidemic_duty", "press", "goods_transport", "delivery",
                       "worker_shuttle" },
  allow = {
    vi = "Đi làm ở nơi không bị đóng cửa, công vụ, chống dịch, báo chí, vận chuyển hàng: được đi.",
    en = "Work that is not closed, official or anti-epidemic duty, press, transport of goods: you may go.",
  },
}

rule "ct16.way_home" {
  cite = { "N-CT16" },
  subject = "purpose",
  query = "movement",
  when = trip:level_is "CT16" & purpose:is "return_home",
  allow = {
    vi = "Trên đường về nhà: xin về thẳng nhà.",
    en = "On your way home: please go straight home.",
  },
}
