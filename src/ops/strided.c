/* strided.c: views in which an element may show more than once (expand, unfold, as_strided), whose backward adds up
 * what came for it; and copies of a tensor with a view replaced.
 */
#include "ops/plain.h"

#include "base/half.h"
#include "ops/view.h"
#include "tensor/iter.h"

/* ---- Adding into views that overlap themselves ----------------------------------------------------------- */

static void add_f32(char **data, const int64_t *strides, int64_t n, const void *params) {
    (void)params;
    for (int64_t i = 0; i < n; i++)
        *(float *)(void *)(data[0] + i * strides[0]) += *(const float *)(const void *)(data[1] + i * strides[1]);
}
static void add_f64(char **data, const int64_t *strides, int64_t n, const void *params) {
    (void)params;
    for (int64_t i = 0; i < n; i++)
        *(double *)(void *)(data[0] + i * strides[0]) += *(const double *)(const void *)(data[1] + i * strides[1]);
}
static void add_half(char **data, const int64_t *strides, int64_t n, const void *params) {
    bool brain = *(const bool *)params;
    for (int64_t i = 0; i < n; i++) {
        uint16_t *to = (uint16_t *)(void *)(data[0] + i * strides[0]);
        uint16_t from = *(const uint16_t *)(const void *)(data[1] + i * strides[1]);
        *to = brain ? fl_half__to_bf16(fl_half__from_bf16(*to) + fl_half__from_bf16(from))
                    : fl_half__to_f16(fl_half__from_f16(*to) + fl_half__from_f16(from));
    }
}

void fl_view__accumulate(fl_tensor *dst, const fl_tensor *src) {
    if (dst->numel == 0) return;
    fl_iter it;
    fl_iter__init(&it, dst->ndim, dst->sizes, (fl_tensor *[]){dst, (fl_tensor *)src}, 2);
    bool brain = dst->dtype == FL_BFLOAT16;
    fl_loop_fn loop = dst->dtype == FL_FLOAT32 ? add_f32 : dst->dtype == FL_FLOAT64 ? add_f64 : add_half;
    fl_iter__walk(&it, loop, &brain); /* elements may meet: on one thread */
}

/* ---- expand ---------------------------------------------------------------------------------------------- */

static void expand_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)node;
    out[0] = grad[0]; /* the engine sums it to the input's shape */
}
static const fl_rule expand_rule = {.name = "ExpandBackward0", .backward = expand_backward};

static const char *legacy_name(fl_dtype d) {
    static const char *const names[] = {
        "torch.BoolTensor", "torch.ByteTensor", "torch.CharTensor",     "torch.ShortTensor", "torch.IntTensor",
        "torch.LongTensor", "torch.HalfTensor", "torch.BFloat16Tensor", "torch.FloatTensor", "torch.DoubleTensor"};
    return names[d];
}

fl_tensor *fl_expand(fl_tensor *self, const int64_t *size, int n_size, const fl_expand_options *options) {
    (void)options;
    if (fl_failed()) return NULL;
    int n = self->ndim;
    if (n_size > FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions", FL_MAX_DIMS);
    if (n_size < n)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "expand(%s{%s}, size=%s): the number of sizes provided (%d) must be greater or equal to the number "
            "of dimensions in the tensor (%d)",
            legacy_name((fl_dtype)self->dtype), FL_SHAPE(self), fl_shape__print(&(fl_shape_text){{0}}, size, n_size),
            n_size, n);
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    for (int i = n_size - 1; i >= 0; i--) {
        int d = i - (n_size - n);
        int64_t own = d >= 0 ? self->sizes[d] : 1;
        sizes[i] = size[i];
        strides[i] = d >= 0 ? self->strides[d] : i + 1 < n_size ? sizes[i + 1] * strides[i + 1] : n > 0;
        if (size[i] == -1) {
            if (d < 0)
                return fl_fail(
                    FL_RUNTIME_ERROR,
                    "The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension %d", i);
            sizes[i] = own;
        } else if (size[i] < 0) {
            return fl_fail(FL_RUNTIME_ERROR, "The expanded size of the tensor (%lld) must not be negative: %s",
                           (long long)size[i], fl_shape__print(&(fl_shape_text){{0}}, size, n_size));
        } else if (size[i] != own) {
            if (own != 1)
                return fl_fail(FL_RUNTIME_ERROR,
                               "The expanded size of the tensor (%lld) must match the existing size (%lld) at "
                               "non-singleton dimension %d.  Target sizes: %s.  Tensor sizes: %s",
                               (long long)size[i], (long long)own, i,
                               fl_shape__print(&(fl_shape_text){{0}}, size, n_size), FL_SHAPE(self));
            strides[i] = 0;
        }
    }
    if (fl_shape__numel(sizes, n_size) < 0) return NULL;
    return fl_view__finish(fl_tensor__view(self, n_size, sizes, strides, 0), self, &expand_rule, NULL, 0);
}

