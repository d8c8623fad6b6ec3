/*
 * shapefile.c - reading a Shapefile (ESRI Shapefile Technical Description, 1998) with shapelib.
 *
 * Beside the .shp stand the .shx (where the shapes are), the .dbf (attributes), the .prj (system of
 * coordinates, required: without it nobody knows what the numbers are) and the .cpg (encoding of
 * the attributes; without it they must be UTF-8). In a shape outer rings run clockwise and holes
 * the other way; shapelib turns them so by their nesting, and each hole is given to the smallest
 * outer ring around it. Names of attributes end after ten characters and ignore case.
 */
#include <limits.h>
#include <shapefil.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "geo/formats.h"

#define SIDE_FILE_MAX 65536 /* bytes of a .prj or .cpg */
#define DBF_NAME_MAX 10
#define REPORT_ROWS 256 /* between two reports of progress */

struct shapefile {
    struct intake *in;
    SHPHandle shapes;
    DBFHandle table;
    char encoding[32];             /* of the .cpg, when it is another than UTF-8 */
    int column[INTAKE_PROPERTIES]; /* -1: there is none */
};

/* ---- files beside it ---- */

/* The text of the file with another ending, new; NULL where there is none. */
static char *read_beside(struct intake *in, const char *ending) {
    char path[PATH_MAX], *bytes = NULL;
    const char *shp = in->file->path, *dot = strrchr(shp, '.');
    size_t length, stem = dot && !strchr(dot, '/') ? (size_t)(dot - shp) : strlen(shp);
    int written = snprintf(path, sizeof path, "%.*s.%s", (int)stem, shp, ending);
    if (written < 0 || (size_t)written >= sizeof path ||
        file_read(path, SIDE_FILE_MAX, &bytes, &length, NULL) != LKD_OK)
        return NULL;
    return bytes;
}

static bool contains(const char *text, const char *word) {
    size_t length = strlen(word);
    for (; *text; text++)
        if (strncasecmp(text, word, length) == 0)
            return true;
    return false;
}

static bool check_projection(struct shapefile *s) {
    char *prj = read_beside(s->in, "prj");
    if (!prj)
        return intake_fail(s->in, "not_wgs84", 0, "a .prj file beside it says so",
                           "nothing says that the coordinates are those of WGS 84");
    const char *start = prj + strspn(prj, " \t\r\n\xEF\xBB\xBF");
    bool good =
        strncasecmp(start, "GEOG", 4) == 0 &&
        (contains(start, "WGS_1984") || contains(start, "WGS 84") || contains(start, "WGS84"));
    if (!good)
        intake_fail(s->in, "not_wgs84", 0, "transform the file to WGS 84 (EPSG:4326) first",
                    "the coordinates are those of %.*s, not of WGS 84",
                    (int)strcspn(start, ",\r\n"), start);
    free(prj);
    return good;
}

static void read_encoding(struct shapefile *s) {
    char *cpg = read_beside(s->in, "cpg");
    if (!cpg)
        return;
    const char *start = cpg + strspn(cpg, " \t\r\n\xEF\xBB\xBF");
    size_t length = strcspn(start, " \t\r\n");
    snprintf(s->encoding, sizeof s->encoding, "%.*s", (int)length, start);
    if (strcasecmp(s->encoding, "UTF-8") == 0 || strcasecmp(s->encoding, "UTF8") == 0 ||
        strcmp(s->encoding, "65001") == 0)
        s->encoding[0] = '\0';
    free(cpg);
}

/* ---- attributes ---- */

static void find_columns(struct shapefile *s) {
    int count = DBFGetFieldCount(s->table);
    for (int field = 0; field < INTAKE_PROPERTIES; field++) {
        const char *wanted = intake_name(s->in, (enum intake_field)field);
        s->column[field] = -1;
        for (int i = 0; *wanted && i < count; i++) {
            char name[XBASE_FLDNAME_LEN_READ + 1];
            DBFGetFieldInfo(s->table, i, name, NULL, NULL);
            if (strncasecmp(name, wanted, DBF_NAME_MAX) == 0)
                s->column[field] = i;
        }
    }
}

