/* autograd.c: gradients on tensors (attributes, hooks, backward), the objects that stand for nodes of the graph, and
 * the recording modes. autograd.Function stands in function.c.
 */
#include "autograd.h"

#include "tensor.h"

/* ---- Modes ------------------------------------------------------------------------------------------------------- */

static PyObject *py_is_grad_enabled(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyBool_FromLong(!fl_thread__self.no_grad);
}

/* Both return what was before, so that context managers can put it back. */
static PyObject *py_set_grad_enabled(PyObject *module, PyObject *o) {
    (void)module;
    int enabled = PyObject_IsTrue(o);
    if (enabled < 0) return NULL;
    bool before = !fl_thread__self.no_grad;
    fl_thread__self.no_grad = !enabled;
    return PyBool_FromLong(before);
}

static PyObject *py_is_inference(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyBool_FromLong(fl_thread__self.inference);
}

static PyObject *py_set_inference(PyObject *module, PyObject *o) {
    (void)module;
    int enabled = PyObject_IsTrue(o);
    if (enabled < 0) return NULL;
    bool before = fl_thread__self.inference;
    fl_thread__self.inference = enabled;
    return PyBool_FromLong(before);
}

/* ---- Calling Python from the engine ------------------------------------------------------------------------------ */

void fl_py__release_object(void *object) {
    if (!object) return;
    PyGILState_STATE state = PyGILState_Ensure(); /* a graph may be freed by a thread that never held it */
    fl_py_exception pending = fl_py__take_exception();
    fl_py_guard guard;
    fl_py__enter(&guard);
    Py_DECREF((PyObject *)object);
    fl_py__leave(&guard);
    fl_py__put_exception(pending);
    PyGILState_Release(state);
}

static PyObject *hook_name(PyObject *hook) {
    PyObject *name = PyObject_GetAttrString(hook, "__name__");
    if (name) return name;
    PyErr_Clear();
    return PyUnicode_FromString("<unknown>");
}

/* A tensor that a hook returned in the place of another, NULL for None and after an error; the caller's reference. */
static fl_tensor *replacement(PyObject *result, PyObject *hook, const fl_tensor *before) {
    if (!result || result == Py_None) return NULL;
    PyObject *name = NULL;
    fl_tensor *t = fl_py__is_tensor(result) ? fl_py__of(result) : NULL;
    const bool sized = t && (!before || fl_shape__equal(t, before)),
               typed = sized && (!before || t->dtype == before->dtype);
    if (typed) return fl_tensor__retain(t);
    if (!t) {
        PyErr_Format(PyExc_TypeError, "expected Variable, but hook returned '%.200s'", Py_TYPE(result)->tp_name);
        return NULL;
    }
    name = hook_name(hook);
    if (name && !sized) {
        fl_shape_text is, was;
        PyErr_Format(PyExc_RuntimeError, "hook '%S' has changed the size of value (was %s, got %s)", name,
                     fl_shape__print(&was, before->sizes, before->ndim), fl_shape__print(&is, t->sizes, t->ndim));
    } else if (name) {
        PyErr_Format(PyExc_RuntimeError, "hook '%S' has changed the type of value (was %s, got %s)", name,
                     fl_dtype_name((fl_dtype)before->dtype), fl_dtype_name((fl_dtype)t->dtype));
    }
    Py_XDECREF(name);
    return NULL;
}

static void drop_hook_handle(PyObject *capsule) { fl_hook__drop_handle(PyCapsule_GetPointer(capsule, NULL)); }

PyObject *fl_py__hook_handle(fl_hook *hook) {
    if (!hook) return fl_py__raise();
    PyObject *capsule = PyCapsule_New(fl_hook__handle(hook), NULL, drop_hook_handle);
    if (!capsule) {
        fl_hook__drop_handle(hook);
        return NULL;
    }
    PyObject *module = PyImport_ImportModule("flashlight._tensor");
    PyObject *handle = module ? PyObject_CallMethod(module, "HookHandle", "O", capsule) : NULL;
    Py_XDECREF(module);
    Py_DECREF(capsule);
    return handle;
}

static PyObject *py_remove_hook(PyObject *module, PyObject *capsule) {
    (void)module;
    fl_hook *hook = PyCapsule_GetPointer(capsule, NULL);
    if (!hook) return NULL;
    fl_hook__remove(hook);
    fl_py__settle();
    Py_RETURN_NONE;
}

static const char NO_GRADIENT_THERE[] = "can't replace a None gradient with a non-None value";

