-- The order in which reasons are named, and the land whose questions are answered.

precedence { "case", "containment", "night", "purpose", "papers", "health" }

jurisdiction { "vn" }
