/* op_refusal.c: says why no overload of an op takes the arguments of a call: which of them is wrong where that is
 * plain, else what there is to choose from.
 */
#include "op_object.h"

/* "Tensor, str, dim=int": the types of what was given. */
static PyObject *types_of(PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    PyObject *text = PyUnicode_FromString("");
    Py_ssize_t n = nargs + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0);
    for (Py_ssize_t i = 0; text && i < n; i++) {
        const char *name = fl_py__type_name(args[i]), *dot = strrchr(name, '.');
        if (dot && fl_py__is_tensor(args[i])) name = dot + 1;
        PyObject *part =
            i < nargs ? PyUnicode_FromFormat("%s%s", i ? ", " : "", name)
                      : PyUnicode_FromFormat("%s%U=%s", i ? ", " : "", PyTuple_GET_ITEM(kwnames, i - nargs), name);
        if (part) PyUnicode_Append(&text, part);
        Py_XDECREF(part);
    }
    return text;
}

/* Tensors stand for numbers in these, so a tensor that cannot is refused for what it is, not for its type. */
static bool refused_tensor(const char *op, const char *name, const fl_tensor *t) {
    if (strcmp(op, "narrow") == 0 && strcmp(name, "start") == 0) {
        PyErr_SetString(PyExc_RuntimeError, "start must be an 0-dim integral Tensor.");
        return true;
    }
    const bool spaced = strcmp(op, "linspace") == 0 || strcmp(op, "logspace") == 0;
    if (!spaced || t->ndim == 0 || (strcmp(name, "start") != 0 && strcmp(name, "end") != 0)) return false;
    PyErr_Format(PyExc_RuntimeError,
                 "%s only supports 0-dimensional start and end tensors, but got %s with %d dimension(s).", op, name,
                 t->ndim);
    return true;
}

static const char *shown_name(const fl_arg *arg) { return strcmp(arg->name, "self") == 0 ? "input" : arg->name; }

static void too_many_positional(const fl_py_op *self, const fl_py_overload *o, Py_ssize_t given) {
    const int skip = self->mode == FL_PY_METHOD; /* self is not counted */
    int most = self->signature ? fl_py__signature_places(self->signature) : o->n_positional - skip, least = -skip;
    for (int i = 0; i < o->n_positional; i++) least += !o->op->args[i].has_default;
    given -= skip;
    if (least == most) {
        PyErr_Format(PyExc_TypeError, "%U() takes %d positional argument%s but %zd %s given", self->name, most,
                     most == 1 ? "" : "s", given, given == 1 ? "was" : "were");
    } else {
        PyErr_Format(PyExc_TypeError, "%U() takes from %d to %d positional arguments but %zd %s given", self->name,
                     least, most, given, given == 1 ? "was" : "were");
    }
}

/* Of a list for int[]: an item that is no int, or a wrong length. False: nothing was said. */
static bool wrong_ints(const fl_py_op *self, const fl_arg *arg, int place, PyObject *list) {
    const char *name = shown_name(arg);
    for (Py_ssize_t j = 0; j < PySequence_Fast_GET_SIZE(list); j++) {
        int64_t ignored;
        PyObject *item = PySequence_Fast_ITEMS(list)[j];
        if (fl_py__to_int_item(item, &ignored) > 0) continue;
        PyErr_Clear();
        PyErr_Format(PyExc_TypeError,
                     "%U(): argument '%s' (position %d) must be tuple of ints, but found element of "
                     "type %.200s at pos %zd",
                     self->name, name, place, Py_TYPE(item)->tp_name, j);
        return true;
    }
    if (!arg->size || PySequence_Fast_GET_SIZE(list) == arg->size) return false;
    PyErr_Format(PyExc_RuntimeError, "%U(): argument '%s' must be an int or a list of %d ints, but got %zd of them",
                 self->name, name, arg->size, PySequence_Fast_GET_SIZE(list));
    return true;
}

