# What a row of events shows follows what becomes of its place, its actors and its claims: the rows are made when
# events are written, so each of these must have them made again. `verify --deep` compares all with the evidence.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs sqlite3

# report ID PUBLISHED PLACE ACTOR TYPE DAY: a report with one claim, on a line
report() {
    printf '{"id":"%s","source":{"name":"S %s","kind":"news","reliability":"C"},"published":"%s","url":"https://%s.example/","claims":[%s]}\n' \
        "$1" "$1" "$2" "$1" "$(claim "$3" "$4" "$5" "$6")"
}
claim() {
    printf '{"id":"k","type":"%s","when":"%s","where":[{"name":"%s","role":"site","country":"ML"}],"who":[{"name":"%s","role":"subject"}],"note":"n"}' \
        "$3" "$4" "$1" "$2"
}
# shows WHAT ROW…: the events are these, by day and place: day, place, actor, label
shows() {
    what=$1; shift
    printf '%s\n' "$@" >wanted
    run --db s.db events -f csv --columns edtf,place,actor,label
    tail -n +2 out >rows; mv rows out
    same wanted "$what"
    run --db s.db verify --deep
    says 0 's.db is sound' "$what: as the evidence gives it"
}
take_in() { run --db s.db import -q "$@"; }

report a 2022-01-05 'camp x-ray one' 'the zebra brigade' arrival 2022-01-03 >a
take_in a
shows 'names as reported' '2022-01-03,camp x-ray one,the zebra brigade,"the zebra brigade, arrival"'

# A better spelling, of the place and of the actor; Gao is a place apart, where only the actor is told of.
{ report b 2022-02-05 'Camp X-Ray One' 'The Zebra Brigade' presence 2022-02-03
  report c 2022-02-05 Gao 'the zebra brigade' presence 2022-02-04; } >bc
take_in bc
shows 'a better spelling is that of all' \
    '2022-01-03,Camp X-Ray One,The Zebra Brigade,"The Zebra Brigade, arrival"' \
    '2022-02-03,Camp X-Ray One,The Zebra Brigade,"The Zebra Brigade, presence"' \
    '2022-02-04,Gao,The Zebra Brigade,"The Zebra Brigade, presence"'

# A revision takes it back.
report b 2022-02-05 Kidal 'Malian Armed Forces' presence 2022-02-03 >b2
take_in b2
shows 'and goes when its report has changed' \
    '2022-01-03,camp x-ray one,the zebra brigade,"the zebra brigade, arrival"' \
    '2022-02-03,Kidal,Malian Armed Forces,"Malian Armed Forces, presence"' \
    '2022-02-04,Gao,the zebra brigade,"the zebra brigade, presence"'

# A retraction: what is left is the status, and how many claims.
printf '{"id":"d","source":{"name":"S c","kind":"news","reliability":"C"},"published":"2022-03-01","claims":[%s]}\n' \
    "$(claim Gao 'the zebra brigade' presence 2022-02-04 | sed 's/"id":"k",/"id":"k","stance":"retracts","about":"c#k",/')" >d
take_in d
run --db s.db events -f csv --columns place,status,claims --place Gao
has '^Gao,retracted,2$' 'a retraction is seen'
run --db s.db verify --deep
says 0 'is sound' 'and is what the evidence gives'

# Another gazetteer has other names: those of the older one are put into the store, as it would have written them.
older() {
    sqlite3 s.db "UPDATE place SET name = 'Old Kidal', gazetteer = '0' WHERE name = 'Kidal';
        UPDATE actor SET name = 'Old Army' WHERE name = 'Malian Armed Forces';
        UPDATE event_row SET place_name = replace(place_name, 'Kidal', 'Old Kidal'), actor = replace(actor, 'Malian Armed Forces', 'Old Army'),
            label = replace(label, 'Malian Armed Forces', 'Old Army')" >out 2>err
}
older
run --db s.db events -f csv --columns place,actor --place Kidal
has '^Old Kidal,Old Army$' 'a store with the names of an older gazetteer'
report e 2022-04-05 Kidal 'the zebra brigade' presence 2022-04-03 >e
take_in e
run --db s.db events -f csv --columns place --place Kidal
hasnt Old 'a place is renamed by the next report of it'
report f 2022-05-05 Gao 'Malian Armed Forces' presence 2022-05-03 >f
take_in f
run --db s.db events -f csv --columns place,actor,label
hasnt Old 'an actor by the next report of it, wherever it is told of'
run --db s.db verify --deep
says 0 'is sound' 'and all is as the evidence gives it'

# As of a day before the better spelling, without touching what is stored.
report b 2022-02-05 'Camp X-Ray One' 'The Zebra Brigade' presence 2022-02-03 >b
take_in b
run --db s.db events -f csv --columns place,actor --known-by 2022-01-31
has '^camp x-ray one,the zebra brigade$' '--known-by has the names of its day'
run --db s.db events -f csv --columns place,actor --place 'camp x-ray one'
has '^Camp X-Ray One,The Zebra Brigade$' 'beside those of today'

# A row that another hand has changed is found.
sqlite3 s.db "UPDATE event_row SET label = 'Atlantis' WHERE fid = (SELECT min(fid) FROM event_row)"
run --db s.db verify --deep
says 1 'store.unsound' 'a row that was changed is found'
has 'shown row of event e-[0-9a-f]+ is stored and is not what the evidence gives' 'and named'
plan
