/* imported.c: see imported.h. */
#include "gazetteer/imported.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/hash.h"
#include "gazetteer/imported_part.h"
#include "gazetteer/internal.h"
#include "gazetteer/outline.h"
#include "gazetteer/textmap.h"
#include "geo/sphere.h"
#include <math.h>
#include <string.h>

enum { SAME_TOWN_M = 25000, SAME_FACILITY_M = 10000, MOST_ABOVE = 8 };

struct lay_imported {
    lay_db *db;
    struct lay_gazetteer *gazetteer;
    bool any; /* place */
    lay_arena arena;
    struct lay_textmap shown; /* key -> 1 + index in places */
    LAY_VEC(const struct lay_gaz_place *) places;
    lay_status status;
    lay_error problem;
};

typedef LAY_VEC(struct lay_imported_row) row_list;

/* ---- hashes ---- */

static const char key_mark[] = "\1", code_mark[] = "\2";

static int64_t hash_of(const char *mark, const char *text)
{
    uint64_t hash = lay_hash_more(LAY_HASH_SEED, mark, strlen(mark));
    return (int64_t)lay_hash_end(lay_hash_more(hash, text, strlen(text)));
}

int64_t lay_imported_key_hash(const char *key)
{
    return hash_of(key_mark, key);
}

/* Moves *at past the next line. */
static bool next_line(const char **at, const char **line, size_t *len)
{
    if (!**at)
        return false;
    *line = *at;
    *len = strcspn(*at, "\n");
    *at += *len + ((*at)[*len] == '\n');
    return true;
}

bool lay_imported_next_name(const char **at, char **name, bool *tagged)
{
    const char *line;
    size_t len;
    if (!next_line(at, &line, &len))
        return false;
    const char *colon = memchr(line, ':', len);
    size_t skip = colon ? (size_t)(colon - line) + 1 : 0;
    *tagged = skip > 1;
    *name = lay_strndup(line + skip, len - skip);
    return true;
}

static char *loosely(const struct lay_gazetteer *g, const char *folded, enum lay_place_level level)
{
    enum lay_place_level told = LAY_LEVEL_TOWN;
    bool levelled = false;
    LAY_FREE char *bare = lay_bare_name(g, folded, &told, &levelled);
    return levelled && told != level ? NULL : lay_loose_name(bare);
}

static void add_name_hashes(const struct lay_gazetteer *g, const char *name,
                            enum lay_place_level level, lay_hashes *out)
{
    LAY_FREE char *folded = lay_fold(name);
    if (!*folded)
        return;
    lay_vec_push(out, hash_of("", folded));
    LAY_FREE char *loose = loosely(g, folded, level);
    if (loose && *loose && strcmp(loose, folded) != 0)
        lay_vec_push(out, hash_of("", loose));
}

void lay_imported_hashes(const struct lay_gazetteer *g, const struct lay_imported_row *row,
                         lay_hashes *out)
{
    lay_vec_push(out, lay_imported_key_hash(row->key));
    add_name_hashes(g, row->name, row->level, out);
    char *name;
    bool tagged;
    for (const char *at = row->names; lay_imported_next_name(&at, &name, &tagged); free(name))
        add_name_hashes(g, name, row->level, out);
    const char *code;
    size_t len;
    for (const char *at = row->codes; next_line(&at, &code, &len);) {
        LAY_BUF folded = {0};
        lay_fold_add(&folded, code, len);
        lay_vec_push(out, hash_of(code_mark, lay_buf_text(&folded)));
    }
}

/* ---- rows ---- */

struct row_reader {
    struct lay_imported *imported;
    row_list *out;
};

static void keep_row(void *context, const struct lay_imported_row *row)
{
    struct row_reader *reader = context;
    lay_arena *arena = &reader->imported->arena;
    struct lay_imported_row kept = *row;
    kept.key = lay_arena_strdup(arena, row->key);
    kept.name = lay_arena_strdup(arena, row->name);
    kept.names = lay_arena_strdup(arena, row->names);
    kept.codes = lay_arena_strdup(arena, row->codes);
    kept.kind = lay_arena_strdup(arena, row->kind);
    kept.country = lay_arena_strdup(arena, row->country);
    kept.above = lay_arena_strdup(arena, row->above);
    kept.cited = lay_arena_strdup(arena, row->cited);
    kept.version = lay_arena_strdup(arena, row->version);
    lay_vec_push(reader->out, kept);
}

