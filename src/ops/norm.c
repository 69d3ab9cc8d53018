/* norm.c: batch_norm, layer_norm, rms_norm, group_norm, instance_norm.
 *
 * All of them are (x - mean) * rstd over some elements, times weight plus bias. The kernels (kernels/norm.h) take two
 * layouts without conversion: planes (channels before pixels) and rows (channels last). Backward is one fused call, or,
 * when its own gradient may be wanted, the formula of `normal_gradient` in ops.
 */
#include <flashlight/ops.h>

#include "base/alloc.h"
#include "kernels/kernels.h"
#include "ops/dense.h"
#include "ops/norm_pieces.h"
#include "ops/plain.h"
#include "tensor/cast.h"

/* ---- What they share --------------------------------------------------------------------------------------------- */

static fl_tensor *mean_over(fl_tensor *x, const int64_t *dims, int n) {
    fl_mean_dim_options o = FL_MEAN_DIM_OPTIONS;
    o.keepdim = true;
    return fl_mean_dim(x, dims, n, &o);
}
static fl_tensor *sum_over(fl_tensor *x, const int64_t *dims, int n) {
    fl_sum_dim_options o = FL_SUM_DIM_OPTIONS;
    return fl_sum_dim(x, dims, n, &o);
}

/* (x - mean) * rstd over `dims` in ops; rms: without the mean. */
static fl_tensor *normal(fl_tensor *x, const int64_t *dims, int n, double eps, bool rms, fl_tensor **rstd) {
    fl_tensor *d = rms ? x : fl_sub(x, mean_over(x, dims, n));
    *rstd = fl_rsqrt(fl_add_scalar(mean_over(fl_square(d), dims, n), fl_float(eps)));
    return fl_mul(d, *rstd);
}

/* The gradient of x for u, the gradient of h = normal(x): rstd * (u - mean(u) - h * mean(u * h)). */
static fl_tensor *normal_gradient(fl_tensor *u, fl_tensor *h, fl_tensor *rstd, const int64_t *dims, int n, bool rms) {
    fl_tensor *inner = fl_sub(u, fl_mul(h, mean_over(fl_mul(u, h), dims, n)));
    return fl_mul(rstd, rms ? inner : fl_sub(inner, mean_over(u, dims, n)));
}

/* What the kernels compute in: float32 for halves. */
static fl_dtype computed(const fl_tensor *x) { return fl_dense__is_half(x) ? FL_FLOAT32 : (fl_dtype)x->dtype; }

/* A parameter as a row-major array of x's dtype (one reference, the caller's); NULL for NULL. */
static bool param(fl_tensor *t, const fl_tensor *x, fl_tensor **out) {
    *out = NULL;
    if (!t) return true;
    if (t->dtype != (int8_t)computed(x)) {
        fl_fail(FL_RUNTIME_ERROR, "mixed dtype (CPU): expect parameter to have scalar type of %s",
                x->dtype == FL_FLOAT64 ? "Double" : "Float");
        return false;
    }
    *out = fl_tensor__contiguous(t);
    return *out != NULL;
}

/* weight and bias as arrays. False, holding nothing, after an error. */
static bool params(fl_tensor *weight, fl_tensor *bias, const fl_tensor *x, fl_tensor **w, fl_tensor **b) {
    if (!param(weight, x, w)) return false;
    if (param(bias, x, b)) return true;
    fl_release(*w);
    return false;
}

/* What has no kernel; with a weight of another type PyTorch's complaint is about that. */
static void *not_real(const char *name, const fl_tensor *x, const fl_tensor *weight) {
    if (!weight || weight->dtype == x->dtype) return fl_dense__unsupported(name, x);
    return fl_fail(FL_RUNTIME_ERROR, "mixed dtype (CPU): all inputs must share same datatype.");
}

static void *data_of(const fl_tensor *t) { return t ? t->data : NULL; }

/* float16 and bfloat16 go through float32. */
static fl_tensor *to_float(fl_tensor *t) { return t && fl_dense__is_half(t) ? fl_to(t, FL_FLOAT32, NULL) : t; }

static int64_t parts_for(int64_t rows, int64_t row_size, int64_t most) {
    int64_t parts = rows * row_size / 32768;
    if (parts > most) parts = most;
    if (parts > rows) parts = rows;
    return parts < 1 ? 1 : parts;
}

static void each(int64_t n, int64_t cost, fl_range_fn const *kernel, const fl_tensor *x, void *call) {
    if (n > 0) fl_pool__for(n, fl_pool__grain(n, cost < 1 ? 1 : cost), kernel[fl_dense__real(x)], call);
}

/* A kernel of batch_norm or group_norm over its n units. */
static bool run_units(fl_batch_norm_call *call, const fl_tensor *x, fl_norm_units units, fl_range_fn const *kernel,
                      int64_t n, int64_t cost, bool backward, bool writes) {
    if (fl_dense__is_half(x))
        return fl_norm__in_pieces(call, units, kernel[FL_REAL_F32], (fl_dtype)x->dtype, backward, writes);
    if (units == FL_NORM_PARTS)
        fl_pool__for(n, 1, kernel[fl_dense__real(x)], call);
    else
        each(n, cost, kernel, x, call);
    return true;
}

/* ---- layer_norm, rms_norm ---------------------------------------------------------------------------------------- */

typedef struct layer_data {
    int n; /* normalised dimensions */
    double eps;
    bool rms;
} layer_data;

static int64_t row_size(const fl_tensor *x, int n) {
    int64_t size = 1;
    for (int i = x->ndim - n; i < x->ndim; i++) size *= x->sizes[i];
    return size;
}

