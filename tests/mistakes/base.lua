-- A small sound rulebook that every wrong text of this folder is loaded with.

authority "vn" { territory = { "vn" }, vi = "Chính phủ", en = "Government" }
authority "79" { within = "vn", territory = { "79" }, vi = "UBND TP HCM", en = "TP HCM" }
authority "92" { within = "vn", territory = { "92" }, vi = "UBND Cần Thơ", en = "Can Tho" }
authority "778" { within = "79", territory = { "778" }, vi = "UBND Quận 7", en = "District 7" }

directive "N-CT16" {
  number = "16/CT-TTg", by = "vn", issued = "2020-03-31", from = "2020-04-01",
  title = { vi = "Chỉ thị 16", en = "Directive 16" },
}
directive "N-5187" {
  number = "5187/BCT", by = "vn", issued = "2021-08-20", from = "2021-08-20",
  title = { vi = "Hàng hóa", en = "Goods" },
}
directive "N-5188" {
  number = "5188/BCT", by = "vn", issued = "2021-08-20", from = "2021-08-20",
  title = { vi = "Hàng hóa, bổ sung", en = "Goods, more" },
}
directive "H-2490" {
  number = "2490/UBND", by = "79", issued = "2021-07-26", from = "2021-07-26 18:00",
  through = "2021-08-01", title = { vi = "Ban đêm", en = "Night" },
}
directive "Q-100" {
  number = "100/UBND", by = "778", issued = "2021-07-27", from = "2021-07-27",
  title = { vi = "Quận 7", en = "District 7" },
}

scale "distancing" { rank = 1, vi = "giãn cách", en = "distancing" }
scale "epidemic" { rank = 2, vi = "cấp độ dịch", en = "epidemic level" }
level "CT15" { scale = "distancing", rank = 20, vi = "Chỉ thị 15", en = "Directive 15" }
level "CT16" { scale = "distancing", rank = 30, vi = "Chỉ thị 16", en = "Directive 16" }
level "L3" { scale = "epidemic", rank = 3, vi = "cấp 3", en = "level 3" }
level "L4" { scale = "epidemic", rank = 4, vi = "cấp 4", en = "level 4" }
apply "CT16" { zones = { "79" }, cite = { "N-CT16" } }

modifier "zone" { type = "zone", vi = "mã đơn vị", en = "code of the unit" }
fact "origin" { type = "place", vi = "nơi đi", en = "origin" }
fact "destination" { type = "place", vi = "nơi đến", en = "destination" }
fact "route" { type = "linestring", vi = "đường đi", en = "route" }
fact "purpose" { type = "enum", values = { "visit", "work", "food", "none" },
  vi = "mục đích", en = "purpose" }
fact "person.age" { type = "integer", vi = "tuổi", en = "age" }
fact "person.name" { type = "string", vi = "họ tên", en = "name" }
fact "person.case" { type = "enum", values = { "none", "F0", "F1" }, vi = "F", en = "case" }
fact "person.test.reported" { type = "time", vi = "lúc trả", en = "when reported" }
fact "permit.purpose" { type = "enum", values = "=purpose", vi = "ghi trên giấy", en = "stated" }
fact "permit.hours" { type = "hours", vi = "giờ đi", en = "hours" }
fact "permit.zones" { type = "zones", vi = "nơi đi", en = "zones" }
fact "permit.revoked" { type = "boolean", vi = "thu hồi", en = "revoked" }
fact "business.workers" { type = "integer", vi = "số lao động", en = "workers" }
fact "business.on_site" { type = "decimal", vi = "số có mặt", en = "on site" }
fact "papers.press_card" { type = "boolean", vi = "thẻ nhà báo", en = "press card" }

query "movement" { vi = "đi lại", en = "movement", here = { "origin" },
  trip = { "origin", "destination" }, route = "route" }
query "business" { vi = "kinh doanh", en = "business", here = { "origin" } }
precedence { "case", "night", "papers" }
jurisdiction { "vn" }

parameter "test.hours" { type = "integer", { value = 72, cite = { "N-CT16" } } }
list "open.79" { of = "purpose", add = { "work" }, cite = { "N-CT16" } }
predicate "permit.good" { when = ~permit.revoked & permit.purpose:same(purpose) }

rule "stay_home" {
  cite = { "N-CT16" }, subject = "case", topic = "exercise", query = "movement",
  when = purpose:is "visit" & ~predicate "permit.good"
    & time:before(person.test.reported + hours(parameter "test.hours")),
  deny = { vi = "Ở nhà.", en = "Stay at home." },
}
rule "work" {
  cite = { "N-CT16" }, query = "movement", when = purpose:listed "open.79",
  allow = { vi = "Được đi làm.", en = "Going to work is fine." },
}
rule "night" {
  cite = { "H-2490" }, subject = "night", query = "movement",
  when = clock:between("18:00", "06:00"),
  deny = { vi = "Không ra đường.", en = "No movement." },
}
