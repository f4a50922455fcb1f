# worlds.awk: a document of random reports, all types, odd dates, names known and unknown in several
# spellings, copies, digests, denials, members that the format does not have.
#   awk -v types=imports/event-types.tsv -v seed=N -v reports=N [-v revision=2] [-v only=changed] -f worlds.awk
# A report depends on seed, its number and its revision alone. revision=2 changes about a third of
# them, and only=changed leaves the others out.
function random(n) { x = (x * 16807) % 2147483647; return x % n }
function chance(percent) { return random(100) < percent }
function pick(text,    at, n) { n = split(text, at, "|"); return at[1 + random(n)] }
function day() { return sprintf("%d-%02d-%02d", 2021 + random(3), 1 + random(12), 1 + random(28)) }
function edtf(    a, b, k) {
    if (chance(odd)) return pick("-9999-01-01|9999-12-31|9999|Y-17000|Y170000|../2022|2022/..|/2022-03|2022-03/|[..2022-03-01]|[2022-03-01..]|{2021-01-05..2021-03-07}|2021-22|201X|2022-XX-XX|2022?-06|2022-06-~11|0000|XXXX")
    a = day(); b = day(); k = random(100)
    if (a > b) { k = a; a = b; b = k; k = random(100) }
    if (k < 45) return a
    if (k < 55) return substr(a, 1, 7)
    if (k < 60) return substr(a, 1, 4)
    if (k < 72) return "[" a ".." b "]"
    if (k < 78) return "[.." a "]"
    if (k < 90) return a "/" b
    return a "/.."
}
function place(role,    out) {
    out = "{\"name\":\"" (chance(50) ? pick("Timbuktu base|Timbuktu|Gao base|Gao|Gao Region|northern Mali|Mali|Niger|Sahel|Niamey airport|Air Base 101|Dori") \
        : pick("Xandu|XANDU|Xandu base|xandu base|Camp Xandu|Fort Quell|Quell|Quell base|Yorba region|Yorba|Xandu Region|Nowhere Sea|Niger Yorba camp")) "\""
    out = out ",\"role\":\"" role "\""
    if (chance(25)) out = out ",\"country\":\"" pick("ML|NE") "\""
    if (chance(20)) out = out ",\"precision\":" random(8)
    if (chance(20)) out = out "," pick("\"lon\":-3.0076,\"lat\":16.7305|\"lon\":2.1,\"lat\":13.5|\"lon\":0.1,\"lat\":16.2|\"lon\":0.11,\"lat\":16.21")
    if (chance(10)) out = out ",\"radius_m\":" pick("100|5000")
    return out "}"
}
function actor(role) {
    return "{\"name\":\"" pick("France|Operation Barkhane|Mali|Malian Armed Forces|Russia|Wagner Group|Russian instructors|MINUSMA|Germany|German battalion of MINUSMA|Unknown Gang|unknown gang|UNKNOWN GANG|Red Column|3rd company of the Red Column") "\",\"role\":\"" role "\"}"
}
function roles(type) {
    if (type ~ /handover|seized|replacement|delivery|removal|redesignation/) return "giver|receiver"
    if (type == "base_attacked") return "attacker|target"
    if (type == "agreement") return "party"
    if (type == "request") return "requester|addressee"
    if (type == "affiliation") return "subject|principal"
    if (type == "identification") return "subject|identified_as"
    return chance(30) ? "subject|host" : "subject"
}
function claim(report, at,    out, type, n, i, list) {
    type = chance(60) ? pick("presence|arrival|departure|base_handover|base_closed|base_seized|replacement|redeployment|absence|strength|redesignation") : type_of[1 + random(type_count)]
    out = "{" (chance(70) ? "\"id\":\"c" at "\"," : "") "\"type\":\"" type "\""
    if (chance(25)) out = out ",\"stance\":\"" pick("denies|denies|doubts|retracts") "\",\"aspect\":\"" pick("occurrence|actor|place|time|strength|role") "\""
    if (chance(30)) out = out ",\"modality\":\"" pick("ongoing|planned|requested|refused|possible") "\""
    i = random(reports)
    if (i != report && chance(20)) out = out ",\"about\":\"r" i "#c" random(4) "\""
    if (chance(90)) out = out ",\"when\":\"" edtf() "\",\"when_text\":\"then\""
    out = out ",\"where\":["
    if (type == "redeployment" || chance(15)) out = out place("origin") "," place("destination")
    else { n = chance(85) ? 1 : random(4); for (i = 0; i < n; i++) out = out (i ? "," : "") place(chance(80) ? "site" : pick("area|via")) }
    out = out "],\"who\":["
    n = split(roles(type), list, "|")
    for (i = 1; i <= n; i++) out = out (i > 1 ? "," : "") actor(list[i])
    out = out "]"
    if (type == "strength" || chance(25)) out = out ",\"strength\":{\"best\":" pick("0|1|100|400|4e2") ",\"unit\":\"" pick("personnel|personnel|helicopter") "\",\"scope\":\"" pick("site|country") "\"}"
    if (chance(40)) out = out ",\"speaker\":{\"text\":\"" pick("a spokesman|the minister") "\"" (chance(60) ? ",\"actor\":\"" pick("France|Mali|Russia|Unknown gang|THE COLUMN|the Column") "\"" : "") "}"
    if (chance(15)) out = out ",\"mood\":\"wary \\u00e9\\n\""
    return out ",\"credibility\":" (1 + random(6)) "}"
}
function report(at, rev,    out, n, i) {
    x = (seed * 7919 + at * 104729 + rev * 1299709) % 2147483646 + 1
    for (i = 0; i < 5; i++) random(2)
    out = "{\"id\":\"r" at "\",\"source\":{\"name\":\"" pick("Le Monde|RIA, Moscow|Mali Tribune") "\",\"kind\":\"" pick("news|government|dataset") "\",\"reliability\":\"" pick("A|B|C|F") "\"}"
    out = out ",\"published\":\"" (chance(70) ? day() : substr(day(), 1, 7)) "\""
    if (chance(40)) out = out ",\"origin\":\"" pick("AFP|Reuters|AFP; Reuters") "\""
    if (at && chance(30)) out = out ",\"derived_from\":[\"r" random(at) "\"]"
    if (chance(20)) out = out ",\"coder\":{\"name\":\"x\",\"n\":1.50}"
    out = out ",\"claims\":["
    n = 1 + random(4)
    for (i = 0; i < n; i++) out = out (i ? "," : "") claim(at, i)
    return out "]}"
}
BEGIN {
    FS = "\t"
    while ((getline line < types) > 0) { split(line, cell, "\t"); if (line !~ /^#/ && cell[1] != "type") type_of[++type_count] = cell[1] }
    odd = seed % 3 * 10
    printf "{\"format\":\"laydown-reports/1\",\"title\":\"World %d, revision %d\",\"licence\":\"none\",\"reports\":[", seed, revision + 0
    for (at = 0; at < reports; at++) {
        changed = revision > 1 && (at * 7 + seed) % 3 == 0
        if (only == "changed" && !changed) continue
        printf "%s\n%s", written++ ? "," : "", report(at, changed ? revision : 1)
    }
    print "]}"
}
