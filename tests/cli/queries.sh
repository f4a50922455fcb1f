# doc/queries.md: its queries give the rows that it shows, and the same rows with every tool that is here; and
# doc/layers.md promises the columns that the views have.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
doc=$SOURCE_DIR/doc/queries.md
run --db laydown.db import -q "$dossier"
is 0 'the dossier is imported'
mkdir bin
ln -s "$LAYDOWN" bin/laydown
PATH=$PWD/bin:$PATH
# A Python built without extensions for SQLite cannot open SpatiaLite; the system's can.
opens='import sqlite3; c = sqlite3.connect(":memory:"); c.enable_load_extension(True); c.load_extension("mod_spatialite")'
python3 -c "$opens" 2>/dev/null || { [ -x /usr/bin/python3 ] && ln -s /usr/bin/python3 bin/python3; hash -r; }

# Blocks of code whose first line names a file become that file.
awk '/^```(sql|python|r)$/ {on = 1; name = ""; next} /^```$/ {if (name) close(name); on = 0; next}
     on && name == "" {name = $2; sub(/:$/, "", name)} on {print >name}' "$doc"
queries=$(ls ./*.sql | sed 's|.*/||; s|\.sql$||')
check 'there are five queries' [ "$(echo "$queries" | wc -w)" -eq 5 ]

# Its answers are those it shows.
awk '/^```/ {on = $0 == "```" && !inside; inside = !inside; next} on' "$doc" >shown
: >told
grep '^\$ laydown' shown | sed 's/^\$ //' | while IFS= read -r line; do
    printf '$ %s\n' "$line"
    sh -c "$line" 2>err
done >told
cmp -s shown told
status=$?
diff shown told >out
if [ $status -eq 0 ] && [ -s told ]; then pass 'the answers are as shown'; else fail 'the answers are as shown'; fi

# The same rows with every tool. CSV differs in its quotes and ends of lines, and is compared without.
plain='import csv, sys
for row in csv.reader(sys.stdin): print("\t".join(row))'
if command -v python3 >/dev/null 2>&1; then
    for name in $queries; do
        laydown sql - -f csv <"$name.sql" 2>err | python3 -c "$plain" >"$name.wanted"
        status=$?
        check "laydown answers $name.sql" [ "$(wc -l <"$name.wanted")" -gt 1 ]
    done
    awk '/^```sh$/ {on = 1; next} /^```$/ {on = 0} on' "$doc" >commands
    check 'each with four other tools' [ "$(wc -l <commands)" -eq 20 ]
    while IFS= read -r line; do
        tool=${line%% *}
        name=$(echo "$line" | sed -n 's/.*[ <@]\([a-z]*\)\.sql.*/\1/p')
        why=
        command -v "$tool" >/dev/null 2>&1 || why="$tool is not on this machine"
        case $tool in
        python3) python3 -c "$opens" 2>/dev/null || why='this Python opens no mod_spatialite' ;;
        Rscript) [ -n "$why" ] || Rscript -e 'library(sf)' >/dev/null 2>&1 || why='R has no package sf' ;;
        esac
        if [ -n "$why" ]; then pass "$line # SKIP $why"; continue; fi
        rm -f "$name.csv"
        sh -c "$line" >answer 2>err </dev/null
        status=$?
        [ -f "$name.csv" ] && cp "$name.csv" answer
        python3 -c "$plain" <answer >out
        if [ $status -eq 0 ] && cmp -s "$name.wanted" out; then pass "$line"; else diff "$name.wanted" out >err; fail "$line"; fi
    done <commands
else
    pass 'the other tools # SKIP python3, which compares their rows, is not on this machine'
fi
# spatialite writes each query down in a table of its own.
run --db laydown.db verify --deep
says 0 'is sound' 'the store is sound after all of them'

# The promised columns, in their order: "| `view` | `column` | kind | what |", one row a column.
sed -n 's/^| `\([a-z_]*\)` | `\([a-z_]*\)` |.*/\1 \2/p' "$SOURCE_DIR/doc/layers.md" >promised
laydown sql -f csv "SELECT s.name, c.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c WHERE s.type = 'view'
    AND s.name IN (SELECT value FROM json_each('[$(sed 's/ .*//; s/.*/"&"/' promised | sort -u | tr '\n' ,)\"\"]'))
    ORDER BY s.name, c.cid" 2>err | tr -d '\r' | tail -n +2 | tr , ' ' >have
sort -s -k1,1 promised >wanted
cmp -s wanted have
status=$?
diff wanted have >out
if [ $status -eq 0 ] && [ -s have ]; then pass 'doc/layers.md has the columns of the views'; else fail 'doc/layers.md has the columns of the views'; fi
# A view of ours is one that no store of SpatiaLite alone has.
laydown sql -f csv "SELECT name FROM sqlite_schema WHERE type = 'view' AND name NOT LIKE 'vector_layers%'
    AND name NOT LIKE 'spatial_ref_sys%' AND name NOT LIKE 'geom_cols%' ORDER BY name" 2>err | tr -d '\r' | tail -n +2 >views
sed 's/ .*//' promised | sort -u >described
cmp -s views described
status=$?
diff described views >out
if [ $status -eq 0 ]; then pass 'and describes every view'; else fail 'and describes every view'; fi
plan
