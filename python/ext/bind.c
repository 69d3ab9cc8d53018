/* bind.c: Python objects as the values of the op table's argument kinds, and back. What PyTorch's argument parser
 * accepts for a kind is accepted here: integers of NumPy, 0-dim tensors where a number is wanted, one number for
 * int[N], and so on.
 */
#include "ext.h"

/* ---- The arena --------------------------------------------------------------------------------------------------- */

static void *arena_words(fl_py_arena *arena, Py_ssize_t n) {
    if (FL_LIKELY(n <= FL_PY_ARENA_WORDS - arena->used)) {
        void *start = &arena->words[arena->used];
        arena->used += (int)n;
        return start;
    }
    if (arena->blocks == FL_MAX_ARGS) {
        PyErr_SetString(PyExc_RuntimeError, "too many long lists in one call");
        return NULL;
    }
    void *block = PyMem_Malloc((size_t)n * sizeof(int64_t));
    if (!block) return PyErr_NoMemory();
    return arena->block[arena->blocks++] = block;
}

void fl_py__arena_clear(fl_py_arena *arena) {
    for (int i = 0; i < arena->temps; i++) fl_release(arena->temp[i]);
    for (int i = 0; i < arena->blocks; i++) PyMem_Free(arena->block[i]);
    arena->used = arena->temps = arena->blocks = 0;
}

/* ---- Numbers ----------------------------------------------------------------------------------------------------- */

/* A NumPy scalar, told by its type's name so that NumPy itself is never needed: 'b'ool, 'i'nteger, 'f'loat, 0. */
static char numpy_kind(PyObject *o) {
    const char *name = Py_TYPE(o)->tp_name;
    if (strncmp(name, "numpy.", 6) != 0) return 0;
    name += 6;
    if (strcmp(name, "bool") == 0 || strcmp(name, "bool_") == 0) return 'b';
    if (strncmp(name, "int", 3) == 0 || strncmp(name, "uint", 4) == 0 || strncmp(name, "long", 4) == 0 ||
        strncmp(name, "ulong", 5) == 0) {
        return strcmp(name, "longdouble") == 0 ? 'f' : 'i';
    }
    return strncmp(name, "float", 5) == 0 ? 'f' : 0;
}

static int from_long(PyObject *o, int64_t *out) {
    int overflow;
    long long value = PyLong_AsLongLongAndOverflow(o, &overflow);
    if (overflow) {
        PyErr_SetString(PyExc_ValueError, "Overflow when unpacking long long");
        return -1;
    }
    if (value == -1 && PyErr_Occurred()) return -1;
    *out = value;
    return 1;
}

/* PyTorch's exception for a number too large depends on what it stands for. */
static int overflow_as(PyObject *exception, const char *message, int status) {
    if (status < 0 && PyErr_ExceptionMatches(PyExc_ValueError)) PyErr_SetString(exception, message);
    return status;
}

/* Through __index__; an object that refuses is no integer. */
static int from_index(PyObject *o, int64_t *out) {
    PyObject *number = PyNumber_Index(o);
    if (!number) {
        if (!PyErr_ExceptionMatches(PyExc_TypeError)) return -1;
        PyErr_Clear();
        return 0;
    }
    int status = from_long(number, out);
    Py_DECREF(number);
    return status;
}

int fl_py__to_scalar(PyObject *o, fl_scalar *out) {
    if (PyFloat_Check(o)) {
        *out = fl_float(PyFloat_AS_DOUBLE(o));
        return 1;
    }
    if (PyLong_Check(o)) {
        if (PyBool_Check(o)) {
            *out = fl_boolean(o == Py_True);
            return 1;
        }
        int overflow;
        const long long value = PyLong_AsLongLongAndOverflow(o, &overflow);
        *out = fl_int(value);
        if (!overflow) return value == -1 && PyErr_Occurred() ? -1 : 1;
        const unsigned long long large = PyLong_AsUnsignedLongLong(o); /* or Python's exception, as in PyTorch */
        if (large == (unsigned long long)-1 && PyErr_Occurred()) return -1;
        *out = (fl_scalar){FL_SCALAR_UINT, {.i = (int64_t)large}};
        return 1;
    }
    if (fl_py__is_tensor(o)) return 0;
    char kind = numpy_kind(o);
    if (kind == 'b') {
        int truth = PyObject_IsTrue(o);
        if (truth < 0) return -1;
        *out = fl_float(truth); /* as in PyTorch: a number, and not an integer */
        return 1;
    }
    if (kind == 'f') {
        double value = PyFloat_AsDouble(o);
        if (value == -1 && PyErr_Occurred()) return -1;
        *out = fl_float(value);
        return 1;
    }
    if (kind == 'i' || (PyIndex_Check(o) && strcmp(Py_TYPE(o)->tp_name, "numpy.ndarray") != 0)) {
        int64_t value;
        int status = from_index(o, &value);
        if (status > 0) *out = fl_int(value);
        return status;
    }
    return 0;
}

