/* load.c: .pth files: the zip format, and the one before PyTorch 1.6 (pickles and storages one after the other).
 *
 * A storage becomes one tensor of bytes, and every tensor of the file is a view of one. The bytes are read into memory
 * of our own or, where the caller asks for it, stand in a private mapping of the file that all tensors hold together.
 */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "io/load.h"
#include "io/mapping.h"
#include "io/pickle.h"
#include "io/zip.h"
#include "tensor/tensor.h"

/* A storage that was read, by its key in the file. */
typedef struct slot {
    char *key;
    fl_tensor *bytes;
    fl_dtype dtype;
    bool filled; /* old format: storages come after the pickle */
} slot;

typedef struct loader {
    const fl_source *source;
    fl_zip zip;
    char *folder; /* "archive/", with room for a key behind it */
    size_t folder_size;
    bool swap; /* written on a machine of the other byte order */
    fl_mapping *map;
    bool skip;   /* storages are not filled */
    bool shared; /* the mapping is */
    slot *slots; /* a hash table by key, half empty at least */
    size_t slots_size, slots_used;
    uint64_t room; /* old format: bytes that storages may still take, by the size of the file */
} loader;

/* ---- Storages by key --------------------------------------------------------------------------------------------- */

static size_t slot_place(const loader *l, const char *key) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (const char *p = key; *p; p++) hash = (hash ^ (uint8_t)*p) * 0x100000001b3u;
    size_t mask = l->slots_size - 1, place = (size_t)(hash ^ hash >> 32) & mask;
    while (l->slots[place].key && strcmp(l->slots[place].key, key)) place = (place + 1) & mask;
    return place;
}

static slot *slot_find(const loader *l, const char *key) {
    if (!l->slots_size) return NULL;
    slot *s = &l->slots[slot_place(l, key)];
    return s->key ? s : NULL;
}

/* Takes over `bytes`. */
static slot *slot_add(loader *l, const char *key, fl_tensor *bytes, fl_dtype dtype) {
    if (!bytes) return NULL;
    if (2 * (l->slots_used + 1) > l->slots_size) {
        loader grown = {.slots_size = l->slots_size ? 2 * l->slots_size : 64};
        grown.slots = calloc(grown.slots_size, sizeof(slot));
        if (!grown.slots) {
            fl_release(bytes);
            return fl_error__no_memory(grown.slots_size * sizeof(slot));
        }
        for (size_t i = 0; i < l->slots_size; i++)
            if (l->slots[i].key) grown.slots[slot_place(&grown, l->slots[i].key)] = l->slots[i];
        free(l->slots);
        l->slots = grown.slots;
        l->slots_size = grown.slots_size;
    }
    size_t size = strlen(key) + 1;
    slot *s = &l->slots[slot_place(l, key)];
    s->key = malloc(size);
    if (!s->key) {
        fl_release(bytes);
        return fl_error__no_memory(size);
    }
    memcpy(s->key, key, size);
    s->bytes = bytes;
    s->dtype = dtype;
    l->slots_used++;
    return s;
}

static void loader_close(loader *l) {
    for (size_t i = 0; i < l->slots_size; i++) {
        if (!l->slots[i].key) continue;
        free(l->slots[i].key);
        fl_release(l->slots[i].bytes);
    }
    free(l->slots);
    free(l->folder);
    fl_zip__close(&l->zip);
    fl_mapping__release(l->map);
}

/* What was read in the order of bytes of this machine, and bools as 0 and 1: any other byte would be no bool. */
static void to_native(const loader *l, uint8_t *data, uint64_t size, fl_dtype dtype) {
    if (dtype == FL_BOOL)
        for (uint64_t i = 0; i < size; i++) data[i] = data[i] != 0;
    if (!l->swap) return;
    const size_t item = fl_dtype_size(dtype);
    for (uint64_t at = 0; item > 1 && at + item <= size; at += item) {
        for (size_t i = 0; i < item / 2; i++) {
            uint8_t byte = data[at + i];
            data[at + i] = data[at + item - 1 - i];
            data[at + item - 1 - i] = byte;
        }
    }
}

