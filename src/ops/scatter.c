/* scatter.c: scatter and scatter_add, which write single elements along one dimension, line by line (lines.h), and what
 * they have in common with other ops that write by index (gather.h). Whole slices are index_select.c's, what is reduced
 * where it meets scatter_reduce.c's.
 */
#include "ops/plain.h"

#include "base/error.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/gather.h"
#include "ops/lines.h"
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

/* ---- Lines that are written ------------------------------------------------------------------------------ */

/* Elements of a line that are read from one value, repeated; elements of halves that are floats at a time. */
#define REPEATED 512
#define IN_FLOAT 2048
/* Lines of up to so many elements are not worth a call each. */
#define SHORT_LINE 32

typedef struct scattering {
    fl_lines lines;
    fl_scatter_fn scatter;
    bool repeats;          /* other is one value, REPEATED times */
    int64_t together;      /* so many lines are written before the next are looked at */
    uint64_t last;         /* place along dim, or FL_ANY_INDEX where the index has been checked */
    _Atomic bool *outside; /* some of the index is */
    /* Bytes of a line of the target, where dim is the last and those of the index are all, in order; else 0. */
    int64_t line_bytes;
    char *before;            /* takes the target, line by line, before it is written; or NULL */
    fl_move_fn widen, round; /* halves that meet in float: to float, from float; else NULL */
} scattering;

/* Copies the target from byte `kept` on before the lines up to `line` are written, by whole lines of the cache, but not
 * what is behind the line `end`; how far it has come. */
static int64_t keep_lines(const scattering *s, int64_t kept, int64_t line, int64_t end) {
    int64_t upto = line * s->line_bytes;
    if (!s->before || upto <= kept) return kept;
    upto = (upto + FL_STREAM_LINE - 1) / FL_STREAM_LINE * FL_STREAM_LINE;
    if (upto > end * s->line_bytes) upto = end * s->line_bytes;
    fl_kernels__active.move->stream(s->before + kept, s->lines.target + kept, upto - kept);
    return upto;
}

/* n lines evenly apart, a long one of a repeated value part by part; false: some of the index is outside. */
static bool scatter_as_it_is(const scattering *s, const fl_line *p, int64_t n) {
    const fl_lines *l = &s->lines;
    const int64_t most = s->repeats ? REPEATED : l->length;
    const fl_line_steps each = {.lines = n,
                                .dst = l->target_strides[l->ndim - 1],
                                .src = l->other_strides[l->ndim - 1],
                                .index = l->index_line,
                                .last = s->last};
    for (int64_t first = 0; first < l->length; first += most) {
        const int64_t count = l->length - first < most ? l->length - first : most;
        if (!s->scatter(p->target + first * l->target_item, l->target_item, p->other, l->other_item, p->index + first,
                        l->by, count, &each))
            return false;
    }
    return true;
}

/* The same of halves, widened, scattered and rounded; target and source are row-major. */
static bool scatter_in_float(const scattering *s, const fl_line *p, int64_t n) {
    const fl_lines *l = &s->lines;
    const int64_t size = s->line_bytes / l->item;
    float sums[IN_FLOAT], read[IN_FLOAT];
    const fl_line_steps each = {.lines = n,
                                .dst = size * (int64_t)sizeof(float),
                                .src = s->repeats ? 0 : l->length * (int64_t)sizeof(float),
                                .index = l->index_line,
                                .last = s->last};
    s->widen((char *)sums, sizeof(float), p->target, l->item, n * size);
    if (!s->repeats) s->widen((char *)read, sizeof(float), p->other, l->item, n * l->length);
    if (!s->scatter((char *)sums, 0, s->repeats ? p->other : (const char *)read, sizeof(float), p->index, sizeof(float),
                    l->length, &each))
        return false;
    s->round(p->target, l->item, (const char *)sums, sizeof(float), n * size);
    return true;
}

static void scatter_lines(void *context, int64_t begin, int64_t end) {
    const scattering *s = context;
    const fl_lines *l = &s->lines;
    int64_t kept = begin * s->line_bytes;
    fl_line p = fl_lines__find(l, begin);
    for (int64_t line = begin, n; line < end; line += n, fl_lines__go_on(l, &p, n)) {
        n = fl_lines__even(l, &p, end - line < s->together ? end - line : s->together);
        kept = keep_lines(s, kept, line + n, end); /* all lines, also behind an index that is outside */
        if (!*s->outside && !(s->widen ? scatter_in_float(s, &p, n) : scatter_as_it_is(s, &p, n))) *s->outside = true;
    }
    if (s->before) fl_move__stream_end();
}

