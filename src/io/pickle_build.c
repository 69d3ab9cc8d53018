/* pickle_build.c: what the names in a pickle stand for: the containers, numbers and tensors that PyTorch writes as
 * calls of its functions. Nothing is called: each role has a few lines here that check the arguments and make the
 * object.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "io/pickle.h"
#include "tensor/tensor.h"

typedef struct known_name {
    const char *module, *name;
    int role;
} known_name;

static const known_name known_names[] = {
    {"collections", "OrderedDict", FL_ROLE_ORDERED_DICT},
    {"collections", "Counter", FL_ROLE_COUNTER},
    {"builtins", "set", FL_ROLE_SET},
    {"builtins", "frozenset", FL_ROLE_FROZENSET},
    {"builtins", "bytes", FL_ROLE_BYTES},
    {"builtins", "bytearray", FL_ROLE_BYTEARRAY},
    {"builtins", "complex", FL_ROLE_COMPLEX},
    {"_codecs", "encode", FL_ROLE_ENCODE},
    {"torch", "Size", FL_ROLE_SIZE},
    {"torch", "device", FL_ROLE_DEVICE},
    {"torch", "Tensor", FL_ROLE_NAME},
    {"torch.nn.parameter", "Parameter", FL_ROLE_PARAMETER},
    {"torch._utils", "_rebuild_tensor", FL_ROLE_REBUILD_TENSOR},
    {"torch._utils", "_rebuild_tensor_v2", FL_ROLE_REBUILD_TENSOR_V2},
    {"torch._utils", "_rebuild_tensor_v3", FL_ROLE_REBUILD_TENSOR_V3},
    {"torch._utils", "_rebuild_parameter", FL_ROLE_REBUILD_PARAMETER},
    {"torch._utils", "_rebuild_parameter_with_state", FL_ROLE_REBUILD_PARAMETER_STATE},
    {"torch._tensor", "_rebuild_from_type_v2", FL_ROLE_REBUILD_FROM_TYPE},
    /* Parts of the names and instances of classes that a host lets through; no use for anything else. */
    {"builtins", "getattr", FL_ROLE_GETATTR},
    {"builtins", "object", FL_ROLE_OBJECT},
    {"copyreg", "_reconstructor", FL_ROLE_RECONSTRUCTOR},
};

static void *refuse(const char *module, const char *name) {
    return fl_fail(FL_UNPICKLING_ERROR, "Unsupported global: %s.%s is not an allowed class or function", module, name);
}

static fl_dtype dtype_by_name(const char *name) {
    for (int i = 0; i < FL_DTYPE_COUNT; i++)
        if (!strcmp(name, fl_dtype_name((fl_dtype)i))) return (fl_dtype)i;
    return FL_DTYPE_NONE;
}

static int storage_role(const char *module, const char *name) {
    bool typed = !strcmp(module, "torch") || !strcmp(module, "torch.cuda") || !strcmp(module, "torch.storage");
    for (int i = 0; typed && i < FL_DTYPE_COUNT; i++)
        if (!strcmp(name, fl_pickle__storage_names[i])) return FL_ROLE_STORAGE + i;
    return !strcmp(module, "torch.storage") && !strcmp(name, "UntypedStorage") ? FL_ROLE_STORAGE + FL_UINT8 : -1;
}

static fl_object *with_role(const char *module, const char *name, int role) {
    fl_object *o = fl_object_global(module, name);
    if (o) o->role = (uint8_t)role;
    return o;
}

fl_object *fl_pickle__global(fl_unpickler *u, const char *module, const char *name) {
    if (fl_failed()) return NULL;
    if (!*module || !*name || strchr(module, ' ') || strchr(name, ' '))
        return fl_fail(FL_UNPICKLING_ERROR, "not the name of a class or function: '%s' '%s'", module, name);
    if (!strcmp(module, "__builtin__")) module = "builtins"; /* Python 2's names, which protocol 2 keeps */
    if (!strcmp(module, "copy_reg")) module = "copyreg";
    if (!strcmp(module, "torch.tensor")) module = "torch._tensor";
    for (int i = 0; i < FL_COUNT(known_names); i++)
        if (!strcmp(module, known_names[i].module) && !strcmp(name, known_names[i].name))
            return with_role(module, name, known_names[i].role);
    if (!strcmp(module, "torch")) {
        fl_dtype dtype = dtype_by_name(name);
        if (dtype != FL_DTYPE_NONE) return fl_object_dtype(dtype);
    }
    int role = storage_role(module, name);
    if (role >= 0) return with_role(module, name, role);
    if (u->allow && u->allow(module, name, u->allow_context)) return with_role(module, name, FL_ROLE_HOST);
    return fl_failed() ? NULL : refuse(module, name);
}

