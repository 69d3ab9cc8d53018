/* module.c: the module flashlight._C: it asks each part for its names, and has the few functions that belong to none.
 */
#include <flashlight/random.h>

#include "base/alloc.h"
#include "ext.h"

/* ---- Default dtype, promotion ------------------------------------------------------------------------------------ */

static PyObject *py_get_default_dtype(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return Py_NewRef(fl_py__dtype(fl_get_default_dtype()));
}

static PyObject *py_set_default_dtype(PyObject *module, PyObject *o) {
    (void)module;
    fl_dtype dtype = fl_py__as_dtype(o);
    if (dtype == FL_DTYPE_NONE || !fl_is_float(dtype)) {
        return PyErr_Format(PyExc_TypeError, "only floating-point types are supported as the default type");
    }
    if (!fl_set_default_dtype(dtype)) return fl_py__raise();
    Py_RETURN_NONE;
}

/* The two dtypes of a call function(first, second), in order or by name. */
static bool two_dtypes(PyObject *args, PyObject *kwargs, const char *format, char *names[], fl_dtype out[2]) {
    PyObject *given[2];
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, format, names, &given[0], &given[1])) return false;
    for (int i = 0; i < 2; i++) {
        out[i] = fl_py__as_dtype(given[i]);
        if (out[i] == FL_DTYPE_NONE) {
            PyErr_Format(PyExc_TypeError, "%s(): argument '%s' must be torch.dtype, not %.200s",
                         strchr(format, ':') + 1, names[i], fl_py__type_name(given[i]));
            return false;
        }
    }
    return true;
}

static PyObject *py_promote_types(PyObject *module, PyObject *args, PyObject *kwargs) {
    (void)module;
    fl_dtype types[2];
    if (!two_dtypes(args, kwargs, "OO:promote_types", (char *[]){"type1", "type2", NULL}, types)) return NULL;
    return Py_NewRef(fl_py__dtype(fl_promote_types(types[0], types[1])));
}

static PyObject *py_can_cast(PyObject *module, PyObject *args, PyObject *kwargs) {
    (void)module;
    fl_dtype types[2];
    if (!two_dtypes(args, kwargs, "OO:can_cast", (char *[]){"from_", "to", NULL}, types)) return NULL;
    return PyBool_FromLong(fl_dtype__can_cast(types[0], types[1]));
}

static PyObject *py_result_type(PyObject *module, PyObject *given, PyObject *kwargs) {
    (void)module;
    PyObject *args[2];
    if (!PyArg_ParseTupleAndKeywords(given, kwargs, "OO:result_type", (char *[]){"tensor", "other", NULL}, &args[0],
                                     &args[1]))
        return NULL;
    fl_tensor *t[2] = {NULL, NULL};
    for (int i = 0; i < 2; i++) {
        fl_scalar s;
        int status = 1;
        if (fl_py__is_tensor(args[i])) {
            t[i] = fl_tensor__retain(fl_py__of(args[i]));
        } else if ((status = fl_py__to_scalar(args[i], &s)) > 0) {
            t[i] = fl_tensor__wrapped(s);
            if (!t[i]) fl_py__raise();
        } else if (status == 0) {
            PyErr_Format(PyExc_TypeError, "result_type() takes tensors and numbers, not %.200s",
                         Py_TYPE(args[i])->tp_name);
        }
    }
    PyObject *result = t[0] && t[1] ? Py_NewRef(fl_py__dtype(fl_dtype__result(t, 2))) : NULL;
    fl_release(t[0]);
    fl_release(t[1]);
    return result;
}

/* ---- Threads, printing, memory ----------------------------------------------------------------------------------- */

static PyObject *py_get_num_threads(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyLong_FromLong(fl_get_num_threads());
}

static PyObject *py_set_flush_denormal(PyObject *module, PyObject *mode) {
    (void)module;
    if (!PyBool_Check(mode)) {
        return PyErr_Format(PyExc_RuntimeError, "flush_denormal expects a bool, but got %.200s",
                            Py_TYPE(mode)->tp_name);
    }
    return PyBool_FromLong(fl_set_flush_denormal(mode == Py_True));
}

