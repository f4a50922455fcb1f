# The gazetteer by hand, and what ambiguous names come to in reports.
. "$TEST_LIB"

# finds NAME ID WHAT: the first candidate
finds() {
    run gazetteer find "$1" -n 1 -f csv --columns id
    if [ "$status" -eq 0 ] && [ "$(sed -n 2p out | cut -d, -f1)" = "$2" ]; then pass "$3"; else fail "$3"; fi
}
finds Tombouctou ml-timbuktu 'a name in French'
finds 'в Кидале' ml-kidal 'a Russian case'
finds 'Deir Ezzor' gn-170794 'a spelling without hyphen and article'
finds 'Уахигуя' gn-2357043 'a name that only sounds like it'
finds Congo cd 'a name of two countries'
finds OSLK oa-oslk 'a code'
finds 'Hmeimim base' sy-hmeimim-air-base 'a base'
finds Sahel sahel 'a region before a village of its name'
finds Niger ne 'a country before a state of its name'
run gazetteer find 'Clark AB' -f csv --columns id
has '^ph-clark,' 'a base that has the name of a town, where the words say base'
run gazetteer find 'авиабаза в Ниамее' -f csv --columns reasons,id
is 0 'a base that is told by its town'
has 'ne-niamey' 'is one of those there'
run gazetteer find Tripoli --in Lebanon -f csv --columns reasons,id
is 0 'a country is given by name'
has 'name; seat of a first-level area",gn-266826' 'with the reasons'
hasnt 'gn-2210247' 'and leaves out others'
run gazetteer find Tripoli --in LB --columns id -f csv
has gn-266826 'or by code'
run gazetteer find Tripoli -n 1 -f csv
check 'a position once' test "$(head -n 1 out | tr ',' '\n' | grep -cx lon)" -eq 1
run gazetteer find Tripoli -f geojson
is 0 'in the list formats'
has '"coordinates":\[35.84415,34.43352\]' 'with the position'
run gazetteer find Nowhereatall
says 5 'place\.unknown' 'a name that is none'
run gazetteer find Tripoli --in Atlantis
says 5 'no country is called' 'a country that is none'
run gazetteer near -3.01,16.77 -n 2
says 0 'is in Mali \(ML\), Timbuktu Region' 'the country and area of a position'
run gazetteer near 34.1,44.95 -n 1
says 0 'Ukraine \(UA\).* to the United Nations; de facto Russia' 'both views where they differ'
run gazetteer near 2.4,15.92 -n 1
says 0 'Ménaka Region' 'a region that the outlines lack'
run gazetteer near -3.01,16.77 -n 2 -q
is 0 'what is near'
has '0\.5  ml-timbuktu' 'the nearest first'
run gazetteer near 179.9,-16.5 -n 3 -q
is 0 'near the antimeridian'
run gazetteer near 0,91
says 2 'filter\.position' 'a latitude that is none'
run gazetteer lose X
says 2 'usage\.command' 'a word that is none'
run gazetteer find X -n 0
says 2 'filter\.limit' 'a number that is none'

build=$(dirname "$LAYDOWN")
check 'the file is made again' "$build/laydown-index" "$SOURCE_DIR/geodata" "$build/../world" again.bin
check 'with the same bytes' cmp -s again.bin "$build/../share/laydown/gazetteer.bin"
check 'a table that is missing is told' sh -c "! '$build/laydown-index' nowhere nowhere x.bin 2>err && grep -q SOURCES err"

run --db s.db import -v "$SOURCE_DIR/tests/cli/data/ambiguous.json"
says 0 'place\.ambiguous.*' 'ambiguous names are reported'
check 'three of them' [ "$(grep -c 'place\.ambiguous' err)" -eq 3 ]
says 0 'place\.by_size.*"Washington"' 'what only size decides is told'
run --db s.db claims -f csv --columns report,place_id
has '^libya,gn-2210247' 'Tripoli beside Misrata is in Libya'
has '^lebanon,gn-266826' 'beside Beirut in Lebanon'
has '^geo,ge$' 'Georgia beside Tbilisi is the country'
has '^usa,gn-us-ga' 'beside Texas the state'
has '^bf,bf-gao' 'Gao beside Ouagadougou is in Burkina Faso'
has '^brest,gn-629634' 'Brest beside Minsk in Belarus'
has '^none,u-' 'without context each stays unresolved'
hasnt '^none,(gn|ge|cd|cg)' 'all of them'
has '^ru,ml$' 'a country is no village'
run --db s.db sql 'SELECT resolved, length(gazetteer), count(DISTINCT gazetteer) FROM place GROUP BY 1, 2 ORDER BY 1' -f csv
is 0 'resolved places say by which version of the gazetteer, those of unknown names by none'
check 'one version for all' test "$(sed 1d out | tr '\n' ' ')" = '0,,0 1,16,1 '

run --db m.db import -q "$SOURCE_DIR/imports/dossiers/mali-2021-2025.json"
run --db m.db events --place Timbuktu --count
cp out town
run --db m.db events --place Tombouctou --count
same town 'a town is selected by any of its names, and not the region of that name'
run gazetteer find 'Kidal region' -n 1 --columns id -f csv
has ml-kidal-region 'which is found when the words say region'
plan
