/*
 * query_values.c - the value of a fact in a query, one function for each type; see query_parts.h.
 *
 * What is not the type's own beginning is a wrong type; whether it is JSON at all is asked later.
 */
#include "policy/query_parts.h"

#include <string.h>

#include "base/civil.h"
#include "base/vec.h"

static bool give(struct query_reading *q, const struct query_name *name, int64_t i) {
    q->facts->state[name->slot] = FACT_GIVEN;
    q->facts->value[name->slot].i = i;
    return true;
}

/* A string without escapes, for whatever type is written as one. */
static bool take_string(struct query_reading *q, const struct query_name *name,
                        struct json_string *ret_string) {
    const char *at = q->c.at;
    if (!json_scan_string(&q->c, ret_string))
        return query_complain(q, COMPLAINT_TYPE, name, at);
    return !ret_string->escaped || query_resolve_escapes(q, ret_string);
}

static bool read_boolean(struct query_reading *q, const struct query_name *name) {
    if (json_take_word(&q->c, "true", 4))
        return give(q, name, 1);
    if (json_take_word(&q->c, "false", 5))
        return give(q, name, 0);
    return query_complain(q, COMPLAINT_TYPE, name, q->c.at);
}

static bool read_integer(struct query_reading *q, const struct query_name *name) {
    const char *at = q->c.at;
    struct json_number n;
    int64_t value;
    if (!json_scan_number(&q->c, &n) || !n.integer)
        return query_complain(q, COMPLAINT_TYPE, name, at);
    if (!json_number_integer(&n, &value) || value > QUERY_NUMBER_MAX || value < -QUERY_NUMBER_MAX)
        return query_complain(q, COMPLAINT_SIZE, name, at);
    return give(q, name, value);
}

static bool read_decimal(struct query_reading *q, const struct query_name *name) {
    const char *at = q->c.at;
    struct json_number n;
    int64_t millionths;
    if (!json_scan_number(&q->c, &n))
        return query_complain(q, COMPLAINT_TYPE, name, at);
    switch (json_number_scaled(&n, 6, QUERY_NUMBER_MAX * 1000000, &millionths)) {
    case JSON_SCALED:
        return give(q, name, millionths);
    case JSON_TOO_PRECISE:
        return query_complain(q, COMPLAINT_DECIMALS, name, at);
    default:
        return query_complain(q, COMPLAINT_SIZE, name, at);
    }
}

static bool read_string(struct query_reading *q, const struct query_name *name) {
    const char *at = q->c.at;
    struct json_string s;
    if (!take_string(q, name, &s))
        return false;
    if (s.length > QUERY_STRING_MAX)
        return query_complain(q, COMPLAINT_SIZE, name, at);
    q->facts->state[name->slot] = FACT_GIVEN;
    q->facts->value[name->slot].string.bytes = s.bytes;
    q->facts->value[name->slot].string.length = (uint32_t)s.length;
    return true;
}

static bool read_enum(struct query_reading *q, const struct query_name *name) {
    const char *at = q->c.at;
    struct json_string s;
    if (!take_string(q, name, &s))
        return false;
    int value = name_table_find(name->values, s.bytes, s.length);
    return value >= 0 ? give(q, name, value) : query_complain(q, COMPLAINT_VALUE, name, at);
}

static bool read_time(struct query_reading *q, const struct query_name *name) {
    const char *at = q->c.at;
    struct json_string s;
    int64_t instant_s;
    if (!take_string(q, name, &s))
        return false;
    return civil_parse_instant(s.bytes, s.length, &instant_s)
               ? give(q, name, instant_s)
               : query_complain(q, COMPLAINT_VALUE, name, at);
}

static bool read_date(struct query_reading *q, const struct query_name *name) {
    const char *at = q->c.at;
    struct json_string s;
    int64_t midnight_s;
    if (!take_string(q, name, &s))
        return false;
    return civil_parse_date(s.bytes, s.length, &midnight_s)
               ? give(q, name, midnight_s)
               : query_complain(q, COMPLAINT_VALUE, name, at);
}

/* One end of opening hours: at most `last` seconds after midnight. */
static bool take_clock(struct query_reading *q, const struct query_name *name, long index, int last,
                       int *ret_second) {
    struct json_string s;
    json_skip_space(&q->c);
    const char *at = q->c.at;
    q->index = index;
    if (!take_string(q, name, &s))
        return false;
    if (!civil_parse_clock(s.bytes, s.length, ret_second) || *ret_second > last)
        return query_complain(q, COMPLAINT_VALUE, name, at);
    q->index = -1;
    return true;
}

