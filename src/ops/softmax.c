/* softmax.c: softmax, log_softmax, softmin. One kernel call forward and one backward, over any dimension of any dense
 * layout.
 */
#include "ops/plain.h"

#include "kernels/kernels.h"
#include "ops/dense.h"

typedef struct softmax_data {
    int64_t dim;
} softmax_data;

/* Runs a kernel over dimension dim of x, which is dense; the result is laid out alike. One reference, the caller's. */
static fl_tensor *run(fl_range_fn const *kernel, fl_tensor *x, fl_tensor *grad, int dim) {
    fl_tensor *y = fl_dense__empty(x);
    if (y && y->planes.channels && x->flags & FL_T_CONTIGUOUS) fl_tensor__row_major_there(y);
    if (!y || x->numel == 0) return y;
    fl_dense_split s = fl_dense__split(x, dim);
    fl_softmax_call call = {.x = x->data,
                            .grad = grad ? grad->data : NULL,
                            .y = y->data,
                            .outer = s.outer,
                            .size = s.size,
                            .inner = s.inner};
    if (!grad && 2 * x->numel * (int64_t)fl_dtype_size((fl_dtype)x->dtype) >= FL_STREAM_FROM)
        call.stream = fl_kernels__active.move->stream;
    int64_t units = fl_softmax__units(&call);
    fl_pool__for(units, fl_pool__grain(units, 2 * x->numel / units), kernel[fl_dense__real(x)], &call);
    return y;
}

/* Halves are computed with in float32; the engine casts the gradient to its input's type. */
static fl_dtype computed(const fl_tensor *t) { return fl_dense__is_half(t) ? FL_FLOAT32 : (fl_dtype)t->dtype; }

static fl_tensor *gradient(fl_node *node, fl_tensor *grad, fl_tensor *y, bool log) {
    const int dim = (int)((softmax_data *)fl_node__data(node))->dim;
    if (!fl_grad_enabled()) {
        fl_tensor *x = fl_dense__as(y, computed(y)), *g = x ? fl_dense__like(grad, x) : NULL;
        const fl_softmax_kernels *k = fl_kernels__active.softmax;
        fl_tensor *out = g ? run(log ? k->log_softmax_backward : k->softmax_backward, x, g, dim) : NULL;
        fl_release(x);
        fl_release(g);
        return fl_scope__result(out);
    }
    if (fl_dense__is_half(y)) {
        y = fl_to(y, FL_FLOAT32, NULL);
        grad = fl_to(grad, FL_FLOAT32, NULL);
        if (!grad) return NULL;
    }
    int64_t dims[] = {dim};
    int n = y->ndim > 0;
    fl_sum_dim_options o = FL_SUM_DIM_OPTIONS;
    o.keepdim = true;
    if (log) return fl_sub(grad, fl_mul(fl_exp(y), fl_sum_dim(grad, dims, n, &o)));
    fl_tensor *weighted = fl_mul(grad, y);
    return fl_sub(weighted, fl_mul(y, fl_sum_dim(weighted, dims, n, &o)));
}

static void softmax_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *y = fl_node__saved(node, 0);
    if (y) out[0] = gradient(node, grad[0], y, false);
}
static void log_softmax_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *y = fl_node__saved(node, 0);
    if (y) out[0] = gradient(node, grad[0], y, true);
}
static const fl_rule softmax_rule = {.name = "SoftmaxBackward0", .backward = softmax_backward, .saved = "result; dim"};
static const fl_rule log_softmax_rule = {
    .name = "LogSoftmaxBackward0", .backward = log_softmax_backward, .saved = "result; dim"};

/* What nn.functional takes for dim=None. */
static int64_t implicit_dim(const fl_tensor *x) { return x->ndim == 0 || x->ndim == 1 || x->ndim == 3 ? 0 : 1; }

static bool warn_implicit(const char *name) {
    return fl_warn(FL_USER_WARNING,
                   "Implicit dimension choice for %s has been deprecated. Change the call to include dim=X as an "
                   "argument.",
                   name);
}

static fl_tensor *softmax(fl_tensor *self, int64_t dim, fl_dtype dtype, bool log) {
    if (fl_failed() || (dim == FL_NONE && !warn_implicit(log ? "log_softmax" : "softmax"))) return NULL;
    int at = fl_shape__wrap_dim(dim == FL_NONE ? implicit_dim(self) : dim, self->ndim);
    if (at < 0) return NULL;
    if (dtype == FL_DTYPE_NONE) dtype = (fl_dtype)self->dtype;
    if (self->dtype != (int8_t)dtype) {
        fl_scope_open();
        return fl_scope_return(softmax(fl_to(self, dtype, NULL), at, FL_DTYPE_NONE, log));
    }
    if (!fl_is_float(dtype) && self->numel == 0)
        return fl_scope__result(fl_tensor__empty(dtype, self->ndim, self->sizes));
    if (!fl_is_float(dtype))
        return fl_dense__unsupported(log ? "log_softmax_lastdim_kernel_impl" : "softmax_lastdim_kernel_impl", self);
    fl_tensor *dense = fl_tensor__contiguous(self);
    fl_tensor *x = dense ? fl_dense__as(dense, computed(self)) : NULL;
    const fl_softmax_kernels *k = fl_kernels__active.softmax;
    fl_tensor *z = x ? run(log ? k->log_softmax : k->softmax, x, NULL, at) : NULL;
    fl_tensor *y = z ? fl_dense__as(z, dtype) : NULL;
    fl_release(dense);
    fl_release(x);
    fl_release(z);
    if (!y) return NULL;
    fl_node *node = fl_node__record(log ? &log_softmax_rule : &softmax_rule, &self, 1, &y, 1, 1, sizeof(softmax_data));
    if (node) {
        fl_node__save_output(node, 0, y, 0);
        ((softmax_data *)fl_node__data(node))->dim = at;
    }
    return fl_scope__result(y);
}

fl_tensor *fl_softmax(fl_tensor *self, int64_t dim, const fl_softmax_options *options) {
    return softmax(self, dim, options ? options->dtype : FL_DTYPE_NONE, false);
}

fl_tensor *fl_log_softmax(fl_tensor *self, int64_t dim, const fl_log_softmax_options *options) {
    return softmax(self, dim, options ? options->dtype : FL_DTYPE_NONE, true);
}

fl_tensor *fl_softmin(fl_tensor *self, int64_t dim, const fl_softmin_options *options) {
    if (fl_failed()) return NULL;
    if (dim == FL_NONE) {
        if (!warn_implicit("softmin")) return NULL;
        dim = implicit_dim(self);
    }
    fl_scope_open();
    return fl_scope_return(softmax(fl_neg(self), dim, options ? options->dtype : FL_DTYPE_NONE, false));
}

/* ---- Without a dimension ----------------------------------------------------------------------------------------- */

#define IMPLICIT(op)                                                                            \
    fl_tensor *fl_##op##_implicit(fl_tensor *self, const fl_##op##_implicit_options *options) { \
        const int64_t dim = options ? options->dim : FL_NONE;                                   \
        return fl_##op(self, dim, options ? &(fl_##op##_options){options->dtype} : NULL);       \
    }
IMPLICIT(softmax)
IMPLICIT(log_softmax)
IMPLICIT(softmin)
