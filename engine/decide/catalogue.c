/*
 * catalogue.c - the catalogue of a policy: entry points and parts; see lockdown/catalogue.h.
 */
#include "decide/catalogue.h"

#include <ctype.h>

#include "base/civil.h"
#include "base/marks.h"

/* ---- parts ---- */

void catalogue_string(struct text *out, const char *name, const char *value) {
    if (!value)
        return;
    text_printf(out, ",\"%s\":", name);
    text_json_string(out, value, strlen(value));
}

void catalogue_bilingual(struct text *out, const char *name, struct bilingual text) {
    if (!text.vi || !text.en)
        return;
    text_printf(out, ",\"%s\":{\"vi\":", name);
    text_json_string(out, text.vi, strlen(text.vi));
    text_literal(out, ",\"en\":");
    text_json_string(out, text.en, strlen(text.en));
    text_literal(out, "}");
}

void catalogue_moment(struct text *out, const char *name, int64_t at_s) {
    char text[CIVIL_INSTANT_SIZE];
    if (at_s == CIVIL_ALWAYS || at_s == CIVIL_NEVER)
        return;
    civil_format_instant(at_s, text);
    catalogue_string(out, name, text);
}

void catalogue_citations(struct catalogue *c, struct citations cite) {
    struct text *out = &c->out;
    text_literal(out, ",\"cite\":[");
    for (size_t i = 0; i < cite.count; i++) {
        const char *id = c->rb->directives[cite.items[i]].id;
        if (i > 0)
            text_literal(out, ",");
        text_json_string(out, id, strlen(id));
    }
    text_literal(out, "]");
}

/* ---- the text that is sought ---- */

