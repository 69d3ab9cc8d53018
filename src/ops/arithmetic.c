/* arithmetic.c: sums, products, quotients, powers, comparisons, logic and the choosing ops (where, clamp, lerp), as
 * records of pointwise.h.
 */
#include "base/error.h"
#include "ops/pointwise.h"

static fl_scalar negated(fl_scalar v) {
    const bool wide = v.kind == FL_SCALAR_FLOAT || v.kind == FL_SCALAR_UINT;
    return wide ? fl_float(-fl_scalar__double(v)) : fl_int((int64_t)(0 - (uint64_t)v.as.i));
}
static fl_tensor *scaled(fl_tensor *t, double factor) { return fl_mul_scalar(t, fl_float(factor)); }
/* g where the condition holds, else 0. */
static fl_tensor *where_true(fl_tensor *condition, fl_tensor *g) {
    return fl_where_scalar_other(condition, g, fl_int(0));
}
static fl_tensor *where_false(fl_tensor *condition, fl_tensor *g) {
    return fl_where_scalar_self(condition, fl_int(0), g);
}

/* ---- add, sub ---------------------------------------------------------------------------------------------------- */

BINARY_RECORD(add, add, "AddBackward0", SAME, 1, NONE, g, NONE, g)
BINARY_RECORD_WITH(add_scaled, add_scaled, "AddBackward0", SAME, 1, NONE, g, NONE, fl_mul_scalar(g, PARAM(0)),
                   .number_fit = FL_FIT_COMMON)
BINARY_RECORD(sub, sub, "SubBackward0", SAME, 1, NONE, g, NONE, fl_neg(g))
BINARY_RECORD_WITH(sub_scaled, add_scaled, "SubBackward0", SAME, 1, NONE, g, NONE, fl_mul_scalar(g, PARAM(0)),
                   .number_fit = FL_FIT_COMMON)
/* Its operands come exchanged. */
BINARY_RECORD_WITH(rsub, sub, "RsubBackward0", SAME, 1, NONE, g, NONE, fl_neg(g), .first_number_name = "RsubBackward1")
BINARY_FUNCTIONS(add)
SCALAR_FUNCTIONS(add)

static fl_dtype operand_type(fl_operand a) {
    return a.tensor ? (fl_dtype)a.tensor->dtype : fl_dtype__of_scalar(a.number);
}

/* a + alpha b, with PyTorch's checks of alpha. */
static fl_tensor *run_scaled(const fl_pointwise_op *op, fl_operand a, fl_operand b, fl_scalar alpha, fl_scalar factor,
                             fl_tensor *target) {
    if (fl_failed()) return NULL;
    const fl_dtype ta = operand_type(a), tb = operand_type(b);
    if (alpha.kind == FL_SCALAR_BOOL && !(ta == FL_BOOL && tb == FL_BOOL))
        return fl_fail(FL_RUNTIME_ERROR, "Boolean alpha only supported for Boolean results.");
    if (alpha.kind == FL_SCALAR_FLOAT && !fl_is_float(ta) && !fl_is_float(tb))
        return fl_fail(FL_RUNTIME_ERROR,
                       "For integral input tensors, argument alpha must not be a floating point number.");
    if (ta == FL_BOOL && tb == FL_BOOL && op == &add_scaled_op) /* a or (alpha and b) */
        return fl_pointwise__run(&add_op, alpha.as.i ? (fl_operand[]){a, b} : (fl_operand[]){a, a}, NULL, 0, target);
    return fl_pointwise__run(op, (fl_operand[]){a, b}, &factor, 1, target);
}
#define TENSOR_OPERAND(t) ((fl_operand)IN(t))
#define NUMBER_OPERAND(v) ((fl_operand)NUMBER(v))
fl_tensor *fl_add_alpha(fl_tensor *self, fl_tensor *other, fl_scalar alpha) {
    return run_scaled(&add_scaled_op, TENSOR_OPERAND(self), TENSOR_OPERAND(other), alpha, alpha, NULL);
}
fl_tensor *fl_add_alpha_(fl_tensor *self, fl_tensor *other, fl_scalar alpha) {
    return run_scaled(&add_scaled_op, TENSOR_OPERAND(self), TENSOR_OPERAND(other), alpha, alpha, self);
}
fl_tensor *fl_add_scalar_alpha(fl_tensor *self, fl_scalar other, fl_scalar alpha) {
    return run_scaled(&add_scaled_op, TENSOR_OPERAND(self), NUMBER_OPERAND(other), alpha, alpha, NULL);
}
fl_tensor *fl_add_scalar_alpha_(fl_tensor *self, fl_scalar other, fl_scalar alpha) {
    return run_scaled(&add_scaled_op, TENSOR_OPERAND(self), NUMBER_OPERAND(other), alpha, alpha, self);
}

