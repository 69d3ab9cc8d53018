/* interop.c: NumPy and others, without copying: the buffer protocol both ways, __array__, DLPack. NumPy itself is never
 * linked with, and imported only by who calls .numpy().
 */
#include <limits.h>

#include "make.h"
#include "op.h"
#include "tensor.h"
#include "tensor/dlpack.h"

bool fl_py__is_array(PyObject *o) {
    for (PyTypeObject *type = Py_TYPE(o); type; type = type->tp_base) {
        if (strcmp(type->tp_name, "numpy.ndarray") == 0) return true;
    }
    return false;
}

/* ---- In: the buffer protocol ------------------------------------------------------------------------------------- */

/* PEP 3118's letters, native sizes. */
static fl_dtype dtype_of_format(const char *format, Py_ssize_t itemsize) {
    if (!format) return FL_UINT8;
    if (*format == '@' || *format == '=' || *format == '<') format++;
    if (format[0] == 0 || format[1] != 0) return FL_DTYPE_NONE;
    switch (format[0]) {
        case 'f':
            return FL_FLOAT32;
        case 'd':
            return FL_FLOAT64;
        case 'e':
            return FL_FLOAT16;
        case '?':
            return FL_BOOL;
        case 'B':
            return FL_UINT8;
        case 'b':
        case 'h':
        case 'i':
        case 'l':
        case 'q':
        case 'n':
            return itemsize == 1 ? FL_INT8 : itemsize == 2 ? FL_INT16 : itemsize == 4 ? FL_INT32 : FL_INT64;
        default:
            return FL_DTYPE_NONE;
    }
}

static void release_buffer(void *context) {
    Py_buffer *view = context;
#if PY_VERSION_HEX >= 0x030d0000
    if (Py_IsFinalizing()) return;
#else
    if (!Py_IsInitialized()) return;
#endif
    PyGILState_STATE state = PyGILState_Ensure();
    fl_py_exception pending = fl_py__take_exception();
    PyBuffer_Release(view);
    PyMem_Free(view);
    fl_py__put_exception(pending);
    PyGILState_Release(state);
}

static void *unsupported_array(PyObject *array) {
    if (PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_MemoryError)) return NULL;
    PyObject *dtype = PyObject_GetAttrString(array, "dtype");
    PyObject *type = dtype ? PyObject_GetAttrString(dtype, "type") : NULL;
    const char *name = type && PyType_Check(type) ? ((PyTypeObject *)type)->tp_name : Py_TYPE(array)->tp_name;
    PyErr_Clear();
    PyErr_Format(PyExc_TypeError,
                 "can't convert np.ndarray of type %.100s. The only supported types are: float64, float32, "
                 "float16, int64, int32, int16, int8, uint8, and bool.",
                 name);
    Py_XDECREF(type);
    Py_XDECREF(dtype);
    return NULL;
}

