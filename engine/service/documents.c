/*
 * documents.c - a small cache of answers; see documents.h.
 */
#include "service/documents.h"

#include <microhttpd.h>
#include <stdio.h>

#include "base/hash.h"

void documents_init(struct documents *d) {
    *d = (struct documents){0};
    pthread_mutex_init(&d->lock, NULL);
}

void documents_free(struct documents *d) {
    for (size_t i = 0; i < DOCUMENTS_MAX; i++)
        if (d->items[i].name)
            MHD_destroy_response(d->items[i].response);
    pthread_mutex_destroy(&d->lock);
}

static struct document *find(struct documents *d, const char *name, int64_t at_s) {
    for (size_t i = 0; i < DOCUMENTS_MAX; i++) {
        struct document *item = &d->items[i];
        if (item->name && strcmp(item->name, name) == 0 && item->from_s <= at_s &&
            at_s < item->to_s)
            return item;
    }
    return NULL;
}

bool documents_answer(struct documents *d, const char *name, int64_t at_s, struct exchange *x) {
    pthread_mutex_lock(&d->lock);
    struct document *item = find(d, name, at_s);
    if (item) {
        item->used = ++d->uses;
        exchange_respond(x, 200, item->response, item->etag);
    }
    pthread_mutex_unlock(&d->lock);
    return item != NULL;
}

/* A free place, or the one used longest ago. */
static struct document *place_for(struct documents *d) {
    struct document *oldest = &d->items[0];
    for (size_t i = 0; i < DOCUMENTS_MAX && oldest->name; i++)
        if (!d->items[i].name || d->items[i].used < oldest->used)
            oldest = &d->items[i];
    return oldest;
}

static void put_etag(struct document *item, const char *bytes, size_t length) {
    struct hash hash;
    char text[HASH_TEXT_SIZE];
    hash_init(&hash);
    hash_update(&hash, bytes, length);
    hash_text(&hash, text);
    snprintf(item->etag, sizeof item->etag, "\"%.32s\"", text + strlen("blake2b:"));
}

bool documents_keep(struct documents *d, const struct document *about, char *bytes, size_t length) {
    struct document item = *about;
    put_etag(&item, bytes, length);
    item.response = response_new(bytes, length, true, about->type, "no-cache");
    if (!item.response)
        return false;
    MHD_add_response_header(item.response, MHD_HTTP_HEADER_ETAG, item.etag);
    pthread_mutex_lock(&d->lock);
    struct document *place = place_for(d);
    if (place->name)
        MHD_destroy_response(place->response);
    item.used = ++d->uses;
    *place = item;
    pthread_mutex_unlock(&d->lock);
    return true;
}
