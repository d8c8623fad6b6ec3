/*
 * source.h - what the rule files say, before anybody has judged whether it makes sense.
 *
 * Running the Lua files (notation.c, in a sandbox) yields a list of declarations: a word ("rule"),
 * an id ("movement.night") and a body, which is plain data plus *terms*. A term is an expression
 * the author wrote with facts, methods and operators, still untyped: `clock:between("18:00",
 * "06:00") & purpose:is "visit"`. After loading nothing of Lua is left but function conditions.
 * The linker (link.h) reads declarations, resolves names and types, and reports problems.
 *
 * A mistake is reported once. Where one was, there is something that tells the linker to keep
 * quiet: a term of kind TERM_ERROR in the place of a value, a declaration that is `broken` (only
 * its word and id count), a term that is `excused` (nobody may use it), a file that has `failed`.
 *
 * Everything lives in the arena of its `struct source` and is immutable once loaded.
 *
 * Limits: 2,000 files of 1 MB; texts of 8 KB; ids of 64 bytes (names of tests: 200 characters);
 * a body of 10,000 entries, 8 tables deep; memory and time as in struct source_limits.
 */
#ifndef POLICY_SOURCE_H
#define POLICY_SOURCE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"

struct position {
    uint16_t file;         /* index into source.files; SOURCE_NO_FILE when unknown */
    uint32_t line, column; /* from 1, in characters; 0 when it is not known */
};
#define SOURCE_NO_FILE UINT16_MAX

enum word {
    WORD_AUTHORITY,
    WORD_DIRECTIVE,
    WORD_FACT,
    WORD_MODIFIER,
    WORD_QUERY,
    WORD_SCALE,
    WORD_LEVEL,
    WORD_APPLY,
    WORD_PARAMETER,
    WORD_LIST,
    WORD_AMEND,
    WORD_PREDICATE,
    WORD_DERIVE,
    WORD_RULE,
    WORD_DEFAULT,
    WORD_PRECEDENCE,
    WORD_JURISDICTION,
    WORD_DELEGATE,
    WORD_CONFLICT,
    WORD_TEST,
    WORD_BASELINE,
    WORD_COUNT
};
extern const char *const word_names[WORD_COUNT]; /* "authority", ... */

struct term;
struct table;

enum datum_kind {
    DATUM_NIL, /* only as a method argument: an undefined local was passed */
    DATUM_BOOLEAN,
    DATUM_INTEGER,
    DATUM_NUMBER,
    DATUM_STRING,
    DATUM_TABLE,
    DATUM_TERM,
    DATUM_FUNCTION
};
struct datum {
    enum datum_kind kind;
    uint32_t length; /* of text */
    union {
        bool boolean;
        int64_t integer;
        double number;
        const char *text; /* NUL-terminated */
        const struct table *table;
        const struct term *term;
        int function; /* reference for functions.h */
    };
};

/* A Lua table: its named fields, sorted by name, and its items 1..n. Other keys are a problem. */
struct table {
    size_t field_count, item_count;
    const struct field *fields;
    const struct datum *items;
};
struct field {
    const char *name;
    struct datum value;
};

/* One thing declared: rule "id" { body }. */
struct declaration {
    enum word word;
    const char *id;           /* "" for words without one (precedence, jurisdiction, baseline) */
    const struct table *body; /* never NULL */
    struct position at;       /* of the word */
    uint32_t token;           /* the same, as an index into the tokens of its file */
    bool broken;              /* problems of its body are reported already: it may be incomplete */
};

enum term_kind {
    TERM_PATH,      /* person.test.kind; also trip, here, time, today, clock: `name` */
    TERM_CALL,      /* left:name(arguments) */
    TERM_AND,       /* left & right */
    TERM_OR,        /* left | right */
    TERM_NOT,       /* ~left */
    TERM_ADD,       /* left + right: a term or a number each, not two numbers */
    TERM_SUBTRACT,  /* left - right */
    TERM_MULTIPLY,  /* left * right */
    TERM_PREDICATE, /* predicate "id": `name` */
    TERM_PARAMETER, /* parameter "id": `name` */
    TERM_DURATION,  /* minutes, hours, days, months (`name`) of arguments[0] */
    TERM_ERROR      /* a mistake that is reported already; not in source.terms */
};
struct term {
    enum term_kind kind;
    uint16_t file;
    bool excused; /* a mistake that is reported already took it: it may be unused */
    const char *name;
    struct datum left, right;
    const struct datum *arguments;
    size_t argument_count;
    uint32_t token;  /* method's name, path's last segment, operator, word */
    uint32_t number; /* from 0, dense, inner terms first: index for tables of `term_count` */
};

