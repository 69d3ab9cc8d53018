/* conv.c: GFLOP/s of convolutions and their gradients, and the fraction of one core's measured peak times the threads
 * in use.
 *
 *     bench-conv [threads [index of the only case to run]]
 */
#include <flashlight/base.h>

#include "kernels/conv.h"
#include "peak.h"

typedef struct shape {
    int64_t n, in, out, size, kernel, stride, padding, groups;
} shape;

static const shape shapes[] = {
    {64, 1, 32, 8, 3, 1, 1, 1},    {64, 32, 64, 4, 3, 1, 1, 1},  {64, 64, 128, 2, 3, 1, 1, 1},
    {1, 64, 64, 56, 3, 1, 1, 1},   {8, 64, 64, 56, 3, 1, 1, 1},  {1, 128, 128, 28, 3, 1, 1, 1},
    {1, 256, 256, 14, 3, 1, 1, 1}, {1, 512, 512, 7, 3, 1, 1, 1}, {8, 512, 512, 7, 3, 1, 1, 1},
    {1, 3, 64, 224, 7, 2, 3, 1},   {8, 3, 32, 32, 3, 1, 1, 1},   {8, 64, 128, 56, 3, 2, 1, 1},
    {8, 64, 256, 56, 1, 1, 0, 1},  {8, 256, 64, 56, 1, 1, 0, 1}, {8, 256, 512, 28, 1, 2, 0, 1},
    {8, 96, 96, 56, 3, 1, 1, 96},  {8, 96, 96, 56, 3, 2, 1, 96}, {8, 128, 128, 28, 3, 1, 1, 4},
};

static float *filled(int64_t n) {
    float *p = malloc((size_t)n * sizeof(float));
    if (!p) exit(1);
    for (int64_t i = 0; i < n; i++) p[i] = (float)(i % 17) / 17;
    return p;
}

int main(int argc, char **argv) {
    const int threads = argc > 1 ? atoi(argv[1]) : 1, only = argc > 2 ? atoi(argv[2]) : -1;
    if (!fl_set_num_threads(threads)) return fl_error_report(stderr);
    const double peak = fma_peak(fl_isa()) * threads;
    printf("%s, %d thread(s), peak %.1f GFLOP/s\n", fl_isa(), threads, peak);
    for (int i = 0; i < (int)(sizeof shapes / sizeof *shapes); i++) {
        if (only >= 0 && i != only) continue;
        const shape s = shapes[i];
        const int64_t o = (s.size + 2 * s.padding - s.kernel) / s.stride + 1, k = s.kernel, per_group = s.in / s.groups;
        fl_conv c = {.type = FL_REAL_F32,
                     .n = s.n,
                     .groups = s.groups,
                     .in_channels = s.in,
                     .out_channels = s.out,
                     .in = {1, s.size, s.size},
                     .out = {1, o, o},
                     .kernel = {1, k, k},
                     .stride = {1, s.stride, s.stride},
                     .padding = {0, s.padding, s.padding},
                     .dilation = {1, 1, 1},
                     .w_out = per_group * k * k,
                     .w_in = k * k,
                     .w_kernel = {k * k, k, 1}};
        float *x = filled(s.n * s.size * s.size * s.in), *w = filled(s.out * per_group * k * k),
              *y = filled(s.n * o * o * s.out);
        float *dw = filled(s.out * per_group * k * k), *dx = filled(s.n * s.size * s.size * s.in);
        const double flops = 2.0 * (double)(s.n * o * o * s.out * per_group * k * k);
        const int rounds = 1 + (int)(1e8 / (flops + 1e5));
        printf("%2d %2lldx%3lld->%3lld %3lld k%lld s%lld g%-3lld", i, (long long)s.n, (long long)s.in, (long long)s.out,
               (long long)s.size, (long long)k, (long long)s.stride, (long long)s.groups);
        for (int what = 0; what < 3; what++) {
            double best = 1e9;
            for (int repeat = 0; repeat < 7; repeat++) {
                double start = now();
                for (int r = 0; r < rounds; r++) {
                    bool ok = what == 0   ? fl_conv__forward(&c, x, w, NULL, FL_ACT_NONE, y)
                              : what == 1 ? fl_conv__input_gradient(&c, y, w, NULL, dx)
                                          : fl_conv__weight_gradient(&c, x, y, dw);
                    if (!ok) return fl_error_report(stderr);
                }
                double took = (now() - start) / rounds;
                if (took < best) best = took;
            }
            static const char *const names[] = {"y", "dx", "dw"};
            printf(" | %2s %8.0f us %6.1f GF/s %3.0f%%", names[what], best * 1e6, flops / best * 1e-9,
                   100 * flops / best * 1e-9 / peak);
        }
        printf("\n");
        free(x);
        free(w);
        free(y);
        free(dw);
        free(dx);
    }
    return 0;
}
