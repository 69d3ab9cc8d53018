/* loss.c: losses of two tensors, element by element: one kernel call forward (with the reduction in it) and one
 * backward.
 *
 * A kind is a value and two derivatives, in kernels/loss.inc for the fused pass and in by_input and by_target below, in
 * ops, for when the gradient is itself differentiated.
 */
#include "ops/plain.h"

#include "autograd/graph.h"
#include "base/alloc.h"
#include "kernels/kernels.h"
#include "ops/dense.h"
#include "ops/pointwise.h"
#include "ops/reduction.h"

/* ---- Reductions -------------------------------------------------------------------------------------------------- */

int fl_reduction__of(const char *name) {
    static const char *const names[] = {"none", "mean", "sum"};
    for (int i = 0; i < 3; i++)
        if (!strcmp(name, names[i])) return i;
    if (!strcmp(name, "elementwise_mean"))
        return fl_warn(FL_USER_WARNING,
                       "reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.")
                   ? FL_REDUCE_MEAN
                   : -1;
    fl_fail(FL_VALUE_ERROR, "%s is not a valid value for reduction", name);
    return -1;
}

static double sum_partial(const double *partial, int64_t n) {
    double total = 0;
    for (int64_t i = 0; i < n; i++) total += partial[i];
    return total;
}

double fl_reduction__sum(const fl_tensor *t) {
    int64_t blocks = fl_loss__blocks(t->numel);
    double *partial = fl_alloc__get((size_t)blocks * sizeof *partial);
    if (!partial) return NAN;
    fl_block_sum_call call = {t->data, t->numel, partial};
    fl_pool__for(blocks, fl_pool__grain(blocks, FL_LOSS_BLOCK / 4),
                 fl_kernels__active.loss->block_sum[fl_dense__real(t)], &call);
    double total = sum_partial(partial, blocks);
    fl_alloc__put(partial, (size_t)blocks * sizeof *partial);
    return total;
}

/* ---- Gradients --------------------------------------------------------------------------------------------------- */

typedef struct pair_data {
    fl_loss_kind kind;
    double parameter, scale;
} pair_data;

enum { SAVED_INPUT, SAVED_TARGET, SAVED_WEIGHT, SAVED_POS_WEIGHT, SAVED_COUNT };

static fl_tensor *plus(fl_tensor *t, double number) { return fl_add_scalar(t, fl_float(number)); }
static fl_tensor *times(fl_tensor *t, double number) { return fl_mul_scalar(t, fl_float(number)); }
static fl_tensor *within(fl_tensor *t, double bound) {
    fl_clamp_options o = FL_CLAMP_OPTIONS;
    o.min = fl_float(-bound);
    o.max = fl_float(bound);
    return fl_clamp(t, &o);
}
static fl_tensor *at_least(fl_tensor *t, double bound) { return fl_clamp_min_scalar(t, fl_float(bound)); }
/* 1 + (p - 1) t, the weight of a mixed example */
static fl_tensor *mixed(fl_tensor *p, fl_tensor *t) { return p ? plus(fl_mul(plus(p, -1), t), 1) : NULL; }

static fl_tensor *by_input(const pair_data *d, fl_tensor *x, fl_tensor *t, fl_tensor *p) {
    switch (d->kind) {
        case FL_LOSS_MSE:
            return times(fl_sub(x, t), 2);
        case FL_LOSS_L1:
            return fl_sign(fl_sub(x, t));
        case FL_LOSS_SMOOTH_L1:
            return within(times(fl_sub(x, t), 1 / d->parameter), 1);
        case FL_LOSS_HUBER:
            return within(fl_sub(x, t), d->parameter);
        case FL_LOSS_BCE:
            return fl_div(fl_sub(x, t), at_least(fl_mul(plus(fl_neg(x), 1), x), 1e-12));
        case FL_LOSS_BCE_LOGITS: {
            if (!p) return fl_sub(fl_sigmoid(x), t);
            return fl_sub(fl_mul(mixed(p, t), fl_sigmoid(x)), fl_mul(p, t));
        }
        case FL_LOSS_KL:
            return fl_neg(t);
        default:
            return fl_neg(fl_exp(t));
    }
}