static bool sub_ok(fl_dtype a, fl_dtype b) {
    if (fl_failed()) return false;
    if (a == FL_BOOL && b == FL_BOOL) {
        fl_fail(FL_RUNTIME_ERROR,
                "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` "
                "operator instead.");
    } else if (a == FL_BOOL || b == FL_BOOL) {
        fl_fail(FL_RUNTIME_ERROR,
                "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a "
                "mask, use "
                "the `~` or `logical_not()` operator instead.");
    }
    return !fl_failed();
}
static fl_tensor *run_sub(const fl_pointwise_op *op, fl_operand a, fl_operand b, fl_tensor *target) {
    if (!sub_ok(operand_type(a), operand_type(b))) return NULL;
    return fl_pointwise__run(op, (fl_operand[]){a, b}, NULL, 0, target);
}
fl_tensor *fl_sub(fl_tensor *self, fl_tensor *other) {
    if (fl_failed()) return NULL;
    return run_sub(&sub_op, TENSOR_OPERAND(self), TENSOR_OPERAND(other), NULL);
}
fl_tensor *fl_sub_(fl_tensor *self, fl_tensor *other) {
    if (fl_failed()) return NULL;
    return run_sub(&sub_op, TENSOR_OPERAND(self), TENSOR_OPERAND(other), self);
}
fl_tensor *fl_sub_scalar(fl_tensor *self, fl_scalar other) {
    if (fl_failed()) return NULL;
    return run_sub(&sub_op, TENSOR_OPERAND(self), NUMBER_OPERAND(other), NULL);
}
fl_tensor *fl_sub_scalar_(fl_tensor *self, fl_scalar other) {
    if (fl_failed()) return NULL;
    return run_sub(&sub_op, TENSOR_OPERAND(self), NUMBER_OPERAND(other), self);
}
fl_tensor *fl_rsub(fl_tensor *self, fl_tensor *other) {
    if (fl_failed()) return NULL;
    return fl_node__named_as(run_sub(&rsub_op, TENSOR_OPERAND(other), TENSOR_OPERAND(self), NULL), NULL, "1, 0");
}
fl_tensor *fl_rsub_scalar(fl_tensor *self, fl_scalar other) {
    if (fl_failed()) return NULL;
    return run_sub(&rsub_op, NUMBER_OPERAND(other), TENSOR_OPERAND(self), NULL);
}
static fl_tensor *run_sub_scaled(fl_operand a, fl_operand b, fl_scalar alpha, fl_tensor *target) {
    if (!sub_ok(operand_type(a), operand_type(b))) return NULL;
    return run_scaled(&sub_scaled_op, a, b, alpha, negated(alpha), target);
}
fl_tensor *fl_rsub_alpha(fl_tensor *self, fl_tensor *other, fl_scalar alpha) {
    return fl_node__named_as(fl_sub_alpha(other, self, alpha), "RsubBackward0", "1, 0");
}
fl_tensor *fl_rsub_scalar_alpha(fl_tensor *self, fl_scalar other, fl_scalar alpha) {
    if (fl_failed()) return NULL;
    fl_tensor *result = run_sub_scaled(NUMBER_OPERAND(other), TENSOR_OPERAND(self), alpha, NULL);
    return fl_node__named_as(result, "RsubBackward1", "1");
}
fl_tensor *fl_sub_alpha(fl_tensor *self, fl_tensor *other, fl_scalar alpha) {
    if (fl_failed()) return NULL;
    return run_sub_scaled(TENSOR_OPERAND(self), TENSOR_OPERAND(other), alpha, NULL);
}
fl_tensor *fl_sub_alpha_(fl_tensor *self, fl_tensor *other, fl_scalar alpha) {
    if (fl_failed()) return NULL;
    return run_sub_scaled(TENSOR_OPERAND(self), TENSOR_OPERAND(other), alpha, self);
}
fl_tensor *fl_sub_scalar_alpha(fl_tensor *self, fl_scalar other, fl_scalar alpha) {
    if (fl_failed()) return NULL;
    return run_sub_scaled(TENSOR_OPERAND(self), NUMBER_OPERAND(other), alpha, NULL);
}
fl_tensor *fl_sub_scalar_alpha_(fl_tensor *self, fl_scalar other, fl_scalar alpha) {
    if (fl_failed()) return NULL;
    return run_sub_scaled(TENSOR_OPERAND(self), NUMBER_OPERAND(other), alpha, self);
}

/* ---- mul, div ---------------------------------------------------------------------------------------------------- */

BINARY_RECORD_WITH(mul, mul, "MulBackward0", SAME, 1, Y, fl_mul(g, y), X, fl_mul(g, x), .exact_number = true)
BINARY_FUNCTIONS(mul)
SCALAR_FUNCTIONS(mul)

BINARY_RECORD_WITH(div, div, "DivBackward0", FLOAT, 1, Y, fl_div(g, y), X | Y,
                   fl_mul(fl_neg(g), fl_div(fl_div(x, y), y)), .exact_number = true)
BINARY_FUNCTIONS(div)
SCALAR_FUNCTIONS(div)

BINARY_RECORD_WITH(div_trunc, div_trunc, "DivBackward2", SAME, 2, NONE, fl_node__zeros_of_input(node, 0), NONE,
                   fl_node__zeros_of_input(node, 1), .exact_number = true)
BINARY_RECORD_WITH(div_floor, div_floor, "DivBackward2", SAME, 4, NONE, fl_node__zeros_of_input(node, 0), NONE,
                   fl_node__zeros_of_input(node, 1), .exact_number = true)
#define NOT_DIFFERENTIABLE(id) fl_fail(FL_RUNTIME_ERROR, "derivative for aten::" #id " is not implemented")
BINARY_RECORD_WITH(floor_divide, div_floor, "NotImplemented", SAME, 4, NONE, NOT_DIFFERENTIABLE(floor_divide), NONE,
                   NOT_DIFFERENTIABLE(floor_divide), .exact_number = true)
BINARY_RECORD_WITH(remainder, remainder, "RemainderBackward1", SAME, 4, NONE, g, X | Y,
                   fl_mul(fl_neg(g), fl_div_mode(x, y, "floor")), .second_number_name = "RemainderBackward0")
BINARY_RECORD_WITH(fmod, fmod, "FmodBackward1", SAME, 4, NONE, g, X | Y, fl_mul(fl_neg(g), fl_div_mode(x, y, "trunc")),
                   .second_number_name = "FmodBackward0")

/* Integer division by zero is an error, found before anything is written. */
static bool divides(fl_operand a, fl_operand b) {
    if (fl_failed()) return false;
    const fl_dtype ta = operand_type(a), tb = operand_type(b);
    if (fl_is_float(ta) || fl_is_float(tb) || (ta == FL_BOOL && tb == FL_BOOL)) return true;
    if (a.tensor && a.tensor->numel == 0) return true; /* nothing is divided */
    bool zero = false;
    if (!b.tensor) {
        /* As the tensor's type holds it: 256 is 0 among bytes. */
        const int bits = ta == FL_BOOL ? 64 : 8 * (int)fl_dtype_size(ta);
        zero = (uint64_t)b.number.as.i << (64 - bits) == 0;
    } else if (b.tensor->numel > 0) {
        fl_scope_open();
        fl_tensor *nonzero = fl_all(b.tensor);
        if (nonzero) zero = !*(const uint8_t *)nonzero->data;
        fl_scope_close();
        if (fl_failed()) return false;
    }
    if (zero) fl_fail(FL_RUNTIME_ERROR, "ZeroDivisionError");
    return !zero;
}
static fl_tensor *run_division(const fl_pointwise_op *op, fl_operand a, fl_operand b, fl_tensor *target) {
    if (!divides(a, b)) return NULL;
    return fl_pointwise__run(op, (fl_operand[]){a, b}, NULL, 0, target);
}
#define DIVISION_FUNCTIONS(id)                                                            \
    fl_tensor *fl_##id(fl_tensor *self, fl_tensor *other) {                               \
        if (fl_failed()) return NULL;                                                     \
        return run_division(&id##_op, TENSOR_OPERAND(self), TENSOR_OPERAND(other), NULL); \
    }                                                                                     \
    fl_tensor *fl_##id##_(fl_tensor *self, fl_tensor *other) {                            \
        if (fl_failed()) return NULL;                                                     \
        return run_division(&id##_op, TENSOR_OPERAND(self), TENSOR_OPERAND(other), self); \
    }                                                                                     \
    fl_tensor *fl_##id##_scalar(fl_tensor *self, fl_scalar other) {                       \
        if (fl_failed()) return NULL;                                                     \
        return run_division(&id##_op, TENSOR_OPERAND(self), NUMBER_OPERAND(other), NULL); \
    }                                                                                     \
    fl_tensor *fl_##id##_scalar_(fl_tensor *self, fl_scalar other) {                      \
        if (fl_failed()) return NULL;                                                     \
        return run_division(&id##_op, TENSOR_OPERAND(self), NUMBER_OPERAND(other), self); \
    }                                                                                     \
    fl_tensor *fl_##id##_base(fl_scalar self, fl_tensor *other) {                         \
        if (fl_failed()) return NULL;                                                     \
        return run_division(&id##_op, NUMBER_OPERAND(self), TENSOR_OPERAND(other), NULL); \
    }
