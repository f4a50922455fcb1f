# Where a place is by its name, in which country a position is, whose borders, and what counts as within.
. "$TEST_LIB"

# claim NAME MORE-MEMBERS: one claim of a presence there
claim() {
    printf '{"type":"presence","when":"2022-01-01","where":[{"name":"%s"%s}],"who":[{"name":"Unit A"}]}' "$1" "$2"
}
{
    printf '{"format":"laydown-reports/1","reports":['
    sep=
    while IFS='|' read -r name more; do
        printf '%s{"id":"r%d","source":{"name":"S"},"published":"2022-01-05","claims":[' "$sep" "$((n += 1))"
        claim "$name" "$more"
        printf ']}'
        sep=,
    done <<'EOF'
16°46′24.5″ N 3°00′26.7″ W
30QVD9920954496
Post 9 (16.27N 0.04W)
lat 16.73 lon -3.01
30 km south-east of Gao
à 30 km au sud-est de Gao
в 30 км к юго-востоку от Гао
20 miles SE of Timbuktu
25 km north-northeast of Tessalit
80 km N of Gao airport
12 km east of Nowhereville
between Gao and Ansongo
within 20 km of Gao
Ban
Bab 12
Post A|,"lon":-0.04,"lat":16.27
Coast|,"lon":-17.6,"lat":14.7
Atoll|,"lon":169.98,"lat":10.22
Saint-Denis gate|,"lon":55.5,"lat":-20.95
Ice|,"lon":-45,"lat":72
Pole|,"lon":0,"lat":-89
Buoy|,"lon":-30,"lat":30
UTM|,"crs":"EPSG:32630","x":499209,"y":1854496
Airstrip|,"lon":34.6,"lat":45.35
Dunes|,"lon":-13.2,"lat":27.1
Border|,"country":"NE","lon":0.9,"lat":15.1
Wrong|,"country":"ML","lon":16.77,"lat":-3.01
Simferopol
Laayoune
EOF
    printf ']}\n'
} >told.json
LAYDOWN_DB=s.db; export LAYDOWN_DB
run import told.json
says 0 'place\.elsewhere.*Mali \(ML\), but its position lies in Democratic Republic' 'a position far from its country is warned of'
says 0 'the other way round: longitude -3\.01, latitude 16\.77' 'with what may have been meant'
if [ "$(grep -c 'place\.elsewhere' err)" -eq 1 ]; then pass 'but not one beside a border'; else fail 'but not one beside a border'; fi
run events -f csv --columns place,country,precision,radius_m,lon,lat
# at ROW WHAT
at() { has "^\"?$1\r?\$" "$2"; }
at '16°46′24\.5″ N 3°00′26\.7″ W,ML,2,2\.15,-3\.00741666[0-9]*,16\.7734722[0-9]*' 'degrees as a name'
at '30QVD9920954496,ML,2,0\.71,-3\.0074176[0-9]*,16\.7734795[0-9]*' 'MGRS as a name'
at 'Post 9 \(16\.27N 0\.04W\),ML,2,771\.55,-0\.04,16\.27' 'a coordinate in brackets'
at 'lat 16\.73 lon -3\.01,ML,2,770\.67,-3\.01,16\.73' 'with labels'
at '30 km south-east of Gao,ML,2,17728\.59,0\.1535491[0-9]*,16\.0798811[0-9]*' 'from a town, in English'
at 'à 30 km au sud-est de Gao,ML,2,17728\.59,0\.1535491[0-9]*,16\.0798811[0-9]*' 'in French'
at 'в 30 км к юго-востоку от Гао,ML,2,17728\.59,0\.1535491[0-9]*,16\.0798811[0-9]*' 'in Russian'
at '20 miles SE of Timbuktu,ML,2,[0-9.]+,-2\.7941700[0-9]*,16\.5677095[0-9]*' 'in miles'
at '25 km north-northeast of Tessalit,ML,2,8926\.3,1\.1035217[0-9]*,20\.4098656[0-9]*' 'a half-wind is narrower'
at '80 km N of Gao airport,ML,5,33112\.38,,' 'what is open beyond 25 km is an area'
at '12 km east of Nowhereville,,5,,,' 'from a place that is not known: nowhere'
at 'between Gao and Ansongo,ML,5,49760\.23,,' 'between two towns: a corridor'
at 'within 20 km of Gao,ML,5,29000,,' 'around a town'
at 'Ban,BF,2,4000,[-0-9.]+,[-0-9.]+' 'a name goes before a square at the pole'
at 'Bab 12,,0,,,' 'and so does the number of a post'
at 'Post A,ML,2,,-0\.04,16\.27' 'the country of a position'
at 'Coast,SN,2,,-17\.6,14\.7' 'off a coast'
at 'Atoll,MH,2,,169\.98,10\.22' 'on an island that no outline has'
at 'Saint-Denis gate,RE,2,.*' 'where an outline takes in a country of its own code'
at 'Ice,GL,2,.*' 'on ice'
at 'Pole,AQ,2,.*' 'at the pole'
at 'Buoy,,2,,-30,30' 'at sea there is none'
at 'UTM,ML,2,,-3\.0074223[0-9]*,16\.7734749[0-9]*' 'in another system'
at 'Border,NE,2,.*' 'what the report says of the country is kept'
at 'Wrong,ML,2,.*' 'wherever the position is'

