/* object.c: trees of plain values: what a file holds, before a host turns it into its own. Depends on tensors only.
 *
 * An object is one block; the text of a string stands in it. Containers hold counted references, so that objects may be
 * shared; freeing walks a list of the dead through the objects themselves and neither recurses nor allocates.
 */
#include "io/object.h"

#include <string.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/random.h>
#endif

#include "base/alloc.h"
#include "base/error.h"
#include "tensor/tensor.h"

static const char *const kind_names[] = {
    "NoneType", "bool",   "int",  "float",     "complex", "str",     "bytes",     "bytearray",
    "list",     "tuple",  "set",  "frozenset", "dict",    "Tensor",  "Parameter", "torch.Size",
    "dtype",    "device", "type", "instance",  "call",    "storage",
};

const char *fl_object_kind_name(fl_object_kind kind) {
    return (int)kind >= 0 && (int)kind < FL_COUNT(kind_names) ? kind_names[kind] : "?";
}

/* ---- Making and freeing ------------------------------------------------------------------------------------------ */

/* None, False and True are these; they are never counted. */
static fl_object the_none = {.kind = FL_OBJECT_NONE};
static fl_object the_bools[2] = {{.kind = FL_OBJECT_BOOL}, {.kind = FL_OBJECT_BOOL, .as.integer = 1}};

static bool is_static(const fl_object *o) { return o->kind <= FL_OBJECT_BOOL; }

static fl_object *new_block(fl_object_kind kind, size_t size) {
    if (fl_failed()) return NULL;
    fl_object *o = fl_alloc__get(size);
    if (!o) return NULL;
    memset(o, 0, sizeof *o);
    atomic_init(&o->refs, 1);
    o->kind = (uint8_t)kind;
    o->block_bytes = size;
    return o;
}

fl_object *fl_object__new(fl_object_kind kind) { return new_block(kind, sizeof(fl_object)); }

fl_object *fl_object__new_text(fl_object_kind kind, size_t size) {
    if (size > SIZE_MAX / 2) return fl_error__no_memory(size);
    fl_object *o = new_block(kind, sizeof(fl_object) + size + 1);
    if (!o) return NULL;
    o->as.text_size = size;
    fl_object__text(o)[size] = 0;
    return o;
}

static fl_object *text_of(fl_object_kind kind, const void *data, size_t size) {
    fl_object *o = fl_object__new_text(kind, size);
    if (o && size) memcpy(fl_object__text(o), data, size);
    return o;
}

fl_object *fl_object_none(void) { return &the_none; }
fl_object *fl_object_bool(bool value) { return &the_bools[value ? 1 : 0]; }

fl_object *fl_object_int(int64_t value) {
    fl_object *o = fl_object__new(FL_OBJECT_INT);
    if (o) o->as.integer = value;
    return o;
}

fl_object *fl_object_int_of(const void *data, size_t size) {
    const uint8_t *bytes = data;
    if (size && !fl_given(data, "fl_object_int_of", "data")) return NULL;
    /* Bytes that only repeat the sign say nothing. */
    while (size > 1 &&
           ((bytes[size - 1] == 0 && bytes[size - 2] < 128) || (bytes[size - 1] == 255 && bytes[size - 2] >= 128)))
        size--;
    if (size > 8) {
        fl_object *o = text_of(FL_OBJECT_INT, bytes, size);
        if (o) o->role = 1;
        return o;
    }
    uint64_t value = size && bytes[size - 1] >= 128 ? UINT64_MAX : 0;
    for (size_t i = size; i-- > 0;) value = value << 8 | bytes[i];
    return fl_object_int((int64_t)value);
}

static bool is_big(const fl_object *o) { return o->kind == FL_OBJECT_INT && o->role; }

fl_object *fl_object_float(double value) {
    fl_object *o = fl_object__new(FL_OBJECT_FLOAT);
    if (o) o->as.real[0] = value;
    return o;
}

fl_object *fl_object_complex(double real, double imaginary) {
    fl_object *o = fl_object__new(FL_OBJECT_COMPLEX);
    if (o) o->as.real[0] = real, o->as.real[1] = imaginary;
    return o;
}

bool fl_object__is_utf8(const char *text, size_t size) {
    const uint8_t *p = (const uint8_t *)text, *end = p + size;
    while (p < end) {
        if (*p < 0x80) {
            p++;
            continue;
        }
        int more = *p >= 0xf0 ? 3 : *p >= 0xe0 ? 2 : 1;
        if (*p < 0xc2 || *p > 0xf4 || end - p <= more) return false;
        for (int i = 1; i <= more; i++)
            if ((p[i] & 0xc0) != 0x80) return false;
        if ((*p == 0xe0 && p[1] < 0xa0) || (*p == 0xf0 && p[1] < 0x90) || (*p == 0xf4 && p[1] > 0x8f)) return false;
        p += more + 1;
    }
    return true;
}

