/* dropout.h: applying a dropout mask, kept for the backward pass as one bit an element. */
#ifndef FL_KERNELS_DROPOUT_H
#define FL_KERNELS_DROPOUT_H

#include "kernels/real.h"

#define FL_DROPOUT_BLOCK 64 /* elements a unit */

typedef struct fl_dropout_call {
    const void *x;
    void *y;             /* x * (kept ? scale : 0); may be x itself */
    const uint8_t *keep; /* one byte 0 or 1 an element; NULL: read `bits` */
    uint64_t *bits;      /* one bit an element, written from `keep` (NULL: not wanted) or read */
    int64_t n;
    double scale;
} fl_dropout_call;

typedef struct fl_dropout_kernels {
    fl_range_fn apply[2]; /* range of blocks of FL_DROPOUT_BLOCK elements */
} fl_dropout_kernels;

#endif
