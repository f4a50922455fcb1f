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
has '[0-9]+: event_areas \(Multi Polygon\)' 'event_areas is a layer of areas'
run --db s.db export areas -q --layers event_areas -f geojson
check 'with as many as are exported' \
    [ "$(ogr_count s.db event_areas)" -eq "$(grep -c '"type":"Feature"' areas/event_areas.geojson)" ]
for view in defacto un; do
    run --db s.db export $view -q --worldview $view --layers countries,event_areas -f geojson
    for layer in countries event_areas; do
        ogrinfo -ro -q -dialect SQLite -sql "SELECT count(*) AS n, sum(ST_IsValid(geometry) = 1) AS valid FROM $layer" \
            $view/$layer.geojson >out 2>err
        check "every area of $layer is a valid one, $view" \
            [ "$(sed -n 's/^  n .* = //p' out)" -gt 0 -a "$(sed -n 's/^  n .* = //p' out)" = "$(sed -n 's/^  valid .* = //p' out)" ]
    done
done
ask() { sqlite3 -readonly s.db "$1" 2>err; }
check 'as many as are told of an area' [ "$(ask "SELECT count(*) FROM event_areas WHERE precision < 3 OR precision > 6")" = 0 ]
# Seen in QGIS 3.22: as OGR it asks for the schema '', as SpatiaLite for NULL; and where it cannot write a file it
# opens no layer by SpatiaLite without its statistics.
for layer in events event_areas movements presence bases; do
    check "QGIS finds the style of $layer in the store, both ways" \
        [ "$(ask "SELECT count(*), count(DISTINCT styleQML), sum(f_table_schema = ''), sum(f_table_schema IS NULL)
            FROM layer_styles WHERE f_table_name = '$layer' AND f_geometry_column = 'geom' AND useAsDefault")" = '2|1|1|1' ]
    check "and statistics of $layer that are right" \
        [ "$(ask "SELECT row_count FROM views_geometry_columns_statistics WHERE view_name = '$layer'")" = "$(ask "SELECT count(*) FROM $layer")" ]
done
ask "SELECT styleQML FROM layer_styles WHERE f_table_name = 'presence' LIMIT 1" >presence.qml
check 'the style has a symbol for each actor' grep -q 'value="Operation Barkhane"' presence.qml
check 'and for those that come later' grep -q 'label="others"' presence.qml
sqlite3 s.db "INSERT INTO layer_styles(f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, useAsDefault, owner)
    VALUES('', 'events', 'geom', 'mine', '<qgis/>', 1, 'somebody')" 2>err
run --db s.db import -q "$SOURCE_DIR/tests/cli/data/small.json"
is 0 'an import with new actors'
check 'renews the styles' [ "$(ask "SELECT count(*) FROM layer_styles WHERE owner = 'laydown'")" = 12 ]
check 'and statistics' \
    [ "$(ask "SELECT row_count FROM views_geometry_columns_statistics WHERE view_name = 'presence'")" = "$(ask 'SELECT count(*) FROM presence')" ]
check 'and leaves a style that somebody saved, which goes before ours' \
    [ "$(ask "SELECT styleName FROM layer_styles WHERE f_table_schema = '' AND f_table_name = 'events' ORDER BY useAsDefault DESC, update_time DESC LIMIT 1")" = mine ]

# Within half a degree of Timbuktu, by the index that SpatiaLite and QGIS use.
cat >near.sql <<'SQL'
SELECT count(*) FROM events WHERE ST_Distance(geom, MakePoint(-3.0, 16.75, 4326)) < 0.5;
SELECT CheckSpatialMetadata();
SELECT 'areas: ' || count(*) || ', sound: ' || (sum(ST_IsValid(geom)) = count(*)) || ', like a circle or borders: '
  || (min(ST_NPoints(geom)) > 50) FROM area;
SQL
spatialite -silent -bail s.db <near.sql >out 2>err
status=$?
is 0 'SpatiaLite asks the store'
has '^[1-9][0-9]*$' 'and finds events near Timbuktu'
has '^areas: [1-9][0-9]*, sound: 1, like a circle or borders: 1$' 'and areas that it calls valid'
check 'anyone counts the layers with plain SQLite' \
    [ "$(sqlite3 -readonly s.db 'SELECT count(*) FROM presence' 2>err)" = "$(count presence)" ]
plan
