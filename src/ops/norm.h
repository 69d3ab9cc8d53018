/* norm.h (internal): what the normalisations share (norm.c), and their kernels over halves (norm_pieces.c). */
#ifndef FL_OPS_NORM_H
#define FL_OPS_NORM_H

#include "ops/dense.h"
#include "ops/norm_pieces.h"
#include "ops/plain.h"

/* ---- In ops ------------------------------------------------------------------------------------------------------ */

/* (x - mean) * rstd over `dims`; rms: without the mean. */
fl_tensor *fl_norm__normal(fl_tensor *x, const int64_t *dims, int n, double eps, bool rms, fl_tensor **rstd);
/* The gradient of x for u, the gradient of h = fl_norm__normal(x): rstd * (u - mean(u) - h * mean(u * h)). */
fl_tensor *fl_norm__normal_gradient(fl_tensor *u, fl_tensor *h, fl_tensor *rstd, const int64_t *dims, int n, bool rms);
fl_tensor *fl_norm__sum_over(fl_tensor *x, const int64_t *dims, int n);
/* A vector of channels as [1, C, 1, ...] of ndim dimensions. */
fl_tensor *fl_norm__channel_shaped(fl_tensor *t, int ndim);
/* float16 and bfloat16 go through float32. */
static inline fl_tensor *fl_norm__to_float(fl_tensor *t) {
    return t && fl_dense__is_half(t) ? fl_to(t, FL_FLOAT32, NULL) : t;
}

/* ---- Around the kernels ------------------------------------------------------------------------------------------ */

/* What they compute in: float32 for halves. */
static inline fl_dtype fl_norm__computed(const fl_tensor *x) {
    return fl_dense__is_half(x) ? FL_FLOAT32 : (fl_dtype)x->dtype;
}
static inline void *fl_norm__data_of(const fl_tensor *t) { return t ? t->data : NULL; }
/* A parameter as a row-major array of x's dtype (one reference, the caller's); NULL for NULL. */
bool fl_norm__param(fl_tensor *t, const fl_tensor *x, fl_tensor **out);
/* weight and bias as arrays. False, holding nothing, after an error. */
bool fl_norm__params(fl_tensor *weight, fl_tensor *bias, const fl_tensor *x, fl_tensor **w, fl_tensor **b);
/* PyTorch's rule for parameters (NULL: not given): all of x's type or, where x is of halves, all float32. */
bool fl_norm__types_fit(const fl_tensor *x, const fl_tensor *const *parameters, int n);
/* Into how many parts, `most` at the most, rows are shared out whose sums are joined. */
int64_t fl_norm__parts_for(int64_t rows, int64_t row_size, int64_t most);
/* Runs the kernel of x's type over n units of about `cost` each. */
static inline void fl_norm__each(int64_t n, int64_t cost, fl_range_fn const *kernel, const fl_tensor *x, void *call) {
    if (n > 0) fl_pool__for(n, fl_pool__grain(n, cost < 1 ? 1 : cost), kernel[fl_dense__real(x)], call);
}
/* A kernel of batch_norm or group_norm over its n units. */
bool fl_norm__run_units(fl_batch_norm_call *call, const fl_tensor *x, fl_norm_units units, fl_range_fn const *kernel,
                        int64_t n, int64_t cost, bool backward, bool writes);
/* Bytes of scratch for rows, and its places in the call: sums of all parts, and four coefficients a (set, channel). */
size_t fl_norm__rows_scratch(const fl_batch_norm_call *call);
void fl_norm__use_scratch(fl_batch_norm_call *call, void *scratch);
/* The gradients of input, weight and bias, where there are any, become backward's results. */
void fl_norm__hand_over(fl_tensor **result, fl_tensor **out);

/* group_norm of arguments that fit (group_norm.c). */
fl_tensor *fl_norm__groups(fl_tensor *input, int64_t groups, fl_tensor *weight, fl_tensor *bias, double eps);

#endif
