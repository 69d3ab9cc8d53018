#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(6), NULL), (int64_t[]){2, 3}, 2);
    fl_tensor *rows = fl_from_array((int64_t[]){1, 0}, FL_INT64, (int64_t[]){2}, 1);
    fl_tensor *columns = fl_from_array((int64_t[]){2, 1}, FL_INT64, (int64_t[]){2}, 1);
    fl_print(fl_index(x, (fl_tensor *[]){rows, columns}, 2));
    fl_scope_close();
    return fl_error_report(stderr);
}
