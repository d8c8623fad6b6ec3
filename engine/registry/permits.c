/*
 * permits.c - the life of a permit in the registry; see lockdown/registry.h.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/civil.h"
#include "base/vec.h"
#include "registry/registry.h"

static bool is_text(const struct cell *cell, const char *text) {
    return cell->kind == CELL_TEXT && cell->length == strlen(text) &&
           memcmp(cell->text, text, cell->length) == 0;
}

static bool same_text(const struct cell *a, const struct cell *b) {
    return a->kind == b->kind && a->length == b->length &&
           (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
}

/* ---- states ---- */

static const char *state_at(const struct cell *cells, int64_t at_s) {
    const struct cell *revoked = &cells[PERMITS_REVOKED_AT];
    if (revoked->kind == CELL_NUMBER && revoked->number <= at_s)
        return "revoked";
    if (cells[PERMITS_VALID_TO].number <= at_s)
        return "expired";
    return cells[PERMITS_VALID_FROM].number > at_s ? "future" : "valid";
}

static bool counts_for_quota(const struct cell *cells, int64_t at_s) {
    const char *state = state_at(cells, at_s);
    return strcmp(state, "valid") == 0 || strcmp(state, "future") == 0;
}

/* ---- quotas ---- */

#define QUOTAS_MAX 64

struct quota {
    struct cell class; /* CELL_NONE: all classes together */
    int64_t permits, held;
};

struct quota_check {
    struct quota quotas[QUOTAS_MAX];
    size_t count;
    bool full;
    struct arena arena;
    int64_t at_s;
};

static bool take_quota(void *context, const struct cell *cells) {
    struct quota_check *q = context;
    struct cell class = cells[QUOTAS_CLASS];
    q->full = q->count == QUOTAS_MAX;
    if (q->full)
        return false;
    if (class.kind == CELL_TEXT) {
        class.text = arena_copy(&q->arena, class.text, class.length);
        q->full = !class.text;
    }
    q->quotas[q->count++] = (struct quota){class, cells[QUOTAS_PERMITS].number, 0};
    return !q->full;
}

static bool count_permit(void *context, const struct cell *cells) {
    struct quota_check *q = context;
    for (size_t i = 0; i < q->count && counts_for_quota(cells, q->at_s); i++)
        if (q->quotas[i].class.kind == CELL_NONE ||
            same_text(&q->quotas[i].class, &cells[PERMITS_CLASS]))
            q->quotas[i].held++;
    return true;
}

static void complain_of_quota(const struct quota *quota, struct row_reader *reader, int64_t more) {
    struct lkd_error wrong = {.status = LKD_OK};
    const struct cell *class = &quota->class;
    const int64_t would_hold = quota->held + more;
    error_set(&wrong, LKD_BAD_DATA, "the unit may hold %lld permits%s%.*s and would hold %lld",
              (long long)quota->permits, class->length ? " of class " : "", (int)class->length,
              class->length ? class->text : "", (long long)would_hold);
    row_complain(reader, "business", &wrong);
}

/* Are the permits of the business, and `more` of the class in the row at hand, within its quota? */
static enum lkd_status check_quota(struct row_reader *reader, int64_t at_s, int64_t more,
                                   struct lkd_error *err) {
    struct store *s = reader->r->store;
    struct cell business = reader->cells[PERMITS_BUSINESS];
    if (business.kind != CELL_TEXT)
        return LKD_OK;
    struct quota_check *q = calloc(1, sizeof *q);
    if (!q)
        return error_set(err, LKD_NO_MEMORY, "no memory for a quota");
    arena_init(&q->arena, ROW_MEMORY_MAX, NULL);
    q->at_s = at_s;
    enum lkd_status status =
        s->methods->scan(s, TABLE_QUOTAS, QUOTAS_BUSINESS, business, take_quota, q, err);
    if (!status && q->full)
        status = error_set(err, LKD_LIMIT, "a business has more than %d quotas", QUOTAS_MAX);
    if (!status && q->count > 0)
        status =
            s->methods->scan(s, TABLE_PERMITS, PERMITS_BUSINESS, business, count_permit, q, err);
    for (size_t i = 0; !status && i < q->count; i++) {
        bool concerned = q->quotas[i].class.kind == CELL_NONE ||
                         same_text(&q->quotas[i].class, &reader->cells[PERMITS_CLASS]) || !more;
        if (concerned && q->quotas[i].held + more > q->quotas[i].permits)
            complain_of_quota(&q->quotas[i], reader, more);
    }
    arena_free(&q->arena);
    free(q);
    return status;
}

