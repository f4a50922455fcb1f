# README, help, manual pages and completions say the same of commands, options, filters, formats and statuses.
# All of it is asked of the command's own tables: `laydown help` and `laydown help COMMAND`.
. "$TEST_LIB"
pages=$PWD/pages
cp -r "$(dirname "$LAYDOWN")/../pages" .
gunzip pages/man?/*.gz
readme=$SOURCE_DIR/README.md
: >err

# none WHAT: passes when ./out is empty, that is when nothing was found wrong.
none() { status=$(wc -l <out); if [ "$status" -eq 0 ]; then pass "$1"; else fail "$1"; fi; }
# missing FILE FROM: the lines of FILE that are no line of FROM.
missing() { LC_ALL=C sort -u "$1" >a; LC_ALL=C sort -u "$2" >b; LC_ALL=C comm -23 a b; }
# A manual page as plain text.
plain() { sed 's/\\f[BIR]//g; s/\\-/-/g; s/\\(dq/"/g; s/\\(aq/'"'"'/g; s/\\&//g; s/\\e/\\/g' "$1"; }
# Section $2 of the README, its heading left out.
section() { awk -v wanted="## $1" '/^## / {on = $0 == wanted; next} on' "$readme"; }

"$LAYDOWN" help >help
sed -n 's/^  \([a-z]*\)  *\([a-z].*\)/\1/p' help >commands
sed -n '/^Topics of/,$p' help | tr -d '\n' | sed 's/^Topics of `laydown help`: //; s/, and each.*//' | tr -d ' ' | tr ',' '\n' | sed '$a\' >topics
while read -r command; do
    "$LAYDOWN" help "$command" | sed -nE "s/^  (-[a-zA-Z], |    )--([a-z-]+).*/$command \2/p"
done <commands >options
cut -d ' ' -f 2 options | LC_ALL=C sort -u >option_names
for list in commands topics options; do
    if [ "$(wc -l <$list)" -ge 3 ]; then pass "help lists $list"; else cp $list out; fail "help lists $list"; fi
done

# README: its table of commands. The first column has one command or several, each with its words.
section Commands | awk -F '|' '/^\| `/ {print $2}' | grep -oE '`[a-z]+' | tr -d '`' >told
{ missing commands told | sed 's/$/: a command that the table of README does not have/'
  missing told commands | sed 's/$/: in the table of README, and no command/'; } >out
none "README's table has the commands"
section Commands | grep -oE -e '--[a-z][a-z-]+' | sed 's/^--//' >told
missing told option_names | sed 's/$/: an option in README, which no command has/' >out
none 'README names options that exist'
grep -oE '`--[a-z][^`]*|(^|`|\$ )laydown [^`]*' "$readme" | grep -oE -e '(^|[ `])--[a-z][a-z-]+' | sed 's/^[ `]*--//' >told
missing told option_names | grep -vx version | sed 's/$/: somewhere in README, and no option/' >out
none 'and so do its commands and sentences'

# Filters: the topic, the options, README.
"$LAYDOWN" help filters >filters
grep -oE '^  --[a-z-]+' filters | tr -d ' ' | sed 's/^--//' >filter_names
missing filter_names option_names | sed 's/$/: a filter of the topic, which no command has/' >out
none 'each filter of the topic is an option'
section Commands | awk '/^Filters:/ {on = 1} /^$/ {on = 0} on' | grep -oE -e '--[a-z-]+' | sed 's/^--//' >told
missing filter_names told | sed 's/$/: a filter that README does not name/' >out
none 'README names each filter'

# Formats: the topic, the options, README.
"$LAYDOWN" help formats | sed -nE 's/^  ([a-z]+)  .*/\1/p' >formats
while read -r command; do
    "$LAYDOWN" help "$command" | grep -q -- '--output=' || continue
    "$LAYDOWN" help "$command" | sed -n 's/.*--format=FORMAT *//p' | tr -d ' ' | tr ',;' '\n\n'
done <commands >taken
{ missing taken formats | sed 's/$/: a format of a command, which the topic does not have/'
  missing formats taken | sed 's/$/: a format of the topic, which no command has/'; } >out
none 'the topic has the formats that commands write'
section Commands | tr -c 'a-z0-9\n' '\n' >told
missing formats told | sed 's/$/: a format that README does not name/' >out
none 'README names each format'
section Commands | sed -n 's/^Formats: `\([^`]*\)`.*/\1/p' | tr ' ' '\n' >told
missing told formats | sed 's/$/: a format of README, which there is not/' >out
none 'and no other'

