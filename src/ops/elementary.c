/* elementary.c: functions of one number, as records of pointwise.h: rounding, roots, exponentials, logarithms, the
 * trigonometric and hyperbolic functions and some special ones.
 */
#include "ops/dense.h"
#include "ops/pointwise.h"
#include "tensor/offer.h"

#define ZERO fl_node__zeros_of_input(node, 0)
#define TIMES(t, factor) fl_mul_scalar(t, fl_float(factor))
#define PLUS(t, number) fl_add_scalar(t, fl_float(number))
#define SQUARE(t) fl_mul(t, t)
static fl_tensor *one_minus(fl_tensor *t) { return fl_rsub_scalar(t, fl_int(1)); }

#define LN2 0.69314718055994530942
#define LN10 2.30258509299404568402
#define PI 3.14159265358979323846
#define SQRT_PI 1.77245385090551602730

/* ---- Signs and rounding ------------------------------------------------------------------------------------------ */

UNARY(abs, "AbsBackward0", SAME, 1, X, fl_mul(g, fl_sign(x)), )
UNARY_RECORD(neg, neg, "NegBackward0", SAME, 1, NONE, fl_neg(g), )
static fl_tensor *run_neg(fl_tensor *self, fl_tensor *target) {
    if (fl_failed()) return NULL;
    if (self->dtype == FL_BOOL)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, "
            "use the `~` or `logical_not()` operator instead.");
    return fl_pointwise__tensors(&neg_op, self, NULL, NULL, target);
}
fl_tensor *fl_neg(fl_tensor *self) { return run_neg(self, NULL); }
fl_tensor *fl_neg_(fl_tensor *self) { return run_neg(self, self); }
UNARY(sign, "SignBackward0", SAME, 1, NONE, ZERO, )
UNARY_RECORD(sgn, sign, "SgnBackward0", SAME, 1, NONE, ZERO, )
fl_tensor *fl_sgn(fl_tensor *self) { return fl_pointwise__tensors(&sgn_op, self, NULL, NULL, NULL); }
fl_tensor *fl_sgn_(fl_tensor *self) { return fl_pointwise__tensors(&sgn_op, self, NULL, NULL, self); }
UNARY(floor, "FloorBackward0", SAME, 1, NONE, ZERO, .integers_stay = true)
UNARY(ceil, "CeilBackward0", SAME, 1, NONE, ZERO, .integers_stay = true)
UNARY(trunc, "TruncBackward0", SAME, 1, NONE, ZERO, .integers_stay = true)
UNARY(round, "RoundBackward0", SAME, 1, NONE, ZERO, .integers_stay = true)
UNARY(frac, "FracBackward0", SAME, 1, NONE, g, )
UNARY_RECORD(round_decimals, round_decimals, "RoundBackward1", SAME, 1, NONE, ZERO, )
static fl_tensor *run_round_decimals(fl_tensor *self, int64_t decimals, fl_tensor *target) {
    const fl_scalar numbers[2] = {fl_float(pow(10, (double)(decimals < 0 ? -decimals : decimals))),
                                  fl_float(decimals < 0)};
    return fl_pointwise__run(&round_decimals_op, (fl_operand[]){IN(self)}, numbers, 2, target);
}
fl_tensor *fl_round_decimals(fl_tensor *self, int64_t decimals) { return run_round_decimals(self, decimals, NULL); }
fl_tensor *fl_special_round(fl_tensor *self, const fl_special_round_options *options) {
    return run_round_decimals(self, options ? options->decimals : 0, NULL);
}
fl_tensor *fl_round_decimals_(fl_tensor *self, int64_t decimals) { return run_round_decimals(self, decimals, self); }

PLAIN_RECORD(logical_not, logical_not, BOOL, 1)
PLAIN_RECORD(isnan, isnan, BOOL, 1)
PLAIN_RECORD(isinf, isinf, BOOL, 1)
PLAIN_RECORD(isfinite, isfinite, BOOL, 1)
PLAIN_RECORD(isposinf, isposinf, BOOL, 1)
PLAIN_RECORD(isneginf, isneginf, BOOL, 1)
PLAIN_RECORD(signbit, signbit, BOOL, 1)
PLAIN_RECORD(bitwise_not, bitwise_not, SAME, 1)
#define TEST(id) \
    fl_tensor *fl_##id(fl_tensor *self) { return fl_pointwise__tensors(&id##_op, self, NULL, NULL, NULL); }
