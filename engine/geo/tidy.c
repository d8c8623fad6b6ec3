/*
 * tidy.c - writing tidy GeoJSON; see tidy.h.
 */
#include "geo/tidy.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_BYTES ((size_t)1 << 20)
#define BUFFER_MAX ((size_t)64 << 20) /* a line may be longer than the buffer */

/* A sketch has its corners on a grid of about 22 m. */
#define SKETCH_PLACES 4
#define SKETCH_SCALE 1e4
#define SKETCH_STEP 2
#define SKETCH_CORNERS_MIN 6 /* the last one is the first */

struct writer {
    const struct zone_file *file;
    const char *path;
    int fd;
    struct text text; /* not yet written */
    struct lkd_error *err;
};

/* ---- numbers ---- */

/* n / 10^places, with places digits behind the point. */
static void put_scaled(struct text *t, int64_t n, int places) {
    char digits[40];
    int length = snprintf(digits, sizeof digits, "%0*lld", places + 1, llabs((long long)n));
    if (n < 0)
        text_literal(t, "-");
    text_append(t, digits, (size_t)(length - places));
    if (places > 0)
        text_literal(t, ".");
    text_append(t, digits + length - places, (size_t)places);
}

/* An integer below 2^53 divided by a power of ten up to 10^22 is the double nearest to that
 * decimal, so the first number of places at which the division gives `value` back is the shortest.
 */
void tidy_number(struct text *t, double value) {
    static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    char digits[40];
    for (int places = 0; places < 16; places++) {
        double scaled = round(value * powers[places]);
        if (fabs(scaled) >= 9007199254740992.0)
            break;
        if (scaled / powers[places] == value) {
            put_scaled(t, (int64_t)scaled, places);
            return;
        }
    }
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value)
            break;
    }
    text_puts(t, digits);
}

/* ---- features ---- */

static void put_string(struct text *t, const char *value) {
    if (value)
        text_json_string(t, value, strlen(value));
    else
        text_literal(t, "null");
}

static void put_optional(struct text *t, const char *name, const char *value) {
    if (!value)
        return;
    text_printf(t, ",\"%s\":", name);
    put_string(t, value);
}

static void put_properties(struct text *t, const struct zone_feature *f) {
    text_literal(t, "{\"id\":");
    put_string(t, f->id);
    text_literal(t, ",\"name\":");
    put_string(t, f->name);
    text_literal(t, ",\"name_en\":");
    put_string(t, f->name_en);
    text_literal(t, ",\"kind\":");
    put_string(t, f->kind);
    text_literal(t, ",\"parent\":");
    put_string(t, f->parent);
    put_optional(t, "from", f->from);
    put_optional(t, "to", f->to);
    put_optional(t, "level", f->level);
    put_optional(t, "cite", f->cite);
    text_literal(t, "}");
}

static void put_ring(struct text *t, const struct outline *o, size_t ring) {
    const double(*points)[2] = o->points + o->rings[ring].first;
    for (uint32_t i = 0; i < o->rings[ring].count; i++) {
        text_append(t, i ? ",[" : "[[", 2);
        tidy_number(t, points[i][0]);
        text_literal(t, ",");
        tidy_number(t, points[i][1]);
        text_literal(t, "]");
    }
    text_literal(t, "]");
}

/* The nearest multiple of SKETCH_STEP, in units of the last of SKETCH_PLACES. */
static int64_t sketched(double degrees) {
    return llround(degrees * SKETCH_SCALE / SKETCH_STEP) * SKETCH_STEP;
}

static bool same_sketched(const double a[2], const double b[2]) {
    return sketched(a[0]) == sketched(b[0]) && sketched(a[1]) == sketched(b[1]);
}

/* A corner that two zones share lies at the same place in both, so no gap opens between them. A
 * ring too small to be seen so is written exactly. */
static void put_sketched_ring(struct text *t, const struct outline *o, size_t ring) {
    const double(*points)[2] = o->points + o->rings[ring].first;
    uint32_t corners = 1;
    for (uint32_t i = 1; i < o->rings[ring].count; i++)
        corners += !same_sketched(points[i], points[i - 1]);
    if (corners < SKETCH_CORNERS_MIN) {
        put_ring(t, o, ring);
        return;
    }
    for (uint32_t i = 0; i < o->rings[ring].count; i++) {
        if (i > 0 && same_sketched(points[i], points[i - 1]))
            continue;
        text_append(t, i ? ",[" : "[[", 2);
        put_scaled(t, sketched(points[i][0]), SKETCH_PLACES);
        text_literal(t, ",");
        put_scaled(t, sketched(points[i][1]), SKETCH_PLACES);
        text_literal(t, "]");
    }
    text_literal(t, "]");
}

