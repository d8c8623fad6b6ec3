/*
 * bench_queries.c - reading the queries of a benchmark into memory.
 */
#include "cli/bench_queries.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "cli/complain.h"
#include "cli/input.h"

#define SAMPLES "tests/samples/*.json"
#define QUERY_FILE_MAX ((size_t)256 << 20)

static enum lkd_status no_memory(struct lkd_error *err) {
    refuse(err, LKD_NO_MEMORY, NULL, "there is no memory for the queries");
    return LKD_NO_MEMORY;
}

static enum lkd_status add_query(struct bench_queries *q, const char *text, size_t length,
                                 struct lkd_error *err) {
    if (q->count == q->capacity) {
        size_t capacity = q->capacity ? q->capacity * 2 : 256;
        struct bench_query *items = realloc(q->items, capacity * sizeof *items);

        if (!items)
            return no_memory(err);
        q->items = items;
        q->capacity = capacity;
    }
    q->items[q->count++] = (struct bench_query){text, length};
    return LKD_OK;
}

/* Read a file and keep it for as long as the queries live. */
static enum lkd_status add_file(struct bench_queries *q, const char *path, char **ret_text,
                                size_t *ret_length, struct lkd_error *err) {
    enum lkd_status status;
    char **files = realloc(q->files, (q->file_count + 1) * sizeof *files);

    if (!files)
        return no_memory(err);
    q->files = files;
    status = input_read(path, QUERY_FILE_MAX, ret_text, ret_length, err);
    if (status == LKD_OK)
        q->files[q->file_count++] = *ret_text;
    return status;
}

static enum lkd_status load_lines(struct bench_queries *q, const char *path,
                                  struct lkd_error *err) {
    char *text;
    size_t length;
    enum lkd_status status = add_file(q, path, &text, &length, err);

    while (status == LKD_OK && length > 0) {
        char *newline = memchr(text, '\n', length);
        size_t line = newline ? (size_t)(newline - text) : length;

        if (line > 0)
            status = add_query(q, text, line, err);
        text += line + (newline != NULL);
        length -= line + (newline != NULL);
    }
    return status;
}

static enum lkd_status load_samples(struct bench_queries *q, const glob_t *found,
                                    struct lkd_error *err) {
    enum lkd_status status = LKD_OK;

    for (size_t i = 0; i < found->gl_pathc && status == LKD_OK; i++) {
        char *text;
        size_t length;

        status = add_file(q, found->gl_pathv[i], &text, &length, err);
        if (status == LKD_OK)
            status = add_query(q, text, length, err);
    }
    return status;
}

enum lkd_status bench_queries_load(struct bench_queries *q, const char *path,
                                   struct lkd_error *err) {
    enum lkd_status status;
    glob_t found;

    *q = (struct bench_queries){0};
    if (path)
        return load_lines(q, path, err);
    if (glob(SAMPLES, 0, NULL, &found) != 0) {
        refuse(err, LKD_NOT_FOUND, "give some with `--queries FILE.jsonl`, one query a line",
               "there are no queries to ask: %s is not here", SAMPLES);
        return LKD_NOT_FOUND;
    }
    status = load_samples(q, &found, err);
    globfree(&found);
    return status;
}

void bench_queries_sift(struct bench_queries *q, struct lkd_decider *decider,
                        const struct lkd_ask *ask) {
    size_t kept = 0;

    for (size_t i = 0; i < q->count; i++) {
        struct lkd_query *query;

        if (lkd_query_read(decider, q->items[i].text, q->items[i].length, ask, &query, NULL) !=
            LKD_OK)
            continue;
        q->bytes += q->items[i].length;
        q->items[kept++] = q->items[i];
    }
    q->refused = q->count - kept;
    q->count = kept;
}

void bench_queries_free(struct bench_queries *q) {
    for (size_t i = 0; i < q->file_count; i++)
        free(q->files[i]);
    free(q->files);
    free(q->items);
    *q = (struct bench_queries){0};
}