TEST(logical_not)
fl_tensor *fl_logical_not_(fl_tensor *self) { return fl_pointwise__tensors(&logical_not_op, self, NULL, NULL, self); }
TEST(isnan)
TEST(isinf)
TEST(isfinite)
TEST(isposinf)
TEST(isneginf)
TEST(signbit)
TEST(bitwise_not)
fl_tensor *fl_bitwise_not_(fl_tensor *self) { return fl_pointwise__tensors(&bitwise_not_op, self, NULL, NULL, self); }

fl_tensor *fl_positive(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->dtype == FL_BOOL)
        return fl_fail(FL_RUNTIME_ERROR, "The `+` operator, on a bool tensor is not supported.");
    return fl_scope__result(fl_tensor__retain(self));
}

/* nan, posinf, neginf: None stands for 0 and for the type's largest and smallest number. */
UNARY_RECORD(nan_to_num, nan_to_num, "NanToNumBackward0", SAME, 1, X, fl_mul(g, fl_isfinite(x)), .integers_stay = true)
static fl_tensor *run_nan_to_num(fl_tensor *self, const fl_nan_to_num_options *options, fl_tensor *target) {
    if (fl_failed()) return NULL;
    static const fl_nan_to_num_options defaults = FL_NAN_TO_NUM_OPTIONS;
    const fl_nan_to_num_options *o = options ? options : &defaults;
    const double largest = fl_dtype__largest((fl_dtype)self->dtype);
    const fl_scalar numbers[3] = {fl_float(fl_float__is_none(o->nan) ? 0 : o->nan),
                                  fl_float(fl_float__is_none(o->posinf) ? largest : o->posinf),
                                  fl_float(fl_float__is_none(o->neginf) ? -largest : o->neginf)};
    if (target && !fl_is_float((fl_dtype)self->dtype)) { /* as it is, but written */
        fl_bump_version(target);
        return target;
    }
    if (self->dtype == FL_BOOL) return fl_engine__ops.clone(self);
    return fl_pointwise__run(&nan_to_num_op, (fl_operand[]){IN(self)}, numbers, 3, target);
}
fl_tensor *fl_nan_to_num(fl_tensor *self, const fl_nan_to_num_options *options) {
    return run_nan_to_num(self, options, NULL);
}
fl_tensor *fl_nan_to_num_(fl_tensor *self, const fl_nan_to_num_options *options) {
    return run_nan_to_num(self, options, self);
}

/* ---- Roots, exponentials, logarithms ----------------------------------------------------------------------------- */

UNARY(reciprocal, "ReciprocalBackward0", FLOAT, 1, RESULT, fl_mul(fl_neg(g), SQUARE(r)), )
UNARY(sqrt, "SqrtBackward0", FLOAT, 1, RESULT, fl_div(g, TIMES(r, 2)), )
UNARY(rsqrt, "RsqrtBackward0", FLOAT, 1, RESULT, fl_mul(TIMES(g, -0.5), fl_mul(SQUARE(r), r)), )
UNARY(exp, "ExpBackward0", FLOAT, 2, RESULT, fl_mul(g, r), )
UNARY(exp2, "Exp2Backward0", FLOAT, 2, RESULT, fl_mul(g, TIMES(r, LN2)), )
UNARY(expm1, "Expm1Backward0", FLOAT, 2, RESULT, fl_mul(g, PLUS(r, 1)), )
UNARY(log, "LogBackward0", FLOAT, 2, X, fl_div(g, x), )
UNARY(log2, "Log2Backward0", FLOAT, 2, X, fl_div(g, TIMES(x, LN2)), )
UNARY(log10, "Log10Backward0", FLOAT, 2, X, fl_div(g, TIMES(x, LN10)), )
UNARY(log1p, "Log1PBackward0", FLOAT, 2, X, fl_div(g, PLUS(x, 1)), )

