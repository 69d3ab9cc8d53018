/* Convolutions and their gradients against loops written out: strides, dilations, groups, uneven padding, any weight
 * layout, one to three dimensions, every instruction set.
 */
#include "testing.h"

#include "base/alloc.h"
#include "each_isa.h"
#include "kernels/kernels.h"

static uint64_t seed;
static int64_t below(int64_t n) { return (int64_t)random_between(&seed, 0, (double)n); }
static int64_t channels(void) {
    static const int64_t sizes[] = {1, 2, 3, 4, 8, 16, 17, 49};
    return sizes[below(8)];
}

static int64_t x_at(const fl_conv *c, int64_t n, const int64_t *i, int64_t ch) {
    return (((n * c->in[0] + i[0]) * c->in[1] + i[1]) * c->in[2] + i[2]) * c->in_channels + ch;
}
static int64_t y_at(const fl_conv *c, int64_t n, const int64_t *o, int64_t ch) {
    return (((n * c->out[0] + o[0]) * c->out[1] + o[1]) * c->out[2] + o[2]) * c->out_channels + ch;
}

/* Calls visit for every product of an input, a weight and an output element. */
typedef struct sums {
    const array *x, *w, *dy;
    double *y, *dx, *dw;
} sums;

static void reference(const fl_conv *c, const sums *s) {
    const int64_t gi = c->in_channels / c->groups, go = c->out_channels / c->groups;
    int64_t o[3], k[3], i[3];
    for (int64_t n = 0; n < c->n; n++)
        for (o[0] = 0; o[0] < c->out[0]; o[0]++)
            for (o[1] = 0; o[1] < c->out[1]; o[1]++)
                for (o[2] = 0; o[2] < c->out[2]; o[2]++)
                    for (k[0] = 0; k[0] < c->kernel[0]; k[0]++)
                        for (k[1] = 0; k[1] < c->kernel[1]; k[1]++)
                            for (k[2] = 0; k[2] < c->kernel[2]; k[2]++) {
                                bool inside = true;
                                for (int d = 0; d < 3; d++) {
                                    i[d] = o[d] * c->stride[d] - c->padding[d] + k[d] * c->dilation[d];
                                    inside = inside && i[d] >= 0 && i[d] < c->in[d];
                                }
                                if (!inside) continue;
                                for (int64_t oc = 0; oc < c->out_channels; oc++)
                                    for (int64_t ic = 0; ic < gi; ic++) {
                                        const int64_t xa = x_at(c, n, i, oc / go * gi + ic), ya = y_at(c, n, o, oc);
                                        const int64_t wa = oc * c->w_out + ic * c->w_in + k[0] * c->w_kernel[0] +
                                                           k[1] * c->w_kernel[1] + k[2] * c->w_kernel[2];
                                        const double xv = array_get(s->x, xa), wv = array_get(s->w, wa);
                                        const double gv = array_get(s->dy, ya);
                                        s->y[ya] += xv * wv;
                                        s->dx[xa] += gv * wv;
                                        s->dw[wa] += gv * xv;
                                    }
                            }
}

static void to_planes(const fl_conv *c, const array *x, const array *planes) {
    const int64_t pixels = c->in[0] * c->in[1] * c->in[2], size = (int64_t)array_item(x);
    for (int64_t n = 0; n < c->n; n++)
        for (int64_t i = 0; i < pixels; i++)
            for (int64_t ch = 0; ch < c->in_channels; ch++)
                memcpy(planes->data + ((n * c->in_channels + ch) * pixels + i) * size,
                       x->data + ((n * pixels + i) * c->in_channels + ch) * size, (size_t)size);
}

