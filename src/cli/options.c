/* options.c: one parser for all commands.
 *
 * getopt_long() is not used: it takes "-5,10,0,20" for options, abbreviates silently, so that a new
 * option changes what an old command line means, and prints by itself. Here nothing is
 * abbreviated; what is nearly an option is answered with the one that was probably meant. */
#include "cli/options.h"

#include "base/error.h"
#include "base/mem.h"
#include "base/suggest.h"
#include <stdlib.h>
#include <string.h>

static bool looks_like_option(const char *word)
{
    if (word[0] != '-' || word[1] == '\0')
        return false;
    return !((word[1] >= '0' && word[1] <= '9') || word[1] == '.');
}

static const struct option *find(const option_table *const *tables, const char *name, size_t len,
                                 char letter)
{
    for (; *tables; tables++)
        for (const struct option *const *o = **tables; *o; o++)
            if (letter ? (*o)->letter == letter
                       : strlen((*o)->name) == len && strncmp((*o)->name, name, len) == 0)
                return *o;
    return NULL;
}

static void add(struct arguments *out, const struct option *option, const char *text, size_t len)
{
    if (out->count == out->room) {
        out->room = out->room ? 2 * out->room : 8;
        out->given = lay_realloc(out->given, out->room, sizeof *out->given);
    }
    out->given[out->count++] = (struct given){option, text ? lay_strndup(text, len) : NULL};
}

static lay_status add_value(struct arguments *out, const struct option *option, const char *text,
                            lay_error *err)
{
    if (!*text)
        return lay_error_set(err, LAY_USAGE, "usage.value", "the value of --%s is empty",
                             option->name);
    if (option->kind == OPTION_VALUE && arguments_times(out, option->name))
        return lay_error_set(err, LAY_USAGE, "usage.value", "--%s is given twice", option->name);
    if (option->kind != OPTION_LIST) {
        add(out, option, text, strlen(text));
        return LAY_OK;
    }
    for (;;) {
        size_t len = strcspn(text, ",");
        if (!len)
            return lay_error_set(err, LAY_USAGE, "usage.value", "a value of --%s is empty",
                                 option->name);
        add(out, option, text, len);
        if (!text[len])
            return LAY_OK;
        text += len + 1;
    }
}

/* The value of an option: after its "=" (or letter), else the next word. */
static lay_status take_value(struct arguments *out, const struct option *option,
                             const char *attached, char ***next, char **end, lay_error *err)
{
    if (attached)
        return add_value(out, option, attached, err);
    if (*next == end || looks_like_option(**next)) {
        lay_error_set(err, LAY_USAGE, "usage.value", "--%s needs a value (%s)", option->name,
                      option->value);
        lay_error_hint(err, "write --%s=%s", option->name, option->value);
        return LAY_USAGE;
    }
    return add_value(out, option, *(*next)++, err);
}

static lay_status unknown(const option_table *const *tables, const char *word, size_t len,
                          lay_error *err)
{
    LAY_VEC(const char *) names = {0};
    for (; *tables; tables++)
        for (const struct option *const *o = **tables; *o; o++)
            lay_vec_push(&names, (*o)->name);
    LAY_FREE char *name = lay_strndup(word, len);
    const char *bare = name + strspn(name, "-");
    const char *near = lay_suggest(bare, names.at, names.n);
    lay_error_set(err, LAY_USAGE, "usage.option", "there is no option %s here", name);
    if (near)
        lay_error_hint(err, "did you mean --%s?", near);
    else
        lay_error_hint(err, "`laydown help COMMAND` lists those of a command");
    lay_vec_done(&names);
    return LAY_USAGE;
}

static lay_status parse_long(struct arguments *out, const option_table *const *tables,
                             const char *word, char ***next, char **end, lay_error *err)
{
    size_t len = strcspn(word + 2, "=");
    const char *attached = word[2 + len] ? word + 2 + len + 1 : NULL;
    const struct option *option = find(tables, word + 2, len, 0);
    if (!option)
        return unknown(tables, word, len + 2, err);
    if (option->kind != OPTION_FLAG)
        return take_value(out, option, attached, next, end, err);
    if (attached)
        return lay_error_set(err, LAY_USAGE, "usage.value", "--%s takes no value", option->name);
    add(out, option, NULL, 0);
    return LAY_OK;
}

static lay_status parse_short(struct arguments *out, const option_table *const *tables,
                              const char *word, char ***next, char **end, lay_error *err)
{
    for (const char *c = word + 1; *c; c++) {
        const struct option *option = find(tables, NULL, 0, *c);
        if (!option)
            return unknown(tables, word, strlen(word), err);
        if (option->kind != OPTION_FLAG)
            return take_value(out, option, c[1] ? c + 1 + (c[1] == '=') : NULL, next, end, err);
        add(out, option, NULL, 0);
    }
    return LAY_OK;
}

lay_status arguments_parse(struct arguments *out, int argc, char **argv,
                           const option_table *const *tables, lay_error *err)
{
    struct arguments read = {0};
    read.words = lay_zalloc((size_t)argc + 1, sizeof *read.words);
    lay_status status = LAY_OK;
    bool options_over = false;
    for (char **next = argv, **end = argv + argc; next < end && status == LAY_OK;) {
        const char *word = *next++;
        if (options_over || !looks_like_option(word))
            read.words[read.word_count++] = word;
        else if (strcmp(word, "--") == 0)
            options_over = true;
        else if (word[1] == '-')
            status = parse_long(&read, tables, word, &next, end, err);
        else
            status = parse_short(&read, tables, word, &next, end, err);
    }
    if (status != LAY_OK) {
        arguments_done(&read);
        return status;
    }
    *out = read;
    return LAY_OK;
}

void arguments_done(struct arguments *arguments)
{
    for (size_t i = 0; i < arguments->count; i++)
        free(arguments->given[i].text);
    free(arguments->given);
    free(arguments->words);
    *arguments = (struct arguments){0};
}

size_t arguments_times(const struct arguments *arguments, const char *name)
{
    size_t times = 0;
    for (size_t i = 0; i < arguments->count; i++)
        times += strcmp(arguments->given[i].option->name, name) == 0;
    return times;
}

const char *arguments_text(const struct arguments *arguments, const char *name)
{
    for (size_t i = arguments->count; i-- > 0;)
        if (strcmp(arguments->given[i].option->name, name) == 0)
            return arguments->given[i].text;
    return NULL;
}

const char **arguments_list(const struct arguments *arguments, const char *name, size_t *count)
{
    const char **list = lay_zalloc(arguments->count + 1, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < arguments->count; i++)
        if (strcmp(arguments->given[i].option->name, name) == 0)
            list[(*count)++] = arguments->given[i].text;
    return list;
}