static fl_tensor *tensor_hook(void *context, fl_tensor *grad) {
    fl_py_guard guard;
    fl_py__enter(&guard);
    PyObject *hook = context, *wrapped = grad ? fl_py__wrap(grad) : Py_NewRef(Py_None);
    PyObject *result = wrapped ? PyObject_CallOneArg(hook, wrapped) : NULL;
    fl_tensor *replaced = replacement(result, hook, grad);
    if (replaced && !grad) PyErr_SetString(PyExc_RuntimeError, NO_GRADIENT_THERE);
    Py_XDECREF(result);
    Py_XDECREF(wrapped);
    fl_py__leave(&guard);
    if (PyErr_Occurred()) {
        fl_py__fail();
        fl_release(replaced);
        return NULL;
    }
    return fl_scope__result(replaced);
}

static fl_tensor *accumulated_hook(void *context, fl_tensor *leaf) {
    fl_py_guard guard;
    fl_py__enter(&guard);
    PyObject *hook = context, *wrapped = fl_py__wrap(leaf);
    PyObject *result = wrapped ? PyObject_CallOneArg(hook, wrapped) : NULL;
    if (result && result != Py_None && result != wrapped) {
        fl_tensor *other = replacement(result, hook, NULL); /* the error for what is no tensor */
        if (other) PyErr_SetString(PyExc_RuntimeError, "Tensor post accumulate grad hooks should return None.");
        fl_release(other);
    }
    Py_XDECREF(result);
    Py_XDECREF(wrapped);
    fl_py__leave(&guard);
    if (PyErr_Occurred()) fl_py__fail();
    return NULL;
}

PyObject *fl_py__tensors_tuple(fl_tensor *const *tensors, int n) {
    PyObject *tuple = PyTuple_New(n);
    for (int i = 0; tuple && i < n; i++) {
        PyObject *item = tensors[i] ? fl_py__wrap(tensors[i]) : Py_NewRef(Py_None);
        if (!item) Py_CLEAR(tuple);
        if (tuple) PyTuple_SET_ITEM(tuple, i, item);
    }
    return tuple;
}

void fl_py__node_hook(void *context, fl_tensor **grads, int n, fl_tensor *const *outputs, int n_outputs) {
    fl_py_guard guard;
    fl_py__enter(&guard);
    PyObject *hook = context, *first = fl_py__tensors_tuple(grads, n);
    PyObject *second = first && outputs ? fl_py__tensors_tuple(outputs, n_outputs) : NULL;
    PyObject *result = NULL;
    if (first && (second || !outputs)) result = PyObject_CallFunctionObjArgs(hook, first, second, NULL);
    fl_tensor *few[16], **replaced = n <= FL_COUNT(few) ? few : PyMem_Malloc((size_t)n * sizeof(*replaced));
    int changed = 0;
    if (result && result != Py_None && replaced) {
        if (!PyTuple_Check(result)) {
            PyErr_Format(PyExc_TypeError, "expected tuple, but hook returned '%.200s'", Py_TYPE(result)->tp_name);
        } else if (PyTuple_GET_SIZE(result) != n) {
            PyObject *name = hook_name(hook);
            if (name) {
                PyErr_Format(PyExc_RuntimeError,
                             "hook '%S' has returned an incorrect number of values (got %zd, but expected %d)", name,
                             PyTuple_GET_SIZE(result), n);
                Py_DECREF(name);
            }
        }
        for (; !PyErr_Occurred() && changed < n; changed++) {
            PyObject *item = PyTuple_GET_ITEM(result, changed);
            replaced[changed] = replacement(item, hook, grads[changed]);
            if (replaced[changed] && !grads[changed]) PyErr_SetString(PyExc_RuntimeError, NO_GRADIENT_THERE);
        }
    }
    Py_XDECREF(result);
    Py_XDECREF(second);
    Py_XDECREF(first);
    fl_py__leave(&guard);
    bool failed = PyErr_Occurred() != NULL;
    if (failed) fl_py__fail();
    for (int i = 0; i < changed; i++) {
        if (failed) {
            fl_release(replaced[i]);
        } else {
            grads[i] = fl_scope__result(replaced[i]);
        }
    }
    if (replaced != few) PyMem_Free(replaced);
}

/* ---- Attributes of tensors --------------------------------------------------------------------------------------- */

static PyObject *get_requires_grad(PyObject *self, void *unused) {
    (void)unused;
    return PyBool_FromLong(fl_requires_grad(fl_py__of(self)));
}

static int change_requires_grad(PyObject *self, bool wanted) {
    if (!fl_set_requires_grad(fl_py__of(self), wanted)) {
        fl_py__raise();
        return -1;
    }
    if (wanted) fl_py__track(self); /* its .grad, and hooks, may lead back to it */
    return 0;
}

