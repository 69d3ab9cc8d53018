/* types.c: the small value types: dtype, device, layout, memory_format, Size, Generator.
 *
 * There is one device, the CPU's memory: device objects are inert. Size prints as PyTorch's does, so that doctests
 * match.
 */
#include "ext.h"

/* ---- Named constants: dtype, layout, memory_format --------------------------------------------------------------- */

typedef struct {
    PyObject_HEAD const char *name; /* "float32" */
    int value;
    PyObject *text; /* what it prints as, once it has been printed */
} constant;

/* Element types of PyTorch's that no tensor here has: there to be named, for programs have tables of them and ask of a
 * dtype whether it is one. Their value is FL_DTYPE_NONE. */
typedef struct {
    constant base;
    enum { UNSIGNED = 0, SIGNED = 1, FLOATING = 2, COMPLEX = 4, QUANTISED = 8 } kind;
    size_t itemsize;
    const char *in_messages;
} foreign_dtype;

static PyTypeObject layout_type;

static PyObject *constant_repr(PyObject *self) {
    constant *c = (constant *)self;
    if (!c->text)
        c->text = PyUnicode_FromFormat("%s.%s", Py_TYPE(self) == &layout_type ? "torch" : "flashlight", c->name);
    return Py_XNewRef(c->text);
}

/* Pickled and copied by name. */
static PyObject *constant_reduce(PyObject *self, PyObject *unused) {
    (void)unused;
    return PyUnicode_FromString(((constant *)self)->name);
}

static PyObject *same(PyObject *self, PyObject *unused) {
    (void)unused;
    return Py_NewRef(self);
}

static PyMethodDef constant_methods[] = {{"__reduce__", constant_reduce, METH_NOARGS, NULL},
                                         {"__copy__", same, METH_NOARGS, NULL},
                                         {"__deepcopy__", same, METH_O, NULL},
                                         {NULL, NULL, 0, NULL}};

static const foreign_dtype *as_foreign(PyObject *self) {
    return ((constant *)self)->value == FL_DTYPE_NONE ? (const foreign_dtype *)self : NULL;
}

static PyObject *dtype_is_floating(PyObject *self, void *unused) {
    (void)unused;
    const foreign_dtype *foreign = as_foreign(self);
    return PyBool_FromLong(foreign ? foreign->kind & FLOATING
                                   : fl_dtype_is_floating((fl_dtype)((constant *)self)->value));
}
static PyObject *dtype_is_complex(PyObject *self, void *unused) {
    (void)unused;
    const foreign_dtype *foreign = as_foreign(self);
    return PyBool_FromLong(foreign && foreign->kind & COMPLEX);
}
static PyObject *dtype_is_signed(PyObject *self, void *unused) {
    (void)unused;
    const foreign_dtype *foreign = as_foreign(self);
    if (foreign && foreign->kind & QUANTISED)
        return PyErr_Format(PyExc_RuntimeError, "is_signed is not defined for the quantised type %s",
                            foreign->base.name);
    int value = ((constant *)self)->value;
    return PyBool_FromLong(foreign ? foreign->kind & SIGNED : value != FL_BOOL && value != FL_UINT8);
}
static PyObject *dtype_itemsize(PyObject *self, void *unused) {
    (void)unused;
    const foreign_dtype *foreign = as_foreign(self);
    return PyLong_FromSize_t(foreign ? foreign->itemsize : fl_dtype_size((fl_dtype)((constant *)self)->value));
}

static PyObject *dtype_module(PyObject *self, void *unused) {
    (void)self, (void)unused;
    return PyUnicode_FromString("flashlight");
}

static PyGetSetDef dtype_getset[] = {
    {"__module__", dtype_module, NULL, NULL, NULL},
    {"is_floating_point", dtype_is_floating, NULL, "Whether it is a type of floats.", NULL},
    {"is_complex", dtype_is_complex, NULL, "Whether it is a type of complex numbers.", NULL},
    {"is_signed", dtype_is_signed, NULL, "Whether it has negative numbers.", NULL},
    {"itemsize", dtype_itemsize, NULL, "Bytes an element.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyTypeObject dtype_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight.dtype",
                                  .tp_doc = "The type of a tensor's elements: float32, int64, bool ...",
                                  .tp_basicsize = sizeof(constant),
                                  .tp_flags = Py_TPFLAGS_DEFAULT,
                                  .tp_repr = constant_repr,
                                  .tp_methods = constant_methods,
                                  .tp_getset = dtype_getset};
static PyTypeObject layout_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight.layout",
                                   .tp_doc = "How elements are kept: strided, the one that tensors here have.",
                                   .tp_basicsize = sizeof(constant),
                                   .tp_flags = Py_TPFLAGS_DEFAULT,
                                   .tp_repr = constant_repr,
                                   .tp_methods = constant_methods};