/* ---- Storages and tensors ---------------------------------------------------------------------------------------- */

static void *wrong(const char *what) { return fl_fail(FL_UNPICKLING_ERROR, "%s", what); }

/* Argument i of a call, of one kind; NULL and an error where it is not there. */
static fl_object *argument(const fl_object *arguments, int64_t i, fl_object_kind kind, const char *function) {
    fl_object *o = i < arguments->as.list.count ? arguments->as.list.items[i] : NULL;
    if (o && o->kind == kind) return o;
    return fl_fail(FL_UNPICKLING_ERROR, "argument %lld of %s is %s instead of a %s", (long long)i + 1, function,
                   o ? fl_object_kind_name((fl_object_kind)o->kind) : "missing", fl_object_kind_name(kind));
}

bool fl_pickle__storage_id(const fl_object *id, fl_storage_id *out) {
    if (id->kind != FL_OBJECT_TUPLE || id->as.list.count < 5) {
        wrong("a persistent id is no storage's");
        return false;
    }
    fl_object *const *items = id->as.list.items;
    bool named = (items[0]->kind == FL_OBJECT_STRING || items[0]->kind == FL_OBJECT_BYTES) &&
                 !strcmp(fl_object__text(items[0]), "storage");
    if (!named || items[1]->kind != FL_OBJECT_GLOBAL || items[1]->role < FL_ROLE_STORAGE ||
        items[2]->kind != FL_OBJECT_STRING || items[4]->kind != FL_OBJECT_INT) {
        wrong("a persistent id is no storage's");
        return false;
    }
    out->dtype = (fl_dtype)(items[1]->role - FL_ROLE_STORAGE);
    out->key = fl_object__text(items[2]);
    out->numel = fl_object_as_int(items[4]);
    if (out->numel < 0 || __builtin_mul_overflow((uint64_t)out->numel, fl_dtype_size(out->dtype), &out->bytes) ||
        out->bytes > INT64_MAX / 2)
        wrong("the size of a storage is out of range");
    return !fl_failed();
}

fl_object *fl_pickle__storage(fl_tensor *bytes, fl_dtype dtype) {
    fl_object *o = fl_object__new(FL_OBJECT_STORAGE);
    if (!o) return NULL;
    o->as.tensor = fl_tensor__retain(bytes);
    o->role = (uint8_t)dtype;
    return o;
}

static bool read_sizes(const fl_object *o, int64_t *out, int *n) {
    if (o->as.list.count > FL_MAX_DIMS) {
        fl_fail(FL_UNPICKLING_ERROR, "a tensor has %lld dimensions, the most there can be are %d",
                (long long)o->as.list.count, FL_MAX_DIMS);
        return false;
    }
    *n = (int)o->as.list.count;
    for (int i = 0; i < *n; i++) {
        out[i] = fl_object_as_int(o->as.list.items[i]);
        if (fl_failed()) return false;
        if (out[i] < 0) {
            wrong("a size or stride of a tensor is negative");
            return false;
        }
    }
    return true;
}

/* The first element past the last that the view reaches, -1 where that is past all bounds. */
static int64_t reach(int64_t offset, const int64_t *sizes, const int64_t *strides, int n) {
    int64_t end = offset, numel = fl_shape__numel(sizes, n);
    if (numel <= 0) return numel;
    for (int i = 0; i < n; i++) {
        int64_t span;
        /* Strides of nothing matter too: somebody may turn them into bytes. */
        if (strides[i] > INT64_MAX / 16 || __builtin_mul_overflow(sizes[i] - 1, strides[i], &span) ||
            __builtin_add_overflow(end, span, &end))
            return -1;
    }
    return __builtin_add_overflow(end, 1, &end) ? -1 : end;
}

