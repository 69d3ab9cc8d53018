#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_linspace(fl_int(-2), fl_int(2), 5, NULL);
    fl_leaky_relu_options slope = FL_LEAKY_RELU_OPTIONS;
    slope.negative_slope = fl_float(0.1);
    fl_print(fl_leaky_relu(x, &slope));
    fl_scope_close();
    return fl_error_report(stderr);
}
