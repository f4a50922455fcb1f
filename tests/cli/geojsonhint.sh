# A checker written by others finds nothing wrong in the GeoJSON that laydown writes.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
hint=$SOURCE_DIR/build/npm/node_modules/@mapbox/geojsonhint
needs node
[ -f "$hint/package.json" ] || { echo '1..0 # SKIP geojsonhint is not there: npm could not fetch it (.ci/setup test)'; exit 77; }

# Prints what geojsonhint says of each file, or of each line of it; fails when it says something.
# Seven decimals are what the layers promise, so it is not asked about precision.
cat >check.js <<'JS'
const hint = require(process.argv[2]).hint, fs = require('fs');
let bad = 0;
for (const file of process.argv.slice(3)) {
    const text = fs.readFileSync(file, 'utf8');
    const parts = /seq$/.test(file) ? text.split('\n').filter(line => line.trim()) : [text];
    for (const part of parts)
        for (const said of hint(part, {precisionWarning: false})) {
            console.log(`${file}:${said.line}: ${said.message}`);
            bad++;
        }
}
process.exit(bad ? 1 : 0);
JS
checked() { node check.js "$hint" "$@" >out 2>err; status=$?; return $status; }

echo '{"type":"Point","coordinates":[1,"2"]}' >wrong.geojson
if checked wrong.geojson; then fail 'the checker finds a wrong file'; else pass 'the checker finds a wrong file'; fi

run --db s.db import -q "$dossier"
check 'the dossier is imported' [ "$status" -eq 0 ]
for layer in events presence bases claims; do
    for format in geojson geojsonseq; do
        run --db s.db $layer -f $format -o $layer.$format
        if [ "$status" -eq 0 ] && [ -s $layer.$format ] && checked $layer.$format
        then pass "$layer as $format"; else fail "$layer as $format"; fi
    done
done
run --db s.db events --type exercise --at 1999 -f geojson -o empty.geojson
if [ "$status" -eq 0 ] && checked empty.geojson; then pass 'an empty layer'; else fail 'an empty layer'; fi
plan