fl_tensor *fl_py__from_buffer(PyObject *array, bool warn) {
    Py_buffer *view = PyMem_Malloc(sizeof(*view));
    if (!view) return (void *)PyErr_NoMemory();
    if (PyObject_GetBuffer(array, view, PyBUF_RECORDS_RO) < 0) {
        PyMem_Free(view);
        return unsupported_array(array);
    }
    fl_tensor *t = NULL;
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    fl_dtype dtype = dtype_of_format(view->format, view->itemsize);
    if (view->format && (view->format[0] == '>' || view->format[0] == '!') && view->itemsize > 1) {
        PyErr_SetString(PyExc_ValueError,
                        "given numpy array has byte order different from the native byte order. Conversion "
                        "between byte orders is currently not supported.");
        goto done;
    }
    if (dtype == FL_DTYPE_NONE || (Py_ssize_t)fl_dtype_size(dtype) != view->itemsize) {
        unsupported_array(array);
        goto done;
    }
    if (view->ndim > FL_MAX_DIMS) {
        PyErr_Format(PyExc_ValueError, "the array has %d dimensions; a tensor has at most %d", view->ndim, FL_MAX_DIMS);
        goto done;
    }
    for (int i = 0; i < view->ndim; i++) {
        sizes[i] = view->shape[i];
        if (view->strides[i] < 0 && view->shape[i] > 1) {
            PyErr_SetString(
                PyExc_ValueError,
                "At least one stride in the given numpy array is negative, and tensors with negative strides are "
                "not currently supported. (You can probably work around this by making a copy of your array "
                " with array.copy().) ");
            goto done;
        }
        if (view->strides[i] % view->itemsize) {
            PyErr_SetString(PyExc_ValueError,
                            "given numpy array strides not a multiple of the element byte size. Copy the "
                            "numpy array to reallocate the memory.");
            goto done;
        }
        strides[i] = view->strides[i] < 0 ? 0 : view->strides[i] / view->itemsize;
    }
    static atomic_bool said;
    if (view->readonly && warn &&
        !fl_warning__once(&said,
                          "The given NumPy array is not writable: the tensor over it refuses to be written to. "
                          "You may want to copy the array to make it writable.")) {
        fl_py__raise();
        goto done;
    }
    t = fl_from_memory(view->buf, dtype, sizes, strides, view->ndim, release_buffer, view);
    if (!t) { /* release_buffer has been called */
        fl_py__raise();
        return NULL;
    }
    t->storage->read_only = view->readonly;
    return t;
done:
    PyBuffer_Release(view);
    PyMem_Free(view);
    return NULL;
}

static PyObject *py_from_numpy(PyObject *module, PyObject *array) {
    (void)module;
    if (!fl_py__is_array(array)) {
        return PyErr_Format(PyExc_TypeError, "expected np.ndarray (got %.200s)", Py_TYPE(array)->tp_name);
    }
    fl_tensor *t = fl_py__from_buffer(array, true);
    return t ? fl_py__wrap_result(t) : NULL;
}

/* frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False) */
PyObject *fl_py__frombuffer(PyObject *module, PyObject *args, PyObject *kwargs) {
    (void)module;
    static char *names[] = {"buffer", "dtype", "count", "offset", "requires_grad", NULL};
    PyObject *object, *dtype_object = NULL, *requires_grad_object = NULL;
    Py_ssize_t count = -1, offset = 0;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|$OnnO:frombuffer", names, &object, &dtype_object, &count, &offset,
                                     &requires_grad_object)) {
        return NULL;
    }
    const int requires_grad = fl_py__flag("frombuffer", "requires_grad", requires_grad_object);
    if (requires_grad < 0) return NULL;
    fl_dtype dtype = dtype_object ? fl_py__as_dtype(dtype_object) : FL_DTYPE_NONE;
    if (dtype == FL_DTYPE_NONE)
        return PyErr_Format(PyExc_TypeError, "frombuffer(): argument 'dtype' must be torch.dtype");
    Py_buffer *view = PyMem_Malloc(sizeof(*view));
    if (!view) return PyErr_NoMemory();
    if (PyObject_GetBuffer(object, view, PyBUF_SIMPLE) < 0) {
        PyMem_Free(view);
        if (PyErr_ExceptionMatches(PyExc_TypeError)) {
            PyErr_SetString(PyExc_ValueError, "object does not implement Python buffer protocol.");
        }
        return NULL;
    }
    Py_ssize_t size = (Py_ssize_t)fl_dtype_size(dtype);
    const char *problem = NULL;
    if (view->len == 0 || count == 0) problem = "both buffer length and count must not be 0";
    if (!problem && (offset < 0 || offset >= view->len))
        problem = "offset must be non-negative and no greater than buffer length";
    if (!problem && count < 0 && (view->len - offset) % size)
        problem = "buffer length after offset must be a multiple of element size";
    if (!problem && count > 0 && count > (view->len - offset) / size) {
        problem = "requested buffer length after offset must not be greater than actual buffer length";
    }
    if (!problem && ((uintptr_t)view->buf + (uintptr_t)offset) % (uintptr_t)size)
        problem = "the buffer is not aligned to the dtype";
    static atomic_bool said;
    if (!problem && view->readonly &&
        !fl_warning__once(&said, "The given buffer is not writable: the tensor over it refuses to be written to.")) {
        fl_py__raise();
        problem = "";
    }
    if (problem) {
        PyBuffer_Release(view);
        PyMem_Free(view);
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_ValueError, "%s", problem);
    }
    int64_t n = count < 0 ? (view->len - offset) / size : count;
    bool read_only = view->readonly;
    fl_tensor *t = fl_from_memory((char *)view->buf + offset, dtype, &n, NULL, 1, release_buffer, view);
    if (t) t->storage->read_only = read_only;
    if (t && requires_grad && !fl_set_requires_grad(t, true)) {
        fl_release(t);
        t = NULL;
    }
    return fl_py__wrap_result(t);
}

