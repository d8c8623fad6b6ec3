-- The load. What counts as essential is said by lists of goods, not here.

fact "cargo.kind" {
  type = "enum",
  values = {
    { "none", vi = "không có hàng", en = "no load" },
    { "food", vi = "thực phẩm", en = "food" },
    { "rice", vi = "gạo", en = "rice" },
    { "bread", vi = "bánh mì", en = "bread" },
    { "noodles", vi = "mì, bún", en = "noodles" },
    { "vegetables", vi = "rau củ", en = "vegetables" },
    { "meat", vi = "thịt", en = "meat" },
    { "drinks", vi = "nước uống", en = "drinks" },
    { "medicine", vi = "thuốc", en = "medicine" },
    { "medical_supplies", vi = "vật tư y tế", en = "medical supplies" },
    { "diapers", vi = "tã", en = "diapers" },
    { "hygiene_pads", vi = "băng vệ sinh", en = "hygiene pads" },
    { "fuel", vi = "xăng dầu", en = "fuel" },
    { "gas_cylinder", vi = "bình gas", en = "gas cylinder" },
    { "steel", vi = "thép", en = "steel" },
    { "fertiliser", vi = "phân bón", en = "fertiliser" },
    { "pesticide", vi = "thuốc bảo vệ thực vật", en = "pesticide" },
    { "animal_feed", vi = "thức ăn chăn nuôi", en = "animal feed" },
    { "spare_parts", vi = "phụ tùng", en = "spare parts" },
    { "production_inputs", vi = "nguyên liệu sản xuất", en = "production inputs" },
    { "finished_goods", vi = "thành phẩm", en = "finished goods" },
    { "export_goods", vi = "hàng xuất nhập khẩu", en = "export and import goods" },
    { "container_goods", vi = "hàng container nguyên khối", en = "full container load" },
    { "garments", vi = "quần áo", en = "garments" },
    { "cosmetics", vi = "mỹ phẩm", en = "cosmetics" },
    { "documents", vi = "tài liệu", en = "documents" },
    { "parcel_unknown", vi = "bưu kiện không rõ bên trong", en = "parcel of unknown content" },
    { "prohibited_goods", vi = "hàng cấm", en = "prohibited goods" },
  },
  vi = "loại hàng chính",
  en = "main load",
  ask = { vi = "Anh/chị chở hàng gì?",
          en = "What is your load?" },
  rank = 73,
}

fact "cargo.sealed" {
  type = "boolean",
  vi = "hàng niêm phong",
  en = "sealed load",
  ask = { vi = "Hàng có niêm phong không?",
          en = "Is the load sealed?" },
  rank = 74,
  head = "cargo.kind",
}

fact "cargo.oversize" {
  type = "boolean",
  vi = "hàng quá khổ",
  en = "oversize load",
  ask = { vi = "Hàng có quá khổ không?",
          en = "Is the load oversize?" },
  rank = 74,
  head = "cargo.kind",
}

fact "cargo.parcels_here" {
  type = "integer",
  vi = "số đơn hàng giao trong quận, huyện nơi kiểm tra",
  en = "parcels addressed to the district of the check",
  ask = { vi = "Anh/chị có mấy đơn hàng giao trong quận, huyện này?",
          en = "How many of your parcels are addressed to this district?" },
  rank = 74,
  head = "cargo.kind",
}
