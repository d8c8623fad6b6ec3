/*
 * registry_calls.c - what officials and checkpoints write down: blockades, levels, suspensions,
 * inspections, tickets, outcomes.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "lockdown/time.h"
#include "service/acting.h"
#include "service/calls.h"
#include "service/router.h"
#include "service/server.h"

/* Add what the body says to a table. */
static void add(struct acting *a, const char *table, const char *action) {
    char key[LKD_KEY_MAX];
    if (acting_done(a, lkd_registry_add(a->registry, table, a->fields.items, a->fields.count,
                                        action, &a->act, key, &a->findings, &a->err)))
        acting_answer_id(a, 201, key);
}

/* ---- blockades ---- */

/* Two numbers that an array begins with; `text` is behind its bracket. */
static bool read_corner(const char *text, double *ret_lon, double *ret_lat) {
    char *end;
    *ret_lon = strtod(text, &end);
    bool first = end != text;
    text = end + strspn(end, " \t\r\n");
    if (!first || *text++ != ',')
        return false;
    *ret_lat = strtod(text, &end);
    return end != text;
}

/* Every corner of the shape, wherever and under whatever name it is nested. */
static bool covers_corners(const struct acting *a, const char *shape) {
    double lon, lat;
    for (const char *at = strchr(shape, '['); at; at = strchr(at + 1, '['))
        if (read_corner(at + 1, &lon, &lat) &&
            !lkd_policy_point_in_territory(a->live->policy, a->x->caller.authority, lon, lat))
            return false;
    return true;
}

static bool covers_shape(struct acting *a) {
    const char *shape = fields_value(&a->fields, "shape");
    if ((a->x->caller.role == ROLE_ADMIN && !*a->x->caller.authority) || !shape ||
        covers_corners(a, shape))
        return true;
    exchange_problem(a->x, 403,
                     &(struct problem_text){"outside_territory",
                                            "This is outside the territory of the key",
                                            "a corner of the shape lies outside", "shape", NULL});
    return false;
}

/* A blockade that does not fit the map is lifted at once. */
static void put_in_force(struct acting *a, const char *id) {
    struct lkd_error ignored;
    if (keeper_refresh(a->x->service, &a->err) == LKD_OK) {
        acting_answer_id(a, 201, id);
        return;
    }
    (void)lkd_registry_lift_blockade(a->registry, id, &a->act, &ignored);
    exchange_error(a->x, &a->err);
}

void call_blockade(struct exchange *x) {
    struct acting a;
    char id[LKD_KEY_MAX];
    if (acting_begin(x, &a, "id name name_en parent level act author from to shape", NULL)) {
        if (!fields_value(&a.fields, "level"))
            fields_set(&a.fields, "level", "blockade");
        if (!fields_value(&a.fields, "author"))
            fields_set(&a.fields, "author", x->caller.id);
        if (acting_covers(&a, fields_value(&a.fields, "parent"), "parent") && covers_shape(&a) &&
            acting_done(&a,
                        lkd_registry_add(a.registry, "blockades", a.fields.items, a.fields.count,
                                         "block", &a.act, id, &a.findings, &a.err)))
            put_in_force(&a, id);
    }
    acting_free(&a);
}

void call_lift_blockade(struct exchange *x) {
    struct acting a;
    text_literal(&x->body, "{}");
    if (acting_begin(x, &a, "", exchange_query(x, "why")) &&
        acting_covers_row(&a, "blockades", x->parameter, "parent") &&
        acting_done(&a, lkd_registry_lift_blockade(a.registry, x->parameter, &a.act, &a.err)) &&
        acting_done(&a, keeper_refresh(x->service, &a.err)))
        acting_answer_id(&a, 200, x->parameter);
    acting_free(&a);
}

/* ---- levels ---- */

/* One {"zone": ..., "level": ...} of the list, as a line of CSV. */
static bool put_row(struct acting *a, struct json_cursor *c, FILE *file) {
    char values[2][LKD_KEY_MAX] = {"", ""};
    if (!json_take(c, '{'))
        return false;
    do {
        struct json_string key, value;
        json_skip_space(c);
        if (!json_scan_string(c, &key) || !json_take(c, ':'))
            return false;
        json_skip_space(c);
        bool is_zone = key.length == 4 && memcmp(key.bytes, "zone", 4) == 0;
        if (!json_scan_string(c, &value) || value.escaped || value.length >= LKD_KEY_MAX ||
            memchr(value.bytes, ',', value.length) ||
            (!is_zone && (key.length != 5 || memcmp(key.bytes, "level", 5) != 0)))
            return false;
        snprintf(values[!is_zone], LKD_KEY_MAX, "%.*s", (int)value.length, value.bytes);
    } while (json_take(c, ','));
    if (!json_take(c, '}'))
        return false;
    if (!acting_covers(a, values[0], "levels.zone"))
        return false;
    fprintf(file, "%s,%s\n", values[0], values[1]);
    return true;
}

static bool put_rows(struct acting *a, const char *list, FILE *file) {
    struct json_cursor c = {list, list + strlen(list)};
    fputs("zone,level\n", file);
    bool good = json_take(&c, '[') && !json_take(&c, ']');
    while (good && !json_take(&c, ']'))
        good = put_row(a, &c, file) && (json_take(&c, ',') || *c.at == ']');
    if (!good && a->x->stage != STAGE_ANSWERED)
        exchange_problem(a->x, 400,
                         &(struct problem_text){"bad_data", problem_title(LKD_BAD_DATA),
                                                "this is no list of zones and their levels",
                                                "levels",
                                                "[{\"zone\": \"760\", \"level\": \"L2\"}]"});
    return good;
}

