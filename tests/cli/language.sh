# A language is a folder of imports/lexicon: one more needs no C.
. "$TEST_LIB"

mkdir -p more/imports
ln -s "$LAYDOWN_DATA"/* more/ 2>/dev/null
rm -rf more/imports
mkdir more/imports
cp -r "$SOURCE_DIR/imports/lexicon" more/imports/lexicon
own=more/imports/lexicon/es
mkdir $own
printf 'setting\tvalue\tmeaning\nletters\tA-ɏ\tLatin\nslashes\tdmy\t\n' >$own/language.tsv
list() {
    name=$1
    shift
    printf 'class\tvalue\tphrases\n' >$own/$name.tsv
    [ $# -eq 0 ] || printf "$@" >>$own/$name.tsv
}
list forces 'force\tpersonnel\tsoldados;militares\n'
list bases 'base\t\tbase;bases\n'
list numbers
list calendar 'month\t10\toctubre\n'
list cues 'det\tdef\tel;la;los;las\nof\t\tde;del\n'
list prepositions 'prep\tsite\ten\n'
list stop
list attribution
list datelines 'dated\t\tPublicado el\n'
printf 'id\tcount\tphrases\tplus\tminus\nes.dmy\tdate\tel? <day> de <month> de? <year>\t12 de octubre de 2021\t12 gatos\n' >$own/times.tsv
printf 'id\ttype\tvoice\tslots\tneed\tphrases\tplus\tminus\nabandonar\tdeparture\tactive\tsubj=subject place=obj\tforce\tabandonaron;abandonan\tLos soldados de Wagner abandonaron Kidal.\tAbandonaron el coche.\n' >$own/triggers.tsv

printf 'Publicado el 05/11/2021\n\nLos soldados de Wagner abandonaron la base de Kidal el 12 de octubre de 2021.\n' >es.txt
export LAYDOWN_DATA="$PWD/more"
run extract es.txt
is 0 'a text in a fourth language is read'
has '"language": ?"es"' 'and known by its words'
has '"published": ?"2021-11-05"' 'its order of day and month is its own'
has '"type": ?"departure"' 'its trigger tells what happened'
has '"rule": ?"abandonar"' 'by its own rule'
has '"name": ?"Wagner' 'its words for forces tell who'
has '"name": ?"Kidal' 'its prepositions where'
has '"when": ?"2021-10-12"' 'its calendar when'
run extract --language es es.txt
is 0 'it may be asked for'
run extract --language de es.txt
says 2 'en, es, fr, ru' 'the languages that there are are told'
cp $own/triggers.tsv kept.tsv
sed -i 's/subj=subject/sbj=subject/' $own/triggers.tsv
run extract es.txt
says 3 'lexicon.invalid' 'a slot that is none is refused'
check 'with its line' grep -q 'triggers.tsv:2' err
cp kept.tsv $own/triggers.tsv
printf 'colour\tblue\t\n' >>$own/language.tsv
run extract es.txt
says 3 'lexicon.invalid' 'a setting that is none is refused'
plan