# Exit statuses: the topic, README, the pages.
"$LAYDOWN" help statuses | sed -nE 's/^ +([0-9]+)  .*/\1/p' >statuses
section Commands | awk '/^Exit status:/ {on = 1} /^$/ {on = 0} on' | tr '\n' ' ' | sed 's/\. .*//; s/^Exit status://; s/·/\n/g' |
    sed -nE 's/^ *([0-9]+) .*/\1/p' | sed '$a\' >told
diff statuses told >out
none 'README has the exit statuses of the help'
sed -n '/typedef enum lay_status/,/} lay_status/s/.*= \([0-9]*\),\{0,1\} .*/\1/p' "$SOURCE_DIR/include/laydown/error.h" >told
diff statuses told >out
none 'and so has the public header'

# Environment: what the sources read is told.
grep -rhoE 'getenv\("[A-Z_]+"\)' "$SOURCE_DIR/src" | sed 's/.*"\(.*\)".*/\1/' >told
"$LAYDOWN" help environment | sed -nE 's/^  ([A-Z_]+)  .*/\1/p' >variables
{ missing told variables | sed 's/$/: read by the program, not told by `help environment`/'
  missing variables told | sed 's/$/: told by `help environment`, and never read/'; } >out
none 'the environment that is read is told'

# Pages.
plain "$pages/man1/laydown.1" >overview
while read -r command; do grep -q "laydown-$command(1)\|laydown-$command (1)" overview || echo "laydown(1) does not refer to laydown-$command"; done <commands >out
none 'laydown(1) names each command'
while read -r command option; do
    plain "$pages/man1/laydown-$command.1" | grep -qE -e "^(-[a-zA-Z], )?--$option(=|$)" || echo "laydown-$command(1) does not have --$option"
done <options >out
none 'each page has the options of its command'
while read -r command; do
    grep -q '^\.SH EXAMPLES' "$pages/man1/laydown-$command.1" ||
        echo "laydown-$command(1) has no example: its .details need an indented line that begins with laydown"
    plain "$pages/man1/laydown-$command.1" | awk '/^\.SH EXIT STATUS/ {on = 1; next} /^\.SH/ {on = 0} on' |
        sed -nE 's/^([0-9]+)$/\1/p' >told
    cmp -s statuses told || echo "laydown-$command(1) has other exit statuses than the help"
done <commands >out
none 'each page has an example and the exit statuses'
while read -r topic; do
    case $topic in commands) continue ;; statuses) heading='EXIT STATUS' ;; *) heading=$(echo "$topic" | tr a-z A-Z) ;; esac
    awk -v wanted=".SH $heading" '/^\.SH/ {on = $0 == wanted} on' overview >body
    "$LAYDOWN" help "$topic" | sed -nE 's/^ {1,4}([^ ]+( [^ ]+)*)  +.*/\1/p' >terms
    [ -s body ] || echo "laydown(1) has no section $heading"
    while IFS= read -r term; do grep -qxF -e "$term" body || echo "laydown(1), $heading: \"$term\" is missing"; done <terms
done <topics >out
none 'laydown(1) has each topic with all its entries'

# Completions, asked as a shell would.
if command -v bash >/dev/null; then
    while read -r command option; do echo "laydown|$command|--$option"; done <options |
        bash "$SOURCE_DIR/tests/cli/complete.bash" "$pages/laydown.bash" >told 2>err
    cut -d ' ' -f 2 options | sed 's/^/--/' | paste -d ' ' - told | awk '{n = split($2, got, "|"); for (i = 1; i <= n; i++) if (got[i] == $1) next; print "bash does not offer " $1}' >out
    none 'bash offers each option'
    { cat commands topics; } | sed 's/.*/laydown|help|&/' | bash "$SOURCE_DIR/tests/cli/complete.bash" "$pages/laydown.bash" >told 2>err
    cat commands topics | paste -d ' ' - told | awk '{n = split($2, got, "|"); for (i = 1; i <= n; i++) if (got[i] == $1) next; print "bash does not offer the topic " $1}' >out
    none 'bash offers each topic'
else
    pass 'bash offers each option # SKIP bash is not on this machine'
fi
while read -r command option; do
    awk -v start="    $command)" '$0 == start {on = 1} on; / ;;$/ {on = 0} /common=\(/ {on = 1} /^    \)/ {on = 0}' "$pages/_laydown" |
        grep -qE -e "--$option(=)?\[" || echo "zsh does not offer $command --$option"
done <options >out
none 'zsh offers each option'
cat commands topics | while read -r word; do grep -qE "[( ]$word[ )]" "$pages/_laydown" || echo "zsh does not offer the topic $word"; done >out
none 'zsh offers each topic'
plan
