/* make.c: tensors from Python's data. The shape comes from the first item at each depth, the dtype from all of them (as
 * torch.tensor infers it), then one pass stores the values and finds what is ragged.
 */
#include "make.h"

#include <math.h>

#include "op.h"

#define MAX_DEPTH 128

const char *fl_py__legacy_name(fl_dtype dtype) {
    switch (dtype) {
        case FL_BOOL:
            return "BoolTensor";
        case FL_UINT8:
            return "ByteTensor";
        case FL_INT8:
            return "CharTensor";
        case FL_INT16:
            return "ShortTensor";
        case FL_INT32:
            return "IntTensor";
        case FL_INT64:
            return "LongTensor";
        case FL_FLOAT16:
            return "HalfTensor";
        case FL_BFLOAT16:
            return "BFloat16Tensor";
        case FL_FLOAT64:
            return "DoubleTensor";
        default:
            return "FloatTensor";
    }
}

/* ---- What the data are ------------------------------------------------------------------------------------------- */

static bool is_text(PyObject *o) { return PyUnicode_Check(o) || PyBytes_Check(o); }

/* A NumPy scalar's dtype by the name of its type; FL_DTYPE_NONE for what is none. */
static fl_dtype numpy_scalar(PyObject *o) {
    static const struct {
        const char *name;
        fl_dtype dtype;
    } names[] = {{"float64", FL_FLOAT64}, {"float32", FL_FLOAT32}, {"float16", FL_FLOAT16}, {"int64", FL_INT64},
                 {"int32", FL_INT32},     {"int16", FL_INT16},     {"int8", FL_INT8},       {"uint8", FL_UINT8},
                 {"bool", FL_BOOL},       {"bool_", FL_BOOL},      {"longlong", FL_INT64}};
    const char *name = Py_TYPE(o)->tp_name;
    if (strncmp(name, "numpy.", 6) != 0) return FL_DTYPE_NONE;
    for (int i = 0; i < FL_COUNT(names); i++) {
        if (strcmp(name + 6, names[i].name) == 0) return names[i].dtype;
    }
    return FL_DTYPE_NONE;
}

/* The sizes, by the first item at each depth. -1 and an exception on failure. */
static int infer_sizes(PyObject *data, int64_t *sizes) {
    int ndim = 0, depth = 0;
    PyObject *o = Py_NewRef(data);
    while (!PyFloat_Check(o) && !PyLong_Check(o) && PySequence_Check(o)) {
        if (fl_py__is_tensor(o)) break; /* inside a list a tensor stands for its one element */
        if (is_text(o)) {
            PyErr_Format(PyExc_ValueError, "too many dimensions '%.200s'", Py_TYPE(o)->tp_name);
            goto failed;
        }
        Py_ssize_t length = PySequence_Size(o);
        if (length < 0) goto failed;
        if (++depth > MAX_DEPTH) {
            PyErr_SetString(PyExc_TypeError, "excessive nesting: self-referential lists are incompatible");
            goto failed;
        }
        if (ndim == FL_MAX_DIMS) {
            PyErr_Format(PyExc_ValueError, "too many dimensions: a tensor has at most %d", FL_MAX_DIMS);
            goto failed;
        }
        sizes[ndim++] = length;
        if (!length) break;
        Py_SETREF(o, PySequence_GetItem(o, 0));
        if (!o) return -1;
    }
    Py_DECREF(o);
    return ndim;
failed:
    Py_DECREF(o);
    return -1;
}

/* Of an array whose memory no tensor can lie over: it is reversed, or in another byte order. */
static fl_tensor *native_copy(PyObject *array) {
    PyErr_Clear();
    PyObject *type = PyObject_GetAttrString(array, "dtype");
    PyObject *native = type ? PyObject_CallMethod(type, "newbyteorder", "s", "=") : NULL;
    PyObject *copy = native ? PyObject_CallMethod(array, "astype", "Os", native, "C") : NULL;
    fl_tensor *t = copy ? fl_py__from_buffer(copy, false) : NULL;
    Py_XDECREF(copy);
    Py_XDECREF(native);
    Py_XDECREF(type);
    return t;
}