fl_tensor *fl_expand_as(fl_tensor *self, fl_tensor *other) {
    return fl_failed() ? NULL : fl_expand(self, other->sizes, other->ndim, NULL);
}
fl_tensor *fl_broadcast_to(fl_tensor *self, const int64_t *size, int n_size) {
    return fl_expand(self, size, n_size, NULL);
}

fl_tensors fl_broadcast_tensors(fl_tensor *const *tensors, int n_tensors) {
    fl_tensors none = {0, NULL};
    if (fl_failed()) return none;
    int64_t sizes[FL_MAX_DIMS];
    int ndim = 0;
    for (int i = 0; i < n_tensors; i++) {
        ndim = fl_shape__broadcast(sizes, ndim, tensors[i]->sizes, tensors[i]->ndim, sizes);
        if (ndim < 0) return none;
    }
    fl_tensor **items = fl_tensors__new(n_tensors);
    if (!items) return none;
    int depth = fl_scope__suspend();
    for (int i = 0; i < n_tensors; i++) {
        const bool same =
            tensors[i]->ndim == ndim && (!ndim || !memcmp(tensors[i]->sizes, sizes, (size_t)ndim * sizeof(*sizes)));
        items[i] = same ? fl_tensor__retain(tensors[i]) : fl_expand(tensors[i], sizes, ndim, NULL);
    }
    fl_scope__resume(depth);
    return fl_tensors__result(items, n_tensors);
}

/* ---- unfold ---------------------------------------------------------------------------------------------- */

typedef struct window {
    int64_t dim, size, step;
} window;

/* A view of t by windows; shapes are checked. */
static fl_tensor *windows(const fl_tensor *t, const window *w) {
    int64_t sizes[FL_MAX_DIMS + 1], strides[FL_MAX_DIMS + 1];
    int n = t->ndim;
    for (int i = 0; i < n; i++) {
        sizes[i] = t->sizes[i];
        strides[i] = t->strides[i];
    }
    sizes[n] = w->size;
    strides[n] = n ? t->strides[w->dim] : 1;
    if (n) {
        sizes[w->dim] = (t->sizes[w->dim] - w->size) / w->step + 1;
        strides[w->dim] = w->step * t->strides[w->dim];
    }
    return fl_tensor__view(t, n + 1, sizes, strides, 0);
}

static const fl_rule unfold_backward_rule;

static void unfold_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const window *w = fl_node__data(node);
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *whole = fl_tensor__empty((fl_dtype)grad[0]->dtype, ndim, sizes);
    if (!whole) return;
    fl_tensor__fill(whole, fl_int(0));
    fl_tensor *view = windows(whole, w);
    if (!view) {
        fl_release(whole);
        return;
    }
    fl_view__accumulate(view, grad[0]);
    fl_release(view);
    out[0] = fl_view__finish_copy(whole, grad[0], &unfold_backward_rule, w, sizeof(*w));
}
static void unfold_backward_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const window *w = fl_node__data(node);
    out[0] = fl_unfold(grad[0], w->dim, w->size, w->step);
}
static const fl_rule unfold_backward_rule = {.name = "UnfoldBackwardBackward0", .backward = unfold_backward_backward};
static const fl_rule unfold_rule = {.name = "UnfoldBackward0", .backward = unfold_backward};

