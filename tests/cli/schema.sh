# The JSON Schemas of imports/schema say what the program reads and writes, by a validator written by others.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
ajv=$SOURCE_DIR/build/npm/node_modules/ajv
needs node
[ -f "$ajv/package.json" ] || { echo '1..0 # SKIP ajv is not there: npm could not fetch it (.ci/setup test)'; exit 77; }
schemas=$SOURCE_DIR/imports/schema

# keeps SCHEMA KIND WHAT FILE…: the files keep to it.   breaks …: they do not.
asked() {
    schema=$schemas/laydown-$1-1.schema.json how=$2 what=$3
    shift 3
    node "$SOURCE_DIR/tests/cli/schema.js" "$ajv" "$schema" "$how" "$@" >out 2>err
    status=$?
}
keeps() { asked "$@"; is 0 "$3"; }
breaks() { asked "$@"; if [ $status -eq 1 ] && [ -s out ]; then pass "$3"; else fail "$3"; fi; }

keeps reports json 'the dossier keeps to the schema of reports' "$dossier"
keeps reports table 'so do the documents of the table, or not, as the program says' "$SOURCE_DIR/tests/text/reports.tsv"
run --db s.db import -q "$dossier"
"$LAYDOWN" --db s.db reports -f json -o back.json 2>err
keeps reports json 'and what reports gives back' back.json
"$LAYDOWN" --db s.db reports -f ndjson -o back.ndjson 2>err
keeps reports lines 'and by line' back.ndjson
echo '{"id":"r","source":{"name":"S"}}' >wrong.json
breaks reports json 'a report without its date breaks it' wrong.json

# Messages of all kinds: refused input, warnings, notes, a wrong command line, a store that is not there.
awk -F '\t' '$1 == "report" {print $3}' "$SOURCE_DIR/tests/text/reports.tsv" >mixed.jsonl
: >said
"$LAYDOWN" --json-errors --db t.db import --keep-going mixed.jsonl 2>>said
"$LAYDOWN" --json-errors --db u.db import "$dossier" 2>>said
"$LAYDOWN" --json-errors --db u.db events --at 1066 2>>said >out
"$LAYDOWN" --json-errors --db u.db events --place Tombuktoo 2>>said
"$LAYDOWN" --json-errors --db u.db gazetteer import "$SOURCE_DIR/tests/cli/data/gazetteer/ML.txt" 2>>said
"$LAYDOWN" --json-errors --db u.db gazetteer import "$SOURCE_DIR/README.md" 2>>said
"$LAYDOWN" --json-errors evnts 2>>said
"$LAYDOWN" --json-errors --db none.db events 2>>said
"$LAYDOWN" --json-errors date 2021-13 2>>said
"$LAYDOWN" --json-errors --db "$dossier" verify 2>>said
"$LAYDOWN" --json-errors --db u.db events -o no/such/folder.csv 2>>said
keeps messages lines 'what is said on standard error keeps to the schema of messages' said
for severity in error warning note summary; do
    grep -q "^{\"level\":\"$severity\"" said
    status=$?
    cp said out
    if [ $status -eq 0 ]; then pass "with $severity"; else fail "with $severity"; fi
done
echo '{"level":"error","message":"x"}' >wrong.json
breaks messages json 'an error without a code breaks it' wrong.json

run --db s.db presence --columns id -f csv
sed 1d out | tr -d '\r' | head -n 20 >ids
run --db s.db events --columns id -f csv
sed 1d out | tr -d '\r' | head -n 20 >>ids
sed -n 's/.*"id": *"\([a-z0-9-]*\)".*/\1/p' "$dossier" | head -n 3 >>ids
: >answers
while read -r id; do "$LAYDOWN" --db s.db why "$id" -f json 2>/dev/null | tr -d '\n'; echo; done <ids >answers
check 'why answers' [ "$(grep -c '"kind"' answers)" -ge 40 ]
keeps why lines 'what why writes keeps to its schema' answers
echo '{"kind":"rumour","id":"x"}' >wrong.json
breaks why json 'a chain of another kind breaks it' wrong.json
plan
