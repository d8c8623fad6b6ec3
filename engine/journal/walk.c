/*
 * walk.c - walking over a log; see walk.h.
 */
#include "journal/walk.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "journal/lines.h"

#define RECORD_MEMORY_MAX ((size_t)64 << 20)
#define MESSAGE_SIZE 256

/* "records 4 to 6 are missing before this one" */
static void tell_missing(uint64_t first, uint64_t last, char out[MESSAGE_SIZE]) {
    if (first == last)
        snprintf(out, MESSAGE_SIZE, "record %" PRIu64 " is missing before this line", first);
    else
        snprintf(out, MESSAGE_SIZE,
                 "records %" PRIu64 " to %" PRIu64 " are missing before this line", first, last);
}

static bool tell(struct walk *w, const char *message) {
    return w->fault(w, w->segment->name, w->line, message);
}

/* Does a good line stand in its place? Behind one that is no record only its number can tell. */
static bool is_linked(const struct walk *w, const struct chain_line *line) {
    return w->chain.hash[0] ? chain_follows(&w->chain, line) : line->seq == w->chain.seq + 1;
}

static bool tell_link(struct walk *w, const struct chain_line *line) {
    char message[MESSAGE_SIZE];
    if (line->seq > w->chain.seq + 1)
        tell_missing(w->chain.seq + 1, line->seq - 1, message);
    else if (line->seq == w->chain.seq + 1)
        snprintf(message, sizeof message, "record %" PRIu64 " does not follow the one before it",
                 line->seq);
    else
        snprintf(message, sizeof message, "record %" PRIu64 " is repeated or out of its order",
                 line->seq);
    return tell(w, message);
}

/* The first record of what is left of a pruned log has nothing to follow. */
static void begin_at(struct walk *w, const struct chain_line *line) {
    if (w->segments > 1 || w->line > 1)
        return;
    w->first_seq = line->seq;
    if (w->segment->number == 1)
        return;
    w->chain.seq = line->seq - 1;
    memcpy(w->chain.hash, line->prev, HASH_TEXT_SIZE - 1);
}

static void pass_head(struct walk *w, const struct chain_line *line) {
    if (w->head_seen) {
        w->unsynced_records++;
        return;
    }
    w->head_seen = line->seq == w->head.chain.seq &&
                   memcmp(line->hash, w->head.chain.hash, HASH_TEXT_SIZE - 1) == 0;
}

static bool take_record(struct walk *w, const struct chain_line *line) {
    struct record record;
    arena_reset(&w->arena);
    bool known = record_read(line->body, line->body_length, &w->arena, &record);
    if (!known && !w->full)
        return tell(w, "the record is not one that the log writes");
    record.public_part.file = w->segment->name;
    record.public_part.line = w->line;
    record.public_part.seq = line->seq;
    w->records++;
    bool go_on = known && w->record(w, &record);
    if (w->full)
        journal_no_memory(w->err);
    return go_on && !w->full;
}

static bool take_broken(struct walk *w) {
    w->chain.seq++;
    w->chain.hash[0] = '\0';
    return tell(w, "the line is not the record that was written");
}

/* The chain never goes back, so that a repeated line is told alone. */
static bool take_line(struct walk *w, const char *text, size_t length) {
    struct chain_line line;
    if (!chain_read(text, length, &line))
        return take_broken(w);
    begin_at(w, &line);
    if (!is_linked(w, &line) && !tell_link(w, &line))
        return false;
    if (line.seq > w->chain.seq)
        chain_advance(&w->chain, &line);
    pass_head(w, &line);
    return take_record(w, &line);
}

/* Bytes without a newline: being written just now, or by a process that was killed. */
static bool take_rest(struct walk *w, size_t length, bool is_last) {
    w->line++;
    if (!w->head_seen || !is_last)
        return tell(w, "the line does not end");
    w->unsynced_bytes = length;
    return true;
}

static bool walk_segment(struct walk *w, bool is_last) {
    struct segment_lines lines;
    const char *text;
    size_t length;
    enum segment_line got = SEGMENT_FAILED;
    bool go_on = true;
    w->line = 0;
    w->segments++;
    if (segment_lines_open(&lines, w->folder, w->segment->name, 0, w->err) == LKD_OK)
        while (go_on &&
               (got = segment_lines_next(&lines, &text, &length, w->err)) == SEGMENT_LINE) {
            w->line++;
            go_on = take_line(w, text, length);
        }
    if (go_on && got == SEGMENT_REST)
        go_on = take_rest(w, length, is_last);
    segment_lines_close(&lines);
    return go_on && got != SEGMENT_FAILED;
}

/* The segments that are there have numbers that follow each other. */
static bool check_numbers(struct walk *w, const struct segments *s, size_t i) {
    char message[MESSAGE_SIZE];
    if (i == 0 || s->items[i].number == s->items[i - 1].number + 1)
        return true;
    if (s->items[i].number == s->items[i - 1].number)
        snprintf(message, sizeof message, "there are two segments %" PRIu32, s->items[i].number);
    else
        snprintf(message, sizeof message, "the segment before this one is missing");
    return w->fault(w, s->items[i].name, 0, message);
}

static bool check_end(struct walk *w) {
    char message[MESSAGE_SIZE];
    if (w->head_seen || w->head.chain.seq == 0)
        return true;
    if (w->chain.seq < w->head.chain.seq)
        snprintf(message, sizeof message,
                 "the log ends with record %" PRIu64 ", but %" PRIu64 " were on the disk",
                 w->chain.seq, w->head.chain.seq);
    else
        snprintf(message, sizeof message, "record %" PRIu64 " is not the one the head names",
                 w->head.chain.seq);
    return w->fault(w, w->segment ? w->segment->name : "head", w->line, message);
}

static void note_full(void *context) {
    ((struct walk *)context)->full = true;
}

static void walk_all(struct walk *w, const struct segments *s) {
    chain_begin(&w->chain);
    w->head_seen = w->head.chain.seq == 0;
    for (size_t i = 0; i < s->count; i++) {
        w->segment = &s->items[i];
        if (!check_numbers(w, s, i) || !walk_segment(w, i + 1 == s->count))
            return;
    }
    check_end(w);
}

enum lkd_status walk_run(struct walk *w, struct lkd_error *err) {
    struct lkd_error own = {.status = LKD_OK};
    struct segments segments;
    w->err = err ? err : &own;
    enum lkd_status status = head_load(w->folder, &w->head, w->err);
    if (status == LKD_BAD_DATA || status == LKD_NOT_FOUND) {
        w->head = (struct head){.segment = 0};
        if (!w->fault(w, "head", 0,
                      status == LKD_NOT_FOUND ? "the head is missing"
                                              : "the head is not what was written"))
            return w->err->status;
        error_clear(w->err);
    } else if (status) {
        return status;
    }
    status = segments_list(w->folder, &segments, w->err);
    if (status)
        return status;
    arena_init(&w->arena, RECORD_MEMORY_MAX, NULL);
    w->arena.on_full = note_full;
    w->arena.on_full_context = w;
    walk_all(w, &segments);
    arena_free(&w->arena);
    free(segments.items);
    return w->err->status;
}
