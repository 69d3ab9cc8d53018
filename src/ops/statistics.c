/* statistics.c: quantiles, covariances, histograms. (Medians and modes: sort.c; variances: reduce.c.)
 */
#include <flashlight/autograd.h>
#include "ops/plain.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "ops/dense.h"
#include "ops/view.h"
#include "tensor/cast.h"
#include "tensor/tensor.h"

typedef long long ll;

/* ---- Quantiles --------------------------------------------------------------------------------------------------- */

typedef struct quantile {
    int64_t dim; /* FL_NONE: of all elements */
    bool keepdim, pass_nan;
    const char *interpolation;
    const char *name;
} quantile;

static bool check_quantile(const quantile *w, const fl_tensor *self) {
    static const char *const known[] = {"linear", "lower", "higher", "midpoint", "nearest"};
    bool found = false;
    for (int i = 0; i < 5; ++i) found = found || strcmp(w->interpolation, known[i]) == 0;
    if (self->numel == 0)
        fl_fail(FL_RUNTIME_ERROR, "%s() input tensor must be non-empty", w->name);
    else if (self->dtype != FL_FLOAT32 && self->dtype != FL_FLOAT64)
        fl_fail(FL_RUNTIME_ERROR, "%s() input tensor must be either float or double dtype", w->name);
    else if (!found)
        fl_fail(FL_RUNTIME_ERROR,
                "%s() interpolation must be one of linear, lower, higher, midpoint or nearest, but got %s", w->name,
                w->interpolation);
    return !fl_failed();
}

/* q of one dimension; the result has it last. A chain of ops in the caller's scope. */
static fl_tensor *quantiles(const quantile *w, fl_tensor *self, fl_tensor *q) {
    const int64_t last = self->ndim ? self->sizes[self->ndim - 1] : 1, along = -1;
    fl_sort_options in_order = FL_SORT_OPTIONS;
    in_order.stable = true; /* it does not show, and takes less */
    fl_tensor *sorted = fl_sort(self, &in_order).values, *nan = fl_isnan(self), *ranks;
    fl_any_dim_options keep = FL_ANY_DIM_OPTIONS;
    keep.keepdim = true;
    if (w->pass_nan) {
        fl_sum_dim_options sum = FL_SUM_DIM_OPTIONS;
        sum.keepdim = true;
        fl_tensor *numbers = fl_rsub_scalar(fl_sum_dim(nan, &along, 1, &sum), fl_int(last - 1));
        ranks = fl_mul(q, numbers);
        ranks = fl_masked_fill(ranks, fl_lt_scalar(ranks, fl_int(0)), fl_int(0));
    } else {
        ranks = fl_masked_fill(fl_mul_scalar(q, fl_int(last - 1)), fl_any_dim(nan, &along, 1, &keep), fl_int(last - 1));
    }
    if (strcmp(w->interpolation, "lower") == 0)
        return fl_gather(sorted, -1, fl_to(fl_floor(ranks), FL_INT64, NULL), NULL);
    if (strcmp(w->interpolation, "higher") == 0)
        return fl_gather(sorted, -1, fl_to(fl_ceil(ranks), FL_INT64, NULL), NULL);
    if (strcmp(w->interpolation, "nearest") == 0)
        return fl_gather(sorted, -1, fl_to(fl_round(ranks), FL_INT64, NULL), NULL);
    fl_tensor *below = fl_to(ranks, FL_INT64, NULL);
    fl_tensor *left = fl_gather(sorted, -1, below, NULL);
    fl_tensor *right = fl_gather(sorted, -1, fl_to(fl_ceil(ranks), FL_INT64, NULL), NULL);
    if (strcmp(w->interpolation, "midpoint") == 0) return fl_lerp_scalar(left, right, fl_float(0.5));
    return fl_lerp(left, right, fl_sub(ranks, below));
}