/* ---- issue ---- */

static enum lkd_status check_issue(void *context, struct row_reader *reader,
                                   struct lkd_error *err) {
    const struct lkd_act *act = context;
    return check_quota(reader, act->at_s, 1, err);
}

enum lkd_status lkd_registry_issue(struct lkd_registry *r, const struct lkd_field *fields,
                                   size_t count, const struct lkd_act *act,
                                   char ret_id[LKD_KEY_MAX], struct lkd_row_findings **ret_findings,
                                   struct lkd_error *err) {
    error_clear(err);
    return registry_add_row(r, TABLE_PERMITS, fields, count, "issue", act, check_issue, (void *)act,
                            ret_id, ret_findings, err);
}

struct staff {
    const char *path;
    const struct lkd_field *fields;
    size_t count, rows;
    bool dry_run;
    const struct lkd_act *act;
    struct lkd_row_findings *findings;
    char business[LKD_KEY_MAX]; /* of the first row */
};

/* A quota is that of one unit. */
static void check_business(struct staff *staff, struct row_reader *reader) {
    struct lkd_error wrong = {.status = LKD_OK};
    char business[LKD_KEY_MAX];
    registry_copy_key(reader->cells[PERMITS_BUSINESS], business);
    if (reader->row == 1)
        memcpy(staff->business, business, sizeof business);
    if (strcmp(staff->business, business) == 0)
        return;
    error_set(&wrong, LKD_BAD_DATA, "the rows before are about \"%s\"", staff->business);
    error_hint(&wrong, "a file is about the staff of one unit");
    row_complain(reader, "business", &wrong);
}

static enum lkd_status issue_row(void *context, struct row_reader *reader, struct lkd_error *err) {
    struct staff *staff = context;
    struct store *s = reader->r->store;
    char key[LKD_KEY_MAX];
    enum lkd_status status = row_check_new(reader, TABLE_PERMITS, err);
    check_business(staff, reader);
    if (status || lkd_row_findings_total(reader->findings) > 0)
        return status;
    registry_copy_key(reader->cells[KEY_COLUMN], key);
    status = s->methods->put(s, TABLE_PERMITS, reader->columns, reader->cells, err);
    if (!status)
        status = registry_note(reader->r, staff->act, "issue", TABLE_PERMITS, key, NULL, err);
    return status;
}

static enum lkd_status issue_staff(struct lkd_registry *r, void *context, struct lkd_error *err) {
    struct staff *staff = context;
    struct row_reader reader;
    const struct row_file file = {.path = staff->path,
                                  .fields = staff->fields,
                                  .field_count = staff->count,
                                  .make_keys = true,
                                  .unique = KEY_COLUMN,
                                  .sink = issue_row,
                                  .context = staff};
    row_reader_init(&reader, r, &registry_tables[TABLE_PERMITS], staff->findings);
    enum lkd_status status = row_file_read(&reader, &file, &staff->rows, err);
    bool sound = !status && lkd_row_findings_total(staff->findings) == 0;
    reader.row = reader.line = 0;
    if (sound && staff->rows > 0)
        status = check_quota(&reader, staff->act->at_s, 0, err);
    row_reader_free(&reader);
    if (!status && lkd_row_findings_total(staff->findings) > 0)
        status = LKD_BAD_DATA;
    if (status || !staff->dry_run)
        return status;
    r->store->methods->rollback(r->store);
    return r->store->methods->begin(r->store, err);
}

