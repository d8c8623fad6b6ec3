/*
 * rule_folder.h - a small rulebook in a temporary folder, with tests of one's own beside it.
 *
 * In it a trip in TP HCM (79, District 1 is 760) is denied from 18:00 to 06:00 and for people of 65
 * and more; going to work is allowed with a test of at most 72 hours, and obliges to carry papers.
 */
#ifndef DECIDE_RULE_FOLDER_H
#define DECIDE_RULE_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lockdown/policy.h"
#include "support/tap.h"

#define RULE_FOLDER_FILES 6

struct rule_folder {
    char path[64], rules[96], zones[96];
    char *files[RULE_FOLDER_FILES]; /* paths, to be removed at the end */
    size_t file_count;
    struct lkd_policy *policy;
    struct lkd_problems *problems;
};

static const char folder_zones[] = "id\tkind\tparent\tname\tname_en\tfrom\tto\n"
                                   "vn\tcountry\t\tViệt Nam\tViet Nam\t\t\n"
                                   "79\tprovince\tvn\tThành phố Hồ Chí Minh\tHo Chi Minh City\t\t\n"
                                   "760\tdistrict\t79\tQuận 1\tDistrict 1\t\t\n"
                                   "769\tdistrict\t79\tThủ Đức\tThu Duc\t\t\n"
                                   "92\tprovince\tvn\tThành phố Cần Thơ\tCan Tho City\t\t\n";

static const char folder_words[] =
    "scale \"distancing\" { rank = 1, vi = \"giãn cách\", en = \"distancing\" }\n"
    "level \"CT16\" { scale = \"distancing\", rank = 30, vi = \"Chỉ thị 16\", en = \"CT16\" }\n"
    "modifier \"zone\" { type = \"zone\", vi = \"địa bàn\", en = \"zone\" }\n"
    "modifier \"asserted_level\" { type = \"enum\", values = \"=level\", vi = \"cấp\", en = "
    "\"level\" }\n"
    "fact \"origin\" { type = \"place\", vi = \"nơi đi\", en = \"origin\" }\n"
    "fact \"destination\" { type = \"place\", vi = \"nơi đến\", en = \"destination\" }\n"
    "fact \"purpose\" { type = \"enum\", values = { \"work\", \"visit\" }, vi = \"mục đích\",\n"
    "  en = \"purpose\", ask = { vi = \"Đi đâu?\", en = \"What for?\" }, rank = 10 }\n"
    "fact \"person.age\" { type = \"integer\", vi = \"tuổi\", en = \"age\", rank = 20,\n"
    "  ask = { vi = \"Bao nhiêu tuổi?\", en = \"How old?\" } }\n"
    "fact \"person.test.kind\" { type = \"enum\", values = { \"none\", \"pcr\" }, vi = \"xét "
    "nghiệm\",\n"
    "  en = \"test\", rank = 30, ask = { vi = \"Có xét nghiệm?\", en = \"A test?\" } }\n"
    "fact \"person.test.reported\" { type = \"time\", head = \"person.test.kind\", vi = \"lúc "
    "trả\",\n"
    "  en = \"test result given\", rank = 40, ask = { vi = \"Lúc nào?\", en = \"When?\" } }\n"
    "fact \"permit.zones\" { type = \"zones\", vi = \"nơi được đi\", en = \"zones of the "
    "permit\",\n"
    "  ask = { vi = \"Ở đâu?\", en = \"Where?\" } }\n"
    "query \"movement\" { vi = \"đi lại\", en = \"movement\", here = { \"origin\" },\n"
    "  trip = { \"origin\" }, also = { \"destination\" } }\n"
    "precedence { \"night\" }\n"
    "jurisdiction { \"vn\" }\n"
    "authority \"vn\" { territory = { \"vn\" }, vi = \"Nhà nước\", en = \"The State\" }\n"
    "directive \"A-1\" { number = \"1/A\", by = \"vn\", issued = \"2021-07-01\",\n"
    "  title = { vi = \"Văn bản 1\", en = \"Act 1\" }, from = \"2021-07-09\", to = \"2021-12-01\" "
    "}\n"
    "directive \"A-2\" { number = \"2/A\", by = \"vn\", issued = \"2021-07-26\",\n"
    "  title = { vi = \"Văn bản 2\", en = \"Act 2\" }, from = \"2021-07-26 18:00\" }\n"
    "directive \"A-3\" { number = \"3/A\", by = \"vn\", issued = \"2021-08-01\",\n"
    "  status = \"announced\", title = { vi = \"Văn bản 3\", en = \"Act 3\" }, from = "
    "\"2021-08-02\" }\n"
    "apply \"CT16\" { zones = { \"79\" }, cite = { \"A-1\" } }\n";

