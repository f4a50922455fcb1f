# laydown extract: prose to a report document; and import of a text.
. "$TEST_LIB"

cat >camp.txt <<'TEXT'
About 400 Russian instructors have arrived in Mali since late December, a Malian official said.
French forces left Kidal on 12 October and Tessalit a month later.
TEXT
run extract --published 2022-01-10 camp.txt
is 0 'a text'
has '"format": ?"laydown-reports/1"' 'becomes a report document'
has '"id": ?"camp"' 'its id is the stem of the name'
cp out first
run extract --published 2022-01-10 camp.txt
same first 'the same again is the same bytes'
LC_ALL=fr_FR.UTF-8 TZ=Asia/Tokyo run extract --published 2022-01-10 camp.txt
same first 'under any locale and time zone'

if command -v jq >/dev/null; then
    claims() { jq -r ".reports[].claims[] | $1" out >list; }
    claims '[.type, .who[0].name, .where[0].name, .when] | join(" ")'
    check 'arrival' grep -qx 'arrival Russia Mali \[2021-12-21..2022-01-10\]' list
    check 'departure' grep -qx 'departure France Kidal 2021-10-12' list
    check 'and what goes on from it' grep -qx 'departure France Tessalit 2021-11-12~' list
    claims '.strength | select(. != null) | [.best, .qualifier, .unit] | join(" ")'
    check 'how many' grep -qx '400 approx personnel' list
    claims '.speaker | select(. != null) | .text'
    check 'who says so' grep -q 'Malian official' list
    claims '.machine | [.rule, (.confidence | type)] | join(" ")'
    check 'by which rule' grep -qx 'leave number' list
    jq -e 'all(.reports[]; .text as $t | all(.claims[]; . as $c | all(.spans | keys[];
        . as $k | ($t | utf8bytelength) >= $c.spans[$k][1] and $c.quotes[$k] != null)))' out >/dev/null
    status=$?
    check 'every span lies in the text and has its quote' test $status -eq 0
fi

# A place that the gazetteer lacks is where the text tells it by a known one: distance and bearing
# from Gao, in km on a sphere; the radius is Gao's 5 km and what distance and direction leave open.
if command -v jq >/dev/null; then
    told_by() { # LANGUAGE TEXT
        printf '%s\n' "$2" >told.txt
        run extract --language "$1" --published 2022-06-15 told.txt
        jq -r 'def rad: . * 3.14159265358979 / 180;
            .reports[].claims[].where[0] | ((.lat - 16.27167) * 111.195) as $y |
            ((.lon + 0.04472) * 111.195 * (16.27167 | rad | cos)) as $x |
            [.name, ($x | round), ($y | round), (.radius_m | round)] | join(" ")' out >list
    }
    told_by en 'French soldiers left Zufafa, a village about 30 km south of Gao, in May.'
    check '30 km south' grep -qx 'Zufafa -\{0,1\}0 -30 17728' list
    told_by en 'Fighters attacked a French outpost at Zufafa, some 40 miles north-east of Gao, on Monday.'
    check '40 miles north-east' grep -qx 'Zufafa base 46 46 31374' list
    told_by fr 'Les soldats français ont quitté la base de Zoufafa, à 40 km au sud-ouest de Gao, en mai.'
    check 'à 40 km au sud-ouest' grep -qx 'Zoufafa base -28 -28 21388' list
    told_by ru 'Российские военные прибыли в Зуфафу в 60 км к востоку от Гао.'
    check 'в 60 км к востоку' grep -qx 'Зуфафу 60 -\{0,1\}0 28938' list
    told_by en 'French soldiers left Zufafa, near Gao, in May.'
    check 'near: within 15 km of the town' grep -qx 'Zufafa 0 0 20000' list
    told_by en 'French soldiers left a camp south of Gao in May.'
    check 'how far is not told: within 25 km of the town' grep -qx 'Gao base 0 0 30000' list
    told_by en 'French soldiers left the Victoria base in Gao in May.'
    check 'a name that is known elsewhere' grep -qx 'Victoria base 0 0 5000' list
fi

