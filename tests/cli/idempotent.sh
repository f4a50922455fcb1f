# What is stored already changes nothing; what comes out goes in again; a change is a revision.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs jq sqlite3

dump() { sqlite3 -readonly "$1" .dump >"$2"; }

run --db a.db import --dry-run "$dossier"
check 'a dry run succeeds' [ "$status" -eq 0 ]
check 'and makes no store' [ ! -e a.db ]

run --db a.db import "$dossier"
check 'the dossier is imported' [ "$status" -eq 0 ]
check 'its layers are exported' export_all a.db first
dump a.db before.sql
reports=$(jq '.reports | length' "$dossier")

run --db a.db import "$dossier"
says 0 "$reports reports unchanged" 'a second import says that nothing changed'
dump a.db after.sql
check 'and leaves every row of the store as it was' cmp -s before.sql after.sql
LAYDOWN_NOW=2027-03-04 "$LAYDOWN" --db a.db import -q "$dossier" >out 2>err
dump a.db after.sql
check 'also on another day' cmp -s before.sql after.sql

run --db a.db reports -f json -o back.json
is 0 'the documents come out again'
run --db b.db import -q back.json
check 'and are taken in by an empty store' [ "$status" -eq 0 ]
export_all b.db second
check 'which gives the same bytes' same_files first second
run --db b.db reports -f json
same back.json 'and the same documents'
"$LAYDOWN" --db a.db reports -f ndjson >lines.jsonl 2>err
run --db c.db import -q lines.jsonl
export_all c.db third
check 'one document a line does as well' same_files first third
run --db d.db import -q - <back.json
"$LAYDOWN" --db d.db import -q - <back.json >out 2>err
status=$?
export_all d.db fourth
check 'and standard input' same_files first fourth

# A claim of the first report is told with another strength.
jq -c '.reports[0].title = "Another title" | .reports |= [.[0]]' "$dossier" >changed.json
run --db a.db import changed.json
says 0 '1 report changed' 'a report that changed is said to be'
dump a.db after.sql
if cmp -s before.sql after.sql; then fail 'and is stored'; else pass 'and is stored'; fi
run --db a.db reports -f json
has 'Another title' 'the newest revision comes out'
check 'once' [ "$(jq '.reports | length' out)" -eq "$reports" ]
run --db a.db import -q "$dossier"
export_all a.db fifth
check 'the old content taken in again gives the old layers' same_files first fifth
plan
