/* places.c: reading and writing by index tensors. All offsets are found (and checked) first; then blocks move between
 * the indexed tensor and a plain one, each of which has strides of its own.
 */
#include "ops/places.h"

#include "ops/plain.h"

#include "base/alloc.h"
#include "base/pool.h"

/* ---- Index tensors --------------------------------------------------------------------------------------- */

/* Where a mask is true: one int64 vector for each of its dimensions. False after an error. */
static bool add_mask(const fl_tensor *mask, fl_tensor **out) {
    bool kept = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    fl_scope_open();
    fl_tensor *table = fl_nonzero((fl_tensor *)mask);
    bool done = table != NULL;
    for (int d = 0; d < mask->ndim && done; d++) {
        fl_tensor *column = fl_select(table, 1, d);
        out[d] = column ? fl_tensor__contiguous(column) : NULL;
        done = out[d] != NULL;
    }
    fl_scope_close();
    fl_thread__self.no_grad = kept;
    return done;
}

bool fl_places__add(fl_tensor **tensors, int *at, const fl_tensor *named, const int64_t *sizes, int ndim,
                    fl_tensor *t) {
    bool mask = fl_places__is_mask(t);
    if (!mask && t->dtype != FL_INT64 && t->dtype != FL_INT32) {
        fl_fail(FL_INDEX_ERROR, "tensors used as indices must be long, int, byte or bool tensors");
        return false;
    }
    if (*at + (mask ? t->ndim : 1) > ndim) {
        fl_fail(FL_INDEX_ERROR, "too many indices for tensor of dimension %d", named->ndim);
        return false;
    }
    if (t->dtype == FL_UINT8 && !fl_warn(FL_USER_WARNING,
                                         "indexing with dtype torch.uint8 is now deprecated, please use a dtype "
                                         "torch.bool instead."))
        return false;
    if (!mask) {
        tensors[*at] = t->dtype == FL_INT64 ? fl_tensor__retain(t) : fl_tensor__dense(t, FL_INT64, FL_PRESERVE_FORMAT);
        return tensors[(*at)++] != NULL;
    }
    for (int d = 0; d < t->ndim; d++) {
        if (t->sizes[d] == sizes[*at + d]) continue;
        fl_fail(FL_INDEX_ERROR,
                "The shape of the mask %s at index %d does not match the shape of the indexed tensor %s at index %d",
                FL_SHAPE(t), d, fl_shape__print(&(fl_shape_text){{0}}, sizes, ndim), *at + d);
        return false;
    }
    if (!add_mask(t, tensors + *at)) return false;
    *at += t->ndim;
    return true;
}

/* The broadcast shape of the tensors; its ndim, -1 after an error. */
static int broadcast_shape(fl_tensor *const *tensors, int n, int64_t *shape) {
    int ndim = 0;
    for (int d = 0; d < n; d++) {
        const fl_tensor *t = tensors[d];
        if (!t) continue;
        int64_t out[FL_MAX_DIMS];
        int both = t->ndim > ndim ? t->ndim : ndim;
        for (int i = 1; i <= both; i++) {
            int64_t a = i <= ndim ? shape[ndim - i] : 1, b = i <= t->ndim ? t->sizes[t->ndim - i] : 1;
            if (a != b && a != 1 && b != 1) {
                char list[512];
                int used = 0;
                for (int k = 0; k < n; k++)
                    if (tensors[k] && used < (int)sizeof(list))
                        used += snprintf(list + used, sizeof(list) - (size_t)used, "%s%s", used ? ", " : "",
                                         FL_SHAPE(tensors[k]));
                fl_fail(FL_INDEX_ERROR,
                        "shape mismatch: indexing tensors could not be broadcast together with shapes %s", list);
                return -1;
            }
            out[both - i] = a == 1 ? b : a;
        }
        ndim = both;
        for (int i = 0; i < ndim; i++) shape[i] = out[i];
    }
    return ndim;
}

/* t's strides over a broadcast shape, in elements. */
static void broadcast_strides(const fl_tensor *t, int ndim, int64_t *strides) {
    for (int i = 0; i < ndim; i++) {
        int d = i - (ndim - t->ndim);
        strides[i] = d < 0 || t->sizes[d] == 1 ? 0 : t->strides[d];
    }
}

