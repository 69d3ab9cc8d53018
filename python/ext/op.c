/* op.c: one callable type over rows of the op table. The same machinery serves module functions, Tensor methods and
 * nn.functional: arguments are matched against the overloads in the table's order, the first that fits runs.
 *
 * Nothing on the way of an all-positional call allocates: values stand on the stack, names are compared by pointer.
 */
#include "op_object.h"

#include <structmember.h>

#include "autograd/graph.h"
#include "base/error.h"
#include "base/generator.h"
#include "tensor/offer.h"

static const char *const host_names[KW_COUNT] = {"out",     "device",       "layout", "pin_memory", "requires_grad",
                                                 "inplace", "size_average", "reduce", "_stacklevel"};
static PyObject *host_keywords[KW_COUNT];

/* ---- Results ----------------------------------------------------------------------------------------------------- */

/* A named tuple type for each op with named results, made when first needed: torch.return_types.max. */
static PyObject *result_types; /* name -> type */

static PyObject *named_repr(PyObject *self) {
    PyObject *parts = PyList_New(0);
    const PyMemberDef *members = Py_TYPE(self)->tp_members;
    for (Py_ssize_t i = 0; parts && i < PyTuple_GET_SIZE(self); i++) {
        PyObject *part = PyUnicode_FromFormat("%s=%R", members[i].name, PyTuple_GET_ITEM(self, i));
        if (!part || PyList_Append(parts, part) < 0) Py_CLEAR(parts);
        Py_XDECREF(part);
    }
    PyObject *separator = parts ? PyUnicode_FromString(",\n") : NULL;
    PyObject *joined = separator ? PyUnicode_Join(separator, parts) : NULL;
    PyObject *text = joined ? PyUnicode_FromFormat("%s(\n%U)", Py_TYPE(self)->tp_name, joined) : NULL;
    Py_XDECREF(joined);
    Py_XDECREF(separator);
    Py_XDECREF(parts);
    return text;
}

/* Found by name: pickle would take a type of that name to be PyTorch's. */
static PyObject *named_reduce(PyObject *self, PyObject *ignored) {
    (void)ignored;
    PyObject *module = PyImport_ImportModule("flashlight.return_types");
    PyObject *rebuild = module ? PyObject_GetAttrString(module, "_rebuild") : NULL;
    PyObject *items = rebuild ? PySequence_List(self) : NULL;
    PyObject *result = items ? Py_BuildValue("O(sO)", rebuild, strrchr(Py_TYPE(self)->tp_name, '.') + 1, items) : NULL;
    Py_XDECREF(items);
    Py_XDECREF(rebuild);
    Py_XDECREF(module);
    return result;
}
static PyMethodDef named_reduce_method = {"__reduce__", named_reduce, METH_NOARGS, NULL};

static PyTypeObject *result_type(const fl_op *op) {
    static PyTypeObject **known; /* by the row's place in the table; borrowed from result_types */
    if (!known && !(known = PyMem_Calloc((size_t)fl_ops__count, sizeof(*known))))
        return (PyTypeObject *)PyErr_NoMemory();
    PyTypeObject **entry = &known[op - fl_ops__table];
    if (*entry) return *entry;
    PyObject *found = PyDict_GetItemString(result_types, op->name);
    if (found) return *entry = (PyTypeObject *)found;
    PyStructSequence_Field fields[FL_MAX_RESULTS + 1] = {{NULL, NULL}};
    for (int i = 0; i < op->n_results; i++) fields[i] = (PyStructSequence_Field){op->result_names[i], NULL};
    char *name =
        PyMem_Malloc(strlen(op->name) + sizeof("torch.return_types.")); /* lives as long as the type: for ever */
    if (!name) return (PyTypeObject *)PyErr_NoMemory();
    strcpy(stpcpy(name, "torch.return_types."), op->name);
    PyStructSequence_Desc description = {name, NULL, fields, op->n_results};
    PyTypeObject *type = PyStructSequence_NewType(&description);
    if (!type) return NULL;
    type->tp_repr = named_repr;
    PyObject *reduce = PyDescr_NewMethod(type, &named_reduce_method);
    if (!reduce || PyObject_SetAttrString((PyObject *)type, "__reduce__", reduce) < 0) Py_CLEAR(type);
    Py_XDECREF(reduce);
    if (type && PyDict_SetItemString(result_types, op->name, (PyObject *)type) < 0) Py_CLEAR(type);
    Py_XDECREF(type); /* the dict has it */
    return *entry = type;
}

/* The type of an op's results, by the op's name; None where it has no named results. */
PyObject *fl_py__return_type(PyObject *module, PyObject *name) {
    (void)module;
    const char *text = PyUnicode_AsUTF8(name);
    if (!text) return NULL;
    for (int i = 0; i < fl_ops__count; i++) {
        const fl_op *op = &fl_ops__table[i];
        if (op->n_results > 1 && op->result_names && strcmp(op->name, text) == 0)
            return Py_XNewRef((PyObject *)result_type(op));
    }
    Py_RETURN_NONE;
}

