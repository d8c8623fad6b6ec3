/*
 * folder.c - files of a log's folder; see folder.h.
 */
#include "journal/folder.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/civil.h"
#include "base/sign.h"

#define KEY_FILE_BYTES (2 * SEAL_KEY_BYTES + 1) /* hexadecimal digits and a newline */
#define HASH_DIGITS 64

enum lkd_status journal_path(const char *folder, const char *name, char ret_path[JOURNAL_PATH_MAX],
                             struct lkd_error *err) {
    int length = snprintf(ret_path, JOURNAL_PATH_MAX, "%s/%s", folder, name);
    return length < JOURNAL_PATH_MAX ? LKD_OK
                                     : error_set(err, LKD_LIMIT, "the path of the log is too long");
}

enum lkd_status journal_error(struct lkd_error *err, const char *doing, const char *folder,
                              const char *name) {
    int number = errno;
    char reason[128];
    if (strerror_r(number, reason, sizeof reason) != 0)
        reason[0] = '\0';
    return error_set(err, number == ENOENT ? LKD_NOT_FOUND : LKD_IO, "cannot %s %s/%s: %s", doing,
                     folder, name, reason);
}

enum lkd_status journal_no_memory(struct lkd_error *err) {
    return error_set(err, LKD_NO_MEMORY, "no memory for the log");
}

/* ---- segments ---- */

void segment_name(uint32_t number, int64_t at_s, char ret_name[LKD_LOG_NAME_SIZE]) {
    char date[CIVIL_DATE_SIZE];
    civil_format_date(at_s, date);
    snprintf(ret_name, LKD_LOG_NAME_SIZE, "%08" PRIu32 "-%s.jsonl", number % 100000000, date);
}

void keys_name(uint32_t number, char ret_name[LKD_LOG_NAME_SIZE]) {
    snprintf(ret_name, LKD_LOG_NAME_SIZE, "%08" PRIu32 ".keys", number % 100000000);
}

/* "00000001-2021-07-26.jsonl" */
static bool read_segment_name(const char *name, struct segment *ret_segment) {
    int64_t midnight_s;
    if (strlen(name) != 25 || strspn(name, "0123456789") != 8 || name[8] != '-' ||
        !civil_parse_date(name + 9, 10, &midnight_s) || strcmp(name + 19, ".jsonl") != 0)
        return false;
    ret_segment->number = (uint32_t)strtoul(name, NULL, 10);
    memcpy(ret_segment->name, name, 26);
    return ret_segment->number > 0;
}

static int compare_segments(const void *left, const void *right) {
    const struct segment *a = left, *b = right;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return strcmp(a->name, b->name);
}

static bool add_segment(struct segments *s, size_t *capacity, const struct segment *segment) {
    if (s->count == *capacity) {
        size_t larger = *capacity ? 2 * *capacity : 64;
        struct segment *items = realloc(s->items, larger * sizeof *items);
        if (!items)
            return false;
        s->items = items;
        *capacity = larger;
    }
    s->items[s->count++] = *segment;
    return true;
}

enum lkd_status segments_list(const char *folder, struct segments *ret_segments,
                              struct lkd_error *err) {
    struct segments s = {NULL, 0};
    struct segment segment;
    size_t capacity = 0;
    enum lkd_status status = LKD_OK;
    DIR *files = opendir(folder);
    if (!files)
        return journal_error(err, "read", folder, "");
    for (const struct dirent *entry; !status && (entry = readdir(files));) {
        if (!read_segment_name(entry->d_name, &segment))
            continue;
        if (s.count == SEGMENTS_MAX)
            status = error_set(err, LKD_LIMIT, "the log has more than %d segments", SEGMENTS_MAX);
        else if (!add_segment(&s, &capacity, &segment))
            status = journal_no_memory(err);
    }
    closedir(files);
    if (status) {
        free(s.items);
        return status;
    }
    if (s.count > 1)
        qsort(s.items, s.count, sizeof *s.items, compare_segments);
    *ret_segments = s;
    return LKD_OK;
}

/* ---- the head ---- */

static const char head_end[] = "\"}\n";

size_t head_write(const struct head *h, char out[HEAD_SIZE]) {
    struct hash hash;
    int length = snprintf(out, HEAD_SIZE,
                          "{\"seq\":%020" PRIu64 ",\"record\":\"%s\",\"segment\":%08" PRIu32
                          ",\"bytes\":%020" PRIu64 ",\"hash\":\"",
                          h->chain.seq, h->chain.hash, h->segment, h->bytes);
    char text[HASH_TEXT_SIZE];
    hash_init(&hash);
    hash_update(&hash, out, (size_t)length);
    hash_text(&hash, text);
    snprintf(out + length, HEAD_SIZE - (size_t)length, "%s%s", text, head_end);
    return (size_t)length + HASH_TEXT_SIZE - 1 + sizeof head_end - 1;
}

