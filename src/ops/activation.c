/* activation.c: the activation functions of nn.functional, as records of pointwise.h. Each has a kernel for its slope,
 * used where nothing is recorded; the formula made of ops beside it serves second derivatives.
 */
#include <float.h>
#include <math.h>
#include "ops/plain.h"

#include "base/generator.h"
#include "kernels/kernels.h"
#include "ops/pointwise.h"

static fl_tensor *times(fl_tensor *t, double factor) { return fl_mul_scalar(t, fl_float(factor)); }
static fl_tensor *plus(fl_tensor *t, double number) { return fl_add_scalar(t, fl_float(number)); }
static fl_tensor *one_minus(fl_tensor *t) { return fl_rsub_scalar(t, fl_int(1)); }
/* g where the condition holds, else 0; and the reverse. */
static fl_tensor *where_true(fl_tensor *condition, fl_tensor *g) {
    return fl_where_scalar_other(condition, g, fl_int(0));
}
static fl_tensor *where_false(fl_tensor *condition, fl_tensor *g) {
    return fl_where_scalar_self(condition, fl_int(0), g);
}
static fl_tensor *le(fl_tensor *t, double number) { return fl_le_scalar(t, fl_float(number)); }
static fl_tensor *within(fl_tensor *t, double low, double high) {
    return fl_logical_and(fl_gt_scalar(t, fl_float(low)), fl_lt_scalar(t, fl_float(high)));
}
/* The argument, and the number in its place where a bound is reached: the slope of what is made of it is then 0, and
 * nothing overflows. */
static fl_tensor *below(fl_tensor *t, double bound) {
    return fl_where_scalar_self(fl_ge_scalar(t, fl_float(bound)), fl_float(bound), t);
}
/* The formula that is recorded, of floats for halves as in the kernel, or the kernel. */
static fl_tensor *wide(fl_tensor *t) {
    return t && (t->dtype == FL_FLOAT16 || t->dtype == FL_BFLOAT16) ? fl_to(t, FL_FLOAT32, NULL) : t;
}
static fl_tensor *narrow(fl_tensor *t, const fl_tensor *like) {
    return t && like && t->dtype != like->dtype ? fl_to(t, (fl_dtype)like->dtype, NULL) : t;
}
#define SLOPE(formula, kernel, saved) \
    (fl_grad_enabled() ? (g = wide(g), x = wide(x), r = wide(r), narrow(formula, grad[0])) : FUSED(kernel, saved))

/* An activation without options, and one whose numbers come from its options. */
#define RUN(id, target, ...)                                                                \
    fl_pointwise__run(&id##_op, (fl_operand[]){IN(self)}, (const fl_scalar[]){__VA_ARGS__}, \
                      FL_COUNT(((const fl_scalar[]){__VA_ARGS__})), target)
#define DEFAULTS(id, UPPER) static const fl_##id##_options id##_defaults = FL_##UPPER##_OPTIONS;
#define FUNCTIONS(id, UPPER, ...)                                           \
    DEFAULTS(id, UPPER)                                                     \
    fl_tensor *fl_##id(fl_tensor *self, const fl_##id##_options *options) { \
        const fl_##id##_options *o = options ? options : &id##_defaults;    \
        return RUN(id, NULL, __VA_ARGS__);                                  \
    }
#define FUNCTIONS_INPLACE(id, UPPER, ...)                                      \
    FUNCTIONS(id, UPPER, __VA_ARGS__)                                          \
    fl_tensor *fl_##id##_(fl_tensor *self, const fl_##id##_options *options) { \
        const fl_##id##_options *o = options ? options : &id##_defaults;       \
        return RUN(id, self, __VA_ARGS__);                                     \
    }

/* ---- Piecewise linear -------------------------------------------------------------------------------------------- */