static void layer_norm_fused(fl_node *node, fl_tensor *grad, fl_tensor **out) {
    layer_data *data = fl_node__data(node);
    fl_tensor *x = fl_node__saved(node, 0), *weight = fl_node__saved(node, 1);
    fl_tensor *mean = fl_node__saved(node, 2), *rstd = fl_node__saved(node, 3);
    if (fl_failed()) return;
    fl_tensor *rows = fl_tensor__contiguous(x), *w = NULL, *g = rows ? fl_dense__like(grad, rows) : NULL,
              *result[3] = {NULL};
    size_t scratch = 0;
    void *sums = NULL;
    fl_layer_norm_call call = {.rms = data->rms, .eps = data->eps};
    if (!g || !param(weight, x, &w)) goto done;
    call.size = row_size(x, data->n);
    call.rows = call.size ? x->numel / call.size : 0;
    if (fl_node__needs(node, 0) && !(result[0] = fl_dense__empty(rows))) goto done;
    for (int i = 1; i < (data->rms ? 2 : 3); i++)
        if (fl_node__needs(node, i) &&
            !(result[i] = fl_tensor__empty((fl_dtype)x->dtype, data->n, x->sizes + x->ndim - data->n)))
            goto done;
    if (result[1] || result[2]) {
        call.parts = parts_for(call.rows, call.size, 64);
        scratch = (size_t)(call.parts * 2 * call.size) * fl_dtype_size((fl_dtype)x->dtype);
        if (!(sums = fl_alloc__get(scratch))) goto done;
        call.sums = sums;
    }
    call.x = rows->data;
    call.grad = g->data;
    call.weight = data_of(w);
    call.mean = data_of(mean);
    call.rstd = rstd->data;
    call.y = data_of(result[0]);
    call.grad_weight = data_of(result[1]);
    call.grad_bias = data_of(result[2]);
    const fl_norm_kernels *k = fl_kernels__active.norm;
    if (call.size > 0) { /* with no rows the sums are still wanted: zeros */
        if (sums)
            fl_pool__for(call.parts, 1, k->layer_norm_backward[fl_dense__real(x)], &call);
        else
            each(call.rows, 4 * call.size, k->layer_norm_backward, x, &call);
        if (sums) each(call.size, 2 * call.parts, k->layer_norm_params, x, &call);
    }
    for (int i = 0; i < 3; i++) {
        if (result[i]) out[i] = fl_scope__result(result[i]);
        result[i] = NULL;
    }
done:
    if (sums) fl_alloc__put(sums, scratch);
    for (int i = 0; i < 3; i++) fl_release(result[i]);
    fl_release(rows);
    fl_release(g);
    fl_release(w);
}

static void layer_norm_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    if (!fl_grad_enabled()) {
        layer_norm_fused(node, grad[0], out);
        return;
    }
    layer_data *data = fl_node__data(node);
    fl_tensor *x = fl_node__saved(node, 0), *weight = fl_node__saved(node, 1), *rstd;
    if (!x) return;
    int64_t dims[FL_MAX_DIMS];
    for (int i = 0; i < x->ndim; i++) dims[i] = i;
    int batch = x->ndim - data->n;
    fl_tensor *h = normal(x, dims + batch, data->n, data->eps, data->rms, &rstd);
    fl_tensor *u = weight ? fl_mul(grad[0], weight) : grad[0];
    if (fl_node__needs(node, 0)) out[0] = normal_gradient(u, h, rstd, dims + batch, data->n, data->rms);
    if (fl_node__needs(node, 1)) out[1] = batch ? sum_over(fl_mul(grad[0], h), dims, batch) : fl_mul(grad[0], h);
    if (!data->rms && fl_node__needs(node, 2)) out[2] = batch ? sum_over(grad[0], dims, batch) : grad[0];
}

static const fl_rule layer_norm_rule = {
    .name = "NativeLayerNormBackward0", .backward = layer_norm_backward, .saved = "input, weight, result1, result2"};
static const fl_rule rms_norm_rule = {.name = "FusedRmsNormBackward0", .backward = layer_norm_backward};

static bool shape_is(const fl_tensor *t, const int64_t *sizes, int n) {
    return t->ndim == n && (n == 0 || !memcmp(t->sizes, sizes, (size_t)n * sizeof *sizes));
}

/* PyTorch's checks of the shapes of layer_norm and rms_norm. */
static bool layer_shapes_ok(const fl_tensor *x, const int64_t *shape, int n, const fl_tensor *weight,
                            const fl_tensor *bias, bool rms) {
    fl_shape_text a, b;
    if (n < 1) {
        fl_fail(
            FL_RUNTIME_ERROR,
            "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
            "normalized_shape = []");
        return false;
    }
    if (n > x->ndim && rms) {
        fl_fail(FL_VALUE_ERROR, "Input tensor must have at least %d dimensions, but got %d", n, x->ndim);
        return false;
    }
    if (n > x->ndim || memcmp(x->sizes + x->ndim - n, shape, (size_t)n * sizeof *shape)) {
        fl_shape__print(&a, shape, n);
        fl_fail(FL_RUNTIME_ERROR,
                "Given normalized_shape=%s, expected input with shape [*, %s, but got input of size%s", a.text,
                a.text + 1, fl_shape__print(&b, x->sizes, x->ndim));
        return false;
    }
    const fl_tensor *tensors[] = {weight, bias};
    static const char *const names[] = {"weight", "bias"};
    for (int i = 0; i < 2; i++)
        if (tensors[i] && !shape_is(tensors[i], shape, n)) {
            fl_fail(
                FL_RUNTIME_ERROR,
                "Expected %s to be of same shape as normalized_shape, but got %s of shape %s and normalized_shape = %s",
                names[i], names[i], fl_shape__print(&a, tensors[i]->sizes, tensors[i]->ndim),
                fl_shape__print(&b, shape, n));
            return false;
        }
    return true;
}

static fl_tensor *layer_norm(fl_tensor *input, const int64_t *shape, int n, fl_tensor *weight, fl_tensor *bias,
                             double eps, bool rms) {
    if (fl_failed()) return NULL;
    if (!layer_shapes_ok(input, shape, n, weight, bias, rms)) return NULL;
    if (fl_dense__is_half(input)) {
        fl_scope_open();
        fl_tensor *y = layer_norm(to_float(input), shape, n, to_float(weight), to_float(bias), eps, rms);
        return fl_scope_return(fl_to(y, (fl_dtype)input->dtype, NULL));
    }
    if (!fl_dense__is_real(input))
        return rms ? fl_dense__unsupported("rms_norm", input)
                   : not_real("LayerNormKernelImpl", input, weight ? weight : bias);
    fl_tensor *w, *b, *x = NULL, *y = NULL, *mean = NULL, *rstd = NULL, *inputs[] = {input, weight, bias};
    if (!params(weight, bias, input, &w, &b)) return NULL;
    if (!(x = fl_tensor__contiguous(input)) || !(y = fl_dense__empty(x))) goto fail;
    int64_t size = row_size(x, n), rows = size ? x->numel / size : 0;
    int n_inputs = rms ? 2 : 3;
    bool record = fl_node__would_record(inputs, n_inputs);
    if (record && ((!rms && !(mean = fl_tensor__empty((fl_dtype)x->dtype, 1, &rows))) ||
                   !(rstd = fl_tensor__empty((fl_dtype)x->dtype, 1, &rows))))
        goto fail;
    fl_layer_norm_call call = {.x = x->data,
                               .weight = data_of(w),
                               .bias = data_of(b),
                               .y = y->data,
                               .mean = data_of(mean),
                               .rstd = data_of(rstd),
                               .rows = rows,
                               .size = size,
                               .eps = eps,
                               .rms = rms};
    each(rows, 3 * size, fl_kernels__active.norm->layer_norm, x, &call);
    fl_node *node =
        fl_node__record(rms ? &rms_norm_rule : &layer_norm_rule, inputs, n_inputs, &y, 1, 4, sizeof(layer_data));
    if (node) {
        *(layer_data *)fl_node__data(node) = (layer_data){n, eps, rms};
        fl_node__save(node, 0, input);
        fl_node__save(node, 1, weight);
        fl_node__save(node, 2, mean);
        fl_node__save(node, 3, rstd);
    }
    goto done;
fail:
    fl_release(y);
    y = NULL;
done:
    fl_release(x);
    fl_release(w);
    fl_release(b);
    fl_release(mean);
    fl_release(rstd);
    return fl_scope__result(y);
}