/* ---- Out: the buffer protocol ------------------------------------------------------------------------------------ */

static const char *format_of(fl_dtype dtype) {
    switch (dtype) {
        case FL_BOOL:
            return "?";
        case FL_UINT8:
            return "B";
        case FL_INT8:
            return "b";
        case FL_INT16:
            return "h";
        case FL_INT32:
            return "i";
        case FL_INT64:
            return sizeof(long) == 8 ? "l" : "q";
        case FL_FLOAT16:
            return "e";
        case FL_FLOAT32:
            return "f";
        case FL_FLOAT64:
            return "d";
        default:
            return NULL;
    }
}

static bool why_no_array(fl_tensor *t) {
    if (fl_grad_enabled() && fl_requires_grad(t)) {
        PyErr_SetString(PyExc_RuntimeError,
                        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.");
        return false;
    }
    if (!format_of((fl_dtype)t->dtype)) {
        PyErr_SetString(PyExc_TypeError, "Got unsupported ScalarType BFloat16");
        return false;
    }
    return true;
}

/* What a buffer keeps until it is released: the tensor may come to other memory meanwhile (x.data = y). */
typedef struct exported {
    fl_storage *storage;
    Py_ssize_t dims[]; /* sizes, strides */
} exported;

static int get_buffer(PyObject *self, Py_buffer *view, int flags) {
    fl_tensor *t = fl_py__of(self);
    view->obj = NULL;
    if (fl_py__is_unreadable(self)) return -1;
    if ((fl_grad_enabled() && fl_requires_grad(t)) || !format_of((fl_dtype)t->dtype)) {
        PyErr_SetString(PyExc_BufferError, "a tensor that requires grad, or of bfloat16, has no buffer");
        return -1;
    }
    if ((flags & PyBUF_STRIDES) != PyBUF_STRIDES && !(t->flags & FL_T_CONTIGUOUS)) {
        PyErr_SetString(PyExc_BufferError, "the tensor is not contiguous");
        return -1;
    }
    if (((flags & PyBUF_C_CONTIGUOUS) == PyBUF_C_CONTIGUOUS ||
         (flags & PyBUF_ANY_CONTIGUOUS) == PyBUF_ANY_CONTIGUOUS) &&
        !(t->flags & FL_T_CONTIGUOUS)) {
        PyErr_SetString(PyExc_BufferError, "the tensor is not contiguous");
        return -1;
    }
    if ((flags & PyBUF_F_CONTIGUOUS) == PyBUF_F_CONTIGUOUS && t->ndim > 1) {
        PyErr_SetString(PyExc_BufferError, "the tensor is not in Fortran's order");
        return -1;
    }
    if (flags & PyBUF_WRITABLE && t->storage->read_only) {
        PyErr_SetString(PyExc_BufferError, "the tensor's memory is read-only");
        return -1;
    }
    exported *held = PyMem_Malloc(sizeof *held + (flags & PyBUF_ND ? 2 * (size_t)t->ndim * sizeof(Py_ssize_t) : 0));
    if (!held) {
        PyErr_NoMemory();
        return -1;
    }
    held->storage = fl_storage__retain(t->storage);
    Py_ssize_t *dims = flags & PyBUF_ND ? held->dims : NULL;
    Py_ssize_t size = (Py_ssize_t)fl_dtype_size((fl_dtype)t->dtype);
    for (int i = 0; dims && i < t->ndim; i++) {
        dims[i] = (Py_ssize_t)t->sizes[i];
        dims[t->ndim + i] = (Py_ssize_t)t->strides[i] * size;
    }
    view->buf = t->data;
    view->obj = Py_NewRef(self);
    view->len = (Py_ssize_t)t->numel * size;
    view->itemsize = size;
    view->readonly = t->storage->read_only;
    view->ndim = t->ndim;
    view->format = flags & PyBUF_FORMAT ? (char *)format_of((fl_dtype)t->dtype) : NULL;
    view->shape = dims;
    view->strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? dims + t->ndim : NULL;
    view->suboffsets = NULL;
    view->internal = held;
    return 0;
}

static void release_exported(PyObject *self, Py_buffer *view) {
    (void)self;
    exported *held = view->internal;
    fl_storage__release(held->storage);
    PyMem_Free(held);
}

const PyType_Slot fl_py__interop_slots[] = {
    {Py_bf_getbuffer, get_buffer}, {Py_bf_releasebuffer, release_exported}, {0, NULL}};

/* ---- .numpy(), __array__ ----------------------------------------------------------------------------------------- */

/* NumPy's C interface as far as it is used here: the functions stand in a table at places that no version has moved
 * (numpy/__multiarray_api.h), which is found when the first array is made. Types are numbered as NumPy does. */
enum { NUMPY_ARRAY_TYPE = 2, NUMPY_NEW = 93, NUMPY_SET_BASE = 282 };
typedef PyObject *numpy_new(PyTypeObject *type, int ndim, const Py_ssize_t *sizes, int number,
                            const Py_ssize_t *strides, void *data, int itemsize, int flags, PyObject *object);
static const signed char numpy_types[FL_DTYPE_COUNT] = {
    [FL_BOOL] = 0,     [FL_INT8] = 1,     [FL_UINT8] = 2,
    [FL_INT16] = 3,    [FL_INT32] = 5,    [FL_INT64] = sizeof(long) == 8 ? 7 : 9,
    [FL_FLOAT32] = 11, [FL_FLOAT64] = 12, [FL_FLOAT16] = 23,
    [FL_BFLOAT16] = -1};
#define NUMPY_WRITABLE 0x0400

static void **numpy_table(void) {
    static void **table;
    if (table) return table;
    static const char *const places[] = {"numpy._core._multiarray_umath", "numpy.core._multiarray_umath"};
    for (int i = 0; i < FL_COUNT(places) && !table; i++) {
        PyErr_Clear();
        PyObject *core = PyImport_ImportModule(places[i]);
        PyObject *capsule = core ? PyObject_GetAttrString(core, "_ARRAY_API") : NULL;
        if (capsule) table = PyCapsule_GetPointer(capsule, NULL);
        Py_XDECREF(capsule);
        Py_XDECREF(core);
    }
    return table;
}

/* An array over the tensor's memory, of any strides. It keeps the tensor: one that nobody else has. */
static PyObject *array_over(PyObject *self) {
    fl_tensor *t = fl_py__of(self);
    void **table = numpy_table();
    if (!table) return NULL;
    const Py_ssize_t item = (Py_ssize_t)fl_dtype_size((fl_dtype)t->dtype);
    Py_ssize_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    for (int i = 0; i < t->ndim; i++) {
        sizes[i] = (Py_ssize_t)t->sizes[i];
        strides[i] = (Py_ssize_t)t->strides[i] * item;
    }
    static double nothing; /* NULL would make NumPy allocate */
    void *memory = t->data ? t->data : (void *)&nothing;
    numpy_new *make = (numpy_new *)(uintptr_t)table[NUMPY_NEW];
    int (*set_base)(PyObject *, PyObject *) = (int (*)(PyObject *, PyObject *))(uintptr_t)table[NUMPY_SET_BASE];
    PyObject *array = make(table[NUMPY_ARRAY_TYPE], t->ndim, sizes, numpy_types[t->dtype], strides, memory, (int)item,
                           t->storage->read_only ? 0 : NUMPY_WRITABLE, NULL);
    if (!array || set_base(array, Py_NewRef(self)) < 0) Py_CLEAR(array);
    return array;
}

/* A NumPy array over the tensor's memory. */
static PyObject *array_of(PyObject *self) {
    fl_tensor *t = fl_py__of(self);
    if (!why_no_array(t)) return NULL;
    PyObject *alone = fl_py__wrap_result(fl_tensor__alias(t)), *array = alone ? array_over(alone) : NULL;
    Py_XDECREF(alone);
    return array;
}

static PyObject *py_numpy(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    FL_PY_ASK_WITH("numpy", args, nargs, kwnames);
    int force = 0;
    if (fl_py__is_unreadable(self)) return NULL;
    if (nargs) return PyErr_Format(PyExc_TypeError, "numpy() takes 0 positional arguments but %zd were given", nargs);
    for (Py_ssize_t k = 0; kwnames && k < PyTuple_GET_SIZE(kwnames); k++) {
        PyObject *name = PyTuple_GET_ITEM(kwnames, k);
        if (PyUnicode_CompareWithASCIIString(name, "force") != 0)
            return PyErr_Format(PyExc_TypeError, "numpy() got an unexpected keyword argument '%U'", name);
        if (!PyBool_Check(args[k]))
            return PyErr_Format(PyExc_TypeError, "numpy(): argument 'force' must be bool, not %.200s",
                                Py_TYPE(args[k])->tp_name);
        force = args[k] == Py_True;
    }
    if (!force || !fl_requires_grad(fl_py__of(self))) return array_of(self);
    PyObject *alone = fl_py__wrap_result(fl_tensor__alias(fl_py__of(self)));
    PyObject *array = alone ? array_of(alone) : NULL;
    Py_XDECREF(alone);
    return array;
}

static PyObject *py_array(PyObject *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"dtype", "copy", NULL};
    PyObject *dtype = Py_None, *copy = Py_None;
    if (fl_py__is_unreadable(self)) return NULL;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|OO:__array__", names, &dtype, &copy)) return NULL;
    PyObject *array = array_of(self);
    if (!array) return NULL;
    if (dtype != Py_None && copy == Py_False) {
        PyObject *has = PyObject_GetAttrString(array, "dtype");
        const int same = has ? PyObject_RichCompareBool(has, dtype, Py_EQ) : -1;
        Py_XDECREF(has);
        if (same <= 0) {
            Py_DECREF(array);
            if (same == 0)
                PyErr_SetString(PyExc_ValueError, "Unable to avoid copy while creating an array as requested.");
            return NULL;
        }
    } else if (dtype != Py_None) {
        PyObject *method = PyObject_GetAttrString(array, "astype");
        PyObject *arguments = method ? Py_BuildValue("(O)", dtype) : NULL;
        PyObject *keywords = arguments ? Py_BuildValue("{s:O}", "copy", copy == Py_True ? Py_True : Py_False) : NULL;
        Py_SETREF(array, keywords ? PyObject_Call(method, arguments, keywords) : NULL);
        Py_XDECREF(keywords);
        Py_XDECREF(arguments);
        Py_XDECREF(method);
    } else if (copy == Py_True) {
        Py_SETREF(array, PyObject_CallMethod(array, "copy", NULL));
    }
    return array;
}

