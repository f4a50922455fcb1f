/* roff.c: help texts as man(7).
 *
 * The texts are written for a terminal of a fixed width; here their blocks are told apart by how
 * they are indented (cli/help.h describes the form) and set anew: paragraphs flow, lists become
 * tagged paragraphs, examples stay as they are. Lines of the output are kept short and end with
 * sentences, as mandoc -T lint asks. */
#include "cli/pages/roff.h"

#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 76 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_option(const char *word, size_t len)
{
    return len > 1 && word[0] == '-' && (is_letter(word[1]) || word[1] == '-');
}

static void add_char(lay_buf *out, char c, bool as_typed)
{
    switch (c) {
    case '\\':
        lay_buf_puts(out, "\\e");
        break;
    case '\'':
        lay_buf_puts(out, "\\(aq");
        break;
    case '^':
        lay_buf_puts(out, "\\(ha");
        break;
    case '~':
        lay_buf_puts(out, "\\(ti");
        break;
    case '"':
        lay_buf_puts(out, "\\(dq");
        break;
    case '-':
        lay_buf_puts(out, as_typed ? "\\-" : "-");
        break;
    default:
        lay_buf_putc(out, c);
    }
}

static void add_chars(lay_buf *out, const char *text, size_t len, bool as_typed)
{
    for (size_t i = 0; i < len; i++)
        add_char(out, text[i], as_typed);
}

/* An option without what follows it: the letters, digits and "-" at the beginning. */
static size_t option_length(const char *word, size_t len)
{
    size_t i = 0;
    while (i < len && (is_letter(word[i]) || word[i] == '-' || (word[i] >= '0' && word[i] <= '9')))
        i++;
    return i;
}

/* One word of running text; *bold says whether a backtick is open. */
static void add_word(lay_buf *out, const char *word, size_t len, bool *bold)
{
    for (size_t i = 0; i < len;) {
        size_t option = is_option(word + i, len - i) && (i == 0 || !is_letter(word[i - 1]))
                            ? option_length(word + i, len - i)
                            : 0;
        if (word[i] == '`') {
            *bold = !*bold;
            lay_buf_puts(out, *bold ? "\\fB" : "\\fR");
            i++;
        } else if (option && !*bold) {
            lay_buf_puts(out, "\\fB");
            add_chars(out, word + i, option, true);
            lay_buf_puts(out, "\\fR");
            i += option;
        } else {
            add_chars(out, word + i, 1, *bold);
            i++;
        }
    }
}

static bool ends_sentence(const char *word, size_t len)
{
    return len > 2 && strchr(".?!", word[len - 1]) && word[len - 2] != '.';
}

/* mandoc measures lines after it has written other than ASCII as \[u2026]. */
static size_t length_read(const lay_buf *word)
{
    static const size_t longer = sizeof "\\[u2026]" - 1;
    size_t length = 0;
    for (size_t i = 0; i < word->len; i++) {
        unsigned char c = (unsigned char)word->text[i];
        length += c < 0x80 ? 1 : c < 0xC0 ? 0 : longer;
    }
    return length;
}

void roff_flow(lay_buf *out, const char *text)
{
    size_t line = 0; /* how long the line of the output is */
    bool bold = false;
    while (*(text += strspn(text, " \n"))) {
        size_t len = strcspn(text, " \n");
        LAY_BUF word = {0};
        add_word(&word, text, len, &bold);
        size_t length = length_read(&word);
        if (line && line + 1 + length > WIDTH) {
            lay_buf_putc(out, '\n');
            line = 0;
        } else if (line) {
            lay_buf_putc(out, ' ');
            line++;
        }
        line += length;
        lay_buf_printf(out, "%s%s", *text == '.' ? "\\&" : "", lay_buf_text(&word));
        bool ended = ends_sentence(text, len);
        text += len;
        if (ended && text[strspn(text, " \n")]) {
            lay_buf_putc(out, '\n');
            line = 0;
        }
    }
    lay_buf_putc(out, '\n');
}

/* The first word is what is typed, what follows it stands for something: "--at DATE". */
static void add_term(lay_buf *out, const char *term)
{
    size_t first = strcspn(term, " ");
    lay_buf_puts(out, "\\fB");
    add_chars(out, term, first, true);
    lay_buf_puts(out, "\\fR");
    if (term[first]) {
        lay_buf_puts(out, " \\fI");
        add_chars(out, term + first + 1, strlen(term + first + 1), true);
        lay_buf_puts(out, "\\fR");
    }
    lay_buf_putc(out, '\n');
}

void roff_item(lay_buf *out, const char *term, const char *text)
{
    lay_buf_puts(out, ".TP\n");
    add_term(out, term);
    roff_flow(out, text);
}

