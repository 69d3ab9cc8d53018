/* function.c: autograd.Function. Its node owns the context object (what forward and backward get as ctx), and the
 * context finds its node through a plain pointer that the node clears when it goes.
 *
 * apply() runs forward without recording, makes the node from the tensor arguments, and hangs it on the outputs.
 */
#include "autograd.h"

#include <structmember.h>

typedef struct {
    PyObject_HEAD fl_node *node; /* NULL before and after; not owned */
    PyObject *dict, *weak;
    PyObject *function; /* the class */
    PyObject *to_save;  /* what save_for_backward got, until apply has stored it */
    PyObject *to_jvp;   /* what save_for_forward got, until jvp has run */
    PyObject *dirty;    /* tuple of tensors changed in place */
    PyObject *no_grad;  /* tuple of outputs without gradient */
    PyObject *needs;    /* tuple of bools, one an argument */
    bool materialize;
    bool freed; /* the node is gone */
} context;

/* The bytes of the node, of which each result of forward is an output. */
enum { OTHER, CONSTANT, DIFFERENTIABLE }; /* no tensor; a tensor that gets no gradient; one that does */
typedef struct call {
    PyObject *context; /* owned */
    int n_args;
    int *input_of; /* argument -> input of the node, -1 for what is no tensor; PyMem */
    char *kinds;   /* of the outputs; PyMem */
    char name[80];
} call;

static PyTypeObject context_type;
static PyObject *name_forward, *name_setup_context, *name_backward;
static PyObject *no_setup_context; /* what a class without setup_context finds */

/* ---- The context ------------------------------------------------------------------------------------------------- */

static void context_dealloc(PyObject *object) {
    context *self = (context *)object;
    PyObject_GC_UnTrack(object);
    if (self->weak) PyObject_ClearWeakRefs(object);
    Py_CLEAR(self->dict);
    Py_CLEAR(self->function);
    Py_CLEAR(self->to_save);
    Py_CLEAR(self->to_jvp);
    Py_CLEAR(self->dirty);
    Py_CLEAR(self->no_grad);
    Py_CLEAR(self->needs);
    Py_TYPE(object)->tp_free(object);
}

static int context_traverse(PyObject *object, visitproc visit, void *arg) {
    context *self = (context *)object;
    Py_VISIT(self->dict);
    Py_VISIT(self->function);
    Py_VISIT(self->to_save);
    Py_VISIT(self->to_jvp);
    Py_VISIT(self->dirty);
    Py_VISIT(self->no_grad);
    return 0;
}

static int context_clear(PyObject *object) {
    context *self = (context *)object;
    Py_CLEAR(self->dict);
    Py_CLEAR(self->to_save);
    Py_CLEAR(self->to_jvp);
    Py_CLEAR(self->dirty);
    Py_CLEAR(self->no_grad);
    return 0;
}

static PyObject *context_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    (void)args, (void)kwargs;
    context *self = (context *)type->tp_alloc(type, 0);
    if (self) self->materialize = true;
    return (PyObject *)self;
}

static PyObject *ctx_save_for_backward(PyObject *self, PyObject *args) {
    Py_XSETREF(((context *)self)->to_save, Py_NewRef(args));
    Py_RETURN_NONE;
}
static PyObject *ctx_mark_dirty(PyObject *self, PyObject *args) {
    Py_XSETREF(((context *)self)->dirty, Py_NewRef(args));
    Py_RETURN_NONE;
}
static PyObject *ctx_mark_non_differentiable(PyObject *self, PyObject *args) {
    Py_XSETREF(((context *)self)->no_grad, Py_NewRef(args));
    Py_RETURN_NONE;
}
static PyObject *ctx_set_materialize_grads(PyObject *self, PyObject *value) {
    int truth = PyObject_IsTrue(value);
    if (truth < 0) return NULL;
    ((context *)self)->materialize = truth;
    Py_RETURN_NONE;
}
static PyObject *ctx_save_for_forward(PyObject *self, PyObject *args) {
    Py_XSETREF(((context *)self)->to_jvp, PyTuple_GET_SIZE(args) ? Py_NewRef(args) : NULL);
    Py_RETURN_NONE;
}

