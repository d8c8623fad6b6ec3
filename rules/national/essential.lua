-- What is essential under Directive 16: the goods that keep moving and the shops and services that stay open.

-- Directive 16 names food, medicine, fuel and gas; 4481/BCT-TTTN gives the list and adds what production
-- needs, and drinks, which are among the foods of decree 15/2018. It leaves other goods to local need. That
-- diapers and sanitary pads are needed everywhere is our reading: checkpoints that turned them back were wrong.
list "essential.goods" {
  of = "cargo.kind",
  add = { "food", "rice", "bread", "noodles", "vegetables", "meat", "medicine", "medical_supplies",
          "fuel", "gas_cylinder" },
  cite = { "N-CT16" },
}

amend "essential.goods" {
  add = { "drinks", "diapers", "hygiene_pads", "steel", "fertiliser", "pesticide", "animal_feed",
          "production_inputs" },
  cite = { "N-4481" },
}

list "essential.services" {
  of = "business.sector",
  add = { "supermarket", "convenience_store", "food_shop", "food_maker", "pharmacy", "hospital",
          "petrol_station", "utility", "sanitation", "post_telecom", "logistics" },
  cite = { "N-CT16" },
}

rule "ct16.essential_services" {
  cite = { "N-CT16", "N-2601" },
  subject = "purpose",
  query = "business",
  when = here:level_is "CT16" & business.sector:listed "essential.services" & predicate "business.working",
  allow = {
    vi = "Cơ sở cung cấp hàng hóa, dịch vụ thiết yếu được mở cửa; giữ khoảng cách và khử khuẩn.",
    en = "A shop or service for essential needs may stay open; keep the distance and disinfect.",
  },
}
