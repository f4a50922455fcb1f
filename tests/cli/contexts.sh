# A name that several places have: by the other places of the report, or reported, never guessed in silence.
. "$TEST_LIB"

# ask NAME OTHERS: a report that names them, each once, and where they are then.
ask() {
    rm -f s.db
    {
        printf '{"format":"laydown-reports/1","reports":[{"id":"r","source":{"name":"S"},"published":"2024-01-06","claims":['
        sep=
        for place in "$1" $2; do
            printf '%s{"type":"presence","when":"2024-01-05","where":[{"name":"%s"}],"who":[{"name":"Unit A"}]}' "$sep" "$place"
            sep=,
        done
        printf ']}]}\n'
    } >r.json
    run --db s.db import r.json
    run --db s.db presence -f csv --columns place,country
}
while read -r name country shown others; do
    ask "$name" "$others"
    has "^$shown,$country\$" "$name beside $others is in $country"
done <<'CASES'
Tripoli LY Tr[^,]*poli Benghazi Misrata
Tripoli LB Tr[^,]*poli Beirut Sidon
Tripoli GR Tr[^,]*poli Kalamata Athens
Brest BY Brest Minsk Gomel
Brest FR Brest Paris Toulon
Georgia GE Georgia Tbilisi
Georgia US Georgia Atlanta Savannah
Congo CD [^,]*Congo Goma Kinshasa
Congo CG [^,]*Congo Brazzaville
Gao BF Gao Ouagadougou Koudougou
Gao ML Gao Bamako
Valencia VE Valencia Caracas
Kirkuk IQ Kirkuk Erbil
Bangui CF Bangui Bambari Bouar
Bangui PH Bangui Laoag Vigan
Niger NE Niger Niamey Agadez
CASES
for name in Tripoli Brest Georgia Congo Korea; do
    ask "$name" ""
    has "^$name,\$" "$name alone is left open"
done
plan
