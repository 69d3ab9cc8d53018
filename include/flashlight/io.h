/* io.h: files. .pth files as PyTorch writes and reads them, and the plain values they hold.
 *
 *     fl_save_module(model, "model.pth");                    // its state dict: torch.load reads it
 *     fl_load_module(model, "model.pth");                    // copies the values into model's parameters and buffers
 *     fl_module *copy = fl_module_from_file("model_full.pth"); // a model that Python saved whole
 *
 * A checkpoint is a tree of fl_objects: dicts, lists, numbers, strings, tensors. Loading never runs code from a file: it
 * builds those kinds and nothing else; what else a file asks for is refused by name. Saving is atomic: the file is written
 * beside its place, synced and renamed, so that a crash leaves the old file or the new one.
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
    FL_OBJECT_INT,
    FL_OBJECT_FLOAT,
    FL_OBJECT_STRING, /* UTF-8 */
    FL_OBJECT_BYTES,
    FL_OBJECT_LIST,
    FL_OBJECT_TUPLE,
    FL_OBJECT_SET,
    FL_OBJECT_DICT, /* ordered; keys of any kind; class_name "OrderedDict" for one */
    FL_OBJECT_TENSOR,
    FL_OBJECT_PARAMETER, /* a tensor that was an nn.Parameter */
    FL_OBJECT_SIZE,      /* torch.Size: a tuple of ints */
    FL_OBJECT_DTYPE,
    FL_OBJECT_DEVICE,
    FL_OBJECT_GLOBAL,  /* a class or function by name, not resolved: class_name "module qualname" */
    FL_OBJECT_INSTANCE /* an instance of a class by name; items[0]: arguments (tuple), items[1]: state, may be NULL */
} fl_object_kind;

/* Objects are reference counted and may be shared within a tree. A constructor gives the caller one reference; putting an
 * object into a container takes that reference over (also when putting fails), so that trees are built by nesting. */
FL_API fl_object *fl_object_none(void);
FL_API fl_object *fl_object_bool(bool value);
FL_API fl_object *fl_object_int(int64_t value);
FL_API fl_object *fl_object_float(double value);
FL_API fl_object *fl_object_string(const char *text);
FL_API fl_object *fl_object_tensor(fl_tensor *t); /* keeps a reference to t */
FL_API fl_object *fl_object_list(void);
FL_API fl_object *fl_object_tuple(void);
FL_API fl_object *fl_object_dict(void);
FL_API fl_object *fl_object_ordered_dict(void); /* a dict of class OrderedDict, as state dicts are */
FL_API bool fl_object_append(fl_object *list, fl_object *item);
FL_API bool fl_object_set(fl_object *dict, const char *key, fl_object *value);
FL_API bool fl_object_set_item(fl_object *dict, fl_object *key, fl_object *value);
FL_API fl_object *fl_object_retain(fl_object *o);
FL_API void fl_object_free(fl_object *o); /* gives a reference back; takes NULL; never recurses deeply */

/* Looking inside: borrowed. The typed getters fail with FL_TYPE_ERROR on another kind. */
FL_API fl_object_kind fl_object_kind_of(const fl_object *o);
FL_API const char *fl_object_class_name(const fl_object *o); /* of a GLOBAL, INSTANCE or DICT; NULL otherwise */
FL_API int64_t fl_object_count(const fl_object *o);          /* items of a container */
FL_API fl_object *fl_object_item(const fl_object *o, int64_t i);  /* item, or a dict's value, by position */
FL_API fl_object *fl_object_key(const fl_object *dict, int64_t i);
FL_API fl_object *fl_object_get(const fl_object *dict, const char *key); /* NULL without an error where absent */
FL_API bool fl_object_as_bool(const fl_object *o);
FL_API int64_t fl_object_as_int(const fl_object *o);
FL_API double fl_object_as_float(const fl_object *o);
FL_API const char *fl_object_as_string(const fl_object *o);
FL_API fl_tensor *fl_object_as_tensor(const fl_object *o);

/* Writes a tree as a .pth file (PyTorch's zip format). Errors: FL_OS_ERROR naming the path and the reason; the old file is
 * still there then. */
FL_API bool fl_save(const fl_object *tree, const char *path);
/* Reads one. Errors: FL_FILE_NOT_FOUND_ERROR, FL_OS_ERROR, and FL_UNPICKLING_ERROR for a file that is damaged, is no .pth
 * file or names a class that is not allowed. */
FL_API fl_object *fl_load(const char *path);
/* The same from and to memory; fl_save_memory allocates *data with malloc. */
FL_API fl_object *fl_load_memory(const void *data, size_t size);
FL_API bool fl_save_memory(const fl_object *tree, void **data, size_t *size);

#ifdef __cplusplus
}
#endif
#endif
