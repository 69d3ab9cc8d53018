#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_nn_transformer_encoder_layer_options o = FL_NN_TRANSFORMER_ENCODER_LAYER_OPTIONS;
    o.dim_feedforward = 8;
    o.dropout = 0;
    fl_module *m = fl_nn_transformer_encoder_layer(4, 2, &o);
    fl_tensor *x = fl_randn((int64_t[]){3, 1, 4}, 3, NULL);
    fl_print(fl_detach(fl_forward(m, x)));
    fl_module_free(m);
    fl_scope_close();
    return fl_error_report(stderr);
}
