#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_print(fl_randn((int64_t[]){2, 3}, 2, NULL));
    fl_print(fl_randperm(5, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