static const char folder_law[] =
    "rule \"night\" {\n"
    "  cite = { \"A-2\" }, subject = \"night\", query = \"movement\", where = \"79\",\n"
    "  when = clock:between(\"18:00\", \"06:00\"),\n"
    "  deny = { vi = \"Ban đêm không ra đường.\", en = \"No movement at night.\" },\n"
    "}\n"
    "rule \"old\" {\n"
    "  cite = { \"A-1\" }, query = \"movement\", where = \"79\",\n"
    "  when = person.age:at_least(65),\n"
    "  deny = { vi = \"Người già ở nhà.\", en = \"Old people stay at home.\" },\n"
    "}\n"
    "rule \"work\" {\n"
    "  cite = { \"A-1\" }, query = \"movement\", where = \"79\", when = purpose:is \"work\",\n"
    "  allow = { vi = \"Được đi làm.\", en = \"Going to work is allowed.\" },\n"
    "}\n"
    "rule \"tested\" {\n"
    "  cite = { \"A-1\" }, query = \"movement\", where = \"79\", when = purpose:is \"work\",\n"
    "  require = person.test.kind:is \"pcr\" & time:before(person.test.reported + hours(72)),\n"
    "  text = { vi = \"Cần xét nghiệm.\", en = \"A test is needed.\" },\n"
    "}\n"
    "rule \"papers\" {\n"
    "  cite = { \"A-1\" }, query = \"movement\", where = \"79\", when = purpose:is \"work\",\n"
    "  oblige = { vi = \"Mang giấy tờ.\", en = \"Carry your papers.\" },\n"
    "}\n"
    "rule \"later\" {\n"
    "  cite = { \"A-3\" }, query = \"movement\", where = \"79\", when = purpose:is \"visit\",\n"
    "  deny = { vi = \"Không thăm.\", en = \"No visits.\" },\n"
    "}\n"
    "default \"movement\" {\n"
    "  level = \"CT16\", cite = { \"A-1\" },\n"
    "  deny = { vi = \"Ở nhà.\", en = \"Stay at home.\" }, allow = { vi = \"Được đi.\", en = "
    "\"Go.\" },\n"
    "}\n";

static inline void folder_file(struct rule_folder *f, const char *folder, const char *name,
                               const char *text) {
    char path[160];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    f->files[f->file_count++] = strdup(path);
}

/* Write the folder, with `more` as rules/more.lua and the tests as rules/law_test.lua; load it. */
static inline enum lkd_status folder_load_more(struct rule_folder *f, const char *more,
                                               const char *tests) {
    struct lkd_policy_options options = {.tests = true};
    struct lkd_error err;
    *f = (struct rule_folder){.path = "/tmp/lockdown-tests-XXXXXX"};
    assert_non_null(mkdtemp(f->path));
    snprintf(f->rules, sizeof f->rules, "%s/rules", f->path);
    snprintf(f->zones, sizeof f->zones, "%s/units.tsv", f->path);
    assert_int_equal(mkdir(f->rules, 0700), 0);
    folder_file(f, f->path, "units.tsv", folder_zones);
    folder_file(f, f->rules, "words.lua", folder_words);
    folder_file(f, f->rules, "law.lua", folder_law);
    folder_file(f, f->rules, "more.lua", more);
    folder_file(f, f->rules, "law_test.lua", tests);
    options.rules = f->rules;
    options.zones = f->zones;
    return lkd_policy_load(&options, &f->policy, &f->problems, &err);
}

static inline enum lkd_status folder_load(struct rule_folder *f, const char *tests) {
    return folder_load_more(f, "", tests);
}

static inline void folder_remove(struct rule_folder *f) {
    lkd_policy_release(f->policy);
    lkd_problems_free(f->problems);
    for (size_t i = 0; i < f->file_count; i++) {
        unlink(f->files[i]);
        free(f->files[i]);
    }
    rmdir(f->rules);
    rmdir(f->path);
}

#endif
