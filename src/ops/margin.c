/* margin.c: losses of margins, distances and distributions, made of other ops (the margins of classes apart). Their
 * reductions are those of loss.c; their gradients follow from the ops.
 */
#include <math.h>
#include "ops/plain.h"

#include "autograd/graph.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/dense.h"
#include "ops/reduction.h"

#define TWO_PI 6.28318530717958647693

/* Closes the scope that is open. */
static fl_tensor *reduced(fl_tensor *values, int reduction) {
    if (reduction == FL_REDUCE_NONE) return fl_scope_return(values);
    return fl_scope_return(reduction == FL_REDUCE_MEAN ? fl_mean(values, NULL) : fl_sum(values, NULL));
}

static fl_tensor *plus(fl_tensor *t, double number) {
    return fl_node__named_as(fl_add_scalar(t, fl_float(number)), "AddBackward1", "0");
}
static fl_tensor *times(fl_tensor *t, double number) {
    return fl_node__named_as(fl_mul_scalar(t, fl_float(number)), "MulBackward1", "0");
}
static fl_tensor *positive_part(fl_tensor *t) { return fl_clamp_min_scalar(t, fl_int(0)); }
static fl_tensor *sum_last(fl_tensor *t, bool keepdim) {
    fl_sum_dim_options o = FL_SUM_DIM_OPTIONS;
    o.keepdim = keepdim;
    return fl_sum_dim(t, (int64_t[]){-1}, t && t->ndim > 0, &o);
}

static fl_tensor *margin_ranking(fl_tensor *input1, fl_tensor *input2, fl_tensor *target, double margin,
                                 int reduction) {
    fl_scope_open();
    return reduced(positive_part(plus(fl_mul(fl_neg(target), fl_sub(input1, input2)), margin)), reduction);
}

fl_tensor *fl_margin_ranking_loss__plain(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                         const fl_margin_ranking_loss_options *options) {
    static const fl_margin_ranking_loss_options defaults = FL_MARGIN_RANKING_LOSS_OPTIONS;
    const fl_margin_ranking_loss_options *o = options ? options : &defaults;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    if (input1->ndim != input2->ndim || input1->ndim != target->ndim)
        return fl_fail(FL_RUNTIME_ERROR,
                       "margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: %s, "
                       "input2: %s, target: %s ",
                       FL_SHAPE(input1), FL_SHAPE(input2), FL_SHAPE(target));
    return margin_ranking(input1, input2, target, o->margin, reduction);
}

fl_tensor *fl_margin_ranking_loss_numbered__plain(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                                  const fl_margin_ranking_loss_numbered_options *options) {
    static const fl_margin_ranking_loss_numbered_options defaults = FL_MARGIN_RANKING_LOSS_NUMBERED_OPTIONS;
    const fl_margin_ranking_loss_numbered_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    return margin_ranking(input1, input2, target, o->margin, fl_reduction__numbered(o->reduction));
}

static fl_tensor *hinge_embedding(fl_tensor *input, fl_tensor *target, double distance, int reduction) {
    fl_scope_open();
    fl_tensor *margin = fl_full_like(input, fl_float(distance), NULL); /* of input's type: whole for integers */
    fl_tensor *apart = positive_part(fl_sub(margin, input));
    apart = fl_where_scalar_other(fl_ne_scalar(target, fl_int(1)), apart, fl_int(0));
    fl_tensor *together = fl_where_scalar_other(fl_ne_scalar(target, fl_int(-1)), input, fl_int(0));
    return reduced(fl_add(apart, together), reduction);
}

fl_tensor *fl_hinge_embedding_loss__plain(fl_tensor *input, fl_tensor *target,
                                          const fl_hinge_embedding_loss_options *options) {
    static const fl_hinge_embedding_loss_options defaults = FL_HINGE_EMBEDDING_LOSS_OPTIONS;
    const fl_hinge_embedding_loss_options *o = options ? options : &defaults;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(o->reduction);
    return reduction < 0 ? NULL : hinge_embedding(input, target, o->margin, reduction);
}

