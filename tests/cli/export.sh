# A folder for QGIS: its files, its list, what it may replace, and what other programs read in it.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs ogrinfo sqlite3 xmllint jq

run --db s.db import -q "$dossier"
check 'the dossier is imported' [ "$status" -eq 0 ]
LAYDOWN_DB=s.db; export LAYDOWN_DB

run export all -f gpkg,geojson,geojsonseq,fgb,kml,csv,mbtiles
is 0 'every format'
has '^presence\.geojson	[1-9][0-9]* rows' 'rows are told'
for file in $(jq -r '.files[].name' all/laydown-export.json); do check "$file is there" [ -s "all/$file" ]; done
check 'the list names every file' \
    [ "$(ls all | grep -v laydown-export.json | wc -l)" -eq "$(jq '.files | length' all/laydown-export.json)" ]
check 'and no temporary is left' [ -z "$(ls -A all | grep '^\.')" ]
check 'the list says cut-off, command and whose positions they are' \
    jq -e '.cutoff == "2025-06-08" and .worldview == "defacto" and (.command | contains("export")) and (.attribution | length > 0)' all/laydown-export.json

ogr_count() { ogrinfo -ro -so -al "$1" ${2:+"$2"} 2>>err | sed -n 's/^Feature Count: //p'; }
: >err
for layer in presence bases events movements; do
    n=$("$LAYDOWN" $layer --count 2>/dev/null)
    check "$layer: $n rows in the GeoPackage" [ "$(ogr_count all/laydown.gpkg $layer)" = "$n" ]
    for file in $layer.geojson $layer.geojsonl $layer.csv $layer.kml; do
        check "$layer: $n rows in $file" [ "$(ogr_count all/$file)" = "$n" ]
    done
    check "$layer: the placed ones in FlatGeobuf" \
        [ "$(ogr_count all/$layer.fgb)" = "$(jq '[.features[] | select(.geometry)] | length' all/$layer.geojson)" ]
done
check 'ogrinfo has nothing to complain of' [ ! -s err ]
for type in 'start: DateTime' 'end: DateTime' 'ongoing: Integer(Boolean)' 'origins: Integer64'; do
    check "presence.csv has $type" sh -c "ogrinfo -ro -so -al all/presence.csv | grep -qF '$type'"
    check "the GeoPackage has $type" sh -c "ogrinfo -ro -so all/laydown.gpkg presence | grep -qF '$type'"
