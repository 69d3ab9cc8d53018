#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    int64_t shape[] = {1, 2, 4, 8}; /* batch, heads, length, width */
    fl_manual_seed(0);
    fl_tensor *q = fl_randn(shape, 4, NULL), *k = fl_randn(shape, 4, NULL), *v = fl_randn(shape, 4, NULL);
    fl_scaled_dot_product_attention_options causal = FL_SCALED_DOT_PRODUCT_ATTENTION_OPTIONS;
    causal.is_causal = true;
    fl_tensor *out = fl_scaled_dot_product_attention(q, k, v, &causal);
    fl_print(fl_narrow(fl_select(fl_select(out, 0, 0), 0, 0), 1, 0, 3));
    fl_scope_close();
    return fl_error_report(stderr);
}
