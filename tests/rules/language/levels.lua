-- Which level holds, and what it means by itself.
apply "strict" { zones = { "79" }, cite = { "H-1" } }                       -- 2/7 to 15/8, renewed by H-2
apply "mild" { zones = { "92" }, from = "2021-07-01", cite = { "N-1" } }
apply "strict" { zones = { "31120" }, from = "2021-07-05", cite = { "N-1" } } -- a ward of 916, in 92

default "movement" {
  level = "strict", cite = { "N-1" },
  deny = { vi = "Ở nhà.", en = "Stay at home." },
  allow = { vi = "Được đi lại.", en = "You may move." },
}
default "business" { cite = { "N-1" }, deny = { vi = "Đóng cửa.", en = "Closed." } }