void roff_page(lay_buf *out, const char *name, int section, const char *date, const char *what)
{
    lay_buf_puts(out, ".\\\" Made from the tables of the program; do not edit.\n.TH ");
    for (const char *c = name; *c; c++)
        lay_buf_putc(out, (char)(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c));
    lay_buf_printf(out, " %d %s \"laydown " LAYDOWN_VERSION "\" laydown\n.SH NAME\n", section,
                   date);
    add_chars(out, name, strlen(name), true);
    lay_buf_puts(out, " \\-\n");
    roff_flow(out, what);
}

void roff_section(lay_buf *out, const char *heading)
{
    lay_buf_printf(out, ".SH %s\n", heading);
}

static size_t line_length(const char *line)
{
    return strcspn(line, "\n");
}

static const char *line_after(const char *line)
{
    line += line_length(line);
    return *line ? line + 1 : line;
}

static size_t indent_of(const char *line)
{
    return strspn(line, " ");
}

static bool is_blank(const char *line)
{
    return line[indent_of(line)] == '\n' || line[indent_of(line)] == '\0';
}

static bool is_example(const char *line)
{
    size_t indent = indent_of(line);
    return indent && (strncmp(line + indent, "laydown ", 8) == 0 || line[indent] == '$');
}

/* The column at which the text of an item begins; 0 when the line has no term. */
static size_t text_column(const char *line)
{
    size_t len = line_length(line), at = indent_of(line);
    for (; at + 2 < len; at++)
        if (line[at] == ' ' && line[at + 1] == ' ')
            return at + indent_of(line + at);
    return 0;
}

/* The text of an item; a column to its right, which says what kind of file, goes into brackets. */
static void add_item_text(lay_buf *text, const char *line, size_t from)
{
    size_t len = line_length(line);
    for (size_t i = from; i < len; i++) {
        size_t blanks = strspn(line + i, " ");
        if (blanks > 2 && i + blanks < len) {
            lay_buf_printf(text, " (%.*s)", (int)(len - i - blanks), line + i + blanks);
            break;
        }
        lay_buf_putc(text, line[i]);
    }
    lay_buf_putc(text, ' ');
}

/* The items from `line` on; returns the line after them. */
static const char *set_list(lay_buf *out, const char *line,
                            bool (*keep)(const void *context, const char *term),
                            const void *context)
{
    while (!is_blank(line) && indent_of(line)) {
        size_t column = text_column(line), indent = indent_of(line);
        size_t term_end = column;
        while (term_end > indent && line[term_end - 1] == ' ')
            term_end--;
        LAY_FREE char *term = lay_strndup(line + indent, column ? term_end - indent : 0);
        LAY_BUF text = {0};
        add_item_text(&text, line, column ? column : indent);
        for (line = line_after(line);
             !is_blank(line) && indent_of(line) && (!column || indent_of(line) >= column);
             line = line_after(line))
            add_item_text(&text, line, indent_of(line));
        if (!*term) {
            lay_buf_puts(out, ".RS\n");
            roff_flow(out, lay_buf_text(&text));
            lay_buf_puts(out, ".RE\n");
        } else if (!keep || keep(context, term))
            roff_item(out, term, lay_buf_text(&text));
    }
    return line;
}

/* A new paragraph; right below a heading it would be one too many. */
static void begin_paragraph(lay_buf *out)
{
    const char *text = lay_buf_text(out);
    size_t at = out->len ? out->len - 1 : 0;
    while (at && text[at - 1] != '\n')
        at--;
    if (strncmp(text + at, ".S", 2) != 0)
        lay_buf_puts(out, ".PP\n");
}

static const char *set_example(lay_buf *out, const char *line, bool wanted)
{
    if (wanted) {
        begin_paragraph(out);
        lay_buf_puts(out, ".RS 4\n.nf\n");
    }
    for (; !is_blank(line) && indent_of(line); line = line_after(line))
        if (wanted) {
            add_chars(out, line + indent_of(line), line_length(line) - indent_of(line), true);
            lay_buf_putc(out, '\n');
        }
    if (wanted)
        lay_buf_puts(out, ".fi\n.RE\n");
    return line;
}

static const char *set_paragraph(lay_buf *out, const char *line, bool wanted)
{
    LAY_BUF text = {0};
    for (; !is_blank(line) && !indent_of(line); line = line_after(line))
        lay_buf_printf(&text, "%.*s ", (int)line_length(line), line);
    if (wanted) {
        begin_paragraph(out);
        roff_flow(out, lay_buf_text(&text));
    }
    return line;
}

void roff_text(lay_buf *out, const char *text, enum roff_parts parts,
               bool (*keep)(const void *context, const char *term), const void *context)
{
    while (*text) {
        if (is_blank(text))
            text = line_after(text);
        else if (is_example(text))
            text = set_example(out, text, parts & ROFF_EXAMPLES);
        else if (indent_of(text)) {
            LAY_BUF ignored = {0};
            text = set_list(parts & ROFF_PROSE ? out : &ignored, text, keep, context);
        } else
            text = set_paragraph(out, text, parts & ROFF_PROSE);
    }
}

bool roff_has_example(const char *text)
{
    for (; text && *text; text = line_after(text))
        if (is_example(text))
            return true;
    return false;
}
