/*
 * intake.c - judging features one by one; see intake.h.
 *
 * The feature being read is always the last of the file's shapes, so dropping it, or replacing its
 * rings by repaired ones, only moves the ends of the arrays.
 */
#include "geo/intake.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "base/vec.h"
#include "zones/zones.h"

/* ---- fields ---- */

static void set_name(struct intake *in, enum intake_field field, const char *given,
                     const char *usual) {
    const char *name = given ? given : usual;
    in->names[field].text = name;
    in->names[field].length = strlen(name);
}

void intake_init(struct intake *in, const struct zone_reading *reading, struct zone_file *file,
                 struct geometer *geometer) {
    static const struct lkd_zones_mapping usual = {0};
    const struct lkd_zones_mapping *m = reading->mapping ? reading->mapping : &usual;
    *in = (struct intake){.reading = reading, .file = file, .geometer = geometer};
    set_name(in, INTAKE_ID, m->id, "id");
    set_name(in, INTAKE_NAME, m->name, "name");
    set_name(in, INTAKE_NAME_EN, m->name_en, "name_en");
    set_name(in, INTAKE_KIND, m->kind_is ? "" : m->kind, "kind");
    set_name(in, INTAKE_PARENT, m->parent_is ? "" : m->parent, "parent");
    set_name(in, INTAKE_FROM, m->from, "from");
    set_name(in, INTAKE_TO, m->to, "to");
    set_name(in, INTAKE_LEVEL, m->level, "level");
    set_name(in, INTAKE_CITE, m->cite, "cite");
    set_name(in, INTAKE_ADMIN_LEVEL, m->kind_is || m->kind ? "" : NULL, "admin_level");
}

int intake_field(const struct intake *in, const char *name, size_t length) {
    for (int i = 0; length > 0 && i < INTAKE_PROPERTIES; i++)
        if (in->names[i].length == length && memcmp(in->names[i].text, name, length) == 0)
            return i;
    return -1;
}

const char *intake_name(const struct intake *in, enum intake_field field) {
    return field == INTAKE_FEATURE_ID ? "id" : in->names[field].text;
}

void intake_note_no_memory(struct intake *in) {
    error_set(&in->fatal, LKD_NO_MEMORY, "no memory for the zones of %s", in->file->path);
    intake_note(in, "no_memory", NULL, "no memory");
}

bool intake_value(struct intake *in, enum intake_field field, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            return intake_complain(in, "bad_value", NULL,
                                   "property `%s` holds the control character 0x%02X",
                                   intake_name(in, field), (unsigned char)text[i]);
    if (length == 0)
        return true;
    in->values[field] = arena_copy(&in->file->arena, text, length);
    return in->values[field] || intake_no_memory(in);
}

bool intake_text(struct intake *in, enum intake_field field, const char *text, size_t length) {
    if (!utf8_valid(text, length))
        return intake_complain(in, "bad_value", "convert the file to UTF-8", "`%s` is not UTF-8",
                               intake_name(in, field));
    return intake_value(in, field, text, length);
}

/* ---- complaints ---- */

void intake_note(struct intake *in, const char *kind, const char *hint, const char *format, ...) {
    if (in->complaint.kind)
        return;
    in->complaint = (struct lkd_zone_finding){.kind = kind};
    snprintf(in->hint, sizeof in->hint, "%s", hint ? hint : "");
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(in->message, sizeof in->message, format, arguments);
    va_end(arguments);
}

static bool complain_at(struct intake *in, double lon, double lat) {
    in->complaint.has_point = true;
    in->complaint.lon = lon;
    in->complaint.lat = lat;
    return false;
}

/* The first error of the file is the one that is returned. */
static bool record(struct intake *in, const struct lkd_zone_finding *finding) {
    struct lkd_error *first = &in->mistake;
    if (!finding->warning && first->status == LKD_OK) {
        error_set(first, LKD_BAD_ZONES, "%s", finding->message);
        if (finding->hint)
            error_hint(first, "%s", finding->hint);
        if (finding->line)
            error_where(first, "%s:%zu", finding->file, finding->line);
        else
            error_where(first, "%s", finding->file);
    }
    return findings_add(in->reading->findings, finding) || intake_no_memory(in);
}

