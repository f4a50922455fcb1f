# Manners at a terminal, tried on a pseudo-terminal: widths, colour, hidden characters, pipes, the progress bar.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs script jq
esc=$(printf '\033')
"$LAYDOWN" import "$dossier" >out 2>err || fail 'the dossier is imported'
export LAYDOWN

# on COLUMNS COMMAND: what a terminal of so many columns gets, both streams, in the file ./out
on() { script -qec "stty cols $1 rows 24 2>stty.err; $2" typescript </dev/null 2>err | tr -d '\r' >out; status=0; }
widest() { sed 's/[^ -~]/x/g' out | LC_ALL=C awk '{n = length($0); if (n > w) w = n} END {print w + 0}'; }

unset COLUMNS NO_COLOR
TERM=xterm
export TERM
on 80 '$LAYDOWN presence --at 2022-01-10'
LC_ALL=C.UTF-8 grep -qE '^.{81}' out
check 'no line of a table is wider than 80 columns' [ $? -eq 1 ]
has '^p-[0-9a-f]{8}  2021-12-25/ +Air Base' 'dates are broken at the slash, not cut'
has '^no room for .*--columns' 'columns without room are named'
hasnt '…' 'nothing is cut'
on 160 '$LAYDOWN presence --at 2022-01-10'
hasnt 'no room for' 'at 160 columns everything has room'
has 'days_since \(days\)' 'units stand in the headings'
on 80 'COLUMNS=160 $LAYDOWN presence --at 2022-01-10'
hasnt 'no room for' 'COLUMNS is honoured'
"$LAYDOWN" presence --at 2022-01-10 >piped 2>err
on 60 '$LAYDOWN presence --at 2022-01-10 | cat'
same piped 'a pipe is not cut to the terminal'

printf '{"id":"r","source":{"name":"A\\u001b[31m\\u009b\\u202e"},"published":"2022-02-30"}' >bad.json
on 80 '$LAYDOWN import bad.json'
has "$esc\[1;31merror\[date.invalid\]$esc\[0m" 'errors have colour at a terminal'
on 80 'NO_COLOR=1 $LAYDOWN import bad.json'
hasnt "$esc" 'none with NO_COLOR'
on 80 'TERM=dumb $LAYDOWN import bad.json'
hasnt "$esc" 'none at a dumb terminal'
"$LAYDOWN" import bad.json >out 2>&1
hasnt "$esc" 'none in a file'
printf '{"id":"r","source":{"name":"A\\u001b[31m\\u009b\\u202e"},"published":"2022-02-20"}' >sly.json
"$LAYDOWN" --db sly.db import sly.json >out 2>err
on 80 '$LAYDOWN --db sly.db reports'
has 'A\\x1b\[31m‹U\+009B›‹U\+202E›' 'hidden characters are shown in a table'
hasnt "$esc" 'and none is sent'

jq -c '.reports[] as $r | range(2) | $r + {id: "\($r.id)-\(.)", derived_from: []}' "$dossier" >many.jsonl
on 80 '$LAYDOWN --db many.db import many.jsonl'
has "102 of 102 reports" 'there is a progress bar'
has "$esc\[Klaydown: 102 reports new" 'which is cleared'
"$LAYDOWN" --db many2.db import many.jsonl >out 2>err
check 'there is none in a file' grep -qv 'of 102' err
on 80 '$LAYDOWN --db many3.db --json-errors import many.jsonl 2>&1'
check 'nor with --json-errors' jq -es 'length > 1' out

# | head: by the signal of a broken pipe, in silence.
for command in 'events -f csv' 'claims -f json' 'presence -f geojson' 'help errors'; do
    { sh -c '"$LAYDOWN" '"$command"' 2>err; echo $? >status' | head -c 10 >out; }
    status=$(cat status)
    # A short answer may have been written whole before the reader left.
    if { [ "$status" -eq 141 ] || [ "$status" -eq 0 ]; } && [ ! -s err ]; then pass "$command | head"; else fail "$command | head"; fi
done
plan
