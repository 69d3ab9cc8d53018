/* arrange.c: new tensors out of the elements of others: joined, repeated, turned, cut to triangles. (Padding: pad.c.)
 */
#include "ops/plain.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/dense.h"
#include "ops/view.h"

/* ---- Joining --------------------------------------------------------------------------------------------- */

static bool is_legacy_empty(const fl_tensor *t) { return t->ndim == 1 && t->sizes[0] == 0; }

typedef struct joining {
    char *result;
    const char *const *parts;
    const int64_t *chunks; /* bytes of each part in one row */
    int64_t row;           /* bytes of a row of the result */
    int n;
    int64_t item; /* bytes of an element */
} joining;

#define NEAR_BYTES 16384
#define SHORT_JOIN 64 /* bytes of a part's row */

/* Chunks that are items: a column of the result is copied at a time, of rows that the nearest cache holds. */
static bool join_columns(const joining *j, int64_t begin, int64_t end) {
    const int64_t item = j->item, rows = 2048 / j->n;
    for (int i = 0; i < j->n; i++)
        if (j->chunks[i] != item) return false;
    const fl_move_kernels *move = fl_kernels__active.move;
    if (j->n == 2) {
        move->interleave[item](j->result + begin * j->row, j->parts[0] + begin * item, j->parts[1] + begin * item,
                               end - begin);
        return true;
    }
    for (int64_t r = begin; r < end; r += rows)
        for (int i = 0; i < j->n; i++)
            move->copy[item](j->result + r * j->row + i * item, j->row, j->parts[i] + r * item, item,
                             end - r < rows ? end - r : rows);
    return true;
}

static void join_rows(void *context, int64_t begin, int64_t end) {
    const joining *j = context;
    if (join_columns(j, begin, end)) return;
    if (j->row <= SHORT_JOIN * j->n) { /* part by part, of rows that the nearest cache holds */
        const int64_t rows = NEAR_BYTES / j->row;
        for (int64_t r = begin, some; r < end; r += some) {
            some = end - r < rows ? end - r : rows;
            char *to = j->result + r * j->row;
            for (int i = 0; i < j->n; to += j->chunks[i++])
                fl_kernels__active.move->copy_rows(to, j->row, j->parts[i] + r * j->chunks[i], j->chunks[i],
                                                   j->chunks[i], some);
        }
        return;
    }
    for (int64_t r = begin; r < end; r++) {
        char *to = j->result + r * j->row;
        for (int i = 0; i < j->n; i++) {
            int64_t bytes = j->chunks[i];
            fl_move__short(to, j->parts[i] + r * bytes, bytes);
            to += bytes;
        }
    }
}

static void run_join(joining *j, int64_t bytes) {
    const int64_t rows = bytes / j->row;
    fl_pool__for(rows, fl_pool__grain(rows, j->row / 8 + 4 * j->n), join_rows, j);
}

/* Whether t's memory is laid out like result's, but for its own size along dim, so that rows of both are runs of bytes.
 */
static bool rows_alike(const fl_tensor *result, const fl_tensor *t, int dim) {
    if (t->dtype != result->dtype) return false;
    int64_t inner = result->strides[dim], size = result->sizes[dim];
    for (int d = 0; d < t->ndim; d++) {
        if (t->sizes[d] == 1 || (d == dim && t->sizes[d] == 0)) continue;
        int64_t want = result->strides[d];
        if (d != dim && want >= inner * size) want = want / size * t->sizes[dim];
        if (t->strides[d] != want) return false;
    }
    return true;
}

#define FEW 16

/* Writes the tensors (all of result's shape but along dim, legacy empty ones among them) into result. */
static bool join(fl_tensor *result, fl_tensor *const *tensors, int n, int dim) {
    if (result->numel == 0) return true;
    int64_t item = (int64_t)fl_dtype_size((fl_dtype)result->dtype);
    bool alike = n <= FEW && fl_shape__is_dense(result);
    for (int i = 0; i < n && alike; i++) alike = is_legacy_empty(tensors[i]) || rows_alike(result, tensors[i], dim);
    if (alike) {
        const char *parts[FEW];
        int64_t chunks[FEW], inner = result->strides[dim];
        for (int i = 0; i < n; i++) {
            parts[i] = tensors[i]->data;
            chunks[i] = is_legacy_empty(tensors[i]) ? 0 : tensors[i]->sizes[dim] * inner * item;
        }
        run_join(&(joining){result->data, parts, chunks, result->sizes[dim] * inner * item, n, item},
                 result->numel * item);
        return true;
    }
    int64_t at = 0, sizes[FL_MAX_DIMS];
    for (int d = 0; d < result->ndim; d++) sizes[d] = result->sizes[d];
    for (int i = 0; i < n; i++) {
        if (is_legacy_empty(tensors[i])) continue;
        sizes[dim] = tensors[i]->sizes[dim];
        const int64_t offset = at * result->strides[dim];
        if (!fl_tensor__copy_part(result, result->ndim, sizes, result->strides, offset, tensors[i])) return false;
        at += sizes[dim];
    }
    return true;
}

static fl_tensor *record_join(fl_tensor *result, fl_tensor *const *tensors, int n, const fl_rule *rule, int dim) {
    fl_node *node = fl_node__record(rule, tensors, n, &result, 1, 0, sizeof(int64_t));
    if (node) *(int64_t *)fl_node__data(node) = dim;
    if (fl_failed()) {
        fl_release(result);
        return NULL;
    }
    return fl_scope__result(result);
}

