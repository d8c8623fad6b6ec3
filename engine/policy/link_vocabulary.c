/*
 * link_vocabulary.c - facts, modifiers of places, query kinds, and the tree of their names.
 *
 * Slots: the engine's own facts `query` and `time` first, then the declared facts in order of
 * declaration (files by name), each place followed by its modifiers.
 */
#include <stdlib.h>

#include "policy/linker.h"

const char *const type_names[TYPE_COUNT] = {"boolean", "integer", "decimal",   "string", "enum",
                                            "time",    "date",    "hours",     "zone",   "zones",
                                            "point",   "place",   "linestring"};

/* The keys of a place that the engine understands, and the type each must have. */
static const struct {
    const char *name;
    enum fact_type type;
} place_keys[PLACE_KEY_COUNT] = {
    [PLACE_ZONE] = {"zone", TYPE_ZONE},
    [PLACE_POINT] = {"point", TYPE_POINT},
    [PLACE_ACCURACY] = {"accuracy", TYPE_DECIMAL},
    [PLACE_ASSERTED_LEVEL] = {"asserted_level", TYPE_ENUM},
    [PLACE_ASSERTED_FROM] = {"asserted_from", TYPE_TIME},
    [PLACE_ASSERTED_UNTIL] = {"asserted_until", TYPE_TIME},
    [PLACE_PUBLISHED_LEVEL] = {"published_level", TYPE_ENUM},
};

uint16_t vocabulary_find(const struct vocabulary *v, const char *path) {
    const struct name_node *node = &v->root;
    while (*path) {
        size_t length = strcspn(path, ".");
        const struct name_node *found = NULL;
        for (size_t i = 0; i < node->child_count && !found; i++)
            if (node->children[i].length == length &&
                memcmp(node->children[i].name, path, length) == 0)
                found = &node->children[i];
        if (!found)
            return NO_SLOT;
        node = found;
        path += length + (path[length] == '.');
    }
    return node->slot;
}

int enumeration_find(const struct enumeration *e, const char *value, size_t length) {
    for (size_t i = 0; i < e->count; i++)
        if (strlen(e->values[i]) == length && memcmp(e->values[i], value, length) == 0)
            return (int)i;
    return -1;
}

/* ---- types and enumerations ---- */

static enum fact_type find_type(const char *name) {
    int type = 0;
    while (type < TYPE_COUNT && strcmp(name, type_names[type]) != 0)
        type++;
    return (enum fact_type)type;
}

enum fact_type read_type(struct linker *l, const struct declaration *d) {
    const char *name = field_string(l, d, "type", true);
    enum fact_type type = name ? find_type(name) : TYPE_COUNT;
    if (name && type == TYPE_COUNT)
        link_problem(l, d, "type", nearest_hint(l, name, TYPE_COUNT, string_at, type_names),
                     "unknown type `%s`", name);
    return type;
}

bool is_typed(const struct fact *fact) {
    bool broken = fact->declaration && fact->declaration->broken;
    return !broken && fact->type < TYPE_COUNT && (fact->type != TYPE_ENUM || fact->values);
}

static struct enumeration *new_enumeration(struct linker *l, const char *name, size_t capacity) {
    struct enumeration *e = arena_calloc(l->arena, 1, sizeof *e);
    e->name = name;
    e->values = arena_calloc(l->arena, capacity + 1, sizeof *e->values);
    e->labels = arena_calloc(l->arena, capacity + 1, sizeof *e->labels);
    e->none = -1;
    return e;
}

static void add_value(struct enumeration *e, const char *value, struct bilingual label) {
    if (strcmp(value, "none") == 0)
        e->none = (int)e->count;
    e->values[e->count] = value;
    e->labels[e->count++] = label;
}

