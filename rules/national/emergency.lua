-- A medical emergency passes everywhere, at every hour and at every level: a life comes before the case
-- register, the blockade, the night order and any paper (convention K12).

rule "emergency" {
  cite = { "N-L40", "N-CT16" },
  subject = "case",
  query = "movement",
  when = purpose:is "medical_emergency",
  allow = {
    vi = "Cấp cứu: đi ngay, không cần giấy tờ. Cần xe cấp cứu thì gọi 115.",
    en = "Medical emergency: go at once, no papers are needed. Call 115 if you need an ambulance.",
  },
  overrides = "all",
}
