#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_module *m = fl_nn_zero_pad2d(1, NULL);
    fl_tensor *x = fl_reshape(fl_arange(fl_float(4), NULL), (int64_t[]){1, 2, 2}, 3);
    fl_print(fl_forward(m, x));
    fl_module_free(m);
    fl_scope_close();
    return fl_error_report(stderr);
}