/* ---- The zip format ---------------------------------------------------------------------------------------------- */

static const fl_zip_entry *find(loader *l, const char *name) {
    char *full = realloc(l->folder, l->folder_size + strlen(name) + 1);
    if (!full) return fl_error__no_memory(strlen(name));
    l->folder = full;
    strcpy(full + l->folder_size, name);
    return fl_zip__find(&l->zip, full);
}

static fl_tensor *read_storage(loader *l, const fl_storage_id *id) {
    char key[128];
    if (snprintf(key, sizeof key, "data/%s", id->key) >= (int)sizeof key)
        return fl_fail(FL_UNPICKLING_ERROR, "the key of a storage is too long");
    const fl_zip_entry *entry = find(l, key);
    if (!entry) return fl_failed() ? NULL : fl_fail(FL_UNPICKLING_ERROR, "the storage %s is missing", key);
    if (entry->size != id->bytes)
        return fl_fail(FL_UNPICKLING_ERROR, "the storage %s has %llu bytes instead of %llu", key,
                       (unsigned long long)entry->size, (unsigned long long)id->bytes);
    int64_t size = (int64_t)entry->size;
    if (l->map && !entry->deflated && !l->swap && id->dtype != FL_BOOL && size) {
        uint64_t place = fl_zip__place(&l->zip, entry);
        if (!place) return NULL;
        if (place % FL_ZIP_ALIGNMENT == 0 || place % fl_dtype_size(id->dtype) == 0) {
            /* What is written to it later has no checksum, which the file must say. */
            if (l->shared) fl_mapping__clear(l->map, entry->crc_place, 4);
            return fl_mapping__bytes(l->map, place, size);
        }
    }
    fl_tensor *t = fl_tensor__empty(FL_UINT8, 1, &size);
    if (!t) return NULL;
    if (l->skip) {
        if (size && id->dtype == FL_BOOL) memset(t->data, 0, (size_t)size); /* other bytes would be no bools */
        return t;
    }
    if (!fl_zip__read(&l->zip, entry, t->data)) {
        fl_release(t);
        return NULL;
    }
    to_native(l, (uint8_t *)t->data, entry->size, id->dtype);
    return t;
}

static fl_object *zip_persistent(void *context, fl_object *object) {
    loader *l = context;
    fl_storage_id id;
    if (!fl_pickle__storage_id(object, &id)) return NULL;
    slot *s = slot_find(l, id.key);
    if (!s) s = slot_add(l, id.key, read_storage(l, &id), id.dtype);
    return s ? fl_pickle__storage(s->bytes, id.dtype) : NULL;
}

/* The entry "<folder>/data.pkl", of which there must be one. */
static const fl_zip_entry *find_pickle(loader *l) {
    const fl_zip_entry *pickle = NULL;
    for (size_t i = 0; i < l->zip.count; i++) {
        const char *slash = strchr(l->zip.entries[i].name, '/');
        if (!slash || strcmp(slash, "/data.pkl")) continue;
        if (pickle) return fl_fail(FL_UNPICKLING_ERROR, "the archive holds two trees");
        pickle = &l->zip.entries[i];
    }
    if (!pickle) return fl_fail(FL_UNPICKLING_ERROR, "a zip archive, but not one of PyTorch's: it has no data.pkl");
    l->folder_size = strlen(pickle->name) - strlen("data.pkl");
    l->folder = malloc(l->folder_size + 1);
    if (!l->folder) return fl_error__no_memory(l->folder_size);
    memcpy(l->folder, pickle->name, l->folder_size);
    if (find(l, "constants.pkl"))
        return fl_fail(FL_UNPICKLING_ERROR,
                       "a TorchScript archive, which holds code: only what torch.save writes can be read");
    /* A few bytes of deflate can become a pickle of a thousand times their size, which would become objects of some
     * eighty times that. No real pickle packs so well. */
    if (pickle->deflated && pickle->size > (1 << 20) && pickle->size / 32 > pickle->packed_size)
        return fl_fail(FL_UNPICKLING_ERROR, "the archive's data.pkl expands to %llu bytes",
                       (unsigned long long)pickle->size);
    return fl_failed() ? NULL : pickle;
}

