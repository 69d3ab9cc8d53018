/* layer.c: calls of modules: the C part of nn.Module, forward of leaf layers, Sequential.
 *
 * ModuleBase is what nn.Module derives from. A call looks for hooks; where there are none it goes straight to forward,
 * and for a leaf layer to the definition, without a Python frame. A definition reads options, parameters and buffers
 * from the module's __dict__, _parameters and _buffers by name at every call, in the order in which Python would find
 * the attribute, so that replacing any of them, or putting a property in its place, takes effect.
 */
#include "layer.h"

#include <structmember.h>

static PyObject *str_forward, *str_call_impl, *str_locate, *str_parameters, *str_buffers, *str_training, *str_modules,
    *str_values;
static PyObject *str_hooks[4];  /* the hook tables of a module */
static PyObject *global_tables; /* a tuple of the hook tables that hold for all modules */
static PyTypeObject forward_type;

/* ---- ModuleBase -------------------------------------------------------------------------------------------------- */

static int module_traverse(PyObject *self, visitproc visit, void *arg) {
    Py_VISIT(((fl_py_module *)self)->dict);
    return 0;
}

static int module_clear(PyObject *self) {
    Py_CLEAR(((fl_py_module *)self)->dict);
    return 0;
}

static void module_dealloc(PyObject *self) {
    PyObject_GC_UnTrack(self);
    if (((fl_py_module *)self)->weak) PyObject_ClearWeakRefs(self);
    module_clear(self);
    Py_TYPE(self)->tp_free(self); /* Python's subclasses let go of their type themselves: this base is no heap type */
}

static inline PyObject *dict_of(PyObject *module) { return fl_py__module_dict(module); }

/* 1: no hook of any kind; 0: some, or a module whose __init__ was not called (the slow path says so). */
static int hook_free(PyObject *dict) {
    if (!dict) return 0;
    for (int i = 0; i < 4; i++) {
        PyObject *hooks = PyDict_GetItemWithError(dict, str_hooks[i]);
        if (!hooks || !PyDict_Check(hooks) || PyDict_GET_SIZE(hooks)) return 0;
    }
    for (Py_ssize_t i = 0; global_tables && i < PyTuple_GET_SIZE(global_tables); i++) {
        if (PyDict_GET_SIZE(PyTuple_GET_ITEM(global_tables, i))) return 0;
    }
    return 1;
}

/* An error leaves the module's call: its message gets the module's place in the tree. */
static void locate(PyObject *self) {
    PyObject *type, *value, *trace;
    PyErr_Fetch(&type, &value, &trace);
    PyErr_NormalizeException(&type, &value, &trace);
    if (trace) PyException_SetTraceback(value, trace);
    PyObject *done = PyObject_CallMethodOneArg(self, str_locate, value);
    if (!done) PyErr_Clear();
    Py_XDECREF(done);
    PyErr_Restore(type, value, trace);
}

#define FEW 8
static PyObject *call_with_self(PyObject *function, PyObject *self, PyObject *args, PyObject *kwargs) {
    Py_ssize_t n = PyTuple_GET_SIZE(args);
    PyObject *few[FEW + 1], **stack = few;
    if (n > FEW) {
        stack = PyMem_Malloc((size_t)(n + 1) * sizeof *stack);
        if (!stack) return PyErr_NoMemory();
    }
    stack[0] = self;
    for (Py_ssize_t i = 0; i < n; i++) stack[i + 1] = PyTuple_GET_ITEM(args, i);
    PyObject *result = PyObject_VectorcallDict(function, stack, (size_t)n + 1, kwargs);
    if (stack != few) PyMem_Free(stack);
    return result;
}

static PyObject *module_call(PyObject *self, PyObject *args, PyObject *kwargs) {
    PyObject *dict = dict_of(self), *result;
    if (FL_UNLIKELY(!hook_free(dict))) {
        PyObject *call = PyErr_Occurred() ? NULL : PyObject_GetAttr(self, str_call_impl);
        result = call ? PyObject_Call(call, args, kwargs) : NULL;
        Py_XDECREF(call);
    } else {
        PyObject *forward = _PyType_Lookup(Py_TYPE(self), str_forward);
        bool direct = forward && PyType_HasFeature(Py_TYPE(forward), Py_TPFLAGS_METHOD_DESCRIPTOR) &&
                      !PyDict_GetItemWithError(dict, str_forward);
        if (FL_LIKELY(direct)) {
            Py_INCREF(forward);
            result = call_with_self(forward, self, args, kwargs);
        } else {
            forward = PyErr_Occurred() ? NULL : PyObject_GetAttr(self, str_forward);
            result = forward ? PyObject_Call(forward, args, kwargs) : NULL;
        }
        Py_XDECREF(forward);
    }
    if (FL_UNLIKELY(!result)) locate(self);
    return result;
}

