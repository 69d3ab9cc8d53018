#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_module *m = fl_nn_flatten(NULL);
    fl_tensor *x = fl_randn((int64_t[]){2, 2, 2}, 3, NULL);
    fl_print(fl_detach(fl_forward(m, x)));
    fl_module_free(m);
    fl_scope_close();
    return fl_error_report(stderr);
}