static void check_one(int real, fl_conv c) {
    const int64_t nx = c.n * c.in[0] * c.in[1] * c.in[2] * c.in_channels, gi = c.in_channels / c.groups;
    const int64_t ny = c.n * c.out[0] * c.out[1] * c.out[2] * c.out_channels;
    const int64_t nw = c.out_channels * gi * c.kernel[0] * c.kernel[1] * c.kernel[2];
    array x = array_random(real, nx, -1, 1, seed), w = array_random(real, nw, -1, 1, seed + 1);
    array dy = array_random(real, ny, -1, 1, seed + 2), bias = array_random(real, c.out_channels, -1, 1, seed + 3);
    array in_bias = array_random(real, c.in_channels, -1, 1, seed + 4);
    array y = array_new(real, ny), dx = array_new(real, nx), dw = array_new(real, nw);
    sums s = {&x, &w, &dy, calloc((size_t)ny + 1, 8), calloc((size_t)nx + 1, 8), calloc((size_t)nw + 1, 8)};
    const bool biased = below(2), relu = below(3) == 0;
    reference(&c, &s);
    assert_true(
        fl_conv__forward(&c, x.data, w.data, biased ? bias.data : NULL, relu ? FL_ACT_RELU : FL_ACT_NONE, y.data));
    assert_true(fl_conv__input_gradient(&c, dy.data, w.data, biased ? in_bias.data : NULL, dx.data));
    assert_true(fl_conv__weight_gradient(&c, x.data, dy.data, dw.data));
    array planes = array_new(real, nx), y_of_planes = array_new(real, ny), dw_of_planes = array_new(real, nw);
    const bool planar = fl_conv__takes_planes(&c, false), planar_gradient = fl_conv__takes_planes(&c, true);
    if (planar || planar_gradient) {
        fl_conv p = c;
        p.planar = true;
        to_planes(&c, &x, &planes);
        if (planar)
            assert_true(fl_conv__forward(&p, planes.data, w.data, biased ? bias.data : NULL,
                                         relu ? FL_ACT_RELU : FL_ACT_NONE, y_of_planes.data));
        if (planar_gradient) assert_true(fl_conv__weight_gradient(&p, planes.data, dy.data, dw_of_planes.data));
    }
    const double epsilons = 8 + (double)(nw + ny) / 8;
    for (int64_t i = 0; i < ny; i++) {
        double v = s.y[i] + (biased ? array_get(&bias, i % c.out_channels) : 0);
        check_close(real, array_get(&y, i), relu && v < 0 ? 0 : v, epsilons, 2, "y", i);
        if (planar) check_close(real, array_get(&y_of_planes, i), relu && v < 0 ? 0 : v, epsilons, 2, "planar y", i);
    }
    for (int64_t i = 0; i < nx; i++)
        check_close(real, array_get(&dx, i), s.dx[i] + (biased ? array_get(&in_bias, i % c.in_channels) : 0), epsilons,
                    2, "dx", i);
    for (int64_t i = 0; i < nw; i++) {
        check_close(real, array_get(&dw, i), s.dw[i], epsilons, 2, "dw", i);
        if (planar_gradient) check_close(real, array_get(&dw_of_planes, i), s.dw[i], epsilons, 2, "planar dw", i);
    }
    array *all[] = {&x, &w, &dy, &bias, &in_bias, &y, &dx, &dw, &planes, &y_of_planes, &dw_of_planes};
    for (int i = 0; i < 11; i++) array_free(all[i]);
    free(s.y);
    free(s.dx);
    free(s.dw);
}

