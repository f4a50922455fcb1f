/* report_read.c: what a JSON text is - a document, a bare report, a line of either, or something
 * else - and its reports. */
#include "import/report_read.h"

#include "base/error.h"
#include "import/decode.h"
#include "import/input.h"
#include "import/prose/extract.h"
#include "import/rejects.h"
#include "import/released.h"
#include "import/report_decode.h"
#include <laydown/extract.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT "laydown-reports/1"
static const char hint_format[] = "{\"format\": \"" FORMAT "\", \"reports\": [...]} is expected";

static void document_error(const struct lay_decoder *decoder, const cJSON *at, const char *code,
                           const char *hint, const char *words)
{
    lay_problem_json(decoder->problems, LAY_SEVERITY_ERROR, decoder->doc, at, NULL, code, hint,
                     "%s", words);
}

static void refuse_format(const struct lay_object *document, const char *format)
{
    const char *shown = lay_shown(document->decoder->arena, format);
    if (strncmp(format, "laydown-reports/", 16) == 0)
        lay_field_error(document, "format", "report.version",
                        "this program reads " FORMAT "; a newer one may read it",
                        " is \"%s\"; the versions that are read are: " FORMAT ".", shown);
    else if (strncmp(format, "laydown-", 8) == 0)
        lay_field_error(document, "format", "import.format", hint_format,
                        " is \"%s\", which is not read here.", shown);
    else
        lay_field_error(document, "format", "report.format", hint_format,
                        " is \"%s\", not \"" FORMAT "\".", shown);
}

/* `document`: of what it is in, unless it says so itself. */
static void add_report(const struct lay_decoder *decoder, const cJSON *json, const char *document,
                       struct lay_documents *documents)
{
    struct lay_doc_report *report = lay_decode_report(decoder, json);
    long column;
    report->file = lay_arena_strdup(decoder->arena, lay_json_file(decoder->doc));
    lay_json_where(decoder->doc, json, &report->line, &column);
    if (!report->document)
        report->document = document;
    lay_vec_push(&documents->reports, report);
}

static void decode_document(const struct lay_object *document, struct lay_documents *documents)
{
    const struct lay_decoder *decoder = document->decoder;
    const char *format, *title;
    const cJSON *list, *element;
    size_t count;
    if (!lay_take_name(document, "format", true, &format))
        return;
    if (strcmp(format, FORMAT) != 0) {
        refuse_format(document, format);
        return;
    }
    lay_check_members(document, LAY_MEMBERS_DOCUMENT);
    lay_take_text(document, "title", &title);
    if (!lay_member(document, "reports"))
        lay_field_error(document, "reports", "field.missing", hint_format, " is missing.");
    if (!lay_take_array(document, "reports", SIZE_MAX, &list, &count))
        return;
    if (!count)
        lay_problem_json(decoder->problems, LAY_SEVERITY_NOTE, decoder->doc, list, NULL,
                         "report.none", NULL, " has 0 reports.");
    const char *beside = lay_document_members(decoder, document->json);
    cJSON_ArrayForEach(element, list)
    {
        struct lay_object report;
        if (lay_element_object(document, element, &report))
            add_report(decoder, element, beside, documents);
    }
}

static bool has(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name) != NULL;
}

static bool is_geojson(const cJSON *object)
{
    const cJSON *type = cJSON_GetObjectItemCaseSensitive(object, "type");
    return cJSON_IsString(type) &&
           (has(object, "features") || has(object, "geometry") || has(object, "coordinates"));
}

static void decode_root(const struct lay_decoder *decoder, struct lay_documents *documents)
{
    const cJSON *root = lay_json_root(decoder->doc);
    bool refused = false;
    struct lay_object document = {decoder, root, &refused};
    if (!cJSON_IsObject(root))
        document_error(decoder, root, "report.format", hint_format,
                       cJSON_IsArray(root)
                           ? " is an array; an object with \"format\" is expected."
                           : " is no object; an object with \"format\" is expected.");
    else if (has(root, "format") || has(root, "reports"))
        decode_document(&document, documents);
    else if (has(root, LAY_REJECTED_MEMBER) && !has(root, "claims") && !has(root, "id"))
        document_error(decoder, root, "report.rejected",
                       "put the corrected report in the place of this line",
                       " was refused by an earlier import, and is not corrected.");
    else if (is_geojson(root))
        document_error(decoder, root, "import.format", hint_format,
                       " is GeoJSON, which is not read yet.");
    else if (has(root, "claims") || has(root, "published") || has(root, "source"))
        add_report(decoder, root, NULL, documents);
    else
        document_error(decoder, root, "report.format", hint_format,
                       " is no report and has no \"format\".");
}

/* Reads one JSON text, which begins at first_byte of its file and has strings of at most max_string
 * bytes. It is kept in memory unless it is one of many (passing) and nothing is wrong with it. */
