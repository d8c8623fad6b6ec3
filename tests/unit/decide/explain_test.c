/*
 * explain_test.c - letters and the few lines of `decide`, word for word.
 */
#include "explain_fixture.h"

#include "support/failing_malloc.h"

static const char rules_lua[] =
    "rule \"night\" {\n"
    "  cite = { \"H-2490\" }, query = \"movement\", where = \"79\", when = "
    "clock:between(\"18:00\", \"06:00\"),\n"
    "  deny = { vi = \"Ban đêm không ra đường.\", en = \"No movement at night.\" },\n"
    "}\n"
    "rule \"night.care\" {\n"
    "  cite = { \"H-2490\" }, query = \"movement\", when = purpose:is \"care\", lift = { \"night\" "
    "},\n"
    "  text = { vi = \"Đi khám bệnh được đi ban đêm.\", en = \"Going to a doctor is allowed at "
    "night.\" },\n"
    "}\n"
    "rule \"work\" {\n"
    "  cite = { \"N-16\" }, query = \"movement\", when = purpose:listed \"essential\",\n"
    "  allow = { vi = \"Việc cần thiết: được đi.\", en = \"An essential purpose: you may go.\" },\n"
    "}\n"
    "rule \"work.test\" {\n"
    "  cite = { \"N-16\" }, query = \"movement\", when = purpose:is \"work\",\n"
    "  require = time:before(sample.ends) | person.letter,\n"
    "  text = { vi = \"Đi làm phải có xét nghiệm còn hạn hoặc giấy của đơn vị.\",\n"
    "           en = \"Going to work needs a recent test or a letter.\" },\n"
    "}\n"
    "rule \"work.permit\" {\n"
    "  cite = { \"H-2490\" }, query = \"movement\", when = purpose:is \"work\",\n"
    "  require = permit.form:is \"police\" & ~permit.revoked,\n"
    "  text = { vi = \"Cần giấy đi đường.\", en = \"A permit is needed.\" },\n"
    "}\n"
    "rule \"mask\" {\n"
    "  cite = { \"N-16\" }, query = \"movement\", when = purpose:one_of { \"work\", \"care\" },\n"
    "  oblige = { vi = \"Đeo khẩu trang suốt chuyến đi và giữ khoảng cách 2 m với người khác, kể "
    "cả khi chờ tại chốt.\",\n"
    "             en = \"Wear a mask during the whole trip and keep 2 m from others, even while "
    "waiting at the checkpoint.\" },\n"
    "}\n"
    "rule \"local.letter\" {\n"
    "  cite = { \"H-2490\" }, query = \"movement\", topic = \"papers\", when = purpose:is "
    "\"care\",\n"
    "  deny = { vi = \"Quận đòi thêm giấy.\", en = \"The district wants one more paper.\" },\n"
    "}\n"
    "rule \"no.local.papers\" {\n"
    "  cite = { \"N-16\" }, query = \"movement\", when = purpose:is \"care\", shield = { "
    "\"papers\" },\n"
    "  text = { vi = \"Không được đặt thêm giấy tờ.\", en = \"Further papers may not be asked "
    "for.\" },\n"
    "}\n"
    "conflict \"distance\" {\n"
    "  cite = { \"N-16\", \"H-2490\" }, query = \"movement\", when = purpose:is \"care\", about = "
    "{ \"mask\" },\n"
    "  text = { vi = \"Hai văn bản ghi khoảng cách khác nhau.\", en = \"Two documents name "
    "different distances.\" },\n"
    "}\n"
    "default \"movement\" {\n"
    "  level = \"CT16\", cite = { \"N-16\" },\n"
    "  deny = { vi = \"Ở nhà khi không có việc cần thiết.\", en = \"Stay at home unless there is a "
    "need.\" },\n"
    "  allow = { vi = \"Được đi lại.\", en = \"You may go.\" },\n"
    "}\n"
    "rule \"shop.function\" {\n"
    "  cite = { \"N-16\" }, query = \"shop\", where = \"79\",\n"
    "  when = function(q) return q \"shop.staff\" > nil end, reads = { \"shop.staff\" },\n"
    "  allow = { vi = \"Được mở cửa.\", en = \"It may open.\" },\n"
    "}\n";

/* ---- queries ---- */

static const char visit_at_night[] =
    "{\"query\":\"movement\",\"time\":\"2021-07-27T18:30:00+07:00\","
    "\"origin\":{\"zone\":\"760\"},\"destination\":{\"zone\":\"778\"},"
    "\"purpose\":\"visit\"}";
static const char care_at_night[] =
    "{\"query\":\"movement\",\"time\":\"2021-07-27T20:00:00+07:00\","
    "\"origin\":{\"zone\":\"760\"},\"destination\":{\"zone\":\"760\"},\"purpose\":\"care\"}";
static const char work_untested[] =
    "{\"query\":\"movement\",\"time\":\"2021-07-27T10:00:00+07:00\","
    "\"origin\":{\"zone\":\"760\"},\"destination\":{\"zone\":\"760\"},\"purpose\":\"work\","
    "\"permit\":{\"form\":\"police\",\"revoked\":false},\"person\":{\"age\":30,"
    "\"sampled\":\"2021-07-20T08:00:00+07:00\",\"letter\":false}}";
static const char work_unasked[] =
    "{\"query\":\"movement\",\"time\":\"2021-07-27T10:00:00+07:00\","
    "\"origin\":{\"zone\":\"760\"},\"destination\":{\"zone\":\"760\"},\"purpose\":\"work\","
    "\"person\":{\"letter\":true}}";
static const char visit_by_day[] =
    "{\"query\":\"movement\",\"time\":\"2021-08-03T10:00:00+07:00\","
    "\"origin\":{\"zone\":\"760\"},\"destination\":{\"zone\":\"92\"},\"purpose\":\"visit\"}";
static const char level_known[] = "{\"query\":\"level\",\"time\":\"2021-07-27T10:00:00+07:00\","
                                  "\"place\":{\"at\":{\"zone\":\"760\"}}}";
static const char level_unknown[] = "{\"query\":\"level\",\"time\":\"2021-10-12T10:00:00+07:00\","
                                    "\"place\":{\"at\":{\"zone\":\"760\"}}}";
static const char shop_in_92[] = "{\"query\":\"shop\",\"time\":\"2021-07-27T10:00:00+07:00\","
                                 "\"shop\":{\"place\":{\"zone\":\"92\"}}}";
static const char shop_in_760[] = "{\"query\":\"shop\",\"time\":\"2021-07-27T10:00:00+07:00\","
                                  "\"shop\":{\"place\":{\"zone\":\"760\"},\"staff\":3}}";
static const char from_a_point[] =
    "{\"query\":\"movement\",\"time\":\"2021-07-27T10:00:00+07:00\","
    "\"origin\":{\"point\":[106.7,10.77]},\"destination\":{\"zone\":\"760\"},"
    "\"purpose\":\"visit\"}";
static const char unreadable[] = "{\"query\":\"movement\",\"purpos\":\"work\"}";

/* ---- asking ---- */

static int open_letters(void **state) {
    static struct fixture f;
    fixture_open(&f, rules_lua);
    *state = &f;
    return 0;
}

static int close_letters(void **state) {
    fixture_close(*state);
    return 0;
}

static struct lkd_ask ask_in(enum lkd_language language) {
    return (struct lkd_ask){.language = language};
}