static fl_conv random_conv(void) {
    fl_conv c = {.n = 1 + below(3), .groups = 1};
    const int dims = 1 + (int)below(3), kind = (int)below(4);
    c.in_channels = channels();
    c.out_channels = channels();
    if (kind == 1) { /* groups */
        c.groups = 2 + below(2);
        c.in_channels = c.groups * (1 + below(5));
        c.out_channels = c.groups * (1 + below(5));
    } else if (kind == 2) { /* depthwise */
        c.groups = c.out_channels = c.in_channels = 2 + below(40);
    }
    for (int d = 0; d < 3; d++) {
        c.in[d] = c.out[d] = c.kernel[d] = c.stride[d] = c.dilation[d] = 1;
        if (d < 3 - dims) continue;
        c.kernel[d] = 1 + below(4);
        c.stride[d] = below(2) ? 1 : 1 + below(3);
        c.dilation[d] = below(2) ? 1 : 1 + below(3);
        c.padding[d] = below(3);
        const int64_t behind = below(3), reach = c.dilation[d] * (c.kernel[d] - 1) + 1;
        const int64_t least = reach - c.padding[d] - behind;
        c.in[d] = (least < 1 ? 1 : least) + below(6);
        c.out[d] = (c.in[d] + c.padding[d] + behind - reach) / c.stride[d] + 1;
    }
    const int64_t gi = c.in_channels / c.groups, *k = c.kernel;
    if (below(2)) { /* [out][in][kernel] */
        c.w_out = gi * k[0] * k[1] * k[2];
        c.w_in = k[0] * k[1] * k[2];
        c.w_kernel[0] = k[1] * k[2];
        c.w_kernel[1] = k[2];
        c.w_kernel[2] = 1;
    } else { /* [out][kernel][in] */
        c.w_out = gi * k[0] * k[1] * k[2];
        c.w_in = 1;
        c.w_kernel[0] = k[1] * k[2] * gi;
        c.w_kernel[1] = k[2] * gi;
        c.w_kernel[2] = gi;
    }
    return c;
}

static void check_convolutions(const fl_conv_kernels *table, int real) {
    const fl_conv_kernels *active = fl_kernels__active.conv;
    fl_kernels__active.conv = table;
    seed = 11;
    for (int i = 0; i < 120; i++) {
        fl_conv c = random_conv();
        c.type = real;
        check_one(real, c);
    }
    fl_kernels__active.conv = active;
}

static void test_convolutions(void **state) {
    (void)state;
    EACH_ISA(conv, check_convolutions);
}

/* Kernels as large as the image, and of one pixel. */
static void check_extremes(const fl_conv_kernels *table, int real) {
    const fl_conv_kernels *active = fl_kernels__active.conv;
    fl_kernels__active.conv = table;
    seed = 21;
    for (int i = 0; i < 40; i++) {
        fl_conv c = random_conv();
        const int64_t group = channels(), k = i % 2 ? 1 : 2 + below(3);
        c.type = real;
        c.groups = 1;
        c.n = 1 + below(20);
        c.in_channels = group;
        c.out_channels = channels();
        for (int d = 0; d < 3; d++) {
            c.kernel[d] = d ? k : 1;
            c.in[d] = i % 2 ? 1 + below(12) : c.kernel[d];
            c.out[d] = i % 2 ? c.in[d] : 1;
            c.stride[d] = c.dilation[d] = 1;
            c.padding[d] = 0;
        }
        c.w_out = group * k * k;
        c.w_in = below(2) ? k * k : 1;
        c.w_kernel[2] = c.w_in == 1 ? group : 1;
        c.w_kernel[1] = k * c.w_kernel[2];
        c.w_kernel[0] = 0;
        check_one(real, c);
    }
    /* Depthwise with a depth of its own on either side: padding alone, and strides that leave lines out. */
    for (int i = 0; i < 30; i++) {
        fl_conv c = random_conv();
        c.type = real;
        c.n = 1 + below(2);
        c.groups = c.in_channels = c.out_channels = 16 + below(30);
        for (int d = 0; d < 3; d++) {
            c.kernel[d] = 1 + below(3);
            c.stride[d] = 1 + below(3);
            c.dilation[d] = 1;
            c.padding[d] = below(3);
            c.in[d] = c.kernel[d] + below(6);
            c.out[d] = (c.in[d] + 2 * c.padding[d] - c.kernel[d]) / c.stride[d] + 1;
        }
        c.w_out = c.kernel[0] * c.kernel[1] * c.kernel[2];
        c.w_in = 1;
        c.w_kernel[2] = 1;
        c.w_kernel[1] = c.kernel[2];
        c.w_kernel[0] = c.kernel[1] * c.kernel[2];
        check_one(real, c);
    }
    fl_conv large = {.type = real,
                     .n = 2,
                     .groups = 1,
                     .in_channels = 520,
                     .out_channels = 3,
                     .in = {1, 32, 64},
                     .out = {1, 32, 64},
                     .kernel = {1, 1, 1},
                     .stride = {1, 1, 1},
                     .dilation = {1, 1, 1},
                     .w_out = 520,
                     .w_in = 1};
    assert_true(fl_conv__takes_planes(&large, true));
    check_one(real, large);
    fl_kernels__active.conv = active;
}