fl_tensor *fl_layer_norm(fl_tensor *input, const int64_t *normalized_shape, int n_normalized_shape, fl_tensor *weight,
                         fl_tensor *bias, const fl_layer_norm_options *options) {
    return layer_norm(input, normalized_shape, n_normalized_shape, weight, bias, options ? options->eps : 1e-5, false);
}

fl_tensor *fl_rms_norm(fl_tensor *input, const int64_t *normalized_shape, int n_normalized_shape,
                       const fl_rms_norm_options *options) {
    if (fl_failed()) return NULL;
    double eps = options ? options->eps : FL_NONE_FLOAT;
    if (fl_float__is_none(eps)) eps = input->dtype == FL_FLOAT64 ? 2.220446049250313e-16 : 1.1920928955078125e-07;
    fl_tensor *weight = options ? options->weight : NULL;
    const bool half = fl_dense__is_half(input);
    if (!weight || weight->dtype == input->dtype || (half && weight->dtype != FL_FLOAT64)) {
        fl_tensor *y = layer_norm(input, normalized_shape, n_normalized_shape, weight, NULL, eps, true);
        return fl_node__named(y, "MulBackward0");
    }
    fl_scope_open(); /* the weight in the input's dtype, as PyTorch's */
    weight = fl_to(weight, half ? FL_FLOAT32 : (fl_dtype)input->dtype, NULL);
    fl_tensor *y = layer_norm(input, normalized_shape, n_normalized_shape, weight, NULL, eps, true);
    return fl_node__named(fl_scope_return(y), "MulBackward0");
}

/* ---- batch_norm -------------------------------------------------------------------------------------------------- */

typedef struct batch_data {
    double eps;
    bool training;
} batch_data;

/* Describes x, which is dense: planes, or rows where channels are innermost. */
static bool batch_layout(const fl_tensor *x, fl_batch_norm_call *call) {
    fl_dense_split s = fl_dense__split(x, 1);
    bool rows = s.size > 1 && s.inner == 1;
    call->x = x->data;
    call->channels = x->sizes[1];
    call->n = rows || s.size == 1 ? 1 : s.outer;
    call->pixels = s.size == 1 ? x->numel : s.inner;
    call->sets = 1;
    call->rows = s.outer;
    call->parts = parts_for(call->rows, call->channels, 64);
    return rows;
}

/* Scratch for rows: sums of all parts, and four coefficients a (set, channel). */
static size_t rows_scratch(const fl_batch_norm_call *call) {
    return (size_t)(call->sets * call->channels) * ((size_t)call->parts * 2 + 4) * sizeof(double);
}
static void use_scratch(fl_batch_norm_call *call, void *scratch) {
    call->partial = scratch;
    double *next = call->partial + call->sets * call->channels * call->parts * 2;
    void **coefficients[] = {&call->center, &call->scale, &call->slope, &call->shift};
    for (int i = 0; i < 4; i++) *coefficients[i] = next + i * call->sets * call->channels;
}

static void batch_norm_fused(fl_node *node, fl_tensor *grad, fl_tensor **out) {
    batch_data *data = fl_node__data(node);
    fl_tensor *input = fl_node__saved(node, 0), *weight = fl_node__saved(node, 1);
    fl_tensor *mean = fl_node__saved(node, 2), *rstd = fl_node__saved(node, 3);
    if (fl_failed()) return;
    fl_tensor *x = fl_dense__layer(input), *g = x ? fl_dense__like(grad, x) : NULL, *w = NULL, *result[3] = {NULL};
    void *scratch = NULL;
    bool ok = true;
    fl_batch_norm_call call = {.eps = data->eps, .training = data->training};
    if (!g || !param(weight, x, &w)) goto done;
    for (int i = 0; i < 3; i++)
        if (fl_node__needs(node, i) &&
            !(result[i] = i ? fl_tensor__empty(computed(x), 1, &x->sizes[1]) : fl_dense__empty(x)))
            goto done;
    bool rows = batch_layout(x, &call);
    call.grad = g->data;
    call.y = data_of(result[0]);
    call.grad_weight = data_of(result[1]);
    call.grad_bias = data_of(result[2]);
    call.weight = data_of(w);
    call.mean = mean->data;
    call.rstd = rstd->data;
    const fl_norm_kernels *k = fl_kernels__active.norm;
    if (x->numel == 0) {
        for (int i = 1; i < 3; i++)
            if (result[i]) fl_tensor__fill(result[i], fl_float(0));
    } else if (!rows) {
        ok = run_units(&call, x, FL_NORM_CHANNELS, k->batch_planes_backward, call.channels, 6 * call.n * call.pixels,
                       true, true);
    } else {
        if (!(scratch = fl_alloc__get(rows_scratch(&call)))) goto done;
        use_scratch(&call, scratch);
        call.center = mean->data;
        if (call.training || result[1] || result[2]) {
            ok = run_units(&call, x, FL_NORM_PARTS, k->rows_sums, call.parts, 1, true, false);
            k->rows_add[fl_dense__real(x)](&call, 0, 1);
        } else {
            memset(call.partial, 0, 2 * (size_t)call.channels * sizeof(double));
        }
        if (!call.training) call.slope = NULL;
        k->batch_finish_backward[fl_dense__real(x)](&call, 0, call.channels);
        if (call.y && ok)
            ok = run_units(&call, x, FL_NORM_ROWS, k->rows_apply_backward, call.rows, 2 * call.channels, true, true);
    }
    for (int i = 0; i < 3 && ok; i++) {
        if (result[i]) out[i] = fl_scope__result(result[i]);
        result[i] = NULL;
    }
done:
    if (scratch) fl_alloc__put(scratch, rows_scratch(&call));
    for (int i = 0; i < 3; i++) fl_release(result[i]);
    fl_release(x);
    fl_release(g);
    fl_release(w);
}

/* A vector of channels as [1, C, 1, ...] of ndim dimensions. */
static fl_tensor *channel_shaped(fl_tensor *t, int ndim) {
    int64_t shape[FL_MAX_DIMS];
    for (int i = 0; i < ndim; i++) shape[i] = i == 1 ? -1 : 1;
    return fl_reshape(t, shape, ndim);
}

