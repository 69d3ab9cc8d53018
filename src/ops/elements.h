/* elements.h (internal): what gathering and scattering do with single elements of any dtype.
 */
#ifndef FL_OPS_ELEMENTS_H
#define FL_OPS_ELEMENTS_H

#include "kernels/move.h"
#include "tensor/tensor.h"

/* dst[i] <- dst[i] meet src[i]. */
fl_move_fn fl_elements__meet(fl_dtype dtype, fl_meet meet);
fl_scatter_fn fl_elements__scatter(fl_dtype dtype, fl_meet meet);
fl_gather_fn fl_elements__gather(fl_dtype dtype);
/* The first index that is not in [0, size); -1 where all are. */
int64_t fl_elements__first_outside(const int64_t *index, int64_t n, int64_t size);

#endif