static bool head_read(const char *text, size_t length, struct head *ret_head) {
    struct head h;
    char again[HEAD_SIZE];
    if (sscanf(text,
               "{\"seq\":%20" SCNu64 ",\"record\":\"%72[blake2:0-9a-f]\",\"segment\":%8" SCNu32
               ",\"bytes\":%20" SCNu64,
               &h.chain.seq, h.chain.hash, &h.segment, &h.bytes) != 4)
        return false;
    if (head_write(&h, again) != length || memcmp(text, again, length) != 0)
        return false;
    *ret_head = h;
    return true;
}

enum lkd_status head_load(const char *folder, struct head *ret_head, struct lkd_error *err) {
    char path[JOURNAL_PATH_MAX], *text;
    size_t length;
    enum lkd_status status = journal_path(folder, "head", path, err);
    if (!status)
        status = file_read(path, HEAD_SIZE, &text, &length, err);
    if (status)
        return status == LKD_LIMIT ? LKD_BAD_DATA : status;
    bool good = head_read(text, length, ret_head);
    free(text);
    if (good)
        return LKD_OK;
    error_set(err, LKD_BAD_DATA, "the head of the log is not what was written");
    error_where(err, "head");
    return LKD_BAD_DATA;
}

/* ---- keys ---- */

static enum lkd_status bad_key(struct lkd_error *err, const char *path, const char *what) {
    return error_set(err, LKD_BAD_KEYS, "%s %s", path, what);
}

static enum lkd_status key_file_read(const char *path, uint8_t ret_key[SEAL_KEY_BYTES],
                                     struct lkd_error *err) {
    char *text;
    size_t length;
    enum lkd_status status = file_read(path, KEY_FILE_BYTES, &text, &length, err);
    if (status == LKD_LIMIT)
        return LKD_LIMIT;
    if (status)
        return status;
    bool good = length == KEY_FILE_BYTES && text[length - 1] == '\n' &&
                hex_read(text, length - 1, ret_key, SEAL_KEY_BYTES);
    sign_forget(text, length);
    free(text);
    return good ? LKD_OK : bad_key(err, path, "holds no key: 64 hexadecimal digits and a newline");
}

static enum lkd_status private_key_read(const char *path, uint8_t ret_key[SEAL_KEY_BYTES],
                                        struct lkd_error *err) {
    struct stat about;
    if (stat(path, &about) == 0 && (about.st_mode & 077) != 0) {
        error_set(err, LKD_BAD_KEYS, "%s may be used by others (mode %o)", path,
                  (unsigned)about.st_mode & 0777);
        error_hint(err, "chmod 600 %s", path);
        return LKD_BAD_KEYS;
    }
    return key_file_read(path, ret_key, err);
}

static enum lkd_status key_file_write(const char *path, const uint8_t key[SEAL_KEY_BYTES],
                                      unsigned mode, struct lkd_error *err) {
    char text[KEY_FILE_BYTES + 1];
    hex_write(key, SEAL_KEY_BYTES, text);
    text[KEY_FILE_BYTES - 1] = '\n';
    enum lkd_status status = file_replace(path, text, KEY_FILE_BYTES, mode, err);
    sign_forget(text, sizeof text);
    return status;
}

enum lkd_status auditor_public_load(const char *folder, uint8_t ret_key[SEAL_KEY_BYTES],
                                    struct lkd_error *err) {
    char path[JOURNAL_PATH_MAX];
    enum lkd_status status = journal_path(folder, "auditor.pub", path, err);
    if (status)
        return status;
    if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
        error_set(err, LKD_NOT_FOUND, "%s has no auditor's public key, so no log can be kept there",
                  folder);
        error_hint(err, "lockdown log init --log %s --auditor-key FILE", folder);
        return LKD_NOT_FOUND;
    }
    return key_file_read(path, ret_key, err);
}

enum lkd_status pseudonym_key_load(const char *folder, uint8_t ret_key[SEAL_KEY_BYTES],
                                   struct lkd_error *err) {
    char path[JOURNAL_PATH_MAX];
    enum lkd_status status = journal_path(folder, "pseudonym.key", path, err);
    return status ? status : private_key_read(path, ret_key, err);
}

enum lkd_status lkd_auditor_load(const char *secret_path, struct lkd_auditor **ret_auditor,
                                 struct lkd_error *err) {
    uint8_t secret[SEAL_KEY_BYTES];
    error_clear(err);
    enum lkd_status status = private_key_read(secret_path, secret, err);
    if (status)
        return status;
    struct lkd_auditor *a = malloc(sizeof *a);
    if (a)
        seal_pair_of_secret(secret, &a->pair);
    sign_forget(secret, sizeof secret);
    if (!a)
        return journal_no_memory(err);
    *ret_auditor = a;
    return LKD_OK;
}