static void batch_norm_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    if (!fl_grad_enabled()) {
        batch_norm_fused(node, grad[0], out);
        return;
    }
    batch_data *data = fl_node__data(node);
    fl_tensor *x = to_float(fl_node__saved(node, 0)), *weight = fl_node__saved(node, 1), *g = to_float(grad[0]), *h,
              *rstd;
    if (!x) return;
    int64_t dims[FL_MAX_DIMS];
    int n = 0;
    for (int i = 0; i < x->ndim; i++)
        if (i != 1) dims[n++] = i;
    fl_tensor *u = weight ? fl_mul(g, channel_shaped(weight, x->ndim)) : g;
    if (data->training) {
        h = normal(x, dims, n, data->eps, false, &rstd);
        if (fl_node__needs(node, 0)) out[0] = normal_gradient(u, h, rstd, dims, n, false);
    } else {
        rstd = channel_shaped(fl_node__saved(node, 3), x->ndim);
        h = fl_mul(fl_sub(x, channel_shaped(fl_node__saved(node, 2), x->ndim)), rstd);
        if (fl_node__needs(node, 0)) out[0] = fl_mul(u, rstd);
    }
    if (fl_node__needs(node, 1)) out[1] = sum_over(fl_mul(g, h), dims, n);
    if (fl_node__needs(node, 2)) out[2] = sum_over(g, dims, n);
}
static const fl_rule batch_norm_rule = {
    .name = "NativeBatchNormBackward0", .backward = batch_norm_backward, .saved = "input, weight, result1, result2"};

/* Statistics kept by the caller, as a row-major array of x's dtype; written back by put_back. */
static bool running(fl_tensor *t, const fl_tensor *x, fl_tensor **out) {
    *out = t ? fl_tensor__contiguous_as(t, computed(x)) : NULL;
    return !t || *out;
}
static void put_back(fl_tensor *t, fl_tensor *array, bool changed) {
    if (t && array && changed) {
        if (array != t) fl_tensor__copy(t, array);
        fl_bump_version(t);
    }
    fl_release(array);
}

static bool batch_arguments_ok(const fl_tensor *x, const fl_tensor *running_mean, const fl_tensor *running_var,
                               const fl_tensor *weight, const fl_tensor *bias, bool training) {
    const fl_tensor *tensors[] = {running_mean, running_var, weight, bias};
    static const char *const names[] = {"running_mean", "running_var", "weight", "bias"};
    const int64_t channels = x->ndim > 1 ? x->sizes[1] : 0;
    int64_t items = 1; /* per channel */
    for (int i = 0; i < x->ndim; i++) items *= i == 1 ? 1 : x->sizes[i];
    if (training && x->ndim > 0 && items == 1) {
        fl_fail(FL_VALUE_ERROR, "Expected more than 1 value per channel when training, got input size torch.Size(%s)",
                FL_SHAPE(x));
        return false;
    }
    for (int i = 0; i < 4; i++) {
        if (x->ndim > 1 && x->numel == 0) break; /* PyTorch gives an empty result at once */
        if (tensors[i] && tensors[i]->numel != channels && (x->ndim > 0 || !training)) {
            fl_fail(FL_RUNTIME_ERROR, "%s should contain %lld elements not %lld", names[i], (long long)channels,
                    (long long)tensors[i]->numel);
            return false;
        }
        if (i < 2 && tensors[i] && tensors[i]->ndim > 1) {
            fl_fail(FL_RUNTIME_ERROR, "batch_norm: %s should have 1 dimension, but got %s", names[i],
                    FL_SHAPE(tensors[i]));
            return false;
        }
        if (i < 2 && !tensors[i] && !training) {
            fl_fail(FL_RUNTIME_ERROR, "%s must be defined in evaluation mode", names[i]);
            return false;
        }
        const bool wide = fl_dense__is_half(x) && tensors[i] && tensors[i]->dtype == FL_FLOAT32;
        if (i < 2 && tensors[i] && tensors[i]->dtype != x->dtype && !wide && fl_is_float((fl_dtype)x->dtype)) {
            fl_fail(FL_RUNTIME_ERROR, "batch_norm: expected %s to have the input's scalar type %s, but it has %s",
                    names[i], fl_dtype__scalar_type((fl_dtype)x->dtype),
                    fl_dtype__scalar_type((fl_dtype)tensors[i]->dtype));
            return false;
        }
    }
    if (x->ndim < 2) {
        fl_fail(FL_INDEX_ERROR, "batch_norm: expected input with at least 2 dimensions, got %s", FL_SHAPE(x));
        return false;
    }
    if (!running_mean != !running_var) {
        fl_fail(FL_VALUE_ERROR, "running_mean and running_var must either both be None or neither be None");
        return false;
    }
    return true;
}

/* The statistics of a batch of halves, as PyTorch has them where the parameters are halves too: in bfloat16 the sum of
 * squared deviations is rounded as well. */
static void round_statistics(const fl_batch_norm_call *call, double count, fl_dtype half) {
    float *mean = call->mean, *rstd = call->rstd, *scale = call->scale, *shift = call->shift;
    const float *weight = call->weight, *bias = call->bias;
    for (int64_t c = 0; c < call->channels; c++) {
        double variance = 1 / ((double)rstd[c] * rstd[c]) - call->eps;
        if (half == FL_BFLOAT16) variance = fl_cast__rounded(variance * count, half) / count;
        mean[c] = fl_cast__rounded(mean[c], half);
        rstd[c] = fl_cast__rounded(1 / sqrt(variance + call->eps), half);
        scale[c] = rstd[c] * (weight ? weight[c] : 1);
        shift[c] = bias ? bias[c] : 0;
    }
}

/* The kernels' part of batch_norm; call has everything but layout and scratch. `statistics`: a half type, if theirs. */
static bool batch_norm_run(fl_batch_norm_call *call, fl_tensor *x, fl_dtype statistics) {
    const fl_norm_kernels *k = fl_kernels__active.norm;
    const int real = fl_dense__real(x);
    bool rows = batch_layout(x, call);
    if (x->numel == 0) {
        if (!call->training) k->batch_finish_eval[real](call, 0, call->channels);
        return true;
    }
    if (call->training && !rows) {
        if (!run_units(call, x, FL_NORM_CHANNELS, k->batch_planes, call->channels, 3 * call->n * call->pixels, false,
                       true))
            return false;
        if (statistics == FL_DTYPE_NONE) return true;
    }
    void *scratch = fl_alloc__get(rows_scratch(call));
    if (!scratch) return false;
    use_scratch(call, scratch);
    bool done = true;
    if (call->training) {
        if (rows) {
            done = run_units(call, x, FL_NORM_PARTS, k->rows_moments, call->parts, 1, false, false);
            k->rows_join[real](call, 0, 1);
            k->batch_finish[real](call, 0, call->channels);
        }
        if (statistics != FL_DTYPE_NONE) round_statistics(call, (double)(x->numel / call->channels), statistics);
        call->center = call->mean;
    } else {
        k->batch_finish_eval[real](call, 0, call->channels);
        call->center = call->running_mean;
    }
    if (rows)
        done = done && run_units(call, x, FL_NORM_ROWS, k->rows_apply, call->rows, call->channels, false, true);
    else
        done = done &&
               run_units(call, x, FL_NORM_PLANES, k->planes_apply, call->n * call->channels, call->pixels, false, true);
    fl_alloc__put(scratch, rows_scratch(call));
    return done;
}