static void assert_letter(void **state, const char *query, enum lkd_language language,
                          enum lkd_verdict verdict, const char *expected) {
    const struct fixture *f = *state;
    struct lkd_ask ask = ask_in(language);
    struct lkd_answer letter;
    struct lkd_error err;
    assert_int_equal(lkd_explain_text(f->decider, query, strlen(query), &ask, false, &letter, &err),
                     LKD_OK);
    assert_string_equal(letter.json, expected);
    assert_int_equal(letter.length, strlen(expected));
    assert_int_equal(letter.verdict, verdict);
}

static void assert_pretty(void **state, const char *query, enum lkd_language language, bool colour,
                          unsigned fields, const char *expected) {
    const struct fixture *f = *state;
    struct lkd_ask ask = ask_in(language);
    struct lkd_answer answer;
    struct lkd_error err;
    ask.fields = fields;
    assert_int_equal(
        lkd_decide_pretty(f->decider, query, strlen(query), &ask, colour, &answer, &err), LKD_OK);
    assert_string_equal(answer.json, expected);
}

/* ---- letters ---- */

static const char visit_at_night_vi[] =
    "KHÔNG ĐƯỢC PHÉP\n"
    "Câu hỏi: Người này có được đi qua đây không?\n"
    "Lúc 18:30 (6 giờ 30 tối) ngày 27/7/2021; nơi đi: Quận 1 (760); nơi đến: Quận 7 (778); mục "
    "đích:\n"
    "thăm.\n"
    "Đang áp dụng tại Quận 1 (760): “Chỉ thị 16” [H-2490]; tại Quận 7 (778): “Chỉ thị 16” "
    "[H-2490].\n"
    "\n"
    "Vì sao\n"
    "  1. Ban đêm không ra đường.\n"
    "     Căn cứ: Văn bản 2490/UBND ngày 26/7/2021 của UBND TP HCM, “Hạn chế ra đường ban đêm”\n"
    "       [H-2490].\n"
    "     - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (nơi đi: Quận 1 (760); nơi "
    "đến:\n"
    "       Quận 7 (778))\n"
    "     - giờ trong khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng): đúng (bây giờ là 18:30)\n"
    "\n"
    "Làm thế nào để được phép\n"
    "  Không thấy điều gì người được hỏi có thể làm hoặc xuất trình để được phép lúc này.\n"
    "\n"
    "Đến khi nào\n"
    "  Câu trả lời này đúng đến hết ngày 15/8/2021. Từ lúc đó: chưa xác định, xin hỏi lại.\n"
    "\n"
    "Liên hệ\n"
    "  UBND TP HCM: 1022\n"
    "\n"
    "Các quy định đã xem xét\n"
    "  cấm night: đúng (rules/more.lua:1)\n"
    "    - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (nơi đi: Quận 1 (760); nơi "
    "đến:\n"
    "      Quận 7 (778))\n"
    "    - giờ trong khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng): đúng (bây giờ là 18:30)\n"
    "  default.movement.distancing: cấm từ “Chỉ thị 16” trở lên (rules/more.lua:41)\n"
    "    giãn cách xã hội tại nơi đi: “Chỉ thị 16”\n"
    "    giãn cách xã hội tại nơi đến: “Chỉ thị 16”\n";

static const char visit_at_night_en[] =
    "NOT ALLOWED\n"
    "Question: May this person pass here?\n"
    "At 18:30 (6:30 pm) on 27 July 2021; origin: District 1 (760); destination: District 7 (778);\n"
    "purpose: a visit.\n"
    "In force at District 1 (760): “Directive 16” [H-2490]; at District 7 (778): “Directive 16”\n"
    "[H-2490].\n"
    "\n"
    "Why\n"
    "  1. No movement at night.\n"
    "     Basis: 2490/UBND of 26 July 2021, People's Committee of HCMC, “Stay home at night”\n"
    "       [H-2490].\n"
    "     - the trip touches Ho Chi Minh City (79): true (origin: District 1 (760); destination:\n"
    "       District 7 (778))\n"
    "     - clock between 18:00 (6 pm) and 06:00 (6 am): true (now 18:30)\n"
    "\n"
    "What would change it\n"
    "  Nothing was found that the person could do or show to be allowed now.\n"
    "\n"
    "Until when\n"
    "  This answer holds until the end of 15 August 2021. From then on: undetermined; ask again.\n"
    "\n"
    "Whom to call\n"
    "  People's Committee of HCMC: 1022\n"
    "\n"
    "Rules considered\n"
    "  denies night: true (rules/more.lua:1)\n"
    "    - the trip touches Ho Chi Minh City (79): true (origin: District 1 (760); destination:\n"
    "      District 7 (778))\n"
    "    - clock between 18:00 (6 pm) and 06:00 (6 am): true (now 18:30)\n"
    "  default.movement.distancing: denies from “Directive 16” up (rules/more.lua:41)\n"
    "    social distancing at origin: “Directive 16”\n"
    "    social distancing at destination: “Directive 16”\n";

static void test_deny(void **state) {
    assert_letter(state, visit_at_night, LKD_BOTH, LKD_DENY, visit_at_night_vi);
    assert_letter(state, visit_at_night, LKD_ENGLISH, LKD_DENY, visit_at_night_en);
}

static const char care_at_night_vi[] =
    "ĐƯỢC PHÉP\n"
    "Câu hỏi: Người này có được đi qua đây không?\n"
    "Lúc 20:00 (8 giờ tối) ngày 27/7/2021; nơi đi: Quận 1 (760); nơi đến: Quận 1 (760); mục đích:\n"
    "khám bệnh.\n"
    "Đang áp dụng tại Quận 1 (760): “Chỉ thị 16” [H-2490].\n"
    "\n"
    "Vì sao\n"
    "  1. Việc cần thiết: được đi.\n"
    "     Căn cứ: Văn bản 16/CT-TTg ngày 31/3/2020 của Chính phủ, “Chỉ thị 16” [N-16].\n"
    "     Căn cứ: Văn bản 2490/UBND ngày 26/7/2021 của UBND TP HCM, “Hạn chế ra đường ban đêm”\n"
    "       [H-2490].\n"
    "     - mục đích có trong danh sách essential: đúng (khám bệnh, thêm bởi H-2490)\n"
    "  2. Không được đặt thêm giấy tờ.\n"
    "     Căn cứ: Văn bản 16/CT-TTg [N-16].\n"
    "     - mục đích là khám bệnh: đúng\n"
    "  3. Đi khám bệnh được đi ban đêm.\n"
    "     Căn cứ: Văn bản 2490/UBND [H-2490].\n"
    "     - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (Quận 1 (760))\n"
    "     - mục đích là khám bệnh: đúng\n"
    "\n"
    "Khi đó phải\n"
    "  - Đeo khẩu trang suốt chuyến đi và giữ khoảng cách 2 m với người khác, kể cả khi chờ tại "
    "chốt.\n"
    "    Căn cứ: Văn bản 16/CT-TTg [N-16].\n"
    "\n"
    "Văn bản mâu thuẫn với nhau\n"
    "  - Hai văn bản ghi khoảng cách khác nhau.\n"
    "    Căn cứ: Văn bản 16/CT-TTg [N-16].\n"
    "    Căn cứ: Văn bản 2490/UBND [H-2490].\n"
    "\n"
    "Quy định không có hiệu lực ở đây\n"
    "  - Quận đòi thêm giấy.\n"
    "    Căn cứ: Văn bản 2490/UBND [H-2490].\n"
    "    Vô hiệu vì: Không được đặt thêm giấy tờ.\n"
    "    Căn cứ: Văn bản 16/CT-TTg [N-16].\n"
    "\n"
    "Đến khi nào\n"
    "  Câu trả lời này đúng đến hết ngày 15/8/2021. Từ lúc đó: chưa xác định, xin hỏi lại.\n"
    "\n"
    "Các quy định đã xem xét\n"
    "  cấm local.letter: đúng, nhưng vô hiệu theo no.local.papers (rules/more.lua:29)\n"
    "    - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (Quận 1 (760))\n"
    "    - mục đích là khám bệnh: đúng\n"
    "  cấm night: đúng, nhưng được miễn theo night.care (rules/more.lua:1)\n"
    "    - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (Quận 1 (760))\n"
    "    - giờ trong khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng): đúng (bây giờ là 20:00)\n"
    "  cho phép work: đúng (rules/more.lua:9)\n"
    "    - mục đích có trong danh sách essential: đúng (khám bệnh, thêm bởi H-2490)\n"
    "  nghĩa vụ mask: đúng (rules/more.lua:24)\n"
    "    - mục đích là đi làm hoặc khám bệnh: đúng (khám bệnh)\n"
    "  mâu thuẫn distance: đúng (rules/more.lua:37)\n"
    "    - mục đích là khám bệnh: đúng\n"
    "  miễn trừ night.care: đúng (rules/more.lua:5)\n"
    "    - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (Quận 1 (760))\n"
    "    - mục đích là khám bệnh: đúng\n"
    "  bảo vệ no.local.papers: đúng (rules/more.lua:33)\n"
    "    - mục đích là khám bệnh: đúng\n"
    "  default.movement.distancing: cấm từ “Chỉ thị 16” trở lên (rules/more.lua:41)\n"
    "    giãn cách xã hội tại nơi đi: “Chỉ thị 16”\n"
    "    giãn cách xã hội tại nơi đến: “Chỉ thị 16”\n";

