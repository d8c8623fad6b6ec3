/*
 * source.c - finding the rule files, reading them, and the order of loading; see source.h.
 */
#include "policy/source.h"

#include <dirent.h>
#include <errno.h>
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
    if (!folder && depth == 0 && (errno == ENOENT || errno == ENOTDIR))
        return error_set(l->err, LKD_NOT_FOUND, "there is no rules folder %s", path);
    if (!folder)
        return error_set(l->err, LKD_IO, "cannot read the folder %s", path);
    enum lkd_status status = walk_entries(l, folder, path, name, depth);
    closedir(folder);
    return status;
}

/* The last part of the folder's name; of "." that of where it leads. */
static enum lkd_status name_folder(struct loading *l, const char *folder) {
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    size_t start = length;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    const char *name = folder + start;
    length -= start;
    char *real = NULL;
    if (length == 0 || (name[0] == '.' && (length == 1 || (length == 2 && name[1] == '.')))) {
        real = realpath(folder, NULL);
        const char *slash = real ? strrchr(real, '/') : NULL;
        name = slash && slash[1] ? slash + 1 : "rules";
        length = strlen(name);
    }
    l->source->name = arena_copy(&l->source->arena, name, length);
    free(real);
    return l->source->name ? LKD_OK : no_memory(l);
}

static int compare_files(const void *left, const void *right) {
    return strcmp(((const struct source_file *)left)->name,
                  ((const struct source_file *)right)->name);
}

static void sort_files(struct loading *l) {
    struct source *s = l->source;
    s->files = l->files.items;
    s->file_count = l->files.count;
    if (s->file_count > 1)
        qsort(s->files, s->file_count, sizeof *s->files, compare_files);
}

/* ---- what they hold ---- */

/* Line and column of the first byte that is no text; false when all of it is. */
static bool find_garbage(const char *text, size_t length, struct position *at) {
    at->line = at->column = 1;
    if (length > 0 && text[0] == '\033')
        return true; /* Lua bytecode begins so */
    for (size_t step, i = 0; i < length; i += step) {
        step = utf8_sequence((const unsigned char *)text + i, length - i);
        if (step == 0 || text[i] == '\0')
            return true;
        at->column++;
        if (text[i] == '\n') {
            at->line++;
            at->column = 1;
        }
    }
    return false;
}

/* Give a file its text, without a byte order mark. What is no text is reported and left empty. */
static enum lkd_status set_text(struct loading *l, size_t file, const char *text, size_t length) {
    static const char mark[] = "\xEF\xBB\xBF";
    struct source_file *f = &l->source->files[file];
    struct position at = {.file = (uint16_t)file};
    if (length > FILE_BYTES_MAX) {
        problem_add(l->problems, l->source, at, NULL, "the file is longer than 1 MB");
        f->failed = true;
        return LKD_OK;
    }
    if (find_garbage(text, length, &at)) {
        problem_add(l->problems, l->source, at, "rule files are written in UTF-8",
                    "the file is not a text file");
        f->failed = true;
        return LKD_OK;
    }
    size_t skip = length >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
    f->length = length - skip;
    f->text = arena_copy(&l->source->arena, text + skip, f->length);
    return f->text ? LKD_OK : no_memory(l);
}

static enum lkd_status read_one(struct loading *l, const char *folder, size_t file) {
    struct source *s = l->source;
    struct stat info;
    char *bytes;
    size_t length;
    char *path = arena_printf(&s->arena, "%s%s", folder, s->files[file].name + strlen(s->name));
    if (!path)
        return no_memory(l);
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) /* reading a pipe could take forever */
        return set_text(l, file, "", 1);
    enum lkd_status status = file_read(path, FILE_BYTES_MAX, &bytes, &length, NULL);
    if (status == LKD_LIMIT)
        return set_text(l, file, "", FILE_BYTES_MAX + 1);
    if (status != LKD_OK)
        return file_read(path, FILE_BYTES_MAX, &bytes, &length, l->err);
    status = set_text(l, file, bytes, length);
    free(bytes);
    return status;
}

/* Names and contents of what decides: tests do not, nor does where the folder lies. */
static void hash_files(struct source *s) {
    struct hash h;
    hash_init(&h);
    for (size_t i = 0; i < s->file_count; i++) {
        const struct source_file *f = &s->files[i];
        if (f->is_test)
            continue;
        const char *slash = strchr(f->name, '/');
        const char *name = slash ? slash + 1 : f->name;
        unsigned char length[8];
        for (size_t byte = 0; byte < sizeof length; byte++)
            length[byte] = (unsigned char)((uint64_t)f->length >> (8 * byte));
        hash_update(&h, name, strlen(name) + 1);
        hash_update(&h, length, sizeof length);
        hash_update(&h, f->text, f->length);
    }
    hash_text(&h, s->hash);
}

