/* dense.h (internal): tensors as the plain arrays that kernels take.
 *
 * A kernel over a dimension sees [outer, size, inner] in memory, whatever the order of the tensor's own dimensions: in
 * a dense tensor `inner` is the stride of that dimension. So row-major, channels-last and permuted tensors run alike,
 * without being copied, and the result has their layout.
 */
#ifndef FL_OPS_DENSE_H
#define FL_OPS_DENSE_H

#include "autograd/graph.h"
#include "kernels/real.h"
#include "tensor/tensor.h"

/* t itself (retained) where it is dense in some order of its dimensions, else a row-major copy. */
fl_tensor *fl_dense__of(fl_tensor *t);
/* Whether t, which is not row-major, is dense with dimension `channel` innermost and the others in order. */
bool fl_dense__channels_last(const fl_tensor *t, int channel);
/* t itself (retained) where it is row-major or channels-last (dimension 1), else a copy that is: the layouts in which
 * layers hand tensors on. */
fl_tensor *fl_dense__layer(fl_tensor *t);
/* An uninitialised result of a layer for x, laid out alike; of one dimension of pixels PyTorch's are row-major. */
fl_tensor *fl_dense__layer_empty(const fl_tensor *x);
/* t with the memory order and dtype of `like` (dense, same sizes): t itself (retained) where it has them, else a copy.
 */
fl_tensor *fl_dense__like(fl_tensor *t, const fl_tensor *like);
/* An uninitialised tensor laid out as `like`, which is dense. */
static inline fl_tensor *fl_dense__empty(const fl_tensor *like) {
    return fl_tensor__empty_like(like, (fl_dtype)like->dtype, like->sizes);
}

/* The entry of a kernel table for a tensor's dtype. */
static inline int fl_dense__real(const fl_tensor *t) { return t->dtype == FL_FLOAT64 ? FL_REAL_F64 : FL_REAL_F32; }
static inline bool fl_dense__is_real(const fl_tensor *t) { return t->dtype == FL_FLOAT32 || t->dtype == FL_FLOAT64; }
/* float16 and bfloat16: an op casts to float32, runs and casts back. */
static inline bool fl_dense__is_half(const fl_tensor *t) { return fl_is_half((fl_dtype)t->dtype); }
/* t in another type, laid out alike; t itself (retained) where it has the type. */
fl_tensor *fl_dense__as(fl_tensor *t, fl_dtype dtype);
/* NotImplementedError: "<kernel>" not implemented for 'Long'. Returns NULL. */
void *fl_dense__unsupported(const char *kernel, const fl_tensor *t);

/* How dimension `dim` of a dense tensor stands in memory; a 0-dim tensor counts as one of size 1. */
typedef struct fl_dense_split {
    int64_t outer, size, inner;
} fl_dense_split;
fl_dense_split fl_dense__split(const fl_tensor *t, int dim);

#endif
