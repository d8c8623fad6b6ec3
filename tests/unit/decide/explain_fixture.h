/*
 * explain_fixture.h - a small policy in a temporary folder, and deciders over it.
 *
 * The zones are those the project ships (the tests run in the project's folder). WORDS declares a
 * fact of every type, LAW the documents; a test adds its rules.
 */
#ifndef DECIDE_EXPLAIN_FIXTURE_H
#define DECIDE_EXPLAIN_FIXTURE_H

#include "support/tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "decide/snapshot.h"

static const char words_lua[] =
    "scale \"distancing\" { rank = 1, vi = \"giãn cách xã hội\", en = \"social distancing\" }\n"
    "scale \"epidemic\" { rank = 2, published = \"published_level\", cite = { \"N-128\" },\n"
    "  vi = \"cấp độ dịch\", en = \"epidemic level\" }\n"
    "level \"CT15\" { scale = \"distancing\", rank = 20, vi = \"Chỉ thị 15\", en = \"Directive "
    "15\" }\n"
    "level \"CT16\" { scale = \"distancing\", rank = 30, vi = \"Chỉ thị 16\", en = \"Directive "
    "16\" }\n"
    "level \"CT99\" { scale = \"distancing\", rank = 99, vi = \"phong tỏa\", en = \"blockade\" }\n"
    "level \"L1\" { scale = \"epidemic\", rank = 1, vi = \"cấp 1\", en = \"level 1\" }\n"
    "level \"L2\" { scale = \"epidemic\", rank = 2, vi = \"cấp 2\", en = \"level 2\" }\n"
    "modifier \"zone\" { type = \"zone\", vi = \"mã địa bàn\", en = \"code of the zone\", rank = "
    "30 }\n"
    "modifier \"point\" { type = \"point\", vi = \"tọa độ\", en = \"coordinates\", absent = "
    "\"none\" }\n"
    "modifier \"published_level\" { type = \"enum\", values = \"=level:epidemic\",\n"
    "  vi = \"cấp độ đã công bố\", en = \"published level\",\n"
    "  ask = { vi = \"Nơi này được công bố cấp mấy?\", en = \"Which level has been published "
    "here?\" } }\n"
    "fact \"origin\" { type = \"place\", vi = \"nơi đi\", en = \"origin\", rank = 31,\n"
    "  ask = { vi = \"Anh/chị đi từ đâu?\", en = \"Where did you start?\" } }\n"
    "fact \"destination\" { type = \"place\", vi = \"nơi đến\", en = \"destination\", rank = 32 }\n"
    "fact \"place.at\" { type = \"place\", vi = \"địa điểm\", en = \"spot\", rank = 33 }\n"
    "fact \"shop.place\" { type = \"place\", vi = \"nơi của cơ sở\", en = \"place of the shop\" }\n"
    "fact \"purpose\" { type = \"enum\", vi = \"mục đích\", en = \"purpose\", rank = 20,\n"
    "  values = { \"none\", { \"work\", vi = \"đi làm\", en = \"work\" },\n"
    "    { \"visit\", vi = \"thăm\", en = \"a visit\" }, { \"care\", vi = \"khám bệnh\", en = "
    "\"care\" },\n"
    "    { \"repair\", vi = \"sửa điện, nước\", en = \"repair of power, water\" } },\n"
    "  ask = { vi = \"Anh/chị đi đâu, làm gì?\", en = \"What is your trip for?\" } }\n"
    "fact \"permit.form\" { type = \"enum\", vi = \"mẫu giấy\", en = \"form of the permit\", rank "
    "= 40,\n"
    "  values = { { \"none\", vi = \"không có giấy\", en = \"no permit\" },\n"
    "    { \"police\", vi = \"mẫu công an\", en = \"police form\" } },\n"
    "  ask = { vi = \"Xin cho xem giấy đi đường.\", en = \"Please show your permit.\" } }\n"
    "fact \"permit.purpose\" { type = \"enum\", values = \"=purpose\", head = \"permit.form\",\n"
    "  vi = \"mục đích trên giấy\", en = \"printed purpose\", rank = 42 }\n"
    "fact \"permit.revoked\" { type = \"boolean\", vi = \"giấy bị thu hồi\", en = \"permit "
    "revoked\",\n"
    "  head = \"permit.form\", rank = 43,\n"
    "  ask = { vi = \"Giấy có bị thu hồi không?\", en = \"Has the permit been revoked?\" } }\n"
    "fact \"permit.zones\" { type = \"zones\", vi = \"địa bàn trên giấy\", en = \"printed zones\" "
    "}\n"
    "fact \"permit.seat\" { type = \"zone\", vi = \"nơi cấp\", en = \"issuer's seat\" }\n"
    "fact \"permit.hours\" { type = \"hours\", vi = \"khung giờ trên giấy\", en = \"printed "
    "hours\" }\n"
    "fact \"permit.holder\" { type = \"string\", vi = \"tên trên giấy\", en = \"name on the "
    "permit\" }\n"
    "fact \"ticket.valid_on\" { type = \"date\", vi = \"ngày trên phiếu\", en = \"day on the "
    "ticket\" }\n"
    "fact \"person.age\" { type = \"integer\", vi = \"tuổi\", en = \"age\", rank = 50,\n"
    "  ask = { vi = \"Anh/chị bao nhiêu tuổi?\", en = \"How old are you?\" } }\n"
    "fact \"person.distance\" { type = \"decimal\", vi = \"khoảng cách (mét)\", en = \"distance in "
    "metres\" }\n"
    "fact \"person.sampled\" { type = \"time\", vi = \"lúc lấy mẫu\", en = \"time of the sample\", "
    "rank = 60,\n"
    "  remedy = \"get\", ask = { vi = \"Mẫu được lấy lúc nào?\", en = \"When was the sample "
    "taken?\" },\n"
    "  remedy_text = { vi = \"Lấy mẫu xét nghiệm mới.\", en = \"Have a new sample taken.\" } }\n"
    "fact \"person.letter\" { type = \"boolean\", vi = \"giấy của đơn vị\", en = \"employer's "
    "letter\",\n"
    "  rank = 61, remedy = \"get\", ask = { vi = \"Có giấy của đơn vị không?\", en = \"Is there a "
    "letter?\" },\n"
    "  remedy_text = { vi = \"Xin giấy của đơn vị.\", en = \"Get a letter from your employer.\" } "
    "}\n"
    "fact \"shop.staff\" { type = \"integer\", vi = \"số nhân viên\", en = \"staff\" }\n"
    "fact \"shop.present\" { type = \"integer\", vi = \"số người có mặt\", en = \"staff present\" "
    "}\n"
    "query \"movement\" { vi = \"Người này có được đi qua đây không?\", en = \"May this person "
    "pass here?\",\n"
    "  here = { \"place.at\", \"origin\" }, trip = { \"origin\", \"destination\" }, also = { "
    "\"place.at\" } }\n"
    "query \"shop\" { vi = \"mở cửa hàng\", en = \"opening the shop\", here = { \"shop.place\" } "
    "}\n"
    "query \"level\" { vi = \"Nơi này ở cấp độ nào?\", en = \"Which level holds here?\",\n"
    "  here = { \"place.at\" }, about_level = true }\n"
    "jurisdiction { \"vn\" }\n";