static PyObject *pack(const fl_op *op, fl_value *results) {
    if (FL_LIKELY(op->n_results == 1 || op->n_results == -1)) return fl_py__from_result(&results[0]);
    if (op->n_results == 0) Py_RETURN_NONE;
    PyTypeObject *type = op->result_names ? result_type(op) : NULL;
    PyObject *tuple = NULL;
    if (type || !op->result_names) tuple = type ? PyStructSequence_New(type) : PyTuple_New(op->n_results);
    for (int i = 0; i < op->n_results; i++) {
        PyObject *item = fl_py__from_result(&results[i]);
        if (!item) Py_CLEAR(tuple);
        if (tuple) {
            PyTuple_SET_ITEM(tuple, i, item);
        } else {
            Py_XDECREF(item);
        }
    }
    return tuple;
}

static bool ends_in_underscore(const char *name) {
    size_t n = strlen(name);
    return n > 1 && name[n - 1] == '_' && name[n - 2] != '_';
}

/* A write to a leaf that requires a gradient is that fault first, whatever else is wrong with the call. */
static void blame_leaf(const fl_op *op, const fl_value *values) {
    static const char *const no_writes[] = {"detach_", "requires_grad_", "resize_", "resize_as_", "set_"};
    fl_tensor *t = values[0].kind == FL_K_TENSOR ? values[0].as.tensor : NULL;
    for (int i = 0; i < FL_COUNT(no_writes); i++)
        if (!strcmp(op->name, no_writes[i])) return;
    if (!t || fl_thread__self.no_grad || fl_error_code() == FL_HOST_ERROR) return;
    fl_error error;
    fl_error__save(&error);
    if (!fl_needs_grad(t) || !fl_is_leaf(t) || fl_inplace__begin(t)) fl_error__restore(&error);
}

/* What a row has given, `ok` or not, to Python. In-place forms return their first argument, borrowed. */
static inline PyObject *hand_over(const fl_op *op, bool returns_self, const fl_value *values, bool ok,
                                  fl_value *results) {
    fl_py__settle();
    if (FL_UNLIKELY(!ok)) {
        if (ends_in_underscore(op->name) && !(op->flags & FL_OP_INIT)) blame_leaf(op, values);
        return fl_py__raise();
    }
    if (returns_self) return fl_failed() ? fl_py__raise() : fl_py__wrap(results[0].as.tensor);
    return pack(op, results);
}

/* ---- Emptied storages -------------------------------------------------------------------------------------------- */

/* A value's tensors: one, those of a list, or none. */
static int tensors_of(const fl_value *v, fl_tensor *const **tensors) {
    *tensors = v->kind == FL_K_TENSOR ? &v->as.tensor : v->as.tensors;
    return v->kind == FL_K_TENSOR ? v->as.tensor != NULL : v->kind == FL_K_TENSORS ? (int)v->count : 0;
}

static bool shares_with(const fl_tensor *t, const fl_value *values, int n) {
    for (int i = 0; i < n; i++) {
        fl_tensor *const *tensors;
        for (int k = tensors_of(&values[i], &tensors) - 1; k >= 0; k--)
            if (tensors[k] && tensors[k]->storage == t->storage) return true;
    }
    return false;
}

/* What gives a view of a tensor, or only asks for its size and type, has not read it. */
bool fl_py__run_watched(const fl_op *op, const fl_value *values, fl_value *results) {
    if (!(fl_py__profiling ? fl_py__profile_row(op, values, results) : op->call(values, results))) return false;
    const int n_results = op->n_results < 0 ? 1 : op->n_results;
    bool ok = true;
    for (int i = 0; i < op->n_args && ok && !(op->flags & FL_OP_FACTORY); i++) {
        fl_tensor *const *tensors;
        for (int k = tensors_of(&values[i], &tensors) - 1; k >= 0 && ok; k--)
            ok = !tensors[k] || shares_with(tensors[k], results, n_results) || !fl_tensor__is_emptied(tensors[k]);
    }
    for (int i = 0; i < n_results && !ok; i++) {
        fl_tensor *const *tensors;
        for (int k = tensors_of(&results[i], &tensors) - 1; k >= 0; k--) fl_release(tensors[k]);
        if (results[i].kind == FL_K_TENSORS) fl_ops__free_list(&results[i]);
    }
    return ok;
}

static inline PyObject *run(const fl_op *op, bool returns_self, const fl_value *values) {
    fl_value results[FL_MAX_RESULTS];
    const bool ok = fl_py__run_row(op, values, results);
    return hand_over(op, returns_self, values, ok, results);
}