static void cat_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t dim = *(const int64_t *)fl_node__data(node), at = 0, sizes[FL_MAX_DIMS];
    for (int i = 0; i < node->n_inputs; i++) {
        int ndim = fl_node__input_shape(node, i, sizes);
        if (ndim == 1 && sizes[0] == 0) { /* joins with anything */
            if (fl_node__needs(node, i)) out[i] = fl_node__zeros_of_input(node, i);
            continue;
        }
        if (fl_node__needs(node, i)) out[i] = fl_narrow(grad[0], dim, at, sizes[dim]);
        at += sizes[dim];
    }
}
static const fl_rule cat_rule = {.name = "CatBackward0", .backward = cat_backward, .saved = "; dim"};

/* Memory for what the tensors make together: channels-last where they all are. */
static fl_tensor *joined_empty(fl_tensor *const *tensors, int n, const fl_tensor *first, const int64_t *sizes) {
    const int ndim = first->ndim;
    fl_memory_format format = FL_CONTIGUOUS_FORMAT;
    if (ndim == 4 || ndim == 5) {
        format = fl_shape__suggest_format(tensors[0]);
        for (int i = 1; i < n && format != FL_CONTIGUOUS_FORMAT; i++)
            if (fl_shape__suggest_format(tensors[i]) != format) format = FL_CONTIGUOUS_FORMAT;
    }
    const fl_tensor *like = first;
    for (int i = 0; i < n && !like->planes.channels; i++) /* one alone makes the whole planar in PyTorch */
        if (tensors[i]->ndim == first->ndim) like = tensors[i];
    return fl_tensor__empty_from(like, fl_dtype__result(tensors, n), sizes, format);
}

fl_tensor *fl_cat__plain(fl_tensor *const *tensors, int n_tensors, const fl_cat_options *options) {
    if (fl_failed()) return NULL;
    if (n_tensors == 0) return fl_fail(FL_VALUE_ERROR, "torch.cat(): expected a non-empty list of Tensors");
    const fl_tensor *first = NULL;
    for (int i = 0; i < n_tensors; i++) {
        if (tensors[i]->ndim == 0)
            return fl_fail(FL_RUNTIME_ERROR, "zero-dimensional tensor (at position %d) cannot be concatenated", i);
        if (!first && !is_legacy_empty(tensors[i])) first = tensors[i];
    }
    const bool nothing = !first; /* of [0] alone, which join along any dimension */
    if (nothing) first = tensors[0];
    int dim = nothing ? 0 : fl_shape__wrap_dim(options ? options->dim : 0, first->ndim);
    if (dim < 0) return NULL;
    int64_t sizes[FL_MAX_DIMS];
    for (int d = 0; d < first->ndim; d++) sizes[d] = first->sizes[d];
    sizes[dim] = 0;
    for (int i = 0; i < n_tensors; i++) {
        const fl_tensor *t = tensors[i];
        if (is_legacy_empty(t)) continue;
        if (t->ndim != first->ndim)
            return fl_fail(FL_RUNTIME_ERROR, "Tensors must have same number of dimensions: got %d and %d", first->ndim,
                           t->ndim);
        for (int d = 0; d < t->ndim; d++) {
            if (d == dim) {
                sizes[d] += t->sizes[d];
            } else if (t->sizes[d] != sizes[d]) {
                return fl_fail(
                    FL_RUNTIME_ERROR,
                    "Sizes of tensors must match except in dimension %d. Expected size %lld but got size %lld "
                    "for tensor number %d in the list.",
                    dim, (long long)sizes[d], (long long)t->sizes[d], i);
            }
        }
    }
    fl_tensor *result = joined_empty(tensors, n_tensors, first, sizes);
    if (!result) return NULL;
    if (!join(result, tensors, n_tensors, dim)) {
        fl_release(result);
        return NULL;
    }
    return record_join(result, tensors, n_tensors, &cat_rule, dim);
}

static void stack_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t dim = *(const int64_t *)fl_node__data(node);
    for (int i = 0; i < node->n_inputs; i++)
        if (fl_node__needs(node, i)) out[i] = fl_select(grad[0], dim, i);
}
static const fl_rule stack_rule = {.name = "StackBackward0", .backward = stack_backward, .saved = "; dim"};

