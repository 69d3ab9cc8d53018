#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_nn_embedding_options o = FL_NN_EMBEDDING_OPTIONS;
    o.padding_idx = 0;
    fl_module *m = fl_nn_embedding(10, 3, &o);
    fl_print(fl_detach(fl_forward(m, fl_from_array((int64_t[]){4, 0}, FL_INT64, (int64_t[]){2}, 1))));
    fl_module_free(m);
    fl_scope_close();
    return fl_error_report(stderr);
}
