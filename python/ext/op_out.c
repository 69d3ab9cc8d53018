/* op_out.c: out=, which names the tensors that a function writes its results into.
 */
#include "op_object.h"

#include "autograd/graph.h"
#include "base/error.h"
#include "tensor/offer.h"

/* ---- Before the call --------------------------------------------------------------------------------------------- */

/* A dtype that is given must be that of out=; where none is, what is made in a given tensor is of its type:
 * arange(5, out=x). */
bool fl_py__dtype_of_out(const fl_op *op, fl_value *values, PyObject *out) {
    for (int i = 0; fl_py__is_tensor(out) && i < op->n_args; i++) {
        if (op->args[i].kind != FL_K_DTYPE || strcmp(op->args[i].name, "dtype") != 0) continue;
        const fl_dtype dtype = (fl_dtype)fl_py__of(out)->dtype;
        if (values[i].kind == FL_K_NONE && op->flags & (FL_OP_FACTORY | FL_OP_TYPED_OUT)) {
            values[i] = (fl_value){.kind = FL_K_DTYPE, .as.dtype = dtype};
        } else if (values[i].kind == FL_K_DTYPE && values[i].as.dtype != dtype) {
            PyErr_Format(PyExc_RuntimeError, "%s(): dtype %s does not match dtype of out parameter (%s)", op->name,
                         fl_dtype_name(values[i].as.dtype), fl_dtype_name(dtype));
            return false;
        }
    }
    return true;
}

/* self in the type of out=, where that is wider and what is computed in (one reference); NULL where self stays as it
 * is, or after an error. */
fl_tensor *fl_py__widened(const fl_op *op, const fl_value *values, PyObject *out) {
    if (!(op->flags & FL_OP_WIDE_OUT) || !fl_py__is_tensor(out)) return NULL;
    fl_tensor *const self = values[0].as.tensor;
    const fl_dtype from = (fl_dtype)self->dtype, to = (fl_dtype)fl_py__of(out)->dtype;
    if (from == to || !fl_is_float(from) || fl_promote_types(from, to) != to) return NULL;
    return fl_engine__ops.cast(self, to);
}

static bool apart_from(const fl_tensor *out, const fl_value *value) {
    if (value->kind == FL_K_TENSOR) return fl_inplace__apart_from(out, value->as.tensor, false);
    for (int64_t i = 0; value->kind == FL_K_TENSORS && i < value->count; i++)
        if (!fl_inplace__apart_from(out, value->as.tensors[i], false)) return false;
    return true;
}

/* Of functions that read what they are given while they write. */
bool fl_py__out_apart(const fl_op *op, const fl_value *values, PyObject *out) {
    const bool several = PyTuple_Check(out) || PyList_Check(out);
    const Py_ssize_t n = several ? PySequence_Fast_GET_SIZE(out) : 1;
    PyObject *const *targets = several ? PySequence_Fast_ITEMS(out) : &out;
    for (Py_ssize_t k = 0; k < n; k++)
        for (int i = op->flags & FL_OP_INPLACE ? 1 : 0; fl_py__is_tensor(targets[k]) && i < op->n_args; i++)
            if (!apart_from(fl_py__of(targets[k]), &values[i])) return fl_py__raise() != NULL;
    return true;
}

/* Whether the offer stands: t may be written, and how it lies to what is read. */
static bool offers(fl_offer *offer, const fl_tensor *t, const fl_value *value) {
    fl_tensor *const *tensors = value->kind == FL_K_TENSORS ? value->as.tensors : &value->as.tensor;
    const int64_t n = value->kind == FL_K_TENSORS ? value->count : value->kind == FL_K_TENSOR;
    for (int64_t i = 0; i < n; i++) {
        if (!tensors[i]) continue;
        if (fl_grad_enabled() && fl_needs_grad(tensors[i])) return false;
        offer->apart = offer->apart && fl_offer__apart(t, tensors[i]);
    }
    return true;
}

