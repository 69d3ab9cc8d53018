/* conv_exact.c: see conv_exact.h. One result after the other, summed in double: slow, and only for what is rare.
 */
#include "kernels/conv_exact.h"

#include <math.h>

#include "base/pool.h"

typedef struct exact {
    const fl_conv *c;
    const void *from, *w, *bias;
    void *to;
    bool backward; /* from the output's image to the input's */
} exact;

static double value(int type, const void *p, int64_t i) {
    return type == FL_REAL_F32 ? (double)((const float *)p)[i] : ((const double *)p)[i];
}

/* Where tap k of a position is read along dimension i; -1: outside. */
static int64_t place(const exact *e, int i, int64_t position, int64_t k) {
    const fl_conv *c = e->c;
    int64_t at = e->backward ? position + c->padding[i] - k * c->dilation[i]
                             : position * c->stride[i] - c->padding[i] + k * c->dilation[i];
    const int64_t size = e->backward ? c->out[i] : c->in[i];
    if (e->backward) {
        if (at < 0 || at % c->stride[i]) return -1;
        at /= c->stride[i];
    }
    return at >= 0 && at < size ? at : -1;
}

/* The sum for one position of image n and one channel of the result. */
static double sum_of(const exact *e, int64_t n, const int64_t *at, int64_t channel) {
    const fl_conv *c = e->c;
    const int64_t *size = e->backward ? c->out : c->in;
    const int64_t all = e->backward ? c->out_channels : c->in_channels, read = all / c->groups;
    const int64_t written = (e->backward ? c->in_channels : c->out_channels) / c->groups, group = channel / written;
    double sum = e->bias ? value(c->type, e->bias, channel) : 0;
    for (int64_t kd = 0; kd < c->kernel[0]; ++kd) {
        const int64_t z = place(e, 0, at[0], kd);
        for (int64_t kh = 0; z >= 0 && kh < c->kernel[1]; ++kh) {
            const int64_t y = place(e, 1, at[1], kh);
            for (int64_t kw = 0; y >= 0 && kw < c->kernel[2]; ++kw) {
                const int64_t x = place(e, 2, at[2], kw);
                if (x < 0) continue;
                const int64_t pixel = (((n * size[0] + z) * size[1] + y) * size[2] + x) * all + group * read;
                const int64_t tap = kd * c->w_kernel[0] + kh * c->w_kernel[1] + kw * c->w_kernel[2];
                for (int64_t i = 0; i < read; ++i) {
                    const int64_t out = e->backward ? group * read + i : channel;
                    const int64_t in = e->backward ? channel % written : i;
                    sum +=
                        value(c->type, e->from, pixel + i) * value(c->type, e->w, tap + out * c->w_out + in * c->w_in);
                }
            }
        }
    }
    return sum;
}

static void run(void *context, int64_t begin, int64_t end) {
    const exact *e = context;
    const fl_conv *c = e->c;
    const int64_t *size = e->backward ? c->in : c->out;
    const int64_t channels = e->backward ? c->in_channels : c->out_channels;
    for (int64_t pixel = begin; pixel < end; ++pixel) {
        const int64_t row = pixel / size[2], plane = row / size[1];
        const int64_t at[3] = {plane % size[0], row % size[1], pixel % size[2]};
        for (int64_t i = 0; i < channels; ++i) {
            const double sum = sum_of(e, plane / size[0], at, i);
            if (c->type == FL_REAL_F32)
                ((float *)e->to)[pixel * channels + i] = (float)sum;
            else
                ((double *)e->to)[pixel * channels + i] = sum;
        }
    }
}

static void run_all(exact *e) {
    const int64_t *size = e->backward ? e->c->in : e->c->out, *kernel = e->c->kernel;
    const int64_t cost = e->c->in_channels * e->c->out_channels / e->c->groups * kernel[0] * kernel[1] * kernel[2];
    const int64_t pixels = e->c->n * size[0] * size[1] * size[2];
    fl_pool__for(pixels, fl_pool__grain(pixels, cost), run, e);
}

void fl_conv_exact__forward(const fl_conv *c, const void *x, const void *w, const void *bias, void *y) {
    run_all(&(exact){.c = c, .from = x, .w = w, .bias = bias, .to = y});
}

void fl_conv_exact__input_gradient(const fl_conv *c, const void *dy, const void *w, const void *bias, void *dx) {
    run_all(&(exact){.c = c, .from = dy, .w = w, .bias = bias, .to = dx, .backward = true});
}

bool fl_conv_exact__finite(int type, const void *values, int64_t n, int64_t step) {
    for (int64_t i = 0; i < n; ++i)
        if (!isfinite(value(type, values, i * step))) return false;
    return true;
}
