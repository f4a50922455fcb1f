# probes_judge.jq: probes and what laydown answered -> lines of TAP.
($names[0] | group_by(.kind + "\u0000" + .said)
 | map({key: (.[0].kind + "\u0000" + .[0].said),
        value: ((map(.rank) | min) as $best | map(select(.rank == $best).means))}) | from_entries) as $means
| ($events[0]) as $events | ($argued[0]) as $argued

| def meanings($kind; $name): $means[$kind + "\u0000" + $name] // [$name];
def strength: {confirmed: 5, presumed: 4, contested: 3, possible: 2, reported_absent: 1}[.state] // 0;
def holds: if .state == "reported_absent" then "no" elif .role == "holder" then "yes"
    elif .role == "possible_holder" then "possible" else "no" end;
def held: if index("yes") then "yes" elif index("possible") then "possible" else "no" end;
def day: .[0:10];
def has_word($word): ((.actor // "") + "; " + (.giver // "") + "; " + (.receiver // "")) | contains($word);
def one_of($list; $x): $list == null or ($list | index($x)) != null;
def shown($list): if $list == null then "any" else $list | join("|") end;
def line($good; $probe; $title; $got):
    (if $good then "ok" else "not ok" end) + " - " + ($probe.file | sub("\\.tsv$"; "")) + ": " + $title
    + (if $good then ""
       else ($probe as $p | $argued | map(select(.dossier == ($p.file | sub("\\.tsv$"; "")) and .known_by == $p.known_by
             and .at == $p.at and .place == $p.place and .actor == $p.actor and .expected == $p.expected)) | .[0]) as $case
         | (if $case != null and $probe.mark != "certain" then " # TODO argued: " + $case.why else "" end)
         + "\n#   line \($probe.line), \(if $probe.mark == "" then "unmarked" else $probe.mark end): got \($got); \($probe.why)" end);

# The row of exactly that actor at exactly that place; not those below it.
def judge_presence($answer):
    . as $probe | meanings("actor"; .actor) as $actors | meanings("place"; .place) as $places
    | ($answer.rows | map(select(.actor as $a | .place_id as $i | .place as $p
        | ($actors | index([$a]) != null) and (($places | index([$i]) != null) or $p == $probe.place)))) as $rows
    | ($rows | max_by(strength) | if . == null then "unknown" else .state end) as $state
    | ($rows | map(holds) | held) as $holder
    | ($answer.status == 0) as $asked
    | "\(.at)\(if .known_by == "" then "" else " known by " + .known_by end), \(.actor) at \(.place): \(shown(.state)), holder \(shown(.holder))" as $title
    | line($asked and one_of(.state; $state) and one_of(.holder; $holder); $probe; $title;
           if $asked then "\($state), holder \($holder)" else "status \($answer.status): \($answer.said)" end);

def bounds_are($bounds): ($bounds | split("..")) as $b | (.start | day) == $b[0] and (.end | day) == $b[-1];
# Who did it, in what role and how many may be disputed of what is reported or corroborated all the same: the file
# has lines of its own for disputes, and how many origins there are is asked beside.
def has_status($status): .status == $status or (.status == "disputed"
    and ($status == "reported" or $status == "corroborated") and (.disputed | split(",") - ["actor", "role", "strength"] == []));
def described: "\(.type) \(.place) [\(.start | day)..\(.end | day)] \(.actor) origins \(.origins) \(.status)\(if .disputed == "" then "" else ":" + .disputed end)";

def judge_event:
    . as $probe | .wanted as $want | meanings("place"; $want.place // "") as $places
    | ($events | map(select(.type == $want.type))) as $typed
    | ($typed | map(select(.place_id as $i | .place as $p | ($places | index([$i]) != null) or $p == $want.place))) as $placed
    # "delivery Mi-171": what no report names as a place is none.
    | (if $placed == [] and ($means | has("place\u0000" + ($want.place // "")) | not) then $typed else $placed end)
    | map(select(($want.actor == null or has_word($want.actor))
                 and ($want.giver == null or has_word($want.giver)) and ($want.receiver == null or has_word($want.receiver))))
    | . as $near
    | any(.[]; bounds_are($probe.bounds) and .origins == $probe.origins and has_status($probe.status)) as $good
    | line($good; $probe; "\($probe.what) \($probe.bounds), origins \($probe.origins), \($probe.status)";
           if $near == [] then "no such event" else $near | map(described) | join(" | ") end);

# A dispute is an event disputed on that aspect whose words are those of the probe.
def judge_dispute:
    . as $probe | ((.status | capture("^disputed:(?<aspect>.*)$").aspect) // null) as $aspect
    | if $aspect == null then "ok - \(.file | sub("\\.tsv$"; "")): \(.what) # SKIP no command answers this"
      else
        ([.what | scan("[A-Z][^\\s:,>-]+")] - ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]) as $words
        | ($events | map(.type) | unique | map(select(. as $t | $probe.what | startswith($t + " "))) | .[0]) as $type
        | ($events | map(select((.disputed // "" | split(",") | index($aspect)) != null))) as $disputed
        | ($disputed | map(select(if $type then .type == $type and ($probe.bounds == "" or bounds_are($probe.bounds))
            else (.label + " " + .place + " " + .actor + " " + .giver + " " + .receiver) as $text | all($words[]; . as $w | $text | contains($w)) end))) as $found
        | line($found != []; $probe; "\($probe.what), \($probe.status)"; "disputed on \($aspect): " + ($disputed | map(described) | join(" | ")))
      end;

[$probes[] | select(.ask == "presence")] as $presence
| (range($presence | length) as $i | $presence[$i] | judge_presence($answers[$i])),
  ($probes[] | select(.ask == "event") | if .kind == "event" then judge_event else judge_dispute end)
