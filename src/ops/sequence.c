/* sequence.c: ranges with both ends, window functions, powers and choices of elements.
 */
#include <flashlight/autograd.h>
#include "ops/plain.h"

#include "base/alloc.h"
#include "ops/view.h"
#include "tensor/cast.h"

typedef long long ll;

#define PI 3.14159265358979323846

/* ---- Numbers by a formula ---------------------------------------------------------------------------------------- */

/* n values of at(i, parameters), computed in double precision. */
static fl_tensor *values(int64_t n, fl_dtype dtype, double (*at)(double i, const double *parameters),
                         const double *parameters) {
    fl_tensor *exact = fl_tensor__empty(FL_FLOAT64, 1, &n), *result = NULL;
    if (!exact) return NULL;
    for (int64_t i = 0; i < n; ++i) ((double *)(void *)exact->data)[i] = at((double)i, parameters);
    result = fl_tensor__contiguous_as(exact, dtype);
    fl_release(exact);
    return fl_scope__result(result);
}

static double stepped(double i, const double *p) { return p[0] + i * p[1]; }

fl_tensor *fl_range(fl_scalar start, fl_scalar end, const fl_range_options *options) {
    static const fl_range_options fallback = FL_RANGE_OPTIONS;
    const fl_range_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    const fl_dtype dtype = o->dtype == FL_DTYPE_NONE ? fl_get_default_dtype() : o->dtype;
    double from = fl_scalar__double(start), to = fl_scalar__double(end), by = fl_scalar__double(o->step);
    if (!fl_is_float(dtype)) { /* the arguments become integers, not the numbers between them */
        from = trunc(from);
        to = trunc(to);
        by = trunc(by);
    }
    if (by == 0) return fl_fail(FL_RUNTIME_ERROR, "step must be nonzero");
    if (!isfinite(from) || !isfinite(to)) return fl_fail(FL_RUNTIME_ERROR, "unsupported range: %g -> %g", from, to);
    if ((by > 0 && to < from) || (by < 0 && to > from))
        return fl_fail(FL_RUNTIME_ERROR, "upper bound and lower bound inconsistent with step sign");
    if (!fl_warn(FL_USER_WARNING,
                 "torch.range is deprecated: use torch.arange, which leaves its end out as Python's range does"))
        return NULL;
    const double count = floor((to - from) / by) + 1;
    if (!(count < 0x1p62)) return fl_fail(FL_RUNTIME_ERROR, "invalid size, possible overflow?");
    return values((int64_t)count, dtype, stepped, (const double[]){from, by});
}

/* ---- Windows: p[0] is the period --------------------------------------------------------------------------------- */

static double cosine(double i, const double *p) { return p[1] - p[2] * cos(2 * PI * i / p[0]); }
static double blackman(double i, const double *p) {
    return 0.42 - 0.5 * cos(2 * PI * i / p[0]) + 0.08 * cos(4 * PI * i / p[0]);
}
static double bartlett(double i, const double *p) { return 1 - fabs(2 * i / p[0] - 1); }

/* The modified Bessel function of order 0 by its power series, whose terms are all positive. */
static double bessel_i0(double x) {
    double sum = 1, term = 1;
    const double quarter = x * x / 4;
    for (int k = 1; k < 2000 && term > sum * 1e-17 && isfinite(sum); ++k) {
        term *= quarter / ((double)k * k);
        sum += term;
    }
    return sum;
}
static double kaiser(double i, const double *p) {
    const double x = 2 * i / p[0] - 1, inside = 1 - x * x;
    return bessel_i0(p[1] * sqrt(inside > 0 ? inside : 0)) / bessel_i0(p[1]);
}

static fl_tensor *window(const char *name, int64_t length, bool periodic, fl_dtype dtype,
                         double (*at)(double, const double *), double a, double b) {
    if (fl_failed()) return NULL;
    if (dtype == FL_DTYPE_NONE) dtype = fl_get_default_dtype();
    if (!fl_is_float(dtype))
        return fl_fail(FL_RUNTIME_ERROR, "%s expects floating point dtypes, got: %s", name, fl_dtype_name(dtype));
    if (length < 0)
        return fl_fail(FL_RUNTIME_ERROR, "%s requires non-negative window_length, got window_length=%lld", name,
                       (ll)length);
    if (length == 1) return fl_ones(&length, 1, &(fl_ones_options){.dtype = dtype});
    return values(length, dtype, at, (const double[]){(double)(periodic ? length : length - 1), a, b});
}
#define PERIODIC (options ? options->periodic : true)
#define DTYPE (options ? options->dtype : FL_DTYPE_NONE)

