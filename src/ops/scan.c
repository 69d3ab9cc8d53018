/* scan.c: running sums, products, logarithms of sums of exponentials, and extremes with their places along a dimension,
 * with their gradients. A line, the items along that dimension, is one call of a kernel of kernels/reduce.h, or
 * several lines are that lie side by side; the iterator walks over the rest.
 */
#include <math.h>

#include "ops/plain.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/pointwise.h"
#include "ops/reduce.h"
#include "tensor/cast.h"
#include "tensor/iter.h"

#define FEW_LINES 8      /* side by side are no row to go along */
#define TOGETHER 8       /* lines that a kernel takes at a time where their sums wait for each other */
#define ACROSS_COST 32   /* the least that such a line counts for, where it has so many items */
#define HALF_BUFFER 8192 /* items of halves that are widened together */

typedef struct lines {
    fl_scan_fn fn;
    fl_scan_line line;
    int64_t out_item, x_item;
    fl_move_fn widen, narrow; /* of halves: to floats and back; NULL: the kernel takes and makes items as they are */
    int64_t to_start; /* items from a line's first to where the scan begins: 0, or to the last for reversed ones */
} lines;

/* Halves in dense lines that follow each other: as many lines at a time as buffers hold as floats. `all` is the first
 * of n lines, whose places begin index_next bytes after each other. */
static void scan_half_lines(const lines *l, const fl_scan_line *all, int64_t index_next, int64_t n) {
    _Alignas(64) float x[HALF_BUFFER], out[HALF_BUFFER];
    const int64_t most = HALF_BUFFER / all->n, item = (int64_t)sizeof(float), next = all->n * item;
    const bool reversed = all->stride < 0;
    for (int64_t done = 0, count; done < n; done += count) {
        count = n - done < most ? n - done : most;
        const int64_t offset = done * all->n * l->x_item, to_first = reversed ? (all->n - 1) * l->x_item : 0;
        l->widen((char *)x, item, all->x - to_first + offset, l->x_item, count * all->n);
        fl_scan_line line = {.x = (const char *)x + to_first / l->x_item * item,
                             .out = (char *)out + to_first / l->x_item * item,
                             .n = all->n,
                             .stride = reversed ? -item : item,
                             .out_stride = reversed ? -item : item,
                             .index_stride = all->index_stride,
                             .apart = true,
                             .next = next,
                             .out_next = next};
        if (all->index) {
            line.index = all->index + done * index_next;
            for (int64_t k = 0; k < count; ++k, line.index += index_next, line.x += next, line.out += next)
                l->fn(&line, 1);
        } else {
            l->fn(&line, count);
        }
        l->narrow(all->out - to_first + offset, l->out_item, (const char *)out, item, count * all->n);
    }
}

/* An inner loop for fl_iter__run over all but the scanned dimension: n lines. Operands: out, x, and the index if there
 * is one. */
static void scan_lines(char **data, const int64_t *strides, int64_t n, const void *params) {
    const lines *l = params;
    fl_scan_line line = l->line;
    const bool indexed = line.index != NULL;
    line.out = data[0] + l->to_start * line.out_stride;
    line.x = data[1] + l->to_start * line.stride;
    if (indexed) line.index = data[2];
    if (l->to_start) {
        line.out_stride = -line.out_stride;
        line.stride = -line.stride;
    }
    if (l->widen) {
        scan_half_lines(l, &line, indexed ? strides[2] : 0, n);
        return;
    }
    if ((indexed || n >= FEW_LINES) && strides[0] == l->out_item && strides[1] == l->x_item &&
        (!indexed || strides[2] == (int64_t)sizeof(int64_t))) {
        l->fn(&line, n);
        if (line.stream) fl_move__stream_end();
        return;
    }
    if (!indexed) {
        line.apart = true;
        line.out_next = strides[0];
        line.next = strides[1];
        l->fn(&line, n);
        if (line.stream) fl_move__stream_end();
        return;
    }
    for (int64_t k = 0; k < n; ++k) {
        l->fn(&line, 1);
        line.out += strides[0];
        line.x += strides[1];
        if (indexed) line.index += strides[2];
    }
}

/* Lines that lie side by side are read and written across: a task takes many, so that it does so in long runs. Of
 * others a task takes whole groups: a line alone takes as long as several together (fl_pool__grain adds the 1). */
