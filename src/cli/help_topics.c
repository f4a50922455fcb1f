/* help_topics.c: what is true of many commands. */
#include "cli/error_codes.h"
#include "cli/help.h"

#include <stddef.h>

static const char filters[] =
    "Filters choose what a command lists. The same filter given again, or a list with commas,\n"
    "means any of them (of dates only: given again; --near, --within and other numbers stand "
    "once);\n"
    "different filters must all hold.\n"
    "\n"
    "  --at DATE        overlaps some day of DATE: --at 2022-01 is some day in January 2022;\n"
    "                   given again: any of them\n"
    "  --since DATE     ends on or after the first day of DATE\n"
    "  --until DATE     begins on or before the last day of DATE\n"
    "  --type TYPE      type of an event or a claim\n"
    "  --actor NAME     the actor or any below it: France finds Operation Barkhane\n"
    "  --place NAME     a base is itself, a town also its bases, a country all inside it\n"
    "  --status STATUS  of an event; for presence and bases its state on the day. presence "
    "--status all\n"
    "                   shows what it hides unasked: those reported to be gone, and actors of "
    "which\n"
    "                   one below is as well attested there\n"
    "  --bbox W,S,E,N   degrees; W greater than E crosses the antimeridian. Rows then end with\n"
    "                   within: yes, or possibly where a radius reaches in or out. What has\n"
    "                   neither a point nor a radius is in no box\n"
    "  --near PLACE     with --within 50km (or m, mi, nmi): by the shortest way on the Earth's\n"
    "                   ellipsoid. PLACE is a name, or a coordinate: --near=-0.04,16.27, --near\n"
    "                   '16.27N 0.04W', MGRS (`coord` says what one means), or told from one:\n"
    "                   --near '30 km south-east of Gao'. Rows then end with\n"
    "                   distance_km and within: yes, or possibly where a place is known to a\n"
    "                   radius only (radius_m; distance_km is to its middle). What has neither a\n"
    "                   point nor a radius is not found; --explain counts it\n"
    "  --nearest N      with --near, and --within or not: the N rows nearest to it, the nearest\n"
    "                   first; at one distance in the usual order\n"
    "  --in PLACE       a country by name or code, a first-level area, any place with a radius, "
    "or\n"
    "                   a GeoJSON file of polygons (a name with a / or an extension). Within 25 km "
    "of\n"
    "                   a coast, in no other country, is in. Rows then end with within: yes, or\n"
    "                   possibly where a radius reaches over the border. What has no position is "
    "in\n"
    "                   where it is told to be\n"
    "  --worldview V    whose borders --in has: defacto (unasked), who holds the ground, or un, "
    "those\n"
    "                   of the United Nations. With it or --in rows say whose (worldview), and\n"
    "                   country is the one whose borders there hold the position; without both\n"
    "                   it is as reports and the gazetteer have it\n"
    "  --limit N        the first N rows\n"
    "\n"
    "--sort COLUMN sorts before that, COLUMN:desc (or --sort=-COLUMN) downwards; several with "
    "commas;\n"
    "empty cells come last. --explain says how many rows passed each filter.\n"
    "\n"
    "These choose evidence instead of rows: everything is derived again from what passes, as if "
    "the\n"
    "store held nothing else; nothing is stored.\n"
    "\n"
    "  --known-by DATE     reports published by the last day of DATE\n"
    "  --recorded-by DATE  reports that this store had taken in by the end of DATE (UTC), or by a\n"
    "                      moment, 2026-01-31T12:00:00Z, in the revision that was current then\n"
    "  --min-grade GRADE   claims of this grade or better: B2 is a source A or B and a claim 1 or "
    "2.\n"
    "                      F and 6 cannot be judged: they pass only with F6, which is everything\n"
    "  --source NAME       reports of this source, whatever its case and accents; given again: "
    "any\n"
    "\n"
    "Dates are EDTF: 2021-12-14, 2021-12, 2021, [2021-12-11..2021-12-20], 2021-22 (summer).\n"
    "`laydown date TEXT` says what one means. Rows overlap by their start and end as listed: what\n"
    "happened \"by 7 January\" starts on that day, its only certain one; what has no end goes on.\n"
    "--at, else --until, is also the data cut-off: what goes on ends there. Names are found\n"
    "whatever their case and accents.\n";