/* The slope as an op of its own, linear in g, and in x without a slope: for who differentiates twice. */
#define SLOPE_RECORD(id, kernel_id, node_name)                                                                      \
    static fl_tensor *id##_slope(fl_tensor *g, fl_tensor *x, fl_scalar a, fl_scalar b);                             \
    BINARY_RECORD_WITH(id##_slope, kernel_id, node_name, SAME, 1, Y, id##_slope(g, y, PARAM(0), PARAM(1)), NONE,    \
                       fl_node__zeros_of_input(node, 1))                                                            \
    static fl_tensor *id##_slope(fl_tensor *g, fl_tensor *x, fl_scalar a, fl_scalar b) {                            \
        return fl_pointwise__run(&id##_slope_op, (fl_operand[]){IN(g), IN(x)}, (const fl_scalar[]){a, b}, 2, NULL); \
    }
SLOPE_RECORD(threshold, threshold_backward, "ThresholdBackwardBackward0")
SLOPE_RECORD(leaky_relu, leaky_relu_backward, "LeakyReluBackwardBackward0")
SLOPE_RECORD(hardtanh, hardtanh_backward, "HardtanhBackwardBackward0")
SLOPE_RECORD(softshrink, shrink_backward, "SoftshrinkBackwardBackward0")
SLOPE_RECORD(hardshrink, shrink_backward, "HardshrinkBackwardBackward0")

UNARY_RECORD(relu, relu, "ReluBackward0", SAME, 1, RESULT, threshold_slope(g, r, fl_int(0), fl_int(0)), )
static fl_tensor *run_relu(fl_tensor *self, fl_tensor *target) {
    if (fl_failed()) return NULL;
    if (self->dtype == FL_BOOL) return fl_fail(FL_RUNTIME_ERROR, "Boolean inputs not supported for relu");
    return fl_pointwise__tensors(&relu_op, self, NULL, NULL, target);
}
fl_tensor *fl_relu(fl_tensor *self) { return run_relu(self, NULL); }
fl_tensor *fl_relu_(fl_tensor *self) { return run_relu(self, self); }

UNARY_RECORD_SHOWING("self; negative_slope", leaky_relu, leaky_relu, "LeakyReluBackward0", SAME, 1, X,
                     leaky_relu_slope(g, x, PARAM(0), fl_int(0)), .in_place_name = "LeakyReluBackward1")
FUNCTIONS_INPLACE(leaky_relu, LEAKY_RELU, o->negative_slope)

UNARY_RECORD(threshold, threshold, "ThresholdBackward0", SAME, 1, X, threshold_slope(g, x, PARAM(0), fl_int(0)),
             .in_place_name = "ThresholdBackward1", .number_fit = FL_FIT_COMMON)
fl_tensor *fl_threshold(fl_tensor *self, fl_scalar threshold, fl_scalar value) {
    return RUN(threshold, NULL, threshold, value);
}
fl_tensor *fl_threshold_(fl_tensor *self, fl_scalar threshold, fl_scalar value) {
    return RUN(threshold, self, threshold, value);
}

UNARY_RECORD(hardtanh, clamp, "HardtanhBackward0", SAME, 1, X, hardtanh_slope(g, x, PARAM(0), PARAM(1)),
             .number_fit = FL_FIT_COMMON)
static fl_tensor *run_hardtanh(fl_tensor *self, fl_scalar low, fl_scalar high, fl_tensor *target) {
    if (fl_failed()) return NULL;
    if (self->dtype == FL_BOOL) return fl_fail(FL_RUNTIME_ERROR, "Bool inputs not supported for hardtanh");
    if (self->dtype == FL_UINT8 && (fl_scalar__double(low) <= -1 || fl_scalar__double(high) <= -1))
        return fl_fail(FL_RUNTIME_ERROR, "cannot do hardtanh on an unsigned type with negative limits");
    return RUN(hardtanh, target, low, high);
}
DEFAULTS(hardtanh, HARDTANH)
fl_tensor *fl_hardtanh(fl_tensor *self, const fl_hardtanh_options *options) {
    const fl_hardtanh_options *o = options ? options : &hardtanh_defaults;
    if (!fl_failed() && fl_scalar__double(o->min_val) > fl_scalar__double(o->max_val))
        return fl_fail(FL_VALUE_ERROR, "min_val cannot be greater than max_val");
    return run_hardtanh(self, o->min_val, o->max_val, NULL);
}
fl_tensor *fl_hardtanh_(fl_tensor *self, const fl_hardtanh_options *options) {
    const fl_hardtanh_options *o = options ? options : &hardtanh_defaults;
    if (!fl_failed() && fl_scalar__double(o->min_val) > fl_scalar__double(o->max_val))
        return fl_fail(FL_VALUE_ERROR, "min_val cannot be greater than max_val");
    return run_hardtanh(self, o->min_val, o->max_val, self);
}
fl_tensor *fl_relu6(fl_tensor *self) { return run_hardtanh(self, fl_int(0), fl_int(6), NULL); }
fl_tensor *fl_relu6_(fl_tensor *self) { return run_hardtanh(self, fl_int(0), fl_int(6), self); }

