/*
 * fields.c - small JSON objects with known members; see fields.h.
 */
#include "permits/fields.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/civil.h"
#include "base/text.h"

bool field_refuse(struct fields *f, const char *name, int item, const char *format, ...) {
    char message[256], index[16] = "";
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (item >= 0)
        snprintf(index, sizeof index, "[%d]", item);
    if (!f->failed) {
        error_set(f->err, f->bad, "%s", message);
        error_where(f->err, "%s%s%s", f->path, name, index);
    }
    f->failed = true;
    return false;
}

static void *no_memory(struct fields *f) {
    if (!f->failed)
        error_set(f->err, LKD_NO_MEMORY, "no memory to read a JSON text");
    f->failed = true;
    return NULL;
}

/* ---- objects ---- */

static bool refuse_text(struct fields *f, const char *text, enum json_verdict verdict,
                        const struct json_fault *fault) {
    struct json_place place;
    if (verdict == JSON_NO_MEMORY)
        return no_memory(f);
    place = json_locate(text, fault->at);
    return field_refuse(f, "", -1, "invalid JSON at line %zu, column %zu: %s", place.line,
                        place.column, fault->what);
}

bool fields_open(struct fields *f, const char *text, size_t length, const char *path,
                 enum lkd_status bad, struct arena *arena, struct lkd_error *err) {
    struct json_fault fault = {text, "a key stands twice", "", 0};
    *f = (struct fields){{text, text + length}, arena, path, bad, err, false, false};
    enum json_verdict verdict = json_check(text, length, arena, &fault);
    if (verdict != JSON_VALID)
        return refuse_text(f, text, verdict, &fault);
    if (!json_take(&f->at, '{'))
        return field_refuse(f, "", -1, "a JSON object is expected");
    return true;
}

/* The value of a scanned string in the arena. */
static const char *copy_string(struct fields *f, const struct json_string *s) {
    char *copy = arena_alloc(f->arena, s->length + 1);
    if (!copy)
        return no_memory(f);
    copy[json_unescape(s, copy)] = '\0';
    return copy;
}

/* The text is valid JSON, so that only the object's end can come instead of a member. */
bool fields_next(struct fields *f, struct field *ret_field) {
    struct json_string name;
    if (f->failed || json_take(&f->at, '}'))
        return false;
    if (f->begun)
        json_take(&f->at, ',');
    f->begun = true;
    json_skip_space(&f->at);
    json_scan_string(&f->at, &name);
    json_take(&f->at, ':');
    json_skip_space(&f->at);
    ret_field->name = copy_string(f, &name);
    ret_field->at = f->at.at;
    f->at.at = ret_field->end = json_value_end(f->at.at, f->at.end);
    return ret_field->name != NULL;
}

bool fields_inside(struct fields *f, const struct field *field, struct fields *ret_inside) {
    *ret_inside = *f;
    ret_inside->at = (struct json_cursor){field->at, field->end};
    ret_inside->begun = false;
    ret_inside->path = arena_printf(f->arena, "%s%s.", f->path, field->name);
    if (!ret_inside->path)
        return no_memory(f) != NULL;
    if (!json_take(&ret_inside->at, '{'))
        return field_refuse(f, field->name, -1, "an object is expected");
    return true;
}

void fields_leave(struct fields *f, const struct fields *inside) {
    f->failed |= inside->failed;
}

/* ---- values ---- */

/* Bytes that would show as nothing, or as something else than what is compared. */
static const char *unfit_for_print(const char *text) {
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c < 0x20 || *c == 0x7f || (*c == 0xc2 && c[1] < 0xa0))
            return "a control character";
        if (*c == 0xcc || (*c == 0xcd && c[1] < 0xb0)) /* U+0300 to U+036F */
            return "a combining mark: write it in composed form (NFC)";
        if (*c == 0xe2 && c[1] == 0x80 && (c[2] >= 0xa8 || (c[2] >= 0x8b && c[2] <= 0x8f)))
            return "an invisible character"; /* joiners, marks of direction, line separators */
    }
    return NULL;
}

static const char *text_at(struct fields *f, const char *name, int item, const char *at,
                           const char *end) {
    struct json_cursor c = {at, end};
    struct json_string s;
    const char *text, *unfit;
    if (f->failed || at == end || *at != '"' || !json_scan_string(&c, &s)) {
        field_refuse(f, name, item, "a text is expected");
        return "";
    }
    text = copy_string(f, &s);
    if (!text)
        return "";
    unfit = unfit_for_print(text);
    if (!*text)
        field_refuse(f, name, item, "the text is empty");
    else if (strlen(text) > FIELD_TEXT_MAX)
        field_refuse(f, name, item, "the text is longer than %d bytes", FIELD_TEXT_MAX);
    else if (unfit)
        field_refuse(f, name, item, "the text has %s", unfit);
    return f->failed ? "" : text;
}

const char *field_text(struct fields *f, const struct field *field) {
    return text_at(f, field->name, -1, field->at, field->end);
}

int64_t field_instant(struct fields *f, const struct field *field, bool whole_day) {
    const char *text = field_text(f, field);
    int64_t instant_s = 0;
    if (civil_parse_date(text, strlen(text), &instant_s))
        return whole_day ? instant_s + CIVIL_DAY_S : instant_s;
    if (!f->failed && !civil_parse_instant(text, strlen(text), &instant_s))
        field_refuse(f, field->name, -1,
                     "`%s` is no time: write 2021-08-25 or "
                     "2021-08-25T18:00:00+07:00",
                     text);
    return f->failed ? 0 : instant_s;
}

bool field_item(struct fields *f, const struct field *array, struct field *item) {
    struct json_cursor c = {item->at ? item->end : array->at, array->end};
    if (f->failed)
        return false;
    if (!json_take(&c, item->at ? ',' : '[')) {
        if (!item->at)
            field_refuse(f, array->name, -1, "a list is expected");
        return false;
    }
    json_skip_space(&c);
    if (c.at == c.end || *c.at == ']')
        return false;
    *item = (struct field){array->name, c.at, json_value_end(c.at, c.end)};
    return true;
}

size_t field_texts(struct fields *f, const struct field *field, const char **ret_texts,
                   size_t most) {
    struct field item = {0};
    size_t count = 0;
    while (field_item(f, field, &item)) {
        const char *text = text_at(f, field->name, (int)count, item.at, item.end);
        if (count == most)
            field_refuse(f, field->name, -1, "the list has more than %zu items", most);
        else
            ret_texts[count++] = text;
    }
    if (count == 0)
        field_refuse(f, field->name, -1, "the list is empty");
    return f->failed ? 0 : count;
}

void field_hours(struct fields *f, const struct field *field, int *ret_from_s, int *ret_to_s) {
    const char *texts[2];
    int seconds[2] = {0, 0};
    size_t count = field_texts(f, field, texts, 2);
    for (size_t i = 0; i < count; i++)
        if (!civil_parse_clock(texts[i], strlen(texts[i]), &seconds[i]))
            field_refuse(f, field->name, (int)i, "`%s` is no time of day: write 06:00", texts[i]);
    if (!f->failed && (count != 2 || seconds[0] == seconds[1]))
        field_refuse(f, field->name, -1, "two different times of day are expected");
    *ret_from_s = seconds[0];
    *ret_to_s = seconds[1];
}
