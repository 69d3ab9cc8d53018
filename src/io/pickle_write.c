/* pickle_write.c: a tree as a pickle of protocol 2. What may occur again (an object with more than one holder, a
 * tensor, a name of PyTorch's) is remembered in the memo, as Python does for everything.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "io/pickle.h"
#include "tensor/tensor.h"

const char *const fl_pickle__storage_names[FL_DTYPE_COUNT] = {
    "BoolStorage", "ByteStorage", "CharStorage",     "ShortStorage", "IntStorage",
    "LongStorage", "HalfStorage", "BFloat16Storage", "FloatStorage", "DoubleStorage",
};

typedef struct writer {
    fl_buffer *out;
    fl_storages *storages;
    fl_map memo; /* objects, tensors and constant texts, by address */
    int depth;
    bool cyclic; /* then everything is remembered: a tuple is met again through what it holds */
} writer;

static bool write_object(writer *w, const fl_object *o);

static bool emit(writer *w, const void *data, size_t size) { return fl_buffer__add(w->out, data, size); }
static bool op(writer *w, char code) { return emit(w, &code, 1); }

static bool number(writer *w, char code, uint64_t value, int bytes) {
    uint8_t text[9] = {(uint8_t)code};
    for (int i = 0; i < bytes; i++) text[i + 1] = (uint8_t)(value >> 8 * i);
    return emit(w, text, (size_t)bytes + 1);
}

/* Writes what fetches `key` from the memo, where it is there. */
static bool recall(writer *w, const void *key) {
    const int64_t *id = fl_map__find(&w->memo, key);
    if (!id) return false;
    *id < 256 ? number(w, 'h', (uint64_t)*id, 1) : number(w, 'j', (uint64_t)*id, 4);
    return true;
}

static bool remember(writer *w, const void *key) {
    int64_t id = (int64_t)w->memo.count;
    if (!fl_map__put(&w->memo, key, id)) return false;
    return id < 256 ? number(w, 'q', (uint64_t)id, 1) : number(w, 'r', (uint64_t)id, 4);
}

static bool shared(const fl_object *o) { return atomic_load_explicit(&o->refs, memory_order_relaxed) > 1; }
static bool remember_shared(writer *w, const fl_object *o) { return !(w->cyclic || shared(o)) || remember(w, o); }

static bool write_text(writer *w, const char *text, size_t size) {
    if (size > UINT32_MAX) {
        fl_fail(FL_VALUE_ERROR, "a string of more than 4 GiB cannot be saved");
        return false;
    }
    return number(w, 'X', size, 4) && emit(w, text, size);
}

/* Constants: `text` is a literal, whose address is its identity. */
static bool write_constant(writer *w, const char *text) {
    return recall(w, text) || (write_text(w, text, strlen(text)) && remember(w, text));
}

static bool write_name(writer *w, const char *module, const char *name) {
    return recall(w, name) || (op(w, 'c') && emit(w, module, strlen(module)) && op(w, '\n') &&
                               emit(w, name, strlen(name)) && op(w, '\n') && remember(w, name));
}

static const char ORDERED_DICT[] = "OrderedDict", COUNTER[] = "Counter", SET[] = "set", FROZENSET[] = "frozenset";
static const char BYTEARRAY[] = "bytearray", COMPLEX[] = "complex", ENCODE[] = "encode", LATIN1[] = "latin1";
static const char GETATTR[] = "getattr", SIZE[] = "Size", DEVICE[] = "device", STORAGE[] = "storage", CPU[] = "cpu";
static const char REBUILD_TENSOR[] = "_rebuild_tensor_v2", REBUILD_PARAMETER[] = "_rebuild_parameter";
static const char REBUILD_PARAMETER_STATE[] = "_rebuild_parameter_with_state";
static const char REBUILD_FROM_TYPE[] = "_rebuild_from_type_v2", TENSOR[] = "Tensor";
static const char BUILTINS[] = "__builtin__", UTILS[] = "torch._utils";

