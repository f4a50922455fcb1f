/* json_refuse.c: see json_refuse.h. People write JSON by hand, or with programs that are not quite
 * right; the usual slips (single quotes, comments, NaN, a comma too many, Latin-1) are told by
 * name. What is quoted from the text is cut short and shows its hidden characters.
 */
#include "base/json_refuse.h"

#include "base/mem.h"
#include "base/text_pos.h"
#include "base/utf8.h"
#include <stdbool.h>
#include <string.h>

#define WORD_CHARS 24

void lay_json_source_where(const struct lay_json_source *source, size_t at, long *line,
                           long *column)
{
    lay_text_where(source->text, source->len, at, line, column);
    *line += source->first_line - 1;
}

lay_status lay_json_refuse(const struct lay_json_source *source, size_t at, const char *code,
                           const char *fmt, ...)
{
    if (!source->err)
        return LAY_REFUSED;
    va_list ap;
    va_start(ap, fmt);
    LAY_FREE char *message = lay_vasprintf(fmt, ap);
    va_end(ap);
    long line, column;
    lay_json_source_where(source, at, &line, &column);
    lay_error_set(source->err, LAY_REFUSED, code, "%s", message);
    lay_error_at(source->err, source->file, line, column);
    lay_error_in_text(source->err, source->text, source->len, at, source->first_byte);
    return LAY_REFUSED;
}

static lay_status hint(const struct lay_json_source *source, const char *text)
{
    lay_error_hint(source->err, "%s", text);
    return LAY_REFUSED;
}

static bool word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
           c == '$' || c == '.' || c == '+' || c == '-';
}

/* The run of letters, digits and signs at `at`, at most as long as a message can show. */
static size_t word_length(const struct lay_json_source *source, size_t at)
{
    size_t n = 0;
    while (at + n < source->len && n <= WORD_CHARS && word_byte(source->text[at + n]))
        n++;
    return n;
}

static bool starts(const struct lay_json_source *source, size_t at, const char *with)
{
    size_t n = strlen(with);
    return source->len - at >= n && memcmp(source->text + at, with, n) == 0;
}

static bool is_word(const struct lay_json_source *source, size_t at, const char *word)
{
    return word_length(source, at) == strlen(word) && starts(source, at, word);
}

static bool one_of(const struct lay_json_source *source, size_t at, const char *const *words)
{
    for (; *words; words++)
        if (is_word(source, at, *words))
            return true;
    return false;
}

lay_status lay_json_refuse_empty(const struct lay_json_source *source)
{
    if (source->len == 0)
        lay_json_refuse(source, 0, "json.empty", "The file is empty.");
    else
        lay_json_refuse(source, 0, "json.empty", "The file is empty: it holds only blanks.");
    return LAY_REFUSED;
}

lay_status lay_json_refuse_end(const struct lay_json_source *source, size_t open)
{
    long line, column;
    lay_json_source_where(source, open, &line, &column);
    lay_json_refuse(source, source->len, "json.syntax",
                    "The text ends inside the %s that begins at line %ld, column %ld.",
                    source->text[open] == '{' ? "object" : "array", line, column);
    return hint(source, "The file may have been cut off, or a closing bracket is missing.");
}

lay_status lay_json_refuse_utf8(const struct lay_json_source *source, size_t at)
{
    const unsigned char *p = (const unsigned char *)source->text + at;
    size_t left = source->len - at;
    if (at == 0 && left > 1 && (p[0] ^ p[1]) == 1 && p[0] >= 0xFE) {
        lay_json_refuse(source, at, "json.utf8", "The file is UTF-16; JSON is read as UTF-8.");
        return hint(source, "Convert it: iconv -f UTF-16 -t UTF-8 FILE.");
    }
    if (left > 1 && p[0] == 0xED && p[1] >= 0xA0 && p[1] <= 0xBF) {
        lay_json_refuse(source, at, "json.utf8",
                        "The bytes %02X %02X are half of a surrogate pair, which UTF-8 does not "
                        "have.",
                        p[0], p[1]);
        return hint(source, "The file is CESU-8: the program that wrote it encodes the halves of "
                            "UTF-16 one by one. Write it as UTF-8.");
    }
    size_t need = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2, have = 1;
    while (have < left && have < need && (p[have] & 0xC0) == 0x80)
        have++;
    lay_json_refuse(source, at, "json.utf8", "The byte %02X is not UTF-8 here.", p[0]);
    if (p[0] >= 0xC2 && p[0] <= 0xF4 && have == left)
        return hint(source,
                    "The text ends in the middle of a character: it may have been cut off.");
    if (have == 1 || p[0] < 0xC0)
        return hint(source, "The file may be ISO-8859-1 or Windows-1252. Convert it: "
                            "iconv -f WINDOWS-1252 -t UTF-8 FILE.");
    return hint(source, have < need ? "A character of several bytes is cut short here."
                                    : "These bytes are no character: write the file as UTF-8.");
}

