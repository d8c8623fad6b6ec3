/*
 * zone_fixture.h - a zone file written and read for a test.
 */
#ifndef GEO_ZONE_FIXTURE_H
#define GEO_ZONE_FIXTURE_H

#include "support/tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "geo/findings.h"
#include "geo/zone_file.h"

struct zone_fixture {
    char path[64];
    struct zone_file file;
    struct lkd_zone_findings *findings;
    struct lkd_error err;
    enum lkd_status status;
};

/* Write `text` to a new file. */
static inline void fixture_write(struct zone_fixture *x, const char *text, size_t length) {
    *x = (struct zone_fixture){.path = "/tmp/lockdown-zones-XXXXXX"};
    int fd = mkstemp(x->path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, length), length);
    close(fd);
}

static inline void fixture_read(struct zone_fixture *x, const struct lkd_zones_mapping *mapping,
                                unsigned flags) {
    x->findings = findings_new();
    struct zone_reading reading = {
        .path = x->path, .mapping = mapping, .flags = flags, .findings = x->findings};
    x->status = zone_file_read(&reading, &x->file, &x->err);
}

static inline struct zone_fixture *fixture_open(const char *text,
                                                const struct lkd_zones_mapping *mapping,
                                                unsigned flags) {
    struct zone_fixture *x = malloc(sizeof *x);
    assert_non_null(x);
    fixture_write(x, text, strlen(text));
    fixture_read(x, mapping, flags);
    return x;
}

static inline void fixture_close(struct zone_fixture *x) {
    zone_file_free(&x->file);
    lkd_zone_findings_free(x->findings);
    unlink(x->path);
    free(x);
}

/* ---- texts ---- */

#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[\n" features "]}\n"
#define FEATURE(properties, geometry)                                                              \
    "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":" geometry "}\n"
#define POLYGON(rings) "{\"type\":\"Polygon\",\"coordinates\":[" rings "]}"
#define RING "[[106.6,10.7],[106.7,10.7],[106.7,10.8],[106.6,10.8],[106.6,10.7]]"
#define HOLE "[[106.63,10.73],[106.63,10.77],[106.67,10.77],[106.67,10.73],[106.63,10.73]]"
#define BOWTIE "[[106.6,10.7],[106.7,10.8],[106.7,10.7],[106.6,10.8],[106.6,10.7]]"
#define SQUARE POLYGON(RING)
#define NAMED "\"id\":\"Z1\",\"name\":\"Vùng thử\""

#endif