static fl_tensor *run_quantile(const quantile *w, fl_tensor *self, fl_tensor *q) {
    const bool many = q->ndim == 1;
    const int64_t one = 1, all = -1;
    int64_t sizes[FL_MAX_DIMS];
    const int ndim = self->ndim;
    if (w->dim == FL_NONE && w->keepdim && ndim + many > FL_MAX_DIMS)
        return fl_fail(FL_RUNTIME_ERROR, "%s(): too many dimensions", w->name);
    int dim = 0;
    if (w->dim != FL_NONE && (dim = fl_shape__wrap_dim(w->dim, ndim)) < 0) return NULL;
    fl_scope_open();
    fl_tensor *x = w->dim == FL_NONE || ndim == 0 ? fl_reshape(self, &all, 1) : fl_movedim(self, dim, -1);
    fl_tensor *result = x ? quantiles(w, x, many ? q : fl_reshape(q, &one, 1)) : NULL;
    if (many && result && result->ndim > 1) result = fl_movedim(result, -1, 0);
    if (!many) result = result ? fl_squeeze_dim(result, -1) : NULL;
    if (result && w->dim == FL_NONE && w->keepdim) {
        if (many) sizes[0] = q->sizes[0];
        for (int d = 0; d < ndim; ++d) sizes[many + d] = 1;
        result = fl_reshape(result, sizes, ndim + many);
    } else if (result && w->keepdim && ndim) {
        result = fl_unsqueeze(result, many + dim);
    }
    result = fl_scope_return(result);
    return fl_node__named(result, "SqueezeBackward4");
}

static fl_tensor *quantile_of_number(const quantile *w, fl_tensor *self, double q) {
    if (fl_failed() || !check_quantile(w, self)) return NULL;
    if (!(q >= 0 && q <= 1))
        return fl_fail(FL_RUNTIME_ERROR, "%s() q must be in the range [0, 1] but got %g", w->name, q);
    fl_scope_open();
    fl_tensor *one = fl_scope__result(fl_tensor__scalar((fl_dtype)self->dtype, fl_float(q)));
    return fl_scope_return(one ? run_quantile(w, self, one) : NULL);
}

static fl_tensor *quantile_of_tensor(const quantile *w, fl_tensor *self, fl_tensor *q) {
    if (fl_failed() || !check_quantile(w, self)) return NULL;
    if (q->ndim > 1) return fl_fail(FL_RUNTIME_ERROR, "%s() q must be a scalar or 1D tensor", w->name);
    if (q->dtype != self->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "%s() q tensor must be same dtype as the input tensor", w->name);
    fl_tensor *values = fl_tensor__contiguous_as(q, FL_FLOAT64);
    if (!values) return NULL;
    for (int64_t i = 0; i < values->numel; ++i) {
        const double v = ((const double *)(const void *)values->data)[i];
        if (!(v >= 0 && v <= 1)) fl_fail(FL_RUNTIME_ERROR, "%s() q values must be in the range [0, 1]", w->name);
    }
    fl_release(values);
    return fl_failed() ? NULL : run_quantile(w, self, q);
}

#define QUANTILE(name, nan)                                                                                          \
    fl_tensor *fl_##name##__plain(fl_tensor *self, double q, const fl_##name##_options *options) {                   \
        const quantile w = {options ? options->dim : FL_NONE, options && options->keepdim, nan,                      \
                            options ? options->interpolation : "linear", #name};                                     \
        return quantile_of_number(&w, self, q);                                                                      \
    }                                                                                                                \
    fl_tensor *fl_##name##_tensor__plain(fl_tensor *self, fl_tensor *q, const fl_##name##_tensor_options *options) { \
        const quantile w = {options ? options->dim : FL_NONE, options && options->keepdim, nan,                      \
                            options ? options->interpolation : "linear", #name};                                     \
        return quantile_of_tensor(&w, self, q);                                                                      \
    }
QUANTILE(quantile, false)
QUANTILE(nanquantile, true)

/* ---- Covariances ------------------------------------------------------------------------------------------------- */