static void test_allow_vi(void **state) {
    assert_letter(state, care_at_night, LKD_VIETNAMESE, LKD_ALLOW, care_at_night_vi);
}

static const char care_at_night_en[] =
    "ALLOWED\n"
    "Question: May this person pass here?\n"
    "At 20:00 (8 pm) on 27 July 2021; origin: District 1 (760); destination: District 1 (760);\n"
    "purpose: care.\n"
    "In force at District 1 (760): “Directive 16” [H-2490].\n"
    "\n"
    "Why\n"
    "  1. An essential purpose: you may go.\n"
    "     Basis: 16/CT-TTg of 31 March 2020, Government, “Directive 16” [N-16].\n"
    "     Basis: 2490/UBND of 26 July 2021, People's Committee of HCMC, “Stay home at night”\n"
    "       [H-2490].\n"
    "     - purpose is on the list essential: true (care, added by H-2490)\n"
    "  2. Further papers may not be asked for.\n"
    "     Basis: 16/CT-TTg [N-16].\n"
    "     - purpose is care: true\n"
    "  3. Going to a doctor is allowed at night.\n"
    "     Basis: 2490/UBND [H-2490].\n"
    "     - the trip touches Ho Chi Minh City (79): true (District 1 (760))\n"
    "     - purpose is care: true\n"
    "\n"
    "Duties that go with it\n"
    "  - Wear a mask during the whole trip and keep 2 m from others, even while waiting at the\n"
    "    checkpoint.\n"
    "    Basis: 16/CT-TTg [N-16].\n"
    "\n"
    "Documents that contradict each other\n"
    "  - Two documents name different distances.\n"
    "    Basis: 16/CT-TTg [N-16].\n"
    "    Basis: 2490/UBND [H-2490].\n"
    "\n"
    "Rules that are void here\n"
    "  - The district wants one more paper.\n"
    "    Basis: 2490/UBND [H-2490].\n"
    "    Void because: Further papers may not be asked for.\n"
    "    Basis: 16/CT-TTg [N-16].\n"
    "\n"
    "Until when\n"
    "  This answer holds until the end of 15 August 2021. From then on: undetermined; ask again.\n"
    "\n"
    "Rules considered\n"
    "  denies local.letter: true, but void by no.local.papers (rules/more.lua:29)\n"
    "    - the trip touches Ho Chi Minh City (79): true (District 1 (760))\n"
    "    - purpose is care: true\n"
    "  denies night: true, but lifted by night.care (rules/more.lua:1)\n"
    "    - the trip touches Ho Chi Minh City (79): true (District 1 (760))\n"
    "    - clock between 18:00 (6 pm) and 06:00 (6 am): true (now 20:00)\n"
    "  allows work: true (rules/more.lua:9)\n"
    "    - purpose is on the list essential: true (care, added by H-2490)\n"
    "  obliges mask: true (rules/more.lua:24)\n"
    "    - purpose is work or care: true (care)\n"
    "  conflict distance: true (rules/more.lua:37)\n"
    "    - purpose is care: true\n"
    "  lifts night.care: true (rules/more.lua:5)\n"
    "    - the trip touches Ho Chi Minh City (79): true (District 1 (760))\n"
    "    - purpose is care: true\n"
    "  shields no.local.papers: true (rules/more.lua:33)\n"
    "    - purpose is care: true\n"
    "  default.movement.distancing: denies from “Directive 16” up (rules/more.lua:41)\n"
    "    social distancing at origin: “Directive 16”\n"
    "    social distancing at destination: “Directive 16”\n";

static void test_allow_en(void **state) {
    assert_letter(state, care_at_night, LKD_ENGLISH, LKD_ALLOW, care_at_night_en);
}

static const char work_untested_vi[] =
    "KHÔNG ĐƯỢC PHÉP\n"
    "Câu hỏi: Người này có được đi qua đây không?\n"
    "Lúc 10:00 (10 giờ sáng) ngày 27/7/2021; nơi đi: Quận 1 (760); nơi đến: Quận 1 (760); mục "
    "đích:\n"
    "đi làm.\n"
    "Đang áp dụng tại Quận 1 (760): “Chỉ thị 16” [H-2490].\n"
    "\n"
    "Vì sao\n"
    "  1. Đi làm phải có xét nghiệm còn hạn hoặc giấy của đơn vị.\n"
    "     Căn cứ: Văn bản 16/CT-TTg ngày 31/3/2020 của Chính phủ, “Chỉ thị 16” [N-16].\n"
    "     - ít nhất một trong các điều sau: sai\n"
    "       - thời điểm kiểm tra trước “lúc xét nghiệm hết hạn”: sai (tức 08:00 ngày 23/7/2021; "
    "bây\n"
    "         giờ là 10:00 ngày 27/7/2021)\n"
    "       - giấy của đơn vị: sai\n"
    "\n"
    "Làm thế nào để được phép\n"
    "  - Xin giấy của đơn vị.\n"
    "    Chẳng hạn: giấy của đơn vị: có.\n"
    "\n"
    "Đến khi nào\n"
    "  Không có thời hạn: đúng chừng nào sự việc và quy định không thay đổi.\n"
    "\n"
    "Các quy định đã xem xét\n"
    "  cấm night: sai (rules/more.lua:1)\n"
    "    - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (Quận 1 (760))\n"
    "    - giờ trong khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng): sai (bây giờ là 10:00)\n"
    "  đòi hỏi work.permit: đúng, đã đáp ứng (rules/more.lua:19)\n"
    "    khi:\n"
    "      - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (Quận 1 (760))\n"
    "      - mục đích là đi làm: đúng\n"
    "    thì phải:\n"
    "      - mẫu giấy là mẫu công an: đúng\n"
    "      - không phải “giấy bị thu hồi”: đúng\n"
    "  đòi hỏi work.test: đúng, chưa đáp ứng (rules/more.lua:13)\n"
    "    khi:\n"
    "      - mục đích là đi làm: đúng\n"
    "    thì phải:\n"
    "      - ít nhất một trong các điều sau: sai\n"
    "        - thời điểm kiểm tra trước “lúc xét nghiệm hết hạn”: sai (tức 08:00 ngày 23/7/2021; "
    "bây\n"
    "          giờ là 10:00 ngày 27/7/2021)\n"
    "        - giấy của đơn vị: sai\n"
    "  cho phép work: đúng (rules/more.lua:9)\n"
    "    - mục đích có trong danh sách essential: đúng (đi làm, thêm bởi H-2490)\n"
    "  nghĩa vụ mask: đúng (rules/more.lua:24)\n"
    "    - mục đích là đi làm hoặc khám bệnh: đúng (đi làm)\n"
    "  default.movement.distancing: cấm từ “Chỉ thị 16” trở lên (rules/more.lua:41)\n"
    "    giãn cách xã hội tại nơi đi: “Chỉ thị 16”\n"
    "    giãn cách xã hội tại nơi đến: “Chỉ thị 16”\n";