static bool write_int(writer *w, int64_t value) {
    if (value >= 0 && value < 256) return number(w, 'K', (uint64_t)value, 1);
    if (value >= 0 && value < 65536) return number(w, 'M', (uint64_t)value, 2);
    if (value >= INT32_MIN && value <= INT32_MAX) return number(w, 'J', (uint64_t)value, 4);
    uint8_t bytes[8];
    int n = 0;
    for (int64_t rest = value; n < 8; rest >>= 8) {
        bytes[n++] = (uint8_t)rest;
        if ((rest >> 8 == 0 || rest >> 8 == -1) && (rest >> 7 & 1) == (rest >> 8 & 1)) break;
    }
    return number(w, (char)0x8a, (uint64_t)n, 1) && emit(w, bytes, (size_t)n);
}

static bool write_big_int(writer *w, const char *bytes, size_t size) {
    if (size > INT32_MAX) {
        fl_fail(FL_VALUE_ERROR, "an int of more than 2 GiB cannot be saved");
        return false;
    }
    return (size < 256 ? number(w, (char)0x8a, size, 1) : number(w, (char)0x8b, size, 4)) && emit(w, bytes, size);
}

static bool write_float(writer *w, double value) {
    uint64_t bits;
    memcpy(&bits, &value, 8);
    uint8_t text[9] = {'G'};
    for (int i = 0; i < 8; i++) text[i + 1] = (uint8_t)(bits >> (56 - 8 * i));
    return emit(w, text, 9);
}

/* Bytes as protocol 2 has them: _codecs.encode(text, "latin1"). */
static bool write_bytes(writer *w, const uint8_t *data, size_t size) {
    if (!write_name(w, "_codecs", ENCODE)) return false;
    size_t wide = size;
    for (size_t i = 0; i < size; i++) wide += data[i] >= 128;
    if (wide > UINT32_MAX) {
        fl_fail(FL_VALUE_ERROR, "bytes of more than 4 GiB cannot be saved");
        return false;
    }
    if (!number(w, 'X', wide, 4)) return false;
    for (size_t i = 0; i < size; i++) {
        uint8_t pair[2] = {(uint8_t)(0xc0 | data[i] >> 6), (uint8_t)(0x80 | (data[i] & 0x3f))};
        if (!(data[i] < 128 ? emit(w, &data[i], 1) : emit(w, pair, 2))) return false;
    }
    return write_constant(w, LATIN1) && emit(w, "\x86R", 2);
}

static bool write_items(writer *w, const fl_object *o) {
    for (int64_t i = 0; i < o->as.list.count; i++)
        if (!write_object(w, o->as.list.items[i])) return false;
    return true;
}

/* Onto the list on the stack. */
static bool write_appends(writer *w, const fl_object *list) {
    return !list->as.list.count || (op(w, '(') && write_items(w, list) && op(w, 'e'));
}

static bool write_pairs(writer *w, const fl_object *dict) {
    if (!dict->as.list.count) return true;
    if (!op(w, '(')) return false;
    for (int64_t i = 0; i < 2 * dict->as.list.count; i++)
        if (!write_object(w, dict->as.list.items[i])) return false;
    return op(w, 'u');
}

static bool write_tuple_items(writer *w, const fl_object *o) {
    static const char short_codes[] = {')', (char)0x85, (char)0x86, (char)0x87};
    int64_t n = o->as.list.count;
    if (n <= 3) return write_items(w, o) && op(w, short_codes[n]);
    return op(w, '(') && write_items(w, o) && op(w, 't');
}

static bool write_tuple(writer *w, const fl_object *o) {
    if (!o->as.list.count) return op(w, ')');
    if (!write_tuple_items(w, o)) return false;
    /* A tuple that leads back to itself has been written on the way: that one it is. */
    const int64_t *known = fl_map__find(&w->memo, o);
    if (known) return op(w, '0') && recall(w, o);
    return remember_shared(w, o);
}

