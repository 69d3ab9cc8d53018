#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_reshape(fl_arange(fl_float(16), NULL), (int64_t[]){1, 1, 4, 4}, 4);
    const int64_t size[2] = {2, 2};
    fl_max_pool2d_with_indices_result pooled = fl_max_pool2d_with_indices(x, size, NULL);
    fl_print(fl_max_unpool2d(pooled.output, pooled.indices, size, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
