/* view.c: tensors that look at another's memory. Reshapes send their gradient back reshaped, permutations permuted, and
 * whatever shows a part (select, slice, diagonal) puts it back into zeros, through its region (view.h).
 */
#include "ops/view.h"

#include "ops/plain.h"

#include "base/alloc.h"
#include "tensor/iter.h"

/* ---- Ends of ops ----------------------------------------------------------------------------------------- */

fl_tensor *fl_view__finish_copy(fl_tensor *result, fl_tensor *self, const fl_rule *rule, const void *data,
                                size_t bytes) {
    if (!result) return NULL;
    if (!fl_thread__self.no_grad) {
        fl_node *node = fl_node__record(rule, &self, 1, &result, 1, 0, bytes);
        if (node && bytes) memcpy(fl_node__data(node), data, bytes);
        if (fl_failed()) {
            fl_release(result);
            return NULL;
        }
    }
    return fl_scope__result(result);
}

fl_tensor *fl_view__finish(fl_tensor *view, fl_tensor *self, const fl_rule *rule, const void *data, size_t bytes) {
    if (view) fl_view__of(view, self);
    if (fl_failed()) {
        fl_release(view);
        return NULL;
    }
    return fl_view__finish_copy(view, self, rule, data, bytes);
}

/* ---- Regions --------------------------------------------------------------------------------------------- */

static const fl_rule embed_rule;

fl_tensor *fl_region__embed(fl_tensor *part, int ndim, const int64_t *sizes, const fl_region *region) {
    fl_tensor *whole = fl_tensor__empty((fl_dtype)part->dtype, ndim, sizes);
    if (!whole) return NULL;
    if (whole->numel) memset(whole->data, 0, (size_t)whole->numel * fl_dtype_size((fl_dtype)whole->dtype));
    fl_tensor *hole =
        fl_tensor__view(whole, (int)region->ndim, region->dims, region->dims + region->ndim, region->offset);
    if (!hole || !fl_tensor__copy(hole, part)) {
        fl_release(hole);
        fl_release(whole);
        return NULL;
    }
    fl_release(hole);
    return fl_view__finish_copy(whole, part, &embed_rule, region, fl_region__bytes(region));
}

void fl_region__backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    out[0] = fl_region__embed(grad[0], ndim, sizes, fl_node__data(node));
}

static void embed_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_region *r = fl_node__data(node);
    fl_tensor *whole = fl_contiguous(grad[0], NULL);
    if (!whole) return;
    out[0] = fl_view__finish(fl_tensor__view(whole, (int)r->ndim, r->dims, r->dims + r->ndim, r->offset), whole,
                             &fl_view__slice_rule, r, fl_region__bytes(r));
}

static const fl_rule embed_rule = {.name = "SliceBackwardBackward0", .backward = embed_backward};
const fl_rule fl_view__select_rule = {.name = "SelectBackward0", .backward = fl_region__backward};
const fl_rule fl_view__slice_rule = {.name = "SliceBackward0", .backward = fl_region__backward};
static const fl_rule diagonal_rule = {.name = "DiagonalBackward0", .backward = fl_region__backward};

/* The region that is all of self; ops then change what they change. */
static void region_of(const fl_tensor *self, fl_region *r) {
    r->ndim = self->ndim;
    r->offset = 0;
    for (int i = 0; i < self->ndim; i++) r->dims[i] = self->sizes[i];
    fl_shape__row_major(self->sizes, self->ndim, r->dims + self->ndim);
}

static void remove_dim(fl_region *r, int dim) {
    int64_t n = r->ndim;
    for (int64_t i = dim; i + 1 < n; i++) r->dims[i] = r->dims[i + 1];
    for (int64_t i = n - 1, j = 0; j < n; j++)
        if (j != dim) r->dims[i++] = r->dims[n + j];
    r->ndim = n - 1;
}

/* A view of self by elements of `dim` from `start`, `step` apart; select: one, without the dimension. */
static fl_tensor *slice_view(fl_tensor *self, int dim, int64_t start, int64_t step, int64_t length) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) {
        sizes[i] = self->sizes[i];
        strides[i] = self->strides[i];
    }
    sizes[dim] = length;
    strides[dim] = (int64_t)((uint64_t)strides[dim] * (uint64_t)step); /* over one element any step will do */
    fl_tensor *view = fl_tensor__view(self, self->ndim, sizes, strides, start * self->strides[dim]);
    if (fl_thread__self.no_grad || !fl_needs_grad(self)) {
        if (view) fl_view__of(view, self);
        return fl_scope__result(view);
    }
    fl_region r;
    region_of(self, &r);
    r.dims[dim] = length;
    r.offset = start * r.dims[r.ndim + dim];
    if (length > 1) r.dims[r.ndim + dim] *= step;
    return fl_view__finish(view, self, &fl_view__slice_rule, &r, fl_region__bytes(&r));
}

