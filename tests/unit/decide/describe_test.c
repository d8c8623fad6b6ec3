/*
 * describe_test.c - every kind of condition in words, as it is written and as it was seen.
 */
#include "explain_fixture.h"

#include "policy/describe.h"

struct wording {
    const char *when, *vi, *en;
};

/* ---- the conditions as written ---- */

static const struct wording as_written[] = {
    {"permit.revoked", "giấy bị thu hồi", "permit revoked"},
    {"permit.revoked:is(false)", "không phải “giấy bị thu hồi”", "not “permit revoked”"},
    {"~permit.revoked", "không phải “giấy bị thu hồi”", "not “permit revoked”"},
    {"purpose:is \"work\"", "mục đích là đi làm", "purpose is work"},
    {"purpose:one_of { \"work\", \"visit\", \"care\" }", "mục đích là đi làm, thăm hoặc khám bệnh",
     "purpose is work, a visit or care"},
    {"purpose:one_of { \"work\", \"repair\", \"care\" }",
     "mục đích là đi làm; khám bệnh; hoặc sửa điện, nước",
     "purpose is work; care; or repair of power, water"},
    {"~purpose:is \"visit\"", "mục đích không phải là thăm", "purpose is not a visit"},
    {"permit.purpose:same(purpose)", "mục đích trên giấy trùng với mục đích",
     "printed purpose equals purpose"},
    {"~permit.purpose:same(purpose)", "mục đích trên giấy khác với mục đích",
     "printed purpose differs from purpose"},
    {"permit.holder:is \"Nguyễn Văn A\"", "tên trên giấy là “Nguyễn Văn A”",
     "name on the permit is “Nguyễn Văn A”"},
    {"permit.holder:one_of { \"A\", \"B\" }", "tên trên giấy là “A” hoặc tên trên giấy là “B”",
     "name on the permit is “A” or name on the permit is “B”"},
    {"person.age:is(18)", "tuổi là 18", "age is 18"},
    {"person.age:at_least(18)", "tuổi từ 18 trở lên", "age is 18 or more"},
    {"person.age:above(18)", "tuổi từ 19 trở lên", "age is 19 or more"},
    {"person.age:at_most(65)", "tuổi không quá 65", "age is at most 65"},
    {"person.age:below(65)", "tuổi không quá 64", "age is at most 64"},
    {"~person.age:at_least(18)", "tuổi dưới 18", "age is below 18"},
    {"person.distance:at_least(1.5)", "khoảng cách (mét) từ 1,5 trở lên",
     "distance in metres is 1.5 or more"},
    {"permit.seat:is \"79\"", "nơi cấp là Thành phố Hồ Chí Minh (79)",
     "issuer's seat is Ho Chi Minh City (79)"},
    {"person.distance:at_least(parameter \"distance\")",
     "khoảng cách (mét) ≥ khoảng cách tối thiểu", "distance in metres ≥ least distance"},
    {"(shop.present * 4):at_most(shop.staff)", "số nhân viên ≥ số người có mặt × 4",
     "staff ≥ staff present × 4"},
    {"(shop.present * 0.25 + person.age):above(10)", "số người có mặt × 0,25 + tuổi > 10",
     "staff present × 0.25 + age > 10"},
    {"(shop.present + shop.staff):is(10)", "số người có mặt + số nhân viên = 10",
     "staff present + staff = 10"},
    {"~(shop.present * 4):at_most(shop.staff)", "số nhân viên < số người có mặt × 4",
     "staff < staff present × 4"},
    {"purpose:listed \"essential\"", "mục đích có trong danh sách essential",
     "purpose is on the list essential"},
    {"~purpose:listed \"essential\"", "mục đích không có trong danh sách essential",
     "purpose is not on the list essential"},
    {"time:before(person.sampled + hours(72))", "thời điểm kiểm tra trước “lúc lấy mẫu” + 72 giờ",
     "the moment of the check is before “time of the sample” + 72 hours"},
    {"time:before(person.sampled + hours(parameter \"sample.hours\"))",
     "thời điểm kiểm tra trước “lúc lấy mẫu” + hiệu lực xét nghiệm",
     "the moment of the check is before “time of the sample” + life of a test"},
    {"time:from(\"2021-08-12 18:00\")",
     "thời điểm kiểm tra không trước 18:00 (6 giờ tối) ngày 12/8/2021",
     "the moment of the check is not before 18:00 (6 pm) on 12 August 2021"},
    {"time:before(\"2021-08-12 18:00\")",
     "thời điểm kiểm tra trước 18:00 (6 giờ tối) ngày 12/8/2021",
     "the moment of the check is before 18:00 (6 pm) on 12 August 2021"},
    {"person.sampled:before(time)", "thời điểm kiểm tra sau “lúc lấy mẫu”",
     "the moment of the check is after “time of the sample”"},
    {"person.sampled:from(time)", "thời điểm kiểm tra không sau “lúc lấy mẫu”",
     "the moment of the check is not after “time of the sample”"},
    {"time:between(\"2021-07-01\", \"2021-08-01 12:00\")",
     "thời điểm kiểm tra từ ngày 1/7/2021 đến trước 12:00 (12 giờ trưa) ngày 1/8/2021",
     "the moment of the check is from 1 July 2021 until before 12:00 (12 noon) on 1 August 2021"},
    {"time:between(person.sampled, sample.ends)",
     "thời điểm kiểm tra từ “lúc lấy mẫu” đến trước “lúc xét nghiệm hết hạn”",
     "the moment of the check is from “time of the sample” until before “end of the test”"},
    {"time:is(\"2021-08-12 18:00\")", "thời điểm kiểm tra là 18:00 (6 giờ tối) ngày 12/8/2021",
     "the moment of the check is 18:00 (6 pm) on 12 August 2021"},
    {"today:is(\"2021-08-12\")", "hôm nay là ngày 12/8/2021", "today is 12 August 2021"},
    {"ticket.valid_on:is(today)", "hôm nay là “ngày trên phiếu”", "today is “day on the ticket”"},
    {"today:from(ticket.valid_on + months(6))", "hôm nay không trước “ngày trên phiếu” + 6 tháng",
     "today is not before “day on the ticket” + 6 months"},
    {"today:before(ticket.valid_on - days(14))", "hôm nay trước “ngày trên phiếu” − 14 ngày",
     "today is before “day on the ticket” − 14 days"},
    {"time:before(person.sampled:day() + days(7))",
     "thời điểm kiểm tra trước đầu ngày của “lúc lấy mẫu” + 7 ngày",
     "the moment of the check is before the start of the day of “time of the sample” + 7 days"},
    {"person.sampled:before(\"2021-08-12 18:00\")",
     "“lúc lấy mẫu” trước 18:00 (6 giờ tối) ngày 12/8/2021",
     "“time of the sample” is before 18:00 (6 pm) on 12 August 2021"},
    {"person.sampled:is(\"2021-08-12\")", "“lúc lấy mẫu” là ngày 12/8/2021",
     "“time of the sample” is 12 August 2021"},
    {"~person.sampled:is(\"2021-08-12\")", "“lúc lấy mẫu” không phải là ngày 12/8/2021",
     "“time of the sample” is not 12 August 2021"},
    {"ticket.valid_on:before(person.sampled + minutes(90))",
     "“ngày trên phiếu” trước “lúc lấy mẫu” + 90 phút",
     "“day on the ticket” is before “time of the sample” + 90 minutes"},
    {"clock:between(\"18:00\", \"06:00\")",
     "giờ trong khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng)",
     "clock between 18:00 (6 pm) and 06:00 (6 am)"},
    {"clock:between(\"12:00\", \"24:00\")",
     "giờ trong khoảng 12:00 (12 giờ trưa) đến 24:00 (12 giờ đêm)",
     "clock between 12:00 (12 noon) and 24:00 (12 midnight)"},
    {"~clock:between(\"18:00\", \"06:00\")",
     "giờ ngoài khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng)",
     "clock not between 18:00 (6 pm) and 06:00 (6 am)"},
    {"clock:inside(permit.hours)", "giờ nằm trong khung giờ trên giấy",
     "clock within printed hours"},
    {"~clock:inside(permit.hours)", "giờ nằm ngoài khung giờ trên giấy",
     "clock outside printed hours"},
    {"origin:inside \"760\"", "nơi đi thuộc Quận 1 (760)", "origin is in District 1 (760)"},
    {"origin:inside { \"760\", \"770\" }", "nơi đi thuộc Quận 1 (760) hoặc Quận 3 (770)",
     "origin is in District 1 (760) or District 3 (770)"},
    {"~here:inside \"79\"", "nơi này không thuộc Thành phố Hồ Chí Minh (79)",
     "this place is not in Ho Chi Minh City (79)"},
    {"permit.zones:covers(origin)", "nơi đi thuộc địa bàn trên giấy", "origin is in printed zones"},
    {"origin:inside(permit.seat:up \"province\")", "nơi đi thuộc tỉnh, thành phố của nơi cấp",
     "origin is in the province of issuer's seat"},
    {"permit.seat:inside \"79\"", "nơi cấp thuộc Thành phố Hồ Chí Minh (79)",
     "issuer's seat is in Ho Chi Minh City (79)"},
    {"origin:same(destination, \"district\")", "nơi đi và nơi đến ở cùng một quận, huyện",
     "origin and destination are in one district"},
    {"~origin:same(destination, \"province\")",
     "nơi đi và nơi đến không ở cùng một tỉnh, thành phố",
     "origin and destination are not in one province"},
    {"trip:within \"79\"", "chuyến đi nằm trọn trong Thành phố Hồ Chí Minh (79)",
     "the trip stays within Ho Chi Minh City (79)"},
    {"~trip:within \"79\"", "chuyến đi không nằm trọn trong Thành phố Hồ Chí Minh (79)",
     "the trip does not stay within Ho Chi Minh City (79)"},
    {"trip:touches { \"79\", \"92\" }",
     "chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79) hoặc Thành phố Cần Thơ (92)",
     "the trip touches Ho Chi Minh City (79) or Can Tho City (92)"},
    {"trip:leaves \"79\"", "chuyến đi rời Thành phố Hồ Chí Minh (79)",
     "the trip leaves Ho Chi Minh City (79)"},
    {"trip:enters \"79\"", "chuyến đi vào Thành phố Hồ Chí Minh (79)",
     "the trip enters Ho Chi Minh City (79)"},
    {"trip:crosses \"79\"", "chuyến đi đi ngang qua Thành phố Hồ Chí Minh (79)",
     "the trip crosses Ho Chi Minh City (79)"},
    {"~trip:crosses \"79\"", "chuyến đi không đi ngang qua Thành phố Hồ Chí Minh (79)",
     "the trip does not cross Ho Chi Minh City (79)"},
    {"trip:within(permit.zones)", "chuyến đi nằm trọn trong địa bàn trên giấy",
     "the trip stays within printed zones"},
    {"trip:within_one \"district\"", "chuyến đi nằm trong một quận, huyện",
     "the trip stays in one district"},
    {"~trip:within_one \"district\"", "chuyến đi không nằm trong một quận, huyện",
     "the trip does not stay in one district"},
    {"origin:level_is \"CT16\"", "giãn cách xã hội tại nơi đi là “Chỉ thị 16”",
     "social distancing at origin is “Directive 16”"},
    {"here:level_one_of { \"CT15\", \"CT99\" }",
     "giãn cách xã hội tại nơi này là “Chỉ thị 15” hoặc “phong tỏa”",
     "social distancing at this place is “Directive 15” or “blockade”"},
    {"trip:level_at_least \"CT16\"", "giãn cách xã hội trên chuyến đi là “Chỉ thị 16” trở lên",
     "social distancing on the trip is “Directive 16” or stricter"},
    {"origin:has_level \"epidemic\"", "cấp độ dịch tại nơi đi đã được xác định",
     "epidemic level at origin is set"},
    {"~origin:level_is \"CT16\"", "giãn cách xã hội tại nơi đi không phải là “Chỉ thị 16”",
     "social distancing at origin is not “Directive 16”"},
    {"origin.published_level:is \"L1\"", "cấp độ đã công bố (nơi đi) là cấp 1",
     "published level (origin) is level 1"},
    {"predicate \"grown\"", "đã lớn", "grown up"},
    {"~predicate \"grown\"", "không phải “đã lớn”", "not “grown up”"},
    {"purpose:is \"work\" & person.age:at_least(18) | permit.revoked",
     "(mục đích là đi làm và tuổi từ 18 trở lên) hoặc giấy bị thu hồi",
     "(purpose is work and age is 18 or more) or permit revoked"},
    {"~(purpose:is \"work\" & person.age:at_least(18))",
     "không phải (mục đích là đi làm và tuổi từ 18 trở lên)",
     "not (purpose is work and age is 18 or more)"},
    {"purpose:is \"work\" & time:from(\"2021-07-01\") & time:before(\"2021-08-01\")",
     "mục đích là đi làm và thời điểm kiểm tra từ ngày 1/7/2021 đến trước ngày 1/8/2021",
     "purpose is work and the moment of the check is from 1 July 2021 until before 1 August 2021"},
    {"trip:touches \"79\"", "chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79)",
     "the trip touches Ho Chi Minh City (79)"},
    {"here:level_is \"CT16\"", "giãn cách xã hội tại nơi này là “Chỉ thị 16”",
     "social distancing at this place is “Directive 16”"},
    {"function(q) return q \"person.age\" >= 18 end, reads = { \"person.age\" }",
     "điều kiện tính bằng hàm tại rules/more.lua:81",
     "what the function at rules/more.lua:81 finds"},
    {"parameter \"strict\"", "siết chặt", "tightened"},
    {"~parameter \"strict\"", "không phải “siết chặt”", "not “tightened”"},
    {"sample.fresh", "mẫu còn mới", "fresh sample"},
    {"sample.ends:before(\"2022-01-01\")", "“lúc xét nghiệm hết hạn” trước ngày 1/1/2022",
     "“end of the test” is before 1 January 2022"},
    {"time:before(person.sampled + hours(72)) & (purpose:is \"work\" | ~permit.revoked)",
     "thời điểm kiểm tra trước “lúc lấy mẫu” + 72 giờ và (mục đích là đi làm hoặc không phải “giấy "
     "bị thu hồi”)",
     "the moment of the check is before “time of the sample” + 72 hours and (purpose is work or "
     "not “permit revoked”)"},
    {"predicate \"grown\" & ~(purpose:is \"work\" | permit.revoked)",
     "đã lớn và không phải (mục đích là đi làm hoặc giấy bị thu hồi)",
     "grown up and not (purpose is work or permit revoked)"},
    {"~(purpose:is \"visit\" & predicate \"grown\") & predicate \"grown\"",
     "không phải (mục đích là thăm và đã lớn) và đã lớn",
     "not (purpose is a visit and grown up) and grown up"},
    {"permit.hours:given()", "khung giờ trên giấy có được cho biết", "printed hours is given"},
    {"~place.at:given()", "địa điểm không được cho biết", "spot is not given"},
    {"(shop.present * parameter \"distance\" * 2):at_most(shop.staff)",
     "số nhân viên ≥ số người có mặt × khoảng cách tối thiểu × 2",
     "staff ≥ staff present × least distance × 2"},
    {"time:before(person.sampled + days(person.age))",
     "thời điểm kiểm tra trước “lúc lấy mẫu” + tuổi",
     "the moment of the check is before “time of the sample” + age"},
    {"here.published_level:is \"L1\"", "cấp độ đã công bố (nơi này) là cấp 1",
     "published level (this place) is level 1"},
};
#define CONDITIONS (sizeof as_written / sizeof *as_written)

