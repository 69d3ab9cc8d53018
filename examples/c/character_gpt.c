/* character_gpt.c: the small GPT of examples/python/character_gpt.py: from the same seed come the same losses and the
 * same text.
 *
 *     build/release/examples/character_gpt STEPS MODEL.pth TEXT...
 *
 * Prints the loss of every step, that of the held-out tenth of the text, and what the model writes.
 */
#include <flashlight/flashlight.h>
#include <stdlib.h>
#include <string.h>

enum { VOCABULARY = 256, CONTEXT = 64, WIDTH = 128, HEADS = 4, LAYERS = 4, BATCH = 32, SAMPLE = 400 };

/* (N, L, WIDTH) -> (N, HEADS, L, WIDTH / HEADS) */
static fl_tensor *in_heads(fl_tensor *x) {
    return fl_transpose(fl_view(x, (int64_t[]){fl_size(x, 0), fl_size(x, 1), HEADS, -1}, 4), 1, 2);
}

/* What a place knows goes to the places after it, then every place thinks by itself. */
static fl_tensor *block_forward(fl_module *self, fl_tensor *const *inputs, int n_inputs, void *context) {
    (void)n_inputs, (void)context;
    fl_tensor *x = inputs[0], *normal = fl_forward(fl_module_get(self, "norm1"), x);
    fl_tensors parts = fl_chunk(fl_forward(fl_module_get(self, "qkv"), normal), 3, &(fl_chunk_options){-1});
    if (fl_error_code()) return NULL;
    fl_scaled_dot_product_attention_options causal = FL_SCALED_DOT_PRODUCT_ATTENTION_OPTIONS;
    causal.is_causal = true;
    fl_tensor *y = fl_scaled_dot_product_attention(in_heads(parts.items[0]), in_heads(parts.items[1]),
                                                   in_heads(parts.items[2]), &causal);
    y = fl_reshape(fl_transpose(y, 1, 2), (int64_t[]){fl_size(x, 0), fl_size(x, 1), WIDTH}, 3);
    x = fl_add(x, fl_forward(fl_module_get(self, "out"), y));
    return fl_add(x, fl_forward(fl_module_get(self, "mlp"), fl_forward(fl_module_get(self, "norm2"), x)));
}

static fl_module *block(void) {
    fl_module *m = fl_module_custom("Block", block_forward, NULL, NULL);
    fl_module_add(m, "norm1", fl_nn_layer_norm((int64_t[]){WIDTH}, 1, NULL));
    fl_module_add(m, "qkv", fl_nn_linear(WIDTH, 3 * WIDTH, NULL));
    fl_module_add(m, "out", fl_nn_linear(WIDTH, WIDTH, NULL));
    fl_module_add(m, "norm2", fl_nn_layer_norm((int64_t[]){WIDTH}, 1, NULL));
    fl_module_add(
        m, "mlp",
        fl_sequential(fl_nn_linear(WIDTH, 4 * WIDTH, NULL), fl_nn_gelu(NULL), fl_nn_linear(4 * WIDTH, WIDTH, NULL)));
    return m;
}

/* Bytes (N, L) -> logits of the byte after each (N, L, 256), for L up to CONTEXT. */
static fl_tensor *gpt_forward(fl_module *self, fl_tensor *const *inputs, int n_inputs, void *context) {
    (void)n_inputs, (void)context;
    fl_tensor *places = fl_arange(fl_int(fl_size(inputs[0], 1)), NULL);
    fl_tensor *x =
        fl_add(fl_forward(fl_module_get(self, "tokens"), inputs[0]), fl_forward(fl_module_get(self, "places"), places));
    x = fl_forward(fl_module_get(self, "norm"), fl_forward(fl_module_get(self, "blocks"), x));
    return fl_forward(fl_module_get(self, "head"), x);
}

static fl_module *gpt(void) {
    fl_module *m = fl_module_custom("GPT", gpt_forward, NULL, NULL);
    fl_module_add(m, "tokens", fl_nn_embedding(VOCABULARY, WIDTH, NULL));
    fl_module_add(m, "places", fl_nn_embedding(CONTEXT, WIDTH, NULL));
    fl_module *blocks = fl_module_make("Sequential", NULL);
    for (int i = 0; i < LAYERS; i++) fl_module_append(blocks, block());
    fl_module_add(m, "blocks", blocks);
    fl_module_add(m, "norm", fl_nn_layer_norm((int64_t[]){WIDTH}, 1, NULL));
    fl_module_add(m, "head", fl_nn_linear(WIDTH, VOCABULARY, NULL));
    fl_init_normal_options small = FL_INIT_NORMAL_OPTIONS;
    small.std = 0.02;
    fl_init_normal_(fl_module_tensor(m, "tokens.weight"), &small);
    fl_init_normal_(fl_module_tensor(m, "places.weight"), &small);
    return m;
}

