/*
 * store_contract.h - what every backend of registry/store.h must do, whatever it is made of.
 *
 * A backend's test program defines the two functions below and lists CONTRACT_TESTS among its own:
 *
 *     TAP_MAIN(CONTRACT_TESTS, TEST("...", ...))
 */
#ifndef REGISTRY_STORE_CONTRACT_H
#define REGISTRY_STORE_CONTRACT_H

#include "base/text.h"
#include "registry/store.h"
#include "support/tap.h"

/* A new, empty store, opened for writing; and the same database once more, for reading. */
struct store *contract_create(void);
struct store *contract_reader(void);

static const struct cell no_value = {.kind = CELL_NONE};

static void begin(struct store *s) {
    assert_int_equal(s->methods->begin(s, NULL), LKD_OK);
}

static void commit(struct store *s) {
    assert_int_equal(s->methods->commit(s, NULL), LKD_OK);
}

/* Write a row of texts and numbers: cells behind the last given one are nothing. */
static enum lkd_status put(struct store *s, enum table_id table, size_t count,
                           const struct cell *given) {
    const struct registry_table *t = &registry_tables[table];
    struct cell cells[COLUMNS_MAX];
    for (size_t i = 0; i < t->count; i++)
        cells[i] = i < count ? given[i] : no_value;
    return s->methods->put(s, table, ALL_COLUMNS(t), cells, NULL);
}
#define PUT(s, table, ...)                                                                         \
    put((s), (table), sizeof((struct cell[]){__VA_ARGS__}) / sizeof(struct cell),                  \
        (struct cell[]){__VA_ARGS__})
#define T(text) cell_text(text)
#define N(number) cell_number(number)

static bool cell_is(const struct cell *cell, const char *text) {
    return cell->kind == CELL_TEXT && cell->length == strlen(text) &&
           memcmp(cell->text, text, cell->length) == 0;
}

static bool count_rows(void *context, const struct cell *cells) {
    (void)cells;
    ++*(size_t *)context;
    return true;
}

static size_t rows_of(struct store *s, enum table_id table) {
    size_t count = 0;
    assert_int_equal(s->methods->scan(s, table, registry_tables[table].count, no_value, count_rows,
                                      &count, NULL),
                     LKD_OK);
    return count;
}

/* A value for a column, so that every column of every table is written and read once. */
static struct cell sample(const struct column *c) {
    if (column_is_number(c->type))
        return cell_number(1);
    return cell_text(c->references == NO_TABLE ? "x" : "k");
}

static void contract_every_column(void **state) {
    (void)state;
    struct store *s = contract_create();
    struct arena arena;
    arena_init(&arena, 1 << 20, NULL);
    begin(s);
    for (int id = 0; id < TABLE_COUNT; id++) {
        const struct registry_table *t = &registry_tables[id];
        struct cell cells[COLUMNS_MAX];
        struct store_row row;
        if (t->append_only)
            continue;
        for (size_t i = 0; i < t->count; i++)
            cells[i] = sample(&t->columns[i]);
        cells[KEY_COLUMN] = cell_text("k");
        assert_int_equal(s->methods->put(s, (enum table_id)id, ALL_COLUMNS(t), cells, NULL),
                         LKD_OK);
        assert_int_equal(s->methods->get(s, (enum table_id)id, cell_text("k"), &arena, &row, NULL),
                         LKD_OK);
        for (size_t i = 0; i < t->count; i++) {
            assert_int_equal(row.cells[i].kind, cells[i].kind);
            if (cells[i].kind == CELL_TEXT)
                assert_memory_equal(row.cells[i].text, cells[i].text, cells[i].length);
            else
                assert_int_equal(row.cells[i].number, cells[i].number);
        }
    }
    commit(s);
    arena_free(&arena);
    store_close(s);
}

static void contract_required(void **state) {
    (void)state;
    struct store *s = contract_create();
    begin(s);
    for (int id = 0; id < TABLE_COUNT; id++) {
        const struct registry_table *t = &registry_tables[id];
        for (size_t i = 1; i < t->count && !t->append_only; i++) {
            struct cell cells[COLUMNS_MAX];
            for (size_t k = 0; k < t->count; k++)
                cells[k] = t->columns[k].references == NO_TABLE || t->columns[k].required
                               ? sample(&t->columns[k])
                               : no_value;
            cells[i] = no_value;
            if (!t->columns[i].required)
                continue;
            assert_int_equal(s->methods->put(s, (enum table_id)id, ALL_COLUMNS(t), cells, NULL),
                             LKD_BAD_DATA);
        }
    }
    store_close(s);
}

