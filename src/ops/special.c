/* special.c: special functions beyond those of elementary.c, as records of pointwise.h. The numbers are computed in
 * kernels/special*.c. Where PyTorch has no derivative the backward pass says so.
 */
#include "ops/pointwise.h"

#define TIMES(t, factor) fl_mul_scalar(t, fl_float(factor))
#define SQUARE(t) fl_mul(t, t)
#define PI 3.14159265358979323846

static fl_tensor *missing(fl_node *node) {
    return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "the derivative for '%.*s' is not implemented",
                   (int)(strlen(node->name) - strlen("Backward0")), node->name);
}
/* One function fl_special_<name> of a record; FULL: not of halves. */
#define FUNCTION(name, kernel, node_name, saves, formula, ...)                    \
    UNARY_RECORD(name, kernel, node_name, FLOAT, 32, saves, formula, __VA_ARGS__) \
    fl_tensor *fl_##name(fl_tensor *self) { return fl_pointwise__tensors(&name##_op, self, NULL, NULL, NULL); }
#define FULL .no_halves = true
#define NO_SLOPE(name, kernel, node_name) FUNCTION(name, kernel, node_name, NONE, missing(node), FULL)

/* ---- Bessel functions -------------------------------------------------------------------------------------------- */

UNARY(i0, "I0Backward0", FLOAT, 32, X, fl_mul(g, fl_special_i1(x)), )
FUNCTION(special_i0e, i0e, "SpecialI0EBackward0", X | RESULT,
         fl_mul(g, fl_sub(fl_special_i1e(x), fl_mul(fl_sgn(x), r))), )
/* i0(x) - i1(x) / x, 1/2 at 0, where nothing is divided by 0 for the sake of what is differentiated again. */
static fl_tensor *i1_slope(fl_tensor *x, fl_tensor *order0, fl_tensor *r) {
    fl_tensor *zero = fl_eq_scalar(x, fl_int(0)), *divisor = fl_where_scalar_self(zero, fl_float(1), x);
    return fl_where_scalar_self(zero, fl_float(0.5), fl_sub(order0, fl_div(r, divisor)));
}
FUNCTION(special_i1, i1, "SpecialI1Backward0", X | RESULT, fl_mul(g, i1_slope(x, fl_i0(x), r)), )
static fl_tensor *i1e_slope(fl_tensor *x, fl_tensor *r) {
    fl_tensor *zero = fl_eq_scalar(x, fl_int(0)), *divisor = fl_where_scalar_self(zero, fl_float(1), x);
    fl_tensor *slope = fl_sub(fl_special_i0e(x), fl_mul(r, fl_add(fl_sgn(x), fl_reciprocal(divisor))));
    return fl_where_scalar_self(zero, fl_float(0.5), slope);
}
FUNCTION(special_i1e, i1e, "SpecialI1EBackward0", X | RESULT, fl_mul(g, i1e_slope(x, r)), )
NO_SLOPE(special_bessel_j0, j0, "SpecialBesselJ0Backward0")
NO_SLOPE(special_bessel_j1, j1, "SpecialBesselJ1Backward0")
NO_SLOPE(special_bessel_y0, y0, "SpecialBesselY0Backward0")
NO_SLOPE(special_bessel_y1, y1, "SpecialBesselY1Backward0")
NO_SLOPE(special_modified_bessel_i0, i0, "SpecialModifiedBesselI0Backward0")
NO_SLOPE(special_modified_bessel_i1, i1, "SpecialModifiedBesselI1Backward0")
NO_SLOPE(special_modified_bessel_k0, k0, "SpecialModifiedBesselK0Backward0")
NO_SLOPE(special_modified_bessel_k1, k1, "SpecialModifiedBesselK1Backward0")
NO_SLOPE(special_scaled_modified_bessel_k0, k0e, "SpecialScaledModifiedBesselK0Backward0")
NO_SLOPE(special_scaled_modified_bessel_k1, k1e, "SpecialScaledModifiedBesselK1Backward0")
NO_SLOPE(special_spherical_bessel_j0, spherical_j0, "SpecialSphericalBesselJ0Backward0")
NO_SLOPE(special_airy_ai, airy_ai, "SpecialAiryAiBackward0")

/* ---- The normal distribution ------------------------------------------------------------------------------------- */

FUNCTION(special_ndtr, ndtr, "SpecialNdtrBackward0", X,
         fl_mul(g, TIMES(fl_exp(TIMES(SQUARE(x), -0.5)), 1 / sqrt(2 * PI))), )
FUNCTION(special_ndtri, ndtri, "SpecialNdtriBackward0", RESULT,
         fl_mul(g, TIMES(fl_exp(TIMES(SQUARE(r), 0.5)), sqrt(2 * PI))), FULL)
