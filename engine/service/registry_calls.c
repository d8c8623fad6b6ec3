/*
 * registry_calls.c - what officials and checkpoints write down: blockades, levels, suspensions,
 * inspections, tickets, outcomes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Every line between two corners, wherever and under whatever name they are nested; an array that
 * begins with no number begins another ring. */
static bool covers_lines(const struct acting *a, const char *shape) {
    double line[2][2];
    size_t corners = 0;
    for (const char *at = strchr(shape, '['); at; at = strchr(at + 1, '[')) {
        if (!read_corner(at + 1, &line[1][0], &line[1][1])) {
            corners = 0;
            continue;
        }
        if (corners++ == 0)
            memcpy(line[0], line[1], sizeof line[0]);
        if (!lkd_policy_line_in_territory(a->live->policy, a->x->caller.authority, line))
            return false;
        memcpy(line[0], line[1], sizeof line[0]);
    }
    return true;
}

static bool covers_shape(struct acting *a) {
    const char *shape = fields_value(&a->fields, "shape");
    if ((a->x->caller.role == ROLE_ADMIN && !*a->x->caller.authority) || !shape ||
        covers_lines(a, shape))
        return true;
    exchange_problem(a->x, 403,
                     &(struct problem_text){"outside_territory",
                                            "This is outside the territory of the key",
                                            "the shape leaves it", "shape", NULL});
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

/* In the registry, then in the log; the answer says whether both have it. */
static void keep_outcome(struct acting *a) {
    struct exchange *x = a->x;
    char key[LKD_KEY_MAX];
    if (!acting_done(a, lkd_registry_add(a->registry, "outcomes", a->fields.items, a->fields.count,
                                         "outcome", &a->act, key, &a->findings, &a->err)))
        return;
    bool logged =
        x->service->decision_log &&
        lkd_log_outcome(x->service->decision_log, x->parameter, fields_value(&a->fields, "outcome"),
                        x->caller.id, NULL, a->act.at_s);
    text_printf(&x->out, "{\"id\":\"%s\",\"logged\":%s}\n", key, logged ? "true" : "false");
    acting_answer(a, 201, key);
}

void call_outcome(struct exchange *x) {
    struct acting a;
    char now[LKD_TIME_SIZE];
    if (acting_begin(x, &a, "outcome note", "what the checkpoint did")) {
        lkd_time_format(a.act.at_s, now);
        fields_set(&a.fields, "decision", x->parameter);
        fields_set(&a.fields, "at", now);
        fields_set(&a.fields, "who", x->caller.id);
        keep_outcome(&a);
    }
    acting_free(&a);
}

/* ---- people ---- */

/* Views of the deciders keep what is purged in the registry's files. */
static void rest_views(struct lkd_service *s) {
    for (unsigned i = 0; i < s->worker_count; i++) {
        struct worker *w = &s->workers[i];
        pthread_mutex_lock(&w->lock);
        if (w->live)
            lkd_registry_rest(w->live->workers[i].registry);
        pthread_mutex_unlock(&w->lock);
    }
}

/* In the log the person's keys are destroyed, at last, as until the registry has forgotten the
 * person more may be logged; who is in neither is not known. */
static enum lkd_status purge(struct acting *a) {
    struct lkd_log *log = a->x->service->decision_log;
    struct lkd_purged purged;
    size_t keys;
    rest_views(a->x->service);
    enum lkd_status status =
        lkd_registry_purge(a->registry, a->x->parameter, &a->act, &purged, &a->err);
    if (!log || (status != LKD_OK && status != LKD_NOT_FOUND))
        return status;
    enum lkd_status logged = lkd_log_purge_person(log, a->x->parameter, &keys, &a->err);
    return logged == LKD_NOT_FOUND ? status : logged;
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