size_t fl_object__put_utf8(char *out, uint32_t c) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const uint8_t first[] = {0, 0xc0, 0xe0, 0xf0};
    out[0] = (char)(first[more] | c >> 6 * more);
    for (int i = 1; i <= more; i++) out[i] = (char)(0x80 | (c >> 6 * (more - i) & 0x3f));
    return (size_t)more + 1;
}

fl_object *fl_object_string_of(const char *text, size_t size) {
    if (size && !fl_given(text, "fl_object_string_of", "text")) return NULL;
    if (!fl_object__is_utf8(text, size)) return fl_fail(FL_VALUE_ERROR, "the text of a string is not UTF-8");
    return text_of(FL_OBJECT_STRING, text, size);
}

fl_object *fl_object_string(const char *text) {
    if (!fl_given(text, "fl_object_string", "text")) return NULL;
    return fl_object_string_of(text, strlen(text));
}

fl_object *fl_object_bytes(const void *data, size_t size) {
    return size && !fl_given(data, "fl_object_bytes", "data") ? NULL : text_of(FL_OBJECT_BYTES, data, size);
}
fl_object *fl_object_bytearray(const void *data, size_t size) {
    return size && !fl_given(data, "fl_object_bytearray", "data") ? NULL : text_of(FL_OBJECT_BYTEARRAY, data, size);
}
fl_object *fl_object_device(const char *name) {
    return fl_given(name, "fl_object_device", "name") ? text_of(FL_OBJECT_DEVICE, name, strlen(name)) : NULL;
}

static fl_object *tensor_of(fl_object_kind kind, fl_tensor *t, const char *function) {
    if (fl_failed() || !fl_given(t, function, "t")) return NULL;
    fl_object *o = fl_object__new(kind);
    if (o) o->as.tensor = fl_tensor__retain(t);
    return o;
}

fl_object *fl_object_tensor(fl_tensor *t) { return tensor_of(FL_OBJECT_TENSOR, t, "fl_object_tensor"); }
fl_object *fl_object_parameter(fl_tensor *t) { return tensor_of(FL_OBJECT_PARAMETER, t, "fl_object_parameter"); }

fl_object *fl_object_storage(fl_tensor *t) {
    fl_object *o = tensor_of(FL_OBJECT_STORAGE, t, "fl_object_storage");
    if (o) o->role = (uint8_t)t->dtype;
    return o;
}

fl_object *fl_object_dtype(fl_dtype dtype) {
    if ((int)dtype < 0 || dtype >= FL_DTYPE_COUNT) return fl_fail(FL_TYPE_ERROR, "not a dtype: %d", (int)dtype);
    fl_object *o = fl_object__new(FL_OBJECT_DTYPE);
    if (o) o->as.dtype = dtype;
    return o;
}

fl_object *fl_object_list(void) { return fl_object__new(FL_OBJECT_LIST); }
fl_object *fl_object_tuple(void) { return fl_object__new(FL_OBJECT_TUPLE); }
fl_object *fl_object_set_new(bool frozen) { return fl_object__new(frozen ? FL_OBJECT_FROZENSET : FL_OBJECT_SET); }
fl_object *fl_object_dict(void) { return fl_object__new(FL_OBJECT_DICT); }

fl_object *fl_object_ordered_dict(void) {
    fl_object *o = fl_object__new(FL_OBJECT_DICT);
    if (o) o->role = FL_DICT_ORDERED;
    return o;
}

fl_object *fl_object_size(const int64_t *sizes, int n) {
    if (!fl_given_array(sizes, n, "fl_object_size", "sizes")) return NULL;
    fl_object *o = fl_object__new(FL_OBJECT_SIZE);
    for (int i = 0; o && i < n; i++) {
        if (!fl_object_append(o, fl_object_int(sizes[i]))) {
            fl_object_free(o);
            return NULL;
        }
    }
    return o;
}

fl_object *fl_object_global(const char *module, const char *name) {
    if (!fl_given(module, "fl_object_global", "module") || !fl_given(name, "fl_object_global", "name")) return NULL;
    size_t first = strlen(module), second = strlen(name);
    if (!first || !second || strchr(module, ' '))
        return fl_fail(FL_VALUE_ERROR, "not the name of a class or function: '%s' '%s'", module, name);
    fl_object *o = fl_object__new_text(FL_OBJECT_GLOBAL, first + 1 + second);
    if (!o) return NULL;
    memcpy(fl_object__text(o), module, first);
    fl_object__text(o)[first] = ' ';
    memcpy(fl_object__text(o) + first + 1, name, second);
    return o;
}

