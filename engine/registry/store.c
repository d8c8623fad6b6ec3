/*
 * store.c - what is said in the verbs of a store; see store.h.
 */
#include "registry/store.h"

enum lkd_status store_has(struct store *s, enum table_id table, struct cell key,
                          struct lkd_error *err) {
    struct store_row row;
    struct arena arena;
    arena_init(&arena, (size_t)4 << 20, NULL);
    enum lkd_status status = s->methods->get(s, table, key, &arena, &row, err);
    arena_free(&arena);
    return status;
}
