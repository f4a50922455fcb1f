/* The shipped gazetteer: its tables are sound, the names that reports use are found, unknown names
 * are judged by their words. */
#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "gazetteer/gazetteer.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h> /* after the headers it needs */

#define DATA LAYDOWN_BINARY_DIR "/share/laydown/gazetteer.bin"
#ifndef DOSSIERS
#define DOSSIERS LAYDOWN_SOURCE_DIR "/../shared/dossier"
#endif

static struct lay_gazetteer *g;

static int open_gazetteer(void **state)
{
    (void)state;
    lay_error err = LAY_ERROR_INIT;
    lay_status status = lay_gazetteer_open(DATA, &g, &err);
    if (status != LAY_OK)
        print_error("%s (%s:%ld:%ld)\n", err.message, err.file ? err.file : "", err.line,
                    err.column);
    lay_error_done(&err);
    return status == LAY_OK ? 0 : -1;
}

static int free_gazetteer(void **state)
{
    (void)state;
    lay_gazetteer_free(g);
    return 0;
}

/* The place of that name that comes to mind first, or NULL; *rivals counts the others that are not
 * negligible beside it. */
static const struct lay_gaz_place *best_place(const char *name, const char *country, size_t *rivals)
{
    lay_gaz_candidates found = {0};
    lay_gazetteer_find(g, name, country, false, &found);
    const struct lay_gaz_place *best = found.n ? found.at[0].place : NULL;
    *rivals = 0;
    for (size_t i = 1; i < found.n; i++)
        *rivals +=
            found.at[i].weight * 10 > found.at[0].weight && found.at[i].place->level == best->level;
    lay_vec_done(&found);
    return best;
}

/* The id of the place of that name, "-" for none, "?" for several. */
static const char *place_id(const char *name, const char *country)
{
    size_t rivals;
    const struct lay_gaz_place *place = best_place(name, country, &rivals);
    return !place ? "-" : rivals ? "?" : place->id;
}

static const char *actor_id(const struct lay_gaz_actor *actor)
{
    return actor ? actor->id : "-";
}

static const struct lay_gaz_place *the_place(const char *name, const char *country)
{
    size_t rivals;
    const struct lay_gaz_place *place = best_place(name, country, &rivals);
    if (!place || rivals)
        fail_msg("\"%s\" is not one place", name);
    return place;
}

static void check_parents(const struct lay_gaz_place *place)
{
    int depth = 0;
    for (const struct lay_gaz_place *p = place; p->parent; p = p->parent) {
        assert_true(++depth < 8);
        assert_true(p->parent->level >= p->level);
        if (p->parent->country)
            assert_string_equal(p->parent->country, place->country);
    }
}

static void test_every_place_is_sound(void **state)
{
    (void)state;
    for (size_t i = 0; i < lay_gazetteer_place_count(g); i++) {
        const struct lay_gaz_place *p = lay_gazetteer_place_at(g, i);
        check_parents(p);
        if (p->world)
            continue;
        assert_true(strlen(p->source) > 5);
        assert_string_equal(p->names[0], p->name);
        if (p->level == LAY_LEVEL_COUNTRY)
            continue;
        assert_true(p->has_point && p->radius_m >= 500);
        assert_true(p->level != LAY_LEVEL_THEATRE || !p->country);
        assert_true(p->level < LAY_LEVEL_AREA || p->level == LAY_LEVEL_THEATRE || p->country);
        assert_true(p->level == LAY_LEVEL_FACILITY ? p->precision <= 2 : p->precision >= 2);
        assert_true(p->level < LAY_LEVEL_AREA || p->precision >= 4);
        if (p->town) {
            assert_ptr_equal(p->parent, p->town);
            const struct lay_gaz_place *near = lay_gazetteer_nearest_town(g, p->lon, p->lat, 15000);
            assert_non_null(near);
        }
    }
}

/* A facility whose position is only its town's says so: its circle is as wide as the town's. */
static void test_borrowed_points_are_wide(void **state)
{
    (void)state;
    for (size_t i = 0; i < lay_gazetteer_place_count(g); i++) {
        const struct lay_gaz_place *p = lay_gazetteer_place_at(g, i);
        if (p->town && p->lon == p->town->lon && p->lat == p->town->lat) {
            assert_int_equal(p->precision, 2);
            assert_true(p->radius_m >= 2500 && *p->note);
        }
    }
}

static void test_every_actor_is_sound(void **state)
{
    (void)state;
    for (size_t i = 0; i < lay_gazetteer_actor_count(g); i++) {
        const struct lay_gaz_actor *a = lay_gazetteer_actor_at(g, i);
        int depth = 0;
        for (const struct lay_gaz_actor *p = a->parent; p; p = p->parent)
            assert_true(++depth < 8);
        assert_true(strlen(a->source) > 5);
        assert_true(a->valid_from <= a->valid_to);
        for (size_t k = 0; k < a->name_count; k++)
            assert_ptr_equal(lay_gazetteer_find_actor(g, a->names[k]), a);
        if (strcmp(a->kind, "state") == 0 || strcmp(a->kind, "label") == 0 ||
            strcmp(a->kind, "pmc") == 0)
            assert_null(a->parent);
    }
}

