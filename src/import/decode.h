/* decode.h: members of JSON objects taken as checked values.
 *
 * Each lay_take_*() looks a member up by its exact name. A member that is absent or null leaves
 * *out alone and returns false, as does one that is wrong, after saying so and marking what it
 * belongs to as refused. Types are strict: "400" is a text and never a number. Strings that are
 * handed out live as long as the JSON document or the arena.
 */
#ifndef LAY_IMPORT_DECODE_H
#define LAY_IMPORT_DECODE_H

#include "import/document.h"
#include "import/members.h"
#include "import/problems.h"

struct lay_decoder {
    lay_json_doc *doc;
    struct lay_problems *problems;
    lay_arena *arena;
    bool passing; /* the document will not be kept: texts are copied */
};

/* An object being decoded; `refused` is set by every error inside it. */
struct lay_object {
    const struct lay_decoder *decoder;
    const cJSON *json;
    bool *refused;
};

/* Its member; NULL when that is absent or null. */
const cJSON *lay_member(const struct lay_object *object, const char *name);

/* A problem of member `name` where there is one, of its absence otherwise; NULL: of the object
 * itself. The words follow the pointer: " is missing.". hint may be NULL. */
void lay_field_error(const struct lay_object *object, const char *name, const char *code,
                     const char *hint, const char *fmt, ...) LAY_PRINTF(5, 6);
void lay_field_warning(const struct lay_object *object, const char *name, const char *code,
                       const char *hint, const char *fmt, ...) LAY_PRINTF(5, 6);

bool lay_take_text(const struct lay_object *object, const char *name, const char **out);
/* A text that names something: not blank, at most LAY_MAX_NAME bytes; characters that deceive the
 * eye are warned of. With `required`, absence is an error. */
bool lay_take_name(const struct lay_object *object, const char *name, bool required,
                   const char **out);
/* A name that is an id: without blanks, hidden characters and '#'. */
bool lay_take_id(const struct lay_object *object, const char *name, bool required, const char *code,
                 const char **out);
/* One of a closed list. */
bool lay_take_term(const struct lay_object *object, const char *name, enum lay_list list, int *out);
/* A whole number, in any spelling (4e2). */
bool lay_take_integer(const struct lay_object *object, const char *name, int64_t min, int64_t max,
                      int64_t *out);
bool lay_take_real(const struct lay_object *object, const char *name, double *out);
/* An EDTF date. Blanks around it are a warning; *edtf is without them. */
bool lay_take_date(const struct lay_object *object, const char *name, bool required,
                   const char **edtf, struct lay_date *out);
/* An array of at most `max` elements: walk them with cJSON_ArrayForEach. */
bool lay_take_array(const struct lay_object *object, const char *name, size_t max,
                    const cJSON **out, size_t *count);
bool lay_take_object(const struct lay_object *object, const char *name, struct lay_object *out);

/* An element of an array member, as a name, or as an object. */
bool lay_element_name(const struct lay_object *object, const cJSON *element, const char **out);
bool lay_element_object(const struct lay_object *object, const cJSON *element,
                        struct lay_object *out);

/* Warns of members that such an object does not have. */
void lay_check_members(const struct lay_object *object, enum lay_members kind);

/* "did you mean "type"?" for the nearest of the names, else the list of all; owned by the arena. */
const char *lay_guess(lay_arena *arena, const char *text, const char *const *names, size_t count);

#endif
