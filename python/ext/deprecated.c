/* deprecated.c: forms of calls that PyTorch has deprecated and still takes, numbers before the tensors that they scale:
 * torch.add(x, 2, y) for torch.add(x, y, alpha=2). They are looked for when no signature fits, so they cost other calls
 * nothing.
 */
#include <string.h>

#include "op.h"

typedef struct form {
    const char *names[2]; /* what the numbers are, in their order */
    int at[2];            /* where they stand among a function's arguments; -1: there is none */
    int method_at[2];     /* among a method's, self counted */
    int tensors;
    const char *ops, *old, *present;
} form;

static const form forms[] = {
    {{"alpha", NULL},
     {1, -1},
     {1, -1},
     2,
     " add sub ",
     "Tensor input, Number alpha, Tensor other",
     "Tensor input, Tensor other, *, Number alpha"},
    {{"value", NULL},
     {1, -1},
     {1, -1},
     3,
     " addcmul addcdiv ",
     "Tensor input, Number value, Tensor tensor1, Tensor tensor2",
     "Tensor input, Tensor tensor1, Tensor tensor2, *, Number value"},
    {{"beta", "alpha"},
     {0, 2},
     {1, 2},
     3,
     " addmm addmv addr addbmm baddbmm ",
     "Number beta, Tensor input, Number alpha, Tensor, Tensor",
     "Tensor input, Tensor, Tensor, *, Number beta, Number alpha"},
};

static const form *form_of(const char *op) {
    char word[32];
    size_t n = strlen(op);
    n -= n && op[n - 1] == '_';
    if (n + 3 > sizeof(word)) return NULL;
    word[0] = word[n + 1] = ' ';
    memcpy(word + 1, op, n);
    word[n + 2] = '\0';
    for (int i = 0; i < FL_COUNT(forms); i++)
        if (strstr(forms[i].ops, word)) return &forms[i];
    return NULL;
}

static bool is_number(PyObject *value) {
    return PyFloat_Check(value) || PyLong_Check(value) || (fl_py__is_tensor(value) && fl_py__of(value)->ndim == 0);
}

static bool warn_once(const form *f, const char *op) {
    static bool warned; /* under the GIL; PyTorch says it once for all of them, too */
    if (warned) return true;
    warned = true;
    return PyErr_WarnFormat(PyExc_UserWarning, 1,
                            "This overload of %s is deprecated: %s(%s). Consider using this signature instead: %s(%s)",
                            op, op, f->old, op, f->present) == 0;
}

/* args without its items at the given places, which become the last keywords. */
static PyObject *call_present(const form *f, PyObject *callable, const int *at, int n_numbers, PyObject *const *args,
                              Py_ssize_t nargs, PyObject *kwnames) {
    const Py_ssize_t n_given = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
    PyObject *values[16], *names = PyTuple_New(n_given + n_numbers);
    Py_ssize_t n = 0;
    for (Py_ssize_t i = 0; i < nargs; i++)
        if (i != at[0] && (n_numbers < 2 || i != at[1])) values[n++] = args[i];
    for (Py_ssize_t k = 0; names && k < n_given; k++) {
        values[n + k] = args[nargs + k];
        PyTuple_SET_ITEM(names, k, Py_NewRef(PyTuple_GET_ITEM(kwnames, k)));
    }
    for (int i = 0; names && i < n_numbers; i++) {
        values[n + n_given + i] = args[at[i]];
        PyObject *name = PyUnicode_InternFromString(f->names[i]);
        if (!name) Py_CLEAR(names);
        if (names) PyTuple_SET_ITEM(names, n_given + i, name);
    }
    PyObject *result = names ? PyObject_Vectorcall(callable, values, (size_t)n, names) : NULL;
    Py_XDECREF(names);
    return result;
}

PyObject *fl_py__deprecated_form(PyObject *callable, const char *op, bool method, PyObject *const *args,
                                 Py_ssize_t nargs, PyObject *kwnames) {
    const form *f = form_of(op);
    const Py_ssize_t n_keywords = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
    if (!f || nargs + n_keywords > 14) return NULL;
    Py_ssize_t count = nargs;
    for (Py_ssize_t k = 0; k < n_keywords; k++)
        count += PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(kwnames, k), "out") != 0;
    const int n_numbers = (int)(count - f->tensors), *at = method ? f->method_at : f->at;
    if (n_numbers < 1 || n_numbers > 2) return NULL;
    for (int i = 0; i < n_numbers; i++)
        if (at[i] < 0 || at[i] >= nargs || !is_number(args[at[i]])) return NULL;
    if (!warn_once(f, op)) return NULL;
    PyObject *result = call_present(f, callable, at, n_numbers, args, nargs, kwnames);
    if (!result && PyErr_ExceptionMatches(PyExc_TypeError)) PyErr_Clear(); /* the call as it was is to be explained */
    return result;
}