/* eps: clamped to [eps, 1 - eps] first; -1 stands for none. */
static fl_tensor *logit_slope(fl_tensor *g, fl_tensor *x, double eps) {
    fl_tensor *slope = fl_div(g, fl_mul(x, one_minus(x)));
    const double low = eps < 0 ? 0 : eps;
    fl_tensor *inside = fl_logical_and(fl_ge_scalar(x, fl_float(low)), fl_le_scalar(x, fl_float(1 - low)));
    return fl_where_scalar_other(inside, slope, fl_float(eps < 0 ? (double)NAN : 0));
}
UNARY_RECORD(logit, logit, "LogitBackward0", FLOAT, 8, X, logit_slope(g, x, PARAM(0).as.d), )
static fl_tensor *run_logit(fl_tensor *self, const fl_logit_options *options, fl_tensor *target) {
    const fl_scalar eps =
        fl_float(options && options->eps == options->eps ? options->eps : -1); /* NaN bounds nothing */
    return fl_pointwise__run(&logit_op, (fl_operand[]){IN(self)}, &eps, 1, target);
}
fl_tensor *fl_logit(fl_tensor *self, const fl_logit_options *options) { return run_logit(self, options, NULL); }
fl_tensor *fl_logit_(fl_tensor *self, const fl_logit_options *options) { return run_logit(self, options, self); }

/* ---- Trigonometric and hyperbolic functions ---------------------------------------------------------------------- */

UNARY(sin, "SinBackward0", FLOAT, 2, X, fl_mul(g, fl_cos(x)), )
UNARY(cos, "CosBackward0", FLOAT, 2, X, fl_mul(fl_neg(g), fl_sin(x)), )
UNARY(tan, "TanBackward0", FLOAT, 16, RESULT, fl_mul(g, PLUS(SQUARE(r), 1)), )
UNARY(asin, "AsinBackward0", FLOAT, 16, X, fl_mul(g, fl_rsqrt(one_minus(SQUARE(x)))), )
UNARY(acos, "AcosBackward0", FLOAT, 16, X, fl_mul(fl_neg(g), fl_rsqrt(one_minus(SQUARE(x)))), )
UNARY(atan, "AtanBackward0", FLOAT, 16, X, fl_div(g, PLUS(SQUARE(x), 1)), )
UNARY(sinh, "SinhBackward0", FLOAT, 16, X, fl_mul(g, fl_cosh(x)), )
UNARY(cosh, "CoshBackward0", FLOAT, 16, X, fl_mul(g, fl_sinh(x)), )
UNARY(asinh, "AsinhBackward0", FLOAT, 16, X, fl_mul(g, fl_rsqrt(PLUS(SQUARE(x), 1))), .in_place_name = "AsinhBackward1")
UNARY(acosh, "AcoshBackward0", FLOAT, 16, X, fl_mul(g, fl_rsqrt(PLUS(SQUARE(x), -1))),
      .in_place_name = "AcoshBackward1")
UNARY(atanh, "AtanhBackward0", FLOAT, 16, X, fl_div(g, one_minus(SQUARE(x))), .in_place_name = "AtanhBackward1")
static fl_tensor *tanh_slope(fl_node *node, fl_tensor *g, fl_tensor *r) {
    return fl_grad_enabled() ? fl_mul(g, one_minus(SQUARE(r))) : FUSED(tanh_backward, r);
}
static fl_tensor *sigmoid_slope(fl_node *node, fl_tensor *g, fl_tensor *r) {
    return fl_grad_enabled() ? fl_mul(g, fl_mul(one_minus(r), r)) : FUSED(sigmoid_backward, r);
}
UNARY(tanh, "TanhBackward0", FLOAT, 2, RESULT, tanh_slope(node, g, r), )
UNARY(sigmoid, "SigmoidBackward0", FLOAT, 2, RESULT, sigmoid_slope(node, g, r), )

/* The slope of sin(pi x) / (pi x), 0 at 0. */
static fl_tensor *sinc_slope(fl_tensor *g, fl_tensor *x) {
    fl_tensor *t = TIMES(x, PI);
    fl_tensor *slope = fl_div(fl_sub(fl_mul(fl_cos(t), t), fl_sin(t)), fl_mul(t, x));
    return fl_mul(g, fl_where_scalar_self(fl_eq_scalar(x, fl_int(0)), fl_int(0), slope));
}
UNARY(sinc, "SincBackward0", FLOAT, 16, X, sinc_slope(g, x), )

