/*
 * geojson_corpus_test.c - every file of the GeoJSON corpus is read or refused as its index says.
 *
 * "accept" has to be read, "reject" and "syntax" refused, "either" may be either. An importer of
 * zones may also refuse what has no polygon in it. Ids are made up, for the linter's files have
 * none; points and lines beside polygons are left out.
 */
#include "support/tap.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "geo/findings.h"
#include "geo/zone_file.h"

/* Sound GeoJSON whose coordinates are none of WGS 84: the linter looks at the form alone. */
static const char out_of_range[] = "linter/good/issue82.geojson";

struct outcome {
    enum lkd_status status;
    struct lkd_error err;
    size_t zones, errors;
};

static struct outcome read_file(const char *path) {
    const struct lkd_zones_mapping mapping = {.id_prefix = "zone-"};
    struct lkd_zone_findings *findings = findings_new();
    struct zone_reading reading = {
        .path = path, .mapping = &mapping, .flags = ZONE_FILE_SKIP_OTHERS, .findings = findings};
    struct outcome o = {.status = LKD_OK};
    struct zone_file file = {.path = NULL};
    o.status = zone_file_read(&reading, &file, &o.err);
    o.zones = file.features.count;
    o.errors = lkd_zone_findings_errors(findings);
    zone_file_free(&file);
    lkd_zone_findings_free(findings);
    return o;
}

static const char *text_of(const json_t *entry, const char *key) {
    return json_string_value(json_object_get(entry, key));
}

static void judge(const json_t *entry, const char *folder) {
    char path[4608];
    const char *name = text_of(entry, "file"), *importer = text_of(entry, "importer");
    bool polygonal = json_is_true(json_object_get(entry, "polygonal"));
    snprintf(path, sizeof path, "%s/%s", folder, name);
    struct outcome o = read_file(path);
    bool accepted = o.status == LKD_OK;
    if (accepted != (o.errors == 0))
        fail_msg("%s: status %d with %zu errors", name, (int)o.status, o.errors);
    if (!accepted && (o.status != LKD_BAD_ZONES || !*o.err.message || !*o.err.where))
        fail_msg("%s: %s: %s", name, lkd_status_name(o.status), o.err.message);
    if (strcmp(importer, "accept") == 0 && polygonal && accepted != !!strcmp(name, out_of_range))
        fail_msg("%s: %s", name, o.err.message);
    if (strcmp(importer, "reject") == 0 && accepted)
        fail_msg("%s is accepted with %zu zones", name, o.zones);
    if (strcmp(importer, "syntax") == 0 && strncmp(o.err.message, "invalid JSON", 12) != 0 &&
        strcmp(name, "linter/bad/rootstring.geojson") != 0)
        fail_msg("%s is broken JSON: %s", name, o.err.message);
}

static void test_corpus(void **state) {
    (void)state;
    char folder[4096], index[4200], line[1024];
    size_t count = 0;
    snprintf(folder, sizeof folder, "%s", shared_path("corpora/geojson"));
    snprintf(index, sizeof index, "%s/index.jsonl", folder);
    FILE *lines = fopen(index, "r");
    assert_non_null(lines);
    while (fgets(line, sizeof line, lines)) {
        json_t *entry = json_loads(line, 0, NULL);
        assert_non_null(entry);
        judge(entry, folder);
        json_decref(entry);
        count++;
    }
    fclose(lines);
    assert_true(count >= 110);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("every file of the GeoJSON corpus is read or refused as its index says", test_corpus),
    };
    if (!shared_path("corpora/geojson"))
        tap_skip_all("shared data absent: corpora/geojson");
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
