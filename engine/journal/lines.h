/*
 * lines.h - the lines of a segment, one by one.
 */
#ifndef JOURNAL_LINES_H
#define JOURNAL_LINES_H

#include "journal/folder.h"

struct segment_lines {
    int file;
    struct text buffer; /* read and not yet given out, from `start` */
    size_t start;
    bool ended;
};

/* From a byte of the file on. */
enum lkd_status segment_lines_open(struct segment_lines *l, const char *folder, const char *name,
                                   uint64_t offset, struct lkd_error *err);
void segment_lines_close(struct segment_lines *l);

enum segment_line { SEGMENT_LINE, SEGMENT_REST, SEGMENT_END, SEGMENT_FAILED };
/*
 * SEGMENT_LINE: the next line without its newline, borrowed until the next call. SEGMENT_REST:
 * bytes without a newline, or a line above LINE_BYTES_MAX; nothing follows. SEGMENT_FAILED: `err`
 * is set.
 */
enum segment_line segment_lines_next(struct segment_lines *l, const char **ret_line,
                                     size_t *ret_length, struct lkd_error *err);

#endif
