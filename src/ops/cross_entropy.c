/* cross_entropy.c: cross_entropy, fused from logits to loss (kernels/loss.h), and nll_loss. Both take scores whose
 * dimension 1 (0 of a vector) is classes, and targets of the remaining dimensions.
 */
#include <math.h>
#include "ops/plain.h"

#include "autograd/graph.h"
#include "kernels/kernels.h"
#include "ops/dense.h"
#include "ops/reduction.h"

static int class_dim(const fl_tensor *x) { return x->ndim == 1 ? 0 : 1; }

/* x (retained) where it is row-major or its classes are innermost: then a row-major target counts as the kernels do. */
static fl_tensor *as_scores(fl_tensor *x) {
    return x->ndim > 1 && fl_dense__channels_last(x, 1) ? fl_tensor__retain(x) : fl_tensor__contiguous(x);
}

fl_tensor *fl_cross_entropy__classes(fl_tensor *target, int64_t classes, int64_t ignore_index) {
    if (target->dtype != FL_INT64 && target->dtype != FL_UINT8) {
        return fl_fail(FL_RUNTIME_ERROR, "expected target dtype to be Long or Byte, but got %s",
                       fl_dtype__scalar_type((fl_dtype)target->dtype));
    }
    fl_tensor *t = fl_tensor__contiguous_as(target, FL_INT64);
    if (!t) return NULL;
    const int64_t *values = (const int64_t *)(const void *)t->data;
    for (int64_t i = 0; i < t->numel; i++)
        if ((uint64_t)values[i] >= (uint64_t)classes && values[i] != ignore_index) {
            int64_t wrong = values[i];
            fl_release(t);
            return fl_fail(FL_INDEX_ERROR, "Target %lld is out of bounds.", (long long)wrong);
        }
    return t;
}

/* PyTorch's checks of shapes, for class numbers. */
static bool shapes_ok(const fl_tensor *x, const fl_tensor *target) {
    if (x->ndim < 1) {
        fl_fail(FL_VALUE_ERROR, "Expected 1 or more dimensions (got %d)", x->ndim);
        return false;
    }
    if (x->ndim == 1) {
        if (target->ndim == 0 || (target->ndim == 1 && target->sizes[0] == 1)) return true;
        if (target->ndim == 1)
            fl_fail(FL_VALUE_ERROR, "For 1D input, 1D target must have size 1, but got target size: %lld",
                    (long long)target->sizes[0]);
        else
            fl_fail(FL_RUNTIME_ERROR, "0D or 1D target tensor expected, multi-target not supported");
        return false;
    }
    if (target->ndim == 0 || x->sizes[0] != target->sizes[0]) {
        fl_fail(FL_VALUE_ERROR, "Expected input batch_size (%lld) to match target batch_size (%lld).",
                (long long)x->sizes[0], target->ndim ? (long long)target->sizes[0] : 0);
        return false;
    }
    if (x->ndim == 2 && target->ndim == 1) return true;
    if (x->ndim == 2) {
        fl_fail(FL_RUNTIME_ERROR, "0D or 1D target tensor expected, multi-target not supported");
        return false;
    }
    int64_t expected[FL_MAX_DIMS];
    expected[0] = x->sizes[0];
    memcpy(expected + 1, x->sizes + 2, (size_t)(x->ndim - 2) * sizeof *expected);
    int n = x->ndim - 1;
    if (target->ndim == n && !memcmp(target->sizes, expected, (size_t)n * sizeof *expected)) return true;
    if (x->ndim == 4 && target->ndim != 3)
        fl_fail(FL_RUNTIME_ERROR,
                "only batches of spatial targets supported (3D tensors) but got targets of dimension: %d",
                target->ndim);
    else if (x->ndim == 4)
        fl_fail(FL_RUNTIME_ERROR, "size mismatch (got input: %s , target: %s", FL_SHAPE(x), FL_SHAPE(target));
    else
        fl_fail(FL_RUNTIME_ERROR, "Expected target size %s, got %s",
                fl_shape__print(&(fl_shape_text){{0}}, expected, n), FL_SHAPE(target));
    return false;
}

