-- National acts: keys, numbers, periods. A "working name" stands for an act whose number was not found.

---- 2020: distancing, where a level applies it, until Resolution 128 ended it on 11/10/2021

directive "N-CT15" {
  number = "15/CT-TTg",
  by = "vn",
  issued = "2020-03-27",
  title = { vi = "Chỉ thị 15 về đợt cao điểm phòng, chống dịch COVID-19",
            en = "Directive 15 on the peak period of COVID-19 prevention and control" },
  from = "2020-03-28",
  through = "2021-10-10",
}

directive "N-CT16" {
  number = "16/CT-TTg",
  by = "vn",
  issued = "2020-03-31",
  title = { vi = "Chỉ thị 16 về các biện pháp cấp bách phòng, chống dịch COVID-19",
            en = "Directive 16 on urgent measures of COVID-19 prevention and control" },
  from = "2020-04-01",
  through = "2021-10-10",
}

directive "N-2601" {
  number = "2601/VPCP-KGVX",
  by = "vn",
  issued = "2020-04-03",
  title = { vi = "Hướng dẫn thực hiện Chỉ thị 16: những nơi được tiếp tục làm việc",
            en = "How to carry out Directive 16: who may keep working" },
  from = "2020-04-03",
  through = "2021-10-10",
}

directive "N-CT19" {
  number = "19/CT-TTg",
  by = "vn",
  issued = "2020-04-24",
  title = { vi = "Chỉ thị 19 về phòng, chống dịch COVID-19 trong tình hình mới",
            en = "Directive 19 on COVID-19 prevention and control in the new situation" },
  from = "2020-04-25",
  through = "2021-10-10",
}

---- Sanctions: named, never computed. The day of entry into force is from memory.

directive "N-117" {
  number = "117/2020/NĐ-CP",
  by = "vn",
  issued = "2020-09-28",
  title = { vi = "Nghị định về xử phạt vi phạm hành chính trong lĩnh vực y tế",
            en = "Decree on administrative sanctions in health matters" },
  from = "2020-11-15",
}

---- 2021

directive "N-2686" {
  number = "2686/QĐ-BCĐQG",
  by = "bcdqg",
  issued = "2021-05-31",
  title = { vi = "Quyết định về đánh giá mức độ nguy cơ dịch COVID-19",
            en = "Decision on assessing the risk of COVID-19" },
  from = "2021-05-31",
}

-- 14 days from a start that each province chose, at the latest 19/7 00:00; an earlier one is asserted.
directive "N-969" {
  number = "969/TTg-KGVX",
  by = "vn",
  issued = "2021-07-17",
  title = { vi = "Áp dụng Chỉ thị 16 tại 19 tỉnh, thành phố phía Nam",
            en = "Directive 16 for 19 southern provinces" },
  from = "2021-07-19",
  to = "2021-08-02",
}

directive "N-4481" {
  number = "4481/BCT-TTTN",
  by = "bct",
  issued = "2021-07-27",
  title = { vi = "Danh mục hàng hóa thiết yếu trong thời gian giãn cách",
            en = "List of essential goods under distancing" },
  from = "2021-07-27",
}

directive "N-5187" {
  number = "5187/VPCP-CN",
  by = "vn",
  issued = "2021-07-29",
  title = { vi = "Tạo thuận lợi cho vận chuyển hàng hóa; xe có thẻ nhận diện QR không bị kiểm tra tại chốt",
            en = "Free flow of goods; vehicles with a QR card are not checked at checkpoints" },
  from = "2021-07-30",
}

-- Forbids leaving "until distancing ends": at the latest when Resolution 128 ended it.
directive "N-1063" {
  number = "1063/CĐ-TTg",
  by = "vn",
  issued = "2021-07-31",
  title = { vi = "Công điện tiếp tục giãn cách thêm 14 ngày và không để người dân rời nơi cư trú",
            en = "Telegram prolonging distancing by 14 days and keeping people where they live" },
  from = "2021-08-01",
  through = "2021-10-10",
}

-- Signed the same evening; the hour stands for "after the telegram", whose clause it narrows.
directive "N-5255" {
  number = "5255/VPCP-KGVX",
  by = "vn",
  issued = "2021-07-31 20:00",
  title = { vi = "Đính chính Công điện 1063: không ra khỏi tỉnh, thành phố nơi cư trú",
            en = "Correction of telegram 1063: nobody leaves the province of residence" },
  from = "2021-08-01",
  through = "2021-10-10",
}

directive "N-86" {
  number = "86/NQ-CP",
  by = "vn",
  issued = "2021-08-06",
  title = { vi = "Nghị quyết về các giải pháp phòng, chống dịch COVID-19",
            en = "Resolution on measures of COVID-19 prevention and control" },
  from = "2021-08-06",
}

-- Working name; number not found.
directive "N-DRVN" {
  by = "bgtvt.roads",
  issued = "2021-08-08",
  title = { vi = "Thẻ nhận diện QR đã cấp có giá trị đến khi có thông báo mới",
            en = "Issued green-lane cards stay valid until further notice" },
  from = "2021-08-08",
}

