/*
 * zones_api.c - the public functions over zone files, import and check; see lockdown/zones.h.
 */
#include <stdio.h>

#include "base/marks.h"
#include "geo/check.h"
#include "geo/tidy.h"

/* What both functions work with. */
struct work {
    struct zone_file file, parents;
    struct zones *table;
    struct lkd_zone_findings *findings;
};

static enum lkd_status work_begin(struct work *w, const char *table, struct lkd_error *err) {
    *w = (struct work){.findings = findings_new()};
    error_clear(err);
    if (!w->findings)
        return error_set(err, LKD_NO_MEMORY, "no memory for zones");
    return table ? zones_load_table(table, &w->table, err) : LKD_OK;
}

/* Hand the findings over when there are some and they are wanted. */
static void work_end(struct work *w, bool keep, struct lkd_zone_findings **ret_findings) {
    *ret_findings = NULL;
    if (keep && w->findings) {
        findings_sort(w->findings);
        *ret_findings = w->findings;
    } else {
        lkd_zone_findings_free(w->findings);
    }
    zone_file_free(&w->parents);
    zone_file_free(&w->file);
    zones_free(w->table);
}

static struct lkd_zones_summary summarise(const struct zone_file *f) {
    return (struct lkd_zones_summary){
        .zones = f->features.count,
        .shapes = f->shapes.shapes.count,
        .rings = f->shapes.rings.count,
        .points = f->shapes.points.count,
        .repaired = f->repaired,
        .skipped = f->skipped,
    };
}

/* ---- import ---- */

static enum lkd_status lacks(struct work *w, const struct zone_feature *feature, const char *what,
                             const char *hint, struct lkd_error *err) {
    char message[160];
    snprintf(message, sizeof message, "feature %zu (%s): it has no %s", feature->number,
             feature->id, what);
    struct lkd_zone_finding finding = {.kind = "missing_property",
                                       .file = w->file.path,
                                       .line = feature->line,
                                       .feature = feature->number,
                                       .id = feature->id,
                                       .message = message,
                                       .hint = hint};
    if (!findings_add(w->findings, &finding))
        return error_set(err, LKD_NO_MEMORY, "no memory for what is wrong");
    if (err && err->status == LKD_OK) {
        error_set(err, LKD_BAD_ZONES, "%s", message);
        error_hint(err, "%s", hint);
        error_where(err, feature->line ? "%s:%zu" : "%s", w->file.path, feature->line);
    }
    return LKD_OK;
}

static enum lkd_status fill_in(struct work *w, struct zone_feature *feature,
                               struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    if (!feature->name)
        status = lacks(w, feature, "name", "say which property holds it (--name NAME)", err);
    if (!status && !feature->kind)
        status = lacks(w, feature, "kind",
                       "say which property holds it (--kind NAME) or what all are (--kind-is KIND)",
                       err);
    if (status || feature->name_en || !feature->name)
        return status;
    feature->name_en = marks_dropped(&w->file.arena, feature->name);
    return feature->name_en ? LKD_OK : error_set(err, LKD_NO_MEMORY, "no memory for names");
}

static enum lkd_status make_complete(struct work *w, struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    if (w->table)
        zone_file_complete(&w->file, w->table);
    for (size_t i = 0; !status && i < w->file.features.count; i++)
        status = fill_in(w, &w->file.features.items[i], err);
    return status || lkd_zone_findings_errors(w->findings) == 0 ? status : LKD_BAD_ZONES;
}

static enum lkd_status import(struct work *w, const struct lkd_zones_import_options *o,
                              struct lkd_error *err) {
    struct zone_reading reading = {
        .path = o->input,
        .mapping = &o->mapping,
        .flags =
            (o->repair ? ZONE_FILE_REPAIR : 0u) | (o->skip_others ? ZONE_FILE_SKIP_OTHERS : 0u),
        .findings = w->findings,
        .report = o->report,
        .context = o->context,
    };
    enum lkd_status status = zone_file_read(&reading, &w->file, err);
    if (!status && w->file.features.count == 0) {
        status = error_set(err, LKD_BAD_ZONES, "the file has no zones");
        error_where(err, "%s", o->input);
    }
    if (!status)
        status = make_complete(w, err);
    return status ? status : tidy_write(&w->file, o->output, err);
}

enum lkd_status lkd_zones_import(const struct lkd_zones_import_options *options,
                                 struct lkd_zones_summary *ret_summary,
                                 struct lkd_zone_findings **ret_findings, struct lkd_error *err) {
    struct work w;
    enum lkd_status status = work_begin(&w, options->table, err);
    if (!status)
        status = import(&w, options, err);
    if (!status)
        *ret_summary = summarise(&w.file);
    work_end(&w, lkd_zone_findings_count(w.findings) > 0, ret_findings);
    return status;
}

/* ---- check ---- */

static enum lkd_status read_all(struct work *w, const struct lkd_zones_check_options *o,
                                struct lkd_error *err) {
    struct zone_reading reading = {
        .path = o->input,
        .mapping = &o->mapping,
        .flags = ZONE_FILE_KEEP_GOOD | (o->skip_others ? ZONE_FILE_SKIP_OTHERS : 0u),
        .findings = w->findings,
    };
    enum lkd_status status = zone_file_read(&reading, &w->file, err);
    if (status || !o->parents)
        return status;
    return zone_file_read(&(struct zone_reading){.path = o->parents}, &w->parents, err);
}

static enum lkd_status check(struct work *w, const struct lkd_zones_check_options *o,
                             struct lkd_error *err) {
    enum lkd_status status = read_all(w, o, err);
    if (status)
        return status;
    if (w->table)
        zone_file_complete(&w->file, w->table);
    struct zone_check everything = {
        .file = &w->file,
        .table = w->table,
        .parents = o->parents ? &w->parents : NULL,
        .findings = w->findings,
        .report = o->report,
        .context = o->context,
    };
    return zone_check(&everything, err);
}

enum lkd_status lkd_zones_check(const struct lkd_zones_check_options *options,
                                struct lkd_zones_summary *ret_summary,
                                struct lkd_zone_findings **ret_findings, struct lkd_error *err) {
    struct work w;
    enum lkd_status status = work_begin(&w, options->table, err);
    if (!status)
        status = check(&w, options, err);
    size_t errors = lkd_zone_findings_errors(w.findings);
    bool done = status == LKD_OK || (status == LKD_BAD_ZONES && errors > 0);
    if (done)
        *ret_summary = summarise(&w.file);
    if (done && errors > 0)
        status = error_set(err, LKD_BAD_ZONES, "%s has %zu %s", options->input, errors,
                           errors == 1 ? "error" : "errors");
    work_end(&w, done, ret_findings);
    return status;
}
