/*
 * page.h - text for people: paragraphs wrapped at 96 columns, indented, perhaps coloured.
 *
 * Compose a paragraph in `line`, then end it with page_paragraph. Columns are counted in code
 * points, so Vietnamese is to be in its usual, composed form. Control characters, which may come
 * from a query, never reach the terminal: they become U+FFFD.
 */
#ifndef DECIDE_PAGE_H
#define DECIDE_PAGE_H

#include <stdbool.h>

#include "base/text.h"

#define PAGE_COLUMNS 96
#define PAGE_LINE_LIMIT ((size_t)1 << 20) /* bytes of one paragraph */

enum page_style { PAGE_PLAIN, PAGE_BOLD, PAGE_DIM, PAGE_GREEN, PAGE_RED, PAGE_YELLOW };

struct page {
    struct text line; /* the paragraph being composed */
    struct text *out;
    bool colour;
};

void page_init(struct page *p, struct text *out, bool colour);
void page_free(struct page *p);

/* Write the paragraph: its first line after `indent` columns, the others after `hang` more. When
 * there was no memory to compose it, `out` is marked as failed. */
void page_paragraph(struct page *p, enum page_style style, int indent, int hang);
/* An empty line, unless the page is empty. */
void page_space(struct page *p);

#endif
