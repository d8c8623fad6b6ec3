/*
 * query_fixture.h - a small vocabulary and zone table in C, for the tests of query reading.
 *
 * Everything the reader knows stands in it: each type, groups in groups, places with modifiers,
 * shared enumerations, heads and defaults.
 */
#ifndef POLICY_QUERY_FIXTURE_H
#define POLICY_QUERY_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/civil.h"
#include "policy/query_reader.h"

struct fixture_fact {
    const char *path;
    enum fact_type type;
    const char *values; /* of an enum: words, or "=path" of an earlier fact to share its */
    const char *head;   /* NULL: none */
    enum fact_absent absent;
    int64_t absent_value;
};

#define PURPOSES                                                                                   \
    "visit work buy_food delivery goods_transport exercise medical_emergency leisure "             \
    "worker_shuttle arrival press emergency_care_for_dependent_people"

static const struct fixture_fact fixture_facts[] = {
    {"query", TYPE_ENUM, "movement permit business place person level", NULL, 0, 0},
    {"time", TYPE_TIME, NULL, NULL, 0, 0},
    {"purpose", TYPE_ENUM, PURPOSES, NULL, 0, 0},
    {"person.age", TYPE_INTEGER, NULL, NULL, 0, 0},
    {"person.case", TYPE_ENUM, "none F0 F1 F2 recovered", NULL, 0, 0},
    {"person.residence", TYPE_PLACE, NULL, NULL, 0, 0},
    {"person.doses", TYPE_INTEGER, NULL, NULL, 0, 0},
    {"person.first_dose", TYPE_DATE, NULL, "person.doses", 0, 0},
    {"person.test.kind", TYPE_ENUM, "none antigen pcr", NULL, 0, 0},
    {"person.test.result", TYPE_ENUM, "none negative positive", "person.test.kind", 0, 0},
    {"person.test.sampled", TYPE_TIME, NULL, "person.test.result", 0, 0},
    {"permit.form", TYPE_ENUM, "none employer_paper police_3261", NULL, 0, 0},
    {"permit.purpose", TYPE_ENUM, "=purpose", "permit.form", 0, 0},
    {"permit.holder", TYPE_STRING, NULL, "permit.form", 0, 0},
    {"permit.zones", TYPE_ZONES, NULL, "permit.form", 0, 0},
    {"permit.hours", TYPE_HOURS, NULL, "permit.form", 0, 0},
    {"permit.revoked", TYPE_BOOLEAN, NULL, "permit.form", 0, 0},
    {"permit.issuer_zone", TYPE_ZONE, NULL, "permit.form", 0, 0},
    {"permit.seat", TYPE_PLACE, NULL, "permit.form", 0, 0},
    {"area.population", TYPE_INTEGER, NULL, NULL, 0, 0},
    {"area.dose1_share", TYPE_DECIMAL, NULL, NULL, 0, 0},
    {"area.order", TYPE_ENUM, "none strict", NULL, ABSENT_NONE, 0},
    {"group.size", TYPE_INTEGER, NULL, NULL, ABSENT_VALUE, 1},
    {"vehicle.sealed", TYPE_BOOLEAN, NULL, NULL, 0, 0},
    {"vehicle.seal_intact", TYPE_BOOLEAN, NULL, "vehicle.sealed", 0, 0},
    {"origin", TYPE_PLACE, NULL, NULL, 0, 0},
    {"route", TYPE_LINESTRING, NULL, NULL, 0, 0},
};

static const struct fixture_fact fixture_modifiers[] = {
    {"zone", TYPE_ZONE, NULL, NULL, 0, 0},
    {"point", TYPE_POINT, NULL, NULL, 0, 0},
    {"accuracy", TYPE_DECIMAL, NULL, NULL, 0, 0},
    {"asserted_level", TYPE_ENUM, "normal CT15 CT16", NULL, 0, 0},
};

static const char fixture_zones[] = "id\tkind\tparent\tname\tname_en\tfrom\tto\n"
                                    "vn\tcountry\t\tViệt Nam\tViet Nam\t\t\n"
                                    "79\tprovince\tvn\tTP HCM\tHCMC\t\t\n"
                                    "760\tdistrict\t79\tQuận 1\tDistrict 1\t\t\n"
                                    "769\tdistrict\t79\tThủ Đức\tThu Duc\t\t\n"
                                    "92\tprovince\tvn\tCần Thơ\tCan Tho\t\t\n";

struct fixture {
    struct arena lasting, request;
    struct vocabulary vocabulary;
    struct zones *zones;
    const struct query_reader *reader;
    struct facts *facts;
    char *text; /* the last query: facts point into it */
    struct lkd_error err;
};

/* ---- building a vocabulary from lists of facts ---- */

static struct enumeration *fixture_enumeration(struct arena *arena, const char *name,
                                               const char *words) {
    struct enumeration *e = arena_calloc(arena, 1, sizeof *e);
    e->name = name;
    e->none = -1;
    e->values = arena_calloc(arena, ENUM_VALUES_MAX, sizeof *e->values);
    while (*words) {
        size_t length = strcspn(words, " ");
        e->values[e->count] = arena_copy(arena, words, length);
        if (strcmp(e->values[e->count], "none") == 0)
            e->none = (int)e->count;
        e->count++;
        words += length + strspn(words + length, " ");
    }
    return e;
}

