/* methods.c: Tensor's methods that are no ops: looking inside, conversion, memory, printing. Rarer ones are written in
 * Python (flashlight/_tensor.py).
 */
#include <flashlight/ops.h>

#include "autograd/graph.h"
#include "make.h"
#include "op.h"
#include "tensor.h"

static PyObject *from_scalar(fl_scalar s) {
    if (s.kind == FL_SCALAR_FLOAT) return PyFloat_FromDouble(s.as.d);
    return s.kind == FL_SCALAR_BOOL ? PyBool_FromLong(s.as.i != 0) : PyLong_FromLongLong(s.as.i);
}

/* ---- Values ------------------------------------------------------------------------------------------------------ */

static PyObject *py_item(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("item");
    if (fl_py__is_unreadable(self)) return NULL;
    fl_tensor *t = fl_py__of(self);
    if (FL_LIKELY(t->numel == 1)) {
        if (t->dtype == FL_FLOAT32) {
            float value;
            memcpy(&value, t->data, sizeof(value));
            return PyFloat_FromDouble(value);
        }
        return from_scalar(fl_item_scalar(t));
    }
    return PyErr_Format(PyExc_RuntimeError, "a Tensor with %lld elements cannot be converted to Scalar",
                        (long long)t->numel);
}

/* A line of floats: the list that programs ask for most. */
static PyObject *list_of_floats(int64_t n, const char *data, int64_t step) {
    PyObject *list = PyList_New((Py_ssize_t)n);
    for (int64_t i = 0; list && i < n; i++) {
        float value;
        memcpy(&value, data + i * step, sizeof(value));
        PyObject *item = PyFloat_FromDouble(value);
        if (item)
            PyList_SET_ITEM(list, i, item);
        else
            Py_CLEAR(list);
    }
    return list;
}

static PyObject *list_of(fl_tensor *t, int dim, char *data, size_t size) {
    if (dim == t->ndim) {
        double d;
        int64_t i;
        switch (t->dtype) {
            case FL_BOOL:
                return PyBool_FromLong(*data != 0);
            case FL_FLOAT64:
                memcpy(&d, data, sizeof(d));
                return PyFloat_FromDouble(d);
            case FL_INT64:
                memcpy(&i, data, sizeof(i));
                return PyLong_FromLongLong(i);
            case FL_FLOAT32: {
                float f;
                memcpy(&f, data, sizeof(f));
                return PyFloat_FromDouble(f);
            }
            default:
                break;
        }
        if (fl_is_float((fl_dtype)t->dtype)) {
            fl_tensor__cast(&d, FL_FLOAT64, data, (fl_dtype)t->dtype, 1);
            return PyFloat_FromDouble(d);
        }
        fl_tensor__cast(&i, FL_INT64, data, (fl_dtype)t->dtype, 1);
        return PyLong_FromLongLong(i);
    }
    if (dim == t->ndim - 1 && t->dtype == FL_FLOAT32 && data)
        return list_of_floats(t->sizes[dim], data, t->strides[dim] * 4);
    PyObject *list = PyList_New((Py_ssize_t)t->sizes[dim]);
    for (int64_t i = 0; list && i < t->sizes[dim]; i++) {
        PyObject *item = list_of(t, dim + 1, data ? data + i * t->strides[dim] * (int64_t)size : NULL, size);
        if (!item) {
            Py_CLEAR(list);
        } else {
            PyList_SET_ITEM(list, i, item);
        }
    }
    return list;
}

static PyObject *py_tolist(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("tolist");
    if (fl_py__is_unreadable(self)) return NULL;
    fl_tensor *t = fl_py__of(self);
    return list_of(t, 0, t->numel ? t->data : NULL, fl_dtype_size((fl_dtype)t->dtype));
}

static PyObject *py_is_nonzero(PyObject *self, PyObject *unused) {
    (void)unused;
    const int truth = PyObject_IsTrue(self);
    return truth < 0 ? NULL : PyBool_FromLong(truth);
}

/* What map_ and its kin take beside self: tensors of its dtype that need no gradient. */
static bool may_be_mapped(const char *method, const char *argument, int position, PyObject *self, PyObject *o) {
    if (!fl_py__is_tensor(o)) {
        PyErr_Format(PyExc_TypeError, "%s(): argument '%s' (position %d) must be Tensor, not %.200s", method, argument,
                     position, fl_py__type_name(o));
    } else if (!fl_py__is_valueless(o)) {
        const fl_tensor *t = fl_py__of(o);
        const fl_dtype dtype = (fl_dtype)fl_py__of(self)->dtype;
        if (fl_requires_grad(t)) {
            PyErr_Format(PyExc_RuntimeError,
                         "Can't call %s() on Variable that requires grad. Use var.detach().%s() instead.", method,
                         method);
        } else if (t->dtype != dtype) {
            PyErr_Format(PyExc_TypeError, "%s: expected torch.%s for %s'%s' (got torch.%s)", method,
                         fl_py__legacy_name(dtype), position == 1 && method[3] == '_' ? "" : "argument ", argument,
                         fl_py__legacy_name((fl_dtype)t->dtype));
        } else {
            return true;
        }
    }
    return false;
}