static fl_object *rebuild_tensor(const fl_object *args, const char *function, fl_dtype dtype, int metadata) {
    fl_object *storage = argument(args, 0, FL_OBJECT_STORAGE, function);
    fl_object *offset = argument(args, 1, FL_OBJECT_INT, function);
    fl_object *size = argument(
        args, 2,
        args->as.list.count > 2 && args->as.list.items[2]->kind == FL_OBJECT_SIZE ? FL_OBJECT_SIZE : FL_OBJECT_TUPLE,
        function);
    fl_object *stride = argument(args, 3, FL_OBJECT_TUPLE, function);
    if (!storage || !offset || !size || !stride) return NULL;
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS], begin = fl_object_as_int(offset);
    int ndim = 0, n_strides = 0;
    if (!read_sizes(size, sizes, &ndim) || !read_sizes(stride, strides, &n_strides)) return NULL;
    if (ndim != n_strides || begin < 0) return wrong("a tensor's sizes, strides and offset do not match");
    if (dtype == FL_DTYPE_NONE) dtype = (fl_dtype)storage->role;
    const fl_tensor *bytes = storage->as.tensor;
    int64_t item = (int64_t)fl_dtype_size(dtype), room = bytes->numel / item, end = reach(begin, sizes, strides, ndim);
    if (end < 0 || end > room || begin > room)
        return fl_fail(FL_UNPICKLING_ERROR, "a tensor reaches past its storage of %lld elements", (long long)room);
    bool requires_grad = false;
    if (args->as.list.count > 4) {
        fl_object *flag = argument(args, 4, FL_OBJECT_BOOL, function);
        if (!flag) return NULL;
        requires_grad = flag->as.integer;
    }
    if (requires_grad && !fl_dtype_is_floating(dtype)) return wrong("a tensor of integers requires a gradient");
    if (metadata < args->as.list.count) {
        fl_object *m = args->as.list.items[metadata];
        if (m->kind != FL_OBJECT_NONE && (m->kind != FL_OBJECT_DICT || m->as.list.count))
            return wrong("tensors with a conjugate or negative bit are not supported");
    }
    fl_tensor *t = fl_tensor__view(bytes, ndim, sizes, strides, begin * item);
    if (!t) return NULL;
    t->dtype = (int8_t)dtype;
    if (requires_grad) t->flags |= FL_T_REQUIRES_GRAD;
    fl_object *o = fl_object_tensor(t);
    fl_release(t);
    return o;
}

static fl_object *rebuild_parameter(const fl_object *args, const char *function, bool with_state) {
    fl_object *data = argument(args, 0, FL_OBJECT_TENSOR, function);
    if (!data) return NULL;
    bool requires_grad = true;
    if (args->as.list.count > 1) {
        fl_object *flag = argument(args, 1, FL_OBJECT_BOOL, function);
        if (!flag) return NULL;
        requires_grad = flag->as.integer;
    }
    if (requires_grad && !fl_dtype_is_floating((fl_dtype)data->as.tensor->dtype))
        return wrong("a parameter of integers requires a gradient");
    fl_tensor *t = fl_tensor__alias(data->as.tensor);
    if (!t) return NULL;
    if (requires_grad) t->flags |= FL_T_REQUIRES_GRAD;
    fl_object *o = fl_object_parameter(t);
    fl_release(t);
    bool ok = o != NULL;
    if (ok && with_state) {
        fl_object *state = argument(args, 3, FL_OBJECT_DICT, function);
        ok = state && fl_object_set_state(o, fl_object_retain(state));
    }
    if (ok) return o;
    fl_object_free(o);
    return NULL;
}

