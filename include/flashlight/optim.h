/* optim.h: optimizers, learning-rate schedules, gradient clipping.
 *
 *     fl_optimizer *adam = fl_adam(model, NULL);
 *     fl_zero_grad(adam);
 *     fl_backward(loss);
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
/* Another group, with options of the optimizer's kind (NULL: the defaults). */
FL_API bool fl_optimizer_add_group(fl_optimizer *o, fl_tensor *const *params, int n, const void *options);
FL_API void fl_optimizer_free(fl_optimizer *o);

/* One update of every parameter that has a gradient. */
FL_API bool fl_step(fl_optimizer *o);
/* Drops all gradients. */
FL_API void fl_zero_grad(fl_optimizer *o);
/* The learning rate of a group, to read and to change between steps. */
FL_API double fl_optimizer_lr(const fl_optimizer *o, int group);
FL_API bool fl_optimizer_set_lr(fl_optimizer *o, int group, double lr);
FL_API int fl_optimizer_groups(const fl_optimizer *o);
/* The state as PyTorch's state_dict() has it ({"state": ..., "param_groups": ...}), and back. */
FL_API fl_object *fl_optimizer_state(fl_optimizer *o);
FL_API bool fl_optimizer_load_state(fl_optimizer *o, const fl_object *state);

/* Scales the gradients so that their joint 2-norm is at most max_norm; returns the norm before (NaN after an error). */
FL_API double fl_clip_grad_norm(fl_tensor *const *params, int n, double max_norm);

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
