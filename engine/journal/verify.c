/*
 * verify.c - lkd_log_verify(): the chain, the keys, and what purge and prune records explain.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "base/vec.h"
#include "journal/people.h"
#include "journal/walk.h"

#define MEMORY_MAX ((size_t)1 << 30)

struct place {
    uint64_t segment, place;
};

struct seen_segment {
    uint32_t number;
    uint64_t places; /* its records name so many at least */
};

struct verifier {
    lkd_log_fault_taker *take;
    void *context;
    struct lkd_log_summary summary;
    const char *wanted_head;
    struct arena arena;
    struct {
        struct place *items;
        size_t count, capacity;
    } purged;
    struct {
        struct seen_segment *items;
        size_t count, capacity;
    } segments;
    uint64_t pruned_through;
    char rules[HASH_TEXT_SIZE], zones[HASH_TEXT_SIZE]; /* looked for last */
    bool full;
};

static bool tell(struct walk *w, const char *file, size_t line, const char *message) {
    struct verifier *v = w->context;
    const struct lkd_log_fault fault = {file, line, message};
    v->summary.faults++;
    v->take(v->context, &fault);
    return true;
}

/* ---- records ---- */

/* [[1,17],[2,4]] */
static bool read_places(struct verifier *v, const char *json) {
    struct json_cursor c = {json, json + strlen(json)};
    struct json_number n;
    if (!json_take(&c, '['))
        return false;
    while (!json_take(&c, ']')) {
        int64_t segment, place;
        json_take(&c, ',');
        if (!json_take(&c, '[') || !json_scan_number(&c, &n) ||
            !json_number_integer(&n, &segment) || !json_take(&c, ',') ||
            !json_scan_number(&c, &n) || !json_number_integer(&n, &place) || !json_take(&c, ']'))
            return false;
        struct place purged = {(uint64_t)segment, (uint64_t)place};
        if (!VEC_PUSH(&v->arena, &v->purged, purged))
            return false;
    }
    return true;
}

static void note_person(struct walk *w, const struct record *record) {
    struct verifier *v = w->context;
    size_t count = v->segments.count;
    if (count == 0 || v->segments.items[count - 1].number != w->segment->number) {
        struct seen_segment seen = {.number = w->segment->number};
        v->full |= !VEC_PUSH(&v->arena, &v->segments, seen);
        if (v->full)
            return;
    }
    struct seen_segment *last = &v->segments.items[v->segments.count - 1];
    if (record->has_person && record->person >= last->places)
        last->places = record->person + 1;
}

/* Is what decided still there? Looked for once as long as it stays the same. */
static void check_kept(struct walk *w, const struct record *record, const char *kind,
                       const char *hash, char last[HASH_TEXT_SIZE]) {
    char path[JOURNAL_PATH_MAX], message[192];
    if (!*hash || strcmp(hash, last) == 0)
        return;
    snprintf(last, HASH_TEXT_SIZE, "%s", hash);
    if (journal_kept_path(w->folder, kind, hash, path) && access(path, F_OK) == 0)
        return;
    snprintf(message, sizeof message, "%s, which record %" PRIu64 " names, is not kept in %s", last,
             record->public_part.seq, kind);
    tell(w, record->public_part.file, record->public_part.line, message);
}

static bool take_record(struct walk *w, const struct record *record) {
    struct verifier *v = w->context;
    const struct lkd_log_record *r = &record->public_part;
    v->summary.decisions += r->kind == LKD_RECORD_DECISION;
    v->summary.outcomes += r->kind == LKD_RECORD_OUTCOME;
    v->summary.lost += r->lost;
    v->summary.head_found |= v->wanted_head && strcmp(v->wanted_head, w->chain.hash) == 0;
    note_person(w, record);
    check_kept(w, record, "policies", r->rules_hash, v->rules);
    check_kept(w, record, "zones", r->zones_hash, v->zones);
    if (record->through > v->pruned_through)
        v->pruned_through = record->through;
    if (*record->places && !read_places(v, record->places))
        return tell(w, r->file, r->line, "the purge record is not one that the log writes");
    return !v->full;
}