static PyTypeObject format_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight.memory_format",
    .tp_doc = "The order of dimensions in memory: contiguous_format, channels_last, channels_last_3d, preserve_format.",
    .tp_basicsize = sizeof(constant),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_repr = constant_repr,
    .tp_methods = constant_methods};

static constant dtypes[FL_DTYPE_COUNT];
#define FOREIGN(name, kind, itemsize) \
    { {PyObject_HEAD_INIT(&dtype_type) name, FL_DTYPE_NONE, NULL}, kind, itemsize, name ", which no tensor here has" }
static foreign_dtype foreign_dtypes[] = {FOREIGN("complex32", COMPLEX | SIGNED, 4),
                                         FOREIGN("complex64", COMPLEX | SIGNED, 8),
                                         FOREIGN("complex128", COMPLEX | SIGNED, 16),
                                         FOREIGN("uint16", UNSIGNED, 2),
                                         FOREIGN("uint32", UNSIGNED, 4),
                                         FOREIGN("uint64", UNSIGNED, 8),
                                         FOREIGN("float8_e4m3fn", FLOATING | SIGNED, 1),
                                         FOREIGN("float8_e4m3fnuz", FLOATING | SIGNED, 1),
                                         FOREIGN("float8_e5m2", FLOATING | SIGNED, 1),
                                         FOREIGN("float8_e5m2fnuz", FLOATING | SIGNED, 1),
                                         FOREIGN("float8_e8m0fnu", FLOATING, 1),
                                         FOREIGN("float4_e2m1fn_x2", FLOATING | SIGNED, 1),
                                         FOREIGN("qint8", QUANTISED, 1),
                                         FOREIGN("quint8", QUANTISED, 1),
                                         FOREIGN("qint32", QUANTISED, 4),
                                         FOREIGN("quint4x2", QUANTISED, 1),
                                         FOREIGN("quint2x4", QUANTISED, 1)};
static constant formats[] = {{PyObject_HEAD_INIT(&format_type) "contiguous_format", FL_CONTIGUOUS_FORMAT, NULL},
                             {PyObject_HEAD_INIT(&format_type) "preserve_format", FL_PRESERVE_FORMAT, NULL},
                             {PyObject_HEAD_INIT(&format_type) "channels_last", FL_CHANNELS_LAST, NULL},
                             {PyObject_HEAD_INIT(&format_type) "channels_last_3d", FL_CHANNELS_LAST_3D, NULL}};
/* Every tensor is strided; the others are there to be named. */
static constant layouts[] = {
    {PyObject_HEAD_INIT(&layout_type) "strided", 0, NULL},    {PyObject_HEAD_INIT(&layout_type) "sparse_coo", 1, NULL},
    {PyObject_HEAD_INIT(&layout_type) "sparse_csr", 2, NULL}, {PyObject_HEAD_INIT(&layout_type) "sparse_csc", 3, NULL},
    {PyObject_HEAD_INIT(&layout_type) "sparse_bsr", 4, NULL}, {PyObject_HEAD_INIT(&layout_type) "sparse_bsc", 5, NULL},
    {PyObject_HEAD_INIT(&layout_type) "jagged", 6, NULL}};

PyObject *fl_py__dtype(fl_dtype dtype) { return (PyObject *)&dtypes[dtype]; }

fl_dtype fl_py__as_dtype(PyObject *o) {
    if (FL_LIKELY(Py_TYPE(o) == &dtype_type)) return (fl_dtype)((constant *)o)->value;
    if (o == (PyObject *)&PyFloat_Type) return FL_FLOAT64;
    if (o == (PyObject *)&PyBool_Type) return FL_BOOL;
    if (o == (PyObject *)&PyLong_Type) return FL_INT64;
    return FL_DTYPE_NONE;
}

/* Another package's Tensor or Parameter, which by its name alone reads as one of ours: "torch.Tensor". */
static const char *stranger(PyObject *o, const char *name) {
    static FL_TLS char full[80];
    PyObject *module = PyObject_GetAttrString((PyObject *)Py_TYPE(o), "__module__");
    const char *text = module && PyUnicode_Check(module) ? PyUnicode_AsUTF8(module) : NULL;
    if (text) snprintf(full, sizeof full, "%s.%s", text, name);
    Py_XDECREF(module);
    PyErr_Clear();
    return text ? full : name;
}
const char *fl_py__type_name(PyObject *o) {
    const char *name = Py_TYPE(o)->tp_name;
    if (Py_TYPE(o) == &dtype_type && as_foreign(o)) return as_foreign(o)->in_messages;
    if ((!strcmp(name, "Tensor") || !strcmp(name, "Parameter")) && !fl_py__is_tensor(o)) return stranger(o, name);
    return name;
}