/* What NumPy's functions return for a tensor: a tensor (bool masks included). */
static PyObject *py_array_wrap(PyObject *self, PyObject *args) {
    (void)self;
    PyObject *array, *context = NULL, *scalar = NULL;
    if (!PyArg_ParseTuple(args, "O|OO:__array_wrap__", &array, &context, &scalar)) return NULL;
    if (!fl_py__is_array(array)) { /* NumPy hands scalars over too */
        fl_tensor *t = fl_py__make(array, FL_DTYPE_NONE);
        return t ? fl_py__wrap_result(t) : NULL;
    }
    fl_tensor *t = fl_py__from_buffer(array, false);
    return t ? fl_py__wrap_result(t) : NULL;
}

/* ---- DLPack ------------------------------------------------------------------------------------------------------ */

static void drop_capsule(PyObject *capsule) {
    if (!PyCapsule_IsValid(capsule, "dltensor")) return; /* its consumer has it */
    fl_dl_managed *managed = PyCapsule_GetPointer(capsule, "dltensor");
    if (managed && managed->deleter) managed->deleter(managed);
}

static void drop_versioned(PyObject *capsule) {
    if (!PyCapsule_IsValid(capsule, "dltensor_versioned")) return;
    fl_dl_versioned *managed = PyCapsule_GetPointer(capsule, "dltensor_versioned");
    if (managed && managed->deleter) managed->deleter(managed);
}