/* offsets += t[...] * stride over the shape, negative entries wrapped; false and an IndexError for one out of range. */
static bool add_offsets(fl_places *p, const fl_tensor *t, const int64_t *shape, int64_t size, int64_t stride, int dim) {
    int64_t at[FL_MAX_DIMS], steps[FL_MAX_DIMS];
    int ndim = p->n_index;
    for (int d = 0; d < ndim; d++) at[d] = 0;
    broadcast_strides(t, ndim, steps);
    const int64_t *base = (const int64_t *)(const void *)t->data;
    int64_t inner = ndim ? shape[ndim - 1] : 1, step = ndim ? steps[ndim - 1] : 0, from = 0;
    for (int64_t i = 0; i < p->count;) {
        for (int64_t k = 0; k < inner; k++, i++) {
            int64_t index = base[from + k * step];
            if (FL_UNLIKELY(index < -size || index >= size)) {
                fl_fail(FL_INDEX_ERROR, "index %lld is out of bounds for dimension %d with size %lld", (long long)index,
                        dim, (long long)size);
                return false;
            }
            p->offsets[i] += (index < 0 ? index + size : index) * stride;
        }
        for (int d = ndim - 2; d >= 0; d--) {
            from += steps[d];
            if (++at[d] < shape[d]) break;
            from -= shape[d] * steps[d];
            at[d] = 0;
        }
    }
    return true;
}

void fl_places__close(fl_places *p) {
    for (int d = 0; d < p->n_tensors; d++) fl_release(p->tensors[d]);
    fl_alloc__put(p->offsets, (size_t)p->count * sizeof(int64_t));
    p->offsets = NULL;
}

static bool open_places(fl_places *p, const fl_tensor *self) {
    int first = -1, last = -1, indexed = 0;
    for (int d = 0; d < self->ndim; d++) {
        if (!p->tensors[d]) continue;
        if (first < 0) first = d;
        last = d;
        indexed++;
    }
    int64_t shape[FL_MAX_DIMS];
    p->n_index = broadcast_shape(p->tensors, self->ndim, shape);
    if (p->n_index < 0) return false;
    if (self->ndim - indexed + p->n_index > FL_MAX_DIMS) {
        fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions", FL_MAX_DIMS);
        return false;
    }
    int64_t item = (int64_t)fl_dtype_size((fl_dtype)self->dtype), count = 1, others = 1;
    bool together = last - first + 1 == indexed;
    p->n_before = together ? first : 0;
    p->n_after = self->ndim - indexed - p->n_before;
    for (int i = 0; i < p->n_index; i++) {
        p->sizes[p->n_before + i] = shape[i];
        p->strides[p->n_before + i] = 0;
        count *= shape[i];
    }
    for (int d = 0, n = 0; d < self->ndim; d++) {
        if (p->tensors[d]) {
            if (self->sizes[d] > 0 || count == 0) continue;
            fl_fail(FL_INDEX_ERROR, "index is out of bounds for dimension with size 0");
            return false;
        }
        int to = together && d < first ? d : p->n_before + p->n_index + n++;
        p->sizes[to] = self->sizes[d];
        p->strides[to] = self->strides[d] * item;
        others *= self->sizes[d];
    }
    if (count == 0 || others == 0) return true; /* entries that nobody reads are not looked at */
    p->offsets = fl_alloc__zeroed((size_t)count * sizeof(int64_t));
    if (!p->offsets) return false;
    p->count = count;
    for (int d = 0; d < self->ndim; d++)
        if (p->tensors[d] && !add_offsets(p, p->tensors[d], shape, self->sizes[d], self->strides[d] * item, d))
            return false;
    return true;
}

bool fl_places__open(fl_places *p, const fl_tensor *self, fl_tensor *const *tensors) {
    p->offsets = NULL;
    p->count = 0;
    p->n_before = p->n_index = p->n_after = 0;
    p->n_tensors = self->ndim;
    for (int d = 0; d < self->ndim; d++) p->tensors[d] = tensors[d];
    if (open_places(p, self)) return true;
    fl_places__close(p);
    return false;
}

/* ---- Moving blocks --------------------------------------------------------------------------------------- */

typedef struct blocks {
    const fl_places *p;
    char *self;                   /* the indexed memory */
    char *other;                  /* the plain tensor's */
    int64_t strides[FL_MAX_DIMS]; /* of other, bytes, by dimensions of the result */
    int64_t item, before;
    int64_t index_step;                    /* bytes between neighbours in the index, in other; without index_offsets */
    int64_t *index_offsets;                /* of every element of the index, in other; or NULL */
    int64_t run, self_step, other_step;    /* the innermost dimension of a block */
    int64_t outer;                         /* how many such runs a block has */
    int64_t *self_offsets, *other_offsets; /* of each; NULL for one */
    bool reads;
    fl_move_fn meet;
    fl_gather_fn gather;
    fl_scatter_fn scatter;
} blocks;

