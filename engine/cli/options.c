/*
 * options.c - the declarative reader of command lines.
 */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "cli/complain.h"
#include "cli/suggest.h"
#include "lockdown/decide.h"
#include "lockdown/time.h"

/* ---- readers of values ---- */

bool option_text(const struct option *o, const char *text, void *target, struct lkd_error *err) {
    if (!*text)
        return refuse(err, LKD_BAD_QUERY, NULL, "option `--%s` has an empty value", o->name);
    *(const char **)target = text;
    return true;
}

bool option_texts(const struct option *o, const char *text, void *target, struct lkd_error *err) {
    struct option_list *list = target;

    if (list->count == sizeof list->at / sizeof list->at[0])
        return refuse(err, LKD_LIMIT, NULL, "option `--%s` is given too often", o->name);
    return option_text(o, text, &list->at[list->count++], err);
}

/* The i-th word of "pretty|json"; its length in *ret_length, 0 after the last. */
static const char *choice_at(const char *shape, size_t i, size_t *ret_length) {
    while (i-- > 0) {
        shape += strcspn(shape, "|");
        shape += *shape == '|';
    }
    *ret_length = strcspn(shape, "|");
    return shape;
}

bool option_choice(const struct option *o, const char *text, void *target, struct lkd_error *err) {
    struct suggestion suggestion;
    size_t length;

    suggestion_begin(&suggestion, text, strlen(text));
    for (size_t i = 0;; i++) {
        const char *choice = choice_at(o->value, i, &length);

        if (length == 0)
            break;
        if (strlen(text) == length && memcmp(text, choice, length) == 0) {
            *(int *)target = (int)i + 1;
            return true;
        }
        suggestion_offer(&suggestion, choice, length);
    }
    return refuse(err, LKD_BAD_QUERY, suggestion_hint(&suggestion, ""),
                  "option `--%s` takes %s, not `%s`", o->name, o->value, text);
}

bool option_instant(const struct option *o, const char *text, void *target, struct lkd_error *err) {
    struct option_time *time = target;

    if (!lkd_time_parse(text, &time->at_s))
        return refuse(err, LKD_BAD_QUERY,
                      "write 2021-07-26, \"2021-07-26 18:00\" or 2021-07-26T18:00:00+07:00",
                      "option `--%s` takes a time, and `%s` is none", o->name, text);
    time->given = true;
    return true;
}

bool option_end(const struct option *o, const char *text, void *target, struct lkd_error *err) {
    struct option_time *time = target;

    if (!option_instant(o, text, target, err))
        return false;
    if (strlen(text) == strlen("2021-07-26"))
        time->at_s += 24 * 3600;
    return true;
}

bool option_fields(const struct option *o, const char *text, void *target, struct lkd_error *err) {
    (void)o;
    return lkd_fields_parse(text, target, err) == LKD_OK;
}

static bool read_duration(const struct option *o, const char *text, const char *unit,
                          double *target, struct lkd_error *err) {
    char *end;
    double value = strtod(text, &end);

    if (end == text || *end || !(value >= 0.1 && value <= 3600))
        return refuse(err, LKD_BAD_QUERY, NULL, "option `--%s` takes %s from 0.1 to 3600, not `%s`",
                      o->name, unit, text);
    *target = value;
    return true;
}

bool option_seconds(const struct option *o, const char *text, void *target, struct lkd_error *err) {
    return read_duration(o, text, "seconds", target, err);
}

bool option_hours(const struct option *o, const char *text, void *target, struct lkd_error *err) {
    return read_duration(o, text, "hours", target, err);
}

bool option_days(const struct option *o, const char *text, void *target, struct lkd_error *err) {
    return read_duration(o, text, "days", target, err);
}

bool option_metres(const struct option *o, const char *text, void *target, struct lkd_error *err) {
    char *end;
    double metres = strtod(text, &end);

    if (end == text || *end || !(metres >= 0 && metres <= 100000))
        return refuse(err, LKD_BAD_QUERY, NULL,
                      "option `--%s` takes metres from 0 to 100000, not `%s`", o->name, text);
    *(double *)target = metres;
    return true;
}

