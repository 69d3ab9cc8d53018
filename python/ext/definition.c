/* definition.c: the layer definitions as Python sees them: what nn.Module's classes are made from
 * (nn/modules/_layer.py).
 */
#include "layer.h"

#include <structmember.h>

typedef struct {
    PyObject_HEAD const fl_layer *layer;
    PyObject *forward;
} definition_object;

static fl_py_forward *forward_of(PyObject *definition) {
    return (fl_py_forward *)((definition_object *)definition)->forward;
}

static bool begin(fl_py_layer_call *call, fl_layer_call *c, PyObject *definition, PyObject *module) {
    if (fl_py__layer_call_begin(call, forward_of(definition), module) < 0) return false;
    call->making = true;
    *c = (fl_layer_call){call->forward->layer, &fl_py__layer_host, call};
    return true;
}

static PyObject *finish(fl_py_layer_call *call, bool done) {
    fl_py__layer_call_end(call);
    if (!done || fl_error_code()) return fl_error_code() ? fl_py__raise() : NULL;
    Py_RETURN_NONE;
}

static PyObject *definition_setup(PyObject *self, PyObject *module) {
    fl_py_layer_call call;
    fl_layer_call c;
    if (!begin(&call, &c, self, module)) return NULL;
    return finish(&call, !c.layer->setup || c.layer->setup(&c));
}

static PyObject *definition_reset(PyObject *self, PyObject *module) {
    fl_py_layer_call call;
    fl_layer_call c;
    if (!begin(&call, &c, self, module)) return NULL;
    return finish(&call, fl_layer__initialise(&c));
}

static PyObject *definition_describe(PyObject *self, PyObject *module) {
    fl_py_layer_call call;
    fl_layer_call c;
    if (!begin(&call, &c, self, module)) return NULL;
    fl_text text = {0};
    if (c.layer->describe) c.layer->describe(&c, &text);
    PyObject *result = NULL;
    if (finish(&call, true)) {
        Py_DECREF(Py_None);
        result = PyUnicode_FromStringAndSize(text.data ? text.data : "", (Py_ssize_t)text.size);
    }
    fl_text__free(&text);
    return result;
}

static PyObject *definition_spell(PyObject *self, PyObject *function) {
    Py_XSETREF(forward_of(self)->spelled, Py_NewRef(function));
    Py_RETURN_NONE;
}

static PyObject *definition_slots(PyObject *self, PyObject *args) {
    static const char *const kinds[] = {"parameter", "buffer", "hidden_buffer"};
    PyObject *module, *dtype_object = Py_None;
    if (!PyArg_ParseTuple(args, "O|O:slots", &module, &dtype_object)) return NULL;
    fl_dtype dtype = dtype_object == Py_None ? fl_get_default_dtype() : fl_py__as_dtype(dtype_object);
    if (dtype == FL_DTYPE_NONE) {
        return PyErr_Occurred()
                   ? NULL
                   : PyErr_Format(PyExc_TypeError, "dtype must be a dtype, not %s", fl_py__type_name(dtype_object));
    }
    fl_py_layer_call call;
    fl_layer_call c;
    if (!begin(&call, &c, self, module)) return NULL;
    int room = 0, n = c.layer->slots ? c.layer->slots(&c, NULL, 0) : 0;
    fl_slot *slots = NULL;
    if (n > 0 && !fl_error_code()) {
        room = n;
        slots = PyMem_Malloc((size_t)room * sizeof *slots);
        if (slots) {
            c.layer->slots(&c, slots, room);
            fl_slots__check(&c, slots, room);
        } else {
            PyErr_NoMemory();
        }
    }
    if (!finish(&call, !PyErr_Occurred())) {
        PyMem_Free(slots);
        return NULL;
    }
    Py_DECREF(Py_None);
    PyObject *list = PyList_New(0);
    for (int i = 0; i < room && list; i++) {
        PyObject *shape = fl_py__size(slots[i].sizes, slots[i].ndim);
        PyObject *item =
            shape ? Py_BuildValue("(ssOON)", slots[i].name, kinds[slots[i].kind], slots[i].present ? Py_True : Py_False,
                                  fl_py__dtype(slots[i].dtype == FL_DTYPE_NONE ? dtype : slots[i].dtype), shape)
                  : NULL;
        if (!item || PyList_Append(list, item) < 0) Py_CLEAR(list);
        Py_XDECREF(item);
    }
    PyMem_Free(slots);
    return list;
}

