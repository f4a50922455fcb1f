# Exports have the same bytes under any locale and time zone, and so has the store they come from.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs localedef locale

# Decimal commas, a Turkish i, other digits and calendars, and encodings that are no UTF-8.
mkdir locales
LOCPATH=$PWD/locales
made='C'
make_locale() {
    localedef --no-archive -i "$1" -f "$2" "locales/$1.$2" >/dev/null 2>&1
    [ -d "locales/$1.$2" ] && made="$made $1.$2"
}
make_locale de_DE UTF-8
make_locale tr_TR UTF-8
make_locale fa_IR UTF-8
make_locale zh_CN GB18030
set -- $made
[ $# -eq 5 ] || { echo "1..0 # SKIP the sources of locales are not on this machine"; exit 77; }
export LOCPATH
# glibc's newlocale() keeps its copy of LOCPATH, and C++ libraries under SpatiaLite call it: not our leak. Other
# tests look for ours.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
point=$(LC_ALL=de_DE.UTF-8 locale decimal_point)
check 'the made locales are in force' [ "$point" = , ]
zones='UTC0 XXX-14 XXX+12 XXX-5:45'

run --db base.db import -q "$dossier"
check 'the dossier is imported' [ "$status" -eq 0 ]
check 'its layers are exported' export_all base.db base

for name in $made; do
    for zone in $zones; do
        rm -rf other
        if LC_ALL=$name LANG=$name TZ=$zone export_all base.db other && same_files base other
        then pass "the same bytes under $name in $zone"
        else fail "the same bytes under $name in $zone"; fi
    done
    rm -rf other other.db*
    LC_ALL=$name LANG=$name TZ=XXX-14 "$LAYDOWN" --db other.db import -q "$dossier" >out 2>err </dev/null
    status=$?
    what="an import under $name gives the same store"
    if [ $status -eq 0 ] && export_all other.db other && same_files base other; then pass "$what"; else fail "$what"; fi
done
plan
