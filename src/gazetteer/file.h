/* file.h: the gazetteer as one file of this machine's own layout, which is mapped and not read. */
#ifndef LAY_GAZETTEER_FILE_H
#define LAY_GAZETTEER_FILE_H

#include "gazetteer/internal.h"

/* Writes all sections to a temporary file and renames it. Fails with "gazetteer.write" (LAY_IO). */
lay_status lay_gazetteer_write(const struct lay_gazetteer *g, const char *path, lay_error *err);

/* Maps a file into an empty gazetteer; see lay_gazetteer_open(). */
lay_status lay_gazetteer_map(struct lay_gazetteer *g, const char *path, lay_error *err);

#endif
