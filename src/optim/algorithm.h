/* algorithm.h (internal): the table of optimizers: what options and what state each has, and what its update is. Both
 * hosts read it: they keep options and state, and hand them to fl_optim__step (step.h).
 *
 * State of a parameter is at most FL_STATES tensors. The first of them, `scalars` many, are 0-dim (the step count); the
 * others have the parameter's shape, but for Adafactor's.
 */
#ifndef FL_OPTIM_ALGORITHM_H
#define FL_OPTIM_ALGORITHM_H

#include <flashlight/optim.h>

#include "kernels/optim.h"
#include "tensor/tensor.h"

#define FL_STATES 4
#define FL_SCRATCH 8       /* at most, for an update in ops */
#define FL_OPTIM_FIELDS 11 /* at most, with those that are no option here */

typedef union fl_optim_options {
    double lr; /* the first of each */
    fl_sgd_options sgd;
    fl_adam_options adam;
    fl_rmsprop_options rmsprop;
    fl_adagrad_options adagrad;
    fl_adadelta_options adadelta;
    fl_adamax_options adamax;
    fl_nadam_options nadam;
    fl_radam_options radam;
    fl_rprop_options rprop;
    fl_asgd_options asgd;
    fl_adafactor_options adafactor;
    fl_muon_options muon;
    fl_lbfgs_options lbfgs;
} fl_optim_options;

typedef enum fl_field_kind {
    FL_FIELD_FLOATS, /* `count` doubles: a number, or a tuple where count > 1; FL_NONE_FLOAT is None */
    FL_FIELD_INT,    /* FL_NONE is None */
    FL_FIELD_BOOL,
    FL_FIELD_CHOICE,  /* NULL or one of the names in fl_optim__choices */
    FL_FIELD_CONSTANT /* no option of the C host: what state dicts of PyTorch have beside (None, or false) */
} fl_field_kind;

typedef struct fl_field {
    const char *name;
    fl_field_kind kind;
    int count; /* FL_FIELD_FLOATS: how many; FL_FIELD_CONSTANT: 0 for false, 1 for None */
    size_t at; /* its place in the options */
} fl_field;

#define FL_OPTIM_CHOICES 3
extern const char *const fl_optim__choices[FL_OPTIM_CHOICES];

typedef struct fl_algorithm {
    const char *name;
    size_t size; /* of its options */
    const void *defaults;
    const fl_field *fields; /* as state dicts order them; a NULL name ends them */
    const char *states[FL_STATES];
    int scalars;
    /* Errors: FL_VALUE_ERROR for an option out of range. */
    bool (*check)(const fl_optim_options *o);
    /* Which states a parameter has under these options, as bits; NULL: all. */
    int (*has)(const fl_optim_options *o, const fl_tensor *param);
    /* The value that state k starts with (NULL: zero). */
    double (*start)(const fl_optim_options *o, int k);
    /* What of the coming step depends on numbers alone; next: what becomes of the 0-dim states. */
    void (*plan)(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h);
    fl_optim_update kernel; /* FL_UPDATE_COUNT: none, always by ops */
    /* The update of one parameter in ops, for every type of float, recording a graph where one is recorded. state: the
     * tensors after the 0-dim ones. scratch: tensors of the parameter's shape and layout for what is computed on the
     * way, so that nothing is allocated and nothing can fail; NULL: what is computed is made as it comes. An update
     * that has no use for them writes last. */
    void (*update)(const fl_optim_options *o, const fl_optim_hyper *h, fl_tensor *param, fl_tensor *grad,
                   fl_tensor *const *state, fl_tensor **scratch);
    int scratch; /* how many */
} fl_algorithm;

typedef enum fl_algorithm_index {
    FL_SGD,
    FL_ADAM,
    FL_ADAMW,
    FL_RMSPROP,
    FL_ADAGRAD,
    FL_ADADELTA,
    FL_ADAMAX,
    FL_NADAM,
    FL_RADAM,
    FL_RPROP,
    FL_ASGD,
    FL_ADAFACTOR,
    FL_MUON,
    FL_LBFGS, /* has no update of one parameter: lbfgs.h */
    FL_ALGORITHMS
} fl_algorithm_index;

extern const fl_algorithm fl_optim__algorithms[FL_ALGORITHMS];

/* NULL where there is none of this name (no error). */
const fl_algorithm *fl_optim__algorithm(const char *name);

/* The updates in ops (update.c). */
typedef void fl_update_by_ops(const fl_optim_options *o, const fl_optim_hyper *h, fl_tensor *param, fl_tensor *grad,
                              fl_tensor *const *state, fl_tensor **scratch);
fl_update_by_ops fl_update__sgd, fl_update__adam, fl_update__rmsprop, fl_update__adagrad, fl_update__adadelta,
    fl_update__adamax, fl_update__nadam, fl_update__radam, fl_update__rprop, fl_update__asgd, fl_update__adafactor,
    fl_update__muon;

#endif