/* The dtype that holds everything; FL_DTYPE_COUNT and an exception on failure, FL_DTYPE_NONE for nothing at all. */
static fl_dtype infer_dtype(PyObject *o, int depth) {
    if (PyFloat_CheckExact(o)) return fl_get_default_dtype();
    if (PyLong_Check(o)) return PyBool_Check(o) ? FL_BOOL : FL_INT64;
    if (fl_py__is_tensor(o)) return (fl_dtype)fl_py__of(o)->dtype;
    fl_dtype found = numpy_scalar(o);
    if (found != FL_DTYPE_NONE) return found;
    if (PyFloat_Check(o)) return fl_get_default_dtype();
    if (is_text(o)) {
        PyErr_Format(PyExc_TypeError, "new(): invalid data type '%.200s'", Py_TYPE(o)->tp_name);
        return FL_DTYPE_COUNT;
    }
    if (fl_py__is_array(o)) {
        fl_tensor *t = fl_py__from_buffer(o, false);
        if (!t && PyErr_ExceptionMatches(PyExc_ValueError)) t = native_copy(o);
        if (!t) return FL_DTYPE_COUNT;
        found = (fl_dtype)t->dtype;
        fl_release(t);
        static atomic_bool said;
        if (depth == 1 &&
            !fl_warning__once(&said,
                              "Creating a tensor from a list of numpy.ndarrays is extremely slow. Please consider "
                              "converting the list to a single numpy.ndarray with numpy.array() before "
                              "converting to a tensor.")) {
            fl_py__raise();
            return FL_DTYPE_COUNT;
        }
        return found;
    }
    if (PySequence_Check(o)) {
        PyObject *items = depth < MAX_DEPTH ? PySequence_Fast(o, "not a sequence") : NULL;
        if (!items) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_TypeError, "excessive nesting: self-referential lists are incompatible");
            return FL_DTYPE_COUNT;
        }
        Py_ssize_t n = PySequence_Fast_GET_SIZE(items);
        for (Py_ssize_t i = 0; i < n && i < PySequence_Fast_GET_SIZE(items); i++) {
            fl_dtype item = infer_dtype(PySequence_Fast_ITEMS(items)[i], depth + 1);
            if (item == FL_DTYPE_NONE) continue;
            if (item == FL_DTYPE_COUNT) {
                found = item;
                break;
            }
            found = found == FL_DTYPE_NONE ? item : fl_promote_types(found, item);
        }
        Py_DECREF(items);
        return found;
    }
    PyErr_Format(PyExc_RuntimeError, "Could not infer dtype of %.200s", Py_TYPE(o)->tp_name);
    return FL_DTYPE_COUNT;
}

/* ---- Storing ----------------------------------------------------------------------------------------------------- */

static bool overflowed(fl_dtype dtype) {
    PyErr_Format(PyExc_RuntimeError, "value cannot be converted to type %s without overflow", fl_dtype_name(dtype));
    return false;
}

/* The bounds of what a number with a fraction may be: it is cut off only within them. */
static double least_of(fl_dtype dtype) {
    return dtype == FL_UINT8   ? 0
           : dtype == FL_INT8  ? INT8_MIN
           : dtype == FL_INT16 ? INT16_MIN
           : dtype == FL_INT32 ? INT32_MIN
                               : -9223372036854775808.0;
}
static double most_of(fl_dtype dtype) {
    return dtype == FL_UINT8   ? UINT8_MAX
           : dtype == FL_INT8  ? INT8_MAX
           : dtype == FL_INT16 ? INT16_MAX
           : dtype == FL_INT32 ? INT32_MAX
                               : 9223372036854774784.0; /* the double below 2^63 */
}
static bool integer_part(double value, fl_dtype dtype, int64_t *out) {
    if (!(value >= least_of(dtype) && value <= most_of(dtype))) return overflowed(dtype);
    *out = (int64_t)value;
    return true;
}

