/* storage.c: the Python object of a storage, one a storage for as long as that lives, as PyTorch's: tensors over the
 * same memory name the same object, with the attributes a program gave it. What it can do stands in
 * flashlight/storage.py, whose UntypedStorage is made from the type here.
 *
 * The object owns a reference to the storage. Where its count falls to zero while tensors are still over the memory,
 * ownership flips, as between tensors and their objects (ext.h): the storage owns the object until it is asked for
 * again, or until it dies.
 */
#include "make.h"
#include "tensor.h"

#include <structmember.h>

typedef struct fl_py_storage {
    fl_py_hosted head;
    fl_storage *s;
    PyObject *dict;
    PyObject *weak;
    bool kept; /* by the storage */
} fl_py_storage;

static PyTypeObject *base_type;                   /* of UntypedStorage */
static PyTypeObject *storage_type, *untyped_type; /* of flashlight.storage, from when that is imported */

/* ---- Numbers ----------------------------------------------------------------------------------------------------- */

/* A storage has no room for a pointer and knows its object by a number. Chunks, each twice as long as the one before,
 * never move: a storage that dies finds its object without the GIL. */
#define FIRST_CHUNK 64
typedef union cell {
    fl_py_storage *object;
    uint32_t next_free;
} cell;
static cell *chunks[26];
static uint32_t numbers, first_free; /* how many there are; the first of those given back, 0: none */

static cell *cell_of(uint32_t number) {
    const uint32_t place = number - 1 + FIRST_CHUNK;
    const int chunk = 31 - __builtin_clz(place / FIRST_CHUNK);
    return &chunks[chunk][place - ((uint32_t)FIRST_CHUNK << chunk)];
}

/* 0 and an exception where there is no memory. */
static uint32_t new_number(fl_py_storage *object) {
    uint32_t number = first_free;
    if (number) {
        first_free = cell_of(number)->next_free;
    } else {
        const uint32_t chunk = 31 - (uint32_t)__builtin_clz(numbers / FIRST_CHUNK + 1);
        if (chunk == FL_COUNT(chunks) ||
            (!chunks[chunk] && !(chunks[chunk] = PyMem_Calloc((size_t)FIRST_CHUNK << chunk, sizeof(cell))))) {
            PyErr_NoMemory();
            return 0;
        }
        number = ++numbers;
    }
    cell_of(number)->object = object;
    return number;
}

static void give_back(uint32_t number) {
    cell_of(number)->next_free = first_free;
    first_free = number;
}

/* ---- Life -------------------------------------------------------------------------------------------------------- */

static void dealloc(PyObject *object);

/* The object of a storage, made as one of `type` where there is none. */
static PyObject *object_of(fl_storage *s, PyTypeObject *type) {
    if (s->host) {
        fl_py_storage *self = cell_of(s->host)->object;
        if (!self->kept) return Py_NewRef((PyObject *)self);
        self->kept = false; /* the reference that the storage held is the caller's */
        fl_storage__retain(s);
        return (PyObject *)self;
    }
    type->tp_dealloc = dealloc; /* a class statement gave it CPython's own, which knows nothing of keep */
    fl_py_storage *self = (fl_py_storage *)type->tp_alloc(type, 0);
    if (!self) return NULL;
    const uint32_t number = new_number(self);
    if (number) {
        self->s = fl_storage__retain(s);
        s->host = number;
    } else {
        Py_CLEAR(self);
    }
    return (PyObject *)self;
}

/* The count of an object fell to zero. True: the storage has it from now on. */
static bool keep(PyObject *object) {
    fl_py_storage *self = (fl_py_storage *)object;
    if (!self->s || atomic_load_explicit(&self->s->refs, memory_order_acquire) == 1) return false;
    fl_py__revive(object);
    self->kept = true;
    fl_storage__release(self->s); /* may have been the last one after all: then drop_host has the object by now */
    return true;
}

/* The storage dies: the object takes it over. */
static void drop_host(fl_storage *s) {
    fl_py_storage *self = cell_of(s->host)->object;
    self->kept = false;
    fl_py__drop(&self->head);
}

static void dealloc(PyObject *object) {
    fl_py_storage *self = (fl_py_storage *)object;
    PyTypeObject *type = Py_TYPE(object);
    if (keep(object)) return;
    if (type->tp_finalize && (PyObject_CallFinalizerFromDealloc(object) < 0 || keep(object))) return;
    PyObject_GC_UnTrack(object);
    if (self->weak) PyObject_ClearWeakRefs(object);
    fl_py__clear_slots(type, base_type, object);
    Py_CLEAR(self->dict);
    if (self->s) {
        give_back(self->s->host);
        self->s->host = 0;
        fl_storage__release(self->s);
    }
    type->tp_free(object);
    Py_DECREF(type);
}

static int traverse(PyObject *object, visitproc visit, void *arg) {
    Py_VISIT(Py_TYPE(object));
    Py_VISIT(((fl_py_storage *)object)->dict);
    return 0;
}

static int clear(PyObject *object) {
    Py_CLEAR(((fl_py_storage *)object)->dict);
    return 0;
}

