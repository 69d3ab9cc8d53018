/* reduce.c: sums, means, extremes, variances and norms over dimensions, with their gradients. The folding itself is in
 * fold.c; running sums are in scan.c.
 */
#include "ops/reduce.h"

#include "ops/plain.h"
#include "ops/pointwise.h"

/* ---- What all share ---------------------------------------------------------------------------------------------- */

/* The shape of input 0 with 1 in the reduced dimensions. */
static int kept_shape(const fl_node *node, fl_dims dims, int64_t *sizes) {
    const int ndim = fl_node__input_shape(node, 0, sizes);
    for (int i = 0; i < ndim; ++i)
        if (dims & FL_DIM(i)) sizes[i] = 1;
    return ndim;
}
/* A tensor of the result's shape with the reduced dimensions put back, of size 1. */
static fl_tensor *restored(fl_node *node, fl_tensor *t) {
    const fl_reduce_node *r = fl_node__data(node);
    if (!t || r->keepdim || t->ndim == 0) return t; /* a 0-dim tensor broadcasts to anything */
    int64_t sizes[FL_MAX_DIMS];
    const int ndim = kept_shape(node, r->dims, sizes);
    return fl_reshape(t, sizes, ndim);
}
/* The same, expanded over the reduced dimensions. */
static fl_tensor *spread(fl_node *node, fl_tensor *t) {
    int64_t sizes[FL_MAX_DIMS];
    const int ndim = fl_node__input_shape(node, 0, sizes);
    return fl_expand(restored(node, t), sizes, ndim, NULL);
}

bool fl_reduce__finish(const fl_rule *rule, fl_tensor *x, const fl_reduce_node *r, fl_tensor *first, fl_tensor *second,
                       bool save_input, bool save_first, bool save_second) {
    fl_tensor *outputs[2] = {first, second};
    if (rule && fl_needs_grad(x) && !fl_thread__self.no_grad) {
        fl_node *node = fl_node__record(rule, &x, 1, outputs, second ? 2 : 1, 3, sizeof *r);
        if (node) {
            *(fl_reduce_node *)fl_node__data(node) = *r;
            if (save_input) fl_node__save(node, 0, x);
            if (save_first) fl_node__save_output(node, 1, first, 0);
            if (save_second) fl_node__save_output(node, 2, second, 1);
        }
    }
    if (fl_failed()) {
        fl_release(first);
        fl_release(second);
        return false;
    }
    fl_scope__result(first);
    fl_scope__result(second);
    return true;
}

/* One result, computed by `id` in the type `compute`; NULL after an error. */
static fl_tensor *fold_one(fl_reduce_id id, fl_tensor *x, fl_dtype compute, fl_dims dims, bool keepdim,
                           fl_reduce_params params, fl_dtype out_type, const char *name) {
    const fl_dtype dtype = (fl_dtype)x->dtype;
    const fl_reduce_kernel *of_halves = fl_is_half(dtype) ? fl_reduce__find(id, dtype) : NULL;
    const fl_reduce_kernel *kernel = of_halves ? of_halves : fl_reduce__find(id, compute);
    if (!kernel) return fl_pointwise__no_kernel(name, dtype);
    fl_tensor *out;
    const bool half = fl_reduce__compute_type(out_type) != out_type;
    if (!fl_fold__run(kernel, x, of_halves ? dtype : compute, dims, keepdim, params, half ? compute : out_type, &out, 0,
                      NULL))
        return NULL;
    if (!half) return out;
    fl_tensor *rounded = fl_tensor__empty_like(out, out_type, out->sizes);
    if (rounded && !fl_tensor__copy(rounded, out)) {
        fl_release(rounded);
        rounded = NULL;
    }
    fl_release(out);
    return rounded;
}

static fl_tensor *no_identity(const char *name) {
    return fl_fail(
        FL_RUNTIME_ERROR,
        "%s(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the "
        "'dim' argument.",
        name);
}
static bool has_items(const fl_tensor *x, fl_dims dims, const char *name) {
    for (int i = 0; i < x->ndim; ++i) {
        if ((dims & FL_DIM(i)) && x->sizes[i] == 0) {
            fl_fail(FL_INDEX_ERROR, "%s(): Expected reduction dim %d to have non-zero size.", name, i);
            return false;
        }
    }
    return true;
}

/* ---- sum, mean, prod --------------------------------------------------------------------------------------------- */

static void sum_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) { out[0] = spread(node, grad[0]); }
static const fl_rule sum_rule = {.name = "SumBackward0", .backward = sum_backward};
static const fl_rule sum_dim_rule = {.name = "SumBackward1", .backward = sum_backward};

static fl_tensor *run_sum(fl_tensor *x, const int64_t *dims, int n, bool keepdim, const fl_rule *rule) {
    if (fl_failed()) return NULL;
    fl_reduce_node r = {.keepdim = keepdim};
    if (!fl_fold__dims(x, dims, n, &r.dims)) return NULL;
    const fl_dtype dtype = (fl_dtype)x->dtype, result = fl_is_float(dtype) ? dtype : FL_INT64;
    fl_tensor *out =
        fold_one(FL_RED_sum, x, fl_reduce__compute_type(dtype), r.dims, keepdim, (fl_reduce_params){0}, result, "sum");
    return out && fl_reduce__finish(rule, x, &r, out, NULL, false, false, false) ? out : NULL;
}
fl_tensor *fl_sum(fl_tensor *self, const fl_sum_options *options) {
    if (fl_failed()) return NULL;
    if (!options || options->dtype == FL_DTYPE_NONE) return run_sum(self, NULL, 0, false, &sum_rule);
    return SCOPED(fl_reduce__as_type(run_sum(fl_reduce__as_type(self, options->dtype), NULL, 0, false, &sum_rule),
                                     options->dtype));
}
fl_tensor *fl_sum_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_sum_dim_options *options) {
    static const fl_sum_dim_options defaults = FL_SUM_DIM_OPTIONS;
    const fl_sum_dim_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (o->dtype == FL_DTYPE_NONE) return run_sum(self, dim, n_dim, o->keepdim, &sum_dim_rule);
    return SCOPED(fl_reduce__as_type(run_sum(fl_reduce__as_type(self, o->dtype), dim, n_dim, o->keepdim, &sum_dim_rule),
                                     o->dtype));
}

