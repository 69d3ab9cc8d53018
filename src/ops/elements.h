/* elements.h (internal): what gathering and scattering do with single elements of any dtype.
 */
#ifndef FL_OPS_ELEMENTS_H
#define FL_OPS_ELEMENTS_H

#include "tensor/tensor.h"

/* How a written element meets the one that is there. */
typedef enum fl_meet {
    FL_MEET_SET = 0,
    FL_MEET_ADD,
    FL_MEET_MULTIPLY,
    FL_MEET_MAX, /* NaN wins */
    FL_MEET_MIN
} fl_meet;

/* dst[i] <- dst[i] meet src[i] for n elements, strides in bytes; halves go through float. */
typedef void (*fl_meet_fn)(char *dst, int64_t dst_stride, const char *src, int64_t src_stride, int64_t n);
fl_meet_fn fl_elements__meet(fl_dtype dtype, fl_meet meet);

#endif
