/* decode.c: see decode.h.
 *
 * cJSON keeps members in a list, so a look-up is linear in the members of one object; a member is
 * looked up a fixed number of times, so that decoding an object is linear in its size.
 */
#include "import/decode.h"

#include "base/buf.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "import/suspicious.h"
#include <math.h>
#include <string.h>

const cJSON *lay_member(const struct lay_object *object, const char *name)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object->json, name);
    return cJSON_IsNull(value) ? NULL : value;
}

static void field_problem(const struct lay_object *object, enum lay_severity severity,
                          const char *name, const char *code, const char *hint, const char *fmt,
                          va_list ap) LAY_PRINTF(6, 0);
static void field_problem(const struct lay_object *object, enum lay_severity severity,
                          const char *name, const char *code, const char *hint, const char *fmt,
                          va_list ap)
{
    const cJSON *value = name ? lay_member(object, name) : NULL;
    const char *absent = name && !value ? name : NULL;
    lay_problem_json_va(object->decoder->problems, severity, object->decoder->doc,
                        value ? value : object->json, absent, code, hint, fmt, ap);
    if (severity == LAY_SEVERITY_ERROR)
        *object->refused = true;
}

void lay_field_error(const struct lay_object *object, const char *name, const char *code,
                     const char *hint, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    field_problem(object, LAY_SEVERITY_ERROR, name, code, hint, fmt, ap);
    va_end(ap);
}

void lay_field_warning(const struct lay_object *object, const char *name, const char *code,
                       const char *hint, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    field_problem(object, LAY_SEVERITY_WARNING, name, code, hint, fmt, ap);
    va_end(ap);
}

/* A problem of one value, for elements of arrays. */
static void value_error(const struct lay_object *object, const cJSON *value, const char *code,
                        const char *hint, const char *fmt, ...) LAY_PRINTF(5, 6);
static void value_error(const struct lay_object *object, const cJSON *value, const char *code,
                        const char *hint, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    lay_problem_json_va(object->decoder->problems, LAY_SEVERITY_ERROR, object->decoder->doc, value,
                        NULL, code, hint, fmt, ap);
    va_end(ap);
    *object->refused = true;
}

static const char *kind_of(const cJSON *value)
{
    if (cJSON_IsString(value))
        return "a text";
    if (cJSON_IsNumber(value))
        return "a number";
    if (cJSON_IsArray(value))
        return "an array";
    if (cJSON_IsObject(value))
        return "an object";
    return cJSON_IsBool(value) ? "true or false" : "null";
}

static bool is_kind(const struct lay_object *object, const cJSON *value, bool right,
                    const char *expected)
{
    if (!right)
        value_error(object, value, "field.type", NULL, " must be %s, not %s.", expected,
                    kind_of(value));
    return right;
}

const char *lay_guess(lay_arena *arena, const char *text, const char *const *names, size_t count)
{
    const char *near = lay_suggest(text, names, count);
    if (near && near[0])
        return lay_arena_printf(arena, "did you mean \"%s\"?", near);
    LAY_BUF list = {0};
    for (size_t i = 0; i < count; i++)
        if (names[i][0]) {
            lay_buf_puts(&list, list.len ? ", " : "one of: ");
            lay_buf_puts(&list, names[i]);
        }
    return lay_arena_strdup(arena, lay_buf_text(&list));
}

static const char *kept(const struct lay_object *object, const char *text)
{
    return object->decoder->passing ? lay_arena_strdup(object->decoder->arena, text) : text;
}

bool lay_take_text(const struct lay_object *object, const char *name, const char **out)
{
    const cJSON *value = lay_member(object, name);
    if (!value || !is_kind(object, value, cJSON_IsString(value), "a text"))
        return false;
    enum lay_suspicion found = lay_text_suspicion(value->valuestring, false);
    if (found)
        lay_field_warning(object, name, "text.suspicious", NULL, " %s.",
                          lay_suspicion_words(found));
    *out = kept(object, value->valuestring);
    return true;
}