static const char work_untested_en[] =
    "NOT ALLOWED\n"
    "Question: May this person pass here?\n"
    "At 10:00 (10 am) on 27 July 2021; origin: District 1 (760); destination: District 1 (760);\n"
    "purpose: work.\n"
    "In force at District 1 (760): “Directive 16” [H-2490].\n"
    "\n"
    "Why\n"
    "  1. Going to work needs a recent test or a letter.\n"
    "     Basis: 16/CT-TTg of 31 March 2020, Government, “Directive 16” [N-16].\n"
    "     - at least one of these: false\n"
    "       - the moment of the check is before “end of the test”: false (that is 08:00 on 23 "
    "July\n"
    "         2021; now 10:00 on 27 July 2021)\n"
    "       - employer's letter: false\n"
    "\n"
    "What would change it\n"
    "  - Get a letter from your employer.\n"
    "    For instance: employer's letter: yes.\n"
    "\n"
    "Until when\n"
    "  No end is known: it holds as long as facts and rules stay as they are.\n"
    "\n"
    "Rules considered\n"
    "  denies night: false (rules/more.lua:1)\n"
    "    - the trip touches Ho Chi Minh City (79): true (District 1 (760))\n"
    "    - clock between 18:00 (6 pm) and 06:00 (6 am): false (now 10:00)\n"
    "  requires work.permit: true, met (rules/more.lua:19)\n"
    "    where:\n"
    "      - the trip touches Ho Chi Minh City (79): true (District 1 (760))\n"
    "      - purpose is work: true\n"
    "    there must hold:\n"
    "      - form of the permit is police form: true\n"
    "      - not “permit revoked”: true\n"
    "  requires work.test: true, not met (rules/more.lua:13)\n"
    "    where:\n"
    "      - purpose is work: true\n"
    "    there must hold:\n"
    "      - at least one of these: false\n"
    "        - the moment of the check is before “end of the test”: false (that is 08:00 on 23 "
    "July\n"
    "          2021; now 10:00 on 27 July 2021)\n"
    "        - employer's letter: false\n"
    "  allows work: true (rules/more.lua:9)\n"
    "    - purpose is on the list essential: true (work, added by H-2490)\n"
    "  obliges mask: true (rules/more.lua:24)\n"
    "    - purpose is work or care: true (work)\n"
    "  default.movement.distancing: denies from “Directive 16” up (rules/more.lua:41)\n"
    "    social distancing at origin: “Directive 16”\n"
    "    social distancing at destination: “Directive 16”\n";

static void test_unmet(void **state) {
    assert_letter(state, work_untested, LKD_VIETNAMESE, LKD_DENY, work_untested_vi);
    assert_letter(state, work_untested, LKD_ENGLISH, LKD_DENY, work_untested_en);
}

static const char work_unasked_vi[] =
    "CHƯA XÁC ĐỊNH\n"
    "Câu hỏi: Người này có được đi qua đây không?\n"
    "Lúc 10:00 (10 giờ sáng) ngày 27/7/2021; nơi đi: Quận 1 (760); nơi đến: Quận 1 (760); mục "
    "đích:\n"
    "đi làm.\n"
    "Đang áp dụng tại Quận 1 (760): “Chỉ thị 16” [H-2490].\n"
    "\n"
    "Vì sao\n"
    "  Câu trả lời còn tùy vào những điều chưa biết. Các quy định còn chờ:\n"
    "  - Cần giấy đi đường.\n"
    "    Căn cứ: Văn bản 2490/UBND ngày 26/7/2021 của UBND TP HCM, “Hạn chế ra đường ban đêm”\n"
    "      [H-2490].\n"
    "    - mẫu giấy là mẫu công an: chưa biết\n"
    "    - không phải “giấy bị thu hồi”: chưa biết\n"
    "\n"
    "Cần hỏi\n"
    "  - Xin cho xem giấy đi đường. [permit.form]\n"
    "    none = không có giấy; police = mẫu công an.\n"
    "  Tùy câu trả lời, có thể cần hỏi thêm:\n"
    "  - Giấy có bị thu hồi không? [permit.revoked]\n"
    "\n"
    "Đến khi nào\n"
    "  Nếu không biết thêm gì thì vẫn chưa xác định đến 18:00 (6 giờ tối) ngày 27/7/2021. Từ lúc "
    "đó:\n"
    "  không được phép.\n"
    "\n"
    "Các quy định đã xem xét\n"
    "  cấm night: sai (rules/more.lua:1)\n"
    "    - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (Quận 1 (760))\n"
    "    - giờ trong khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng): sai (bây giờ là 10:00)\n"
    "  đòi hỏi work.permit: đúng, chưa biết đã đáp ứng chưa (rules/more.lua:19)\n"
    "    khi:\n"
    "      - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (Quận 1 (760))\n"
    "      - mục đích là đi làm: đúng\n"
    "    thì phải:\n"
    "      - mẫu giấy là mẫu công an: chưa biết\n"
    "      - không phải “giấy bị thu hồi”: chưa biết\n"
    "  đòi hỏi work.test: đúng, đã đáp ứng (rules/more.lua:13)\n"
    "    khi:\n"
    "      - mục đích là đi làm: đúng\n"
    "    thì phải:\n"
    "      - ít nhất một trong các điều sau: đúng\n"
    "        - thời điểm kiểm tra trước “lúc xét nghiệm hết hạn”: chưa biết (bây giờ là 10:00 "
    "ngày\n"
    "          27/7/2021)\n"
    "        - giấy của đơn vị: đúng\n"
    "  cho phép work: đúng (rules/more.lua:9)\n"
    "    - mục đích có trong danh sách essential: đúng (đi làm, thêm bởi H-2490)\n"
    "  nghĩa vụ mask: đúng (rules/more.lua:24)\n"
    "    - mục đích là đi làm hoặc khám bệnh: đúng (đi làm)\n"
    "  default.movement.distancing: cấm từ “Chỉ thị 16” trở lên (rules/more.lua:41)\n"
    "    giãn cách xã hội tại nơi đi: “Chỉ thị 16”\n"
    "    giãn cách xã hội tại nơi đến: “Chỉ thị 16”\n";