/* Columns begin..end of all lines, where these lie across dim: elements of different columns do not meet. */
typedef struct columns {
    const scattering *s;
    int64_t lines;
} columns;
static void scatter_columns(void *context, int64_t begin, int64_t end) {
    const columns *c = context;
    scattering part = *c->s;
    fl_lines *l = &part.lines;
    l->target += begin * l->target_item;
    l->other += part.repeats ? 0 : begin * l->other_item;
    l->index += begin;
    l->length = end - begin;
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

/* Whether the index leads to all lines of a row-major target, one after the other. */
static bool is_line_by_line(const fl_tensor *target, const fl_tensor *index, int dim) {
    if (!(target->flags & FL_T_CONTIGUOUS) || dim != target->ndim - 1 || !index->ndim) return false;
    for (int d = 0; d < dim; d++)
        if (index->sizes[d] != target->sizes[d]) return false;
    return true;
}

/* Lines that are written together: what is kept goes past the caches in short bursts, between the writing; what is
 * made float stays in the first cache. */
static int64_t lines_together(const scattering *s) {
    const int64_t size = s->line_bytes / s->lines.item, longer = size > s->lines.length ? size : s->lines.length;
    if (s->widen) return longer < REPEATED ? REPEATED / longer : 1;
    if (!s->before) return INT64_MAX;
    return s->line_bytes < FL_STREAM_BLOCK ? FL_STREAM_BLOCK / s->line_bytes : 1;
}

/* A row-major tensor for what the target holds: where it stands in lines they are copied on the way (s->before), else
 * all is at once. NULL: no memory. */
static fl_tensor *kept_target(scattering *s, fl_tensor *target) {
    fl_tensor *before = fl_tensor__empty((fl_dtype)target->dtype, target->ndim, target->sizes);
    if (!before) return NULL;
    if (s->line_bytes)
        s->before = before->data;
    else
        fl_tensor__copy(before, target);
    return before;
}

/* The source (NULL: the value `repeated`) meets the target in all lines. Those along dim never meet; of others columns
 * do not, and in one of these elements meet in order. */
static void write_lines(scattering *s, fl_tensor *target, const fl_line_plan *p) {
    fl_tensor *before = p->undone ? kept_target(s, target) : NULL;
    if (p->undone && !before) return;
    s->together = lines_together(s);
    const int64_t length = s->lines.length, n = p->index->numel / length;
    if (p->dim == p->index->ndim - 1 || !p->index->ndim)
        fl_pool__for(n, fl_pool__grain(n, 4 * length + 8), scatter_lines, s);
    else
        fl_pool__for(length, columns_together(length, n), scatter_columns, &(columns){s, n});
    if (*s->outside) {
        if (before) fl_tensor__copy(target, before);
        fl_lines__check_index(p->index, p->size, p->dim);
    }
    fl_release(before);
}

/* The source as far as the index reaches: short lines that do not stand together are scattered faster from a copy, and
 * halves are widened from one. One reference; NULL and an error: no memory. */
static fl_tensor *source_of(const fl_line_plan *p, bool widened) {
    const fl_tensor *index = p->index;
    fl_tensor *source = (fl_tensor *)p->source;
    const bool is_short = index->ndim > 1 && index->sizes[index->ndim - 1] <= SHORT_LINE;
    if (!(widened || is_short) || (source->flags & FL_T_CONTIGUOUS && fl_shape__equal(source, index)))
        return fl_tensor__retain(source);
    fl_tensor *part = fl_tensor__view(source, source->ndim, index->sizes, source->strides, 0);
    source = part ? fl_tensor__contiguous(part) : NULL;
    fl_release(part);
    return source;
}

void fl_gather__write_lines(fl_tensor *target, const fl_writing *w) {
    const fl_line_plan *p = w->plan;
    const fl_tensor *index = p->index;
    const fl_dtype dtype = (fl_dtype)target->dtype;
    if (index->numel == 0) return;
    const bool widened = fl_is_half(dtype) && p->meet != FL_MEET_SET && !p->rounded,
               line_by_line = is_line_by_line(target, index, p->dim);
    if (p->slices) {
        fl_gather__write_slices(target, p->dim, (const int64_t *)(const void *)index->data, index->numel, p->source,
                                p->element, p->meet, !p->rounded);
        return;
    }
    if (widened && (!line_by_line || target->sizes[p->dim] > IN_FLOAT ||
                    index->sizes[p->dim] > (p->source ? IN_FLOAT : REPEATED))) {
        write_widened(target, p);
        return;
    }
    fl_tensor *source = p->source ? source_of(p, widened) : NULL;
    if (p->source && !source) return;
    const fl_dtype met = widened ? FL_FLOAT32 : dtype; /* in which elements meet */
    _Atomic bool outside = false;
    scattering s = {.outside = &outside,
                    .scatter = fl_elements__scatter(met, p->meet),
                    .repeats = !source,
                    .last = p->size ? (uint64_t)p->size - 1 : FL_ANY_INDEX};
    fl_lines__plan(&s.lines, target, source, index, p->dim);
    if (line_by_line) s.line_bytes = target->sizes[p->dim] * s.lines.item;
    if (widened) {
        s.widen = fl_cast__find(FL_FLOAT32, dtype);
        s.round = fl_cast__find(dtype, FL_FLOAT32);
    }
    int64_t repeated[REPEATED]; /* of up to 8 bytes each */
    if (!source) {
        s.lines.other = (char *)repeated;
        s.lines.other_item = (int64_t)fl_dtype_size(met);
        fl_cast__find(met, dtype)((char *)repeated, s.lines.other_item, p->element, 0,
                                  s.lines.length < REPEATED ? s.lines.length : REPEATED);
    }
    write_lines(&s, target, p);
    fl_release(source);
}

/* ---- scatter and scatter_add ----------------------------------------------------------------------------- */

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

bool fl_gather__moves_slices(const fl_tensor *self, int d, const fl_tensor *index, const fl_tensor *src) {
    if (d == self->ndim - 1 || !fl_lines__is_expanded(self, d, index)) return false;
    return !src || (src->flags & FL_T_CONTIGUOUS && fl_shape__equal(src, index));
}

bool fl_gather__check_scatter(const fl_tensor *self, int d, const fl_tensor *index, const fl_tensor *src,
                              const char *name) {
    if (src && src->dtype != self->dtype) {
        fl_fail(FL_RUNTIME_ERROR, "%s(): Expected self.dtype to be equal to src.dtype", name);
        return false;
    }
    if (index->numel == 0) return true;
    if (fl_gather__dims(index) != fl_gather__dims(self) || (src && fl_gather__dims(index) != fl_gather__dims(src))) {
        /* PyTorch misses a size of src, unless one before it is too small already */
        bool missing = src && src->ndim && src->ndim < index->ndim && fl_gather__dims(index) == fl_gather__dims(self);
        for (int i = 0; i < index->ndim && missing; i++)
            missing =
                (i == d || index->sizes[i] <= self->sizes[i]) && (i >= src->ndim || index->sizes[i] <= src->sizes[i]);
        fl_fail(missing ? FL_INDEX_ERROR : FL_RUNTIME_ERROR,
                "Index tensor must have the same number of dimensions as %s tensor",
                fl_gather__dims(index) != fl_gather__dims(self) ? "self" : "src");
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

/* An index so long is no more read from the caches when it is read a second time. */
#define LONG_INDEX (1 << 16)

/* Whether it takes less time to keep what a scatter writes over than to read the index twice. */
static bool is_kept(const fl_tensor *self, const fl_tensor *index, fl_meet meet) {
    if (fl_is_half((fl_dtype)self->dtype) && meet != FL_MEET_SET) return true; /* many are written into a copy anyway */
    const int64_t item = (int64_t)fl_dtype_size((fl_dtype)self->dtype);
    return index->numel >= LONG_INDEX && self->numel * item <= index->numel * (int64_t)sizeof(int64_t) / 2;
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
    fl_tensor *at = fl_lines__index(index, on_the_way ? -1 : size, d, slices, name);
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
