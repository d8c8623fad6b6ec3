-- Each effect, and how they combine: Supreme | ((Allow | LevelAllows) & ~Deny & ~Unmet).
rule "night" {
  cite = { "H-1" }, subject = "night", query = "movement", where = trip:touches "79",
  when = clock:between("18:00", "06:00"),
  deny = { vi = "Ban đêm ở nhà.", en = "At home at night." },
}
rule "work" {
  cite = { "H-1" }, subject = "purpose", query = "movement", when = purpose:is "work",
  allow = { vi = "Được đi làm.", en = "Work is allowed." },
}
rule "food" {
  cite = { "H-1" }, subject = "purpose", query = "movement", when = purpose:is "food",
  unless = person.age:below(16),
  allow = { vi = "Được đi chợ.", en = "Shopping is allowed." },
}
rule "work.permit" {
  cite = { "H-1" }, subject = "papers", topic = "permits", query = "movement", when = purpose:is "work",
  require = predicate "permit.counts",
  text = { vi = "Cần giấy còn hạn.", en = "A permit in force is needed." },
}
predicate "permit.counts" {
  cite = { "H-1" },
  when = permit.form:one_of { "paper", "code" } & permit.good & time:before(permit.ends),
}
rule "work.distance" {
  cite = { "H-1" }, subject = "purpose", query = "movement", when = purpose:is "work",
  oblige = { vi = "Giữ khoảng cách.", en = "Keep your distance." },
}
rule "night.code" {
  cite = { "H-1" }, query = "movement", lift = { "night" },
  when = purpose:is "work" & permit.form:is "code",
  text = { vi = "Giấy có mã đi được ban đêm.", en = "A coded permit is good at night." },
}
rule "emergency" {
  cite = { "N-1" }, query = "movement", when = purpose:is "emergency", overrides = "all",
  allow = { vi = "Cấp cứu.", en = "Emergency." },
}
rule "local.form" {
  cite = { "Q-1" }, subject = "papers", topic = "permits", query = "movement",
  when = purpose:is "work" & ~permit.form:is "code",
  deny = { vi = "Quận cần giấy có mã.", en = "The district wants a coded permit." },
}
rule "no.local.forms" {
  cite = { "H-3" }, query = "movement", shield = { "permits" }, where = "79",
  text = { vi = "Không được thêm điều kiện về giấy.", en = "No further conditions on permits." },
}
conflict "work.hours" {
  cite = { "H-1", "H-2" }, query = "movement", about = { "work" },
  text = { vi = "Hai văn bản khác nhau; theo H-1.", en = "Two acts differ; H-1 is followed." },
}
