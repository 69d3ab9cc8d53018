/* gather.c: gather and scatter, which move single elements along one dimension, line by line along the last dimension
 * and through the strides of what they read and write; take and put, which see a tensor as one line. Whole slices are
 * index_select.c's, what is reduced where it meets scatter_reduce.c's; gather.h has what the three share.
 */
#include "ops/plain.h"

#include "base/error.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/gather.h"
#include "ops/view.h"
#include "tensor/cast.h"
#include "tensor/offer.h"

/* ---- Writing: what all ops have in common that change a copy of self or self itself ---------------------- */

static fl_node *record_writing(const fl_writing *w, fl_tensor **result) {
    fl_node *node = fl_node__record(w->rule, (fl_tensor *[]){w->self, w->source}, w->source ? 2 : 1, result,
                                    result ? 1 : 0, 2, w->bytes);
    if (!node) return NULL;
    if (w->bytes) memcpy(fl_node__data(node), w->data, w->bytes);
    for (int i = 0; i < 2; i++)
        if (w->saved[i]) fl_node__save(node, i, w->saved[i]);
    return node;
}

fl_tensor *fl_gather__write(const fl_writing *w, bool in_place) {
    fl_tensor *self = w->self;
    if (in_place) {
        if (!fl_inplace__apart_from(self, w->source, false) || !fl_inplace__apart_from(self, w->saved[0], false) ||
            !(w->fills ? fl_inplace__begin_filling(self, w->source) : fl_inplace__begin_with(self, &w->source, 1)))
            return NULL;
        fl_node *node = record_writing(w, NULL);
        if (!fl_inplace__ready(self, &node)) return NULL;
        w->write(self, w);
        if (fl_failed()) {
            fl_inplace__cancel(self, node);
            return NULL;
        }
        fl_inplace__end(self, node);
        return fl_failed() ? NULL : self;
    }
    fl_offer__withdraw(); /* writing checks what it reads, and may need memory */
    const fl_dtype dtype = (fl_dtype)self->dtype;
    fl_tensor *result = w->keeps_layout ? fl_tensor__empty_like(self, dtype, self->sizes)
                                        : fl_tensor__empty(dtype, self->ndim, self->sizes);
    if (!result) return NULL;
    if (!fl_tensor__copy(result, self)) {
        fl_release(result);
        return NULL;
    }
    w->write(result, w);
    record_writing(w, &result);
    if (fl_failed()) {
        fl_release(result);
        return NULL;
    }
    return fl_scope__result(result);
}

fl_tensor *fl_gather__apart(fl_tensor *t, const fl_tensor *target) {
    if (t->storage != target->storage) return fl_tensor__retain(t);
    fl_tensor *copy = fl_tensor__empty((fl_dtype)t->dtype, t->ndim, t->sizes);
    if (copy) fl_tensor__copy(copy, t);
    return copy;
}

/* ---- Elements: gather and scatter ------------------------------------------------------------------------ */

/* For every position p of the index: target[p with p[dim] replaced by index[p]] and other[p]. */
typedef struct lines {
    char *target;
    char *other; /* gather: written; scatter: read */
    const int64_t *index;
    int ndim, dim;
    int64_t sizes[FL_MAX_DIMS];                                      /* of the index, which is row-major */
    int64_t target_strides[FL_MAX_DIMS], other_strides[FL_MAX_DIMS]; /* bytes */
    int64_t length;                                                  /* of the last dimension, or of a part of it */
    int64_t index_line;                                              /* entries of the index between lines */
    int64_t item;
    fl_gather_fn gather;
    fl_scatter_fn scatter;
    int64_t size;          /* of dim in the target, where the index is checked on the way; else 0 */
    _Atomic bool *outside; /* some of the index is */
    /* Where dim is the last, and lines of the target stand together as those of the index: bytes of one; else 0. */
    int64_t line_bytes;
    char *before; /* scatter: takes the target, line by line, before it is written; or NULL */
} lines;

/* So many entries of the index are checked, then used while they are near. */
#define NEAR 2048
static bool is_inside(lines *l, const int64_t *index, int64_t n) {
    if (!l->size || fl_kernels__active.move->within(index, n, l->size)) return true;
    *l->outside = true;
    return false;
}

/* Which line it is, and where it begins in the target and in other. */
typedef struct line_place {
    int64_t at[FL_MAX_DIMS];
    char *target, *other;
} line_place;

static line_place first_line(const lines *l, int64_t line) {
    line_place p = {{0}, l->target, l->other};
    for (int d = l->ndim - 2; d >= 0 && line; d--) {
        p.at[d] = line % l->sizes[d];
        line /= l->sizes[d];
        if (d != l->dim) p.target += p.at[d] * l->target_strides[d];
        p.other += p.at[d] * l->other_strides[d];
    }
    return p;
}

static void next_line(const lines *l, line_place *p) {
    for (int d = l->ndim - 2; d >= 0; d--) {
        const int64_t step = d != l->dim ? l->target_strides[d] : 0;
        p->target += step;
        p->other += l->other_strides[d];
        if (++p->at[d] < l->sizes[d]) return;
        p->at[d] = 0;
        p->target -= l->sizes[d] * step;
        p->other -= l->sizes[d] * l->other_strides[d];
    }
}