DIVISION_FUNCTIONS(floor_divide)
DIVISION_FUNCTIONS(remainder)
#undef DIVISION_FUNCTIONS
fl_tensor *fl_fmod(fl_tensor *self, fl_tensor *other) {
    if (fl_failed()) return NULL;
    return run_division(&fmod_op, TENSOR_OPERAND(self), TENSOR_OPERAND(other), NULL);
}
fl_tensor *fl_fmod_(fl_tensor *self, fl_tensor *other) {
    if (fl_failed()) return NULL;
    return run_division(&fmod_op, TENSOR_OPERAND(self), TENSOR_OPERAND(other), self);
}
fl_tensor *fl_fmod_scalar(fl_tensor *self, fl_scalar other) {
    if (fl_failed()) return NULL;
    return run_division(&fmod_op, TENSOR_OPERAND(self), NUMBER_OPERAND(other), NULL);
}
fl_tensor *fl_fmod_scalar_(fl_tensor *self, fl_scalar other) {
    if (fl_failed()) return NULL;
    return run_division(&fmod_op, TENSOR_OPERAND(self), NUMBER_OPERAND(other), self);
}

/* Halves are cut off once the quotient is a half, but where one number divides all. */
static bool cuts_halves(fl_operand a, fl_operand b) {
    if (!a.tensor || !b.tensor || b.tensor->numel == 1) return false;
    return fl_is_half(fl_dtype__result((fl_tensor *[]){a.tensor, b.tensor}, 2));
}
static fl_tensor *cut_half(fl_tensor *a, fl_tensor *b, fl_tensor *target) {
    fl_scope_open();
    const bool recorded = fl_node__would_record((fl_tensor *[]){a, b}, 2);
    fl_tensor *x = recorded ? fl_detach(a) : a, *y = recorded ? fl_detach(b) : b, *result;
    fl_tensor *quotient = recorded || !target ? fl_div(x, y) : fl_div_(target, y);
    result = quotient = quotient ? fl_trunc_(quotient) : NULL;
    if (recorded && quotient) { /* with the history of a quotient that is cut off, whose slope is 0 everywhere */
        result = run_division(&div_trunc_op, TENSOR_OPERAND(a), TENSOR_OPERAND(b), target);
        if (result) fl_tensor__copy(result, quotient);
    }
    if (!target) return fl_scope_return(result);
    fl_scope_close();
    return result ? target : NULL;
}

static fl_tensor *run_div_mode(fl_operand a, fl_operand b, const char *mode, fl_tensor *target) {
    if (!mode) return fl_node__named(fl_pointwise__run(&div_op, (fl_operand[]){a, b}, NULL, 0, target), "DivBackward2");
    if (!strcmp(mode, "trunc") && cuts_halves(a, b)) return cut_half(a.tensor, b.tensor, target);
    if (!strcmp(mode, "trunc")) return run_division(&div_trunc_op, a, b, target);
    if (!strcmp(mode, "floor")) return run_division(&div_floor_op, a, b, target);
    return fl_fail(FL_RUNTIME_ERROR, "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '%s'",
                   mode);
}
fl_tensor *fl_div_mode(fl_tensor *self, fl_tensor *other, const char *rounding_mode) {
    if (fl_failed()) return NULL;
    return run_div_mode(TENSOR_OPERAND(self), TENSOR_OPERAND(other), rounding_mode, NULL);
}
fl_tensor *fl_div_mode_(fl_tensor *self, fl_tensor *other, const char *rounding_mode) {
    if (fl_failed()) return NULL;
    return run_div_mode(TENSOR_OPERAND(self), TENSOR_OPERAND(other), rounding_mode, self);
}
fl_tensor *fl_div_scalar_mode(fl_tensor *self, fl_scalar other, const char *rounding_mode) {
    if (fl_failed()) return NULL;
    return run_div_mode(TENSOR_OPERAND(self), NUMBER_OPERAND(other), rounding_mode, NULL);
}
fl_tensor *fl_div_scalar_mode_(fl_tensor *self, fl_scalar other, const char *rounding_mode) {
    if (fl_failed()) return NULL;
    return run_div_mode(TENSOR_OPERAND(self), NUMBER_OPERAND(other), rounding_mode, self);
}

/* ---- pow --------------------------------------------------------------------------------------------------------- */

/* g y x^(y - 1), and 0 where y is 0: for x = 0, where the slope is NaN (in the derivative by g too), and any g. */
static fl_tensor *pow_slope(fl_tensor *g, fl_tensor *x, fl_tensor *y) {
    fl_tensor *flat = fl_eq_scalar(y, fl_int(0));
    fl_tensor *slope = where_false(flat, fl_mul(y, fl_pow(x, fl_sub_scalar(y, fl_int(1)))));
    return where_false(flat, fl_mul(g, slope));
}
/* g x^y log(x), and 0 where x is 0 and y is not negative. */
static fl_tensor *pow_exponent_slope(fl_tensor *g, fl_tensor *x, fl_tensor *y, fl_tensor *r) {
    fl_tensor *flat = fl_logical_and(fl_eq_scalar(x, fl_int(0)), fl_ge_scalar(y, fl_int(0)));
    return fl_mul(g, where_false(flat, fl_mul(r, fl_log(x))));
}
BINARY_RECORD_SHOWING("self, exponent, , result", pow, pow, "PowBackward1", SAME, 4, X | Y, pow_slope(g, x, y),
                      X | Y | RESULT, pow_exponent_slope(g, x, y, r))

