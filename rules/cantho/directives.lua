-- Acts of Cần Thơ: keys, numbers, periods. A "working name" stands for an act whose number was not found.

-- Working name; number not found.
directive "C-1606" {
  by = "92",
  issued = "2021-06-16",
  title = { vi = "Tạm dừng một số dịch vụ, không tụ tập quá 10 người",
            en = "Closure of some services, no gathering over 10" },
  from = "2021-06-16",
  through = "2021-07-11",
}

-- Signed on the evening of 11/7; number not found.
directive "C-1207" {
  by = "92",
  issued = "2021-07-11",
  title = { vi = "Chỉ thị 16 tại Ninh Kiều, Cái Răng; Chỉ thị 15 tại 7 quận, huyện còn lại",
            en = "Directive 16 in Ninh Kieu and Cai Rang, Directive 15 in the other seven districts" },
  from = "2021-07-12",
  through = "2021-07-18",
}

-- Number not found.
directive "C-SCT207" {
  by = "92.trade",
  issued = "2021-07-20",
  title = { vi = "Danh mục hàng hóa thiết yếu của Cần Thơ",
            en = "Essential goods in Can Tho" },
  from = "2021-07-20",
}

-- Its day is known from later letters of the city that cite it (thoidai.com.vn); its contents were not found.
directive "C-CT10" {
  number = "10/CT-UBND",
  by = "92",
  issued = "2021-08-01",
  title = { vi = "Chỉ thị 10 về tăng cường biện pháp cấp bách thực hiện giãn cách",
            en = "Directive 10 on urgent measures of distancing" },
  from = "2021-08-01",
}

-- Neither number nor day of signing was found.
directive "C-SUSP" {
  by = "92",
  issued = "2021-08-04",
  title = { vi = "Dừng hoạt động doanh nghiệp không bảo đảm an toàn phòng dịch",
            en = "Businesses that are not safe must stop" },
  from = "2021-08-05",
}

-- Working name; letter of the chairman (thoidai.com.vn, 15/8), number not found. It ends at 0:00 of 25/8.
directive "C-1508" {
  by = "92",
  issued = "2021-08-15",
  title = { vi = "Tiếp tục giãn cách theo Chỉ thị 16 đến 0 giờ ngày 25/8",
            en = "Directive 16 until 00:00 of 25 August" },
  from = "2021-08-16",
  to = "2021-08-25",
}

directive "C-3438" {
  number = "3438/UBND-KT",
  by = "92",
  issued = "2021-08-21",
  title = { vi = "Xe chở hàng vào Cần Thơ: đăng ký trước, trung chuyển, đổi tài xế",
            en = "Goods vehicles entering Can Tho: registration, transfer, change of driver" },
  from = "2021-08-23",
}

directive "C-3508" {
  number = "3508/UBND-HCTC",
  by = "92",
  issued = "2021-08-24",
  title = { vi = "Tiếp tục và tăng cường giãn cách; mỗi hộ một người mua thực phẩm từ 8 giờ đến 17 giờ",
            en = "Directive 16 prolonged; one shopper for each household, 8:00 to 17:00" },
  from = "2021-08-25",
  to = "2021-09-08",
}

-- Working name; number not found.
directive "C-2808" {
  by = "92",
  issued = "2021-08-28",
  title = { vi = "Bỏ việc đăng ký trước của xe chở hàng vào Cần Thơ",
            en = "No more registration of goods vehicles entering Can Tho" },
  from = "2021-08-28",
}

-- Working name; letter of the chairman (thoidai.com.vn, 7/9), number not found. It ends at 0:00 of 18/9 and
-- carries on the level of 3508, whose measures end on 8/9.
directive "C-0709" {
  by = "92",
  issued = "2021-09-07",
  title = { vi = "Tiếp tục giãn cách theo Chỉ thị 16 đến 0 giờ ngày 18/9",
            en = "Directive 16 until 00:00 of 18 September" },
  from = "2021-09-08",
  to = "2021-09-18",
  renews = { "C-3508" },
}

-- Working name. Number as given by ngaynay.vn, 17/9.
directive "C-1809" {
  number = "4007",
  by = "92",
  issued = "2021-09-17",
  title = { vi = "Chỉ thị 15 tại 4 huyện vùng xanh, Chỉ thị 16 tại 5 quận",
            en = "Directive 15 in four green districts, Directive 16 in five urban ones" },
  from = "2021-09-18",
  through = "2021-09-23",
}

-- Working name; number not found. "Until further notice": until Resolution 128 is applied in the city.
directive "C-2409" {
  by = "92",
  issued = "2021-09-23",
  title = { vi = "Chỉ thị 15 toàn thành phố, riêng 9 phường Chỉ thị 16",
            en = "Directive 15 for the city, Directive 16 for nine wards" },
  from = "2021-09-24",
  to = "2021-10-15",
}

-- Working name; number not found. "Until further notice": as above.
directive "C-3009" {
  by = "92",
  issued = "2021-09-30",
  title = { vi = "Chỉ thị 15 toàn thành phố từ 12 giờ ngày 30/9",
            en = "Directive 15 for the whole city from 12:00 of 30 September" },
  from = "2021-09-30 12:00",
  to = "2021-10-15",
  renews = { "C-2409" },
}

-- Working name; number not found.
directive "C-RET" {
  by = "92",
  issued = "2021-10-01",
  title = { vi = "Tiếp nhận, hướng dẫn người tự về quê",
            en = "Reception of people who return on their own" },
  from = "2021-10-01",
}

-- Working name; number not found, first day and day of signing are not certain.
directive "C-128" {
  by = "92",
  issued = "2021-10-15",
  title = { vi = "Thực hiện Nghị quyết 128 tại Cần Thơ",
            en = "Resolution 128 in Can Tho" },
  from = "2021-10-15",
}
