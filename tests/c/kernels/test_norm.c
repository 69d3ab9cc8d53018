/* Normalisation kernels against the formulas, for every instruction set and both memory layouts. */
#include "each_isa.h"
#include "kernels/norm.h"

static void free_all(array *const *arrays, size_t n) {
    for (size_t i = 0; i < n; i++) array_free(arrays[i]);
}
#define FREE(...) free_all((array *const[]){__VA_ARGS__}, sizeof((array *const[]){__VA_ARGS__}) / sizeof(array *))

/* Mean and 1 / sqrt(variance + eps) of n values. */
static void statistics(const double *v, int64_t n, double eps, double *mean, double *rstd) {
    long double sum = 0, squares = 0;
    for (int64_t i = 0; i < n; i++) sum += v[i];
    sum /= n;
    for (int64_t i = 0; i < n; i++) squares += (v[i] - sum) * (v[i] - sum);
    *mean = (double)sum;
    *rstd = 1 / sqrt((double)(squares / n) + eps);
}

/* out = the gradient of the input of (v - mean) * rstd for the gradient u of the result. */
static void normal_backward(const double *v, const double *u, int64_t n, double mean, double rstd, bool rms,
                            double *out) {
    long double a = 0, b = 0;
    for (int64_t i = 0; i < n; i++) {
        a += rms ? 0 : u[i];
        b += u[i] * (v[i] - mean) * rstd;
    }
    for (int64_t i = 0; i < n; i++) out[i] = (double)(rstd * (u[i] - a / n - (v[i] - mean) * rstd * b / n));
}

/* ---- layer_norm -------------------------------------------------------------------------------------------------- */

static void check_layer_norm(const fl_norm_kernels *k, int real) {
    static const int64_t shapes[][2] = {{3, 1}, {5, 7}, {4, 16}, {3, 33}, {70, 64}, {2, 5000}};
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++)
        for (int variant = 0; variant < 8; variant++) {
            int64_t rows = shapes[s][0], n = shapes[s][1], parts = rows > 3 ? 3 : 1;
            bool rms = variant & 1, weighted = variant & 2, biased = variant & 4;
            array x = array_random(real, rows * n, -2, 3, s), g = array_random(real, rows * n, -1, 1, s + 1);
            array w = array_random(real, n, 0.5, 2, s + 2), b = array_random(real, n, -1, 1, s + 3);
            array y = array_new(real, rows * n), gx = array_new(real, rows * n), other = array_new(real, rows * n);
            array mean = array_random(real, rows, 0, 1, 5), rstd = array_new(real, rows),
                  sums = array_random(real, parts * 2 * n, 0, 1, 6);
            array gw = array_random(real, n, 0, 1, 7), gb = array_random(real, n, 0, 1, 8);
            fl_layer_norm_call call = {.x = x.data,
                                       .grad = g.data,
                                       .weight = weighted ? w.data : NULL,
                                       .bias = biased ? b.data : NULL,
                                       .y = y.data,
                                       .mean = rms ? NULL : mean.data,
                                       .rstd = rstd.data,
                                       .rows = rows,
                                       .size = n,
                                       .eps = 1e-5,
                                       .rms = rms,
                                       .parts = parts,
                                       .grad_weight = gw.data,
                                       .grad_bias = gb.data};
            k->layer_norm[real](&call, 0, rows);
            call.y = other.data;
            k->layer_norm_backward[real](&call, 0, rows);
            call.y = gx.data;
            call.sums = sums.data;
            k->layer_norm_backward[real](&call, 0, parts);
            k->layer_norm_params[real](&call, 0, n);
            assert_memory_equal(gx.data, other.data, (size_t)(rows * n) * array_item(&gx));
            double *v = malloc((size_t)n * 4 * sizeof *v), *u = v + n, *out = u + n, *weight_sum = out + n;
            double *bias_sum = calloc((size_t)n, sizeof *bias_sum);
            memset(weight_sum, 0, (size_t)n * sizeof *weight_sum);
            for (int64_t r = 0; r < rows; r++) {
                double m = 0, scale = 0;
                for (int64_t i = 0; i < n; i++) {
                    v[i] = array_get(&x, r * n + i);
                    u[i] = array_get(&g, r * n + i) * (weighted ? array_get(&w, i) : 1);
                    scale += v[i] * v[i];
                }
                if (rms)
                    scale = 1 / sqrt(scale / (double)n + 1e-5);
                else
                    statistics(v, n, 1e-5, &m, &scale);
                normal_backward(v, u, n, m, scale, rms, out);
                for (int64_t i = 0; i < n; i++) {
                    double h = (v[i] - m) * scale;
                    double expected = h * (weighted ? array_get(&w, i) : 1) + (biased ? array_get(&b, i) : 0);
                    check_close(real, array_get(&y, r * n + i), expected, 30, 1 + scale, "layer_norm", r * n + i);
                    check_close(real, array_get(&gx, r * n + i), out[i], 60, 1 + scale, "gradient", r * n + i);
                    weight_sum[i] += h * array_get(&g, r * n + i);
                    bias_sum[i] += array_get(&g, r * n + i);
                }
                if (!rms) check_close(real, array_get(&mean, r), m, 8, 1, "mean", r);
                check_close(real, array_get(&rstd, r), scale, 8, 0, "rstd", r);
            }
            for (int64_t i = 0; i < n; i++) {
                check_close(real, array_get(&gw, i), weight_sum[i], 30, 5, "grad_weight", i);
                check_close(real, array_get(&gb, i), bias_sum[i], 30, 5, "grad_bias", i);
            }
            free(v);
            free(bias_sum);
            FREE(&x, &g, &w, &b, &y, &gx, &other, &mean, &rstd, &sums, &gw, &gb);
        }
}