/* An integer of any Python object that is a number; false with an exception. */
static bool integer_of(PyObject *o, fl_dtype dtype, int64_t *out) {
    if (PyFloat_Check(o)) return integer_part(PyFloat_AS_DOUBLE(o), dtype, out);
    int overflow;
    long long value;
    if (PyLong_Check(o)) {
        value = PyLong_AsLongLongAndOverflow(o, &overflow);
    } else {
        char kind = fl_py__is_tensor(o) ? 't' : 0;
        if (kind == 't' && fl_py__is_unreadable(o)) return false;
        if (kind == 't' && fl_py__of(o)->numel == 1) {
            fl_scalar s = fl_item_scalar(fl_py__of(o));
            if (s.kind != FL_SCALAR_FLOAT) {
                *out = s.as.i;
                return true;
            }
            PyErr_SetString(PyExc_TypeError, "only integer tensors of a single element can be converted to an index");
            return false;
        }
        fl_scalar s;
        int status = fl_py__to_scalar(o, &s);
        if (status < 0) return false;
        if (status > 0) {
            if (s.kind == FL_SCALAR_FLOAT) return integer_part(s.as.d, dtype, out);
            *out = s.as.i;
            return true;
        }
        PyObject *number = PyNumber_Index(o);
        if (!number) return false;
        value = PyLong_AsLongLongAndOverflow(number, &overflow);
        Py_DECREF(number);
    }
    if (overflow) {
        PyErr_SetString(PyExc_ValueError, "Overflow when unpacking long long");
        return false;
    }
    *out = value;
    return value != -1 || !PyErr_Occurred();
}

bool fl_py__store(char *to, fl_dtype dtype, PyObject *o) {
    if (is_text(o)) {
        PyErr_Format(PyExc_ValueError, "too many dimensions '%.200s'", Py_TYPE(o)->tp_name);
        return false;
    }
    if (fl_is_float(dtype)) {
        double value;
        if (PyFloat_Check(o)) {
            value = PyFloat_AS_DOUBLE(o);
        } else if (fl_py__is_tensor(o) && fl_py__of(o)->numel == 1) {
            if (!fl_py__warn_of_scalar(fl_py__of(o))) return false;
            if (fl_py__is_unreadable(o)) return false;
            value = fl_item(fl_py__of(o));
        } else {
            value = PyFloat_AsDouble(o);
            if (value == -1 && PyErr_Occurred()) return false;
        }
        if (dtype == FL_FLOAT32) {
            float single = (float)value;
            memcpy(to, &single, sizeof(single));
        } else {
            fl_tensor__cast(to, dtype, &value, FL_FLOAT64, 1);
        }
        return true;
    }
    if (dtype == FL_BOOL) {
        fl_scalar s;
        const int number = PyLong_Check(o) || fl_py__is_tensor(o) || PyIndex_Check(o) ? 1 : fl_py__to_scalar(o, &s);
        if (number == 0) {
            PyErr_Format(PyExc_TypeError, "'%.200s' object cannot be interpreted as an integer", Py_TYPE(o)->tp_name);
        }
        int truth = number > 0 ? PyObject_IsTrue(o) : -1;
        if (truth < 0) return false;
        *to = (char)truth;
        return true;
    }
    int64_t value;
    if (!integer_of(o, dtype, &value)) return false;
    switch (dtype) {
        case FL_UINT8:
            if (value < -255 || value > 255) return overflowed(dtype); /* -1 wraps, as in C */
            break;
        case FL_INT8:
            if (value < INT8_MIN || value > INT8_MAX) return overflowed(dtype);
            break;
        case FL_INT16:
            if (value < INT16_MIN || value > INT16_MAX) return overflowed(dtype);
            break;
        case FL_INT32:
            if (value < INT32_MIN || value > INT32_MAX) return overflowed(dtype);
            break;
        default:
            memcpy(to, &value, sizeof(value));
            return true;
    }
    fl_tensor__cast(to, dtype, &value, FL_INT64, 1);
    return true;
}

