/*
 * permit_verify.c - lockdown permit verify: is this code a permit that holds, here and now?
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/complain.h"
#include "cli/keys.h"
#include "lockdown/time.h"

enum verify_format { FORMAT_DEFAULT, FORMAT_PRETTY, FORMAT_JSON };

struct verify_options {
    struct option_time at;
    const char *holder;
    double list_age_h;
    int format; /* enum verify_format */
};

static const struct option verify_table[] = {
    {"at", "TIME",
     "verify for this moment; the kept time is then neither looked at\n"
     "nor moved on (default: the clock)",
     offsetof(struct verify_options, at), option_instant},
    {"holder", "NAME", "the name on the identity card, to be compared",
     offsetof(struct verify_options, holder), option_text},
    {"list-age", "HOURS",
     "how old the list of revoked permits may be, 0.1 to 3600\n"
     "(default: 24)",
     offsetof(struct verify_options, list_age_h), option_hours},
    {"format", "pretty|json", "default: pretty on a terminal, json elsewhere",
     offsetof(struct verify_options, format), option_choice},
};

static int verify_run(struct cli *cli);

const struct command permit_verify_command = {
    .name = "permit verify",
    .summary = "verify a token off-line: exit status 0 good, 6 bad, 7 undetermined",
    .usage = "permit verify TOKEN|- --keys DIR [OPTIONS]",
    .about = "Verifies the text of a scanned code with the folder of keys alone: the signature,\n"
             "the issuer's territory, the period, the holder and the list of revoked permits. It\n"
             "is undetermined while that list is missing or too old, or the clock of this device\n"
             "is behind the latest moment the folder knows of. That moment is kept and never goes\n"
             "back; only a good signature moves it on. The signed answer that a business may\n"
             "operate (`decide --fields ...,token`) is verified in the same way.\n",
    .example = "  lockdown permit verify - --keys keys --holder \"Nguyễn Văn An\" < token.txt\n"
               "  lockdown permit verify \"$code\" --keys keys --format json | jq .standing\n",
    .options = verify_table,
    .option_count = sizeof verify_table / sizeof verify_table[0],
    .operands_max = 1,
    .run = verify_run,
};

static bool is_result(const struct lkd_permit_check *c) {
    return c->readable && c->permit.kind == LKD_TOKEN_RESULT;
}

/* ---- for a person ---- */

static void print_standing(struct output *out, enum lkd_standing standing, bool vi) {
    static const struct {
        const char *mark, *vi, *en;
        enum colour colour;
    } words[] = {
        [LKD_PERMIT_GOOD] = {"✔", "GIẤY CÓ GIÁ TRỊ", "THE PERMIT IS GOOD", COLOUR_GREEN},
        [LKD_PERMIT_BAD] = {"✘", "GIẤY KHÔNG CÓ GIÁ TRỊ", "THE PERMIT IS NOT GOOD", COLOUR_RED},
        [LKD_PERMIT_UNCLEAR] = {"?", "CHƯA THỂ KẾT LUẬN", "UNDETERMINED", COLOUR_YELLOW},
    };

    output_colour(out, words[standing].colour);
    output_printf(out, "%s %s\n", words[standing].mark,
                  vi ? words[standing].vi : words[standing].en);
    output_colour(out, COLOUR_NONE);
}

static void print_faults(struct output *out, const struct lkd_permit_check *c, bool vi) {
    for (int fault = 0; fault < LKD_PERMIT_FAULTS; fault++) {
        struct lkd_bilingual text = lkd_permit_fault_text(fault);

        if (c->faults >> fault & 1u)
            output_printf(out, "  %s\n", vi ? text.vi : text.en);
    }
    if (c->damage)
        output_printf(out, "  (%s)\n", c->damage);
}

/* Control characters in a code must not reach the terminal. */
static void put_printable(struct output *out, const char *text) {
    for (; *text; text++)
        output_write(out, (unsigned char)*text < 0x20 || *text == 0x7f ? "?" : text, 1);
}

static void put_field(struct output *out, const char *name, const char *value) {
    if (!value)
        return;
    output_printf(out, "  %s: ", name);
    put_printable(out, value);
    output_puts(out, "\n");
}

static void print_texts(struct output *out, const char *name, const char *const *texts,
                        size_t count) {
    output_printf(out, "  %s:", name);
    for (size_t i = 0; i < count; i++) {
        output_puts(out, " ");
        put_printable(out, texts[i]);
    }
    output_puts(out, "\n");
}

static void print_life(struct output *out, const struct lkd_permit *p, bool vi) {
    char from[LKD_TIME_WORDS_SIZE], to[LKD_TIME_WORDS_SIZE];

    lkd_time_words(p->valid_from_s, vi, from);
    lkd_time_words(p->valid_to_s, vi, to);
    output_printf(out, vi ? "  Từ %s\n  Hết hạn lúc %s\n" : "  From %s\n  Expires at %s\n", from,
                  to);
}

