# The best figure is what most origins tell: copies of one agency count once.
. "$TEST_LIB"
report() { # ID ORIGIN FIGURE
    printf '{"id":"%s","source":{"name":"%s","kind":"news","reliability":"B"},"origin":"%s","language":"en","published":"2022-03-02","claims":[' "$1" "$1" "$2"
    printf '{"id":"p","type":"presence","when":"2022-03-01","where":[{"name":"Timbuktu base","role":"site"}],"who":[{"name":"Wagner Group","role":"subject"}],'
    printf '"strength":{"best":%s,"unit":"personnel","scope":"site","measure":"present"},"credibility":2}]}' "$3"
}
told() { # FILE REPORT…: a document
    file=$1; shift
    { printf '{"format":"laydown-reports/1","reports":['; (IFS=,; printf '%s' "$*"); printf ']}'; } >"$file"
}
best() { # DB WANTED WHAT
    for rows in presence events; do
        run --db "$1" "$rows" --actor 'Wagner Group' -f csv --columns strength_best -q
        has "^$2.?\$" "$3: $rows"
    done
}
told copies.json "$(report one Agency 400)" "$(report two Agency 400)" "$(report three Agency 400)" \
    "$(report four Paper 900)" "$(report five Radio 900)"
run --db copies.db import -q copies.json
is 0 'three copies against two origins'
best copies.db 900 'two origins outweigh three copies'
told equal.json "$(report one Agency 400)" "$(report two Agency 400)" "$(report four Paper 900)"
run --db equal.db import -q equal.json
is 0 'two copies against one origin'
best equal.db 400 'of equals the smaller is best'
told most.json "$(report one Agency 900)" "$(report two Wire 900)" "$(report four Paper 400)"
run --db most.db import -q most.json
is 0 'two origins against one'
best most.db 900 'two origins against one'
left=$(printf '%s' "$(report six Paper 5)" | sed 's/"type":"presence","when":"2022-03-01"/"type":"departure","when":"2022-03-02"/; s/"strength":{[^}]*},//')
told left.json "$(report one Agency 400)" "$left"
run --db left.db import -q left.json
is 0 'there, and gone'
run --db left.db presence --status reported_absent -f ndjson -q
has '"state":"reported_absent".*"strength_best":null' 'nobody is counted where nobody is'
plan
