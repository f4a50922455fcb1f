/* gaz_import.c: gazetteer tables into the store, from beginning to end, in one transaction: rows,
 * then the reports that they give another meaning.
 *
 * The version of a source is a hash of the file and of what was chosen from it, so that the same
 * again is known before a row is read. A pipe can be read only once: its rows are always written.
 */
#include "base/error.h"
#include "base/hash.h"
#include "gazetteer/resolve.h"
#include "import/follow_up.h"
#include "import/gaz_reader.h"
#include "import/input.h"
#include "import/resolve_again.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEAD = 4096, VERSION = 17 };

/* ---- files ---- */

static lay_status read_failed(const char *path, lay_error *err)
{
    int why = errno;
    bool missing = why == ENOENT || why == ENOTDIR;
    lay_status status =
        missing
            ? lay_error_set(err, LAY_NOT_FOUND, "file.missing", "There is no such file.")
            : lay_error_set(err, LAY_IO, "io.read", "The file cannot be read: %s.", strerror(why));
    lay_error_at(err, path, 0, 0);
    return status;
}

/* What was chosen from a file is a part of its version: other rows are another version. */
static uint64_t hash_options(const struct lay_gaz_import_options *options, enum lay_gaz_table table)
{
    uint64_t hash = lay_hash_more(LAY_HASH_SEED, "2", 1); /* how rows are read: raise with it */
    hash = lay_hash_more(hash, lay_gaz_table_name(table), strlen(lay_gaz_table_name(table)) + 1);
    const char *const single[] = {options->layer, options->id_column, options->kind};
    for (size_t i = 0; i < LAY_COUNT(single); i++)
        hash =
            lay_hash_more(hash, single[i] ? single[i] : "", single[i] ? strlen(single[i]) + 1 : 1);
    const struct {
        const char *const *at;
        size_t count;
    } lists[] = {{options->classes, options->class_count},
                 {options->countries, options->country_count},
                 {options->name_columns, options->name_column_count}};
    for (size_t i = 0; i < LAY_COUNT(lists); i++) {
        for (size_t k = 0; k < lists[i].count; k++)
            hash = lay_hash_more(hash, lists[i].at[k], strlen(lists[i].at[k]) + 1);
        hash = lay_hash_more(hash, "", 1);
    }
    return hash;
}

static lay_status hash_file(int fd, const char *path, uint64_t *hash, lay_error *err)
{
    LAY_FREE char *block = lay_alloc(1 << 18);
    for (;;) {
        ssize_t got = read(fd, block, 1 << 18);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return read_failed(path, err);
        if (got == 0)
            break;
        *hash = lay_hash_more(*hash, block, (size_t)got);
    }
    return lseek(fd, 0, SEEK_SET) < 0 ? read_failed(path, err) : LAY_OK;
}

/* The last part of a path. */
static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

static lay_status check_table(enum lay_gaz_table table, const char *path,
                              const struct lay_gaz_import_options *options, lay_error *err)
{
    lay_status status = LAY_OK;
    if (table == LAY_GAZ_GUESS) {
        status = lay_error_set(err, LAY_REFUSED, "gazetteer.table",
                               "The file is no table of places or actors that is known.");
        lay_error_hint(err, "--as says what it is; laydown gazetteer --help has the tables");
    } else if (options->class_count && table != LAY_GAZ_GEONAMES) {
        status = lay_error_set(err, LAY_USAGE, "usage.value",
                               "--classes is for tables of GeoNames; this is one of %s.",
                               lay_gaz_table_name(table));
    } else if (table != LAY_GAZ_LAYER && (options->layer || options->id_column || options->kind ||
                                          options->name_column_count)) {
        status = lay_error_set(err, LAY_USAGE, "usage.value",
                               "--layer, --name, --id and --kind are for layers; this is a table "
                               "of %s.",
                               lay_gaz_table_name(table));
    }
    if (status != LAY_OK)
        lay_error_at(err, path, 0, 0);
    return status;
}

/* ---- one file ---- */

/* A file that is open; fd -1 for a layer, which GDAL opens itself. */
struct source {
    const char *path, *name;
    int fd;
    enum lay_gaz_table table;
    uint64_t hash; /* of what makes its version */
};

