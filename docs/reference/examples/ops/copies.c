#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(6), NULL), (int64_t[]){2, 3}, 2);
    fl_tensor *y = fl_zero_(fl_narrow_copy(x, 1, 0, 2));
    fl_print(x); /* as it was: y is no view */
    fl_print(y);
    fl_scope_close();
    return fl_error_report(stderr);
}