static PyObject *ctx_saved_tensors(PyObject *object, void *unused) {
    (void)unused;
    context *self = (context *)object;
    if (self->to_jvp) return Py_NewRef(self->to_jvp);
    if (!self->node && self->freed) {
        return PyErr_Format(PyExc_RuntimeError,
                            "saved_tensors: the graph has been freed, and what was saved for its backward with it");
    }
    if (!self->node) return self->to_save ? Py_NewRef(self->to_save) : PyTuple_New(0);
    if (self->node->released) { /* an error where nothing was saved, too */
        fl_node__saved(self->node, 0);
        return fl_py__raise();
    }
    PyObject *tuple = PyTuple_New(self->node->n_saved);
    for (int i = 0; tuple && i < self->node->n_saved; i++) {
        fl_tensor *t = fl_node__saved_with_history(self->node, i);
        PyObject *item = t ? fl_py__wrap_result(t) : fl_failed() ? fl_py__raise() : Py_NewRef(Py_None);
        if (!item) Py_CLEAR(tuple);
        if (tuple) PyTuple_SET_ITEM(tuple, i, item);
    }
    return tuple;
}

static PyObject *ctx_needs_input_grad(PyObject *self, void *unused) {
    (void)unused;
    PyObject *needs = ((context *)self)->needs;
    return needs ? Py_NewRef(needs) : PyTuple_New(0);
}
static int ctx_set_needs(PyObject *self, PyObject *value, void *unused) {
    (void)unused;
    Py_XSETREF(((context *)self)->needs, Py_XNewRef(value));
    return 0;
}
static PyObject *ctx_next_functions(PyObject *self, void *unused) {
    (void)unused;
    fl_node *node = ((context *)self)->node;
    if (!node) return PyTuple_New(0);
    PyObject *object = fl_py__node(node);
    PyObject *next = object ? PyObject_GetAttrString(object, "next_functions") : NULL;
    Py_XDECREF(object);
    return next;
}
static PyObject *ctx_name(PyObject *self, PyObject *unused) {
    (void)unused;
    return PyUnicode_FromFormat("%sBackward", ((PyTypeObject *)((context *)self)->function)->tp_name);
}

static PyMethodDef context_methods[] = {
    {"save_for_backward", ctx_save_for_backward, METH_VARARGS,
     "Keeps tensors for backward, where saved_tensors has them."},
    {"save_for_forward", ctx_save_for_forward, METH_VARARGS, "Keeps tensors for jvp, where saved_tensors has them."},
    {"mark_dirty", ctx_mark_dirty, METH_VARARGS, "Tells which inputs forward changed in place."},
    {"mark_non_differentiable", ctx_mark_non_differentiable, METH_VARARGS, "Tells which outputs have no gradient."},
    {"set_materialize_grads", ctx_set_materialize_grads, METH_O,
     "Whether missing gradients come as zeros (True) or None."},
    {"name", ctx_name, METH_NOARGS, "The name of the node in the graph."},
    {NULL, NULL, 0, NULL}};