/* The density over the distribution: by erfcx left of 0, right of which that grows beyond all bounds. */
static fl_tensor *log_ndtr_slope(fl_tensor *x, fl_tensor *r) {
    fl_tensor *is_left = fl_lt_scalar(x, fl_int(0)), *left = fl_where_scalar_other(is_left, x, fl_int(0));
    fl_tensor *right = fl_where_scalar_self(is_left, fl_int(0), fl_add(r, TIMES(SQUARE(x), 0.5)));
    return fl_where(is_left, TIMES(fl_reciprocal(fl_special_erfcx(TIMES(left, -1 / sqrt(2)))), sqrt(2 / PI)),
                    TIMES(fl_exp(fl_neg(right)), 1 / sqrt(2 * PI)));
}
FUNCTION(special_log_ndtr, log_ndtr, "SpecialLogNdtrBackward0", X | RESULT, fl_mul(g, log_ndtr_slope(x, r)), FULL)
FUNCTION(special_erfcx, erfcx, "SpecialErfcxBackward0", X | RESULT,
         fl_mul(g, fl_sub_scalar(TIMES(fl_mul(x, r), 2), fl_float(2 / sqrt(PI)))), FULL)
FUNCTION(special_entr, entr, "SpecialEntrBackward0", X, fl_mul(g, fl_neg(fl_add_scalar(fl_log(x), fl_int(1)))), )

/* ---- Gamma and zeta ---------------------------------------------------------------------------------------------- */

UNARY_RECORD(trigamma, trigamma, "PolygammaBackward0", FLOAT, 64, X, fl_mul(g, fl_polygamma(2, x)),
             .in_place_name = "PolygammaBackward1")
UNARY_RECORD(polygamma, polygamma, "PolygammaBackward0", FLOAT, 64, X,
             fl_mul(g, fl_polygamma((int64_t)PARAM(0).as.d + 1, x)), .in_place_name = "PolygammaBackward1")
static fl_tensor *run_polygamma(int64_t n, fl_tensor *self, fl_tensor *target) {
    if (fl_failed()) return NULL;
    if (n < 0) return fl_fail(FL_RUNTIME_ERROR, "polygamma(n, x) does not support negative n.");
    if (n == 0)
        return target ? fl_node__named(fl_digamma_(self), "PolygammaBackward1")
                      : fl_node__named(fl_digamma(self), "PolygammaBackward0");
    if (n == 1) return fl_pointwise__run(&trigamma_op, (fl_operand[]){IN(self)}, NULL, 0, target);
    const fl_scalar number = fl_float((double)n);
    return fl_pointwise__run(&polygamma_op, (fl_operand[]){IN(self)}, &number, 1, target);
}
fl_tensor *fl_polygamma(int64_t n, fl_tensor *self) { return run_polygamma(n, self, NULL); }
fl_tensor *fl_polygamma_method(fl_tensor *self, int64_t n) { return run_polygamma(n, self, NULL); }
fl_tensor *fl_polygamma_(fl_tensor *self, int64_t n) { return run_polygamma(n, self, self); }

/* The sum of lgamma(self - i / 2), i < p, and p (p - 1) / 4 log pi. */
fl_tensor *fl_mvlgamma(fl_tensor *self, int64_t p) {
    if (fl_failed()) return NULL;
    if (self->dtype == FL_BOOL) return fl_fail(FL_RUNTIME_ERROR, "mvlgamma(): bool is not supported");
    if (p < 1) return fl_fail(FL_RUNTIME_ERROR, "p has to be greater than or equal to 1");
    const fl_dtype dtype = fl_is_float((fl_dtype)self->dtype) ? (fl_dtype)self->dtype : fl_get_default_dtype();
    const int64_t last[1] = {-1};
    fl_whole whole;
    fl_whole__begin(&whole, &self, 1);
    fl_scope_open();
    const fl_arange_options o = {.dtype = dtype};
    fl_tensor *shifts = TIMES(fl_arange(fl_int(p), &o), -0.5);
    fl_tensor *sum = fl_sum_dim(fl_lgamma(fl_add(fl_unsqueeze(self, -1), shifts)), last, 1, NULL);
    sum = fl_add_scalar(sum, fl_float((double)p * (double)(p - 1) / 4 * log(PI)));
    return fl_whole__end(&whole, fl_scope_return(sum), "MvlgammaBackward0");
}
fl_tensor *fl_mvlgamma_(fl_tensor *self, int64_t p) {
    if (fl_failed()) return NULL;
    fl_whole whole;
    fl_whole__begin(&whole, &self, 1);
    fl_tensor *value = fl_mvlgamma(self, p), *done = NULL;
    if (value && fl_dtype__fits((fl_dtype)self->dtype, (fl_dtype)value->dtype)) done = fl_copy_(self, value, NULL);
    if (fl_thread__self.scope_depth == 0) fl_release(value);
    return fl_whole__end(&whole, done, "MvlgammaBackward0");
}