/* ---- words ---- */

/* "-106.7" is a number, not an option. */
static bool is_negative(const char *word) {
    return word[0] == '-' && (word[1] == '.' || (word[1] >= '0' && word[1] <= '9'));
}

const struct option *options_find(const struct option *options, size_t count, const char *name,
                                  size_t length) {
    for (size_t i = 0; i < count; i++)
        if (strlen(options[i].name) == length && memcmp(options[i].name, name, length) == 0)
            return &options[i];
    return NULL;
}

static bool refuse_unknown(const struct option_set *sets, size_t set_count, const char *word,
                           struct lkd_error *err) {
    const char *name = word + strspn(word, "-");
    size_t length = strcspn(name, "=");
    struct suggestion suggestion;

    suggestion_begin(&suggestion, name, length);
    for (size_t s = 0; s < set_count; s++)
        for (size_t i = 0; i < sets[s].count; i++)
            suggestion_offer(&suggestion, sets[s].options[i].name, strlen(sets[s].options[i].name));
    return refuse(err, LKD_BAD_QUERY, suggestion_hint(&suggestion, "--"), "unknown option `%.*s`",
                  (int)strcspn(word, "="), word);
}

static char *take_word(struct words *words) {
    words->count--;
    return *words->at++;
}

/* `value` is what follows "=", or NULL. */
static bool set_option(const struct option *o, const char *value, struct words *words, void *target,
                       struct lkd_error *err) {
    void *place = (char *)target + o->offset;

    if (!o->value && value)
        return refuse(err, LKD_BAD_QUERY, NULL, "option `--%s` takes no value", o->name);
    if (!o->value) {
        *(bool *)place = true;
        return true;
    }
    if (!value && words->count == 0)
        return refuse(err, LKD_BAD_QUERY, NULL, "option `--%s` needs a value: `--%s %s`", o->name,
                      o->name, o->value);
    return o->read(o, value ? value : take_word(words), place, err);
}

/* `word` begins with a dash. */
static bool read_option(struct words *words, const char *word, const struct option_set *sets,
                        size_t set_count, struct lkd_error *err) {
    const char *name = strcmp(word, "-h") == 0 ? "help" : word + 2;
    size_t length = strcspn(name, "=");

    if (word[1] != '-' && name == word + 2)
        return refuse_unknown(sets, set_count, word, err);
    for (size_t s = 0; s < set_count; s++) {
        const struct option *o = options_find(sets[s].options, sets[s].count, name, length);

        if (o)
            return set_option(o, name[length] ? name + length + 1 : NULL, words, sets[s].target,
                              err);
    }
    return refuse_unknown(sets, set_count, word, err);
}

enum word options_next(struct words *words, const struct option_set *sets, size_t set_count,
                       const char **ret_operand, struct lkd_error *err) {
    while (words->count > 0) {
        const char *word = take_word(words);

        if (words->only_operands || word[0] != '-' || !word[1] || is_negative(word)) {
            *ret_operand = word;
            return WORD_OPERAND;
        }
        if (strcmp(word, "--") == 0)
            words->only_operands = true;
        else if (!read_option(words, word, sets, set_count, err))
            return WORD_REFUSED;
    }
    return WORD_END;
}

/* ---- help ---- */

#define HELP_COLUMN 26

void options_help(struct output *out, const struct option *options, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct option *o = &options[i];
        size_t width = 4 + strlen(o->name) + (o->value ? 1 + strlen(o->value) : 0);
        const char *line = o->help;

        output_printf(out, "  --%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
        if (width + 2 > HELP_COLUMN) {
            output_puts(out, "\n");
            width = 0;
        }
        while (*line) {
            size_t length = strcspn(line, "\n");

            output_printf(out, "%*s%.*s\n", (int)(HELP_COLUMN - width), "", (int)length, line);
            line += length + (line[length] == '\n');
            width = 0;
        }
    }
}