enum lkd_status lkd_registry_issue_staff(struct lkd_registry *r, const char *path,
                                         const struct lkd_field *fields, size_t count, bool dry_run,
                                         const struct lkd_act *act, size_t *ret_issued,
                                         struct lkd_row_findings **ret_findings,
                                         struct lkd_error *err) {
    struct staff staff = {path, fields, count, 0, dry_run, act, row_findings_new(), ""};
    error_clear(err);
    *ret_findings = NULL;
    if (!staff.findings)
        return error_set(err, LKD_NO_MEMORY, "no memory for permits");
    enum lkd_status status = registry_write(r, act, issue_staff, &staff, err);
    *ret_issued = staff.rows;
    return row_findings_give(staff.findings, status, ret_findings, err);
}

/* ---- renew, revoke ---- */

struct change_one {
    const char *id, *reason;
    int64_t valid_to_s;
    const struct lkd_act *act;
};

static enum lkd_status is_revoked(const char *id, const struct cell *cells, struct lkd_error *err) {
    char when[CIVIL_INSTANT_SIZE];
    civil_format_instant(cells[PERMITS_REVOKED_AT].number, when);
    return error_set(err, LKD_BAD_DATA, "the permit \"%s\" was revoked at %s", id, when);
}

enum lkd_status registry_live_permit(struct lkd_registry *r, const char *id, struct arena *arena,
                                     struct store_row *ret_row, struct lkd_error *err) {
    enum lkd_status status =
        r->store->methods->get(r->store, TABLE_PERMITS, cell_text(id), arena, ret_row, err);
    if (!status && ret_row->cells[PERMITS_REVOKED_AT].kind == CELL_NUMBER)
        status = is_revoked(id, ret_row->cells, err);
    return status;
}

static enum lkd_status put_permit(struct lkd_registry *r, const struct cell *cells,
                                  struct lkd_error *err) {
    return r->store->methods->put(r->store, TABLE_PERMITS,
                                  ALL_COLUMNS(&registry_tables[TABLE_PERMITS]), cells, err);
}

/* "2021-09-06T00:00:00+07:00 to 2021-09-15T00:00:00+07:00" */
#define SPAN_SIZE (2 * CIVIL_INSTANT_SIZE + 4)
static void format_span(int64_t from_s, int64_t to_s, char out[SPAN_SIZE]) {
    char from[CIVIL_INSTANT_SIZE], to[CIVIL_INSTANT_SIZE];
    civil_format_instant(from_s, from);
    civil_format_instant(to_s, to);
    snprintf(out, SPAN_SIZE, "%s to %s", from, to);
}

/* One that has ended counts again. */
static enum lkd_status check_revival(struct lkd_registry *r, const struct store_row *row,
                                     int64_t at_s, struct lkd_error *err) {
    struct lkd_row_findings *findings = row_findings_new(), *told;
    struct row_reader reader;
    if (!findings)
        return error_set(err, LKD_NO_MEMORY, "no memory for a quota");
    row_reader_init(&reader, r, &registry_tables[TABLE_PERMITS], findings);
    memcpy(reader.cells, row->cells, sizeof reader.cells);
    enum lkd_status status = check_quota(&reader, at_s, 1, err);
    row_reader_free(&reader);
    status = row_findings_give(findings, status, &told, err);
    lkd_row_findings_free(told);
    return status;
}

static enum lkd_status renew(struct lkd_registry *r, void *context, struct lkd_error *err) {
    const struct change_one *c = context;
    char detail[SPAN_SIZE];
    struct store_row row;
    struct arena arena;
    arena_init(&arena, ROW_MEMORY_MAX, NULL);
    enum lkd_status status = registry_live_permit(r, c->id, &arena, &row, err);
    if (!status && row.cells[PERMITS_VALID_TO].number >= c->valid_to_s)
        status = error_set(err, LKD_BAD_DATA, "the permit \"%s\" ends no earlier already", c->id);
    if (!status && !counts_for_quota(row.cells, c->act->at_s))
        status = check_revival(r, &row, c->act->at_s, err);
    if (!status) {
        format_span(row.cells[PERMITS_VALID_TO].number, c->valid_to_s, detail);
        row.cells[PERMITS_VALID_TO].number = c->valid_to_s;
        status = put_permit(r, row.cells, err);
    }
    arena_free(&arena);
    return status ? status : registry_note(r, c->act, "renew", TABLE_PERMITS, c->id, detail, err);
}

