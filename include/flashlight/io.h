/* io.h: files. .pth files as PyTorch writes and reads them, the plain values they hold, and safetensors.
 *
 *     fl_save(model, "model.pth");                           // its state dict: torch.load reads it
 *     fl_load_module(model, "model.pth");                    // copies the values into model's parameters and buffers
 *     fl_module *copy = fl_module_from_file("model_full.pth"); // a model that Python saved whole
 *
 * A checkpoint is a tree of fl_objects: dicts, lists, numbers, strings, tensors:
 *
 *     fl_object *checkpoint = fl_object_dict();
 *     fl_object_set(checkpoint, "epoch", fl_object_int(3));
 *     fl_object_set(checkpoint, "model", fl_module_state(model));
 *     fl_object_set(checkpoint, "optimizer", fl_optimizer_state(adam));
 *     fl_object_set(checkpoint, "schedule", fl_scheduler_state(schedule));
 *     fl_save(checkpoint, "checkpoint.pth");
 *     fl_object_free(checkpoint);
 *
 * Loading never runs code from a file: it builds those kinds and nothing else; what else a file asks for is refused by
 * name. Saving is atomic: the file is written beside its place, synced and renamed, so that a crash leaves the old file
 * or the new one.
 */
#ifndef FLASHLIGHT_IO_H
#define FLASHLIGHT_IO_H

#include <flashlight/tensor.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fl_object fl_object;

typedef enum fl_object_kind {
    FL_OBJECT_NONE,
    FL_OBJECT_BOOL,
    FL_OBJECT_INT, /* of any size; fl_object_as_int reads those of 64 bits */
    FL_OBJECT_FLOAT,
    FL_OBJECT_COMPLEX,
    FL_OBJECT_STRING, /* UTF-8 */
    FL_OBJECT_BYTES,
    FL_OBJECT_BYTEARRAY,
    FL_OBJECT_LIST,
    FL_OBJECT_TUPLE,
    FL_OBJECT_SET,
    FL_OBJECT_FROZENSET,
    FL_OBJECT_DICT, /* ordered; hashable keys of any kind; class_name "OrderedDict" or "Counter" for one, "dict" else */
    FL_OBJECT_TENSOR,
    FL_OBJECT_PARAMETER, /* a tensor that was an nn.Parameter */
    FL_OBJECT_SIZE,      /* torch.Size: a tuple of ints */
    FL_OBJECT_DTYPE,
    FL_OBJECT_DEVICE, /* as a string: "cpu", "cuda:0" */
    FL_OBJECT_GLOBAL, /* a class or function by name, not resolved: class_name "module qualname" */
    /* An instance of a class, by name: items[0] the arguments of __new__ (tuple), items[1] the state, items[2] what is
     * appended (list), items[3] what is set (dict). Items 1 to 3 may be NULL. */
    FL_OBJECT_INSTANCE,
    FL_OBJECT_CALL,   /* the same of a function: what Python would make by calling it with items[0]. Nothing was called.
                       */
    FL_OBJECT_STORAGE /* the memory behind tensors by itself: torch.FloatStorage; fl_object_as_tensor: its bytes */
} fl_object_kind;

/* ---- Building trees ---------------------------------------------------------------------------------------------- */

/* Objects are reference counted and may be shared within a tree. A constructor gives the caller one reference; putting
 * an object into a container takes that reference over (also when putting fails), so that trees are built by nesting. A
 * NULL item (its constructor failed) makes putting fail. */
FL_API fl_object *fl_object_none(void);
FL_API fl_object *fl_object_bool(bool value);
FL_API fl_object *fl_object_int(int64_t value);
FL_API fl_object *fl_object_float(double value);
FL_API fl_object *fl_object_complex(double real, double imaginary);
FL_API fl_object *fl_object_string(const char *text);
/* With NULs inside. Errors: FL_VALUE_ERROR for text that is no UTF-8 (surrogates are let through, as Python's pickles
 * hold them). */
