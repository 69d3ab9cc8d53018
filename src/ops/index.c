/* index.c: x[...] and x[...] = value.
 *
 * Ints, slices, None and ... only move the window: they are gathered in one view. What is left are index tensors, each
 * at a dimension of that view (masks become one tensor a dimension). Those are turned into places: one offset in memory
 * for every element of their broadcast shape, at which blocks of the other dimensions are read or written.
 */
#include "ops/index.h"

#include "ops/places.h"
#include "ops/plain.h"
#include "ops/view.h"
#include "tensor/cast.h"

/* ---- Reading by tensors ---------------------------------------------------------------------------------- */

/* What a node needs to index again: which dimensions had tensors; the tensors are saved in order. */
typedef struct index_data {
    fl_dims dims;
    bool accumulate;
} index_data;

static void save_places(fl_node *node, int slot, const fl_places *p, bool accumulate) {
    index_data *d = fl_node__data(node);
    d->accumulate = accumulate;
    for (int i = 0; i < p->n_tensors; i++) {
        if (!p->tensors[i]) continue;
        d->dims |= FL_DIM(i);
        fl_node__save(node, slot++, p->tensors[i]);
    }
}

static int count_tensors(const fl_places *p) {
    int n = 0;
    for (int i = 0; i < p->n_tensors; i++) n += p->tensors[i] != NULL;
    return n;
}

/* The saved tensors as an index list for fl_index and fl_index_put; its length, -1 after an error. */
static int saved_list(fl_node *node, fl_tensor **list) {
    const index_data *d = fl_node__data(node);
    int n = 0, slot = 0;
    for (int i = 0; i < FL_MAX_DIMS && d->dims >> i; i++) {
        list[n] = d->dims >> i & 1 ? fl_node__saved(node, slot++) : NULL;
        if (!list[n] && d->dims >> i & 1) return -1;
        n++;
    }
    return n;
}

static void index_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *list[FL_MAX_DIMS];
    int n = saved_list(node, list);
    fl_tensor *zeros = n >= 0 ? fl_new_zeros(grad[0], sizes, ndim, NULL) : NULL;
    if (zeros) out[0] = fl_index_put(zeros, list, n, grad[0], &(fl_index_put_options){true});
}
static const fl_rule index_rule = {.name = "IndexBackward0", .backward = index_backward};

static fl_tensor *read_places(fl_tensor *self, const fl_places *p) {
    fl_tensor *result = fl_places__read(p, self);
    if (result && fl_node__would_record(&self, 1)) {
        fl_node *node = fl_node__record(&index_rule, &self, 1, &result, 1, count_tensors(p), sizeof(index_data));
        if (node) save_places(node, 0, p, false);
        if (fl_failed()) {
            fl_release(result);
            return NULL;
        }
    }
    return fl_scope__result(result);
}

/* ---- Writing by tensors ---------------------------------------------------------------------------------- */

static void index_put_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const index_data *d = fl_node__data(node);
    fl_tensor *list[FL_MAX_DIMS];
    int n = saved_list(node, list);
    if (n < 0) return;
    if (fl_node__needs(node, 0)) {
        fl_tensor *zero = d->accumulate ? NULL : fl_new_zeros(grad[0], NULL, 0, NULL);
        out[0] = d->accumulate ? grad[0] : zero ? fl_index_put(grad[0], list, n, zero, NULL) : NULL;
    }
    if (!fl_failed() && fl_node__needs(node, 1)) out[1] = fl_index(grad[0], list, n); /* summed by the engine */
}
static const fl_rule index_put_rule = {.name = "IndexPutBackward0", .backward = index_put_backward};

/* values broadcast to the result's shape: a view, or a copy where they share memory with self. One reference; NULL and
 * PyTorch's message. */
static fl_tensor *fit_values(const fl_tensor *self, fl_tensor *values, const fl_places *p) {
    const int n = fl_places__ndim(p);
    bool fits = values->ndim <= n;
    int64_t strides[FL_MAX_DIMS];
    for (int i = 0; i < n; i++) strides[i] = 0;
    for (int i = 1; i <= values->ndim && fits; i++) {
        int64_t size = values->sizes[values->ndim - i];
        fits = size == 1 || size == p->sizes[n - i];
        strides[n - i] = size == 1 ? 0 : values->strides[values->ndim - i];
    }
    if (!fits)
        return fl_fail(FL_RUNTIME_ERROR,
                       "shape mismatch: value tensor of shape %s cannot be broadcast to indexing result of shape %s",
                       FL_SHAPE(values), fl_shape__print(&(fl_shape_text){{0}}, p->sizes, n));
    fl_tensor *wide = fl_tensor__view(values, n, p->sizes, strides, 0);
    if (!wide || values->storage != self->storage) return wide;
    fl_tensor *copy = fl_tensor__empty((fl_dtype)values->dtype, n, p->sizes);
    if (copy) fl_tensor__copy(copy, wide);
    fl_release(wide);
    return copy;
}