static fl_tensor *by_target(const pair_data *d, fl_tensor *x, fl_tensor *t, fl_tensor *p) {
    switch (d->kind) {
        case FL_LOSS_BCE:
            return fl_sub(fl_log1p(fl_neg(x)), fl_log(x));
        case FL_LOSS_BCE_LOGITS: {
            if (!p) return fl_neg(x);
            return fl_neg(fl_add(x, fl_mul(plus(p, -1), fl_logsigmoid(x))));
        }
        case FL_LOSS_KL:
            return fl_sub(fl_add(fl_log(t), fl_div(t, t)), x); /* NaN where t is not above 0, as in PyTorch */
        case FL_LOSS_KL_LOG:
            return fl_mul(fl_exp(t), plus(fl_sub(t, x), 1));
        default:
            return fl_neg(by_input(d, x, t, p));
    }
}

static void pair_fused(fl_node *node, fl_tensor *grad, fl_tensor **out) {
    pair_data *data = fl_node__data(node);
    fl_tensor *saved[SAVED_COUNT], *dense[SAVED_COUNT] = {NULL}, *g = NULL, *result[2] = {NULL};
    for (int i = 0; i < SAVED_COUNT; i++) saved[i] = fl_node__saved(node, i);
    if (fl_failed()) return;
    bool each_own = grad->ndim > 0 || saved[0]->ndim == 0;
    fl_tensor *like = dense[0] = fl_dense__of(saved[0]);
    for (int i = 1; like && i < SAVED_COUNT; i++)
        if (saved[i] && !(dense[i] = fl_dense__like(saved[i], like))) goto done;
    if (!like || !(g = each_own ? fl_dense__like(grad, like) : fl_tensor__contiguous_as(grad, (fl_dtype)like->dtype)))
        goto done;
    for (int i = 0; i < 2; i++)
        if (fl_node__needs(node, i) && !(result[i] = fl_dense__empty(like))) goto done;
    fl_loss_call call = {.x = like->data,
                         .target = dense[1]->data,
                         .weight = dense[2] ? dense[2]->data : NULL,
                         .pos_weight = dense[3] ? dense[3]->data : NULL,
                         .n = like->numel,
                         .parameter = data->parameter,
                         .grad = g->data,
                         .grad_stride = each_own,
                         .scale = data->scale,
                         .grad_x = result[0] ? result[0]->data : NULL,
                         .grad_target = result[1] ? result[1]->data : NULL};
    int64_t blocks = fl_loss__blocks(call.n);
    fl_pool__for(blocks, fl_pool__grain(blocks, 2 * FL_LOSS_BLOCK),
                 fl_kernels__active.loss->elements_backward[data->kind][fl_dense__real(like)], &call);
    for (int i = 0; i < 2; i++) {
        if (result[i]) out[i] = fl_scope__result(result[i]);
        result[i] = NULL;
    }
done:
    for (int i = 0; i < SAVED_COUNT; i++) fl_release(dense[i]);
    for (int i = 0; i < 2; i++) fl_release(result[i]);
    fl_release(g);
}

static void pair_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    if (!fl_grad_enabled()) {
        pair_fused(node, grad[0], out);
        return;
    }
    const pair_data *data = fl_node__data(node);
    fl_tensor *saved[SAVED_COUNT];
    for (int i = 0; i < SAVED_COUNT; i++) saved[i] = fl_node__saved(node, i);
    if (fl_failed()) return;
    fl_tensor *g = data->scale == 1 ? grad[0] : times(grad[0], data->scale);
    if (saved[SAVED_WEIGHT]) g = fl_mul(g, saved[SAVED_WEIGHT]);
    if (fl_node__needs(node, 0)) out[0] = fl_mul(by_input(data, saved[0], saved[1], saved[3]), g);
    if (fl_node__needs(node, 1)) out[1] = fl_mul(by_target(data, saved[0], saved[1], saved[3]), g);
}

