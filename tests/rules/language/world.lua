-- A small world in which each file beside this one shows one clause of the language at work.
-- Its tests are run by ../language.t.
authority "vn" { territory = { "vn" } }
authority "79" { within = "vn", territory = { "79" } }
authority "92" { within = "vn", territory = { "92" } }
authority "778" { within = "79", territory = { "778" } }

local function act(id, by, issued, from, through, more)
  local body = {
    number = id, by = by, issued = issued, from = from, through = through,
    title = { vi = "Văn bản " .. id, en = "Act " .. id },
  }
  for name, value in sorted(more or {}) do body[name] = value end
  directive(id)(body)
end

act("N-1", "vn", "2021-06-30", "2021-07-01")
act("H-1", "79", "2021-07-01", "2021-07-02", "2021-07-31")
act("H-2", "79", "2021-07-30", "2021-08-01", "2021-08-15", { renews = { "H-1" } })
act("H-3", "79", "2021-07-10 08:00", "2021-07-10")
act("H-4", "79", "2021-07-10 20:00", "2021-07-11", "2021-07-20")
act("H-DRAFT", "79", "2021-07-10", "2021-07-10", nil, { status = "announced" })
act("Q-1", "778", "2021-07-05", "2021-07-05")

scale "distancing" { rank = 1, vi = "giãn cách", en = "distancing" }
scale "epidemic" {
  rank = 2, cite = { "N-1" }, published = "published_level", derived = "area.level",
  vi = "cấp độ dịch", en = "epidemic",
}
scale "containment" { rank = 3, vi = "phong tỏa", en = "containment" }
level "mild" { scale = "distancing", rank = 10, vi = "nhẹ", en = "mild" }
level "strict" { scale = "distancing", rank = 30, vi = "nghiêm", en = "strict" }
level "closed" { scale = "containment", rank = 40, vi = "phong tỏa", en = "closed" }
level "L1" { scale = "epidemic", rank = 1, vi = "cấp 1", en = "level 1" }
level "L4" { scale = "epidemic", rank = 4, vi = "cấp 4", en = "level 4" }

query "movement" { here = { "place.at", "origin" }, trip = { "origin", "destination" }, also = { "place.at" } }
query "business" { here = { "business.place" } }
query "level" { here = { "place.at" }, about_level = true }

modifier "zone" { type = "zone", rank = 10, vi = "đơn vị", en = "unit" }
modifier "point" { type = "point", vi = "tọa độ", en = "point" }
modifier "asserted_level" { type = "enum", values = "=level", absent = "none", vi = "cấp", en = "asserted" }
modifier "asserted_from" { type = "time", absent = "none", vi = "từ", en = "from" }
modifier "asserted_until" { type = "time", absent = "none", vi = "đến", en = "until" }
modifier "published_level" { type = "enum", values = "=level:epidemic", vi = "cấp công bố", en = "published" }

fact "origin" { type = "place", vi = "nơi đi", en = "origin" }
fact "destination" { type = "place", vi = "nơi đến", en = "destination" }
fact "place.at" { type = "place", vi = "tại", en = "at" }
fact "business.place" { type = "place", vi = "địa điểm", en = "place" }
fact "business.sector" {
  type = "enum", values = { "shop", "bar", "clinic" }, vi = "ngành", en = "sector",
}
fact "business.workers" { type = "integer", vi = "số người", en = "workers" }
fact "business.on_site" { type = "integer", vi = "có mặt", en = "on site" }
fact "purpose" {
  type = "enum", rank = 1, vi = "mục đích", en = "purpose",
  values = { "work", "visit", "food", "emergency", "sport", "other" },
}
fact "permit.form" { type = "enum", rank = 5, values = { "none", "paper", "code" }, remedy = "get", vi = "giấy", en = "permit" }
fact "permit.good" { type = "boolean", rank = 6, head = "permit.form", remedy = "get", vi = "hợp lệ", en = "good" }
fact "permit.ends" { type = "time", rank = 7, head = "permit.form", vi = "hạn", en = "until" }
fact "sample.taken" { type = "time", rank = 20, remedy = "get", vi = "lúc lấy mẫu", en = "sample taken" }
fact "person.age" { type = "integer", rank = 30, vi = "tuổi", en = "age" }
fact "area.cases" { type = "integer", rank = 40, vi = "số ca", en = "cases" }

derive "area.level" {
  type = "enum", values = "=level:epidemic",
  cases = {
    { when = area.cases:at_least(100), value = "L4" },
    { when = area.cases:below(100), value = "L1" },
  },
}

precedence { "night", "purpose", "papers" }
jurisdiction { "79", "92" }
