baseline {
  person = { case = "none", residence = "774",
             contact = { index = "F0", outdoors = true, distance_m = 1.5, at = "2021-08-10 08:00",
                         index_isolated = "2021-08-10 10:00", index_result = "positive" } },
  purpose = "contact_check",
}

test "within two metres of a case in the open air makes a contact" {
  at = "2021-08-11 10:00:00", query = "person",
  expect = { decision = "deny", rule = "contacts.F1", by = "M-3638" },
}

test "exactly two metres is within two metres" {
  at = "2021-08-11 10:00:00", query = "person", person = { contact = { distance_m = 2.0 } },
  expect = { decision = "deny", rule = "contacts.F1" },
}

test "a little more than two metres in the open air makes no contact" {
  at = "2021-08-11 10:00:00", query = "person", person = { contact = { distance_m = 2.1 } },
  expect = { decision = "allow", rule = "contacts.none", by = "M-3638" },
}

test "five metres in one closed room make a contact" {
  at = "2021-08-11 10:00:00", query = "person", person = { contact = { distance_m = 5, outdoors = false } },
  expect = { decision = "deny", rule = "contacts.F1" },
}

test "who met the case after its isolation is no contact" {
  at = "2021-08-11 10:00:00", query = "person", person = { contact = { at = "2021-08-10 10:00" } },
  expect = { decision = "allow", rule = "contacts.none" },
}

test "the last minute before the isolation still counts" {
  at = "2021-08-11 10:00:00", query = "person", person = { contact = { at = "2021-08-10 09:59" } },
  expect = { decision = "deny", rule = "contacts.F1" },
}

test "near a contact whose test is pending one waits at home" {
  at = "2021-08-11 10:00:00", query = "person",
  person = { contact = { index = "F1", index_result = "pending" } },
  expect = { decision = "deny", rule = "contacts.F2", by = "M-3638" },
}

test "near a contact who tested positive one waits at home" {
  at = "2021-08-11 10:00:00", query = "person",
  person = { contact = { index = "F1", index_result = "positive" } },
  expect = { decision = "deny", rule = "contacts.F2" },
}

test "near a contact who tested negative one is free" {
  at = "2021-08-11 10:00:00", query = "person",
  person = { contact = { index = "F1", index_result = "negative" } },
  expect = { decision = "allow", rule = "contacts.F2_free", by = "M-3638" },
}

test "a closed room does not make a contact of a contact" {
  at = "2021-08-11 10:00:00", query = "person",
  person = { contact = { index = "F1", index_result = "pending", distance_m = 3, outdoors = false } },
  expect = { decision = "allow", rule = "contacts.none" },
}

test "who met nobody is no contact" {
  at = "2021-08-11 10:00:00", query = "person", person = { contact = { index = "none" } },
  expect = { decision = "allow", rule = "contacts.none" },
}

test "before 30 July the guide does not hold" {
  at = "2021-07-29 23:59:59", query = "person",
  expect = { decision = "undetermined" },
}
