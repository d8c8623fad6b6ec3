/*
 * catalogue_rules.c - rules and defaults in words.
 */
#include "decide/catalogue.h"
#include "policy/describe.h"

static bool holds_at(struct periods periods, int64_t at_s) {
    int64_t next;
    return periods_at(periods, at_s, &next) != NULL;
}

static void put_periods(struct text *out, struct periods periods) {
    text_literal(out, ",\"periods\":[");
    for (size_t i = 0; i < periods.count; i++) {
        size_t begin = out->length;
        catalogue_moment(out, "from", periods.items[i].from_s);
        catalogue_moment(out, "to", periods.items[i].to_s);
        if (out->length > begin && !out->failed)
            out->bytes[begin] = '{'; /* in the place of the comma */
        else
            text_literal(out, "{");
        text_puts(out, i + 1 < periods.count ? "}," : "}");
    }
    text_literal(out, "]");
}

static void put_condition(struct catalogue *c, const char *name, node_id node, uint64_t queries) {
    struct text vi, en;
    text_init(&vi, CATALOGUE_LIMIT);
    text_init(&en, CATALOGUE_LIMIT);
    describe_condition(c->rb, node, queries, true, &vi);
    describe_condition(c->rb, node, queries, false, &en);
    catalogue_bilingual(&c->out, name, (struct bilingual){text_cstr(&vi), text_cstr(&en)});
    c->out.failed |= vi.failed || en.failed;
    text_free(&vi);
    text_free(&en);
}

static void put_queries(struct catalogue *c, uint64_t queries) {
    const struct vocabulary *v = &c->rb->vocabulary;
    bool first = true;
    text_literal(&c->out, ",\"queries\":[");
    for (size_t i = 0; i < v->query_count; i++) {
        if (!(queries >> i & 1))
            continue;
        text_puts(&c->out, first ? "" : ",");
        text_json_string(&c->out, v->queries[i].name, strlen(v->queries[i].name));
        first = false;
    }
    text_literal(&c->out, "]");
}

static void put_ids(struct catalogue *c, const char *name, const uint32_t *rules, size_t count) {
    if (count == 0)
        return;
    text_printf(&c->out, ",\"%s\":[", name);
    for (size_t i = 0; i < count; i++) {
        const char *id = c->rb->rules[rules[i]].id;
        text_puts(&c->out, i > 0 ? "," : "");
        text_json_string(&c->out, id, strlen(id));
    }
    text_literal(&c->out, "]");
}

static void put_rule(struct catalogue *c, const struct rule *r) {
    struct text *out = &c->out;
    text_literal(out, "{\"id\":");
    text_json_string(out, r->id, strlen(r->id));
    catalogue_string(out, "effect", effect_names[r->effect]);
    if (r->supreme)
        text_literal(out, ",\"supreme\":true");
    catalogue_bilingual(out, "text", r->text);
    put_condition(c, "condition", r->condition, r->queries);
    if (r->effect == EFFECT_REQUIRE)
        put_condition(c, "requires", r->requirement, r->queries);
    put_queries(c, r->queries);
    put_ids(c, r->effect == EFFECT_LIFT ? "lifts" : "about", r->lifts, r->lift_count);
    put_periods(out, r->periods);
    if (r->authority != NO_INDEX)
        catalogue_string(out, "by", c->rb->authorities[r->authority].id);
    catalogue_citations(c, r->cite);
    catalogue_string(out, "source", r->source);
    text_literal(out, "}");
}

/* May the rule concern the zone? The index says of which zones it is certain that it does not. */
static bool concerns(const struct catalogue *c, size_t rule) {
    if (c->zone == NO_ZONE)
        return true;
    return c->rb->index.by_zone[c->zone][rule / 64] >> rule % 64 & 1;
}

static void put_default(struct catalogue *c, const struct default_rule *d) {
    struct text *out = &c->out;
    text_literal(out, "{\"id\":");
    text_json_string(out, d->id, strlen(d->id));
    put_queries(c, UINT64_C(1) << d->query);
    if (d->level != LEVEL_NONE)
        catalogue_string(out, "level", c->rb->levels[d->level].id);
    catalogue_bilingual(out, "deny", d->deny);
    catalogue_bilingual(out, "allow", d->allow);
    put_periods(out, d->periods);
    catalogue_citations(c, d->cite);
    catalogue_string(out, "source", d->source);
    text_literal(out, "}");
}

void catalogue_rules(struct catalogue *c) {
    text_literal(&c->out, ",\n\"rules\":[\n");
    size_t begin = c->out.length;
    for (size_t i = 0; i < c->rb->rule_count; i++) {
        size_t before = c->out.length;
        const struct rule *r = &c->rb->rules[i];
        if (!concerns(c, i) || (c->choice->at_given && !holds_at(r->periods, c->choice->at_s)))
            continue;
        put_rule(c, r);
        catalogue_end_row(c, before);
    }
    catalogue_end_rows(c, begin);
    text_literal(&c->out, ",\n\"defaults\":[\n");
    begin = c->out.length;
    for (size_t i = 0; i < c->rb->default_count; i++) {
        size_t before = c->out.length;
        if (c->choice->at_given && !holds_at(c->rb->defaults[i].periods, c->choice->at_s))
            continue;
        put_default(c, &c->rb->defaults[i]);
        catalogue_end_row(c, before);
    }
    catalogue_end_rows(c, begin);
}

bool catalogue_versions(struct catalogue *c, const char *id) {
    bool found = false;
    for (size_t i = 0; i < c->rb->rule_count; i++) {
        if (strcmp(c->rb->rules[i].id, id) != 0)
            continue;
        text_puts(&c->out, found ? ",\n" : "\n");
        put_rule(c, &c->rb->rules[i]);
        found = true;
    }
    return found;
}