/* ---- Special functions ------------------------------------------------------------------------------------------- */

UNARY(erf, "ErfBackward0", FLOAT, 2, X, fl_mul(g, TIMES(fl_exp(fl_neg(SQUARE(x))), 2 / SQRT_PI)), )
UNARY(erfc, "ErfcBackward0", FLOAT, 16, X, fl_mul(g, TIMES(fl_exp(fl_neg(SQUARE(x))), -2 / SQRT_PI)), )
UNARY(erfinv, "ErfinvBackward0", FLOAT, 32, RESULT, fl_mul(g, TIMES(fl_exp(SQUARE(r)), SQRT_PI / 2)), )
UNARY(lgamma, "LgammaBackward0", FLOAT, 32, X, fl_mul(g, fl_digamma(x)), )
UNARY(digamma, "DigammaBackward0", FLOAT, 32, X, fl_mul(g, fl_polygamma(1, x)), )

/* ---- Degrees ----------------------------------------------------------------------------------------------------- */

/* Ops of their own in PyTorch, with nodes of their own, but nothing more than a product. */
static fl_tensor *times_float(fl_tensor *self, double factor) {
    if (fl_failed()) return NULL;
    return fl_mul_scalar(self, fl_float(factor));
}
fl_tensor *fl_deg2rad(fl_tensor *self) {
    return fl_node__named_as(times_float(self, PI / 180), "Deg2RadBackward0", "0");
}
fl_tensor *fl_rad2deg(fl_tensor *self) {
    return fl_node__named_as(times_float(self, 180 / PI), "Rad2DegBackward0", "0");
}
fl_tensor *fl_deg2rad_(fl_tensor *self) {
    return fl_node__named_as(fl_mul_scalar_(self, fl_float(PI / 180)), "Deg2RadBackward0", "0");
}
fl_tensor *fl_rad2deg_(fl_tensor *self) {
    return fl_node__named_as(fl_mul_scalar_(self, fl_float(180 / PI)), "Rad2DegBackward0", "0");
}

/* ---- Parts of numbers -------------------------------------------------------------------------------------------- */

/* By whole exponents: without a power of two that could overflow. */
static fl_tensor *whole_ldexp_slope(fl_tensor *g, fl_tensor *exponent) { return fl_ldexp(g, exponent); }
BINARY_RECORD(whole_ldexp, ldexp, "LdexpBackward0", SAME, 16, Y, whole_ldexp_slope(g, y), NONE, NULL)
static fl_tensor *run_ldexp(fl_tensor *self, fl_tensor *other, fl_tensor *target) {
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)self->dtype) || fl_is_float((fl_dtype)other->dtype)) {
        fl_scope_open();
        fl_tensor *factor = fl_pow_base(fl_float(2), other);
        if (!target) return fl_scope_return(fl_mul(self, factor));
        fl_tensor *done = fl_mul_(target, factor);
        fl_scope_close();
        return done;
    }
    if (other->dtype == FL_BOOL) return fl_dense__unsupported("ldexp_cpu_exp", other);
    return fl_pointwise__tensors(&whole_ldexp_op, self, other, NULL, target);
}
fl_tensor *fl_ldexp(fl_tensor *self, fl_tensor *other) {
    fl_whole whole;
    fl_whole__begin(&whole, (fl_tensor *[]){self, other}, 2);
    return fl_whole__end(&whole, run_ldexp(self, other, NULL), "LdexpBackward0");
}
fl_tensor *fl_ldexp_(fl_tensor *self, fl_tensor *other) {
    fl_whole whole;
    fl_whole__begin(&whole, (fl_tensor *[]){self, other}, 2);
    return fl_whole__end(&whole, run_ldexp(self, other, self), "LdexpBackward0");
}

static void frexp_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *exponent = fl_node__saved(node, 0);
    if (exponent && grad[0])
        out[0] = fl_div(grad[0], fl_pow_base(fl_float(2), fl_to(exponent, (fl_dtype)grad[0]->dtype, NULL)));
}
static const fl_rule frexp_rule = {.name = "FrexpBackward0", .backward = frexp_backward, .saved = "exponent"};