static fl_tensor *batch_norm(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                             fl_tensor *bias, const fl_batch_norm_options *o, fl_dtype statistics) {
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)input->dtype) && !running_mean && !(input->flags & FL_T_CONTIGUOUS) &&
        !(input->ndim > 3 && fl_dense__channels_last(input, 1)))
        return fl_fail(FL_RUNTIME_ERROR, "batch_norm: the mean of %s is not defined, expected a floating-point input",
                       fl_dtype_name((fl_dtype)input->dtype));
    if (!fl_is_float((fl_dtype)input->dtype)) return fl_dense__unsupported("batch_norm", input);
    fl_tensor *w, *b, *rm = NULL, *rv = NULL, *x = NULL, *y = NULL, *mean = NULL, *rstd = NULL;
    fl_tensor *inputs[] = {input, weight, bias};
    fl_dtype dtype = computed(input);
    int64_t channels = input->sizes[1];
    bool ok = false;
    if (!params(weight, bias, input, &w, &b)) return NULL;
    if (!running(running_mean, input, &rm) || !running(running_var, input, &rv) || !(x = fl_dense__layer(input)) ||
        !(y = fl_dense__empty(x)) || !(rstd = fl_tensor__empty(dtype, 1, &channels)) ||
        !(mean = fl_tensor__empty(dtype, 1, &channels)))
        goto done;
    fl_batch_norm_call call = {.y = y->data,
                               .weight = data_of(w),
                               .bias = data_of(b),
                               .mean = mean->data,
                               .rstd = rstd->data,
                               .running_mean = data_of(rm),
                               .running_var = data_of(rv),
                               .eps = o->eps,
                               .momentum = o->momentum,
                               .training = o->training};
    if (!batch_norm_run(&call, x, statistics)) goto done;
    if (!o->training)
        memcpy(mean->data, rm->data, (size_t)channels * fl_dtype_size(dtype)); /* may change before backward */
    fl_node *node = fl_node__record(&batch_norm_rule, inputs, 3, &y, 1, 4, sizeof(batch_data));
    if (node) {
        *(batch_data *)fl_node__data(node) = (batch_data){o->eps, o->training};
        fl_node__save(node, 0, input);
        fl_node__save(node, 1, weight);
        fl_node__save(node, 2, mean);
        fl_node__save(node, 3, rstd);
    }
    ok = true;
done:
    put_back(running_mean, rm, ok && o->training && x->numel > 0);
    put_back(running_var, rv, ok && o->training && x->numel > 0);
    fl_tensor *owned[] = {w, b, x, mean, rstd, ok ? NULL : y};
    for (int i = 0; i < FL_COUNT(owned); i++) fl_release(owned[i]);
    return ok ? fl_scope__result(y) : NULL;
}

/* What fl_batch_norm and instance_norm_running share: any eps, arguments that fit. */
static fl_tensor *normalised(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                             fl_tensor *bias, const fl_batch_norm_options *o) {
    if (input->numel == 0) {
        const int64_t nothing = 0;
        fl_scope_open();
        fl_tensor *y = fl_clone(input, NULL);
        if (weight) y = fl_mul(y, fl_select(weight, 0, nothing));
        if (bias) y = fl_add(y, fl_select(bias, 0, nothing));
        return fl_scope_return(y);
    }
    if (!fl_dense__is_half(input)) return batch_norm(input, running_mean, running_var, weight, bias, o, FL_DTYPE_NONE);
    fl_dtype statistics = (fl_dtype)input->dtype;
    const fl_tensor *parameters[] = {weight, bias, running_mean, running_var};
    for (int i = 0; i < FL_COUNT(parameters); i++)
        if (parameters[i] && parameters[i]->dtype == FL_FLOAT32) statistics = FL_DTYPE_NONE;
    fl_scope_open();
    return fl_scope_return(
        batch_norm(input, running_mean, running_var, to_float(weight), to_float(bias), o, statistics));
}

/* Of nothing, with no channels even: PyTorch lets the first of the parameters stand for all. */
static fl_tensor *empty_batch(fl_tensor *input, fl_tensor *weight, fl_tensor *bias) {
    fl_scope_open();
    fl_tensor *y = fl_clone(input, NULL);
    if (weight && y) y = fl_mul(y, fl_select(weight, 0, 0));
    if (bias && y) y = fl_add(y, fl_select(bias, 0, 0));
    return fl_scope_return(y);
}

fl_tensor *fl_batch_norm(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                         fl_tensor *bias, const fl_batch_norm_options *options) {
    if (fl_failed() || !fl_node__constant(running_mean, "native_batch_norm", "running_mean") ||
        !fl_node__constant(running_var, "native_batch_norm", "running_var"))
        return NULL;
    const fl_batch_norm_options defaults = FL_BATCH_NORM_OPTIONS, *o = options ? options : &defaults;
    if (input->ndim == 1 && input->numel == 0) return empty_batch(input, weight, bias);
    if (!batch_arguments_ok(input, running_mean, running_var, weight, bias, o->training)) return NULL;
    if (o->training ? o->eps <= 0 : o->eps < 0)
        return fl_fail(FL_VALUE_ERROR, "batch_norm eps must be %s, but got %g",
                       o->training ? "positive during training" : "non-negative", o->eps);
    return normalised(input, running_mean, running_var, weight, bias, o);
}

/* ---- group_norm -------------------------------------------------------------------------------------------------- */

typedef struct group_data {
    int64_t groups;
    double eps;
} group_data;

/* Describes x, as fl_dense__layer gives it. */
static bool group_layout(const fl_tensor *x, int64_t groups, fl_batch_norm_call *call) {
    call->x = x->data;
    call->n = call->sets = x->sizes[0];
    call->channels = x->sizes[1];
    call->pixels = call->rows = x->numel / (x->sizes[0] * x->sizes[1]);
    call->groups = groups;
    call->per_sample = true;
    bool rows = !(x->flags & FL_T_CONTIGUOUS) && call->channels > 1;
    call->parts = rows ? parts_for(call->rows, call->channels, 16) : 1;
    return rows;
}

/* Channels-last samples go through all their steps while they are in the cache, where there are enough of them to share
 * out. */
