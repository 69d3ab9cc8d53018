/* index.c: x[...], x[...] = value, len, iteration and `in`. Keys are parsed into the items of ops/index.h on the stack.
 */
#include <flashlight/ops.h>

#include "ops/index.h"

#include "make.h"
#include "tensor.h"

#define MAX_ITEMS 64

typedef struct key {
    int n, temps;
    bool overridden; /* by the class of a tensor in it */
    fl_index_item item[MAX_ITEMS];
    fl_tensor *temp[MAX_ITEMS]; /* made of lists and arrays; owned */
    PyObject *keep;             /* what the items' tensors are held by; owned */
} key;

static void close_key(key *k) {
    for (int i = 0; i < k->temps; i++) fl_release(k->temp[i]);
    Py_XDECREF(k->keep);
}

/* One bound of a slice. */
static bool parse_bound(PyObject *o, int64_t *out) {
    if (o == Py_None) {
        *out = FL_NONE;
        return true;
    }
    Py_ssize_t value;
    if (fl_py__is_tensor(o) || PyIndex_Check(o)) {
        value = PyNumber_AsSsize_t(o, NULL); /* clipped */
        if (value == -1 && PyErr_Occurred()) return false;
        *out = value == FL_NONE ? FL_NONE + 1 : value;
        return true;
    }
    PyErr_SetString(PyExc_TypeError, "slice indices must be integers or None or have an __index__ method");
    return false;
}

static bool parse_item(PyObject *o, key *k) {
    if (k->n == MAX_ITEMS) {
        PyErr_SetString(PyExc_IndexError, "too many indices");
        return false;
    }
    fl_index_item *item = &k->item[k->n++];
    if (PyLong_Check(o)) {
        if (PyBool_Check(o)) {
            item->kind = FL_INDEX_BOOL;
            item->as.b = o == Py_True;
            return true;
        }
        item->kind = FL_INDEX_INT;
        item->as.i = PyLong_AsLongLong(o);
        if (item->as.i != -1 || !PyErr_Occurred()) return true;
        if (PyErr_ExceptionMatches(PyExc_OverflowError))
            PyErr_SetString(PyExc_ValueError, "Overflow when unpacking long long");
        return false;
    }
    if (PySlice_Check(o)) {
        const PySliceObject *slice = (PySliceObject *)o;
        item->kind = FL_INDEX_SLICE;
        item->as.slice.alone = false;
        return parse_bound(slice->start, &item->as.slice.start) && parse_bound(slice->stop, &item->as.slice.stop) &&
               parse_bound(slice->step, &item->as.slice.step);
    }
    if (o == Py_None) {
        item->kind = FL_INDEX_NEW_AXIS;
        return true;
    }
    if (o == Py_Ellipsis) {
        item->kind = FL_INDEX_ELLIPSIS;
        return true;
    }
    if (fl_py__is_tensor(o)) {
        k->overridden |= fl_py__overrides(o);
        item->kind = FL_INDEX_TENSOR;
        item->as.tensor = fl_py__of(o);
        return true;
    }
    if (PySequence_Check(o)) {
        fl_tensor *t = fl_py__make_index(o);
        if (t && t->dtype != FL_BOOL && t->dtype != FL_UINT8 && t->dtype != FL_INT64) {
            /* Lists and arrays of any numbers index, floats by what they are without their fraction; tensors do not. */
            fl_tensor *wide = fl_to(t, FL_INT64, NULL);
            fl_release(t);
            if (!(t = wide)) fl_py__raise();
        }
        if (!t) return false;
        k->temp[k->temps++] = t;
        item->kind = FL_INDEX_TENSOR;
        item->as.tensor = t;
        return true;
    }
    int64_t value;
    int status = fl_py__to_int(o, &value);
    if (status > 0) {
        item->kind = FL_INDEX_INT;
        item->as.i = value;
    } else if (status == 0) {
        fl_scalar s;
        if (fl_py__to_scalar(o, &s) > 0 && s.kind == FL_SCALAR_BOOL) {
            item->kind = FL_INDEX_BOOL;
            item->as.b = s.as.i != 0;
            return true;
        }
        PyErr_Format(
            PyExc_IndexError,
            "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got "
            "%.200s)",
            Py_TYPE(o)->tp_name);
    }
    return status > 0;
}