static int64_t target_step(const lines *l) { return l->ndim - 1 == l->dim ? 0 : l->target_strides[l->ndim - 1]; }

static void gather_lines(void *context, int64_t begin, int64_t end) {
    lines *l = context;
    const int64_t step = target_step(l), by = l->target_strides[l->dim], other_step = l->other_strides[l->ndim - 1];
    line_place p = first_line(l, begin);
    for (int64_t line = begin; line < end; line++, next_line(l, &p))
        for (int64_t first = 0; first < l->length; first += NEAR) {
            const int64_t n = l->length - first < NEAR ? l->length - first : NEAR;
            const int64_t *index = l->index + line * l->length + first;
            if (!is_inside(l, index, n)) return;
            l->gather(p.other + first * other_step, other_step, p.target + first * step, step, index, by, n);
        }
}

/* Lines of up to so many elements are not worth a call each. */
#define SHORT_LINE 32

/* Whether the lines stand equally far apart in the target, `apart`, and side by side in other. */
static bool are_even(const lines *l, int64_t *apart) {
    int64_t step = l->item * l->length, rows = 1;
    if (l->other_strides[l->ndim - 1] != l->item && l->length > 1) return false;
    *apart = 0;
    for (int d = l->ndim - 2; d >= 0; d--) {
        if (l->sizes[d] == 1) continue;
        const int64_t mine = d != l->dim ? l->target_strides[d] : 0;
        if (l->other_strides[d] != step) return false;
        if (rows == 1)
            *apart = mine;
        else if (mine != *apart * rows)
            return false;
        rows *= l->sizes[d];
        step *= l->sizes[d];
    }
    return true;
}

typedef struct short_lines {
    lines *l;
    int64_t apart;
} short_lines;
static void gather_short_lines(void *context, int64_t begin, int64_t end) {
    const short_lines *s = context;
    lines *l = s->l;
    const int64_t length = l->length, together = NEAR / length;
    for (int64_t line = begin; line < end; line += together) {
        const int64_t n = end - line < together ? end - line : together, *index = l->index + line * length;
        if (!is_inside(l, index, n * length)) return;
        fl_kernels__active.move->gather_lines[l->item](l->other + line * length * l->item, l->target + line * s->apart,
                                                       s->apart, target_step(l), index, length,
                                                       l->target_strides[l->dim], length, n);
    }
}

/* Where other is one element: what it would be at n places, at most ELEMENTS. */
#define ELEMENTS 512
static void repeat_element(const lines *l, int64_t n, char *block) {
    for (int64_t i = 0; i < n && i < ELEMENTS; i++) memcpy(block + i * l->item, l->other, (size_t)l->item);
}

static uint64_t last_index(const lines *l) { return l->size ? (uint64_t)l->size - 1 : FL_ANY_INDEX; }

/* Copies the target from byte `kept` on before the lines up to `line` are written, by whole lines of the cache, but not
 * what is behind the line `end`; how far it has come. */
static int64_t keep_lines(const lines *l, int64_t kept, int64_t line, int64_t end) {
    int64_t upto = line * l->line_bytes;
    if (!l->before || upto <= kept) return kept;
    upto = (upto + FL_STREAM_LINE - 1) / FL_STREAM_LINE * FL_STREAM_LINE;
    if (upto > end * l->line_bytes) upto = end * l->line_bytes;
    fl_kernels__active.move->stream(l->before + kept, l->target + kept, upto - kept);
    return upto;
}

/* Lines that are written together: what is kept goes past the caches in short bursts, between the writing. */
static int64_t lines_together(const lines *l, int64_t lines) {
    if (!l->before) return lines;
    return l->line_bytes < FL_STREAM_BLOCK ? FL_STREAM_BLOCK / l->line_bytes : 1;
}

static void scatter_even_lines(void *context, int64_t begin, int64_t end) {
    const short_lines *s = context;
    const lines *l = s->l;
    const int64_t together = lines_together(l, end - begin);
    const bool one = l->other_strides[l->ndim - 1] == 0; /* read from as if it were many */
    int64_t block[ELEMENTS], kept = begin * l->line_bytes;
    if (one) repeat_element(l, l->length, (char *)block);
    fl_line_steps each = {
        .dst = s->apart, .src = one ? 0 : l->index_line * l->item, .index = l->index_line, .last = last_index(l)};
    for (int64_t line = begin; line < end; line += each.lines) {
        each.lines = end - line < together ? end - line : together;
        kept = keep_lines(l, kept, line + each.lines, end);
        if (!*l->outside && !l->scatter(l->target + line * s->apart, target_step(l),
                                        one ? (const char *)block : l->other + line * each.src, l->item,
                                        l->index + line * l->index_line, l->target_strides[l->dim], l->length, &each))
            *l->outside = true;
    }
    if (l->before) fl_move__stream_end();
}