/* Class weights as a row-major array of x's dtype; NULL for none. */
static bool class_weights(fl_tensor *weight, const fl_tensor *x, int64_t classes, fl_tensor **out) {
    *out = NULL;
    if (!weight) return true;
    if (weight->ndim != 1 || weight->numel != classes) {
        fl_fail(FL_RUNTIME_ERROR,
                "weight tensor should be defined either for all %lld classes or no classes but got weight tensor of "
                "shape: %s",
                (long long)classes, FL_SHAPE(weight));
        return false;
    }
    if (weight->dtype != x->dtype) {
        fl_fail(FL_RUNTIME_ERROR, "expected scalar type %s but found %s", fl_dtype__scalar_type((fl_dtype)x->dtype),
                fl_dtype__scalar_type((fl_dtype)weight->dtype));
        return false;
    }
    *out = fl_tensor__contiguous(weight);
    return *out != NULL;
}

/* The gradient of the losses, `scale` times it as [N, 1, ...] to go with x, for formulas in ops. */
static fl_tensor *grad_of_rows(fl_tensor *grad, const fl_tensor *x, double scale, bool reduced) {
    fl_tensor *g = scale == 1 ? grad : fl_mul_scalar(grad, fl_float(scale));
    return reduced || x->ndim == 1 ? g : fl_unsqueeze(g, 1);
}

/* ---- cross_entropy ----------------------------------------------------------------------------------------------- */

typedef struct entropy_data {
    int64_t ignore_index;
    double smoothing, scale;
    bool soft, reduced, weighted; /* weighted: the third input is the weight of classes */
} entropy_data;

enum { SAVED_X, SAVED_TARGET, SAVED_WEIGHT, SAVED_MAX, SAVED_SUM, SAVED_COUNT };

/* What forward and backward have in common; x and target as as_scores and fl_cross_entropy__classes (or dense_like)
 * give them. */
static void describe(fl_cross_entropy_call *call, const fl_tensor *x, const fl_tensor *target, const fl_tensor *weight,
                     bool soft, int64_t ignore_index, double smoothing) {
    int dim = class_dim(x);
    fl_dense_split s = fl_dense__split(x, dim);
    call->x = x->data;
    call->target = soft ? NULL : (const int64_t *)(const void *)target->data;
    call->soft = soft ? target->data : NULL;
    call->weight = weight ? weight->data : NULL;
    call->classes = x->sizes[dim];
    call->outer = s.outer; /* where there is one class, rows are all elements: fl_dense__split */
    call->inner = s.inner;
    call->ignore_index = ignore_index;
    call->smoothing = smoothing;
}

static void run(fl_range_fn const *kernel, fl_cross_entropy_call *call, const fl_tensor *x) {
    int64_t units = fl_cross_entropy__units(call);
    if (units > 0)
        fl_pool__for(units, fl_pool__grain(units, 2 * x->numel / units + 1), kernel[fl_dense__real(x)], call);
}

static void entropy_fused(fl_node *node, fl_tensor *grad, fl_tensor **out) {
    entropy_data *data = fl_node__data(node);
    fl_tensor *saved[SAVED_COUNT], *x = NULL, *t = NULL, *g = NULL, *w = NULL, *result[2] = {NULL};
    for (int i = 0; i < SAVED_COUNT; i++) saved[i] = fl_node__saved(node, i);
    if (fl_failed()) return;
    if (!(x = as_scores(saved[SAVED_X]))) return;
    fl_tensor *target = saved[SAVED_TARGET];
    t = data->soft ? fl_dense__like(target, x)
                   : fl_tensor__retain(target); /* saved as fl_cross_entropy__classes made it */
    if (!t || !(g = fl_tensor__contiguous_as(grad, (fl_dtype)x->dtype)) ||
        !class_weights(saved[SAVED_WEIGHT], x, x->sizes[class_dim(x)], &w))
        goto done;
    for (int i = 0; i < 2; i++)
        if (fl_node__needs(node, i) && !(result[i] = fl_dense__empty(x))) goto done;
    if (!data->soft && !result[0]) goto done;
    fl_cross_entropy_call call = {.max = saved[SAVED_MAX]->data,
                                  .sum = saved[SAVED_SUM]->data,
                                  .grad = g->data,
                                  .grad_stride = !data->reduced,
                                  .scale = data->scale,
                                  .grad_x = result[0] ? result[0]->data : NULL,
                                  .grad_soft = result[1] ? result[1]->data : NULL};
    describe(&call, x, t, w, data->soft, data->ignore_index, data->smoothing);
    run(fl_kernels__active.loss->cross_entropy_backward, &call, x);
    for (int i = 0; i < 2; i++) {
        if (result[i]) out[i] = fl_scope__result(result[i]);
        result[i] = NULL;
    }
done:
    fl_release(x);
    fl_release(t);
    fl_release(g);
    fl_release(w);
    for (int i = 0; i < 2; i++) fl_release(result[i]);
}