fl_tensor *fl_sum_to_size(fl_tensor *self, const int64_t *size, int n_size) {
    if (fl_failed()) return NULL;
    const int lead = self->ndim - n_size;
    int64_t dims[FL_MAX_DIMS];
    int n = 0;
    bool fits = lead >= 0;
    for (int i = 0; fits && i < self->ndim; ++i) {
        const bool gone = i < lead || (size[i - lead] == 1 && self->sizes[i] != 1);
        fits = gone || size[i - lead] == self->sizes[i];
        if (gone) dims[n++] = i;
    }
    if (!fits) {
        fl_shape_text text;
        return fl_fail(FL_RUNTIME_ERROR, "size {%s} is not expandable to size {%s}.",
                       fl_shape__print(&text, size, n_size), FL_SHAPE(self));
    }
    if (n == 0) return fl_scope__result(fl_tensor__retain(self));
    fl_scope_open();
    fl_tensor *sum = run_sum(self, dims, n, true, &sum_dim_rule);
    return fl_scope_return(lead > 0 && sum ? fl_reshape(sum, size, n_size) : sum);
}

static void mean_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_reduce_node *r = fl_node__data(node);
    const fl_scalar count = fl_int(r->count); /* of nothing: divided when nothing is left of it */
    out[0] = r->count ? spread(node, fl_div_scalar(grad[0], count)) : fl_div_scalar(spread(node, grad[0]), count);
}
static const fl_rule mean_rule = {.name = "MeanBackward0", .backward = mean_backward};
static const fl_rule mean_dim_rule = {.name = "MeanBackward1", .backward = mean_backward};
static fl_tensor *run_mean(fl_tensor *x, const int64_t *dims, int n, bool keepdim, const fl_rule *rule, bool asked) {
    if (fl_failed()) return NULL;
    const fl_dtype dtype = (fl_dtype)x->dtype;
    if (!fl_is_float(dtype)) {
        static const char *const names[] = {"Bool", "Byte", "Char", "Short", "Int", "Long"};
        return fl_fail(
            FL_RUNTIME_ERROR,
            "mean(): could not infer output dtype. %s dtype must be either a floating point or complex dtype. Got: "
            "%s",
            asked ? "Optional" : "Input", names[dtype]);
    }
    fl_reduce_node r = {.keepdim = keepdim};
    if (!fl_fold__dims(x, dims, n, &r.dims)) return NULL;
    r.count = fl_fold__count(x, r.dims);
    const fl_reduce_params params = {.mean = true};
    fl_tensor *out = fold_one(FL_RED_sum, x, fl_reduce__compute_type(dtype), r.dims, keepdim, params, dtype, "mean");
    return out && fl_reduce__finish(rule, x, &r, out, NULL, false, false, false) ? out : NULL;
}
fl_tensor *fl_mean(fl_tensor *self, const fl_mean_options *options) {
    if (fl_failed()) return NULL;
    if (!options || options->dtype == FL_DTYPE_NONE) return run_mean(self, NULL, 0, false, &mean_rule, false);
    return SCOPED(run_mean(fl_reduce__as_type(self, options->dtype), NULL, 0, false, &mean_rule, true));
}
fl_tensor *fl_mean_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_mean_dim_options *options) {
    static const fl_mean_dim_options defaults = FL_MEAN_DIM_OPTIONS;
    const fl_mean_dim_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (o->dtype == FL_DTYPE_NONE) return run_mean(self, dim, n_dim, o->keepdim, &mean_dim_rule, false);
    return SCOPED(run_mean(fl_reduce__as_type(self, o->dtype), dim, n_dim, o->keepdim, &mean_dim_rule, true));
}

static const fl_rule prod_rule;

/* For each item the product of the others along dim: of those before it times those after it. */
static fl_tensor *product_of_others(fl_tensor *x, int dim) {
    const int64_t n = x->sizes[dim];
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < x->ndim; ++i) sizes[i] = i == dim ? 1 : x->sizes[i];
    fl_tensor *one = fl_scope__result(fl_tensor__scalar((fl_dtype)x->dtype, fl_int(1)));
    fl_tensor *ones = fl_expand(one, sizes, x->ndim, NULL), *mirrored = fl_flip(x, (int64_t[]){dim}, 1);
    fl_tensor *before = fl_cat((fl_tensor *[]){ones, fl_narrow(x, dim, 0, n - 1)}, 2, &(fl_cat_options){.dim = dim});
    fl_tensor *after =
        fl_cat((fl_tensor *[]){ones, fl_narrow(mirrored, dim, 0, n - 1)}, 2, &(fl_cat_options){.dim = dim});
    return fl_mul(fl_cumprod(before, dim, NULL), fl_flip(fl_cumprod(after, dim, NULL), (int64_t[]){dim}, 1));
}

/* g times the product of the others: r / x where there is no zero. */
static void prod_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_reduce_node *r = fl_node__data(node);
    fl_tensor *x = fl_node__saved(node, 0), *result = fl_node__saved(node, 1);
    if (!x || !result) return;
    fl_scope_open();
    fl_tensor *any = fl_any(fl_reduce__is_zero(x));
    const bool has_zero = any && *(const uint8_t *)any->data;
    fl_scope_close();
    fl_tensor *g = restored(node, grad[0]);
    if (fl_failed()) return;
    if (!has_zero) {
        out[0] = fl_div(fl_mul(g, restored(node, result)), x);
    } else if (node->rule == &prod_rule) { /* of all items */
        int64_t sizes[FL_MAX_DIMS];
        const int ndim = fl_node__input_shape(node, 0, sizes);
        fl_tensor *flat = fl_reshape(x, (int64_t[]){-1}, 1);
        if (flat) out[0] = fl_mul(g, fl_reshape(product_of_others(flat, 0), sizes, ndim));
    } else {
        int dim = 0;
        while (x->ndim && !(r->dims & FL_DIM(dim))) ++dim;
        out[0] = x->ndim ? fl_mul(g, product_of_others(x, dim)) : g;
    }
}
static const fl_rule prod_rule = {.name = "ProdBackward0", .backward = prod_backward, .saved = "self, result"};
static const fl_rule prod_dim_rule = {.name = "ProdBackward1", .backward = prod_backward, .saved = "self, result"};
static fl_tensor *run_prod(fl_tensor *x, const int64_t *dims, int n, bool keepdim, const fl_rule *rule) {
    if (fl_failed()) return NULL;
    fl_reduce_node r = {.keepdim = keepdim};
    if (!fl_fold__dims(x, dims, n, &r.dims)) return NULL;
    const fl_dtype dtype = (fl_dtype)x->dtype, result = fl_is_float(dtype) ? dtype : FL_INT64;
    fl_tensor *out = fold_one(FL_RED_prod, x, fl_reduce__compute_type(dtype), r.dims, keepdim, (fl_reduce_params){0},
                              result, "prod");
    return out && fl_reduce__finish(rule, x, &r, out, NULL, true, true, false) ? out : NULL;
}
fl_tensor *fl_prod__plain(fl_tensor *self, const fl_prod_options *options) {
    if (fl_failed()) return NULL;
    if (!options || options->dtype == FL_DTYPE_NONE) return run_prod(self, NULL, 0, false, &prod_rule);
    return SCOPED(fl_reduce__as_type(run_prod(fl_reduce__as_type(self, options->dtype), NULL, 0, false, &prod_rule),
                                     options->dtype));
}
fl_tensor *fl_prod_dim__plain(fl_tensor *self, int64_t dim, const fl_prod_dim_options *options) {
    static const fl_prod_dim_options defaults = FL_PROD_DIM_OPTIONS;
    const fl_prod_dim_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (o->dtype == FL_DTYPE_NONE) return run_prod(self, &dim, 1, o->keepdim, &prod_dim_rule);
    return SCOPED(fl_reduce__as_type(run_prod(fl_reduce__as_type(self, o->dtype), &dim, 1, o->keepdim, &prod_dim_rule),
                                     o->dtype));
}

