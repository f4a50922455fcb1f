# --near, --nearest, --in and --bbox on 61,296 real positions, row by row against SpatiaLite.
. "$TEST_LIB"
table="${LAYDOWN_SHARED:-$SOURCE_DIR/../shared}/data/ucdp-ged-points/ged201.csv"
if [ ! -r "$table" ]; then echo '1..0 # skipped: no table of real positions'; exit 77; fi
if ! command -v spatialite >/dev/null; then echo '1..0 # skipped: no spatialite'; exit 77; fi

# Row N of the table is told to be at PN. The last four lie where the table has nothing.
awk -F, 'NR > 1 { print NR - 1 "\t" $1 "\t" $2 "\t" $3 }
    END { print NR "\t2000\t180\t-16.5"; print NR + 1 "\t2000\t-179.99\t64"
          print NR + 2 "\t2000\t12.5\t89.99"; print NR + 3 "\t2000\t-70\t-89.5" }' "$table" >rows
awk -F'\t' '{ printf "{\"id\":\"r%d\",\"source\":{\"name\":\"S\",\"kind\":\"dataset\"},\"published\":\"2021\",\"claims\":[{\"id\":\"c\",\"type\":\"presence\",\"when\":\"%s\",\"where\":[{\"name\":\"P%d\",\"lon\":%s,\"lat\":%s,\"precision\":2}],\"who\":[{\"name\":\"Unit\"}]}]}\n", $1, $2, $1, $3, $4 }' rows >rows.jsonl
LAYDOWN_DB=s.db; export LAYDOWN_DB
run import -q rows.jsonl
is 0 '61,300 positions are imported'

cat >area.geojson <<'EOF'
{"type":"MultiPolygon","coordinates":[[[[30,-5],[48,2],[44,18],[36.5,11.25],[22,15],[30,-5]],[[34,3],[38,3],[38,8],[34,8],[34,3]]],
[[[170,-20],[180,-20],[180,70],[170,70],[170,-20]]],[[[-180,-20],[-170,-20],[-170,70],[-180,70],[-180,-20]]]]}
EOF
cat >script <<'EOF'
CREATE TABLE row(id INTEGER PRIMARY KEY, year, lon REAL, lat REAL);
.mode tabs
.import rows row
CREATE TABLE p AS SELECT id, MakePoint(lon, lat, 4326) AS g FROM row;
EOF
printf "CREATE TABLE area AS SELECT SetSRID(GeomFromGeoJSON('%s'), 4326) AS g;\n" "$(tr -d '\n' <area.geojson)" >>script
spatialite -silent o.db <script >/dev/null 2>log

# theirs WHERE: the names that SpatiaLite finds, in order
theirs() {
    printf 'SELECT '\''P'\'' || id FROM p WHERE %s;\n' "$1" | spatialite -silent -list o.db 2>>log | sort >theirs
}
# agrees WHAT WHERE ARGS…: the same rows are listed
agrees() {
    what=$1; theirs "$2"; shift 2
    run events -q -f csv --columns place "$@"
    tail -n +2 out | tr -d '\r' | sort >ours
    if [ "$status" -eq 0 ] && [ -s ours ] && cmp -s ours theirs; then pass "$what ($(wc -l <ours) rows)"
    else fail "$what: $(wc -l <ours) rows, SpatiaLite has $(wc -l <theirs)"; fi
}
# Nothing of the table lies at these distances to a metre, so that rounding decides nothing.
near() { printf 'ST_Distance(g, MakePoint(%s, %s, 4326), 1) <= %s' "$1" "$2" "$3"; }
agrees '50 km around Kabul' "$(near 69.1742 34.5311 50000)" --near 69.1742,34.5311 --within 50km
agrees '250 km around Gao' "$(near -0.0447 16.2717 250000)" --near=-0.0447,16.2717 --within 250km
agrees '5,000 km around the antimeridian' "$(near 180 0 5000000)" --near '0N 180E' --within 5000km
agrees '6,000 km around the north pole' "$(near 0 90 6000000)" --near '90N 0E' --within 6000km
agrees '7,000 km around the south pole' "$(near 0 -90 7000000)" --near '90S 0E' --within 7000km
agrees 'a polygon with a hole, and one over the antimeridian' 'ST_Intersects(g, (SELECT g FROM area))' --in ./area.geojson
agrees 'a box' 'X(g) BETWEEN -12.5 AND 36.25 AND Y(g) BETWEEN -10 AND 23.5' --bbox=-12.5,-10,36.25,23.5
agrees 'a box over the antimeridian' '(X(g) >= 165.5 OR X(g) <= -75.25) AND Y(g) BETWEEN -40 AND 80' --bbox=165.5,-40,-75.25,80
agrees 'a box up to the pole' 'Y(g) >= 60' --bbox=-180,60,180,90
agrees 'a box in a circle' "$(near 44.3661 33.3152 300000) AND X(g) <= 44.0 AND X(g) >= 40 AND Y(g) BETWEEN 30 AND 40" \
    --near 44.3661,33.3152 --within 300km --bbox=40,30,44,40

# nearest N LON LAT: of rows that are equally far any will do, so distances are compared
nearest() {
    run events -q -f csv --columns distance_km --near "$2,$3" --nearest "$1"
    tail -n +2 out | tr -d '\r' >ours
    printf 'SELECT ST_Distance(g, MakePoint(%s, %s, 4326), 1) / 1000 FROM p ORDER BY 1 LIMIT %s;\n' "$2" "$3" "$1" |
        spatialite -silent -list o.db 2>>log >theirs
    if [ "$status" -eq 0 ] && paste ours theirs | awk -v n="$1" '{ d = $1 - $2; if (d < -0.001 || d > 0.001) bad = 1 } END { exit bad || NR != n }'
    then pass "the $1 nearest to $2,$3"; else fail "the $1 nearest to $2,$3"; fi
}
nearest 100 69.1742 34.5311
nearest 500 -0.0447 16.2717
nearest 25 179.999 -17
nearest 3 -100 89.999
nearest 40 0 -90
plan