static fl_tensor *select_view(fl_tensor *self, int dim, int64_t index) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    int n = 0;
    for (int i = 0; i < self->ndim; i++) {
        if (i == dim) continue;
        sizes[n] = self->sizes[i];
        strides[n++] = self->strides[i];
    }
    fl_tensor *view = fl_tensor__view(self, n, sizes, strides, index * self->strides[dim]);
    if (fl_thread__self.no_grad || !fl_needs_grad(self)) {
        if (view) fl_view__of(view, self);
        return fl_scope__result(view);
    }
    fl_region r;
    region_of(self, &r);
    r.offset = index * r.dims[r.ndim + dim];
    remove_dim(&r, dim);
    return fl_view__finish(view, self, &fl_view__select_rule, &r, fl_region__bytes(&r));
}

fl_tensor *fl_select(fl_tensor *self, int64_t dim, int64_t index) {
    if (fl_failed()) return NULL;
    if (self->ndim == 0) return fl_fail(FL_INDEX_ERROR, "select() cannot be applied to a 0-dim tensor.");
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    int64_t size = self->sizes[d];
    if (index < -size || index >= size)
        return fl_fail(FL_INDEX_ERROR, "select(): index %lld out of range for tensor of size %s at dimension %lld",
                       (long long)index, FL_SHAPE(self), (long long)dim);
    return select_view(self, d, index < 0 ? index + size : index);
}

fl_tensor *fl_narrow(fl_tensor *self, int64_t dim, int64_t start, int64_t length) {
    if (fl_failed()) return NULL;
    if (self->ndim == 0) return fl_fail(FL_RUNTIME_ERROR, "narrow() cannot be applied to a 0-dim tensor.");
    if (length < 0) return fl_fail(FL_RUNTIME_ERROR, "narrow(): length must be non-negative.");
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    int64_t size = self->sizes[d];
    if (start < -size || start > size)
        return fl_fail(FL_INDEX_ERROR, "start out of range (expected to be in range of [%lld, %lld], but got %lld)",
                       (long long)-size, (long long)size, (long long)start);
    if (start < 0) start += size;
    if (start > size - length)
        return fl_fail(FL_RUNTIME_ERROR, "start (%lld) + length (%lld) exceeds dimension size (%lld).",
                       (long long)start, (long long)length, (long long)size);
    return slice_view(self, d, start, 1, length);
}

int64_t fl_view__clamp_slice(int64_t size, int64_t *start, int64_t end, int64_t step) {
    int64_t first = *start == FL_NONE ? 0 : *start, last = end == FL_NONE ? size : end;
    if (first < 0) first += size;
    if (last < 0) last += size;
    if (first < 0) first = 0;
    if (first > size) first = size;
    if (last < first) last = first;
    if (last > size) last = size;
    *start = first;
    return last > first ? (last - first - 1) / step + 1 : 0;
}

static bool check_slice(const fl_tensor *self, int64_t dim, int64_t step, int *d) {
    if (self->ndim == 0) {
        fl_fail(FL_INDEX_ERROR, "slice() cannot be applied to a 0-dim tensor.");
        return false;
    }
    *d = fl_shape__wrap_dim(dim, self->ndim);
    if (*d < 0) return false;
    if (step > 0) return true;
    fl_fail(FL_RUNTIME_ERROR, "slice step must be positive");
    return false;
}

fl_tensor *fl_slice(fl_tensor *self, const fl_slice_options *options) {
    static const fl_slice_options fallback = FL_SLICE_OPTIONS;
    const fl_slice_options *o = options ? options : &fallback;
    int d;
    if (fl_failed() || !check_slice(self, o->dim, o->step, &d)) return NULL;
    int64_t start = o->start;
    int64_t length = fl_view__clamp_slice(self->sizes[d], &start, o->end, o->step);
    return slice_view(self, d, start, o->step, length);
}

/* Dimensions and the place of the first element of a diagonal; false after an error. */
static bool diagonal_region(const fl_tensor *self, const fl_diagonal_options *o, int *d1, int *d2, int64_t *length) {
    *d1 = fl_shape__wrap_dim(o->dim1, self->ndim);
    if (*d1 < 0) return false;
    *d2 = fl_shape__wrap_dim(o->dim2, self->ndim);
    if (*d2 < 0) return false;
    if (*d1 == *d2) {
        fl_fail(FL_RUNTIME_ERROR, "diagonal dimensions cannot be identical %lld, %lld", (long long)o->dim1,
                (long long)o->dim2);
        return false;
    }
    int64_t rows = self->sizes[*d1], columns = self->sizes[*d2];
    if (o->offset >= 0)
        *length = columns - o->offset < rows ? columns - o->offset : rows;
    else
        *length = rows + o->offset < columns ? rows + o->offset : columns;
    if (*length < 0) *length = 0;
    return true;
}

