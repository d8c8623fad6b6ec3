/*
 * router.c - finding routes; see router.h. The table is in routes.c.
 */
#include "service/router.h"

#include <string.h>

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

/* Does the path fit the pattern? The segment in the place of {id} is written; it is not empty. */
static bool fits(const char *pattern, const char *path, char *parameter) {
    size_t before = strcspn(pattern, "{");
    if (strncmp(pattern, path, before) != 0)
        return false;
    if (!pattern[before])
        return !path[before];
    const char *rest = strchr(pattern + before, '}') + 1;
    size_t length = strcspn(path + before, "/");
    if (length == 0 || length >= EXCHANGE_PARAMETER_SIZE ||
        strcmp(path + before + length, rest) != 0)
        return false;
    memcpy(parameter, path + before, length);
    parameter[length] = '\0';
    return true;
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
