/* Loss kernels against the formulas, for every instruction set. */
#include "each_isa.h"
#include "kernels/loss.h"

/* ---- Cross entropy ----------------------------------------------------------------------------------------------- */

typedef struct variant {
    bool soft, weighted;
    double smoothing;
} variant;

static const variant variants[] = {{false, false, 0}, {false, true, 0},   {false, false, 0.1}, {false, true, 0.2},
                                   {true, false, 0},  {true, false, 0.1}, {true, true, 0},     {true, true, 0.3}};

static void check_cross_entropy(const fl_loss_kernels *k, int real) {
    static const int64_t shapes[][3] = {{4, 10, 1}, {3, 1, 1},  {5, 37, 1}, {2, 1000, 1},
                                        {2, 3, 5},  {1, 7, 70}, {2, 5, 130}};
    for (size_t v = 0; v < sizeof variants / sizeof *variants; v++)
        for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
            int64_t outer = shapes[s][0], classes = shapes[s][1], inner = shapes[s][2];
            int64_t rows = outer * inner, n = rows * classes;
            double e = variants[v].smoothing, scale = 0.5;
            array x = array_random(real, n, -8, 8, s + 1), soft = array_random(real, n, 0, 1, s + 2);
            array w = array_random(real, classes, 0.5, 2, s + 3), g = array_random(real, rows, -1, 1, s + 4);
            array max = array_new(real, rows), sum = array_new(real, rows), loss = array_new(real, rows);
            array counted = array_new(real, rows), gx = array_new(real, n), gs = array_new(real, n);
            int64_t *target = malloc((size_t)rows * sizeof *target);
            uint64_t seed = s;
            for (int64_t i = 0; i < rows; i++)
                target[i] = i % 7 == 3 ? -100 : (int64_t)random_between(&seed, 0, (double)classes);
            fl_cross_entropy_call call = {.x = x.data,
                                          .target = variants[v].soft ? NULL : target,
                                          .soft = variants[v].soft ? soft.data : NULL,
                                          .weight = variants[v].weighted ? w.data : NULL,
                                          .outer = outer,
                                          .classes = classes,
                                          .inner = inner,
                                          .ignore_index = -100,
                                          .smoothing = e,
                                          .max = max.data,
                                          .sum = sum.data,
                                          .loss = loss.data,
                                          .counted = counted.data,
                                          .grad = g.data,
                                          .grad_stride = 1,
                                          .scale = scale,
                                          .grad_x = gx.data,
                                          .grad_soft = variants[v].soft ? gs.data : NULL};
            k->cross_entropy[real](&call, 0, fl_cross_entropy__units(&call));
            k->cross_entropy_backward[real](&call, 0, fl_cross_entropy__units(&call));
            for (int64_t o = 0; o < outer; o++)
                for (int64_t i = 0; i < inner; i++) {
                    int64_t row = o * inner + i, t = target[row];
                    bool ignored = !variants[v].soft && t == -100;
                    double top = -INFINITY, total = 0, expected = 0, all = 0;
#define AT(c) ((o * classes + (c)) * inner + i)
                    for (int64_t c = 0; c < classes; c++) top = fmax(top, array_get(&x, AT(c)));
                    for (int64_t c = 0; c < classes; c++) total += exp(array_get(&x, AT(c)) - top);
                    for (int pass = 0; pass < 2; pass++)
                        for (int64_t c = 0; c < classes; c++) {
                            double weight = variants[v].weighted ? array_get(&w, c) : 1;
                            double log_p = array_get(&x, AT(c)) - top - log(total);
                            double q = e / (double)classes * weight;
                            q += (1 - e) * weight * (variants[v].soft ? array_get(&soft, AT(c)) : c == t);
                            double factor = ignored ? 0 : scale * array_get(&g, row);
                            if (pass == 0) {
                                expected -= ignored ? 0 : q * log_p;
                                all += q;
                            } else {
                                check_close(real, array_get(&gx, AT(c)), factor * (exp(log_p) * all - q), 20, all,
                                            "gradient", AT(c));
                                if (variants[v].soft)
                                    check_close(real, array_get(&gs, AT(c)), factor * (1 - e) * weight * -log_p, 20, 1,
                                                "gradient of probabilities", AT(c));
                            }
                        }
#undef AT
                    check_close(real, array_get(&loss, row), expected, 30, all, "loss", row);
                    if (!variants[v].soft) {
                        double weight = ignored ? 0 : variants[v].weighted ? array_get(&w, t) : 1;
                        assert_true(array_get(&counted, row) == weight);
                    }
                }
            /* One gradient for all. */
            call.grad_stride = 0;
            k->cross_entropy_backward[real](&call, 0, fl_cross_entropy__units(&call));
            array *arrays[] = {&x, &soft, &w, &g, &max, &sum, &loss, &gx};
            for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) array_free(arrays[i]);
            if (variants[v].soft) {
                array_free(&gs);
                free(counted.block);
            } else {
                array_free(&counted);
                free(gs.block);
            }
            free(target);
        }
}

