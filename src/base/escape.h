/* escape.h: hostile text into XML, SVG, KML and HTML.
 *
 * Both functions write well-formed XML 1.0 whatever the bytes are: what is no UTF-8, and the
 * characters that XML cannot hold even as references (most of C0, U+FFFE, U+FFFF), become U+FFFD.
 */
#ifndef LAY_BASE_ESCAPE_H
#define LAY_BASE_ESCAPE_H

#include "base/output.h"

/* Between tags. */
void lay_escape_text(lay_output *out, const char *text);

/* Between the quotes, single or double, of an attribute; tabs and line ends stay what they are. */
void lay_escape_attribute(lay_output *out, const char *text);

#endif