static const char formats[] =
    "-f FORMAT, or the extension of -o FILE, chooses the format; standard output is a table.\n"
    "\n"
    "  table       for reading; important columns, or all with --all-columns   .txt\n"
    "  json        an array of objects; reports: the documents imported        .json\n"
    "  ndjson      one object per line; reports: one document per line         .ndjson .jsonl\n"
    "  csv         RFC 4180, UTF-8; cells that a spreadsheet would compute are\n"
    "              guarded by a leading ', unless --raw-csv                    .csv\n"
    "  geojson     RFC 7946, for QGIS and the web                              .geojson\n"
    "  geojsonseq  one feature per line                                        .geojsonl "
    ".geojsonseq\n"
    "  gpkg        GeoPackage, written by GDAL                                 .gpkg\n"
    "  fgb         FlatGeobuf, written by GDAL; only what has a position       .fgb\n"
    "  kml         KML 2.2 with time spans                                     .kml\n"
    "  text        ledger and disputes, wrapped to the terminal or COLUMNS     .txt\n"
    "  svg         timelines only                                              .svg\n"
    "\n"
    "`export DIR` writes many at once, and vector tiles (mbtiles). A file is replaced whole or "
    "not\n"
    "at all. The same store and options give the same bytes.\n";

static const char statuses[] =
    "Exit statuses:\n"
    "\n"
    "   0  done\n"
    "   1  the answer is no: verify found something, date or coord was given what is none\n"
    "   2  the command line is wrong\n"
    "   3  input refused, nothing stored\n"
    "   4  --keep-going left out what was refused, and stored the rest\n"
    "   5  not found: a file, a store, a place, an actor, an id\n"
    "   6  the store is in use by another program\n"
    "   7  space, permission, memory, device\n"
    "   8  the store is damaged, altered, foreign, or newer than this program\n"
    "   9  network\n"
    "  70  an error in laydown itself\n"
    "\n"
    "`laydown help errors` lists the codes of what is told on standard error.\n";

static const char limits[] =
    "So that no file brings a machine down, an import refuses\n"
    "\n"
    "  a file of more than 512 MiB                    file.too_big\n"
    "  more than 64 open arrays and objects           json.depth\n"
    "  a text over 1 MiB, of a report over 64 MiB     json.too_long\n"
    "  a member name of more than 1024 bytes          json.too_long\n"
    "  a number of more than 400 characters           json.too_long\n"
    "  a name or id of more than 1000 bytes           field.too_long\n"
    "  a report with more than 100000 claims          field.too_many\n"
    "  a claim with more than 1000 places or actors   field.too_many\n"
    "  a strength of more than 9007199254740991       number.range\n"
    "\n"
    "Twenty problems are shown, unless -v or --json-errors is given. Dates have days in the years\n"
    "-9999 to 9999; what lies beyond is kept, without bounds.\n";

static const char environment[] =
    "The environment:\n"
    "\n"
    "  LAYDOWN_DB       the store, where --db does not name one\n"
    "  LAYDOWN_DATA     the folder that has geodata and imports, instead of the installed one\n"
    "  LAYDOWN_MODULES  the folder of the program's modules (an absolute path), instead of the\n"
    "                   installed one\n"
    "  LAYDOWN_NOW      what to take for today, YYYY-MM-DD, for tests and repeatable runs\n"
    "  COLUMNS          how wide tables and texts are, where it is set\n"
    "  TMPDIR           where gpkg and fgb for standard output are put together; else /tmp\n"
    "  NO_COLOR         no colours when it is set and not empty\n"
    "  TERM             no colours when it is dumb\n";

static const char files[] =
    "Files:\n"
    "\n"
    "  ./laydown.db        the store, where neither --db nor LAYDOWN_DB names one: one SQLite "
    "file;\n"
    "                      beside it, while it is in use, FILE-wal and FILE-shm\n"
    "  share/laydown/      the gazetteer and its licences (geodata), dossiers and JSON Schemas\n"
    "                      (imports); found from the program's own place\n"
    "\n"
    "There is no configuration file.\n";

const struct help_topic help_topics[] = {
    {"errors", error_codes_opening},
    {"filters", filters},
    {"formats", formats},
    {"limits", limits},
    {"statuses", statuses},
    {"environment", environment},
    {"files", files},
    {NULL, NULL},
};