/* ---- For other files --------------------------------------------------------------------------------------------- */

PyObject *fl_py__untyped_storage(PyObject *tensor, PyObject *unused) {
    (void)unused;
    if (fl_py__is_valueless(tensor)) return NULL;
    if (FL_UNLIKELY(!untyped_type)) {
        PyObject *module = PyImport_ImportModule("flashlight.storage"); /* calls _set_storage_types */
        if (!module) return NULL;
        Py_DECREF(module);
    }
    return object_of(fl_py__of(tensor)->storage, untyped_type);
}

/* How many references to a storage are its object's. */
static int32_t references_of_object(const fl_storage *s) { return s->host && !cell_of(s->host)->object->kept; }

PyObject *fl_py__share_memory_(PyObject *tensor, PyObject *unused) {
    (void)unused;
    PyObject *const self = tensor;
    FL_PY_ASK("share_memory_");
    if (fl_py__is_valueless(tensor)) return NULL;
    PyObject *module = PyImport_ImportModule("flashlight.multiprocessing"); /* which knows how such tensors travel */
    if (!module) return NULL;
    Py_DECREF(module);
    fl_tensor *t = fl_py__of(tensor);
    return fl_tensor__share(t, references_of_object(t->storage)) ? Py_NewRef(tensor) : fl_py__raise();
}

bool fl_py__of_storage(PyObject *o, fl_dtype dtype, fl_tensor **t) {
    if (!storage_type || !PyObject_TypeCheck(o, storage_type)) return false;
    PyObject *tensor =
        PyObject_CallMethod(o, "_tensor_as", "O", dtype == FL_DTYPE_NONE ? Py_None : fl_py__dtype(dtype));
    *t = tensor ? fl_tensor__retain(fl_py__of(tensor)) : NULL;
    Py_XDECREF(tensor);
    return true;
}

PyObject *fl_py__storage_over(fl_tensor *bytes, fl_dtype dtype) {
    PyObject *module = PyImport_ImportModule("flashlight.storage"), *tensor = module ? fl_py__wrap(bytes) : NULL;
    PyObject *storage = tensor ? PyObject_CallMethod(module, "_over_bytes", "OO", tensor, fl_py__dtype(dtype)) : NULL;
    Py_XDECREF(tensor);
    Py_XDECREF(module);
    return storage;
}

/* ---- The type ---------------------------------------------------------------------------------------------------- */

static fl_storage *of(PyObject *self) { return ((fl_py_storage *)self)->s; }

static PyObject *no_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    (void)args, (void)kwargs;
    return PyErr_Format(PyExc_TypeError, "cannot create '%s' instances", type->tp_name);
}
static PyObject *py_of(PyObject *type, PyObject *tensor) {
    fl_tensor *t = fl_py__unwrap(tensor, "_of(): its argument");
    return t ? object_of(t->storage, (PyTypeObject *)type) : NULL;
}
static PyObject *py_nbytes(PyObject *self, PyObject *unused) {
    (void)unused;
    return PyLong_FromSize_t(fl_storage__bytes(of(self)));
}
static PyObject *py_data_ptr(PyObject *self, PyObject *unused) {
    (void)unused;
    return PyLong_FromVoidPtr(fl_storage__bytes(of(self)) ? of(self)->data : NULL);
}
static PyObject *get_cdata(PyObject *self, void *unused) {
    (void)unused;
    return PyLong_FromVoidPtr(of(self));
}
static PyObject *py_items(PyObject *self, PyObject *kind) {
    const fl_dtype dtype = fl_py__as_dtype(kind);
    if (dtype == FL_DTYPE_NONE) return PyErr_Format(PyExc_TypeError, "_items_as() wants a dtype");
    fl_storage *s = of(self);
    const int64_t size = (int64_t)(fl_storage__bytes(s) / fl_dtype_size(dtype));
    fl_tensor *none = fl_tensor__empty(dtype, 1, &(int64_t){0}), *t = NULL;
    if (none) {
        fl_storage__release(none->storage);
        none->storage = fl_storage__retain(s);
        none->data = s->data;
        t = fl_tensor__view(none, 1, &size, &(int64_t){1}, 0);
        fl_release(none);
    }
    return fl_py__wrap_result(t);
}
static PyObject *py_resize(PyObject *self, PyObject *size) {
    int64_t bytes;
    if (fl_py__to_int(size, &bytes) <= 0 || bytes < 0)
        return PyErr_Format(PyExc_TypeError, "_resize() wants a number of bytes");
    fl_storage *s = of(self);
    const bool shared = atomic_load_explicit(&s->refs, memory_order_relaxed) > 1;
    if (shared ? fl_storage__resize_in_place(s, (size_t)bytes) : fl_storage__resize(s, (size_t)bytes)) Py_RETURN_NONE;
    return fl_py__raise();
}