UNARY(hardsigmoid, "HardsigmoidBackward0", SAME, 1, X,
      SLOPE(fl_pointwise__flat(where_true(within(x, -3, 3), times(g, 1.0 / 6)), x), hardsigmoid_backward, x), )
static fl_tensor *hardswish_slope(fl_tensor *g, fl_tensor *x) {
    fl_tensor *inner = where_true(within(x, -3, 3), x);
    fl_tensor *sloped = fl_mul(g, plus(times(inner, 1.0 / 3), 0.5));
    return where_false(le(x, -3), fl_where(fl_lt_scalar(x, fl_int(3)), sloped, g));
}
UNARY(hardswish, "HardswishBackward0", SAME, 1, X, SLOPE(hardswish_slope(g, x), hardswish_backward, x), )
UNARY_RECORD(softshrink, softshrink, "SoftshrinkBackward0", SAME, 1, X, softshrink_slope(g, x, PARAM(0), fl_int(0)), )
DEFAULTS(softshrink, SOFTSHRINK)
fl_tensor *fl_softshrink(fl_tensor *self, const fl_softshrink_options *options) {
    const fl_softshrink_options *o = options ? options : &softshrink_defaults;
    if (fl_failed()) return NULL;
    if (!(fl_scalar__double(o->lambd) >= 0))
        return fl_fail(FL_RUNTIME_ERROR, "lambda must be greater or equal to 0, but found to be %g.",
                       fl_scalar__double(o->lambd));
    if (fl_scalar__double(o->lambd) > (self->dtype == FL_FLOAT64 ? DBL_MAX : (double)FLT_MAX) &&
        fl_is_float((fl_dtype)self->dtype))
        return fl_fail(FL_RUNTIME_ERROR, "softshrink: lambda must be a finite number of the input's type, but found %g",
                       fl_scalar__double(o->lambd));
    return RUN(softshrink, NULL, o->lambd);
}
UNARY_RECORD(hardshrink, hardshrink, "HardshrinkBackward0", SAME, 1, X, hardshrink_slope(g, x, PARAM(0), fl_int(0)), )
FUNCTIONS(hardshrink, HARDSHRINK, o->lambd)

/* ---- Exponential ------------------------------------------------------------------------------------------------- */

/* PARAM: alpha, scale, input_scale. The slope left of 0 is scale alpha input_scale e^(x input_scale), which is
 * input_scale (y + scale alpha): in place only the result is at hand. */
static fl_tensor *elu_slope(fl_node *node, fl_tensor *g, fl_tensor *x) {
    const double alpha = fl_scalar__double(PARAM(0)), scale = fl_scalar__double(PARAM(1)),
                 input_scale = fl_scalar__double(PARAM(2));
    fl_tensor *left = times(fl_exp(times(below(x, 0), input_scale)), alpha * scale * input_scale);
    return fl_where(le(x, 0), fl_mul(g, left), times(g, scale));
}
static fl_tensor *elu_result_slope(fl_node *node, fl_tensor *g, fl_tensor *r) {
    const double alpha = fl_scalar__double(PARAM(0)), scale = fl_scalar__double(PARAM(1)),
                 input_scale = fl_scalar__double(PARAM(2));
    fl_tensor *left = times(plus(below(r, 0), alpha * scale), input_scale);
    return fl_where(le(r, 0), fl_mul(g, left), times(g, scale));
}
UNARY_RECORD(elu, elu, "EluBackward0", SAME, 2, X, SLOPE(elu_slope(node, g, x), elu_backward, x), )
UNARY_RECORD(celu, elu, "CeluBackward0", SAME, 2, X, SLOPE(elu_slope(node, g, x), elu_backward, x), )
UNARY_RECORD(elu_inplace, elu, "EluBackward1", SAME, 2, RESULT,
             SLOPE(elu_result_slope(node, g, r), elu_result_backward, r), )
