# Names in the store, when it is small enough to answer while a key is pressed.
_laydown_names() {
    local layer db=${(Q)laydown_words[${laydown_words[(I)--db]} + 1]}
    local -a names
    (( ${laydown_words[(I)--db]} )) || db=${(Q)${laydown_words[(r)--db=*]}#--db=}
    db=${db/#\~\//$HOME/}
    [[ -n $(find "${db:-${LAYDOWN_DB:-laydown.db}}" -size -65536k 2>/dev/null) ]] || return 1
    names=("${(@f)$(for layer in "$@"; do
        laydown ${db:+--db} ${db:+"$db"} -q "${layer%/*}" --columns "${layer#*/}" \
            --limit 5000 -f ndjson 2>/dev/null </dev/null
    done | sed -n 's/^{"[a-z_]*":"\([^"\\]*\)"}$/\1/p' | LC_ALL=C sort -u)}")
    compadd -M 'm:{[:lower:]}={[:upper:]}' -a names
}
_laydown_actors() { _laydown_names presence/actor presence/parent }
_laydown_places() { _laydown_names bases/name events/place }

