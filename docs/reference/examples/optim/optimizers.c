#include <flashlight/flashlight.h>
#include <stdio.h>

typedef struct problem {
    fl_module *model;
    fl_optimizer *optimizer;
    fl_tensor *x, *y;
} problem;

static double closure(void *context) {
    const problem *p = context;
    fl_zero_grad(p->optimizer);
    fl_tensor *loss = fl_mse_loss(fl_forward(p->model, p->x), p->y, NULL);
    fl_backward(loss);
    return fl_item(loss);
}

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_tensor *x = fl_randn((int64_t[]){20, 3}, 2, NULL);
    fl_tensor *y = fl_sum_dim(x, (int64_t[]){1}, 1, &(fl_sum_dim_options){.keepdim = true, .dtype = FL_DTYPE_NONE});

    /* Steps with the gradients' joint norm at most 1; the weights decay by themselves. */
    fl_module *model = fl_nn_linear(3, 1, NULL);
    fl_adam_options decaying = FL_ADAMW_OPTIONS;
    decaying.lr = 0.1;
    decaying.weight_decay = 0.01;
    fl_optimizer *adam = fl_adamw(model, &decaying);
    problem p = {model, adam, x, y};
    for (int i = 0; i < 30; i++) {
        double loss = closure(&p);
        fl_clip_grad_norm((fl_tensor *[]){fl_module_tensor(model, "weight"), fl_module_tensor(model, "bias")}, 2, 1.0);
        fl_step(adam);
        if (i % 10 == 9) printf("%.4f\n", loss);
    }
    fl_optimizer_free(adam);
    fl_module_free(model);

    /* Groups with options of their own: no decay of the bias, which learns faster. */
    p.model = model = fl_nn_linear(3, 1, NULL);
    fl_sgd_options slow = FL_SGD_OPTIONS, fast = FL_SGD_OPTIONS;
    slow.lr = 0.05;
    slow.momentum = 0.9;
    slow.weight_decay = 1e-3;
    fast.lr = 0.1;
    fl_optimizer *sgd = fl_sgd_over((fl_tensor *[]){fl_module_tensor(model, "weight")}, 1, &slow);
    fl_optimizer_add_group(sgd, (fl_tensor *[]){fl_module_tensor(model, "bias")}, 1, &fast);
    p.optimizer = sgd;
    for (int i = 0; i < 10; i++) {
        closure(&p);
        fl_step(sgd);
    }
    printf("%.4f\n", fl_item(fl_mse_loss(fl_forward(model, x), y, NULL)));
    fl_optimizer_free(sgd);

    /* L-BFGS computes loss and gradients as often as it needs to. */
    fl_lbfgs_options wolfe = FL_LBFGS_OPTIONS;
    wolfe.max_iter = 2;
    wolfe.line_search_fn = "strong_wolfe";
    p.optimizer = fl_lbfgs(model, &wolfe);
    printf("%.4f\n", fl_step_with(p.optimizer, closure, &p));
    printf("%.4f\n", closure(&p));
    fl_optimizer_free(p.optimizer);
    fl_module_free(model);
    fl_scope_close();
    return fl_error_report(stderr);
}
