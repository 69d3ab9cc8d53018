/* schedules.c: every learning-rate schedule of the C host, for tests/python/test_c_optimizers.py: prints the rate (and
 * the momentum where it moves) of each epoch to the last bit. With a folder, the state after 5 epochs goes into
 * <number>.pth there; with a second, the other epochs go on from the files of that one.
 */
#include <flashlight/flashlight.h>
#include <stdio.h>

static double drop(int64_t epoch, void *context) { return 1 / (*(double *)context + (double)epoch); }

static fl_scheduler *make(int which, fl_optimizer *o) {
    static double one = 1;
    const int64_t at[] = {3, 3, 7};
    fl_cyclic_lr_options cyclic = FL_CYCLIC_LR_OPTIONS;
    cyclic.step_size_up = 3;
    cyclic.mode = "triangular2";
    fl_one_cycle_lr_options cycle = FL_ONE_CYCLE_LR_OPTIONS;
    fl_reduce_lr_on_plateau_options plateau = FL_REDUCE_LR_ON_PLATEAU_OPTIONS;
    plateau.patience = 1;
    plateau.cooldown = 1;
    switch (which) {
        case 0:
            return fl_lambda_lr(o, drop, &one);
        case 1:
            return fl_multiplicative_lr(o, drop, &one);
        case 2:
            return fl_step_lr(o, 3, 0.3);
        case 3:
            return fl_multi_step_lr(o, at, 3, 0.3);
        case 4:
            return fl_constant_lr(o, 0.3, 4);
        case 5:
            return fl_linear_lr(o, 0.3, 0, 5);
        case 6:
            return fl_exponential_lr(o, 0.7);
        case 7:
            return fl_polynomial_lr(o, 6, 1.7);
        case 8:
            return fl_cosine_annealing_lr(o, 5, 0.01);
        case 9:
            return fl_cosine_annealing_warm_restarts(o, 2, 2, 0.01);
        case 10:
            return fl_cyclic_lr(o, 0.01, 0.2, &cyclic);
        case 11:
            return fl_one_cycle_lr(o, 0.5, 13, NULL);
        case 12:
            cycle.three_phase = true;
            cycle.anneal_strategy = "linear";
            return fl_one_cycle_lr(o, 0.5, 13, &cycle);
        case 13:
            return fl_reduce_lr_on_plateau(o, &plateau);
        case 14:
            return fl_sequential_lr(
                (fl_scheduler *[]){fl_linear_lr(o, 0.1, 1, 4), fl_step_lr(o, 2, 0.5), fl_exponential_lr(o, 0.9)}, 3,
                (int64_t[]){4, 9});
        case 15:
            return fl_chained_scheduler(
                (fl_scheduler *[]){fl_constant_lr(o, 0.1, 4), fl_exponential_lr(o, 0.9), fl_step_lr(o, 5, 0.5)}, 3);
        default:
            return NULL;
    }
}

enum { BREAK = 5 };

static void save(fl_optimizer *o, fl_scheduler *s, const char *path) {
    fl_object *both = fl_object_dict();
    fl_object_set(both, "optimizer", fl_optimizer_state(o));
    fl_object_set(both, "schedule", fl_scheduler_state(s));
    fl_save(both, path);
    fl_object_free(both);
}

static void load(fl_optimizer *o, fl_scheduler *s, const char *path) {
    fl_object *both = fl_load(path);
    if (!both) return;
    fl_optimizer_load_state(o, fl_object_get(both, "optimizer"));
    fl_scheduler_load_state(s, fl_object_get(both, "schedule"));
    fl_object_free(both);
}

static void run(int which, fl_module *m, const char *out, const char *in) {
    char path[1024];
    fl_sgd_options options = FL_SGD_OPTIONS;
    options.lr = 0.1;
    options.momentum = 0.9;
    fl_optimizer *o = fl_sgd(m, &options);
    fl_scheduler *s = make(which, o);
    if (in) {
        snprintf(path, sizeof path, "%s/%d.pth", in, which);
        load(o, s, path);
    }
    for (int epoch = in ? BREAK : 0; epoch < 13; epoch++) {
        if (out && epoch == BREAK) {
            snprintf(path, sizeof path, "%s/%d.pth", out, which);
            save(o, s, path);
        }
        fl_object *state = fl_optimizer_state(o);
        const fl_object *group = fl_object_item(fl_object_get(state, "param_groups"), 0);
        printf("%d %.17g %.17g\n", which, fl_optimizer_lr(o, 0), fl_object_as_float(fl_object_get(group, "momentum")));
        fl_object_free(state);
        if (which == 13)
            fl_scheduler_step_metric(s, epoch < 3 ? 1.0 / (epoch + 1) : 1);
        else
            fl_scheduler_step(s);
    }
    fl_scheduler_free(s);
    fl_optimizer_free(o);
}

/* What no state is: each leaves the schedule as it was. */
static void refuse(fl_module *m) {
    fl_optimizer *o = fl_sgd(m, NULL);
    fl_scheduler *s = fl_step_lr(o, 2, 0.1), *other = fl_exponential_lr(o, 0.5);
    fl_object *states[] = {fl_scheduler_state(other), fl_object_dict(), fl_object_list(), fl_scheduler_state(s)};
    fl_object_set(states[3], "base_lrs", fl_object_list());
    for (int i = 0; i < 4; i++) {
        fl_scheduler_load_state(s, states[i]);
        fl_error e = fl_error_take();
        printf("%s: %s\n", fl_code_name(e.code), e.message);
        fl_object_free(states[i]);
    }
    printf("epoch %d\n", (int)fl_scheduler_epoch(s));
    fl_scheduler_free(s);
    fl_scheduler_free(other);
    fl_optimizer_free(o);
}

int main(int argc, char **argv) {
    fl_module *m = fl_module_make("Linear", "2, 2");
    for (int which = 0; which < 16; which++) run(which, m, argc > 1 ? argv[1] : NULL, argc > 2 ? argv[2] : NULL);
    if (argc == 1) refuse(m);
    fl_module_free(m);
    return fl_error_report(stderr);
}