fl_tensor *fl_diagonal(fl_tensor *self, const fl_diagonal_options *options) {
    static const fl_diagonal_options fallback = FL_DIAGONAL_OPTIONS;
    const fl_diagonal_options *o = options ? options : &fallback;
    int d1, d2;
    int64_t length;
    if (fl_failed() || !diagonal_region(self, o, &d1, &d2, &length)) return NULL;
    fl_region r;
    region_of(self, &r);
    int64_t strides[FL_MAX_DIMS];
    const int64_t *own[2] = {self->strides, r.dims + self->ndim};
    int64_t offset[2], result_strides[2][FL_MAX_DIMS], sizes[FL_MAX_DIMS];
    int n = 0;
    for (int k = 0; k < 2; k++) {
        n = 0;
        for (int i = 0; i < self->ndim; i++) {
            if (i == d1 || i == d2) continue;
            sizes[n] = self->sizes[i];
            strides[n++] = own[k][i];
        }
        sizes[n] = length;
        strides[n++] = own[k][d1] + own[k][d2];
        offset[k] = length == 0 ? 0 : o->offset >= 0 ? o->offset * own[k][d2] : -o->offset * own[k][d1];
        memcpy(result_strides[k], strides, (size_t)n * sizeof(int64_t));
    }
    r.ndim = n;
    r.offset = offset[1];
    memcpy(r.dims, sizes, (size_t)n * sizeof(int64_t));
    memcpy(r.dims + n, result_strides[1], (size_t)n * sizeof(int64_t));
    return fl_view__finish(fl_tensor__view(self, n, sizes, result_strides[0], offset[0]), self, &diagonal_rule, &r,
                           fl_region__bytes(&r));
}

/* ---- Reshapes -------------------------------------------------------------------------------------------- */

static void reshape_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    out[0] = fl_reshape(grad[0], sizes, ndim);
}
static const fl_rule view_rule = {.name = "ViewBackward0", .backward = reshape_backward};
static const fl_rule unsafe_view_rule = {
    .name = "UnsafeViewBackward0", .backward = reshape_backward, .picture = "CloneBackward0(0)"};
static const fl_rule squeeze_rules[] = {{.name = "SqueezeBackward0", .backward = reshape_backward},
                                        {.name = "SqueezeBackward1", .backward = reshape_backward},
                                        {.name = "SqueezeBackward2", .backward = reshape_backward}};
static const fl_rule unsqueeze_rule = {.name = "UnsqueezeBackward0", .backward = reshape_backward};

/* size with its -1 replaced; false and PyTorch's message where it does not fit. */
static bool infer_size(const int64_t *size, int n, int64_t numel, int64_t *out) {
    int64_t known = 1;
    int open = -1;
    bool fits = true;
    if (n > FL_MAX_DIMS) {
        fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions, got %d", FL_MAX_DIMS, n);
        return false;
    }
    for (int i = 0; i < n; i++) {
        out[i] = size[i];
        if (size[i] == -1) {
            if (open >= 0) {
                fl_fail(FL_RUNTIME_ERROR, "only one dimension can be inferred");
                return false;
            }
            open = i;
        } else if (size[i] < 0) {
            fl_fail(FL_RUNTIME_ERROR, "invalid shape dimension %lld at index %d of shape %s", (long long)size[i], i,
                    fl_shape__print(&(fl_shape_text){{0}}, size, n));
            return false;
        } else if (__builtin_mul_overflow(known, size[i], &known)) {
            fits = false;
            known = 1;
        }
    }
    if (fits && open >= 0 && known == 0 && numel == 0) {
        fl_fail(
            FL_RUNTIME_ERROR,
            "cannot reshape tensor of 0 elements into shape %s because the unspecified dimension size -1 can be any "
            "value and is ambiguous",
            fl_shape__print(&(fl_shape_text){{0}}, size, n));
        return false;
    }
    if (open >= 0 && known > 0 && numel % known == 0)
        out[open] = numel / known;
    else if (open >= 0 || known != numel)
        fits = false;
    if (!fits)
        fl_fail(FL_RUNTIME_ERROR, "shape '%s' is invalid for input of size %lld",
                fl_shape__print(&(fl_shape_text){{0}}, size, n), (long long)numel);
    return fits;
}