bool fl_py__offer_outs(const fl_op *op, const fl_value *values, PyObject *out, fl_offer *offer) {
    const bool several = PyTuple_Check(out) || PyList_Check(out);
    const Py_ssize_t n = several ? PySequence_Fast_GET_SIZE(out) : 1;
    PyObject *const *targets = several ? PySequence_Fast_ITEMS(out) : &out;
    if (n > FL_OFFERS || n != op->n_results) return false;
    offer->op = op->alias_of ? op->alias_of : op->name;
    offer->apart = true;
    offer->count = (int)n;
    for (int k = 0; k < (int)n; k++) {
        fl_tensor *t = fl_py__is_tensor(targets[k]) ? fl_py__of(targets[k]) : NULL;
        if (!t || !fl_offer__open(t)) return false;
        for (int other = 0; other < k; other++) /* which result is whose could not be told */
            if (offer->tensors[other]->dtype == t->dtype || !fl_offer__apart(t, offer->tensors[other])) return false;
        for (int i = 0; i < op->n_args; i++)
            if (!offers(offer, t, &values[i])) return false;
        offer->tensors[k] = t;
    }
    return true;
}

/* ---- After it ---------- */

/* Whether a result can go into the object given as out=. */
static bool check_out(const fl_op *op, fl_tensor *from, PyObject *out, bool one_of_several) {
    const char *name = op->name;
    if (!fl_py__is_tensor(out)) {
        PyErr_Format(PyExc_TypeError, "%s(): argument 'out' must be Tensor, not %.200s", name, fl_py__type_name(out));
        return false;
    }
    fl_tensor *to = fl_py__of(out);
    if (fl_grad_enabled() && (fl_requires_grad(to) || fl_requires_grad(from))) {
        PyErr_Format(PyExc_RuntimeError,
                     "%s(): functions with out=... arguments don't support automatic differentiation, but one of the "
                     "arguments requires grad.",
                     name);
        return false;
    }
    if (op->flags & FL_OP_EXACT_OUT && from->dtype != to->dtype) {
        PyErr_Format(PyExc_RuntimeError, "%s(): expected out= of dtype %s, but got %s", name,
                     fl_dtype_name((fl_dtype)from->dtype), fl_dtype_name((fl_dtype)to->dtype));
        return false;
    }
    if (op->flags & FL_OP_TRUTH_OUT && to->dtype != FL_BOOL && to->dtype != FL_UINT8) {
        PyErr_Format(PyExc_RuntimeError, "%s(): only supports bool tensor for result, got: %s", name,
                     fl_dtype_name((fl_dtype)to->dtype));
        return false;
    }
    if (!(op->flags & (FL_OP_TRUTH_OUT | FL_OP_ANY_OUT)) &&
        !fl_dtype__can_cast((fl_dtype)from->dtype, (fl_dtype)to->dtype)) {
        /* cat and what is made of it (stack, hstack, ...) */
        const bool joins = op->args[0].kind == FL_K_TENSORS;
        PyErr_Format(joins ? PyExc_TypeError : PyExc_RuntimeError,
                     "result type %s can't be cast to the desired output type %s", fl_dtype_name((fl_dtype)from->dtype),
                     fl_dtype_name((fl_dtype)to->dtype));
        return false;
    }
    if (one_of_several && !fl_is_float(from->dtype) && from->dtype != to->dtype) { /* places, exponents */
        PyErr_Format(PyExc_RuntimeError, "%s(): expected out tensor to have dtype %s, but got %s instead", name,
                     fl_dtype_name((fl_dtype)from->dtype), fl_dtype_name((fl_dtype)to->dtype));
        return false;
    }
    if (fl_shape__equal(to, from) || to->numel == 0) return true;
    if (op->flags & FL_OP_FACTORY)
        return to->numel == from->numel || strcmp(op->name, "arange") ||
               PyErr_WarnFormat(PyExc_UserWarning, 1,
                                "The number of elements in the out tensor of shape %s is not the computed number of "
                                "elements %lld: it is resized",
                                FL_SHAPE(to), (long long)from->numel) == 0;
    return PyErr_WarnFormat(PyExc_UserWarning, 1,
                            "An output with one or more elements was resized since it had shape %s, which does "
                            "not match the required output shape %s.",
                            FL_SHAPE(to), FL_SHAPE(from)) == 0;
}

