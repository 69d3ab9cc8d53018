/* norm.c: what the normalisations share, local_response_norm and normalize.
 *
 * batch_norm, layer_norm, rms_norm, group_norm and instance_norm are (x - mean) * rstd over some elements, times weight
 * plus bias. The kernels (kernels/norm.h) take two layouts without conversion: planes (channels before pixels) and rows
 * (channels last). Backward is one fused call, or, when its own gradient may be wanted, the formula of
 * `fl_norm__normal_gradient` in ops.
 */
#include "ops/norm.h"

#include "base/alloc.h"
#include "kernels/kernels.h"
#include "ops/plain.h"

static fl_tensor *mean_over(fl_tensor *x, const int64_t *dims, int n) {
    fl_mean_dim_options o = FL_MEAN_DIM_OPTIONS;
    o.keepdim = true;
    return fl_mean_dim(x, dims, n, &o);
}
fl_tensor *fl_norm__sum_over(fl_tensor *x, const int64_t *dims, int n) {
    fl_sum_dim_options o = FL_SUM_DIM_OPTIONS;
    return fl_sum_dim(x, dims, n, &o);
}

fl_tensor *fl_norm__normal(fl_tensor *x, const int64_t *dims, int n, double eps, bool rms, fl_tensor **rstd) {
    fl_tensor *d = rms ? x : fl_sub(x, mean_over(x, dims, n));
    *rstd = fl_rsqrt(fl_add_scalar(mean_over(fl_square(d), dims, n), fl_float(eps)));
    return fl_mul(d, *rstd);
}

fl_tensor *fl_norm__normal_gradient(fl_tensor *u, fl_tensor *h, fl_tensor *rstd, const int64_t *dims, int n, bool rms) {
    fl_tensor *inner = fl_sub(u, fl_mul(h, mean_over(fl_mul(u, h), dims, n)));
    return fl_mul(rstd, rms ? inner : fl_sub(inner, mean_over(u, dims, n)));
}

bool fl_norm__param(fl_tensor *t, const fl_tensor *x, fl_tensor **out) {
    *out = t ? fl_tensor__contiguous_as(t, fl_norm__computed(x)) : NULL;
    return !t || *out;
}

bool fl_norm__params(fl_tensor *weight, fl_tensor *bias, const fl_tensor *x, fl_tensor **w, fl_tensor **b) {
    if (!fl_norm__param(weight, x, w)) return false;
    if (fl_norm__param(bias, x, b)) return true;
    fl_release(*w);
    return false;
}

bool fl_norm__types_fit(const fl_tensor *x, const fl_tensor *const *parameters, int n) {
    const fl_tensor *first = NULL; /* which says whether types are mixed */
    for (int i = 0; i < n; i++) {
        const fl_tensor *t = parameters[i];
        if (!t) continue;
        if (!first) first = t;
        if (first->dtype != x->dtype ? t->dtype == FL_FLOAT32 : t->dtype == x->dtype) continue;
        if (first->dtype != x->dtype)
            fl_fail(FL_RUNTIME_ERROR, "mixed dtype (CPU): expect parameter to have scalar type of Float");
        else
            fl_fail(FL_RUNTIME_ERROR, "expected scalar type %s but found %s", fl_dtype__scalar_type((fl_dtype)x->dtype),
                    fl_dtype__scalar_type((fl_dtype)t->dtype));
        return false;
    }
    if (!first || first->dtype == x->dtype || fl_dense__is_half(x)) return true;
    fl_fail(FL_RUNTIME_ERROR, "mixed dtype (CPU): all inputs must share same datatype.");
    return false;
}

int64_t fl_norm__parts_for(int64_t rows, int64_t row_size, int64_t most) {
    int64_t parts = rows * row_size / 32768;
    if (parts > most) parts = most;
    if (parts > rows) parts = rows;
    return parts < 1 ? 1 : parts;
}

bool fl_norm__run_units(fl_batch_norm_call *call, const fl_tensor *x, fl_norm_units units, fl_range_fn const *kernel,
                        int64_t n, int64_t cost, bool backward, bool writes) {
    if (fl_dense__is_half(x))
        return fl_norm__in_pieces(call, units, kernel[FL_REAL_F32], (fl_dtype)x->dtype, backward, writes);
    if (units == FL_NORM_PARTS)
        fl_pool__for(n, 1, kernel[fl_dense__real(x)], call);
    else
        fl_norm__each(n, cost, kernel, x, call);
    return true;
}

size_t fl_norm__rows_scratch(const fl_batch_norm_call *call) {
    return (size_t)(call->sets * call->channels) * ((size_t)call->parts * 2 + 4) * sizeof(double);
}
void fl_norm__use_scratch(fl_batch_norm_call *call, void *scratch) {
    call->partial = scratch;
    double *next = call->partial + call->sets * call->channels * call->parts * 2;
    void **coefficients[] = {&call->center, &call->scale, &call->slope, &call->shift};
    for (int i = 0; i < 4; i++) *coefficients[i] = next + i * call->sets * call->channels;
}

fl_tensor *fl_norm__channel_shaped(fl_tensor *t, int ndim) {
    int64_t shape[FL_MAX_DIMS];
    for (int i = 0; i < ndim; i++) shape[i] = i == 1 ? -1 : 1;
    return fl_reshape(t, shape, ndim);
}

void fl_norm__hand_over(fl_tensor **result, fl_tensor **out) {
    for (int i = 0; i < 3; i++) {
        if (result[i]) out[i] = fl_scope__result(result[i]);
        result[i] = NULL;
    }
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
