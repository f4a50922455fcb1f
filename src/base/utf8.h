/* utf8.h: UTF-8 read, written and measured, without locale.
 *
 * UTF-8 here is what RFC 3629 says: no overlong forms, no surrogates, nothing above U+10FFFF.
 * Texts are bytes with a length and need no NUL at their end; a NUL byte is U+0000 like any other.
 */
#ifndef LAY_BASE_UTF8_H
#define LAY_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads one character at s; returns the bytes it takes (1 to 4) and writes *cp. Returns 0, and
 * leaves *cp alone, when len is 0 or the bytes are no character. */
size_t lay_utf8_decode(const char *s, size_t len, uint32_t *cp);

/* Writes one character, returns its bytes; 0 for a surrogate or a number above U+10FFFF. */
size_t lay_utf8_encode(uint32_t cp, char out[4]);

/* How many bytes from the start are whole, valid characters: len when all are. */
size_t lay_utf8_valid_prefix(const char *s, size_t len);

/* True for what a reader cannot see but a program obeys: C0 (tab and line ends too), DEL, C1,
 * controls of writing direction, zero-width and other format characters, line and paragraph
 * separators, tag characters. */
bool lay_utf8_is_hidden(uint32_t cp);

/* Columns in a terminal: 2 for wide East Asian characters and emoji, 0 for combining marks and
 * hidden characters, else 1. */
int lay_utf8_width(uint32_t cp);

/* At most max_chars characters of a hostile text for a message: hidden characters become <U+202E>,
 * bytes that are no character become <FF>, and what is cut off is an ellipsis. Caller frees. */
char *lay_utf8_excerpt(const char *s, size_t len, size_t max_chars);

/* A letter of two bytes in U+0400..U+047F, most of Cyrillic, or 0 where another character stands:
 * the short way for where text is read letter by letter. */
static inline uint32_t lay_utf8_cyrillic(const char *s, size_t len)
{
    bool two = len > 1 && (s[0] == '\xD0' || s[0] == '\xD1') && (s[1] & 0xC0) == 0x80;
    return two ? (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F) : 0;
}

#endif
