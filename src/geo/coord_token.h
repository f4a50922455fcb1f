/* coord_token.h: a coordinate's text as numbers, marks and words. */
#ifndef LAY_GEO_COORD_TOKEN_H
#define LAY_GEO_COORD_TOKEN_H

#include "base/mem.h"
#include <laydown/error.h>
#include <stdbool.h>

enum lay_token_kind {
    LAY_TOKEN_NUMBER, /* without a sign */
    LAY_TOKEN_SIGN,   /* + or -, before a number */
    LAY_TOKEN_DEGREE, /* ° d deg … */
    LAY_TOKEN_MINUTE, /* ′ ' m min … */
    LAY_TOKEN_SECOND, /* ″ " '' sec … */
    LAY_TOKEN_JOIN,   /* : or - between two parts of one angle */
    LAY_TOKEN_COMMA,  /* , ; / between two angles */
    LAY_TOKEN_SIDE,   /* N S E W, in words too */
    LAY_TOKEN_LABEL,  /* lat, lon */
    LAY_TOKEN_ZONE,   /* zone, UTM, UPS: announces a grid */
    LAY_TOKEN_WORD,   /* any other word */
    LAY_TOKEN_END
};

enum lay_axis { LAY_AXIS_LON, LAY_AXIS_LAT };

struct lay_token {
    enum lay_token_kind kind;
    long column;        /* in characters, 1-based */
    double value;       /* of a number */
    int digits;         /* before the point */
    int decimals;       /* behind it */
    enum lay_axis axis; /* of a side or a label */
    int sign;           /* of a side or a sign: 1 or -1 */
    char letter;        /* of a word of one ASCII letter: that letter as written; else 0 */
    bool second;        /* of a side that may be a second, too: "s", "с" with no "ш" behind it */
    bool glued;         /* nothing stands between it and the token before */
};

typedef LAY_VEC(struct lay_token) lay_tokens; /* ends with LAY_TOKEN_END */

/* Cuts a text of valid UTF-8 into tokens; decimal_comma: a comma between two digits is a decimal
 * sign. LAY_NO "coord.invalid" for a character that no coordinate has. The caller releases with
 * lay_vec_done() in any case. */
lay_status lay_tokens_read(const char *text, bool decimal_comma, lay_tokens *out, lay_error *err);

/* True for a word that coordinates have: "lat", "UTM", "ouest". */
bool lay_token_is_word(const char *text, size_t len);

#endif