static fl_object *made_by(fl_object_kind kind, fl_object *global, fl_object *arguments, const char *function) {
    fl_object *o = NULL;
    if (fl_given(global, function, "global") && fl_given(arguments, function, "arguments")) {
        if (global->kind != FL_OBJECT_GLOBAL || arguments->kind != FL_OBJECT_TUPLE)
            fl_fail(FL_TYPE_ERROR, "an instance is made of a global and a tuple, not of a %s and a %s",
                    kind_names[global->kind], kind_names[arguments->kind]);
        else
            o = fl_object__new(kind);
    }
    fl_object **items = o ? fl_alloc__zeroed(4 * sizeof(fl_object *)) : NULL;
    if (!items) {
        fl_object_free(o);
        fl_object_free(global);
        fl_object_free(arguments);
        return NULL;
    }
    o->as.list.items = items;
    o->as.list.count = o->as.list.capacity = 4;
    items[0] = arguments;
    o->type = global;
    return o;
}

fl_object *fl_object_instance(fl_object *global, fl_object *arguments) {
    return made_by(FL_OBJECT_INSTANCE, global, arguments, "fl_object_instance");
}
fl_object *fl_object_call(fl_object *global, fl_object *arguments) {
    return made_by(FL_OBJECT_CALL, global, arguments, "fl_object_call");
}

fl_object *fl_object_retain(fl_object *o) {
    if (o && !is_static(o)) atomic_fetch_add_explicit(&o->refs, 1, memory_order_relaxed);
    return o;
}

static bool holds_list(const fl_object *o) {
    return fl_object__is_list(o) || o->kind == FL_OBJECT_DICT || o->kind == FL_OBJECT_INSTANCE ||
           o->kind == FL_OBJECT_CALL;
}

/* Gives one reference back; an object without any goes to the list of the dead. */
static void drop(fl_object *o, fl_object **dead) {
    if (!o || is_static(o) || atomic_fetch_sub_explicit(&o->refs, 1, memory_order_acq_rel) != 1) return;
    o->link = *dead;
    *dead = o;
}

static void drop_contents(fl_object *o, fl_object **dead) {
    int64_t n = holds_list(o) && o->as.list.items ? fl_object__raw_count(o) : 0;
    for (int64_t i = 0; i < n; i++) drop(o->as.list.items[i], dead);
    drop(o->state, dead);
    drop(o->type, dead);
    if (holds_list(o)) {
        if (o->as.list.items) fl_alloc__put(o->as.list.items, (size_t)o->as.list.capacity * sizeof(fl_object *));
        if (o->as.list.index) fl_alloc__put(o->as.list.index, o->as.list.index_size * sizeof(uint32_t));
        memset(&o->as.list, 0, sizeof o->as.list);
    }
    o->state = o->type = NULL;
}

static void free_all(fl_object *dead) {
    while (dead) {
        fl_object *o = dead;
        dead = o->link;
        drop_contents(o, &dead);
        if (o->kind == FL_OBJECT_TENSOR || o->kind == FL_OBJECT_PARAMETER || o->kind == FL_OBJECT_STORAGE)
            fl_release(o->as.tensor);
        fl_alloc__put(o, o->block_bytes);
    }
}

void fl_object_free(fl_object *o) {
    fl_object *dead = NULL;
    drop(o, &dead);
    free_all(dead);
}

/* ---- Hashing and equality of keys -------------------------------------------------------------------------------- */

uint64_t fl_io__random(void) {
    uint64_t value = 0;
#if defined(__linux__)
    if (getrandom(&value, sizeof value, 0) == (ssize_t)sizeof value) return value;
#endif
    static _Atomic uint64_t counter;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    value = (uint64_t)now.tv_nsec * 0x9e3779b97f4a7c15u ^ (uint64_t)now.tv_sec << 20 ^ (uint64_t)getpid() << 40;
    value += atomic_fetch_add(&counter, 1) * 0xbf58476d1ce4e5b9u;
    return (value ^ value >> 29) * 0x94d049bb133111ebu;
}

/* Different in every process, so that no file can hold keys that are known to collide. */
static uint64_t hash_seed(void) {
    static _Atomic uint64_t seed;
    uint64_t value = atomic_load_explicit(&seed, memory_order_relaxed);
    if (value) return value;
    uint64_t none = 0;
    value = fl_io__random() | 1;
    return atomic_compare_exchange_strong(&seed, &none, value) ? value : none;
}

