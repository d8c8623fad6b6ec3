/*
 * log.h - what happens, as JSON on standard error: one line an event.
 *
 *     log_event(log, LOG_INFO, "listening", "url", url, "threads", "2", NULL);
 *     {"time":"2021-07-26T18:00:00+07:00","level":"info","event":"listening","url":...}
 *
 * A line is written by one write(), so that lines of threads do not mix; it is at most
 * LOG_LINE_MAX bytes, and longer values are cut. Nobody waits for who reads them: a line that finds
 * a pipe full is lost. Keys of callers and facts of queries are never
 * given to it.
 */
#ifndef SERVICE_LOG_H
#define SERVICE_LOG_H

#define LOG_LINE_MAX 4096

enum log_level { LOG_INFO, LOG_WARNING, LOG_ERROR };

/* Pairs of name and value (texts), ended by NULL; a NULL value is left out. */
void log_event(enum log_level level, const char *event, ...) __attribute__((sentinel));

#endif
