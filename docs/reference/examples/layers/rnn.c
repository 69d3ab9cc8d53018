#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_module *m = fl_nn_lstm(3, 2, NULL);
    fl_tensor *x = fl_randn((int64_t[]){4, 1, 3}, 3, NULL), *out[3]; /* length, batch, features */
    fl_forward_into(m, &x, 1, out, 3);
    fl_print(fl_detach(out[0]));
    fl_print(fl_detach(out[2]));
    fl_module_free(m);
    fl_scope_close();
    return fl_error_report(stderr);
}