static void wrong_argument(const fl_py_op *self, const fl_arg *arg, int place, PyObject *value, bool by_keyword) {
    const fl_op *op = self->overloads[0].op;
    const bool tensor = fl_py__is_tensor(value);
    if (arg->kind == FL_K_INTS && (PyTuple_Check(value) || PyList_Check(value)) && wrong_ints(self, arg, place, value))
        return;
    if (tensor && refused_tensor(op->name, shown_name(arg), fl_py__of(value))) return;
    const char *type = tensor ? "Tensor" : fl_py__type_name(value);
    if (by_keyword) {
        PyErr_Format(PyExc_TypeError, "%U(): argument '%s' must be %s, not %s", self->name, shown_name(arg),
                     fl_py__kind_name(arg), type);
    } else {
        PyErr_Format(PyExc_TypeError, "%U(): argument '%s' (position %d) must be %s, not %s", self->name,
                     shown_name(arg), place, fl_py__kind_name(arg), type);
    }
}

/* The arguments that are needed and not among those seen. False: there are none. */
static bool missing_arguments(const fl_py_op *self, const fl_op *op, uint32_t seen) {
    PyObject *missing = PyUnicode_FromString("");
    int n_missing = 0;
    for (int i = 0; missing && i < op->n_args; i++) {
        if (seen & 1u << i || op->args[i].has_default || op->args[i].keyword) continue;
        PyObject *part = PyUnicode_FromFormat("%s\"%s\"", n_missing++ ? ", " : "", shown_name(&op->args[i]));
        if (part) PyUnicode_Append(&missing, part);
        Py_XDECREF(part);
    }
    if (missing && n_missing) {
        PyErr_Format(PyExc_TypeError, "%U() missing %d required positional arguments: %U", self->name, n_missing,
                     missing);
    }
    Py_XDECREF(missing);
    return n_missing > 0;
}

/* With one signature the first argument that is wrong can be named. False: nothing was said. */
static bool explain_one(const fl_py_op *self, const fl_py_overload *o, PyObject *const *args, Py_ssize_t nargs,
                        PyObject *kwnames) {
    const fl_op *op = o->op;
    if (nargs > o->n_positional && o->varargs < 0) {
        too_many_positional(self, o, nargs);
        return true;
    }
    fl_value value;
    fl_py_arena arena;
    uint32_t seen = 0;
    Py_ssize_t n_keywords = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
    for (Py_ssize_t k = 0; k < nargs + n_keywords; k++) {
        PyObject *keyword = k < nargs ? NULL : PyTuple_GET_ITEM(kwnames, k - nargs);
        int i = keyword ? fl_py__find_keyword(o, keyword) : k < op->n_args ? fl_py__position(o, k) : op->n_args - 1;
        if (i < 0) {
            if (fl_py__find_host_keyword(self, o, keyword) >= 0) continue;
            PyErr_Format(PyExc_TypeError, "%U() got an unexpected keyword argument '%U'", self->name, keyword);
            return true;
        }
        const fl_arg *arg = &op->args[i];
        if (keyword && seen & 1u << i) {
            PyErr_Format(PyExc_TypeError, "%U() got multiple values for argument '%s'", self->name, shown_name(arg));
            return true;
        }
        seen |= 1u << i;
        fl_py__arena_open(&arena);
        arena.numbers_as_tensors = self->numbers != NUMBERS_NONE;
        int fit = i == o->varargs && !keyword && fl_py__to_int_item(args[k], &value.as.i) > 0
                      ? 1
                      : fl_py__to_value(args[k], arg, &value, &arena);
        fl_py__arena_close(&arena);
        if (fit > 0) continue;
        if (fit == 0) wrong_argument(self, arg, i + 1 - (self->mode == FL_PY_METHOD), args[k], keyword != NULL);
        return true;
    }
    return missing_arguments(self, op, seen);
}