static bool store_nested(char **to, fl_dtype dtype, size_t size, const int64_t *sizes, int ndim, int dim, PyObject *o) {
    if (dim == ndim) {
        bool done = fl_py__store(*to, dtype, o);
        *to += size;
        return done;
    }
    PyObject *items = PySequence_Fast(o, "not a sequence");
    if (!items) return false;
    Py_ssize_t n = PySequence_Fast_GET_SIZE(items);
    bool done = n == sizes[dim];
    if (!done) {
        PyErr_Format(PyExc_ValueError, "expected sequence of length %lld at dim %d (got %zd)", (long long)sizes[dim],
                     dim, n);
    }
    for (Py_ssize_t i = 0; done && i < n; i++) {
        if (i >= PySequence_Fast_GET_SIZE(items)) { /* changed by code that a conversion ran */
            PyErr_SetString(PyExc_RuntimeError, "the list changed size while it was read");
            done = false;
            break;
        }
        done = store_nested(to, dtype, size, sizes, ndim, dim + 1, PySequence_Fast_ITEMS(items)[i]);
    }
    Py_DECREF(items);
    return done;
}

/* A copy of a tensor's values in a dtype, without a graph. */
static fl_tensor *copy_of(fl_tensor *t, fl_dtype dtype) {
    if (dtype == FL_DTYPE_NONE) dtype = (fl_dtype)t->dtype;
    fl_tensor *copy = fl_tensor__empty_like(t, dtype, t->sizes);
    if (copy && !fl_tensor__copy(copy, t)) {
        fl_release(copy);
        copy = NULL;
    }
    if (!copy) fl_py__raise();
    return copy;
}

/* Over an array's memory, but for NumPy's unsigned integers of more than a byte, which no tensor holds: where a dtype
 * is wanted, NumPy converts them. */
static fl_tensor *of_array(PyObject *array, fl_dtype dtype, bool warn) {
    fl_tensor *t = fl_py__from_buffer(array, warn);
    if (t || dtype == FL_DTYPE_NONE || !PyErr_ExceptionMatches(PyExc_TypeError)) return t;
    PyErr_Clear();
    PyObject *type = PyObject_GetAttrString(array, "dtype"), *kind = type ? PyObject_GetAttrString(type, "kind") : NULL;
    const bool unsigned_integers = kind && PyUnicode_Check(kind) && PyUnicode_CompareWithASCIIString(kind, "u") == 0;
    Py_XDECREF(kind);
    Py_XDECREF(type);
    if (PyErr_Occurred()) return NULL;
    if (!unsigned_integers) return fl_py__from_buffer(array, warn); /* once more for its error */
    const char *name = dtype == FL_BFLOAT16 ? "float32" : fl_dtype_name(dtype);
    PyObject *converted = PyObject_CallMethod(array, "astype", "s", name);
    t = converted ? fl_py__from_buffer(converted, false) : NULL;
    Py_XDECREF(converted);
    return t;
}

