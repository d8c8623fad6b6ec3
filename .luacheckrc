-- What luacheck knows about rule files: the words of the language, its helpers and specials, and the
-- groups of facts. tests/lint/luacheck.t compares the groups with rules/vocabulary/.
std = "none"
max_line_length = 120
read_globals = {
    -- words
    "authority", "directive", "fact", "modifier", "query", "scale", "level", "apply", "parameter",
    "list", "amend", "predicate", "derive", "rule", "default", "precedence", "jurisdiction",
    "delegate", "conflict", "test", "baseline",
    -- helpers and specials
    "minutes", "hours", "days", "months", "sorted", "ipairs", "trip", "here", "time", "today", "clock",
    -- groups of facts
    "area", "business", "cargo", "destination", "group", "household", "origin", "papers", "permit",
    "person", "place", "purpose", "route", "ticket", "vehicle",
}