# both COMMAND WHAT: whose Simferopol and Laayoune are, in the two views
both() {
    for view in un defacto; do
        run "$1" --place Simferopol --place Laayoune --place Airstrip --place Dunes --worldview "$view" -f csv \
            --columns place,country,worldview
        tail -n +2 out | tr -d '\r' | sort -u | paste -sd' ' >"$view"
    done
    if [ "$(cat un)" = 'Airstrip,UA,un Dunes,EH,un Laayoune,EH,un Simferopol,UA,un' ] &&
        [ "$(cat defacto)" = 'Airstrip,RU,defacto Dunes,MA,defacto Laayoune,MA,defacto Simferopol,RU,defacto' ]
    then pass "$2"; else fail "$2: $(cat un defacto)"; fi
}
both events 'the view changes the countries of events'
both presence 'and of presence'
run gazetteer find Laayoune --worldview defacto --columns country -f csv -n 1
has '^MA' 'and of the gazetteer'
run gazetteer near '27°09′N 13°12′W' --worldview un --columns country -f csv -n 1
says 0 'in Western Sahara \(EH\) to the United Nations$' 'and where a position is'
has '^EH' 'and what is near'
run gazetteer near 0N --worldview un
says 2 'filter\.position.*a second number is missing' 'half a position is none'
run gazetteer near -30,30 -n 1
says 0 'in no country' 'nor is there a country at sea'
run ledger Simferopol --worldview un -f json
has '"worldview": "un"' 'a ledger says which view'
run ledger Simferopol --worldview un
has 'the data cut-off; borders of the United Nations\.$' 'also as a text'
run disputes --worldview un -f json
has '"worldview": "un"' 'so do disputes'
run disputes --worldview un
has '^Borders of the United Nations\.' 'in their text, too'
for format in json ndjson csv geojson geojsonseq kml gpkg fgb; do
    run events --in Ukraine --worldview un -o "of.$format" -f "$format"
    check "so does $format" grep -aq worldview "of.$format"
done
run timeline --in Ukraine --worldview un -f json
has '"worldview": "un"' 'so does a timeline'
run export layers -q --worldview un -f gpkg,csv --layers events,countries
is 0 'a folder takes the view'
check 'and says so' grep -q '"worldview": "un"' layers/laydown-export.json
check 'with whose data it is' grep -q '"attribution": "Positions from GeoNames' layers/laydown-export.json