/* Element i of self <- function(elements i of the n tensors, self among them). The function is called for all elements
 * before any is written. */
static PyObject *replaced(PyObject *self, PyObject *const *tensors, int n, PyObject *function) {
    fl_tensor *t = fl_py__of(self), *rows[3];
    const fl_dtype dtype = (fl_dtype)t->dtype;
    const size_t size = fl_dtype_size(dtype);
    bool ready = true;
    for (int k = 0; k < n; k++) { /* copies: the function may change the tensors */
        fl_tensor *all = ready && k ? fl_expand(fl_py__of(tensors[k]), t->sizes, t->ndim, NULL) : NULL;
        const fl_tensor *from = k ? all : t;
        rows[k] = ready && from ? fl_tensor__empty(dtype, t->ndim, t->sizes) : NULL;
        ready = rows[k] && fl_tensor__copy(rows[k], from);
        fl_release(all);
    }
    for (int64_t i = 0; ready && i < rows[0]->numel; i++) {
        PyObject *items[3] = {NULL, NULL, NULL}, *item = NULL;
        for (int k = 0; ready && k < n; k++)
            ready = (items[k] = list_of(rows[k], t->ndim, rows[k]->data + (size_t)i * size, size)) != NULL;
        if (ready) item = PyObject_Vectorcall(function, items, (size_t)n, NULL);
        if (item && (PyUnicode_Check(item) || PyBytes_Check(item))) {
            PyErr_Format(PyExc_TypeError, "must be real number, not %.200s", Py_TYPE(item)->tp_name);
            ready = false;
        } else {
            ready = item && fl_py__store(rows[0]->data + (size_t)i * size, dtype, item);
        }
        Py_XDECREF(item);
        for (int k = 0; k < n; k++) Py_XDECREF(items[k]);
    }
    ready = ready && fl_copy_(t, rows[0], NULL);
    for (int k = 0; k < n; k++) fl_release(rows[k]);
    if (ready) return Py_NewRef(self);
    return PyErr_Occurred() ? NULL : fl_py__raise();
}

static PyObject *py_apply_(PyObject *self, PyObject *function) {
    return may_be_mapped("apply_", "self", 0, self, self) ? replaced(self, &self, 1, function) : NULL;
}

static PyObject *py_map_(PyObject *self, PyObject *args, PyObject *kwargs) {
    PyObject *tensors[2] = {self, NULL}, *function;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OO:map_", (char *[]){"other", "callable", NULL}, &tensors[1],
                                     &function) ||
        !may_be_mapped("map_", "self", 0, self, self) || !may_be_mapped("map_", "other", 1, self, tensors[1]))
        return NULL;
    return replaced(self, tensors, 2, function);
}

static PyObject *py_map2_(PyObject *self, PyObject *args, PyObject *kwargs) {
    PyObject *tensors[3] = {self, NULL, NULL}, *function;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OOO:map2_", (char *[]){"x", "y", "callable", NULL}, &tensors[1],
                                     &tensors[2], &function) ||
        !may_be_mapped("map2_", "self", 0, self, self) || !may_be_mapped("map2_", "x", 1, self, tensors[1]) ||
        !may_be_mapped("map2_", "y", 2, self, tensors[2]))
        return NULL;
    return replaced(self, tensors, 3, function);
}

/* ---- Shape ------------------------------------------------------------------------------------------------------- */

static PyObject *size_or_stride(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames,
                                const char *name, const int64_t *list, bool as_size) {
    fl_tensor *t = fl_py__of(self);
    PyObject *dim = NULL;
    Py_ssize_t n = nargs + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0);
    if (n > 1) {
        return PyErr_Format(PyExc_TypeError, "%s() takes from 0 to 1 positional arguments but %zd were given", name, n);
    }
    if (n == 1) {
        if (kwnames && n > nargs && PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(kwnames, 0), "dim") != 0) {
            return PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument '%U'", name,
                                PyTuple_GET_ITEM(kwnames, 0));
        }
        if (args[0] != Py_None) dim = args[0];
    }
    if (!dim) return as_size ? fl_py__size(list, t->ndim) : fl_py__ints(list, t->ndim);
    int64_t i;
    int status = fl_py__to_int(dim, &i);
    if (status == 0) {
        PyErr_Format(PyExc_TypeError, "%s(): argument 'dim' (position 1) must be int, not %.200s", name,
                     Py_TYPE(dim)->tp_name);
    }
    if (status <= 0) return NULL;
    if (t->ndim == 0)
        return PyErr_Format(PyExc_IndexError, "Dimension specified as %lld but tensor has no dimensions", (long long)i);
    int wrapped = fl_shape__wrap_dim(i, t->ndim);
    if (wrapped < 0) return fl_py__raise();
    return PyLong_FromLongLong(list[wrapped]);
}