static PyGetSetDef context_getset[] = {
    {"saved_tensors", ctx_saved_tensors, NULL, "What save_for_backward kept.", NULL},
    {"saved_variables", ctx_saved_tensors, NULL, "saved_tensors by its older name.", NULL},
    {"needs_input_grad", ctx_needs_input_grad, ctx_set_needs,
     "Of each argument of forward, whether it needs a gradient.", NULL},
    {"next_functions", ctx_next_functions, NULL, "The nodes that the gradients go to.", NULL},
    {"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}};
static PyMemberDef context_members[] = {{"materialize_grads", T_BOOL, offsetof(context, materialize), READONLY, NULL},
                                        {"_function", T_OBJECT, offsetof(context, function), READONLY, NULL},
                                        {"_forward_cls", T_OBJECT, offsetof(context, function), READONLY, NULL},
                                        {NULL, 0, 0, 0, NULL}};
static PyTypeObject context_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight.autograd.function.FunctionCtx",
                                    .tp_basicsize = sizeof(context),
                                    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
                                    .tp_doc = "The ctx of a Function: what forward keeps for backward.",
                                    .tp_new = context_new,
                                    .tp_dealloc = context_dealloc,
                                    .tp_traverse = context_traverse,
                                    .tp_clear = context_clear,
                                    .tp_methods = context_methods,
                                    .tp_getset = context_getset,
                                    .tp_members = context_members,
                                    .tp_dictoffset = offsetof(context, dict),
                                    .tp_weaklistoffset = offsetof(context, weak)};

/* ---- Backward ---------------------------------------------------------------------------------------------------- */

/* Whether an attribute of the context is true or not there. */
static bool flag_is_set(const context *ctx, const char *name) {
    PyObject *value = ctx->dict ? PyDict_GetItemString(ctx->dict, name) : NULL;
    return !value || PyObject_IsTrue(value) != 0;
}

/* The gradients in the order of forward's results. */
static PyObject *backward_arguments(fl_node *node, const call *c, fl_tensor *const *grad) {
    const context *ctx = (context *)c->context;
    const char *kinds = c->kinds;
    const bool all = flag_is_set(ctx, "_materialize_non_diff_grads");
    PyObject *args = PyTuple_New(node->n_outputs + 1);
    if (!args) return NULL;
    PyTuple_SET_ITEM(args, 0, Py_NewRef(c->context));
    for (int i = 0; i < node->n_outputs; i++) {
        PyObject *item;
        if (grad[i]) {
            item = fl_py__wrap(grad[i]);
        } else if (ctx->materialize && (kinds[i] == DIFFERENTIABLE || (kinds[i] == CONSTANT && all))) {
            item = fl_py__wrap_result(fl_node__zeros(node, i));
        } else {
            item = Py_NewRef(Py_None);
        }
        if (!item) {
            Py_DECREF(args);
            return NULL;
        }
        PyTuple_SET_ITEM(args, i + 1, item);
    }
    return args;
}

/* Checks what backward returned and keeps a reference to each gradient in out. */
static bool read_gradients(fl_node *node, const call *c, PyObject *result, fl_tensor **out) {
    PyObject *tuple = PyTuple_Check(result) ? Py_NewRef(result) : PyTuple_Pack(1, result);
    if (!tuple) return false;
    Py_ssize_t n = PyTuple_GET_SIZE(tuple);
    while (n > c->n_args && PyTuple_GET_ITEM(tuple, n - 1) == Py_None) n--;
    bool done = n == c->n_args;
    if (!done) {
        PyErr_Format(PyExc_RuntimeError, "function %s returned an incorrect number of gradients (expected %d, got %zd)",
                     node->name, c->n_args, PyTuple_GET_SIZE(tuple));
    }
    for (int i = 0; done && i < c->n_args; i++) {
        PyObject *item = PyTuple_GET_ITEM(tuple, i);
        int input = c->input_of[i];
        if (item == Py_None) continue;
        if (input < 0) {
            PyErr_Format(
                PyExc_RuntimeError,
                "function %s returned a gradient different than None at position %d, but the corresponding forward "
                "input was not a Variable",
                node->name, i + 1);
            done = false;
        } else if (!fl_py__is_tensor(item)) {
            PyErr_Format(PyExc_RuntimeError,
                         "function %s: the gradient at position %d must be a Tensor or None, not %.200s", node->name,
                         i + 1, Py_TYPE(item)->tp_name);
            done = false;
        } else if (fl_node__needs(node, input)) {
            out[input] = fl_tensor__retain(fl_py__of(item));
        }
    }
    for (int i = 0; !done && i < node->n_inputs; i++) {
        fl_release(out[i]);
        out[i] = NULL;
    }
    Py_DECREF(tuple);
    return done;
}

/* Whether the class wants its gradients in one list, from which backward can take them away. */
static bool wants_box(PyObject *function) {
    PyObject *value = PyObject_GetAttrString(function, "boxed_grads_call");
    const bool wants = value && PyObject_IsTrue(value) == 1;
    Py_XDECREF(value);
    PyErr_Clear();
    return wants;
}
static PyObject *boxed(PyObject *args) {
    PyObject *rest = PyTuple_GetSlice(args, 1, PyTuple_GET_SIZE(args)), *list = rest ? PySequence_List(rest) : NULL;
    PyObject *both = list ? PyTuple_Pack(2, PyTuple_GET_ITEM(args, 0), list) : NULL;
    Py_XDECREF(list);
    Py_XDECREF(rest);
    Py_DECREF(args);
    return both;
}

static void function_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    call *c = fl_node__data(node);
    fl_py_guard guard;
    fl_py__enter(&guard);
    PyObject *function = ((context *)c->context)->function, *result = NULL;
    PyObject *method = PyObject_GetAttr(function, name_backward);
    PyObject *args = method ? backward_arguments(node, c, grad) : NULL;
    if (args && wants_box(function)) args = boxed(args);
    if (args) result = PyObject_Call(method, args, NULL);
    bool done = result && read_gradients(node, c, result, out);
    Py_XDECREF(result);
    Py_XDECREF(args);
    Py_XDECREF(method);
    fl_py__leave(&guard);
    if (!done) {
        fl_py__fail();
        return;
    }
    for (int i = 0; i < node->n_inputs; i++) out[i] = fl_scope__result(out[i]);
}

