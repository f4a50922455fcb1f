# --in, --worldview and --nearest: whose borders, what is in for sure and possibly, files, refusals.
. "$TEST_LIB"
place() { printf '{"id":"%s","type":"presence","when":"2022-04-01","where":[%s],"who":[{"name":"Russian Armed Forces"}]}' "$1" "$2"; }
{
    printf '{"format":"laydown-reports/1","reports":[{"id":"r","source":{"name":"Wire"},"published":"2022-05-01","claims":['
    place a '{"name":"Simferopol"}'; printf ,
    place b '{"name":"Laayoune"}'; printf ,
    place c '{"name":"Dakar"}'; printf ,
    place d '{"name":"Post Mere","lon":-18.0,"lat":14.7,"precision":2}'; printf ,
    place e '{"name":"Post Frontier","lon":-12.3,"lat":14.7,"precision":2,"radius_m":40000}'; printf ,
    place f '{"name":"Post Date","lon":-179.5,"lat":-16.5,"precision":2}'; printf ,
    place g '{"name":"Post Pole","lon":40,"lat":89.5,"precision":2}'; printf ,
    place h '{"name":"Libya"}'
    printf ']}]}'
} >places.json
run --db s.db import -q places.json
is 0 "the reports are imported"
LAYDOWN_DB=s.db; export LAYDOWN_DB
# in WANTED WHAT ARGS…: place and within of the events, sorted by place.
lies() {
    wanted=$1 what=$2; shift 2
    run events -q -f csv --columns place,within --sort place "$@"
    { [ "$status" -eq 0 ] && [ "$(tail -n +2 out | tr -d '\r' | paste -sd ' ')" = "$wanted" ]; } && pass "$what" || fail "$what"
}
lies 'Simferopol,yes' 'Crimea as it is held' --in Russia
lies '' 'and so it is not in Ukraine' --in Ukraine
lies 'Simferopol,yes' 'Crimea to the United Nations' --in UA --worldview un
lies 'Laayoune,yes' 'Western Sahara as it is held' --in Morocco
lies 'Laayoune,yes' 'and to the United Nations' --in EH --worldview un
lies 'Dakar,yes Post Frontier,possibly' 'a radius over the border: possibly; 55 km off the coast: not' --in Senegal
lies 'Libya,yes' 'the country itself, which has no position' --in Libya
lies 'Laayoune,yes Libya,yes' 'several: any of them' --in Libya --in Morocco
{
    printf '{"format":"laydown-reports/1","reports":[{"id":"d","source":{"name":"Wire"},"published":"2022-05-01","claims":['
    place a '{"name":"Post A","lon":178,"lat":67,"precision":2}'; printf ,
    place b '{"name":"Post B","lon":-172,"lat":66,"precision":2}'; printf ,
    place c '{"name":"Post C","lon":179.9,"lat":68.5,"precision":2,"radius_m":20000}'; printf ,
    place d '{"name":"Post D","lon":179.9,"lat":-16.75,"precision":1}'; printf ,
    place e '{"name":"Post E","lon":-179.99,"lat":-16.8,"precision":1}'; printf ,
    place f '{"name":"Post F","lon":120,"lat":-85,"precision":2}'; printf ,
    place g '{"name":"Post G","lon":-100,"lat":-89.95,"precision":2,"radius_m":20000}'; printf ,
    place h '{"name":"Post H","lon":-175,"lat":58,"precision":2}'
    printf ']}]}'
} >date.json
run --db date.db import -q date.json
is 0 "posts about the antimeridian are imported"
LAYDOWN_DB=date.db
for view in un defacto; do
    lies 'Post A,yes Post B,yes Post C,yes' "Russia on both sides of 180, $view" --in Russia --worldview $view
    lies 'Post D,yes Post E,yes' "Fiji on both sides, $view" --in Fiji --worldview $view
    lies 'Post F,yes Post G,yes' "Antarctica to its pole, $view" --in Antarctica --worldview $view
    run events -q -f csv --columns place,country --sort place --worldview $view
    check "each has its country, $view" test "$(tail -n +2 out | tr -d '\r' | paste -sd ' ')" = \
        'Post A,RU Post B,RU Post C,RU Post D,FJ Post E,FJ Post F,AQ Post G,AQ Post H,'
done
LAYDOWN_DB=s.db
cat >polygons.geojson <<'J'
{"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[170,-20],[-170,-20],[-170,-10],[170,-10],[170,-20]]]}},
 {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[[[-180,88],[180,88],[180,90],[-180,90],[-180,88]]]]}},
 {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[0,0]}}]}
J
lies 'Post Date,yes Post Pole,yes' 'polygons over the antimeridian and at a pole' --in polygons.geojson
cat >hole.geojson <<'J'
{"type":"Polygon","coordinates":[[[-20,10],[-10,10],[-10,20],[-20,20],[-20,10]],[[-18,14],[-17,14],[-17,15],[-18,15],[-18,14]]]}
J
lies 'Post Frontier,yes Post Mere,yes' 'a hole is out, its border in' --in ./hole.geojson
lies 'Post Date,yes' 'a box over the antimeridian' --bbox=170,-20,-170,-10 --in polygons.geojson
lies 'Post Pole,yes' 'a box at a pole' --bbox=-180,85,180,90 --in polygons.geojson
for layer in events claims presence reports timeline movements; do
    run $layer --in Senegal -f csv
    check "$layer can be asked by area" test "$status" -eq 0
done
run disputes --in Senegal
check 'disputes, too' test "$status" -eq 0
run events --near Dakar --nearest 2 -f csv --columns place,distance_km
check 'the nearest, without a limit of distance' test "$(tail -n +2 out | cut -d , -f 1 | paste -sd ' ')" = 'Dakar Post Mere'
run events --near Dakar --nearest 2 --count
check 'and their number' test "$(cat out)" = 2
run events --in Russia --worldview un -f geojson
check 'an export names its view' grep -q '"worldview": "un"' out
run events -f geojson
check 'the usual one, too' grep -q '"worldview": "defacto"' out
run events --in Atlantys
says 5 'place.unknown' 'an unknown name'
run events --in Simferopool.gpkg
says 5 'file.missing' 'a file that is not there'
echo 'PK' >area.kmz
run events --in area.kmz
says 3 'filter.in.*no polygon of GeoJSON' 'another format'
echo '{"type":"Polygon","coordinates":[[[1,2],[3,"x"],[3,4],[1,2]]]}' >bad.geojson
run events --in bad.geojson
says 3 'filter.in.*two numbers' 'a position that is none'
run events --worldview us
says 2 'filter.value.*never "us"' 'a view that there is not'
run events --nearest 2
says 2 'filter.near.*--nearest needs --near' '--nearest alone'
run events --near Dakar --nearest 2 --sort place
says 2 'filter.near.*sorts by distance' '--nearest and --sort'
plan