PyObject *fl_py__format(fl_memory_format format) { return (PyObject *)&formats[format]; }

bool fl_py__as_format(PyObject *o, fl_memory_format *format) {
    if (Py_TYPE(o) != &format_type) return false;
    *format = (fl_memory_format)((constant *)o)->value;
    return true;
}

PyObject *fl_py__strided(void) { return (PyObject *)&layouts[0]; }

static int add_constants(PyObject *module) {
    static const struct {
        const char *name;
        fl_dtype dtype;
    } aliases[] = {{"half", FL_FLOAT16}, {"float", FL_FLOAT32}, {"double", FL_FLOAT64},
                   {"short", FL_INT16},  {"int", FL_INT32},     {"long", FL_INT64}};
    for (int i = 0; i < FL_DTYPE_COUNT; i++) {
        dtypes[i] = (constant){PyObject_HEAD_INIT(&dtype_type) fl_dtype_name((fl_dtype)i), i, NULL};
        if (PyModule_AddObjectRef(module, dtypes[i].name, (PyObject *)&dtypes[i]) < 0) return -1;
    }
    for (int i = 0; i < FL_COUNT(aliases); i++) {
        if (PyModule_AddObjectRef(module, aliases[i].name, fl_py__dtype(aliases[i].dtype)) < 0) return -1;
    }
    for (int i = 0; i < FL_COUNT(foreign_dtypes); i++) {
        if (PyModule_AddObjectRef(module, foreign_dtypes[i].base.name, (PyObject *)&foreign_dtypes[i]) < 0) return -1;
    }
    for (int i = 0; i < FL_COUNT(formats); i++) {
        if (PyModule_AddObjectRef(module, formats[i].name, (PyObject *)&formats[i]) < 0) return -1;
    }
    for (int i = 0; i < FL_COUNT(layouts); i++) {
        if (PyModule_AddObjectRef(module, layouts[i].name, (PyObject *)&layouts[i]) < 0) return -1;
    }
    return 0;
}

/* ---- device ------------------------------------------------------------------------------------------------------ */

typedef struct {
    PyObject_HEAD char kind[12];
    int index; /* -1: none */
} device;

static PyTypeObject device_type;
PyTypeObject *fl_py__device_type = &device_type;
static PyObject *cpu;

static PyObject *make_device(const char *kind, int index) {
    device *self = PyObject_New(device, &device_type);
    if (!self) return NULL;
    snprintf(self->kind, sizeof(self->kind), "%s", kind);
    self->index = index;
    return (PyObject *)self;
}

/* "cpu", "cuda:1": programs name devices that are not there before they ask whether they are. */
static bool parse_device(const char *text, char kind[12], int *index) {
    static const char *const known[] = {"cpu", "cuda", "mps", "meta", "xpu", "xla", "hpu", "mtia", "npu"};
    const char *colon = strchr(text, ':');
    size_t length = colon ? (size_t)(colon - text) : strlen(text);
    for (int i = 0; i < FL_COUNT(known); i++) {
        if (strlen(known[i]) != length || strncmp(text, known[i], length) != 0) continue;
        memcpy(kind, text, length);
        kind[length] = 0;
        if (!colon) {
            *index = -1;
            return true;
        }
        char *end;
        long value = strtol(colon + 1, &end, 10);
        if (colon[1] < '0' || colon[1] > '9' || *end || value > 127) break;
        *index = (int)value;
        return true;
    }
    PyErr_Format(PyExc_RuntimeError,
                 "Expected one of cpu, cuda, mps, meta, xpu, xla, hpu, mtia device type at start of "
                 "device string: %.100s",
                 text);
    return false;
}

static PyObject *device_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    (void)type;
    static char *names[] = {"type", "index", NULL}, *by_device[] = {"device", NULL};
    PyObject *what, *index_object = Py_None;
    const bool whole = kwargs && PyDict_GET_SIZE(kwargs) == 1 && PyDict_GetItemString(kwargs, "device");
    if (!(whole ? PyArg_ParseTupleAndKeywords(args, kwargs, "O:device", by_device, &what)
                : PyArg_ParseTupleAndKeywords(args, kwargs, "O|O:device", names, &what, &index_object)))
        return NULL;
    if (Py_TYPE(what) == &device_type) return Py_NewRef(what);
    char kind[12];
    int index;
    if (PyLong_Check(what)) {
        const long number = PyLong_AsLong(what);
        if (number == -1 && PyErr_Occurred()) return NULL;
        return PyErr_Format(PyExc_RuntimeError, number < 0
                                                    ? "Device index must not be negative"
                                                    : "Cannot access accelerator device when none is available.");
    } else {
        const char *text = PyUnicode_AsUTF8(what);
        if (!text || !parse_device(text, kind, &index)) return NULL;
    }
    if (index_object != Py_None) {
        if (index >= 0) return PyErr_Format(PyExc_RuntimeError, "type (string) must not include an index");
        index = (int)PyLong_AsLong(index_object);
        if (PyErr_Occurred()) return NULL;
    }
    return make_device(kind, index);
}