static bool is_one_of(PyObject *name, const char *const *names, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (PyUnicode_CompareWithASCIIString(name, names[i]) == 0) return true;
    return false;
}

/* Words that nn.functional compares in Python: ValueError for what is no string, where nothing goes wrong before. */
static bool wrong_word(const fl_py_op *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    static const char *const words[] = {"reduction", "mode", "padding_mode"};
    static const char *const others[] = {
        "pad", "poisson_nll_loss", "gaussian_nll_loss", "multilabel_soft_margin_loss", "upsample", "interpolate"};
    const fl_op *op = self->overloads[0].op;
    if (self->mode != FL_PY_NN || is_one_of(self->name, others, FL_COUNT(others))) return false;
    for (Py_ssize_t i = 0; i < nargs + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0); i++) {
        if (i < nargs && i >= (self->signature ? self->overloads[0].n_positional : op->n_args)) continue;
        PyObject *name =
            i < nargs ? PyUnicode_FromString(op->args[i].name) : Py_NewRef(PyTuple_GET_ITEM(kwnames, i - nargs));
        const bool wrong = name && is_one_of(name, words, FL_COUNT(words)) && !PyUnicode_Check(args[i]);
        if (wrong) PyErr_Format(PyExc_ValueError, "%U(): %R is not a valid value for %U", self->name, args[i], name);
        Py_XDECREF(name);
        if (wrong || !name) return true;
    }
    return false;
}

PyObject *fl_py__no_overload(PyObject *callable, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    const fl_py_op *self = (fl_py_op *)callable;
    if (wrong_word(self, args, nargs, kwnames)) return NULL;
    const fl_py_overload *plausible = NULL; /* the one that the number of arguments would fit, if there is one alone */
    Py_ssize_t given = nargs + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0);
    int n_plausible = 0;
    for (int i = 0; i < self->count; i++) {
        const fl_op *op = self->overloads[i].op;
        int least = 0;
        for (int k = 0; k < op->n_args; k++) least += !op->args[k].has_default;
        if (self->overloads[i].varargs < 0 && (given < least || given > op->n_args + 1)) continue;
        plausible = &self->overloads[i];
        n_plausible++;
    }
    if (self->count == 1) plausible = &self->overloads[0];
    if ((self->count == 1 || n_plausible == 1) && explain_one(self, plausible, args, nargs, kwnames)) return NULL;
    for (int i = 0; i < self->count; i++) { /* where all is right but the length of a list, that is the error */
        fl_value values[FL_MAX_ARGS];
        fl_py_arena arena;
        fl_py_extras extra = {0};
        fl_py__arena_open(&arena);
        fl_py__bind(self, &self->overloads[i], args, nargs, kwnames, values, &arena, &extra);
        const bool wrong_length = arena.wrong_length;
        fl_py__arena_close(&arena);
        PyErr_Clear();
        if (wrong_length && explain_one(self, &self->overloads[i], args, nargs, kwnames)) return NULL;
    }
    int skip = self->mode == FL_PY_METHOD;
    PyObject *got = types_of(args + skip, nargs - skip, kwnames), *list = PyUnicode_FromString("");
    for (int i = 0; list && i < self->count; i++) {
        PyObject *one = fl_py__op_signature(self, &self->overloads[i], true);
        PyObject *line = one ? PyUnicode_FromFormat(self->count == 1 ? "%U" : "\n * %U", one) : NULL;
        if (line) PyUnicode_Append(&list, line);
        Py_XDECREF(line);
        Py_XDECREF(one);
    }
    if (got && list) {
        PyErr_Format(PyExc_TypeError,
                     "%U() received an invalid combination of arguments - got (%U), but expected %s%U%s", self->name,
                     got, self->count == 1 ? "" : "one of:", list, self->count == 1 ? "" : "\n");
    }
    Py_XDECREF(got);
    Py_XDECREF(list);
    return NULL;
}