/* A list with lists, slices, None, ... or tensors in it counts as a tuple, as in PyTorch; one of plain numbers is an
 * index tensor. */
static bool is_tuple_in_disguise(PyObject *o) {
    if (!PyList_Check(o)) return false;
    Py_ssize_t n = PyList_GET_SIZE(o);
    for (Py_ssize_t i = 0; n < 32 && i < n; i++) {
        PyObject *item = PyList_GET_ITEM(o, i);
        if (fl_py__is_tensor(item) || PySequence_Check(item) || PySlice_Check(item) || item == Py_None ||
            item == Py_Ellipsis) {
            return true;
        }
    }
    return false;
}

static bool parse_key(PyObject *o, key *k) {
    k->n = k->temps = 0;
    k->overridden = false;
    k->keep = NULL;
    if (!PyTuple_Check(o)) {
        if (!is_tuple_in_disguise(o)) {
            if (!parse_item(o, k)) return false;
            if (k->item->kind == FL_INDEX_SLICE) k->item->as.slice.alone = true;
            return true;
        }
        if (!fl_warn(FL_USER_WARNING,
                     "Using a non-tuple sequence for multidimensional indexing is deprecated; use x[tuple(seq)] "
                     "instead of x[seq], which will become an index of the tensor of seq")) {
            fl_py__raise();
            return false;
        }
        PyObject *items = PySequence_Tuple(o);
        bool done = items && parse_key(items, k);
        k->keep = items; /* the list itself may change */
        return done;
    }
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(o); i++) {
        if (!parse_item(PyTuple_GET_ITEM(o, i), k)) return false;
    }
    return true;
}

static PyObject *subscript(PyObject *self, PyObject *o) {
    PyObject *args[] = {self, o};
    if (FL_UNLIKELY(fl_py__overrides(self))) return fl_py__override_named("__getitem__", args, 2, false);
    key k;
    fl_tensor *result = NULL;
    bool parsed = parse_key(o, &k);
    if (FL_UNLIKELY(!parsed || k.overridden) && fl_py__any_overrides(&o, 1)) {
        close_key(&k);
        PyErr_Clear();
        return fl_py__override_named("__getitem__", args, 2, false);
    }
    fl_thread__self.host_lock = true;
    if (parsed) result = fl_index__get(fl_py__of(self), k.item, k.n);
    close_key(&k);
    return parsed ? fl_py__wrap_result(result) : NULL;
}

static int assign(PyObject *self, PyObject *o, PyObject *value) {
    if (!value) {
        PyErr_SetString(PyExc_TypeError, "Tensor does not support deleting items");
        return -1;
    }
    if (FL_UNLIKELY(fl_py__overrides(self) || (fl_py__is_tensor(value) && fl_py__overrides(value)))) {
        PyObject *done = fl_py__override_named("__setitem__", (PyObject *[]){self, o, value}, 3, false);
        Py_XDECREF(done);
        return done ? 0 : -1;
    }
    if (o == Py_False && fl_py__is_tensor(value)) return 0; /* nothing to write, whatever the value */
    key k;
    if (!parse_key(o, &k)) {
        close_key(&k);
        return -1;
    }
    if (o == Py_True) k.item->kind = FL_INDEX_NEW_AXIS; /* all of it, and as x[None] no mask */
    fl_tensor *t = fl_py__of(self);
    fl_thread__self.host_lock = true;
    bool done = false;
    if (fl_py__is_tensor(value)) {
        done = fl_index__set(t, k.item, k.n, fl_py__of(value));
    } else {
        fl_scalar s;
        int status = fl_py__to_scalar(value, &s);
        const bool beyond =
            status > 0 ? s.kind == FL_SCALAR_UINT : status < 0 && PyErr_ExceptionMatches(PyExc_OverflowError);
        if (beyond) {
            PyErr_SetString(PyExc_ValueError, "Overflow when unpacking long long");
        } else if (status > 0) {
            done = fl_index__set_scalar(t, k.item, k.n, s);
        } else if (status == 0) {
            PyErr_Format(PyExc_TypeError, "can't assign a %.200s to a torch.%s", Py_TYPE(value)->tp_name,
                         fl_py__legacy_name((fl_dtype)t->dtype));
        }
    }
    close_key(&k);
    fl_py__settle();
    if (!done && (fl_failed() || !PyErr_Occurred())) fl_py__raise();
    return done ? 0 : -1;
}

