# laydown verify: what it finds, what it leaves alone; and files that are no stores, or damaged ones.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs sqlite3
run --db s.db import -q "$dossier"
is 0 'the dossier is imported'
before=$(cksum <s.db)
run --db s.db verify --deep
says 0 's.db is sound' 'a store as imported is sound, and what is derived is what the evidence gives'
check 'and says nothing else' [ ! -s out ]
check 'and is not written' [ "$(cksum <s.db)" = "$before" ]

# finds CODE RE WHAT SQL [OPTION…]: what another hand did with SQL is found, and is status 1
finds() {
    code=$1 re=$2 what=$3 sql=$4; shift 4
    cp s.db x.db
    sqlite3 x.db "$sql" >out 2>err || fail "the test's own SQL: $sql"
    was=$(cksum <x.db)
    run --db x.db verify "$@"
    if [ "$status" -eq 1 ] && grep -q 'store.unsound' err && grep -q "^$code: ." out && grep -Eq "^  .*$re" out &&
        [ "$(cksum <x.db)" = "$was" ]; then pass "$what"; else fail "$what"; fi
}
finds schema.added 'table guest was added by another program' 'a table more' 'CREATE TABLE guest(x)'
finds schema.added 'trigger t was added' 'a trigger' 'CREATE TRIGGER t AFTER INSERT ON about BEGIN DELETE FROM about; END'
run --db x.db events --count
is 0 'neither keeps anyone from reading'
finds schema.altered 'view events was altered' 'another view' 'DROP VIEW events; CREATE VIEW events AS SELECT 1'
run --db x.db events --count
is 0 'the list does not need the view'
run --db x.db sql 'SELECT 1'
says 8 'store.altered.*view events' 'but SQL does'
run --db x.db import -q "$dossier"
is 0 'any import'
run --db x.db verify
says 0 'is sound' 'makes it anew'
finds schema.altered 'view bases was replaced' 'a table in the place of a view' 'DROP VIEW bases; CREATE TABLE bases(x)'
run --db x.db import -q "$dossier"
says 8 'store.altered.*view bases was replaced' 'is not dropped by an import'
finds schema.altered 'index event_place is missing' 'an index less' 'DROP INDEX event_place'
finds schema.altered 'table about was altered' 'a column more' 'ALTER TABLE about ADD COLUMN more TEXT'
run --db x.db events --count
is 0 'which can be read'
run --db x.db import -q "$SOURCE_DIR/tests/cli/data/small.json"
says 8 'store.altered.*table about' 'but not written'
finds layer.unregistered 'layer bases' 'a layer that GIS programs do not see' "DELETE FROM views_geometry_columns_auth WHERE view_name = 'bases';
    DELETE FROM views_geometry_columns WHERE view_name = 'bases'"
finds term.altered 'list 1 is not "asserts"' 'another word for a number' "UPDATE term SET name = 'says' WHERE list = 1 AND value = 0"
finds document.altered 'document of report tv5monde-2022-01-07' 'a document that was altered' \
    "UPDATE report SET body = replace(body, 'Timbuktu', 'Gao') WHERE key = 'tv5monde-2022-01-07'"
finds document.altered 'the url of report tv5monde-2022-01-07, revision 1, is not what' 'an address that was altered' \
    "UPDATE report SET url = 'http://example.org/' WHERE key = 'tv5monde-2022-01-07'"
finds document.altered 'the source of report tv5monde-2022-01-07' 'a source that was altered' \
    "UPDATE report SET source = 'Another' WHERE key = 'tv5monde-2022-01-07'"
finds document.altered 'the note of a claim of report' 'a note that was altered' \
    "UPDATE claim_text SET note = 'another' WHERE claim = (SELECT min(claim) FROM claim_text WHERE note IS NOT NULL)"
finds document.altered 'the note of a claim of report' 'texts that are missing' 'DELETE FROM claim_text'
finds document.altered 'was not superseded when' 'a report recorded at another time' \
    "UPDATE report SET superseded = 1 WHERE key = 'tv5monde-2022-01-07'"
finds index.differs 'is drawn elsewhere than its position says' 'a place moved without its point' \
    'UPDATE place SET lon = 10 WHERE id = (SELECT min(id) FROM place WHERE geom IS NOT NULL)'
finds store.damaged 'claim_actor row .* refers to a missing row of actor' 'a row that is missing' \
    "PRAGMA foreign_keys = OFF; DELETE FROM actor WHERE id = (SELECT max(actor) FROM claim_actor)"
finds index.differs 'is not in the spatial index' 'an entry less in the spatial index' \
    'DELETE FROM idx_event_geom WHERE pkid = (SELECT min(id) FROM event WHERE geom IS NOT NULL)'
finds index.differs 'has an entry for row 999' 'an entry more' 'INSERT INTO idx_place_geom VALUES(999, 1, 1, 1, 1)'
finds index.differs 'is elsewhere' 'an entry elsewhere' 'UPDATE idx_span_geom SET xmin = 0, xmax = 1 WHERE pkid = (SELECT min(pkid) FROM idx_span_geom)'
finds index.differs 'is not where its place is' 'a point elsewhere' \
    'UPDATE event SET geom = (SELECT geom FROM place WHERE geom IS NOT NULL LIMIT 1) WHERE id = (SELECT max(id) FROM event WHERE geom IS NOT NULL)'