static const fl_rule rules[FL_LOSS_COUNT] = {
    [FL_LOSS_MSE] = {.name = "MseLossBackward0", .backward = pair_backward, .saved = "self, target"},
    [FL_LOSS_L1] = {.name = "L1LossBackward0", .backward = pair_backward},
    [FL_LOSS_SMOOTH_L1] = {.name = "SmoothL1LossBackward0", .backward = pair_backward, .saved = "self, target"},
    [FL_LOSS_HUBER] = {.name = "HuberLossBackward0", .backward = pair_backward, .saved = "self, target"},
    [FL_LOSS_BCE] = {.name = "BinaryCrossEntropyBackward0", .backward = pair_backward, .saved = "self, target, weight"},
    [FL_LOSS_BCE_LOGITS] = {.name = "BinaryCrossEntropyWithLogitsBackward0",
                            .backward = pair_backward,
                            .saved = "self, target, weight, pos_weight"},
    [FL_LOSS_KL] = {.name = "KlDivBackward0", .backward = pair_backward},
    [FL_LOSS_KL_LOG] = {.name = "KlDivBackward0", .backward = pair_backward},
};
static const char *const kernel_names[FL_LOSS_COUNT] = {
    "mse_cpu", "abs_cpu", "smooth_l1_cpu", "huber_cpu", "binary_cross_entropy", "log_sigmoid_cpu", "kl_div", "kl_div"};

/* ---- The loss ---------------------------------------------------------------------------------------------------- */

/* An uninitialised tensor for the losses of every element, laid out as PyTorch's formulas leave it: they begin with the
 * target, or write into a tensor like one of the two. One reference, the caller's. */
static fl_tensor *losses_of(fl_loss_kind kind, fl_tensor *input, fl_tensor *target, fl_dtype common, fl_dtype compute,
                            int ndim, const int64_t *sizes) {
    const fl_dtype taken[2] = {common, common}, copied[2] = {FL_DTYPE_NONE, compute};
    if (kind == FL_LOSS_BCE || kind == FL_LOSS_HUBER) return fl_tensor__empty_like(input, compute, sizes);
    if (kind == FL_LOSS_BCE_LOGITS) return fl_tensor__empty_like(target, compute, sizes);
    if (kind < FL_LOSS_BCE) return fl_pointwise__result((fl_tensor *[]){input, target}, taken, 2, compute, ndim, sizes);
    fl_tensor *product = fl_pointwise__result((fl_tensor *[]){target, input}, taken, 2, compute, ndim, sizes);
    if (!product) return NULL;
    fl_tensor *losses = fl_pointwise__result((fl_tensor *[]){target, product}, copied, 2, compute, ndim, sizes);
    fl_release(product);
    return losses;
}

/* All of one shape and one real dtype; weight and pos_weight may be NULL and need no gradient. losses: for those of
 * every element, where there is no reduction. */