static void nansum_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *x = fl_node__saved(node, 0);
    if (x) out[0] = fl_mul(restored(node, grad[0]), fl_logical_not(fl_isnan(x)));
}
static const fl_rule nansum_rule = {.name = "NansumBackward0", .backward = nansum_backward, .saved = "self"};
static fl_tensor *run_nansum(fl_tensor *x, const fl_nansum_options *o) {
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)x->dtype)) return run_sum(x, o->dim, o->n_dim, o->keepdim, &sum_dim_rule);
    fl_reduce_node r = {.keepdim = o->keepdim};
    if (!fl_fold__dims(x, o->dim, o->n_dim, &r.dims)) return NULL;
    fl_tensor *out = fold_one(FL_RED_nansum, x, fl_reduce__compute_type((fl_dtype)x->dtype), r.dims, o->keepdim,
                              (fl_reduce_params){0}, (fl_dtype)x->dtype, "nansum");
    return out && fl_reduce__finish(&nansum_rule, x, &r, out, NULL, true, false, false) ? out : NULL;
}
fl_tensor *fl_nansum(fl_tensor *self, const fl_nansum_options *options) {
    static const fl_nansum_options defaults = FL_NANSUM_OPTIONS;
    const fl_nansum_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    const bool whole = o->dtype != FL_DTYPE_NONE && !fl_is_float(o->dtype); /* integers have no NaN to leave out */
    return SCOPED(fl_reduce__as_type(
        run_nansum(fl_reduce__as_type(whole ? fl_masked_fill(self, fl_isnan(self), fl_int(0)) : self, o->dtype), o),
        o->dtype));
}
fl_tensor *fl_nanmean(fl_tensor *self, const fl_nanmean_options *options) {
    static const fl_nanmean_options defaults = FL_NANMEAN_OPTIONS;
    const fl_nanmean_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)self->dtype))
        return fl_fail(FL_RUNTIME_ERROR, "nanmean(): expected input to have floating point or complex dtype but got %s",
                       fl_dtype_name((fl_dtype)self->dtype));
    if (o->dtype != FL_DTYPE_NONE && !fl_is_float(o->dtype))
        return fl_fail(FL_RUNTIME_ERROR, "nanmean(): expected dtype to be a floating point dtype but got %s",
                       fl_dtype_name(o->dtype));
    const fl_nansum_options sum = {.dim = o->dim, .n_dim = o->n_dim, .keepdim = o->keepdim, .dtype = o->dtype};
    const fl_sum_dim_options count = {.keepdim = o->keepdim, .dtype = FL_DTYPE_NONE};
    return SCOPED(fl_div(fl_nansum(self, &sum), fl_sum_dim(fl_logical_not(fl_isnan(self)), o->dim, o->n_dim, &count)));
}

/* ---- Extremes ---------------------------------------------------------------------------------------------------- */

static const fl_rule max_rule, min_rule;

/* The gradient is shared among all items that equal the extreme: also where that is NaN, if it is one of all items;
 * along dimensions PyTorch multiplies, so that the gradient is NaN then. */
static void extreme_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_reduce_node *r = fl_node__data(node);
    fl_tensor *x = fl_node__saved(node, 0), *result = restored(node, fl_node__saved(node, 1));
    if (!x || !result) return;
    int64_t dims[FL_MAX_DIMS];
    int n = 0;
    for (int i = 0; i < x->ndim; ++i)
        if (r->dims & FL_DIM(i)) dims[n++] = i;
    const bool of_all = node->rule == &max_rule || node->rule == &min_rule;
    fl_tensor *hit = fl_eq(x, result), *g = restored(node, grad[0]);
    if (of_all) hit = fl_logical_or(hit, fl_logical_and(fl_isnan(x), fl_isnan(result)));
    const fl_sum_dim_options keep = {.keepdim = true, .dtype = FL_DTYPE_NONE};
    fl_tensor *hits = x->ndim ? fl_sum_dim(hit, dims, n, &keep) : fl_sum(hit, NULL);
    out[0] = of_all ? fl_where_scalar_other(hit, fl_div(g, hits), fl_int(0)) : fl_div(fl_mul(g, hit), hits);
}
static const fl_rule amax_rule = {.name = "AmaxBackward0", .backward = extreme_backward, .saved = "self, result"};
static const fl_rule amin_rule = {.name = "AminBackward0", .backward = extreme_backward, .saved = "self, result"};
static const fl_rule max_rule = {.name = "MaxBackward1", .backward = extreme_backward, .saved = "self, result"};
static const fl_rule min_rule = {.name = "MinBackward1", .backward = extreme_backward, .saved = "self, result"};

