/* summary.c: what nn.summary is made of, for Python: the engine counts and writes, Python walks its modules.
 */
#include "ext.h"

#include "nn/summary.h"

#define MOST 64

/* The tensors of a sequence, borrowed; what is none is NULL. -1 and an exception where it is no sequence. */
static int tensors_of(PyObject *list, fl_tensor **out) {
    PyObject *fast = PySequence_Fast(list, "a sequence of tensors is expected");
    if (!fast) return -1;
    int n = 0;
    for (; n < MOST && n < PySequence_Fast_GET_SIZE(fast); n++) {
        PyObject *o = PySequence_Fast_GET_ITEM(fast, n);
        out[n] = fl_py__is_tensor(o) ? fl_py__of(o) : NULL;
    }
    Py_DECREF(fast);
    return n;
}

static PyObject *operations(PyObject *self, PyObject *args) {
    (void)self;
    const char *type;
    PyObject *weights, *inputs, *output;
    int batch_first;
    if (!PyArg_ParseTuple(args, "sOOpO:_summary_operations", &type, &weights, &inputs, &batch_first, &output))
        return NULL;
    fl_tensor *w[MOST], *x[MOST];
    int n_weights = tensors_of(weights, w), n_inputs = n_weights < 0 ? -1 : tensors_of(inputs, x);
    if (n_inputs < 0) return NULL;
    const fl_tensor *y = fl_py__is_tensor(output) ? fl_py__of(output) : NULL;
    return PyLong_FromLongLong(fl_summary__operations(type, w, n_weights, x, n_inputs, batch_first, y));
}

/* A row: (name, type, depth, shape or None, ran, parameters, operations). */
static int read_row(PyObject *o, fl_summary_row *row) {
    PyObject *shape;
    int ran;
    long long parameters, count;
    if (!PyArg_ParseTuple(o, "ssiOpLL", &row->name, &row->type, &row->depth, &shape, &ran, &parameters, &count))
        return -1;
    row->ran = ran;
    row->parameters = parameters;
    row->operations = count;
    row->ndim = shape == Py_None ? -1 : (int)PyTuple_Size(shape);
    for (int i = 0; i < row->ndim && i < FL_MAX_DIMS; i++)
        row->shape[i] = PyLong_AsLongLong(PyTuple_GET_ITEM(shape, i));
    return PyErr_Occurred() ? -1 : 0;
}

static PyObject *table(PyObject *self, PyObject *args) {
    (void)self;
    PyObject *list;
    long long parameters, trainable;
    if (!PyArg_ParseTuple(args, "O!LL:_summary_table", &PyList_Type, &list, &parameters, &trainable)) return NULL;
    Py_ssize_t n = PyList_GET_SIZE(list);
    fl_summary_row *rows = PyMem_Calloc((size_t)(n ? n : 1), sizeof *rows);
    if (!rows) return PyErr_NoMemory();
    PyObject *result = NULL;
    fl_text text = {0};
    Py_ssize_t read = 0;
    while (read < n && read_row(PyList_GET_ITEM(list, read), &rows[read]) == 0) read++;
    if (read == n) {
        fl_summary__write(&text, rows, (int)n, parameters, trainable);
        result = fl_error_code() ? fl_py__raise()
                                 : PyUnicode_DecodeUTF8(text.data ? text.data : "", (Py_ssize_t)text.size, "replace");
    }
    fl_text__free(&text);
    PyMem_Free(rows);
    return result;
}

static PyMethodDef functions[] = {
    {"_summary_operations", operations, METH_VARARGS,
     "Multiply-adds of one call of a layer: (type, weights, inputs, batch_first, output)."},
    {"_summary_table", table, METH_VARARGS, "The table: (rows, parameters, trainable parameters)."},
    {NULL, NULL, 0, NULL},
};

int fl_py__init_summary(PyObject *module) { return PyModule_AddFunctions(module, functions); }