static int64_t line_cost(const fl_iter *it, const lines *l) {
    const bool dense = it->strides[0][0] == l->out_item && it->strides[1][0] == l->x_item && it->sizes[0] > 1;
    if (!dense && !l->line.index && !l->widen && it->numel >= TOGETHER) {
        int64_t groups = FL_POOL_WORTH_IT / l->line.n / TOGETHER;
        const int64_t least = it->numel / (256 * TOGETHER) + 1; /* no more tasks than these are made */
        if (groups < least) groups = least;
        return FL_POOL_WORTH_IT / (groups * TOGETHER - 1);
    }
    if (!dense || l->line.n < ACROSS_COST) return l->line.n;
    const int64_t wanted = it->sizes[0] / 4 < 256 ? 256 : it->sizes[0] / 4;
    return FL_POOL_WORTH_IT / wanted > ACROSS_COST ? FL_POOL_WORTH_IT / wanted : ACROSS_COST;
}

static fl_tensor *without_dim(fl_tensor *t, int dim) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    int ndim = 0;
    for (int i = 0; i < t->ndim; ++i) {
        if (i == dim) continue;
        sizes[ndim] = t->sizes[i];
        strides[ndim++] = t->strides[i];
    }
    return fl_tensor__view(t, ndim, sizes, strides, 0);
}

/* x in another type: laid out as it is, or row-major, where a kernel that goes line by line wants these dense. */
static fl_tensor *widened(fl_tensor *x, fl_dtype dtype, bool as_it_lies) {
    if (!as_it_lies) return fl_tensor__contiguous_as(x, dtype);
    fl_tensor *wide = fl_tensor__empty_like(x, dtype, x->sizes);
    if (!wide || fl_tensor__copy(wide, x)) return wide;
    fl_release(wide);
    return NULL;
}

/* The scan of x along dim into a fresh tensor (and *index); one reference, the caller's. */
static fl_tensor *scan(fl_scan_id id, fl_tensor *x, int dim, bool reverse, fl_tensor **index, const char *name) {
    const fl_dtype dtype = (fl_dtype)x->dtype, compute = fl_reduce__compute_type(dtype);
    const bool sums = id == FL_SCAN_cumsum || id == FL_SCAN_cumprod;
    const fl_scan_fn fn = fl_scan__find(id, compute);
    if (!fn) return fl_pointwise__no_kernel(name, dtype);
    fl_tensor *items = fl_tensor__retain(x), *out = NULL, *places = NULL;
    const bool by_lines = compute != dtype && x->ndim > 0 && dim == x->ndim - 1 && x->flags & FL_T_CONTIGUOUS &&
                          x->sizes[dim] <= HALF_BUFFER;
    const fl_dtype taken = by_lines ? dtype : compute;
    if (taken != dtype) {
        fl_release(items);
        items = widened(x, taken, sums || x->ndim == 0 || x->strides[dim] == 1);
    }
    if (items) out = fl_tensor__empty(sums && !fl_is_float(dtype) ? FL_INT64 : taken, x->ndim, x->sizes);
    if (out && index) places = fl_tensor__empty(FL_INT64, x->ndim, x->sizes);
    fl_tensor *views[3] = {NULL, NULL, NULL};
    bool done = out && (!index || places);
    if (done && x->numel > 0) {
        views[0] = without_dim(out, dim);
        views[1] = without_dim(items, dim);
        if (index) views[2] = without_dim(places, dim);
        done = views[0] && views[1] && (!index || views[2]);
        if (done) {
            const bool scalar = x->ndim == 0;
            lines l = {.fn = fn,
                       .out_item = (int64_t)fl_dtype_size((fl_dtype)out->dtype),
                       .x_item = (int64_t)fl_dtype_size(taken)};
            if (by_lines) {
                l.widen = fl_cast__find(compute, dtype);
                l.narrow = fl_cast__find(dtype, compute);
            }
            l.line.n = scalar ? 1 : x->sizes[dim];
            l.line.out_stride = scalar ? 0 : out->strides[dim] * l.out_item;
            l.line.stride = scalar ? 0 : items->strides[dim] * l.x_item;
            l.line.index = places ? places->data : NULL;
            l.line.index_stride = places && !scalar ? places->strides[dim] * (int64_t)sizeof(int64_t) : 0;
            l.to_start = reverse ? l.line.n - 1 : 0;
            if (sums && x->numel * (l.x_item + l.out_item) >= FL_STREAM_FROM)
                l.line.stream = fl_kernels__active.move->stream;
            fl_iter it;
            fl_iter__init(&it, views[0]->ndim, views[0]->sizes, views, index ? 3 : 2);
            fl_iter__run(&it, scan_lines, &l, line_cost(&it, &l));
        }
    }
    for (int i = 0; i < 3; ++i) fl_release(views[i]);
    fl_release(items);
    if (done && taken != dtype) {
        fl_tensor *rounded = fl_tensor__empty_like(out, dtype, out->sizes);
        done = rounded && fl_tensor__copy(rounded, out);
        fl_release(out);
        out = rounded;
    }
    if (!done) {
        fl_release(out);
        fl_release(places);
        return NULL;
    }
    if (index) *index = places;
    return out;
}