static PyObject *py_size(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    FL_PY_ASK_WITH("size", args, nargs, kwnames);
    return size_or_stride(self, args, nargs, kwnames, "size", fl_py__of(self)->sizes, true);
}
static PyObject *py_stride(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    FL_PY_ASK_WITH("stride", args, nargs, kwnames);
    return size_or_stride(self, args, nargs, kwnames, "stride", fl_py__of(self)->strides, false);
}
static PyObject *py_numel(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("numel");
    return PyLong_FromLongLong(fl_py__of(self)->numel);
}
static PyObject *py_dim(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("dim");
    return PyLong_FromLong(fl_py__of(self)->ndim);
}
static PyObject *py_element_size(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("element_size");
    return PyLong_FromSize_t(fl_dtype_size((fl_dtype)fl_py__of(self)->dtype));
}
static PyObject *py_storage_offset(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("storage_offset");
    fl_tensor *t = fl_py__of(self);
    if (!t->data || !t->storage->data) return PyLong_FromLong(0);
    return PyLong_FromLongLong((t->data - (char *)t->storage->data) / (int64_t)fl_dtype_size((fl_dtype)t->dtype));
}
static PyObject *py_data_ptr(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("data_ptr");
    if (fl_py__is_valueless(self)) return NULL;
    fl_tensor *t = fl_py__of(self);
    return PyLong_FromVoidPtr(t->numel ? t->data : NULL);
}
static PyObject *py_storage_nbytes(PyObject *self, PyObject *unused) {
    (void)unused;
    return PyLong_FromSize_t(fl_storage__bytes(fl_py__of(self)->storage));
}
static PyObject *py_storage_ptr(PyObject *self, PyObject *unused) {
    (void)unused;
    return PyLong_FromVoidPtr(fl_py__of(self)->storage->data);
}
static PyObject *py_get_device(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("get_device");
    return PyLong_FromLong(-1);
}
static PyObject *py_is_floating_point(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("is_floating_point");
    return PyBool_FromLong(fl_is_float((fl_dtype)fl_py__of(self)->dtype));
}
static PyObject *py_is_signed(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("is_signed");
    int dtype = fl_py__of(self)->dtype;
    return PyBool_FromLong(dtype != FL_BOOL && dtype != FL_UINT8);
}
static PyObject *py_is_inference(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("is_inference");
    return PyBool_FromLong((fl_py__of(self)->flags & FL_T_INFERENCE) != 0);
}
static PyObject *py_is_shared(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("is_shared");
    return PyBool_FromLong(fl_is_shared(fl_py__of(self)));
}
static PyObject *py_false(PyObject *self, PyObject *args) {
    (void)self, (void)args;
    Py_RETURN_FALSE;
}
static PyObject *py_self(PyObject *self, PyObject *args) {
    (void)args;
    return Py_NewRef(self);
}
static PyObject *py_is_same_size(PyObject *self, PyObject *other) {
    fl_tensor *t = fl_py__unwrap(other, "is_same_size(): argument 'other'");
    return t ? PyBool_FromLong(fl_shape__equal(fl_py__of(self), t)) : NULL;
}
/* The one argument of a method, given by its place or its name. Borrowed. */
static PyObject *the_argument(const char *method, const char *name, PyObject *const *args, Py_ssize_t nargs,
                              PyObject *kwnames) {
    const Py_ssize_t n_keywords = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
    if (nargs + n_keywords == 1 && (nargs || PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(kwnames, 0), name) == 0))
        return args[0];
    return PyErr_Format(PyExc_TypeError, "%s() takes one argument, '%s'", method, name);
}

static PyObject *py_is_set_to(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    FL_PY_ASK_WITH("is_set_to", args, nargs, kwnames);
    PyObject *other = the_argument("is_set_to", "tensor", args, nargs, kwnames);
    if (!other) return NULL;
    fl_tensor *a = fl_py__of(self), *b = fl_py__unwrap(other, "is_set_to(): argument 'tensor'");
    if (!b) return NULL;
    return PyBool_FromLong(a->storage == b->storage && a->data == b->data && fl_shape__equal(a, b) &&
                           memcmp(a->strides, b->strides, sizeof(int64_t) * a->ndim) == 0);
}

