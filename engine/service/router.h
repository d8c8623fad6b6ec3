/*
 * router.h - the table of what the service answers: method, path, who may, parameters, body, call.
 */
#ifndef SERVICE_ROUTER_H
#define SERVICE_ROUTER_H

#include <stddef.h>

#include "service/exchange.h"

enum method { METHOD_GET = 1, METHOD_POST = 2, METHOD_DELETE = 4, METHOD_OPTIONS = 8 };

enum body { BODY_NONE, BODY_JSON, BODY_LINES };
#define BODY_JSON_MAX ((size_t)1 << 20)
#define BODY_LINES_MAX ((size_t)16 << 20)

struct route {
    enum method method;
    const char *path;       /* "/v1/rules/{id}": at most one parameter, a whole segment */
    const char *parameters; /* of the query, with spaces between; NULL: none */
    enum right right;
    enum body body;
    void (*call)(struct exchange *x);
};

extern const struct route routes[];
extern const size_t route_count;

/* The bit of a word among words with a space between (at most 32; NULL: none); 0 when it is not
 * among them. */
unsigned word_bit(const char *words, const char *word);
/* HEAD counts as GET; 0 for a method that nothing here has. */
unsigned method_find(const char *name);

/*
 * The route of a path as it was sent, whose codes are whole, with the parameter of the path written
 * without codes; NULL when there is none for this method.
 * `ret_methods` has the methods that the path has, 0 for an unknown path.
 */
const struct route *route_find(unsigned method, const char *path,
                               char parameter[EXCHANGE_PARAMETER_SIZE], unsigned *ret_methods);
/* "GET, HEAD, OPTIONS": borrowed; for the header Allow. */
const char *methods_text(unsigned methods);

#endif
