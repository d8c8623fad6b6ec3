/*
 * log.c - the queue between those who decide and the one thread that writes; see lockdown/log.h.
 *
 * Two buffers change places: deciders copy entries into `filling` while the thread puts those of
 * `draining` into the store. When the store fails, `draining` stays and is put again; the entries
 * in both are not lost while the process lives.
 */
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "journal/store.h"

#define SEGMENT_BYTES ((uint64_t)64 << 20)
#define QUEUE_BYTES ((size_t)8 << 20)
#define GROUP_BYTES ((size_t)1 << 20)
#define INTERVAL_MS 50
#define WAIT_MS 1000
#define RETRY_MS 1000

struct buffer {
    char *bytes;
    size_t used;
    uint64_t count;
};

struct lkd_log {
    char *folder;
    struct lkd_log_options options;
    pthread_t writer;
    pthread_mutex_t lock;            /* of everything up to `store_lock` */
    pthread_cond_t filled, drained;  /* for the writer; for those who wait for it */
    struct buffer filling, draining; /* `draining`: the writer's, without the lock */
    bool writing, stopping, hurry;   /* hurry: somebody waits for a commit */
    uint64_t accepted, committed;
    uint64_t lost, lost_told, gaps; /* `lost_told` of them stand in gap records */
    const char *lost_why;           /* while it was writing */
    uint64_t attempts;              /* to write, for those who wait for one */
    struct lkd_error last_error;
    pthread_mutex_t store_lock;
    struct store store;
};

/* ---- entries in a buffer ---- */

struct entry_sizes {
    uint32_t body, sealed, person;
    bool has_sealed, has_person;
};

static char *copy(char *out, const void *bytes, size_t length) {
    if (bytes)
        memcpy(out, bytes, length);
    return out + length;
}

static size_t entry_size(const struct journal_entry *e) {
    return sizeof(struct entry_sizes) + e->body_length + e->sealed_length + e->person_length;
}

static void buffer_add(struct buffer *b, const struct journal_entry *e) {
    const struct entry_sizes sizes = {(uint32_t)e->body_length, (uint32_t)e->sealed_length,
                                      (uint32_t)e->person_length, e->sealed != NULL,
                                      e->person != NULL};
    char *out = b->bytes + b->used;
    out = copy(out, &sizes, sizeof sizes);
    out = copy(out, e->body, e->body_length);
    out = copy(out, e->sealed, e->sealed_length);
    out = copy(out, e->person, e->person_length);
    b->used = (size_t)(out - b->bytes);
    b->count++;
}

static size_t buffer_read(const struct buffer *b, size_t at, struct journal_entry *ret_entry) {
    struct entry_sizes sizes;
    memcpy(&sizes, b->bytes + at, sizeof sizes);
    const char *body = b->bytes + at + sizeof sizes;
    *ret_entry = (struct journal_entry){
        .body = body,
        .body_length = sizes.body,
        .sealed = sizes.has_sealed ? body + sizes.body : NULL,
        .sealed_length = sizes.sealed,
        .person = sizes.has_person ? body + sizes.body + sizes.sealed : NULL,
        .person_length = sizes.person,
    };
    return at + entry_size(ret_entry);
}

/* ---- appending ---- */

static struct timespec after_ms(int ms) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_sec += ms / 1000;
    t.tv_nsec += ms % 1000 * 1000000L;
    if (t.tv_nsec >= 1000000000L) {
        t.tv_sec++;
        t.tv_nsec -= 1000000000L;
    }
    return t;
}

static bool has_room(const struct lkd_log *log, size_t size) {
    return log->options.queue_bytes - log->filling.used >= size;
}

/* Under the lock. A log that is slower than those who decide slows them down; one that stands still
 * does not stop them. */
