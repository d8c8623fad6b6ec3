-- Relief in TP HCM: supplies and aid to the poor, brought by relief forces, the army, the police, the health
-- service and volunteers. Going there is an urgent case of Directive 16 (ct16.lua); the permits of the relief
-- groups are in permits.lua, blockaded areas in blockade.lua.

-- Those who bring relief belong to the anti-epidemic forces that the night order lets out.
rule "relief.night" {
  cite = { "H-2490" },
  subject = "night",
  topic = "relief",
  query = "movement",
  when = purpose:is "relief_supply"
    & person.role:one_of { "relief_force", "volunteer", "soldier", "police", "health_worker",
                           "civil_servant" },
  lift = { "night.stay_home" },
  text = {
    vi = "Lực lượng tiếp tế, cứu trợ được đi cả ban đêm.",
    en = "Those who bring relief supplies may be out at night too.",
  },
}
