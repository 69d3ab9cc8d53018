/* hostmodule.c: the C host's modules seen from Python: flashlight._C.HostModule. Programs have nn.Module; this is how
 * the tests hold the two hosts together, to the last bit, in one process.
 */
#include "ext.h"

#include "nn/layer.h"
#include "nn/module.h"

typedef struct {
    PyObject_HEAD fl_module *module;
} host_object;

static PyTypeObject host_type;

static PyObject *wrap(fl_module *m) {
    if (!m) return fl_py__raise();
    host_object *self = PyObject_New(host_object, &host_type);
    if (!self) {
        fl_module_free(m);
        return NULL;
    }
    self->module = m;
    return (PyObject *)self;
}

static fl_module *of(PyObject *self) { return ((host_object *)self)->module; }

static void host_dealloc(PyObject *self) {
    fl_module_free(of(self));
    PyObject_Free(self);
}

static PyObject *done(bool ok) {
    if (!ok || fl_error_code()) return fl_py__raise();
    Py_RETURN_NONE;
}

/* Options that are tensors, from a dict: what a C program writes into the options of fl_nn_cross_entropy_loss. */
static bool put_tensors(const fl_layer *layer, PyObject *tensors, fl_value *values) {
    PyObject *key, *value;
    for (Py_ssize_t at = 0; PyDict_Next(tensors, &at, &key, &value);) {
        int option = 0;
        while (option < layer->n_options && PyUnicode_CompareWithASCIIString(key, layer->options[option].name))
            option++;
        if (option == layer->n_options) {
            PyErr_Format(PyExc_TypeError, "%s has no option %R", layer->name, key);
            return false;
        }
        if (!(values[option].as.tensor = fl_py__unwrap(value, "an option"))) return false;
        values[option].kind = FL_K_TENSOR;
    }
    return true;
}

static PyObject *host_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    (void)type, (void)kwargs;
    const char *name, *arguments = "";
    PyObject *tensors = NULL;
    if (!PyArg_ParseTuple(args, "s|sO!:HostModule", &name, &arguments, &PyDict_Type, &tensors)) return NULL;
    if (!tensors) return wrap(fl_module_make(name, arguments));
    const fl_layer *layer = fl_layers__find(name);
    if (!layer) return PyErr_Format(PyExc_KeyError, "there is no layer '%s'", name);
    fl_arguments parsed;
    if (!fl_arguments__parse(layer, arguments, &parsed)) return fl_py__raise();
    PyObject *result = NULL;
    if (put_tensors(layer, tensors, parsed.values)) result = wrap(fl_module__leaf(layer, parsed.values, FL_DTYPE_NONE));
    fl_arguments__free(&parsed);
    return result;
}

static PyObject *host_set(PyObject *self, PyObject *args) {
    const char *name;
    PyObject *value;
    if (!PyArg_ParseTuple(args, "sO:set", &name, &value)) return NULL;
    fl_tensor *t = fl_py__unwrap(value, "a parameter");
    return t ? done(fl_module_add_parameter(of(self), name, t)) : NULL;
}

static PyObject *host_from_file(PyObject *type, PyObject *path) {
    (void)type;
    const char *text = PyUnicode_AsUTF8(path);
    return text ? wrap(fl_module_from_file(text)) : NULL;
}

static PyObject *host_to_file(PyObject *self, PyObject *path) {
    const char *text = PyUnicode_AsUTF8(path);
    return text ? done(fl_module_to_file(of(self), text)) : NULL;
}

static PyObject *host_stack(PyObject *type, PyObject *args) {
    (void)type;
    const char *kind;
    PyObject *layer, *norm;
    long long count;
    if (!PyArg_ParseTuple(args, "sO!LO:stack", &kind, &host_type, &layer, &count, &norm)) return NULL;
    fl_module *end = norm == Py_None ? NULL : fl_module_retain(of(norm));
    fl_module *first = fl_module_retain(of(layer));
    return wrap(kind[0] == 'e' ? fl_nn_transformer_encoder(first, count, end)
                               : fl_nn_transformer_decoder(first, count, end));
}

static PyObject *host_add(PyObject *self, PyObject *args) {
    const char *name;
    PyObject *child;
    if (!PyArg_ParseTuple(args, "sO!:add", &name, &host_type, &child)) return NULL;
    return done(fl_module_add(of(self), name, fl_module_retain(of(child))));
}

