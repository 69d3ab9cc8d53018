/* models.c: the models of tests/python/test_c_models.py in C: a perceptron, a residual network with batch
 * normalisation, a translating Transformer, a DCGAN and a U-Net, trained for some steps each; prints their losses to
 * the last bit.
 */
#include <flashlight/flashlight.h>
#include <math.h>
#include <stdio.h>

enum { STEPS = 12, VOCABULARY = 17, WIDTH = 16, LATENT = 6 };

static void report(fl_tensor *loss) { printf("%.9g\n", fl_item(loss)); }

static void step(fl_optimizer *optimizer, fl_tensor *loss) {
    fl_zero_grad(optimizer);
    fl_backward(loss);
    fl_step(optimizer);
    report(loss);
}

/* ---- Perceptron -------------------------------------------------------------------------------------------------- */

static void perceptron(void) {
    fl_module *model = fl_sequential(fl_nn_linear(10, 33, NULL), fl_module_make("GELU", "'tanh'"),
                                     fl_nn_layer_norm((int64_t[]){33}, 1, NULL), fl_module_make("Dropout", "0.2"),
                                     fl_nn_linear(33, 1, NULL));
    fl_sgd_options o = FL_SGD_OPTIONS;
    o.lr = 0.05;
    o.momentum = 0.9;
    o.nesterov = true;
    o.weight_decay = 1e-3;
    fl_optimizer *sgd = fl_sgd(model, &o);
    for (int i = 0; i < STEPS; i++) {
        fl_scope_open();
        fl_tensor *x = fl_randn((int64_t[]){20, 10}, 2, NULL);
        fl_tensor *y =
            fl_sum_dim(fl_sin(x), (int64_t[]){1}, 1, &(fl_sum_dim_options){.keepdim = true, .dtype = FL_DTYPE_NONE});
        step(sgd, fl_mse_loss(fl_forward(model, x), y, NULL));
        fl_scope_close();
    }
    fl_optimizer_free(sgd);
    fl_module_free(model);
}

/* ---- Residual network -------------------------------------------------------------------------------------------- */

/* x (N, C, H, W) -> the same: relu(x + norm2(conv2(relu(norm1(conv1(x)))))) */
static fl_tensor *residual(fl_module *self, fl_tensor *const *inputs, int n_inputs, void *context) {
    (void)n_inputs, (void)context;
    fl_tensor *h = fl_forward(fl_module_get(self, "norm1"), fl_forward(fl_module_get(self, "conv1"), inputs[0]));
    h = fl_forward(fl_module_get(self, "norm2"), fl_forward(fl_module_get(self, "conv2"), fl_relu(h)));
    return fl_relu(fl_add(inputs[0], h));
}

static fl_module *block(void) {
    fl_module *m = fl_module_custom("Block", residual, NULL, NULL);
    fl_module_add(m, "conv1", fl_module_make("Conv2d", "8, 8, 3, padding=1, bias=False"));
    fl_module_add(m, "norm1", fl_nn_batch_norm2d(8, NULL));
    fl_module_add(m, "conv2", fl_module_make("Conv2d", "8, 8, 3, padding=1, bias=False"));
    fl_module_add(m, "norm2", fl_nn_batch_norm2d(8, NULL));
    return m;
}

static void network(void) {
    fl_module *model = fl_module_make("Sequential", NULL);
    fl_module_append(model, fl_module_make("Conv2d", "3, 8, 3, stride=2, padding=1"));
    fl_module_append(model, block());
    fl_module_append(model, block());
    fl_module_append(model, fl_module_make("AdaptiveAvgPool2d", "1"));
    fl_module_append(model, fl_nn_flatten(NULL));
    fl_module_append(model, fl_nn_linear(8, 4, NULL));
    fl_adam_options o = FL_ADAM_OPTIONS;
    o.weight_decay = 0.01;
    fl_optimizer *adam = fl_adamw(model, &o);
    for (int i = 0; i < STEPS; i++) {
        fl_scope_open();
        fl_tensor *x = fl_randn((int64_t[]){5, 3, 13, 11}, 4, NULL);
        fl_tensor *y = fl_randint(4, (int64_t[]){5}, 1, NULL);
        fl_cross_entropy_options smooth = FL_CROSS_ENTROPY_OPTIONS;
        smooth.label_smoothing = 0.1;
        step(adam, fl_cross_entropy(fl_forward(model, x), y, &smooth));
        fl_scope_close();
    }
    fl_module_train(model, false);
    fl_scope_open();
    report(fl_sum(fl_forward(model, fl_ones((int64_t[]){2, 3, 9, 9}, 4, NULL)), NULL));
    fl_scope_close();
    fl_optimizer_free(adam);
    fl_module_free(model);
}