static bool same_types(const fl_tensor *self, const fl_tensor *values) {
    if (values->dtype == self->dtype) return true;
    fl_fail(FL_RUNTIME_ERROR,
            "Index put requires the source and destination dtypes match, got %s for the destination and %s for the "
            "source.",
            fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)values->dtype));
    return false;
}

/* target (self, or a copy laid out alike) <- values at the places. In place: with begin and end around it. */
static fl_tensor *write_places(fl_tensor *self, const fl_places *p, fl_tensor *values, bool accumulate, bool in_place) {
    if (!same_types(self, values)) return NULL;
    fl_tensor *fitted = fit_values(self, values, p);
    if (!fitted) return NULL;
    fl_meet meet = accumulate ? FL_MEET_ADD : FL_MEET_SET;
    fl_tensor *inputs[2] = {self, values}, *result = self;
    fl_node *node = NULL;
    bool done = false;
    if (in_place) {
        done = fl_inplace__warn_expanded(self, "index_put_") && fl_inplace__apart_from(self, values, false);
        for (int d = 0; d < self->ndim && done; d++) done = fl_inplace__apart_from(self, p->tensors[d], false);
        done = done && fl_inplace__begin_filling(self, values); /* an expanded tensor may be written by index */
        if (done && fl_node__would_record(inputs, 2)) {
            node = fl_node__record(&index_put_rule, inputs, 2, NULL, 0, count_tensors(p), sizeof(index_data));
            if (node) save_places(node, 0, p, accumulate);
        }
        done = done && fl_inplace__ready(self, &node);
        if (done && !fl_places__write(p, self, fitted, meet)) {
            fl_inplace__cancel(self, node);
            done = false;
        }
        if (done) fl_inplace__end(self, node);
    } else {
        /* the same strides, so that the places are right */
        result = fl_tensor__empty_like(self, (fl_dtype)self->dtype, self->sizes);
        done = result && fl_tensor__copy(result, self) && fl_places__write(p, result, fitted, meet);
        if (done && fl_node__would_record(inputs, 2)) {
            node = fl_node__record(&index_put_rule, inputs, 2, &result, 1, count_tensors(p), sizeof(index_data));
            if (node) save_places(node, 0, p, accumulate);
        }
        if (!done || fl_failed()) {
            fl_release(result);
            done = false;
        } else {
            result = fl_scope__result(result);
        }
    }
    fl_release(fitted);
    return done && !fl_failed() ? result : NULL;
}

/* ---- Lists of tensors ------------------------------------------------------------------------------------ */

static bool places_of_list(fl_places *p, const fl_tensor *self, fl_tensor *const *indices, int n) {
    fl_tensor *tensors[FL_MAX_DIMS];
    for (int d = 0; d < self->ndim; d++) tensors[d] = NULL;
    int at = 0;
    bool good = true;
    for (int i = 0; i < n && good; i++) {
        if (!indices[i]) {
            if (at++ >= self->ndim)
                good = fl_fail(FL_INDEX_ERROR, "too many indices for tensor of dimension %d (got %d)", self->ndim, n) !=
                       NULL;
        } else {
            good = fl_places__add(tensors, &at, self, self->sizes, self->ndim, indices[i]);
        }
    }
    if (good) return fl_places__open(p, self, tensors);
    for (int d = 0; d < self->ndim; d++) fl_release(tensors[d]);
    return false;
}

static bool any_tensor(fl_tensor *const *indices, int n) {
    for (int i = 0; i < n; i++)
        if (indices[i]) return true;
    return false;
}

fl_tensor *fl_index(fl_tensor *self, fl_tensor *const *indices, int n_indices) {
    fl_places p;
    if (fl_failed()) return NULL;
    if (!any_tensor(indices, n_indices)) return fl_alias(self);
    if (!places_of_list(&p, self, indices, n_indices)) return NULL;
    fl_tensor *result = read_places(self, &p);
    fl_places__close(&p);
    return result;
}