#define BY_SAMPLE 4
#define GROUP_ROWS(name, real)                                                            \
    static void group_rows_##name(void *context, int64_t begin, int64_t end) {            \
        const fl_norm_kernels *k = fl_kernels__active.norm;                               \
        fl_batch_norm_call *call = context;                                               \
        for (int64_t set = begin; set < end; set++) {                                     \
            k->rows_moments[real](call, set * call->parts, (set + 1) * call->parts);      \
            k->rows_join[real](call, set, set + 1);                                       \
            k->group_finish[real](call, set, set + 1);                                    \
            k->rows_apply[real](call, set * call->rows, (set + 1) * call->rows);          \
        }                                                                                 \
    }                                                                                     \
    static void group_rows_backward_##name(void *context, int64_t begin, int64_t end) {   \
        const fl_norm_kernels *k = fl_kernels__active.norm;                               \
        fl_batch_norm_call *call = context;                                               \
        for (int64_t set = begin; set < end; set++) {                                     \
            k->rows_sums[real](call, set * call->parts, (set + 1) * call->parts);         \
            k->rows_add[real](call, set, set + 1);                                        \
            k->group_finish_backward[real](call, set, set + 1);                           \
            k->rows_apply_backward[real](call, set * call->rows, (set + 1) * call->rows); \
        }                                                                                 \
    }
GROUP_ROWS(f32, FL_REAL_F32)
GROUP_ROWS(f64, FL_REAL_F64)
#undef GROUP_ROWS
static const fl_range_fn group_rows[2] = {group_rows_f32, group_rows_f64};
static const fl_range_fn group_rows_backward[2] = {group_rows_backward_f32, group_rows_backward_f64};

static void group_norm_fused(fl_node *node, fl_tensor *grad, fl_tensor **out) {
    group_data *data = fl_node__data(node);
    fl_tensor *input = fl_node__saved(node, 0), *weight = fl_node__saved(node, 1);
    fl_tensor *mean = fl_node__saved(node, 2), *rstd = fl_node__saved(node, 3);
    if (fl_failed()) return;
    fl_tensor *x = fl_dense__layer(input), *g = x ? fl_dense__like(grad, x) : NULL, *w = NULL, *result[3] = {NULL};
    void *scratch = NULL;
    bool ok = true;
    fl_batch_norm_call call = {.eps = data->eps, .training = true};
    if (!g || !param(weight, x, &w)) goto done;
    for (int i = 0; i < 3; i++)
        if (fl_node__needs(node, i) &&
            !(result[i] = i ? fl_tensor__empty(computed(x), 1, &x->sizes[1]) : fl_dense__empty(x)))
            goto done;
    const fl_norm_kernels *k = fl_kernels__active.norm;
    if (x->numel == 0) {
        for (int i = 1; i < 3; i++)
            if (result[i]) fl_tensor__fill(result[i], fl_float(0));
    } else {
        bool rows = group_layout(x, data->groups, &call);
        if (!(scratch = fl_alloc__get(rows_scratch(&call)))) goto done;
        use_scratch(&call, scratch);
        call.grad = g->data;
        call.y = data_of(result[0]);
        call.grad_weight = data_of(result[1]);
        call.grad_bias = data_of(result[2]);
        call.weight = data_of(w);
        call.mean = mean->data;
        call.rstd = rstd->data;
        if (!rows) {
            ok = run_units(&call, x, FL_NORM_GROUPS, k->group_planes_backward, call.n * call.groups,
                           6 * x->numel / (call.n * call.groups), true, true);
        } else {
            /* center: the mean of each channel's group */
            size_t item = fl_dtype_size(computed(x));
            int64_t depth = call.channels / call.groups;
            for (int64_t i = 0; i < call.n * call.channels; i++)
                memcpy((char *)call.center + (size_t)i * item, mean->data + (size_t)(i / depth) * item, item);
            if (!fl_dense__is_half(x) && call.sets >= BY_SAMPLE && call.y) {
                each(call.sets, 8 * call.rows * call.channels, group_rows_backward, x, &call);
            } else {
                ok = run_units(&call, x, FL_NORM_PARTS, k->rows_sums, call.sets * call.parts, 1, true, false);
                each(call.sets, 2 * call.parts * call.channels, k->rows_add, x, &call);
                each(call.sets, 8 * call.channels, k->group_finish_backward, x, &call);
                if (call.y && ok)
                    ok = run_units(&call, x, FL_NORM_ROWS, k->rows_apply_backward, call.sets * call.rows,
                                   2 * call.channels, true, true);
            }
        }
        if (result[1] || result[2]) each(call.channels, 4 * call.n, k->group_params, x, &call);
    }
    for (int i = 0; i < 3 && ok; i++) {
        if (result[i]) out[i] = fl_scope__result(result[i]);
        result[i] = NULL;
    }
done:
    if (scratch) fl_alloc__put(scratch, rows_scratch(&call));
    for (int i = 0; i < 3; i++) fl_release(result[i]);
    fl_release(x);
    fl_release(g);
    fl_release(w);
}

static void group_norm_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    if (!fl_grad_enabled()) {
        group_norm_fused(node, grad[0], out);
        return;
    }
    group_data *data = fl_node__data(node);
    fl_tensor *x = to_float(fl_node__saved(node, 0)), *weight = fl_node__saved(node, 1), *g = to_float(grad[0]), *rstd;
    if (!x) return;
    int64_t grouped[] = {x->sizes[0], data->groups, -1}, last[] = {2}, dims[FL_MAX_DIMS];
    int n = 0;
    for (int i = 0; i < x->ndim; i++)
        if (i != 1) dims[n++] = i;
    if (x->numel == 0) {
        for (int i = 0; i < 3; i++)
            if (fl_node__needs(node, i)) out[i] = fl_node__zeros_of_input(node, i);
        return;
    }
    fl_tensor *h = normal(fl_reshape(x, grouped, 3), last, 1, data->eps, false, &rstd);
    fl_tensor *u = weight ? fl_mul(g, channel_shaped(weight, x->ndim)) : g;
    if (fl_node__needs(node, 0)) {
        fl_tensor *d = normal_gradient(fl_reshape(u, grouped, 3), h, rstd, last, 1, false);
        out[0] = fl_reshape(d, x->sizes, x->ndim);
    }
    if (fl_node__needs(node, 1)) out[1] = sum_over(fl_mul(g, fl_reshape(h, x->sizes, x->ndim)), dims, n);
    if (fl_node__needs(node, 2)) out[2] = sum_over(g, dims, n);
}
static const fl_rule group_norm_rule = {
    .name = "NativeGroupNormBackward0", .backward = group_norm_backward, .saved = "input, weight, result1, result2"};