fl_tensor *fl_hinge_embedding_loss_numbered__plain(fl_tensor *self, fl_tensor *target,
                                                   const fl_hinge_embedding_loss_numbered_options *options) {
    static const fl_hinge_embedding_loss_numbered_options defaults = FL_HINGE_EMBEDDING_LOSS_NUMBERED_OPTIONS;
    const fl_hinge_embedding_loss_numbered_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    return hinge_embedding(self, target, o->margin, fl_reduction__numbered(o->reduction));
}

fl_tensor *fl_soft_margin_loss__plain(fl_tensor *input, fl_tensor *target, const fl_soft_margin_loss_options *options) {
    static const fl_soft_margin_loss_options defaults = FL_SOFT_MARGIN_LOSS_OPTIONS;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(options ? options->reduction : defaults.reduction);
    if (reduction < 0) return NULL;
    int64_t sizes[FL_MAX_DIMS];
    const int ndim = fl_shape__broadcast(input->sizes, input->ndim, target->sizes, target->ndim, sizes);
    const fl_dtype dtype = (fl_dtype)input->dtype;
    if (ndim < 0 || !fl_shape__fits(input, sizes, ndim)) return NULL;
    if (dtype != FL_BOOL && !fl_dtype__fits(dtype, FL_FLOAT32)) return NULL;
    fl_softplus_options o = FL_SOFTPLUS_OPTIONS;
    o.threshold = fl_int(36); /* where log(1 + exp(x)) is x in float64 too */
    if (!fl_node__constant(target, "soft_margin_loss", "target")) return NULL;
    fl_whole whole;
    fl_whole__begin(&whole, &input, 1);
    fl_scope_open();
    fl_tensor *loss = reduced(fl_to(fl_softplus(fl_mul(fl_neg(input), target), &o), dtype, NULL), reduction);
    return fl_whole__end(&whole, loss, "SoftMarginLossBackward0");
}

static fl_tensor *cosine_embedding(fl_tensor *input1, fl_tensor *input2, fl_tensor *target, double margin,
                                   int reduction) {
    if (target->ndim > 1)
        return fl_fail(FL_RUNTIME_ERROR, "0D or 1D target tensor expected, multi-target not supported");
    if (target->ndim == 1 && (input1->ndim != 2 || input2->ndim != 2))
        return fl_fail(FL_RUNTIME_ERROR,
                       "1D target tensor expects 2D input tensors, but found inputs with sizes %s and %s.",
                       FL_SHAPE(input1), FL_SHAPE(input2));
    if (target->ndim == 0 && (input1->ndim != 1 || input2->ndim != 1))
        return fl_fail(FL_RUNTIME_ERROR,
                       "0D target tensor expects 1D input tensors, but found inputs with sizes %s and %s.",
                       FL_SHAPE(input1), FL_SHAPE(input2));
    fl_scope_open();
    const double tiny = 1e-12;
    fl_tensor *product = sum_last(fl_mul(input1, input2), false);
    fl_tensor *square1 = plus(sum_last(fl_mul(input1, input1), false), tiny);
    fl_tensor *square2 = plus(sum_last(fl_mul(input2, input2), false), tiny);
    fl_tensor *cosine = fl_div(product, fl_sqrt(fl_mul(square1, square2)));
    fl_tensor *same = fl_node__named_as(fl_rsub_scalar(cosine, fl_int(1)), "SubBackward0", "-, 1");
    fl_tensor *other = fl_node__named_as(fl_sub_scalar(cosine, fl_float(margin)), "SubBackward1", "0");
    fl_tensor *alike = fl_where_scalar_other(fl_eq_scalar(target, fl_int(1)), same, fl_float(0));
    fl_tensor *unlike = fl_where_scalar_other(fl_eq_scalar(target, fl_int(-1)), positive_part(other), fl_float(0));
    return reduced(fl_add(alike, unlike), reduction);
}

