/*
 * listen.c - see listen.h.
 */
#include "service/listen.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/error.h"

#define BACKLOG 4096

static bool is_port(const char *text) {
    size_t digits = strspn(text, "0123456789");
    return digits > 0 && digits <= 5 && !text[digits] && strtol(text, NULL, 10) <= UINT16_MAX;
}

/* Cut "host:port" at its last colon; brackets around the host are left out. */
static bool split(const char *address, char host[256], char port[6]) {
    const char *colon = strrchr(address, ':');
    if (!colon || (size_t)(colon - address) >= 256 || !is_port(colon + 1))
        return false;
    size_t length = (size_t)(colon - address);
    bool bracketed = length >= 2 && address[0] == '[' && colon[-1] == ']';
    snprintf(host, 256, "%.*s", (int)(length - (bracketed ? 2 : 0)), address + bracketed);
    snprintf(port, 6, "%s", colon + 1);
    return bracketed || !strchr(host, ':');
}

static int bind_and_listen(const struct addrinfo *info) {
    const int on = 1;
    int fd = socket(info->ai_family, info->ai_socktype, info->ai_protocol);
    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, info->ai_addr, info->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
        return fd;
    int number = errno;
    close(fd);
    errno = number;
    return -1;
}

static void write_url(int fd, const char *host, bool tls, char *url, size_t size) {
    struct sockaddr_storage bound;
    socklen_t length = sizeof bound;
    unsigned port = 0;
    if (getsockname(fd, (struct sockaddr *)&bound, &length) == 0)
        port = ntohs(bound.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&bound)->sin6_port
                                                 : ((struct sockaddr_in *)&bound)->sin_port);
    bool v6 = strchr(host, ':') != NULL;
    snprintf(url, size, "%s://%s%s%s:%u", tls ? "https" : "http", v6 ? "[" : "",
             *host ? host : "localhost", v6 ? "]" : "", port);
}

enum lkd_status listen_at(const char *address, bool tls, int *ret_fd, char *url, size_t size,
                          struct lkd_error *err) {
    const struct addrinfo wanted = {.ai_flags = AI_PASSIVE, .ai_socktype = SOCK_STREAM};
    struct addrinfo *found;
    char host[256], port[6], reason[128];
    if (!split(address, host, port) ||
        getaddrinfo(*host ? host : NULL, port, &wanted, &found) != 0) {
        error_set(err, LKD_BAD_QUERY, "`%s` is no address to listen at", address);
        error_hint(err, "write it as 127.0.0.1:8080, [::1]:8080 or :8080");
        return LKD_BAD_QUERY;
    }
    int fd = bind_and_listen(found);
    int number = errno;
    freeaddrinfo(found);
    if (fd >= 0) {
        write_url(fd, host, tls, url, size);
        *ret_fd = fd;
        return LKD_OK;
    }
    if (strerror_r(number, reason, sizeof reason) != 0)
        reason[0] = '\0';
    error_set(err, LKD_IO, "cannot listen at %s: %s", address, reason);
    if (number == EADDRINUSE)
        error_hint(err, "another program listens there; choose another port with `--listen`");
    return LKD_IO;
}

void listen_close(int fd) {
    if (fd >= 0)
        close(fd);
}
