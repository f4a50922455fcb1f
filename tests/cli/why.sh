# why: from a row of presence to the quoted words.
. "$TEST_LIB"
run --db s.db import -q "$SOURCE_DIR/tests/cli/data/small.json"
LAYDOWN_DB=s.db; export LAYDOWN_DB
id() { run "$@" -f csv --columns id -q; sed -n 2p out | tr -d '\r'; }
event=$(id events --type base_handover)
span=$(id presence --actor 'Malian Armed Forces')
case $event in e-*) pass 'an event id' ;; *) fail 'an event id' ;; esac
run why "$event"
is 0 'why of an event'
has "^event $event\$" 'names the event'
has 'claim agency-2021-12-14#h' 'its claims'
has 'claim paper-2021-12-15#h' 'both of them'
has 'quote +the keys were handed over' 'the quoted words'
has 'url +https://example.org/handover' 'and where to read them'
run why "${event%????}"
is 0 'the beginning of an id is enough'
has "^event $event\$" 'for the same event'
run why "$span"
is 0 'why of a row of presence'
has "^presence $span\$" 'names the row'
has '^  stay s-' 'its stay'
has "certain_from_event +$event|possible_from_event +$event" 'the event that gives a date of it'
has '^    event e-' 'the events'
has '^      claim ' 'the claims'
has '^        report ' 'the reports'
run why 'wire-2022-01-06#a'
is 0 'why of a claim'
has '^  speaker +an army spokesman' 'who speaks'
run why wire-2022-01-06
is 0 'why of a report'
has '^  claim wire-2022-01-06#a' 'lists its claims'
run why 'ministry-2022-01-12#d'
hasnt "$(printf '\342\200\256')" 'hidden characters of a note do not reach the terminal'
run why -f json "$span"
is 0 'as JSON'
has '"kind": ?"presence"' 'the kind of the node'
has '"because": ?\[' 'what it rests on'
run why e-
says 2 'id.ambiguous' 'a beginning of many'
says 2 'hint: e-' 'and which'
run why e-zzzz
says 5 'id.unknown' 'an id that is none'
plan
