/* step.h (internal): one optimizer step over many parameters, in one fused pass: what both hosts call. Stateless: state
 * tensors are the host's, shaped as their parameters.
 *
 * Parameters and state must fit (fl_optim__fits); gradients are read from the parameters (a parameter without one is an
 * error) and may have any layout. Errors leave every tensor as it was.
 */
#ifndef FL_OPTIM_STEP_H
#define FL_OPTIM_STEP_H

#include "kernels/optim.h"
#include "tensor/tensor.h"

/* Whether a tensor can take part: float32 or float64, without holes or overlap. */
bool fl_optim__fits(const fl_tensor *t);

/* Momentum buffers: NULL without momentum; a NULL entry is made (a reference of the caller's) and starts as the
 * gradient. `h->first` is set for each parameter by this function. */
bool fl_optim__sgd(fl_tensor *const *params, int n, fl_tensor **buffers, const fl_sgd_hyper *h);

typedef struct fl_adam_step {
    double lr, beta1, beta2, eps, weight_decay;
    bool maximize;
    bool decoupled; /* AdamW: decay the parameter itself, not by its gradient */
} fl_adam_step;

/* steps: 0-dim tensors that count; max_exp_avg_sqs: NULL without amsgrad. */
bool fl_optim__adam(fl_tensor *const *params, int n, fl_tensor *const *exp_avgs, fl_tensor *const *exp_avg_sqs,
                    fl_tensor *const *max_exp_avg_sqs, fl_tensor *const *steps, const fl_adam_step *options);

#endif
