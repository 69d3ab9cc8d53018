/* fold.h (internal): runs a kernel of kernels/reduce.h over any dimensions of any strided tensor, in parallel, with
 * results that depend on shapes alone.
 */
#ifndef FL_OPS_FOLD_H
#define FL_OPS_FOLD_H

#include "kernels/reduce.h"
#include "tensor/tensor.h"

/* The mask of a list of dimensions (n = 0: all of them). False, with PyTorch's error, for one out of range or given
 * twice. */
bool fl_fold__dims(const fl_tensor *x, const int64_t *dims, int n, fl_dims *mask);
/* The result's shape; returns its ndim. */
int fl_fold__shape(const fl_tensor *x, fl_dims dims, bool keepdim, int64_t *sizes);
/* Items folded into each result. */
int64_t fl_fold__count(const fl_tensor *x, fl_dims dims);

/* Folds `dims` of x away into fresh tensors: *out of type out_type, and *out2 (unless NULL) of type out2_type. Items
 * are converted to `compute`, for which the kernel is, on the way. params.count is filled in. One reference each, the
 * caller's; false after an error. */
bool fl_fold__run(const fl_reduce_kernel *kernel, fl_tensor *x, fl_dtype compute, fl_dims dims, bool keepdim,
                  fl_reduce_params params, fl_dtype out_type, fl_tensor **out, fl_dtype out2_type, fl_tensor **out2);

#endif
