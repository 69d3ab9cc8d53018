/* optim.h: optimizers, learning-rate schedules, gradient clipping.
 *
 *     fl_optimizer *adam = fl_adam(model, NULL);
 *     fl_zero_grad(adam);
 *     fl_backward(loss);
 *     fl_optimizer_clip_grad_norm(adam, 1.0);  // where wanted
 *     fl_step(adam);
 *     fl_optimizer_free(adam);
 *
 * Defaults, formulas and the saved state are those of torch.optim; an update is one fused pass over the parameters.
 */
#ifndef FLASHLIGHT_OPTIM_H
#define FLASHLIGHT_OPTIM_H

#include <flashlight/nn.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fl_optimizer fl_optimizer;

/* Every option has the name and the default that torch.optim gives it. */

typedef struct fl_sgd_options {
    double lr, momentum, dampening, weight_decay;
    bool nesterov, maximize;
} fl_sgd_options;
#define FL_SGD_OPTIONS \
    { 1e-3, 0, 0, 0, false, false }

typedef struct fl_adam_options {
    double lr, betas[2], eps, weight_decay;
    bool amsgrad, maximize;
    bool decoupled_weight_decay; /* AdamW, which sets it */
} fl_adam_options;
#define FL_ADAM_OPTIONS \
    { 1e-3, {0.9, 0.999}, 1e-8, 0, false, false, false }
#define FL_ADAMW_OPTIONS \
    { 1e-3, {0.9, 0.999}, 1e-8, 1e-2, false, false, true }

typedef struct fl_rmsprop_options {
    double lr, alpha, eps, weight_decay, momentum;
    bool centered, maximize;
} fl_rmsprop_options;
#define FL_RMSPROP_OPTIONS \
    { 1e-2, 0.99, 1e-8, 0, 0, false, false }

typedef struct fl_adagrad_options {
    double lr, lr_decay, weight_decay, initial_accumulator_value, eps;
    bool maximize;
} fl_adagrad_options;
#define FL_ADAGRAD_OPTIONS \
    { 1e-2, 0, 0, 0, 1e-10, false }

typedef struct fl_adadelta_options {
    double lr, rho, eps, weight_decay;
    bool maximize;
} fl_adadelta_options;
#define FL_ADADELTA_OPTIONS \
    { 1, 0.9, 1e-6, 0, false }

typedef struct fl_adamax_options {
    double lr, betas[2], eps, weight_decay;
    bool maximize;
} fl_adamax_options;
#define FL_ADAMAX_OPTIONS \
    { 2e-3, {0.9, 0.999}, 1e-8, 0, false }

typedef struct fl_nadam_options {
    double lr, betas[2], eps, weight_decay, momentum_decay;
    bool decoupled_weight_decay, maximize;
} fl_nadam_options;
#define FL_NADAM_OPTIONS \
    { 2e-3, {0.9, 0.999}, 1e-8, 0, 4e-3, false, false }

typedef struct fl_radam_options {
    double lr, betas[2], eps, weight_decay;
    bool decoupled_weight_decay, maximize;
} fl_radam_options;
#define FL_RADAM_OPTIONS \
    { 1e-3, {0.9, 0.999}, 1e-8, 0, false, false }

typedef struct fl_rprop_options {
    double lr, etas[2], step_sizes[2];
    bool maximize;
} fl_rprop_options;
#define FL_RPROP_OPTIONS \
    { 1e-2, {0.5, 1.2}, {1e-6, 50}, false }

typedef struct fl_asgd_options {
    double lr, lambd, alpha, t0, weight_decay;
    bool maximize;
} fl_asgd_options;
#define FL_ASGD_OPTIONS \
    { 1e-2, 1e-4, 0.75, 1e6, 0, false }

typedef struct fl_adafactor_options {
    double lr, beta2_decay, eps[2]; /* eps[0]: FL_NONE_FLOAT, the epsilon of the parameter's type */
    double d, weight_decay;
    bool maximize;
} fl_adafactor_options;
#define FL_ADAFACTOR_OPTIONS \
    { 1e-2, -0.8, {FL_NONE_FLOAT, 1e-3}, 1, 0, false }