static PyObject *definition_options(PyObject *self, void *unused) {
    (void)unused;
    const fl_layer *layer = ((definition_object *)self)->layer;
    PyObject *list = PyList_New(layer->n_options);
    for (int i = 0; i < layer->n_options && list; i++) {
        const fl_arg *arg = &layer->options[i];
        PyObject *fallback;
        if (!arg->has_default) {
            fallback = Py_None;
            Py_INCREF(fallback);
        } else if (arg->kind == FL_K_INTS && arg->size && arg->fallback_text[0] != '(' &&
                   arg->fallback_text[0] != '[' &&
                   arg->fallback.kind == FL_K_INTS) { /* written as one number: that is what a raw option keeps */
            fallback = PyLong_FromLongLong(arg->fallback.as.ints[0]);
        } else {
            fallback = fl_py__from_value(&arg->fallback);
        }
        PyObject *item =
            fallback ? Py_BuildValue("(ssiOOOON)", arg->name, fl_py__kind_name(arg), (int)arg->size,
                                     arg->optional ? Py_True : Py_False, arg->has_default ? Py_True : Py_False,
                                     arg->or_text ? Py_True : Py_False, arg->keyword ? Py_True : Py_False, fallback)
                     : NULL;
        if (item) {
            PyList_SET_ITEM(list, i, item);
        } else {
            Py_CLEAR(list);
        }
    }
    return list;
}

static PyObject *definition_get(PyObject *self, void *which) {
    const fl_layer *layer = ((definition_object *)self)->layer;
    switch ((intptr_t)which) {
        case 0:
            return PyUnicode_FromString(layer->name);
        case 1:
            return PyUnicode_FromString(layer->module);
        case 2:
            return PyUnicode_FromString(layer->doc);
        case 3:
            return PyUnicode_FromString(layer->inputs);
        case 4:
            return PyUnicode_FromString(layer->schema);
        case 5:
            return PyBool_FromLong(layer->flags & FL_LAYER_RAW);
        case 6:
            return PyBool_FromLong(layer->flags & FL_LAYER_LOSS);
        case 7:
            return PyBool_FromLong(layer->flags & FL_LAYER_BASE_PYTHON);
        case 8:
            return PyBool_FromLong(layer->describe != NULL);
        case 9:
            return PyBool_FromLong(layer->slots != NULL);
        default:
            return PyBool_FromLong(layer->reset != NULL);
    }
}

static PyGetSetDef definition_getset[] = {
    {"name", definition_get, NULL, "The class's name.", (void *)0},
    {"module", definition_get, NULL, "The module of nn.modules that has the class.", (void *)1},
    {"doc", definition_get, NULL, "A line of documentation.", (void *)2},
    {"inputs", definition_get, NULL, "The signature of forward.", (void *)3},
    {"schema", definition_get, NULL, "The signature of the constructor.", (void *)4},
    {"raw", definition_get, NULL, "Options are kept as given.", (void *)5},
    {"loss", definition_get, NULL, "A loss, with size_average and reduce.", (void *)6},
    {"python", definition_get, NULL, "The class is written by hand over this definition.", (void *)7},
    {"described", definition_get, NULL, "There is an extra_repr.", (void *)8},
    {"has_slots", definition_get, NULL, "There are parameters or buffers.", (void *)9},
    {"has_reset", definition_get, NULL, "They have initial values.", (void *)10},
    {"options", definition_options, NULL,
     "A list of (name, kind, size, optional, has_default, or_text, keyword_only, default).", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyMemberDef definition_members[] = {
    {"forward", T_OBJECT, offsetof(definition_object, forward), READONLY, "The class's forward."},
    {NULL, 0, 0, 0, NULL},
};

static PyMethodDef definition_methods[] = {
    {"setup", definition_setup, METH_O, "setup(module): checks and completes its options."},
    {"slots", definition_slots, METH_VARARGS, "slots(module, dtype=None): [(name, kind, present, dtype, shape), ...]"},
    {"reset", definition_reset, METH_O, "reset(module): draws initial values."},
    {"describe", definition_describe, METH_O, "describe(module): the text between the brackets of its repr."},
    {"spell", definition_spell, METH_O,
     "spell(function): what forward does, over functions that ask __torch_function__."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject definition_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.LayerDefinition",
    .tp_basicsize = sizeof(definition_object),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_getset = definition_getset,
    .tp_members = definition_members,
    .tp_methods = definition_methods,
};

static PyObject *layers(PyObject *self, PyObject *unused) {
    (void)self, (void)unused;
    PyObject *list = PyList_New(fl_layers__count);
    for (int i = 0; i < fl_layers__count && list; i++) {
        definition_object *definition = PyObject_New(definition_object, &definition_type);
        PyObject *forward = definition ? fl_py__forward_new(&fl_layers__table[i]) : NULL;
        if (!forward) {
            PyObject_Free(definition);
            Py_CLEAR(list);
            break;
        }
        definition->layer = &fl_layers__table[i];
        definition->forward = forward;
        PyList_SET_ITEM(list, i, (PyObject *)definition);
    }
    return list;
}

static PyMethodDef functions[] = {
    {"_layers", layers, METH_NOARGS, "The definitions of all leaf layers."},
    {NULL, NULL, 0, NULL},
};

int fl_py__init_definitions(PyObject *module) {
    return PyType_Ready(&definition_type) < 0 ? -1 : PyModule_AddFunctions(module, functions);
}