/* Whether one value goes to all places of one mask: then it may be of any type. */
static const fl_tensor *filled_mask(fl_tensor *const *indices, int n, const fl_tensor *values, bool accumulate) {
    const fl_tensor *mask = NULL;
    for (int i = 0; i < n; i++) {
        if (!indices[i]) continue;
        if (mask || !fl_places__is_mask(indices[i])) return NULL;
        mask = indices[i];
    }
    return values->numel == 1 && !accumulate ? mask : NULL;
}

static bool is_boolean(const fl_tensor *mask) {
    if (!mask || mask->dtype == FL_BOOL) return true;
    fl_fail(FL_RUNTIME_ERROR, "masked_fill_ only supports boolean masks, but got mask with dtype uint8");
    return false;
}

static fl_tensor *index_put(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                            bool accumulate, bool in_place) {
    fl_places p;
    if (fl_failed()) return NULL;
    if (n_indices == 0) return fl_fail(FL_RUNTIME_ERROR, "index_put(): expected at least one index");
    if (!same_types(self, values)) return NULL;
    fl_tensor *source = self;
    if (!in_place && (!fl_shape__is_dense(self) || fl_shape__overlaps_itself(self))) {
        source = fl_clone(self, NULL); /* dense, so that its copy has the same strides */
        if (!source) return NULL;
    }
    fl_tensor *result = NULL;
    if (places_of_list(&p, source, indices, n_indices)) {
        result = write_places(source, &p, values, accumulate, in_place);
        fl_places__close(&p);
    }
    if (source != self && !fl_thread__self.scope_depth) fl_release(source);
    return result;
}

static fl_tensor *put(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                      const fl_index_put_options *options, bool in_place) {
    if (fl_failed()) return NULL;
    const bool accumulate = options && options->accumulate;
    const fl_tensor *mask = filled_mask(indices, n_indices, values, accumulate);
    if (!is_boolean(mask)) return NULL;
    if (!mask || (mask->ndim > 0 && values->dtype == self->dtype))
        return index_put(self, indices, n_indices, values, accumulate, in_place);
    fl_scope_open();
    fl_tensor *value = fl_reshape(fl_to(values, (fl_dtype)self->dtype, NULL), NULL, 0), *result = NULL;
    if (mask->ndim == 0)
        result = (in_place ? fl_masked_fill_tensor_ : fl_masked_fill_tensor)(self, (fl_tensor *)mask, value);
    else if (value)
        result = index_put(self, indices, n_indices, value, false, in_place);
    if (!in_place) return fl_scope_return(result);
    fl_scope_close();
    return result;
}
fl_tensor *fl_index_put(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                        const fl_index_put_options *options) {
    return put(self, indices, n_indices, values, options, false);
}
fl_tensor *fl_index_put_(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                         const fl_index_put_options *options) {
    return put(self, indices, n_indices, values, options, true);
}

/* ---- Items ----------------------------------------------------------------------------------------------- */

typedef struct window {
    int ndim;
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS], offset;
    int64_t plain[FL_MAX_DIMS], plain_offset; /* strides and offset were self row-major: the region */
    bool tensors;
    fl_tensor *tensor[FL_MAX_DIMS]; /* at dimensions of the window; owned */
    const fl_rule *rule;            /* of the last thing done */
} window;

static const fl_rule unsqueeze_rule = {.name = "UnsqueezeBackward0", .backward = fl_region__backward};
static const fl_rule alias_rule = {.name = "AliasBackward0", .backward = fl_region__backward};

/* How far the items have come in the tensor that they index. */
typedef struct cursor {
    const fl_tensor *self;
    int64_t plain[FL_MAX_DIMS]; /* its strides were it row-major */
    int dim;                    /* the next one */
    int used;                   /* how many all items take together */
} cursor;

static bool too_many(const fl_tensor *self) {
    fl_fail(FL_INDEX_ERROR, "too many indices for tensor of dimension %d", self->ndim);
    return false;
}

static bool is_number(const fl_tensor *t) {
    return t->ndim == 0 && !fl_is_float((fl_dtype)t->dtype) && t->dtype != FL_BOOL && t->dtype != FL_UINT8;
}

static int dims_of_places(const fl_tensor *t) { return fl_places__is_mask(t) ? t->ndim : 1; }

static bool put_dim(window *w, int64_t size, int64_t stride, int64_t plain) {
    if (FL_UNLIKELY(w->ndim == FL_MAX_DIMS)) {
        fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions", FL_MAX_DIMS);
        return false;
    }
    w->tensor[w->ndim] = NULL;
    w->sizes[w->ndim] = size;
    w->strides[w->ndim] = stride;
    w->plain[w->ndim++] = plain;
    return true;
}

