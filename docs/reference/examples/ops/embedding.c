#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *table = fl_reshape(fl_arange(fl_float(12), NULL), (int64_t[]){4, 3}, 2);
    fl_tensor *rows = fl_from_array((int64_t[]){2, 0}, FL_INT64, (int64_t[]){2}, 1);
    fl_print(fl_embedding(rows, table, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
