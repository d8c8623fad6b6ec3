/*
 * router.c - finding routes; see router.h. The table is in routes.c.
 */
#include "service/router.h"

#include <string.h>

#include "service/head.h"

unsigned word_bit(const char *words, const char *word) {
    size_t length = strlen(word);
    for (unsigned bit = 1; words && *words; bit *= 2) {
        if (strcspn(words, " ") == length && strncmp(words, word, length) == 0)
            return bit;
        words += strcspn(words, " ");
        words += *words == ' ';
    }
    return 0;
}

unsigned method_find(const char *name) {
    static const struct {
        const char *name;
        enum method method;
    } methods[] = {{"POST", METHOD_POST},
                   {"GET", METHOD_GET},
                   {"HEAD", METHOD_GET},
                   {"DELETE", METHOD_DELETE},
                   {"OPTIONS", METHOD_OPTIONS}};
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++)
        if (strcmp(methods[i].name, name) == 0)
            return methods[i].method;
    return 0;
}

const char *methods_text(unsigned methods) {
    static const char *const texts[8] = {
        [METHOD_GET] = "GET, HEAD, OPTIONS",
        [METHOD_POST] = "POST, OPTIONS",
        [METHOD_DELETE] = "DELETE, OPTIONS",
        [METHOD_GET | METHOD_POST] = "GET, HEAD, POST, OPTIONS",
        [METHOD_GET | METHOD_DELETE] = "GET, HEAD, DELETE, OPTIONS",
        [METHOD_POST | METHOD_DELETE] = "POST, DELETE, OPTIONS",
        [METHOD_GET | METHOD_POST | METHOD_DELETE] = "GET, HEAD, POST, DELETE, OPTIONS",
    };
    return texts[methods & 7] ? texts[methods & 7] : "OPTIONS";
}

/* Take what the path has in common with a pattern's part. The code of a slash is no step. */
static bool take_part(const char *part, size_t length, const char **path) {
    for (size_t i = 0; i < length; i++) {
        bool is_slash = **path == '/';
        int c = head_take_coded(path);
        if (c != part[i] || is_slash != (c == '/'))
            return false;
    }
    return true;
}

/* The rest of a segment, not empty; a coded slash belongs to it ("18/GP-UBND"). */
static bool take_parameter(const char **path, char *parameter) {
    size_t length = 0;
    for (; **path && **path != '/'; length++) {
        if (length == EXCHANGE_PARAMETER_SIZE - 1)
            return false;
        parameter[length] = (char)head_take_coded(path);
    }
    parameter[length] = '\0';
    return length > 0;
}

/* Does the path fit the pattern? The segment in the place of {id} is written. */
static bool fits(const char *pattern, const char *path, char *parameter) {
    size_t before = strcspn(pattern, "{");
    if (!take_part(pattern, before, &path))
        return false;
    const char *rest = strchr(pattern + before, '}');
    if (!rest)
        return !*path;
    return take_parameter(&path, parameter) && take_part(rest + 1, strlen(rest + 1), &path) &&
           !*path;
}

const struct route *route_find(unsigned method, const char *path,
                               char parameter[EXCHANGE_PARAMETER_SIZE], unsigned *ret_methods) {
    *ret_methods = 0;
    for (size_t i = 0; i < route_count; i++) {
        if (!fits(routes[i].path, path, parameter))
            continue;
        *ret_methods |= routes[i].method;
        if (routes[i].method == method)
            return &routes[i];
    }
    return NULL;
}
