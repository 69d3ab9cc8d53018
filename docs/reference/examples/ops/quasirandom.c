#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    /* The first row of Joe and Kuo's table: van der Corput's sequence. */
    int64_t polynomials[] = {1}, initial[] = {1};
    fl_tensor *poly = fl_from_array(polynomials, FL_INT64, (int64_t[]){1}, 1);
    fl_tensor *vinit = fl_from_array(initial, FL_INT64, (int64_t[]){1, 1}, 2);
    fl_tensor *directions = fl_sobol_engine_directions(poly, vinit, 1);
    fl_tensor *zero = fl_zeros((int64_t[]){1}, 1, &(fl_zeros_options){FL_INT64});
    fl_tensor *points = fl_sobol_engine_draw(zero, 6, directions, 1, 0, FL_FLOAT32).points;
    fl_print(fl_view(points, (int64_t[]){-1}, 1));
    fl_scope_close();
    return fl_error_report(stderr);
}