static fl_tensor *pair_run(fl_loss_kind kind, fl_tensor *const saved[SAVED_COUNT], double parameter,
                           fl_reduction reduction, fl_tensor *losses) {
    fl_tensor *dense[SAVED_COUNT] = {NULL}, *y = NULL;
    fl_tensor *like = reduction ? fl_dense__of(saved[0]) : fl_tensor__retain(losses);
    double *partial = NULL;
    bool ok = false;
    if (!like) return NULL;
    int64_t blocks = fl_loss__blocks(like->numel);
    for (int i = 0; i < SAVED_COUNT; i++)
        if (saved[i] && !(dense[i] = fl_dense__like(saved[i], like))) goto done;
    y = reduction == FL_REDUCE_NONE ? fl_tensor__retain(like) : fl_tensor__empty((fl_dtype)like->dtype, 0, NULL);
    if (!y || (reduction && !(partial = fl_alloc__get((size_t)blocks * sizeof *partial)))) goto done;
    fl_loss_call call = {.x = dense[0]->data,
                         .target = dense[1]->data,
                         .weight = dense[2] ? dense[2]->data : NULL,
                         .pos_weight = dense[3] ? dense[3]->data : NULL,
                         .n = like->numel,
                         .parameter = parameter,
                         .y = reduction ? NULL : y->data,
                         .partial = partial};
    fl_pool__for(blocks, fl_pool__grain(blocks, FL_LOSS_BLOCK),
                 fl_kernels__active.loss->elements[kind][fl_dense__real(like)], &call);
    double scale = reduction == FL_REDUCE_MEAN && like->numel > 0 ? 1 / (double)like->numel : 1;
    if (reduction) {
        double sum = sum_partial(partial, blocks);
        fl_tensor__fill(y, fl_float(reduction == FL_REDUCE_MEAN ? sum / (double)like->numel : sum));
    }
    fl_node *node = fl_node__record(&rules[kind], saved, 2, &y, 1, SAVED_COUNT, sizeof(pair_data));
    if (node) {
        *(pair_data *)fl_node__data(node) = (pair_data){kind, parameter, scale};
        for (int i = 0; i < SAVED_COUNT; i++) fl_node__save(node, i, saved[i]);
    }
    ok = true;
done:
    if (partial) fl_alloc__put(partial, (size_t)blocks * sizeof *partial);
    for (int i = 0; i < SAVED_COUNT; i++) fl_release(dense[i]);
    fl_release(like);
    if (!ok) fl_release(y);
    return ok ? fl_scope__result(y) : NULL;
}

/* t of this shape. */
static fl_tensor *fit(fl_tensor *t, const int64_t *sizes, int ndim) {
    if (!t || (t->ndim == ndim && (ndim == 0 || !memcmp(t->sizes, sizes, (size_t)ndim * sizeof *sizes)))) return t;
    return fl_broadcast_to(t, sizes, ndim);
}
static fl_tensor *as_type(fl_tensor *t, fl_dtype dtype) {
    return !t || t->dtype == (int8_t)dtype ? t : fl_to(t, dtype, NULL);
}

static fl_tensor *reduce(fl_tensor *t, fl_reduction reduction) {
    if (reduction == FL_REDUCE_NONE) return t;
    return reduction == FL_REDUCE_MEAN ? fl_mean(t, NULL) : fl_sum(t, NULL);
}

/* Whether weight broadcasts to `like`, which its product with it is written into. */
static bool weight_fits(const fl_tensor *weight, const fl_tensor *like) {
    int64_t sizes[FL_MAX_DIMS];
    if (!weight) return true;
    int ndim = fl_shape__broadcast(like->sizes, like->ndim, weight->sizes, weight->ndim, sizes);
    return ndim >= 0 && fl_shape__fits(like, sizes, ndim);
}

/* The type that a loss is computed in: mse_loss and its kin expand both tensors first, so none counts as 0-dim. */
static fl_dtype common_type(fl_loss_kind kind, fl_tensor *input, fl_tensor *target) {
    if (kind <= FL_LOSS_HUBER) return fl_promote_types((fl_dtype)input->dtype, (fl_dtype)target->dtype);
    return fl_dtype__result((fl_tensor *[]){input, target}, 2);
}

/* A scope is open. Inputs are broadcast and brought to their common type; halves are computed in float32. huber_loss
 * has the type of input, binary_cross_entropy_with_logits that of target: PyTorch's write into a tensor like it. */
