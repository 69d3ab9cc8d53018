/* split.c: several views of one tensor, made by one node: its backward puts the gradients side by side again.
 */
#include "ops/plain.h"

#include <limits.h>

#include "base/alloc.h"
#include "ops/view.h"

static const fl_tensors none = {0, NULL};

/* Zeros in place of the gradients that did not come, so that cat and stack can be used. */
static fl_tensor *zeros_like_output(const fl_node *node, int i, const fl_tensor *any) {
    const fl_meta *meta = &node->output_meta[i];
    fl_tensor *t =
        fl_tensor__empty((fl_dtype)any->dtype, meta->ndim, meta->more_sizes ? meta->more_sizes : meta->sizes);
    if (t) fl_tensor__fill(t, fl_int(0));
    return fl_scope__result(t);
}

static void join_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out, bool stack) {
    int64_t dim = *(const int64_t *)fl_node__data(node);
    int n = node->n_outputs;
    fl_tensor **all = fl_alloc__get((size_t)n * sizeof(fl_tensor *));
    if (!all) return;
    const fl_tensor *any = NULL;
    for (int i = 0; i < n && !any; i++) any = grad[i];
    bool complete = any != NULL;
    for (int i = 0; i < n && complete; i++) {
        all[i] = grad[i] ? grad[i] : zeros_like_output(node, i, any);
        complete = all[i] != NULL;
    }
    if (complete) out[0] = stack ? fl_stack(all, n, &(fl_stack_options){dim}) : fl_cat(all, n, &(fl_cat_options){dim});
    fl_alloc__put(all, (size_t)n * sizeof(fl_tensor *));
}
static void split_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    join_backward(node, grad, out, false);
}
static void unbind_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    join_backward(node, grad, out, true);
}
static const fl_rule split_rule = {.name = "SplitBackward0", .backward = split_backward, .saved = "; dim"};
static const fl_rule split_sizes_rule = {
    .name = "SplitWithSizesBackward0", .backward = split_backward, .saved = "; dim"};
static const fl_rule unsafe_rule = {.name = "UnsafeSplitBackward0", .backward = split_backward, .saved = "; dim"};
static const fl_rule unsafe_sizes_rule = {
    .name = "UnsafeSplitWithSizesBackward0", .backward = split_backward, .saved = "; dim"};
static const fl_rule unbind_rule = {.name = "UnbindBackward0", .backward = unbind_backward, .saved = "; dim"};

static fl_tensors finish(fl_tensor **views, int64_t n, fl_tensor *self, const fl_rule *rule, int dim) {
    const bool apart = rule == &unsafe_rule || rule == &unsafe_sizes_rule; /* views in memory alone */
    bool complete = views != NULL;
    for (int64_t i = 0; i < n && complete; i++) {
        complete = views[i] != NULL;
        if (!complete) break;
        if (apart) continue;
        fl_view__of(views[i], self);
        views[i]->flags |= FL_T_MULTI_VIEW;
    }
    if (complete && n > 0 && fl_node__would_record(&self, 1)) {
        fl_node *node = fl_node__record(rule, &self, 1, views, (int)n, 0, sizeof(int64_t));
        if (node) *(int64_t *)fl_node__data(node) = dim;
    }
    return fl_tensors__result(views, n);
}

static fl_tensor *part(const fl_tensor *self, int dim, int64_t start, int64_t length) {
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) sizes[i] = self->sizes[i];
    sizes[dim] = length;
    return fl_tensor__view(self, self->ndim, sizes, self->strides, start * self->strides[dim]);
}

/* Pieces of `each` along dim, the last one what is left. */
static fl_tensors pieces(fl_tensor *self, int dim, int64_t each, const fl_rule *rule) {
    int64_t size = self->sizes[dim];
    int64_t n = each == 0 || size == 0 ? 1 : (size - 1) / each + 1;
    fl_tensor **views = fl_tensors__new(n);
    for (int64_t i = 0; i < n && views; i++) {
        int64_t length = size - i * each < each ? size - i * each : each;
        views[i] = part(self, dim, i * each, length);
    }
    return finish(views, n, self, rule, dim);
}

