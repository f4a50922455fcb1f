# laydown snapshot: a copy that is whole, and opens where nothing can be written.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
run --db s.db import -q "$dossier"
is 0 'the dossier is imported'
run --db s.db snapshot copy.db
says 0 'copy.db is a copy of s.db' 'a snapshot'
check 'nothing lies beside it' [ "$(ls copy.db*)" = copy.db ]
check 'nor beside the store' [ "$(ls -A | tr '\n' ' ')" = 'copy.db err out s.db ' ]
run --db copy.db verify --deep
says 0 'is sound' 'is sound, and what is derived is what the evidence gives'
status=0
: >err
export_all s.db a
export_all copy.db b
check 'gives the same bytes' same_files a b
if command -v sqlite3 >/dev/null 2>&1; then
    for pragma in journal_mode:delete application_id:1281642033; do
        check "${pragma%%:*} is ${pragma#*:}" [ "$(sqlite3 copy.db "PRAGMA ${pragma%%:*}")" = "${pragma#*:}" ]
    done
    check 'user_version is that of the store' [ "$(sqlite3 copy.db 'PRAGMA user_version')" = "$(sqlite3 s.db 'PRAGMA user_version')" ]
fi
run --db s.db snapshot -q copy.db
is 0 'a file of that name is replaced'
run --db copy.db import -q "$SOURCE_DIR/tests/cli/data/small.json"
is 0 'the copy can be written, too'
check 'and the store is none the wiser' [ "$("$LAYDOWN" --db s.db reports --count)" -lt "$("$LAYDOWN" --db copy.db reports --count)" ]

# While another program writes: the state before, and whole.
if command -v python3 >/dev/null 2>&1; then
    python3 - <<'PY' &
import sqlite3, time, os
db = sqlite3.connect('s.db', isolation_level=None)
db.execute('BEGIN IMMEDIATE')
db.execute("DELETE FROM event_claim")
open('held', 'w').close()
while not os.path.exists('done'): time.sleep(0.05)
db.execute('ROLLBACK')
db.close()
PY
    tries=0
    while [ ! -e held ] && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
    run --db s.db snapshot -q busy.db
    is 0 'a snapshot while another program writes'
    : >done
    wait
    run --db busy.db verify -q --deep
    is 0 'is sound'
    rm -f held done busy.db
fi

# Refused, and nothing left behind.
before=$(cksum <s.db)
run --db s.db snapshot s.db
says 2 'snapshot.target.*the store itself' 'onto the store itself'
ln s.db link.db
run --db s.db snapshot link.db
says 2 'snapshot.target' 'by another of its names'
rm link.db
run --db s.db snapshot -
says 2 'snapshot.target' 'to standard output'
run --db s.db snapshot .
says 7 'io.write' 'a folder'
run --db s.db snapshot nowhere/copy.db
says 7 'io.write' 'in a folder that is not there'
run --db none.db snapshot copy2.db
says 5 'store.missing' 'of no store'
cp copy.db used.db
echo x >used.db-wal
run --db s.db snapshot used.db
says 6 'snapshot.in_use' 'onto a file in use'
check 'which stays as it is' cmp -s copy.db used.db
rm used.db used.db-wal
check 'the store is as it was' [ "$(cksum <s.db)" = "$before" ]
check 'nothing is left behind' [ "$(ls -A | tr '\n' ' ')" = 'a b copy.db err out s.db ' ]

# No space for it: the old one stays. A limit on the size of files stands for a full disk.
run --db s.db snapshot -q copy.db
cp copy.db old.db
( trap '' XFSZ; ulimit -f 200; exec "$LAYDOWN" --db s.db snapshot copy.db >out 2>err ); status=$?
says 7 'error' 'no space'
check 'the old one stays' cmp -s copy.db old.db
check 'and no temporary' [ -z "$(ls -A | grep tmp)" ]

# From a folder that cannot be written. Root can write everywhere, so root becomes nobody.
mkdir ro
cp s.db ro/store.db
mv copy.db ro/copy.db
chmod 0444 ro/*.db
chmod 0555 ro
chmod a+rx . ..
as=
if [ "$(id -u)" -eq 0 ]; then
    command -v setpriv >/dev/null 2>&1 && setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null &&
        as='setpriv --reuid=65534 --regid=65534 --clear-groups'
fi
if [ -n "$as" ] || [ "$(id -u)" -ne 0 ]; then
    for command in 'events --count' 'presence --at 2022-01-10 --count' 'presence --known-by 2022-01-10 --count' 'bases --count' \
        'claims --count' 'reports --count' 'timeline -f json' 'verify --deep -q' 'verify -q' 'why tv5monde-2022-01-07' "sql SELECT+count(*)+FROM+events"; do
        # shellcheck disable=SC2086 # words of a command line
        set -- $command
        [ "$1" = sql ] && set -- sql "$(echo "$2" | tr + ' ')"
        $as "$LAYDOWN" --db ro/copy.db "$@" >out 2>err </dev/null; status=$?
        if [ $status -eq 0 ] && ! grep -q error err; then pass "read-only: $command"; else fail "read-only: $command"; fi
        $as "$LAYDOWN" --db ro/store.db "$@" >out 2>err </dev/null; status=$?
        if [ $status -eq 0 ] && ! grep -q error err; then pass "a working store there: $command"; else fail "a working store there: $command"; fi
    done
    $as "$LAYDOWN" --db ro/copy.db import "$SOURCE_DIR/tests/cli/data/small.json" >out 2>err </dev/null; status=$?
    says 7 'store.io' 'an import is refused'
    mkdir out.d && chmod 0777 out.d
    $as "$LAYDOWN" --db ro/store.db snapshot out.d/again.db >out 2>err </dev/null; status=$?
    says 0 'is a copy' 'a snapshot of a working store there'
    check 'the folder is as it was' [ "$(ls -A ro | tr '\n' ' ')" = 'copy.db store.db ' ]
else
    pass 'a folder that cannot be written # SKIP this machine lets nobody be anybody else'
fi
chmod 0755 ro
plan
