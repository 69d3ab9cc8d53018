#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_arange_start_options three = FL_ARANGE_START_OPTIONS;
    three.step = fl_int(3);
    fl_print(fl_arange_start(fl_int(1), fl_int(10), &three));
    fl_print(fl_full((int64_t[]){2, 2}, 2, fl_float(7), NULL));
    fl_print(fl_eye(2, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
