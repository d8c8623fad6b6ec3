/*
 * page.c - wrapping and colours; see page.h.
 */
#include "decide/page.h"

#define INDENT_MAX 40

/* Bold verdicts in their colour. */
static const char *const codes[] = {
    [PAGE_PLAIN] = "",           [PAGE_BOLD] = "\033[1m",   [PAGE_DIM] = "\033[2m",
    [PAGE_GREEN] = "\033[1;32m", [PAGE_RED] = "\033[1;31m", [PAGE_YELLOW] = "\033[1;33m",
};

void page_init(struct page *p, struct text *out, bool colour) {
    text_init(&p->line, PAGE_LINE_LIMIT);
    p->out = out;
    p->colour = colour;
}

void page_free(struct page *p) {
    text_free(&p->line);
}

void page_space(struct page *p) {
    if (p->out->length > 0)
        text_literal(p->out, "\n");
}

/* ---- words ---- */

struct word {
    const char *bytes;
    size_t length, columns;
};

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static size_t columns_of(const char *bytes, size_t length) {
    size_t columns = 0;
    for (size_t i = 0; i < length; i++)
        columns += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return columns;
}

/* The word at or after `*at`; false at the end. */
static bool next_word(const char *text, size_t length, size_t *at, struct word *ret_word) {
    while (*at < length && is_space(text[*at]))
        ++*at;
    size_t begin = *at;
    while (*at < length && !is_space(text[*at]))
        ++*at;
    *ret_word = (struct word){text + begin, *at - begin, columns_of(text + begin, *at - begin)};
    return *at > begin;
}

/* The length of a control character of one or two bytes (C0, DEL, C1) at `bytes`, or 0. */
static size_t control_length(const unsigned char *bytes, size_t available) {
    if (bytes[0] < 0x20 || bytes[0] == 0x7F)
        return 1;
    return available > 1 && bytes[0] == 0xC2 && bytes[1] >= 0x80 && bytes[1] < 0xA0 ? 2 : 0;
}

static void put_word(struct text *out, const struct word *word) {
    const unsigned char *bytes = (const unsigned char *)word->bytes;
    for (size_t i = 0; i < word->length;) {
        size_t control = control_length(bytes + i, word->length - i);
        size_t clean = 0;
        while (i + clean < word->length &&
               !control_length(bytes + i + clean, word->length - i - clean))
            clean++;
        if (control)
            text_literal(out, "\xEF\xBF\xBD");
        text_append(out, word->bytes + i, control ? 0 : clean);
        i += control ? control : clean;
    }
}

/* ---- lines ---- */

static void begin_line(struct page *p, enum page_style style, int indent) {
    text_printf(p->out, "%*s", indent < INDENT_MAX ? indent : INDENT_MAX, "");
    if (p->colour)
        text_puts(p->out, codes[style]);
}

static void end_line(struct page *p, enum page_style style) {
    if (p->colour && style != PAGE_PLAIN)
        text_literal(p->out, "\033[0m");
    text_literal(p->out, "\n");
}

void page_paragraph(struct page *p, enum page_style style, int indent, int hang) {
    size_t at = 0, column = (size_t)indent;
    struct word word;
    bool first = true;
    if (p->line.failed)
        p->out->failed = true;
    begin_line(p, style, indent);
    while (next_word(p->line.bytes, p->line.length, &at, &word)) {
        if (!first && column + 1 + word.columns > PAGE_COLUMNS) {
            end_line(p, style);
            begin_line(p, style, indent + hang);
            column = (size_t)indent + (size_t)hang;
        } else if (!first) {
            text_literal(p->out, " ");
            column++;
        }
        put_word(p->out, &word);
        column += word.columns;
        first = false;
    }
    end_line(p, style);
    text_clear(&p->line);
}
