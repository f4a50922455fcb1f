# Faults from outside: killed, interrupted, out of space or memory, a reader that leaves, writers at the same time.
# Whatever happens, a file is as it was or whole and new, and so is the store.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs jq
wire() { jq -c --argjson n "$1" '.reports[] as $r | range($n) | $r + {id: "\($r.id)-\(.)", derived_from: []}' "$dossier"; }
wire 4 >big.jsonl
head -n 1 big.jsonl >one.jsonl
jq -c '.reports[1:][]' "$dossier" >rest.jsonl
bad='{"id":"bad","source":{"name":"W"},"published":"2022-02-30"}'
{ wire 20; echo "$bad"; } >partly.jsonl
"$LAYDOWN" --db base.db import one.jsonl 2>err || fail 'a store is made'
count() { "$LAYDOWN" --db "$1" reports --count 2>err </dev/null; }
pause() { awk -v n="$1" 'BEGIN {srand(n); printf "%.3f\n", 0.02 + rand() * 0.5}'; }

# Killed at any moment of an import: all of it is there or nothing.
torn=0
for i in 1 2 3 4 5 6 7 8; do
    rm -f k.db*; cp base.db k.db
    "$LAYDOWN" --db k.db import big.jsonl >out 2>err </dev/null &
    sleep "$(pause $i)"; kill -9 $! 2>/dev/null; wait $! 2>/dev/null
    n=$(count k.db)
    { [ "$n" = 1 ] || [ "$n" = 204 ]; } && "$LAYDOWN" --db k.db verify >out 2>err || torn=$((torn + 1))
done
status=$torn
check 'killed at 8 moments: the store is as it was, or whole' [ $torn -eq 0 ]
run --db k.db import big.jsonl
check 'and the same import completes it' [ "$(count k.db)" = 204 ]

# Interrupted: dies by that signal, leaves no temporary file, stores nothing, writes no rejects.
for signal in INT TERM HUP; do
    rm -f k.db* k-rejects*; cp base.db k.db
    # What a script starts in the background ignores SIGINT, so timeout sends it.
    timeout --preserve-status -s $signal 0.15 "$LAYDOWN" --db k.db import --keep-going partly.jsonl >out 2>err </dev/null
    status=$?
    if [ $status -eq 4 ]; then
        pass "$signal: the import was faster"
        continue
    fi
    case $signal in INT) ends=130 ;; TERM) ends=143 ;; *) ends=129 ;; esac
    check "$signal: ends it by that signal" [ $status -eq $ends ]
    check "$signal: nothing is said" [ ! -s err ]
    ls -A | grep -e '^k-rejects' -e '^\.' >left
    check "$signal: nothing is stored, nothing is left in the folder" [ "$(count k.db)" = 1 -a ! -s left ]
done

# Standard output that is full, closed, or read no further.
for format in table csv json ndjson geojson; do
    "$LAYDOWN" --db k.db events -f $format >/dev/full 2>err </dev/null; status=$?
    says 7 'error\[io.write\].*No space left' "$format to a full device"
done
"$LAYDOWN" --db k.db events >&- 2>err </dev/null; status=$?
says 7 'error\[io.write\]' 'a closed standard output'
"$LAYDOWN" help errors >/dev/full 2>err; status=$?
says 7 'error\[io.write\]' 'help to a full device'

# No space: on a small file system where one can be mounted, else by the limit for a file's size.
echo old >old.csv
rm -f f.db*; "$LAYDOWN" --db f.db import big.jsonl 2>err
(trap '' XFSZ; ulimit -f 128; "$LAYDOWN" --db f.db claims -f json -o old.csv) >out 2>err </dev/null; status=$?
says 7 'error\[io.write\].*File too large' 'a file that may not grow'
check 'the old file is as it was' [ "$(cat old.csv)" = old ]
check 'and no other is left' [ "$(ls -a | grep -c '^\.\?old.csv.')" -eq 0 ]
rm -f f.db*; cp base.db f.db
(trap '' XFSZ; ulimit -f 1200; "$LAYDOWN" --db f.db import big.jsonl) >out 2>err </dev/null; status=$?
says 7 'error\[store.io\]' 'a store that may not grow'
check 'nothing is stored' [ "$(count f.db)" = 1 ]
run --db f.db verify
check 'and the store is sound' [ $status -eq 0 ]
mkdir small
if mount -t tmpfs -o size=1m tmpfs small 2>mount.err; then
    run --db k.db events --all-columns -f json -o small/e.json
    [ $status -eq 0 ] || says 7 'error\[io.write\].*No space left' 'a full file system'
    check 'nothing is left on it' [ $status -eq 0 ] || [ -z "$(ls -A small)" ]
    rm -f small/*
    run --db small/s.db import big.jsonl
    says 7 'error\[store.io\]' 'a store on a full file system'
    check 'no store is left on it' [ ! -e small/s.db ]
    umount small
fi
{ cat one.jsonl; echo "$bad"; } >two.jsonl
rm -f f.db*; cp base.db f.db
jq -c '.title = "changed"' one.jsonl >changed.jsonl; echo "$bad" >>changed.jsonl
run --db f.db import --keep-going --rejects /dev/full/r.jsonl changed.jsonl
check 'rejects that cannot be written: status 7' [ $status -eq 7 ]
run --db f.db reports --columns title -f csv
hasnt changed 'and nothing is stored'

# Not enough memory: said in words, never a signal.
if ! grep -q __asan_init "$LAYDOWN" 2>/dev/null; then
    for limit in 20000 30000 45000 70000 110000; do
        rm -f m.db*
        (ulimit -v $limit; "$LAYDOWN" --db m.db import big.jsonl) >out 2>err </dev/null; status=$?
        check "with $limit KB: a status, not a signal" [ $status -lt 126 -o $status -eq 127 ]
    done
    (ulimit -v 45000; "$LAYDOWN" --db m.db --json-errors import big.jsonl) >out 2>err </dev/null; status=$?
    [ $status -ne 7 ] || check 'and as JSON' jq -es '.[-1].exit == 7' err
fi

# Eight writers at once wait for each other, also where none finds a store; one that is refused hurts none.
rm -f w.db*
jq -c '.reports[]' "$dossier" | head -n 40 | split -l 5 - part.
for part in part.*; do
    "$LAYDOWN" --db w.db import - <"$part" >out.$part 2>err.$part &
done
echo "$bad" | "$LAYDOWN" --db w.db import - >out 2>err
wait
check 'eight writers at once: nothing is lost' [ "$(count w.db)" = 40 ]
run --db w.db verify
check 'and the store is sound' [ $status -eq 0 ]
plan
