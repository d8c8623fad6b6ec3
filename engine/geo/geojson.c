/*
 * geojson.c - reading GeoJSON (RFC 7946) in one pass, without building a tree.
 *
 * The nesting of GeoJSON is fixed, so there is a function for each level and nothing recurses.
 * Coordinates go straight into the shapes. A type that stands behind what it explains is looked up
 * ahead. The quick path only says where it got stuck; then the whole text is checked to be JSON,
 * once: either that is the mistake, and reading ends, or the feature is to blame, and reading goes
 * on behind it.
 *
 * A FeatureCollection, one Feature or one geometry is read. Members nobody knows are stepped over.
 * The third number of a position (height) and those behind it are dropped, but all positions of a
 * ring must have one, or none.
 */
#include <string.h>

#include "base/json.h"
#include "geo/formats.h"

#define CHECK_MEMORY_MAX ((size_t)256 << 20)
#define REPORT_FEATURES 256 /* between two reports of progress */

struct reader {
    struct json_cursor c;
    const char *text;
    struct intake *in;
    const char *counted; /* `line` is the line of this byte */
    size_t line;
    bool checked; /* the whole text is JSON */
};

/* ---- pieces ---- */

static bool is(const struct json_string *s, const char *word) {
    return s->length == strlen(word) && memcmp(s->bytes, word, s->length) == 0;
}

static bool resolve(struct reader *r, struct json_string *s) {
    if (!s->escaped)
        return true;
    char *copy = arena_alloc(&r->in->file->arena, s->length);
    if (!copy)
        return intake_no_memory(r->in);
    *s = (struct json_string){.bytes = copy, .length = json_unescape(s, copy)};
    return true;
}

static bool broken(struct reader *r) {
    return intake_complain(r->in, "syntax", NULL, "it is not what GeoJSON has there");
}

static bool take_string(struct reader *r, struct json_string *ret) {
    json_skip_space(&r->c);
    return (json_scan_string(&r->c, ret) || broken(r)) && resolve(r, ret);
}

/* A key and its colon. */
static bool take_key(struct reader *r, struct json_string *ret_key) {
    return take_string(r, ret_key) && (json_take(&r->c, ':') || broken(r));
}

static bool skip(struct reader *r) {
    return json_skip_value(&r->c) || broken(r);
}

static bool is_null(struct reader *r) {
    json_skip_space(&r->c);
    return json_take_word(&r->c, "null", 4);
}

/* Does another member or element follow? At the end the bracket is taken. */
static bool more(struct reader *r, char bracket, bool *ret_more) {
    *ret_more = json_take(&r->c, ',');
    return *ret_more || json_take(&r->c, bracket) || broken(r);
}

static bool twice(struct reader *r, const char *member) {
    return intake_complain(r->in, "syntax", NULL, "`%s` is given twice", member);
}

/* ---- walking over the members of an object ---- */

/* Reads the value of a member; false when it cannot. */
typedef bool member_reader(struct reader *r, const struct json_string *key, void *context);

static bool read_members(struct reader *r, member_reader *read, void *context) {
    bool again = !json_take(&r->c, '}');
    while (again) {
        struct json_string key;
        if (!take_key(r, &key) || !read(r, &key, context) || !more(r, '}', &again))
            return false;
    }
    return true;
}

static bool read_object(struct reader *r, const char *what, member_reader *read, void *context) {
    if (!json_take(&r->c, '{'))
        return intake_complain(r->in, "syntax", NULL, "%s must be an object", what);
    return read_members(r, read, context);
}

/* Step over a `type` that has been looked up; there is only one. */
static bool pass_type(struct reader *r, bool *has_type) {
    if (*has_type)
        return twice(r, "type");
    *has_type = true;
    return skip(r);
}

struct type_search {
    struct json_string type;
    bool found;
};

static bool search_type(struct reader *r, const struct json_string *key, void *context) {
    struct type_search *s = context;
    if (!is(key, "type"))
        return skip(r);
    if (s->found)
        return twice(r, "type");
    json_skip_space(&r->c);
    if (r->c.at == r->c.end || *r->c.at != '"')
        return intake_complain(r->in, "syntax", NULL, "`type` must be a string");
    s->found = true;
    return take_string(r, &s->type);
}

/* The `type` of the object at the cursor, which stays; looks no further than where it stands. */
static bool look_up_type(struct reader *r, const char *what, struct json_string *ret_type) {
    struct json_cursor start = r->c;
    struct type_search s = {.found = false};
    bool again = false;
    if (!json_take(&r->c, '{'))
        return intake_complain(r->in, "syntax", NULL, "%s must be an object", what);
    if (!json_take(&r->c, '}'))
        do {
            struct json_string key;
            if (!take_key(r, &key) || !search_type(r, &key, &s))
                return false;
        } while (!s.found && more(r, '}', &again) && again);
    if (!s.found)
        return intake_complain(r->in, "syntax", NULL, "%s has no `type`", what);
    *ret_type = s.type;
    r->c = start;
    return true;
}