static void contract_references(void **state) {
    (void)state;
    struct store *s = contract_create();
    begin(s);
    assert_int_equal(PUT(s, TABLE_PEOPLE, T("p"), T("name"), T("nowhere")), LKD_BAD_DATA);
    assert_int_equal(PUT(s, TABLE_HOUSEHOLDS, T("h"), T("760")), LKD_OK);
    assert_int_equal(PUT(s, TABLE_PEOPLE, T("p"), T("name"), T("h")), LKD_OK);
    assert_int_equal(s->methods->remove(s, TABLE_HOUSEHOLDS, KEY_COLUMN, T("h"), NULL, NULL),
                     LKD_BAD_DATA);
    commit(s);
    assert_int_equal(rows_of(s, TABLE_HOUSEHOLDS), 1);
    assert_int_equal(rows_of(s, TABLE_PEOPLE), 1);
    store_close(s);
}

static void contract_some_columns(void **state) {
    (void)state;
    struct store *s = contract_create();
    struct store_row row;
    struct arena arena;
    struct cell cells[COLUMNS_MAX] = {T("h"), T("760"), T("1 Lê Lợi"), N(4)};
    arena_init(&arena, 1 << 20, NULL);
    begin(s);
    assert_int_equal(PUT(s, TABLE_HOUSEHOLDS, cells[0], cells[1], cells[2], cells[3]), LKD_OK);
    cells[1] = T("761");
    cells[3] = no_value;
    assert_int_equal(s->methods->put(s, TABLE_HOUSEHOLDS, 1 | 2 | 8, cells, NULL), LKD_OK);
    commit(s);
    assert_int_equal(s->methods->get(s, TABLE_HOUSEHOLDS, T("h"), &arena, &row, NULL), LKD_OK);
    assert_true(cell_is(&row.cells[1], "761"));
    assert_true(cell_is(&row.cells[2], "1 Lê Lợi"));
    assert_int_equal(row.cells[3].kind, CELL_NONE);
    assert_int_equal(rows_of(s, TABLE_HOUSEHOLDS), 1);
    arena_free(&arena);
    store_close(s);
}

static void contract_rollback(void **state) {
    (void)state;
    struct store *s = contract_create();
    begin(s);
    assert_int_equal(PUT(s, TABLE_HOUSEHOLDS, T("h"), T("760")), LKD_OK);
    assert_int_equal(rows_of(s, TABLE_HOUSEHOLDS), 1);
    s->methods->rollback(s);
    s->methods->rollback(s);
    assert_int_equal(rows_of(s, TABLE_HOUSEHOLDS), 0);
    begin(s);
    assert_int_equal(PUT(s, TABLE_HOUSEHOLDS, T("h"), T("760")), LKD_OK);
    store_close(s);
    s = contract_reader();
    assert_int_equal(rows_of(s, TABLE_HOUSEHOLDS), 0);
    store_close(s);
}

static bool note_key(void *context, const struct cell *cells) {
    struct text *keys = context;
    text_append(keys, cells[0].text, cells[0].length);
    return keys->length < 3;
}

static void contract_scan(void **state) {
    (void)state;
    struct store *s = contract_create();
    struct text keys;
    text_init(&keys, 100);
    begin(s);
    for (const char *key = "dbac"; *key; key++)
        assert_int_equal(
            PUT(s, TABLE_HOUSEHOLDS, cell_bytes(key, 1), T(*key == 'b' ? "761" : "760")), LKD_OK);
    commit(s);
    assert_int_equal(s->methods->scan(s, TABLE_HOUSEHOLDS, registry_tables[TABLE_HOUSEHOLDS].count,
                                      no_value, note_key, &keys, NULL),
                     LKD_OK);
    assert_string_equal(text_cstr(&keys), "abc"); /* in order; false ended it */
    text_clear(&keys);
    assert_int_equal(s->methods->scan(s, TABLE_HOUSEHOLDS, 1, T("760"), note_key, &keys, NULL),
                     LKD_OK);
    assert_string_equal(text_cstr(&keys), "acd");
    text_free(&keys);
    store_close(s);
}

static void contract_changes(void **state) {
    (void)state;
    struct store *s = contract_create();
    struct change change = {"Lan", "letter", 5, "revoke", TABLE_PERMITS, "p1", "misuse"};
    size_t count;
    begin(s);
    assert_int_equal(s->methods->note(s, &change, NULL), LKD_OK);
    change.key = "p2";
    assert_int_equal(s->methods->note(s, &change, NULL), LKD_OK);
    assert_int_equal(s->methods->forget(s, TABLE_PERMITS, T("p1"), NULL), LKD_OK);
    commit(s);
    assert_int_equal(rows_of(s, TABLE_CHANGES), 2);
    count = 0;
    assert_int_equal(
        s->methods->scan(s, TABLE_CHANGES, CHANGES_KEY, T("p2"), count_rows, &count, NULL), LKD_OK);
    assert_int_equal(count, 1);
    count = 0;
    assert_int_equal(
        s->methods->scan(s, TABLE_CHANGES, CHANGES_KEY, T("p1"), count_rows, &count, NULL), LKD_OK);
    assert_int_equal(count, 0);
    store_close(s);
}