static bool check_weights(const char *name, const fl_tensor *w, int64_t observations, bool floating) {
    if (!w) return true;
    if (w->ndim > 1)
        fl_fail(FL_RUNTIME_ERROR, "cov(): expected %s to have one or fewer dimensions but got %s with %d dimensions",
                name, name, w->ndim);
    else if (floating ? !fl_is_float((fl_dtype)w->dtype) : fl_is_float((fl_dtype)w->dtype) || w->dtype == FL_BOOL)
        fl_fail(FL_RUNTIME_ERROR, "cov(): expected %s to have %s dtype but got %s with %s dtype", name,
                floating ? "floating point" : "integral", name, fl_dtype__scalar_type((fl_dtype)w->dtype));
    else if (w->numel != observations)
        fl_fail(FL_RUNTIME_ERROR,
                "cov(): expected %s to have the same numel as there are observations in the input but got %lld != %lld",
                name, (ll)w->numel, (ll)observations);
    if (fl_failed()) return false;
    fl_tensor *values = fl_tensor__contiguous_as((fl_tensor *)w, FL_FLOAT64);
    bool good = values != NULL;
    for (int64_t i = 0; good && i < values->numel; ++i) good = !(((const double *)(const void *)values->data)[i] < 0);
    if (values && !good) fl_fail(FL_RUNTIME_ERROR, "cov(): %s cannot be negative", name);
    fl_release(values);
    return good;
}

fl_tensor *fl_cov(fl_tensor *self, const fl_cov_options *options) {
    static const fl_cov_options fallback = FL_COV_OPTIONS;
    const fl_cov_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    if (self->ndim > 2)
        return fl_fail(FL_RUNTIME_ERROR,
                       "cov(): expected input to have two or fewer dimensions but got an input with %d dimensions",
                       self->ndim);
    if (self->dtype == FL_BOOL) return fl_fail(FL_RUNTIME_ERROR, "cov(): bool dtype is not supported for input");
    const int64_t row[2] = {1, self->numel}, columns = 1, n = self->ndim == 2 ? self->sizes[1] : self->numel;
    if (!check_weights("fweights", o->fweights, n, false) || !check_weights("aweights", o->aweights, n, true))
        return NULL;
    fl_scope_open();
    fl_tensor *x = self->ndim == 2 ? self : fl_reshape(self, row, 2);
    fl_tensor *w = o->fweights && o->aweights ? fl_mul(o->fweights, o->aweights)
                   : o->fweights              ? o->fweights
                                              : o->aweights;
    fl_tensor *total = w ? fl_sum(w, NULL) : NULL, *norm;
    if (w && total && fl_item(total) == 0) {
        fl_fail(FL_RUNTIME_ERROR, "cov(): weights sum to zero, can't be normalized");
        return fl_scope_return(NULL);
    }
    fl_tensor *sum = fl_sum_dim(w ? fl_mul(x, w) : x, &columns, 1, NULL);
    fl_tensor *mean = w ? fl_div(sum, total) : fl_div_scalar(sum, fl_int(n));
    if (w && o->aweights && o->correction != 0)
        norm = fl_sub(total, fl_div(fl_mul_scalar(fl_sum(fl_mul(w, o->aweights), NULL), fl_int(o->correction)), total));
    else
        norm = w ? fl_sub_scalar(total, fl_int(o->correction)) : NULL;
    if (!fl_failed() && (norm ? fl_item(norm) : (double)n - (double)o->correction) <= 0 &&
        !fl_warn(FL_USER_WARNING,
                 "cov(): degrees of freedom is <= 0. Correction should be strictly less than the number "
                 "of observations."))
        return fl_scope_return(NULL);
    fl_tensor *centred = fl_sub(x, fl_unsqueeze(mean, 1));
    fl_tensor *product = fl_mm(centred, fl_t(w ? fl_mul(centred, w) : centred));
    if (norm)
        product = fl_div(product, fl_clamp_min_scalar(norm, fl_int(0)));
    else
        product = fl_div_scalar(product, fl_int(n > o->correction ? n - o->correction : 0));
    return fl_scope_return(product ? fl_squeeze(product) : NULL);
}

