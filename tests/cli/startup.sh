# An answer starts at once: the processor time of `presence` on the dossier, beside that of a program that is
# linked to everything. One run of both, median of eleven.
. "$TEST_LIB"
. "$SOURCE_DIR/tests/cli/dossier"
needs ogrinfo bash
if ldd "$LAYDOWN" | grep -q libasan; then echo '1..0 # SKIP sanitizers cost more than what is measured'; exit 77; fi

run --db s.db import -q "$dossier"
check 'the dossier is imported' [ "$status" -eq 0 ]

# The median of eleven, in milliseconds of user and system time.
cat >median <<'BASH'
TIMEFORMAT='%U %S'
for i in 1 2 3 4 5 6 7 8 9 10 11; do
    { time "$@" >/dev/null 2>/dev/null </dev/null; } 2>&1
done | awk '{printf "%d\n", ($1 + $2) * 1000 + 0.5}' | sort -n | sed -n 6p
BASH
ours=$(LC_ALL=C bash ./median "$LAYDOWN" --db s.db presence --at 2022-01-10)
coord=$(LC_ALL=C bash ./median "$LAYDOWN" coord 30QVD9920954496)
theirs=$(LC_ALL=C bash ./median ogrinfo --version)
echo "# laydown presence: $ours ms; coord: $coord ms; ogrinfo --version: $theirs ms"
# A slow machine is slow for both.
if [ "$ours" -le 15 ] || [ $((ours * 4)) -le "$theirs" ]; then pass 'presence takes little processor time'
else fail "presence takes $ours ms of processor time, ogrinfo --version $theirs"; fi
if [ "$coord" -le 30 ] || [ $((coord * 2)) -le "$theirs" ]; then pass 'coord takes little, with PROJ'
else fail "coord takes $coord ms of processor time, ogrinfo --version $theirs"; fi
plan
