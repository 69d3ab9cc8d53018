/* optim.c: the fused optimizer steps for Python's Optimizer, which owns groups and state.
 */
#include "autograd/graph.h"
#include "ext.h"
#include "optim/lbfgs.h"
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

/* One step, and what it works on; the objects are borrowed. */
typedef struct step {
    const fl_algorithm *algorithm;
    PyObject *planned; /* a list of tuples (group, params, states, differentiable) */
    int n_groups, total;
    fl_optim_group *groups;
    fl_optim_options *options;
    fl_tensor **params, **before, **after; /* of all groups; states before and after those that are made */
} step;

static PyObject *states_of(const step *s, int group) { return PyTuple_GET_ITEM(PyList_GET_ITEM(s->planned, group), 2); }

/* Puts the states that were made into the dicts; or takes out those that are there no more. */
static bool write_states(const step *s, bool keep) {
    PyObject *const *names = state_names[s->algorithm - fl_optim__algorithms];
    fl_tensor *const *before = s->before, **after = s->after;
    bool done = true;
    for (int g = 0; g < s->n_groups; g++) {
        for (int i = 0; i < s->groups[g].n; i++, before += FL_STATES, after += FL_STATES) {
            PyObject *dict = PyList_GET_ITEM(states_of(s, g), i);
            for (int k = 0; k < FL_STATES; k++) {
                if (!names[k] || before[k]) continue;
                if (!keep) {
                    PyObject *now = after[k] ? NULL : PyDict_GetItemWithError(dict, names[k]);
                    if (now && now != Py_None) PyDict_DelItem(dict, names[k]);
                } else if (after[k]) {
                    PyObject *made = fl_py__wrap(after[k]);
                    done = made && PyDict_SetItem(dict, names[k], made) == 0 && done;
                    Py_XDECREF(made);
                    if (!done) return false;
                }
            }
        }
    }
    return done;
}

static bool keep_states(void *context) {
    fl_py_guard guard;
    fl_py__enter(&guard);
    const bool done = write_states(context, true);
    fl_py__leave(&guard);
    fl_thread__self.host_lock = true;
    if (!done) fl_py__fail();
    return done;
}

/* What the step has made and the dicts hold belongs to them alone; after an error they lose it. */
static void settle_states(const step *s, bool stepped) {
    fl_py_exception pending = fl_py__take_exception();
    for (int i = 0; i < s->total * FL_STATES; i++) {
        if (s->after[i] != s->before[i]) fl_release(s->after[i]);
    }
    if (!stepped) write_states(s, false);
    fl_py__put_exception(pending);
}

static bool count_params(step *s) {
    for (int g = 0; g < s->n_groups; g++) {
        PyObject *group, *params, *states;
        int differentiable;
        if (!PyArg_ParseTuple(PyList_GET_ITEM(s->planned, g), "O!O!O!p:_optim_step", &PyDict_Type, &group, &PyList_Type,
                              &params, &PyList_Type, &states, &differentiable))
            return false;
        const Py_ssize_t n = PyList_GET_SIZE(params);
        if (PyList_GET_SIZE(states) != n || n > INT_MAX - s->total)
            return PyErr_Format(PyExc_TypeError, "states must be %zd dicts", n) != NULL;
        s->groups[g].n = (int)n;
        s->groups[g].differentiable = differentiable;
        s->total += (int)n;
    }
    return true;
}

static bool read_groups(step *s) {
    fl_tensor **param = s->params, **state = s->before;
    for (int g = 0; g < s->n_groups; g++) {
        PyObject *planned = PyList_GET_ITEM(s->planned, g), *params = PyTuple_GET_ITEM(planned, 1);
        fl_optim_group *group = &s->groups[g];
        if (!read_options(s->algorithm, PyTuple_GET_ITEM(planned, 0), &s->options[g])) return false;
        group->options = &s->options[g];
        group->params = param;
        group->states = s->after + (state - s->before);
        for (int i = 0; i < group->n; i++, param++, state += FL_STATES) {
            /* (what runs while options are read could have changed the lists) */
            if (PyList_GET_SIZE(params) <= i || PyList_GET_SIZE(states_of(s, g)) <= i)
                return PyErr_Format(PyExc_RuntimeError, "parameters changed during a step") != NULL;
            *param = fl_py__unwrap(PyList_GET_ITEM(params, i), "params");
            if (!*param || !read_state(s->algorithm, PyList_GET_ITEM(states_of(s, g), i), state)) return false;
        }
    }
    memcpy(s->after, s->before, (size_t)s->total * FL_STATES * sizeof(fl_tensor *));
    return true;
}

