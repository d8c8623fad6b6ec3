/*
 * link_law.c - who may order what, and when: authorities, directives and their renewals,
 * jurisdiction, precedence, delegations.
 */
#include "policy/linker.h"

/* ---- authorities ---- */

static void read_authority(struct linker *l, struct authority *a, const char *id) {
    static const char *const fields[] = {"within", "territory", "vi", "en", "contact", NULL};
    const struct declaration *d = find_declaration(l, WORD_AUTHORITY, id);
    size_t count;

    check_fields(l, d, fields, false);
    *a = (struct authority){.id = id, .within = NO_INDEX, .name = {id, id}, .declaration = d};
    own_bilingual(l, d, false, &a->name);
    a->contact = field_string(l, d, "contact", false);
    const uint32_t *within =
        field_names(l, d, "within", &l->authorities, "authority", false, &count);
    if (count == 1)
        a->within = within[0];
    else if (count > 1)
        link_problem(l, d, "within[2]", "name the one directly above it",
                     "an authority is within one other, not %zu", count);
    a->territory = field_zones(l, d, "territory", true, &a->territory_count);
}

static void find_depths(struct linker *l) {
    struct rulebook *rb = l->rb;
    for (size_t i = 0; i < rb->authority_count; i++) {
        struct authority *a = &rb->authorities[i];
        size_t steps = 0;
        for (uint32_t up = a->within; up != NO_INDEX; up = rb->authorities[up].within) {
            if (++steps > rb->authority_count) {
                link_problem(l, a->declaration, "within",
                             "authorities form a tree; the highest has no `within`",
                             "authority `%s` is within itself", a->id);
                a->within = NO_INDEX;
                steps = 0;
                break;
            }
        }
        a->depth = (int)steps;
    }
}

static bool territory_covers(const struct rulebook *rb, uint32_t authority, uint32_t zone) {
    const struct authority *a = &rb->authorities[authority];
    for (size_t i = 0; i < a->territory_count; i++)
        if (zone_inside(zones_at(rb->zones, zone), zones_at(rb->zones, a->territory[i])))
            return true;
    return a->territory_count == 0; /* which is a problem already */
}

void check_territory(struct linker *l, const struct declaration *d, const char *field,
                     const uint32_t *zones, size_t count, uint32_t authority) {
    for (size_t i = 0; i < count; i++) {
        const char *zone = zones_at(l->rb->zones, zones[i])->id;
        if (!territory_covers(l->rb, authority, zones[i]))
            link_problem(l, d, item_named(l, d->body, "", field, zone),
                         "an authority orders only inside its territory",
                         "zone `%s` is outside the territory of `%s`", zone,
                         l->rb->authorities[authority].id);
    }
}

bool authority_above(const struct rulebook *rb, uint32_t higher, uint32_t lower) {
    if (lower == NO_INDEX)
        return false;
    for (uint32_t up = rb->authorities[lower].within; up != NO_INDEX;
         up = rb->authorities[up].within)
        if (up == higher)
            return true;
    return false;
}

bool zones_are_all(const struct rulebook *rb, const uint32_t *zones, size_t count) {
    size_t all = zones_count(rb->zones);
    for (uint32_t root = 0; root < all; root = zones_at(rb->zones, root)->out) {
        bool covered = false;
        for (size_t i = 0; i < count; i++)
            covered |= zones[i] == root;
        if (!covered)
            return false;
    }
    return true;
}

static void link_authorities(struct linker *l) {
    struct rulebook *rb = l->rb;
    rb->authority_count = l->authorities.count;
    rb->authorities = arena_calloc(l->arena, rb->authority_count + 1, sizeof *rb->authorities);
    for (uint32_t i = 0; i < rb->authority_count; i++)
        read_authority(l, &rb->authorities[i], l->authorities.items[i]);
    find_depths(l);
    for (size_t i = 0; i < rb->authority_count; i++) {
        const struct authority *a = &rb->authorities[i];
        if (a->within != NO_INDEX)
            check_territory(l, a->declaration, "territory", a->territory, a->territory_count,
                            a->within);
    }
}

/* ---- directives ---- */

static bool tried(const struct linker *l, const char *id) {
    for (size_t i = 0; i < l->options->with_count; i++)
        if (strcmp(l->options->with[i], id) == 0)
            return true;
    return false;
}

