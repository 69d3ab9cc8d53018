#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *edges = fl_from_array((float[]){1, 3, 5}, FL_FLOAT32, (int64_t[]){3}, 1);
    fl_tensor *values = fl_from_array((float[]){0, 3, 9}, FL_FLOAT32, (int64_t[]){3}, 1);
    fl_print(fl_searchsorted(edges, values, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