static PyObject *py_dlpack(PyObject *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"stream", "max_version", "dl_device", "copy", NULL};
    PyObject *stream = Py_None, *version = Py_None, *where = Py_None, *copy = Py_None;
    if (fl_py__is_unreadable(self)) return NULL;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|$OOOO:__dlpack__", names, &stream, &version, &where, &copy))
        return NULL;
    if (stream != Py_None && !PyLong_Check(stream))
        return PyErr_Format(PyExc_TypeError, "stream must be ``int`` or ``none``");
    if (stream != Py_None && PyLong_AsLong(stream) != -1) {
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_AssertionError, "stream should be None on cpu.");
        return NULL;
    }
    fl_tensor *t = fl_py__of(self);
    if (fl_requires_grad(t)) {
        return PyErr_Format(PyExc_BufferError, "Can't export tensors that require gradient, use tensor.detach()");
    }
    if (where != Py_None) {
        int kind, id;
        if (!PyTuple_Check(where) || !PyArg_ParseTuple(where, "ii", &kind, &id)) {
            if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "dl_device must be a tuple of two ints");
            return NULL;
        }
        if (kind != FL_DL_CPU)
            return PyErr_Format(PyExc_BufferError, "flashlight's memory is the CPU's (dl_device (1, 0))");
    }
    long major = 0;
    if (version != Py_None) {
        PyObject *first = PySequence_GetItem(version, 0);
        major = first ? PyLong_AsLong(first) : -1;
        Py_XDECREF(first);
        if (PyErr_Occurred()) return NULL;
    }
    int copied = copy == Py_None ? 0 : PyObject_IsTrue(copy);
    if (copied < 0) return NULL;
    fl_tensor *source = fl_tensor__retain(t);
    if (copied) {
        fl_release(source);
        source = fl_py__make(self, FL_DTYPE_NONE);
        if (!source) return NULL;
    }
    PyObject *capsule = NULL;
    if (major >= 1) {
        fl_dl_versioned *managed = fl_dlpack__export_versioned(source, copied);
        capsule = managed ? PyCapsule_New(managed, "dltensor_versioned", drop_versioned) : fl_py__raise();
        if (managed && !capsule) managed->deleter(managed);
    } else if (source->storage->read_only) {
        PyErr_SetString(PyExc_BufferError, "read-only memory needs DLPack 1.0: max_version=(1, 0)");
    } else {
        fl_dl_managed *managed = fl_dlpack__export(source);
        capsule = managed ? PyCapsule_New(managed, "dltensor", drop_capsule) : fl_py__raise();
        if (managed && !capsule) managed->deleter(managed);
    }
    fl_release(source);
    return capsule;
}

