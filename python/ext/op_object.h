/* op_object.h: the callable over rows of the op table: op.c matches arguments and calls, op_refusal.c says why nothing
 * fits, op_attributes.c is what Python sees of it beside calls.
 */
#ifndef FL_PYTHON_OP_OBJECT_H
#define FL_PYTHON_OP_OBJECT_H

#include "op.h"
#include "tensor/offer.h"

/* Keywords that the host answers for every op that has the flag, beside those of the row. */
enum {
    KW_OUT,
    KW_DEVICE,
    KW_LAYOUT,
    KW_PIN_MEMORY,
    KW_REQUIRES_GRAD,
    KW_INPLACE,
    KW_SIZE_AVERAGE,
    KW_REDUCE,
    KW_STACKLEVEL,
    KW_COUNT
};
typedef struct fl_py_overload {
    const fl_op *op;
    const fl_op *twin; /* nn: the in-place form */
    PyObject **names;  /* n_args interned strings */
    int n_positional;  /* arguments before the * */
    int self_at;       /* method: which argument self is; where(condition, self, other) */
    int varargs;       /* index of an int[] whose items may be given one by one, -1 */
    int reduction;     /* nn: index of `reduction`, -1 */
    bool returns_self;
} fl_py_overload;

/* Whether Python numbers may stand for tensors: no, for some of a call's, for all of them. */
enum { NUMBERS_NONE, NUMBERS_SOME, NUMBERS_ANY };

typedef struct {
    PyObject_HEAD vectorcallfunc vectorcall;
    PyObject *name;
    const char *module;
    int mode;
    int numbers; /* NUMBERS_... */
    int count;
    fl_py_overload *overloads;
    const char *signature; /* nn: where the rows do not give it (signature.c), else NULL */
    PyObject *dict, *weak; /* dict: NULL until a program sets an attribute */
} fl_py_op;

extern PyTypeObject fl_py__function_type, fl_py__method_type;

/* The host's keywords of one call. */
typedef struct fl_py_extras {
    int given; /* bits of the keywords above */
    PyObject *value[KW_COUNT];
} fl_py_extras;

/* What one overload makes of the arguments: 1: fits; 0: does not; -1: an exception. */
int fl_py__bind(const fl_py_op *self, const fl_py_overload *o, PyObject *const *args, Py_ssize_t nargs,
                PyObject *kwnames, fl_value *values, fl_py_arena *arena, fl_py_extras *extra);
/* The argument of the row that a keyword names, -1. */
int fl_py__find_keyword(const fl_py_overload *o, PyObject *name);
/* The host keywords that a row takes, as bits; the one that a name is, -1. */
int fl_py__host_keywords_of(const fl_py_op *self, const fl_py_overload *o);
int fl_py__find_host_keyword(const fl_py_op *self, const fl_py_overload *o, PyObject *name);
/* Which argument of the row the i-th positional one of a call is: a method's self comes first. */
static inline int fl_py__position(const fl_py_overload *o, Py_ssize_t i) {
    return i > o->self_at ? (int)i : i == 0 ? o->self_at : (int)i - 1;
}

/* out= (op_out.c). Before the call: a dtype that is given must be that of out, and where none is, what is made in a
 * given tensor is of its type, arange(5, out=x); functions that read what they are given while they write take no out
 * that shares memory with it; the first argument in the type of a wider out; and whether the tensors of out are offered
 * as the places of the results. */
bool fl_py__dtype_of_out(const fl_op *op, fl_value *values, PyObject *out);
fl_tensor *fl_py__widened(const fl_op *op, const fl_value *values, PyObject *out);
bool fl_py__out_apart(const fl_op *op, const fl_value *values, PyObject *out);
bool fl_py__offer_outs(const fl_op *op, const fl_value *values, PyObject *out, fl_offer *offer);
/* After it: brings the result, borrowed, or the object of several results, to where it belongs, and returns that. */
PyObject *fl_py__write_out(const fl_op *op, fl_tensor *result, PyObject *out);
PyObject *fl_py__write_outs(const fl_op *op, PyObject *result, PyObject *out);

/* "(Tensor input, int dim, *, torch.dtype dtype = None)", or without types as Python writes it. */
PyObject *fl_py__op_signature(const fl_py_op *self, const fl_py_overload *o, bool types);

#endif