/* Fresh row-major memory of shape `sizes` with self's elements in row-major order. */
static fl_tensor *reshaped_copy(fl_tensor *self, int ndim, const int64_t *sizes) {
    fl_tensor *result = fl_tensor__empty((fl_dtype)self->dtype, ndim, sizes);
    if (!result) return NULL;
    int64_t strides[FL_MAX_DIMS];
    fl_shape__row_major(self->sizes, self->ndim, strides);
    fl_tensor *as_self = fl_tensor__view(result, self->ndim, self->sizes, strides, 0);
    if (!as_self || !fl_tensor__copy(as_self, self)) {
        fl_release(as_self);
        fl_release(result);
        return NULL;
    }
    fl_release(as_self);
    return result;
}

fl_tensor *fl_reshape(fl_tensor *self, const int64_t *shape, int n_shape) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    if (fl_failed() || !infer_size(shape, n_shape, self->numel, sizes)) return NULL;
    if (fl_shape__view_strides(self, n_shape, sizes, strides)) {
        fl_tensor *view = fl_view__finish(fl_tensor__view(self, n_shape, sizes, strides, 0), self, &view_rule, NULL, 0);
        return self->flags & FL_T_CONTIGUOUS ? view : fl_node__named(view, "ReshapeAliasBackward0");
    }
    return fl_view__finish_copy(reshaped_copy(self, n_shape, sizes), self, &unsafe_view_rule, NULL, 0);
}

/* Whether self, had it these strides, would be viewable as `sizes`. */
static bool viewable_with(const fl_tensor *self, const int64_t *strides, int ndim, const int64_t *sizes) {
    int64_t unused[FL_MAX_DIMS];
    fl_tensor *other = fl_tensor__view(self, self->ndim, self->sizes, strides, 0);
    const bool fits = other && fl_shape__view_strides(other, ndim, sizes, unused);
    fl_release(other);
    return fits;
}

/* Whether self would be viewable as `sizes` had the tensor it comes from been laid out as its shape says, and not
 * channels-last: the layout is the library's choice, so the copy is its business too. */
static bool viewable_as_nchw(const fl_tensor *self, int ndim, const int64_t *sizes) {
    int64_t plain[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    if (fl_tensor__plane_strides(self, strides) && viewable_with(self, strides, ndim, sizes)) return true;
    const fl_tensor *root = self->base ? self->base : self;
    fl_memory_format format = root->ndim == 4 ? FL_CHANNELS_LAST : FL_CHANNELS_LAST_3D;
    if ((root->ndim != 4 && root->ndim != 5) || root->dtype != self->dtype || !fl_is_contiguous(root, format))
        return false;
    fl_shape__row_major(root->sizes, root->ndim, plain);
    for (int i = 0; i < self->ndim; i++) {
        strides[i] = self->strides[i];
        if (self->sizes[i] == 1) continue;
        int from = -1; /* the dimension of the root that this one runs along */
        for (int d = 0; d < root->ndim && from < 0; d++)
            if (root->sizes[d] > 1 && root->strides[d] == self->strides[i]) from = d;
        if (from < 0) return false;
        strides[i] = plain[from];
    }
    return viewable_with(self, strides, ndim, sizes);
}

fl_tensor *fl_view(fl_tensor *self, const int64_t *size, int n_size) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    if (fl_failed() || !infer_size(size, n_size, self->numel, sizes)) return NULL;
    if (FL_LIKELY(fl_shape__view_strides(self, n_size, sizes, strides)))
        return fl_view__finish(fl_tensor__view(self, n_size, sizes, strides, 0), self, &view_rule, NULL, 0);
    if (viewable_as_nchw(self, n_size, sizes))
        return fl_view__finish_copy(reshaped_copy(self, n_size, sizes), self, &view_rule, NULL, 0);
    return fl_fail(
        FL_RUNTIME_ERROR,
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across "
        "two contiguous subspaces). Use .reshape(...) instead.");
}

fl_tensor *fl_view_dtype(fl_tensor *self, fl_dtype dtype) {
    if (fl_failed()) return NULL;
    int64_t from = (int64_t)fl_dtype_size((fl_dtype)self->dtype), to = (int64_t)fl_dtype_size(dtype);
    if (to == 0) return fl_fail(FL_TYPE_ERROR, "view(): not a dtype");
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) {
        sizes[i] = self->sizes[i];
        strides[i] = self->strides[i];
    }
    int last = self->ndim - 1;
    const char *old_name = fl_dtype__scalar_type((fl_dtype)self->dtype), *new_name = fl_dtype__scalar_type(dtype);
    if (from != to) {
        if (self->ndim == 0)
            return fl_fail(FL_RUNTIME_ERROR, "self.dim() cannot be 0 to view %s as %s (different element sizes)",
                           old_name, new_name);
        if (self->strides[last] != 1)
            return fl_fail(FL_RUNTIME_ERROR,
                           "self.stride(-1) must be 1 to view %s as %s (different element sizes), but got %lld",
                           old_name, new_name, (long long)self->strides[last]);
        const char *what = (self->sizes[last] * from) % to              ? "self.size(-1)"
                           : (uintptr_t)self->data % (uintptr_t)to != 0 ? "self.storage_offset()"
                                                                        : NULL;
        for (int i = 0; i < last && !what; i++)
            if ((self->strides[i] * from) % to) what = "self.stride()";
        if (what)
            return fl_fail(FL_RUNTIME_ERROR,
                           "%s must be divisible by %lld to view %s as %s (different element sizes), but got %s", what,
                           (long long)(to / from), old_name, new_name, FL_SHAPE(self));
        sizes[last] = self->sizes[last] * from / to;
        for (int i = 0; i < last; i++) strides[i] = self->strides[i] * from / to;
    }
    fl_tensor *view = fl_tensor__view(self, self->ndim, self->sizes, self->strides, 0);
    if (!view) return NULL;
    view->dtype = (int8_t)dtype;
    if (!fl_tensor__restride(view, self->ndim, sizes, strides)) {
        fl_release(view);
        return NULL;
    }
    return fl_scope__result(view); /* bytes have no gradient */
}

