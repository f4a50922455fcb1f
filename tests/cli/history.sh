# What a store held on a day is what it gave on that day: random worlds, revisions, chosen evidence, and
# the way out through `reports` and back in.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"

world() { awk -v types="$SOURCE_DIR/imports/event-types.tsv" -v seed="$1" -v reports="$2" -v revision="${3:-1}" \
    -v only="${4:-all}" -f "$SOURCE_DIR/tests/cli/worlds.awk"; }
take_in() { LAYDOWN_NOW=$3 "$LAYDOWN" --db "$1" import -q "$2" >out 2>err; status=$?; [ $status -eq 0 ]; }

# Every layer of $1 with the options that follow $2, without what an export says of those.
rows() {
    db=$1 dir=$2; shift 2
    rm -rf "$dir"; mkdir "$dir"
    for layer in events presence bases claims reports; do
        for format in $formats; do
            case $layer-$format in reports-geojson) continue ;; esac
            "$LAYDOWN" --db "$db" $layer -f $format "$@" </dev/null >raw 2>err || { status=$?; return 1; }
            sed -E '/^ *"(command|recorded_by|min_grade|sources)":/d' raw >"$dir/$layer.$format"
        done
    done
    "$LAYDOWN" --db "$db" timeline -f csv "$@" </dev/null >"$dir/timeline.csv" 2>err &&
        "$LAYDOWN" --db "$db" presence --status all -f csv "$@" </dev/null >"$dir/all.csv" 2>err
}

before=2026-01-01T10:00:00Z after=2026-02-01T10:00:00Z
lost=0 worlds=0 revised=0 formats='csv geojson json' # all of them for the first world
said() { lost=$((lost + 1)); echo "# seed $seed: $1"; sed 's/^/#   /' out; }
seed=1
while [ $seed -le "${WORLDS:-6}" ]; do
    reports=$((seed * 5 % 13 + 2))
    rm -f a.db* b.db* c.db* d.db*
    world $seed $reports >first.json
    world $seed $((reports + 2)) 2 changed >second.json
    worlds=$((worlds + 1))
    if take_in a.db first.json $before && rows a.db then && take_in a.db second.json $after &&
        rows a.db now && rows a.db back --recorded-by 2026-01-31 && rows a.db all --min-grade F6; then
        same_files then back || said '--recorded-by gives what the store gave then'
        same_files now all || said 'F6 is everything'
        same_files then now || revised=$((revised + 1))
    else said 'an import or a list fails'; fi
    run --db a.db verify
    [ "$status" -eq 0 ] || said 'the store is sound'
    # Both at one time: out and in again, and the reports of one source alone.
    if take_in b.db first.json $before && take_in b.db second.json $before && rows b.db one &&
        "$LAYDOWN" --db b.db reports -f json -o out.json 2>err && take_in c.db out.json $before && rows c.db two; then
        same_files one two || said 'reports -f json into an empty store gives the same bytes'
    else said 'the way out and in fails'; fi
    "$LAYDOWN" --db b.db reports -f ndjson --source 'RIA, Moscow' >lines.jsonl 2>err
    if [ -s lines.jsonl ]; then
        if rows b.db chosen --source 'RIA, Moscow' && take_in d.db lines.jsonl $before && rows d.db alone; then
            same_files chosen alone || said 'a source is what a store of its reports alone gives'
        else said 'a store of one source fails'; fi
    fi
    seed=$((seed + 1)) formats=csv
done
check "what was recorded, what goes out and comes in, and one source alone: $worlds worlds" [ $lost -eq 0 ]
check 'the later reports changed most of them' [ $revised -gt $((worlds / 2)) ]

# A camp that only a superseded report named, spelt as only that report spelt it.
report() {
    printf '{"id":"%s","source":{"name":"%s","reliability":"%s"},"published":"2024-03-0%s","claims":[{"id":"a","type":"presence","when":"2024-03-01","where":[{"name":"%s","role":"site","country":"ML"%s}],"who":[{"name":"%s","role":"subject"}],"credibility":%s}]}\n' "$@"
}
report one Sahel\ Post B 2 'Camp Zebra' ',"lon":-3.01,"lat":16.73,"precision":1' 'Zebra Column' 2 >z1.jsonl
report two AFP C 3 'camp zebra' '' 'ZEBRA COLUMN' 6 >>z1.jsonl
report one Sahel\ Post B 2 'Camp Other' '' 'Other Column' 2 >z2.jsonl
take_in z.db z1.jsonl 2025-01-01T00:00:00Z
run --db z.db bases --columns name,place_id
has '^Camp Zebra ' 'the better spelling is shown'
take_in z.db z2.jsonl 2025-01-02T00:00:00Z
run --db z.db bases --columns name
has '^camp zebra' 'a spelling that no current report has is gone'
run --db z.db presence --columns actor
has '^ZEBRA COLUMN' 'of actors too'
take_in z.db /dev/stdin 2025-01-03T00:00:00Z <<EOF
$(report two AFP C 3 'Camp Other' '' 'Other Column' 6)
EOF
run --db z.db bases --columns name
hasnt 'zebra' 'and so is the base that none names'
run --db z.db bases --recorded-by 2025-01-01 -f json --columns name,lon,lat
has '"name": ?"Camp Zebra","lon": ?-3.01,"lat": ?16.73' 'what was recorded by a day has place, spelling and position of that day'
run --db z.db bases --recorded-by 2025-01-01T23:59:59Z -f csv --columns name
cp out day.csv
run --db z.db bases --recorded-by 2025-01-02T01:59:59+02:00 -f csv --columns name
same day.csv 'a moment may have a zone'
run --db z.db bases --recorded-by 2024-12-31
says 0 'no bases recorded by 2024-12-31' 'nothing was there before the first import'
run --db z.db events --known-by 2024-03-02 --recorded-by 2025-01-01 -f geojson
has '"recorded_by": ?"2025-01-01T23:59:59Z"' 'an export says by when'
run --db z.db presence --known-by 2024-03-02 --recorded-by 2025-01-02 --columns place,actor
has 'Camp Other +Other Column' 'two kinds of evidence are chosen together'
hasnt 'zebra' 'and both hold'

run --db z.db claims --min-grade B2 --columns id
has '^one#a' 'a grade is of source and claim together'
hasnt '^two#a' 'what is less than that is left out'
run --db z.db claims --min-grade C6 --columns id
hasnt '^two#a' '6 passes only with F6'
says 0 'C6 is taken as C5' 'which is said'
run --db z.db claims --min-grade F6 --columns id
has '^two#a' 'which is everything'
run --db z.db claims --min-grade b7
says 2 'error\[filter.value\]: --min-grade "b7" is no grade' 'a grade that is none'
run --db z.db reports --source 'sahel post' --source AFP -f csv --columns id
check 'the same source again is OR' [ "$(sort out | tr -d '\r' | tr '\n' ' ')" = 'id one two ' ]
run --db z.db events --source 'Sahel Pst'
says 5 'error\[source.unknown\]' 'a source that no report has'
check 'with a near name' grep -q 'did you mean "Sahel Post"' err
run --db z.db why one#a --source AFP
says 5 'id.unknown' 'why sees the chosen evidence alone'
plan