static PyObject *optim_step(PyObject *self, PyObject *args) {
    (void)self;
    const char *name;
    step s = {0};
    if (!PyArg_ParseTuple(args, "sO!:_optim_step", &name, &PyList_Type, &s.planned)) return NULL;
    s.algorithm = fl_optim__algorithm(name);
    if (!s.algorithm) return PyErr_Format(PyExc_ValueError, "there is no optimizer %s", name);
    s.n_groups = (int)PyList_GET_SIZE(s.planned);
    s.groups = PyMem_Calloc((size_t)s.n_groups + 1, sizeof *s.groups);
    s.options = s.groups ? PyMem_Calloc((size_t)s.n_groups + 1, sizeof *s.options) : NULL;
    bool done = s.options != NULL;
    if (!done) PyErr_NoMemory();
    done = done && count_params(&s);
    if (done) {
        s.params = PyMem_Calloc((size_t)s.total * (1 + 2 * FL_STATES) + 1, sizeof *s.params);
        done = s.params != NULL;
        if (!done) PyErr_NoMemory();
    }
    if (done) {
        s.before = s.params + s.total;
        s.after = s.before + (size_t)s.total * FL_STATES;
        done = read_groups(&s);
    }
    if (done) {
        fl_thread__self.host_lock = true;
        done = fl_optim__step(s.algorithm, s.groups, s.n_groups, keep_states, &s);
        if (!done) fl_py__raise();
        settle_states(&s, done);
    }
    PyMem_Free(s.params);
    PyMem_Free(s.options);
    PyMem_Free(s.groups);
    return done ? Py_NewRef(Py_None) : NULL;
}

/* ---- L-BFGS ------------------------------------------------------------------------------------------------------ */

/* The closure returns the loss as a number. */
static double call_closure(void *closure) {
    fl_py_guard guard;
    fl_py__enter(&guard);
    PyObject *result = PyObject_CallNoArgs(closure);
    const double loss = result ? PyFloat_AsDouble(result) : -1;
    const bool failed = loss == -1 && PyErr_Occurred();
    Py_XDECREF(result);
    fl_py__leave(&guard);
    fl_thread__self.host_lock = true;
    if (failed) fl_py__fail();
    return loss;
}

static bool number_of(PyObject *dict, const char *name, double *to) {
    PyObject *value = PyDict_GetItemString(dict, name);
    return !value || value == Py_None || read_float(value, to);
}

static bool vector_of(PyObject *dict, const char *name, fl_tensor **to) {
    PyObject *value = PyDict_GetItemString(dict, name);
    if (!value || value == Py_None) return true;
    fl_tensor *t = fl_py__unwrap(value, name);
    *to = fl_tensor__retain(t);
    return t != NULL;
}

/* What the first parameter's state says; an empty one is that of the beginning. */
static bool read_memory(PyObject *dict, fl_lbfgs_memory *m) {
    double n_iter = 0, func_evals = 0;
    if (!number_of(dict, "n_iter", &n_iter) || !number_of(dict, "func_evals", &func_evals) ||
        !number_of(dict, "t", &m->length) || !number_of(dict, "H_diag", &m->scale) ||
        !number_of(dict, "prev_loss", &m->prev_loss) || !vector_of(dict, "d", &m->direction) ||
        !vector_of(dict, "prev_flat_grad", &m->grad))
        return false;
    if (!(n_iter >= 0 && n_iter < 1e15) || !(func_evals >= 0 && func_evals < 1e15)) {
        PyErr_SetString(PyExc_ValueError, "LBFGS: n_iter and func_evals of the state must be counts");
        return false;
    }
    m->n_iter = (int64_t)n_iter;
    m->func_evals = (int64_t)func_evals;
    PyObject *lists[3] = {PyDict_GetItemString(dict, "old_dirs"), PyDict_GetItemString(dict, "old_stps"),
                          PyDict_GetItemString(dict, "ro")};
    if (m->n_iter < 1 || !lists[0]) return true;
    for (int i = 0; i < 3; i++) {
        if (!lists[i] || !PyList_Check(lists[i]) || PyList_GET_SIZE(lists[i]) != PyList_GET_SIZE(lists[0])) {
            PyErr_SetString(PyExc_ValueError, "LBFGS: old_dirs, old_stps and ro must be lists of one length");
            return false;
        }
    }
    if (!m->direction || !m->grad) {
        PyErr_SetString(PyExc_KeyError, m->grad ? "d" : "prev_flat_grad");
        return false;
    }
    if (!fl_lbfgs__reserve(m, PyList_GET_SIZE(lists[0]))) return fl_py__raise() != NULL;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(lists[0]); i++) {
        double weight;
        fl_tensor *change = fl_py__unwrap(PyList_GET_ITEM(lists[0], i), "old_dirs");
        fl_tensor *taken = change ? fl_py__unwrap(PyList_GET_ITEM(lists[1], i), "old_stps") : NULL;
        if (!taken || !read_float(PyList_GET_ITEM(lists[2], i), &weight)) return false;
        m->pairs[m->count++] = (fl_lbfgs_pair){fl_tensor__retain(change), fl_tensor__retain(taken), weight};
    }
    return true;
}

