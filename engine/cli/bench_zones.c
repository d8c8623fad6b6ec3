/*
 * bench_zones.c - timing lookups of places.
 *
 * Points are drawn at random, the same in every run: anywhere in the shapes, within 50 m of a
 * border, and in one city. Each lookup is timed by itself for the median and the 99th percentile,
 * less what reading the clock takes; the mean comes from all of them in a row.
 */
#include "cli/bench_zones.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/bench_measure.h"
#include "cli/clock.h"
#include "cli/complain.h"
#include "cli/policy.h"
#include "lockdown/lookup.h"
#include "lockdown/time.h"

#define POINTS 100000
#define DRAWS_MAX 20000000
#define BORDER_M 50.0
#define CITY "79"

struct workload {
    const char *name, *json;
    double (*points)[2];
    size_t count;
    double mean_ns, median_ns, p99_ns;
};

struct zones_bench {
    const struct lkd_lookup *lookup;
    struct lkd_lookup_info info;
    uint64_t random;
    int64_t at_s;
};

bool bench_zones_wanted(const struct cli *cli) {
    const char *zones = cli->global.zones;
    size_t length = zones ? strlen(zones) : 0;
    struct stat info;

    if (!zones || stat(zones, &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    return length < 4 || strcmp(zones + length - 4, ".tsv") != 0;
}

/* ---- points ---- */

static double random_share(struct zones_bench *b) {
    b->random = b->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(b->random >> 11) / 9007199254740992.0;
}

static bool is_inside(struct zones_bench *b, const double point[2]) {
    return lkd_lookup_count(b->lookup, point[0], point[1]) > 0;
}

static bool is_near_border(struct zones_bench *b, const double point[2]) {
    struct lkd_location location;

    return lkd_lookup_at(b->lookup, point[0], point[1], BORDER_M, b->at_s, &location, NULL) ==
               LKD_OK &&
           location.near_border;
}

static bool is_in_city(struct zones_bench *b, const double point[2]) {
    struct lkd_location location;

    if (!is_inside(b, point) ||
        lkd_lookup_at(b->lookup, point[0], point[1], 0, b->at_s, &location, NULL) != LKD_OK)
        return false;
    for (size_t i = 0; i < location.count; i++)
        if (strcmp(location.zones[i].id, CITY) == 0)
            return true;
    return false;
}

/* Draw points until there are enough that fit, or too few do. */
static void draw(struct zones_bench *b, struct workload *w, size_t wanted,
                 bool (*fits)(struct zones_bench *b, const double point[2])) {
    const struct lkd_lookup_info *i = &b->info;

    w->count = 0;
    for (size_t n = 0; n < DRAWS_MAX && w->count < wanted; n++) {
        const double point[2] = {i->west + random_share(b) * (i->east - i->west),
                                 i->south + random_share(b) * (i->north - i->south)};

        if (fits(b, point))
            memcpy(w->points[w->count++], point, sizeof point);
    }
}

/* ---- timing ---- */

static int compare(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static double clock_cost_s(void) {
    double least = 1;

    for (int i = 0; i < 10000; i++) {
        double start = clock_now_s(), cost = clock_now_s() - start;

        least = cost < least ? cost : least;
    }
    return least;
}

static void time_each(const struct zones_bench *b, struct workload *w, double *times) {
    double clock_s = clock_cost_s();

    for (size_t i = 0; i < w->count; i++) {
        double start = clock_now_s();

        lkd_lookup_count(b->lookup, w->points[i][0], w->points[i][1]);
        times[i] = clock_now_s() - start - clock_s;
    }
    qsort(times, w->count, sizeof *times, compare);
    w->median_ns = times[w->count / 2] * 1e9;
    w->p99_ns = times[w->count * 99 / 100] * 1e9;
}

struct pass {
    const struct zones_bench *bench;
    const struct workload *workload;
};

static double look_up_all(void *context) {
    const struct pass *p = context;
    double start = clock_now_s();

    for (size_t i = 0; i < p->workload->count; i++)
        lkd_lookup_count(p->bench->lookup, p->workload->points[i][0], p->workload->points[i][1]);
    return clock_now_s() - start;
}

static void time_workload(const struct zones_bench *b, struct workload *w, double round_s,
                          double *times) {
    struct pass pass = {b, w};

    if (w->count == 0)
        return;
    w->mean_ns = bench_measure(look_up_all, &pass, w->count, round_s).median_ns;
    time_each(b, w, times);
}

/* ---- output ---- */

static void print_pretty(struct output *out, const struct zones_bench *b, double load_s,
                         const struct workload *w, size_t count) {
    output_printf(out, "%zu zones with %zu shapes of %zu points; the index takes %.1f MB:\n",
                  b->info.zones, b->info.shapes, b->info.points, (double)b->info.index_bytes / 1e6);
    output_printf(out, "  %zu cells with borders, %.1f edges each\n", b->info.cells_with_borders,
                  (double)b->info.edges_in_cells / (double)b->info.cells_with_borders);
    output_printf(out, "  read, check and index         %8.3f s\n", load_s);
    output_puts(out, "method: each lookup timed by itself (median, 99th percentile; the clock's\n"
                     "        own cost taken off), and all in a row (mean)\n");
    for (size_t i = 0; i < count; i++) {
        if (w[i].count == 0)
            output_printf(out, "  %-29s none drawn\n", w[i].name);
        else
            output_printf(out, "  %-29s %8.0f ns median %8.0f ns p99 %8.0f ns mean (%zu points)\n",
                          w[i].name, w[i].median_ns, w[i].p99_ns, w[i].mean_ns, w[i].count);
    }
}

static void print_json(struct output *out, const struct zones_bench *b, double load_s,
                       const struct workload *w, size_t count) {
    output_printf(out,
                  "{\"zones\":%zu,\"shapes\":%zu,\"points\":%zu,\"index_bytes\":%zu,"
                  "\"cells_with_borders\":%zu,\"load_s\":%.6f",
                  b->info.zones, b->info.shapes, b->info.points, b->info.index_bytes,
                  b->info.cells_with_borders, load_s);
    for (size_t i = 0; i < count; i++)
        output_printf(out,
                      ",\n\"%s\":{\"points\":%zu,\"median_ns\":%.1f,\"p99_ns\":%.1f,"
                      "\"mean_ns\":%.1f}",
                      w[i].json, w[i].count, w[i].median_ns, w[i].p99_ns, w[i].mean_ns);
    output_puts(out, "}\n");
}

/* ---- the whole ---- */

#define WORKLOADS 3

static void measure(struct cli *cli, struct zones_bench *b, double load_s, double seconds,
                    bool json, double (*points)[POINTS][2], double *times) {
    struct workload w[WORKLOADS] = {
        {.name = "random points in the zones", .json = "random"},
        {.name = "within 50 m of a border", .json = "border"},
        {.name = "in TP HCM (79) alone", .json = "city"},
    };
    bool (*const fits[WORKLOADS])(struct zones_bench *,
                                  const double[2]) = {is_inside, is_near_border, is_in_city};

    for (size_t i = 0; i < WORKLOADS; i++) {
        w[i].points = points[i];
        draw(b, &w[i], i == 0 ? POINTS : POINTS / 5, fits[i]);
        time_workload(b, &w[i], seconds / WORKLOADS / BENCH_ROUNDS, times);
    }
    if (json)
        print_json(&cli->out, b, load_s, w, WORKLOADS);
    else
        print_pretty(&cli->out, b, load_s, w, WORKLOADS);
}

static int bench_lookup(struct cli *cli, const struct lkd_lookup *lookup, double load_s,
                        double seconds, bool json) {
    struct zones_bench b = {.lookup = lookup, .info = lkd_lookup_info(lookup), .random = 1};
    double(*points)[POINTS][2] = calloc(WORKLOADS, sizeof *points);
    double *times = calloc(POINTS, sizeof *times);
    struct lkd_error err;

    lkd_time_parse("2021-07-26", &b.at_s);
    if (points && times && b.info.any_shape)
        measure(cli, &b, load_s, seconds, json, points, times);
    else if (points && times)
        refuse(&err, LKD_NOT_FOUND, NULL, "the zones have no shapes");
    else
        refuse(&err, LKD_NO_MEMORY, NULL, "no memory for points");
    bool done = points && times && b.info.any_shape;
    if (!done)
        complain(&err);
    free(points);
    free(times);
    return done ? EXIT_DONE : EXIT_INVALID;
}

int bench_zones_run(struct cli *cli, double seconds, bool json) {
    struct lkd_lookup *lookup;
    double start = clock_now_s();
    int status = lookup_load(cli, &lookup);

    if (status != EXIT_DONE)
        return status;
    status = bench_lookup(cli, lookup, clock_now_s() - start, seconds, json);
    lkd_lookup_free(lookup);
    return status;
}