static void read_status(struct linker *l, struct directive *directive) {
    const char *status = field_string(l, directive->declaration, "status", false);
    if (!status)
        return;
    if (strcmp(status, "announced") != 0 && strcmp(status, "signed") != 0)
        link_problem(l, directive->declaration, "status",
                     "\"announced\" or \"signed\" (the default)", "unknown status `%s`", status);
    directive->announced = strcmp(status, "announced") == 0 && !tried(l, directive->id);
}

static void read_issued(struct linker *l, struct directive *directive) {
    const struct declaration *d = directive->declaration;
    const char *issued = field_string(l, d, "issued", true);
    if (issued && !civil_parse_date(issued, strlen(issued), &directive->issued_s) &&
        !civil_parse_instant(issued, strlen(issued), &directive->issued_s))
        link_problem(l, d, "issued", "write \"2021-07-26\", with a time if two acts share the day",
                     "`issued` is not a day that exists: \"%s\"", issued);
}

static void read_directive(struct linker *l, struct directive *directive, const char *id) {
    static const char *const fields[] = {"number", "by",      "issued", "title",  "from",
                                         "to",     "through", "renews", "status", NULL};
    const struct declaration *d = find_declaration(l, WORD_DIRECTIVE, id);
    size_t count;

    *directive = (struct directive){.id = id,
                                    .declaration = d,
                                    .title = {id, id},
                                    .by = NO_INDEX,
                                    .own = {CIVIL_ALWAYS, CIVIL_NEVER}};
    check_fields(l, d, fields, false);
    directive->number = field_string(l, d, "number", false);
    field_bilingual(l, d, "title", true, &directive->title);
    const uint32_t *by = field_names(l, d, "by", &l->authorities, "authority", true, &count);
    if (count == 1)
        directive->by = by[0];
    else if (count > 1)
        link_problem(l, d, "by[2]", "name the one that signed it",
                     "a directive is issued by one authority, not %zu", count);
    read_issued(l, directive);
    read_status(l, directive);
    if (!table_field(d->body, "from"))
        missing_field(l, d, "", "from");
    table_period(l, d, d->body, "", &directive->own);
}

/* renews[i * count + k]: does act i renew act k, directly? */
static unsigned char *read_renewals(struct linker *l) {
    size_t count = l->rb->directive_count;
    unsigned char *renews = arena_calloc(l->arena, count * count + 1, 1);
    for (size_t i = 0; i < count; i++) {
        const struct declaration *d = l->rb->directives[i].declaration;
        size_t named;
        const uint32_t *ids =
            field_names(l, d, "renews", &l->directives, "directive", false, &named);
        for (size_t k = 0; k < named; k++)
            renews[i * count + ids[k]] = 1;
    }
    return renews;
}

/* An act renews what the acts it renews have renewed (Warshall's closure). */
static void close_renewals(unsigned char *renews, size_t count) {
    for (size_t middle = 0; middle < count; middle++)
        for (size_t i = 0; i < count; i++)
            if (renews[i * count + middle])
                for (size_t k = 0; k < count; k++)
                    renews[i * count + k] |= renews[middle * count + k];
}

static void report_circle(struct linker *l, const struct directive *act) {
    const struct declaration *d = act->declaration;
    link_problem(l, d, item_named(l, d->body, "", "renews", act->id), "an act renews older ones",
                 "directive `%s` renews itself", act->id);
}

/* With the closure: each circle is told at the first of its acts. */
static void report_circles(struct linker *l, const unsigned char *renews) {
    size_t count = l->rb->directive_count;
    for (size_t i = 0; i < count; i++) {
        bool told = false;
        for (size_t k = 0; k < i; k++)
            told |= renews[i * count + k] && renews[k * count + i];
        if (renews[i * count + i] && !told)
            report_circle(l, &l->rb->directives[i]);
    }
}

/* The acts by issue, then by id: so they are cited. */
static void sort_acts(const struct rulebook *rb, uint32_t *acts, size_t count) {
    for (size_t i = 1; i < count; i++) {
        const struct directive *act = &rb->directives[acts[i]];
        uint32_t moved = acts[i];
        size_t k = i;
        for (; k > 0; k--) {
            const struct directive *before = &rb->directives[acts[k - 1]];
            if (before->issued_s < act->issued_s ||
                (before->issued_s == act->issued_s && strcmp(before->id, act->id) < 0))
                break;
            acts[k] = acts[k - 1];
        }
        acts[k] = moved;
    }
}

