/*
 * swap_test.c - policies are swapped while clients ask as fast as they can: no request fails, and
 * no decision mixes two rulebooks.
 *
 * Two rulebooks answer the same question differently. Two made ready live sets are swapped in turn
 * while the files are loaded again and again; every answer has to hold the verdict that belongs to
 * the hash it names.
 */
#include "support/tap.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "service/server.h"

#define CLIENTS 2
#define HASH_BYTES 72

static const char words[] =
    "scale \"distancing\" { rank = 1, vi = \"giãn cách\", en = \"distancing\" }\n"
    "level \"CT16\" { scale = \"distancing\", rank = 30, vi = \"Chỉ thị 16\", en = \"16\" }\n"
    "modifier \"zone\" { type = \"zone\", vi = \"địa bàn\", en = \"zone\" }\n"
    "fact \"origin\" { type = \"place\", vi = \"nơi đi\", en = \"origin\" }\n"
    "query \"movement\" { vi = \"đi lại\", en = \"movement\", here = { \"origin\" },\n"
    "  trip = { \"origin\" } }\n"
    "precedence { \"night\" }\njurisdiction { \"vn\" }\n"
    "authority \"vn\" { territory = { \"vn\" }, vi = \"Nhà nước\", en = \"The State\" }\n"
    "directive \"A-1\" { number = \"1/A\", by = \"vn\", issued = \"2021-07-01\",\n"
    "  title = { vi = \"Một\", en = \"One\" }, from = \"2021-07-09\" }\n";
static const char units[] = "id\tkind\tparent\tname\tname_en\tfrom\tto\n"
                            "vn\tcountry\t\tViệt Nam\tViet Nam\t\t\n";

static void write_file(const char *folder, const char *name, const char *text) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void write_rule(const char *folder, const char *effect) {
    char text[512];
    snprintf(text, sizeof text,
             "rule \"walk\" { cite = { \"A-1\" }, subject = \"night\", query = \"movement\",\n"
             "  %s = { vi = \"Đi.\", en = \"Walk.\" } }\n",
             effect);
    write_file(folder, "walk.lua", text);
}

/* ---- clients ---- */

struct side {
    char hash[HASH_BYTES + 1];
    const char *verdict;
};

struct client {
    const struct side *sides;
    unsigned port;
    atomic_bool *ending;
    size_t answers, wrong, of_side[2];
};

