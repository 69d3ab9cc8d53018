/* lbfgs.h (internal): L-BFGS: what both hosts call. Stateless but for the memory, which is the host's.
 */
#ifndef FL_OPTIM_LBFGS_H
#define FL_OPTIM_LBFGS_H

#include <flashlight/io.h>
#include <flashlight/optim.h>

#include "tensor/tensor.h"

/* A past step, the change of the gradient it made, and 1 over their product. */
typedef struct fl_lbfgs_pair {
    fl_tensor *change, *step; /* owned */
    double weight;
} fl_lbfgs_pair;

/* Vectors are of all parameters after each other. Zeroed: nothing is known yet. */
typedef struct fl_lbfgs_memory {
    int64_t n_iter, func_evals;
    fl_tensor *direction, *grad; /* of the last iteration; owned */
    double length, scale, prev_loss;
    fl_lbfgs_pair *pairs; /* the oldest first */
    int64_t count, capacity;
} fl_lbfgs_memory;

void fl_lbfgs__clear(fl_lbfgs_memory *m);
/* Room for `count` pairs; those there are stay. */
bool fl_lbfgs__reserve(fl_lbfgs_memory *m, int64_t count);

/* The state that state_dict() has of the first parameter, but for PyTorch's scratch list "al"; and back: NULL is that
 * of the beginning. */
fl_object *fl_lbfgs__state(const fl_lbfgs_memory *m);
bool fl_lbfgs__load(fl_lbfgs_memory *m, const fl_object *state);

/* Up to max_iter iterations; *loss: what the closure gave first. All parameters are of one floating type. */
bool fl_optim__lbfgs(const fl_lbfgs_options *o, fl_tensor *const *params, int n, fl_lbfgs_memory *m, fl_closure closure,
                     void *context, double *loss);

#endif