static uint64_t mix(uint64_t a, uint64_t b) {
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)(a ^ 0x9e3779b97f4a7c15u) * (b ^ 0xe7037ed1a0b428dbu);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash_text(uint64_t hash, const char *text, size_t size) {
    for (; size >= 8; text += 8, size -= 8) {
        uint64_t word;
        memcpy(&word, text, 8);
        hash = mix(hash ^ word, hash_seed());
    }
    uint64_t word = 0;
    if (size) memcpy(&word, text, size);
    return mix(hash ^ word, hash_seed() + size);
}

static bool is_number(const fl_object *o) {
    return o->kind >= FL_OBJECT_BOOL && o->kind <= FL_OBJECT_FLOAT && !is_big(o);
}
static bool is_text(const fl_object *o) {
    return (o->kind >= FL_OBJECT_STRING && o->kind <= FL_OBJECT_BYTES) || o->kind == FL_OBJECT_DEVICE ||
           o->kind == FL_OBJECT_GLOBAL || is_big(o);
}

/* Python's rules: 1, 1.0 and True are one key. `budget` counts the objects a tuple leads to: tuples that share their
 * halves would otherwise take exponential time, here and in the host. */
#define KEY_BUDGET 1000

static uint64_t hash_of(const fl_object *o, int *budget) {
    if (--*budget < 0) return 0;
    if (is_number(o) || o->kind == FL_OBJECT_COMPLEX) {
        double d = o->kind >= FL_OBJECT_FLOAT ? o->as.real[0] : (double)o->as.integer;
        uint64_t bits;
        if (d != d) return mix((uintptr_t)o, hash_seed()); /* no NaN equals another */
        if (d == 0) d = 0;                                 /* -0.0 too */
        memcpy(&bits, &d, 8);
        return mix(bits, hash_seed());
    }
    if (is_text(o)) return hash_text(o->kind, fl_object__text(o), o->as.text_size);
    if (o->kind == FL_OBJECT_TUPLE || o->kind == FL_OBJECT_SIZE) {
        uint64_t hash = 17;
        for (int64_t i = 0; i < o->as.list.count && *budget >= 0; i++)
            hash = mix(hash, hash_of(o->as.list.items[i], budget) ^ hash_seed());
        return hash;
    }
    if (o->kind == FL_OBJECT_DTYPE) return mix((uint64_t)o->as.dtype, 3);
    return mix((uintptr_t)o, hash_seed());
}

static bool same_key(const fl_object *a, const fl_object *b) {
    if (a == b) return true;
    if (is_number(a) && is_number(b)) {
        if (a->kind != FL_OBJECT_FLOAT && b->kind != FL_OBJECT_FLOAT) return a->as.integer == b->as.integer;
        if (a->kind == b->kind) return a->as.real[0] == b->as.real[0];
        double d = a->kind == FL_OBJECT_FLOAT ? a->as.real[0] : b->as.real[0];
        int64_t i = a->kind == FL_OBJECT_FLOAT ? b->as.integer : a->as.integer;
        return d >= -0x1p63 && d < 0x1p63 && (int64_t)d == i && (double)(int64_t)d == d;
    }
    bool tuples = (a->kind == FL_OBJECT_TUPLE || a->kind == FL_OBJECT_SIZE) &&
                  (b->kind == FL_OBJECT_TUPLE || b->kind == FL_OBJECT_SIZE);
    if (tuples) {
        if (a->as.list.count != b->as.list.count) return false;
        for (int64_t i = 0; i < a->as.list.count; i++)
            if (!same_key(a->as.list.items[i], b->as.list.items[i])) return false;
        return true;
    }
    if (a->kind != b->kind || is_big(a) != is_big(b)) return false;
    if (is_text(a))
        return a->as.text_size == b->as.text_size && !memcmp(fl_object__text(a), fl_object__text(b), a->as.text_size);
    if (a->kind == FL_OBJECT_DTYPE) return a->as.dtype == b->as.dtype;
    if (a->kind == FL_OBJECT_COMPLEX) return a->as.real[0] == b->as.real[0] && a->as.real[1] == b->as.real[1];
    return false;
}

