/* node.c: the objects that stand for nodes of the graph (grad_fn), and the graph as a walk along next_functions shows
 * it. That is the graph of the engine but for nodes with a picture (fl_node__pictured), behind which lie nodes that
 * exist in the picture alone: such an object has the node it is a part of, and its place in the picture.
 */
#include "autograd.h"

typedef struct node_object {
    PyObject_HEAD fl_node *node;
    PyObject *dict, *weak;
    const char *part;          /* the part's edges within the picture, behind the bracket; NULL: the node itself */
    struct node_object *whole; /* of a part: the node's object; owned */
    struct node_object *parts; /* of a node: its parts that live; of a part: the next of them; not owned */
} node_object;

static PyTypeObject node_type;
static PyObject *node_types; /* name -> class: each kind of node gets one of its own name, as in PyTorch */

static node_object *object_new(fl_node *node, const char *name) {
    PyObject *type = PyDict_GetItemString(node_types, name);
    if (!type) {
        type =
            PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){s:s}", name, &node_type, "__module__", "flashlight");
        if (!type) return NULL;
        int status = PyDict_SetItemString(node_types, name, type);
        Py_DECREF(type); /* the dict has it */
        if (status < 0) return NULL;
    }
    node_object *self = (node_object *)((PyTypeObject *)type)->tp_alloc((PyTypeObject *)type, 0);
    if (self) self->node = fl_node__retain(node);
    return self;
}

/* The object owns a reference to its node, and the node knows its object: y.grad_fn is y.grad_fn. */
PyObject *fl_py__node(fl_node *node) {
    if (!node) Py_RETURN_NONE;
    if (node->host) return Py_NewRef((PyObject *)node->host);
    node_object *self = object_new(node, node->name);
    if (self) node->host = self;
    return (PyObject *)self;
}

fl_node *fl_py__node_of(PyObject *o) {
    if (!PyObject_TypeCheck(o, &node_type)) return NULL;
    const node_object *self = (node_object *)o;
    if (!self->part) return self->node;
    PyErr_Format(PyExc_RuntimeError, "%s is computed as a part of %s: it has no hooks and no edge of its own",
                 Py_TYPE(o)->tp_name, self->node->name);
    return NULL;
}

static void node_dealloc(PyObject *object) {
    node_object *self = (node_object *)object;
    PyObject_GC_UnTrack(object);
    if (self->weak) PyObject_ClearWeakRefs(object);
    Py_CLEAR(self->dict);
    if (self->part) {
        node_object **at = &self->whole->parts;
        while (*at != self) at = &(*at)->parts;
        *at = self->parts;
        Py_DECREF((PyObject *)self->whole);
    } else if (self->node) {
        self->node->host = NULL;
    }
    fl_node__release(self->node);
    Py_TYPE(object)->tp_free(object);
    fl_py__settle();
}

static int node_traverse(PyObject *object, visitproc visit, void *arg) {
    Py_VISIT(((node_object *)object)->dict);
    Py_VISIT((PyObject *)((node_object *)object)->whole);
    return fl_py__visit_node(((node_object *)object)->node, visit, arg);
}
static int node_clear(PyObject *object) {
    Py_CLEAR(((node_object *)object)->dict);
    return 0;
}

static PyObject *node_repr(PyObject *self) {
    const char *module = fl_py__context_of(((node_object *)self)->node) ? "flashlight.autograd.function." : "";
    return PyUnicode_FromFormat("<%s%s object at %p>", module, Py_TYPE(self)->tp_name, self);
}
static PyObject *node_name(PyObject *self, PyObject *unused) {
    (void)unused;
    const node_object *object = (node_object *)self;
    /* PyTorch names these in full. */
    const char *name = object->node->name;
    const bool engine = !object->part && (object->node->accumulates || strcmp(name, "CopySlices") == 0 ||
                                          strcmp(name, "CopyBackwards") == 0);
    return PyUnicode_FromFormat("%s%s", engine ? "torch::autograd::" : "", Py_TYPE(self)->tp_name);
}