fl_tensor *fl_corrcoef(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->ndim > 2)
        return fl_fail(FL_RUNTIME_ERROR,
                       "corrcoef(): expected input to have two or fewer dimensions but got an input with %d dimensions",
                       self->ndim);
    fl_scope_open();
    fl_tensor *c = fl_cov(self, NULL);
    if (!c || c->ndim == 0) return fl_scope_return(c ? fl_div(c, c) : NULL);
    fl_tensor *deviation = fl_sqrt(fl_diagonal(c, NULL));
    return fl_scope_return(fl_div(fl_div(c, fl_unsqueeze(deviation, 1)), fl_unsqueeze(deviation, 0)));
}

/* ---- Histograms -------------------------------------------------------------------------------------------------- */

static bool has_columns(const fl_tensor *self) {
    if (self->ndim >= 2) return true;
    fl_fail(FL_RUNTIME_ERROR, "torch.histogramdd: input tensor should have at least 2 dimensions");
    return false;
}
static bool is_counted(const fl_tensor *self) {
    if (fl_is_float((fl_dtype)self->dtype)) return true;
    fl_dense__unsupported("histogramdd", self);
    return false;
}

static double number_at(const fl_tensor *t, int64_t i) {
    if (t->dtype == FL_FLOAT32) return ((const float *)(const void *)t->data)[i];
    double number;
    const int64_t size = (int64_t)fl_dtype_size((fl_dtype)t->dtype);
    fl_tensor__cast(&number, FL_FLOAT64, t->data + i * size, (fl_dtype)t->dtype, 1);
    return number;
}
static bool is_range(double low, double high, int64_t column) {
    if (!isfinite(low) || !isfinite(high))
        fl_fail(FL_RUNTIME_ERROR, "torch.histogramdd: dimension %lld's range [%g, %g] is not finite", (ll)column, low,
                high);
    else if (low > high)
        fl_fail(FL_RUNTIME_ERROR,
                "torch.histogramdd: min should not exceed max, but got min %g max %g for dimension %lld", low, high,
                (ll)column);
    return !fl_failed();
}

fl_tensors fl_histogramdd_bin_edges(fl_tensor *self, const int64_t *bins, int n_bins,
                                    const fl_histogramdd_bin_edges_options *options) {
    const fl_tensors none = {0, NULL};
    if (fl_failed() || !has_columns(self)) return none;
    const int64_t columns = self->sizes[self->ndim - 1];
    for (int i = 0; i < n_bins; ++i)
        if (bins[i] <= 0)
            return fl_fail(FL_RUNTIME_ERROR, "torch.histogram(): bins must be > 0, but got %lld for dimension %d",
                           (ll)bins[i], i),
                   none;
    if (!(options && options->range) && !fl_dense__is_real(self) && self->numel)
        return fl_dense__unsupported("histogramdd", self), none;
    if (n_bins != columns)
        return fl_fail(FL_RUNTIME_ERROR,
                       "histogramdd: The size of bins must be equal to the innermost dimension of the input."),
               none;
    if (options && options->range && options->n_range != 2 * columns)
        return fl_fail(
                   FL_RUNTIME_ERROR,
                   "torch.histogramdd: for a %lld-dimensional histogram range should have %lld elements, but got %d",
                   (ll)columns, (ll)(2 * columns), options->n_range),
               none;
    if (options && options->range)
        for (int64_t c = 0; c < columns; ++c)
            if (!is_range(options->range[2 * c], options->range[2 * c + 1], c)) return none;
    fl_tensor *rows = fl_tensor__contiguous(self), **items = rows ? fl_tensors__new(columns) : NULL;
    for (int64_t c = 0; items && c < columns && !fl_failed(); ++c) {
        double low = 0, high = 1;
        if (options && options->range) {
            low = options->range[2 * c];
            high = options->range[2 * c + 1];
        } else if (rows->numel) {
            low = high = number_at(rows, c);
            for (int64_t i = c; i < rows->numel; i += columns) {
                const double v = number_at(rows, i);
                if (v < low || isnan(v)) low = v;
                if (v > high || isnan(v)) high = v;
                if (isnan(v)) break;
            }
        }
        if (!is_range(low, high, c)) break;
        if (low == high) {
            low -= 0.5;
            high += 0.5;
        }
        fl_linspace_options o = FL_LINSPACE_OPTIONS;
        o.dtype = (fl_dtype)self->dtype;
        fl_scope_open();
        items[c] = fl_failed() ? NULL : fl_tensor__retain(fl_linspace(fl_float(low), fl_float(high), bins[c] + 1, &o));
        fl_scope_close();
    }
    fl_release(rows);
    return items ? fl_tensors__result(items, columns) : none;
}

