/* style.c: reads the description of looks. It is one of our own data files: what is wrong with it
 * is a broken installation, not an input of the user. */
#include "export/style.h"

#include "base/data.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/json.h"
#include <string.h>

static const char *text_of(struct lay_style *style, const cJSON *object, const char *name)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, name);
    return cJSON_IsString(value) ? lay_arena_strdup(&style->arena, value->valuestring) : NULL;
}

/* "reported_absent" -> "reported absent" */
static const char *label_of(struct lay_style *style, const char *name)
{
    char *label = lay_arena_strdup(&style->arena, name);
    for (char *c = label; *c; c++)
        if (*c == '_')
            *c = ' ';
    return label;
}

static bool read_colours(struct lay_style *style, const cJSON *list, lay_style_colours *out)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, list)
    {
        if (!cJSON_IsString(item))
            return false;
        lay_vec_push(out, lay_arena_strdup(&style->arena, item->valuestring));
    }
    return out->n > 0;
}

static bool read_looks(struct lay_style *style, const cJSON *list, lay_style_looks *out)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, list)
    {
        const cJSON *opacity = cJSON_GetObjectItemCaseSensitive(item, "opacity");
        struct lay_style_look look = {.name = text_of(style, item, "name"),
                                      .outline = text_of(style, item, "outline")};
        if (!look.name || !look.outline || !cJSON_IsNumber(opacity))
            return false;
        look.opacity = opacity->valuedouble;
        look.label = label_of(style, look.name);
        lay_vec_push(out, look);
    }
    return out->n > 0;
}

static bool read_roles(struct lay_style *style, const cJSON *list)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, list)
    {
        struct lay_style_role role = {text_of(style, item, "name"), text_of(style, item, "shape")};
        if (!role.name || !role.shape)
            return false;
        lay_vec_push(&style->roles, role);
    }
    return style->roles.n > 0;
}

static const char *colour_of_family(struct lay_style *style, const cJSON *families,
                                    const char *name)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, families)
    {
        const char *family = text_of(style, item, "name");
        if (family && name && strcmp(family, name) == 0)
            return text_of(style, item, "colour");
    }
    return NULL;
}

static bool read_types(struct lay_style *style, const cJSON *list, const cJSON *families)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, list)
    {
        struct lay_style_type type = {.name = text_of(style, item, "name")};
        type.colour = colour_of_family(style, families, text_of(style, item, "family"));
        if (!type.name || !type.colour)
            return false;
        type.label = label_of(style, type.name);
        LAY_FREE char *file = lay_asprintf("styles/symbols/%s.svg", type.name);
        size_t len;
        LAY_FREE char *svg = lay_data_read(file, &len);
        if (!svg)
            return false;
        type.svg = lay_arena_strdup(&style->arena, svg);
        lay_vec_push(&style->types, type);
    }
    return style->types.n > 0;
}

static bool read_all(struct lay_style *style, const cJSON *root)
{
    const char *format = text_of(style, root, "format");
#define LIST(name) cJSON_GetObjectItemCaseSensitive(root, name)
    return format && strcmp(format, "laydown-style/1") == 0 &&
           read_colours(style, LIST("palette"), &style->palette) &&
           read_colours(style, LIST("rings"), &style->rings) &&
           read_looks(style, LIST("states"), &style->states) &&
           read_looks(style, LIST("statuses"), &style->statuses) &&
           read_roles(style, LIST("roles")) &&
           read_types(style, LIST("event_types"), LIST("families"));
#undef LIST
}

lay_status lay_style_open(struct lay_style **out, lay_error *err)
{
    size_t len;
    LAY_FREE char *text = lay_data_read("styles/style.json", &len);
    if (!text) {
        lay_error_set(err, LAY_IO, "style.missing", "styles/style.json is not there");
        lay_error_hint(err, "LAYDOWN_DATA can name the folder that has styles/ in it");
        return LAY_IO;
    }
    lay_json_doc *doc = NULL;
    lay_error inner = LAY_ERROR_INIT;
    struct lay_style *style = lay_zalloc(1, sizeof *style);
    bool read = lay_json_read(text, len, "styles/style.json", NULL, &doc, &inner) == LAY_OK &&
                read_all(style, lay_json_root(doc));
    lay_error_done(&inner);
    lay_json_free(doc);
    if (!read) {
        lay_style_free(style);
        return lay_error_set(err, LAY_IO, "style.invalid",
                             "styles/style.json or a symbol beside it is damaged");
    }
    *out = style;
    return LAY_OK;
}

void lay_style_free(struct lay_style *style)
{
    if (!style)
        return;
    lay_vec_done(&style->palette);
    lay_vec_done(&style->rings);
    lay_vec_done(&style->states);
    lay_vec_done(&style->statuses);
    lay_vec_done(&style->roles);
    lay_vec_done(&style->types);
    lay_arena_done(&style->arena);
    free(style);
}

/* 1 -> "A", 26 -> "Z", 27 -> "AA" */
static void put_letters(size_t round, char *out)
{
    char backwards[8];
    size_t n = 0;
    for (; round && n < sizeof backwards - 1; round = (round - 1) / 26)
        backwards[n++] = (char)('A' + (round - 1) % 26);
    while (n)
        *out++ = backwards[--n];
    *out = '\0';
}

struct lay_style_actor *lay_style_actors(const struct lay_style *style, const char *const *names,
                                         size_t count)
{
    size_t colours = style->palette.n;
    struct lay_style_actor *actors = lay_zalloc(count + 1, sizeof *actors);
    LAY_FREE bool *taken = lay_zalloc(colours, sizeof *taken);
    for (size_t i = 0; i < count; i++) {
        if (i % colours == 0)
            memset(taken, 0, colours * sizeof *taken);
        size_t at = lay_hash_text(names[i]) % colours;
        while (taken[at])
            at = (at + 1) % colours;
        taken[at] = true;
        actors[i] = (struct lay_style_actor){.colour = style->palette.at[at],
                                             .ring = style->rings.at[i / colours % style->rings.n],
                                             .round = i / colours};
        put_letters(actors[i].round, actors[i].letters);
    }
    return actors;
}

const struct lay_style_type *lay_style_type_of(const struct lay_style *style, const char *name)
{
    for (size_t i = 0; i < style->types.n; i++)
        if (strcmp(style->types.at[i].name, name) == 0)
            return &style->types.at[i];
    return NULL;
}
