/*
 * journal.h - what the deciding side hands to the log, and how it keeps what decided.
 *
 * The journal knows nothing of facts. An entry is members of a JSON object in clear, a text to be
 * sealed, and the id of the person it is about; all are copied.
 */
#ifndef JOURNAL_JOURNAL_H
#define JOURNAL_JOURNAL_H

#include "journal/folder.h"

struct journal_entry {
    const char *body; /* members of a decision: "\"kind\":\"decision\",..." */
    size_t body_length;
    const char *sealed; /* NULL: nothing is */
    size_t sealed_length;
    const char *person; /* NULL: nobody is named */
    size_t person_length;
};
#define ENTRY_BYTES_MAX ((size_t)4 << 20) /* of all three together */

/* True when the entry is in the queue of a log that is writing; else it is lost and counted. */
bool journal_append(struct lkd_log *log, const struct journal_entry *entry);
/* Count an entry that could not be made. */
void journal_lose(struct lkd_log *log);

/* The folder of a log; borrowed from it. */
const char *journal_folder(const struct lkd_log *log);

/* Everything accepted so far is on the disk and the thread stands still until log_release(), to
 * which the outcome of what was done is told. LKD_IO when the log is not being written. */
struct store;
enum lkd_status log_seize(struct lkd_log *log, struct store **ret_store, struct lkd_error *err);
void log_release(struct lkd_log *log, const struct lkd_error *err);

#endif
