/*
 * serve.c - lockdown serve: the HTTP service, until it is told to stop.
 */
#include <signal.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/complain.h"
#include "cli/policy.h"
#include "lockdown/service.h"

struct serve_options {
    const char *listen, *tls_cert, *tls_key;
    int threads;
    double log_days;
};

/* A whole number of threads into an int. */
static bool option_threads(const struct option *o, const char *text, void *target,
                           struct lkd_error *err) {
    char *end;
    long count = strtol(text, &end, 10);
    if (*text && !*end && count >= 1 && count <= LKD_SERVICE_THREADS_MAX) {
        *(int *)target = (int)count;
        return true;
    }
    return refuse(err, LKD_BAD_QUERY, NULL, "`--%s` needs a number from 1 to %d, not `%s`", o->name,
                  LKD_SERVICE_THREADS_MAX, text);
}

static const struct option serve_table[] = {
    {"listen", "ADDR:PORT",
     "where to listen: 127.0.0.1:8080 (the default), [::1]:8080, or\n"
     ":8080 for every address; port 0 takes a free one",
     offsetof(struct serve_options, listen), option_text},
    {"threads", "N", "threads that answer (default: one for each core)",
     offsetof(struct serve_options, threads), option_threads},
    {"log-days", "DAYS", "delete what is older from the decision log (default: nothing)",
     offsetof(struct serve_options, log_days), option_days},
    {"tls-cert", "FILE", "serve HTTPS with this certificate (PEM, with its chain)",
     offsetof(struct serve_options, tls_cert), option_text},
    {"tls-key", "FILE", "the private key of the certificate (PEM)",
     offsetof(struct serve_options, tls_key), option_text},
};

static int serve_run(struct cli *cli);

const struct command serve_command = {
    .name = "serve",
    .summary = "the HTTP service and its pages",
    .usage = "serve [OPTIONS]",
    .about =
        "Answers over HTTP until it gets SIGINT or SIGTERM; then it answers what it has accepted\n"
        "and exits with 0. Its interface is described at /openapi.json. Rule files are watched: a\n"
        "change is checked and tried by its tests, then holds from one decision to the next; a\n"
        "bad one changes nothing, and /readyz says why. Events go to standard error as JSON.\n"
        "Without --registry there are no keys of callers, and all is answered as to the public.\n"
        "With --log every decision is logged.\n",
    .example = "  lockdown serve --listen 127.0.0.1:8080\n"
               "  curl -s -H 'Content-Type: application/json' --data @query.json \\\n"
               "    'http://127.0.0.1:8080/v1/decide?fields=decision,reasons&lang=en'\n",
    .options = serve_table,
    .option_count = sizeof serve_table / sizeof serve_table[0],
    .run = serve_run,
};

/* The threads of the service inherit that these are blocked. */
static void block_signals(sigset_t *ret_signals) {
    sigemptyset(ret_signals);
    sigaddset(ret_signals, SIGINT);
    sigaddset(ret_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, ret_signals, NULL);
}

static int complain_of_start(const struct lkd_error *err, struct lkd_problems *problems) {
    struct output out;
    if (!problems) {
        complain(err);
    } else {
        output_init(&out, 2, 4096);
        problems_print(&out, problems);
        output_flush(&out);
        output_free(&out);
    }
    lkd_problems_free(problems);
    if (err->status == LKD_BAD_QUERY)
        return EXIT_USAGE;
    return err->status == LKD_IO ? EXIT_INTERNAL : policy_exit_code(err->status);
}

static int serve(struct cli *cli, const struct lkd_service_options *options) {
    struct lkd_problems *problems;
    struct lkd_service *service;
    struct lkd_error err;
    sigset_t signals;
    int number;

    block_signals(&signals);
    if (lkd_service_start(options, &service, &problems, &err) != LKD_OK)
        return complain_of_start(&err, problems);
    output_printf(&cli->out, "lockdown: listening at %s\n", lkd_service_url(service));
    output_flush(&cli->out);
    while (sigwait(&signals, &number) != 0) {
    }
    lkd_service_stop(service);
    return EXIT_DONE;
}

static int serve_run(struct cli *cli) {
    struct serve_options o = {.listen = "127.0.0.1:8080"};
    struct lkd_policy_options policy;
    struct policy_paths paths;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &serve_command, &o, &status))
        return status;
    if (!o.tls_cert != !o.tls_key) {
        refuse(&err, LKD_BAD_QUERY, NULL, "`--tls-cert` and `--tls-key` go together");
        return usage_error(&serve_command, &err);
    }
    if (!policy_options(cli, &paths, &policy, &err)) {
        complain(&err);
        return EXIT_USAGE;
    }
    return serve(cli, &(struct lkd_service_options){.listen = o.listen,
                                                    .threads = (unsigned)o.threads,
                                                    .policy = &policy,
                                                    .keys = cli->global.keys,
                                                    .registry = cli->global.registry,
                                                    .log = cli->global.log,
                                                    .log_days = o.log_days,
                                                    .tls_cert = o.tls_cert,
                                                    .tls_key = o.tls_key});
}