static const struct {
    const char *name, *country, *id;
} places[] = {
    {"Abidjan", NULL, "ci-abidjan"},
    {"Abéché base", NULL, "td-abeche-base"},
    {"Adji Kossei base", NULL, "td-adji-kossei"},
    {"Aguelhok camp", NULL, "ml-aguelhok-camp"},
    {"Air Base 101", NULL, "?"}, /* Mali and Niger each have one: the country must settle it */
    {"Air Base 101", "ML", "ml-air-base-101"},
    {"Air Base 101", "NE", "ne-air-base-101"},
    {"Air Base 101", "TD", "-"},
    {"Air Base 201", "NE", "ne-air-base-201"},
    {"Ansongo camp", NULL, "ml-ansongo-camp"},
    {"Ayorou base", NULL, "ne-ayorou-base"},
    {"Bamako", NULL, "ml-bamako"},
    {"Bamako airport", NULL, "ml-bamako-airport"},
    {"Ber camp", NULL, "ml-ber-camp"},
    {"Camp Castor", NULL, "ml-camp-castor"},
    {"Chad", NULL, "td"},
    {"Faya-Largeau base", NULL, "td-faya-base"},
    {"Gao", NULL, "ml-gao"},
    {"Gao MINUSMA camp", NULL, "ml-gao-un-camp"},
    {"Gao airport", NULL, "ml-gao-airport"},
    {"Gao base", NULL, "ml-gao-base"},
    {"German air transport base Niamey", NULL, "ne-niamey-german-base"},
    {"Gossi", NULL, "ml-gossi"},
    {"Gossi base", NULL, "ml-gossi-base"},
    {"Goundam camp", NULL, "ml-goundam-camp"},
    {"Kidal", NULL, "ml-kidal"},
    {"Kidal base", NULL, "ml-kidal-base"},
    {"Labbézanga", NULL, "ml-labbezanga"},
    {"Mali", NULL, "ml"},
    {"Mopti", NULL, "ml-mopti"},
    {"Mopti Region", NULL, "ml-mopti-region"},
    {"Mopti camp", NULL, "ml-mopti-camp"},
    {"Ménaka", NULL, "ml-menaka"},
    {"Ménaka MINUSMA camp", NULL, "ml-menaka-un-camp"},
    {"Ménaka base", NULL, "ml-menaka-base"},
    {"N'Djamena", NULL, "td-ndjamena"},
    {"Niamey", NULL, "ne-niamey"},
    {"Niamey French air base", NULL, "ne-niamey-french-air-base"},
    {"Niger", NULL, "ne"},
    {"Ogossagou temporary operating base", NULL, "ml-ogossagou-base"},
    {"Ouallam base", NULL, "ne-ouallam-base"},
    {"Sahel", NULL, "sahel"},
    {"Sahel", "ML", "sahel"},
    {"Sofara military camp", NULL, "ml-sofara-camp"},
    {"Tessalit base", NULL, "ml-tessalit-base"},
    {"Timbuktu", NULL, "ml-timbuktu"},
    {"Timbuktu MINUSMA camp", NULL, "ml-timbuktu-un-camp"},
    {"Timbuktu base", NULL, "ml-timbuktu-base"},
    {"Wagner base Bamako", NULL, "ml-wagner-base-bamako"},
    {"central Mali", NULL, "ml-centre"},
    {"northern Mali", NULL, "ml-north"},
    {"western Niger", NULL, "ne-west"},
    /* other languages and spellings */
    {"Tombouctou", NULL, "ml-timbuktu"},
    {"Тимбукту", NULL, "ml-timbuktu"},
    {"تِمْبُكْتُو", NULL, "ml-timbuktu"},
    {"تیمبوکتو", NULL, "ml-timbuktu"},
    {"廷巴克图", NULL, "ml-timbuktu"},
    {"MENAKA", NULL, "ml-menaka"},
    {"nord du Mali", NULL, "ml-north"},
    {"север Мали", NULL, "ml-north"},
    {"Ndjamena", NULL, "td-ndjamena"},
    {"N’Djaména", NULL, "td-ndjamena"},
    {"USA", NULL, "us"},
    {"UK", NULL, "gb"},
    {"Syria", NULL, "sy"},
    {"Россия", NULL, "ru"},
    {"DR Congo", NULL, "cd"},
    {"Ivory Coast", NULL, "ci"},
    {"Congo", NULL, "?"}, /* two countries answer to it */
    {"Atlantis-under-Sea", NULL, "-"},
    {"", NULL, "-"},
};

static void test_places(void **state)
{
    (void)state;
    for (size_t i = 0; i < LAY_COUNT(places); i++) {
        const char *got = place_id(places[i].name, places[i].country);
        if (strcmp(got, places[i].id) != 0)
            fail_msg("\"%s\" is %s, not %s", places[i].name, got, places[i].id);
    }
}