/* Fills in *r; false, with PyTorch's error, where there is nothing to choose from. */
static bool extreme_dims(fl_tensor *x, const int64_t *dims, int n, fl_reduce_node *r, const char *name) {
    if (n <= 0 && x->numel == 0) return no_identity(name) != NULL;
    for (int i = 0; i < n && x->ndim; ++i) {
        const int dim = fl_shape__wrap_dim(dims[i], x->ndim);
        if (dim < 0 || !has_items(x, FL_DIM(dim), name)) return false;
    }
    return fl_fold__dims(x, dims, n, &r->dims);
}
static fl_tensor *run_extreme(fl_reduce_id id, fl_tensor *x, const int64_t *dims, int n, bool keepdim,
                              const fl_rule *rule, const char *name) {
    if (fl_failed()) return NULL;
    fl_reduce_node r = {.keepdim = keepdim};
    if (!extreme_dims(x, dims, n, &r, name)) return NULL;
    const fl_dtype dtype = (fl_dtype)x->dtype;
    fl_tensor *out =
        fold_one(id, x, fl_reduce__compute_type(dtype), r.dims, keepdim, (fl_reduce_params){0}, dtype, name);
    return out && fl_reduce__finish(rule, x, &r, out, NULL, true, true, false) ? out : NULL;
}
fl_tensor *fl_amax(fl_tensor *self, const fl_amax_options *o) {
    return run_extreme(FL_RED_max, self, o ? o->dim : NULL, o ? o->n_dim : 0, o && o->keepdim, &amax_rule, "amax");
}
fl_tensor *fl_amin(fl_tensor *self, const fl_amin_options *o) {
    return run_extreme(FL_RED_min, self, o ? o->dim : NULL, o ? o->n_dim : 0, o && o->keepdim, &amin_rule, "amin");
}
fl_tensor *fl_max(fl_tensor *self) { return run_extreme(FL_RED_max, self, NULL, 0, false, &max_rule, "max"); }
fl_tensor *fl_min(fl_tensor *self) { return run_extreme(FL_RED_min, self, NULL, 0, false, &min_rule, "min"); }
fl_tensor *fl_max_other(fl_tensor *self, fl_tensor *other) { return fl_maximum(self, other); }
fl_tensor *fl_min_other(fl_tensor *self, fl_tensor *other) { return fl_minimum(self, other); }
fl_aminmax_result fl_aminmax(fl_tensor *self, const fl_aminmax_options *options) {
    fl_aminmax_result result = {NULL, NULL};
    if (fl_failed()) return result;
    const bool all = !options || options->dim == FL_NONE;
    const int64_t dim = all ? 0 : options->dim;
    const bool keepdim = options && options->keepdim;
    const fl_dtype dtype = (fl_dtype)self->dtype;
    const fl_reduce_kernel *both = fl_reduce__find(FL_RED_minmax, dtype);
    if (both) { /* in one pass */
        fl_reduce_node r = {.keepdim = keepdim};
        fl_tensor *least, *most;
        if (!extreme_dims(self, &dim, all ? 0 : 1, &r, "aminmax") ||
            !fl_fold__run(both, self, dtype, r.dims, keepdim, (fl_reduce_params){0}, dtype, &least, dtype, &most))
            return result;
        if (fl_reduce__finish(&amin_rule, self, &r, least, NULL, true, true, false))
            result.min = least;
        else
            fl_release(most);
        if (result.min && fl_reduce__finish(&amax_rule, self, &r, most, NULL, true, true, false)) result.max = most;
    } else {
        result.min = run_extreme(FL_RED_min, self, &dim, all ? 0 : 1, keepdim, &amin_rule, "aminmax");
        result.max = run_extreme(FL_RED_max, self, &dim, all ? 0 : 1, keepdim, &amax_rule, "aminmax");
    }
    if (!result.max) result.min = NULL;
    fl_node__named(result.min, "AminmaxBackward0");
    fl_node__named(result.max, "AminmaxBackward0");
    return result;
}

/* argmax, argmin: over one dimension, or over all items in row-major order. */
static fl_tensor *run_arg(fl_reduce_id id, fl_tensor *x, int64_t dim, bool keepdim, const char *name) {
    if (fl_failed()) return NULL;
    if (x->dtype == FL_BOOL) return fl_fail(FL_RUNTIME_ERROR, "%s(): does not support bool input", name);
    fl_dims dims;
    if (!fl_fold__dims(x, &dim, dim == FL_NONE ? 0 : 1, &dims)) return NULL;
    if (dim == FL_NONE && x->numel == 0)
        return fl_fail(FL_INDEX_ERROR, "%s(): Expected reduction dim to be specified for input.numel() == 0.", name);
    if (!has_items(x, dims, name)) return NULL;
    const fl_dtype compute = fl_reduce__compute_type((fl_dtype)x->dtype);
    const fl_reduce_kernel *kernel = fl_reduce__find(id, compute);
    if (!kernel) return fl_pointwise__no_kernel(name, (fl_dtype)x->dtype);
    fl_tensor *items = dim == FL_NONE ? fl_tensor__contiguous(x) : fl_tensor__retain(x);
    fl_tensor *out = NULL;
    if (!items) return NULL;
    if (!fl_fold__run(kernel, items, compute, dims, keepdim, (fl_reduce_params){.places = true}, FL_INT64, &out, 0,
                      NULL))
        out = NULL;
    fl_release(items);
    return fl_scope__result(out);
}
fl_tensor *fl_argmax(fl_tensor *self, const fl_argmax_options *o) {
    return run_arg(FL_RED_argmax, self, o ? o->dim : FL_NONE, o && o->keepdim, "argmax");
}
fl_tensor *fl_argmin(fl_tensor *self, const fl_argmin_options *o) {
    return run_arg(FL_RED_argmin, self, o ? o->dim : FL_NONE, o && o->keepdim, "argmin");
}