/* One entry of `values`: "F0", or { "F0", vi = "...", en = "..." }. */
static void read_value(struct linker *l, const struct declaration *d, const struct datum *item,
                       size_t i, struct enumeration *e) {
    const char *path = arena_printf(l->arena, "values[%zu]", i + 1);
    const struct datum *value = item;
    struct bilingual label;

    if (item->kind == DATUM_TABLE && item->table->item_count == 1)
        value = &item->table->items[0];
    if (is_reported(value))
        return;
    if (value->kind != DATUM_STRING) {
        link_problem(l, d, path, "write \"x\" or { \"x\", vi = \"...\", en = \"...\" }",
                     "a value must be a text");
        return;
    }
    label = (struct bilingual){value->text, value->text};
    if (item->kind == DATUM_TABLE) {
        const struct datum *vi = table_field(item->table, "vi"),
                           *en = table_field(item->table, "en");
        if (vi && vi->kind == DATUM_STRING && en && en->kind == DATUM_STRING)
            label = (struct bilingual){vi->text, en->text};
        else
            link_problem(l, d, path, "write { \"x\", vi = \"...\", en = \"...\" }",
                         "value `%s` needs a label in both languages", value->text);
    }
    if (enumeration_find(e, value->text, value->length) >= 0)
        link_problem(l, d, path, "leave one of them out", "value `%s` is listed twice",
                     value->text);
    else
        add_value(e, value->text, label);
}

static const struct enumeration *read_values(struct linker *l, const struct declaration *d,
                                             const struct datum *values) {
    size_t count = values->table->item_count;
    if (count == 0 || count > ENUM_VALUES_MAX) {
        link_problem(l, d, "values", "values = { \"a\", \"b\" }",
                     "an enum has 1 to %d values, not %zu", ENUM_VALUES_MAX, count);
        return NULL;
    }
    struct enumeration *e = new_enumeration(l, d->id, count);
    for (size_t i = 0; i < count; i++)
        read_value(l, d, &values->table->items[i], i, e);
    return e;
}

/* ---- enumerations: those written out first, then those that share them ---- */

/* "=level" or "=level:epidemic". */
static const struct enumeration *level_values(struct linker *l, const struct declaration *d,
                                              const char *scale) {
    struct enumeration *e = new_enumeration(l, "level", l->rb->level_count);
    int *levels = arena_calloc(l->arena, l->rb->level_count + 1, sizeof *levels);
    if (scale && names_find(&l->scales, scale) == NO_NAME)
        link_problem(l, d, "values", names_hint(l, &l->scales, scale), "unknown scale `%s`", scale);
    for (size_t i = 0; i < l->rb->level_count; i++) {
        const struct level *level = &l->rb->levels[i];
        if (scale && strcmp(l->rb->scales[level->scale].id, scale) != 0)
            continue;
        levels[e->count] = (int)i;
        add_value(e, level->id, level->label);
    }
    e->levels = levels;
    return e;
}

/* The enumeration of a fact or modifier that writes its values out; NULL when it does not. */
static const struct enumeration *written_values(struct linker *l, const struct declaration *d) {
    const struct datum *values = table_field(d->body, "values");
    const struct datum *type = table_field(d->body, "type");
    bool is_enum = type && type->kind == DATUM_STRING && strcmp(type->text, "enum") == 0;
    if (!values || !type || type->kind != DATUM_STRING) {
        if (is_enum)
            link_missing(
                l, d, "",
                "values = { \"a\", \"b\" }, or values = \"=purpose\" to share another fact's",
                "the enum `%s` needs the field `values`", d->id);
        return NULL;
    }
    if (is_reported(values))
        return NULL;
    if (!is_enum && find_type(type->text) != TYPE_COUNT)
        link_problem(l, d, "values=", "write type = \"enum\"", "only an enum has `values`");
    if (!is_enum)
        return NULL;
    if (values->kind == DATUM_TABLE)
        return read_values(l, d, values);
    else if (values->kind != DATUM_STRING || values->text[0] != '=')
        link_problem(l, d, "values", "values = { \"a\", \"b\" }, or values = \"=purpose\"",
                     "`values` must be a list or \"=fact\"");
    return NULL;
}

/* Is it sound, but no enum or one that shares the values of another? */
static bool lists_no_values(const struct declaration *d) {
    const struct datum *type = table_field(d->body, "type");
    const struct datum *values = table_field(d->body, "values");
    bool is_enum = type && type->kind == DATUM_STRING && strcmp(type->text, "enum") == 0;
    return !d->broken && (!is_enum || (values && values->kind == DATUM_STRING));
}

static const struct enumeration *shared_values(struct linker *l, const struct declaration *d,
                                               const struct enumeration *const *written) {
    const struct datum *values = table_field(d->body, "values");
    if (!values || values->kind != DATUM_STRING || values->text[0] != '=')
        return NULL;
    const char *name = values->text + 1;
    if (strcmp(name, "level") == 0)
        return level_values(l, d, NULL);
    if (strncmp(name, "level:", 6) == 0)
        return level_values(l, d, name + 6);
    uint32_t index = names_find(&l->facts, name);
    if (index == NO_NAME)
        link_problem(l, d, "values", names_hint(l, &l->facts, name), "unknown fact `%s`", name);
    else if (!written[index] && lists_no_values(find_declaration(l, WORD_FACT, name)))
        link_problem(l, d, "values", "name the enum that lists the values itself",
                     "`%s` lists no values to share", name);
    return index == NO_NAME ? NULL : written[index];
}