static void test_place_tree(void **state)
{
    (void)state;
    const struct lay_gaz_place *mopti = the_place("Mopti", NULL);
    assert_string_equal(mopti->parent->id, "ml-mopti-region");
    assert_string_equal(mopti->parent->parent->id, "ml");
    assert_null(mopti->parent->parent->parent);
    assert_string_equal(the_place("northern Mali", NULL)->parent->id, "ml");
    assert_null(the_place("Sahel", NULL)->parent);
    assert_int_equal(the_place("Sahel", NULL)->level, LAY_LEVEL_THEATRE);
    assert_string_equal(the_place("Timbuktu base", NULL)->town->id, "ml-timbuktu");
    assert_string_equal(the_place("Mopti camp", NULL)->town->id, "ml-sevare");
    assert_ptr_not_equal(the_place("Timbuktu base", NULL),
                         the_place("Timbuktu MINUSMA camp", NULL));
    assert_int_equal(the_place("Mali", NULL)->level, LAY_LEVEL_COUNTRY);
    assert_false(the_place("Mali", NULL)->has_point);
    lay_gaz_candidates both = {0};
    lay_gazetteer_find(g, "Air Base 101", NULL, false, &both);
    assert_int_equal(both.n, 2);
    assert_string_equal(both.at[0].place->id, "ml-air-base-101");
    assert_string_equal(both.at[1].place->id, "ne-air-base-101");
    lay_vec_done(&both);
}

/* Names of actors, then the id of each parent upwards. "+" before an id: by
 * lay_gazetteer_derive_parent(). */
