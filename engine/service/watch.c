/*
 * watch.c - see watch.h.
 */
#include "service/watch.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MAX 8
#define CHANGES                                                                                    \
    (IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF |       \
     IN_MOVE_SELF)

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static void add_folders(int fd, const char *path, int depth) {
    DIR *folder = opendir(path);
    const struct dirent *entry;
    if (!folder)
        return;
    (void)inotify_add_watch(fd, path, CHANGES);
    while (depth < DEPTH_MAX && (entry = readdir(folder)) != NULL) {
        char below[PATH_MAX];
        if (entry->d_name[0] == '.' ||
            snprintf(below, sizeof below, "%s/%s", path, entry->d_name) >= (int)sizeof below)
            continue;
        if (is_folder(below))
            add_folders(fd, below, depth + 1);
    }
    closedir(folder);
}

/* The folder that a file is in. */
static void add_parent(int fd, const char *path, uint32_t changes) {
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) + 1 : 1,
             slash ? path : ".");
    (void)inotify_add_watch(fd, folder, changes | IN_MASK_ADD);
}

int watch_open(const struct lkd_service_options *o) {
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0)
        return -1;
    add_folders(fd, o->policy->rules, 0);
    if (is_folder(o->policy->zones))
        add_folders(fd, o->policy->zones, 0);
    else
        add_parent(fd, o->policy->zones, CHANGES);
    if (o->keys)
        add_folders(fd, o->keys, DEPTH_MAX);
    if (o->registry)
        add_parent(fd, o->registry, IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE);
    return fd;
}

static bool ends_with(const char *name, const char *ending) {
    size_t length = strlen(name), wanted = strlen(ending);
    return length > wanted && strcmp(name + length - wanted, ending) == 0;
}

/* Editors leave other files beside, and keys a clock. */
static bool is_of_interest(const char *name) {
    static const char *const endings[] = {".lua",  ".json", ".geojson", ".tsv",
                                          ".gpkg", ".shp",  ".dbf"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (name[0] != '.' && ends_with(name, endings[i]))
            return true;
    return false;
}

static bool is_registry(const char *name, const char *path) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    const char *base = slash ? slash + 1 : path;
    return base && strncmp(name, base, strlen(base)) == 0 &&
           (name[strlen(base)] == '\0' || strcmp(name + strlen(base), "-wal") == 0);
}

unsigned watch_read(int fd, const struct lkd_service_options *o) {
    _Alignas(struct inotify_event) char buffer[16384];
    unsigned changed = 0;
    ssize_t length;
    while ((length = read(fd, buffer, sizeof buffer)) > 0) {
        for (const char *at = buffer; at < buffer + length;) {
            const struct inotify_event *event = (const void *)at;
            const char *name = event->len > 0 ? event->name : "";
            at += sizeof *event + event->len;
            if (event->mask & IN_Q_OVERFLOW)
                changed |= WATCH_RULES | WATCH_REGISTRY;
            else if (is_registry(name, o->registry))
                changed |= WATCH_REGISTRY;
            else if ((event->mask & (IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF)) ||
                     (!(event->mask & IN_MODIFY) && is_of_interest(name)))
                changed |= WATCH_RULES;
        }
    }
    return changed;
}