static void note(struct lay_imported *imported, lay_status status, lay_error *err)
{
    if (status != LAY_OK && imported->status == LAY_OK) {
        imported->status = status;
        lay_error_move(&imported->problem, err);
    }
    lay_error_done(err);
}

static void read_rows(struct lay_imported *imported, int64_t hash, row_list *out)
{
    lay_error err = LAY_ERROR_INIT;
    struct row_reader reader = {imported, out};
    note(imported, lay_store_imported_find(imported->db, hash, keep_row, &reader, &err), &err);
}

/* The row that a key stands for: that of the first source which has it. */
static bool row_of_key(struct lay_imported *imported, const char *key, struct lay_imported_row *out)
{
    row_list rows = {0};
    bool found = false;
    read_rows(imported, lay_imported_key_hash(key), &rows);
    for (size_t i = 0; i < rows.n && !found; i++)
        if (strcmp(rows.at[i].key, key) == 0) {
            *out = rows.at[i];
            found = true;
        }
    lay_vec_done(&rows);
    return found;
}

static bool is_bigger(const struct lay_imported_row *row, enum lay_place_level level)
{
    return level > row->level || (level == row->level && level == LAY_LEVEL_AREA);
}

/* Whether what a row stands in leads on to something that is none of it: rows of several files may
 * make a circle. */
static bool is_rooted(struct lay_imported *imported, const struct lay_imported_row *row)
{
    struct lay_imported_row at = *row, above;
    for (int steps = 0; steps < MOST_ABOVE; steps++) {
        if (!*at.above || lay_gazetteer_place_of_id(imported->gazetteer, at.above) ||
            !row_of_key(imported, at.above, &above))
            return true;
        at = above;
    }
    return false;
}

static const struct lay_gaz_place *show(struct lay_imported *imported,
                                        const struct lay_imported_row *row);

static const struct lay_gaz_place *place_above(struct lay_imported *imported,
                                               const struct lay_imported_row *row)
{
    const struct lay_gazetteer *g = imported->gazetteer;
    const struct lay_gaz_place *above = NULL;
    struct lay_imported_row other;
    if (*row->above) {
        above = lay_gazetteer_place_of_id(g, row->above);
        if (!above && is_rooted(imported, row) && row_of_key(imported, row->above, &other))
            above = show(imported, &other);
    }
    if (above && is_bigger(row, above->level))
        return above;
    const struct lay_gaz_place *area =
        row->level < LAY_LEVEL_AREA && row->point.has
            ? lay_gazetteer_area_at(g, row->point.lon, row->point.lat)
            : NULL;
    if (area && area->country && strcmp(area->country, row->country) == 0)
        return area;
    return row->level < LAY_LEVEL_COUNTRY ? lay_gazetteer_country(g, row->country) : NULL;
}

static void list_names(struct lay_imported *imported, const struct lay_imported_row *row,
                       struct lay_gaz_place *place)
{
    size_t most = 1;
    for (const char *p = row->names; *p; p++)
        most += *p == '\n';
    const char **names = lay_arena_array(&imported->arena, const char *, most + 1);
    char *name;
    bool tagged;
    names[place->name_count++] = place->name;
    for (const char *at = row->names; lay_imported_next_name(&at, &name, &tagged); free(name))
        names[place->name_count++] = lay_arena_strdup(&imported->arena, name);
    place->names = names;
}

