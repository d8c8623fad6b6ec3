/*
 * documents.h - answers that are made once for a live set and then served as they are: the rules,
 * the vocabulary, the map at a moment.
 *
 * At most DOCUMENTS_MAX are kept; the one used longest ago makes room. Any thread may ask.
 */
#ifndef SERVICE_DOCUMENTS_H
#define SERVICE_DOCUMENTS_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "service/kept.h"

#define DOCUMENTS_MAX 24

struct document {
    const char *name; /* a literal; NULL: the place is free */
    const char *type; /* content type, a literal */
    int64_t from_s, to_s;
    uint64_t used;
    struct kept kept;
};

struct documents {
    pthread_mutex_t lock;
    uint64_t uses;
    struct document items[DOCUMENTS_MAX];
};

void documents_init(struct documents *d);
void documents_free(struct documents *d);

/* Answer with the document that holds at the moment; false when none is kept. */
bool documents_answer(struct documents *d, const char *name, int64_t at_s, struct exchange *x);
/* Keep a document for the moments of [from_s, to_s): name, type and period of `about` are read. The
 * bytes are taken over in any case. False: no memory. */
bool documents_keep(struct documents *d, const struct document *about, char *bytes, size_t length);

#endif
