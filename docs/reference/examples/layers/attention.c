#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_nn_multihead_attention_options o = FL_NN_MULTIHEAD_ATTENTION_OPTIONS;
    o.batch_first = true;
    fl_module *m = fl_nn_multihead_attention(4, 2, &o);
    fl_tensor *x = fl_randn((int64_t[]){1, 3, 4}, 3, NULL), *out[2];
    fl_forward_into(m, (fl_tensor *[]){x, x, x}, 3, out, 2);
    fl_print(fl_detach(out[0]));
    fl_print(fl_detach(out[1]));
    fl_module_free(m);
    fl_scope_close();
    return fl_error_report(stderr);
}
