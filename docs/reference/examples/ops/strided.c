#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_print(fl_unfold(fl_arange(fl_int(6), NULL), 0, 3, 1)); /* windows, without a copy */
    fl_scope_close();
    return fl_error_report(stderr);
}
