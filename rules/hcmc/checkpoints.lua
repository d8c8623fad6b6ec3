-- The police movement declaration at the fixed checkpoints of TP HCM, and what happens when the queue grows.
-- A check on the street asks for none. The electronic form and the paper form count alike; the declaration
-- of a hospital or another health form does not stand in for it, and the code printed on a permit only opens
-- the page of the declaration.

-- Gateways from 12/8 18:00. Inner checkpoints from 14/8, dropped at noon of 15/8 ("this afternoon"), again
-- from 28/8.
predicate "checkpoint.declaration_due" {
  vi = "chốt đang yêu cầu khai báo di chuyển",
  en = "the checkpoint asks for the movement declaration",
  when = place.kind:is "city_gateway"
    | place.kind:is "inner_checkpoint"
      & (time:between("2021-08-14 00:00", "2021-08-15 12:00") | time:from "2021-08-28 00:00"),
}

rule "checkpoint.declaration" {
  cite = { "H-DECL" },
  subject = "papers",
  topic = { "checkpoints", "goods" },
  query = "movement",
  where = here:inside "79" | trip:enters "79",
  when = predicate "checkpoint.declaration_due",
  require = papers.movement_declaration,
  text = {
    vi = "Qua chốt phải khai báo di chuyển nội địa: quét mã để khai, hoặc điền tờ khai giấy tại đây.",
    en = "At this checkpoint make the movement declaration: scan the code, or fill in the paper form here.",
  },
}

---- the checkpoint is opened

-- When the queue grew too long, commanders let everybody pass ("xả chốt"): practice, not an act. It waives
-- papers only, neither the register of cases nor the night order. The officers at the spot know it without being
-- asked: a checkpoint of which nothing is said works as usual.
predicate "checkpoint.opened" {
  vi = "chỉ huy chốt đã cho xả chốt",
  en = "the commander has opened the checkpoint",
  when = place.opened_by_command:given() & place.opened_by_command,
}

rule "checkpoint.opened.papers" {
  cite = { "H-DECL" },
  subject = "papers",
  topic = "checkpoints",
  query = "movement",
  when = predicate "checkpoint.opened",
  lift = { "checkpoint.declaration", "permits.employer", "permits.needed", "permits.police_form" },
  text = {
    vi = "Chỉ huy chốt cho xả chốt vì ùn tắc: không kiểm tra giấy tờ.",
    en = "The commander has opened the checkpoint because of the queue: papers are not checked.",
  },
}

rule "checkpoint.opened" {
  cite = { "H-DECL" },
  subject = "papers",
  topic = "checkpoints",
  query = "movement",
  where = trip:touches "79",
  when = predicate "checkpoint.opened",
  allow = {
    vi = "Chốt đang xả theo lệnh chỉ huy: mời anh/chị đi qua.",
    en = "The checkpoint is open by order of its commander: please pass.",
  },
}

rule "checkpoint.opened.log" {
  cite = { "H-DECL" },
  subject = "papers",
  topic = "checkpoints",
  query = "movement",
  when = predicate "checkpoint.opened",
  oblige = {
    vi = "Cán bộ ghi sổ lượt qua khi xả chốt: giờ, biển số, người ra lệnh.",
    en = "The officer logs the pass: time, plate, and who gave the order.",
  },
}