#define MOST 16
static PyObject *host_call(PyObject *self, PyObject *args, PyObject *kwargs) {
    fl_tensor *inputs[MOST] = {NULL}, *outputs[MOST];
    Py_ssize_t n = PyTuple_GET_SIZE(args);
    const char *text = "";
    PyObject *given = kwargs ? PyDict_GetItemString(kwargs, "arguments") : NULL;
    if (given && !(text = PyUnicode_AsUTF8(given))) return NULL;
    if (n > MOST) return PyErr_Format(PyExc_TypeError, "at most %d inputs", MOST);
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *o = PyTuple_GET_ITEM(args, i);
        if (o != Py_None && !(inputs[i] = fl_py__unwrap(o, "an input"))) return NULL;
    }
    fl_thread__self.host_lock = true;
    int got = *text ? fl_forward_named(of(self), inputs, (int)n, text, outputs, MOST)
                    : fl_forward_into(of(self), inputs, (int)n, outputs, MOST);
    fl_py__settle();
    if (!got) return fl_py__raise();
    PyObject *result = got == 1 ? NULL : PyTuple_New(got);
    for (int i = 0; i < got; i++) {
        PyObject *o = outputs[i] ? fl_py__wrap_result(outputs[i]) : Py_NewRef(Py_None);
        if (got == 1) return o;
        if (o && result) PyTuple_SET_ITEM(result, i, o);
    }
    return result;
}

static bool collect(const char *name, fl_tensor *t, void *context) {
    PyObject *value = fl_py__wrap(t);
    bool ok = value && PyDict_SetItemString(context, name, value) == 0;
    Py_XDECREF(value);
    if (!ok) fl_py__fail();
    return ok;
}

static PyObject *host_tensors(PyObject *self, void *buffers) {
    PyObject *dict = PyDict_New();
    if (!dict) return NULL;
    if ((buffers ? fl_module_buffers : fl_module_parameters)(of(self), collect, dict)) return dict;
    Py_DECREF(dict);
    return fl_py__raise();
}

static PyObject *host_train(PyObject *self, PyObject *mode) {
    fl_module_train(of(self), PyObject_IsTrue(mode) == 1);
    Py_RETURN_NONE;
}

static PyObject *host_copy(PyObject *self, PyObject *unused) {
    (void)unused;
    return wrap(fl_module_copy(of(self)));
}

static PyObject *host_to(PyObject *self, PyObject *dtype) {
    return done(fl_module_to(of(self), fl_py__as_dtype(dtype)));
}

static PyObject *host_summary(PyObject *self, PyObject *args) {
    PyObject *input;
    const char *path;
    if (!PyArg_ParseTuple(args, "Os:summary", &input, &path)) return NULL;
    fl_tensor *x = fl_py__unwrap(input, "the input");
    FILE *file = x ? fopen(path, "w") : NULL;
    if (!file) return x ? PyErr_SetFromErrnoWithFilename(PyExc_OSError, path) : NULL;
    bool ok = fl_module_summary(of(self), &x, 1, file);
    fclose(file);
    return done(ok);
}

static PyObject *text_of(char *text) {
    if (!text) return fl_py__raise();
    PyObject *result = PyUnicode_FromString(text);
    free(text);
    return result;
}

static PyObject *host_repr(PyObject *self) { return text_of(fl_module_repr(of(self))); }

static PyMethodDef host_methods[] = {
    {"from_file", host_from_file, METH_O | METH_STATIC, "fl_module_from_file"},
    {"to_file", host_to_file, METH_O, "fl_module_to_file"},
    {"stack", host_stack, METH_VARARGS | METH_STATIC, "fl_nn_transformer_encoder and _decoder"},
    {"add", host_add, METH_VARARGS, "fl_module_add"},
    {"set", host_set, METH_VARARGS, "fl_module_add_parameter"},
    {"train", host_train, METH_O, "fl_module_train"},
    {"copy", host_copy, METH_NOARGS, "fl_module_copy"},
    {"to", host_to, METH_O, "fl_module_to"},
    {"summary", host_summary, METH_VARARGS, "fl_module_summary, into a file"},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef host_getset[] = {
    {"parameters", host_tensors, NULL, "Name to parameter.", NULL},
    {"buffers", host_tensors, NULL, "Name to buffer.", (void *)1},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyTypeObject host_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.HostModule",
    .tp_doc = "HostModule(type, arguments, tensors): a module of the C host, fl_module_make.",
    .tp_basicsize = sizeof(host_object),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = host_new,
    .tp_dealloc = host_dealloc,
    .tp_call = host_call,
    .tp_repr = host_repr,
    .tp_methods = host_methods,
    .tp_getset = host_getset,
};

int fl_py__init_hostmodule(PyObject *module) {
    if (PyType_Ready(&host_type) < 0) return -1;
    return PyModule_AddObjectRef(module, "HostModule", (PyObject *)&host_type);
}
