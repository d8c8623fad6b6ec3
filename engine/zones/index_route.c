/*
 * index_route.c - cutting a line at the rings it meets; see zone_route.h.
 */
#include <stdlib.h>

#include "base/vec.h"
#include "zones/index_cells.h"
#include "zones/zone_route.h"

/* Cuts that are nearer to each other, as shares of a segment, are one. */
#define SAME_CUT 1e-12

struct cut {
    double at; /* share of the segment, 0 to 1 */
    uint32_t rank;
};

/* Ranks, smallest first. */
struct rank_set {
    size_t count;
    uint32_t ranks[ZONE_HITS_MAX];
};

struct router {
    struct walk walk; /* first: the walk hands itself to visit */
    const struct zone_index *index;
    struct arena *arena;
    struct {
        struct cut *items;
        size_t count, capacity;
    } cuts;
    struct {
        struct route_piece *items;
        size_t count, capacity;
    } pieces;
    size_t segment;       /* at hand */
    struct rank_set last; /* of the last piece */
    struct {              /* what is touched at the last cut, until it is known what comes next */
        bool waits;
        double at[2], begin;
        struct rank_set ranks;
    } touch;
    bool full, crowded;
};

/* ---- sets of ranks ---- */

static void add_rank(struct router *r, struct rank_set *set, uint32_t rank) {
    size_t at = set->count;
    while (at > 0 && set->ranks[at - 1] >= rank)
        at--;
    if (at < set->count && set->ranks[at] == rank)
        return;
    if (set->count == ZONE_HITS_MAX) {
        r->crowded = true;
        return;
    }
    memmove(&set->ranks[at + 1], &set->ranks[at], (set->count - at) * sizeof set->ranks[0]);
    set->ranks[at] = rank;
    set->count++;
}

static bool has_rank(const struct rank_set *set, uint32_t rank) {
    for (size_t i = 0; i < set->count; i++)
        if (set->ranks[i] == rank)
            return true;
    return false;
}

static bool same_set(const struct rank_set *a, const struct rank_set *b) {
    return a->count == b->count && memcmp(a->ranks, b->ranks, a->count * sizeof a->ranks[0]) == 0;
}

static struct rank_set ranks_at(struct router *r, const double point[2]) {
    struct zone_hits hits;
    struct rank_set set;
    look_up(r->index, point, &hits);
    r->crowded |= hits.more;
    set.count = hits.count;
    for (size_t i = 0; i < hits.count; i++)
        set.ranks[i] = hits.hits[i].owner;
    return set;
}

/* ---- where a segment meets edges ---- */

static void push_cut(struct router *r, double at, uint32_t rank) {
    struct cut cut = {at < 0 ? 0 : at > 1 ? 1 : at, rank};
    r->crowded |= r->cuts.count == ROUTE_CUTS_MAX;
    if (!r->crowded)
        r->full |= !VEC_PUSH(r->arena, &r->cuts, cut);
}

/* Twice the area of the triangle; the sign is orientation()'s. */
static double area(const double a[2], const double b[2], const double c[2]) {
    return (a[0] - c[0]) * (b[1] - c[1]) - (a[1] - c[1]) * (b[0] - c[0]);
}

/* The share of the segment at which it passes a point that lies on it. */
static double share_of(const double p[2], const double q[2], const double point[2]) {
    int k = fabs(q[0] - p[0]) < fabs(q[1] - p[1]);
    return (point[k] - p[k]) / (q[k] - p[k]);
}

/* Does the segment from p to q meet the edge? At most twice, when it runs along it. */
static size_t find_meetings(const double p[2], const double q[2], const struct edge *e,
                            double ret_at[2]) {
    int side_p = orientation(e->a, e->b, p), side_q = orientation(e->a, e->b, q);
    int side_a = orientation(p, q, e->a), side_b = orientation(p, q, e->b);
    if (side_p * side_q > 0 || side_a * side_b > 0)
        return 0;
    if (side_p == 0 && side_q == 0) {
        ret_at[0] = share_of(p, q, e->a);
        ret_at[1] = share_of(p, q, e->b);
        double first = lesser(ret_at[0], ret_at[1]), last = greater(ret_at[0], ret_at[1]);
        return last < 0 || first > 1 ? 0 : 2;
    }
    double before = area(e->a, e->b, p), behind = area(e->a, e->b, q);
    ret_at[0] = side_p == 0 ? 0 : side_q == 0 ? 1 : before / (before - behind);
    return 1;
}

static void visit(struct walk *walk, const struct leaf *leaf) {
    struct router *r = (struct router *)walk;
    const size_t chunks = LEAF_CHUNKS((size_t)leaf->edge_count);
    for (uint32_t i = 0; i < leaf->edge_count && !r->full && !r->crowded; i++) {
        struct edge edge = read_edge(leaf, i);
        double at[2];
        size_t meetings = find_meetings(walk->line[0], walk->line[1], &edge, at);
        const uint64_t *group = leaf->groups;
        for (uint32_t g = 0; meetings > 0 && g < leaf->group_count; g++, group += 1 + chunks)
            if (group[1 + i / CHUNK_EDGES] >> i % CHUNK_EDGES & 1)
                for (size_t m = 0; m < meetings; m++)
                    push_cut(r, at[m], (uint32_t)(group[0] >> 1));
    }
}

