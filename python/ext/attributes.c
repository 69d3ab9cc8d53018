/* attributes.c: what a tensor is: shape, dtype, strides, the transposes, and the flags that ask about other devices.
 * What has to do with gradients stands in autograd.c.
 */
#include <flashlight/ops.h>

#include "tensor.h"

const fl_op *fl_py__row(const fl_op **cache, const char *name, const char *overload) {
    if (FL_LIKELY(*cache != NULL)) return *cache;
    const fl_op *end = fl_ops__table + fl_ops__count;
    for (const fl_op *row = fl_ops__find(name); row && row < end && strcmp(row->name, name) == 0; row++) {
        if (!overload || strcmp(row->overload, overload) == 0) return *cache = row;
    }
    PyErr_Format(PyExc_NotImplementedError, "flashlight has no %s", name);
    return NULL;
}

static PyObject *get_shape(PyObject *self, void *unused) {
    (void)unused;
    fl_tensor *t = fl_py__of(self);
    return fl_py__size(t->sizes, t->ndim);
}
static PyObject *get_dtype(PyObject *self, void *unused) {
    (void)unused;
    return Py_NewRef(fl_py__dtype((fl_dtype)fl_py__of(self)->dtype));
}
static PyObject *get_ndim(PyObject *self, void *unused) {
    (void)unused;
    return PyLong_FromLong(fl_py__of(self)->ndim);
}
static PyObject *get_device(PyObject *self, void *unused) {
    (void)self, (void)unused;
    return Py_NewRef(fl_py__device());
}
static PyObject *get_layout(PyObject *self, void *unused) {
    (void)self, (void)unused;
    return Py_NewRef(fl_py__strided());
}
static PyObject *get_itemsize(PyObject *self, void *unused) {
    (void)unused;
    return PyLong_FromSize_t(fl_dtype_size((fl_dtype)fl_py__of(self)->dtype));
}
static PyObject *get_nbytes(PyObject *self, void *unused) {
    (void)unused;
    fl_tensor *t = fl_py__of(self);
    return PyLong_FromLongLong(t->numel * (int64_t)fl_dtype_size((fl_dtype)t->dtype));
}
static PyObject *get_version(PyObject *self, void *unused) {
    (void)unused;
    if (fl_py__of(self)->flags & FL_T_INFERENCE)
        return PyErr_Format(PyExc_RuntimeError, "Inference tensors do not track version counter.");
    return PyLong_FromUnsignedLong(fl_tensor__version(fl_py__of(self)));
}
static PyObject *get_base(PyObject *self, void *unused) {
    (void)unused;
    fl_tensor *t = fl_py__of(self);
    if (!t->base) Py_RETURN_NONE;
    return fl_py__wrap(t->base);
}
static PyObject *get_none(PyObject *self, void *unused) {
    (void)self, (void)unused;
    Py_RETURN_NONE;
}
static PyObject *get_true(PyObject *self, void *unused) {
    (void)self, (void)unused;
    Py_RETURN_TRUE;
}
static PyObject *get_false(PyObject *self, void *unused) {
    (void)self, (void)unused;
    Py_RETURN_FALSE;
}
static PyObject *get_self(PyObject *self, void *unused) {
    (void)unused;
    return Py_NewRef(self);
}
static PyObject *get_imag(PyObject *self, void *unused) {
    (void)self, (void)unused;
    PyErr_SetString(PyExc_RuntimeError, "imag is not implemented for tensors with non-complex dtypes.");
    return NULL;
}

/* ---- Transposes -------------------------------------------------------------------------------------------------- */

static PyObject *transpose(fl_tensor *t, int64_t a, int64_t b) {
    static const fl_op *row;
    if (!fl_py__row(&row, "transpose", NULL)) return NULL;
    fl_value values[FL_MAX_ARGS] = {
        {.kind = FL_K_TENSOR, .as.tensor = t}, {.kind = FL_K_INT, .as.i = a}, {.kind = FL_K_INT, .as.i = b}};
    return fl_py__call_row(row, values);
}