/* ---- batch_norm and group_norm ----------------------------------------------------------------------------------- */

static const int64_t shapes[][3] = {{2, 4, 1},   {5, 4, 9},    {3, 6, 49},  {4, 20, 64},
                                    {2, 300, 7}, {40, 2, 130}, {1, 4, 5000}};

/* What both normalisations of a tensor have: x, grad and results laid out as planes or as rows. */
typedef struct problem {
    int real;
    bool rows; /* channels last */
    int64_t n, channels, pixels;
    array x, g, w, b, y, gx, gw, gb;
    fl_batch_norm_call call;
} problem;

static int64_t place(const problem *p, int64_t i, int64_t c, int64_t s) {
    return p->rows ? (i * p->pixels + s) * p->channels + c : (i * p->channels + c) * p->pixels + s;
}

static void problem_open(problem *p, int real, bool rows, const int64_t *shape, bool affine) {
    p->real = real;
    p->rows = rows;
    p->n = shape[0];
    p->channels = shape[1];
    p->pixels = shape[2];
    int64_t size = shape[0] * shape[1] * shape[2];
    p->x = array_random(real, size, 3, 8, 1);
    p->g = array_random(real, size, -1, 1, 2);
    p->w = array_random(real, shape[1], 0.5, 2, 3);
    p->b = array_random(real, shape[1], -1, 1, 4);
    p->y = array_new(real, size);
    p->gx = array_new(real, size);
    p->gw = array_new(real, shape[1]);
    p->gb = array_new(real, shape[1]);
    p->call = (fl_batch_norm_call){.x = p->x.data,
                                   .grad = p->g.data,
                                   .n = p->n,
                                   .channels = p->channels,
                                   .pixels = p->pixels,
                                   .weight = affine ? p->w.data : NULL,
                                   .bias = affine ? p->b.data : NULL,
                                   .eps = 1e-5,
                                   .momentum = 0.3,
                                   .grad_weight = p->gw.data,
                                   .grad_bias = p->gb.data};
}