static bool parse_format(const char *function, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames,
                         bool positional, fl_memory_format *format) {
    Py_ssize_t n_keywords = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
    if (nargs + n_keywords == 0) return true;
    if (nargs + n_keywords > 1 || (nargs && !positional) ||
        (n_keywords && PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(kwnames, 0), "memory_format") != 0)) {
        PyErr_Format(PyExc_TypeError, "%s() takes one argument, memory_format", function);
        return false;
    }
    if (args[0] == Py_None || fl_py__as_format(args[0], format)) return true;
    PyErr_Format(PyExc_TypeError, "%s(): argument 'memory_format' must be torch.memory_format, not %.200s", function,
                 Py_TYPE(args[0])->tp_name);
    return false;
}

static PyObject *py_is_contiguous(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    FL_PY_ASK_WITH("is_contiguous", args, nargs, kwnames);
    fl_memory_format format = FL_CONTIGUOUS_FORMAT;
    if (!parse_format("is_contiguous", args, nargs, kwnames, true, &format)) return NULL;
    return PyBool_FromLong(fl_is_contiguous(fl_py__of(self), format));
}

/* ---- Conversion -------------------------------------------------------------------------------------------------- */

static PyObject *result_of_format(fl_tensor *t, const char *op, fl_memory_format format) {
    const fl_op *cache = NULL, *row = fl_py__row(&cache, op, NULL);
    if (!row) return NULL;
    fl_value values[FL_MAX_ARGS];
    values[0] = (fl_value){.kind = FL_K_TENSOR, .as.tensor = t};
    for (int i = 1; i < row->n_args; i++) {
        values[i] = row->args[i].kind == FL_K_FORMAT ? (fl_value){.kind = FL_K_FORMAT, .as.format = format}
                                                     : row->args[i].fallback;
    }
    return fl_py__call_row(row, values);
}

static PyObject *convert(PyObject *self, fl_dtype dtype, bool copy, fl_memory_format format) {
    fl_tensor *t = fl_py__of(self);
    bool same = dtype == FL_DTYPE_NONE || dtype == (fl_dtype)t->dtype;
    bool placed = format == FL_PRESERVE_FORMAT || fl_shape__suggest_format(t) == format;
    if (same && placed && !copy) return Py_NewRef(self);
    fl_thread__self.host_lock = true;
    if (same) return result_of_format(t, "clone", format);
    PyObject *cast = fl_py__wrap_result(fl_engine__ops.cast(t, dtype));
    if (!cast || format == FL_PRESERVE_FORMAT) return cast;
    t = fl_py__of(cast);
    if (!fl_is_contiguous(t, format) || fl_shape__suggest_format(t) != format)
        Py_SETREF(cast, result_of_format(t, "clone", format));
    return cast;
}

static PyObject *py_contiguous(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    FL_PY_ASK_WITH("contiguous", args, nargs, kwnames);
    if (fl_py__is_valueless(self)) return NULL;
    fl_tensor *t = fl_py__of(self);
    fl_memory_format format = FL_CONTIGUOUS_FORMAT;
    if (!parse_format("contiguous", args, nargs, kwnames, false, &format)) return NULL;
    if (format != FL_PRESERVE_FORMAT && !t->planes.channels && fl_is_contiguous(t, format)) return Py_NewRef(self);
    fl_thread__self.host_lock = true;
    return result_of_format(t, "contiguous", format);
}

static int truth(PyObject *o, bool *out) {
    *out = o == Py_True;
    if (PyBool_Check(o)) return 1;
    PyErr_Format(PyExc_TypeError, "to(): non_blocking and copy must be bool, not %.200s", Py_TYPE(o)->tp_name);
    return -1;
}