static bool write_set(writer *w, const fl_object *o) {
    return write_name(w, BUILTINS, o->kind == FL_OBJECT_SET ? SET : FROZENSET) && op(w, ']') && write_appends(w, o) &&
           emit(w, "\x85R", 2) && remember_shared(w, o);
}

static bool write_empty_ordered_dict(writer *w) {
    return write_name(w, "collections", ORDERED_DICT) && emit(w, ")R", 2);
}

static bool write_dict(writer *w, const fl_object *o) {
    if (o->role == FL_DICT_COUNTER) {
        if (!write_name(w, "collections", COUNTER) || !op(w, '}') || !write_pairs(w, o)) return false;
        if (!emit(w, "\x85R", 2) || !remember_shared(w, o)) return false;
    } else {
        if (!(o->role == FL_DICT_ORDERED ? write_empty_ordered_dict(w) : op(w, '}'))) return false;
        if (!remember_shared(w, o) || !write_pairs(w, o)) return false;
    }
    return !o->state || o->role == FL_DICT_PLAIN || (write_object(w, o->state) && op(w, 'b'));
}

/* A class by name; of a nested one getattr(outer, "Inner"), as protocol 2 has it. */
static bool write_global(writer *w, const char *module, size_t module_size, const char *name, size_t name_size) {
    for (size_t i = name_size; i-- > 0;) {
        if (name[i] != '.') continue;
        return write_name(w, BUILTINS, GETATTR) && write_global(w, module, module_size, name, i) &&
               write_text(w, name + i + 1, name_size - i - 1) && emit(w, "\x86R", 2);
    }
    if (!module_size || !name_size || memchr(module, '\n', module_size) || memchr(name, '\n', name_size)) {
        fl_fail(FL_VALUE_ERROR, "not the name of a class or function: '%.*s %.*s'", (int)module_size, module,
                (int)name_size, name);
        return false;
    }
    if (module_size == 8 && !memcmp(module, "builtins", 8)) module = BUILTINS, module_size = strlen(BUILTINS);
    return op(w, 'c') && emit(w, module, module_size) && op(w, '\n') && emit(w, name, name_size) && op(w, '\n');
}

static bool write_device(writer *w, const fl_object *o) {
    const char *name = fl_object__text(o), *colon = strchr(name, ':');
    size_t type_size = colon ? (size_t)(colon - name) : o->as.text_size;
    if (!write_name(w, "torch", DEVICE) || !write_text(w, name, type_size)) return false;
    if (colon && !write_int(w, strtol(colon + 1, NULL, 10))) return false;
    return op(w, colon ? (char)0x86 : (char)0x85) && op(w, 'R') && remember_shared(w, o);
}

/* ---- Tensors ----------------------------------------------------------------------------------------------------- */

static bool number_storage(fl_storages *all, const fl_storage *s, fl_dtype dtype, int64_t *key) {
    const int64_t *known = fl_map__find(&all->keys, s);
    if (known) {
        if (s->bytes && all->items[*known].dtype != dtype) {
            fl_fail(FL_RUNTIME_ERROR,
                    "Cannot save multiple tensors or storages that view the same data as different types");
            return false;
        }
        *key = *known;
        return true;
    }
    if (all->count == all->capacity) {
        size_t capacity = all->capacity ? 2 * all->capacity : 64;
        fl_stored *grown = realloc(all->items, capacity * sizeof *grown);
        if (!grown) {
            fl_error__no_memory(capacity * sizeof *grown);
            return false;
        }
        all->items = grown;
        all->capacity = capacity;
    }
    *key = (int64_t)all->count;
    if (!fl_map__put(&all->keys, s, *key)) return false;
    size_t size = fl_dtype_size(dtype);
    all->items[all->count++] = (fl_stored){s->data, s->bytes / size * size, dtype};
    return true;
}

void fl_storages__free(fl_storages *s) {
    fl_map__free(&s->keys);
    free(s->items);
    *s = (fl_storages){0};
}