static fl_tensor *run_elu(fl_tensor *self, double alpha, double scale, double input_scale, fl_tensor *target) {
    const fl_scalar numbers[3] = {fl_float(alpha), fl_float(scale), fl_float(input_scale)};
    const fl_pointwise_op *op = target ? &elu_inplace_op : &elu_op;
    return fl_pointwise__run(op, (fl_operand[]){IN(self)}, numbers, 3, target);
}
DEFAULTS(elu, ELU)
fl_tensor *fl_elu(fl_tensor *self, const fl_elu_options *options) {
    const fl_elu_options *o = options ? options : &elu_defaults;
    return run_elu(self, fl_scalar__double(o->alpha), 1, 1, NULL);
}
static fl_tensor *negative_alpha(void) {
    return fl_fail(
        FL_RUNTIME_ERROR,
        "In-place elu backward calculation is triggered with a negative slope which is not supported. This is "
        "caused by calling in-place forward function with a negative slope, please call out-of-place version "
        "instead.");
}
fl_tensor *fl_elu_(fl_tensor *self, const fl_elu_options *options) {
    const fl_elu_options *o = options ? options : &elu_defaults;
    if (fl_failed()) return NULL;
    if (fl_scalar__double(o->alpha) < 0 && fl_node__would_record(&self, 1)) return negative_alpha();
    return run_elu(self, fl_scalar__double(o->alpha), 1, 1, self);
}
#define SELU_ALPHA 1.6732632423543772848170429916717
#define SELU_SCALE 1.0507009873554804934193349852946
fl_tensor *fl_selu(fl_tensor *self) { return run_elu(self, SELU_ALPHA, SELU_SCALE, 1, NULL); }
fl_tensor *fl_selu_(fl_tensor *self) { return run_elu(self, SELU_ALPHA, SELU_SCALE, 1, self); }
static fl_tensor *run_celu(fl_tensor *self, fl_scalar alpha, fl_tensor *target) {
    if (fl_failed()) return NULL;
    const double a = fl_scalar__double(alpha);
    if (a == 0) return fl_fail(FL_RUNTIME_ERROR, "ZeroDivisionError: alpha cannot be 0 for CELU");
    const fl_scalar numbers[3] = {alpha, fl_float(1), fl_float(1 / a)};
    fl_tensor *result =
        fl_pointwise__run(target ? &elu_inplace_op : &celu_op, (fl_operand[]){IN(self)}, numbers, 3, target);
    return target ? fl_node__named(result, "CeluBackward1") : result;
}
DEFAULTS(celu, CELU)
fl_tensor *fl_celu(fl_tensor *self, const fl_celu_options *options) {
    return run_celu(self, options ? options->alpha : celu_defaults.alpha, NULL);
}
fl_tensor *fl_celu_(fl_tensor *self, const fl_celu_options *options) {
    return run_celu(self, options ? options->alpha : celu_defaults.alpha, self);
}

/* PARAM: beta, threshold. */
static fl_tensor *softplus_slope(fl_node *node, fl_tensor *g, fl_tensor *x) {
    fl_tensor *scaled = fl_mul_scalar(x, PARAM(0));
    fl_tensor *left = fl_sigmoid(below(scaled, fl_scalar__double(PARAM(1))));
    return fl_where(fl_gt_scalar(scaled, PARAM(1)), g, fl_mul(g, left));
}
UNARY_RECORD(softplus, softplus, "SoftplusBackward0", SAME, 4, X,
             SLOPE(softplus_slope(node, g, x), softplus_backward, x), )