bool intake_fail(struct intake *in, const char *kind, size_t line, const char *hint,
                 const char *format, ...) {
    char message[sizeof in->message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    in->broken = true;
    record(
        in,
        &(struct lkd_zone_finding){
            .kind = kind, .file = in->file->path, .line = line, .message = message, .hint = hint});
    return false;
}

bool intake_stop(struct intake *in, enum lkd_status status, const char *format, ...) {
    char message[sizeof in->message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    error_set(&in->fatal, status, "%s", message);
    error_where(&in->fatal, "%s", in->file->path);
    return false;
}

/* ---- shapes ---- */

bool intake_begin_shape(struct intake *in) {
    in->first_ring = in->file->shapes.rings.count;
    in->first_point = in->file->shapes.points.count;
    in->ring = 0;
    in->has_shape = true;
    return shapes_begin(&in->file->shapes, (uint32_t)in->file->features.count) ||
           intake_no_memory(in);
}

bool intake_begin_ring(struct intake *in, bool outer) {
    struct zone_file *f = in->file;
    in->ring++;
    in->last_lon = 0;
    return (VEC_PUSH(&f->arena, &f->outer, outer) && shapes_begin_ring(&f->shapes)) ||
           intake_no_memory(in);
}

/* Take back the rings of the shape being read. */
static void forget_rings(struct intake *in) {
    struct shapes *s = &in->file->shapes;
    s->shapes.items[s->shapes.count - 1].ring_count = 0;
    in->file->outer.count = s->rings.count = in->first_ring;
    s->points.count = in->first_point;
}

/* The rough box around Viet Nam and its seas. */
static bool in_viet_nam(double lon, double lat) {
    return lon > 100 && lon < 120 && lat > 4 && lat < 26;
}

static const char *range_hint(double lon, double lat) {
    if (in_viet_nam(lat, lon))
        return "longitude and latitude are exchanged: longitude comes first";
    if (fabs(lon) > 360 || fabs(lat) > 360)
        return "these look like metres of a projection: transform the file to WGS 84 (EPSG:4326)";
    if (fabs(lat) >= 90)
        return "longitude comes first, then latitude; a zone cannot reach a pole";
    return "a zone beyond the 180th meridian is written in two parts, one on either side";
}

bool intake_refuse_point(struct intake *in, double lon, double lat) {
    bool range = !(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90);
    if (range)
        intake_note(in, in_viet_nam(lat, lon) ? "swapped_axes" : "out_of_range",
                    range_hint(lon, lat),
                    "ring %zu has a point at %.9g, %.9g, which is beyond 180 degrees of "
                    "longitude or 90 of latitude",
                    in->ring, lon, lat);
    else if (fabs(lat) == 90)
        intake_note(in, "out_of_range", "a zone cannot reach a pole",
                    "ring %zu has a point at a pole: %.9g, %.9g", in->ring, lon, lat);
    else
        intake_note(in, "antimeridian", range_hint(lon, lat),
                    "ring %zu crosses the 180th meridian between %.9g and %.9g", in->ring,
                    in->last_lon, lon);
    return complain_at(in, lon, lat);
}

bool intake_end_ring(struct intake *in) {
    const struct shapes *s = &in->file->shapes;
    const struct ring *r = &s->rings.items[s->rings.count - 1];
    if (r->count == 0)
        return intake_complain(in, "invalid_ring", NULL, "ring %zu has no points", in->ring);
    const double *first = s->points.items[r->first], *last = s->points.items[s->points.count - 1];
    if (first[0] != last[0] || first[1] != last[1])
        intake_note(in, "invalid_ring", "the last point of a ring repeats its first",
                    "ring %zu is not closed: it begins at %.9g, %.9g and ends at %.9g, %.9g",
                    in->ring, first[0], first[1], last[0], last[1]);
    else if (r->count < 4)
        intake_note(in, "invalid_ring", "a ring has at least four, the last repeating the first",
                    "ring %zu has only %u points", in->ring, r->count);
    else
        return true;
    return complain_at(in, first[0], first[1]);
}

bool intake_other(struct intake *in, const char *type) {
    if (in->reading->flags & ZONE_FILE_SKIP_OTHERS) {
        in->skipped = true;
        return true;
    }
    return intake_complain(in, "no_area", "such features can be left out (--skip-others)",
                           "it is a %s; a zone is a Polygon or a MultiPolygon", type);
}

/* ---- validity ---- */

static bool passed_on(struct intake *in, enum lkd_status status) {
    if (status)
        intake_note(in, "internal", NULL, "%s", in->fatal.message);
    return status == LKD_OK;
}

static enum lkd_status take_ring(void *context, bool outer, const double (*points)[2],
                                 size_t count) {
    struct intake *in = context;
    if (!intake_begin_ring(in, outer))
        return LKD_NO_MEMORY;
    for (size_t i = 0; i < count; i++)
        if (!intake_point(in, points[i][0], points[i][1]))
            return LKD_NO_MEMORY;
    return LKD_OK;
}

/* Put the rings of a geometry in the place of those that were read. */
static bool replace_rings(struct intake *in, const struct geometry *geometry) {
    forget_rings(in);
    in->ring = 0;
    if (!passed_on(in, geometry_each_ring(in->geometer, geometry, take_ring, in, &in->fatal)))
        return false;
    return in->ring > 0 || intake_complain(in, "invalid_ring", NULL, "it has no area at all");
}

static bool warn_of_repair(struct intake *in, const struct validity *v, double before_m2,
                           double after_m2) {
    char message[sizeof in->message];
    const char *id = in->values[INTAKE_ID];
    snprintf(message, sizeof message,
             "feature %zu (%s): repaired %s at %.9g, %.9g; its area went from %.0f to %.0f m2",
             in->number, id, v->reason, v->lon, v->lat, before_m2, after_m2);
    in->file->repaired++;
    return record(in, &(struct lkd_zone_finding){.warning = true,
                                                 .kind = "repaired",
                                                 .file = in->file->path,
                                                 .line = in->line,
                                                 .feature = in->number,
                                                 .id = id,
                                                 .message = message,
                                                 .has_point = true,
                                                 .lon = v->lon,
                                                 .lat = v->lat});
}

static bool repair(struct intake *in, const struct geometry *broken, const struct validity *v) {
    struct geometer *g = in->geometer;
    struct geometry *sound = NULL;
    double before_m2 = 0, after_m2 = 0;
    bool done = passed_on(in, geometry_make_valid(g, broken, &sound, &in->fatal)) &&
                passed_on(in, geometry_area_m2(g, broken, &before_m2, &in->fatal)) &&
                passed_on(in, geometry_area_m2(g, sound, &after_m2, &in->fatal)) &&
                replace_rings(in, sound) && warn_of_repair(in, v, before_m2, after_m2);
    geometry_free(g, sound);
    return done;
}

static bool complain_of(struct intake *in, const struct validity *v) {
    intake_note(in, "invalid_ring", "draw it anew, or let `zones import --repair` mend it",
                "the polygon is not valid: %s at %.9g, %.9g", v->reason, v->lon, v->lat);
    return complain_at(in, v->lon, v->lat);
}

static bool check_shape(struct intake *in) {
    const struct shapes *s = &in->file->shapes;
    struct outline o = zone_file_outline(in->file, (uint32_t)(s->shapes.count - 1));
    if (o.ring_count == 0)
        return intake_complain(in, "invalid_ring", NULL, "its geometry is empty");
    struct geometry *geometry;
    if (!passed_on(in, geometry_build(in->geometer, &o, &geometry, &in->fatal)))
        return false;
    struct validity v;
    bool sound = passed_on(in, geometry_validity(in->geometer, geometry, &v, &in->fatal));
    if (sound && !v.valid)
        sound =
            in->reading->flags & ZONE_FILE_REPAIR ? repair(in, geometry, &v) : complain_of(in, &v);
    geometry_free(in->geometer, geometry);
    return sound;
}

/* ---- properties ---- */

static bool is_word(const char *text) {
    return *text && text[strspn(text, "abcdefghijklmnopqrstuvwxyz_")] == '\0';
}

static const char *administrative_kind(const void *context, size_t i) {
    static const char *const kinds[] = {"country", "province", "district", "ward"};
    (void)context;
    return kinds[i];
}

static bool check_kind(struct intake *in, const char *kind) {
    if (!kind)
        return true;
    const char *near = nearest_name(kind, 4, administrative_kind, NULL);
    if (is_word(kind) && (!near || strcmp(near, kind) == 0))
        return true;
    char hint[128];
    snprintf(hint, sizeof hint, near ? "did you mean \"%s\"?" : "a kind is a word of a-z and _%s",
             near ? near : ", such as \"district\" or \"industrial_park\"");
    return intake_complain(in, "bad_value", hint, "\"%.100s\" is not a kind of zone", kind);
}

/* The id: the property, else the feature's own, else made from a prefix. NULL: none. */
static bool settle_id(struct intake *in) {
    const struct lkd_zones_mapping *m = in->reading->mapping;
    if (!in->values[INTAKE_ID])
        in->values[INTAKE_ID] = in->values[INTAKE_FEATURE_ID];
    if (in->values[INTAKE_ID] || !m || !m->id_prefix)
        return true;
    in->values[INTAKE_ID] = arena_printf(&in->file->arena, "%s%zu", m->id_prefix, in->number);
    return in->values[INTAKE_ID] || intake_no_memory(in);
}

static bool check_id(struct intake *in) {
    const char *id = in->values[INTAKE_ID];
    if (!id)
        return intake_complain(
            in, "no_id",
            "say which property holds it (--id NAME) or number them (--id-prefix TEXT)",
            "it has no id");
    if (strlen(id) > ZONE_ID_MAX)
        return intake_complain(in, "bad_value", NULL,
                               "its id has %zu bytes; at most %d are allowed", strlen(id),
                               ZONE_ID_MAX);
    return !strchr(id, ' ') ||
           intake_complain(in, "bad_value", NULL, "its id \"%s\" holds a space", id);
}

static bool read_moment(struct intake *in, enum intake_field field, int64_t *moment_s) {
    const char *text = in->values[field];
    if (!text || civil_parse_date(text, strlen(text), moment_s))
        return true;
    bool order = in->values[INTAKE_LEVEL];
    if (order && civil_parse_instant(text, strlen(text), moment_s))
        return true;
    return intake_complain(in, "bad_value",
                           order ? "write 2021-07-26 or 2021-07-26T18:00:00+07:00"
                                 : "a date is written 2021-07-26",
                           "`%s` is \"%.60s\", which is not a date", intake_name(in, field), text);
}

static bool check_period(struct intake *in, struct zone_feature *feature) {
    feature->from_s = CIVIL_ALWAYS;
    feature->to_s = CIVIL_NEVER;
    if (!read_moment(in, INTAKE_FROM, &feature->from_s) ||
        !read_moment(in, INTAKE_TO, &feature->to_s))
        return false;
    if (feature->from_s >= feature->to_s)
        return intake_complain(in, "bad_value", "`to` is the first moment that is no longer in it",
                               "it is never valid: from %s to %s, the end excluded", feature->from,
                               feature->to);
    return !feature->level || feature->cite ||
           intake_complain(in, "bad_value", "name the act that orders it in `cite`",
                           "it has a level, \"%.60s\", but no cite", feature->level);
}

static void take_fields(struct intake *in, struct zone_feature *feature) {
    static const struct lkd_zones_mapping none = {0};
    const struct lkd_zones_mapping *m = in->reading->mapping ? in->reading->mapping : &none;
    const char **v = in->values, *admin = v[INTAKE_ADMIN_LEVEL];
    *feature = (struct zone_feature){
        .id = v[INTAKE_ID],
        .name = v[INTAKE_NAME],
        .name_en = v[INTAKE_NAME_EN],
        .kind = m->kind_is                ? m->kind_is
                : admin && is_word(admin) ? admin
                                          : v[INTAKE_KIND],
        .parent = m->parent_is ? m->parent_is : v[INTAKE_PARENT],
        .from = v[INTAKE_FROM],
        .to = v[INTAKE_TO],
        .level = v[INTAKE_LEVEL],
        .cite = v[INTAKE_CITE],
        .number = in->number,
        .line = in->line,
        .shape = in->has_shape ? (uint32_t)(in->file->shapes.shapes.count - 1) : NO_SHAPE,
    };
}

/* ---- one feature ---- */

void intake_begin(struct intake *in, size_t number, size_t line) {
    memset(in->values, 0, sizeof in->values);
    in->number = number;
    in->line = line;
    in->has_shape = in->skipped = false;
    in->complaint.kind = NULL;
}

static bool keep(struct intake *in, struct zone_feature *feature) {
    struct zone_file *f = in->file;
    feature->place =
        arena_printf(&f->arena, "%s: feature %zu (%s)", f->name, feature->number, feature->id);
    return (feature->place && VEC_PUSH(&f->arena, &f->features, *feature)) || intake_no_memory(in);
}

/* Tell what is wrong with it, and forget it. */
static bool drop(struct intake *in) {
    char message[sizeof in->message + 128];
    const char *id = in->values[INTAKE_ID];
    struct lkd_zone_finding finding = in->complaint;
    snprintf(message, sizeof message, id ? "feature %zu (%.63s): %s" : "feature %zu%s: %s",
             in->number, id ? id : "", in->message);
    finding.file = in->file->path;
    finding.line = in->line;
    finding.feature = in->number;
    finding.id = id;
    finding.message = message;
    finding.hint = in->hint;
    if (in->has_shape) {
        forget_rings(in);
        in->file->shapes.shapes.count--;
    }
    return record(in, &finding);
}

bool intake_end(struct intake *in) {
    struct zone_feature feature;
    if (!in->complaint.kind && in->skipped) {
        in->file->skipped++;
        return true;
    }
    if (settle_id(in) && !in->complaint.kind && check_id(in)) {
        take_fields(in, &feature);
        if (check_kind(in, feature.kind) && check_period(in, &feature) &&
            (!in->has_shape || check_shape(in)) && keep(in, &feature))
            return true;
    }
    return in->fatal.status == LKD_OK && drop(in);
}

/* ---- the whole file ---- */

const struct zone_feature *zone_file_find(const struct zone_file *f, const char *id) {
    size_t low = 0, high = f->features.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(f->features.items[f->by_id[middle]].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == f->features.count)
        return NULL;
    const struct zone_feature *found = &f->features.items[f->by_id[low]];
    return strcmp(found->id, id) == 0 ? found : NULL;
}

static int compare_ids(const void *a, const void *b) {
    const struct zone_feature *const *left = a, *const *right = b;
    int order = strcmp((*left)->id, (*right)->id);
    return order ? order
                 : ((*left)->number > (*right)->number) - ((*left)->number < (*right)->number);
}

static bool sort_by_id(struct intake *in) {
    struct zone_file *f = in->file;
    size_t count = f->features.count;
    const struct zone_feature **sorted = malloc((count + 1) * sizeof *sorted);
    f->by_id = arena_alloc(&f->arena, count * sizeof *f->by_id);
    if (!sorted || !f->by_id) {
        free(sorted);
        return intake_no_memory(in);
    }
    for (size_t i = 0; i < count; i++)
        sorted[i] = &f->features.items[i];
    qsort(sorted, count, sizeof *sorted, compare_ids);
    for (size_t i = 0; i < count; i++)
        f->by_id[i] = (uint32_t)(sorted[i] - f->features.items);
    free(sorted);
    return true;
}

static bool refuse_duplicates(struct intake *in) {
    const struct zone_file *f = in->file;
    char message[sizeof in->message];
    for (size_t i = 1; i < f->features.count; i++) {
        const struct zone_feature *first = &f->features.items[f->by_id[i - 1]],
                                  *again = &f->features.items[f->by_id[i]];
        if (strcmp(first->id, again->id) != 0)
            continue;
        snprintf(message, sizeof message, "feature %zu (%s): feature %zu has the same id",
                 again->number, again->id, first->number);
        if (!record(in, &(struct lkd_zone_finding){.kind = "duplicate_id",
                                                   .file = f->path,
                                                   .line = again->line,
                                                   .feature = again->number,
                                                   .id = again->id,
                                                   .other_id = first->id,
                                                   .message = message}))
            return false;
    }
    return true;
}

static enum lkd_status tell(const struct lkd_error *what, struct lkd_error *err) {
    if (err && err->status == LKD_OK)
        *err = *what;
    return what->status;
}

enum lkd_status intake_finish(struct intake *in, struct lkd_error *err) {
    struct zone_file *f = in->file;
    if (f->skipped > 0 && f->features.count == 0 && in->mistake.status == LKD_OK)
        intake_fail(in, "no_area", 0, NULL, "none of its %zu features is an area", f->skipped);
    if (in->fatal.status || !sort_by_id(in) || !refuse_duplicates(in))
        return tell(&in->fatal, err);
    bool keep_good = in->reading->flags & ZONE_FILE_KEEP_GOOD && !in->broken;
    if (in->mistake.status && !keep_good)
        return tell(&in->mistake, err);
    return LKD_OK;
}
