# Every JSON input of ../shared/hostile through the command: what the manifest says, in time, in bounded memory, the
# file named in every refusal, and no byte that a terminal obeys.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
hostile=${LAYDOWN_SHARED:-$SOURCE_DIR/../shared}/hostile
[ -r "$hostile/inputs.tar.xz" ] || { echo '1..0 # skipped: no hostile inputs'; exit 77; }
needs tar xz
mkdir inputs && tar xf "$hostile/inputs.tar.xz" -C inputs
tab=$(printf '\t')
while IFS=$tab read -r path format class expect what why; do
    [ "$format" = json ] || continue
    rm -f t.db* u.db*
    # One import of all or nothing, one that keeps going; 300 MiB, where no sanitizer wants more.
    (grep -q __asan_init "$LAYDOWN" || ulimit -v 307200
     timeout 10 "$LAYDOWN" --db t.db import "inputs/$path") >out 2>err </dev/null; first=$?
    timeout 10 "$LAYDOWN" --db u.db import --keep-going --rejects rejects.jsonl "inputs/$path" >out.2 2>err.2 </dev/null; second=$?
    status=$first,$second
    case $expect in
    REJECT) wanted='3,[34]' ;; # 4: a member that each claim lacks refuses the claims alone
    RECORD) wanted='3,4' ;;
    *) wanted='0,0' ;;
    esac
    bad=
    expr "$status" : "$wanted\$" >expr.out || bad="status $status"
    case $expect in *WARN) grep -q 'warning\[\|note\[' err || bad="$bad, no warning" ;; esac
    [ "$first" -eq 0 ] || grep -q "^inputs/$path" err || bad="$bad, the file is not named"
    [ "$first" -eq 0 ] || [ ! -e t.db ] || bad="$bad, a store is left"
    case $second in 4) [ -s rejects.jsonl ] || bad="$bad, no rejects" ;; esac
    rm -f rejects.jsonl
    ! LC_ALL=C grep -q "$(printf '\033\\|\302\233\\|\342\200\256')" out err out.2 err.2 || bad="$bad, bytes for a terminal"
    if [ -z "$bad" ]; then pass "$path: $expect"; else fail "$path: $expect ($what): $bad"; fi
done <"$hostile/MANIFEST.tsv"
plan
