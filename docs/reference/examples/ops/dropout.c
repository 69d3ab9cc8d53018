#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_tensor *x = fl_ones((int64_t[]){2, 6}, 2, NULL);
    fl_print(fl_dropout(x, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
