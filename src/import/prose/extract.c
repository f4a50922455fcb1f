/* extract.c: files to documents; see laydown/extract.h. */
#include <laydown/extract.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/json_write.h"
#include "import/input.h"
#include "import/prose/encoding.h"
#include "import/prose/explain.h"
#include "import/prose/extract.h"
#include "import/prose/html.h"
#include <string.h>

struct extracting {
    const struct lay_extract_options *options;
    struct lay_text_reader *reader;
    struct lay_extract_given given;
    struct lay_json_write json;
    lay_output *out;
    bool explain;
    enum lay_explain_form form;
    struct lay_reports_write reports; /* of the text that is read */
    char *conflict;                   /* what the first of its claims with a note says, or NULL */
    size_t conflicts, claims;
    bool quiet_without_claims;
};

static lay_status need_reader(struct extracting *x, lay_error *err)
{
    if (x->reader)
        return LAY_OK;
    x->reader = lay_zalloc(1, sizeof *x->reader);
    lay_status status = lay_reader_init(x->reader, err);
    if (status == LAY_OK)
        return LAY_OK;
    free(x->reader);
    x->reader = NULL;
    return status;
}

void lay_reader_free(struct lay_text_reader *reader)
{
    if (reader)
        lay_reader_done(reader);
    free(reader);
}

static lay_status refuse_language(const struct extracting *x, lay_error *err)
{
    LAY_BUF names = {0};
    for (size_t i = 0; i < x->reader->language_count; i++)
        lay_buf_printf(&names, "%s%s", i ? ", " : "", x->reader->lexicons[i].language.name);
    return lay_error_set(err, LAY_USAGE, "language.unknown",
                         "There are word lists for %s, not for \"%s\".", lay_buf_text(&names),
                         x->options->language);
}

static lay_status take_options(struct extracting *x, lay_error *err)
{
    const struct lay_extract_options *options = x->options;
    struct lay_date date;
    lay_status status = need_reader(x, err);
    if (status != LAY_OK)
        return status;
    x->given = (struct lay_extract_given){.published = LAY_DAY_MIN, .language = options->language};
    if (options->language && lay_language_number(x->reader, options->language) < 0)
        return refuse_language(x, err);
    if (!options->published)
        return LAY_OK;
    status = lay_date_parse(options->published, &date, err);
    if (status != LAY_OK)
        return LAY_USAGE;
    x->given.published = lay_date_last(&date);
    x->given.published_edtf = options->published;
    if (x->given.published == LAY_DAY_MAX || x->given.published == LAY_DAY_MIN)
        return lay_error_set(err, LAY_USAGE, "date.invalid",
                             "A report is published on some day: %s has no end.",
                             options->published);
    return LAY_OK;
}

/* A page that was saved as "index.html" has the name of its folder, where the path tells it. */
static const char *named_by(const char *path, const char *name, size_t *len)
{
    const char *end = name - 1, *begin = end;
    if (*len != 5 || strncmp(name, "index", *len) != 0 || name == path)
        return name;
    while (begin > path && begin[-1] != '/')
        begin--;
    if (begin == end || *begin == '.')
        return name;
    *len = (size_t)(end - begin);
    return begin;
}

/* "reports/tv5-2022.txt" -> "tv5-2022"; of standard input a hash of the text. Caller frees. */
static char *id_of(const char *path, const char *text, size_t len)
{
    if (strcmp(path, "-") == 0)
        return lay_asprintf(
            "text-%08llx",
            (unsigned long long)(lay_hash_end(lay_hash_more(LAY_HASH_SEED, text, len)) &
                                 0xffffffffU));
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    size_t n = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    name = named_by(path, name, &n);
    return lay_strndup(name, n);
}

static void say_conflict(const struct extracting *x, const char *path, const char *why, size_t more)
{
    const char *words = strchr(why, ':');
    lay_error problem = LAY_ERROR_INIT;
    words = words ? words + 2 : why;
    if (more)
        lay_error_set(&problem, LAY_OK, "date_conflict", "%s (and %zu more such claims).", words,
                      more);
    else
        lay_error_set(&problem, LAY_OK, "date_conflict", "%s.", words);
    lay_error_at(&problem, lay_input_name(path), 0, 0);
    lay_error_hint(&problem, "--published gives the day on which the report was published");
    x->options->problem(x->options->context, LAY_SEVERITY_WARNING, &problem);
    lay_error_done(&problem);
}

static void note_conflicts(struct extracting *x)
{
    x->claims += x->reader->claims.n;
    for (size_t i = 0; i < x->reader->claims.n; i++) {
        const char *note = x->reader->claims.at[i].note;
        if (note && !x->conflicts++)
            x->conflict = lay_strdup(note);
    }
}

/* One for each part of a text, and one for what the claims tell. */
static void say_conflicts(const struct extracting *x, const char *path)
{
    if (!x->options->problem)
        return;
    for (size_t i = 0; i < x->reader->sections.n; i++)
        if (x->reader->sections.at[i].conflict)
            say_conflict(x, path, x->reader->sections.at[i].conflict, 0);
    if (x->conflict)
        say_conflict(x, path, x->conflict, x->conflicts - 1);
}

/* No day is made up: what it would be counted from has no date then. */
static void say_undated(const struct extracting *x, const char *path)
{
    bool undated = false;
    for (size_t i = 0; i < x->reader->sections.n; i++)
        undated |= x->reader->sections.at[i].published == LAY_DAY_MIN;
    if (!undated || !x->options->problem)
        return;
    lay_error problem = LAY_ERROR_INIT;
    lay_error_set(&problem, LAY_OK, "text.undated",
                  "Nothing tells on which day this was published.");
    lay_error_at(&problem, lay_input_name(path), 0, 0);
    lay_error_hint(&problem, "--published gives the day; without it \"on Tuesday\" has no date");
    x->options->problem(x->options->context, LAY_SEVERITY_WARNING, &problem);
    lay_error_done(&problem);
}