/* x to a fixed power: PARAM(0). A few powers have kernels of their own. */
static fl_tensor *fixed_pow_slope(fl_node *node, fl_tensor *g, fl_tensor *x, fl_scalar exponent) {
    const double e = fl_scalar__double(exponent);
    if (e == 0) return fl_node__zeros_of_input(node, 0);
    if (e == 1) return fl_pointwise__flat(g, x);
    if (e == 2) return fl_mul(g, scaled(fl_grad_enabled() ? fl_pow_scalar(x, fl_int(1)) : x, 2));
    return fl_mul(g, fl_mul_scalar(fl_pow_scalar(x, fl_float(e - 1)), exponent));
}
#define FIXED_POW(id, kernel, price)                                                   \
    UNARY_RECORD_SHOWING("self; exponent", id, kernel, "PowBackward0", SAME, price, X, \
                         fixed_pow_slope(node, g, x, PARAM(0)), )
FIXED_POW(pow_square, square, 1)
FIXED_POW(pow_sqrt, sqrt, 2)
FIXED_POW(pow_rsqrt, rsqrt, 2)
FIXED_POW(pow_reciprocal, reciprocal, 1)
FIXED_POW(pow_cube, cube, 1)
FIXED_POW(pow_reciprocal_square, reciprocal_square, 1)
static void pow_scalar_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *x = fl_pointwise__saved(node, 0);
    if (x) out[0] = fixed_pow_slope(node, grad[0], x, PARAM(0));
}
static const fl_pointwise_op pow_scalar_op = {.name = "pow",
                                              .rule = {.name = "PowBackward0",
                                                       .backward = pow_scalar_backward,
                                                       .saved = "self; exponent",
                                                       .number = fl_pointwise__number,
                                                       .picture = "0"},
                                              .kernel = FL_PW_pow,
                                              .promotion = FL_PROMOTE_SAME,
                                              .inputs = 2,
                                              .cost = 4,
                                              .needs = {X, 0}};
/* The same of a number, whose logarithm is taken in double. */
static fl_tensor *pow_base_slope(fl_tensor *g, double base, fl_tensor *y, fl_tensor *r) {
    fl_tensor *slope = fl_mul_scalar(r, fl_float(log(base)));
    return fl_mul(g, base == 0 ? where_false(fl_ge_scalar(y, fl_int(0)), slope) : slope);
}
BINARY_RECORD_SHOWING("self, exponent, , result", pow_base, pow, "PowBackward2", SAME, 4, NONE, NULL, X | Y | RESULT,
                      pow_base_slope(g, fl_scalar__double(fl_pointwise__number(node, -1)), y, r), .row_major = true,
                      .first_number_name = "PowBackward2")

/* Halves and integers take exponents of their own range alone. */
static bool exponent_fits(fl_dtype dtype, fl_scalar exponent) {
    const bool large = exponent.kind == FL_SCALAR_UINT, integer = large || exponent.kind == FL_SCALAR_INT;
    if (fl_is_half(dtype)) return fl_dtype__check_value(dtype, exponent);
    if (fl_is_float(dtype) || !integer) return true;
    if (!large && exponent.as.i < 0)
        return fl_fail(FL_RUNTIME_ERROR, "Integers to negative integer powers are not allowed.") != NULL;
    return fl_dtype__check_value(large || dtype == FL_BOOL ? FL_INT64 : dtype, exponent);
}

static fl_tensor *run_pow_scalar(fl_tensor *self, fl_scalar exponent, fl_tensor *target) {
    if (fl_failed() || !exponent_fits((fl_dtype)self->dtype, exponent)) return NULL;
    if (!fl_is_float((fl_dtype)self->dtype)) {
        if (exponent.kind == FL_SCALAR_BOOL && self->dtype == FL_BOOL) {
            const fl_scalar none = fl_boolean(!exponent.as.i); /* x to the 0 is 1, to the 1 it is x */
            return target ? fl_bitwise_or_scalar_(target, none) : fl_bitwise_or_scalar(self, none);
        }
        if (exponent.kind == FL_SCALAR_INT && (exponent.as.i == 2 || exponent.as.i == 3) && self->dtype != FL_BOOL)
            return fl_pointwise__run(exponent.as.i == 2 ? &pow_square_op : &pow_cube_op, (fl_operand[]){IN(self)},
                                     &exponent, 1, target);
    } else {
        const double e = fl_scalar__double(exponent);
        const bool roots = self->dtype != FL_FLOAT16; /* in float16 -0 and -inf have PyTorch's powers, not roots */
        const fl_pointwise_op *op = e == 2               ? &pow_square_op
                                    : e == 0.5 && roots  ? &pow_sqrt_op
                                    : e == -0.5 && roots ? &pow_rsqrt_op
                                    : e == -1            ? &pow_reciprocal_op
                                    : e == 3             ? &pow_cube_op
                                    : e == -2            ? &pow_reciprocal_square_op
                                                         : NULL;
        if (op) return fl_pointwise__run(op, (fl_operand[]){IN(self)}, &exponent, 1, target);
    }
    return fl_pointwise__run(&pow_scalar_op, (fl_operand[]){IN(self), NUMBER(exponent)}, &exponent, 1, target);
}
fl_tensor *fl_pow(fl_tensor *self, fl_tensor *exponent) {
    return fl_pointwise__tensors(&pow_op, self, exponent, NULL, NULL);
}
fl_tensor *fl_pow_(fl_tensor *self, fl_tensor *exponent) {
    return fl_pointwise__tensors(&pow_op, self, exponent, NULL, self);
}
fl_tensor *fl_pow_scalar(fl_tensor *self, fl_scalar exponent) { return run_pow_scalar(self, exponent, NULL); }
fl_tensor *fl_pow_scalar_(fl_tensor *self, fl_scalar exponent) { return run_pow_scalar(self, exponent, self); }
fl_tensor *fl_pow_base(fl_scalar self, fl_tensor *exponent) {
    return fl_pointwise__run(&pow_base_op, (fl_operand[]){NUMBER(self), IN(exponent)}, NULL, 0, NULL);
}
fl_tensor *fl_square(fl_tensor *self) { return fl_pow_scalar(self, fl_int(2)); }
fl_tensor *fl_square_(fl_tensor *self) { return fl_pow_scalar_(self, fl_int(2)); }
fl_tensor *fl_float_power(fl_tensor *self, fl_tensor *exponent) {
    if (fl_failed()) return NULL;
    if (self->flags & FL_T_WRAPPED)
        return SCOPED(fl_pow_base(fl_item_scalar(self), fl_engine__ops.cast(exponent, FL_FLOAT64)));
    return SCOPED(fl_pow(fl_engine__ops.cast(self, FL_FLOAT64), fl_engine__ops.cast(exponent, FL_FLOAT64)));
}
fl_tensor *fl_float_power_scalar(fl_tensor *self, fl_scalar exponent) {
    return SCOPED(fl_pow_scalar(fl_engine__ops.cast(self, FL_FLOAT64), exponent));
}
static bool is_double_base(const fl_tensor *self) {
    if (fl_failed()) return false;
    if (self->dtype != FL_FLOAT64)
        fl_fail(FL_RUNTIME_ERROR,
                "the base given to float_power_ has dtype %s but the operation's result requires dtype Double",
                fl_dtype__scalar_type((fl_dtype)self->dtype));
    return !fl_failed();
}
fl_tensor *fl_float_power_(fl_tensor *self, fl_tensor *exponent) {
    if (!is_double_base(self)) return NULL;
    fl_scope_open();
    fl_tensor *result = fl_pow_(self, fl_engine__ops.cast(exponent, FL_FLOAT64));
    fl_scope_close();
    return result;
}
fl_tensor *fl_float_power_scalar_(fl_tensor *self, fl_scalar exponent) {
    return is_double_base(self) ? fl_pow_scalar_(self, exponent) : NULL;
}