/* device("cpu"), the one that programs name in their loops, without a tuple or a new object. */
static PyObject *device_vectorcall(PyObject *type, PyObject *const *args, size_t nargsf, PyObject *names) {
    const Py_ssize_t n = PyVectorcall_NARGS(nargsf);
    if (n == 1 && !names && PyUnicode_CheckExact(args[0]) && PyUnicode_CompareWithASCIIString(args[0], "cpu") == 0)
        return Py_NewRef(cpu);
    PyObject *list = PyTuple_New(n), *kwargs = names ? PyDict_New() : NULL;
    for (Py_ssize_t i = 0; list && i < n; i++) PyTuple_SET_ITEM(list, i, Py_NewRef(args[i]));
    bool fine = list && (kwargs || !names);
    for (Py_ssize_t i = 0; fine && names && i < PyTuple_GET_SIZE(names); i++)
        fine = PyDict_SetItem(kwargs, PyTuple_GET_ITEM(names, i), args[n + i]) == 0;
    PyObject *result = fine ? device_new((PyTypeObject *)type, list, kwargs) : NULL;
    Py_XDECREF(list);
    Py_XDECREF(kwargs);
    return result;
}

static PyObject *device_str(PyObject *self) {
    const device *d = (device *)self;
    return d->index < 0 ? PyUnicode_FromString(d->kind) : PyUnicode_FromFormat("%s:%d", d->kind, d->index);
}
static PyObject *device_repr(PyObject *self) {
    const device *d = (device *)self;
    return d->index < 0 ? PyUnicode_FromFormat("device(type='%s')", d->kind)
                        : PyUnicode_FromFormat("device(type='%s', index=%d)", d->kind, d->index);
}
static Py_hash_t device_hash(PyObject *self) {
    const device *d = (device *)self;
    return (Py_hash_t)(d->kind[0] * 7919 + d->kind[1] * 131 + d->index + 2);
}
static PyObject *device_compare(PyObject *a, PyObject *b, int op) {
    if (Py_TYPE(b) != &device_type || (op != Py_EQ && op != Py_NE)) Py_RETURN_NOTIMPLEMENTED;
    const device *x = (device *)a, *y = (device *)b;
    bool equal = strcmp(x->kind, y->kind) == 0 && x->index == y->index;
    return PyBool_FromLong(equal == (op == Py_EQ));
}
static PyObject *device_kind(PyObject *self, void *unused) {
    (void)unused;
    return PyUnicode_FromString(((device *)self)->kind);
}
static PyObject *device_index(PyObject *self, void *unused) {
    (void)unused;
    int index = ((device *)self)->index;
    if (index < 0) Py_RETURN_NONE;
    return PyLong_FromLong(index);
}
static PyObject *device_reduce(PyObject *self, PyObject *unused) {
    (void)unused;
    const device *d = (device *)self;
    return d->index < 0 ? Py_BuildValue("O(s)", &device_type, d->kind)
                        : Py_BuildValue("O(si)", &device_type, d->kind, d->index);
}
static PyObject *none_method(PyObject *self, PyObject *args) {
    (void)self, (void)args;
    Py_RETURN_NONE;
}

/* A block on the CPU. One on "meta" makes what a program will load values into, and that may as well have memory. */
static PyObject *device_enter(PyObject *self, PyObject *unused) {
    (void)unused;
    return strcmp(((device *)self)->kind, "meta") == 0 || fl_py__check_device(self) ? Py_NewRef(self) : NULL;
}

static PyMethodDef device_methods[] = {{"__reduce__", device_reduce, METH_NOARGS, NULL},
                                       {"__enter__", device_enter, METH_NOARGS, NULL},
                                       {"__exit__", none_method, METH_VARARGS, NULL},
                                       {NULL, NULL, 0, NULL}};
static PyGetSetDef device_getset[] = {{"type", device_kind, NULL, "\"cpu\".", NULL},
                                      {"index", device_index, NULL, "Its number, or None.", NULL},
                                      {NULL, NULL, NULL, NULL, NULL}};
