#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(9), NULL), (int64_t[]){1, 1, 3, 3}, 4);
    fl_tensor *columns = fl_unfold_patches(x, (int64_t[]){2, 2}, NULL);
    fl_print(columns);
    fl_print(fl_fold(columns, (int64_t[]){3, 3}, (int64_t[]){2, 2}, NULL)); /* each pixel as often as it is in a patch */
    fl_scope_close();
    return fl_error_report(stderr);
}