static PyGetSetDef module_getset[] = {
    {"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, "The module's state.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

PyTypeObject fl_py__module_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.ModuleBase",
    .tp_doc = "The C part of nn.Module: calls.",
    .tp_basicsize = sizeof(fl_py_module),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_new = fl_py__module_new,
    .tp_methods = fl_py__module_methods,
    .tp_dealloc = module_dealloc,
    .tp_free = PyObject_GC_Del,
    .tp_traverse = module_traverse,
    .tp_clear = module_clear,
    .tp_call = module_call,
    .tp_getset = module_getset,
    .tp_dictoffset = offsetof(fl_py_module, dict),
    .tp_weaklistoffset = offsetof(fl_py_module, weak),
};

static PyObject *set_global_tables(PyObject *self, PyObject *tables) {
    (void)self;
    if (!PyTuple_Check(tables)) return PyErr_Format(PyExc_TypeError, "a tuple of dicts is expected");
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tables); i++) {
        if (!PyDict_Check(PyTuple_GET_ITEM(tables, i)))
            return PyErr_Format(PyExc_TypeError, "a tuple of dicts is expected");
    }
    Py_INCREF(tables);
    Py_XSETREF(global_tables, tables);
    Py_RETURN_NONE;
}

/* ---- The host of the definitions --------------------------------------------------------------------------------- */

static bool hold(fl_py_layer_call *call, PyObject *o) {
    if (call->n_held == FL_PY_HELD) {
        Py_DECREF(o);
        PyErr_SetString(PyExc_RuntimeError, "too many computed attributes in one layer");
        fl_py__fail();
        return false;
    }
    call->held[call->n_held++] = o;
    return true;
}

void fl_py__layer_call_end(fl_py_layer_call *call) {
    fl_py__arena_close(&call->arena);
    for (int i = 0; i < call->n_held; i++) Py_DECREF(call->held[i]);
}

/* The attribute as Python finds it, borrowed for the length of the call; NULL where there is none (no exception). */
static PyObject *attribute(fl_py_layer_call *call, PyObject *name) {
    PyObject *on_type = _PyType_Lookup(Py_TYPE(call->module), name);
    if (FL_UNLIKELY(on_type && Py_TYPE(on_type)->tp_descr_get)) { /* a property, as parametrizations make them */
        fl_py_guard guard;
        fl_py__enter(&guard);
        PyObject *value = PyObject_GetAttr(call->module, name);
        if (!value) fl_py__fail();
        fl_py__leave(&guard);
        return value && hold(call, value) ? value : NULL;
    }
    PyObject *value = PyDict_GetItemWithError(call->dict, name);
    if (value) return value;
    PyObject *parameters = PyDict_GetItemWithError(call->dict, str_parameters);
    if (parameters && PyDict_Check(parameters) && (value = PyDict_GetItemWithError(parameters, name))) return value;
    PyObject *buffers = PyDict_GetItemWithError(call->dict, str_buffers);
    if (buffers && PyDict_Check(buffers) && (value = PyDict_GetItemWithError(buffers, name))) return value;
    return on_type; /* a plain class attribute, or NULL */
}

static PyObject *attribute_or_fail(fl_py_layer_call *call, PyObject *name) {
    PyObject *value = attribute(call, name);
    if (value || fl_failed()) return value;
    /* __getattr__ of a subclass may still know it; if not, this is the AttributeError a program expects */
    fl_py_guard guard;
    fl_py__enter(&guard);
    value = PyObject_GetAttr(call->module, name);
    if (!value) fl_py__fail();
    fl_py__leave(&guard);
    return value && hold(call, value) ? value : NULL;
}

static bool is_out_of_range(PyObject *number) {
    int overflow = 0;
    if (PyLong_Check(number)) PyLong_AsLongLongAndOverflow(number, &overflow);
    return overflow != 0;
}

/* A list for int[2] as long as it is: the layer knows which lengths it takes. */
static int to_list(fl_py_layer_call *call, const fl_arg *arg, PyObject *object, fl_value *out) {
    fl_arg any = *arg;
    any.size = 0;
    return fl_py__to_value(object, &any, out, &call->arena);
}

/* The exception for an option that is no value of its kind (fits 0), or raised one when it was read (-1). */
static bool refuse(fl_py_layer_call *call, const fl_layer *layer, const fl_arg *arg, PyObject *object, int fits) {
    if (fits < 0 && is_out_of_range(object)) { /* PyTorch's constructors make tensors of it, forward calls functions */
        PyErr_Format(call->making ? PyExc_TypeError : PyExc_ValueError,
                     "%s: %s is too large: Overflow when unpacking long long", layer->name, arg->name);
    } else if (fits == 0) {
        PyObject *text = PyObject_Repr(object);
        if (!text) return fl_py__fail(), false;
        if (PyUnicode_FindChar(text, '\n', 0, PyUnicode_GET_LENGTH(text), 1) >= 0) { /* a message is one line */
            PyErr_Format(PyExc_TypeError, "%s: %s must be %s, not %s", layer->name, arg->name, fl_py__kind_name(arg),
                         fl_py__type_name(object));
        } else {
            PyErr_Format(PyExc_TypeError, "%s: %s must be %s, not %.100U", layer->name, arg->name,
                         fl_py__kind_name(arg), text);
        }
        Py_DECREF(text);
    }
    fl_py__fail();
    return false;
}