finds derived.unsound 'rests on no claim' 'an event without claims' 'DELETE FROM event_claim WHERE event = (SELECT min(id) FROM event)'
finds derived.unsound 'is empty' 'an empty span' 'UPDATE span SET to_day = from_day WHERE id = (SELECT min(id) FROM span)'
finds derived.unsound 'cut-off' 'another cut-off' 'UPDATE horizon SET day = 1'
finds derived.unsound 'event e-[0-9a-f]+ is stored and is not what' 'a figure that the evidence does not give' \
    'UPDATE event SET origins = origins + 1 WHERE id = (SELECT min(id) FROM event)' --deep
finds derived.unsound 'stay s-[0-9a-f]+ follows from the evidence' 'a stay less' \
    'CREATE TEMP TABLE gone AS SELECT min(id) AS id FROM stay; DELETE FROM stay_event WHERE stay IN (SELECT id FROM gone);
     DELETE FROM stay_figure WHERE stay IN (SELECT id FROM gone); DELETE FROM idx_span_geom WHERE pkid IN (SELECT id FROM span WHERE stay IN
     (SELECT id FROM gone)); DELETE FROM span WHERE stay IN (SELECT id FROM gone); DELETE FROM stay WHERE id IN (SELECT id FROM gone)' --deep
cp s.db x.db
sqlite3 x.db 'CREATE TABLE guest(x); UPDATE horizon SET day = 1'
run --db x.db verify -f json
check 'as JSON, with what to do' [ "$(jq -c '[.[] | select(.advice != "") | .code]' out)" = '["schema.added","derived.unsound"]' ]
run help verify
for code in store.damaged schema.altered schema.added layer.unregistered term.altered document.altered index.differs derived.unsound; do
    has "^ *$code " "the help has $code"
done

# A view without end in the place of a table, or of a layer: told at once, never run.
endless='AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS list, x AS value, x AS name FROM c'
quick() { timeout 5 "$LAYDOWN" "$@" >out 2>err </dev/null; status=$?; }
cp s.db x.db
sqlite3 x.db "DROP TABLE term; CREATE VIEW term $endless"
for command in events claims 'why tv5monde-2022-01-07' timeline reports; do
    # shellcheck disable=SC2086 # words of a command line
    quick --db x.db $command
    says 8 'store.altered.*table term was replaced' "a view in the place of a table: $command"
done
quick --db x.db verify
says 1 'store.unsound' 'and verify'
has 'table term was replaced' 'says so'
cp s.db x.db
sqlite3 x.db "DROP VIEW presence; CREATE VIEW presence $endless"
quick --db x.db sql 'SELECT count(*) FROM presence'
says 8 'store.altered.*view presence' 'a view without end in the place of a layer'

# Damaged: every cut and every flipped byte is told by the status, and nothing is written.
size=$(wc -c <s.db)
worst=0 n=0
: >odd
while [ $n -lt 24 ]; do
    n=$((n + 1))
    if [ $((n % 2)) -eq 0 ]; then head -c $((size * n / 25)) s.db >x.db
    else
        cp s.db x.db
        printf '\377\001\200' | dd of=x.db bs=1 seek=$((100 + size * n / 26)) conv=notrunc 2>/dev/null
    fi
    was=$(cksum <x.db)
    for command in verify 'presence --count' 'sql SELECT+count(*)+FROM+events' 'snapshot y.db'; do
        set -f
        # shellcheck disable=SC2086 # words of a command line
        set -- $command
        [ "$1" = sql ] && set -- sql "$(echo "$2" | tr + ' ')"
        set +f
        timeout 10 "$LAYDOWN" --db x.db "$@" >out 2>err </dev/null
        status=$?
        case $status in 0 | 1 | 8) ;; *) worst=$status; echo "damage $n: $1 gave $status: $(head -1 err)" >>odd ;; esac
        [ "$(cksum <x.db)" = "$was" ] || echo "damage $n: $1 wrote" >>odd
    done
done
status=$worst
cp odd out
if [ ! -s odd ]; then pass 'damage is never a crash'; else fail 'damage is never a crash'; fi

# The hostile inputs: refused within a second, the bytes as they were.
hostile=${LAYDOWN_SHARED:-$SOURCE_DIR/../shared}/hostile/inputs.tar.xz
if [ -f "$hostile" ] && tar xf "$hostile" ./db 2>err; then
    chmod -R u+w db
    for file in db/*.db; do
        was=$(cksum <"$file")
        for command in verify events import; do
            set -- $command
            [ $command = import ] && set -- import "$dossier"
            timeout 1 "$LAYDOWN" --db "$file" "$@" >out 2>err </dev/null
            status=$?
            says 8 "$file" "$file: $command"
        done
        check "$file is as it was" [ "$(cksum <"$file")" = "$was" ]
    done
    check 'and nothing lies beside them' [ -z "$(ls db | grep -v '\.db$')" ]
else
    pass 'hostile files # SKIP they are not here'
fi
plan
