#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_nn_conv2d_options o = FL_NN_CONV2D_OPTIONS;
    o.padding[0] = o.padding[1] = 1;
    o.bias = false;
    fl_module *m = fl_nn_conv2d(1, 2, 3, &o);
    fl_tensor *x = fl_randn((int64_t[]){1, 1, 3, 3}, 4, NULL);
    fl_print(fl_detach(fl_forward(m, x)));
    fl_module_free(m);
    fl_scope_close();
    return fl_error_report(stderr);
}
