#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_linspace(fl_int(0), fl_int(1), 5, NULL);
    fl_set_requires_grad(x, true);
    fl_tensor *y = fl_exp(fl_sin(x));
    fl_backward(fl_sum(y, NULL));
    fl_print(fl_detach(y));
    fl_print(fl_grad(x));
    fl_scope_close();
    return fl_error_report(stderr);
}
