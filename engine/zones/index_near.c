/*
 * index_near.c - the shapes within some metres of a point.
 */
#include "zones/index_cells.h"

#define RADIAN (3.14159265358979323846 / 180)
/* WGS 84: semi-major axis, and eccentricity squared. */
#define AXIS_M 6378137.0
#define ECCENTRICITY_2 6.69437999014e-3

struct near_walk {
    struct walk walk; /* first: the walk hands itself to visit */
    double point[2];
    double metres_per_degree[2]; /* at the point, to the east and to the north */
    double distance_m;
    struct zone_hits *hits;
};

/* Source: the radii of curvature of the ellipsoid in the prime vertical and in the meridian. */
static void measure_degrees(double lat, double metres[2]) {
    double sine = sin(lat * RADIAN), w = 1 - ECCENTRICITY_2 * sine * sine;
    metres[0] = AXIS_M / sqrt(w) * cos(lat * RADIAN) * RADIAN;
    metres[1] = AXIS_M * (1 - ECCENTRICITY_2) / (w * sqrt(w)) * RADIAN;
}

/* Is the edge within the distance of the point? */
static bool is_near(const struct near_walk *near, const struct edge *edge) {
    double a[2], along[2], length_2 = 0, dot = 0;
    for (int k = 0; k < 2; k++) {
        a[k] = (edge->a[k] - near->point[k]) * near->metres_per_degree[k];
        along[k] = (edge->b[k] - edge->a[k]) * near->metres_per_degree[k];
        length_2 += along[k] * along[k];
        dot -= a[k] * along[k];
    }
    double t = length_2 > 0 ? dot / length_2 : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    double x = a[0] + t * along[0], y = a[1] + t * along[1];
    return x * x + y * y <= near->distance_m * near->distance_m;
}

/* Mark the shape of a rank as near; hits stay in the order of ranks. */
static void mark(struct zone_hits *h, uint32_t rank) {
    size_t at = h->count;
    while (at > 0 && h->hits[at - 1].owner >= rank)
        at--;
    if (at < h->count && h->hits[at].owner == rank) {
        h->hits[at].border = true;
        return;
    }
    if (h->count == ZONE_HITS_MAX) {
        h->more = true;
        return;
    }
    memmove(&h->hits[at + 1], &h->hits[at], (h->count - at) * sizeof h->hits[0]);
    h->hits[at] = (struct zone_hit){rank, false, true};
    h->count++;
}

static void visit(struct walk *walk, const struct leaf *leaf) {
    struct near_walk *near = (struct near_walk *)walk;
    const size_t chunks = LEAF_CHUNKS((size_t)leaf->edge_count);
    for (size_t chunk = 0; chunk < chunks && !near->hits->more; chunk++) {
        uint64_t close = 0;
        for (size_t i = 0; i < CHUNK_EDGES && chunk * CHUNK_EDGES + i < leaf->edge_count; i++) {
            struct edge edge = read_edge(leaf, chunk * CHUNK_EDGES + i);
            close |= (uint64_t)is_near(near, &edge) << i;
        }
        const uint64_t *group = leaf->groups;
        for (uint32_t g = 0; close != 0 && g < leaf->group_count; g++, group += 1 + chunks)
            if (group[1 + chunk] & close)
                mark(near->hits, (uint32_t)(group[0] >> 1));
    }
}

/* A little more than the distance, as degrees are not equally long on all sides. */
static struct box box_around(const struct near_walk *near) {
    struct box box;
    for (int k = 0; k < 2; k++) {
        double metres = greater(near->metres_per_degree[k], 1);
        double degrees = lesser(near->distance_m / metres * 1.01 + 1e-9, 360);
        box.low[k] = near->point[k] - degrees;
        box.high[k] = near->point[k] + degrees;
    }
    return box;
}

void zone_index_near(const struct zone_index *index, double lon, double lat, double accuracy_m,
                     struct zone_hits *ret_hits) {
    struct near_walk near = {
        .walk.visit = visit, .point = {lon, lat}, .distance_m = accuracy_m, .hits = ret_hits};
    look_up(index, near.point, ret_hits);
    if (accuracy_m > 0 && fabs(lon) < ZONE_INDEX_LIMIT_DEG && fabs(lat) <= 90) {
        near.distance_m = lesser(accuracy_m, ZONE_ACCURACY_MAX_M);
        measure_degrees(lat, near.metres_per_degree);
        near.walk.box = box_around(&near);
        walk_leaves(index, &near.walk);
    }
    hits_to_owners(index, ret_hits);
}