static bool read_moment(struct acting *a, const char *name, int64_t *ret_s) {
    const char *text = fields_value(&a->fields, name);
    if (text && !lkd_time_parse(text, ret_s)) {
        exchange_problem(a->x, 400,
                         &(struct problem_text){"bad_data", problem_title(LKD_BAD_DATA),
                                                "this is no moment", name, NULL});
        return false;
    }
    return true;
}

static void publish(struct acting *a, FILE *file) {
    char path[64], list[LKD_KEY_MAX];
    struct lkd_levels_import import = {.path = path,
                                       .act = fields_value(&a->fields, "act"),
                                       .author = fields_value(&a->fields, "author"),
                                       .from_s = a->act.at_s,
                                       .to_s = INT64_MAX,
                                       .by = a->act};
    const char *levels = fields_value(&a->fields, "levels");
    size_t rows;
    if (!import.author)
        import.author = a->x->caller.id;
    snprintf(path, sizeof path, "/proc/self/fd/%d", fileno(file));
    if (!put_rows(a, levels ? levels : "", file) || fflush(file) != 0 ||
        !read_moment(a, "from", &import.from_s) || !read_moment(a, "to", &import.to_s))
        return;
    if (acting_done(a,
                    lkd_levels_import(a->registry, &import, &rows, list, &a->findings, &a->err)) &&
        acting_done(a, keeper_refresh(a->x->service, &a->err)))
        acting_answer_id(a, 201, list);
}

/* The registry reads lists from files; this one has no name. */
void call_publish(struct exchange *x) {
    struct acting a;
    FILE *file = tmpfile();
    if (acting_begin(x, &a, "act author from to levels", NULL)) {
        if (file)
            publish(&a, file);
        if (x->stage != STAGE_ANSWERED)
            exchange_error(x, &(struct lkd_error){.status = LKD_IO});
    }
    if (file)
        fclose(file);
    acting_free(&a);
}

/* ---- businesses ---- */

static void order_business(struct exchange *x, const char *known, const char *table,
                           const char *action) {
    struct acting a;
    if (acting_begin(x, &a, known, NULL) &&
        acting_covers_row(&a, "businesses", x->parameter, "zone")) {
        fields_set(&a.fields, "business", x->parameter);
        add(&a, table, action);
    }
    acting_free(&a);
}

void call_suspend(struct exchange *x) {
    order_business(x, "id from until act", "suspensions", "suspend");
}

void call_inspect(struct exchange *x) {
    order_business(x, "id assessed passed score", "inspections", "inspect");
}

/* ---- checkpoints ---- */

void call_use_ticket(struct exchange *x) {
    struct acting a;
    if (x->body.length == 0)
        text_literal(&x->body, "{}");
    if (acting_begin(x, &a, "", "used at a checkpoint") &&
        acting_done(&a, lkd_registry_stamp(a.registry, "tickets", x->parameter, "used_at", "use",
                                           &a.act, &a.err)))
        acting_answer_id(&a, 200, x->parameter);
    acting_free(&a);
}

void call_outcome(struct exchange *x) {
    struct acting a;
    char now[LKD_TIME_SIZE];
    if (acting_begin(x, &a, "outcome note", "what the checkpoint did")) {
        lkd_time_format(a.act.at_s, now);
        fields_set(&a.fields, "decision", x->parameter);
        fields_set(&a.fields, "at", now);
        fields_set(&a.fields, "who", x->caller.id);
        add(&a, "outcomes", "outcome");
        if (x->status == 201 && x->service->decision_log)
            (void)lkd_log_outcome(x->service->decision_log, x->parameter,
                                  fields_value(&a.fields, "outcome"), x->caller.id, NULL,
                                  a.act.at_s);
    }
    acting_free(&a);
}

/* ---- people ---- */

/* In the log the person's keys are destroyed; who is in neither is not known. */
static enum lkd_status purge(struct acting *a) {
    struct lkd_log *log = a->x->service->decision_log;
    struct lkd_purged purged;
    size_t keys;
    enum lkd_status logged =
        log ? lkd_log_purge_person(log, a->x->parameter, &keys, &a->err) : LKD_NOT_FOUND;
    if (logged != LKD_OK && logged != LKD_NOT_FOUND)
        return logged;
    enum lkd_status status =
        lkd_registry_purge(a->registry, a->x->parameter, &a->act, &purged, &a->err);
    return status == LKD_NOT_FOUND && logged == LKD_OK ? LKD_OK : status;
}

/* An admin of one authority purges those who live in its territory. */
static bool covers_person(struct acting *a) {
    return !*a->x->caller.authority || acting_covers_row(a, "people", a->x->parameter, "residence");
}

void call_purge(struct exchange *x) {
    struct acting a;
    text_literal(&x->body, "{}");
    if (acting_begin(x, &a, "", exchange_query(x, "why")) && covers_person(&a) &&
        acting_done(&a, purge(&a)))
        acting_answer_id(&a, 200, x->parameter);
    acting_free(&a);
}
