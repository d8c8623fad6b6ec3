/*
 * permit_qr.c - lockdown permit qr: a token as a picture.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/complain.h"
#include "cli/save.h"
#include "cli/signing.h"

enum qr_format { FORMAT_DEFAULT, FORMAT_SVG, FORMAT_PNG, FORMAT_TEXT };

struct qr_options {
    const char *output, *key;
    struct option_time at;
    int format; /* enum qr_format */
};

static const struct option qr_table[] = {
    {"output", "FILE", "write there instead of to standard output",
     offsetof(struct qr_options, output), option_text},
    {"format", "svg|png|text", "default: by the name of the file, else svg; text is the token",
     offsetof(struct qr_options, format), option_choice},
    {"key", "ID", "of a permit of the registry: sign with this key",
     offsetof(struct qr_options, key), option_text},
    {"at", "TIME", "the moment of that signature (default: now)", offsetof(struct qr_options, at),
     option_instant},
};

static int qr_run(struct cli *cli);

const struct command permit_qr_command = {
    .name = "permit qr",
    .summary = "the QR code of a token or a registered permit, as SVG or PNG",
    .usage = "permit qr TOKEN|- [OPTIONS]\n"
             "       lockdown permit qr ID --registry FILE --keys DIR [OPTIONS]",
    .about =
        "Draws the code with a quiet zone of four modules and error correction M. A text that\n"
        "is no readable permit is refused; its signature is not looked at. With a registry the\n"
        "operand may be the number of a permit, which is signed first.\n",
    .example = "  lockdown permit qr - --output permit.png < token.txt\n"
               "  lockdown permit qr \"$token\" --format svg > permit.svg\n",
    .options = qr_table,
    .option_count = sizeof qr_table / sizeof qr_table[0],
    .operands_max = 1,
    .run = qr_run,
};

#define PIXELS 8 /* of a module */

static enum lkd_status draw_text(const char *token, size_t length, char **ret_text,
                                 size_t *ret_length, struct lkd_error *err) {
    *ret_text = malloc(length + 1);
    if (!*ret_text) {
        refuse(err, LKD_NO_MEMORY, NULL, "there is no memory for the token");
        return LKD_NO_MEMORY;
    }
    memcpy(*ret_text, token, length);
    (*ret_text)[length] = '\n';
    *ret_length = length + 1;
    return LKD_OK;
}

static enum lkd_status draw(const struct qr_options *o, const char *token, size_t length,
                            char **ret_picture, size_t *ret_length, struct lkd_error *err) {
    struct lkd_permit_check check;
    bool png = o->format ? o->format == FORMAT_PNG : save_is_kind(o->output, ".png");
    enum lkd_status status = lkd_permit_read(token, length, &check, err);

    if (status != LKD_OK)
        return status;
    if (o->format == FORMAT_TEXT)
        return draw_text(token, length, ret_picture, ret_length, err);
    return png ? lkd_permit_qr_png(token, length, PIXELS, ret_picture, ret_length, err)
               : lkd_permit_qr_svg(token, length, ret_picture, ret_length, err);
}

static int draw_token(struct cli *cli, const struct qr_options *o, const char *token,
                      size_t length) {
    struct lkd_error err;
    char *picture;
    size_t size;
    enum lkd_status status = draw(o, token, length, &picture, &size, &err);

    if (status == LKD_OK) {
        if (!o->output)
            output_write(&cli->out, picture, size);
        else if (!save_file(o->output, picture, size, &err))
            status = err.status;
        free(picture);
    }
    if (status != LKD_OK)
        complain(&err);
    return keys_exit_code(status);
}

static int qr_run(struct cli *cli) {
    struct qr_options o = {0};
    struct signing signing;
    char *token;
    size_t length;
    int status;

    if (!command_begin(cli, &permit_qr_command, &o, &status))
        return status;
    signing = (struct signing){o.key, keys_moment(&o.at)};
    status = sign_operand(cli, &permit_qr_command, &signing, &token, &length);
    if (status != EXIT_DONE)
        return status;
    status = draw_token(cli, &o, token, length);
    free(token);
    return status;
}