static PyObject *py_fill_unwritten(PyObject *module, PyObject *mode) {
    (void)module;
    fl_tensor__fill_unwritten(mode == Py_True);
    Py_RETURN_NONE;
}

static PyObject *py_set_num_threads(PyObject *module, PyObject *o) {
    (void)module;
    if (!PyLong_Check(o) || PyBool_Check(o)) {
        return PyErr_Format(PyExc_RuntimeError, "set_num_threads expects an int, but got %.200s", Py_TYPE(o)->tp_name);
    }
    long n = PyLong_AsLong(o);
    if (n == -1 && PyErr_Occurred()) return NULL;
    if (n < 1 || n > 1 << 20) return PyErr_Format(PyExc_RuntimeError, "set_num_threads expects a positive integer");
    if (!fl_set_num_threads((int)n)) return fl_py__raise();
    Py_RETURN_NONE;
}

static PyObject *py_get_winograd(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyBool_FromLong(fl_get_winograd());
}

static PyObject *py_set_winograd(PyObject *module, PyObject *o) {
    (void)module;
    const int on = PyObject_IsTrue(o);
    if (on < 0) return NULL;
    fl_set_winograd(on);
    Py_RETURN_NONE;
}

static PyObject *py_get_print_options(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    fl_print_options o = fl_get_print_options();
    return Py_BuildValue("(iiiii)", o.precision, o.threshold, o.edge_items, o.line_width, o.sci_mode);
}

static PyObject *py_set_print_options(PyObject *module, PyObject *args) {
    (void)module;
    fl_print_options o;
    if (!PyArg_ParseTuple(args, "iiiii", &o.precision, &o.threshold, &o.edge_items, &o.line_width, &o.sci_mode))
        return NULL;
    fl_set_print_options(o);
    Py_RETURN_NONE;
}

static PyObject *py_memory(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    fl_memory_stats m = fl_memory();
    return Py_BuildValue("{s:L,s:L,s:L,s:L}", "live_bytes", (long long)m.live_bytes, "cached_bytes",
                         (long long)m.cached_bytes, "peak_bytes", (long long)m.peak_bytes, "system_calls",
                         (long long)m.system_calls);
}

static PyObject *py_memory_trim(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    fl_memory_trim();
    Py_RETURN_NONE;
}

static PyObject *py_memory_reset_peak(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    fl_memory_reset_peak();
    Py_RETURN_NONE;
}

/* For tests: the n-th allocation from now fails (-n: and all after it); returns how many there were since the last. */
static PyObject *py_fail_allocation(PyObject *module, PyObject *o) {
    (void)module;
    long long n = PyLong_AsLongLong(o);
    if (n == -1 && PyErr_Occurred()) return NULL;
    return PyLong_FromLongLong(fl_alloc__fail_at(n));
}

static PyObject *py_isa(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyUnicode_FromString(fl_isa());
}

static PyObject *py_is_tensor(PyObject *module, PyObject *o) {
    (void)module;
    return PyBool_FromLong(fl_py__is_tensor(o));
}

/* The one tensor of a call function(input). NULL: `*result` is what __torch_function__ gave, or an exception is set. */
static fl_tensor *one_tensor(PyObject *module, const char *name, PyObject *const *args, Py_ssize_t nargs,
                             PyObject *kwnames, PyObject **result) {
    const Py_ssize_t n = nargs + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0);
    *result = NULL;
    if (n == 1 && (nargs == 1 || PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(kwnames, 0), "input") == 0)) {
        if (FL_LIKELY(fl_py__is_exact(args[0]) && !fl_py__modes)) return fl_py__of(args[0]);
        if (fl_py__any_overrides(args, 1)) {
            *result = fl_py__override_in(module, name, args, nargs, kwnames);
            return NULL;
        }
        if (fl_py__is_tensor(args[0])) return fl_py__of(args[0]);
        PyErr_Format(PyExc_TypeError, "%s(): argument 'input' (position 1) must be Tensor, not %.200s", name,
                     Py_TYPE(args[0])->tp_name);
    } else {
        PyErr_Format(PyExc_TypeError, "%s(): takes one argument, a Tensor named 'input'", name);
    }
    return NULL;
}

