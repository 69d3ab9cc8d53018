/* op_attributes.c: what an op's callable is as a Python object: its types, its signature, and the attributes that
 * functions of Python have.
 */
#include "op_object.h"

PyObject *fl_py__op_signature(const fl_py_op *self, const fl_py_overload *o, bool types) {
    const fl_op *op = o->op;
    PyObject *text = PyUnicode_FromString("(");
    bool star = false, first = true;
    for (int i = 0; text && i < op->n_args; i++) {
        const fl_arg *arg = &op->args[i];
        if (types && i == o->self_at && self->mode == FL_PY_METHOD) continue;
        const char *name = strcmp(arg->name, "self") == 0 && self->mode != FL_PY_METHOD ? "input" : arg->name;
        PyObject *part =
            types ? PyUnicode_FromFormat("%s%s%s %s%s%s", first ? "" : ", ", arg->keyword && !star ? "*, " : "",
                                         fl_py__kind_name(arg), name, arg->has_default ? " = " : "",
                                         arg->has_default ? arg->fallback_text : "")
                  : PyUnicode_FromFormat("%s%s%s%s%s", first ? "" : ", ", arg->keyword && !star ? "*, " : "", name,
                                         arg->has_default ? "=" : "", arg->has_default ? arg->fallback_text : "");
        star = star || arg->keyword;
        first = false;
        if (part) PyUnicode_Append(&text, part);
        Py_XDECREF(part);
    }
    PyObject *host = NULL;
    int bits = fl_py__host_keywords_of(self, o);
    if (types) {
        host = PyUnicode_FromFormat(
            "%s)", bits & 1 << KW_OUT ? (star ? ", Tensor out = None" : ", *, Tensor out = None") : "");
    } else {
        /* what nn.functional takes besides needs no names: relu(x, True) */
        const char *lead = star || !bits || self->mode == FL_PY_NN ? "" : ", *";
        host = PyUnicode_FromFormat(
            "%s%s%s%s)", lead, bits & 1 << KW_OUT ? ", out=None" : "",
            bits & 1 << KW_DEVICE ? ", layout=None, device=None, pin_memory=False, requires_grad=False" : "",
            bits & 1 << KW_INPLACE ? ", inplace=False" : "");
    }
    if (text && host) PyUnicode_Append(&text, host);
    Py_XDECREF(host);
    return text;
}

/* Programs set what Python functions let them set, __name__ and the like included (functools.wraps does): such values
 * stand in the dict under their names, which is what `key` is. */
static PyObject *set_by_program(PyObject *self, void *key) {
    PyObject *dict = ((fl_py_op *)self)->dict;
    return dict ? PyDict_GetItemString(dict, key) : NULL;
}

static int set_attribute(PyObject *self, PyObject *value, void *key) {
    PyObject *dict = PyObject_GenericGetDict(self, NULL);
    if (!dict) return -1;
    const int status = value ? PyDict_SetItemString(dict, key, value) : PyDict_DelItemString(dict, key);
    Py_DECREF(dict);
    return status;
}

static PyObject *get_name(PyObject *self, void *key) {
    PyObject *set = set_by_program(self, key);
    return Py_NewRef(set ? set : ((fl_py_op *)self)->name);
}
static PyObject *get_qualname(PyObject *self, void *key) {
    PyObject *set = set_by_program(self, key);
    if (set) return Py_NewRef(set);
    const fl_py_op *op = (fl_py_op *)self;
    return PyUnicode_FromFormat(op->mode == FL_PY_METHOD ? "Tensor.%U" : "%U", op->name);
}
static PyObject *get_module(PyObject *self, void *key) {
    PyObject *set = set_by_program(self, key);
    return set ? Py_NewRef(set) : PyUnicode_FromString(((fl_py_op *)self)->module);
}
static PyObject *get_text_signature(PyObject *self, void *unused) {
    (void)unused;
    /* The overload that takes most: what a reader wants to know about. */
    const fl_py_op *op = (fl_py_op *)self;
    if (op->signature) return PyUnicode_FromString(op->signature);
    const fl_py_overload *most = &op->overloads[0];
    for (int i = 1; i < op->count; i++) {
        if (op->overloads[i].op->n_args > most->op->n_args) most = &op->overloads[i];
    }
    return fl_py__op_signature(op, most, false);
}
/* Adds a line unless it stands there already: overloads for numbers and for tensors have much in common. NULL after an
 * error. */