static fl_tensor *group_norm(fl_tensor *input, int64_t groups, fl_tensor *weight, fl_tensor *bias, double eps) {
    if (fl_dense__is_half(input) && ((weight && fl_dense__is_half(weight)) || (bias && fl_dense__is_half(bias)))) {
        fl_scope_open();
        return fl_scope_return(group_norm(input, groups, to_float(weight), to_float(bias), eps));
    }
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)input->dtype)) return not_real("GroupNormKernelImpl", input, weight);
    fl_tensor *w, *b, *x = NULL, *y = NULL, *mean = NULL, *rstd = NULL, *inputs[] = {input, weight, bias};
    fl_dtype dtype = computed(input);
    int64_t statistics[] = {input->sizes[0], groups};
    void *scratch = NULL;
    bool ok = false;
    fl_batch_norm_call call = {.eps = eps};
    if (!params(weight, bias, input, &w, &b)) return NULL;
    if (!(x = fl_dense__layer(input)) || !(y = fl_dense__empty(x)) ||
        !(mean = fl_tensor__empty(dtype, 2, statistics)) || !(rstd = fl_tensor__empty(dtype, 2, statistics)))
        goto done;
    if (x->numel > 0) {
        const fl_norm_kernels *k = fl_kernels__active.norm;
        bool rows = group_layout(x, groups, &call);
        call.weight = data_of(w);
        call.bias = data_of(b);
        call.y = y->data;
        call.mean = mean->data;
        call.rstd = rstd->data;
        bool done = true;
        if (!rows) {
            done = run_units(&call, x, FL_NORM_GROUPS, k->group_planes, call.n * groups,
                             3 * x->numel / (call.n * groups), false, true);
        } else {
            if (!(scratch = fl_alloc__get(rows_scratch(&call)))) goto done;
            use_scratch(&call, scratch);
            if (!fl_dense__is_half(x) && call.sets >= BY_SAMPLE) {
                each(call.sets, 4 * call.rows * call.channels, group_rows, x, &call);
            } else {
                done = run_units(&call, x, FL_NORM_PARTS, k->rows_moments, call.sets * call.parts, 1, false, false);
                each(call.sets, 4 * call.parts * call.channels, k->rows_join, x, &call);
                each(call.sets, 8 * call.channels, k->group_finish, x, &call);
                done = done && run_units(&call, x, FL_NORM_ROWS, k->rows_apply, call.sets * call.rows, call.channels,
                                         false, true);
            }
        }
        if (!done) goto done;
    }
    fl_node *node = fl_node__record(&group_norm_rule, inputs, 3, &y, 1, 4, sizeof(group_data));
    if (node) {
        *(group_data *)fl_node__data(node) = (group_data){groups, eps};
        fl_node__save(node, 0, input);
        fl_node__save(node, 1, weight);
        fl_node__save(node, 2, mean);
        fl_node__save(node, 3, rstd);
    }
    ok = true;
done:
    if (scratch) fl_alloc__put(scratch, rows_scratch(&call));
    fl_tensor *owned[] = {w, b, x, mean, rstd, ok ? NULL : y};
    for (int i = 0; i < FL_COUNT(owned); i++) fl_release(owned[i]);
    return ok ? fl_scope__result(y) : NULL;
}

fl_tensor *fl_group_norm(fl_tensor *input, int64_t num_groups, fl_tensor *weight, fl_tensor *bias,
                         const fl_group_norm_options *options) {
    if (fl_failed()) return NULL;
    if (input->ndim < 2)
        return fl_fail(FL_RUNTIME_ERROR, "Expected at least 2 dimensions for input tensor but received %d",
                       input->ndim);
    if (num_groups == 0) return fl_fail(FL_ZERO_DIVISION_ERROR, "group_norm: num_groups must not be 0");
    if (num_groups < 0)
        return fl_fail(FL_RUNTIME_ERROR, "Expected num groups to be greater than 0, got %lld", (long long)num_groups);
    int64_t channels = input->sizes[1];
    if (channels % num_groups)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Expected number of channels in input to be divisible by num_groups, but got input of shape %s and "
            "num_groups=%lld",
            FL_SHAPE(input), (long long)num_groups);
    const fl_tensor *tensors[] = {weight, bias};
    static const char *const names[] = {"weight", "bias"};
    for (int i = 0; i < 2; i++)
        if (tensors[i] && (tensors[i]->ndim != 1 || tensors[i]->numel != channels))
            return fl_fail(FL_RUNTIME_ERROR,
                           "Expected %s to be a vector of size equal to the number of channels in input, but got %s of "
                           "shape %s and input of shape %s",
                           names[i], names[i], FL_SHAPE(tensors[i]), FL_SHAPE(input));
    if (input->numel > 0 && input->numel == input->sizes[0] * num_groups && input->sizes[0] == 1)
        return fl_fail(FL_VALUE_ERROR, "Expected more than 1 value per channel when training, got input size %s",
                       FL_SHAPE(input));
    return group_norm(input, num_groups, weight, bias, options ? options->eps : 1e-5);
}

/* ---- instance_norm ----------------------------------------------------------------------------------------------- */

/* Statistics in a type that batch_norm takes. */
static fl_tensor *allowed(fl_tensor *statistics, const fl_tensor *x) {
    if (statistics->dtype == x->dtype || (fl_dense__is_half(x) && statistics->dtype == FL_FLOAT32)) return statistics;
    return fl_to(statistics, fl_dense__is_half(x) ? FL_FLOAT32 : (fl_dtype)x->dtype, NULL);
}

/* With running statistics, as PyTorch does it: batch_norm of one sample of n * C channels, then the mean over samples.
 */
static fl_tensor *instance_norm_running(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var,
                                        fl_tensor *weight, fl_tensor *bias, const fl_instance_norm_options *o) {
    int64_t n = input->sizes[0], c = input->sizes[1], shape[FL_MAX_DIMS], times[] = {n}, both[] = {n, c}, first[] = {0};
    memcpy(shape, input->sizes, (size_t)input->ndim * sizeof *shape);
    shape[0] = 1;
    shape[1] = n * c;
    fl_tensor *stats[] = {running_mean, running_var}, *repeated[2] = {NULL};
    fl_no_grad_begin();
    for (int i = 0; i < 2; i++) repeated[i] = stats[i] ? fl_repeat(allowed(stats[i], input), times, 1) : NULL;
    fl_grad_mode_end();
    fl_batch_norm_options options = {.training = true, .momentum = o->momentum, .eps = o->eps};
    fl_tensor *x = fl_reshape(input, shape, input->ndim);
    weight = weight ? fl_repeat(weight, times, 1) : NULL;
    bias = bias ? fl_repeat(bias, times, 1) : NULL;
    fl_tensor *y = fl_failed() || !batch_arguments_ok(x, repeated[0], repeated[1], weight, bias, true)
                       ? NULL
                       : normalised(x, repeated[0], repeated[1], weight, bias, &options);
    fl_no_grad_begin();
    for (int i = 0; i < 2; i++)
        if (stats[i]) fl_copy_(stats[i], fl_mean_dim(fl_reshape(repeated[i], both, 2), first, 1, NULL), NULL);
    fl_grad_mode_end();
    return fl_reshape(y, input->sizes, input->ndim);
}

