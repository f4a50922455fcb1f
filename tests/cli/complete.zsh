# complete.zsh FOLDER LINE…: each LINE as zsh completes it, with the functions of FOLDER.
zmodload zsh/zpty || exit 1
result=$PWD/zsh.out
: >$result
zpty -b shell "TERM=dumb zsh -f -i"
zpty -w shell "PS1= RPS1= PROMPT_EOL_MARK=; setopt no_beep; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D
probe() { zle complete-word; print -r -- \"\$BUFFER\" >>${(q)result}; BUFFER=; }; zle -N probe; bindkey '^X' probe
print ready >>${(q)result}"
shift
# Until the result has $1 lines; what the shell prints meanwhile is thrown away.
wait_for() {
    local i
    for ((i = 0; i < 400; i++)); do
        [[ $(wc -l <$result) -ge $1 ]] && return
        zpty -r -t shell >/dev/null
        sleep 0.05
    done
}
wait_for 1
lines=1
for line in "$@"; do
    zpty -w -n shell "$line"$'\C-x'
    wait_for $((++lines))
done
zpty -d shell
sed 1d $result
