/* ext.h: what the files of the extension module share. python/ext is the only place that includes Python.h; the module,
 * flashlight._C, is compiled over all of src.
 *
 * One Python object per C tensor. While both live, fl_tensor.host points at the object, and one side owns the other:
 *
 *   - normally the object owns a reference to the tensor; when the object dies and nothing else holds the tensor, so
 * does it;
 *   - when the object's count falls to zero while C still holds the tensor (a graph, a .grad slot) and the object
 * carries what must not be lost (attributes, a subclass, weak references), ownership flips: the tensor owns the object
 * (flag FL_T_HOST_OWNED) until it is wrapped again. An object that carries nothing dies, and wrapping makes a new one.
 *
 * No scope is open while Python code runs, so what an op returns belongs to the caller: fl_py__wrap_result takes it
 * over.
 */
#ifndef FL_PYTHON_EXT_H
#define FL_PYTHON_EXT_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "base/error.h"
#include "ops/op.h"
#include "tensor/tensor.h"

/* ---- Errors (error.c) -------------------------------------------------------------------------------------------- */

/* Turns the thread's pending fl error into a Python exception (FL_HOST_ERROR: one is set already) and clears it. Always
 * returns NULL, so that a function can `return fl_py__raise()`. */
PyObject *fl_py__raise(void);
/* The other way, inside a callback that C called: a Python exception is set; records FL_HOST_ERROR so that C stops. */
void fl_py__fail(void);
/* Around Python code that C calls in the middle of its own work (hooks, custom functions, destructors): no scope is
 * open for it, no error is pending and no place is offered for a result (tensor/offer.h). leave puts these back; a
 * pending error wins over an exception raised meanwhile (which is then reported as unraisable). */
typedef struct fl_py_guard {
    int scopes;
    fl_error error;
    struct fl_offer *offer;
} fl_py_guard;
void fl_py__enter(fl_py_guard *guard);
void fl_py__leave(fl_py_guard *guard);

/* The pending Python exception, set aside and put back: for what runs in the middle of anything (destructors). */
typedef struct fl_py_exception {
    PyObject *value, *type, *trace; /* type and trace before Python 3.12 */
} fl_py_exception;
static inline fl_py_exception fl_py__take_exception(void) {
    fl_py_exception e = {NULL, NULL, NULL};
#if PY_VERSION_HEX >= 0x030c0000
    e.value = PyErr_GetRaisedException();
#else
    PyErr_Fetch(&e.type, &e.value, &e.trace);
#endif
    return e;
}
static inline void fl_py__put_exception(fl_py_exception e) {
#if PY_VERSION_HEX >= 0x030c0000
    PyErr_SetRaisedException(e.value);
#else
    PyErr_Restore(e.type, e.value, e.trace);
#endif
}

/* ---- Tensors (tensor.c) ------------------------------------------------------------------------------------------ */

/* What the objects of tensors and storages begin with, which C may own. */
typedef struct fl_py_hosted {
    PyObject_HEAD struct fl_py_hosted *next; /* in a free list, or among the objects C has dropped */
} fl_py_hosted;

typedef struct fl_py_tensor {
    fl_py_hosted head;
    fl_tensor *t;
    PyObject *dict; /* NULL until an attribute is set */
    PyObject *weak;
} fl_py_tensor;

extern PyTypeObject *fl_py__tensor_type;

static inline bool fl_py__is_exact(PyObject *o) { return Py_TYPE(o) == fl_py__tensor_type; }
static inline bool fl_py__is_tensor(PyObject *o) {
    return Py_TYPE(o) == fl_py__tensor_type || PyType_IsSubtype(Py_TYPE(o), fl_py__tensor_type);
}
/* The C tensor of an object known to be one. Borrowed. */
static inline fl_tensor *fl_py__of(PyObject *o) { return ((fl_py_tensor *)o)->t; }
/* The same for any object: NULL and a TypeError ("<what> must be a Tensor, not int") where it is none. */
fl_tensor *fl_py__unwrap(PyObject *o, const char *what);

/* A new reference to the object of `t`, made where there is none. NULL and an exception after a failure (also for NULL:
 * the pending error is raised). wrap borrows t, wrap_result takes over the caller's reference whatever happens. */
PyObject *fl_py__wrap(fl_tensor *t);
PyObject *fl_py__wrap_result(fl_tensor *t);
/* The same as an instance of a subclass of Tensor; t must have no object yet. Takes the reference over. */
PyObject *fl_py__wrap_as(PyTypeObject *type, fl_tensor *t);
/* Tells the garbage collector about an exact tensor from now on (it can be part of a cycle). */
void fl_py__track(PyObject *tensor);
/* C let go of what owned this object: the object waits to be let go of too, where Python code may run, since this call
 * may come in the middle of anything, and without the GIL. */
