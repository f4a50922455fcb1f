/* members.c: see members.h. */
#include "import/members.h"

#include "base/mem.h"
#include "import/rejects.h"

static const char *const document[] = {"format", "title", "reports"};
static const char *const report[] = {"id",
                                     "source",
                                     "origin",
                                     "title",
                                     "url",
                                     "language",
                                     "published",
                                     "published_as_printed",
                                     "derived_from",
                                     "retrieved",
                                     "note",
                                     "text",
                                     "claims",
                                     "document",
                                     LAY_REJECTED_MEMBER};
static const char *const source[] = {"name", "kind", "reliability"};
static const char *const claim[] = {"id",       "type",        "stance",    "modality",    "aspect",
                                    "about",    "when",        "when_text", "where",       "who",
                                    "strength", "as_reported", "speaker",   "credibility", "quote",
                                    "quotes",   "spans",       "note",      "machine"};
static const char *const where[] = {"name",    "role", "lon",      "lat", "precision", "radius_m",
                                    "country", "mgrs", "geometry", "crs", "x",         "y"};
static const char *const who[] = {"name", "role"};
static const char *const strength[] = {"low",       "best",  "high",    "unit",
                                       "qualifier", "scope", "measure", "text"};
static const char *const speaker[] = {"text", "actor", "basis"};

static const struct {
    const char *const *names;
    size_t count;
} lists[] = {
    [LAY_MEMBERS_DOCUMENT] = {document, LAY_COUNT(document)},
    [LAY_MEMBERS_REPORT] = {report, LAY_COUNT(report)},
    [LAY_MEMBERS_SOURCE] = {source, LAY_COUNT(source)},
    [LAY_MEMBERS_CLAIM] = {claim, LAY_COUNT(claim)},
    [LAY_MEMBERS_WHERE] = {where, LAY_COUNT(where)},
    [LAY_MEMBERS_WHO] = {who, LAY_COUNT(who)},
    [LAY_MEMBERS_STRENGTH] = {strength, LAY_COUNT(strength)},
    [LAY_MEMBERS_SPEAKER] = {speaker, LAY_COUNT(speaker)},
};

const char *const *lay_members_of(enum lay_members object, size_t *count)
{
    *count = lists[object].count;
    return lists[object].names;
}