static const struct lay_gaz_place *make_place(struct lay_imported *imported,
                                              const struct lay_imported_row *row)
{
    struct lay_gaz_place *place = lay_arena_new(&imported->arena, struct lay_gaz_place);
    const struct lay_gaz_place *above = place_above(imported, row);
    bool in_town = above && above->level == LAY_LEVEL_TOWN && row->level == LAY_LEVEL_FACILITY;
    *place = (struct lay_gaz_place){.id = row->key,
                                    .name = row->name,
                                    .kind = row->kind,
                                    .level = row->level,
                                    .country = *row->country ? row->country : NULL,
                                    .has_point = row->point.has,
                                    .lon = row->point.lon,
                                    .lat = row->point.lat,
                                    .precision = row->precision,
                                    .radius_m = row->radius_m > 0 ? row->radius_m : 0,
                                    .population = row->population,
                                    .seat = row->seat,
                                    .world = !row->own,
                                    .town = in_town ? above : NULL,
                                    .parent = above,
                                    .source = row->cited,
                                    .note = "",
                                    .version = row->version};
    list_names(imported, row, place);
    return place;
}

/* The place of the program's own tables that a row is, by its name and position; or NULL. */
static const struct lay_gaz_place *own_twin(const struct lay_imported *imported,
                                            const struct lay_imported_row *row)
{
    const struct lay_gaz_place *twin = NULL;
    double within_m = row->level == LAY_LEVEL_FACILITY ? SAME_FACILITY_M : SAME_TOWN_M;
    lay_gaz_candidates found = {0};
    if (row->level > LAY_LEVEL_TOWN || !row->point.has)
        return NULL;
    lay_gazetteer_find(imported->gazetteer, row->name, *row->country ? row->country : NULL, true,
                       &found);
    for (size_t i = 0; i < found.n && !twin; i++) {
        const struct lay_gaz_place *place = found.at[i].place;
        if (place->level == row->level && place->has_point &&
            lay_sphere_m(place->lon, place->lat, row->point.lon, row->point.lat) <= within_m)
            twin = place;
    }
    lay_vec_done(&found);
    return twin;
}

static const struct lay_gaz_place *show(struct lay_imported *imported,
                                        const struct lay_imported_row *row)
{
    int64_t at = lay_textmap_get(&imported->shown, row->key);
    if (at)
        return imported->places.at[at - 1];
    const struct lay_gaz_place *place = lay_gazetteer_place_of_id(imported->gazetteer, row->key);
    if (!place)
        place = own_twin(imported, row);
    struct lay_imported_row first;
    if (!place && row_of_key(imported, row->key, &first))
        place = own_twin(imported, &first);
    else
        first = *row;
    if (!place)
        place = make_place(imported, &first);
    lay_vec_push(&imported->places, place);
    *lay_textmap_at(&imported->shown, first.key) = (int64_t)imported->places.n;
    return place;
}

/* ---- names ---- */

/* How a key leads to a row: by a name, or by one made loose; false where only the hash did. */
static bool match_of(const struct lay_imported *imported, const struct lay_imported_row *row,
                     const char *key, enum lay_gaz_match *out)
{
    LAY_FREE char *first = lay_fold(row->name);
    int best = strcmp(first, key) == 0 ? LAY_GAZ_NAME : LAY_GAZ_CODE;
    LAY_FREE char *loose = loosely(imported->gazetteer, first, row->level);
    if (best == LAY_GAZ_CODE && loose && strcmp(loose, key) == 0)
        best = LAY_GAZ_LOOSE;
    char *name;
    bool tagged;
    for (const char *at = row->names; lay_imported_next_name(&at, &name, &tagged); free(name)) {
        LAY_FREE char *folded = lay_fold(name);
        LAY_FREE char *bare = loosely(imported->gazetteer, folded, row->level);
        int match = strcmp(folded, key) == 0         ? tagged ? LAY_GAZ_OTHER : LAY_GAZ_UNTAGGED
                    : bare && strcmp(bare, key) == 0 ? LAY_GAZ_LOOSE
                                                     : LAY_GAZ_CODE;
        best = match < best ? match : best;
    }
    *out = (enum lay_gaz_match)best;
    return best < LAY_GAZ_CODE;
}

static bool is_among(const lay_gaz_candidates *list, const struct lay_gaz_place *place)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].place == place)
            return true;
    return false;
}

static bool is_in(const struct lay_gaz_place *place, const char *country)
{
    return !country || !place->country || strcmp(place->country, country) == 0;
}

static void add(struct lay_imported *imported, const struct lay_imported_row *row,
                const char *country, enum lay_gaz_match match, lay_gaz_candidates *out)
{
    const struct lay_gaz_place *place = show(imported, row);
    if (is_in(place, country) && !is_among(out, place))
        lay_vec_push(out, (struct lay_gaz_candidate){place, match, lay_gaz_weight(place, match)});
}