void tidy_geometry(struct text *t, const struct outline *o, bool sketch) {
    size_t parts = 0;
    for (size_t i = 0; i < o->ring_count; i++)
        parts += i == 0 || o->outer[i];
    bool many = parts > 1;
    text_puts(t, many ? "{\"type\":\"MultiPolygon\",\"coordinates\":["
                      : "{\"type\":\"Polygon\",\"coordinates\":");
    for (size_t i = 0; i < o->ring_count; i++) {
        bool begins = i == 0 || o->outer[i];
        if (i > 0)
            text_puts(t, begins ? "],[" : ",");
        else
            text_literal(t, "[");
        (sketch ? put_sketched_ring : put_ring)(t, o, i);
    }
    text_puts(t, many ? "]]}" : "]}");
}

static void put_feature(struct text *t, const struct zone_file *file,
                        const struct zone_feature *f) {
    text_literal(t, "{\"type\":\"Feature\",\"id\":");
    put_string(t, f->id);
    text_literal(t, ",\"properties\":");
    put_properties(t, f);
    text_literal(t, ",\"geometry\":");
    if (f->shape == NO_SHAPE) {
        text_literal(t, "null");
    } else {
        struct outline o = zone_file_outline(file, f->shape);
        tidy_geometry(t, &o, false);
    }
    text_literal(t, "}");
}

/* ---- writing ---- */

static enum lkd_status failed(struct writer *w, int number) {
    char reason[128];
    if (strerror_r(number, reason, sizeof reason) != 0)
        reason[0] = '\0';
    return error_set(w->err, LKD_IO, "cannot write %s: %s", w->path, reason);
}

static enum lkd_status flush(struct writer *w) {
    const char *at = w->text.bytes;
    size_t left = w->text.length;
    if (w->text.failed)
        return error_set(w->err, LKD_NO_MEMORY, "no memory to write %s", w->path);
    while (left > 0) {
        ssize_t written = write(w->fd, at, left);
        if (written < 0 && errno != EINTR)
            return failed(w, errno);
        if (written > 0) {
            at += written;
            left -= (size_t)written;
        }
    }
    text_clear(&w->text);
    return LKD_OK;
}

static enum lkd_status write_features(struct writer *w) {
    const struct zone_file *f = w->file;
    enum lkd_status status = LKD_OK;
    text_literal(&w->text, "{\"type\":\"FeatureCollection\",\"features\":[\n");
    for (size_t i = 0; !status && i < f->features.count; i++) {
        put_feature(&w->text, f, &f->features.items[i]);
        text_puts(&w->text, i + 1 < f->features.count ? ",\n" : "\n");
        if (w->text.length >= BUFFER_BYTES || w->text.failed)
            status = flush(w);
    }
    text_literal(&w->text, "]}\n");
    return status ? status : flush(w);
}

static enum lkd_status write_and_close(struct writer *w, bool to_disk) {
    enum lkd_status status = write_features(w);
    if (!status && to_disk && fsync(w->fd) != 0)
        status = failed(w, errno);
    if (close(w->fd) != 0 && !status)
        status = failed(w, errno);
    return status;
}

static enum lkd_status write_directly(struct writer *w) {
    w->fd = open(w->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return w->fd < 0 ? failed(w, errno) : write_and_close(w, false);
}

/* The rights of the file that is replaced, or those of a new one. */
static enum lkd_status write_beside(struct writer *w, mode_t mode) {
    char temporary[PATH_MAX];
    int length = snprintf(temporary, sizeof temporary, "%s.XXXXXX", w->path);
    if (length < 0 || (size_t)length >= sizeof temporary)
        return failed(w, ENAMETOOLONG);
    w->fd = mkstemp(temporary);
    if (w->fd < 0)
        return failed(w, errno);
    enum lkd_status status = fchmod(w->fd, mode) != 0 ? failed(w, errno) : LKD_OK;
    if (status)
        close(w->fd);
    else
        status = write_and_close(w, true);
    if (!status && rename(temporary, w->path) != 0)
        status = failed(w, errno);
    if (status)
        unlink(temporary);
    return status;
}

enum lkd_status tidy_write(const struct zone_file *f, const char *path, struct lkd_error *err) {
    struct writer w = {.file = f, .path = path, .err = err};
    struct stat info;
    bool there = stat(path, &info) == 0;
    if (there && S_ISDIR(info.st_mode))
        return failed(&w, EISDIR);
    text_init(&w.text, BUFFER_MAX);
    enum lkd_status status = there && !S_ISREG(info.st_mode)
                                 ? write_directly(&w)
                                 : write_beside(&w, there ? info.st_mode & 0777 : 0644);
    text_free(&w.text);
    return status;
}
