/*
 * body.c - Lua values as data of the arena; see builder.h.
 *
 * The order of Lua's lua_next differs from state to state, so it decides nothing here: fields are
 * collected first, sorted, and converted after that.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "policy/builder.h"
#include "policy/functions.h"
#include "policy/place.h"

#define DEPTH_MAX 8
#define ENTRIES_MAX 10000
#define SHORT_TEXT_MAX 64
#define PATH_SIZE 256
#define STACK_PER_TABLE 4

/* A conversion under way. */
struct conversion {
    lua_State *L;
    struct builder *b;
    struct declaration *d; /* NULL for arguments and operands */
    int argument;          /* its number; 0 for an operand */
    uint32_t token;        /* place of problems when there is no declaration */
    char path[PATH_SIZE];  /* of the value: cases[1].when */
    size_t entries;
    bool broken; /* something is missing and nothing stands in its place */
};

static struct datum convert(struct conversion *c, int index, int depth);

/* ---- memory ---- */

void *builder_alloc(lua_State *L, struct builder *b, size_t bytes) {
    void *memory = arena_alloc(&b->source->arena, bytes);
    if (memory)
        return memory;
    bool room = sandbox_make_room(b->sandbox, bytes);
    memory = room ? arena_alloc(&b->source->arena, bytes) : NULL;
    if (memory)
        return memory;
    b->sandbox->instructions = 0; /* the arena stays full: there is no sense in further files */
    sandbox_raise(L, room ? STOP_MEMORY : STOP_SYSTEM);
    return NULL;
}

