/* loss.h: losses: cross entropy fused from logits, and the losses of two tensors element by element.
 */
#ifndef FL_KERNELS_LOSS_H
#define FL_KERNELS_LOSS_H

#include "kernels/real.h"

/* ---- Cross entropy of logits [outer, classes, inner]; inner 1 is the usual [N, C] ---------------------------------
 */

typedef struct fl_cross_entropy_call {
    const void *x;         /* logits */
    const int64_t *target; /* [outer, inner] class numbers, checked; or NULL and ... */
    const void *soft;      /* ... probabilities, laid out like x */
    const void *weight;    /* [classes] or NULL */
    int64_t outer, classes, inner;
    int64_t ignore_index;
    double smoothing;
    void *lse;  /* [outer, inner]: log of the sum of exp(x): written by forward, read by backward */
    void *loss; /* forward: [outer, inner], not reduced, 0 where ignored */
    void *norm; /* forward: [outer, inner]: the weight of the target, 0 where ignored; NULL: not wanted */
    /* Backward: grad_x = d loss / d x * grad[o * grad_stride] * scale, laid out like x; grad_soft likewise or NULL. */
    const void *grad;
    int64_t grad_stride; /* 0 or 1 */
    double scale;
    void *grad_x, *grad_soft;
} fl_cross_entropy_call;

/* ---- Losses of two tensors ----------------------------------------------------------------------------------------
 */

typedef enum fl_loss_kind {
    FL_LOSS_MSE = 0,
    FL_LOSS_L1,
    FL_LOSS_SMOOTH_L1, /* parameter: beta > 0 */
    FL_LOSS_HUBER,     /* parameter: delta */
    FL_LOSS_BCE,
    FL_LOSS_BCE_LOGITS, /* weight is pos_weight */
    FL_LOSS_KL,         /* x are logarithms, target probabilities */
    FL_LOSS_KL_LOG,     /* both logarithms */
    FL_LOSS_COUNT
} fl_loss_kind;

#define FL_LOSS_BLOCK 4096 /* elements summed into one partial */

typedef struct fl_loss_call {
    const void *x, *target, *weight; /* n elements each; weight: NULL or BCE_LOGITS's pos_weight, n elements */
    int64_t n;
    double parameter;
    void *y;             /* one loss an element, or NULL and ... */
    double *partial;     /* ... one sum a block of FL_LOSS_BLOCK elements */
    const void *grad;    /* backward: gradient of y */
    int64_t grad_stride; /* 0 or 1 */
    double scale;
    void *grad_x, *grad_target; /* either may be NULL */
} fl_loss_call;

typedef struct fl_loss_kernels {
    fl_range_fn cross_entropy[2];           /* range of outer (inner 1) or outer * strips of 64 inner columns */
    fl_range_fn cross_entropy_backward[2];  /* likewise */
    fl_range_fn elements[FL_LOSS_COUNT][2]; /* range of blocks */
    fl_range_fn elements_backward[FL_LOSS_COUNT][2]; /* range of blocks */
} fl_loss_kernels;

#endif