static void contract_injection(void **state) {
    (void)state;
    static const char *const nasty = "x'); DROP TABLE households; --\"";
    struct store *s = contract_create();
    struct store_row row;
    struct arena arena;
    arena_init(&arena, 1 << 20, NULL);
    begin(s);
    assert_int_equal(PUT(s, TABLE_HOUSEHOLDS, T(nasty), T(nasty)), LKD_OK);
    commit(s);
    assert_int_equal(s->methods->get(s, TABLE_HOUSEHOLDS, T(nasty), &arena, &row, NULL), LKD_OK);
    assert_true(cell_is(&row.cells[1], nasty));
    assert_int_equal(s->methods->get(s, TABLE_HOUSEHOLDS, T("x"), &arena, &row, NULL),
                     LKD_NOT_FOUND);
    arena_free(&arena);
    store_close(s);
}

/* A city of one household: two people, a trip each, two tickets, a business, permits. */
static void put_city(struct store *s) {
    begin(s);
    assert_int_equal(PUT(s, TABLE_HOUSEHOLDS, T("h"), T("760")), LKD_OK);
    assert_int_equal(PUT(s, TABLE_PEOPLE, T("a"), T("A"), T("h")), LKD_OK);
    assert_int_equal(PUT(s, TABLE_PEOPLE, T("b"), T("B"), T("h")), LKD_OK);
    assert_int_equal(PUT(s, TABLE_TICKETS, T("t1"), T("h"), N(1000), T("06:00-09:00"), N(1100)),
                     LKD_OK);
    assert_int_equal(PUT(s, TABLE_TICKETS, T("t2"), T("h"), N(1000)), LKD_OK);
    assert_int_equal(PUT(s, TABLE_TRIPS, T("1"), T("h"), T("a"), N(400), N(500)), LKD_OK);
    assert_int_equal(PUT(s, TABLE_TRIPS, T("2"), T("h"), T("a"), N(1001), N(1010)), LKD_OK);
    assert_int_equal(PUT(s, TABLE_TRIPS, T("3"), T("h"), T("a"), N(1200)), LKD_OK);
    assert_int_equal(PUT(s, TABLE_TRIPS, T("4"), T("h"), T("b"), N(1300)), LKD_OK);
    assert_int_equal(PUT(s, TABLE_BUSINESSES, T("u"), T("U"), T("factory"), T("760")), LKD_OK);
    assert_int_equal(PUT(s, TABLE_INSPECTIONS, T("i1"), T("u"), N(900), N(1)), LKD_OK);
    assert_int_equal(PUT(s, TABLE_INSPECTIONS, T("i2"), T("u"), N(950), N(0)), LKD_OK);
    assert_int_equal(PUT(s, TABLE_INSPECTIONS, T("i3"), T("u"), N(2000), N(1)), LKD_OK);
    assert_int_equal(PUT(s, TABLE_SUSPENSIONS, T("s1"), T("u"), N(1000), N(1600)), LKD_OK);
    assert_int_equal(
        PUT(s, TABLE_SUSPENSIONS, T("s2"), T("u"), N(1000), no_value, no_value, N(1100)), LKD_OK);
    assert_int_equal(PUT(s, TABLE_PERMITS, T("p"), T("a"), T("A"), T("u"), T("f"), no_value,
                         T("pc08"), T("79"), no_value, N(1000), N(1700)),
                     LKD_OK);
    assert_int_equal(PUT(s, TABLE_VEHICLES, T("51C-1"), T("truck"), N(2), T("card"), N(1800)),
                     LKD_OK);
    commit(s);
}

