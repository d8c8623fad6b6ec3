/*
 * maintain.c - outcomes, purging a person, pruning old segments; see lockdown/log.h.
 *
 * Purges and prunes are recorded before they are done: what a killed process leaves undone is told
 * by `log verify`, and doing it again completes it.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/civil.h"
#include "journal/lines.h"
#include "journal/record.h"
#include "journal/store.h"

#define OUTCOME_TEXT_MAX 200
#define PLACES_TEXT_MAX ((size_t)4 << 20)

/* ---- outcomes ---- */

static void put_member(struct text *t, const char *name, const char *value) {
    size_t length = strlen(value);
    text_printf(t, ",\"%s\":", name);
    text_json_string(t, value, length < OUTCOME_TEXT_MAX ? length : OUTCOME_TEXT_MAX);
}

bool lkd_log_outcome(struct lkd_log *log, const char *decision_id, const char *outcome,
                     const char *who, const char *note, int64_t at_s) {
    char at[CIVIL_INSTANT_SIZE];
    struct text body;
    civil_format_instant(at_s, at);
    text_init(&body, 16384);
    text_printf(&body, "\"kind\":\"outcome\",\"at\":\"%s\"", at);
    put_member(&body, "id", decision_id);
    put_member(&body, "outcome", outcome);
    put_member(&body, "by", who);
    if (note)
        put_member(&body, "note", note);
    const struct journal_entry entry = {.body = body.bytes, .body_length = body.length};
    bool logged = !body.failed && journal_append(log, &entry);
    text_free(&body);
    return logged;
}

/* ---- purging ---- */

struct purge {
    struct store *store;
    const char *person;
    struct text places; /* "[1,17],[2,4]" */
    size_t count;
};

/* Find the person's keys of one segment; `overwrite`: destroy them, else write them down. */
static enum lkd_status purge_segment(struct purge *p, uint32_t segment, bool overwrite,
                                     struct lkd_error *err) {
    static const uint8_t zeros[PERSON_BYTES];
    uint8_t pseudonym[SEAL_PSEUDONYM_BYTES], *bytes = NULL;
    char name[LKD_LOG_NAME_SIZE], path[JOURNAL_PATH_MAX];
    size_t places = 0;
    int file = -1;
    seal_pseudonym(p->store->people.pseudonyms_key, segment, p->person, strlen(p->person),
                   pseudonym);
    keys_name(segment, name);
    enum lkd_status status = journal_path(p->store->folder, name, path, err);
    if (!status)
        status = people_load(p->store->folder, segment, &bytes, &places, err);
    for (size_t i = 0; !status && i < places; i++) {
        const uint8_t *at = bytes + i * PERSON_BYTES;
        if (memcmp(at, pseudonym, sizeof pseudonym) != 0)
            continue;
        if (!overwrite) {
            text_printf(&p->places, "%s[%" PRIu32 ",%zu]", p->count ? "," : "", segment, i);
            p->count++;
            continue;
        }
        if (file < 0)
            file = open(path, O_WRONLY | O_CLOEXEC);
        if (file < 0 || pwrite(file, zeros, sizeof zeros, (off_t)(at - bytes)) != PERSON_BYTES)
            status = journal_error(err, "write", p->store->folder, name);
    }
    if (file >= 0 && !status && fdatasync(file) != 0)
        status = journal_error(err, "sync", p->store->folder, name);
    if (file >= 0)
        close(file);
    free(bytes);
    return status;
}

static enum lkd_status purge_all(struct purge *p, const struct segments *s, bool overwrite,
                                 struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    for (size_t i = 0; !status && i < s->count; i++)
        status = purge_segment(p, s->items[i].number, overwrite, err);
    return status;
}

static enum lkd_status record_purge(struct purge *p, struct lkd_error *err) {
    char at[STORE_AT_SIZE];
    if (p->places.failed)
        return journal_no_memory(err);
    store_at(at);
    enum lkd_status status =
        store_note(p->store, err, "\"kind\":\"purge\",%s,\"keys\":%zu,\"places\":[%s]", at,
                   p->count, text_cstr(&p->places));
    return status ? status : store_commit(p->store, err);
}

static enum lkd_status purge(struct purge *p, struct lkd_error *err) {
    uint8_t pseudonym[SEAL_PSEUDONYM_BYTES];
    struct segments segments;
    enum lkd_status status = segments_list(p->store->folder, &segments, err);
    if (status)
        return status;
    status = purge_all(p, &segments, false, err);
    if (!status && p->count > 0)
        status = record_purge(p, err);
    if (!status)
        status = purge_all(p, &segments, true, err);
    free(segments.items);
    seal_pseudonym(p->store->people.pseudonyms_key, p->store->people.segment, p->person,
                   strlen(p->person), pseudonym);
    people_forget(&p->store->people, pseudonym);
    return status;
}