/* frexp, without a call where x is a normal number; what is not finite has exponent 0. */
static inline double fraction(double x, int *exponent) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    const int biased = (int)(bits >> 52 & 0x7ff);
    if (biased == 0 || biased == 0x7ff) return isfinite(x) ? frexp(x, exponent) : x;
    *exponent = biased - 1022;
    bits = (bits & ~((uint64_t)0x7ff << 52)) | (uint64_t)1022 << 52;
    memcpy(&x, &bits, sizeof x);
    return x;
}

fl_frexp_result fl_frexp(fl_tensor *self) {
    fl_frexp_result r = {NULL, NULL};
    if (fl_failed()) return r;
    fl_offer__withdraw();
    const fl_dtype dtype = (fl_dtype)self->dtype;
    if (!fl_is_float(dtype)) return fl_fail(FL_RUNTIME_ERROR, "torch.frexp() only supports floating-point dtypes"), r;
    fl_tensor *exact = fl_tensor__dense(self, FL_FLOAT64, FL_PRESERVE_FORMAT);
    fl_tensor *mantissa = exact ? fl_dense__empty(exact) : NULL;
    r.exponent = mantissa ? fl_tensor__empty_like(exact, FL_INT32, self->sizes) : NULL;
    for (int64_t i = 0; r.exponent && i < self->numel; ++i) {
        const double x = ((const double *)(const void *)exact->data)[i];
        int exponent = 0;
        ((double *)(void *)mantissa->data)[i] = fraction(x, &exponent);
        ((int32_t *)(void *)r.exponent->data)[i] = exponent;
    }
    r.mantissa = r.exponent ? fl_dense__as(mantissa, dtype) : NULL;
    fl_release(mantissa);
    fl_release(exact);
    if (r.mantissa) {
        fl_node *node = fl_node__record(&frexp_rule, &self, 1, &r.mantissa, 1, 1, 0);
        fl_node__save(node, 0, r.exponent);
    }
    if (fl_failed()) {
        fl_release(r.mantissa);
        fl_release(r.exponent);
        return (fl_frexp_result){NULL, NULL};
    }
    r.mantissa = fl_scope__result(r.mantissa);
    r.exponent = fl_scope__result(r.exponent);
    return r;
}

static void angle_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)grad;
    out[0] = ZERO;
}
static const fl_rule angle_rule = {.name = "AngleBackward0", .backward = angle_backward};

fl_tensor *fl_angle(fl_tensor *self) {
    if (fl_failed()) return NULL;
    const bool kept = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    fl_scope_open();
    const fl_dtype dtype = fl_is_float((fl_dtype)self->dtype) ? (fl_dtype)self->dtype : fl_get_default_dtype();
    fl_tensor *below = self->dtype == FL_BOOL ? fl_zeros_like(self, NULL) : fl_lt_scalar(self, fl_int(0));
    fl_tensor *value = fl_mul_scalar(fl_to(below, dtype, NULL), fl_float(PI));
    if (fl_is_float((fl_dtype)self->dtype)) value = fl_where(fl_isnan(self), self, value);
    value = fl_tensor__retain(value);
    fl_scope_close();
    fl_thread__self.no_grad = kept;
    if (!value) return NULL;
    fl_node__record(&angle_rule, &self, 1, &value, 1, 0, 0);
    if (fl_failed()) {
        fl_release(value);
        return NULL;
    }
    return fl_scope__result(value);
}

fl_tensor *fl_isreal(fl_tensor *self) {
    if (fl_failed()) return NULL;
    fl_ones_like_options o = FL_ONES_LIKE_OPTIONS;
    o.dtype = FL_BOOL;
    return fl_ones_like(self, &o);
}
fl_tensor *fl_real(fl_tensor *self) { return fl_failed() ? NULL : fl_scope__result(fl_tensor__retain(self)); }

fl_tensor *fl_conj_physical(fl_tensor *self) { return fl_real(self); }

fl_tensor *fl_conj_physical_(fl_tensor *self) { return fl_inplace__begin_unrecorded(self) ? self : NULL; }
