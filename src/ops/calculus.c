/* calculus.c: differences, integrals and slopes of sampled functions, made of other ops.
 */
#include <flashlight/autograd.h>
#include "ops/plain.h"

#include "autograd/graph.h"
#include "ops/view.h"
#include "tensor/tensor.h"

typedef long long ll;

static fl_tensor *times(fl_tensor *t, double factor) {
    return fl_node__named_as(fl_mul_scalar(t, fl_float(factor)), "MulBackward1", "0");
}

static fl_tensor *narrow(fl_tensor *t, int64_t dim, int64_t start, int64_t length) {
    return t ? fl_narrow(t, dim, start, length > 0 ? length : 0) : NULL;
}

/* What of a dimension is left without its first element, and without its last. */
static fl_tensor *tail(fl_tensor *t, int dim) {
    return t ? narrow(t, dim, t->sizes[dim] > 0, t->sizes[dim] - 1) : NULL;
}
static fl_tensor *head(fl_tensor *t, int dim) { return t ? narrow(t, dim, 0, t->sizes[dim] - 1) : NULL; }
static fl_tensor *step(fl_tensor *t, int dim) {
    return t && t->dtype == FL_BOOL ? fl_logical_xor(tail(t, dim), head(t, dim)) : fl_sub(tail(t, dim), head(t, dim));
}

/* ---- Differences ------------------------------------------------------------------------------------------------- */

fl_tensor *fl_diff(fl_tensor *self, const fl_diff_options *options) {
    static const fl_diff_options fallback = FL_DIFF_OPTIONS;
    const fl_diff_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    if (self->ndim == 0) return fl_fail(FL_RUNTIME_ERROR, "diff expects input to be at least one-dimensional");
    if (o->n < 0) return fl_fail(FL_RUNTIME_ERROR, "order must be non-negative but got %lld", (ll)o->n);
    if ((o->prepend && o->prepend->ndim != self->ndim) || (o->append && o->append->ndim != self->ndim))
        return fl_fail(FL_RUNTIME_ERROR, "diff expects prepend or append to be the same dimension as input");
    const int dim = o->n ? fl_shape__wrap_dim(o->dim, self->ndim) : 0;
    if (dim < 0) return NULL;
    fl_scope_open();
    fl_tensor *parts[3], *t = o->n ? fl_alias(self) : fl_clone(self, NULL);
    int count = 0;
    if (o->prepend) parts[count++] = o->prepend;
    parts[count++] = self;
    if (o->append) parts[count++] = o->append;
    if (count > 1 && o->n > 0) {
        const fl_cat_options along = {.dim = dim};
        t = fl_cat(parts, count, &along);
    }
    for (int64_t i = 0; t && i < o->n; ++i) {
        const bool empty = t->sizes[dim] == 0;
        t = step(t, dim);
        if (empty) break;
    }
    return fl_scope_return(t);
}

/* ---- Integrals --------------------------------------------------------------------------------------------------- */

static bool is_number(const char *name, const fl_tensor *y) {
    if (y->dtype == FL_BOOL)
        fl_fail(FL_RUNTIME_ERROR, "%s: received a bool input for `y`, but bool is not supported", name);
    return y->dtype != FL_BOOL;
}

static bool check_integrand(const char *name, const fl_tensor *y, int64_t *dim) {
    const int d = y->ndim ? fl_shape__wrap_dim(*dim, y->ndim) : -1;
    if (y->ndim == 0)
        fl_fail(FL_INDEX_ERROR, "Dimension specified as %lld but tensor has no dimensions", (ll)*dim);
    else if (d >= 0 && y->sizes[d] > 0)
        is_number(name, y);
    *dim = d;
    return !fl_failed();
}