PyObject *fl_py__call_row(const fl_op *op, const fl_value *values) {
    return run(op, ends_in_underscore(op->name), values);
}

/* ---- Matching ---------------------------------------------------------------------------------------------------- */

static inline bool same_name(PyObject *a, PyObject *b) {
    return a == b || (!PyUnicode_CHECK_INTERNED(a) && PyUnicode_Compare(a, b) == 0);
}

/* What arguments are called besides their names in the schema: NumPy's names, as PyTorch takes them everywhere, and
 * those of functions that are Python's there. The objects are interned. */
static struct {
    const char *given, *meant, *function;
    PyObject *given_name, *meant_name;
} synonyms[] = {
    {"axis", "dim", NULL, NULL, NULL},        {"keepdims", "keepdim", NULL, NULL, NULL},
    {"x", "input", NULL, NULL, NULL},         {"a", "input", NULL, NULL, NULL},
    {"x1", "input", NULL, NULL, NULL},        {"x2", "other", NULL, NULL, NULL},
    {"tensor", "input", "split", NULL, NULL}, {"split_size_or_sections", "split_size", "split", NULL, NULL}};

static int find_synonym(const fl_py_overload *o, PyObject *name) {
    for (int s = 0; s < FL_COUNT(synonyms); s++) {
        if (!same_name(name, synonyms[s].given_name)) continue;
        if (synonyms[s].function && strcmp(synonyms[s].function, o->op->name) != 0) continue;
        for (int i = 0; i < o->op->n_args; i++) {
            if (o->names[i] == synonyms[s].meant_name) return i;
        }
    }
    return -1;
}

static int find_name(const fl_py_overload *o, PyObject *name) {
    for (int i = 0; i < o->op->n_args; i++) {
        if (name == o->names[i]) return i;
    }
    return -1;
}

int fl_py__find_keyword(const fl_py_overload *o, PyObject *name) {
    const int n = o->op->n_args, found = find_name(o, name);
    if (found >= 0) return found;
    for (int i = 0; i < n && !PyUnicode_CHECK_INTERNED(name); i++) {
        if (PyUnicode_Compare(name, o->names[i]) == 0) return i;
    }
    return find_synonym(o, name);
}

int fl_py__host_keywords_of(const fl_py_op *self, const fl_py_overload *o) {
    int flags = o->op->flags, bits = 0;
    if (flags & FL_OP_OUT && self->mode != FL_PY_METHOD) bits |= 1 << KW_OUT;
    if (flags & FL_OP_FACTORY) bits |= 1 << KW_DEVICE | 1 << KW_LAYOUT | 1 << KW_PIN_MEMORY | 1 << KW_REQUIRES_GRAD;
    if (self->mode == FL_PY_NN) {
        bits |= 1 << KW_STACKLEVEL;
        if (o->twin) bits |= 1 << KW_INPLACE;
        if (o->reduction >= 0) bits |= 1 << KW_SIZE_AVERAGE | 1 << KW_REDUCE;
    }
    return bits;
}

int fl_py__find_host_keyword(const fl_py_op *self, const fl_py_overload *o, PyObject *name) {
    for (int i = 0; i < KW_COUNT; i++) {
        if (same_name(name, host_keywords[i])) return fl_py__host_keywords_of(self, o) & 1 << i ? i : -1;
    }
    return -1;
}

/* Arguments from `first` on as the items of one int list. */
static int gather_ints(PyObject *const *args, Py_ssize_t n, fl_value *out, fl_py_arena *arena) {
    if (n > FL_PY_ARENA_WORDS) return 0;
    for (Py_ssize_t i = 0; i < n; i++) {
        int status = fl_py__to_listed_int(args[i], &arena->words[i]);
        if (status <= 0) return status;
    }
    arena->used = (int)n;
    out->kind = FL_K_INTS;
    out->count = (int32_t)n;
    out->as.ints = arena->words;
    return 1;
}

/* A function of nn.functional alone whose last argument may be out: normalize(x, 2, 1, 1e-12, y). */
static bool takes_out_last(const fl_op *op) {
    return (op->flags & (FL_OP_NN | FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT)) == (FL_OP_NN | FL_OP_OUT);
}