FUNCTIONS(softplus, SOFTPLUS, o->beta, o->threshold)
UNARY_RECORD(logsigmoid, logsigmoid, "LogSigmoidBackward0", SAME, 4, X,
             SLOPE(fl_mul(g, fl_sigmoid(fl_neg(x))), logsigmoid_backward, x), .row_major = true)
fl_tensor *fl_logsigmoid(fl_tensor *self) { return RUN(logsigmoid, NULL, fl_int(0)); }

static fl_tensor *silu_slope(fl_tensor *g, fl_tensor *x) {
    fl_tensor *s = fl_sigmoid(x);
    return fl_mul(g, fl_mul(s, plus(fl_mul(x, one_minus(s)), 1)));
}
UNARY(silu, "SiluBackward0", SAME, 2, X, SLOPE(silu_slope(g, x), silu_backward, x), )
static fl_tensor *mish_slope(fl_tensor *g, fl_tensor *x) {
    fl_tensor *t = fl_tanh(fl_softplus(x, NULL));
    return fl_mul(g, fl_add(t, fl_mul(fl_mul(x, fl_sigmoid(x)), one_minus(fl_mul(t, t)))));
}
UNARY(mish, "MishBackward0", SAME, 4, X, SLOPE(mish_slope(g, x), mish_backward, x), )

/* The distribution function of the normal distribution times x; or its approximation by tanh. */
static fl_tensor *gelu_slope(fl_tensor *g, fl_tensor *x) {
    fl_tensor *cdf = times(plus(fl_erf(times(x, 0.70710678118654752440)), 1), 0.5);
    fl_tensor *pdf = times(fl_exp(times(fl_mul(x, x), -0.5)), 0.39894228040143267794);
    return fl_mul(g, fl_add(cdf, fl_mul(x, pdf)));
}
static fl_tensor *gelu_tanh_slope(fl_tensor *g, fl_tensor *x) {
    const double b = 0.79788456080286535588;
    fl_tensor *square = fl_mul(x, x);
    fl_tensor *t = fl_tanh(times(fl_mul(x, plus(times(square, 0.044715), 1)), b));
    fl_tensor *inner = times(plus(times(square, 3 * 0.044715), 1), b);
    return fl_mul(g, times(fl_add(plus(t, 1), fl_mul(fl_mul(x, one_minus(fl_mul(t, t))), inner)), 0.5));
}
UNARY_RECORD(gelu, gelu, "GeluBackward0", SAME, 2, X, SLOPE(gelu_slope(g, x), gelu_backward, x), )
UNARY_RECORD(gelu_tanh, gelu_tanh, "GeluBackward0", SAME, 2, X, SLOPE(gelu_tanh_slope(g, x), gelu_tanh_backward, x), )
fl_tensor *fl_gelu(fl_tensor *self, const fl_gelu_options *options) {
    if (fl_failed()) return NULL;
    const char *how = options && options->approximate ? options->approximate : "none";
    if (!strcmp(how, "none")) return fl_pointwise__tensors(&gelu_op, self, NULL, NULL, NULL);
    if (!strcmp(how, "tanh")) return fl_pointwise__tensors(&gelu_tanh_op, self, NULL, NULL, NULL);
    return fl_fail(FL_RUNTIME_ERROR, "approximate argument must be either none or tanh.");
}

/* ---- Made of other ops ------------------------------------------------------------------------------------------- */

fl_tensor *fl_tanhshrink(fl_tensor *self) { return SCOPED(fl_sub(self, fl_tanh(self))); }
fl_tensor *fl_softsign(fl_tensor *self) { return SCOPED(fl_div(self, fl_add_scalar(fl_abs(self), fl_int(1)))); }

BINARY_RECORD_SHOWING("self, weight", prelu, prelu, "PreluKernelBackward0", SAME, 1, X | Y,
                      fl_pointwise__flat(fl_where(fl_gt_scalar(x, fl_int(0)), g, fl_mul(g, y)), x), X,
                      where_false(fl_gt_scalar(x, fl_int(0)), fl_mul(g, x)))
