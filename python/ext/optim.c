/* optim.c: the fused optimizer steps for Python's Optimizer, which owns groups and state.
 */
#include "autograd/graph.h"
#include "ext.h"
#include "optim/scaler.h"
#include "optim/step.h"

/* The tensors of a list, borrowed, in memory of PyMem; None entries are NULL where allowed. NULL and an exception
 * otherwise. */
static fl_tensor **tensors(PyObject *list, Py_ssize_t n, const char *what, bool optional) {
    if (!PyList_Check(list) || PyList_GET_SIZE(list) != n) {
        PyErr_Format(PyExc_TypeError, "%s must be a list of %zd tensors", what, n);
        return NULL;
    }
    fl_tensor **items = PyMem_Malloc((size_t)(n ? n : 1) * sizeof *items);
    if (!items) return (fl_tensor **)PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *o = PyList_GET_ITEM(list, i);
        items[i] = optional && o == Py_None ? NULL : fl_py__unwrap(o, what);
        if (!items[i] && !(optional && o == Py_None)) {
            PyMem_Free(items);
            return NULL;
        }
    }
    return items;
}

static PyObject *fits(PyObject *self, PyObject *params) {
    (void)self;
    if (!PyList_Check(params)) return PyErr_Format(PyExc_TypeError, "params must be a list");
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(params); i++) {
        PyObject *o = PyList_GET_ITEM(params, i);
        if (!fl_py__is_tensor(o) || !fl_optim__fits(fl_py__of(o))) Py_RETURN_FALSE;
        const fl_tensor *grad = fl_grad(fl_py__of(o));
        if (!grad || grad->dtype != fl_py__of(o)->dtype) Py_RETURN_FALSE;
    }
    Py_RETURN_TRUE;
}

static PyObject *sgd_step(PyObject *self, PyObject *args) {
    (void)self;
    PyObject *params, *buffers;
    fl_sgd_hyper h = {0};
    int nesterov, maximize;
    if (!PyArg_ParseTuple(args, "O!Oddddpp:_sgd_step", &PyList_Type, &params, &buffers, &h.lr, &h.momentum,
                          &h.dampening, &h.weight_decay, &nesterov, &maximize))
        return NULL;
    h.nesterov = nesterov;
    h.maximize = maximize;
    Py_ssize_t n = PyList_GET_SIZE(params);
    fl_tensor **p = tensors(params, n, "params", false);
    fl_tensor **b = p && buffers != Py_None ? tensors(buffers, n, "momentum buffers", true) : NULL;
    PyObject *result = NULL;
    if (p && (b || buffers == Py_None)) {
        fl_thread__self.host_lock = true;
        bool done = fl_optim__sgd(p, (int)n, b, &h);
        if (!done) fl_py__raise();
        for (Py_ssize_t i = 0; b && done && i < n; i++) { /* those that were made */
            if (PyList_GET_ITEM(buffers, i) != Py_None) continue;
            PyObject *made = fl_py__wrap_result(b[i]);
            done = made && PyList_SetItem(buffers, i, made) == 0;
        }
        if (done) result = Py_NewRef(Py_None);
    }
    PyMem_Free(p);
    PyMem_Free(b);
    return result;
}

static PyObject *adam_step(PyObject *self, PyObject *args) {
    (void)self;
    PyObject *lists[5]; /* params, exp_avgs, exp_avg_sqs, max_exp_avg_sqs or None, steps */
    fl_adam_step o;
    int maximize, decoupled;
    if (!PyArg_ParseTuple(args, "O!OOOOdddddpp:_adam_step", &PyList_Type, &lists[0], &lists[1], &lists[2], &lists[3],
                          &lists[4], &o.lr, &o.beta1, &o.beta2, &o.eps, &o.weight_decay, &maximize, &decoupled))
        return NULL;
    o.maximize = maximize;
    o.decoupled = decoupled;
    static const char *const names[] = {"params", "exp_avgs", "exp_avg_sqs", "max_exp_avg_sqs", "steps"};
    Py_ssize_t n = PyList_GET_SIZE(lists[0]);
    fl_tensor **t[5] = {NULL};
    bool ok = true;
    for (int i = 0; i < 5 && ok; i++) {
        if (i == 3 && lists[i] == Py_None) continue;
        t[i] = tensors(lists[i], n, names[i], false);
        ok = t[i] != NULL;
    }
    PyObject *result = NULL;
    if (ok) {
        fl_thread__self.host_lock = true;
        if (fl_optim__adam(t[0], (int)n, t[1], t[2], t[3], t[4], &o)) {
            result = Py_NewRef(Py_None);
        } else {
            fl_py__raise();
        }
    }
    for (int i = 0; i < 5; i++) PyMem_Free(t[i]);
    return result;
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
    fl_tensor **grads = tensors(items, n, "self", false);
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
    {"_optim_fits", fits, METH_O, "Whether the fused steps take these parameters and their gradients."},
    {"_sgd_step", sgd_step, METH_VARARGS,
     "_sgd_step(params, buffers, lr, momentum, dampening, weight_decay, nesterov, maximize)"},
    {"_adam_step", adam_step, METH_VARARGS,
     "_adam_step(params, exp_avgs, exp_avg_sqs, max_exp_avg_sqs, steps, lr, beta1, beta2, eps, weight_decay, maximize, "
     "decoupled)"},
    {NULL, NULL, 0, NULL},
};

int fl_py__init_optim(PyObject *module) { return PyModule_AddFunctions(module, functions); }