fl_tensor *fl_hann_window(int64_t window_length, const fl_hann_window_options *options) {
    return window("hann_window", window_length, PERIODIC, DTYPE, cosine, 0.5, 0.5);
}
fl_tensor *fl_hamming_window(int64_t window_length, const fl_hamming_window_options *options) {
    return window("hamming_window", window_length, PERIODIC, DTYPE, cosine, options ? options->alpha : 0.54,
                  options ? options->beta : 0.46);
}
fl_tensor *fl_blackman_window(int64_t window_length, const fl_blackman_window_options *options) {
    return window("blackman_window", window_length, PERIODIC, DTYPE, blackman, 0, 0);
}
fl_tensor *fl_bartlett_window(int64_t window_length, const fl_bartlett_window_options *options) {
    return window("bartlett_window", window_length, PERIODIC, DTYPE, bartlett, 0, 0);
}
fl_tensor *fl_kaiser_window(int64_t window_length, const fl_kaiser_window_options *options) {
    return window("kaiser_window", window_length, PERIODIC, DTYPE, kaiser, options ? options->beta : 12, 0);
}

/* ---- Powers ------------------------------------------------------------------------------------------------------ */

fl_tensor *fl_vander(fl_tensor *x, const fl_vander_options *options) {
    if (fl_failed()) return NULL;
    if (x->ndim != 1) return fl_fail(FL_RUNTIME_ERROR, "x must be a one-dimensional tensor.");
    const int64_t n = options && options->N != FL_NONE ? options->N : x->sizes[0];
    if (n < 0) return fl_fail(FL_RUNTIME_ERROR, "N must be non-negative.");
    fl_scope_open();
    fl_cumprod_options o = FL_CUMPROD_OPTIONS;
    fl_tensor *column = fl_unsqueeze(x, 1), *result;
    const int64_t sizes[2] = {x->sizes[0], n > 0 ? n - 1 : 0}, one[2] = {x->sizes[0], n > 0}, across = 1;
    fl_tensor *powers = fl_cumprod(fl_expand(column, sizes, 2, NULL), 1, &o);
    fl_tensor *first = powers ? fl_new_ones(powers, one, 2, NULL) : NULL;
    const fl_cat_options along = {.dim = 1};
    result = fl_failed() ? NULL : fl_cat((fl_tensor *[]){first, powers}, 2, &along);
    if (result && !(options && options->increasing)) result = fl_flip(result, &across, 1);
    return fl_scope_return(result);
}

/* ---- Choices ----------------------------------------------------------------------------------------------------- */

static bool is_vector(const fl_tensor *t) {
    if (t->ndim == 1) return true;
    return fl_fail(FL_RUNTIME_ERROR, "Expect a 1D vector, but got shape %s", FL_SHAPE(t)), false;
}

fl_tensor *fl_cartesian_prod(fl_tensor *const *tensors, int n_tensors) {
    if (fl_failed()) return NULL;
    if (n_tensors == 0) return fl_fail(FL_RUNTIME_ERROR, "meshgrid expects a non-empty TensorList");
    for (int i = 0; i < n_tensors; ++i)
        if (!is_vector(tensors[i])) return NULL;
    if (n_tensors == 1) return fl_alias(tensors[0]);
    fl_scope_open();
    fl_tensors grid = fl_meshgrid(tensors, n_tensors, NULL);
    const fl_stack_options last = {.dim = -1};
    const int64_t sizes[2] = {-1, n_tensors}, none[2] = {0, n_tensors};
    fl_tensor *all = grid.items ? fl_stack(grid.items, n_tensors, &last) : NULL;
    return fl_scope_return(all ? fl_reshape(all, all->numel ? sizes : none, 2) : NULL);
}