static const struct {
    const char *name, *chain;
} actors[] = {
    {"Africa Corps", "africa-corps ru-armed-forces ru"},
    {"СДС", "sdf"},
    {"FDS", "sdf"},
    {"Сил быстрой поддержки", "rsf-sudan"}, /* by the stems of its words */
    {"силы быстрой поддержки", "rsf-sudan"},
    {"«Катаиб Хезболла»", "kataib-hezbollah"},
    {"миротворцы ОДКБ", "csto"},
    {"КСОР ОДКБ", "csto-krrf csto"},
    {"Pakistani Taliban", "ttp"},
    {"les shebabs", "al-shabaab"},
    {"Finul", "unifil un"},
    {"ЦЕНТКОМ", "us-centcom us-armed-forces us"},
    {"Kachin Independence Army", "kia"},
    {"Saudi-led coalition", "saudi-coalition"},
    {"Armed Forces of Transnistria", "transnistrian-forces"},
    {"Ansar Dine", "ansar-dine"},
    {"Bangladesh contingent of MINUSMA", "+minusma un"},
    {"Bangladesh police unit of MINUSMA", "+minusma un"},
    {"Burkina Faso contingent of MINUSMA", "+minusma un"},
    {"Côte d'Ivoire contingent of MINUSMA", "+minusma un"},
    {"Senegal contingent of MINUSMA", "+minusma un"},
    {"Togo contingent of MINUSMA", "+minusma un"},
    {"Bundeswehr", "de-armed-forces de"},
    {"CSP-PSD", "csp-psd"},
    {"Chad", "td"},
    {"Chadian Armed Forces", "td-armed-forces td"},
    {"Coordination of Azawad Movements", "cma"},
    {"France", "fr"},
    {"French Armed Forces", "fr-armed-forces fr"},
    {"Germany", "de"},
    {"Italian Armed Forces", "it-armed-forces it"},
    {"MINUSMA", "minusma un"},
    {"MNLA", "mnla"},
    {"Mali", "ml"},
    {"Malian Armed Forces", "ml-armed-forces ml"},
    {"Niger", "ne"},
    {"Nigerien Armed Forces", "ne-armed-forces ne"},
    {"Operation Barkhane", "barkhane fr-armed-forces fr"},
    {"Russia", "ru"},
    {"Russian Armed Forces", "ru-armed-forces ru"},
    {"Russian instructors", "russian-instructors"},
    {"Task Force Takuba", "takuba"},
    {"US Armed Forces", "us-armed-forces us"},
    {"United Nations", "un"},
    {"United States", "us"},
    {"United States Armed Forces", "us-armed-forces us"},
    {"Wagner Group", "wagner"},
    /* other names of the same */
    {"FAMa", "ml-armed-forces ml"},
    {"FAN", "ne-armed-forces ne"},
    {"armée française", "fr-armed-forces fr"},
    {"forces armées maliennes", "ml-armed-forces ml"},
    {"Malian troops", "ml-armed-forces ml"},
    {"U.S. military", "us-armed-forces us"},
    {"ВС РФ", "ru-armed-forces ru"},
    {"Вооружённые силы России", "ru-armed-forces ru"},
    {"российская армия", "ru-armed-forces ru"},
    {"российских военных", "ru-armed-forces ru"},
    {"малийской армии", "ml-armed-forces ml"},
    {"українських військ", "ua-armed-forces ua"},
    {"угандийские войска", "ug-armed-forces ug"},
    {"российские силы", "ru-armed-forces ru"},
    {"القوات الروسية", "ru-armed-forces ru"},
    {"قوات فرنسية", "fr-armed-forces fr"},
    {"القوات الأميركية", "us-armed-forces us"},
    {"armée burkinabè", "bf-armed-forces bf"},
    {"ЗСУ", "ua-armed-forces ua"},
    {"военные Мали", "ml-armed-forces ml"},
    {"военных Мали", "ml-armed-forces ml"},
    {"малийскими военными", "ml-armed-forces ml"},
    {"українськими військовими", "ua-armed-forces ua"},
    {"армія Росії", "ru-armed-forces ru"},
    {"війська Нігерії", "ng-armed-forces ng"},
    {"солдаты Нигера", "ne-armed-forces ne"},
    {"солдаты Нигерии", "ng-armed-forces ng"},
    {"les soldats tchadiens", "td-armed-forces td"},
    {"les troupes nigériennes", "ne-armed-forces ne"},
    {"troupes nigérianes", "ng-armed-forces ng"},
    {"les militaires du Tchad", "td-armed-forces td"},
    {"the Malian military", "ml-armed-forces ml"},
    {"Mali's troops", "ml-armed-forces ml"},
    {"soldiers of Chad", "td-armed-forces td"},
    {"الجنود الروس", "ru-armed-forces ru"},
    {"الجنود الماليين", "ml-armed-forces ml"},
    {"الجنود الفرنسيون", "fr-armed-forces fr"},
    {"die malischen Soldaten", "ml-armed-forces ml"},
    {"вагнеровцы", "wagner"},
    {"вагнеровцев", "wagner"},
    {"la MINUSMA", "minusma un"},
    {"UNAMI", "unami un"},
    {"MINUSTAH", "minustah un"},
    {"МООНСГ", "minustah un"},
    {"AMIS", "amis african-union"},
    {"UNOMIG", "unomig un"},
    {"СММ ОБСЕ", "osce-smm osce"},
    {"OSCE SMM", "osce-smm osce"},
    {"EUCAP Somalia", "eucap-somalia eu"},
    {"EUFOR RCA", "eufor-rca eu"},
    {"ONUCI", "unoci un"},
    {"ECOMOG", "ecomog ecowas"},
    {"TSK", "tr-armed-forces tr"},
    {"Tsahal", "il-armed-forces il"},
    {"צה״ל", "il-armed-forces il"},
    {"الجيش المالي", "ml-armed-forces ml"},
    {"französische Streitkräfte", "fr-armed-forces fr"},
    {"ЧВК «Вагнер»", "wagner"},
    {"российские инструкторы", "russian-instructors"},
    {"instructeurs russes", "russian-instructors"},
    {"mercenaires russes", "russian-mercenaries"},
    {"force Barkhane", "barkhane fr-armed-forces fr"},
    /* services are below the armed forces, not the same */
    {"Malian Army", "+ml-armed-forces ml"},
    {"French Navy", "+fr-armed-forces fr"},
    {"US Air Force", "+us-armed-forces us"},
    {"U.S. Marine Corps", "+us-armed-forces us"},
    {"Mali's army", "+ml-armed-forces ml"},
    {"the army of Mali", "+ml-armed-forces ml"},
    {"Malian army special forces", "+ml-armed-forces ml"},
    {"2nd battalion of the Malian Army", "+ml-armed-forces ml"},
    {"army of Chad", "+td-armed-forces td"},
    {"Nigerien police", "+ne"},
    {"Gendarmerie nationale du Niger", "+ne"},
    {"armée de l'air française", "+fr-armed-forces fr"},
    {"französische Luftwaffe", "+fr-armed-forces fr"},
    {"fuerza aérea francesa", "+fr-armed-forces fr"},
    {"esercito maliano", "+ml-armed-forces ml"},
    {"exército francês", "+fr-armed-forces fr"},
    {"ВВС Мали", "+ml-armed-forces ml"},
    {"российские ВКС", "+ru-armed-forces ru"},
    {"ВКС России", "+ru-armed-forces ru"},
    {"Fransız Hava Kuvvetleri", "+fr-armed-forces fr"},
    {"القوات الجوية المالية", "+ml-armed-forces ml"},
    /* whose a unit is said to be */
    {"contingent sénégalais de la MINUSMA", "+minusma un"},
    {"MINUSMA Bangladesh battalion", "+minusma un"},
    {"MINUSMA engineers", "+minusma un"},
    {"1st company of the 2nd battalion of MINUSMA", "+minusma un"},
    {"Kontingent der MINUSMA", "+minusma un"},
    {"contingente della MINUSMA", "+minusma un"},
    {"батальон Бангладеш в составе МИНУСМА", "+minusma un"},
    {"وحدة في مينوسما", "+minusma un"},
    {"MINUSMA birliği", "+minusma un"},
    /* nothing sure */
    {"Malian military instructors", "-"},
    {"French advisers", "-"},
    {"Chadian volunteers", "-"},
    {"Syrian fighters", "-"},
    {"Turkish contractors", "-"},
    {"наёмники из Сирии", "-"},
    {"instructeurs français", "-"},
    {"mercenary contingent of MINUSMA", "-"},
    {"Free Syrian Army", "free-syrian-army"},
    {"Free Malian Army", "-"},
    {"pro-Russian army", "-"},
    {"Turkish-backed army", "-"},
    {"Syrian National Army", "sna-syria"}, /* an armed group, whatever its words say */
    {"Libyan Army", "-"},
    {"Congolese army", "cd-armed-forces cd"},
    {"special forces in Mali", "-"},
    {"UN police in Mali", "-"},
    {"battalion attacked by MINUSMA", "-"},
    {"Wagner unit of the Malian Armed Forces", "-"},
    {"instructors of MINUSMA", "-"},
    {"Senegalese contingent", "-"},
    {"troops", "-"},
    {"Malian and French troops", "-"},
    {"soldiers in Mali", "-"},
    {"солдаты в Мали", "-"},
    {"troops of Libya", "-"},
    {"MINUSMA et Barkhane", "-"},
    {"army", "-"},
    {"MINUSMA and Barkhane troops", "-"},
    {"Dozo hunters", "-"},
    {"", "-"},
};