/* _rebuild_from_type_v2(function, type, arguments, state): a tensor with attributes. */
static fl_object *rebuild_from_type(fl_unpickler *u, const fl_object *args, const char *function) {
    fl_object *inner = argument(args, 0, FL_OBJECT_GLOBAL, function);
    fl_object *type = argument(args, 1, FL_OBJECT_GLOBAL, function);
    fl_object *arguments = argument(args, 2, FL_OBJECT_TUPLE, function);
    fl_object *state = args->as.list.count > 3 ? args->as.list.items[3] : NULL;
    if (!inner || !type || !arguments) return NULL;
    bool tensor = inner->role >= FL_ROLE_REBUILD_TENSOR && inner->role <= FL_ROLE_REBUILD_TENSOR_V3;
    bool plain = !strcmp(fl_object__text(type), "torch Tensor") || type->role == FL_ROLE_PARAMETER;
    if (!tensor || !(plain || type->role == FL_ROLE_HOST) || !state)
        return fl_fail(FL_UNPICKLING_ERROR, "a tensor of the type %s made by %s is not supported",
                       fl_object__text(type), fl_object__text(inner));
    fl_object *o = fl_pickle__call(u, inner, arguments, false);
    if (o && state->kind != FL_OBJECT_NONE && !fl_object_set_state(o, fl_object_retain(state))) {
        fl_object_free(o);
        return NULL;
    }
    if (o && !plain) o->type = fl_object_retain(type);
    return o;
}

/* ---- Containers and numbers -------------------------------------------------------------------------------------- */

static fl_object *filled(fl_object *o, const fl_object *source, bool pairs) {
    if (!o) return NULL;
    for (int64_t i = 0; i < source->as.list.count; i++) {
        fl_object *item = source->as.list.items[pairs ? 2 * i : i];
        bool ok;
        if (o->kind != FL_OBJECT_DICT) {
            ok = fl_object_append(o, fl_object_retain(item));
        } else if (pairs) {
            ok = fl_object_set_item(o, fl_object_retain(item), fl_object_retain(source->as.list.items[2 * i + 1]));
        } else { /* [[key, value], ...], as OrderedDict was written in Python 2 */
            bool two = fl_object__is_list(item) && item->as.list.count == 2;
            if (!two) wrong("an OrderedDict is made of something that is no pair");
            ok = two && fl_object_set_item(o, fl_object_retain(item->as.list.items[0]),
                                           fl_object_retain(item->as.list.items[1]));
        }
        if (!ok) {
            fl_object_free(o);
            return NULL;
        }
    }
    return o;
}

static fl_object *new_dict(const fl_object *args, fl_dict_class class) {
    fl_object *o = fl_object_dict();
    if (!o) return NULL;
    o->role = (uint8_t) class;
    if (!args->as.list.count) return o;
    const fl_object *source = args->as.list.items[0];
    if (source->kind == FL_OBJECT_DICT || fl_object__is_list(source))
        return filled(o, source, source->kind == FL_OBJECT_DICT);
    fl_object_free(o);
    return wrong("a dict is made of something that is no dict or list");
}

static fl_object *new_set(const fl_object *args, bool frozen) {
    fl_object *o = fl_object_set_new(frozen);
    if (!o || !args->as.list.count) return o;
    const fl_object *source = args->as.list.items[0];
    if (fl_object__is_list(source)) return filled(o, source, false);
    fl_object_free(o);
    return wrong("a set is made of something that is no list");
}

static fl_object *new_size(const fl_object *args) {
    fl_object *o = fl_object_size(NULL, 0);
    if (!o || !args->as.list.count) return o;
    const fl_object *source = args->as.list.items[0];
    bool ok = fl_object__is_list(source);
    for (int64_t i = 0; ok && i < source->as.list.count; i++) ok = source->as.list.items[i]->kind == FL_OBJECT_INT;
    if (ok) return filled(o, source, false);
    fl_object_free(o);
    return wrong("a torch.Size is made of something that is no tuple of ints");
}

