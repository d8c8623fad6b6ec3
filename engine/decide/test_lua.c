/*
 * test_lua.c - a test written as rule files have it; see test_query.h.
 *
 * Fields are laid out one after the other; a table that is too long for one line is opened and its
 * fields are laid out likewise, further in.
 */
#include <ctype.h>
#include <stdio.h>

#include "base/civil.h"
#include "decide/test_query.h"

#define LINE_COLUMNS 100
#define INDENT 2

struct layout {
    const struct rulebook *rb;
    struct text *out;
    struct text piece; /* what is laid down next */
    size_t column, depth;
};

/* ---- pieces ---- */

static size_t indent(const struct layout *l) {
    return INDENT * (l->depth + 1);
}

static void new_line(struct layout *l) {
    text_literal(l->out, "\n");
    for (l->column = 0; l->column < indent(l); l->column++)
        text_literal(l->out, " ");
}

static void drop_piece(struct layout *l) {
    l->out->failed |= l->piece.failed; /* clearing forgets it */
    text_clear(&l->piece);
}

/* Lay the piece down, on a new line when this one is full. */
static void end_piece(struct layout *l) {
    bool begins_line = l->column <= indent(l);
    if (!begins_line && l->column + 1 + l->piece.length > LINE_COLUMNS) {
        new_line(l);
    } else if (!begins_line) {
        text_literal(l->out, " ");
        l->column++;
    }
    l->column += l->piece.length;
    text_append(l->out, l->piece.bytes, l->piece.length);
    drop_piece(l);
}

/* ---- Lua ---- */

static void put_string(struct text *t, const char *bytes, size_t length) {
    text_literal(t, "\"");
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == '"' || c == '\\')
            text_printf(t, "\\%c", c);
        else if (c < ' ' || c == 0x7F)
            text_printf(t, "\\%03d", c);
        else
            text_append(t, bytes + i, 1);
    }
    text_literal(t, "\"");
}

static bool is_name(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!isalnum((unsigned char)bytes[i]) && bytes[i] != '_')
            return false;
    return length > 0 && !isdigit((unsigned char)bytes[0]);
}

static void put_key(struct text *t, const char *name, size_t length) {
    if (is_name(name, length)) {
        text_append(t, name, length);
    } else {
        text_literal(t, "[");
        put_string(t, name, length);
        text_literal(t, "]");
    }
    text_literal(t, " = ");
}

static void put_value(struct text *t, const struct datum *value) {
    char digits[40];
    switch (value->kind) {
    case DATUM_BOOLEAN:
        text_puts(t, value->boolean ? "true" : "false");
        break;
    case DATUM_INTEGER:
        text_integer(t, value->integer);
        break;
    case DATUM_NUMBER:
        snprintf(digits, sizeof digits, "%.15g", value->number);
        text_puts(t, digits);
        break;
    case DATUM_STRING:
        put_string(t, value->text, value->length);
        break;
    case DATUM_TABLE:
        text_literal(t, "{ ");
        for (size_t i = 0; i < value->table->item_count; i++) {
            text_puts(t, i > 0 ? ", " : "");
            put_value(t, &value->table->items[i]);
        }
        text_literal(t, " }");
        break;
    default:
        text_literal(t, "nil");
        break;
    }
}

/* ---- facts ---- */

/* Is the only thing said of a place its zone? Then the code stands for the place. */
static bool is_bare_place(const struct layout *l, const struct test_fact *fact, size_t length) {
    const struct vocabulary *v = &l->rb->vocabulary;
    char path[256];
    snprintf(path, sizeof path, "%.*s", (int)length, fact->path);
    uint16_t slot = vocabulary_find(v, path);
    return slot != NO_SLOT && v->facts[slot].type == TYPE_PLACE &&
           strcmp(fact->path + length, ".zone") == 0;
}

/* The first facts of the group that share one name, `length` bytes behind the prefix. */
static size_t member_count(const struct test_fact *items, size_t count, size_t prefix,
                           size_t *ret_length) {
    const char *name = items[0].path + prefix;
    size_t end = 1;
    *ret_length = strcspn(name, ".");
    while (end < count && strncmp(items[end].path + prefix, name, *ret_length) == 0 &&
           items[end].path[prefix + *ret_length] == '.')
        end++;
    return end;
}