/* One result, recorded. `r->dims` is the dimension's number here, and keepdim the direction. */
static fl_tensor *run_scan(fl_scan_id id, fl_tensor *x, int64_t dim, bool reverse, const fl_rule *rule, bool save_input,
                           bool save_result, const char *name) {
    if (fl_failed()) return NULL;
    const int at = fl_shape__wrap_dim(dim, x->ndim);
    if (at < 0) return NULL;
    const fl_reduce_node r = {.dims = (fl_dims)at, .keepdim = reverse};
    fl_tensor *out = scan(id, x, at, reverse, NULL, name);
    return out && fl_reduce__finish(rule, x, &r, out, NULL, save_input, save_result, false) ? out : NULL;
}

static fl_tensor *running_sum(fl_tensor *x, int64_t dim, bool reverse);
static void cumsum_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_reduce_node *r = fl_node__data(node);
    out[0] = running_sum(grad[0], r->dims, !r->keepdim);
}
static const fl_rule cumsum_rule = {.name = "CumsumBackward0", .backward = cumsum_backward};
static fl_tensor *running_sum(fl_tensor *x, int64_t dim, bool reverse) {
    return run_scan(FL_SCAN_cumsum, x, dim, reverse, &cumsum_rule, false, false, "cumsum");
}

/* What cumprod_backward finds, where a derivative of it is wanted and items are zero: for each item the product of
 * those before it times s_i = g_i + x_(i+1) s_(i+1). */
static fl_tensor *cumprod_gradient(fl_tensor *g, fl_tensor *x, int64_t dim) {
    const int64_t n = x->sizes[dim];
    const size_t bytes = (size_t)n * sizeof(fl_tensor *);
    fl_tensor **sums = fl_alloc__get(bytes);
    if (!sums) return NULL;
    sums[n - 1] = fl_select(g, dim, n - 1);
    for (int64_t i = n - 2; i >= 0; i--)
        sums[i] = fl_add(fl_select(g, dim, i), fl_mul(fl_select(x, dim, i + 1), sums[i + 1]));
    fl_tensor *after = fl_failed() ? NULL : fl_stack(sums, (int)n, &(fl_stack_options){.dim = dim});
    fl_alloc__put(sums, bytes);
    fl_tensor *first = fl_narrow(x, dim, 0, 1);
    fl_tensor *before[] = {first ? fl_ones_like(first, NULL) : NULL,
                           fl_cumprod(fl_narrow(x, dim, 0, n - 1), dim, NULL)};
    return fl_failed() ? NULL : fl_mul(after, fl_cat(before, 2, &(fl_cat_options){.dim = dim}));
}

/* Up to the first zero of a line it is the running sum from the end of g r, over x; at the first zero the same with
 * this factor left out; after it 0. */
static void cumprod_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const int64_t dim = ((const fl_reduce_node *)fl_node__data(node))->dims;
    fl_tensor *x = fl_node__saved(node, 0), *r = fl_node__saved(node, 1), *g = grad[0];
    if (!x || !r) return;
    if (x->ndim == 0) {
        out[0] = g;
        return;
    }
    fl_tensor *zero = fl_reduce__is_zero(x);
    fl_scope_open();
    fl_tensor *any = fl_any(zero);
    const bool has_zero = any && *(const uint8_t *)any->data;
    fl_scope_close();
    if (has_zero && fl_grad_enabled()) {
        out[0] = cumprod_gradient(g, x, dim);
        return;
    }
    fl_tensor *plain = fl_div(running_sum(fl_mul(g, r), dim, true), x);
    if (!has_zero) {
        out[0] = plain;
        return;
    }
    fl_tensor *zeros = fl_cumsum(zero, dim, NULL);
    fl_tensor *first = fl_logical_and(zero, fl_eq_scalar(zeros, fl_int(1)));
    fl_tensor *others = fl_cumprod(fl_where_scalar_self(first, fl_int(1), x), dim, NULL);
    fl_tensor *at_first = running_sum(fl_mul(g, others), dim, true);
    out[0] = fl_where(fl_reduce__is_zero(zeros), plain, fl_where_scalar_other(first, at_first, fl_int(0)));
}
static const fl_rule cumprod_rule = {.name = "CumprodBackward0", .backward = cumprod_backward, .saved = "self, result"};