static bool py_option(void *self, const fl_layer *layer, int index, fl_value *out) {
    fl_py_layer_call *call = self;
    PyObject *object = attribute_or_fail(call, call->forward->option_names[index]);
    if (!object) return false;
    const fl_arg *arg = &layer->options[index];
    const bool list = arg->kind == FL_K_INTS && arg->size &&
                      ((PyTuple_Check(object) && PyTuple_GET_SIZE(object) != arg->size) || PyList_Check(object));
    const bool no_text = arg->kind == FL_K_STR && !PyUnicode_Check(object); /* reduction=1 is F's alone */
    const int fits = no_text ? 0
                     : list  ? to_list(call, arg, object, out)
                             : fl_py__to_value(object, arg, out, &call->arena);
    return fits > 0 || refuse(call, layer, arg, object, fits);
}

/* Keeps a new object until the call ends, and lends it. */
static PyObject *lend(fl_py_layer_call *call, PyObject *object) {
    if (!object) fl_py__fail();
    return object && hold(call, object) ? object : NULL;
}

/* (True, 2) as (1, 2): PyTorch's sizes look at the type of the first alone. */
static bool loose_ints(fl_py_layer_call *call, const fl_arg *arg, PyObject *object, fl_value *out) {
    bool has_bools = false;
    for (Py_ssize_t i = 0; PyTuple_Check(object) && i < PyTuple_GET_SIZE(object); i++)
        has_bools = has_bools || PyBool_Check(PyTuple_GET_ITEM(object, i));
    if (!has_bools) return to_list(call, arg, object, out) > 0;
    PyObject *plain = lend(call, PyTuple_New(PyTuple_GET_SIZE(object)));
    for (Py_ssize_t i = 0; plain && i < PyTuple_GET_SIZE(object); i++) {
        PyObject *item = PyTuple_GET_ITEM(object, i);
        PyTuple_SET_ITEM(plain, i, PyBool_Check(item) ? PyLong_FromLong(item == Py_True) : Py_NewRef(item));
    }
    return plain && to_list(call, arg, plain, out) > 0;
}

/* NumPy's integers and the like, which are no ints but stand for one. */
static bool whole_number(PyObject *object, int64_t *out) {
    PyObject *number = PyIndex_Check(object) ? PyNumber_Index(object) : NULL;
    const bool fits = number && !is_out_of_range(number);
    if (fits) *out = PyLong_AsLongLong(number);
    Py_XDECREF(number);
    PyErr_Clear();
    return fits;
}

static bool py_loosely(void *self, const fl_layer *layer, int index, fl_value *out) {
    fl_py_layer_call *call = self;
    PyObject *object = attribute_or_fail(call, call->forward->option_names[index]);
    if (!object) return false;
    const fl_arg *arg = &layer->options[index];
    bool known = true;
    out->kind = FL_K_NONE;
    if (object == Py_None) return true;
    if (arg->kind == FL_K_INT && !PyLong_Check(object) && PyIndex_Check(object)) { /* NumPy's, or a tensor's */
        PyObject *whole = PyNumber_Index(object);
        PyErr_Clear();
        if (whole && !(object = lend(call, whole))) return false;
    }
    if (arg->kind == FL_K_BOOL || arg->kind == FL_K_TENSOR) {
        if (fl_py__is_tensor(object)) {
            out->kind = FL_K_TENSOR;
            out->as.tensor = fl_py__of(object);
            return true;
        }
        const int truth = PyObject_IsTrue(object);
        out->kind = FL_K_BOOL;
        out->as.b = truth > 0;
        if (truth < 0) fl_py__fail();
        return truth >= 0;
    }
    if (arg->kind == FL_K_STR || (arg->or_text && PyUnicode_Check(object))) {
        PyObject *text = PyUnicode_Check(object) ? object : lend(call, PyObject_Str(object));
        out->kind = FL_K_STR;
        out->as.str = text ? PyUnicode_AsUTF8(text) : NULL;
        if (text && !out->as.str) fl_py__fail();
        return out->as.str != NULL;
    }
    if (arg->kind == FL_K_INTS) {
        known = loose_ints(call, arg, object, out);
    } else if (PyLong_Check(object) && !is_out_of_range(object)) {
        out->kind = FL_K_INT;
        out->as.i = PyLong_AsLongLong(object);
    } else if (PyLong_Check(object)) {
        out->kind = FL_K_FLOAT;
        out->as.d = PyLong_AsDouble(object);
    } else if (whole_number(object, &out->as.i)) {
        out->kind = FL_K_INT;
    } else {
        const fl_arg number = {.kind = FL_K_FLOAT, .name = arg->name};
        known = fl_py__to_value(object, &number, out, &call->arena) > 0;
    }
    PyErr_Clear(); /* what it is not, the layer says */
    return known;
}

