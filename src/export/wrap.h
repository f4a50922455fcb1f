/* wrap.h: a cell of a table over several lines. */
#ifndef LAY_EXPORT_WRAP_H
#define LAY_EXPORT_WRAP_H

#include "base/mem.h"

/* Where a text may be broken. Words: after a blank, which is dropped, after ; , - _, and where
 * parts may. Parts (of dates and ids): after a blank, / and .. that something follows, and before
 * #. */
enum lay_wrap { LAY_WRAP_WORDS, LAY_WRAP_PARTS, LAY_WRAP_NEVER };

/* The text, hidden characters shown, in lines of at most `width` columns; a piece that is wider is
 * broken where it must be, LAY_WRAP_NEVER texts are one line. Of more than `most` lines the last
 * one ends with an ellipsis. Lines belong to the arena; at least one is given. */
const char **lay_wrap(lay_arena *arena, const char *text, int width, size_t most, enum lay_wrap how,
                      size_t *count);

/* Columns of its widest piece. */
int lay_wrap_least(const char *text, enum lay_wrap how);

#endif