static void function_release(fl_node *node) {
    call *c = fl_node__data(node);
    PyObject *object = c->context;
    c->context = NULL;
    if (object) {
        ((context *)object)->node = NULL;
        ((context *)object)->freed = true;
        fl_py__release_object(object);
    }
    PyMem_RawFree(c->input_of);
    PyMem_RawFree(c->kinds);
}

static const fl_rule function_rule = {
    .name = "FunctionBackward", .backward = function_backward, .release = function_release, .foreign = true};

PyObject *fl_py__context_of(fl_node *node) {
    return node->rule == &function_rule ? ((call *)fl_node__data(node))->context : NULL;
}

/* ---- Forward ----------------------------------------------------------------------------------------------------- */

static bool holds(PyObject *tuple, PyObject *item) {
    for (Py_ssize_t i = 0; tuple && i < PyTuple_GET_SIZE(tuple); i++) {
        if (PyTuple_GET_ITEM(tuple, i) == item) return true;
    }
    return false;
}

/* forward(ctx, *args), or forward(*args) and setup_context(ctx, args, output) where the class has one. */
static PyObject *run_forward(PyObject *class, PyObject *ctx, PyObject *const *args, Py_ssize_t nargs,
                             PyObject *kwnames) {
    PyObject *setup = PyObject_GetAttr(class, name_setup_context);
    if (!setup) return NULL;
    PyObject *forward = PyObject_GetAttr(class, name_forward), *result = NULL;
    bool no_grad = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    if (forward && setup == no_setup_context) {
        Py_ssize_t n = nargs + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0);
        PyObject **all = PyMem_Malloc((size_t)(n + 1) * sizeof(PyObject *));
        if (all) {
            all[0] = ctx;
            for (Py_ssize_t i = 0; i < n; i++) all[i + 1] = args[i];
            result = PyObject_Vectorcall(forward, all, (size_t)nargs + 1, kwnames);
            PyMem_Free(all);
        } else {
            PyErr_NoMemory();
        }
    } else if (forward) {
        result = PyObject_Vectorcall(forward, args, (size_t)nargs, kwnames);
        PyObject *inputs = result ? PyTuple_New(nargs) : NULL;
        for (Py_ssize_t i = 0; inputs && i < nargs; i++) PyTuple_SET_ITEM(inputs, i, Py_NewRef(args[i]));
        PyObject *done = inputs ? PyObject_CallFunctionObjArgs(setup, ctx, inputs, result, NULL) : NULL;
        Py_XDECREF(inputs);
        if (!done) Py_CLEAR(result);
        Py_XDECREF(done);
    }
    fl_thread__self.no_grad = no_grad;
    Py_XDECREF(forward);
    Py_DECREF(setup);
    return result;
}

/* The tensors that save_for_backward got go to the node. */
static bool store_saved(fl_node *node, context *ctx, PyObject *const *args, Py_ssize_t nargs, PyObject *results) {
    for (Py_ssize_t i = 0; ctx->to_save && i < PyTuple_GET_SIZE(ctx->to_save); i++) {
        PyObject *item = PyTuple_GET_ITEM(ctx->to_save, i);
        if (item == Py_None) continue;
        int output = -1;
        bool is_input = false; /* one that is handed back unchanged is saved as what it was before */
        for (Py_ssize_t k = 0; k < nargs && !holds(ctx->dirty, item); k++) is_input = is_input || args[k] == item;
        for (int k = 0; k < node->n_outputs && !is_input; k++) {
            if (PyTuple_GET_ITEM(results, k) == item) output = k;
        }
        if (output >= 0) {
            fl_node__save_output(node, (int)i, fl_py__of(item), output);
        } else {
            fl_node__save(node, (int)i, fl_py__of(item));
        }
        if (fl_failed()) {
            fl_py__raise();
            return false;
        }
    }
    Py_CLEAR(ctx->to_save);
    return true;
}

