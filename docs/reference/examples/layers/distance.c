#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_module *m = fl_nn_cosine_similarity(NULL);
    fl_tensor *x = fl_randn((int64_t[]){2, 4}, 2, NULL), *y = fl_randn((int64_t[]){2, 4}, 2, NULL);
    fl_print(fl_forward_with(m, (fl_tensor *[]){x, y}, 2));
    fl_module_free(m);
    fl_scope_close();
    return fl_error_report(stderr);
}
