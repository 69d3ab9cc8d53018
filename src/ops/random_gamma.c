/* random_gamma.c: numbers of the gamma and Dirichlet distributions, by the algorithms behind PyTorch's CPU generator
 * (G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", 2000), and how samples move with
 * their parameters: the implicit derivative at a fixed quantile, -(dF/da) / (dF/dx), from power series of the
 * distribution functions F (M. Figurnov and others, "Implicit reparameterization gradients", 2018).
 */
#include <float.h>
#include <math.h>
#include "ops/plain.h"

#include "base/generator.h"
#include "kernels/special.h"
#include "ops/pointwise.h"
#include "tensor/iter.h"

/* Series end here; the terms of no parameters that floats hold need as many. */
enum { MOST_TERMS = 200000 };

/* ---- Samples ----------------------------------------------------------------------------------------------------- */

/* `single`: alpha is a float32 number, and what PyTorch computes from it alone it computes in float32. */
static double gamma_sample(fl_generator *g, double alpha, bool single) {
    double scale = 1;
    if (alpha < 1) {
        if (alpha == 0) return 0;
        scale = pow(1 - fl_generator__uniform(g), single ? (float)(1 / alpha) : 1 / alpha);
        alpha = single ? (float)(alpha + 1) : alpha + 1;
    }
    const double third = 1.0F / 3, d = single ? (float)(alpha - third) : alpha - third, c = 1 / sqrt(9 * d);
    for (;;) {
        double x, y;
        do {
            x = fl_generator__normal(g, 0, 1);
            y = 1 + c * x;
        } while (y <= 0);
        const double v = y * y * y, u = 1 - fl_generator__uniform(g), square = x * x;
        if (u < 1 - 0.0331 * square * square || log(u) < 0.5 * square + d * (1 - v + log(v))) return scale * d * v;
    }
}

/* ---- Derivatives of samples -------------------------------------------------------------------------------------- */

/* dx/dalpha of a sample x of the gamma distribution. */
static double gamma_slope(double alpha, double x) {
    if (!(x > 0)) return isnan(x) ? x : 0;
    if (alpha > 1e4) { /* the cube root of x / alpha is nearly normal (E. B. Wilson and M. M. Hilferty, 1931) */
        const double root = cbrt(x / alpha), z = 3 * sqrt(alpha) * (root - 1 + 1 / (9 * alpha));
        return root * root * (root + 1 / (3 * alpha) - z / (2 * sqrt(alpha)));
    }
    const double log_x = log(x);
    if (x > 30 && x > 3 * alpha) { /* the tail 1 - F over the density, 1 + (alpha - 1) / x + ..., and its derivative */
        double term = 1, slope = 0, sum = 1, sum_of_slopes = 0;
        for (int k = 1; k < 30; k++) {
            slope = (slope * (alpha - k) + term) / x;
            term *= (alpha - k) / x;
            sum += term;
            sum_of_slopes += slope;
        }
        return sum * (log_x - fl_special__digamma(alpha)) + sum_of_slopes;
    }
    double term = x / alpha, digamma = fl_special__digamma(alpha + 1), sum = 0;
    for (int n = 1; n < MOST_TERMS; n++) {
        const double part = term * (digamma - log_x);
        sum += part;
        if (n > x - alpha && fabs(term) * (1 + fabs(digamma - log_x)) <= DBL_EPSILON * fabs(sum)) break;
        digamma += 1 / (alpha + n);
        term *= x / (alpha + n);
    }
    return sum;
}

/* dx/da / (1 - x) of a sample x of the beta distribution (a, b). */
static double beta_slope(double a, double b, double x) {
    if (!(x > 0 && x < 1)) return isnan(x) ? x : 0;
    const bool low = x * (a + b) <= a; /* from the end that is nearer, F there or 1 - F */
    const double log_x = log(x), ratio = low ? x : 1 - x, last = low ? a : b;
    double of_sum = fl_special__digamma(a + b), of_a = fl_special__digamma(low ? a + 1 : a), term = x / last, sum = 0;
    for (int n = 0; n < MOST_TERMS; n++) {
        const double factor = of_sum - of_a + log_x;
        sum += low ? -term * factor : term * factor;
        const double next = ratio * (a + b + n) / (last + n + 1);
        if (next < 1 && term * (1 + fabs(factor)) <= DBL_EPSILON * (1 - next) * fabs(sum)) break;
        of_sum += 1 / (a + b + n);
        if (low) of_a += 1 / (a + n + 1);
        term *= next;
    }
    return sum;
}

/* ---- The ops ----------------------------------------------------------------------------------------------------- */

typedef struct slope_params {
    bool beta;
} slope_params;

static void slopes(char **data, const int64_t *strides, int64_t n, const void *params) {
    const bool beta = ((const slope_params *)params)->beta;
    for (int64_t i = 0; i < n; i++) {
        double *out = (double *)(void *)(data[0] + i * strides[0]);
        const double x = *(const double *)(const void *)(data[1] + i * strides[1]);
        const double a = *(const double *)(const void *)(data[2] + i * strides[2]);
        *out =
            beta ? beta_slope(a, *(const double *)(const void *)(data[3] + i * strides[3]) - a, x) : gamma_slope(a, x);
    }
}