static bool check_saved(PyObject *to_save) {
    for (Py_ssize_t i = 0; to_save && i < PyTuple_GET_SIZE(to_save); i++) {
        PyObject *item = PyTuple_GET_ITEM(to_save, i);
        if (item == Py_None || fl_py__is_tensor(item)) continue;
        PyErr_Format(PyExc_TypeError, "save_for_backward can only save variables, but argument %zd is of type %.200s",
                     i, Py_TYPE(item)->tp_name);
        return false;
    }
    return true;
}

/* What was marked must be tensors, and what was changed in place must come back. */
static bool check_marks(const context *ctx, PyObject *const *args, Py_ssize_t nargs, PyObject *results) {
    for (Py_ssize_t i = 0; ctx->dirty && i < PyTuple_GET_SIZE(ctx->dirty); i++) {
        static const char other[] =
            "ctx.mark_dirty() received a tensor that was not an input. Only input Tensors that have been mutated "
            "should "
            "be passed to ctx.mark_dirty().";
        PyObject *item = PyTuple_GET_ITEM(ctx->dirty, i);
        bool is_input = !fl_py__is_tensor(item);
        for (Py_ssize_t k = 0; k < nargs; k++) is_input = is_input || args[k] == item;
        if (is_input) continue;
        if (fl_py__of(item)->base) return PyErr_Format(PyExc_RuntimeError, "%s", other) != NULL;
        if (PyErr_WarnEx(PyExc_UserWarning, other, 1) < 0) return false;
    }
    for (Py_ssize_t i = 0; ctx->no_grad && i < PyTuple_GET_SIZE(ctx->no_grad); i++) {
        PyObject *item = PyTuple_GET_ITEM(ctx->no_grad, i);
        if (fl_py__is_tensor(item)) continue;
        PyErr_Format(PyExc_RuntimeError, "mark_non_differentiable only accepts tensors, but got %.200s",
                     Py_TYPE(item)->tp_name);
        return false;
    }
    for (Py_ssize_t i = 0; ctx->dirty && i < PyTuple_GET_SIZE(ctx->dirty); i++) {
        if (holds(results, PyTuple_GET_ITEM(ctx->dirty, i))) continue;
        PyErr_SetString(PyExc_RuntimeError,
                        "Some elements marked as dirty during the forward method were not returned as output. The "
                        "inputs that are modified inplace must all be outputs of the Function.");
        return false;
    }
    return true;
}

/* Gives output i of the node its history. *item (a reference in the results tuple) may be replaced by an alias: an
 * input that is handed back as it is becomes a tensor of its own. */
static bool attach_output(fl_node *node, int output, PyObject **item, const context *ctx, PyObject *const *args,
                          Py_ssize_t nargs) {
    fl_tensor *t = fl_py__of(*item);
    bool is_input = false, dirty = holds(ctx->dirty, *item);
    for (Py_ssize_t i = 0; i < nargs; i++) is_input = is_input || args[i] == *item;
    bool plain = holds(ctx->no_grad, *item) || !fl_is_float((fl_dtype)t->dtype);
    if (dirty && node && !fl_inplace__may_write(t, true)) {
        fl_py__raise();
        return false;
    }
    const bool apart = is_input && (plain || !node) && fl_requires_grad(t); /* handed back without its history */
    if ((is_input && (!dirty || apart)) ||
        (!dirty && ((t->flags & FL_T_REQUIRES_GRAD) || (t->autograd && t->autograd->grad_fn)))) {
        fl_tensor *alias = fl_tensor__alias(t);
        const bool no_grad = fl_thread__self.no_grad;
        fl_thread__self.no_grad = true; /* as forward ran */
        if (alias && is_input && !apart) fl_view__of(alias, t);
        fl_thread__self.no_grad = no_grad;
        PyObject *wrapped = fl_py__wrap_result(alias);
        if (!wrapped) return false;
        Py_SETREF(*item, wrapped);
        t = alias;
    }
    if (!node) return true;
    ((call *)fl_node__data(node))->kinds[output] = plain ? CONSTANT : DIFFERENTIABLE;
    if (plain) {
        if (!fl_node__describe_output(node, output, t)) fl_py__raise();
        return !PyErr_Occurred();
    }
    if (t->base && dirty) { /* the base learns of the write too */
        if (node->n_outputs > 1) {
            PyErr_SetString(
                PyExc_RuntimeError,
                "If your Function modifies inplace an input that is a view of another Tensor, your Function "
                "cannot return more than one Tensor.");
            return false;
        }
        if (!fl_inplace__written(t, fl_node__retain(node))) fl_py__raise();
        return !PyErr_Occurred();
    }
    if (t->base) { /* its history is this node's, which a write to it would override */
        t->flags &= (uint16_t)~FL_T_NO_GRAD_VIEW;
        t->flags |= node->n_outputs > 1 ? FL_T_MULTI_VIEW : FL_T_FUNCTION_VIEW;
    }
    if (!fl_node__attach(node, output, t)) {
        fl_py__raise();
        return false;
    }
    fl_py__track(*item); /* the context may know the output */
    return true;
}