static int compare_cuts(const void *left, const void *right) {
    const struct cut *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* ---- pieces ---- */

static void push_piece(struct router *r, const struct rank_set *set, double begin,
                       const double enter[2], const double leave[2]) {
    struct route_piece piece = {
        {enter[0], enter[1]}, {leave[0], leave[1]}, begin, NULL, set->count};
    uint32_t *owners = arena_alloc(r->arena, set->count * sizeof *owners);
    r->full |= !owners;
    r->crowded |= r->pieces.count == ROUTE_PIECES_MAX;
    if (r->full || r->crowded)
        return;
    for (size_t i = 0; i < set->count; i++)
        owners[i] = r->index->owners[set->ranks[i]];
    piece.owners = owners;
    r->full |= !VEC_PUSH(r->arena, &r->pieces, piece);
    r->last = *set;
}

/* The touch that waits is a piece when it is of a shape that lies neither behind nor ahead. With it
 * stand the shapes that hold both. */
static void settle_touch(struct router *r, const struct rank_set *ahead) {
    struct rank_set touched = {0};
    bool new_shape = false;
    for (size_t i = 0; i < r->touch.ranks.count; i++) {
        uint32_t rank = r->touch.ranks.ranks[i];
        bool behind = r->pieces.count > 0 && has_rank(&r->last, rank);
        bool before = has_rank(ahead, rank);
        new_shape |= !behind && !before;
        if (behind == before)
            add_rank(r, &touched, rank);
    }
    for (size_t i = 0; i < ahead->count; i++)
        if (has_rank(&r->last, ahead->ranks[i]))
            add_rank(r, &touched, ahead->ranks[i]);
    if (r->touch.waits && new_shape)
        push_piece(r, &touched, r->touch.begin, r->touch.at, r->touch.at);
    r->touch.waits = false;
    r->touch.ranks.count = 0;
}

static void pass_through(struct router *r, double begin, const double from[2], const double to[2]) {
    const double middle[2] = {from[0] + (to[0] - from[0]) / 2, from[1] + (to[1] - from[1]) / 2};
    struct rank_set set = ranks_at(r, middle);
    settle_touch(r, &set);
    if (r->pieces.count > 0 && same_set(&set, &r->last)) {
        struct route_piece *last = &r->pieces.items[r->pieces.count - 1];
        last->leave[0] = to[0];
        last->leave[1] = to[1];
    } else {
        push_piece(r, &set, begin, from, to);
    }
}

static void touch(struct router *r, double begin, const double at[2], const struct cut *cuts,
                  size_t count) {
    struct rank_set here = ranks_at(r, at);
    r->touch.waits = true;
    r->touch.begin = begin;
    r->touch.at[0] = at[0];
    r->touch.at[1] = at[1];
    for (size_t i = 0; i < count; i++)
        add_rank(r, &r->touch.ranks, cuts[i].rank);
    for (size_t i = 0; i < here.count; i++)
        add_rank(r, &r->touch.ranks, here.ranks[i]);
}

static void find_cuts(struct router *r, const double (*segment)[2]) {
    r->cuts.count = 0;
    r->walk.line = segment;
    for (int k = 0; k < 2; k++) {
        r->walk.box.low[k] = lesser(segment[0][k], segment[1][k]);
        r->walk.box.high[k] = greater(segment[0][k], segment[1][k]);
    }
    walk_leaves(r->index, &r->walk);
    if (r->cuts.count > 0)
        qsort(r->cuts.items, r->cuts.count, sizeof *r->cuts.items, compare_cuts);
}

static void follow_segment(struct router *r, const double (*segment)[2]) {
    double from[2] = {segment[0][0], segment[0][1]}, passed = 0;
    find_cuts(r, segment);
    for (size_t i = 0, next; i < r->cuts.count && !r->full && !r->crowded; i = next) {
        double share = r->cuts.items[i].at, at[2];
        for (next = i + 1; next < r->cuts.count && r->cuts.items[next].at - share < SAME_CUT;)
            next++;
        for (int k = 0; k < 2; k++)
            at[k] = segment[0][k] + share * (segment[1][k] - segment[0][k]);
        if (share - passed >= SAME_CUT)
            pass_through(r, (double)r->segment + passed, from, at);
        touch(r, (double)r->segment + share, at, r->cuts.items + i, next - i);
        memcpy(from, at, sizeof from);
        passed = share;
    }
    if (1 - passed >= SAME_CUT)
        pass_through(r, (double)r->segment + passed, from, segment[1]);
}

/* By value: zero has two signs. */
static bool same_point(const double p[2], const double q[2]) {
    return p[0] == q[0] && p[1] == q[1];
}

static void follow(struct router *r, const double (*line)[2], size_t count) {
    const struct rank_set nothing = {0};
    touch(r, 0, line[0], NULL, 0);
    for (r->segment = 0; r->segment + 1 < count && !r->full && !r->crowded; r->segment++)
        if (!same_point(line[r->segment], line[r->segment + 1]))
            follow_segment(r, line + r->segment);
    settle_touch(r, &nothing);
    if (r->pieces.count == 0 && !r->full && !r->crowded) /* one point, in no shape */
        push_piece(r, &nothing, 0, line[0], line[0]);
}

enum lkd_status zone_index_route(const struct zone_index *index, const double (*line)[2],
                                 size_t count, struct arena *arena, struct zone_route *ret_route,
                                 struct lkd_error *err) {
    struct router r = {.walk.visit = visit, .index = index, .arena = arena};
    follow(&r, line, count);
    if (r.full)
        return error_set(err, LKD_NO_MEMORY, "no memory for the zones of the route");
    if (r.crowded)
        return error_set(err, LKD_LIMIT, "the route crosses too many zones");
    *ret_route = (struct zone_route){r.pieces.items, r.pieces.count};
    return LKD_OK;
}
