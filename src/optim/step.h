/* step.h (internal): one optimizer step over many parameters: what both hosts call. Stateless: state tensors are the
 * host's.
 *
 * Parameters and state that the fused kernels take (float32 or float64, dense, of one layout) are stepped in one pass;
 * the others by ops, one after the other. Gradients are read from the parameters.
 */
#ifndef FL_OPTIM_STEP_H
#define FL_OPTIM_STEP_H

#include "optim/algorithm.h"

typedef struct fl_optim_group {
    const fl_optim_options *options;
    fl_tensor *const *params;
    int n;
    /* FL_STATES for each parameter; a NULL that these options need is made (a reference of the caller's). */
    fl_tensor **states;
    bool differentiable; /* all by ops, and recorded; else nothing is recorded */
} fl_optim_group;

/* One step of all groups. After an error every tensor is as it was, and no state was made. There are steps that may
 * fail when others are done: those that are differentiated, those of Adafactor and Muon, and those of gradients or
 * states of another type than the parameter's. They come before all others, and a parameter that was not yet stepped is
 * as it was with its states (but for the differentiated and the mixed, one of which may be half done). keep (may be
 * NULL) is called when all states are made and nothing is written: hosts store the states there. */
bool fl_optim__step(const fl_algorithm *a, const fl_optim_group *groups, int n_groups, bool (*keep)(void *context),
                    void *context);

/* A state as a parameter's first step finds it: the caller's reference. */
fl_tensor *fl_optim__begin(const fl_algorithm *a, const fl_optim_options *options, const fl_tensor *param, int k);

#endif