/* to(dtype), to(device, dtype), to(other), with non_blocking, copy and memory_format behind. */
static PyObject *py_to(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    FL_PY_ASK_WITH("to", args, nargs, kwnames);
    if (fl_py__is_valueless(self)) return NULL;
    fl_dtype dtype = FL_DTYPE_NONE;
    fl_memory_format format = FL_PRESERVE_FORMAT;
    bool copy = false, ignored;
    Py_ssize_t next = 0;
    if (nargs && fl_py__is_tensor(args[0])) {
        dtype = (fl_dtype)fl_py__of(args[0])->dtype;
        next = 1;
    } else if (nargs) {
        dtype = fl_py__as_dtype(args[0]);
        if (dtype == FL_DTYPE_NONE) {
            if (!PyUnicode_Check(args[0]) && args[0] != Py_None && !PyObject_TypeCheck(args[0], fl_py__device_type) &&
                !PyLong_Check(args[0])) {
                return PyErr_Format(
                    PyExc_TypeError,
                    "to() received an invalid combination of arguments: its first is a device, a dtype or a "
                    "Tensor, not %.200s",
                    fl_py__type_name(args[0]));
            }
            if (!fl_py__check_device(args[0])) return NULL;
            if (nargs > 1 && !PyBool_Check(args[1])) {
                if (args[1] != Py_None && (dtype = fl_py__as_dtype(args[1])) == FL_DTYPE_NONE) {
                    return PyErr_Format(PyExc_TypeError, "to(): argument 'dtype' must be torch.dtype, not %.200s",
                                        fl_py__type_name(args[1]));
                }
                next = 1;
            }
        }
        next++;
    }
    if (nargs > next && truth(args[next++], &ignored) < 0) return NULL;
    if (nargs > next && truth(args[next++], &copy) < 0) return NULL;
    if (nargs > next) return PyErr_Format(PyExc_TypeError, "to() takes at most 4 positional arguments");
    for (Py_ssize_t k = 0; kwnames && k < PyTuple_GET_SIZE(kwnames); k++) {
        PyObject *name = PyTuple_GET_ITEM(kwnames, k), *value = args[nargs + k];
        if (PyUnicode_CompareWithASCIIString(name, "dtype") == 0) {
            if (value != Py_None && (dtype = fl_py__as_dtype(value)) == FL_DTYPE_NONE) {
                return PyErr_Format(PyExc_TypeError, "to(): argument 'dtype' must be torch.dtype, not %.200s",
                                    fl_py__type_name(value));
            }
        } else if (PyUnicode_CompareWithASCIIString(name, "device") == 0) {
            if (!fl_py__check_device(value)) return NULL;
        } else if (PyUnicode_CompareWithASCIIString(name, "copy") == 0) {
            if (truth(value, &copy) < 0) return NULL;
        } else if (PyUnicode_CompareWithASCIIString(name, "non_blocking") == 0) {
            if (truth(value, &ignored) < 0) return NULL;
        } else if (PyUnicode_CompareWithASCIIString(name, "memory_format") == 0) {
            if (value != Py_None && !fl_py__as_format(value, &format)) {
                return PyErr_Format(PyExc_TypeError,
                                    "to(): argument 'memory_format' must be torch.memory_format, not %.200s",
                                    Py_TYPE(value)->tp_name);
            }
        } else if (PyUnicode_CompareWithASCIIString(name, "other") == 0 && fl_py__is_tensor(value)) {
            dtype = (fl_dtype)fl_py__of(value)->dtype;
        } else {
            return PyErr_Format(PyExc_TypeError, "to() got an unexpected keyword argument '%U'", name);
        }
    }
    return convert(self, dtype, copy, format);
}

static PyObject *py_type_as(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    FL_PY_ASK_WITH("type_as", args, nargs, kwnames);
    PyObject *other = the_argument("type_as", "other", args, nargs, kwnames);
    if (!other) return NULL;
    fl_tensor *t = fl_py__unwrap(other, "type_as(): argument 'other'");
    return t ? convert(self, (fl_dtype)t->dtype, false, FL_PRESERVE_FORMAT) : NULL;
}

static PyObject *py_cpu(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    FL_PY_ASK_WITH("cpu", args, nargs, kwnames);
    fl_memory_format format = FL_PRESERVE_FORMAT;
    if (!parse_format("cpu", args, nargs, kwnames, false, &format)) return NULL;
    return convert(self, FL_DTYPE_NONE, false, format);
}