enum lkd_status lkd_registry_renew(struct lkd_registry *r, const char *id, int64_t valid_to_s,
                                   const struct lkd_act *act, struct lkd_error *err) {
    struct change_one c = {id, NULL, valid_to_s, act};
    error_clear(err);
    return registry_write(r, act, renew, &c, err);
}

static enum lkd_status revoke(struct lkd_registry *r, void *context, struct lkd_error *err) {
    const struct change_one *c = context;
    const struct column *reason = &registry_tables[TABLE_PERMITS].columns[PERMITS_REVOKED_REASON];
    struct store_row row;
    struct arena arena;
    arena_init(&arena, ROW_MEMORY_MAX, NULL);
    enum lkd_status status = registry_live_permit(r, c->id, &arena, &row, err);
    if (!status && c->reason)
        status = value_read(reason, registry_judge(r), c->reason, strlen(c->reason), &arena,
                            &row.cells[PERMITS_REVOKED_REASON], err);
    if (!status) {
        row.cells[PERMITS_REVOKED_AT] = cell_number(c->act->at_s);
        status = put_permit(r, row.cells, err);
    }
    arena_free(&arena);
    return status ? status
                  : registry_note(r, c->act, "revoke", TABLE_PERMITS, c->id, c->reason, err);
}

enum lkd_status lkd_registry_revoke(struct lkd_registry *r, const char *id, const char *reason,
                                    const struct lkd_act *act, struct lkd_error *err) {
    struct change_one c = {id, reason, 0, act};
    error_clear(err);
    return registry_write(r, act, revoke, &c, err);
}

/* ---- many of them ---- */

static bool is_chosen(const struct lkd_permit_choice *c, const struct cell *cells) {
    return (!c->form || is_text(&cells[PERMITS_FORM], c->form)) &&
           (!c->class_name || is_text(&cells[PERMITS_CLASS], c->class_name)) &&
           (!c->issuer || is_text(&cells[PERMITS_ISSUER], c->issuer)) &&
           (!c->person || is_text(&cells[PERMITS_PERSON], c->person)) &&
           (!c->business || is_text(&cells[PERMITS_BUSINESS], c->business)) &&
           (!c->ends_given || cells[PERMITS_VALID_TO].number == c->ends_s) &&
           (!c->state || strcmp(state_at(cells, c->at_s), c->state) == 0);
}

/* Scan along an index where the choice names a row of another table. */
static enum lkd_status scan_chosen(struct lkd_registry *r, const struct lkd_permit_choice *c,
                                   store_row_taker *take, void *context, struct lkd_error *err) {
    size_t column = registry_tables[TABLE_PERMITS].count;
    struct cell value = {.kind = CELL_NONE};
    if (c->person || c->business) {
        column = c->person ? PERMITS_PERSON : PERMITS_BUSINESS;
        value = cell_text(c->person ? c->person : c->business);
    }
    return r->store->methods->scan(r->store, TABLE_PERMITS, column, value, take, context, err);
}

struct extending {
    const struct lkd_permit_choice *choice;
    int64_t valid_to_s;
    const struct lkd_act *act;
    struct arena arena;
    struct {
        struct extended {
            struct cell id;
            int64_t ended_s;
        } * items;
        size_t count, capacity;
    } permits;
    bool full;
};

static bool note_extended(void *context, const struct cell *cells) {
    struct extending *x = context;
    if (!is_chosen(x->choice, cells) || cells[PERMITS_REVOKED_AT].kind == CELL_NUMBER ||
        cells[PERMITS_VALID_TO].number >= x->valid_to_s)
        return true;
    struct cell id = cells[PERMITS_ID];
    id.text = arena_copy(&x->arena, id.text, id.length);
    struct extended permit = {id, cells[PERMITS_VALID_TO].number};
    x->full = !id.text || !VEC_PUSH(&x->arena, &x->permits, permit);
    return !x->full;
}

