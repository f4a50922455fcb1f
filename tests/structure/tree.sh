# The sources keep the rules of tests/structure/lint; and the rules find what breaks them.
. "$TEST_LIB"
lint=$SOURCE_DIR/tests/structure/lint
status=0
: >err

for rule in direction libraries banned printing clock length opening words; do
    sh "$lint" $rule "$SOURCE_DIR" >out 2>err
    status=$?
    if [ $status -eq 0 ] && [ ! -s err ]; then pass "the tree: $rule"; else fail "the tree: $rule"; fi
done

# finds RULE FILE WHAT TEXT: a tree of one file, with this text, breaks RULE.
# clean RULE FILE WHAT TEXT: it does not.
try() {
    rm -rf tree
    mkdir -p tree/src tree/include "tree/$(dirname "$2")"
    printf '%b\n' "$3" >"tree/$2"
    sh "$lint" "$1" tree >out 2>err
    status=$?
}
finds() { try "$1" "$2" "$4"; if [ $status -eq 1 ] && grep -q "$2:" out; then pass "$1 finds $3"; else fail "$1 finds $3"; fi; }
clean() { try "$1" "$2" "$4"; if [ $status -eq 0 ] && [ ! -s out ]; then pass "$1 allows $3"; else fail "$1 allows $3"; fi; }

finds direction src/model/a.c 'store from model' '#include "store/db.h"'
finds direction src/store/a.c 'gazetteer from store' '#include "gazetteer/a.h"'
finds direction src/query/a.c 'import from query' '#include "import/a.h"'
finds direction src/cli/a.c 'store from cli' '#include "store/a.h"'
finds direction src/base/a.c 'a public header of a later folder' '#include <laydown/db.h>'
finds direction include/laydown/a.h 'a private header in a public one' '#include "base/mem.h"'
finds direction src/base/a.c 'a header not told from src' '#include "mem.h"'
clean direction src/cli/a.c 'base and public headers from cli' '#include "base/mem.h"\n#include <laydown/db.h>\n#include <stdio.h>'
clean direction src/query/a.c 'a comment, and infer from query' '/* #include "cli/a.h" */\n#include "infer/a.h"'
finds libraries src/query/a.c 'SQLite outside store' '#include <sqlite3.h>'
finds libraries src/store/a.c 'PROJ outside geo' '#include <geodesic.h>'
finds libraries src/store/a.c 'GDAL in store' '#include <gdal.h>'
finds libraries src/export/svg.c 'Cairo outside draw' '#include <cairo.h>'
clean libraries src/export/draw_svg.c 'Cairo in draw' '#include <cairo.h>'
clean libraries src/store/a.c 'SQLite in store' '#include <sqlite3.h>'
finds banned src/base/a.c 'strcpy' 'void f(char *a) { strcpy (a, "x"); }'
finds banned src/base/a.c 'isdigit' 'int f(int c) { return 1 + isdigit(c); }'
finds banned src/base/a.c 'ctype.h' '#include <ctype.h>'
clean banned src/base/a.c 'comments, strings and longer names' '/* strcpy(a, b) and\n * atoi(x) */\nconst char *f = "atoi(x)"; // strtok(x)\nint g(void) { return lay_atoi(1) + x->time(2); }'
finds printing src/base/a.c 'stderr' 'void f(void) { fputs("x", stderr); }'
finds printing src/query/a.c 'printf' 'void f(void) { printf("x"); }'
clean printing src/base/a.c 'our own printf' 'void f(void) { lay_buf_printf("printf(1)", snprintf(0)); }'
clean printing src/cli/a.c 'printf in cli' 'void f(void) { printf("x"); }'
finds length src/base/a.c '601 lines' "$(awk 'BEGIN {for (i = 0; i < 601; i++) print "int a" i ";"}')"
finds length src/base/a.c 'a function of 81 lines' "$(awk 'BEGIN {print "int f(void)\n{"; for (i = 0; i < 81; i++) print "    a();"; print "}"}')"
clean length src/base/a.c 'a function of 80 lines' "$(awk 'BEGIN {print "int f(void)\n{"; for (i = 0; i < 80; i++) print "    a();"; print "}"}')"
finds opening src/base/a.c 'an opening without the name' '/* what it does */'
clean opening src/base/a.c 'an opening with the name' '/* a.c: what it does */'
finds words src/base/notes.md 'a folder of one machine' '# /wor''k/main'
finds words src/base/notes.md 'the sibling folder outside tests' '# see ../shar''ed/x'
clean words tests/a.sh 'the sibling folder in tests' '# see ../shar''ed/x'
rm -rf tree && mkdir -p tree/src/base tree/src/model tree/include
echo 'long f(void) { return time(0); }' | tee tree/src/base/a.c >tree/src/model/b.c
sh "$lint" clock tree >out 2>err
status=$?
has 'model/b\.c' 'clock finds a second file that asks'
plan

