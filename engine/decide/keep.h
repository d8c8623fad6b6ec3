/*
 * keep.h - what decided, kept in the folder of a log so that it can decide again.
 *
 *     policies/<hash>/                a rulebook without its tests
 *     zones/<hash>/map/, table.tsv   a map, as zone_map_load() takes it
 *     zones/<hash>/base, orders.geojson, levels
 *                                    a map with what a registry publishes: the hash of the map, the
 *                                    blockades, the levels
 *
 * Each is put there once, whole, after it was seen that it loads and has its hash.
 */
#ifndef DECIDE_KEEP_H
#define DECIDE_KEEP_H

#include "decide/snapshot.h"

/* LKD_BAD_DATA when the files are not those any more that the policy was loaded from. */
enum lkd_status policy_keep(const struct lkd_policy *p, const char *folder, struct lkd_error *err);

/* Load what is kept under these hashes; `with` has announced acts, with a space between. New;
 * release it. LKD_BAD_DATA when it is not what the hashes say. */
enum lkd_status policy_kept(const char *folder, const char *rules_hash, const char *zones_hash,
                            const char *with, struct lkd_policy **ret_policy,
                            struct lkd_error *err);

#endif
