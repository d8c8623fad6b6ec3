/*
 * keep.c - keeping rulebooks and maps; see keep.h.
 */
#include "decide/keep.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal/folder.h"

#define FILE_BYTES_MAX ((size_t)2 << 30)
#define TEXT_BYTES_MAX ((size_t)256 << 20)
#define DEPTH_MAX 16
#define WITH_MAX 64

static enum lkd_status join(const char *folder, const char *name, char ret_path[PATH_MAX],
                            struct lkd_error *err) {
    int length = snprintf(ret_path, PATH_MAX, "%s/%s", folder, name);
    return length < PATH_MAX ? LKD_OK : error_set(err, LKD_LIMIT, "a path in the log is too long");
}

static enum lkd_status failed(const char *doing, const char *path, struct lkd_error *err) {
    char reason[128];
    if (strerror_r(errno, reason, sizeof reason) != 0)
        reason[0] = '\0';
    return error_set(err, LKD_IO, "cannot %s %s: %s", doing, path, reason);
}

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static enum lkd_status make_folder(const char *path, struct lkd_error *err) {
    return mkdir(path, 0700) == 0 || errno == EEXIST ? LKD_OK : failed("make", path, err);
}

/* ---- copying ---- */

static enum lkd_status copy_file(const char *from, const char *to, struct lkd_error *err) {
    char *bytes;
    size_t length;
    enum lkd_status status = file_read(from, FILE_BYTES_MAX, &bytes, &length, err);
    if (status)
        return status;
    status = file_replace(to, bytes, length, 0600, err);
    free(bytes);
    return status;
}

static bool ends_with(const char *name, const char *end) {
    size_t length = strlen(name), end_length = strlen(end);
    return length >= end_length && strcmp(name + length - end_length, end) == 0;
}

/* Which files of a folder are taken. */
typedef bool wanted_file(const char *name, const char *stem);

static bool is_rule_file(const char *name, const char *stem) {
    (void)stem;
    return ends_with(name, ".lua") && !ends_with(name, "_test.lua");
}

/* Every visible file: a format may need several. */
static bool is_zone_file(const char *name, const char *stem) {
    (void)stem;
    return name[0] != '.';
}

/* "wards.shp" takes "wards.dbf" along. */
static bool has_stem(const char *name, const char *stem) {
    size_t length = strlen(stem);
    return strncmp(name, stem, length) == 0 && name[length] == '.';
}

struct copying {
    wanted_file *wanted;
    const char *stem;
    bool deep; /* folders in it, too */
};

static enum lkd_status copy_folder(const struct copying *c, const char *from, const char *to,
                                   unsigned depth, struct lkd_error *err);

static enum lkd_status copy_entry(const struct copying *c, const char *from, const char *to,
                                  const char *name, unsigned depth, struct lkd_error *err) {
    char source[PATH_MAX], target[PATH_MAX];
    enum lkd_status status = join(from, name, source, err);
    if (!status)
        status = join(to, name, target, err);
    if (status)
        return status;
    if (!is_folder(source))
        return c->wanted(name, c->stem) ? copy_file(source, target, err) : LKD_OK;
    if (!c->deep || name[0] == '.' || depth == DEPTH_MAX)
        return LKD_OK;
    return copy_folder(c, source, target, depth + 1, err);
}

static enum lkd_status copy_folder(const struct copying *c, const char *from, const char *to,
                                   unsigned depth, struct lkd_error *err) {
    enum lkd_status status = make_folder(to, err);
    if (status)
        return status;
    DIR *files = opendir(from);
    if (!files)
        return failed("read", from, err);
    for (const struct dirent *entry; !status && (entry = readdir(files));)
        status = copy_entry(c, from, to, entry->d_name, depth, err);
    closedir(files);
    return status;
}

/* A single file becomes a folder with it, and those that belong to it; a table has the name of one.
 */
static enum lkd_status copy_single(const char *path, const char *to, struct lkd_error *err) {
    char folder[PATH_MAX], stem[NAME_MAX + 1], target[PATH_MAX];
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) + 1 : 1,
             slash ? path : ".");
    snprintf(stem, sizeof stem, "%.*s", (int)strcspn(name, "."), name);
    if (!ends_with(name, ".tsv"))
        return copy_folder(&(struct copying){has_stem, stem, false}, folder, to, 0, err);
    enum lkd_status status = make_folder(to, err);
    if (!status)
        status = join(to, "units.tsv", target, err);
    return status ? status : copy_file(path, target, err);
}

