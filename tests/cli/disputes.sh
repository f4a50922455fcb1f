# disputes: who says so, who says otherwise, and what cannot all be right.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs jq
golden=$SOURCE_DIR/tests/cli/golden
run --db mali.db import -q "$dossier"
run --db small.db import -q "$SOURCE_DIR/tests/cli/data/disputes.json"
unset COLUMNS
narrow() { [ "$(LC_ALL=C.UTF-8 wc -L <out)" -le "$1" ]; }
judge() { jq -e "$1" "$2" >/dev/null; }

for width in 80 160; do
    COLUMNS=$width "$LAYDOWN" --db mali.db disputes >out 2>err </dev/null
    status=$?
    is 0 "the disputes of Mali at $width columns"
    same "$golden/disputes-mali-$width.txt" "they read as they did"
    # Addresses may be longer than the page: they are left out then, nothing is cut.
    check "no line is wider than $width columns" narrow "$width"
    hasnt '…$' 'nothing is cut off'
done
run --db mali.db disputes
cp out piped
run --db mali.db disputes -o disputes.txt
is 0 'into a file'
check 'without a terminal it is 80 columns' cmp -s piped "$golden/disputes-mali-80.txt"
check 'in a file too' cmp -s disputes.txt piped

# What the dossier says of its disputes: tests/dossiers/mali-2021-2025-events.tsv.
run --db mali.db disputes -f json
cp out mali.json
ask() { check "$1" judge "$2" mali.json; }
ask 'Wagner in Mali is denied by one voice in nine claims, on who they are' \
    '[.disputes[] | select(.aspect == "actor" and .what == "presence") | .sides[] | select(.position == "denies") | .voices == "Mali" and .origins == 1 and (.claims | length == 9)] == [true]'
ask 'several independent origins say so, France, AFRICOM and the digest among them' \
    '[.disputes[] | select(.aspect == "actor" and .what == "presence") | .sides[] | select(.position == "asserts") | .origins >= 5 and ([.claims[].id] | index("challenges-via-preligens-2022-01-24#bf811b") and index("fmso-oe-watch-2022-mali#db1a92"))] == [true]'
ask 'the digest links the instructors to Wagner, and nobody else does' \
    '[.disputes[] | select(.aspect == "actor" and .what == "presence") | .links[] | .id, .modality, .who] == ["fmso-oe-watch-2022-mali#948b4b", "possible", "subject Russian instructors; principal Wagner Group"]'
ask 'which marks the rows at Timbuktu base' \
    '[.disputes[] | select(.aspect == "actor") | .rows | any(.actor == "Russian instructors" and .place == "Timbuktu base")] | all'
ask 'Russia denies that Wagner is its own' \
    '[.disputes[] | select(.what == "affiliation") | .sides[] | .position, .voices, (.claims | length)] == ["asserts", null, 0, "denies", "Russia", 2]'
ask 'the flight is admitted, its rightness is not' \
    '[.disputes[] | select(.aspect == "role") | .what, [.sides[].position]] == ["overflight", ["asserts", "denies"]]'
ask 'Kidal fell on the 13th or the 14th' \
    '[.disputes[] | select(.by == "time" and .where == "Kidal") | .sides[].position] == ["2023-11-13", "2023-11-14"]'
ask 'what came or left over other days is no contradiction' '[.disputes[] | select(.what == "drawdown")] == []'
ask 'every claim comes with its report' '[.disputes[].sides[].claims[] | .because[0].source] | all'

run --db small.db disputes --actor 'Southern Guard' -f json
cp out small.json
check '400 about and more than 600 cannot both be right; a copy is no origin' \
    judge '[.disputes[] | select(.by == "strength") | .sides[] | .position, .origins] == ["approx 400", 1, "at least 600", 1]' small.json
check 'two leavings on two days' \
    judge '[.disputes[] | select(.by == "ending") | .sides[] | .position] == ["2022-02-10", "2022-02-25"]' small.json
run --db small.db disputes --place 'Camp East' -f json
cp out small.json
check 'seen there and told to be absent of one day' \
    judge '[.disputes[] | select(.by == "contested") | .sides[] | .position, .claims[0].id] == ["there", "contested-a#p", "not there", "contested-b#p"]' small.json
run --db small.db disputes --place 'Camp West' -f json
cp out small.json
check 'two holders who did not come together' \
    judge '[.disputes[] | select(.by == "holders") | .sides[].position] == ["Blue Guard", "Western Guard"]' small.json
run --db small.db disputes --actor 'Northern Guard'
says 0 'nothing that was asked for is disputed' 'about 400 and 430 can both be right'
run --db small.db disputes --count
has '^4$' 'how many'
run --db mali.db disputes --limit 1
says 0 '1 of 7 disputes, because of --limit' 'a limit says what it leaves out'
run --db mali.db disputes --place 'Timbuktu base' -f ndjson
is 0 'of a base'
check 'its rows are disputed, though its events are not' judge 'select(.side == "denies") | .by == "identity"' out
run --db mali.db disputes --type overflight --count
has '^1$' 'of a type'
run --db mali.db disputes --until 2021 --count
has '^[0-9]$' 'until a day'
run --db mali.db disputes --known-by 2022-01-05 --count -q
has '^0$' 'before anybody denied it'
run --db mali.db disputes --bbox 0,18,3,19 --count
has '^[1-9]' 'in a box'
run --db mali.db disputes -f csv
is 0 'as csv'
check 'a row for each claim' [ "$(grep -c 'tv5monde-2022-01-07#bfb23d' out)" -ge 1 ]
has '^dispute,aspect,by,what,who,where,side,origins,claim,' 'with its heading'
run --db mali.db disputes -f geojson
says 2 'hint: its formats are text, json, ndjson, csv' 'a format that it has not'
run --db mali.db disputes --place Timbuktoo
says 5 'place.unknown' 'a place that is none'
run --db mali.db disputes --actor Wagner --since 2022 -o d.xyz
says 2 'format.unknown' 'a name that says no format'

# Hostile text: nothing hidden is sent, and it still measures what it shows.
run --db small.db ledger 'Camp North'
is 0 'a quote with escapes'
hasnt "$(printf '\033')" 'no escape reaches the terminal'
hasnt "$(printf '\342\200\256')" 'nor a turn of the writing'
has '\\x1b\[31mmen' 'they are shown'
plan