/* One weight for all, or one for each channel (dimension 1). */
fl_tensor *fl_prelu__plain(fl_tensor *self, fl_tensor *weight) {
    if (fl_failed()) return NULL;
    if (weight->ndim > 1)
        return fl_fail(FL_RUNTIME_ERROR, "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = %d",
                       weight->ndim);
    if (weight->numel != 1) {
        if (self->ndim == 0) return fl_fail(FL_RUNTIME_ERROR, "Not allow zero-dim input tensor.");
        const int64_t channels = self->ndim > 1 ? self->sizes[1] : 1;
        if (channels != weight->numel)
            return fl_fail(
                FL_RUNTIME_ERROR,
                "Mismatch of parameter numbers and input channel size. Found parameter numbers = %lld and channel "
                "size = %lld.",
                (long long)weight->numel, (long long)channels);
    }
    if (self->dtype != weight->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "prelu: Type promoting not supported. Got %s and %s",
                       fl_dtype_name((fl_dtype)self->dtype), fl_dtype_name((fl_dtype)weight->dtype));
    int64_t shape[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; ++i) shape[i] = i == 1 ? weight->numel : 1;
    const bool as_is = self->ndim == 1 || weight->ndim == 0;
    return SCOPED(
        fl_pointwise__tensors(&prelu_op, self, as_is ? weight : fl_reshape(weight, shape, self->ndim), NULL, NULL));
}

/* ---- Gated linear unit ------------------------------------------------------------------------------------------- */

static void halves(fl_tensor *t, int dim, fl_tensor **half) {
    const int64_t size = t ? t->sizes[dim] / 2 : 0;
    for (int i = 0; i < 2; i++) half[i] = t ? fl_narrow(t, dim, i * size, size) : NULL;
}

/* Of a sigmoid(b): the gradients of both halves, each written where it belongs. */
static void glu_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const int dim = *(int *)fl_node__data(node);
    fl_tensor *x = fl_node__saved(node, 0), *half[2], *to[2], *g = grad[0];
    halves(x, dim, half);
    if (fl_failed()) return;
    if (fl_grad_enabled()) {
        fl_tensor *s = fl_sigmoid(half[1]), *of_a = fl_mul(g, s);
        fl_tensor *of_b = fl_mul(fl_mul(of_a, half[0]), one_minus(s));
        out[0] = fl_cat((fl_tensor *[]){of_a, of_b}, 2, &(fl_cat_options){dim});
        return;
    }
    fl_tensor *both = fl_scope__result(fl_pointwise__result(&x, NULL, 1, (fl_dtype)x->dtype, x->ndim, x->sizes));
    halves(both, dim, to);
    if (fl_failed()) return;
    fl_pointwise__into(FL_PW_glu, (fl_tensor *[]){g, half[1]}, 2, to[0]);
    fl_pointwise__into(FL_PW_glu_backward, (fl_tensor *[]){g, half[0], half[1]}, 3, to[1]);
    out[0] = both;
}
static const fl_rule glu_rule = {.name = "GluBackward0", .backward = glu_backward, .saved = "self"};

/* The first half of a dimension times the sigmoid of the second. */
fl_tensor *fl_glu(fl_tensor *self, const fl_glu_options *options) {
    if (fl_failed()) return NULL;
    if (self->ndim == 0) return fl_fail(FL_RUNTIME_ERROR, "glu does not support 0-dimensional tensors");
    const int dim = fl_shape__wrap_dim(options ? options->dim : -1, self->ndim);
    if (dim < 0) return NULL;
    if (self->sizes[dim] % 2)
        return fl_fail(FL_RUNTIME_ERROR, "Halving dimension must be even, but dimension %d is size %lld", dim,
                       (long long)self->sizes[dim]);
    if (!fl_is_float((fl_dtype)self->dtype)) return fl_pointwise__no_kernel("glu", (fl_dtype)self->dtype);
    static const fl_pointwise_op op = {.name = "glu", .kernel = FL_PW_glu, .inputs = 2, .cost = 2};
    fl_tensor *part[2];
    fl_scope_open();
    fl_no_grad_begin();
    halves(self, dim, part);
    fl_tensor *result = fl_pointwise__tensors(&op, part[0], part[1], NULL, NULL);
    fl_grad_mode_end();
    fl_node *node = result ? fl_node__record(&glu_rule, &self, 1, &result, 1, 1, sizeof(int)) : NULL;
    if (node) *(int *)fl_node__data(node) = dim;
    fl_node__save(node, 0, self);
    return fl_scope_return(result);
}