/* Which rows of x class numbers ignore. */
static fl_tensor *ignored_rows(const entropy_data *data, const fl_tensor *x, fl_tensor *target) {
    fl_tensor *t = x->ndim == 1 ? fl_reshape(target, (int64_t[]){1}, 1) : fl_unsqueeze(target, 1);
    return fl_eq_scalar(t, fl_int(data->ignore_index));
}

/* What each log-probability is multiplied by, minus the sign: a tensor like x, a constant of the graph for class
 * numbers. */
static fl_tensor *shares(const entropy_data *data, fl_tensor *x, fl_tensor *target, fl_tensor *weight) {
    int dim = class_dim(x);
    int64_t classes = x->sizes[dim], shape[FL_MAX_DIMS];
    for (int i = 0; i < x->ndim; i++) shape[i] = i == dim ? -1 : 1;
    fl_tensor *w = weight ? fl_reshape(weight, shape, x->ndim) : NULL, *hot = target, *kept = NULL;
    if (!data->soft) {
        fl_tensor *t = x->ndim == 1 ? fl_reshape(target, (int64_t[]){1}, 1) : fl_unsqueeze(target, 1);
        fl_tensor *ignored = ignored_rows(data, x, target);
        kept = fl_to(fl_logical_not(ignored), (fl_dtype)x->dtype, NULL);
        hot = fl_scatter_value(fl_zeros_like(x, NULL), dim, fl_masked_fill(t, ignored, fl_int(0)), fl_int(1));
    }
    fl_tensor *q = data->smoothing == 0 ? hot
                                        : fl_add_scalar(fl_mul_scalar(hot, fl_float(1 - data->smoothing)),
                                                        fl_float(data->smoothing / (double)classes));
    if (w) q = fl_mul(q, w);
    return kept ? fl_mul(q, kept) : q;
}

static void entropy_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    entropy_data *data = fl_node__data(node);
    const bool of_weight = data->weighted && fl_node__needs(node, 2);
    if (!fl_grad_enabled() && !of_weight) {
        entropy_fused(node, grad[0], out);
        return;
    }
    fl_tensor *x = fl_node__saved(node, SAVED_X), *target = fl_node__saved(node, SAVED_TARGET);
    fl_tensor *weight = fl_node__saved(node, SAVED_WEIGHT);
    if (fl_failed()) return;
    int64_t dim = class_dim(x);
    fl_tensor *q = shares(data, x, target, weight), *g;
    if (data->soft || isfinite(data->scale)) {
        g = grad_of_rows(grad[0], x, data->scale, data->reduced);
    } else { /* no row counts */
        fl_tensor *scale = fl_new_full(x, NULL, 0, fl_float(data->scale), NULL);
        g = fl_mul(grad[0], fl_where_scalar_self(ignored_rows(data, x, target), fl_int(0), scale));
    }
    fl_sum_dim_options keep = FL_SUM_DIM_OPTIONS;
    keep.keepdim = true;
    if (fl_node__needs(node, 0))
        out[0] = fl_mul(fl_sub(fl_mul(fl_softmax(x, dim, NULL), fl_sum_dim(q, &dim, 1, &keep)), q), g);
    if (fl_node__needs(node, 1)) {
        int64_t shape[FL_MAX_DIMS];
        for (int i = 0; i < x->ndim; i++) shape[i] = i == dim ? -1 : 1;
        fl_tensor *d = fl_mul(fl_mul_scalar(fl_log_softmax(x, dim, NULL), fl_float(data->smoothing - 1)), g);
        out[1] = weight ? fl_mul(d, fl_reshape(weight, shape, x->ndim)) : d;
    }
    if (of_weight) {
        int64_t rows[FL_MAX_DIMS];
        int n = 0;
        for (int i = 0; i < x->ndim; i++)
            if (i != dim) rows[n++] = i;
        fl_tensor *d = fl_neg(fl_mul(fl_mul(fl_log_softmax(x, dim, NULL), g), shares(data, x, target, NULL)));
        out[2] = n ? fl_sum_dim(d, rows, n, NULL) : d;
    }
}
static const fl_rule entropy_rule = {.name = "NllLossBackward0", .backward = entropy_backward};