static bool wait_for_room(struct lkd_log *log, size_t size) {
    if (has_room(log, size))
        return true;
    struct timespec deadline = after_ms(log->options.wait_ms);
    int waited = 0;
    while (log->writing && !has_room(log, size) && waited == 0) {
        pthread_cond_signal(&log->filled);
        waited = pthread_cond_timedwait(&log->drained, &log->lock, &deadline);
    }
    return has_room(log, size);
}

static void take_entry(struct lkd_log *log, const struct journal_entry *entry) {
    size_t before = log->filling.used, group = log->options.group_bytes;
    buffer_add(&log->filling, entry);
    log->accepted++;
    if (before == 0 || (before < group && log->filling.used >= group))
        pthread_cond_signal(&log->filled);
}

static void lose_entry(struct lkd_log *log, bool small) {
    log->lost++;
    if (!log->writing)
        return;
    log->lost_why = small ? "the queue was full" : "the record was too large";
    pthread_cond_signal(&log->filled);
}

bool journal_append(struct lkd_log *log, const struct journal_entry *entry) {
    size_t size = entry_size(entry);
    pthread_mutex_lock(&log->lock);
    bool small = size <= ENTRY_BYTES_MAX;
    bool taken = small && log->writing && wait_for_room(log, size) && log->writing;
    if (taken)
        take_entry(log, entry);
    else
        lose_entry(log, small);
    pthread_mutex_unlock(&log->lock);
    return taken;
}

void journal_lose(struct lkd_log *log) {
    pthread_mutex_lock(&log->lock);
    lose_entry(log, false);
    pthread_mutex_unlock(&log->lock);
}

const char *journal_folder(const struct lkd_log *log) {
    return log->folder;
}

/* ---- the writer ---- */

/* Put everything again after a failure, so no entry is lost that was accepted. */
static enum lkd_status put_all(struct lkd_log *log, uint64_t lost, const char *why,
                               struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    for (size_t at = 0; !status && at < log->draining.used;) {
        struct journal_entry entry;
        at = buffer_read(&log->draining, at, &entry);
        status = store_put(&log->store, &entry, err);
    }
    if (!status && lost > 0) {
        char at[STORE_AT_SIZE];
        struct text reason;
        text_init(&reason, 2048);
        text_json_string(&reason, why, strlen(why));
        store_at(at);
        status =
            store_note(&log->store, err, "\"kind\":\"gap\",%s,\"lost\":%" PRIu64 ",\"error\":%s",
                       at, lost, *text_cstr(&reason) ? reason.bytes : "\"\"");
        text_free(&reason);
    }
    return status ? status : store_commit(&log->store, err);
}

static enum lkd_status reopen(struct lkd_log *log, struct lkd_error *err) {
    uint64_t segment_bytes = log->store.segment_bytes;
    store_close(&log->store);
    store_init(&log->store, log->folder, segment_bytes);
    return store_open(&log->store, true, err);
}

/* One group; under the store's lock. */
static enum lkd_status write_group(struct lkd_log *log, bool was_writing, uint64_t lost,
                                   const char *why, struct lkd_error *err) {
    enum lkd_status status = was_writing ? store_rotate(&log->store, err) : reopen(log, err);
    return status ? status : put_all(log, lost, why, err);
}

/* Take the outcome of a group; under the log's lock. */
static void note_outcome(struct lkd_log *log, uint64_t lost, const struct lkd_error *err) {
    log->attempts++;
    if (err->status) {
        log->gaps += log->writing;
        log->writing = false;
        log->last_error = *err;
    } else {
        log->writing = true;
        log->committed += log->draining.count;
        log->draining.used = 0;
        log->draining.count = 0;
        log->lost_told += lost;
    }
    pthread_cond_broadcast(&log->drained);
}

static void swap_buffers(struct lkd_log *log) {
    if (log->draining.used > 0)
        return;
    struct buffer full = log->filling;
    log->filling = log->draining;
    log->draining = full;
    pthread_cond_broadcast(&log->drained);
}

