/* main.c: laydown-pages FOLDER SCHEMA DATE writes manual pages and completions into FOLDER, which
 * has folders man1 and man5. Run by the build; not installed. */
#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/pages/pages.h"
#include <stdio.h>
#include <stdlib.h>

static lay_status save(const char *folder, const char *name, char *text, lay_error *err)
{
    LAY_FREE char *path = lay_asprintf("%s/%s", folder, name);
    lay_output *out = NULL;
    lay_status status = lay_output_open(path, &out, err);
    if (status == LAY_OK) {
        lay_output_puts(out, text);
        status = lay_output_commit(out, err);
    }
    free(text);
    return status;
}

static lay_status save_pages(const char *folder, const char *date, lay_error *err)
{
    lay_status status = save(folder, "man1/laydown.1", page_overview(date), err);
    for (const struct command *const *c = commands; *c && status == LAY_OK; c++) {
        LAY_FREE char *name = lay_asprintf("man1/laydown-%s.1", (*c)->name);
        status = save(folder, name, page_command(*c, date), err);
    }
    return status;
}

static char *file_text(const char *path, lay_buf *into)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    int c;
    while ((c = fgetc(file)) != EOF)
        lay_buf_putc(into, (char)c);
    fclose(file);
    return into->text;
}

static lay_status save_reports(const char *folder, const char *schema, const char *date,
                               lay_error *err)
{
    LAY_BUF text = {0};
    LAY_JSON *doc = NULL;
    if (!file_text(schema, &text))
        return lay_error_set(err, LAY_IO, "io.read", "cannot read %s", schema);
    lay_status status = lay_json_read(text.text, text.len, schema, NULL, &doc, err);
    return status == LAY_OK
               ? save(folder, "man5/laydown-reports.5", page_reports(lay_json_root(doc), date), err)
               : status;
}

int main(int argc, char **argv)
{
    lay_error err = LAY_ERROR_INIT;
    lay_status status = LAY_USAGE;
    if (argc == 4) {
        status = save_pages(argv[1], argv[3], &err);
        if (status == LAY_OK)
            status = save_reports(argv[1], argv[2], argv[3], &err);
        if (status == LAY_OK)
            status = save(argv[1], "laydown.bash", completion_bash(), &err);
        if (status == LAY_OK)
            status = save(argv[1], "_laydown", completion_zsh(), &err);
    }
    if (status != LAY_OK)
        fprintf(stderr, "laydown-pages: %s\n",
                err.message ? err.message : "FOLDER SCHEMA DATE are needed");
    lay_error_done(&err);
    return (int)status;
}
