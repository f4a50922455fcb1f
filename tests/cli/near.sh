# --near and --within: what is read, what is found, what is told of it, what is refused.
. "$TEST_LIB"
run --db s.db import -q "$SOURCE_DIR/tests/cli/data/moves.json"
is 0 'the reports are imported'
LAYDOWN_DB=s.db; export LAYDOWN_DB
# finds LINES WHAT ARGS…: actor, distance_km and within of the rows of presence, nearest first
finds() {
    want=$1 what=$2; shift 2
    run presence --sort distance_km,actor -f csv --columns actor,distance_km,within "$@"
    tail -n +2 out | tr -d '\r' | paste -sd' ' >found
    if [ "$status" -eq 0 ] && [ "$(cat found)" = "$want" ]; then pass "$what"; else fail "$what: expected $want"; fi
}
west='Island Guard,0,yes'
finds "$west" 'a name, and what is there' --at 2023-04-30 --near 'Camp West' --within 1km --actor 'Island Guard'
north='Island Police,44.127,yes'
finds "$north" 'a distance' --at 2023-05-02 --near 'Camp West' --within 45km --actor 'Island Police'
finds '' 'a shorter one' --at 2023-05-02 --near 'Camp West' --within 44.1km --actor 'Island Police' -q
finds "$north" 'metres' --at 2023-05-02 --near 'Camp West' --within 44200m --actor 'Island Police'
finds "$north" 'miles' --at 2023-05-02 --near 'Camp West' --within 27.5mi --actor 'Island Police'
finds "$north" 'nautical miles' --at 2023-05-02 --near 'Camp West' --within '24 nmi' --actor 'Island Police'
finds "$north" 'a name whatever its case' --at 2023-05-02 --near 'camp WEST' --within 45km --actor 'Island Police'
finds 'Island Guard,11.066,yes Island Police,65.024,yes' 'over the antimeridian' --at 2023-05-02 --near=-179.5,-16.5 --within 100km --actor 'Island Guard,Island Police'
finds 'Island Navy,107.363,possibly' 'an area with a radius: possibly' --at 2023-05-02 --near 'Camp West' --within 45km --actor 'Island Navy'
finds 'Island Navy,107.363,yes' 'and for sure where all of it is near' --at 2023-05-02 --near 'Camp West' --within 258km --actor 'Island Navy'
run presence --near 'Camp West' --within 20000km -f csv --columns actor -q
has 'Island Navy' 'far and wide finds nearly all'
hasnt 'Island Reserve' 'but not what is told of a country alone'
run presence --near 'Camp West' --within 45km --explain
says 0 '^laydown: [0-9]+ rows before any filter$' '--explain counts the rows'
says 0 '^laydown: --near: 6 rows pass it, 6 of the 18 left before; 2 of these have no position and cannot$' 'those that pass, and those without a position' 
run presence --near 'Camp West' --within 45km --explain -q
is 0 'not with -q'

for layer in events claims bases movements reports; do
    run $layer --near 'Camp West' --within 45km -f csv
    is 0 "$layer take it"
    has ',distance_km,within' "$layer show the distance"
    run $layer -f csv
    hasnt 'distance_km' "$layer do not show it unasked"
done
run timeline --near 'Camp West' --within 45km -f csv
has 'Island Police' 'timelines take it'
hasnt 'Malian' 'and keep to it'
run presence --near Gao --within 50km --known-by 2023-06-11 --count
has '^[1-9]' 'with evidence chosen'
run events --near 'Camp West' --within 45km -f geojson
has '"distance_km":0,"within":"yes"' 'in GeoJSON'
run events --near 'Camp West' --within 45km
has 'distance_km +within' 'in a table'
run events --near Niamey --within 380km --sort distance_km -f csv --columns place,distance_km
has '^Ansongo,293.912' 'from a town that only the gazetteer knows'

run presence --near 'Camp West'
says 2 'filter.near.*--near needs --within' '--near alone'
run presence --within 5km
says 2 'filter.near.*--within needs --near' '--within alone'
for wrong in 50 50kilometres km -5km 0km '5 000km' 1e3km; do
    run presence --near 'Camp West' --within="$wrong"
    says 2 'filter.near.*number above 0 and its unit' "no distance: $wrong"
done
run presence --near Timbuktoo --within 5km
says 5 'place.unknown.*Timbuktoo' 'a place that is unknown'
run presence --near 'Camp Wset' --within 5km
says 5 'did you mean "Camp West"' 'and one that is near'
run presence --near 'Mopti Region' --within 5km
says 2 'filter.near.*no point to measure from' 'an area'
run presence --near 16.27,-0.04 --within 50km
says 2 'filter.near.*--near 16.27,-0.04 is 0°02′24.00″S 16°16′12.00″E, far .* near 16°16′12.00″N 0°02′24.00″W' 'a pair the wrong way round'
says 2 'near=-0.04,16.27;.*0°02′24.00″S 16°16′12.00″E' 'with both readings'
run presence --near '0°02′24″S 16°16′12″E' --within 50km
says 0 'matches --near; the nearest is' 'what is said with letters is taken'
run presence --near=-16.5,179.5 --within 50km
says 2 'filter.near' 'a latitude that is none'
says 2 'hint: .*179.5,-16.5' 'with the other reading'
for there in 'Gao' '-0.0447,16.2717' '16.2717N 0.0447W' "16°16'18\"N 0°02'41\"W" '30QZD 1588 0127'; do
    run presence --near="$there" --within 9km --count
    is 0 "there: $there"
done
run presence --near=30QZD --within 50km --count
says 0 '30QZD means a place to within 70.7 km only; distances are from its middle' 'a coarse coordinate says how coarse'
run presence --near=-120,40 --within 50km
says 0 'none of the [0-9]+ rows of presence matches --near; the nearest is .*, [0-9]+ km away' 'far from everything: how far'
run presence --near 'Camp West' --within 45km --type arrival
says 2 'usage.option' 'an option that presence has not'
plan