/* The interval of n + 1 rising edges that x lies in (the last one has both its ends); -1: none. Where they are evenly
 * spaced it is the first that is tried; scale: n over the whole length. */
static inline int64_t find_bin(const double *edges, int64_t n, double scale, double x) {
    if (!(x >= edges[0] && x <= edges[n])) return -1;
    const double guess = (x - edges[0]) * scale;
    int64_t low = 0, high = n;
    if (guess < (double)n) {
        const int64_t at = (int64_t)guess;
        if (edges[at] <= x && x < edges[at + 1]) return at;
    }
    while (high - low > 1) {
        const int64_t middle = low + (high - low) / 2;
        if (edges[middle] <= x)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* What each item is counted in. */
typedef struct binning {
    const fl_tensor *x, *weight; /* row-major; weight NULL: 1 each */
    int64_t columns, sizes[FL_MAX_DIMS];
    const double *edges[FL_MAX_DIMS];
    double scale[FL_MAX_DIMS];
    int64_t grain, bins;
    fl_tensor *hist;
    int64_t *counts; /* bins for each chunk, without weights */
} binning;
#define BINNED 256 /* numbers read at a time */

static void count_rows(void *context, int64_t begin, int64_t end) {
    const binning *b = context;
    const fl_dtype dtype = (fl_dtype)b->x->dtype;
    const int64_t item = (int64_t)fl_dtype_size(dtype), most = BINNED / b->columns;
    int64_t *counts = b->counts + begin / b->grain * b->bins;
    double x[BINNED], weights[BINNED];
    for (int64_t first = begin; first < end; first += most) {
        const int64_t rows = end - first < most ? end - first : most;
        fl_tensor__cast(x, FL_FLOAT64, b->x->data + first * b->columns * item, dtype, rows * b->columns);
        if (b->weight) fl_tensor__cast(weights, FL_FLOAT64, b->weight->data + first * item, dtype, rows);
        for (int64_t r = 0; r < rows; r++) {
            int64_t at = 0;
            for (int64_t d = 0; d < b->columns && at >= 0; d++) {
                const int64_t bin = find_bin(b->edges[d], b->sizes[d], b->scale[d], x[r * b->columns + d]);
                at = bin < 0 ? -1 : at * b->sizes[d] + bin;
            }
            if (at < 0) continue;
            if (!b->weight) {
                counts[at]++;
            } else if (dtype == FL_FLOAT32) {
                float *to = (float *)(void *)b->hist->data + at;
                *to = (float)(*to + weights[r]);
            } else { /* rounded to its type each time, as PyTorch's */
                double sum = number_at(b->hist, at) + weights[r];
                fl_tensor__cast(b->hist->data + at * item, dtype, &sum, FL_FLOAT64, 1);
            }
        }
    }
}

#define CHUNKS 8
#define SHARED_BINS 4096 /* of which each chunk can have counts of its own */

/* False: no memory. */
static bool count_all(binning *b, int64_t rows) {
    const fl_dtype dtype = (fl_dtype)b->hist->dtype;
    b->bins = b->hist->numel;
    const bool shared = !b->weight && b->bins <= SHARED_BINS && rows >= 1 << 16;
    b->grain = shared ? (rows + CHUNKS - 1) / CHUNKS : rows;
    const size_t bytes = b->weight || !rows ? 0 : (size_t)((rows + b->grain - 1) / b->grain * b->bins) * 8;
    if (bytes) {
        b->counts = fl_alloc__zeroed(bytes);
        if (!b->counts) return false;
    }
    fl_pool__for(rows, b->grain, count_rows, b);
    if (!bytes) return true;
    /* a count that is rounded each time stops growing where 1 is less than half of a last place */
    const double most = dtype == FL_BFLOAT16  ? 0x1p8
                        : dtype == FL_FLOAT16 ? 0x1p11
                        : dtype == FL_FLOAT32 ? 0x1p24
                                              : 0x1p53;
    for (int64_t i = 0; i < b->bins; i++) {
        double count = 0;
        for (int64_t at = i; at < (int64_t)(bytes / 8); at += b->bins) count += (double)b->counts[at];
        if (count > most) count = most;
        fl_tensor__cast(b->hist->data + i * (int64_t)fl_dtype_size(dtype), dtype, &count, FL_FLOAT64, 1);
    }
    fl_alloc__put(b->counts, bytes);
    return true;
}

/* hist divided by its sum and by the volume of each box. */
static fl_tensor *as_density(fl_tensor *hist, fl_tensor *const *edges, int n) {
    hist = fl_div(hist, fl_sum(hist, NULL));
    for (int d = 0; hist && d < n; ++d) {
        int64_t sizes[FL_MAX_DIMS];
        for (int k = 0; k < n; ++k) sizes[k] = k == d ? hist->sizes[d] : 1;
        hist = fl_div(hist, fl_reshape(fl_diff(edges[d], NULL), sizes, n));
    }
    return hist;
}

static const fl_rule histogram_rule = {.name = "NotImplemented", .backward = fl_node__no_derivative};

fl_tensor *fl_histogramdd(fl_tensor *self, fl_tensor *const *bins, int n_bins, const fl_histogramdd_options *options) {
    fl_tensor *weight = options ? options->weight : NULL;
    if (fl_failed() || !has_columns(self)) return NULL;
    const int64_t columns = self->sizes[self->ndim - 1], rows = columns ? self->numel / columns : 0;
    if (n_bins != columns || n_bins > FL_MAX_DIMS)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "torch.histogramdd: expected %lld sequences of bin edges for a %lld-dimensional histogram but got "
            "%d",
            (ll)columns, (ll)columns, n_bins);
    int64_t sizes[FL_MAX_DIMS];
    for (int d = 0; d < n_bins; ++d) {
        if (bins[d]->ndim != 1 || bins[d]->numel == 0)
            return fl_fail(FL_RUNTIME_ERROR,
                           "torch.histogramdd: bins tensor %d should be one-dimensional and have at least one element, "
                           "but got shape %s",
                           d, FL_SHAPE(bins[d]));
        if (bins[d]->dtype != self->dtype)
            return fl_fail(FL_RUNTIME_ERROR,
                           "torch.histogramdd: input tensor and bins tensors should have the same dtype, but got input "
                           "with dtype %s and bins with dtype %s",
                           fl_dtype_name((fl_dtype)self->dtype), fl_dtype_name((fl_dtype)bins[d]->dtype));
        sizes[d] = bins[d]->numel - 1;
        if (sizes[d] < 1)
            return fl_fail(FL_RUNTIME_ERROR, "torch.histogram(): bins must be > 0, but got %lld for dimension %d",
                           (long long)sizes[d], d);
    }
    bool fits = !weight || weight->ndim == self->ndim - 1;
    for (int d = 0; weight && fits && d < weight->ndim; ++d) fits = weight->sizes[d] == self->sizes[d];
    if (!fits)
        return fl_fail(FL_RUNTIME_ERROR,
                       "torch.histogramdd: if weight tensor is provided it should have the same shape as the input "
                       "tensor excluding its innermost dimension, but got input with shape %s and weight with shape %s",
                       FL_SHAPE(self), FL_SHAPE(weight));
    if (weight && weight->dtype != self->dtype)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "torch.histogramdd: if weight tensor is provided, input tensor and weight tensor should have the "
            "same dtype, but got input(%s), and weight(%s)",
            fl_dtype_name((fl_dtype)self->dtype), fl_dtype_name((fl_dtype)weight->dtype));
    if (!is_counted(self)) return NULL;
    const bool kept = fl_thread__self.no_grad; /* counts have no gradient */
    fl_thread__self.no_grad = true;
    fl_scope_open();
    fl_tensor *x = fl_contiguous(self, NULL), *w = weight ? fl_contiguous(weight, NULL) : NULL;
    fl_tensor *edges[FL_MAX_DIMS] = {NULL};
    binning b = {.x = x, .weight = w, .columns = columns};
    for (int d = 0; d < n_bins; ++d) {
        edges[d] = fl_contiguous(bins[d], NULL);
        fl_tensor *wide = fl_to(edges[d], FL_FLOAT64, NULL);
        if (!wide) break;
        b.edges[d] = (const double *)(const void *)wide->data;
        b.sizes[d] = sizes[d];
        b.scale[d] = (double)sizes[d] / (b.edges[d][sizes[d]] - b.edges[d][0]);
    }
    fl_new_zeros_options same = FL_NEW_ZEROS_OPTIONS;
    fl_tensor *hist = x ? fl_new_zeros(x, sizes, n_bins, &same) : NULL;
    b.hist = hist;
    if (!fl_failed()) count_all(&b, rows);
    if (hist && options && options->density) hist = as_density(hist, edges, n_bins);
    hist = fl_scope_return(fl_failed() ? NULL : hist);
    fl_thread__self.no_grad = kept;
    if (hist) fl_node__record(&histogram_rule, (fl_tensor *[]){self, weight}, 2, &hist, 1, 0, 0);
    return fl_failed() ? NULL : hist;
}