/* A 0-dim tensor that no gradient flows to counts as its number. */
static bool counts_as_number(PyObject *o) {
    if (!fl_py__is_tensor(o)) return false;
    fl_tensor *t = fl_py__of(o);
    return t->ndim == 0 && !fl_requires_grad(t);
}

static int from_item(fl_tensor *t, int64_t *out) {
    if (fl_is_float((fl_dtype)t->dtype) || t->dtype == FL_BOOL) return 0;
    *out = fl_item_scalar(t).as.i;
    return 1;
}

int fl_py__to_int(PyObject *o, int64_t *out) {
    if (FL_LIKELY(PyLong_Check(o))) return PyBool_Check(o) ? 0 : from_long(o, out);
    if (fl_py__is_tensor(o)) return counts_as_number(o) ? from_item(fl_py__of(o), out) : 0;
    char kind = numpy_kind(o);
    if (kind == 'i' || (!kind && PyIndex_Check(o))) return from_index(o, out);
    return 0;
}

int fl_py__to_int_item(PyObject *o, int64_t *out) {
    if (FL_UNLIKELY(fl_py__is_tensor(o))) return fl_numel(fl_py__of(o)) == 1 ? from_item(fl_py__of(o), out) : 0;
    return fl_py__to_int(o, out);
}

int fl_py__to_listed_int(PyObject *o, int64_t *out) {
    if (fl_py__is_unreadable(o)) return -1;
    return overflow_as(PyExc_TypeError, "an int of the tuple overflows when unpacking long long",
                       fl_py__to_int_item(o, out));
}

static int to_double(PyObject *o, double *out) {
    if (PyFloat_Check(o)) {
        *out = PyFloat_AS_DOUBLE(o);
        return 1;
    }
    if (PyLong_Check(o) || numpy_kind(o)) {
        *out = PyFloat_AsDouble(o);
        return *out == -1 && PyErr_Occurred() ? -1 : 1;
    }
    if (counts_as_number(o)) {
        *out = fl_item(fl_py__of(o));
        return fl_failed() ? (fl_py__raise(), -1) : 1;
    }
    return 0;
}

/* ---- Lists ------------------------------------------------------------------------------------------------------- */

static int to_tensors(PyObject *o, fl_value *out, fl_py_arena *arena) {
    if (!PyList_Check(o) && !PyTuple_Check(o)) return 0;
    Py_ssize_t n = PySequence_Fast_GET_SIZE(o);
    fl_tensor **items = arena_words(arena, n);
    if (!items) return -1;
    PyObject **from = PySequence_Fast_ITEMS(o);
    for (Py_ssize_t i = 0; i < n; i++) {
        if (!fl_py__is_tensor(from[i])) {
            PyErr_Format(PyExc_TypeError, "expected Tensor as element %zd in argument 0, but got %.200s", i,
                         fl_py__type_name(from[i]));
            return -1;
        }
        arena->overridden |= fl_py__overrides(from[i]);
        items[i] = fl_py__of(from[i]);
    }
    out->kind = FL_K_TENSORS;
    out->count = (int32_t)n;
    out->as.tensors = items;
    return 1;
}

static int to_ints(PyObject *o, const fl_arg *arg, fl_value *out, fl_py_arena *arena) {
    out->kind = FL_K_INTS;
    if (PyTuple_Check(o) || PyList_Check(o)) {
        Py_ssize_t n = PySequence_Fast_GET_SIZE(o);
        /* One number in a list stands for all of them too. */
        bool spread = arg->size > 1 && n == 1 && !arg->exact;
        if (arg->size && arg->optional && n == 0) { /* PyTorch's strides of windows: as if none were given */
            out->kind = FL_K_NONE;
            return 1;
        }
        if (arg->size && n != arg->size && !spread) {
            arena->wrong_length = true;
            return 0;
        }
        int64_t *items = arena_words(arena, spread ? arg->size : n);
        if (!items) return -1;
        PyObject **from = PySequence_Fast_ITEMS(o);
        for (Py_ssize_t i = 0; i < n; i++) {
            int status = 1;
            if (from[i] == Py_None && arg->none_items) {
                items[i] = FL_NONE;
            } else {
                status = fl_py__to_listed_int(from[i], &items[i]);
            }
            if (status <= 0) return status;
        }
        for (int i = 1; spread && i < arg->size; i++) items[i] = items[0];
        out->count = (int32_t)(spread ? arg->size : n);
        out->as.ints = items;
        return 1;
    }
    if (arg->or_text && PyUnicode_Check(o)) {
        out->kind = FL_K_STR;
        out->count = 0;
        out->as.str = PyUnicode_AsUTF8(o);
        return out->as.str ? 1 : -1;
    }
    if (!arg->size && !arg->or_int) return 0;
    int64_t one;
    int status = fl_py__to_int_item(o, &one);
    if (arg->exact && !arg->none_items)
        status = overflow_as(PyExc_TypeError, "an int overflows when unpacking long long", status);
    if (status <= 0) return status;
    if (arg->exact && !arg->size) {
        out->kind = FL_K_INT;
        out->as.i = one;
        return 1;
    }
    int n = arg->size ? arg->size : 1;
    int64_t *items = arena_words(arena, n);
    if (!items) return -1;
    for (int i = 0; i < n; i++) items[i] = one;
    out->count = n;
    out->as.ints = items;
    return 1;
}