static PyTypeObject device_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight.device",
                                   .tp_doc = "device(\"cpu\"): where tensors are. Others can be named and not be used.",
                                   .tp_basicsize = sizeof(device),
                                   .tp_flags = Py_TPFLAGS_DEFAULT,
                                   .tp_new = device_new,
                                   .tp_vectorcall = device_vectorcall,
                                   .tp_repr = device_repr,
                                   .tp_str = device_str,
                                   .tp_hash = device_hash,
                                   .tp_richcompare = device_compare,
                                   .tp_methods = device_methods,
                                   .tp_getset = device_getset};

PyObject *fl_py__device(void) { return cpu; }

bool fl_py__check_device(PyObject *o) {
    if (o == Py_None || o == cpu) return true;
    char kind[12];
    int index;
    if (Py_TYPE(o) == &device_type) {
        memcpy(kind, ((device *)o)->kind, sizeof(kind));
    } else if (PyUnicode_Check(o)) {
        const char *text = PyUnicode_AsUTF8(o);
        if (!text || !parse_device(text, kind, &index)) return false;
    } else if (PyLong_Check(o)) {
        snprintf(kind, sizeof(kind), "cuda");
    } else {
        PyErr_Format(PyExc_TypeError, "device must be a device or a string, not %.200s", Py_TYPE(o)->tp_name);
        return false;
    }
    if (strcmp(kind, "cpu") == 0) return true;
    PyErr_Format(PyExc_RuntimeError, "there is no device '%s': flashlight computes in the CPU's memory%s", kind,
                 strcmp(kind, "meta") == 0 ? ", and no tensor is without memory. A model for functional_call or for "
                                             "load_state_dict can be left where it is; nn.utils.skip_init makes a "
                                             "module without drawing its parameters"
                                           : "");
    return false;
}

/* ---- Size -------------------------------------------------------------------------------------------------------- */

static PyTypeObject size_type;
PyTypeObject *fl_py__size_type = &size_type;

/* Programs ask for the same few shapes again and again: the tuples made last are kept, each at the place its numbers
 * lead to, and handed out to whoever has these numbers. */
#define KEPT_TUPLES 256 /* a place has 8 bits */
#define KEPT_ITEMS 5
typedef struct kept_tuple {
    PyObject *tuple; /* NULL: none yet */
    int64_t items[KEPT_ITEMS];
} kept_tuple;

/* A tuple, or a Size, of n ints. */
static PyObject *make_ints(PyTypeObject *type, const int64_t *items, int n) {
    /* Not through tp_alloc: numbers make no cycles, so the garbage collector need not know. */
    PyTupleObject *self = PyObject_GC_NewVar(PyTupleObject, type, n);
    if (!self) return NULL;
    for (int i = 0; i < n; i++) self->ob_item[i] = NULL;
    for (int i = 0; i < n; i++) {
        if (!(self->ob_item[i] = PyLong_FromLongLong(items[i]))) {
            Py_DECREF(self);
            return NULL;
        }
    }
    return (PyObject *)self;
}

static PyObject *ints_of(PyTypeObject *type, const int64_t *items, int n) {
    static kept_tuple kept[KEPT_TUPLES];
    if (n == 0 && type == &PyTuple_Type) return PyTuple_New(0);
    if (n > KEPT_ITEMS) return make_ints(type, items, n);
    uint64_t place = (uint64_t)n + (type == &size_type ? KEPT_ITEMS + 1 : 0);
    for (int i = 0; i < n; i++) place = (place ^ (uint64_t)items[i]) * 0x9E3779B97F4A7C15u;
    kept_tuple *entry = &kept[place >> 56];
    if (FL_LIKELY(entry->tuple && Py_TYPE(entry->tuple) == type && PyTuple_GET_SIZE(entry->tuple) == n)) {
        int same = 0;
        while (same < n && entry->items[same] == items[same]) same++;
        if (FL_LIKELY(same == n)) return Py_NewRef(entry->tuple);
    }
    PyObject *made = make_ints(type, items, n);
    if (!made) return NULL;
    for (int i = 0; i < n; i++) entry->items[i] = items[i];
    Py_XSETREF(entry->tuple, Py_NewRef(made));
    return made;
}

PyObject *fl_py__size(const int64_t *sizes, int n) { return ints_of(&size_type, sizes, n); }
PyObject *fl_py__ints(const int64_t *items, int n) { return ints_of(&PyTuple_Type, items, n); }

