# Which commands open which modules: starting SpatiaLite, GDAL or PROJ costs more than an answer does.
. "$TEST_LIB"
dossier=$SOURCE_DIR/imports/dossiers/mali-2021-2025.json
heavy='/(mod_|lib)?(spatialite|gdal|proj|geos|geos_c|curl|curl-gnutls|xml2|cairo|pango[a-z0-9-]*|tiff|rttopo)\.so|/lib/laydown/'

# opened ARGS…: runs the command and leaves in ./out the shared objects that the loader opened.
opened() {
    rm -f loaded.*
    LD_DEBUG=files LD_DEBUG_OUTPUT=loaded "$LAYDOWN" "$@" >answer 2>err </dev/null
    status=$?
    cat loaded.* 2>/dev/null | sed -n 's/.*calling init: //p' | LC_ALL=C sort -u >out
}
light() {
    what=$1
    shift
    opened "$@"
    if [ $status -eq 0 ] && grep -q libsqlite3 out && ! grep -Eq "$heavy" out; then pass "$what opens no module"
    else fail "$what opens no module"; fi
}

opened --db store.db import "$dossier"
if [ $status -ne 0 ]; then fail 'a first import succeeds'; plan; exit; fi
has '/lib/laydown/spatialite\.so' 'a first import opens the SpatiaLite module'
has 'libspatialite\.so' 'which brings libspatialite'
has '/lib/laydown/proj\.so' 'and the PROJ module, for the lines of its movements'
grep '/lib/laydown/' out | grep -Ev '/(spatialite|proj)\.so$' >others
if [ ! -s others ]; then pass 'and opens no other module'; else fail 'and opens no other module'; fi

opened coord 30QVD9920954496
has '/lib/laydown/proj\.so' 'coord opens the PROJ module'
grep '/lib/laydown/' out | grep -v '/proj\.so$' >others
if [ ! -s others ]; then pass 'and opens no other module'; else fail 'and opens no other module'; fi
opened --db store.db presence --near Gao --within 50km
has '/lib/laydown/proj\.so' 'distances open the PROJ module'
hasnt 'spatialite\.so' 'and not the SpatiaLite module'
opened --db still.db import "$SOURCE_DIR/tests/cli/data/small.json"
hasnt '/lib/laydown/proj\.so' 'an import without movements opens no PROJ'

for command in verify 'sql SELECT(1)'; do
    # shellcheck disable=SC2086 # words of a command line
    opened --db store.db $command
    has '/lib/laydown/spatialite\.so' "${command%% *} opens the SpatiaLite module"
    grep '/lib/laydown/' out | grep -v '/spatialite\.so$' >others
    if [ ! -s others ]; then pass 'and no other module'; else fail 'and no other module'; fi
done
light 'snapshot' --db store.db snapshot -q copy.db
light 'help' help
light '--version' --version
light 'date' date '2021-12~'
light 'presence' --db store.db presence --at 2022-01-10
light 'presence with --known-by' --db store.db presence --at 2022-01-10 --known-by 2022-01-12
light 'events' --db store.db events
light 'events as GeoJSON' --db store.db events -f geojson
light 'movements as GeoJSON' --db store.db movements -f geojson
light 'bases' --db store.db bases
light 'claims' --db store.db claims
light 'reports' --db store.db reports -f json
light 'timeline' --db store.db timeline -f svg
plan
