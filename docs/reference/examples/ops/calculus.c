#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_square(fl_arange(fl_float(5), NULL));
    fl_print(fl_diff(x, NULL));
    fl_print(fl_trapezoid(x, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
