#include <flashlight/flashlight.h>
#include <stdio.h>

static fl_optimizer *sgd_of(fl_module *model, double lr, double momentum) {
    fl_sgd_options o = FL_SGD_OPTIONS;
    o.lr = lr;
    o.momentum = momentum;
    return fl_sgd(model, &o);
}

int main(void) {
    fl_module *model = fl_nn_linear(2, 1, NULL);

    /* Five epochs from a tenth of the rate up to it, then nine tenths of the last one each. */
    fl_optimizer *sgd = sgd_of(model, 0.5, 0);
    fl_scheduler *warm_up = fl_linear_lr(sgd, 0.1, 1, 5), *decay = fl_exponential_lr(sgd, 0.9);
    fl_scheduler *schedule = fl_sequential_lr((fl_scheduler *[]){warm_up, decay}, 2, (int64_t[]){5});
    for (int epoch = 0; epoch < 8; epoch++) {
        printf("%.4f\n", fl_optimizer_lr(sgd, 0));
        fl_step(sgd); /* for every batch of the epoch */
        fl_scheduler_step(schedule);
    }
    fl_scheduler_free(schedule); /* and the two that it is made of */
    fl_optimizer_free(sgd);

    /* A tenth where the loss has not improved for more than one epoch. */
    sgd = sgd_of(model, 0.5, 0);
    fl_reduce_lr_on_plateau_options o = FL_REDUCE_LR_ON_PLATEAU_OPTIONS;
    o.patience = 1;
    fl_scheduler *plateau = fl_reduce_lr_on_plateau(sgd, &o);
    const double losses[] = {1.0, 0.8, 0.8, 0.9, 0.7};
    for (int i = 0; i < 5; i++) {
        fl_scheduler_step_metric(plateau, losses[i]);
        printf("%.4f\n", fl_optimizer_lr(sgd, 0));
    }
    fl_scheduler_free(plateau);
    fl_optimizer_free(sgd);

    /* One cycle over all steps of a training, a step after every batch. */
    sgd = sgd_of(model, 0.1, 0.9);
    fl_scheduler *cycle = fl_one_cycle_lr(sgd, 0.5, 6, NULL);
    for (int i = 0; i < 5; i++) {
        fl_step(sgd);
        fl_scheduler_step(cycle);
        printf("%.4f\n", fl_optimizer_lr(sgd, 0));
    }
    fl_scheduler_free(cycle);
    fl_optimizer_free(sgd);
    fl_module_free(model);
    return fl_error_report(stderr);
}