static void append_line(PyObject **text, PyObject *line) {
    const int there = *text && line ? PyUnicode_Contains(*text, line) : -1;
    if (there < 0) Py_CLEAR(*text);
    if (there == 0) PyUnicode_Append(text, line);
    Py_XDECREF(line);
}
/* A line for each way to call it, and what each of them says of itself. */
static PyObject *get_doc(PyObject *self, void *key) {
    PyObject *set = set_by_program(self, key);
    if (set) return Py_NewRef(set);
    const fl_py_op *op = (fl_py_op *)self;
    const char *alias_of = op->overloads[0].op->alias_of;
    PyObject *calls = PyUnicode_FromString("");
    PyObject *help = alias_of ? PyUnicode_FromFormat("%s by another name.\n", alias_of) : PyUnicode_FromString("");
    for (int i = 0; i < op->count; i++) {
        PyObject *one = fl_py__op_signature(op, &op->overloads[i], false);
        append_line(&calls, one ? PyUnicode_FromFormat("%U%U\n", op->name, one) : NULL);
        append_line(&help, PyUnicode_FromFormat("%s\n", op->overloads[i].op->doc));
        Py_XDECREF(one);
    }
    PyObject *doc = calls && help ? PyUnicode_FromFormat("%U\n%U", calls, help) : NULL;
    Py_XDECREF(calls);
    Py_XDECREF(help);
    return doc;
}
/* inspect.signature asks for this; inspect itself is only imported by who asks. */
static PyObject *get_signature(PyObject *self, void *key) {
    PyObject *set = set_by_program(self, key);
    if (set) return Py_NewRef(set);
    PyObject *inspect = PyImport_ImportModule("inspect");
    PyObject *text = inspect ? get_text_signature(self, NULL) : NULL;
    PyObject *make = text ? PyObject_GetAttrString(inspect, "_signature_fromstr") : NULL;
    PyObject *class = make ? PyObject_GetAttrString(inspect, "Signature") : NULL;
    PyObject *signature = class ? PyObject_CallFunctionObjArgs(make, class, self, text, NULL) : NULL;
    Py_XDECREF(class);
    Py_XDECREF(make);
    Py_XDECREF(text);
    Py_XDECREF(inspect);
    return signature;
}

#define SETTABLE(name, get) \
    { name, get, set_attribute, NULL, name }
static PyGetSetDef op_getset[] = {{"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, NULL, NULL},
                                  SETTABLE("__name__", get_name),
                                  SETTABLE("__qualname__", get_qualname),
                                  SETTABLE("__module__", get_module),
                                  SETTABLE("__doc__", get_doc),
                                  SETTABLE("__signature__", get_signature),
                                  {"__text_signature__", get_text_signature, NULL, NULL, NULL},
                                  {NULL, NULL, NULL, NULL, NULL}};

static PyObject *op_repr(PyObject *self) {
    const fl_py_op *op = (fl_py_op *)self;
    return op->mode == FL_PY_METHOD ? PyUnicode_FromFormat("<method '%U' of 'Tensor' objects>", op->name)
                                    : PyUnicode_FromFormat("<built-in function %U>", op->name);
}

/* Pickled and copied by name. */
static PyObject *op_reduce(PyObject *self, PyObject *unused) {
    (void)unused;
    const fl_py_op *op = (fl_py_op *)self;
    if (op->mode != FL_PY_METHOD) return Py_NewRef(op->name);
    PyObject *builtins = PyEval_GetBuiltins();
    return Py_BuildValue("O(OO)", PyDict_GetItemString(builtins, "getattr"), fl_py__tensor_type, op->name);
}

static PyMethodDef op_methods[] = {{"__reduce__", op_reduce, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};

static PyObject *method_get(PyObject *self, PyObject *object, PyObject *type) {
    (void)type;
    if (!object || object == Py_None) return Py_NewRef(self);
    return PyMethod_New(self, object);
}

PyTypeObject fl_py__function_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight.builtin_function",
                                     .tp_basicsize = sizeof(fl_py_op),
                                     .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL,
                                     .tp_vectorcall_offset = offsetof(fl_py_op, vectorcall),
                                     .tp_dictoffset = offsetof(fl_py_op, dict),
                                     .tp_weaklistoffset = offsetof(fl_py_op, weak),
                                     .tp_call = PyVectorcall_Call,
                                     .tp_repr = op_repr,
                                     .tp_methods = op_methods,
                                     .tp_getset = op_getset};
PyTypeObject fl_py__method_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight.method_descriptor",
    .tp_basicsize = sizeof(fl_py_op),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR,
    .tp_vectorcall_offset = offsetof(fl_py_op, vectorcall),
    .tp_dictoffset = offsetof(fl_py_op, dict),
    .tp_weaklistoffset = offsetof(fl_py_op, weak),
    .tp_call = PyVectorcall_Call,
    .tp_descr_get = method_get,
    .tp_repr = op_repr,
    .tp_methods = op_methods,
    .tp_getset = op_getset};