static void problem_close(problem *p) { FREE(&p->x, &p->g, &p->w, &p->b, &p->y, &p->gx, &p->gw, &p->gb); }

/* Compares y and gx with a normalisation whose statistics go over channels [c, c + depth) of samples [i, i + many), and
 * adds what it means for the parameters' gradients. */
static void check_group(problem *p, int64_t i, int64_t many, int64_t c, int64_t depth, double *weight_sum,
                        double *bias_sum, double *mean, double *rstd) {
    int64_t count = many * depth * p->pixels, at = 0;
    double *v = calloc((size_t)count * 3, sizeof *v), *u = v + count, *out = u + count;
    for (int64_t a = i; a < i + many; a++)
        for (int64_t d = c; d < c + depth; d++)
            for (int64_t s = 0; s < p->pixels; s++, at++) {
                v[at] = array_get(&p->x, place(p, a, d, s));
                u[at] = array_get(&p->g, place(p, a, d, s)) * (p->call.weight ? array_get(&p->w, d) : 1);
            }
    statistics(v, count, 1e-5, mean, rstd);
    normal_backward(v, u, count, *mean, *rstd, false, out);
    at = 0;
    for (int64_t a = i; a < i + many; a++)
        for (int64_t d = c; d < c + depth; d++)
            for (int64_t s = 0; s < p->pixels; s++, at++) {
                double h = (v[at] - *mean) * *rstd, grad = array_get(&p->g, place(p, a, d, s));
                double y = p->call.weight ? h * array_get(&p->w, d) + array_get(&p->b, d) : h;
                check_close(p->real, array_get(&p->y, place(p, a, d, s)), y, 20, 1 + 8 * *rstd, "y", at);
                check_close(p->real, array_get(&p->gx, place(p, a, d, s)), out[at], 40, 1 + 8 * *rstd, "gradient", at);
                weight_sum[d] += grad * h;
                bias_sum[d] += grad;
            }
    free(v);
}

