# --sort, the order of rows with it, and what an empty answer says.
. "$TEST_LIB"
run --db s.db import -q "$SOURCE_DIR/tests/cli/data/small.json" "$SOURCE_DIR/tests/cli/data/moves.json"
is 0 'the reports are imported'
LAYDOWN_DB=s.db; export LAYDOWN_DB
column() { run "$@" -f csv -q; tail -n +2 out | tr -d '\r' >column.txt; }
ordered() { if [ "$status" -eq 0 ] && [ "$(wc -l <column.txt)" -gt 3 ] && LC_ALL=C sort -c $1 column.txt 2>err; then pass "$2"; else fail "$2"; fi; }
column events --sort place --columns place
grep -v '^$' column.txt >some && mv some column.txt
ordered '' 'by a column'
column events --sort start:desc --columns start
ordered -r 'downwards'
column events --sort=-start --columns start
ordered -r 'downwards with a minus'
column events --sort type:asc --columns type
ordered '' 'upwards'
column events --sort=-type,start --columns type,start
ordered '-t, -k1,1r -k2,2' 'by two columns'
run events --sort strength_best -f csv --columns strength_best -q
check 'empty cells come last' [ "$(tail -n +2 out | tr -d '\r' | sed -n 1p)" = 40 ]
run events --sort=-strength_best -f csv --columns strength_best -q
check 'downwards, too' [ "$(tail -n +2 out | tr -d '\r' | sed -n 1p)" = 400 ]
# Rows that are equal in what is sorted by keep the layer's own order.
run claims -f csv --columns stance,id -q
tail -n +2 out | LC_ALL=C sort -s -t, -k1,1 >want
run claims --sort stance -f csv --columns stance,id -q
tail -n +2 out >got
check 'equal rows keep their order' cmp -s want got
run events --sort=-start --limit 1 -f csv --columns start -q
has '^2023-09-01' 'the limit comes after'
run reports --sort=-published -f ndjson
check 'documents are sorted, too' [ "$(head -n 1 out | grep -c '"ministry-2023-06-12"')" -eq 1 ]
column bases --near Gao --within 5000km --sort=-distance_km --columns distance_km
ordered -nr 'by distance'
run events --sort strat
says 2 'columns.unknown.*"strat"' 'a column that is none'
says 2 'did you mean "start"' 'and one that is near'
run presence --sort staet
says 2 'did you mean "start", "state"' 'and two'
run events --sort distance_km
says 2 'only with --near' 'a distance without --near'
run events --sort 'place";DROP TABLE event;--'
says 2 'columns.unknown' 'a column that is SQL'
run timeline --sort place
says 2 'usage.option' 'timelines have an order of their own'

# Why nothing is there, and what is near.
run presence --place 'Camp North' --at 2019
says 0 'told of 2019-12-31 or before; on other days the next begins 2023-05-02' 'a day too early'
run events --type base_handover --since 2022
says 0 'none of the [0-9]+ events that match --since also matches --type; on other days the last before ends 2021-12-14' 'too late'
run presence --place 'Camp North' --status confirmed --at 2023-05-20
says 0 'the last before ends 2023-05-02' 'of one day'
run events --type redeployment --at 2023-05-20
says 0 'the last before ends 2023-05-0[0-9], the next begins 2023-06-0[0-9]' 'between two'
run reports --at 2022-12
says 0 'the last before ends 2022-02-01, the next begins 2023-05-02' 'reports by publication'
run events --type base_handover --status planned
says 0 'status there: corroborated' 'the statuses there are'
run events --place 'Camp North' --actor 'Malian Armed Forces'
says 0 'also matches --place; place there: ' 'the places there are'
run events --place 'Camp North' --explain --count
says 0 '^laydown: --place: 1 rows pass it, 1 of the 1[0-9] left before$' '--explain with --count'

# Names that nothing has.
run events --actor 'Malian Armed Force'
says 5 'actor.unknown' 'an actor'
says 5 'did you mean "Malian Armed Forces"' 'the nearest first'
run events --actor 'Islnd Guard'
says 5 'did you mean "Island Guard"' 'a slip'
run events --actor Islan
says 5 'did you mean "Island", "Island Guard", "Island Navy", "Island Police", "Island Reserve"' 'several, each under one name'
run events --actor 'Малийские вооруженные силы' --count
is 0 'another script, with one letter for another as it is printed'
run events --actor 'Малийские вооруженые силы'
says 5 'did you mean "малийские вооружённые силы"' 'a slip in another script'
run events --type redeploymant
says 5 'type.unknown' 'a type'
says 5 'did you mean "redeployment"' 'and the nearest'
run events --status planed
says 5 'status.unknown' 'a status'
says 5 'did you mean "planned"' 'and the nearest'
plan