static bool is_ascii(const char *text) {
    while (*text && !(*text & 0x80))
        text++;
    return *text == '\0';
}

static bool read_attribute(struct shapefile *s, int row, enum intake_field field) {
    int column = s->column[field];
    char date[16];
    if (column < 0 || DBFIsAttributeNULL(s->table, row, column))
        return true;
    const char *value = DBFReadStringAttribute(s->table, row, column);
    if (!value)
        return intake_no_memory(s->in);
    if (*s->encoding && !is_ascii(value))
        return intake_complain(s->in, "bad_value", "convert the file to UTF-8",
                               "`%s` is written in %s, not in UTF-8", intake_name(s->in, field),
                               s->encoding);
    if (DBFGetNativeFieldType(s->table, column) == 'D' && strlen(value) == 8) {
        snprintf(date, sizeof date, "%.4s-%.2s-%.2s", value, value + 4, value + 6);
        value = date;
    }
    return intake_text(s->in, field, value, strlen(value));
}

/* ---- shapes ---- */

/* Points of ring `i` of a shape: from *ret_first, *ret_count of them. */
static void ring_of(const SHPObject *shape, int i, int *ret_first, int *ret_count) {
    int first = shape->panPartStart[i];
    *ret_first = first;
    *ret_count = (i + 1 < shape->nParts ? shape->panPartStart[i + 1] : shape->nVertices) - first;
}

/* Twice the area in square degrees; positive when counterclockwise. */
static double turn(const SHPObject *shape, int ring) {
    int first, count;
    double twice = 0;
    ring_of(shape, ring, &first, &count);
    const double *x = shape->padfX + first, *y = shape->padfY + first;
    for (int i = 1; i + 1 < count; i++)
        twice += (x[i] - x[0]) * (y[i + 1] - y[0]) - (x[i + 1] - x[0]) * (y[i] - y[0]);
    return twice;
}

static bool ring_holds(const SHPObject *shape, int ring, double x, double y) {
    int first, count;
    bool inside = false;
    ring_of(shape, ring, &first, &count);
    const double *px = shape->padfX + first, *py = shape->padfY + first;
    for (int i = 0, j = count - 1; i < count; j = i++)
        if ((py[i] > y) != (py[j] > y) &&
            x < (px[j] - px[i]) * (y - py[i]) / (py[j] - py[i]) + px[i])
            inside = !inside;
    return inside;
}

/* The smallest outer ring around a hole: around one of its points, for others may lie on it. */
static int home_of(const SHPObject *shape, int hole) {
    int first, count, home = -1;
    double least = 0;
    ring_of(shape, hole, &first, &count);
    for (int p = first; home < 0 && p < first + count; p++)
        for (int i = 0; i < shape->nParts; i++) {
            double area = -turn(shape, i);
            if (area > 0 && ring_holds(shape, i, shape->padfX[p], shape->padfY[p]) &&
                (home < 0 || area < least)) {
                home = i;
                least = area;
            }
        }
    return home;
}

static bool give_ring(struct intake *in, const SHPObject *shape, int ring, bool outer) {
    int first, count;
    ring_of(shape, ring, &first, &count);
    if (!intake_begin_ring(in, outer))
        return false;
    for (int i = first; i < first + count; i++)
        if (!intake_point(in, shape->padfX[i], shape->padfY[i]))
            return false;
    return intake_end_ring(in);
}

/* Each outer ring with its holes; `home` has room for every ring. A ring that is in none is given
 * as an outer one, and GEOS will judge it. */
