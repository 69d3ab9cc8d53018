/* optim.c: the fused optimizer steps for Python's Optimizer, which owns groups and state.
 */
#include "autograd/graph.h"
#include "ext.h"
#include "optim/scaler.h"
#include "optim/step.h"

/* The tensors of a list, borrowed, in memory of PyMem. NULL and an exception otherwise. */
static fl_tensor **tensors(PyObject *list, Py_ssize_t n, const char *what) {
    if (!PyList_Check(list) || PyList_GET_SIZE(list) != n) {
        PyErr_Format(PyExc_TypeError, "%s must be a list of %zd tensors", what, n);
        return NULL;
    }
    fl_tensor **items = PyMem_Malloc((size_t)(n ? n : 1) * sizeof *items);
    if (!items) return (fl_tensor **)PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *o = PyList_GET_ITEM(list, i);
        items[i] = fl_py__unwrap(o, what);
        if (!items[i]) {
            PyMem_Free(items);
            return NULL;
        }
    }
    return items;
}

/* The names of options and states as Python has them, by algorithm. */
static PyObject *field_names[FL_ALGORITHMS][FL_OPTIM_FIELDS], *state_names[FL_ALGORITHMS][FL_STATES];

static bool read_float(PyObject *o, double *to) {
    *to = o == Py_None ? FL_NONE_FLOAT : PyFloat_AsDouble(o);
    return *to != -1 || !PyErr_Occurred();
}

static bool read_floats(PyObject *o, const fl_field *f, double *to) {
    if (f->count == 1) return read_float(o, to);
    PyObject *items = PySequence_Fast(o, f->name);
    bool done = items != NULL;
    if (done && PySequence_Fast_GET_SIZE(items) != f->count) {
        PyErr_Format(PyExc_ValueError, "%s must be a tuple of exactly %d values", f->name, f->count);
        done = false;
    }
    for (int i = 0; i < f->count && done; i++) done = read_float(PySequence_Fast_GET_ITEM(items, i), &to[i]);
    Py_XDECREF(items);
    return done;
}

static bool read_choice(PyObject *o, const char **to) {
    *to = NULL;
    for (size_t i = 0; PyUnicode_Check(o) && i < FL_OPTIM_CHOICES; i++) {
        if (PyUnicode_CompareWithASCIIString(o, fl_optim__choices[i]) == 0) *to = fl_optim__choices[i];
    }
    return true;
}

/* The options of a group, a dict. */
static bool read_options(const fl_algorithm *a, PyObject *group, fl_optim_options *options) {
    PyObject *const *names = field_names[a - fl_optim__algorithms];
    for (int i = 0; a->fields[i].name; i++) {
        const fl_field *f = &a->fields[i];
        if (f->kind == FL_FIELD_CONSTANT) continue;
        PyObject *value = PyDict_GetItemWithError(group, names[i]);
        if (!value) {
            if (!PyErr_Occurred()) PyErr_SetObject(PyExc_KeyError, names[i]);
            return false;
        }
        char *at = (char *)options + f->at;
        bool done;
        if (f->kind == FL_FIELD_FLOATS) {
            done = read_floats(value, f, (double *)at);
        } else if (f->kind == FL_FIELD_BOOL) {
            const int truth = PyObject_IsTrue(value);
            *(bool *)at = truth > 0;
            done = truth >= 0;
        } else if (f->kind == FL_FIELD_INT) {
            *(int64_t *)at = value == Py_None ? FL_NONE : PyLong_AsLongLong(value);
            done = *(int64_t *)at != -1 || !PyErr_Occurred();
        } else {
            done = read_choice(value, (const char **)at);
        }
        if (!done) return false;
    }
    return true;
}

/* The tensors of a parameter's state, a dict; NULL where it has none. */
static bool read_state(const fl_algorithm *a, PyObject *dict, fl_tensor **state) {
    PyObject *const *names = state_names[a - fl_optim__algorithms];
    if (!PyDict_Check(dict)) {
        PyErr_SetString(PyExc_TypeError, "an optimizer's state of a parameter must be a dict");
        return false;
    }
    for (int k = 0; k < FL_STATES; k++) {
        PyObject *o = names[k] ? PyDict_GetItemWithError(dict, names[k]) : NULL;
        state[k] = o && o != Py_None ? fl_py__unwrap(o, a->states[k]) : NULL;
        if (!state[k] && PyErr_Occurred()) return false;
    }
    return true;
}

/* States that the step made. */
static bool write_state(const fl_algorithm *a, PyObject *dict, fl_tensor *const *before, fl_tensor *const *after) {
    PyObject *const *names = state_names[a - fl_optim__algorithms];
    bool done = true;
    for (int k = 0; k < FL_STATES; k++) {
        if (after[k] == before[k]) continue;
        PyObject *made = fl_py__wrap_result(after[k]);
        done = made && PyDict_SetItem(dict, names[k], made) == 0 && done;
        Py_XDECREF(made);
    }
    return done;
}