/* Titles and names of a page have entities, and blanks at their ends. */
static const char *plain(const char *text, lay_arena *arena)
{
    return text ? lay_html_plain(text, arena) : NULL;
}

static void take_page(struct extracting *x, const struct lay_page_told *told, lay_arena *arena)
{
    struct lay_date date;
    if (!x->options->published && told->published &&
        lay_date_parse(told->published, &date, NULL) == LAY_OK) {
        x->given.published = lay_date_last(&date);
        x->given.published_edtf = told->published;
    }
    if (!x->options->source)
        x->given.source = plain(told->source, arena);
    x->given.title = plain(told->title, arena);
    x->given.url = plain(told->url, arena);
}

static void take_claims(void *context, size_t section)
{
    struct extracting *x = context;
    note_conflicts(x);
    lay_write_claims(&x->reports, x->reader, section);
}

static void read_and_write(struct extracting *x, const char *text, size_t len, const char *id)
{
    x->conflicts = x->claims = 0;
    x->reports = (struct lay_reports_write){.json = &x->json, .id = id};
    x->reader->take = x->explain ? NULL : take_claims;
    x->reader->take_context = x;
    lay_reader_read(x->reader, text, len, &x->given);
    if (!x->explain) {
        lay_write_reports_end(&x->reports);
        return;
    }
    note_conflicts(x);
    lay_write_explained(x->reader, id, x->form, x->options->width, x->out);
}

static lay_status read_text(struct extracting *x, const char *path, const char *text, size_t len,
                            lay_error *err)
{
    lay_status status = lay_check_encoding(path, text, len, err);
    if (status != LAY_OK)
        return status;
    LAY_FREE char *shadow = lay_html_masked(text, len); /* NULL for what is no HTML */
    LAY_FREE char *id = id_of(path, text, len);
    struct lay_extract_given given = x->given; /* of all texts */
    lay_arena arena = {0};
    struct lay_page_told told;
    x->given.source = x->options->source;
    if (shadow) {
        lay_page_read(text, len, &arena, &told);
        take_page(x, &told, &arena);
    }
    x->given.file_source = id;
    x->reader->original = text;
    read_and_write(x, shadow ? shadow : text, len, id);
    if (x->claims || !x->quiet_without_claims) {
        say_conflicts(x, path);
        say_undated(x, path);
    }
    free(x->conflict);
    x->conflict = NULL;
    x->reader->original = NULL;
    x->given = given;
    lay_arena_done(&arena);
    return LAY_OK;
}

static lay_status read_one(struct extracting *x, const char *path, lay_error *err)
{
    LAY_FREE char *text = NULL;
    size_t len;
    lay_status status = lay_read_input(path, &text, &len, err);
    return status == LAY_OK ? read_text(x, path, text, len, err) : status;
}

static lay_status read_all(struct extracting *x, const char *const *paths, size_t count,
                           lay_error *err)
{
    lay_status status = take_options(x, err);
    for (size_t i = 0; i < count && status == LAY_OK; i++)
        status = read_one(x, paths[i], err);
    return status;
}

static void begin_document(struct extracting *x)
{
    lay_json_write_init(&x->json, x->out, 5);
    lay_json_write_object(&x->json);
    lay_json_write_optional(&x->json, "format", "laydown-reports/1");
    lay_json_write_key(&x->json, "reports");
    lay_json_write_array(&x->json);
}

static lay_status end_document(struct extracting *x, lay_status status)
{
    if (status != LAY_OK) {
        lay_json_write_abandon(&x->json);
        return status;
    }
    lay_json_write_end(&x->json);
    lay_json_write_end(&x->json);
    lay_json_write_line(&x->json);
    lay_json_write_done(&x->json);
    return LAY_OK;
}

lay_status lay_extract_files(const char *const *paths, size_t count,
                             const struct lay_extract_options *options, lay_output *out,
                             lay_error *err)
{
    struct extracting x = {.options = options, .out = out};
    begin_document(&x);
    lay_status status = end_document(&x, read_all(&x, paths, count, err));
    lay_reader_free(x.reader);
    return status;
}

lay_status lay_extract_text(const char *path, const char *text, size_t len,
                            const struct lay_extract_options *options,
                            struct lay_text_reader **reader, size_t *claims, lay_buf *out,
                            lay_error *err)
{
    struct extracting x = {.options = options,
                           .reader = *reader,
                           .out = lay_output_memory(out),
                           .quiet_without_claims = claims != NULL};
    begin_document(&x);
    lay_status status = take_options(&x, err);
    if (status == LAY_OK)
        status = read_text(&x, path, text, len, err);
    *reader = x.reader;
    if (claims)
        *claims = x.claims;
    status = end_document(&x, status);
    lay_status written = lay_output_commit(x.out, status == LAY_OK ? err : NULL);
    return status == LAY_OK ? written : status;
}

lay_status lay_extract_explain(const char *const *paths, size_t count,
                               const struct lay_extract_options *options,
                               enum lay_explain_form form, lay_output *out, lay_error *err)
{
    struct extracting x = {.options = options, .out = out, .explain = true, .form = form};
    if (form == LAY_EXPLAIN_PAGE)
        lay_explain_begin(out);
    lay_status status = read_all(&x, paths, count, err);
    if (form == LAY_EXPLAIN_PAGE && status == LAY_OK)
        lay_explain_end(out);
    lay_reader_free(x.reader);
    return status;
}
