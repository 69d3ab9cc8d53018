/* view.h (internal): views whose backward puts the gradient back where they looked.
 *
 * A region says which elements of a tensor a view shows, in terms of the tensor's own row-major numbering, whatever its
 * strides: it fits the gradient too, which may be laid out otherwise.
 */
#ifndef FL_OPS_VIEW_H
#define FL_OPS_VIEW_H

#include "autograd/graph.h"

typedef struct fl_region {
    int64_t ndim, offset;
    int64_t dims[2 * FL_MAX_DIMS]; /* ndim sizes, then ndim strides: fl_region__bytes of them are kept */
} fl_region;
static inline size_t fl_region__bytes(const fl_region *r) {
    return offsetof(fl_region, dims) + 2 * (size_t)r->ndim * sizeof(int64_t);
}

/* Ends an op that returns a view (one reference, in no scope): records `rule` with `bytes` of data, marks the view,
 * hands it to the scope. NULL and nothing left behind after an error. `view` may be NULL. */
fl_tensor *fl_view__finish(fl_tensor *view, fl_tensor *self, const fl_rule *rule, const void *data, size_t bytes);
/* The same for a result that shares nothing. */
fl_tensor *fl_view__finish_copy(fl_tensor *result, fl_tensor *self, const fl_rule *rule, const void *data,
                                size_t bytes);
/* For a view of one region: the rule's data is the region, its backward fl_region__backward. */
void fl_region__backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out);
/* Zeros of the given shape with `part` where the region is: recorded, a result as an op's. */
fl_tensor *fl_region__embed(fl_tensor *part, int ndim, const int64_t *sizes, const fl_region *region);
/* Views whose backward is that. */
extern const fl_rule fl_view__select_rule, fl_view__slice_rule;

/* start and end of start:end:step (FL_NONE where left out) clamped to [0, size]; the number of elements. */
int64_t fl_view__clamp_slice(int64_t size, int64_t *start, int64_t end, int64_t step);
/* dst += src, for a dst that may overlap itself; floating types, equal dtypes and shapes. */
void fl_view__accumulate(fl_tensor *dst, const fl_tensor *src);

/* A function made of other ops: their results are released on the way out, all but the last. */
#define FL_COMPOSITE(expression) (fl_scope_open(), fl_scope_return(expression))

#endif