static bool key_allowed(const fl_object *o, int *budget) {
    if (--*budget < 0) {
        fl_fail(FL_VALUE_ERROR, "a key of a dict or set has more than %d parts", KEY_BUDGET);
        return false;
    }
    switch (o->kind) {
        case FL_OBJECT_LIST:
        case FL_OBJECT_SET:
        case FL_OBJECT_DICT:
        case FL_OBJECT_BYTEARRAY:
            fl_fail(FL_TYPE_ERROR, "unhashable type: '%s'", kind_names[o->kind]);
            return false;
        case FL_OBJECT_TUPLE:
            for (int64_t i = 0; i < o->as.list.count; i++)
                if (!key_allowed(o->as.list.items[i], budget)) return false;
    }
    return true;
}

/* The place of `key` in a dict or set (by position), -1 where it is absent. */
static int64_t find(const fl_object *o, const fl_object *key, uint64_t hash) {
    int step = o->kind == FL_OBJECT_DICT ? 2 : 1;
    if (!o->as.list.index) {
        for (int64_t i = 0; i < o->as.list.count; i++)
            if (same_key(o->as.list.items[i * step], key)) return i;
        return -1;
    }
    uint32_t mask = o->as.list.index_size - 1;
    for (uint32_t place = (uint32_t)hash & mask; o->as.list.index[place]; place = (place + 1) & mask) {
        int64_t i = o->as.list.index[place] - 1;
        if (same_key(o->as.list.items[i * step], key)) return i;
    }
    return -1;
}

static void enter(fl_object *o, int64_t i, uint64_t hash) {
    uint32_t mask = o->as.list.index_size - 1, place = (uint32_t)hash & mask;
    while (o->as.list.index[place]) place = (place + 1) & mask;
    o->as.list.index[place] = (uint32_t)i + 1;
}

/* Makes the index large enough for one more entry; small containers have none. */
static bool grow_index(fl_object *o) {
    int step = o->kind == FL_OBJECT_DICT ? 2 : 1;
    int64_t count = o->as.list.count;
    if (count < 8 || (uint64_t)count * 2 < o->as.list.index_size) return true;
    if (count >= INT32_MAX / 4) {
        fl_error__no_memory((size_t)count);
        return false;
    }
    uint32_t size = o->as.list.index_size ? o->as.list.index_size * 2 : 32;
    uint32_t *index = fl_alloc__zeroed(size * sizeof(uint32_t));
    if (!index) return false;
    if (o->as.list.index) fl_alloc__put(o->as.list.index, o->as.list.index_size * sizeof(uint32_t));
    o->as.list.index = index;
    o->as.list.index_size = size;
    for (int64_t i = 0; i < count; i++) {
        int budget = KEY_BUDGET;
        enter(o, i, hash_of(o->as.list.items[i * step], &budget));
    }
    return true;
}

/* ---- Putting in -------------------------------------------------------------------------------------------------- */

static bool reserve(fl_object *o, int64_t slots) {
    if (slots <= o->as.list.capacity) return true;
    int64_t capacity = o->as.list.capacity ? o->as.list.capacity * 2 : 4;
    size_t old = (size_t)o->as.list.capacity * sizeof(fl_object *), new = (size_t)capacity * sizeof(fl_object *);
    fl_object **items = o->as.list.items ? fl_alloc__resize(o->as.list.items, old, new) : fl_alloc__get(new);
    if (!items) return false;
    o->as.list.items = items;
    o->as.list.capacity = capacity;
    return true;
}

bool fl_object_append(fl_object *o, fl_object *item) {
    bool ok = fl_given(o, "fl_object_append", "list") && fl_given(item, "fl_object_append", "item") && !fl_failed();
    if (ok && !fl_object__is_list(o)) {
        fl_fail(FL_TYPE_ERROR, "cannot append to a %s", kind_names[o->kind]);
        ok = false;
    }
    if (!ok) {
        fl_object_free(item);
        return false;
    }
    bool unique = o->kind == FL_OBJECT_SET || o->kind == FL_OBJECT_FROZENSET;
    uint64_t hash = 0;
    if (unique) {
        int budget = KEY_BUDGET;
        if (!key_allowed(item, &budget)) {
            fl_object_free(item);
            return false;
        }
        budget = KEY_BUDGET;
        hash = hash_of(item, &budget);
        if (find(o, item, hash) >= 0) {
            fl_object_free(item);
            return true;
        }
    }
    if (!reserve(o, o->as.list.count + 1) || (unique && !grow_index(o))) {
        fl_object_free(item);
        return false;
    }
    if (unique && o->as.list.index) enter(o, o->as.list.count, hash);
    o->as.list.items[o->as.list.count++] = item;
    return true;
}