static bool read_byte_order(loader *l, int unnamed) {
    const fl_zip_entry *entry = find(l, "byteorder");
    const uint16_t one = 1;
    bool little_machine = *(const uint8_t *)&one;
    if (!entry) { /* an older file */
        l->swap = unnamed && (unnamed == 1) != little_machine;
        return !fl_failed();
    }
    char order[8] = {0};
    if (entry->size < sizeof order && !fl_zip__read(&l->zip, entry, order)) return false;
    bool little = !strcmp(order, "little");
    if (!little && strcmp(order, "big")) {
        fl_fail(FL_UNPICKLING_ERROR, "the byte order of the file is not known");
        return false;
    }
    l->swap = little != little_machine;
    return true;
}

static fl_object *load_zip(loader *l, const fl_load_options *options, bool *cyclic) {
    if (!fl_zip__open(&l->zip, l->source)) return NULL;
    const fl_zip_entry *entry = find_pickle(l);
    if (!entry || !read_byte_order(l, options->byte_order)) return NULL;
    l->skip = options->skip_data;
    if (options->map && !l->source->memory) {
        l->map = fl_mapping__new(l->source, options->share);
        if (!l->map) return NULL;
        l->shared = options->share;
    }
    uint8_t *pickle = malloc((size_t)entry->size + 1);
    if (!pickle) return fl_error__no_memory((size_t)entry->size);
    fl_object *tree = NULL;
    if (fl_zip__read(&l->zip, entry, pickle)) {
        fl_unpickler u = {.data = pickle,
                          .size = (size_t)entry->size,
                          .persistent = zip_persistent,
                          .context = l,
                          .allow = options->allow,
                          .allow_context = options->context};
        tree = fl_unpickler__run(&u, cyclic);
    }
    free(pickle);
    return tree;
}

/* ---- The format before PyTorch 1.6 ------------------------------------------------------------------------------- */

static const uint8_t legacy_magic[] = {0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19};

/* ("storage", type, key, location, numel, view), or ("module", class, file, source) around a class. The bytes come
 * later. */
static fl_object *legacy_persistent(void *context, fl_object *object) {
    loader *l = context;
    const fl_object *first =
        fl_object_count(object) >= 2 && object->kind == FL_OBJECT_TUPLE ? object->as.list.items[0] : NULL;
    if (first && first->kind == FL_OBJECT_STRING && !strcmp(fl_object__text(first), "module") &&
        object->as.list.items[1]->kind == FL_OBJECT_GLOBAL)
        return fl_object_retain(object->as.list.items[1]);
    fl_storage_id id;
    if (!fl_pickle__storage_id(object, &id)) return NULL;
    slot *s = slot_find(l, id.key);
    if (!s) {
        if (id.bytes > l->room)
            return fl_fail(FL_UNPICKLING_ERROR, "the file is truncated: a storage is larger than the file");
        l->room -= id.bytes;
        s = slot_add(l, id.key, fl_tensor__empty(FL_UINT8, 1, &(int64_t){(int64_t)id.bytes}), id.dtype);
        if (!s) return NULL;
    }
    const fl_object *view = object->as.list.count > 5 ? object->as.list.items[5] : NULL;
    if (!view || view->kind == FL_OBJECT_NONE) return fl_pickle__storage(s->bytes, id.dtype);

    /* (key, offset, numel): part of the storage under a name of its own. */
    int64_t item = (int64_t)fl_dtype_size(id.dtype), offset = -1, numel = -1;
    if (view->kind == FL_OBJECT_TUPLE && view->as.list.count == 3) {
        offset = fl_object_as_int(view->as.list.items[1]);
        numel = fl_object_as_int(view->as.list.items[2]);
    }
    int64_t room = s->bytes->numel / item;
    if (fl_failed() || offset < 0 || numel < 0 || offset > room || numel > room - offset)
        return fl_fail(FL_UNPICKLING_ERROR, "a storage's view reaches past it");
    fl_tensor *part = fl_tensor__view(s->bytes, 1, &(int64_t){numel * item}, &(int64_t){1}, offset * item);
    fl_object *o = part ? fl_pickle__storage(part, id.dtype) : NULL;
    fl_release(part);
    return o;
}