fl_tensor *fl_instance_norm(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                            fl_tensor *bias, const fl_instance_norm_options *options) {
    if (fl_failed()) return NULL;
    const fl_instance_norm_options defaults = FL_INSTANCE_NORM_OPTIONS, *o = options ? options : &defaults;
    if (!o->use_input_stats && (!running_mean || !running_var))
        return fl_fail(FL_RUNTIME_ERROR,
                       "Expected running_mean and running_var to be defined when use_input_stats is false");
    if (input->ndim < 2)
        return fl_fail(o->use_input_stats ? FL_VALUE_ERROR : FL_INDEX_ERROR,
                       "instance_norm: expected input with at least 2 dimensions, got %s", FL_SHAPE(input));
    int64_t spatial = 1;
    for (int i = 2; i < input->ndim; i++) spatial *= input->sizes[i];
    if (o->use_input_stats && spatial == 1)
        return fl_fail(FL_VALUE_ERROR,
                       "Expected more than 1 spatial element when training, got input size torch.Size(%s)",
                       FL_SHAPE(input));
    const fl_tensor *tensors[] = {running_mean, running_var, weight, bias};
    static const char *const names[] = {"running_mean", "running_var", "weight", "bias"};
    for (int i = 0; i < 4; i++) {
        if (tensors[i] && tensors[i]->ndim > 1)
            return fl_fail(FL_RUNTIME_ERROR, "instance_norm: %s should have 1 dimension, but got %s", names[i],
                           FL_SHAPE(tensors[i]));
        if (tensors[i] && tensors[i]->numel != input->sizes[1])
            return fl_fail(FL_RUNTIME_ERROR, "%s should contain %lld elements not %lld", names[i],
                           (long long)(input->sizes[0] * input->sizes[1]),
                           (long long)(input->sizes[0] * tensors[i]->numel));
    }
    if (running_mean && running_var && running_var->dtype != input->dtype &&
        running_var->dtype != running_mean->dtype && !fl_dense__is_half(input))
        return fl_fail(FL_RUNTIME_ERROR, "instance_norm: expected running_var to have scalar type %s but found %s",
                       fl_dtype__scalar_type((fl_dtype)input->dtype),
                       fl_dtype__scalar_type((fl_dtype)running_var->dtype));
    if (!o->use_input_stats) {
        fl_batch_norm_options eval = {.training = false, .momentum = o->momentum, .eps = o->eps};
        fl_scope_open();
        fl_tensor *y =
            fl_batch_norm(input, allowed(running_mean, input), allowed(running_var, input), weight, bias, &eval);
        return fl_node__named(fl_scope_return(y), "ViewBackward0");
    }
    if (!running_mean && !running_var && !fl_dense__is_half(input))
        return fl_node__named(group_norm(input, input->sizes[1], weight, bias, o->eps), "ViewBackward0");
    fl_scope_open();
    return fl_scope_return(instance_norm_running(input, running_mean, running_var, weight, bias, o));
}

/* ---- local_response_norm ----------------------------------------------------------------------------------------- */

fl_tensor *fl_local_response_norm__plain(fl_tensor *input, int64_t size,
                                         const fl_local_response_norm_options *options) {
    static const fl_local_response_norm_options defaults = FL_LOCAL_RESPONSE_NORM_OPTIONS;
    const fl_local_response_norm_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (input->ndim < 3)
        return fl_fail(FL_VALUE_ERROR, "Expected 3D or higher dimensionality input (got %d dimensions)", input->ndim);
    if (size < 1)
        return fl_fail(FL_RUNTIME_ERROR, "local_response_norm(): size must be positive, got %lld", (long long)size);
    if (input->numel == 0) return fl_scope__result(fl_tensor__retain(input));
    const bool whole = input->dtype == FL_INT64;
    if (!fl_dense__is_real(input) && !whole && (input->ndim > 3 || !fl_dense__is_half(input)))
        return fl_dense__unsupported(input->ndim > 3 ? "avg_pool3d_out_frame" : "avg_pool2d", input);
    const int64_t channels = input->sizes[1], before = size / 2;
    fl_scope_open();
    fl_tensor *squares = fl_square(input), *sum = NULL;
    const int64_t first = before < channels ? -before : 1 - channels;
    const int64_t last = size - 1 - before < channels ? size - 1 - before : channels - 1;
    for (int64_t shift = first; shift <= last && !fl_failed(); shift++) { /* channel c takes in channel c + shift */
        const int64_t kept = channels - (shift < 0 ? -shift : shift);
        fl_tensor *part = shift == 0 ? squares : fl_narrow(squares, 1, shift > 0 ? shift : 0, kept);
        if (shift != 0) {
            int64_t widths[2 * FL_MAX_DIMS] = {0};
            const int n = 2 * (input->ndim - 1); /* pads come last dimension first */
            widths[n - 2] = shift < 0 ? -shift : 0;
            widths[n - 1] = shift > 0 ? shift : 0;
            part = fl_constant_pad_nd(part, widths, n, NULL);
        }
        sum = sum ? fl_add(sum, part) : part;
    }
    double alpha = o->alpha / (double)size;
    if (whole) { /* the average of integers is one */
        sum = fl_div_scalar_mode(sum, fl_int(size), "trunc");
        alpha = o->alpha;
    }
    fl_tensor *divisor = fl_add_scalar(fl_mul_scalar(sum, fl_float(alpha)), fl_float(o->k));
    return fl_scope_return(fl_div(input, fl_pow_scalar(divisor, fl_float(o->beta))));
}

static fl_tensor *normalize(fl_tensor *input, double p, const int64_t *dims, int n, double eps) {
    if (fl_failed()) return NULL;
    fl_norm_options norm = FL_NORM_OPTIONS;
    if (!fl_float__is_none(p)) norm.p = fl_float(p);
    norm.dim = dims;
    norm.n_dim = n;
    norm.keepdim = true;
    fl_scope_open();
    return fl_scope_return(fl_div(input, fl_clamp_min_scalar(fl_norm(input, &norm), fl_float(eps))));
}

fl_tensor *fl_normalize(fl_tensor *input, const fl_normalize_options *options) {
    const fl_normalize_options o = options ? *options : (fl_normalize_options)FL_NORMALIZE_OPTIONS;
    return normalize(input, o.p, &o.dim, 1, o.eps);
}

fl_tensor *fl_normalize_dims(fl_tensor *input, const fl_normalize_dims_options *options) {
    const fl_normalize_dims_options o = options ? *options : (fl_normalize_dims_options)FL_NORMALIZE_DIMS_OPTIONS;
    return normalize(input, o.p, o.dim, o.n_dim, o.eps);
}