/* 1: fits; 0: does not; -1: an exception. */
static int bind(const fl_py_op *self, const fl_py_overload *o, PyObject *const *args, Py_ssize_t nargs,
                PyObject *kwnames, fl_value *values, fl_py_arena *arena, fl_py_extras *extra) {
    const fl_op *op = o->op;
    Py_ssize_t positional = nargs;
    int status;
    if (o->varargs >= 0 && nargs > o->varargs && !PyTuple_Check(args[o->varargs]) && !PyList_Check(args[o->varargs])) {
        positional = o->varargs;
        status = gather_ints(args + positional, nargs - positional, &values[positional], arena);
        if (status <= 0) return status;
    } else if (nargs > o->n_positional) {
        /* nn.functional: relu(x, True) */
        const bool inplace = o->twin && PyLong_Check(args[nargs - 1]);
        if (nargs != o->n_positional + 1 || self->mode != FL_PY_NN || !(inplace || takes_out_last(op))) return 0;
        positional = o->n_positional;
        const int keyword = inplace ? KW_INPLACE : KW_OUT;
        extra->given |= 1 << keyword;
        extra->value[keyword] = args[positional];
    }
    uint32_t seen = 0;
    Py_ssize_t bound = positional == nargs || positional == o->n_positional ? positional : positional + 1;
    if (FL_LIKELY(o->self_at == 0)) {
        for (Py_ssize_t i = 0; i < positional; i++) {
            status = fl_py__to_value(args[i], &op->args[i], &values[i], arena);
            if (FL_UNLIKELY(status <= 0)) return status;
        }
    } else {
        for (Py_ssize_t i = 0; i < positional; i++) {
            int at = fl_py__position(o, i);
            status = fl_py__to_value(args[i], &op->args[at], &values[at], arena);
            if (status <= 0) return status;
            seen |= 1u << at;
        }
        bound = 0;
    }
    if (FL_LIKELY(!kwnames && !seen)) {
        for (int i = (int)bound; i < op->n_args; i++) {
            if (!op->args[i].has_default) return 0;
            values[i] = op->args[i].fallback;
        }
        return 1;
    }
    for (Py_ssize_t k = 0; kwnames && k < PyTuple_GET_SIZE(kwnames); k++) {
        PyObject *name = PyTuple_GET_ITEM(kwnames, k), *value = args[nargs + k];
        int i = find_name(o, name);
        const int host = i < 0 ? fl_py__find_host_keyword(self, o, name) : -1;
        if (i < 0 && host < 0) i = fl_py__find_keyword(o, name); /* spelled otherwise */
        if (i >= 0) {
            if (i < bound || seen & 1u << i) return 0;
            status = fl_py__to_value(value, &op->args[i], &values[i], arena);
            if (status <= 0) return status;
            seen |= 1u << i;
            continue;
        }
        if (host < 0) return 0;
        extra->given |= 1 << host;
        extra->value[host] = value;
        arena->overridden |= host == KW_OUT && !fl_py__is_exact(value) && fl_py__any_overrides(&value, 1);
    }
    for (int i = (int)bound; i < op->n_args; i++) {
        if (seen & 1u << i) continue;
        if (!op->args[i].has_default) return 0;
        values[i] = op->args[i].fallback;
    }
    return 1;
}

int fl_py__bind(const fl_py_op *self, const fl_py_overload *o, PyObject *const *args, Py_ssize_t nargs,
                PyObject *kwnames, fl_value *values, fl_py_arena *arena, fl_py_extras *extra) {
    return bind(self, o, args, nargs, kwnames, values, arena, extra);
}

/* ---- What the host's keywords do --------------------------------------------------------------------------------- */

static bool given(const fl_py_extras *extra, int keyword) {
    return extra->given & 1 << keyword && extra->value[keyword] != Py_None;
}

/* size_average and reduce, from before reduction= was. */
static int old_reduction(const fl_py_extras *extra, fl_value *reduction) {
    int average = given(extra, KW_SIZE_AVERAGE) ? PyObject_IsTrue(extra->value[KW_SIZE_AVERAGE]) : 1;
    int reduce = given(extra, KW_REDUCE) ? PyObject_IsTrue(extra->value[KW_REDUCE]) : 1;
    if (average < 0 || reduce < 0) return -1;
    reduction->kind = FL_K_STR;
    reduction->as.str = !reduce ? "none" : average ? "mean" : "sum";
    return PyErr_WarnFormat(PyExc_UserWarning, 2,
                            "size_average and reduce args will be deprecated, please use reduction='%s' instead.",
                            reduction->as.str);
}

bool fl_py__check_factory(PyObject *device, PyObject *layout) {
    if (device && !fl_py__check_device(device)) return false;
    if (layout && layout != Py_None && layout != fl_py__strided()) {
        PyErr_Format(PyExc_TypeError, "layout must be torch.strided, not %R", layout);
        return false;
    }
    return true;
}

int fl_py__flag(const char *function, const char *name, PyObject *value) {
    if (!value || value == Py_None || value == Py_False) return 0;
    if (value == Py_True) return 1;
    PyErr_Format(PyExc_TypeError, "%s(): argument '%s' must be bool, not %.200s", function, name,
                 Py_TYPE(value)->tp_name);
    return -1;
}

/* The argument that names the generator which the op draws from; NULL: it draws from none. */
static const fl_value *generator_of(const fl_op *op, const fl_value *values) {
    for (int i = 0; i < op->n_args; i++)
        if (op->args[i].kind == FL_K_GENERATOR) return &values[i];
    return NULL;
}

