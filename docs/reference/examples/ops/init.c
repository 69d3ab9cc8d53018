#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_tensor *w = fl_empty((int64_t[]){2, 4}, 2, NULL);
    fl_print(fl_init_xavier_uniform_(w, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