static bool read_hours(struct query_reading *q, const struct query_name *name) {
    const char *at = q->c.at;
    int from_s, to_s;
    if (!json_take(&q->c, '[') || json_take(&q->c, ']'))
        return query_complain(q, COMPLAINT_TYPE, name, at);
    if (!take_clock(q, name, 0, CIVIL_DAY_S - 1, &from_s))
        return false;
    if (!json_take(&q->c, ','))
        return query_complain(q, COMPLAINT_TYPE, name, at);
    if (!take_clock(q, name, 1, CIVIL_DAY_S, &to_s))
        return false;
    if (!json_take(&q->c, ']'))
        return query_complain(q, COMPLAINT_TYPE, name, at);
    if (from_s == to_s)
        return query_complain(q, COMPLAINT_NO_HOURS, name, at);
    q->facts->state[name->slot] = FACT_GIVEN;
    q->facts->value[name->slot].hours.from_s = from_s;
    q->facts->value[name->slot].hours.to_s = to_s;
    return true;
}

static bool take_zone(struct query_reading *q, const struct query_name *name, uint32_t *ret_zone) {
    const char *at = q->c.at;
    struct json_string s;
    if (!take_string(q, name, &s))
        return false;
    *ret_zone = zones_find(q->reader->zones, s.bytes, s.length);
    return *ret_zone != NO_ZONE || query_complain(q, COMPLAINT_VALUE, name, at);
}

static bool read_zone(struct query_reading *q, const struct query_name *name) {
    uint32_t zone;
    return take_zone(q, name, &zone) && give(q, name, zone);
}

static bool store_zones(struct query_reading *q, const struct query_name *name,
                        const uint32_t *zones, size_t count) {
    uint32_t *copy = arena_alloc(q->arena, count * sizeof *copy);
    if (!copy)
        return query_complain(q, COMPLAINT_NO_MEMORY, name, q->c.at);
    if (count > 0)
        memcpy(copy, zones, count * sizeof *copy);
    q->facts->state[name->slot] = FACT_GIVEN;
    q->facts->value[name->slot].zones.zones = copy;
    q->facts->value[name->slot].zones.count = (uint32_t)count;
    return true;
}

static bool read_zones(struct query_reading *q, const struct query_name *name) {
    const char *at = q->c.at;
    uint32_t zones[QUERY_ZONES_MAX];
    size_t count = 0;
    if (!json_take(&q->c, '['))
        return query_complain(q, COMPLAINT_TYPE, name, at);
    if (json_take(&q->c, ']'))
        return store_zones(q, name, NULL, 0);
    do {
        json_skip_space(&q->c);
        if (count == QUERY_ZONES_MAX)
            return query_complain(q, COMPLAINT_SIZE, name, at);
        q->index = (long)count;
        if (!take_zone(q, name, &zones[count++]))
            return false;
        q->index = -1;
    } while (json_take(&q->c, ','));
    return json_take(&q->c, ']') ? store_zones(q, name, zones, count)
                                 : query_complain(q, COMPLAINT_SYNTAX, name, q->c.at);
}

/* ---- shapes ---- */

/* A number of degrees, from -limit to limit; space before it is skipped. */
static bool take_degrees(struct query_reading *q, const struct query_name *name, const char *at,
                         double limit, double *ret_degrees) {
    struct json_number n;
    json_skip_space(&q->c);
    if (!json_scan_number(&q->c, &n))
        return query_complain(q, COMPLAINT_TYPE, name, at);
    if (!json_number_double(&n, ret_degrees) || *ret_degrees < -limit || *ret_degrees > limit)
        return query_complain(q, COMPLAINT_SIZE, name, at);
    return true;
}

static bool take_position(struct query_reading *q, const struct query_name *name,
                          double *ret_lonlat) {
    const char *at = q->c.at;
    if (!json_take(&q->c, '['))
        return query_complain(q, COMPLAINT_TYPE, name, at);
    if (!take_degrees(q, name, at, 180, &ret_lonlat[0]))
        return false;
    if (!json_take(&q->c, ','))
        return query_complain(q, COMPLAINT_TYPE, name, at);
    if (!take_degrees(q, name, at, 90, &ret_lonlat[1]))
        return false;
    return json_take(&q->c, ']') || query_complain(q, COMPLAINT_TYPE, name, at);
}

static bool read_point(struct query_reading *q, const struct query_name *name) {
    double lonlat[2];
    if (!take_position(q, name, lonlat))
        return false;
    q->facts->state[name->slot] = FACT_GIVEN;
    q->facts->value[name->slot].point.lon = lonlat[0];
    q->facts->value[name->slot].point.lat = lonlat[1];
    return true;
}