/* All dimensions in the opposite order. */
static PyObject *get_T(PyObject *self, void *unused) {
    (void)unused;
    static const fl_op *row;
    fl_tensor *t = fl_py__of(self);
    static atomic_bool said, said_of_number;
    if (t->ndim != 2 &&
        !(t->ndim
              ? fl_warning__once(&said,
                                 "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is "
                                 "deprecated and it will throw an error in a future release. Consider `x.mT` to "
                                 "transpose batches of matrices or `x.permute(*range(x.ndim - 1, -1, -1))`")
              : fl_warning__once(&said_of_number, "Tensor.T is deprecated on 0-D tensors: it does nothing to them")))
        return fl_py__raise();
    if (!fl_py__row(&row, "permute", NULL)) return NULL;
    int64_t dims[FL_MAX_DIMS];
    for (int i = 0; i < t->ndim; i++) dims[i] = t->ndim - 1 - i;
    fl_value values[FL_MAX_ARGS] = {{.kind = FL_K_TENSOR, .as.tensor = t},
                                    {.kind = FL_K_INTS, .count = t->ndim, .as.ints = dims}};
    return fl_py__call_row(row, values);
}

static PyObject *matrix_transpose(PyObject *self, const char *name) {
    fl_tensor *t = fl_py__of(self);
    if (t->ndim >= 2) return transpose(t, -2, -1);
    static atomic_bool said[2];
    const bool adjoint = name[1] == 'H';
    if (t->ndim == 0) {
        const bool heard = fl_warning__once(
            &said[adjoint], adjoint ? "Tensor.mH is deprecated on 0-D tensors: it does nothing to them"
                                    : "Tensor.mT is deprecated on 0-D tensors: it does nothing to them");
        return heard ? Py_NewRef(self) : fl_py__raise();
    }
    return PyErr_Format(PyExc_RuntimeError,
                        "tensor.%s is only supported on matrices or batches of matrices. Got %d-D tensor.", name,
                        t->ndim);
}
static PyObject *get_mT(PyObject *self, void *unused) {
    (void)unused;
    return matrix_transpose(self, "mT");
}
static PyObject *get_mH(PyObject *self, void *unused) {
    (void)unused;
    return matrix_transpose(self, "mH");
}
static PyObject *get_H(PyObject *self, void *unused) {
    (void)unused;
    fl_tensor *t = fl_py__of(self);
    static atomic_bool said;
    if (t->ndim == 0)
        return fl_warning__once(&said, "Tensor.H is deprecated on 0-D tensors: it does nothing to them")
                   ? Py_NewRef(self)
                   : fl_py__raise();
    if (t->ndim == 2) return transpose(t, 0, 1);
    return PyErr_Format(PyExc_RuntimeError, "tensor.H is only supported on matrices (2-D tensors). Got %d-D tensor.%s",
                        t->ndim, t->ndim > 2 ? " For batches of matrices, consider using tensor.mH" : "");
}

PyGetSetDef fl_py__attributes[] = {
    {"shape", get_shape, NULL, "The sizes, as a Size.", NULL},
    {"dtype", get_dtype, NULL, "The type of the elements.", NULL},
    {"ndim", get_ndim, NULL, "The number of dimensions.", NULL},
    {"device", get_device, NULL, "device('cpu').", NULL},
    {"layout", get_layout, NULL, "strided: there is no other.", NULL},
    {"itemsize", get_itemsize, NULL, "Bytes an element.", NULL},
    {"nbytes", get_nbytes, NULL, "Bytes of all elements.", NULL},
    {"T", get_T, NULL, "The dimensions in the opposite order.", NULL},
    {"mT", get_mT, NULL, "The last two dimensions exchanged.", NULL},
    {"H", get_H, NULL, "T of a matrix: no number here is complex.", NULL},
    {"mH", get_mH, NULL, "mT: no number here is complex.", NULL},
    {"real", get_self, NULL, "The tensor itself.", NULL},
    {"imag", get_imag, NULL, "RuntimeError: no number here is complex.", NULL},
    {"_version", get_version, NULL, "How often the memory was written to in place.", NULL},
    {"_base", get_base, NULL, "The tensor this is a view of.", NULL},
    {"name", get_none, NULL, "None.", NULL},
    {"is_cpu", get_true, NULL, "True: memory is one.", NULL},
    {"is_cuda", get_false, NULL, "False: memory is the CPU's.", NULL},
    {"is_mps", get_false, NULL, "False: memory is the CPU's.", NULL},
    {"is_xpu", get_false, NULL, "False: memory is the CPU's.", NULL},
    {"is_xla", get_false, NULL, "False: memory is the CPU's.", NULL},
    {"is_meta", get_false, NULL, "False: every tensor has memory.", NULL},
    {"is_sparse", get_false, NULL, "False: all elements are kept.", NULL},
    {"is_sparse_csr", get_false, NULL, "False: all elements are kept.", NULL},
    {"is_quantized", get_false, NULL, "False: elements are what they say.", NULL},
    {"is_mkldnn", get_false, NULL, "False: the memory's layout is open.", NULL},
    {"is_nested", get_false, NULL, "False: the sizes are one.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};