done
check 'the GeoPackage is sound' [ "$(sqlite3 all/laydown.gpkg 'PRAGMA integrity_check')" = ok ]
for layer in events presence bases movements; do
    check "and the spatial index of $layer" \
        [ "$(sqlite3 all/laydown.gpkg "SELECT rtreecheck('rtree_${layer}_geom')")" = ok ]
    check "which holds every one of $layer that has a position" \
        [ "$(sqlite3 all/laydown.gpkg "SELECT count(*) FROM rtree_${layer}_geom")" = \
        "$(sqlite3 all/laydown.gpkg "SELECT count(*) FROM $layer WHERE geom IS NOT NULL")" ]
    check 'and is kept up by triggers' \
        [ "$(sqlite3 all/laydown.gpkg "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree_${layer}_geom_%'")" -ge 6 ]
done
in_box() { ogrinfo -ro -so -spat -4 15 0 19 "$1" "$2" 2>>err | sed -n 's/^Feature Count: //p'; }
for layer in events presence; do
    n=$(in_box all/$layer.geojson $layer)
    check "and finds in a box the $n of $layer that GeoJSON has there" [ "$(in_box all/laydown.gpkg $layer)" = "${n:-none}" ]
done
check 'styles are where QGIS looks: schema empty, geometry named' \
    [ "$(sqlite3 all/laydown.gpkg "SELECT count(*) FROM layer_styles WHERE f_table_schema = '' AND f_geometry_column = 'geom' AND useAsDefault")" -eq 6 ]
check 'units are aliases' \
    [ "$(sqlite3 all/laydown.gpkg "SELECT name FROM gpkg_data_columns WHERE table_name = 'presence' AND column_name = 'strength_best'")" = 'strength_best (personnel)' ]
unzip -p all/laydown.qgz laydown.qgs >project.qgs 2>err || cp /dev/null project.qgs
xmllint --noout all/*.qml all/*.qmd all/*.kml project.qgs >out 2>err; status=$?
is 0 'XML is well formed'
check 'tiles hold the layers' \
    [ "$(ogrinfo -ro -q all/laydown.mbtiles 2>/dev/null | grep -cE ': (presence|bases|events|movements|event_areas) ')" -eq 5 ]
check 'a day is a span of time in KML' grep -q '<begin>2021-12-14T00:00:00Z</begin>' all/events.kml

cp -r all before
run export all -q -f gpkg,geojson,geojsonseq,fgb,kml,csv,mbtiles
is 0 'again'
check 'gives the same bytes' diff -r -x laydown-export.json before all
run export all -q -f geojson --layers presence
is 0 'fewer'
check 'takes away what was listed and is no more' [ "$(ls all | tr '\n' ' ')" = 'laydown-export.json laydown.qgz maplibre-style.json presence.geojson presence.qmd presence.qml ' ]
echo mine >all/notes.txt
run export all -q
is 0 'a file of another'
check 'stays' [ "$(cat all/notes.txt)" = mine ]
mkdir taken; echo mine >taken/presence.geojson
run export taken
says 2 folder.taken 'a name that is taken'
check 'keeps its file' [ "$(cat taken/presence.geojson)" = mine ]
check 'and nothing else is written' [ "$(ls -A taken)" = presence.geojson ]
mkdir odd; echo '{' >odd/laydown-export.json
run export odd
says 7 folder.damaged 'a list that cannot be read'
echo '{"files":[{"name":"../s.db"}]}' >odd/laydown-export.json
run export odd
says 7 folder.damaged 'a list that leaves the folder'
run export nowhere/deep
says 7 io.write 'a folder in no folder'
run export new --actor 'Nobody at all'
says 5 actor.unknown 'an unknown actor'
check 'leaves no folder' [ ! -e new ]
run export all -f png
says 2 format.unknown 'a format that is none of layers'
for layer in presence bases events movements event_areas claims countries; do
    run export "only-$layer" -q --layers $layer -f geojson
    check "$layer alone" [ "$status" -eq 0 ]
    check "and no other" [ "$(ls "only-$layer" | grep geojson)" = $layer.geojson ]
done
run export all --layers ghosts
says 2 filter.layer 'a layer that is none'
: >file
run export file
says 7 io.write 'a file is no folder'
# A disk that is full in the middle of it: what was there stays as it was, and no part of what is new. The largest
# file that may be written is 64 kB (a block of ulimit is 512 bytes or 1024).
run export small -q -f geojson --layers presence,bases
cp -r small kept
for formats in geojson,csv gpkg fgb,kml mbtiles; do
    (trap '' XFSZ; ulimit -f 64; exec "$LAYDOWN" export small -q -f $formats) >out 2>err </dev/null
    status=$?
    is 7 "no room for $formats"
    check "$formats: the folder is as it was" diff -r kept small
    (trap '' XFSZ; ulimit -f 64; exec "$LAYDOWN" export fresh -q -f $formats) >out 2>err </dev/null
    check "$formats: and a new one is not there" [ ! -e fresh ]
done
run export empty -q --at 1960-01-01
is 0 'nothing selected'
check 'is a folder all the same' [ -s empty/laydown.qgz ]

LAYDOWN_DATA=/nowhere run export none
says 7 style.missing 'no styles'
mkdir -p broken/styles; echo '{' >broken/styles/style.json
LAYDOWN_DATA=$PWD/broken run export none
says 7 style.invalid 'a damaged style'
run events -f fgb -o placed.fgb
check 'FlatGeobuf' [ "$status" -eq 0 ]
check 'tells what it cannot hold' grep -q 'only those that have a position' err
run claims -o claims.fgb
says 2 format.unfit 'claims have no position to hold'
run events -f gpkg
is 0 'a GeoPackage to standard output'
cp out piped.gpkg
check 'is one' [ "$(ogr_count piped.gpkg)" = "$("$LAYDOWN" events --count)" ]

run --db h.db import -q "$SOURCE_DIR/tests/cli/data/hostile.json"
check 'a hostile report is imported' [ "$status" -eq 0 ]
run --db h.db export hostile -q -f gpkg,kml,geojson
is 0 'hostile texts'
xmllint --noout hostile/*.kml hostile/*.qml hostile/*.qmd >out 2>err; status=$?
is 0 'stay well formed'
check 'no value of a report is part of a map tip' sh -c '! grep -q "alert(1)" hostile/events.qml || ! grep "alert(1)" hostile/events.qml | grep -q mapTip'
# Statuses of events and states of presence, each for its own layers.
run export told -f csv --status disputed,confirmed,all --layers events,presence
is 0 'a folder by status'
check 'only disputed events' [ "$("$LAYDOWN" events --status disputed --count)" = "$(ogr_count told/events.csv)" ]
check 'all spans' [ "$("$LAYDOWN" presence --status all --count)" = "$(ogr_count told/presence.csv)" ]
run export told -f csv --status confirmed --layers events,presence
check 'only confirmed spans' [ "$("$LAYDOWN" presence --status confirmed --count)" = "$(ogr_count told/presence.csv)" ]
check 'and every event' [ "$("$LAYDOWN" events --count)" = "$(ogr_count told/events.csv)" ]
run export told -f csv --status disputd
says 5 'status.unknown' 'a status that there is not'

# A place that the gazetteer does not know, told with a radius, is a circle.
echo '{"id":"c","source":{"name":"Wire"},"published":"2022-05-01","claims":[{"type":"presence","when":"2022-04-01","who":[{"name":"Malian Armed Forces"}],"where":[{"name":"Zone Xyzzy","lon":-2.5,"lat":17.5,"precision":5,"radius_m":50000}]}]}' >circle.jsonl
run --db c.db import -q circle.jsonl
run --db c.db export circle -f geojson --layers events,event_areas
check 'a circle of 72 corners, 50 km around' \
    jq -e '.features | length == 1 and (.[0].geometry.coordinates[0][0] | length == 73 and (map(.[1]) | max > 17.94 and max < 17.96))' circle/event_areas.geojson
check 'and no point' jq -e '.features[0].geometry == null' circle/events.geojson
run --db c.db sql 'SELECT count(*) AS n FROM event_areas' -f csv
has '^1' 'the store has it, too'
plan
