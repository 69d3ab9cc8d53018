/* schedules.c: every learning-rate schedule of the C host, for tests/python/test_c_optimizers.py: prints the rate (and
 * the momentum where it moves) of each epoch to the last bit.
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

int main(void) {
    fl_module *m = fl_module_make("Linear", "2, 2");
    for (int which = 0; which < 16; which++) {
        fl_sgd_options options = FL_SGD_OPTIONS;
        options.lr = 0.1;
        options.momentum = 0.9;
        fl_optimizer *o = fl_sgd(m, &options);
        fl_scheduler *s = make(which, o);
        for (int epoch = 0; epoch < 13; epoch++) {
            fl_object *state = fl_optimizer_state(o);
            const fl_object *group = fl_object_item(fl_object_get(state, "param_groups"), 0);
            printf("%d %.17g %.17g\n", which, fl_optimizer_lr(o, 0),
                   fl_object_as_float(fl_object_get(group, "momentum")));
            fl_object_free(state);
            if (which == 13)
                fl_scheduler_step_metric(s, epoch < 3 ? 1.0 / (epoch + 1) : 1);
            else
                fl_scheduler_step(s);
        }
        fl_scheduler_free(s);
        fl_optimizer_free(o);
    }
    fl_module_free(m);
    return fl_error_report(stderr);
}
