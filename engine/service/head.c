/*
 * head.c - see head.h.
 *
 * The library keeps names and values where they came in, with a NUL in the place of each colon, CR
 * and LF. So the lines have to follow each other without a gap: a NUL that was sent, a folded line
 * and a line that ends otherwise leave one.
 */
#include "service/head.h"

#include <microhttpd.h>
#include <strings.h>

#include "base/text.h"
#include "service/server.h"

#define LINE_END 2 /* CR LF */

/* ---- the line ---- */

static int digit_of(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int head_take_coded(const char **at) {
    if (**at != '%')
        return (unsigned char)*(*at)++;
    int high = digit_of((*at)[1]), low = high < 0 ? -1 : digit_of((*at)[2]);
    if (low < 0)
        return 0;
    *at += 3;
    return high * 16 + low;
}

/* Codes are whole, none is a NUL, and they stand for UTF-8. */
static bool are_good_codes(const char *line, size_t length) {
    char plain[CONNECTION_BYTES];
    size_t count = 0;
    if (length > sizeof plain)
        return false;
    while (*line) {
        int c = head_take_coded(&line);
        if (c == 0)
            return false;
        plain[count++] = (char)c;
    }
    return utf8_valid(plain, count);
}

bool head_line_is_good(const char *line, size_t *ret_length) {
    bool good = true, coded = false;
    size_t i;
    for (i = 0; line[i]; i++) {
        good = good && line[i] > 0x20 && line[i] < 0x7f;
        coded = coded || line[i] == '%';
    }
    *ret_length = i;
    return good && (!coded || are_good_codes(line, i));
}

/* ---- the headers ---- */

struct reading {
    const char *next; /* where the next line has to begin */
    struct head *head;
    unsigned lengths, encodings, hosts, authorizations, types;
    const char *wrong; /* NULL: nothing so far */
};

static bool is_token(const char *name, size_t length) {
    static const char marks[] = "!#$%&'*+-.^_`|~";
    for (size_t i = 0; i < length; i++) {
        char c = name[i];
        bool alphanumeric =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!alphanumeric && !strchr(marks, c))
            return false;
    }
    return length > 0;
}

static bool is_printable(const char *value, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (((unsigned char)value[i] < 0x20 && value[i] != '\t') || value[i] == 0x7f)
            return false;
    return true;
}

static void read_length(struct reading *r, const char *value, size_t length) {
    r->lengths++;
    r->head->length = 0;
    if (length == 0 || length > 18)
        r->wrong = "Content-Length is not a number";
    for (size_t i = 0; i < length && !r->wrong; i++) {
        if (value[i] < '0' || value[i] > '9')
            r->wrong = "Content-Length is not a number";
        r->head->length = r->head->length * 10 + (uint64_t)(value[i] - '0');
    }
}

static bool is_name(const char *name, size_t length, const char *wanted) {
    return strlen(wanted) == length && strncasecmp(name, wanted, length) == 0;
}

/* Note the headers that matter here. */
static void note(struct reading *r, const char *name, size_t name_length, const char *value,
                 size_t value_length) {
    switch (name_length) {
    case 4:
        r->hosts += is_name(name, name_length, "Host");
        break;
    case 12:
        if (is_name(name, name_length, "Content-Type")) {
            r->types++;
            r->head->content_type = value;
        }
        break;
    case 13:
        if (is_name(name, name_length, "Authorization")) {
            r->authorizations++;
            r->head->authorization = value;
        }
        break;
    case 14:
        if (is_name(name, name_length, "Content-Length"))
            read_length(r, value, value_length);
        break;
    case 17:
        if (is_name(name, name_length, "Transfer-Encoding")) {
            r->encodings++;
            if (strcasecmp(value, "chunked") != 0)
                r->wrong = "this transfer encoding is not known";
        }
        break;
    default:
        break;
    }
}

static enum MHD_Result each(void *context, enum MHD_ValueKind kind, const char *name,
                            size_t name_length, const char *value, size_t value_length) {
    struct reading *r = context;
    (void)kind;
    if (name != r->next || !value)
        r->wrong = "a header has a NUL, is folded, or does not end with CR LF";
    else if (!is_token(name, name_length))
        r->wrong = "the name of a header has a character that none may have";
    else if (!is_printable(value, value_length))
        r->wrong = "a header has a control character";
    else
        note(r, name, name_length, value, value_length);
    if (r->wrong)
        return MHD_NO;
    r->next = value + value_length + LINE_END;
    return MHD_YES;
}

static const char *judge(const struct reading *r, bool is_1_1) {
    if (r->lengths > 1)
        return "there are two lengths";
    if (r->encodings > 1 || (r->encodings > 0 && r->lengths > 0))
        return "there are a length and a transfer encoding";
    if (r->encodings > 0 && !is_1_1)
        return "HTTP/1.0 has no transfer encoding";
    if (r->hosts > 1 || r->authorizations > 1 || r->types > 1)
        return "a header is given twice";
    return NULL;
}

const char *head_read(struct exchange *x, const char *method, const char *version) {
    struct reading r = {.head = &x->head};
    bool is_1_1 = strcmp(version, "HTTP/1.1") == 0;

    if (!is_1_1 && strcmp(version, "HTTP/1.0") != 0)
        return "the version is not HTTP/1.1 or HTTP/1.0";
    if (!x->line || !x->line_good || x->line[0] != '/' || x->line + x->line_length + 1 != version ||
        x->line != method + strlen(method) + 1)
        return "the request line is not `METHOD /path HTTP/1.1`";
    r.next = version + strlen("HTTP/1.1") + LINE_END;
    MHD_get_connection_values_n(x->connection, MHD_HEADER_KIND, each, &r);
    if (r.wrong)
        return r.wrong;
    const union MHD_ConnectionInfo *size =
        MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    if (!size || method + size->header_size != r.next + LINE_END)
        return "a header has a NUL, is folded, or does not end with CR LF";
    x->head.has_body = r.encodings > 0 || x->head.length > 0;
    x->close = r.encodings > 0; /* chunks are read leniently: nothing behind them may count */
    return judge(&r, is_1_1);
}