static void read_json(const char *name, const char *text, size_t len, long first_line,
                      size_t first_byte, size_t max_string, bool passing,
                      struct lay_documents *documents, struct lay_problems *problems)
{
    size_t first = documents->reports.n, errors = problems->errors;
    struct lay_json_options options = {.first_line = first_line,
                                       .first_byte = first_byte,
                                       .max_string = max_string,
                                       .long_member = "text",
                                       .max_long =
                                           max_string > LAY_MAX_TEXT ? max_string : LAY_MAX_TEXT};
    lay_json_doc *doc;
    lay_error err = LAY_ERROR_INIT;
    if (lay_json_read(text, len, name, &options, &doc, &err) != LAY_OK) {
        lay_problem_text(problems, text, len, &err);
        return;
    }
    lay_vec_push(&documents->docs, doc);
    struct lay_decoder *decoder = lay_arena_new(&documents->arena, struct lay_decoder);
    *decoder = (struct lay_decoder){doc, problems, &documents->arena, passing};
    decode_root(decoder, documents);
    lay_problem_new_document(problems);
    if (passing && problems->errors == errors)
        lay_release_document(documents, first, &options, text, len);
}

/* Lines end with LF, or with a bare CR in a text that has no LF (a text inside a value has
 * neither). */
static void read_lines(const char *name, const char *text, size_t len,
                       struct lay_documents *documents, struct lay_problems *problems)
{
    long line = 0;
    bool any = false;
    char ending = memchr(text, '\n', len) ? '\n' : '\r';
    for (size_t i = 0; i < len;) {
        const char *end = memchr(text + i, ending, len - i);
        size_t size = end ? (size_t)(end - text) - i : len - i;
        line++;
        size_t blanks = 0;
        while (blanks < size && strchr(" \t\r", text[i + blanks]) && text[i + blanks])
            blanks++;
        if (blanks < size)
            read_json(name, text + i, size, line, i, LAY_MAX_FIELD, true, documents, problems);
        any |= blanks < size;
        i += size + 1;
    }
    if (!any)
        lay_problem_file(problems, LAY_SEVERITY_NOTE, name, 0, "report.none", NULL,
                         "There are 0 reports: all lines are blank.");
}

static void refuse_file(struct lay_problems *problems, const char *name, const char *text,
                        size_t len, const char *code, const char *sentence)
{
    lay_error err = LAY_ERROR_INIT;
    lay_error_set(&err, LAY_REFUSED, code, "%s", sentence);
    lay_error_hint(&err, "%s", hint_format);
    lay_error_at(&err, name, 0, 0);
    lay_problem_text(problems, text, len, &err);
}

static void pass_problem(void *context, enum lay_severity severity, const lay_error *problem)
{
    lay_error copy = LAY_ERROR_INIT;
    lay_error_set(&copy, problem->status, problem->code, "%s", problem->message);
    if (problem->hint)
        lay_error_hint(&copy, "%s", problem->hint);
    lay_error_at(&copy, problem->file, problem->line, problem->column);
    lay_problem_pass(context, severity, &copy);
}

/* A text is what a program reads out of it. */
static void read_prose(const char *path, bool found, const char *text, size_t len,
                       struct lay_documents *documents, struct lay_problems *problems)
{
    size_t claims = 0;
    struct lay_extract_options options = {
        .published = documents->published, .problem = pass_problem, .context = problems};
    LAY_BUF json = {0};
    lay_error err = LAY_ERROR_INIT;
    if (lay_extract_text(path, text, len, &options, &documents->prose, found ? &claims : NULL,
                         &json, &err) != LAY_OK) {
        lay_problem_pass(problems, LAY_SEVERITY_ERROR, &err);
        return;
    }
    if (found && !claims) {
        lay_problem_file(problems, LAY_SEVERITY_NOTE, path, 0, "file.passed_over", NULL,
                         "It is a text in which no claim is found.");
        return;
    }
    size_t size = json.len;
    char *kept = lay_buf_take(&json);
    lay_vec_push(&documents->texts, kept);
    read_json(lay_arena_strdup(&documents->arena, lay_input_name(path)), kept, size, 1, 0, size,
              true, documents, problems);
}

/* Takes the text. */
static void read_text(const struct lay_input_path *file, char *text, size_t len,
                      struct lay_documents *documents, struct lay_problems *problems)
{
    const char *path = file->path;
    const char *name = lay_arena_strdup(&documents->arena, lay_input_name(path)), *what = NULL,
               *seems;
    lay_vec_push(&documents->texts, text);
    switch (lay_input_kind(path, text, len, &what)) {
    case LAY_INPUT_EMPTY:
        refuse_file(problems, name, text, len, "file.empty", "This is an empty file.");
        break;
    case LAY_INPUT_JSON:
        read_json(name, text, len, 1, 0, LAY_MAX_FIELD, false, documents, problems);
        break;
    case LAY_INPUT_LINES:
        read_lines(name, text, len, documents, problems);
        break;
    case LAY_INPUT_PROSE:
        read_prose(path, file->found, text, len, documents, problems);
        break;
    case LAY_INPUT_OTHER:
        seems = lay_arena_printf(&documents->arena, "This seems to be %s, which is not read yet.",
                                 what);
        refuse_file(problems, name, text, len, "import.format", seems);
        break;
    }
}

lay_status lay_read_documents(const struct lay_input_path *file, struct lay_documents *documents,
                              struct lay_problems *problems, lay_error *err)
{
    char *text;
    size_t len;
    lay_status status = lay_read_input(file->path, &text, &len, err);
    if (status == LAY_OK)
        read_text(file, text, len, documents, problems);
    return status;
}

void lay_read_documents_text(const char *name, const char *text, size_t len,
                             struct lay_documents *documents, struct lay_problems *problems)
{
    const struct lay_input_path file = {.path = name};
    read_text(&file, lay_strndup(text, len), len, documents, problems);
}
