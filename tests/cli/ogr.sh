# OGR and SpatiaLite open what laydown writes, and the store itself, and count what laydown counts.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs ogrinfo spatialite sqlite3

count() { "$LAYDOWN" --db s.db "$1" --count 2>/dev/null </dev/null; }
# The number of features that OGR finds in layer $2 of file $1.
ogr_count() { ogrinfo -ro -so "$1" "$2" 2>err | sed -n 's/^Feature Count: //p'; }

run --db s.db import -q "$dossier"
check 'the dossier is imported' [ "$status" -eq 0 ]
status=0

for layer in events movements presence bases; do
    n=$(count $layer)
    check "laydown counts $layer" [ "${n:-0}" -gt 0 ]
    run --db s.db $layer -f geojson -o $layer.geojson
    ogrinfo -ro -al -so $layer.geojson >out 2>err
    status=$?
    is 0 "OGR opens $layer.geojson without a word"
    has "^Feature Count: $n\$" "and counts $n"
    has '^start: DateTime' 'start is a DateTime'
    has '^end: DateTime' 'end is a DateTime'
    has 'ongoing: Integer\(Boolean\)' 'ongoing is a boolean'
    run --db s.db $layer -f geojsonseq -o $layer.geojsonl
    check "OGR counts as many lines of $layer.geojsonl" [ "$(ogr_count "GeoJSONSeq:$layer.geojsonl" $layer)" = "$n" ]
    check "OGR counts as many in the store" [ "$(ogr_count s.db $layer)" = "$n" ]
done
ogrinfo -ro -so s.db >out 2>err
status=$?
is 0 'OGR opens the store without a word'
has '[0-9]+: events \(Point\)' 'events is a layer of points'
has '[0-9]+: presence \(Point\)' 'presence is a layer of points'
has '[0-9]+: bases \(Point\)' 'bases is a layer of points'

# Within half a degree of Timbuktu, by the index that SpatiaLite and QGIS use.
cat >near.sql <<'SQL'
SELECT count(*) FROM events WHERE ST_Distance(geom, MakePoint(-3.0, 16.75, 4326)) < 0.5;
SELECT CheckSpatialMetadata();
SQL
spatialite -silent -bail s.db <near.sql >out 2>err
status=$?
is 0 'SpatiaLite asks the store'
has '^[1-9][0-9]*$' 'and finds events near Timbuktu'
check 'anyone counts the layers with plain SQLite' \
    [ "$(sqlite3 -readonly s.db 'SELECT count(*) FROM presence' 2>err)" = "$(count presence)" ]
plan