printf 'La France a transféré la base de Tombouctou à l’armée malienne le 14 décembre.\n' >fr.txt
run extract --published 2021-12-16 fr.txt
has '"language": ?"fr"' 'French is noticed'
has 'base_handover' 'and read'
printf 'Французские военные покинули базу в Менаке 13 июня.\n' >ru.txt
run extract --published 2022-06-14 ru.txt
has '"language": ?"ru"' 'Russian is noticed'
has 'departure' 'and read'

printf 'La Finul a quitté la base de Tibnine le 3 mai 2020. Les FAMa ont quitté la base de Gao le 4 mai 2020.\n' >small.txt
run extract --published 2020-05-06 small.txt
has '"name": ?"UNIFIL"' 'a short name with small letters, as the tables have it'
has '"name": ?"Mali"' 'and of a force'
printf 'In Fact left Gao on 3 May 2020.\n' >fact.txt
run extract --published 2020-05-06 fact.txt
hasnt '"name": ?"FACT"' 'but a word is no acronym'
printf 'FACT left Gao on 4 May 2020.\n' >fact.txt
run extract --published 2020-05-06 fact.txt
has '"name": ?"FACT"' 'which has capitals'

printf '<html><head><title>x</title></head><body><script>French forces left Gao.</script><p>French forces left <b>Kidal</b> on 12 October 2021.</p></body></html>' >page.html
run extract --published 2021-10-14 page.html
has '"departure"' 'a web page'
hasnt '"name": ?"Gao"' 'without its scripts'

printf 'Source: "A title," somepaper.com 7 January 2021.\n\nFrench forces left Gao on 5 January.\n\nSource: "Another," otherpaper.com 12 January 2022.\n\nFrench forces left Kidal on 10 January.\n' >digest.txt
run extract digest.txt
says 0 'date_conflict' 'dates of two sources that disagree are told'
has '"published_as_printed": ?"2021-01-07"' 'what was printed stays'
has '"published": ?"2022-01-07"' 'beside what is proposed'

printf 'The first\n\nFrench forces left Gao on 5 January.\n\nSource: "A title," firstpaper.com 7 January 2022.\n\nFrench forces left Kidal on 4 January.\n\nPhoto: a soldier\n\nRussian forces arrived in Gao on 6 January.\n\nImage Information:\n\nImage: a map\nAttribution: somebody\n\nThe second\n\nBritish forces left Menaka on 2 January 2021.\n\nSource: "Another," secondpaper.com 5 January 2021.\n\nGerman forces left Tessalit on 3 January 2021.\n' >digests.txt
run extract --published 2022-01-10 digests.txt
if command -v jq >/dev/null; then
    jq -r '.reports[] | [.title, .published, (.claims | map(.where[0].name) | join(","))] | join(" ")' out >list
    check 'an article of a digest' grep -qx ' 2022-01-10 Gao' list
    check 'has its source, and captions end none' grep -qx '.*A title.* 2022-01-07 Kidal,Gao' list
    check 'the next article' grep -qx 'The second 2022-01-10 Ménaka' list
    check 'has another one, of whatever date' grep -qx '.*Another.* 2021-01-05 Tessalit' list
    { cat digests.txt; yes 'The weather was fine in the whole of the country and nothing happened there.' | head -1000; } >issue.txt
    run extract --published 2022-01-10 issue.txt
    jq -j '.reports[].text' out >joined
    check 'reports of a long digest have a part of it each, and together all' cmp -s joined issue.txt
    jq -r '.reports[] | (.text | explode | length) as $n | .claims[] | [.spans.evidence[1] <= $n, .quotes.place] | join(" ")' out >list
    check 'and spans into their part' test "$(tr '\n' ' ' <list)" = 'true Gao true Kidal true Gao true Menaka true Tessalit '
fi

# Claims of a long text are written while it is read: what is pointed back to may be gone from memory.
i=0
while [ $i -lt 400 ]; do
    printf 'Russia set up a base in Gao on 3 May 2021.\n\n300 soldiers are based there.\n\nFrench troops left Kidal on 4 May 2021.\n\n'
    i=$((i + 1))
