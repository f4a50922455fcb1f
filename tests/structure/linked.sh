# The command and the library are linked to SQLite and cJSON, and to nothing else that is not libc.
. "$TEST_LIB"
library=$(dirname "$LAYDOWN")/../lib/liblaydown.so

# The names of the shared objects that $1 needs, all the way down.
needs() { ldd "$1" 2>err | awk '{n = split($1, path, "/"); print path[n]}'; }

ours='linux-vdso|linux-gate|ld-linux[a-z0-9-]*|libc|libm|libdl|libpthread|liblaydown|libsqlite3|libcjson'
sanitizers='libasan|libubsan|libtsan|libstdc\+\+|libgcc_s|librt|libpthread|libdl'
needs "$LAYDOWN" >all
if grep -q '^lib[atu]*san' all; then ours="$ours|$sanitizers"; fi

for file in "$LAYDOWN" "$library"; do
    name=$(basename "$file")
    needs "$file" >all
    status=$?
    grep -Ev "^($ours)\.so(\.[0-9.]*)?$" all >out
    if [ -s all ] && [ ! -s out ]; then pass "$name needs nothing but SQLite, cJSON and libc"
    else fail "$name needs nothing but SQLite, cJSON and libc"; fi
    cp all out
    has '^libsqlite3\.so' "$name needs SQLite"
done
plan
