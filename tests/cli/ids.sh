# Ids: beginnings of every kind, former ids after later reports, neighbours that keep theirs, revisions.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs sqlite3 gzip
LAYDOWN_DB=s.db; export LAYDOWN_DB

# report ID SOURCE DAY TYPE WHEN PLACE ACTOR
report() {
    printf '{"id":"%s","source":{"name":"%s","reliability":"B"},"published":"2024-03-%s","claims":[{"id":"a","type":"%s","when":"%s","where":[{"name":"%s","role":"site"}],"who":[{"name":"%s","role":"subject"}],"credibility":2}]}\n' "$@"
}
ids() { for layer in presence events; do "$LAYDOWN" $layer "$@" -f csv --columns id -q 2>err | tr -d '\r' | sed 1d; done; }
stays() { "$LAYDOWN" presence -f csv --columns stay_id -q 2>err | tr -d '\r' | sed 1d | sort -u; }
take_in() { LAYDOWN_NOW=2025-01-0$1 "$LAYDOWN" import -q - >out 2>err; status=$?; }

take_in 1 <<EOF
$(report gao-1 One 02 presence 2024-02-20 'Gao base' Russia; report dori-1 One 02 presence 2024-02-20 Dori France; report kidal One 02 presence 2024-02-21 'Kidal base' Russia)
EOF
check 'reports are taken in' [ "$status" -eq 0 ]
ids --place 'Gao base' >gao; ids --place Dori >dori; ids --place 'Kidal base' >kidal; stays >stays
event=$(grep '^e-' gao) first=$(sed -n 1p gao)

# An earlier arrival founds the stay anew; a better source the event.
take_in 2 <<EOF
$(report gao-0 Two 03 arrival '[2024-02-01..2024-02-15]' 'Gao base' Russia; report afar Two 03 arrival 2024-02-20 'Agadez' France)
EOF
ids --place 'Gao base' >gao2
check 'the rows of the stay have other ids' [ "$(sort gao gao2 | uniq -d | grep -c '^p-')" -eq 0 ]
lost=0
for old in $(cat gao stays); do
    run why "$old"
    [ "$status" -eq 0 ] || { lost=$((lost + 1)); echo "# $old"; cat err; }
done
check 'every id that was listed still answers' [ $lost -eq 0 ]
run why "$first"
has "^$first is a former id of p-" 'it is said to be a former one'
now=$(sed -n "s/^$first is a former id of //p" out)
has "^presence $now\$" 'the row that continues it answers'
has '^  from +2024-02-15' 'which covers its first day'
check 'and is one of those listed' grep -qx "$now" gao2
run why "${first%??}"
has "^$first is a former id of $now" 'a beginning of a former id will do'
run why "$first" -f json
has "\"former_id\": ?\"$first\"" 'JSON says so too'
run why "$now"
hasnt 'former id' 'a current id is none'
ids --place Dori >dori2; ids --place 'Kidal base' >kidal2
check 'neighbours keep their ids, across a border' cmp -s dori dori2
check 'and in the same country' cmp -s kidal kidal2

# A revision moves the day, and one takes the claim away.
report gao-0 Two 03 arrival '[2024-02-10..2024-02-12]' 'Gao base' Russia | { take_in 3; }
run why "$first"
is 0 'a former id follows through a second change'
run verify
says 0 'is sound' 'and the store is sound'
printf '{"id":"gao-1","source":{"name":"One","reliability":"B"},"published":"2024-03-02","claims":[]}' | { take_in 4; }
run why "$event"
says 5 'id.unknown' 'what nothing continues does not answer'
run why "$event" --recorded-by 2025-01-03
is 0 'unless asked of the day it was there'
run verify
says 0 'is sound' 'no former id leads to nothing'
run why 'gao-1#a'
is 0 'a claim that only an older revision has'
has '^    superseded +2025-01-04T00:00:00Z' 'says when its report was superseded'
has '^  revision gao-1#a@1' 'and in which revision it stood'
has 'superseded_by +gao-1@2' 'and what superseded that'
run why gao-0
has '^  revision gao-0@1' 'a report shows its revisions'
has '^  revision gao-0@2' 'all of them'
has '^    recorded +2025-01-02T00:00:00Z' 'when each was recorded'
run why 'gao-0#a' -f json
has '"revisions": ?\[' 'JSON has them apart from the reasons'
run why kidal
hasnt 'revision' 'a report of one revision has none to show'

# Beginnings.
run why kid
has '^report kidal' 'the beginning of a report'
run why kidal#
has '^claim kidal#a' 'and of a claim'
run why gao-
says 2 'id.ambiguous' 'a beginning of several'
says 2 'hint: gao-0, gao-1' 'which are named'
run why s-
says 2 'hint: s-' 'stays too'
run why nothing
says 5 'id.unknown' 'a beginning of none'

# In random worlds to which reports are added, every event that was listed answers, and so do most rows of
# presence: a stay can end where a report denies it.
needs jq awk
seed=1 gone=0 kept=0 events_gone=0
while [ $seed -le 4 ]; do
    rm -f w.db*
    awk -v types="$SOURCE_DIR/imports/event-types.tsv" -v seed=$seed -v reports=16 -f "$SOURCE_DIR/tests/cli/worlds.awk" >world.json
    for part in '.[:6]' '.[6:11]' '.[11:]'; do
        jq -c ".reports |= $part" world.json >part.json
        "$LAYDOWN" --db w.db import -q part.json >out 2>err
        [ "$part" != '.[:6]' ] || LAYDOWN_DB=w.db ids >listed
    done
    for id in $(cat listed); do
        if "$LAYDOWN" --db w.db why "$id" >out 2>err; then kept=$((kept + 1)); else
            gone=$((gone + 1))
            case $id in e-*) events_gone=$((events_gone + 1)); echo "# seed $seed: $id" ;; esac
        fi
    done
    seed=$((seed + 1))
done
check 'no event is lost by reports that are added' [ $events_gone -eq 0 ]
check "and hardly a row of presence ($gone of $((gone + kept)))" [ $((gone * 10)) -lt $kept ]

# A store of version 1 becomes one of today, and stays sound.
gzip -dc "$SOURCE_DIR/tests/cli/data/store-1.db.gz" >old.db
run --db old.db presence
says 8 'store.older' 'an older store is not read'
run --db new.db import -q "$SOURCE_DIR/tests/cli/data/small.json"
report gao-9 Nine 02 presence 2024-02-20 'Gao base' Russia >nine.jsonl
for db in old new; do "$LAYDOWN" --db $db.db import -q nine.jsonl >out 2>err; done
run --db old.db verify
says 0 'is sound' 'an import brings it up to date'
for layer in events presence bases; do
    "$LAYDOWN" --db new.db $layer -f csv >new.csv 2>err
    run --db old.db $layer -f csv
    same new.csv "with the $layer of a new one"
done
plan
