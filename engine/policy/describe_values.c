/*
 * describe_values.c - names, values and moments in words; see describe.h.
 */
#include "base/civil.h"
#include "base/moment.h"
#include "policy/describe.h"
#include "policy/evaluation.h"

#define ZONES_SHOWN 6 /* of a longer list only these are named */

void words_put(const struct words *w, const char *vi, const char *en) {
    text_puts(w->out, w->vi ? vi : en);
}

void words_bilingual(const struct words *w, struct bilingual text) {
    text_puts(w->out, w->vi ? text.vi : text.en);
}

void words_truth(const struct words *w, enum kleene value) {
    switch (value) {
    case KLEENE_FALSE:
        words_put(w, "sai", "false");
        break;
    case KLEENE_TRUE:
        words_put(w, "đúng", "true");
        break;
    case KLEENE_UNKNOWN:
        words_put(w, "chưa biết", "not known");
        break;
    }
}

void words_unit(const struct words *w, int rank) {
    static const struct bilingual units[] = {
        [ZONE_RANK_COUNTRY] = {"quốc gia", "country"},
        [ZONE_RANK_PROVINCE] = {"tỉnh, thành phố", "province"},
        [ZONE_RANK_DISTRICT] = {"quận, huyện", "district"},
        [ZONE_RANK_WARD] = {"phường, xã", "ward"},
        [ZONE_RANK_OTHER] = {"khu vực", "area"},
    };
    words_bilingual(w, units[rank]);
}

/* ---- moments ---- */

void words_clock(const struct words *w, int second) {
    char clock[CIVIL_CLOCK_SIZE];
    civil_format_clock(second, clock);
    text_puts(w->out, clock);
}

void words_instant(const struct words *w, int64_t instant_s) {
    words_clock(w, civil_second_of_day(instant_s));
    words_put(w, " ngày ", " on ");
    moment_date(w->out, instant_s, w->vi);
}

void words_end(const struct words *w, int64_t instant_s) {
    if (civil_second_of_day(instant_s) != 0) {
        moment_words(w->out, instant_s, w->vi);
        return;
    }
    words_put(w, "hết ngày ", "the end of ");
    moment_date(w->out, instant_s - CIVIL_DAY_S, w->vi);
}

void words_begin(const struct words *w, int64_t instant_s) {
    if (civil_second_of_day(instant_s) != 0) {
        moment_words(w->out, instant_s, w->vi);
        return;
    }
    words_put(w, "ngày ", "");
    moment_date(w->out, instant_s, w->vi);
}

/* ---- numbers ---- */

void words_decimal(const struct words *w, int64_t millionths) {
    size_t begin = w->out->length;
    text_decimal(w->out, millionths);
    for (size_t i = begin; w->vi && i < w->out->length; i++)
        if (w->out->bytes[i] == '.')
            w->out->bytes[i] = ',';
}

/* ---- zones and places ---- */

void words_zone(const struct words *w, uint32_t zone) {
    const struct zone *z = zones_at(w->rb->zones, zone);
    bool vietnamese = w->vi || !z->name_en || !*z->name_en;
    text_printf(w->out, "%s (%s)", vietnamese ? z->name : z->name_en, z->id);
}

static void put_zones(const struct words *w, const uint32_t *zones, size_t count) {
    for (size_t i = 0; i < count && i < ZONES_SHOWN; i++) {
        if (i > 0)
            text_puts(w->out, ", ");
        words_zone(w, zones[i]);
    }
    if (count > ZONES_SHOWN)
        text_printf(w->out, w->vi ? " và %zu nơi khác" : " and %zu more", count - ZONES_SHOWN);
    if (count == 0)
        words_put(w, "không nơi nào", "nowhere");
}

static void put_point(const struct words *w, double lon, double lat) {
    text_printf(w->out, w->vi ? "kinh độ %.6g, vĩ độ %.6g" : "longitude %.6g, latitude %.6g", lon,
                lat);
}

/* The temporary orders in force there. */
static void put_orders(const struct words *w, const struct place_zones *p) {
    for (uint32_t i = 0; i < p->order_count; i++) {
        const struct zone_order *order = &w->e->geography.orders->items[p->orders[i]];
        if (order->from_s <= w->e->now_s && w->e->now_s < order->to_s)
            text_printf(w->out, "%s (%s), ", w->vi ? order->name : order->name_en, order->id);
    }
}