static PyObject *size_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *self = PyTuple_Type.tp_new(type, args, kwargs);
    if (!self) return NULL;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(self); i++) {
        PyObject *item = PyTuple_GET_ITEM(self, i);
        if (PyLong_CheckExact(item)) continue;
        PyObject *number = PyBool_Check(item) ? PyLong_FromLong(item == Py_True) : PyNumber_Index(item);
        if (!number) {
            PyErr_Format(PyExc_TypeError, "torch.Size() takes an iterable of 'int' (item %zd is '%.200s')", i,
                         Py_TYPE(item)->tp_name);
            Py_DECREF(self);
            return NULL;
        }
        PyTuple_SET_ITEM(self, i, number);
        Py_DECREF(item);
    }
    return self;
}

/* torch.Size([2, 3]), as that of a list is spelled. */
static PyObject *size_repr(PyObject *self) {
    char few[256];
    int length = snprintf(few, sizeof(few), "torch.Size([");
    Py_ssize_t i = 0;
    for (int overflow = 0; i < PyTuple_GET_SIZE(self) && length < (int)sizeof(few) - 32; i++) {
        const long long value = PyLong_AsLongLongAndOverflow(PyTuple_GET_ITEM(self, i), &overflow);
        if (overflow) break;
        length += snprintf(few + length, sizeof(few) - (size_t)length, i ? ", %lld" : "%lld", value);
    }
    if (i == PyTuple_GET_SIZE(self)) {
        memcpy(few + length, "])", 2);
        return PyUnicode_DecodeASCII(few, length + 2, NULL);
    }
    PyObject *list = PySequence_List(self);
    if (!list) return NULL;
    PyObject *text = PyUnicode_FromFormat("torch.Size(%R)", list);
    Py_DECREF(list);
    return text;
}

/* A tuple that an operation of tuple returned, as a Size. */
static PyObject *as_size(PyObject *tuple) {
    if (!tuple || !PyTuple_CheckExact(tuple)) return tuple;
    PyObject *args = PyTuple_Pack(1, tuple), *self = args ? size_new(&size_type, args, NULL) : NULL;
    Py_XDECREF(args);
    Py_DECREF(tuple);
    return self;
}

static PyObject *size_concat(PyObject *a, PyObject *b) {
    if (!PyTuple_Check(a) || !PyTuple_Check(b)) Py_RETURN_NOTIMPLEMENTED;
    return as_size(PyTuple_Type.tp_as_sequence->sq_concat(a, b));
}
static PyObject *size_plain_concat(PyObject *a, PyObject *b) {
    return as_size(PyTuple_Type.tp_as_sequence->sq_concat(a, b));
}
static PyObject *size_repeat(PyObject *self, Py_ssize_t n) {
    return as_size(PyTuple_Type.tp_as_sequence->sq_repeat(self, n));
}
static PyObject *size_subscript(PyObject *self, PyObject *key) {
    PyObject *item = PyTuple_Type.tp_as_mapping->mp_subscript(self, key);
    return PySlice_Check(key) ? as_size(item) : item;
}
static PyObject *size_numel(PyObject *self, PyObject *unused) {
    (void)unused;
    PyObject *product = PyLong_FromLong(1);
    for (Py_ssize_t i = 0; product && i < PyTuple_GET_SIZE(self); i++) {
        Py_SETREF(product, PyNumber_Multiply(product, PyTuple_GET_ITEM(self, i)));
    }
    return product;
}
static PyObject *size_reduce(PyObject *self, PyObject *unused) {
    (void)unused;
    PyObject *tuple = PySequence_Tuple(self);
    if (tuple && tuple == self) {
        Py_DECREF(tuple);
        tuple = PyTuple_GetSlice(self, 0, PyTuple_GET_SIZE(self));
    }
    PyObject *list = tuple ? PySequence_List(tuple) : NULL;
    Py_XDECREF(tuple);
    return list ? Py_BuildValue("O(N)", &size_type, list) : NULL;
}

static PyMethodDef size_methods[] = {{"numel", size_numel, METH_NOARGS, "The number of elements: the product."},
                                     {"__reduce__", size_reduce, METH_NOARGS, NULL},
                                     {NULL, NULL, 0, NULL}};
static PyNumberMethods size_number = {.nb_add = size_concat};
static PySequenceMethods size_sequence = {.sq_concat = size_plain_concat, .sq_repeat = size_repeat};
static PyMappingMethods size_mapping = {.mp_subscript = size_subscript};
static PyTypeObject size_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight.Size",
                                 .tp_doc = "The sizes of a tensor: a tuple of ints.",
                                 .tp_flags = Py_TPFLAGS_DEFAULT,
                                 .tp_base = &PyTuple_Type,
                                 .tp_new = size_new,
                                 .tp_repr = size_repr,
                                 .tp_methods = size_methods,
                                 .tp_as_number = &size_number,
                                 .tp_as_sequence = &size_sequence,
                                 .tp_as_mapping = &size_mapping};

