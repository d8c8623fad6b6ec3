/*
 * query_complaint.c - from a complaint to an error a person can act upon; see query_parts.h.
 *
 * Nothing here is on the path of a good query. The whole text is checked to be JSON first, so
 * that wording a complaint may rely on it.
 */
#include "policy/query_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "base/text.h"

#define SHOWN_MAX 48  /* bytes of a value or key quoted in a message */
#define LISTED_MAX 12 /* values listed in a hint */

/* What a value of each type has to be, and an example. */
static const struct {
    const char *wanted, *example;
} types[] = {
    [TYPE_BOOLEAN] = {"true or false", "true"},
    [TYPE_INTEGER] = {"an integer", "30"},
    [TYPE_DECIMAL] = {"a number", "0.75"},
    [TYPE_STRING] = {"a string", "\"51F-123.45\""},
    [TYPE_ENUM] = {"a string", NULL},
    [TYPE_TIME] = {"a time", "\"2021-07-26T18:00:00+07:00\""},
    [TYPE_DATE] = {"a date", "\"2021-07-26\""},
    [TYPE_HOURS] = {"two times of day", "[\"06:00\", \"18:00\"]"},
    [TYPE_ZONE] = {"a zone code", "\"760\""},
    [TYPE_ZONES] = {"a list of zone codes", "[\"760\", \"79\"]"},
    [TYPE_POINT] = {"[longitude, latitude]", "[106.7, 10.78]"},
    [TYPE_PLACE] = {"an object with a zone or a point", "{\"zone\": \"760\"}"},
    [TYPE_LINESTRING] = {"a GeoJSON LineString",
                         "{\"type\": \"LineString\", \"coordinates\": [[106.7, 10.78], "
                         "[106.8, 10.8]]}"},
    [TYPE_GROUP] = {"an object", NULL},
};

struct report {
    const struct query_reading *q;
    const struct complaint *complaint;
    struct lkd_error *err;
    char path[sizeof((struct lkd_error *)0)->where];
    char shown[SHOWN_MAX + 4]; /* the value or key as written, shortened */
};

/* ---- pieces of messages ---- */

/* A copy without line breaks, cut between two characters. */
static void shorten(char out[SHOWN_MAX + 4], const char *bytes, size_t length) {
    size_t shown = length;
    if (length > SHOWN_MAX)
        for (shown = SHOWN_MAX; shown > 0 && ((unsigned char)bytes[shown] & 0xC0) == 0x80;)
            shown--;
    for (size_t i = 0; i < shown; i++) {
        bool control = (unsigned char)bytes[i] < 0x20;
        out[i] = control ? ' ' : bytes[i];
    }
    memcpy(out + shown, "...", sizeof "...");
    if (shown == length)
        out[shown] = '\0';
}

/* "route.coordinates[3]" */
static void locate(struct report *r) {
    const struct complaint *complaint = r->complaint;
    char index[24] = "";
    if (complaint->index >= 0)
        snprintf(index, sizeof index, "[%ld]", complaint->index);
    snprintf(r->path, sizeof r->path, "%s%s%s%s", complaint->name->path,
             complaint->member ? "." : "", complaint->member ? complaint->member : "", index);
}

/* What stands where the complaint is; an undeclared key without its quotes. */
static void show(struct report *r) {
    const char *at = r->complaint->at;
    size_t length = (size_t)(json_value_end(at, r->q->c.end) - at);
    if (r->complaint->kind == COMPLAINT_UNDECLARED)
        shorten(r->shown, at + 1, length - 2);
    else
        shorten(r->shown, at, length);
}

static bool value_begins(const struct report *r, const char *prefix) {
    return strncmp(r->shown, prefix, strlen(prefix)) == 0;
}

/* Append to a hint as long as there is room; true when it fitted. */
static bool hint_append(char *hint, size_t size, const char *before, const char *word) {
    size_t length = strlen(hint);
    return (size_t)snprintf(hint + length, size - length, "%s%s", before, word) < size - length;
}

static void hint_values(struct report *r, const struct enumeration *e) {
    char hint[sizeof((struct lkd_error *)0)->hint] = "";
    size_t listed = 0;
    bool fits = e->count <= LISTED_MAX;
    for (size_t i = 0; fits && i < e->count; i++)
        if (e->values[i] && *e->values[i])
            fits = hint_append(hint, sizeof hint, listed++ ? ", " : "one of: ", e->values[i]);
    if (fits)
        error_hint(r->err, "%s", hint);
}

