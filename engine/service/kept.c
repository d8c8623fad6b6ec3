/*
 * kept.c - packing once what is given to many; see kept.h.
 */
#include "service/kept.h"

#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
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

bool kept_make(struct kept *k, const void *bytes, size_t length, bool owned, const char *type,
               const char *etag) {
    k->packed = make_packed(bytes, length, type);
    k->plain = response_new(bytes, length, owned, type, "no-cache");
    snprintf(k->etag, sizeof k->etag, "W/\"%.32s\"", etag);
    if (!k->plain) {
        kept_free(k);
        return false;
    }
    kept_header(k, MHD_HTTP_HEADER_ETAG, k->etag);
    if (k->packed)
        kept_header(k, MHD_HTTP_HEADER_VARY, "Accept-Encoding");
    return true;
}

void kept_header(struct kept *k, const char *name, const char *value) {
    MHD_add_response_header(k->plain, name, value);
    if (k->packed)
        MHD_add_response_header(k->packed, name, value);
}

void kept_free(struct kept *k) {
    if (k->plain)
        MHD_destroy_response(k->plain);
    if (k->packed)
        MHD_destroy_response(k->packed);
    *k = (struct kept){NULL, NULL, ""};
}

/* "gzip, deflate, br"; one that is named with the weight 0 is not wanted. */
static bool takes_packed(const struct exchange *x) {
    const char *accepted = MHD_lookup_connection_value(x->connection, MHD_HEADER_KIND,
                                                       MHD_HTTP_HEADER_ACCEPT_ENCODING);
    const char *gzip = accepted ? strstr(accepted, "gzip") : NULL;
    return gzip && strncmp(gzip + 4, ";q=0", 4) != 0;
}

void kept_answer(const struct kept *k, unsigned status, struct exchange *x) {
    struct MHD_Response *r = k->packed && takes_packed(x) ? k->packed : k->plain;
    exchange_respond(x, status, r, status == 200 ? k->etag : NULL);
}