/* ---- coordinates ---- */

static bool not_a_position(struct reader *r) {
    return intake_complain(r->in, "syntax", NULL,
                           "ring %zu has something that is not [longitude, latitude]", r->in->ring);
}

static inline bool take_number(struct reader *r, double *ret_value) {
    struct json_number n;
    json_skip_space(&r->c);
    return (json_scan_number(&r->c, &n) && json_number_double(&n, ret_value)) || not_a_position(r);
}

/* What follows the second number; `numbers` is their count in the first position of the ring. */
static bool end_position(struct reader *r, size_t *numbers) {
    size_t count = 2;
    double dropped;
    for (; !json_take(&r->c, ']'); count++)
        if (!json_take(&r->c, ',') || !take_number(r, &dropped))
            return not_a_position(r);
    if (*numbers == 0)
        *numbers = count;
    return *numbers == count || intake_complain(r->in, "syntax", NULL,
                                                "ring %zu has positions of %zu and of %zu numbers",
                                                r->in->ring, *numbers, count);
}

static bool read_ring(struct reader *r, bool outer) {
    size_t numbers = 0;
    bool again = false;
    if (!intake_begin_ring(r->in, outer))
        return false;
    if (!json_take(&r->c, '['))
        return not_a_position(r);
    if (json_take(&r->c, ']'))
        return intake_end_ring(r->in);
    do {
        double lon, lat;
        if (!json_take(&r->c, '['))
            return not_a_position(r);
        if (!take_number(r, &lon) || !(json_take(&r->c, ',') || not_a_position(r)) ||
            !take_number(r, &lat) || !end_position(r, &numbers) || !intake_point(r->in, lon, lat) ||
            !more(r, ']', &again))
            return false;
    } while (again);
    return intake_end_ring(r->in);
}

static bool read_polygon(struct reader *r) {
    bool outer = true, again = true;
    if (!json_take(&r->c, '['))
        return not_a_position(r);
    if (json_take(&r->c, ']'))
        return intake_complain(r->in, "invalid_ring", NULL, "a polygon has no rings");
    for (; again; outer = false)
        if (!read_ring(r, outer) || !more(r, ']', &again))
            return false;
    return true;
}

static bool read_polygons(struct reader *r) {
    bool again = true;
    if (!json_take(&r->c, '['))
        return not_a_position(r);
    if (json_take(&r->c, ']'))
        return true;
    while (again)
        if (!read_polygon(r) || !more(r, ']', &again))
            return false;
    return true;
}

/* ---- geometries ---- */

struct geometry_reading {
    bool many, has_type, has_coordinates; /* a MultiPolygon */
};

static bool read_geometry_member(struct reader *r, const struct json_string *key, void *context) {
    struct geometry_reading *g = context;
    if (is(key, "type"))
        return pass_type(r, &g->has_type);
    if (!is(key, "coordinates"))
        return skip(r);
    if (g->has_coordinates)
        return twice(r, "coordinates");
    g->has_coordinates = true;
    json_skip_space(&r->c);
    return g->many ? read_polygons(r) : read_polygon(r);
}

