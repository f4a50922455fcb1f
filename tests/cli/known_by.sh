# --known-by: the laydown as it could be known, derived again without a trace in the store.
. "$TEST_LIB"
run --db s.db import -q "$SOURCE_DIR/tests/cli/data/small.json"
LAYDOWN_DB=s.db; export LAYDOWN_DB
sum() { cksum <s.db; }
before=$(sum)
run presence --actor 'Russian instructors' --count -q
check 'the instructors are there' [ "$(cat out)" -gt 0 ]
run presence --actor 'Russian instructors' --known-by 2022-01-05 --count -q
is 0 'before the wire tells of them'
check 'they are not known' [ "$(cat out)" -eq 0 ]
run presence --actor 'Russian instructors' --known-by 2022-01-05
says 0 'none of the .* matches --actor' 'and the reason is told'
run events --known-by 2021-12-14 --type base_handover -f csv --columns status
has '^reported' 'one origin: reported'
run events --known-by 2021-12-15 --type base_handover -f csv --columns status
has '^corroborated' 'two origins: corroborated'
run events -f csv -q; cp out all.csv
run events --known-by 2023 -f csv -q
same all.csv 'known by a day after all of them: the same events'
run presence -f csv -q; cp out all.csv
run presence --known-by 2022-02-01 -f csv -q
same all.csv 'the same presence'
run presence --known-by 2021 -f geojson
has '"known_by": ?"2021-12-31"' 'the export says by when'
check 'the store was not written' [ "$(sum)" = "$before" ]
chmod 400 s.db
run presence --known-by 2022-01-10 --count -q
is 0 'nor does it need to be writable'
chmod 600 s.db
plan