static int to_doubles(PyObject *o, const fl_arg *arg, fl_value *out, fl_py_arena *arena) {
    bool list = PyTuple_Check(o) || PyList_Check(o);
    Py_ssize_t n = list ? PySequence_Fast_GET_SIZE(o) : arg->size ? arg->size : 1;
    if (arg->size && n != arg->size) return 0;
    if (arg->exact && !arg->size && !list) {
        out->kind = FL_K_FLOAT;
        return to_double(o, &out->as.d);
    }
    double *items = arena_words(arena, n);
    if (!items) return -1;
    for (Py_ssize_t i = 0; i < n; i++) {
        int status = to_double(list ? PySequence_Fast_ITEMS(o)[i] : o, &items[i]);
        if (status <= 0) return status;
    }
    out->kind = FL_K_FLOATS;
    out->count = (int32_t)n;
    out->as.doubles = items;
    return 1;
}

/* ---- Any value --------------------------------------------------------------------------------------------------- */

/* A tensor that stands for a number may be of a class with a say too. */
static inline void note_class(PyObject *o, fl_py_arena *arena) {
    if (FL_UNLIKELY(!PyLong_Check(o) && !PyFloat_Check(o) && fl_py__is_tensor(o)))
        arena->overridden |= fl_py__overrides(o);
}

int fl_py__to_value(PyObject *o, const fl_arg *arg, fl_value *out, fl_py_arena *arena) {
    if (o == Py_None && !arg->truth) {
        if (!arg->optional) return 0;
        out->kind = FL_K_NONE;
        out->count = 0;
        return 1;
    }
    out->kind = arg->kind;
    switch (arg->kind) {
        case FL_K_TENSOR:
            if (FL_LIKELY(fl_py__is_exact(o))) {
                out->as.tensor = fl_py__of(o);
                return 1;
            }
            if (fl_py__is_tensor(o)) {
                arena->overridden |= fl_py__overrides(o);
                out->as.tensor = fl_py__of(o);
                return 1;
            }
            if (arena->numbers_as_tensors) {
                fl_scalar scalar;
                int status = fl_py__to_scalar(o, &scalar);
                if (status <= 0) return status;
                fl_tensor *t = fl_tensor__wrapped(scalar);
                if (!t) {
                    fl_py__raise();
                    return -1;
                }
                arena->temp[arena->temps++] = t;
                out->as.tensor = t;
                return 1;
            }
            return 0;
        case FL_K_TENSORS:
            return to_tensors(o, out, arena);
        case FL_K_INT:
            note_class(o, arena);
            return arg->or_item ? fl_py__to_int_item(o, &out->as.i) : fl_py__to_int(o, &out->as.i);
        case FL_K_INTS:
            return to_ints(o, arg, out, arena);
        case FL_K_FLOAT:
            note_class(o, arena);
            return to_double(o, &out->as.d);
        case FL_K_FLOATS:
            return to_doubles(o, arg, out, arena);
        case FL_K_BOOL:
            if (PyBool_Check(o)) {
                out->as.b = o == Py_True;
                return 1;
            }
            if (arg->truth) {
                int truth = PyObject_IsTrue(o);
                out->as.b = truth > 0;
                return truth < 0 ? -1 : 1;
            }
            return 0;
        case FL_K_SCALAR:
            note_class(o, arena);
            if (counts_as_number(o)) {
                out->as.scalar = fl_item_scalar(fl_py__of(o));
                return 1;
            }
            return fl_py__to_scalar(o, &out->as.scalar);
        case FL_K_DTYPE:
            return (out->as.dtype = fl_py__as_dtype(o)) != FL_DTYPE_NONE;
        case FL_K_FORMAT:
            return fl_py__as_format(o, &out->as.format);
        case FL_K_STR:
            if (!PyUnicode_Check(o)) return 0;
            out->as.str = PyUnicode_AsUTF8(o);
            return out->as.str ? 1 : -1;
        case FL_K_GENERATOR:
            if (!PyObject_TypeCheck(o, fl_py__generator_type)) return 0;
            out->as.generator = fl_py__generator(o);
            return 1;
        case FL_K_NONE:
            break;
    }
    return 0;
}