static enum lkd_status copy_map(const struct policy_origin *o, const char *to,
                                struct lkd_error *err) {
    char map[PATH_MAX], table[PATH_MAX], source[PATH_MAX];
    enum lkd_status status = join(to, "map", map, err);
    if (!status && is_folder(o->zones))
        status = copy_folder(&(struct copying){is_zone_file, NULL, false}, o->zones, map, 0, err);
    else if (!status)
        status = copy_single(o->zones, map, err);
    if (status || !o->zone_table)
        return status;
    status = join(to, "table.tsv", table, err);
    if (!status && is_folder(o->zone_table))
        status = join(o->zone_table, "units.tsv", source, err);
    else if (!status)
        snprintf(source, sizeof source, "%s", o->zone_table);
    if (status || access(source, F_OK) != 0)
        return status;
    return copy_file(source, table, err);
}

/* ---- loading ---- */

static enum lkd_status load(const char *rules, const char *zones, const char *const *with,
                            size_t with_count, struct lkd_policy **ret_policy,
                            struct lkd_error *err) {
    char map[PATH_MAX], table[PATH_MAX];
    struct lkd_problems *problems = NULL;
    enum lkd_status status = join(zones, "map", map, err);
    if (!status)
        status = join(zones, "table.tsv", table, err);
    if (status)
        return status;
    const struct lkd_policy_options options = {.rules = rules,
                                               .zones = map,
                                               .zone_table = access(table, F_OK) ? NULL : table,
                                               .with = with,
                                               .with_count = with_count};
    status = lkd_policy_load(&options, ret_policy, &problems, err);
    if (problems)
        error_set(err, status, "the kept rulebook has errors");
    lkd_problems_free(problems);
    return status;
}

static bool has_hashes(const struct lkd_policy *p, const char *rules_hash, const char *zones_hash) {
    return strcmp(p->rulebook->source.hash, rules_hash) == 0 &&
           strcmp(policy_zones_hash(p), zones_hash) == 0;
}

/* ---- keeping ---- */

/* A new folder beside the place of a hash; "" where that is there already. */
static enum lkd_status begin_place(const char *folder, const char *kind, const char *hash,
                                   char ret_place[PATH_MAX], char ret_beside[PATH_MAX],
                                   struct lkd_error *err) {
    char kinds[PATH_MAX];
    ret_beside[0] = '\0';
    if (!journal_kept_path(folder, kind, hash, ret_place))
        return error_set(err, LKD_LIMIT, "the path of the log is too long");
    if (is_folder(ret_place))
        return LKD_OK;
    enum lkd_status status = join(folder, kind, kinds, err);
    if (!status)
        status = make_folder(kinds, err);
    if (!status)
        status = join(kinds, ".new-XXXXXX", ret_beside, err);
    if (!status && !mkdtemp(ret_beside)) {
        status = failed("make", ret_beside, err);
        ret_beside[0] = '\0';
    }
    return status;
}

static void remove_tree(const char *path) {
    char inner[PATH_MAX];
    DIR *files = opendir(path);
    for (const struct dirent *entry; files && (entry = readdir(files));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
            join(path, entry->d_name, inner, NULL) != LKD_OK)
            continue;
        if (unlink(inner) != 0)
            remove_tree(inner);
    }
    if (files)
        closedir(files);
    rmdir(path);
}

/* Into its place, unless another thread was there first; or away with it. */
static enum lkd_status end_place(const char *beside, const char *place, enum lkd_status status,
                                 struct lkd_error *err) {
    if (!*beside)
        return status;
    if (!status && rename(beside, place) == 0)
        return LKD_OK;
    if (!status && errno != EEXIST && errno != ENOTEMPTY)
        status = failed("make", place, err);
    remove_tree(beside);
    return status;
}

static enum lkd_status check_copy(const struct lkd_policy *p, const char *rules, const char *zones,
                                  struct lkd_error *err) {
    const struct policy_origin *o = p->origin;
    struct lkd_policy *copy = NULL;
    enum lkd_status status = load(rules, zones, o->with, o->with_count, &copy, err);
    bool same = !status && has_hashes(copy, p->rulebook->source.hash, p->map->hash);
    lkd_policy_release(copy);
    if (same || status == LKD_NO_MEMORY || status == LKD_IO)
        return status;
    error_clear(err);
    error_set(err, LKD_BAD_DATA, "the rulebook or the zones have changed since they were loaded");
    error_hint(err, "load them again, then use the log");
    return LKD_BAD_DATA;
}

static enum lkd_status keep_loaded(const struct lkd_policy *p, const char *folder,
                                   struct lkd_error *err) {
    char rules[PATH_MAX], zones[PATH_MAX], new_rules[PATH_MAX] = "", new_zones[PATH_MAX] = "";
    enum lkd_status status =
        begin_place(folder, "policies", p->rulebook->source.hash, rules, new_rules, err);
    if (!status)
        status = begin_place(folder, "zones", p->map->hash, zones, new_zones, err);
    if (!status && *new_rules)
        status = copy_folder(&(struct copying){is_rule_file, NULL, true}, p->origin->rules,
                             new_rules, 0, err);
    if (!status && *new_zones)
        status = copy_map(p->origin, new_zones, err);
    if (!status && (*new_rules || *new_zones))
        status = check_copy(p, *new_rules ? new_rules : rules, *new_zones ? new_zones : zones, err);
    status = end_place(new_rules, rules, status, err);
    return end_place(new_zones, zones, status, err);
}

