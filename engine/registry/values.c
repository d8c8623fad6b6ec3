/*
 * values.c - reading and writing values; see values.h.
 */
#include "registry/values.h"

#include <ctype.h>
#include <stdio.h>

#include "base/civil.h"
#include "base/marks.h"

#define MILLION 1000000

/* A value being read. */
struct reading {
    const struct column *column;
    const struct judge *judge;
    const char *text; /* NUL-terminated */
    size_t length;
    struct arena *arena;
    struct lkd_error *err;
};

/* ---- complaints ---- */

#define SHOWN 60 /* bytes of a wrong value in a message */

static enum lkd_status refuse(const struct reading *r, const char *what, const char *hint) {
    error_set(r->err, LKD_BAD_DATA, "\"%.*s%s\" %s", SHOWN, r->text, r->length > SHOWN ? "..." : "",
              what);
    if (hint)
        error_hint(r->err, "%s", hint);
    return LKD_BAD_DATA;
}

static enum lkd_status refuse_near(const struct reading *r, const char *what, const char *nearest) {
    refuse(r, what, NULL);
    if (nearest)
        error_hint(r->err, "did you mean \"%s\"?", nearest);
    return LKD_BAD_DATA;
}

static enum lkd_status no_memory(const struct reading *r) {
    return error_set(r->err, LKD_NO_MEMORY, "no memory for a value");
}

/* ---- words ---- */

const char *value_fold(const char *text, struct arena *arena) {
    char *plain = marks_dropped(arena, text);
    size_t length = 0;
    for (size_t i = 0; plain && plain[i]; i++)
        if (isalnum((unsigned char)plain[i]))
            plain[length++] = (char)tolower((unsigned char)plain[i]);
    if (plain)
        plain[length] = '\0';
    return plain;
}

struct word_list {
    char words[16][32];
    size_t count;
};

static const char *word_at(const void *context, size_t i) {
    return ((const struct word_list *)context)->words[i];
}

/* "in|out" */
static void split_words(const char *list, struct word_list *ret) {
    ret->count = 0;
    while (*list && ret->count < 16) {
        size_t length = strcspn(list, "|");
        snprintf(ret->words[ret->count++], sizeof ret->words[0], "%.*s", (int)length, list);
        list += length + (list[length] == '|');
    }
}

static enum lkd_status read_word(const struct reading *r) {
    const char *nearest = NULL;
    struct word_list list;
    if (r->column->fact) {
        if (!r->judge || r->judge->word(r->judge->context, r->column->fact, r->text, &nearest))
            return LKD_OK;
        return refuse_near(r, "is no value of this column", nearest);
    }
    split_words(r->column->words, &list);
    for (size_t i = 0; i < list.count; i++)
        if (strcmp(list.words[i], r->text) == 0)
            return LKD_OK;
    nearest = nearest_name(r->text, list.count, word_at, &list);
    return refuse_near(r, "is no value of this column", nearest);
}

static enum lkd_status read_boolean(const struct reading *r, struct cell *ret) {
    static const char *const yes[] = {"true", "1", "yes", "co", "x", "dat"};
    static const char *const no[] = {"false", "0", "no", "khong", "khongdat"};
    const char *word = value_fold(r->text, r->arena);
    if (!word)
        return no_memory(r);
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        if (strcmp(word, yes[i]) == 0) {
            *ret = cell_number(1);
            return LKD_OK;
        }
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        if (strcmp(word, no[i]) == 0) {
            *ret = cell_number(0);
            return LKD_OK;
        }
    return refuse(r, "is neither yes nor no", "write true or false, có or không");
}

/* ---- texts ---- */

static enum lkd_status read_id(const struct reading *r) {
    for (size_t i = 0; i < r->length; i++)
        if ((unsigned char)r->text[i] <= ' ')
            return refuse(r, "has a space in it", "an id has none");
    return r->length <= VALUE_ID_MAX ? LKD_OK : refuse(r, "is longer than 64 bytes", NULL);
}

static enum lkd_status check_zone(const struct reading *r, const char *zone) {
    const char *nearest = NULL;
    if (!r->judge || r->judge->zone(r->judge->context, zone, &nearest))
        return LKD_OK;
    struct reading one = *r;
    one.text = zone;
    one.length = strlen(zone);
    return refuse_near(&one, "is no code of a zone", nearest);
}

