/*
 * folder.h - the files of a log's folder: names, the head, the keys that lie there.
 *
 * lockdown/log.h lists them. The head is one line of fixed length, rewritten in place after the
 * data it speaks of are on the disk:
 *
 *     {"seq":<20 digits>,"record":"<hash>","segment":<8 digits>,"bytes":<20
 * digits>,"hash":"<hash>"}
 */
#ifndef JOURNAL_FOLDER_H
#define JOURNAL_FOLDER_H

#include <limits.h>

#include "base/seal.h"
#include "journal/chain.h"
#include "lockdown/log.h"

#define JOURNAL_PATH_MAX PATH_MAX
#define SEGMENTS_MAX 1000000
#define LINE_BYTES_MAX ((size_t)8 << 20) /* of a record */

enum lkd_status journal_path(const char *folder, const char *name, char ret_path[JOURNAL_PATH_MAX],
                             struct lkd_error *err);
/* "cannot write DIR/head: No space left on device"; from errno. */
enum lkd_status journal_error(struct lkd_error *err, const char *doing, const char *folder,
                              const char *name);
enum lkd_status journal_no_memory(struct lkd_error *err);

/* ---- segments ---- */
struct segment {
    uint32_t number;
    char name[LKD_LOG_NAME_SIZE];
};
void segment_name(uint32_t number, int64_t at_s, char ret_name[LKD_LOG_NAME_SIZE]);
void keys_name(uint32_t number, char ret_name[LKD_LOG_NAME_SIZE]);
/* All of them by number, new; free() the list. */
struct segments {
    struct segment *items;
    size_t count;
};
enum lkd_status segments_list(const char *folder, struct segments *ret_segments,
                              struct lkd_error *err);

/* ---- the head ---- */
struct head {
    struct chain chain;
    uint32_t segment; /* 0: there is none yet */
    uint64_t bytes;   /* of the segment, up to the record's newline */
};
#define HEAD_SIZE 256
/* HEAD_SIZE at most; no NUL. */
size_t head_write(const struct head *h, char out[HEAD_SIZE]);
enum lkd_status head_load(const char *folder, struct head *ret_head, struct lkd_error *err);

/* ---- keys ---- */
enum lkd_status auditor_public_load(const char *folder, uint8_t ret_key[SEAL_KEY_BYTES],
                                    struct lkd_error *err);
enum lkd_status pseudonym_key_load(const char *folder, uint8_t ret_key[SEAL_KEY_BYTES],
                                   struct lkd_error *err);

struct lkd_auditor {
    struct seal_pair pair;
};

/* ---- what decided ---- */
/* Where a rulebook ("policies") or a map ("zones") of a hash is kept: "DIR/policies/<64 digits>".
 * False for what is no hash. */
bool journal_kept_path(const char *folder, const char *kind, const char *hash,
                       char ret_path[JOURNAL_PATH_MAX]);

#endif
