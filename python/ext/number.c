/* number.c: Tensor's operators. Each finds its rows of the op table once and calls them with values on the stack; a
 * Python number meets the Scalar overload where there is one, and a tensor that stands for a number (promotion's
 * "wrapped") where there is none.
 */
#include <math.h>

#include "make.h"
#include "tensor.h"

/* The overloads of a binary op by the kind of what stands on the right. */
typedef struct binary {
    const char *name;
    const fl_op *tensor, *scalar;
} binary;

enum {
    ADD,
    SUB,
    MUL,
    DIV,
    FLOOR_DIVIDE,
    REMAINDER,
    POW,
    MATMUL,
    AND,
    OR,
    XOR,
    LSHIFT,
    RSHIFT,
    LT,
    LE,
    EQ,
    NE,
    GT,
    GE,
    ADD_,
    SUB_,
    MUL_,
    DIV_,
    FLOOR_DIVIDE_,
    REMAINDER_,
    POW_,
    AND_,
    OR_,
    XOR_,
    LSHIFT_,
    RSHIFT_,
    RSUB,
    BINARY_COUNT
};
static binary ops[BINARY_COUNT] = {
    [ADD] = {.name = "add"},
    [SUB] = {.name = "sub"},
    [MUL] = {.name = "mul"},
    [DIV] = {.name = "div"},
    [FLOOR_DIVIDE] = {.name = "floor_divide"},
    [REMAINDER] = {.name = "remainder"},
    [POW] = {.name = "pow"},
    [MATMUL] = {.name = "matmul"},
    [AND] = {.name = "bitwise_and"},
    [OR] = {.name = "bitwise_or"},
    [XOR] = {.name = "bitwise_xor"},
    [LSHIFT] = {.name = "bitwise_left_shift"},
    [RSHIFT] = {.name = "bitwise_right_shift"},
    [LT] = {.name = "lt"},
    [LE] = {.name = "le"},
    [EQ] = {.name = "eq"},
    [NE] = {.name = "ne"},
    [GT] = {.name = "gt"},
    [GE] = {.name = "ge"},
    [ADD_] = {.name = "add_"},
    [SUB_] = {.name = "sub_"},
    [MUL_] = {.name = "mul_"},
    [DIV_] = {.name = "div_"},
    [FLOOR_DIVIDE_] = {.name = "floor_divide_"},
    [REMAINDER_] = {.name = "remainder_"},
    [POW_] = {.name = "pow_"},
    [AND_] = {.name = "bitwise_and_"},
    [OR_] = {.name = "bitwise_or_"},
    [XOR_] = {.name = "bitwise_xor_"},
    [LSHIFT_] = {.name = "bitwise_left_shift_"},
    [RSHIFT_] = {.name = "bitwise_right_shift_"},
    [RSUB] = {.name = "rsub"},
};
static const fl_op *reciprocal, *scalar_pow; /* 1 / x; pow(Scalar, Tensor) */

static void find_rows(void) {
    for (int i = 0; i < BINARY_COUNT; i++) {
        const fl_op *row = fl_ops__find(ops[i].name), *end = fl_ops__table + fl_ops__count;
        for (; row && row < end && strcmp(row->name, ops[i].name) == 0; row++) {
            if (row->n_args < 2) continue;
            bool rest = true; /* what follows has defaults */
            for (int k = 2; k < row->n_args; k++) rest = rest && row->args[k].has_default;
            if (!rest || row->args[0].kind != FL_K_TENSOR) {
                if (i == POW && row->args[0].kind == FL_K_SCALAR) scalar_pow = row;
                continue;
            }
            if (row->args[1].kind == FL_K_TENSOR && !ops[i].tensor) ops[i].tensor = row;
            if (row->args[1].kind == FL_K_SCALAR && !ops[i].scalar) ops[i].scalar = row;
        }
    }
    reciprocal = fl_ops__find("reciprocal");
}

/* ---- Calling ----------------------------------------------------------------------------------------------------- */

static inline void fill_defaults(const fl_op *row, fl_value *values, int from) {
    for (int i = from; i < row->n_args; i++) values[i] = row->args[i].fallback;
}

/* The result of a row as a reference of the caller's; NULL with the fl error pending. */
static inline fl_tensor *call_tensors(const fl_op *row, fl_tensor *a, fl_tensor *b) {
    fl_value values[FL_MAX_ARGS], result;
    values[0].kind = values[1].kind = FL_K_TENSOR;
    values[0].as.tensor = a;
    values[1].as.tensor = b;
    fill_defaults(row, values, 2);
    return fl_py__run_row(row, values, &result) ? result.as.tensor : NULL;
}

