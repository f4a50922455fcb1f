/* qmd.c: see qmd.h. */
#include "export/qmd.h"

#include "base/buf.h"
#include "export/writers.h"

void lay_qmd_write_body(struct lay_xml *x, const char *title, const struct lay_export_info *info)
{
    struct lay_info_pair pairs[LAY_INFO_PAIRS];
    LAY_BUF abstract = {0};
    lay_info_pairs(info, pairs);
    for (const struct lay_info_pair *pair = pairs; pair->name; pair++)
        if (pair->value != info->attribution && pair->value != info->title)
            lay_buf_printf(&abstract, "%s%s: %s", abstract.len ? "; " : "", pair->name,
                           pair->value);
    lay_xml_text_element(x, "language", "en");
    lay_xml_text_element(x, "type", "dataset");
    lay_xml_text_element(x, "title", title);
    lay_xml_text_element(x, "abstract", lay_buf_text(&abstract));
    if (info->attribution)
        lay_xml_text_element(x, "rights", info->attribution);
}

void lay_qmd_write(lay_output *out, const char *title, const struct lay_export_info *info)
{
    struct lay_xml x;
    lay_output_puts(out, "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
    lay_xml_init(&x, out);
    lay_xml_open(&x, "qgis", "version", "3.22.16", NULL);
    lay_qmd_write_body(&x, title, info);
    lay_xml_close(&x);
    lay_xml_done(&x);
}