static fl_tensor *pair_fitted(fl_loss_kind kind, fl_tensor *input, fl_tensor *target, fl_tensor *weight,
                              fl_tensor *pos_weight, double parameter, fl_reduction reduction) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_shape__broadcast(input->sizes, input->ndim, target->sizes, target->ndim, sizes);
    if (ndim < 0) return NULL;
    const fl_dtype common = common_type(kind, input, target);
    const bool like_input = kind == FL_LOSS_HUBER, like_target = kind == FL_LOSS_BCE_LOGITS;
    const fl_dtype dtype = like_input ? (fl_dtype)input->dtype : like_target ? (fl_dtype)target->dtype : common;
    if (kind == FL_LOSS_L1 && (!fl_is_float(common) || input->dtype == FL_BOOL || target->dtype == FL_BOOL))
        return reduce(fl_abs(fl_sub(fit(input, sizes, ndim), fit(target, sizes, ndim))), reduction);
    if (!fl_dtype__fits(dtype, common)) return NULL;
    const fl_dtype compute = fl_is_half(common) ? FL_FLOAT32 : common;
    fl_tensor *whole[SAVED_COUNT] = {fit(input, sizes, ndim), fit(target, sizes, ndim), fit(weight, sizes, ndim),
                                     fit(pos_weight, sizes, ndim)};
    fl_tensor *saved[SAVED_COUNT], *losses = NULL;
    for (int i = 0; i < SAVED_COUNT; i++) saved[i] = as_type(whole[i], compute);
    if (fl_failed()) return NULL;
    if (!fl_dense__is_real(saved[0])) return fl_dense__unsupported(kernel_names[kind], saved[0]);
    if (reduction == FL_REDUCE_NONE) {
        const bool own_shape = kind >= FL_LOSS_KL; /* nothing expands the tensors of a divergence */
        losses =
            losses_of(kind, own_shape ? input : whole[0], own_shape ? target : whole[1], common, compute, ndim, sizes);
        losses = fl_scope__result(losses);
        if (!losses) return NULL;
    }
    fl_tensor *y = pair_run(kind, saved, parameter, reduction, losses);
    return dtype == compute ? y : fl_to(y, dtype, NULL);
}

static fl_tensor *pair(fl_loss_kind kind, fl_tensor *input, fl_tensor *target, fl_tensor *weight, fl_tensor *pos_weight,
                       double parameter, fl_reduction reduction) {
    if (!weight_fits(weight, input) || !weight_fits(pos_weight, input)) return NULL;
    fl_scope_open();
    return fl_scope_return(pair_fitted(kind, input, target, weight, pos_weight, parameter, reduction));
}

/* With `weight` (of input's shape) the mean is a weighted one, except huber_loss's. */
static fl_tensor *weighted(fl_loss_kind kind, fl_tensor *input, fl_tensor *target, fl_tensor *weight, double parameter,
                           const char *reduction_name) {
    if (kind != FL_LOSS_KL && kind != FL_LOSS_KL_LOG && !fl_shape__equal(input, target) &&
        !fl_warn(FL_USER_WARNING,
                 "Using a target size (torch.Size(%s)) that is different to the input size (torch.Size(%s)). This will "
                 "likely lead to incorrect results due to broadcasting. Please ensure they have the same size.",
                 FL_SHAPE(target), FL_SHAPE(input)))
        return NULL;
    int reduction = fl_reduction__of(reduction_name);
    if (reduction < 0) return NULL;
    if (!weight) return pair(kind, input, target, NULL, NULL, parameter, (fl_reduction)reduction);
    int64_t sizes[FL_MAX_DIMS];
    if (fl_shape__broadcast(input->sizes, input->ndim, target->sizes, target->ndim, sizes) < 0) return NULL;
    if (!fl_shape__equal(weight, input)) return fl_fail(FL_VALUE_ERROR, "Weights and input must have the same size.");
    if (kind == FL_LOSS_MSE && (input->dtype == FL_BOOL || target->dtype == FL_BOOL))
        return fl_sub(input, target); /* which refuses them */
    fl_scope_open();
    fl_tensor *values = pair(kind, input, target, NULL, NULL, parameter, FL_REDUCE_NONE);
    if (kind == FL_LOSS_L1) fl_node__named_as(values, "AbsBackward0", "SubBackward0(0, 1)");
    if (kind == FL_LOSS_MSE) fl_node__named_as(values, "PowBackward0", "SubBackward0(0, 1)");
    values = fl_mul(values, weight);
    if (reduction == FL_REDUCE_NONE) return fl_scope_return(values);
    if (reduction == FL_REDUCE_MEAN && kind == FL_LOSS_HUBER) return fl_scope_return(fl_mean(values, NULL));
    values = fl_sum(values, NULL);
    return fl_scope_return(reduction == FL_REDUCE_MEAN ? fl_div(values, fl_sum(weight, NULL)) : values);
}