/* Makes a tensor that is an output of the node already its output `index`. */
static bool again_output(fl_node *node, int index, PyObject *item) {
    if (!node) return true;
    fl_tensor *t = fl_py__of(item);
    char *kinds = ((call *)fl_node__data(node))->kinds;
    const bool plain = !t->autograd || t->autograd->grad_fn != node;
    kinds[index] = plain ? CONSTANT : DIFFERENTIABLE;
    if (plain ? fl_node__describe_output(node, index, t) : fl_node__attach(node, index, t)) return true;
    fl_py__raise();
    return false;
}

/* `edges`: where the gradients of the arguments go, NULL where nothing is recorded. */
static PyObject *finish(PyObject *class, context *ctx, PyObject *const *args, Py_ssize_t nargs, PyObject *result,
                        fl_edge *edges) {
    bool single = !PyTuple_Check(result);
    /* A tuple of our own: entries may be replaced. */
    Py_ssize_t n = single ? 1 : PyTuple_GET_SIZE(result);
    PyObject *results = PyTuple_New(n);
    if (!results) return NULL;
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *item = single ? result : PyTuple_GET_ITEM(result, i);
        PyTuple_SET_ITEM(results, i, Py_NewRef(item));
    }
    if (single && !fl_py__is_tensor(result)) { /* something else altogether comes back as it is */
        Py_DECREF(results);
        return Py_NewRef(result);
    }
    fl_node *node = NULL;
    bool again = false;
    bool done = check_saved(ctx->to_save) && check_marks(ctx, args, nargs, results);
    if (done && edges) {
        int n_saved = ctx->to_save ? (int)PyTuple_GET_SIZE(ctx->to_save) : 0, n_inputs = 0;
        for (Py_ssize_t i = 0; i < nargs; i++) n_inputs += fl_py__is_tensor(args[i]);
        node = fl_node__make(&function_rule, n_inputs, (int)n, n_saved, sizeof(call));
        call *c = node ? fl_node__data(node) : NULL;
        if (c) {
            c->n_args = (int)nargs;
            c->input_of = PyMem_RawMalloc((size_t)(nargs + 1) * sizeof(int));
            c->kinds = PyMem_RawCalloc((size_t)n + 1, 1);
        }
        done = c && c->input_of && c->kinds;
        if (!done && fl_failed()) fl_py__raise();
        if (!done && !PyErr_Occurred()) PyErr_NoMemory();
        if (done) {
            snprintf(c->name, sizeof(c->name), "%.60sBackward", ((PyTypeObject *)class)->tp_name);
            node->name = c->name;
            for (Py_ssize_t i = 0, input = 0; done && i < nargs; i++) {
                c->input_of[i] = fl_py__is_tensor(args[i]) ? (int)input++ : -1;
                if (c->input_of[i] < 0) continue;
                done = fl_node__connect_along(node, c->input_of[i], fl_py__of(args[i]), edges[i]);
                edges[i].node = NULL;
                if (!done) fl_py__raise();
            }
            c->context = Py_NewRef((PyObject *)ctx);
        }
    }
    /* As in PyTorch this counts once more than forward's own writes. */
    for (Py_ssize_t i = 0; done && ctx->dirty && i < PyTuple_GET_SIZE(ctx->dirty); i++) {
        PyObject *item = PyTuple_GET_ITEM(ctx->dirty, i);
        if (fl_py__is_tensor(item)) fl_bump_version(fl_py__of(item));
    }
    /* What forward saved of its inputs and results is compared by object, so this comes before any is replaced. */
    if (done && node) done = store_saved(node, ctx, args, nargs, results);
    for (Py_ssize_t i = 0; done && i < n; i++) {
        PyObject **item = &((PyTupleObject *)results)->ob_item[i];
        for (Py_ssize_t k = 0; k < i; k++) { /* returned before: it is one tensor, whose history is the last of them */
            PyObject *given = PyTuple_GET_ITEM(result, i);
            if (!fl_py__is_tensor(given) || PyTuple_GET_ITEM(result, k) != given) continue;
            Py_SETREF(*item, Py_NewRef(PyTuple_GET_ITEM(results, k)));
            again = true;
        }
        if (again && done) {
            again = false;
            done = again_output(node, (int)i, *item);
            continue;
        }
        if (fl_py__is_tensor(*item)) done = attach_output(node, (int)i, item, ctx, args, nargs);
    }
    if (node) {
        if (done) ctx->node = node;
        fl_node__release(node);
    }
    Py_CLEAR(ctx->dirty);
    Py_CLEAR(ctx->no_grad);
    if (!done) Py_CLEAR(results);
    if (results && single) Py_SETREF(results, Py_NewRef(PyTuple_GET_ITEM(results, 0)));
    return results;
}

