/* softmax.h: softmax and log_softmax over one dimension, and their gradients.
 *
 * Tensors are seen as [outer, size, inner] in memory, softmax going over `size`. Work is counted in units: a row where
 * inner is 1, else a strip of FL_SOFTMAX_STRIP inner columns of one outer index; fl_softmax__units tells how many.
 */
#ifndef FL_KERNELS_SOFTMAX_H
#define FL_KERNELS_SOFTMAX_H

#include "kernels/move.h"
#include "kernels/real.h"

#define FL_SOFTMAX_STRIP 64

typedef struct fl_softmax_call {
    const void *x;    /* forward: the input; backward: the saved output */
    const void *grad; /* backward only */
    void *y;          /* the result; may be x (forward) or grad (backward) itself */
    int64_t outer, size, inner;
    /* Forward: what writes the result past the caches (fl_move_kernels), or NULL. */
    void (*stream)(char *dst, const char *src, int64_t bytes);
} fl_softmax_call;

static inline int64_t fl_softmax__units(const fl_softmax_call *call) {
    return call->inner == 1 ? call->outer : call->outer * ((call->inner + FL_SOFTMAX_STRIP - 1) / FL_SOFTMAX_STRIP);
}

/* Ranges of units of an fl_softmax_call. */
typedef struct fl_softmax_kernels {
    fl_range_fn softmax[2], log_softmax[2], softmax_backward[2], log_softmax_backward[2];
} fl_softmax_kernels;

#endif
