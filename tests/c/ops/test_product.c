/* Products, convolutions and recurrent layers as a C program calls them: with no scope open nothing leaks, and every
 * allocation of a forward and backward pass may fail.
 */
#include "testing.h"

#include <flashlight/autograd.h>
#include <flashlight/ops.h>

#include "base/alloc.h"

static fl_tensor *input(int64_t a, int64_t b, int64_t c, int64_t d) {
    const int64_t sizes[4] = {a, b, c, d};
    int ndim = 0;
    while (ndim < 4 && sizes[ndim] > 0) ndim++;
    fl_tensor *t = fl_randn(sizes, ndim, NULL);
    assert_non_null(t);
    fl_set_requires_grad(t, true);
    return t;
}

typedef struct inputs {
    fl_tensor *t[8];
    int n;
} inputs;

/* The sum of everything that an op gave; releases it. */
static fl_tensor *total(fl_tensor *const *results, int n) {
    fl_tensor *sum = NULL;
    for (int i = 0; i < n; i++) {
        fl_tensor *s = results[i] ? fl_sum(results[i], NULL) : NULL;
        if (!sum) {
            sum = s;
        } else if (s) {
            fl_tensor *both = fl_add(sum, s);
            fl_release(sum);
            fl_release(s);
            sum = both;
        }
    }
    for (int i = 0; i < n; i++) fl_release(results[i]);
    return sum;
}

static fl_tensor *call_linear(const inputs *in) {
    return total((fl_tensor *[]){fl_linear(in->t[0], in->t[1], in->t[2])}, 1);
}
static fl_tensor *call_matmul(const inputs *in) { return total((fl_tensor *[]){fl_matmul(in->t[0], in->t[1])}, 1); }
static fl_tensor *call_addmm(const inputs *in) {
    fl_addmm_options o = FL_ADDMM_OPTIONS;
    o.alpha = fl_float(0.5);
    o.beta = fl_float(2);
    return total((fl_tensor *[]){fl_addmm(in->t[0], in->t[1], in->t[2], &o)}, 1);
}
static fl_tensor *call_conv(const inputs *in) {
    fl_conv2d_options o = FL_CONV2D_OPTIONS;
    o.padding[0] = o.padding[1] = 1;
    return total((fl_tensor *[]){fl_conv2d(in->t[0], in->t[1], in->t[2], &o)}, 1);
}
static fl_tensor *call_conv_single(const inputs *in) {
    fl_conv1d_options o = FL_CONV1D_OPTIONS;
    o.padding_name = "same";
    return total((fl_tensor *[]){fl_conv1d(in->t[0], in->t[1], in->t[2], &o)}, 1);
}
static fl_tensor *call_transposed(const inputs *in) {
    fl_conv_transpose2d_options o = FL_CONV_TRANSPOSE2D_OPTIONS;
    o.stride[0] = o.stride[1] = 2;
    return total((fl_tensor *[]){fl_conv_transpose2d(in->t[0], in->t[1], in->t[2], &o)}, 1);
}
static fl_tensor *call_lstm(const inputs *in) {
    fl_lstm_input_result r = fl_lstm_input(in->t[0], &in->t[1], 2, &in->t[3], 4, true, 1, 0, false, false, true);
    return total((fl_tensor *[]){r.output, r.h_n, r.c_n}, 3);
}
static fl_tensor *call_gru(const inputs *in) {
    fl_gru_input_result r = fl_gru_input(in->t[0], in->t[1], &in->t[2], 4, true, 1, 0, false, false, false);
    return total((fl_tensor *[]){r.output, r.h_n}, 2);
}

static void check(const char *name, fl_tensor *(*call)(const inputs *), inputs in) {
    (void)name;
    /* Once to fill caches of any kind, then nothing may stay. */
    int64_t live = 0;
    for (int i = 0; i < 4; i++) {
        fl_tensor *loss = call(&in);
        assert_non_null(loss);
        assert_true(fl_backward(loss));
        fl_release(loss);
        for (int j = 0; j < in.n; j++) fl_set_grad(in.t[j], NULL);
        if (i > 1) assert_int_equal(fl_memory().live_bytes, live);
        live = fl_memory().live_bytes;
    }
    int failures = 0;
    for (int64_t n = 1; n < 500; n++) {
        fl_alloc__fail_at(n);
        fl_tensor *loss = call(&in);
        const bool ok = loss && fl_backward(loss);
        fl_alloc__fail_at(0);
        fl_release(loss);
        fl_error e = fl_error_take();
        for (int j = 0; j < in.n; j++) fl_set_grad(in.t[j], NULL);
        assert_int_equal(fl_memory().live_bytes, live);
        if (ok) break;
        assert_int_equal(e.code, FL_MEMORY_ERROR);
        failures++;
    }
    assert_in_range(failures, 3, 400);
    for (int j = 0; j < in.n; j++) fl_release(in.t[j]);
}

static void test_linear(void **state) {
    (void)state;
    check("linear", call_linear, (inputs){{input(3, 5, 0, 0), input(4, 5, 0, 0), input(4, 0, 0, 0)}, 3});
    check("linear of three dimensions", call_linear,
          (inputs){{input(2, 40, 33, 0), input(50, 33, 0, 0), input(50, 0, 0, 0)}, 3});
}
static void test_matmul(void **state) {
    (void)state;
    check("matrices", call_matmul, (inputs){{input(70, 60, 0, 0), input(60, 50, 0, 0)}, 2});
    check("batches", call_matmul, (inputs){{input(2, 3, 4, 5), input(3, 5, 6, 0)}, 2});
    check("a vector by batches", call_matmul, (inputs){{input(5, 0, 0, 0), input(3, 5, 6, 0)}, 2});
    check("addmm", call_addmm, (inputs){{input(3, 4, 0, 0), input(3, 5, 0, 0), input(5, 4, 0, 0)}, 3});
}
static void test_conv(void **state) {
    (void)state;
    check("conv2d", call_conv, (inputs){{input(2, 3, 6, 6), input(8, 3, 3, 3), input(8, 0, 0, 0)}, 3});
    check("one image", call_conv_single, (inputs){{input(3, 9, 0, 0), input(4, 3, 3, 0), input(4, 0, 0, 0)}, 3});
    check("conv_transpose2d", call_transposed, (inputs){{input(2, 3, 4, 4), input(3, 5, 3, 3), input(5, 0, 0, 0)}, 3});
}
static void test_rnn(void **state) {
    (void)state;
    check("lstm", call_lstm,
          (inputs){{input(3, 4, 5, 0), input(1, 3, 6, 0), input(1, 3, 6, 0), input(24, 5, 0, 0), input(24, 6, 0, 0),
                    input(24, 0, 0, 0), input(24, 0, 0, 0)},
                   7});
    check("gru", call_gru,
          (inputs){{input(4, 3, 5, 0), input(1, 3, 6, 0), input(18, 5, 0, 0), input(18, 6, 0, 0), input(18, 0, 0, 0),
                    input(18, 0, 0, 0)},
                   6});
}

RUN(cmocka_unit_test(test_linear), cmocka_unit_test(test_matmul), cmocka_unit_test(test_conv),
    cmocka_unit_test(test_rnn))