fl_tensor *fl_stack__plain(fl_tensor *const *tensors, int n_tensors, const fl_stack_options *options) {
    if (fl_failed()) return NULL;
    if (n_tensors == 0) return fl_fail(FL_RUNTIME_ERROR, "stack expects a non-empty TensorList");
    const fl_tensor *first = tensors[0];
    int dim = fl_shape__wrap_dim(options ? options->dim : 0, first->ndim + 1);
    if (dim < 0) return NULL;
    if (first->ndim == FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions", FL_MAX_DIMS);
    for (int i = 1; i < n_tensors; i++)
        if (!fl_shape__equal(first, tensors[i]))
            return fl_fail(FL_RUNTIME_ERROR,
                           "stack expects each tensor to be equal size, but got %s at entry 0 and %s at entry %d",
                           FL_SHAPE(first), FL_SHAPE(tensors[i]), i);
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    fl_tensor *result;
    if (dim < first->ndim && (first->ndim == 4 || first->ndim == 5)) {
        /* what cat along that dimension makes, which may be channels-last, seen with the dimension in two */
        for (int d = 0; d < first->ndim; d++) sizes[d] = d == dim ? first->sizes[d] * n_tensors : first->sizes[d];
        result = joined_empty(tensors, n_tensors, first, sizes);
        if (!result) return NULL;
        int64_t inner = result->strides[dim];
        for (int d = 0, s = 0; d <= first->ndim; d++) {
            sizes[d] = d == dim ? n_tensors : first->sizes[s];
            strides[d] = d == dim ? inner * first->sizes[dim] : result->strides[s];
            if (d != dim) s++;
        }
        const fl_planes planes = result->planes;
        if (!fl_tensor__restride(result, first->ndim + 1, sizes, strides)) {
            fl_release(result);
            return NULL;
        }
        result->planes = planes;
    } else {
        for (int d = 0, s = 0; d <= first->ndim; d++) sizes[d] = d == dim ? n_tensors : first->sizes[s++];
        result = fl_tensor__empty(fl_dtype__result(tensors, n_tensors), first->ndim + 1, sizes);
        if (!result) return NULL;
    }
    int64_t item = (int64_t)fl_dtype_size((fl_dtype)result->dtype);
    bool alike = n_tensors <= FEW && result->numel && result->flags & FL_T_CONTIGUOUS;
    for (int i = 0; i < n_tensors && alike; i++)
        alike = tensors[i]->dtype == result->dtype && tensors[i]->flags & FL_T_CONTIGUOUS;
    if (alike) {
        const int64_t chunk = result->strides[dim] * item;
        const char *parts[FEW];
        int64_t chunks[FEW];
        for (int i = 0; i < n_tensors; i++) {
            parts[i] = tensors[i]->data;
            chunks[i] = chunk;
        }
        run_join(&(joining){result->data, parts, chunks, chunk * n_tensors, n_tensors, item}, result->numel * item);
        return record_join(result, tensors, n_tensors, &stack_rule, dim);
    }
    /* each part is written through a view of the result without the new dimension */
    for (int d = 0, s = 0; d <= first->ndim; d++)
        if (d != dim) strides[s++] = result->strides[d];
    for (int i = 0; i < n_tensors; i++) {
        const fl_tensor *t = tensors[i];
        if (t->numel == 0) break;
        if (!fl_tensor__copy_part(result, t->ndim, t->sizes, strides, i * result->strides[dim], t)) {
            fl_release(result);
            return NULL;
        }
    }
    return record_join(result, tensors, n_tensors, &stack_rule, dim);
}

/* cat along dim of f(t) for every tensor; dim < 0: along 1, or 0 for vectors. */
static fl_tensor *join_as(fl_tensor *const *tensors, int n, fl_tensor *(*f)(fl_tensor *), int64_t dim,
                          const char *name) {
    if (fl_failed()) return NULL;
    if (n == 0) return fl_fail(FL_RUNTIME_ERROR, "%s expects a non-empty TensorList", name);
    size_t bytes = (size_t)n * sizeof(fl_tensor *);
    fl_tensor **shaped = fl_alloc__get(bytes), *result = NULL;
    if (!shaped) return NULL;
    fl_scope_open();
    for (int i = 0; i < n; i++) shaped[i] = f(tensors[i]);
    if (!fl_failed()) result = fl_cat(shaped, n, &(fl_cat_options){dim >= 0 ? dim : shaped[0]->ndim > 1});
    result = fl_scope_return(result);
    fl_alloc__put(shaped, bytes);
    return result;
}

static fl_tensor *as_column(fl_tensor *t) {
    return t->ndim <= 1 ? fl_reshape(t, (int64_t[]){t->numel, 1}, 2) : fl_scope__result(fl_tensor__retain(t));
}

fl_tensor *fl_hstack(fl_tensor *const *tensors, int n_tensors) {
    return join_as(tensors, n_tensors, fl_atleast_1d, -1, "hstack");
}
fl_tensor *fl_vstack(fl_tensor *const *tensors, int n_tensors) {
    return join_as(tensors, n_tensors, fl_atleast_2d, 0, "vstack");
}
fl_tensor *fl_dstack(fl_tensor *const *tensors, int n_tensors) {
    return join_as(tensors, n_tensors, fl_atleast_3d, 2, "dstack");
}
fl_tensor *fl_column_stack(fl_tensor *const *tensors, int n_tensors) {
    return join_as(tensors, n_tensors, as_column, 1, "column_stack");
}

/* Where tensor i of a block_diag stands, as a view of the whole. */
static fl_tensor *diagonal_block(fl_tensor *whole, int64_t row, int64_t column, int64_t rows, int64_t columns) {
    return fl_narrow(fl_narrow(whole, 0, row, rows), 1, column, columns);
}

static void block_extent(int ndim, const int64_t *sizes, int64_t *rows, int64_t *columns) {
    *rows = ndim == 2 ? sizes[0] : 1;
    *columns = ndim == 0 ? 1 : sizes[ndim - 1];
}

static void block_diag_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t row = 0, column = 0, rows, columns, sizes[FL_MAX_DIMS];
    for (int i = 0; i < node->n_inputs; i++) {
        int ndim = fl_node__input_shape(node, i, sizes);
        block_extent(ndim, sizes, &rows, &columns);
        if (fl_node__needs(node, i)) {
            fl_tensor *block = diagonal_block(grad[0], row, column, rows, columns);
            if (block) out[i] = fl_reshape(block, sizes, ndim);
        }
        row += rows;
        column += columns;
    }
}
static const fl_rule block_diag_rule = {.name = "BlockDiagBackward0", .backward = block_diag_backward};

