/*
 * marks.h - Vietnamese without its marks: "Phường Đa Kao" is "Phuong Da Kao".
 */
#ifndef BASE_MARKS_H
#define BASE_MARKS_H

#include "base/arena.h"

/* A copy in which each letter with marks, composed or followed by combining ones, is the plain
 * letter; other characters stay. NULL when there is no memory. */
char *marks_dropped(struct arena *a, const char *text);

#endif