static void contract_fetch(void **state) {
    (void)state;
    struct store *s = contract_create();
    struct store_found found;
    struct arena arena;
    struct store_ids ids = {.permit = T("p"),
                            .person = T("a"),
                            .business = T("u"),
                            .plate = T("51C-1"),
                            .at_s = 1500,
                            .day_s = 1000,
                            .monday_s = 600};
    arena_init(&arena, 1 << 20, NULL);
    put_city(s);
    store_close(s);
    s = contract_reader();
    assert_int_equal(s->methods->fetch(s, &ids, &arena, &found, NULL), LKD_OK);
    assert_true(found.permit.known && found.person.known && found.business.known);
    assert_true(found.vehicle.known && found.ticket.known && found.inspection.known);
    assert_true(cell_is(&found.permit.cells[PERMITS_HOLDER], "A"));
    assert_true(cell_is(&found.ticket.cells[TICKETS_ID], "t2")); /* the unused one */
    assert_true(cell_is(&found.inspection.cells[INSPECTIONS_ID], "i2"));
    assert_int_equal(found.trips_this_week, 2); /* not the old one, not the one A is on */
    assert_int_equal(found.out_now, 1);
    assert_true(found.suspended && found.holds_permit);
    assert_int_equal(found.until_s, 1600);
    ids.at_s = 1650;
    assert_int_equal(s->methods->fetch(s, &ids, &arena, &found, NULL), LKD_OK);
    assert_true(!found.suspended && found.holds_permit);
    assert_int_equal(found.until_s, 1700);
    ids.at_s = 1750;
    assert_int_equal(s->methods->fetch(s, &ids, &arena, &found, NULL), LKD_OK);
    assert_false(found.holds_permit);
    assert_int_equal(found.until_s, 2000); /* the next inspection */
    ids.at_s = 1005;
    assert_int_equal(s->methods->fetch(s, &ids, &arena, &found, NULL), LKD_OK);
    assert_int_equal(found.until_s, 1010); /* A comes back */
    ids.at_s = 1150;
    assert_int_equal(s->methods->fetch(s, &ids, &arena, &found, NULL), LKD_OK);
    assert_int_equal(found.until_s, 1200); /* and leaves again */
    arena_free(&arena);
    store_close(s);
}

static void contract_fetch_unknown(void **state) {
    (void)state;
    struct store *s = contract_create();
    struct store_found found;
    struct arena arena;
    const struct store_ids all = {.permit = T("x"),
                                  .person = T("x"),
                                  .business = T("x"),
                                  .plate = T("x"),
                                  .at_s = 1,
                                  .day_s = 0,
                                  .monday_s = 0};
    const struct store_ids none = {.at_s = 1};
    arena_init(&arena, 1 << 20, NULL);
    assert_int_equal(s->methods->fetch(s, &all, &arena, &found, NULL), LKD_OK);
    assert_false(found.permit.known || found.person.known || found.business.known);
    assert_false(found.vehicle.known || found.ticket.known || found.inspection.known);
    assert_int_equal(s->methods->fetch(s, &none, &arena, &found, NULL), LKD_OK);
    assert_false(found.permit.known || found.person.known || found.suspended);
    arena_free(&arena);
    store_close(s);
}

/* What is committed counts at once, however often the reader has looked before. */
static void contract_fresh_view(void **state) {
    (void)state;
    struct store *writer = contract_create();
    put_city(writer);
    struct store *reader = contract_reader();
    struct store_found found;
    struct arena arena;
    const struct store_ids ids = {.permit = T("p"), .at_s = 1500};
    arena_init(&arena, 1 << 20, NULL);
    for (int round = 0; round < 20; round++) {
        struct cell cells[COLUMNS_MAX] = {T("p")};
        cells[PERMITS_REVOKED_AT] = cell_number(round);
        cells[PERMITS_HOLDER] = T("A");
        cells[PERMITS_FORM] = T("f");
        cells[PERMITS_ISSUER] = T("pc08");
        cells[PERMITS_ISSUER_ZONE] = T("79");
        cells[PERMITS_VALID_FROM] = cells[PERMITS_VALID_TO] = cell_number(1);
        begin(writer);
        assert_int_equal(writer->methods->put(writer, TABLE_PERMITS,
                                              ALL_COLUMNS(&registry_tables[TABLE_PERMITS]), cells,
                                              NULL),
                         LKD_OK);
        commit(writer);
        if (round % 7 == 3)
            reader->methods->rest(reader);
        for (int look = 0; look < 2; look++) {
            arena_reset(&arena);
            assert_int_equal(reader->methods->fetch(reader, &ids, &arena, &found, NULL), LKD_OK);
            assert_int_equal(found.permit.cells[PERMITS_REVOKED_AT].number, round);
        }
        assert_int_equal(rows_of(reader, TABLE_PERMITS), 1);
    }
    arena_free(&arena);
    store_close(reader);
    store_close(writer);
}

#define CONTRACT_TESTS                                                                             \
    TEST("every column of every table is written and read", contract_every_column),                \
        TEST("a required column must have a value", contract_required),                            \
        TEST("a reference must lead somewhere, before and after", contract_references),            \
        TEST("a row keeps the columns that are not written", contract_some_columns),               \
        TEST("what is not committed never was", contract_rollback),                                \
        TEST("a scan is in the order of keys and ends when told", contract_scan),                  \
        TEST("the change log keeps its entries when it forgets", contract_changes),                \
        TEST("values never become statements", contract_injection),                                \
        TEST("a fetch finds all that belongs to the ids, as of its moment", contract_fetch),       \
        TEST("a fetch of unknown ids finds nothing, and no error", contract_fetch_unknown),        \
        TEST("a reader sees every commit at once", contract_fresh_view)

#endif