/* After the pickles: each storage as its number of elements in 8 bytes, then the elements. */
static bool read_legacy_storages(loader *l, const fl_object *keys, const uint8_t *data, size_t size, size_t *at) {
    if (keys->kind != FL_OBJECT_LIST) {
        fl_fail(FL_UNPICKLING_ERROR, "the list of storages is missing");
        return false;
    }
    for (int64_t i = 0; i < keys->as.list.count; i++) {
        const fl_object *key = keys->as.list.items[i];
        slot *s = key->kind == FL_OBJECT_STRING ? slot_find(l, fl_object__text(key)) : NULL;
        if (!s || s->filled) {
            fl_fail(FL_UNPICKLING_ERROR, "the list of storages names one that no tensor uses");
            return false;
        }
        uint8_t numel[8];
        uint64_t bytes = (uint64_t)s->bytes->numel;
        if (size - *at < 8 || size - *at - 8 < bytes) {
            fl_fail(FL_UNPICKLING_ERROR, "the file is truncated: a storage is cut off");
            return false;
        }
        memcpy(numel, data + *at, 8);
        uint64_t count = 0;
        for (int j = 7; j >= 0; j--) count = count << 8 | numel[j];
        if (count != bytes / fl_dtype_size(s->dtype)) {
            fl_fail(FL_UNPICKLING_ERROR, "a storage has another size than the tensors over it");
            return false;
        }
        if (bytes) memcpy(s->bytes->data, data + *at + 8, (size_t)bytes);
        *at += 8 + (size_t)bytes;
        to_native(l, (uint8_t *)s->bytes->data, bytes, s->dtype);
        s->filled = true;
    }
    for (size_t i = 0; i < l->slots_size; i++) {
        if (!l->slots[i].key || l->slots[i].filled) continue;
        fl_fail(FL_UNPICKLING_ERROR, "the storage %s is missing", l->slots[i].key);
        return false;
    }
    return true;
}

static fl_object *load_legacy_from(loader *l, const uint8_t *data, size_t size, const fl_load_options *options,
                                   bool *cyclic, size_t *used) {
    fl_unpickler u = {.data = data, .size = size};
    fl_object *magic = fl_unpickler__run(&u, NULL);
    if (!magic) return NULL;
    bool is = magic->kind == FL_OBJECT_INT && magic->role && magic->as.text_size == sizeof legacy_magic &&
              !memcmp(fl_object__text(magic), legacy_magic, sizeof legacy_magic);
    fl_object_free(magic);
    if (!is) return fl_fail(FL_UNPICKLING_ERROR, "a pickle, but not one of PyTorch's (its magic number is missing)");
    fl_object *version = fl_unpickler__run(&u, NULL), *system = version ? fl_unpickler__run(&u, NULL) : NULL;
    int64_t number = system ? fl_object_as_int(version) : 0;
    fl_object *little = system ? fl_object_get(system, "little_endian") : NULL;
    const uint16_t one = 1;
    l->swap = little && little->kind == FL_OBJECT_BOOL && little->as.integer != *(const uint8_t *)&one;
    fl_object_free(version);
    fl_object_free(system);
    if (fl_failed()) return NULL;
    if (number != 1001) return fl_fail(FL_UNPICKLING_ERROR, "Invalid protocol version: %lld", (long long)number);

    l->room = size;
    u.persistent = legacy_persistent;
    u.context = l;
    u.allow = options->allow;
    u.allow_context = options->context;
    fl_object *tree = fl_unpickler__run(&u, cyclic);
    if (!tree) return NULL;
    u.persistent = NULL;
    u.allow = NULL;
    fl_object *keys = fl_unpickler__run(&u, NULL);
    bool ok = keys && read_legacy_storages(l, keys, data, size, &u.at);
    fl_object_free(keys);
    *used = u.at;
    if (ok) return tree;
    fl_object__free_graph(tree);
    return NULL;
}