fl_tensor *fl_block_diag(fl_tensor *const *tensors, int n_tensors) {
    if (fl_failed()) return NULL;
    if (n_tensors == 0) return fl_scope__result(fl_tensor__empty(fl_get_default_dtype(), 2, (int64_t[]){1, 0}));
    int64_t total[2] = {0, 0}, row = 0, column = 0, rows, columns;
    for (int i = 0; i < n_tensors; i++) {
        if (tensors[i]->ndim > 2)
            return fl_fail(
                FL_RUNTIME_ERROR,
                "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input %d has %d dimensions", i,
                tensors[i]->ndim);
        block_extent(tensors[i]->ndim, tensors[i]->sizes, &rows, &columns);
        total[0] += rows;
        total[1] += columns;
    }
    fl_tensor *whole = fl_tensor__empty(fl_dtype__result(tensors, n_tensors), 2, total);
    if (!whole) return NULL;
    fl_tensor__fill(whole, fl_int(0));
    for (int i = 0; i < n_tensors; i++) {
        block_extent(tensors[i]->ndim, tensors[i]->sizes, &rows, &columns);
        int64_t sizes[2] = {rows, columns};
        int skip = 2 - tensors[i]->ndim;
        fl_tensor *block = fl_tensor__view(whole, tensors[i]->ndim, sizes + skip, whole->strides + skip,
                                           row * whole->strides[0] + column * whole->strides[1]);
        if (!block || !fl_tensor__copy(block, tensors[i])) {
            fl_release(block);
            fl_release(whole);
            return NULL;
        }
        fl_release(block);
        row += rows;
        column += columns;
    }
    return record_join(whole, tensors, n_tensors, &block_diag_rule, 0);
}

/* ---- Repeating ------------------------------------------------------------------------------------------- */

typedef struct repetition {
    int64_t n, times[FL_MAX_DIMS];
} repetition;
#define REPETITION_BYTES(r) (((size_t)(r)->n + 1) * sizeof(int64_t))

/* The result of a repetition as [times, size] for every dimension, and self as the same with strides of 0: what goes
 * where. Pairs of one are left out. False after an error. */
static bool repeat_views(const fl_tensor *result, const fl_tensor *self, const repetition *r, fl_tensor **all,
                         fl_tensor **own) {
    int64_t sizes[2 * FL_MAX_DIMS], strides[2 * FL_MAX_DIMS], to[2 * FL_MAX_DIMS];
    int n = 0, extra = (int)r->n - self->ndim;
    for (int d = 0; d < r->n; d++) {
        int64_t size = d < extra ? 1 : self->sizes[d - extra];
        if (r->times[d] != 1) {
            sizes[n] = r->times[d];
            strides[n] = 0;
            to[n++] = size * result->strides[d];
        }
        if (size != 1) {
            sizes[n] = size;
            strides[n] = self->strides[d - extra];
            to[n++] = result->strides[d];
        }
    }
    if (n > FL_MAX_DIMS) {
        fl_fail(FL_RUNTIME_ERROR, "repeat(): too many dimensions");
        return false;
    }
    *all = fl_tensor__view(result, n, sizes, to, 0);
    *own = *all ? fl_tensor__view(self, n, sizes, strides, 0) : NULL;
    if (*own) return true;
    fl_release(*all);
    return false;
}

static const fl_rule repeat_backward_rule;

static void repeat_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const repetition *r = fl_node__data(node);
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *sum = fl_tensor__empty((fl_dtype)grad[0]->dtype, ndim, sizes), *all, *own;
    if (!sum) return;
    fl_tensor__fill(sum, fl_int(0));
    if (grad[0]->numel) {
        if (!repeat_views(grad[0], sum, r, &all, &own)) {
            fl_release(sum);
            return;
        }
        fl_view__accumulate(own, all);
        fl_release(own);
        fl_release(all);
    }
    out[0] = fl_view__finish_copy(sum, grad[0], &repeat_backward_rule, r, REPETITION_BYTES(r));
}
static void repeat_backward_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const repetition *r = fl_node__data(node);
    out[0] = fl_repeat(grad[0], r->times, (int)r->n);
}
static const fl_rule repeat_backward_rule = {.name = "RepeatBackwardBackward0", .backward = repeat_backward_backward};
static const fl_rule repeat_rule = {.name = "RepeatBackward0", .backward = repeat_backward};