static bool has_layer_extension(const char *path)
{
    static const char *const ends[] = {".gpkg", ".shp",      ".geojson", ".json", ".kml",
                                       ".fgb",  ".gml",      ".sqlite",  ".db",   ".gdb",
                                       ".tab",  ".topojson", ".zip"};
    for (size_t i = 0; i < LAY_COUNT(ends); i++) {
        size_t len = strlen(ends[i]), all = strlen(path);
        if (all > len && strcmp(path + all - len, ends[i]) == 0)
            return true;
    }
    return false;
}

static lay_status guess(struct source *source, const struct lay_gaz_import_options *options,
                        lay_error *err)
{
    char head[HEAD];
    source->table = options->table;
    if (source->table == LAY_GAZ_GUESS &&
        (options->name_column_count || options->layer || has_layer_extension(source->path)))
        source->table = LAY_GAZ_LAYER;
    if (source->table == LAY_GAZ_GUESS) {
        ssize_t got = pread(source->fd, head, sizeof head, 0);
        if (got < 0)
            return errno == ESPIPE ? check_table(LAY_GAZ_GUESS, source->path, options, err)
                                   : read_failed(source->path, err);
        source->table = lay_gaz_table_of(head, (size_t)got);
    }
    return check_table(source->table, source->path, options, err);
}

/* The names of a shapefile stand in another file. */
static lay_status hash_names(struct source *source, lay_error *err)
{
    size_t len = strlen(source->path);
    if (len < 4 || strcmp(source->path + len - 4, ".shp") != 0)
        return LAY_OK;
    LAY_FREE char *path = lay_asprintf("%.*s.dbf", (int)len - 4, source->path);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return LAY_OK; /* GDAL will say what it lacks */
    lay_status status = hash_file(fd, path, &source->hash, err);
    close(fd);
    return status;
}

static lay_status open_source(struct source *source, const struct lay_gaz_import_options *options,
                              size_t *size, lay_error *err)
{
    struct stat info;
    bool standard = strcmp(source->path, "-") == 0;
    source->fd = standard ? dup(STDIN_FILENO) : open(source->path, O_RDONLY | O_CLOEXEC);
    if (source->fd < 0 || fstat(source->fd, &info) != 0)
        return read_failed(lay_input_name(source->path), err);
    *size = S_ISREG(info.st_mode) ? (size_t)info.st_size : 0;
    source->name = options->source ? options->source : base_name(lay_input_name(source->path));
    lay_status status = guess(source, options, err);
    source->hash = status == LAY_OK ? hash_options(options, source->table) : 0;
    if (status == LAY_OK && S_ISREG(info.st_mode))
        status = hash_file(source->fd, source->path, &source->hash, err);
    else if (status == LAY_OK && S_ISDIR(info.st_mode))
        source->hash = lay_hash_more(source->hash, &info.st_mtim, sizeof info.st_mtim);
    return status == LAY_OK ? hash_names(source, err) : status;
}

static void write_version(uint64_t hash, char out[VERSION])
{
    snprintf(out, VERSION, "%016" PRIx64, lay_hash_end(hash));
}

static void say_again(void *context, const char *key, long line)
{
    struct lay_gaz_reader *reader = context;
    reader->summary->rows_stored--;
    lay_gaz_bad(reader, (struct lay_gaz_at){line, line > 0}, "the first row with it is kept",
                "The id \"%s\" is that of another row.", key);
}

static lay_status read_text(struct lay_gaz_reader *reader, const struct source *source,
                            lay_error *err)
{
    LAY_FREE char *text = NULL;
    size_t len;
    lay_status status = lay_read_input(source->path, &text, &len, err);
    if (status != LAY_OK)
        return status;
    if (!reader->total)
        reader->hash = lay_hash_more(reader->hash, text, len);
    return lay_gaz_read_csv(reader, source->table, text, len, err);
}

static lay_status read_source(struct lay_gaz_reader *reader, const struct source *source,
                              lay_error *err)
{
    lay_status status = lay_store_imported_begin(reader->db, source->name, &reader->writer, err);
    if (status != LAY_OK)
        return status;
    if (source->table == LAY_GAZ_GEONAMES)
        status = lay_gaz_read_geonames(reader, source->fd, err);
    else if (source->table == LAY_GAZ_LAYER)
        status = lay_gaz_read_layer(reader, source->path, err);
    else
        status = read_text(reader, source, err);
    char version[VERSION];
    write_version(reader->hash, version);
    if (status == LAY_OK)
        status = lay_store_imported_end(reader->db, &reader->writer, source->name, version,
                                        say_again, reader, err);
    return status;
}

