/* suspicious.h: characters that make a text look like another one.
 *
 * Source of the ranges: Unicode 15 (general category Cf and the default ignorable code points) and
 * UTS #39 "mixed-script detection", cut down to what deceives in names: Latin, Greek and Cyrillic
 * letters within one word. */
#ifndef LAY_IMPORT_SUSPICIOUS_H
#define LAY_IMPORT_SUSPICIOUS_H

#include <stdbool.h>

enum lay_suspicion {
    LAY_SUSPICION_NONE,
    LAY_SUSPICION_DIRECTION, /* controls of writing direction */
    LAY_SUSPICION_INVISIBLE, /* zero width, soft hyphen, tags … */
    LAY_SUSPICION_MIXED      /* a word of letters of two scripts */
};

/* The worst there is in a text. Only a name is looked at for mixed scripts and for joiners,
 * which running text of some languages needs. */
enum lay_suspicion lay_text_suspicion(const char *text, bool is_name);

/* "has invisible characters". */
const char *lay_suspicion_words(enum lay_suspicion suspicion);

#endif