void fl_py__drop(fl_py_hosted *object);
/* Lets go of objects whose tensors died inside C. Cheap when there are none; call it where any Python code may run. */
extern _Atomic(fl_py_hosted *) fl_py__dropped;
void fl_py__drop_pending(void);
static inline void fl_py__settle(void) {
    if (FL_UNLIKELY(atomic_load_explicit(&fl_py__dropped, memory_order_relaxed) != NULL)) fl_py__drop_pending();
}

/* ---- __torch_function__ (override.c) ----------------------------------------------------------------------------- */

/* nn.Parameter: the one subclass that is met everywhere and overrides nothing; NULL before nn is imported. */
extern PyTypeObject *fl_py__plain_type;
/* Whether an object is an entry of a batch that vmap maps over, which has no value to read: then an error is set. */
extern PyTypeObject *fl_py__batched_type;
bool fl_py__is_valueless(PyObject *o);
/* The same, or an object whose memory is gone (fl_tensor__is_emptied). */
bool fl_py__is_unreadable(PyObject *o);
bool fl_py__type_overrides(PyTypeObject *type);
/* How many modes stand in all threads, and whether one does in this one: it answers for every function. */
extern Py_ssize_t fl_py__modes;
bool fl_py__mode_stands(void);
/* Whether the class of a tensor, or a mode, answers for the functions that the tensor is given to. */
static inline bool fl_py__overrides(PyObject *o) {
    if (FL_LIKELY(Py_TYPE(o) == fl_py__tensor_type || Py_TYPE(o) == fl_py__plain_type))
        return FL_UNLIKELY(fl_py__modes) && fl_py__mode_stands();
    return fl_py__type_overrides(Py_TYPE(o));
}
/* The same for any object among these, and in lists and tuples among them. */
bool fl_py__any_overrides(PyObject *const *args, Py_ssize_t n);
/* What the __torch_function__s of the arguments make of the call func(*args); at least one of them has one. */
PyObject *fl_py__override(PyObject *func, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
/* func by its name in a module. */
PyObject *fl_py__override_in(PyObject *module, const char *name, PyObject *const *args, Py_ssize_t nargs,
                             PyObject *kwnames);
/* A method of Tensor by its name. */
PyObject *fl_py__override_method(const char *name, PyObject *self, PyObject *const *args, Py_ssize_t nargs,
                                 PyObject *kwnames);
/* What a method opens with: others may answer for it, also where it is called as a function or through super(). */
#define FL_PY_ASK_WITH(name, args, nargs, kwnames) \
    if (FL_UNLIKELY(fl_py__overrides(self))) return fl_py__override_method(name, self, args, nargs, kwnames)
#define FL_PY_ASK(name) FL_PY_ASK_WITH(name, NULL, 0, NULL)
/* func by its name in Tensor. An operator's NotImplemented is handed back. */
PyObject *fl_py__override_named(const char *name, PyObject *const *args, Py_ssize_t nargs, bool operator);

/* ---- The profiler (profile.c) ------------------------------------------------------------------------------------ */

extern bool fl_py__profiling; /* some thread records what is run */
bool fl_py__profile_row(const fl_op *op, const fl_value *values, fl_value *results);
/* An event of a leaf layer's forward. */
typedef struct fl_py_event {
    Py_ssize_t at;
    unsigned session;
} fl_py_event;
fl_py_event fl_py__profile_begin(const char *layer, const fl_value *inputs, int n);
void fl_py__profile_end(fl_py_event event);
/* The same where some storage is emptied: an error where the row has read a tensor over such a one. (op.c) */
bool fl_py__run_watched(const fl_op *op, const fl_value *values, fl_value *results);
/* Every call of a row comes through here. False with the fl error pending. */
static inline bool fl_py__run_row(const fl_op *op, const fl_value *values, fl_value *results) {
    fl_thread__self.host_lock = true;
    if (FL_UNLIKELY(atomic_load_explicit(&fl_storage__emptied, memory_order_relaxed)))
        return fl_py__run_watched(op, values, results);
    if (FL_UNLIKELY(fl_py__profiling)) return fl_py__profile_row(op, values, results);
    return op->call(values, results);
}

/* ---- Small types (types.c) --------------------------------------------------------------------------------------- */

/* flashlight.float32, ...: one object a dtype, borrowed. */
PyObject *fl_py__dtype(fl_dtype dtype);
/* A dtype object, or one of the types float, int and bool. FL_DTYPE_NONE where it is neither (no exception). */
fl_dtype fl_py__as_dtype(PyObject *o);
/* What messages call an object's type: its name, and that of a dtype that no tensor here has ("complex64"). */
const char *fl_py__type_name(PyObject *o);
extern PyTypeObject *fl_py__size_type;              /* flashlight.Size */
PyObject *fl_py__size(const int64_t *sizes, int n); /* a Size, which others may hold too */
PyObject *fl_py__ints(const int64_t *items, int n); /* the same as a tuple */
PyObject *fl_py__format(fl_memory_format format);   /* flashlight.channels_last, ...: borrowed */
bool fl_py__as_format(PyObject *o, fl_memory_format *format);
PyObject *fl_py__device(void); /* device('cpu'), borrowed */
/* True for what names the one device there is ("cpu", a device object, None); else an exception. */
bool fl_py__check_device(PyObject *o);
extern PyTypeObject *fl_py__device_type, *fl_py__generator_type;
PyObject *fl_py__strided(void);              /* borrowed */
fl_generator *fl_py__generator(PyObject *o); /* of a Generator object known to be one; borrowed */

/* ---- Values (bind.c) --------------------------------------------------------------------------------------------- */

/* Holds what the conversion of one call's arguments makes: lists, tensors that stand for numbers. Only the counts need
 * initialising: fl_py_arena arena; fl_py__arena_open(&arena). */
#define FL_PY_ARENA_WORDS 96
typedef struct fl_py_arena {
    int used;                /* words */
    int temps;               /* tensors */
    int blocks;              /* from PyMem, for what the words do not hold */
    bool numbers_as_tensors; /* a Python number may stand where a Tensor is wanted */
    bool wrong_length;       /* a list of ints, else in its place, has another number of items than int[N] says */
    bool overridden;         /* among the tensors is one whose class has a __torch_function__ */
    int64_t words[FL_PY_ARENA_WORDS];
    fl_tensor *temp[FL_MAX_ARGS];
    void *block[FL_MAX_ARGS];
} fl_py_arena;
static inline void fl_py__arena_open(fl_py_arena *arena) {
    arena->used = arena->temps = arena->blocks = 0;
    arena->numbers_as_tensors = arena->overridden = arena->wrong_length = false;
}
void fl_py__arena_clear(fl_py_arena *arena);
static inline void fl_py__arena_close(fl_py_arena *arena) {
    if (FL_UNLIKELY(arena->temps | arena->blocks)) fl_py__arena_clear(arena);
}

/* A Python object as a value of the argument's kind. 1: done (pointers are borrowed from the object and the arena); 0:
 * it does not fit (no exception); -1: an exception. */
int fl_py__to_value(PyObject *object, const fl_arg *arg, fl_value *out, fl_py_arena *arena);
/* The other way: a new reference. Tensors are wrapped (borrowed); lists become tuples. NULL and an exception on
 * failure. */
PyObject *fl_py__from_value(const fl_value *value);
/* A result of an op: tensors and lists are taken over. */
PyObject *fl_py__from_result(fl_value *value);
/* A Python or NumPy number (not a tensor) as a scalar. 1, 0 or -1 as above. */
int fl_py__to_scalar(PyObject *o, fl_scalar *out);
PyObject *fl_py__from_scalar(fl_scalar s);
/* A Python object that counts as an integer (int, NumPy integer, __index__, a 0-dim integer tensor; not bool). */
int fl_py__to_int(PyObject *o, int64_t *out);
/* The same for an item of an int list, where, as for operator.index, a tensor of one item will do whatever its shape.
 */
int fl_py__to_int_item(PyObject *o, int64_t *out);
int fl_py__to_listed_int(PyObject *o, int64_t *out); /* of a list, or of several arguments that stand for one */
/* "int", "Tensor", "tuple of ints": how messages call a kind. */
const char *fl_py__kind_name(const fl_arg *arg);

/* ---- Ops (op.c) -------------------------------------------------------------------------------------------------- */

enum { FL_PY_FUNCTION, FL_PY_METHOD, FL_PY_NN };
/* Runs one row on ready values; a new reference to its result as Python sees it. */
PyObject *fl_py__call_row(const fl_op *op, const fl_value *values);
PyObject *fl_py__return_type(PyObject *module, PyObject *name);
/* What a call of an op means (op.c). */
PyObject *fl_py__resolve(PyObject *module, PyObject *given);

/* ---- The parts of the module: each adds its names; -1 and an exception on failure -------------------------------- */

int fl_py__init_errors(PyObject *module);
int fl_py__init_types(PyObject *module);
int fl_py__init_tensor(PyObject *module);
int fl_py__init_ops(PyObject *module);
int fl_py__init_make(PyObject *module);
int fl_py__init_storage(PyObject *module);
int fl_py__init_interop(PyObject *module);
int fl_py__init_autograd(PyObject *module);
int fl_py__init_modes(PyObject *module);
int fl_py__init_autocast(PyObject *module);
int fl_py__init_linalg(PyObject *module);
extern PyObject *fl_py__linalg_error;     /* linalg.LinAlgError */
int fl_py__init_io(PyObject *module);     /* io.c */
int fl_py__init_layers(PyObject *module); /* layer.c */
int fl_py__init_optim(PyObject *module);  /* optim.c */
int fl_py__init_hostmodule(PyObject *module);
int fl_py__init_override(PyObject *module);
int fl_py__init_profile(PyObject *module);
int fl_py__init_signed(PyObject *module);
int fl_py__init_summary(PyObject *module); /* summary.c, called by layer.c */

#endif