static const char work_unasked_en[] =
    "UNDETERMINED\n"
    "Question: May this person pass here?\n"
    "At 10:00 (10 am) on 27 July 2021; origin: District 1 (760); destination: District 1 (760);\n"
    "purpose: work.\n"
    "In force at District 1 (760): “Directive 16” [H-2490].\n"
    "\n"
    "Why\n"
    "  The answer depends on what is not known yet. The rules that wait for it:\n"
    "  - A permit is needed.\n"
    "    Basis: 2490/UBND of 26 July 2021, People's Committee of HCMC, “Stay home at night” "
    "[H-2490].\n"
    "    - form of the permit is police form: not known\n"
    "    - not “permit revoked”: not known\n"
    "\n"
    "To be asked\n"
    "  - Please show your permit. [permit.form]\n"
    "    none = no permit; police = police form.\n"
    "  Depending on the answer, perhaps also:\n"
    "  - Has the permit been revoked? [permit.revoked]\n"
    "\n"
    "Until when\n"
    "  Unless more is learnt it stays undetermined until 18:00 (6 pm) on 27 July 2021. From then "
    "on:\n"
    "  not allowed.\n"
    "\n"
    "Rules considered\n"
    "  denies night: false (rules/more.lua:1)\n"
    "    - the trip touches Ho Chi Minh City (79): true (District 1 (760))\n"
    "    - clock between 18:00 (6 pm) and 06:00 (6 am): false (now 10:00)\n"
    "  requires work.permit: true, not known whether met (rules/more.lua:19)\n"
    "    where:\n"
    "      - the trip touches Ho Chi Minh City (79): true (District 1 (760))\n"
    "      - purpose is work: true\n"
    "    there must hold:\n"
    "      - form of the permit is police form: not known\n"
    "      - not “permit revoked”: not known\n"
    "  requires work.test: true, met (rules/more.lua:13)\n"
    "    where:\n"
    "      - purpose is work: true\n"
    "    there must hold:\n"
    "      - at least one of these: true\n"
    "        - the moment of the check is before “end of the test”: not known (now 10:00 on 27 "
    "July\n"
    "          2021)\n"
    "        - employer's letter: true\n"
    "  allows work: true (rules/more.lua:9)\n"
    "    - purpose is on the list essential: true (work, added by H-2490)\n"
    "  obliges mask: true (rules/more.lua:24)\n"
    "    - purpose is work or care: true (work)\n"
    "  default.movement.distancing: denies from “Directive 16” up (rules/more.lua:41)\n"
    "    social distancing at origin: “Directive 16”\n"
    "    social distancing at destination: “Directive 16”\n";

static void test_questions(void **state) {
    assert_letter(state, work_unasked, LKD_VIETNAMESE, LKD_UNDETERMINED, work_unasked_vi);
    assert_letter(state, work_unasked, LKD_ENGLISH, LKD_UNDETERMINED, work_unasked_en);
}

static const char visit_by_day_vi[] =
    "KHÔNG ĐƯỢC PHÉP\n"
    "Câu hỏi: Người này có được đi qua đây không?\n"
    "Lúc 10:00 (10 giờ sáng) ngày 3/8/2021; nơi đi: Quận 1 (760); nơi đến: Thành phố Cần Thơ "
    "(92);\n"
    "mục đích: thăm.\n"
    "Đang áp dụng tại Quận 1 (760): “Chỉ thị 16” [H-2490, H-2556].\n"
    "\n"
    "Vì sao\n"
    "  1. Ở nhà khi không có việc cần thiết.\n"
    "     Căn cứ: Văn bản 16/CT-TTg ngày 31/3/2020 của Chính phủ, “Chỉ thị 16” [N-16].\n"
    "     Căn cứ: Văn bản 2490/UBND ngày 26/7/2021 của UBND TP HCM, “Hạn chế ra đường ban đêm”\n"
    "       [H-2490].\n"
    "     Căn cứ: Văn bản 2556/UBND ngày 1/8/2021 của UBND TP HCM, “Tiếp tục giãn cách” [H-2556].\n"
    "     - quy định này cấm từ “Chỉ thị 16” trở lên\n"
    "     - giãn cách xã hội tại nơi đi: “Chỉ thị 16”\n"
    "     - giãn cách xã hội tại nơi đến: không có\n"
    "\n"
    "Làm thế nào để được phép\n"
    "  Không thấy điều gì người được hỏi có thể làm hoặc xuất trình để được phép lúc này.\n"
    "\n"
    "Đến khi nào\n"
    "  Câu trả lời này đúng đến hết ngày 15/8/2021. Từ lúc đó: chưa xác định, xin hỏi lại.\n"
    "\n"
    "Các quy định đã xem xét\n"
    "  cấm night: sai (rules/more.lua:1)\n"
    "    - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (nơi đi: Quận 1 (760); nơi "
    "đến:\n"
    "      Thành phố Cần Thơ (92))\n"
    "    - giờ trong khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng): sai (bây giờ là 10:00)\n"
    "  default.movement.distancing: cấm từ “Chỉ thị 16” trở lên (rules/more.lua:41)\n"
    "    giãn cách xã hội tại nơi đi: “Chỉ thị 16”\n"
    "    giãn cách xã hội tại nơi đến: không có\n";

static const char visit_by_day_en[] =
    "NOT ALLOWED\n"
    "Question: May this person pass here?\n"
    "At 10:00 (10 am) on 3 August 2021; origin: District 1 (760); destination: Can Tho City (92);\n"
    "purpose: a visit.\n"
    "In force at District 1 (760): “Directive 16” [H-2490, H-2556].\n"
    "\n"
    "Why\n"
    "  1. Stay at home unless there is a need.\n"
    "     Basis: 16/CT-TTg of 31 March 2020, Government, “Directive 16” [N-16].\n"
    "     Basis: 2490/UBND of 26 July 2021, People's Committee of HCMC, “Stay home at night”\n"
    "       [H-2490].\n"
    "     Basis: 2556/UBND of 1 August 2021, People's Committee of HCMC, “Distancing goes on”\n"
    "       [H-2556].\n"
    "     - this rule denies from “Directive 16” up\n"
    "     - social distancing at origin: “Directive 16”\n"
    "     - social distancing at destination: none\n"
    "\n"
    "What would change it\n"
    "  Nothing was found that the person could do or show to be allowed now.\n"
    "\n"
    "Until when\n"
    "  This answer holds until the end of 15 August 2021. From then on: undetermined; ask again.\n"
    "\n"
    "Rules considered\n"
    "  denies night: false (rules/more.lua:1)\n"
    "    - the trip touches Ho Chi Minh City (79): true (origin: District 1 (760); destination: "
    "Can\n"
    "      Tho City (92))\n"
    "    - clock between 18:00 (6 pm) and 06:00 (6 am): false (now 10:00)\n"
    "  default.movement.distancing: denies from “Directive 16” up (rules/more.lua:41)\n"
    "    social distancing at origin: “Directive 16”\n"
    "    social distancing at destination: none\n";

