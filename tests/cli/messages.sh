# What is said of an input that is wrong: the place, the line with a caret, what was stored; the file of rejects.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs jq

# report CLAIMS: a report document on many lines; the claims begin in line 4.
report() { printf '{"format": "laydown-reports/1", "reports": [{\n  "id": "r1", "source": {"name": "Wire"}, "published": "2022-01-07",\n  "claims": [\n%b]}]}\n' "$1" >in.json; }
# shows TEXT WHAT: these lines stand one after the other on stderr.
shows() { printf '%s\n' "$1" >wanted; if awk 'NR == FNR {w = w $0 "\n"; next} {e = e $0 "\n"} END {exit !index(e, w)}' wanted err; then pass "$2"; else fail "$2"; fi; }
last() { if [ "$(tail -n 1 err)" = "$1" ]; then pass "the last line: $1"; else fail "the last line: $1"; fi; }

report '{"type": "presence", "when": "2022-02-30"},\n{"type": "presence"}'
run import in.json
is 3 'a date that is none'
shows 'in.json:4:39: error[date.invalid]: /reports/0/claims/0/when: "2022-02-30" is not a day: February 2022 has 28 days
  {"type": "presence", "when": "2022-02-30"},
                                        ^
  hint: the month'"'"'s last day is "2022-02-28"; the month alone is "2022-02"' 'place, line, caret and hint'
last 'laydown: error[import.refused]: 1 file refused, 0 of 2 claims stored (--keep-going stores the rest)'
check 'nothing is stored, not even a store' [ ! -e laydown.db ]

report '{\t"type": "presence", "note": "日本语e\0314\0201\0342\0200\0256", "whom": 1, "who": 3}'
run import in.json
shows '  {    "type": "presence", "note": "日本语é<U+202E>", "whom": 1, "who": 3}]}]}' 'tabs and hidden characters in the line'
shows "$(printf '%72s^' '')" 'the caret is measured in columns'
report "{\"type\": \"presence\", \"note\": \"$(head -c 5000 /dev/zero | tr '\0' x)\", \"who\": 3, \"quote\": \"$(head -c 5000 /dev/zero | tr '\0' y)\"}"
run import in.json
sed 's/…/./g' err >cut
check 'a long line is cut around the place' [ "$(awk 'length($0) > 118' cut | wc -l)" -eq 0 ]
check 'the caret is under the place' [ "$(awk '/^ *\^$/ {print substr(before, length($0), 1)} {before = $0}' cut | tail -1)" = 3 ]

report "$(i=0; while [ $i -lt 30 ]; do printf '{"type": "presence", "hwo": []},\\n'; i=$((i + 1)); done)"'{"type": "no"}'
run import in.json
is 3 'thirty warnings and an error'
check 'twenty are shown' [ "$(grep -c '^in.json:' err)" -eq 20 ]
check 'the error among them' grep -q 'error\[field.value\]' err
check 'the rest is counted' grep -q '^laydown: and 11 warnings more (-v shows all)$' err
run -v import in.json
check '-v shows all' [ "$(grep -c '^in.json:' err)" -eq 31 ]
run --json-errors import in.json
is 3 'the same as JSON'
check 'all of them, the refusal, the summary' [ "$(wc -l <err)" -eq 33 ]
check 'with every member' jq -es '.[30] == {level:"error", code:"field.value", file:"in.json", line:34, column:10, byte:.[30].byte,
    pointer:"/reports/0/claims/30/type", record:"r1", value:"\"no\"", message:.[30].message, hint:.[30].hint, status:3}' err
check 'the byte is that of the value' [ "$(tail -c +"$(($(jq -s '.[30].byte' err) + 1))" in.json | head -c 4)" = '"no"' ]
check 'the summary counts' jq -es '.[-1] | .level == "summary" and .errors == 2 and .warnings == 30 and .files_refused == 1
    and .claims_read == 31 and .claims_refused == 1 and .claims_stored == 0 and .exit == 3' err

cat >in.jsonl <<'J'
{"id":"r1","source":{"name":"Wire"},"published":"2022-01-07","claims":[{"id":"a","type":"presence"},{"id":"b","type":"presense","odd":  4e2}]}
{"id":"r2","source":{"name":"Wire"},"published":"07.01.2022"}