struct source_file {
    const char *name; /* "rules/hcmc/night.lua": last part of the folder's name, then the path */
    const char *text; /* without a byte order mark; NUL-terminated */
    size_t length;
    bool is_test;         /* *_test.lua */
    bool failed;          /* it did not run, or not to its end */
    struct token *tokens; /* see token.h */
    size_t token_count;
};

struct problems;
struct function_host;

struct source {
    struct arena arena;
    const char *name;          /* of the folder: "rules" */
    struct source_file *files; /* sorted by name */
    size_t file_count;
    struct declaration *declarations; /* by file, then in the order they ran */
    size_t declaration_count;
    /* Every term made, by number. A path is one where it is used, so not `person` of `person.age`;
     * `predicate "x"` is none where it declares. */
    const struct term **terms;
    size_t term_count;
    struct function_host *functions; /* NULL when there is no function condition; see functions.h */
    char hash[HASH_TEXT_SIZE]; /* of all files but tests: names below the folder, and contents */
};

struct source_limits {
    size_t memory_bytes;  /* Lua state and arena together; 0: 64 MB */
    int64_t instructions; /* of all files together; 0: 20 million. As one can cost more than
                           * another, 20,000 also stand for 1 ms of processor time. */
};

/*
 * Load every *.lua under `folder` (each *_test.lua only when `with_tests`), in name order. Names
 * that begin with a dot and links to folders are passed over. Mistakes in the files go to
 * `problems` (syntax, sandbox, unknown words, forbidden operators: all files are tried), and
 * LKD_OK is returned all the same; LKD_NOT_FOUND when there is no such folder or no rule file,
 * LKD_LIMIT when there are far too many, LKD_NO_MEMORY when the system has none or `memory_bytes`
 * does not hold the texts, LKD_IO.
 * The source is filled as far as possible and is to be freed in any case.
 *
 * The process is not to set LC_COLLATE or LC_NUMERIC: Lua compares texts and reads numbers by them.
 */
enum lkd_status source_load(struct source *s, const char *folder, bool with_tests,
                            const struct source_limits *limits, struct problems *problems,
                            struct lkd_error *err);
/* The same for files in memory (tests, the try-out box), whether their names end in _test.lua or
 * not. Names and texts are borrowed until return. */
struct source_text {
    const char *name, *text;
    size_t length;
};
enum lkd_status source_load_texts(struct source *s, const struct source_text *texts, size_t count,
                                  const struct source_limits *limits, struct problems *problems,
                                  struct lkd_error *err);
void source_free(struct source *s);

/* Is the text the name of a method of facts, which no segment of a fact's path may be? */
bool is_method_name(const char *text, size_t length);
/* Does the name mean something at the beginning of an expression, so that no path can begin so? */
bool is_global_word(const char *text, size_t length);   /* rule, hours, ... */
bool is_reserved_word(const char *text, size_t length); /* end, and, ... of Lua */

/* ---- looking into tables ---- */
const struct datum *table_field(const struct table *t, const char *name); /* NULL: not there */

/* ---- where something stands, to the column ---- */
/* A field of a declaration's body by its path: "subject", "deny.vi", "cite[2]", "cases[1].when";
 * "" is the id. The value's position, or with a trailing "=" the name's ("subject="). What is not
 * written in the body itself (`deny = TEXTS`) is placed at the nearest that is: the value of
 * `deny`, else the declaration. */
struct position source_at_field(const struct source *s, const struct declaration *d,
                                const char *path);
/* A term: the beginning of a path, a method's name, an operator, the id of a predicate. */
struct position source_at_term(const struct source *s, const struct term *t);
/* One of its arguments, an item of one, or an operand, as far as it is written there; else the
 * term. `value` points into the term. */
struct position source_at_value(const struct source *s, const struct term *t,
                                const struct datum *value);

/* ---- problems: all mistakes of a load, sorted by position when printed ---- */
struct problem {
    struct position at;
    const char *file; /* name */
    const char *message;
    const char *hint; /* NULL: none */
};
struct problems {
    struct arena arena;
    struct problem *items;
    size_t count, capacity;
    size_t dropped; /* beyond PROBLEMS_MAX */
};
#define PROBLEMS_MAX 1000
void problems_init(struct problems *p);
void problems_free(struct problems *p);
/* `hint` may be NULL or "". */
/* Never fails: what does not fit any more is counted in `dropped`. */
void problem_add(struct problems *p, const struct source *s, struct position at, const char *hint,
                 const char *format, ...) PRINTF_LIKE(5, 6);
void problem_addv(struct problems *p, const struct source *s, struct position at, const char *hint,
                  const char *format, va_list arguments) PRINTF_LIKE(5, 0);
void problems_sort(struct problems *p); /* by file name, line, column; exact repeats removed */

#endif