static void test_default(void **state) {
    assert_letter(state, visit_by_day, LKD_VIETNAMESE, LKD_DENY, visit_by_day_vi);
    assert_letter(state, visit_by_day, LKD_ENGLISH, LKD_DENY, visit_by_day_en);
}

static const char level_known_vi[] =
    "ĐÃ XÁC ĐỊNH\n"
    "Câu hỏi: Nơi này ở cấp độ nào?\n"
    "Lúc 10:00 (10 giờ sáng) ngày 27/7/2021; địa điểm: Quận 1 (760).\n"
    "\n"
    "Vì sao\n"
    "  - giãn cách xã hội tại địa điểm: “Chỉ thị 16”\n"
    "    Căn cứ: Văn bản 2490/UBND ngày 26/7/2021 của UBND TP HCM, “Hạn chế ra đường ban đêm”\n"
    "      [H-2490].\n"
    "\n"
    "Đến khi nào\n"
    "  Câu trả lời này đúng đến hết ngày 15/8/2021. Từ lúc đó xin hỏi lại.\n"
    "\n"
    "Các quy định đã xem xét\n"
    "  Không có quy định nào.\n";

static const char level_unknown_en[] =
    "UNDETERMINED\n"
    "Question: Which level holds here?\n"
    "At 10:00 (10 am) on 12 October 2021; spot: District 1 (760).\n"
    "\n"
    "Why\n"
    "  - epidemic level at spot: not known\n"
    "\n"
    "To be asked\n"
    "  - Which level has been published here? (spot) [place.at.published_level]\n"
    "    L1 = level 1; L2 = level 2.\n"
    "\n"
    "Until when\n"
    "  It stays undetermined as long as facts and rules stay as they are.\n"
    "\n"
    "Rules considered\n"
    "  There is none.\n";

static void test_level(void **state) {
    assert_letter(state, level_known, LKD_VIETNAMESE, LKD_ALLOW, level_known_vi);
    assert_letter(state, level_unknown, LKD_ENGLISH, LKD_UNDETERMINED, level_unknown_en);
}

static const char shop_in_92_vi[] =
    "CHƯA XÁC ĐỊNH\n"
    "Câu hỏi: mở cửa hàng\n"
    "Lúc 10:00 (10 giờ sáng) ngày 27/7/2021; nơi của cơ sở: Thành phố Cần Thơ (92).\n"
    "\n"
    "Vì sao\n"
    "  1. Không có văn bản nào đang có hiệu lực quy định việc này tại nơi và thời điểm được hỏi. "
    "Chưa\n"
    "     thể kết luận.\n"
    "\n"
    "Đến khi nào\n"
    "  Chừng nào sự việc và quy định không thay đổi thì vẫn chưa xác định.\n"
    "\n"
    "Các quy định đã xem xét\n"
    "  cho phép shop.function: sai (rules/more.lua:46)\n"
    "    - nơi của cơ sở thuộc Thành phố Hồ Chí Minh (79): sai (Thành phố Cần Thơ (92))\n"
    "    - điều kiện tính bằng hàm tại rules/more.lua:46: chưa biết\n";

static void test_gap(void **state) {
    assert_letter(state, shop_in_92, LKD_VIETNAMESE, LKD_UNDETERMINED, shop_in_92_vi);
}

static const char shop_in_760_en[] =
    "UNDETERMINED\n"
    "Question: opening the shop\n"
    "At 10:00 (10 am) on 27 July 2021; place of the shop: District 1 (760).\n"
    "In force at District 1 (760): “Directive 16” [H-2490].\n"
    "\n"
    "Why\n"
    "  There is not enough to conclude from.\n"
    "\n"
    "Errors while the rules were applied\n"
    "  - rules/more.lua:48:46: attempt to compare nil with number\n"
    "\n"
    "Until when\n"
    "  This answer is certain for the moment asked about only; ask again at another time.\n"
    "\n"
    "Rules considered\n"
    "  allows shop.function: not known (rules/more.lua:46)\n"
    "    - place of the shop is in Ho Chi Minh City (79): true (District 1 (760))\n"
    "    - what the function at rules/more.lua:46 finds: not known (staff: 3)\n";

static const char shop_in_760_vi[] =
    "CHƯA XÁC ĐỊNH\n"
    "Câu hỏi: mở cửa hàng\n"
    "Lúc 10:00 (10 giờ sáng) ngày 27/7/2021; nơi của cơ sở: Quận 1 (760).\n"
    "Đang áp dụng tại Quận 1 (760): “Chỉ thị 16” [H-2490].\n"
    "\n"
    "Vì sao\n"
    "  Không đủ cơ sở để kết luận.\n"
    "\n"
    "Lỗi khi áp dụng quy định (tiếng Anh)\n"
    "  - rules/more.lua:48:46: attempt to compare nil with number\n"
    "\n"
    "Đến khi nào\n"
    "  Câu trả lời này chỉ chắc chắn vào đúng thời điểm được hỏi; lúc khác xin hỏi lại.\n"
    "\n"
    "Các quy định đã xem xét\n"
    "  cho phép shop.function: chưa biết (rules/more.lua:46)\n"
    "    - nơi của cơ sở thuộc Thành phố Hồ Chí Minh (79): đúng (Quận 1 (760))\n"
    "    - điều kiện tính bằng hàm tại rules/more.lua:46: chưa biết (số nhân viên: 3)\n";

static void test_error(void **state) {
    assert_letter(state, shop_in_760, LKD_ENGLISH, LKD_UNDETERMINED, shop_in_760_en);
    assert_letter(state, shop_in_760, LKD_VIETNAMESE, LKD_UNDETERMINED, shop_in_760_vi);
}

static const char from_a_point_vi[] =
    "CHƯA XÁC ĐỊNH\n"
    "Câu hỏi: Người này có được đi qua đây không?\n"
    "Lúc 10:00 (10 giờ sáng) ngày 27/7/2021; nơi đi: kinh độ 106.7, vĩ độ 10.77; nơi đến: Quận 1\n"
    "(760); mục đích: thăm.\n"
    "Đang áp dụng tại Quận 1 (760): “Chỉ thị 16” [H-2490].\n"
    "\n"
    "Vì sao\n"
    "  Câu hỏi cho tọa độ hoặc lộ trình, nhưng chưa nạp ranh giới các địa bàn: xin cho mã địa bàn\n"
    "  (zone).\n"
    "  1. Không có văn bản nào đang có hiệu lực quy định việc này tại nơi và thời điểm được hỏi. "
    "Chưa\n"
    "     thể kết luận.\n"
    "\n"
    "Các quy định đã xem xét\n"
    "  cấm night: sai (rules/more.lua:1)\n"
    "    - chuyến đi có nơi thuộc Thành phố Hồ Chí Minh (79): đúng (nơi đi: kinh độ 106.7, vĩ độ\n"
    "      10.77; nơi đến: Quận 1 (760))\n"
    "    - giờ trong khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng): sai (bây giờ là 10:00)\n"
    "  default.movement.distancing: cấm từ “Chỉ thị 16” trở lên (rules/more.lua:41)\n"
    "    giãn cách xã hội tại nơi đi: chưa biết\n"
    "    giãn cách xã hội tại nơi đến: “Chỉ thị 16”\n";

