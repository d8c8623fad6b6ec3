-- Acts of TP HCM: keys, numbers, periods. A "working name" stands for an act whose number was not found.
--
-- One stay-home order held from 9/7 to 30/9/2021, by a chain of acts each of which renews the one before: it
-- carries on the night order and the lists it does not touch. Acts that only carry the order out and name no
-- end of their own end with it, since Directive 18 put another regime in its place on 1/10.

local order_ends = "2021-09-30"

---- Before the stay-home order

-- The day of signing is not certain.
directive "H-1931" {
  number = "1931",
  by = "79",
  issued = "2021-06-14",
  title = { vi = "Tiếp tục giãn cách theo Chỉ thị 15 thêm 14 ngày",
            en = "Directive 15 for 14 more days" },
  from = "2021-06-15",
  through = "2021-06-28",
}

-- The first day is from memory.
directive "H-CT10" {
  number = "10/CT-UBND",
  by = "79",
  issued = "2021-06-19",
  title = { vi = "Chỉ thị 10 về siết chặt phòng, chống dịch trên địa bàn TP HCM",
            en = "Directive 10 on tighter measures in TP HCM" },
  from = "2021-06-20",
  through = "2021-07-08",
}

---- July

-- Working name; letter without a number of its own in the sources, practised all the time.
directive "H-F0SITE" {
  by = "79.health",
  issued = "2021-07-01",
  title = { vi = "Xử lý khi phát hiện F0 trong nhà máy",
            en = "What to do about confirmed cases in factories" },
  from = "2021-07-01",
}

directive "H-2279" {
  number = "2279/UBND",
  by = "79",
  issued = "2021-07-08",
  title = { vi = "Giãn cách toàn thành phố theo Chỉ thị 16",
            en = "Directive 16 for the whole city" },
  from = "2021-07-09",
  through = "2021-07-23",
}

-- Working name; number not found.
directive "H-3TC" {
  by = "79",
  issued = "2021-07-13",
  title = { vi = "Nhà máy chỉ hoạt động theo \"3 tại chỗ\" hoặc \"1 cung đường 2 điểm đến\"",
            en = "Factories work only as three on site or one route, two points" },
  from = "2021-07-15",
  through = order_ends,
}

-- Working name; number not found.
directive "H-F0" {
  by = "79.health",
  issued = "2021-07-13",
  title = { vi = "Thí điểm cho F0 âm tính hoặc tải lượng vi rút thấp về nhà",
            en = "Pilot of home treatment for cases with a negative test or low viral load" },
  from = "2021-07-13",
}

directive "H-CT12TU" {
  number = "12-CT/TU",
  by = "79.party",
  issued = "2021-07-22",
  title = { vi = "Chỉ thị 12 về tăng cường giãn cách và quản lý khu phong tỏa",
            en = "Directive 12 on stronger distancing and on blockaded areas" },
  from = "2021-07-23",
}

directive "H-2468" {
  number = "2468/UBND-VX",
  by = "79",
  issued = "2021-07-23",
  title = { vi = "Tăng cường giãn cách theo Chỉ thị 16; danh sách cơ sở được hoạt động",
            en = "Stronger Directive 16; closed list of businesses that may work" },
  from = "2021-07-24",
  through = "2021-08-01",
  renews = { "H-2279" },
}

-- Number as published by luatvietnam.vn.
directive "H-2490" {
  number = "2490/UBND-VX",
  by = "79",
  issued = "2021-07-26",
  title = { vi = "Hạn chế ra đường từ 18 giờ đến 6 giờ sáng hôm sau",
            en = "Stay home from 18:00 to 06:00" },
  from = "2021-07-26 18:00",
  through = "2021-08-01",
}

-- Working name; every district issued its own tickets at the city's request.
directive "H-TICKET" {
  by = "79",
  issued = "2021-07-26",
  title = { vi = "Phiếu đi chợ do quận, huyện cấp",
            en = "Shopping tickets of the districts" },
  from = "2021-07-26",
  through = "2021-08-22",
}

directive "H-2491" {
  number = "2491/UBND-KT",
  by = "79",
  issued = "2021-07-26",
  title = { vi = "Nhận diện người giao hàng",
            en = "How shippers are recognised" },
  from = "2021-07-26",
  through = order_ends,
}

-- Working name; notice of the city office, number not found.
directive "H-0727" {
  by = "79",
  issued = "2021-07-27",
  title = { vi = "Xe chở hàng chưa có thẻ QR được qua nếu có xét nghiệm âm tính trong 72 giờ",
            en = "Goods vehicles without a QR card pass with a negative test of 72 hours" },
  from = "2021-07-27",
  through = order_ends,
}

-- 2718/UBND-VX cites both for further groups; their contents were not found.
directive "H-2522" {
  number = "2522",
  by = "79",
  issued = "2021-07-28",
  title = { vi = "Bổ sung đối tượng được phép (chưa tìm thấy nội dung)",
            en = "Further groups allowed (contents not found)" },
  from = "2021-07-28",
  through = order_ends,
}

