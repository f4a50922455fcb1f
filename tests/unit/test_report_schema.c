/* The JSON Schema of report documents says what the program does: the same members, the same closed
 * lists. */
#include "base/json.h"
#include "import/input.h"
#include "import/members.h"
#include "model/terms.h"
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const cJSON *under(const cJSON *value, const char *name)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(value, name);
    if (!member)
        fail_msg("the schema has no \"%s\"", name);
    return member;
}

static const cJSON *property(const cJSON *defs, const char *object, const char *name)
{
    return under(under(under(defs, object), "properties"), name);
}

static void same_members(const cJSON *defs, const char *object, enum lay_members kind)
{
    size_t count;
    const char *const *names = lay_members_of(kind, &count);
    const cJSON *properties = under(under(defs, object), "properties");
    assert_int_equal(cJSON_GetArraySize(properties), count);
    for (size_t i = 0; i < count; i++)
        under(properties, names[i]);
}

static void same_list(const cJSON *defs, const char *object, const char *name, enum lay_list list)
{
    size_t count, found = 0;
    const char *const *names = lay_term_names(list, &count);
    const cJSON *value = under(property(defs, object, name), "enum")->child;
    for (size_t i = 0; i < count; i++) {
        if (!names[i][0])
            continue;
        assert_true(cJSON_IsString(value));
        assert_string_equal(value->valuestring, names[i]);
        value = value->next;
        found++;
    }
    assert_true(found > 0);
    assert_true(!value || cJSON_IsNull(value));
}

static void schema(void **state)
{
    (void)state;
    static const struct {
        const char *object;
        enum lay_members kind;
    } objects[] = {{"document", LAY_MEMBERS_DOCUMENT}, {"report", LAY_MEMBERS_REPORT},
                   {"source", LAY_MEMBERS_SOURCE},     {"claim", LAY_MEMBERS_CLAIM},
                   {"where", LAY_MEMBERS_WHERE},       {"who", LAY_MEMBERS_WHO},
                   {"strength", LAY_MEMBERS_STRENGTH}, {"speaker", LAY_MEMBERS_SPEAKER}};
    static const struct {
        const char *object, *member;
        enum lay_list list;
    } lists[] = {{"claim", "type", LAY_LIST_TYPE},
                 {"claim", "stance", LAY_LIST_STANCE},
                 {"claim", "modality", LAY_LIST_MODALITY},
                 {"claim", "aspect", LAY_LIST_ASPECT},
                 {"source", "kind", LAY_LIST_SOURCE_KIND},
                 {"speaker", "basis", LAY_LIST_BASIS},
                 {"who", "role", LAY_LIST_ACTOR_ROLE},
                 {"where", "role", LAY_LIST_PLACE_ROLE},
                 {"strength", "qualifier", LAY_LIST_QUALIFIER},
                 {"strength", "scope", LAY_LIST_SCOPE},
                 {"strength", "measure", LAY_LIST_MEASURE}};
    LAY_FREE char *text = NULL;
    size_t len;
    LAY_JSON *doc = NULL;
    lay_error err = LAY_ERROR_INIT;
    assert_int_equal(lay_read_input(LAYDOWN_SOURCE_DIR
                                    "/imports/schema/laydown-reports-1.schema.json",
                                    &text, &len, &err),
                     LAY_OK);
    assert_int_equal(lay_json_read(text, len, "schema", NULL, &doc, &err), LAY_OK);
    const cJSON *defs = under(lay_json_root(doc), "$defs");
    for (size_t i = 0; i < LAY_COUNT(objects); i++)
        same_members(defs, objects[i].object, objects[i].kind);
    for (size_t i = 0; i < LAY_COUNT(lists); i++)
        same_list(defs, lists[i].object, lists[i].member, lists[i].list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(schema)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