/* Of integers, whose squares wrap around; the type of the result is the weight's part. */
static fl_tensor *weighted_squares(fl_tensor *input, fl_tensor *target, fl_tensor *weight, const char *reduction_name) {
    const int reduction = fl_reduction__of(reduction_name);
    if (reduction < 0) return NULL;
    fl_scope_open();
    fl_tensor *values = fl_mul(fl_pow_scalar(fl_sub(input, target), fl_int(2)), weight);
    if (reduction != FL_REDUCE_NONE) values = fl_sum(values, NULL);
    return fl_scope_return(reduction == FL_REDUCE_MEAN ? fl_div(values, fl_sum(weight, NULL)) : values);
}

fl_tensor *fl_mse_loss__plain(fl_tensor *input, fl_tensor *target, const fl_mse_loss_options *options) {
    if (fl_failed()) return NULL;
    const fl_mse_loss_options defaults = FL_MSE_LOSS_OPTIONS, *o = options ? options : &defaults;
    if (o->weight && !fl_is_float(fl_promote_types((fl_dtype)input->dtype, (fl_dtype)target->dtype)))
        return weighted_squares(input, target, o->weight, o->reduction);
    return weighted(FL_LOSS_MSE, input, target, o->weight, 0, o->reduction);
}

/* PyTorch's l1_loss and kl_div are made of ops, the reduction the last. */
static const char *last_op(int reduction, const char *otherwise) {
    return reduction == FL_REDUCE_MEAN ? "MeanBackward0" : reduction == FL_REDUCE_SUM ? "SumBackward0" : otherwise;
}

fl_tensor *fl_l1_loss__plain(fl_tensor *input, fl_tensor *target, const fl_l1_loss_options *options) {
    if (fl_failed()) return NULL;
    const fl_l1_loss_options defaults = FL_L1_LOSS_OPTIONS, *o = options ? options : &defaults;
    const int reduction = fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    static const char *const names[] = {[FL_REDUCE_NONE] = "none", [FL_REDUCE_MEAN] = "mean", [FL_REDUCE_SUM] = "sum"};
    fl_tensor *loss = weighted(FL_LOSS_L1, input, target, o->weight, 0, names[reduction]);
    return o->weight ? loss
                     : fl_node__named_as(
                           loss, last_op(reduction, "AbsBackward0"),
                           reduction == FL_REDUCE_NONE ? "SubBackward0(0, 1)" : "AbsBackward0(SubBackward0(0, 1))");
}

fl_tensor *fl_smooth_l1_loss__plain(fl_tensor *input, fl_tensor *target, const fl_smooth_l1_loss_options *options) {
    if (fl_failed()) return NULL;
    const fl_smooth_l1_loss_options defaults = FL_SMOOTH_L1_LOSS_OPTIONS, *o = options ? options : &defaults;
    if (!(o->beta >= 0)) return fl_fail(FL_RUNTIME_ERROR, "smooth_l1_loss does not support negative values for beta.");
    return weighted(o->beta == 0 ? FL_LOSS_L1 : FL_LOSS_SMOOTH_L1, input, target, NULL, o->beta, o->reduction);
}

fl_tensor *fl_huber_loss__plain(fl_tensor *input, fl_tensor *target, const fl_huber_loss_options *options) {
    if (fl_failed()) return NULL;
    const fl_huber_loss_options defaults = FL_HUBER_LOSS_OPTIONS, *o = options ? options : &defaults;
    if (!(o->delta > 0)) return fl_fail(FL_RUNTIME_ERROR, "huber_loss does not support non-positive values for delta.");
    return weighted(FL_LOSS_HUBER, input, target, o->weight, o->delta, o->reduction);
}

