/* copies.c: what a view shows as a tensor of its own.
 */
#include "ops/plain.h"

#include "autograd/graph.h"
#include "ops/view.h"

/* A row-major copy of a view of self, as one op. */
static fl_tensor *one_copy(fl_tensor *self, fl_tensor *view, const char *name) {
    const fl_clone_options row_major = {.memory_format = FL_CONTIGUOUS_FORMAT};
    fl_whole whole;
    fl_whole__begin(&whole, &self, 1);
    return fl_whole__end(&whole, view ? fl_clone(view, &row_major) : NULL, name);
}
/* view is NULL after an error; a scope was opened for it. */
static fl_tensor *copy_of(fl_tensor *self, fl_tensor *view, const char *name) {
    return fl_scope_return(one_copy(self, view, name));
}
#define COPY(name, view) (fl_failed() ? NULL : (fl_scope_open(), copy_of(self, view, name)))

fl_tensor *fl_alias_copy(fl_tensor *self) { return fl_node__named(fl_clone(self, NULL), "AliasBackward0_copy"); }
fl_tensor *fl_detach_copy(fl_tensor *self) { return COPY("CloneBackward0", fl_detach(self)); }
fl_tensor *fl_as_strided_copy(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                              const fl_as_strided_copy_options *options) {
    const fl_as_strided_options o = {options ? options->storage_offset : FL_NONE};
    return COPY("AsStridedBackward0_copy", fl_as_strided(self, size, n_size, stride, n_stride, &o));
}
fl_tensor *fl_diagonal_copy(fl_tensor *self, const fl_diagonal_copy_options *options) {
    static const fl_diagonal_copy_options fallback = FL_DIAGONAL_COPY_OPTIONS;
    const fl_diagonal_copy_options *p = options ? options : &fallback;
    const fl_diagonal_options o = {p->offset, p->dim1, p->dim2};
    return COPY("DiagonalBackward0_copy", fl_diagonal(self, &o));
}
fl_tensor *fl_expand_copy(fl_tensor *self, const int64_t *size, int n_size, const fl_expand_copy_options *options) {
    (void)options; /* implicit says nothing here */
    return COPY("ExpandBackward0_copy", fl_expand(self, size, n_size, NULL));
}
fl_tensor *fl_narrow_copy(fl_tensor *self, int64_t dim, int64_t start, int64_t length) {
    return COPY("NarrowCopyBackward0", fl_narrow(self, dim, start, length));
}
fl_tensor *fl_permute_copy(fl_tensor *self, const int64_t *dims, int n_dims) {
    return COPY("PermuteBackward0_copy", fl_permute(self, dims, n_dims));
}
fl_tensor *fl_select_copy(fl_tensor *self, int64_t dim, int64_t index) {
    return COPY("SelectBackward0_copy", fl_select(self, dim, index));
}
fl_tensor *fl_slice_copy(fl_tensor *self, const fl_slice_copy_options *options) {
    static const fl_slice_copy_options fallback = FL_SLICE_COPY_OPTIONS;
    const fl_slice_copy_options *p = options ? options : &fallback;
    const fl_slice_options o = {p->dim, p->start, p->end, p->step};
    return COPY("SliceBackward0_copy", fl_slice(self, &o));
}
fl_tensor *fl_squeeze_copy(fl_tensor *self) { return COPY("SqueezeBackward0_copy", fl_squeeze(self)); }
fl_tensor *fl_squeeze_copy_dim(fl_tensor *self, int64_t dim) {
    return COPY("SqueezeBackward1_copy", fl_squeeze_dim(self, dim));
}
fl_tensor *fl_squeeze_copy_dims(fl_tensor *self, const int64_t *dim, int n_dim) {
    return COPY("SqueezeBackward2_copy", fl_squeeze_dims(self, dim, n_dim));
}
fl_tensor *fl_t_copy(fl_tensor *self) { return COPY("TBackward0_copy", fl_t(self)); }
fl_tensor *fl_transpose_copy(fl_tensor *self, int64_t dim0, int64_t dim1) {
    return COPY("TransposeBackward0_copy", fl_transpose(self, dim0, dim1));
}
fl_tensor *fl_unfold_copy(fl_tensor *self, int64_t dimension, int64_t size, int64_t step) {
    return COPY("UnfoldBackward0_copy", fl_unfold(self, dimension, size, step));
}
fl_tensor *fl_unsqueeze_copy(fl_tensor *self, int64_t dim) {
    return COPY("UnsqueezeBackward0_copy", fl_unsqueeze(self, dim));
}
fl_tensor *fl_view_copy(fl_tensor *self, const int64_t *size, int n_size) {
    return COPY("ViewBackward0_copy", fl_view(self, size, n_size));
}
fl_tensor *fl_view_copy_dtype(fl_tensor *self, fl_dtype dtype) {
    return COPY("ViewBackward1_copy", fl_view_dtype(self, dtype));
}

/* The list with a copy in place of every piece; closes the scope that was opened for the pieces. */
static fl_tensors copies_of(fl_tensor *self, fl_tensors pieces, const char *name) {
    const int64_t count = pieces.count;
    fl_tensor **items = pieces.items ? fl_tensors__new(count) : NULL;
    for (int64_t i = 0; items && i < count && !fl_failed(); ++i)
        items[i] = fl_tensor__retain(one_copy(self, pieces.items[i], name));
    fl_scope_close();
    return items ? fl_tensors__result(items, count) : (fl_tensors){0, NULL};
}
#define COPIES(name, pieces) (fl_failed() ? (fl_tensors){0, NULL} : (fl_scope_open(), copies_of(self, pieces, name)))

fl_tensors fl_split_copy(fl_tensor *self, int64_t split_size, const fl_split_copy_options *options) {
    const fl_split_options o = {options ? options->dim : 0};
    return COPIES("SplitBackward0_copy", fl_split(self, split_size, &o));
}
fl_tensors fl_split_with_sizes_copy(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                                    const fl_split_with_sizes_copy_options *options) {
    const fl_split_with_sizes_options o = {options ? options->dim : 0};
    return COPIES("SplitWithSizesBackward0_copy", fl_split_with_sizes(self, split_sizes, n_split_sizes, &o));
}
fl_tensors fl_unbind_copy(fl_tensor *self, const fl_unbind_copy_options *options) {
    const fl_unbind_options o = {options ? options->dim : 0};
    return COPIES("UnbindBackward0_copy", fl_unbind(self, &o));
}