static bool write_sizes(writer *w, const int64_t *sizes, int n) {
    static const char short_codes[] = {')', (char)0x85, (char)0x86, (char)0x87};
    if (n > 3 && !op(w, '(')) return false;
    for (int i = 0; i < n; i++)
        if (!write_int(w, sizes[i])) return false;
    return op(w, n <= 3 ? short_codes[n] : 't');
}

static bool write_storage(writer *w, const fl_storage *s, fl_dtype dtype) {
    int64_t key;
    if (!number_storage(w->storages, s, dtype, &key)) return false;
    char text[24];
    const int text_size = snprintf(text, sizeof text, "%lld", (long long)key);
    const size_t numel = w->storages->items[key].bytes / fl_dtype_size(dtype);
    return op(w, '(') && write_constant(w, STORAGE) && write_name(w, "torch", fl_pickle__storage_names[dtype]) &&
           write_text(w, text, (size_t)text_size) && write_constant(w, CPU) && write_int(w, (int64_t)numel) &&
           emit(w, "tQ", 2);
}

/* The arguments of _rebuild_tensor_v2. */
static bool write_tensor_arguments(writer *w, const fl_tensor *t, bool requires_grad) {
    fl_dtype dtype = (fl_dtype)t->dtype;
    int64_t size = (int64_t)fl_dtype_size(dtype);
    int64_t bytes = t->data ? t->data - (const char *)t->storage->data : 0;
    if (bytes % size) {
        fl_fail(FL_RUNTIME_ERROR, "cannot save a tensor that begins in the middle of an element of its storage");
        return false;
    }
    return op(w, '(') && write_storage(w, t->storage, dtype) && write_int(w, bytes / size) &&
           write_sizes(w, t->sizes, t->ndim) && write_sizes(w, t->strides, t->ndim) &&
           op(w, requires_grad ? (char)0x88 : (char)0x89) && write_empty_ordered_dict(w) && op(w, 't');
}

static bool write_tensor(writer *w, const fl_object *o) {
    const fl_tensor *t = o->as.tensor;
    bool requires_grad = fl_requires_grad(t);
    if (o->kind == FL_OBJECT_TENSOR) {
        /* A tensor that stands in several objects is one tensor again when read. */
        if (recall(w, t)) return true;
        bool ok;
        if (o->state || o->type)
            ok = write_name(w, "torch._tensor", REBUILD_FROM_TYPE) && op(w, '(') &&
                 write_name(w, UTILS, REBUILD_TENSOR) &&
                 (o->type ? write_object(w, o->type) : write_name(w, "torch", TENSOR)) &&
                 write_tensor_arguments(w, t, requires_grad) && (o->state ? write_object(w, o->state) : op(w, '}')) &&
                 emit(w, "tR", 2);
        else
            ok = write_name(w, UTILS, REBUILD_TENSOR) && write_tensor_arguments(w, t, requires_grad) && op(w, 'R');
        return ok && remember(w, t);
    }
    const void *identity = (const char *)t + 1; /* a parameter is another object than a tensor of the same memory */
    if (recall(w, identity)) return true;
    return write_name(w, UTILS, o->state ? REBUILD_PARAMETER_STATE : REBUILD_PARAMETER) && (!o->state || op(w, '(')) &&
           write_name(w, UTILS, REBUILD_TENSOR) && write_tensor_arguments(w, t, false) && op(w, 'R') &&
           op(w, requires_grad ? (char)0x88 : (char)0x89) && write_empty_ordered_dict(w) &&
           (o->state ? write_object(w, o->state) && op(w, 't') : op(w, (char)0x87)) && op(w, 'R') &&
           remember(w, identity);
}

/* ---- Everything -------------------------------------------------------------------------------------------------- */

static bool write_made(writer *w, const fl_object *o) {
    fl_object *const *items = o->as.list.items;
    if (!write_object(w, o->type) || !write_object(w, items[0])) return false;
    if (!op(w, o->kind == FL_OBJECT_INSTANCE ? (char)0x81 : 'R') || !remember_shared(w, o)) return false;
    if (items[2] && !write_appends(w, items[2])) return false;
    if (items[3] && !write_pairs(w, items[3])) return false;
    return !items[1] || (write_object(w, items[1]) && op(w, 'b'));
}