/* ---- Random ------------------------------------------------------------------------------------------------------ */

/* Draws for a block at once, then puts them where they belong without branches, which would be guessed wrong. */
#define DRAWN_BLOCK 1024
#define DRAW_SLOPES(type)                                                                                           \
    static void draw_slopes_##type(fl_generator *g, const type *x, type *to, int64_t n, double from, double wide) { \
        double drawn[DRAWN_BLOCK];                                                                                  \
        type slopes[DRAWN_BLOCK];                                                                                   \
        char mask[DRAWN_BLOCK];                                                                                     \
        for (int64_t done = 0, some; done < n; done += some, x += some, to += some) {                               \
            int64_t many = 0;                                                                                       \
            some = n - done < DRAWN_BLOCK ? n - done : DRAWN_BLOCK;                                                 \
            for (int64_t i = 0; i < some; i++) mask[i] = x[i] <= 0;                                                 \
            for (int64_t i = 0; i < some; i++) many += mask[i];                                                     \
            fl_generator__uniform_f64(g, drawn, many, 1, 0, 1);                                                     \
            for (int64_t i = 0; i < many; i++) slopes[i] = (type)(drawn[i] * wide + from);                          \
            for (int64_t i = 0; i < some; i++) to[i] = 1;                                                           \
            fl_kernels__active.move->expand[sizeof(type)]((char *)to, (const char *)slopes, mask, many);            \
        }                                                                                                           \
    }
DRAW_SLOPES(float)
DRAW_SLOPES(double)
#undef DRAW_SLOPES

/* The slopes: drawn, in row-major order, for the elements that are not above 0. A result as an op's. */
static fl_tensor *drawn_slopes(fl_tensor *self, double lower, double upper, fl_generator *generator) {
    const bool single = self->dtype == FL_FLOAT32;
    fl_tensor *x = fl_tensor__contiguous_as(self, single ? FL_FLOAT32 : FL_FLOAT64), *slopes = NULL;
    if (x) slopes = fl_tensor__empty((fl_dtype)x->dtype, x->ndim, x->sizes);
    if (slopes) {
        fl_generator *g = fl_generator__lock(generator);
        if (single) /* PyTorch has the bounds in the tensor's type */
            draw_slopes_float(g, (const float *)(const void *)x->data, (float *)(void *)slopes->data, x->numel,
                              (double)(float)lower, (double)(float)upper - (double)(float)lower);
        else
            draw_slopes_double(g, (const double *)(const void *)x->data, (double *)(void *)slopes->data, x->numel,
                               lower, upper - lower);
        fl_generator__unlock(g);
    }
    fl_release(x);
    return fl_scope__result(slopes);
}

