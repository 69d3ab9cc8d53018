/* optimizer.h (internal): what the gradient scaler and the schedules ask of the C host's optimizers.
 */
#ifndef FL_OPTIM_OPTIMIZER_H
#define FL_OPTIM_OPTIMIZER_H

#include <flashlight/optim.h>

#include "tensor/tensor.h"

/* The gradients of all parameters that have one, borrowed, written to `grads` unless it is NULL; how many they are. */
int fl_optimizer__gradients(const fl_optimizer *o, fl_tensor **grads);
/* What schedules write, of a group that there is: the rate, and the momentum or first beta (NULL where the algorithm
 * has neither). */
double *fl_optimizer__lr(fl_optimizer *o, int group);
double *fl_optimizer__momentum(fl_optimizer *o, int group);
/* What they keep in a group, and its state has under these names: the rate they start from and the bounds of cycles
 * (FL_NONE_FLOAT before the first schedule). */
typedef enum fl_mark { FL_INITIAL_LR, FL_MAX_LR, FL_MIN_LR, FL_BASE_MOMENTUM, FL_MAX_MOMENTUM, FL_MARKS } fl_mark;
double *fl_optimizer__mark(fl_optimizer *o, int group, fl_mark which);

#endif
