#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(6), NULL), (int64_t[]){2, 3}, 2);
    fl_tensor *index = fl_from_array((int64_t[]){2, 0, 1, 1}, FL_INT64, (int64_t[]){2, 2}, 2);
    fl_print(fl_gather(x, 1, index, NULL));
    fl_print(fl_scatter_add(fl_zeros((int64_t[]){2, 3}, 2, NULL), 1, index, fl_narrow(x, 1, 0, 2)));
    fl_scope_close();
    return fl_error_report(stderr);
}
