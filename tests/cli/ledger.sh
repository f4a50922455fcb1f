# ledger: one place's history, and the evidence for each day of it.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs jq
golden=$SOURCE_DIR/tests/cli/golden
run --db mali.db import -q "$dossier"
LAYDOWN_DB=mali.db; export LAYDOWN_DB
unset COLUMNS
narrow() { [ "$(LC_ALL=C.UTF-8 wc -L <out)" -le "$1" ]; }
judge() { jq -e "$1" "$2" >/dev/null; }

# read NAME PLACE: at both widths as it was read and found right.
read_at() {
    for width in 80 160; do
        COLUMNS=$width "$LAYDOWN" ledger "$2" >out 2>err </dev/null
        status=$?
        is 0 "$2 at $width columns"
        same "$golden/ledger-$1-$width.txt" 'it reads as it did'
        check "no line is wider than $width columns" narrow "$width"
    done
}
read_at timbuktu 'Timbuktu base'
read_at gao 'Gao base'
read_at kidal 'Kidal base'
read_at menaka 'Ménaka base'
read_at tessalit 'Tessalit base'
read_at mali Mali
run ledger 'Timbuktu base'
same "$golden/ledger-timbuktu-80.txt" 'without a terminal it is 80 columns'
COLUMNS=abc; export COLUMNS
run ledger 'Timbuktu base'
same "$golden/ledger-timbuktu-80.txt" 'and where COLUMNS is no number'
COLUMNS=20
run ledger 'Timbuktu base'
check 'never less than 60' narrow 60
unset COLUMNS

run ledger 'Timbuktu base' -f json
is 0 'as JSON'
cp out t.json
ask() { check "$1" judge "$2" t.json; }

ask 'holders in their order' '[.holders[] | .actor, .from, .until] == ["Operation Barkhane", "2020-10-13", "2021-12-13", "Malian Armed Forces", "2021-12-14", null]'
ask 'certain and possible bounds' '.holders[0].certain_from == "2021-10-13" and .holders[0].certain_to == "2021-12-13"'
ask 'an end has its event' '[.stays[] | select(.actor == "Operation Barkhane") | .bounds[] | select(.id == "gone_from") | .event as $e | .day, .how, $e[0:4]] == ["2021-12-14", "on", "e-33"]'
ask 'a rule where no event gives the day' '[.stays[] | select(.actor == "Operation Barkhane") | .bounds[] | select(.id == "possible_from") | .how, .event] == ["year_before", null]'
ask 'not done yet means still there' '[.stays[] | select(.actor == "Operation Barkhane") | .bounds[] | select(.id == "certain_from") | .how] == ["told"]'
ask 'phases of one leaving, not a contest' '[.leavings[] | .actor, ([.phases[].phase] | unique)] == ["Operation Barkhane; France", ["announced", "handed over", "left", "under way"]]'
ask 'the town stands apart' '(.stays | map(.actor) | index("Wagner Group") | not) and (.town_stays | map(.actor) | index("Wagner Group") != null)'
ask 'a figure of the country is not of the base' '(.figures | map(.scope) | unique == ["site"]) and (.area_figures | all(.scope != "site"))'
ask 'about 400 is of the country' '.area_figures | any(.best == 400 and .scope == "country" and .place == "Mali")'
ask 'every event that a stay rests on is among the evidence' '([.evidence[].id]) as $ids | [.stays[].events[].id, .town_stays[].events[].id] | all(. as $e | $ids | index($e) != null)'
ask 'independent origins of the handover' '[.evidence[] | select(.type == "base_handover" and .status == "corroborated") | .origins, (.because | length)] == [4, 7]'
ask 'with the address of what says so' '[.evidence[] | select(.type == "base_handover") | .because[].because[0].url] | any'
ask 'silence since the last evidence' '[.gaps[] | select(.what == "silence") | .from, .until] == ["2022-02-01", null]'
ask 'who held it before is not known' '[.gaps[] | select(.what == "holder") | .from, .until] == ["2013-01-01", "2020-10-12"]'
ask 'the UN camp is another base' '[.bases[].name] == ["Timbuktu MINUSMA camp"]'
check 'members are each there once' [ "$(grep -c '^  "' t.json)" -eq "$(grep '^  "' t.json | sort -u | wc -l)" ]

run ledger 'Timbuktu base' -f csv
is 0 'as csv'
has '^row,section,place,ledger,stay,actor,what,role,state,from,until,days,event,how,' 'its heading'
for row in holding period boundary gap phase figure event claim; do has "^$row," "rows: $row"; done
has '^period,town,Timbuktu,ml-timbuktu-base,.*Wagner Group' 'the town has a section of its own'
run ledger 'Timbuktu base' -f ndjson
check 'as ndjson the same rows' [ "$(wc -l <out)" -gt 100 ]
check 'each an object' judge '.row' out

run ledger 'Timbuktu base' --known-by 2021-12-01
is 0 'as known on a day'
has 'from what was published by 2021-12-01' 'it says so'
hasnt 'Malian Armed Forces \(of' 'nobody knew of the handover'
has 'announced +\[2021-11-16..2021-12-31\]' 'it was announced'
run ledger 'Timbuktu base' --at 2021-12-13 -f json
check 'on a day: who was there' judge '[.stays[].actor] == ["France", "Operation Barkhane"]' out
run ledger 'Timbuktu base' --since 2022-02 --until 2022-03 -f json
check 'over some days' judge '.stays | map(.actor) | index("Operation Barkhane") | not' out
run ledger Timbuktu -f json
check 'a town: its own stays and its bases' judge '([.bases[].name] == ["Timbuktu MINUSMA camp", "Timbuktu base"]) and (.bases[1].holders | length == 2) and (.stays | map(.actor) | index("MINUSMA") != null) and .gaps == []' out
run ledger ml-timbuktu-base
is 0 'an id will do'

run ledger 'Timbuktu bse'
says 5 'hint: did you mean "Timbuktu base"' 'a name that is none, with near ones'
run ledger Bamakoo
says 5 'place.unknown' 'and another'
run ledger 'Gao base,Kidal base'
says 2 'place.ambiguous' 'one place at a time'
says 2 'ml-gao-base: Gao base' 'it says which, and their ids'
run ledger
says 2 'usage.words' 'without a place'
run ledger 'Timbuktu base' --at 2022-13
says 2 'date.invalid' 'a day that is none'



# The other dossier, where it lies beside the project.
niger=${LAYDOWN_SHARED:-$SOURCE_DIR/../shared}/dossier/niger-chad.json
if [ -f "$niger" ]; then
    run --db niger.db import -q "$niger"
    run --db niger.db ledger 'Air Base 101' -f json
    check 'a leaving on two days is one, and disputed' \
        judge '([.leavings[].phases[] | select(.phase == "left")] | length == 2) and ([.disputes[] | .aspect] | index("time") != null)' out
    check 'a bound that one report of several tells' \
        judge '[.stays[] | select(.actor == "Russian Armed Forces") | .bounds[0] | .day, .how] == ["2024-04-10", "claim"]' out
    run --db niger.db disputes --type drawdown -f json
    check '284 or 282 had left' judge '[.disputes[] | select(.where == "Niger") | .sides[].position] == ["284", "282"]' out
    for place in "N'Djamena" Faya-Largeau Abéché Agadez Niamey; do
        run --db niger.db ledger "$place"
        is 0 "$place"
    done
else
    pass 'the ledgers of Niger and Chad # SKIP the dossier is not beside the project'
fi
plan
