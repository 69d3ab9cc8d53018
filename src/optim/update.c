/* update.c: the optimizers' updates in ops: for types and layouts that the fused kernels (kernels/optim.h) do not take,
 * for steps that are differentiated, and for the algorithms that are no loop over elements.
 *
 * An op after a failed one does nothing, so nothing is checked here; the caller opened a scope. In-place ops on plain
 * tensors of one type allocate nothing: with scratch tensors an update cannot fail. Adafactor and Muon, whose products
 * and means allocate, compute all that they are about to write first.
 */
#include <flashlight/ops.h>
#include <float.h>
#include <math.h>

#include "optim/algorithm.h"

static fl_tensor *times_(fl_tensor *x, double factor) { return fl_mul_scalar_(x, fl_float(factor)); }
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

/* x in the next of the scratch tensors, as FRESH(op) will change it there; without them x itself, which it leaves. */
static fl_tensor *fresh_as(fl_tensor ***scratch, fl_tensor *x, fl_dtype dtype) {
    if (!*scratch) return x;
    fl_tensor *t = *(*scratch)++;
    t->dtype = (int8_t)dtype; /* not wider than the parameter's, for which the tensor was made */
    return fl_copy_(t, x, NULL);
}
static fl_tensor *fresh(fl_tensor ***scratch, fl_tensor *x) {
    return x ? fresh_as(scratch, x, (fl_dtype)x->dtype) : NULL;
}
#define FRESH(op) (scratch ? op##_ : op)
#define PLUS(x, value) FRESH(fl_add_scalar)(x, fl_float(value))
#define TIMES(x, value) FRESH(fl_mul_scalar)(x, fl_float(value))
#define OVER(x, value) FRESH(fl_div_scalar)(x, fl_float(value))

static fl_tensor *gradient(const fl_gradient_hyper *h, fl_tensor *param, fl_tensor *grad, fl_tensor ***at) {
    if (!h->maximize && h->weight_decay == 0) return grad;
    fl_tensor **scratch = *at;
    grad = fresh(at, grad);
    if (h->maximize) grad = FRESH(fl_neg)(grad);
    return h->weight_decay != 0 ? FRESH(fl_add_alpha)(grad, param, fl_float(h->weight_decay)) : grad;
}

static void keep_(fl_tensor *param, double keep) {
    if (keep != 1) times_(param, keep);
}

void fl_update__sgd(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                    fl_tensor *const *state, fl_tensor **scratch) {
    (void)o;
    const fl_sgd_hyper *h = &hyper->sgd;
    grad = gradient(&h->gradient, param, grad, &scratch);
    fl_tensor *buffer = state[0];
    if (buffer) {
        if (h->first)
            fl_copy_(buffer, scratch ? grad : fl_detach(grad), NULL);
        else
            add_(times_(buffer, h->momentum), grad, 1 - h->dampening);
        grad = h->nesterov ? FRESH(fl_add_alpha)(fresh(&scratch, grad), buffer, fl_float(h->momentum)) : buffer;
    }
    add_(param, grad, -h->lr);
}

void fl_update__adam(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                     fl_tensor *const *state, fl_tensor **scratch) {
    (void)o;
    const fl_adam_hyper *h = &hyper->adam;
    keep_(param, h->keep);
    grad = gradient(&h->gradient, param, grad, &scratch);
    fl_tensor *mean = lerp_(state[0], grad, 1 - h->beta1), *square = squares_(state[1], grad, h->beta2);
    if (state[2]) square = fl_clamp_min_(state[2], square);
    fl_tensor *root = OVER(FRESH(fl_sqrt)(fresh(&scratch, square)), h->correction2_sqrt);
    addcdiv_(param, mean, PLUS(root, h->eps), -h->step_size);
}

void fl_update__rmsprop(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                        fl_tensor *const *state, fl_tensor **scratch) {
    (void)o;
    const fl_rmsprop_hyper *h = &hyper->rmsprop;
    grad = gradient(&h->gradient, param, grad, &scratch);
    fl_tensor *square = squares_(state[0], grad, h->alpha), *buffer = state[1], *mean = state[2];
    square = fresh(&scratch, square);
    if (mean) {
        lerp_(mean, grad, 1 - h->alpha);
        square = FRESH(fl_addcmul)(square, mean, mean, &(fl_addcmul_options){fl_int(-1)});
    }
    fl_tensor *root = PLUS(FRESH(fl_sqrt)(square), h->eps);
    if (buffer)
        add_(param, addcdiv_(times_(buffer, h->momentum), grad, root, 1), -h->lr);
    else
        addcdiv_(param, grad, root, -h->lr);
}