/* codecs.encode(text, "latin1"): the characters of the text as bytes. */
static fl_object *encode(const fl_object *args) {
    fl_object *text = argument(args, 0, FL_OBJECT_STRING, "_codecs.encode");
    if (!text) return NULL;
    const fl_object *name = args->as.list.count > 1 ? args->as.list.items[1] : NULL;
    bool latin = name && name->kind == FL_OBJECT_STRING &&
                 (!strcmp(fl_object__text(name), "latin1") || !strcmp(fl_object__text(name), "latin-1"));
    if (!latin) return wrong("bytes are encoded in something other than latin1");
    const uint8_t *in = (const uint8_t *)fl_object__text(text), *end = in + text->as.text_size;
    size_t size = 0;
    for (const uint8_t *p = in; p < end; p++) size += (*p & 0xc0) != 0x80;
    fl_object *o = fl_object__new_text(FL_OBJECT_BYTES, size);
    if (!o) return NULL;
    uint8_t *out = (uint8_t *)fl_object__text(o);
    while (in < end) {
        if (*in > 0xc3) {
            fl_object_free(o);
            return wrong("bytes hold a character past 255");
        }
        *out++ = *in < 0x80 ? *in : (uint8_t)(*in << 6 | (in[1] & 0x3f));
        in += *in < 0x80 ? 1 : 2;
    }
    return o;
}

static fl_object *new_bytes(const fl_object *args, fl_object_kind kind) {
    if (!args->as.list.count) return fl_object__new_text(kind, 0);
    const fl_object *source = args->as.list.items[0];
    if (source->kind == FL_OBJECT_STRING) { /* bytearray("text", "latin-1"): protocol 2 of Python 2 */
        fl_object *bytes = encode(args);
        if (bytes) bytes->kind = (uint8_t)kind;
        return bytes;
    }
    if (source->kind == FL_OBJECT_BYTES || source->kind == FL_OBJECT_BYTEARRAY) {
        return kind == FL_OBJECT_BYTES ? fl_object_bytes(fl_object__text(source), source->as.text_size)
                                       : fl_object_bytearray(fl_object__text(source), source->as.text_size);
    }
    return wrong("bytes are made of something that is no bytes");
}

static fl_object *new_device(const fl_object *args) {
    fl_object *type = argument(args, 0, FL_OBJECT_STRING, "torch.device");
    if (!type) return NULL;
    size_t n = strcspn(fl_object__text(type), ":");
    bool ok = n && n < 40 && strlen(fl_object__text(type)) == type->as.text_size && type->as.text_size < 60;
    if (!ok) return wrong("the name of a device is wrong");
    if (args->as.list.count < 2 || args->as.list.items[1]->kind == FL_OBJECT_NONE)
        return fl_object_device(fl_object__text(type));
    fl_object *index = argument(args, 1, FL_OBJECT_INT, "torch.device");
    if (!index) return NULL;
    char name[100];
    snprintf(name, sizeof name, "%s:%lld", fl_object__text(type), (long long)fl_object_as_int(index));
    return fl_object_device(name);
}

static fl_object *new_complex(const fl_object *args) {
    double parts[2] = {0, 0};
    if (args->as.list.count > 2) return wrong("a complex number has more than two parts");
    for (int64_t i = 0; i < args->as.list.count; i++) parts[i] = fl_object_as_float(args->as.list.items[i]);
    return fl_object_complex(parts[0], parts[1]);
}

/* ---- Classes ----------------------------------------------------------------------------------------------------- */

/* getattr(class, "Inner") is the name of a nested class. */
static fl_object *nested_class(fl_unpickler *u, const fl_object *args) {
    fl_object *outer = argument(args, 0, FL_OBJECT_GLOBAL, "getattr");
    fl_object *inner = argument(args, 1, FL_OBJECT_STRING, "getattr");
    if (!outer || !inner) return NULL;
    const char *text = fl_object__text(outer), *space = strchr(text, ' ');
    if (outer->role != FL_ROLE_HOST || strchr(fl_object__text(inner), '.') ||
        strlen(fl_object__text(inner)) != inner->as.text_size)
        return fl_fail(FL_UNPICKLING_ERROR, "getattr of %s is not allowed", text);
    char module[FL_NAME_BYTES], name[FL_NAME_BYTES];
    snprintf(module, sizeof module, "%.*s", (int)(space - text), text);
    if (snprintf(name, sizeof name, "%s.%s", space + 1, fl_object__text(inner)) >= (int)sizeof name)
        return wrong("the name of a class is too long");
    return fl_pickle__global(u, module, name);
}

