/* help_topics.c: what is true of many commands. */
#include "cli/help.h"

#include <stddef.h>

static const char filters[] =
    "Filters choose what a command lists. The same filter given again, or a list with commas,\n"
    "means any of them (of dates only: given again); different filters must all hold.\n"
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
    "  --bbox W,S,E,N   degrees; W greater than E crosses the antimeridian. What has no position\n"
    "                   of its own (a region, a country) is in no box\n"
    "  --limit N        the first N rows\n"
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
    "  svg         timelines only                                              .svg\n"
    "\n"
    "A file is replaced whole or not at all. The same store and options give the same bytes.\n";

static const char statuses[] =
    "Exit statuses:\n"
    "\n"
    "   0  done\n"
    "   1  the answer is no: verify found something, date was given what is none\n"
    "   2  the command line is wrong\n"
    "   3  input refused, nothing stored\n"
    "   4  partly stored (--keep-going)\n"
    "   5  not found: a file, a store, a place, an actor, an id\n"
    "   6  the store is in use by another program\n"
    "   7  space, permission, memory, device\n"
    "   8  the store is damaged, foreign, or newer than this program\n"
    "   9  network\n"
    "  70  an error in laydown itself\n"
    "\n"
    "Problems go to standard error as `file:line:column: error[code]: message`, with a hint "
    "below;\n"
    "with --json-errors as one JSON object per line.\n";

const struct help_topic help_topics[] = {
    {"filters", filters},
    {"formats", formats},
    {"statuses", statuses},
    {NULL, NULL},
};
