#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_nn_upsample_options o = FL_NN_UPSAMPLE_OPTIONS;
    o.size = (int64_t[]){2, 4};
    o.n_size = 2;
    fl_module *m = fl_nn_upsample(&o);
    fl_tensor *x = fl_reshape(fl_arange(fl_float(2), NULL), (int64_t[]){1, 1, 1, 2}, 4);
    fl_print(fl_forward(m, x));
    fl_module_free(m);
    fl_scope_close();
    return fl_error_report(stderr);
}