static bool set_item(fl_object *dict, fl_object *key, fl_object *value, const char *function) {
    bool ok = fl_given(dict, function, "dict") && fl_given(key, function, "key") &&
              fl_given(value, function, "value") && !fl_failed();
    if (ok && dict->kind != FL_OBJECT_DICT) {
        fl_fail(FL_TYPE_ERROR, "cannot set an item of a %s", kind_names[dict->kind]);
        ok = false;
    }
    int budget = KEY_BUDGET;
    if (ok) ok = key_allowed(key, &budget);
    budget = KEY_BUDGET;
    uint64_t hash = ok ? hash_of(key, &budget) : 0;
    int64_t place = ok ? find(dict, key, hash) : -1;
    if (ok && place >= 0) {
        fl_object *old = dict->as.list.items[2 * place + 1];
        dict->as.list.items[2 * place + 1] = value;
        fl_object_free(key);
        fl_object_free(old);
        return true;
    }
    if (ok) ok = reserve(dict, 2 * dict->as.list.count + 2) && grow_index(dict);
    if (!ok) {
        fl_object_free(key);
        fl_object_free(value);
        return false;
    }
    if (dict->as.list.index) enter(dict, dict->as.list.count, hash);
    dict->as.list.items[2 * dict->as.list.count] = key;
    dict->as.list.items[2 * dict->as.list.count + 1] = value;
    dict->as.list.count++;
    return true;
}

bool fl_object_set_item(fl_object *dict, fl_object *key, fl_object *value) {
    return set_item(dict, key, value, "fl_object_set_item");
}

bool fl_object_set(fl_object *dict, const char *key, fl_object *value) {
    const bool given = fl_given(key, "fl_object_set", "key") && fl_given(value, "fl_object_set", "value");
    return set_item(dict, given ? fl_object_string(key) : NULL, value, "fl_object_set");
}

void fl_object__put(fl_object *instance, int place, fl_object *item) {
    fl_object *old = instance->as.list.items[place];
    instance->as.list.items[place] = item;
    fl_object_free(old);
}

bool fl_object_set_state(fl_object *o, fl_object *state) {
    bool ok =
        fl_given(o, "fl_object_set_state", "o") && fl_given(state, "fl_object_set_state", "state") && !fl_failed();
    if (ok && (o->kind == FL_OBJECT_INSTANCE || o->kind == FL_OBJECT_CALL)) {
        fl_object__put(o, 1, state);
        return true;
    }
    if (ok && o->kind != FL_OBJECT_DICT && o->kind != FL_OBJECT_TENSOR && o->kind != FL_OBJECT_PARAMETER) {
        fl_fail(FL_TYPE_ERROR, "a %s has no state", kind_names[o->kind]);
        ok = false;
    }
    if (!ok) {
        fl_object_free(state);
        return false;
    }
    fl_object *old = o->state;
    o->state = state;
    fl_object_free(old);
    return true;
}

/* ---- Looking inside ---------------------------------------------------------------------------------------------- */

fl_object_kind fl_object_kind_of(const fl_object *o) { return o ? (fl_object_kind)o->kind : FL_OBJECT_NONE; }

const char *fl_object_class_name(const fl_object *o) {
    static const char *const dicts[] = {"dict", "OrderedDict", "Counter"};
    if (!o) return NULL;
    if (o->kind == FL_OBJECT_DICT) return dicts[o->role];
    if (o->kind == FL_OBJECT_GLOBAL) return fl_object__text(o);
    return o->type ? fl_object__text(o->type) : NULL;
}

int64_t fl_object_count(const fl_object *o) { return o && holds_list(o) ? o->as.list.count : 0; }

fl_object *fl_object_item(const fl_object *o, int64_t i) {
    if (!o || fl_failed()) return NULL;
    if (!holds_list(o)) return fl_fail(FL_TYPE_ERROR, "a %s has no items", kind_names[o->kind]);
    if (i < 0 || i >= o->as.list.count) return fl_fail(FL_INDEX_ERROR, "%s index out of range", kind_names[o->kind]);
    return o->as.list.items[o->kind == FL_OBJECT_DICT ? 2 * i + 1 : i];
}

fl_object *fl_object_key(const fl_object *o, int64_t i) {
    if (!o || fl_failed()) return NULL;
    if (o->kind != FL_OBJECT_DICT) return fl_fail(FL_TYPE_ERROR, "a %s has no keys", kind_names[o->kind]);
    if (i < 0 || i >= o->as.list.count) return fl_fail(FL_INDEX_ERROR, "dict index out of range");
    return o->as.list.items[2 * i];
}