static int64_t offset_of(int64_t at, int first, int last, const int64_t *sizes, const int64_t *strides) {
    int64_t offset = 0;
    for (int d = last - 1; d >= first; d--) {
        offset += at % sizes[d] * strides[d];
        at /= sizes[d];
    }
    return offset;
}

static void move_run(const blocks *b, char *self, char *other) {
    if (b->reads)
        b->meet(other, b->other_step, self, b->self_step, b->run);
    else
        b->meet(self, b->self_step, other, b->other_step, b->run);
}

/* Units begin..end of before x count. */
static void move_units(void *context, int64_t begin, int64_t end) {
    const blocks *b = context;
    const fl_places *p = b->p;
    int64_t count = p->count;
    const bool single = b->run == 1 && b->outer == 1 && !b->index_offsets;
    for (int64_t unit = begin; unit < end;) {
        int64_t o = unit / count, k = unit % count, n = count - k < end - unit ? count - k : end - unit;
        char *self = b->self + offset_of(o, 0, p->n_before, p->sizes, p->strides);
        char *other = b->other + offset_of(o, 0, p->n_before, p->sizes, b->strides);
        unit += n;
        if (single) {
            if (b->reads)
                b->gather(other + k * b->index_step, b->index_step, self, 0, p->offsets + k, 1, n);
            else
                b->scatter(self, 0, other + k * b->index_step, b->index_step, p->offsets + k, 1, n, FL_ONE_LINE);
            continue;
        }
        for (int64_t last = k + n; k < last; k++) {
            char *here = self + p->offsets[k];
            char *there = other + (b->index_offsets ? b->index_offsets[k] : k * b->index_step);
            if (b->outer == 1) {
                move_run(b, here, there);
                continue;
            }
            for (int64_t i = 0; i < b->outer; i++) move_run(b, here + b->self_offsets[i], there + b->other_offsets[i]);
        }
    }
}

/* Whole rows: places of different rows never meet, those of one do so in order. */
static void move_rows(void *context, int64_t begin, int64_t end) {
    const blocks *b = context;
    move_units(context, begin * b->p->count, end * b->p->count);
}

/* The dimensions after the index as few as possible, the innermost in self's memory last; their number. */
static int merge_after(const blocks *b, int64_t *sizes, int64_t *mine, int64_t *theirs) {
    const fl_places *p = b->p;
    int n = 0;
    for (int d = p->n_before + p->n_index; d < fl_places__ndim(p); d++) {
        if (p->sizes[d] == 1) continue;
        int i = n++;
        for (; i > 0 && mine[i - 1] < p->strides[d]; i--) {
            sizes[i] = sizes[i - 1];
            mine[i] = mine[i - 1];
            theirs[i] = theirs[i - 1];
        }
        sizes[i] = p->sizes[d];
        mine[i] = p->strides[d];
        theirs[i] = b->strides[d];
    }
    for (int i = n - 2; i >= 0; i--) {
        if (mine[i] != mine[i + 1] * sizes[i + 1] || theirs[i] != theirs[i + 1] * sizes[i + 1]) continue;
        sizes[i] *= sizes[i + 1];
        mine[i] = mine[i + 1];
        theirs[i] = theirs[i + 1];
        for (int j = i + 1; j + 1 < n; j++) {
            sizes[j] = sizes[j + 1];
            mine[j] = mine[j + 1];
            theirs[j] = theirs[j + 1];
        }
        n--;
    }
    return n;
}

/* Moves between the places of self and `other`, a tensor of the result's shape. `shared`: places written to may be one,
 * whose last value stays: on one thread. */