/* ---- Generator --------------------------------------------------------------------------------------------------- */

typedef struct {
    PyObject_HEAD fl_generator *generator;
    bool owned; /* false: the default one of the process */
} generator;

static PyTypeObject generator_type;
PyTypeObject *fl_py__generator_type = &generator_type;

fl_generator *fl_py__generator(PyObject *o) { return ((generator *)o)->generator; }

static PyObject *generator_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"device", NULL};
    PyObject *where = Py_None;
    if ((PyTuple_GET_SIZE(args) || kwargs) &&
        (!PyArg_ParseTupleAndKeywords(args, kwargs, "|O:Generator", names, &where) || !fl_py__check_device(where)))
        return NULL;
    generator *self = (generator *)type->tp_alloc(type, 0);
    if (!self) return NULL;
    self->generator = fl_generator_new();
    self->owned = true;
    if (self->generator) return (PyObject *)self;
    Py_DECREF(self);
    return fl_py__raise();
}

static void generator_dealloc(PyObject *self) {
    generator *g = (generator *)self;
    if (g->owned) fl_generator_free(g->generator);
    Py_TYPE(self)->tp_free(self);
}

/* A seed as PyTorch takes it: [-2^63, 2^64), negative ones wrapped. */
static bool parse_seed(PyObject *o, uint64_t *seed) {
    const bool whole = PyIndex_Check(o) && !PyBool_Check(o) && !fl_py__is_tensor(o);
    PyObject *number = whole ? PyNumber_Index(o) : NULL;
    if (!number) {
        if (!PyErr_Occurred())
            PyErr_Format(PyExc_RuntimeError, "manual_seed expected a long, but got %.200s", Py_TYPE(o)->tp_name);
        return false;
    }
    int overflow;
    long long value = PyLong_AsLongLongAndOverflow(number, &overflow);
    if (!overflow) {
        *seed = (uint64_t)value;
    } else {
        *seed = PyLong_AsUnsignedLongLong(number);
        if (PyErr_Occurred()) {
            PyErr_Clear();
            PyErr_SetString(PyExc_ValueError, "Overflow when unpacking long long");
        }
    }
    Py_DECREF(number);
    return !PyErr_Occurred();
}

static PyObject *generator_manual_seed(PyObject *self, PyObject *value) {
    uint64_t seed;
    if (!parse_seed(value, &seed)) return NULL;
    fl_generator_seed(fl_py__generator(self), seed);
    return Py_NewRef(self);
}
static PyObject *generator_initial_seed(PyObject *self, PyObject *unused) {
    (void)unused;
    return PyLong_FromUnsignedLongLong(fl_generator_initial_seed(fl_py__generator(self)));
}
static PyObject *generator_seed(PyObject *self, PyObject *unused) {
    (void)unused;
    PyObject *os = PyImport_ImportModule("os"), *bytes = os ? PyObject_CallMethod(os, "urandom", "i", 8) : NULL;
    Py_XDECREF(os);
    if (!bytes) return NULL;
    uint64_t seed;
    memcpy(&seed, PyBytes_AS_STRING(bytes), sizeof(seed));
    Py_DECREF(bytes);
    seed &= 0x1fffffffffffff; /* as PyTorch: exact in a double */
    fl_generator_seed(fl_py__generator(self), seed);
    return PyLong_FromUnsignedLongLong(seed);
}
static PyObject *generator_get_state(PyObject *self, PyObject *unused) {
    (void)unused;
    int64_t size = FL_GENERATOR_STATE_SIZE;
    fl_tensor *t = fl_tensor__empty(FL_UINT8, 1, &size);
    if (t) fl_generator_get_state(fl_py__generator(self), (uint8_t *)t->data);
    return fl_py__wrap_result(t);
}
static PyObject *generator_set_state(PyObject *self, PyObject *state) {
    if (!fl_py__is_tensor(state))
        return PyErr_Format(PyExc_TypeError, "expected a torch.ByteTensor, but got %.200s", Py_TYPE(state)->tp_name);
    fl_tensor *t = fl_py__of(state);
    if (t->dtype != FL_UINT8) return PyErr_Format(PyExc_TypeError, "RNG state must be a torch.ByteTensor");
    if (!(t->flags & FL_T_CONTIGUOUS)) return PyErr_Format(PyExc_RuntimeError, "RNG state must be contiguous");
    if (t->numel != FL_GENERATOR_STATE_SIZE) {
        return PyErr_Format(PyExc_RuntimeError,
                            "Expected a CPUGeneratorImplState of size %d but found the input RNG state size to be %lld",
                            (int)FL_GENERATOR_STATE_SIZE, (long long)t->numel);
    }
    if (!fl_generator_set_state(fl_py__generator(self), (const uint8_t *)t->data)) return fl_py__raise();
    return Py_NewRef(self);
}
static PyObject *generator_clone(PyObject *self, PyObject *unused) {
    (void)unused;
    PyObject *copy = PyObject_CallNoArgs((PyObject *)&generator_type);
    if (!copy) return NULL;
    uint8_t state[FL_GENERATOR_STATE_SIZE];
    fl_generator_get_state(fl_py__generator(self), state);
    if (fl_generator_set_state(fl_py__generator(copy), state)) return copy;
    Py_DECREF(copy);
    return fl_py__raise();
}
static PyObject *generator_device(PyObject *self, void *unused) {
    (void)self, (void)unused;
    return Py_NewRef(cpu);
}
static PyObject *generator_reduce(PyObject *self, PyObject *unused) {
    PyObject *state = generator_get_state(self, unused);
    if (!state) return NULL;
    PyObject *module = PyImport_ImportModule("flashlight.random");
    PyObject *rebuild = module ? PyObject_GetAttrString(module, "_rebuild_generator") : NULL;
    Py_XDECREF(module);
    if (!rebuild) {
        Py_DECREF(state);
        return NULL;
    }
    return Py_BuildValue("N(N)", rebuild, state);
}

