# Movements: what is one, its line, its filters, every format, in the store and out of it.
. "$TEST_LIB"
run --db s.db import -q "$SOURCE_DIR/tests/cli/data/moves.json"
is 0 'the reports are imported'
LAYDOWN_DB=s.db; export LAYDOWN_DB
lists() { # lists LABELS WHAT ARGS…: the ways of the movements found, in order
    want=$1 what=$2; shift 2
    run movements -f csv --columns from_place,to_place "$@"
    tail -n +2 out | tr -d '\r' | paste -sd' ' >found
    if [ "$status" -eq 0 ] && [ "$(cat found)" = "$want" ]; then pass "$what"; else fail "$what: expected $want"; fi
}
all='Camp West,Camp East Mopti Region,Gao base Bamako,Gao base Gao base,Kidal base Kidal base,Tessalit base'
lists "$all" 'what has an origin and a destination, by start'
run movements --count
has '^5$' '--count'
lists 'Bamako,Gao base' 'a type' --type delivery
lists 'Kidal base,Tessalit base' 'a plan says so' --status planned
lists 'Gao base,Kidal base' 'a day' --at 2023-06-10
lists 'Gao base,Kidal base Kidal base,Tessalit base' 'since' --since 2023-06-10
lists 'Gao base,Kidal base Kidal base,Tessalit base' 'a place is either end' --place 'Kidal base'
lists 'Camp West,Camp East' 'an actor' --actor 'Island Guard'
lists 'Camp West,Camp East' 'a box with one end in it' --bbox=-180,-20,-179,-10
lists 'Gao base,Kidal base Kidal base,Tessalit base' 'near either end' --near Kidal --within 30km
lists 'Camp West,Camp East' 'known by a day' --known-by 2023-05-02
lists 'Kidal base,Tessalit base Gao base,Kidal base Bamako,Gao base Mopti Region,Gao base Camp West,Camp East' 'sorted downwards' --sort=-start
lists 'Camp West,Camp East Mopti Region,Gao base' 'a limit' --limit 2 -q

run movements -o m.geojson
is 0 'GeoJSON'
if command -v jq >/dev/null; then
    # of WAY: the geometry of one movement.
    of() { jq -c --arg to "$1" '.features[] | select(.properties.to_place == $to and .properties.from_place != "Mopti Region" and .properties.type != "delivery") | .geometry' m.geojson >out; }
    of 'Camp East'
    has '"type":"MultiLineString"' 'over the antimeridian it is cut in two'
    has '\[\[179\.5,-16\.5\],.*\[180,(-16\.5[0-9]+)\]\],\[\[-180,\1\],\[-179\.5,-16\.6\]\]' 'and both parts reach it'
    of 'Tessalit base'
    has '"type":"LineString","coordinates":\[\[' 'else it is one line'
    jq -r '.features[] | [.properties.from_place, (.geometry != null)] | @tsv' m.geojson >out
    has '^Mopti Region.false$' 'a region is no point: no line'
    jq '[.. | .coordinates? // empty | .. | numbers | tostring | select(test("\\.[0-9]{8}"))] | length' m.geojson >out
    has '^0$' 'at most seven decimals'
    "$LAYDOWN" movements --actor 'Island Guard' -f geojson 2>err | jq -c .bbox >out
    has '^\[179.5,-16.6,-179.5,-16.5\]$' 'the bbox crosses the antimeridian, too'
fi
run movements -f geojsonseq
check 'GeoJSONSeq: a line each' [ "$(wc -l <out)" -eq 5 ]
run movements -f csv
has ',from_lon,from_lat,to_lon,to_lat' 'csv ends with the coordinates of both ends'
has ',179\.5,-16\.5,-179\.5,-16\.6' 'which are those of the places'
run movements -f json
has '"from_lon": ?179\.5, ?"from_lat": ?-16\.5, ?"to_lon": ?-179\.5' 'json too'
has '"from_lon": ?null' 'and null where there is no line'
run movements -f csv --columns to_lat,from_place --place 'Camp East'
has '^-16\.6,Camp West' 'a coordinate as a column'
run movements -f ndjson
is 0 'ndjson'
run movements
has 'Camp West +Camp East' 'a table'
run movements -f svg
says 2 'format.unknown' 'no timeline'

# An arrival that says where from is one, be the base its site or its destination; and so is a departure.
cat >ends.json <<'JSON'
{"format":"laydown-reports/1","reports":[{"id":"r","source":{"name":"S"},"published":"2023-05-02","claims":[
{"id":"a","type":"arrival","when":"2023-05-01","where":[{"name":"Gao base","role":"site"},{"name":"Niamey","role":"origin"}],"who":[{"name":"France","role":"subject"}]},
{"id":"d","type":"departure","when":"2023-05-01","where":[{"name":"Kidal base","role":"site"},{"name":"Bamako","role":"destination"}],"who":[{"name":"Mali","role":"subject"}]}]}]}
JSON
run --db ends.db import -q ends.json
run --db ends.db movements -f csv --columns type,from_place,to_place,from_lon --sort type
check 'arrival and departure' [ "$(tail -n +2 out | tr -d '\r' | cut -d, -f1-3 | paste -sd' ')" = 'arrival,Niamey,Gao base departure,Kidal base,Bamako' ]
hasnt ',$' 'with their lines'
run --db ends.db presence --status all -f csv --columns place,actor
hasnt 'Niamey|Bamako' 'and nobody is where they only came from or went to'

# The same line derived again from chosen evidence, and stored.
run movements --type redeployment --actor 'Island Guard' -f geojsonseq
cp out stored
run movements --type redeployment --actor 'Island Guard' --known-by 2023-12-31 -f geojsonseq
same stored 'lines are the same when they are derived again'
run verify
says 0 'is sound' 'the store is sound'
if command -v spatialite >/dev/null; then
    spatialite -silent s.db "SELECT count(*), sum(ST_IsValid(geom)), sum(GeometryType(geom) = 'MULTILINESTRING'), sum(ST_NumGeometries(geom)) FROM movements WHERE geom IS NOT NULL" >out 2>err
    has '^4\|4\|4\|5$' 'SpatiaLite finds valid lines in the store'
fi
# A revision that moves an end moves the line; one that takes the movement away takes it, too.
sed 's/"lon":-179.5,"lat":-16.6/"lon":-179.25,"lat":-16.6/' "$SOURCE_DIR/tests/cli/data/moves.json" >moved.json
run import -q moved.json
run movements --actor 'Island Guard' -f csv
has ',179\.5,-16\.5,-179\.25,-16\.6' 'an end that moved'
sed 's/"id":"over","type":"redeployment"/"id":"over","type":"rotation"/; s/"role":"destination","country":"FJ"/"role":"via","country":"FJ"/' moved.json >gone.json
run import -q gone.json
run movements --actor 'Island Guard' --count -q
has '^0$' 'a movement that was taken back'
run verify
says 0 'is sound' 'the store is still sound'
plan
