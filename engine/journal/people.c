/*
 * people.c - keys of persons; see people.h.
 */
#include "journal/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/sign.h"

#define CHECK_AT (PERSON_BYTES - 8)
#define PENDING_MAX ((size_t)64 << 20)
#define FILE_MAX ((size_t)1 << 30)

struct person {
    uint8_t pseudonym[SEAL_PSEUDONYM_BYTES];
    uint8_t key[SEAL_KEY_BYTES];
    uint32_t place; /* from 0 */
    bool used, has_key;
};

void people_init(struct people *p) {
    *p = (struct people){.items = NULL};
    text_init(&p->pending, PENDING_MAX);
}

static void forget_all(struct people *p) {
    if (p->items)
        sign_forget(p->items, p->capacity * sizeof *p->items);
    p->count = 0;
}

void people_free(struct people *p) {
    forget_all(p);
    free(p->items);
    text_free(&p->pending);
    sign_forget(p->pseudonyms_key, sizeof p->pseudonyms_key);
    sign_forget(p->opening_key, sizeof p->opening_key);
    p->items = NULL;
    p->capacity = 0;
}

void people_begin(struct people *p, uint32_t segment, uint32_t places, uint64_t opened_by,
                  const uint8_t opening_key[SEAL_KEY_BYTES]) {
    forget_all(p);
    text_clear(&p->pending);
    p->segment = segment;
    p->places = places;
    p->opened_by = opened_by;
    memcpy(p->opening_key, opening_key, SEAL_KEY_BYTES);
}

/* ---- the table ---- */

static size_t place_of(const struct people *p, const uint8_t pseudonym[SEAL_PSEUDONYM_BYTES]) {
    uint64_t first;
    memcpy(&first, pseudonym, sizeof first);
    size_t i = (size_t)first & (p->capacity - 1);
    while (p->items[i].used && memcmp(p->items[i].pseudonym, pseudonym, SEAL_PSEUDONYM_BYTES) != 0)
        i = (i + 1) & (p->capacity - 1);
    return i;
}

static bool make_room(struct people *p) {
    if (2 * (p->count + 1) <= p->capacity)
        return true;
    struct people before = *p;
    p->capacity = before.capacity ? 2 * before.capacity : 256;
    p->items = calloc(p->capacity, sizeof *p->items);
    if (!p->items) {
        *p = before;
        return false;
    }
    for (size_t i = 0; i < before.capacity; i++)
        if (before.items[i].used)
            p->items[place_of(p, before.items[i].pseudonym)] = before.items[i];
    forget_all(&before);
    free(before.items);
    return true;
}

/* ---- records ---- */

static void put_number(uint8_t out[8], uint64_t number) {
    for (int i = 0; i < 8; i++)
        out[i] = (uint8_t)(number >> (8 * i));
}

static void put_check(uint8_t bytes[PERSON_BYTES]) {
    struct hash h;
    char text[HASH_TEXT_SIZE];
    hash_init(&h);
    hash_update(&h, bytes, CHECK_AT);
    hash_text(&h, text);
    hex_read(text + 8, 16, bytes + CHECK_AT, 8);
}

static bool put_record(struct people *p, const struct person *person) {
    uint8_t bytes[PERSON_BYTES];
    memcpy(bytes, person->pseudonym, SEAL_PSEUDONYM_BYTES);
    seal_box(p->opening_key, BOX_OF_KEY, person->place, person->key, SEAL_KEY_BYTES,
             bytes + SEAL_PSEUDONYM_BYTES);
    put_number(bytes + CHECK_AT - 8, p->opened_by);
    put_check(bytes);
    text_append(&p->pending, (const char *)bytes, sizeof bytes);
    return !p->pending.failed;
}

static bool give_key(struct people *p, struct person *person) {
    seal_new_key(person->key);
    person->place = p->places;
    if (!put_record(p, person))
        return false;
    p->count += !person->used;
    p->places++;
    person->used = person->has_key = true;
    return true;
}

bool people_find(struct people *p, const char *id, size_t length, const uint8_t **ret_key,
                 uint32_t *ret_place) {
    uint8_t pseudonym[SEAL_PSEUDONYM_BYTES];
    if (!make_room(p))
        return false;
    seal_pseudonym(p->pseudonyms_key, p->segment, id, length, pseudonym);
    struct person *person = &p->items[place_of(p, pseudonym)];
    memcpy(person->pseudonym, pseudonym, sizeof pseudonym);
    if (!person->has_key && !give_key(p, person))
        return false;
    *ret_key = person->key;
    *ret_place = person->place;
    return true;
}

void people_forget(struct people *p, const uint8_t pseudonym[SEAL_PSEUDONYM_BYTES]) {
    struct person *person = p->capacity ? &p->items[place_of(p, pseudonym)] : NULL;
    if (!person || !person->used)
        return;
    sign_forget(person->key, sizeof person->key);
    person->has_key = false;
}

/* ---- reading ---- */

enum person_state person_read(const uint8_t bytes[PERSON_BYTES], struct person_record *ret_record) {
    uint8_t copy[PERSON_BYTES];
    static const uint8_t purged[PERSON_BYTES];
    if (memcmp(bytes, purged, PERSON_BYTES) == 0)
        return PERSON_PURGED;
    memcpy(copy, bytes, PERSON_BYTES);
    put_check(copy);
    if (memcmp(copy, bytes, PERSON_BYTES) != 0)
        return PERSON_DAMAGED;
    memcpy(ret_record->pseudonym, bytes, SEAL_PSEUDONYM_BYTES);
    memcpy(ret_record->box, bytes + SEAL_PSEUDONYM_BYTES, sizeof ret_record->box);
    ret_record->opened_by = 0;
    for (int i = 7; i >= 0; i--)
        ret_record->opened_by = ret_record->opened_by << 8 | bytes[CHECK_AT - 8 + i];
    return PERSON_THERE;
}

enum lkd_status people_load(const char *folder, uint32_t segment, uint8_t **ret_bytes,
                            size_t *ret_places, struct lkd_error *err) {
    char name[LKD_LOG_NAME_SIZE], path[JOURNAL_PATH_MAX], *bytes = NULL;
    struct lkd_error absent = {.status = LKD_OK};
    size_t length = 0;
    keys_name(segment, name);
    enum lkd_status status = journal_path(folder, name, path, err);
    if (status)
        return status;
    status = file_read(path, FILE_MAX, &bytes, &length, &absent);
    if (status && status != LKD_NOT_FOUND)
        return error_set(err, status, "%s", absent.message);
    *ret_bytes = (uint8_t *)bytes;
    *ret_places = length / PERSON_BYTES;
    return LKD_OK;
}
