#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_tensor *x = fl_randn((int64_t[]){4, 1, 3}, 3, NULL), *out[3]; /* length, batch, features */
    fl_module *lstm = fl_nn_lstm(3, 2, NULL);
    fl_forward_into(lstm, &x, 1, out, 3);
    fl_print(fl_detach(out[0]));
    fl_print(fl_detach(out[2]));
    fl_nn_gru_options both = FL_NN_GRU_OPTIONS;
    both.bidirectional = true;
    fl_module *gru = fl_nn_gru(3, 2, &both);
    fl_forward_into(gru, &x, 1, out, 2);
    fl_print(fl_detach(out[1]));
    fl_nn_rnn_options relu = FL_NN_RNN_OPTIONS;
    relu.nonlinearity = "relu";
    fl_module *rnn = fl_nn_rnn(3, 2, &relu);
    fl_forward_into(rnn, &x, 1, out, 2);
    fl_print(fl_detach(out[0]));
    /* Steps one by one. */
    fl_module *cell = fl_nn_gru_cell(3, 2, NULL);
    fl_tensor *h = fl_zeros((int64_t[]){1, 2}, 2, NULL);
    for (int64_t i = 0; i < 4; i++) h = fl_forward_with(cell, (fl_tensor *[]){fl_select(x, 0, i), h}, 2);
    fl_print(fl_detach(h));
    fl_module_free(lstm);
    fl_module_free(gru);
    fl_module_free(rnn);
    fl_module_free(cell);
    fl_scope_close();
    return fl_error_report(stderr);
}
