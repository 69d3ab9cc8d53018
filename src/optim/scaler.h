/* scaler.h (internal): what both hosts' gradient scalers are made of. Stateless, as step.h.
 */
#ifndef FL_OPTIM_SCALER_H
#define FL_OPTIM_SCALER_H

#include "tensor/tensor.h"

/* Multiplies gradients in place by `factor` (1: leaves them) and says whether any element was infinite or NaN. Any
 * floating dtype and layout. False after an error, and no gradient has changed. */
bool fl_optim__unscale(fl_tensor *const *grads, int n, double factor, bool *found);

typedef struct fl_scale {
    float value;
    int32_t tracker; /* updates in a row without anything found */
} fl_scale;

/* The scale of the next iteration. A growth that would not be finite is left out. */
fl_scale fl_optim__next_scale(fl_scale now, bool found, double growth, double backoff, int64_t interval);

#endif
