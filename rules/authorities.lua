-- Who may order what, and where. A lower authority may be stricter than a higher one inside its
-- territory, never looser. Ids of provinces and districts are the official codes of their zones.
--
-- No act names the numbers in `contact`: they are the public hotlines as generally known. Whoever
-- puts this rulebook to use checks them first.

-- The Government, the Prime Minister, and the Government Office that speaks for them.
authority "vn" {
  territory = { "vn" },
  vi = "Chính phủ, Thủ tướng Chính phủ",
  en = "Government, Prime Minister",
}

authority "bcdqg" {
  within = "vn",
  territory = { "vn" },
  vi = "Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19",
  en = "National Steering Committee for COVID-19 Prevention and Control",
}

authority "byt" {
  within = "vn",
  territory = { "vn" },
  vi = "Bộ Y tế",
  en = "Ministry of Health",
  contact = "1900 9095, 1900 3228",
}

authority "bgtvt" {
  within = "vn",
  territory = { "vn" },
  vi = "Bộ Giao thông vận tải",
  en = "Ministry of Transport",
}

authority "bgtvt.roads" {
  within = "bgtvt",
  territory = { "vn" },
  vi = "Tổng cục Đường bộ Việt Nam",
  en = "Directorate for Roads of Vietnam",
}

authority "bct" {
  within = "vn",
  territory = { "vn" },
  vi = "Bộ Công Thương",
  en = "Ministry of Industry and Trade",
}

-- TP HCM

authority "79" {
  within = "vn",
  territory = { "79" },
  vi = "UBND Thành phố Hồ Chí Minh",
  en = "People's Committee of TP HCM",
  contact = "1022, 028 1022",
}

authority "79.party" {
  within = "79",
  territory = { "79" },
  vi = "Thành ủy Thành phố Hồ Chí Minh",
  en = "Party Committee of TP HCM",
}

authority "79.police" {
  within = "79",
  territory = { "79" },
  vi = "Công an Thành phố Hồ Chí Minh",
  en = "Police of TP HCM",
}

authority "79.health" {
  within = "79",
  territory = { "79" },
  vi = "Sở Y tế Thành phố Hồ Chí Minh",
  en = "Department of Health of TP HCM",
}

authority "79.transport" {
  within = "79",
  territory = { "79" },
  vi = "Sở Giao thông vận tải Thành phố Hồ Chí Minh",
  en = "Department of Transport of TP HCM",
}

authority "79.hepza" {
  within = "79",
  territory = { "79" },
  vi = "Ban Quản lý các khu chế xuất và công nghiệp TP HCM (Hepza)",
  en = "Export Processing and Industrial Zones Authority of TP HCM (Hepza)",
}

-- Districts and wards together, where it is not known which of them ordered.
authority "79.districts" {
  within = "79",
  territory = { "79" },
  vi = "UBND và công an quận, huyện, phường, xã của TP HCM",
  en = "committees and police of the districts and wards of TP HCM",
}

authority "778" {
  within = "79",
  territory = { "778" },
  vi = "UBND Quận 7",
  en = "People's Committee of District 7",
}

authority "783" {
  within = "79",
  territory = { "783" },
  vi = "UBND huyện Củ Chi",
  en = "People's Committee of Cu Chi District",
}

authority "787" {
  within = "79",
  territory = { "787" },
  vi = "UBND huyện Cần Giờ",
  en = "People's Committee of Can Gio District",
}

-- Cần Thơ

authority "92" {
  within = "vn",
  territory = { "92" },
  vi = "UBND thành phố Cần Thơ",
  en = "People's Committee of Can Tho City",
}

authority "92.trade" {
  within = "92",
  territory = { "92" },
  vi = "Sở Công Thương thành phố Cần Thơ",
  en = "Department of Industry and Trade of Can Tho City",
}

-- Neighbours and Hà Nội

authority "01" {
  within = "vn",
  territory = { "01" },
  vi = "UBND thành phố Hà Nội",
  en = "People's Committee of Ha Noi City",
}

authority "72" {
  within = "vn",
  territory = { "72" },
  vi = "UBND tỉnh Tây Ninh",
  en = "People's Committee of Tay Ninh Province",
}

authority "74" {
  within = "vn",
  territory = { "74" },
  vi = "UBND tỉnh Bình Dương",
  en = "People's Committee of Binh Duong Province",
}

authority "75" {
  within = "vn",
  territory = { "75" },
  vi = "UBND tỉnh Đồng Nai",
  en = "People's Committee of Dong Nai Province",
}

authority "80" {
  within = "vn",
  territory = { "80" },
  vi = "UBND tỉnh Long An",
  en = "People's Committee of Long An Province",
}

authority "83" {
  within = "vn",
  territory = { "83" },
  vi = "UBND tỉnh Bến Tre",
  en = "People's Committee of Ben Tre Province",
}
