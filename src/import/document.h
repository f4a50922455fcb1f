/* document.h: a report document as decoded: checked values, with what it takes to store them.
 *
 * Everything belongs to the arena of the lay_documents it is in, the JSON trees too. A decoded
 * value is right: what is wrong was said to the sink, and the claim or report is marked refused.
 */
#ifndef LAY_IMPORT_DOCUMENT_H
#define LAY_IMPORT_DOCUMENT_H

#include "base/json.h"
#include "base/mem.h"
#include "model/terms.h"
#include <laydown/date.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lay_doc_place {
    const char *name;
    enum lay_place_role role;
    const char *country; /* ISO 3166-1 alpha-2, upper case; "" when not given */
    bool located;
    double lon, lat; /* degrees, WGS 84 */
    int precision;   /* 0..7; -1 when not given */
    double radius_m; /* -1 when not given */
    const cJSON *json;
};

struct lay_doc_actor {
    const char *name;
    enum lay_actor_role role;
};

struct lay_doc_claim {
    const char *key; /* unique in its report, given or made of the content */
    const char *ref; /* REPORT#KEY */
    enum lay_type type;
    enum lay_stance stance;
    enum lay_modality modality;
    enum lay_aspect aspect;
    const char *about; /* REPORT#KEY or NULL */
    const char *edtf;  /* NULL: no `when` given */
    struct lay_date when;
    struct lay_doc_place *places;
    size_t place_count;
    struct lay_doc_actor *actors;
    size_t actor_count;
    bool has_strength;
    int64_t low, best, high; /* -1 when not given */
    const char *unit;        /* NULL without strength */
    enum lay_qualifier qualifier;
    enum lay_scope scope;
    enum lay_measure measure;
    const char *speaker_actor; /* NULL when none is named */
    enum lay_basis basis;
    int credibility;                                                                   /* 1..6 */
    const char *when_text, *as_reported, *strength_text, *speaker_text, *quote, *note; /* or NULL */
    const char *about_given; /* as written, until the report is whole */
    bool refused;
    const cJSON *json;
};

struct lay_released;
struct lay_text_reader;

struct lay_doc_report {
    const char *key;
    const char *source;
    enum lay_source_kind kind;
    char reliability;           /* 'A' … 'F' */
    const char *origin;         /* as written, or NULL */
    const char *const *origins; /* split at ';', trimmed */
    size_t origin_count;
    const char *title, *url, *language; /* or NULL */
    const char *published;              /* EDTF */
    struct lay_date published_when;
    const char *const *derived;
    size_t derived_count;
    struct lay_doc_claim *claims;
    size_t claim_count;
    const char *body;     /* canonical JSON, without `document` */
    const char *document; /* what its document says beside the reports, canonical JSON; or NULL */
    const char *digest;   /* 16 hex digits, of body */
    bool has_text;        /* what its claims were read from, in the body */
    bool refused;
    bool repeated;     /* told before in this import, in the same words */
    const cJSON *json; /* NULL when released, as in its claims and places: see released.h */
    lay_json_doc *doc; /* that json is a part of, or NULL */
    const char *file;
    long line;
    struct lay_released *released; /* NULL: the document is at hand */
};

/* Where the document of a report was read that is not kept. */
struct lay_released {
    struct lay_documents *documents;
    const char *text;
    size_t len;
    struct lay_json_options options;
    size_t nth; /* of the reports of the document */
    bool bare;  /* the report is the document */
};

struct lay_documents {
    LAY_VEC(struct lay_doc_report *) reports;
    LAY_VEC(lay_json_doc *) docs; /* what the reports point into … */
    LAY_VEC(char *) texts;        /* … and the texts under them */
    lay_json_doc *again;          /* a released one that was read again */
    const char *again_text;
    lay_arena arena;
    const char *published;         /* of texts, EDTF; NULL: as they say */
    struct lay_text_reader *prose; /* made for the first text; NULL: there was none */
};

/* Limits, so that nobody's machine is brought down by one file. */
enum {
    LAY_MAX_CLAIMS = 100000,         /* in a report */
    LAY_MAX_NAMES = 1000,            /* places or actors of a claim, derived_from of a report */
    LAY_MAX_FIELD = 1024 * 1024,     /* bytes of a text … */
    LAY_MAX_TEXT = 64 * 1024 * 1024, /* … and of a report's own */
    LAY_MAX_NAME = 1000,             /* bytes of a name or id */
    LAY_MAX_FILE = 512 * 1024 * 1024
};

void lay_documents_done(struct lay_documents *documents);

#endif
