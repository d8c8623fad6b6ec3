-- Goods in Can Tho: the list of its trade department (20/7/2021) and the trucks that come in from 23/8 on:
-- registration (to 27/8), transfer at a hub, change of driver, and out again after delivery.

list "essential.goods.92" {
  of = "cargo.kind",
  add = { "food", "rice", "bread", "noodles", "vegetables", "meat", "drinks", "medicine", "medical_supplies",
          "fuel", "gas_cylinder", "fertiliser", "pesticide", "animal_feed" },
  cite = { "C-SCT207" },
}

-- Bread, noodles and flour are named. The other groups of the list are known in outline only; that of feed,
-- fertiliser and pesticide is from memory.
rule "cantho.goods.essential" {
  cite = { "C-SCT207" },
  subject = "purpose",
  topic = "goods",
  query = "movement",
  where = trip:touches "92",
  when = predicate "goods.carried" & trip:level_is "CT16" & cargo.kind:listed "essential.goods.92",
  allow = {
    vi = "Hàng thuộc danh mục thiết yếu của Cần Thơ (bánh mì, bún, mì cũng là thực phẩm): được đi.",
    en = "These goods are on Can Tho's list of essential goods (bread and noodles are food): you may go.",
  },
}

---- trucks that enter from 23/8 on

-- A truck that stops on its way through the city counts as one that enters; who only crosses does not.
predicate "cantho.inbound" {
  vi = "xe tải chở hàng vào Cần Thơ",
  en = "a truck that brings goods into Can Tho",
  when = purpose:is "goods_transport" & vehicle.kind:one_of { "van", "truck", "container_truck" }
    & (trip:enters "92"
       | here:inside "92" & ~origin:inside "92" & ~destination:inside "92"
         & vehicle.intermediate_stops:at_least(1)),
}

predicate "cantho.sealed" {
  vi = "hàng niêm phong hoặc quá khổ, quá tải",
  en = "a sealed or oversize load",
  when = cargo.sealed | cargo.oversize,
}

rule "cantho.goods.registration" {
  cite = { "C-3438" },
  subject = "papers",
  topic = "inbound",
  query = "movement",
  when = predicate "cantho.inbound",
  require = papers.cargo_registration,
  text = {
    vi = "Xe chở hàng vào Cần Thơ phải đăng ký trước: nơi đi, nơi đến, giờ đến, biển số, tài xế và phụ xe. "
      .. "Xin đăng ký rồi vào.",
    en = "A truck that enters Can Tho is registered before: origin, destination, time, plate, driver "
      .. "and co-driver. Register, then enter.",
  },
}

rule "cantho.goods.registration_dropped" {
  cite = { "C-2808" },
  subject = "papers",
  topic = "inbound",
  query = "movement",
  when = predicate "cantho.inbound",
  lift = { "cantho.goods.registration" },
  text = {
    vi = "Từ 28/8 xe chở hàng vào Cần Thơ không phải đăng ký trước.",
    en = "Since 28 August a truck that enters Can Tho need not be registered before.",
  },
}

-- The duties end with Resolution 128, which lets nobody hold up goods (11/10).
rule "cantho.goods.transfer" {
  cite = { "C-3438" },
  to = "2021-10-11",
  subject = "papers",
  topic = "inbound",
  query = "movement",
  when = predicate "cantho.inbound" & ~predicate "cantho.sealed",
  oblige = {
    vi = "Giao, chuyển hàng tại điểm trung chuyển của thành phố.",
    en = "Hand over the goods at the city's transfer hub.",
  },
}

rule "cantho.goods.driver" {
  cite = { "C-3438" },
  to = "2021-10-11",
  subject = "papers",
  topic = "inbound",
  query = "movement",
  when = predicate "cantho.inbound" & predicate "cantho.sealed" & ~person.residence:inside "92",
  oblige = {
    vi = "Hàng niêm phong, quá khổ: đổi cho tài xế cư trú tại Cần Thơ cầm lái vào thành phố.",
    en = "A sealed or oversize load: a driver who lives in Can Tho takes the wheel into the city.",
  },
}

rule "cantho.goods.leave" {
  cite = { "C-3438" },
  to = "2021-10-11",
  subject = "papers",
  topic = "inbound",
  query = "movement",
  when = predicate "cantho.inbound",
  oblige = {
    vi = "Giao hàng xong, rời thành phố ngay.",
    en = "Leave the city right after delivery.",
  },
}

conflict "cantho.goods" {
  cite = { "C-3438", "N-5187" },
  to = "2021-10-11",
  query = "movement",
  when = predicate "cantho.inbound",
  about = { "cantho.goods.registration" },
  text = {
    vi = "Công văn 5187 không cho kiểm tra xe có thẻ luồng xanh tại chốt; công văn 3438 quy định việc giao hàng "
      .. "trong thành phố. Áp dụng cả hai: xe qua chốt tự do, giao hàng theo 3438.",
    en = "5187 forbids checks of vehicles with a card; 3438 orders how goods are delivered in the city. "
      .. "Both are followed: free on the road, 3438 at the place of delivery.",
  },
}
