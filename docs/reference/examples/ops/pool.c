#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(16), NULL), (int64_t[]){1, 1, 4, 4}, 4);
    fl_print(fl_max_pool2d(x, (int64_t[]){2, 2}, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
