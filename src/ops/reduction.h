/* reduction.h (internal): what losses do with their values. */
#ifndef FL_OPS_REDUCTION_H
#define FL_OPS_REDUCTION_H

#include "kernels/loss.h"
#include "tensor/tensor.h"

typedef enum fl_reduction { FL_REDUCE_NONE = 0, FL_REDUCE_MEAN, FL_REDUCE_SUM } fl_reduction;

/* 'none', 'mean' or 'sum'; -1 and PyTorch's ValueError otherwise. */
int fl_reduction__of(const char *name);
/* The number that stands for one in PyTorch's functions outside nn.functional: any other is no reduction. */
static inline fl_reduction fl_reduction__numbered(int64_t number) {
    return number == FL_REDUCE_MEAN || number == FL_REDUCE_SUM ? (fl_reduction)number : FL_REDUCE_NONE;
}
/* The sum of n numbers in memory, of t's type, block by block in a fixed order; NaN and an error where memory is out.
 */
double fl_reduction__sum(const fl_tensor *t);
/* cross_entropy's class numbers as a row-major int64 array (one reference, the caller's), each below `classes` or
 * ignored; NULL and PyTorch's errors otherwise. */
fl_tensor *fl_cross_entropy__classes(fl_tensor *target, int64_t classes, int64_t ignore_index);

#endif