/* ---- Extremes and other functions of two ------------------------------------------------------------------------- */

/* Where both are equal each gets a half. */
static fl_tensor *share(fl_tensor *g, fl_tensor *x, fl_tensor *y, fl_tensor *loses) {
    return where_false(loses, fl_where(fl_eq(x, y), scaled(g, 0.5), g));
}
BINARY_RECORD(maximum, maximum, "MaximumBackward0", SAME, 1, X | Y, share(g, x, y, fl_lt(x, y)), X | Y,
              share(g, x, y, fl_gt(x, y)))
BINARY_RECORD(minimum, minimum, "MinimumBackward0", SAME, 1, X | Y, share(g, x, y, fl_gt(x, y)), X | Y,
              share(g, x, y, fl_lt(x, y)))
BINARY_RECORD(fmax, fmax, "FmaxBackward0", SAME, 1, X | Y, where_true(fl_logical_or(fl_ge(x, y), fl_isnan(y)), g),
              X | Y, where_false(fl_logical_or(fl_ge(x, y), fl_isnan(y)), g))
BINARY_RECORD(fmin, fmin, "FminBackward0", SAME, 1, X | Y, where_true(fl_logical_or(fl_le(x, y), fl_isnan(y)), g),
              X | Y, where_false(fl_logical_or(fl_le(x, y), fl_isnan(y)), g))
fl_tensor *fl_maximum(fl_tensor *self, fl_tensor *other) {
    return fl_pointwise__tensors(&maximum_op, self, other, NULL, NULL);
}
fl_tensor *fl_minimum(fl_tensor *self, fl_tensor *other) {
    return fl_pointwise__tensors(&minimum_op, self, other, NULL, NULL);
}
/* fmax of integers is maximum. */
static bool both_integral(fl_tensor *a, fl_tensor *b) {
    return a && b && !fl_is_float((fl_dtype)a->dtype) && !fl_is_float((fl_dtype)b->dtype);
}
fl_tensor *fl_fmax(fl_tensor *self, fl_tensor *other) {
    return fl_pointwise__tensors(both_integral(self, other) ? &maximum_op : &fmax_op, self, other, NULL, NULL);
}
fl_tensor *fl_fmin(fl_tensor *self, fl_tensor *other) {
    return fl_pointwise__tensors(both_integral(self, other) ? &minimum_op : &fmin_op, self, other, NULL, NULL);
}

/* 1 / (x^2 + y^2), 0 at the origin. */
static fl_tensor *inverse_square(fl_tensor *x, fl_tensor *y) {
    fl_tensor *sum = fl_add(fl_mul(x, x), fl_mul(y, y));
    return where_false(fl_eq_scalar(sum, fl_int(0)), fl_reciprocal(sum));
}
BINARY_RECORD(atan2, atan2, "Atan2Backward0", FLOAT, 16, X | Y, fl_mul(g, fl_mul(y, inverse_square(x, y))), X | Y,
              fl_mul(g, fl_mul(fl_neg(x), inverse_square(x, y))))
BINARY_FUNCTIONS(atan2)
BINARY_RECORD(hypot, hypot, "HypotBackward0", SAME, 16, X | RESULT, fl_mul(g, fl_div(x, r)), Y | RESULT,
              fl_mul(g, fl_div(y, r)))
BINARY_FUNCTIONS(hypot)
BINARY_RECORD_WITH(copysign, copysign, "CopysignBackward0", FLOAT, 1, X | RESULT,
                   fl_mul(g, where_false(fl_eq_scalar(x, fl_int(0)), fl_div(r, x))), NONE,
                   fl_node__zeros_of_input(node, 1), .second_number_name = "CopysignBackward1")
BINARY_FUNCTIONS(copysign)
SCALAR_FUNCTIONS(copysign)
/* To PyTorch it is the first argument, but where that is the second. */
BINARY_RECORD(nextafter, nextafter, "NextafterBackward0", SAME, 16, X | Y, where_true(fl_ne(x, y), g), NONE,
              fl_node__zeros_of_input(node, 1))
BINARY_FUNCTIONS(nextafter)
BINARY_RECORD(heaviside, heaviside, "NotImplemented", SAME, 1, NONE, NOT_DIFFERENTIABLE(heaviside), NONE,
              NOT_DIFFERENTIABLE(heaviside))
static fl_tensor *run_heaviside(fl_tensor *self, fl_tensor *values, fl_tensor *target) {
    if (fl_failed()) return NULL;
    if (self->dtype != values->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "heaviside is not yet implemented for tensors with different dtypes.");
    return fl_pointwise__tensors(&heaviside_op, self, values, NULL, target);
}
fl_tensor *fl_heaviside(fl_tensor *self, fl_tensor *values) { return run_heaviside(self, values, NULL); }
fl_tensor *fl_heaviside_(fl_tensor *self, fl_tensor *values) { return run_heaviside(self, values, self); }

/* e^x's share of e^x + e^y: by the sigmoid, so that infinities do no harm. */
BINARY_RECORD(logaddexp, logaddexp, "LogaddexpBackward0", SAME, 4, X | Y, fl_mul(g, fl_sigmoid(fl_sub(x, y))), X | Y,
              fl_mul(g, fl_sigmoid(fl_sub(y, x))))
