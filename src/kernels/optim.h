/* optim.h (kernels): one step of an optimizer over a run of elements, in one pass over parameter, gradient and state.
 *
 * Rounding follows PyTorch's single-tensor implementations operation by operation, so that results agree to the last
 * ulp or two. What depends on the step number alone (bias corrections) is computed by the caller in double.
 */
#ifndef FL_KERNELS_OPTIM_H
#define FL_KERNELS_OPTIM_H

#include "kernels/real.h"

/* p, g, states: float or double. g is not changed. */
typedef struct fl_sgd_hyper {
    double lr, momentum, dampening, weight_decay;
    bool nesterov, maximize;
    bool first; /* the momentum buffer starts as the gradient */
} fl_sgd_hyper;

typedef struct fl_adam_hyper {
    double beta1, beta2, eps;
    double step_size;        /* lr / (1 - beta1^t) */
    double correction2_sqrt; /* sqrt(1 - beta2^t) */
    double weight_decay;     /* Adam: added to the gradient */
    double decay;            /* AdamW: the parameter is multiplied by 1 - lr * weight_decay, given here; else 1 */
    bool maximize;
} fl_adam_hyper;

typedef struct fl_optim_kernels {
    void (*sgd[2])(const fl_sgd_hyper *h, void *p, const void *g, void *momentum, int64_t n); /* momentum may be NULL */
    void (*adam[2])(const fl_adam_hyper *h, void *p, const void *g, void *m, void *v, void *v_max,
                    int64_t n);                        /* v_max: amsgrad, or NULL */
    double (*square_sum[2])(const void *x, int64_t n); /* sum of x^2, for clipping by norm */
    void (*scale[2])(void *x, double factor, int64_t n);
} fl_optim_kernels;

#endif