/* "760, 79" -> "760 79" */
static enum lkd_status read_zones(const struct reading *r, struct cell *ret) {
    char *list = arena_alloc(r->arena, r->length + 1);
    size_t length = 0, count = 0;
    if (!list)
        return no_memory(r);
    for (const char *at = r->text; *at;) {
        size_t skip = strspn(at, " ,;"), size = strcspn(at + skip, " ,;");
        at += skip;
        if (size == 0)
            break;
        if (++count > VALUE_ZONES_MAX)
            return refuse(r, "names more than 256 zones", NULL);
        const char *zone = arena_copy(r->arena, at, size);
        enum lkd_status status = zone ? check_zone(r, zone) : no_memory(r);
        if (status)
            return status;
        if (length > 0)
            list[length++] = ' ';
        memcpy(list + length, at, size);
        length += size;
        at += size;
    }
    *ret = cell_bytes(list, length);
    return LKD_OK;
}

bool value_hours(const struct cell *cell, int *ret_from_s, int *ret_to_s) {
    const char *dash = cell->length ? memchr(cell->text, '-', cell->length) : NULL;
    if (!dash)
        return false;
    size_t first = (size_t)(dash - cell->text);
    return civil_parse_clock(cell->text, first, ret_from_s) &&
           civil_parse_clock(dash + 1, cell->length - first - 1, ret_to_s) &&
           *ret_from_s != *ret_to_s;
}

static enum lkd_status read_hours(const struct reading *r, struct cell *ret) {
    char *tight = arena_alloc(r->arena, r->length + 1), from[CIVIL_CLOCK_SIZE],
         to[CIVIL_CLOCK_SIZE];
    size_t length = 0;
    int from_s, to_s;
    if (!tight)
        return no_memory(r);
    for (size_t i = 0; i < r->length; i++)
        if (r->text[i] != ' ')
            tight[length++] = r->text[i];
    *ret = cell_bytes(tight, length);
    if (!value_hours(ret, &from_s, &to_s))
        return refuse(r, "are no hours", "write 06:00-18:00");
    civil_format_clock(from_s, from);
    civil_format_clock(to_s, to);
    char *text = arena_printf(r->arena, "%s-%s", from, to);
    if (!text)
        return no_memory(r);
    *ret = cell_text(text);
    return LKD_OK;
}

static enum lkd_status read_shape(const struct reading *r) {
    return r->length <= VALUE_SHAPE_MAX ? LKD_OK : refuse(r, "is longer than 1 MB", NULL);
}

static enum lkd_status read_plain(const struct reading *r) {
    return r->length <= VALUE_TEXT_MAX ? LKD_OK : refuse(r, "is longer than 4,096 bytes", NULL);
}

/* ---- numbers ---- */

/* Digits with at most one point or comma, to millionths; -1 digits after it: none. */
static bool scan_decimal(const char *text, bool *ret_negative, int64_t *ret_millionths,
                         bool *ret_percent) {
    int64_t value = 0;
    int places = -1;
    *ret_negative = *text == '-';
    text += *text == '-' || *text == '+';
    if (!isdigit((unsigned char)*text))
        return false;
    for (; isdigit((unsigned char)*text) || ((*text == '.' || *text == ',') && places < 0);
         text++) {
        if (!isdigit((unsigned char)*text)) {
            places = 0;
            continue;
        }
        if (places == 6 || value > VALUE_NUMBER_MAX * MILLION / 10)
            return false;
        value = value * 10 + (*text - '0');
        places += places >= 0;
    }
    for (int i = places < 0 ? 0 : places; i < 6; i++) {
        if (value > VALUE_NUMBER_MAX * MILLION / 10)
            return false;
        value *= 10;
    }
    *ret_percent = *text == '%' || (*text == ' ' && text[1] == '%');
    *ret_millionths = value;
    return *text == '\0' || strcmp(text + strspn(text, " "), "%") == 0;
}

static enum lkd_status read_number(const struct reading *r, struct cell *ret) {
    enum column_type type = r->column->type;
    bool negative, percent;
    int64_t value;
    if (!scan_decimal(r->text, &negative, &value, &percent))
        return refuse(r, "is no number",
                      "digits alone, or with a point and at most six digits behind it");
    if (type == COLUMN_INTEGER && strspn(r->text, "0123456789") < r->length)
        return refuse(r, "is no count", "write a whole number from 0 on, in digits alone: 120000");
    if (percent && type == COLUMN_SHARE)
        value = (value + 50) / 100; /* nothing finer than a ten-thousandth of a per cent */
    if (type == COLUMN_SHARE && (negative || value > MILLION))
        return refuse(r, "is no share from 0 to 1, which is 100 %", NULL);
    if (percent && type == COLUMN_DECIMAL)
        return refuse(r, "is a percentage", "write the number alone");
    *ret = cell_number(type == COLUMN_INTEGER ? value / MILLION : negative ? -value : value);
    return LKD_OK;
}

