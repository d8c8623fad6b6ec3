/*
 * http_bench.c - the bare cost of HTTP: the library of the service with its settings, and a
 * constant answer of the length given to whatever is posted. tests/bench/http.sh asks it beside the
 * service.
 *
 *     build/bench/http PORT BYTES
 */
#include <microhttpd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum MHD_Result handle(void *response, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *data,
                              size_t *data_length, void **context) {
    (void)url, (void)method, (void)version, (void)data;
    if (!*context) {
        *context = connection;
        return MHD_YES;
    }
    if (*data_length > 0) {
        *data_length = 0;
        return MHD_YES;
    }
    return MHD_queue_response(connection, 200, response);
}

int main(int argc, char **argv) {
    unsigned port = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 0;
    size_t length = argc > 2 ? strtoul(argv[2], NULL, 10) : 21;
    char *bytes = malloc(length + 1);
    sigset_t signals;
    int number;
    if (!bytes)
        return 1;
    memset(bytes, 'x', length);
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    struct MHD_Response *response =
        MHD_create_response_from_buffer(length, bytes, MHD_RESPMEM_MUST_FREE);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "application/json");
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_TURBO, (unsigned short)port, NULL, NULL, handle,
        response, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)16384, MHD_OPTION_END);
    if (!daemon)
        return 1;
    puts("listening");
    fflush(stdout);
    sigwait(&signals, &number);
    MHD_stop_daemon(daemon);
    MHD_destroy_response(response);
    return 0;
}