/* A tensor of slopes, in float64; total is NULL for the gamma distribution. */
static fl_tensor *slopes_of(fl_tensor *x, fl_tensor *alpha, fl_tensor *total) {
    fl_tensor *wide_x = fl_to(x, FL_FLOAT64, NULL), *wide_alpha = fl_to(alpha, FL_FLOAT64, NULL);
    fl_tensor *wide_total = total ? fl_expand_as(total, wide_alpha) : NULL;
    fl_tensor *out = fl_failed() ? NULL : fl_empty_like(wide_x, NULL);
    if (!out) return NULL;
    fl_tensor *operands[4] = {out, wide_x, wide_alpha, wide_total};
    fl_iter it;
    fl_iter__init(&it, out->ndim, out->sizes, operands, total ? 4 : 3);
    fl_iter__run(&it, slopes, &(slope_params){total != NULL}, 100);
    return out;
}

static void gamma_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    if (fl_grad_enabled()) {
        fl_fail(FL_NOT_IMPLEMENTED_ERROR, "the derivative for '_standard_gamma_grad' is not implemented");
        return;
    }
    fl_tensor *alpha = fl_node__saved(node, 0), *x = fl_node__saved(node, 1);
    out[0] = fl_mul(grad[0], fl_type_as(slopes_of(x, alpha, NULL), x));
}
static const fl_rule gamma_rule = {.name = "StandardGammaBackward0", .backward = gamma_backward};

/* With x = gamma / sum of gammas, dx_i / dalpha_j follows from the beta distribution of x_j against the rest. */
static void dirichlet_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    if (fl_grad_enabled()) {
        fl_fail(FL_NOT_IMPLEMENTED_ERROR, "the derivative for '_dirichlet_grad' is not implemented");
        return;
    }
    fl_tensor *alpha = fl_node__saved(node, 0), *x = fl_node__saved(node, 1);
    const fl_sum_dim_options keep = {.keepdim = true, .dtype = FL_FLOAT64};
    fl_tensor *total = fl_sum_dim(alpha, (int64_t[]){-1}, 1, &keep);
    fl_tensor *mean = fl_sum_dim(fl_mul(x, grad[0]), (int64_t[]){-1}, 1, &(fl_sum_dim_options){true, FL_DTYPE_NONE});
    out[0] = fl_mul(fl_type_as(slopes_of(x, alpha, total), x), fl_sub(grad[0], mean));
}
static const fl_rule dirichlet_rule = {.name = "SampleDirichletBackward0", .backward = dirichlet_backward};

/* Draws in float64, row after row of `length` numbers of which each is divided by its row's sum (0: none is). */
static fl_tensor *drawn(fl_tensor *self, int64_t length, fl_generator *generator, const fl_rule *rule) {
    const fl_dtype dtype = (fl_dtype)self->dtype;
    fl_tensor *alpha = fl_tensor__contiguous_as(self, FL_FLOAT64);
    fl_tensor *row = alpha ? fl_tensor__empty(FL_FLOAT64, self->ndim, self->sizes) : NULL;
    fl_tensor *out = row ? fl_tensor__empty(dtype, self->ndim, self->sizes) : NULL;
    fl_generator_mark before;
    fl_generator__mark(generator, &before);
    if (out) {
        const double *a = (const double *)(const void *)alpha->data;
        double *x = (double *)(void *)row->data;
        const bool wide = dtype == FL_FLOAT64;
        const double low = wide ? DBL_MIN : FLT_MIN, high = wide ? nextafter(1, 0) : nextafterf(1, 0);
        fl_generator *g = fl_generator__lock(generator);
        for (int64_t i = 0; i < row->numel; i++) x[i] = fmax(low, gamma_sample(g, a[i], !wide));
        fl_generator__unlock(g);
        for (int64_t i = 0; length > 0 && i < row->numel; i += length) {
            double sum = 0;
            for (int64_t k = 0; k < length; k++) sum += x[i + k];
            for (int64_t k = 0; k < length; k++) x[i + k] = fmin(high, fmax(low, x[i + k] / sum));
        }
        fl_tensor__copy(out, row);
        fl_node *node = fl_node__record(rule, &self, 1, &out, 1, 2, 0);
        fl_node__save(node, 0, self);
        fl_node__save_output(node, 1, out, 0);
    }
    fl_release(row);
    fl_release(alpha);
    if (fl_failed()) {
        fl_generator__back(generator, &before);
        fl_release(out);
        return NULL;
    }
    return fl_scope__result(out);
}

static bool has_kernel(const fl_tensor *self, const char *kernel) {
    const fl_dtype dtype = (fl_dtype)self->dtype;
    if (dtype == FL_FLOAT32 || dtype == FL_FLOAT64) return true;
    fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"%s\" not implemented for '%s'", kernel, fl_dtype__scalar_type(dtype));
    return false;
}

fl_tensor *fl_standard_gamma(fl_tensor *self, const fl_standard_gamma_options *options) {
    if (fl_failed() || !has_kernel(self, "gamma_cpu")) return NULL;
    return drawn(self, 0, options ? options->generator : NULL, &gamma_rule);
}

fl_tensor *fl_sample_dirichlet(fl_tensor *self, const fl_sample_dirichlet_options *options) {
    if (fl_failed() || !has_kernel(self, "dirichlet")) return NULL;
    const int64_t length = self->ndim ? self->sizes[self->ndim - 1] : 1;
    return drawn(self, length, options ? options->generator : NULL, &dirichlet_rule);
}