/* How many: n over r, or with repetition n + r - 1 over r; -1 past what memory holds. */
static int64_t choices(int64_t n, int64_t r, bool repeated) {
    if (repeated) n = n + r - 1;
    if (r > n || n <= 0) return r == 0;
    double count = 1;
    for (int64_t i = 1; i <= r && count < 1e15; ++i) count = count * (double)(n - r + i) / (double)i;
    return count < 1e12 ? (int64_t)(count + 0.5) : -1;
}

fl_tensor *fl_combinations(fl_tensor *self, const fl_combinations_options *options) {
    static const fl_combinations_options fallback = FL_COMBINATIONS_OPTIONS;
    const fl_combinations_options *o = options ? options : &fallback;
    if (fl_failed() || !is_vector(self)) return NULL;
    const int64_t n = self->sizes[0], r = o->r, zero = 0;
    if (r < 0) return fl_fail(FL_RUNTIME_ERROR, "Expect a non-negative number, but got %lld", (ll)r);
    if (r == 0) return fl_new_empty(self, &zero, 1, NULL);
    const int64_t rows = n == 0 ? 0 : choices(n, r, o->with_replacement);
    int64_t count;
    if (rows < 0 || __builtin_mul_overflow(rows, r, &count))
        return fl_fail(FL_RUNTIME_ERROR, "combinations(): too many choices of %lld out of %lld", (ll)r, (ll)n);
    fl_tensor *index = fl_tensor__empty(FL_INT64, 1, &count);
    if (!index) return NULL;
    int64_t *at = (int64_t *)(void *)index->data;
    const int64_t step = o->with_replacement ? 0 : 1;
    for (int64_t row = 0; row < rows; ++row, at += r) {
        if (row == 0) {
            for (int64_t k = 0; k < r; ++k) at[k] = k * step;
            continue;
        }
        memcpy(at, at - r, (size_t)r * sizeof(int64_t)); /* the choice before, its last place that can move moved on */
        int64_t k = r - 1;
        while (at[k] == n - 1 - (r - 1 - k) * step) --k;
        for (const int64_t start = at[k] + 1, first = k; k < r; ++k) at[k] = start + (k - first) * step;
    }
    const int64_t sizes[2] = {rows, r};
    fl_scope_open();
    fl_tensor *result = fl_reshape(fl_index_select(self, 0, index), sizes, 2);
    fl_release(index);
    return fl_scope_return(result);
}

fl_tensors fl_unravel_index(fl_tensor *indices, const int64_t *shape, int n_shape) {
    const fl_tensors none = {0, NULL};
    if (fl_failed()) return none;
    if (fl_is_float((fl_dtype)indices->dtype) || indices->dtype == FL_BOOL)
        return fl_fail(FL_TYPE_ERROR, "expected 'indices' to be integer dtype, but got torch.%s",
                       fl_dtype_name((fl_dtype)indices->dtype)),
               none;
    for (int d = 0; d < n_shape; ++d)
        if (shape[d] < 0) return fl_fail(FL_VALUE_ERROR, "'shape' cannot have negative values"), none;
    for (int d = 0; d < n_shape; ++d)
        if (shape[d] == 0)
            return fl_fail(FL_RUNTIME_ERROR, "unravel_index(): 'shape' cannot have sizes of 0, but got %s",
                           fl_shape__print(&(fl_shape_text){{0}}, shape, n_shape)),
                   none;
    fl_tensor **items = fl_tensors__new(n_shape);
    const int64_t n = n_shape;
    fl_scope_open();
    fl_tensor *steps = fl_new(FL_INT64, &n, 1);
    int64_t step = 1;
    for (int d = n_shape - 1; steps && d >= 0; --d) {
        ((int64_t *)(void *)steps->data)[d] = step;
        if (__builtin_mul_overflow(step, shape[d], &step)) step = INT64_MAX; /* above every index */
    }
    /* all places in one tensor, as PyTorch's */
    fl_tensor *all = fl_floor_divide(fl_unsqueeze(indices, -1), steps);
    all = fl_remainder(all, fl_from_array(shape, FL_INT64, &n, 1));
    for (int d = 0; items && d < n_shape; ++d) items[d] = fl_tensor__retain(fl_select(all, -1, d));
    fl_scope_close();
    return items ? fl_tensors__result(items, n_shape) : none;
}