static int set_requires_grad(PyObject *self, PyObject *value, void *unused) {
    (void)unused;
    if (!value || !PyBool_Check(value)) {
        PyErr_SetString(PyExc_RuntimeError, "requires_grad must be a bool");
        return -1;
    }
    return change_requires_grad(self, value == Py_True);
}

static PyObject *get_is_leaf(PyObject *self, void *unused) {
    (void)unused;
    const fl_tensor *t = fl_py__of(self);
    const bool leaf =
        !fl_requires_grad(t) || !fl_tensor__grad_fn(t); /* a view whose history cannot be told: an error */
    return fl_failed() ? fl_py__raise() : PyBool_FromLong(leaf);
}

static PyObject *get_grad_dtype(PyObject *self, void *unused) {
    (void)unused;
    fl_tensor *t = fl_py__of(self);
    if (!fl_is_leaf(t)) {
        if (fl_failed()) return fl_py__raise();
        return PyErr_Format(PyExc_RuntimeError, "grad_dtype can only be accessed on leaf tensors.");
    }
    fl_dtype dtype = fl_grad_dtype(t);
    return dtype == FL_DTYPE_NONE ? Py_NewRef(Py_None) : Py_NewRef(fl_py__dtype(dtype));
}

static int set_grad_dtype(PyObject *self, PyObject *value, void *unused) {
    (void)unused;
    fl_dtype dtype = value && value != Py_None ? fl_py__as_dtype(value) : FL_DTYPE_NONE;
    if (!value || (value != Py_None && dtype == FL_DTYPE_NONE)) {
        PyErr_Format(PyExc_RuntimeError, "grad_dtype must be a torch.dtype or None, but got %.200s",
                     value ? Py_TYPE(value)->tp_name : "nothing");
        return -1;
    }
    if (fl_set_grad_dtype(fl_py__of(self), dtype)) return 0;
    fl_py__raise();
    return -1;
}

static PyObject *get_grad(PyObject *self, void *unused) {
    (void)unused;
    fl_tensor *t = fl_py__of(self), *grad = fl_grad(t);
    if (grad) return fl_py__wrap(grad);
    const bool leaf = !t->autograd || !t->autograd->grad_fn; /* without asking for it: that can be an error */
    if (!leaf && !(t->flags & FL_T_RETAIN_GRAD) &&
        PyErr_WarnEx(
            PyExc_UserWarning,
            "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't "
            "be populated during autograd.backward(). If you indeed want the .grad field to be populated for a "
            "non-leaf Tensor, use .retain_grad() on the non-leaf Tensor.",
            1) < 0) {
        return NULL;
    }
    Py_RETURN_NONE;
}

static int set_grad(PyObject *self, PyObject *value, void *unused) {
    (void)unused;
    fl_tensor *grad = NULL;
    if (value && value != Py_None) {
        if (!fl_py__is_tensor(value)) {
            PyErr_Format(PyExc_TypeError, "assigned grad expected to be a Tensor or None but got grad of type %.200s",
                         Py_TYPE(value)->tp_name);
            return -1;
        }
        grad = fl_py__of(value);
    }
    bool done = fl_set_grad(fl_py__of(self), grad);
    fl_py__settle();
    if (done) return 0;
    fl_py__raise();
    return -1;
}

static PyObject *get_grad_fn(PyObject *self, void *unused) {
    (void)unused;
    fl_tensor *t = fl_py__of(self);
    fl_node *node = fl_requires_grad(t) ? fl_tensor__grad_fn(t) : NULL;
    if (fl_failed()) return fl_py__raise();
    return fl_py__node(node);
}

static PyObject *get_output_nr(PyObject *self, void *unused) {
    (void)unused;
    fl_tensor *t = fl_py__of(self);
    return PyLong_FromUnsignedLong(t->autograd && t->autograd->grad_fn ? t->autograd->output_index : 0);
}

static PyObject *get_retains_grad(PyObject *self, void *unused) {
    (void)unused;
    return PyBool_FromLong((fl_py__of(self)->flags & FL_T_RETAIN_GRAD) != 0);
}

/* Shares memory, knows no graph, and counts its writes for itself: no graph that saved the tensor sees them. */
static PyObject *get_data(PyObject *self, void *unused) {
    (void)unused;
    if (fl_py__is_valueless(self)) return NULL;
    fl_tensor *alias = fl_tensor__alias(fl_py__of(self));
    if (alias && !fl_autograd__own_count(alias, 0)) {
        fl_release(alias);
        alias = NULL;
    }
    return fl_py__wrap_result(alias);
}

