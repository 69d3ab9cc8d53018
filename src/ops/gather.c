/* gather.c: gather and take_along_dim, which read single elements along one dimension, line by line (lines.h). Whole
 * slices are index_select.c's; what is written is scatter.c's; gather.h has what these share.
 */
#include "ops/plain.h"

#include "base/error.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/gather.h"
#include "ops/lines.h"
#include "tensor/offer.h"

/* So many entries of the index are checked, in streams beside each other, then used while they are near. */
#define NEAR 16384
/* Lines of up to so many elements are not worth a call each. */
#define SHORT_LINE 32

typedef struct gathering {
    fl_lines lines;
    fl_gather_fn line;
    int64_t size;         /* of dim, where the index is checked on the way; else 0 */
    _Atomic bool outside; /* some of the index is */
} gathering;

static bool is_inside(gathering *g, const int64_t *index, int64_t n) {
    if (!g->size || fl_kernels__active.move->within(index, n, g->size)) return true;
    g->outside = true;
    return false;
}

/* n lines evenly apart, of no more than NEAR entries or one; false: some of the index is outside. */
static bool gather_even(gathering *g, const fl_line *p, int64_t n) {
    const fl_lines *l = &g->lines;
    const int64_t apart = l->target_strides[l->ndim - 1];
    for (int64_t first = 0, count; first < l->length; first += count) {
        count = l->length - first < NEAR ? l->length - first : NEAR;
        if (!is_inside(g, p->index + first, n * count)) return false;
        if (l->length <= SHORT_LINE)
            fl_kernels__active.move->gather_lines[l->item](p->other, p->target, apart, l->target_item, p->index,
                                                           l->length, l->by, l->length, n);
        else
            for (int64_t i = 0; i < n; i++)
                g->line(p->other + (i * l->length + first) * l->item, l->item,
                        p->target + i * apart + first * l->target_item, l->target_item,
                        p->index + i * l->length + first, l->by, count);
    }
    return true;
}

static void gather_lines(void *context, int64_t begin, int64_t end) {
    gathering *g = context;
    const fl_lines *l = &g->lines;
    const int64_t together = l->length < NEAR ? NEAR / l->length : 1;
    fl_line p = fl_lines__find(l, begin);
    for (int64_t line = begin, n; line < end; line += n, fl_lines__go_on(l, &p, n)) {
        n = fl_lines__even(l, &p, end - line < together ? end - line : together);
        if (!gather_even(g, &p, n)) return;
    }
}

static void gather_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *index = fl_node__saved(node, 0);
    fl_tensor *zeros = index ? fl_new_zeros(grad[0], sizes, ndim, NULL) : NULL;
    if (zeros) out[0] = fl_scatter_add(zeros, *(const int64_t *)fl_node__data(node), index, grad[0]);
}
static const fl_rule gather_rule = {.name = "GatherBackward0", .backward = gather_backward, .saved = "index; dim"};

fl_tensor *fl_gather(fl_tensor *self, int64_t dim, fl_tensor *index, const fl_gather_options *options) {
    (void)options;
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (index->numel && fl_gather__dims(index) != fl_gather__dims(self))
        return fl_fail(FL_RUNTIME_ERROR, "Index tensor must have the same number of dimensions as input tensor");
    for (int i = 0; i < self->ndim && i < index->ndim && index->numel; i++)
        if (i != d && index->sizes[i] > self->sizes[i])
            return fl_fail(
                FL_RUNTIME_ERROR,
                "Size does not match at dimension %d expected index %s to be no larger than self %s apart from "
                "dimension %d",
                i, FL_SHAPE(index), FL_SHAPE(self), d);
    const bool slices = fl_lines__is_expanded(self, d, index);
    const int64_t size = fl_gather__size_at(self, d);
    /* the index is checked while it is used, unless results are written where the caller has values */
    const bool on_the_way = !slices && size > 0 && !fl_thread__self.offer;
    fl_tensor *at = fl_lines__index(index, on_the_way ? -1 : size, d, slices, "gather");
    fl_tensor *result = !at      ? NULL
                        : slices ? fl_gather__select(self, d, (const int64_t *)(const void *)at->data, at->numel)
                                 : fl_tensor__empty((fl_dtype)self->dtype, index->ndim, index->sizes);
    if (result && result->numel && !slices) {
        gathering g = {.line = fl_elements__gather((fl_dtype)self->dtype), .size = on_the_way ? size : 0};
        fl_lines__plan(&g.lines, self, result, at, d);
        const int64_t length = g.lines.length, n = result->numel / length;
        fl_pool__for(n, fl_pool__grain(n, 2 * length + 8), gather_lines, &g);
        if (g.outside) {
            fl_lines__check_index(at, size, d);
            fl_release(result);
            result = NULL;
        }
    }
    fl_release(at);
    if (!result) return NULL;
    if (fl_node__would_record(&self, 1)) {
        fl_node *node = fl_node__record(&gather_rule, &self, 1, &result, 1, 1, sizeof(int64_t));
        if (node) {
            *(int64_t *)fl_node__data(node) = d;
            fl_node__save(node, 0, index);
        }
        if (fl_failed()) {
            fl_release(result);
            return NULL;
        }
    }
    return fl_scope__result(result);
}

fl_tensor *fl_take_along_dim(fl_tensor *self, fl_tensor *indices, const fl_take_along_dim_options *options) {
    if (fl_failed()) return NULL;
    int64_t dim = options ? options->dim : FL_NONE;
    if (indices->dtype != FL_INT64 && (dim != FL_NONE || !fl_gather__is_index(indices)))
        return fl_fail(FL_RUNTIME_ERROR, "torch.take_along_dim(): dtype of indices should be Long but got %s",
                       fl_dtype__scalar_type((fl_dtype)indices->dtype));
    if (dim == FL_NONE) {
        fl_scope_open();
        fl_tensor *row = fl_reshape(self, (int64_t[]){-1}, 1),
                  *at = row ? fl_reshape(indices, (int64_t[]){-1}, 1) : NULL;
        return fl_scope_return(at ? fl_gather(row, 0, at, NULL) : NULL);
    }
    if (indices->ndim != self->ndim)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "torch.take_along_dim(): input and indices should have the same number of dimensions, but got %d "
            "dimensions for input, and %d dimensions for indices",
            self->ndim, indices->ndim);
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    int64_t one[FL_MAX_DIMS], two[FL_MAX_DIMS], both[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) {
        one[i] = i == d ? 1 : self->sizes[i];
        two[i] = i == d ? 1 : indices->sizes[i];
    }
    if (fl_shape__broadcast(one, self->ndim, two, self->ndim, both) < 0) return NULL;
    if (self->ndim == 0)
        return fl_fail(FL_INDEX_ERROR, "Dimension specified as %lld but tensor has no dimensions", (long long)dim);
    fl_scope_open();
    both[d] = self->sizes[d];
    fl_tensor *wide = fl_expand(self, both, self->ndim, NULL);
    both[d] = indices->sizes[d];
    fl_tensor *at = wide ? fl_expand(indices, both, self->ndim, NULL) : NULL;
    if (at) at = fl_remainder_scalar(at, fl_int(self->sizes[d])); /* as PyTorch: it wraps, any number of times */
    return fl_scope_return(at ? fl_gather(wide, d, at, NULL) : NULL);
}