typedef struct fl_muon_options {
    double lr, weight_decay, momentum;
    bool nesterov;
    double ns_coefficients[3], eps;
    int64_t ns_steps;
    const char *adjust_lr_fn; /* NULL, "original" or "match_rms_adamw" */
} fl_muon_options;
#define FL_MUON_OPTIONS \
    { 1e-3, 0.1, 0.95, true, {3.4445, -4.775, 2.0315}, 1e-7, 5, NULL }

typedef struct fl_lbfgs_options {
    double lr;
    int64_t max_iter, max_eval; /* of one step; max_eval FL_NONE: 5/4 of max_iter */
    double tolerance_grad, tolerance_change;
    int64_t history_size;
    const char *line_search_fn; /* NULL (steps of length lr) or "strong_wolfe" */
} fl_lbfgs_options;
#define FL_LBFGS_OPTIONS \
    { 1, 20, FL_NONE, 1e-7, 1e-9, 100, NULL }

/* Over all parameters of a module. The optimizer keeps the parameters alive; free it with fl_optimizer_free. NULL
 * options: the defaults above. Errors: FL_VALUE_ERROR for options out of range or a module without parameters, and from
 * fl_muon for a parameter that is no matrix. */
FL_API fl_optimizer *fl_sgd(fl_module *module, const fl_sgd_options *options);
FL_API fl_optimizer *fl_adam(fl_module *module, const fl_adam_options *options);
FL_API fl_optimizer *fl_adamw(fl_module *module, const fl_adam_options *options);
FL_API fl_optimizer *fl_rmsprop(fl_module *module, const fl_rmsprop_options *options);
FL_API fl_optimizer *fl_adagrad(fl_module *module, const fl_adagrad_options *options);
FL_API fl_optimizer *fl_adadelta(fl_module *module, const fl_adadelta_options *options);
FL_API fl_optimizer *fl_adamax(fl_module *module, const fl_adamax_options *options);
FL_API fl_optimizer *fl_nadam(fl_module *module, const fl_nadam_options *options);
FL_API fl_optimizer *fl_radam(fl_module *module, const fl_radam_options *options);
FL_API fl_optimizer *fl_rprop(fl_module *module, const fl_rprop_options *options);
FL_API fl_optimizer *fl_asgd(fl_module *module, const fl_asgd_options *options);
FL_API fl_optimizer *fl_adafactor(fl_module *module, const fl_adafactor_options *options);
FL_API fl_optimizer *fl_muon(fl_module *module, const fl_muon_options *options);
FL_API fl_optimizer *fl_lbfgs(fl_module *module,
                              const fl_lbfgs_options *options); /* one group; fl_step_with steps it */
/* Over given tensors (leaves). The same optimizer may take several groups, each with options of its own. */
FL_API fl_optimizer *fl_sgd_over(fl_tensor *const *params, int n, const fl_sgd_options *options);
FL_API fl_optimizer *fl_adam_over(fl_tensor *const *params, int n, const fl_adam_options *options);
FL_API fl_optimizer *fl_adamw_over(fl_tensor *const *params, int n, const fl_adam_options *options);
FL_API fl_optimizer *fl_rmsprop_over(fl_tensor *const *params, int n, const fl_rmsprop_options *options);
FL_API fl_optimizer *fl_adagrad_over(fl_tensor *const *params, int n, const fl_adagrad_options *options);
FL_API fl_optimizer *fl_adadelta_over(fl_tensor *const *params, int n, const fl_adadelta_options *options);
FL_API fl_optimizer *fl_adamax_over(fl_tensor *const *params, int n, const fl_adamax_options *options);
FL_API fl_optimizer *fl_nadam_over(fl_tensor *const *params, int n, const fl_nadam_options *options);
FL_API fl_optimizer *fl_radam_over(fl_tensor *const *params, int n, const fl_radam_options *options);
FL_API fl_optimizer *fl_rprop_over(fl_tensor *const *params, int n, const fl_rprop_options *options);
FL_API fl_optimizer *fl_asgd_over(fl_tensor *const *params, int n, const fl_asgd_options *options);
FL_API fl_optimizer *fl_adafactor_over(fl_tensor *const *params, int n, const fl_adafactor_options *options);
FL_API fl_optimizer *fl_muon_over(fl_tensor *const *params, int n, const fl_muon_options *options);
FL_API fl_optimizer *fl_lbfgs_over(fl_tensor *const *params, int n, const fl_lbfgs_options *options);
/* Another group, with options of the optimizer's kind (NULL: the defaults). */
FL_API bool fl_optimizer_add_group(fl_optimizer *o, fl_tensor *const *params, int n, const void *options);
FL_API void fl_optimizer_free(fl_optimizer *o); /* takes NULL */

