/*
 * kept.c - packing once what is given to many; see kept.h.
 */
#include "service/kept.h"

#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <zlib.h>

#define PACKED_LEAST ((size_t)1024) /* what fits into a packet is not worth it */
#define GZIP_WINDOW (15 + 16)       /* as deflateInit2() wants to hear it */

static bool is_text(const char *type) {
    return strstr(type, "text/") || strstr(type, "json") || strstr(type, "svg") ||
           strstr(type, "javascript");
}

/* New; NULL when it would not be shorter, or there is no memory. */
static unsigned char *pack(const void *bytes, size_t length, size_t *ret_length) {
    z_stream z = {.next_in = (z_const Bytef *)bytes, .avail_in = (uInt)length};
    if (length > UINT32_MAX / 2 || deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW,
                                                8, Z_DEFAULT_STRATEGY) != Z_OK)
        return NULL;
    unsigned char *packed = malloc(length);
    z.next_out = packed;
    z.avail_out = (uInt)length;
    bool shorter = packed && deflate(&z, Z_FINISH) == Z_STREAM_END;
    *ret_length = z.total_out;
    deflateEnd(&z);
    if (shorter)
        return packed;
    free(packed);
    return NULL;
}

static struct MHD_Response *make_packed(const void *bytes, size_t length, const char *type) {
    size_t packed_length;
    if (length < PACKED_LEAST || !is_text(type))
        return NULL;
    unsigned char *packed = pack(bytes, length, &packed_length);
    struct MHD_Response *r =
        packed ? response_new(packed, packed_length, true, type, "no-cache") : NULL;
    if (r)
        MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
    return r;
}

static void put_mark(const struct kept *k, struct MHD_Response *r) {
    MHD_add_response_header(r, MHD_HTTP_HEADER_ETAG, k->etag);
    if (k->packed)
        MHD_add_response_header(r, MHD_HTTP_HEADER_VARY, "Accept-Encoding");
}

bool kept_make(struct kept *k, const void *bytes, size_t length, bool owned, const char *type,
               const char *etag) {
    k->packed = make_packed(bytes, length, type);
    k->plain = response_new(bytes, length, owned, type, "no-cache");
    k->unchanged = response_new("", 0, false, NULL, "no-cache");
    snprintf(k->etag, sizeof k->etag, "W/\"%.32s\"", etag);
    if (!k->plain || !k->unchanged) {
        kept_free(k);
        return false;
    }
    put_mark(k, k->plain);
    put_mark(k, k->unchanged);
    if (k->packed)
        put_mark(k, k->packed);
    return true;
}

void kept_header(struct kept *k, const char *name, const char *value) {
    MHD_add_response_header(k->plain, name, value);
    if (k->packed)
        MHD_add_response_header(k->packed, name, value);
}

void kept_free(struct kept *k) {
    struct MHD_Response *const all[] = {k->plain, k->packed, k->unchanged};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (all[i])
            MHD_destroy_response(all[i]);
    *k = (struct kept){NULL, NULL, NULL, ""};
}

/* Marks compare without their W/. */
static bool has_already(const struct kept *k, const struct exchange *x) {
    const char *known =
        MHD_lookup_connection_value(x->connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);
    return known && (strstr(known, k->etag + strlen("W/")) != NULL || strcmp(known, "*") == 0);
}

/* " ; q=0.000" */
static bool is_no_weight(const char *text, size_t length) {
    const char *value = memchr(text, '=', length);
    return value && strspn(value + 1, "0. \t") == length - (size_t)(value + 1 - text);
}

/* "br, gzip;q=0.5": is gzip among them, with a weight? */
static bool takes_packed(const struct exchange *x) {
    const char *at = MHD_lookup_connection_value(x->connection, MHD_HEADER_KIND,
                                                 MHD_HTTP_HEADER_ACCEPT_ENCODING);
    while (at && *at) {
        at += strspn(at, " \t,");
        size_t name = strcspn(at, " \t,;"), whole = strcspn(at, ",");
        if (name == strlen("gzip") && strncasecmp(at, "gzip", name) == 0)
            return !is_no_weight(at + name, whole - name);
        at += whole;
    }
    return false;
}

void kept_answer(const struct kept *k, unsigned status, struct exchange *x) {
    if (status == 200 && has_already(k, x))
        exchange_respond(x, 304, k->unchanged);
    else
        exchange_respond(x, status, k->packed && takes_packed(x) ? k->packed : k->plain);
}