{"id":"r3",}
{"id":"r4","source":{"name":"Wire"},"published":"2022-01-07","claims":[]}
J
run import --rejects r.jsonl in.jsonl
says 2 'error\[usage.value\].*--keep-going' '--rejects alone'
run import --keep-going --dry-run in.jsonl
is 4 'a trial with --keep-going'
check 'says what would be' grep -q '3 records would be written to laydown-rejects.jsonl' err
last 'laydown: error[import.partly]: 1 file with errors, 1 of 2 claims would be stored'
check 'and writes nothing' [ "$(ls | grep -c -e laydown)" -eq 0 ]
run import --keep-going in.jsonl
is 4 '--keep-going'
last 'laydown: error[import.partly]: 1 file with errors, 1 of 2 claims stored'
run reports --count
check 'the sound ones are stored' [ "$(cat out)" = 2 ]
check 'three records' [ "$(wc -l <laydown-rejects.jsonl)" -eq 3 ]
check 'each says where and why' [ "$(jq -c '.laydown_rejected[] | [.code, .file, .line, .column, has("hint")]' laydown-rejects.jsonl | tr -d '\n')" = \
    '["field.value","in.jsonl",1,118,true]["date.invalid","in.jsonl",2,52,true]["json.syntax","in.jsonl",4,11,true]' ]
check 'the report is as it came' grep -qF '"id":"b","type":"presense","odd":  4e2}]}' laydown-rejects.jsonl
check 'what is no JSON is there as text' [ "$(jq -r 'select(.raw).raw' laydown-rejects.jsonl)" = '{"id":"r3",}' ]
cp laydown-rejects.jsonl before
run import --keep-going in.jsonl
is 4 'once more'
check 'the older rejects are left alone' cmp -s before laydown-rejects.jsonl
check 'the new ones have a name of their own' cmp -s before laydown-rejects-2.jsonl
run import --keep-going --rejects before in.jsonl
says 3 'error\[rejects.exists\]' 'a file of rejects that is there is not written over'
jq -c 'if .raw then {id:"r3",source:{name:"Wire"},published:"2022"} else . end
    | .published = "2022-01-07" | if .id == "r1" then .claims[1].type = "presence" else . end' before >fixed.jsonl
run import fixed.jsonl
check 'corrected, they can be imported' [ $status -eq 0 ]
check 'and what they said of problems is no part of them' [ "$(grep -c laydown_rejected err)" -eq 0 ]
run claims --columns id,type -f csv
check 'the report is whole' [ "$(tail -n +2 out | sort | tr '\n' ' ')" = 'r1#a,presence r1#b,presence ' ]
run reports -f ndjson
hasnt laydown_rejected 'what is given back has no trace of it'
run import before
says 3 'error\[report.rejected\]' 'a line that is not corrected is told'
mkdir folder
printf 'no \351 JSON' >bad.jsonl
run import --keep-going --rejects folder/r.jsonl bad.jsonl
says 3 'error\[import.refused\]: 1 file refused, nothing stored' 'nothing sound at all is status 3'
check 'bytes that are no text are kept' [ "$(jq -r .raw_hex folder/r.jsonl)" = 6e6f20e9204a534f4e ]
run import --keep-going --rejects nowhere/r.jsonl in.jsonl sound.json
check 'rejects that cannot be written are an error' [ $status -ge 5 ]

# Problems that are found when all is read, of lines that were sound by themselves.
cat >late.jsonl <<'J'
{"id":"a","source":{"name":"Wire"},"published":"2022-01-07","claims":[{"id":"x","type":"presence","about":"b#none"}]}
{"format":"laydown-reports/1","reports":[{"id":"b","source":{"name":"Wire"},"published":"2022-01-07"},{"id":"c","source":{"name":"Wire"},"published":"2022-01-07","claims":[{"id":"x","type":"presence"},{"id":"y","type":"presence","where":[{"name":"Mali"},{"name":"Gao","lon":2.35,"lat":48.85}]}]}]}
{"id":"a","source":{"name":"Other"},"published":"2022-01-07"}
J
run --db late.db --json-errors import --keep-going late.jsonl
is 4 'an id twice'
check 'each problem has its place' [ "$(jq -c 'select(.code and .file) | [.code, .line, .column, .pointer, .record]' err | tr -d '\n')" = \
    '["report.duplicate",3,7,"/id","a"]["claim.about",1,107,"/claims/0/about","a#x"]["place.far",2,255,"/reports/1/claims/1/where/1","c#y"]' ]
check 'and the refused report is kept' [ "$(jq -c '[.id, .source.name, .laydown_rejected[0].code]' late-rejects.jsonl)" = '["a","Other","report.duplicate"]' ]
plan
