#!/bin/sh
# test.sh [quick] [-L LABEL] [-R NAME]: sets up, builds and runs every test; the last line counts them.
#   (nothing)   builds optimised and with sanitizers, and tests both; builds with clang for its warnings;
#               runs demo.sh
#   quick       the debug build and its tests only
#   -L LABEL    only tests with this label: unit, cli, structure, fuzz, tree
#   -R NAME     only tests whose name matches this regular expression
# Exit status: 0 when everything was built and passed, 1 otherwise, 2 when called wrongly.
set -u
cd "$(dirname "$0")" || exit 1

presets='release asan' more=yes select_how='' select_what=''
while [ $# -gt 0 ]; do
    case $1 in
    quick) presets=debug more=no ;;
    -L | -R)
        [ $# -ge 2 ] || { echo "test.sh: $1 needs a word" >&2; exit 2; }
        select_how=$1 select_what=$2 more=no
        shift ;;
    -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "test.sh: no such option: $1 (see test.sh --help)" >&2; exit 2 ;;
    esac
    shift
done

.ci/setup test || exit 1
jobs=$(nproc 2>/dev/null || echo 2)
[ "$jobs" -ge 2 ] || jobs=2
started=$(date +%s)
broken=''

# build NAME ARGS…: configures build/NAME with ARGS and builds it; quiet unless it fails.
build() {
    name=$1 log=build/$1.log
    shift
    mkdir -p build
    if cmake -B "build/$name" -G Ninja "$@" >"$log" 2>&1 &&
        cmake --build "build/$name" -j "$jobs" >>"$log" 2>&1; then
        printf 'built %s (%s s since the start)\n' "$name" $(($(date +%s) - started))
        return 0
    fi
    broken="$broken $name"
    printf 'test.sh: the build "%s" failed:\n' "$name" >&2
    grep -vE '^\[[0-9]+/[0-9]+\]|^(: && )?/[^ ]*/(cc|gcc|clang) |^-- ' "$log" | head -n 30 >&2
    return 1
}

# The value of an attribute of the first <testsuite> in a JUnit file.
suite_number() { sed -n "/<testsuite/,/>/s/.*[[:space:]]*$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1; }

passed=0 failed=0 skipped=0
run_tests() {
    report=$PWD/build/$1/tests.xml
    rm -f "$report"
    set -- "$1" --preset "$1" -j 2 --no-tests=error --output-junit "$report"
    [ -z "$select_how" ] || set -- "$@" "$select_how" "$select_what"
    name=$1
    shift
    echo "== tests of the build $name"
    ctest "$@" || broken="$broken $name-tests"
    [ -s "$report" ] || return 1
    total=$(suite_number tests "$report") bad=$(suite_number failures "$report")
    skip=$(($(suite_number skipped "$report") + $(suite_number disabled "$report")))
    passed=$((passed + total - bad - skip)) failed=$((failed + bad)) skipped=$((skipped + skip))
    awk -v build="$name" -f tests/skips.awk "$report"
}

for preset in $presets; do
    build "$preset" --preset "$preset" && run_tests "$preset"
done
if [ $more = yes ]; then
    ! command -v clang >/dev/null 2>&1 || build clang -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug
    echo '== the demo'
    if ./demo.sh >build/demo.log 2>&1; then tail -n 6 build/demo.log
    else
        broken="$broken demo"
        tail -n 20 build/demo.log
    fi
fi

echo "== all, in $(($(date +%s) - started)) s"
[ -z "$broken" ] || echo "not well:$broken"
echo "$passed passed, $failed failed, $skipped skipped"
[ -z "$broken" ] && [ $failed -eq 0 ] && [ $passed -gt 0 ]
