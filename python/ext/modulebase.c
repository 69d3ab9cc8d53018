/* modulebase.c: attributes of modules. nn.Module keeps parameters, buffers and children in three dicts of its instance;
 * reading and writing attributes looks there too, and programs do both all the time, so the common cases are here.
 *
 * Reading: ModuleBase.__getattr__ is what Python calls when an attribute is not found in the ordinary way. A class that
 * has no other __getattr__ (nor __getattribute__) gets one slot function that does both, when its first instance is
 * made; Python puts its own slot back by itself when a program assigns Class.__getattr__ later. Writing: values that
 * are neither tensors nor modules, under names that none of the three dicts has, are stored as on any object; the rest
 * is Module._assign's.
 */
#include "module.h"

static PyObject *str_tables[3], *str_assign, *str_getattr, *str_getattribute;
static PyObject *own_getattr, *object_getattribute; /* what the two names stand for on an ordinary module class */

/* The value of a name in the three tables, borrowed; NULL where there is none (without an exception). */
static PyObject *in_tables(PyObject *dict, PyObject *name) {
    for (int i = 0; dict && i < 3; i++) {
        PyObject *table = PyDict_GetItemWithError(dict, str_tables[i]);
        if (!table) {
            if (PyErr_Occurred()) return NULL;
            continue;
        }
        if (!PyDict_Check(table)) continue;
        PyObject *value = PyDict_GetItemWithError(table, name);
        if (value || PyErr_Occurred()) return value;
    }
    return NULL;
}

static PyObject *module_getattr(PyObject *self, PyObject *name) {
    PyObject *value = in_tables(fl_py__module_dict(self), name);
    if (value) return Py_NewRef(value);
    if (!PyErr_Occurred()) {
        PyErr_Format(PyExc_AttributeError, "'%.200s' object has no attribute '%U'", Py_TYPE(self)->tp_name, name);
    }
    return NULL;
}

static PyObject *module_getattro(PyObject *self, PyObject *name) {
    PyObject *value = _PyObject_GenericGetAttrWithDict(self, name, NULL, 1);
    if (value || PyErr_Occurred()) return value;
    return module_getattr(self, name);
}

static PyObject *module_setattr(PyObject *self, PyObject *const *args, Py_ssize_t n) {
    if (n != 2) return PyErr_Format(PyExc_TypeError, "__setattr__ expected 2 arguments, got %zd", n);
    PyObject *name = args[0], *value = args[1];
    if (!fl_py__is_tensor(value) && !fl_py__is_module(value)) {
        PyObject *dict = fl_py__module_dict(self);
        bool taken = false;
        for (int i = 0; dict && i < 3 && !taken; i++) {
            PyObject *table = PyDict_GetItemWithError(dict, str_tables[i]);
            int found = table && PyDict_Check(table) ? PyDict_Contains(table, name) : 0;
            if (found < 0 || PyErr_Occurred()) return NULL;
            taken = found;
        }
        if (!taken) {
            if (PyObject_GenericSetAttr(self, name, value) < 0) return NULL;
            Py_RETURN_NONE;
        }
    }
    PyObject *call[] = {self, name, value};
    return PyObject_VectorcallMethod(str_assign, call, 3, NULL);
}

PyObject *fl_py__module_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    (void)args, (void)kwargs;
    if (type->tp_getattro != module_getattro && _PyType_Lookup(type, str_getattr) == own_getattr &&
        _PyType_Lookup(type, str_getattribute) == object_getattribute) {
        type->tp_getattro = module_getattro;
    }
    return type->tp_alloc(type, 0);
}

PyMethodDef fl_py__module_methods[] = {
    {"__getattr__", module_getattr, METH_O, "A parameter, buffer or child module by its name."},
    {"__setattr__", (PyCFunction)(void (*)(void))module_setattr, METH_FASTCALL,
     "Sets an attribute; parameters, buffers and modules go to their tables."},
    {NULL, NULL, 0, NULL},
};

int fl_py__module_attributes(void) {
    static const char *const tables[] = {"_parameters", "_buffers", "_modules"};
    for (int i = 0; i < 3; i++) {
        if (!(str_tables[i] = PyUnicode_InternFromString(tables[i]))) return -1;
    }
    str_assign = PyUnicode_InternFromString("_assign");
    str_getattr = PyUnicode_InternFromString("__getattr__");
    str_getattribute = PyUnicode_InternFromString("__getattribute__");
    if (!str_assign || !str_getattr || !str_getattribute) return -1;
    own_getattr = _PyType_Lookup(&fl_py__module_type, str_getattr);
    object_getattribute = _PyType_Lookup(&fl_py__module_type, str_getattribute);
    return 0;
}