/* Distances between the places x of y's values along dim, of y's number of dimensions; a result as an op's. */
static fl_tensor *distances(const char *name, fl_tensor *y, fl_tensor *x, int dim) {
    if (x->dtype == FL_BOOL)
        return fl_fail(FL_RUNTIME_ERROR, "%s: received a bool input for `x`, but bool is not supported", name);
    if (x->ndim == 0) return fl_fail(FL_RUNTIME_ERROR, "%s: `x` must have at least one dimension", name);
    int64_t sizes[FL_MAX_DIMS];
    for (int d = 0; d < y->ndim; ++d) sizes[d] = 1;
    if (x->ndim == 1) {
        if (x->sizes[0] != y->sizes[dim])
            return fl_fail(FL_RUNTIME_ERROR, "%s: There must be one `x` value for each sample point", name);
        sizes[dim] = x->sizes[0];
        x = fl_reshape(x, sizes, y->ndim);
    } else if (x->ndim < y->ndim) {
        for (int d = 0; d < x->ndim; ++d) sizes[y->ndim - x->ndim + d] = x->sizes[d];
        x = fl_reshape(x, sizes, y->ndim);
    }
    return step(x, dim);
}

static fl_tensor *pairs(fl_tensor *y, int dim) { return fl_add(head(y, dim), tail(y, dim)); }

/* The integral over no points, of y's type. */
static fl_tensor *nothing(fl_tensor *y, int64_t dim) {
    fl_scope_open();
    return fl_scope_return(fl_to(fl_sum_dim(y, &dim, 1, NULL), (fl_dtype)y->dtype, NULL));
}

fl_tensor *fl_trapezoid_x(fl_tensor *y, fl_tensor *x, const fl_trapezoid_x_options *options) {
    int64_t dim = options ? options->dim : -1;
    if (fl_failed() || !check_integrand("trapezoid", y, &dim)) return NULL;
    if (y->sizes[dim] == 0) return nothing(y, dim);
    fl_scope_open();
    fl_tensor *dx = distances("trapezoid", y, x, (int)dim);
    fl_tensor *doubled = fl_sum_dim(fl_mul(dx, pairs(y, (int)dim)), &dim, 1, NULL);
    return fl_node__named_as(fl_scope_return(fl_div_scalar(doubled, fl_float(2))), "DivBackward1", "0");
}

/* The sum less half of the two ends. */
fl_tensor *fl_trapezoid(fl_tensor *y, const fl_trapezoid_options *options) {
    const fl_scalar dx = options ? options->dx : fl_int(1);
    int64_t dim = options ? options->dim : -1;
    if (fl_failed() || !check_integrand("trapezoid", y, &dim)) return NULL;
    if (y->sizes[dim] == 0) return nothing(y, dim);
    if (dx.kind == FL_SCALAR_BOOL)
        return fl_fail(FL_RUNTIME_ERROR, "trapezoid: Currently, we only support dx as a real number.");
    fl_scope_open();
    fl_tensor *sum = fl_sum_dim(y, &dim, 1, NULL);
    fl_tensor *ends = times(fl_add(fl_select(y, dim, 0), fl_select(y, dim, -1)), 0.5);
    return fl_node__named_as(fl_scope_return(fl_mul_scalar(fl_sub(sum, ends), dx)), "MulBackward1", "0");
}

fl_tensor *fl_cumulative_trapezoid_x(fl_tensor *y, fl_tensor *x, const fl_cumulative_trapezoid_x_options *options) {
    int64_t dim = options ? options->dim : -1;
    if (fl_failed() || !is_number("cumulative_trapezoid", y) || !check_integrand("cumulative_trapezoid", y, &dim))
        return NULL;
    fl_scope_open();
    fl_tensor *dx = distances("cumulative_trapezoid", y, x, (int)dim);
    fl_tensor *sums = fl_cumsum(fl_div_scalar(fl_mul(dx, pairs(y, (int)dim)), fl_float(2)), dim, NULL);
    return fl_node__named(fl_scope_return(sums), "DivBackward1");
}

fl_tensor *fl_cumulative_trapezoid(fl_tensor *y, const fl_cumulative_trapezoid_options *options) {
    const fl_scalar dx = options ? options->dx : fl_int(1);
    int64_t dim = options ? options->dim : -1;
    if (fl_failed() || !is_number("cumulative_trapezoid", y) || !check_integrand("cumulative_trapezoid", y, &dim))
        return NULL;
    if (dx.kind == FL_SCALAR_BOOL)
        return fl_fail(FL_RUNTIME_ERROR, "cumulative_trapezoid: Currently, we only support dx as a real number.");
    const double half = fl_scalar__double(dx) / 2;
    fl_scope_open();
    return fl_scope_return(fl_cumsum(times(pairs(y, (int)dim), half), dim, NULL));
}