static bool is_space(uint32_t cp)
{
    return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0 || cp == 0x1680 ||
           (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

/* Nothing in it can be seen. */
static bool is_blank(const char *text)
{
    size_t len = strlen(text), size;
    for (size_t i = 0; i < len; i += size) {
        uint32_t cp;
        size = lay_utf8_decode(text + i, len - i, &cp);
        if (!size || !(is_space(cp) || lay_utf8_is_hidden(cp)))
            return false;
    }
    return true;
}

static bool check_name(const struct lay_object *object, const cJSON *value, const char **out)
{
    if (!is_kind(object, value, cJSON_IsString(value), "a text"))
        return false;
    const char *text = value->valuestring;
    if (is_blank(text)) {
        value_error(object, value, "field.blank", NULL, " is blank.");
        return false;
    }
    if (strlen(text) > LAY_MAX_NAME) {
        value_error(object, value, "field.too_long", NULL, " has %zu bytes; a name may have %d.",
                    strlen(text), LAY_MAX_NAME);
        return false;
    }
    enum lay_suspicion found = lay_text_suspicion(text, true);
    if (found)
        lay_problem_json(object->decoder->problems, LAY_SEVERITY_WARNING, object->decoder->doc,
                         value, NULL, "text.suspicious",
                         "it is kept as written; compare it with the source", " \"%s\" %s.",
                         lay_shown(object->decoder->arena, text), lay_suspicion_words(found));
    *out = kept(object, text);
    return true;
}

/* The member that a missing one was meant to be, for "Type" and "nmae". */
static const char *misspelt_hint(const struct lay_object *object, const char *name)
{
    const cJSON *member;
    cJSON_ArrayForEach(member, object->json)
    {
        if (!cJSON_GetObjectItemCaseSensitive(object->json, name) &&
            lay_suggest(member->string, &name, 1))
            return lay_arena_printf(object->decoder->arena, "\"%s\" should be written \"%s\"",
                                    lay_shown(object->decoder->arena, member->string), name);
    }
    return NULL;
}

static void missing(const struct lay_object *object, const char *name)
{
    lay_field_error(object, name, "field.missing", misspelt_hint(object, name), " is missing.");
}

bool lay_take_name(const struct lay_object *object, const char *name, bool required,
                   const char **out)
{
    const cJSON *value = lay_member(object, name);
    if (!value) {
        if (required)
            missing(object, name);
        return false;
    }
    return check_name(object, value, out);
}

static bool is_id(const char *text)
{
    size_t len = strlen(text), size;
    for (size_t i = 0; i < len; i += size) {
        uint32_t cp;
        size = lay_utf8_decode(text + i, len - i, &cp);
        if (!size || cp == '#' || is_space(cp) || lay_utf8_is_hidden(cp))
            return false;
    }
    return true;
}

bool lay_take_id(const struct lay_object *object, const char *name, bool required, const char *code,
                 const char **out)
{
    const char *id;
    if (!lay_take_name(object, name, required, &id))
        return false;
    if (!is_id(id)) {
        lay_field_error(object, name, code, "tv5monde-2022-01-07 would do",
                        " \"%s\" has a blank, a hidden character or a '#' in it.",
                        lay_shown(object->decoder->arena, id));
        return false;
    }
    *out = id;
    return true;
}

bool lay_take_term(const struct lay_object *object, const char *name, enum lay_list list, int *out)
{
    const cJSON *value = lay_member(object, name);
    if (!value || !is_kind(object, value, cJSON_IsString(value), "a text"))
        return false;
    if (lay_term_find(list, value->valuestring, out))
        return true;
    size_t count;
    const char *const *names = lay_term_names(list, &count);
    lay_field_error(object, name, "field.value",
                    lay_guess(object->decoder->arena, value->valuestring, names, count),
                    " \"%s\" is none of the values there are.",
                    lay_shown(object->decoder->arena, value->valuestring));
    return false;
}

bool lay_take_integer(const struct lay_object *object, const char *name, int64_t min, int64_t max,
                      int64_t *out)
{
    const cJSON *value = lay_member(object, name);
    if (!value || !is_kind(object, value, cJSON_IsNumber(value), "a number"))
        return false;
    int64_t number = 0;
    bool whole = lay_json_int(object->decoder->doc, value, &number);
    if (!whole && fabs(value->valuedouble) < 9e15) {
        lay_field_error(object, name, "number.fraction", NULL, " must be a whole number.");
        return false;
    }
    if (!whole || number < min || number > max) {
        lay_field_error(object, name, "number.range", NULL, " must be from %lld to %lld.",
                        (long long)min, (long long)max);
        return false;
    }
    *out = number;
    return true;
}

bool lay_take_real(const struct lay_object *object, const char *name, double *out)
{
    const cJSON *value = lay_member(object, name);
    if (!value || !is_kind(object, value, cJSON_IsNumber(value), "a number"))
        return false;
    *out = value->valuedouble;
    return true;
}

static const char *trimmed(lay_arena *arena, const char *text)
{
    const char *first = text + strspn(text, " \t\r\n");
    size_t len = strlen(first);
    while (len && strchr(" \t\r\n", first[len - 1]))
        len--;
    return first == text && first[len] == '\0' ? text : lay_arena_strndup(arena, first, len);
}

/* The bytes before the column-th character. */
static size_t bytes_before(const char *text, long column)
{
    size_t at = 0, len = strlen(text), size;
    for (uint32_t cp; column > 1 && (size = lay_utf8_decode(text + at, len - at, &cp)); column--)
        at += size;
    return at;
}

/* Says what the date reader has found, at the character it points to where the text has no
 * escapes that would shift it. */
static void date_error(const struct lay_object *object, const cJSON *value, const char *text,
                       lay_error *err)
{
    size_t raw, inside = 0;
    lay_json_raw(object->decoder->doc, value, &raw);
    if (raw == strlen(value->valuestring) + 2 && err->column)
        inside = 1 + strspn(value->valuestring, " \t\r\n") + bytes_before(text, err->column);
    LAY_FREE char *pointer = lay_json_pointer(object->decoder->doc, value);
    lay_error whole = LAY_ERROR_INIT;
    lay_error_set(&whole, LAY_REFUSED, err->code, "%s: %s", pointer, err->message);
    if (err->hint)
        lay_error_hint(&whole, "%s", err->hint);
    lay_problem_at(object->decoder->problems, LAY_SEVERITY_ERROR, object->decoder->doc, value,
                   inside, &whole);
    lay_error_done(err);
    *object->refused = true;
}

bool lay_take_date(const struct lay_object *object, const char *name, bool required,
                   const char **edtf, struct lay_date *out)
{
    const cJSON *value = lay_member(object, name);
    if (!value && required)
        missing(object, name);
    if (!value || !is_kind(object, value, cJSON_IsString(value), "a text"))
        return false;
    const char *text = trimmed(object->decoder->arena, value->valuestring);
    lay_error err = LAY_ERROR_INIT;
    if (lay_date_parse(text, out, &err) != LAY_OK) {
        date_error(object, value, text, &err);
        return false;
    }
    if (text != value->valuestring)
        lay_field_warning(object, name, "date.blanks", NULL, " has blanks around the date.");
    *edtf = kept(object, text);
    return true;
}

bool lay_take_array(const struct lay_object *object, const char *name, size_t max,
                    const cJSON **out, size_t *count)
{
    const cJSON *value = lay_member(object, name);
    if (!value || !is_kind(object, value, cJSON_IsArray(value), "an array"))
        return false;
    size_t n = (size_t)cJSON_GetArraySize(value);
    if (n > max) {
        lay_field_error(object, name, "field.too_many", "split it",
                        " has %zu elements; %zu are allowed.", n, max);
        return false;
    }
    *out = value;
    *count = n;
    return true;
}

bool lay_take_object(const struct lay_object *object, const char *name, struct lay_object *out)
{
    const cJSON *value = lay_member(object, name);
    return value && lay_element_object(object, value, out);
}

bool lay_element_name(const struct lay_object *object, const cJSON *element, const char **out)
{
    return check_name(object, element, out);
}

bool lay_element_object(const struct lay_object *object, const cJSON *element,
                        struct lay_object *out)
{
    if (!is_kind(object, element, cJSON_IsObject(element), "an object"))
        return false;
    *out = (struct lay_object){object->decoder, element, object->refused};
    return true;
}

void lay_check_members(const struct lay_object *object, enum lay_members kind)
{
    size_t count;
    const char *const *known = lay_members_of(kind, &count);
    const struct lay_decoder *decoder = object->decoder;
    const cJSON *member;
    cJSON_ArrayForEach(member, object->json)
    {
        size_t i = 0;
        while (i < count && strcmp(known[i], member->string) != 0)
            i++;
        if (i < count)
            continue;
        const char *near = lay_suggest(member->string, known, count);
        const char *hint =
            near ? lay_arena_printf(decoder->arena, "did you mean \"%s\"?", near) : NULL;
        lay_problem_member(decoder->problems, decoder->doc, member, "field.unknown", hint,
                           "is not a member that is known; it is kept.");
    }
}