static int set_data(PyObject *self, PyObject *value, void *unused) {
    (void)unused;
    if (value && fl_py__is_valueless(value)) return -1;
    fl_tensor *source = value ? fl_py__unwrap(value, "Variable data") : NULL;
    if (!source) {
        if (!value) PyErr_SetString(PyExc_RuntimeError, "Deleting tensor data is not allowed. Delete tensor instead!");
        return -1;
    }
    if (fl_requires_grad(fl_py__of(self)) && !fl_is_float((fl_dtype)source->dtype)) {
        PyErr_SetString(PyExc_RuntimeError,
                        "data set to a tensor that requires gradients must be floating point or complex dtype");
        return -1;
    }
    if (fl_tensor__set_data(fl_py__of(self), source)) return 0;
    fl_py__raise();
    return -1;
}

PyGetSetDef fl_py__autograd_attributes[] = {
    {"requires_grad", get_requires_grad, set_requires_grad, "Whether gradients flow to this tensor.", NULL},
    {"grad", get_grad, set_grad, "The gradient that backward() accumulated.", NULL},
    {"grad_dtype", get_grad_dtype, set_grad_dtype,
     "The dtype of a leaf's gradients, its own unless set; None: whichever they come in.", NULL},
    {"_grad", get_grad, set_grad, NULL, NULL},
    {"grad_fn", get_grad_fn, NULL, "The node of the graph that made this tensor.", NULL},
    {"is_leaf", get_is_leaf, NULL, "Whether no op made it that gradients flow through: .grad is kept for leaves.",
     NULL},
    {"output_nr", get_output_nr, NULL, "Its place among the results of grad_fn.", NULL},
    {"retains_grad", get_retains_grad, NULL, "Whether retain_grad() asked for the .grad of one that is no leaf.", NULL},
    {"data", get_data, set_data, "The same memory without the graph.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

/* ---- Methods of tensors ------------------------------------------------------------------------------------------ */

static PyObject *py_requires_grad_(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    FL_PY_ASK_WITH("requires_grad_", args, nargs, kwnames);
    Py_ssize_t n = nargs + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0);
    if (n > 1 || (kwnames && PyTuple_GET_SIZE(kwnames) &&
                  PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(kwnames, 0), "requires_grad") != 0)) {
        return PyErr_Format(PyExc_TypeError, "requires_grad_() takes one argument, requires_grad");
    }
    if (n && !PyBool_Check(args[0])) {
        return PyErr_Format(PyExc_TypeError, "requires_grad_(): argument 'requires_grad' must be bool, not %s",
                            Py_TYPE(args[0])->tp_name);
    }
    if (change_requires_grad(self, !n || args[0] == Py_True) < 0) return NULL;
    return Py_NewRef(self);
}

static PyObject *py_retain_grad(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("retain_grad");
    if (!fl_retain_grad(fl_py__of(self))) return fl_py__raise();
    Py_RETURN_NONE;
}

static PyObject *py_detach(PyObject *self, PyObject *unused) {
    (void)unused;
    FL_PY_ASK("detach");
    if (fl_py__is_valueless(self)) return NULL;
    return fl_py__wrap_result(fl_tensor__alias(fl_py__of(self)));
}

/* ---- What runs at the end of a pass ------------------------------------------------------------------------------ */

/* (number of the pass, function), of passes of this thread; NULL while there are none. */
static _Thread_local PyObject *final_callbacks;

static PyObject *py_queue_callback(PyObject *module, PyObject *function) {
    (void)module;
    if (!fl_engine__pass())
        return PyErr_Format(PyExc_RuntimeError, "Final callbacks can only be installed during backward pass.");
    if (!final_callbacks && !(final_callbacks = PyList_New(0))) return NULL;
    PyObject *entry = Py_BuildValue("(KO)", (unsigned long long)fl_engine__pass(), function);
    const bool added = entry && PyList_Append(final_callbacks, entry) == 0;
    Py_XDECREF(entry);
    return added ? Py_NewRef(Py_None) : NULL;
}

/* Calls what was queued in the pass that has just ended, or forgets it after a failure. Passes within a pass have
 * higher numbers. False with an exception. */