/* One update of every parameter that has a gradient. */
FL_API bool fl_step(fl_optimizer *o);
/* A step with a closure, which clears the gradients, computes the loss and its gradients, and returns the loss: L-BFGS
 * calls it many times, the others once before their update. Returns the loss it gave first (NaN after an error).
 *
 *     static double closure(void *context) {
 *         struct problem *p = context;
 *         fl_zero_grad(p->optimizer);
 *         fl_tensor *loss = fl_mse_loss(fl_forward(p->model, p->input), p->target, NULL);
 *         fl_backward(loss);
 *         return fl_item(loss);
 *     }
 */
typedef double (*fl_closure)(void *context);
FL_API double fl_step_with(fl_optimizer *o, fl_closure closure, void *context);
/* Drops all gradients. */
FL_API void fl_zero_grad(fl_optimizer *o);
/* The learning rate of a group, to read and to change between steps. */
FL_API double fl_optimizer_lr(const fl_optimizer *o, int group);
FL_API bool fl_optimizer_set_lr(fl_optimizer *o, int group, double lr);
FL_API int fl_optimizer_groups(const fl_optimizer *o);
/* The state as PyTorch's state_dict() has it ({"state": ..., "param_groups": ...}), and back. */
FL_API fl_object *fl_optimizer_state(fl_optimizer *o);
FL_API bool fl_optimizer_load_state(fl_optimizer *o, const fl_object *state);

/* ---- Learning-rate schedules ------------------------------------------------------------------------------------- */

/* Each sets the rates of all groups of an optimizer, which has to outlive it, when it is made and at every step; the
 * rates are those of torch.optim.lr_scheduler's class of the same name. Schedules of one optimizer may be chained.
 *
 *     fl_scheduler *warm_up = fl_linear_lr(adam, 0.1, 1, 5), *decay = fl_exponential_lr(adam, 0.9);
 *     fl_scheduler *schedule = fl_sequential_lr((fl_scheduler *[]){warm_up, decay}, 2, (int64_t[]){5});
 *     for (int epoch = 0; epoch < 20; epoch++) {
 *         ...                                  // fl_step(adam) for every batch
 *         fl_scheduler_step(schedule);
 *     }
 *     fl_scheduler_free(schedule);
 *
 * Errors: FL_VALUE_ERROR for numbers out of range, FL_TYPE_ERROR for NULL. */
typedef struct fl_scheduler fl_scheduler;

/* The initial rate times lr_lambda(epoch); each epoch's rate is the one before times lr_lambda(epoch). */
FL_API fl_scheduler *fl_lambda_lr(fl_optimizer *o, double (*lr_lambda)(int64_t epoch, void *context), void *context);
FL_API fl_scheduler *fl_multiplicative_lr(fl_optimizer *o, double (*lr_lambda)(int64_t epoch, void *context),
                                          void *context);