fl_tensor *fl_cosine_embedding_loss__plain(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                           const fl_cosine_embedding_loss_options *options) {
    static const fl_cosine_embedding_loss_options defaults = FL_COSINE_EMBEDDING_LOSS_OPTIONS;
    const fl_cosine_embedding_loss_options *o = options ? options : &defaults;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(o->reduction);
    return reduction < 0 ? NULL : cosine_embedding(input1, input2, target, o->margin, reduction);
}

fl_tensor *fl_cosine_embedding_loss_numbered__plain(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                                    const fl_cosine_embedding_loss_numbered_options *options) {
    static const fl_cosine_embedding_loss_numbered_options defaults = FL_COSINE_EMBEDDING_LOSS_NUMBERED_OPTIONS;
    const fl_cosine_embedding_loss_numbered_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    return cosine_embedding(input1, input2, target, o->margin, fl_reduction__numbered(o->reduction));
}

static fl_tensor *triplet_margin(fl_tensor *anchor, fl_tensor *positive, fl_tensor *negative,
                                 const fl_triplet_margin_loss_numbered_options *o, int reduction) {
    if (anchor->ndim != positive->ndim || anchor->ndim != negative->ndim)
        return fl_fail(FL_RUNTIME_ERROR,
                       "The anchor, positive, and negative tensors are expected to have the same number of dimensions, "
                       "but got: anchor %dD, positive %dD, and negative %dD inputs",
                       anchor->ndim, positive->ndim, negative->ndim);
    fl_pairwise_distance_options distance = FL_PAIRWISE_DISTANCE_OPTIONS;
    distance.p = o->p;
    distance.eps = o->eps;
    fl_scope_open();
    fl_tensor *near = fl_pairwise_distance(anchor, positive, &distance);
    fl_tensor *far = fl_pairwise_distance(anchor, negative, &distance);
    if (o->swap) far = fl_minimum(far, fl_pairwise_distance(positive, negative, &distance));
    return reduced(positive_part(fl_sub(plus(near, o->margin), far)), reduction);
}

fl_tensor *fl_triplet_margin_loss_numbered__plain(fl_tensor *anchor, fl_tensor *positive, fl_tensor *negative,
                                                  const fl_triplet_margin_loss_numbered_options *options) {
    static const fl_triplet_margin_loss_numbered_options defaults = FL_TRIPLET_MARGIN_LOSS_NUMBERED_OPTIONS;
    const fl_triplet_margin_loss_numbered_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    return triplet_margin(anchor, positive, negative, o, fl_reduction__numbered(o->reduction));
}

fl_tensor *fl_triplet_margin_loss__plain(fl_tensor *anchor, fl_tensor *positive, fl_tensor *negative,
                                         const fl_triplet_margin_loss_options *options) {
    static const fl_triplet_margin_loss_options defaults = FL_TRIPLET_MARGIN_LOSS_OPTIONS;
    const fl_triplet_margin_loss_options *o = options ? options : &defaults;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    if (o->margin <= 0) return fl_fail(FL_VALUE_ERROR, "margin must be greater than 0, got %g", o->margin);
    const fl_triplet_margin_loss_numbered_options rest = {
        .margin = o->margin, .p = o->p, .eps = o->eps, .swap = o->swap};
    return triplet_margin(anchor, positive, negative, &rest, reduction);
}

static fl_tensor *poisson_nll(fl_tensor *input, fl_tensor *target, bool log_input, bool full, double eps,
                              int reduction) {
    fl_scope_open();
    fl_tensor *loss = log_input ? fl_sub(fl_exp(input), fl_mul(target, input))
                                : fl_sub(input, fl_mul(target, fl_log(plus(input, eps))));
    if (full) {
        fl_tensor *half_log = times(fl_log(times(target, TWO_PI)), 0.5);
        fl_tensor *stirling = fl_add(fl_sub(fl_mul(target, fl_log(target)), target), half_log);
        loss = fl_add_(loss, fl_masked_fill(stirling, fl_le_scalar(target, fl_int(1)), fl_int(0)));
    }
    return reduced(loss, reduction);
}