static bool finish_pass(bool done) {
    const unsigned long long outer = fl_engine__pass();
    for (Py_ssize_t i = 0; final_callbacks && i < PyList_GET_SIZE(final_callbacks);) {
        PyObject *entry = Py_NewRef(PyList_GET_ITEM(final_callbacks, i));
        if (PyLong_AsUnsignedLongLong(PyTuple_GET_ITEM(entry, 0)) <= outer) {
            i++;
        } else {
            PyObject *exception, *value, *trace;
            PyErr_Fetch(&exception, &value, &trace);
            if (PyList_SetSlice(final_callbacks, i, i + 1, NULL) < 0) PyErr_Clear(), i++;
            PyErr_Restore(exception, value, trace);
            PyObject *answer = done ? PyObject_CallNoArgs(PyTuple_GET_ITEM(entry, 1)) : NULL;
            done = done && answer;
            Py_XDECREF(answer);
        }
        Py_DECREF(entry);
    }
    if (final_callbacks && !PyList_GET_SIZE(final_callbacks)) Py_CLEAR(final_callbacks);
    return done;
}

static PyObject *py_backward(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    FL_PY_ASK_WITH("backward", args, nargs, kwnames);
    if (FL_LIKELY(nargs == 0 && !kwnames && fl_py__of(self)->numel == 1)) {
        fl_thread__self.host_lock = true;
        bool done = fl_backward(fl_py__of(self));
        fl_py__settle();
        if (!done) fl_py__raise();
        if (FL_UNLIKELY(final_callbacks)) done = finish_pass(done);
        return done ? Py_NewRef(Py_None) : NULL;
    }
    static const char *const names[] = {"gradient", "retain_graph", "create_graph", "inputs"};
    PyObject *v[4] = {Py_None, Py_None, Py_False, Py_None};
    if (nargs > 4) return PyErr_Format(PyExc_TypeError, "backward() takes at most 4 arguments (%zd given)", nargs);
    for (Py_ssize_t i = 0; i < nargs; i++) v[i] = args[i];
    for (Py_ssize_t k = 0; kwnames && k < PyTuple_GET_SIZE(kwnames); k++) {
        int i = 0;
        while (i < 4 && PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(kwnames, k), names[i]) != 0) i++;
        if (i == 4) {
            return PyErr_Format(PyExc_TypeError, "Tensor.backward() got an unexpected keyword argument '%U'",
                                PyTuple_GET_ITEM(kwnames, k));
        }
        v[i] = args[nargs + k];
    }
    PyObject *module = PyImport_ImportModule("flashlight.autograd");
    PyObject *result =
        module ? PyObject_CallMethod(module, "backward", "OOOOOO", self, v[0], v[1], v[2], Py_None, v[3]) : NULL;
    Py_XDECREF(module);
    return result;
}

/* For those who vouch that a write shall go unnoticed (_unsafe_preserve_version_counter). */
static PyObject *py_set_version(PyObject *self, PyObject *number) {
    const unsigned long version = PyLong_AsUnsignedLong(number);
    if (version == (unsigned long)-1 && PyErr_Occurred()) return NULL;
    atomic_store_explicit(fl_tensor__count(fl_py__of(self)), (uint32_t)version, memory_order_relaxed);
    Py_RETURN_NONE;
}

static PyObject *add_hook(PyObject *self, PyObject *function, fl_hook_kind kind) {
    fl_tensor *t = fl_py__of(self);
    fl_hook *hook = fl_hook__add_tensor(t, kind, kind == FL_HOOK_TENSOR ? tensor_hook : accumulated_hook,
                                        Py_NewRef(function), fl_py__release_object);
    if (hook) fl_py__track(self); /* the function may know the tensor */
    return fl_py__hook_handle(hook);
}
static PyObject *py_add_hook(PyObject *self, PyObject *function) { return add_hook(self, function, FL_HOOK_TENSOR); }
static PyObject *py_add_accumulated_hook(PyObject *self, PyObject *function) {
    return add_hook(self, function, FL_HOOK_ACCUMULATED);
}
#define FAST(function) ((PyCFunction)(void (*)(void))(function))
PyMethodDef fl_py__autograd_methods[] = {
    {"requires_grad_", FAST(py_requires_grad_), METH_FASTCALL | METH_KEYWORDS, "requires_grad_(requires_grad=True)"},
    {"retain_grad", py_retain_grad, METH_NOARGS, "retain_grad()\n\nKeeps the gradient of a tensor that is no leaf."},
    {"detach", py_detach, METH_NOARGS, "detach()\n\nThe same memory without the graph."},
    {"backward", FAST(py_backward), METH_FASTCALL | METH_KEYWORDS,
     "backward(gradient=None, retain_graph=None, create_graph=False, inputs=None)"},
    {"_add_hook", py_add_hook, METH_O, NULL},
    {"_set_version", py_set_version, METH_O, NULL},
    {"_add_accumulated_hook", py_add_accumulated_hook, METH_O, NULL},
    {NULL, NULL, 0, NULL}};

/* ---- Passes ------------------------------------------------------------------------------------------------------ */

