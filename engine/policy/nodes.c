/*
 * nodes.c - making condition nodes, each only once.
 *
 * A node equal to one that is there is that one, so rules share atoms and whole sub-conditions.
 * `and` and `or` are flattened, lose neutral and repeated children and keep the author's order.
 */
#include "policy/linker.h"

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length) {
    const unsigned char *p = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ p[i]) * 1099511628211u;
    return hash ^ hash >> 29;
}
#define HASH_SEED 14695981039346656037u

/* Is the item of that index equal to what is being interned? */
typedef bool equals(const struct linker *l, uint32_t index, const void *item);

static void grow_cells(struct linker *l, struct interner *in) {
    size_t count = in->cell_count ? in->cell_count * 2 : 64;
    uint64_t *cells = arena_calloc(l->arena, count, sizeof *cells);
    for (size_t i = 0; i < in->cell_count; i++) {
        if (in->cells[i] == 0)
            continue;
        size_t k = (in->cells[i] >> 32) & (count - 1);
        while (cells[k] != 0)
            k = (k + 1) & (count - 1);
        cells[k] = in->cells[i];
    }
    in->cells = cells;
    in->cell_count = count;
}

/* The index of the equal item, or NO_INDEX after noting that the item gets index `next`. */
static uint32_t intern(struct linker *l, struct interner *in, uint64_t hash, const void *item,
                       equals *equal, uint32_t next) {
    if (2 * in->used >= in->cell_count)
        grow_cells(l, in);
    uint32_t high = (uint32_t)(hash >> 32);
    for (size_t k = high & (in->cell_count - 1);; k = (k + 1) & (in->cell_count - 1)) {
        if (in->cells[k] == 0) {
            in->cells[k] = (uint64_t)high << 32 | (next + 1);
            in->used++;
            return NO_INDEX;
        }
        uint32_t index = (uint32_t)in->cells[k] - 1;
        if (in->cells[k] >> 32 == high && equal(l, index, item))
            return index;
    }
}

/* ---- side tables ---- */

static bool same_linear(const struct linker *l, uint32_t i, const void *item) {
    return memcmp(&l->rb->conditions.linears.items[i], item, sizeof(struct linear)) == 0;
}

uint32_t intern_linear(struct linker *l, const struct linear *linear) {
    struct conditions *c = &l->rb->conditions;
    uint64_t hash = hash_bytes(HASH_SEED, linear, sizeof *linear);
    uint32_t index =
        intern(l, &l->linear_cells, hash, linear, same_linear, (uint32_t)c->linears.count);
    if (index != NO_INDEX)
        return index;
    VEC_PUSH(l->arena, &c->linears, *linear);
    return (uint32_t)c->linears.count - 1;
}

static bool same_instant(const struct linker *l, uint32_t i, const void *item) {
    return memcmp(&l->rb->conditions.instants.items[i], item, sizeof(struct instant)) == 0;
}

uint32_t intern_instant(struct linker *l, const struct instant *instant) {
    struct conditions *c = &l->rb->conditions;
    uint64_t hash = hash_bytes(HASH_SEED, instant, sizeof *instant);
    uint32_t index =
        intern(l, &l->instant_cells, hash, instant, same_instant, (uint32_t)c->instants.count);
    if (index != NO_INDEX)
        return index;
    VEC_PUSH(l->arena, &c->instants, *instant);
    return (uint32_t)c->instants.count - 1;
}

static bool same_zone_set(const struct linker *l, uint32_t i, const void *item) {
    const struct zone_set *a = &l->rb->conditions.zone_sets.items[i], *b = item;
    return a->kind == b->kind && a->from == b->from && a->up == b->up && a->count == b->count &&
           (a->count == 0 || memcmp(a->zones, b->zones, a->count * sizeof *a->zones) == 0);
}

uint32_t intern_zone_set(struct linker *l, const struct zone_set *set) {
    struct conditions *c = &l->rb->conditions;
    uint64_t hash = hash_bytes(HASH_SEED, &set->kind, sizeof set->kind);
    hash = hash_bytes(hash, &set->from, sizeof set->from);
    if (set->count > 0)
        hash = hash_bytes(hash, set->zones, set->count * sizeof *set->zones);
    uint32_t index =
        intern(l, &l->zone_set_cells, hash, set, same_zone_set, (uint32_t)c->zone_sets.count);
    if (index != NO_INDEX)
        return index;
    VEC_PUSH(l->arena, &c->zone_sets, *set);
    return (uint32_t)c->zone_sets.count - 1;
}

uint32_t intern_string(struct linker *l, const char *string) {
    struct conditions *c = &l->rb->conditions;
    for (size_t i = 0; i < c->strings.count; i++)
        if (strcmp(c->strings.items[i], string) == 0)
            return (uint32_t)i;
    VEC_PUSH(l->arena, &c->strings, string);
    return (uint32_t)c->strings.count - 1;
}

/* ---- nodes ---- */

struct candidate {
    const struct node *node;
    const node_id *children;
};

static bool same_node(const struct linker *l, uint32_t i, const void *item) {
    const struct conditions *c = &l->rb->conditions;
    const struct candidate *wanted = item;
    const struct node *a = &c->nodes.items[i], *b = wanted->node;
    if (!wanted->children)
        return memcmp(a, b, offsetof(struct node, memo)) == 0 &&
               memcmp(&a->member, &b->member, sizeof a->member) == 0;
    return a->op == b->op && a->children.count == b->children.count &&
           memcmp(&c->links.items[a->children.first], wanted->children,
                  b->children.count * sizeof(node_id)) == 0;
}

static bool is_plain(const struct conditions *c, node_id id) {
    return c->nodes.items[id].flags & NODE_PLAIN;
}

