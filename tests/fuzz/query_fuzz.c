/*
 * query_fuzz.c - libFuzzer target: any bytes as a query, compared with jansson.
 *
 *     cmake -B build/fuzz -DCMAKE_C_COMPILER=clang -DLOCKDOWN_FUZZ=ON \
 *           -DLOCKDOWN_SANITIZE=fuzzer-no-link,address,undefined && cmake --build build/fuzz
 *     build/fuzz/fuzz/query -max_len=4096 -max_total_time=60
 */
#include <jansson.h>

#include "../unit/policy/query_fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static struct fixture *x;
    if (!x)
        x = fixture_new();
    enum lkd_status status = fixture_read(x, (const char *)bytes, length);
    bool syntax = strncmp(x->err.message, "invalid JSON", 12) == 0;
    bool deep = strstr(x->err.message, "nested more than") != NULL;
    json_t *tree =
        json_loadb((const char *)bytes, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL);
    bool is_json = tree && !memchr(bytes, '\0', length);
    if ((status != LKD_OK && status != LKD_BAD_QUERY) || (syntax == is_json && !deep))
        abort();
    json_decref(tree);
    return 0;
}
