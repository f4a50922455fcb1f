/* json_write.h: JSON, written as a stream.
 *
 *     struct lay_json_write w;
 *     lay_json_write_init(&w, out, 1);
 *     lay_json_write_object(&w);
 *     lay_json_write_key(&w, "place");
 *     lay_json_write_text(&w, "Timbuktu");
 *     lay_json_write_end(&w);
 *     lay_json_write_done(&w);
 *
 * It cannot write malformed JSON: a key outside an object, a value without its key, an end too many
 * or too few are bugs of the caller and stop at an assert. Failures of the stream are kept by `out`
 * (lay_output_check()). Characters that a reader cannot see (lay_utf8_is_hidden()) are written as
 * \u escapes, which changes no value and makes the text safe to show in a terminal; bytes that are
 * no UTF-8 become U+FFFD. */
#ifndef LAY_BASE_JSON_WRITE_H
#define LAY_BASE_JSON_WRITE_H

#include "base/output.h"

#define LAY_JSON_WRITE_ALL_LINES 1000000

struct lay_json_write {
    lay_output *out;
    int line_depth;  /* members of the outer so many containers stand on lines of their own */
    bool for_script; /* set it to escape < > & too, for JSON inside an HTML script element */
    bool after_key, complete;
    size_t depth, stack_size;
    unsigned char *stack;
};

/* `out` is borrowed. line_depth 0 writes one line. */
void lay_json_write_init(struct lay_json_write *w, lay_output *out, int line_depth);

void lay_json_write_object(struct lay_json_write *w); /* { */
void lay_json_write_array(struct lay_json_write *w);  /* [ */
void lay_json_write_end(struct lay_json_write *w);    /* } or ], whichever is open */
void lay_json_write_key(struct lay_json_write *w, const char *name);

/* A key that is written often, escaped once. */
struct lay_json_key {
    const char *name; /* borrowed */
    char *text;       /* ,"name": */
    size_t len;
};
struct lay_json_key lay_json_key_make(const char *name);
void lay_json_key_done(struct lay_json_key *key);
void lay_json_write_made_key(struct lay_json_write *w, const struct lay_json_key *key);

void lay_json_write_text(struct lay_json_write *w, const char *text); /* NULL is null */
void lay_json_write_bytes(struct lay_json_write *w, const char *text, size_t len);
void lay_json_write_int(struct lay_json_write *w, int64_t value);
void lay_json_write_real(struct lay_json_write *w, double value);      /* not finite: null */
void lay_json_write_degrees(struct lay_json_write *w, double degrees); /* 7 decimals */
void lay_json_write_bool(struct lay_json_write *w, bool value);
void lay_json_write_null(struct lay_json_write *w);

/* A whole value that is JSON already, copied as it is: the caller vouches for it. */
void lay_json_write_raw(struct lay_json_write *w, const char *json, size_t len);

/* A key and its value, left out when the text is NULL. */
void lay_json_write_optional(struct lay_json_write *w, const char *name, const char *text);

/* Ends the line after a whole value; the next value starts a new document (NDJSON). */
void lay_json_write_line(struct lay_json_write *w);

/* Asserts that exactly what was begun was ended, and frees the state. */
void lay_json_write_done(struct lay_json_write *w);

/* Frees the state of a document that is given up. */
void lay_json_write_abandon(struct lay_json_write *w);

#endif