static void add_named(struct lay_imported *imported, const char *key, const char *country,
                      enum lay_gaz_match least, lay_gaz_candidates *out)
{
    row_list rows = {0};
    enum lay_gaz_match match;
    read_rows(imported, hash_of("", key), &rows);
    for (size_t i = 0; i < rows.n; i++)
        if (match_of(imported, &rows.at[i], key, &match) &&
            (least == LAY_GAZ_LOOSE || match < LAY_GAZ_LOOSE))
            add(imported, &rows.at[i], country, match > least ? match : least, out);
    lay_vec_done(&rows);
}

void lay_imported_find(struct lay_imported *imported, const char *name, const char *country,
                       bool exactly, lay_gaz_candidates *out)
{
    if (!imported || !imported->any)
        return;
    size_t before = out->n;
    LAY_FREE char *folded = lay_fold(name);
    if (*folded)
        add_named(imported, folded, country, LAY_GAZ_NAME, out);
    if (!exactly && *folded && out->n == before) {
        enum lay_place_level level = LAY_LEVEL_TOWN;
        bool levelled = false;
        LAY_FREE char *bare = lay_bare_name(imported->gazetteer, folded, &level, &levelled);
        LAY_FREE char *loose = lay_loose_name(bare);
        size_t kept = before;
        if (*loose)
            add_named(imported, loose, country, LAY_GAZ_LOOSE, out);
        for (size_t i = before; i < out->n; i++)
            if (!levelled || out->at[i].place->level == level)
                out->at[kept++] = out->at[i];
        out->n = kept;
    }
    if (out->n > before)
        lay_gaz_candidates_sort(out);
}

void lay_imported_find_code(struct lay_imported *imported, const char *code, const char *country,
                            lay_gaz_candidates *out)
{
    if (!imported || !imported->any)
        return;
    row_list rows = {0};
    LAY_FREE char *folded = lay_fold(code);
    read_rows(imported, hash_of(code_mark, folded), &rows);
    for (size_t i = 0; i < rows.n; i++)
        add(imported, &rows.at[i], country, LAY_GAZ_CODE, out);
    if (rows.n)
        lay_gaz_candidates_sort(out);
    lay_vec_done(&rows);
}

/* ---- nearness ---- */

static int clamped(double value, int most)
{
    return value < 0 ? 0 : value >= most ? most - 1 : (int)value;
}

/* The rows of all cells that a circle may touch. */
static void read_around(struct lay_imported *imported, double lon, double lat, double reach_m,
                        row_list *out)
{
    const double m_per_deg = 110574;
    double deg = reach_m / m_per_deg + 0.01;
    double cosine = cos(fmin(90, fabs(lat) + deg) * 3.14159265358979323846 / 180);
    double deg_lon = fabs(lat) + deg >= 90 ? 180 : fmin(180, deg / cosine);
    int columns = (int)fmin(LAY_CELL_COLUMNS, ceil(deg_lon * 8) + 2);
    int first = (int)floor((lon - deg_lon + 180) * 4);
    struct row_reader reader = {imported, out};
    for (int row = clamped((lat - deg + 90) * 4, LAY_CELL_ROWS);
         row <= clamped((lat + deg + 90) * 4, LAY_CELL_ROWS); row++) {
        int west = columns == LAY_CELL_COLUMNS
                       ? 0
                       : (first % LAY_CELL_COLUMNS + LAY_CELL_COLUMNS) % LAY_CELL_COLUMNS;
        int east = west + columns - 1;
        for (int part = 0; part < 2; part++) { /* the second one across the antimeridian */
            int from = part ? 0 : west, to = part ? east - LAY_CELL_COLUMNS : east;
            if (to < from)
                continue;
            if (to >= LAY_CELL_COLUMNS)
                to = LAY_CELL_COLUMNS - 1;
            lay_error err = LAY_ERROR_INIT;
            note(imported,
                 lay_store_imported_cells(imported->db, lay_imported_cell(row, from),
                                          lay_imported_cell(row, to), keep_row, &reader, &err),
                 &err);
        }
    }
}