/* A large offset of the logits costs no accuracy beyond theirs; a class at -inf that has no weight costs nothing. */
static void check_offsets(const fl_loss_kernels *k, int real) {
    for (int64_t inner = 1; inner <= 3; inner += 2) {
        array x = array_new(real, 4 * inner), soft = array_new(real, 4 * inner), out = array_new(real, 4 * inner);
        for (int64_t i = 0; i < 4 * inner; i++) {
            array_put(&x, i, i / inner == 1 ? -INFINITY : 4096 + (double)(i / inner));
            array_put(&soft, i, i / inner == 1 ? 0 : 0.25);
        }
        array a[3];
        for (int i = 0; i < 3; i++) a[i] = array_new(real, inner);
        fl_cross_entropy_call call = {.x = x.data,
                                      .soft = soft.data,
                                      .outer = 1,
                                      .classes = 4,
                                      .inner = inner,
                                      .max = a[0].data,
                                      .sum = a[1].data,
                                      .loss = a[2].data};
        k->cross_entropy[real](&call, 0, fl_cross_entropy__units(&call));
        double log_sum = log(exp(-3) + exp(-1) + 1), expected = 0.25 * (3 * log_sum + 3 + 1);
        for (int64_t i = 0; i < inner; i++) check_close(real, array_get(&a[2], i), expected, 4, 0, "loss", i);
        array_free(&x);
        array_free(&soft);
        array_free(&out);
        for (int i = 0; i < 3; i++) array_free(&a[i]);
    }
}

/* ---- Losses of two tensors --------------------------------------------------------------------------------------- */

static double value(fl_loss_kind kind, double x, double t, double p, double k) {
    double d = fabs(x - t);
    switch (kind) {
        case FL_LOSS_MSE:
            return d * d;
        case FL_LOSS_L1:
            return d;
        case FL_LOSS_SMOOTH_L1:
            return d < k ? 0.5 * d * d / k : d - 0.5 * k;
        case FL_LOSS_HUBER:
            return d < k ? 0.5 * d * d : k * (d - 0.5 * k);
        case FL_LOSS_BCE:
            return -t * fmax(log(x), -100) - (1 - t) * fmax(log1p(-x), -100);
        case FL_LOSS_BCE_LOGITS:
            return p * t * log1p(exp(-x)) + (1 - t) * (x + log1p(exp(-x)));
        case FL_LOSS_KL:
            return t == 0 ? 0 : t * (log(t) - x);
        default:
            return exp(t) * (t - x);
    }
}