static inline fl_tensor *call_scalar(const fl_op *row, fl_tensor *a, fl_scalar b) {
    fl_value values[FL_MAX_ARGS], result;
    values[0].kind = FL_K_TENSOR;
    values[0].as.tensor = a;
    values[1].kind = FL_K_SCALAR;
    values[1].as.scalar = b;
    fill_defaults(row, values, 2);
    return fl_py__run_row(row, values, &result) ? result.as.tensor : NULL;
}

static inline PyObject *finish(fl_tensor *result) {
    fl_py__settle();
    return fl_py__wrap_result(result);
}

static PyObject *missing(int op) {
    return PyErr_Format(PyExc_NotImplementedError, "flashlight has no %s", ops[op].name);
}

/* tensor op number */
static PyObject *with_scalar(int op, fl_tensor *a, fl_scalar s) {
    if (ops[op].scalar) return finish(call_scalar(ops[op].scalar, a, s));
    if (!ops[op].tensor) return missing(op);
    fl_tensor *b = fl_tensor__wrapped(s);
    if (!b) return fl_py__raise();
    PyObject *result = finish(call_tensors(ops[op].tensor, a, b));
    fl_release(b);
    return result;
}

/* number op tensor */
static PyObject *scalar_first(int op, fl_scalar s, fl_tensor *b) {
    /* A tensor made of the number is of int64 at most. */
    if (s.kind == FL_SCALAR_UINT && fl_is_float((fl_dtype)b->dtype)) s = fl_float(fl_scalar__double(s));
    switch (op) {
        case ADD:
        case MUL:
        case AND:
        case OR:
        case XOR:
            return with_scalar(op, b, s);
        case SUB:
            if (ops[RSUB].scalar) return finish(call_scalar(ops[RSUB].scalar, b, s));
            break;
        case DIV:
            if (reciprocal) {
                fl_value value = {.kind = FL_K_TENSOR, .as.tensor = b}, inverse;
                if (!fl_py__run_row(reciprocal, &value, &inverse)) return fl_py__raise();
                PyObject *result = with_scalar(MUL, inverse.as.tensor, s);
                fl_release(inverse.as.tensor);
                return result;
            }
            break;
        case POW:
            if (scalar_pow) {
                fl_value values[FL_MAX_ARGS], result;
                values[0].kind = FL_K_SCALAR;
                values[0].as.scalar = s;
                values[1].kind = FL_K_TENSOR;
                values[1].as.tensor = b;
                fill_defaults(scalar_pow, values, 2);
                return finish(fl_py__run_row(scalar_pow, values, &result) ? result.as.tensor : NULL);
            }
            break;
        default:
            break;
    }
    if (!ops[op].tensor) return missing(op);
    fl_tensor *a = fl_tensor__wrapped(s);
    if (!a) return fl_py__raise();
    PyObject *result = finish(call_tensors(ops[op].tensor, a, b));
    fl_release(a);
    return result;
}

static bool is_array(PyObject *o) { return strcmp(Py_TYPE(o)->tp_name, "numpy.ndarray") == 0; }

/* Whether it is one of numbers, not of text, objects or dates. -1: an exception is set. */
static int holds_numbers(PyObject *array) {
    PyObject *dtype = PyObject_GetAttrString(array, "dtype");
    PyObject *kind = dtype ? PyObject_GetAttrString(dtype, "kind") : NULL;
    const char *letter = kind ? PyUnicode_AsUTF8(kind) : NULL;
    const int found = letter ? *letter && strchr("biufc", *letter) : -1;
    Py_XDECREF(kind);
    Py_XDECREF(dtype);
    return found;
}

/* With a NumPy array: what NumPy does not take over. Comparisons make a tensor of it; array / tensor is a product. */
static PyObject *with_array(int op, PyObject *a, PyObject *b) {
    const bool first = fl_py__is_tensor(a);
    if (op == DIV && !first) {
        PyObject *inverse = PyObject_CallMethod(b, "reciprocal", NULL);
        PyObject *result = inverse ? PyNumber_Multiply(inverse, a) : NULL;
        Py_XDECREF(inverse);
        return result;
    }
    if (op != EQ && op != NE) Py_RETURN_NOTIMPLEMENTED;
    const int numbers = holds_numbers(first ? b : a);
    if (numbers < 0) return NULL;
    if (!numbers) Py_RETURN_NOTIMPLEMENTED; /* so that they are not equal, as a whole */
    PyObject *module = PyImport_ImportModule("flashlight._C");
    PyObject *other = module ? PyObject_CallMethod(module, "as_tensor", "O", first ? b : a) : NULL;
    Py_XDECREF(module);
    if (!other) return NULL;
    fl_tensor *x = fl_py__of(first ? a : other), *y = fl_py__of(first ? other : b);
    PyObject *result = ops[op].tensor ? finish(call_tensors(ops[op].tensor, x, y)) : missing(op);
    Py_DECREF(other);
    return result;
}