static void check_batch_norm(const fl_norm_kernels *k, int real) {
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++)
        for (int variant = 0; variant < 4; variant++) {
            problem p;
            problem_open(&p, real, variant & 1, shapes[s], variant & 2);
            int64_t channels = p.channels, parts = p.n * p.pixels > 4 ? 3 : 1;
            array mean = array_new(real, channels), rstd = array_new(real, channels);
            array rm = array_random(real, channels, 0, 1, 8), rv = array_random(real, channels, 0, 1, 9);
            array scale = array_new(real, channels), slope = array_new(real, channels),
                  shift = array_new(real, channels);
            double *partial = malloc((size_t)(parts * 2 * channels) * sizeof *partial);
            fl_batch_norm_call *call = &p.call;
            call->mean = mean.data;
            call->rstd = rstd.data;
            call->running_mean = rm.data;
            call->running_var = rv.data;
            call->training = true;
            call->y = p.y.data;
            if (!p.rows) {
                k->batch_planes[real](call, 0, channels);
                call->y = p.gx.data;
                k->batch_planes_backward[real](call, 0, channels);
            } else {
                call->sets = 1;
                call->rows = p.n * p.pixels;
                call->parts = parts;
                call->partial = partial;
                call->center = mean.data;
                call->scale = scale.data;
                call->slope = slope.data;
                call->shift = shift.data;
                k->rows_moments[real](call, 0, parts);
                k->rows_join[real](call, 0, 1);
                k->batch_finish[real](call, 0, channels);
                k->rows_apply[real](call, 0, call->rows);
                call->y = p.gx.data;
                k->rows_sums[real](call, 0, parts);
                k->rows_add[real](call, 0, 1);
                k->batch_finish_backward[real](call, 0, channels);
                k->rows_apply_backward[real](call, 0, call->rows);
            }
            double *weight_sum = calloc((size_t)channels, sizeof *weight_sum),
                   *bias_sum = calloc((size_t)channels, sizeof *bias_sum);
            uint64_t seed_m = 8, seed_v = 9;
            for (int64_t c = 0; c < channels; c++) {
                double m, r, count = (double)(p.n * p.pixels);
                check_group(&p, 0, p.n, c, 1, weight_sum, bias_sum, &m, &r);
                check_close(real, array_get(&mean, c), m, 24, 0, "mean", c);
                check_close(real, array_get(&rstd, c), r, 8, 0, "rstd", c);
                check_close(real, array_get(&p.gw, c), weight_sum[c], 40, 200, "grad_weight", c);
                check_close(real, array_get(&p.gb, c), bias_sum[c], 40, 100, "grad_bias", c);
                double var = (1 / (r * r) - 1e-5) * count / (count - 1);
                check_close(real, array_get(&rm, c), 0.7 * random_between(&seed_m, 0, 1) + 0.3 * m, 24, 0,
                            "running_mean", c);
                check_close(real, array_get(&rv, c), 0.7 * random_between(&seed_v, 0, 1) + 0.3 * var, 8, 0.1,
                            "running_var", c);
            }
            /* Evaluation. */
            call->training = false;
            call->y = p.y.data;
            call->center = rm.data;
            call->scale = scale.data;
            call->shift = shift.data;
            k->batch_finish_eval[real](call, 0, channels);
            if (p.rows)
                k->rows_apply[real](call, 0, call->rows);
            else
                k->planes_apply[real](call, 0, p.n * channels);
            for (int64_t i = 0; i < p.n; i++)
                for (int64_t c = 0; c < channels; c++) {
                    double r = 1 / sqrt(array_get(&rv, c) + 1e-5), w = call->weight ? array_get(&p.w, c) : 1;
                    double b = call->bias ? array_get(&p.b, c) : 0, x = array_get(&p.x, place(&p, i, c, 0));
                    double y = (x - array_get(&rm, c)) * r * w + b;
                    check_close(real, array_get(&p.y, place(&p, i, c, 0)), y, 8, 1 + 8 * r, "evaluation", i);
                }
            if (!p.rows) {
                call->y = p.gx.data;
                k->batch_planes_backward[real](call, 0, channels);
                for (int64_t c = 0; c < channels; c++) {
                    double r = array_get(&rstd, c), w = call->weight ? array_get(&p.w, c) : 1;
                    check_close(real, array_get(&p.gx, place(&p, 0, c, 0)), array_get(&p.g, place(&p, 0, c, 0)) * r * w,
                                4, 0, "gradient in evaluation", c);
                }
            }
            if (!p.rows) FREE(&mean, &rstd, &rm, &rv, &scale, &shift);
            if (!p.rows) free(slope.block);
            if (p.rows) FREE(&mean, &rstd, &rm, &rv, &scale, &slope, &shift);
            free(partial);
            free(weight_sum);
            free(bias_sum);
            problem_close(&p);
        }
}