static fl_tensor *running_logsumexp(fl_tensor *x, int64_t dim, bool reverse);
static fl_tensor *weighted_sum(fl_tensor *v, fl_tensor *p, fl_tensor *q, int64_t dim, bool reverse);

/* What weighted_sum gives is linear in v; its transpose goes the other way. */
static void weighted_sum_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_reduce_node *n = fl_node__data(node);
    fl_tensor *v = fl_node__saved(node, 0), *p = fl_node__saved(node, 1), *q = fl_node__saved(node, 2);
    fl_tensor *result = fl_node__saved(node, 3), *g = grad[0];
    if (!result) return;
    out[0] = weighted_sum(g, fl_neg(q), fl_neg(p), n->dims, !n->keepdim);
    if (fl_node__needs(node, 1)) out[1] = fl_mul(g, result);
    if (fl_node__needs(node, 2)) out[2] = fl_neg(fl_mul(v, out[0]));
}
static const fl_rule weighted_sum_rule = {.name = "LogcumsumexpBackward0Backward0", .backward = weighted_sum_backward};

/* The parts of v of one sign in logarithms, less q, summed up and weighted. */
static fl_tensor *summed_part(fl_tensor *is_part, fl_tensor *size, fl_tensor *p, fl_tensor *q, int64_t dim,
                              bool reverse) {
    fl_tensor *part = fl_where_scalar_other(is_part, size, fl_float(-INFINITY));
    return fl_exp(fl_add(running_logsumexp(fl_sub(part, q), dim, reverse), p));
}

/* e^p times the running sum of v e^-q, in logarithms: positive and negative parts of v apart. */
static fl_tensor *weighted_sum(fl_tensor *v, fl_tensor *p, fl_tensor *q, int64_t dim, bool reverse) {
    if (fl_failed()) return NULL;
    fl_no_grad_begin();
    fl_scope_open();
    fl_tensor *size = fl_log(fl_abs(v));
    fl_tensor *gained = summed_part(fl_gt_scalar(v, fl_int(0)), size, p, q, dim, reverse);
    fl_tensor *lost = summed_part(fl_lt_scalar(v, fl_int(0)), size, p, q, dim, reverse);
    fl_tensor *result = fl_tensor__retain(fl_sub(gained, lost));
    fl_scope_close();
    fl_grad_mode_end();
    if (!result) return NULL;
    fl_node *node =
        fl_node__record(&weighted_sum_rule, (fl_tensor *[]){v, p, q}, 3, &result, 1, 4, sizeof(fl_reduce_node));
    if (node) {
        *(fl_reduce_node *)fl_node__data(node) = (fl_reduce_node){.dims = (fl_dims)dim, .keepdim = reverse};
        fl_node__save(node, 0, v);
        fl_node__save(node, 1, p);
        fl_node__save(node, 2, q);
        fl_node__save_output(node, 3, result, 0);
    }
    if (fl_failed()) {
        fl_release(result);
        return NULL;
    }
    return fl_scope__result(result);
}

static void logcumsumexp_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_reduce_node *n = fl_node__data(node);
    fl_tensor *x = fl_node__saved(node, 0), *r = fl_node__saved(node, 1);
    if (!x || !r) return;
    out[0] = x->ndim == 0 ? grad[0] : weighted_sum(grad[0], x, r, n->dims, !n->keepdim);
}
static const fl_rule logcumsumexp_rule = {
    .name = "LogcumsumexpBackward0", .backward = logcumsumexp_backward, .saved = "self, result"};
static fl_tensor *running_logsumexp(fl_tensor *x, int64_t dim, bool reverse) {
    return run_scan(FL_SCAN_logcumsumexp, x, dim, reverse, &logcumsumexp_rule, true, true, "logcumsumexp");
}

