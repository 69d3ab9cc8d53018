/* save.c: a tree as a .pth file: a zip archive of the pickle, the storages and what PyTorch adds to them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "io/load.h"
#include "io/pickle.h"
#include "io/zip.h"

static bool add(fl_zip_writer *zip, const char *folder, const char *name, const void *data, size_t size) {
    char full[512];
    snprintf(full, sizeof full, "%s/%s", folder, name);
    return fl_zip_writer__add(zip, full, data, size);
}

/* PyTorch's readers take the files of one archive to be those of one saving by this; equal trees get equal ids here. */
static uint64_t fingerprint(const fl_buffer *pickle, uint64_t hash) {
    for (size_t i = 0; i < pickle->size; i++) hash = (hash ^ pickle->data[i]) * 0x100000001b3u;
    return hash;
}

bool fl_save__write(const fl_object *tree, fl_sink *sink, const char *name, const fl_save_options *options) {
    static const fl_save_options defaults = FL_SAVE_OPTIONS;
    if (fl_failed()) return false;
    if (!options) options = &defaults;
    fl_buffer pickle = {0};
    fl_storages storages = {0};
    fl_zip_writer zip = {.sink = sink, .no_checksums = !options->checksums};
    const uint16_t one = 1;
    const char *order = *(const uint8_t *)&one ? "little" : "big";
    bool ok = fl_pickle__write(tree, &pickle, &storages) && add(&zip, name, "data.pkl", pickle.data, pickle.size) &&
              add(&zip, name, ".format_version", "1", 1) && add(&zip, name, ".storage_alignment", "64", 2) &&
              add(&zip, name, "byteorder", order, strlen(order));
    for (size_t i = 0; ok && i < storages.count; i++) {
        char key[40];
        snprintf(key, sizeof key, "data/%zu", i);
        ok = add(&zip, name, key, options->skip_data ? NULL : storages.items[i].data, storages.items[i].bytes);
    }
    char id[48];
    snprintf(id, sizeof id, "%020llu%020llu", (unsigned long long)fingerprint(&pickle, 0xcbf29ce484222325u),
             (unsigned long long)fingerprint(&pickle, 0x84222325cbf29ce4u));
    ok = ok && add(&zip, name, "version", "3\n", 2) && add(&zip, name, ".data/serialization_id", id, strlen(id));
    ok = fl_zip_writer__end(&zip, ok);
    fl_buffer__free(&pickle);
    fl_storages__free(&storages);
    return ok;
}

/* The name of the file without its folder and last ending, as PyTorch names the folder in the archive. */
static void stem(const char *path, char *out, size_t room) {
    const char *slash = strrchr(path, '/'), *begin = slash ? slash + 1 : path, *dot = strrchr(begin, '.');
    size_t size = dot && dot != begin ? (size_t)(dot - begin) : strlen(begin);
    if (!size || size >= room || !fl_object__is_utf8(begin, size)) begin = "archive", size = 7;
    memcpy(out, begin, size);
    out[size] = 0;
}

bool fl_save(const fl_object *tree, const char *path) {
    return fl_given(tree, "fl_save", "tree") && fl_given(path, "fl_save", "path") && fl_save_with(tree, path, NULL);
}
bool fl_save_with(const fl_object *tree, const char *path, const fl_save_options *options) {
    if (fl_failed() || !fl_given(tree, "fl_save_with", "tree") || !fl_given(path, "fl_save_with", "path")) return false;
    char name[256];
    stem(path, name, sizeof name);
    fl_new_file file;
    if (!fl_new_file__open(&file, path)) return false;
    return fl_new_file__close(&file, fl_save__write(tree, &file.sink, name, options));
}

bool fl_save_memory(const fl_object *tree, void **data, size_t *size) {
    static const char function[] = "fl_save_memory";
    if (data) *data = NULL;
    if (size) *size = 0;
    if (!fl_given(tree, function, "tree") || !fl_given(data, function, "data") || !fl_given(size, function, "size"))
        return false;
    fl_buffer buffer = {0};
    fl_sink sink = fl_sink__buffer(&buffer);
    if (!fl_save__write(tree, &sink, "archive", NULL)) {
        fl_buffer__free(&buffer);
        return false;
    }
    *data = buffer.data;
    *size = buffer.size;
    return true;
}
