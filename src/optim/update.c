/* update.c: the optimizers' updates in ops: for types and layouts that the fused kernels (kernels/optim.h) do not take,
 * for steps that are differentiated, and for the algorithms that are no loop over elements.
 *
 * An op after a failed one does nothing, so nothing is checked here; the caller opened a scope.
 */
#include <flashlight/ops.h>
#include <float.h>
#include <math.h>

#include "optim/algorithm.h"

static fl_tensor *times_(fl_tensor *x, double factor) { return fl_mul_scalar_(x, fl_float(factor)); }
static fl_tensor *plus(fl_tensor *x, double value) { return fl_add_scalar(x, fl_float(value)); }
static fl_tensor *lerp_(fl_tensor *x, fl_tensor *end, double weight) {
    return fl_lerp_scalar_(x, end, fl_float(weight));
}
static fl_tensor *add_(fl_tensor *x, fl_tensor *y, double alpha) { return fl_add_alpha_(x, y, fl_float(alpha)); }
static fl_tensor *addcmul_(fl_tensor *x, fl_tensor *a, fl_tensor *b, double value) {
    return fl_addcmul_(x, a, b, &(fl_addcmul_options){fl_float(value)});
}
static fl_tensor *addcdiv_(fl_tensor *x, fl_tensor *a, fl_tensor *b, double value) {
    return fl_addcdiv_(x, a, b, &(fl_addcdiv_options){fl_float(value)});
}

/* A running mean of squares. */
static fl_tensor *squares_(fl_tensor *mean, fl_tensor *x, double beta) {
    return addcmul_(times_(mean, beta), x, x, 1 - beta);
}

static fl_tensor *gradient(const fl_gradient_hyper *h, fl_tensor *param, fl_tensor *grad) {
    if (h->maximize) grad = fl_neg(grad);
    return h->weight_decay != 0 ? fl_add_alpha(grad, param, fl_float(h->weight_decay)) : grad;
}

static void keep_(fl_tensor *param, double keep) {
    if (keep != 1) times_(param, keep);
}

void fl_update__sgd(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                    fl_tensor *const *state) {
    (void)o;
    const fl_sgd_hyper *h = &hyper->sgd;
    grad = gradient(&h->gradient, param, grad);
    fl_tensor *buffer = state[0];
    if (buffer) {
        if (h->first)
            fl_copy_(buffer, fl_detach(grad), NULL);
        else
            add_(times_(buffer, h->momentum), grad, 1 - h->dampening);
        grad = h->nesterov ? fl_add_alpha(grad, buffer, fl_float(h->momentum)) : buffer;
    }
    add_(param, grad, -h->lr);
}

void fl_update__adam(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                     fl_tensor *const *state) {
    (void)o;
    const fl_adam_hyper *h = &hyper->adam;
    keep_(param, h->keep);
    grad = gradient(&h->gradient, param, grad);
    fl_tensor *mean = lerp_(state[0], grad, 1 - h->beta1), *square = squares_(state[1], grad, h->beta2);
    if (state[2]) {
        square = fl_maximum(fl_clone(state[2], NULL), square);
        fl_copy_(state[2], square, NULL);
    }
    fl_tensor *root = fl_div_scalar(fl_sqrt(square), fl_float(h->correction2_sqrt));
    addcdiv_(param, mean, plus(root, h->eps), -h->step_size);
}

void fl_update__rmsprop(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                        fl_tensor *const *state) {
    (void)o;
    const fl_rmsprop_hyper *h = &hyper->rmsprop;
    grad = gradient(&h->gradient, param, grad);
    fl_tensor *square = squares_(state[0], grad, h->alpha), *buffer = state[1], *mean = state[2];
    if (mean) {
        lerp_(mean, grad, 1 - h->alpha);
        square = fl_addcmul(square, mean, mean, &(fl_addcmul_options){fl_int(-1)});
    }
    fl_tensor *root = plus(fl_sqrt(square), h->eps);
    if (buffer)
        add_(param, addcdiv_(times_(buffer, h->momentum), grad, root, 1), -h->lr);
    else
        addcdiv_(param, grad, root, -h->lr);
}

void fl_update__adagrad(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                        fl_tensor *const *state) {
    (void)o;
    const fl_adagrad_hyper *h = &hyper->adagrad;
    grad = gradient(&h->gradient, param, grad);
    addcmul_(state[0], grad, grad, 1);
    addcdiv_(param, grad, plus(fl_sqrt(state[0]), h->eps), -h->step_size);
}