/* n dimensions as they are. */
static bool whole_dims(window *w, cursor *c, int n) {
    for (; n > 0; n--, c->dim++)
        if (!put_dim(w, c->self->sizes[c->dim], c->self->strides[c->dim], c->plain[c->dim])) return false;
    return true;
}

static bool select_item(window *w, cursor *c, int64_t index) {
    const fl_tensor *self = c->self;
    const int dim = c->dim++;
    const int64_t size = self->sizes[dim];
    if (FL_UNLIKELY(index < -size || index >= size)) {
        fl_fail(FL_INDEX_ERROR, "index %lld is out of bounds for dimension %d with size %lld", (long long)index, dim,
                (long long)size);
        return false;
    }
    if (index < 0) index += size;
    w->offset += index * self->strides[dim];
    w->plain_offset += index * c->plain[dim];
    w->rule = &fl_view__select_rule;
    return true;
}

static bool slice_item(window *w, cursor *c, const fl_index_item *item) {
    const fl_tensor *self = c->self;
    const int64_t step = item->as.slice.step == FL_NONE ? 1 : item->as.slice.step;
    if (c->used > self->ndim) return too_many(self);
    if (step <= 0) {
        fl_fail(FL_VALUE_ERROR, step ? "step must be greater than zero" : "slice step cannot be zero");
        return false;
    }
    const int dim = c->dim++;
    int64_t start = item->as.slice.start;
    const int64_t length = fl_view__clamp_slice(self->sizes[dim], &start, item->as.slice.stop, step);
    if (item->as.slice.alone || start || length != self->sizes[dim] || step != 1) w->rule = &fl_view__slice_rule;
    w->offset += start * self->strides[dim];
    w->plain_offset += start * c->plain[dim];
    /* unsigned: a step over a single element may be any number */
    const int64_t by = (int64_t)((uint64_t)self->strides[dim] * (uint64_t)step);
    return put_dim(w, length, by, c->plain[dim] * (length > 1 ? step : 1));
}

/* A dimension of size 1 indexed by one 0 (True) or by nothing (False). */
static bool bool_item(window *w, bool value) {
    if (!put_dim(w, 1, 0, 0)) return false;
    fl_tensor *t = fl_tensor__empty(FL_INT64, 1, (int64_t[]){value});
    if (!t) return false;
    if (value) memset(t->data, 0, sizeof(int64_t));
    w->tensor[w->ndim - 1] = t;
    w->tensors = true;
    w->rule = &unsqueeze_rule;
    return true;
}

static bool tensor_item(window *w, cursor *c, fl_tensor *t) {
    const fl_tensor *self = c->self;
    if (is_number(t)) {
        if (self->ndim == 0 || c->used > self->ndim) return too_many(self);
        return select_item(w, c, fl_item_scalar(t).as.i);
    }
    if (t->ndim == 0 && fl_places__is_mask(t)) return bool_item(w, fl_item_scalar(t).as.i != 0);
    if (c->used > self->ndim) return too_many(self);
    int at = w->ndim;
    if (!whole_dims(w, c, dims_of_places(t))) return false;
    w->tensors = true;
    return fl_places__add(w->tensor, &at, self, w->sizes, w->ndim, t);
}

static bool parse_item(window *w, cursor *c, const fl_index_item *item) {
    const fl_tensor *self = c->self;
    switch (item->kind) {
        case FL_INDEX_INT:
            if (self->ndim == 0) {
                fl_fail(FL_INDEX_ERROR,
                        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ "
                        "to convert a 0-dim tensor to a number");
                return false;
            }
            if (c->used > self->ndim) return too_many(self);
            return select_item(w, c, item->as.i);
        case FL_INDEX_SLICE:
            return slice_item(w, c, item);
        case FL_INDEX_NEW_AXIS:
            w->rule = &unsqueeze_rule;
            return put_dim(w, 1, c->dim < self->ndim ? self->sizes[c->dim] * self->strides[c->dim] : 1, 0);
        case FL_INDEX_ELLIPSIS:
            if (!whole_dims(w, c, self->ndim - c->used)) return false;
            if (c->used < self->ndim) c->used = self->ndim; /* a second one stands for nothing */
            return true;
        case FL_INDEX_BOOL:
            return bool_item(w, item->as.b);
        default:
            return tensor_item(w, c, item->as.tensor);
    }
}