directive "H-2523" {
  number = "2523",
  by = "79",
  issued = "2021-07-28",
  title = { vi = "Bổ sung đối tượng được phép (chưa tìm thấy nội dung)",
            en = "Further groups allowed (contents not found)" },
  from = "2021-07-28",
  through = order_ends,
}

---- August

directive "H-2556" {
  number = "2556/UBND-VX",
  by = "79",
  issued = "2021-08-01",
  title = { vi = "Tiếp tục giãn cách theo Chỉ thị 16 thêm 14 ngày; không rời thành phố",
            en = "Directive 16 for 14 more days; nobody leaves the city" },
  from = "2021-08-02",
  through = "2021-08-15",
  renews = { "H-2468", "H-2490" },
}

-- Working name; number not found.
directive "H-POST" {
  by = "79",
  issued = "2021-08-02",
  title = { vi = "Bưu gửi được vận chuyển ban đêm và giữa các quận, huyện",
            en = "Post moves at night and between districts" },
  from = "2021-08-02",
  through = order_ends,
}

-- Working name. Gateways from the first evening; inner checkpoints on some days only: the rules say which. As
-- with the permits, the city acts by its police.
directive "H-DECL" {
  by = "79",
  issued = "2021-08-12",
  title = { vi = "Khai báo di chuyển nội địa tại các chốt kiểm soát",
            en = "Movement declaration at checkpoints" },
  from = "2021-08-12 18:00",
  through = order_ends,
}

directive "H-2718" {
  number = "2718/UBND-VX",
  by = "79",
  issued = "2021-08-15",
  title = { vi = "Tiếp tục giãn cách theo Chỉ thị 16 đến hết ngày 15/9; thêm ngành nghề được hoạt động",
            en = "Directive 16 until the end of 15 September; more trades may work" },
  from = "2021-08-16",
  through = "2021-09-15",
  renews = { "H-2556" },
}

directive "H-2715" {
  number = "2715",
  by = "79",
  issued = "2021-08-15",
  title = { vi = "Kế hoạch kiểm soát dịch đến ngày 15/9",
            en = "Plan to bring the epidemic under control by 15 September" },
  from = "2021-08-15",
  through = "2021-09-15",
}

directive "H-2796" {
  number = "2796/UBND-VX",
  by = "79",
  issued = "2021-08-21",
  title = { vi = "Tăng cường giãn cách từ ngày 23/8: không quá 1/4 nhân sự, giấy đi đường không quá 10 %",
            en = "Stronger distancing from 23 August: one quarter of the staff, permits for 10 %" },
  from = "2021-08-23",
  through = "2021-09-06",
}

-- The body runs to 6/9, the annex to 6/9 00:00: the body counts.
directive "H-2800" {
  number = "2800/UBND-VX",
  by = "79",
  issued = "2021-08-21",
  title = { vi = "Các nhóm đối tượng được cấp giấy đi đường và cơ quan cấp",
            en = "Groups of permit holders and who issues the permits" },
  from = "2021-08-23",
  through = "2021-09-06",
}

directive "H-CT11" {
  number = "11/CT-UBND",
  by = "79",
  issued = "2021-08-22",
  title = { vi = "Chỉ thị 11: ai ở đâu ở yên đó, phường, xã đi chợ hộ",
            en = "Directive 11: everybody stays put, wards shop for the people" },
  from = "2021-08-23",
  through = order_ends,
}

-- Working name; number not found.
directive "H-HEPZA" {
  by = "79.hepza",
  issued = "2021-08-22",
  title = { vi = "Ngừng nhận đăng ký và thay đổi danh sách người lao động trong khu công nghiệp",
            en = "Industrial parks: no new registration, lists of workers frozen" },
  from = "2021-08-23",
  through = order_ends,
}

-- Working name; agreed with Cần Thơ.
directive "H-RET" {
  by = "79",
  issued = "2021-08-22",
  title = { vi = "Tổ chức đưa người dân từ TP HCM về Cần Thơ",
            en = "Organised trips home from TP HCM to Can Tho" },
  from = "2021-08-22",
}

directive "H-2850" {
  number = "2850/UBND",
  by = "79",
  issued = "2021-08-23",
  title = { vi = "Bổ sung các trường hợp không cần giấy đi đường",
            en = "Further cases that need no permit" },
  from = "2021-08-23",
  through = order_ends,
}

-- The city entrusted its police with the permits, so what the police orders about them binds districts and
-- wards like an act of the city. Extended with the stay-home order, to 15/9 and then to 30/9.
directive "H-3261" {
  number = "3261/TB-CATP-PC08",
  by = "79",
  issued = "2021-08-24",
  title = { vi = "Thông báo của Công an Thành phố về mẫu giấy đi đường mới",
            en = "Notice of the city police on the new permit form" },
  from = "2021-08-25",
  through = order_ends,
}

