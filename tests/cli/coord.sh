# The coord command: what a coordinate means in every notation, or where it is wrong.
. "$TEST_LIB"

run coord -3.00742,16.77348
is 0 'a pair'
has '^  lon,lat +-3.00742,16.77348$' 'its longitude and latitude'
has '^  dms +16°46′24.53″N 3°00′26.71″W$' 'its degrees, minutes, seconds'
has '^  mgrs +30QVD9920954496$' 'its square of one metre'
has '^  utm +zone 30 north 499209.249 1854496.555$' 'its UTM'
has '^  radius +0.771 m$' 'what its digits leave open'
run coord 30QVD9920954496
is 0 'MGRS'
has '^  lon,lat +-3.0074176,16.7734795$' 'the middle of its square'
run coord 'n 2115776.051 1343401.388'
is 0 'UPS'
has '^  mgrs +ZBA1577643401$' 'its square at the pole'
has '^  ups +UPS north 2115776.051 1343401.388$' 'its numbers'
run coord 'EPSG:3857 -334784.463,1894472.636'
is 0 'another system, by its code'
has '^  mgrs +30QVD9920954496$' 'in the same square'
run coord '16.73N 3.01W' 'x' '30QVD'
says 1 'error\[coord.invalid\]' 'one of three is none: 1'
has '^30QVD$' 'the others are told all the same'
run coord 16,120
says 1 'error\[coord.order\]' 'a pair the wrong way round'
says 1 'longitude 120, latitude 16' 'the hint has the other reading'
says 1 '^     \^' 'a caret shows where'
run coord '30S 499209 3900000'
says 1 'coord.ambiguous' 'two readings'

run coord '30 km south-east of 16.27N 0.04W'
is 0 'told from another coordinate'
has '^  radius +13500 m$' 'whose direction leaves much open'

printf -- '-3.00742,16.77348\r\n\nGao\n30QVD9920954496' >lines
"$LAYDOWN" coord -f csv - <lines >out 2>err
status=$?
is 1 'lines of standard input, one of them none'
check 'a row for each line' [ "$(wc -l <out)" -eq 4 ]
has "^'-3.00742,16.77348|^\"'-3.00742,16.77348\"," 'a cell that a spreadsheet would compute is guarded'
has '^Gao,.*,coord.invalid,,$' 'the row of the bad one says why'
says 1 '^-:3:1: error\[coord.invalid\]' 'line and column of the bad one'
"$LAYDOWN" coord -f csv --raw-csv - <lines >out 2>err
status=$?
has '^"-3.00742,16.77348",16°46′24.53″N 3°00′26.71″W,30QVD9920954496,30,north,499209.249,1854496.555,0.771,"LON,LAT",,-3.00742,16.77348$' 'a row'
printf '1,2\0003\n' | "$LAYDOWN" coord - >out 2>err
status=$?
says 1 'U\+0001' 'a NUL in a line hides nothing'
run coord -f ndjson 30QVD9920954496
has '"text":"30QVD9920954496","dms":"16°46′24.53″N 3°00′26.70″W","mgrs":"30QVD9920954496","zone":30,"hemisphere":"north","easting":499209.5,"northing":1854496.5,"radius_m":0.707,"notation":"MGRS","error":null,"lon":-3.0074176,"lat":16.7734795' 'as NDJSON'
run coord -f geojson -3.00742,16.77348
has '"coordinates":\[-3.00742,16.77348\]' 'as GeoJSON'
run coord -o points.csv 1,2
is 0 'into a file'
check 'which is there' [ -s points.csv ]
run coord "$(printf '16\342\200\2563,5#')"
says 1 'U\+202E' 'hidden characters are shown'
run coord -f xml 1,2
says 2 'format.unknown' 'a format that is none'
env LAYDOWN_MODULES=/nowhere "$LAYDOWN" coord 1,2 >out 2>err
status=$?
says 7 'module.missing' 'without the module'

run coord 30Q 499209 1854496
says 1 "quote what has blanks in it: laydown coord '30Q 499209 1854496'" 'what the shell has parted is told of'

# Values of GeoConvert itself, where it is there: points everywhere, at poles, edges of zones and bands.
if command -v GeoConvert >/dev/null 2>&1; then
    awk 'BEGIN {
        srand(4)
        for (i = 0; i < 9000; i++) printf "%.9f %.9f\n", 180 * rand() - 90, 360 * rand() - 180
        for (i = 0; i < 400; i++) printf "%.9f %.9f\n", 180 * rand() - 90, 6 * int(60 * rand()) - 180
        for (i = 0; i < 400; i++) printf "%.9f %.9f\n", 8 * int(21 * rand()) - 80, 360 * rand() - 180
        for (i = 0; i < 200; i++) printf "%.9f %.9f\n", 55 + 31 * rand(), 44 * rand() - 1
    }' >points
    awk '{printf "%s,%s\n", $2, $1}' points >pairs
    GeoConvert -m -p 0 <points >squares
    GeoConvert -u -p 3 <points | awk '{printf "%s %.2f %.2f\n", $1, $2, $3}' >grids
    "$LAYDOWN" coord -f ndjson - <pairs >rows 2>err
    status=$?
    is 0 'ten thousand points'
    jq -r .mgrs rows >out
    check 'are in the squares of GeoConvert' cmp -s squares out
    jq -r '[(if .zone == 0 then "" elif .zone < 10 then "0\(.zone)" else .zone end | tostring) + .hemisphere[:1], .easting, .northing] | @tsv' rows |
        awk -F '\t' '{printf "%s %.2f %.2f\n", $1, $2, $3}' | paste -d ' ' - grids |
        awk '{x = $2 - $5; y = $3 - $6; if ($1 != $4 || x * x + y * y > 0.0005) print}' >out
    check 'and have its UTM and UPS' [ ! -s out ]
    for digits in 0 1 3 4; do
        GeoConvert -m -p $((digits - 5)) <points >squares
        GeoConvert -m -p 0 <squares >middles
        "$LAYDOWN" coord -f ndjson - <squares 2>err | jq -r .mgrs >out
        check "squares of $digits digits have its middles" cmp -s middles out
    done
else
    echo '# GeoConvert is missing: skipped'
fi
plan
