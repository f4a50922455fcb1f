# The date command: what an EDTF text means, or where it is wrong.
. "$TEST_LIB"

run date 2021-12-14
is 0 'a day'
has '^  earliest +2021-12-14$' 'its first day'
has '^  level +0$' 'its level'
run date '[2021-12-11..2021-12-20]'
is 0 'a set'
has '^  latest +2021-12-20$' 'its last day'
run date '[..2022-01-07]'
has '^  earliest +open$' 'an open bound'
run date 2018/2022-06-13
has '^  start latest +2018-12-31$' 'the sides of an interval'
run date 2021-12-14 2021-02-30
says 1 'error\[date.invalid\]' 'one of two is none: 1'
has '^2021-12-14$' 'the other one is told all the same'
run date 2021-02-30
says 1 '^ +\^' 'a caret shows where'
says 1 '^  hint: ' 'and a hint what to write'
run date -f json '2021-12~' nonsense
says 1 'error' 'as JSON: the same status'
has '"text":"2021-12~","valid":true,"level":1,.*"approximate":true' 'an object for the good one'
has '"text":"nonsense","valid":false,"error":' 'an object for the bad one'
run date "$(printf '2021\342\200\256')"
says 1 'U\+202E' 'hidden characters are shown'
run date -f xml 2021
says 2 'format.unknown' 'a format that is none'
plan