/* Times gamma: every step_size epochs, at each milestone, every epoch. */
FL_API fl_scheduler *fl_step_lr(fl_optimizer *o, int64_t step_size, double gamma);
FL_API fl_scheduler *fl_multi_step_lr(fl_optimizer *o, const int64_t *milestones, int n, double gamma);
FL_API fl_scheduler *fl_exponential_lr(fl_optimizer *o, double gamma);
/* Times factor for total_iters epochs; a factor that goes from one to another over total_iters epochs. */
FL_API fl_scheduler *fl_constant_lr(fl_optimizer *o, double factor, int64_t total_iters);
FL_API fl_scheduler *fl_linear_lr(fl_optimizer *o, double start_factor, double end_factor, int64_t total_iters);
/* The initial rate times (1 - epoch / total_iters)^power, then 0. */
FL_API fl_scheduler *fl_polynomial_lr(fl_optimizer *o, int64_t total_iters, double power);
/* Half a cosine from the initial rate to eta_min over t_max epochs, and back. */
FL_API fl_scheduler *fl_cosine_annealing_lr(fl_optimizer *o, int64_t t_max, double eta_min);
/* Half a cosine down to eta_min over t_0 epochs, again and again, each period t_mult times as long as the last. */
FL_API fl_scheduler *fl_cosine_annealing_warm_restarts(fl_optimizer *o, int64_t t_0, int64_t t_mult, double eta_min);

typedef struct fl_cyclic_lr_options {
    double step_size_up, step_size_down; /* steps; step_size_down FL_NONE_FLOAT: as many */
    const char *mode;                    /* "triangular", "triangular2" or "exp_range" */
    double gamma;
    bool cycle_momentum; /* moves the momentum (or the first beta) against the rate */
    double base_momentum, max_momentum;
} fl_cyclic_lr_options;
#define FL_CYCLIC_LR_OPTIONS \
    { 2000, FL_NONE_FLOAT, "triangular", 1, true, 0.8, 0.9 }
/* A triangle between base_lr and max_lr, over and over; step it after every batch. */
FL_API fl_scheduler *fl_cyclic_lr(fl_optimizer *o, double base_lr, double max_lr, const fl_cyclic_lr_options *options);

typedef struct fl_one_cycle_lr_options {
    int64_t total_steps; /* what fl_one_cycle_lr was given */
    double pct_start;
    const char *anneal_strategy; /* "cos" or "linear" */
    bool cycle_momentum;
    double base_momentum, max_momentum, div_factor, final_div_factor;
    bool three_phase;
} fl_one_cycle_lr_options;
#define FL_ONE_CYCLE_LR_OPTIONS \
    { 0, 0.3, "cos", true, 0.85, 0.95, 25, 1e4, false }
/* Up to max_lr and down to far below the beginning, in total_steps steps; step it after every batch. */
FL_API fl_scheduler *fl_one_cycle_lr(fl_optimizer *o, double max_lr, int64_t total_steps,
                                     const fl_one_cycle_lr_options *options);

typedef struct fl_reduce_lr_on_plateau_options {
    const char *mode; /* "min" or "max": what is better */
    double factor;
    int64_t patience;
    double threshold;
    const char *threshold_mode; /* "rel" or "abs" */
    int64_t cooldown;
    double min_lr, eps;
} fl_reduce_lr_on_plateau_options;
#define FL_REDUCE_LR_ON_PLATEAU_OPTIONS \
    { "min", 0.1, 10, 1e-4, "rel", 0, 0, 1e-8 }
/* Times factor when a metric has not improved for more than `patience` epochs: fl_scheduler_step_metric. */
FL_API fl_scheduler *fl_reduce_lr_on_plateau(fl_optimizer *o, const fl_reduce_lr_on_plateau_options *options);

/* One schedule after the other, the next at each of n - 1 milestones; all at once. They take over the schedules. */
FL_API fl_scheduler *fl_sequential_lr(fl_scheduler *const *schedulers, int n, const int64_t *milestones);
FL_API fl_scheduler *fl_chained_scheduler(fl_scheduler *const *schedulers, int n);