static fl_tensors by_size(fl_tensor *self, int64_t split_size, int64_t raw_dim, const fl_rule *rule) {
    if (fl_failed()) return none;
    if (self->ndim == 0) return fl_fail(FL_RUNTIME_ERROR, "split expects at least a 1-dimensional tensor"), none;
    int dim = fl_shape__wrap_dim(raw_dim, self->ndim);
    if (dim < 0) return none;
    if (split_size < 0)
        return fl_fail(FL_RUNTIME_ERROR, "split expects split_size be non-negative, but got split_size=%lld",
                       (long long)split_size),
               none;
    if (split_size == 0 && self->sizes[dim] != 0)
        return fl_fail(FL_RUNTIME_ERROR,
                       "split_size can only be 0 if dimension size is 0, but got dimension size of %lld",
                       (long long)self->sizes[dim]),
               none;
    return pieces(self, dim, split_size, rule);
}

fl_tensors fl_split(fl_tensor *self, int64_t split_size, const fl_split_options *options) {
    return by_size(self, split_size, options ? options->dim : 0, &split_rule);
}
fl_tensors fl_unsafe_split(fl_tensor *self, int64_t split_size, const fl_unsafe_split_options *options) {
    return by_size(self, split_size, options ? options->dim : 0, &unsafe_rule);
}

static fl_tensors by_sizes(fl_tensor *self, const int64_t *sizes, int n, int64_t raw_dim, const fl_rule *rule) {
    if (fl_failed()) return none;
    if (self->ndim == 0) return fl_fail(FL_RUNTIME_ERROR, "split expects at least a 1-dimensional tensor"), none;
    int dim = fl_shape__wrap_dim(raw_dim, self->ndim);
    if (dim < 0) return none;
    int64_t total = 0;
    for (int i = 0; i < n; i++) {
        if (sizes[i] < 0)
            return fl_fail(
                       FL_RUNTIME_ERROR,
                       "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=%s",
                       fl_shape__print(&(fl_shape_text){{0}}, sizes, n)),
                   none;
        if (__builtin_add_overflow(total, sizes[i], &total)) total = INT64_MIN;
    }
    if (total != self->sizes[dim])
        return fl_fail(FL_RUNTIME_ERROR,
                       "split_with_sizes expects split_sizes to sum exactly to %lld (input tensor's size at dimension "
                       "%lld), but got split_sizes=%s",
                       (long long)self->sizes[dim], (long long)raw_dim,
                       fl_shape__print(&(fl_shape_text){{0}}, sizes, n)),
               none;
    fl_tensor **views = fl_tensors__new(n);
    int64_t start = 0;
    for (int i = 0; i < n && views; i++) {
        views[i] = part(self, dim, start, sizes[i]);
        start += sizes[i];
    }
    return finish(views, n, self, rule, dim);
}

fl_tensors fl_split_sizes(fl_tensor *self, const int64_t *split_size, int n_split_size,
                          const fl_split_sizes_options *options) {
    return by_sizes(self, split_size, n_split_size, options ? options->dim : 0, &split_sizes_rule);
}
fl_tensors fl_split_with_sizes(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                               const fl_split_with_sizes_options *options) {
    return by_sizes(self, split_sizes, n_split_sizes, options ? options->dim : 0, &split_sizes_rule);
}
fl_tensors fl_unsafe_split_with_sizes(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                                      const fl_unsafe_split_with_sizes_options *options) {
    return by_sizes(self, split_sizes, n_split_sizes, options ? options->dim : 0, &unsafe_sizes_rule);
}