fl_tensor *fl_cumsum(fl_tensor *self, int64_t dim, const fl_cumsum_options *o) {
    if (fl_failed()) return NULL;
    if (o && o->dtype == FL_BOOL && self->ndim > 0 && self->numel > 0)
        return fl_pointwise__no_kernel("cumsum_out", FL_BOOL);
    if (!o || o->dtype == FL_DTYPE_NONE) return running_sum(self, dim, false);
    return SCOPED(fl_reduce__as_type(running_sum(fl_reduce__as_type(self, o->dtype), dim, false), o->dtype));
}
static fl_tensor *running_product(fl_tensor *x, int64_t dim) {
    return run_scan(FL_SCAN_cumprod, x, dim, false, &cumprod_rule, true, true, "cumprod");
}
fl_tensor *fl_cumprod(fl_tensor *self, int64_t dim, const fl_cumprod_options *o) {
    if (fl_failed()) return NULL;
    if (o && o->dtype == FL_BOOL && self->ndim > 0 && self->numel > 0)
        return fl_pointwise__no_kernel("cumprod_out", FL_BOOL);
    if (!o || o->dtype == FL_DTYPE_NONE) return running_product(self, dim);
    return SCOPED(fl_reduce__as_type(running_product(fl_reduce__as_type(self, o->dtype), dim), o->dtype));
}
fl_tensor *fl_logcumsumexp(fl_tensor *self, int64_t dim) { return running_logsumexp(self, dim, false); }

/* In place: a function of self's old value (of a copy, where its graph keeps it), which copy_ makes self's new one. */
static fl_tensor *scan_in_place(fl_tensor *self, int64_t dim, fl_dtype dtype, bool sums) {
    if (fl_failed()) return NULL;
    if (self->dtype == FL_BOOL && self->numel > 0)
        return fl_pointwise__no_kernel(sums ? "cumsum_out" : "cumprod_out", FL_BOOL);
    fl_whole whole;
    fl_whole__begin(&whole, &self, 1);
    fl_scope_open();
    fl_tensor *old = sums || !fl_needs_grad(self) ? self : fl_engine__ops.clone(self), *result = NULL;
    if (old) old = fl_reduce__as_type(old, dtype);
    if (old) result = sums ? running_sum(old, dim, false) : running_product(old, dim);
    fl_tensor *done = result ? fl_copy_(self, result, NULL) : NULL;
    fl_scope_close();
    return fl_whole__end(&whole, done, sums ? "CumsumBackward0" : "CumprodBackward0");
}
fl_tensor *fl_cumsum_(fl_tensor *self, int64_t dim, const fl_cumsum_options *o) {
    return scan_in_place(self, dim, o ? o->dtype : FL_DTYPE_NONE, true);
}
fl_tensor *fl_cumprod_(fl_tensor *self, int64_t dim, const fl_cumprod_options *o) {
    return scan_in_place(self, dim, o ? o->dtype : FL_DTYPE_NONE, false);
}

static void cumextreme_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_reduce_node *r = fl_node__data(node);
    if (!grad[0]) return;
    fl_tensor *index = fl_node__saved(node, 2), *zeros = fl_node__zeros_of_input(node, 0);
    if (!index || !zeros) return;
    out[0] = grad[0]->ndim ? fl_scatter_add(zeros, r->dims, index, grad[0]) : grad[0];
}
static const fl_rule cummax_rule = {.name = "CummaxBackward0", .backward = cumextreme_backward, .saved = ", , indices"};
static const fl_rule cummin_rule = {.name = "CumminBackward0", .backward = cumextreme_backward, .saved = ", , indices"};
/* In a tensor of no elements the dimension need not be there. */
#define CUMULATIVE_EXTREME(name)                                                                      \
    fl_##name##_result fl_##name(fl_tensor *self, int64_t dim) {                                      \
        fl_##name##_result result = {NULL, NULL};                                                     \
        if (fl_failed()) return result;                                                               \
        const int at = self->numel ? fl_shape__wrap_dim(dim, self->ndim) : 0;                         \
        if (at < 0) return result;                                                                    \
        const fl_reduce_node r = {.dims = (fl_dims)at};                                               \
        fl_tensor *index = NULL, *values = scan(FL_SCAN_##name, self, at, false, &index, #name);      \
        if (values && fl_reduce__finish(&name##_rule, self, &r, values, index, false, false, true)) { \
            result.values = values;                                                                   \
            result.indices = index;                                                                   \
        }                                                                                             \
        return result;                                                                                \
    }
CUMULATIVE_EXTREME(cummax)
CUMULATIVE_EXTREME(cummin)
