/*
 * source.c - finding the rule files, reading them, and the order of loading; see source.h.
 */
#include "policy/source.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/text.h"
#include "base/vec.h"
#include "policy/functions.h"
#include "policy/notation.h"

#define FILES_MAX 2000
#define FILE_BYTES_MAX ((size_t)1 << 20)
#define FOLDER_DEPTH_MAX 16
#define ENTRIES_MAX 100000
#define PATH_SIZE 4096
#define MEMORY_DEFAULT ((size_t)64 << 20)
#define INSTRUCTIONS_DEFAULT 20000000

/* A load under way. */
struct loading {
    struct source *source;
    struct problems *problems;
    struct source_limits limits;
    struct {
        struct source_file *items;
        size_t count, capacity;
    } files;
    size_t entries; /* of folders, seen so far */
    bool with_tests;
    struct lkd_error *err;
};

static enum lkd_status no_memory(struct loading *l) {
    return error_set(l->err, LKD_NO_MEMORY, "the rule files do not fit %zu KB of memory",
                     l->limits.memory_bytes >> 10);
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), end_length = strlen(end);
    return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

/* ---- which files there are ---- */

static enum lkd_status add_file(struct loading *l, const char *name) {
    struct source_file file = {.name = arena_strdup(&l->source->arena, name),
                               .text = "",
                               .is_test = ends_with(name, "_test.lua")};
    if (file.is_test && !l->with_tests)
        return LKD_OK;
    if (!file.name || !VEC_PUSH(&l->source->arena, &l->files, file))
        return no_memory(l);
    return LKD_OK;
}

static enum lkd_status walk_folder(struct loading *l, const char *path, const char *name,
                                   int depth);

/* What is found under `path` and called `name`, "rules/hcmc/night.lua". */
static enum lkd_status visit(struct loading *l, const char *path, const char *name, int depth) {
    struct stat info;
    if (++l->entries > ENTRIES_MAX)
        return error_set(l->err, LKD_LIMIT, "the rules folder has more than %d entries",
                         ENTRIES_MAX);
    if (lstat(path, &info) != 0)
        return LKD_OK; /* it was there a moment ago */
    if (S_ISDIR(info.st_mode))
        return walk_folder(l, path, name, depth + 1);
    if (!ends_with(name, ".lua"))
        return LKD_OK;
    if (S_ISLNK(info.st_mode) && stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return LKD_OK;
    return add_file(l, name);
}

static enum lkd_status walk_entries(struct loading *l, DIR *folder, const char *path,
                                    const char *name, int depth) {
    const struct dirent *entry;
    enum lkd_status status = LKD_OK;
    while (status == LKD_OK && (entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        char *inner = arena_printf(&l->source->arena, "%s/%s", path, entry->d_name);
        char *inner_name = arena_printf(&l->source->arena, "%s/%s", name, entry->d_name);
        status = inner && inner_name ? visit(l, inner, inner_name, depth) : no_memory(l);
    }
    return status;
}

static enum lkd_status walk_folder(struct loading *l, const char *path, const char *name,
                                   int depth) {
    if (depth > FOLDER_DEPTH_MAX)
        return error_set(l->err, LKD_LIMIT, "folders of rules are more than %d deep: %s",
                         FOLDER_DEPTH_MAX, name);
    DIR *folder = opendir(path);
    if (!folder)
        return error_set(l->err, depth ? LKD_IO : LKD_NOT_FOUND, "there is no rules folder %s",
                         path);
    enum lkd_status status = walk_entries(l, folder, path, name, depth);
    closedir(folder);
    return status;
}