fl_tensor *fl_unfold(fl_tensor *self, int64_t dimension, int64_t size, int64_t step) {
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dimension, self->ndim);
    if (d < 0) return NULL;
    int64_t most = self->ndim ? self->sizes[d] : 1;
    if (size < 0) return fl_fail(FL_RUNTIME_ERROR, "size is %lld but must be >= 0", (long long)size);
    if (size > most)
        return fl_fail(FL_RUNTIME_ERROR, "maximum size for tensor at dimension %d is %lld but size is %lld", d,
                       (long long)most, (long long)size);
    if (step <= 0) return fl_fail(FL_RUNTIME_ERROR, "step is %lld but must be > 0", (long long)step);
    window w = {d, size, step};
    return fl_view__finish(windows(self, &w), self, &unfold_rule, &w, sizeof(w));
}

/* ---- as_strided ------------------------------------------------------------------------------------------ */

/* Two ways to look at one run of memory, offsets from its lowest element. */
typedef struct looks {
    int64_t extent; /* elements of the run */
    int64_t in_offset, out_offset, out_ndim;
    int64_t in_strides[FL_MAX_DIMS], out_sizes[FL_MAX_DIMS], out_strides[FL_MAX_DIMS];
} looks;

static int64_t reach(int ndim, const int64_t *sizes, const int64_t *strides) {
    int64_t extent = 1;
    for (int i = 0; i < ndim; i++) {
        if (sizes[i] == 0) return 0;
        extent += (sizes[i] - 1) * strides[i];
    }
    return extent;
}

static const fl_rule strided_backward_rule, as_strided_rule;

/* Where several items of `in` may be one place in memory, what is theirs together, as seen in `values`, is divided
 * among them: the op that made them one (expand) adds their gradients up. A new tensor. */
static fl_tensor *shared_out(fl_tensor *values, const looks *l) {
    fl_tensor *run = fl_tensor__empty((fl_dtype)values->dtype, 1, &l->extent);
    if (!run) return NULL;
    fl_tensor__fill(run, fl_int(0));
    fl_tensor *counts = fl_tensor__view(run, values->ndim, values->sizes, l->in_strides, l->in_offset);
    fl_release(run);
    fl_tensor *ones = counts ? fl_ones_like(values, NULL) : NULL;
    if (ones) fl_view__accumulate(counts, ones);
    fl_tensor *shares = fl_failed() ? NULL : fl_div(fl_detach(values), counts);
    fl_release(counts);
    return shares;
}

/* grad, as out looks at memory, to what in sees there. */
static void strided_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const looks *l = fl_node__data(node);
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *run = fl_tensor__empty((fl_dtype)grad[0]->dtype, 1, &l->extent);
    if (!run) return;
    fl_tensor__fill(run, fl_int(0));
    fl_tensor *written = fl_tensor__view(run, (int)l->out_ndim, l->out_sizes, l->out_strides, l->out_offset);
    if (written) fl_view__accumulate(written, grad[0]);
    fl_tensor *seen = written ? fl_tensor__view(run, ndim, sizes, l->in_strides, l->in_offset) : NULL;
    fl_release(written);
    fl_release(run);
    if (seen && !fl_shape__is_dense(seen)) {
        fl_tensor *shares = shared_out(seen, l);
        fl_release(seen);
        seen = shares ? fl_keep(shares) : NULL;
    }
    out[0] = fl_view__finish_copy(seen, grad[0], &strided_backward_rule, l, sizeof(*l));
}

