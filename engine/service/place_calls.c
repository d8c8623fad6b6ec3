/*
 * place_calls.c - levels of places: GET /v1/levels and GET /v1/zones.geojson.
 */
#include "lockdown/catalogue.h"
#include "lockdown/export.h"
#include "service/asking.h"
#include "service/calls.h"
#include "service/server.h"

#define LEVEL_FIELDS                                                                               \
    (LKD_FIELD_DECISION | LKD_FIELD_TIME | LKD_FIELD_VALID_UNTIL | LKD_FIELD_REASONS |             \
     LKD_FIELD_QUESTIONS | LKD_FIELD_LEVELS | LKD_FIELD_CONFLICTS | LKD_FIELD_NEAR_BORDER |        \
     LKD_FIELD_ERRORS | LKD_FIELD_POLICY)
#define MAP_MAX ((size_t)256 << 20)

static bool refuse(struct exchange *x, const char *name, const char *detail, const char *hint) {
    exchange_problem(
        x, 400,
        &(struct problem_text){"bad_parameter", "A parameter is wrong", detail, name, hint});
    return false;
}

/* A number as JSON has it; what is none stays out of the query. */
static bool is_number(const char *text, size_t length) {
    return length > 0 && length < 32 && strspn(text, "0123456789.-+eE") >= length;
}

static bool put_point(struct exchange *x, const char *point, const char *accuracy) {
    size_t comma = strcspn(point, ",");
    if (!point[comma] || !is_number(point, comma) ||
        !is_number(point + comma + 1, strlen(point + comma + 1)))
        return refuse(x, "point", "this is no point", "write it as lon,lat: 106.6953,10.777");
    text_printf(&x->body, "\"point\":[%s]", point);
    if (!accuracy)
        return true;
    if (!is_number(accuracy, strlen(accuracy)))
        return refuse(x, "accuracy", "this is no number of metres", NULL);
    text_printf(&x->body, ",\"accuracy\":%s", accuracy);
    return true;
}

/* The query that asks for the level of the place. */
static bool put_query(struct exchange *x) {
    const char *point = exchange_query(x, "point"), *zone = exchange_query(x, "zone");
    text_literal(&x->body, "{\"query\":\"level\",\"place\":{\"at\":{");
    if (!point == !zone)
        return refuse(x, point ? "point" : "zone", "one of `point` and `zone` is needed", NULL);
    if (point && !put_point(x, point, exchange_query(x, "accuracy")))
        return false;
    if (zone) {
        text_literal(&x->body, "\"zone\":");
        text_json_string(&x->body, zone, strlen(zone));
    }
    text_literal(&x->body, "}}}");
    return true;
}

void call_levels(struct exchange *x) {
    struct lkd_ask ask;
    if (!asking_read(x, &ask) || !put_query(x))
        return;
    ask.fields = LEVEL_FIELDS;
    decide_and_answer(x, &ask);
}

/* ---- the map ---- */

static bool take(void *context, const char *bytes, size_t length) {
    struct text *map = context;
    text_append(map, bytes, length);
    return !map->failed;
}

/* By enum lkd_shapes: as the parameter says it, and as the document is kept. */
static const char *const shape_names[] = {"exact", "sketch", "none"};
static const char *const map_names[] = {"zones", "zones in sketch", "zones in words"};

static bool read_shapes(struct exchange *x, enum lkd_shapes *ret_shapes) {
    const char *name = exchange_query(x, "shapes");
    for (size_t i = 0; name && i < sizeof shape_names / sizeof *shape_names; i++)
        if (strcmp(name, shape_names[i]) == 0) {
            *ret_shapes = (enum lkd_shapes)i;
            return true;
        }
    *ret_shapes = LKD_SHAPES_EXACT;
    return !name || refuse(x, "shapes", "there are no such shapes", "exact, sketch or none");
}

static void make_map(struct exchange *x, struct live *live, int64_t at_s, enum lkd_shapes shapes,
                     struct lkd_error *err) {
    struct document about = {.name = map_names[shapes], .type = "application/geo+json"};
    struct text map;
    text_init(&map, MAP_MAX);
    lkd_catalogue_steady(live->policy, at_s, &about.from_s, &about.to_s);
    if (lkd_policy_export_zones(live->policy, at_s, shapes, take, &map, err) != LKD_OK) {
        text_free(&map);
        return;
    }
    if (documents_keep(&live->documents, &about, map.bytes, map.length))
        documents_answer(&live->documents, about.name, at_s, x);
    else
        err->status = LKD_NO_MEMORY;
}

/* The same for all moments between two changes, so it is made once for these. */
void call_zones(struct exchange *x) {
    struct lkd_error err = {.status = LKD_NO_MEMORY};
    enum lkd_shapes shapes;
    int64_t at_s;
    if (!exchange_at(x, &at_s) || !read_shapes(x, &shapes))
        return;
    struct live *live = worker_live(x->worker);
    if (!documents_answer(&live->documents, map_names[shapes], at_s, x))
        make_map(x, live, at_s, shapes, &err);
    live_release(live);
    if (x->stage != STAGE_ANSWERED)
        exchange_error(x, &err);
}