/* Whether forward was called with all of its arguments, by their places: else those by name and, for setup_context,
 * defaults have to be put in theirs. -1 after an error. */
static int in_place(PyObject *class, Py_ssize_t nargs, PyObject *kwnames) {
    if (kwnames && PyTuple_GET_SIZE(kwnames)) return 0;
    PyObject *setup = PyObject_GetAttr(class, name_setup_context), *forward = NULL;
    int all = setup ? setup == no_setup_context : -1;
    if (all == 0) {
        forward = PyObject_GetAttr(class, name_forward);
        const bool bound = forward && PyMethod_Check(forward); /* a class method */
        PyObject *plain = bound ? PyMethod_GET_FUNCTION(forward) : forward;
        PyObject *code = plain && PyFunction_Check(plain) ? PyFunction_GET_CODE(plain) : NULL;
        all = !forward ? -1 : code ? ((PyCodeObject *)code)->co_argcount == nargs + bound : 1;
    }
    Py_XDECREF(forward);
    Py_XDECREF(setup);
    return all;
}

static PyObject *apply(PyObject *class, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);

/* Function.apply(*args): a class method of the base class. */
static PyObject *py_apply(PyObject *class, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    const int placed = in_place(class, nargs, kwnames);
    if (placed) return placed < 0 ? NULL : apply(class, args, nargs, kwnames);
    PyObject *module = PyImport_ImportModule("flashlight.autograd.function"), *all = NULL, *result = NULL;
    PyObject *given = PyTuple_New(nargs), *named = PyDict_New();
    for (Py_ssize_t i = 0; given && i < nargs; i++) PyTuple_SET_ITEM(given, i, Py_NewRef(args[i]));
    bool ok = module && given && named;
    for (Py_ssize_t i = 0; ok && kwnames && i < PyTuple_GET_SIZE(kwnames); i++)
        ok = PyDict_SetItem(named, PyTuple_GET_ITEM(kwnames, i), args[nargs + i]) == 0;
    if (ok) all = PyObject_CallMethod(module, "_placed", "OOO", class, given, named);
    if (all) result = apply(class, &PyTuple_GET_ITEM(all, 0), PyTuple_GET_SIZE(all), NULL);
    Py_XDECREF(all);
    Py_XDECREF(named);
    Py_XDECREF(given);
    Py_XDECREF(module);
    return result;
}

/* What is called in the place of apply while dual tensors are about (autograd/forward_ad.py); NULL otherwise. It
 * returns NotImplemented where none takes part. */
PyObject *fl_py__dual_apply;

