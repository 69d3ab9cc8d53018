#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(6), NULL), (int64_t[]){2, 3}, 2);
    fl_print(fl_sum(x, NULL));
    fl_mean_dim_options keep = FL_MEAN_DIM_OPTIONS;
    keep.keepdim = true;
    fl_print(fl_mean_dim(x, (int64_t[]){1}, 1, &keep));
    fl_print(fl_max_dim(x, 1, NULL).indices);
    fl_scope_close();
    return fl_error_report(stderr);
}
