# laydown sql: what it answers, and what it must never do.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
run --db s.db import -q "$dossier"
is 0 'the dossier is imported'
LAYDOWN_DB=s.db; export LAYDOWN_DB
before=$(cksum <s.db)
ask() { run sql "$@"; }
# answers WANTED WHAT ARGS…: as csv without its heading
answers() {
    wanted=$1 what=$2; shift 2
    run sql -f csv "$@"
    if [ "$status" -eq 0 ] && [ "$(tail -n +2 out | tr -d '\r')" = "$wanted" ] && [ ! -s err ]; then pass "$what"
    else fail "$what"; fi
}
refuses() { re=$1 what=$2; shift 2; ask "$@"; says 2 "$re" "$what"; }

# What it answers.
n=$("$LAYDOWN" events --count </dev/null)
answers "$n" 'a count is the one of the list command' 'SELECT count(*) FROM events'
ask "SELECT id, place, days_since FROM presence WHERE place = 'Timbuktu base' ORDER BY id LIMIT 1"
is 0 'a table'
has '^id +place +days_since$' 'with its headings'
has '^p-[0-9a-f]{16} ' 'and whole ids, which SQL needs'
answers '1,x,0.5,' 'integers, texts, reals, nulls' "SELECT 1, 'x', 0.5, NULL"
answers "x'00ff',(2000 bytes)" 'blobs' "SELECT x'00ff', zeroblob(2000)"
answers "x'ff41',x'410042'" 'texts that are none' "SELECT CAST(x'ff41' AS TEXT), CAST(x'410042' AS TEXT)"
answers 'Infinity,' 'what JSON has no number for' 'SELECT 1e999, 1e999 - 1e999'
ask -f ndjson "SELECT 1 AS a, 2 AS a, 3 AS a, 4 AS a_2"
has '^\{"a":1,"a_2":2,"a_3":3,"a_2_2":4\}$' 'columns of one name get names of their own'
ask -f ndjson "SELECT start, ongoing FROM presence WHERE ongoing LIMIT 1"
has '^\{"start":"[0-9-]+T00:00:00Z","ongoing":true\}$' 'columns of a layer keep their kind'
answers '1' 'VALUES' 'VALUES(1)'
answers '1' 'semicolons and comments around it' '; /* a */ SELECT 1; -- b'
ask "EXPLAIN QUERY PLAN SELECT * FROM evidence WHERE event_id = 'e-x'"
is 0 'EXPLAIN QUERY PLAN'
hasnt 'SCAN (e|ec|c|r)( |$)' 'evidence of an event is looked up, not searched'
ask "EXPLAIN QUERY PLAN SELECT * FROM evidence WHERE claim_id = 'x#y'"
hasnt 'SCAN (e|ec|c|r)( |$)' 'and so is that of a claim'
ask "EXPLAIN QUERY PLAN SELECT * FROM stay_events WHERE stay_id = 's-x'"
hasnt 'SCAN (e|se|st)( |$)' 'and the events of a stay'
for layer in events presence bases claims; do
    ask "EXPLAIN QUERY PLAN SELECT * FROM $layer WHERE id = 'x'"
    hasnt 'SCAN (e|sp|st|p|c|r|a)( |$)' "and a row of $layer"
done
answers '110663' 'distances on the ellipsoid' 'SELECT CAST(ST_Distance(MakePoint(-3,16,4326), MakePoint(-3,17,4326), 1) AS INTEGER)'
answers '1' 'the spatial index' "SELECT count(*) > 0 FROM place WHERE id IN
    (SELECT rowid FROM SpatialIndex WHERE f_table_name = 'place' AND search_frame = BuildMbr(-4, 16, -2, 17))"
printf 'SELECT\n  2 AS two' | "$LAYDOWN" sql - -f csv >out 2>err; status=$?
is 0 'a query from standard input'
has '^2' 'is answered'