/* Tensors and gradient edges of one argument. */
typedef struct ends {
    int n;
    fl_tensor **tensors; /* NULL entries for edges */
    fl_edge *edges;      /* retained */
} ends;

static void ends_free(ends *e) {
    for (int i = 0; e->edges && i < e->n; i++) fl_node__release(e->edges[i].node);
    PyMem_Free(e->tensors);
    PyMem_Free(e->edges);
}

/* A tuple of tensors and GradientEdges. False and an exception. `retain`: tensors that are no leaf keep their .grad. */
static bool ends_of(PyObject *o, const char *what, bool retain, ends *e) {
    *e = (ends){0, NULL, NULL};
    if (o == Py_None) return true;
    if (!PyTuple_Check(o)) {
        PyErr_Format(PyExc_TypeError, "%s must be a tuple of Tensors", what);
        return false;
    }
    e->n = (int)PyTuple_GET_SIZE(o);
    e->tensors = PyMem_Calloc((size_t)e->n + 1, sizeof(fl_tensor *));
    e->edges = PyMem_Calloc((size_t)e->n + 1, sizeof(fl_edge));
    if (!e->tensors || !e->edges) return PyErr_NoMemory() != NULL;
    for (int i = 0; i < e->n; i++) {
        PyObject *item = PyTuple_GET_ITEM(o, i);
        fl_node *node;
        if (fl_py__is_tensor(item)) {
            e->tensors[i] = fl_py__of(item);
            if (retain && !fl_is_leaf(e->tensors[i])) fl_retain_grad(e->tensors[i]);
            e->edges[i] = fl_autograd__edge(e->tensors[i]);
        } else if (PyTuple_Check(item) && PyTuple_GET_SIZE(item) == 2 &&
                   (node = fl_py__node_of(PyTuple_GET_ITEM(item, 0)))) {
            long index = PyLong_AsLong(PyTuple_GET_ITEM(item, 1));
            if (index == -1 && PyErr_Occurred()) return false;
            if (index < 0 || index >= node->n_outputs) {
                PyErr_Format(PyExc_IndexError, "%s has no output %ld", node->name, index);
                return false;
            }
            e->edges[i] = (fl_edge){fl_node__retain(node), (uint32_t)index};
        } else if (PyErr_Occurred()) {
            return false;
        } else {
            PyErr_Format(PyExc_RuntimeError, "all %s have to be Tensors or GradientEdges, but got %.200s", what,
                         Py_TYPE(item)->tp_name);
            return false;
        }
        if (fl_failed()) return fl_py__raise() != NULL;
    }
    return true;
}

/* A tuple of tensors and Nones, as many as there are roots. PyMem's. */
static fl_tensor **gradients_of(PyObject *o, int n_roots) {
    const int n = PyTuple_Check(o) ? (int)PyTuple_GET_SIZE(o) : -1;
    if (n != n_roots) {
        return (fl_tensor **)PyErr_Format(PyExc_RuntimeError, "got %d tensors and %d gradients", n_roots, n);
    }
    fl_tensor **grads = PyMem_Calloc((size_t)n + 1, sizeof(fl_tensor *));
    if (!grads) return (fl_tensor **)PyErr_NoMemory();
    for (int i = 0; i < n; i++) {
        PyObject *item = PyTuple_GET_ITEM(o, i);
        char name[64];
        snprintf(name, sizeof(name), "element %d of grad_tensors", i);
        if (item != Py_None && !(grads[i] = fl_py__unwrap(item, name))) {
            PyMem_Free(grads);
            return NULL;
        }
    }
    return grads;
}

/* _run_backward(roots, grad_outputs, retain_graph, create_graph, inputs, allow_unused, accumulate) -> None or gradients
 */
