/* data.h: where the data files and the modules of the program are. */
#ifndef LAY_BASE_DATA_H
#define LAY_BASE_DATA_H

#include <stdbool.h>
#include <stddef.h>

/* The path of a data file or folder, such as "gazetteer.bin": in the folder that LAYDOWN_DATA names
 * where that is set, else in share/laydown or in the source tree above the folder of this program
 * or library. NULL when it is in none of them. Caller frees. */
char *lay_data_path(const char *name);

/* The bytes of a data file, with a NUL after them; NULL when it is not there or cannot be read.
 * Caller frees. */
char *lay_data_read(const char *name, size_t *len);
/* The path of a module, such as "spatialite": in the folder that LAYDOWN_MODULES names where that
 * is an absolute path, else in the private folder "laydown" of the libraries beside this program or
 * library. NULL when it is not there. Caller frees. */
char *lay_module_path(const char *name);

#endif
