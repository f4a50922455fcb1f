# What liblaydown.so shows is what the public headers declare, no more and no less; and each header stands alone.
. "$TEST_LIB"
library=$(dirname "$LAYDOWN")/../lib/liblaydown.so
: >err
: >out
status=0

# With -std=STANDARD, does a file that includes only this header compile without a warning?
alone() {
    printf '#include <laydown/%s>\n' "$3" >"alone.$2"
    $1 -Wall -Wextra -pedantic -Werror -I "$SOURCE_DIR/include" -fsyntax-only "alone.$2" >out 2>err
    status=$?
    if [ $status -eq 0 ]; then pass "$3 alone, with $1"; else fail "$3 alone, with $1"; fi
}
for header in "$SOURCE_DIR"/include/laydown/*.h; do
    name=$(basename "$header")
    alone 'cc -std=c11' c "$name"
    alone 'cc -std=c17' c "$name"
    ! command -v c++ >/dev/null || alone 'c++ -std=c++17' cpp "$name"
done

soname=$(readelf -d "$library" | sed -n 's/.*SONAME.*\[\(.*\)\].*/\1/p')
if [ "$soname" = liblaydown.so.0 ]; then pass 'the soname'; else fail "the soname is $soname"; fi
nm -D --defined-only "$library" | awk '$2 != "A" {print $2, $3}' >shown
grep -v '^T ' shown >out
if [ ! -s out ]; then pass 'the library shows functions alone'; else fail 'the library shows functions alone'; fi

# The compiler says which functions it saw declared, and in which file: another reader than the one that the build uses.
for header in "$SOURCE_DIR"/include/laydown/*.h; do printf '#include <laydown/%s>\n' "$(basename "$header")"; done >all.c
if gcc -std=c17 -I "$SOURCE_DIR/include" -fsyntax-only -aux-info all.aux all.c 2>err && [ -s all.aux ]; then
    grep 'include/laydown/' all.aux | sed -n 's/^[^(]*[ *]\(lay_[a-z0-9_]*\) (.*/\1/p' | LC_ALL=C sort -u >declared
    awk '{sub(/@.*/, "", $2); print $2}' shown | LC_ALL=C sort -u >exported
    diff declared exported >out
    status=$?
    if [ $status -eq 0 ] && [ "$(wc -l <declared)" -gt 20 ]; then pass 'each function declared is shown, and each shown is declared'
    else fail 'each function declared is shown, and each shown is declared'; fi
else
    pass 'declared and shown functions # SKIP no gcc that lists declarations'
fi
plan
