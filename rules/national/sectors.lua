-- The trades that acts name in groups. Which act opens or closes a group is in the rules; here is who belongs
-- to it. What one act adds or removes stands beside that act's rules as `amend`.

---- Directive 15

-- "Non-essential services are suspended"; that these trades are meant is from memory.
list "services.non_essential" {
  of = "business.sector",
  add = { "bar", "karaoke", "disco", "spa_massage", "games", "internet_cafe", "cinema", "hair_beauty",
          "aesthetic_clinic" },
  cite = { "N-CT15" },
}

---- Directive 16

-- Beside the essential goods and services 2601/VPCP-KGVX lets these keep working: factories, construction,
-- banks, notaries, lawyers, securities, care of the sick. Authorities work with the staff they need.
list "open.2601" {
  of = "business.sector",
  add = { "factory", "construction", "bank", "securities", "notary", "law_office", "clinic", "public_agency",
          "traditional_market", "wholesale_market" },
  cite = { "N-2601" },
}

---- Resolution 128

-- Left to the province: "discos, karaoke, massage, bars, internet, games, hair and beauty".
list "high_risk.128" {
  of = "business.sector",
  add = { "disco", "karaoke", "spa_massage", "bar", "internet_cafe", "games", "hair_beauty" },
  cite = { "N-128" },
}

-- The resolution, as far as it was found, does not speak of these. Directive 18 of TP HCM closed them as
-- services of the same kind, so the province is asked here too; from memory.
list "not_named.128" {
  of = "business.sector",
  add = { "cinema", "aesthetic_clinic", "informal_market", "street_vendor", "lottery" },
  cite = { "N-128" },
}

-- Never closed by an epidemic level.
list "always_open.128" {
  of = "business.sector",
  add = { "factory", "food_maker", "construction", "logistics", "supermarket", "convenience_store",
          "food_shop", "wholesale_market", "clothing_shop", "computer_shop", "stationery", "vehicle_repair",
          "pharmacy", "hospital", "clinic", "petrol_station", "utility", "sanitation", "post_telecom", "bank",
          "securities", "insurer", "notary", "law_office", "office", "public_agency" },
  cite = { "N-128" },
}

list "limited_at_4.128" {
  of = "business.sector",
  add = { "eatery", "traditional_market" },
  cite = { "N-128" },
}

---- what does not depend on an act

-- Those who care for the sick: no quota of staff, no arrangement, no permit.
list "health_care" {
  of = "business.sector",
  add = { "hospital", "clinic", "pharmacy" },
  cite = { "N-L40" },
}

-- Inside a blockade only these serve the people who live there.
list "open.blockade" {
  of = "business.sector",
  add = { "hospital", "pharmacy", "utility", "sanitation" },
  cite = { "N-L03" },
}