static bool py_set_object(fl_py_layer_call *call, PyObject *name, PyObject *object) {
    bool done = object && PyDict_SetItem(call->dict, name, object) == 0;
    Py_XDECREF(object);
    if (!done) fl_py__fail();
    return done;
}

static bool py_set_option(void *self, const fl_layer *layer, int index, const fl_value *value) {
    (void)layer;
    fl_py_layer_call *call = self;
    return py_set_object(call, call->forward->option_names[index], fl_py__from_value(value));
}

static bool py_copy_option(void *self, const fl_layer *layer, int to, int from) {
    (void)layer;
    fl_py_layer_call *call = self;
    PyObject *object = attribute_or_fail(call, call->forward->option_names[from]);
    if (!object) return false;
    Py_INCREF(object);
    return py_set_object(call, call->forward->option_names[to], object);
}

static bool has_emptied(const fl_value *inputs, int n) {
    for (int i = 0; i < n; i++)
        if (inputs[i].kind == FL_K_TENSOR && fl_tensor__is_emptied(inputs[i].as.tensor)) return true;
    return false;
}

/* The interned name of a slot. Borrowed: names live as long as the process. */
static PyObject *slot_name(fl_py_forward *forward, const char *name, int index) {
    bool known = index >= 0 && index < FL_MAX_ARGS;
    if (known && forward->slot_names[index]) return forward->slot_names[index];
    PyObject *text = PyUnicode_InternFromString(name);
    if (!text) {
        fl_py__fail();
        return NULL;
    }
    if (known) {
        forward->slot_names[index] = text;
    } else {
        Py_DECREF(text); /* an interned string that some module's table holds too */
    }
    return text;
}

static fl_tensor *py_tensor(void *self, const fl_layer *layer, const char *name, int index) {
    fl_py_layer_call *call = self;
    PyObject *key = slot_name(call->forward, name, index);
    if (!key) return NULL;
    if (index < 0) Py_INCREF(key);
    PyObject *object = attribute_or_fail(call, key);
    if (index < 0) Py_DECREF(key);
    if (!object || object == Py_None) return NULL;
    if (FL_LIKELY(fl_py__is_tensor(object))) {
        if (fl_tensor__is_emptied(fl_py__of(object))) return NULL;
        if (FL_LIKELY(!fl_py__overrides(object)) || !call->forward->spelled || call->making) return fl_py__of(object);
        call->arena.overridden = true; /* fails, for the caller to go the other way */
        return fl_fail(FL_TYPE_ERROR, "%s: the class of %s has a __torch_function__", layer->name, name);
    }
    return fl_fail(FL_TYPE_ERROR, "%s: %s must be a Tensor or None, not %s", layer->name, name,
                   fl_py__type_name(object));
}

static bool py_set_tensor(void *self, const fl_layer *layer, const char *name, int index, fl_tensor *t) {
    (void)layer;
    fl_py_layer_call *call = self;
    PyObject *key = slot_name(call->forward, name, index);
    PyObject *buffers = PyDict_GetItemWithError(call->dict, str_buffers);
    PyObject *object = key && buffers ? fl_py__wrap(t) : NULL;
    bool done = object && PyDict_SetItem(buffers, key, object) == 0;
    Py_XDECREF(object);
    if (!done) fl_py__fail();
    return done;
}

static bool py_training(void *self) {
    fl_py_layer_call *call = self;
    PyObject *training = attribute_or_fail(call, str_training);
    if (training == Py_True) return true;
    return training && PyObject_IsTrue(training) == 1;
}

static void py_describe_option(void *self, const fl_layer *layer, int index, fl_text *out) {
    fl_py_layer_call *call = self;
    PyObject *object = attribute_or_fail(call, call->forward->option_names[index]);
    if (!object) return;
    const bool none = object == Py_None && !PyDict_GetItemWithError(call->dict, call->forward->option_names[index]);
    if (layer->options[index].kind == FL_K_BOOL && (none || fl_py__is_tensor(object))) { /* a slot: is it there? */
        fl_text__add(out, "%s", object == Py_None ? "False" : "True");
        return;
    }
    PyObject *text = layer->options[index].kind == FL_K_STR ? PyObject_Repr(object) : PyObject_Str(object);
    const char *utf8 = text ? PyUnicode_AsUTF8(text) : NULL;
    if (utf8) {
        fl_text__add(out, "%s", utf8);
    } else {
        fl_py__fail();
    }
    Py_XDECREF(text);
}

const fl_layer_host fl_py__layer_host = {py_option,     py_set_option, py_copy_option,     py_tensor,
                                         py_set_tensor, py_training,   py_describe_option, py_loosely};

int fl_py__layer_call_begin(fl_py_layer_call *call, fl_py_forward *forward, PyObject *module) {
    if (!fl_py__is_module(module) || !dict_of(module)) {
        PyErr_Format(PyExc_TypeError, "%s.forward() wants a Module whose __init__ has run, not %s",
                     forward->layer->name, Py_TYPE(module)->tp_name);
        return -1;
    }
    call->module = module;
    call->dict = dict_of(module);
    call->forward = forward;
    call->n_held = 0;
    call->making = false;
    fl_py__arena_open(&call->arena);
    fl_thread__self.host_lock = true;
    return 0;
}