static fl_tensor *make(PyObject *data, fl_dtype dtype, fl_dtype empty) {
    if (fl_py__is_unreadable(data)) return NULL;
    if (fl_py__is_tensor(data)) return copy_of(fl_py__of(data), dtype);
    if (is_text(data)) {
        PyErr_Format(PyExc_TypeError, "new(): invalid data type '%.200s'", Py_TYPE(data)->tp_name);
        return NULL;
    }
    if (fl_py__is_array(data)) {
        fl_tensor *t = of_array(data, dtype == FL_DTYPE_NONE ? empty : dtype, false), *copy;
        if (!t) return NULL;
        copy = copy_of(t, dtype);
        fl_release(t);
        return copy;
    }
    const bool alone = !PySequence_Check(data) && !PyNumber_Check(data);
    const bool packed = alone && PyObject_HasAttrString(data, "__dlpack__");
    if (packed || (alone && PyObject_HasAttrString(data, "__array__"))) {
        PyObject *array = packed ? fl_py__from_dlpack(data, Py_None) : PyObject_CallMethod(data, "__array__", NULL);
        fl_tensor *t = array ? make(array, dtype, empty) : NULL;
        Py_XDECREF(array);
        return t;
    }
    int64_t sizes[FL_MAX_DIMS];
    int ndim = infer_sizes(data, sizes);
    if (ndim < 0) return NULL;
    if (dtype == FL_DTYPE_NONE) {
        dtype = infer_dtype(data, 0);
        if (dtype == FL_DTYPE_COUNT) return NULL;
        if (dtype == FL_DTYPE_NONE) dtype = empty == FL_DTYPE_NONE ? fl_get_default_dtype() : empty;
    }
    fl_tensor *t = fl_tensor__empty(dtype, ndim, sizes);
    if (!t) {
        fl_py__raise();
        return NULL;
    }
    char *to = t->data;
    if (store_nested(&to, dtype, fl_dtype_size(dtype), sizes, ndim, 0, data)) return t;
    fl_release(t);
    return NULL;
}

fl_tensor *fl_py__make(PyObject *data, fl_dtype dtype) { return make(data, dtype, FL_DTYPE_NONE); }
fl_tensor *fl_py__make_index(PyObject *data) { return make(data, FL_DTYPE_NONE, FL_INT64); }

/* ---- tensor() and as_tensor() ------------------------------------------------------------------------------------ */

/* One required argument and keywords: fills values in the order of names; false and an exception. */
static bool parse(const char *function, const char *const *names, int n, PyObject *const *args, Py_ssize_t nargs,
                  Py_ssize_t max_positional, PyObject *kwnames, PyObject **values) {
    for (int i = 0; i < n; i++) values[i] = NULL;
    if (nargs > max_positional) {
        PyErr_Format(PyExc_TypeError, "%s() takes %zd positional argument%s but %zd were given", function,
                     max_positional, max_positional == 1 ? "" : "s", nargs);
        return false;
    }
    for (Py_ssize_t i = 0; i < nargs; i++) values[i] = args[i];
    for (Py_ssize_t k = 0; kwnames && k < PyTuple_GET_SIZE(kwnames); k++) {
        PyObject *name = PyTuple_GET_ITEM(kwnames, k);
        int i = 0;
        while (i < n && PyUnicode_CompareWithASCIIString(name, names[i]) != 0) i++;
        if (i == n) {
            PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument '%U'", function, name);
            return false;
        }
        if (values[i]) {
            PyErr_Format(PyExc_TypeError, "%s() got multiple values for argument '%s'", function, names[i]);
            return false;
        }
        values[i] = args[nargs + k];
    }
    if (values[0]) return true;
    PyErr_Format(PyExc_TypeError, "%s() missing 1 required positional arguments: \"%s\"", function, names[0]);
    return false;
}

static bool parse_dtype(const char *function, PyObject *o, fl_dtype *dtype) {
    *dtype = FL_DTYPE_NONE;
    if (!o || o == Py_None) return true;
    *dtype = fl_py__as_dtype(o);
    if (*dtype != FL_DTYPE_NONE) return true;
    PyErr_Format(PyExc_TypeError, "%s(): argument 'dtype' must be torch.dtype, not %.200s", function,
                 fl_py__type_name(o));
    return false;
}

static PyObject *with_grad(const char *function, fl_tensor *t, PyObject *requires_grad) {
    if (!t) return NULL;
    const int wanted = fl_py__flag(function, "requires_grad", requires_grad);
    if (wanted < 0 || (wanted && !fl_set_requires_grad(t, true))) {
        fl_release(t);
        return wanted < 0 ? NULL : fl_py__raise();
    }
    PyObject *object = fl_py__wrap_result(t);
    if (wanted && object) fl_py__track(object);
    return object;
}