fl_tensor *fl_poisson_nll_loss__plain(fl_tensor *input, fl_tensor *target, const fl_poisson_nll_loss_options *options) {
    static const fl_poisson_nll_loss_options defaults = FL_POISSON_NLL_LOSS_OPTIONS;
    const fl_poisson_nll_loss_options *o = options ? options : &defaults;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(o->reduction);
    return reduction < 0 ? NULL : poisson_nll(input, target, o->log_input, o->full, o->eps, reduction);
}

fl_tensor *fl_poisson_nll_loss_numbered__plain(fl_tensor *input, fl_tensor *target, bool log_input, bool full,
                                               double eps, int64_t reduction) {
    if (fl_failed()) return NULL;
    return poisson_nll(input, target, log_input, full, eps, fl_reduction__numbered(reduction));
}

/* var as it broadcasts to input: of the same sizes, without the last one, or with 1 in place of one of them. */
static fl_tensor *fitting_variance(fl_tensor *input, fl_tensor *var) {
    const int n = input->ndim;
    int others = 0;
    bool front = true;
    for (int i = 0; i < n; i++) {
        if (i >= var->ndim || var->sizes[i] == input->sizes[i]) continue;
        others += var->sizes[i] == 1 ? 1 : 2;
        front = front && i == n - 1;
    }
    if (var->ndim == n && others <= 1) return var;
    if (var->ndim == n - 1 && others == 0) return fl_unsqueeze(var, -1);
    return fl_fail(FL_VALUE_ERROR, "var is of incorrect size: %s for an input of size %s", FL_SHAPE(var),
                   FL_SHAPE(input));
}

fl_tensor *fl_gaussian_nll_loss(fl_tensor *input, fl_tensor *target, fl_tensor *var,
                                const fl_gaussian_nll_loss_options *options) {
    static const fl_gaussian_nll_loss_options defaults = FL_GAUSSIAN_NLL_LOSS_OPTIONS;
    const fl_gaussian_nll_loss_options *o = options ? options : &defaults;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    fl_scope_open();
    fl_tensor *v = fl_clone(fitting_variance(input, var), NULL);
    fl_no_grad_begin();
    fl_tensor *negative = fl_any(fl_lt_scalar(v, fl_int(0)));
    if (negative && fl_item(negative) != 0) fl_fail(FL_VALUE_ERROR, "var has negative entry/entries");
    if (!fl_failed()) fl_clamp_min_scalar_(v, fl_float(o->eps)); /* the gradient goes on as if it had not been */
    fl_grad_mode_end();
    fl_tensor *difference = fl_sub(input, target);
    fl_tensor *loss = fl_add(fl_log(v), fl_div(fl_pow_scalar(difference, fl_int(2)), v));
    loss = fl_mul_scalar(loss, fl_float(0.5));
    return reduced(o->full ? fl_add_scalar(loss, fl_float(0.5 * log(TWO_PI))) : loss, reduction);
}

fl_tensor *fl_gaussian_nll_loss_float(fl_tensor *input, fl_tensor *target, double var,
                                      const fl_gaussian_nll_loss_float_options *options) {
    static const fl_gaussian_nll_loss_float_options defaults = FL_GAUSSIAN_NLL_LOSS_FLOAT_OPTIONS;
    const fl_gaussian_nll_loss_float_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (var < 0) return fl_fail(FL_VALUE_ERROR, "var has negative entry/entries");
    const fl_gaussian_nll_loss_options rest = {.full = o->full, .eps = o->eps, .reduction = o->reduction};
    fl_scope_open();
    fl_tensor *same = fl_mul_scalar(fl_ones_like(input, NULL), fl_float(var));
    return fl_scope_return(fl_gaussian_nll_loss(input, target, same, &rest));
}

