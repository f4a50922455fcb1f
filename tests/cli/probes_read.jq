# probes_read.jq: a file of expected answers -> an object per line, whichever form it has.
def none: if . == null or . == "-" then "" else . end;
def alternatives: none | if . == "" then null else split("|") end;
def states: map(if . == "yes" then "confirmed", "presumed"
    elif . == "no" then "reported_absent", "unknown"
    elif . == "possible" then "possible", "contested"
    else . end);
# "planned base_handover Timbuktu base", "arrival Timbuktu (town), Wagner Group", "departure Mali (Barkhane)"
def event:
    (if startswith("planned ") then .[8:] else . end) | gsub(" \\(town\\)"; "")
    | capture("^(?<type>[a-z_]+) (?<rest>.*)$")
    | .type as $type | .rest
    | (capture("^(?<place>[^,(]+)(, | \\()(?<actor>[^)]+)\\)?$") // capture("^(?<giver>.+)->(?<receiver>.+)$") // {place: .})
    | . + {type: $type};

split("\n") | map(select(length > 0 and (startswith("#") | not)) | split("\t"))
| .[0] as $head
| .[1:] | to_entries[]
| .key as $n
| ([$head, .value] | transpose | map({key: .[0], value: (.[1] // "")}) | from_entries)
| {file: $file, line: ($n + 2)} + if .kind then
    {ask: "event", kind, what, bounds: (.bounds | none), origins: (.independent_origins | tonumber? // null),
     status: (.status | none), mark, why} + {wanted: (if .kind == "event" then .what | event else null end)}
  elif .state then
    {ask: "presence", known_by: (.known_by | none), at, place, actor, state: (.state | alternatives),
     holder: (.holder | alternatives), expected: .state, mark, why}
  else
    {ask: "presence", known_by: (.known_by | none), at, place: .base, actor, state: (.present | alternatives | states),
     holder: (.holder | alternatives), expected: .present, mark: "", why: .comment}
  end