void fl_update__adagrad(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                        fl_tensor *const *state, fl_tensor **scratch) {
    (void)o;
    const fl_adagrad_hyper *h = &hyper->adagrad;
    grad = gradient(&h->gradient, param, grad, &scratch);
    addcmul_(state[0], grad, grad, 1);
    addcdiv_(param, grad, PLUS(FRESH(fl_sqrt)(fresh(&scratch, state[0])), h->eps), -h->step_size);
}

void fl_update__adadelta(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                         fl_tensor *const *state, fl_tensor **scratch) {
    (void)o;
    const fl_adadelta_hyper *h = &hyper->adadelta;
    grad = gradient(&h->gradient, param, grad, &scratch);
    fl_tensor *root = FRESH(fl_sqrt)(PLUS(fresh(&scratch, squares_(state[0], grad, h->rho)), h->eps));
    fl_tensor *delta = FRESH(fl_sqrt)(PLUS(fresh(&scratch, state[1]), h->eps));
    delta = FRESH(fl_mul)(FRESH(fl_div)(delta, root), grad);
    squares_(state[1], delta, h->rho);
    add_(param, delta, -h->lr);
}

void fl_update__adamax(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                       fl_tensor *const *state, fl_tensor **scratch) {
    (void)o;
    const fl_adamax_hyper *h = &hyper->adamax;
    grad = gradient(&h->gradient, param, grad, &scratch);
    fl_tensor *mean = lerp_(state[0], grad, 1 - h->beta1), *largest = times_(state[1], h->beta2);
    fl_clamp_min_(largest, PLUS(FRESH(fl_abs)(fresh(&scratch, grad)), h->eps));
    addcdiv_(param, mean, largest, -h->step_size);
}

void fl_update__nadam(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                      fl_tensor *const *state, fl_tensor **scratch) {
    (void)o;
    const fl_nadam_hyper *h = &hyper->nadam;
    keep_(param, h->keep);
    grad = gradient(&h->gradient, param, grad, &scratch);
    fl_tensor *mean = lerp_(state[0], grad, 1 - h->beta1), *square = squares_(state[1], grad, h->beta2);
    fl_tensor *root = PLUS(FRESH(fl_sqrt)(OVER(fresh(&scratch, square), h->correction2)), h->eps);
    addcdiv_(param, grad, root, h->step_gradient);
    addcdiv_(param, mean, root, h->step_mean);
}

void fl_update__radam(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                      fl_tensor *const *state, fl_tensor **scratch) {
    (void)o;
    const fl_radam_hyper *h = &hyper->radam;
    keep_(param, h->keep);
    grad = gradient(&h->gradient, param, grad, &scratch);
    fl_tensor *mean = lerp_(state[0], grad, 1 - h->beta1), *square = squares_(state[1], grad, h->beta2);
    fl_tensor *update = TIMES(OVER(fresh(&scratch, mean), h->correction1), h->lr);
    if (h->rectified != 0) {
        fl_tensor *rate = FRESH(fl_reciprocal)(PLUS(FRESH(fl_sqrt)(fresh(&scratch, square)), h->eps));
        update = TIMES(FRESH(fl_mul)(update, TIMES(rate, h->correction2_sqrt)), h->rectified);
    }
    add_(param, update, -1);
}

