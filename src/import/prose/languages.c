/* languages.c: a language is a folder; what sets it apart is told in it, not here. */
#include "import/prose/languages.h"

#include "base/error.h"
#include "base/utf8.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int by_name(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

lay_status lay_languages_list(const char *folder, lay_arena *arena, lay_language_names *names,
                              lay_error *err)
{
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        struct stat info;
        LAY_FREE char *path = lay_asprintf("%s/%s/language.tsv", folder, entry->d_name);
        if (entry->d_name[0] != '.' && stat(path, &info) == 0)
            lay_vec_push(names, lay_arena_strdup(arena, entry->d_name));
    }
    if (dir)
        closedir(dir);
    if (!names->n)
        return lay_error_set(err, LAY_NOT_FOUND, "lexicon.missing",
                             "No language is found in the folder %s.", folder);
    qsort(names->at, names->n, sizeof *names->at, by_name);
    return LAY_OK;
}

/* "A-ɏ" */
static bool set_letters(struct lay_language *language, const char *range)
{
    size_t len = strlen(range), step = lay_utf8_decode(range, len, &language->first_letter);
    return step && range[step] == '-' &&
           lay_utf8_decode(range + step + 1, len - step - 1, &language->last_letter) + step + 1 ==
               len &&
           language->first_letter <= language->last_letter;
}

static bool set_flag(bool *flag, const char *value, const char *set)
{
    *flag = true;
    return strcmp(value, set) == 0;
}

static struct lay_endings read_endings(lay_arena *arena, const char *list)
{
    struct lay_endings out = {0};
    size_t most = 1, n = 0;
    for (const char *c = list; *c; c++)
        most += *c == '|';
    out.at = lay_arena_array(arena, struct lay_ending, most);
    for (unsigned bits = 0; bits < 64; bits++) {
        out.from[bits] = (uint16_t)n;
        for (const char *at = list; *at; at += strcspn(at, "|"), at += *at == '|') {
            size_t len = strcspn(at, "|");
            if (len && ((unsigned char)at[len - 1] & 63) == bits)
                out.at[n++] = (struct lay_ending){at, len};
        }
    }
    out.n = out.from[64] = (uint16_t)n;
    return out;
}

bool lay_has_ending(const struct lay_endings *endings, const char *text, size_t len)
{
    const unsigned bits = len ? (unsigned char)text[len - 1] & 63 : 0;
    for (size_t i = endings->from[bits]; len && i < endings->from[bits + 1]; i++)
        if (endings->at[i].len <= len &&
            memcmp(text + len - endings->at[i].len, endings->at[i].text, endings->at[i].len) == 0)
            return true;
    return false;
}

bool lay_language_set(struct lay_language *language, lay_arena *arena, const char *setting,
                      const char *value)
{
    if (strcmp(setting, "letters") == 0)
        return set_letters(language, value);
    if (strcmp(setting, "capitals") == 0)
        return set_flag(&language->capitals, value, "yes");
    if (strcmp(setting, "fallback") == 0)
        return set_flag(&language->fallback, value, "yes");
    if (strcmp(setting, "adjectives") == 0)
        return set_flag(&language->adjectives_after, value, "after");
    if (strcmp(setting, "cases") == 0)
        return set_flag(&language->cases, value, "yes");
    if (strcmp(setting, "slashes") == 0)
        return set_flag(&language->slashes_dmy, value, "dmy");
    const struct {
        const char *name;
        struct lay_endings *value;
    } endings[] = {{"plural", &language->plural},
                   {"oblique", &language->oblique},
                   {"oblique_people", &language->oblique_people},
                   {"past", &language->past},
                   {"dative", &language->dative},
                   {"dative_like", &language->dative_like},
                   {"instrumental", &language->instrumental},
                   {"accusative", &language->accusative},
                   {"attribute", &language->attribute},
                   {"participle", &language->participle},
                   {"finite", &language->finite},
                   {"gerund", &language->gerund},
                   {"progressive", &language->progressive},
                   {"people", &language->people},
                   {"adjective", &language->adjective}};
    for (size_t n = 0; n < LAY_COUNT(endings); n++)
        if (strcmp(setting, endings[n].name) == 0) {
            *endings[n].value = read_endings(arena, value);
            return true;
        }
    const struct {
        const char *name, **value;
    } words[] = {{"romanized", &language->romanized},
                 {"of_town", &language->of_town},
                 {"it", &language->it},
                 {"agrees", &language->agrees}};
    for (size_t n = 0; n < LAY_COUNT(words); n++)
        if (strcmp(setting, words[n].name) == 0) {
            *words[n].value = value;
            return true;
        }
    return false;
}