FL_API fl_object *fl_object_string_of(const char *text, size_t size);
FL_API fl_object *fl_object_bytes(const void *data, size_t size);
FL_API fl_object *fl_object_bytearray(const void *data, size_t size);
/* An integer of any size: `size` bytes, least significant first, in two's complement. */
FL_API fl_object *fl_object_int_of(const void *data, size_t size);
FL_API fl_object *fl_object_tensor(fl_tensor *t);    /* keeps a reference to t */
FL_API fl_object *fl_object_storage(fl_tensor *t);   /* of the memory behind t, as a storage of t's dtype */
FL_API fl_object *fl_object_parameter(fl_tensor *t); /* the same, written as an nn.Parameter */
FL_API fl_object *fl_object_size(const int64_t *sizes, int n);
FL_API fl_object *fl_object_dtype(fl_dtype dtype);
FL_API fl_object *fl_object_device(const char *name);
FL_API fl_object *fl_object_list(void);
FL_API fl_object *fl_object_tuple(void);
FL_API fl_object *fl_object_set_new(bool frozen);
FL_API fl_object *fl_object_dict(void);
FL_API fl_object *fl_object_ordered_dict(void);
FL_API fl_object *fl_object_global(const char *module, const char *name);
/* An FL_OBJECT_INSTANCE or FL_OBJECT_CALL. Takes over both. */
FL_API fl_object *fl_object_instance(fl_object *global, fl_object *arguments);
FL_API fl_object *fl_object_call(fl_object *global, fl_object *arguments);
/* To a list, tuple or set (a set keeps one of equal items). */
FL_API bool fl_object_append(fl_object *list, fl_object *item);
FL_API bool fl_object_set(fl_object *dict, const char *key, fl_object *value);
FL_API bool fl_object_set_item(fl_object *dict, fl_object *key, fl_object *value);
/* The state of an instance (its __dict__), or the attributes of a dict, tensor or parameter that has some: a state dict
 * carries its _metadata so. Takes over `state`, replacing an earlier one. */
FL_API bool fl_object_set_state(fl_object *o, fl_object *state);
FL_API fl_object *fl_object_retain(fl_object *o);
FL_API void fl_object_free(fl_object *o); /* gives a reference back; takes NULL; never recurses */

/* ---- Looking inside ---------------------------------------------------------------------------------------------- */
/* What comes back is borrowed. The typed getters fail with FL_TYPE_ERROR on another kind. */

FL_API fl_object_kind fl_object_kind_of(const fl_object *o);
FL_API const char *fl_object_kind_name(fl_object_kind kind); /* "dict", "int": Python's */
/* Of a GLOBAL, INSTANCE or CALL ("module qualname") or of a DICT; NULL otherwise. */
FL_API const char *fl_object_class_name(const fl_object *o);
FL_API int64_t fl_object_count(const fl_object *o);              /* items of a container; 0 for what is none */
FL_API fl_object *fl_object_item(const fl_object *o, int64_t i); /* item, or a dict's value, by position */
FL_API fl_object *fl_object_key(const fl_object *dict, int64_t i);
FL_API fl_object *fl_object_get(const fl_object *dict, const char *key); /* NULL without an error where absent */
FL_API fl_object *fl_object_get_item(const fl_object *dict, const fl_object *key); /* the same */
FL_API fl_object *fl_object_state(const fl_object *o);                             /* NULL where there is none */
FL_API bool fl_object_as_bool(const fl_object *o);
FL_API int64_t fl_object_as_int(const fl_object *o);        /* also of a bool; FL_VALUE_ERROR past 64 bits */
FL_API double fl_object_as_float(const fl_object *o);       /* also of an int or a bool */
FL_API const char *fl_object_as_string(const fl_object *o); /* of a string or a device */
/* The bytes of a string, bytes, bytearray or device, and of an int past 64 bits (as fl_object_int_of takes them). */
FL_API const char *fl_object_text(const fl_object *o, size_t *size);
FL_API fl_tensor *fl_object_as_tensor(const fl_object *o); /* of a tensor, a parameter or a storage */
FL_API fl_dtype fl_object_as_dtype(const fl_object *o);

