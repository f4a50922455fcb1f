# Names in the store, one a line.
_laydown_names() {
    local layer
    [[ -n $(find "${db:-${LAYDOWN_DB:-laydown.db}}" -size -65536k 2>/dev/null) ]] || return
    for layer in "$@"; do
        "${COMP_WORDS[0]}" ${db:+--db "$db"} -q "${layer%/*}" --columns "${layer#*/}" \
            --limit 5000 -f ndjson 2>/dev/null </dev/null
    done | sed -n 's/^{"[a-z_]*":"\([^"\\]*\)"}$/\1/p' | LC_ALL=C sort -u
}

# Offers the lines of standard input that begin with what was typed, whatever its case.
_laydown_offer() {
    local name typed=$value
    case $value in
    [\'\"]*) typed=${value:1} ;;
    *) typed=${value//\\/} ;;
    esac
    while IFS= read -r name; do
        [[ ${name,,} == "${typed,,}"* ]] || continue
        [[ $value == [\'\"]* ]] || printf -v name %q "$name"
        COMPREPLY+=("$before$name")
    done
}

# What can stand for $value: KIND WORDS.
_laydown_value() {
    local word
    case $1 in
    list | words)
        if [[ $1 == list && $value == *,* ]]; then
            before+=${value%,*},
            value=${value##*,}
        fi
        for word in $2; do [[ $word == "$value"* ]] && COMPREPLY+=("$before$word"); done ;;
    files | folders)
        compopt -o filenames 2>/dev/null
        local how=-f
        [[ $1 == folders ]] && how=-d
        while IFS= read -r word; do COMPREPLY+=("$before$word"); done < <(compgen $how -- "$value") ;;
    actors) _laydown_offer < <(_laydown_names presence/actor presence/parent) ;;
    places) _laydown_offer < <(_laydown_names bases/name events/place) ;;
    esac
}

_laydown() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command= db= option= value= before= word kind words options i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
        --db)
            [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++))
            ((i + 1 < COMP_CWORD)) && db=${COMP_WORDS[++i]} ;;
        --db=*) db=${word#*=} ;;
        -* | =) ;;
        *) [[ -n $command ]] || command=$word ;;
        esac
    done
    db=${db//\\/}
    db=${db/#\~\//$HOME/}
    if [[ $current == = ]]; then option=$previous value=
    elif [[ $previous == = ]]; then option=${COMP_WORDS[COMP_CWORD - 2]} value=$current
    elif [[ $current == --*=* ]]; then option=${current%%=*} before=$option= value=${current#*=}
    elif [[ $previous == -* ]]; then option=$previous value=$current
    fi
    if [[ -n $option ]] && _laydown_option_value "$command" "$option"; then
        _laydown_value "$kind" "$words"
        return
    fi
    value=$current
    _laydown_command "$command"
    if [[ $current == -* ]]; then _laydown_value words "$options"
    else _laydown_value "$kind" "$words"
    fi
}
complete -F _laydown laydown
