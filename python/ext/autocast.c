/* autocast.c: the calling thread's autocast, for flashlight/amp to set piece by piece.
 */
#include "ops/autocast.h"

#include "ext.h"

static PyObject *py_state(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return Py_BuildValue("NO", PyBool_FromLong(fl_autocast_enabled()), fl_py__dtype(fl_autocast_dtype()));
}

/* _exchange_autocast(enabled, dtype): sets both, and gives those before. */
static PyObject *py_exchange(PyObject *module, PyObject *const *args, Py_ssize_t n) {
    if (n != 2 || !PyBool_Check(args[0]) || fl_py__as_dtype(args[1]) == FL_DTYPE_NONE)
        return PyErr_Format(PyExc_TypeError, "_exchange_autocast() takes a bool and a dtype");
    PyObject *before = py_state(module, NULL);
    if (!before) return NULL;
    fl_autocast__set_enabled(args[0] == Py_True);
    fl_autocast__set_dtype(fl_py__as_dtype(args[1]));
    return before;
}

static PyObject *py_set_enabled(PyObject *module, PyObject *o) {
    (void)module;
    fl_autocast__set_enabled(o == Py_True);
    Py_RETURN_NONE;
}

static PyObject *py_set_dtype(PyObject *module, PyObject *o) {
    (void)module;
    fl_dtype dtype = fl_py__as_dtype(o);
    if (dtype == FL_DTYPE_NONE)
        return PyErr_Format(PyExc_TypeError,
                            "set_autocast_dtype(): argument 'dtype' (position 2) must be torch.dtype, not %.200s",
                            Py_TYPE(o)->tp_name);
    fl_autocast__set_dtype(dtype);
    Py_RETURN_NONE;
}

static PyObject *py_is_cache_enabled(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyBool_FromLong(fl_autocast_cache_enabled());
}

static PyObject *py_set_cache_enabled(PyObject *module, PyObject *o) {
    (void)module;
    if (!PyBool_Check(o))
        return PyErr_Format(PyExc_TypeError, "enabled must be a bool (got %.200s)", Py_TYPE(o)->tp_name);
    fl_autocast__set_cache_enabled(o == Py_True);
    Py_RETURN_NONE;
}

static PyObject *py_increment(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyLong_FromLong(fl_autocast__nest(1));
}

static PyObject *py_decrement(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyLong_FromLong(fl_autocast__nest(-1));
}

static PyObject *py_clear_cache(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    fl_autocast_clear_cache();
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"_autocast_state", py_state, METH_NOARGS, NULL},
    {"_exchange_autocast", (PyCFunction)(void (*)(void))py_exchange, METH_FASTCALL, NULL},
    {"_set_autocast_enabled", py_set_enabled, METH_O, NULL},
    {"_set_autocast_dtype", py_set_dtype, METH_O, NULL},
    {"is_autocast_cache_enabled", py_is_cache_enabled, METH_NOARGS,
     "is_autocast_cache_enabled()\n\nWhether autocast keeps the casts of a block's parameters."},
    {"set_autocast_cache_enabled", py_set_cache_enabled, METH_O,
     "set_autocast_cache_enabled(enabled)\n\nSays whether autocast keeps the casts of a block's parameters."},
    {"autocast_increment_nesting", py_increment, METH_NOARGS,
     "autocast_increment_nesting()\n\nEnters a block of autocast; gives how many are open in this thread."},
    {"autocast_decrement_nesting", py_decrement, METH_NOARGS,
     "autocast_decrement_nesting()\n\nLeaves a block of autocast; gives how many are open in this thread."},
    {"clear_autocast_cache", py_clear_cache, METH_NOARGS,
     "clear_autocast_cache()\n\nLets go of the casts that are kept."},
    {NULL, NULL, 0, NULL}};

int fl_py__init_autocast(PyObject *module) { return PyModule_AddFunctions(module, functions); }