/* ---- forward ----------------------------------------------------------------------------------------------------- */

static int match(fl_py_forward *forward, PyObject *const *args, Py_ssize_t n, PyObject *names, PyObject **out) {
    const fl_layer *layer = forward->layer;
    for (int i = 0; i < layer->n_inputs; i++) out[i] = i < n ? args[i] : NULL;
    if (n > layer->n_inputs) {
        PyErr_Format(PyExc_TypeError, "%s.forward() takes %d positional arguments but %zd were given", layer->name,
                     layer->n_inputs + 1, n + 1);
        return -1;
    }
    for (Py_ssize_t k = 0; names && k < PyTuple_GET_SIZE(names); k++) {
        PyObject *name = PyTuple_GET_ITEM(names, k);
        int at = -1;
        for (int i = 0; i < layer->n_inputs && at < 0; i++) {
            if (forward->input_names[i] == name || PyUnicode_Compare(forward->input_names[i], name) == 0) at = i;
        }
        if (at < 0 || out[at]) {
            PyErr_Format(PyExc_TypeError,
                         at < 0 ? "%s.forward() got an unexpected keyword argument '%U'"
                                : "%s.forward() got multiple values for argument '%U'",
                         layer->name, name);
            return -1;
        }
        out[at] = args[n + k];
    }
    for (int i = 0; i < layer->n_inputs; i++) {
        if (out[i] || layer->forward_args[i].has_default) continue;
        PyErr_Format(PyExc_TypeError, "%s.forward() missing 1 required positional argument: '%U'", layer->name,
                     forward->input_names[i]);
        return -1;
    }
    return 0;
}

static bool is_single(const fl_layer *layer, const fl_value *outputs) {
    return layer->n_outputs == 1 || outputs[1].kind == FL_K_NONE; /* return_indices=False: one output */
}

static PyObject *results(const fl_layer *layer, fl_value *outputs) {
    if (is_single(layer, outputs)) return fl_py__from_result(&outputs[0]);
    PyObject *result = PyTuple_New(layer->n_outputs);
    for (int i = 0; i < layer->n_outputs; i++) {
        PyObject *item = fl_py__from_result(&outputs[i]);
        if (result && item) {
            PyTuple_SET_ITEM(result, i, item);
        } else {
            Py_CLEAR(result);
            Py_XDECREF(item);
        }
    }
    return result;
}

/* A call where an argument, a parameter or a mode has a __torch_function__ to ask: what asks it is the functions of
 * nn.functional, and forward itself where it is not spelled in them. */
static PyObject *overridden(fl_py_forward *forward, PyObject *const *args, Py_ssize_t n, PyObject *names) {
    if (!forward->spelled) return fl_py__override((PyObject *)forward, args, n, names);
    PyObject *given[FL_MAX_ARGS + 1] = {args[0]};
    if (match(forward, args + 1, n - 1, names, given + 1) < 0) return NULL;
    int count = forward->layer->n_inputs;
    while (count > 0 && !given[count]) count--;
    for (int i = 1; i <= count; i++) {
        if (!given[i]) given[i] = Py_None;
    }
    return PyObject_Vectorcall(forward->spelled, given, (size_t)count + 1, NULL);
}

/* Ends a call that failed because a parameter's class has to be asked. */
static void end_overridden(fl_py_layer_call *call) {
    (void)fl_error_take();
    fl_py__settle();
    fl_py__layer_call_end(call);
}