/* One field on one line: person = { age = 30, test = { kind = "none" } } */
static void put_flat(struct layout *l, const struct test_fact *items, size_t count, size_t prefix,
                     size_t length) {
    struct text *t = &l->piece;
    const char *name = items[0].path + prefix;
    put_key(t, name, length);
    if (name[length] == '\0' || (count == 1 && is_bare_place(l, items, prefix + length))) {
        put_value(t, &items[0].value);
        return;
    }
    text_literal(t, "{ ");
    for (size_t i = 0, next, inner; i < count; i = next) {
        next = i + member_count(items + i, count - i, prefix + length + 1, &inner);
        put_flat(l, items + i, next - i, prefix + length + 1, inner);
        text_puts(t, next < count ? ", " : "");
    }
    text_literal(t, " }");
}

static void put_members(struct layout *l, const struct test_fact *items, size_t count,
                        size_t prefix);

/* One field and its comma, opened when it does not fit a line of its own. */
static void put_member(struct layout *l, const struct test_fact *items, size_t count, size_t prefix,
                       size_t length) {
    const char *name = items[0].path + prefix;
    put_flat(l, items, count, prefix, length);
    text_literal(&l->piece, ",");
    if (count == 1 || indent(l) + l->piece.length <= LINE_COLUMNS) {
        end_piece(l);
        return;
    }
    drop_piece(l);
    put_key(&l->piece, name, length);
    text_literal(&l->piece, "{");
    end_piece(l);
    l->depth++;
    new_line(l);
    put_members(l, items, count, prefix + length + 1);
    l->depth--;
    new_line(l);
    text_literal(&l->piece, "},");
    end_piece(l);
    l->column = LINE_COLUMNS; /* the next field begins a line */
}

static void put_members(struct layout *l, const struct test_fact *items, size_t count,
                        size_t prefix) {
    for (size_t i = 0, next, length; i < count; i = next) {
        next = i + member_count(items + i, count - i, prefix, &length);
        put_member(l, items + i, next - i, prefix, length);
    }
}

static const struct test_fact *find_fact(const struct test_facts *facts, const char *path) {
    for (size_t i = 0; i < facts->count; i++)
        if (strcmp(facts->items[i].path, path) == 0)
            return &facts->items[i];
    return NULL;
}

/* The two facts that stand first; the moment is written `at`. */
static void put_head(struct layout *l, const struct test_facts *facts) {
    const struct vocabulary *v = &l->rb->vocabulary;
    const struct test_fact *at = find_fact(facts, v->facts[v->slot_time].path);
    const struct test_fact *query = find_fact(facts, v->facts[v->slot_query].path);
    if (at) {
        put_key(&l->piece, "at", 2);
        put_value(&l->piece, &at->value);
        text_literal(&l->piece, ",");
        end_piece(l);
    }
    if (query)
        put_member(l, query, 1, 0, strlen(query->path));
}

static void put_facts(struct layout *l, const struct test_facts *facts) {
    const struct vocabulary *v = &l->rb->vocabulary;
    size_t from = 0;
    for (size_t i = 0; i <= facts->count; i++) {
        uint16_t slot = i < facts->count ? vocabulary_find(v, facts->items[i].path) : NO_SLOT;
        if (i < facts->count && slot != v->slot_time && slot != v->slot_query)
            continue;
        put_members(l, facts->items + from, i - from, 0);
        from = i + 1;
    }
}

void test_query_lua(const struct rulebook *rb, const struct test_facts *facts, const char *name,
                    const char *expect, struct text *out) {
    struct layout l = {.rb = rb, .out = out};
    text_init(&l.piece, TEST_QUERY_MAX);
    text_literal(out, "test ");
    put_string(out, name, strlen(name));
    text_literal(out, " {");
    new_line(&l);
    put_head(&l, facts);
    put_facts(&l, facts);
    new_line(&l);
    text_printf(out, "expect = { %s },\n}\n", expect);
    text_free(&l.piece);
}