/* Whether all of t, a real tensor, lies in [0, 1]. */
static bool in_unit_interval(fl_tensor *t, const char *name) {
    fl_tensor *dense = fl_dense__of(t);
    bool ok = true;
    for (int64_t i = 0; dense && ok && i < dense->numel; i++) {
        double v = dense->dtype == FL_FLOAT64 ? ((double *)(void *)dense->data)[i] : ((float *)(void *)dense->data)[i];
        ok = v >= 0 && v <= 1;
    }
    fl_release(dense);
    if (!ok) fl_fail(FL_RUNTIME_ERROR, "all elements of %s should be between 0 and 1", name);
    return ok && dense;
}

fl_tensor *fl_binary_cross_entropy__plain(fl_tensor *input, fl_tensor *target,
                                          const fl_binary_cross_entropy_options *options) {
    if (fl_failed()) return NULL;
    const fl_binary_cross_entropy_options defaults = FL_BINARY_CROSS_ENTROPY_OPTIONS,
                                          *o = options ? options : &defaults;
    int reduction = fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    if (!fl_shape__equal(input, target))
        return fl_fail(FL_VALUE_ERROR,
                       "Using a target size (torch.Size(%s)) that is different to the input size (torch.Size(%s)) is "
                       "deprecated. Please ensure they have the same size.",
                       FL_SHAPE(target), FL_SHAPE(input));
    if (target->dtype != input->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "Found dtype %s but expected %s",
                       fl_dtype__scalar_type((fl_dtype)target->dtype), fl_dtype__scalar_type((fl_dtype)input->dtype));
    if (fl_dense__is_real(input) && !(in_unit_interval(input, "input") && in_unit_interval(target, "target")))
        return NULL;
    if (!fl_node__constant(o->weight, "binary_cross_entropy", "weight")) return NULL;
    return pair(FL_LOSS_BCE, input, target, o->weight, NULL, 0, (fl_reduction)reduction);
}

static fl_tensor *bce_with_logits(fl_tensor *input, fl_tensor *target, fl_tensor *weight, fl_tensor *pos_weight,
                                  fl_reduction reduction) {
    static const char name[] = "binary_cross_entropy_with_logits";
    if (!fl_node__constant(weight, name, "weight") || !fl_node__constant(pos_weight, name, "pos_weight")) return NULL;
    if (!fl_is_float((fl_dtype)input->dtype)) return fl_dense__unsupported("log_sigmoid_cpu", input);
    if (target->dtype == FL_BOOL || (pos_weight && pos_weight->dtype == FL_BOOL))
        return fl_rsub_scalar(target->dtype == FL_BOOL ? target : pos_weight, fl_int(1)); /* which refuses it */
    if (!fl_node__constant(weight, "binary_cross_entropy_with_logits", "weight") ||
        !fl_node__constant(pos_weight, "binary_cross_entropy_with_logits", "pos_weight"))
        return NULL;
    return pair(FL_LOSS_BCE_LOGITS, input, target, weight, pos_weight, 0, reduction);
}

fl_tensor *fl_binary_cross_entropy_with_logits__plain(fl_tensor *input, fl_tensor *target,
                                                      const fl_binary_cross_entropy_with_logits_options *options) {
    if (fl_failed()) return NULL;
    const fl_binary_cross_entropy_with_logits_options defaults = FL_BINARY_CROSS_ENTROPY_WITH_LOGITS_OPTIONS;
    const fl_binary_cross_entropy_with_logits_options *o = options ? options : &defaults;
    int reduction = fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    if (!fl_shape__equal(input, target))
        return fl_fail(FL_VALUE_ERROR, "Target size (torch.Size(%s)) must be the same as input size (torch.Size(%s))",
                       FL_SHAPE(target), FL_SHAPE(input));
    return bce_with_logits(input, target, o->weight, o->pos_weight, (fl_reduction)reduction);
}