/* ---- Of classes -------------------------------------------------------------------------------------------------- */

/* N and C of an input [N, C] that may be a single sample [C] or a number; checks the target's size. */
static bool batch_sizes(const char *name, const fl_tensor *x, const fl_tensor *t, bool target_is_row, int64_t *rows,
                        int64_t *columns) {
    const bool batched = x->ndim == 2;
    const int64_t n = batched ? x->sizes[0] : 1, classes = x->ndim ? x->sizes[x->ndim - 1] : 1;
    if (x->ndim > 2 || (batched ? classes == 0 : x->numel == 0)) {
        fl_fail(FL_RUNTIME_ERROR, "%s: expected non-empty vector or matrix with optional 0-dim batch size, but got: %s",
                name, FL_SHAPE(x));
        return false;
    }
    const bool fits = target_is_row ? (batched ? fl_shape__equal(x, t) : t->ndim <= 1 && t->numel == classes)
                                    : t->ndim <= 1 && t->numel == n;
    if (!fits) {
        fl_fail(FL_RUNTIME_ERROR, "%s: inconsistent target size: %s for input of size: %s", name, FL_SHAPE(t),
                FL_SHAPE(x));
        return false;
    }
    *rows = n;
    *columns = classes;
    return true;
}

/* Class numbers as contiguous int64, each in [low, classes); NULL after an error. */
static fl_tensor *classes_within(const char *name, fl_tensor *target, int64_t low, int64_t classes) {
    if (target->dtype != FL_INT64)
        return fl_fail(FL_RUNTIME_ERROR, "%s: expected scalar type Long but found %s", name,
                       fl_dtype__scalar_type((fl_dtype)target->dtype));
    fl_tensor *t = fl_scope__result(fl_tensor__contiguous(target));
    const int64_t *at = t ? (const int64_t *)(const void *)t->data : NULL;
    for (int64_t i = 0; t && i < t->numel; i++)
        if (at[i] < low || at[i] >= classes)
            return fl_fail(FL_RUNTIME_ERROR, "%s: target out of range: %lld is not in [%lld, %lld)", name,
                           (long long)at[i], (long long)low, (long long)classes);
    return t;
}

typedef struct multi_margin_data {
    int64_t p;
    double margin, scale;
} multi_margin_data;
enum { MARGIN_INPUT, MARGIN_TARGET, MARGIN_WEIGHT, MARGIN_SAVED };

/* In ops, for when the gradient is itself differentiated: a row's is its weight times the slope of each of its z, that
 * of the sample's own class being less the sum of the others. */
static fl_tensor *multi_margin_formula(const multi_margin_data *d, fl_tensor *grad, fl_tensor *x, fl_tensor *index,
                                       fl_tensor *weight) {
    fl_tensor *column = fl_unsqueeze(index, 1);
    fl_tensor *z = plus(fl_sub(x, fl_gather(x, 1, column, NULL)), d->margin);
    fl_tensor *positive = fl_gt_scalar(z, fl_int(0));
    fl_tensor *slope =
        d->p == 2 ? fl_where_scalar_other(positive, times(z, 2), fl_int(0)) : fl_to(positive, x->dtype, NULL);
    if (!slope) return NULL;
    slope = fl_scatter_value(slope, 1, column, fl_int(0));
    slope = fl_scatter(slope, 1, column, fl_neg(sum_last(slope, true)));
    fl_tensor *g = times(grad, d->scale);
    if (weight) g = fl_mul(g, fl_index_select(weight, 0, index));
    return fl_mul(slope, g && g->numel > 1 ? fl_reshape(g, (int64_t[]){-1, 1}, 2) : g);
}