static void print_result(struct output *out, const struct lkd_permit *p, bool vi) {
    put_field(out, vi ? "Số" : "No.", p->id);
    put_field(out, vi ? "Cơ sở" : "Business", p->holder);
    put_field(out, vi ? "Mã cơ sở" : "Registered as", p->business);
    put_field(out, vi ? "Ngành nghề" : "Sector", p->sector);
    put_field(out, vi ? "Yêu cầu" : "Request", p->request);
    put_field(out, vi ? "Phương án" : "Arrangement", p->arrangement);
    put_field(out, vi ? "Xác nhận" : "Signed by", p->issuer);
    print_texts(out, vi ? "Địa bàn" : "Places", p->zones, p->zone_count);
    if (p->duty_count > 0)
        print_texts(out, vi ? "Nghĩa vụ" : "Duties", p->duties, p->duty_count);
    print_life(out, p, vi);
}

static void print_permit(struct output *out, const struct lkd_permit *p, bool vi) {
    put_field(out, vi ? "Số" : "No.", p->id);
    put_field(out, vi ? "Họ tên" : "Name", p->holder);
    put_field(out, vi ? "Mẫu" : "Form", p->form);
    put_field(out, vi ? "Nhóm" : "Group", p->class_);
    put_field(out, vi ? "Mục đích" : "Purpose", p->purpose);
    put_field(out, vi ? "Nơi cấp" : "Issued by", p->issuer);
    print_texts(out, vi ? "Địa bàn" : "Places", p->zones, p->zone_count);
    if (p->has_hours)
        output_printf(out, "  %s: %02d:%02d – %02d:%02d\n", vi ? "Giờ được đi" : "Hours",
                      p->hours_from_s / 3600, p->hours_from_s / 60 % 60, p->hours_to_s / 3600,
                      p->hours_to_s / 60 % 60);
    print_life(out, p, vi);
    put_field(out, vi ? "Lộ trình" : "Route", p->route);
}

static void print_pretty(struct output *out, const struct lkd_permit_check *c, int language) {
    for (int vi = 1; vi >= 0; vi--) {
        if (language == (vi ? LKD_ENGLISH : LKD_VIETNAMESE))
            continue;
        print_standing(out, c->standing, vi);
        print_faults(out, c, vi);
        if (c->readable)
            (is_result(c) ? print_result : print_permit)(out, &c->permit, vi);
    }
}

/* ---- the command ---- */

static int exit_code_of(enum lkd_standing standing) {
    switch (standing) {
    case LKD_PERMIT_GOOD:
        return EXIT_DONE;
    case LKD_PERMIT_BAD:
        return EXIT_DENIED;
    case LKD_PERMIT_UNCLEAR:
        break;
    }
    return EXIT_UNDETERMINED;
}

static int tell(struct cli *cli, const struct verify_options *o,
                const struct lkd_permit_check *check) {
    bool pretty =
        o->format == FORMAT_DEFAULT ? isatty(STDOUT_FILENO) != 0 : o->format == FORMAT_PRETTY;
    int language = cli->global.language;
    struct lkd_error err;
    char *json;

    if (pretty) {
        print_pretty(&cli->out, check, language);
        return exit_code_of(check->standing);
    }
    if (lkd_permit_check_json(check, language != LKD_ENGLISH, language != LKD_VIETNAMESE, &json,
                              &err) != LKD_OK) {
        complain(&err);
        return EXIT_INTERNAL;
    }
    output_printf(&cli->out, "%s\n", json);
    free(json);
    return exit_code_of(check->standing);
}

/* The verdict stands when the moment cannot be kept, but whoever runs the checkpoint has to know.
 */
static void keep_moment(const struct cli *cli, const struct lkd_permit_check *check, bool clock) {
    struct lkd_error err;

    if (!clock || check->proven_s == INT64_MIN)
        return;
    if (lkd_clock_advance(cli->global.keys, check->proven_s, &err) != LKD_OK) {
        snprintf(err.hint, sizeof err.hint, "a clock that is set back will not be noticed");
        complain(&err);
    }
}

static int verify_token(struct cli *cli, const struct verify_options *o,
                        const struct lkd_keys *keys, const char *token, size_t length) {
    struct lkd_verify_options options = {
        .now_s = keys_moment(&o->at),
        .from_clock = !o->at.given,
        .list_age_s = (int64_t)(o->list_age_h * 3600),
        .holder = o->holder,
        .within = lookup_within,
    };
    struct lkd_permit_check check;
    struct lkd_lookup *lookup;
    int status = lookup_load(cli, &lookup);

    if (status != EXIT_DONE)
        return status;
    options.within_context = lookup;
    lkd_permit_verify(keys, token, length, &options, &check);
    status = tell(cli, o, &check);
    keep_moment(cli, &check, options.from_clock);
    lkd_lookup_free(lookup);
    return status;
}

static int verify_run(struct cli *cli) {
    struct verify_options o = {0};
    struct lkd_keys *keys;
    char *token;
    size_t length;
    int status;

    if (!command_begin(cli, &permit_verify_command, &o, &status))
        return status;
    status = keys_load(cli, &permit_verify_command, &keys);
    if (status != EXIT_DONE)
        return status;
    status = token_operand(cli, &permit_verify_command, &token, &length);
    if (status == EXIT_DONE) {
        status = verify_token(cli, &o, keys, token, length);
        free(token);
    }
    lkd_keys_free(keys);
    return status;
}
