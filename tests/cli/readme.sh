# What the README shows is what happens: its commands run, and its answers are those it prints.
. "$TEST_LIB"
ln -s "$SOURCE_DIR/imports" imports
mkdir bin
ln -s "$LAYDOWN" bin/laydown
PATH=$PWD/bin:$PATH
export PATH

# Blocks ```sh: one command a line, a backslash joins lines; lines of ./scripts and of other programs are
# not run here (cli.ogr runs ogrinfo and spatialite on a store).
awk '/^```sh$/ {on = 1; next} /^```$/ {on = 0} on' "$SOURCE_DIR/README.md" |
    awk '{if (sub(/\\$/, "")) printf "%s", $0; else print}' | grep '^laydown ' >commands
# The picture's command stands above the tour that makes the store.
{ grep '^laydown import' commands; grep -v '^laydown import' commands; } >ordered
number=0
while IFS= read -r line; do
    sh -c "$line" >out 2>err </dev/null
    status=$?
    number=$((number + 1))
    if [ $status -eq 0 ] && ! grep -q error err; then pass "$line"; else fail "$line"; fi
done <ordered
if [ $number -ge 10 ]; then pass "the README has commands"; else fail "the README has commands, not $number"; fi

# Blocks of "$ command" and its answer.
awk '/^```/ {on = $0 == "```" && !inside; inside = !inside; next} on' "$SOURCE_DIR/README.md" | sed 's/[[:space:]]*$//' >shown
grep '^\$ laydown' shown | sed 's/^\$ //' >asked
: >told
while IFS= read -r line; do
    printf '$ %s\n' "$line" >>told
    sh -c "$line" 2>err </dev/null | sed 's/[[:space:]]*$//' >>told
done <asked
cmp -s shown told
status=$?
diff shown told >err
if [ $status -eq 0 ] && [ -s asked ]; then pass "its answers are as shown"; else fail "its answers are as shown"; fi
sh -c "$(grep -- '-o timeline.svg' ordered | head -n 1)" 2>err
cmp -s timeline.svg "$SOURCE_DIR/doc/timeline.svg"
status=$?
: >err
if [ $status -eq 0 ]; then pass "its picture is the one that its command draws"; else fail "its picture is the one that its command draws"; fi
plan
