/*
 * shapes.c - collecting rings; see shapes.h.
 */
#include "zones/shapes.h"

#include "base/vec.h"

void shapes_init(struct shapes *s, struct arena *arena) {
    *s = (struct shapes){.arena = arena};
}

bool shapes_begin(struct shapes *s, uint32_t owner) {
    struct shape shape = {owner, (uint32_t)s->rings.count, 0};
    return VEC_PUSH(s->arena, &s->shapes, shape);
}

bool shapes_begin_ring(struct shapes *s) {
    struct ring ring = {(uint32_t)s->points.count, 0};
    s->shapes.items[s->shapes.count - 1].ring_count++;
    return VEC_PUSH(s->arena, &s->rings, ring);
}

bool shapes_add_point(struct shapes *s, double lon, double lat) {
    if (s->points.count >= SHAPES_POINTS_MAX || !VEC_RESERVE(s->arena, &s->points))
        return false;
    s->points.items[s->points.count][0] = lon;
    s->points.items[s->points.count++][1] = lat;
    s->rings.items[s->rings.count - 1].count++;
    return true;
}
