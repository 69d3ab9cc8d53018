#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(16), NULL), (int64_t[]){1, 1, 4, 4}, 4);
    fl_tensor *w = fl_ones((int64_t[]){1, 1, 3, 3}, 4, NULL);
    fl_conv2d_options same = FL_CONV2D_OPTIONS;
    same.padding[0] = same.padding[1] = 1;
    fl_print(fl_conv2d(x, w, NULL, &same));
    fl_scope_close();
    return fl_error_report(stderr);
}