/* ---- the same, seen in this query ---- */

static const char much_is_known[] =
    "{\"query\":\"movement\",\"time\":\"2021-07-27T18:30:00+07:00\",\"origin\":{\"zone\":\"760\"},"
    "\"destination\":{\"zone\":\"778\"},\"purpose\":\"work\",\"permit\":{\"form\":\"police\","
    "\"purpose\":\"visit\",\"revoked\":false,\"zones\":[\"760\"],\"seat\":\"79\",\"hours\":[\"06:"
    "00\",\"18:00\"],\"holder\":\"B\"},\"person\":{\"age\":16,\"distance\":2,\"sampled\":\"2021-07-"
    "26T10:00:00+07:00\"},\"ticket\":{\"valid_on\":\"2021-07-27\"},\"shop\":{\"staff\":40,"
    "\"present\":12}}";

static const struct wording seen[] = {
    {"permit.revoked", "giấy bị thu hồi: sai", "permit revoked: false"},
    {"permit.revoked:is(false)", "không phải “giấy bị thu hồi”: đúng",
     "not “permit revoked”: true"},
    {"~permit.revoked", "không phải “giấy bị thu hồi”: đúng", "not “permit revoked”: true"},
    {"purpose:is \"work\"", "mục đích là đi làm: đúng", "purpose is work: true"},
    {"purpose:one_of { \"work\", \"visit\", \"care\" }",
     "mục đích là đi làm, thăm hoặc khám bệnh: đúng (đi làm)",
     "purpose is work, a visit or care: true (work)"},
    {"purpose:one_of { \"work\", \"repair\", \"care\" }",
     "mục đích là đi làm; khám bệnh; hoặc sửa điện, nước: đúng (đi làm)",
     "purpose is work; care; or repair of power, water: true (work)"},
    {"~purpose:is \"visit\"", "mục đích không phải là thăm: đúng (đi làm)",
     "purpose is not a visit: true (work)"},
    {"permit.purpose:same(purpose)",
     "mục đích trên giấy trùng với mục đích: sai (mục đích trên giấy: thăm; mục đích: đi làm)",
     "printed purpose equals purpose: false (printed purpose: a visit; purpose: work)"},
    {"~permit.purpose:same(purpose)",
     "mục đích trên giấy khác với mục đích: đúng (mục đích trên giấy: thăm; mục đích: đi làm)",
     "printed purpose differs from purpose: true (printed purpose: a visit; purpose: work)"},
    {"permit.holder:is \"Nguyễn Văn A\"", "tên trên giấy là “Nguyễn Văn A”: sai (“B”)",
     "name on the permit is “Nguyễn Văn A”: false (“B”)"},
    {"permit.holder:one_of { \"A\", \"B\" }",
     "ít nhất một trong các điều sau: đúng\n"
     "  tên trên giấy là “A”: sai (“B”)\n"
     "  tên trên giấy là “B”: đúng",
     "at least one of these: true\n"
     "  name on the permit is “A”: false (“B”)\n"
     "  name on the permit is “B”: true"},
    {"person.age:is(18)", "tuổi là 18: sai (16)", "age is 18: false (16)"},
    {"person.age:at_least(18)", "tuổi từ 18 trở lên: sai (16)", "age is 18 or more: false (16)"},
    {"person.age:above(18)", "tuổi từ 19 trở lên: sai (16)", "age is 19 or more: false (16)"},
    {"person.age:at_most(65)", "tuổi không quá 65: đúng (16)", "age is at most 65: true (16)"},
    {"person.age:below(65)", "tuổi không quá 64: đúng (16)", "age is at most 64: true (16)"},
    {"~person.age:at_least(18)", "tuổi dưới 18: đúng (16)", "age is below 18: true (16)"},
    {"person.distance:at_least(1.5)", "khoảng cách (mét) từ 1,5 trở lên: đúng (2)",
     "distance in metres is 1.5 or more: true (2)"},
    {"permit.seat:is \"79\"", "nơi cấp là Thành phố Hồ Chí Minh (79): đúng",
     "issuer's seat is Ho Chi Minh City (79): true"},
    {"person.distance:at_least(parameter \"distance\")",
     "khoảng cách (mét) ≥ khoảng cách tối thiểu: đúng (khoảng cách (mét): 2; khoảng cách tối "
     "thiểu: 1,5)",
     "distance in metres ≥ least distance: true (distance in metres: 2; least distance: 1.5)"},
    {"(shop.present * 4):at_most(shop.staff)",
     "số nhân viên ≥ số người có mặt × 4: sai (số nhân viên: 40; số người có mặt: 12)",
     "staff ≥ staff present × 4: false (staff: 40; staff present: 12)"},
    {"(shop.present * 0.25 + person.age):above(10)",
     "số người có mặt × 0,25 + tuổi > 10: đúng (số người có mặt: 12; tuổi: 16)",
     "staff present × 0.25 + age > 10: true (staff present: 12; age: 16)"},
    {"(shop.present + shop.staff):is(10)",
     "số người có mặt + số nhân viên = 10: sai (số người có mặt: 12; số nhân viên: 40)",
     "staff present + staff = 10: false (staff present: 12; staff: 40)"},
    {"~(shop.present * 4):at_most(shop.staff)",
     "số nhân viên < số người có mặt × 4: đúng (số nhân viên: 40; số người có mặt: 12)",
     "staff < staff present × 4: true (staff: 40; staff present: 12)"},
    {"purpose:listed \"essential\"",
     "mục đích có trong danh sách essential: đúng (đi làm, thêm bởi H-2490)",
     "purpose is on the list essential: true (work, added by H-2490)"},
    {"~purpose:listed \"essential\"",
     "mục đích không có trong danh sách essential: sai (đi làm, thêm bởi H-2490)",
     "purpose is not on the list essential: false (work, added by H-2490)"},
    {"time:before(person.sampled + hours(72))",
     "thời điểm kiểm tra trước “lúc lấy mẫu” + 72 giờ: đúng (tức 10:00 ngày 29/7/2021; bây giờ là "
     "18:30 ngày 27/7/2021)",
     "the moment of the check is before “time of the sample” + 72 hours: true (that is 10:00 on 29 "
     "July 2021; now 18:30 on 27 July 2021)"},
    {"time:before(person.sampled + hours(parameter \"sample.hours\"))",
     "thời điểm kiểm tra trước “lúc lấy mẫu” + 72 giờ: đúng (tức 10:00 ngày 29/7/2021; bây giờ là "
     "18:30 ngày 27/7/2021)",
     "the moment of the check is before “time of the sample” + 72 hours: true (that is 10:00 on 29 "
     "July 2021; now 18:30 on 27 July 2021)"},
    {"time:from(\"2021-08-12 18:00\")",
     "thời điểm kiểm tra không trước 18:00 (6 giờ tối) ngày 12/8/2021: sai (bây giờ là 18:30 ngày "
     "27/7/2021)",
     "the moment of the check is not before 18:00 (6 pm) on 12 August 2021: false (now 18:30 on 27 "
     "July 2021)"},
    {"time:before(\"2021-08-12 18:00\")",
     "thời điểm kiểm tra trước 18:00 (6 giờ tối) ngày 12/8/2021: đúng (bây giờ là 18:30 ngày "
     "27/7/2021)",
     "the moment of the check is before 18:00 (6 pm) on 12 August 2021: true (now 18:30 on 27 July "
     "2021)"},
    {"person.sampled:before(time)",
     "thời điểm kiểm tra sau “lúc lấy mẫu”: đúng (tức 10:00 ngày 26/7/2021; bây giờ là 18:30 ngày "
     "27/7/2021)",
     "the moment of the check is after “time of the sample”: true (that is 10:00 on 26 July 2021; "
     "now 18:30 on 27 July 2021)"},
    {"person.sampled:from(time)",
     "thời điểm kiểm tra không sau “lúc lấy mẫu”: sai (tức 10:00 ngày 26/7/2021; bây giờ là 18:30 "
     "ngày 27/7/2021)",
     "the moment of the check is not after “time of the sample”: false (that is 10:00 on 26 July "
     "2021; now 18:30 on 27 July 2021)"},
    {"time:between(\"2021-07-01\", \"2021-08-01 12:00\")",
     "thời điểm kiểm tra từ ngày 1/7/2021 đến trước 12:00 (12 giờ trưa) ngày 1/8/2021: đúng (bây "
     "giờ là 18:30 ngày 27/7/2021)",
     "the moment of the check is from 1 July 2021 until before 12:00 (12 noon) on 1 August 2021: "
     "true (now 18:30 on 27 July 2021)"},
    {"time:between(person.sampled, sample.ends)",
     "thời điểm kiểm tra từ “lúc lấy mẫu” đến trước “lúc xét nghiệm hết hạn”: đúng (“lúc lấy mẫu”: "
     "10:00 ngày 26/7/2021; “lúc xét nghiệm hết hạn”: 31/12/2021; bây giờ là 18:30 ngày 27/7/2021)",
     "the moment of the check is from “time of the sample” until before “end of the test”: true "
     "(“time of the sample”: 10:00 on 26 July 2021; “end of the test”: 31 December 2021; now 18:30 "
     "on 27 July 2021)"},
    {"time:is(\"2021-08-12 18:00\")",
     "thời điểm kiểm tra là 18:00 (6 giờ tối) ngày 12/8/2021: sai (bây giờ là 18:30 ngày "
     "27/7/2021)",
     "the moment of the check is 18:00 (6 pm) on 12 August 2021: false (now 18:30 on 27 July "
     "2021)"},
    {"today:is(\"2021-08-12\")", "hôm nay là ngày 12/8/2021: sai (hôm nay là 27/7/2021)",
     "today is 12 August 2021: false (today 27 July 2021)"},
    {"ticket.valid_on:is(today)",
     "hôm nay là “ngày trên phiếu”: đúng (tức 27/7/2021; hôm nay là 27/7/2021)",
     "today is “day on the ticket”: true (that is 27 July 2021; today 27 July 2021)"},
    {"today:from(ticket.valid_on + months(6))",
     "hôm nay không trước “ngày trên phiếu” + 6 tháng: sai (tức 27/1/2022; hôm nay là 27/7/2021)",
     "today is not before “day on the ticket” + 6 months: false (that is 27 January 2022; today 27 "
     "July 2021)"},
    {"today:before(ticket.valid_on - days(14))",
     "hôm nay trước “ngày trên phiếu” − 14 ngày: sai (tức 13/7/2021; hôm nay là 27/7/2021)",
     "today is before “day on the ticket” − 14 days: false (that is 13 July 2021; today 27 July "
     "2021)"},
    {"time:before(person.sampled:day() + days(7))",
     "thời điểm kiểm tra trước đầu ngày của “lúc lấy mẫu” + 7 ngày: đúng (tức 2/8/2021; bây giờ là "
     "18:30 ngày 27/7/2021)",
     "the moment of the check is before the start of the day of “time of the sample” + 7 days: "
     "true (that is 2 August 2021; now 18:30 on 27 July 2021)"},
    {"person.sampled:before(\"2021-08-12 18:00\")",
     "“lúc lấy mẫu” trước 18:00 (6 giờ tối) ngày 12/8/2021: đúng (“lúc lấy mẫu”: 10:00 ngày "
     "26/7/2021)",
     "“time of the sample” is before 18:00 (6 pm) on 12 August 2021: true (“time of the sample”: "
     "10:00 on 26 July 2021)"},
    {"person.sampled:is(\"2021-08-12\")",
     "“lúc lấy mẫu” là ngày 12/8/2021: sai (“lúc lấy mẫu”: 10:00 ngày 26/7/2021)",
     "“time of the sample” is 12 August 2021: false (“time of the sample”: 10:00 on 26 July 2021)"},
    {"~person.sampled:is(\"2021-08-12\")",
     "“lúc lấy mẫu” không phải là ngày 12/8/2021: đúng (“lúc lấy mẫu”: 10:00 ngày 26/7/2021)",
     "“time of the sample” is not 12 August 2021: true (“time of the sample”: 10:00 on 26 July "
     "2021)"},
    {"ticket.valid_on:before(person.sampled + minutes(90))",
     "“ngày trên phiếu” trước “lúc lấy mẫu” + 90 phút: sai (“ngày trên phiếu”: 27/7/2021; “lúc lấy "
     "mẫu” + 90 phút: 11:30 ngày 26/7/2021)",
     "“day on the ticket” is before “time of the sample” + 90 minutes: false (“day on the ticket”: "
     "27 July 2021; “time of the sample” + 90 minutes: 11:30 on 26 July 2021)"},
    {"clock:between(\"18:00\", \"06:00\")",
     "giờ trong khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng): đúng (bây giờ là 18:30)",
     "clock between 18:00 (6 pm) and 06:00 (6 am): true (now 18:30)"},
    {"clock:between(\"12:00\", \"24:00\")",
     "giờ trong khoảng 12:00 (12 giờ trưa) đến 24:00 (12 giờ đêm): đúng (bây giờ là 18:30)",
     "clock between 12:00 (12 noon) and 24:00 (12 midnight): true (now 18:30)"},
    {"~clock:between(\"18:00\", \"06:00\")",
     "giờ ngoài khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng): sai (bây giờ là 18:30)",
     "clock not between 18:00 (6 pm) and 06:00 (6 am): false (now 18:30)"},
    {"clock:inside(permit.hours)",
     "giờ nằm trong khung giờ trên giấy: sai (06:00 đến 18:00; bây giờ là 18:30)",
     "clock within printed hours: false (06:00 to 18:00; now 18:30)"},
    {"~clock:inside(permit.hours)",
     "giờ nằm ngoài khung giờ trên giấy: đúng (06:00 đến 18:00; bây giờ là 18:30)",
     "clock outside printed hours: true (06:00 to 18:00; now 18:30)"},
    {"origin:inside \"760\"", "nơi đi thuộc Quận 1 (760): đúng (Quận 1 (760))",
     "origin is in District 1 (760): true (District 1 (760))"},
    {"origin:inside { \"760\", \"770\" }",
     "nơi đi thuộc Quận 1 (760) hoặc Quận 3 (770): đúng (Quận 1 (760))",
     "origin is in District 1 (760) or District 3 (770): true (District 1 (760))"},
    {"~here:inside \"79\"", "nơi đi không thuộc Thành phố Hồ Chí Minh (79): sai (Quận 1 (760))",
     "origin is not in Ho Chi Minh City (79): false (District 1 (760))"},
    {"permit.zones:covers(origin)",
     "nơi đi thuộc địa bàn trên giấy: đúng (Quận 1 (760); địa bàn trên giấy: Quận 1 (760))",
     "origin is in printed zones: true (District 1 (760); printed zones: District 1 (760))"},
    {"origin:inside(permit.seat:up \"province\")",
     "nơi đi thuộc tỉnh, thành phố của nơi cấp: đúng (Quận 1 (760); nơi cấp: Thành phố Hồ Chí Minh "
     "(79))",
     "origin is in the province of issuer's seat: true (District 1 (760); issuer's seat: Ho Chi "
     "Minh City (79))"},
    {"permit.seat:inside \"79\"",
     "nơi cấp thuộc Thành phố Hồ Chí Minh (79): đúng (Thành phố Hồ Chí Minh (79))",
     "issuer's seat is in Ho Chi Minh City (79): true (Ho Chi Minh City (79))"},
    {"origin:same(destination, \"district\")",
     "nơi đi và nơi đến ở cùng một quận, huyện: sai (nơi đi: Quận 1 (760); nơi đến: Quận 7 (778))",
     "origin and destination are in one district: false (origin: District 1 (760); destination: "
     "District 7 (778))"},
    {"~origin:same(destination, \"province\")",
     "nơi đi và nơi đến không ở cùng một tỉnh, thành phố: sai (nơi đi: Quận 1 (760); nơi đến: Quận "
     "7 (778))",
     "origin and destination are not in one province: false (origin: District 1 (760); "
     "destination: District 7 (778))"},
    {"trip:within \"79\"",
     "chuyến đi nằm trọn trong Thành phố Hồ Chí Minh (79): đúng (nơi đi: Quận 1 (760); nơi đến: "
     "Quận 7 (778))",
     "the trip stays within Ho Chi Minh City (79): true (origin: District 1 (760); destination: "
     "District 7 (778))"},
    {"~trip:within \"79\"",
     "chuyến đi không nằm trọn trong Thành phố Hồ Chí Minh (79): sai (nơi đi: Quận 1 (760); nơi "
     "đến: Quận 7 (778))",
     "the trip does not stay within Ho Chi Minh City (79): false (origin: District 1 (760); "
     "destination: District 7 (778))"},
    {"trip:touches { \"79\", \"92\" }",
     "chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79) hoặc Thành phố Cần Thơ (92): đúng (nơi đi: "
     "Quận 1 (760); nơi đến: Quận 7 (778))",
     "the trip touches Ho Chi Minh City (79) or Can Tho City (92): true (origin: District 1 (760); "
     "destination: District 7 (778))"},
    {"trip:leaves \"79\"",
     "chuyến đi rời Thành phố Hồ Chí Minh (79): sai (nơi đi: Quận 1 (760); nơi đến: Quận 7 (778))",
     "the trip leaves Ho Chi Minh City (79): false (origin: District 1 (760); destination: "
     "District 7 (778))"},
    {"trip:enters \"79\"",
     "chuyến đi vào Thành phố Hồ Chí Minh (79): sai (nơi đi: Quận 1 (760); nơi đến: Quận 7 (778))",
     "the trip enters Ho Chi Minh City (79): false (origin: District 1 (760); destination: "
     "District 7 (778))"},
    {"trip:crosses \"79\"",
     "chuyến đi đi ngang qua Thành phố Hồ Chí Minh (79): sai (nơi đi: Quận 1 (760); nơi đến: Quận "
     "7 (778))",
     "the trip crosses Ho Chi Minh City (79): false (origin: District 1 (760); destination: "
     "District 7 (778))"},
    {"~trip:crosses \"79\"",
     "chuyến đi không đi ngang qua Thành phố Hồ Chí Minh (79): đúng (nơi đi: Quận 1 (760); nơi "
     "đến: Quận 7 (778))",
     "the trip does not cross Ho Chi Minh City (79): true (origin: District 1 (760); destination: "
     "District 7 (778))"},
    {"trip:within(permit.zones)",
     "chuyến đi nằm trọn trong địa bàn trên giấy: sai (nơi đi: Quận 1 (760); nơi đến: Quận 7 "
     "(778); địa bàn trên giấy: Quận 1 (760))",
     "the trip stays within printed zones: false (origin: District 1 (760); destination: District "
     "7 (778); printed zones: District 1 (760))"},
    {"trip:within_one \"district\"",
     "chuyến đi nằm trong một quận, huyện: sai (nơi đi: Quận 1 (760); nơi đến: Quận 7 (778))",
     "the trip stays in one district: false (origin: District 1 (760); destination: District 7 "
     "(778))"},
    {"~trip:within_one \"district\"",
     "chuyến đi không nằm trong một quận, huyện: đúng (nơi đi: Quận 1 (760); nơi đến: Quận 7 "
     "(778))",
     "the trip does not stay in one district: true (origin: District 1 (760); destination: "
     "District 7 (778))"},
    {"origin:level_is \"CT16\"", "giãn cách xã hội tại nơi đi là “Chỉ thị 16”: đúng",
     "social distancing at origin is “Directive 16”: true"},
    {"here:level_one_of { \"CT15\", \"CT99\" }",
     "giãn cách xã hội tại nơi đi là “Chỉ thị 15” hoặc “phong tỏa”: sai (“Chỉ thị 16”)",
     "social distancing at origin is “Directive 15” or “blockade”: false (“Directive 16”)"},
    {"trip:level_at_least \"CT16\"",
     "giãn cách xã hội trên chuyến đi là “Chỉ thị 16” trở lên: đúng (“Chỉ thị 16”)",
     "social distancing on the trip is “Directive 16” or stricter: true (“Directive 16”)"},
    {"origin:has_level \"epidemic\"", "cấp độ dịch tại nơi đi đã được xác định: sai (không có)",
     "epidemic level at origin is set: false (none)"},
    {"~origin:level_is \"CT16\"", "giãn cách xã hội tại nơi đi không phải là “Chỉ thị 16”: sai",
     "social distancing at origin is not “Directive 16”: false"},
    {"origin.published_level:is \"L1\"", "cấp độ đã công bố (nơi đi) là cấp 1: chưa biết",
     "published level (origin) is level 1: not known"},
    {"predicate \"grown\"",
     "đã lớn: sai\n"
     "  tuổi từ 18 trở lên: sai (16)\n"
     "  tuổi không quá 65: đúng (16)",
     "grown up: false\n"
     "  age is 18 or more: false (16)\n"
     "  age is at most 65: true (16)"},
    {"~predicate \"grown\"",
     "không phải “đã lớn”: đúng\n"
     "  tuổi từ 18 trở lên: sai (16)\n"
     "  tuổi không quá 65: đúng (16)",
     "not “grown up”: true\n"
     "  age is 18 or more: false (16)\n"
     "  age is at most 65: true (16)"},
    {"purpose:is \"work\" & person.age:at_least(18) | permit.revoked",
     "ít nhất một trong các điều sau: sai\n"
     "  tất cả các điều sau: sai\n"
     "    mục đích là đi làm: đúng\n"
     "    tuổi từ 18 trở lên: sai (16)\n"
     "  giấy bị thu hồi: sai",
     "at least one of these: false\n"
     "  all of these: false\n"
     "    purpose is work: true\n"
     "    age is 18 or more: false (16)\n"
     "  permit revoked: false"},
    {"~(purpose:is \"work\" & person.age:at_least(18))",
     "không phải tất cả các điều sau: đúng\n"
     "  mục đích là đi làm: đúng\n"
     "  tuổi từ 18 trở lên: sai (16)",
     "not all of these: true\n"
     "  purpose is work: true\n"
     "  age is 18 or more: false (16)"},
    {"purpose:is \"work\" & time:from(\"2021-07-01\") & time:before(\"2021-08-01\")",
     "mục đích là đi làm: đúng\n"
     "thời điểm kiểm tra từ ngày 1/7/2021 đến trước ngày 1/8/2021: đúng (bây giờ là 18:30 ngày "
     "27/7/2021)",
     "purpose is work: true\n"
     "the moment of the check is from 1 July 2021 until before 1 August 2021: true (now 18:30 on "
     "27 July 2021)"},
    {"trip:touches \"79\"",
     "chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (nơi đi: Quận 1 (760); nơi đến: Quận "
     "7 (778))",
     "the trip touches Ho Chi Minh City (79): true (origin: District 1 (760); destination: "
     "District 7 (778))"},
    {"here:level_is \"CT16\"", "giãn cách xã hội tại nơi đi là “Chỉ thị 16”: đúng",
     "social distancing at origin is “Directive 16”: true"},
    {"function(q) return q \"person.age\" >= 18 end, reads = { \"person.age\" }",
     "điều kiện tính bằng hàm tại rules/more.lua:81: sai (tuổi: 16)",
     "what the function at rules/more.lua:81 finds: false (age: 16)"},
    {"parameter \"strict\"", "siết chặt: đúng", "tightened: true"},
    {"~parameter \"strict\"", "không phải “siết chặt”: sai", "not “tightened”: false"},
    {"sample.fresh", "mẫu còn mới: đúng", "fresh sample: true"},
    {"sample.ends:before(\"2022-01-01\")",
     "“lúc xét nghiệm hết hạn” trước ngày 1/1/2022: đúng (“lúc xét nghiệm hết hạn”: 31/12/2021)",
     "“end of the test” is before 1 January 2022: true (“end of the test”: 31 December 2021)"},
    {"time:before(person.sampled + hours(72)) & (purpose:is \"work\" | ~permit.revoked)",
     "thời điểm kiểm tra trước “lúc lấy mẫu” + 72 giờ: đúng (tức 10:00 ngày 29/7/2021; bây giờ là "
     "18:30 ngày 27/7/2021)\n"
     "ít nhất một trong các điều sau: đúng\n"
     "  mục đích là đi làm: đúng\n"
     "  không phải “giấy bị thu hồi”: đúng",
     "the moment of the check is before “time of the sample” + 72 hours: true (that is 10:00 on 29 "
     "July 2021; now 18:30 on 27 July 2021)\n"
     "at least one of these: true\n"
     "  purpose is work: true\n"
     "  not “permit revoked”: true"},
    {"predicate \"grown\" & ~(purpose:is \"work\" | permit.revoked)",
     "đã lớn: sai\n"
     "  tuổi từ 18 trở lên: sai (16)\n"
     "  tuổi không quá 65: đúng (16)\n"
     "không điều nào sau đây: sai\n"
     "  mục đích là đi làm: đúng\n"
     "  giấy bị thu hồi: sai",
     "grown up: false\n"
     "  age is 18 or more: false (16)\n"
     "  age is at most 65: true (16)\n"
     "none of these: false\n"
     "  purpose is work: true\n"
     "  permit revoked: false"},
    {"~(purpose:is \"visit\" & predicate \"grown\") & predicate \"grown\"",
     "không phải tất cả các điều sau: đúng\n"
     "  mục đích là thăm: sai (đi làm)\n"
     "  đã lớn: sai\n"
     "    tuổi từ 18 trở lên: sai (16)\n"
     "    tuổi không quá 65: đúng (16)\n"
     "đã lớn: sai (xem ở trên)",
     "not all of these: true\n"
     "  purpose is a visit: false (work)\n"
     "  grown up: false\n"
     "    age is 18 or more: false (16)\n"
     "    age is at most 65: true (16)\n"
     "grown up: false (see above)"},
    {"permit.hours:given()", "khung giờ trên giấy có được cho biết: đúng (06:00 đến 18:00)",
     "printed hours is given: true (06:00 to 18:00)"},
    {"~place.at:given()", "địa điểm không được cho biết: đúng", "spot is not given: true"},
    {"(shop.present * parameter \"distance\" * 2):at_most(shop.staff)",
     "số nhân viên ≥ số người có mặt × khoảng cách tối thiểu × 2: đúng (số nhân viên: 40; số người "
     "có mặt: 12; khoảng cách tối thiểu: 1,5)",
     "staff ≥ staff present × least distance × 2: true (staff: 40; staff present: 12; least "
     "distance: 1.5)"},
    {"time:before(person.sampled + days(person.age))",
     "thời điểm kiểm tra trước “lúc lấy mẫu” + 16 ngày: đúng (tức 10:00 ngày 11/8/2021; bây giờ là "
     "18:30 ngày 27/7/2021)",
     "the moment of the check is before “time of the sample” + 16 days: true (that is 10:00 on 11 "
     "August 2021; now 18:30 on 27 July 2021)"},
    {"here.published_level:is \"L1\"", "cấp độ đã công bố (nơi đi) là cấp 1: chưa biết",
     "published level (origin) is level 1: not known"},
};