static void extend_directive(struct linker *l, struct directive *directive, size_t index,
                             const unsigned char *renews) {
    size_t count = l->rb->directive_count, named = 0, periods = 0;
    uint32_t *renewers = arena_alloc(l->arena, (count + 1) * sizeof *renewers);
    struct period *all = arena_alloc(l->arena, (count + 1) * sizeof *all);

    if (!directive->announced)
        all[periods++] = directive->own;
    for (size_t i = 0; i < count; i++) {
        const struct directive *renewer = &l->rb->directives[i];
        if (i == index || !renews[i * count + index] || renewer->announced)
            continue;
        renewers[named++] = (uint32_t)i;
        all[periods++] = renewer->own;
    }
    sort_acts(l->rb, renewers, named);
    directive->renewers = renewers;
    directive->renewer_count = named;
    periods_union(l->arena, all, directive->announced ? 0 : periods, &directive->periods);
}

static void link_directives(struct linker *l) {
    struct rulebook *rb = l->rb;
    rb->directive_count = l->directives.count;
    rb->directives = arena_calloc(l->arena, rb->directive_count + 1, sizeof *rb->directives);
    for (uint32_t i = 0; i < rb->directive_count; i++)
        read_directive(l, &rb->directives[i], l->directives.items[i]);
    unsigned char *renews = read_renewals(l);
    close_renewals(renews, rb->directive_count);
    report_circles(l, renews);
    for (size_t i = 0; i < rb->directive_count; i++)
        extend_directive(l, &rb->directives[i], i, renews);
    for (size_t i = 0; i < l->options->with_count; i++)
        if (names_find(&l->directives, l->options->with[i]) == NO_NAME)
            problem_add(l->problems, l->source, (struct position){SOURCE_NO_FILE, 0, 0},
                        names_hint(l, &l->directives, l->options->with[i]),
                        "--with: unknown directive `%s`", l->options->with[i]);
}

/* ---- order and jurisdiction ---- */

static const struct declaration *only_one(struct linker *l, enum word word) {
    const struct declaration *found = NULL;
    EACH_DECLARATION(l, d, word) {
        if (d->broken)
            continue;
        if (found)
            link_problem(l, d, "", first_hint(l, word, ""), "`%s` is declared twice",
                         word_names[word]);
        else
            found = d;
    }
    return found;
}

static const char *item_string(struct linker *l, const struct declaration *d, size_t i) {
    if (d->body->items[i].kind == DATUM_STRING)
        return d->body->items[i].text;
    if (!is_reported(&d->body->items[i]))
        link_problem(l, d, arena_printf(l->arena, "[%zu]", i + 1), "write { \"a\", \"b\" }",
                     "`%s` holds texts", word_names[d->word]);
    return NULL;
}

static void link_precedence(struct linker *l) {
    static const char *const no_fields[] = {NULL};
    const struct declaration *d = only_one(l, WORD_PRECEDENCE);
    l->subjects_known = find_declaration(l, WORD_PRECEDENCE, "") == d;
    if (!d)
        return;
    check_fields(l, d, no_fields, true);
    for (size_t i = 0; i < d->body->item_count; i++) {
        const char *subject = item_string(l, d, i);
        if (subject && names_find(&l->subjects, subject) != NO_NAME)
            link_problem(l, d, arena_printf(l->arena, "[%zu]", i + 1), NULL,
                         "subject `%s` is named twice", subject);
        else if (subject)
            names_add(&l->subjects, l->arena, subject);
        l->subjects_known &= subject != NULL;
    }
}

static void link_jurisdiction(struct linker *l) {
    static const char *const no_fields[] = {NULL};
    const struct declaration *d = only_one(l, WORD_JURISDICTION);
    if (!d)
        return;
    check_fields(l, d, no_fields, true);
    if (d->body->item_count == 0)
        link_missing(l, d, "", "jurisdiction { \"vn\" }", "`jurisdiction` is empty");
    uint32_t *zones = arena_alloc(l->arena, (d->body->item_count + 1) * sizeof *zones);
    for (size_t i = 0; i < d->body->item_count; i++) {
        const char *id = item_string(l, d, i), *hint;
        if (id && find_zone(l, id, &zones[l->rb->jurisdiction_count], &hint))
            l->rb->jurisdiction_count++;
        else if (id)
            link_problem(l, d, arena_printf(l->arena, "[%zu]", i + 1), hint, "unknown zone `%s`",
                         id);
    }
    l->rb->jurisdiction = zones;
    if (zones_are_all(l->rb, zones, l->rb->jurisdiction_count))
        l->rb->jurisdiction_count = 0;
}

void link_law(struct linker *l) {
    link_authorities(l);
    link_directives(l);
    link_precedence(l);
    link_jurisdiction(l);
}
