/*
 * people.h - the keys of persons in one segment: a file of records of PERSON_BYTES bytes.
 *
 *     pseudonym 32 | key, boxed under the opening key 48 | number of the opening record 8 | check 8
 *
 * The opening key is the one whose sealed form is in the record that begins a segment or opens it
 * anew; the check is the beginning of the hash of the bytes before. A purged record is all zeros. A
 * pseudonym depends on the segment too, so that one person's records do not show across segments.
 */
#ifndef JOURNAL_PEOPLE_H
#define JOURNAL_PEOPLE_H

#include "journal/folder.h"

#define PERSON_BYTES 96
/* What numbers count in boxes under an opening key. */
#define BOX_OF_RECORD 1 /* by the number of the record */
#define BOX_OF_KEY 2    /* by the place of the person */

/* Since the segment was opened. */
struct people {
    uint8_t pseudonyms_key[SEAL_KEY_BYTES];
    uint8_t opening_key[SEAL_KEY_BYTES];
    uint64_t opened_by; /* number of the opening record */
    uint32_t segment;
    uint32_t places; /* in the segment's file, with those not yet written */
    struct person *items;
    size_t count, capacity; /* hash table */
    struct text pending;    /* records not yet written */
};

void people_init(struct people *p);
void people_free(struct people *p);
/* A segment is opened: nobody is known in it yet. */
void people_begin(struct people *p, uint32_t segment, uint32_t places, uint64_t opened_by,
                  const uint8_t opening_key[SEAL_KEY_BYTES]);
/* The person's key and place, new if need be; false when there is no memory. The key is borrowed
 * until the next call. */
bool people_find(struct people *p, const char *id, size_t length, const uint8_t **ret_key,
                 uint32_t *ret_place);
/* The person's key is destroyed; who is named again gets a new one. */
void people_forget(struct people *p, const uint8_t pseudonym[SEAL_PSEUDONYM_BYTES]);

/* ---- reading ---- */
enum person_state { PERSON_THERE, PERSON_PURGED, PERSON_DAMAGED };
struct person_record {
    uint8_t pseudonym[SEAL_PSEUDONYM_BYTES];
    uint8_t box[SEAL_KEY_BYTES + SEAL_BOX_EXTRA];
    uint64_t opened_by;
};
enum person_state person_read(const uint8_t bytes[PERSON_BYTES], struct person_record *ret_record);

/* The whole file of a segment, new, without an unfinished record at its end; none is an empty one.
 * free() it. */
enum lkd_status people_load(const char *folder, uint32_t segment, uint8_t **ret_bytes,
                            size_t *ret_places, struct lkd_error *err);

#endif