/* What every place outside of texts refuses alike; false when it is something else. */
static bool refuse_anywhere(const struct lay_json_source *source, size_t at)
{
    unsigned char c = (unsigned char)source->text[at];
    uint32_t cp = c;
    if (!lay_utf8_decode(source->text + at, source->len - at, &cp)) {
        lay_json_refuse_utf8(source, at);
    } else if (c < 0x20) {
        lay_json_refuse(source, at, "json.control",
                        "The control character U+%04X stands between values.", (unsigned)c);
        if (c == 0)
            hint(source, at < 2 ? "The file may be UTF-16. Write it as UTF-8."
                                : "The file is damaged, or no text.");
    } else if (c == '\'') {
        lay_json_refuse(source, at, "json.syntax", "A single quote stands outside of a text.");
        hint(source, "JSON needs double quotes.");
    } else if (cp == 0x201C || cp == 0x201D || cp == 0x201E || cp == 0xAB || cp == 0x2018) {
        lay_json_refuse(source, at, "json.syntax", "A typographic quote stands outside of a text.");
        hint(source, "JSON needs straight double quotes (U+0022).");
    } else if (starts(source, at, "//") || starts(source, at, "/*") || c == '#') {
        lay_json_refuse(source, at, "json.syntax", "JSON has no comments.");
        hint(source, "Take the comment out, or make it a member \"note\".");
    } else if (lay_utf8_is_hidden(cp) || cp == 0xA0) {
        lay_json_refuse(source, at, "json.syntax", "The character U+%04X stands between values.",
                        (unsigned)cp);
        hint(source, "Between values only blanks, tabs and line ends may stand.");
    } else {
        return false;
    }
    return true;
}

/* "The character "x" stands …": the last resort. */
static lay_status refuse_character(const struct lay_json_source *source, size_t at,
                                   const char *expected)
{
    uint32_t cp;
    size_t used = lay_utf8_decode(source->text + at, source->len - at, &cp);
    LAY_FREE char *shown = lay_utf8_excerpt(source->text + at, used, 1);
    return lay_json_refuse(source, at, "json.syntax", "\"%s\" stands where %s is expected.", shown,
                           expected);
}

static lay_status refuse_word(const struct lay_json_source *source, size_t at)
{
    static const char *const numbers[] = {"NaN",       "nan",  "NAN",  "Infinity", "-Infinity",
                                          "+Infinity", "-NaN", "+NaN", "inf",      "-inf",
                                          "+inf",      "Inf",  "-Inf", NULL};
    static const char *const yes[] = {"True", "TRUE", "yes", "Yes", NULL};
    static const char *const no[] = {"False", "FALSE", "no", "No", NULL};
    static const char *const nothing[] = {"None", "NULL", "Null", "nil", "undefined", "NA", NULL};
    size_t n = word_length(source, at);
    LAY_FREE char *word = lay_utf8_excerpt(source->text + at, n, WORD_CHARS);
    if (one_of(source, at, numbers)) {
        lay_json_refuse(source, at, "json.number", "%s is not a number in JSON.", word);
        return hint(source, "Write null, or leave the member out.");
    }
    lay_json_refuse(source, at, "json.syntax", "%s is not a value in JSON.", word);
    if (one_of(source, at, yes))
        return hint(source, "Write true.");
    if (one_of(source, at, no))
        return hint(source, "Write false.");
    if (one_of(source, at, nothing))
        return hint(source, "Write null.");
    return hint(source, "Texts stand in double quotes.");
}

lay_status lay_json_refuse_number(const struct lay_json_source *source, size_t start)
{
    const char *s = source->text + start;
    size_t n = word_length(source, start);
    LAY_FREE char *word = lay_utf8_excerpt(s, n, WORD_CHARS);
    size_t first = n && (s[0] == '-' || s[0] == '+');
    bool digit = n > first && s[first] >= '0' && s[first] <= '9';
    if (!digit && n > first && s[first] != '.')
        return refuse_word(source, start);
    lay_json_refuse(source, start, "json.number", "%s is not a number in JSON.", word);
    if (n && s[0] == '+')
        return hint(source, "Write it without \"+\".");
    if (!digit)
        return hint(source, "A number begins with a digit: 0.5.");
    if (n > first + 1 && s[first] == '0' && (s[first + 1] | 0x20) == 'x')
        return hint(source, "JSON has no hexadecimal numbers: write it in decimal.");
    if (n > first + 1 && s[first] == '0' && s[first + 1] >= '0' && s[first + 1] <= '9')
        return hint(source, "A number has no leading zeros. If they matter, write it as a text in "
                            "double quotes.");
    if (memchr(s, '_', n))
        return hint(source, "Write it without \"_\".");
    return hint(source,
                "Numbers look like 12, -3.25 or 4e2; anything else stands in double quotes.");
}