/* And back: the gradient laid out as `in` looked at memory, seen as `out` did. */
static void strided_backward_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const looks *l = fl_node__data(node);
    fl_tensor *run = fl_tensor__empty((fl_dtype)grad[0]->dtype, 1, &l->extent);
    if (!run) return;
    fl_tensor__fill(run, fl_int(0));
    fl_tensor *written = fl_tensor__view(run, grad[0]->ndim, grad[0]->sizes, l->in_strides, l->in_offset);
    fl_tensor *shares = written && !fl_shape__is_dense(written) ? shared_out(grad[0], l) : grad[0];
    if (written && shares) fl_view__accumulate(written, shares);
    fl_release(written);
    fl_tensor *seen =
        fl_failed() ? NULL : fl_tensor__view(run, (int)l->out_ndim, l->out_sizes, l->out_strides, l->out_offset);
    fl_release(run);
    out[0] = fl_view__finish_copy(seen, grad[0], &as_strided_rule, l, sizeof(*l));
}
static const fl_rule strided_backward_rule = {.name = "AsStridedBackwardBackward0",
                                              .backward = strided_backward_backward};
static const fl_rule as_strided_rule = {.name = "AsStridedBackward0", .backward = strided_backward};

/* The place of t's first element in its storage. */
static int64_t first_item(const fl_tensor *t) {
    return (t->data - (const char *)t->storage->data) / (int64_t)fl_dtype_size((fl_dtype)t->dtype);
}

/* Checks a view of self's storage and finds its first element relative to self's; false after an error. */
static bool check_strided(const fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                          int64_t storage_offset, int64_t *offset) {
    if (n_size != n_stride) return fl_fail(FL_RUNTIME_ERROR, "mismatch in length of strides and shape"), false;
    if (fl_shape__numel(size, n_size) < 0) return false;
    int64_t item = (int64_t)fl_dtype_size((fl_dtype)self->dtype);
    int64_t own = self->data ? first_item(self) : 0;
    if (storage_offset == FL_NONE) storage_offset = own;
    if (storage_offset < 0)
        return fl_fail(FL_RUNTIME_ERROR, "Tensor: invalid storage offset %lld", (long long)storage_offset), false;
    int64_t extent = 1;
    bool empty = false, fits = true;
    for (int i = 0; i < n_size; i++) {
        int64_t step;
        if (stride[i] < 0)
            return fl_fail(FL_RUNTIME_ERROR,
                           "as_strided: Negative strides are not supported at the moment, got strides: %s",
                           fl_shape__print(&(fl_shape_text){{0}}, stride, n_stride)),
                   false;
        if (size[i] == 0)
            empty = true;
        else if (__builtin_mul_overflow(size[i] - 1, stride[i], &step) || __builtin_add_overflow(extent, step, &extent))
            fits = false;
    }
    int64_t available = (int64_t)fl_storage__bytes(self->storage) / item;
    if (!empty && (!fits || storage_offset > available - extent))
        return fl_fail(FL_RUNTIME_ERROR,
                       "setStorage: sizes %s, strides %s, storage offset %lld, and itemsize %lld are out of bounds for "
                       "storage of size %lld",
                       fl_shape__print(&(fl_shape_text){{0}}, size, n_size),
                       fl_shape__print(&(fl_shape_text){{0}}, stride, n_stride), (long long)storage_offset,
                       (long long)item, (long long)fl_storage__bytes(self->storage)),
               false;
    *offset = storage_offset - own;
    return true;
}

static looks looks_of(const fl_tensor *self, const int64_t *size, const int64_t *stride, int n, int64_t offset) {
    looks l = {0};
    const int64_t low = offset < 0 ? offset : 0;
    l.in_offset = -low;
    l.out_offset = offset - low;
    l.out_ndim = n;
    const int64_t in_end = l.in_offset + reach(self->ndim, self->sizes, self->strides);
    const int64_t out_end = l.out_offset + reach(n, size, stride);
    l.extent = in_end > out_end ? in_end : out_end;
    for (int i = 0; i < self->ndim; i++) l.in_strides[i] = self->strides[i];
    for (int i = 0; i < n; i++) {
        l.out_sizes[i] = size[i];
        l.out_strides[i] = stride[i];
    }
    return l;
}

