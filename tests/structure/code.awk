# code.awk: C text without its comments, and unless keep_strings without what stands in string and
# character literals: "file <TAB> line number <TAB> code" for each line that has any. Tabs in the
# code become blanks. A line continued by a backslash is left as it is.
FNR == 1 { in_comment = 0 }
{
    out = ""
    line = $0
    gsub(/\t/, " ", line)
    n = length(line)
    for (i = 1; i <= n; i++) {
        c = substr(line, i, 1)
        two = substr(line, i, 2)
        if (in_comment) {
            if (two == "*/") { in_comment = 0; i++; out = out " " }
        } else if (two == "/*") { in_comment = 1; i++ }
        else if (two == "//") break
        else if (c == "\"" || c == "'") {
            quote = c
            text = c
            for (i++; i <= n; i++) {
                c = substr(line, i, 1)
                if (c == "\\") { text = text c substr(line, ++i, 1); continue }
                text = text c
                if (c == quote) break
            }
            out = out (keep_strings ? text : quote quote)
        } else out = out c
    }
    if (out ~ /[^ ]/) print FILENAME "\t" FNR "\t" out
}