static const char law_lua[] =
    "authority \"vn\" { territory = { \"vn\" }, vi = \"Chính phủ\", en = \"Government\" }\n"
    "authority \"79\" { within = \"vn\", territory = { \"79\" }, contact = \"1022\",\n"
    "  vi = \"UBND TP HCM\", en = \"People's Committee of HCMC\" }\n"
    "directive \"N-16\" { number = \"16/CT-TTg\", by = \"vn\", issued = \"2020-03-31\",\n"
    "  title = { vi = \"Chỉ thị 16\", en = \"Directive 16\" }, from = \"2020-04-01\" }\n"
    "directive \"N-128\" { number = \"128/NQ-CP\", by = \"vn\", issued = \"2021-10-11\",\n"
    "  title = { vi = \"Nghị quyết 128\", en = \"Resolution 128\" }, from = \"2021-10-11\" }\n"
    "directive \"H-2490\" { number = \"2490/UBND\", by = \"79\", issued = \"2021-07-26\",\n"
    "  title = { vi = \"Hạn chế ra đường ban đêm\", en = \"Stay home at night\" },\n"
    "  from = \"2021-07-26 18:00\", through = \"2021-08-01\" }\n"
    "directive \"H-2556\" { number = \"2556/UBND\", by = \"79\", issued = \"2021-08-01\",\n"
    "  title = { vi = \"Tiếp tục giãn cách\", en = \"Distancing goes on\" },\n"
    "  from = \"2021-08-02\", through = \"2021-08-15\", renews = { \"H-2490\" } }\n"
    "apply \"CT16\" { zones = { \"79\" }, cite = { \"H-2490\" } }\n"
    "parameter \"sample.hours\" { type = \"integer\", vi = \"hiệu lực xét nghiệm\", en = \"life of "
    "a test\",\n"
    "  { value = 72, cite = { \"N-16\" } } }\n"
    "parameter \"distance\" { type = \"decimal\", vi = \"khoảng cách tối thiểu\", en = \"least "
    "distance\",\n"
    "  { value = 1.5, cite = { \"N-16\" } } }\n"
    "parameter \"strict\" { type = \"boolean\", vi = \"siết chặt\", en = \"tightened\",\n"
    "  { value = true, cite = { \"N-16\" } } }\n"
    "list \"essential\" { of = \"purpose\", add = { \"work\", \"care\" }, cite = { \"H-2490\" } }\n"
    "derive \"sample.fresh\" { type = \"boolean\", vi = \"mẫu còn mới\", en = \"fresh sample\",\n"
    "  cases = { { when = time:before(person.sampled + hours(72)), value = true, cite = { \"N-16\" "
    "} } },\n"
    "  otherwise = false }\n"
    "predicate \"grown\" { vi = \"đã lớn\", en = \"grown up\", cite = { \"N-16\" },\n"
    "  when = person.age:at_least(18) & person.age:at_most(65) }\n"
    "derive \"sample.ends\" { type = \"time\", vi = \"lúc xét nghiệm hết hạn\", en = \"end of the "
    "test\",\n"
    "  cases = { { when = person.age:below(18), value = \"2021-12-31\", cite = { \"N-16\" } } },\n"
    "  otherwise = person.sampled + hours(parameter \"sample.hours\") }\n";

