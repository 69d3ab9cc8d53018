#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(6), NULL), (int64_t[]){2, 3}, 2);
    fl_tensor *y = fl_select(fl_transpose(x, 0, 1), 0, 1);
    fl_fill_(y, fl_int(9)); /* a view: x changes */
    fl_print(x);
    fl_scope_close();
    return fl_error_report(stderr);
}