#define SHARE2(x, y) fl_sigmoid(fl_mul_scalar(fl_sub(x, y), fl_float(0.69314718055994530942)))
BINARY_RECORD(logaddexp2, logaddexp2, "Logaddexp2Backward0", SAME, 16, X | Y, fl_mul(g, SHARE2(x, y)), X | Y,
              fl_mul(g, SHARE2(y, x)))
fl_tensor *fl_logaddexp(fl_tensor *self, fl_tensor *other) {
    return fl_pointwise__tensors(&logaddexp_op, self, other, NULL, NULL);
}
fl_tensor *fl_logaddexp2(fl_tensor *self, fl_tensor *other) {
    return fl_pointwise__tensors(&logaddexp2_op, self, other, NULL, NULL);
}

static fl_tensor *both(fl_tensor *a, fl_tensor *b) { return fl_logical_and(a, b); }
BINARY_RECORD_WITH(xlogy, xlogy, "XlogyBackward0", FLOAT, 4, X | Y,
                   where_false(both(fl_eq_scalar(x, fl_int(0)), fl_le_scalar(y, fl_int(0))), fl_xlogy(g, y)), X | Y,
                   fl_div(fl_mul(g, x), y), .first_number_name = "XlogyBackward1",
                   .second_number_name = "XlogyBackward2")
BINARY_RECORD_WITH(xlog1py, xlog1py, "SpecialXlog1PyBackward0", FLOAT, 4, X | Y,
                   where_false(both(fl_eq_scalar(x, fl_int(0)), fl_le_scalar(y, fl_int(-1))), fl_special_xlog1py(g, y)),
                   X | Y, fl_div(fl_mul(g, x), fl_add_scalar(y, fl_int(1))),
                   .first_number_name = "SpecialXlog1PyBackward1", .second_number_name = "SpecialXlog1PyBackward2")
BINARY_FUNCTIONS(xlogy)
SCALAR_FUNCTIONS(xlogy)
fl_tensor *fl_xlogy_base(fl_scalar self, fl_tensor *other) {
    return fl_pointwise__run(&xlogy_op, (fl_operand[]){NUMBER(self), IN(other)}, NULL, 0, NULL);
}
fl_tensor *fl_special_xlog1py(fl_tensor *self, fl_tensor *other) {
    return fl_pointwise__tensors(&xlog1py_op, self, other, NULL, NULL);
}

PLAIN_RECORD(gcd, gcd, SAME, 2)
PLAIN_RECORD(lcm, lcm, SAME, 2)
BINARY_FUNCTIONS(gcd)
BINARY_FUNCTIONS(lcm)

/* ---- Comparison, logic, bits ------------------------------------------------------------------------------------- */

/* What is of a floating type, and has a gradient of zeros, is what they are written into in place. */
#define COMPARISON(id, node_name)                                                                            \
    BINARY_RECORD_WITH(id, id, node_name "Backward1", BOOL, 1, NONE, fl_node__zeros_of_input(node, 0), NONE, \
                       fl_node__zeros_of_input(node, 1), .second_number_name = node_name "Backward0")        \
    BINARY_FUNCTIONS(id)                                                                                     \
    SCALAR_FUNCTIONS(id)
COMPARISON(eq, "Eq")
COMPARISON(ne, "Ne")
COMPARISON(lt, "Lt")
COMPARISON(le, "Le")
COMPARISON(gt, "Gt")
COMPARISON(ge, "Ge")
#define LOGIC(id)                 \
    PLAIN_RECORD(id, id, BOOL, 2) \
    BINARY_FUNCTIONS(id)
LOGIC(logical_and)
LOGIC(logical_or)
LOGIC(logical_xor)
#define BITS(id)                  \
    PLAIN_RECORD(id, id, SAME, 2) \
    BINARY_FUNCTIONS(id)          \
    SCALAR_FUNCTIONS(id)
BITS(bitwise_and)
BITS(bitwise_or)
BITS(bitwise_xor)
PLAIN_RECORD(bitwise_left_shift, shift_left, SAME, 2)
PLAIN_RECORD(bitwise_right_shift, shift_right, SAME, 2)
BINARY_FUNCTIONS(bitwise_left_shift)
SCALAR_FUNCTIONS(bitwise_left_shift)
BINARY_FUNCTIONS(bitwise_right_shift)
SCALAR_FUNCTIONS(bitwise_right_shift)

/* ---- Choosing ---------------------------------------------------------------------------------------------------- */

static void where_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *condition = fl_pointwise__saved(node, 0);
    if (!condition) return;
    if (fl_node__needs(node, 1)) out[1] = where_true(condition, grad[0]);
    if (fl_node__needs(node, 2)) out[2] = where_false(condition, grad[0]);
}
static const fl_pointwise_op where_op = {.name = "where",
                                         .rule = {.name = "WhereBackward0",
                                                  .backward = where_backward,
                                                  .saved = "condition, self, other",
                                                  .number = fl_pointwise__number,
                                                  .picture = "1, 2"},
                                         .kernel = FL_PW_where,
                                         .promotion = FL_PROMOTE_WHERE,
                                         .number_fit = FL_FIT_COMMON,
                                         .inputs = 3,
                                         .cost = 1,
                                         .needs = {0, X, X}};
static fl_tensor *run_where(fl_tensor *condition, fl_operand x, fl_operand y) {
    if (fl_failed()) return NULL;
    if (condition->dtype != FL_BOOL && condition->dtype != FL_UINT8)
        return fl_fail(FL_RUNTIME_ERROR,
                       "where expected condition to be a boolean tensor, but got a tensor with dtype %s",
                       fl_dtype_name((fl_dtype)condition->dtype));
    static atomic_bool said;
    if (condition->dtype == FL_UINT8 &&
        !fl_warning__once(&said,
                          "where received a uint8 condition tensor, which is deprecated: use a boolean condition"))
        return NULL;
    return fl_pointwise__run(&where_op, (fl_operand[]){IN(condition), x, y}, NULL, 0, NULL);
}
fl_tensor *fl_where(fl_tensor *condition, fl_tensor *self, fl_tensor *other) {
    return run_where(condition, TENSOR_OPERAND(self), TENSOR_OPERAND(other));
}
fl_tensor *fl_where_scalar_other(fl_tensor *condition, fl_tensor *self, fl_scalar other) {
    return run_where(condition, TENSOR_OPERAND(self), NUMBER_OPERAND(other));
}
fl_tensor *fl_where_scalar_self(fl_tensor *condition, fl_scalar self, fl_tensor *other) {
    return run_where(condition, NUMBER_OPERAND(self), TENSOR_OPERAND(other));
}
fl_tensor *fl_where_scalar(fl_tensor *condition, fl_scalar self, fl_scalar other) {
    return run_where(condition, NUMBER_OPERAND(self), NUMBER_OPERAND(other));
}

