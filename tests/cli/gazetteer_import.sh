# Tables of places and actors added to the gazetteer, and what reports then mean. The rows are made up.
. "$TEST_LIB"
data=$SOURCE_DIR/tests/cli/data/gazetteer
LAYDOWN_NOW=2026-01-01T00:00:00Z
export LAYDOWN_NOW
cp "$data"/* .

# ask STORE: all that a store answers, but for row ids, and for what older revisions alone speak of
current='IN (SELECT cp.place FROM claim_place AS cp JOIN claim AS c ON c.id = cp.claim JOIN report AS r ON r.id = c.report AND r.current)'
ask() {
    for layer in events bases presence movements claims; do
        "$LAYDOWN" --db "$1" $layer -f csv --all-columns 2>/dev/null
    done
    "$LAYDOWN" --db "$1" sql -f csv "SELECT key, name, kind, level, country, lon, lat, precision, radius_m, resolved, source,
        gazetteer, (SELECT key FROM place AS q WHERE q.id = p.parent) AS above, (SELECT key FROM place AS q WHERE q.id = p.locality) AS town
        FROM place AS p WHERE p.id $current ORDER BY key"
    "$LAYDOWN" --db "$1" sql -f csv "SELECT c.ref, r.revision, cp.seq, p.key, cp.coarse, m.folded, m.level, m.site, m.country, m.context
        FROM claim AS c JOIN report AS r ON r.id = c.report JOIN claim_place AS cp ON cp.claim = c.id JOIN place AS p ON p.id = cp.place
        LEFT JOIN place_mention AS m ON m.claim = cp.claim AND m.seq = cp.seq ORDER BY 1, 2, 3"
    "$LAYDOWN" --db "$1" sql -f csv "SELECT n.folded, p.key, n.name FROM place_name AS n JOIN place AS p ON p.id = n.place WHERE p.id $current ORDER BY 1, 2"
    "$LAYDOWN" --db "$1" sql -f csv "SELECT a.key, a.name, a.kind, a.valid_from, (SELECT key FROM actor AS q WHERE q.id = a.parent) AS above
        FROM actor AS a ORDER BY a.key"
    "$LAYDOWN" --db "$1" sql -f csv "SELECT s.name, s.version, p.key FROM gazetteer_place AS p JOIN gazetteer_source AS s ON s.id = p.source
        ORDER BY 1, 3"
}

# Reports first, rows later; rows first; rows between two revisions: the same store.
run --db late.db import first.json
says 0 '"Zobougou"' 'names that nobody knows'
cp late.db middle.db
run --db late.db import second.json
former=$("$LAYDOWN" --db late.db events -f csv --columns id,place | sed -n 's/^\(e-.*\),Camp Zanfa$/\1/p')
run --db late.db gazetteer import ML.txt actors.csv bases.csv places.csv airports.csv
says 0 '[0-9]+ rows stored, 3 rows passed over, [0-9]+ names in reports resolved anew' 'tables are imported'
run --db late.db events -f csv --columns place,place_id,lon
has '^Zobougou,gn-99000001,-2\.5$' 'an unknown name means the row'
has '^Camp Zanfa,gn-99000003' 'a base is one'
has '^Nobodyknowsit,u-' 'what no row has stays unknown'
has '^Gao,ml-gao,' 'a row that is a place of the program adds a name to that'
has '^Zoltan Kossa,gn-99000005' 'in its country'
run --db late.db why "$former"
has 'is a former id of' 'an event that moved keeps its id as a former one'
has 'taken_for +gn-99000003 of ML\.txt [0-9a-f]{16}$' 'why says the row, its source and version'
run --db late.db why 'z2#a'
has 'taken_for +gn-99000001 of ML\.txt' 'of a name that was given otherwise'
run --db late.db why 'z2#d'
has 'taken_for +u-[0-9a-f]+, unresolved' 'and of one that nobody knows'
run --db late.db verify
check 'the store is sound' [ $status -eq 0 ]
ask late.db >late
run --db late.db events --place Zobougou --count
check 'the name of a town means that town alone' [ ! -s err ]
run --db early.db gazetteer import airports.csv places.csv --as places
says 3 'gazetteer\.table' 'a table that is none of those'
check 'leaves no store' [ ! -e early.db ]
run --db early.db gazetteer import ML.txt places.csv
run --db early.db gazetteer import airports.csv actors.csv bases.csv
run --db early.db import first.json
run --db early.db import second.json
ask early.db >out
diff late out >err
same late 'rows first or reports first: the same answers'
run --db middle.db gazetteer import bases.csv ML.txt
says 4 'bases\.csv:2:.*"gn-99000001" is no id of a place' 'a town that stands in a file behind'
run --db middle.db gazetteer import places.csv airports.csv actors.csv
run --db middle.db import second.json
run --db middle.db gazetteer import bases.csv --source again.csv
"$LAYDOWN" --db middle.db sql -f csv 'SELECT count(*) FROM gazetteer_source' >out
has '^6$' 'a file under two names is two sources'

# Exports cite the tables: by their names, and whom they are of where all of one cite the same.
run --db late.db events -f geojson
has '"attribution": .*, see geodata/SOURCES.tsv, added tables \(ML\.txt of GeoNames \(CC BY 4\.0\), .*airports\.csv of OurAirports \(public domain\).*\), and reports"' 'GeoJSON cites the added tables'
run --db late.db export cited -f gpkg,csv
grep -q 'ML\.txt of GeoNames' cited/events.qmd cited/laydown-export.json && grep -q 'ML\.txt of GeoNames' cited/laydown.gpkg
check 'so do a folder and a GeoPackage' [ $? -eq 0 ]
run --db late.db ledger 'Camp Zanfa' -f json
has '"attribution": ".*ML\.txt of GeoNames' 'and a ledger'

# The same again, another version.
cksum late.db >before
run --db late.db gazetteer import ML.txt actors.csv bases.csv places.csv airports.csv
says 0 '5 files unchanged' 'the same again'
cksum late.db >out
same before 'changes nothing'
grep -v 'Camp Zanfa' "$data/ML.txt" | sed 's/15\.5	-2\.5/15.25	-2.5/' >ML.txt
run --db late.db gazetteer import ML.txt
says 0 'resolved anew' 'a new version takes the place of the old one'
run --db late.db events -f csv --columns place,place_id,lat
has '^Zobougou,gn-99000001,15\.25$' 'a row that moved'
has '^Camp Zanfa,u-' 'a row that went'
ask late.db >late
run --db fresh.db gazetteer import ML.txt places.csv airports.csv actors.csv bases.csv
run --db fresh.db import first.json
run --db fresh.db import second.json
ask fresh.db >out
diff late out >err
same late 'it is as if the old one had never been'
run --db late.db verify
check 'the store is sound' [ $status -eq 0 ]

# The program's gazetteer is another one than before: any import resolves all reports again.
if command -v sqlite3 >/dev/null 2>&1; then
    cp late.db older.db
    sqlite3 older.db "DELETE FROM gazetteer_place WHERE key = 'gn-99000005'"
    run --db older.db import second.json
    run --db older.db events -f csv --columns place,place_id
    has '^Zoltan Kossa,gn-99000005' 'an import of the same leaves names as they are'
    sqlite3 older.db "UPDATE about SET value = 'older' WHERE key = 'gazetteer'"
    run --db older.db import second.json
    run --db older.db events -f csv --columns place,place_id
    has '^Zoltan Kossa,u-' 'but not when the gazetteer is another one'
    run --db older.db verify
    check 'the store is sound' [ $status -eq 0 ]
    cksum older.db >before
    run --db older.db import second.json
    cksum older.db >out
    same before 'and then again'
fi

# Where names count.
run --db late.db gazetteer find Zobugu -f csv --columns reasons,id,admin1
has 'imported",gn-99000001|imported,gn-99000001' 'find lists imported rows'
run --db late.db gazetteer find 'в Зобугу' -f csv --columns id
has gn-99000001 'in the cases of a language, too'
run --db late.db gazetteer find ZZQ -f csv --columns id
has oa-zz01 'and by code'
run --db late.db gazetteer near -2.5,15.25 -n 1 -q -f csv --columns away_km,id
has '^0,gn-99000001' 'near does'
run gazetteer near -2.5,15.25 -n 1 -q -f csv --columns id
hasnt gn-99000001 'without a store it has its own'
run --db late.db events --near 'Zoltan Kossa' --within 5km --count
has '^1$' '--near a row'
run --db late.db events --in Zedland --count
has '^[1-9]' '--in an area'
run --db late.db events --actor 'Front Zed' --count
has '^[1-9]' '--actor by a name of a parent'
run --db late.db presence --actor 'Бригада Зед' --place 'Nobodyknowsit' --count
has '^[1-9]' 'or in another script'
run --db late.db events --near 'Tin Zanfa' --within 5km
says 0 'no events|none of' 'a row that no report names is a name all the same'

# A layer of areas: --in takes the polygon, not the circle round it, in any of its formats.
cat >strip.geojson <<'EOF'
{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Strip Xray"},
"geometry":{"type":"Polygon","coordinates":[[[-0.1,15],[0,15],[0,17],[-0.1,17],[-0.1,15]]]}}]}
EOF
cat >strip.json <<'EOF'
{"format":"laydown-reports/1","reports":[{"id":"s","source":{"name":"S"},"published":"2022-01-07","claims":[
{"type":"arrival","where":[{"name":"Ansongo","country":"ML"}],"who":[{"name":"Mali","role":"subject"}]},
{"type":"arrival","where":[{"name":"Gao","country":"ML"}],"who":[{"name":"Mali","role":"subject"}]}]}]}
EOF
tested=strip.geojson
if command -v ogr2ogr >/dev/null 2>&1; then
    ogr2ogr -t_srs EPSG:32630 strip.gpkg strip.geojson && ogr2ogr strip.shp strip.geojson
    python3 -c 'import zipfile
with zipfile.ZipFile("strip.zip", "w") as z:
    [z.write("strip." + end) for end in ("shp", "shx", "dbf", "prj")]'
    tested="$tested strip.gpkg strip.shp strip.zip"
fi
for layer in $tested; do
    run --db "strip-$layer.db" import strip.json
    run --db "strip-$layer.db" gazetteer import "$layer"
    says 0 '1 row stored' "an area of $layer"
    run --db "strip-$layer.db" events --in 'Strip Xray' --columns place,within -f csv
    printf 'place,within\nGao,possibly\n' >want
    cut -d, -f1,2 out >got
    check 'its polygon decides, not the circle' cmp -s got want
done

# A layer.
if [ -e "$(dirname "$LAYDOWN")/../lib/laydown/ogr.so" ]; then
    run --db late.db gazetteer import villages.geojson --name nom,nom_ar --id code
    says 4 '2 of 4 rows refused' 'a layer, but what has no name or place'
    run --db late.db gazetteer find 'وازو' -f csv --columns id,kind,country,lon
    has '^villages-v1,town,ML,-1\.9' 'a point with its names'
    run --db late.db gazetteer find 'Forêt de Zed' -f csv --columns id,kind,radius_m
    has '^villages-v2,area,15[0-9]{3}' 'an area as a circle'
    run --db late.db gazetteer import villages.geojson
    says 3 'it has no column name; --name names another of these: code, nom' 'a column that is none'
    run --db late.db gazetteer import villages.geojson --name nom --kind village --country NE
    says 4 '2 rows passed over' 'of one country'
fi

# Filters.
run --db f.db gazetteer import "$data/ML.txt" --classes P,S:MILB --country ML
says 0 '4 rows stored, 4 rows passed over' 'classes, codes and countries'
run --db f.db gazetteer import "$data/ML.txt" --classes H
says 0 '1 row stored' 'another choice is another version'
run --db f.db gazetteer import actors.csv --classes P
says 2 'is for tables of GeoNames' 'classes of a table without'
run --db f.db gazetteer import ML.txt --country Mali
says 2 'needs codes' 'a country that is no code'
run --db f.db gazetteer import ML.txt --as towns
says 2 'never "towns"' 'a table that is none'
run --db f.db gazetteer import nowhere.txt
says 5 'file\.missing' 'a file that is none'
run --db f.db gazetteer import villages.geojson --kind castle
says 2 'never "castle"' 'a kind that is none'
run gazetteer find two words
says 2 'usage\.words' 'a name with a blank'

# Dates of actors are as precise as they are known.
printf 'id,name,kind,valid_from,valid_to\nq-corps,Zulu Corps,armed_group,2020,2024-02\nq-bad,Bad,armed_group,soon,\n' >dated.csv
run --db dated.db gazetteer import dated.csv
says 4 'dated\.csv:3:.*"soon" is no day, month or year' 'a date that is none'
"$LAYDOWN" --db dated.db sql -f csv 'SELECT valid_from, valid_to FROM gazetteer_actor' >out
has '^18262,19782$' 'a year begins with its first day, a month ends with its last'

# Hostile rows: said with their place, and the rest is stored.
line=$(head -n 1 "$data/ML.txt")
{
    printf '\357\273\277%s\r\n' "$line"
    printf '%s\textra\n' "$line"
    printf '99000011\tZero\0byte\tx\t\t15\t-2\tP\tPPL\tML\t\t04\t\t\t\t0\t\t1\tx\t2024-01-01\n'
    printf '99000012\tBad \377\376\tx\t\t15\t-2\tP\tPPL\tML\t\t04\t\t\t\t0\t\t1\tx\t2024-01-01\n'
    printf '99000013\tFar\tx\t\t91\t-2\tP\tPPL\tML\t\t04\t\t\t\t0\t\t1\tx\t2024-01-01\n'
    printf '99000014\tNan\tx\t\tnan\t-2\tP\tPPL\tML\t\t04\t\t\t\t0\t\t1\tx\t2024-01-01\n'
    printf '99000015\t%s\tx\t\t15\t-2\tP\tPPL\tML\t\t04\t\t\t\t0\t\t1\tx\t2024-01-01\n' "$(head -c 2000 /dev/zero | tr '\0' n)"
    head -c 600000 /dev/zero | tr '\0' y; echo
    printf '99000001\tTwice\tx\t\t15\t-2\tP\tPPL\tML\t\t04\t\t\t\t0\t\t1\tx\t2024-01-01\n'
    printf -- '-5\tMinus\tx\t\t15\t-2\tP\tPPL\tML\t\t04\t\t\t\t0\t\t1\tx\t2024-01-01\n'
    printf '99000016\tThe "Last\tx\t\t15\t-2\tP\tPPL\tML\t\t04\t\t\t\t0\t\t1\tx\t2024-01-01'
} >hostile.txt
run --db h.db gazetteer import hostile.txt -v
says 4 '9 of 11 rows refused|9 of 10 rows refused' 'hostile rows'
says 4 '^hostile\.txt:2:1: error\[gazetteer\.row\]: The row has 20 columns' 'too many columns'
says 4 '^hostile\.txt:3:10: .*<U\+0000>' 'a zero byte'
says 4 '^hostile\.txt:4:10: ' 'bytes that are no text'
says 4 '^hostile\.txt:5:[0-9]+: .*"91" is no latitude' 'a latitude that is none'
says 4 '^hostile\.txt:6:[0-9]+: .*"nan"' 'a number that is none'
says 4 '^hostile\.txt:7:10: ' 'a name that is too long'
says 4 '^hostile\.txt:8:1: .*bytes' 'a line that is too long'
says 4 '^hostile\.txt:9:1: .*that of another row' 'an id that comes twice'
says 4 '^hostile\.txt:10:1: ' 'an id that is none'
run --db h.db sql -f csv 'SELECT key, name FROM gazetteer_place ORDER BY key'
has '^gn-99000001,Zobougou' 'the first of two is kept, behind a byte order mark'
has 'The ""Last' 'a quote is a letter like any other, in a line without an end'
run --db h.db gazetteer import hostile.txt --source strict --strict
says 3 'import\.refused' 'with --strict'
run --db h.db sql -f csv 'SELECT name FROM gazetteer_source'
hasnt strict 'nothing is stored'
printf 'id,name,lon,lat,contry\na b,X,1,2,\nu-1,X,1,2,\nx1,,1,2,\nx2,Ok,1,2,\nx2,Twice,1,2,\nx3,"Ok,1,2,\n' >bad.csv
run --db h.db gazetteer import bad.csv
says 4 'bad\.csv:1:17: warning\[field\.unknown\].*contry' 'a column that is none'
says 4 'did you mean "country"' 'with what was meant'
says 4 'bad\.csv:7:4: error\[csv\.syntax\]' 'a quote that is not closed'
run --db h.db sql -f csv "SELECT count(*) FROM gazetteer_place WHERE source = (SELECT id FROM gazetteer_source WHERE name = 'bad.csv')"
has '^1$' 'and the sound row is stored'
run --db h.db gazetteer import - --as geonames --source pipe <"$data/ML.txt"
run --db t.db gazetteer import "$data/ML.txt" --dry-run
says 0 'a trial, nothing was stored' 'a trial'
check 'makes no store' [ ! -e t.db ]
"$LAYDOWN" --db h.db gazetteer import - --as geonames --source pipe <"$data/ML.txt" >out 2>err; status=$?
says 0 '6 rows stored' 'from a pipe'

# Circles between files, and a writer that dies.
printf 'id,name,level,lon,lat,parent\nzz-one,Circle One,area,1,1,\nzz-two,Circle Two,area,1,1,zz-one\n' >one.csv
printf 'id,name,level,lon,lat,parent\nzz-three,Circle Three,area,1,1,zz-two\n' >two.csv
run --db c.db gazetteer import one.csv two.csv
printf 'id,name,level,lon,lat,parent\nzz-one,Circle One,area,1,1,zz-three\nzz-two,Circle Two,area,1,1,zz-one\n' >one.csv
run --db c.db gazetteer import one.csv
check 'rows of two files in a circle' [ $status -eq 0 ]
run --db c.db gazetteer find 'Circle Two'
check 'are found' [ $status -eq 0 ]
awk -v line="$line" 'BEGIN {sub(/^99000001/, "", line); for (i = 1; i <= 60000; i++) print i line}' >many.txt
cp late.db killed.db
ask killed.db >whole
"$LAYDOWN" --db killed.db gazetteer import many.txt >out 2>err &
writer=$!
sleep 0.4
kill -9 $writer 2>/dev/null
wait $writer 2>/dev/null
ask killed.db >out
"$LAYDOWN" --db killed.db sql "SELECT count(*) FROM gazetteer_source WHERE name = 'many.txt'" -f csv | grep -q '^1$' || same whole 'a writer that dies leaves the old store'
run --db killed.db verify
check 'and it is sound' [ $status -eq 0 ]
plan