static void scatter_lines(void *context, int64_t begin, int64_t end) {
    const lines *l = context;
    const int64_t step = target_step(l), by = l->target_strides[l->dim], other_step = l->other_strides[l->ndim - 1];
    line_place p = first_line(l, begin);
    const bool one = other_step == 0 && step == 0 && by == l->item; /* read from as if it were many */
    int64_t block[ELEMENTS], kept = begin * l->line_bytes;
    if (one) repeat_element(l, l->length, (char *)block);
    const int64_t most = one ? ELEMENTS : l->length;
    const fl_line_steps each = {.lines = 1, .last = last_index(l)};
    for (int64_t line = begin; line < end; line++, next_line(l, &p)) {
        kept = keep_lines(l, kept, line + 1, end);
        for (int64_t first = 0; first < l->length && !*l->outside; first += most) {
            const int64_t n = l->length - first < most ? l->length - first : most;
            if (!l->scatter(p.target + first * step, step, one ? (const char *)block : p.other + first * other_step,
                            one ? l->item : other_step, l->index + line * l->index_line + first, by, n, &each))
                *l->outside = true;
        }
    }
    if (l->before) fl_move__stream_end();
}

/* Columns begin..end of all lines, which lie across dim: elements of different columns do not meet. */
typedef struct columns {
    short_lines s;
    bool even;
    int64_t lines;
} columns;
static void scatter_columns(void *context, int64_t begin, int64_t end) {
    const columns *c = context;
    lines part = *c->s.l;
    part.target += begin * target_step(&part);
    part.other += begin * part.other_strides[part.ndim - 1];
    part.index += begin;
    part.length = end - begin;
    if (c->even)
        scatter_even_lines(&(short_lines){&part, c->s.apart}, 0, c->lines);
    else
        scatter_lines(&part, 0, c->lines);
}

/* Columns of a chunk: fewer are read from memory in runs too short to stream, more have more places that they write. */
#define LEAST_COLUMNS 128
#define MOST_COLUMNS 512
static int64_t columns_together(int64_t length, int64_t lines) {
    int64_t n = length / fl_get_num_threads();
    n = n < LEAST_COLUMNS ? LEAST_COLUMNS : n > MOST_COLUMNS ? MOST_COLUMNS : n;
    if (n * lines < FL_POOL_WORTH_IT) n = FL_POOL_WORTH_IT / lines;
    return (n + 15) & ~(int64_t)15; /* whole lines of the cache */
}

/* Lines of halves that meet in float: some at a time are widened, scattered and rounded. */
typedef struct half_lines {
    lines *l;
    int64_t size;            /* of a line of the target */
    fl_move_fn widen, round; /* to float, from float */
} half_lines;
static void scatter_half_lines(void *context, int64_t begin, int64_t end) {
    const half_lines *h = context;
    const lines *l = h->l;
    const int64_t longer = h->size > l->length ? h->size : l->length,
                  together = longer < ELEMENTS ? ELEMENTS / longer : 1;
    const bool one = l->other_strides[l->ndim - 1] == 0; /* read from as if it were many */
    float sums[NEAR], read[NEAR];
    int64_t kept = begin * l->line_bytes;
    if (one) h->widen((char *)read, sizeof(float), l->other, 0, l->length);
    fl_line_steps each = {.dst = h->size * (int64_t)sizeof(float),
                          .src = one ? 0 : l->length * (int64_t)sizeof(float),
                          .index = l->length,
                          .last = last_index(l)};
    for (int64_t line = begin; line < end; line += each.lines) {
        each.lines = end - line < together ? end - line : together;
        kept = keep_lines(l, kept, line + each.lines, end);
        if (*l->outside) continue;
        char *here = l->target + line * l->line_bytes;
        h->widen((char *)sums, sizeof(float), here, l->item, each.lines * h->size);
        if (!one)
            h->widen((char *)read, sizeof(float), l->other + line * l->length * l->item, l->item,
                     each.lines * l->length);
        if (l->scatter((char *)sums, 0, (const char *)read, sizeof(float), l->index + line * l->length, sizeof(float),
                       l->length, &each))
            h->round(here, l->item, (const char *)sums, sizeof(float), each.lines * h->size);
        else
            *l->outside = true;
    }
    if (l->before) fl_move__stream_end();
}

/* Fills in the walk; 0-dim tensors count as 1-dim. */
static void plan_lines(lines *l, const fl_tensor *target, const fl_tensor *other, const fl_tensor *index, int dim,
                       int64_t size, _Atomic bool *outside) {
    l->target = target->data;
    l->other = other->data;
    l->index = (const int64_t *)(const void *)index->data;
    l->dim = dim;
    l->item = (int64_t)fl_dtype_size((fl_dtype)target->dtype);
    l->ndim = index->ndim ? index->ndim : 1;
    l->size = size;
    l->outside = outside;
    l->before = NULL;
    bool in_lines = target->flags & FL_T_CONTIGUOUS && dim == l->ndim - 1 && target->ndim;
    for (int d = 0; d < l->ndim; d++) {
        l->sizes[d] = index->ndim ? index->sizes[d] : 1;
        l->target_strides[d] = target->ndim ? target->strides[d] * l->item : 0;
        l->other_strides[d] = other->ndim ? other->strides[d] * l->item : 0;
        in_lines = in_lines && (d == dim || l->sizes[d] == target->sizes[d]);
    }
    l->length = l->index_line = l->sizes[l->ndim - 1];
    l->line_bytes = in_lines ? target->sizes[dim] * l->item : 0;
}