static PyMethodDef generator_methods[] = {
    {"manual_seed", generator_manual_seed, METH_O, "Seeds the generator and returns it."},
    {"initial_seed", generator_initial_seed, METH_NOARGS, "The seed it was last seeded with."},
    {"seed", generator_seed, METH_NOARGS, "Seeds from the system's entropy; returns the seed."},
    {"get_state", generator_get_state, METH_NOARGS, "The state as a uint8 tensor."},
    {"set_state", generator_set_state, METH_O, "Goes back to a state that get_state returned."},
    {"clone_state", generator_clone, METH_NOARGS, "A new generator in the same state."},
    {"__reduce__", generator_reduce, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}};
static PyGetSetDef generator_getset[] = {{"device", generator_device, NULL, "device('cpu').", NULL},
                                         {NULL, NULL, NULL, NULL, NULL}};
static PyTypeObject generator_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight.Generator",
    .tp_doc = "Generator(device='cpu'): a stream of random numbers, Mersenne Twister 19937 as PyTorch's on CPUs.",
    .tp_basicsize = sizeof(generator),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = generator_new,
    .tp_dealloc = generator_dealloc,
    .tp_methods = generator_methods,
    .tp_getset = generator_getset};

/* ---- Limits ------------------------------------------------------------------------------------------------------ */

/* finfo(dtype), iinfo(dtype): the object in the class's _made, or a new one, which _limits(*args, **kwargs) fills. */
static PyObject *name_made;
static PyObject *limits_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *made = PyDict_GetItemWithError(type->tp_dict, name_made);
    if (made && PyDict_Check(made) && !kwargs && PyTuple_GET_SIZE(args) == 1) {
        PyObject *found = PyDict_GetItemWithError(made, PyTuple_GET_ITEM(args, 0));
        if (found || PyErr_Occurred()) return Py_XNewRef(found);
    }
    PyObject *self = type->tp_alloc(type, 0), *fill = self ? PyObject_GetAttrString(self, "_limits") : NULL;
    PyObject *result = fill ? PyObject_Call(fill, args, kwargs) : NULL;
    Py_XDECREF(fill);
    Py_XDECREF(self);
    return result;
}
static PyTypeObject limits_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.LimitsBase",
                                   .tp_basicsize = sizeof(PyObject),
                                   .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, .tp_new = limits_new};

/* ---- The module's part ------------------------------------------------------------------------------------------- */

int fl_py__init_types(PyObject *module) {
    PyTypeObject *const types[] = {&dtype_type, &layout_type,    &format_type, &device_type,
                                   &size_type,  &generator_type, &limits_type};
    for (int i = 0; i < FL_COUNT(types); i++) {
        if (PyModule_AddType(module, types[i]) < 0) return -1;
    }
    name_made = PyUnicode_InternFromString("_made");
    if (!name_made || add_constants(module) < 0) return -1;
    cpu = make_device("cpu", -1);
    if (!cpu) return -1;
    generator *g = PyObject_New(generator, &generator_type);
    if (!g) return -1;
    g->generator = fl_generator_default();
    g->owned = false;
    int status = PyModule_AddObjectRef(module, "default_generator", (PyObject *)g);
    Py_DECREF(g);
    return status;
}