/* The shape of the losses of x: without the classes. */
static int rows_shape(const fl_tensor *x, int64_t *sizes) {
    int n = 0;
    for (int i = 0; i < x->ndim; i++)
        if (i != class_dim(x)) sizes[n++] = x->sizes[i];
    return n;
}

/* For class numbers the weights are a constant. */
static bool constant_weight(const fl_tensor *input, fl_tensor *weight) {
    return fl_node__constant(weight, input->ndim > 2 ? "nll_loss2d_forward" : "nll_loss_forward", "weight");
}

static fl_tensor *entropy_run(fl_tensor *input, fl_tensor *target, fl_tensor *weight, int64_t ignore_index,
                              fl_reduction reduction, double smoothing, bool soft) {
    fl_tensor *x = as_scores(input), *t = NULL, *w = NULL, *max = NULL, *sum = NULL, *loss = NULL, *counted = NULL,
              *y = NULL;
    if (!x) return NULL;
    fl_dtype dtype = (fl_dtype)x->dtype;
    int64_t classes = x->sizes[class_dim(x)], sizes[FL_MAX_DIMS];
    int n = rows_shape(x, sizes);
    const bool weighted = soft && weight;
    if (!class_weights(weight, x, classes, &w)) goto done;
    t = soft ? fl_dense__like(target, x) : fl_cross_entropy__classes(target, classes, ignore_index);
    if (!t || !(max = fl_tensor__empty(dtype, n, sizes)) || !(sum = fl_tensor__empty(dtype, n, sizes)) ||
        !(loss = fl_tensor__empty(dtype, n, sizes)))
        goto done;
    if (!soft && reduction == FL_REDUCE_MEAN && !(counted = fl_tensor__empty(dtype, n, sizes))) goto done;
    fl_cross_entropy_call call = {
        .max = max->data, .sum = sum->data, .loss = loss->data, .counted = counted ? counted->data : NULL};
    describe(&call, x, t, w, soft, ignore_index, smoothing);
    run(fl_kernels__active.loss->cross_entropy, &call, x);
    if (soft && classes == 0) fl_tensor__fill(loss, fl_float(-0.0)); /* minus the sum of nothing */
    double scale = 1;
    if (reduction != FL_REDUCE_NONE) {
        double total = fl_reduction__sum(loss);
        if (reduction == FL_REDUCE_MEAN) {
            double count = counted ? fl_reduction__sum(counted) : classes ? (double)loss->numel : 0;
            scale = 1 / count;
            total /= count;
        }
        if (fl_failed() || !(y = fl_tensor__empty(dtype, 0, NULL))) goto done;
        fl_tensor__fill(y, fl_float(total));
    } else {
        y = fl_tensor__retain(loss);
    }
    fl_node *node = fl_node__record(&entropy_rule, (fl_tensor *[]){input, target, weight}, weighted ? 3 : 2, &y, 1,
                                    SAVED_COUNT, sizeof(entropy_data));
    if (node) {
        *(entropy_data *)fl_node__data(node) =
            (entropy_data){ignore_index, smoothing, scale, soft, reduction != FL_REDUCE_NONE, weighted};
        fl_tensor *saved[SAVED_COUNT] = {input, soft ? target : t, weight, max, sum};
        for (int i = 0; i < SAVED_COUNT; i++) fl_node__save(node, i, saved[i]);
    }
done:;
    fl_tensor *owned[] = {x, t, w, max, sum, loss, counted};
    for (int i = 0; i < FL_COUNT(owned); i++) fl_release(owned[i]);
    return fl_scope__result(y);
}

