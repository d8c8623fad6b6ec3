/*
 * describe_tree.c - a condition as lines, indented by depth; see describe.h.
 *
 * Every node is evaluated, so nothing is left out because another clause had decided already. In a
 * deciding tree only those children are told that have the value of the whole; a single one is told
 * in its place.
 */
#include "policy/describe.h"

struct tree_walk {
    const struct words *w;
    bool deciding;
    unsigned char *told;
    describe_line *each;
    void *context;
    bool ended, failed;
};

static const struct node *node_at(const struct tree_walk *t, node_id id) {
    return &t->w->rb->conditions.nodes.items[id];
}

static void end_line(struct tree_walk *t, int depth) {
    struct text *line = t->w->out;
    t->failed |= line->failed;
    if (t->failed || !t->each(t->context, depth, text_cstr(line), line->length))
        t->ended = true;
    text_clear(line);
}

static void walk(struct tree_walk *t, node_id id, int depth, bool top);

/* ---- groups ---- */

/* Headings by: an `or`; negated. */
static const struct bilingual headings[2][2] = {
    {{"tất cả các điều sau", "all of these"},
     {"không phải tất cả các điều sau", "not all of these"}},
    {{"ít nhất một trong các điều sau", "at least one of these"},
     {"không điều nào sau đây", "none of these"}},
};

static void tell_heading(struct tree_walk *t, const struct node *group, node_id whole, int depth) {
    bool negated = node_at(t, whole)->op == OP_NOT;
    words_bilingual(t->w, headings[group->op == OP_OR][negated]);
    text_puts(t->w->out, ": ");
    words_truth(t->w, evaluate(t->w->e, whole).value);
    end_line(t, depth);
}

/* A child, or two that are one interval. */
struct part {
    node_id first;
    bool is_interval;
    struct interval interval;
    enum kleene value;
};

static struct part part_at(const struct tree_walk *t, const struct node *group, uint32_t *i) {
    const node_id *child = &t->w->rb->conditions.links.items[group->children.first];
    struct part part = {.first = child[*i]};
    struct outcome value = evaluate(t->w->e, child[*i]);
    if (group->op == OP_AND && *i + 1 < group->children.count &&
        describe_interval(t->w->rb, child[*i], child[*i + 1], &part.interval)) {
        part.is_interval = true;
        value = outcome_and(value, evaluate(t->w->e, child[*i + 1]));
        ++*i;
    }
    part.value = value.value;
    return part;
}

static void walk_part(struct tree_walk *t, const struct part *part, int depth) {
    if (!part->is_interval) {
        walk(t, part->first, depth, false);
        return;
    }
    describe_interval_clause(t->w, &part->interval, false, part->value);
    end_line(t, depth);
}

/* Does the part belong to what decides a group of that value? One true child decides an `or`. */
static bool is_told(const struct tree_walk *t, const struct part *part, enum kleene value) {
    return !t->deciding || part->value == value;
}

static bool one_is_enough(const struct tree_walk *t, const struct node *group, enum kleene value) {
    return t->deciding && group->op == OP_OR && value == KLEENE_TRUE;
}

static size_t count_told(const struct tree_walk *t, const struct node *group, enum kleene value) {
    size_t count = 0;
    for (uint32_t i = 0; i < group->children.count; i++) {
        struct part part = part_at(t, group, &i);
        count += is_told(t, &part, value);
    }
    return count;
}

/* Does the group stand without a heading: what is told of it says enough? */
static bool is_bare(const struct tree_walk *t, const struct node *group, bool negated, bool top,
                    enum kleene value) {
    bool conjunction = group->op == OP_AND && !negated;
    if (one_is_enough(t, group, value))
        return true;
    if (conjunction && (top || (t->deciding && value == KLEENE_TRUE)))
        return true;
    return (t->deciding || !negated) && count_told(t, group, value) < 2;
}

static void walk_group(struct tree_walk *t, const struct node *group, node_id whole, int depth,
                       bool top) {
    node_id id = (node_id)(group - t->w->rb->conditions.nodes.items);
    enum kleene value = evaluate(t->w->e, id).value;
    bool negated = node_at(t, whole)->op == OP_NOT;
    bool bare = is_bare(t, group, negated, top, value);
    if (!bare)
        tell_heading(t, group, whole, depth);
    for (uint32_t i = 0; i < group->children.count && !t->ended; i++) {
        struct part part = part_at(t, group, &i);
        if (!is_told(t, &part, value))
            continue;
        walk_part(t, &part, depth + !bare);
        if (one_is_enough(t, group, value))
            break;
    }
}

/* A group that is nothing but an interval; told in one line even when it is negated. */
static bool walk_interval(struct tree_walk *t, const struct node *group, node_id whole, int depth) {
    const node_id *child = &t->w->rb->conditions.links.items[group->children.first];
    struct interval interval;
    if (group->op != OP_AND || group->children.count != 2 ||
        !describe_interval(t->w->rb, child[0], child[1], &interval))
        return false;
    describe_interval_clause(t->w, &interval, node_at(t, whole)->op == OP_NOT,
                             evaluate(t->w->e, whole).value);
    end_line(t, depth);
    return true;
}

/* ---- predicates ---- */

/* A predicate is told by name, then by its parts; in a deciding tree only where the clause fails.
 */
static void walk_predicate(struct tree_walk *t, const struct node *predicate, node_id whole,
                           int depth) {
    unsigned char *told = &t->told[predicate->named.index];
    bool parts = !t->deciding || evaluate(t->w->e, whole).value != KLEENE_TRUE;
    describe_clause(t->w, whole);
    if (parts && *told)
        words_put(t->w, " (xem ở trên)", " (see above)");
    end_line(t, depth);
    if (!parts || *told)
        return;
    *told = 1;
    walk(t, predicate->named.child, depth + 1, true);
}

/* `top`: the whole condition, or the whole of a predicate. */
static void walk(struct tree_walk *t, node_id id, int depth, bool top) {
    const struct node *n = node_at(t, id);
    if (n->op == OP_NOT)
        n = node_at(t, n->named.child);
    if (t->ended)
        return;
    if (n->op == OP_AND || n->op == OP_OR) {
        if (!walk_interval(t, n, id, depth))
            walk_group(t, n, id, depth, top);
    } else if (n->op == OP_PREDICATE) {
        walk_predicate(t, n, id, depth);
    } else {
        describe_clause(t->w, id);
        end_line(t, depth);
    }
}

bool describe_tree(const struct words *w, node_id node, enum tree tree, unsigned char *told,
                   describe_line *each, void *context) {
    struct tree_walk t = {w, tree == TREE_DECIDING, told, each, context, false, false};
    text_clear(w->out);
    walk(&t, node, 0, true);
    return !t.failed;
}