void lkd_auditor_free(struct lkd_auditor *a) {
    if (!a)
        return;
    sign_forget(a, sizeof *a);
    free(a);
}

/* ---- a new log ---- */

static enum lkd_status new_auditor(const char *secret_path, uint8_t ret_public[SEAL_KEY_BYTES],
                                   struct lkd_error *err) {
    struct seal_pair pair;
    seal_new_pair(&pair);
    enum lkd_status status = key_file_write(secret_path, pair.secret, 0600, err);
    memcpy(ret_public, pair.public_key, SEAL_KEY_BYTES);
    sign_forget(&pair, sizeof pair);
    return status;
}

static enum lkd_status find_auditor(const char *secret_path, const char *public_key,
                                    uint8_t ret_public[SEAL_KEY_BYTES], struct lkd_error *err) {
    struct lkd_auditor *auditor;
    if (public_key)
        return hex_read(public_key, strlen(public_key), ret_public, SEAL_KEY_BYTES)
                   ? LKD_OK
                   : error_set(err, LKD_BAD_KEYS, "a public key is 64 hexadecimal digits, not `%s`",
                               public_key);
    if (access(secret_path, F_OK) != 0)
        return new_auditor(secret_path, ret_public, err);
    enum lkd_status status = lkd_auditor_load(secret_path, &auditor, err);
    if (status)
        return status;
    memcpy(ret_public, auditor->pair.public_key, SEAL_KEY_BYTES);
    lkd_auditor_free(auditor);
    return LKD_OK;
}

/* Can anything be sealed to it? */
static bool is_public(const uint8_t key[SEAL_KEY_BYTES]) {
    uint8_t sealed[1 + SEAL_PAIR_EXTRA];
    return seal_to(key, "x", 1, sealed);
}

static bool exists(const char *folder, const char *name) {
    char path[JOURNAL_PATH_MAX];
    return journal_path(folder, name, path, NULL) == LKD_OK && access(path, F_OK) == 0;
}

static enum lkd_status refuse_used(const char *folder, struct lkd_error *err) {
    static const char *const names[] = {"auditor.pub", "pseudonym.key", "head"};
    struct segments segments;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (exists(folder, names[i]))
            return error_set(err, LKD_BAD_DATA, "%s holds a log already (%s)", folder, names[i]);
    enum lkd_status status = segments_list(folder, &segments, err);
    if (status)
        return status;
    free(segments.items);
    return segments.count == 0
               ? LKD_OK
               : error_set(err, LKD_BAD_DATA, "%s holds segments of a log already", folder);
}

static enum lkd_status make_folder(const char *folder, struct lkd_error *err) {
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return journal_error(err, "make", folder, "");
    return refuse_used(folder, err);
}

/* The public key comes last: with it the log is complete. */
static enum lkd_status fill_folder(const char *folder, const uint8_t public_key[SEAL_KEY_BYTES],
                                   struct lkd_error *err) {
    char path[JOURNAL_PATH_MAX], text[HEAD_SIZE];
    uint8_t pseudonyms[SEAL_KEY_BYTES];
    struct head head = {.segment = 0};
    chain_begin(&head.chain);
    seal_new_key(pseudonyms);
    enum lkd_status status = journal_path(folder, "pseudonym.key", path, err);
    if (!status)
        status = key_file_write(path, pseudonyms, 0600, err);
    sign_forget(pseudonyms, sizeof pseudonyms);
    if (!status)
        status = journal_path(folder, "head", path, err);
    if (!status)
        status = file_replace(path, text, head_write(&head, text), 0600, err);
    if (!status)
        status = journal_path(folder, "auditor.pub", path, err);
    return status ? status : key_file_write(path, public_key, 0644, err);
}

enum lkd_status lkd_log_init(const char *folder, const char *secret_path, const char *public_key,
                             struct lkd_error *err) {
    uint8_t key[SEAL_KEY_BYTES];
    error_clear(err);
    enum lkd_status status = make_folder(folder, err);
    if (!status)
        status = find_auditor(secret_path, public_key, key, err);
    if (!status && !is_public(key))
        status = error_set(err, LKD_BAD_KEYS, "nothing can be sealed to this public key");
    return status ? status : fill_folder(folder, key, err);
}

/* ---- what decided ---- */

bool journal_kept_path(const char *folder, const char *kind, const char *hash,
                       char ret_path[JOURNAL_PATH_MAX]) {
    const char *colon = strchr(hash, ':');
    if (!colon || strlen(colon + 1) != HASH_DIGITS ||
        strspn(colon + 1, "0123456789abcdef") != HASH_DIGITS)
        return false;
    return snprintf(ret_path, JOURNAL_PATH_MAX, "%s/%s/%s", folder, kind, colon + 1) <
           JOURNAL_PATH_MAX;
}
