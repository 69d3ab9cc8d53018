#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(8), NULL), (int64_t[]){1, 4, 1, 2}, 4);
    fl_print(fl_pixel_shuffle(x, 2));
    fl_scope_close();
    return fl_error_report(stderr);
}
