/* optim.h (kernels): one step of an optimizer over a run of elements, in one pass over parameter, gradient and state.
 *
 * Rounding follows PyTorch's single-tensor implementations operation by operation, so that results agree to the last
 * ulp or two. What depends on the step number alone (bias corrections) is computed by the caller in double.
 */
#ifndef FL_KERNELS_OPTIM_H
#define FL_KERNELS_OPTIM_H

#include "kernels/real.h"

/* What all have: weight_decay times the parameter is added to the gradient; maximize turns the gradient's sign. */
typedef struct fl_gradient_hyper {
    double weight_decay;
    bool maximize;
} fl_gradient_hyper;

typedef struct fl_sgd_hyper {
    fl_gradient_hyper gradient;
    double lr, momentum, dampening;
    bool nesterov;
    bool first; /* the momentum buffer is not there yet: it starts as the gradient */
} fl_sgd_hyper;

typedef struct fl_adam_hyper {
    fl_gradient_hyper gradient;
    double keep; /* decoupled decay: the parameter is first multiplied by this, 1 - lr * weight_decay; else 1 */
    double beta1, beta2, eps;
    double step_size;        /* lr / (1 - beta1^t) */
    double correction2_sqrt; /* sqrt(1 - beta2^t) */
} fl_adam_hyper;

typedef struct fl_rmsprop_hyper {
    fl_gradient_hyper gradient;
    double lr, alpha, eps, momentum;
} fl_rmsprop_hyper;

typedef struct fl_adagrad_hyper {
    fl_gradient_hyper gradient;
    double step_size; /* lr / (1 + (t - 1) * lr_decay) */
    double eps;
} fl_adagrad_hyper;

typedef struct fl_adadelta_hyper {
    fl_gradient_hyper gradient;
    double lr, rho, eps;
} fl_adadelta_hyper;

typedef struct fl_adamax_hyper {
    fl_gradient_hyper gradient;
    double beta1, beta2, eps;
    double step_size; /* lr / (1 - beta1^t) */
} fl_adamax_hyper;

typedef struct fl_nadam_hyper {
    fl_gradient_hyper gradient;
    double keep, beta1, beta2, eps;
    double correction2;              /* 1 - beta2^t */
    double step_gradient, step_mean; /* what the gradient and the mean of gradients are multiplied by */
} fl_nadam_hyper;

typedef struct fl_radam_hyper {
    fl_gradient_hyper gradient;
    double keep, beta1, beta2, eps, lr;
    double correction1, correction2_sqrt; /* 1 - beta1^t, sqrt(1 - beta2^t) */
    double rectified;                     /* 0: the variance is not known well enough, no division by its root */
} fl_radam_hyper;

typedef struct fl_rprop_hyper {
    fl_gradient_hyper gradient;
    double down, up;       /* factors of the step sizes where the gradient's sign turned, and where it stayed */
    double least, largest; /* step sizes */
} fl_rprop_hyper;

typedef struct fl_asgd_hyper {
    fl_gradient_hyper gradient;
    double keep; /* 1 - lambd * eta */
    double eta;
    double mu; /* the weight of the new parameter in the average; 1: the average starts over */
} fl_asgd_hyper;

typedef union fl_optim_hyper {
    fl_gradient_hyper gradient; /* the beginning of each */
    fl_sgd_hyper sgd;
    fl_adam_hyper adam;
    fl_rmsprop_hyper rmsprop;
    fl_adagrad_hyper adagrad;
    fl_adadelta_hyper adadelta;
    fl_adamax_hyper adamax;
    fl_nadam_hyper nadam;
    fl_radam_hyper radam;
    fl_rprop_hyper rprop;
    fl_asgd_hyper asgd;
} fl_optim_hyper;

/* Which state arrays each has, in order: */
typedef enum fl_optim_update {
    FL_UPDATE_SGD,      /* momentum buffer, or NULL where momentum is 0 */
    FL_UPDATE_ADAM,     /* exp_avg, exp_avg_sq, AMSGrad's running maximum or NULL */
    FL_UPDATE_RMSPROP,  /* square_avg, momentum buffer or NULL, grad_avg (centered) or NULL */
    FL_UPDATE_ADAGRAD,  /* sum */
    FL_UPDATE_ADADELTA, /* square_avg, acc_delta */
    FL_UPDATE_ADAMAX,   /* exp_avg, exp_inf */
    FL_UPDATE_NADAM,    /* exp_avg, exp_avg_sq */
    FL_UPDATE_RADAM,    /* exp_avg, exp_avg_sq */
    FL_UPDATE_RPROP,    /* prev, step_size */
    FL_UPDATE_ASGD,     /* ax */
    FL_UPDATE_COUNT
} fl_optim_update;

/* Arrays are of the entry's type, n elements each; no two of them overlap. */
typedef struct fl_optim_kernels {
    void (*update[FL_UPDATE_COUNT][2])(const fl_optim_hyper *h, void *p, const void *g, void *const *state, int64_t n);
    double (*square_sum[2])(const void *x, int64_t n); /* sum of x^2, for clipping by norm */
    void (*scale[2])(void *x, double factor, int64_t n);
    bool (*unscale[2])(void *x, double factor, int64_t n); /* the same; whether all was finite. factor 1: only looks */
} fl_optim_kernels;

#endif
