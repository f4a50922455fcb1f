# The manual pages are read without a complaint, by mandoc and by man, and apropos understands their names.
. "$TEST_LIB"
pages=$PWD/pages
cp -r "$(dirname "$LAYDOWN")/../pages" .
gunzip pages/man?/*.gz
: >err

"$LAYDOWN" help | sed -n 's/^  \([a-z]*\) .*/\1/p' >commands
{ echo laydown.1; sed 's/.*/laydown-&.1/' commands; echo laydown-reports.5; } | LC_ALL=C sort >wanted
(cd "$pages" && ls man?/*) | sed 's,.*/,,' | LC_ALL=C sort >there
diff wanted there >out
status=$?
if [ $status -eq 0 ]; then pass 'a page for the command, each of its commands, and the documents'
else fail 'a page for the command, each of its commands, and the documents'; fi

if command -v mandoc >/dev/null; then
    mandoc -T lint "$pages"/man?/* >out 2>err
    status=$?
    if [ $status -eq 0 ] && [ ! -s out ]; then pass 'mandoc finds nothing'; else fail 'mandoc finds nothing'; fi
else
    pass 'mandoc finds nothing # SKIP mandoc is not on this machine'
fi

# man-db and groff read them, too. MAN_KEEP_STDERR: its complaints are what is asked for.
if command -v man >/dev/null && command -v groff >/dev/null && command -v lexgrog >/dev/null; then
    : >all
    while read -r page; do MAN_KEEP_STDERR=1 MANWIDTH=80 man --warnings -l -Tutf8 -Z "$pages"/man?/"$page" 2>>all >out; done <wanted
    cp all err
    status=0
    if [ ! -s all ] && [ -s out ]; then pass 'man has no warning'; else fail 'man has no warning'; fi
    while read -r page; do lexgrog "$pages"/man?/"$page" >out 2>err || echo "$page"; done <wanted >all
    cp all out
    if [ ! -s all ]; then pass 'lexgrog reads their names'; else fail 'lexgrog reads their names'; fi
    MANWIDTH=80 man -l -Tutf8 "$pages/man1/laydown-events.1" 2>err | sed 's/.\x08//g; s/\x1b\[[0-9;]*m//g' >out
    awk 'length($0) > 80' out >wide
    status=$(wc -l <wide)
    if [ "$status" -eq 0 ]; then pass 'a page fits 80 columns'; else fail 'a page fits 80 columns'; fi
    for heading in NAME SYNOPSIS DESCRIPTION OPTIONS FILTERS FORMATS EXAMPLES 'EXIT STATUS' ENVIRONMENT FILES 'SEE ALSO'; do
        has "^$heading\$" "laydown-events(1) has $heading"
    done
else
    pass 'man has no warning # SKIP man-db and groff are not on this machine'
fi
plan
