/* random_counts.c: poisson and binomial, each number with parameters of its own, by the algorithms behind PyTorch's CPU
 * generator: products or sums of uniforms for small means, and transformed rejection for large ones (W. Hoermann, "The
 * transformed rejection method for generating Poisson random variables", 1993, and "The generation of binomial random
 * variates", 1993).
 */
#include <math.h>
#include "ops/plain.h"

#include "base/generator.h"
#include "ops/pointwise.h"
#include "tensor/iter.h"

static double poisson(fl_generator *g, double rate) {
    if (rate == 0) return 0;
    if (rate < 10) { /* as many factors as it takes to come below exp(-rate) */
        const double least = exp(-rate);
        double product = fl_generator__uniform(g);
        int64_t count = 0;
        for (; product > least; count++) product *= fl_generator__uniform(g);
        return (double)count;
    }
    const double log_rate = log(rate), b = 0.931 + 2.53 * sqrt(rate), a = -0.059 + 0.02483 * b;
    const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4), accepted = 0.9277 - 3.6224 / (b - 2);
    for (;;) {
        const double u = fl_generator__uniform(g) - 0.5, v = fl_generator__uniform(g), us = 0.5 - fabs(u);
        const double k = floor((2 * a / us + b) * u + rate + 0.43);
        if (us >= 0.07 && v <= accepted) return k;
        if (k < 0 || (us < 0.013 && v > us)) continue;
        if (log(v) + log(inverse_alpha) - log(a / (us * us) + b) <= -rate + k * log_rate - lgamma(k + 1)) return k;
        if (!isfinite(rate)) return rate;
    }
}

/* log k! less Stirling's formula for it, (k + 1/2) log(k + 1) - (k + 1) + log(2 pi) / 2. */
static double stirling_tail(double k) {
    static const double small[] = {0.0810614667953272,  0.0413406959554092, 0.0276779256849983, 0.02079067210376509,
                                   0.0166446911898211,  0.0138761288230707, 0.0118967099458917, 0.0104112652619720,
                                   0.00925546218271273, 0.00833056343336287};
    if (k <= 9) return small[(int)k];
    const double square = (k + 1) * (k + 1);
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
}

/* p <= 1/2, count p >= 10 */
static double binomial_by_rejection(fl_generator *g, double count, double p) {
    const double deviation = sqrt(count * p * (1 - p)), b = 1.15 + 2.53 * deviation;
    const double a = -0.0873 + 0.0248 * b + 0.01 * p, c = count * p + 0.5, accepted = 0.92 - 4.2 / b;
    const double r = p / (1 - p), alpha = (2.83 + 5.1 / b) * deviation, m = floor((count + 1) * p);
    for (;;) {
        const double u = fl_generator__uniform(g) - 0.5, us = 0.5 - fabs(u);
        double v = fl_generator__uniform(g);
        const double k = floor((2 * a / us + b) * u + c);
        if (us >= 0.07 && v <= accepted) return k;
        if (!(k >= 0 && k <= count)) {
            if (!isfinite(count)) return count;
            continue;
        }
        v = log(v * alpha / (a / (us * us) + b));
        const double bound = (m + 0.5) * log((m + 1) / (r * (count - m + 1))) +
                             (count + 1) * log((count - m + 1) / (count - k + 1)) +
                             (k + 0.5) * log(r * (count - k + 1) / (k + 1)) + stirling_tail(m) +
                             stirling_tail(count - m) - stirling_tail(k) - stirling_tail(count - k);
        if (v <= bound) return k;
    }
}

/* p <= 1/2: how many geometric waits fit into count trials. */
static double binomial_by_waits(fl_generator *g, double count, double p) {
    const double scale = log1p(-p);
    double sum = 0, found = 0;
    for (;; found++) {
        sum += ceil(log(fl_generator__uniform(g)) / scale);
        if (!(sum <= count)) return found;
    }
}

static double binomial(fl_generator *g, double count, double p) {
    if (count <= 0 || p <= 0) return 0;
    if (p >= 1) return count;
    if (isnan(p) || isnan(count)) return NAN;
    const double less = p <= 0.5 ? p : 1 - p;
    const double k = count * less >= 10 ? binomial_by_rejection(g, count, less) : binomial_by_waits(g, count, less);
    return p <= 0.5 ? k : count - k;
}

