#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_module *m = fl_nn_adaptive_log_softmax_with_loss(8, 20, (int64_t[]){4, 10}, 2, NULL);
    fl_tensor *x = fl_randn((int64_t[]){3, 8}, 2, NULL);
    fl_tensor *target = fl_from_array((int64_t[]){0, 5, 19}, FL_INT64, (int64_t[]){3}, 1), *out[2];
    fl_forward_into(m, (fl_tensor *[]){x, target}, 2, out, 2);
    fl_print(fl_detach(out[0]));
    fl_print(fl_adaptive_predict(m, x));
    fl_module_free(m);
    fl_scope_close();
    return fl_error_report(stderr);
}