# Parameters, limits, columns, files.
answers '3,x y' 'parameters' 'SELECT :n + 1, @t' --param n=2 --param 't=x y'
answers '5' 'a numbered one' 'SELECT ?1 + 3' --param 1=2
refuses 'parameter :n has no value' 'a parameter without a value' 'SELECT :n'
refuses 'no parameter :m' 'a value without a parameter' 'SELECT :n' --param n=1 --param m=1
refuses '"\?" has no name' 'a bare ?' 'SELECT ?' --param 1=1
refuses 'NAME=VALUE' 'a parameter that is none' 'SELECT 1' --param n
ask -f csv 'VALUES(1),(2),(3)' --limit 2
says 0 'the first 2 rows, because of --limit' '--limit says what it cut'
check 'and leaves two rows' [ "$(wc -l <out)" -eq 3 ]
answers "$(printf '1\n2')" 'a limit that cuts nothing says nothing' 'VALUES(1),(2)' --limit 2
answers '2,1' '--columns' 'SELECT 1 AS a, 2 AS b' --columns b,a
refuses 'columns.unknown' 'a column that is none' 'SELECT 1 AS a' --columns b
ask 'SELECT place, geom FROM bases' -o bases.geojson
is 0 'as geojson'
check 'the geometry is the one of the features' [ "$(jq '[.features[] | select(.geometry.type == "Point")] | length' bases.geojson)" -gt 20 ]
check 'the export says its cut-off' [ "$(jq -r .laydown.cutoff bases.geojson)" = "$("$LAYDOWN" events -f geojson </dev/null | jq -r .laydown.cutoff)" ]
check 'and no property' [ "$(jq -c '.features[0].properties | keys' bases.geojson)" = '["place"]' ]
ask -f geojson "SELECT ST_Buffer(geom, 0.1) AS g, place FROM bases WHERE place = 'Gao base'"
check 'polygons too' [ "$(jq -r '.features[0].geometry.type' out)" = Polygon ]
check 'with the right-hand rule' [ "$(jq '[.features[0].geometry.coordinates[0] as $r | range($r | length - 1) as $i
    | $r[$i][0] * $r[$i + 1][1] - $r[$i + 1][0] * $r[$i][1]] | add > 0' out)" = true ]
ask -f geojson 'SELECT ST_Transform(MakePoint(500000, 0, 32631), 4326) AS g'
is 0 'another reference system'
ask -f geojson 'SELECT MakePoint(500000, 0) AS g'
says 3 'sql.geometry.*row 1' 'what cannot be degrees is refused'
ask -f geojson 'SELECT place FROM bases LIMIT 1'
says 0 'no column has geometries' 'features without a geometry are spoken of'
ask -f csv "SELECT geom FROM bases WHERE place = 'Timbuktu base'"
has '^POINT\(-3\.[0-9]+ 16\.[0-9]+\)' 'elsewhere a geometry is WKT'

# What is wrong with a query.
refuses 'sql:1:8: .*no such column: actro' 'an unknown column, where' 'SELECT actro FROM presence'
says 2 'did you mean actor\?' 'and a near one'
check 'with a caret' grep -q '^         ^$' err
refuses 'did you mean presence\?' 'an unknown table' 'SELECT 1 FROM presense'
refuses 'did you mean st_distance\?' 'an unknown function' 'SELECT ST_Distanc(1, 2)'
printf 'SELECT\n 1,\n foo FROM bases' | "$LAYDOWN" sql - >out 2>err; status=$?
says 2 '^-:3:2: error\[sql.invalid\].*foo' 'the line of standard input'
check 'and that line alone is shown' [ "$(grep -c FROM err)" -eq 1 ]
refuses 'syntax error' 'a syntax error' 'SELEC 1'
refuses 'sql.empty' 'an empty query' ''
refuses 'sql.empty' 'a query of comments' '/* nothing */ ;'
refuses 'sql:1:11.*sql.several' 'two statements' 'SELECT 1; SELECT 2'
refuses 'malformed JSON' 'an error while it runs' "SELECT json('{')"
ask "SELECT json('{')" --json-errors
says 2 '"code":"sql.invalid"' 'as JSON'
ask 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c' --timeout 0.2
says 3 'sql.timeout' 'a query without end'
says 3 'hint: --timeout' 'and what to do'
cp bases.geojson kept
ask "SELECT place, geom FROM bases, generations WHERE 1" -o bases.geojson
says 2 'sql.invalid' 'a query that is wrong'
ask 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < 5 OR x = 1e18' --timeout 0.2 -o bases.geojson
says 3 'sql.timeout' 'one that stops after some rows'
# One call of a function, which cannot be interrupted: the program ends itself.
ask "SELECT instr(hex(zeroblob(30000000)), hex(zeroblob(10000000)) || '1')" --timeout 0.1 -o bases.geojson
says 3 'sql.timeout' 'one call without end'
check 'leave the file as it was' cmp -s bases.geojson kept
check 'and no temporary' [ -z "$(ls -A | grep tmp)" ]
rm kept
ask 'SELECT hex(zeroblob(60000000))'
says 3 'sql.too_big' 'a value without measure'
ask 'SELECT 1' --timeout 0
says 2 '--timeout needs seconds' 'a time that is none'