/* ---- tensor(), as_tensor() ------------------------------------------------------------------------------------- */

static PyObject *py_tensor(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    if (FL_UNLIKELY(fl_py__modes) && fl_py__mode_stands())
        return fl_py__override_in(module, "tensor", args, nargs, kwnames);
    static const char *const names[] = {"data", "dtype", "device", "requires_grad", "pin_memory"};
    PyObject *v[FL_COUNT(names)];
    fl_dtype dtype;
    if (!parse("tensor", names, FL_COUNT(names), args, nargs, 1, kwnames, v) || !parse_dtype("tensor", v[1], &dtype) ||
        !fl_py__check_factory(v[2], NULL)) {
        return NULL;
    }
    if (fl_py__is_tensor(v[0]) &&
        PyErr_WarnEx(PyExc_UserWarning,
                     "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
                     "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).",
                     1) < 0) {
        return NULL;
    }
    if (v[3] == Py_None)
        return PyErr_Format(PyExc_TypeError, "tensor(): argument 'requires_grad' must be bool, not NoneType");
    if (fl_py__flag("tensor", "pin_memory", v[4]) < 0) return NULL;
    fl_tensor *over;
    if (fl_py__of_storage(v[0], dtype, &over)) {
        fl_tensor *copy = over ? copy_of(over, (fl_dtype)over->dtype) : NULL;
        fl_release(over);
        return with_grad("tensor", copy, v[3]);
    }
    return with_grad("tensor", fl_py__make(v[0], dtype), v[3]);
}

/* Shares memory with tensors and arrays where the dtype is right. */
static PyObject *as_tensor(const char *function, PyObject *data, PyObject *dtype_object, PyObject *copy_object,
                           PyObject *requires_grad) {
    fl_dtype dtype;
    if (!parse_dtype(function, dtype_object, &dtype)) return NULL;
    const int copy = fl_py__flag(function, "copy", copy_object);
    if (copy < 0) return NULL;
    if (!copy && fl_py__is_tensor(data)) {
        fl_tensor *t = fl_py__of(data);
        const bool same = dtype == FL_DTYPE_NONE || dtype == (fl_dtype)t->dtype;
        if (!same && copy_object == Py_False) {
            return PyErr_Format(PyExc_ValueError, "%s: can't alias tensor with dtype '%s' into dtype '%s'.", function,
                                fl_dtype_name((fl_dtype)t->dtype), fl_dtype_name(dtype));
        }
        PyObject *result = same ? Py_NewRef(data) : PyObject_CallMethod(data, "to", "O", fl_py__dtype(dtype));
        const int wanted = result ? fl_py__flag(function, "requires_grad", requires_grad) : 0;
        if (wanted < 0) Py_CLEAR(result);
        if (wanted > 0) Py_SETREF(result, PyObject_CallMethod(result, "requires_grad_", NULL));
        if (result && requires_grad && !wanted && fl_requires_grad(fl_py__of(result)))
            Py_SETREF(result, PyObject_CallMethod(result, "detach", NULL));
        return result;
    }
    if (!copy && fl_py__is_array(data)) {
        fl_tensor *t = of_array(data, dtype, true);
        if (!t) return NULL;
        if (dtype != FL_DTYPE_NONE && dtype != (fl_dtype)t->dtype) {
            if (copy_object == Py_False) {
                PyErr_Format(PyExc_ValueError, "%s: can't alias tensor with dtype '%s' into dtype '%s'.", function,
                             fl_dtype_name((fl_dtype)t->dtype), fl_dtype_name(dtype));
                fl_release(t);
                return NULL;
            }
            fl_tensor *converted = copy_of(t, dtype);
            fl_release(t);
            t = converted;
        }
        return with_grad(function, t, requires_grad);
    }
    if (copy_object == Py_False && PySequence_Check(data))
        return PyErr_Format(PyExc_ValueError, "%s: can't alias arbitrary sequence into a tensor.", function);
    return with_grad(function, fl_py__make(data, dtype), requires_grad);
}

