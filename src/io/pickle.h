/* pickle.h (internal): the restricted pickle machine. Reading builds fl_objects from the stream and nothing else; a
 * class or function is a name, known to the machine (a role), let through by the host, or refused. Writing is Python's
 * protocol 2 in the opcodes that torch.load(weights_only=True) takes.
 */
#ifndef FL_IO_PICKLE_H
#define FL_IO_PICKLE_H

#include "io/file.h"
#include "io/object.h"

/* Room for the name of a module, and for that of a class in it. */
#define FL_NAME_BYTES 256

/* What the machine makes of a GLOBAL. */
typedef enum fl_role {
    FL_ROLE_HOST, /* let through by the host: its calls and instances are kept as such */
    FL_ROLE_NAME, /* may be mentioned, not called */
    FL_ROLE_ORDERED_DICT,
    FL_ROLE_COUNTER,
    FL_ROLE_SET,
    FL_ROLE_FROZENSET,
    FL_ROLE_BYTES,
    FL_ROLE_BYTEARRAY,
    FL_ROLE_COMPLEX,
    FL_ROLE_ENCODE,  /* _codecs.encode: bytes in protocol 2 */
    FL_ROLE_GETATTR, /* of a class: a nested one */
    FL_ROLE_OBJECT,
    FL_ROLE_RECONSTRUCTOR, /* copyreg._reconstructor: instances in protocols 0 and 1 */
    FL_ROLE_SIZE,
    FL_ROLE_DEVICE,
    FL_ROLE_PARAMETER,
    FL_ROLE_REBUILD_TENSOR,
    FL_ROLE_REBUILD_TENSOR_V2,
    FL_ROLE_REBUILD_TENSOR_V3,
    FL_ROLE_REBUILD_PARAMETER,
    FL_ROLE_REBUILD_PARAMETER_STATE,
    FL_ROLE_REBUILD_FROM_TYPE,
    FL_ROLE_STORAGE /* FL_ROLE_STORAGE + dtype: torch.FloatStorage, ... */
} fl_role;

typedef struct fl_unpickler {
    const uint8_t *data;
    size_t size;
    size_t at;
    /* Makes an object of a persistent id (borrowed). */
    fl_object *(*persistent)(void *context, fl_object *id);
    void *context;
    bool (*allow)(const char *module, const char *name, void *context); /* NULL: nothing more is allowed */
    void *allow_context;
    fl_object **stack;
    size_t stack_size, stack_capacity;
    size_t *marks; /* stack sizes */
    size_t marks_size, marks_capacity;
    fl_object **memo;
    size_t memo_size;
    fl_object **made; /* every container that could be part of a cycle; held, so that a stray cycle can be freed */
    size_t made_size, made_capacity;
} fl_unpickler;

/* Runs the stream from u->at to its STOP; u->at then stands behind it. The caller's reference to a tree without
 * storages, no deeper than FL_OBJECT_DEPTH. *cyclic tells whether an object in it holds itself (free it with
 * fl_object__free_graph); with `cyclic` NULL that is an error. */
fl_object *fl_unpickler__run(fl_unpickler *u, bool *cyclic);

/* pickle_build.c: what GLOBAL, REDUCE, NEWOBJ and BUILD make. All return a new reference, or NULL with an error.
 * Arguments are borrowed. */
fl_object *fl_pickle__global(fl_unpickler *u, const char *module, const char *name);
fl_object *fl_pickle__call(fl_unpickler *u, fl_object *global, fl_object *arguments, bool is_new);
bool fl_pickle__build(fl_object *o, fl_object *state); /* takes over the state */

/* ("storage", type, key, location, numel) of a tensor's persistent id. */
typedef struct fl_storage_id {
    fl_dtype dtype;
    const char *key;
    int64_t numel;
    uint64_t bytes;
} fl_storage_id;
bool fl_pickle__storage_id(const fl_object *id, fl_storage_id *out);
/* A storage for the machine: `bytes` is a tensor of uint8 over all of it. */
fl_object *fl_pickle__storage(fl_tensor *bytes, fl_dtype dtype);

/* The storages of a tree that is being written, in the order of their keys. Borrowed from the tree. */
typedef struct fl_stored {
    const void *data;
    size_t bytes;
    fl_dtype dtype;
} fl_stored;
typedef struct fl_storages {
    fl_map keys; /* fl_storage to its number */
    fl_stored *items;
    size_t count, capacity;
} fl_storages;
bool fl_pickle__write(const fl_object *tree, fl_buffer *out, fl_storages *storages);
void fl_storages__free(fl_storages *s);

/* "FloatStorage", ...: the storage type of a dtype. */
extern const char *const fl_pickle__storage_names[FL_DTYPE_COUNT];

#endif
