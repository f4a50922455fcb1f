/* table.h: the text tables of tests/text: lines cut at tabs; a line that begins with # is talk. */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* The next line without its end, cut into `count` cells that point into *line; cells that the line
 * does not have are empty. */
static inline bool next_row(FILE *file, char **line, size_t *cap, const char *cells[], int count)
{
    ssize_t len;
    do
        len = getline(line, cap, file);
    while (len > 0 && (*line)[0] == '#');
    if (len <= 0)
        return false;
    (*line)[strcspn(*line, "\n")] = '\0';
    char *at = *line;
    for (int i = 0; i < count; i++) {
        cells[i] = at;
        at += strcspn(at, "\t");
        if (*at)
            *at++ = '\0';
    }
    return true;
}

#endif
