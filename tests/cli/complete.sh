# What bash and zsh offer when a key is pressed.
. "$TEST_LIB"
pages=$(dirname "$LAYDOWN")/../pages
: >err
mkdir bin
ln -s "$LAYDOWN" bin/laydown
PATH=$PWD/bin:$PATH
export PATH
laydown --db s.db import -q "$SOURCE_DIR/imports/dossiers/mali-2021-2025.json" 2>err

# offers WORDS EXPECTED: words parted by "|"; all that bash offers for the last one.
offers() {
    echo "$1" | bash "$SOURCE_DIR/tests/cli/complete.bash" "$pages/laydown.bash" >out 2>err
    status=$?
    echo "$2" | cmp -s - out
    if [ $? -eq 0 ] && [ $status -eq 0 ] && [ ! -s err ]; then pass "bash: $1"; else fail "bash: $1"; fi
}
if command -v bash >/dev/null; then
    check 'bash reads it' bash -n "$pages/laydown.bash"
    laydown help | sed -n 's/^  \([a-z]*\) .*/\1/p' | paste -s -d '|' - >commands
    offers 'laydown|EMPTY' "$(cat commands)"
    offers 'laydown|ev' 'events'
    offers 'laydown|-q|--json-errors|pres' 'presence'
    offers 'laydown|events|--at|EMPTY' ''
    offers 'laydown|events|--kn' '--known-by'
    offers 'laydown|events|--type|arr' 'arrival'
    offers 'laydown|events|--type|=|arr' 'arrival'
    offers 'laydown|events|--type=arr' '--type=arrival'
    offers 'laydown|events|--type|arrival,dep' 'arrival,departure'
    offers 'laydown|events|--status|re' 'reported|retracted'
    offers 'laydown|presence|--status|re' 'reported_absent'
    offers 'laydown|events|-f|geo' 'geojson|geojsonseq'
    offers 'laydown|timeline|-f|s' 'svg'
    offers 'laydown|events|--format|=|EMPTY' "$(laydown help events | sed -n 's/.*--format=FORMAT *//p' | sed 's/, /|/g')"
    offers 'laydown|help|stat' 'statuses'
    offers 'laydown|events|-o|s.d' 's.db'
    offers 'laydown|import|bi' 'bin'
    offers 'laydown|--db|s.d' 's.db'
    offers 'laydown|nonsense|--' ''
    offers 'laydown|--db|s.db|presence|--actor|operation\ b' 'Operation\ Barkhane'
    offers 'laydown|presence|--db|=|s.db|--actor|=|"Operation B' 'Operation Barkhane'
    offers 'laydown|--db|s.db|presence|--place|Timbuktu\ ' 'Timbuktu\ MINUSMA\ camp|Timbuktu\ base'
    offers 'laydown|--db|none.db|presence|--place|Tim' ''
else
    pass 'bash # SKIP bash is not on this machine'
fi

# becomes LINE COMPLETED: collected, because one shell answers for all of them.
becomes() {
    printf '%s\n' "$1" >>lines
    printf '%s\n' "$2" >>expected
}
if command -v zsh >/dev/null; then
    check 'zsh reads it' zsh -n "$pages/_laydown"
    becomes 'laydown ev' 'laydown events '
    becomes 'laydown -q pres' 'laydown -q presence '
    becomes 'laydown events --kn' 'laydown events --known-by='
    becomes 'laydown events -f geojsons' 'laydown events -f geojsonseq '
    becomes 'laydown events --type arrival,depa' 'laydown events --type arrival,departure,'
    becomes 'laydown help stat' 'laydown help statuses '
    becomes 'laydown --db s.d' 'laydown --db s.db '
    becomes 'laydown --db s.db presence --actor Operation\ B' 'laydown --db s.db presence --actor Operation\ Barkhane '
    becomes 'laydown presence --db s.db --place timbuktu\ b' 'laydown presence --db s.db --place Timbuktu\ base '
    becomes 'laydown nonsense --' 'laydown nonsense --'
    # shellcheck disable=SC2016 # zsh's own
    HOME=$PWD zsh -f -c 'exec zsh -f "$1" "$2" "${(@f)$(<lines)}"' zsh "$SOURCE_DIR/tests/cli/complete.zsh" "$pages" >out 2>err
    status=$?
    if diff expected out >err; then pass "zsh completes $(wc -l <lines) lines"; else cp err out; fail 'zsh completes lines'; fi
else
    pass 'zsh # SKIP zsh is not on this machine'
fi
plan