/* Whether all of a row-major index is in range; else an error. */
static bool check_index(const fl_tensor *index, int64_t size, int dim) {
    const int64_t *at = (const int64_t *)(const void *)index->data;
    const int64_t outside = fl_elements__first_outside(at, index->numel, size);
    if (outside >= 0)
        fl_fail(FL_RUNTIME_ERROR, "index %lld is out of bounds for dimension %d with size %lld", (long long)at[outside],
                dim, (long long)size);
    return outside < 0;
}

/* The index as row-major int64, one reference, with entries checked against the size of dimension `dim` (below 0: not);
 * NULL and an error that names the op. */
static fl_tensor *checked_index(fl_tensor *index, int64_t size, int dim, const char *name) {
    if (index->numel && !fl_gather__is_index(index))
        return fl_fail(FL_RUNTIME_ERROR, "%s(): Expected dtype int32/int64 for index", name);
    fl_tensor *row_major = fl_tensor__contiguous_as(index, FL_INT64);
    if (!row_major || size < 0 || check_index(row_major, size, dim)) return row_major;
    fl_release(row_major);
    return NULL;
}

/* Whether an index names whole slices of self along d: it is expanded from a vector. */
static bool is_expanded(const fl_tensor *self, int d, const fl_tensor *index) {
    if (self->ndim < 2 || index->ndim != self->ndim || index->numel == 0) return false;
    for (int i = 0; i < self->ndim; i++)
        if (i != d && (index->sizes[i] != self->sizes[i] || (index->strides[i] && index->sizes[i] > 1))) return false;
    return true;
}

bool fl_gather__moves_slices(const fl_tensor *self, int d, const fl_tensor *index, const fl_tensor *src) {
    if (d == self->ndim - 1 || !is_expanded(self, d, index)) return false;
    return !src || (src->flags & FL_T_CONTIGUOUS && fl_shape__equal(src, index));
}

fl_tensor *fl_gather__plan_index(fl_tensor *index, int64_t size, int dim, bool slices, const char *name) {
    if (!slices) return checked_index(index, size, dim, name);
    fl_tensor *vector = fl_tensor__view(index, 1, &index->sizes[dim], &index->strides[dim], 0);
    fl_tensor *at = vector ? checked_index(vector, size, dim, name) : NULL;
    fl_release(vector);
    return at;
}