static PyObject *apply_with(PyObject *class, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames,
                            PyObject **ctx_used) {
    context *ctx = (context *)context_new(&context_type, NULL, NULL);
    if (!ctx) return NULL;
    ctx->function = Py_NewRef(class);
    ctx->needs = PyTuple_New(nargs);
    bool recording = false;
    for (Py_ssize_t i = 0; ctx->needs && i < nargs; i++) {
        bool needs = fl_py__is_tensor(args[i]) && fl_requires_grad(fl_py__of(args[i]));
        recording = recording || needs;
        PyTuple_SET_ITEM(ctx->needs, i, Py_NewRef(needs ? Py_True : Py_False));
    }
    recording = recording && !fl_thread__self.no_grad;
    fl_edge *edges = recording ? PyMem_Calloc((size_t)nargs, sizeof *edges) : NULL;
    if (recording && !edges) PyErr_NoMemory();
    /* As the arguments are before forward: it may write to one of which another is a view. */
    for (Py_ssize_t i = 0; edges && i < nargs; i++)
        if (fl_py__is_tensor(args[i])) edges[i] = fl_autograd__edge(fl_py__of(args[i]));
    if (fl_failed()) fl_py__raise();
    PyObject *result = NULL;
    if (ctx->needs && !PyErr_Occurred()) result = run_forward(class, (PyObject *)ctx, args, nargs, kwnames);
    if (result) Py_SETREF(result, finish(class, ctx, args, nargs, result, edges));
    for (Py_ssize_t i = 0; edges && i < nargs; i++) fl_node__release(edges[i].node);
    PyMem_Free(edges);
    if (ctx_used) {
        *ctx_used = (PyObject *)ctx;
        return result;
    }
    Py_CLEAR(ctx->to_jvp);
    Py_DECREF(ctx);
    return result;
}

static PyObject *apply(PyObject *class, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    if (FL_UNLIKELY(fl_py__dual_apply != NULL) && !kwnames) {
        PyObject *list = PyTuple_New(nargs);
        for (Py_ssize_t i = 0; list && i < nargs; i++) PyTuple_SET_ITEM(list, i, Py_NewRef(args[i]));
        PyObject *result = list ? PyObject_CallFunctionObjArgs(fl_py__dual_apply, class, list, NULL) : NULL;
        Py_XDECREF(list);
        if (result != Py_NotImplemented) return result;
        Py_DECREF(result);
    }
    return apply_with(class, args, nargs, kwnames, NULL);
}

/* _apply_with_context(class, args) -> (result, ctx); _set_dual_apply(function or None). */
static PyObject *py_apply_with_context(PyObject *module, PyObject *both) {
    (void)module;
    PyObject *class, *args, *ctx = NULL;
    if (!PyArg_ParseTuple(both, "OO!:_apply_with_context", &class, &PyTuple_Type, &args)) return NULL;
    PyObject *result = apply_with(class, ((PyTupleObject *)args)->ob_item, PyTuple_GET_SIZE(args), NULL, &ctx);
    PyObject *pair = result ? PyTuple_Pack(2, result, ctx) : NULL;
    Py_XDECREF(result);
    Py_XDECREF(ctx);
    return pair;
}
static PyObject *py_set_dual_apply(PyObject *module, PyObject *function) {
    (void)module;
    Py_XSETREF(fl_py__dual_apply, function == Py_None ? NULL : Py_NewRef(function));
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {{"_apply_with_context", py_apply_with_context, METH_VARARGS, NULL},
                                  {"_set_dual_apply", py_set_dual_apply, METH_O, NULL},
                                  {NULL, NULL, 0, NULL}};

static PyObject *py_setup_context(PyObject *class, PyObject *args) {
    (void)class, (void)args;
    return PyErr_Format(PyExc_NotImplementedError, "setup_context is not implemented.");
}

static PyMethodDef function_methods[] = {
    {"setup_context", py_setup_context, METH_VARARGS | METH_STATIC,
     "setup_context(ctx, inputs, output)\n\nKeeps in ctx what backward needs, where forward takes the arguments "
     "alone."},
    {"apply", (PyCFunction)(void (*)(void))py_apply, METH_FASTCALL | METH_KEYWORDS | METH_CLASS,
     "apply(*args)\n\nRuns forward, and records backward where an argument needs a gradient."},
    {NULL, NULL, 0, NULL}};
static PyTypeObject function_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.FunctionBase", .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, .tp_methods = function_methods, .tp_new = NULL};

int fl_py__init_function(PyObject *module) {
    name_forward = PyUnicode_InternFromString("forward");
    name_backward = PyUnicode_InternFromString("backward");
    name_setup_context = PyUnicode_InternFromString("setup_context");
    if (!name_forward || !name_backward || !name_setup_context) return -1;
    function_type.tp_new = PyType_GenericNew;
    if (PyModule_AddType(module, &context_type) < 0 || PyModule_AddType(module, &function_type) < 0) return -1;
    if (PyModule_AddFunctions(module, functions) < 0) return -1;
    no_setup_context = PyObject_GetAttr((PyObject *)&function_type, name_setup_context);
    return no_setup_context ? 0 : -1;
}