fl_tensor *fl_as_strided(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                         const fl_as_strided_options *options) {
    int64_t offset;
    if (fl_failed() ||
        !check_strided(self, size, n_size, stride, n_stride, options ? options->storage_offset : FL_NONE, &offset))
        return NULL;
    fl_tensor *view = fl_tensor__view(self, n_size, size, stride, offset);
    if (!fl_node__would_record(&self, 1)) {
        if (view) fl_view__of(view, self);
        return fl_scope__result(view);
    }
    const looks l = looks_of(self, size, stride, n_size, offset);
    return fl_view__finish(view, self, &as_strided_rule, &l, sizeof(l));
}

fl_tensor *fl_as_strided_(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                          const fl_as_strided_in_place_options *options) {
    int64_t offset;
    if (fl_failed() ||
        !check_strided(self, size, n_size, stride, n_stride, options ? options->storage_offset : FL_NONE, &offset) ||
        !fl_inplace__begin_filling(self, NULL)) /* no element is written: they may share memory */
        return NULL;
    const looks l = looks_of(self, size, stride, n_size, offset);
    const int64_t bytes = offset * (int64_t)fl_dtype_size((fl_dtype)self->dtype);
    const bool of_view = self->base; /* its base stays as it is */
    fl_node *node = of_view ? NULL : fl_node__record(&as_strided_rule, &self, 1, NULL, 0, 0, sizeof(l));
    if (node) {
        memcpy(fl_node__data(node), &l, sizeof(l));
        node->name = "AsStridedBackward1";
    }
    if (!fl_inplace__ready_as(self, &node, n_size, size)) return NULL;
    if (!fl_tensor__restride(self, n_size, size, stride)) {
        fl_inplace__cancel(self, node);
        return NULL;
    }
    self->data += bytes;
    fl_inplace__end(self, node);
    return self;
}

/* ---- Copies with a view replaced ------------------------------------------------------------------------- */

/* What `view` shows, as a function of a tensor: applied to the copy to write, and in backward to the gradient. */
typedef struct scattering {
    enum { SELECT, SLICE, DIAGONAL, STRIDED } kind;
    int ndim;
    int64_t a, b, c, d;
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
} scattering;

static fl_tensor *show(fl_tensor *t, const scattering *s) {
    switch (s->kind) {
        case SELECT:
            return fl_select(t, s->a, s->b);
        case SLICE:
            return fl_slice(t, &(fl_slice_options){s->a, s->b, s->c, s->d});
        case DIAGONAL:
            return fl_diagonal(t, &(fl_diagonal_options){s->a, s->b, s->c});
        default: { /* counted from t's first element: a gradient may lie anywhere in its memory */
            const fl_as_strided_options o = {s->a == FL_NONE ? FL_NONE : s->a + first_item(t)};
            return fl_as_strided(t, s->sizes, s->ndim, s->strides, s->ndim, &o);
        }
    }
}

/* t where it is laid out as a fresh copy of the scattered tensor would be. */
static fl_tensor *laid_out(fl_tensor *t, const scattering *s) {
    return s->kind == STRIDED ? fl_contiguous(t, NULL) : t;
}

static void scatter_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const scattering *s = fl_node__data(node);
    fl_tensor *g = laid_out(grad[0], s);
    if (!g) return;
    if (fl_node__needs(node, 1)) out[1] = show(g, s);
    if (!fl_node__needs(node, 0)) return;
    fl_tensor *rest = fl_clone(g, NULL);
    fl_tensor *hole = rest ? show(rest, s) : NULL;
    if (hole && fl_zero_(hole)) out[0] = rest;
}
static const fl_rule scatter_rules[] = {
    [SELECT] = {.name = "SelectScatterBackward0", .backward = scatter_backward},
    [SLICE] = {.name = "SliceScatterBackward0", .backward = scatter_backward},
    [DIAGONAL] = {.name = "DiagonalScatterBackward0", .backward = scatter_backward},
    [STRIDED] = {.name = "AsStridedScatterBackward0", .backward = scatter_backward},
};

