/* half.h (internal): float16 and bfloat16 tensors for kernels of float32, piece by piece: what a thread converts stays
 * in its caches until the kernel has read it and the result has been converted back.
 */
#ifndef FL_OPS_HALF_H
#define FL_OPS_HALF_H

#include "tensor/cast.h"

/* Calls fn(context, piece, scratch) for pieces [0, n), in parallel; `scratch` has room for `floats` floats. `cost` is
 * that of a piece (fl_pool__grain). False where there is no memory for it. */
typedef void (*fl_half_fn)(void *context, int64_t piece, float *scratch);
bool fl_half__pieces(int64_t n, int64_t floats, int64_t cost, fl_half_fn fn, void *context);

/* n items, side by side, from item `at` of a tensor of `half` on, or to there. */
static inline void fl_half__widen(float *to, const void *from, int64_t at, int64_t n, fl_dtype half) {
    if (n > 0) fl_cast__find(FL_FLOAT32, half)((char *)to, 4, (const char *)from + 2 * at, 2, n);
}
static inline void fl_half__narrow(void *to, int64_t at, const float *from, int64_t n, fl_dtype half) {
    if (n > 0) fl_cast__find(half, FL_FLOAT32)((char *)to + 2 * at, 2, (const char *)from, 4, n);
}

#endif