static PyObject *forward_vectorcall(PyObject *self, PyObject *const *args, size_t flagged, PyObject *names) {
    fl_py_forward *forward = (fl_py_forward *)self;
    const fl_layer *layer = forward->layer;
    Py_ssize_t n = PyVectorcall_NARGS(flagged);
    if (n < 1) return PyErr_Format(PyExc_TypeError, "%s.forward() wants a module first", layer->name);
    PyObject *given[FL_MAX_ARGS];
    if (FL_UNLIKELY(fl_py__modes) && fl_py__mode_stands()) return overridden(forward, args, n, names);
    if (match(forward, args + 1, n - 1, names, given) < 0) return NULL;
    fl_py_layer_call call;
    if (fl_py__layer_call_begin(&call, forward, args[0]) < 0) return NULL;
    fl_value inputs[FL_MAX_ARGS], outputs[FL_MAX_RESULTS];
    bool ok = true;
    for (int i = 0; i < layer->n_inputs && ok; i++) {
        const fl_arg *arg = &layer->forward_args[i];
        if (!given[i]) {
            inputs[i] = arg->fallback;
        } else if (FL_LIKELY(arg->kind == FL_K_TENSOR && fl_py__is_exact(given[i]))) {
            inputs[i].kind = FL_K_TENSOR;
            inputs[i].as.tensor = fl_py__of(given[i]);
        } else {
            int fits = fl_py__to_value(given[i], arg, &inputs[i], &call.arena);
            if (fits == 0 && layer->forward == fl_layer__identity_forward) { /* passes on anything in Python */
                fl_py__layer_call_end(&call);
                return Py_NewRef(given[i]);
            }
            if (fits == 0 && fl_py__any_overrides(&given[i], 1)) {
                call.arena.overridden = true;
                break;
            }
            if (fits == 0) {
                PyErr_Format(PyExc_TypeError, "%s.forward(): argument '%s' must be %s, not %s", layer->name, arg->name,
                             fl_py__kind_name(arg), fl_py__type_name(given[i]));
            }
            ok = fits > 0;
        }
    }
    PyObject *result = NULL;
    if (FL_UNLIKELY(call.arena.overridden)) {
        fl_py__layer_call_end(&call);
        return overridden(forward, args, n, names);
    }
    if (ok) {
        fl_layer_call c = {layer, &fl_py__layer_host, &call};
        for (int i = 0; i < layer->n_outputs; i++) outputs[i].kind = FL_K_NONE;
        fl_py_event event = {-1, 0};
        if (FL_UNLIKELY(fl_py__profiling)) event = fl_py__profile_begin(layer->name, inputs, layer->n_inputs);
        bool done = !has_emptied(inputs, layer->n_inputs) && layer->forward(&c, inputs, outputs);
        if (FL_UNLIKELY(event.at >= 0)) fl_py__profile_end(event);
        if (FL_UNLIKELY(!done && call.arena.overridden)) {
            end_overridden(&call);
            return overridden(forward, args, n, names);
        }
        fl_py__settle();
        result = done ? results(layer, outputs) : fl_py__raise();
    }
    fl_py__layer_call_end(&call);
    return result;
}

static PyObject *forward_get(PyObject *self, PyObject *module, PyObject *type) {
    (void)type;
    if (!module || module == Py_None) {
        Py_INCREF(self);
        return self;
    }
    return PyMethod_New(self, module);
}

static PyObject *forward_repr(PyObject *self) {
    return PyUnicode_FromFormat("<method 'forward' of '%s' objects>", ((fl_py_forward *)self)->layer->name);
}

/* "(self, input, hx=None)": what inspect.signature shows. */
static PyObject *forward_text_signature(PyObject *self, void *unused) {
    (void)unused;
    const fl_layer *layer = ((fl_py_forward *)self)->layer;
    PyObject *text = PyUnicode_FromString("(self");
    for (int i = 0; i < layer->n_inputs && text; i++) {
        const fl_arg *arg = &layer->forward_args[i];
        PyObject *part = PyUnicode_FromFormat(", %s%s", arg->name, arg->has_default ? "=None" : "");
        PyUnicode_Append(&text, part); /* clears the text after an error */
        Py_XDECREF(part);
    }
    PyObject *end = PyUnicode_FromString(")");
    PyUnicode_Append(&text, end);
    Py_XDECREF(end);
    return text;
}

static PyGetSetDef forward_getset[] = {{"__text_signature__", forward_text_signature, NULL, NULL, NULL},
                                       {NULL, NULL, NULL, NULL, NULL}};