/* clamp: the bounds are operands, tensors or numbers; where one is missing it is maximum or minimum. Its gradient goes
 * to self where it lies within the bounds, both included. */
static void clamp_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *x = fl_pointwise__saved(node, 0), *low = fl_pointwise__saved(node, 1),
              *high = fl_pointwise__saved(node, 2);
    if (fl_failed()) return;
    fl_tensor *g = grad[0];
    if (fl_node__needs(node, 0)) out[0] = where_true(fl_logical_and(fl_ge(x, low), fl_le(x, high)), g);
    if (fl_node__needs(node, 1)) out[1] = where_true(fl_logical_and(fl_lt(low, high), fl_lt(x, low)), g);
    if (fl_node__needs(node, 2)) out[2] = where_true(fl_logical_or(fl_gt(x, high), fl_lt(high, low)), g);
}
#define XYZ (X | Y | Z)
static const fl_pointwise_op clamp_op = {.name = "clamp",
                                         .rule = {.name = "ClampBackward1",
                                                  .backward = clamp_backward,
                                                  .saved = "self, min, max",
                                                  .number = fl_pointwise__number,
                                                  .picture = "0"},
                                         .kernel = FL_PW_clamp_tensor,
                                         .inputs = 3,
                                         .number_fit = FL_FIT_COMMON,
                                         .cost = 1,
                                         .needs = {XYZ, XYZ, XYZ}};
static const fl_pointwise_op clamp_tensor_op = {.name = "clamp",
                                                .rule = {.name = "ClampBackward0",
                                                         .backward = clamp_backward,
                                                         .saved = "self, min, max",
                                                         .number = fl_pointwise__number},
                                                .kernel = FL_PW_clamp_tensor,
                                                .inputs = 3,
                                                .cost = 1,
                                                .needs = {XYZ, XYZ, XYZ}};
BINARY_RECORD_AS("self, min", clamp_min, maximum, "ClampMinBackward1", SAME, 1, X | Y, where_true(fl_ge(x, y), g),
                 X | Y, where_true(fl_lt(x, y), g), .second_number_name = "ClampMinBackward0",
                 .number_fit = FL_FIT_COMMON)
BINARY_RECORD_AS("self, max", clamp_max, minimum, "ClampMaxBackward1", SAME, 1, X | Y, where_true(fl_le(x, y), g),
                 X | Y, where_true(fl_gt(x, y), g), .second_number_name = "ClampMaxBackward0",
                 .number_fit = FL_FIT_COMMON)
BINARY_FUNCTIONS(clamp_min)
SCALAR_FUNCTIONS(clamp_min)
BINARY_FUNCTIONS(clamp_max)
SCALAR_FUNCTIONS(clamp_max)
static bool present(fl_operand o) { return o.tensor || o.number.kind != FL_SCALAR_NONE; }
static bool bool_or_none(fl_operand o) {
    return o.tensor ? o.tensor->dtype == FL_BOOL : o.number.kind == FL_SCALAR_BOOL || o.number.kind == FL_SCALAR_NONE;
}
static fl_tensor *run_clamp(const fl_pointwise_op *op, fl_tensor *self, fl_operand low, fl_operand high,
                            fl_tensor *target) {
    if (fl_failed()) return NULL;
    const bool has_low = present(low), has_high = present(high), numbers = !low.tensor && !high.tensor;
    if (!has_low && !has_high)
        return fl_fail(FL_RUNTIME_ERROR, "torch.clamp: At least one of 'min' or 'max' must not be None");
    if (self->dtype == FL_BOOL && (numbers || (has_low && has_high)) && bool_or_none(low) && bool_or_none(high))
        return fl_pointwise__no_kernel("clamp", FL_BOOL);
    if (has_low && has_high) return fl_pointwise__run(op, (fl_operand[]){IN(self), low, high}, NULL, 0, target);
    fl_tensor *result = fl_pointwise__run(has_low ? &clamp_min_op : &clamp_max_op,
                                          (fl_operand[]){IN(self), has_low ? low : high}, NULL, 0, target);
    const char *picture = numbers ? op->rule.picture : has_low ? "0, 1, -" : "0, -, 1";
    return fl_node__named_as(result, op->rule.name, picture);
}
static const fl_clamp_options clamp_defaults = FL_CLAMP_OPTIONS;
fl_tensor *fl_clamp(fl_tensor *self, const fl_clamp_options *options) {
    const fl_clamp_options *o = options ? options : &clamp_defaults;
    return run_clamp(&clamp_op, self, NUMBER_OPERAND(o->min), NUMBER_OPERAND(o->max), NULL);
}
fl_tensor *fl_clamp_(fl_tensor *self, const fl_clamp_options *options) {
    const fl_clamp_options *o = options ? options : &clamp_defaults;
    return run_clamp(&clamp_op, self, NUMBER_OPERAND(o->min), NUMBER_OPERAND(o->max), self);
}
static fl_operand bound(fl_tensor *t) { return (fl_operand){.tensor = t, .number = {.kind = FL_SCALAR_NONE}}; }
fl_tensor *fl_clamp_tensor(fl_tensor *self, const fl_clamp_tensor_options *options) {
    if (!options) return fl_clamp(self, NULL);
    return run_clamp(&clamp_tensor_op, self, bound(options->min), bound(options->max), NULL);
}
fl_tensor *fl_clamp_tensor_(fl_tensor *self, const fl_clamp_tensor_options *options) {
    if (!options) return fl_clamp_(self, NULL);
    return run_clamp(&clamp_tensor_op, self, bound(options->min), bound(options->max), self);
}

/* ---- Three operands ---------------------------------------------------------------------------------------------- */

static void addcmul_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *g = grad[0];
    if (fl_node__needs(node, 0)) out[0] = g;
    if (fl_node__needs(node, 1)) out[1] = fl_mul(g, fl_mul_scalar(fl_pointwise__saved(node, 2), PARAM(0)));
    if (fl_node__needs(node, 2)) out[2] = fl_mul(g, fl_mul_scalar(fl_pointwise__saved(node, 1), PARAM(0)));
}
static const fl_pointwise_op addcmul_op = {.name = "addcmul",
                                           .rule = {.name = "AddcmulBackward0",
                                                    .backward = addcmul_backward,
                                                    .saved = "self, tensor1, tensor2; value",
                                                    .number = fl_pointwise__number},
                                           .kernel = FL_PW_addcmul,
                                           .number_fit = FL_FIT_COMPUTED,
                                           .inputs = 3,
                                           .cost = 1,
                                           .needs = {0, Z, Y}};