/* max over a dimension: the value and its place. The gradient goes to that place alone. */
static void place_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_reduce_node *r = fl_node__data(node);
    if (!grad[0]) return;
    int64_t sizes[FL_MAX_DIMS];
    const int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *index = restored(node, fl_node__saved(node, 2)), *zeros = fl_node__zeros_of_input(node, 0);
    if (!index || !zeros) return;
    int dim = 0;
    for (int i = 0; i < ndim; ++i)
        if (r->dims & FL_DIM(i)) dim = i;
    out[0] = fl_scatter(zeros, dim, index, restored(node, grad[0]));
}
static const fl_rule max_dim_rule = {.name = "MaxBackward0", .backward = place_backward, .saved = ", , indices"};
static const fl_rule min_dim_rule = {.name = "MinBackward0", .backward = place_backward, .saved = ", , indices"};
static bool run_place(fl_reduce_id id, fl_tensor *x, int64_t dim, bool keepdim, const fl_rule *rule, const char *name,
                      fl_tensor **values, fl_tensor **indices) {
    if (fl_failed()) return false;
    fl_reduce_node r = {.keepdim = keepdim};
    if (!fl_fold__dims(x, &dim, 1, &r.dims) || !has_items(x, r.dims, name)) return false;
    const fl_dtype dtype = (fl_dtype)x->dtype, compute = fl_reduce__compute_type(dtype);
    const fl_reduce_kernel *kernel = fl_reduce__find(id, compute);
    if (!kernel) return fl_pointwise__no_kernel(name, dtype) != NULL;
    fl_tensor *index, *value;
    if (!fl_fold__run(kernel, x, compute, r.dims, keepdim, (fl_reduce_params){.places = true}, FL_INT64, &index,
                      compute, &value))
        return false;
    if (compute != dtype) {
        fl_tensor *rounded = fl_tensor__empty_like(value, dtype, value->sizes);
        const bool done = rounded && fl_tensor__copy(rounded, value);
        fl_release(value);
        value = rounded;
        if (!done) {
            fl_release(value);
            fl_release(index);
            return false;
        }
    }
    if (!fl_reduce__finish(rule, x, &r, value, index, false, false, true)) return false;
    *values = value;
    *indices = index;
    return true;
}
#define PLACE(name, id)                                                                                      \
    fl_##name##_dim_result fl_##name##_dim(fl_tensor *self, int64_t dim, const fl_##name##_dim_options *o) { \
        fl_##name##_dim_result result = {NULL, NULL};                                                        \
        run_place(id, self, dim, o && o->keepdim, &name##_dim_rule, #name, &result.values, &result.indices); \
        return result;                                                                                       \
    }
PLACE(max, FL_RED_argmax)
PLACE(min, FL_RED_argmin)

/* ---- any, all, count --------------------------------------------------------------------------------------------- */

static fl_tensor *run_test(fl_reduce_id id, fl_tensor *x, const int64_t *dims, int n, bool keepdim, const char *name) {
    if (fl_failed()) return NULL;
    fl_dims mask;
    if (!fl_fold__dims(x, dims, n, &mask)) return NULL;
    const fl_dtype dtype = (fl_dtype)x->dtype;
    fl_dtype result = id == FL_RED_count ? FL_INT64 : FL_BOOL;
    if (id != FL_RED_count && dtype == FL_UINT8) result = FL_UINT8; /* as PyTorch keeps it */
    return fl_scope__result(
        fold_one(id, x, fl_reduce__compute_type(dtype), mask, keepdim, (fl_reduce_params){0}, result, name));
}
fl_tensor *fl_any(fl_tensor *self) { return run_test(FL_RED_any, self, NULL, 0, false, "any"); }
fl_tensor *fl_all(fl_tensor *self) { return run_test(FL_RED_all, self, NULL, 0, false, "all"); }
/* Over no dimensions, an empty list: each item for itself. */
static fl_tensor *test_items(fl_tensor *x) {
    if (fl_failed()) return NULL;
    const fl_dtype result = x->dtype == FL_UINT8 ? FL_UINT8 : FL_BOOL;
    return SCOPED(fl_contiguous(fl_reduce__as_type(fl_ne_scalar(x, fl_int(0)), result), NULL));
}
fl_tensor *fl_any_whole(fl_tensor *self, bool keepdim) { return run_test(FL_RED_any, self, NULL, 0, keepdim, "any"); }
fl_tensor *fl_all_whole(fl_tensor *self, bool keepdim) { return run_test(FL_RED_all, self, NULL, 0, keepdim, "all"); }
fl_tensor *fl_any_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_any_dim_options *o) {
    if (dim && n_dim == 0) return test_items(self);
    return run_test(FL_RED_any, self, dim, n_dim, o && o->keepdim, "any");
}
fl_tensor *fl_all_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_all_dim_options *o) {
    if (dim && n_dim == 0) return test_items(self);
    return run_test(FL_RED_all, self, dim, n_dim, o && o->keepdim, "all");
}
fl_tensor *fl_count_nonzero(fl_tensor *self, const fl_count_nonzero_options *o) {
    return run_test(FL_RED_count, self, o ? o->dim : NULL, o ? o->n_dim : 0, false, "count_nonzero");
}

/* ---- Variance ---------------------------------------------------------------------------------------------------- */

/* p: the correction. g: of the variance. */
static fl_tensor *variance_slope(fl_node *node, fl_tensor *g, fl_tensor *x) {
    const fl_reduce_node *r = fl_node__data(node);
    int64_t dims[FL_MAX_DIMS];
    int n = 0;
    for (int i = 0; i < x->ndim; ++i)
        if (r->dims & FL_DIM(i)) dims[n++] = i;
    const fl_mean_dim_options keep = {.keepdim = true, .dtype = FL_DTYPE_NONE};
    fl_tensor *mean = x->ndim ? fl_mean_dim(x, dims, n, &keep) : fl_mean(x, NULL);
    const double divisor = (double)r->count - r->p;
    return fl_mul(fl_mul_scalar(restored(node, g), fl_float(2 / (divisor > 0 ? divisor : 0))), fl_sub(x, mean));
}
static void var_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *x = fl_node__saved(node, 0);
    if (!x) return;
    fl_tensor *total = grad[0] ? variance_slope(node, grad[0], x) : NULL;
    if (node->n_outputs > 1 && grad[1]) {
        const fl_reduce_node *r = fl_node__data(node);
        fl_tensor *of_mean = spread(node, fl_div_scalar(grad[1], fl_int(r->count)));
        total = total ? fl_add(total, of_mean) : of_mean;
    }
    out[0] = total;
}
static void std_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *x = fl_node__saved(node, 0);
    if (!x) return;
    fl_tensor *total = NULL;
    if (grad[0]) {
        fl_tensor *deviation = fl_node__saved(node, 1), *zero = fl_reduce__is_zero(deviation);
        /* A divisor that is not 0 where g is set to 0: its derivative is 0 there too, and not NaN. */
        fl_tensor *g = fl_div(grad[0], fl_mul_scalar(fl_where_scalar_self(zero, fl_int(1), deviation), fl_int(2)));
        total = variance_slope(node, fl_where_scalar_self(zero, fl_int(0), g), x);
    }
    if (node->n_outputs > 1 && grad[1]) {
        const fl_reduce_node *r = fl_node__data(node);
        fl_tensor *of_mean = spread(node, fl_div_scalar(grad[1], fl_int(r->count)));
        total = total ? fl_add(total, of_mean) : of_mean;
    }
    out[0] = total;
}
static const fl_rule var_rule = {.name = "VarBackward0", .backward = var_backward, .saved = "self"};
static const fl_rule var_mean_rule = {.name = "VarMeanBackward0", .backward = var_backward, .saved = "self"};
static const fl_rule std_rule = {.name = "StdBackward0", .backward = std_backward, .saved = "self, result"};
static const fl_rule std_mean_rule = {.name = "StdMeanBackward0", .backward = std_backward, .saved = "self, result0"};

