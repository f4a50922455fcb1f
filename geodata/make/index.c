/* index.c: makes the gazetteer's file when the program is built:
 *   laydown-index GEODATA WORLD OUT
 * GEODATA is the folder of our own tables, WORLD that of the unpacked cities.tsv and admins.tsv. */
#include "gazetteer/gazetteer.h"
#include <stdio.h>

int main(int argc, char **argv)
{
    lay_error err = LAY_ERROR_INIT;
    if (argc != 4) {
        fputs("usage: laydown-index GEODATA WORLD OUT\n", stderr);
        return 2;
    }
    lay_status status = lay_gazetteer_build(argv[1], argv[2], argv[3], &err);
    if (status != LAY_OK)
        fprintf(stderr, "%s:%ld:%ld: %s\n", err.file ? err.file : argv[1], err.line, err.column,
                err.message);
    lay_error_done(&err);
    return status == LAY_OK ? 0 : 1;
}