/* A place: its zone, else its point; of the route the leg at hand. */
static void put_place(const struct words *w, uint16_t slot) {
    const struct vocabulary *v = &w->rb->vocabulary;
    const struct facts *facts = w->e->facts;
    const struct place_zones *p = place_zones(w->e, slot);
    uint16_t point = (uint16_t)(v->facts[slot].first_modifier + v->place_key[PLACE_POINT]);
    put_orders(w, p);
    if (p->known)
        put_zones(w, p->zones, p->count);
    else if (v->facts[slot].type == TYPE_LINESTRING)
        words_put(w, "một nơi chưa rõ", "somewhere unknown");
    else if (facts->state[slot] == FACT_NONE)
        words_put(w, "không có", "none");
    else if (v->facts[slot].type == TYPE_PLACE && v->place_key[PLACE_POINT] >= 0 &&
             facts->state[point] == FACT_GIVEN)
        put_point(w, facts->value[point].point.lon, facts->value[point].point.lat);
    else
        words_truth(w, KLEENE_UNKNOWN);
}

/* ---- values ---- */

void words_value(const struct words *w, enum fact_type type, const struct enumeration *values,
                 const union value *value) {
    switch (type) {
    case TYPE_BOOLEAN:
        words_put(w, value->i ? "có" : "không", value->i ? "yes" : "no");
        break;
    case TYPE_INTEGER:
        text_integer(w->out, value->i);
        break;
    case TYPE_DECIMAL:
        words_decimal(w, value->i);
        break;
    case TYPE_STRING:
        text_puts(w->out, "“");
        text_append(w->out, value->string.bytes, value->string.length);
        text_puts(w->out, "”");
        break;
    case TYPE_ENUM:
        words_bilingual(w, values->labels[value->i]);
        break;
    case TYPE_TIME:
        words_instant(w, value->i);
        break;
    case TYPE_DATE:
        moment_date(w->out, value->i, w->vi);
        break;
    case TYPE_HOURS:
        words_clock(w, value->hours.from_s);
        words_put(w, " đến ", " to ");
        words_clock(w, value->hours.to_s);
        break;
    case TYPE_ZONE:
        words_zone(w, (uint32_t)value->i);
        break;
    case TYPE_ZONES:
        put_zones(w, value->zones.zones, value->zones.count);
        break;
    case TYPE_POINT:
        put_point(w, value->point.lon, value->point.lat);
        break;
    case TYPE_LINESTRING:
        text_printf(w->out, w->vi ? "%u điểm" : "%u points", (unsigned)value->line.count);
        break;
    case TYPE_PLACE:
    case TYPE_COUNT:
        break; /* places are told by their zones */
    }
}

void words_fact(const struct words *w, uint16_t slot) {
    const struct fact *fact = &w->rb->vocabulary.facts[slot];
    words_bilingual(w, fact->label);
    if (fact->place == NO_SLOT)
        return;
    text_puts(w->out, " (");
    words_bilingual(w, w->rb->vocabulary.facts[fact->place].label);
    text_puts(w->out, ")");
}

void words_fact_value(const struct words *w, uint16_t slot) {
    const struct fact *fact = &w->rb->vocabulary.facts[slot];
    const struct facts *facts = w->e->facts;
    bool leg = slot == w->e->kind->route && trip_has_leg(w->e);
    if (fact->type == TYPE_PLACE || fact->type == TYPE_ZONE || leg)
        put_place(w, slot);
    else if (facts->state[slot] == FACT_UNKNOWN)
        words_truth(w, KLEENE_UNKNOWN);
    else if (facts->state[slot] == FACT_NONE)
        words_put(w, "không có", "none");
    else
        words_value(w, fact->type, fact->values, &facts->value[slot]);
}

/* ---- references ---- */

static void put_reading(const struct words *w, reference from, const struct fact_reading *r) {
    if (r->state == FACT_NONE)
        words_put(w, "không có", "none");
    else if (r->state == FACT_GIVEN)
        words_value(w, reference_type(w->rb, from), reference_values(w->rb, from), &r->value);
}

/* A modifier of `here`: with an evaluation, of the place that is. */
static void put_modifier_here(const struct words *w, reference from) {
    if (w->e) {
        words_fact(w, reference_slot(w->e, from));
        return;
    }
    words_bilingual(w, w->rb->vocabulary.facts[REFERENCE_INDEX(from)].label);
    words_put(w, " (nơi này)", " (this place)");
}

void words_reference(const struct words *w, reference from) {
    uint32_t index = REFERENCE_INDEX(from);
    switch (REFERENCE_KIND(from)) {
    case REF_FACT:
        words_fact(w, (uint16_t)index);
        break;
    case REF_HERE:
        put_modifier_here(w, from);
        break;
    case REF_DERIVED:
        words_bilingual(w, w->rb->derived[index].label);
        break;
    case REF_PARAMETER:
        words_bilingual(w, w->rb->parameters[index].label);
        break;
    }
}

void words_reading(const struct words *w, reference from) {
    struct fact_reading r = read_reference(w->e, from);
    if (is_of_query(from) && r.state != FACT_UNKNOWN)
        words_fact_value(w, reference_slot(w->e, from));
    else
        put_reading(w, from, &r);
}