fl_tensor *fl_view_as(fl_tensor *self, fl_tensor *other) {
    return fl_failed() ? NULL : fl_view(self, other->sizes, other->ndim);
}

fl_tensor *fl_reshape_as(fl_tensor *self, fl_tensor *other) {
    return fl_failed() ? NULL : fl_reshape(self, other->sizes, other->ndim);
}

static fl_tensor *itself(fl_tensor *self) { return fl_scope__result(fl_tensor__retain(self)); }

fl_tensor *fl_flatten(fl_tensor *self, const fl_flatten_options *options) {
    static const fl_flatten_options fallback = FL_FLATTEN_OPTIONS;
    const fl_flatten_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    int start = fl_shape__wrap_dim(o->start_dim, self->ndim);
    if (start < 0) return NULL;
    int end = fl_shape__wrap_dim(o->end_dim, self->ndim);
    if (end < 0) return NULL;
    if (start > end)
        return fl_fail(FL_RUNTIME_ERROR, "flatten() has invalid args: start_dim cannot come after end_dim");
    if (self->ndim == 0) return fl_reshape(self, (int64_t[]){1}, 1);
    if (start == end) return itself(self);
    int64_t sizes[FL_MAX_DIMS];
    int n = 0;
    for (int i = 0; i < self->ndim; i++) {
        if (i > start && i <= end)
            sizes[n - 1] *= self->sizes[i];
        else
            sizes[n++] = self->sizes[i];
    }
    return fl_reshape(self, sizes, n);
}

fl_tensor *fl_ravel(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->flags & FL_T_CONTIGUOUS) return fl_reshape(self, &self->numel, 1);
    return fl_view__finish_copy(reshaped_copy(self, 1, &self->numel), self, &unsafe_view_rule, NULL, 0);
}

fl_tensor *fl_unflatten(fl_tensor *self, int64_t dim, const int64_t *sizes, int n_sizes) {
    if (fl_failed()) return NULL;
    if (n_sizes == 0) return fl_fail(FL_RUNTIME_ERROR, "unflatten: sizes must be non-empty");
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (self->ndim == 0) return fl_fail(FL_RUNTIME_ERROR, "unflatten: dimension %d of a tensor without dimensions", d);
    if (self->ndim + n_sizes - 1 > FL_MAX_DIMS)
        return fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions", FL_MAX_DIMS);
    int64_t shape[FL_MAX_DIMS], known = 1, size = self->sizes[d];
    int open = -1;
    for (int i = 0; i < n_sizes; i++) {
        if (sizes[i] == -1) {
            if (open >= 0) return fl_fail(FL_RUNTIME_ERROR, "only one dimension can be inferred");
            open = i;
        } else if (sizes[i] < 0 || __builtin_mul_overflow(known, sizes[i], &known)) {
            known = -1;
            break;
        }
    }
    if (open >= 0 ? known <= 0 || size % known : known != size)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "unflatten: Provided sizes %s don't multiply up to the size of dim %d (%lld) in the input tensor",
            fl_shape__print(&(fl_shape_text){{0}}, sizes, n_sizes), d, (long long)size);
    int n = 0;
    for (int i = 0; i < self->ndim; i++) {
        if (i != d) {
            shape[n++] = self->sizes[i];
            continue;
        }
        for (int j = 0; j < n_sizes; j++) shape[n++] = j == open ? size / known : sizes[j];
    }
    return fl_view(self, shape, n);
}

/* ---- Dimensions of size 1 -------------------------------------------------------------------------------- */