static PyObject *py_as_tensor(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    if (FL_UNLIKELY(fl_py__modes) && fl_py__mode_stands())
        return fl_py__override_in(module, "as_tensor", args, nargs, kwnames);
    static const char *const names[] = {"data", "dtype", "device"};
    PyObject *v[FL_COUNT(names)];
    if (!parse("as_tensor", names, FL_COUNT(names), args, nargs, 3, kwnames, v) || !fl_py__check_factory(v[2], NULL))
        return NULL;
    return as_tensor("as_tensor", v[0], v[1], NULL, NULL);
}

static PyObject *py_asarray(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    if (FL_UNLIKELY(fl_py__modes) && fl_py__mode_stands())
        return fl_py__override_in(module, "asarray", args, nargs, kwnames);
    static const char *const names[] = {"obj", "dtype", "device", "copy", "requires_grad"};
    PyObject *v[FL_COUNT(names)];
    if (!parse("asarray", names, FL_COUNT(names), args, nargs, 1, kwnames, v) || !fl_py__check_factory(v[2], NULL))
        return NULL;
    PyObject *obj = v[0];
    if (fl_py__is_tensor(obj) || !PyObject_CheckBuffer(obj) || PyObject_HasAttrString(obj, "__array__"))
        return as_tensor("asarray", obj, v[1], v[3], v[4]);
    /* The bytes of a buffer, read as numbers of the dtype. */
    PyObject *dtype = v[1] && v[1] != Py_None ? v[1] : fl_py__dtype(fl_get_default_dtype());
    PyObject *given = Py_BuildValue("(O)", obj), *named = Py_BuildValue("{sO}", "dtype", dtype), *result = NULL;
    if (given && named) result = fl_py__frombuffer(NULL, given, named);
    Py_XDECREF(given);
    Py_XDECREF(named);
    if (result) Py_SETREF(result, as_tensor("asarray", result, NULL, v[3], v[4]));
    return result;
}

/* ---- The constructor: Tensor(2, 3), Tensor([1, 2]), and those of one dtype --------------------------------------- */

/* Whether the one argument is a size: Python's integers and NumPy's, but no bool. */
static bool is_size(PyObject *o) {
    if (PyLong_Check(o)) return !PyBool_Check(o);
    return PyIndex_Check(o) && !PySequence_Check(o) && !fl_py__is_tensor(o);
}

/* What Tensor(...) and FloatTensor(...) make: sizes give an uninitialised tensor, data are copied, and a tensor is seen
 * once more: by Tensor(...) one of any type. */
static fl_tensor *legacy_new(fl_dtype dtype, bool any_dtype, PyObject *const *args, Py_ssize_t nargs) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = -1;
    if (nargs == 0) {
        ndim = 1;
        sizes[0] = 0;
    } else if (nargs == 1 && (Py_TYPE(args[0]) == fl_py__size_type || is_size(args[0]))) {
        bool one = Py_TYPE(args[0]) != fl_py__size_type;
        ndim = one ? 1 : (int)PyTuple_GET_SIZE(args[0]);
        if (ndim > FL_MAX_DIMS) ndim = -1;
        for (int i = 0; i < ndim; i++) {
            if (fl_py__to_int(one ? args[0] : PyTuple_GET_ITEM(args[0], i), &sizes[i]) <= 0) return NULL;
        }
    } else if (nargs > 1) {
        if (nargs > FL_MAX_DIMS) {
            PyErr_Format(PyExc_ValueError, "too many dimensions: a tensor has at most %d", FL_MAX_DIMS);
            return NULL;
        }
        ndim = (int)nargs;
        for (int i = 0; i < ndim; i++) {
            int status = fl_py__to_int(args[i], &sizes[i]);
            if (status == 0) {
                PyErr_Format(PyExc_TypeError,
                             "new(): argument 'size' must be tuple of ints, but found element of type "
                             "%.200s at pos %d",
                             Py_TYPE(args[i])->tp_name, i + 1);
            }
            if (status <= 0) return NULL;
        }
    }
    if (ndim >= 0) {
        fl_tensor *t = fl_tensor__unwritten(fl_tensor__empty(dtype, ndim, sizes));
        if (!t) fl_py__raise();
        return t;
    }
    if (fl_py__is_tensor(args[0])) {
        if (any_dtype || (fl_dtype)fl_py__of(args[0])->dtype == dtype) {
            fl_tensor *t = fl_tensor__alias(fl_py__of(args[0]));
            if (!t) fl_py__raise();
            return t;
        }
        PyErr_Format(PyExc_TypeError, "expected %s (got %s)", fl_dtype_name(dtype),
                     fl_dtype_name((fl_dtype)fl_py__of(args[0])->dtype));
        return NULL;
    }
    fl_tensor *over;
    if (fl_py__of_storage(args[0], dtype, &over)) return over;
    if (!PySequence_Check(args[0]) && !fl_py__is_array(args[0])) {
        PyErr_Format(PyExc_TypeError, "new(): data must be a sequence (got %.200s)", Py_TYPE(args[0])->tp_name);
        return NULL;
    }
    return fl_py__make(args[0], dtype);
}