run ledger Simferopol --in Ukraine
says 5 'place\.unknown' 'a ledger of a place that is not there, de facto'
run ledger Simferopol --in Ukraine --worldview un -q
is 0 'and is, to the United Nations'

# within WANT ARGS…: the place and how surely it is within
within() {
    want=$1 what=$2; shift 2
    run events -q -f csv --columns place,within "$@"
    if grep -q "^$want" out; then pass "$what"; else fail "$what: $want"; fi
}
within 'between Gao and Ansongo,yes' 'an area is in a box when all of it is' --bbox=-1,15,1,17
within '80 km N of Gao airport,possibly' 'possibly where it reaches in or out' --bbox=-1,15,1,17
run events -q -f csv --columns place,within --bbox=-1,15,-0.03,16.9
has '80 km N of Gao airport,possibly' 'and where its middle is outside'
hasnt 'Ansongo,yes' 'but never for sure'
within '30 km south-east of Gao,possibly' 'near, possibly' --near 16.27N,0.04W --within 20km
within '30 km south-east of Gao,yes' 'near, surely' --near 16.27N,0.04W --within 50km
within '30 km south-east of Gao,yes' 'near a place told from another' --near '30 km south-east of Gao' --within 20km
within '30 km south-east of Gao,possibly' 'with a radius, possibly' --near '30 км к юго-востоку от Гао' --within 5km
run events --near '30 km from Gao' --within 5km
says 2 'filter\.near.*not in which direction' 'a distance without a direction is no point'
run events --near '30 km south of Nowhereville' --within 5km
says 5 'place\.unknown.*Nowhereville' 'nor is one from nowhere'

# A movement is where either of its ends is.
printf '{"format":"laydown-reports/1","reports":[{"id":"m","source":{"name":"S"},"published":"2022-02-05","claims":[{"type":"redeployment","when":"2022-02-01","where":[{"name":"Gao","role":"origin"},{"name":"Niamey","role":"destination"}],"who":[{"name":"Unit M"}]}]}]}' >move.json
run import -q move.json
is 0 'a movement from Gao to Niamey'
for where in '--near Gao --within 30km' '--near Niamey --within 30km' '--in Mali' '--in Niger' '--bbox=-1,16,1,17' '--bbox=1,13,3,14'; do
    # shellcheck disable=SC2086
    run movements -q $where --columns from_place,to_place -f csv
    has '^Gao,Niamey' "found by $where"
done
run movements -q --bbox=-1,17,1,18 --count
has '^0$' 'and nowhere else'

# What is known to a radius only is an area, in the store and in exports.
cat >far.json <<'EOF'
{"format":"laydown-reports/1","reports":[{"id":"r","source":{"name":"S"},"published":"2022-03-02","claims":[
{"id":"a","type":"presence","stance":"asserts","when":"2022-03-01","where":[{"name":"100 km north-east of Gao"}],"who":[{"name":"Wagner Group"}]},
{"id":"b","type":"presence","stance":"asserts","when":"2022-03-01","where":[{"name":"Zone Zorro","lon":2.5,"lat":19.5,"radius_m":60000,"precision":3}],"who":[{"name":"Wagner Group"}]}]}]}
EOF
run --db far.db import far.json
says 0 '1 name the gazetteer does not know: place "Zone Zorro"$' 'a name that tells its position is not missed in the gazetteer'
run --db far.db sql 'SELECT count(*) AS n FROM event_areas WHERE geom IS NOT NULL' -f csv
has '^2' 'are drawn in the store'
run --db far.db export far -q --layers event_areas -f geojson
check 'and in exports' [ "$(grep -c '"type":"MultiPolygon"' far/event_areas.geojson)" = 2 ]
sed 's/"radius_m":60000/"radius_m":90000/' far.json >farther.json
run --db far.db import -q farther.json
run --db far.db sql "SELECT round(ST_MaxY(geom), 1) AS north FROM event_areas WHERE place = 'Zone Zorro'" -f csv
has '^20\.3' 'anew when the radius is another'
plan