static void check_group_norm(const fl_norm_kernels *k, int real) {
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++)
        for (int64_t variant = 0; variant < 4; variant++) {
            problem p;
            int64_t groups = variant / 2 + 1;
            problem_open(&p, real, variant & 1, shapes[s], true);
            int64_t depth = p.channels / groups;
            array mean = array_new(real, p.n * groups), rstd = array_new(real, p.n * groups);
            p.call.groups = groups;
            p.call.mean = mean.data;
            p.call.rstd = rstd.data;
            p.call.sets = p.n;
            p.call.parts = p.rows && p.pixels > 8 ? 3 : 1;
            p.call.partial = malloc((size_t)(p.n * p.call.parts * 2 * p.channels) * sizeof(double));
            p.call.y = p.y.data;
            array coefficients = array_new(real, 4 * p.n * p.channels);
            if (!p.rows) {
                k->group_planes[real](&p.call, 0, p.n * groups);
                p.call.y = p.gx.data;
                k->group_planes_backward[real](&p.call, 0, p.n * groups);
            } else {
                char *next = coefficients.data;
                size_t bytes = (size_t)(p.n * p.channels) * array_item(&coefficients);
                p.call.rows = p.pixels;
                p.call.per_sample = true;
                p.call.center = next;
                p.call.scale = next + bytes;
                p.call.slope = next + 2 * bytes;
                p.call.shift = next + 3 * bytes;
                k->rows_moments[real](&p.call, 0, p.n * p.call.parts);
                k->rows_join[real](&p.call, 0, p.n);
                k->group_finish[real](&p.call, 0, p.n);
                k->rows_apply[real](&p.call, 0, p.n * p.pixels);
                p.call.y = p.gx.data;
                k->rows_sums[real](&p.call, 0, p.n * p.call.parts);
                k->rows_add[real](&p.call, 0, p.n);
                k->group_finish_backward[real](&p.call, 0, p.n);
                k->rows_apply_backward[real](&p.call, 0, p.n * p.pixels);
            }
            k->group_params[real](&p.call, 0, p.channels);
            double *weight_sum = calloc((size_t)p.channels, sizeof *weight_sum);
            double *bias_sum = calloc((size_t)p.channels, sizeof *bias_sum), m, r;
            for (int64_t i = 0; i < p.n; i++)
                for (int64_t group = 0; group < groups; group++) {
                    check_group(&p, i, 1, group * depth, depth, weight_sum, bias_sum, &m, &r);
                    check_close(real, array_get(&mean, i * groups + group), m, 24, 0, "mean", i);
                    check_close(real, array_get(&rstd, i * groups + group), r, 8, 0, "rstd", i);
                }
            for (int64_t c = 0; c < p.channels; c++) {
                check_close(real, array_get(&p.gw, c), weight_sum[c], 40, 200, "grad_weight", c);
                check_close(real, array_get(&p.gb, c), bias_sum[c], 40, 100, "grad_bias", c);
            }
            free(p.call.partial);
            free(weight_sum);
            free(bias_sum);
            if (p.rows)
                FREE(&coefficients);
            else
                free(coefficients.block);
            FREE(&mean, &rstd);
            problem_close(&p);
        }
}

/* A mean a million times the deviation: the variance is still right to the accuracy that the data has. */
static void check_large_mean(const fl_norm_kernels *k, int real) {
    enum { N = 10000 };
    array x = array_new(real, N), y = array_new(real, N), stats = array_new(real, 2);
    uint64_t seed = 1;
    double *v = malloc(N * sizeof *v), m, r;
    for (int64_t i = 0; i < N; i++) {
        array_put(&x, i, 1e5 + random_between(&seed, -1, 1));
        v[i] = array_get(&x, i);
    }
    fl_layer_norm_call call = {.x = x.data,
                               .y = y.data,
                               .mean = stats.data,
                               .rstd = stats.data + array_item(&stats),
                               .rows = 1,
                               .size = N,
                               .eps = 1e-5};
    k->layer_norm[real](&call, 0, 1);
    statistics(v, N, 1e-5, &m, &r);
    check_close(real, array_get(&stats, 0), m, 1, 0, "mean", 0);
    check_close(real, array_get(&stats, 1), r, 100, 0, "rstd", 0);
    free(v);
    FREE(&x, &y, &stats);
}

static void layer_norm(void **state) {
    (void)state;
    EACH_ISA(norm, check_layer_norm);
}
static void batch_norm(void **state) {
    (void)state;
    EACH_ISA(norm, check_batch_norm);
}
static void group_norm(void **state) {
    (void)state;
    EACH_ISA(norm, check_group_norm);
}
static void large_mean(void **state) {
    (void)state;
    EACH_ISA(norm, check_large_mean);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(layer_norm), cmocka_unit_test(batch_norm),
                                       cmocka_unit_test(group_norm), cmocka_unit_test(large_mean)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