typedef struct move {
    fl_tensor *from; /* one reference */
    fl_tensor *to;
} move;

/* All that needs memory: room for another size, and for a view of what the op made in the place of its result. */
static bool make_room(move *m) {
    fl_tensor *from = m->from;
    fl_tensor__retain(from);
    if (fl_shape__equal(m->to, from)) return true;
    if (from->storage == m->to->storage) {
        m->from = fl_tensor__empty_like(from, (fl_dtype)from->dtype, from->sizes);
        const bool copied = m->from && fl_tensor__copy(m->from, from);
        fl_release(from);
        if (!copied) return false;
    }
    return fl_tensor__reserve(m->to, m->from->ndim, m->from->sizes);
}

/* Writes it there, in the dtype of what is there; another size is laid out as the result that it stands for. */
static bool put(const fl_op *op, const move *m) {
    fl_tensor *from = m->from, *to = m->to;
    if (!fl_shape__equal(to, from)) {
        if (!fl_tensor__resize(to, from->ndim, from->sizes)) return false;
        if (!(op->flags & FL_OP_ROWS_OUT) && fl_shape__is_dense(from) && !from->planes.channels &&
            !fl_tensor__restride(to, from->ndim, from->sizes, from->strides))
            return false;
    }
    return fl_offer__same(from, to) || fl_tensor__copy(to, from);
}

/* Writes all or none. */
static bool write_out(const fl_op *op, move *moves, Py_ssize_t n) {
    Py_ssize_t ready = 0, begun = 0;
    bool ok = true;
    for (; ready < n && ok; ready++) ok = make_room(&moves[ready]);
    while (begun < n && ok) ok = fl_inplace__begin_unrecorded(moves[begun].to) && ++begun;
    for (Py_ssize_t i = 0; i < n && ok; i++) ok = put(op, &moves[i]);
    for (Py_ssize_t i = 0; i < begun && !ok; i++) fl_inplace__cancel(moves[i].to, NULL);
    for (Py_ssize_t i = 0; i < ready; i++) fl_release(moves[i].from);
    return ok;
}

PyObject *fl_py__write_out(const fl_op *op, fl_tensor *result, PyObject *out) {
    if (!check_out(op, result, out, false)) return NULL;
    return write_out(op, &(move){result, fl_py__of(out)}, 1) ? Py_NewRef(out) : fl_py__raise();
}

PyObject *fl_py__write_outs(const fl_op *op, PyObject *result, PyObject *out) {
    const bool several = PyTuple_Check(result);
    const Py_ssize_t n = several ? PyTuple_GET_SIZE(result) : 1;
    if (several && ((!PyTuple_Check(out) && !PyList_Check(out)) || PySequence_Fast_GET_SIZE(out) != n))
        return PyErr_Format(PyExc_TypeError, "%s(): argument 'out' must be tuple of %zd Tensors", op->name, n);
    PyObject *const *results = several ? PySequence_Fast_ITEMS(result) : &result;
    PyObject *const *targets = several ? PySequence_Fast_ITEMS(out) : &out;
    for (Py_ssize_t i = 0; i < n; i++) {
        if (!check_out(op, fl_py__of(results[i]), targets[i], several)) return NULL;
    }
    move *moves = PyMem_New(move, n ? n : 1);
    if (!moves) return PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < n; i++) moves[i] = (move){fl_py__of(results[i]), fl_py__of(targets[i])};
    const bool written = write_out(op, moves, n);
    PyMem_Free(moves);
    if (!written) return fl_py__raise();
    if (!several) return Py_NewRef(out);
    for (Py_ssize_t i = 0; i < n; i++) PyTuple_SetItem(result, i, Py_NewRef(targets[i]));
    return Py_NewRef(result);
}