static void addcdiv_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *g = grad[0];
    if (fl_node__needs(node, 0)) out[0] = g;
    if (!fl_node__needs(node, 1) && !fl_node__needs(node, 2)) return;
    fl_tensor *z = fl_pointwise__saved(node, 2);
    if (fl_node__needs(node, 1)) out[1] = fl_div(fl_mul_scalar(g, PARAM(0)), z);
    if (fl_node__needs(node, 2)) {
        fl_tensor *y = fl_pointwise__saved(node, 1);
        out[2] = fl_mul(fl_neg(g), fl_div(fl_mul_scalar(y, PARAM(0)), fl_mul(z, z)));
    }
}
static const fl_pointwise_op addcdiv_op = {.name = "addcdiv",
                                           .rule = {.name = "AddcdivBackward0",
                                                    .backward = addcdiv_backward,
                                                    .saved = "self, tensor1, tensor2; value",
                                                    .number = fl_pointwise__number},
                                           .kernel = FL_PW_addcdiv,
                                           .number_fit = FL_FIT_COMPUTED,
                                           .inputs = 3,
                                           .cost = 1,
                                           .needs = {0, Z, Y | Z}};
static fl_tensor *run_addcop(const fl_pointwise_op *op, fl_tensor *self, fl_tensor *t1, fl_tensor *t2, fl_scalar value,
                             fl_tensor *target) {
    if (fl_failed()) return NULL;
    if (op == &addcdiv_op && !fl_is_float((fl_dtype)t1->dtype) && !fl_is_float((fl_dtype)t2->dtype))
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Integer division with addcdiv is no longer supported, and in a future release addcdiv will perform a "
            "true division of tensor1 and tensor2.");
    return fl_pointwise__run(op, (fl_operand[]){IN(self), IN(t1), IN(t2)}, &value, 1, target);
}
#define ADDCOP_FUNCTIONS(id)                                                                                 \
    fl_tensor *fl_##id(fl_tensor *self, fl_tensor *t1, fl_tensor *t2, const fl_##id##_options *options) {    \
        return run_addcop(&id##_op, self, t1, t2, options ? options->value : fl_int(1), NULL);               \
    }                                                                                                        \
    fl_tensor *fl_##id##_(fl_tensor *self, fl_tensor *t1, fl_tensor *t2, const fl_##id##_options *options) { \
        return run_addcop(&id##_op, self, t1, t2, options ? options->value : fl_int(1), self);               \
    }
ADDCOP_FUNCTIONS(addcmul)
ADDCOP_FUNCTIONS(addcdiv)

static fl_tensor *one_minus(fl_tensor *t) { return fl_rsub_scalar(t, fl_int(1)); }
static void lerp_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *g = grad[0];
    if (fl_node__needs(node, 0)) out[0] = fl_mul(g, one_minus(fl_pointwise__saved(node, 2)));
    if (fl_node__needs(node, 1)) out[1] = fl_mul(g, fl_pointwise__saved(node, 2));
    if (fl_node__needs(node, 2)) out[2] = fl_mul(g, fl_sub(fl_pointwise__saved(node, 1), fl_pointwise__saved(node, 0)));
}
static const fl_pointwise_op lerp_op = {.name = "lerp",
                                        .rule = {.name = "LerpBackward1",
                                                 .backward = lerp_backward,
                                                 .saved = "self, end, weight",
                                                 .number = fl_pointwise__number},
                                        .kernel = FL_PW_lerp,
                                        .inputs = 3,
                                        .cost = 1,
                                        .needs = {Z, Z, X | Y}};
BINARY_RECORD(lerp_scalar, lerp_scalar, "LerpBackward0", SAME, 1, NONE, scaled(g, 1 - fl_scalar__double(PARAM(0))),
              NONE, scaled(g, fl_scalar__double(PARAM(0))))
static bool same_types(fl_tensor *a, fl_tensor *b, const char *name) {
    if (fl_failed()) return false;
    if (a->dtype != b->dtype)
        fl_fail(FL_RUNTIME_ERROR, "expected dtype %s for `%s` but got dtype %s", fl_dtype_name((fl_dtype)a->dtype),
                name, fl_dtype_name((fl_dtype)b->dtype));
    return !fl_failed();
}
static fl_tensor *run_lerp(fl_tensor *self, fl_tensor *end, fl_tensor *weight, fl_tensor *target) {
    if (!same_types(self, end, "end")) return NULL;
    if (weight->ndim > 0 || weight->dtype == self->dtype) {
        if (!same_types(self, weight, "weight")) return NULL;
        return fl_pointwise__tensors(&lerp_op, self, end, weight, target);
    }
    fl_scope_open(); /* for a number in the type of self */
    const fl_dtype both = fl_promote_types((fl_dtype)self->dtype, (fl_dtype)weight->dtype);
    if (!target && !fl_is_float((fl_dtype)self->dtype) && fl_is_float(both)) /* integers become as the number is */
        return fl_scope_return(
            fl_pointwise__tensors(&lerp_op, fl_to(self, both, NULL), fl_to(end, both, NULL), weight, NULL));
    fl_tensor *out = fl_pointwise__tensors(&lerp_op, self, end, fl_to(weight, (fl_dtype)self->dtype, NULL), target);
    if (!target) return fl_scope_return(out);
    fl_scope_close();
    return out;
}
fl_tensor *fl_lerp(fl_tensor *self, fl_tensor *end, fl_tensor *weight) { return run_lerp(self, end, weight, NULL); }
fl_tensor *fl_lerp_(fl_tensor *self, fl_tensor *end, fl_tensor *weight) { return run_lerp(self, end, weight, self); }
static fl_tensor *run_lerp_scalar(fl_tensor *self, fl_tensor *end, fl_scalar weight, fl_tensor *target) {
    if (!same_types(self, end, "end")) return NULL;
    return fl_pointwise__run(&lerp_scalar_op, (fl_operand[]){IN(self), IN(end)}, &weight, 1, target);
}
fl_tensor *fl_lerp_scalar(fl_tensor *self, fl_tensor *end, fl_scalar weight) {
    return run_lerp_scalar(self, end, weight, NULL);
}
fl_tensor *fl_lerp_scalar_(fl_tensor *self, fl_tensor *end, fl_scalar weight) {
    return run_lerp_scalar(self, end, weight, self);
}
