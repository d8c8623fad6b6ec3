-- Scales of measures and their levels. A place has at most one level on each scale.

scale "distancing" {
  rank = 1,
  vi = "giãn cách xã hội",
  en = "social distancing",
}

scale "epidemic" {
  rank = 2,
  cite = { "N-128" },
  published = "published_level",
  derived = "area.level",
  vi = "cấp độ dịch",
  en = "epidemic level",
}

scale "containment" {
  rank = 3,
  vi = "phong tỏa",
  en = "containment",
}

level "normal" {
  scale = "distancing",
  rank = 0,
  vi = "không hạn chế",
  en = "no restriction",
}

level "CT19" {
  scale = "distancing",
  rank = 10,
  vi = "bình thường mới (Chỉ thị 19)",
  en = "new normal (Directive 19)",
}

level "CT15" {
  scale = "distancing",
  rank = 20,
  vi = "giãn cách theo Chỉ thị 15",
  en = "distancing (Directive 15)",
}

level "CT10" {
  scale = "distancing",
  rank = 25,
  vi = "giãn cách theo Chỉ thị 10 của TP HCM",
  en = "distancing (Directive 10 of TP HCM)",
}

level "CT16" {
  scale = "distancing",
  rank = 30,
  vi = "ở nhà, giãn cách theo Chỉ thị 16",
  en = "stay at home (Directive 16)",
}

level "L1" {
  scale = "epidemic",
  rank = 1,
  vi = "cấp 1, vùng xanh (nguy cơ thấp)",
  en = "level 1, green (low)",
}

level "L2" {
  scale = "epidemic",
  rank = 2,
  vi = "cấp 2, vùng vàng (trung bình)",
  en = "level 2, yellow (medium)",
}

level "L3" {
  scale = "epidemic",
  rank = 3,
  vi = "cấp 3, vùng cam (nguy cơ cao)",
  en = "level 3, orange (high)",
}

level "L4" {
  scale = "epidemic",
  rank = 4,
  vi = "cấp 4, vùng đỏ (rất cao)",
  en = "level 4, red (very high)",
}

level "blockade" {
  scale = "containment",
  rank = 40,
  vi = "phong tỏa",
  en = "blockaded area",
}

level "blockade_strict" {
  scale = "containment",
  rank = 50,
  vi = "phong tỏa nghiêm ngặt: không ai ra ngoài, chính quyền mang nhu yếu phẩm đến",
  en = "strict blockade: nobody leaves, supplies are brought",
}
