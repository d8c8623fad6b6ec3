/*
 * read.c - lkd_log_each(): records for reports, and with the auditor's key what is sealed in them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/sign.h"
#include "journal/people.h"
#include "journal/walk.h"

struct reader {
    const struct lkd_auditor *auditor;
    int64_t from_s, to_s;
    lkd_log_taker *take;
    void *context;
    struct lkd_error *err;
    /* of the segment at hand */
    bool has_key;
    uint8_t key[SEAL_KEY_BYTES]; /* the opening key */
    uint64_t opened_by;
    uint32_t segment; /* whose keys are loaded */
    uint8_t *people;
    size_t places;
};

/* ---- keys ---- */

static void take_opening(struct reader *r, const struct record *record) {
    uint8_t sealed[SEAL_KEY_BYTES + SEAL_PAIR_EXTRA];
    size_t length;
    r->opened_by = record->public_part.seq;
    r->has_key = base64_read(record->key, strlen(record->key), sealed, sizeof sealed, &length) &&
                 length == sizeof sealed &&
                 seal_open(&r->auditor->pair, sealed, sizeof sealed, r->key);
}

static enum lkd_status load_people(struct reader *r, struct walk *w) {
    if (r->segment == w->segment->number)
        return LKD_OK;
    free(r->people);
    r->people = NULL;
    r->places = 0;
    r->segment = w->segment->number;
    return people_load(w->folder, r->segment, &r->people, &r->places, w->err);
}

static enum lkd_sealed person_key(struct reader *r, uint64_t place,
                                  uint8_t ret_key[SEAL_KEY_BYTES]) {
    struct person_record person;
    if (place >= r->places)
        return LKD_BROKEN;
    switch (person_read(r->people + place * PERSON_BYTES, &person)) {
    case PERSON_PURGED:
        return LKD_PURGED;
    case PERSON_THERE:
        if (person.opened_by == r->opened_by &&
            seal_unbox(r->key, BOX_OF_KEY, place, person.box, sizeof person.box, ret_key))
            return LKD_OPENED;
        break;
    case PERSON_DAMAGED:
        break;
    }
    return LKD_BROKEN;
}

/* ---- what is sealed ---- */

/* Take the padding off; false when there is none. */
static bool unpad(char *plain, size_t length) {
    while (length > 0 && plain[length - 1] == '\0')
        length--;
    if (length == 0 || plain[length - 1] != (char)0x80)
        return false;
    plain[length - 1] = '\0';
    return true;
}

static const char *unseal(struct walk *w, const struct record *record,
                          const uint8_t key[SEAL_KEY_BYTES]) {
    size_t text_length = strlen(record->sealed), size = text_length / 4 * 3 + 1, length;
    uint8_t *box = arena_alloc(&w->arena, size);
    if (!box || !base64_read(record->sealed, text_length, box, size, &length) ||
        !seal_unbox(key, BOX_OF_RECORD, record->public_part.seq, box, length, box) ||
        !unpad((char *)box, length - SEAL_BOX_EXTRA))
        return NULL;
    return (const char *)box;
}

static enum lkd_sealed open_sealed(struct reader *r, struct walk *w, struct record *record) {
    uint8_t own[SEAL_KEY_BYTES];
    const uint8_t *key = r->key;
    if (!*record->sealed)
        return LKD_UNSEALED;
    if (!r->auditor)
        return LKD_SEALED;
    if (!r->has_key)
        return LKD_BROKEN;
    if (record->has_person) {
        if (load_people(r, w) != LKD_OK)
            return LKD_BROKEN;
        enum lkd_sealed state = person_key(r, record->person, own);
        if (state != LKD_OPENED)
            return state;
        key = own;
    }
    record->public_part.facts = unseal(w, record, key);
    sign_forget(own, sizeof own);
    return record->public_part.facts ? LKD_OPENED : LKD_BROKEN;
}

/* ---- the walk ---- */

static bool take_record(struct walk *w, const struct record *record) {
    struct reader *r = w->context;
    struct record copy = *record;
    if (*record->key && r->auditor)
        take_opening(r, record);
    if (record->public_part.at_s < r->from_s || record->public_part.at_s >= r->to_s)
        return true;
    copy.public_part.facts = "";
    copy.public_part.sealed = open_sealed(r, w, &copy);
    if (copy.public_part.sealed != LKD_OPENED)
        copy.public_part.facts = "";
    return w->err->status == LKD_OK && !w->full && r->take(r->context, &copy.public_part);
}

static bool take_fault(struct walk *w, const char *file, size_t line, const char *message) {
    error_set(w->err, LKD_BAD_DATA, "%s", message);
    if (line)
        error_where(w->err, "%s:%zu", file, line);
    else
        error_where(w->err, "%s", file);
    error_hint(w->err, "`lockdown log verify` tells everything that is wrong");
    return false;
}

enum lkd_status lkd_log_each(const char *folder, const struct lkd_auditor *auditor, int64_t from_s,
                             int64_t to_s, lkd_log_taker *take, void *context,
                             struct lkd_error *err) {
    struct reader r = {
        .auditor = auditor, .from_s = from_s, .to_s = to_s, .take = take, .context = context};
    struct walk w = {.folder = folder, .record = take_record, .fault = take_fault, .context = &r};
    error_clear(err);
    enum lkd_status status = walk_run(&w, err);
    sign_forget(r.key, sizeof r.key);
    free(r.people);
    return status;
}