/* With out=. Autocast leaves such calls alone. */
static PyObject *run_into(const fl_py_overload *o, fl_value *values, PyObject *out) {
    const fl_op *op = o->op;
    fl_value results[FL_MAX_RESULTS];
    fl_offer offer;
    const fl_value *drawn_from = generator_of(op, values);
    fl_generator *const generator = drawn_from && drawn_from->kind == FL_K_GENERATOR ? drawn_from->as.generator : NULL;
    fl_generator_mark before;
    if (drawn_from) fl_generator__mark(generator, &before);
    const bool autocast = fl_thread__self.autocast;
    fl_thread__self.autocast = false;
    fl_tensor *widened = fl_py__widened(op, values, out);
    if (widened) values[0].as.tensor = widened;
    const bool offered = fl_py__offer_outs(op, values, out, &offer);
    if (offered) fl_thread__self.offer = &offer;
    const bool ok = fl_py__run_row(op, values, results);
    fl_release(widened);
    fl_thread__self.offer = NULL;
    fl_thread__self.autocast = autocast;
    if (FL_LIKELY(ok && op->n_results == 1 && results[0].kind == FL_K_TENSOR && results[0].as.tensor)) {
        fl_tensor *result = results[0].as.tensor;
        PyObject *written;
        if (offered && !offer.tensors[0] && fl_offer__same(result, fl_py__of(out))) {
            fl_bump_version(fl_py__of(out)); /* what else a write asks was asked before the offer */
            written = Py_NewRef(out);
        } else {
            written = fl_py__write_out(op, result, out);
        }
        fl_release(result);
        fl_py__settle();
        if (!written && drawn_from) fl_generator__back(generator, &before);
        return written;
    }
    PyObject *result = hand_over(op, o->returns_self, values, ok, results);
    if (result) Py_SETREF(result, fl_py__write_outs(op, result, out));
    if (!result && drawn_from) fl_generator__back(generator, &before);
    return result;
}

static PyObject *run_with(const fl_py_overload *o, fl_value *values, const fl_py_extras *extra) {
    const fl_op *op = o->op;
    if ((given(extra, KW_SIZE_AVERAGE) || given(extra, KW_REDUCE)) && old_reduction(extra, &values[o->reduction]) < 0) {
        return NULL;
    }
    if (!fl_py__check_factory(given(extra, KW_DEVICE) ? extra->value[KW_DEVICE] : NULL,
                              given(extra, KW_LAYOUT) ? extra->value[KW_LAYOUT] : NULL)) {
        return NULL;
    }
    const int needs_grad =
        given(extra, KW_REQUIRES_GRAD) ? fl_py__flag(op->name, "requires_grad", extra->value[KW_REQUIRES_GRAD]) : 0;
    if (needs_grad < 0 ||
        (given(extra, KW_PIN_MEMORY) && fl_py__flag(op->name, "pin_memory", extra->value[KW_PIN_MEMORY]) < 0)) {
        return NULL;
    }
    PyObject *out = given(extra, KW_OUT) ? extra->value[KW_OUT] : NULL;
    int inplace = given(extra, KW_INPLACE) ? PyObject_IsTrue(extra->value[KW_INPLACE]) : 0;
    if (inplace < 0) return NULL;
    if (out && !fl_py__dtype_of_out(op, values, out)) return NULL;
    if (out && op->flags & FL_OP_APART_OUT && !fl_py__out_apart(op, values, out)) return NULL;
    PyObject *result = out       ? run_into(o, values, out)
                       : inplace ? run(o->twin, true, values)
                                 : run(op, o->returns_self, values);
    if (result && needs_grad) {
        if (fl_set_requires_grad(fl_py__of(result), true)) {
            fl_py__track(result);
        } else {
            fl_py__raise();
            Py_CLEAR(result);
        }
    }
    return result;
}

/* ---- Calling ----------------------------------------------------------------------------------------------------- */

/* No overload takes the arguments, or an exception says so already; an object that is no tensor may know better. */
static PyObject *refuse(PyObject *callable, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    if (fl_py__any_overrides(args, nargs + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0))) {
        PyErr_Clear();
        return fl_py__override(callable, args, nargs, kwnames);
    }
    if (PyErr_Occurred()) return NULL;
    const fl_py_op *self = (fl_py_op *)callable;
    if (self->signature) {
        int first = self->overloads[0].n_positional;
        for (int i = 1; i < self->count; i++) {
            if (self->overloads[i].n_positional < first) first = self->overloads[i].n_positional;
        }
        PyObject *named = fl_py__call_with_names(callable, self->signature, first, args, nargs, kwnames);
        if (named || PyErr_Occurred()) return named;
    }
    const bool method = self->mode == FL_PY_METHOD;
    PyObject *result = fl_py__deprecated_form(callable, self->overloads[0].op->name, method, args, nargs, kwnames);
    return result || PyErr_Occurred() ? result : fl_py__no_overload(callable, args, nargs, kwnames);
}

