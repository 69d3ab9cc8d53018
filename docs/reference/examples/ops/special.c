#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_linspace(fl_int(0), fl_int(1), 5, NULL);
    fl_print(fl_special_entr(x));
    fl_print(fl_i0(x));
    fl_scope_close();
    return fl_error_report(stderr);
}