/* ---- Files ------------------------------------------------------------------------------------------------------- */

/* Writes a tree as a .pth file (PyTorch's zip format); with <flashlight/nn.h> also a module's state dict. Tensors that
 * share memory share it in the file: a view writes the whole of its storage, once. Errors: FL_OS_ERROR naming the path
 * and the reason; the old file is still there then. FL_RUNTIME_ERROR for tensors of different types over one memory and
 * for a tree deeper than 1,000 objects. */
FL_API bool fl_save(const fl_object *tree, const char *path);

typedef struct fl_save_options {
    bool checksums; /* false: the entries' CRC-32 are written as 0, which loading takes for none; unzip may complain */
    bool skip_data; /* leaves room for what the storages hold: zeros, with 0 as their checksum, to be written over later
                     */
} fl_save_options;
#define FL_SAVE_OPTIONS \
    { true, false }
/* options NULL: the defaults. */
FL_API bool fl_save_with(const fl_object *tree, const char *path, const fl_save_options *options);

typedef struct fl_load_options {
    /* Tensors stand in the file's own pages, read when first touched and copied when written to (the file never
     * changes). Nobody may change or shorten the file while they live: replacing it, as fl_save does, is fine. */
    bool map;
    bool share;     /* with `map`: what is written to a tensor is written to the file, which loses its checksums */
    bool skip_data; /* tensors get memory but not what the file holds for them: what stands there is left open */
    /* Whether a class or function that is no plain value may stand in the tree by name, as GLOBAL, INSTANCE and CALL
     * objects. NULL: none may. It may record an error of its own to refuse with. */
    bool (*allow)(const char *module, const char *name, void *context);
    void *context;
    int byte_order; /* of zip files that do not name theirs: 0 the machine's, 1 little, 2 big endian */
} fl_load_options;
#define FL_LOAD_OPTIONS \
    { false, false, false, NULL, NULL, 0 }

/* Reads one; also those that PyTorch wrote before version 1.6. Errors: FL_FILE_NOT_FOUND_ERROR, FL_OS_ERROR, and
 * FL_UNPICKLING_ERROR for a file that is damaged, is no .pth file, names a class that is not allowed, or holds itself.
 */
FL_API fl_object *fl_load(const char *path);
FL_API fl_object *fl_load_with(const char *path, const fl_load_options *options);
/* The same from and to memory; fl_save_memory allocates *data with malloc. */
FL_API fl_object *fl_load_memory(const void *data, size_t size, const fl_load_options *options);
FL_API bool fl_save_memory(const fl_object *tree, void **data, size_t *size);

/* A tensor [size] over the first elements of a file as they stand there, in this machine's order of bytes. `shared`:
 * what is written to it is written to the file, which is made, or made longer, where it has to be; else the file stays
 * as it is and must be long enough. FL_DTYPE_NONE: the default dtype. Nobody may shorten the file while the tensor
 * lives. Errors: FL_RUNTIME_ERROR. */
FL_API fl_tensor *fl_from_file(const char *path, bool shared, int64_t size, fl_dtype dtype);

/* ---- safetensors ------------------------------------------------------------------------------------------------- */

/* Writes a dict of names to tensors as a safetensors file, each tensor row-major; `metadata` is a dict of strings, or
 * NULL. Errors: FL_TYPE_ERROR for other keys and values; FL_OS_ERROR as fl_save. */
FL_API bool fl_save_safetensors(const fl_object *tensors, const fl_object *metadata, const char *path);
/* Reads one as a dict, in the order of its header; `map` as in fl_load_options. *metadata (may be NULL) gets a dict of
 * strings, the caller's to free. Errors: as fl_load. */
FL_API fl_object *fl_load_safetensors(const char *path, bool map, fl_object **metadata);

#ifdef __cplusplus
}
#endif
#endif