static void test_extremes(void **state) {
    (void)state;
    EACH_ISA(conv, check_extremes);
}

/* Lines long enough for blocks of outputs, with every kernel width that has a loop of its own and some that have none:
 * depthwise, groups of few channels, groups of many, and few channels. */
static void check_lines(const fl_conv_kernels *table, int real) {
    const fl_conv_kernels *active = fl_kernels__active.conv;
    fl_kernels__active.conv = table;
    seed = 5;
    for (int64_t taps = 1; taps <= 9; taps++)
        for (int64_t stride = 1; stride <= 3; stride++)
            for (int kind = 0; kind < 7; kind++) {
                const int64_t group = kind < 4 ? INT64_C(1) << kind : 3 + below(18);
                const int64_t groups = kind == 0  ? 2 + below(40)
                                       : kind < 4 ? 16 * (1 + below(3)) / group
                                                  : 1 + below(3);
                fl_conv c = {.type = real,
                             .n = 1 + below(3),
                             .groups = groups,
                             .in_channels = groups * group,
                             .out_channels = groups * (kind < 4    ? group
                                                       : kind == 5 ? 16 * (1 + below(3))
                                                                   : 1 + below(40)),
                             .in = {1 + 2 * (kind == 6), 4, 14 + below(24)},
                             .kernel = {1 + (kind == 6), 1 + below(3), taps},
                             .stride = {1, 1 + below(2), stride},
                             .padding = {0, below(2), below(3)},
                             .dilation = {1, 1, below(4) == 0 ? 2 : 1},
                             .w_in = 1,
                             .w_kernel = {group * taps * 3, group * taps, group}};
                for (int d = 0; d < 3; d++)
                    c.out[d] = (c.in[d] + 2 * c.padding[d] - c.dilation[d] * (c.kernel[d] - 1) - 1) / c.stride[d] + 1;
                if (c.out[2] < 1) continue;
                c.w_kernel[0] = c.w_kernel[1] * c.kernel[1];
                c.w_out = c.w_kernel[0] * c.kernel[0];
                check_one(real, c);
            }
    for (int64_t n = 1; n <= 2; n++) { /* weights that tasks share out */
        fl_conv c = {.type = real,
                     .n = n,
                     .groups = 1,
                     .in_channels = 200,
                     .out_channels = 300,
                     .in = {1, 3, 15},
                     .out = {1, 2, 15},
                     .kernel = {1, 3, 3},
                     .stride = {1, 2, 1},
                     .padding = {0, 2, 2},
                     .dilation = {1, 2, 2},
                     .w_in = 1,
                     .w_out = 1800,
                     .w_kernel = {1800, 600, 200}};
        check_one(real, c);
    }
    fl_kernels__active.conv = active;
}

static void test_lines(void **state) {
    (void)state;
    EACH_ISA(conv, check_lines);
}

static void test_empty(void **state) {
    (void)state;
    fl_conv c = {.n = 0,
                 .groups = 1,
                 .in_channels = 2,
                 .out_channels = 3,
                 .in = {1, 4, 4},
                 .out = {1, 2, 2},
                 .kernel = {1, 3, 3},
                 .stride = {1, 1, 1},
                 .dilation = {1, 1, 1},
                 .w_out = 18,
                 .w_in = 9,
                 .w_kernel = {9, 3, 1}};
    float x[1] = {0}, w[54] = {0}, dw[54];
    assert_true(fl_conv__forward(&c, x, w, NULL, FL_ACT_NONE, x));
    assert_true(fl_conv__input_gradient(&c, x, w, NULL, x));
    memset(dw, 1, sizeof dw);
    assert_true(fl_conv__weight_gradient(&c, x, x, dw));
    for (int i = 0; i < 54; i++) assert_true(dw[i] == 0);
}