static int dims_of(const fl_tensor *t) { return t->ndim ? t->ndim : 1; }

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
    if (index->numel && dims_of(index) != dims_of(self))
        return fl_fail(FL_RUNTIME_ERROR, "Index tensor must have the same number of dimensions as input tensor");
    for (int i = 0; i < self->ndim && i < index->ndim && index->numel; i++)
        if (i != d && index->sizes[i] > self->sizes[i])
            return fl_fail(
                FL_RUNTIME_ERROR,
                "Size does not match at dimension %d expected index %s to be no larger than self %s apart from "
                "dimension %d",
                i, FL_SHAPE(index), FL_SHAPE(self), d);
    const bool slices = is_expanded(self, d, index);
    const int64_t size = fl_gather__size_at(self, d);
    /* the index is checked while it is used, unless results are written where the caller has values */
    const bool on_the_way = !slices && size > 0 && !fl_thread__self.offer;
    fl_tensor *at = fl_gather__plan_index(index, on_the_way ? -1 : size, d, slices, "gather");
    fl_tensor *result = !at      ? NULL
                        : slices ? fl_gather__select(self, d, (const int64_t *)(const void *)at->data, at->numel)
                                 : fl_tensor__empty((fl_dtype)self->dtype, index->ndim, index->sizes);
    if (result && result->numel && !slices) {
        lines l;
        _Atomic bool outside = false;
        plan_lines(&l, self, result, at, d, on_the_way ? size : 0, &outside);
        l.gather = fl_elements__gather((fl_dtype)self->dtype);
        const int64_t n = result->numel / l.length, grain = fl_pool__grain(n, 2 * l.length + 8);
        short_lines s = {.l = &l};
        if (l.length <= SHORT_LINE && are_even(&l, &s.apart))
            fl_pool__for(n, grain, gather_short_lines, &s);
        else
            fl_pool__for(n, grain, gather_lines, &l);
        if (outside) {
            check_index(at, size, d);
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
    if (self->ndim == 0) return fl_gather(self, 0, indices, NULL);
    fl_scope_open();
    both[d] = self->sizes[d];
    fl_tensor *wide = fl_expand(self, both, self->ndim, NULL);
    both[d] = indices->sizes[d];
    fl_tensor *at = wide ? fl_expand(indices, both, self->ndim, NULL) : NULL;
    if (at) at = fl_remainder_scalar(at, fl_int(self->sizes[d])); /* as PyTorch: it wraps, any number of times */
    return fl_scope_return(at ? fl_gather(wide, d, at, NULL) : NULL);
}

/* The plan in a copy of the halves as floats. */
static void write_widened(fl_tensor *target, const fl_line_plan *p) {
    fl_tensor *sum = fl_tensor__contiguous_as(target, FL_FLOAT32);
    fl_tensor *source = sum && p->source ? fl_tensor__contiguous_as((fl_tensor *)p->source, FL_FLOAT32) : NULL;
    if (sum && (source || !p->source)) {
        fl_line_plan wide = *p;
        wide.source = source;
        fl_tensor__cast(wide.element, FL_FLOAT32, p->element, (fl_dtype)target->dtype, 1);
        wide.undone = false;
        fl_gather__write_lines(sum, &(fl_writing){.plan = &wide});
        if (!fl_failed()) fl_tensor__copy(target, sum);
    }
    fl_release(source);
    fl_release(sum);
}

/* An index so long is no more read from the caches when it is read a second time. */
#define LONG_INDEX (1 << 16)

/* Whether it takes less time to keep what a scatter writes over than to read the index twice. */
static bool is_kept(const fl_tensor *self, const fl_tensor *index, fl_meet meet) {
    if (fl_is_half((fl_dtype)self->dtype) && meet != FL_MEET_SET) return true; /* many are written into a copy anyway */
    const int64_t item = (int64_t)fl_dtype_size((fl_dtype)self->dtype);
    return index->numel >= LONG_INDEX && self->numel * item <= index->numel * (int64_t)sizeof(int64_t) / 2;
}

/* A row-major tensor for what the target holds: where it stands in lines they are copied on the way (l->before), else
 * all is at once. NULL: no memory. */
static fl_tensor *kept_target(lines *l, fl_tensor *target) {
    fl_tensor *before = fl_tensor__empty((fl_dtype)target->dtype, target->ndim, target->sizes);
    if (!before) return NULL;
    if (l->line_bytes)
        l->before = before->data;
    else
        fl_tensor__copy(before, target);
    return before;
}

/* All lines: those along dim never meet, of others columns do not, and in one of these elements meet in order. */
static void scatter_all(lines *l, int64_t n, bool even, int64_t apart) {
    short_lines s = {l, apart};
    const int64_t grain = fl_pool__grain(n, 4 * l->length + 8);
    if (l->dim == l->ndim - 1) {
        fl_pool__for(n, grain, even ? scatter_even_lines : scatter_lines, even ? (void *)&s : l);
        return;
    }
    columns c = {s, even, n};
    fl_pool__for(l->length, columns_together(l->length, n), scatter_columns, &c);
}

/* Halves that meet in float. */
static void scatter_halves(lines *l, const fl_tensor *target, int64_t n) {
    half_lines h = {l, target->sizes[l->dim], fl_cast__find(FL_FLOAT32, (fl_dtype)target->dtype),
                    fl_cast__find((fl_dtype)target->dtype, FL_FLOAT32)};
    fl_pool__for(n, fl_pool__grain(n, 6 * l->length + 8), scatter_half_lines, &h);
}

void fl_gather__write_lines(fl_tensor *target, const fl_writing *w) {
    const fl_line_plan *p = w->plan;
    if (p->index->numel == 0) return;
    const bool widened = fl_is_half((fl_dtype)target->dtype) && p->meet != FL_MEET_SET && !p->rounded;
    if (p->slices) {
        if (widened)
            write_widened(target, p);
        else
            fl_gather__write_slices(target, p->dim, (const int64_t *)(const void *)p->index->data, p->index->numel,
                                    p->source, p->element, p->meet);
        return;
    }
    /* short lines of a source that does not stand together are scattered faster from a copy */
    const fl_tensor *index = p->index;
    const bool together = index->ndim > 1 && index->sizes[index->ndim - 1] <= SHORT_LINE;
    fl_tensor *source = p->source ? fl_tensor__retain((fl_tensor *)p->source) : NULL;
    if (source && together && !(source->flags & FL_T_CONTIGUOUS && fl_shape__equal(source, index))) {
        fl_tensor *part = fl_tensor__view(source, index->ndim, index->sizes, source->strides, 0);
        fl_release(source);
        source = part ? fl_tensor__contiguous(part) : NULL;
        fl_release(part);
        if (!source) return;
    }
    lines l;
    _Atomic bool outside = false;
    plan_lines(&l, target, source ? source : index, index, p->dim, p->size, &outside);
    int64_t apart;
    if (!source) /* as if it had a row-major copy of the element for each place, all at one place */
        for (int64_t d = l.ndim - 1, step = l.item; d >= 0; step *= l.sizes[d--]) l.other_strides[d] = step;
    const bool even = l.length <= (source ? NEAR : ELEMENTS) && are_even(&l, &apart);
    if (!source) {
        l.other = (char *)p->element;
        for (int d = 0; d < l.ndim; d++) l.other_strides[d] = 0;
    }
    const bool half_lines = widened && even && l.line_bytes && l.line_bytes <= NEAR * l.item;
    if (widened && !half_lines) {
        write_widened(target, p);
        fl_release(source);
        return;
    }
    l.scatter = fl_elements__scatter(widened ? FL_FLOAT32 : (fl_dtype)target->dtype, p->meet);
    fl_tensor *before = p->undone ? kept_target(&l, target) : NULL;
    const int64_t n = index->numel / l.length;
    if (before || !p->undone) {
        if (widened)
            scatter_halves(&l, target, n);
        else
            scatter_all(&l, n, even, apart);
    }
    if (outside) {
        if (before) fl_tensor__copy(target, before);
        check_index(index, p->size, p->dim);
    }
    fl_release(before);
    fl_release(source);
}

fl_tensor *fl_gather__for_source(fl_node *node, fl_tensor *part) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 1, sizes);
    bool whole = part && part->ndim == ndim;
    for (int d = 0; d < ndim && whole; d++) whole = part->sizes[d] == sizes[d];
    if (whole || !part) return part;
    fl_region r = {.ndim = ndim}; /* the index was smaller than the source */
    for (int d = 0; d < ndim; d++) r.dims[d] = part->sizes[d];
    fl_shape__row_major(sizes, ndim, r.dims + ndim);
    return fl_region__embed(part, ndim, sizes, &r);
}