static PyMemberDef forward_members[] = {
    {"__name__", T_OBJECT, offsetof(fl_py_forward, name), READONLY, NULL},
    {"__qualname__", T_OBJECT, offsetof(fl_py_forward, qualname), READONLY, NULL},
    {"__doc__", T_OBJECT, offsetof(fl_py_forward, doc), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyTypeObject forward_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.LayerForward",
    .tp_basicsize = sizeof(fl_py_forward),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR,
    .tp_call = PyVectorcall_Call,
    .tp_vectorcall_offset = offsetof(fl_py_forward, vectorcall),
    .tp_descr_get = forward_get,
    .tp_repr = forward_repr,
    .tp_members = forward_members,
    .tp_getset = forward_getset,
};

PyObject *fl_py__forward_new(const fl_layer *layer) {
    fl_py_forward *self = PyObject_New(fl_py_forward, &forward_type);
    if (!self) return NULL;
    memset((char *)self + sizeof(PyObject), 0, sizeof *self - sizeof(PyObject));
    self->vectorcall = forward_vectorcall;
    self->layer = layer;
    self->name = PyUnicode_InternFromString("forward");
    self->qualname = PyUnicode_FromFormat("%s.forward", layer->name);
    self->doc = PyUnicode_FromFormat("forward%s\n\n%s", layer->inputs, layer->doc);
    bool ok = self->name && self->qualname && self->doc;
    for (int i = 0; i < layer->n_options && ok; i++) {
        ok = (self->option_names[i] = PyUnicode_InternFromString(layer->options[i].name)) != NULL;
    }
    for (int i = 0; i < layer->n_inputs && ok; i++) {
        ok = (self->input_names[i] = PyUnicode_InternFromString(layer->forward_args[i].name)) != NULL;
    }
    return ok ? (PyObject *)self : NULL; /* definitions live as long as the process */
}

/* ---- Sequential -------------------------------------------------------------------------------------------------- */

/* What stands between two layers: a tensor that has no Python object yet, or an object. One of them, owned. */
typedef struct {
    fl_tensor *tensor;
    PyObject *object;
} passing;

static void passing_set(passing *p, fl_tensor *tensor, PyObject *object) {
    passing old = *p;
    p->tensor = tensor;
    p->object = object;
    fl_release(old.tensor);
    Py_XDECREF(old.object);
}

/* The definition that a call of this module comes down to: there are no hooks, and neither the call nor forward are
 * somebody else's. NULL (and perhaps an exception) where it must be called as any object. */
static fl_py_forward *plain_leaf(PyObject *module) {
    PyTypeObject *type = Py_TYPE(module);
    if (type->tp_call != module_call || !hook_free(dict_of(module))) return NULL;
    PyObject *forward = _PyType_Lookup(type, str_forward);
    if (!forward || Py_TYPE(forward) != &forward_type) return NULL;
    if (PyDict_GetItemWithError(dict_of(module), str_forward) || PyErr_Occurred()) return NULL;
    const fl_layer *layer = ((fl_py_forward *)forward)->layer;
    if (layer->forward_args[0].kind != FL_K_TENSOR) return NULL;
    return layer->n_inputs == 1 || layer->forward_args[1].has_default ? (fl_py_forward *)forward : NULL;
}

/* The object that stands for what is passed on. Borrowed. */
static PyObject *passing_object(passing *p) {
    if (p->tensor) {
        p->object = fl_py__wrap_result(p->tensor);
        p->tensor = NULL;
    }
    return p->object;
}

static bool call_object(PyObject *module, passing *p) {
    PyObject *input = passing_object(p);
    PyObject *output = input ? PyObject_CallOneArg(module, input) : NULL;
    passing_set(p, NULL, output);
    return output != NULL;
}

static bool run_leaf(fl_py_forward *forward, PyObject *module, passing *p) {
    const fl_layer *layer = forward->layer;
    fl_value outputs[FL_MAX_RESULTS];
    fl_py_layer_call call;
    if (fl_py__layer_call_begin(&call, forward, module) < 0) return false;
    fl_layer_call c = {layer, &fl_py__layer_host, &call};
    fl_tensor *x = p->tensor ? p->tensor : fl_py__of(p->object);
    fl_py_event event = {-1, 0};
    if (FL_UNLIKELY(fl_py__profiling)) {
        event = fl_py__profile_begin(layer->name, &(fl_value){.kind = FL_K_TENSOR, .as.tensor = x}, 1);
    }
    bool done = !fl_tensor__is_emptied(x) && fl_layer__step(&c, x, p->tensor != NULL, outputs);
    if (FL_UNLIKELY(event.at >= 0)) fl_py__profile_end(event);
    if (FL_UNLIKELY(!done && call.arena.overridden)) {
        end_overridden(&call);
        return call_object(module, p);
    }
    if (done) {
        if (is_single(layer, outputs)) {
            passing_set(p, outputs[0].as.tensor, NULL);
        } else {
            passing_set(p, NULL, results(layer, outputs));
        }
    } else {
        passing_set(p, NULL, fl_py__raise());
    }
    fl_py__settle();
    fl_py__layer_call_end(&call);
    if (p->tensor || p->object) return true;
    locate(module);
    return false;
}

static bool run_child(PyObject *module, passing *p) {
    fl_py_forward *leaf = NULL;
    if (fl_py__is_module(module) && (p->tensor || fl_py__is_exact(p->object)) && !fl_py__modes) {
        leaf = plain_leaf(module);
        if (PyErr_Occurred()) return false;
    }
    return leaf ? run_leaf(leaf, module, p) : call_object(module, p);
}

/* ---- Children by number: what Sequential and ModuleList share ------------------------------------------------ */

static PyObject *children_iter(PyObject *self) {
    PyObject *dict = dict_of(self), *modules = dict ? Py_XNewRef(PyDict_GetItemWithError(dict, str_modules)) : NULL;
    if (!modules && !PyErr_Occurred()) modules = PyObject_GetAttr(self, str_modules);
    PyObject *values = modules ? PyObject_CallMethodNoArgs(modules, str_values) : NULL;
    PyObject *iter = values ? PyObject_GetIter(values) : NULL;
    Py_XDECREF(modules);
    Py_XDECREF(values);
    return iter;
}

static Py_ssize_t children_len(PyObject *self) {
    PyObject *dict = dict_of(self), *modules = dict ? Py_XNewRef(PyDict_GetItemWithError(dict, str_modules)) : NULL;
    if (!modules && !PyErr_Occurred()) modules = PyObject_GetAttr(self, str_modules);
    const Py_ssize_t n = modules ? PyObject_Size(modules) : -1;
    Py_XDECREF(modules);
    return n;
}

/* (With it they are a sequence to CPython: reversed() asks for one.) */
static PyObject *children_item(PyObject *self, Py_ssize_t i) {
    PyObject *index = PyLong_FromSsize_t(i), *child = index ? fl_py__module_item(self, index) : NULL;
    Py_XDECREF(index);
    return child;
}

static PySequenceMethods numbered_sequence = {.sq_length = children_len, .sq_item = children_item};
static PyMappingMethods numbered_mapping = {.mp_length = children_len, .mp_subscript = fl_py__module_item};
static PyTypeObject numbered_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.NumberedBase",
    .tp_doc = "Children by their places: len, iteration, indexing.",
    .tp_basicsize = sizeof(fl_py_module),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_base = &fl_py__module_type,
    .tp_iter = children_iter,
    .tp_as_sequence = &numbered_sequence,
    .tp_as_mapping = &numbered_mapping,
};