static char *chain_of(const char *name)
{
    LAY_BUF out = {0};
    const struct lay_gaz_actor *actor = lay_gazetteer_find_actor(g, name);
    const struct lay_gaz_actor *derived = lay_gazetteer_derive_parent(g, name);
    if (actor)
        assert_null(derived);
    lay_buf_puts(&out, derived ? "+" : "");
    lay_buf_puts(&out, actor_id(actor ? actor : derived));
    for (actor = actor ? actor : derived; actor && actor->parent; actor = actor->parent)
        lay_buf_printf(&out, " %s", actor->parent->id);
    return lay_buf_take(&out);
}

static void test_actors(void **state)
{
    (void)state;
    for (size_t i = 0; i < LAY_COUNT(actors); i++) {
        LAY_FREE char *got = chain_of(actors[i].name);
        if (strcmp(got, actors[i].chain) != 0)
            fail_msg("\"%s\" is %s, not %s", actors[i].name, got, actors[i].chain);
    }
}

static const char *text_of(const cJSON *object, const char *member)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, member);
    return cJSON_IsString(item) ? item->valuestring : NULL;
}

/* How many names of a claim are neither known nor told by their words. */
static size_t unresolved_in(const cJSON *claim)
{
    size_t count = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(claim, "where"))
    {
        const char *name = text_of(item, "name");
        size_t rivals;
        if (name && !best_place(name, text_of(item, "country"), &rivals)) {
            print_error("place \"%s\" is not known\n", name);
            count++;
        }
    }
    const char *speaker = text_of(cJSON_GetObjectItemCaseSensitive(claim, "speaker"), "actor");
    const cJSON *who = cJSON_GetObjectItemCaseSensitive(claim, "who");
    for (item = who ? who->child : NULL; item || speaker; item = item ? item->next : NULL) {
        const char *name = item ? text_of(item, "name") : speaker;
        speaker = item ? speaker : NULL;
        if (name && !lay_gazetteer_find_actor(g, name) && !lay_gazetteer_derive_parent(g, name)) {
            print_error("actor \"%s\" is not known\n", name);
            count++;
        }
    }
    return count;
}

/* Every place and actor of the coded reports is known, or its words say whose it is. */
static void check_dossier(const char *path)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        print_message("%s: skipped\n", path);
        return;
    }
    LAY_BUF text = {0};
    for (int c; (c = fgetc(in)) != EOF;)
        lay_buf_putc(&text, (char)c);
    fclose(in);
    lay_json_doc *doc = NULL;
    assert_int_equal(lay_json_read(text.text, text.len, path, NULL, &doc, NULL), LAY_OK);
    size_t claims = 0, unresolved = 0;
    const cJSON *report, *claim;
    cJSON_ArrayForEach(report, cJSON_GetObjectItemCaseSensitive(lay_json_root(doc), "reports"))
    {
        cJSON_ArrayForEach(claim, cJSON_GetObjectItemCaseSensitive(report, "claims"))
        {
            unresolved += unresolved_in(claim);
            claims++;
        }
    }
    lay_json_free(doc);
    assert_true(claims > 50);
    assert_int_equal(unresolved, 0);
}

static void test_dossiers(void **state)
{
    (void)state;
    check_dossier(DOSSIERS "/mali-2021-2025.json");
    check_dossier(DOSSIERS "/niger-chad.json");
}

