-- Travel permits in TP HCM: the employer's paper until 22/8/2021, the permits of 2800/UBND from 23/8 and the
-- police form of 3261 from 25/8 to 30/9. Who needs none is in permit_free.lua, when a permit is good in
-- ../predicates.lua.

-- That a worker shows the employer's paper is from memory of practice from 9/7 on ("permitted work" in 2279).
rule "permits.employer" {
  cite = { "H-2279" },
  subject = "papers",
  topic = "permits",
  through = "2021-08-22",
  query = "movement",
  when = purpose:is "work",
  unless = person.role:is "health_worker" & papers.health_card
    | person.role:one_of { "police", "soldier" } & papers.uniform
    | person.role:is "civil_servant" & papers.duty_paper,
  require = predicate "permit.good",
  text = {
    vi = "Đi làm phải có giấy của đơn vị ghi đúng người, nơi làm và thời hạn. Xin cho xem giấy.",
    en = "To go to work, show the employer's paper with your name, the workplace and the period.",
  },
}

local on_business = purpose:one_of { "work", "official_duty", "epidemic_duty", "press", "delivery",
                                     "goods_transport", "worker_shuttle", "passenger_transport",
                                     "relief_supply", "vaccination", "testing", "hospital_care", "to_airport",
                                     "id_registration", "authority_errand" }

-- 2800 says which groups get a permit and from whom; 2850 who needs none.
rule "permits.needed" {
  cite = { "H-2800", "H-2850" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = on_business,
  require = predicate "permit.good",
  text = {
    vi = "Cần giấy đi đường còn hiệu lực, đúng người, đúng việc, đúng nơi và giờ. "
      .. "Xin cho xem giấy, hoặc quay về.",
    en = "A travel permit in force is needed: right person, purpose, places and hours. "
      .. "Show it, or go back.",
  },
}

-- The two days in which the permits of the agencies were the only ones.
rule "permits.agency_holder" {
  cite = { "H-2800" },
  subject = "papers",
  topic = "permits",
  through = "2021-08-24",
  query = "movement",
  when = on_business & permit.form:is "agency_2800" & predicate "permit.good",
  allow = {
    vi = "Có giấy đi đường theo Công văn 2800, đúng người, đúng chuyến đi này: được đi.",
    en = "With a permit of letter 2800 that is good for this trip you may go.",
  },
}

-- Meals for three-on-site units (class 12) and vocational schools are among the holders since 23/8.
rule "permits.added_groups" {
  cite = { "H-2850" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = on_business & (permit.class:is "12" | person.role:is "vocational_school_staff")
    & predicate "permit.good",
  allow = {
    vi = "Giao suất ăn cho nơi 3 tại chỗ, trường nghề: có giấy đi đường đúng chuyến đi này, được đi.",
    en = "Meals for three-on-site units, vocational schools: with a permit good for this trip you may go.",
  },
}

-- From 25/8 the same duty is about the police permit.
rule "permits.needed.police" {
  cite = { "H-3261" },
  amends = "permits.needed",
  text = {
    vi = "Cần giấy đi đường do công an cấp, còn hiệu lực, đúng người, đúng việc, đúng nơi và giờ, "
      .. "có trong sổ cấp. Xin cho xem giấy, hoặc quay về.",
    en = "A police permit in force is needed: registered, for the right person, purpose, places and hours. "
      .. "Show it, or go back.",
  },
}

-- Who shows another paper, or the form of a ward outside its district, learns why it does not count.
rule "permits.police_form" {
  cite = { "H-3261" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = on_business & ~permit.form:is "none",
  require = permit.form:is "police_3261" & predicate "permit.issuer_competent" & predicate "permit.in_scope",
  text = {
    vi = "Từ 25/8 chỉ giấy đi đường do công an cấp có giá trị; "
      .. "giấy của công an phường chỉ dùng trong quận, huyện. "
      .. "Xin liên hệ nơi cấp: PC08 hoặc công an quận, huyện.",
    en = "Since 25 August only the police permit counts, one signed by a ward only inside its district. "
      .. "Ask the issuer: PC08 or the district police.",
  },
}

rule "permits.holder" {
  cite = { "H-3261" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = on_business & permit.form:is "police_3261" & predicate "permit.good",
  allow = {
    vi = "Có giấy đi đường của công an, còn hiệu lực và đúng chuyến đi này: được đi.",
    en = "With a police permit that is good for this trip you may go.",
  },
}

---- what wards and districts ask for on top

-- A ward or a district may be stricter, but not about permits: the city keeps these conditions to itself
-- from 25/8 on.
rule "permits.ward_form" {
  cite = { "H-WARDS" },
  subject = "papers",
  topic = "permits",
  query = "movement",
  when = on_business & papers.ward_form:given() & papers.ward_form:is(false),
  deny = {
    vi = "Phường, quận ở đây đòi thêm mẫu giấy riêng. Xin hỏi UBND phường nơi này, hoặc quay về.",
    en = "The ward or district asks for a form of its own here. "
      .. "Ask the ward's committee for it, or go back.",
  },
}

rule "permits.no_extra_conditions" {
  cite = { "H-3261" },
  subject = "papers",
  query = "movement",
  when = on_business,
  shield = { "permits" },
  text = {
    vi = "Quận, huyện, phường, xã không được đặt thêm yêu cầu ngoài giấy đi đường của công an.",
    en = "Districts and wards may ask for nothing more than the police permit.",
  },
}