/* self and weight as rows of one column. */
static fl_tensor *one_column(fl_tensor *self) {
    const int64_t sizes[2] = {-1, 1};
    return fl_reshape(self, self->numel ? sizes : (const int64_t[]){0, 1}, 2);
}

static fl_histogram_result histogram_of(fl_tensor *self, fl_tensor *edges, fl_tensor *weight, bool density) {
    fl_histogram_result r = {NULL, NULL};
    const int64_t all = -1;
    if (weight && !fl_shape__equal(self, weight))
        return fl_fail(FL_RUNTIME_ERROR,
                       "torch.histogram: if weight tensor is provided it should have the same shape as the input "
                       "tensor, but got input with shape %s and weight with shape %s",
                       FL_SHAPE(self), FL_SHAPE(weight)),
               r;
    fl_scope_open();
    const fl_histogramdd_options o = {.weight = weight ? fl_reshape(weight, &all, 1) : NULL, .density = density};
    fl_tensor *hist = fl_histogramdd(one_column(self), &edges, 1, &o);
    r.hist = fl_scope_return(hist);
    if (r.hist) r.bin_edges = edges;
    return r;
}

fl_histogram_result fl_histogram(fl_tensor *self, fl_tensor *bins, const fl_histogram_options *options) {
    fl_histogram_result r = {NULL, NULL};
    if (fl_failed()) return r;
    fl_tensor *edges = fl_tensor__empty((fl_dtype)bins->dtype, bins->ndim, bins->sizes);
    if (edges && fl_tensor__copy(edges, bins))
        r = histogram_of(self, bins, options ? options->weight : NULL, options && options->density);
    if (!r.hist) {
        fl_release(edges);
        return (fl_histogram_result){NULL, NULL};
    }
    r.bin_edges = fl_scope__result(edges);
    return r;
}

fl_histogram_bins_result fl_histogram_bins(fl_tensor *self, const fl_histogram_bins_options *options) {
    static const fl_histogram_bins_options fallback = FL_HISTOGRAM_BINS_OPTIONS;
    const fl_histogram_bins_options *o = options ? options : &fallback;
    fl_histogram_bins_result r = {NULL, NULL};
    if (fl_failed()) return r;
    fl_scope_open();
    const fl_histogramdd_bin_edges_options e = {.range = o->range, .n_range = o->n_range};
    fl_tensors edges = fl_histogramdd_bin_edges(one_column(self), &o->bins, 1, &e);
    if (edges.items) {
        r.bin_edges = fl_tensor__retain(edges.items[0]);
        r.hist = fl_tensor__retain(histogram_of(self, r.bin_edges, o->weight, o->density).hist);
    }
    fl_scope_close();
    if (!r.hist) {
        fl_release(r.bin_edges);
        r.bin_edges = NULL;
    }
    r.hist = fl_scope__result(r.hist);
    r.bin_edges = fl_scope__result(r.bin_edges);
    return r;
}