/* ---- some of them, seen where little is known ---- */

static const char little_is_known[] =
    "{\"query\":\"movement\",\"time\":\"2021-07-27T18:30:00+07:00\",\"origin\":{\"zone\":\"79\"},"
    "\"permit\":{\"form\":\"none\"}}";

static const struct wording seen_of_little[] = {
    {"~permit.revoked", "không phải “giấy bị thu hồi”: đúng (không có)",
     "not “permit revoked”: true (none)"},
    {"purpose:is \"work\"", "mục đích là đi làm: chưa biết", "purpose is work: not known"},
    {"permit.purpose:same(purpose)",
     "mục đích trên giấy trùng với mục đích: sai (mục đích trên giấy: không có)",
     "printed purpose equals purpose: false (printed purpose: none)"},
    {"permit.holder:is \"Nguyễn Văn A\"", "tên trên giấy là “Nguyễn Văn A”: chưa biết",
     "name on the permit is “Nguyễn Văn A”: not known"},
    {"permit.holder:one_of { \"A\", \"B\" }",
     "ít nhất một trong các điều sau: chưa biết\n"
     "  tên trên giấy là “A”: chưa biết\n"
     "  tên trên giấy là “B”: chưa biết",
     "at least one of these: not known\n"
     "  name on the permit is “A”: not known\n"
     "  name on the permit is “B”: not known"},
    {"person.distance:at_least(parameter \"distance\")",
     "khoảng cách (mét) ≥ khoảng cách tối thiểu: chưa biết (khoảng cách tối thiểu: 1,5)",
     "distance in metres ≥ least distance: not known (least distance: 1.5)"},
    {"(shop.present * 4):at_most(shop.staff)", "số nhân viên ≥ số người có mặt × 4: chưa biết",
     "staff ≥ staff present × 4: not known"},
    {"purpose:listed \"essential\"", "mục đích có trong danh sách essential: chưa biết",
     "purpose is on the list essential: not known"},
    {"time:before(person.sampled + hours(72))",
     "thời điểm kiểm tra trước “lúc lấy mẫu” + 72 giờ: chưa biết (bây giờ là 18:30 ngày 27/7/2021)",
     "the moment of the check is before “time of the sample” + 72 hours: not known (now 18:30 on "
     "27 July 2021)"},
    {"time:between(person.sampled, sample.ends)",
     "thời điểm kiểm tra từ “lúc lấy mẫu” đến trước “lúc xét nghiệm hết hạn”: chưa biết (bây giờ "
     "là 18:30 ngày 27/7/2021)",
     "the moment of the check is from “time of the sample” until before “end of the test”: not "
     "known (now 18:30 on 27 July 2021)"},
    {"clock:inside(permit.hours)", "giờ nằm trong khung giờ trên giấy: chưa biết",
     "clock within printed hours: not known"},
    {"origin:inside \"760\"", "nơi đi thuộc Quận 1 (760): chưa biết (Thành phố Hồ Chí Minh (79))",
     "origin is in District 1 (760): not known (Ho Chi Minh City (79))"},
    {"permit.seat:inside \"79\"", "nơi cấp thuộc Thành phố Hồ Chí Minh (79): chưa biết",
     "issuer's seat is in Ho Chi Minh City (79): not known"},
    {"origin:same(destination, \"district\")",
     "nơi đi và nơi đến ở cùng một quận, huyện: chưa biết (nơi đi: Thành phố Hồ Chí Minh (79); nơi "
     "đến: chưa biết)",
     "origin and destination are in one district: not known (origin: Ho Chi Minh City (79); "
     "destination: not known)"},
    {"trip:within \"79\"",
     "chuyến đi nằm trọn trong Thành phố Hồ Chí Minh (79): chưa biết (nơi đi: Thành phố Hồ Chí "
     "Minh (79); nơi đến: chưa biết)",
     "the trip stays within Ho Chi Minh City (79): not known (origin: Ho Chi Minh City (79); "
     "destination: not known)"},
    {"trip:level_at_least \"CT16\"",
     "giãn cách xã hội trên chuyến đi là “Chỉ thị 16” trở lên: đúng (nơi đi: “Chỉ thị 16”; nơi "
     "đến: chưa biết)",
     "social distancing on the trip is “Directive 16” or stricter: true (origin: “Directive 16”; "
     "destination: not known)"},
    {"origin:has_level \"epidemic\"", "cấp độ dịch tại nơi đi đã được xác định: sai (không có)",
     "epidemic level at origin is set: false (none)"},
    {"~predicate \"grown\"",
     "không phải “đã lớn”: chưa biết\n"
     "  tuổi từ 18 trở lên: chưa biết\n"
     "  tuổi không quá 65: chưa biết",
     "not “grown up”: not known\n"
     "  age is 18 or more: not known\n"
     "  age is at most 65: not known"},
};