fl_object *fl_object_get_item(const fl_object *dict, const fl_object *key) {
    if (!dict || fl_failed() || !fl_given(key, "fl_object_get_item", "key")) return NULL;
    if (dict->kind != FL_OBJECT_DICT) return fl_fail(FL_TYPE_ERROR, "a %s has no keys", kind_names[dict->kind]);
    int budget = KEY_BUDGET;
    int64_t place = find(dict, key, hash_of(key, &budget));
    return place < 0 ? NULL : dict->as.list.items[2 * place + 1];
}

fl_object *fl_object_get(const fl_object *dict, const char *key) {
    if (!dict || fl_failed() || !fl_given(key, "fl_object_get", "key")) return NULL;
    if (dict->kind != FL_OBJECT_DICT) return fl_fail(FL_TYPE_ERROR, "a %s has no keys", kind_names[dict->kind]);
    size_t size = strlen(key);
    if (!dict->as.list.index) {
        for (int64_t i = 0; i < dict->as.list.count; i++) {
            const fl_object *k = dict->as.list.items[2 * i];
            if (k->kind == FL_OBJECT_STRING && k->as.text_size == size && !memcmp(fl_object__text(k), key, size))
                return dict->as.list.items[2 * i + 1];
        }
        return NULL;
    }
    uint32_t mask = dict->as.list.index_size - 1;
    for (uint32_t place = (uint32_t)hash_text(FL_OBJECT_STRING, key, size) & mask; dict->as.list.index[place];
         place = (place + 1) & mask) {
        int64_t i = dict->as.list.index[place] - 1;
        const fl_object *k = dict->as.list.items[2 * i];
        if (k->kind == FL_OBJECT_STRING && k->as.text_size == size && !memcmp(fl_object__text(k), key, size))
            return dict->as.list.items[2 * i + 1];
    }
    return NULL;
}

fl_object *fl_object_state(const fl_object *o) {
    if (!o) return NULL;
    return o->kind == FL_OBJECT_INSTANCE || o->kind == FL_OBJECT_CALL ? o->as.list.items[1] : o->state;
}

static bool wants(const fl_object *o, const char *what, bool is) {
    if (o && is && !fl_failed()) return true;
    fl_fail(FL_TYPE_ERROR, "expected %s, got %s%s", what, o ? "a " : "",
            o ? kind_names[o->kind] : "NULL (what fl_object_get gives where there is no such key)");
    return false;
}

bool fl_object_as_bool(const fl_object *o) {
    return wants(o, "a bool", o && o->kind == FL_OBJECT_BOOL) && o->as.integer;
}

int64_t fl_object_as_int(const fl_object *o) {
    if (!wants(o, "an int", o && (o->kind == FL_OBJECT_INT || o->kind == FL_OBJECT_BOOL))) return 0;
    if (!is_big(o)) return o->as.integer;
    fl_fail(FL_VALUE_ERROR, "an int of %zu bytes does not fit 64 bits", o->as.text_size);
    return 0;
}

double fl_object_as_float(const fl_object *o) {
    if (o && o->kind == FL_OBJECT_FLOAT) return fl_failed() ? 0 : o->as.real[0];
    if (!wants(o, "a float", o && (o->kind == FL_OBJECT_INT || o->kind == FL_OBJECT_BOOL))) return 0;
    return (double)fl_object_as_int(o);
}

const char *fl_object_as_string(const fl_object *o) {
    if (!wants(o, "a str", o && (o->kind == FL_OBJECT_STRING || o->kind == FL_OBJECT_DEVICE))) return NULL;
    return fl_object__text(o);
}

const char *fl_object_text(const fl_object *o, size_t *size) {
    if (!fl_given(size, "fl_object_text", "size")) return NULL;
    *size = 0;
    bool has = o && ((o->kind >= FL_OBJECT_STRING && o->kind <= FL_OBJECT_BYTEARRAY) || o->kind == FL_OBJECT_DEVICE ||
                     is_big(o));
    if (!wants(o, "a str or bytes", has)) return NULL;
    *size = o->as.text_size;
    return fl_object__text(o);
}

fl_tensor *fl_object_as_tensor(const fl_object *o) {
    return wants(o, "a tensor",
                 o && (o->kind == FL_OBJECT_TENSOR || o->kind == FL_OBJECT_PARAMETER || o->kind == FL_OBJECT_STORAGE))
               ? o->as.tensor
               : NULL;
}

fl_dtype fl_object_as_dtype(const fl_object *o) {
    return wants(o, "a dtype", o && o->kind == FL_OBJECT_DTYPE) ? o->as.dtype : FL_DTYPE_NONE;
}