fl_tensor *fl_repeat(fl_tensor *self, const int64_t *repeats, int n_repeats) {
    if (fl_failed()) return NULL;
    if (n_repeats < self->ndim)
        return fl_fail(FL_RUNTIME_ERROR,
                       "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");
    if (n_repeats > FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions", FL_MAX_DIMS);
    repetition r;
    r.n = n_repeats;
    int64_t sizes[FL_MAX_DIMS];
    for (int d = 0; d < n_repeats; d++) {
        int64_t size = d < n_repeats - self->ndim ? 1 : self->sizes[d - (n_repeats - self->ndim)];
        r.times[d] = repeats[d];
        if (__builtin_mul_overflow(size, repeats[d], &sizes[d]))
            return fl_fail(FL_RUNTIME_ERROR, "repeat(): the result would be too large");
    }
    fl_tensor *result = fl_tensor__empty((fl_dtype)self->dtype, n_repeats, sizes), *all, *own;
    if (result && result->numel) {
        if (!repeat_views(result, self, &r, &all, &own)) {
            fl_release(result);
            return NULL;
        }
        fl_tensor__copy(all, own);
        fl_release(own);
        fl_release(all);
    }
    return fl_view__finish_copy(result, self, &repeat_rule, &r, REPETITION_BYTES(&r));
}

fl_tensor *fl_tile(fl_tensor *self, const int64_t *dims, int n_dims) {
    if (fl_failed()) return NULL;
    if (n_dims >= self->ndim) return fl_repeat(self, dims, n_dims);
    int64_t padded[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) {
        int j = i - (self->ndim - n_dims);
        padded[i] = j < 0 ? 1 : dims[j];
    }
    return fl_repeat(self, padded, self->ndim);
}

/* Here a tensor without dimensions has none to be named. */
static int wrapped_dim(int64_t dim, const fl_tensor *t) {
    if (t->ndim) return fl_shape__wrap_dim(dim, t->ndim);
    fl_fail(FL_INDEX_ERROR, "repeat_interleave(): dim %lld of a tensor that has no dimensions", (long long)dim);
    return -1;
}

fl_tensor *fl_repeat_interleave(fl_tensor *self, int64_t repeats, const fl_repeat_interleave_options *options) {
    if (fl_failed()) return NULL;
    if (repeats < 0) return fl_fail(FL_RUNTIME_ERROR, "Repeats must be non-negative");
    const int64_t wanted = options ? options->output_size : FL_NONE;
    fl_scope_open();
    fl_tensor *input = self;
    int64_t dim = options ? options->dim : FL_NONE;
    if (dim == FL_NONE) {
        input = fl_flatten(self, NULL);
        dim = 0;
    }
    int d = input ? wrapped_dim(dim, input) : -1;
    fl_tensor *result = NULL;
    if (d >= 0) {
        fl_tensor *spread = fl_unsqueeze(input, d + 1);
        int64_t sizes[FL_MAX_DIMS];
        for (int i = 0; spread && i < spread->ndim; i++) sizes[i] = spread->sizes[i];
        sizes[d + 1] = repeats;
        if (spread) spread = fl_expand(spread, sizes, spread->ndim, NULL);
        if (spread) spread = fl_clone(spread, &(fl_clone_options){FL_CONTIGUOUS_FORMAT});
        int64_t total;
        if (spread && __builtin_mul_overflow(sizes[d], repeats, &total))
            fl_fail(FL_RUNTIME_ERROR, "repeat_interleave(): the result would be too large");
        else if (spread && wanted != FL_NONE && wanted != total)
            fl_fail(FL_RUNTIME_ERROR, "repeat_interleave(): expected an output_size of %lld, but got %lld",
                    (long long)total, (long long)wanted);
        else if (spread) {
            sizes[d] = total;
            for (int i = d + 1; i + 1 < spread->ndim; i++) sizes[i] = sizes[i + 1];
            result = fl_view(spread, sizes, spread->ndim - 1);
        }
    }
    return fl_scope_return(result);
}

fl_tensor *fl_repeat_interleave_counts(fl_tensor *repeats, const fl_repeat_interleave_counts_options *options) {
    if (fl_failed()) return NULL;
    if (fl_is_float((fl_dtype)repeats->dtype)) return fl_dense__unsupported("repeat_interleave_cpu", repeats);
    if (repeats->ndim != 1) return fl_fail(FL_RUNTIME_ERROR, "repeat_interleave only accept 1D vector as repeat");
    if (repeats->dtype != FL_INT64 && repeats->dtype != FL_INT32)
        return fl_fail(FL_RUNTIME_ERROR, "repeats has to be Long or Int tensor");
    fl_tensor *counts = fl_tensor__contiguous_as(repeats, FL_INT64);
    if (!counts) return NULL;
    const int64_t *c = (const int64_t *)(const void *)counts->data;
    int64_t total = 0;
    fl_tensor *result = NULL;
    for (int64_t i = 0; i < counts->numel; i++) {
        if (c[i] < 0 || __builtin_add_overflow(total, c[i], &total)) {
            fl_fail(FL_RUNTIME_ERROR, "repeats can not be negative");
            break;
        }
    }
    if (!fl_failed() && options && options->output_size != FL_NONE && options->output_size != total)
        fl_fail(FL_RUNTIME_ERROR, "allocated size does not match required size");
    if (!fl_failed()) result = fl_tensor__empty((fl_dtype)repeats->dtype, 1, &total);
    if (result) {
        int64_t at = 0;
        for (int64_t i = 0; i < counts->numel; i++)
            for (int64_t k = 0; k < c[i]; k++, at++) {
                if (result->dtype == FL_INT64)
                    ((int64_t *)(void *)result->data)[at] = i;
                else
                    ((int32_t *)(void *)result->data)[at] = (int32_t)i;
            }
    }
    fl_release(counts);
    return fl_scope__result(result);
}

fl_tensor *fl_repeat_interleave_tensor(fl_tensor *self, fl_tensor *repeats,
                                       const fl_repeat_interleave_tensor_options *options) {
    if (fl_failed()) return NULL;
    fl_scope_open();
    fl_tensor *input = self, *result = NULL;
    int64_t dim = options ? options->dim : FL_NONE;
    if (dim == FL_NONE) {
        input = fl_flatten(self, NULL);
        dim = 0;
    }
    int d = input ? wrapped_dim(dim, input) : -1;
    if (d >= 0) {
        int64_t size = input->sizes[d];
        fl_tensor *counts = repeats;
        if (repeats->ndim == 0 || (repeats->ndim == 1 && repeats->sizes[0] == 1)) {
            counts = fl_reshape(repeats, (int64_t[]){1}, 1);
            if (counts) counts = fl_expand(counts, &size, 1, NULL);
        } else if (repeats->ndim == 1 && repeats->sizes[0] != size) {
            counts = fl_fail(FL_RUNTIME_ERROR,
                             "repeats must have the same size as input along dim, but got repeats.size(0) = %lld and "
                             "input.size(%d) = %lld",
                             (long long)repeats->sizes[0], d, (long long)size);
        } else if (repeats->ndim > 1) {
            counts = fl_fail(FL_RUNTIME_ERROR, "repeats must be 0-dim or 1-dim tensor");
        }
        fl_tensor *index =
            counts ? fl_repeat_interleave_counts(
                         counts, &(fl_repeat_interleave_counts_options){options ? options->output_size : FL_NONE})
                   : NULL;
        if (index) result = fl_index_select(input, d, index);
    }
    return fl_scope_return(result);
}

/* ---- Turning --------------------------------------------------------------------------------------------- */

typedef struct turn {
    int64_t n, amount[FL_MAX_DIMS], dims[FL_MAX_DIMS];
} turn;

static fl_tensor *flipped(fl_tensor *self, fl_dims over) {
    int64_t strides[FL_MAX_DIMS], offset = 0;
    for (int d = 0; d < self->ndim; d++) {
        bool turned = over >> d & 1;
        strides[d] = turned ? -self->strides[d] : self->strides[d];
        if (turned && self->sizes[d]) offset += (self->sizes[d] - 1) * self->strides[d];
    }
    fl_tensor *result = fl_tensor__empty_like(self, (fl_dtype)self->dtype, self->sizes);
    if (!result || self->numel == 0) return result;
    fl_tensor *backwards = fl_tensor__view(self, self->ndim, self->sizes, strides, offset);
    bool done = backwards && fl_tensor__copy(result, backwards);
    fl_release(backwards);
    if (done) return result;
    fl_release(result);
    return NULL;
}

static void flip_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const turn *t = fl_node__data(node);
    out[0] = fl_flip(grad[0], t->dims, (int)t->n);
}
static const fl_rule flip_rule = {.name = "FlipBackward0", .backward = flip_backward};

