/* Trees: fields and lists as they are put, however many. */
#include "base/output.h"
#include "base/tree.h"
#include <cmocka.h>
#include <laydown/export.h>
#include <stdlib.h>
#include <string.h>

static void fields(void **state)
{
    (void)state;
    lay_tree *tree = lay_tree_new();
    struct lay_node *node = tree->root = lay_tree_node(tree, "event", "e-1");
    lay_node_put_text(tree, node, "when", "2021");
    lay_node_put_text(tree, node, "empty", "");
    lay_node_put_text(tree, node, "none", NULL);
    lay_node_put_number(tree, node, "origins", 4);
    assert_int_equal(node->field_count, 2);
    assert_string_equal(lay_node_text(node, "when"), "2021");
    assert_null(lay_node_text(node, "origins"));
    assert_null(lay_node_text(node, "empty"));
    assert_int_equal(lay_node_number(node, "origins", -1), 4);
    assert_int_equal(lay_node_number(node, "when", -1), -1);
    assert_ptr_equal(lay_tree_root(tree), node);
    lay_tree_free(tree);
}

static void lists(void **state)
{
    (void)state;
    lay_tree *tree = lay_tree_new();
    struct lay_node *node = tree->root = lay_tree_node(tree, "ledger", NULL);
    lay_node_hang(tree, node, "gaps", NULL);
    for (int i = 0; i < 100; i++) {
        char *id = lay_asprintf("s-%d", i);
        lay_node_hang(tree, node, "stays", lay_tree_node(tree, "stay", id));
        free(id);
    }
    assert_int_equal(node->list_count, 2);
    assert_string_equal(node->lists[0].name, "gaps");
    struct lay_node_list stays = lay_node_list(node, "stays");
    assert_int_equal(stays.count, 100);
    assert_string_equal(stays.nodes[0]->id, "s-0");
    assert_string_equal(stays.nodes[99]->id, "s-99");
    assert_int_equal(lay_node_list(node, "gaps").count, 0);
    assert_int_equal(lay_node_list(node, "no such").count, 0);
    lay_tree_free(tree);
    lay_tree_free(NULL);
}

static void as_json(void **state)
{
    (void)state;
    lay_tree *tree = lay_tree_new();
    struct lay_node *node = tree->root = lay_tree_node(tree, "ledger", "x");
    lay_node_put_text(tree, node, "name", "\"\x1b");
    lay_node_hang(tree, node, "gaps", NULL);
    struct lay_node *stay = lay_tree_node(tree, "stay", NULL);
    lay_node_put_number(tree, stay, "origins", 2);
    lay_node_hang(tree, node, "stays", stay);
    lay_buf text = {0};
    lay_output *out = lay_output_memory(&text);
    lay_error err = LAY_ERROR_INIT;
    assert_int_equal(lay_export_tree_json(node, out, &err), LAY_OK);
    assert_int_equal(lay_export_tree_text(stay, 80, out, &err), LAY_USAGE);
    assert_string_equal(err.code, "format.unfit");
    lay_error_done(&err);
    lay_output_commit(out, NULL);
    char *plain = lay_strdup(lay_buf_text(&text));
    size_t n = 0;
    for (char *c = plain; *c; c++)
        if (*c != ' ' && *c != '\n')
            plain[n++] = *c;
    plain[n] = '\0';
    assert_string_equal(plain,
                        "{\"kind\":\"ledger\",\"id\":\"x\",\"name\":\"\\\"\\u001b\",\"gaps\":[],"
                        "\"stays\":[{\"kind\":\"stay\",\"origins\":2}]}");
    free(plain);
    lay_buf_done(&text);
    lay_tree_free(tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields),
        cmocka_unit_test(lists),
        cmocka_unit_test(as_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