static const char from_a_point_en[] =
    "UNDETERMINED\n"
    "Question: May this person pass here?\n"
    "At 10:00 (10 am) on 27 July 2021; origin: longitude 106.7, latitude 10.77; destination: "
    "District\n"
    "1 (760); purpose: a visit.\n"
    "In force at District 1 (760): “Directive 16” [H-2490].\n"
    "\n"
    "Why\n"
    "  A point or a route was given, but no shapes of zones are loaded: give the code of the "
    "zone.\n"
    "  1. No document in force speaks to this at the place and time asked about. Nothing can be\n"
    "     concluded.\n"
    "\n"
    "Rules considered\n"
    "  denies night: false (rules/more.lua:1)\n"
    "    - the trip touches Ho Chi Minh City (79): true (origin: longitude 106.7, latitude 10.77;\n"
    "      destination: District 1 (760))\n"
    "    - clock between 18:00 (6 pm) and 06:00 (6 am): false (now 10:00)\n"
    "  default.movement.distancing: denies from “Directive 16” up (rules/more.lua:41)\n"
    "    social distancing at origin: not known\n"
    "    social distancing at destination: “Directive 16”\n";

static void test_point(void **state) {
    assert_letter(state, from_a_point, LKD_VIETNAMESE, LKD_UNDETERMINED, from_a_point_vi);
    assert_letter(state, from_a_point, LKD_ENGLISH, LKD_UNDETERMINED, from_a_point_en);
}

static void test_colour(void **state) {
    const struct fixture *f = *state;
    struct lkd_ask ask = ask_in(LKD_ENGLISH);
    struct lkd_answer letter;
    const char *verdict = "\033[1;31mNOT ALLOWED\033[0m\nQuestion:";
    const char *detail =
        "     \033[2m- clock between 18:00 (6 pm) and 06:00 (6 am): true (now 18:30)\033[0m\n";
    assert_int_equal(lkd_explain_text(f->decider, visit_at_night, strlen(visit_at_night), &ask,
                                      true, &letter, NULL),
                     LKD_OK);
    assert_memory_equal(letter.json, verdict, strlen(verdict));
    assert_non_null(strstr(letter.json, detail));
}

/* ---- a bad query ---- */

static void assert_refused(void **state, enum lkd_language language, const char *expected) {
    const struct fixture *f = *state;
    struct lkd_ask ask = ask_in(language);
    struct lkd_answer answer;
    struct lkd_error err;
    size_t length = strlen(unreadable);
    assert_int_equal(lkd_explain_text(f->decider, unreadable, length, &ask, false, &answer, &err),
                     LKD_BAD_QUERY);
    assert_string_equal(answer.json, expected);
    assert_string_equal(err.where, "purpos");
    assert_string_equal(err.hint, "did you mean `purpose`?");
    assert_int_equal(answer.verdict, LKD_UNDETERMINED);
    assert_int_equal(lkd_decide_pretty(f->decider, unreadable, length, &ask, false, &answer, NULL),
                     LKD_BAD_QUERY);
    assert_string_equal(answer.json, expected);
}

static void test_refusal(void **state) {
    assert_refused(state, LKD_BOTH,
                   "CÂU HỎI KHÔNG HỢP LỆ\n"
                   "Chỗ sai: purpos: bộ từ vựng không có tên này.\n"
                   "Chi tiết (tiếng Anh): `purpos` is not declared\n"
                   "Gợi ý (tiếng Anh): did you mean `purpose`?\n");
    assert_refused(state, LKD_ENGLISH,
                   "THE QUERY IS NOT VALID\n"
                   "Where: purpos: the vocabulary has no such name.\n"
                   "Mistake: `purpos` is not declared\n"
                   "Hint: did you mean `purpose`?\n");
}

static void assert_refusal(void **state, const char *query, const char *expected) {
    const struct fixture *f = *state;
    struct lkd_ask ask = ask_in(LKD_VIETNAMESE);
    struct lkd_answer answer;
    assert_int_equal(lkd_explain_text(f->decider, query, strlen(query), &ask, false, &answer, NULL),
                     LKD_BAD_QUERY);
    assert_string_equal(answer.json, expected);
}

static void test_expected(void **state) {
    assert_refusal(state, "{\"query\":\"movement\",\"permit\":{\"zones\":[\"760\",\"9999\"]}}",
                   "CÂU HỎI KHÔNG HỢP LỆ\n"
                   "Chỗ sai: permit.zones[1]: địa bàn trên giấy; ở đó cần danh sách mã địa bàn, ví "
                   "dụ [\"760\", \"79\"].\n"
                   "Chi tiết (tiếng Anh): `permit.zones[1]` is not a known zone: \"9999\"\n"
                   "Gợi ý (tiếng Anh): zones are given by their codes, for example \"760\"\n");
    assert_refusal(
        state, "{\"query\":\"movement\",\"permit\":{\"form\":\"x\"}}",
        "CÂU HỎI KHÔNG HỢP LỆ\n"
        "Chỗ sai: permit.form: mẫu giấy; ở đó cần một giá trị đã khai báo: none, police.\n"
        "Chi tiết (tiếng Anh): `permit.form` has no value \"x\"\n"
        "Gợi ý (tiếng Anh): one of: none, police\n");
    assert_refusal(state, "{\"query\":\"movement\",\"permit\":7}",
                   "CÂU HỎI KHÔNG HỢP LỆ\n"
                   "Chỗ sai: permit: ở đó cần một đối tượng { ... }.\n"
                   "Chi tiết (tiếng Anh): `permit` must be an object, not 7\n");
    assert_refusal(
        state, "{\"query\":\"moved\"}",
        "CÂU HỎI KHÔNG HỢP LỆ\n"
        "Chỗ sai: query: điều được hỏi; ở đó cần một giá trị đã khai báo: movement, shop, level.\n"
        "Chi tiết (tiếng Anh): `query` has no value \"moved\"\n"
        "Gợi ý (tiếng Anh): one of: movement, shop, level\n");
    assert_refusal(state, "[]",
                   "CÂU HỎI KHÔNG HỢP LỆ\n"
                   "Chỗ sai: cả câu hỏi; câu hỏi phải là một đối tượng JSON.\n"
                   "Chi tiết (tiếng Anh): a query must be an object, not []\n");
    assert_refusal(state, "{\"query\"",
                   "CÂU HỎI KHÔNG HỢP LỆ\n"
                   "Chỗ sai: cả câu hỏi; câu hỏi phải là một đối tượng JSON.\n"
                   "Chi tiết (tiếng Anh): invalid JSON at byte 8 (line 1, column 9): expected `:` "
                   "after a key\n");
}

/* ---- pretty ---- */

static const char visit_at_night_lines[] =
    "✘ KHÔNG ĐƯỢC PHÉP, lúc 18:30 (6 giờ 30 tối) ngày 27/7/2021\n"
    "  Ban đêm không ra đường. [H-2490]\n"
    "  Câu trả lời này đúng đến hết ngày 15/8/2021. Từ lúc đó: chưa xác định, xin hỏi lại.\n"
    "✘ NOT ALLOWED, at 18:30 (6:30 pm) on 27 July 2021\n"
    "  No movement at night. [H-2490]\n"
    "  This answer holds until the end of 15 August 2021. From then on: undetermined; ask again.\n";

