/* format.c: the names of formats and the file extensions that mean them. */
#include "base/mem.h"
#include <laydown/export.h>
#include <string.h>

static const char *const names[LAY_FORMAT_COUNT] = {
    [LAY_FORMAT_TABLE] = "table",     [LAY_FORMAT_JSON] = "json",
    [LAY_FORMAT_NDJSON] = "ndjson",   [LAY_FORMAT_CSV] = "csv",
    [LAY_FORMAT_GEOJSON] = "geojson", [LAY_FORMAT_GEOJSONSEQ] = "geojsonseq",
    [LAY_FORMAT_GPKG] = "gpkg",       [LAY_FORMAT_FGB] = "fgb",
    [LAY_FORMAT_KML] = "kml",         [LAY_FORMAT_SVG] = "svg",
    [LAY_FORMAT_MBTILES] = "mbtiles", [LAY_FORMAT_TEXT] = "text",
};

static const struct {
    const char *extension;
    enum lay_format format;
} extensions[] = {
    {"json", LAY_FORMAT_JSON},
    {"ndjson", LAY_FORMAT_NDJSON},
    {"jsonl", LAY_FORMAT_NDJSON},
    {"csv", LAY_FORMAT_CSV},
    {"geojson", LAY_FORMAT_GEOJSON},
    {"geojsonl", LAY_FORMAT_GEOJSONSEQ},
    {"geojsonseq", LAY_FORMAT_GEOJSONSEQ},
    {"gpkg", LAY_FORMAT_GPKG},
    {"fgb", LAY_FORMAT_FGB},
    {"kml", LAY_FORMAT_KML},
    {"svg", LAY_FORMAT_SVG},
    {"txt", LAY_FORMAT_TABLE},
};

bool lay_format_from_name(const char *name, enum lay_format *out)
{
    for (size_t i = 0; i < LAY_COUNT(names); i++)
        if (strcmp(name, names[i]) == 0) {
            *out = (enum lay_format)i;
            return true;
        }
    return false;
}

/* Extensions are compared in ASCII, whatever the locale calls a lower-case letter. */
static bool same_extension(const char *a, const char *lower)
{
    for (; *a && *lower; a++, lower++) {
        char c = *a >= 'A' && *a <= 'Z' ? (char)(*a - 'A' + 'a') : *a;
        if (c != *lower)
            return false;
    }
    return !*a && !*lower;
}

bool lay_format_from_path(const char *path, enum lay_format *out)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    for (size_t i = 0; dot && i < LAY_COUNT(extensions); i++)
        if (same_extension(dot + 1, extensions[i].extension)) {
            *out = extensions[i].format;
            return true;
        }
    return false;
}

const char *lay_format_name(enum lay_format format)
{
    return names[format];
}
