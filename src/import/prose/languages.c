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

bool lay_language_set(struct lay_language *language, const char *setting, const char *value)
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
        const char *name, **value;
    } words[] = {{"oblique", &language->oblique},
                 {"past", &language->past},
                 {"oblique_people", &language->oblique_people},
                 {"plural", &language->plural},
                 {"gerund", &language->gerund},
                 {"progressive", &language->progressive},
                 {"participle", &language->participle},
                 {"finite", &language->finite},
                 {"dative", &language->dative},
                 {"dative_like", &language->dative_like},
                 {"instrumental", &language->instrumental},
                 {"accusative", &language->accusative},
                 {"attribute", &language->attribute},
                 {"romanized", &language->romanized},
                 {"people", &language->people},
                 {"of_town", &language->of_town},
                 {"it", &language->it},
                 {"agrees", &language->agrees},
                 {"adjective", &language->adjective}};
    for (size_t n = 0; n < LAY_COUNT(words); n++)
        if (strcmp(setting, words[n].name) == 0) {
            *words[n].value = value;
            return true;
        }
    return false;
}