static void multi_margin_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const multi_margin_data *d = fl_node__data(node);
    fl_tensor *input = fl_node__saved(node, MARGIN_INPUT), *target = fl_node__saved(node, MARGIN_TARGET);
    fl_tensor *weight = fl_node__saved(node, MARGIN_WEIGHT);
    if (fl_failed()) return;
    const int64_t classes = input->ndim ? input->sizes[input->ndim - 1] : 1, n = target->numel;
    if (fl_grad_enabled()) {
        fl_tensor *x = fl_reshape(input, (int64_t[]){n, classes}, 2), *index = fl_reshape(target, &n, 1);
        fl_tensor *g = multi_margin_formula(d, grad[0], x, index, weight);
        out[0] = fl_reshape(g, input->sizes, input->ndim);
        return;
    }
    fl_tensor *x = fl_scope__result(fl_tensor__contiguous(input));
    fl_tensor *index = x ? fl_scope__result(fl_tensor__contiguous(target)) : NULL;
    fl_tensor *w = index && weight ? fl_scope__result(fl_tensor__contiguous(weight)) : NULL;
    fl_tensor *g = fl_failed() ? NULL : fl_scope__result(fl_tensor__contiguous_as(grad[0], (fl_dtype)x->dtype));
    fl_tensor *result = g ? fl_scope__result(fl_tensor__empty((fl_dtype)x->dtype, x->ndim, x->sizes)) : NULL;
    if (!result) return;
    fl_multi_margin_call call = {.x = x->data,
                                 .weight = w ? w->data : NULL,
                                 .target = (const int64_t *)(const void *)index->data,
                                 .classes = classes,
                                 .margin = d->margin,
                                 .square = d->p == 2,
                                 .grad = g->data,
                                 .grad_stride = g->numel > 1,
                                 .scale = d->scale,
                                 .grad_x = result->data};
    fl_pool__for(n, fl_pool__grain(n, 2 * classes), fl_kernels__active.loss->multi_margin_backward[fl_dense__real(x)],
                 &call);
    out[0] = result;
}
static const fl_rule multi_margin_rule = {.name = "MultiMarginLossBackward0", .backward = multi_margin_backward};

/* A scope is open, all is checked. */
static fl_tensor *multi_margin(fl_tensor *input, fl_tensor *index, const fl_multi_margin_loss_options *o, int64_t n,
                               int64_t classes, fl_reduction reduction) {
    fl_tensor *x = fl_scope__result(fl_tensor__contiguous(input));
    fl_tensor *w = x && o->weight ? fl_scope__result(fl_tensor__contiguous(o->weight)) : NULL;
    if (fl_failed()) return NULL;
    const fl_dtype dtype = (fl_dtype)x->dtype;
    fl_tensor *losses =
        fl_scope__result(fl_tensor__empty(dtype, input->ndim < 2 && index->ndim == 0 && !reduction ? 0 : 1, &n));
    fl_tensor *y = losses && reduction ? fl_scope__result(fl_tensor__empty(dtype, 0, NULL)) : losses;
    if (!y) return NULL;
    fl_multi_margin_call call = {.x = x->data,
                                 .weight = w ? w->data : NULL,
                                 .target = (const int64_t *)(const void *)index->data,
                                 .classes = classes,
                                 .margin = o->margin,
                                 .square = o->p == 2,
                                 .loss = losses->data};
    fl_pool__for(n, fl_pool__grain(n, 2 * classes), fl_kernels__active.loss->multi_margin[fl_dense__real(x)], &call);
    if (reduction) {
        const double sum = fl_reduction__sum(losses);
        fl_tensor__fill(y, fl_float(reduction == FL_REDUCE_MEAN ? sum / (double)n : sum));
    }
    fl_node *node = fl_node__record(&multi_margin_rule, &input, 1, &y, 1, MARGIN_SAVED, sizeof(multi_margin_data));
    if (node) {
        const double count = (double)classes * (reduction == FL_REDUCE_MEAN ? (double)n : 1);
        *(multi_margin_data *)fl_node__data(node) =
            (multi_margin_data){.p = o->p, .margin = o->margin, .scale = 1 / count};
        fl_node__save(node, MARGIN_INPUT, input);
        fl_node__save(node, MARGIN_TARGET, index);
        fl_node__save(node, MARGIN_WEIGHT, o->weight);
    }
    return y;
}