/* sizes and strides without the dimensions of size 1 among `drop`; their number. */
static int squeezed(const fl_tensor *self, fl_dims drop, int64_t *sizes, int64_t *strides) {
    int n = 0;
    for (int i = 0; i < self->ndim; i++) {
        if ((drop >> i & 1) && self->sizes[i] == 1) continue;
        sizes[n] = self->sizes[i];
        strides[n++] = self->strides[i];
    }
    return n;
}

static fl_tensor *squeeze(fl_tensor *self, fl_dims drop, int which) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    int n = squeezed(self, drop, sizes, strides);
    return fl_view__finish(fl_tensor__view(self, n, sizes, strides, 0), self, &squeeze_rules[which], NULL, 0);
}

fl_tensor *fl_squeeze(fl_tensor *self) { return fl_failed() ? NULL : squeeze(self, FL_ALL_DIMS, 0); }

fl_tensor *fl_squeeze_dim(fl_tensor *self, int64_t dim) {
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    return d < 0 ? NULL : squeeze(self, FL_DIM(d), 1);
}

/* A bit for each of the dimensions; false after an error. */
static bool dim_bits(const fl_tensor *self, const int64_t *dims, int n, fl_dims *bits) {
    *bits = 0;
    for (int i = 0; i < n; i++) {
        int d = fl_shape__wrap_dim(dims[i], self->ndim);
        if (d < 0) return false;
        if (*bits >> d & 1) {
            fl_fail(FL_RUNTIME_ERROR, "dim %d appears multiple times in the list of dims", d);
            return false;
        }
        *bits |= FL_DIM(d);
    }
    return true;
}

fl_tensor *fl_squeeze_dims(fl_tensor *self, const int64_t *dim, int n_dim) {
    fl_dims drop;
    return fl_failed() || !dim_bits(self, dim, n_dim, &drop) ? NULL : squeeze(self, drop, 2);
}

/* sizes and strides with a dimension put in; false after an error. */
static bool unsqueezed(const fl_tensor *self, int64_t dim, int64_t *sizes, int64_t *strides) {
    int d = fl_shape__wrap_dim(dim, self->ndim + 1);
    if (d < 0) return false;
    if (self->ndim == FL_MAX_DIMS) {
        fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions", FL_MAX_DIMS);
        return false;
    }
    for (int i = 0; i < d; i++) {
        sizes[i] = self->sizes[i];
        strides[i] = self->strides[i];
    }
    sizes[d] = 1;
    strides[d] = d < self->ndim ? self->sizes[d] * self->strides[d] : 1;
    for (int i = d; i < self->ndim; i++) {
        sizes[i + 1] = self->sizes[i];
        strides[i + 1] = self->strides[i];
    }
    return true;
}

fl_tensor *fl_unsqueeze(fl_tensor *self, int64_t dim) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    if (fl_failed() || !unsqueezed(self, dim, sizes, strides)) return NULL;
    return fl_view__finish(fl_tensor__view(self, self->ndim + 1, sizes, strides, 0), self, &unsqueeze_rule, NULL, 0);
}

/* Gives self itself other sizes and strides over the same elements. */
static fl_tensor *restride(fl_tensor *self, int ndim, const int64_t *sizes, const int64_t *strides, const fl_rule *rule,
                           const void *data, size_t bytes) {
    if (!fl_inplace__begin_filling(self, NULL)) return NULL; /* no element is written: they may share memory */
    const bool of_view = self->base;                         /* its base stays as it is */
    fl_node *node = of_view ? NULL : fl_node__record(rule, &self, 1, NULL, 0, 0, bytes);
    if (node && bytes) memcpy(fl_node__data(node), data, bytes);
    if (!fl_inplace__ready_as(self, &node, ndim, sizes)) return NULL;
    if (!fl_tensor__restride(self, ndim, sizes, strides)) {
        fl_inplace__cancel(self, node);
        return NULL;
    }
    fl_inplace__end(self, node);
    return fl_failed() ? NULL : self;
}

static fl_tensor *squeeze_in_place(fl_tensor *self, fl_dims drop, int which) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    int n = squeezed(self, drop, sizes, strides);
    static const char *const names[] = {"SqueezeBackward3", "SqueezeBackward4", "SqueezeBackward5"};
    return fl_node__named(restride(self, n, sizes, strides, &squeeze_rules[which], NULL, 0), names[which]);
}

fl_tensor *fl_squeeze_(fl_tensor *self) { return fl_failed() ? NULL : squeeze_in_place(self, FL_ALL_DIMS, 0); }

fl_tensor *fl_squeeze_dim_(fl_tensor *self, int64_t dim) {
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    return d < 0 ? NULL : squeeze_in_place(self, FL_DIM(d), 1);
}

fl_tensor *fl_squeeze_dims_(fl_tensor *self, const int64_t *dim, int n_dim) {
    fl_dims drop;
    return fl_failed() || !dim_bits(self, dim, n_dim, &drop) ? NULL : squeeze_in_place(self, drop, 2);
}