/* Under the log's lock, which is let go while writing. */
static void write_once(struct lkd_log *log) {
    struct lkd_error err = {.status = LKD_OK}, last = log->last_error;
    bool was_writing = log->writing;
    uint64_t lost = log->lost - log->lost_told;
    swap_buffers(log);
    log->hurry = false;
    const char *why = was_writing && log->lost_why ? log->lost_why : last.message;
    pthread_mutex_unlock(&log->lock);
    pthread_mutex_lock(&log->store_lock);
    write_group(log, was_writing, lost, why, &err);
    pthread_mutex_unlock(&log->store_lock);
    pthread_mutex_lock(&log->lock);
    note_outcome(log, lost, &err);
}

static bool has_work(const struct lkd_log *log) {
    return log->filling.used > 0 || log->draining.used > 0 || log->lost > log->lost_told ||
           !log->writing;
}

/* Wait for others to be synced with, or before trying again. */
static void linger(struct lkd_log *log) {
    struct timespec deadline = after_ms(log->writing ? log->options.interval_ms : RETRY_MS);
    int waited = 0;
    while (!log->stopping && !log->hurry && waited == 0 &&
           (!log->writing || log->filling.used < log->options.group_bytes))
        waited = pthread_cond_timedwait(&log->filled, &log->lock, &deadline);
}

static void *write_on(void *context) {
    struct lkd_log *log = context;
    pthread_mutex_lock(&log->lock);
    while (!log->stopping || has_work(log)) {
        while (!log->stopping && !log->hurry && !has_work(log))
            pthread_cond_wait(&log->filled, &log->lock);
        bool last = log->stopping;
        if (!last)
            linger(log);
        write_once(log);
        if (last && !log->writing)
            break;
    }
    pthread_mutex_unlock(&log->lock);
    return NULL;
}

/* ---- life ---- */

static struct lkd_log_options complete(const struct lkd_log_options *given) {
    struct lkd_log_options o = given ? *given : (struct lkd_log_options){0};
    o.segment_bytes = o.segment_bytes ? o.segment_bytes : SEGMENT_BYTES;
    o.queue_bytes = o.queue_bytes > QUEUE_BYTES ? o.queue_bytes : QUEUE_BYTES;
    o.group_bytes = o.group_bytes ? o.group_bytes : GROUP_BYTES;
    o.interval_ms = o.interval_ms ? o.interval_ms : INTERVAL_MS;
    o.wait_ms = o.wait_ms ? o.wait_ms : WAIT_MS;
    return o;
}

static void free_memory(struct lkd_log *log) {
    free(log->folder);
    free(log->filling.bytes);
    free(log->draining.bytes);
    free(log);
}

static struct lkd_log *log_new(const char *folder, const struct lkd_log_options *options) {
    struct lkd_log *log = calloc(1, sizeof *log);
    if (!log)
        return NULL;
    size_t length = strlen(folder) + 1;
    log->options = complete(options);
    log->folder = malloc(length);
    log->filling.bytes = malloc(log->options.queue_bytes);
    log->draining.bytes = malloc(log->options.queue_bytes);
    if (!log->folder || !log->filling.bytes || !log->draining.bytes) {
        free_memory(log);
        return NULL;
    }
    memcpy(log->folder, folder, length);
    log->writing = true;
    store_init(&log->store, log->folder, log->options.segment_bytes);
    return log;
}

static void init_locks(struct lkd_log *log) {
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&log->lock, NULL);
    pthread_mutex_init(&log->store_lock, NULL);
    pthread_cond_init(&log->filled, &monotonic);
    pthread_cond_init(&log->drained, &monotonic);
    pthread_condattr_destroy(&monotonic);
}

static void destroy_locks(struct lkd_log *log) {
    pthread_mutex_destroy(&log->lock);
    pthread_mutex_destroy(&log->store_lock);
    pthread_cond_destroy(&log->filled);
    pthread_cond_destroy(&log->drained);
}

