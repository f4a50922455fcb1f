# Every code of src/cli/error_codes.inc is given by the command for the input that errors.tsv has for it;
# every message is a JSON object with --json-errors, and the last one is the summary.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs jq

cat >sound.json <<'J'
{"format": "laydown-reports/1", "reports": [{
  "id": "r1", "source": {"name": "Wire"}, "published": "2022-01-07",
  "claims": [{"id": "a", "type": "presence", "when": "2021-12-14",
    "where": [{"name": "Timbuktu base", "lon": -3.0076, "lat": 16.7305}],
    "who": [{"name": "Operation Barkhane"}]}]}]}
J
jq '.reports[0].id="r2"' sound.json >sound2.json
"$LAYDOWN" --db fresh.db import sound.json 2>err || fail 'a sound report is imported'

laydown_only() { "$LAYDOWN" --json-errors "$@" 2>>err </dev/null; }
L() { LAYDOWN_DB=s.db laydown_only "$@"; }
document() { jq "$1" sound2.json >in.json; L import in.json; }
report() { document ".reports[0]|=($1)"; }
claim() { report ".claims[0]|=($1)"; }
claims() { jq ".reports[0].claims[0]|=($1)" sound2.json >in.json; }
text() { printf "$1" >in.json; L import in.json; }
lines() { printf "$1" >in.jsonl; L import in.jsonl; }

codes=$SOURCE_DIR/src/cli/error_codes.inc
tab=$(printf '\t')
while IFS=$tab read -r code expected how; do
    case $code in '#'*) continue ;; esac
    kind=${how%% *} rest=${how#* }
    [ "$kind" = "$how" ] && rest=
    case $kind in
    none) continue ;;
    cli)
        check "$code: a case of cli.$rest" grep -q "$code" "$SOURCE_DIR/tests/cli/$rest.sh"
        continue ;;
    unit)
        check "$code: a case of unit.$rest" grep -q "\"$code\"\|$code" "$SOURCE_DIR/tests/unit/test_$rest.c"
        continue ;;
    esac
    rm -rf d folder in.json in.jsonl r.jsonl s.db*
    cp fresh.db s.db
    : >err
    case $kind in
    sh) (eval "$rest") >out; status=$? ;;
    *) ("$kind" "$rest") >out; status=$? ;;
    esac
    if [ $status -eq "$expected" ] && grep -q "\"code\":\"$code\"" err &&
        jq -es 'all(.[]; type == "object" and has("level"))' err >jq.out 2>&1 &&
        [ "$(tail -n 1 err | jq -r '"\(.level) \(.exit)"')" = "summary $expected" ]
    then pass "$code: $how"; else fail "$code: $how (status $expected expected)"; fi
done <"$SOURCE_DIR/tests/cli/errors.tsv"

# The table, its cases and its help are of the same codes.
sed -n 's/^CODE("\([a-z0-9_.]*\)".*/\1/p' "$codes" >listed
LC_ALL=C sort -u listed >sorted
check 'the codes are sorted, each once' cmp -s listed sorted
grep -v '^#' "$SOURCE_DIR/tests/cli/errors.tsv" | cut -f 1 | LC_ALL=C sort -u >cases
for code in $(LC_ALL=C comm -23 sorted cases); do fail "$code has no case in tests/cli/errors.tsv"; done
for code in $(LC_ALL=C comm -13 sorted cases); do fail "$code of tests/cli/errors.tsv is not in error_codes.inc"; done
run help errors
is 0 'help errors'
sed -n 's/^  \([a-z_]*[.a-z0-9_]*\)  *[0-9][0-9]*  .*/\1/p' out >shown
check 'help errors lists every code' cmp -s listed shown
run help errors date.invalid
is 0 'help errors CODE'
cp out code
run help date.invalid
same code 'help CODE is the same'
has 'example  .*2021-02-30' 'it shows an example'
run help date.invald
says 2 'did you mean "date.invalid"' 'a code that is none, with a hint'
plan
