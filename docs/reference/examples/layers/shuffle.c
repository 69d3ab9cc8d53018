#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_module *m = fl_nn_pixel_shuffle(2);
    fl_tensor *x = fl_reshape(fl_arange(fl_float(8), NULL), (int64_t[]){1, 4, 1, 2}, 4);
    fl_print(fl_forward(m, x));
    fl_module_free(m);
    fl_scope_close();
    return fl_error_report(stderr);
}
