-- Businesses of TP HCM from 1/10/2021 (Directive 18): open unless still closed, with a place code that is
-- scanned; dine-in again from 28/10. The sector criteria of 3328 hold from 15/9.

---- 3328, from 15/9

rule "safety.criteria" {
  cite = { "H-3328" },
  subject = "health",
  query = "business",
  when = predicate "business.working" & ~business.sector:one_of { "hospital", "public_agency" },
  require = business.safety.passed,
  text = {
    vi = "Cơ sở phải đạt bộ tiêu chí an toàn của ngành mình. Xin khắc phục và đề nghị kiểm tra lại.",
    en = "The business has to meet the safety criteria of its sector. Put things right and ask for an "
      .. "inspection.",
  },
}

---- Directive 18, from 1/10

-- In the acts of the city "electronic games" are the internet and game shops; "beauty" includes aesthetics.
list "closed.ct18" {
  of = "business.sector",
  add = { "bar", "spa_massage", "hair_beauty", "aesthetic_clinic", "cinema", "disco", "karaoke", "games",
          "internet_cafe", "informal_market", "street_vendor", "lottery" },
  cite = { "H-CT18" },
}

rule "ct18.closed" {
  cite = { "H-CT18", "N-117" },
  subject = "purpose",
  query = "business",
  when = business.sector:listed "closed.ct18"
    & predicate "business.working",
  deny = {
    vi = "Chỉ thị 18: bar, spa, massage, làm đẹp, rạp phim, vũ trường, karaoke, trò chơi, chợ tự phát, bán "
      .. "rong, vé số vẫn tạm dừng. Xin đóng cửa.",
    en = "Directive 18: bars, spas, massage, beauty, cinemas, discos, karaoke, games, informal markets, street "
      .. "vendors and lottery sellers stay closed. Please close.",
  },
}

rule "ct18.dine_in" {
  cite = { "H-CT18", "N-117" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "dine_in"
    & predicate "business.working",
  deny = {
    vi = "Chỉ thị 18: quán ăn chưa được phục vụ tại chỗ. Xin bán mang đi.",
    en = "Directive 18: eateries may not serve guests inside yet. Please sell takeaway.",
  },
}

rule "ct18.place_code" {
  cite = { "H-CT18" },
  subject = "papers",
  query = "business",
  when = predicate "business.working",
  require = business.place_qr,
  text = {
    vi = "Nơi mở cửa phải có mã QR địa điểm và quét mã người làm, người đến. Xin đăng ký mã rồi mở cửa.",
    en = "Every open place has a QR code and scans staff and visitors. Please register the code, then open.",
  },
}

-- Where a stricter order holds for the spot, that order decides.
rule "ct18.open" {
  cite = { "H-CT18" },
  subject = "purpose",
  query = "business",
  when = ~here:level_is "CT16" & ~business.sector:listed "closed.ct18"
    & ~(business.sector:is "eatery" & business.service:is "dine_in")
    & ~business.sector:one_of { "hotel", "school" },
  allow = {
    vi = "Không thuộc nơi còn tạm dừng theo Chỉ thị 18: được hoạt động.",
    en = "Not among those that Directive 18 keeps closed: may work.",
  },
}

-- Until Resolution 128 speaks of them on 11/10.
rule "ct18.open.until_levels" {
  cite = { "H-CT18" },
  through = "2021-10-10",
  subject = "purpose",
  query = "business",
  when = ~here:level_is "CT16" & business.sector:one_of { "hotel", "school" },
  allow = {
    vi = "Không thuộc nơi còn tạm dừng theo Chỉ thị 18: được hoạt động.",
    en = "Not among those that Directive 18 keeps closed: may work.",
  },
}

rule "ct18.registering" {
  cite = { "H-CT18" },
  subject = "papers",
  query = "business",
  when = predicate "business.registering",
  allow = {
    vi = "Được đăng ký phương án hoặc thay đổi danh sách người lao động.",
    en = "You may register an arrangement or change the list of workers.",
  },
}

---- dine-in, from 28/10

rule "dine.reopened" {
  cite = { "H-DINE" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "dine_in",
  lift = { "ct18.dine_in" },
  text = {
    vi = "Quán ăn được phục vụ tại chỗ.",
    en = "Eateries may serve inside again.",
  },
}

rule "dine.allowed" {
  cite = { "H-DINE" },
  subject = "purpose",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "dine_in",
  allow = {
    vi = "Phục vụ tại chỗ không quá 50 % số chỗ, đến 21:00 (9 giờ tối): được hoạt động.",
    en = "Serving inside with at most half of the seats, until 21:00 (9 pm), is allowed.",
  },
}

rule "dine.half_the_seats" {
  cite = { "H-DINE" },
  subject = "health",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "dine_in" & predicate "business.working",
  require = (business.guests * 2):at_most(business.seats),
  text = {
    vi = "Chỉ phục vụ tại chỗ không quá 50 % số chỗ ngồi. Xin giảm số khách.",
    en = "At most half of the seats may be taken. Please reduce the number of guests.",
  },
}

rule "dine.limits" {
  cite = { "H-DINE" },
  subject = "health",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "dine_in" & predicate "business.working",
  oblige = {
    vi = "Giữ không quá 50 % số chỗ ngồi và ngừng phục vụ tại chỗ lúc 21:00 (9 giờ tối).",
    en = "Keep to half of the seats and stop serving inside at 21:00 (9 pm).",
  },
}

rule "dine.until_21" {
  cite = { "H-DINE" },
  subject = "night",
  query = "business",
  when = business.sector:is "eatery" & business.service:is "dine_in" & clock:between("21:00", "06:00"),
  deny = {
    vi = "Phục vụ tại chỗ chỉ đến 21:00 (9 giờ tối). Xin mời khách về, hoặc bán mang đi.",
    en = "Guests are served inside until 21:00 (9 pm) only. Please close the room or sell for takeaway.",
  },
}
