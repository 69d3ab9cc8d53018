/* norm_pieces.h (internal): batch_norm's and group_norm's kernels over float16 and bfloat16, which they know nothing
 * of.
 */
#ifndef FL_OPS_NORM_PIECES_H
#define FL_OPS_NORM_PIECES_H

#include "kernels/norm.h"
#include "tensor/tensor.h"

/* What a kernel goes through: the units of its range (kernels/norm.h). */
typedef enum fl_norm_units {
    FL_NORM_CHANNELS, /* batch_planes and its backward */
    FL_NORM_GROUPS,   /* group_planes and its backward */
    FL_NORM_PLANES,   /* planes_apply */
    FL_NORM_PARTS,    /* rows_moments, rows_sums */
    FL_NORM_ROWS      /* rows_apply and its backward */
} fl_norm_units;

/* Runs `kernel`, that of float32, over all units of a call whose x, grad and y are of type `half` and everything else
 * of float32: piece by piece, each converted for it. `backward`: it reads grad; writes: it writes y. False where there
 * is no memory. */
bool fl_norm__in_pieces(fl_batch_norm_call *call, fl_norm_units units, fl_range_fn kernel, fl_dtype half, bool backward,
                        bool writes);

#endif
