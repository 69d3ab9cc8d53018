/* Optimizer kernels against the formulas, for every instruction set. */
#include "each_isa.h"
#include "kernels/optim.h"

static const int64_t sizes[] = {1, 15, 16, 17, 31, 64, 100, 1000};

static void check_sgd(const fl_optim_kernels *k, int real) {
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
        for (int variant = 0; variant < 32; variant++) {
            fl_optim_hyper hyper = {.sgd = {.gradient = {variant & 4 ? 0.01 : 0, variant & 16},
                                            .lr = 0.1,
                                            .momentum = variant & 1 ? 0.9 : 0,
                                            .dampening = variant & 2 ? 0.3 : 0,
                                            .nesterov = (variant & 8) && (variant & 1)}};
            const fl_sgd_hyper h = hyper.sgd;
            int64_t n = sizes[s];
            array p = array_random(real, n, -1, 1, 1), g = array_random(real, n, -1, 1, 2);
            array b = array_random(real, n, -1, 1, 3), q = array_random(real, n, -1, 1, 1);
            array c = array_random(real, n, -1, 1, 3);
            for (int step = 0; step < 2; step++) {
                const bool first = hyper.sgd.first = step == 0;
                void *const arrays[] = {h.momentum != 0 ? b.data : NULL, NULL, NULL};
                k->update[FL_UPDATE_SGD][real](&hyper, p.data, g.data, arrays, n);
                for (int64_t i = 0; i < n; i++) {
                    double param = array_get(&q, i), grad = array_get(&g, i);
                    if (h.gradient.maximize) grad = -grad;
                    grad += h.gradient.weight_decay * param;
                    if (h.momentum != 0) {
                        double buffer = first ? grad : h.momentum * array_get(&c, i) + (1 - h.dampening) * grad;
                        array_put(&c, i, buffer);
                        grad = h.nesterov ? grad + h.momentum * buffer : buffer;
                    }
                    array_put(&q, i, param - h.lr * grad);
                }
            }
            for (int64_t i = 0; i < n; i++) {
                check_close(real, array_get(&p, i), array_get(&q, i), 4, 1, "sgd parameter", i);
                check_close(real, array_get(&b, i), array_get(&c, i), 4, 1, "sgd buffer", i);
            }
            array *all[] = {&p, &g, &b, &q, &c};
            for (int i = 0; i < 5; i++) array_free(all[i]);
        }
}

static void check_adam(const fl_optim_kernels *k, int real) {
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
        for (int variant = 0; variant < 16; variant++) {
            bool amsgrad = variant & 1;
            fl_optim_hyper hyper = {.adam = {.gradient = {variant & 2 ? 0.01 : 0, variant & 4},
                                             .beta1 = variant & 8 ? 0.3 : 0.9,
                                             .beta2 = 0.999,
                                             .eps = 1e-8,
                                             .keep = variant & 4 ? 0.999 : 1}};
            int64_t n = sizes[s];
            array p = array_random(real, n, -1, 1, 1), g = array_random(real, n, -1, 1, 2),
                  q = array_random(real, n, -1, 1, 1);
            array state[6];
            for (int i = 0; i < 6; i++) state[i] = array_random(real, n, 0, 1, 7 + (uint64_t)i % 3);
            for (int step = 1; step <= 2; step++) {
                hyper.adam.step_size = 0.01 / (1 - pow(hyper.adam.beta1, step));
                hyper.adam.correction2_sqrt = sqrt(1 - pow(hyper.adam.beta2, step));
                const fl_adam_hyper h = hyper.adam;
                void *const arrays[] = {state[0].data, state[1].data, amsgrad ? state[2].data : NULL};
                k->update[FL_UPDATE_ADAM][real](&hyper, p.data, g.data, arrays, n);
                for (int64_t i = 0; i < n; i++) {
                    double param = array_get(&q, i) * h.keep, grad = array_get(&g, i);
                    if (h.gradient.maximize) grad = -grad;
                    grad += h.gradient.weight_decay * param;
                    double mean = h.beta1 * array_get(&state[3], i) + (1 - h.beta1) * grad;
                    double square = h.beta2 * array_get(&state[4], i) + (1 - h.beta2) * grad * grad;
                    array_put(&state[3], i, mean);
                    array_put(&state[4], i, square);
                    if (amsgrad) {
                        square = fmax(square, array_get(&state[5], i));
                        array_put(&state[5], i, square);
                    }
                    array_put(&q, i, param - h.step_size * mean / (sqrt(square) / h.correction2_sqrt + h.eps));
                }
            }
            for (int64_t i = 0; i < n; i++) {
                check_close(real, array_get(&p, i), array_get(&q, i), 6, 1, "adam parameter", i);
                for (int j = 0; j < 3; j++)
                    check_close(real, array_get(&state[j], i), array_get(&state[j + 3], i), 4, 1, "adam state", i);
            }
            array_free(&p);
            array_free(&g);
            array_free(&q);
            for (int i = 0; i < 6; i++) array_free(&state[i]);
        }
}

/* NaN in the gradient or the running maximum shows in both. */
static void check_nan(const fl_optim_kernels *k, int real) {
    fl_optim_hyper h = {
        .adam = {.beta1 = 0.9, .beta2 = 0.999, .eps = 1e-8, .step_size = 0.1, .correction2_sqrt = 0.1, .keep = 1}};
    array a[5];
    for (int i = 0; i < 5; i++) a[i] = array_random(real, 20, 0, 1, (uint64_t)i);
    array_put(&a[1], 3, NAN);
    array_put(&a[4], 18, NAN);
    void *const arrays[] = {a[2].data, a[3].data, a[4].data};
    k->update[FL_UPDATE_ADAM][real](&h, a[0].data, a[1].data, arrays, 20);
    for (int i = 0; i < 20; i++) {
        assert_true(isnan(array_get(&a[0], i)) == (i == 3 || i == 18));
        assert_true(isnan(array_get(&a[4], i)) == (i == 3 || i == 18));
    }
    for (int i = 0; i < 5; i++) array_free(&a[i]);
}

static void check_clip(const fl_optim_kernels *k, int real) {
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        array x = array_random(real, sizes[s], -1, 1, s), y = array_random(real, sizes[s], -1, 1, s);
        double expected = 0;
        for (int64_t i = 0; i < sizes[s]; i++) expected += array_get(&x, i) * array_get(&x, i);
        check_close(real, k->square_sum[real](x.data, sizes[s]), expected, 20, 0, "square_sum", sizes[s]);
        k->scale[real](x.data, 0.25, sizes[s]);
        for (int64_t i = 0; i < sizes[s]; i++) assert_true(array_get(&x, i) == array_get(&y, i) * 0.25);
        array_free(&x);
        array_free(&y);
    }
}

static void sgd(void **state) {
    (void)state;
    EACH_ISA(optim, check_sgd);
}
static void adam(void **state) {
    (void)state;
    EACH_ISA(optim, check_adam);
}
static void nan_stays(void **state) {
    (void)state;
    EACH_ISA(optim, check_nan);
}
static void clip(void **state) {
    (void)state;
    EACH_ISA(optim, check_clip);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(sgd), cmocka_unit_test(adam), cmocka_unit_test(nan_stays),
                                       cmocka_unit_test(clip)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