static enum lkd_status put_text(const char *folder, const char *name, const char *text,
                                struct lkd_error *err) {
    char path[PATH_MAX];
    enum lkd_status status = join(folder, name, path, err);
    return status ? status : file_replace(path, text, strlen(text), 0600, err);
}

static enum lkd_status keep_published(const struct lkd_policy *p, const char *folder,
                                      struct lkd_error *err) {
    char place[PATH_MAX], beside[PATH_MAX];
    struct text levels;
    enum lkd_status status = begin_place(folder, "zones", p->zones_hash, place, beside, err);
    if (status || !*beside)
        return status;
    text_init(&levels, TEXT_BYTES_MAX);
    policy_levels_text(p, &levels);
    if (levels.failed)
        status = error_set(err, LKD_NO_MEMORY, "no memory for published levels");
    if (!status)
        status = put_text(beside, "base", p->map->hash, err);
    if (!status)
        status = put_text(beside, "orders.geojson", p->orders_text, err);
    if (!status)
        status = put_text(beside, "levels", text_cstr(&levels), err);
    text_free(&levels);
    return end_place(beside, place, status, err);
}

enum lkd_status policy_keep(const struct lkd_policy *p, const char *folder, struct lkd_error *err) {
    enum lkd_status status = keep_loaded(p->base ? p->base : p, folder, err);
    return status || !p->base ? status : keep_published(p, folder, err);
}

/* ---- what is kept ---- */

static enum lkd_status get_text(const char *folder, const char *name, char **ret_text,
                                struct lkd_error *err) {
    char path[PATH_MAX];
    size_t length;
    enum lkd_status status = join(folder, name, path, err);
    return status ? status : file_read(path, TEXT_BYTES_MAX, ret_text, &length, err);
}

static enum lkd_status load_published(const char *zones, struct lkd_policy *base,
                                      struct lkd_policy **ret_policy, struct lkd_error *err) {
    char *orders = NULL, *levels = NULL;
    enum lkd_status status = get_text(zones, "orders.geojson", &orders, err);
    if (!status)
        status = get_text(zones, "levels", &levels, err);
    if (!status)
        status = policy_with_orders(base, orders, levels, ret_policy, err);
    free(orders);
    free(levels);
    return status;
}

/* The acts of "A-1 A-2"; the text is cut. */
static size_t split(char *with, const char *acts[WITH_MAX]) {
    size_t count = 0;
    for (char *at = with; *at && count < WITH_MAX;) {
        size_t length = strcspn(at, " ");
        acts[count++] = at;
        if (!at[length])
            break;
        at[length] = '\0';
        at += length + 1;
    }
    return count;
}

static enum lkd_status load_kept(const char *folder, const char *rules, const char *zones,
                                 char *with, struct lkd_policy **ret_policy,
                                 struct lkd_error *err) {
    const char *acts[WITH_MAX];
    size_t count = split(with, acts);
    char base_path[PATH_MAX], base_zones[PATH_MAX], *base_hash;
    struct lkd_policy *base;
    enum lkd_status status = join(zones, "base", base_path, err);
    if (status)
        return status;
    if (access(base_path, F_OK) != 0)
        return load(rules, zones, acts, count, ret_policy, err);
    status = get_text(zones, "base", &base_hash, err);
    if (status)
        return status;
    if (!journal_kept_path(folder, "zones", base_hash, base_zones))
        status = error_set(err, LKD_BAD_DATA, "%s holds no hash", base_path);
    free(base_hash);
    if (!status)
        status = load(rules, base_zones, acts, count, &base, err);
    if (status)
        return status;
    status = load_published(zones, base, ret_policy, err);
    lkd_policy_release(base);
    return status;
}

enum lkd_status policy_kept(const char *folder, const char *rules_hash, const char *zones_hash,
                            const char *with, struct lkd_policy **ret_policy,
                            struct lkd_error *err) {
    char rules[PATH_MAX], zones[PATH_MAX];
    struct lkd_policy *policy = NULL;
    if (!journal_kept_path(folder, "policies", rules_hash, rules) ||
        !journal_kept_path(folder, "zones", zones_hash, zones))
        return error_set(err, LKD_BAD_DATA, "the record names no rulebook and no zones");
    char *acts = strdup(with);
    if (!acts)
        return error_set(err, LKD_NO_MEMORY, "no memory for a kept policy");
    enum lkd_status status = load_kept(folder, rules, zones, acts, &policy, err);
    free(acts);
    if (!status && !has_hashes(policy, rules_hash, zones_hash))
        status = error_set(err, LKD_BAD_DATA,
                           "the rulebook or the zones that are kept are not those of the record");
    if (status)
        lkd_policy_release(policy);
    else
        *ret_policy = policy;
    return status;
}