static void test_validity(void **state)
{
    (void)state;
    lay_day day;
    assert_true(lay_day_from_civil(2022, 11, 9, &day));
    assert_int_equal(lay_gazetteer_find_actor(g, "Barkhane")->valid_to, day);
    assert_true(lay_day_from_civil(2023, 12, 31, &day));
    assert_int_equal(lay_gazetteer_find_actor(g, "MINUSMA")->valid_to, day);
    assert_int_equal(lay_gazetteer_find_actor(g, "Wagner")->valid_to, LAY_DAY_MAX);
    assert_int_equal(lay_gazetteer_find_actor(g, "France")->valid_from, LAY_DAY_MIN);
}

#define F LAY_LEVEL_FACILITY
#define T LAY_LEVEL_TOWN
#define A LAY_LEVEL_AREA
#define S LAY_LEVEL_THEATRE
static const struct {
    const char *name;
    enum lay_place_level level;
} levels[] = {
    {"Timbuktu air base", F},
    {"Naval Base Guam", F},
    {"Camp Lemonnier", F},
    {"Chabelley Airfield", F},
    {"Ramstein AFB", F},
    {"FOB Delta", F},
    {"Odesa port", F},
    {"port of Odesa", F},
    {"Kidal barracks", F},
    {"outpost near Gossi", F},
    {"base in northern Mali", F},
    {"Bagram airfield", F},
    {"base aérienne 125 Istres", F},
    {"camp de Gossi", F},
    {"aéroport de Gao", F},
    {"caserne de Kati", F},
    {"port d'Abidjan", F},
    {"poste avancé d'Inates", F},
    {"Luftwaffenstützpunkt Büchel", F},
    {"Fliegerhorst Nörvenich", F},
    {"Flughafen Gao", F},
    {"Kaserne Kati", F},
    {"Feldlager Kunduz", F},
    {"Marinehafen Tartus", F},
    {"base aérea de Morón", F},
    {"cuartel de Bata", F},
    {"aeropuerto de Malabo", F},
    {"aeroporto di Gao", F},
    {"caserma Ederle", F},
    {"base navale di Taranto", F},
    {"aeródromo de Pemba", F},
    {"quartel de Pemba", F},
    {"авиабаза Хмеймим", F},
    {"база в Тимбукту", F},
    {"аэродром Бельбек", F},
    {"на авиабазе Энгельс", F},
    {"военный городок № 5", F},
    {"лагерь Кастор", F},
    {"полигон Капустин Яр", F},
    {"авіабаза Старокостянтинів", F},
    {"аеродром Гостомель", F},
    {"військове містечко", F},
    {"قاعدة حميميم", F},
    {"القاعدة الجوية 101", F},
    {"مطار غاو", F},
    {"معسكر كاتي", F},
    {"İncirlik Hava Üssü", F},
    {"Aksaz Deniz Üssü", F},
    {"Gao havalimanı", F},
    {"Watiya üssü", F},
    {"پایگاه هوایی شاهرخی", F},
    {"فرودگاه مهرآباد", F},
    {"玉林空军基地", F},
    {"加奥机场", F},
    {"北京南苑機場", F},
    {"baza lotnicza Łask", F},
    /* towns, also where a word only looks like one of a facility */
    {"Baseveld", T},
    {"Campania", T},
    {"Portugal", T},
    {"Basel", T},
    {"Camphin", T},
    {"Campbeltown", T},
    {"Port Sudan", T},
    {"Port Harcourt", T},
    {"Friedrichshafen", T},
    {"Fort Worth", T},
    {"Bremerhaven", T},
    {"Basilan", T},
    {"Казань", T},
    {"Базель", T},
    {"Базарный Карабулак", T},
    {"Порт-Судан", T},
    {"香港", T},
    {"广州", T},
    {"بندر عباس", T},
    {"القاهرة", T},
    {"مالي", T},
    {"Mbera refugee camp", T},
    {"camp de réfugiés de Mbera", T},
    {"лагерь беженцев Мбера", T},
    {"Северодонецк", T},
    {"Westerland", T},
    {"Northampton", T},
    {"Tal Afar", T},
    {"Mar del Plata", T},
    {"Usküdar", T},
    {"", T},
    {"Южный", T},
    /* areas and theatres */
    {"northern Burkina Faso", A},
    {"Borno State", A},
    {"north of Gao", A},
    {"Kherson Oblast", A},
    {"région de Diffa", A},
    {"est de la RDC", A},
    {"Provinz Cabo Delgado", A},
    {"Grenzgebiet", A},
    {"norte de Malí", A},
    {"provincia di Cabo Delgado", A},
    {"norte de Moçambique", A},
    {"Херсонская область", A},
    {"север Мали", A},
    {"північ Малі", A},
    {"شمال مالي", A},
    {"محافظة إدلب", A},
    {"İdlib bölgesi", A},
    {"استان کرمان", A},
    {"河北省", A},
    {"马里北部", A},
    {"Black Sea", S},
    {"Gulf of Aden", S},
    {"mer Noire", S},
    {"Schwarzes Meer", S},
    {"Чёрное море", S},
    {"البحر الأحمر", S},
    {"台湾海峡", S},
    {"Karadeniz", T},
};