/* For what is declared after the facts. */
const struct enumeration *read_enumeration(struct linker *l, const struct declaration *d) {
    const struct vocabulary *v = &l->rb->vocabulary;
    const struct enumeration **written =
        arena_calloc(l->arena, l->facts.count + 1, sizeof *written);
    for (size_t i = 0; i < v->count; i++)
        if (v->facts[i].declaration && v->facts[i].declaration->word == WORD_FACT)
            written[names_find(&l->facts, v->facts[i].path)] = v->facts[i].values;
    const struct enumeration *values = written_values(l, d);
    return values ? values : shared_values(l, d, written);
}

/* ---- facts ---- */

static int64_t read_rank(struct linker *l, const struct declaration *d) {
    int64_t rank = 50;
    if (field_integer(l, d, "rank", false, &rank) && (rank < 0 || rank > 1000))
        link_problem(l, d, "rank", "lower ranks are asked for first",
                     "`rank` must be from 0 to 1000");
    return rank;
}

static void read_absent(struct linker *l, struct fact *fact) {
    const struct declaration *d = fact->declaration;
    const struct datum *absent = table_field(d->body, "absent");
    fact->absent = ABSENT_UNKNOWN;
    if (!absent)
        return;
    if (absent->kind == DATUM_STRING && strcmp(absent->text, "unknown") == 0)
        return;
    if (absent->kind == DATUM_STRING && strcmp(absent->text, "none") == 0) {
        fact->absent = ABSENT_NONE;
        return;
    }
    if (is_typed(fact) &&
        constant_value(l, d, absent, "absent", fact->type, fact->values, &fact->absent_value))
        fact->absent = ABSENT_VALUE;
}

static void read_remedy(struct linker *l, struct fact *fact) {
    const struct declaration *d = fact->declaration;
    const char *remedy = field_string(l, d, "remedy", false);
    fact->remedy_text = (struct bilingual){NULL, NULL};
    field_bilingual(l, d, "remedy_text", false, &fact->remedy_text);
    if (!remedy && table_field(d->body, "remedy_text"))
        link_missing(l, d, "remedy_text=", "write remedy = \"get\" or remedy = \"wait\" as well",
                     "`remedy_text` means nothing without `remedy`");
    if (!remedy)
        return;
    if (strcmp(remedy, "get") == 0)
        fact->remedy = REMEDY_GET;
    else if (strcmp(remedy, "wait") == 0)
        fact->remedy = REMEDY_WAIT;
    else
        link_problem(l, d, "remedy", "\"get\" what can be obtained, \"wait\" for what time brings",
                     "`remedy` is \"get\" or \"wait\", not \"%s\"", remedy);
}

/* What a declaration says of a fact; path, place and values are the caller's. */
static void read_fact(struct linker *l, struct fact *fact, const struct declaration *d) {
    static const char *const fields[] = {"type", "values", "vi",     "en",          "ask", "rank",
                                         "head", "absent", "remedy", "remedy_text", NULL};
    check_fields(l, d, fields, false);
    fact->declaration = d;
    fact->type = read_type(l, d);
    own_bilingual(l, d, true, &fact->label);
    fact->ask = fact->label;
    field_bilingual(l, d, "ask", false, &fact->ask);
    fact->rank = (int)read_rank(l, d);
    fact->head = NO_SLOT;
    read_absent(l, fact);
    read_remedy(l, fact);
}

/* ---- slots ---- */

static struct fact *add_fact(struct vocabulary *v, const struct fact *fact, const char *path) {
    struct fact *added = &v->facts[v->count++];
    *added = *fact;
    added->path = path;
    return added;
}

/* What all places share: the modifiers, read once. */
struct modifiers {
    struct fact *facts;
    size_t count;
};

