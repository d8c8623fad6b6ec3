/*
 * json_skip.c - stepping over a value nobody wants; see json.h.
 */
#include "base/json.h"

/* A string, number, true, false or null. */
static bool skip_scalar(struct json_cursor *c) {
    struct json_string s;
    struct json_number n;
    if (c->at == c->end)
        return false;
    switch (*c->at) {
    case '"':
        return json_scan_string(c, &s);
    case 't':
        return json_take_word(c, "true", 4);
    case 'f':
        return json_take_word(c, "false", 5);
    case 'n':
        return json_take_word(c, "null", 4);
    default:
        return json_scan_number(c, &n);
    }
}

static bool skip_key(struct json_cursor *c) {
    struct json_string key;
    json_skip_space(c);
    return json_scan_string(c, &key) && json_take(c, ':');
}

/* The open objects and lists. */
struct nesting {
    size_t depth;
    bool is_object[JSON_DEPTH_MAX];
};

/* The beginning of a value, up to its end or to that of the first scalar in it. */
static bool skip_opening(struct json_cursor *c, struct nesting *n) {
    for (;;) {
        json_skip_space(c);
        if (c->at == c->end || (*c->at != '{' && *c->at != '['))
            return skip_scalar(c);
        if (n->depth == JSON_DEPTH_MAX)
            return false;
        bool object = *c->at++ == '{';
        if (json_take(c, object ? '}' : ']'))
            return true;
        n->is_object[n->depth++] = object;
        if (object && !skip_key(c))
            return false;
    }
}

bool json_skip_value(struct json_cursor *c) {
    struct nesting n = {0};
    for (;;) {
        if (!skip_opening(c, &n))
            return false;
        while (n.depth > 0 && !json_take(c, ',')) {
            if (!json_take(c, n.is_object[n.depth - 1] ? '}' : ']'))
                return false;
            n.depth--;
        }
        if (n.depth == 0)
            return true;
        if (n.is_object[n.depth - 1] && !skip_key(c))
            return false;
    }
}
