/* summary.h (internal): the table of a model's layers, and how many multiply-adds a layer's call takes: what both
 * hosts' summary() is made of.
 */
#ifndef FL_NN_SUMMARY_H
#define FL_NN_SUMMARY_H

#include "nn/layer.h"

typedef struct fl_summary_row {
    const char *name; /* within its parent; "" for the model itself */
    const char *type; /* the class's name */
    int depth;        /* below the model */
    bool ran;
    int ndim; /* of the output, where it is a tensor; else -1 */
    int64_t shape[FL_MAX_DIMS];
    int64_t parameters; /* elements of those of its own, without its children's */
    int64_t operations;
} fl_summary_row;

/* Multiply-adds of one call of a layer of that class: those of its products with weights, and of attention's with one
 * another; what takes one operation an element, or none, counts as 0. `weights` are its parameters in order (NULL for
 * None); inputs its tensors (NULL: not given);
 * batch_first: how attention's are laid out. */
int64_t fl_summary__operations(const char *type, fl_tensor *const *weights, int n_weights, fl_tensor *const *inputs,
                               int n_inputs, bool batch_first, const fl_tensor *output);
/* The table, of 80 columns at most. */
void fl_summary__write(fl_text *out, const fl_summary_row *rows, int n, int64_t parameters, int64_t trainable);

#endif