static PyObject *optim_step(PyObject *self, PyObject *args) {
    (void)self;
    const char *name;
    PyObject *group, *params, *states;
    int differentiable;
    if (!PyArg_ParseTuple(args, "sO!O!O!p:_optim_step", &name, &PyDict_Type, &group, &PyList_Type, &params,
                          &PyList_Type, &states, &differentiable))
        return NULL;
    const fl_algorithm *a = fl_optim__algorithm(name);
    if (!a) return PyErr_Format(PyExc_ValueError, "there is no optimizer %s", name);
    fl_optim_options options;
    if (!read_options(a, group, &options)) return NULL;
    const Py_ssize_t n = PyList_GET_SIZE(params);
    if (PyList_GET_SIZE(states) != n) return PyErr_Format(PyExc_TypeError, "states must be %zd dicts", n);
    fl_tensor **p = tensors(params, n, "params");
    const size_t bytes = (size_t)(n ? n : 1) * FL_STATES * sizeof(fl_tensor *);
    fl_tensor **before = p ? PyMem_Malloc(bytes) : NULL, **after = before ? PyMem_Malloc(bytes) : NULL;
    bool done = after != NULL;
    if (p && !done) PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < n && done; i++) done = read_state(a, PyList_GET_ITEM(states, i), before + i * FL_STATES);
    if (done) {
        memcpy(after, before, (size_t)n * FL_STATES * sizeof(fl_tensor *));
        fl_thread__self.host_lock = true;
        const bool stepped = fl_optim__step(a, &options, p, (int)n, after, differentiable);
        if (!stepped) fl_py__raise();
        for (Py_ssize_t i = 0; i < n; i++) {
            fl_py_exception pending = fl_py__take_exception();
            done = write_state(a, PyList_GET_ITEM(states, i), before + i * FL_STATES, after + i * FL_STATES) && done;
            if (done) fl_py__put_exception(pending);
        }
        done = done && stepped;
    }
    PyMem_Free(p);
    PyMem_Free(before);
    PyMem_Free(after);
    return done ? Py_NewRef(Py_None) : NULL;
}

static PyObject *unscale(PyObject *self, PyObject *args) {
    (void)self;
    PyObject *list, *found_object, *inverse_object;
    if (!PyArg_ParseTuple(args, "OOO:_amp_foreach_non_finite_check_and_unscale_", &list, &found_object,
                          &inverse_object))
        return NULL;
    fl_tensor *found_inf = fl_py__unwrap(found_object, "found_inf");
    fl_tensor *inverse = found_inf ? fl_py__unwrap(inverse_object, "inv_scale") : NULL;
    PyObject *items = inverse ? PySequence_List(list) : NULL;
    if (!items) return NULL;
    const Py_ssize_t n = PyList_GET_SIZE(items);
    fl_tensor **grads = tensors(items, n, "self");
    bool done = grads != NULL, found = false;
    if (done && (found_inf->numel != 1 || inverse->numel != 1)) {
        PyErr_SetString(PyExc_RuntimeError, "found_inf and inv_scale must each have 1 element");
        done = false;
    }
    if (done) {
        fl_thread__self.host_lock = true;
        done = fl_optim__unscale(grads, (int)n, fl_item(inverse), &found) &&
               (!found || (fl_inplace__begin(found_inf) && fl_tensor__fill(found_inf, fl_float(1))));
        if (!done) fl_py__raise();
    }
    PyMem_Free(grads);
    Py_DECREF(items);
    return done ? Py_NewRef(Py_None) : NULL;
}

static PyObject *update_scale(PyObject *self, PyObject *args) {
    (void)self;
    PyObject *scale_object, *tracker_object, *found_object;
    double growth, backoff;
    long long interval;
    if (!PyArg_ParseTuple(args, "OOOddL:_amp_update_scale_", &scale_object, &tracker_object, &found_object, &growth,
                          &backoff, &interval))
        return NULL;
    fl_tensor *scale = fl_py__unwrap(scale_object, "self"),
              *tracker = scale ? fl_py__unwrap(tracker_object, "growth_tracker") : NULL,
              *found = tracker ? fl_py__unwrap(found_object, "found_inf") : NULL;
    if (!found) return NULL;
    if (scale->numel != 1 || tracker->numel != 1 || found->numel != 1 || scale->dtype != FL_FLOAT32 ||
        tracker->dtype != FL_INT32 || found->dtype != FL_FLOAT32)
        return PyErr_Format(PyExc_RuntimeError,
                            "_amp_update_scale_: expected one element each, of float32, int32 and float32, got %s, %s "
                            "and %s",
                            fl_dtype_name((fl_dtype)scale->dtype), fl_dtype_name((fl_dtype)tracker->dtype),
                            fl_dtype_name((fl_dtype)found->dtype));
    const fl_scale now = {(float)fl_item(scale), (int32_t)fl_item(tracker)};
    const fl_scale next = fl_optim__next_scale(now, fl_item(found) != 0, growth, backoff, interval);
    if (!fl_inplace__begin(scale) || !fl_tensor__fill(scale, fl_float(next.value)) || !fl_inplace__begin(tracker) ||
        !fl_tensor__fill(tracker, fl_int(next.tracker)))
        return fl_py__raise();
    return Py_NewRef(scale_object);
}

static PyMethodDef functions[] = {
    {"_amp_foreach_non_finite_check_and_unscale_", unscale, METH_VARARGS,
     "Multiplies gradients by inv_scale; found_inf becomes 1 where an element was infinite or NaN."},
    {"_amp_update_scale_", update_scale, METH_VARARGS,
     "_amp_update_scale_(scale, growth_tracker, found_inf, growth_factor, backoff_factor, growth_interval)"},
    {"_optim_step", optim_step, METH_VARARGS,
     "_optim_step(algorithm, group, params, states, differentiable): one step of parameters with gradients; states: a "
     "dict each, in which what is missing is made"},
    {NULL, NULL, 0, NULL},
};

int fl_py__init_optim(PyObject *module) {
    for (int i = 0; i < FL_ALGORITHMS; i++) {
        const fl_algorithm *a = &fl_optim__algorithms[i];
        for (int k = 0; a->fields[k].name; k++) {
            if (!(field_names[i][k] = PyUnicode_InternFromString(a->fields[k].name))) return -1;
        }
        for (int k = 0; k < FL_STATES && a->states[k]; k++) {
            if (!(state_names[i][k] = PyUnicode_InternFromString(a->states[k]))) return -1;
        }
    }
    return PyModule_AddFunctions(module, functions);
}
