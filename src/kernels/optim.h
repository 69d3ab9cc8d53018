/* optim.h (kernels): one step of an optimizer over a run of elements, in one pass over parameter, gradient and state.
 *
 * Rounding follows PyTorch's single-tensor implementations operation by operation, so that results agree to the last
 * ulp or two. What depends on the step number alone (bias corrections) is computed by the caller in double.
 */
#ifndef FL_KERNELS_OPTIM_H
#define FL_KERNELS_OPTIM_H

#include "kernels/real.h"

typedef struct fl_sgd_hyper {
    double lr, momentum, dampening, weight_decay;
    bool nesterov, maximize;
    bool first; /* the momentum buffer is not there yet: it starts as the gradient */
} fl_sgd_hyper;

typedef struct fl_adam_hyper {
    double beta1, beta2, eps;
    double step_size;        /* lr / (1 - beta1^t) */
    double correction2_sqrt; /* sqrt(1 - beta2^t) */
    double weight_decay;     /* Adam: times the parameter, added to the gradient */
    double keep;             /* AdamW: the parameter is first multiplied by this, 1 - lr * weight_decay; else 1 */
    bool maximize;
} fl_adam_hyper;

/* Arrays are of the entry's type, n elements each; no two of them overlap. */
typedef struct fl_optim_kernels {
    /* momentum: NULL where h->momentum is 0. */
    void (*sgd[2])(const fl_sgd_hyper *h, void *p, const void *g, void *momentum, int64_t n);
    /* v_max: AMSGrad's running maximum of v, or NULL. */
    void (*adam[2])(const fl_adam_hyper *h, void *p, const void *g, void *m, void *v, void *v_max, int64_t n);
    double (*square_sum[2])(const void *x, int64_t n); /* sum of x^2, for clipping by norm */
    void (*scale[2])(void *x, double factor, int64_t n);
    bool (*unscale[2])(void *x, double factor, int64_t n); /* the same; whether all was finite. factor 1: only looks */
} fl_optim_kernels;

#endif