/* Goes through the items. The window's tensors must be released whatever it returns. */
static bool parse(window *w, const fl_tensor *self, const fl_index_item *items, int n) {
    w->ndim = 0;
    w->offset = w->plain_offset = 0;
    w->tensors = false;
    w->rule = &alias_rule;
    cursor c;
    c.self = self;
    c.dim = c.used = 0;
    fl_shape__row_major(self->sizes, self->ndim, c.plain);
    for (int i = 0; i < n; i++) {
        if (items[i].kind == FL_INDEX_INT || items[i].kind == FL_INDEX_SLICE)
            c.used++;
        else if (items[i].kind == FL_INDEX_TENSOR)
            c.used += dims_of_places(items[i].as.tensor);
    }
    for (int i = 0; i < n; i++)
        if (!parse_item(w, &c, &items[i])) return false;
    return whole_dims(w, &c, self->ndim - c.dim);
}

static void drop_tensors(window *w) {
    for (int d = 0; d < w->ndim; d++) fl_release(w->tensor[d]);
}

/* Whether the items left everything as it was. */
static bool is_all(const window *w, const fl_tensor *self) { return w->rule == &alias_rule && w->ndim == self->ndim; }

fl_tensor *fl_index__get(fl_tensor *x, const fl_index_item *items, int n) {
    window w;
    if (fl_failed()) return NULL;
    if (!parse(&w, x, items, n)) {
        drop_tensors(&w);
        return NULL;
    }
    fl_tensor *view = x;
    bool same = w.tensors && is_all(&w, x);
    if (!same) {
        view = fl_tensor__view(x, w.ndim, w.sizes, w.strides, w.offset);
        if (fl_thread__self.no_grad || !fl_needs_grad(x)) {
            if (view) fl_view__of(view, x);
            if (!w.tensors) return fl_scope__result(view);
        } else {
            fl_region r = {.ndim = w.ndim, .offset = w.plain_offset};
            for (int d = 0; d < w.ndim; d++) {
                r.dims[d] = w.sizes[d];
                r.dims[w.ndim + d] = w.plain[d];
            }
            int depth = w.tensors ? fl_scope__suspend() : 0;
            view = fl_view__finish(view, x, w.rule, &r, fl_region__bytes(&r));
            if (!w.tensors) return view;
            fl_scope__resume(depth);
        }
        if (!view) {
            drop_tensors(&w);
            return NULL;
        }
    }
    fl_places p;
    fl_tensor *result = NULL;
    if (fl_places__open(&p, view, w.tensor)) {
        result = read_places(view, &p);
        fl_places__close(&p);
    }
    if (!same) fl_release(view);
    return result;
}

/* The one mask of an index list that is nothing but a mask. */
static fl_tensor *lone_mask(const fl_index_item *items, int n) {
    if (n != 1 || items[0].kind != FL_INDEX_TENSOR) return NULL;
    fl_tensor *t = items[0].as.tensor;
    return fl_places__is_mask(t) && t->ndim ? t : NULL;
}

/* Whether one mask chooses the places, beside numbers and slices: then a value of one element may have any type. */
static bool is_masked(const fl_index_item *items, int n) {
    int masks = 0;
    for (int i = 0; i < n; i++) {
        if (items[i].kind == FL_INDEX_BOOL) return false;
        if (items[i].kind != FL_INDEX_TENSOR) continue;
        const fl_tensor *t = items[i].as.tensor;
        const bool mask = fl_places__is_mask(t);
        if (mask ? t->ndim == 0 : t->ndim > 0) return false;
        masks += mask;
    }
    return masks == 1;
}

/* `value` without the leading dimensions of size 1 that are too many for ndim. One reference. */
static fl_tensor *thinned(fl_tensor *value, int ndim) {
    int skip = 0;
    while (value->ndim - skip > ndim && value->sizes[skip] == 1) skip++;
    if (!skip) return fl_tensor__retain(value);
    int depth = fl_scope__suspend();
    fl_tensor *thin = fl_reshape(value, value->sizes + skip, value->ndim - skip);
    fl_scope__resume(depth);
    return thin;
}