fl_tensor *fl_flip(fl_tensor *self, const int64_t *dims, int n_dims) {
    if (fl_failed()) return NULL;
    fl_dims over = 0;
    turn t;
    t.n = 0;
    for (int i = 0; i < n_dims; i++) {
        int d = fl_shape__wrap_dim(dims[i], self->ndim);
        if (d < 0) return NULL;
        if (over >> d & 1) return fl_fail(FL_RUNTIME_ERROR, "dim %d appears multiple times in the list of dims", d);
        over |= FL_DIM(d);
        t.dims[t.n++] = d;
    }
    return fl_view__finish_copy(flipped(self, self->ndim ? over : 0), self, &flip_rule, &t, sizeof(t));
}

fl_tensor *fl_fliplr(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->ndim < 2) return fl_fail(FL_RUNTIME_ERROR, "Input must be >= 2-d.");
    return fl_flip(self, (int64_t[]){1}, 1);
}
fl_tensor *fl_flipud(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->ndim < 1) return fl_fail(FL_RUNTIME_ERROR, "Input must be >= 1-d.");
    return fl_flip(self, (int64_t[]){0}, 1);
}

/* src moved by `shift` (in [0, size)) along dim, into dst. */
static bool roll_dim(fl_tensor *dst, const fl_tensor *src, int dim, int64_t shift) {
    int64_t size = src->sizes[dim], sizes[FL_MAX_DIMS];
    for (int d = 0; d < src->ndim; d++) sizes[d] = src->sizes[d];
    for (int half = 0; half < 2; half++) {
        int64_t from = half ? size - shift : 0, to = half ? 0 : shift;
        sizes[dim] = half ? shift : size - shift;
        if (!sizes[dim]) continue;
        fl_tensor *a = fl_tensor__view(dst, src->ndim, sizes, dst->strides, to * dst->strides[dim]);
        fl_tensor *b = a ? fl_tensor__view(src, src->ndim, sizes, src->strides, from * src->strides[dim]) : NULL;
        bool done = b && fl_tensor__copy(a, b);
        fl_release(a);
        fl_release(b);
        if (!done) return false;
    }
    return true;
}

static void roll_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const turn *t = fl_node__data(node);
    int64_t back[FL_MAX_DIMS];
    int n_back = t->n ? (int)t->n : 1;
    for (int i = 0; i < n_back; i++) back[i] = -t->amount[i];
    out[0] = fl_roll(grad[0], back, n_back, &(fl_roll_options){t->n ? t->dims : NULL, (int)t->n});
}
static const fl_rule roll_rule = {.name = "RollBackward0", .backward = roll_backward};

fl_tensor *fl_roll(fl_tensor *self, const int64_t *shifts, int n_shifts, const fl_roll_options *options) {
    if (fl_failed()) return NULL;
    int n_dims = options ? options->n_dims : 0;
    if (n_shifts == 0) return fl_fail(FL_RUNTIME_ERROR, "`shifts` required");
    if (self->ndim == 0 && n_dims == 1 && n_shifts == 1)
        return fl_fail(FL_INDEX_ERROR, "Dimension specified as %lld but tensor has no dimensions",
                       (long long)options->dims[0]);
    turn t;
    t.n = 0;
    fl_tensor *now = NULL;
    const bool flat = n_dims == 0 && n_shifts == 1;
    if (!flat && n_dims != n_shifts)
        return fl_fail(FL_RUNTIME_ERROR, "shifts and dimensions must align. shifts: %d, dims:%d", n_shifts, n_dims);
    if (flat || self->numel == 0) { /* all elements as one row; of no elements the dimensions need not be there */
        t.amount[0] = shifts[0];
        now = fl_tensor__dense(self, (fl_dtype)self->dtype, FL_CONTIGUOUS_FORMAT);
        fl_tensor *result = now ? fl_tensor__empty((fl_dtype)self->dtype, self->ndim, self->sizes) : NULL;
        if (result && self->numel) {
            int64_t n = self->numel, by = shifts[0] % n, one = 1;
            fl_tensor *from = fl_tensor__view(now, 1, &n, &one, 0);
            fl_tensor *to = from ? fl_tensor__view(result, 1, &n, &one, 0) : NULL;
            if (to) roll_dim(to, from, 0, by < 0 ? by + n : by);
            fl_release(from);
            fl_release(to);
        }
        fl_release(now);
        now = result;
    } else {
        if (n_dims > FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "roll(): too many dimensions");
        for (int i = 0; i < n_dims; i++) {
            int d = fl_shape__wrap_dim(options->dims[i], self->ndim);
            if (d < 0) return NULL;
            t.dims[t.n] = d;
            t.amount[t.n++] = shifts[i];
        }
        now = fl_tensor__retain(self);
        for (int i = 0; i < n_dims && now; i++) {
            int64_t size = self->ndim ? self->sizes[t.dims[i]] : 1, by = size ? t.amount[i] % size : 0;
            /* PyTorch joins two pieces, of which an empty one tells no layout */
            const fl_memory_format format = by ? fl_shape__suggest_format(now) : FL_CONTIGUOUS_FORMAT;
            fl_tensor *next = fl_tensor__empty_from(now, (fl_dtype)now->dtype, now->sizes, format);
            if (next && self->numel) {
                if (self->ndim == 0)
                    fl_tensor__copy(next, now);
                else
                    roll_dim(next, now, (int)t.dims[i], by < 0 ? by + size : by);
            }
            fl_release(now);
            now = next;
        }
    }
    if (fl_failed()) {
        fl_release(now);
        return NULL;
    }
    return fl_view__finish_copy(now, self, &roll_rule, &t, sizeof(t));
}