/* ---- a policy ---- */

struct fixture {
    char folder[64], rules[80]; /* sources are named "rules/..." after the inner folder */
    struct lkd_policy *policy;
    struct lkd_decider *decider;
};

static const char *const fixture_files[] = {"words.lua", "law.lua", "more.lua"};
#define FIXTURE_FILES (sizeof fixture_files / sizeof *fixture_files)

static void write_file(const struct fixture *f, const char *name, const char *text) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", f->rules, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void fail_with_problems(struct lkd_problems *problems, const struct lkd_error *err) {
    for (size_t i = 0; problems && i < lkd_problems_count(problems); i++) {
        struct lkd_problem p = lkd_problems_at(problems, i);
        print_error("%s:%u:%u: %s (%s)\n", p.file, p.line, p.column, p.message,
                    p.hint ? p.hint : "");
    }
    fail_msg("%s: %s", err->where, err->message);
}

static void fixture_open(struct fixture *f, const char *more) {
    struct lkd_policy_options options = {.rules = f->rules, .zones = "geodata/units.tsv"};
    const char *const texts[FIXTURE_FILES] = {words_lua, law_lua, more};
    struct lkd_problems *problems = NULL;
    struct lkd_error err = {0};
    snprintf(f->folder, sizeof f->folder, "/tmp/explain-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    snprintf(f->rules, sizeof f->rules, "%s/rules", f->folder);
    assert_int_equal(mkdir(f->rules, 0700), 0);
    for (size_t i = 0; i < FIXTURE_FILES; i++)
        write_file(f, fixture_files[i], texts[i]);
    if (lkd_policy_load(&options, &f->policy, &problems, &err) != LKD_OK)
        fail_with_problems(problems, &err);
    assert_int_equal(lkd_decider_new(f->policy, &f->decider, &err), LKD_OK);
}

static void fixture_close(struct fixture *f) {
    lkd_decider_free(f->decider);
    lkd_policy_release(f->policy);
    for (size_t i = 0; i < FIXTURE_FILES; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", f->rules, fixture_files[i]);
        unlink(path);
    }
    rmdir(f->rules);
    rmdir(f->folder);
}

#endif
