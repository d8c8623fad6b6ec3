/*
 * embedded.h - the files compiled into the program: the pages of engine/web and openapi.json.
 *
 * The build makes their table (embed.cmake).
 */
#ifndef SERVICE_EMBEDDED_H
#define SERVICE_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
    const char *path; /* as it is asked for: "/", "/checkpoint", "/lib/map.js" */
    const char *type; /* content type */
    const char *hash; /* of the bytes, 32 hexadecimal digits */
    const unsigned char *bytes;
    size_t length;
};

extern const struct embedded_file embedded_files[];
extern const size_t embedded_count;

#endif