fl_tensor *fl_binary_cross_entropy_with_logits_numbered__plain(
    fl_tensor *self, fl_tensor *target, const fl_binary_cross_entropy_with_logits_numbered_options *options) {
    if (fl_failed()) return NULL;
    const fl_binary_cross_entropy_with_logits_numbered_options defaults =
                                                                   FL_BINARY_CROSS_ENTROPY_WITH_LOGITS_NUMBERED_OPTIONS,
                                                               *o = options ? options : &defaults;
    int64_t sizes[FL_MAX_DIMS];
    const int ndim = fl_shape__broadcast(self->sizes, self->ndim, target->sizes, target->ndim, sizes);
    if (ndim < 0 || (fl_is_float((fl_dtype)self->dtype) && !fl_shape__fits(target, sizes, ndim))) return NULL;
    return bce_with_logits(self, target, o->weight, o->pos_weight, fl_reduction__numbered(o->reduction));
}

static bool divergence_has(fl_tensor *input, fl_tensor *target) {
    if (fl_is_float((fl_dtype)input->dtype) && fl_is_float((fl_dtype)target->dtype)) return true;
    fl_fail(FL_RUNTIME_ERROR, "kl_div: Integral inputs not supported.");
    return false;
}

/* Under the names of the ops that PyTorch has. */
static fl_tensor *divergence_named(fl_tensor *loss, bool log_target, int reduction) {
    static const char *const pictures[2][2] = {
        {"XlogyBackward0(1, 1), MulBackward0(1, 0)", "SubBackward0(XlogyBackward0(1, 1), MulBackward0(1, 0))"},
        {"ExpBackward0(1), SubBackward0(1, 0)", "MulBackward0(ExpBackward0(1), SubBackward0(1, 0))"}};
    return fl_node__named_as(loss, last_op(reduction, log_target ? "MulBackward0" : "SubBackward0"),
                             pictures[log_target][reduction != FL_REDUCE_NONE]);
}

fl_tensor *fl_kl_div_numbered__plain(fl_tensor *self, fl_tensor *target, const fl_kl_div_numbered_options *options) {
    if (fl_failed()) return NULL;
    const fl_kl_div_numbered_options defaults = FL_KL_DIV_NUMBERED_OPTIONS, *o = options ? options : &defaults;
    if (!divergence_has(self, target)) return NULL;
    const fl_reduction reduction = fl_reduction__numbered(o->reduction);
    fl_tensor *loss = pair(o->log_target ? FL_LOSS_KL_LOG : FL_LOSS_KL, self, target, NULL, NULL, 0, reduction);
    return divergence_named(loss, o->log_target, (int)reduction);
}

fl_tensor *fl_kl_div__plain(fl_tensor *input, fl_tensor *target, const fl_kl_div_options *options) {
    if (fl_failed()) return NULL;
    const fl_kl_div_options defaults = FL_KL_DIV_OPTIONS, *o = options ? options : &defaults;
    fl_loss_kind kind = o->log_target ? FL_LOSS_KL_LOG : FL_LOSS_KL;
    if (!divergence_has(input, target)) return NULL;
    if (!strcmp(o->reduction, "mean") &&
        !fl_warn(FL_USER_WARNING,
                 "reduction: 'mean' divides the sum by the number of elements; 'batchmean' divides it by the "
                 "batch size alone, as the divergence is defined, and 'mean' will become the same."))
        return NULL;
    if (strcmp(o->reduction, "batchmean"))
        return divergence_named(weighted(kind, input, target, NULL, 0, o->reduction), o->log_target,
                                fl_reduction__of(o->reduction));
    fl_scope_open();
    double batch = input->ndim > 0 ? (double)input->sizes[0] : 1;
    fl_tensor *sum = pair(kind, input, target, NULL, NULL, 0, FL_REDUCE_SUM);
    sum = divergence_named(sum, o->log_target, FL_REDUCE_SUM);
    return fl_scope_return(fl_div_scalar(sum, fl_float(batch)));
}
