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
run --db s.db import -q "$SOURCE_DIR/tests/cli/data/moves.json"
check 'movements across the antimeridian, too' [ "$status" -eq 0 ]
for world in defacto un; do
    run --db s.db export $world -q -f geojson,geojsonseq --worldview $world
    check "a folder of the world $world" [ "$status" -eq 0 ]
    for layer in event_areas countries movements; do
        if [ -s $world/$layer.geojson ] && checked $world/$layer.geojson
        then pass "$world: $layer"; else fail "$world: $layer"; fi
    done
done
# What RFC 7946 asks for and the checker does not look at.
cat >shapes.js <<'JS'
const fs = require('fs');
let bad = 0, rings = 0, lines = 0;
const say = (file, id, what) => { console.log(`${file}: ${id}: ${what}`); bad++; };
for (const file of process.argv.slice(2)) {
    const text = fs.readFileSync(file, 'utf8');
    if (/\d\.\d{8}/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))) say(file, '-', 'more than 7 decimals');
    const ids = new Set();
    for (const f of JSON.parse(text).features) {
        if (f.id !== undefined && ids.has(f.id)) say(file, f.id, 'an id twice');
        ids.add(f.id);
        if (typeof f.id !== 'string' || !f.id) say(file, f.id, 'no id');
        const walk = (at, line) => {
            if (typeof at[0][0] !== 'number') return at.forEach(part => walk(part, line));
            line ? lines++ : rings++;
            for (let i = 0; i < at.length; i++) {
                const [x, y] = at[i];
                if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) say(file, f.id, `off the globe: ${at[i]}`);
                if (i && Math.abs(x - at[i - 1][0]) > 180) say(file, f.id, 'across the antimeridian');
            }
        };
        const g = f.geometry;
        if (g && /Line/.test(g.type)) walk(g.coordinates, true);
        if (!g || !/Polygon/.test(g.type)) continue;
        walk(g.coordinates, false);
        for (const polygon of g.type === 'Polygon' ? [g.coordinates] : g.coordinates)
            polygon.forEach((ring, k) => {
                const area = ring.reduce((sum, at, i) => i ? sum + ring[i - 1][0] * at[1] - at[0] * ring[i - 1][1] : 0, 0);
                if (k ? area >= 0 : area <= 0) say(file, f.id, 'turned the wrong way');
                if (String(ring[0]) !== String(ring[ring.length - 1])) say(file, f.id, 'a ring that is open');
            });
    }
}
console.log(`${rings} rings, ${lines} lines`);
process.exit(bad || !rings || !lines ? 1 : 0);
JS
for world in defacto un; do
    node shapes.js $world/event_areas.geojson $world/countries.geojson $world/movements.geojson $world/presence.geojson >out 2>err
    status=$?
    is 0 "$world: rings, halves of the world, decimals, ids"
done
check 'a line is cut at the antimeridian' grep -q '"type":"MultiLineString"' defacto/movements.geojson
ids() { node -e 'for (const f of JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).features) console.log(f.id)' "$1"; }
run --db t.db import -q "$SOURCE_DIR/tests/cli/data/moves.json"
run --db t.db import -q "$dossier"
run --db t.db export other -q -f geojson
for layer in presence events movements event_areas; do
    ids defacto/$layer.geojson >a 2>err
    ids other/$layer.geojson >b 2>>err
    check "ids of $layer do not depend on what came first" cmp -s a b
done
run --db s.db events --type exercise --at 1999 -f geojson -o empty.geojson
if [ "$status" -eq 0 ] && checked empty.geojson; then pass 'an empty layer'; else fail 'an empty layer'; fi
plan
