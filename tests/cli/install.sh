# What is installed works from any place: `cmake --install` into a folder, and the Debian packages unpacked.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/package/tree"
build=$(cd "$(dirname "$LAYDOWN")/.." && pwd)

DESTDIR=$PWD/staged cmake --install "$build" >out 2>err
status=$?
is 0 'cmake --install with DESTDIR'
from=$(cd "$(dirname "$(find staged -type f -path '*/bin/laydown')")/.." && pwd)
mv "$from" moved
try_command "$PWD/moved"
try_library "$PWD/moved"
cmake --install "$build" --prefix "$PWD/prefixed" >out 2>err
status=$?
is 0 'cmake --install with another prefix'
for tree in moved prefixed; do (cd "$tree" && find . | grep -v -- '-completions\|site-functions' | LC_ALL=C sort) >"$tree.list"; done
diff moved.list prefixed.list >out
status=$?
is 0 'has the same files'

if command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null && command -v cpack >/dev/null; then
    (cd "$build" && exec cpack -G DEB -B "$OLDPWD/packages") >out 2>err
    status=$?
    check 'cpack makes two packages' [ "$(find packages -maxdepth 1 -name '*.deb' | wc -l)" -eq 2 ]
    for package in packages/*.deb; do dpkg-deb -x "$package" unpacked; done
    mkdir elsewhere
    mv unpacked/usr elsewhere/tree
    try_command "$PWD/elsewhere/tree"
    try_library "$PWD/elsewhere/tree"
    dpkg-deb -f packages/laydown_*.deb Depends >out
    for library in libsqlite3-0 libcjson1 libspatialite; do has "(^|, )$library" "the package depends on $library"; done
    find elsewhere/tree -type f | grep -Ev '/(bin|lib|include|share/(laydown|man|doc|bash-completion|zsh))/' >out
    check 'and has files only where they belong' [ ! -s out ]
else
    pass 'packages # SKIP dpkg-dev is not on this machine'
fi
plan
