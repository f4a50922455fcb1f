# Nothing stands twice in the lists: a phrase in a row of the lexicon, or in two rows of a class of
# a language (the second one would mean nothing), a place in our own tables
# (two rows of one name would make it ambiguous), a name in a row of them.
. "$TEST_LIB"
status=0

# The phrases are the third column of a list, the sixth of triggers.tsv.
cat >phrases.awk <<'AWK'
FNR > 1 && FILENAME !~ /language\.tsv$/ {
    n = split($(FILENAME ~ /triggers\.tsv$/ ? 6 : 3), phrase, ";")
    split("", seen)
    for (i = 1; i <= n; i++)
        if (phrase[i] in seen) print FILENAME ":" FNR ": " phrase[i]
        else seen[phrase[i]]
    folder = FILENAME
    sub(/[^\/]*$/, "", folder)
    for (i = 1; i <= n && FILENAME !~ /(triggers|times)\.tsv$/; i++) {
        key = folder SUBSEP $1 SUBSEP phrase[i]
        if (key in row && row[key] != FILENAME ":" FNR) print FILENAME ":" FNR ": " phrase[i]
        row[key] = FILENAME ":" FNR
    }
}
AWK
twice() { awk -F '\t' -f phrases.awk "$@" >out 2>err; status=$?; }

# name, country and where of every row; those of one name and country nearer than 0.1 degrees are
# one place, and a base and its airfield are two.
cat >places.awk <<'AWK'
function cut(line,    n, c, i, quoted, field) {
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        if (c == "\"") quoted = !quoted
        else if (c == "," && !quoted) { cell[++n] = field; field = "" }
        else field = field c
    }
    cell[++n] = field
    return n
}
FNR == 1 { n = cut($0); for (i = 1; i <= n; i++) at[cell[i]] = i; next }
{
    cut($0)
    key = cell[at["name"]] "|" cell[at["country"]] "|" cell[at["kind"]]
    lon = cell[at["lon"]]; lat = cell[at["lat"]]
    for (i = 1; i <= count[key]; i++)
        if ((lon - x[key, i]) ^ 2 + (lat - y[key, i]) ^ 2 < 0.01)
            print FILENAME ":" FNR ": " key
    count[key]++; x[key, count[key]] = lon; y[key, count[key]] = lat
    n = split(cell[at["names"]], alias, ";")
    split("", seen)
    for (i = 1; i <= n; i++)
        if (alias[i] in seen) print FILENAME ":" FNR ": " alias[i]
        else seen[alias[i]]
}
AWK
same() { awk -f places.awk "$@" >out 2>err; status=$?; }

none() { if [ $status -eq 0 ] && [ ! -s out ] && [ ! -s err ]; then pass "$1"; else fail "$1"; fi; }
some() { if [ $status -eq 0 ] && [ -s out ]; then pass "$1"; else fail "$1"; fi; }

twice "$SOURCE_DIR"/imports/lexicon/*/*.tsv
none 'no phrase stands twice in its row, nor in two rows of its class'
printf 'class\tvalue\tphrases\nbase\t\tcamp;fort;camp\n' >bases.tsv
twice bases.tsv
some 'a phrase that does is found'
printf 'class\tvalue\tphrases\nbase\t\tcamp;fort\nbase\tweak\tpost;camp\n' >bases.tsv
twice bases.tsv
some 'one in two rows is found'

same "$SOURCE_DIR/geodata/places.csv" "$SOURCE_DIR/geodata/bases.csv"
none 'no place of our own has two rows, and no name stands twice in one'
printf 'id,name,names,kind,lon,lat,country\na,Fort,"en:x, y",base,1.01,2,ML\nb,Fort,,base,1.05,2,ML\n' >two.csv
same two.csv
some 'a place with two rows is found'
printf 'id,name,names,kind,lon,lat,country\na,Fort,fr:x;fr:x,base,1,2,ML\n' >two.csv
same two.csv
some 'a name that stands twice is found'
plan