/* The variance (root: its root), and the mean where `mean` is not NULL. */
static fl_tensor *run_var(fl_tensor *x, const int64_t *dims, int n, double correction, bool keepdim, bool root,
                          fl_tensor **mean, const char *name) {
    if (fl_failed()) return NULL;
    const fl_dtype dtype = (fl_dtype)x->dtype, compute = fl_reduce__compute_type(dtype);
    if (!fl_is_float(dtype))
        return fl_fail(FL_RUNTIME_ERROR, "%s only support floating point and complex dtypes", name);
    fl_reduce_node r = {.keepdim = keepdim, .p = correction};
    if (!fl_fold__dims(x, dims, n, &r.dims)) return NULL;
    r.count = fl_fold__count(x, r.dims);
    if ((double)(x->numel ? r.count : 0) - correction <= 0 &&
        !fl_warn(FL_USER_WARNING,
                 "%s(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor "
                 "(input numel divided by output numel).",
                 name))
        return NULL;
    const fl_reduce_params params = {.correction = correction, .root = root};
    fl_tensor *out, *second = NULL;
    if (!fl_fold__run(fl_reduce__find(FL_RED_moments, compute), x, compute, r.dims, keepdim, params, compute, &out,
                      compute, mean ? &second : NULL))
        return NULL;
    if (compute != dtype) {
        fl_tensor *rounded[2] = {NULL, NULL}, *exact[2] = {out, second};
        bool done = true;
        for (int i = 0; i < 2; ++i) {
            if (exact[i]) {
                rounded[i] = done ? fl_tensor__empty_like(exact[i], dtype, exact[i]->sizes) : NULL;
                done = rounded[i] && fl_tensor__copy(rounded[i], exact[i]);
            }
            fl_release(exact[i]);
        }
        out = rounded[0];
        second = rounded[1];
        if (!done) {
            fl_release(out);
            fl_release(second);
            return NULL;
        }
    }
    const fl_rule *rule = root ? (mean ? &std_mean_rule : &std_rule) : (mean ? &var_mean_rule : &var_rule);
    if (!fl_reduce__finish(rule, x, &r, out, second, true, root, false)) return NULL;
    if (mean) *mean = second;
    return out;
}
static double correction_of(fl_scalar c) { return c.kind == FL_SCALAR_NONE ? 1 : fl_scalar__double(c); }
#define VARIANCES(id, root)                                                                                         \
    fl_tensor *fl_##id(fl_tensor *self, const fl_##id##_options *o) {                                               \
        return run_var(self, NULL, 0, !o || o->unbiased ? 1 : 0, false, root, NULL, #id);                           \
    }                                                                                                               \
    fl_tensor *fl_##id##_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_##id##_dim_options *o) {      \
        return run_var(self, dim, n_dim, !o || o->unbiased ? 1 : 0, o && o->keepdim, root, NULL, #id);              \
    }                                                                                                               \
    fl_tensor *fl_##id##_correction(fl_tensor *self, const fl_##id##_correction_options *o) {                       \
        return run_var(self, o ? o->dim : NULL, o ? o->n_dim : 0, o ? correction_of(o->correction) : 1,             \
                       o && o->keepdim, root, NULL, #id);                                                           \
    }                                                                                                               \
    fl_##id##_mean_result fl_##id##_mean(fl_tensor *self, const fl_##id##_mean_options *o) {                        \
        fl_##id##_mean_result result = {NULL, NULL};                                                                \
        result.id = run_var(self, NULL, 0, !o || o->unbiased ? 1 : 0, false, root, &result.mean, #id "_mean");      \
        return result;                                                                                              \
    }                                                                                                               \
    fl_##id##_mean_dim_result fl_##id##_mean_dim(fl_tensor *self, const int64_t *dim, int n_dim,                    \
                                                 const fl_##id##_mean_dim_options *o) {                             \
        fl_##id##_mean_dim_result result = {NULL, NULL};                                                            \
        result.id =                                                                                                 \
            run_var(self, dim, n_dim, !o || o->unbiased ? 1 : 0, o && o->keepdim, root, &result.mean, #id "_mean"); \
        return result;                                                                                              \
    }                                                                                                               \
    fl_##id##_mean_correction_result fl_##id##_mean_correction(fl_tensor *self,                                     \
                                                               const fl_##id##_mean_correction_options *o) {        \
        fl_##id##_mean_correction_result result = {NULL, NULL};                                                     \
        result.id = run_var(self, o ? o->dim : NULL, o ? o->n_dim : 0, o ? correction_of(o->correction) : 1,        \
                            o && o->keepdim, root, &result.mean, #id "_mean");                                      \
        return result;                                                                                              \
    }
VARIANCES(var, false)
VARIANCES(std, true)

/* ---- Norms and logsumexp ----------------------------------------------------------------------------------------- */