PyObject *fl_py__from_scalar(fl_scalar s) {
    switch (s.kind) {
        case FL_SCALAR_BOOL:
            return PyBool_FromLong(s.as.i != 0);
        case FL_SCALAR_INT:
            return PyLong_FromLongLong(s.as.i);
        case FL_SCALAR_UINT:
            return PyLong_FromUnsignedLongLong((unsigned long long)s.as.i);
        case FL_SCALAR_FLOAT:
            return PyFloat_FromDouble(s.as.d);
        case FL_SCALAR_NONE:
            break;
    }
    Py_RETURN_NONE;
}

static PyObject *from_value(const fl_value *v, bool take) {
    switch (v->kind) {
        case FL_K_TENSOR:
            if (!v->as.tensor) Py_RETURN_NONE;
            return take ? fl_py__wrap_result(v->as.tensor) : fl_py__wrap(v->as.tensor);
        case FL_K_INT:
            if (v->as.i == FL_NONE) Py_RETURN_NONE;
            return PyLong_FromLongLong(v->as.i);
        case FL_K_FLOAT:
            return PyFloat_FromDouble(v->as.d);
        case FL_K_BOOL:
            return PyBool_FromLong(v->as.b);
        case FL_K_SCALAR:
            return fl_py__from_scalar(v->as.scalar);
        case FL_K_DTYPE:
            if (v->as.dtype == FL_DTYPE_NONE) Py_RETURN_NONE;
            return Py_NewRef(fl_py__dtype(v->as.dtype));
        case FL_K_FORMAT:
            return Py_NewRef(fl_py__format(v->as.format));
        case FL_K_STR:
            if (!v->as.str) Py_RETURN_NONE;
            return PyUnicode_FromString(v->as.str);
        case FL_K_TENSORS:
        case FL_K_INTS:
        case FL_K_FLOATS: {
            PyObject *tuple = PyTuple_New(v->count);
            for (int i = 0; i < v->count; i++) {
                fl_value item = {.kind = v->kind == FL_K_TENSORS ? FL_K_TENSOR
                                         : v->kind == FL_K_INTS  ? FL_K_INT
                                                                 : FL_K_FLOAT};
                if (v->kind == FL_K_TENSORS) {
                    item.as.tensor = v->as.tensors[i];
                } else if (v->kind == FL_K_INTS) {
                    item.as.i = v->as.ints[i];
                } else {
                    item.as.d = v->as.doubles[i];
                }
                if (!tuple) { /* still take over what is left */
                    if (take && v->kind == FL_K_TENSORS) fl_release(item.as.tensor);
                    continue;
                }
                PyObject *object = from_value(&item, take);
                if (!object) {
                    Py_CLEAR(tuple);
                    continue;
                }
                PyTuple_SET_ITEM(tuple, i, object);
            }
            return tuple;
        }
        case FL_K_GENERATOR:
        case FL_K_NONE:
            break;
    }
    Py_RETURN_NONE;
}

PyObject *fl_py__from_value(const fl_value *value) { return from_value(value, false); }

PyObject *fl_py__from_result(fl_value *value) {
    PyObject *object = from_value(value, true);
    if (value->kind == FL_K_TENSORS) fl_ops__free_list(value);
    return object;
}

const char *fl_py__kind_name(const fl_arg *arg) {
    switch (arg->kind) {
        case FL_K_TENSOR:
            return "Tensor";
        case FL_K_TENSORS:
            return "tuple of Tensors";
        case FL_K_INT:
            return "int";
        case FL_K_INTS:
            return "tuple of ints";
        case FL_K_FLOAT:
            return "float";
        case FL_K_FLOATS:
            return "tuple of floats";
        case FL_K_BOOL:
            return "bool";
        case FL_K_SCALAR:
            return "Number";
        case FL_K_DTYPE:
            return "torch.dtype";
        case FL_K_FORMAT:
            return "torch.memory_format";
        case FL_K_STR:
            return "str";
        case FL_K_GENERATOR:
            return "torch.Generator";
        case FL_K_NONE:
            break;
    }
    return "None";
}
