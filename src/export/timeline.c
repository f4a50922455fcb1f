/* timeline.c: presence rows read whole, then written as the format asks. */
#include "export/timeline.h"

#include "base/error.h"

static lay_status write_timeline(const struct lay_timeline *t,
                                 const struct lay_export_options *options, lay_output *out,
                                 lay_error *err)
{
    switch (options->format) {
    case LAY_FORMAT_SVG:
        lay_timeline_write_svg(t, options, out);
        return lay_output_check(out, err);
    case LAY_FORMAT_JSON:
        lay_timeline_write_json(t, options, out);
        return lay_output_check(out, err);
    case LAY_FORMAT_CSV:
        lay_timeline_write_csv(t, options, out);
        return lay_output_check(out, err);
    default:
        lay_error_set(err, LAY_USAGE, "format.unfit", "a timeline cannot be written as %s",
                      lay_format_name(options->format));
        lay_error_hint(err, "formats of a timeline: svg, json, csv");
        return LAY_USAGE;
    }
}

lay_status lay_export_timeline(lay_rows *presence, const struct lay_export_options *options,
                               lay_output *out, lay_error *err)
{
    struct lay_timeline timeline;
    lay_status status = lay_timeline_read(presence, &timeline, err);
    if (status == LAY_OK && options->format == LAY_FORMAT_SVG)
        lay_timeline_cut(&timeline, options->from, options->info.cutoff);
    if (status == LAY_OK)
        status = write_timeline(&timeline, options, out, err);
    lay_timeline_done(&timeline);
    return status;
}
