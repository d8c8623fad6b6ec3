/*
 * pages.c - see pages.h.
 *
 * Pages load nothing from elsewhere and run nothing that is not a file of ours: the policy in their
 * header has browsers see to it.
 */
#include "service/pages.h"

#include <microhttpd.h>
#include <stdlib.h>

#include "service/embedded.h"
#include "service/kept.h"
#include "service/server.h"

static const char security_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

struct pages {
    size_t count;
    struct kept items[];
};

static bool make(const struct embedded_file *file, struct kept *k) {
    if (!kept_make(k, file->bytes, file->length, false, file->type, file->hash))
        return false;
    kept_header(k, "Content-Security-Policy", security_policy);
    kept_header(k, "Permissions-Policy", "camera=(self), geolocation=(self)");
    kept_header(k, "Referrer-Policy", "no-referrer");
    kept_header(k, "Cross-Origin-Opener-Policy", "same-origin");
    return true;
}

struct pages *pages_new(void) {
    struct pages *p = calloc(1, sizeof *p + embedded_count * sizeof p->items[0]);
    for (; p && p->count < embedded_count; p->count++)
        if (!make(&embedded_files[p->count], &p->items[p->count])) {
            pages_free(p);
            return NULL;
        }
    return p;
}

void pages_free(struct pages *p) {
    for (size_t i = 0; p && i < p->count; i++)
        kept_free(&p->items[i]);
    free(p);
}

static size_t find(const char *path) {
    size_t i = 0;
    while (i < embedded_count && strcmp(embedded_files[i].path, path) != 0)
        i++;
    return i;
}

bool pages_have(const char *path) {
    return find(path) < embedded_count;
}

void pages_answer(struct exchange *x, const char *path) {
    size_t i = find(path);
    kept_answer(&x->service->pages->items[i], 200, x);
}

/* Programs are told by a problem document instead. */
static bool is_for_a_person(const struct exchange *x) {
    const char *accept =
        MHD_lookup_connection_value(x->connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT);
    return accept && strstr(accept, "text/html") != NULL;
}

bool pages_tell_missing(struct exchange *x) {
    size_t i = find("/404");
    if (i == embedded_count || !is_for_a_person(x))
        return false;
    kept_answer(&x->service->pages->items[i], 404, x);
    return true;
}