/* ---- keys ---- */

static int compare_places(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    if (a->segment != b->segment)
        return a->segment < b->segment ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static bool is_purged(const struct verifier *v, uint64_t segment, uint64_t place) {
    const struct place wanted = {segment, place};
    return v->purged.count > 0 && bsearch(&wanted, v->purged.items, v->purged.count, sizeof wanted,
                                          compare_places) != NULL;
}

static void check_place(struct walk *w, const char *name, uint32_t segment, uint64_t place,
                        const uint8_t *bytes) {
    struct verifier *v = w->context;
    struct person_record person;
    char message[128];
    const char *what = NULL;
    bool wanted = is_purged(v, segment, place);
    switch (person_read(bytes, &person)) {
    case PERSON_PURGED:
        v->summary.purged_keys++;
        what = wanted ? NULL : "was destroyed, but no purge is recorded";
        break;
    case PERSON_DAMAGED:
        what = "is not what was written";
        break;
    case PERSON_THERE:
        what = wanted ? "is still there, though its purge is recorded: purge again" : NULL;
        break;
    }
    if (!what)
        return;
    snprintf(message, sizeof message, "key %" PRIu64 " %s", place, what);
    tell(w, name, 0, message);
}

static enum lkd_status check_keys(struct walk *w, const struct seen_segment *s,
                                  struct lkd_error *err) {
    char name[LKD_LOG_NAME_SIZE];
    uint8_t *bytes = NULL;
    size_t places = 0;
    enum lkd_status status = people_load(w->folder, s->number, &bytes, &places, err);
    keys_name(s->number, name);
    for (size_t i = 0; !status && i < places; i++)
        check_place(w, name, s->number, i, bytes + i * PERSON_BYTES);
    if (!status && places < s->places)
        tell(w, name, 0, "keys that records name are missing");
    free(bytes);
    return status;
}

/* ---- the whole ---- */

/* A log that does not begin with its first segment was pruned, and says so. */
static void check_beginning(struct walk *w) {
    const struct verifier *v = w->context;
    uint32_t first = v->segments.count ? v->segments.items[0].number : 1;
    char message[128];
    if (first <= 1 || v->pruned_through + 1 >= first)
        return;
    snprintf(message, sizeof message,
             "the segments before %08" PRIu32 " are missing, and no prune is recorded", first);
    tell(w, "", 0, message);
}

static enum lkd_status verify(struct verifier *v, struct walk *w, struct lkd_error *err) {
    enum lkd_status status = walk_run(w, err);
    if (!status && v->full)
        status = journal_no_memory(err);
    if (status)
        return status;
    check_beginning(w);
    if (v->purged.count > 1)
        qsort(v->purged.items, v->purged.count, sizeof *v->purged.items, compare_places);
    for (size_t i = 0; !status && i < v->segments.count; i++)
        status = check_keys(w, &v->segments.items[i], err);
    v->summary.records = w->records;
    v->summary.segments = w->segments;
    v->summary.first_seq = w->first_seq;
    v->summary.last_seq = w->chain.seq;
    v->summary.unsynced_records = w->unsynced_records;
    v->summary.unsynced_bytes = w->unsynced_bytes;
    memcpy(v->summary.head, w->chain.hash, sizeof v->summary.head);
    return status;
}

enum lkd_status lkd_log_verify(const char *folder, const char *wanted_head,
                               lkd_log_fault_taker *take, void *context,
                               struct lkd_log_summary *ret_summary, struct lkd_error *err) {
    struct verifier v = {.take = take, .context = context, .wanted_head = wanted_head};
    struct walk w = {.folder = folder, .record = take_record, .fault = tell, .context = &v};
    error_clear(err);
    arena_init(&v.arena, MEMORY_MAX, NULL);
    enum lkd_status status = verify(&v, &w, err);
    arena_free(&v.arena);
    if (!status)
        *ret_summary = v.summary;
    return status;
}
