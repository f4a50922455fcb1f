/* offset.c: a distance, a direction, a place, in the order in which English, French and Russian say
 * them: [about] 30 km [to the] south-east of X.
 *
 * The text is cut into words, which are compared folded, so that South-East, south east and
 * southeast are one. A direction is spelt from the points that it names: one or two of them are a
 * direction of the compass of eight (each stands for 45 degrees), three one of sixteen (22.5
 * degrees). What stands behind the direction, or behind the word "of", is the place, untouched.
 */
#include "geo/offset.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/mem.h"
#include "base/number.h"
#include "geo/geodesic.h"
#include <math.h>
#include <string.h>

struct word {
    char *folded;
    size_t from, end; /* its bytes in the text */
};

struct words {
    LAY_VEC(struct word) list;
    const char *text;
    size_t at; /* the next one */
};

/* ---- words ---- */

/* Words end at blanks, dashes, apostrophes, and between a digit and a letter. */
static bool is_gap(const char *s, size_t *bytes)
{
    static const char *const gaps[] = {" ",      "\t",     "\n",     "-",      "'",      "\u2019",
                                       "\u00a0", "\u202f", "\u2009", "\u2010", "\u2011", "\u2013"};
    for (size_t i = 0; i < LAY_COUNT(gaps); i++) {
        *bytes = strlen(gaps[i]);
        if (strncmp(s, gaps[i], *bytes) == 0)
            return true;
    }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A number keeps its point and commas: they are read later. */
static size_t word_length(const char *s)
{
    size_t len = 0, gap;
    bool number = is_digit(*s);
    while (s[len] && !is_gap(s + len, &gap)) {
        bool inner = (s[len] == '.' || s[len] == ',') && is_digit(s[len + 1]);
        if (number ? !is_digit(s[len]) && !inner : is_digit(s[len]))
            break;
        len++;
    }
    return len;
}

static void cut(const char *text, struct words *out)
{
    *out = (struct words){.text = text};
    for (size_t at = 0; text[at];) {
        size_t bytes;
        if (is_gap(text + at, &bytes)) {
            at += bytes;
            continue;
        }
        bytes = word_length(text + at);
        struct word word = {.from = at, .end = at + bytes};
        char *raw = lay_strndup(text + at, bytes);
        word.folded = is_digit(*raw) ? lay_strdup(raw) : lay_fold(raw);
        free(raw);
        lay_vec_push(&out->list, word);
        at += bytes;
    }
}

static void words_done(struct words *words)
{
    for (size_t i = 0; i < words->list.n; i++)
        free(words->list.at[i].folded);
    lay_vec_done(&words->list);
}

/* The folded word `ahead` of the next; "" behind the last. */
static const char *peek(const struct words *words, size_t ahead)
{
    size_t at = words->at + ahead;
    return at < words->list.n ? words->list.at[at].folded : "";
}

static bool is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

static void skip_any(struct words *words, const char *const *list)
{
    while (words->at < words->list.n && is_one_of(peek(words, 0), list))
        words->at++;
}

/* ---- the distance ---- */

struct distance {
    double value, open; /* what its digits leave open on either side */
};

/* "1,500" and "1.500" have thousands; "1,5" and "2.25" decimals. */
static bool read_number(const char *word, double *value, double *unit)
{
    LAY_BUF digits = {0};
    bool point = false;
    size_t len = strlen(word), decimals = 0, zeros = 0;
    for (size_t i = 0; i < len; i++) {
        if (is_digit(word[i])) {
            lay_buf_putc(&digits, word[i]);
            decimals += point;
            zeros = word[i] == '0' ? zeros + 1 : 0;
            continue;
        }
        bool thousands = word[i] == ',' && strcspn(word + i + 1, ".,") == 3;
        if (point || (word[i] != ',' && word[i] != '.'))
            return false;
        if (!thousands) {
            point = true;
            lay_buf_putc(&digits, '.');
        }
    }
    const char *text = lay_buf_text(&digits);
    size_t leading = strspn(text, "0");
    leading -= leading && (text[leading] == '.' || !text[leading]) ? 1 : 0;
    if (!digits.len || !lay_number_real(text + leading, strlen(text + leading), value))
        return false;
    *unit = point ? pow(10, -(double)decimals) : pow(10, (double)zeros);
    return true;
}

/* A group of three digits behind a blank: "1 500", also with a blank that does not break. */
static bool is_group(const struct words *words)
{
    static const char last_bytes[] = " \xa0\xaf\x89"; /* of U+0020, U+00A0, U+202F, U+2009 */
    const char *word = peek(words, 0);
    return strlen(word) == 3 && strspn(word, "0123456789") == 3 &&
           strchr(last_bytes, words->text[words->list.at[words->at].from - 1]);
}

static bool take_number(struct words *words, struct distance *out)
{
    const char *word = peek(words, 0);
    if (!is_digit(*word))
        return false;
    LAY_BUF whole = {0};
    lay_buf_puts(&whole, word);
    for (words->at++; whole.len <= 6 && !strpbrk(whole.text, ".,") && is_group(words); words->at++)
        lay_buf_puts(&whole, peek(words, 0));
    double unit;
    if (!read_number(whole.text, &out->value, &unit))
        return false;
    /* A round number may be rounded by half of its last digit, but not by a large part of itself.
     */
    out->open = fmin(unit / 2, out->value / 5);
    return true;
}

static bool take_tens(struct words *words, struct distance *out)
{
    static const struct {
        const char *word;
        double value;
    } tens[] = {{"dizaine", 10},     {"quinzaine", 15},    {"vingtaine", 20},   {"trentaine", 30},
                {"quarantaine", 40}, {"cinquantaine", 50}, {"soixantaine", 60}, {"centaine", 100}};
    if (strcmp(peek(words, 0), "une") != 0)
        return false;
    for (size_t i = 0; i < LAY_COUNT(tens); i++)
        if (strcmp(peek(words, 1), tens[i].word) == 0) {
            words->at += 2;
            out->value = tens[i].value;
            out->open = tens[i].value / 5;
            return true;
        }
    return false;
}

/* 30, 30-40, 30 to 40. */
static bool take_span(struct words *words, struct distance *out)
{
    static const char *const between[] = {"to", "a", "до", "or", "ou", NULL};
    if (take_tens(words, out))
        return true;
    if (!take_number(words, out))
        return false;
    struct distance upper;
    size_t before = words->at;
    skip_any(words, between);
    if (!take_number(words, &upper) || upper.value <= out->value) {
        words->at = before;
        return true;
    }
    out->open = (upper.value - out->value) / 2 + fmin(out->open, upper.open);
    out->value = (out->value + upper.value) / 2;
    return true;
}

/* Metres of a unit; 0 when the word is none. */
static double unit_of(const char *word)
{
    static const char *const km[] = {"km",        "kms",        "kilometre",  "kilometres",
                                     "kilometer", "kilometers", "км",         "километр",
                                     "километра", "километров", "километрах", NULL};
    static const char *const m[] = {"m",    "metre", "metres", "meter",  "meters", "м",
                                    "метр", "метра", "метров", "метрах", NULL};
    static const char *const miles[] = {"mi",   "mile", "miles", "миля",
                                        "мили", "миль", "милях", NULL};
    static const char *const nautical[] = {"nm", "nmi", NULL};
    return is_one_of(word, km)         ? 1000
           : is_one_of(word, m)        ? 1
           : is_one_of(word, miles)    ? 1609.344
           : is_one_of(word, nautical) ? 1852
                                       : 0;
}

static bool take_unit(struct words *words, double *unit_m)
{
    static const char *const of[] = {"de", NULL}; /* une trentaine de km */
    static const char *const nautical[] = {"nautical", "морских", NULL};
    static const char *const nautiques[] = {"milles", "mille", NULL};
    skip_any(words, of);
    if (is_one_of(peek(words, 0), nautical) || is_one_of(peek(words, 0), nautiques)) {
        *unit_m = 1852;
        words->at += 2; /* nautical miles, milles marins or nautiques */
        return words->at <= words->list.n;
    }
    *unit_m = unit_of(peek(words, 0));
    words->at++;
    return *unit_m > 0;
}

/* ---- the direction ---- */

enum point { NORTH, EAST, SOUTH, WEST };

/* What a direction is spelt from, longer ones first where one begins like another. */
static const struct {
    const char *text;
    enum point point;
} points[] = {{"north", NORTH},    {"nord", NORTH},   {"севернее", NORTH}, {"северу", NORTH},
              {"северо", NORTH},   {"север", NORTH},  {"east", EAST},      {"est", EAST},
              {"восточнее", EAST}, {"востоку", EAST}, {"востоко", EAST},   {"восток", EAST},
              {"south", SOUTH},    {"sud", SOUTH},    {"южнее", SOUTH},    {"югу", SOUTH},
              {"юго", SOUTH},      {"юг", SOUTH},     {"west", WEST},      {"ouest", WEST},
              {"западнее", WEST},  {"западу", WEST},  {"западо", WEST},    {"запад", WEST}};
static const struct {
    char letter;
    enum point point;
} letters[] = {{'n', NORTH}, {'e', EAST}, {'s', SOUTH}, {'w', WEST}, {'o', WEST}};

#define MOST_POINTS 3

/* How many points a text names, all of it; 0 when it is none. */
static size_t spell(const char *text, enum point out[MOST_POINTS])
{
    size_t n = 0;
    for (; *text && n < MOST_POINTS; n++) {
        size_t i = 0, len = 0;
        for (; i < LAY_COUNT(points); i++) {
            len = strlen(points[i].text);
            if (strncmp(text, points[i].text, len) == 0)
                break;
        }
        if (i == LAY_COUNT(points))
            return 0;
        out[n] = points[i].point;
        text += len;
    }
    return *text ? 0 : n;
}

static size_t spell_letters(const char *text, enum point out[MOST_POINTS])
{
    size_t n = 0;
    for (; text[n] && n < MOST_POINTS; n++) {
        size_t i = 0;
        while (i < LAY_COUNT(letters) && letters[i].letter != text[n])
            i++;
        if (i == LAY_COUNT(letters))
            return 0;
        out[n] = letters[i].point;
    }
    return text[n] ? 0 : n;
}

/* North-east is 45, east-south-east 112.5; false for north-south and the like. */
static bool azimuth_of(const enum point *point, size_t n, double *azimuth, double *sector)
{
    double last = 90.0 * (int)point[n - 1];
    *sector = 45;
    *azimuth = last;
    if (n == 1)
        return true;
    if (point[n - 2] % 2 != 0 || point[n - 1] % 2 == 0) /* N or S, then E or W */
        return false;
    double first = 90.0 * (int)point[n - 2];
    *azimuth = fmod(first + remainder(last - first, 360) / 2 + 360, 360);
    if (n == 2)
        return true;
    double main = 90.0 * (int)point[0], turn = remainder(*azimuth - main, 360);
    *sector = 22.5;
    *azimuth = fmod(main + turn / 2 + 360, 360);
    return fabs(turn) < 46;
}

/* Takes the longest direction that the next words make. */
static bool take_direction(struct words *words, double *azimuth, double *sector)
{
    for (size_t n = MOST_POINTS; n > 0; n--) {
        LAY_BUF joined = {0};
        for (size_t i = 0; i < n; i++)
            lay_buf_puts(&joined, peek(words, i));
        enum point point[MOST_POINTS];
        const char *text = lay_buf_text(&joined);
        size_t count = *peek(words, n - 1) ? spell(text, point) : 0;
        if (!count && *peek(words, n - 1))
            count = spell_letters(text, point);
        if (count && azimuth_of(point, count, azimuth, sector)) {
            words->at += n;
            return true;
        }
    }
    return false;
}

/* ---- all of it ---- */

static lay_status wrong(lay_error *err, const char *message)
{
    lay_error_set(err, LAY_NO, "offset.invalid", "%s", message);
    lay_error_hint(err, "for example 30 km south-east of Gao, à 30 km au sud-est de Gao, в 30 км к "
                        "юго-востоку от Гао");
    return LAY_NO;
}

/* "north-south of Gao"; but not "south East London". */
static bool names_two(const struct words *words, const char *const *of)
{
    struct words ahead = *words;
    double azimuth, sector;
    return take_direction(&ahead, &azimuth, &sector) && is_one_of(peek(&ahead, 0), of);
}

/* What stands behind the last word that was taken, a minus too, without blanks at the ends. */
static char *rest_of(const struct words *words)
{
    const char *rest = words->text + words->list.at[words->at - 1].end;
    size_t bytes, len;
    while (*rest != '-' && is_gap(rest, &bytes))
        rest += bytes;
    for (len = strlen(rest); len && strchr(" \t\n", rest[len - 1]);)
        len--;
    return lay_strndup(rest, len);
}

static lay_status read_words(struct words *words, struct lay_offset *out, lay_error *err)
{
    static const char *const before[] = {
        "about", "around", "approximately", "approx",  "some",    "roughly", "nearly", "almost",
        "over",  "a",      "within",        "environ", "quelque", "pres",    "de",     "в",
        "во",    "около",  "примерно",      "на",      NULL};
    static const char *const link[] = {"to", "the", "due", "away", "au", "a",
                                       "l",  "к",   "ко",  "на",   NULL};
    static const char *const of[] = {"of", "from", "de", "d", "du", "des", "от", NULL};
    struct distance distance;
    double unit_m, sector = 0;
    skip_any(words, before);
    if (!take_span(words, &distance) || !(distance.value > 0))
        return wrong(err, "no distance stands at the beginning");
    if (!take_unit(words, &unit_m))
        return wrong(err, "no unit of length follows the number");
    skip_any(words, link);
    struct lay_offset offset = {.distance_m = distance.value * unit_m};
    offset.has_direction = take_direction(words, &offset.azimuth_deg, &sector);
    size_t links = words->at;
    if (names_two(words, of))
        return wrong(err, "these are two directions");
    skip_any(words, of);
    if (!offset.has_direction && words->at == links)
        return wrong(err, "no direction follows the distance");
    if (words->at >= words->list.n)
        return wrong(err, "nothing says from where");
    if (!(offset.distance_m < 5000e3))
        return wrong(err, "this is too far to be told by a direction");
    /* The chord from the middle of the sector to its edge. */
    double aside_m = 2 * offset.distance_m * sin(sector / 4 * (3.14159265358979323846 / 180));
    offset.radius_m = hypot(aside_m, distance.open * unit_m);
    offset.place = rest_of(words);
    *out = offset;
    return LAY_OK;
}

lay_status lay_offset_parse(const char *text, struct lay_offset *out, lay_error *err)
{
    struct words words;
    cut(text, &words);
    lay_status status = read_words(&words, out, err);
    words_done(&words);
    return status;
}

void lay_offset_done(struct lay_offset *offset)
{
    free(offset->place);
    *offset = (struct lay_offset){.place = NULL};
}

lay_status lay_offset_locate(const struct lay_offset *offset, struct lay_lonlat from,
                             double from_radius_m, struct lay_lonlat *to, double *radius_m,
                             lay_error *err)
{
    if (!offset->has_direction) {
        *to = from;
        *radius_m = offset->distance_m + offset->radius_m + from_radius_m;
        return LAY_OK;
    }
    lay_status status = lay_geodesic_direct(from, offset->azimuth_deg, offset->distance_m, to, err);
    if (status == LAY_OK)
        *radius_m = offset->radius_m + from_radius_m;
    return status;
}
