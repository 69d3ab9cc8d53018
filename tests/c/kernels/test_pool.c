/* Pooling kernels against loops written out, for every instruction set and both memory layouts. */
#include "each_isa.h"
#include "kernels/pool.h"

/* n, channels, and (in, kernel, stride, padding, step) for each axis; stride 0 is adaptive, and then kernel is the size
 * of the result. */
typedef struct shape {
    int64_t n, channels, axis[3][5];
    bool ceil;
} shape;

#define ONE \
    { 1, 1, 1, 0, 1 }
static const shape shapes[] = {
    {2, 3, {ONE, {8, 2, 2, 0, 1}, {8, 2, 2, 0, 1}}, false},
    {1, 2, {ONE, {6, 2, 2, 0, 1}, {70, 2, 2, 0, 1}}, false},
    {1, 70, {ONE, {7, 3, 2, 1, 1}, {9, 3, 2, 1, 1}}, false},
    {2, 2, {ONE, {14, 3, 2, 1, 1}, {90, 3, 2, 1, 1}}, false},
    {1, 3, {ONE, {9, 3, 1, 1, 1}, {40, 3, 1, 1, 1}}, false},
    {1, 17, {ONE, {11, 3, 1, 2, 2}, {23, 2, 1, 2, 3}}, false},
    {1, 2, {ONE, {7, 2, 2, 0, 1}, {41, 3, 2, 1, 1}}, true},
    {2, 4, {ONE, {9, 4, 4, 0, 1}, {50, 3, 3, 1, 1}}, false},
    {1, 3, {{5, 2, 1, 1, 1}, {6, 2, 2, 0, 1}, {20, 3, 2, 1, 1}}, false},
    {2, 5, {ONE, ONE, {33, 4, 2, 2, 1}}, false},
    {2, 3, {ONE, {7, 1, 0, 0, 1}, {7, 1, 0, 0, 1}}, false},
    {2, 20, {ONE, {7, 3, 0, 0, 1}, {10, 4, 0, 0, 1}}, false},
    {1, 3, {{4, 2, 0, 0, 1}, {3, 5, 0, 0, 1}, {30, 2, 0, 0, 1}}, false},
    {1, 2, {ONE, {3, 2, 1, 0, 1}, {200, 80, 40, 0, 1}}, false},
    {1, 64, {ONE, {4, 2, 2, 0, 1}, {4, 2, 2, 0, 1}}, false},
    {1, 130, {ONE, {5, 2, 2, 0, 1}, {5, 2, 2, 0, 1}}, false},
};

static int64_t place_of(const fl_pool_call *call, bool input, int64_t i, int64_t c, int64_t d, int64_t h, int64_t w) {
    const fl_pool_axis *a = call->axis;
    int64_t D = input ? a[0].in : a[0].out, H = input ? a[1].in : a[1].out, W = input ? a[2].in : a[2].out;
    if (call->channels_last) return (((i * D + d) * H + h) * W + w) * call->channels + c;
    return (((i * call->channels + c) * D + d) * H + h) * W + w;
}

/* The elements of a window: positions [d, h, w] and their numbers; how many. */
static int64_t window(const fl_pool_call *call, const int64_t *o, int64_t (*at)[3], int64_t *number) {
    const fl_pool_axis *a = call->axis;
    int64_t count = 0, begin[3], size[3], pos[3];
    for (int i = 0; i < 3; i++) {
        begin[i] = a[i].stride ? o[i] * a[i].stride - a[i].padding : o[i] * a[i].in / a[i].out;
        size[i] = a[i].stride ? a[i].kernel : ((o[i] + 1) * a[i].in + a[i].out - 1) / a[i].out - begin[i];
    }
    for (int64_t x = 0; x < size[0]; x++)
        for (int64_t y = 0; y < size[1]; y++)
            for (int64_t z = 0; z < size[2]; z++) {
                int64_t k[3] = {x, y, z};
                bool inside = true;
                for (int i = 0; i < 3; i++) {
                    pos[i] = begin[i] + k[i] * a[i].step;
                    inside = inside && pos[i] >= 0 && pos[i] < a[i].in;
                }
                if (!inside) continue;
                memcpy(at[count], pos, sizeof pos);
                number[count++] = (x * a[1].kernel + y) * a[2].kernel + z;
            }
    return count;
}

#define FOR_OUTPUTS(call)                                        \
    for (int64_t i = 0; i < (call).n; i++)                       \
        for (int64_t c = 0; c < (call).channels; c++)            \
            for (int64_t d = 0; d < (call).axis[0].out; d++)     \
                for (int64_t h = 0; h < (call).axis[1].out; h++) \
                    for (int64_t w = 0; w < (call).axis[2].out; w++)