/* The function that an operator of a class with __torch_function__ is known by: a method of Tensor, which for a number
 * on the left has the tensor first. */
static PyObject *overridden(int op, PyObject *a, PyObject *b) {
    static const char *const names[] = {
        [FLOOR_DIVIDE] = "__floordiv__", [AND] = "__and__",       [OR] = "__or__", [XOR] = "__xor__",
        [LSHIFT] = "__lshift__",         [RSHIFT] = "__rshift__", [EQ] = "__eq__", [BINARY_COUNT] = NULL};
    static const char *const reflected[] = {
        [SUB] = "__rsub__",       [DIV] = "__rtruediv__",   [FLOOR_DIVIDE] = "__rfloordiv__",
        [REMAINDER] = "__rmod__", [POW] = "__rpow__",       [MATMUL] = "__rmatmul__",
        [LSHIFT] = "__rlshift__", [RSHIFT] = "__rrshift__", [BINARY_COUNT] = NULL};
    if (fl_py__is_tensor(a)) {
        PyObject *args[] = {a, b};
        return fl_py__override_named(names[op] ? names[op] : ops[op].name, args, 2, true);
    }
    PyObject *args[] = {b, a};
    return fl_py__override_named(reflected[op] ? reflected[op] : ops[op].name, args, 2, true);
}

static PyObject *binary_slow(int op, PyObject *a, PyObject *b) {
    fl_scalar s;
    int status;
    if (fl_py__is_tensor(a) && fl_py__overrides(a)) return overridden(op, a, b);
    if (fl_py__is_tensor(b) && fl_py__overrides(b)) return overridden(op, a, b);
    if (fl_py__is_tensor(a)) {
        if (fl_py__is_tensor(b)) {
            if (!ops[op].tensor) return missing(op);
            return finish(call_tensors(ops[op].tensor, fl_py__of(a), fl_py__of(b)));
        }
        if ((status = fl_py__to_scalar(b, &s)) > 0 && op != MATMUL) return with_scalar(op, fl_py__of(a), s);
    } else {
        if ((status = fl_py__to_scalar(a, &s)) > 0 && op != MATMUL) return scalar_first(op, s, fl_py__of(b));
    }
    if (status < 0) return NULL;
    if (fl_py__any_overrides((PyObject *[]){a, b}, 2)) return overridden(op, a, b);
    if (is_array(fl_py__is_tensor(a) ? b : a)) return with_array(op, a, b);
    Py_RETURN_NOTIMPLEMENTED;
}

static inline PyObject *binary_op(int op, PyObject *a, PyObject *b) {
    if (FL_LIKELY(fl_py__is_exact(a) && fl_py__is_exact(b) && ops[op].tensor && !fl_py__modes)) {
        return finish(call_tensors(ops[op].tensor, fl_py__of(a), fl_py__of(b)));
    }
    return binary_slow(op, a, b);
}

/* In-place ops return their first argument, borrowed. */
static PyObject *inplace_op(int op, PyObject *a, PyObject *b) {
    if (!fl_py__is_tensor(a)) Py_RETURN_NOTIMPLEMENTED;
    if (FL_UNLIKELY(fl_py__overrides(a) || (fl_py__is_tensor(b) && fl_py__overrides(b)))) return overridden(op, a, b);
    fl_tensor *t = fl_py__of(a), *result;
    if (fl_py__is_tensor(b)) {
        if (!ops[op].tensor) return missing(op);
        result = call_tensors(ops[op].tensor, t, fl_py__of(b));
    } else {
        fl_scalar s;
        int status = fl_py__to_scalar(b, &s);
        if (status < 0) return NULL;
        if (!status) {
            if (fl_py__any_overrides(&b, 1)) return overridden(op, a, b);
            Py_RETURN_NOTIMPLEMENTED;
        }
        if (ops[op].scalar) {
            result = call_scalar(ops[op].scalar, t, s);
        } else if (ops[op].tensor) {
            fl_tensor *other = fl_tensor__wrapped(s);
            if (!other) return fl_py__raise();
            result = call_tensors(ops[op].tensor, t, other);
            fl_release(other);
        } else {
            return missing(op);
        }
    }
    fl_py__settle();
    return result && !fl_failed() ? Py_NewRef(a) : fl_py__raise();
}

