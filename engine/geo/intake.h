/*
 * intake.h - what the readers of the three formats hand over, feature by feature.
 *
 * Legal order: intake_begin(); then, in any order, intake_value() for its properties and one shape:
 * intake_begin_shape(), and for each ring intake_begin_ring(), intake_point()...,
 * intake_end_ring(); at last intake_end(), which judges the feature and keeps or drops it.
 * Everything that returns bool returns false when the feature has a mistake or there is no memory:
 * the reader then goes to intake_end() without adding more. intake_end() returns false when reading
 * has to stop.
 */
#ifndef GEO_INTAKE_H
#define GEO_INTAKE_H

#include "geo/findings.h"
#include "geo/zone_file.h"

enum intake_field {
    INTAKE_ID,
    INTAKE_NAME,
    INTAKE_NAME_EN,
    INTAKE_KIND,
    INTAKE_PARENT,
    INTAKE_FROM,
    INTAKE_TO,
    INTAKE_LEVEL,
    INTAKE_CITE,
    INTAKE_ADMIN_LEVEL,
    INTAKE_PROPERTIES, /* those above are properties */
    INTAKE_FEATURE_ID = INTAKE_PROPERTIES,
    INTAKE_FIELDS
};

struct intake {
    const struct zone_reading *reading;
    struct zone_file *file;
    struct geometer *geometer;
    struct lkd_error fatal;   /* no memory, or a failure of GEOS: reading stops */
    struct lkd_error mistake; /* the first of the file */
    bool broken;              /* a mistake is about the whole file, none of it is kept */
    struct {
        const char *text; /* "" where the field is not looked for */
        size_t length;
    } names[INTAKE_PROPERTIES];
    /* the feature being read */
    size_t number, line;
    const char *values[INTAKE_FIELDS]; /* in the file's arena; NULL: none */
    bool has_shape, skipped;
    size_t first_ring, first_point; /* of the shape */
    size_t ring;                    /* number of the ring in the shape, from 1 */
    double last_lon;
    /* its first mistake */
    struct lkd_zone_finding complaint; /* kind NULL: none */
    char message[400], hint[256];
};

void intake_init(struct intake *in, const struct zone_reading *reading, struct zone_file *file,
                 struct geometer *geometer);

void intake_begin(struct intake *in, size_t number, size_t line);

/* The field whose property has this name, or -1. */
int intake_field(const struct intake *in, const char *name, size_t length);
/* What a property is called in this file. */
const char *intake_name(const struct intake *in, enum intake_field field);
/* An empty value is none. The text is copied; it is UTF-8 already. */
bool intake_value(struct intake *in, enum intake_field field, const char *text, size_t length);
/* The same for a text that may be no UTF-8. */
bool intake_text(struct intake *in, enum intake_field field, const char *text, size_t length);

bool intake_begin_shape(struct intake *in);
bool intake_begin_ring(struct intake *in, bool outer);
bool intake_refuse_point(struct intake *in, double lon, double lat); /* slow path of intake_point */
bool intake_end_ring(struct intake *in);
/* The feature is something else: "Point". */
bool intake_other(struct intake *in, const char *type);

/* Note what is wrong with the feature, unless something is already. `kind` is static. */
void intake_note(struct intake *in, const char *kind, const char *hint, const char *format, ...)
    PRINTF_LIKE(4, 5);
/* The same, as a value: false. */
#define intake_complain(...) (intake_note(__VA_ARGS__), false)
void intake_note_no_memory(struct intake *in);
static inline bool intake_no_memory(struct intake *in) {
    intake_note_no_memory(in);
    return false;
}
bool intake_end(struct intake *in);

/* Something is wrong with the whole file, or from a line on; false. */
bool intake_fail(struct intake *in, const char *kind, size_t line, const char *hint,
                 const char *format, ...) PRINTF_LIKE(5, 6);

/* The reader had to stop before the end: the file is not what it should be, or cannot be read. */
bool intake_stop(struct intake *in, enum lkd_status status, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* After the last feature: ids that stand twice, a file without any zone. The outcome of it all. */
enum lkd_status intake_finish(struct intake *in, struct lkd_error *err);

static inline bool intake_point(struct intake *in, double lon, double lat) {
    struct shapes *s = &in->file->shapes;
    double step = lon - in->last_lon;
    if (!(lon >= -180 && lon <= 180 && lat > -90 && lat < 90 && step <= 180 && step >= -180))
        return intake_refuse_point(in, lon, lat);
    in->last_lon = lon;
    return shapes_add_point(s, lon, lat) || intake_no_memory(in);
}

#endif