static PyObject *py_dlpack_device(PyObject *self, PyObject *unused) {
    (void)self, (void)unused;
    return Py_BuildValue("(ii)", FL_DL_CPU, 0);
}

/* The deleter of a foreign capsule may need the GIL; it takes it itself, as DLPack asks. */
static PyObject *import_capsule(PyObject *capsule) {
    fl_tensor *t = NULL;
    if (PyCapsule_IsValid(capsule, "dltensor_versioned")) {
        t = fl_dlpack__import_versioned(PyCapsule_GetPointer(capsule, "dltensor_versioned"));
        if (t) PyCapsule_SetName(capsule, "used_dltensor_versioned");
    } else if (PyCapsule_IsValid(capsule, "dltensor")) {
        t = fl_dlpack__import(PyCapsule_GetPointer(capsule, "dltensor"));
        if (t) PyCapsule_SetName(capsule, "used_dltensor");
    } else {
        return PyErr_Format(PyExc_RuntimeError, "from_dlpack: the capsule is no DLPack tensor, or was consumed before");
    }
    return fl_py__wrap_result(t);
}

PyObject *fl_py__from_dlpack(PyObject *source, PyObject *copy) {
    if (PyCapsule_CheckExact(source)) return import_capsule(source);
    PyObject *method = PyObject_GetAttrString(source, "__dlpack__");
    if (!method) {
        if (PyErr_ExceptionMatches(PyExc_AttributeError)) {
            PyErr_Format(PyExc_TypeError, "from_dlpack: %.200s has no __dlpack__ and is no capsule",
                         Py_TYPE(source)->tp_name);
        }
        return NULL;
    }
    PyObject *nothing = PyTuple_New(0), *capsule = NULL;
    PyObject *keywords = nothing ? Py_BuildValue("{s:(ii)}", "max_version", FL_DL_MAJOR, FL_DL_MINOR) : NULL;
    if (keywords && copy != Py_None && PyDict_SetItemString(keywords, "copy", copy) < 0) Py_CLEAR(keywords);
    if (keywords) capsule = PyObject_Call(method, nothing, keywords);
    if (!capsule && keywords && copy == Py_None && PyErr_ExceptionMatches(PyExc_TypeError)) { /* before DLPack 1.0 */
        PyErr_Clear();
        capsule = PyObject_CallNoArgs(method);
    }
    Py_XDECREF(keywords);
    Py_XDECREF(nothing);
    Py_DECREF(method);
    PyObject *result = capsule ? import_capsule(capsule) : NULL;
    Py_XDECREF(capsule);
    return result;
}