static void rot90_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const turn *t = fl_node__data(node);
    out[0] = fl_rot90(grad[0], &(fl_rot90_options){-t->n, {t->dims[0], t->dims[1]}});
}
static const fl_rule rot90_rule = {.name = "Rot90Backward0", .backward = rot90_backward};

fl_tensor *fl_rot90(fl_tensor *self, const fl_rot90_options *options) {
    static const fl_rot90_options fallback = FL_ROT90_OPTIONS;
    const fl_rot90_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    if (self->ndim < 2)
        return fl_fail(FL_RUNTIME_ERROR, "expected total dims >= 2, but got total dims = %d", self->ndim);
    int a = fl_shape__wrap_dim(o->dims[0], self->ndim);
    if (a < 0) return NULL;
    int b = fl_shape__wrap_dim(o->dims[1], self->ndim);
    if (b < 0) return NULL;
    if (a == b)
        return fl_fail(FL_RUNTIME_ERROR, "expected rotation dims to be different, but got dim0 = %lld and dim1 = %lld",
                       (long long)o->dims[0], (long long)o->dims[1]);
    turn t = {.n = ((o->k % 4) + 4) % 4, .dims = {a, b}};
    fl_tensor *result;
    if (t.n == 0) {
        result = fl_tensor__empty((fl_dtype)self->dtype, self->ndim, self->sizes);
        if (result) fl_tensor__copy(result, self);
    } else {
        result = flipped(self, t.n == 1 ? FL_DIM(b) : t.n == 2 ? FL_DIM(a) | FL_DIM(b) : FL_DIM(a));
        if (result && t.n != 2) {
            int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
            for (int d = 0; d < self->ndim; d++) {
                int from = d == a ? b : d == b ? a : d;
                sizes[d] = result->sizes[from];
                strides[d] = result->strides[from];
            }
            fl_tensor__restride(result, self->ndim, sizes, strides);
        }
    }
    return fl_view__finish_copy(result, self, &rot90_rule, &t, sizeof(t));
}

/* ---- Triangles and diagonals ----------------------------------------------------------------------------- */

typedef struct triangle {
    char *to;
    const char *from;
    int64_t rows, columns, item, diagonal;
    bool upper;
} triangle;

static void cut_rows(void *context, int64_t begin, int64_t end) {
    const triangle *t = context;
    const int64_t bytes = t->columns * t->item;
    for (int64_t r = begin, count; r < end; r += count) {
        /* elements before `edge` belong to the lower triangle (which holds the diagonal), or not to the upper one */
        const int64_t row = r % t->rows, left = t->rows - row < end - r ? t->rows - row : end - r;
        int64_t edge = row + t->diagonal + (t->upper ? 0 : 1);
        char *to = t->to + r * bytes;
        const char *from = t->from + r * bytes;
        count = 1;
        if (edge <= 0 || edge >= t->columns) { /* as rows before, or after, it are */
            count = edge >= t->columns || 1 - edge > left ? left : 1 - edge;
            if (t->upper == (edge >= t->columns))
                memset(to, 0, (size_t)(count * bytes));
            else if (to != from)
                memcpy(to, from, (size_t)(count * bytes));
            continue;
        }
        const int64_t low = edge * t->item, high = bytes - low;
        if (t->upper) {
            memset(to, 0, (size_t)low);
            if (to != from) memcpy(to + low, from + low, (size_t)high);
        } else {
            if (to != from) memcpy(to, from, (size_t)low);
            memset(to + low, 0, (size_t)high);
        }
    }
}

/* result (row-major) <- the triangle of source (row-major, may be result). */
static void cut(fl_tensor *result, const fl_tensor *source, int64_t diagonal, bool upper) {
    int n = result->ndim;
    int64_t rows = result->sizes[n - 2], columns = result->sizes[n - 1];
    int64_t most = rows > columns ? rows : columns; /* further out is the same, and cannot overflow */
    diagonal = diagonal > most ? most : diagonal < -most ? -most : diagonal;
    triangle t = {result->data, source->data, rows, columns, (int64_t)fl_dtype_size((fl_dtype)result->dtype),
                  diagonal,     upper};
    int64_t all = columns ? result->numel / columns : 0;
    if (all) fl_pool__for(all, fl_pool__grain(all, columns / 4 + 8), cut_rows, &t);
}

static void tril_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    out[0] = fl_tril(grad[0], &(fl_tril_options){*(const int64_t *)fl_node__data(node)});
}
static void triu_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    out[0] = fl_triu(grad[0], &(fl_triu_options){*(const int64_t *)fl_node__data(node)});
}
static const fl_rule tril_rule = {.name = "TrilBackward0", .backward = tril_backward};
static const fl_rule triu_rule = {.name = "TriuBackward0", .backward = triu_backward};

static bool check_matrix(const fl_tensor *self, bool upper) {
    if (self->ndim >= 2) return true;
    fl_fail(FL_RUNTIME_ERROR, "tri%c: input tensor must have at least 2 dimensions", upper ? 'u' : 'l');
    return false;
}