/* ---- Translation ------------------------------------------------------------------------------------------------- */

/* source (N, S) and target (N, T) of tokens -> logits (N, T, vocabulary) */
static fl_tensor *translate(fl_module *self, fl_tensor *const *inputs, int n_inputs, void *context) {
    (void)n_inputs, (void)context;
    fl_module *embedding = fl_module_get(self, "embedding");
    const int64_t size = fl_size(inputs[1], 1);
    fl_tensor *ahead = fl_full((int64_t[]){size, size}, 2, fl_float(-INFINITY), NULL);
    fl_tensor *causal = fl_triu(ahead, &(fl_triu_options){1});
    fl_tensor *given[] = {fl_forward(embedding, inputs[0]), fl_forward(embedding, inputs[1]), NULL, causal};
    return fl_forward(fl_module_get(self, "head"), fl_forward_with(fl_module_get(self, "transformer"), given, 4));
}

static void translation(void) {
    fl_module *model = fl_module_custom("Translator", translate, NULL, NULL);
    fl_module_add(model, "embedding", fl_nn_embedding(VOCABULARY, WIDTH, NULL));
    fl_module_add(model, "transformer", fl_module_make("Transformer", "16, 4, 2, 1, 24, 0.1, batch_first=True"));
    fl_module_add(model, "head", fl_nn_linear(WIDTH, VOCABULARY, NULL));
    fl_adam_options o = FL_ADAM_OPTIONS;
    o.betas[1] = 0.98;
    o.eps = 1e-9;
    fl_optimizer *adam = fl_adam(model, &o);
    for (int i = 0; i < STEPS; i++) {
        fl_scope_open();
        fl_tensor *source = fl_randint(VOCABULARY, (int64_t[]){3, 7}, 2, NULL);
        fl_tensor *target = fl_flip(source, (int64_t[]){1}, 1);
        fl_tensor *given[] = {source, fl_narrow(target, 1, 0, 6)};
        fl_tensor *logits = fl_reshape(fl_forward_with(model, given, 2), (int64_t[]){-1, VOCABULARY}, 2);
        step(adam, fl_cross_entropy(logits, fl_reshape(fl_narrow(target, 1, 1, 6), (int64_t[]){-1}, 1), NULL));
        fl_scope_close();
    }
    fl_optimizer_free(adam);
    fl_module_free(model);
}

/* ---- DCGAN ------------------------------------------------------------------------------------------------------- */

static fl_tensor *said(fl_module *critic, fl_tensor *images, double truth) {
    fl_tensor *logits = fl_forward(critic, images);
    return fl_binary_cross_entropy_with_logits(logits, fl_full_like(logits, fl_float(truth), NULL), NULL);
}