static void test_levels(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < LAY_COUNT(levels); i++) {
        enum lay_place_level got = lay_gazetteer_guess_level(g, levels[i].name);
        if (got == levels[i].level)
            continue;
        print_error("\"%s\" is taken for level %d, not %d\n", levels[i].name, (int)got,
                    (int)levels[i].level);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

static void test_nearest_town(void **state)
{
    (void)state;
    const struct lay_gaz_place *town = lay_gazetteer_nearest_town(g, -3.00758, 16.7305, 15000);
    assert_non_null(town);
    assert_string_equal(town->id, "ml-timbuktu");
    assert_null(lay_gazetteer_nearest_town(g, -3.00758, 16.7305, 4000)); /* it is 4.8 km off */
    assert_null(lay_gazetteer_nearest_town(g, -30, 0, 500000));
    assert_string_equal(lay_gazetteer_nearest_town(g, -30, 0, 1e8)->country, "BR");
}

/* ---- tables that are wrong ---- */

static const char *const files[] = {"countries",      "places",      "bases",     "actors",
                                    "facility-words", "force-words", "name-words"};
static const char *const heads[] = {
    "code,name,names,demonyms,source\nML,Mali,en:Mali,en:Malian,test source\n",
    ("id,name,names,kind,level,lon,lat,precision,radius_m,country,parent,geonames,source\n"
     "ml-x,X,,town,town,1.5,2,2,3000,ML,,77,test source\n"),
    "id,name,names,kind,lon,lat,precision,radius_m,country,town,source,note\n",
    "id,name,names,kind,parent,valid_from,valid_to,source\nml,Mali,,state,,,,test source\n",
    "lang,level,match,word\n",
    "lang,class,match,word\n",
    "lang,kind,stands,word\n",
};

/* Builds a folder whose table `file` has `more` behind its head, and opens what comes of it. */
static lay_status build_with(size_t file, const char *more, lay_error *err)
{
    char dir[] = "/tmp/laydown-gazetteer-XXXXXX";
    assert_non_null(mkdtemp(dir));
    for (size_t i = 0; i < LAY_COUNT(files); i++) {
        LAY_FREE char *path = lay_asprintf("%s/%s.csv", dir, files[i]);
        FILE *out = fopen(path, "wb");
        assert_non_null(out);
        fputs(heads[i], out);
        fputs(i == file ? more : "", out);
        fclose(out);
    }
    struct lay_gazetteer *small = NULL;
    LAY_FREE char *built = lay_asprintf("%s/built", dir);
    LAY_FREE char *sources = lay_asprintf("%s/SOURCES.tsv", dir);
    FILE *list = fopen(sources, "wb");
    assert_non_null(list);
    fputs("package\tin_exports\nx\tX (free)\n", list);
    fclose(list);
    lay_status status = lay_gazetteer_build(dir, NULL, built, err);
    if (status == LAY_OK)
        assert_int_equal(lay_gazetteer_open(built, &small, NULL), LAY_OK);
    if (small)
        assert_string_equal(lay_gazetteer_sources(small), "X (free)");
    lay_gazetteer_free(small);
    remove(built);
    remove(sources);
    for (size_t i = 0; i < LAY_COUNT(files); i++) {
        LAY_FREE char *path = lay_asprintf("%s/%s.csv", dir, files[i]);
        remove(path);
    }
    rmdir(dir);
    return status;
}

static const struct {
    size_t file;
    const char *more;
    long line; /* of the error; 0: it is taken */
} bad[] = {
    {0, "", 0},
    {0, "FR,France,Frankreich,,test source\n", 3},
    {0, "FRA,France,,,test source\n", 3},
    {0, "ML,Mali,,,test source\n", 3},
    {1, "ml-y,Y,fr:Y;ar:ي,town,town,-1,2.25,2,3000,ML,ml,,test source\n", 0},
    {1, "ml-y,Y,,town,town,1,2,2,3000,ML,,77,test source\n", 3},
    {1, "ml-x,Y,,town,town,-1,2,2,3000,ML,,,test source\n", 3},
    {1, "ml-y,Y,,town,town,181,2,2,3000,ML,,,test source\n", 3},
    {1, "ml-y,Y,,town,town,1e,2,2,3000,ML,,,test source\n", 3},
    {1, "ml-y,Y,,town,town,1,2,9,3000,ML,,,test source\n", 3},
    {1, "ml-y,Y,,town,town,1,2,2,,ML,,,test source\n", 3},
    {1, "ml-y,Y,,town,village,1,2,2,3000,ML,,,test source\n", 3},
    {1, "ml-y,Y,,town,town,1,2,2,3000,ZZ,,,test source\n", 3},
    {1, "ml-y,Y,,town,town,1,2,2,3000,ML,ml-y,,test source\n", 3},
    {1, "ml-y,Y,,town,town,1,2,2,3000,ML,ml-x,,test source\n", 3},
    {1, "ml-y,Y,,town,town,1,2,2,3000,ML,,,\n", 3},
    {1, "ml-y,Y,,town,town,1,2,2,3000,ML\n", 3},
    {1, "\"ml-y,Y\n", 3},
    {2, "ml-b,B,,base,1,2,1,3000,ML,ml-x,test source,\n", 0},
    {2, "ml-b,B,,base,1,2,1,3000,ML,ml,test source,\n", 2},
    {2, "ml-b,B,,base,1,2,1,0,ML,,test source,\n", 2},
    {3, "a,A,en:B,mission,ml,2020-01-01,2021-12-31,test source\n", 0},
    {3, "a,A,en:Mäli,mission,,,,test source\n", 3}, /* a name of two actors, once folded */
    {3, "ml,A,,mission,,,,test source\n", 3},
    {3, "a,A,,mission,b,,,test source\n", 3},
    {3, "a,A,,mission,a,,,test source\n", 3},
    {3, "a,A,,mission,,2020-02-30,,test source\n", 3},
    {3, "a,A,,mission,,2021-01-01,2020-01-01,test source\n", 3},
    {3, "a,A,,mission,,2021,,test source\n", 3},
    {4, "en,facility,word,base\n", 0},
    {4, "en,base,word,base\n", 2},
    {4, "en,facility,words,base\n", 2},
    {4, "en,facility,word,!\n", 2},
    {5, "en,unit,word,troop\nen,none,word,Troop\n", 3},
    {5, "en,unit,suffix,troop\n", 2},
    {5, "en,army,word,troop\n", 2},
    {6, "fr,article,before,la\nen,area,behind,province\n", 0},
    {6, "fr,article,beside,la\n", 2},
    {6, "fr,artikel,before,la\n", 2},
    {6, "fr,article,before,'\n", 2},
};

static void test_bad_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < LAY_COUNT(bad); i++) {
        lay_error err = LAY_ERROR_INIT;
        lay_status status = build_with(bad[i].file, bad[i].more, &err);
        if (bad[i].line == 0 ? status != LAY_OK : status != LAY_REFUSED || err.line != bad[i].line)
            fail_msg("table %zu: status %d, line %ld: %s", i, (int)status, err.line,
                     err.message ? err.message : "taken");
        lay_error_done(&err);
    }
}