/* The children as written, then in the order of evaluation: plain ones first, which cost next to
 * nothing and, when they are false, are so for good. */
static void add_links(struct linker *l, struct node *group, const node_id *children) {
    struct conditions *c = &l->rb->conditions;
    uint32_t count = group->children.count;
    group->children.first = (uint32_t)c->links.count;
    for (uint32_t i = 0; i < count; i++)
        VEC_PUSH(l->arena, &c->links, children[i]);
    for (uint32_t i = 0; i < count; i++)
        if (is_plain(c, children[i]) && VEC_PUSH(l->arena, &c->links, children[i]))
            group->children.plain++;
    for (uint32_t i = 0; i < count; i++)
        if (!is_plain(c, children[i]))
            VEC_PUSH(l->arena, &c->links, children[i]);
}

static node_id add_node(struct linker *l, const struct node *node, const node_id *children,
                        const struct term *t) {
    struct conditions *c = &l->rb->conditions;
    struct candidate wanted = {node, children};
    uint64_t hash = hash_bytes(HASH_SEED, &node->op, sizeof node->op);
    hash = hash_bytes(hash, &node->slot, sizeof node->slot);
    hash = children ? hash_bytes(hash, children, node->children.count * sizeof *children)
                    : hash_bytes(hash, &node->member, sizeof node->member);
    uint32_t index = intern(l, &l->node_cells, hash, &wanted, same_node, (uint32_t)c->nodes.count);
    if (index != NO_INDEX)
        return index;
    struct node added = *node;
    if (children)
        add_links(l, &added, children);
    VEC_PUSH(l->arena, &c->nodes, added);
    VEC_PUSH(l->arena, &c->terms, t);
    return (node_id)c->nodes.count - 1;
}

/* Is remembering the value cheaper than finding it again? */
static bool is_dear(enum op op) {
    return op == OP_PREDICATE || op == OP_LINEAR || op == OP_INSIDE || op == OP_SAME_UNIT ||
           op == OP_TRIP || op == OP_WITHIN_ONE || op == OP_LEVEL || op == OP_FUNCTION;
}

/* An atom on one fact: its slot stands in the node. */
static void mark_plain(struct node *node) {
    reference from = node->op == OP_ENUM ? node->member.from : node->range.from;
    if (node->op == OP_BOOLEAN) {
        node->flags |= NODE_PLAIN;
    } else if ((node->op == OP_ENUM || node->op == OP_RANGE) && REFERENCE_KIND(from) == REF_FACT) {
        node->flags |= NODE_PLAIN;
        node->slot = (uint16_t)REFERENCE_INDEX(from);
    }
}

node_id make_node(struct linker *l, const struct node *given, const struct term *t) {
    struct node node = *given;
    mark_plain(&node);
    node_id id = add_node(l, &node, NULL, t);
    struct node *made = &l->rb->conditions.nodes.items[id];
    if (made->memo == 0 && is_dear((enum op)made->op))
        made->memo = l->rb->conditions.memo_count++;
    return id;
}

struct child_list {
    node_id *items;
    size_t count, capacity;
};

/* Add a child, or the children of a child of the same kind; false when the whole is decided. */
static bool add_child(struct linker *l, struct child_list *list, enum op op, node_id child) {
    const struct conditions *c = &l->rb->conditions;
    const struct node *n = &c->nodes.items[child];
    if (child == (op == OP_AND ? NODE_TRUE : NODE_FALSE))
        return true;
    if (child == (op == OP_AND ? NODE_FALSE : NODE_TRUE))
        return false;
    if (n->op == op) {
        uint32_t first = n->children.first, count = n->children.count;
        for (uint32_t i = 0; i < count; i++)
            if (!add_child(l, list, op, c->links.items[first + i]))
                return false;
        return true;
    }
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == child)
            return true;
    return VEC_PUSH(l->arena, list, child);
}

static node_id make_group(struct linker *l, enum op op, const node_id *children, size_t count,
                          const struct term *t) {
    struct child_list list = {NULL, 0, 0};
    struct node node;
    for (size_t i = 0; i < count; i++)
        if (!add_child(l, &list, op, children[i]))
            return op == OP_AND ? NODE_FALSE : NODE_TRUE;
    if (list.count == 0)
        return op == OP_AND ? NODE_TRUE : NODE_FALSE;
    if (list.count == 1)
        return list.items[0];
    memset(&node, 0, sizeof node);
    node.op = (uint8_t)op;
    node.children.count = (uint32_t)list.count;
    for (size_t i = 0; i < list.count; i++)
        node.flags |= l->rb->conditions.nodes.items[list.items[i]].flags & ~NODE_PLAIN;
    return add_node(l, &node, list.items, t);
}

node_id make_and(struct linker *l, const node_id *children, size_t count, const struct term *t) {
    return make_group(l, OP_AND, children, count, t);
}

node_id make_or(struct linker *l, const node_id *children, size_t count, const struct term *t) {
    return make_group(l, OP_OR, children, count, t);
}

node_id make_and2(struct linker *l, node_id a, node_id b) {
    node_id both[2] = {a, b};
    return make_and(l, both, 2, NULL);
}

node_id make_not(struct linker *l, node_id child, const struct term *t) {
    const struct node *n = &l->rb->conditions.nodes.items[child];
    struct node node;
    if (child == NODE_FALSE || child == NODE_TRUE)
        return child == NODE_FALSE ? NODE_TRUE : NODE_FALSE;
    if (n->op == OP_NOT)
        return n->named.child;
    memset(&node, 0, sizeof node);
    node.op = OP_NOT;
    node.flags = n->flags;
    node.named.child = child;
    return add_node(l, &node, NULL, t);
}