static bool move(const fl_places *p, char *self, const fl_tensor *other, bool reads, bool shared, fl_meet meet) {
    if (p->count == 0) return true;
    blocks b = {.p = p, .self = self, .other = other->data, .before = 1, .run = 1, .outer = 1, .reads = reads};
    b.meet = fl_elements__meet((fl_dtype)other->dtype, meet);
    b.gather = fl_elements__gather((fl_dtype)other->dtype);
    b.scatter = fl_elements__scatter((fl_dtype)other->dtype, meet);
    b.item = (int64_t)fl_dtype_size((fl_dtype)other->dtype);
    b.self_step = b.other_step = b.item;
    for (int d = 0; d < other->ndim; d++) b.strides[d] = other->strides[d] * b.item;
    for (int d = 0; d < p->n_before; d++) b.before *= p->sizes[d];

    int64_t sizes[FL_MAX_DIMS], mine[FL_MAX_DIMS], theirs[FL_MAX_DIMS];
    int n = merge_after(&b, sizes, mine, theirs);
    if (n > 0) {
        b.run = sizes[n - 1];
        b.self_step = mine[n - 1];
        b.other_step = theirs[n - 1];
    }
    for (int i = 0; i < n - 1; i++) b.outer *= sizes[i];

    /* the index is a row in other where each of its dimensions continues the next */
    int first = p->n_before, last = first + p->n_index - 1;
    bool row = true;
    int64_t covered = 1;
    for (int d = last; d >= first; d--) {
        if (p->sizes[d] == 1) continue;
        if (covered == 1)
            b.index_step = b.strides[d];
        else
            row = row && b.strides[d] == b.index_step * covered;
        covered *= p->sizes[d];
    }

    size_t index_bytes = row ? 0 : (size_t)p->count * sizeof(int64_t);
    size_t block_bytes = b.outer > 1 ? (size_t)b.outer * 2 * sizeof(int64_t) : 0;
    bool done = true;
    if (index_bytes) {
        b.index_offsets = fl_alloc__get(index_bytes);
        done = b.index_offsets != NULL;
        for (int64_t k = 0; k < p->count && done; k++)
            b.index_offsets[k] = offset_of(k, first, last + 1, p->sizes, b.strides);
    }
    if (block_bytes && done) {
        b.self_offsets = fl_alloc__get(block_bytes);
        done = b.self_offsets != NULL;
        b.other_offsets = done ? b.self_offsets + b.outer : NULL;
        for (int64_t i = 0; i < b.outer && done; i++) {
            b.self_offsets[i] = offset_of(i, 0, n - 1, sizes, mine);
            b.other_offsets[i] = offset_of(i, 0, n - 1, sizes, theirs);
        }
    }
    if (done) {
        int64_t cost = b.run * b.outer + 3;
        if (reads)
            fl_pool__for(b.before * p->count, fl_pool__grain(b.before * p->count, cost), move_units, &b);
        else
            fl_pool__for(b.before, shared ? b.before : fl_pool__grain(b.before, cost * p->count), move_rows, &b);
    }
    if (b.self_offsets) fl_alloc__put(b.self_offsets, block_bytes);
    if (b.index_offsets) fl_alloc__put(b.index_offsets, index_bytes);
    return done;
}

/* ---- Reading and writing --------------------------------------------------------------------------------- */

/* Strides for the result: dense, its dimensions in the order in which its sources have them (PyTorch's iterator). */
static void choose_strides(const fl_places *p, int64_t *strides) {
    int64_t index_strides[FL_MAX_DIMS][FL_MAX_DIMS];
    const int64_t *rows[1 + FL_MAX_DIMS];
    rows[0] = p->strides; /* self's tell first */
    int order[FL_MAX_DIMS], n = fl_places__ndim(p), n_rows = 1;
    for (int i = 0; i < p->n_tensors; i++) {
        if (!p->tensors[i]) continue;
        int64_t *row = index_strides[n_rows - 1];
        rows[n_rows++] = row;
        broadcast_strides(p->tensors[i], p->n_index, row + p->n_before);
        /* as if it were reshaped to have dimensions of size 1 for the others, which tell only where they are not
         * broadcast */
        for (int d = 0; d < n; d++) {
            bool before = d < p->n_before, after = d >= p->n_before + p->n_index;
            if (before || after) row[d] = p->sizes[d] != 1 ? 0 : before ? p->tensors[i]->numel : 1;
        }
    }
    fl_shape__order(rows, n_rows, p->sizes, n, order);
    fl_shape__strides_in_order(p->sizes, n, order, strides);
}

fl_tensor *fl_places__read(const fl_places *p, const fl_tensor *self) {
    int64_t strides[FL_MAX_DIMS];
    fl_dtype dtype = (fl_dtype)self->dtype;
    fl_tensor *result;
    if (self->flags & FL_T_CONTIGUOUS && p->n_index < 2) {
        result = fl_tensor__empty(dtype, fl_places__ndim(p), p->sizes);
    } else {
        if (fl_shape__numel(p->sizes, fl_places__ndim(p)) < 0) return NULL;
        choose_strides(p, strides);
        result = fl_tensor__empty_strided(dtype, fl_places__ndim(p), p->sizes, strides);
    }
    if (!result || move(p, self->data, result, true, false, FL_MEET_SET)) return result;
    fl_release(result);
    return NULL;
}

bool fl_places__write(const fl_places *p, fl_tensor *target, const fl_tensor *values, fl_meet meet) {
    return move(p, target->data, values, false, fl_shape__overlaps_itself(target), meet);
}