void fl_update__adadelta(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                         fl_tensor *const *state) {
    (void)o;
    const fl_adadelta_hyper *h = &hyper->adadelta;
    grad = gradient(&h->gradient, param, grad);
    fl_tensor *root = fl_sqrt(plus(squares_(state[0], grad, h->rho), h->eps));
    fl_tensor *delta = fl_mul(fl_div(fl_sqrt(plus(state[1], h->eps)), root), grad);
    squares_(state[1], delta, h->rho);
    add_(param, delta, -h->lr);
}

void fl_update__adamax(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                       fl_tensor *const *state) {
    (void)o;
    const fl_adamax_hyper *h = &hyper->adamax;
    grad = gradient(&h->gradient, param, grad);
    fl_tensor *mean = lerp_(state[0], grad, 1 - h->beta1), *largest = state[1];
    fl_tensor *before = fl_mul_scalar(largest, fl_float(h->beta2));
    fl_copy_(largest, fl_maximum(before, plus(fl_abs(grad), h->eps)), NULL);
    addcdiv_(param, mean, largest, -h->step_size);
}

void fl_update__nadam(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                      fl_tensor *const *state) {
    (void)o;
    const fl_nadam_hyper *h = &hyper->nadam;
    keep_(param, h->keep);
    grad = gradient(&h->gradient, param, grad);
    fl_tensor *mean = lerp_(state[0], grad, 1 - h->beta1), *square = squares_(state[1], grad, h->beta2);
    fl_tensor *root = plus(fl_sqrt(fl_div_scalar(square, fl_float(h->correction2))), h->eps);
    addcdiv_(param, grad, root, h->step_gradient);
    addcdiv_(param, mean, root, h->step_mean);
}

void fl_update__radam(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                      fl_tensor *const *state) {
    (void)o;
    const fl_radam_hyper *h = &hyper->radam;
    keep_(param, h->keep);
    grad = gradient(&h->gradient, param, grad);
    fl_tensor *mean = lerp_(state[0], grad, 1 - h->beta1), *square = squares_(state[1], grad, h->beta2);
    fl_tensor *update = fl_mul_scalar(fl_div_scalar(mean, fl_float(h->correction1)), fl_float(h->lr));
    if (h->rectified != 0) {
        fl_tensor *rate = fl_mul_scalar(fl_reciprocal(plus(fl_sqrt(square), h->eps)), fl_float(h->correction2_sqrt));
        update = fl_mul_scalar(fl_mul(update, rate), fl_float(h->rectified));
    }
    add_(param, update, -1);
}

void fl_update__rprop(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                      fl_tensor *const *state) {
    (void)o;
    const fl_rprop_hyper *h = &hyper->rprop;
    grad = gradient(&h->gradient, param, grad);
    fl_tensor *before = state[0], *size = state[1], *turn = fl_mul(grad, fl_clone(before, NULL));
    fl_tensor *turned = fl_lt_scalar(turn, fl_int(0)), *stayed = fl_gt_scalar(turn, fl_int(0));
    fl_tensor *factor = fl_masked_fill(fl_ones_like(turn, NULL), stayed, fl_float(h->up));
    fl_mul_(size, fl_masked_fill(factor, turned, fl_float(h->down)));
    fl_clamp_(size, &(fl_clamp_options){fl_float(h->least), fl_float(h->largest)});
    grad = fl_masked_fill(grad, turned, fl_int(0)); /* where the sign turned, one step is left out */
    addcmul_(param, fl_sign(grad), size, -1);
    fl_copy_(before, grad, NULL);
}

void fl_update__asgd(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                     fl_tensor *const *state) {
    (void)o;
    const fl_asgd_hyper *h = &hyper->asgd;
    grad = gradient(&h->gradient, param, grad);
    add_(times_(param, h->keep), grad, -h->eta);
    if (h->mu != 1)
        fl_add_(state[0], times_(fl_sub(param, state[0]), h->mu));
    else
        fl_copy_(state[0], param, NULL);
}

/* ---- Adafactor --------------------------------------------------------------------------------------------------- */

static double epsilon(fl_dtype dtype) {
    switch (dtype) {
        case FL_FLOAT64:
            return DBL_EPSILON;
        case FL_FLOAT16:
            return 0x1p-10;
        case FL_BFLOAT16:
            return 0x1p-7;
        default:
            return FLT_EPSILON;
    }
}

static double root_mean_square(fl_tensor *x) { return fl_item(fl_norm(x, NULL)) / sqrt((double)x->numel); }