/* ---- Slopes ------------------------------------------------------------------------------------------------------ */

/* Along dim, with neighbours h apart. */
static fl_tensor *evenly(fl_tensor *y, int dim, double h, int64_t edge_order) {
    const int64_t n = y->sizes[dim];
    fl_tensor *at[4]; /* the first and the last two or three values */
    for (int i = 0; i < 2; ++i) {
        at[i] = narrow(y, dim, i, 1);
        at[2 + i] = narrow(y, dim, n - 1 - i, 1);
    }
    fl_tensor *first, *last, *middle = fl_sub(narrow(y, dim, 2, n - 2), narrow(y, dim, 0, n - 2));
    if (edge_order == 1) {
        first = fl_sub(at[1], at[0]);
        last = fl_sub(at[2], at[3]);
    } else {
        first = fl_add(fl_add(times(at[0], -1.5), times(at[1], 2)), times(narrow(y, dim, 2, 1), -0.5));
        last = fl_add(fl_add(times(at[2], 1.5), times(at[3], -2)), times(narrow(y, dim, n - 3, 1), 0.5));
    }
    const fl_cat_options along = {.dim = dim};
    if (fl_failed()) return NULL;
    return fl_div_scalar(fl_cat((fl_tensor *[]){first, fl_div_scalar(middle, fl_float(2)), last}, 3, &along),
                         fl_float(h));
}

/* a y0 + b y1 + c y2 for three neighbours whose distances are d1 and d2: the slope of the parabola through them at the
 * first (place 0), the middle or the last (place 2). */
static fl_tensor *parabola(fl_tensor *y0, fl_tensor *y1, fl_tensor *y2, fl_tensor *d1, fl_tensor *d2, int place) {
    fl_tensor *both = fl_add(d1, d2), *a, *b, *c;
    if (place == 0) {
        a = fl_neg(fl_add(both, d1));
        b = both;
        c = fl_neg(d1);
    } else if (place == 1) {
        a = fl_neg(d2);
        b = fl_sub(d2, d1);
        c = d1;
    } else {
        a = d2;
        b = fl_neg(both);
        c = fl_add(both, d2);
    }
    a = fl_div(a, fl_mul(d1, both));
    b = fl_div(b, fl_mul(d1, d2));
    c = fl_div(c, fl_mul(d2, both));
    return fl_add(fl_add(fl_mul(a, y0), fl_mul(b, y1)), fl_mul(c, y2));
}

/* Along dim, the values standing at places x. */
static fl_tensor *unevenly(fl_tensor *y, int dim, fl_tensor *x, int64_t edge_order) {
    const int64_t n = y->sizes[dim];
    int64_t sizes[FL_MAX_DIMS];
    for (int d = 0; d < y->ndim; ++d) sizes[d] = d == dim ? n : 1;
    if (x->sizes[0] != n)
        return fl_fail(FL_RUNTIME_ERROR,
                       "torch.gradient expected the coordinates of dimension %d to have its size %lld, but got %lld",
                       dim, (ll)n, (ll)x->sizes[0]);
    fl_tensor *d = step(fl_reshape(x, sizes, y->ndim), dim);
    fl_tensor *first, *last;
    if (edge_order == 1) {
        first = fl_div(fl_sub(narrow(y, dim, 1, 1), narrow(y, dim, 0, 1)), narrow(d, dim, 0, 1));
        last = fl_div(fl_sub(narrow(y, dim, n - 1, 1), narrow(y, dim, n - 2, 1)), narrow(d, dim, n - 2, 1));
    } else {
        first = parabola(narrow(y, dim, 0, 1), narrow(y, dim, 1, 1), narrow(y, dim, 2, 1), narrow(d, dim, 0, 1),
                         narrow(d, dim, 1, 1), 0);
        last = parabola(narrow(y, dim, n - 3, 1), narrow(y, dim, n - 2, 1), narrow(y, dim, n - 1, 1),
                        narrow(d, dim, n - 3, 1), narrow(d, dim, n - 2, 1), 2);
    }
    fl_tensor *middle = parabola(narrow(y, dim, 0, n - 2), narrow(y, dim, 1, n - 2), narrow(y, dim, 2, n - 2),
                                 narrow(d, dim, 0, n - 2), narrow(d, dim, 1, n - 2), 1);
    const fl_cat_options along = {.dim = dim};
    return fl_failed() ? NULL : fl_cat((fl_tensor *[]){first, middle, last}, 3, &along);
}

