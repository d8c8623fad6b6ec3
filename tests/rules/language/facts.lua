-- What a condition asks of the facts: given or not, a share that an act sets, a term counted in days, the place
-- that `here` stands for; and what is asked for where nothing allows.
query "stall" { here = { "place.at", "origin" } }

modifier "colour" { type = "enum", rank = 50, values = { "green", "red" }, vi = "màu", en = "colour" }
fact "stall.seats" { type = "integer", rank = 51, vi = "số ghế", en = "seats" }
fact "stall.guests" { type = "integer", rank = 52, vi = "số khách", en = "guests" }
fact "stall.clean" { type = "boolean", rank = 53, vi = "sạch", en = "clean" }
fact "stall.paper" { type = "enum", rank = 54, values = { "none", "card" }, vi = "thẻ", en = "paper" }
fact "stall.opened" { type = "date", rank = 55, head = "stall.paper", vi = "ngày mở", en = "opened" }
fact "stall.term" { type = "integer", rank = 56, vi = "số ngày", en = "term" }

parameter "stall.share" {
  type = "decimal",
  { value = 0.3, cite = { "N-1" } },
  { value = 0.5, cite = { "H-4" } },
}
derive "stall.days" {
  type = "integer",
  cases = { { when = here.colour:is "red", value = 7, cite = { "H-3" } } },
  otherwise = stall.term,
}
rule "stall.seated" {
  cite = { "N-1" }, query = "stall",
  when = stall.guests:at_most(stall.seats * parameter "stall.share"),
  allow = { vi = "Đủ chỗ.", en = "There is room." },
}
rule "stall.term" {
  cite = { "N-1" }, query = "stall", when = stall.opened:given(),
  require = today:before(stall.opened + days(stall.days)),
  text = { vi = "Còn hạn.", en = "The term still runs." },
}
rule "stall.dirty" {
  cite = { "N-1" }, query = "stall", when = stall.clean:is(false),
  deny = { vi = "Phải sạch.", en = "It must be clean." },
}
rule "stall.visited" {
  cite = { "N-1" }, query = "stall", when = place.at:given() & here.colour:given(),
  oblige = { vi = "Ghi màu.", en = "Note the colour." },
}