/* ---- Walking ----------------------------------------------------------------------------------------------------- */

static fl_edge edge_at(const fl_node *node, int i) {
    const int n = node->shown ? node->n_shown : node->n_inputs;
    return i >= n ? (fl_edge){NULL, 0} : node->shown ? node->shown[i] : node->edges[i];
}

/* Whether any edge of the items at `at` leads somewhere; sets *end behind their bracket. */
static bool leads_on(const fl_node *node, const char *at, const char **end) {
    bool any = false;
    int depth = 1;
    for (; *at && depth; at++) {
        if (*at == '(') depth++;
        if (*at == ')') depth--;
        if (*at < '0' || *at > '9' || !strchr(" (", at[-1])) continue;
        any = any || edge_at(node, *at - '0').node;
    }
    *end = at;
    return any;
}

/* The part whose edges stand at `at`, one object as long as it lives. */
static PyObject *part_of(node_object *self, const char *name, int length, const char *at) {
    node_object *whole = self->whole ? self->whole : self;
    for (node_object *part = whole->parts; part; part = part->parts)
        if (part->part == at) return Py_NewRef((PyObject *)part);
    char text[64];
    snprintf(text, sizeof text, "%.*s", length, name);
    node_object *part = object_new(whole->node, text);
    if (!part) return NULL;
    part->part = at;
    part->whole = (node_object *)Py_NewRef((PyObject *)whole);
    part->parts = whole->parts;
    whole->parts = part;
    return (PyObject *)part;
}

static bool append(PyObject *list, PyObject *next, uint32_t index) {
    PyObject *pair = next ? Py_BuildValue("(NI)", next, index) : NULL;
    const bool done = pair && PyList_Append(list, pair) == 0;
    Py_XDECREF(pair);
    return done;
}

static bool append_picture(PyObject *list, node_object *self, const char *at) {
    const fl_node *node = self->node;
    while (*at && *at != ')') {
        if (*at == ' ' || *at == ',') {
            at++;
        } else if (*at == '-' || (*at >= '0' && *at <= '9')) {
            const fl_edge edge = *at == '-' ? (fl_edge){NULL, 0} : edge_at(node, *at - '0');
            at += at[1] == '=' ? 2 : 1;
            if (!append(list, fl_py__node(edge.node), at[-1] == '=' ? 0 : edge.index)) return false;
        } else {
            const char *name = at, *end;
            const int length = (int)strcspn(at, "(");
            at += length + 1;
            const bool on = leads_on(node, at, &end);
            if (!append(list, on ? part_of(self, name, length, at) : Py_NewRef(Py_None), 0)) return false;
            at = end;
        }
    }
    return true;
}

static PyObject *node_next_functions(PyObject *object, void *unused) {
    (void)unused;
    node_object *self = (node_object *)object;
    fl_node *node = self->node;
    PyObject *list = PyList_New(0), *tuple = NULL;
    const char *picture = self->part ? self->part : node->picture;
    bool done = list != NULL;
    if (done && picture) {
        done = append_picture(list, self, picture);
    } else if (done) {
        const int n = node->shown ? node->n_shown : node->n_inputs;
        const bool some = strcmp(node->name, "NotImplemented") == 0; /* PyTorch's has those alone that lead on */
        for (int i = 0; done && i < n; i++) {
            const fl_edge edge = edge_at(node, i);
            if (edge.node || !some) done = append(list, fl_py__node(edge.node), edge.index);
        }
    }
    if (done) tuple = PyList_AsTuple(list);
    Py_XDECREF(list);
    return tuple;
}

/* ---- What else a node tells -------------------------------------------------------------------------------------- */

static PyObject *node_variable(PyObject *self, void *unused) {
    (void)unused;
    const node_object *object = (node_object *)self;
    if (object->node->leaf) return fl_py__wrap(object->node->leaf);
    PyErr_Format(PyExc_AttributeError, "'%s' object has no attribute 'variable'", Py_TYPE(self)->tp_name);
    return NULL;
}

