/*
 * fields.h - small JSON objects with known members: descriptions of permits, files of keys.
 *
 * fields_open() checks the whole text; then fields_next() gives member after member and a field_*
 * function reads its value. The first mistake is kept in the error, with the member's path as
 * `where`; from then on fields_next() gives nothing and values are empty, so that a reader looks at
 * `failed` once, at the end. Texts are copied into the arena.
 */
#ifndef PERMITS_FIELDS_H
#define PERMITS_FIELDS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/json.h"

#define FIELD_TEXT_MAX 300 /* bytes of one text */

struct fields {
    struct json_cursor at;
    struct arena *arena;
    const char *path; /* of the object: "" or "permit." or "2f0c….json: " */
    enum lkd_status bad;
    struct lkd_error *err;
    bool failed, begun;
};

struct field {
    const char *name;
    const char *at, *end; /* the value, in the text */
};

/* `bad` is the status of every mistake but LKD_NO_MEMORY. False after one. `err` is not NULL. */
bool fields_open(struct fields *f, const char *text, size_t length, const char *path,
                 enum lkd_status bad, struct arena *arena, struct lkd_error *err);
bool fields_next(struct fields *f, struct field *ret_field);
/* The members of a member that is an object; they share the error. fields_failed() afterwards. */
bool fields_inside(struct fields *f, const struct field *field, struct fields *ret_inside);
void fields_leave(struct fields *f, const struct fields *inside);

/* The mistake of a field, `[item]` of it unless negative. Returns false. */
bool field_refuse(struct fields *f, const char *name, int item, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* At most FIELD_TEXT_MAX bytes of UTF-8, not empty, without control characters and combining
 * marks. */
const char *field_text(struct fields *f, const struct field *field);
/* An instant; a date alone is its midnight, or with `whole_day` that of the next day. */
int64_t field_instant(struct fields *f, const struct field *field, bool whole_day);
/* Texts of an array of 1 to `most`; returns how many. */
size_t field_texts(struct fields *f, const struct field *field, const char **ret_texts,
                   size_t most);
/* ["06:00", "18:00"]: two different seconds of the day. */
void field_hours(struct fields *f, const struct field *field, int *ret_from_s, int *ret_to_s);
/* The items of an array, one after the other; begin with a zeroed `item`. */
bool field_item(struct fields *f, const struct field *array, struct field *item);

#endif