static fl_tensors chunks_of(fl_tensor *self, int64_t chunks, int64_t raw_dim, const fl_rule *rule,
                            const fl_rule *sizes_rule) {
    if (fl_failed()) return none;
    if (self->ndim == 0) return fl_fail(FL_RUNTIME_ERROR, "chunk expects at least a 1-dimensional tensor"), none;
    if (chunks <= 0)
        return fl_fail(FL_RUNTIME_ERROR, "chunk expects `chunks` to be greater than 0, got: %lld", (long long)chunks),
               none;
    int dim = fl_shape__wrap_dim(raw_dim, self->ndim);
    if (dim < 0) return none;
    int64_t size = self->sizes[dim];
    if (size > 0) return pieces(self, dim, (size - 1) / chunks + 1, rule);
    fl_tensor **views = fl_tensors__new(chunks); /* as many empty ones as asked for */
    for (int64_t i = 0; i < chunks && views; i++) views[i] = part(self, dim, 0, 0);
    return finish(views, chunks, self, sizes_rule, dim);
}

fl_tensors fl_chunk(fl_tensor *self, int64_t chunks, const fl_chunk_options *options) {
    return chunks_of(self, chunks, options ? options->dim : 0, &split_rule, &split_sizes_rule);
}
fl_tensors fl_unsafe_chunk(fl_tensor *self, int64_t chunks, const fl_unsafe_chunk_options *options) {
    return chunks_of(self, chunks, options ? options->dim : 0, &unsafe_rule, &unsafe_sizes_rule);
}

static int check_tensor_split(const fl_tensor *self, int64_t dim) {
    if (self->ndim == 0) {
        fl_fail(FL_RUNTIME_ERROR,
                "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims");
        return -1;
    }
    return fl_shape__wrap_dim(dim, self->ndim);
}

/* Slices are nodes of their own here, as in PyTorch. */
static fl_tensors slices(fl_tensor *self, int dim, const int64_t *ends, int64_t n) {
    fl_tensor **views = fl_tensors__new(n);
    int64_t start = 0;
    int depth = fl_scope__suspend();
    for (int64_t i = 0; i < n && views; i++) {
        int64_t end = i + 1 < n ? ends[i] : FL_NONE;
        views[i] = fl_slice(self, &(fl_slice_options){dim, start, end, 1});
        start = end;
    }
    fl_scope__resume(depth);
    return fl_tensors__result(views, n);
}

static fl_tensors by_sections(fl_tensor *self, int64_t sections, int64_t raw_dim) {
    int dim = check_tensor_split(self, raw_dim);
    if (dim < 0) return none;
    if (sections <= 0)
        return fl_fail(FL_RUNTIME_ERROR, "number of sections must be larger than 0, got %lld", (long long)sections),
               none;
    if (sections > INT_MAX)
        return fl_fail(FL_RUNTIME_ERROR, "a list of %lld tensors is too long", (long long)sections), none;
    int64_t *ends = fl_alloc__get((size_t)sections * sizeof(int64_t));
    if (!ends) return none;
    int64_t each = self->sizes[dim] / sections, larger = self->sizes[dim] % sections, end = 0;
    for (int64_t i = 0; i < sections; i++) ends[i] = end += each + (i < larger);
    fl_tensors list = slices(self, dim, ends, sections);
    fl_alloc__put(ends, (size_t)sections * sizeof(int64_t));
    return list;
}

static fl_tensors by_indices(fl_tensor *self, const int64_t *indices, int n, int64_t raw_dim) {
    int dim = check_tensor_split(self, raw_dim);
    return dim < 0 ? none : slices(self, dim, indices, (int64_t)n + 1);
}

fl_tensors fl_tensor_split(fl_tensor *self, int64_t sections, const fl_tensor_split_options *options) {
    return fl_failed() ? none : by_sections(self, sections, options ? options->dim : 0);
}
fl_tensors fl_tensor_split_indices(fl_tensor *self, const int64_t *indices, int n_indices,
                                   const fl_tensor_split_indices_options *options) {
    return fl_failed() ? none : by_indices(self, indices, n_indices, options ? options->dim : 0);
}