static PyObject *op_vectorcall(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
    const fl_py_op *self = (fl_py_op *)callable;
    Py_ssize_t nargs = PyVectorcall_NARGS(nargsf);
    if (kwnames && PyTuple_GET_SIZE(kwnames) == 0) kwnames = NULL;
    if (self->mode == FL_PY_METHOD && (nargs == 0 || !fl_py__is_tensor(args[0]))) {
        return PyErr_Format(PyExc_TypeError, "descriptor '%U' for 'Tensor' objects doesn't apply to a '%.200s' object",
                            self->name, nargs ? Py_TYPE(args[0])->tp_name : "no");
    }
    if (FL_UNLIKELY(fl_py__modes) && fl_py__mode_stands()) return fl_py__override(callable, args, nargs, kwnames);
    fl_value values[FL_MAX_ARGS];
    fl_py_arena arena;
    fl_py_extras extra;
    /* Where numbers may stand for tensors, that is tried after all else: a Scalar overload is cheaper. */
    for (int numbers = 0; numbers <= (self->numbers != NUMBERS_NONE); numbers++) {
        for (int i = 0; i < self->count; i++) {
            const fl_py_overload *o = &self->overloads[i];
            fl_py__arena_open(&arena);
            arena.numbers_as_tensors = numbers;
            extra.given = 0;
            int fit = bind(self, o, args, nargs, kwnames, values, &arena, &extra);
            if (FL_UNLIKELY(arena.temps && self->numbers == NUMBERS_SOME && fit > 0)) {
                int tensors = 0;
                for (int k = 0; k < o->op->n_args; k++) tensors += values[k].kind == FL_K_TENSOR;
                fit = tensors > arena.temps;
            }
            PyObject *result = NULL;
            if (FL_UNLIKELY(arena.overridden)) {
                fl_py__arena_close(&arena);
                if (fit < 0) PyErr_Clear();
                return fl_py__override(callable, args, nargs, kwnames);
            }
            if (FL_LIKELY(fit > 0)) {
                result = FL_LIKELY(!extra.given) ? run(o->op, o->returns_self, values) : run_with(o, values, &extra);
            }
            fl_py__arena_close(&arena);
            if (FL_LIKELY(fit > 0)) return result;
            if (fit < 0) return refuse(callable, args, nargs, kwnames);
        }
    }
    return refuse(callable, args, nargs, kwnames);
}

static PyObject *describe_call(const fl_py_overload *o, const fl_value *values, const fl_py_extras *extra) {
    PyObject *given = PyDict_New(), *host = PyDict_New();
    bool ok = given && host;
    for (int i = 0; ok && i < o->op->n_args; i++) {
        const int at = o->self_at ? fl_py__position(o, i) : i;
        PyObject *value = fl_py__from_value(&values[at]);
        ok = value && PyDict_SetItemString(given, o->op->args[at].name, value) == 0;
        Py_XDECREF(value);
    }
    for (int i = 0; ok && i < KW_COUNT; i++) {
        if (extra->given & 1 << i) ok = PyDict_SetItem(host, host_keywords[i], extra->value[i]) == 0;
    }
    PyObject *result = ok ? Py_BuildValue("sOiO", o->op->name, given, o->n_positional, host) : NULL;
    Py_XDECREF(given);
    Py_XDECREF(host);
    return result;
}

static PyObject *resolve(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
    const fl_py_op *self = (fl_py_op *)callable;
    const Py_ssize_t nargs = PyVectorcall_NARGS(nargsf);
    fl_value values[FL_MAX_ARGS];
    fl_py_arena arena;
    fl_py_extras extra;
    for (int numbers = 0; numbers <= (self->numbers != NUMBERS_NONE); numbers++) {
        for (int i = 0; i < self->count; i++) {
            fl_py__arena_open(&arena);
            arena.numbers_as_tensors = numbers;
            extra.given = 0;
            int fit = bind(self, &self->overloads[i], args, nargs, kwnames, values, &arena, &extra);
            PyObject *result = fit > 0 ? describe_call(&self->overloads[i], values, &extra) : NULL;
            fl_py__arena_close(&arena);
            if (fit) return result;
        }
    }
    Py_RETURN_NONE;
}

/* _resolve(callable, args, kwargs): what a call of an op means: the row's name, its arguments by name in the order of
 * a call, how many of them are positional, and the host's keywords; None where the callable is no op. A call that fits
 * no overload raises what it would raise. */