static struct modifiers read_modifiers(struct linker *l, const struct enumeration *const *written) {
    struct modifiers m = {arena_calloc(l->arena, l->modifiers.count + 1, sizeof *m.facts), 0};
    EACH_DECLARATION(l, d, WORD_MODIFIER) {
        if (names_find(&l->modifiers, d->id) != m.count)
            continue; /* a double, which is reported already */
        struct fact *fact = &m.facts[m.count++];
        fact->path = d->id;
        fact->values = written_values(l, d);
        if (!fact->values)
            fact->values = shared_values(l, d, written);
        read_fact(l, fact, d);
        for (int key = 0; key < PLACE_KEY_COUNT; key++) {
            if (strcmp(d->id, place_keys[key].name) != 0)
                continue;
            l->rb->vocabulary.place_key[key] = (int)m.count - 1;
            if (fact->type != place_keys[key].type && fact->type < TYPE_COUNT)
                link_problem(l, d, "type", "the engine reads this modifier itself",
                             "the modifier `%s` must be of type %s", d->id,
                             type_names[place_keys[key].type]);
        }
    }
    return m;
}

static void add_place_modifiers(struct linker *l, const struct modifiers *m, uint16_t place) {
    struct vocabulary *v = &l->rb->vocabulary;
    v->facts[place].first_modifier = (uint16_t)v->count;
    v->facts[place].modifier_count = (uint16_t)m->count;
    for (size_t i = 0; i < m->count; i++) {
        const char *path = arena_printf(l->arena, "%s.%s", v->facts[place].path, m->facts[i].path);
        add_fact(v, &m->facts[i], path)->place = place;
    }
}

/* The facts `query` and `time`, which the engine itself reads. */
static void add_own_facts(struct linker *l) {
    struct vocabulary *v = &l->rb->vocabulary;
    struct enumeration *kinds = new_enumeration(l, "query", l->queries.count);
    struct fact fact = {.type = TYPE_ENUM,
                        .head = NO_SLOT,
                        .place = NO_SLOT,
                        .label = {"điều được hỏi", "what is asked"},
                        .ask = {"Hỏi về việc gì?", "What is asked?"}};
    for (uint32_t i = 0; i < l->queries.count; i++)
        add_value(kinds, l->queries.items[i],
                  (struct bilingual){l->queries.items[i], l->queries.items[i]});
    fact.values = kinds;
    v->slot_query = (uint16_t)v->count;
    add_fact(v, &fact, "query");
    fact = (struct fact){.type = TYPE_TIME,
                         .head = NO_SLOT,
                         .place = NO_SLOT,
                         .label = {"thời điểm kiểm tra", "the moment of the check"},
                         .ask = {"Kiểm tra lúc nào?", "When is the check?"}};
    v->slot_time = (uint16_t)v->count;
    add_fact(v, &fact, "time");
}

static void add_declared_facts(struct linker *l, const struct modifiers *m,
                               const struct enumeration *const *written) {
    struct vocabulary *v = &l->rb->vocabulary;
    uint32_t index = 0;
    EACH_DECLARATION(l, d, WORD_FACT) {
        struct fact fact = {.place = NO_SLOT};
        if (names_find(&l->facts, d->id) != index)
            continue;
        fact.values = written[index++] ? written[index - 1] : shared_values(l, d, written);
        read_fact(l, &fact, d);
        add_fact(v, &fact, d->id);
        if (fact.type == TYPE_PLACE)
            add_place_modifiers(l, m, (uint16_t)(v->count - 1));
    }
}

/* ---- the tree of names ---- */

struct path {
    const char *text;
    uint16_t slot;
};

static int compare_paths(const void *a, const void *b) {
    return strcmp(((const struct path *)a)->text, ((const struct path *)b)->text);
}

/* The end of the run of paths that share the segment of `length` bytes at `prefix`. */
static size_t end_of_segment(const struct path *paths, size_t low, size_t high, size_t prefix,
                             size_t length) {
    const char *segment = paths[low].text + prefix;
    size_t next = low;
    while (next < high && strncmp(paths[next].text + prefix, segment, length) == 0 &&
           (paths[next].text[prefix + length] == '.' || paths[next].text[prefix + length] == '\0'))
        next++;
    return next;
}

/* Children of the node whose full name is the first `prefix` bytes of the sorted paths [low, high).
 */
