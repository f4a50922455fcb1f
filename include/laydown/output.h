/* output.h: a stream of bytes to a file that is whole or not there. */
#ifndef LAYDOWN_OUTPUT_H
#define LAYDOWN_OUTPUT_H

#include <laydown/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A stream of bytes. lay_output_open(path): a temporary file beside `path`, renamed over it by
 * lay_output_commit() after fsync; NULL or "-" is standard output, flushed and checked. Whatever
 * fails, `path` is as it was. Errors: LAY_IO "io.write" with the path and the system's words. */
typedef struct lay_output lay_output;
lay_status lay_output_open(const char *path, lay_output **out, lay_error *err);
lay_status lay_output_commit(lay_output *out, lay_error *err); /* frees `out` in any case */
void lay_output_abandon(lay_output *out);                      /* removes the temporary; NULL is fine */

#ifdef __cplusplus
}
#endif
#endif
