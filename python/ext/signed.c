/* signed.c: a Python function whose signature is made when somebody asks for it. Constructors of leaf layers take
 * (*args, **kwargs), which they match against a definition themselves; inspect.signature(nn.Linear.__init__) shows what
 * they take, and inspect is slow to import. In all else the object is the function: attributes go to it both ways.
 */
#include "ext.h"

#include <structmember.h>

typedef struct {
    PyObject_HEAD vectorcallfunc vectorcall;
    PyObject *function, *signature; /* signature(): the inspect.Signature */
} signed_function;

static PyObject *signed_call(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
    return PyObject_Vectorcall(((signed_function *)self)->function, args, nargsf, kwnames);
}

static PyObject *signed_getattro(PyObject *self, PyObject *name) {
    const signed_function *s = (signed_function *)self;
    if (PyUnicode_CompareWithASCIIString(name, "__signature__") == 0) return PyObject_CallNoArgs(s->signature);
    if (PyUnicode_CompareWithASCIIString(name, "__class__") == 0) return PyObject_GenericGetAttr(self, name);
    return PyObject_GetAttr(s->function, name);
}

static int signed_setattro(PyObject *self, PyObject *name, PyObject *value) {
    return PyObject_SetAttr(((signed_function *)self)->function, name, value);
}

static PyObject *signed_get(PyObject *self, PyObject *object, PyObject *type) {
    (void)type;
    return object && object != Py_None ? PyMethod_New(self, object) : Py_NewRef(self);
}

static PyObject *signed_repr(PyObject *self) { return PyObject_Repr(((signed_function *)self)->function); }

static int signed_traverse(PyObject *self, visitproc visit, void *arg) {
    Py_VISIT(((signed_function *)self)->function);
    Py_VISIT(((signed_function *)self)->signature);
    return 0;
}

static int signed_clear(PyObject *self) {
    Py_CLEAR(((signed_function *)self)->function);
    Py_CLEAR(((signed_function *)self)->signature);
    return 0;
}

static void signed_dealloc(PyObject *self) {
    PyObject_GC_UnTrack(self);
    signed_clear(self);
    PyObject_GC_Del(self);
}

static PyTypeObject signed_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.SignedFunction",
    .tp_basicsize = sizeof(signed_function),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR,
    .tp_vectorcall_offset = offsetof(signed_function, vectorcall),
    .tp_call = PyVectorcall_Call,
    .tp_descr_get = signed_get,
    .tp_getattro = signed_getattro,
    .tp_setattro = signed_setattro,
    .tp_repr = signed_repr,
    .tp_traverse = signed_traverse,
    .tp_clear = signed_clear,
    .tp_dealloc = signed_dealloc,
};

/* _with_signature(function, signature) */
static PyObject *with_signature(PyObject *unused, PyObject *const *args, Py_ssize_t n) {
    (void)unused;
    if (n != 2) return PyErr_Format(PyExc_TypeError, "_with_signature() takes 2 arguments, got %zd", n);
    signed_function *self = PyObject_GC_New(signed_function, &signed_type);
    if (!self) return NULL;
    self->vectorcall = signed_call;
    self->function = Py_NewRef(args[0]);
    self->signature = Py_NewRef(args[1]);
    PyObject_GC_Track((PyObject *)self);
    return (PyObject *)self;
}

static PyMethodDef functions[] = {
    {"_with_signature", (PyCFunction)(void (*)(void))with_signature, METH_FASTCALL,
     "_with_signature(function, signature)\n\nThe function, whose __signature__ is signature()."},
    {NULL, NULL, 0, NULL}};

int fl_py__init_signed(PyObject *module) {
    return PyType_Ready(&signed_type) < 0 ? -1 : PyModule_AddFunctions(module, functions);
}