fl_tensor *fl_unsqueeze_(fl_tensor *self, int64_t dim) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    if (fl_failed() || !unsqueezed(self, dim, sizes, strides)) return NULL;
    return fl_node__named(restride(self, self->ndim + 1, sizes, strides, &unsqueeze_rule, NULL, 0),
                          "UnsqueezeBackward1");
}

/* ---- Permutations ---------------------------------------------------------------------------------------- */

typedef struct permutation {
    int64_t n, dims[FL_MAX_DIMS];
} permutation;
#define PERMUTATION_BYTES(n_dims) (((size_t)(n_dims) + 1) * sizeof(int64_t))

static void permute_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const permutation *p = fl_node__data(node);
    int64_t inverse[FL_MAX_DIMS];
    for (int64_t i = 0; i < p->n; i++) inverse[p->dims[i]] = i;
    out[0] = fl_permute(grad[0], inverse, (int)p->n);
}
static const fl_rule permute_rule = {.name = "PermuteBackward0", .backward = permute_backward};
static const fl_rule transpose_rule = {.name = "TransposeBackward0", .backward = permute_backward};
static const fl_rule t_rule = {.name = "TBackward0", .backward = permute_backward};

static fl_tensor *permuted(fl_tensor *self, const permutation *p, const fl_rule *rule) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) {
        sizes[i] = self->sizes[p->dims[i]];
        strides[i] = self->strides[p->dims[i]];
    }
    return fl_view__finish(fl_tensor__view(self, self->ndim, sizes, strides, 0), self, rule, p,
                           PERMUTATION_BYTES(self->ndim));
}

static void exchange(permutation *p, int n, int a, int b) {
    p->n = n;
    for (int i = 0; i < n; i++) p->dims[i] = i;
    if (n) {
        p->dims[a] = b;
        p->dims[b] = a;
    }
}

static fl_tensor *transposed(fl_tensor *self, int64_t dim0, int64_t dim1, const fl_rule *rule) {
    int a = fl_shape__wrap_dim(dim0, self->ndim);
    if (a < 0) return NULL;
    int b = fl_shape__wrap_dim(dim1, self->ndim);
    if (b < 0) return NULL;
    permutation p;
    exchange(&p, self->ndim, a, b);
    return permuted(self, &p, rule);
}

fl_tensor *fl_transpose(fl_tensor *self, int64_t dim0, int64_t dim1) {
    return fl_failed() ? NULL : transposed(self, dim0, dim1, &transpose_rule);
}
fl_tensor *fl_swapaxes(fl_tensor *self, int64_t axis0, int64_t axis1) { return fl_transpose(self, axis0, axis1); }

fl_tensor *fl_t(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->ndim > 2)
        return fl_fail(FL_RUNTIME_ERROR, "t() expects a tensor with <= 2 dimensions, but self is %dD", self->ndim);
    return transposed(self, 0, self->ndim < 2 ? 0 : 1, &t_rule);
}

static fl_tensor *transpose_in_place(fl_tensor *self, int a, int b, const char *name) {
    permutation p;
    exchange(&p, self->ndim, a, b);
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) {
        sizes[i] = self->sizes[p.dims[i]];
        strides[i] = self->strides[p.dims[i]];
    }
    return fl_node__named(
        restride(self, self->ndim, sizes, strides, &transpose_rule, &p, PERMUTATION_BYTES(self->ndim)), name);
}

fl_tensor *fl_transpose_(fl_tensor *self, int64_t dim0, int64_t dim1) {
    if (fl_failed()) return NULL;
    int a = fl_shape__wrap_dim(dim0, self->ndim);
    if (a < 0) return NULL;
    int b = fl_shape__wrap_dim(dim1, self->ndim);
    return b < 0 ? NULL : transpose_in_place(self, a, b, "TransposeBackward1");
}
fl_tensor *fl_swapaxes_(fl_tensor *self, int64_t axis0, int64_t axis1) { return fl_transpose_(self, axis0, axis1); }

fl_tensor *fl_t_(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->ndim > 2)
        return fl_fail(FL_RUNTIME_ERROR, "t_() expects a tensor with <= 2 dimensions, but self is %dD", self->ndim);
    return transpose_in_place(self, 0, self->ndim < 2 ? 0 : 1, "TBackward1");
}

