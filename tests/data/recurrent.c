/* recurrent.c: the programs of tests/python/test_recurrent_programs.py in C: an LSTM language model and a bidirectional
 * GRU classifier, 20 steps each; prints their losses to the last bit.
 */
#include <flashlight/flashlight.h>
#include <stdio.h>

enum { VOCABULARY = 31, WIDTH = 32 };

/* tokens [L, N] -> logits [L, N, vocabulary] */
static fl_tensor *language_model(fl_module *self, fl_tensor *const *inputs, int n_inputs, void *context) {
    (void)n_inputs, (void)context;
    fl_tensor *x = fl_forward(fl_module_get(self, "embedding"), inputs[0]), *out[3];
    if (!fl_forward_into(fl_module_get(self, "lstm"), &x, 1, out, 3)) return NULL;
    return fl_forward(fl_module_get(self, "head"), out[0]);
}

/* x [N, L, 6] -> logits [N, 3] */
static fl_tensor *classifier(fl_module *self, fl_tensor *const *inputs, int n_inputs, void *context) {
    (void)n_inputs, (void)context;
    fl_tensor *out[2];
    if (!fl_forward_into(fl_module_get(self, "gru"), inputs, 1, out, 2)) return NULL;
    return fl_forward(fl_module_get(self, "head"), fl_mean_dim(out[0], (int64_t[]){1}, 1, NULL));
}

static void step(fl_optimizer *optimizer, fl_tensor *loss) {
    fl_zero_grad(optimizer);
    fl_backward(loss);
    fl_step(optimizer);
    printf("%.9g\n", fl_item(loss));
}

int main(void) {
    fl_manual_seed(3);
    fl_nn_lstm_options deep = FL_NN_LSTM_OPTIONS;
    deep.num_layers = 2;
    deep.dropout = 0.2;
    fl_module *lm = fl_module_custom("LanguageModel", language_model, NULL, NULL);
    fl_module_add(lm, "embedding", fl_nn_embedding(VOCABULARY, 24, NULL));
    fl_module_add(lm, "lstm", fl_nn_lstm(24, WIDTH, &deep));
    fl_module_add(lm, "head", fl_nn_linear(WIDTH, VOCABULARY, NULL));
    fl_sgd_options fast = FL_SGD_OPTIONS;
    fast.lr = 1;
    fl_optimizer *sgd = fl_sgd(lm, &fast);
    for (int i = 0; i < 20; i++) {
        fl_scope_open();
        fl_tensor *tokens = fl_randint(VOCABULARY, (int64_t[]){13, 4}, 2, NULL);
        fl_tensor *logits = fl_forward(lm, fl_narrow(tokens, 0, 0, 12));
        fl_tensor *flat = fl_reshape(logits, (int64_t[]){-1, VOCABULARY}, 2);
        step(sgd, fl_cross_entropy(flat, fl_reshape(fl_narrow(tokens, 0, 1, 12), (int64_t[]){-1}, 1), NULL));
        fl_scope_close();
    }
    fl_optimizer_free(sgd);
    fl_module_free(lm);

    fl_nn_gru_options both = FL_NN_GRU_OPTIONS;
    both.batch_first = both.bidirectional = true;
    fl_module *model = fl_module_custom("Classifier", classifier, NULL, NULL);
    fl_module_add(model, "gru", fl_nn_gru(6, 16, &both));
    fl_module_add(model, "head", fl_nn_linear(32, 3, NULL));
    fl_adam_options quick = FL_ADAM_OPTIONS;
    quick.lr = 0.01;
    fl_optimizer *adam = fl_adam(model, &quick);
    fl_tensor *x = fl_randn((int64_t[]){8, 10, 6}, 3, NULL), *target = fl_randint(3, (int64_t[]){8}, 1, NULL);
    for (int i = 0; i < 20; i++) {
        fl_scope_open();
        step(adam, fl_cross_entropy(fl_forward(model, x), target, NULL));
        fl_scope_close();
    }
    fl_release(x);
    fl_release(target);
    fl_optimizer_free(adam);
    fl_module_free(model);
    return fl_error_report(stderr);
}