fl_tensor *fl_multi_margin_loss__plain(fl_tensor *input, fl_tensor *target,
                                       const fl_multi_margin_loss_options *options) {
    static const fl_multi_margin_loss_options defaults = FL_MULTI_MARGIN_LOSS_OPTIONS;
    const fl_multi_margin_loss_options *o = options ? options : &defaults;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    if (o->p != 1 && o->p != 2) return fl_fail(FL_VALUE_ERROR, "only p == 1 and p == 2 supported");
    if (o->weight && o->weight->ndim != 1) return fl_fail(FL_VALUE_ERROR, "weight must be one-dimensional");
    if (!fl_dense__is_real(input)) return fl_dense__unsupported("multi_margin_loss_cpu_kernel", input);
    if (!fl_node__constant(o->weight, "multi_margin_loss", "weight")) return NULL;
    int64_t n, classes;
    if (!batch_sizes("multi_margin_loss", input, target, false, &n, &classes)) return NULL;
    if (o->weight && o->weight->numel != classes)
        return fl_fail(FL_RUNTIME_ERROR, "multi_margin_loss: inconsistent weight size: %s for %lld classes",
                       FL_SHAPE(o->weight), (long long)classes);
    if (o->weight && o->weight->dtype != input->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "multi_margin_loss: expected weight of scalar type %s but found %s",
                       fl_dtype__scalar_type((fl_dtype)input->dtype),
                       fl_dtype__scalar_type((fl_dtype)o->weight->dtype));
    fl_scope_open();
    fl_tensor *index = classes_within("multi_margin_loss", target, 0, classes);
    return fl_scope_return(index ? multi_margin(input, index, o, n, classes, (fl_reduction)reduction) : NULL);
}

/* The loss of one sample is linear in x between its kinks: what x is multiplied by goes to `slope`, the rest is
 * returned. Both are without the division by the number of classes. */
#define MULTILABEL(NAME, T)                                                                                    \
    static int64_t multilabel_##NAME(const T *x, const int64_t *target, int64_t classes, T *named, T *slope) { \
        int64_t count = 0;                                                                                     \
        for (int64_t i = 0; i < classes; i++) named[i] = slope[i] = 0;                                         \
        for (int64_t k = 0; k < classes && target[k] >= 0; k++) named[target[k]] = 1;                          \
        for (int64_t k = 0; k < classes && target[k] >= 0; k++)                                                \
            for (int64_t i = 0; i < classes; i++)                                                              \
                if (named[i] == 0 && 1 - x[target[k]] + x[i] > 0) {                                            \
                    slope[i] += 1;                                                                             \
                    slope[target[k]] -= 1;                                                                     \
                    count++;                                                                                   \
                }                                                                                              \
        return count;                                                                                          \
    }
MULTILABEL(f32, float)
MULTILABEL(f64, double)