static PyObject *py_numel(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    PyObject *result;
    const fl_tensor *t = one_tensor(module, "numel", args, nargs, kwnames, &result);
    return t ? PyLong_FromLongLong(t->numel) : result;
}
static PyObject *py_is_floating(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    PyObject *result;
    const fl_tensor *t = one_tensor(module, "is_floating_point", args, nargs, kwnames, &result);
    return t ? PyBool_FromLong(fl_is_float((fl_dtype)t->dtype)) : result;
}
static PyObject *py_is_complex(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    PyObject *result;
    return one_tensor(module, "is_complex", args, nargs, kwnames, &result) ? Py_NewRef(Py_False) : result;
}

static PyObject *py_is_nonzero(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    PyObject *result;
    if (!one_tensor(module, "is_nonzero", args, nargs, kwnames, &result)) return result;
    const int truth = PyObject_IsTrue(args[0]);
    return truth < 0 ? NULL : PyBool_FromLong(truth);
}

static PyObject *py_bump_version(PyObject *module, PyObject *o) {
    (void)module;
    fl_tensor *t = fl_py__unwrap(o, "increment_version(): its argument");
    if (!t) return NULL;
    fl_bump_version(t);
    Py_RETURN_NONE;
}

/* _rebuild(source, dtype, offset, sizes, strides): a tensor over the storage of another one; offset in elements. */
static PyObject *py_rebuild(PyObject *module, PyObject *const *args, Py_ssize_t nargs) {
    (void)module;
    int64_t offset;
    fl_value sizes, strides;
    fl_arg ints = {.name = "size", .kind = FL_K_INTS};
    fl_dtype dtype = nargs == 5 ? fl_py__as_dtype(args[1]) : FL_DTYPE_NONE;
    fl_py_arena arena;
    fl_py__arena_open(&arena);
    if (dtype == FL_DTYPE_NONE || !fl_py__is_tensor(args[0]) || fl_py__to_int(args[2], &offset) <= 0 ||
        fl_py__to_value(args[3], &ints, &sizes, &arena) <= 0 ||
        fl_py__to_value(args[4], &ints, &strides, &arena) <= 0 || sizes.count != strides.count ||
        sizes.count > FL_MAX_DIMS || offset < 0) {
        fl_py__arena_close(&arena);
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "_rebuild(source, dtype, offset, sizes, strides)");
        return NULL;
    }
    fl_storage *storage = fl_py__of(args[0])->storage;
    int64_t item = (int64_t)fl_dtype_size(dtype), room = (int64_t)fl_storage__bytes(storage) / item, last = offset,
            numel;
    bool fits = (numel = fl_shape__numel(sizes.as.ints, sizes.count)) >= 0;
    for (int i = 0; fits && numel && i < sizes.count; i++) {
        int64_t step;
        fits = strides.as.ints[i] >= 0 && !__builtin_mul_overflow(sizes.as.ints[i] - 1, strides.as.ints[i], &step) &&
               !__builtin_add_overflow(last, step, &last);
    }
    fits = fits && (!numel || last < room) && offset <= room;
    fl_tensor *flat = NULL, *view = NULL;
    if (fits) {
        flat = fl_tensor__empty(dtype, 1, &(int64_t){0});
        if (flat) {
            fl_storage__release(flat->storage);
            flat->storage = fl_storage__retain(storage);
            flat->data = storage->data;
            view = fl_tensor__view(flat, sizes.count, sizes.as.ints, strides.as.ints, offset);
            fl_release(flat);
        }
    } else if (!fl_failed()) {
        fl_fail(FL_RUNTIME_ERROR, "the sizes and strides reach outside the storage of %lld elements", (long long)room);
    }
    fl_py__arena_close(&arena);
    return fl_py__wrap_result(view);
}