static void check_shape(const fl_pool_kernels *k, int real, const shape *s, bool channels_last) {
    fl_pool_call call = {.n = s->n, .channels = s->channels, .channels_last = channels_last};
    int64_t in = s->n * s->channels, out = in, window_size = 1;
    for (int i = 0; i < 3; i++) {
        const int64_t *v = s->axis[i];
        fl_pool_axis *a = &call.axis[i];
        *a = (fl_pool_axis){.in = v[0], .kernel = v[1], .stride = v[2], .padding = v[3], .step = v[4]};
        if (a->stride) {
            int64_t room = a->in + 2 * a->padding - a->step * (a->kernel - 1) - 1;
            a->out = (room + (s->ceil ? a->stride - 1 : 0)) / a->stride + 1;
            if (s->ceil && (a->out - 1) * a->stride >= a->in + a->padding) a->out--;
        } else {
            a->out = v[1];
            a->kernel = 1;
            for (int64_t o = 0; o < a->out; o++)
                if (fl_pool__size(a, o) > a->kernel) a->kernel = fl_pool__size(a, o);
        }
        in *= a->in;
        out *= a->out;
        window_size *= a->kernel;
    }
    array x = array_random(real, in, -1, 1, 1), y = array_new(real, out), g = array_random(real, out, -1, 1, 2);
    array gx = array_new(real, in), expected = array_random(real, in, 0, 0, 3);
    for (int64_t i = 0; i < in; i++) array_put(&x, i, round(array_get(&x, i) * 20)); /* with equals */
    array_put(&x, in / 2, NAN);
    uint8_t *place = malloc((size_t)out);
    int64_t *index = malloc((size_t)out * sizeof *index), (*at)[3] = malloc((size_t)window_size * sizeof *at);
    int64_t *number = malloc((size_t)window_size * sizeof *number);
    /* Max. */
    call.x = x.data;
    call.y = y.data;
    call.place = window_size <= 256 ? place : NULL;
    call.index = index;
    k->max[real](&call, 0, fl_pool__units(&call, false));
    FOR_OUTPUTS(call) {
        int64_t to = place_of(&call, false, i, c, d, h, w), count = window(&call, (int64_t[]){d, h, w}, at, number),
                best = 0;
        for (int64_t j = 0; j < count; j++) {
            double v = array_get(&x, place_of(&call, true, i, c, at[j][0], at[j][1], at[j][2]));
            double old = array_get(&x, place_of(&call, true, i, c, at[best][0], at[best][1], at[best][2]));
            if (v > old || isnan(v)) best = j;
        }
        int64_t from = place_of(&call, true, i, c, at[best][0], at[best][1], at[best][2]);
        check_close(real, array_get(&y, to), array_get(&x, from), 0, 0, "max", to);
        if (call.place) assert_int_equal(place[to], number[best]);
        assert_int_equal(index[to], (at[best][0] * call.axis[1].in + at[best][1]) * call.axis[2].in + at[best][2]);
        array_put(&expected, from, array_get(&expected, from) + array_get(&g, to));
    }
    call.x = g.data;
    call.y = gx.data;
    k->scatter[real](&call, 0, fl_pool__planes(&call));
    for (int64_t i = 0; i < in; i++) check_close(real, array_get(&gx, i), array_get(&expected, i), 8, 1, "scatter", i);
    if (call.place) {
        memset(gx.data, 0x7f, (size_t)in * array_item(&gx));
        k->max_backward[real](&call, 0, fl_pool__units(&call, true));
        for (int64_t i = 0; i < in; i++)
            check_close(real, array_get(&gx, i), array_get(&expected, i), 8, 1, "max_backward", i);
    }
    /* Average, with each kind of divisor. */
    array_put(&x, in / 2, 0);
    bool dilated = call.axis[1].step > 1 || call.axis[2].step > 1;
    for (int kind = 0; kind < 3 && !dilated; kind++) {
        call.count_padding = kind == 1;
        call.divisor = kind == 2 ? 3 : 0;
        call.x = x.data;
        call.y = y.data;
        k->average[real](&call, 0, fl_pool__units(&call, false));
        call.x = g.data;
        call.y = gx.data;
        memset(gx.data, 0x7f, (size_t)in * array_item(&gx));
        k->average_backward[real](&call, 0, fl_pool__units(&call, true));
        for (int64_t i = 0; i < in; i++) array_put(&expected, i, 0);
        FOR_OUTPUTS(call) {
            int64_t to = place_of(&call, false, i, c, d, h, w), o[3] = {d, h, w}, count = window(&call, o, at, number);
            double sum = 0, divisor = (double)count;
            if (kind == 1) {
                divisor = 1;
                for (int j = 0; j < 3; j++) {
                    const fl_pool_axis *a = &call.axis[j];
                    int64_t begin = fl_pool__begin(a, o[j]), end = begin + fl_pool__size(a, o[j]);
                    divisor *= (double)((end < a->in + a->padding ? end : a->in + a->padding) - begin);
                }
            } else if (kind == 2) {
                divisor = 3;
            }
            for (int64_t j = 0; j < count; j++) {
                int64_t from = place_of(&call, true, i, c, at[j][0], at[j][1], at[j][2]);
                sum += array_get(&x, from);
                array_put(&expected, from, array_get(&expected, from) + array_get(&g, to) / divisor);
            }
            check_close(real, array_get(&y, to), sum / divisor, 30, 10, "average", to);
        }
        for (int64_t i = 0; i < in; i++)
            check_close(real, array_get(&gx, i), array_get(&expected, i), 30, 1, "average_backward", i);
    }
    array *arrays[] = {&x, &y, &g, &gx, &expected};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) array_free(arrays[i]);
    free(place);
    free(index);
    free(at);
    free(number);
}

static void check_all(const fl_pool_kernels *k, int real) {
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++)
        for (int layout = 0; layout < 2; layout++) check_shape(k, real, &shapes[s], layout);
}

static void pooling(void **state) {
    (void)state;
    EACH_ISA(pool, check_all);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(pooling)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