/* ---- Whole graphs ------------------------------------------------------------------------------------------------ */

typedef struct frame {
    const fl_object *object;
    int64_t next; /* child to visit next; the state comes last */
    int height;
} frame;

int fl_object__depth(const fl_object *root, bool *cycle, fl_map *met) {
    if (cycle) *cycle = false;
    if (!root || fl_failed()) return 0;
    fl_map heights = {0}; /* -1 while on the way, then the height */
    frame *stack = fl_alloc__get((FL_OBJECT_DEPTH + 1) * sizeof(frame));
    int depth = 0, result = 0;
    if (stack && fl_map__put(&heights, root, -1)) stack[depth++] = (frame){root, 0, 1};
    while (depth) {
        frame *top = &stack[depth - 1];
        int64_t n = fl_object__raw_count(top->object);
        if (top->next > n) { /* done */
            result = top->height;
            *fl_map__find(&heights, top->object) = result;
            if (--depth && stack[depth - 1].height <= result) stack[depth - 1].height = result + 1;
            continue;
        }
        const fl_object *child = top->next < n ? top->object->as.list.items[top->next] : top->object->state;
        top->next++;
        if (!child || (!holds_list(child) && !child->state)) {
            if (child && top->height < 2) top->height = 2;
            continue;
        }
        int64_t *known = fl_map__find(&heights, child);
        if (known && *known >= 0) {
            if (top->height <= *known) top->height = (int)*known + 1;
        } else if (known) {
            if (!cycle) {
                fl_fail(FL_UNPICKLING_ERROR, "a %s holds itself", kind_names[child->kind]);
                break;
            }
            *cycle = true;
        } else if (depth > FL_OBJECT_DEPTH) {
            fl_fail(FL_RUNTIME_ERROR, "objects are nested more than %d deep", FL_OBJECT_DEPTH);
            break;
        } else {
            if (!fl_map__put(&heights, child, -1)) break;
            stack[depth++] = (frame){child, 0, 1};
        }
    }
    if (stack) fl_alloc__put(stack, (FL_OBJECT_DEPTH + 1) * sizeof(frame));
    if (met)
        *met = heights;
    else
        fl_map__free(&heights);
    if (!fl_failed() && result > FL_OBJECT_DEPTH)
        fl_fail(FL_RUNTIME_ERROR, "objects are nested more than %d deep", FL_OBJECT_DEPTH);
    return fl_failed() ? 0 : result;
}

void fl_object__discard(fl_object **objects, size_t count) {
    fl_object *dead = NULL;
    for (size_t i = 0; i < count; i++)
        if (objects[i]) drop_contents(objects[i], &dead);
    for (size_t i = 0; i < count; i++) drop(objects[i], &dead);
    free_all(dead);
}

void fl_object__free_graph(fl_object *root) {
    if (!root || is_static(root)) return;
    /* Each container that is met is put on a list once and held, then all are emptied. An object is met once: its
     * state, link and role are no use as marks (it may be shared with another tree), so a map tells. Without memory for
     * the map the graph is only released, and a cycle in it leaks. */
    fl_error pending;
    fl_error__save(&pending);
    fl_map met = {0};
    int64_t count = 0, capacity = 64;
    fl_object **held = fl_alloc__get((size_t)capacity * sizeof(fl_object *));
    bool ok = held && fl_map__put(&met, root, 0);
    if (ok) held[count++] = fl_object_retain(root);
    for (int64_t i = 0; ok && i < count; i++) {
        int64_t n = fl_object__raw_count(held[i]);
        for (int64_t j = 0; ok && j <= n; j++) {
            fl_object *child = j < n ? held[i]->as.list.items[j] : held[i]->state;
            if (!child || (!holds_list(child) && !child->state) || fl_map__find(&met, child)) continue;
            if (count == capacity) {
                size_t old = (size_t)capacity * sizeof(fl_object *);
                fl_object **more = fl_alloc__resize(held, old, 2 * old);
                if (!more) {
                    ok = false;
                    break;
                }
                held = more;
                capacity *= 2;
            }
            ok = fl_map__put(&met, child, 0);
            if (ok) held[count++] = fl_object_retain(child);
        }
    }
    if (ok) {
        fl_object__discard(held, (size_t)count);
        count = 0;
    }
    for (int64_t i = 0; i < count; i++) fl_object_free(held[i]);
    fl_object_free(root);
    if (held) fl_alloc__put(held, (size_t)capacity * sizeof(fl_object *));
    fl_map__free(&met);
    if (!ok) (void)fl_error_take();
    fl_error__restore(&pending);
}