/* grad at the scattered places, in the shape of the source. */
static fl_tensor *gathered_for_source(fl_node *node, fl_tensor *grad, int64_t dim, fl_tensor *index) {
    return fl_gather__for_source(node, fl_gather(grad, dim, index, NULL));
}

static void scatter_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_scatter_data *s = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0);
    if (!index) return;
    if (fl_node__needs(node, 0)) out[0] = fl_scatter_value(grad[0], s->dim, index, fl_int(0));
    if (node->n_inputs > 1 && fl_node__needs(node, 1)) out[1] = gathered_for_source(node, grad[0], s->dim, index);
}
void fl_gather__scatter_add_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_scatter_data *s = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0);
    if (!index) return;
    if (fl_node__needs(node, 0))
        out[0] = s->include_self ? grad[0] : fl_scatter_value(grad[0], s->dim, index, fl_int(0));
    if (fl_node__needs(node, 1)) out[1] = gathered_for_source(node, grad[0], s->dim, index);
}
static const fl_rule scatter_rule = {.name = "ScatterBackward0", .backward = scatter_backward, .saved = "index; dim"};
static const fl_rule scatter_value_rule = {
    .name = "ScatterBackward1", .backward = scatter_backward, .saved = "index; dim"};
static const fl_rule scatter_add_rule = {
    .name = "ScatterAddBackward0", .backward = fl_gather__scatter_add_backward, .saved = "index; dim"};

bool fl_gather__check_scatter(const fl_tensor *self, int d, const fl_tensor *index, const fl_tensor *src,
                              const char *name) {
    if (src && src->dtype != self->dtype) {
        fl_fail(FL_RUNTIME_ERROR, "%s(): Expected self.dtype to be equal to src.dtype", name);
        return false;
    }
    if (index->numel == 0) return true;
    if (dims_of(index) != dims_of(self) || (src && dims_of(index) != dims_of(src))) {
        /* PyTorch misses a size of src, unless one before it is too small already */
        bool missing = src && src->ndim && src->ndim < index->ndim && dims_of(index) == dims_of(self);
        for (int i = 0; i < index->ndim && missing; i++)
            missing =
                (i == d || index->sizes[i] <= self->sizes[i]) && (i >= src->ndim || index->sizes[i] <= src->sizes[i]);
        fl_fail(missing ? FL_INDEX_ERROR : FL_RUNTIME_ERROR,
                "Index tensor must have the same number of dimensions as %s tensor",
                dims_of(index) != dims_of(self) ? "self" : "src");
        return false;
    }
    bool fits = true;
    for (int i = 0; i < index->ndim && fits; i++) {
        if (self->ndim && i != d) fits = index->sizes[i] <= self->sizes[i];
        if (src && src->ndim) fits = fits && index->sizes[i] <= src->sizes[i];
        if (src && !src->ndim) fits = fits && index->sizes[i] <= 1;
    }
    if (fits) return true;
    if (src)
        fl_fail(
            FL_RUNTIME_ERROR,
            "Expected index %s to be no larger than self %s apart from dimension %d and to be no larger size than src "
            "%s",
            FL_SHAPE(index), FL_SHAPE(self), d, FL_SHAPE(src));
    else
        fl_fail(FL_RUNTIME_ERROR, "Expected index %s to be no larger than self %s apart from dimension %d",
                FL_SHAPE(index), FL_SHAPE(self), d);
    return false;
}

