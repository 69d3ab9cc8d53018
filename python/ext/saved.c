/* saved.c: what nodes of the graph save, as programs see it: grad_fn._saved_self, the SavedTensor that is
 * grad_fn._raw_saved_self, and the hooks that pack what is saved.
 */
#include "autograd.h"

/* ---- Hooks ------------------------------------------------------------------------------------------------------- */

static void *pack_saved(void *context, fl_tensor *t) {
    fl_py_guard guard;
    fl_py__enter(&guard);
    PyObject *wrapped = fl_py__wrap(t);
    PyObject *packed = wrapped ? PyObject_CallOneArg(PyTuple_GET_ITEM((PyObject *)context, 0), wrapped) : NULL;
    Py_XDECREF(wrapped);
    fl_py__leave(&guard);
    if (!packed) fl_py__fail();
    return packed;
}

static fl_tensor *unpack_saved(void *context, void *packed) {
    fl_py_guard guard;
    fl_py__enter(&guard);
    PyObject *result = PyObject_CallOneArg(PyTuple_GET_ITEM((PyObject *)context, 1), packed);
    fl_tensor *t = NULL;
    if (result && fl_py__is_tensor(result)) {
        t = fl_tensor__retain(fl_py__of(result));
    } else if (result) {
        PyErr_Format(PyExc_TypeError,
                     "Output of saved tensor unpack_hook expected to be a Tensor but got result of type %.200s",
                     Py_TYPE(result)->tp_name);
    }
    Py_XDECREF(result);
    fl_py__leave(&guard);
    if (!t) fl_py__fail();
    return fl_scope__result(t);
}

static void retain_hooks(void *context) { Py_INCREF((PyObject *)context); }

/* _push_saved_hooks(pack, unpack) ... _pop_saved_hooks(): for the tensors that this thread's ops save in between. */
static PyObject *py_push_saved_hooks(PyObject *module, PyObject *args) {
    (void)module;
    if (PyTuple_GET_SIZE(args) != 2) return PyErr_Format(PyExc_TypeError, "_push_saved_hooks() takes two functions");
    const fl_saved_hooks hooks = {.context = Py_NewRef(args),
                                  .pack = pack_saved,
                                  .unpack = unpack_saved,
                                  .retain = retain_hooks,
                                  .release = fl_py__release_object};
    if (!fl_saved_hooks__push(&hooks)) return fl_py__raise();
    Py_RETURN_NONE;
}
static PyObject *py_pop_saved_hooks(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    if (!fl_saved_hooks__pop()) return PyErr_Format(PyExc_RuntimeError, "no saved tensors hooks are in force");
    Py_RETURN_NONE;
}

/* ---- A node's saved tensors -------------------------------------------------------------------------------------- */

/* One saved tensor, for giving it hooks of its own. */
typedef struct {
    PyObject_HEAD fl_node *node;
    int slot;
} saved_object;

static void saved_dealloc(PyObject *self) {
    fl_node__release(((saved_object *)self)->node);
    Py_TYPE(self)->tp_free(self);
    fl_py__settle();
}

static PyObject *saved_register_hooks(PyObject *object, PyObject *args) {
    PyObject *pack, *unpack;
    if (!PyArg_ParseTuple(args, "OO:register_hooks", &pack, &unpack)) return NULL;
    const saved_object *self = (saved_object *)object;
    fl_saved *saved = &self->node->saved[self->slot];
    if (!PyCallable_Check(pack) || !PyCallable_Check(unpack))
        return PyErr_Format(PyExc_TypeError, "register_hooks() takes two functions, pack_hook and unpack_hook");
    if (self->node->released)
        return PyErr_Format(PyExc_RuntimeError,
                            "Trying to backward through the graph a second time (or directly access saved tensors "
                            "after they have already been freed).");
    if (saved->packed) return PyErr_Format(PyExc_RuntimeError, "SavedTensor hooks have already been set");
    if (!saved->tensor)
        return PyErr_Format(PyExc_RuntimeError,
                            "Calling register_hooks on a saved tensor with value None is forbidden");
    const fl_saved_hooks hooks = {NULL, 0, args, pack_saved, unpack_saved, retain_hooks, fl_py__release_object};
    fl_saved__pack(saved, &hooks, saved->tensor, false);
    if (fl_failed()) return fl_py__raise();
    Py_RETURN_NONE;
}