static void gan(void) {
    fl_module *generator = fl_sequential(fl_module_make("ConvTranspose2d", "6, 8, 4, bias=False"),
                                         fl_nn_batch_norm2d(8, NULL), fl_module_make("ReLU", "True"),
                                         fl_module_make("ConvTranspose2d", "8, 1, 4, 2, 1, bias=False"), fl_nn_tanh());
    fl_module *critic = fl_sequential(
        fl_module_make("Conv2d", "1, 8, 4, 2, 1, bias=False"), fl_module_make("LeakyReLU", "0.2, inplace=True"),
        fl_module_make("Conv2d", "8, 8, 3, bias=False"), fl_nn_batch_norm2d(8, NULL),
        fl_module_make("LeakyReLU", "0.2"), fl_module_make("Conv2d", "8, 1, 2, bias=False"), fl_nn_flatten(NULL));
    fl_adam_options o = FL_ADAM_OPTIONS;
    o.lr = 2e-4;
    o.betas[0] = 0.5;
    fl_optimizer *of_critic = fl_adam(critic, &o), *of_generator = fl_adam(generator, &o);
    for (int i = 0; i < STEPS; i++) {
        fl_scope_open();
        fl_tensor *images = fl_rand((int64_t[]){4, 1, 8, 8}, 4, NULL);
        fl_tensor *made = fl_forward(generator, fl_randn((int64_t[]){4, LATENT, 1, 1}, 4, NULL));
        step(of_critic, fl_add(said(critic, images, 1), said(critic, fl_detach(made), 0)));
        step(of_generator, said(critic, made, 1));
        fl_scope_close();
    }
    fl_optimizer_free(of_critic);
    fl_optimizer_free(of_generator);
    fl_module_free(critic);
    fl_module_free(generator);
}

/* ---- Segmentation ------------------------------------------------------------------------------------------------ */

/* x (N, 2, H, W) -> (N, 1, H, W): head(cat(stem(x), up(down(stem(x))))) */
static fl_tensor *unet(fl_module *self, fl_tensor *const *inputs, int n_inputs, void *context) {
    (void)n_inputs, (void)context;
    fl_tensor *first = fl_forward(fl_module_get(self, "stem"), inputs[0]);
    fl_tensor *up = fl_forward(fl_module_get(self, "up"), fl_forward(fl_module_get(self, "down"), first));
    fl_cat_options o = FL_CAT_OPTIONS;
    o.dim = 1;
    return fl_forward(fl_module_get(self, "head"), fl_cat((fl_tensor *[]){first, up}, 2, &o));
}

static void segmentation(void) {
    fl_module *model = fl_module_custom("Unet", unet, NULL, NULL);
    fl_module_add(model, "stem", fl_module_make("Conv2d", "2, 8, 3, padding=1"));
    fl_module_add(model, "down",
                  fl_sequential(fl_module_make("Conv2d", "8, 8, 3, stride=2, padding=1, groups=8, bias=False"),
                                fl_nn_batch_norm2d(8, NULL), fl_module_make("Hardswish", NULL),
                                fl_module_make("Conv2d", "8, 16, 1"), fl_module_make("GroupNorm", "4, 16"),
                                fl_module_make("SiLU", NULL)));
    fl_module_add(model, "up", fl_module_make("ConvTranspose2d", "16, 8, 2, 2"));
    fl_module_add(model, "head", fl_module_make("Conv2d", "16, 1, 1"));
    fl_rmsprop_options o = FL_RMSPROP_OPTIONS;
    o.lr = 1e-3;
    o.momentum = 0.9;
    fl_optimizer *rmsprop = fl_rmsprop(model, &o);
    fl_scheduler *schedule = fl_cosine_annealing_lr(rmsprop, STEPS, 0);
    for (int i = 0; i < STEPS; i++) {
        fl_scope_open();
        fl_tensor *x = fl_randn((int64_t[]){3, 2, 12, 10}, 4, NULL);
        fl_tensor *sum =
            fl_sum_dim(x, (int64_t[]){1}, 1, &(fl_sum_dim_options){.keepdim = true, .dtype = FL_DTYPE_NONE});
        fl_tensor *truth = fl_to(fl_gt_scalar(sum, fl_int(0)), FL_FLOAT32, NULL);
        step(rmsprop, fl_binary_cross_entropy_with_logits(fl_forward(model, x), truth, NULL));
        fl_scheduler_step(schedule);
        fl_scope_close();
    }
    fl_scheduler_free(schedule);
    fl_optimizer_free(rmsprop);
    fl_module_free(model);
}

int main(void) {
    fl_manual_seed(5);
    perceptron();
    network();
    translation();
    gan();
    segmentation();
    return fl_error_report(stderr);
}
