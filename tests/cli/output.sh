# Where the data goes: standard output is checked to its end, files are whole or not there.
. "$TEST_LIB"
run --db s.db import -q "$SOURCE_DIR/tests/cli/data/small.json"
is 0 'import -q says nothing'
LAYDOWN_DB=s.db; export LAYDOWN_DB
for name in e.csv e.json e.ndjson e.geojson e.geojsonl; do
    run events -o $name
    is 0 "-o $name"
    check "$name has something" [ -s $name ]
    check "and standard output nothing" [ ! -s out ]
done
run events -f csv
same e.csv 'the same on standard output'
run events -f csv -o e.json
is 0 '-f is stronger than the extension'
check 'and it is csv' cmp -s e.csv e.json
cp e.csv before
run events -o nowhere/e.csv
says 7 'io.write' 'a folder that is not there'
run events -o e.csv --type nonsense
says 5 'type.unknown' 'a failure'
check 'leaves the file as it was' cmp -s before e.csv
check 'and no temporary' [ -z "$(ls -A | grep tmp)" ]
if [ -w /dev/full ]; then
    "$LAYDOWN" events -f csv >/dev/full 2>err; status=$?
    says 7 'io.write' 'a full device'
    "$LAYDOWN" why wire-2022-01-06 >/dev/full 2>err; status=$?
    says 7 'io.write' 'a full device, why'
    "$LAYDOWN" help >/dev/full 2>err; status=$?
    says 7 'io.write' 'a full device, help'
fi
"$LAYDOWN" events -f csv >&- 2>err; status=$?
says 7 'io.write' 'standard output is closed'
# A pipe whose reader has gone before the first byte.
mkfifo pipe
(exec 3<pipe; exec 3<&-; : >gone) &
exec 4>pipe
while [ ! -e gone ]; do sleep 0.1; done
for ignored in no yes; do
    ( [ $ignored = yes ] && trap '' PIPE; exec "$LAYDOWN" events -f json >&4 2>err ); status=$?
    check "a broken pipe is 141 (ignored by the parent: $ignored)" [ $status -eq 141 ]
    check 'and says nothing' [ ! -s err ]
done
exec 4>&-

run reports -o all.json
is 0 'reports -o all.json'
run --db t.db import -q all.json
is 0 'imports again'
run --db t.db reports -f json
same all.json 'and gives the same bytes'
run --db t.db events -f geojson; cp out t.geojson
run events -f geojson
same t.geojson 'and the same events'
run reports -f ndjson
check 'one document per line' [ "$(wc -l <out)" -eq 5 ]
run timeline --place 'Timbuktu base' -o t.svg
is 0 'a timeline'
check 'is an svg' grep -q '<svg' t.svg
run timeline
is 0 'a timeline on standard output'
run events -f geojson
has '"command": ?"laydown events --format geojson"' 'the export says what made it, without paths'
run verify
says 0 'is sound' 'the store is sound'
plan
