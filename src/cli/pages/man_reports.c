/* man_reports.c: laydown-reports(5), from the JSON Schema, which a test keeps equal to the program.
 */
#include "base/mem.h"
#include "cli/pages/pages.h"
#include "cli/pages/roff.h"
#include <string.h>

static const char *text_of(const cJSON *value, const char *name)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(value, name);
    return cJSON_IsString(member) ? member->valuestring : NULL;
}

static bool is_required(const cJSON *object, const char *name)
{
    const cJSON *entry;
    cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(
                                  object, "required")) if (cJSON_IsString(entry) &&
                                                           strcmp(entry->valuestring, name) ==
                                                               0) return true;
    return false;
}

/* What a reference, of the value itself or of the entries of a list, names: "edtf". */
static const char *referred(const cJSON *value)
{
    const char *reference = text_of(value, "$ref");
    if (!reference)
        reference = text_of(cJSON_GetObjectItemCaseSensitive(value, "items"), "$ref");
    const char *slash = reference ? strrchr(reference, '/') : NULL;
    return slash ? slash + 1 : NULL;
}

static void add_values(lay_buf *text, const cJSON *member)
{
    const char *constant = text_of(member, "const");
    if (constant)
        lay_buf_printf(text, " Always \"%s\".", constant);
    const cJSON *value, *list = cJSON_GetObjectItemCaseSensitive(member, "enum");
    const char *before = " One of ";
    cJSON_ArrayForEach(value, list) if (cJSON_IsString(value))
    {
        lay_buf_printf(text, "%s%s", before, value->valuestring);
        before = ", ";
    }
    if (list)
        lay_buf_putc(text, '.');
}

static void add_member(lay_buf *out, const cJSON *object, const cJSON *defs, const cJSON *member)
{
    LAY_BUF text = {0};
    const char *said = text_of(member, "description"), *of = referred(member);
    const cJSON *target = of ? cJSON_GetObjectItemCaseSensitive(defs, of) : NULL;
    bool has_members = cJSON_GetObjectItemCaseSensitive(target, "properties") != NULL;
    if (is_required(object, member->string))
        lay_buf_puts(&text, "Required. ");
    if (said)
        lay_buf_puts(&text, said);
    else if (target && !has_members && text_of(target, "description"))
        lay_buf_puts(&text, text_of(target, "description"));
    if (has_members)
        lay_buf_printf(&text, " Its members are below, under \"%s\".", of);
    add_values(&text, member);
    if (!text.len)
        lay_buf_puts(&text, "A text.");
    LAY_FREE char *term = lay_strdup(member->string);
    roff_item(out, term, lay_buf_text(&text));
}

char *page_reports(const cJSON *schema, const char *date)
{
    LAY_BUF out = {0};
    roff_page(&out, "laydown-reports", 5, date, "report documents, the input of laydown");
    roff_section(&out, "DESCRIPTION");
    roff_flow(&out, text_of(schema, "description"));
    lay_buf_puts(&out, ".PP\n");
    roff_flow(&out, "The text is JSON, UTF-8. `laydown import` reads it, and `laydown reports -f "
                    "json` gives back what was imported.");
    roff_section(&out, "MEMBERS");
    const cJSON *object, *defs = cJSON_GetObjectItemCaseSensitive(schema, "$defs");
    cJSON_ArrayForEach(object, defs)
    {
        const cJSON *member, *members = cJSON_GetObjectItemCaseSensitive(object, "properties");
        if (!members)
            continue;
        lay_buf_printf(&out, ".SS %s\n", object->string);
        if (text_of(object, "description"))
            roff_flow(&out, text_of(object, "description"));
        cJSON_ArrayForEach(member, members) add_member(&out, object, defs, member);
    }
    roff_section(&out, "FILES");
    roff_item(&out, "share/laydown/imports/schema/laydown-reports-1.schema.json",
              "The JSON Schema that says the same.");
    roff_item(&out, "share/laydown/imports/dossiers/", "Documents to learn from.");
    roff_section(&out, "SEE ALSO");
    lay_buf_puts(&out, ".BR laydown (1),\n.BR laydown\\-import (1),\n.BR laydown\\-reports (1)\n");
    return lay_buf_take(&out);
}
