#!/bin/sh
# demo.sh: sets up, builds, imports the dossier of Mali 2021-2025 and leaves layers and a timeline in out/.
set -eu
cd "$(dirname "$0")"
.ci/setup build
mkdir -p build out
{ cmake --preset release && cmake --build build/release --target laydown-cli laydown_spatialite; } >build/release.log 2>&1 || {
    echo 'demo.sh: the build failed:' >&2
    tail -n 30 build/release.log >&2
    exit 1
}
rm -f out/demo.db out/demo.db-wal out/demo.db-shm
laydown() { build/release/bin/laydown --db out/demo.db "$@"; }

laydown import imports/dossiers/mali-2021-2025.json
laydown events -o out/events.geojson
laydown presence -o out/presence.geojson
laydown timeline -o out/timeline.svg
laydown timeline -o out/timeline.csv

for day in 2021-12-13 2022-01-10 2023-12-28; do
    printf '\nWho is where on %s:\n' "$day"
    laydown presence --at "$day"
done
printf '\nWritten:\n'
wc -c out/events.geojson out/presence.geojson out/timeline.svg out/timeline.csv out/demo.db |
    awk '$2 != "total" {print "  " $2 " (" $1 " bytes)"}'
