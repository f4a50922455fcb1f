# A text to a document, corrected by hand, into the store, and all of it again: nothing is doubled,
# and what was corrected stays.
. "$TEST_LIB"

cat >page.txt <<'TEXT'
BAMAKO, 12 January 2023 (AFP) - French soldiers left Gao on 3 January 2023. About 400 Russian instructors arrived in Timbuktu on 5 January 2023, a Malian official said.
TEXT
claims_are() { # WHAT LINES…: of the store
    what=$1; shift
    printf '%s\n' 'id,actor,place' "$@" >wanted
    run claims -f csv --columns id,actor,place --sort id
    check "$what" cmp -s wanted out
}
gao='page#c1,France,Gao' kidal='page#c1,France,Kidal' timbuktu='page#c2,Russia,Timbuktu'

run extract -o page.json page.txt
is 0 'a text becomes a document'
run import -q page.txt
is 0 'the text is imported'
for again in page.txt page.json; do
    run import $again
    check "$again again changes nothing" grep -q '1 report unchanged' err
done
sed 's/"name":"Gao"/"name":"Kidal"/; s/"lon":-0.04472,"lat":16.27167,//' page.json >fixed.json
check 'a claim is corrected' test "$(cmp -s page.json fixed.json; echo $?)" -eq 1
run import -q fixed.json
is 0 'and imported'
claims_are 'it is the one that counts' "$kidal" "$timbuktu"
run extract -o again.json page.txt
for again in page.txt again.json page.json; do
    run import $again
    says 0 'warning.report.corrected.*"page"' "$again does not undo it"
done
run import fixed.json
check 'the corrected document is what is stored' grep -q '1 report unchanged' err
claims_are 'and nothing is doubled' "$kidal" "$timbuktu"
mkdir both
cp page.txt both/ && cp fixed.json both/page.json
run import both
check 'a folder of the text and the corrected document' grep -q '1 report unchanged' err
run import --published 2023-01-20 page.txt
claims_are 'another day of publication does not undo it' "$kidal" "$timbuktu"
run import --fresh page.txt
check '--fresh does' grep -q '1 report changed' err
claims_are 'the claims are those of the text again' "$gao" "$timbuktu"
run import --published 2023-01-20 page.txt
check 'which is read anew for another day' grep -q '1 report changed' err
{ printf '<!DOCTYPE html><html><body><article><p>'; cat page.txt; printf '</p></article></body></html>\n'; } >page.html
run import page.html
check 'its page is a revision' grep -q '1 report changed' err
claims_are 'with the same claims' "$gao" "$timbuktu"
run import page.html
check 'of which nothing is new' grep -q '1 report unchanged' err
run reports --count
has '^1$' 'all that is one report'

# What was coded by hand under the name of the text is not replaced by what is read.
cat >hand.json <<'JSON'
{"format":"laydown-reports/1","reports":[{"id":"page","source":{"name":"AFP"},"published":"2023-01-12",
 "claims":[{"id":"c1","type":"departure","when":"2023-01-03","where":[{"name":"Menaka"}],"who":[{"name":"France"}]}]}]}
JSON
run --db hand.db import -q hand.json
is 0 'a report coded by hand'
run --db hand.db import page.txt
says 0 'report.corrected' 'stays'
run --db hand.db claims --count
has '^1$' 'with its own claims'

# Of a digest each report is judged by itself.
seed=${LAYDOWN_SHARED:-$SOURCE_DIR/../shared}/prose/seed.txt
if [ -f "$seed" ]; then
    cp "$seed" seed.txt
    run extract -q -o seed.json seed.txt
    sed '0,/"type":"overflight"/s//"type":"transit"/; 0,/"type": "overflight"/s//"type": "transit"/' seed.json >seed2.json
    run --db seed.db import -q seed2.json
    run --db seed.db import seed.txt
    check 'of a digest the corrected part stays' test "$(grep -c 'report.corrected' err)" -eq 1
    check 'and the others are what they were' grep -q '3 reports unchanged' err
fi
plan