/* dst <- value, broadcast. */
static bool assign_view(fl_tensor *dst, fl_tensor *value) {
    for (int i = 1; i <= value->ndim && i <= dst->ndim; i++) {
        const int64_t have = dst->sizes[dst->ndim - i], size = value->sizes[value->ndim - i];
        if (size == 1 || size == have) continue;
        return fl_fail(FL_RUNTIME_ERROR,
                       "The expanded size of the tensor (%lld) must match the existing size (%lld) at non-singleton "
                       "dimension %d.  Target sizes: %s.  Tensor sizes: %s",
                       (long long)have, (long long)size, dst->ndim - i, FL_SHAPE(dst), FL_SHAPE(value)) != NULL;
    }
    if (value->ndim > dst->ndim)
        return fl_fail(FL_RUNTIME_ERROR,
                       "shape mismatch: value tensor of shape %s cannot be broadcast to indexing result of shape %s",
                       FL_SHAPE(value), FL_SHAPE(dst)) != NULL;
    return fl_copy_(dst, value, NULL) != NULL;
}

/* The window onto x as a tracked view (one reference), or x itself. */
static fl_tensor *open_view(fl_tensor *x, const window *w) {
    if (is_all(w, x)) return fl_tensor__retain(x);
    fl_tensor *view = fl_tensor__view(x, w->ndim, w->sizes, w->strides, w->offset);
    if (!view) return NULL;
    fl_view__of(view, x);
    view->view_version--; /* out of date: its history is looked up where the write is recorded */
    return view;
}

/* The view's history is its base's, looked up when its in-place write is recorded. */
static bool set(fl_tensor *x, const fl_index_item *items, int n, fl_tensor *value, fl_scalar number) {
    if (fl_failed()) return false;
    if (!value && fl_is_half((fl_dtype)x->dtype)) { /* what is too large is infinite here */
        const double exact = fl_scalar__double(number);
        number = fl_float(fl_cast__rounded(exact, (fl_dtype)x->dtype));
    }
    fl_tensor *mask = lone_mask(items, n);
    if (mask && mask->ndim <= x->ndim && (!value || value->numel == 1)) {
        bool fits = true;
        for (int d = 0; d < mask->ndim && fits; d++) fits = mask->sizes[d] == x->sizes[d];
        if (fits) {
            int64_t sizes[FL_MAX_DIMS];
            for (int d = 0; d < x->ndim; d++) sizes[d] = d < mask->ndim ? mask->sizes[d] : 1;
            int depth = fl_scope__suspend();
            fl_tensor *wide = fl_reshape(mask, sizes, x->ndim), *scalar = NULL, *done = NULL;
            if (wide && value) {
                scalar = fl_reshape(value, NULL, 0);
                done = scalar ? fl_masked_fill_tensor_(x, wide, scalar) : NULL;
            } else if (wide) {
                done = fl_masked_fill_(x, wide, number);
            }
            fl_release(scalar);
            fl_release(wide);
            fl_scope__resume(depth);
            return done != NULL;
        }
    }
    window w;
    if (!parse(&w, x, items, n)) {
        drop_tensors(&w);
        return false;
    }
    fl_tensor *view = open_view(x, &w);
    if (!view) {
        drop_tensors(&w);
        return false;
    }
    bool done = false;
    if (!w.tensors && value) {
        fl_tensor *thin = thinned(value, view->ndim);
        done = thin && assign_view(view, thin);
        fl_release(thin);
    } else if (!w.tensors) {
        done = fl_inplace__apart(view) && fl_fill_(view, number);
    } else {
        fl_places p;
        fl_tensor *scalar = value ? NULL : fl_tensor__scalar((fl_dtype)x->dtype, number);
        if (fl_places__open(&p, view, w.tensor)) {
            if (value || (scalar && fl_dtype__check_value((fl_dtype)x->dtype, number))) {
                fl_tensor *cast = NULL, *values = value ? value : scalar;
                if (value && value->numel == 1 && value->dtype != x->dtype && is_masked(items, n)) {
                    int depth = fl_scope__suspend();
                    values = cast = fl_to(value, (fl_dtype)x->dtype, NULL);
                    fl_scope__resume(depth);
                }
                fl_tensor *thin = values ? thinned(values, fl_places__ndim(&p)) : NULL;
                done = thin && write_places(view, &p, thin, false, true) != NULL;
                fl_release(thin);
                fl_release(cast);
            }
            fl_places__close(&p);
        }
        fl_release(scalar);
    }
    fl_release(view);
    return done && !fl_failed();
}

bool fl_index__set(fl_tensor *x, const fl_index_item *items, int n, fl_tensor *value) {
    return set(x, items, n, value, fl_int(0));
}
bool fl_index__set_scalar(fl_tensor *x, const fl_index_item *items, int n, fl_scalar value) {
    return set(x, items, n, NULL, value);
}
