# complete.bash FILE: for each line of standard input, words parted by "|", what bash offers for the last word.
source "$1"
while IFS='|' read -r -a COMP_WORDS; do
    [[ ${COMP_WORDS[-1]} != EMPTY ]] || COMP_WORDS[-1]=
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    COMPREPLY=()
    _laydown
    (IFS='|'; echo "${COMPREPLY[*]}")
done
