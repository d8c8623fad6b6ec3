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
#include "service/server.h"

static const char security_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

struct pages {
    size_t count;
    struct MHD_Response *responses[];
};

static struct MHD_Response *make(const struct embedded_file *file) {
    struct MHD_Response *r = response_new(file->bytes, file->length, false, file->type, "no-cache");
    if (!r)
        return NULL;
    MHD_add_response_header(r, MHD_HTTP_HEADER_ETAG, file->etag);
    MHD_add_response_header(r, "Content-Security-Policy", security_policy);
    MHD_add_response_header(r, "Permissions-Policy", "camera=(self), geolocation=(self)");
    MHD_add_response_header(r, "Referrer-Policy", "no-referrer");
    MHD_add_response_header(r, "Cross-Origin-Opener-Policy", "same-origin");
    return r;
}

struct pages *pages_new(void) {
    struct pages *p = calloc(1, sizeof *p + embedded_count * sizeof p->responses[0]);
    for (; p && p->count < embedded_count; p->count++) {
        p->responses[p->count] = make(&embedded_files[p->count]);
        if (!p->responses[p->count]) {
            pages_free(p);
            return NULL;
        }
    }
    return p;
}

void pages_free(struct pages *p) {
    for (size_t i = 0; p && i < p->count; i++)
        MHD_destroy_response(p->responses[i]);
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
    exchange_respond(x, 200, x->service->pages->responses[i], embedded_files[i].etag);
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
    exchange_respond(x, 404, x->service->pages->responses[i], NULL);
    return true;
}
