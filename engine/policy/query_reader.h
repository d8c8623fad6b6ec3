/*
 * query_reader.h - the text of a query (one JSON object) into fact slots.
 *
 * One pass, no tree: keys are looked up in the vocabulary's tree of names and each value goes
 * straight into its slot. The vocabulary decides what may stand where:
 *
 *     boolean     true, false
 *     integer     12; at most 10^12 in size
 *     decimal     0.75, 1e3; at most 10^12 in size, at most six decimals, exact
 *     string      "..."; at most 4,096 bytes
 *     enum        one of its values
 *     time, date  "2021-07-26T18:00:00+07:00", "2021-07-26"; days that exist
 *     hours       ["06:00", "18:00"]; a start after the end is a night, equal ones are refused
 *     zone        "760"; a code of the zone table
 *     zones       ["760", "79"]; at most 256
 *     point       [longitude, latitude] in degrees
 *     place       an object with a zone, a point or both, and further modifiers
 *     linestring  {"type": "LineString", "coordinates": [[longitude, latitude], ...]}, 2 to 10,000
 *                 points and no other member
 *
 * The text is strict JSON (base/json.h) of at most 1 MB; null is no value of any type.
 */
#ifndef POLICY_QUERY_READER_H
#define POLICY_QUERY_READER_H

#include "base/error.h"
#include "policy/facts.h"
#include "zones/zones.h"

#define QUERY_TEXT_MAX ((size_t)1 << 20)
#define QUERY_NUMBER_MAX INT64_C(1000000000000)
#define QUERY_STRING_MAX 4096
#define QUERY_ZONES_MAX 256
#define QUERY_LINE_MAX 10000

struct query_reader; /* immutable; any number of threads may use one */

/* Prepare reading queries in a vocabulary. The reader lies in the arena and borrows vocabulary and
 * zones; NULL when the arena is full. */
const struct query_reader *query_reader_new(const struct vocabulary *v, const struct zones *zones,
                                            struct arena *arena);

/*
 * Clear the facts and fill them from a query. `f->time_s` stays as it is when the query has no
 * `time`. Facts point into the text and the arena. The caller settles the facts (facts_settle) once
 * those from elsewhere are set too.
 *
 * LKD_BAD_QUERY: `err->where` is the dotted path of what is wrong ("permit.zones[1]"), "" for the
 * whole text. A text that is not JSON is told before anything else, with its byte, line and column;
 * otherwise the first mistake in the order of the text is. LKD_NO_MEMORY when the arena is full.
 * After a failure the facts are cleared.
 */
enum lkd_status query_read(const struct query_reader *r, const char *text, size_t length,
                           struct facts *f, struct arena *arena, struct lkd_error *err);

#endif