static enum lkd_status extend_one(struct lkd_registry *r, const struct extending *x,
                                  const struct extended *permit, struct lkd_error *err) {
    struct cell cells[COLUMNS_MAX];
    char key[LKD_KEY_MAX], detail[SPAN_SIZE];
    struct store_row row;
    struct arena arena;
    arena_init(&arena, ROW_MEMORY_MAX, NULL);
    enum lkd_status status =
        r->store->methods->get(r->store, TABLE_PERMITS, permit->id, &arena, &row, err);
    if (!status) {
        memcpy(cells, row.cells, sizeof cells);
        cells[PERMITS_VALID_TO] = cell_number(x->valid_to_s);
        status = put_permit(r, cells, err);
    }
    arena_free(&arena);
    registry_copy_key(permit->id, key);
    format_span(permit->ended_s, x->valid_to_s, detail);
    return status ? status : registry_note(r, x->act, "extend", TABLE_PERMITS, key, detail, err);
}

static enum lkd_status extend(struct lkd_registry *r, void *context, struct lkd_error *err) {
    struct extending *x = context;
    enum lkd_status status = scan_chosen(r, x->choice, note_extended, x, err);
    if (!status && x->full)
        status = error_set(err, LKD_NO_MEMORY, "no memory for so many permits");
    for (size_t i = 0; !status && i < x->permits.count; i++)
        status = extend_one(r, x, &x->permits.items[i], err);
    return status;
}

enum lkd_status lkd_registry_extend(struct lkd_registry *r, const struct lkd_permit_choice *choice,
                                    int64_t valid_to_s, const struct lkd_act *act,
                                    size_t *ret_count, struct lkd_error *err) {
    struct extending x = {.choice = choice, .valid_to_s = valid_to_s, .act = act};
    error_clear(err);
    arena_init(&x.arena, WORK_MEMORY_MAX, NULL);
    enum lkd_status status = registry_write(r, act, extend, &x, err);
    if (!status)
        *ret_count = x.permits.count;
    arena_free(&x.arena);
    return status;
}

/* ---- list ---- */

struct listing {
    const struct lkd_permit_choice *choice;
    lkd_registered_permit_taker *take;
    void *context;
    struct arena arena;
    bool full;
};

static const char *text_of(struct listing *l, const struct cell *cell) {
    const char *copy =
        cell->kind == CELL_TEXT ? arena_copy(&l->arena, cell->text, cell->length) : "";
    l->full |= !copy;
    return copy;
}

static bool list_permit(void *context, const struct cell *cells) {
    struct listing *l = context;
    if (!is_chosen(l->choice, cells))
        return true;
    arena_reset(&l->arena);
    const struct lkd_registered_permit permit = {
        .id = text_of(l, &cells[PERMITS_ID]),
        .holder = text_of(l, &cells[PERMITS_HOLDER]),
        .person = text_of(l, &cells[PERMITS_PERSON]),
        .business = text_of(l, &cells[PERMITS_BUSINESS]),
        .form = text_of(l, &cells[PERMITS_FORM]),
        .class_name = text_of(l, &cells[PERMITS_CLASS]),
        .issuer = text_of(l, &cells[PERMITS_ISSUER]),
        .purpose = text_of(l, &cells[PERMITS_PURPOSE]),
        .state = state_at(cells, l->choice->at_s),
        .revoked_reason = text_of(l, &cells[PERMITS_REVOKED_REASON]),
        .valid_from_s = cells[PERMITS_VALID_FROM].number,
        .valid_to_s = cells[PERMITS_VALID_TO].number,
        .revoked = cells[PERMITS_REVOKED_AT].kind == CELL_NUMBER,
        .revoked_at_s = cells[PERMITS_REVOKED_AT].number,
    };
    return !l->full && l->take(l->context, &permit);
}

enum lkd_status lkd_registry_permits(struct lkd_registry *r, const struct lkd_permit_choice *choice,
                                     lkd_registered_permit_taker *take, void *context,
                                     struct lkd_error *err) {
    struct listing l = {.choice = choice, .take = take, .context = context};
    error_clear(err);
    arena_init(&l.arena, ROW_MEMORY_MAX, NULL);
    enum lkd_status status = scan_chosen(r, choice, list_permit, &l, err);
    if (!status && l.full)
        status = error_set(err, LKD_NO_MEMORY, "no memory for a permit");
    arena_free(&l.arena);
    return status;
}
