# Who is where: laydown gives the expected answers on dossiers of real reports.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs jq sqlite3
shared=${LAYDOWN_SHARED:-$SOURCE_DIR/../shared}/dossier
argued=$SOURCE_DIR/tests/dossiers/argued.tsv
own=$SOURCE_DIR/tests/dossiers

ask() {
    sh "$SOURCE_DIR/tests/cli/probes" "$1" "$2" "$argued" >tap 2>err
    status=$?
    # What is argued about is told but does not count as failed.
    sed 's/^not \(ok .*# TODO\)/\1/' tap
    tests=$((tests + $(grep -Ec '^(not )?ok' tap)))
    [ $status -ne 2 ] || { cp tap out; fail "$(basename "$2") can be asked"; }
}

for expected in "$own"/*-expected.tsv "$own"/*-events.tsv; do
    [ -f "$expected" ] || continue
    name=$(basename "$expected" .tsv)
    name=${name%-*}
    document=$own/$name.json
    [ -f "$document" ] || document=$SOURCE_DIR/imports/dossiers/$name.json
    ask "$document" "$expected"
done

# Those that lie beside the project, where they do; what the project has itself is not asked twice.
beside() {
    if [ ! -f "$shared/$2" ]; then pass "$2 # SKIP it is not beside the project"
    elif [ -n "${3:-}" ] && cmp -s "$shared/$2" "$own/$3"; then pass "$2 is the project's own"
    else ask "$shared/$1" "$shared/$2"; fi
}
beside mali-2021-2025.json expected_presence.tsv mali-2021-2025-expected.tsv
beside mali-2021-2025.json expected_events.tsv mali-2021-2025-events.tsv
beside niger-chad.json niger-chad-expected.tsv
plan