-- Working name for what some wards and districts asked for on top of the permits; neither forms nor days are
-- known, the city police put an end to it on 25/8 (thanhnien.vn).
directive "H-WARDS" {
  by = "79.districts",
  issued = "2021-08-23",
  title = { vi = "Yêu cầu riêng về đi lại của một số phường, quận",
            en = "Conditions of some wards and districts for people on the road" },
  from = "2021-08-23",
  through = order_ends,
}

-- Working name; list of the city steering committee. To 6/9, and the practice was carried on to 15/9. It
-- begins with the night of 25/8.
directive "H-LIST25" {
  by = "79",
  issued = "2021-08-25",
  title = { vi = "Danh sách đối tượng được ra đường từ tối ngày 25/8",
            en = "Who may go out from the evening of 25 August" },
  from = "2021-08-25 18:00",
  through = "2021-09-15",
}

directive "H-2925" {
  number = "2925/UBND-ĐT",
  by = "79",
  issued = "2021-08-29",
  title = { vi = "Cho người giao hàng công nghệ hoạt động lại tại 8 địa bàn nguy cơ rất cao",
            en = "App shippers work again in the eight red areas" },
  from = "2021-08-30",
  through = order_ends,
}

---- September

-- Bridges backwards: the permits of the period that ended on 6/9 run on without a gap.
directive "H-2994" {
  number = "2994/UBND-ĐT",
  by = "79",
  issued = "2021-09-07",
  title = { vi = "Kéo dài giấy đi đường đến hết ngày 15/9; giờ bán hàng và điều kiện với người lao động",
            en = "Permits run to the end of 15 September; shop hours and conditions for staff" },
  from = "2021-09-07",
  through = "2021-09-15",
  renews = { "H-2796", "H-2800" },
}

directive "H-3072" {
  number = "3072/UBND-VX",
  by = "79",
  issued = "2021-09-15",
  title = { vi = "Tiếp tục giãn cách theo Chỉ thị 16 đến hết ngày 30/9, nới lỏng một số hoạt động",
            en = "Directive 16 until the end of 30 September, with some relief" },
  from = "2021-09-16",
  through = "2021-09-30",
  renews = { "H-2718", "H-2994" },
}

directive "H-3328" {
  number = "3328/QĐ-BCĐ",
  by = "79",
  issued = "2021-09-15",
  title = { vi = "Bộ tiêu chí đánh giá an toàn của từng ngành nghề",
            en = "Safety criteria for each sector" },
  from = "2021-09-15",
}

-- Working name; the list that the police gave at its briefing.
directive "H-BRIEF16" {
  by = "79",
  issued = "2021-09-16",
  title = { vi = "17 nhóm đi lại không cần giấy đi đường",
            en = "17 groups who travel without a permit" },
  from = "2021-09-16",
  through = "2021-09-30",
}

-- Working name; the day of signing was not found.
directive "H-CANGIO" {
  by = "787",
  issued = "2021-09-16",
  title = { vi = "Phương án nới lỏng của huyện Cần Giờ",
            en = "Plan of Can Gio District" },
  from = "2021-09-16",
  through = "2021-09-30",
}

---- October

directive "H-CT18" {
  number = "18/CT-UBND",
  by = "79",
  issued = "2021-09-30",
  title = { vi = "Chỉ thị 18 về tiếp tục kiểm soát, điều chỉnh biện pháp phòng, chống dịch",
            en = "Directive 18 on control and adjustment of measures" },
  from = "2021-10-01",
}

directive "H-10399" {
  number = "10399/SGTVT-KT",
  by = "79.transport",
  issued = "2021-10-01",
  title = { vi = "Tổ chức giao thông từ ngày 1/10",
            en = "Traffic from 1 October" },
  from = "2021-10-01",
}

-- Working name; the day of signing was not found.
directive "H-WORK" {
  by = "79",
  issued = "2021-10-01",
  title = { vi = "Đón người lao động trở lại TP HCM làm việc",
            en = "Workers returning to TP HCM" },
  from = "2021-10-01",
}

-- Working name; agreed with the neighbouring provinces, the day of signing was not found.
directive "H-PAIR" {
  by = "79",
  issued = "2021-10-01",
  title = { vi = "Đi lại giữa TP HCM và các tỉnh lân cận",
            en = "Travel between TP HCM and its neighbours" },
  from = "2021-10-01",
}

-- Working name; the day of signing is not certain.
directive "H-DINE" {
  by = "79",
  issued = "2021-10-27",
  title = { vi = "Cho ăn uống tại chỗ, tối đa 50 % công suất, đến 21 giờ",
            en = "Dine-in at half capacity until 21:00" },
  from = "2021-10-28",
}
