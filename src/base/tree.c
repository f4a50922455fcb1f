/* tree.c: nodes, fields and lists in one arena.
 *
 * Arrays grow by doubling inside the arena: what is left behind is at most as much as what is kept,
 * and dies with the tree. */
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>

lay_tree *lay_tree_new(void)
{
    return lay_zalloc(1, sizeof(lay_tree));
}

const struct lay_node *lay_tree_root(const lay_tree *tree)
{
    return tree->root;
}

void lay_tree_free(lay_tree *tree)
{
    if (!tree)
        return;
    lay_arena_done(&tree->arena);
    free(tree);
}

struct lay_node *lay_tree_node(lay_tree *tree, const char *kind, const char *id)
{
    struct lay_node *node = lay_arena_new(&tree->arena, struct lay_node);
    node->kind = kind;
    node->id = id ? lay_arena_strdup(&tree->arena, id) : NULL;
    return node;
}

/* Room for one more behind `count` things of `size` bytes: the same array, or a longer copy. */
static void *grown(lay_tree *tree, const void *old, size_t count, size_t size)
{
    bool full = count == 0 || (count >= 4 && (count & (count - 1)) == 0);
    if (!full)
        return (void *)old;
    char *longer = lay_arena_alloc(&tree->arena, (count ? 2 * count : 4) * size);
    if (count)
        memcpy(longer, old, count * size);
    return longer;
}

static void put(lay_tree *tree, struct lay_node *node, const char *name, struct lay_value value)
{
    node->fields = grown(tree, node->fields, node->field_count, sizeof *node->fields);
    node->fields[node->field_count++] = (struct lay_field){name, value};
}

void lay_node_put_text(lay_tree *tree, struct lay_node *node, const char *name, const char *text)
{
    if (text && *text)
        put(tree, node, name,
            (struct lay_value){.kind = LAY_VALUE_TEXT,
                               .text = lay_arena_strdup(&tree->arena, text)});
}

void lay_node_put_number(lay_tree *tree, struct lay_node *node, const char *name, int64_t number)
{
    put(tree, node, name, (struct lay_value){.kind = LAY_VALUE_INT, .integer = number});
}

void lay_node_hang(lay_tree *tree, struct lay_node *node, const char *list, struct lay_node *child)
{
    size_t at = 0;
    while (at < node->list_count && strcmp(node->lists[at].name, list) != 0)
        at++;
    if (at == node->list_count) {
        node->lists = grown(tree, node->lists, node->list_count, sizeof *node->lists);
        node->lists[node->list_count++] = (struct lay_node_list){.name = list};
    }
    struct lay_node_list *to = &node->lists[at];
    if (!child)
        return;
    struct lay_node **nodes = grown(tree, to->nodes, to->count, sizeof(struct lay_node *));
    nodes[to->count++] = child;
    to->nodes = nodes;
}

static const struct lay_field *find(const struct lay_node *node, const char *name)
{
    for (size_t i = 0; i < node->field_count; i++)
        if (strcmp(node->fields[i].name, name) == 0)
            return &node->fields[i];
    return NULL;
}

const char *lay_node_text(const struct lay_node *node, const char *name)
{
    const struct lay_field *field = find(node, name);
    return field && field->value.kind == LAY_VALUE_TEXT ? field->value.text : NULL;
}

int64_t lay_node_number(const struct lay_node *node, const char *name, int64_t otherwise)
{
    const struct lay_field *field = find(node, name);
    return field && field->value.kind == LAY_VALUE_INT ? field->value.integer : otherwise;
}

struct lay_node_list lay_node_list(const struct lay_node *node, const char *name)
{
    for (size_t i = 0; i < node->list_count; i++)
        if (strcmp(node->lists[i].name, name) == 0)
            return node->lists[i];
    return (struct lay_node_list){.name = name};
}