static void build_node(struct linker *l, const struct path *paths, size_t low, size_t high,
                       size_t prefix, struct name_node *node) {
    struct name_node *children = arena_calloc(l->arena, high - low + 1, sizeof *children);
    node->children = children;
    while (low < high) {
        size_t length = strcspn(paths[low].text + prefix, ".");
        size_t next = end_of_segment(paths, low, high, prefix, length);
        struct name_node *child = &children[node->child_count++];
        child->name = arena_copy(l->arena, paths[low].text + prefix, length);
        child->length = (uint32_t)length;
        child->slot = NO_SLOT;
        if (paths[low].text[prefix + length] == '\0')
            child->slot = paths[low++].slot;
        if (low < next)
            build_node(l, paths, low, next, prefix + length + 1, child);
        low = next;
    }
}

/* A fact that is declared by itself and comes with a place as well: `origin.zone`. What the engine
 * declares itself is reported by check_path. */
static void report_second(struct linker *l, const struct fact *a, const struct fact *b) {
    const struct fact *own = a->place == NO_SLOT ? a : b;
    if (own->declaration && a->place != b->place)
        link_problem(l, own->declaration, "", "every place has the modifiers; leave this fact out",
                     "`%s` is a modifier of a place already", own->path);
}

/* Leave each of the sorted paths once. */
static size_t drop_doubles(struct linker *l, struct path *paths, size_t count) {
    const struct fact *facts = l->rb->vocabulary.facts;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && strcmp(paths[kept - 1].text, paths[i].text) == 0)
            report_second(l, &facts[paths[kept - 1].slot], &facts[paths[i].slot]);
        else
            paths[kept++] = paths[i];
    }
    return kept;
}

static void build_tree(struct linker *l) {
    struct vocabulary *v = &l->rb->vocabulary;
    struct path *paths = arena_alloc(l->arena, (v->count + 1) * sizeof *paths);
    for (size_t i = 0; i < v->count; i++)
        paths[i] = (struct path){v->facts[i].path, (uint16_t)i};
    qsort(paths, v->count, sizeof *paths, compare_paths);
    v->root = (struct name_node){.name = "", .slot = NO_SLOT};
    build_node(l, paths, 0, drop_doubles(l, paths, v->count), 0, &v->root);
}

/* ---- checks that need all facts ---- */

/* Names that are something else at the beginning of a path. */
static bool is_taken(const char *segment, size_t length) {
    static const char *const specials[] = {"query", "time", "today", "clock", "here", "trip"};
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
        if (strlen(specials[i]) == length && memcmp(specials[i], segment, length) == 0)
            return true;
    return is_global_word(segment, length);
}

void check_path(struct linker *l, const struct declaration *d) {
    if (d->word != WORD_MODIFIER && is_taken(d->id, strcspn(d->id, ".")))
        link_problem(l, d, "", "choose another word", "`%.*s` is a word of the rule language",
                     (int)strcspn(d->id, "."), d->id);
    for (const char *segment = d->id; *segment;) {
        size_t length = strcspn(segment, ".");
        if (length == 0 || strspn(segment, "abcdefghijklmnopqrstuvwxyz0123456789_") < length)
            link_problem(l, d, "",
                         "a fact's name is small letters, digits and _, with dots between",
                         "`%s` cannot be a fact's name", d->id);
        else if (is_method_name(segment, length))
            link_problem(l, d, "", "choose another word", "`%.*s` in `%s` is the name of a method",
                         (int)length, segment, d->id);
        else if (is_reserved_word(segment, length))
            link_problem(l, d, "", "choose another word",
                         "`%.*s` in `%s` is a reserved word of Lua", (int)length, segment, d->id);
        segment += length + (segment[length] == '.');
    }
}

static void link_heads(struct linker *l) {
    struct vocabulary *v = &l->rb->vocabulary;
    for (size_t i = 0; i < v->count; i++) {
        struct fact *fact = &v->facts[i];
        if (!fact->declaration || fact->declaration->word != WORD_FACT)
            continue;
        const char *head = field_string(l, fact->declaration, "head", false);
        if (!head)
            continue;
        fact->head = vocabulary_find(v, head);
        if (fact->head == NO_SLOT)
            link_problem(l, fact->declaration, "head", facts_hint(l, head), "unknown fact `%s`",
                         head);
        else if (is_typed(&v->facts[fact->head]) &&
                 (!v->facts[fact->head].values || v->facts[fact->head].values->none < 0))
            link_problem(l, fact->declaration, "head",
                         "a head says of a thing that it is not there",
                         "the head `%s` is not an enum with the value `none`", head);
    }
}

/* ---- query kinds ---- */

