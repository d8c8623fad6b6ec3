/*
 * level_counts.c - how many zones show which level; see lockdown/export.h.
 */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "decide/level_asker.h"
#include "lockdown/export.h"

static bool is_counted(const struct lkd_level_choice *choice, const struct zone *zone,
                       const struct zone *within) {
    return strcmp(zone->kind, choice->kind) == 0 && zone->from_s <= choice->at_s &&
           choice->at_s < zone->to_s && (!within || zone_inside(zone, within));
}

static void count(struct level_asker *x, const struct lkd_level_choice *choice,
                  const struct zone *within, size_t *counts) {
    const struct lkd_policy *p = x->decider->policy;
    const struct zones *zones = p->map->zones;
    uint32_t total = (uint32_t)zones_count(zones);
    for (uint32_t i = 0; i < total; i++) {
        if (!is_counted(choice, zones_at(zones, i), within))
            continue;
        const struct level *level = level_asker_ask(x, i, choice->at_s, NULL);
        counts[level ? (size_t)(level - p->rulebook->levels) : p->rulebook->level_count]++;
    }
}

/* Those with a level in the order of the rulebook's scales, then those without. */
static void tell(const struct rulebook *rb, const size_t *counts, lkd_level_count_taker *take,
                 void *context) {
    for (size_t s = 0; s < rb->scale_count; s++)
        for (int i = 0; i < rb->scales[s].level_count; i++) {
            const struct level *level = &rb->levels[rb->scales[s].levels[i]];
            take(context, level->id, level->label.vi, level->label.en, counts[level - rb->levels]);
        }
    take(context, NULL, NULL, NULL, counts[rb->level_count]);
}

enum lkd_status lkd_policy_count_levels(struct lkd_policy *p, const struct lkd_level_choice *choice,
                                        lkd_level_count_taker *take, void *context,
                                        struct lkd_error *err) {
    const struct zone *within = NULL;
    struct level_asker x;
    error_clear(err);
    if (choice->within) {
        uint32_t zone = zones_find(p->map->zones, choice->within, strlen(choice->within));
        if (zone == NO_ZONE)
            return error_set(err, LKD_NOT_FOUND, "there is no zone \"%s\"", choice->within);
        within = zones_at(p->map->zones, zone);
    }
    size_t *counts = calloc(p->rulebook->level_count + 1, sizeof *counts);
    if (!counts)
        return error_set(err, LKD_NO_MEMORY, "no memory to count levels");
    enum lkd_status status = level_asker_init(&x, p, err);
    if (!status) {
        count(&x, choice, within, counts);
        tell(p->rulebook, counts, take, context);
        level_asker_free(&x);
    }
    free(counts);
    return status;
}
