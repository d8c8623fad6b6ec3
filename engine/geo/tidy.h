/*
 * tidy.h - writing zones as tidy GeoJSON: one zone a line, a fixed order of properties, coordinates
 * in the fewest digits that read back as the same double.
 */
#ifndef GEO_TIDY_H
#define GEO_TIDY_H

#include "base/text.h"
#include "geo/zone_file.h"

/*
 * Write the file at `path`, or replace it: the text goes to a temporary file beside it, which takes
 * its name only when it is complete. What is no regular file (a pipe, /dev/stdout) is written to
 * directly. LKD_IO names the file and the reason; an older file then is as it was.
 */
enum lkd_status tidy_write(const struct zone_file *f, const char *path, struct lkd_error *err);

/* A Polygon or MultiPolygon; a sketch, good to look at, has fewer corners and shorter numbers. */
void tidy_geometry(struct text *t, const struct outline *o, bool sketch);

/* The shortest decimal that is this double; finite. */
void tidy_number(struct text *t, double value);

#endif