/* PyTorch has one kernel for vectors of scores and one for images, as which it views all else. */
static const char *nll_name(const fl_tensor *input, fl_reduction reduction) {
    if (input->ndim <= 2) return "NllLossBackward0";
    return reduction == FL_REDUCE_NONE && input->ndim != 4 ? "ViewBackward0" : "NllLoss2DBackward0";
}

/* What lies behind it: the logarithms, flattened where they have neither two nor four dimensions. */
static const char *nll_picture(const fl_tensor *input, fl_reduction reduction, bool of_scores) {
    static const char *const pictures[3][2] = {
        {"0", "LogSoftmaxBackward0(0)"},
        {"ViewBackward0(0)", "ViewBackward0(LogSoftmaxBackward0(0))"},
        {"NllLoss2DBackward0(ViewBackward0(0))", "NllLoss2DBackward0(ViewBackward0(LogSoftmaxBackward0(0)))"}};
    const bool flat = input->ndim > 2 && input->ndim != 4;
    return pictures[!flat ? 0 : reduction == FL_REDUCE_NONE ? 2 : 1][of_scores];
}

fl_tensor *fl_cross_entropy__plain(fl_tensor *input, fl_tensor *target, const fl_cross_entropy_options *options) {
    if (fl_failed()) return NULL;
    const fl_cross_entropy_options defaults = FL_CROSS_ENTROPY_OPTIONS, *o = options ? options : &defaults;
    int reduction = fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    if (!(o->label_smoothing >= 0 && o->label_smoothing <= 1))
        return fl_fail(FL_RUNTIME_ERROR, "label_smoothing must be between 0.0 and 1.0. Got: %g", o->label_smoothing);
    bool soft = fl_shape__equal(input, target);
    if (soft && !fl_is_float((fl_dtype)target->dtype))
        return fl_fail(FL_RUNTIME_ERROR, "Expected floating point type for target with class probabilities, got %s",
                       target->dtype == FL_INT64 ? "Long" : fl_dtype_name((fl_dtype)target->dtype));
    if (soft && o->ignore_index >= 0)
        return fl_fail(FL_RUNTIME_ERROR, "ignore_index is not supported for floating point target");
    fl_dtype dtype = (fl_dtype)input->dtype, common = soft ? fl_promote_types(dtype, (fl_dtype)target->dtype) : dtype;
    fl_dtype compute = fl_is_half(common) ? FL_FLOAT32 : common;
    if (!fl_is_float(dtype)) return fl_dense__unsupported("log_softmax_lastdim_kernel_impl", input);
    if (compute != dtype || (soft && (int8_t)compute != target->dtype)) {
        fl_cross_entropy_options inner = *o;
        fl_scope_open();
        if (inner.weight) inner.weight = fl_to(inner.weight, compute, NULL);
        fl_tensor *y =
            fl_cross_entropy(fl_to(input, compute, NULL), soft ? fl_to(target, compute, NULL) : target, &inner);
        return fl_scope_return(fl_to(y, common, NULL));
    }
    if (!fl_dense__is_real(input)) return fl_dense__unsupported("log_softmax_lastdim_kernel_impl", input);
    if (input->ndim == 0)
        return fl_fail(FL_INDEX_ERROR, "Dimension out of range (expected to be in range of [-1, 0], but got 1)");
    if (!soft && (!shapes_ok(input, target) || !constant_weight(input, o->weight))) return NULL;
    fl_tensor *y =
        entropy_run(input, target, o->weight, o->ignore_index, (fl_reduction)reduction, o->label_smoothing, soft);
#define PRODUCT "MulBackward0(LogSoftmaxBackward0(0), 1)"
    static const char *const soft_pictures[] = {[FL_REDUCE_NONE] = "SumBackward1(" PRODUCT ")",
                                                [FL_REDUCE_SUM] = "SumBackward0(" PRODUCT ")",
                                                [FL_REDUCE_MEAN] = "NegBackward0(SumBackward0(" PRODUCT "))"};
#undef PRODUCT
    if (soft)
        return fl_node__named_as(y, reduction == FL_REDUCE_MEAN ? "DivBackward1" : "NegBackward0",
                                 o->weight || o->label_smoothing > 0 ? NULL : soft_pictures[reduction]);
    if (o->label_smoothing > 0) return fl_node__named(y, "AddBackward0");
    return fl_node__named_as(y, nll_name(input, (fl_reduction)reduction),
                             nll_picture(input, (fl_reduction)reduction, true));
}

