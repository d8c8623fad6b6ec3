/*
 * csv.c - rows of a CSV text; see csv.h.
 */
#include "registry/csv.h"

#include <string.h>

/* The separator that stands oftener in the first line, outside quotes. */
static char find_separator(const char *at, const char *end) {
    size_t commas = 0, semicolons = 0;
    bool quoted = false;
    for (; at < end && (quoted || *at != '\n'); at++) {
        quoted ^= *at == '"';
        commas += !quoted && *at == ',';
        semicolons += !quoted && *at == ';';
    }
    return semicolons > commas ? ';' : ',';
}

/* The line of the first byte that is not UTF-8 text, or 0. */
static size_t line_of_fault(const char *text, size_t length) {
    size_t line = 1;
    for (size_t at = 0; at < length;) {
        size_t size = utf8_sequence((const unsigned char *)text + at, length - at);
        if (size == 0 || text[at] == '\0')
            return line;
        line += text[at] == '\n';
        at += size;
    }
    return 0;
}

enum lkd_status csv_open(struct csv *c, char *text, size_t length, struct lkd_error *err) {
    size_t fault = line_of_fault(text, length), mark = 0;
    if (fault) {
        error_set(err, LKD_BAD_DATA, "line %zu is not UTF-8 text", fault);
        error_hint(err, "save the file as CSV UTF-8");
        return LKD_BAD_DATA;
    }
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        mark = 3;
    *c = (struct csv){.text = text, .at = text + mark, .end = text + length, .next_line = 1};
    c->separator = find_separator(c->at, c->end);
    c->row = (size_t)-1;
    return LKD_OK;
}

static bool ends_field(const struct csv *c, const char *at) {
    return at == c->end || *at == c->separator || *at == '\n' ||
           (*at == '\r' && (at + 1 == c->end || at[1] == '\n'));
}

/* Behind the opening quote; quotes are taken out in place. */
static bool read_quoted(struct csv *c, struct csv_field *field, struct lkd_error *err) {
    char *write = c->at;
    field->text = write;
    for (;; c->at++) {
        if (c->at == c->end) {
            error_set(err, LKD_BAD_DATA, "a quote is opened and not closed");
            return false;
        }
        if (*c->at == '"') {
            if (c->at + 1 == c->end || c->at[1] != '"')
                break;
            c->at++;
        }
        c->next_line += *c->at == '\n';
        *write++ = *c->at;
    }
    c->at++;
    field->length = (size_t)(write - field->text);
    if (ends_field(c, c->at))
        return true;
    error_set(err, LKD_BAD_DATA, "something stands behind the closing quote of field %zu",
              c->count + 1);
    return false;
}

static bool read_field(struct csv *c, struct lkd_error *err) {
    struct csv_field field = {c->at, 0};
    if (c->count == CSV_FIELDS_MAX) {
        error_set(err, LKD_BAD_DATA, "the row has more than %d fields", CSV_FIELDS_MAX);
        return false;
    }
    if (c->at < c->end && *c->at == '"') {
        c->at++;
        if (!read_quoted(c, &field, err))
            return false;
    } else {
        while (!ends_field(c, c->at))
            c->at++;
        field.length = (size_t)(c->at - field.text);
    }
    c->fields[c->count++] = field;
    return true;
}

/* The line's end, or the separator before another field. */
static bool another_field(struct csv *c) {
    if (c->at < c->end && *c->at == c->separator) {
        c->at++;
        return true;
    }
    c->at += c->at < c->end && *c->at == '\r';
    if (c->at < c->end) {
        c->at++;
        c->next_line++;
    }
    return false;
}

static bool is_empty(const struct csv *c) {
    for (size_t i = 0; i < c->count; i++)
        if (c->fields[i].length > 0)
            return false;
    return true;
}

enum csv_step csv_next(struct csv *c, struct lkd_error *err) {
    do {
        if (c->at == c->end)
            return CSV_END;
        c->line = c->next_line;
        c->count = 0;
        do {
            if (!read_field(c, err))
                return CSV_BROKEN;
        } while (another_field(c));
    } while (is_empty(c));
    c->row++;
    return CSV_ROW;
}

void csv_write(struct text *out, const char *text, size_t length, bool first) {
    if (!first)
        text_literal(out, ",");
    bool plain = true;
    for (size_t i = 0; i < length && plain; i++)
        plain = text[i] != '"' && text[i] != ',' && text[i] != ';' && text[i] != '\n' &&
                text[i] != '\r' && (i > 0 || text[i] != ' ');
    if (plain) {
        text_append(out, text, length);
        return;
    }
    text_literal(out, "\"");
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            text_literal(out, "\"");
        text_append(out, text + i, 1);
    }
    text_literal(out, "\"");
}