/* ---- loading ---- */

static void begin(struct loading *l, const struct source_limits *limits) {
    if (limits)
        l->limits = *limits;
    if (l->limits.memory_bytes == 0)
        l->limits.memory_bytes = MEMORY_DEFAULT;
    if (l->limits.instructions == 0)
        l->limits.instructions = INSTRUCTIONS_DEFAULT;
    *l->source = (struct source){.name = "rules"};
    arena_init(&l->source->arena, l->limits.memory_bytes, NULL);
}

/* All texts are there: scan them, then run them. */
static enum lkd_status scan_and_run(struct loading *l) {
    struct source *s = l->source;
    hash_files(s);
    enum scan_result *results = arena_calloc(&s->arena, s->file_count, sizeof *results);
    if (!results)
        return no_memory(l);
    for (size_t i = 0; i < s->file_count; i++) {
        enum lkd_status status = scan_file(s, (uint16_t)i, l->problems, &results[i], l->err);
        if (status != LKD_OK)
            return status;
        if (s->files[i].failed) /* it is not a text */
            results[i] = SCAN_BROKEN;
    }
    return notation_run(s, results, &l->limits, l->problems, l->err);
}

static enum lkd_status load_folder(struct loading *l, const char *folder) {
    enum lkd_status status = name_folder(l, folder);
    if (status == LKD_OK)
        status = walk_folder(l, folder, l->source->name, 0);
    if (status != LKD_OK)
        return status;
    if (l->files.count == 0)
        return error_set(l->err, LKD_NOT_FOUND, "there is no rule file in %s", folder);
    if (l->files.count > FILES_MAX) {
        problem_add(l->problems, l->source, (struct position){.file = SOURCE_NO_FILE}, NULL,
                    "the folder holds more than %d rule files", FILES_MAX);
        return LKD_OK;
    }
    sort_files(l);
    for (size_t i = 0; i < l->source->file_count && status == LKD_OK; i++)
        status = read_one(l, folder, i);
    return status == LKD_OK ? scan_and_run(l) : status;
}

enum lkd_status source_load(struct source *s, const char *folder, bool with_tests,
                            const struct source_limits *limits, struct problems *problems,
                            struct lkd_error *err) {
    struct loading l = {.source = s, .problems = problems, .with_tests = with_tests, .err = err};
    begin(&l, limits);
    return load_folder(&l, folder);
}

/* The text that belongs to a file, by its name. */
static const struct source_text *text_of(const struct source_text *texts, size_t count,
                                         const char *name) {
    size_t i = 0;
    while (i + 1 < count && strcmp(texts[i].name, name) != 0)
        i++;
    return &texts[i];
}

enum lkd_status source_load_texts(struct source *s, const struct source_text *texts, size_t count,
                                  const struct source_limits *limits, struct problems *problems,
                                  struct lkd_error *err) {
    struct loading l = {.source = s, .problems = problems, .with_tests = true, .err = err};
    begin(&l, limits);
    if (count > FILES_MAX)
        return error_set(err, LKD_LIMIT, "there are more than %d rule files", FILES_MAX);
    enum lkd_status status = LKD_OK;
    for (size_t i = 0; i < count && status == LKD_OK; i++)
        status = add_file(&l, texts[i].name);
    sort_files(&l);
    for (size_t i = 0; i < s->file_count && status == LKD_OK; i++) {
        const struct source_text *text = text_of(texts, count, s->files[i].name);
        status = set_text(&l, i, text->text, text->length);
    }
    return status == LKD_OK ? scan_and_run(&l) : status;
}

void source_free(struct source *s) {
    functions_free(s->functions);
    arena_free(&s->arena);
    *s = (struct source){.name = NULL};
}

static int compare_field(const void *name, const void *field) {
    return strcmp(name, ((const struct field *)field)->name);
}

const struct datum *table_field(const struct table *t, const char *name) {
    if (t->field_count == 0)
        return NULL;
    const struct field *f =
        bsearch(name, t->fields, t->field_count, sizeof *t->fields, compare_field);
    return f ? &f->value : NULL;
}
