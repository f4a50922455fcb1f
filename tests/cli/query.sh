# Filters: what each selects from a small store.
. "$TEST_LIB"
data=$SOURCE_DIR/tests/cli/data/small.json

run --db s.db import "$data"
says 0 '5 reports new, .*6 claims' 'import says what it stored'
LAYDOWN_DB=s.db; export LAYDOWN_DB
# counts N WHAT ARGS…: how many rows the filters leave
counts() {
    n=$1 what=$2; shift 2
    run "$@" --count -q
    if [ "$status" -eq 0 ] && [ "$(cat out)" = "$n" ] && [ ! -s err ]; then pass "$what"; else fail "$what: expected $n"; fi
}
counts 5 'reports' reports
counts 6 'claims' claims
counts 4 'events: two tellings of the handover are one' events
counts 1 'a type' events --type base_handover
counts 3 'two types with a comma' events --type base_handover,presence
counts 3 'two types, given twice' events --type base_handover --type presence
counts 1 'a status' events --status corroborated
counts 1 'an actor takes in those below it' events --actor France
counts 1 'an actor' events --actor 'Operation Barkhane'
counts 1 'a name whatever its case' events --actor 'operation BARKHANE'
counts 2 'a base' events --place 'Timbuktu base'
counts 2 'a town takes in its bases' events --place Timbuktu
counts 2 'a country takes in all inside it' events --place Mali
counts 4 'two countries' events --place Mali,Fiji
counts 2 'a day inside an uncertain range' events --at 2021-12-14
counts 1 'a later day of it' events --at 2021-12-20
counts 3 'some day of a month' events --at 2022-01
counts 3 'any of two days' events --at 2021-12-14 --at 2022-01-20
counts 2 'since is inclusive' events --since 2022-01-20
counts 3 'since overlaps' events --since 2022-01-06
counts 2 'until is inclusive' events --until 2021-12-14
counts 0 'before everything' events --until 2021-12-13
counts 2 'a box' events --bbox -12,10,4,25
counts 2 'a box over the antimeridian' events --bbox 179,-17,-179,-16
counts 1 'its western side' events --bbox 179,-17,180,-16
counts 0 'filters are all to hold' events --place Mali --type presence
counts 2 'claims of a place' claims --place 'Camp West,Camp East'
counts 1 'reports by publication' reports --at 2022-01-12
counts 2 'reports known by a day' reports --known-by 2021-12-31
counts 3 'reports with a claim of a type' reports --type base_handover,affiliation,request,presence
counts 2 'claims known by a day' claims --known-by 2021-12-15

run events --until 2021-12-13
says 0 'none of the 4 events matches --until' 'no rows: status 0 and the reason'
run events --place Mali --type presence
says 0 'none of the 2 events that match --type also matches --place' 'the reason when two filters clash'
run events --place Timbuktoo
says 5 'place.unknown.*Timbuktoo' 'a place that is unknown'
says 5 'did you mean .*"Timb' 'and one that is near'
run events --actor Barkane
says 5 'actor.unknown' 'an actor that is unknown'
run events --place Niamey
says 0 'gazetteer knows "Niamey"' 'a place that only the gazetteer knows: no rows, no error'
run events --status possible
says 5 'status.unknown' 'a status of another layer'
run presence --status confirmd
says 5 'did you mean "confirmed"' 'a state that is none'
run events --type handover
says 5 'type.unknown.*"handover"' 'a type that is none'
says 5 'did you mean "base_handover"' 'and one that is near'
run events --at 2021-13
says 2 'date.invalid.*--at "2021-13"' 'a date that is none'
run events --since 2022 --until 2021
says 2 'later than --until' 'since after until'
run events --bbox 1,2,3
says 2 'filter.bbox' 'a box of three numbers'
run events --bbox 0,50,10,40
says 2 'filter.bbox.*SOUTH' 'a box upside down'
run events --limit 0
says 2 'filter.limit' 'a limit of none'
run events --limit 1 -f csv
says 0 '1 of 4 rows' 'a limit says what it cut'
check 'and leaves one row' [ "$(wc -l <out)" -eq 2 ]

run events -f csv --columns start,type -q
is 0 '--columns'
check 'are in the order given' [ "$(head -1 out | tr -d '\r')" = start,type ]
check 'rows are sorted by start' [ "$(sed -n '2p' out | cut -c1-10)" = 2021-12-14 ]
run events --columns strat
says 2 'columns.unknown' 'a column that is none'
run presence --at 2021-12-20 --place 'Timbuktu base' --actor 'Malian Armed Forces' -f csv --columns state,role,end
has '^(confirmed|presumed),holder,2021-12-20T23:59:59Z' 'the receiver holds; the cut-off is the day asked for'
run bases --at 2021-12-20 --place 'Timbuktu base' -f csv --columns holder
has '^Malian Armed Forces' 'bases: the holder of the day'
run bases --at 2021-12-01 --place 'Timbuktu base' -f csv --columns holder
hasnt 'Malian Armed Forces' 'bases: not yet its holder'
plan