/* n_spacing numbers or n_places tensors (either may be 0). */
static fl_tensors slopes(fl_tensor *self, const double *spacing, int n_spacing, fl_tensor *const *places, int n_places,
                         const int64_t *dims, int n_dims, int64_t edge_order) {
    const fl_tensors none = {0, NULL};
    if (fl_failed()) return none;
    int64_t all[FL_MAX_DIMS];
    if (!dims) {
        for (n_dims = 0; n_dims < self->ndim; ++n_dims) all[n_dims] = n_dims;
        dims = all;
    }
    if (edge_order != 1 && edge_order != 2)
        return fl_fail(FL_RUNTIME_ERROR, "torch.gradient only supports edge_order=1 and edge_order=2."), none;
    const int given = n_spacing ? n_spacing : n_places;
    if (self->dtype == FL_UINT8) return fl_fail(FL_RUNTIME_ERROR, "torch.gradient does not support uint8 input."), none;
    if (given > (n_places ? 0 : 1) && given != n_dims)
        return fl_fail(FL_RUNTIME_ERROR,
                       "torch.gradient expected spacing to be unspecified, a scalar or a list of length %d, but got a "
                       "list of length %d",
                       n_dims, given),
               none;
    fl_dims seen = 0;
    for (int i = 0; i < n_dims; ++i) {
        const int d = fl_shape__wrap_dim(dims[i], self->ndim);
        if (d < 0) return none;
        if (seen >> d & 1)
            return fl_fail(FL_RUNTIME_ERROR, "dim %d appears multiple times in the list of dims", d), none;
        seen |= FL_DIM(d);
        if (self->ndim == 0 || self->sizes[d] < edge_order + 1)
            return fl_fail(FL_RUNTIME_ERROR, "torch.gradient expected each dimension size to be at least edge_order+1"),
                   none;
        if (n_places && places[i]->ndim != 1)
            return fl_fail(FL_RUNTIME_ERROR,
                           "torch.gradient expected each element of spacing to have one dimension, but got an element "
                           "with %d dimensions!",
                           places[i]->ndim),
                   none;
    }
    fl_tensor **items = fl_tensors__new(n_dims);
    for (int i = 0; items && i < n_dims && !fl_failed(); ++i) {
        const int d = fl_shape__wrap_dim(dims[i], self->ndim);
        fl_scope_open();
        fl_tensor *slope = n_places ? unevenly(self, d, places[i], edge_order)
                                    : evenly(self, d, n_spacing == 0 ? 1 : spacing[n_spacing > 1 ? i : 0], edge_order);
        items[i] = fl_tensor__retain(fl_node__named(slope, "CatBackward0"));
        fl_scope_close();
    }
    return items ? fl_tensors__result(items, n_dims) : none;
}

fl_tensors fl_gradient(fl_tensor *self, const fl_gradient_options *options) {
    static const fl_gradient_options fallback = FL_GRADIENT_OPTIONS;
    const fl_gradient_options *o = options ? options : &fallback;
    return slopes(self, o->spacing, o->n_spacing, NULL, 0, o->dim, o->n_dim, o->edge_order);
}

fl_tensors fl_gradient_places(fl_tensor *self, fl_tensor *const *spacing, int n_spacing,
                              const fl_gradient_places_options *options) {
    static const fl_gradient_places_options fallback = FL_GRADIENT_PLACES_OPTIONS;
    const fl_gradient_places_options *o = options ? options : &fallback;
    return slopes(self, NULL, 0, spacing, n_spacing, o->dim, o->n_dim, o->edge_order);
}
