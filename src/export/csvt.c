/* csvt.c: see csvt.h. */
#include "export/csvt.h"

bool lay_csvt_has_points(const struct lay_rows_source *source)
{
    return source->spatial && !source->lines && !source->areas;
}

void lay_csvt_text(const struct lay_rows_source *source, lay_buf *out)
{
    static const char *const types[] = {
        [LAY_VALUE_NULL] = "String",
        [LAY_VALUE_INT] = "Integer64",
        [LAY_VALUE_REAL] = "Real",
        [LAY_VALUE_TEXT] = "String",
        [LAY_VALUE_BOOL] = "Integer(Boolean)",
        [LAY_VALUE_TIME] = "DateTime",
    };
    for (size_t i = 0; i < source->column_count; i++)
        lay_buf_printf(out, "%s\"%s\"", i ? "," : "", types[source->columns[i].kind]);
    if (lay_csvt_has_points(source))
        lay_buf_puts(out, ",\"CoordX\",\"CoordY\"");
    else if (source->spatial && source->lines)
        lay_buf_puts(out, ",\"Real\",\"Real\",\"Real\",\"Real\"");
    lay_buf_putc(out, '\n');
}