PyObject *fl_py__resolve(PyObject *module, PyObject *given) {
    (void)module;
    PyObject *callable, *args, *kwargs;
    if (!PyArg_ParseTuple(given, "OO!O!:_resolve", &callable, &PyTuple_Type, &args, &PyDict_Type, &kwargs)) return NULL;
    if (!Py_IS_TYPE(callable, &fl_py__function_type) && !Py_IS_TYPE(callable, &fl_py__method_type)) Py_RETURN_NONE;
    const Py_ssize_t n = PyTuple_GET_SIZE(args), named = PyDict_GET_SIZE(kwargs);
    if (!named) return resolve(callable, ((PyTupleObject *)args)->ob_item, (size_t)n, NULL);
    PyObject *names = PyTuple_New(named), **all = PyMem_Malloc((size_t)(n + named) * sizeof(PyObject *));
    PyObject *key, *value, *result = NULL;
    if (names && all) {
        for (Py_ssize_t i = 0; i < n; i++) all[i] = PyTuple_GET_ITEM(args, i);
        for (Py_ssize_t at = 0, i = 0; PyDict_Next(kwargs, &at, &key, &value); i++) {
            PyTuple_SET_ITEM(names, i, Py_NewRef(key));
            all[n + i] = value;
        }
        result = resolve(callable, all, (size_t)n, names);
    } else {
        PyErr_NoMemory();
    }
    PyMem_Free(all);
    Py_XDECREF(names);
    return result;
}

/* ---- Making callables -------------------------------------------------------------------------------------------- */

/* Functions where PyTorch takes a Python number for a tensor, beside those that have a Scalar overload. */
static int takes_numbers(const char *name) {
    static const char *const any[] = {"add", "sub", "mul", "div", "floor_divide"};
    static const char *const some[] = {"special_xlog1py", "float_power", "bitwise_and",        "bitwise_or",
                                       "bitwise_xor",     "copy",        "bitwise_left_shift", "bitwise_right_shift"};
    size_t n = strlen(name);
    n -= n && name[n - 1] == '_';
    for (int i = 0; i < FL_COUNT(any); i++) {
        if (strlen(any[i]) == n && strncmp(name, any[i], n) == 0) return NUMBERS_ANY;
    }
    for (int i = 0; i < FL_COUNT(some); i++) {
        if (strlen(some[i]) == n && strncmp(name, some[i], n) == 0) return NUMBERS_SOME;
    }
    return NUMBERS_NONE;
}

static bool prepare(fl_py_op *self, fl_py_overload *o, const fl_op *op) {
    o->op = op;
    o->returns_self = ends_in_underscore(op->name);
    o->varargs = o->reduction = -1;
    o->names = PyMem_Calloc((size_t)op->n_args + 1, sizeof(PyObject *));
    if (!o->names) return PyErr_NoMemory() != NULL;
    for (int i = 0; i < op->n_args; i++) {
        const fl_arg *arg = &op->args[i];
        bool is_self = strcmp(arg->name, "self") == 0;
        if (is_self && self->mode == FL_PY_METHOD) o->self_at = i;
        o->names[i] = PyUnicode_InternFromString(is_self && self->mode != FL_PY_METHOD ? "input" : arg->name);
        if (!o->names[i]) return false;
        if (strcmp(arg->name, "reduction") == 0 && arg->kind == FL_K_STR) o->reduction = i;
        if (!arg->keyword && !(self->mode == FL_PY_NN && arg->kind == FL_K_GENERATOR)) o->n_positional = i + 1;
    }
    if (self->signature) o->n_positional = fl_py__signature_prefix(self->signature, op, o->n_positional);
    /* PyTorch: only where the list is the one positional argument. */
    int list = self->mode == FL_PY_METHOD;
    if (o->n_positional == list + 1 && op->args[list].kind == FL_K_INTS && self->mode != FL_PY_NN) o->varargs = list;
    if (op->flags & FL_OP_INPLACE && self->mode == FL_PY_NN) {
        char twin[128];
        snprintf(twin, sizeof(twin), "%s_", op->name);
        for (const fl_op *row = fl_ops__find(twin);
             row && row < fl_ops__table + fl_ops__count && !strcmp(row->name, twin); row++) {
            if (strcmp(row->overload, op->overload) == 0) o->twin = row;
        }
    }
    return true;
}

/* A callable over the overloads of the table that begin at `first` (those with the same name). `name` is what Python
 * sees. */
