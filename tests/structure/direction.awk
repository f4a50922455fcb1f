# direction.awk: which folder of src may include which. Input: code.awk with strings kept.
# base <- model <- geo <- store <- gazetteer <- infer <- {import, query}, query <- export <- cli; what
# stands further left may be used too, save that export and cli see only what is named here.
BEGIN {
    may["base"] = "base"
    may["model"] = "base model"
    may["geo"] = may["model"] " geo"
    may["store"] = may["geo"] " store"
    may["gazetteer"] = may["store"] " gazetteer"
    may["infer"] = may["gazetteer"] " infer"
    may["import"] = may["infer"] " import"
    may["query"] = may["infer"] " query"
    may["export"] = "base model geo gazetteer query export"
    may["cli"] = "base cli"
    # The public headers belong to the folder that implements them.
    split("error base rows base tree base output base date model coord geo db store gazetteer gazetteer import import extract import " \
          "query query export export folder export", pairs, " ")
    for (i = 1; i in pairs; i += 2) home[pairs[i]] = pairs[i + 1]
}
function allowed(folder, other) { return index(" " may[folder] " ", " " other " ") > 0 }
$3 ~ /^[ ]*#[ ]*include/ {
    split($1, path, "/")
    text = $3
    sub(/^[ ]*#[ ]*include[ ]*/, "", text)
    sub(/[ ]+$/, "", text)
    name = substr(text, 2, length(text) - 2)
    in_public = path[1] == "include"
    if (text ~ /^</) {
        if (name !~ /^laydown\//) next
        short = name
        sub(/^laydown\//, "", short)
        sub(/\.h$/, "", short)
        if (in_public || path[2] == "cli") next
        if (!(short in home)) print $1 ":" $2 ": no folder is known to own <" name ">"
        else if (!allowed(path[2], home[short])) print $1 ":" $2 ": " path[2] " may not include <" name "> of " home[short]
        next
    }
    if (in_public) { print $1 ":" $2 ": a public header includes \"" name "\""; next }
    if (name !~ /\// || name ~ /^sql\/[a-z0-9_]+\.inc$/) {
        # Made by the build: event types for model, SQL for store.
        owner = name ~ /^sql\// ? "store" : "model"
        if (name !~ /\.inc$/) print $1 ":" $2 ": \"" name "\" is not told from src/"
        else if (!allowed(path[2], owner) || owner == "store" && path[2] != owner)
            print $1 ":" $2 ": " path[2] " may not include \"" name "\" of " owner
        next
    }
    split(name, to, "/")
    if (!(path[2] in may)) print $1 ":" $2 ": no rule for the folder " path[2]
    else if (!allowed(path[2], to[1])) print $1 ":" $2 ": " path[2] " may not include \"" name "\""
}
