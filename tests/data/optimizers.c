/* optimizers.c: every optimizer of the C host over one small model, for tests/python/test_c_optimizers.py: prints the
 * losses to the last bit and saves each optimizer's state beside; half way each goes on from the state it saved.
 */
#include <flashlight/flashlight.h>
#include <stdio.h>
#include <string.h>

enum { STEPS = 6 };

static fl_module *model(void) {
    return fl_sequential(fl_module_make("Linear", "6, 9"), fl_nn_tanh(), fl_module_make("Linear", "9, 4, bias=False"));
}

static fl_optimizer *make(const char *name, fl_module *m) {
#define MAKE(label, function, type, DEFAULTS, ...) \
    if (!strcmp(name, label)) {                    \
        type o = DEFAULTS;                         \
        __VA_ARGS__;                               \
        return function(m, &o);                    \
    }
    MAKE("SGD", fl_sgd, fl_sgd_options, FL_SGD_OPTIONS, o.lr = 0.1, o.momentum = 0.9, o.nesterov = true)
    MAKE("Adam", fl_adam, fl_adam_options, FL_ADAM_OPTIONS, o.lr = 0.05, o.amsgrad = true, o.weight_decay = 0.1)
    MAKE("AdamW", fl_adamw, fl_adam_options, FL_ADAMW_OPTIONS, o.lr = 0.05)
    MAKE("RMSprop", fl_rmsprop, fl_rmsprop_options, FL_RMSPROP_OPTIONS, o.momentum = 0.5, o.centered = true)
    MAKE("Adagrad", fl_adagrad, fl_adagrad_options, FL_ADAGRAD_OPTIONS, o.lr = 0.1, o.lr_decay = 0.1,
         o.initial_accumulator_value = 0.5)
    MAKE("Adadelta", fl_adadelta, fl_adadelta_options, FL_ADADELTA_OPTIONS, o.rho = 0.8, o.maximize = true)
    MAKE("Adamax", fl_adamax, fl_adamax_options, FL_ADAMAX_OPTIONS, o.lr = 0.05, o.betas[0] = 0.3)
    MAKE("NAdam", fl_nadam, fl_nadam_options, FL_NADAM_OPTIONS, o.lr = 0.05, o.weight_decay = 0.1,
         o.decoupled_weight_decay = true)
    MAKE("RAdam", fl_radam, fl_radam_options, FL_RADAM_OPTIONS, o.lr = 0.05, o.betas[1] = 0.9)
    MAKE("Rprop", fl_rprop, fl_rprop_options, FL_RPROP_OPTIONS, o.etas[0] = 0.4, o.step_sizes[1] = 0.02)
    MAKE("ASGD", fl_asgd, fl_asgd_options, FL_ASGD_OPTIONS, o.lr = 0.1, o.t0 = 2, o.lambd = 0.1)
    MAKE("Adafactor", fl_adafactor, fl_adafactor_options, FL_ADAFACTOR_OPTIONS, o.lr = 0.1, o.weight_decay = 0.1)
    return NULL;
}

static void train(const char *name, const char *folder) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.pth", folder, name);
    fl_manual_seed(7);
    fl_module *m = model();
    fl_optimizer *o = make(name, m);
    for (int i = 0; i < STEPS; i++) {
        fl_scope_open();
        if (i == STEPS / 2) {
            fl_object *state = fl_load(path);
            fl_optimizer_free(o);
            o = make(name, m);
            fl_optimizer_load_state(o, state);
            fl_object_free(state);
        }
        fl_tensor *loss =
            fl_mse_loss(fl_forward(m, fl_randn((int64_t[]){5, 6}, 2, NULL)), fl_ones((int64_t[]){5, 4}, 2, NULL), NULL);
        fl_zero_grad(o);
        fl_backward(loss);
        fl_step(o);
        printf("%s %.9g\n", name, fl_item(loss));
        fl_object *state = fl_optimizer_state(o);
        fl_save(state, path);
        fl_object_free(state);
        fl_scope_close();
    }
    fl_optimizer_free(o);
    fl_module_free(m);
}

/* Over the matrices alone. */
static void muon(const char *folder) {
    char path[1024];
    snprintf(path, sizeof path, "%s/Muon.pth", folder);
    fl_manual_seed(7);
    fl_module *m = model();
    fl_tensor *matrices[] = {fl_module_tensor(m, "0.weight"), fl_module_tensor(m, "2.weight")};
    fl_muon_options options = FL_MUON_OPTIONS;
    options.lr = 0.1;
    options.adjust_lr_fn = "match_rms_adamw";
    fl_optimizer *o = fl_muon_over(matrices, 2, &options);
    fl_scope_open();
    fl_backward(
        fl_mse_loss(fl_forward(m, fl_randn((int64_t[]){5, 6}, 2, NULL)), fl_ones((int64_t[]){5, 4}, 2, NULL), NULL));
    fl_step(o);
    fl_object *state = fl_optimizer_state(o);
    fl_save(state, path);
    fl_object_free(state);
    printf("Muon %.9g\n", fl_item(fl_norm(matrices[0], NULL)));
    fl_scope_close();
    fl_optimizer_free(o);
    fl_module_free(m);
}

typedef struct problem {
    fl_module *model;
    fl_optimizer *optimizer;
    fl_tensor *input, *target;
} problem;

static double closure(void *context) {
    problem *p = context;
    fl_zero_grad(p->optimizer);
    fl_tensor *loss = fl_mse_loss(fl_forward(p->model, p->input), p->target, NULL);
    fl_backward(loss);
    return fl_item(loss);
}

/* Half way it goes on from the state it saved. */
static void lbfgs(const char *name, const char *search, const char *folder) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.pth", folder, name);
    fl_manual_seed(7);
    fl_lbfgs_options options = FL_LBFGS_OPTIONS;
    options.lr = search ? 1 : 0.1;
    options.max_iter = 7;
    options.history_size = 5;
    options.line_search_fn = search;
    fl_scope_open();
    problem p = {.model = model()};
    p.input = fl_randn((int64_t[]){5, 6}, 2, NULL);
    p.target = fl_ones((int64_t[]){5, 4}, 2, NULL);
    p.optimizer = fl_lbfgs(p.model, &options);
    for (int i = 0; i < 4; i++) {
        if (i == 2) {
            fl_object *state = fl_load(path);
            fl_optimizer_free(p.optimizer);
            p.optimizer = fl_lbfgs(p.model, &options);
            fl_optimizer_load_state(p.optimizer, state);
            fl_object_free(state);
        }
        printf("%s %.9g\n", name, fl_step_with(p.optimizer, closure, &p));
        fl_object *state = fl_optimizer_state(p.optimizer);
        fl_save(state, path);
        fl_object_free(state);
    }
    fl_scope_close();
    fl_optimizer_free(p.optimizer);
    fl_module_free(p.model);
}

int main(int argc, char **argv) {
    if (argc != 2) return 1;
    static const char *const names[] = {"SGD",    "Adam",  "AdamW", "RMSprop", "Adagrad", "Adadelta",
                                        "Adamax", "NAdam", "RAdam", "Rprop",   "ASGD",    "Adafactor"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) train(names[i], argv[1]);
    muon(argv[1]);
    lbfgs("plain", NULL, argv[1]);
    lbfgs("wolfe", "strong_wolfe", argv[1]);
    return fl_error_report(stderr);
}
