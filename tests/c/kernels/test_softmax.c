/* softmax kernels against loops written out, for every instruction set. */
#include "each_isa.h"
#include "kernels/softmax.h"

static const int64_t shapes[][3] = {{3, 1, 1},   {5, 10, 1},   {2, 16, 1},   {1, 17, 1}, {4, 63, 1}, {1, 64, 1},
                                    {2, 333, 1}, {1, 4000, 1}, {2, 3, 2},    {1, 5, 15}, {2, 7, 16}, {1, 4, 33},
                                    {1, 9, 64},  {3, 2, 65},   {1, 300, 70}, {2, 6, 200}};

static void check_forward(const fl_softmax_kernels *k, int real) {
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        int64_t outer = shapes[s][0], size = shapes[s][1], inner = shapes[s][2], n = outer * size * inner;
        array x = array_random(real, n, -20, 20, s + 1), y = array_new(real, n), z = array_new(real, n);
        fl_softmax_call call = {.x = x.data, .y = y.data, .outer = outer, .size = size, .inner = inner};
        k->softmax[real](&call, 0, fl_softmax__units(&call));
        call.y = z.data;
        k->log_softmax[real](&call, 0, fl_softmax__units(&call));
        for (int64_t o = 0; o < outer; o++)
            for (int64_t i = 0; i < inner; i++) {
                double max = -INFINITY, sum = 0;
                for (int64_t c = 0; c < size; c++) max = fmax(max, array_get(&x, (o * size + c) * inner + i));
                for (int64_t c = 0; c < size; c++) sum += exp(array_get(&x, (o * size + c) * inner + i) - max);
                for (int64_t c = 0; c < size; c++) {
                    int64_t at = (o * size + c) * inner + i;
                    double log_y = array_get(&x, at) - max - log(sum);
                    check_close(real, array_get(&y, at), exp(log_y), 24, 0, "softmax", at);
                    check_close(real, array_get(&z, at), log_y, 4, 1, "log_softmax", at);
                }
            }
        /* In place. */
        call.x = call.y = x.data;
        k->softmax[real](&call, 0, fl_softmax__units(&call));
        assert_memory_equal(x.data, y.data, (size_t)n * array_item(&x));
        array_free(&x);
        array_free(&y);
        array_free(&z);
    }
}

static void check_backward(const fl_softmax_kernels *k, int real) {
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        int64_t outer = shapes[s][0], size = shapes[s][1], inner = shapes[s][2], n = outer * size * inner;
        array y = array_random(real, n, 0, 1, s + 1), log_y = array_random(real, n, -5, 0, s + 2);
        array g = array_random(real, n, -1, 1, s + 3), a = array_new(real, n), b = array_new(real, n);
        fl_softmax_call call = {.x = y.data, .grad = g.data, .y = a.data, .outer = outer, .size = size, .inner = inner};
        k->softmax_backward[real](&call, 0, fl_softmax__units(&call));
        call.x = log_y.data;
        call.y = b.data;
        k->log_softmax_backward[real](&call, 0, fl_softmax__units(&call));
        for (int64_t o = 0; o < outer; o++)
            for (int64_t i = 0; i < inner; i++) {
                double dot = 0, sum = 0;
                for (int64_t c = 0; c < size; c++) {
                    int64_t at = (o * size + c) * inner + i;
                    dot += array_get(&y, at) * array_get(&g, at);
                    sum += array_get(&g, at);
                }
                for (int64_t c = 0; c < size; c++) {
                    int64_t at = (o * size + c) * inner + i;
                    double gi = array_get(&g, at);
                    check_close(real, array_get(&a, at), array_get(&y, at) * (gi - dot), 40, 3, "softmax_backward", at);
                    check_close(real, array_get(&b, at), gi - exp(array_get(&log_y, at)) * sum, 40, 3,
                                "log_softmax_backward", at);
                }
            }
        array_free(&y);
        array_free(&log_y);
        array_free(&g);
        array_free(&a);
        array_free(&b);
    }
}

/* A row of infinities and NaN gives what the formula gives. */
static void check_special(const fl_softmax_kernels *k, int real) {
    for (int64_t inner = 1; inner <= 3; inner += 2) {
        array x = array_new(real, 4 * inner), y = array_new(real, 4 * inner);
        for (int64_t i = 0; i < 4 * inner; i++) array_put(&x, i, i / inner == 2 ? 1.5 : -INFINITY);
        fl_softmax_call call = {.x = x.data, .y = y.data, .outer = 1, .size = 4, .inner = inner};
        k->softmax[real](&call, 0, fl_softmax__units(&call));
        for (int64_t i = 0; i < 4 * inner; i++) assert_true(array_get(&y, i) == (i / inner == 2 ? 1 : 0));
        k->log_softmax[real](&call, 0, fl_softmax__units(&call));
        for (int64_t i = 0; i < 4 * inner; i++) assert_true(array_get(&y, i) == (i / inner == 2 ? 0 : -INFINITY));
        array_put(&x, inner, NAN);
        k->softmax[real](&call, 0, fl_softmax__units(&call));
        for (int64_t i = 0; i < 4; i++) assert_true(isnan(array_get(&y, i * inner)));
        array_free(&x);
        array_free(&y);
    }
}

static void forward(void **state) {
    (void)state;
    EACH_ISA(softmax, check_forward);
}
static void backward(void **state) {
    (void)state;
    EACH_ISA(softmax, check_backward);
}
static void special(void **state) {
    (void)state;
    EACH_ISA(softmax, check_special);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(forward), cmocka_unit_test(backward),
                                       cmocka_unit_test(special)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