/* Sequential.forward: runs of plain leaf layers pass tensors on without a Python object or frame in between. A subclass
 * that iterates in a way of its own is asked for its modules. */
static PyObject *sequential_forward(PyObject *self, PyObject *const *args, Py_ssize_t n, PyObject *names) {
    Py_ssize_t named = names ? PyTuple_GET_SIZE(names) : 0;
    const char *type = Py_TYPE(self)->tp_name, *dot = strrchr(type, '.');
    type = dot ? dot + 1 : type;
    if (named && PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(names, 0), "input") != 0) {
        return PyErr_Format(PyExc_TypeError, "%s.forward() got an unexpected keyword argument '%U'", type,
                            PyTuple_GET_ITEM(names, 0));
    }
    if (n + named < 1) {
        return PyErr_Format(PyExc_TypeError, "%s.forward() missing 1 required positional argument: 'input'", type);
    }
    if (n + named > 1) {
        return PyErr_Format(PyExc_TypeError, "%s.forward() takes 2 positional arguments but %zd were given", type,
                            n + named + 1);
    }
    PyObject *modules = NULL;
    const bool plain = Py_TYPE(self)->tp_iter == children_iter && dict_of(self);
    PyObject *table = plain ? PyDict_GetItemWithError(dict_of(self), str_modules) : NULL;
    if (table && PyDict_CheckExact(table)) {
        modules = PyDict_Values(table);
    } else if (!PyErr_Occurred()) {
        modules = PySequence_List(self);
    }
    if (!modules) return NULL;
    passing p = {NULL, Py_NewRef(args[0])};
    bool done = true;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(modules) && done; i++) done = run_child(PyList_GET_ITEM(modules, i), &p);
    Py_DECREF(modules);
    PyObject *result = done ? Py_XNewRef(passing_object(&p)) : NULL;
    passing_set(&p, NULL, NULL);
    return result;
}

static PyMethodDef sequential_method = {
    "forward", (PyCFunction)(void (*)(void))sequential_forward, METH_FASTCALL | METH_KEYWORDS,
    "forward($self, input)\n--\n\nThe modules one after the other, each on what the one before it returned."};

static PyMethodDef functions[] = {
    {"_set_global_hooks", set_global_tables, METH_O, "The dicts of the hooks that hold for all modules."},
    {NULL, NULL, 0, NULL},
};

int fl_py__init_layers(PyObject *module) {
    static const char *const hook_names[] = {"_forward_hooks", "_forward_pre_hooks", "_backward_hooks",
                                             "_backward_pre_hooks"};
    struct {
        PyObject **to;
        const char *text;
    } names[] = {{&str_forward, "forward"},        {&str_call_impl, "_call_impl"}, {&str_locate, "_locate_error"},
                 {&str_parameters, "_parameters"}, {&str_buffers, "_buffers"},     {&str_training, "training"},
                 {&str_modules, "_modules"},       {&str_values, "values"}};
    for (int i = 0; i < FL_COUNT(names); i++) {
        if (!(*names[i].to = PyUnicode_InternFromString(names[i].text))) return -1;
    }
    for (int i = 0; i < 4; i++) {
        if (!(str_hooks[i] = PyUnicode_InternFromString(hook_names[i]))) return -1;
    }
    if (PyType_Ready(&fl_py__module_type) < 0 || fl_py__module_attributes() < 0 || PyType_Ready(&forward_type) < 0)
        return -1;
    if (PyModule_AddFunctions(module, functions) < 0 || fl_py__init_definitions(module) < 0 ||
        fl_py__init_summary(module) < 0 || fl_py__init_walk(module) < 0)
        return -1;
    PyObject *forward = PyDescr_NewMethod(&fl_py__module_type, &sequential_method);
    if (!forward || PyModule_AddObject(module, "_sequential_forward", forward) < 0) return -1;
    if (PyType_Ready(&numbered_type) < 0 ||
        PyModule_AddObjectRef(module, "NumberedBase", (PyObject *)&numbered_type) < 0)
        return -1;
    Py_INCREF(&fl_py__module_type);
    return PyModule_AddObject(module, "ModuleBase", (PyObject *)&fl_py__module_type);
}