PyObject *fl_py__tensor_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    if (kwargs && PyDict_GET_SIZE(kwargs)) {
        PyObject *device = PyDict_GetItemString(kwargs, "device");
        if (PyDict_GET_SIZE(kwargs) > 1 || !device) {
            PyErr_Format(PyExc_TypeError,
                         "new() received an invalid combination of arguments: it takes sizes or data, and "
                         "device=; use flashlight.tensor for the others");
            return NULL;
        }
        if (!fl_py__check_device(device)) return NULL;
    }
    PyObject *const *items = &PyTuple_GET_ITEM(args, 0);
    fl_tensor *t = legacy_new(fl_get_default_dtype(), true, items, PyTuple_GET_SIZE(args));
    return t ? fl_py__wrap_as(type, t) : NULL;
}

/* _legacy_new(dtype, *args): FloatTensor(...) and its kin. */
static PyObject *py_legacy_new(PyObject *module, PyObject *const *args, Py_ssize_t nargs) {
    (void)module;
    fl_dtype dtype = nargs ? fl_py__as_dtype(args[0]) : FL_DTYPE_NONE;
    if (dtype == FL_DTYPE_NONE) return PyErr_Format(PyExc_TypeError, "_legacy_new() wants a dtype first");
    fl_tensor *t = legacy_new(dtype, false, args + 1, nargs - 1);
    return t ? fl_py__wrap_result(t) : NULL;
}

static PyObject *py_legacy_name(PyObject *module, PyObject *o) {
    (void)module;
    fl_dtype dtype = fl_py__as_dtype(o);
    if (dtype == FL_DTYPE_NONE) return PyErr_Format(PyExc_TypeError, "expected a dtype");
    return PyUnicode_FromString(fl_py__legacy_name(dtype));
}

#define FAST(function) ((PyCFunction)(void (*)(void))(function))
static PyMethodDef functions[] = {
    {"tensor", FAST(py_tensor), METH_FASTCALL | METH_KEYWORDS,
     "tensor(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False)\n\nA new tensor with a copy of "
     "data."},
    {"as_tensor", FAST(py_as_tensor), METH_FASTCALL | METH_KEYWORDS,
     "as_tensor(data, dtype=None, device=None)\n\nLike tensor(), sharing memory with tensors and NumPy arrays."},
    {"asarray", FAST(py_asarray), METH_FASTCALL | METH_KEYWORDS,
     "asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False)\n\nobj as a tensor, shared where it can "
     "be."},
    {"_legacy_new", FAST(py_legacy_new), METH_FASTCALL, NULL},
    {"_legacy_name", py_legacy_name, METH_O, NULL},
    {NULL, NULL, 0, NULL}};

int fl_py__init_make(PyObject *module) { return PyModule_AddFunctions(module, functions); }