static fl_tensor *scattered(fl_tensor *self, fl_tensor *src, const scattering *s) {
    bool kept = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    fl_scope_open();
    fl_tensor *result = fl_clone(self, s->kind == STRIDED ? &(fl_clone_options){FL_CONTIGUOUS_FORMAT} : NULL);
    fl_tensor *hole = result ? show(result, s) : NULL;
    if (hole && !fl_shape__equal(hole, src))
        fl_fail(FL_RUNTIME_ERROR,
                "expected src to have a size equal to the slice of self. src size = %s, slice size = %s", FL_SHAPE(src),
                FL_SHAPE(hole));
    if (hole && fl_shape__overlaps_itself(hole))
        fl_fail(FL_RUNTIME_ERROR,
                "as_strided_scatter(): elements of the view of sizes %s share memory, so that src has no place in it",
                FL_SHAPE(hole));
    if (hole && !fl_failed()) fl_tensor__copy(hole, src);
    fl_thread__self.no_grad = kept;
    result = fl_scope_return(fl_failed() ? NULL : result);
    if (!result) return NULL;
    fl_node *node = fl_node__record(&scatter_rules[s->kind], (fl_tensor *[]){self, src}, 2, &result, 1, 0, sizeof(*s));
    if (node) memcpy(fl_node__data(node), s, sizeof(*s));
    return fl_failed() ? NULL : result;
}

fl_tensor *fl_select_scatter(fl_tensor *self, fl_tensor *src, int64_t dim, int64_t index) {
    return fl_failed() ? NULL : scattered(self, src, &(scattering){.kind = SELECT, .a = dim, .b = index});
}

fl_tensor *fl_slice_scatter(fl_tensor *self, fl_tensor *src, const fl_slice_scatter_options *options) {
    static const fl_slice_scatter_options fallback = FL_SLICE_SCATTER_OPTIONS;
    const fl_slice_scatter_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    return scattered(self, src, &(scattering){.kind = SLICE, .a = o->dim, .b = o->start, .c = o->end, .d = o->step});
}

fl_tensor *fl_diagonal_scatter(fl_tensor *self, fl_tensor *src, const fl_diagonal_scatter_options *options) {
    static const fl_diagonal_scatter_options fallback = FL_DIAGONAL_SCATTER_OPTIONS;
    const fl_diagonal_scatter_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    return scattered(self, src, &(scattering){.kind = DIAGONAL, .a = o->offset, .b = o->dim1, .c = o->dim2});
}

fl_tensor *fl_as_strided_scatter(fl_tensor *self, fl_tensor *src, const int64_t *size, int n_size,
                                 const int64_t *stride, int n_stride, const fl_as_strided_scatter_options *options) {
    if (fl_failed()) return NULL;
    if (n_size != n_stride || n_size > FL_MAX_DIMS)
        return fl_fail(FL_RUNTIME_ERROR, "mismatch in length of strides and shape");
    const int64_t item = (int64_t)fl_dtype_size((fl_dtype)self->dtype), one = 1;
    const int64_t offset = first_item(self);
    if ((offset || !(self->flags & FL_T_CONTIGUOUS)) && !fl_shape__overlaps_itself(self)) { /* in all of its memory */
        const int64_t items = (int64_t)self->storage->bytes / item;
        const fl_as_strided_options whole = {.storage_offset = 0}, back = {.storage_offset = offset};
        const bool given = options && options->storage_offset != FL_NONE;
        const fl_as_strided_scatter_options o = {.storage_offset = given ? options->storage_offset : offset};
        fl_scope_open();
        fl_tensor *row = fl_as_strided(self, &items, 1, &one, 1, &whole);
        row = row ? fl_as_strided_scatter(row, src, size, n_size, stride, n_stride, &o) : NULL;
        row = row ? fl_as_strided(row, self->sizes, self->ndim, self->strides, self->ndim, &back) : NULL;
        return fl_node__named(fl_scope_return(row), scatter_rules[STRIDED].name);
    }
    scattering s = {.kind = STRIDED, .ndim = n_size, .a = options ? options->storage_offset : FL_NONE};
    for (int i = 0; i < n_size; i++) {
        s.sizes[i] = size[i];
        s.strides[i] = stride[i];
    }
    return scattered(self, src, &s);
}