enum lkd_status lkd_log_purge_person(struct lkd_log *log, const char *person_id, size_t *ret_keys,
                                     struct lkd_error *err) {
    struct purge p = {.person = person_id};
    struct lkd_error own;
    struct lkd_error *e = err ? err : &own;
    error_clear(e);
    enum lkd_status status = log_seize(log, &p.store, e);
    if (status)
        return status;
    text_init(&p.places, PLACES_TEXT_MAX);
    status = purge(&p, e);
    text_free(&p.places);
    log_release(log, e);
    if (!status && p.count == 0)
        return error_set(e, LKD_NOT_FOUND, "no record of the log is about this person");
    if (!status)
        *ret_keys = p.count;
    return status;
}

/* ---- pruning ---- */

/* Were all records of a segment written before the moment? Clocks go back, so that the next segment
 * does not tell; a line that is no record is kept. */
static enum lkd_status is_old(const char *folder, const struct segment *segment, int64_t before_s,
                              bool *ret_old, struct lkd_error *err) {
    struct segment_lines lines;
    struct arena arena;
    struct chain_line line;
    struct record record;
    const char *text;
    size_t length;
    enum segment_line got = SEGMENT_END;
    bool old = true;
    arena_init(&arena, LINE_BYTES_MAX, NULL);
    enum lkd_status status = segment_lines_open(&lines, folder, segment->name, 0, err);
    while (!status && old &&
           (got = segment_lines_next(&lines, &text, &length, err)) == SEGMENT_LINE) {
        arena_reset(&arena);
        old = chain_read(text, length, &line) &&
              record_read(line.body, line.body_length, &arena, &record) &&
              record.public_part.at_s < before_s;
    }
    segment_lines_close(&lines);
    arena_free(&arena);
    *ret_old = old && got != SEGMENT_REST;
    return got == SEGMENT_FAILED ? err->status : status;
}

/* How many segments from the first on are old; the last one is still written. */
static enum lkd_status count_old(const char *folder, const struct segments *s, int64_t before_s,
                                 size_t *ret_count, struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    bool old = true;
    *ret_count = 0;
    while (!status && *ret_count + 1 < s->count) {
        status = is_old(folder, &s->items[*ret_count], before_s, &old, err);
        if (status || !old)
            break;
        ++*ret_count;
    }
    return status;
}

static enum lkd_status remove_file(const char *folder, const char *name, struct lkd_error *err) {
    char path[JOURNAL_PATH_MAX];
    enum lkd_status status = journal_path(folder, name, path, err);
    if (status || unlink(path) == 0 || errno == ENOENT)
        return status;
    return journal_error(err, "remove", folder, name);
}

static enum lkd_status prune(struct store *s, const struct segments *segments, int64_t before_s,
                             size_t *ret_count, struct lkd_error *err) {
    char at[STORE_AT_SIZE], keys[LKD_LOG_NAME_SIZE];
    enum lkd_status status = count_old(s->folder, segments, before_s, ret_count, err);
    if (status || *ret_count == 0)
        return status;
    store_at(at);
    status = store_note(s, err, "\"kind\":\"prune\",%s,\"through\":%" PRIu32, at,
                        segments->items[*ret_count - 1].number);
    if (!status)
        status = store_commit(s, err);
    for (size_t i = 0; !status && i < *ret_count; i++) {
        keys_name(segments->items[i].number, keys);
        status = remove_file(s->folder, keys, err);
        if (!status)
            status = remove_file(s->folder, segments->items[i].name, err);
    }
    return status;
}

enum lkd_status lkd_log_prune(struct lkd_log *log, int64_t before_s, size_t *ret_segments,
                              struct lkd_error *err) {
    struct segments segments = {NULL, 0};
    struct store *store;
    struct lkd_error own;
    struct lkd_error *e = err ? err : &own;
    size_t count = 0;
    error_clear(e);
    enum lkd_status status = log_seize(log, &store, e);
    if (status)
        return status;
    status = segments_list(store->folder, &segments, e);
    if (!status)
        status = prune(store, &segments, before_s, &count, e);
    free(segments.items);
    log_release(log, e);
    if (!status)
        *ret_segments = count;
    return status;
}