static PyObject *py_is_shared(PyObject *self, PyObject *unused) {
    (void)unused;
    return PyBool_FromLong(of(self)->shared);
}
static PyObject *py_share(PyObject *self, PyObject *unused) {
    (void)unused;
    fl_storage *s = of(self);
    if (!s->shared && atomic_load_explicit(&s->refs, memory_order_acquire) > 1)
        fl_fail(FL_RUNTIME_ERROR, "share_memory_(): tensors are over the storage: call share_memory_() of the tensor");
    else if (fl_storage__share(s))
        return Py_NewRef(self);
    return fl_py__raise();
}
static PyObject *py_only_of(PyObject *self, PyObject *tensor) {
    const fl_tensor *t = fl_py__unwrap(tensor, "_only_of(): its argument");
    return t ? PyBool_FromLong(t->storage == of(self) && fl_tensor__alone(t, 1)) : NULL;
}
static PyObject *py_shared_file(PyObject *self, PyObject *unused) {
    (void)unused;
    return PyLong_FromLong(fl_storage__shared_file(of(self)));
}
static PyObject *py_of_shared_file(PyObject *type, PyObject *args) {
    int file;
    Py_ssize_t bytes;
    if (!PyArg_ParseTuple(args, "in:_of_shared_file", &file, &bytes)) return NULL;
    fl_storage *s = fl_storage__of_shared_file(file, (size_t)bytes);
    if (!s) return fl_py__raise();
    PyObject *object = object_of(s, (PyTypeObject *)type);
    fl_storage__release(s);
    return object;
}

static PyMethodDef methods[] = {
    {"is_shared", py_is_shared, METH_NOARGS, "is_shared()\n\nWhether other processes can have the memory."},
    {"_share", py_share, METH_NOARGS, NULL},
    {"_only_of", py_only_of, METH_O, NULL},              /* whether no other than a tensor is over it */
    {"_shared_file", py_shared_file, METH_NOARGS, NULL}, /* its descriptor, -1: it is not shared */
    {"_of_shared_file", py_of_shared_file, METH_VARARGS | METH_CLASS, NULL}, /* (descriptor, nbytes) */
    {"_of", py_of, METH_O | METH_CLASS, NULL},                               /* that of a tensor */
    {"_items_as", py_items, METH_O, NULL}, /* all items of a dtype that fit in, a tensor over the memory */
    {"_resize", py_resize, METH_O, NULL},
    {"nbytes", py_nbytes, METH_NOARGS, "nbytes()\n\nThe size in bytes."},
    {"data_ptr", py_data_ptr, METH_NOARGS, "data_ptr()\n\nThe address of the first byte."},
    {NULL, NULL, 0, NULL}};
static PyGetSetDef getset[] = {{"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, NULL, NULL},
                               {"_cdata", get_cdata, NULL, "A number that tells storages apart.", NULL},
                               {NULL, NULL, NULL, NULL, NULL}};
static PyMemberDef members[] = {{"__dictoffset__", T_PYSSIZET, offsetof(fl_py_storage, dict), READONLY, NULL},
                                {"__weaklistoffset__", T_PYSSIZET, offsetof(fl_py_storage, weak), READONLY, NULL},
                                {NULL, 0, 0, 0, NULL}};

/* _set_storage_types(of both kinds, UntypedStorage) */
static PyObject *py_set_types(PyObject *module, PyObject *args) {
    (void)module;
    PyObject *both, *untyped;
    if (!PyArg_ParseTuple(args, "O!O!:_set_storage_types", &PyType_Type, &both, &PyType_Type, &untyped)) return NULL;
    if (!PyType_IsSubtype((PyTypeObject *)untyped, base_type))
        return PyErr_Format(PyExc_TypeError, "_set_storage_types() wants a subclass of StorageBase");
    Py_XSETREF(storage_type, (PyTypeObject *)Py_NewRef(both));
    Py_XSETREF(untyped_type, (PyTypeObject *)Py_NewRef(untyped));
    Py_RETURN_NONE;
}

static PyObject *py_is_storage(PyObject *module, PyObject *o) {
    (void)module;
    return PyBool_FromLong(storage_type && PyObject_TypeCheck(o, storage_type));
}

int fl_py__init_storage(PyObject *module) {
    static PyType_Slot slots[] = {
        {Py_tp_dealloc, dealloc}, {Py_tp_traverse, traverse}, {Py_tp_clear, clear},     {Py_tp_new, no_new},
        {Py_tp_methods, methods}, {Py_tp_getset, getset},     {Py_tp_members, members}, {0, NULL}};
    static PyType_Spec spec = {.name = "flashlight._C.StorageBase",
                               .basicsize = sizeof(fl_py_storage),
                               .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
                               .slots = slots};
    static PyMethodDef functions[] = {
        {"_set_storage_types", py_set_types, METH_VARARGS, NULL},
        {"is_storage", py_is_storage, METH_O, "is_storage(obj)\n\nWhether the object is a storage."},
        {NULL, NULL, 0, NULL}};
    base_type = (PyTypeObject *)PyType_FromSpec(&spec);
    if (!base_type) return -1;
    fl_storage__drop_host = drop_host;
    if (PyModule_AddObjectRef(module, "StorageBase", (PyObject *)base_type) < 0) return -1;
    return PyModule_AddFunctions(module, functions);
}