/* ---- undeclared keys ---- */

static const char *child_at(const void *context, size_t i) {
    const struct query_name *group = context;
    size_t prefix = strlen(group->path);
    return group->children[i].path + prefix + (prefix > 0);
}

static const char *fact_at(const void *context, size_t i) {
    const struct vocabulary *v = context;
    return v->facts[i].path;
}

/* The only fact whose last segment is `key`, modifiers of places aside; NULL if there is none. */
static const char *find_elsewhere(const struct vocabulary *v, const char *key) {
    const char *found = NULL;
    for (size_t i = 0; i < v->count; i++) {
        const char *path = v->facts[i].path, *dot = strrchr(path, '.');
        if (v->facts[i].place != NO_SLOT || strcmp(dot ? dot + 1 : path, key) != 0)
            continue;
        if (found)
            return NULL;
        found = path;
    }
    return found;
}

static void hint_name(struct report *r, const char *key) {
    const struct vocabulary *v = r->q->reader->vocabulary;
    const struct query_name *group = r->complaint->name;
    if (vocabulary_find(v, r->path) != NO_SLOT) {
        error_hint(r->err, "write it as objects: {\"%.*s\": {...}}", (int)strcspn(key, "."), key);
        return;
    }
    const char *near = nearest_name(key, group->child_count, child_at, group);
    if (near) {
        error_hint(r->err, "did you mean `%s%s%s`?", group->path, *group->path ? "." : "", near);
        return;
    }
    near = find_elsewhere(v, key);
    if (!near)
        near = nearest_name(r->path, v->count, fact_at, v);
    if (near)
        error_hint(r->err, "did you mean `%s`?", near);
}

static void report_undeclared(struct report *r) {
    const struct query_name *group = r->complaint->name;
    snprintf(r->path, sizeof r->path, "%s%s%s", group->path, *group->path ? "." : "", r->shown);
    error_set(r->err, LKD_BAD_QUERY, "`%s` is not declared", r->path);
    if (group->type == TYPE_LINESTRING)
        error_hint(r->err, "a LineString has `type` and `coordinates` here, nothing else");
    else
        hint_name(r, r->shown);
}

/* ---- missing keys and wrong types ---- */

static void report_missing(struct report *r) {
    const struct vocabulary *v = r->q->reader->vocabulary;
    bool is_query = r->complaint->name == &r->q->reader->root;
    if (is_query)
        snprintf(r->path, sizeof r->path, "%s", v->facts[v->slot_query].path);
    error_set(r->err, LKD_BAD_QUERY, "`%s` is missing", r->path);
    if (is_query)
        hint_values(r, v->facts[v->slot_query].values);
    else
        error_hint(r->err, "for example %s", types[TYPE_LINESTRING].example);
}

static const char *wanted(const struct complaint *c) {
    if (c->member && strcmp(c->member, "type") == 0)
        return "\"LineString\"";
    if (c->member)
        return c->index >= 0 ? types[TYPE_POINT].wanted : "a list of [longitude, latitude]";
    if (c->index >= 0)
        return c->name->type == TYPE_HOURS ? "a time of day" : types[TYPE_ZONE].wanted;
    return types[c->name->type].wanted;
}

static void hint_type(struct report *r) {
    const struct query_name *name = r->complaint->name;
    bool unquoted =
        name->type == TYPE_BOOLEAN || name->type == TYPE_INTEGER || name->type == TYPE_DECIMAL;
    if (value_begins(r, "null"))
        error_hint(r->err, "what is not known is left out");
    else if (unquoted && value_begins(r, "\""))
        error_hint(r->err, "write it without quotes");
    else if (name->type == TYPE_ENUM)
        hint_values(r, r->q->reader->vocabulary->facts[name->slot].values);
    else if (types[name->type].example)
        error_hint(r->err, "for example %s", types[name->type].example);
}

static void report_type(struct report *r) {
    if (r->complaint->name == &r->q->reader->root) {
        error_set(r->err, LKD_BAD_QUERY, "a query must be an object, not %s", r->shown);
        return;
    }
    error_set(r->err, LKD_BAD_QUERY, "`%s` must be %s, not %s", r->path, wanted(r->complaint),
              r->shown);
    hint_type(r);
}

/* ---- the right type, but no such value ---- */