static const char care_at_night_lines[] =
    "✔ ĐƯỢC PHÉP, lúc 20:00 (8 giờ tối) ngày 27/7/2021\n"
    "  Việc cần thiết: được đi. [N-16, H-2490]\n"
    "  Không được đặt thêm giấy tờ. [N-16]\n"
    "  … và 1 điều nữa\n"
    "  Phải: Đeo khẩu trang suốt chuyến đi và giữ khoảng cách 2 m với người khác, kể cả khi chờ "
    "tại\n"
    "    chốt. [N-16]\n"
    "  Câu trả lời này đúng đến hết ngày 15/8/2021. Từ lúc đó: chưa xác định, xin hỏi lại.\n"
    "✔ ALLOWED, at 20:00 (8 pm) on 27 July 2021\n"
    "  An essential purpose: you may go. [N-16, H-2490]\n"
    "  Further papers may not be asked for. [N-16]\n"
    "  ... and 1 more\n"
    "  Duty: Wear a mask during the whole trip and keep 2 m from others, even while waiting at "
    "the\n"
    "    checkpoint. [N-16]\n"
    "  This answer holds until the end of 15 August 2021. From then on: undetermined; ask again.\n";

static void test_pretty_both(void **state) {
    assert_pretty(state, visit_at_night, LKD_BOTH, false, 0, visit_at_night_lines);
    assert_pretty(state, care_at_night, LKD_BOTH, false, 0, care_at_night_lines);
}

static const char work_untested_lines[] =
    "✘ KHÔNG ĐƯỢC PHÉP, lúc 10:00 (10 giờ sáng) ngày 27/7/2021\n"
    "  Đi làm phải có xét nghiệm còn hạn hoặc giấy của đơn vị. [N-16]\n"
    "  Để được phép: Xin giấy của đơn vị.\n"
    "  Không có thời hạn: đúng chừng nào sự việc và quy định không thay đổi.\n";

static const char work_unasked_lines[] = "? UNDETERMINED, at 10:00 (10 am) on 27 July 2021\n"
                                         "  Ask: Please show your permit. [permit.form]\n"
                                         "  Unless more is learnt it stays undetermined until "
                                         "18:00 (6 pm) on 27 July 2021. From then on:\n"
                                         "    not allowed.\n";

static const char level_known_lines[] =
    "✔ ĐÃ XÁC ĐỊNH, lúc 10:00 (10 giờ sáng) ngày 27/7/2021\n"
    "  giãn cách xã hội: “Chỉ thị 16” [H-2490]\n"
    "  Câu trả lời này đúng đến hết ngày 15/8/2021. Từ lúc đó xin hỏi lại.\n";

static const char shop_in_760_lines[] =
    "? UNDETERMINED, at 10:00 (10 am) on 27 July 2021\n"
    "  Error: rules/more.lua:48:46: attempt to compare nil with number\n"
    "  This answer is certain for the moment asked about only; ask again at another time.\n";

static const char from_a_point_lines[] =
    "? UNDETERMINED, at 10:00 (10 am) on 27 July 2021\n"
    "  No document in force speaks to this at the place and time asked about. Nothing can be\n"
    "    concluded.\n"
    "  A point or a route was given, but no shapes of zones are loaded: give the code of the "
    "zone.\n";

static void test_pretty_one(void **state) {
    assert_pretty(state, work_untested, LKD_VIETNAMESE, false, 0, work_untested_lines);
    assert_pretty(state, work_unasked, LKD_ENGLISH, false, 0, work_unasked_lines);
    assert_pretty(state, level_known, LKD_VIETNAMESE, false, 0, level_known_lines);
    assert_pretty(state, shop_in_760, LKD_ENGLISH, false, 0, shop_in_760_lines);
    assert_pretty(state, from_a_point, LKD_ENGLISH, false, 0, from_a_point_lines);
}

static const char visit_at_night_bright_lines[] =
    "\033[1;31m✘ NOT ALLOWED, at 18:30 (6:30 pm) on 27 July 2021\033[0m\n"
    "  No movement at night. [H-2490]\n"
    "  This answer holds until the end of 15 August 2021. From then on: undetermined; ask again.\n";

static const char shop_in_92_bright_lines[] =
    "\033[1;33m? CHƯA XÁC ĐỊNH, lúc 10:00 (10 giờ sáng) ngày 27/7/2021\033[0m\n"
    "  Không có văn bản nào đang có hiệu lực quy định việc này tại nơi và thời điểm được hỏi. "
    "Chưa\n"
    "    thể kết luận.\n"
    "  Chừng nào sự việc và quy định không thay đổi thì vẫn chưa xác định.\n";

static void test_pretty_colour(void **state) {
    assert_pretty(state, visit_at_night, LKD_ENGLISH, true, 0, visit_at_night_bright_lines);
    assert_pretty(state, shop_in_92, LKD_VIETNAMESE, true, 0, shop_in_92_bright_lines);
}

static void test_pretty_fields(void **state) {
    assert_pretty(state, visit_at_night, LKD_ENGLISH, false, LKD_FIELD_DECISION,
                  "✘ NOT ALLOWED, at 18:30 (6:30 pm) on 27 July 2021\n");
    assert_pretty(state, visit_at_night, LKD_ENGLISH, false, LKD_FIELD_DECISION | LKD_FIELD_REASONS,
                  "✘ NOT ALLOWED, at 18:30 (6:30 pm) on 27 July 2021\n"
                  "  No movement at night. [H-2490]\n");
}

/* ---- memory ---- */

static bool explain_again(void *context) {
    struct fixture *f = context;
    struct lkd_ask ask = ask_in(LKD_VIETNAMESE);
    struct lkd_answer letter;
    struct lkd_error err;
    text_free(&f->decider->out);
    enum lkd_status status = lkd_explain_text(f->decider, care_at_night, strlen(care_at_night),
                                              &ask, false, &letter, &err);
    assert_true(status == LKD_OK || status == LKD_NO_MEMORY);
    return status == LKD_OK;
}

static bool pretty_again(void *context) {
    struct fixture *f = context;
    struct lkd_ask ask = ask_in(LKD_BOTH);
    struct lkd_answer answer;
    text_free(&f->decider->out);
    return lkd_decide_pretty(f->decider, care_at_night, strlen(care_at_night), &ask, false, &answer,
                             NULL) == LKD_OK;
}

static void test_no_memory(void **state) {
    assert_true(explain_again(*state));
    assert_true(fail_every_allocation_once(explain_again, *state) > 3);
    assert_true(fail_every_allocation_once(pretty_again, *state) > 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("a deny names the clause, the value and whom to call", test_deny),
        TEST("an allow tells duties, contradictions and void rules", test_allow_vi),
        TEST("and so in English", test_allow_en),
        TEST("an unmet requirement says what it lacks and what to get", test_unmet),
        TEST("an open answer tells the rules that wait, and what to ask", test_questions),
        TEST("a default tells the levels it rests on", test_default),
        TEST("a query about the level is answered by the level", test_level),
        TEST("without a document nothing is concluded", test_gap),
        TEST("an error in a function is told and concludes nothing", test_error),
        TEST("a point without shapes asks for a zone", test_point),
        TEST("both languages stand in a few lines, Vietnamese first", test_pretty_both),
        TEST("one language is kept alone", test_pretty_one),
        TEST("colour marks the verdict", test_pretty_colour),
        TEST("only the fields asked for are told", test_pretty_fields),
        TEST("in colour the verdict is bold and the details are dim", test_colour),
        TEST("a bad query is told with its place, what is expected and the hint", test_refusal),
        TEST("what a path needs is said for facts, groups and the whole", test_expected),
        TEST("without memory there is no letter and no leak", test_no_memory),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_letters, close_letters);
}