#define FAST(function) ((PyCFunction)(void (*)(void))(function))
static PyMethodDef functions[] = {
    {"get_default_dtype", py_get_default_dtype, METH_NOARGS,
     "get_default_dtype()\n\nThe floating type that tensors of Python floats get."},
    {"set_default_dtype", py_set_default_dtype, METH_O,
     "set_default_dtype(d)\n\nSets the floating type that tensors of Python floats get."},
    {"promote_types", FAST(py_promote_types), METH_VARARGS | METH_KEYWORDS,
     "promote_types(type1, type2)\n\nThe smallest dtype that holds the numbers of both."},
    {"can_cast", FAST(py_can_cast), METH_VARARGS | METH_KEYWORDS,
     "can_cast(from_, to)\n\nWhether PyTorch's rules of promotion let numbers of one type be written into the other."},
    {"result_type", FAST(py_result_type), METH_VARARGS | METH_KEYWORDS,
     "result_type(tensor1, tensor2)\n\nThe dtype of arithmetic between the two, tensors or numbers."},
    {"_resolve", fl_py__resolve, METH_VARARGS,
     "_resolve(callable, args, kwargs)\n\nWhat a call of an op means: the name of the row, its arguments by name, how "
     "many of "
     "them are positional, and the host's keywords."},
    {"_return_type", fl_py__return_type, METH_O,
     "_return_type(name)\n\nThe named tuple that an op returns; None where it returns none."},
    {"get_winograd", py_get_winograd, METH_NOARGS, "Whether Winograd's algorithm may be used."},
    {"set_winograd", py_set_winograd, METH_O, "Says whether Winograd's algorithm may be used."},
    {"get_num_threads", py_get_num_threads, METH_NOARGS, "get_num_threads()\n\nHow many threads kernels run on."},
    {"set_num_threads", py_set_num_threads, METH_O,
     "set_num_threads(int)\n\nSets how many threads kernels run on; results do not depend on it."},
    {"_fill_unwritten", py_fill_unwritten, METH_O, NULL},
    {"set_flush_denormal", py_set_flush_denormal, METH_O,
     "set_flush_denormal(mode)\n\nNumbers too small to be normal become zero. False where the processor cannot."},
    {"_get_print_options", py_get_print_options, METH_NOARGS, NULL},
    {"_set_print_options", py_set_print_options, METH_VARARGS, NULL},
    {"memory", py_memory, METH_NOARGS, "What the allocator holds: live, cached and peak bytes, and system calls made."},
    {"memory_trim", py_memory_trim, METH_NOARGS, "Gives cached memory back to the system."},
    {"memory_reset_peak", py_memory_reset_peak, METH_NOARGS, NULL},
    {"_fail_allocation", py_fail_allocation, METH_O, NULL},
    {"isa", py_isa, METH_NOARGS, "The instruction set the kernels were chosen for."},
    {"is_tensor", py_is_tensor, METH_O, "Whether the object is a Tensor."},
    {"numel", FAST(py_numel), METH_FASTCALL | METH_KEYWORDS, "numel(input)\n\nThe number of elements."},
    {"is_floating_point", FAST(py_is_floating), METH_FASTCALL | METH_KEYWORDS,
     "is_floating_point(input)\n\nWhether the elements are floating-point numbers."},
    {"is_complex", FAST(py_is_complex), METH_FASTCALL | METH_KEYWORDS,
     "is_complex(input)\n\nWhether the elements are complex numbers: never."},
    {"is_nonzero", FAST(py_is_nonzero), METH_FASTCALL | METH_KEYWORDS,
     "is_nonzero(input)\n\nWhether the one element of a tensor is not zero."},
    {"_bump_version", py_bump_version, METH_O, NULL},
    {"_rebuild", FAST(py_rebuild), METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL}};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "flashlight._C", .m_size = -1,
                                        .m_methods = functions};

PyMODINIT_FUNC PyInit__C(void) {
    PyObject *module = PyModule_Create(&definition);
    if (!module) return NULL;
    int (*const parts[])(PyObject *) = {
        fl_py__init_errors, fl_py__init_autocast, fl_py__init_linalg,     fl_py__init_types,    fl_py__init_tensor,
        fl_py__init_ops,    fl_py__init_make,     fl_py__init_interop,    fl_py__init_autograd, fl_py__init_io,
        fl_py__init_layers, fl_py__init_optim,    fl_py__init_hostmodule, fl_py__init_override, fl_py__init_profile,
        fl_py__init_signed, fl_py__init_modes,    fl_py__init_storage};
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (parts[i](module) < 0) {
            Py_DECREF(module);
            return NULL;
        }
    }
    if (PyModule_AddStringConstant(module, "__version__", fl_version()) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
