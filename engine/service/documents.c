/*
 * documents.c - a small cache of answers; see documents.h.
 */
#include "service/documents.h"

#include "base/hash.h"

void documents_init(struct documents *d) {
    *d = (struct documents){0};
    pthread_mutex_init(&d->lock, NULL);
}

void documents_free(struct documents *d) {
    for (size_t i = 0; i < DOCUMENTS_MAX; i++)
        if (d->items[i].name)
            kept_free(&d->items[i].kept);
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
        kept_answer(&item->kept, 200, x);
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

bool documents_keep(struct documents *d, const struct document *about, char *bytes, size_t length) {
    struct document item = *about;
    struct hash hash;
    char text[HASH_TEXT_SIZE];
    hash_init(&hash);
    hash_update(&hash, bytes, length);
    hash_text(&hash, text);
    if (!kept_make(&item.kept, bytes, length, true, about->type, text + strlen("blake2b:")))
        return false;
    pthread_mutex_lock(&d->lock);
    struct document *place = place_for(d);
    if (place->name)
        kept_free(&place->kept);
    item.used = ++d->uses;
    *place = item;
    pthread_mutex_unlock(&d->lock);
    return true;
}
