/*
 * record.c - reading records; see record.h.
 *
 * A member that is not known is passed over: a later version may write more.
 */
#include "journal/record.h"

#include <stddef.h>
#include <string.h>

#include "base/civil.h"
#include "base/json.h"

enum member_type { MEMBER_TEXT, MEMBER_NUMBER, MEMBER_TIME, MEMBER_JSON, MEMBER_REASONS };

static const struct member {
    const char *name;
    enum member_type type;
    size_t offset;
} members[] = {
#define PUBLIC(field) offsetof(struct record, public_part.field)
    {"kind", MEMBER_TEXT, offsetof(struct record, kind)},
    {"at", MEMBER_TIME, PUBLIC(at_s)},
    {"id", MEMBER_TEXT, PUBLIC(id)},
    {"time", MEMBER_TIME, PUBLIC(time_s)},
    {"query", MEMBER_TEXT, PUBLIC(query)},
    {"decision", MEMBER_TEXT, PUBLIC(decision)},
    {"reasons", MEMBER_REASONS, 0},
    {"checkpoint", MEMBER_TEXT, PUBLIC(checkpoint)},
    {"zone", MEMBER_TEXT, PUBLIC(zone)},
    {"facts", MEMBER_JSON, PUBLIC(clear)},
    {"rules", MEMBER_TEXT, PUBLIC(rules_hash)},
    {"zones", MEMBER_TEXT, PUBLIC(zones_hash)},
    {"with", MEMBER_TEXT, PUBLIC(with)},
    {"outcome", MEMBER_TEXT, PUBLIC(outcome)},
    {"by", MEMBER_TEXT, PUBLIC(by)},
    {"note", MEMBER_TEXT, PUBLIC(note)},
    {"lost", MEMBER_NUMBER, PUBLIC(lost)},
    {"person", MEMBER_NUMBER, offsetof(struct record, person)},
    {"sealed", MEMBER_TEXT, offsetof(struct record, sealed)},
    {"segment", MEMBER_NUMBER, offsetof(struct record, segment)},
    {"key", MEMBER_TEXT, offsetof(struct record, key)},
    {"places", MEMBER_JSON, offsetof(struct record, places)},
    {"through", MEMBER_NUMBER, offsetof(struct record, through)},
#undef PUBLIC
};

static const struct member *find_member(const struct json_string *name) {
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (strlen(members[i].name) == name->length &&
            memcmp(members[i].name, name->bytes, name->length) == 0)
            return &members[i];
    return NULL;
}

static const char *read_text(struct json_cursor *c, struct arena *arena, size_t *ret_length) {
    struct json_string s;
    if (!json_scan_string(c, &s))
        return NULL;
    char *text = arena_alloc(arena, s.length + 1);
    if (!text)
        return NULL;
    *ret_length = json_unescape(&s, text);
    text[*ret_length] = '\0';
    return text;
}

static bool read_reasons(struct json_cursor *c, struct arena *arena, struct lkd_log_record *r) {
    size_t length;
    if (!json_take(c, '['))
        return false;
    while (!json_take(c, ']')) {
        if (r->reason_count == LKD_LOG_REASONS_MAX || (r->reason_count > 0 && !json_take(c, ',')))
            return false;
        const char *reason = read_text(c, arena, &length);
        if (!reason)
            return false;
        r->reasons[r->reason_count++] = reason;
    }
    return true;
}

static bool read_number(struct json_cursor *c, uint64_t *ret_number) {
    struct json_number n;
    int64_t value;
    if (!json_scan_number(c, &n) || !json_number_integer(&n, &value) || value < 0)
        return false;
    *ret_number = (uint64_t)value;
    return true;
}

static bool read_json(struct json_cursor *c, struct arena *arena, const char **ret_json) {
    const char *first = c->at;
    if (!json_skip_value(c))
        return false;
    *ret_json = arena_copy(arena, first, (size_t)(c->at - first));
    return *ret_json != NULL;
}

static bool read_member(struct json_cursor *c, const struct member *m, struct arena *arena,
                        struct record *r) {
    char *target = (char *)r + m->offset;
    const char *text;
    size_t length;
    switch (m->type) {
    case MEMBER_REASONS:
        return read_reasons(c, arena, &r->public_part);
    case MEMBER_NUMBER:
        r->has_person |= m->offset == offsetof(struct record, person);
        return read_number(c, (uint64_t *)(void *)target);
    case MEMBER_JSON:
        return read_json(c, arena, (const char **)(void *)target);
    case MEMBER_TEXT:
        *(const char **)(void *)target = text = read_text(c, arena, &length);
        return text != NULL;
    case MEMBER_TIME:
        break;
    }
    text = read_text(c, arena, &length);
    return text && civil_parse_instant(text, length, (int64_t *)(void *)target);
}

static const struct {
    const char *name;
    enum lkd_record_kind kind;
} kinds[] = {
    {"decision", LKD_RECORD_DECISION},
    {"outcome", LKD_RECORD_OUTCOME},
    {"gap", LKD_RECORD_GAP},
};

static enum lkd_record_kind kind_of(const char *name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return kinds[i].kind;
    return LKD_RECORD_OTHER;
}

/* Texts that are not there are empty ones. */
static void begin(struct record *r) {
    *r = (struct record){.kind = ""};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (members[i].type == MEMBER_TEXT || members[i].type == MEMBER_JSON)
            *(const char **)(void *)((char *)r + members[i].offset) = "";
}

bool record_read(const char *body, size_t length, struct arena *arena, struct record *ret_record) {
    struct json_cursor c = {body, body + length};
    bool more = true;
    begin(ret_record);
    while (more) {
        struct json_string name;
        json_skip_space(&c);
        if (!json_scan_string(&c, &name) || !json_take(&c, ':'))
            return false;
        const struct member *m = find_member(&name);
        json_skip_space(&c);
        if (m ? !read_member(&c, m, arena, ret_record) : !json_skip_value(&c))
            return false;
        more = json_take(&c, ',');
    }
    ret_record->public_part.kind = kind_of(ret_record->kind);
    return c.at == c.end;
}