static uint32_t hash_name(const char *text, size_t length) {
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

/* The slot that holds the name, or the free one where it belongs. */
static struct name_slot *name_slot(struct name_slot *slots, size_t capacity, uint32_t hash,
                                   const char *text, size_t length) {
    for (size_t i = hash & (capacity - 1);; i = (i + 1) & (capacity - 1)) {
        struct name_slot *s = &slots[i];
        if (!s->text ||
            (s->hash == hash && s->length == length && memcmp(s->text, text, length) == 0))
            return s;
    }
}

/* Keep the table at most half full. Its capacity is a power of two. */
static void grow_names(lua_State *L, struct builder *b) {
    if (b->name_count * 2 < b->name_capacity)
        return;
    size_t capacity = b->name_capacity ? b->name_capacity * 2 : 256;
    struct name_slot *slots = builder_alloc(L, b, capacity * sizeof *slots);
    memset(slots, 0, capacity * sizeof *slots);
    for (size_t i = 0; i < b->name_capacity; i++) {
        struct name_slot s = b->names[i];
        if (s.text)
            *name_slot(slots, capacity, s.hash, s.text, s.length) = s;
    }
    b->names = slots;
    b->name_capacity = capacity;
}

static char *copy_text(lua_State *L, struct builder *b, const char *text, size_t length) {
    char *copy = builder_alloc(L, b, length + 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

const char *builder_text(lua_State *L, struct builder *b, const char *text, size_t length) {
    if (length > SHORT_TEXT_MAX)
        return copy_text(L, b, text, length);
    grow_names(L, b);
    uint32_t hash = hash_name(text, length);
    struct name_slot *s = name_slot(b->names, b->name_capacity, hash, text, length);
    if (!s->text) {
        *s = (struct name_slot){copy_text(L, b, text, length), hash, (uint32_t)length};
        b->name_count++;
    }
    return s->text;
}

/* ---- problems ---- */

static struct datum poison(const struct conversion *c) {
    return (struct datum){.kind = DATUM_TERM, .term = &c->b->poison->term};
}

static struct position place_of(const struct conversion *c) {
    struct builder *b = c->b;
    if (c->d)
        return *c->path ? source_at_field(b->source, c->d, c->path) : c->d->at;
    return token_position(&b->source->files[b->file], b->file, c->token);
}

/* Report the value that is being converted, and stand poison in its place. */
static struct datum refuse(struct conversion *c, const char *hint, const char *message) {
    char whole[32] = "the body";
    if (!c->d && c->argument)
        snprintf(whole, sizeof whole, "argument %d", c->argument);
    else if (!c->d)
        snprintf(whole, sizeof whole, "an operand");
    bool part = *c->path;
    problem_add(c->b->problems, c->b->source, place_of(c), hint, "%s%s%s%s%s %s", part ? "`" : "",
                c->path, part ? "`" : "", part && !c->d ? " of " : "", part && c->d ? "" : whole,
                message);
    return poison(c);
}

/* ---- the path of a value; both return the length to go back to ---- */

/* Every value of every declaration is entered, so no format is read for it. What does not fit is
 * left out. */
static size_t append(struct conversion *c, size_t length, const char *text) {
    for (; *text && length < sizeof c->path - 1; text++)
        c->path[length++] = *text;
    c->path[length] = '\0';
    return length;
}

static size_t enter_field(struct conversion *c, const char *name) {
    size_t length = strlen(c->path);
    append(c, append(c, length, length ? "." : ""), name);
    return length;
}

static size_t enter_item(struct conversion *c, size_t item) {
    size_t length = strlen(c->path);
    char digits[24], *first = digits + sizeof digits - 1;
    *first = '\0';
    *--first = ']';
    do
        *--first = (char)('0' + item % 10);
    while (item /= 10);
    *--first = '[';
    append(c, length, first);
    return length;
}

static void leave(struct conversion *c, size_t length) {
    c->path[length] = '\0';
}

/* ---- simple values ---- */

/* A path becomes a term when it is used, and stays that one. */
static struct object *become_term(lua_State *L, struct builder *b, struct object *path) {
    if (!path->became)
        path->became = term_new(L, b, TERM_PATH, path->term.name, path->term.token);
    return path->became;
}

struct datum object_datum(lua_State *L, struct builder *b, struct object *o, uint32_t token) {
    if (o->kind == OBJECT_PATH)
        o = become_term(L, b, o);
    if (o->kind == OBJECT_TERM && !o->declared)
        return (struct datum){.kind = DATUM_TERM, .term = &o->term};
    if (o->kind == OBJECT_METHOD)
        builder_report(b, o->term.token, "its argument follows: purpose:is \"visit\"",
                       "the method `%s` is not called", o->term.name);
    else
        builder_report(b, token, "is a comma or a `}` misplaced?",
                       "a declaration is not a value: `%s \"%s\"`", word_names[o->word],
                       o->term.name);
    return (struct datum){.kind = DATUM_TERM, .term = &b->poison->term};
}

static struct datum convert_object(struct conversion *c, int index) {
    struct object *o = object_at(c->L, index);
    if (o->kind == OBJECT_DECLARING || o->declared) {
        o->declared = true; /* nobody waits for its body any more */
        return refuse(c, "is a comma or a `}` misplaced?", "is a declaration, not a value");
    }
    return object_datum(c->L, c->b, o, c->token);
}

static struct datum convert_number(struct conversion *c, int index) {
    if (lua_isinteger(c->L, index))
        return (struct datum){.kind = DATUM_INTEGER, .integer = lua_tointeger(c->L, index)};
    double number = lua_tonumber(c->L, index);
    if (!isfinite(number))
        return refuse(c, NULL, "is not a finite number");
    return (struct datum){.kind = DATUM_NUMBER, .number = number};
}

static struct datum convert_text(struct conversion *c, int index) {
    size_t length;
    const char *text = lua_tolstring(c->L, index, &length);
    if (memchr(text, '\0', length) || !utf8_valid(text, length))
        return refuse(c, NULL, "is not a text in UTF-8");
    return (struct datum){.kind = DATUM_STRING,
                          .length = (uint32_t)length,
                          .text = builder_text(c->L, c->b, text, length)};
}

static struct datum convert_function(struct conversion *c, int index) {
    if (lua_iscfunction(c->L, index))
        return refuse(c, NULL, "is a word of the language, not a value");
    if (!c->d)
        return refuse(c, "the field `when` of a rule can be one", "is a function");
    lua_pushvalue(c->L, index);
    functions_add(c->L, ++c->b->function_count);
    return (struct datum){.kind = DATUM_FUNCTION, .function = c->b->function_count};
}

/* ---- tables ---- */

/* What the keys of a table are. */
struct keys {
    size_t names, items;
    lua_Integer last_item;
    bool strange; /* there are others */
};

static void count_key(lua_State *L, struct keys *keys) {
    size_t length;
    if (lua_type(L, -1) == LUA_TSTRING) {
        const char *name = lua_tolstring(L, -1, &length);
        if (length > 0 && length <= NAME_BYTES_MAX && !memchr(name, '\0', length) &&
            utf8_valid(name, length))
            keys->names++;
        else
            keys->strange = true;
    } else if (lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1) {
        keys->items++;
        if (lua_tointeger(L, -1) > keys->last_item)
            keys->last_item = lua_tointeger(L, -1);
    } else {
        keys->strange = true;
    }
}

static struct keys count_keys(struct conversion *c, int index) {
    struct keys keys = {.names = 0};
    for (lua_pushnil(c->L); lua_next(c->L, index); lua_pop(c->L, 1)) {
        lua_pushvalue(c->L, -2);
        count_key(c->L, &keys);
        lua_pop(c->L, 1);
    }
    return keys;
}

static int compare_fields(const void *left, const void *right) {
    return strcmp(((const struct field *)left)->name, ((const struct field *)right)->name);
}

static struct field *collect_fields(struct conversion *c, int index, size_t count) {
    struct field *fields = builder_alloc(c->L, c->b, (count + !count) * sizeof *fields);
    size_t found = 0;
    for (lua_pushnil(c->L); lua_next(c->L, index); lua_pop(c->L, 1)) {
        if (found == count || lua_type(c->L, -2) != LUA_TSTRING)
            continue;
        size_t length;
        const char *name = lua_tolstring(c->L, -2, &length);
        if (length > 0 && length <= NAME_BYTES_MAX && !memchr(name, '\0', length) &&
            utf8_valid(name, length))
            fields[found++].name = builder_text(c->L, c->b, name, length);
    }
    qsort(fields, count, sizeof *fields, compare_fields);
    return fields;
}

static void convert_fields(struct conversion *c, int index, int depth, struct table *t) {
    struct field *fields = collect_fields(c, index, t->field_count);
    for (size_t i = 0; i < t->field_count; i++) {
        size_t length = enter_field(c, fields[i].name);
        lua_pushstring(c->L, fields[i].name);
        lua_rawget(c->L, index);
        fields[i].value = convert(c, lua_gettop(c->L), depth + 1);
        lua_pop(c->L, 1);
        leave(c, length);
    }
    t->fields = fields;
}

/* An item that is nil: told once for each table, since a gap may be wide. */
static struct datum convert_gap(struct conversion *c, bool first) {
    if (!first)
        return poison(c);
    return refuse(c, "is it misspelt, or defined further down?", "is nil");
}

static void convert_items(struct conversion *c, int index, int depth, struct table *t) {
    struct datum *items = builder_alloc(c->L, c->b, (t->item_count + 1) * sizeof *items);
    bool gap = false;
    for (size_t i = 0; i < t->item_count; i++) {
        size_t length = enter_item(c, i + 1);
        if (lua_rawgeti(c->L, index, (lua_Integer)i + 1) == LUA_TNIL) {
            items[i] = convert_gap(c, !gap);
            gap = true;
        } else {
            items[i] = convert(c, lua_gettop(c->L), depth + 1);
        }
        lua_pop(c->L, 1);
        leave(c, length);
    }
    t->items = items;
}

static struct datum convert_table(struct conversion *c, int index, int depth) {
    if (depth > DEPTH_MAX)
        return refuse(c, "does a table contain itself?", "is nested more than 8 tables deep");
    if (!lua_checkstack(c->L, STACK_PER_TABLE + LUA_MINSTACK))
        sandbox_raise(c->L, STOP_MEMORY);
    struct keys keys = count_keys(c, index);
    c->entries += keys.names + keys.items;
    if (c->entries > ENTRIES_MAX)
        return refuse(c, NULL, "takes the declaration beyond 10000 entries");
    if (keys.strange) {
        refuse(c, "entries are named, name = value, or listed", "has a key that is no name");
        c->broken = true;
    }
    if (keys.last_item > ENTRIES_MAX)
        return refuse(c, "items are numbered from 1 without gaps", "has gaps between its items");
    struct table *t = builder_alloc(c->L, c->b, sizeof *t);
    *t = (struct table){.field_count = keys.names, .item_count = (size_t)keys.last_item};
    convert_items(c, index, depth, t);
    convert_fields(c, index, depth, t);
    return (struct datum){.kind = DATUM_TABLE, .table = t};
}

static struct datum convert(struct conversion *c, int index, int depth) {
    switch (lua_type(c->L, index)) {
    case LUA_TNIL:
    case LUA_TNONE:
        return (struct datum){.kind = DATUM_NIL};
    case LUA_TBOOLEAN:
        return (struct datum){.kind = DATUM_BOOLEAN, .boolean = lua_toboolean(c->L, index)};
    case LUA_TNUMBER:
        return convert_number(c, index);
    case LUA_TSTRING:
        return convert_text(c, index);
    case LUA_TTABLE:
        return convert_table(c, index, depth);
    case LUA_TUSERDATA:
    case LUA_TLIGHTUSERDATA:
        return convert_object(c, index);
    default:
        return convert_function(c, index);
    }
}

/* ---- values that were nil when the body was made: Lua leaves no trace of them ---- */

static const struct datum *entry_datum(const struct source_file *f, const struct entry *e,
                                       const struct table *t, char name[NAME_BYTES_MAX + 1]) {
    static const struct datum something = {.kind = DATUM_NIL};
    if (e->key == NO_TOKEN)
        return e->item == 0 ? &something : e->item <= t->item_count ? &t->items[e->item - 1] : NULL;
    const char *text = token_text(f, e->key);
    size_t length = f->tokens[e->key].length;
    if (token_kind(f, e->key) == TOKEN_TEXT &&
        (!token_quoted(f, e->key, &text, &length) || memchr(text, '\\', length)))
        return &something; /* the key cannot be told without Lua */
    if (length == 0 || length > NAME_BYTES_MAX)
        return &something;
    memcpy(name, text, length);
    name[length] = '\0';
    return table_field(t, name);
}

static void report_nil_entries(struct conversion *c, const struct table *t, uint32_t brace) {
    const struct source_file *f = &c->b->source->files[c->b->file];
    struct entries entries = entries_of(f, brace);
    struct entry e;
    while (entries_next(&entries, &e)) {
        char name[NAME_BYTES_MAX + 1] = "";
        const struct datum *value = entry_datum(f, &e, t, name);
        size_t length = e.key == NO_TOKEN ? enter_item(c, e.item) : enter_field(c, name);
        if (!value) {
            refuse(c, "is it misspelt, or defined further down? a field may also be left out",
                   "is nil");
            c->broken = true;
        } else if (value->kind == DATUM_TABLE && token_kind(f, e.value) == SYMBOL_OPEN_BRACE) {
            report_nil_entries(c, value->table, e.value);
        }
        leave(c, length);
    }
}

/* ---- the whole ---- */

struct datum argument_datum(lua_State *L, struct builder *b, int index, int number,
                            uint32_t token) {
    struct conversion c = {.L = L, .b = b, .argument = number, .token = token};
    return convert(&c, index, 1);
}

void body_convert(lua_State *L, struct builder *b, int index, struct declaration *d) {
    struct conversion c = {.L = L, .b = b, .d = d, .token = d->token};
    struct datum body = convert(&c, index, 1);
    c.broken |= body.kind != DATUM_TABLE;
    if (body.kind == DATUM_TABLE) {
        const struct source_file *f = &b->source->files[b->file];
        d->body = body.table;
        uint32_t brace = body_brace(f, d);
        /* A function may well leave a field to its caller. */
        if (brace != NO_TOKEN && !f->tokens[brace].in_function)
            report_nil_entries(&c, body.table, brace);
    }
    d->broken = c.broken;
}
