#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_ones((int64_t[]){1, 2}, 2, NULL), *h = fl_zeros((int64_t[]){1, 3}, 2, NULL);
    fl_tensor *w_ih = fl_full((int64_t[]){3, 2}, 2, fl_float(0.5), NULL), *w_hh = fl_eye(3, NULL);
    fl_print(fl_rnn_tanh_cell(x, h, w_ih, w_hh, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