const struct lay_gaz_place *lay_imported_nearest_town(struct lay_imported *imported, double lon,
                                                      double lat, double max_m)
{
    if (!imported || !imported->any)
        return NULL;
    row_list rows = {0};
    const struct lay_imported_row *best = NULL;
    double best_m = 0;
    read_around(imported, lon, lat, max_m, &rows);
    for (size_t i = 0; i < rows.n; i++) {
        const struct lay_imported_row *row = &rows.at[i];
        double away_m = lay_sphere_m(lon, lat, row->point.lon, row->point.lat);
        double edge_m = away_m - (row->radius_m > 0 ? row->radius_m : 0);
        if (row->level != LAY_LEVEL_TOWN || away_m > max_m)
            continue;
        bool same = best && !(edge_m < best_m) && !(edge_m > best_m);
        if (!best || edge_m < best_m || (same && strcmp(row->key, best->key) < 0)) {
            best = row;
            best_m = edge_m;
        }
    }
    const struct lay_gaz_place *place = best ? show(imported, best) : NULL;
    lay_vec_done(&rows);
    return place;
}

static bool is_listed(const struct lay_gaz_near *list, size_t n, const struct lay_gaz_place *place)
{
    for (size_t i = 0; i < n; i++)
        if (list[i].place == place)
            return true;
    return false;
}

static size_t list_near(const struct lay_gaz_near *found, struct lay_gaz_near *out, size_t n,
                        size_t max)
{
    size_t at = n;
    while (at > 0 && out[at - 1].away_m > found->away_m)
        at--;
    if (at == max)
        return n;
    n += n < max;
    memmove(&out[at + 1], &out[at], (n - at - 1) * sizeof *out);
    out[at] = *found;
    return n;
}

size_t lay_imported_near(struct lay_imported *imported, double lon, double lat,
                         struct lay_gaz_near *out, size_t n, size_t max)
{
    const double half_round_m = 20040000;
    if (!imported || !imported->any)
        return n;
    row_list rows = {0};
    for (double reach_m = 50000; reach_m < 4 * half_round_m; reach_m *= 4) {
        double known_m = n == max ? out[n - 1].away_m : half_round_m; /* farther ones are no use */
        rows.n = 0;
        read_around(imported, lon, lat, fmin(reach_m, known_m), &rows);
        if (reach_m >= known_m || rows.n >= max)
            break;
    }
    for (size_t i = 0; i < rows.n; i++) {
        double away_m = lay_sphere_m(lon, lat, rows.at[i].point.lon, rows.at[i].point.lat);
        if (n == max && away_m >= out[n - 1].away_m)
            continue;
        struct lay_gaz_near found = {show(imported, &rows.at[i]), away_m};
        if (!is_listed(out, n, found.place))
            n = list_near(&found, out, n, max);
    }
    lay_vec_done(&rows);
    return n;
}

/* ---- all ---- */

lay_status lay_imported_open(lay_db *db, struct lay_gazetteer *gazetteer, struct lay_imported **out,
                             lay_error *err)
{
    bool any = false;
    struct lay_imported *imported = lay_zalloc(1, sizeof *imported);
    imported->db = db;
    imported->gazetteer = gazetteer;
    lay_status status = lay_imported_actors(db, gazetteer, &imported->arena, err);
    if (status == LAY_OK)
        status = lay_store_imported_any(db, &any, err);
    if (status != LAY_OK) {
        lay_imported_free(imported);
        return status;
    }
    imported->any = any;
    *out = imported;
    return LAY_OK;
}

void lay_imported_free(struct lay_imported *imported)
{
    if (!imported)
        return;
    lay_textmap_done(&imported->shown);
    lay_vec_done(&imported->places);
    lay_arena_done(&imported->arena);
    lay_error_done(&imported->problem);
    free(imported);
}

lay_status lay_imported_failed(struct lay_imported *imported, lay_error *err)
{
    if (!imported || imported->status == LAY_OK)
        return LAY_OK;
    lay_status status = imported->status;
    lay_error_move(err, &imported->problem);
    imported->status = LAY_OK;
    return status;
}
