/* text_pos.c: see text_pos.h. A mark every STEP bytes holds the line and column of the byte there;
 * an answer counts on from the mark before it. So the memory does not grow with the number of
 * lines, and one endless line costs no more than many short ones. */
#include "base/text_pos.h"

#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

#define STEP 1024u

struct lay_text_mark {
    uint32_t line, column;
};

/* Moves *mark from text[from] to text[to]. */
static void advance(struct lay_text_mark *mark, const char *text, size_t from, size_t to,
                    size_t len)
{
    if (from == 0 && to >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        from = 3;
    for (size_t i = from; i < to; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\n' || (c == '\r' && !(i + 1 < len && text[i + 1] == '\n'))) {
            mark->line++;
            mark->column = 1;
        } else if (i + 1 < len && ((unsigned char)text[i + 1] & 0xC0) == 0x80) {
            continue; /* the character goes on */
        } else {
            mark->column++;
        }
    }
}

void lay_text_where(const char *text, size_t len, size_t offset, long *line, long *column)
{
    struct lay_text_mark mark = {1, 1};
    advance(&mark, text, 0, offset < len ? offset : len, len);
    *line = mark.line;
    *column = mark.column;
}

static void make_marks(lay_text_marks *marks, const char *text, size_t len)
{
    marks->n = len / STEP + 1;
    marks->at = lay_zalloc(marks->n, sizeof *marks->at);
    struct lay_text_mark mark = {1, 1};
    for (size_t i = 0; i < marks->n; i++) {
        if (i)
            advance(&mark, text, (i - 1) * STEP, i * STEP, len);
        marks->at[i] = mark;
    }
}

void lay_text_marks_where(lay_text_marks *marks, const char *text, size_t len, size_t offset,
                          long *line, long *column)
{
    if (!marks->at)
        make_marks(marks, text, len);
    if (offset > len)
        offset = len;
    struct lay_text_mark mark = marks->at[offset / STEP];
    advance(&mark, text, offset / STEP * STEP, offset, len);
    *line = mark.line;
    *column = mark.column;
}

void lay_text_marks_done(lay_text_marks *marks)
{
    free(marks->at);
    *marks = (lay_text_marks){0};
}