# What it must never do.
denies() { what=$1; shift; ask "$@"; says 2 'sql\.(denied|invalid)' "no $what"; }
for change in "DELETE FROM claim" "INSERT INTO about VALUES('a', 'b')" "UPDATE report SET title = ''" "DROP VIEW events" \
    "CREATE TABLE t(x)" "CREATE TEMP TABLE t(x)" "CREATE VIRTUAL TABLE t USING rtree(a, b, c)" "ALTER TABLE term ADD COLUMN x" \
    "ATTACH 'other.db' AS other" "DETACH main" "BEGIN" "SAVEPOINT s" "VACUUM" "VACUUM INTO 'loot'" "ANALYZE" "REINDEX" \
    "PRAGMA query_only = 0" "PRAGMA writable_schema = 1" "PRAGMA journal_mode = DELETE" "PRAGMA trusted_schema = 1" \
    "PRAGMA temp_store_directory = '/tmp'" "UPDATE sqlite_schema SET sql = ''" "DELETE FROM idx_place_geom" \
    "DELETE FROM idx_place_geom_node" "EXPLAIN DELETE FROM claim" "WITH c AS (SELECT 1) DELETE FROM claim"; do
    denies "$change" "$change"
done
echo secret >secret.txt
for call in "load_extension('x')" "readfile('secret.txt')" "writefile('loot', 'x')" "BlobFromFile('secret.txt')" "BlobToFile(x'00', 'loot')" \
    "ImportSHP('a', 'b', 'UTF-8')" "ImportDBF('a', 'b', 'UTF-8')" "ExportSHP('events', 'geom', 'loot', 'UTF-8')" "ExportDBF('claims', 'loot', 'UTF-8')" \
    "ExportGeoJSON2('events', 'geom', 'loot')" "XB_LoadXML('secret.txt')" "XB_Create(x'00', 1, 'http://127.0.0.1/x.xsd')" "XB_StoreXML(x'00', 'loot')" \
    "eval('SELECT 1')" "CreateMetaCatalogTables(1)" "InitSpatialMetadata(1)" "UpdateLayerStatistics()" "DropTable(NULL, 'claim')" \
    "CloneTable('main', 'claim', 'x', 1)" "RecoverGeometryColumn('claim', 'x', 4326, 'POINT')" "SqlProc_Execute(x'00')" "StoredProc_Execute('x')" \
    "SqlProc_SetLogfile('loot')" "PROJ_SetDatabasePath('/tmp/x')" "SetDecimalPrecision(2)" "EnableGpkgMode()" "InsertEpsgSrid(3857)" "Pause()" \
    "fts3_tokenizer('simple')" "sqlite_log(1, 'x')" "CreateTopology('t')" "ST_AddIsoNode('t', 0, NULL)" "ImportXLS('a', 'b')" "ImportWFS('http://127.0.0.1/', 'a', 'b')"; do
    denies "$call" "SELECT $call"
done
# The environment may not loosen that.
SPATIALITE_SECURITY=relaxed; export SPATIALITE_SECURITY
for call in "BlobToFile(x'00', 'loot')" "ImportSHP('a', 'b', 'UTF-8')" "ExportDBF('claims', 'loot', 'UTF-8')" "eval('SELECT 1')"; do
    denies "$call with SPATIALITE_SECURITY=relaxed" "SELECT $call"
done
unset SPATIALITE_SECURITY
check 'no file was written' [ "$(ls | tr '\n' ' ')" = 'bases.geojson err out s.db secret.txt ' ]
check 'and the store is as it was' [ "$(cksum <s.db)" = "$before" ]

# What another hand has put into the store does not open files either.
if command -v spatialite >/dev/null 2>&1; then
    cp s.db planted.db
    echo "CREATE VIRTUAL TABLE peek USING VirtualText('secret.txt', 'UTF-8', 0, COMMA, DOUBLEQUOTE, ',');" |
        spatialite -silent planted.db >/dev/null 2>&1
    run --db planted.db sql 'SELECT * FROM peek'
    says 2 'no such module: VirtualText' 'a planted virtual table reads no file'
else
    pass 'a planted virtual table reads no file # SKIP spatialite is not on this machine'
fi
plan
