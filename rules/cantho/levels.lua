-- Levels of Cần Thơ from 12/7 to 10/10/2021. From 19/7 to 15/8 the city is under Directive 16 by the national
-- acts (national/levels.lua). From 11/10 the epidemic level of Resolution 128 counts.
--
-- Of two levels in one place the stricter holds, so an act that divides the city is written as the milder
-- level for the whole and the stricter one for its parts.

---- 12/7 to 18/7: Directive 15 in the city, Directive 16 in two districts

apply "CT15" {
  zones = { "92" },
  cite = { "C-1207" },
}

apply "CT16" {
  zones = {
    "916", -- Ninh Kiều
    "919", -- Cái Răng
  },
  cite = { "C-1207" },
}

---- August: the city adds a directive of its own to the national acts; its contents were not found

apply "CT16" {
  zones = { "92" },
  from = "2021-08-01",
  through = "2021-08-15",
  cite = { "C-CT10" },
}

---- 16/8 to 17/9: the whole city under Directive 16

apply "CT16" {
  zones = { "92" },
  cite = { "C-1508", "C-CT10" },
}

-- The letter of 7/9 carries the level of 3508 on. Only the press reports it, so the level of these ten days
-- rests on that report.
apply "CT16" {
  zones = { "92" },
  cite = { "C-3508" },
}

---- 18/9 to 23/9: Directive 15 in the city (the green districts), Directive 16 in five urban districts

apply "CT15" {
  zones = { "92" },
  cite = { "C-1809" },
}

apply "CT16" {
  zones = {
    "916", -- Ninh Kiều
    "917", -- Ô Môn
    "918", -- Bình Thủy
    "919", -- Cái Răng
    "923", -- Thốt Nốt
  },
  cite = { "C-1809" },
}

---- From 24/9: Directive 15 in the city (74 communes), Directive 16 in nine wards

apply "CT15" {
  zones = { "92" },
  through = "2021-10-10",
  cite = { "C-2409" },
}

apply "CT16" {
  zones = {
    "31117", -- Cái Khế, Ninh Kiều
    "31120", -- An Hòa, Ninh Kiều
    "31135", -- Tân An, Ninh Kiều
    "31144", -- Xuân Khánh, Ninh Kiều
    "31147", -- Hưng Lợi, Ninh Kiều
    "31149", -- An Khánh, Ninh Kiều
    "31189", -- Hưng Phú, Cái Răng
    "31201", -- Phú Thứ, Cái Răng
    "31204", -- Tân Phú, Cái Răng
  },
  through = "2021-10-01",
  cite = { "C-2409" },
}

---- From 30/9 12:00, before the end announced for the nine wards: the whole city under Directive 15

apply "CT15" {
  zones = { "92" },
  through = "2021-10-10",
  cite = { "C-3009" },
  replaces = { "C-2409" },
}
