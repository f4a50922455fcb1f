# skips.awk: from a JUnit file of ctest, the tests that were skipped and the parts that tests left
# out, each with the reason that the test gave ("1..0 # SKIP why", "ok 3 - what # SKIP why").
/<testcase/ {
    name = $0
    sub(/.*name="/, "", name)
    sub(/".*/, "", name)
}
/# SKIP/ {
    why = $0
    sub(/.*# SKIP:? */, "", why)
    gsub(/&quot;/, "\"", why)
    gsub(/&apos;/, "'", why)
    gsub(/&lt;/, "<", why)
    gsub(/&gt;/, ">", why)
    gsub(/&amp;/, "\\&", why)
    sub(/<\/system-out>.*/, "", why)
    printf "skipped in %s (%s): %s\n", build, name, why
}
