-- Clause-by-clause change: amendments, replacement, drafts, dated parameters and lists.
rule "sport" {
  cite = { "H-1" }, query = "movement", when = purpose:is "sport" & clock:between("08:00", "10:00"),
  allow = { vi = "Tập thể dục.", en = "Exercise." },
}
rule "sport.later" {
  cite = { "H-4" }, amends = "sport", when = purpose:is "sport" & clock:between("09:00", "11:00"),
}
rule "sport.draft" {
  cite = { "H-DRAFT" }, amends = "sport", when = purpose:is "sport",
}
rule "visit" {
  cite = { "H-1" }, query = "movement", when = purpose:is "visit",
  allow = { vi = "Thăm thân.", en = "A visit." },
}
rule "visit.no" {
  cite = { "H-3" }, replaces = "visit", query = "movement", when = purpose:is "visit",
  deny = { vi = "Không thăm nhau.", en = "No visits." },
}
parameter "share" {
  type = "decimal",
  { value = 0.5, cite = { "H-1" } },
  { value = 0.25, cite = { "H-4" } },
}
parameter "tables" { type = "integer", { value = 40, cite = { "H-1" } } }
amend "tables" { value = 30, through = "2021-07-18", cite = { "H-3" } }
amend "tables" { value = 20, from = "2021-07-15", through = "2021-07-16", cite = { "H-4" } }
amend "tables" { value = 0, cite = { "H-DRAFT" } }
list "open" { of = "business.sector", add = { "shop", "clinic" }, cite = { "H-1" } }
amend "open" { add = { "bar" }, remove = { "shop" }, cite = { "H-4" } }
rule "open" {
  cite = { "H-1" }, query = "business", when = business.sector:listed "open",
  allow = { vi = "Được mở.", en = "May open." },
}
rule "quarter" {
  cite = { "H-1" }, query = "business", where = "79",
  require = business.on_site:at_most(business.workers * 0.25) | business.sector:is "clinic",
  text = { vi = "Tối đa một phần tư.", en = "At most a quarter." },
}
rule "cap" {
  cite = { "H-1" }, query = "business", when = business.sector:is "clinic",
  require = business.on_site:below(parameter "share" * 100),
  text = { vi = "Không quá mức.", en = "Below the cap." },
}
rule "tables" {
  cite = { "H-1" }, query = "business", when = business.sector:is "bar",
  require = business.on_site:at_most(parameter "tables"),
  text = { vi = "Không quá số bàn.", en = "No more than the tables." },
}