static void check_threads(int64_t channels, int64_t groups, int64_t stride) {
    const int threads = fl_get_num_threads();
    const int64_t per_group = channels / groups, out_size = 16 / stride;
    fl_conv c = {.n = 16,
                 .groups = groups,
                 .in_channels = channels,
                 .out_channels = channels,
                 .in = {1, 16, 16},
                 .out = {1, out_size, out_size},
                 .kernel = {1, 3, 3},
                 .stride = {1, stride, stride},
                 .padding = {0, 1, 1},
                 .dilation = {1, 1, 1},
                 .w_out = per_group * 9,
                 .w_in = 9,
                 .w_kernel = {9, 3, 1}};
    const int64_t nx = 16 * 256 * channels, ny = 16 * out_size * out_size * channels, nw = channels * per_group * 9;
    array x = array_random(0, nx, -1, 1, 1), w = array_random(0, nw, -1, 1, 2), dy = array_random(0, ny, -1, 1, 3);
    array y[2], dx[2], dw[2];
    for (int i = 0; i < 2; i++) {
        y[i] = array_new(0, ny);
        dx[i] = array_new(0, nx);
        dw[i] = array_new(0, nw);
        fl_set_num_threads(i + 1);
        assert_true(fl_conv__forward(&c, x.data, w.data, NULL, FL_ACT_NONE, y[i].data));
        assert_true(fl_conv__input_gradient(&c, dy.data, w.data, NULL, dx[i].data));
        assert_true(fl_conv__weight_gradient(&c, x.data, dy.data, dw[i].data));
    }
    assert_memory_equal(y[0].data, y[1].data, (size_t)ny * 4);
    assert_memory_equal(dx[0].data, dx[1].data, (size_t)nx * 4);
    assert_memory_equal(dw[0].data, dw[1].data, (size_t)nw * 4);
    for (int i = 0; i < 2; i++) {
        array_free(&y[i]);
        array_free(&dx[i]);
        array_free(&dw[i]);
    }
    array_free(&x);
    array_free(&w);
    array_free(&dy);
    fl_set_num_threads(threads);
}

static void test_threads(void **state) {
    (void)state;
    check_threads(32, 1, 1);
    check_threads(32, 1, 2);
    check_threads(96, 3, 1); /* weight gradient: several steps over the positions */
    check_threads(32, 32, 2);
}

static void test_no_memory(void **state) {
    (void)state;
    fl_conv c = {.n = 1,
                 .groups = 1,
                 .in_channels = 16,
                 .out_channels = 32,
                 .in = {1, 8, 8},
                 .out = {1, 8, 8},
                 .kernel = {1, 3, 3},
                 .stride = {1, 1, 1},
                 .padding = {0, 1, 1},
                 .dilation = {1, 1, 1},
                 .w_out = 144,
                 .w_in = 9,
                 .w_kernel = {9, 3, 1}};
    array x = array_random(0, 64 * 16, -1, 1, 1), w = array_random(0, 32 * 144, -1, 1, 2), y = array_new(0, 64 * 32);
    for (int call = 0; call < 3; call++) {
        int failures = 0;
        for (int64_t n = 1; n < 20; n++) {
            fl_alloc__fail_at(n);
            bool ok = call == 0   ? fl_conv__forward(&c, x.data, w.data, NULL, FL_ACT_NONE, y.data)
                      : call == 1 ? fl_conv__input_gradient(&c, y.data, w.data, NULL, x.data)
                                  : fl_conv__weight_gradient(&c, x.data, y.data, w.data);
            fl_alloc__fail_at(0);
            if (ok) break;
            failures++;
            assert_int_equal(fl_error_take().code, FL_MEMORY_ERROR);
        }
        assert_in_range(failures, 1, 10);
    }
    array_free(&x);
    array_free(&w);
    array_free(&y);
}

RUN(cmocka_unit_test(test_convolutions), cmocka_unit_test(test_extremes), cmocka_unit_test(test_lines),
    cmocka_unit_test(test_empty), cmocka_unit_test(test_threads), cmocka_unit_test(test_no_memory))