done >long.txt
run extract --published 2022-01-10 long.txt
is 0 'a text of more claims than are kept'
check 'tells all of them' test "$(grep -c '^ *"type":' out)" -eq 1200
check 'and whose they are, every time' test "$(grep -c '^ *"who": \[{"name":"Russia"' out)" -eq 800

# When a text was published, and by whom: TEXT, day, source.
tells() {
    printf '%b' "$1" >dated.txt
    run extract dated.txt
    has "\"published\": ?\"$2\"" "$2: $(printf %.40s "$1")"
    has "\"name\": ?\"$3\"" "from $3"
}
left='French forces left Gao on Tuesday and Menaka on 3 May 2021.\n'
tells "BAMAKO, 12 January 2023 (AFP) - $left" 2023-01-12 AFP
has '"when": ?"2023-01-10"' 'and "Tuesday" is counted from it'
hasnt '"name": ?"Bamako"' 'the place of a dateline is no place of what it tells'
tells "Bamako, January 12, 2023 (Reuters) – $left" 2023-01-12 Reuters
tells 'PARIS, le 3 mai 2022\n\nLes forces françaises ont quitté Gao mardi.\n' 2022-05-03 dated
tells 'МОСКВА, 12 ноября 2022 года. /ТАСС/. Французские военные покинули базу в Менаке 13 июня.\n' 2022-11-12 TASS
tells "French forces leave Mali\nPublished: 2023-01-12 10:30\n\n$left" 2023-01-12 dated
check 'what stands above the date is no claim' test "$(grep -c '"type"' out)" -eq 2
tells "French forces leave Mali\n\n12.01.2023\n\n$left" 2023-01-12 dated
tells "25/12/2023\n\n$left" 2023-12-25 dated
tells "05/12/2023\n\n$left" '../..' dated
tells "Bamako, Jan 12 (Reuters) – $left" '../..' Reuters
tells "French forces left Gao on 12 January 2023 - and Menaka later.\n" '../..' dated
tells "Foreign forces in Mali, 12 January 2023\n\n$left" 2023-01-12 dated
tells 'Иностранные базы (12 января 2023 г.)\n\nФранцузские войска покинули Гао во вторник.\n' 2023-01-12 dated
tells "French forces left Menaka on Monday, 12 December 2022.\n$left" '../..' dated
tells "$left" '../..' dated
check 'nothing tells it: that is said' grep -q 'text.undated' err
has '"when": ?"2021-05-03"' 'what has a date of its own keeps it'
check 'and what has none gets none' test "$(grep -c '^ *"when":' out)" -eq 1
cp out undated
LAYDOWN_NOW=2031-05-06 run extract dated.txt
same undated 'on another day the same bytes'
run --db undated.db import dated.txt
check 'it is imported all the same' test $status -eq 0

printf 'Police opened fire on demonstrators in Gao on Tuesday.\n' >none.txt
run extract --published 2022-01-07 none.txt
is 0 'a text without claims'
hasnt '"type"' 'gives none'

