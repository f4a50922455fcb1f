# laydown import FOLDER: documents and texts in it, and what of it is passed over.
. "$TEST_LIB"

mkdir -p in/sub in/niger in/mali in/Kidal_files
echo 'French soldiers left Gao on 3 May 2020.' >in/gao.txt
echo '<!DOCTYPE html><p>French soldiers left Kidal on 4 May 2020.</p>' >in/Kidal.html
echo 'French soldiers left Kidal on 5 May 2020.' >in/Kidal.txt
echo '<!DOCTYPE html><p>German soldiers left Menaka on 3 May 2020.</p>' >in/Kidal_files/frame.html
echo '<!DOCTYPE html><p>Danish soldiers left Menaka on 3 May 2020.</p>' >in/mali/index.html
echo '<!DOCTYPE html><p>German soldiers left Niamey on 3 May 2020.</p>' >in/niger/index.html
echo 'German soldiers left Gao on 3 May 2020.' >in/sub/two.txt
"$LAYDOWN" extract --published 2020-06-01 in/sub/two.txt 2>err | sed 's/Germany/Denmark/' >in/sub/two.json
echo 'Only documents are in here.' >in/README.txt
echo x >in/map.png

run import --published 2020-06-01 in
check 'a folder of texts, pages and documents' test $status -eq 0
check 'is stored' grep -q '5 reports new, 5 claims' err
passed() { check "$3" grep -q "^in/$1: note\[file.passed_over\]: .*$2" err; }
passed Kidal.txt 'same report as Kidal.html' 'a text beside its page is passed over'
passed sub/two.txt 'same report as two.json' 'and one beside its document'
passed Kidal_files 'parts of the page' 'and what a browser saved with a page'
passed README.txt 'no claim' 'and a text without claims'
passed map.png 'documents .* and texts' 'and what is neither'
run claims -f csv --columns id,actor --sort id
for id in 'Kidal#c1,France' 'gao#c1,France' 'mali#c1,Denmark' 'niger#c1,Germany' 'two#c1,Denmark'; do
    has "^$id" "$id"
done
run import -q --published 2020-06-01 in
is 0 'again'
run import --published 2020-06-01 in
check 'it changes nothing' grep -q '5 reports unchanged' err
run import --published 2020-06-01 in/README.txt
check 'a text without claims is a report when it is named' grep -q '1 report new' err

# One file that is wrong.
printf 'caf\351\n' >in/bad.txt
run --db other.db import --published 2020-06-01 in
says 3 '0 of 5 claims stored .--keep-going' 'a file that is wrong refuses the rest'
check 'and makes no store' test ! -e other.db
run --db other.db import --keep-going --published 2020-06-01 in
says 4 '1 file with errors, 5 of 5 claims stored' 'which --keep-going stores'
has_progress() { env -u NO_COLOR TERM=xterm script -qc "$1" /dev/null </dev/null | tr '\r' '\n' | grep -q "$2"; }
if command -v script >/dev/null; then
    mkdir many
    for i in $(seq 1 40); do echo "French soldiers left Gao on $((i % 28 + 1)) May 2020." >many/t$i.txt; done
    check 'progress of many files on a terminal' \
        has_progress "'$LAYDOWN' --db many.db import --published 2020-06-01 many" '32 of 40 files read'
fi
if [ "$(id -u)" -ne 0 ]; then
    echo 'French soldiers left Tessalit on 3 May 2020.' >in/shut.txt
    chmod 0 in/shut.txt
    run --db shut.db import --keep-going --published 2020-06-01 in
    says 4 'in/shut.txt: error.io.read' 'a file that cannot be read is one of them'
fi
plan
