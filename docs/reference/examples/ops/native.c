#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(6), NULL), (int64_t[]){2, 3}, 2);
    fl_native_layer_norm_result r = fl_native_layer_norm(x, (int64_t[]){3}, 1, NULL, NULL, 1e-5);
    fl_print(r.output);
    fl_print(r.mean);
    fl_scope_close();
    return fl_error_report(stderr);
}