static PyObject *op_new(const fl_op *first, int mode, const char *name, const char *module) {
    static const int mode_flags[] = {FL_OP_FUNCTION, FL_OP_METHOD, FL_OP_NN};
    const fl_op *end = first;
    while (end < fl_ops__table + fl_ops__count && strcmp(end->name, first->name) == 0) end++;
    fl_py_op *self = PyObject_New(fl_py_op, mode == FL_PY_METHOD ? &fl_py__method_type : &fl_py__function_type);
    if (!self) return NULL;
    self->vectorcall = op_vectorcall;
    self->dict = self->weak = NULL;
    self->mode = mode;
    self->module = module;
    self->count = 0;
    self->numbers = takes_numbers(first->alias_of ? first->alias_of : first->name);
    self->name = PyUnicode_InternFromString(name);
    self->signature = mode == FL_PY_NN ? fl_py__signature(name) : NULL;
    self->overloads = PyMem_Calloc((size_t)(end - first), sizeof(fl_py_overload));
    bool ok = self->name && self->overloads;
    /* linalg, special and init rows have flags of their own: all rows of such a name count. */
    int wanted = 0;
    for (const fl_op *row = first; row < end; row++) wanted |= row->flags & mode_flags[mode];
    for (const fl_op *row = first; ok && row < end; row++) {
        if (wanted && !(row->flags & wanted)) continue;
        ok = prepare(self, &self->overloads[self->count++], row);
    }
    if (ok) return (PyObject *)self;
    Py_DECREF(self); /* made at start only: what it has is left to the process's end */
    if (!PyErr_Occurred()) PyErr_NoMemory();
    return NULL;
}

/* ---- The module's part ------------------------------------------------------------------------------------------- */

static int put(PyObject *dict, const fl_op *row, int mode, const char *name, const char *module) {
    PyObject *op = op_new(row, mode, name, module);
    if (!op) return -1;
    int status = mode == FL_PY_METHOD ? PyObject_SetAttrString(dict, name, op) : PyDict_SetItemString(dict, name, op);
    Py_DECREF(op);
    return status;
}

int fl_py__init_ops(PyObject *module) {
    if (PyType_Ready(&fl_py__function_type) < 0 || PyType_Ready(&fl_py__method_type) < 0) return -1;
    for (int i = 0; i < KW_COUNT; i++) {
        if (!(host_keywords[i] = PyUnicode_InternFromString(host_names[i]))) return -1;
    }
    for (int s = 0; s < FL_COUNT(synonyms); s++) {
        synonyms[s].given_name = PyUnicode_InternFromString(synonyms[s].given);
        synonyms[s].meant_name = PyUnicode_InternFromString(synonyms[s].meant);
        if (!synonyms[s].given_name || !synonyms[s].meant_name) return -1;
    }
    result_types = PyDict_New();
    if (!result_types) return -1;
    if (PyModule_AddObjectRef(module, "return_types", result_types) < 0) return -1;

    static const struct {
        const char *dict, *module, *prefix;
        int flag, mode;
    } places[] = {{"functions", "flashlight", "", FL_OP_FUNCTION, FL_PY_FUNCTION},
                  {"nn_functions", "flashlight.nn.functional", "", FL_OP_NN, FL_PY_NN},
                  {"linalg_functions", "flashlight.linalg", "linalg_", FL_OP_LINALG, FL_PY_FUNCTION},
                  {"special_functions", "flashlight.special", "special_", FL_OP_SPECIAL, FL_PY_FUNCTION},
                  {"init_functions", "flashlight.nn.init", "init_", FL_OP_INIT, FL_PY_FUNCTION}};
    PyObject *dicts[FL_COUNT(places)];
    for (int i = 0; i < FL_COUNT(places); i++) {
        dicts[i] = PyDict_New();
        if (!dicts[i] || PyModule_AddObjectRef(module, places[i].dict, dicts[i]) < 0) return -1;
        Py_DECREF(dicts[i]);
    }
    /* In-place forms that PyTorch has in nn.functional alone. */
    static const char *const forms[] = {"elu_", "leaky_relu_"};
    for (int i = 0; i < FL_COUNT(forms); i++)
        if (put(dicts[1], fl_ops__find(forms[i]), FL_PY_NN, forms[i], places[1].module) < 0) return -1;
    for (int i = 0; i < fl_ops__count;) {
        const fl_op *row = &fl_ops__table[i];
        int flags = 0;
        for (; i < fl_ops__count && strcmp(fl_ops__table[i].name, row->name) == 0; i++) flags |= fl_ops__table[i].flags;
        /* What methods.c and its kin write by hand (to, detach, ...) stays theirs: it knows of devices, and of Python.
         */
        if (flags & FL_OP_METHOD && !PyDict_GetItemString(fl_py__tensor_type->tp_dict, row->name) &&
            put((PyObject *)fl_py__tensor_type, row, FL_PY_METHOD, row->name, "flashlight") < 0)
            return -1;
        for (int p = 0; p < FL_COUNT(places); p++) {
            if (!(flags & places[p].flag)) continue;
            size_t prefix = strlen(places[p].prefix);
            const char *name = row->name + (strncmp(row->name, places[p].prefix, prefix) == 0 ? prefix : 0);
            if (put(dicts[p], row, places[p].mode, name, places[p].module) < 0) return -1;
        }
    }
    return 0;
}