fl_tensor *fl_multilabel_margin_loss__plain(fl_tensor *input, fl_tensor *target,
                                            const fl_multilabel_margin_loss_options *options) {
    static const fl_multilabel_margin_loss_options defaults = FL_MULTILABEL_MARGIN_LOSS_OPTIONS;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(options ? options->reduction : defaults.reduction);
    if (reduction < 0) return NULL;
    if (!fl_dense__is_real(input)) return fl_dense__unsupported("multilabel_margin_loss_forward_out_frame", input);
    const bool single = input->ndim < 2;
    int64_t n, classes;
    if (!batch_sizes("multilabel_margin_loss", input, target, true, &n, &classes)) return NULL;
    fl_scope_open();
    fl_tensor *x = fl_reshape(input, (int64_t[]){n, classes}, 2);
    fl_tensor *t = fl_reshape(target, (int64_t[]){n, classes}, 2);
    if (!t) return fl_scope_return(NULL);
    const bool wide = x->dtype == FL_FLOAT64;
    const fl_dtype compute = wide ? FL_FLOAT64 : FL_FLOAT32;
    fl_tensor *index = classes_within("multilabel_margin_loss", t, -1, classes);
    fl_tensor *values = index ? fl_scope__result(fl_tensor__contiguous_as(x, compute)) : NULL;
    fl_tensor *slope = values ? fl_scope__result(fl_tensor__empty(compute, 2, (int64_t[]){n, classes})) : NULL;
    fl_tensor *rest = slope ? fl_scope__result(fl_tensor__empty(compute, 1, &n)) : NULL;
    fl_tensor *named = rest ? fl_scope__result(fl_tensor__empty(compute, 1, &classes)) : NULL;
    if (!named) return fl_scope_return(NULL);
    for (int64_t i = 0; i < n; i++) {
        const int64_t *labels = (const int64_t *)(const void *)index->data + i * classes;
        if (wide)
            ((double *)(void *)rest->data)[i] =
                (double)multilabel_f64((const double *)(const void *)values->data + i * classes, labels, classes,
                                       (double *)(void *)named->data, (double *)(void *)slope->data + i * classes);
        else
            ((float *)(void *)rest->data)[i] =
                (float)multilabel_f32((const float *)(const void *)values->data + i * classes, labels, classes,
                                      (float *)(void *)named->data, (float *)(void *)slope->data + i * classes);
    }
    fl_whole whole;
    fl_whole__begin(&whole, &input, 1);
    fl_tensor *sloped = fl_mul(fl_to(x, compute, NULL), slope);
    sloped = fl_where_scalar_other(fl_ne_scalar(slope, fl_int(0)), sloped, fl_int(0)); /* NaN counts for nothing */
    fl_tensor *loss = fl_add(sum_last(sloped, false), rest);
    loss = fl_to(times(loss, 1 / (double)classes), (fl_dtype)input->dtype, NULL);
    return fl_whole__end(&whole, reduced(single ? fl_reshape(loss, NULL, 0) : loss, reduction),
                         "MultilabelMarginLossBackward0");
}

fl_tensor *fl_multilabel_soft_margin_loss(fl_tensor *input, fl_tensor *target,
                                          const fl_multilabel_soft_margin_loss_options *options) {
    static const fl_multilabel_soft_margin_loss_options defaults = FL_MULTILABEL_SOFT_MARGIN_LOSS_OPTIONS;
    const fl_multilabel_soft_margin_loss_options *o = options ? options : &defaults;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    if (!fl_is_float((fl_dtype)input->dtype)) return fl_dense__unsupported("log_sigmoid_cpu", input);
    if (input->ndim == 0) return fl_fail(FL_INDEX_ERROR, "Dimension specified as -1 but tensor has no dimensions");
    if (target->dtype == FL_BOOL) return fl_rsub_scalar(target, fl_int(1)); /* which refuses it */
    fl_scope_open();
    /* -(t log sigmoid(x) + (1 - t) log sigmoid(-x)) = x - t x - log sigmoid(x) */
    fl_tensor *loss = fl_sub(fl_sub(input, fl_mul(target, input)), fl_logsigmoid(input));
    if (o->weight) loss = fl_mul(loss, o->weight);
    const int classes = input->ndim - 1;
    loss = fl_sum_dim(loss, (int64_t[]){classes}, 1, NULL);
    return reduced(fl_div_scalar(loss, fl_float((double)input->sizes[classes])), reduction);
}
