/* gemm.c: GFLOP/s of matrix products, and the fraction of one core's measured peak times the threads in use.
 *
 *     bench-gemm [threads]
 */
#include <flashlight/base.h>

#include "kernels/gemm.h"
#include "peak.h"

typedef struct shape {
    int64_t batch, m, n, k;
    const char *layout; /* n: row-major, t: transposed, for A and B */
} shape;

static const shape shapes[] = {
    {1, 256, 256, 256, "nn"},    {1, 512, 512, 512, "nn"},   {1, 512, 512, 512, "nt"}, {1, 512, 512, 512, "tn"},
    {1, 1024, 1024, 1024, "nn"}, {1, 1023, 1025, 511, "nn"}, {1, 64, 64, 64, "nn"},    {1, 128, 128, 128, "nt"},
    {1, 32, 256, 784, "nt"},     {1, 32, 784, 256, "nn"},    {1, 256, 784, 32, "tn"},  {1, 32, 10, 256, "nt"},
    {1, 1, 1024, 1024, "nt"},    {1, 1, 1024, 1024, "nn"},   {1, 8, 1024, 1024, "nt"}, {1, 16, 1024, 1024, "nt"},
    {1, 64, 1024, 1024, "nt"},   {1, 1024, 1, 1024, "nn"},   {1, 4096, 32, 288, "nt"}, {1, 64, 64, 8192, "tn"},
    {96, 128, 128, 64, "nt"},    {96, 128, 64, 128, "nn"},   {512, 16, 16, 16, "nn"},
};

int main(int argc, char **argv) {
    const int threads = argc > 1 ? atoi(argv[1]) : 1;
    if (!fl_set_num_threads(threads)) return fl_error_report(stderr);
    const double peak = fma_peak(fl_isa()) * threads;
    printf("%s, %d thread(s), peak %.1f GFLOP/s\n", fl_isa(), threads, peak);
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        const shape s = shapes[i];
        const size_t na = (size_t)(s.batch * s.m * s.k), nb = (size_t)(s.batch * s.k * s.n),
                     nc = (size_t)(s.batch * s.m * s.n);
        float *a = malloc(na * 4), *b = malloc(nb * 4), *c = malloc(nc * 4);
        if (!a || !b || !c) return 1;
        for (size_t j = 0; j < na; j++) a[j] = (float)(j % 17) / 17;
        for (size_t j = 0; j < nb; j++) b[j] = (float)(j % 13) / 13;
        fl_gemm g = {.type = FL_REAL_F32,
                     .batch = s.batch,
                     .m = s.m,
                     .n = s.n,
                     .k = s.k,
                     .a = a,
                     .a_batch = s.m * s.k,
                     .a_row = s.layout[0] == 't' ? 1 : s.k,
                     .a_col = s.layout[0] == 't' ? s.m : 1,
                     .b = b,
                     .b_batch = s.k * s.n,
                     .b_row = s.layout[1] == 't' ? 1 : s.n,
                     .b_col = s.layout[1] == 't' ? s.k : 1,
                     .c = c,
                     .c_batch = s.m * s.n,
                     .c_row = s.n,
                     .c_col = 1};
        const double flops = 2.0 * (double)(s.batch * s.m * s.n * s.k);
        const int rounds = 1 + (int)(1e8 / (flops + 1e5));
        double best = 1e9;
        for (int repeat = 0; repeat < 9; repeat++) {
            double start = now();
            for (int r = 0; r < rounds; r++)
                if (!fl_gemm__run(&g)) return fl_error_report(stderr);
            double took = (now() - start) / rounds;
            if (took < best) best = took;
        }
        printf("%3lld x %4lld x %4lld x %4lld %s %9.1f us %7.1f GFLOP/s %3.0f%%\n", (long long)s.batch, (long long)s.m,
               (long long)s.n, (long long)s.k, s.layout, best * 1e6, flops / best * 1e-9,
               100 * flops / best * 1e-9 / peak);
        free(a);
        free(b);
        free(c);
    }
    return 0;
}