/* copyreg._reconstructor(class, object, None). */
static fl_object *reconstructed(const fl_object *args) {
    fl_object *class = argument(args, 0, FL_OBJECT_GLOBAL, "copyreg._reconstructor");
    fl_object *base = argument(args, 1, FL_OBJECT_GLOBAL, "copyreg._reconstructor");
    if (!class || !base) return NULL;
    if (class->role != FL_ROLE_HOST || base->role != FL_ROLE_OBJECT)
        return fl_fail(FL_UNPICKLING_ERROR, "an instance of %s is not allowed", fl_object__text(class));
    return fl_object_instance(fl_object_retain(class), fl_object_tuple());
}

fl_object *fl_pickle__call(fl_unpickler *u, fl_object *global, fl_object *args, bool is_new) {
    if (fl_failed()) return NULL;
    if (global->kind != FL_OBJECT_GLOBAL || args->kind != FL_OBJECT_TUPLE)
        return fl_fail(FL_UNPICKLING_ERROR, "a %s is called with a %s",
                       fl_object_kind_name((fl_object_kind)global->kind),
                       fl_object_kind_name((fl_object_kind)args->kind));
    const char *name = fl_object__text(global);
    switch (global->role) {
        case FL_ROLE_HOST:
            return is_new ? fl_object_instance(fl_object_retain(global), fl_object_retain(args))
                          : fl_object_call(fl_object_retain(global), fl_object_retain(args));
        case FL_ROLE_ORDERED_DICT:
            return new_dict(args, FL_DICT_ORDERED);
        case FL_ROLE_COUNTER:
            return new_dict(args, FL_DICT_COUNTER);
        case FL_ROLE_SET:
        case FL_ROLE_FROZENSET:
            return new_set(args, global->role == FL_ROLE_FROZENSET);
        case FL_ROLE_BYTES:
            return new_bytes(args, FL_OBJECT_BYTES);
        case FL_ROLE_BYTEARRAY:
            return new_bytes(args, FL_OBJECT_BYTEARRAY);
        case FL_ROLE_COMPLEX:
            return new_complex(args);
        case FL_ROLE_ENCODE:
            return encode(args);
        case FL_ROLE_GETATTR:
            return nested_class(u, args);
        case FL_ROLE_RECONSTRUCTOR:
            return reconstructed(args);
        case FL_ROLE_SIZE:
            return new_size(args);
        case FL_ROLE_DEVICE:
            return new_device(args);
        case FL_ROLE_REBUILD_TENSOR:
        case FL_ROLE_REBUILD_TENSOR_V2:
            return rebuild_tensor(args, name, FL_DTYPE_NONE, 6);
        case FL_ROLE_REBUILD_TENSOR_V3: {
            fl_object *dtype = argument(args, 6, FL_OBJECT_DTYPE, name);
            return dtype ? rebuild_tensor(args, name, dtype->as.dtype, 7) : NULL;
        }
        case FL_ROLE_PARAMETER:
        case FL_ROLE_REBUILD_PARAMETER:
            return rebuild_parameter(args, name, false);
        case FL_ROLE_REBUILD_PARAMETER_STATE:
            return rebuild_parameter(args, name, true);
        case FL_ROLE_REBUILD_FROM_TYPE:
            return rebuild_from_type(u, args, name);
    }
    return fl_fail(FL_UNPICKLING_ERROR, "Trying to call %s, which is no function of a file's", name);
}

bool fl_pickle__build(fl_object *o, fl_object *state) {
    bool made = o->kind == FL_OBJECT_INSTANCE || o->kind == FL_OBJECT_CALL;
    bool dict = o->kind == FL_OBJECT_DICT && o->role != FL_DICT_PLAIN && state->kind == FL_OBJECT_DICT;
    if (made || dict) return fl_object_set_state(o, state);
    fl_object_free(state);
    fl_fail(FL_UNPICKLING_ERROR, "Can only build OrderedDict or the instance of an allowed class, not a %s",
            fl_object_kind_name((fl_object_kind)o->kind));
    return false;
}
