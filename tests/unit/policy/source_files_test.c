/*
 * source_files_test.c - which files a folder of rules holds, under which names, and what their hash
 * covers.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source_fixture.h"

/* A folder of its own for each test, with a folder "rules" in it. */
struct folder {
    char root[64], rules[80];
};

static void run(const char *command) {
    if (system(command) != 0)
        fail_msg("%s failed", command);
}

static struct folder make_folder(void) {
    struct folder f;
    strcpy(f.root, "/tmp/lockdown-source-XXXXXX");
    assert_non_null(mkdtemp(f.root));
    snprintf(f.rules, sizeof f.rules, "%s/rules", f.root);
    assert_int_equal(mkdir(f.rules, 0777), 0);
    return f;
}

static void remove_folder(const struct folder *f) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", f->root);
    run(command);
}

static void make_path(const struct folder *f, const char *name, char path[256]) {
    snprintf(path, 256, "%s/%s", f->rules, name);
    for (char *slash = path + strlen(f->rules) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(path, 0777);
        *slash = '/';
    }
}

static void write_file(const struct folder *f, const char *name, const char *bytes, size_t length) {
    char path[256];
    make_path(f, name, path);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static void write_lua(const struct folder *f, const char *name, const char *lua) {
    write_file(f, name, lua, strlen(lua));
}

static enum lkd_status load_folder(struct loaded *l, const char *path, bool with_tests,
                                   const struct source_limits *limits, struct lkd_error *err) {
    problems_init(&l->problems);
    text_init(&l->shown, (size_t)1 << 20);
    *err = (struct lkd_error){.status = LKD_OK};
    return source_load(&l->source, path, with_tests, limits, &l->problems, err);
}

static const char *show_files(struct loaded *l) {
    text_clear(&l->shown);
    for (size_t i = 0; i < l->source.file_count; i++)
        text_printf(&l->shown, "%s%s%s", i ? " " : "", l->source.files[i].is_test ? "*" : "",
                    l->source.files[i].name);
    return text_cstr(&l->shown);
}

static void test_names(void **state) {
    (void)state;
    struct folder f = make_folder();
    write_lua(&f, "b.lua", "rule \"b\" {}");
    write_lua(&f, "hcmc/night.lua", "rule \"night\" {}");
    write_lua(&f, "hcmc/night_test.lua", "test \"it is dark\" {}");
    write_lua(&f, "hcmc/a/deep.lua", "rule \"deep\" {}");
    write_lua(&f, "hcmc.lua", "rule \"hcmc\" {}");
    write_lua(&f, "README.md", "not Lua");
    write_lua(&f, ".hidden.lua", "not Lua");
    write_lua(&f, ".git/x.lua", "not Lua");
    write_lua(&f, "old.lua~", "not Lua");
    struct loaded l;
    struct lkd_error err;
    assert_int_equal(load_folder(&l, f.rules, false, NULL, &err), LKD_OK);
    assert_string_equal(show_files(&l),
                        "rules/b.lua rules/hcmc.lua rules/hcmc/a/deep.lua rules/hcmc/night.lua");
    assert_string_equal(show_problems(&l), "");
    assert_string_equal(show_declarations(&l),
                        "rule b {}\nrule hcmc {}\nrule deep {}\nrule night {}");
    unload(&l);
    assert_int_equal(load_folder(&l, f.rules, true, NULL, &err), LKD_OK);
    assert_string_equal(show_files(&l),
                        "rules/b.lua rules/hcmc.lua rules/hcmc/a/deep.lua rules/hcmc/night.lua "
                        "*rules/hcmc/night_test.lua");
    unload(&l);
    remove_folder(&f);
}

static void assert_folder_name(const char *path, const char *expected) {
    struct loaded l;
    struct lkd_error err;
    assert_int_equal(load_folder(&l, path, true, NULL, &err), LKD_OK);
    assert_string_equal(l.source.name, expected);
    assert_string_equal(show_files(&l) + strlen(expected), "/a.lua");
    unload(&l);
}

static void test_folder_names(void **state) {
    (void)state;
    struct folder f = make_folder();
    char path[256], cwd[4096];
    write_lua(&f, "a.lua", "");
    assert_folder_name(f.rules, "rules");
    snprintf(path, sizeof path, "%s//", f.rules);
    assert_folder_name(path, "rules");
    snprintf(path, sizeof path, "%s/.", f.rules);
    assert_folder_name(path, "rules");
    assert_non_null(getcwd(cwd, sizeof cwd));
    assert_int_equal(chdir(f.rules), 0);
    assert_folder_name(".", "rules");
    assert_folder_name("./", "rules");
    assert_folder_name("../rules", "rules");
    assert_int_equal(chdir(cwd), 0);
    snprintf(path, sizeof path, "%s/current", f.root);
    assert_int_equal(symlink(f.rules, path), 0);
    assert_folder_name(path, "current");
    remove_folder(&f);
}

static void test_links(void **state) {
    (void)state;
    struct folder f = make_folder();
    char path[256];
    write_lua(&f, "a.lua", "rule \"a\" {}");
    make_path(&f, "link.lua", path);
    assert_int_equal(symlink("a.lua", path), 0);
    make_path(&f, "loop", path);
    assert_int_equal(symlink(".", path), 0);
    make_path(&f, "folder.lua", path);
    assert_int_equal(symlink(".", path), 0);
    struct loaded l;
    struct lkd_error err;
    assert_int_equal(load_folder(&l, f.rules, true, NULL, &err), LKD_OK);
    assert_string_equal(show_files(&l), "rules/a.lua rules/link.lua");
    unload(&l);
    remove_folder(&f);
}

static void test_nothing_to_load(void **state) {
    (void)state;
    struct folder f = make_folder();
    struct loaded l;
    struct lkd_error err;
    assert_int_equal(load_folder(&l, f.rules, true, NULL, &err), LKD_NOT_FOUND);
    assert_non_null(strstr(err.message, "there is no rule file in /tmp/lockdown-source-"));
    unload(&l);
    write_lua(&f, "a_test.lua", "");
    assert_int_equal(load_folder(&l, f.rules, false, NULL, &err), LKD_NOT_FOUND);
    unload(&l);
    assert_int_equal(load_folder(&l, "/nonexistent/rules", true, NULL, &err), LKD_NOT_FOUND);
    assert_string_equal(err.message, "there is no rules folder /nonexistent/rules");
    unload(&l);
    char path[256];
    make_path(&f, "a_test.lua", path);
    assert_int_equal(load_folder(&l, path, true, NULL, &err), LKD_NOT_FOUND);
    unload(&l);
    remove_folder(&f);
}

static void test_what_is_no_text(void **state) {
    (void)state;
    struct folder f = make_folder();
    char path[256];
    write_lua(&f, "good.lua", "\xEF\xBB\xBFrule \"good\" {}");
    write_file(&f, "bytecode.lua", "\033LuaT", 5);
    write_file(&f, "latin.lua", "-- tr\xE1i\n", 8);
    write_file(&f, "nul.lua", "a\0b", 3);
    make_path(&f, "pipe.lua", path);
    assert_int_equal(mkfifo(path, 0600), 0);
    make_path(&f, "dangling.lua", path);
    assert_int_equal(symlink("nowhere", path), 0);
    char *large = calloc(1, (1 << 20) + 1);
    memset(large, ' ', (1 << 20) + 1);
    write_file(&f, "most.lua", large, 1 << 20);
    write_file(&f, "large.lua", large, (1 << 20) + 1);
    free(large);
    struct loaded l;
    struct lkd_error err;
    assert_int_equal(load_folder(&l, f.rules, true, NULL, &err), LKD_NOT_FOUND);
    assert_non_null(strstr(err.message, "dangling.lua"));
    unload(&l);
    make_path(&f, "dangling.lua", path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(load_folder(&l, f.rules, true, NULL, &err), LKD_OK);
    assert_string_equal(
        show_problems(&l),
        "rules/bytecode.lua:1:1 the file is not a text file | rule files are written in UTF-8\n"
        "rules/large.lua:0:0 the file is longer than 1 MB\n"
        "rules/latin.lua:1:6 the file is not a text file | rule files are written in UTF-8\n"
        "rules/nul.lua:1:2 the file is not a text file | rule files are written in UTF-8\n"
        "rules/pipe.lua:1:1 the file is not a text file | rule files are written in UTF-8");
    assert_string_equal(show_declarations(&l), "rule good {}");
    unload(&l);
    remove_folder(&f);
}

static void test_too_many(void **state) {
    (void)state;
    struct folder f = make_folder();
    char name[32];
    for (int i = 0; i < 2001; i++) {
        snprintf(name, sizeof name, "f%04d.lua", i);
        write_lua(&f, name, "");
    }
    struct loaded l;
    struct lkd_error err;
    assert_int_equal(load_folder(&l, f.rules, true, NULL, &err), LKD_OK);
    assert_string_equal(show_problems(&l), "rules:0:0 the folder holds more than 2000 rule files");
    unload(&l);
    char path[256];
    make_path(&f, "f0000.lua", path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(load_folder(&l, f.rules, true, NULL, &err), LKD_OK);
    assert_string_equal(show_problems(&l), "");
    assert_int_equal(l.source.file_count, 2000);
    unload(&l);
    remove_folder(&f);
}

static void test_deep_folders(void **state) {
    (void)state;
    struct folder f = make_folder();
    write_lua(&f, "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/a.lua", "");
    struct loaded l;
    struct lkd_error err;
    assert_int_equal(load_folder(&l, f.rules, true, NULL, &err), LKD_OK);
    unload(&l);
    write_lua(&f, "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/a.lua", "");
    assert_int_equal(load_folder(&l, f.rules, true, NULL, &err), LKD_LIMIT);
    unload(&l);
    remove_folder(&f);
}

static void test_memory_limit_of_texts(void **state) {
    (void)state;
    struct folder f = make_folder();
    char *lua = calloc(1, 600000);
    memset(lua, '\n', 600000);
    write_file(&f, "a.lua", lua, 600000);
    write_file(&f, "b.lua", lua, 600000);
    free(lua);
    struct loaded l;
    struct lkd_error err;
    const struct source_limits limits = {.memory_bytes = 1 << 20};
    assert_int_equal(load_folder(&l, f.rules, true, &limits, &err), LKD_NO_MEMORY);
    assert_string_equal(err.message, "the rule files do not fit 1024 KB of memory");
    unload(&l);
    remove_folder(&f);
}

static void hash_of(const struct folder *f, bool with_tests, char out[HASH_TEXT_SIZE]) {
    struct loaded l;
    struct lkd_error err;
    assert_int_equal(load_folder(&l, f->rules, with_tests, NULL, &err), LKD_OK);
    strcpy(out, l.source.hash);
    unload(&l);
}

static void test_hash(void **state) {
    (void)state;
    struct folder f = make_folder(), g = make_folder();
    char first[HASH_TEXT_SIZE], second[HASH_TEXT_SIZE];
    write_lua(&f, "a.lua", "rule \"a\" {}");
    write_lua(&f, "b.lua", "");
    write_lua(&f, "a_test.lua", "test \"a\" {}");
    write_lua(&g, "b.lua", "");
    write_lua(&g, "a.lua", "rule \"a\" {}");
    hash_of(&f, true, first);
    hash_of(&f, false, second);
    assert_string_equal(first, second);
    hash_of(&g, true, second);
    assert_string_equal(first, second);
    assert_int_equal(strlen(first), HASH_TEXT_SIZE - 1);
    write_lua(&g, "a.lua", "rule \"a\" { }");
    hash_of(&g, true, second);
    assert_string_not_equal(first, second);
    write_lua(&g, "a.lua", "");
    write_lua(&g, "b.lua", "rule \"a\" {}");
    hash_of(&g, true, second);
    assert_string_not_equal(first, second);
    remove_folder(&f);
    remove_folder(&g);
}

static void test_loading_twice_is_the_same(void **state) {
    (void)state;
    static const char lua[] =
        "for k, v in sorted { z = 1, y = 2, x = 3, w = 4, v = 5 } do\n"
        "  rule(k) { b = v, a = papers[k], c = { d = 1, e = 2, f = 3 } }\nend\n"
        "rule \"f\" { g = function() end, a = function() end }";
    struct loaded l;
    load_lua(&l, lua);
    char *first = strdup(show_declarations(&l));
    unload(&l);
    for (int i = 0; i < 20; i++) {
        load_lua(&l, lua);
        assert_string_equal(show_declarations(&l), first);
        unload(&l);
    }
    free(first);
}

TAP_MAIN(TEST("rule files are found in all folders, in the order of their names", test_names),
         TEST("names begin with the last part of the folder's name", test_folder_names),
         TEST("links to files are followed, links to folders are not", test_links),
         TEST("a folder without rule files is not found", test_nothing_to_load),
         TEST("what is no text file is told and the rest is loaded", test_what_is_no_text),
         TEST("more than 2000 files are a problem", test_too_many),
         TEST("folders more than 16 deep are refused", test_deep_folders),
         TEST("texts count as memory", test_memory_limit_of_texts),
         TEST("the hash covers names and contents of all files but tests", test_hash),
         TEST("loading again gives the same, whatever Lua's tables do",
              test_loading_twice_is_the_same))