static fl_tensor *scatter(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, fl_scalar value, fl_meet meet,
                          const fl_rule *rule, bool in_place, const char *name) {
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0 || !fl_gather__check_scatter(self, d, index, src, name)) return NULL;
    if (!src && !fl_dtype__check_value((fl_dtype)self->dtype, value)) return NULL;
    const bool slices = fl_gather__moves_slices(self, d, index, src);
    const int64_t size = fl_gather__size_at(self, d);
    /* where it is a copy that is written, or what was there is kept, the index is checked while it is used */
    const bool undone = in_place && is_kept(self, index, meet);
    const bool on_the_way = !slices && size > 0 && (undone || !in_place);
    fl_tensor *at = fl_gather__plan_index(index, on_the_way ? -1 : size, d, slices, name);
    fl_tensor *read = at && src ? fl_gather__apart(src, self) : NULL, *result = NULL;
    if (at && (!src || read)) {
        fl_line_plan plan = {.dim = d,
                             .index = at,
                             .source = read,
                             .slices = slices,
                             .meet = meet,
                             .size = on_the_way ? size : 0,
                             .undone = undone && on_the_way};
        if (!src) fl_cast__scalar(plan.element, (fl_dtype)self->dtype, value);
        fl_scatter_data data = {d, true};
        fl_writing w = {self, src, rule, {index}, &data, sizeof(data), fl_gather__write_lines, &plan, false, false};
        result = fl_gather__write(&w, in_place);
    }
    fl_release(read);
    fl_release(at);
    return result;
}

static const fl_scalar no_value = {FL_SCALAR_NONE, {0}};

fl_tensor *fl_scatter(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    return scatter(self, dim, index, src, no_value, FL_MEET_SET, &scatter_rule, false, "scatter");
}
fl_tensor *fl_scatter_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    return scatter(self, dim, index, src, no_value, FL_MEET_SET, &scatter_rule, true, "scatter");
}
fl_tensor *fl_scatter_value(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value) {
    return scatter(self, dim, index, NULL, value, FL_MEET_SET, &scatter_value_rule, false, "scatter");
}
fl_tensor *fl_scatter_value_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value) {
    return scatter(self, dim, index, NULL, value, FL_MEET_SET, &scatter_value_rule, true, "scatter");
}
fl_tensor *fl_scatter_add(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    return scatter(self, dim, index, src, no_value, FL_MEET_ADD, &scatter_add_rule, false, "scatter_add");
}
fl_tensor *fl_scatter_add_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    return scatter(self, dim, index, src, no_value, FL_MEET_ADD, &scatter_add_rule, true, "scatter_add");
}

/* 'add' or 'multiply'; FL_MEET_SET and an error for anything else. */
static fl_meet meet_named(const char *reduce) {
    if (!strcmp(reduce, "add")) return FL_MEET_ADD;
    if (!strcmp(reduce, "multiply")) return FL_MEET_MULTIPLY;
    fl_fail(FL_RUNTIME_ERROR, "reduce argument must be either add or multiply.");
    return FL_MEET_SET;
}

static void meeting_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)node, (void)grad, (void)out;
    fl_fail(FL_RUNTIME_ERROR,
            "derivative for aten::scatter is not implemented: scatter_add and scatter_reduce have one");
}
static const fl_rule meeting_rule = {.name = "NotImplemented", .backward = meeting_backward};

static fl_tensor *scatter_meeting(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, fl_scalar value,
                                  const char *reduce, bool in_place) {
    if (fl_failed()) return NULL;
    fl_meet meet = meet_named(reduce);
    static atomic_bool said;
    if (src && !fl_warning__once(&said,
                                 "The reduce argument of torch.scatter with Tensor src is deprecated: use "
                                 "torch.scatter_reduce, which has more reductions"))
        return NULL;
    return meet == FL_MEET_SET ? NULL : scatter(self, dim, index, src, value, meet, &meeting_rule, in_place, "scatter");
}
fl_tensor *fl_scatter_src_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce) {
    return scatter_meeting(self, dim, index, src, no_value, reduce, false);
}
fl_tensor *fl_scatter_src_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce) {
    return scatter_meeting(self, dim, index, src, no_value, reduce, true);
}
fl_tensor *fl_scatter_value_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value,
                                   const char *reduce) {
    return scatter_meeting(self, dim, index, NULL, value, reduce, false);
}
fl_tensor *fl_scatter_value_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value,
                                    const char *reduce) {
    return scatter_meeting(self, dim, index, NULL, value, reduce, true);
}

/* ---- Flat places: take and put --------------------------------------------------------------------------- */

static fl_tensor *flat_index(fl_tensor *index, int64_t numel, const char *name) {
    if (index->dtype != FL_INT64)
        return fl_fail(FL_RUNTIME_ERROR, "%s(): Expected a long tensor for index, but got %s", name,
                       fl_dtype__scalar_type((fl_dtype)index->dtype));
    fl_tensor *row = fl_tensor__contiguous(index);
    if (!row || fl_elements__first_outside((const int64_t *)(const void *)row->data, row->numel, numel) < 0) return row;
    fl_tensor *at = fl_tensor__empty(FL_INT64, index->ndim, index->sizes); /* with negative entries wrapped */
    const int64_t *given = (const int64_t *)(const void *)row->data;
    for (int64_t i = 0; at && i < row->numel; i++) {
        const int64_t place = given[i] < 0 ? given[i] + numel : given[i];
        if (place < 0 || place >= numel) {
            fl_fail(FL_INDEX_ERROR, "out of range: tried to access index %lld on a tensor of %lld elements.",
                    (long long)given[i], (long long)numel);
            fl_release(at);
            at = NULL;
        } else {
            ((int64_t *)(void *)at->data)[i] = place;
        }
    }
    fl_release(row);
    return at;
}

