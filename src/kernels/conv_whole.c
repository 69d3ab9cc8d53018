/* conv_whole.c: the driver of conv_whole.h: one product, images by outputs over all that an image has. The elements of
 * an image are brought into the weight's order, for which the images are small.
 */
#include "kernels/conv_whole.h"

#include <string.h>

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"

static int64_t taps_of(const fl_conv *c) { return c->kernel[0] * c->kernel[1] * c->kernel[2]; }

/* Whether the taps of a weight stand in their order, `step` elements from one to the next. */
static bool taps_apart(const fl_conv *c, int64_t step) {
    for (int i = 2; i >= 0; step *= c->kernel[i--])
        if (c->kernel[i] > 1 && c->w_kernel[i] != step) return false;
    return true;
}

/* [out_channel][channel][tap], where an image has [tap][channel]; the other order is the image's own. */
static bool taps_last(const fl_conv *c) { return c->w_in == taps_of(c) && taps_apart(c, 1); }
static bool taps_first(const fl_conv *c) { return c->w_in == 1 && taps_apart(c, c->in_channels); }

bool fl_conv_whole__suits(const fl_conv *c) {
    for (int i = 0; i < 3; ++i)
        if (c->out[i] != 1 || c->padding[i] != 0 || c->in[i] != c->kernel[i] || c->dilation[i] != 1) return false;
    return c->groups == 1 && c->n > 0 && c->in_channels > 0 && c->out_channels > 0 && taps_of(c) > 1 &&
           (taps_last(c) || taps_first(c));
}

bool fl_conv_whole__takes_planes(const fl_conv *c) { return fl_conv_whole__suits(c) && taps_last(c); }

/* ---- Images in the weight's order -------------------------------------------------------------------------------- */

typedef struct turn {
    const char *from;
    char *to;
    int64_t rows, columns, size; /* each image of `from` is [columns][rows] */
} turn;

static void turn_run(void *context, int64_t begin, int64_t end) {
    const turn *t = context;
    const int64_t bytes = t->rows * t->columns * t->size;
    for (int64_t i = begin; i < end; ++i)
        fl_kernels__active.move->transpose[t->size](t->to + i * bytes, t->columns * t->size, t->from + i * bytes,
                                                    t->rows * t->size, t->rows, t->columns);
}

static int64_t size_of(const fl_conv *c) { return c->type == FL_REAL_F32 ? 4 : 8; }

static void turn_images(const fl_conv *c, const void *from, void *to, int64_t rows, int64_t columns) {
    turn t = {from, to, rows, columns, size_of(c)};
    fl_pool__for(c->n, fl_pool__grain(c->n, 2 * rows * columns), turn_run, &t);
}

static size_t image_bytes(const fl_conv *c) { return (size_t)(c->n * taps_of(c) * c->in_channels * size_of(c)); }

/* x in the weight's order: itself, or `*made`, which is NULL if there is no memory. */
static const void *ordered(const fl_conv *c, const void *x, void **made) {
    if (c->planar || !taps_last(c) || c->in_channels == 1) return x;
    *made = fl_alloc__get(image_bytes(c));
    if (*made) turn_images(c, x, *made, c->in_channels, taps_of(c));
    return *made;
}

/* ---- Products ---------------------------------------------------------------------------------------------------- */

static fl_gemm product_of(const fl_conv *c) { return (fl_gemm){.type = c->type, .batch = 1, .c_col = 1}; }

bool fl_conv_whole__forward(const fl_conv *c, const void *x, const void *w, const void *bias, fl_act act, void *y) {
    void *made = NULL;
    fl_gemm g = product_of(c);
    g.m = c->n, g.n = c->out_channels, g.k = taps_of(c) * c->in_channels;
    g.a = ordered(c, x, &made), g.a_row = g.k, g.a_col = 1;
    g.b = w, g.b_row = 1, g.b_col = c->w_out;
    g.c = y, g.c_row = c->out_channels;
    g.bias = bias;
    g.act = act;
    const bool ok = g.a && fl_gemm__run(&g);
    if (made) fl_alloc__put(made, image_bytes(c));
    return ok;
}

bool fl_conv_whole__weight_gradient(const fl_conv *c, const void *x, const void *dy, void *dw) {
    void *made = NULL;
    fl_gemm g = product_of(c);
    g.m = c->out_channels, g.n = taps_of(c) * c->in_channels, g.k = c->n;
    g.a = dy, g.a_row = 1, g.a_col = c->out_channels;
    g.b = ordered(c, x, &made), g.b_row = g.n, g.b_col = 1;
    g.c = dw, g.c_row = c->w_out;
    const bool ok = g.b && fl_gemm__run(&g);
    if (made) fl_alloc__put(made, image_bytes(c));
    return ok;
}

bool fl_conv_whole__input_gradient(const fl_conv *c, const void *dy, const void *w, const void *bias, void *dx) {
    const int64_t taps = taps_of(c), channels = c->in_channels, size = size_of(c);
    const bool turns = taps_last(c) && channels > 1;
    const size_t wide_bytes = (size_t)(taps * channels * size);
    char *made = turns ? fl_alloc__get(image_bytes(c)) : dx, *wide = bias ? fl_alloc__get(wide_bytes) : NULL;
    bool ok = made && (wide || !bias);
    for (int64_t i = 0; ok && bias && i < taps * channels; ++i) { /* one a column */
        const int64_t channel = taps_last(c) ? i / taps : i % channels;
        memcpy(wide + i * size, (const char *)bias + channel * size, (size_t)size);
    }
    fl_gemm g = product_of(c);
    g.m = c->n, g.n = taps * channels, g.k = c->out_channels;
    g.a = dy, g.a_row = c->out_channels, g.a_col = 1;
    g.b = w, g.b_row = c->w_out, g.b_col = 1;
    g.c = made, g.c_row = g.n;
    g.bias = wide;
    ok = ok && fl_gemm__run(&g);
    if (ok && turns) turn_images(c, made, dx, taps, channels);
    if (turns && made) fl_alloc__put(made, image_bytes(c));
    if (wide) fl_alloc__put(wide, wide_bytes);
    return ok;
}