static char *plain(struct arena *a, const char *text) {
    char *copy = marks_dropped(a, text);
    for (char *c = copy; c && *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return copy;
}

static bool has_text(struct catalogue *c, size_t from) {
    if (!c->sought || c->out.failed)
        return true;
    struct arena scratch;
    arena_init(&scratch, (size_t)4 << 20, NULL);
    char *row = arena_copy(&scratch, c->out.bytes + from, c->out.length - from);
    char *found = row ? plain(&scratch, row) : NULL;
    bool has = !found || strstr(found, c->sought) != NULL;
    arena_free(&scratch);
    return has;
}

void catalogue_end_row(struct catalogue *c, size_t before) {
    if (has_text(c, before))
        text_literal(&c->out, ",\n");
    else
        c->out.length = before;
}

void catalogue_end_rows(struct catalogue *c, size_t begin) {
    if (c->out.length > begin && !c->out.failed)
        c->out.length -= 2;
    text_literal(&c->out, "]");
}

/* ---- life ---- */

static void begin(struct catalogue *c, const struct lkd_policy *p,
                  const struct lkd_catalogue_choice *choice, int64_t now_s) {
    *c = (struct catalogue){
        .policy = p, .rb = p->rulebook, .choice = choice, .zone = NO_ZONE, .now_s = now_s};
    text_init(&c->out, CATALOGUE_LIMIT);
    arena_init(&c->scratch, (size_t)1 << 20, NULL);
}

enum lkd_status catalogue_take(struct catalogue *c, char **ret_json, size_t *ret_length,
                               struct lkd_error *err) {
    arena_free(&c->scratch);
    if (c->out.failed) {
        text_free(&c->out);
        return error_set(err, LKD_NO_MEMORY, "no memory for the catalogue");
    }
    *ret_length = c->out.length;
    *ret_json = c->out.bytes;
    return LKD_OK;
}

static enum lkd_status find_zone(struct catalogue *c, struct lkd_error *err) {
    const struct zones *zones = c->policy->map->zones;
    const char *id = c->choice->zone;
    if (!id)
        return LKD_OK;
    c->zone = zones_find(zones, id, strlen(id));
    if (c->zone != NO_ZONE)
        return LKD_OK;
    error_set(err, LKD_BAD_QUERY, "there is no zone `%s`", id);
    error_where(err, "zone");
    const char *near = zones_nearest(zones, id);
    if (near)
        error_hint(err, "did you mean `%s`?", near);
    return LKD_BAD_QUERY;
}

enum lkd_status lkd_catalogue_rules(const struct lkd_policy *p,
                                    const struct lkd_catalogue_choice *choice, int64_t now_s,
                                    char **ret_json, size_t *ret_length, struct lkd_error *err) {
    struct catalogue c;
    error_clear(err);
    begin(&c, p, choice, choice->at_given ? choice->at_s : now_s);
    enum lkd_status status = find_zone(&c, err);
    if (status != LKD_OK) {
        text_free(&c.out);
        return status;
    }
    c.sought = choice->text && *choice->text ? plain(&c.scratch, choice->text) : NULL;
    text_literal(&c.out, "{");
    catalogue_law(&c);
    text_literal(&c.out, ",\n");
    catalogue_levels(&c);
    catalogue_applied(&c);
    catalogue_rules(&c);
    catalogue_changes(&c);
    text_literal(&c.out, "}\n");
    return catalogue_take(&c, ret_json, ret_length, err);
}

enum lkd_status lkd_catalogue_timeline(const struct lkd_policy *p, char **ret_json,
                                       size_t *ret_length, struct lkd_error *err) {
    static const struct lkd_catalogue_choice everything;
    struct catalogue c;
    error_clear(err);
    begin(&c, p, &everything, 0);
    text_literal(&c.out, "{");
    catalogue_levels(&c);
    c.out.failed |= !catalogue_moments(&c);
    text_literal(&c.out, "}\n");
    return catalogue_take(&c, ret_json, ret_length, err);
}

static const char *rule_id_at(const void *context, size_t i) {
    const struct rulebook *rb = context;
    return rb->rules[i].id;
}

enum lkd_status lkd_catalogue_rule(const struct lkd_policy *p, const char *id, char **ret_json,
                                   size_t *ret_length, struct lkd_error *err) {
    static const struct lkd_catalogue_choice everything;
    struct catalogue c;
    error_clear(err);
    begin(&c, p, &everything, 0);
    text_literal(&c.out, "{\"id\":");
    text_json_string(&c.out, id, strlen(id));
    text_literal(&c.out, ",\"versions\":[");
    bool found = catalogue_versions(&c, id);
    text_literal(&c.out, "]}\n");
    if (found)
        return catalogue_take(&c, ret_json, ret_length, err);
    text_free(&c.out);
    error_set(err, LKD_NOT_FOUND, "there is no rule `%s`", id);
    error_where(err, "id");
    const char *near = nearest_name(id, p->rulebook->rule_count, rule_id_at, p->rulebook);
    if (near)
        error_hint(err, "did you mean `%s`?", near);
    return LKD_NOT_FOUND;
}

/* ---- vocabulary ---- */

static void put_values(struct text *out, const struct enumeration *values) {
    text_literal(out, ",\"values\":[");
    for (size_t i = 0; i < values->count; i++) {
        text_puts(out, i > 0 ? ",{\"value\":" : "{\"value\":");
        text_json_string(out, values->values[i], strlen(values->values[i]));
        catalogue_bilingual(out, "label", values->labels[i]);
        text_literal(out, "}");
    }
    text_literal(out, "]");
}

static void put_fact(struct catalogue *c, const struct fact *fact) {
    static const char *const absents[] = {"unknown", "none", "value"};
    static const char *const remedies[] = {NULL, "get", "wait"};
    struct text *out = &c->out;
    text_literal(out, "{\"path\":");
    text_json_string(out, fact->path, strlen(fact->path));
    catalogue_string(out, "type", type_names[fact->type]);
    catalogue_bilingual(out, "label", fact->label);
    catalogue_bilingual(out, "ask", fact->ask);
    if (fact->values)
        put_values(out, fact->values);
    text_printf(out, ",\"rank\":%d", fact->rank);
    if (fact->head != NO_SLOT)
        catalogue_string(out, "head", c->rb->vocabulary.facts[fact->head].path);
    catalogue_string(out, "absent", absents[fact->absent]);
    catalogue_string(out, "remedy", remedies[fact->remedy]);
    text_literal(out, "}");
}

static void put_queries(struct catalogue *c) {
    const struct vocabulary *v = &c->rb->vocabulary;
    text_literal(&c->out, "{\"queries\":[");
    for (size_t i = 0; i < v->query_count; i++) {
        text_puts(&c->out, i > 0 ? ",{\"name\":" : "{\"name\":");
        text_json_string(&c->out, v->queries[i].name, strlen(v->queries[i].name));
        catalogue_bilingual(&c->out, "label", v->queries[i].label);
        text_literal(&c->out, "}");
    }
    text_literal(&c->out, "]");
}

static void put_zone(struct text *out, const struct zones *zones, const struct zone *zone) {
    text_literal(out, "{\"id\":");
    text_json_string(out, zone->id, strlen(zone->id));
    catalogue_string(out, "name", zone->name);
    catalogue_string(out, "name_en", zone->name_en);
    catalogue_string(out, "kind", zone->kind);
    if (zone->parent != NO_ZONE)
        catalogue_string(out, "parent", zones_at(zones, zone->parent)->id);
    catalogue_moment(out, "from", zone->from_s);
    catalogue_moment(out, "to", zone->to_s);
    text_literal(out, "}");
}

enum lkd_status lkd_catalogue_vocabulary(const struct lkd_policy *p, char **ret_json,
                                         size_t *ret_length, struct lkd_error *err) {
    const struct vocabulary *v = &p->rulebook->vocabulary;
    const struct zones *zones = p->map->zones;
    static const struct lkd_catalogue_choice everything;
    struct catalogue c;
    error_clear(err);
    begin(&c, p, &everything, 0);
    put_queries(&c);
    text_literal(&c.out, ",\"facts\":[\n");
    for (size_t i = 0; i < v->count; i++) {
        put_fact(&c, &v->facts[i]);
        text_puts(&c.out, i + 1 < v->count ? ",\n" : "\n],\"zones\":[\n");
    }
    for (size_t i = 0; i < zones_count(zones); i++) {
        put_zone(&c.out, zones, zones_at(zones, (uint32_t)i));
        text_puts(&c.out, i + 1 < zones_count(zones) ? ",\n" : "\n");
    }
    text_literal(&c.out, "],\n");
    catalogue_law(&c);
    text_literal(&c.out, "}\n");
    return catalogue_take(&c, ret_json, ret_length, err);
}
