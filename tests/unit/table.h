/* table.h: the text tables of tests/text: lines cut at tabs; a line that begins with # is talk. */
#ifndef TABLE_H
#define TABLE_H

#include "base/mem.h"
#include <cmocka.h>
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

#define MOST_CELLS 16

/* Asks of every row of tests/text/NAME, which has at least so many rows, whether it is right. */
static inline void check_table(const char *name, int cells, int at_least,
                               bool (*is_right)(const char *const *cell))
{
    LAY_FREE char *path = lay_asprintf("%s/tests/text/%s", LAYDOWN_SOURCE_DIR, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    LAY_FREE char *line = NULL;
    size_t cap = 0;
    const char *cell[MOST_CELLS];
    int rows = 0, wrong = 0;
    for (; next_row(file, &line, &cap, cell, cells); rows++)
        wrong += !is_right(cell);
    fclose(file);
    assert_true(rows >= at_least);
    assert_int_equal(wrong, 0);
}

#endif
