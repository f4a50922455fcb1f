# Texts in other encodings: refused, with a command that can be run as it stands.
. "$TEST_LIB"

folder="it's here"
mkdir "$folder"
converts() { # ENCODING SAID FILE: FILE is in UTF-8, and so is again what the command makes
    other="$folder/$1.${3##*.}"
    if ! iconv -f utf-8 -t "$1" "$3" >"$other" 2>err; then
        pass "$1: skipped, iconv lacks it"
        return
    fi
    run extract "$other"
    says 3 'error.text.encoding.' "$1: refused"
    sed -n 's/^  hint: //p' err | sed 's/, which leaves out.*//' >command
    check "$1: as $2" grep -q "^iconv -f $2 -t utf-8" command
    sh ./command 2>err
    check "$1: the command makes it UTF-8" cmp -s "$folder/$1-utf8.${3##*.}" "$3"
}

cat >ru.txt <<'TEXT'
Российские военные инструкторы прибыли на базу в Томбукту 5 января 2022 года, сообщил представитель малийской армии.
TEXT
cat >fr.txt <<'TEXT'
Les forces françaises ont quitté Kidal le 12 octobre 2021, selon l'état-major. Une manœuvre a été menée.
TEXT
sed 's/œ/oe/' fr.txt >latin.txt
{ printf '<!DOCTYPE html><html><head><meta charset="x-mac-cyrillic"></head><p>'; cat ru.txt; printf '</p></html>\n'; } >mac.html
for encoding in windows-1251 koi8-r iso-8859-5 cp866; do converts $encoding $encoding ru.txt; done
converts iso-8859-15 iso-8859-15 fr.txt
converts windows-1252 windows-1252 fr.txt
converts iso-8859-1 windows-1252 latin.txt
for encoding in utf-16 utf-16le utf-16be; do converts $encoding $encoding fr.txt; done
sed 's/x-mac-cyrillic/koi8-r/' mac.html >koi8.html
converts koi8-r koi8-r koi8.html
sed 's/x-mac-cyrillic/ISO-8859-1/' mac.html | sed 's/<p>.*/<p>café é/' >latin.html
converts iso-8859-1 windows-1252 latin.html
iconv -f utf-8 -t mac-cyrillic mac.html >said.html 2>err || cp ru.txt said.html
run extract said.html
check 'what a page says counts' grep -q 'says that it is in x-mac-cyrillic' err

{ cat fr.txt; printf 'caf\351\n'; } >few.txt
run extract few.txt
says 3 'though most of the text is' 'a byte among others'
sed -n 's/^  hint: //p' err | sed 's/, which leaves out.*//' >command
sh ./command 2>err
check 'can be left out' test "$(tail -n 1 few-utf8.txt)" = caf
"$LAYDOWN" extract - <few.txt >out 2>err
status=$?
says 3 'hint: iconv .* laydown extract -' 'standard input'
plan