static void test_missing_folder(void **state)
{
    (void)state;
    lay_error err = LAY_ERROR_INIT;
    struct lay_gazetteer *none = NULL;
    assert_int_equal(lay_gazetteer_open("/nonexistent", &none, &err), LAY_NOT_FOUND);
    assert_string_equal(err.code, "gazetteer.missing");
    assert_null(none);
    assert_int_equal(lay_gazetteer_build("/nonexistent", NULL, "/nonexistent/x", &err),
                     LAY_NOT_FOUND);
    assert_string_equal(err.code, "gazetteer.missing");
    assert_int_equal(lay_gazetteer_open(LAYDOWN_SOURCE_DIR "/README.md", &none, &err), LAY_REFUSED);
    assert_string_equal(err.code, "gazetteer.invalid");
    assert_null(none);
    lay_error_done(&err);
}

static void test_version(void **state)
{
    (void)state;
    struct lay_gazetteer *again = NULL;
    assert_int_equal(lay_gazetteer_open(DATA, &again, NULL), LAY_OK);
    assert_string_equal(lay_gazetteer_version(g), lay_gazetteer_version(again));
    assert_int_equal(strlen(lay_gazetteer_version(g)), 16);
    lay_gazetteer_free(again);
}

/* Names as long and odd as a hostile report can make them. */
static void test_hostile_names(void **state)
{
    (void)state;
    static const char *const units[] = {
        "army of ", "MINUSMA ", "contingent de la ", "base", "\xff\xfe ", "ال", "of "};
    for (size_t i = 0; i < LAY_COUNT(units); i++) {
        LAY_BUF name = {0};
        for (size_t k = 0; k < 20000; k++)
            lay_buf_puts(&name, units[i]);
        assert_null(lay_gazetteer_find_actor(g, name.text));
        lay_gazetteer_guess_level(g, name.text);
        lay_gazetteer_derive_parent(g, name.text);
        size_t rivals;
        assert_null(best_place(name.text, NULL, &rivals));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_place_is_sound),
        cmocka_unit_test(test_borrowed_points_are_wide),
        cmocka_unit_test(test_every_actor_is_sound),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_place_tree),
        cmocka_unit_test(test_actors),
        cmocka_unit_test(test_dossiers),
        cmocka_unit_test(test_validity),
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_nearest_town),
        cmocka_unit_test(test_bad_tables),
        cmocka_unit_test(test_missing_folder),
        cmocka_unit_test(test_version),
        cmocka_unit_test(test_hostile_names),
    };
    return cmocka_run_group_tests(tests, open_gazetteer, free_gazetteer);
}
