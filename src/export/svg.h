/* svg.h: small pieces of SVG: numbers, texts, and how wide a text will be.
 *
 * Widths are estimates for a sans-serif face, on the wide side (DejaVu Sans), since the reader's
 * font is not known when the file is written. Texts are hostile: what is hidden is spelled out
 * (base/term.h), what is markup is escaped. Sizes and positions are in px. */
#ifndef LAY_EXPORT_SVG_H
#define LAY_EXPORT_SVG_H

#include "base/mem.h"
#include "base/output.h"

/* Writes ` name="12.5"`, rounded to hundredths. */
void lay_svg_number(lay_output *out, const char *name, double value);

/* A text element; `attributes` is markup of ours (" fill=\"#444\"") or "". */
void lay_svg_text(lay_output *out, double x, double y, double size, const char *attributes,
                  const char *text);

double lay_svg_text_width(const char *text, double size);

/* Breaks a text at blanks into lines of at most `width`; at most `max` lines, the last one ending
 * in … when there is more. Hidden characters are spelled out first. Returns how many (0 for ""). */
size_t lay_svg_wrap(lay_arena *arena, const char *text, double size, double width, size_t max,
                    const char **lines);

#endif