static size_t read_places(struct linker *l, const struct declaration *d, const char *name,
                          bool required, uint16_t *slots, size_t used, size_t max) {
    size_t count;
    const char *const *paths = field_strings(l, d, name, required, &count);
    for (size_t i = 0; i < count; i++) {
        uint16_t slot = vocabulary_find(&l->rb->vocabulary, paths[i]);
        const struct fact *fact = slot == NO_SLOT ? NULL : &l->rb->vocabulary.facts[slot];
        const char *path = item_named(l, d->body, "", name, paths[i]);
        if (!fact)
            link_problem(l, d, path, facts_hint(l, paths[i]), "unknown fact `%s`", paths[i]);
        else if (used == max)
            link_problem(l, d, path, NULL, "a query has at most %zu such places", max);
        else if (fact->type == TYPE_PLACE)
            slots[used++] = slot;
        else if (is_typed(fact))
            link_problem(l, d, path, "name facts of type place", "`%s` is of type %s, not a place",
                         paths[i], type_names[fact->type]);
    }
    return used;
}

static void read_query(struct linker *l, const struct declaration *d, struct query_kind *kind) {
    static const char *const fields[] = {"vi",   "en",    "here",        "trip",
                                         "also", "route", "about_level", NULL};
    check_fields(l, d, fields, false);
    *kind = (struct query_kind){.name = d->id, .label = {d->id, d->id}, .route = NO_SLOT};
    own_bilingual(l, d, false, &kind->label);
    kind->here_count = read_places(l, d, "here", true, kind->here, 0, 4);
    kind->trip_required = read_places(l, d, "trip", false, kind->trip, 0, 4);
    kind->trip_count = read_places(l, d, "also", false, kind->trip, kind->trip_required, 4);
    kind->about_level = field_boolean(l, d, "about_level");
    const char *route = field_string(l, d, "route", false);
    if (!route)
        return;
    kind->route = vocabulary_find(&l->rb->vocabulary, route);
    const struct fact *fact = kind->route == NO_SLOT ? NULL : &l->rb->vocabulary.facts[kind->route];
    if (!fact)
        link_problem(l, d, "route", facts_hint(l, route), "unknown fact `%s`", route);
    else if (is_typed(fact) && fact->type != TYPE_LINESTRING)
        link_problem(l, d, "route", "name a fact of type linestring",
                     "`%s` is of type %s, not a line", route, type_names[fact->type]);
}

static void link_queries(struct linker *l) {
    struct vocabulary *v = &l->rb->vocabulary;
    v->queries = arena_calloc(l->arena, l->queries.count + 1, sizeof *v->queries);
    EACH_DECLARATION(l, d, WORD_QUERY)
    if (names_find(&l->queries, d->id) == v->query_count)
        read_query(l, d, &v->queries[v->query_count++]);
    if (v->query_count == 0 || v->query_count > 64)
        problem_add(l->problems, l->source, (struct position){SOURCE_NO_FILE, 0, 0},
                    "declare each kind of question: query \"movement\" { here = ..., ... }",
                    "a rulebook has 1 to 64 kinds of query, not %zu", v->query_count);
}

void link_vocabulary(struct linker *l) {
    struct vocabulary *v = &l->rb->vocabulary;
    size_t places = 0, declared = register_names(l, &l->facts, WORD_FACT), i = 0;
    const struct enumeration **written = arena_calloc(l->arena, declared + 1, sizeof *written);

    for (int key = 0; key < PLACE_KEY_COUNT; key++)
        v->place_key[key] = -1;
    l->rb->level_values = level_values(l, NULL, NULL);
    EACH_DECLARATION(l, d, WORD_FACT) {
        const struct datum *type = table_field(d->body, "type");
        places += type && type->kind == DATUM_STRING && strcmp(type->text, "place") == 0;
        check_path(l, d);
        if (names_find(&l->facts, d->id) == i)
            written[i++] = written_values(l, d);
    }
    size_t slots = 2 + declared + places * l->modifiers.count;
    if (slots >= PLACE_TRIP) {
        problem_add(l->problems, l->source, (struct position){SOURCE_NO_FILE, 0, 0}, NULL,
                    "too many facts: %zu", slots);
        slots = 2, declared = 0;
    }
    v->facts = arena_calloc(l->arena, slots + 1, sizeof *v->facts);
    add_own_facts(l);
    struct modifiers m = read_modifiers(l, written);
    l->modifier_facts = m.facts;
    if (declared > 0)
        add_declared_facts(l, &m, written);
    build_tree(l);
    link_heads(l);
    link_queries(l);
}
