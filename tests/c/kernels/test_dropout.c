/* Dropout kernels for every instruction set: the mask is applied exactly, and its bits give it again. */
#include "each_isa.h"
#include "kernels/dropout.h"

static void check_apply(const fl_dropout_kernels *k, int real) {
    static const int64_t sizes[] = {1, 7, 63, 64, 65, 128, 1000};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        int64_t n = sizes[s], blocks = (n + FL_DROPOUT_BLOCK - 1) / FL_DROPOUT_BLOCK;
        array x = array_random(real, n, -1, 1, s), y = array_new(real, n), z = array_new(real, n);
        uint8_t *keep = malloc((size_t)n);
        uint64_t *bits = malloc((size_t)blocks * sizeof *bits), seed = s;
        for (int64_t i = 0; i < n; i++) keep[i] = random_between(&seed, 0, 1) < 0.7;
        fl_dropout_call call = {.x = x.data, .y = y.data, .keep = keep, .bits = bits, .n = n, .scale = 1.25};
        k->apply[real](&call, 0, blocks);
        for (int64_t i = 0; i < n; i++) {
            assert_true(array_get(&y, i) == (keep[i] ? array_get(&x, i) * 1.25 : 0) || real == FL_REAL_F32);
            assert_true(fabs(array_get(&y, i) - (keep[i] ? array_get(&x, i) * 1.25 : 0)) < 1e-6);
            assert_int_equal(bits[i / 64] >> (i % 64) & 1, keep[i]);
        }
        call.keep = NULL;
        call.y = z.data;
        k->apply[real](&call, 0, blocks);
        assert_memory_equal(y.data, z.data, (size_t)n * array_item(&y));
        call.y = x.data;
        k->apply[real](&call, 0, blocks);
        assert_memory_equal(y.data, x.data, (size_t)n * array_item(&y));
        array_free(&x);
        array_free(&y);
        array_free(&z);
        free(keep);
        free(bits);
    }
}

static void apply(void **state) {
    (void)state;
    EACH_ISA(dropout, check_apply);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(apply)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
