# Each error code that stands in the sources is in src/cli/error_codes.inc, and each one there is used.
# A code is a text literal "word.word" of small letters with a first word that has three of them, or
# that begins a code of the table (SQL has aliases of one or two letters before a point); but for
# names of files, which end in a known extension.
. "$TEST_LIB"
table=$SOURCE_DIR/src/cli/error_codes.inc
status=0
: >err
: >out
sed -n 's/^CODE("\([a-z0-9_.]*\)", .*/\1/p' "$table" | LC_ALL=C sort >table
find "$SOURCE_DIR/src" -name '*.c' | LC_ALL=C sort | xargs awk -v keep_strings=1 -f "$SOURCE_DIR/tests/structure/code.awk" |
    cut -f 3 | grep -oE '"[a-z_]{2,}\.[a-z_0-9]+"' | tr -d '"' |
    awk -F . 'NR == FNR {known[$1]; next} $1 in known || length($1) > 2' table - |
    grep -vE '\.(bash|gpkg|mbtiles|qgs|qgz|db|inc|so|tsv|csv|json|jsonl|geojson|sql|html|svg|qml|md|txt|gz|bin|js|css|ttf)$' | LC_ALL=C sort -u >used
echo memory >>used
LC_ALL=C sort -u -o used used
for code in $(LC_ALL=C comm -13 table used); do
    where=$(cd "$SOURCE_DIR" && grep -rn "\"$code\"" src | head -1 | cut -d : -f 1,2)
    fail "$code ($where) is not in src/cli/error_codes.inc: add a line there and a case in tests/cli/errors.tsv"
done
for code in $(LC_ALL=C comm -23 table used); do
    fail "$code is in src/cli/error_codes.inc and used nowhere in src: take it out there and in tests/cli/errors.tsv"
done
check 'there are codes' [ -s used ]
check 'the codes of the sources and the table agree' cmp -s table used
plan