static bool is_known_geometry(const struct json_string *type) {
    static const char *const known[] = {"Point", "MultiPoint", "LineString", "MultiLineString",
                                        "GeometryCollection"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (is(type, known[i]))
            return true;
    return false;
}

static bool read_typed_geometry(struct reader *r, const struct json_string *type) {
    struct geometry_reading g = {.many = is(type, "MultiPolygon")};
    if (!g.many && !is(type, "Polygon")) {
        char name[64];
        if (!is_known_geometry(type))
            return intake_complain(r->in, "syntax", NULL, "its geometry has the type \"%.*s\"",
                                   (int)(type->length < 60 ? type->length : 60), type->bytes);
        memcpy(name, type->bytes, type->length);
        name[type->length] = '\0';
        return skip(r) && intake_other(r->in, name);
    }
    if (!intake_begin_shape(r->in) || !read_object(r, "its geometry", read_geometry_member, &g))
        return false;
    return g.has_coordinates ||
           intake_complain(r->in, "invalid_ring", NULL, "its geometry has no coordinates");
}

static bool read_geometry(struct reader *r) {
    struct json_string type;
    if (is_null(r))
        return true;
    return look_up_type(r, "its geometry", &type) && read_typed_geometry(r, &type);
}

/* ---- properties ---- */

/* The text of a string, or of an integer as it is written. */
static bool read_value(struct reader *r, enum intake_field field) {
    struct json_string s;
    struct json_number n;
    if (is_null(r))
        return true;
    const char *at = r->c.at;
    if (at < r->c.end && *at == '"')
        return take_string(r, &s) && intake_value(r->in, field, s.bytes, s.length);
    if (at < r->c.end && (*at == '-' || (*at >= '0' && *at <= '9')) &&
        json_scan_number(&r->c, &n) && n.integer)
        return intake_value(r->in, field, at, (size_t)(r->c.at - at));
    return intake_complain(r->in, "bad_value", NULL, "`%s` must be a string",
                           intake_name(r->in, field));
}

static bool read_property(struct reader *r, const struct json_string *key, void *context) {
    unsigned *seen = context;
    int field = intake_field(r->in, key->bytes, key->length);
    if (field < 0)
        return skip(r);
    if (*seen & 1u << field)
        return twice(r, intake_name(r->in, (enum intake_field)field));
    *seen |= 1u << field;
    return read_value(r, (enum intake_field)field);
}

static bool read_properties(struct reader *r) {
    unsigned seen = 0;
    return is_null(r) || read_object(r, "`properties`", read_property, &seen);
}

/* ---- features ---- */

enum feature_member { MEMBER_TYPE = 1, MEMBER_ID = 2, MEMBER_PROPERTIES = 4, MEMBER_GEOMETRY = 8 };

static bool read_feature_type(struct reader *r) {
    struct json_string type;
    json_skip_space(&r->c);
    if (r->c.at == r->c.end || *r->c.at != '"')
        return intake_complain(r->in, "syntax", NULL, "`type` must be a string");
    return take_string(r, &type) &&
           (is(&type, "Feature") ||
            intake_complain(r->in, "syntax", NULL, "its `type` must be \"Feature\""));
}

static bool read_feature_member(struct reader *r, const struct json_string *key, void *context) {
    static const char *const names[] = {"type", "id", "properties", "geometry"};
    unsigned *seen = context;
    size_t i = 0;
    while (i < 4 && !is(key, names[i]))
        i++;
    if (i == 4)
        return skip(r);
    if (*seen & 1u << i)
        return twice(r, names[i]);
    *seen |= 1u << i;
    switch (1u << i) {
    case MEMBER_TYPE:
        return read_feature_type(r);
    case MEMBER_ID:
        return read_value(r, INTAKE_FEATURE_ID);
    case MEMBER_PROPERTIES:
        return read_properties(r);
    default:
        return read_geometry(r);
    }
}

static bool read_feature(struct reader *r) {
    unsigned seen = 0;
    if (!read_object(r, "a feature", read_feature_member, &seen))
        return false;
    return seen & MEMBER_TYPE ||
           intake_complain(r->in, "syntax", NULL, "it has no `type`: \"Feature\"");
}

/* ---- after a mistake ---- */

static size_t line_of(struct reader *r, const char *at) {
    while ((r->counted = memchr(r->counted, '\n', (size_t)(at - r->counted)))) {
        r->counted++;
        r->line++;
    }
    r->counted = at;
    return r->line;
}

static void tell_fault(struct reader *r, enum json_verdict verdict, const struct json_fault *f) {
    struct json_place place = json_locate(r->text, f->at);
    if (verdict == JSON_DUPLICATE_KEY)
        intake_fail(r->in, "syntax", place.line, NULL,
                    "invalid JSON: the key \"%.*s\" is given twice (column %zu)",
                    (int)(f->length < 60 ? f->length : 60), f->key, place.column);
    else
        intake_fail(r->in, "syntax", place.line, NULL, "invalid JSON: %s (column %zu)", f->what,
                    place.column);
}

/* The whole text is JSON; else that is the mistake, and the only one. */
static bool check_text(struct reader *r) {
    if (r->checked)
        return true;
    struct arena scratch;
    struct json_fault fault;
    arena_init(&scratch, CHECK_MEMORY_MAX, NULL);
    enum json_verdict verdict = json_check(r->text, (size_t)(r->c.end - r->text), &scratch, &fault);
    if (verdict == JSON_NO_MEMORY)
        intake_no_memory(r->in);
    else if (verdict != JSON_VALID)
        tell_fault(r, verdict, &fault);
    arena_free(&scratch);
    r->checked = verdict == JSON_VALID;
    return r->checked;
}

static bool read_name_member(struct reader *r, const struct json_string *key, void *context) {
    (void)context;
    if (is(key, "id"))
        return read_value(r, INTAKE_FEATURE_ID);
    return is(key, "properties") ? read_properties(r) : skip(r);
}

/* Find out the id of the feature at `start` for the message; the text is JSON. */
static void name_feature(struct reader *r, const char *start) {
    r->c.at = start;
    memset(r->in->values, 0, sizeof r->in->values);
    read_object(r, "a feature", read_name_member, NULL);
}

/* Read one feature and go on behind it, be it good or bad. */
static bool take_feature(struct reader *r, size_t number, bool (*read)(struct reader *r)) {
    json_skip_space(&r->c);
    const char *start = r->c.at;
    intake_begin(r->in, number, line_of(r, start));
    if (!read(r)) {
        if (!check_text(r))
            return false;
        if (read == read_feature)
            name_feature(r, start);
        r->c.at = json_value_end(start, r->c.end);
    }
    return intake_end(r->in);
}

/* ---- the whole file ---- */

static void report(struct reader *r) {
    const struct zone_reading *reading = r->in->reading;
    if (reading->report)
        reading->report(reading->context, (size_t)(r->c.at - r->text),
                        (size_t)(r->c.end - r->text));
}

static bool read_features(struct reader *r) {
    bool again = true;
    if (!json_take(&r->c, '['))
        return intake_complain(r->in, "syntax", NULL, "`features` must be a list");
    if (json_take(&r->c, ']'))
        return true;
    for (size_t number = 1; again; number++) {
        if (number % REPORT_FEATURES == 0)
            report(r);
        if (!take_feature(r, number, read_feature))
            return false;
        intake_begin(r->in, 0, 0);
        if (!more(r, ']', &again))
            return false;
    }
    return true;
}

/* Files of 2008 could name another system of coordinates. */
static bool read_crs_name(struct reader *r, const struct json_string *key, void *context) {
    static const char *const wgs_84[] = {"urn:ogc:def:crs:OGC:1.3:CRS84",
                                         "urn:ogc:def:crs:OGC::CRS84", "urn:ogc:def:crs:EPSG::4326",
                                         "EPSG:4326"};
    struct json_string name;
    (void)context;
    if (!is(key, "name"))
        return skip(r);
    if (!take_string(r, &name))
        return false;
    for (size_t i = 0; i < sizeof wgs_84 / sizeof *wgs_84; i++)
        if (is(&name, wgs_84[i]))
            return true;
    return intake_complain(r->in, "not_wgs84", "transform the file to WGS 84 (EPSG:4326) first",
                           "its coordinates are those of %.*s, not of WGS 84",
                           (int)(name.length < 100 ? name.length : 100), name.bytes);
}

static bool read_crs_member(struct reader *r, const struct json_string *key, void *context) {
    if (!is(key, "properties"))
        return skip(r);
    return read_object(r, "`crs.properties`", read_crs_name, context);
}

struct collection_reading {
    bool has_type, has_features;
};

static bool read_collection_member(struct reader *r, const struct json_string *key, void *context) {
    struct collection_reading *collection = context;
    if (is(key, "type"))
        return pass_type(r, &collection->has_type);
    if (is(key, "crs"))
        return is_null(r) || read_object(r, "`crs`", read_crs_member, NULL);
    if (!is(key, "features"))
        return skip(r);
    if (collection->has_features)
        return twice(r, "features");
    collection->has_features = true;
    return read_features(r);
}

static bool read_collection(struct reader *r) {
    struct collection_reading collection = {.has_features = false};
    if (!read_object(r, "a FeatureCollection", read_collection_member, &collection))
        return false;
    return collection.has_features ||
           intake_complain(r->in, "syntax", NULL, "it has no `features`");
}

static bool read_root(struct reader *r) {
    struct json_string type;
    if (!look_up_type(r, "GeoJSON", &type))
        return false;
    if (is(&type, "FeatureCollection"))
        return read_collection(r);
    if (is(&type, "Feature"))
        return take_feature(r, 1, read_feature);
    if (!is(&type, "Polygon") && !is(&type, "MultiPolygon") && !is_known_geometry(&type))
        return intake_complain(r->in, "syntax", "a zone file is a FeatureCollection",
                               "its `type` is \"%.*s\"", (int)(type.length < 60 ? type.length : 60),
                               type.bytes);
    return take_feature(r, 1, read_geometry);
}

bool geojson_read(struct intake *in, const char *text, size_t length) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    size_t mark = sizeof byte_order_mark - 1;
    if (length >= mark && memcmp(text, byte_order_mark, mark) == 0) {
        text += mark;
        length -= mark;
    }
    struct reader r = {
        .c = {text, text + length}, .text = text, .in = in, .counted = text, .line = 1};
    intake_begin(in, 0, 0);
    bool done = read_root(&r);
    json_skip_space(&r.c);
    if (done && r.c.at == r.c.end)
        return true;
    if (in->fatal.status || in->mistake.status || !check_text(&r))
        return false;
    if (!in->complaint.kind)
        broken(&r);
    return intake_fail(in, in->complaint.kind, line_of(&r, r.c.at), in->hint, "%s", in->message);
}