directive "N-1099" {
  number = "1099/CĐ-TTg và 1102/CĐ-TTg",
  by = "vn",
  issued = "2021-08-22",
  title = { vi = "Công điện về tăng cường giãn cách xã hội",
            en = "Telegrams on stronger distancing" },
  from = "2021-08-22",
}

-- Number as published by thuvienphapluat.vn.
directive "N-0930" {
  number = "1265/CĐ-TTg",
  by = "vn",
  issued = "2021-09-30",
  title = { vi = "Công điện tiếp tục kiểm soát người ra, vào TP HCM, Bình Dương, Đồng Nai, Long An",
            en = "Telegram on control of people leaving and entering TP HCM, Binh Duong, Dong Nai, Long An" },
  from = "2021-09-30",
}

-- Pilot of passenger transport between provinces, until the rules of 20/10 (which carry it on) came.
directive "N-1740" {
  number = "1740/QĐ-BGTVT",
  by = "bgtvt",
  issued = "2021-09-30",
  title = { vi = "Thí điểm vận tải hành khách từ 1/10",
            en = "Pilot of passenger transport from 1 October" },
  from = "2021-10-01",
  through = "2021-10-19",
}

directive "N-128" {
  number = "128/NQ-CP",
  by = "vn",
  issued = "2021-10-11",
  title = { vi = "Nghị quyết về thích ứng an toàn, linh hoạt, kiểm soát hiệu quả dịch COVID-19",
            en = "Resolution on safe and flexible adaptation to COVID-19" },
  from = "2021-10-11",
}

directive "N-4800" {
  number = "4800/QĐ-BYT",
  by = "byt",
  issued = "2021-10-12",
  title = { vi = "Hướng dẫn chuyên môn thực hiện Nghị quyết 128: đánh giá cấp độ dịch",
            en = "Technical guide to Resolution 128: assessing the epidemic level" },
  from = "2021-10-12",
}

directive "N-1840" {
  number = "1840/QĐ-BGTVT",
  by = "bgtvt",
  issued = "2021-10-20",
  title = { vi = "Quy định về khai thác các đường bay nội địa",
            en = "Rules for domestic flights" },
  from = "2021-10-20",
  renews = { "N-1740" },
}

---- Quarantine and treatment

-- Working name; number not found.
directive "M-21D" {
  by = "byt",
  issued = "2021-05-05",
  title = { vi = "Cách ly y tế tập trung 21 ngày",
            en = "21 days of quarantine" },
  from = "2021-05-05",
  through = "2021-07-13",
}

directive "M-5152" {
  number = "5152/BYT-MT",
  by = "byt",
  issued = "2021-06-27",
  title = { vi = "Thí điểm cách ly F1 tại nhà ở TP HCM",
            en = "Pilot of home quarantine for contacts in TP HCM" },
  from = "2021-06-27",
  through = "2021-07-13",
}

directive "M-5599" {
  number = "5599/BYT-MT",
  by = "byt",
  issued = "2021-07-14",
  title = { vi = "Giảm thời gian cách ly F1 còn 14 ngày; tiêu chuẩn xuất viện của F0 không triệu chứng",
            en = "Quarantine of contacts cut to 14 days; discharge of cases without symptoms" },
  from = "2021-07-14",
}

directive "M-3638" {
  number = "3638/QĐ-BYT",
  by = "byt",
  issued = "2021-07-30",
  title = { vi = "Hướng dẫn tạm thời giám sát và phòng, chống COVID-19",
            en = "Interim guide to surveillance, prevention and control of COVID-19" },
  from = "2021-07-30",
}

directive "M-6288" {
  number = "6288/BYT-MT",
  by = "byt",
  issued = "2021-08-04",
  title = { vi = "Giảm thời gian cách ly người nhập cảnh đã tiêm đủ liều hoặc đã khỏi bệnh",
            en = "Shorter quarantine of vaccinated or recovered arrivals from abroad" },
  from = "2021-08-04",
}

directive "M-6386" {
  number = "6386/BYT-MT",
  by = "byt",
  issued = "2021-08-06",
  title = { vi = "Cách ly, xét nghiệm người về từ vùng dịch trong nước",
            en = "Quarantine and tests of arrivals from affected areas in the country" },
  from = "2021-08-06",
  through = "2021-10-02",
}

directive "M-8318" {
  number = "8318/BYT-DP",
  by = "byt",
  issued = "2021-10-03",
  title = { vi = "Xét nghiệm, theo dõi sức khỏe người về từ vùng nguy cơ cao và rất cao",
            en = "Tests and monitoring of arrivals from high and very high risk areas" },
  from = "2021-10-03",
}

directive "M-8399" {
  number = "8399/BYT-MT",
  by = "byt",
  issued = "2021-10-06",
  title = { vi = "Cách ly, theo dõi sức khỏe người về từ TP HCM, Bình Dương, Đồng Nai, Long An",
            en = "Quarantine and monitoring of arrivals from TP HCM, Binh Duong, Dong Nai, Long An" },
  from = "2021-10-06",
}