static PyMethodDef saved_methods[] = {
    {"register_hooks", saved_register_hooks, METH_VARARGS,
     "register_hooks(pack_hook, unpack_hook)\n\nKeeps pack_hook(tensor) in the place of this saved tensor."},
    {NULL, NULL, 0, NULL}};
static PyTypeObject saved_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight.autograd.SavedTensor",
                                  .tp_doc = "A tensor that a node keeps for its backward pass.",
                                  .tp_basicsize = sizeof(saved_object),
                                  .tp_flags = Py_TPFLAGS_DEFAULT,
                                  .tp_dealloc = saved_dealloc,
                                  .tp_methods = saved_methods};

static PyObject *number_of(fl_node *node, int at) {
    if (node->rule->number) return fl_py__from_scalar(node->rule->number(node, at));
    return PyLong_FromLongLong(((const int64_t *)fl_node__data(node))[at]);
}

static PyObject *saved_new(fl_node *node, int slot) {
    saved_object *object = PyObject_New(saved_object, &saved_type);
    if (!object) return NULL;
    object->node = fl_node__retain(node);
    object->slot = slot;
    return (PyObject *)object;
}

/* What a custom function gave to save_for_backward. */
static PyObject *all_saved(fl_node *node) {
    PyObject *tuple = PyTuple_New(node->n_saved);
    for (int i = 0; tuple && i < node->n_saved; i++) {
        PyObject *item = saved_new(node, i);
        if (!item) Py_CLEAR(tuple);
        if (tuple) PyTuple_SET_ITEM(tuple, i, item);
    }
    return tuple;
}

PyObject *fl_py__saved(fl_node *node, PyObject *attribute) {
    const char *name = PyUnicode_AsUTF8(attribute);
    if (!name) return NULL;
    if (!strcmp(name, "_raw_saved_tensors") && fl_py__context_of(node)) return all_saved(node);
    const bool raw = strncmp(name, "_raw_saved_", 11) == 0;
    bool number = false;
    int at = -1;
    if (raw || strncmp(name, "_saved_", 7) == 0) at = fl_node__find_saved(node, name + (raw ? 11 : 7), &number);
    if (at < 0 || (raw && number)) {
        PyErr_Format(PyExc_AttributeError, "'%s' object has no attribute '%U'", node->name, attribute);
        return NULL;
    }
    if (number) return number_of(node, at);
    if (raw) return saved_new(node, at);
    fl_tensor *t = fl_node__saved(node, at);
    if (fl_failed()) return fl_py__raise();
    if (t) return fl_py__wrap_result(t);
    return node->rule->number ? number_of(node, -1 - at) : Py_NewRef(Py_None);
}

bool fl_py__list_saved(const fl_node *node, PyObject *list) {
    bool number = false;
    for (const char *next = node->rule->saved; next && *next;) {
        while (*next == ' ') next++;
        const size_t n = strcspn(next, ",;");
        for (int raw = 0; n && raw < (number ? 1 : 2); raw++) {
            char name[80];
            snprintf(name, sizeof name, "%s%.*s", raw ? "_raw_saved_" : "_saved_", (int)n, next);
            PyObject *text = PyUnicode_FromString(name);
            const bool done = text && PyList_Append(list, text) == 0;
            Py_XDECREF(text);
            if (!done) return false;
        }
        next += n;
        number = number || *next == ';';
        if (*next) next++;
    }
    return true;
}

static PyObject *py_has_saved_hooks(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyBool_FromLong(fl_thread__self.saved_hooks != NULL);
}

static PyObject *py_behind(PyObject *module, PyObject *o) {
    (void)module;
    fl_tensor *t = fl_py__unwrap(o, "_behind(): its argument");
    return t ? fl_py__wrap_result(fl_saved__behind(t)) : NULL;
}

static PyMethodDef functions[] = {{"_behind", py_behind, METH_O, NULL},
                                  {"_has_saved_hooks", py_has_saved_hooks, METH_NOARGS, NULL},
                                  {"_push_saved_hooks", py_push_saved_hooks, METH_VARARGS, NULL},
                                  {"_pop_saved_hooks", py_pop_saved_hooks, METH_NOARGS, NULL},
                                  {NULL, NULL, 0, NULL}};

int fl_py__init_saved(PyObject *module) {
    return PyType_Ready(&saved_type) < 0 || PyModule_AddFunctions(module, functions) < 0 ? -1 : 0;
}
