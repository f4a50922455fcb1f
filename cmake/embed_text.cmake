# SOURCE -> TARGET: the text as one C string literal a line. C limits a literal to 4095 bytes for
# portability, but adjacent literals are joined and gcc and clang take any length.
file(READ ${SOURCE} text)
string(REPLACE "\\" "\\\\" text "${text}")
string(REPLACE "\"" "\\\"" text "${text}")
string(REPLACE "\n" "\\n\"\n\"" text "${text}")
file(WRITE ${TARGET} "\"${text}\"\n")
