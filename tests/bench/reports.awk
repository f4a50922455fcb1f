# Reports in the project's own format, ten claims each, one report on a line: what a race is run on.
# awk -v claims=1000000 -f reports.awk. The same number gives the same bytes; one claim becomes about
# one event. There are as many towns as make the neighbourhoods of a big store: one to thirty claims.
function next_number(below) {
    seed = (seed * 16807) % 2147483647
    return int(seed / 2147483647 * below)
}

# Days from 1 January 2010, as YYYY-MM-DD, in months of 28 days.
function day_text(day) {
    return sprintf("%04d-%02d-%02d", 2010 + int(day / 336), int(day % 336 / 28) + 1, day % 28 + 1)
}

function claim(day, number,    town) {
    town = next_number(towns)
    return sprintf("{\"type\":\"%s\",\"when\":\"%s\",\"where\":[{\"name\":\"Place %d\",\"role\":\"site\"," \
        "\"lon\":%.2f,\"lat\":%.2f,\"precision\":2,\"country\":\"ML\"}]," \
        "\"who\":[{\"name\":\"%s\",\"role\":\"subject\"}]," \
        "\"note\":\"A note of some length, with a \\\"quote\\\", to be carried along %d.\"}",
        types[next_number(type_count) + 1], day_text(day), town,
        -12 + town * 7919 % 1600 / 100, 12 + town * 104729 % 1100 / 100,
        actors[next_number(actor_count) + 1], number)
}

BEGIN {
    seed = 42
    towns = int(claims / 30) + 1
    type_count = split("arrival departure presence strength reinforcement drawdown", types, " ")
    actor_count = split("France|Mali|Chad|MINUSMA|Wagner Group|Russian Armed Forces", actors, "|")
    for (report = 0; report * 10 < claims; report++) {
        published = 40 + next_number(336 * 14)
        printf "{\"id\":\"r%d\",\"source\":{\"name\":\"Source %d\",\"kind\":\"news\",\"reliability\":\"C\"}," \
            "\"published\":\"%s\",\"url\":\"https://example.org/%d\",\"claims\":[",
            report, report % 97, day_text(published), report
        for (i = 0; i < 10 && report * 10 + i < claims; i++)
            printf "%s%s", i ? "," : "", claim(published - next_number(30), report * 10 + i)
        print "]}"
    }
}
