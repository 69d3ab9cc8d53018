/* Convolutions by Winograd's algorithm against the direct ones: forward and both gradients, any size, padding and
 * dilation, taps in depth, any weight layout, every instruction set; and the same bits on any number of threads.
 */
#include "testing.h"

#include "base/alloc.h"
#include "each_isa.h"
#include "kernels/kernels.h"

static uint64_t seed;
static int64_t below(int64_t n) { return (int64_t)random_between(&seed, 0, (double)n); }

static int64_t volume(const int64_t *size) { return size[0] * size[1] * size[2]; }

/* A convolution with Winograd's algorithm forced on or off. */
typedef struct results {
    int64_t count[3];
    array of[3]; /* y, dx, dw */
} results;

static results run(const fl_conv *c, const array *x, const array *w, const array *dy, const array *bias,
                   bool winograd) {
    results r = {.count = {c->n * volume(c->out) * c->out_channels, c->n * volume(c->in) * c->in_channels,
                           c->out_channels * c->in_channels * volume(c->kernel)}};
    for (int i = 0; i < 3; i++) r.of[i] = array_new(FL_REAL_F32, r.count[i]);
    fl_set_winograd(winograd);
    assert_int_equal(fl_winograd__suits(c), winograd);
    assert_true(fl_conv__forward(c, x->data, w->data, bias->data, FL_ACT_RELU, r.of[0].data));
    assert_true(fl_conv__input_gradient(c, dy->data, w->data, NULL, r.of[1].data));
    assert_true(fl_conv__weight_gradient(c, x->data, dy->data, r.of[2].data));
    fl_set_winograd(true);
    return r;
}

static void results_free(results *r) {
    for (int i = 0; i < 3; i++) array_free(&r->of[i]);
}

static fl_conv conv_of(int64_t n, int64_t in, int64_t out, int64_t height, int64_t width, int64_t padding,
                       bool taps_last) {
    fl_conv c = {.type = FL_REAL_F32,
                 .n = n,
                 .groups = 1,
                 .in_channels = in,
                 .out_channels = out,
                 .in = {1, height, width},
                 .out = {1, height + 2 * padding - 2, width + 2 * padding - 2},
                 .kernel = {1, 3, 3},
                 .stride = {1, 1, 1},
                 .padding = {0, padding, padding},
                 .dilation = {1, 1, 1},
                 .w_out = 9 * in,
                 .w_in = taps_last ? 9 : 1};
    c.w_kernel[2] = taps_last ? 1 : in;
    c.w_kernel[1] = 3 * c.w_kernel[2];
    return c;
}

/* The same with a depth, taps in depth, and dilations. */
static fl_conv deep(fl_conv c, int64_t depth, int64_t taps, int64_t padding, const int64_t *dilation) {
    for (int i = 0; i < 3; i++) c.dilation[i] = dilation[i];
    c.kernel[0] = taps;
    c.padding[0] = padding;
    c.in[0] = depth;
    for (int i = 0; i < 3; i++) c.out[i] = c.in[i] + 2 * c.padding[i] - (c.kernel[i] - 1) * dilation[i];
    const bool taps_last = c.w_kernel[2] == 1;
    c.w_kernel[0] = 9 * c.w_kernel[2];
    c.w_out *= taps;
    if (taps_last) c.w_in *= taps;
    return c;
}

static void with_inputs(const fl_conv *c,
                        void (*check)(const fl_conv *, const array *, const array *, const array *, const array *)) {
    array x = array_random(FL_REAL_F32, c->n * volume(c->in) * c->in_channels, -1, 1, seed);
    array w = array_random(FL_REAL_F32, c->out_channels * c->in_channels * volume(c->kernel), -1, 1, seed + 1);
    array dy = array_random(FL_REAL_F32, c->n * volume(c->out) * c->out_channels, -1, 1, seed + 2);
    array bias = array_random(FL_REAL_F32, c->out_channels, -1, 1, seed + 3);
    check(c, &x, &w, &dy, &bias);
    array *all[] = {&x, &w, &dy, &bias};
    for (int i = 0; i < 4; i++) array_free(all[i]);
}

static void check_direct(const fl_conv *c, const array *x, const array *w, const array *dy, const array *bias) {
    results direct = run(c, x, w, dy, bias, false), fast = run(c, x, w, dy, bias, true);
    for (int i = 0; i < 3; i++) {
        double largest = 0;
        for (int64_t j = 0; j < direct.count[i]; j++) largest = fmax(largest, fabs(array_get(&direct.of[i], j)));
        for (int64_t j = 0; j < direct.count[i]; j++) {
            const double error = fabs(array_get(&fast.of[i], j) - array_get(&direct.of[i], j));
            if (!(error <= 64 * 1.1920929e-7 * largest))
                fail_msg("result %d, element %lld: error %g of %g", i, (long long)j, error, largest);
        }
    }
    results_free(&direct);
    results_free(&fast);
}

