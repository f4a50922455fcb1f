# What the command says of itself, and how it answers a command line that is wrong.
. "$TEST_LIB"

run --version
is 0 '--version'
has '^laydown [0-9]+\.[0-9]+\.[0-9]+$' 'it says its version'
run
says 2 'error\[usage.command\]' 'no command is a usage error'
run help
is 0 'help'
has '^  presence ' 'it lists the commands'
run --help
is 0 '--help'
for command in import events movements presence bases timeline ledger disputes claims reports why sql snapshot verify date help; do
    run "$command" --help
    is 0 "$command --help"
    has "^usage: laydown $command" "it shows how $command is called"
    cp out help.1
    run help "$command"
    same help.1 "help $command is the same"
done
for topic in commands errors filters formats limits statuses; do
    run help $topic
    is 0 "help $topic"
done
run help filters
has 'base_handover' 'help filters lists the types'
run help filtres
says 2 'did you mean "filters"' 'a topic that is none, with a hint'
run evnts
says 2 'did you mean "events"' 'a command that is none, with a hint'
run events --plase X
says 2 'did you mean --place' 'an option that is none, with a hint'
run events --at
says 2 'error\[usage.value\].*--at' 'an option without its value'
run events surplus
says 2 'error\[usage.words\].*surplus' 'a word too many'
run why
says 2 'error\[usage.words\]' 'a word too few'
run events -f xml
says 2 'error\[format.unknown\]' 'a format that is none'
run events -o x.docx
says 2 'error\[format.unknown\].*x.docx' 'a file name that says no format'
check 'and no file of that name' [ ! -e x.docx ]
run events
says 5 'error\[store.missing\]' 'a store that is not there'
check 'a list does not make one' [ ! -e laydown.db ]
run --json-errors events
says 5 '^\{"level":"error","code":"store.missing","message":".*","status":5\}$' 'the same as JSON'
check 'and the summary last' grep -q '^{"level":"summary","errors":1,"warnings":0,"notes":0,"exit":5}$' err
run --json-errors evnts
says 2 '"code":"usage.command".*"hint":"did you mean' 'a usage error as JSON'
run "$(printf 'ev\033[31mnts')"
says 2 'ev<U\+001B>\[31mnts' 'hidden characters are shown, not obeyed'
plan
