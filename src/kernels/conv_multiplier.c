/* conv_multiplier.c: convolutions of groups with one input channel and several outputs, or the other way round
 * (conv_multiplier.h), as depthwise ones over the larger number of channels. The narrow image is widened, each of its
 * channels repeated; where the narrow image is the result, the wide result's channels are added up. Products would be
 * of a few columns; the passes over the wide image that this costs are little beside the convolution.
 */
#include "kernels/conv_multiplier.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"

static int64_t pixels(int64_t n, const int64_t *size) { return n * size[0] * size[1] * size[2]; }

/* The depthwise convolution; *repeats: channels of the wide image to one of the narrow. */
static fl_conv widened(const fl_conv *c, int64_t *repeats) {
    fl_conv wide = *c;
    const bool inputs = c->in_channels > c->out_channels;
    *repeats = inputs ? c->in_channels / c->out_channels : c->out_channels / c->in_channels;
    wide.groups = wide.in_channels = wide.out_channels = inputs ? c->in_channels : c->out_channels;
    if (inputs) wide.w_out = c->w_in;
    return wide;
}

bool fl_conv_multiplier__suits(const fl_conv *c) {
    if (c->n < 1 || c->groups < 2 || c->in_channels == c->out_channels || c->kernel[0] * c->kernel[1] > 64)
        return false;
    if (c->in_channels == c->groups) return true;
    return c->out_channels == c->groups && c->w_out == c->in_channels / c->groups * c->w_in;
}

/* ---- Passes over the wide image ---------------------------------------------------------------------------------- */

typedef struct pass {
    const void *from, *bias;
    void *to;
    int64_t narrow, repeats; /* channels */
} pass;

#define PASSES(type)                                                               \
    static void repeat_##type(void *context, int64_t begin, int64_t end) {         \
        const pass *p = context;                                                   \
        const int64_t repeats = p->repeats;                                        \
        const type *from = (const type *)p->from + begin * p->narrow;              \
        type *to = (type *)p->to + begin * p->narrow * repeats;                    \
        for (int64_t i = 0; i < (end - begin) * p->narrow; i++, to += repeats)     \
            for (int64_t j = 0; j < repeats; j++) to[j] = from[i];                 \
    }                                                                              \
    static void add_up_##type(void *context, int64_t begin, int64_t end) {         \
        const pass *p = context;                                                   \
        const type *from = (const type *)p->from + begin * p->narrow * p->repeats; \
        const type *bias = p->bias;                                                \
        type *to = (type *)p->to + begin * p->narrow;                              \
        for (int64_t i = begin; i < end; i++)                                      \
            for (int64_t c = 0; c < p->narrow; c++, from += p->repeats) {          \
                type sum = from[0];                                                \
                for (int64_t j = 1; j < p->repeats; j++) sum += from[j];           \
                *to++ = bias ? sum + bias[c] : sum;                                \
            }                                                                      \
    }
PASSES(float)
PASSES(double)
#undef PASSES

static void run_pass(const fl_conv *c, fl_range_fn floats, fl_range_fn doubles, pass *p, int64_t n) {
    const int64_t grain = fl_pool__grain(n, p->narrow * p->repeats);
    fl_pool__for(n, grain, c->type == FL_REAL_F32 ? floats : doubles, p);
}

/* An image of the wide convolution's channels; NULL: no memory. */
static void *wide_image(const fl_conv *wide, int64_t n, size_t *bytes) {
    const int64_t size = wide->type == FL_REAL_F32 ? 4 : 8;
    *bytes = (size_t)(n * wide->in_channels * size);
    return fl_alloc__get(*bytes);
}
static void *repeated(const fl_conv *wide, const void *narrow, int64_t repeats, int64_t n, size_t *bytes) {
    pass p = {.from = narrow, .narrow = wide->in_channels / repeats, .repeats = repeats};
    p.to = wide_image(wide, n, bytes);
    if (p.to) run_pass(wide, repeat_float, repeat_double, &p, n);
    return p.to;
}
static void add_up(const fl_conv *wide, const void *from, int64_t repeats, const void *bias, int64_t n, void *narrow) {
    pass p = {.from = from, .bias = bias, .to = narrow, .narrow = wide->in_channels / repeats, .repeats = repeats};
    run_pass(wide, add_up_float, add_up_double, &p, n);
}

/* ---- Convolutions ------------------------------------------------------------------------------------------------ */

bool fl_conv_multiplier__forward(const fl_conv *c, const void *x, const void *w, const void *bias, fl_act act,
                                 void *y) {
    int64_t repeats;
    const fl_conv wide = widened(c, &repeats);
    const int64_t in = pixels(c->n, c->in), out = pixels(c->n, c->out);
    const bool narrow_result = c->out_channels < c->in_channels;
    size_t bytes;
    void *image = narrow_result ? wide_image(&wide, out, &bytes) : repeated(&wide, x, repeats, in, &bytes);
    bool ok = image != NULL;
    if (ok && narrow_result) {
        ok = fl_conv__forward(&wide, x, w, NULL, FL_ACT_NONE, image);
        if (ok) add_up(&wide, image, repeats, bias, out, y);
        if (ok && act) fl_kernels__active.gemm->sets[c->type].activate(act, out * c->out_channels, y);
    } else if (ok) {
        ok = fl_conv__forward(&wide, image, w, bias, act, y);
    }
    if (image) fl_alloc__put(image, bytes);
    return ok;
}

bool fl_conv_multiplier__input_gradient(const fl_conv *c, const void *dy, const void *w, const void *bias, void *dx) {
    int64_t repeats;
    const fl_conv wide = widened(c, &repeats);
    const int64_t in = pixels(c->n, c->in), out = pixels(c->n, c->out);
    const bool narrow_result = c->in_channels < c->out_channels;
    size_t bytes;
    void *image = narrow_result ? wide_image(&wide, in, &bytes) : repeated(&wide, dy, repeats, out, &bytes);
    bool ok = image != NULL;
    if (ok && narrow_result) {
        ok = fl_conv__input_gradient(&wide, dy, w, NULL, image);
        if (ok) add_up(&wide, image, repeats, bias, in, dx);
    } else if (ok) {
        ok = fl_conv__input_gradient(&wide, image, w, bias, dx);
    }
    if (image) fl_alloc__put(image, bytes);
    return ok;
}

bool fl_conv_multiplier__weight_gradient(const fl_conv *c, const void *x, const void *dy, void *dw) {
    int64_t repeats;
    const fl_conv wide = widened(c, &repeats);
    const bool inputs = c->in_channels > c->out_channels; /* are the wide image */
    size_t bytes;
    void *image = inputs ? repeated(&wide, dy, repeats, pixels(c->n, c->out), &bytes)
                         : repeated(&wide, x, repeats, pixels(c->n, c->in), &bytes);
    const bool ok = image && fl_conv__weight_gradient(&wide, inputs ? x : image, inputs ? image : dy, dw);
    if (image) fl_alloc__put(image, bytes);
    return ok;
}