static void check_elements(const fl_loss_kernels *k, int real) {
    static const int64_t sizes[] = {1, 17, 100, 4096, 9001};
    for (int kind = 0; kind < FL_LOSS_COUNT; kind++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
            for (int weighted = 0; weighted < 2; weighted++) {
                int64_t n = sizes[s], blocks = fl_loss__blocks(n);
                bool unit = kind == FL_LOSS_BCE;
                array x = array_random(real, n, unit ? 0.01 : -3, unit ? 0.99 : 3, s + 1);
                array t = array_random(real, n, kind == FL_LOSS_MSE ? -3 : 0.01, kind == FL_LOSS_MSE ? 3 : 0.99, s + 2);
                array w = array_random(real, n, 0.5, 2, s + 3), p = array_random(real, n, 0.5, 2, s + 4);
                array g = array_random(real, n, -1, 1, s + 5), y = array_new(real, n), a = array_new(real, n),
                      b = array_new(real, n);
                double *partial = malloc((size_t)blocks * sizeof *partial), total = 0, sum = 0, size = 0;
                fl_loss_call call = {.x = x.data,
                                     .target = t.data,
                                     .weight = weighted ? w.data : NULL,
                                     .pos_weight = weighted && kind == FL_LOSS_BCE_LOGITS ? p.data : NULL,
                                     .n = n,
                                     .parameter = 0.7,
                                     .y = y.data,
                                     .partial = partial,
                                     .grad = g.data,
                                     .grad_stride = 1,
                                     .scale = 0.5,
                                     .grad_x = a.data,
                                     .grad_target = b.data};
                k->elements[kind][real](&call, 0, blocks);
                k->elements_backward[kind][real](&call, 0, blocks);
                call.y = NULL;
                k->elements[kind][real](&call, 0, blocks);
                for (int64_t i = 0; i < blocks; i++) total += partial[i];
                for (int64_t i = 0; i < n; i++) {
                    double xi = array_get(&x, i), ti = array_get(&t, i), weight = weighted ? array_get(&w, i) : 1;
                    double pi = call.pos_weight ? array_get(&p, i) : 1, gi = 0.5 * weight * array_get(&g, i), h = 1e-5;
                    double expected = weight * value(kind, xi, ti, pi, 0.7);
                    check_close(real, array_get(&y, i), expected, 16, 1, "loss", i);
                    sum += expected;
                    size += fabs(expected);
                    if (fabs(fabs(xi - ti) - 0.7) < 2 * h || fabs(xi - ti) < 2 * h) continue; /* a kink */
                    double by_x = (value(kind, xi + h, ti, pi, 0.7) - value(kind, xi - h, ti, pi, 0.7)) / (2 * h);
                    double by_t = (value(kind, xi, ti + h, pi, 0.7) - value(kind, xi, ti - h, pi, 0.7)) / (2 * h);
                    double near = 1e-4 + (unit ? 1e-3 * fabs(by_x) : 0) + 1e-4 * fabs(by_t);
                    if (!(fabs(array_get(&a, i) - gi * by_x) < near))
                        fail_msg("kind %d by x at %g, %g: %g, expected %g", kind, xi, ti, array_get(&a, i), gi * by_x);
                    if (!(fabs(array_get(&b, i) - gi * by_t) < near))
                        fail_msg("kind %d by target at %g, %g: %g, expected %g", kind, xi, ti, array_get(&b, i),
                                 gi * by_t);
                }
                check_close(real, total, sum, 16, size, "sum", kind);
                fl_block_sum_call sums = {g.data, n, partial};
                k->block_sum[real](&sums, 0, blocks);
                total = sum = 0;
                for (int64_t i = 0; i < blocks; i++) total += partial[i];
                for (int64_t i = 0; i < n; i++) sum += array_get(&g, i);
                check_close(real, total, sum, 16, (double)n / 8, "block_sum", n);
                array *arrays[] = {&x, &t, &w, &p, &g, &y, &a, &b};
                for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) array_free(arrays[i]);
                free(partial);
            }
}

/* The corners: probabilities 0 and 1, large logits, targets of 0. */
static void check_corners(const fl_loss_kernels *k, int real) {
    static const struct {
        fl_loss_kind kind;
        double x, t, loss, slope;
    } cases[] = {
        {FL_LOSS_BCE, 0, 1, 100, -1e12}, {FL_LOSS_BCE, 1, 0, 100, 1e12},        {FL_LOSS_BCE, 0, 0, 0, 0},
        {FL_LOSS_BCE, 1, 1, 0, 0},       {FL_LOSS_BCE_LOGITS, 500, 0, 500, 1},  {FL_LOSS_BCE_LOGITS, -500, 1, 500, -1},
        {FL_LOSS_KL, -2, 0, 0, 0},       {FL_LOSS_BCE_LOGITS, 500, 1, 0, 0},    {FL_LOSS_L1, 2, 2, 0, 0},
        {FL_LOSS_L1, NAN, 1, NAN, NAN},  {FL_LOSS_SMOOTH_L1, NAN, 1, NAN, NAN}, {FL_LOSS_BCE_LOGITS, NAN, 1, NAN, NAN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        array x = array_new(real, 1), t = array_new(real, 1), y = array_new(real, 1), g = array_new(real, 1),
              a = array_new(real, 1);
        array_put(&x, 0, cases[i].x);
        array_put(&t, 0, cases[i].t);
        array_put(&g, 0, 1);
        fl_loss_call call = {.x = x.data,
                             .target = t.data,
                             .n = 1,
                             .parameter = 1,
                             .y = y.data,
                             .grad = g.data,
                             .scale = 1,
                             .grad_x = a.data};
        k->elements[cases[i].kind][real](&call, 0, 1);
        k->elements_backward[cases[i].kind][real](&call, 0, 1);
        check_close(real, array_get(&y, 0), cases[i].loss, 2, 1, "loss", (int64_t)i);
        check_close(real, array_get(&a, 0), cases[i].slope, 2, 1, "slope", (int64_t)i);
        array *arrays[] = {&x, &t, &y, &g, &a};
        for (size_t j = 0; j < sizeof arrays / sizeof *arrays; j++) array_free(arrays[j]);
    }
}

static void cross_entropy(void **state) {
    (void)state;
    EACH_ISA(loss, check_cross_entropy);
}
static void offsets(void **state) {
    (void)state;
    EACH_ISA(loss, check_offsets);
}
static void elements(void **state) {
    (void)state;
    EACH_ISA(loss, check_elements);
}
static void corners(void **state) {
    (void)state;
    EACH_ISA(loss, check_corners);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cross_entropy), cmocka_unit_test(offsets),
                                       cmocka_unit_test(elements), cmocka_unit_test(corners)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
