/* algorithms.c: the table of optimizers: their options, what these may be, their state, and the numbers of a step.
 */
#include <math.h>

#include "optim/algorithm.h"

const char *const fl_optim__choices[FL_OPTIM_CHOICES] = {"original", "match_rms_adamw", "strong_wolfe"};

/* ---- Options ----------------------------------------------------------------------------------------------------- */

#define FLOATS(type, field, count) \
    { #field, FL_FIELD_FLOATS, count, offsetof(type, field) }
#define FLOAT(type, field) FLOATS(type, field, 1)
#define BOOL(type, field) \
    { #field, FL_FIELD_BOOL, 1, offsetof(type, field) }
#define NO(field) \
    { #field, FL_FIELD_CONSTANT, 0, 0 }
#define NONE(field) \
    { #field, FL_FIELD_CONSTANT, 1, 0 }
#define END \
    { NULL, FL_FIELD_BOOL, 0, 0 }

static const fl_field sgd_fields[] = {FLOAT(fl_sgd_options, lr),
                                      FLOAT(fl_sgd_options, momentum),
                                      FLOAT(fl_sgd_options, dampening),
                                      FLOAT(fl_sgd_options, weight_decay),
                                      BOOL(fl_sgd_options, nesterov),
                                      BOOL(fl_sgd_options, maximize),
                                      NONE(foreach),
                                      NO(differentiable),
                                      NONE(fused),
                                      END};
static const fl_field adam_fields[] = {FLOAT(fl_adam_options, lr),
                                       FLOATS(fl_adam_options, betas, 2),
                                       FLOAT(fl_adam_options, eps),
                                       FLOAT(fl_adam_options, weight_decay),
                                       BOOL(fl_adam_options, amsgrad),
                                       BOOL(fl_adam_options, maximize),
                                       NONE(foreach),
                                       NO(capturable),
                                       NO(differentiable),
                                       NONE(fused),
                                       BOOL(fl_adam_options, decoupled_weight_decay),
                                       END};
static const fl_field rmsprop_fields[] = {FLOAT(fl_rmsprop_options, lr),
                                          FLOAT(fl_rmsprop_options, momentum),
                                          FLOAT(fl_rmsprop_options, alpha),
                                          FLOAT(fl_rmsprop_options, eps),
                                          BOOL(fl_rmsprop_options, centered),
                                          FLOAT(fl_rmsprop_options, weight_decay),
                                          NO(capturable),
                                          NONE(foreach),
                                          BOOL(fl_rmsprop_options, maximize),
                                          NO(differentiable),
                                          END};
static const fl_field adagrad_fields[] = {FLOAT(fl_adagrad_options, lr),
                                          FLOAT(fl_adagrad_options, lr_decay),
                                          FLOAT(fl_adagrad_options, eps),
                                          FLOAT(fl_adagrad_options, weight_decay),
                                          FLOAT(fl_adagrad_options, initial_accumulator_value),
                                          NONE(foreach),
                                          BOOL(fl_adagrad_options, maximize),
                                          NO(differentiable),
                                          NONE(fused),
                                          END};
static const fl_field adadelta_fields[] = {FLOAT(fl_adadelta_options, lr),
                                           FLOAT(fl_adadelta_options, rho),
                                           FLOAT(fl_adadelta_options, eps),
                                           FLOAT(fl_adadelta_options, weight_decay),
                                           BOOL(fl_adadelta_options, maximize),
                                           NO(capturable),
                                           NONE(foreach),
                                           NO(differentiable),
                                           END};
static const fl_field adamax_fields[] = {FLOAT(fl_adamax_options, lr),
                                         FLOATS(fl_adamax_options, betas, 2),
                                         FLOAT(fl_adamax_options, eps),
                                         FLOAT(fl_adamax_options, weight_decay),
                                         NONE(foreach),
                                         BOOL(fl_adamax_options, maximize),
                                         NO(differentiable),
                                         NO(capturable),
                                         END};
static const fl_field nadam_fields[] = {FLOAT(fl_nadam_options, lr),
                                        FLOATS(fl_nadam_options, betas, 2),
                                        FLOAT(fl_nadam_options, eps),
                                        FLOAT(fl_nadam_options, weight_decay),
                                        FLOAT(fl_nadam_options, momentum_decay),
                                        BOOL(fl_nadam_options, decoupled_weight_decay),
                                        BOOL(fl_nadam_options, maximize),
                                        NONE(foreach),
                                        NO(capturable),
                                        NO(differentiable),
                                        END};
static const fl_field radam_fields[] = {FLOAT(fl_radam_options, lr),
                                        FLOATS(fl_radam_options, betas, 2),
                                        FLOAT(fl_radam_options, eps),
                                        FLOAT(fl_radam_options, weight_decay),
                                        BOOL(fl_radam_options, maximize),
                                        NONE(foreach),
                                        NO(capturable),
                                        BOOL(fl_radam_options, decoupled_weight_decay),
                                        NO(differentiable),
                                        END};
static const fl_field rprop_fields[] = {FLOAT(fl_rprop_options, lr),
                                        FLOATS(fl_rprop_options, etas, 2),
                                        FLOATS(fl_rprop_options, step_sizes, 2),
                                        NONE(foreach),
                                        BOOL(fl_rprop_options, maximize),
                                        NO(differentiable),
                                        NO(capturable),
                                        END};
static const fl_field asgd_fields[] = {FLOAT(fl_asgd_options, lr),
                                       FLOAT(fl_asgd_options, lambd),
                                       FLOAT(fl_asgd_options, alpha),
                                       FLOAT(fl_asgd_options, t0),
                                       FLOAT(fl_asgd_options, weight_decay),
                                       NONE(foreach),
                                       BOOL(fl_asgd_options, maximize),
                                       NO(differentiable),
                                       NO(capturable),
                                       END};
static const fl_field adafactor_fields[] = {
    FLOAT(fl_adafactor_options, lr),           FLOAT(fl_adafactor_options, beta2_decay),
    FLOATS(fl_adafactor_options, eps, 2),      FLOAT(fl_adafactor_options, d),
    FLOAT(fl_adafactor_options, weight_decay), NONE(foreach),
    BOOL(fl_adafactor_options, maximize),      END};
static const fl_field muon_fields[] = {FLOAT(fl_muon_options, lr),
                                       FLOAT(fl_muon_options, weight_decay),
                                       FLOAT(fl_muon_options, momentum),
                                       BOOL(fl_muon_options, nesterov),
                                       FLOATS(fl_muon_options, ns_coefficients, 3),
                                       FLOAT(fl_muon_options, eps),
                                       {"ns_steps", FL_FIELD_INT, 1, offsetof(fl_muon_options, ns_steps)},
                                       {"adjust_lr_fn", FL_FIELD_CHOICE, 1, offsetof(fl_muon_options, adjust_lr_fn)},
                                       END};

#define INT(type, field) \
    { #field, FL_FIELD_INT, 1, offsetof(type, field) }
static const fl_field lbfgs_fields[] = {
    FLOAT(fl_lbfgs_options, lr),
    INT(fl_lbfgs_options, max_iter),
    INT(fl_lbfgs_options, max_eval),
    FLOAT(fl_lbfgs_options, tolerance_grad),
    FLOAT(fl_lbfgs_options, tolerance_change),
    INT(fl_lbfgs_options, history_size),
    {"line_search_fn", FL_FIELD_CHOICE, 1, offsetof(fl_lbfgs_options, line_search_fn)},
    END};

/* ---- What options may be ----------------------------------------------------------------------------------------- */

static bool at_least(double value, double least, const char *what) {
    return value >= least || fl_fail(FL_VALUE_ERROR, "%s: %g", what, value) != NULL;
}

/* What most have. */
static bool check_usual(double lr, double eps, double weight_decay) {
    return at_least(lr, 0, "Invalid learning rate") && at_least(eps, 0, "Invalid epsilon value") &&
           at_least(weight_decay, 0, "Invalid weight_decay value");
}

static bool check_betas(const double *betas) {
    for (int i = 0; i < 2; i++) {
        if (!(betas[i] >= 0 && betas[i] < 1))
            return fl_fail(FL_VALUE_ERROR, "Invalid beta parameter at index %d: %g", i, betas[i]) != NULL;
    }
    return true;
}

static bool check_sgd(const fl_optim_options *o) {
    const fl_sgd_options *s = &o->sgd;
    if (!check_usual(s->lr, 0, s->weight_decay) || !at_least(s->momentum, 0, "Invalid momentum value")) return false;
    return !s->nesterov || (s->momentum > 0 && s->dampening == 0) ||
           fl_fail(FL_VALUE_ERROR, "Nesterov momentum requires a momentum and zero dampening") != NULL;
}

static bool check_adam(const fl_optim_options *o) {
    return check_usual(o->adam.lr, o->adam.eps, o->adam.weight_decay) && check_betas(o->adam.betas);
}

static bool check_rmsprop(const fl_optim_options *o) {
    const fl_rmsprop_options *r = &o->rmsprop;
    return check_usual(r->lr, r->eps, r->weight_decay) && at_least(r->momentum, 0, "Invalid momentum value") &&
           at_least(r->alpha, 0, "Invalid alpha value");
}

static bool check_adagrad(const fl_optim_options *o) {
    const fl_adagrad_options *a = &o->adagrad;
    return check_usual(a->lr, a->eps, a->weight_decay) && at_least(a->lr_decay, 0, "Invalid lr_decay value") &&
           at_least(a->initial_accumulator_value, 0, "Invalid initial_accumulator_value value");
}

static bool check_adadelta(const fl_optim_options *o) {
    const fl_adadelta_options *a = &o->adadelta;
    return check_usual(a->lr, a->eps, a->weight_decay) &&
           ((a->rho >= 0 && a->rho <= 1) || fl_fail(FL_VALUE_ERROR, "Invalid rho value: %g", a->rho) != NULL);
}

static bool check_adamax(const fl_optim_options *o) {
    return check_usual(o->adamax.lr, o->adamax.eps, o->adamax.weight_decay) && check_betas(o->adamax.betas);
}

static bool check_nadam(const fl_optim_options *o) {
    return check_usual(o->nadam.lr, o->nadam.eps, o->nadam.weight_decay) && check_betas(o->nadam.betas) &&
           at_least(o->nadam.momentum_decay, 0, "Invalid momentum_decay value");
}

static bool check_radam(const fl_optim_options *o) {
    return check_usual(o->radam.lr, o->radam.eps, o->radam.weight_decay) && check_betas(o->radam.betas);
}

static bool check_rprop(const fl_optim_options *o) {
    const double *etas = o->rprop.etas;
    if (!check_usual(o->rprop.lr, 0, 0)) return false;
    return (etas[0] > 0 && etas[0] < 1 && etas[1] > 1) ||
           fl_fail(FL_VALUE_ERROR, "Invalid eta values: %g, %g", etas[0], etas[1]) != NULL;
}

static bool check_asgd(const fl_optim_options *o) { return check_usual(o->asgd.lr, 0, o->asgd.weight_decay); }

static bool check_adafactor(const fl_optim_options *o) {
    const fl_adafactor_options *a = &o->adafactor;
    if (!at_least(a->lr, 0, "Learning rate should be >= 0 but is") ||
        !at_least(a->weight_decay, 0, "weight_decay should be >= 0 but is") ||
        !at_least(a->d, 1, "Clipping threshold d should be >= 1 but is") ||
        !at_least(a->eps[1], 0, "epsilon2 should be >= 0 but is"))
        return false;
    if (!(a->beta2_decay <= 0))
        return fl_fail(FL_VALUE_ERROR, "beta2_decay should be <= 0 but is: %g", a->beta2_decay) != NULL;
    return fl_float__is_none(a->eps[0]) || at_least(a->eps[0], 0, "epsilon1 should be >= 0 but is");
}

static bool check_muon(const fl_optim_options *o) {
    const fl_muon_options *m = &o->muon;
    if (!at_least(m->lr, 0, "Learning rate should be >= 0 but is") ||
        !at_least(m->momentum, 0, "momentum should be >= 0 but is") ||
        !at_least(m->weight_decay, 0, "weight decay should be >= 0 but is"))
        return false;
    if (m->adjust_lr_fn && strcmp(m->adjust_lr_fn, fl_optim__choices[0]) != 0 &&
        strcmp(m->adjust_lr_fn, fl_optim__choices[1]) != 0)
        return fl_fail(FL_VALUE_ERROR, "Adjust learning rate function %s is not supported", m->adjust_lr_fn) != NULL;
    return true;
}

static bool check_lbfgs(const fl_optim_options *o) {
    const char *search = o->lbfgs.line_search_fn;
    if (!at_least(o->lbfgs.lr, 0, "Invalid learning rate")) return false;
    if (o->lbfgs.max_iter < 0 || o->lbfgs.max_iter > INT32_MAX)
        return fl_fail(FL_VALUE_ERROR, "LBFGS: expected max_iter of at most 2^31 - 1, got %lld",
                       (long long)o->lbfgs.max_iter) != NULL;
    return !search || !strcmp(search, fl_optim__choices[2]) ||
           fl_fail(FL_RUNTIME_ERROR, "only 'strong_wolfe' is supported, got line_search_fn %s", search) != NULL;
}

/* ---- State ------------------------------------------------------------------------------------------------------- */

static int has_sgd(const fl_optim_options *o, const fl_tensor *p) {
    (void)p;
    return o->sgd.momentum != 0;
}

static int has_adam(const fl_optim_options *o, const fl_tensor *p) {
    (void)p;
    return o->adam.amsgrad ? 15 : 7;
}

static int has_rmsprop(const fl_optim_options *o, const fl_tensor *p) {
    (void)p;
    return 3 | (o->rmsprop.momentum > 0) << 2 | o->rmsprop.centered << 3;
}

static int has_adafactor(const fl_optim_options *o, const fl_tensor *p) {
    (void)o;
    return p->ndim > 1 ? 7 : 9;
}

static double start_adagrad(const fl_optim_options *o, int k) { return k ? o->adagrad.initial_accumulator_value : 0; }
static double start_nadam(const fl_optim_options *o, int k) {
    (void)o;
    return k == 1;
}
static double start_rprop(const fl_optim_options *o, int k) { return k == 2 ? o->rprop.lr : 0; }
static double start_asgd(const fl_optim_options *o, int k) { return k == 1 ? o->asgd.lr : k == 2; }

/* ---- The numbers of a step --------------------------------------------------------------------------------------- */

static double count(fl_tensor *const *state, double *next) { return next[0] = fl_item(state[0]) + 1; }

static fl_gradient_hyper gradient(double weight_decay, bool maximize) {
    return (fl_gradient_hyper){weight_decay, maximize};
}

/* Of those with either kind of decay: what the parameter is multiplied by. */
static double kept(fl_gradient_hyper *g, bool decoupled, double lr) {
    const double decay = g->weight_decay;
    if (!decoupled) return 1;
    g->weight_decay = 0;
    return 1 - lr * decay;
}

static void plan_sgd(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    (void)state, (void)next;
    const fl_sgd_options *s = &o->sgd;
    h->sgd = (fl_sgd_hyper){.gradient = gradient(s->weight_decay, s->maximize),
                            .lr = s->lr,
                            .momentum = s->momentum,
                            .dampening = s->dampening,
                            .nesterov = s->nesterov};
}

static void plan_adam(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    const fl_adam_options *a = &o->adam;
    const double t = count(state, next);
    h->adam = (fl_adam_hyper){.gradient = gradient(a->weight_decay, a->maximize),
                              .beta1 = a->betas[0],
                              .beta2 = a->betas[1],
                              .eps = a->eps,
                              .step_size = a->lr / (1 - pow(a->betas[0], t)),
                              .correction2_sqrt = sqrt(1 - pow(a->betas[1], t))};
    h->adam.keep = kept(&h->adam.gradient, a->decoupled_weight_decay, a->lr);
}

static void plan_rmsprop(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    const fl_rmsprop_options *r = &o->rmsprop;
    count(state, next);
    h->rmsprop = (fl_rmsprop_hyper){gradient(r->weight_decay, r->maximize), r->lr, r->alpha, r->eps, r->momentum};
}

static void plan_adagrad(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    const fl_adagrad_options *a = &o->adagrad;
    const double t = count(state, next);
    h->adagrad =
        (fl_adagrad_hyper){gradient(a->weight_decay, a->maximize), a->lr / (1 + (t - 1) * a->lr_decay), a->eps};
}

static void plan_adadelta(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    const fl_adadelta_options *a = &o->adadelta;
    count(state, next);
    h->adadelta = (fl_adadelta_hyper){gradient(a->weight_decay, a->maximize), a->lr, a->rho, a->eps};
}

static void plan_adamax(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    const fl_adamax_options *a = &o->adamax;
    const double t = count(state, next);
    h->adamax = (fl_adamax_hyper){.gradient = gradient(a->weight_decay, a->maximize),
                                  .beta1 = a->betas[0],
                                  .beta2 = a->betas[1],
                                  .eps = a->eps,
                                  .step_size = a->lr / (1 - pow(a->betas[0], t))};
}

/* Dozat, "Incorporating Nesterov Momentum into Adam" (2016): a momentum that grows, and its product so far. */
static void plan_nadam(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    const fl_nadam_options *a = &o->nadam;
    const double t = count(state, next), beta1 = a->betas[0], beta2 = a->betas[1];
    const double mu = beta1 * (1 - 0.5 * pow(0.96, t * a->momentum_decay));
    const double mu_next = beta1 * (1 - 0.5 * pow(0.96, (t + 1) * a->momentum_decay));
    double product = fl_item(state[1]);
    product = state[1]->dtype == FL_FLOAT64 ? product * mu : (double)((float)product * (float)mu);
    next[1] = product;
    h->nadam = (fl_nadam_hyper){.gradient = gradient(a->weight_decay, a->maximize),
                                .beta1 = beta1,
                                .beta2 = beta2,
                                .eps = a->eps,
                                .correction2 = 1 - pow(beta2, t),
                                .step_gradient = -a->lr * (1 - mu) / (1 - product),
                                .step_mean = -a->lr * mu_next / (1 - product * mu_next)};
    h->nadam.keep = kept(&h->nadam.gradient, a->decoupled_weight_decay, a->lr);
}

/* Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond" (2019): `length` is that of the simple moving
 * average which the second moment stands for, `longest` its limit. */
static void plan_radam(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    const fl_radam_options *a = &o->radam;
    const double t = count(state, next), beta2 = a->betas[1], power = pow(beta2, t), correction2 = 1 - power;
    const double longest = 2 / (1 - beta2) - 1, length = longest - 2 * t * power / correction2;
    h->radam = (fl_radam_hyper){.gradient = gradient(a->weight_decay, a->maximize),
                                .beta1 = a->betas[0],
                                .beta2 = beta2,
                                .eps = a->eps,
                                .lr = a->lr,
                                .correction1 = 1 - pow(a->betas[0], t),
                                .correction2_sqrt = sqrt(correction2)};
    if (length > 5)
        h->radam.rectified = sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
    h->radam.keep = kept(&h->radam.gradient, a->decoupled_weight_decay, a->lr);
}

static void plan_rprop(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    const fl_rprop_options *r = &o->rprop;
    count(state, next);
    h->rprop = (fl_rprop_hyper){gradient(0, r->maximize), r->etas[0], r->etas[1], r->step_sizes[0], r->step_sizes[1]};
}

static void plan_asgd(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    const fl_asgd_options *a = &o->asgd;
    const double t = count(state, next), eta = fl_item(state[1]);
    h->asgd = (fl_asgd_hyper){gradient(a->weight_decay, a->maximize), 1 - a->lambd * eta, eta, fl_item(state[2])};
    next[1] = a->lr / pow(1 + a->lambd * a->lr * t, a->alpha);
    next[2] = 1 / fmax(1, t - a->t0);
    if (fl_get_default_dtype() != FL_FLOAT64) { /* by way of the default type, also where a loaded state is wider */
        for (int k = 1; k < 3; k++) {
            volatile float single = (float)next[k]; /* GCC 12 makes a vector of the two, and loses the conversion */
            next[k] = single;
        }
    }
}

static void plan_adafactor(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    count(state, next);
    h->gradient = gradient(0, o->adafactor.maximize);
}

static void plan_muon(const fl_optim_options *o, fl_tensor *const *state, double *next, fl_optim_hyper *h) {
    (void)o, (void)state, (void)next;
    h->gradient = gradient(0, false);
}

/* ---- The table --------------------------------------------------------------------------------------------------- */

#define DEFAULTS(type, MACRO) .size = sizeof(type), .defaults = &(const type)MACRO

const fl_algorithm fl_optim__algorithms[FL_ALGORITHMS] = {
    [FL_SGD] = {"SGD",
                DEFAULTS(fl_sgd_options, FL_SGD_OPTIONS),
                sgd_fields,
                {"momentum_buffer"},
                0,
                check_sgd,
                has_sgd,
                NULL,
                plan_sgd,
                FL_UPDATE_SGD,
                fl_update__sgd,
                2},
    [FL_ADAM] = {"Adam",
                 DEFAULTS(fl_adam_options, FL_ADAM_OPTIONS),
                 adam_fields,
                 {"step", "exp_avg", "exp_avg_sq", "max_exp_avg_sq"},
                 1,
                 check_adam,
                 has_adam,
                 NULL,
                 plan_adam,
                 FL_UPDATE_ADAM,
                 fl_update__adam,
                 2},
    [FL_ADAMW] = {"AdamW",
                  DEFAULTS(fl_adam_options, FL_ADAMW_OPTIONS),
                  adam_fields,
                  {"step", "exp_avg", "exp_avg_sq", "max_exp_avg_sq"},
                  1,
                  check_adam,
                  has_adam,
                  NULL,
                  plan_adam,
                  FL_UPDATE_ADAM,
                  fl_update__adam,
                  2},
    [FL_RMSPROP] = {"RMSprop",
                    DEFAULTS(fl_rmsprop_options, FL_RMSPROP_OPTIONS),
                    rmsprop_fields,
                    {"step", "square_avg", "momentum_buffer", "grad_avg"},
                    1,
                    check_rmsprop,
                    has_rmsprop,
                    NULL,
                    plan_rmsprop,
                    FL_UPDATE_RMSPROP,
                    fl_update__rmsprop,
                    2},
    [FL_ADAGRAD] = {"Adagrad",
                    DEFAULTS(fl_adagrad_options, FL_ADAGRAD_OPTIONS),
                    adagrad_fields,
                    {"step", "sum"},
                    1,
                    check_adagrad,
                    NULL,
                    start_adagrad,
                    plan_adagrad,
                    FL_UPDATE_ADAGRAD,
                    fl_update__adagrad,
                    2},
    [FL_ADADELTA] = {"Adadelta",
                     DEFAULTS(fl_adadelta_options, FL_ADADELTA_OPTIONS),
                     adadelta_fields,
                     {"step", "square_avg", "acc_delta"},
                     1,
                     check_adadelta,
                     NULL,
                     NULL,
                     plan_adadelta,
                     FL_UPDATE_ADADELTA,
                     fl_update__adadelta,
                     3},
    [FL_ADAMAX] = {"Adamax",
                   DEFAULTS(fl_adamax_options, FL_ADAMAX_OPTIONS),
                   adamax_fields,
                   {"step", "exp_avg", "exp_inf"},
                   1,
                   check_adamax,
                   NULL,
                   NULL,
                   plan_adamax,
                   FL_UPDATE_ADAMAX,
                   fl_update__adamax,
                   2},
    [FL_NADAM] = {"NAdam",
                  DEFAULTS(fl_nadam_options, FL_NADAM_OPTIONS),
                  nadam_fields,
                  {"step", "mu_product", "exp_avg", "exp_avg_sq"},
                  2,
                  check_nadam,
                  NULL,
                  start_nadam,
                  plan_nadam,
                  FL_UPDATE_NADAM,
                  fl_update__nadam,
                  2},
    [FL_RADAM] = {"RAdam",
                  DEFAULTS(fl_radam_options, FL_RADAM_OPTIONS),
                  radam_fields,
                  {"step", "exp_avg", "exp_avg_sq"},
                  1,
                  check_radam,
                  NULL,
                  NULL,
                  plan_radam,
                  FL_UPDATE_RADAM,
                  fl_update__radam,
                  3},
    [FL_RPROP] = {"Rprop",
                  DEFAULTS(fl_rprop_options, FL_RPROP_OPTIONS),
                  rprop_fields,
                  {"step", "prev", "step_size"},
                  1,
                  check_rprop,
                  NULL,
                  start_rprop,
                  plan_rprop,
                  FL_UPDATE_RPROP,
                  fl_update__rprop,
                  8},
    [FL_ASGD] = {"ASGD",
                 DEFAULTS(fl_asgd_options, FL_ASGD_OPTIONS),
                 asgd_fields,
                 {"step", "eta", "mu", "ax"},
                 3,
                 check_asgd,
                 NULL,
                 start_asgd,
                 plan_asgd,
                 FL_UPDATE_ASGD,
                 fl_update__asgd,
                 2},
    [FL_ADAFACTOR] = {"Adafactor",
                      DEFAULTS(fl_adafactor_options, FL_ADAFACTOR_OPTIONS),
                      adafactor_fields,
                      {"step", "row_var", "col_var", "variance"},
                      1,
                      check_adafactor,
                      has_adafactor,
                      NULL,
                      plan_adafactor,
                      FL_UPDATE_COUNT,
                      fl_update__adafactor},
    [FL_MUON] = {"Muon",
                 DEFAULTS(fl_muon_options, FL_MUON_OPTIONS),
                 muon_fields,
                 {"momentum_buffer"},
                 0,
                 check_muon,
                 NULL,
                 NULL,
                 plan_muon,
                 FL_UPDATE_COUNT,
                 fl_update__muon},
    [FL_LBFGS] = {.name = "LBFGS",
                  DEFAULTS(fl_lbfgs_options, FL_LBFGS_OPTIONS),
                  .fields = lbfgs_fields,
                  .check = check_lbfgs,
                  .kernel = FL_UPDATE_COUNT},
};

const fl_algorithm *fl_optim__algorithm(const char *name) {
    for (int i = 0; i < FL_ALGORITHMS; i++) {
        if (!strcmp(fl_optim__algorithms[i].name, name)) return &fl_optim__algorithms[i];
    }
    return NULL;
}
