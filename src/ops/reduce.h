/* reduce.h (internal): what reductions (reduce.c) and running folds (scan.c) share. */
#ifndef FL_OPS_REDUCE_H
#define FL_OPS_REDUCE_H

#include "ops/plain.h"

#include "autograd/graph.h"
#include "ops/fold.h"

/* What a node of a reduction knows. */
typedef struct fl_reduce_node {
    fl_dims dims;
    bool keepdim;
    int64_t count;
    double p;
} fl_reduce_node;

static inline fl_dtype fl_reduce__compute_type(fl_dtype dtype) { return fl_is_half(dtype) ? FL_FLOAT32 : dtype; }

/* Whether the norm of x may be of the dtype: a real one that is not narrower; else an error in the name of the op. */
bool fl_reduce__norm_dtype(const char *name, const fl_tensor *x, fl_dtype dtype);

/* x in the dtype that was asked for, FL_DTYPE_NONE: as it is. A result as an op's, or x itself. NULL gives NULL. */
static inline fl_tensor *fl_reduce__as_type(fl_tensor *x, fl_dtype dtype) {
    return !x || dtype == FL_DTYPE_NONE || dtype == (fl_dtype)x->dtype ? x : fl_engine__ops.cast(x, dtype);
}

static inline fl_tensor *fl_reduce__is_zero(fl_tensor *t) { return fl_eq_scalar(t, fl_int(0)); }

/* Ends an op whose result(s) depend on x: records, hands over. `second` may be NULL. False after an error. */
bool fl_reduce__finish(const fl_rule *rule, fl_tensor *x, const fl_reduce_node *r, fl_tensor *first, fl_tensor *second,
                       bool save_input, bool save_first, bool save_second);

#endif