static lay_status take_file(struct lay_gaz_reader *reader, const char *path, bool *changed,
                            lay_error *err)
{
    struct source source = {.path = path, .fd = -1};
    LAY_FREE char *before = NULL;
    reader->file = lay_input_name(path);
    reader->bytes = 0;
    reader->summary->files++;
    lay_status status = open_source(&source, reader->options, &reader->total, err);
    if (status == LAY_OK)
        status = lay_store_imported_version(reader->db, source.name, &before, err);
    char version[VERSION];
    write_version(source.hash, version);
    bool same = before && strcmp(before, version) == 0;
    reader->source = source.name;
    reader->hash = source.hash;
    if (status == LAY_OK && same)
        reader->summary->files_same++;
    else if (status == LAY_OK) {
        *changed = true;
        status = read_source(reader, &source, err);
    }
    if (source.fd >= 0)
        close(source.fd);
    return status;
}

/* ---- all ---- */

static lay_status follow(struct lay_gaz_reader *reader, lay_error *err)
{
    struct lay_resolver resolver;
    LAY_FREE char *version = NULL;
    lay_status status = lay_resolver_init(&resolver, reader->db, reader->gazetteer, err);
    if (status == LAY_OK)
        status = lay_store_gazetteer_version(reader->db, &version, err);
    bool other = !version || strcmp(version, lay_gazetteer_version(reader->gazetteer)) != 0;
    if (status == LAY_OK)
        status = lay_resolve_again(&resolver, other ? LAY_AGAIN_ALL : LAY_AGAIN_OPEN,
                                   &reader->summary->mentions_moved, err);
    if (status == LAY_OK)
        status = lay_follow_up(&resolver, false, err);
    lay_resolver_done(&resolver);
    return status;
}

static lay_status refuse(const struct lay_gaz_reader *reader, lay_error *err)
{
    size_t refused = reader->summary->rows_refused;
    return lay_error_set(err, LAY_REFUSED, "import.refused",
                         "%zu of %zu rows refused, nothing %sstored (without --strict the rest is)",
                         refused, reader->summary->rows_read,
                         reader->options->dry_run ? "would be " : "");
}

static lay_status in_transaction(struct lay_gaz_reader *reader, const char *const *paths,
                                 size_t count, lay_error *err)
{
    bool changed = false;
    lay_status status = LAY_OK;
    for (size_t i = 0; i < count && status == LAY_OK; i++)
        status = take_file(reader, paths[i], &changed, err);
    if (status == LAY_OK && reader->options->strict && reader->summary->rows_refused)
        status = refuse(reader, err);
    if (status == LAY_OK && changed)
        status = follow(reader, err);
    if (status == LAY_OK && changed && !reader->options->dry_run)
        return lay_db_commit(reader->db, err);
    lay_db_rollback(reader->db);
    return status;
}

lay_status lay_gazetteer_import(lay_db *db, const char *const *paths, size_t count,
                                const struct lay_gaz_import_options *options,
                                struct lay_gaz_import_summary *summary, lay_error *err)
{
    *summary = (struct lay_gaz_import_summary){0};
    struct lay_gaz_reader reader = {
        .db = db,
        .options = options,
        .summary = summary,
        .problems = {.say = options->problem, .context = options->context}};
    lay_status status = lay_gazetteer_open_own(&reader.gazetteer, err);
    if (status == LAY_OK)
        status = lay_store_imported_prepare(db, err);
    if (status == LAY_OK)
        status = lay_db_begin(db, err);
    if (status == LAY_OK)
        status = in_transaction(&reader, paths, count, err);
    lay_gazetteer_free(reader.gazetteer);
    lay_vec_done(&reader.hashes);
    summary->errors = reader.problems.errors;
    summary->warnings = reader.problems.warnings;
    summary->notes = reader.problems.notes;
    if (status != LAY_OK || !summary->rows_refused)
        return status;
    return lay_error_set(err, LAY_PARTLY, "import.partly",
                         "%zu of %zu rows refused, the rest %sstored", summary->rows_refused,
                         summary->rows_read, options->dry_run ? "would be " : "");
}
