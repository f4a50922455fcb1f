/* Any UTF-8: reading prose must not crash, and every span must lie in the text, on whole characters,
 * with its trigger and evidence. Half of the inputs go through the reader of web pages. */
#include "base/utf8.h"
#include "import/prose/extract.h"
#include "import/prose/html.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static bool is_boundary(const char *text, size_t len, size_t at)
{
    return at == len || (at < len && ((unsigned char)text[at] & 0xC0) != 0x80);
}

static void check(const struct lay_text_reader *reader, const char *text, size_t len)
{
    for (size_t i = 0; i < reader->claims.n; i++) {
        const struct lay_prose_claim *claim = &reader->claims.at[i];
        must(claim->span_count >= 2 && claim->section < reader->sections.n);
        for (size_t k = 0; k < claim->span_count; k++) {
            const struct lay_claim_span *span = &claim->spans[k];
            must(span->from < span->to && span->to <= len);
            must(is_boundary(text, len, span->from) && is_boundary(text, len, span->to));
        }
        struct lay_date date;
        must(!claim->when || lay_date_parse(claim->when, &date, NULL) == LAY_OK);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lay_text_reader reader;
    struct lay_extract_given given = {.source = "fuzz", .published_edtf = "2022-01-07"};
    if (lay_utf8_valid_prefix((const char *)data, size) < size)
        return 0;
    must(lay_day_from_civil(2022, 1, 7, &given.published));
    must(lay_reader_init(&reader, NULL) == LAY_OK);
    char *text = malloc(size + 1);
    if (size)
        memcpy(text, data, size);
    text[size] = '\0';
    char *shadow = lay_html_masked(text, size);
    reader.original = text;
    lay_reader_read(&reader, shadow ? shadow : text, size, &given);
    check(&reader, text, size);
    lay_reader_done(&reader);
    free(shadow);
    free(text);
    return 0;
}