/* ---- a query without a trip ---- */

static const char about_a_shop[] = "{\"query\":\"shop\",\"time\":\"2021-07-27T00:00:00+07:00\","
                                   "\"shop\":{\"place\":{\"zone\":\"92\"}}}";

static const struct wording seen_of_a_shop[] = {
    {"trip:touches \"79\"",
     "nơi của cơ sở thuộc Thành phố Hồ Chí Minh (79): sai (Thành phố Cần Thơ (92))",
     "place of the shop is in Ho Chi Minh City (79): false (Can Tho City (92))"},
    {"here:level_is \"CT16\"", "giãn cách xã hội tại nơi của cơ sở là “Chỉ thị 16”: sai (không có)",
     "social distancing at place of the shop is “Directive 16”: false (none)"},
    {"trip:level_at_least \"CT16\"",
     "giãn cách xã hội tại nơi của cơ sở là “Chỉ thị 16” trở lên: sai (không có)",
     "social distancing at place of the shop is “Directive 16” or stricter: false (none)"},
    {"trip:within_one \"district\"",
     "nơi của cơ sở nằm trong một quận, huyện: chưa biết (Thành phố Cần Thơ (92))",
     "place of the shop stays in one district: not known (Can Tho City (92))"},
};

/* ---- the policy: one rule for each condition ---- */