#define BINARY(name, op) \
    static PyObject *nb_##name(PyObject *a, PyObject *b) { return binary_op(op, a, b); }
#define INPLACE(name, op) \
    static PyObject *nb_inplace_##name(PyObject *a, PyObject *b) { return inplace_op(op, a, b); }
BINARY(add, ADD)
BINARY(subtract, SUB)
BINARY(multiply, MUL)
BINARY(true_divide, DIV)
BINARY(floor_divide, FLOOR_DIVIDE)
BINARY(remainder, REMAINDER)
BINARY(matrix_multiply, MATMUL)
BINARY(and, AND)
BINARY(or, OR)
BINARY(xor, XOR)
BINARY(lshift, LSHIFT)
BINARY(rshift, RSHIFT)
INPLACE(add, ADD_)
INPLACE(subtract, SUB_)
INPLACE(multiply, MUL_)
INPLACE(true_divide, DIV_)
INPLACE(floor_divide, FLOOR_DIVIDE_)
INPLACE(remainder, REMAINDER_)
INPLACE(and, AND_)
INPLACE(or, OR_)
INPLACE(xor, XOR_)
INPLACE(lshift, LSHIFT_)
INPLACE(rshift, RSHIFT_)

static PyObject *nb_power(PyObject *a, PyObject *b, PyObject *modulo) {
    if (modulo != Py_None) return PyErr_Format(PyExc_TypeError, "pow() of tensors takes no modulus");
    return binary_op(POW, a, b);
}
static PyObject *nb_inplace_power(PyObject *a, PyObject *b, PyObject *modulo) {
    if (modulo != Py_None) return PyErr_Format(PyExc_TypeError, "pow() of tensors takes no modulus");
    return inplace_op(POW_, a, b);
}

static PyObject *richcompare(PyObject *a, PyObject *b, int how) {
    static const int table[] = {[Py_LT] = LT, [Py_LE] = LE, [Py_EQ] = EQ, [Py_NE] = NE, [Py_GT] = GT, [Py_GE] = GE};
    return binary_op(table[how], a, b);
}

/* ---- Unary ------------------------------------------------------------------------------------------------------- */

static PyObject *unary(const fl_op **row, const char *name, PyObject *a) {
    if (FL_UNLIKELY(fl_py__overrides(a)))
        return fl_py__override_named(strcmp(name, "bitwise_not") ? name : "__invert__", &a, 1, false);
    if (!*row && !(*row = fl_ops__find(name)))
        return PyErr_Format(PyExc_NotImplementedError, "flashlight has no %s", name);
    fl_value values[FL_MAX_ARGS], result;
    values[0].kind = FL_K_TENSOR;
    values[0].as.tensor = fl_py__of(a);
    fill_defaults(*row, values, 1);
    return finish(fl_py__run_row(*row, values, &result) ? result.as.tensor : NULL);
}

static PyObject *nb_negative(PyObject *a) {
    static const fl_op *row;
    return unary(&row, "neg", a);
}
static PyObject *nb_positive(PyObject *a) {
    static const fl_op *row;
    if (!row && !(row = fl_ops__find("positive"))) return Py_NewRef(a);
    return unary(&row, "positive", a);
}
static PyObject *nb_absolute(PyObject *a) {
    static const fl_op *row;
    return unary(&row, "abs", a);
}
static PyObject *nb_invert(PyObject *a) {
    static const fl_op *row;
    if (!fl_py__overrides(a) && fl_is_float(fl_dtype_of(fl_py__of(a)))) {
        PyErr_SetString(PyExc_TypeError, "~ (operator.invert) is only implemented on integer and Boolean-type tensors");
        return NULL;
    }
    return unary(&row, "bitwise_not", a);
}

/* ---- Python numbers of one element ------------------------------------------------------------------------------- */

/* A conversion that the class of `a` answers for. */
static PyObject *converted(const char *name, PyObject *a) { return fl_py__override_named(name, &a, 1, false); }

static int nb_bool(PyObject *a) {
    if (FL_UNLIKELY(fl_py__overrides(a))) {
        PyObject *answer = converted("__bool__", a);
        int truth = answer ? PyObject_IsTrue(answer) : -1;
        Py_XDECREF(answer);
        return truth;
    }
    fl_tensor *t = fl_py__of(a);
    if (FL_UNLIKELY(t->numel != 1)) {
        PyErr_SetString(PyExc_RuntimeError, t->numel ? "Boolean value of Tensor with more than one value is ambiguous"
                                                     : "Boolean value of Tensor with no values is ambiguous");
        return -1;
    }
    fl_scalar s = fl_item_scalar(t);
    return s.kind == FL_SCALAR_FLOAT ? s.as.d != 0 : s.as.i != 0;
}