/* ---- levels ---- */

static void put_level(const struct words *w, int scale, int in_scale) {
    if (in_scale == LEVEL_NONE) {
        words_put(w, "không có", "none");
        return;
    }
    text_puts(w->out, "“");
    words_bilingual(w, w->rb->levels[w->rb->scales[scale].levels[in_scale]].label);
    text_puts(w->out, "”");
}

void words_level(const struct words *w, uint16_t place, int scale) {
    struct level_range range = place_level(w->e, place, scale);
    bool open = range.least == LEVEL_NONE && range.greatest == w->rb->scales[scale].level_count - 1;
    if (range.least == range.greatest) {
        put_level(w, scale, range.least);
    } else if (open) {
        words_truth(w, KLEENE_UNKNOWN);
    } else {
        words_put(w, "từ ", "from ");
        put_level(w, scale, range.least);
        words_put(w, " đến ", " to ");
        put_level(w, scale, range.greatest);
    }
}

/* ---- instants as written ---- */

static void put_amount(const struct words *w, int64_t amount, const char *vi, const char *en) {
    text_integer(w->out, amount);
    text_puts(w->out, " ");
    words_put(w, vi, en);
    if (!w->vi && amount != 1)
        text_puts(w->out, "s");
}

/* In the unit people would use; hours up to four days are kept, as the law writes them. */
static void put_seconds(const struct words *w, int64_t seconds) {
    if (seconds % CIVIL_DAY_S == 0 && seconds > 4 * CIVIL_DAY_S)
        put_amount(w, seconds / CIVIL_DAY_S, "ngày", "day");
    else if (seconds % 3600 == 0)
        put_amount(w, seconds / 3600, "giờ", "hour");
    else if (seconds % 60 == 0)
        put_amount(w, seconds / 60, "phút", "minute");
    else
        put_amount(w, seconds, "giây", "second");
}

/* With an evaluation so many units as there are now, else what counts them. */
static void put_counted_time(const struct words *w, const struct adjustment *a) {
    struct fact_reading r = {FACT_UNKNOWN, CIVIL_NEVER, {.i = 0}};
    if (w->e)
        r = read_reference(w->e, a->count);
    bool counts = r.state == FACT_GIVEN && r.value.i >= 0 && r.value.i <= ADJUSTMENT_COUNT_MAX;
    if (counts && a->kind == ADJUST_SECONDS)
        put_seconds(w, a->amount * r.value.i);
    else if (counts)
        put_amount(w, r.value.i, "tháng", "month");
    else
        words_reference(w, a->count);
}

static void put_adjustment(const struct words *w, const struct adjustment *a) {
    bool constant = a->count == NO_REFERENCE;
    bool minus = constant ? a->amount < 0 : a->sign < 0;
    int64_t size = a->amount < 0 ? -a->amount : a->amount;
    text_puts(w->out, minus ? " − " : " + ");
    if (!constant)
        put_counted_time(w, a);
    else if (a->kind == ADJUST_MONTHS)
        put_amount(w, size, "tháng", "month");
    else
        put_seconds(w, size);
}

static void put_base(const struct words *w, const struct instant *i) {
    switch (i->base) {
    case INSTANT_CONSTANT:
        words_begin(w, i->constant_s);
        break;
    case INSTANT_REFERENCE:
        text_puts(w->out, "“");
        words_reference(w, i->from);
        text_puts(w->out, "”");
        break;
    case INSTANT_NOW:
        words_put(w, "thời điểm kiểm tra", "the moment of the check");
        break;
    case INSTANT_TODAY:
        words_put(w, "hôm nay", "today");
        break;
    }
}

static void put_adjusted(const struct words *w, const struct instant *i, size_t adjustments) {
    if (adjustments == 0) {
        put_base(w, i);
        return;
    }
    const struct adjustment *last = &i->adjustments[adjustments - 1];
    if (last->kind == ADJUST_MIDNIGHT)
        words_put(w, "đầu ngày của ", "the start of the day of ");
    put_adjusted(w, i, adjustments - 1);
    if (last->kind != ADJUST_MIDNIGHT)
        put_adjustment(w, last);
}

void words_moment(const struct words *w, const struct instant *instant) {
    put_adjusted(w, instant, instant->adjustment_count);
}

bool instant_drop_second(struct instant *instant) {
    if (instant->adjustment_count == 0)
        return false;
    struct adjustment *last = &instant->adjustments[instant->adjustment_count - 1];
    if (last->kind != ADJUST_SECONDS || last->count != NO_REFERENCE || (last->amount - 1) % 60 != 0)
        return false;
    last->amount--;
    if (last->amount == 0)
        instant->adjustment_count--;
    return true;
}