/* In nats a character, over windows (N, CONTEXT + 1) of bytes. */
static fl_tensor *gpt_loss(fl_module *model, fl_tensor *windows) {
    fl_tensor *logits = fl_forward(model, fl_narrow(windows, 1, 0, CONTEXT));
    fl_tensor *next = fl_flatten(fl_narrow(windows, 1, 1, CONTEXT), NULL);
    return fl_cross_entropy(fl_flatten(logits, &(fl_flatten_options){0, 1}), next, NULL);
}

/* Goes on from a prompt, each byte drawn as likely as the model says, and prints all of it. */
static void gpt_write(fl_module *model, const char *prompt, int length) {
    fl_no_grad_begin();
    fl_tensor *bytes = fl_from_array(prompt, FL_UINT8, (int64_t[]){1, (int64_t)strlen(prompt)}, 2);
    fl_tensor *text = fl_to(bytes, FL_INT64, NULL);
    for (int i = 0; i < length && !fl_error_code(); i++) {
        const int64_t size = fl_size(text, 1), seen = size < CONTEXT ? size : CONTEXT;
        fl_tensor *logits = fl_forward(model, fl_narrow(text, 1, size - seen, seen));
        fl_tensor *next = fl_multinomial(fl_softmax(fl_select(logits, 1, -1), -1, NULL), 1, NULL);
        text = fl_cat((fl_tensor *[]){text, next}, 2, &(fl_cat_options){1});
    }
    fl_grad_mode_end();
    if (fl_error_code()) return;
    const int64_t *written = fl_data(text);
    for (int64_t i = 0; i < fl_numel(text); i++) putchar((int)written[i]);
}

/* The bytes of the files, (L,). */
static fl_tensor *read_text(char **paths) {
    fl_tensor *text = fl_empty((int64_t[]){0}, 1, &(fl_empty_options){FL_UINT8, FL_CONTIGUOUS_FORMAT});
    for (; *paths; paths++) {
        FILE *file = fopen(*paths, "rb");
        if (!file) {
            perror(*paths);
            exit(1);
        }
        static unsigned char bytes[1 << 16];
        for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
            text = fl_cat((fl_tensor *[]){text, fl_from_array(bytes, FL_UINT8, (int64_t[]){(int64_t)n}, 1)}, 2, NULL);
        fclose(file);
    }
    return fl_to(text, FL_INT64, NULL);
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: %s STEPS MODEL.pth TEXT...\n", argv[0]);
        return 2;
    }
    const int steps = atoi(argv[1]);
    fl_manual_seed(0);
    fl_module *model = gpt();
    fl_optimizer *adamw = fl_adamw(model, NULL);
    fl_scope_open();
    fl_tensor *text = read_text(argv + 3);
    const int64_t cut = fl_numel(text) * 9 / 10;
    fl_tensor *held_out = fl_narrow(text, 0, cut, fl_numel(text) - cut);
    fl_tensor *windows = fl_unfold(fl_narrow(text, 0, 0, cut), 0, CONTEXT + 1, 1);
    for (int step = 0; step < steps && !fl_error_code(); step++) {
        fl_scope_open();
        /* Up over the first hundred steps, then down to nothing. */
        const double up = (step + 1) / 100.0, down = (double)(steps - step) / steps;
        fl_optimizer_set_lr(adamw, 0, 2e-3 * (up < down ? up : down));
        fl_zero_grad(adamw);
        fl_tensor *chosen = fl_randint(fl_size(windows, 0), (int64_t[]){BATCH}, 1, NULL);
        fl_tensor *loss = gpt_loss(model, fl_index_select(windows, 0, chosen));
        fl_backward(loss);
        fl_step(adamw);
        if (!fl_error_code()) printf("%.9g\n", fl_item(loss));
        fl_scope_close();
    }
    fl_no_grad_begin();
    fl_tensor *unseen = gpt_loss(model, fl_unfold(held_out, 0, CONTEXT + 1, CONTEXT));
    if (!fl_error_code()) printf("%.9g\n", fl_item(unseen));
    fl_grad_mode_end();
    gpt_write(model, "The ", SAMPLE);
    fl_scope_close();
    if (!fl_error_code()) fl_save(model, argv[2]);
    fl_optimizer_free(adamw);
    fl_module_free(model);
    return fl_error_report(stderr);
}