lay_status lay_json_refuse_value(const struct lay_json_source *source, size_t at)
{
    if (at >= source->len)
        return lay_json_refuse(source, at, "json.syntax", "The text ends before a value.");
    char c = source->text[at];
    if (refuse_anywhere(source, at))
        return LAY_REFUSED;
    if (c == '+' || c == '-' || c == '.')
        return lay_json_refuse_number(source, at);
    if (word_byte(c))
        return refuse_word(source, at);
    if (c == ',') {
        lay_json_refuse(source, at, "json.syntax", "A value is missing before this comma.");
        return hint(source, "There may be a comma too many.");
    }
    refuse_character(source, at, "a value");
    if (c == '<')
        return hint(source, "The file may be HTML or XML.");
    return LAY_REFUSED;
}

lay_status lay_json_refuse_name(const struct lay_json_source *source, size_t at)
{
    if (refuse_anywhere(source, at))
        return LAY_REFUSED;
    char c = source->text[at];
    if (c == ',') {
        lay_json_refuse(source, at, "json.syntax", "A member is missing before this comma.");
        return hint(source, "There may be a comma too many.");
    }
    refuse_character(source, at, "the name of a member");
    if (c == '{' || c == '[')
        return hint(source, "In an object every value has a name.");
    return hint(source, "Names of members stand in double quotes.");
}

lay_status lay_json_refuse_colon(const struct lay_json_source *source, size_t at)
{
    if (refuse_anywhere(source, at))
        return LAY_REFUSED;
    return refuse_character(source, at, "a colon after the name of a member");
}

lay_status lay_json_refuse_after(const struct lay_json_source *source, size_t at, int closing)
{
    if (refuse_anywhere(source, at))
        return LAY_REFUSED;
    char c = source->text[at];
    refuse_character(source, at, closing == '}' ? "\",\" or \"}\"" : "\",\" or \"]\"");
    if (c == '"' || c == '{' || c == '[' || word_byte(c))
        return hint(source, "There may be a comma missing before it, or a text before it holds a "
                            "double quote that must be written as \\\".");
    if (c == '}' || c == ']')
        return hint(source, "Brackets close in the opposite order in which they open.");
    return LAY_REFUSED;
}

lay_status lay_json_refuse_comma(const struct lay_json_source *source, size_t at)
{
    lay_json_refuse(source, at, "json.syntax", "Nothing stands between this comma and the end.");
    return hint(source, "Take the last comma out.");
}

lay_status lay_json_refuse_trailing(const struct lay_json_source *source, size_t at)
{
    lay_json_refuse(source, at, "json.trailing",
                    "There is more text after the end of the document.");
    char c = source->text[at];
    if (c == '{' || c == '[')
        return hint(source, "A file holds one document; one document per line is read from a file "
                            "named .jsonl.");
    if (c == ']' || c == '}')
        return hint(source, "There is a closing bracket too many.");
    return LAY_REFUSED;
}

lay_status lay_json_refuse_control(const struct lay_json_source *source, size_t at)
{
    unsigned char c = (unsigned char)source->text[at];
    if (c == '\n' || c == '\r') {
        lay_json_refuse(source, at, "json.control", "The line ends inside a text.");
        return hint(source, "Write a line end as \\n, or close the text with a double quote.");
    }
    if (c == '\t') {
        lay_json_refuse(source, at, "json.control", "A tab stands inside a text.");
        return hint(source, "Write a tab as \\t.");
    }
    lay_json_refuse(source, at, "json.control",
                    "The control character U+%04X stands inside a text.", (unsigned)c);
    if (c == 0)
        return hint(source, "The file is damaged, or no text.");
    lay_error_hint(source->err, "Take it out, or write it as \\u%04x.", (unsigned)c);
    return LAY_REFUSED;
}

lay_status lay_json_refuse_escape(const struct lay_json_source *source, size_t at)
{
    if (at + 1 >= source->len)
        return lay_json_refuse(source, at, "json.syntax", "The text ends inside an escape.");
    uint32_t cp;
    size_t used = lay_utf8_decode(source->text + at + 1, source->len - at - 1, &cp);
    if (!used)
        return lay_json_refuse_utf8(source, at + 1);
    if (cp == 'u') {
        lay_json_refuse(source, at, "json.escape",
                        "After \\u there must be four hexadecimal digits.");
        return hint(source, "Write a backslash itself as \\\\.");
    }
    LAY_FREE char *shown = lay_utf8_excerpt(source->text + at + 1, used, 1);
    lay_json_refuse(source, at, "json.escape", "\\%s is not an escape in JSON.", shown);
    if (cp == '\'')
        return hint(source, "A single quote needs no backslash.");
    if (cp == 'x')
        return hint(source, "Write \\x41 as \\u0041.");
    return hint(source, "Write a backslash itself as \\\\.");
}