static bool give_rings(struct intake *in, const SHPObject *shape, int *home) {
    for (int i = 0; i < shape->nParts; i++)
        home[i] = turn(shape, i) > 0 ? home_of(shape, i) : -1;
    for (int outer = 0; outer < shape->nParts; outer++) {
        if (home[outer] >= 0)
            continue;
        if (!give_ring(in, shape, outer, true))
            return false;
        for (int i = 0; i < shape->nParts; i++)
            if (home[i] == outer && !give_ring(in, shape, i, false))
                return false;
    }
    return true;
}

static bool has_sound_parts(const SHPObject *shape) {
    for (int i = 0; i < shape->nParts; i++) {
        int first, count;
        ring_of(shape, i, &first, &count);
        if (first < 0 || count < 0 || first > shape->nVertices - count)
            return false;
    }
    return true;
}

static bool read_polygon(struct shapefile *s, SHPObject *shape) {
    if (!has_sound_parts(shape))
        return intake_complain(s->in, "bad_geometry", NULL, "its geometry is damaged");
    if (!intake_begin_shape(s->in))
        return false;
    SHPRewindObject(s->shapes, shape);
    int *home = malloc(((size_t)shape->nParts + 1) * sizeof *home);
    bool given = home ? give_rings(s->in, shape, home) : intake_no_memory(s->in);
    free(home);
    return given;
}

static bool read_shape(struct shapefile *s, int row) {
    SHPObject *shape = SHPReadObject(s->shapes, row);
    bool read = true;
    if (!shape)
        return intake_complain(s->in, "bad_geometry", NULL, "its geometry cannot be read");
    if (shape->nSHPType == SHPT_POLYGON || shape->nSHPType == SHPT_POLYGONZ ||
        shape->nSHPType == SHPT_POLYGONM)
        read = read_polygon(s, shape);
    else if (shape->nSHPType != SHPT_NULL)
        read = intake_other(s->in, SHPTypeName(shape->nSHPType));
    SHPDestroyObject(shape);
    return read;
}

/* ---- the whole ---- */

static bool read_row(struct shapefile *s, int row) {
    for (int field = 0; field < INTAKE_PROPERTIES; field++)
        if (!read_attribute(s, row, (enum intake_field)field))
            return false;
    return read_shape(s, row);
}

static bool read_rows(struct shapefile *s) {
    const struct zone_reading *reading = s->in->reading;
    int shapes, rows = DBFGetRecordCount(s->table);
    SHPGetInfo(s->shapes, &shapes, NULL, NULL, NULL);
    if (rows != shapes)
        return intake_fail(s->in, "syntax", 0, NULL, "there are %d shapes, but %d rows in the .dbf",
                           shapes, rows);
    find_columns(s);
    for (int row = 0; row < rows; row++) {
        if (reading->report && (row + 1) % REPORT_ROWS == 0)
            reading->report(reading->context, (size_t)row, (size_t)rows);
        intake_begin(s->in, (size_t)row + 1, 0);
        read_row(s, row);
        if (!intake_end(s->in))
            return false;
    }
    return true;
}

/* shapelib would print it. */
static void say_nothing(const char *message) {
    (void)message;
}

static bool read_open(struct shapefile *s) {
    if (!s->shapes)
        return intake_stop(s->in, LKD_BAD_ZONES,
                           "the Shapefile cannot be read; its .shx has to lie beside it");
    if (!s->table)
        return intake_stop(s->in, LKD_BAD_ZONES,
                           "the attributes cannot be read; the .dbf has to lie beside the .shp");
    if (!check_projection(s))
        return false;
    read_encoding(s);
    return read_rows(s);
}

bool shapefile_read(struct intake *in) {
    struct shapefile s = {.in = in};
    SAHooks hooks;
    SASetupDefaultHooks(&hooks);
    hooks.Error = say_nothing;
    s.shapes = SHPOpenLL(in->file->path, "rb", &hooks);
    s.table = s.shapes ? DBFOpenLL(in->file->path, "rb", &hooks) : NULL;
    bool done = read_open(&s);
    if (s.table)
        DBFClose(s.table);
    if (s.shapes)
        SHPClose(s.shapes);
    return done;
}