static PyObject *py_from_dlpack(PyObject *module, PyObject *args, PyObject *kwargs) {
    (void)module;
    static char *names[] = {"ext_tensor", "device", "copy", NULL};
    PyObject *source, *where = Py_None, *copy = Py_None;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|$OO:from_dlpack", names, &source, &where, &copy)) return NULL;
    return fl_py__check_device(where) ? fl_py__from_dlpack(source, copy) : NULL;
}

static PyObject *py_to_dlpack(PyObject *module, PyObject *tensor) {
    (void)module;
    return fl_py__unwrap(tensor, "to_dlpack(): its argument") ? PyObject_CallMethod(tensor, "__dlpack__", NULL) : NULL;
}

#define WORDS(function) ((PyCFunction)(void (*)(void))(function))
PyMethodDef fl_py__interop_methods[] = {{"numpy", WORDS(py_numpy), METH_FASTCALL | METH_KEYWORDS,
                                         "numpy(*, force=False)\n\nA NumPy array over the same memory."},
                                        {"__array__", WORDS(py_array), METH_VARARGS | METH_KEYWORDS, NULL},
                                        {"__array_wrap__", py_array_wrap, METH_VARARGS, NULL},
                                        {"__dlpack__", WORDS(py_dlpack), METH_VARARGS | METH_KEYWORDS, NULL},
                                        {"__dlpack_device__", py_dlpack_device, METH_NOARGS, NULL},
                                        {NULL, NULL, 0, NULL}};

static PyMethodDef functions[] = {
    {"from_numpy", py_from_numpy, METH_O, "from_numpy(ndarray)\n\nA tensor over the array's memory."},
    {"frombuffer", WORDS(fl_py__frombuffer), METH_VARARGS | METH_KEYWORDS,
     "frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False)\n\nA one-dimensional tensor over a "
     "buffer's memory."},
    {"from_dlpack", WORDS(py_from_dlpack), METH_VARARGS | METH_KEYWORDS,
     "from_dlpack(ext_tensor, *, device=None, copy=None)\n\nA tensor over the memory of another library's."},
    {"to_dlpack", py_to_dlpack, METH_O, "to_dlpack(tensor)\n\nA DLPack capsule over the tensor's memory."},
    {NULL, NULL, 0, NULL}};

int fl_py__init_interop(PyObject *module) {
    PyObject *priority = PyLong_FromLong(1000); /* NumPy's operators leave the work to ours */
    if (!priority) return -1;
    int status = PyObject_SetAttrString((PyObject *)fl_py__tensor_type, "__array_priority__", priority);
    Py_DECREF(priority);
    return status < 0 ? status : PyModule_AddFunctions(module, functions);
}