#define CAST(name, dtype)                                                                                    \
    static PyObject *py_##name(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) { \
        fl_memory_format format = FL_PRESERVE_FORMAT;                                                        \
        FL_PY_ASK_WITH(#name, args, nargs, kwnames);                                                         \
        if (fl_py__is_valueless(self)) return NULL;                                                          \
        if (!parse_format(#name, args, nargs, kwnames, false, &format)) return NULL;                         \
        return convert(self, dtype, false, format);                                                          \
    }
CAST(float, FL_FLOAT32)
CAST(double, FL_FLOAT64)
CAST(half, FL_FLOAT16)
CAST(bfloat16, FL_BFLOAT16)
CAST(long, FL_INT64)
CAST(int, FL_INT32)
CAST(short, FL_INT16)
CAST(char, FL_INT8)
CAST(byte, FL_UINT8)
CAST(bool, FL_BOOL)

/* ---- Memory ------------------------------------------------------------------------------------------------------ */

static PyObject *py_set_(PyObject *self, PyObject *const *args, Py_ssize_t nargs) {
    fl_tensor *t = fl_py__of(self), *source;
    if (nargs > 1) return PyErr_Format(PyExc_TypeError, "_set() takes a Tensor or nothing");
    if (nargs) {
        if (fl_py__is_valueless(args[0])) return NULL;
        source = fl_tensor__retain(fl_py__unwrap(args[0], "set_(): argument 'source'"));
        if (!source) return NULL;
    } else {
        int64_t none = 0;
        source = fl_tensor__empty((fl_dtype)t->dtype, 1, &none);
    }
    bool done = source && fl_tensor__set_data(t, source);
    if (done) fl_bump_version(t);
    fl_release(source);
    return done ? Py_NewRef(self) : fl_py__raise();
}

/* resize_(*sizes, memory_format=contiguous_format) */
static PyObject *py_resize_(PyObject *self, PyObject *args, PyObject *kwargs) {
    fl_arg arg = {.name = "size", .kind = FL_K_INTS}, layout = {.name = "memory_format", .kind = FL_K_FORMAT};
    fl_value value, format = {.kind = FL_K_NONE};
    PyObject *list = args, *wanted = NULL;
    static char *names[] = {"size", "memory_format", NULL};
    if (kwargs && PyDict_GET_SIZE(kwargs)) {
        wanted = PyDict_GetItemString(kwargs, "memory_format");
        if (PyDict_GET_SIZE(kwargs) > (wanted != NULL)) {
            list = NULL;
            if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|$O:resize_", names, &list, &wanted)) return NULL;
        }
    }
    const Py_ssize_t n = list == args ? PyTuple_GET_SIZE(args) : 1;
    if (list == args && n == 1 && (PyTuple_Check(PyTuple_GET_ITEM(args, 0)) || PyList_Check(PyTuple_GET_ITEM(args, 0))))
        list = PyTuple_GET_ITEM(args, 0);
    if (n == 0) return PyErr_Format(PyExc_TypeError, "resize_() missing 1 required positional arguments: \"size\"");
    fl_py_arena arena;
    fl_py__arena_open(&arena);
    int status = fl_py__to_value(list, &arg, &value, &arena);
    if (status > 0 && wanted && wanted != Py_None) {
        status = fl_py__to_value(wanted, &layout, &format, &arena);
        if (status == 0)
            PyErr_SetString(PyExc_TypeError, "resize_(): argument 'memory_format' must be torch.memory_format");
    } else if (status == 0) {
        PyErr_SetString(PyExc_TypeError, "resize_(): argument 'size' must be tuple of ints");
    }
    PyObject *result = NULL;
    fl_tensor *t = fl_py__of(self);
    if (status > 0 && fl_requires_grad(t)) {
        PyErr_SetString(PyExc_RuntimeError, "cannot resize variables that require grad");
    } else if (status > 0) {
        const fl_memory_format order = format.kind == FL_K_NONE ? FL_CONTIGUOUS_FORMAT : format.as.format;
        result = fl_tensor__resize_format(t, value.count, value.as.ints, order, format.kind != FL_K_NONE)
                     ? Py_NewRef(self)
                     : fl_py__raise();
    }
    fl_py__arena_close(&arena);
    return result;
}

/* _alias(): another tensor over the same memory, with no graph. */
static PyObject *py_alias(PyObject *self, PyObject *unused) {
    (void)unused;
    return fl_py__wrap_result(fl_tensor__alias(fl_py__of(self)));
}

/* _make_subclass(cls, data, require_grad=False) */
static PyObject *py_make_subclass(PyObject *unused, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    (void)unused;
    static const char *const names[] = {"cls", "data", "require_grad"};
    PyObject *given[3] = {NULL, NULL, Py_False};
    for (Py_ssize_t i = 0; i < nargs && i < 3; i++) given[i] = args[i];
    Py_ssize_t unknown = nargs > 3;
    for (Py_ssize_t k = 0; kwnames && k < PyTuple_GET_SIZE(kwnames); k++) {
        int i = 0;
        while (i < 3 && PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(kwnames, k), names[i]) != 0) i++;
        if (i < nargs || i == 3) unknown++;
        if (i < 3) given[i] = args[nargs + k];
    }
    if (unknown || !given[0] || !given[1] || !PyType_Check(given[0]))
        return PyErr_Format(PyExc_TypeError, "_make_subclass(cls, data, require_grad=False): cls must be a class");
    PyObject *type = given[0], *requires_grad = given[2];
    fl_tensor *t = fl_py__unwrap(given[1], "_make_subclass(): argument 'data'");
    if (!t) return NULL;
    if (!PyBool_Check(requires_grad)) {
        return PyErr_Format(PyExc_TypeError, "_make_subclass(): argument 'require_grad' must be bool, not %s",
                            Py_TYPE(requires_grad)->tp_name);
    }
    fl_tensor *alias = fl_tensor__alias(t);
    if (alias && requires_grad == Py_True && !fl_set_requires_grad(alias, true)) {
        fl_release(alias);
        alias = NULL;
    }
    return fl_py__wrap_as((PyTypeObject *)type, alias);
}

/* ---- Text -------------------------------------------------------------------------------------------------------- */

PyObject *fl_py__tensor_repr(PyObject *self) {
    if (FL_UNLIKELY(fl_py__overrides(self))) return fl_py__override_named("__repr__", &self, 1, false);
    /* A subclass other than Parameter is named: MyTensor([...]). */
    const char *name = Py_TYPE(self)->tp_name;
    char prefix[128] = "tensor(";
    if (!fl_py__is_exact(self) && strcmp(name, "Parameter") != 0) snprintf(prefix, sizeof(prefix), "%.100s(", name);
    if (fl_tensor__is_emptied(fl_py__of(self))) return fl_py__raise();
    char *text = fl_tensor__repr(fl_py__of(self), prefix);
    if (!text) return fl_py__raise();
    bool marked = false;
    if (strcmp(prefix, "tensor(") != 0) { /* a parameter of another class */
        PyObject *mark = PyObject_GetAttrString(self, "_is_param");
        if (!mark) PyErr_Clear();
        marked = mark == Py_True;
        Py_XDECREF(mark);
    }
    PyObject *result = PyUnicode_FromFormat(marked ? "Parameter(%s)" : "%s", text);
    free(text);
    if (FL_UNLIKELY(fl_py__dual_apply != NULL) && result && fl_requires_grad(fl_py__of(self))) {
        PyObject *module = PyImport_ImportModule("flashlight.autograd.forward_ad");
        Py_SETREF(result, module ? PyObject_CallMethod(module, "_text", "OO", self, result) : NULL);
        Py_XDECREF(module);
    }
    return result;
}

static PyObject *py_repr(PyObject *self, PyObject *args, PyObject *kwargs) {
    (void)args, (void)kwargs;
    return fl_py__tensor_repr(self);
}

static PyObject *py_format(PyObject *self, PyObject *spec) {
    PyObject *args[] = {self, spec};
    if (FL_UNLIKELY(fl_py__overrides(self))) return fl_py__override_named("__format__", args, 2, false);
    if (fl_py__of(self)->ndim == 0 && fl_py__is_exact(self)) {
        PyObject *item = py_item(self, NULL), *text = item ? PyObject_Format(item, spec) : NULL;
        Py_XDECREF(item);
        return text;
    }
    if (PyUnicode_Check(spec) && PyUnicode_GET_LENGTH(spec) == 0) return PyObject_Str(self);
    return PyErr_Format(PyExc_TypeError, "unsupported format string passed to %.200s.__format__",
                        Py_TYPE(self)->tp_name);
}

#define FAST(function) ((PyCFunction)(void (*)(void))(function))
#define WORDS FAST
#define CAST_ROW(name)                                                          \
    {                                                                           \
#name, FAST(py_##name), METH_FASTCALL | METH_KEYWORDS,                  \
            #name "(memory_format=preserve_format)\n\nThe tensor in that type." \
    }
PyMethodDef fl_py__methods[] = {
    {"item", py_item, METH_NOARGS, "item()\n\nThe one element as a Python number."},
    {"tolist", py_tolist, METH_NOARGS, "tolist()\n\nThe elements as nested lists."},
    {"is_nonzero", py_is_nonzero, METH_NOARGS, "is_nonzero()\n\nWhether the one element is not zero."},
    {"apply_", py_apply_, METH_O, "apply_(callable)\n\nReplaces every element by callable(element)."},
    {"map_", WORDS(py_map_), METH_VARARGS | METH_KEYWORDS,
     "map_(other, callable)\n\nReplaces every element by callable(element, element of other)."},
    {"map2_", WORDS(py_map2_), METH_VARARGS | METH_KEYWORDS,
     "map2_(x, y, callable)\n\nReplaces every element by callable(element, element of x, element of y)."},
    {"size", FAST(py_size), METH_FASTCALL | METH_KEYWORDS, "size(dim=None)"},
    {"stride", FAST(py_stride), METH_FASTCALL | METH_KEYWORDS, "stride(dim=None)"},
    {"numel", py_numel, METH_NOARGS, "numel()\n\nThe number of elements."},
    {"nelement", py_numel, METH_NOARGS, "nelement()\n\nThe number of elements: numel()."},
    {"dim", py_dim, METH_NOARGS, "dim()\n\nThe number of dimensions."},
    {"ndimension", py_dim, METH_NOARGS, "ndimension()\n\nThe number of dimensions: dim()."},
    {"element_size", py_element_size, METH_NOARGS, "element_size()\n\nBytes an element."},
    {"storage_offset", py_storage_offset, METH_NOARGS,
     "storage_offset()\n\nWhere the first element stands in the storage, in elements."},
    {"data_ptr", py_data_ptr, METH_NOARGS, "data_ptr()\n\nThe address of the first element."},
    {"untyped_storage", fl_py__untyped_storage, METH_NOARGS,
     "untyped_storage()\n\nThe memory behind the tensor, in bytes."},
    {"_storage_nbytes", py_storage_nbytes, METH_NOARGS, NULL},
    {"_storage_ptr", py_storage_ptr, METH_NOARGS, NULL},
    {"get_device", py_get_device, METH_NOARGS, "get_device()\n\nThe index of the device: -1, the CPU's."},
    {"is_floating_point", py_is_floating_point, METH_NOARGS,
     "is_floating_point()\n\nWhether the elements are floating-point numbers."},
    {"is_signed", py_is_signed, METH_NOARGS, "is_signed()\n\nWhether the elements have a sign."},
    {"is_complex", py_false, METH_NOARGS, "is_complex()\n\nWhether the elements are complex numbers: never."},
    {"is_conj", py_false, METH_NOARGS, "is_conj()\n\nWhether the elements are to be conjugated: never."},
    {"is_neg", py_false, METH_NOARGS, "is_neg()\n\nWhether the elements are to be negated: never."},
    {"is_pinned", py_false, METH_VARARGS, "is_pinned(device=None)\n\nWhether the memory is page-locked: never."},
    {"is_shared", py_is_shared, METH_NOARGS, "is_shared()\n\nWhether other processes can have the memory."},
    {"is_inference", py_is_inference, METH_NOARGS, "is_inference()\n\nWhether it was made in inference_mode."},
    {"is_same_size", py_is_same_size, METH_O, "is_same_size(other)\n\nWhether `other` has the same shape."},
    {"is_set_to", FAST(py_is_set_to), METH_FASTCALL | METH_KEYWORDS,
     "is_set_to(tensor)\n\nWhether `tensor` is the same view of the same memory."},
    {"is_contiguous", FAST(py_is_contiguous), METH_FASTCALL | METH_KEYWORDS,
     "is_contiguous(memory_format=contiguous_format)"},
    {"contiguous", FAST(py_contiguous), METH_FASTCALL | METH_KEYWORDS,
     "contiguous(*, memory_format=contiguous_format)\n\nThe tensor itself where its elements are packed in that order, "
     "else a copy."},
    {"to", FAST(py_to), METH_FASTCALL | METH_KEYWORDS,
     "to(*args, dtype=None, device=None, non_blocking=False, copy=False, memory_format=preserve_format)"},
    {"type_as", FAST(py_type_as), METH_FASTCALL | METH_KEYWORDS,
     "type_as(other)\n\nThe tensor in the dtype of `other`."},
    {"cpu", FAST(py_cpu), METH_FASTCALL | METH_KEYWORDS,
     "cpu(memory_format=preserve_format)\n\nThe tensor itself: all of them are in the CPU's memory."},
    CAST_ROW(float),
    CAST_ROW(double),
    CAST_ROW(half),
    CAST_ROW(bfloat16),
    CAST_ROW(long),
    CAST_ROW(int),
    CAST_ROW(short),
    CAST_ROW(char),
    CAST_ROW(byte),
    CAST_ROW(bool),
    {"pin_memory", py_self, METH_VARARGS,
     "pin_memory(device=None)\n\nThe tensor itself: there is no other device to copy to."},
    {"share_memory_", fl_py__share_memory_, METH_NOARGS,
     "share_memory_()\n\nMoves the memory to where processes share it: what one writes, those forked from it and those "
     "that the tensor is sent to see. RuntimeError where other tensors or arrays are over the memory already."},
    {"conj", py_self, METH_NOARGS, "conj()\n\nThe tensor itself: its numbers are real."},
    {"resolve_conj", py_self, METH_NOARGS, "resolve_conj()\n\nThe tensor itself."},
    {"resolve_neg", py_self, METH_NOARGS, "resolve_neg()\n\nThe tensor itself."},
    {"_set", FAST(py_set_), METH_FASTCALL, NULL},
    {"resize_", (PyCFunction)(void (*)(void))py_resize_, METH_VARARGS | METH_KEYWORDS,
     "resize_(*sizes, memory_format=contiguous_format)\n\nGives it other sizes over its memory, which grows where that "
     "is too small; what is new is not set."},
    {"_alias", py_alias, METH_NOARGS, NULL},
    {"_make_subclass", FAST(py_make_subclass), METH_FASTCALL | METH_KEYWORDS | METH_STATIC, NULL},
    {"__repr__", WORDS(py_repr), METH_VARARGS | METH_KEYWORDS, NULL},
    {"__format__", py_format, METH_O, NULL},
    {NULL, NULL, 0, NULL}};
