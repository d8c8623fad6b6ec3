/*
 * formats.h - the readers of the three formats.
 *
 * Each hands every feature of the file to the intake and returns false when it had to stop: the
 * intake then knows why. Only the GeoJSON reader needs the text.
 */
#ifndef GEO_FORMATS_H
#define GEO_FORMATS_H

#include "geo/intake.h"

bool geojson_read(struct intake *in, const char *text, size_t length);
bool geopackage_read(struct intake *in); /* OGC 12-128r18 */
bool shapefile_read(struct intake *in);  /* with its .shx, .dbf, .prj and .cpg beside it */

/* The shape of the feature being read, from well-known binary. */
bool wkb_read(struct intake *in, const unsigned char *bytes, size_t length);

#endif
