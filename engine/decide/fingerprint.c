/*
 * fingerprint.c - hashing facts by what they mean; see fingerprint.h.
 */
#include "decide/fingerprint.h"

/* The bytes of a value that count; the rest of the union is whatever it was. */
static void add_value(struct hash *h, enum fact_type type, const union value *value) {
    switch (type) {
    case TYPE_STRING:
        hash_update(h, &value->string.length, sizeof value->string.length);
        hash_update(h, value->string.bytes, value->string.length);
        break;
    case TYPE_HOURS:
        hash_update(h, &value->hours, sizeof value->hours);
        break;
    case TYPE_ZONES:
        hash_update(h, &value->zones.count, sizeof value->zones.count);
        hash_update(h, value->zones.zones, value->zones.count * sizeof *value->zones.zones);
        break;
    case TYPE_POINT:
        hash_update(h, &value->point, sizeof value->point);
        break;
    case TYPE_LINESTRING:
        hash_update(h, &value->line.count, sizeof value->line.count);
        hash_update(h, value->line.lonlat, 2 * value->line.count * sizeof *value->line.lonlat);
        break;
    default:
        hash_update(h, &value->i, sizeof value->i);
        break;
    }
}

struct fingerprint fingerprint_of(const struct facts *facts) {
    struct fingerprint fingerprint;
    struct hash h;
    hash_init(&h);
    hash_update(&h, &facts->time_s, sizeof facts->time_s);
    hash_update(&h, facts->state, facts->vocabulary->count);
    for (size_t i = 0; i < facts->vocabulary->count; i++)
        if (facts->state[i] == FACT_GIVEN)
            add_value(&h, facts->vocabulary->facts[i].type, &facts->value[i]);
    hash_text(&h, fingerprint.text);
    return fingerprint;
}