run extract --explain --published 2022-01-10 camp.txt
is 0 'explained'
has '\[place 2: Kidal\]' 'the text with its marks'
has 'rule leave, confidence' 'and the rule'
run extract --explain --published 2022-01-10 -o page-out.html camp.txt
is 0 'explained as a page'
printf '%s <script>alert(1)</script><img src=x onerror="alert(1)">\n' "$(cat camp.txt)" >hostile.txt
run extract --explain --published 2022-01-10 -o hostile.html hostile.txt
check 'a script of the text is none of the page' test "$(grep -c '<script\|<img' hostile.html)" -eq 0
check 'it is shown' grep -q '&lt;script&gt;alert(1)' hostile.html
check 'and nothing can be loaded' grep -q "default-src 'none'" hostile.html
check 'a mark leads to its claim' grep -q 'href="#hostile#c1"' hostile.html
check 'which leads back' grep -q '<a href="#t-hostile#c1">1</a>' hostile.html
check 'the report has its day' grep -q '<dt>published</dt><dd>2022-01-10</dd>' hostile.html
printf '<!DOCTYPE html><p>French soldiers left <b>Gao</b>&nbsp;on 1&nbsp;May 2020. They left Kidal &lt;b&gt;.<script>x</script></p>\n' >shown.html
run extract --explain --published 2022-01-10 shown.html
has '\[actor 1: French soldiers\] \[trigger 1: left\] \[place 1: Gao\] \[when 1: on 1 May 2020\]' 'a page is shown without its tags'
hasnt 'script|<p>' 'none of them'
COLUMNS=60 run extract --explain --published 2022-01-10 camp.txt
check 'lines fit a narrow terminal' test "$(awk 'length($0) > 60' out | wc -l)" -eq 0
check 'a legend on the page' grep -q '<mark class="place">place</mark>' hostile.html
run extract --explain --published 2022-01-10 camp.txt
has 'field claim: words' 'a legend for a terminal'
check 'no colours in a pipe' test "$(grep -c "$(printf '\033')" out)" -eq 0
if command -v script >/dev/null; then
    env -u NO_COLOR TERM=xterm script -qc "'$LAYDOWN' extract --explain --published 2022-01-10 camp.txt" /dev/null >tty </dev/null
    check 'colours on a terminal' grep -q "$(printf '\033')\[32m" tty
    NO_COLOR=1 TERM=xterm script -qc "'$LAYDOWN' extract --explain --published 2022-01-10 camp.txt" /dev/null >tty </dev/null
    check 'but for NO_COLOR' test "$(grep -c "$(printf '\033')" tty)" -eq 0
fi
check 'the page has marks' grep -q '<mark class="trigger"' page-out.html

run extract --published someday camp.txt
says 2 'date.invalid' 'a date that is none'
run extract --language xx camp.txt
says 2 'language.unknown' 'a language that is none'
run extract missing.txt
says 5 'file.missing' 'a file that is not there'
printf 'caf\351\n' >latin.txt
run extract latin.txt
says 3 'text.encoding' 'a text in another encoding'

run import --published 2022-01-10 camp.txt
check 'a text is imported' test $status -eq 0
run claims --count
has '3' 'with its claims'
run import --published 2022-01-10 camp.txt
check 'and again' grep -q 'unchanged' err

# What has no unit has no strength: 61 is no number of weapons.
printf 'The United States delivered 61 tons of weapons to the Somali army in Mogadishu on 3 May 2021.\n' >arms.txt
run --db arms.db import -q --published 2021-05-05 arms.txt
is 0 'a delivery of things that no unit counts is imported'
run --db arms.db events -f json
has '"type": ?"delivery"' 'as a delivery'
has '"strength_best": ?null' 'without a strength'

# Who fights a state is not that state.
while IFS='|' read -r who text; do
    printf '%s\n' "$text" >rebels.txt
    run extract --published 2014-01-10 rebels.txt
    has '"type": ?"base_' "$who: read"
    has '"name": ?"unknown"' 'as nobody known'
    has "\"as_reported\": ?\"[^\"]*$who\"" 'with the words for them'
done <<'TEXTS'
Syrian rebels|Syrian rebels seized the airbase at Taftanaz on 11 January 2013.
insurgés maliens|Des insurgés maliens ont attaqué la base de Ber le 3 mai 2013.
Сирийские повстанцы|Сирийские повстанцы захватили авиабазу Тафтаназ 11 января 2013 года.
TEXTS
printf 'EL SALVADOR, 3 MAY 1990 - THE RIGHTIST PRESIDENT SAID YESTERDAY THAT THERE IS ONE ARMY IN EL SALVADOR.\n' >caps.txt
run extract caps.txt
hasnt 'Islamic State' 'in a text in capitals a verb is no name'

