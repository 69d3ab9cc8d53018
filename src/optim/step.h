/* step.h (internal): one optimizer step over many parameters: what both hosts call. Stateless: state tensors are the
 * host's.
 *
 * Parameters and state that the fused kernels take (float32 or float64, dense, of one layout) are stepped in one pass;
 * the others by ops, one after the other. Gradients are read from the parameters.
 */
#ifndef FL_OPTIM_STEP_H
#define FL_OPTIM_STEP_H

#include "optim/algorithm.h"

/* states: FL_STATES for each parameter; a NULL that these options need is made (a reference of the caller's). All by
 * ops, and recorded where a graph is being recorded, if `differentiable`; else nothing is recorded. Errors of the
 * arguments leave every tensor as it was. */
bool fl_optim__step(const fl_algorithm *a, const fl_optim_options *options, fl_tensor *const *params, int n,
                    fl_tensor **states, bool differentiable);

/* A state as a parameter's first step finds it: the caller's reference. */
fl_tensor *fl_optim__begin(const fl_algorithm *a, const fl_optim_options *options, const fl_tensor *param, int k);

#endif