static Py_ssize_t length(PyObject *self) {
    if (FL_UNLIKELY(fl_py__overrides(self))) {
        PyObject *answer = fl_py__override_named("__len__", &self, 1, false);
        Py_ssize_t n = answer ? PyLong_AsSsize_t(answer) : -1;
        Py_XDECREF(answer);
        return n;
    }
    fl_tensor *t = fl_py__of(self);
    if (t->ndim) return (Py_ssize_t)t->sizes[0];
    PyErr_SetString(PyExc_TypeError, "len() of a 0-d tensor");
    return -1;
}

static PyObject *item_at(PyObject *self, Py_ssize_t i) {
    if (FL_UNLIKELY(fl_py__overrides(self))) {
        PyObject *at = PyLong_FromSsize_t(i), *result = at ? subscript(self, at) : NULL;
        Py_XDECREF(at);
        return result;
    }
    fl_index_item item = {.kind = FL_INDEX_INT, .as.i = i};
    return fl_py__wrap_result(fl_index__get(fl_py__of(self), &item, 1));
}

static PyObject *iterate(PyObject *self) {
    static const fl_op *unbind;
    if (!fl_py__of(self)->ndim) {
        PyErr_SetString(PyExc_TypeError, "iteration over a 0-d tensor");
        return NULL;
    }
    if (!unbind && !(unbind = fl_ops__find("unbind"))) return PySeqIter_New(self);
    fl_value values[FL_MAX_ARGS] = {{.kind = FL_K_TENSOR, .as.tensor = fl_py__of(self)}};
    for (int i = 1; i < unbind->n_args; i++) values[i] = unbind->args[i].fallback;
    PyObject *rows = FL_UNLIKELY(fl_py__overrides(self)) ? fl_py__override_named("unbind", &self, 1, false)
                                                         : fl_py__call_row(unbind, values);
    PyObject *iterator = rows ? PyObject_GetIter(rows) : NULL;
    Py_XDECREF(rows);
    return iterator;
}

static int contains(PyObject *self, PyObject *value) {
    if (FL_UNLIKELY(fl_py__overrides(self))) {
        PyObject *answer = fl_py__override_named("__contains__", (PyObject *[]){self, value}, 2, false);
        int truth = answer ? PyObject_IsTrue(answer) : -1;
        Py_XDECREF(answer);
        return truth;
    }
    fl_scalar s;
    if (!fl_py__is_tensor(value) && fl_py__to_scalar(value, &s) <= 0) {
        if (!PyErr_Occurred()) {
            PyErr_Format(PyExc_RuntimeError,
                         "Tensor.__contains__ only supports Tensor or scalar, but you passed in a %R.", Py_TYPE(value));
        }
        return -1;
    }
    PyObject *equal = PyObject_RichCompare(self, value, Py_EQ);
    PyObject *any = equal ? PyObject_CallMethod(equal, "any", NULL) : NULL;
    int truth = any ? PyObject_IsTrue(any) : -1;
    Py_XDECREF(equal);
    Py_XDECREF(any);
    return truth;
}

const PyType_Slot fl_py__index_slots[] = {
    {Py_mp_subscript, subscript}, {Py_mp_ass_subscript, assign}, {Py_mp_length, length}, {Py_sq_length, length},
    {Py_sq_item, item_at},        {Py_sq_contains, contains},    {Py_tp_iter, iterate},  {0, NULL}};