PyObject *fl_py__node_metadata(fl_node *node) {
    if (!node->metadata) node->metadata = PyDict_New();
    return Py_XNewRef((PyObject *)node->metadata);
}
static PyObject *node_metadata(PyObject *self, void *unused) {
    (void)unused;
    return fl_py__node_metadata(((node_object *)self)->node);
}

static PyObject *node_requires_grad(PyObject *self, void *unused) {
    (void)self, (void)unused;
    Py_RETURN_TRUE;
}

/* What its outputs look like, by which gradients are checked. */
static PyObject *node_input_metadata(PyObject *self, void *unused) {
    (void)unused;
    const fl_node *node = ((node_object *)self)->node;
    PyObject *module = PyImport_ImportModule("flashlight.autograd.graph");
    PyObject *type = module ? PyObject_GetAttrString(module, "_InputMetadata") : NULL;
    PyObject *tuple = type ? PyTuple_New(node->n_outputs) : NULL;
    for (int i = 0; tuple && i < node->n_outputs; i++) {
        const fl_meta *meta = &node->output_meta[i];
        PyObject *sizes = fl_py__size(meta->more_sizes ? meta->more_sizes : meta->sizes, meta->ndim);
        PyObject *item = sizes ? PyObject_CallFunction(type, "NO", sizes, fl_py__dtype((fl_dtype)meta->dtype)) : NULL;
        if (!item) Py_CLEAR(tuple);
        if (tuple) PyTuple_SET_ITEM(tuple, i, item);
    }
    Py_XDECREF(type);
    Py_XDECREF(module);
    return tuple;
}

/* Nodes run in the order of these numbers, the largest first. */
static PyObject *node_sequence_nr(PyObject *self, PyObject *unused) {
    (void)unused;
    return PyLong_FromUnsignedLongLong(((node_object *)self)->node->sequence);
}
static PyObject *node_set_sequence_nr(PyObject *self, PyObject *number) {
    const unsigned long long value = PyLong_AsUnsignedLongLong(number);
    if (PyErr_Occurred()) return NULL;
    ((node_object *)self)->node->sequence = value;
    Py_RETURN_NONE;
}

/* Returns the handle that takes the hook away again. */
static PyObject *add_node_hook(PyObject *self, PyObject *function, fl_hook_kind kind) {
    fl_node *node = fl_py__node_of(self);
    if (!node) return NULL;
    return fl_py__hook_handle(
        fl_hook__add_node(node, kind, fl_py__node_hook, Py_NewRef(function), fl_py__release_object));
}
static PyObject *node_add_hook(PyObject *self, PyObject *function) {
    return add_node_hook(self, function, FL_HOOK_NODE_POST);
}
static PyObject *node_add_prehook(PyObject *self, PyObject *function) {
    return add_node_hook(self, function, FL_HOOK_NODE_PRE);
}
/* What a node saved (_saved_self); a custom function's also shows what its context has: saved_tensors and what forward
 * put there. */
static PyObject *node_getattro(PyObject *self, PyObject *name) {
    PyObject *found = PyObject_GenericGetAttr(self, name);
    if (found || !PyErr_ExceptionMatches(PyExc_AttributeError)) return found;
    PyErr_Clear();
    found = fl_py__saved(((node_object *)self)->node, name);
    if (found || !PyErr_ExceptionMatches(PyExc_AttributeError)) return found;
    PyObject *context = fl_py__context_of(((node_object *)self)->node);
    if (!context) return NULL;
    PyErr_Clear();
    return PyObject_GetAttr(context, name);
}

/* With the names of what the node saved, for those who look for them. */
static PyObject *node_dir(PyObject *self, PyObject *unused) {
    (void)unused;
    fl_node *node = ((node_object *)self)->node;
    PyObject *names = PyObject_CallMethod((PyObject *)&PyBaseObject_Type, "__dir__", "O", self), *more = NULL;
    PyObject *context = fl_py__context_of(node);
    if (names && context) more = PyObject_Dir(context);
    PyObject *joined = more ? PyObject_CallMethod(names, "extend", "O", more) : NULL;
    const bool failed = context && !joined;
    Py_XDECREF(joined);
    Py_XDECREF(more);
    if (names && (failed || !fl_py__list_saved(node, names))) Py_CLEAR(names);
    return names;
}

