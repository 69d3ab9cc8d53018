/* optimizer.h (internal): what the gradient scaler asks of the C host's optimizers.
 */
#ifndef FL_OPTIM_OPTIMIZER_H
#define FL_OPTIM_OPTIMIZER_H

#include <flashlight/optim.h>

/* The gradients of all parameters that have one, borrowed, written to `grads` unless it is NULL; how many they are. */
int fl_optimizer__gradients(const fl_optimizer *o, fl_tensor **grads);

#endif