static PyObject *py_run_backward(PyObject *module, PyObject *args) {
    (void)module;
    PyObject *roots_object, *grads_object, *inputs_object, *result = NULL;
    int retain_graph, create_graph, allow_unused, accumulate;
    if (!PyArg_ParseTuple(args, "OOppOpp:_run_backward", &roots_object, &grads_object, &retain_graph, &create_graph,
                          &inputs_object, &allow_unused, &accumulate)) {
        return NULL;
    }
    ends roots, inputs = {0, NULL, NULL};
    fl_tensor **grads = NULL, **found = NULL;
    if (!ends_of(roots_object, "outputs", false, &roots) || !ends_of(inputs_object, "inputs", accumulate, &inputs) ||
        !(grads = gradients_of(grads_object, roots.n)) ||
        !(found = PyMem_Calloc((size_t)inputs.n + 1, sizeof(fl_tensor *)))) {
        if (!PyErr_Occurred()) PyErr_NoMemory();
        goto done;
    }
    fl_backward_options options = {.grad_outputs = grads,
                                   .retain_graph = retain_graph,
                                   .create_graph = create_graph,
                                   .allow_unused = allow_unused};
    fl_thread__self.host_lock = true;
    bool ok = fl_engine__run(roots.edges, roots.tensors, roots.n, inputs.edges, inputs.tensors, inputs.n,
                             accumulate ? NULL : found, &options);
    fl_py__settle();
    if (!ok) fl_py__raise();
    if (FL_UNLIKELY(final_callbacks)) ok = finish_pass(ok);
    if (!ok) goto done;
    if (accumulate) {
        result = Py_NewRef(Py_None);
        goto done;
    }
    result = PyTuple_New(inputs.n);
    for (int i = 0; i < inputs.n; i++) {
        PyObject *item = found[i] ? fl_py__wrap_result(found[i]) : Py_NewRef(Py_None);
        if (!item) Py_CLEAR(result);
        if (result) {
            PyTuple_SET_ITEM(result, i, item);
        } else {
            Py_XDECREF(item);
        }
    }
done:
    ends_free(&roots);
    ends_free(&inputs);
    PyMem_Free(grads);
    PyMem_Free(found);
    return result;
}

/* _reaches_other(outputs, leaves): whether the graph behind the outputs has leaves other than these that need a
 * gradient. */
static PyObject *py_reaches_other(PyObject *module, PyObject *args) {
    (void)module;
    PyObject *roots_object, *leaves_object;
    if (!PyArg_ParseTuple(args, "OO:_reaches_other", &roots_object, &leaves_object)) return NULL;
    ends roots, leaves = {0, NULL, NULL};
    int found = -1;
    if (ends_of(roots_object, "outputs", false, &roots) && ends_of(leaves_object, "leaves", false, &leaves)) {
        found = fl_engine__reaches_other(roots.edges, roots.n, leaves.edges, leaves.n);
        if (found < 0) fl_py__raise();
    }
    ends_free(&roots);
    ends_free(&leaves);
    return found < 0 ? NULL : PyBool_FromLong(found);
}

/* ---- Anomaly detection -------------------------------------------------------------------------------------- */

/* Calls flashlight.autograd.anomaly_mode.<function>(...) in the middle of C's work; an exception becomes the error. */
static void call_anomaly(const char *function, fl_node *node, fl_node *other) {
    PyGILState_STATE state = PyGILState_Ensure();
    fl_py_exception pending = fl_py__take_exception();
    fl_py_guard guard;
    fl_py__enter(&guard);
    PyObject *module = PyImport_ImportModule("flashlight.autograd.anomaly_mode");
    PyObject *first = other ? fl_py__node(other) : Py_NewRef(Py_None), *second = fl_py__node_metadata(node),
             *done = NULL;
    if (module && first && second) {
        done = PyObject_CallMethod(module, function, "sOO", node->name, second, first);
    }
    Py_XDECREF(done);
    Py_XDECREF(first);
    Py_XDECREF(second);
    Py_XDECREF(module);
    if (PyErr_Occurred()) PyErr_WriteUnraisable(NULL);
    fl_py__leave(&guard);
    fl_py__put_exception(pending);
    PyGILState_Release(state);
}
static void note_made(fl_node *node, fl_node *running) { call_anomaly("_note", node, running); }
static void report_failure(fl_node *node) { call_anomaly("_report", node, NULL); }

static PyObject *py_set_anomaly(PyObject *module, PyObject *args) {
    (void)module;
    int enabled, check_nan;
    if (!PyArg_ParseTuple(args, "pp:_set_anomaly", &enabled, &check_nan)) return NULL;
    fl_set_detect_anomaly(enabled, check_nan);
    Py_RETURN_NONE;
}
static PyObject *py_is_anomaly(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyBool_FromLong(fl_autograd__anomaly.enabled);
}
static PyObject *py_is_anomaly_nan(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyBool_FromLong(fl_autograd__anomaly.check_nan);
}

/* ---- Edges -------------------------------------------------------------------------------------------------- */

/* The node a gradient of `t` goes to: grad_fn, or the accumulator of a leaf. */
static PyObject *py_gradient_edge(PyObject *module, PyObject *o) {
    (void)module;
    fl_tensor *t = fl_py__unwrap(o, "get_gradient_edge(): its argument");
    if (!t) return NULL;
    fl_edge edge = fl_autograd__edge(t);
    if (fl_failed()) return fl_py__raise();
    PyObject *node = fl_py__node(edge.node);
    fl_node__release(edge.node);
    return node ? Py_BuildValue("(NI)", node, edge.index) : NULL;
}