static void check_kernels(const fl_gemm_kernels *gemm, const fl_winograd_kernels *winograd) {
    const fl_kernels active = fl_kernels__active;
    fl_kernels__active.gemm = gemm;
    fl_kernels__active.winograd = winograd;
    static const int64_t channels[] = {16, 24, 33, 64, 70, 130};
    seed = 3;
    for (int i = 0; i < 30; i++) {
        const int64_t padding = below(4), least = padding ? 1 : 3;
        fl_conv c = conv_of(1 + below(9), channels[below(6)], channels[below(6)], least + below(14), least + below(14),
                            padding, below(2));
        if (fl_winograd__suits(&c)) with_inputs(&c, check_direct);
    }
    int deep_ones = 0;
    for (int i = 0; i < 30; i++) {
        const int64_t padding = below(4), dilation[3] = {1 + below(2), 1 + below(3), 1 + below(3)};
        const int64_t taps = 1 + below(3), depth_padding = below(3), least = dilation[0] * (taps - 1) + 1;
        const fl_conv flat = conv_of(1 + below(3), channels[below(6)], channels[below(6)], 7 + below(20), 7 + below(20),
                                     padding, below(2));
        const fl_conv c = deep(flat, least + below(4), taps, depth_padding, dilation);
        if (c.out[1] < 1 || c.out[2] < 1 || !fl_winograd__suits(&c)) continue;
        with_inputs(&c, check_direct);
        deep_ones++;
    }
    assert_true(deep_ones >= 8);
    /* Few tiles and many channels; many tiles; several steps of the weight gradient. */
    fl_conv some[] = {conv_of(8, 400, 40, 8, 8, 1, true), conv_of(8, 40, 400, 7, 7, 1, false),
                      conv_of(2, 32, 32, 56, 60, 1, true)};
    for (int i = 0; i < 3; i++) with_inputs(&some[i], check_direct);
    fl_kernels__active = active;
}

static void test_direct(void **state) {
    (void)state;
#if defined(__x86_64__)
    extern const fl_gemm_kernels fl_gemm_kernels__baseline, fl_gemm_kernels__avx2;
    extern const fl_winograd_kernels fl_winograd_kernels__baseline, fl_winograd_kernels__avx2;
    check_kernels(&fl_gemm_kernels__baseline, &fl_winograd_kernels__baseline);
    if (fl_cpu__isa() >= FL_ISA_LEVEL_AVX2) check_kernels(&fl_gemm_kernels__avx2, &fl_winograd_kernels__avx2);
#endif
    check_kernels(fl_kernels__active.gemm, fl_kernels__active.winograd);
}

static void check_threads(const fl_conv *c, const array *x, const array *w, const array *dy, const array *bias) {
    const int threads = fl_get_num_threads();
    fl_set_num_threads(1);
    results one = run(c, x, w, dy, bias, true);
    fl_set_num_threads(3);
    results three = run(c, x, w, dy, bias, true);
    for (int i = 0; i < 3; i++) assert_memory_equal(one.of[i].data, three.of[i].data, (size_t)one.count[i] * 4);
    results_free(&one);
    results_free(&three);
    fl_set_num_threads(threads);
}

static void test_threads(void **state) {
    (void)state;
    seed = 5;
    static const int64_t dilation[3] = {1, 2, 3};
    fl_conv some[] = {conv_of(3, 32, 48, 30, 31, 1, true), conv_of(4, 200, 300, 8, 8, 1, true),
                      deep(conv_of(2, 20, 40, 17, 19, 2, true), 5, 3, 1, dilation)};
    for (int i = 0; i < 3; i++) with_inputs(&some[i], check_threads);
}

static void check_no_memory(const fl_conv *c, const array *x, const array *w, const array *dy, const array *bias) {
    results r = run(c, x, w, dy, bias, true);
    for (int call = 0; call < 3; call++) {
        int failures = 0;
        for (int64_t n = 1; n < 20; n++) {
            fl_alloc__fail_at(n);
            bool ok = call == 0   ? fl_conv__forward(c, x->data, w->data, NULL, FL_ACT_NONE, r.of[0].data)
                      : call == 1 ? fl_conv__input_gradient(c, dy->data, w->data, NULL, r.of[1].data)
                                  : fl_conv__weight_gradient(c, x->data, dy->data, r.of[2].data);
            fl_alloc__fail_at(0);
            if (ok) break;
            failures++;
            assert_int_equal(fl_error_take().code, FL_MEMORY_ERROR);
        }
        assert_in_range(failures, 1, 10);
    }
    results_free(&r);
}

static void test_no_memory(void **state) {
    (void)state;
    seed = 7;
    fl_conv some[] = {conv_of(2, 16, 32, 40, 40, 1, true), conv_of(4, 200, 300, 8, 8, 1, true)};
    for (int i = 0; i < 2; i++) with_inputs(&some[i], check_no_memory);
}

RUN(cmocka_unit_test(test_direct), cmocka_unit_test(test_threads), cmocka_unit_test(test_no_memory))