struct degrees {
    double *items; /* longitude and latitude in turn */
    size_t count, capacity;
};

static bool take_positions(struct query_reading *q, const struct query_name *name,
                           struct degrees *list) {
    const char *at = q->c.at;
    if (!json_take(&q->c, '['))
        return query_complain(q, COMPLAINT_TYPE, name, at);
    if (json_take(&q->c, ']'))
        return true;
    do {
        double lonlat[2];
        json_skip_space(&q->c);
        if (list->count / 2 == QUERY_LINE_MAX)
            return query_complain(q, COMPLAINT_SIZE, name, at);
        q->index = (long)(list->count / 2);
        if (!take_position(q, name, lonlat))
            return false;
        q->index = -1;
        if (!VEC_PUSH(q->arena, list, lonlat[0]) || !VEC_PUSH(q->arena, list, lonlat[1]))
            return query_complain(q, COMPLAINT_NO_MEMORY, name, at);
    } while (json_take(&q->c, ','));
    return json_take(&q->c, ']') || query_complain(q, COMPLAINT_SYNTAX, name, q->c.at);
}

static bool take_line_type(struct query_reading *q, const struct query_name *name) {
    const char *at = q->c.at;
    struct json_string s;
    if (!take_string(q, name, &s))
        return false;
    return (s.length == 10 && memcmp(s.bytes, "LineString", 10) == 0) ||
           query_complain(q, COMPLAINT_TYPE, name, at);
}

struct line {
    bool has_type, has_coordinates;
    struct degrees degrees;
};

static bool is_key(const struct json_string *key, const char *name) {
    return key->length == strlen(name) && memcmp(key->bytes, name, key->length) == 0;
}

static bool read_line_member(struct query_reading *q, const struct query_name *name,
                             struct line *line) {
    struct json_string key;
    const char *at;
    if (!query_take_key(q, &key, &at))
        return false;
    bool is_type = is_key(&key, "type");
    if (!is_type && !is_key(&key, "coordinates"))
        return query_complain(q, COMPLAINT_UNDECLARED, name, at);
    bool *seen = is_type ? &line->has_type : &line->has_coordinates;
    q->member = is_type ? "type" : "coordinates";
    if (*seen)
        return query_complain(q, COMPLAINT_DUPLICATE, name, at);
    *seen = true;
    if (!(is_type ? take_line_type(q, name) : take_positions(q, name, &line->degrees)))
        return false;
    q->member = NULL;
    return true;
}

/* What the members together have to be. */
static bool check_line(struct query_reading *q, const struct query_name *name, const char *at,
                       const struct line *line) {
    if (!line->has_type || !line->has_coordinates) {
        q->member = line->has_type ? "coordinates" : "type";
        return query_complain(q, COMPLAINT_MISSING, name, at);
    }
    return line->degrees.count >= 4 || query_complain(q, COMPLAINT_SHORT_LINE, name, at);
}

static bool read_line(struct query_reading *q, const struct query_name *name) {
    const char *at = q->c.at;
    struct line line = {0};
    if (!json_take(&q->c, '{'))
        return query_complain(q, COMPLAINT_TYPE, name, at);
    if (!json_take(&q->c, '}')) {
        do {
            if (!read_line_member(q, name, &line))
                return false;
        } while (json_take(&q->c, ','));
        if (!json_take(&q->c, '}'))
            return query_complain(q, COMPLAINT_SYNTAX, name, q->c.at);
    }
    if (!check_line(q, name, at, &line))
        return false;
    q->facts->state[name->slot] = FACT_GIVEN;
    q->facts->value[name->slot].line.lonlat = line.degrees.items;
    q->facts->value[name->slot].line.count = (uint32_t)(line.degrees.count / 2);
    return true;
}

static bool (*const readers[TYPE_COUNT])(struct query_reading *, const struct query_name *) = {
    [TYPE_BOOLEAN] = read_boolean, [TYPE_INTEGER] = read_integer, [TYPE_DECIMAL] = read_decimal,
    [TYPE_STRING] = read_string,   [TYPE_ENUM] = read_enum,       [TYPE_TIME] = read_time,
    [TYPE_DATE] = read_date,       [TYPE_HOURS] = read_hours,     [TYPE_ZONE] = read_zone,
    [TYPE_ZONES] = read_zones,     [TYPE_POINT] = read_point,     [TYPE_PLACE] = query_read_place,
    [TYPE_LINESTRING] = read_line,
};

bool query_read_value(struct query_reading *q, const struct query_name *name) {
    return readers[name->type](q, name);
}