/* The number of the pass that runs on this thread, -1 where none does; whether it goes through a node; and the node it
 * is at. */
static PyObject *py_pass_id(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyLong_FromLongLong((long long)fl_engine__pass() - 1);
}
static PyObject *py_pass_restricted(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyBool_FromLong(fl_engine__restricted());
}
static PyObject *py_will_run(PyObject *module, PyObject *o) {
    (void)module;
    const fl_node *node = fl_py__node_of(o);
    if (!node) {
        if (PyErr_Occurred()) return NULL;
        return PyErr_Format(PyExc_RuntimeError, "_will_engine_execute_node expects an grad_fn, but got %.200s",
                            Py_TYPE(o)->tp_name);
    }
    if (!fl_engine__pass()) {
        return PyErr_Format(PyExc_RuntimeError,
                            "_will_engine_execute_node should only be called during the backward pass");
    }
    return PyBool_FromLong(fl_engine__visits(node));
}
static PyObject *py_current_node(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return fl_py__node(fl_thread__self.running);
}

static PyMethodDef functions[] = {
    {"is_grad_enabled", py_is_grad_enabled, METH_NOARGS,
     "is_grad_enabled()\n\nWhether ops are recorded for a backward pass."},
    {"_set_grad_enabled", py_set_grad_enabled, METH_O, NULL},
    {"is_inference_mode_enabled", py_is_inference, METH_NOARGS,
     "is_inference_mode_enabled()\n\nWhether inference_mode is on."},
    {"_set_inference_mode", py_set_inference, METH_O, NULL},
    {"_run_backward", py_run_backward, METH_VARARGS, NULL},
    {"_gradient_edge", py_gradient_edge, METH_O, NULL},
    {"_queue_callback", py_queue_callback, METH_O, NULL},
    {"_reaches_other", py_reaches_other, METH_VARARGS, NULL},
    {"_current_graph_task_id", py_pass_id, METH_NOARGS, NULL},
    {"_pass_restricted", py_pass_restricted, METH_NOARGS, NULL},
    {"_will_engine_execute_node", py_will_run, METH_O, NULL},
    {"_current_autograd_node", py_current_node, METH_NOARGS, NULL},
    {"_remove_hook", py_remove_hook, METH_O, NULL},
    {"_set_anomaly", py_set_anomaly, METH_VARARGS, NULL},
    {"is_anomaly_enabled", py_is_anomaly, METH_NOARGS,
     "is_anomaly_enabled()\n\nWhether a failing backward pass says where its op was called."},
    {"is_anomaly_check_nan_enabled", py_is_anomaly_nan, METH_NOARGS,
     "is_anomaly_check_nan_enabled()\n\nWhether NaN in a gradient is an error while anomalies are looked for."},
    {NULL, NULL, 0, NULL}};

/* ---- The garbage collector --------------------------------------------------------------------------------------- */

static int visit_hooks(fl_hook *hook, visitproc visit, void *arg) {
    for (; hook; hook = hook->next) {
        if (hook->release == fl_py__release_object) Py_VISIT((PyObject *)hook->context);
    }
    return 0;
}

static int visit_owned(fl_tensor *t, visitproc visit, void *arg) {
    if (t && t->host && t->flags & FL_T_HOST_OWNED && atomic_load_explicit(&t->refs, memory_order_relaxed) == 1) {
        Py_VISIT((PyObject *)t->host);
    }
    return 0;
}

int fl_py__visit_autograd(fl_tensor *t, visitproc visit, void *arg) {
    int status = visit_owned(t->base, visit, arg);
    fl_autograd *record = t->autograd;
    if (status || !record) return status;
    if ((status = visit_owned(record->grad, visit, arg)) || (status = visit_hooks(record->hooks, visit, arg)))
        return status;
    return fl_py__visit_node(record->grad_fn, visit, arg);
}

int fl_py__visit_node(fl_node *node, visitproc visit, void *arg) {
    if (!node || atomic_load_explicit(&node->refs, memory_order_relaxed) != 1) return 0;
    const int status = visit_hooks(node->hooks, visit, arg);
    if (status) return status;
    Py_VISIT((PyObject *)node->metadata);
    Py_VISIT(fl_py__context_of(node));
    return 0;
}

int fl_py__init_autograd(PyObject *module) {
    fl_autograd__anomaly = (fl_anomaly){false, true, note_made, report_failure};
    if (fl_py__init_node(module) < 0 || PyModule_AddFunctions(module, functions) < 0) return -1;
    return fl_py__init_function(module) < 0 ? -1 : fl_py__init_saved(module);
}