/* t seen as one row; row-major t only. */
static void as_row(lines *l, fl_tensor *target, const fl_tensor *other, const fl_tensor *index, _Atomic bool *outside) {
    l->item = (int64_t)fl_dtype_size((fl_dtype)target->dtype);
    l->target = target->data;
    l->other = other->data;
    l->index = (const int64_t *)(const void *)index->data;
    l->size = l->line_bytes = 0;
    l->outside = outside;
    l->before = NULL;
    l->ndim = 1;
    l->dim = 0;
    l->sizes[0] = l->length = l->index_line = index->numel;
    l->target_strides[0] = l->other_strides[0] = l->item;
}

static void take_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *index = fl_node__saved(node, 0);
    fl_tensor *zeros = index ? fl_new_zeros(grad[0], sizes, ndim, NULL) : NULL;
    if (zeros) out[0] = fl_put(zeros, index, grad[0], &(fl_put_options){true});
}
static const fl_rule take_rule = {.name = "TakeBackward0", .backward = take_backward, .saved = "index"};

fl_tensor *fl_take(fl_tensor *self, fl_tensor *index) {
    if (fl_failed()) return NULL;
    if (self->numel == 0 && index->numel && index->dtype == FL_INT64)
        return fl_fail(FL_INDEX_ERROR, "take(): tried to take from an empty tensor");
    fl_tensor *at = flat_index(index, self->numel, "take"), *row = at ? fl_tensor__contiguous(self) : NULL;
    fl_tensor *result = row ? fl_tensor__empty((fl_dtype)self->dtype, index->ndim, index->sizes) : NULL;
    if (result && result->numel) {
        lines l;
        _Atomic bool outside = false;
        as_row(&l, row, result, at, &outside);
        l.gather = fl_elements__gather((fl_dtype)self->dtype);
        gather_lines(&l, 0, 1);
    }
    fl_release(row);
    fl_release(at);
    if (result && fl_node__would_record(&self, 1)) {
        fl_node *node = fl_node__record(&take_rule, &self, 1, &result, 1, 1, 0);
        if (node) fl_node__save(node, 0, index);
        if (fl_failed()) {
            fl_release(result);
            return NULL;
        }
    }
    return fl_scope__result(result);
}

static void put_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *index = fl_node__saved(node, 0);
    if (!index) return;
    bool accumulate = *(const int64_t *)fl_node__data(node);
    if (fl_node__needs(node, 0)) {
        if (accumulate) {
            out[0] = grad[0];
        } else {
            fl_tensor *zeros = fl_zeros_like(grad[0], NULL), *source = zeros ? fl_take(zeros, index) : NULL;
            if (source) out[0] = fl_put(grad[0], index, source, NULL);
        }
    }
    if (!fl_node__needs(node, 1)) return;
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 1, sizes);
    fl_tensor *part = fl_take(grad[0], index);
    if (part) out[1] = fl_reshape(part, sizes, ndim);
}
static const fl_rule put_rule = {.name = "PutBackward0", .backward = put_backward, .saved = "index"};

typedef struct put_plan {
    const fl_tensor *index, *source;
    fl_meet meet;
} put_plan;

static void write_put(fl_tensor *target, const fl_writing *w) {
    const put_plan *p = w->plan;
    fl_tensor *work = fl_tensor__contiguous(target);
    if (!work) return;
    if (p->index->numel) {
        lines l;
        _Atomic bool outside = false;
        as_row(&l, work, p->source, p->index, &outside);
        l.scatter = fl_elements__scatter((fl_dtype)target->dtype, p->meet);
        scatter_lines(&l, 0, 1);
    }
    if (work != target) fl_tensor__copy(target, work);
    fl_release(work);
}

static fl_tensor *put(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options,
                      bool in_place) {
    if (fl_failed()) return NULL;
    if (source->numel != index->numel)
        return fl_fail(
            FL_INDEX_ERROR,
            "put_(): Expected source and index to have the same number of elements, but got source.numel() = "
            "%lld, index.numel() = %lld",
            (long long)source->numel, (long long)index->numel);
    if (source->dtype != self->dtype)
        return fl_fail(FL_RUNTIME_ERROR,
                       "put_(): self and source expected to have the same dtype, but got self.dtype = %s "
                       "and source.dtype = %s",
                       fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)source->dtype));
    fl_tensor *at = flat_index(index, self->numel, "put_"), *row = at ? fl_tensor__contiguous(source) : NULL;
    fl_tensor *read = row ? fl_gather__apart(row, self) : NULL, *result = NULL;
    if (read) {
        int64_t accumulate = options && options->accumulate;
        put_plan plan = {at, read, accumulate ? FL_MEET_ADD : FL_MEET_SET};
        result = fl_gather__write(
            &(fl_writing){
                self, source, &put_rule, {index}, &accumulate, sizeof(accumulate), write_put, &plan, true, false},
            in_place);
    }
    fl_release(read);
    fl_release(row);
    fl_release(at);
    return result;
}
fl_tensor *fl_put(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options) {
    return put(self, index, source, options, false);
}
fl_tensor *fl_put_(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options) {
    return put(self, index, source, options, true);
}
