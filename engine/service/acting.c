/*
 * acting.c - see acting.h.
 */
#include "service/acting.h"

#include <stdio.h>
#include <time.h>

#include "service/log.h"
#include "service/router.h"
#include "service/server.h"

static bool refuse(struct exchange *x, unsigned status, const char *type, const char *title,
                   const char *detail, const char *path) {
    exchange_problem(x, status, &(struct problem_text){type, title, detail, path, NULL});
    return false;
}

static bool open_registry(struct acting *a, bool writing) {
    enum lkd_status status =
        lkd_registry_open(a->x->service->options.registry, writing, &a->registry, &a->err);
    if (status == LKD_OK)
        status = lkd_registry_judge_by(a->registry, a->live->policy, &a->err);
    return acting_done(a, status);
}

bool acting_begin(struct exchange *x, struct acting *a, const char *known, const char *reason) {
    *a = (struct acting){.x = x};
    if (!x->service->options.registry)
        return refuse(x, 503, "no_registry", "The service has no registry",
                      "it was started without --registry", NULL);
    a->live = worker_live(x->worker);
    if (known && !fields_read(x, known, &a->fields))
        return false;
    a->act =
        (struct lkd_act){x->caller.id, a->fields.why ? a->fields.why : reason, (int64_t)time(NULL)};
    if (known && !a->act.why)
        return refuse(x, 400, "bad_data", "The body is not what this call takes",
                      "say why: the order, the letter", "why");
    return open_registry(a, known != NULL);
}

void acting_free(struct acting *a) {
    lkd_row_findings_free(a->findings);
    lkd_registry_close(a->registry);
    fields_free(&a->fields);
    live_release(a->live);
}

/* ---- territory ---- */

static bool is_everywhere(const struct acting *a) {
    const struct caller *caller = &a->x->caller;
    return (caller->role == ROLE_ADMIN && !*caller->authority) ||
           (caller->role == ROLE_AUDITOR && a->x->route->method == METHOD_GET);
}

bool acting_is_inside(const struct acting *a, const char *zones) {
    while (!is_everywhere(a) && *zones) {
        char zone[LKD_KEY_MAX];
        size_t length = strcspn(zones, " ");
        snprintf(zone, sizeof zone, "%.*s", (int)length, zones);
        if (!lkd_policy_in_territory(a->live->policy, a->x->caller.authority, zone))
            return false;
        zones += length + strspn(zones + length, " ");
    }
    return true;
}

bool acting_covers(struct acting *a, const char *zones, const char *path) {
    if (!zones || acting_is_inside(a, zones))
        return true;
    return refuse(a->x, 403, "outside_territory", "This is outside the territory of the key", zones,
                  path);
}

struct wanted {
    const char *column;
    char value[ACTING_ZONES_MAX];
};

static void take_column(void *context, const char *column, const char *value) {
    struct wanted *w = context;
    if (strcmp(column, w->column) == 0)
        snprintf(w->value, sizeof w->value, "%s", value);
}

bool acting_covers_row(struct acting *a, const char *table, const char *key, const char *column) {
    struct wanted w = {.column = column};
    if (!acting_done(a, lkd_registry_row(a->registry, table, key, take_column, &w, &a->err)))
        return false;
    bool nowhere = !*w.value && strcmp(column, "zones") != 0;
    return acting_covers(a, nowhere ? "-" : w.value, column);
}

/* ---- answers ---- */

bool acting_done(struct acting *a, enum lkd_status status) {
    if (status == LKD_OK)
        return true;
    if (a->findings && lkd_row_findings_count(a->findings) > 0) {
        struct lkd_row_finding f = lkd_row_findings_at(a->findings, 0);
        exchange_problem(a->x, 400,
                         &(struct problem_text){"bad_data", problem_title(LKD_BAD_DATA), f.message,
                                                f.column, f.hint});
    } else {
        exchange_error(a->x, &a->err);
    }
    return false;
}

void acting_answer(struct acting *a, unsigned status, const char *id) {
    struct exchange *x = a->x;
    log_event(LOG_INFO, "changed", "by", x->caller.id, "call", x->route->path, "id", id, "why",
              a->act.why, NULL);
    exchange_answer(x, status, "application/json");
}

void acting_answer_id(struct acting *a, unsigned status, const char *id) {
    struct text *out = &a->x->out;
    text_literal(out, "{\"id\":");
    text_json_string(out, id, strlen(id));
    text_literal(out, "}\n");
    acting_answer(a, status, id);
}
