/*
 * kept.h - an answer that is made once and given to many: as it is, and packed (gzip, RFC 1952) for
 * those who take that.
 */
#ifndef SERVICE_KEPT_H
#define SERVICE_KEPT_H

#include "service/exchange.h"

struct kept {
    struct MHD_Response *plain, *packed; /* packed NULL: it would not be shorter */
    struct MHD_Response *unchanged;      /* for those who have it already */
    char etag[40];                       /* weak, as both have the same one */
};

/* `owned`: the bytes are taken over whatever the outcome; else they outlive the answer. `etag` is a
 * literal or a hash without quotes. False: no memory. */
bool kept_make(struct kept *k, const void *bytes, size_t length, bool owned, const char *type,
               const char *etag);
/* A further header of what is sent. */
void kept_header(struct kept *k, const char *name, const char *value);
void kept_free(struct kept *k);

void kept_answer(const struct kept *k, unsigned status, struct exchange *x);

#endif
