/* loss.h: losses: cross entropy fused from logits, and the losses of two tensors element by element.
 *
 * Cross entropy never writes the log-softmax: forward leaves two numbers a row (the maximum and the sum of
 * exponentials), from which backward finds the softmax again.
 */
#ifndef FL_KERNELS_LOSS_H
#define FL_KERNELS_LOSS_H

#include "kernels/softmax.h"

/* ---- Cross entropy of logits [outer, classes, inner]; inner 1 is the usual [N, C] -------------------------------- */

typedef struct fl_cross_entropy_call {
    const void *x;         /* logits */
    const int64_t *target; /* [outer, inner] class numbers in range (or ignored); or NULL and ... */
    const void *soft;      /* ... probabilities, laid out like x */
    const void *weight;    /* [classes] or NULL */
    int64_t outer, classes, inner;
    int64_t ignore_index;
    double smoothing;
    void *max, *sum; /* [outer, inner] each: written by forward, read by backward */
    void *loss;      /* forward: [outer, inner], not reduced, 0 where ignored */
    void *counted;   /* forward, with target: [outer, inner]: the target's weight, 0 where ignored; NULL: not wanted */
    /* Backward: (d loss / d x) * scale * grad[i * grad_stride], laid out like x; grad_soft the same for soft. */
    const void *grad;
    int64_t grad_stride; /* 0 or 1 */
    double scale;
    void *grad_x, *grad_soft; /* either may be NULL */
} fl_cross_entropy_call;

/* Units as of softmax: rows, or strips of FL_SOFTMAX_STRIP columns. */
static inline int64_t fl_cross_entropy__units(const fl_cross_entropy_call *call) {
    return call->inner == 1 ? call->outer : call->outer * ((call->inner + FL_SOFTMAX_STRIP - 1) / FL_SOFTMAX_STRIP);
}

/* ---- Losses of two tensors --------------------------------------------------------------------------------------- */

typedef enum fl_loss_kind {
    FL_LOSS_MSE = 0,
    FL_LOSS_L1,
    FL_LOSS_SMOOTH_L1,  /* parameter: beta > 0 */
    FL_LOSS_HUBER,      /* parameter: delta */
    FL_LOSS_BCE,        /* x are probabilities */
    FL_LOSS_BCE_LOGITS, /* x are logits */
    FL_LOSS_KL,         /* x are logarithms, target probabilities */
    FL_LOSS_KL_LOG,     /* both are logarithms */
    FL_LOSS_COUNT
} fl_loss_kind;

#define FL_LOSS_BLOCK 4096 /* elements a unit */

typedef struct fl_loss_call {
    const void *x, *target;
    const void *weight;     /* a factor an element, or NULL */
    const void *pos_weight; /* BCE_LOGITS: a factor of the positive part an element, or NULL */
    int64_t n;
    double parameter;
    void *y;             /* one loss an element, or NULL and ... */
    double *partial;     /* ... one sum a block of FL_LOSS_BLOCK elements */
    const void *grad;    /* backward: (d loss / d x) * scale * grad[i * grad_stride] */
    int64_t grad_stride; /* 0 or 1 */
    double scale;
    void *grad_x, *grad_target; /* either may be NULL */
} fl_loss_call;

/* partial[b] <- the sum of block b of x, for the means of what cross entropy leaves. */
typedef struct fl_block_sum_call {
    const void *x;
    int64_t n;
    double *partial;
} fl_block_sum_call;

/* ---- Margins of classes ------------------------------------------------------------------------------------------ */

/* The sum over i other than target of weight[target] max(0, margin - x[target] + x[i])^p / classes; NaN counts for
 * nothing. */
typedef struct fl_multi_margin_call {
    const void *x, *weight; /* [rows, classes]; [classes] or NULL */
    const int64_t *target;  /* [rows] class numbers in range */
    int64_t classes;
    double margin;
    bool square;      /* p is 2, not 1 */
    void *loss;       /* forward: [rows] */
    const void *grad; /* backward: (d loss / d x) * scale * grad[row * grad_stride], the division being in scale */
    int64_t grad_stride;
    double scale;
    void *grad_x;
} fl_multi_margin_call;

/* ---- Connectionist temporal classification ----------------------------------------------------------------------- */

/* log[i] += log(e^x[i] + e^y[i] + e^(z[i] + skip[i])), in any of which -infinity stands for nothing. */
typedef void (*fl_log_sums_fn)(int64_t n, const double *x, const double *y, const double *z, const double *skip,
                               double *log);
/* share[i] = e^(x[i] + y[i] + add - share[i]), or 0 where x[i] + y[i] is -infinity. */
typedef void (*fl_log_shares_fn)(int64_t n, const double *x, const double *y, double add, double *share);

static inline int64_t fl_loss__blocks(int64_t n) { return (n + FL_LOSS_BLOCK - 1) / FL_LOSS_BLOCK; }

typedef struct fl_loss_kernels {
    fl_range_fn cross_entropy[2], cross_entropy_backward[2];
    fl_range_fn elements[FL_LOSS_COUNT][2], elements_backward[FL_LOSS_COUNT][2]; /* ranges of blocks */
    fl_range_fn block_sum[2];
    fl_range_fn multi_margin[2], multi_margin_backward[2]; /* ranges of rows */
    fl_log_sums_fn log_sums;
    fl_log_shares_fn log_shares;
} fl_loss_kernels;

#endif