void fl_update__rprop(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                      fl_tensor *const *state, fl_tensor **scratch) {
    (void)o;
    const fl_rprop_hyper *h = &hyper->rprop;
    grad = gradient(&h->gradient, param, grad, &scratch);
    fl_tensor *before = state[0], *size = state[1];
    fl_tensor *turn = FRESH(fl_mul)(scratch ? fresh(&scratch, before) : fl_clone(before, NULL), grad);
    fl_tensor *turned = FRESH(fl_lt_scalar)(fresh(&scratch, turn), fl_int(0));
    fl_tensor *stayed = FRESH(fl_gt_scalar)(fresh(&scratch, turn), fl_int(0));
    fl_tensor *factor = scratch ? fl_fill_(turn, fl_int(1)) : fl_ones_like(turn, NULL);
    if (scratch) {
        turned = fresh_as(&scratch, turned, FL_BOOL);
        stayed = fresh_as(&scratch, stayed, FL_BOOL);
    }
    factor = FRESH(fl_masked_fill)(factor, stayed, fl_float(h->up));
    fl_mul_(size, FRESH(fl_masked_fill)(factor, turned, fl_float(h->down)));
    fl_clamp_(size, &(fl_clamp_options){fl_float(h->least), fl_float(h->largest)});
    grad = FRESH(fl_masked_fill)(fresh(&scratch, grad), turned, fl_int(0)); /* one step is left out at a turn */
    addcmul_(param, FRESH(fl_sign)(fresh(&scratch, grad)), size, -1);
    fl_copy_(before, grad, NULL);
}

void fl_update__asgd(const fl_optim_options *o, const fl_optim_hyper *hyper, fl_tensor *param, fl_tensor *grad,
                     fl_tensor *const *state, fl_tensor **scratch) {
    (void)o;
    const fl_asgd_hyper *h = &hyper->asgd;
    grad = gradient(&h->gradient, param, grad, &scratch);
    add_(times_(param, h->keep), grad, -h->eta);
    if (h->mu != 1)
        fl_add_(state[0], TIMES(FRESH(fl_sub)(fresh(&scratch, param), state[0]), h->mu));
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
                          fl_tensor *grad, fl_tensor *const *state, fl_tensor **scratch) {
    const fl_adafactor_options *o = &options->adafactor;
    const double t = fl_item(state[-1]), share = pow(t, o->beta2_decay);
    const double least = fl_float__is_none(o->eps[0]) ? epsilon((fl_dtype)param->dtype) : o->eps[0];
    const double rate = fmax(o->eps[1], root_mean_square(param)) * fmin(o->lr, 1 / sqrt(t));
    const bool factored = param->ndim > 1;
    fl_tensor *rows = NULL, *columns = NULL, *variance;
    grad = gradient(&hyper->gradient, param, grad, &scratch);
    if (!grad) return;
    if (factored) {
        rows = fl_lerp_scalar(state[0], mean_square(grad, -1), fl_float(share));
        columns = fl_lerp_scalar(state[1], mean_square(grad, -2), fl_float(share));
        fl_tensor *mean = fl_mean_dim(rows, (int64_t[]){-2}, 1, &(fl_mean_dim_options){true, FL_DTYPE_NONE});
        variance = fl_div(fl_matmul(rows, columns), fl_clamp_min_scalar(mean, fl_float(least)));
    } else {
        variance = fl_lerp_scalar(state[2], fl_mul(grad, grad), fl_float(share));
    }
    fl_tensor *update = fl_mul(fl_rsqrt(fl_clamp_min_scalar(variance, fl_float(least * least))), grad);
    if (fl_failed()) return;
    const double factor = -rate / fmax(1, root_mean_square(update) / o->d);
    if (fl_failed()) return;
    if (factored) {
        fl_copy_(state[0], rows, NULL);
        fl_copy_(state[1], columns, NULL);
    } else {
        fl_copy_(state[2], variance, NULL);
    }
    if (o->weight_decay != 0) times_(param, 1 - o->lr * o->weight_decay);
    add_(param, update, factor);
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
                     fl_tensor *const *state, fl_tensor **scratch) {
    (void)hyper, (void)scratch;
    const fl_muon_options *o = &options->muon;
    if (grad->ndim != 2) {
        fl_fail(FL_VALUE_ERROR, "Param gradient must be a 2D matrix");
        return;
    }
    if (o->ns_steps >= 100) {
        fl_fail(FL_VALUE_ERROR, "Number of steps must be less than 100 for computational efficiency");
        return;
    }
    fl_tensor *mean = fl_lerp_scalar(state[0], grad, fl_float(1 - o->momentum));
    fl_tensor *update = orthogonal(o, o->nesterov ? fl_lerp_scalar(grad, mean, fl_float(o->momentum)) : mean);
    if (fl_failed()) return;
    fl_copy_(state[0], mean, NULL);
    times_(param, 1 - o->lr * o->weight_decay);
    add_(param, update, -adjusted(o, param));
}