static fl_tensor *run_rrelu(fl_tensor *self, const fl_rrelu_options *options, bool in_place) {
    static const fl_rrelu_options defaults = FL_RRELU_OPTIONS;
    static const char *const names[] = {"RreluWithNoiseBackward0", "RreluWithNoiseBackward1"};
    const fl_rrelu_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    const double lower = fl_scalar__double(o->lower), upper = fl_scalar__double(o->upper);
    if (lower > upper) return fl_fail(FL_RUNTIME_ERROR, "Lower bound should be less than or equal to the upper bound");
    if (!isfinite(lower) || !isfinite(upper))
        return fl_fail(FL_RUNTIME_ERROR, "rrelu: expected finite lower and upper bounds, got %g and %g", lower, upper);
    if (!fl_is_float((fl_dtype)self->dtype))
        return fl_pointwise__no_kernel("rrelu_with_noise_out", (fl_dtype)self->dtype);
    if (!o->training) {
        const fl_leaky_relu_options mean = {fl_float((lower + upper) / 2)};
        fl_tensor *result =
            in_place ? fl_leaky_relu_(self, &mean) : SCOPED(fl_leaky_relu(fl_contiguous(self, NULL), &mean));
        return fl_node__named_as(result, names[in_place], "0");
    }
    if (self->dtype == FL_FLOAT16) return fl_pointwise__no_kernel("rrelu_with_noise_out", FL_FLOAT16);
    fl_generator_mark before;
    fl_generator__mark(o->generator, &before);
    fl_scope_open();
    fl_tensor *slopes = drawn_slopes(self, lower, upper, o->generator);
    if (slopes) slopes = fl_to(slopes, (fl_dtype)self->dtype, NULL);
    fl_tensor *result = in_place ? fl_mul_(self, slopes) : fl_keep(fl_mul(fl_contiguous(self, NULL), slopes));
    fl_scope_close();
    if (!in_place) result = fl_scope__result(result);
    if (fl_failed()) fl_generator__back(o->generator, &before);
    return fl_node__named_as(result, names[in_place], "0");
}
fl_tensor *fl_rrelu(fl_tensor *self, const fl_rrelu_options *options) { return run_rrelu(self, options, false); }
fl_tensor *fl_rrelu_(fl_tensor *self, const fl_rrelu_options *options) { return run_rrelu(self, options, true); }

/* With the temperature as a tensor, or else as the number in the options. */
static fl_tensor *gumbel_softmax(fl_tensor *logits, fl_tensor *tau, const fl_gumbel_softmax_options *o) {
    static const fl_gumbel_softmax_options defaults = FL_GUMBEL_SOFTMAX_OPTIONS;
    if (fl_failed()) return NULL;
    if (o->eps != defaults.eps && !fl_warn(FL_USER_WARNING, "`eps` parameter is deprecated and has no effect."))
        return NULL;
    fl_generator_mark before;
    fl_generator__mark(NULL, &before);
    fl_scope_open();
    fl_no_grad_begin();
    fl_tensor *noise =
        fl_empty(logits->sizes, logits->ndim, &(fl_empty_options){(fl_dtype)logits->dtype, FL_CONTIGUOUS_FORMAT});
    if (noise) noise = fl_neg(fl_log(fl_exponential_(noise, NULL)));
    fl_grad_mode_end();
    fl_tensor *sum = fl_add(logits, noise);
    fl_tensor *soft = fl_softmax(tau ? fl_div(sum, tau) : fl_div_scalar(sum, fl_float(o->tau)), o->dim, NULL);
    if (o->hard && soft) {
        const fl_max_dim_options keep = {true};
        fl_tensor *index = fl_max_dim(soft, o->dim, &keep).indices;
        fl_tensor *one_hot = fl_scatter_value(fl_zeros_like(logits, NULL), o->dim, index, fl_float(1));
        soft = fl_add(fl_sub(one_hot, fl_detach(soft)), soft);
    }
    soft = fl_scope_return(soft);
    if (fl_failed()) fl_generator__back(NULL, &before);
    return soft;
}
fl_tensor *fl_gumbel_softmax(fl_tensor *logits, const fl_gumbel_softmax_options *options) {
    const fl_gumbel_softmax_options o = options ? *options : (fl_gumbel_softmax_options)FL_GUMBEL_SOFTMAX_OPTIONS;
    return gumbel_softmax(logits, NULL, &o);
}
fl_tensor *fl_gumbel_softmax_tensor(fl_tensor *logits, fl_tensor *tau,
                                    const fl_gumbel_softmax_tensor_options *options) {
    fl_gumbel_softmax_options o = FL_GUMBEL_SOFTMAX_OPTIONS;
    if (options) o.hard = options->hard, o.eps = options->eps, o.dim = options->dim;
    return gumbel_softmax(logits, tau, &o);
}
