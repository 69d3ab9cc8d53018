#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(4), NULL), (int64_t[]){1, 1, 2, 2}, 4);
    fl_interpolate_options o = FL_INTERPOLATE_OPTIONS;
    o.size = (int64_t[]){3, 3};
    o.n_size = 2;
    o.mode = "bilinear";
    o.align_corners = true;
    fl_print(fl_interpolate(x, &o));
    fl_scope_close();
    return fl_error_report(stderr);
}