/* node(*grads): what its backward makes of gradients of its outputs, None or a Tensor each. */
static PyObject *node_call(PyObject *self, PyObject *args, PyObject *kwargs) {
    fl_node *node = fl_py__node_of(self);
    if (!node) return NULL;
    if (kwargs && PyDict_GET_SIZE(kwargs)) return PyErr_Format(PyExc_TypeError, "keyword arguments are not supported");
    if (PyTuple_GET_SIZE(args) != node->n_outputs) {
        return PyErr_Format(PyExc_TypeError, "expected %d arguments, got %zd instead", node->n_outputs,
                            PyTuple_GET_SIZE(args));
    }
    fl_tensor **ends = PyMem_Calloc((size_t)node->n_outputs + node->n_inputs + 1, sizeof(fl_tensor *));
    if (!ends) return PyErr_NoMemory();
    fl_tensor **out = ends + node->n_outputs;
    PyObject *result = NULL;
    for (int i = 0; i < node->n_outputs; i++) {
        PyObject *item = PyTuple_GET_ITEM(args, i);
        if (item == Py_None) continue;
        if (!fl_py__is_tensor(item)) {
            PyErr_Format(PyExc_TypeError, "argument %d is not a Variable", i);
            goto done;
        }
        ends[i] = fl_py__of(item);
    }
    fl_node__retain(node);
    fl_scope_open();
    bool done = fl_engine__call(node, ends, out);
    for (int i = 0; i < node->n_inputs; i++) out[i] = done && fl_node__needs(node, i) ? fl_keep(out[i]) : NULL;
    fl_scope_close();
    fl_node__release(node);
    fl_py__settle();
    if (!done) {
        fl_py__raise();
        goto done;
    }
    result = fl_py__tensors_tuple(out, node->n_inputs);
    for (int i = 0; i < node->n_inputs; i++) fl_release(out[i]);
    if (result && node->n_inputs == 1) Py_SETREF(result, Py_NewRef(PyTuple_GET_ITEM(result, 0)));
done:
    PyMem_Free(ends);
    return result;
}

static PyMethodDef node_methods[] = {
    {"name", node_name, METH_NOARGS, "The name of the operation."},
    {"register_hook", node_add_hook, METH_O, "Has hook(grad_inputs, grad_outputs) called after this node has run."},
    {"register_prehook", node_add_prehook, METH_O, "Has hook(grad_outputs) called before this node runs."},
    {"_sequence_nr", node_sequence_nr, METH_NOARGS, NULL},
    {"_set_sequence_nr", node_set_sequence_nr, METH_O, NULL},
    {"__dir__", node_dir, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}};
static PyGetSetDef node_getset[] = {
    {"next_functions", node_next_functions, NULL, "Where gradients go next.", NULL},
    {"variable", node_variable, NULL, "Of a node that accumulates: the leaf.", NULL},
    {"metadata", node_metadata, NULL, "A dict for notes on this node.", NULL},
    {"requires_grad", node_requires_grad, NULL, "Whether gradients flow through it.", NULL},
    {"_input_metadata", node_input_metadata, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}};
static PyTypeObject node_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight.autograd.graph.Node",
    .tp_doc = "A node of the graph: called with gradients of its results, it gives those of its inputs.",
    .tp_basicsize = sizeof(node_object),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = node_dealloc,
    .tp_traverse = node_traverse,
    .tp_clear = node_clear,
    .tp_repr = node_repr,
    .tp_call = node_call,
    .tp_getattro = node_getattro,
    .tp_methods = node_methods,
    .tp_getset = node_getset,
    .tp_dictoffset = offsetof(node_object, dict),
    .tp_weaklistoffset = offsetof(node_object, weak)};

int fl_py__init_node(PyObject *module) {
    fl_node__drop_metadata = fl_py__release_object;
    node_types = PyDict_New();
    return node_types ? PyModule_AddType(module, &node_type) : -1;
}