static void zero_gradients(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)grad;
    for (int i = 0; i < node->n_inputs; i++)
        if (fl_node__needs(node, i)) out[i] = fl_node__zeros_of_input(node, i);
}
static const fl_rule poisson_rule = {.name = "PoissonBackward0", .backward = zero_gradients};
static const fl_rule binomial_rule = {.name = "BinomialBackward0", .backward = zero_gradients};

/* In float64, then in the dtype of `first`. `second` is NULL for poisson. */
static fl_tensor *drawn(fl_tensor *first, fl_tensor *second, fl_generator *generator, const fl_rule *rule) {
    fl_tensor *inputs[2] = {first, second};
    fl_tensor *wide = second ? fl_expand(second, first->sizes, first->ndim, NULL) : NULL;
    if (fl_failed()) return NULL;
    fl_tensor *a = fl_tensor__contiguous_as(first, FL_FLOAT64);
    fl_tensor *b = wide ? fl_tensor__contiguous_as(wide, FL_FLOAT64) : NULL;
    fl_tensor *row = a && (b || !wide) ? fl_tensor__empty(FL_FLOAT64, first->ndim, first->sizes) : NULL;
    fl_tensor *out = row ? fl_tensor__empty((fl_dtype)first->dtype, first->ndim, first->sizes) : NULL;
    fl_generator_mark before;
    fl_generator__mark(generator, &before);
    if (out) {
        const double *x = (const double *)(const void *)a->data, *y = b ? (const double *)(const void *)b->data : NULL;
        double *z = (double *)(void *)row->data;
        fl_generator *g = fl_generator__lock(generator);
        for (int64_t i = 0; i < row->numel; i++) z[i] = y ? binomial(g, x[i], y[i]) : poisson(g, x[i]);
        fl_generator__unlock(g);
        fl_tensor__copy(out, row);
        fl_node__record(rule, inputs, second ? 2 : 1, &out, 1, 0, 0);
    }
    fl_release(row);
    fl_release(b);
    fl_release(a);
    if (fl_failed()) {
        fl_generator__back(generator, &before);
        fl_release(out);
        return NULL;
    }
    return out;
}

fl_tensor *fl_poisson(fl_tensor *self, const fl_poisson_options *options) {
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)self->dtype)) return fl_pointwise__no_kernel("poisson_cpu", (fl_dtype)self->dtype);
    fl_scope_open();
    const bool negative = self->numel > 0 && !fl_item(fl_all(fl_ge_scalar(self, fl_int(0))));
    fl_scope_close();
    if (fl_failed()) return NULL;
    if (negative) return fl_fail(FL_RUNTIME_ERROR, "invalid Poisson rate, expected rate to be non-negative");
    return fl_scope__result(drawn(self, NULL, options ? options->generator : NULL, &poisson_rule));
}

fl_tensor *fl_binomial(fl_tensor *count, fl_tensor *prob, const fl_binomial_options *options) {
    if (fl_failed()) return NULL;
    const fl_dtype dtype = (fl_dtype)count->dtype;
    for (int i = 0; i < 2; i++) {
        const fl_dtype given = (fl_dtype)(i ? prob : count)->dtype;
        if (!fl_is_float(given))
            return fl_fail(FL_VALUE_ERROR, "binomial only supports floating-point dtypes for %s, got: %s",
                           i ? "prob" : "count", fl_dtype__scalar_type(given));
    }
    if (count->dtype != prob->dtype) {
        return fl_fail(FL_RUNTIME_ERROR, "Found dtype %s but expected %s", fl_dtype__scalar_type((fl_dtype)prob->dtype),
                       fl_dtype__scalar_type(dtype));
    }
    if (dtype != FL_FLOAT32 && dtype != FL_FLOAT64) return fl_pointwise__no_kernel("binomial_cpu", dtype);
    fl_scope_open();
    fl_tensor *out = drawn(count, prob, options ? options->generator : NULL, &binomial_rule);
    fl_scope_close();
    return fl_scope__result(out);
}
