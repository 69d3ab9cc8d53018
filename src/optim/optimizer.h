/* optimizer.h (internal): what the gradient scaler and the schedules ask of the C host's optimizers.
 */
#ifndef FL_OPTIM_OPTIMIZER_H
#define FL_OPTIM_OPTIMIZER_H

#include <flashlight/optim.h>

#include "tensor/tensor.h"

/* The gradients of all parameters that have one, borrowed, written to `grads` unless it is NULL; how many they are. */
int fl_optimizer__gradients(const fl_optimizer *o, fl_tensor **grads);
/* What schedules write, of a group that there is: the rate, the rate they start from (FL_NONE_FLOAT before the first
 * schedule), and the momentum or first beta (NULL where the algorithm has neither). */
double *fl_optimizer__lr(fl_optimizer *o, int group);
double *fl_optimizer__initial_lr(fl_optimizer *o, int group);
double *fl_optimizer__momentum(fl_optimizer *o, int group);

#endif
