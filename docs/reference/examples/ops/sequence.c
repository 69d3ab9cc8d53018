#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_print(fl_hann_window(4, NULL));
    fl_print(fl_vander(fl_add_scalar(fl_arange(fl_float(3), NULL), fl_int(1)), NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