static int open_conditions(void **state) {
    static struct fixture f;
    struct text rules;
    text_init(&rules, 1 << 20);
    for (size_t i = 0; i < CONDITIONS; i++)
        text_printf(&rules,
                    "rule \"r%zu\" { cite = { \"N-16\" }, query = { \"movement\", \"shop\" }, "
                    "when = %s, deny = { vi = \"Cấm.\", en = \"No.\" } }\n",
                    i, as_written[i].when);
    fixture_open(&f, text_cstr(&rules));
    text_free(&rules);
    *state = &f;
    return 0;
}

static int close_conditions(void **state) {
    fixture_close(*state);
    return 0;
}

static node_id find_condition(const struct fixture *f, const char *when) {
    const struct rulebook *rb = f->policy->rulebook;
    char id[16] = "";
    for (size_t i = 0; i < CONDITIONS; i++)
        if (strcmp(as_written[i].when, when) == 0)
            snprintf(id, sizeof id, "r%zu", i);
    for (size_t r = 0; r < rb->rule_count; r++)
        if (strcmp(rb->rules[r].id, id) == 0)
            return rb->rules[r].condition;
    fail_msg("no rule has the condition %s", when);
    return NODE_FALSE;
}

/* ---- as written ---- */

static void test_as_written(void **state) {
    const struct fixture *f = *state;
    struct text out;
    text_init(&out, 1 << 16);
    for (size_t i = 0; i < CONDITIONS; i++) {
        node_id condition = find_condition(f, as_written[i].when);
        describe_condition(f->policy->rulebook, condition, 0, true, &out);
        assert_string_equal(text_cstr(&out), as_written[i].vi);
        text_clear(&out);
        describe_condition(f->policy->rulebook, condition, 0, false, &out);
        assert_string_equal(text_cstr(&out), as_written[i].en);
        text_clear(&out);
    }
    text_free(&out);
}

