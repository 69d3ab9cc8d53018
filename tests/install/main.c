/* A user's program: trains one layer for a step. Prints nothing if all is well. */
#include <flashlight/flashlight.h>

int main(void) {
    fl_manual_seed(0);
    fl_module *model = fl_sequential(fl_nn_linear(4, 8, NULL), fl_nn_relu(NULL), fl_nn_linear(8, 1, NULL));
    fl_optimizer *sgd = fl_sgd(model, NULL);
    fl_scope_open();
    fl_tensor *loss = fl_mean(fl_forward(model, fl_randn((int64_t[]){2, 4}, 2, NULL)), NULL);
    fl_backward(loss);
    fl_step(sgd);
    fl_scope_close();
    fl_optimizer_free(sgd);
    fl_module_free(model);
    return fl_error_report(stderr);
}