/* ---- times ---- */

/* "26/7/2021", with a time of the day behind it or not. */
static bool parse_local(const char *text, int64_t *ret_instant_s, bool *ret_day_alone) {
    char date[CIVIL_DATE_SIZE];
    unsigned day, month, year;
    int read = 0;
    if (sscanf(text, "%2u/%2u/%4u%n", &day, &month, &year, &read) != 3)
        return false;
    snprintf(date, sizeof date, "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
    if (!civil_parse_date(date, sizeof date - 1, ret_instant_s))
        return false;
    text += read;
    *ret_day_alone = *text == '\0';
    if (*ret_day_alone)
        return true;
    int second;
    if (*text != ' ' || !civil_parse_clock(text + 1, strlen(text + 1), &second))
        return false;
    *ret_instant_s += second;
    return true;
}

static bool parse_instant(const struct reading *r, int64_t *ret_instant_s, bool *ret_day_alone) {
    *ret_day_alone = civil_parse_date(r->text, r->length, ret_instant_s);
    return *ret_day_alone || civil_parse_instant(r->text, r->length, ret_instant_s) ||
           parse_local(r->text, ret_instant_s, ret_day_alone);
}

static enum lkd_status read_time(const struct reading *r, struct cell *ret) {
    enum column_type type = r->column->type;
    int64_t instant_s;
    bool day_alone;
    if (!parse_instant(r, &instant_s, &day_alone) || (type == COLUMN_DATE && !day_alone))
        return type == COLUMN_DATE
                   ? refuse(r, "is no day", "write 2021-07-26 or 26/7/2021")
                   : refuse(r, "is no time", "write 2021-07-26 18:00 or 26/7/2021 18:00");
    if (type == COLUMN_END && day_alone)
        instant_s += CIVIL_DAY_S;
    *ret = cell_number(instant_s);
    return LKD_OK;
}

/* ---- the whole ---- */

static enum lkd_status read_typed(const struct reading *r, struct cell *ret) {
    *ret = cell_bytes(r->text, r->length);
    switch (r->column->type) {
    case COLUMN_TEXT:
        return read_plain(r);
    case COLUMN_ID:
        return read_id(r);
    case COLUMN_WORD:
        return read_word(r);
    case COLUMN_ZONE:
        return check_zone(r, r->text);
    case COLUMN_ZONES:
        return read_zones(r, ret);
    case COLUMN_HOURS:
        return read_hours(r, ret);
    case COLUMN_SHAPE:
        return read_shape(r);
    case COLUMN_BOOLEAN:
        return read_boolean(r, ret);
    case COLUMN_INTEGER:
    case COLUMN_DECIMAL:
    case COLUMN_SHARE:
        return read_number(r, ret);
    case COLUMN_TIME:
    case COLUMN_END:
    case COLUMN_DATE:
        break;
    }
    return read_time(r, ret);
}

enum lkd_status value_read(const struct column *column, const struct judge *judge, const char *text,
                           size_t length, struct arena *arena, struct cell *ret_cell,
                           struct lkd_error *err) {
    while (length > 0 && (unsigned char)*text <= ' ')
        text++, length--;
    while (length > 0 && (unsigned char)text[length - 1] <= ' ')
        length--;
    *ret_cell = (struct cell){.kind = CELL_NONE};
    if (length == 0)
        return LKD_OK;
    const char *copy = arena_copy(arena, text, length);
    struct reading r = {column, judge, copy, length, arena, err};
    if (!copy)
        return no_memory(&r);
    if (strlen(copy) != length)
        return refuse(&r, "holds a NUL", NULL);
    return read_typed(&r, ret_cell);
}

void value_write(const struct column *column, const struct cell *cell, struct text *out) {
    char buffer[CIVIL_INSTANT_SIZE];
    if (cell->kind == CELL_NONE)
        return;
    if (cell->kind == CELL_TEXT) {
        text_append(out, cell->text, cell->length);
        return;
    }
    switch (column->type) {
    case COLUMN_BOOLEAN:
        text_puts(out, cell->number ? "true" : "false");
        break;
    case COLUMN_DECIMAL:
    case COLUMN_SHARE:
        text_decimal(out, cell->number);
        break;
    case COLUMN_TIME:
    case COLUMN_END:
        civil_format_instant(cell->number, buffer);
        text_puts(out, buffer);
        break;
    case COLUMN_DATE:
        civil_format_date(cell->number, buffer);
        text_puts(out, buffer);
        break;
    default:
        text_integer(out, cell->number);
        break;
    }
}