/* ---- seen ---- */

static bool add_line(void *context, int depth, const char *line, size_t length) {
    struct text *tree = context;
    text_printf(tree, "%s%*s%.*s", tree->length > 0 ? "\n" : "", 2 * depth, "", (int)length, line);
    return true;
}

static void assert_tree(const struct fixture *f, node_id condition, bool vi, const char *expected) {
    unsigned char *told = calloc(f->policy->rulebook->predicate_count + 1, 1);
    struct text line, tree;
    struct words w = {
        .rb = f->policy->rulebook, .e = f->decider->evaluation, .vi = vi, .out = &line};
    text_init(&line, 1 << 16);
    text_init(&tree, 1 << 16);
    describe_tree(&w, condition, TREE_ALL, told, add_line, &tree);
    assert_string_equal(text_cstr(&tree), expected);
    text_free(&line);
    text_free(&tree);
    free(told);
}

static void assert_seen(const struct fixture *f, const char *query, const struct wording *wordings,
                        size_t count) {
    struct lkd_ask ask = {.language = LKD_BOTH};
    struct decision decision;
    struct lkd_error err = {0};
    assert_int_equal(decider_read(f->decider, query, strlen(query), &ask, &err), LKD_OK);
    decider_decide(f->decider, LKD_FIELDS_ALL, &decision);
    for (size_t i = 0; i < count; i++) {
        node_id condition = find_condition(f, wordings[i].when);
        assert_tree(f, condition, true, wordings[i].vi);
        assert_tree(f, condition, false, wordings[i].en);
    }
}

static void test_seen(void **state) {
    assert_seen(*state, much_is_known, seen, sizeof seen / sizeof *seen);
}

static void test_little_known(void **state) {
    assert_seen(*state, little_is_known, seen_of_little,
                sizeof seen_of_little / sizeof *seen_of_little);
}

static void test_shop(void **state) {
    assert_seen(*state, about_a_shop, seen_of_a_shop,
                sizeof seen_of_a_shop / sizeof *seen_of_a_shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("every condition reads well as it is written", test_as_written),
        TEST("with a query it tells its value and what it saw", test_seen),
        TEST("what is not known is not told as seen", test_little_known),
        TEST("where there is no trip the one place is named", test_shop),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_conditions, close_conditions);
}