/* ---- nll_loss ---------------------------------------------------------------------------------------------------- */

typedef struct nll_data {
    int64_t ignore_index;
    double scale;
    bool reduced;
} nll_data;

/* The loss is linear in its input: gather forward, scatter backward. x is [outer, classes, inner]. */
#define NLL(NAME, T)                                                                                                 \
    static void nll_forward_##NAME(const T *x, const int64_t *t, const T *w, fl_dense_split s, int64_t ignore,       \
                                   T *loss, double *total, double *count) {                                          \
        for (int64_t o = 0; o < s.outer; o++)                                                                        \
            for (int64_t i = 0; i < s.inner; i++) {                                                                  \
                int64_t row = o * s.inner + i, c = t[row];                                                           \
                T weight = c == ignore ? 0 : w ? w[c] : 1;                                                           \
                T value = c == ignore ? 0 : -x[(o * s.size + c) * s.inner + i] * weight;                             \
                if (loss) loss[row] = value;                                                                         \
                *total += (double)value;                                                                             \
                *count += (double)weight;                                                                            \
            }                                                                                                        \
    }                                                                                                                \
    static void nll_backward_##NAME(const T *g, int64_t stride, double scale, const int64_t *t, const T *w,          \
                                    fl_dense_split s, int64_t ignore, T *out) {                                      \
        for (int64_t o = 0; o < s.outer; o++)                                                                        \
            for (int64_t i = 0; i < s.inner; i++) {                                                                  \
                int64_t row = o * s.inner + i, c = t[row];                                                           \
                if (c != ignore) out[(o * s.size + c) * s.inner + i] = -(w ? w[c] : 1) * g[row * stride] * (T)scale; \
            }                                                                                                        \
    }
NLL(f32, float)
NLL(f64, double)
#undef NLL

static fl_dense_split score_split(const fl_tensor *x) {
    fl_dense_split s = fl_dense__split(x, class_dim(x));
    s.size = x->sizes[class_dim(x)];
    return s;
}

/* x is laid out as as_scores gives it; t are class numbers. A fresh tensor, the caller's. */
static fl_tensor *nll_scatter(const nll_data *data, fl_tensor *x, fl_tensor *t, fl_tensor *w, fl_tensor *g) {
    fl_tensor *out = fl_dense__empty(x);
    if (!out || x->numel == 0) return out;
    memset(out->data, 0, (size_t)out->numel * fl_dtype_size((fl_dtype)out->dtype));
    const int64_t *classes = (const int64_t *)(const void *)t->data;
    void *weights = w ? w->data : NULL;
    if (x->dtype == FL_FLOAT64)
        nll_backward_f64((double *)(void *)g->data, !data->reduced, data->scale, classes, weights, score_split(x),
                         data->ignore_index, (double *)(void *)out->data);
    else
        nll_backward_f32((float *)(void *)g->data, !data->reduced, data->scale, classes, weights, score_split(x),
                         data->ignore_index, (float *)(void *)out->data);
    return out;
}

