/*
 * facts_text.h - facts as the text of a query: reading it again gives the same facts.
 */
#ifndef DECIDE_FACTS_TEXT_H
#define DECIDE_FACTS_TEXT_H

#include "base/text.h"
#include "policy/facts.h"
#include "zones/zones.h"

/* How the facts of a vocabulary are nested; immutable. In the arena, NULL when that is full;
 * borrows the vocabulary and the zones. */
struct facts_text;
const struct facts_text *facts_text_new(const struct vocabulary *v, const struct zones *zones,
                                        struct arena *arena);

/* Append a JSON object with every fact that is given, and the moment as `time`. */
void facts_text_write(const struct facts_text *f, const struct facts *facts, struct text *out);

/* Append a value as JSON, as a query has it; of a place: null. `zones` may be NULL where no zone
 * can occur. */
void fact_value_write(const struct fact *fact, const union value *value, const struct zones *zones,
                      struct text *out);

#endif
