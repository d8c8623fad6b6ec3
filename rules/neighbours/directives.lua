-- Acts of other provinces: keys and periods. All are working names for acts whose numbers were not found.

directive "LA-2707" {
  by = "80",
  issued = "2021-07-27",
  title = { vi = "Long An: không ra đường từ 18 giờ đến 6 giờ",
            en = "Long An: stay home from 18:00 to 06:00" },
  from = "2021-07-27",
}

directive "BT-RET" {
  by = "83",
  issued = "2021-07-30",
  title = { vi = "Bến Tre: đón người dân từ TP HCM về quê",
            en = "Ben Tre: return trips from TP HCM" },
  from = "2021-07-30",
}

directive "HN-STAMP" {
  by = "01",
  issued = "2021-08-08",
  title = { vi = "Hà Nội: giấy đi đường của đơn vị phải có xác nhận của phường, xã",
            en = "Ha Noi: employer papers need the stamp of the ward" },
  from = "2021-08-09",
  to = "2021-08-10 12:00",
}

directive "HN-QR" {
  by = "01",
  issued = "2021-09-06",
  title = { vi = "Hà Nội: giấy đi đường mẫu mới có mã QR, dùng song song với mẫu cũ",
            en = "Ha Noi: new permit form with QR code beside the old one" },
  from = "2021-09-08",
  through = "2021-09-20",
}

-- Known for September only.
directive "HN-DECL" {
  by = "01",
  issued = "2021-09-01",
  title = { vi = "Hà Nội: mã khai báo di chuyển có giá trị 72 giờ",
            en = "Ha Noi: declaration code of 72 hours" },
  from = "2021-09-01",
  through = "2021-09-30",
}