/* Takes over both references; false where either is missing. */
static bool set_item(PyObject *dict, const char *name, PyObject *value) {
    const bool done = value && PyDict_SetItemString(dict, name, value) == 0;
    Py_XDECREF(value);
    return done;
}

static PyObject *wrapped_number(const fl_tensor *like, double x) {
    return fl_py__wrap_result(fl_tensor__scalar((fl_dtype)like->dtype, fl_float(x)));
}

static bool write_memory(PyObject *dict, const fl_lbfgs_memory *m) {
    if (!set_item(dict, "func_evals", PyLong_FromLongLong(m->func_evals)) ||
        !set_item(dict, "n_iter", PyLong_FromLongLong(m->n_iter)))
        return false;
    if (!m->direction) return true;
    PyObject *lists[3] = {PyList_New(0), PyList_New(0), PyList_New(0)};
    bool done = lists[0] && lists[1] && lists[2];
    for (int64_t i = 0; i < m->count && done; i++) {
        PyObject *items[3] = {fl_py__wrap(m->pairs[i].change), fl_py__wrap(m->pairs[i].step),
                              wrapped_number(m->grad, m->pairs[i].weight)};
        for (int k = 0; k < 3; k++) {
            done = items[k] && PyList_Append(lists[k], items[k]) == 0 && done;
            Py_XDECREF(items[k]);
        }
    }
    done = done && set_item(dict, "d", fl_py__wrap(m->direction)) &&
           set_item(dict, "t", PyFloat_FromDouble(m->length)) && set_item(dict, "old_dirs", Py_NewRef(lists[0])) &&
           set_item(dict, "old_stps", Py_NewRef(lists[1])) && set_item(dict, "ro", Py_NewRef(lists[2])) &&
           set_item(dict, "H_diag", m->count ? wrapped_number(m->grad, m->scale) : PyLong_FromLong(1)) &&
           set_item(dict, "prev_flat_grad", fl_py__wrap(m->grad)) &&
           set_item(dict, "prev_loss", PyFloat_FromDouble(m->prev_loss));
    for (int k = 0; k < 3; k++) Py_XDECREF(lists[k]);
    return done;
}

static PyObject *lbfgs_step(PyObject *self, PyObject *args) {
    (void)self;
    PyObject *group, *params, *state, *closure;
    if (!PyArg_ParseTuple(args, "O!O!O!O:_lbfgs_step", &PyDict_Type, &group, &PyList_Type, &params, &PyDict_Type,
                          &state, &closure))
        return NULL;
    fl_optim_options options;
    if (!read_options(&fl_optim__algorithms[FL_LBFGS], group, &options)) return NULL;
    const Py_ssize_t n = PyList_GET_SIZE(params);
    fl_tensor **p = tensors(params, n, "params");
    fl_lbfgs_memory m = {0};
    bool done = p && read_memory(state, &m);
    if (done) {
        double loss;
        fl_thread__self.host_lock = true;
        done = fl_optim__lbfgs(&options.lbfgs, p, (int)n, &m, call_closure, closure, &loss);
        if (!done) fl_py__raise();
        done = done && write_memory(state, &m);
    }
    fl_lbfgs__clear(&m);
    PyMem_Free(p);
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
               (!found || (fl_inplace__begin_unrecorded(found_inf) && fl_tensor__fill(found_inf, fl_float(1))));
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
    if (!fl_inplace__begin_unrecorded(scale) || !fl_tensor__fill(scale, fl_float(next.value)) ||
        !fl_inplace__begin_unrecorded(tracker) || !fl_tensor__fill(tracker, fl_int(next.tracker)))
        return fl_py__raise();
    return Py_NewRef(scale_object);
}

static PyMethodDef functions[] = {
    {"_amp_foreach_non_finite_check_and_unscale_", unscale, METH_VARARGS,
     "Multiplies gradients by inv_scale; found_inf becomes 1 where an element was infinite or NaN."},
    {"_amp_update_scale_", update_scale, METH_VARARGS,
     "_amp_update_scale_(scale, growth_tracker, found_inf, growth_factor, backoff_factor, growth_interval)"},
    {"_optim_step", optim_step, METH_VARARGS,
     "_optim_step(algorithm, [(group, params, states, differentiable), ...]): one step of parameters with gradients; "
     "states: a dict each, in which what is missing is made"},
    {"_lbfgs_step", lbfgs_step, METH_VARARGS,
     "_lbfgs_step(group, params, state, closure): up to max_iter iterations; closure() returns the loss as a number"},
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