/* The mean square along a dimension, which is kept. */
static fl_tensor *mean_square(fl_tensor *x, int64_t dim) {
    fl_norm_options along = FL_NORM_OPTIONS;
    along.dim = &dim;
    along.n_dim = 1;
    along.keepdim = true;
    return fl_div_scalar(fl_square_(fl_norm(x, &along)), fl_int(x->sizes[x->ndim + dim]));
}

/* Shazeer and Stern, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost" (2018). */
void fl_update__adafactor(const fl_optim_options *options, const fl_optim_hyper *hyper, fl_tensor *param,
                          fl_tensor *grad, fl_tensor *const *state) {
    const fl_adafactor_options *o = &options->adafactor;
    const double t = fl_item(state[-1]), share = pow(t, o->beta2_decay);
    const double least = fl_float__is_none(o->eps[0]) ? epsilon((fl_dtype)param->dtype) : o->eps[0];
    const double rate = fmax(o->eps[1], root_mean_square(param)) * fmin(o->lr, 1 / sqrt(t));
    grad = gradient(&hyper->gradient, param, grad);
    if (o->weight_decay != 0) times_(param, 1 - o->lr * o->weight_decay);
    fl_tensor *rows = state[0], *columns = state[1], *variance;
    if (grad && grad->ndim > 1) {
        lerp_(rows, mean_square(grad, -1), share);
        lerp_(columns, mean_square(grad, -2), share);
        fl_tensor *mean = fl_mean_dim(rows, (int64_t[]){-2}, 1, &(fl_mean_dim_options){true, FL_DTYPE_NONE});
        variance = fl_div(fl_matmul(rows, columns), fl_clamp_min_scalar(mean, fl_float(least)));
    } else {
        variance = lerp_(state[2], fl_mul(grad, grad), share);
    }
    fl_tensor *update = fl_mul(fl_rsqrt(fl_clamp_min_scalar(variance, fl_float(least * least))), grad);
    if (fl_failed()) return;
    add_(param, update, -rate / fmax(1, root_mean_square(update) / o->d));
}

/* ---- Muon -------------------------------------------------------------------------------------------------------- */

/* The nearest orthogonal matrix, roughly: a quintic Newton-Schulz iteration in bfloat16. */
static fl_tensor *orthogonal(const fl_muon_options *o, fl_tensor *x) {
    const double a = o->ns_coefficients[0], b = o->ns_coefficients[1], c = o->ns_coefficients[2];
    const bool tall = x && x->sizes[0] > x->sizes[1];
    x = fl_to(x, FL_BFLOAT16, NULL);
    if (tall) x = fl_transpose(x, 0, 1);
    x = fl_div(x, fl_clamp_min_scalar(fl_norm(x, NULL), fl_float(o->eps)));
    for (int64_t i = 0; i < o->ns_steps && x; i++) {
        fl_tensor *gram = fl_matmul(x, fl_transpose(x, 0, 1));
        gram = fl_addmm(gram, gram, gram, &(fl_addmm_options){fl_float(b), fl_float(c)});
        x = fl_addmm(x, gram, x, &(fl_addmm_options){fl_float(a), fl_int(1)});
    }
    return tall ? fl_transpose(x, 0, 1) : x;
}

/* The rate for a matrix of a shape, so that rates carry over between shapes, or from AdamW. */
static double adjusted(const fl_muon_options *o, const fl_tensor *matrix) {
    const double rows = (double)matrix->sizes[0], columns = (double)matrix->sizes[1];
    if (o->adjust_lr_fn && !strcmp(o->adjust_lr_fn, fl_optim__choices[1]))
        return o->lr * 0.2 * sqrt(fmax(rows, columns));
    return o->lr * sqrt(fmax(1, rows / columns));
}

/* Jordan et al., "Muon: An optimizer for hidden layers in neural networks" (2024). */
void fl_update__muon(const fl_optim_options *options, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                     fl_tensor *const *state) {
    (void)hyper;
    const fl_muon_options *o = &options->muon;
    if (grad->ndim != 2) {
        fl_fail(FL_VALUE_ERROR, "Param gradient must be a 2D matrix");
        return;
    }
    if (o->ns_steps >= 100) {
        fl_fail(FL_VALUE_ERROR, "Number of steps must be less than 100 for computational efficiency");
        return;
    }
    fl_tensor *mean = lerp_(state[0], grad, 1 - o->momentum);
    fl_tensor *update = orthogonal(o, o->nesterov ? fl_lerp_scalar(grad, mean, fl_float(o->momentum)) : mean);
    times_(param, 1 - o->lr * o->weight_decay);
    add_(param, update, -adjusted(o, param));
}
