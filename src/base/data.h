/* data.h: where the data files of the program are. */
#ifndef LAY_BASE_DATA_H
#define LAY_BASE_DATA_H

/* The path of a data file or folder, such as "gazetteer.bin": in the folder that LAYDOWN_DATA names
 * where that is set, else in share/laydown or in the source tree above the folder of this library.
 * NULL when it is in none of them. Caller frees. */
char *lay_data_path(const char *name);

#endif