static int connect_to(unsigned port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

/* Send a request and read its answer, which ends with the body; false when it does not come. */
static bool exchange_text(int fd, char *answer, size_t size) {
    static const char body[] = "{\"query\":\"movement\",\"time\":\"2021-08-01T00:00:00Z\","
                               "\"origin\":{\"zone\":\"vn\"}}";
    char request[512];
    size_t length = 0;
    int sent = snprintf(request, sizeof request,
                        "POST /v1/decide?fields=decision,policy HTTP/1.1\r\nHost: a\r\n"
                        "Content-Length: %zu\r\n\r\n%s",
                        sizeof body - 1, body);
    if (send(fd, request, (size_t)sent, MSG_NOSIGNAL) != sent)
        return false;
    do {
        ssize_t got = recv(fd, answer + length, size - 1 - length, 0);
        if (got <= 0)
            return false;
        length += (size_t)got;
        answer[length] = '\0';
    } while (!strstr(answer, "}}"));
    return true;
}

static int side_of(const struct client *c, const char *answer) {
    for (int i = 0; i < 2; i++) {
        char verdict[64];
        snprintf(verdict, sizeof verdict, "\"decision\":\"%s\"", c->sides[i].verdict);
        if (strstr(answer, c->sides[i].hash) && strstr(answer, verdict))
            return i;
    }
    return -1;
}

static void *ask(void *context) {
    struct client *c = context;
    char answer[4096];
    int fd = connect_to(c->port);
    while (fd >= 0 && !atomic_load(c->ending)) {
        bool came = exchange_text(fd, answer, sizeof answer);
        int side = came ? side_of(c, answer) : -1;
        c->answers++;
        c->wrong += side < 0;
        if (side >= 0)
            c->of_side[side]++;
        if (!came)
            break;
    }
    if (fd >= 0)
        close(fd);
    return NULL;
}

/* ---- the test ---- */

static struct live *load_live(const struct lkd_policy_options *options, unsigned workers,
                              struct side *side) {
    struct lkd_problems *problems;
    struct lkd_policy *policy;
    struct lkd_error err = {0};
    struct live *live;
    assert_int_equal(lkd_policy_load(options, &policy, &problems, &err), LKD_OK);
    snprintf(side->hash, sizeof side->hash, "%s", lkd_policy_info(policy).rules_hash);
    assert_int_equal(
        live_new(policy, NULL, &(struct live_sources){.workers = workers}, &live, &err), LKD_OK);
    return live;
}

static void pause_briefly(void) {
    const struct timespec moment = {0, 200000};
    nanosleep(&moment, NULL);
}

/* Write the file again and wait until it has been loaded. */
static void reload(struct lkd_service *s, const char *folder) {
    unsigned before = keeper_state(s).generation;
    write_rule(folder, "deny");
    for (int i = 0; i < 50000 && keeper_state(s).generation == before; i++)
        pause_briefly();
    assert_int_not_equal(keeper_state(s).generation, before);
}

struct swaps {
    struct lkd_service *service;
    struct live *lives[2];
    size_t count;
};

static void *swap(void *context) {
    const struct swaps *s = context;
    for (size_t i = 0; i < s->count; i++) {
        server_install(s->service, live_retain(s->lives[i % 2]));
        pause_briefly();
    }
    return NULL;
}

static void test_swaps(void **state) {
    bool slow = getenv("LOCKDOWN_SLOW") != NULL;
    char folder[] = "/tmp/lockdown-swap-XXXXXX", rules[64], zones[64], path[128];
    struct lkd_policy_options policy = {.rules = rules, .zones = zones};
    struct lkd_service_options options = {.listen = "127.0.0.1:0", .threads = 2, .policy = &policy};
    struct side sides[2] = {{"", "allow"}, {"", "deny"}};
    struct swaps swaps = {.count = slow ? 1000 : 200};
    struct client clients[CLIENTS];
    pthread_t threads[CLIENTS], swapper;
    atomic_bool ending = false;
    struct lkd_problems *problems;
    struct lkd_error err;
    (void)state;

    assert_non_null(mkdtemp(folder));
    snprintf(rules, sizeof rules, "%s/rules", folder);
    snprintf(zones, sizeof zones, "%s/units.tsv", folder);
    assert_int_equal(mkdir(rules, 0700), 0);
    write_file(folder, "units.tsv", units);
    write_file(rules, "words.lua", words);
    write_rule(rules, "allow");
    swaps.lives[0] = load_live(&policy, 2, &sides[0]);
    write_rule(rules, "deny");
    swaps.lives[1] = load_live(&policy, 2, &sides[1]);
    assert_int_equal(lkd_service_start(&options, &swaps.service, &problems, &err), LKD_OK);

    for (int i = 0; i < CLIENTS; i++) {
        clients[i] = (struct client){.sides = sides, .ending = &ending};
        sscanf(lkd_service_url(swaps.service), "http://127.0.0.1:%u", &clients[i].port);
        assert_int_equal(pthread_create(&threads[i], NULL, ask, &clients[i]), 0);
    }
    assert_int_equal(pthread_create(&swapper, NULL, swap, &swaps), 0);
    for (int i = 0; i < (slow ? 20 : 3); i++)
        reload(swaps.service, rules);
    pthread_join(swapper, NULL);
    atomic_store(&ending, true);
    for (int i = 0; i < CLIENTS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(clients[i].wrong, 0);
        assert_true(clients[i].of_side[0] > 0 && clients[i].of_side[1] > 0);
    }
    lkd_service_stop(swaps.service);
    live_release(swaps.lives[0]);
    live_release(swaps.lives[1]);
    snprintf(path, sizeof path, "%s/words.lua", rules);
    unlink(path);
    snprintf(path, sizeof path, "%s/walk.lua", rules);
    unlink(path);
    rmdir(rules);
    unlink(zones);
    rmdir(folder);
}

TAP_MAIN(TEST("no request fails or mixes two rulebooks while these are swapped and loaded again",
              test_swaps))
