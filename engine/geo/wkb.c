/*
 * wkb.c - polygons in well-known binary (OGC 06-103r4, section 8), with its ISO and EWKB types.
 *
 * Heights and measures are dropped. Every count is held against the bytes that are left, so that a
 * wrong one cannot reach beyond the value.
 */
#include <string.h>

#include "geo/formats.h"

#define WKB_POLYGON 3
#define WKB_MULTIPOLYGON 6
#define EWKB_Z 0x80000000u
#define EWKB_M 0x40000000u
#define EWKB_SRID 0x20000000u

struct wkb {
    struct intake *in;
    const unsigned char *at, *end;
    bool little;  /* the byte order of the geometry being read */
    size_t width; /* bytes of a position */
};

static bool truncated(struct wkb *w) {
    return intake_complain(w->in, "bad_geometry", NULL, "its geometry is cut off or damaged");
}

static uint64_t get(const unsigned char *bytes, size_t count, bool little) {
    uint64_t value = 0;
    for (size_t i = 0; i < count; i++)
        value = value << 8 | bytes[little ? count - 1 - i : i];
    return value;
}

static bool take_u32(struct wkb *w, uint32_t *ret_value) {
    if (w->end - w->at < 4)
        return truncated(w);
    *ret_value = (uint32_t)get(w->at, 4, w->little);
    w->at += 4;
    return true;
}

static double get_double(const unsigned char *bytes, bool little) {
    uint64_t bits = get(bytes, 8, little);
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Byte order and type; the type without its flags, and the width of positions. */
static bool take_header(struct wkb *w, uint32_t *ret_type) {
    uint32_t type, srid;
    if (w->at == w->end || *w->at > 1)
        return truncated(w);
    w->little = *w->at++ == 1;
    if (!take_u32(w, &type) || (type & EWKB_SRID && !take_u32(w, &srid)))
        return false;
    bool z = type & EWKB_Z, m = type & EWKB_M;
    type &= ~(EWKB_Z | EWKB_M | EWKB_SRID);
    z |= type / 1000 == 1 || type / 1000 == 3;
    m |= type / 1000 == 2 || type / 1000 == 3;
    w->width = 8 * (size_t)(2 + z + m);
    *ret_type = type < 4000 ? type % 1000 : type;
    return true;
}

static bool read_ring(struct wkb *w, bool outer) {
    uint32_t count;
    if (!intake_begin_ring(w->in, outer) || !take_u32(w, &count))
        return false;
    if ((size_t)(w->end - w->at) / w->width < count)
        return truncated(w);
    for (uint32_t i = 0; i < count; i++, w->at += w->width)
        if (!intake_point(w->in, get_double(w->at, w->little), get_double(w->at + 8, w->little)))
            return false;
    return intake_end_ring(w->in);
}

static bool read_polygon(struct wkb *w) {
    uint32_t rings;
    if (!take_u32(w, &rings))
        return false;
    if (rings == 0)
        return intake_complain(w->in, "invalid_ring", NULL, "a polygon has no rings");
    for (uint32_t i = 0; i < rings; i++)
        if (!read_ring(w, i == 0))
            return false;
    return true;
}

static bool read_polygons(struct wkb *w) {
    uint32_t count, type;
    if (!take_u32(w, &count))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        if (!take_header(w, &type))
            return false;
        if (type != WKB_POLYGON)
            return truncated(w);
        if (!read_polygon(w))
            return false;
    }
    return true;
}

static const char *type_name(uint32_t type) {
    static const char *const names[] = {
        "geometry",   "Point",           "LineString",   "Polygon",
        "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"};
    return type < sizeof names / sizeof *names ? names[type] : "geometry of another type";
}

bool wkb_read(struct intake *in, const unsigned char *bytes, size_t length) {
    struct wkb w = {.in = in, .at = bytes, .end = bytes + length};
    uint32_t type;
    if (!take_header(&w, &type))
        return false;
    if (type != WKB_POLYGON && type != WKB_MULTIPOLYGON)
        return intake_other(in, type_name(type));
    return intake_begin_shape(in) && (type == WKB_POLYGON ? read_polygon(&w) : read_polygons(&w));
}
