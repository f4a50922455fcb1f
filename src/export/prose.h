/* prose.h: text for a person: wrapped to a width, in columns side by side where there is room.
 *
 * Widths are columns of a terminal (lay_term_width()). Texts may be hostile: line ends and tabs are
 * taken for blanks, other characters that are not seen are shown by their numbers. A word that is
 * longer than its column is broken, never left off. */
#ifndef LAY_EXPORT_PROSE_H
#define LAY_EXPORT_PROSE_H

#include "base/mem.h"
#include "base/output.h"

struct lay_prose {
    lay_output *out;
    int width;
    bool begun; /* something was written: a heading gets an empty line before it */
};

enum { LAY_PROSE_LEAST = 60, LAY_PROSE_USUAL = 80, LAY_PROSE_MOST = 160 };

/* width 0 is LAY_PROSE_USUAL; others are brought between the least and the most. */
void lay_prose_init(struct lay_prose *prose, lay_output *out, int width);

struct lay_cell {
    int width; /* 0, of the last cell alone: all that is left */
    const char *text;
};

/* Cells side by side, two blanks between them, each wrapped in its own width. */
void lay_prose_row(struct lay_prose *prose, int indent, const struct lay_cell *cells, size_t count);

/* One wrapped text; lines after the first stand `hang` columns further in. */
void lay_prose_text(struct lay_prose *prose, int indent, int hang, const char *text);

void lay_prose_heading(struct lay_prose *prose, const char *text);
void lay_prose_blank(struct lay_prose *prose);

/* A text broken into lines of at most `width` columns, for who puts two of them side by side. */
typedef LAY_VEC(char *) lay_prose_lines;
void lay_prose_wrap(const char *text, int width, int hang, lay_prose_lines *out);
void lay_prose_lines_done(lay_prose_lines *lines);

/* Writes what `left` and `right` write, each into a prose of half the width, side by side. */
void lay_prose_side_by_side(struct lay_prose *prose, int indent,
                            void (*write)(void *context, struct lay_prose *half, int side),
                            void *context);

#endif