static bool one_element(PyObject *a, fl_scalar *s) {
    fl_tensor *t = fl_py__of(a);
    if (t->numel == 1) {
        *s = fl_item_scalar(t);
        return !fl_failed() || fl_py__raise();
    }
    PyErr_SetString(PyExc_ValueError, "only one element tensors can be converted to Python scalars");
    return false;
}

static PyObject *nb_int(PyObject *a) {
    if (FL_UNLIKELY(fl_py__overrides(a))) return converted("__int__", a);
    fl_scalar s;
    if (!one_element(a, &s)) return NULL;
    return s.kind == FL_SCALAR_FLOAT ? PyLong_FromDouble(s.as.d) : PyLong_FromLongLong(s.as.i);
}

bool fl_py__warn_of_scalar(const fl_tensor *t) {
    static atomic_bool said;
    if (FL_LIKELY(!fl_requires_grad(t)) || !fl_grad_enabled() ||
        fl_warning__once(&said,
                         "Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior. "
                         "Consider using tensor.detach() first."))
        return true;
    fl_py__raise();
    return false;
}

static PyObject *nb_float(PyObject *a) {
    if (FL_UNLIKELY(fl_py__overrides(a))) return converted("__float__", a);
    fl_scalar s;
    if (!one_element(a, &s) || !fl_py__warn_of_scalar(fl_py__of(a))) return NULL;
    return PyFloat_FromDouble(s.kind == FL_SCALAR_FLOAT ? s.as.d : (double)s.as.i);
}

static PyObject *nb_index(PyObject *a) {
    if (FL_UNLIKELY(fl_py__overrides(a))) return converted("__index__", a);
    fl_tensor *t = fl_py__of(a);
    if (t->numel != 1 || fl_is_float((fl_dtype)t->dtype)) {
        PyErr_SetString(PyExc_TypeError, "only integer tensors of a single element can be converted to an index");
        return NULL;
    }
    const int64_t value = fl_item_scalar(t).as.i;
    return fl_failed() ? fl_py__raise() : PyLong_FromLongLong(value);
}

static const PyType_Slot slots[] = {{Py_nb_add, nb_add},
                                    {Py_nb_subtract, nb_subtract},
                                    {Py_nb_multiply, nb_multiply},
                                    {Py_nb_true_divide, nb_true_divide},
                                    {Py_nb_floor_divide, nb_floor_divide},
                                    {Py_nb_remainder, nb_remainder},
                                    {Py_nb_matrix_multiply, nb_matrix_multiply},
                                    {Py_nb_power, nb_power},
                                    {Py_nb_and, nb_and},
                                    {Py_nb_or, nb_or},
                                    {Py_nb_xor, nb_xor},
                                    {Py_nb_lshift, nb_lshift},
                                    {Py_nb_rshift, nb_rshift},
                                    {Py_nb_inplace_add, nb_inplace_add},
                                    {Py_nb_inplace_subtract, nb_inplace_subtract},
                                    {Py_nb_inplace_multiply, nb_inplace_multiply},
                                    {Py_nb_inplace_true_divide, nb_inplace_true_divide},
                                    {Py_nb_inplace_floor_divide, nb_inplace_floor_divide},
                                    {Py_nb_inplace_remainder, nb_inplace_remainder},
                                    {Py_nb_inplace_power, nb_inplace_power},
                                    {Py_nb_inplace_and, nb_inplace_and},
                                    {Py_nb_inplace_or, nb_inplace_or},
                                    {Py_nb_inplace_xor, nb_inplace_xor},
                                    {Py_nb_inplace_lshift, nb_inplace_lshift},
                                    {Py_nb_inplace_rshift, nb_inplace_rshift},
                                    {Py_nb_negative, nb_negative},
                                    {Py_nb_positive, nb_positive},
                                    {Py_nb_absolute, nb_absolute},
                                    {Py_nb_invert, nb_invert},
                                    {Py_nb_bool, nb_bool},
                                    {Py_nb_int, nb_int},
                                    {Py_nb_float, nb_float},
                                    {Py_nb_index, nb_index},
                                    {Py_tp_richcompare, richcompare},
                                    {0, NULL}};

const PyType_Slot *fl_py__number_slots(void) {
    find_rows();
    return slots;
}