static void nll_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    nll_data data = *(nll_data *)fl_node__data(node);
    fl_tensor *input = fl_node__saved(node, 0), *t = fl_node__saved(node, 1), *weight = fl_node__saved(node, 2);
    if (fl_failed()) return;
    fl_tensor *x = as_scores(input), *w = NULL, *g = NULL, *ones = NULL, *result = NULL;
    bool formula = fl_grad_enabled(); /* then the scattered weights are a constant, and the gradient multiplies them */
    if (x && class_weights(weight, x, x->sizes[class_dim(x)], &w)) {
        if (formula) {
            ones = fl_tensor__scalar((fl_dtype)x->dtype, fl_float(1));
            bool reduced = data.reduced;
            data.reduced = true;
            if (ones) result = fl_scope__result(nll_scatter(&data, x, t, w, ones));
            if (result) out[0] = fl_mul(result, grad_of_rows(grad[0], x, 1, reduced));
        } else if ((g = fl_tensor__contiguous_as(grad[0], (fl_dtype)x->dtype))) {
            out[0] = fl_scope__result(nll_scatter(&data, x, t, w, g));
        }
    }
    fl_release(x);
    fl_release(w);
    fl_release(g);
    fl_release(ones);
}
static const fl_rule nll_rule = {.name = "NllLossBackward0", .backward = nll_backward, .saved = "self, target, weight"};

static fl_tensor *nll_run(fl_tensor *input, fl_tensor *target, fl_tensor *weight, int64_t ignore_index,
                          fl_reduction reduction) {
    fl_tensor *x = as_scores(input), *t = NULL, *w = NULL, *y = NULL;
    if (!x) return NULL;
    fl_dtype dtype = (fl_dtype)x->dtype;
    int64_t classes = x->sizes[class_dim(x)], sizes[FL_MAX_DIMS];
    int n = rows_shape(x, sizes);
    if (!class_weights(weight, x, classes, &w) || !(t = fl_cross_entropy__classes(target, classes, ignore_index)) ||
        !(y = reduction ? fl_tensor__empty(dtype, 0, NULL) : fl_tensor__empty(dtype, n, sizes)))
        goto done;
    double total = 0, count = 0;
    void *weights = w ? w->data : NULL, *loss = reduction ? NULL : y->data;
    const int64_t *numbers = (const int64_t *)(const void *)t->data;
    if (x->numel == 0) {
    } else if (dtype == FL_FLOAT64) {
        nll_forward_f64((double *)(void *)x->data, numbers, weights, score_split(x), ignore_index, loss, &total,
                        &count);
    } else {
        nll_forward_f32((float *)(void *)x->data, numbers, weights, score_split(x), ignore_index, loss, &total, &count);
    }
    double scale = reduction == FL_REDUCE_MEAN ? 1 / count : 1;
    if (reduction) fl_tensor__fill(y, fl_float(reduction == FL_REDUCE_MEAN ? total / count : total));
    fl_node *node = fl_node__record(&nll_rule, &input, 1, &y, 1, 3, sizeof(nll_data));
    if (node) {
        *(nll_data *)fl_node__data(node) = (nll_data){ignore_index, scale, reduction != FL_REDUCE_NONE};
        fl_node__save(node, 0, input);
        fl_node__save(node, 1, t);
        fl_node__save(node, 2, weight);
    }
done:
    fl_release(x);
    fl_release(t);
    fl_release(w);
    return fl_scope__result(y);
}

fl_tensor *fl_nll_loss__plain(fl_tensor *input, fl_tensor *target, const fl_nll_loss_options *options) {
    if (fl_failed()) return NULL;
    const fl_nll_loss_options defaults = FL_NLL_LOSS_OPTIONS, *o = options ? options : &defaults;
    int reduction = fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    if (fl_dense__is_half(input)) {
        fl_nll_loss_options inner = *o;
        fl_scope_open();
        if (inner.weight) inner.weight = fl_to(inner.weight, FL_FLOAT32, NULL);
        fl_tensor *y = fl_nll_loss(fl_to(input, FL_FLOAT32, NULL), target, &inner);
        return fl_scope_return(fl_to(y, (fl_dtype)input->dtype, NULL));
    }
    if (!fl_dense__is_real(input)) return fl_dense__unsupported("nll_loss_out_frame", input);
    if (!shapes_ok(input, target)) return NULL;
    if (!constant_weight(input, o->weight)) return NULL;
    fl_tensor *y = nll_run(input, target, o->weight, o->ignore_index, (fl_reduction)reduction);
    return fl_node__named_as(y, nll_name(input, (fl_reduction)reduction),
                             nll_picture(input, (fl_reduction)reduction, false));
}