static const char *value_at(const void *context, size_t i) {
    const struct enumeration *e = context;
    return e->values[i];
}

/* The value without its quotes, for looking up a near one; "" when it was shortened. */
static void bare_value(const struct report *r, char out[SHOWN_MAX + 4]) {
    size_t length = strlen(r->shown);
    bool whole = length >= 2 && r->shown[length - 1] == '"';
    snprintf(out, SHOWN_MAX + 4, "%.*s", whole ? (int)length - 2 : 0, r->shown + 1);
}

static void report_enum(struct report *r) {
    const struct enumeration *e = r->q->reader->vocabulary->facts[r->complaint->name->slot].values;
    char value[SHOWN_MAX + 4];
    bare_value(r, value);
    error_set(r->err, LKD_BAD_QUERY, "`%s` has no value %s", r->path, r->shown);
    const char *near = nearest_name(value, e->count, value_at, e);
    if (near && *near)
        error_hint(r->err, "did you mean \"%s\"?", near);
    else
        hint_values(r, e);
}

static void report_zone(struct report *r) {
    char value[SHOWN_MAX + 4];
    bare_value(r, value);
    error_set(r->err, LKD_BAD_QUERY, "`%s` is not a known zone: %s", r->path, r->shown);
    const char *near = zones_nearest(r->q->reader->zones, value);
    if (near)
        error_hint(r->err, "did you mean \"%s\"?", near);
    else
        error_hint(r->err, "zones are given by their codes, for example \"760\"");
}

/* Does the value begin with a day that is written well, in a year that is read, but which the
 * calendar does not have? */
static bool is_impossible_day(const struct report *r) {
    static const char shape[] = "\"dddd-dd-dd";
    const char *day = r->shown + 1;
    int64_t day_s;
    for (size_t i = 0; shape[i]; i++) {
        bool digit = r->shown[i] >= '0' && r->shown[i] <= '9';
        if (shape[i] == 'd' ? !digit : r->shown[i] != shape[i])
            return false;
    }
    return memcmp(day, "1900", 4) >= 0 && memcmp(day, "2199", 4) <= 0 &&
           !civil_parse_date(day, 10, &day_s);
}

static void report_time(struct report *r) {
    enum fact_type type = r->complaint->name->type;
    if (is_impossible_day(r)) {
        error_set(r->err, LKD_BAD_QUERY, "`%s` names a day that does not exist: %s", r->path,
                  r->shown);
        return;
    }
    error_set(r->err, LKD_BAD_QUERY, "`%s` is not %s: %s", r->path, wanted(r->complaint), r->shown);
    if (type == TYPE_HOURS)
        error_hint(r->err, "for example \"06:00\"; a start lies before 24:00");
    else
        error_hint(r->err, "for example %s; years 1900 to 2199", types[type].example);
}

static void report_value(struct report *r) {
    enum fact_type type = r->complaint->name->type;
    if (type == TYPE_ENUM)
        report_enum(r);
    else if (type == TYPE_ZONE || type == TYPE_ZONES)
        report_zone(r);
    else
        report_time(r);
}

/* ---- too large ---- */

/* Are these degrees with latitude first? */
static bool read_swapped(const char *at, const char *end, double *ret_lon, double *ret_lat) {
    struct json_cursor c = {at, end};
    struct json_number first, second;
    json_take(&c, '[');
    json_skip_space(&c);
    if (!json_scan_number(&c, &first) || !json_take(&c, ','))
        return false;
    json_skip_space(&c);
    return json_scan_number(&c, &second) && json_number_double(&first, ret_lat) &&
           json_number_double(&second, ret_lon) && *ret_lat >= -90 && *ret_lat <= 90 &&
           *ret_lon >= -180 && *ret_lon <= 180;
}

static void report_position(struct report *r) {
    double lon, lat;
    error_set(r->err, LKD_BAD_QUERY, "`%s` is not on Earth: %s", r->path, r->shown);
    if (read_swapped(r->complaint->at, r->q->c.end, &lon, &lat))
        error_hint(r->err, "longitude comes first: [%.10g, %.10g]", lon, lat);
    else
        error_hint(r->err, "longitude lies in -180 to 180, latitude in -90 to 90");
}

