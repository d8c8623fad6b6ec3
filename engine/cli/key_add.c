/*
 * key_add.c - lockdown key add: a new pair of keys, or the public key of another authority.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/complain.h"
#include "cli/keys.h"

struct add_options {
    const char *issuer, *seat, *public_key;
    struct option_list territory;
    struct option_time from, to;
};

static const struct option add_table[] = {
    {"issuer", "BODY", "who signs with it: a value of permit.issuer; required",
     offsetof(struct add_options, issuer), option_text},
    {"issuer-zone", "ZONE", "the seat of the issuer; required", offsetof(struct add_options, seat),
     option_text},
    {"territory", "ZONE",
     "permits may name this zone and those inside; may be given several\n"
     "times (default: the seat)",
     offsetof(struct add_options, territory), option_texts},
    {"from", "TIME", "the beginning of its period (default: now)",
     offsetof(struct add_options, from), option_instant},
    {"to", "TIME", "the end of its period, exclusive (default: none)",
     offsetof(struct add_options, to), option_instant},
    {"public", "HEX", "add this public key for verifying alone; no pair is made",
     offsetof(struct add_options, public_key), option_text},
};

static int add_run(struct cli *cli);

const struct command key_add_command = {
    .name = "key add",
    .summary = "make a pair of keys, or add somebody's public key",
    .usage = "key add --keys DIR --issuer BODY --issuer-zone ZONE [OPTIONS]",
    .about = "Makes a pair of keys in the folder, which is made if need be, and writes the key's\n"
             "id. A permit is good when its whole life lies in the period of its key. With the\n"
             "first pair an empty list of revoked permits is made.\n",
    .example = "  lockdown key add --keys keys --issuer pc08 --issuer-zone 79 \\\n"
               "    --from 2021-08-25 --to 2021-10-01\n"
               "  lockdown key add --keys keys --issuer district_police --issuer-zone 769 \\\n"
               "    --public d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a\n",
    .options = add_table,
    .option_count = sizeof add_table / sizeof add_table[0],
    .run = add_run,
};

static int digit_of(char c) {
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c) : NULL;

    return at ? (int)(at - digits) : -1;
}

static bool read_public(const char *hex, uint8_t key[32], struct lkd_error *err) {
    bool good = strlen(hex) == 64;

    for (size_t i = 0; good && i < 32; i++) {
        int high = digit_of(hex[2 * i]), low = digit_of(hex[2 * i + 1]);

        good = high >= 0 && low >= 0;
        key[i] = (uint8_t)((unsigned)high << 4 | (unsigned)low);
    }
    return good || refuse(err, LKD_BAD_QUERY, NULL,
                          "option `--public` takes 64 hexadecimal digits, not `%s`", hex);
}

/* {"permit":{"issuer":"pc08","issuer_zone":"79","zones":["79"]}} */
static int check_words(struct cli *cli, const struct lkd_key *key) {
    struct lkd_policy *policy;
    struct output facts;
    int status = policy_load(cli, false, &policy);

    if (status != EXIT_DONE)
        return status;
    output_init(&facts, OUTPUT_MEMORY, 1024);
    output_puts(&facts, "{\"permit\":{\"issuer\":");
    output_json(&facts, key->issuer);
    output_puts(&facts, ",\"issuer_zone\":");
    output_json(&facts, key->issuer_zone);
    for (size_t i = 0; i < key->zone_count; i++) {
        output_puts(&facts, i ? "," : ",\"zones\":[");
        output_json(&facts, key->zones[i]);
    }
    output_puts(&facts, "]}}");
    output_write(&facts, "", 1);
    status = facts.error ? EXIT_INTERNAL : facts_check(policy, facts.bytes);
    output_free(&facts);
    lkd_policy_release(policy);
    return status;
}

/* The folder of whoever issues permits says from its first day which are revoked: none. */
static int begin_list(const char *folder, int64_t now_s) {
    struct lkd_keys *keys;
    struct lkd_error err;
    enum lkd_status status = lkd_keys_load(folder, &keys, &err);
    bool has_list = status != LKD_OK || lkd_keys_list_moment(keys) != INT64_MIN;

    if (status == LKD_OK)
        lkd_keys_free(keys);
    if (!has_list)
        status = lkd_permit_revoke(folder, NULL, NULL, now_s, &err);
    if (status != LKD_OK)
        complain(&err);
    return keys_exit_code(status);
}

static int add_key(struct cli *cli, const struct add_options *o, const char *folder) {
    static const struct option_time now;
    const struct lkd_key key = {
        .issuer = o->issuer,
        .issuer_zone = o->seat,
        .zones = o->territory.count ? o->territory.at : &o->seat,
        .zone_count = o->territory.count ? o->territory.count : 1,
        .from_s = keys_moment(&o->from),
        .to_s = o->to.given ? o->to.at_s : INT64_MAX,
    };
    char id[LKD_KEY_ID_SIZE];
    uint8_t public_key[32];
    struct lkd_error err;
    enum lkd_status status;
    int exit_code;

    if (o->public_key && !read_public(o->public_key, public_key, &err))
        return usage_error(&key_add_command, &err);
    exit_code = check_words(cli, &key);
    if (exit_code != EXIT_DONE)
        return exit_code;
    status = lkd_key_add(folder, &key, o->public_key ? public_key : NULL, id, &err);
    if (status != LKD_OK) {
        complain(&err);
        return keys_exit_code(status);
    }
    output_printf(&cli->out, "%s\n", id);
    return o->public_key ? EXIT_DONE : begin_list(folder, keys_moment(&now));
}

static int add_run(struct cli *cli) {
    struct add_options o = {0};
    const char *folder;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &key_add_command, &o, &status))
        return status;
    folder = keys_folder(cli, &key_add_command);
    if (!folder)
        return EXIT_USAGE;
    if (!o.issuer || !o.seat) {
        refuse(&err, LKD_BAD_QUERY, NULL, "`lockdown key add` needs `--%s`",
               o.issuer ? "issuer-zone ZONE" : "issuer BODY");
        return usage_error(&key_add_command, &err);
    }
    return add_key(cli, &o, folder);
}