static fl_object *load_legacy(loader *l, const fl_load_options *options, bool *cyclic, size_t *used) {
    const fl_source *s = l->source;
    if (options->map)
        return fl_fail(FL_RUNTIME_ERROR, "mmap can only be used with files in the zip format, which this file is not");
    if (s->memory) return load_legacy_from(l, s->memory, (size_t)s->size, options, cyclic, used);
    uint8_t *data = s->size < SIZE_MAX / 2 ? malloc((size_t)s->size + 1) : NULL;
    if (!data) return fl_error__no_memory((size_t)s->size);
    fl_object *tree = NULL;
    if (fl_source__read(s, 0, data, (size_t)s->size))
        tree = load_legacy_from(l, data, (size_t)s->size, options, cyclic, used);
    free(data);
    return tree;
}

/* ---- Either ------------------------------------------------------------------------------------------------------ */

static fl_object *load_source(const fl_source *s, const fl_load_options *options, bool *cyclic, size_t *used) {
    uint8_t head[16] = {0};
    if (!s->size) return fl_fail(FL_UNPICKLING_ERROR, "the file is empty");
    if (!fl_source__read(s, 0, head, s->size < sizeof head ? (size_t)s->size : sizeof head)) return NULL;
    loader l = {.source = s};
    fl_object *tree = NULL;
    if (!memcmp(head, "PK\3\4", 4))
        tree = load_zip(&l, options, cyclic);
    else if ((head[0] == 0x80 && head[1] <= 5) || !memcmp(head, "L119547037146", 13)) /* the magic number, as a line */
        tree = load_legacy(&l, options, cyclic, used);
    else if (head[8] == '{')
        fl_fail(FL_UNPICKLING_ERROR, "not a .pth file; it looks like a safetensors file");
    else
        fl_fail(FL_UNPICKLING_ERROR, "not a .pth file: it begins with neither a zip archive nor a pickle");
    loader_close(&l);
    return tree;
}

fl_object *fl_load__open(const char *path, const void *data, size_t size, const fl_load_options *options, bool *cyclic,
                         size_t *used) {
    static const fl_load_options defaults = FL_LOAD_OPTIONS;
    if (fl_failed()) return NULL;
    if (!options) options = &defaults;
    size_t end = size;
    fl_source source;
    if (data || !path)
        source = fl_source__memory(data, size);
    else if (!fl_source__open(&source, path))
        return NULL;
    fl_object *tree = load_source(&source, options, cyclic, &end);
    fl_source__close(&source);
    if (!tree) fl_io__blame_file(path);
    if (used) *used = end;
    return tree;
}

fl_object *fl_load(const char *path) { return fl_given(path, "fl_load", "path") ? fl_load_with(path, NULL) : NULL; }
fl_object *fl_load_with(const char *path, const fl_load_options *options) {
    if (!fl_given(path, "fl_load_with", "path")) return NULL;
    return fl_load__open(path, NULL, 0, options, NULL, NULL);
}
fl_object *fl_load_memory(const void *data, size_t size, const fl_load_options *options) {
    if (size && !fl_given(data, "fl_load_memory", "data")) return NULL;
    return fl_load__open(NULL, data, size, options, NULL, NULL);
}