/* The derivative by the second argument: e^-y y^(x - 1) / gamma(x). */
static fl_tensor *igamma_slope(fl_tensor *x, fl_tensor *y) {
    fl_tensor *power = fl_mul(fl_add_scalar(x, fl_int(-1)), fl_log(y));
    return fl_exp(fl_sub(fl_sub(power, y), fl_lgamma(x)));
}
BINARY_RECORD(igamma, igamma, "IgammaBackward0", SAME, 64, NONE, missing(node), X | Y, fl_mul(g, igamma_slope(x, y)))
BINARY_FUNCTIONS(igamma)
BINARY_RECORD(igammac, igammac, "IgammacBackward0", SAME, 64, NONE, missing(node), X | Y,
              fl_mul(fl_neg(g), igamma_slope(x, y)))
BINARY_FUNCTIONS(igammac)

/* fl_special_<name> of two tensors, and with a number on either side. */
#define THREE_FORMS(name)                                                                                            \
    fl_tensor *fl_##name(fl_tensor *x, fl_tensor *y) { return fl_pointwise__tensors(&name##_op, x, y, NULL, NULL); } \
    fl_tensor *fl_##name##_base(fl_scalar x, fl_tensor *y) {                                                         \
        return fl_pointwise__run(&name##_op, (fl_operand[]){NUMBER(x), IN(y)}, NULL, 0, NULL);                       \
    }                                                                                                                \
    fl_tensor *fl_##name##_scalar(fl_tensor *x, fl_scalar y) {                                                       \
        return fl_pointwise__run(&name##_op, (fl_operand[]){IN(x), NUMBER(y)}, NULL, 0, NULL);                       \
    }
BINARY_RECORD_WITH(special_zeta, zeta, "SpecialZetaBackward0", FLOAT, 64, NONE, missing(node), X | Y,
                   fl_mul(fl_mul(g, fl_neg(x)), fl_special_zeta(fl_add_scalar(x, fl_int(1)), y)), FULL,
                   .first_number_name = "SpecialZetaBackward1", .second_number_name = "SpecialZetaBackward2")
THREE_FORMS(special_zeta)

/* ---- Orthogonal polynomials -------------------------------------------------------------------------------------- */

/* Without a gradient, in either argument, as PyTorch's. */
#define POLYNOMIAL(id, kernel_id)                                                                                \
    static const fl_pointwise_op id##_op = {                                                                     \
        .name = #id, .kernel = FL_PW_##kernel_id, .promotion = FL_PROMOTE_FLOAT, .inputs = 2, .cost = 32, FULL}; \
    THREE_FORMS(id)
POLYNOMIAL(special_chebyshev_polynomial_t, chebyshev_t)
POLYNOMIAL(special_chebyshev_polynomial_u, chebyshev_u)
POLYNOMIAL(special_chebyshev_polynomial_v, chebyshev_v)
POLYNOMIAL(special_chebyshev_polynomial_w, chebyshev_w)
POLYNOMIAL(special_hermite_polynomial_h, hermite_h)
POLYNOMIAL(special_hermite_polynomial_he, hermite_he)
POLYNOMIAL(special_laguerre_polynomial_l, laguerre_l)
POLYNOMIAL(special_legendre_polynomial_p, legendre_p)

/* Of 2 x - 1. A number x stays one. */
#define SHIFTED(letter)                                                                                    \
    fl_tensor *fl_special_shifted_chebyshev_polynomial_##letter(fl_tensor *x, fl_tensor *n) {              \
        return SCOPED(fl_special_chebyshev_polynomial_##letter(shifted(x), n));                            \
    }                                                                                                      \
    fl_tensor *fl_special_shifted_chebyshev_polynomial_##letter##_base(fl_scalar x, fl_tensor *n) {        \
        return fl_special_chebyshev_polynomial_##letter##_base(fl_float(2 * fl_scalar__double(x) - 1), n); \
    }                                                                                                      \
    fl_tensor *fl_special_shifted_chebyshev_polynomial_##letter##_scalar(fl_tensor *x, fl_scalar n) {      \
        return SCOPED(fl_special_chebyshev_polynomial_##letter##_scalar(shifted(x), n));                   \
    }
static fl_tensor *shifted(fl_tensor *x) { return fl_failed() ? NULL : fl_add_scalar(TIMES(x, 2), fl_int(-1)); }
SHIFTED(t)
SHIFTED(u)
SHIFTED(v)
SHIFTED(w)