static void log_free(struct lkd_log *log) {
    store_close(&log->store);
    destroy_locks(log);
    free_memory(log);
}

/* Signals are for the threads of the program, not for this one. */
static bool start_writer(struct lkd_log *log) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool started = pthread_create(&log->writer, NULL, write_on, log) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

enum lkd_status lkd_log_open(const char *folder, const struct lkd_log_options *options,
                             struct lkd_log **ret_log, struct lkd_error *err) {
    struct lkd_error own = {.status = LKD_OK};
    struct lkd_error *e = err ? err : &own;
    error_clear(e);
    struct lkd_log *log = log_new(folder, options);
    if (!log)
        return journal_no_memory(e);
    init_locks(log);
    enum lkd_status status = store_open(&log->store, false, e);
    if (!status)
        status = store_commit(&log->store, e);
    if (!status && !start_writer(log))
        status = error_set(e, LKD_NO_MEMORY, "no thread for the log");
    if (status)
        log_free(log);
    else
        *ret_log = log;
    return status;
}

enum lkd_status lkd_log_flush(struct lkd_log *log, struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    error_clear(err);
    pthread_mutex_lock(&log->lock);
    uint64_t wanted = log->accepted, attempt = log->attempts + 2;
    while (log->committed < wanted && (log->writing || log->attempts < attempt)) {
        log->hurry = true;
        pthread_cond_signal(&log->filled);
        pthread_cond_wait(&log->drained, &log->lock);
    }
    if (log->committed < wanted)
        status =
            error_set(err, LKD_IO, "the log is not being written: %s", log->last_error.message);
    pthread_mutex_unlock(&log->lock);
    return status;
}

/* ---- for purge and prune ---- */

enum lkd_status log_seize(struct lkd_log *log, struct store **ret_store, struct lkd_error *err) {
    enum lkd_status status = lkd_log_flush(log, err);
    if (status)
        return status;
    pthread_mutex_lock(&log->store_lock);
    pthread_mutex_lock(&log->lock);
    if (!log->writing)
        status =
            error_set(err, LKD_IO, "the log is not being written: %s", log->last_error.message);
    pthread_mutex_unlock(&log->lock);
    if (status)
        pthread_mutex_unlock(&log->store_lock);
    else
        *ret_store = &log->store;
    return status;
}

/* A store that failed is opened anew by the writer. */
void log_release(struct lkd_log *log, const struct lkd_error *err) {
    pthread_mutex_lock(&log->lock);
    if (err->status) {
        log->gaps += log->writing;
        log->writing = false;
        log->last_error = *err;
        pthread_cond_signal(&log->filled);
    }
    pthread_mutex_unlock(&log->lock);
    pthread_mutex_unlock(&log->store_lock);
}

enum lkd_status lkd_log_close(struct lkd_log *log, struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    error_clear(err);
    if (!log)
        return LKD_OK;
    pthread_mutex_lock(&log->lock);
    log->stopping = true;
    pthread_cond_signal(&log->filled);
    pthread_mutex_unlock(&log->lock);
    pthread_join(log->writer, NULL);
    if (log->accepted > log->committed)
        status = error_set(err, LKD_IO, "%" PRIu64 " records could not be written to the log: %s",
                           log->accepted - log->committed, log->last_error.message);
    else if (fsync(log->store.head) != 0 && log->writing)
        status = journal_error(err, "sync", log->folder, "head");
    log_free(log);
    return status;
}

void lkd_log_state(struct lkd_log *log, struct lkd_log_state *ret_state) {
    pthread_mutex_lock(&log->lock);
    *ret_state = (struct lkd_log_state){.writing = log->writing,
                                        .records = log->committed,
                                        .queued = log->accepted - log->committed,
                                        .lost = log->lost,
                                        .gaps = log->gaps};
    memcpy(ret_state->error, log->last_error.message, sizeof ret_state->error - 1);
    pthread_mutex_unlock(&log->lock);
}
