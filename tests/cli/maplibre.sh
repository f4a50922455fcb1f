# The MapLibre style of a folder: by the validator of its specification; with nothing that a page would have to serve
# beside it, and only layers and files that are there.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
spec=$SOURCE_DIR/build/npm/node_modules/@maplibre/maplibre-gl-style-spec
needs jq node ogrinfo
[ -f "$spec/package.json" ] || { echo '1..0 # SKIP the MapLibre validator is not there: npm could not fetch it (.ci/setup test)'; exit 77; }

cat >check.mjs <<'JS'
const {validateStyleMin} = await import(process.argv[2]), fs = await import('node:fs');
const said = validateStyleMin(JSON.parse(fs.readFileSync(process.argv[3], 'utf8')));
for (const error of said) console.log(error.message);
process.exit(said.length ? 1 : 0);
JS
module=$(node -p "const p = require('$spec/package.json'); p.module || p.main")
valid() { node check.mjs "$spec/$module" "$1" >out 2>err; status=$?; is 0 "$2"; }

run --db s.db import -q "$dossier"
check 'the dossier is imported' [ "$status" -eq 0 ]
run --db s.db export json -q -f geojson
run --db s.db export tiles -q -f mbtiles
run --db s.db export both -q -f gpkg,geojson,mbtiles --at 2021-12-14
run --db s.db export empty -q -f geojson --at 1960-01-01
jq '.layers[0].paint = {"fill-color": "no colour"}' json/maplibre-style.json >wrong.json
node check.mjs "$spec/$module" wrong.json >out 2>err; status=$?
is 1 'the validator finds a wrong style'
has 'fill-color' 'and says where'
for folder in json tiles both empty; do
    valid $folder/maplibre-style.json "$folder: the style is valid"
    check "$folder: it needs no glyphs and no sprite" jq -e 'has("glyphs") or has("sprite") | not' $folder/maplibre-style.json
    check "$folder: files of its sources are there" sh -c 'cd $1 && for f in $(jq -r ".sources[] | .data // (.url | sub(\"mbtiles://\"; \"./\"))" maplibre-style.json); do [ -s $f ] || exit 1; done' - $folder
done
ogrinfo -ro -q tiles/laydown.mbtiles 2>err | sed -n 's/^[0-9]*: \([a-z_]*\) .*/\1/p' | sort >have
jq -r '.layers[]["source-layer"]' tiles/maplibre-style.json | sort >wanted
cmp -s have wanted; status=$?
diff have wanted >out
is 0 'tiles have the layers that the style names'
check 'an actor has one colour in both' \
    [ "$(jq -c '.layers[] | select(.id == "presence") | .paint["circle-color"]' json/maplibre-style.json)" = \
      "$(jq -c '.layers[] | select(.id == "presence") | .paint["circle-color"]' tiles/maplibre-style.json)" ]
plan