fl_tensor *fl_permute(fl_tensor *self, const int64_t *dims, int n_dims) {
    if (fl_failed()) return NULL;
    if (n_dims != self->ndim)
        return fl_fail(FL_RUNTIME_ERROR,
                       "permute: number of dimensions in the tensor input does not match the length of the desired "
                       "ordering of dimensions i.e. input.dim() = %d is not equal to len(dims) = %d",
                       self->ndim, n_dims);
    permutation p;
    p.n = self->ndim;
    fl_dims seen = 0;
    for (int i = 0; i < n_dims; i++) {
        int d = fl_shape__wrap_dim(dims[i], self->ndim);
        if (d < 0) return NULL;
        if (seen >> d & 1) return fl_fail(FL_RUNTIME_ERROR, "permute(): duplicate dims are not allowed.");
        seen |= FL_DIM(d);
        p.dims[i] = d;
    }
    return permuted(self, &p, &permute_rule);
}

fl_tensor *fl_movedim_list(fl_tensor *self, const int64_t *source, int n_source, const int64_t *destination,
                           int n_destination) {
    if (fl_failed()) return NULL;
    if (n_source != n_destination)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "movedim: Invalid source or destination dims: source (%s dims) should contain the same number of "
            "dims as destination (%s dims)",
            fl_shape__print(&(fl_shape_text){{0}}, source, n_source),
            fl_shape__print(&(fl_shape_text){{0}}, destination, n_destination));
    if (self->ndim == 0) {
        for (int i = 0; i < n_source; i++)
            if (fl_shape__wrap_dim(source[i], 0) < 0 || fl_shape__wrap_dim(destination[i], 0) < 0) return NULL;
        return fl_alias(self);
    }
    permutation p;
    p.n = self->ndim;
    fl_dims from = 0, to = 0;
    for (int i = 0; i < n_source; i++) {
        int s = fl_shape__wrap_dim(source[i], self->ndim);
        if (s < 0) return NULL;
        int d = fl_shape__wrap_dim(destination[i], self->ndim);
        if (d < 0) return NULL;
        if ((from >> s & 1) || (to >> d & 1))
            return fl_fail(FL_RUNTIME_ERROR, "movedim: repeated dim in `%s` (%s)",
                           from >> s & 1 ? "source" : "destination",
                           from >> s & 1 ? fl_shape__print(&(fl_shape_text){{0}}, source, n_source)
                                         : fl_shape__print(&(fl_shape_text){{0}}, destination, n_destination));
        from |= FL_DIM(s);
        to |= FL_DIM(d);
        p.dims[d] = s;
    }
    for (int d = 0, s = 0; d < self->ndim; d++) {
        if (to >> d & 1) continue;
        while (from >> s & 1) s++;
        p.dims[d] = s++;
    }
    return permuted(self, &p, &permute_rule);
}

fl_tensor *fl_movedim(fl_tensor *self, int64_t source, int64_t destination) {
    return fl_movedim_list(self, &source, 1, &destination, 1);
}

fl_tensor *fl_numpy_T(fl_tensor *self) {
    if (fl_failed()) return NULL;
    permutation p;
    p.n = self->ndim;
    for (int i = 0; i < self->ndim; i++) p.dims[i] = self->ndim - 1 - i;
    return permuted(self, &p, &permute_rule);
}

fl_tensor *fl_mT(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->ndim == 0) return itself(self);
    if (self->ndim < 2)
        return fl_fail(FL_RUNTIME_ERROR,
                       "tensor.mT is only supported on matrices or batches of matrices. Got %d-D tensor.", self->ndim);
    return transposed(self, -2, -1, &transpose_rule);
}

fl_tensor *fl_adjoint(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->ndim == 0) return itself(self);
    if (self->ndim < 2)
        return fl_fail(FL_RUNTIME_ERROR,
                       "tensor.adjoint() is only supported on matrices or batches of matrices. Got %d-D tensor.",
                       self->ndim);
    return transposed(self, -2, -1, &transpose_rule);
}

/* ---- Others ---------------------------------------------------------------------------------------------- */

fl_tensor *fl_atleast_1d(fl_tensor *self) {
    if (fl_failed()) return NULL;
    return self->ndim ? itself(self) : fl_reshape(self, (int64_t[]){1}, 1);
}

fl_tensor *fl_atleast_2d(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->ndim == 0) return fl_reshape(self, (int64_t[]){1, 1}, 2);
    return self->ndim == 1 ? fl_unsqueeze(self, 0) : itself(self);
}

fl_tensor *fl_atleast_3d(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->ndim == 0) return fl_reshape(self, (int64_t[]){1, 1, 1}, 3);
    if (self->ndim == 1) return FL_COMPOSITE(fl_unsqueeze(fl_unsqueeze(self, 0), -1));
    return self->ndim == 2 ? fl_unsqueeze(self, -1) : itself(self);
}

static void alias_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)node;
    out[0] = grad[0];
}
static const fl_rule alias_rule = {.name = "AliasBackward0", .backward = alias_backward};

fl_tensor *fl_alias(fl_tensor *self) {
    return fl_failed() ? NULL : fl_view__finish(fl_tensor__alias(self), self, &alias_rule, NULL, 0);
}
