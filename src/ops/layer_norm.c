/* layer_norm.c: layer_norm and rms_norm: over the last dimensions. */
#include "base/alloc.h"
#include "kernels/kernels.h"
#include "ops/norm.h"

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
    if (!g || !fl_norm__param(weight, x, &w)) goto done;
    call.size = row_size(x, data->n);
    call.rows = call.size ? x->numel / call.size : 0;
    if (fl_node__needs(node, 0) && !(result[0] = fl_dense__empty(rows))) goto done;
    for (int i = 1; i < (data->rms ? 2 : 3); i++)
        if (fl_node__needs(node, i) &&
            !(result[i] = fl_tensor__empty((fl_dtype)x->dtype, data->n, x->sizes + x->ndim - data->n)))
            goto done;
    if (result[1] || result[2]) {
        call.parts = fl_norm__parts_for(call.rows, call.size, 64);
        scratch = (size_t)(call.parts * 2 * call.size) * fl_dtype_size((fl_dtype)x->dtype);
        if (!(sums = fl_alloc__get(scratch))) goto done;
        call.sums = sums;
    }
    call.x = rows->data;
    call.grad = g->data;
    call.weight = fl_norm__data_of(w);
    call.mean = fl_norm__data_of(mean);
    call.rstd = rstd->data;
    call.y = fl_norm__data_of(result[0]);
    call.grad_weight = fl_norm__data_of(result[1]);
    call.grad_bias = fl_norm__data_of(result[2]);
    const fl_norm_kernels *k = fl_kernels__active.norm;
    if (call.size > 0) { /* with no rows the sums are still wanted: zeros */
        if (sums)
            fl_pool__for(call.parts, 1, k->layer_norm_backward[fl_dense__real(x)], &call);
        else
            fl_norm__each(call.rows, 4 * call.size, k->layer_norm_backward, x, &call);
        if (sums) fl_norm__each(call.size, 2 * call.parts, k->layer_norm_params, x, &call);
    }
    fl_norm__hand_over(result, out);
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
    fl_tensor *h = fl_norm__normal(x, dims + batch, data->n, data->eps, data->rms, &rstd);
    fl_tensor *u = weight ? fl_mul(grad[0], weight) : grad[0];
    if (fl_node__needs(node, 0)) out[0] = fl_norm__normal_gradient(u, h, rstd, dims + batch, data->n, data->rms);
    if (fl_node__needs(node, 1))
        out[1] = batch ? fl_norm__sum_over(fl_mul(grad[0], h), dims, batch) : fl_mul(grad[0], h);
    if (!data->rms && fl_node__needs(node, 2)) out[2] = batch ? fl_norm__sum_over(grad[0], dims, batch) : grad[0];
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

/* What rms_norm returns has the strides of its input where that is row-major or channels-last in PyTorch too. */
static bool like_input(fl_tensor **y, const fl_tensor *input) {
    int64_t strides[FL_MAX_DIMS];
    const bool last = fl_shape__suggest_format(input) != FL_CONTIGUOUS_FORMAT;
    if (!(input->flags & FL_T_CONTIGUOUS) && (!last || fl_tensor__plane_strides(input, strides))) return true;
    fl_tensor__dense_strides(input, strides);
    if (memcmp(strides, (*y)->strides, (size_t)input->ndim * sizeof *strides) == 0) return true;
    fl_tensor *out = fl_tensor__empty_like(input, (fl_dtype)input->dtype, input->sizes);
    if (!out) return false;
    fl_tensor__copy(out, *y);
    fl_release(*y);
    *y = out;
    return true;
}

static fl_tensor *layer_norm(fl_tensor *input, const int64_t *shape, int n, fl_tensor *weight, fl_tensor *bias,
                             double eps, bool rms) {
    if (fl_failed()) return NULL;
    if (!layer_shapes_ok(input, shape, n, weight, bias, rms)) return NULL;
    if (!rms && !fl_norm__types_fit(input, (const fl_tensor *[]){weight, bias}, 2)) return NULL;
    if (fl_dense__is_half(input)) {
        fl_scope_open();
        fl_tensor *y = layer_norm(fl_norm__to_float(input), shape, n, fl_norm__to_float(weight),
                                  fl_norm__to_float(bias), eps, rms);
        return fl_scope_return(fl_to(y, (fl_dtype)input->dtype, NULL));
    }
    if (!fl_dense__is_real(input)) return fl_dense__unsupported(rms ? "rms_norm" : "LayerNormKernelImpl", input);
    fl_tensor *w, *b, *x = NULL, *y = NULL, *mean = NULL, *rstd = NULL, *inputs[] = {input, weight, bias};
    if (!fl_norm__params(weight, bias, input, &w, &b)) return NULL;
    if (!(x = fl_tensor__contiguous(input)) || !(y = fl_tensor__empty((fl_dtype)x->dtype, x->ndim, x->sizes)))
        goto fail;
    int64_t size = row_size(x, n), rows = size ? x->numel / size : 0;
    int n_inputs = rms ? 2 : 3;
    bool record = fl_node__would_record(inputs, n_inputs);
    if (record && ((!rms && !(mean = fl_tensor__empty((fl_dtype)x->dtype, 1, &rows))) ||
                   !(rstd = fl_tensor__empty((fl_dtype)x->dtype, 1, &rows))))
        goto fail;
    fl_layer_norm_call call = {.x = x->data,
                               .weight = fl_norm__data_of(w),
                               .bias = fl_norm__data_of(b),
                               .y = y->data,
                               .mean = fl_norm__data_of(mean),
                               .rstd = fl_norm__data_of(rstd),
                               .rows = rows,
                               .size = size,
                               .eps = eps,
                               .rms = rms};
    fl_norm__each(rows, 3 * size, fl_kernels__active.norm->layer_norm, x, &call);
    if (rms && !like_input(&y, input)) goto fail;
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

/* PyTorch's is made of ops, the multiplication by the weight the last. */
#define RMS "0, RsqrtBackward0(AddBackward1(MeanBackward1(PowBackward0(0))))"
static const char *rms_picture(const fl_tensor *weight) { return weight ? "MulBackward0(" RMS "), 1" : RMS; }
#undef RMS

fl_tensor *fl_rms_norm(fl_tensor *input, const int64_t *normalized_shape, int n_normalized_shape,
                       const fl_rms_norm_options *options) {
    if (fl_failed()) return NULL;
    double eps = options ? options->eps : FL_NONE_FLOAT;
    if (fl_float__is_none(eps)) eps = input->dtype == FL_FLOAT64 ? 2.220446049250313e-16 : 1.1920928955078125e-07;
    fl_tensor *weight = options ? options->weight : NULL;
    const bool half = fl_dense__is_half(input);
    if (!weight || weight->dtype == input->dtype || (half && weight->dtype != FL_FLOAT64)) {
        fl_tensor *y = layer_norm(input, normalized_shape, n_normalized_shape, weight, NULL, eps, true);
        return fl_node__named_as(y, "MulBackward0", rms_picture(weight));
    }
    fl_scope_open(); /* the weight in the input's dtype, as PyTorch's */
    weight = fl_to(weight, half ? FL_FLOAT32 : (fl_dtype)input->dtype, NULL);
    fl_tensor *y = layer_norm(input, normalized_shape, n_normalized_shape, weight, NULL, eps, true);
    return fl_node__named_as(fl_scope_return(y), "MulBackward0", rms_picture(weight));
}
