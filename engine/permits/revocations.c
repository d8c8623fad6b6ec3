/*
 * revocations.c - the list of revoked permits; see keyring.h and lockdown/keys.h.
 *
 *     {"moment":"2021-08-30T06:00:00+07:00","permits":[
 *     {"id":"3261-000123","reason":"lost","at":"2021-08-29T14:05:00+07:00"}]}
 *
 * One JSON text, so that a list that breaks off is no list.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/civil.h"
#include "base/vec.h"
#include "permits/fields.h"
#include "permits/keyring.h"

#define LIST_NAME "revoked"
#define LIST_PATH LIST_NAME ".json: "

/* ---- reading ---- */

static bool read_entry(struct fields *f, const struct field *item, struct revoked *ret_entry) {
    struct fields inside;
    struct field field;
    *ret_entry = (struct revoked){NULL, NULL, CIVIL_ALWAYS};
    if (!fields_inside(f, item, &inside))
        return false;
    while (fields_next(&inside, &field))
        if (strcmp(field.name, "id") == 0)
            ret_entry->id = field_text(&inside, &field);
        else if (strcmp(field.name, "reason") == 0)
            ret_entry->reason = field_text(&inside, &field);
        else if (strcmp(field.name, "at") == 0)
            ret_entry->at_s = field_instant(&inside, &field, false);
        else
            field_refuse(&inside, field.name, -1, "this member has no place in the list");
    fields_leave(f, &inside);
    if (!f->failed && (!ret_entry->id || !ret_entry->reason || ret_entry->at_s == CIVIL_ALWAYS))
        field_refuse(f, item->name, -1, "an entry lacks its id, its reason or its moment");
    return !f->failed;
}

static void read_entries(struct fields *f, const struct field *array, struct revocations *list) {
    struct field item = {0};
    struct revoked entry;
    while (field_item(f, array, &item) && read_entry(f, &item, &entry)) {
        if (list->count == REVOKED_MAX)
            field_refuse(f, array->name, -1, "the list has more than %d permits", REVOKED_MAX);
        else if (!VEC_PUSH(f->arena, list, entry)) {
            f->failed = true;
            error_set(f->err, LKD_NO_MEMORY, "no memory for the list of revoked permits");
        }
    }
}

static int by_id(const void *left, const void *right) {
    const struct revoked *a = left, *b = right;
    return strcmp(a->id, b->id);
}

static bool check_list(struct fields *f, struct revocations *list) {
    if (!f->failed && list->moment_s == CIVIL_ALWAYS)
        field_refuse(f, "moment", -1, "the list has no moment");
    if (f->failed)
        return false;
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, by_id);
    for (size_t i = 1; i < list->count; i++)
        if (strcmp(list->items[i - 1].id, list->items[i].id) == 0)
            return field_refuse(f, "permits", -1, "the permit %s stands twice", list->items[i].id);
    return true;
}

static enum lkd_status parse(const char *text, size_t length, struct arena *arena,
                             struct revocations *list, struct lkd_error *err) {
    struct fields f;
    struct field field;
    fields_open(&f, text, length, LIST_PATH, LKD_BAD_KEYS, arena, err);
    while (fields_next(&f, &field))
        if (strcmp(field.name, "moment") == 0)
            list->moment_s = field_instant(&f, &field, false);
        else if (strcmp(field.name, "permits") == 0)
            read_entries(&f, &field, list);
        else
            field_refuse(&f, field.name, -1, "this member has no place in the list");
    return check_list(&f, list) ? LKD_OK : err->status;
}

enum lkd_status revocations_load(const char *folder, struct arena *arena,
                                 struct revocations *ret_list, struct lkd_error *err) {
    struct revocations list = {.moment_s = CIVIL_ALWAYS};
    char path[KEYS_PATH_MAX], *text;
    size_t length;
    enum lkd_status status = keys_path(folder, LIST_NAME, ".json", path, err);
    if (status)
        return status;
    if (access(path, F_OK) == 0) {
        status = file_read(path, REVOKED_FILE_MAX, &text, &length, err);
        if (status)
            return status;
        status = parse(text, length, arena, &list, err);
        free(text);
    }
    if (status == LKD_OK)
        *ret_list = list;
    return status;
}

const struct revoked *revocations_find(const struct revocations *list, const char *permit_id) {
    const struct revoked wanted = {.id = permit_id};
    return list->count ? bsearch(&wanted, list->items, list->count, sizeof wanted, by_id) : NULL;
}

/* ---- adding ---- */

static void put_moment(struct text *out, int64_t moment_s) {
    char text[CIVIL_INSTANT_SIZE];
    civil_format_instant(moment_s, text);
    text_printf(out, "\"%s\"", text);
}

static void put_entry(struct text *out, const struct revoked *entry) {
    text_literal(out, "\n{\"id\":");
    text_json_string(out, entry->id, strlen(entry->id));
    text_literal(out, ",\"reason\":");
    text_json_string(out, entry->reason, strlen(entry->reason));
    text_literal(out, ",\"at\":");
    put_moment(out, entry->at_s);
    text_literal(out, "}");
}

static void compose(const struct revocations *list, const struct revoked *more, struct text *out) {
    text_literal(out, "{\"moment\":");
    put_moment(out, list->moment_s);
    text_literal(out, ",\"permits\":[");
    for (size_t i = 0; i < list->count; i++) {
        text_puts(out, i ? "," : "");
        put_entry(out, &list->items[i]);
    }
    if (more)
        text_puts(out, list->count ? "," : "");
    if (more)
        put_entry(out, more);
    text_literal(out, "]}\n");
}

/* What is written must be readable, or every checkpoint would stop. */
static enum lkd_status check_text(const struct text *text, struct arena *arena,
                                  struct lkd_error *err) {
    struct revocations again = {.moment_s = CIVIL_ALWAYS};
    if (text->failed)
        return error_set(err, LKD_NO_MEMORY, "no memory for the list of revoked permits");
    return parse(text->bytes, text->length, arena, &again, err);
}

static enum lkd_status add(const char *folder, const struct revoked *more, int64_t now_s,
                           struct arena *arena, struct text *text, struct lkd_error *err) {
    struct revocations list;
    char path[KEYS_PATH_MAX];
    enum lkd_status status = revocations_load(folder, arena, &list, err);
    if (status || (status = keys_path(folder, LIST_NAME, ".json", path, err)))
        return status;
    if (more && revocations_find(&list, more->id))
        return error_set(err, LKD_BAD_PERMIT, "the permit %s is revoked already", more->id);
    if (now_s > list.moment_s)
        list.moment_s = now_s;
    compose(&list, more, text);
    status = check_text(text, arena, err);
    return status ? status : file_replace(path, text->bytes, text->length, 0644, err);
}

enum lkd_status lkd_permit_revoke(const char *folder, const char *permit_id, const char *reason,
                                  int64_t now_s, struct lkd_error *err) {
    const struct revoked more = {permit_id, reason, now_s};
    struct lkd_error own;
    struct lkd_error *e = err ? err : &own;
    struct arena arena;
    struct text text;
    int lock;
    error_clear(e);
    enum lkd_status status = keys_lock(folder, &lock, e);
    if (status)
        return status;
    arena_init(&arena, (size_t)1 << 30, NULL);
    text_init(&text, REVOKED_FILE_MAX);
    status = add(folder, permit_id ? &more : NULL, now_s, &arena, &text, e);
    text_free(&text);
    arena_free(&arena);
    keys_unlock(lock);
    return status;
}
