#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(6), NULL), (int64_t[]){2, 3}, 2);
    fl_print(fl_linalg_vector_norm(x, NULL));
    fl_tensor *a = fl_from_array((float[]){1, 1, 0, 1}, FL_FLOAT32, (int64_t[]){2, 2}, 2);
    fl_print(fl_linalg_matrix_power(a, 5));
    fl_scope_close();
    return fl_error_report(stderr);
}