static void report_size(struct report *r) {
    enum fact_type type = r->complaint->name->type;
    if (type == TYPE_POINT || r->complaint->index >= 0)
        report_position(r);
    else if (type == TYPE_STRING)
        error_set(r->err, LKD_BAD_QUERY, "`%s` is longer than %d bytes: %s", r->path,
                  QUERY_STRING_MAX, r->shown);
    else if (type == TYPE_ZONES)
        error_set(r->err, LKD_BAD_QUERY, "`%s` has more than %d zones", r->path, QUERY_ZONES_MAX);
    else if (type == TYPE_LINESTRING)
        error_set(r->err, LKD_BAD_QUERY, "`%s` has more than %d points", r->path, QUERY_LINE_MAX);
    else
        error_set(r->err, LKD_BAD_QUERY, "`%s` is larger than %lld in size: %s", r->path,
                  (long long)QUERY_NUMBER_MAX, r->shown);
}

/* ---- the rest ---- */

static void report_decimals(struct report *r) {
    error_set(r->err, LKD_BAD_QUERY, "`%s` has more than six decimals: %s", r->path, r->shown);
}

static void report_no_hours(struct report *r) {
    error_set(r->err, LKD_BAD_QUERY, "`%s` ends where it starts: %s", r->path, r->shown);
    error_hint(r->err, "a whole day is [\"00:00\", \"24:00\"]");
}

static void report_short_line(struct report *r) {
    error_set(r->err, LKD_BAD_QUERY, "`%s` needs at least two points", r->path);
}

/* By kind; broken syntax and memory are told elsewhere. */
static void (*const reports[])(struct report *r) = {
    [COMPLAINT_UNDECLARED] = report_undeclared,
    [COMPLAINT_MISSING] = report_missing,
    [COMPLAINT_TYPE] = report_type,
    [COMPLAINT_VALUE] = report_value,
    [COMPLAINT_SIZE] = report_size,
    [COMPLAINT_DECIMALS] = report_decimals,
    [COMPLAINT_NO_HOURS] = report_no_hours,
    [COMPLAINT_SHORT_LINE] = report_short_line,
};

/* ---- the whole ---- */

/* The walk stopped at syntax that is not broken: one of the two readers is wrong. */
static enum lkd_status report_disagreement(const struct query_reading *q, struct lkd_error *err) {
    return error_set(err, LKD_INTERNAL, "the reader stopped at byte %zu of a query that is JSON",
                     (size_t)(q->complaint.at - q->text));
}

/* What is wrong with the JSON. For a key given twice the walk may have been there and know its
 * path. */
static void report_fault(struct report *r, enum json_verdict verdict, struct json_fault fault) {
    bool is_duplicate = verdict == JSON_DUPLICATE_KEY, is_known = false;
    char what[sizeof r->path + 32];
    snprintf(what, sizeof what, "%s", fault.what);
    if (is_duplicate && r->complaint->kind == COMPLAINT_DUPLICATE) {
        is_known = true;
        fault.at = r->complaint->at;
        snprintf(what, sizeof what, "`%s` is given twice", r->path);
    } else if (is_duplicate) {
        shorten(r->shown, fault.key, fault.length);
        snprintf(what, sizeof what, "the key `%s` is given twice", r->shown);
    }
    struct json_place place = json_locate(r->q->text, fault.at);
    error_set(r->err, LKD_BAD_QUERY, "invalid JSON at byte %zu (line %zu, column %zu): %s",
              (size_t)(fault.at - r->q->text), place.line, place.column, what);
    if (is_known)
        error_where(r->err, "%s", r->path);
}

enum lkd_status query_report(struct query_reading *q, struct lkd_error *err) {
    struct report r = {.q = q, .complaint = &q->complaint, .err = err};
    struct json_fault fault;
    size_t length = (size_t)(q->c.end - q->text);
    enum json_verdict verdict = JSON_NO_MEMORY;
    if (q->complaint.kind != COMPLAINT_NO_MEMORY)
        verdict = json_check(q->text, length, q->arena, &fault);
    if (verdict == JSON_NO_MEMORY)
        return error_set(err, LKD_NO_MEMORY, "there is no memory left to read the query");
    locate(&r);
    if (verdict != JSON_VALID) {
        report_fault(&r, verdict, fault);
        return LKD_BAD_QUERY;
    }
    if (q->complaint.kind == COMPLAINT_SYNTAX || q->complaint.kind == COMPLAINT_DUPLICATE)
        return report_disagreement(q, err);
    show(&r);
    reports[q->complaint.kind](&r);
    error_where(err, "%s", r.path);
    return LKD_BAD_QUERY;
}
