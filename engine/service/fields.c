/*
 * fields.c - see fields.h.
 */
#include "service/fields.h"

#include "base/json.h"
#include "service/router.h"

#define ARENA_LIMIT ((size_t)8 << 20)

static bool refuse(struct exchange *x, const char *detail, const char *path, const char *hint) {
    exchange_problem(x, 400,
                     &(struct problem_text){"bad_data", "The body is not what this call takes",
                                            detail, path, hint});
    return false;
}

static char *unescaped(struct fields *f, const struct json_string *s) {
    char *copy = arena_alloc(&f->arena, s->length + 1);
    if (!copy)
        return NULL;
    if (s->escaped) {
        copy[json_unescape(s, copy)] = '\0';
    } else {
        memcpy(copy, s->bytes, s->length);
        copy[s->length] = '\0';
    }
    return copy;
}

/* An array of texts as one text. */
static const char *read_array(struct fields *f, struct json_cursor *c, char between) {
    char *all = arena_strdup(&f->arena, "");
    bool first = true;
    c->at++;
    while (all && !json_take(c, ']')) {
        struct json_string s;
        if (!first && !json_take(c, ','))
            return NULL;
        json_skip_space(c);
        if (!json_scan_string(c, &s))
            return NULL;
        char *value = unescaped(f, &s);
        all = !value  ? NULL
              : first ? value
                      : arena_printf(&f->arena, "%s%c%s", all, between, value);
        first = false;
    }
    return all;
}

/* The value at the cursor; NULL for what cannot be one. "" is none. */
static const char *read_value(struct fields *f, struct json_cursor *c, const char *name) {
    struct json_string s;
    json_skip_space(c);
    if (c->at == c->end)
        return NULL;
    if (*c->at == '"')
        return json_scan_string(c, &s) ? unescaped(f, &s) : NULL;
    if (*c->at == '[' && strcmp(name, "levels") != 0)
        return read_array(f, c, strcmp(name, "hours") == 0 ? '-' : ' ');
    const char *begin = c->at;
    if (!json_skip_value(c))
        return NULL;
    if (*begin == 'n')
        return "";
    return arena_copy(&f->arena, begin, (size_t)(c->at - begin));
}

static bool take_member(struct exchange *x, const char *known, struct fields *f,
                        struct json_cursor *c) {
    struct json_string key;
    json_skip_space(c);
    if (!json_scan_string(c, &key))
        return refuse(x, "a member has no name", NULL, NULL);
    const char *name = unescaped(f, &key);
    if (!name || (!word_bit(known, name) && strcmp(name, "why") != 0))
        return refuse(x, "there is no such member here", name, known);
    const char *value = json_take(c, ':') ? read_value(f, c, name) : NULL;
    if (!value)
        return refuse(x, "the value is not one that can stand here", name, NULL);
    if (strcmp(name, "why") == 0)
        f->why = value;
    else if (*value && f->count < FIELDS_MAX)
        f->items[f->count++] = (struct lkd_field){name, value};
    return true;
}

bool fields_read(struct exchange *x, const char *known, struct fields *f) {
    struct json_cursor c = {x->body.bytes, x->body.bytes + x->body.length};
    struct json_fault fault;
    *f = (struct fields){.count = 0};
    arena_init(&f->arena, ARENA_LIMIT, NULL);
    enum json_verdict verdict = json_check(x->body.bytes, x->body.length, &f->arena, &fault);
    if (verdict == JSON_NO_MEMORY)
        return refuse(x, "the body is too complicated", NULL, NULL);
    if (verdict != JSON_VALID)
        return refuse(x, fault.what, NULL, NULL);
    if (!json_take(&c, '{'))
        return refuse(x, "the body is no object", NULL, NULL);
    if (json_take(&c, '}'))
        return true;
    do {
        if (!take_member(x, known, f, &c))
            return false;
    } while (json_take(&c, ','));
    return true;
}

void fields_free(struct fields *f) {
    arena_free(&f->arena);
}

const char *fields_value(const struct fields *f, const char *column) {
    for (size_t i = 0; i < f->count; i++)
        if (strcmp(f->items[i].column, column) == 0)
            return f->items[i].value;
    return NULL;
}

void fields_set(struct fields *f, const char *column, const char *value) {
    for (size_t i = 0; i < f->count; i++)
        if (strcmp(f->items[i].column, column) == 0) {
            f->items[i].value = value;
            return;
        }
    if (f->count < FIELDS_MAX)
        f->items[f->count++] = (struct lkd_field){column, value};
}