/* To the next epoch. After an error the rates stay. */
FL_API bool fl_scheduler_step(fl_scheduler *s);
/* The metric of the epoch that ended, for a schedule on plateaus. */
FL_API bool fl_scheduler_step_metric(fl_scheduler *s, double metric);
/* The epoch it is in, from 0. */
FL_API int64_t fl_scheduler_epoch(const fl_scheduler *s);
/* Where it is, as PyTorch's state_dict() has it, and back, into a schedule made with the same arguments: PyTorch reads
 * it, and this reads PyTorch's. To go on after a restart: make optimizer and schedule, then load the optimizer's state
 * (which has the rates) and the schedule's. Functions and milestones are not part of it. Errors: FL_KEY_ERROR for
 * another schedule's state, FL_VALUE_ERROR for another number of groups; the schedule is then as it was. */
FL_API fl_object *fl_scheduler_state(const fl_scheduler *s);
FL_API bool fl_scheduler_load_state(fl_scheduler *s, const fl_object *state);
FL_API void fl_scheduler_free(fl_scheduler *s);

/* ---- Clipping gradients ------------------------------------------------------------------------------------------ */

/* Between fl_backward and fl_step. Scales the gradients of an optimizer's parameters so that their joint 2-norm is at
 * most max_norm; returns the norm before (NaN after an error). */
FL_API double fl_optimizer_clip_grad_norm(fl_optimizer *o, double max_norm);
/* Brings every element of the gradients within [-clip_value, clip_value]. */
FL_API bool fl_optimizer_clip_grad_value(fl_optimizer *o, double clip_value);
/* The same of given tensors; NULLs and those without a gradient are left out. */
FL_API double fl_clip_grad_norm(fl_tensor *const *params, int n, double max_norm);
FL_API bool fl_clip_grad_value(fl_tensor *const *params, int n, double clip_value);

/* ---- Scaling losses ---------------------------------------------------------------------------------------------- */

/* Gradient scaling, for training with a block of float16: small gradients would be zero there.
 *
 *     fl_backward(fl_grad_scaler_scale(scaler, loss));
 *     fl_grad_scaler_step(scaler, adam);      // divides the gradients; no step where one is infinite or NaN
 *     fl_grad_scaler_update(scaler);          // a smaller scale after that, a larger one after many steps without
 */
typedef struct fl_grad_scaler fl_grad_scaler;
typedef struct fl_grad_scaler_options {
    double init_scale, growth_factor, backoff_factor;
    int64_t growth_interval; /* updates in a row before the scale grows */
} fl_grad_scaler_options;
#define FL_GRAD_SCALER_OPTIONS \
    { 65536, 2, 0.5, 2000 }

/* Errors: FL_VALUE_ERROR for factors that do not grow or shrink. */
FL_API fl_grad_scaler *fl_grad_scaler_make(const fl_grad_scaler_options *options);
FL_API void fl_grad_scaler_free(fl_grad_scaler *s);
/* outputs times the scale: a result as an op's. */
FL_API fl_tensor *fl_grad_scaler_scale(const fl_grad_scaler *s, fl_tensor *outputs);
/* Divides the gradients of an optimizer's parameters now, to clip them, say; step does it where this was not called.
 * Errors: FL_RUNTIME_ERROR a second time before the update, FL_VALUE_ERROR for gradients of float16. */
FL_API bool fl_grad_scaler_unscale(fl_grad_scaler *s, fl_optimizer *optimizer);
/* Errors: FL_RUNTIME_ERROR a second time before the update. */
FL_API bool fl_grad_scaler_step(fl_grad_scaler *s, fl_optimizer *optimizer);
/* Once an iteration, after the steps of all optimizers. */
FL_API bool fl_grad_scaler_update(fl_grad_scaler *s);
/* The scale as it is; 1 for NULL. */
FL_API double fl_grad_scaler_value(const fl_grad_scaler *s);

#ifdef __cplusplus
}
#endif
#endif
