/*
 * key_list.c - lockdown key list: the keys of a folder and their state.
 */
#include "cli/keys.h"
#include "lockdown/time.h"

enum list_format { FORMAT_DEFAULT, FORMAT_PRETTY, FORMAT_JSON };

struct list_options {
    struct option_time at;
    int format; /* enum list_format */
};

static const struct option list_table[] = {
    {"at", "TIME", "their state at this moment (default: now)", offsetof(struct list_options, at),
     option_instant},
    {"format", "pretty|json", "default: pretty", offsetof(struct list_options, format),
     option_choice},
};

static int list_run(struct cli *cli);

const struct command key_list_command = {
    .name = "key list",
    .summary = "list the keys of a folder and their state",
    .usage = "key list --keys DIR [OPTIONS]",
    .about = "Tells each key's id, issuer, territory, period and state, whether its private half\n"
             "is here, and how old the list of revoked permits is.\n",
    .example = "  lockdown key list --keys keys\n"
               "  lockdown key list --keys keys --format json | jq '.keys[].state'\n",
    .options = list_table,
    .option_count = sizeof list_table / sizeof list_table[0],
    .run = list_run,
};

static const char *state_of(const struct lkd_key *key, int64_t at_s) {
    if (key->revoked_s <= at_s)
        return "revoked";
    if (at_s < key->from_s)
        return "not yet in force";
    return at_s < key->to_s ? "in force" : "expired";
}

static void put_moment(struct output *out, int64_t moment_s) {
    char text[LKD_TIME_SIZE];

    if (moment_s == INT64_MAX || moment_s == INT64_MIN) {
        output_puts(out, "null");
        return;
    }
    lkd_time_format(moment_s, text);
    output_json(out, text);
}

static void put_key_json(struct output *out, const struct lkd_key *key, int64_t at_s) {
    output_puts(out, "{\"key\":");
    output_json(out, key->id);
    output_puts(out, ",\"state\":");
    output_json(out, state_of(key, at_s));
    output_puts(out, ",\"issuer\":");
    output_json(out, key->issuer);
    output_puts(out, ",\"issuer_zone\":");
    output_json(out, key->issuer_zone);
    for (size_t i = 0; i < key->zone_count; i++) {
        output_puts(out, i ? "," : ",\"zones\":[");
        output_json(out, key->zones[i]);
    }
    output_puts(out, "],\"from\":");
    put_moment(out, key->from_s);
    output_puts(out, ",\"to\":");
    put_moment(out, key->to_s);
    output_puts(out, ",\"revoked\":");
    put_moment(out, key->revoked_s);
    output_printf(out, ",\"private\":%s}", key->secret ? "true" : "false");
}

static void print_json(struct output *out, const struct lkd_keys *keys, int64_t at_s) {
    output_puts(out, "{\"keys\":[");
    for (size_t i = 0; i < lkd_keys_count(keys); i++) {
        struct lkd_key key = lkd_keys_at(keys, i);

        output_puts(out, i ? ",\n" : "");
        put_key_json(out, &key, at_s);
    }
    output_printf(out, "],\n\"revoked_permits\":%zu,\"list_moment\":", lkd_keys_list_length(keys));
    put_moment(out, lkd_keys_list_moment(keys));
    output_puts(out, ",\"clock\":");
    put_moment(out, lkd_keys_clock(keys));
    output_puts(out, "}\n");
}

static void put_words(struct output *out, int64_t moment_s, const char *absent) {
    char words[LKD_TIME_WORDS_SIZE];

    if (moment_s == INT64_MAX || moment_s == INT64_MIN) {
        output_puts(out, absent);
        return;
    }
    lkd_time_words(moment_s, false, words);
    output_puts(out, words);
}

static void print_key(struct output *out, const struct lkd_key *key, int64_t at_s) {
    output_printf(out, "%s  %s of %s, territory", key->id, key->issuer, key->issuer_zone);
    for (size_t i = 0; i < key->zone_count; i++)
        output_printf(out, " %s", key->zones[i]);
    output_puts(out, "\n    ");
    output_colour(out, key->revoked_s <= at_s ? COLOUR_RED : COLOUR_NONE);
    output_puts(out, state_of(key, at_s));
    output_colour(out, COLOUR_NONE);
    output_puts(out, ": from ");
    put_words(out, key->from_s, "the beginning");
    output_puts(out, " to ");
    put_words(out, key->to_s, "no known end");
    output_puts(out, key->secret ? "; the private key is here\n" : "\n");
    if (key->revoked_reason)
        output_printf(out, "    revoked: %s\n", key->revoked_reason);
}

static void print_pretty(struct output *out, const struct lkd_keys *keys, int64_t at_s) {
    size_t count = lkd_keys_count(keys);

    for (size_t i = 0; i < count; i++) {
        struct lkd_key key = lkd_keys_at(keys, i);

        print_key(out, &key, at_s);
    }
    output_printf(out, "%zu %s; list of revoked permits: ", count, count == 1 ? "key" : "keys");
    put_words(out, lkd_keys_list_moment(keys), "none");
    output_printf(out, ", %zu on it\n", lkd_keys_list_length(keys));
}

static int list_run(struct cli *cli) {
    struct list_options o = {0};
    struct lkd_keys *keys;
    int status;

    if (!command_begin(cli, &key_list_command, &o, &status))
        return status;
    status = keys_load(cli, &key_list_command, &keys);
    if (status != EXIT_DONE)
        return status;
    (o.format == FORMAT_JSON ? print_json : print_pretty)(&cli->out, keys, keys_moment(&o.at));
    lkd_keys_free(keys);
    return EXIT_DONE;
}
