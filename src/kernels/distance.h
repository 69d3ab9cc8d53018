/* distance.h: distances between all pairs of rows, and their gradient.
 *
 * x1 is [batch, rows, m] and x2 [batch, columns, m], dense; distances and their gradient are [batch, rows, columns].
 */
#ifndef FL_KERNELS_DISTANCE_H
#define FL_KERNELS_DISTANCE_H

#include "kernels/real.h"

typedef enum fl_distance_kind {
    FL_DISTANCE_ZERO = 0, /* how many components differ */
    FL_DISTANCE_ONE,
    FL_DISTANCE_TWO,
    FL_DISTANCE_MAX,
    FL_DISTANCE_P,
    FL_DISTANCE_KINDS
} fl_distance_kind;

typedef struct fl_distance_call {
    const void *x1, *x2;
    const void *grad, *distance; /* backward only */
    void *out;                   /* the distances; backward: the gradient of x1 */
    int64_t rows, columns, m;
    double p;
} fl_distance_call;

/* Ranges of rows of an fl_distance_call, over all batches. */
typedef struct fl_distance_kernels {
    fl_range_fn distance[2][FL_DISTANCE_KINDS], backward[2][FL_DISTANCE_KINDS];
} fl_distance_kernels;

#endif
