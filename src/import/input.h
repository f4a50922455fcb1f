/* input.h: the bytes of an input, and what they seem to be. */
#ifndef LAY_IMPORT_INPUT_H
#define LAY_IMPORT_INPUT_H

#include "base/mem.h"
#include <laydown/error.h>
#include <stdbool.h>

/* The whole of a file, or of standard input for "-", with a NUL behind it; the caller frees *text.
 * Errors: LAY_NOT_FOUND "file.missing", LAY_IO "io.read", LAY_REFUSED "file.too_big". */
lay_status lay_read_input(const char *path, char **text, size_t *len, lay_error *err);

/* The name of an input for messages: "-" is "(standard input)". */
const char *lay_input_name(const char *path);

enum lay_input_kind {
    LAY_INPUT_EMPTY,
    LAY_INPUT_JSON,  /* one JSON text */
    LAY_INPUT_LINES, /* one JSON text per line */
    LAY_INPUT_PROSE, /* a text file or a web page */
    LAY_INPUT_OTHER  /* a format that is not read yet */
};

/* Judged by the content, and by the extension where the content leaves it open. For
 * LAY_INPUT_OTHER *what is set to words for it: "an XML or HTML file". */
enum lay_input_kind lay_input_kind(const char *path, const char *text, size_t len,
                                   const char **what);

struct lay_input_path {
    const char *path;
    bool found;      /* in a folder, not named */
    const char *why; /* it is passed over; NULL: it is read */
};
typedef LAY_VEC(struct lay_input_path) lay_input_paths;

/* Input paths with every folder replaced by the documents (.json, .jsonl, .ndjson) and texts (.txt,
 * .text, .html, .htm) in it, by name, and those of the folders in it. Of files of one stem, which
 * are one report, the document is read, else the page; the folder that a browser makes for the
 * parts of a page is not looked into. Strings belong to the arena. Errors: those of opening the
 * folder. */
lay_status lay_expand_paths(lay_arena *arena, const char *const *paths, size_t count,
                            lay_input_paths *out, lay_input_paths *passed_over, lay_error *err);

#endif
