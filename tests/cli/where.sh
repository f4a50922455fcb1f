# Where a report says that a place is: by MGRS, in another system, as an area.
. "$TEST_LIB"

# claim KEY WHERE-MEMBERS: one claim of a presence at "Camp KEY".
claim() {
    printf '{"id":"%s","type":"presence","when":"2022-01-01","where":[{"name":"Camp %s",%s}],"who":[{"name":"Unit A"}]}' "$1" "$1" "$2"
}
square='"geometry":{"type":"Polygon","coordinates":[[[0,16],[0.02,16],[0.02,16.02],[0,16.02],[0,16]]]}'
region='"geometry":{"type":"Polygon","coordinates":[[[179,-16],[-179,-16],[-179,-18],[179,-18],[179,-16]]]}'
{
    printf '{"format":"laydown-reports/1","reports":[{"id":"r","source":{"name":"S"},"published":"2022-01-05","claims":['
    claim Alpha '"mgrs":"30QVD9920954496"'; printf ,
    claim Bravo '"mgrs":"30Q VD 9 5"'; printf ,
    claim Charlie '"mgrs":"30QVD"'; printf ,
    claim Delta '"crs":"EPSG:32630","x":499209.249,"y":1854496.555'; printf ,
    claim Echo "$square"; printf ,
    claim Foxtrot "$region"; printf ,
    claim Golf '"lon":-3,"lat":16,"radius_m":300,"mgrs":"30QWC0000068935"'
    printf ']}]}\n'
} >positions.json
run --db s.db import -q positions.json
is 0 'they are imported'
run --db s.db bases -f csv
is 0 'and listed'
has ',Camp Alpha,.*,1,0.71,Camp Alpha,.*,-3.0074176,16.7734795$' 'the middle of a square of a metre'
has ',Camp Bravo,.*,2,7071.07,.*,-3.0469185,16.7780258$' 'of ten kilometres: no facility is known that far'
has ',Camp Charlie,.*,5,70710.68,Camp Charlie.*,,$' 'of a hundred kilometres: no point'
has ',Camp Delta,.*,1,,Camp Delta,.*,-3.00742,16.77348$' 'UTM by its code'
has ',Camp Echo,.*,1,1539.52,.*,0.01,16.01$' 'a small area: its middle and its reach'
has ',Camp Foxtrot,.*,5,[0-9.]+,Camp Foxtrot,.*,,$' 'a large area: no point'
has ',Camp Golf,.*,1,300,.*,-3,16$' 'lon, lat and radius_m go before'
run --db s.db reports -f json
has '"mgrs":"30Q VD 9 5"' 'what was written is kept'

{
    printf '{"format":"laydown-reports/1","reports":[{"id":"q","source":{"name":"S"},"published":"2022-01-05","claims":[\n'
    claim Alpha '"mgrs":"30QAD9920954496"'; printf ',\n'
    claim Bravo '"crs":"EPSG:2154","x":-3,"y":16'
    printf ']}]}\n'
} >wrong.json
run --db s.db import wrong.json
says 3 '^wrong.json:2:[0-9]+: error\[place.mgrs\].*no such column' 'a wrong square, where it stands'
says 3 '^wrong.json:3:[0-9]+: error\[place.crs\].*far from the area' 'a wrong system, where it stands'

# Degrees need no module.
printf '{"format":"laydown-reports/1","reports":[{"id":"d","source":{"name":"S"},"published":"2022-01-06","claims":[%s]}]}' \
    "$(claim Hotel '"lon":-3,"lat":16')" >degrees.json
LD_DEBUG=files LD_DEBUG_OUTPUT=loaded "$LAYDOWN" --db s.db import -q degrees.json >out 2>err
status=$?
is 0 'degrees are imported'
cat loaded.* >out
hasnt '/lib/laydown/proj\.so' 'and PROJ is not opened for them'
plan