static void norm_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_reduce_node *r = fl_node__data(node);
    const double p = r->p;
    if (p == 0) return;
    fl_tensor *x = fl_node__saved(node, 0), *norm = restored(node, fl_node__saved(node, 1));
    if (!x || !norm) return;
    fl_tensor *g = restored(node, grad[0]);
    if (p == 1) {
        out[0] = fl_mul(g, fl_sign(x));
        return;
    }
    fl_tensor *zero = fl_reduce__is_zero(norm); /* where the slope is taken as 0, and that of the slope */
    if (p == 2) {                               /* the quotient first: it is at most 1 */
        out[0] = fl_mul(g, fl_div(x, fl_where_scalar_self(zero, fl_float(INFINITY), norm)));
        return;
    }
    fl_tensor *divisor = isinf(p) ? NULL : fl_where_scalar_self(zero, fl_int(1), norm);
    if (isinf(p)) {
        fl_tensor *hit = fl_logical_or(fl_eq(fl_abs(x), norm), fl_isnan(x));
        int64_t dims[FL_MAX_DIMS];
        int n = 0;
        for (int i = 0; i < x->ndim; ++i)
            if (r->dims & FL_DIM(i)) dims[n++] = i;
        const fl_sum_dim_options keep = {.keepdim = true, .dtype = FL_DTYPE_NONE};
        fl_tensor *hits = x->ndim ? fl_sum_dim(hit, dims, n, &keep) : fl_sum(hit, NULL);
        out[0] = fl_mul(fl_sign(x), fl_mul(fl_div(g, hits), hit));
    } else if (p < 2) { /* |x|^(p - 1) may be infinite at 0, where the slope is taken as 0 */
        fl_tensor *steep =
            fl_where_scalar_self(fl_reduce__is_zero(x), fl_int(0), fl_pow_scalar(fl_abs(x), fl_float(p - 1)));
        fl_tensor *share = fl_where_scalar_self(zero, fl_int(0), fl_mul(g, fl_pow_scalar(divisor, fl_float(1 - p))));
        out[0] = fl_mul(fl_mul(fl_sign(x), steep), share);
    } else {
        fl_tensor *share = fl_where_scalar_self(zero, fl_int(0), fl_div(g, fl_pow_scalar(divisor, fl_float(p - 1))));
        out[0] = fl_mul(fl_mul(x, fl_pow_scalar(fl_abs(x), fl_float(p - 2))), share);
    }
}
static const fl_rule norm_rule = {
    .name = "LinalgVectorNormBackward0", .backward = norm_backward, .saved = "self, result"};

static fl_tensor *run_norm(fl_tensor *x, double p, const int64_t *dims, int n, bool keepdim) {
    if (fl_failed()) return NULL;
    const fl_dtype dtype = (fl_dtype)x->dtype, compute = fl_reduce__compute_type(dtype);
    if (!fl_is_float(dtype))
        return fl_fail(FL_RUNTIME_ERROR,
                       "linalg.vector_norm: Expected a floating point or complex tensor as input. Got %s",
                       fl_dtype_name(dtype));
    fl_reduce_node r = {.keepdim = keepdim, .p = p};
    if (!fl_fold__dims(x, dims, n, &r.dims)) return NULL;
    if (isinf(p) || p < 0) {
        if (n <= 0 && x->numel == 0)
            return fl_fail(
                FL_RUNTIME_ERROR,
                "linalg.vector_norm cannot compute the %g norm on an empty tensor because the operation does not "
                "have an identity",
                p);
        for (int i = 0; i < x->ndim; ++i)
            if ((r.dims & FL_DIM(i)) && x->sizes[i] == 0)
                return fl_fail(
                    FL_RUNTIME_ERROR,
                    "linalg.vector_norm cannot compute the %g norm on the dimension %d because this dimension is "
                    "empty and the operation does not have an identity",
                    p, i);
    }
    fl_tensor *out;
    if (p == 0 || p == 1 || p == 2 || isinf(p)) {
        const fl_reduce_id id = p == 0   ? FL_RED_norm0
                                : p == 1 ? FL_RED_norm1
                                : p == 2 ? FL_RED_norm2
                                : p > 0  ? FL_RED_norm_max
                                         : FL_RED_norm_min;
        out = fold_one(id, x, compute, r.dims, keepdim, (fl_reduce_params){0}, dtype, "norm");
    } else { /* any other power: out of ops, in no graph; those of halves would overflow as halves */
        fl_no_grad_begin();
        fl_scope_open();
        fl_tensor *powers = fl_pow_scalar(fl_abs(fl_reduce__as_type(x, compute)), fl_float(p));
        fl_tensor *sum = powers ? run_sum(powers, dims, n, keepdim, NULL) : NULL;
        out = fl_tensor__retain(fl_reduce__as_type(fl_pow_scalar(sum, fl_float(1 / p)), dtype));
        fl_scope_close();
        fl_grad_mode_end();
    }
    return out && fl_reduce__finish(&norm_rule, x, &r, out, NULL, true, true, false) ? out : NULL;
}
bool fl_reduce__norm_dtype(const char *name, const fl_tensor *x, fl_dtype dtype) {
    if (!fl_is_float(dtype))
        return fl_fail(FL_RUNTIME_ERROR, "%s: dtype should be floating point or complex, but got %s", name,
                       fl_dtype_name(dtype)),
               false;
    if (fl_promote_types((fl_dtype)x->dtype, dtype) == dtype) return true;
    return fl_fail(
               FL_RUNTIME_ERROR,
               "%s: the dtype of the input (%s) should be convertible without narrowing to the specified dtype (%s)",
               name, fl_dtype_name((fl_dtype)x->dtype), fl_dtype_name(dtype)),
           false;
}
/* dtype= makes no norm of integers either. */
static fl_tensor *in_type(fl_tensor *x, fl_dtype dtype, double p, const int64_t *dims, int n, bool keepdim) {
    if (!fl_is_float((fl_dtype)x->dtype)) return run_norm(x, p, dims, n, keepdim);
    if (!fl_reduce__norm_dtype("linalg.vector_norm", x, dtype)) return NULL;
    return SCOPED(run_norm(fl_reduce__as_type(x, dtype), p, dims, n, keepdim));
}

