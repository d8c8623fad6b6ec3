-- Levels of TP HCM from 15/6 to 30/9/2021. From 1/10 to 10/10 there is none: Directive 18 decides by its own
-- clauses. From 11/10 the epidemic level of Resolution 128 counts. It is assessed from the ward up: of the
-- assessment of 24/10 (city level 2; nine districts at 1, twelve at 2, one at 3) the names were not found, and the
-- level of the city says nothing of a ward. None is loaded, so the published level of the place is asked.

apply "CT15" {
  zones = { "79" },
  cite = { "H-1931" },
}

apply "CT10" {
  zones = { "79" },
  cite = { "H-CT10" },
}

-- The stay-home order: each act for its own days, although its clauses are carried on by the next.

apply "CT16" {
  zones = { "79" },
  from = "2021-07-09",
  through = "2021-07-23",
  cite = { "H-2279" },
}

apply "CT16" {
  zones = { "79" },
  from = "2021-07-24",
  through = "2021-08-01",
  cite = { "H-2468" },
}

apply "CT16" {
  zones = { "79" },
  from = "2021-08-02",
  through = "2021-08-15",
  cite = { "H-2556" },
}

apply "CT16" {
  zones = { "79" },
  from = "2021-08-16",
  through = "2021-09-15",
  cite = { "H-2718" },
}

apply "CT16" {
  zones = { "79" },
  from = "2021-09-16",
  through = "2021-09-30",
  cite = { "H-3072" },
}