static inline uint16_t fixture_find(const struct vocabulary *v, const char *path) {
    for (size_t i = 0; path && i < v->count; i++)
        if (strcmp(v->facts[i].path, path) == 0)
            return (uint16_t)i;
    return NO_SLOT;
}

static struct fact *fixture_add(struct vocabulary *v, struct arena *arena, const char *path,
                                const struct fixture_fact *from) {
    struct fact *fact = &v->facts[v->count];
    *fact = (struct fact){.path = path,
                          .type = from->type,
                          .place = NO_SLOT,
                          .absent = from->absent,
                          .absent_value = from->absent_value};
    fact->head = fixture_find(v, from->head);
    if (from->values && *from->values == '=')
        fact->values = v->facts[fixture_find(v, from->values + 1)].values;
    else if (from->values)
        fact->values = fixture_enumeration(arena, path, from->values);
    v->count++;
    return fact;
}

static void fixture_grow(struct vocabulary *v, struct arena *arena, const char *prefix,
                         struct name_node *node) {
    size_t skipped = strlen(prefix);
    struct name_node *children = arena_calloc(arena, v->count, sizeof *children);
    node->slot = skipped ? fixture_find(v, arena_copy(arena, prefix, skipped - 1)) : NO_SLOT;
    node->children = children;
    for (size_t i = 0; i < v->count; i++) {
        if (strncmp(v->facts[i].path, prefix, skipped) != 0)
            continue;
        const char *name = v->facts[i].path + skipped;
        size_t length = strcspn(name, "."), known = 0;
        while (known < node->child_count && (children[known].length != length ||
                                             memcmp(children[known].name, name, length) != 0))
            known++;
        if (known == node->child_count)
            children[node->child_count++] = (struct name_node){
                .name = arena_copy(arena, name, length), .length = (uint32_t)length};
    }
    for (size_t i = 0; i < node->child_count; i++)
        fixture_grow(v, arena, arena_printf(arena, "%s%s.", prefix, children[i].name),
                     &children[i]);
}

static void fixture_place_keys(struct vocabulary *v, const struct fixture_fact *modifiers,
                               size_t count) {
    static const char *const names[PLACE_KEY_COUNT] = {
        "zone",          "point",          "accuracy",       "asserted_level",
        "asserted_from", "asserted_until", "published_level"};
    for (int key = 0; key < PLACE_KEY_COUNT; key++) {
        v->place_key[key] = -1;
        for (size_t i = 0; i < count; i++)
            if (strcmp(modifiers[i].path, names[key]) == 0)
                v->place_key[key] = (int)i;
    }
}

static inline void fixture_vocabulary(struct vocabulary *v, struct arena *arena,
                                      const struct fixture_fact *facts, size_t count,
                                      const struct fixture_fact *modifiers, size_t modifier_count) {
    v->facts = arena_calloc(arena, count * (modifier_count + 1), sizeof *v->facts);
    for (size_t i = 0; i < count; i++) {
        uint16_t slot = (uint16_t)v->count;
        struct fact *fact = fixture_add(v, arena, facts[i].path, &facts[i]);
        if (fact->type != TYPE_PLACE)
            continue;
        fact->first_modifier = (uint16_t)v->count;
        fact->modifier_count = (uint16_t)modifier_count;
        for (size_t j = 0; j < modifier_count; j++)
            fixture_add(v, arena, arena_printf(arena, "%s.%s", fact->path, modifiers[j].path),
                        &modifiers[j])
                ->place = slot;
    }
    v->slot_query = fixture_find(v, "query");
    v->slot_time = fixture_find(v, "time");
    fixture_place_keys(v, modifiers, modifier_count);
    fixture_grow(v, arena, "", &v->root);
}

/* ---- a test's setting ---- */

#define FIXTURE_NOW_S INT64_C(1627300800)

static inline struct fixture *fixture_new(void) {
    struct fixture *x = calloc(1, sizeof *x);
    arena_init(&x->lasting, (size_t)8 << 20, NULL);
    arena_init(&x->request, (size_t)32 << 20, NULL);
    fixture_vocabulary(&x->vocabulary, &x->lasting, fixture_facts,
                       sizeof fixture_facts / sizeof *fixture_facts, fixture_modifiers,
                       sizeof fixture_modifiers / sizeof *fixture_modifiers);
    if (zones_parse_table("zones.tsv", fixture_zones, sizeof fixture_zones - 1, &x->zones, NULL))
        abort();
    x->reader = query_reader_new(&x->vocabulary, x->zones, &x->lasting);
    x->facts = facts_new(&x->vocabulary, &x->lasting);
    return x;
}

static inline void fixture_free(struct fixture *x) {
    free(x->text);
    zones_free(x->zones);
    arena_free(&x->request);
    arena_free(&x->lasting);
    free(x);
}

/* Read a text from a block of exactly its size, so that a sanitizer sees reads past its end. */
static inline enum lkd_status fixture_read(struct fixture *x, const char *text, size_t length) {
    free(x->text);
    x->text = malloc(length ? length : 1);
    if (length)
        memcpy(x->text, text, length);
    arena_reset(&x->request);
    x->err = (struct lkd_error){0};
    x->facts->time_s = FIXTURE_NOW_S;
    return query_read(x->reader, x->text, length, x->facts, &x->request, &x->err);
}

#endif