# An article and a number are no aircraft.
printf 'Japan has asked Canada for a 42 billion yen loan to build gas pipelines.\n' >loan.txt
run extract --published 1987-03-02 loan.txt
hasnt '"type"' '"a 42 billion" is no A-42'
printf 'A 300-strong French contingent arrived in Gao on 4 May 2022. The US sent A-10 aircraft to Incirlik on 6 May 2022.\n' >models.txt
run extract --published 2022-05-10 models.txt
has '"best": ?300,[^}]*personnel' 'nor is "A 300-strong"'
has '"qualifier": ?"vague","unit": ?"aircraft"' 'and "A-10 aircraft" are not one'
printf 'A first batch of 200 mercenaries landed in Bangui on 3 May 2022. A second group of about 300 mercenaries landed in Bria on 4 May 2022.\n' >batch.txt
run extract --published 2022-05-06 batch.txt
has '"best": ?200, ?"qualifier": ?"exact"' 'a batch of 200 is 200'
has '"best": ?300, ?"qualifier": ?"approx"' 'one of about 300 is not'

# Texts that no list prepares for take no longer by the byte than others: seconds are ample.
head -c 5000000 /dev/zero | tr '\0' a >noblank.txt
run extract --published 2022-01-10 noblank.txt
is 0 '5 MB without a blank'
awk 'BEGIN { printf "French soldiers left Gao"; for (i = 0; i < 50000; i++) printf " on %d May 20%02d and", i % 28 + 1, i % 20; print "." }' >dates.txt
run extract --published 2022-01-10 -q dates.txt
is 0 '50,000 dates in a sentence'
awk 'BEGIN { printf "The minister said"; for (i = 0; i < 20000; i++) printf " on %d May 20%02d 300 soldiers left Gao, the army told AFP, and", i % 28 + 1, i % 20; print "." }' >told.txt
began=$(date +%s)
run extract --published 2022-01-10 -q told.txt
is 0 '20,000 claims and speakers in a sentence'
check 'take no more than a minute (1.2 MB)' test $(($(date +%s) - began)) -le 60
{ cat camp.txt; awk 'BEGIN { for (i = 0; i < 60000; i++) print "The harvest of wheat was good this year." }'; } >long.txt
run import -q --published 2022-01-10 long.txt
is 0 'a text of more than 1 MiB is imported'
run extract -q --published 2022-01-10 long.txt
cp out long.json
rm -f long.db
run --db long.db import -q long.json
is 0 'and so is its document'
awk 'BEGIN { for (i = 0; i < 10500; i++) print "French soldiers left Gao on " i % 28 + 1 " May 2020." }' >many.txt
rm -f many.db
run --db many.db import -q --published 2022-01-10 many.txt
is 0 'and one of 10,500 claims'
run --db many.db claims --count
has '10500' 'with all of them'

run extract -q --published 2022-01-10 many.txt camp.txt
jq -c '.reports[1]' out >after.json
run extract -q --published 2022-01-10 camp.txt
check 'what a text says does not depend on the texts before it' \
    test "$(jq -c '.reports[0]' out)" = "$(cat after.json)"

awk 'BEGIN { for (i = 1; i <= 9; i++) print "French soldiers left Gao on " i " May 2030." }' >ahead.txt
run extract --published 2022-01-10 ahead.txt
check 'what is told as past but lies ahead is said once' test "$(grep -c date_conflict err)" -eq 1
check 'and counted' grep -q '8 more such claims' err

# A digest of two articles and the dossier coded by hand tell the same story of Timbuktu.
seed=${LAYDOWN_SHARED:-$SOURCE_DIR/../shared}/prose/seed.txt
if [ -f "$seed" ]; then
    story() { "$LAYDOWN" --db "$1" presence --at 2022-01-07 --place "Timbuktu base" -f json 2>>err; }
    "$LAYDOWN" --db read.db import -q "$seed" 2>err
    "$LAYDOWN" --db coded.db import -q "$SOURCE_DIR/imports/dossiers/mali-2021-2025.json" 2>err
    for db in read.db coded.db; do
        story $db >out
        status=$?
        has '"actor": ?"Mali' "$db: Mali is at the base"
        has '"role": ?"holder"' "$db: and somebody holds it"
        has '"actor": ?"Russia' "$db: Russians are there"
        hasnt '"actor": ?"(Operation Barkhane|France)"' "$db: France is not"
    done
else
    echo "# skipped: the digest is not here"
fi
plan