fl_tensors fl_tensor_split_tensor(fl_tensor *self, fl_tensor *tensor_indices_or_sections,
                                  const fl_tensor_split_tensor_options *options) {
    if (fl_failed()) return none;
    const fl_tensor *t = tensor_indices_or_sections;
    if (t->dtype != FL_INT64)
        return fl_fail(FL_RUNTIME_ERROR,
                       "tensor_split expected tensor_indices_or_sections to have dtype of long, but got %s",
                       fl_dtype__scalar_type((fl_dtype)t->dtype)),
               none;
    if (t->ndim > 1)
        return fl_fail(FL_RUNTIME_ERROR,
                       "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional "
                       "tensor, but got a tensor with %d dims",
                       t->ndim),
               none;
    fl_tensor *row = fl_tensor__contiguous(tensor_indices_or_sections);
    if (!row) return none;
    const int64_t dim = options ? options->dim : 0, *at = (const int64_t *)(const void *)row->data;
    const fl_tensors list = t->ndim == 0 ? by_sections(self, at[0], dim) : by_indices(self, at, (int)row->numel, dim);
    fl_release(row);
    return list;
}

/* The dimension that hsplit, vsplit or dsplit cuts; -1 and an error where self has too few. */
static int split_dim(const fl_tensor *self, char which) {
    int least = which == 'h' ? 1 : which == 'v' ? 2 : 3;
    if (self->ndim < least) {
        fl_fail(FL_RUNTIME_ERROR,
                "torch.%csplit requires a tensor with at least %d dimension%s, but got a tensor with %d "
                "dimensions!",
                which, least, least == 1 ? "" : "s", self->ndim);
        return -1;
    }
    return which == 'h' ? (self->ndim > 1) : which == 'v' ? 0 : 2;
}

static fl_tensors even(fl_tensor *self, int64_t sections, char which) {
    if (fl_failed()) return none;
    int dim = split_dim(self, which);
    if (dim < 0) return none;
    if (sections <= 0 || self->sizes[dim] % sections)
        return fl_fail(FL_RUNTIME_ERROR,
                       "torch.%csplit attempted to split along dimension %d, but the size of the dimension %lld is not "
                       "divisible by the split_size %lld!",
                       which, dim, (long long)self->sizes[dim], (long long)sections),
               none;
    return by_sections(self, sections, dim);
}
static fl_tensors at_indices(fl_tensor *self, const int64_t *indices, int n, char which) {
    if (fl_failed()) return none;
    int dim = split_dim(self, which);
    return dim < 0 ? none : by_indices(self, indices, n, dim);
}

fl_tensors fl_hsplit(fl_tensor *self, int64_t sections) { return even(self, sections, 'h'); }
fl_tensors fl_vsplit(fl_tensor *self, int64_t sections) { return even(self, sections, 'v'); }
fl_tensors fl_dsplit(fl_tensor *self, int64_t sections) { return even(self, sections, 'd'); }
fl_tensors fl_hsplit_indices(fl_tensor *self, const int64_t *indices, int n_indices) {
    return at_indices(self, indices, n_indices, 'h');
}
fl_tensors fl_vsplit_indices(fl_tensor *self, const int64_t *indices, int n_indices) {
    return at_indices(self, indices, n_indices, 'v');
}
fl_tensors fl_dsplit_indices(fl_tensor *self, const int64_t *indices, int n_indices) {
    return at_indices(self, indices, n_indices, 'd');
}

fl_tensors fl_unbind(fl_tensor *self, const fl_unbind_options *options) {
    if (fl_failed()) return none;
    if (self->ndim == 0)
        return fl_fail(FL_INDEX_ERROR, "Dimension specified as %lld but tensor has no dimensions",
                       (long long)(options ? options->dim : 0)),
               none;
    int dim = fl_shape__wrap_dim(options ? options->dim : 0, self->ndim);
    if (dim < 0) return none;
    int64_t n = self->sizes[dim], sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    for (int i = 0, j = 0; i < self->ndim; i++) {
        if (i == dim) continue;
        sizes[j] = self->sizes[i];
        strides[j++] = self->strides[i];
    }
    fl_tensor **views = fl_tensors__new(n);
    for (int64_t i = 0; i < n && views; i++)
        views[i] = fl_tensor__view(self, self->ndim - 1, sizes, strides, i * self->strides[dim]);
    return finish(views, n, self, &unbind_rule, dim);
}
