#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(6), NULL), (int64_t[]){2, 3}, 2);
    fl_print(fl_quantile(x, 0.25, NULL));
    fl_print(fl_cov(x, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