static fl_tensor *triangle_of(fl_tensor *self, int64_t diagonal, bool upper) {
    if (fl_failed() || !check_matrix(self, upper)) return NULL;
    fl_tensor *source = fl_tensor__contiguous(self);
    fl_tensor *result = source ? fl_tensor__empty((fl_dtype)self->dtype, self->ndim, self->sizes) : NULL;
    if (result) cut(result, source, diagonal, upper);
    fl_release(source);
    return fl_view__finish_copy(result, self, upper ? &triu_rule : &tril_rule, &diagonal, sizeof(diagonal));
}

static fl_tensor *triangle_in_place(fl_tensor *self, int64_t diagonal, bool upper) {
    if (fl_failed() || !check_matrix(self, upper)) return NULL;
    fl_tensor *work = fl_tensor__contiguous(self);
    if (!work) return NULL;
    if (!fl_inplace__begin(self)) {
        fl_release(work);
        return NULL;
    }
    fl_node *node = fl_node__record(upper ? &triu_rule : &tril_rule, &self, 1, NULL, 0, 0, sizeof(diagonal));
    if (node) *(int64_t *)fl_node__data(node) = diagonal;
    const bool ready = fl_inplace__ready(self, &node);
    if (ready) {
        cut(work, work, diagonal, upper);
        if (work != self) fl_tensor__copy(self, work);
        fl_inplace__end(self, node);
    }
    fl_release(work);
    return fl_failed() ? NULL : self;
}

fl_tensor *fl_tril(fl_tensor *self, const fl_tril_options *options) {
    return triangle_of(self, options ? options->diagonal : 0, false);
}
fl_tensor *fl_triu(fl_tensor *self, const fl_triu_options *options) {
    return triangle_of(self, options ? options->diagonal : 0, true);
}
fl_tensor *fl_tril_(fl_tensor *self, const fl_tril_options *options) {
    return triangle_in_place(self, options ? options->diagonal : 0, false);
}
fl_tensor *fl_triu_(fl_tensor *self, const fl_triu_options *options) {
    return triangle_in_place(self, options ? options->diagonal : 0, true);
}

typedef struct diagonal_at {
    int64_t offset, dim1, dim2;
} diagonal_at;

static void diag_embed_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const diagonal_at *d = fl_node__data(node);
    out[0] = fl_diagonal(grad[0], &(fl_diagonal_options){d->offset, d->dim1, d->dim2});
}
static const fl_rule diag_embed_rule = {.name = "DiagEmbedBackward0", .backward = diag_embed_backward};

fl_tensor *fl_diag_embed(fl_tensor *self, const fl_diag_embed_options *options) {
    static const fl_diag_embed_options fallback = FL_DIAG_EMBED_OPTIONS;
    const fl_diag_embed_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    if (self->ndim == FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions", FL_MAX_DIMS);
    int n = self->ndim + 1;
    int d1 = fl_shape__wrap_dim(o->dim1, n);
    if (d1 < 0) return NULL;
    int d2 = fl_shape__wrap_dim(o->dim2, n);
    if (d2 < 0) return NULL;
    if (d1 == d2)
        return fl_fail(FL_RUNTIME_ERROR, "diagonal dimensions cannot be identical %lld, %lld", (long long)o->dim1,
                       (long long)o->dim2);
    if (self->ndim == 0) return fl_fail(FL_INDEX_ERROR, "diag_embed(): expected at least a 1-dimensional tensor");
    int64_t far = o->offset < 0 ? -o->offset : o->offset, last = self->sizes[self->ndim - 1], size;
    if (o->offset == INT64_MIN || __builtin_add_overflow(last, far, &size))
        return fl_fail(FL_RUNTIME_ERROR, "diag_embed(): offset %lld is too large", (long long)o->offset);
    int64_t sizes[FL_MAX_DIMS];
    for (int d = 0, s = 0; d < n; d++) sizes[d] = d == d1 || d == d2 ? size : self->sizes[s++];
    fl_tensor *result = fl_tensor__empty((fl_dtype)self->dtype, n, sizes);
    if (!result) return NULL;
    fl_tensor__fill(result, fl_int(0));
    int64_t strides[FL_MAX_DIMS], at = far * result->strides[o->offset < 0 ? d1 : d2];
    int m = 0;
    for (int d = 0; d < n; d++)
        if (d != d1 && d != d2) strides[m++] = result->strides[d];
    strides[m] = result->strides[d1] + result->strides[d2];
    if (!fl_tensor__copy_part(result, self->ndim, self->sizes, strides, self->numel ? at : 0, self)) {
        fl_release(result);
        return NULL;
    }
    diagonal_at where = {o->offset, d1, d2};
    return fl_view__finish_copy(result, self, &diag_embed_rule, &where, sizeof(where));
}

fl_tensor *fl_diag(fl_tensor *self, const fl_diag_options *options) {
    int64_t offset = options ? options->diagonal : 0;
    if (fl_failed()) return NULL;
    if (self->ndim == 1) return fl_diag_embed(self, &(fl_diag_embed_options){offset, 0, 1});
    if (self->ndim == 2) return fl_diagonal_copy(self, &(fl_diagonal_copy_options){offset, 0, 1});
    return fl_fail(FL_RUNTIME_ERROR, "diag(): Supports 1D or 2D tensors. Got %dD", self->ndim);
}

fl_tensor *fl_diagflat(fl_tensor *self, const fl_diagflat_options *options) {
    const fl_diag_options o = {options ? options->offset : 0};
    if (fl_failed()) return NULL;
    return FL_COMPOSITE(fl_diag(fl_reshape(self, (int64_t[]){-1}, 1), &o));
}