static bool write_new(writer *w, const fl_object *o) {
    switch (o->kind) {
        case FL_OBJECT_NONE:
            return op(w, 'N');
        case FL_OBJECT_BOOL:
            return op(w, o->as.integer ? (char)0x88 : (char)0x89);
        case FL_OBJECT_INT:
            return o->role ? write_big_int(w, fl_object__text(o), o->as.text_size) : write_int(w, o->as.integer);
        case FL_OBJECT_FLOAT:
            return write_float(w, o->as.real[0]);
        case FL_OBJECT_COMPLEX:
            return write_name(w, BUILTINS, COMPLEX) && write_float(w, o->as.real[0]) && write_float(w, o->as.real[1]) &&
                   emit(w, "\x86R", 2);
        case FL_OBJECT_STRING:
            return write_text(w, fl_object__text(o), o->as.text_size) && remember_shared(w, o);
        case FL_OBJECT_BYTES:
            return write_bytes(w, (const uint8_t *)fl_object__text(o), o->as.text_size) && remember_shared(w, o);
        case FL_OBJECT_BYTEARRAY:
            return write_name(w, BUILTINS, BYTEARRAY) &&
                   write_bytes(w, (const uint8_t *)fl_object__text(o), o->as.text_size) && emit(w, "\x85R", 2) &&
                   remember_shared(w, o);
        case FL_OBJECT_LIST:
            return op(w, ']') && remember_shared(w, o) && write_appends(w, o);
        case FL_OBJECT_TUPLE:
            return write_tuple(w, o);
        case FL_OBJECT_SET:
        case FL_OBJECT_FROZENSET:
            return write_set(w, o);
        case FL_OBJECT_DICT:
            return write_dict(w, o);
        case FL_OBJECT_TENSOR:
        case FL_OBJECT_PARAMETER:
            return write_tensor(w, o);
        case FL_OBJECT_SIZE:
            return write_name(w, "torch", SIZE) && write_tuple_items(w, o) && emit(w, "\x85R", 2) &&
                   remember_shared(w, o);
        case FL_OBJECT_DTYPE:
            return write_name(w, "torch", fl_dtype_name(o->as.dtype));
        case FL_OBJECT_DEVICE:
            return write_device(w, o);
        case FL_OBJECT_GLOBAL: {
            const char *text = fl_object__text(o), *space = strchr(text, ' ');
            size_t module_size = (size_t)(space - text);
            return write_global(w, text, module_size, space + 1, o->as.text_size - module_size - 1) &&
                   remember_shared(w, o);
        }
        case FL_OBJECT_INSTANCE:
        case FL_OBJECT_CALL:
            return write_made(w, o);
        case FL_OBJECT_STORAGE:
            return write_storage(w, o->as.tensor->storage, (fl_dtype)o->role);
    }
    fl_fail(FL_TYPE_ERROR, "a %s cannot be saved", fl_object_kind_name((fl_object_kind)o->kind));
    return false;
}

static bool write_object(writer *w, const fl_object *o) {
    if (recall(w, o)) return !fl_failed();
    if (w->depth > FL_OBJECT_DEPTH) {
        fl_fail(FL_RUNTIME_ERROR, "objects are nested more than %d deep", FL_OBJECT_DEPTH);
        return false;
    }
    w->depth++;
    bool ok = write_new(w, o) && !fl_failed();
    w->depth--;
    return ok;
}

bool fl_pickle__write(const fl_object *tree, fl_buffer *out, fl_storages *storages) {
    writer w = {.out = out, .storages = storages};
    if (fl_failed() || !tree || !fl_object__depth(tree, &w.cyclic, NULL)) return false;
    bool ok = emit(&w, "\x80\x02", 2) && write_object(&w, tree) && op(&w, '.');
    fl_map__free(&w.memo);
    return ok;
}