fl_tensor *fl_linalg_vector_norm(fl_tensor *self, const fl_linalg_vector_norm_options *options) {
    static const fl_linalg_vector_norm_options defaults = FL_LINALG_VECTOR_NORM_OPTIONS;
    const fl_linalg_vector_norm_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (o->dtype == FL_DTYPE_NONE) return run_norm(self, fl_scalar__double(o->ord), o->dim, o->n_dim, o->keepdim);
    return in_type(self, o->dtype, fl_scalar__double(o->ord), o->dim, o->n_dim, o->keepdim);
}
fl_tensor *fl_norm(fl_tensor *self, const fl_norm_options *options) {
    static const fl_norm_options defaults = FL_NORM_OPTIONS;
    const fl_norm_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    const double p = o->p.kind == FL_SCALAR_NONE ? 2 : fl_scalar__double(o->p);
    if (o->dtype == FL_DTYPE_NONE) return run_norm(self, p, o->dim, o->n_dim, o->keepdim);
    return in_type(self, o->dtype, p, o->dim, o->n_dim, o->keepdim);
}
fl_tensor *fl_norm_named(fl_tensor *self, const char *p, const fl_norm_named_options *o) {
    if (fl_failed()) return NULL;
    if (!strcmp(p, "nuc")) {
        const int n = o && o->dim ? o->n_dim : self->ndim;
        if (n != 2) return fl_fail(FL_RUNTIME_ERROR, "norm: the nuclear norm is over two dimensions, not %d", n);
        if (o && o->dim) return fl_nuclear_norm_dim(self, o->dim, &(fl_nuclear_norm_dim_options){o->keepdim});
        return fl_nuclear_norm(self, &(fl_nuclear_norm_options){o && o->keepdim});
    }
    if (strcmp(p, "fro")) return fl_fail(FL_RUNTIME_ERROR, "norm: expected p to be a number or 'fro', got '%s'", p);
    if (o && o->dim && o->n_dim > 2)
        return fl_fail(FL_RUNTIME_ERROR, "linalg.matrix_norm: dim must be a 2-tuple, got %d dimensions", o->n_dim);
    return run_norm(self, 2, o ? o->dim : NULL, o ? o->n_dim : 0, o && o->keepdim);
}
fl_tensor *fl_dist(fl_tensor *self, fl_tensor *other, const fl_dist_options *o) {
    fl_whole whole;
    fl_whole__begin(&whole, (fl_tensor *[]){self, other}, 2);
    return fl_whole__end(&whole, SCOPED(run_norm(fl_sub(self, other), o ? fl_scalar__double(o->p) : 2, NULL, 0, false)),
                         "DistBackward0");
}

static void logsumexp_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *x = fl_node__saved(node, 0), *result = restored(node, fl_node__saved(node, 1));
    if (x && result) out[0] = fl_mul(restored(node, grad[0]), fl_exp(fl_sub(x, result)));
}
static const fl_rule logsumexp_rule = {
    .name = "LogsumexpBackward0", .backward = logsumexp_backward, .saved = "self, result"};
fl_tensor *fl_logsumexp(fl_tensor *self, const int64_t *dim, int n_dim, const fl_logsumexp_options *options) {
    const bool keepdim = options && options->keepdim;
    if (fl_failed()) return NULL;
    fl_reduce_node r = {.keepdim = keepdim};
    if (!fl_fold__dims(self, dim, n_dim, &r.dims)) return NULL;
    fl_no_grad_begin();
    fl_scope_open();
    fl_tensor *x = fl_is_float((fl_dtype)self->dtype) ? self : fl_engine__ops.cast(self, fl_get_default_dtype()),
              *out = NULL;
    if (x && fl_fold__count(x, r.dims) == 0) {
        const fl_sum_dim_options o = {.keepdim = keepdim, .dtype = FL_DTYPE_NONE};
        out = fl_log(fl_sum_dim(x, dim, n_dim, &o));
    } else if (x) {
        fl_tensor *most = run_extreme(FL_RED_max, x, dim, n_dim, true, NULL, "logsumexp");
        most = fl_where_scalar_self(most ? fl_isinf(most) : NULL, fl_int(0), most);
        fl_tensor *sum = run_sum(fl_exp(fl_sub(x, most)), dim, n_dim, true, NULL);
        out = fl_add(fl_log(sum), most);
        int64_t sizes[FL_MAX_DIMS];
        const int ndim = out ? fl_fold__shape(self, r.dims, keepdim, sizes) : 0;
        if (out && !keepdim) out = fl_reshape(out, sizes, ndim);
    }
    out = fl_failed() ? NULL : fl_tensor__alias(out);
    fl_scope_close();
    fl_grad_mode_end();
    return out && fl_reduce__finish(&logsumexp_rule, self, &r, out, NULL, true, true, false) ? out : NULL;
}

/* ---- Slices of bounded norm -------------------------------------------------------------------------------------- */

/* min(1, maxnorm / norm) for every slice along dim, in the caller's scope. */
static fl_tensor *renorm_factor(fl_tensor *self, fl_scalar p, int64_t dim, fl_scalar maxnorm) {
    if (!self) return NULL;
    if (!(fl_scalar__double(p) > 0)) return fl_fail(FL_RUNTIME_ERROR, "renorm: non-positive-norm not supported");
    if (!(fl_scalar__double(maxnorm) >= 0))
        return fl_fail(FL_RUNTIME_ERROR, "renorm: expected maxnorm to be >= 0 but got %g", fl_scalar__double(maxnorm));
    if (self->ndim < 2)
        return fl_fail(FL_RUNTIME_ERROR, "renorm: input needs at least 2 dimensions, got %d dimensions", self->ndim);
    const int kept = fl_shape__wrap_dim(dim, self->ndim);
    if (kept < 0) return NULL;
    int64_t others[FL_MAX_DIMS];
    int n = 0;
    for (int d = 0; d < self->ndim; d++)
        if (d != kept) others[n++] = d;
    const fl_norm_options o = {.p = p, .dim = others, .n_dim = n, .keepdim = true, .dtype = FL_DTYPE_NONE};
    fl_tensor *norm = fl_norm(self, &o);
    fl_tensor *scale = fl_mul_scalar(fl_reciprocal(fl_add_scalar(norm, fl_float(1e-7))), maxnorm);
    return fl_where_scalar_other(fl_gt_scalar(norm, maxnorm), scale, fl_float(1));
}
fl_tensor *fl_renorm(fl_tensor *self, fl_scalar p, int64_t dim, fl_scalar maxnorm) {
    if (fl_failed()) return NULL;
    fl_whole whole;
    fl_whole__begin(&whole, &self, 1);
    fl_scope_open();
    fl_tensor *factor = renorm_factor(self, p, dim, maxnorm);
    return fl_whole__end(&whole, fl_scope_return(factor ? fl_contiguous(fl_mul(self, factor), NULL) : NULL),
                         "RenormBackward0");
}
fl_tensor *fl_renorm_(fl_tensor *self, fl_scalar p, int64_t dim, fl_scalar maxnorm) {
    if (fl_failed()) return NULL;
    fl_whole whole;
    fl_whole__begin(&whole, &self, 1);
    fl_scope_open();
    fl_tensor *factor = renorm_factor(fl_needs_grad(self) ? fl_clone(self, NULL) : self, p, dim, maxnorm);
    fl_tensor *result = factor ? fl_mul_(self, factor) : NULL;
    fl_scope_close();
    return fl_whole__end(&whole, result, "RenormBackward0");
}
