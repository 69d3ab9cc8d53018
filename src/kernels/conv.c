/* conv.c: convolutions and their gradients as products over patches (conv.h).
 *
 * Forward: positions of the output by channels of the output, over taps x channels. Input gradient: the same with the
 * roles of input and output changed and the taps reversed; with a stride, positions of the input that differ in their
 * remainder see different taps, so that each remainder is a product of its own. Weight gradient: channels of the output
 * by taps x channels, over positions. The order of taps is a list (fl_conv_patches' units, and `tap` below), so that
 * the three share their code.
 */
#include "kernels/conv.h"

#include <string.h>

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/conv_depthwise.h"
#include "kernels/conv_lines.h"
#include "kernels/conv_multiplier.h"
#include "kernels/conv_whole.h"
#include "kernels/kernels.h"
#include "kernels/winograd.h"

#define TEMP_BYTES 32768          /* of weights being reordered, on the stack */
#define PLANAR_CHANNELS 48        /* from which on, and for gradients ... */
#define PLANAR_PIXELS 1024        /* of an image, and ... */
#define PLANAR_ELEMENTS (2 << 20) /* of all images, planes are read as they are by pointwise convolutions */
#define PLANAR_FEW 4              /* outputs, for whose gradients it is always less to read them as they are */

static int64_t min64(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t max64(int64_t a, int64_t b) { return a > b ? a : b; }
static void *at(const void *base, int64_t elements, int size) { return (char *)base + elements * size; }
static int64_t volume(const int64_t *size) { return size[0] * size[1] * size[2]; }
static int element_size(const fl_conv *c) { return c->type == FL_REAL_F64 ? 8 : 4; }
static int64_t weight_offset(const fl_conv *c, int64_t d, int64_t h, int64_t w) {
    return d * c->w_kernel[0] + h * c->w_kernel[1] + w * c->w_kernel[2];
}

/* A product over patches: what the hooks need to know. */
typedef struct product {
    const fl_conv *c;
    const fl_gemm_set *gemm;
    const fl_conv_set *conv;
    const void *w;
    fl_conv_patches patches;
    int64_t (*units)[3];
    int64_t *tap; /* the weight's offset of each tap, in the order of the patches */
    int64_t taps, n_units;
    int64_t group_channels; /* of the patches */
    int64_t place_start[3], place_step[3];
    void *out;
    bool by_lines; /* whether fl_conv_lines reads the patches; if not, they are gathered */
} product;

static size_t product_bytes(const fl_conv *c) { return (size_t)volume(c->kernel) * 4 * sizeof(int64_t); }

static bool product_init(product *p, const fl_conv *c, const void *w) {
    *p = (product){.c = c, .w = w};
    p->gemm = fl_gemm__set(c->type);
    p->conv = &fl_kernels__active.conv->real[c->type == FL_REAL_F64 ? FL_REAL_F64 : FL_REAL_F32];
    p->tap = fl_alloc__get(product_bytes(c));
    if (!p->tap) return false;
    p->units = (int64_t(*)[3])(p->tap + volume(c->kernel));
    return true;
}
static void product_end(product *p) { fl_alloc__put(p->tap, product_bytes(p->c)); }

/* The product as lines of patches, by `columns` channels of all groups. */
static fl_conv_lines lines_of(const product *p, void *out, int64_t columns) {
    const fl_conv *c = p->c;
    return (fl_conv_lines){.type = c->type,
                           .n = c->n,
                           .groups = c->groups,
                           .patches = &p->patches,
                           .units = p->n_units,
                           .columns = columns / c->groups,
                           .out = out};
}

/* The forward patches: of the input, a row for every position of the output. The taps of a line may lie one after the
 * other. */
static fl_conv_lines patches_of_input(product *p, const void *x, void *y, bool by_lines) {
    const fl_conv *c = p->c;
    fl_conv_patches *q = &p->patches;
    const bool joined =
        c->dilation[2] == 1 && (by_lines ? fl_conv_lines__joins(c->groups, c->in_channels, c->type) : c->groups == 1);
    p->group_channels = q->channels = c->in_channels / c->groups;
    q->pitch = c->in_channels;
    q->image = x;
    q->span = joined ? c->kernel[2] : 1;
    q->unit = (const int64_t(*)[3])p->units;
    for (int i = 0; i < 3; ++i) {
        q->size[i] = c->in[i];
        q->rows[i] = c->out[i];
        q->start[i] = -c->padding[i];
        q->step[i] = c->stride[i];
    }
    p->taps = p->n_units = 0;
    for (int64_t kd = 0; kd < c->kernel[0]; ++kd)
        for (int64_t kh = 0; kh < c->kernel[1]; ++kh)
            for (int64_t kw = 0; kw < c->kernel[2]; ++kw) {
                p->tap[p->taps++] = weight_offset(c, kd, kh, kw);
                if (joined && kw > 0) continue;
                int64_t *unit = p->units[p->n_units++];
                unit[0] = kd * c->dilation[0];
                unit[1] = kh * c->dilation[1];
                unit[2] = kw * c->dilation[2];
            }
    fl_conv_lines l = lines_of(p, y, c->out_channels);
    for (int i = 0; i < 3; ++i) {
        l.place_size[i] = c->out[i];
        l.place_step[i] = 1;
    }
    p->by_lines = by_lines && volume(c->kernel) > 1 && fl_conv_lines__suit(&l);
    return by_lines && !p->by_lines ? patches_of_input(p, x, y, false) : l;
}

/* ---- Hooks ------------------------------------------------------------------------------------------------------- */

static void patch_rows(const void *context, int64_t group, int64_t row, int rows, int64_t k0, int64_t k, void *dst) {
    const product *p = context;
    p->conv->gather(&p->patches, group * p->group_channels, row, rows, k0, k, dst, k);
}

static void patch_columns(const void *context, int64_t group, int64_t k0, int64_t k, int64_t column, int n, int width,
                          void *dst) {
    const product *p = context;
    const int size = p->gemm->size;
    p->conv->gather(&p->patches, group * p->group_channels, k0, k, column, n, dst, width);
    if (n < width)
        for (int64_t i = 0; i < k; ++i) memset(at(dst, i * width + n, size), 0, (size_t)((width - n) * size));
}

/* B((tap, channel), j) = the weight from `first` on, at channel * row + j * column + tap, for the taps and channels of
 * [k0, k0 + k). Where taps stand together in memory, pieces are transposed whole and their rows then put into order. */
static void weight_panel(const product *p, int64_t first, int64_t channels, int64_t row, int64_t column, int64_t k0,
                         int64_t k, int n, int width, char *dst) {
    const int size = p->gemm->size;
    const int64_t row_bytes = (int64_t)width * size, all_taps = volume(p->c->kernel);
    const char *w = at(p->w, first, size);
    const bool taps_last = all_taps > 1 && weight_offset(p->c, 0, 0, 1) == 1 && p->c->w_in == all_taps &&
                           (p->c->kernel[1] == 1 || p->c->w_kernel[1] == p->c->kernel[2]) &&
                           (p->c->kernel[0] == 1 || p->c->w_kernel[0] == p->c->kernel[1] * p->c->kernel[2]);
    char temp[TEMP_BYTES] __attribute__((aligned(64)));
    if (taps_last && p->taps * 2 > all_taps && all_taps * row_bytes <= TEMP_BYTES && k0 == 0 &&
        k == p->taps * channels) {
        /* The channels whose taps are contiguous are rows of B (forward), several at a time, or its columns. */
        const int64_t together = row == all_taps ? TEMP_BYTES / (all_taps * row_bytes) : 1;
        for (int64_t c = 0; c < channels; c += together) {
            const int64_t count = min64(together, channels - c);
            p->gemm->pack_columns(all_taps * count, n, width, at(w, c * row, size), 1, column, temp);
            for (int64_t t = 0; t < p->taps; ++t)
                for (int64_t i = 0; i < count; ++i)
                    memcpy(dst + (t * channels + c + i) * row_bytes, temp + (i * all_taps + p->tap[t]) * row_bytes,
                           (size_t)row_bytes);
        }
        return;
    }
    for (int64_t t = k0 / channels; t * channels < k0 + k; ++t) {
        const int64_t c0 = max64(0, k0 - t * channels), c1 = min64(channels, k0 + k - t * channels);
        p->gemm->pack_columns(c1 - c0, n, width, at(w, p->tap[t] + c0 * row, size), row, column,
                              dst + (t * channels + c0 - k0) * row_bytes);
    }
}

static void forward_weights(const void *context, int64_t group, int64_t k0, int64_t k, int64_t column, int n, int width,
                            void *dst) {
    const product *p = context;
    const fl_conv *c = p->c;
    weight_panel(p, (group * (c->out_channels / c->groups) + column) * c->w_out, p->group_channels, c->w_in, c->w_out,
                 k0, k, n, width, dst);
}

static void backward_weights(const void *context, int64_t group, int64_t k0, int64_t k, int64_t column, int n,
                             int width, void *dst) {
    const product *p = context;
    const fl_conv *c = p->c;
    weight_panel(p, group * p->group_channels * c->w_out + column * c->w_in, p->group_channels, c->w_out, c->w_in, k0,
                 k, n, width, dst);
}

/* Rows of the input gradient that stand for every stride-th position. */
static void place_strided(const void *context, int64_t group, int64_t row, int rows, void **out) {
    const product *p = context;
    const fl_conv *c = p->c;
    const int size = p->gemm->size;
    const int64_t *count = p->patches.rows;
    for (int i = 0; i < rows; ++i) {
        const int64_t r = row + i, x = r % count[2], y = r / count[2] % count[1];
        const int64_t z = r / count[2] / count[1] % count[0], n = r / count[2] / count[1] / count[0];
        const int64_t iz = p->place_start[0] + z * p->place_step[0], iy = p->place_start[1] + y * p->place_step[1];
        const int64_t ix = p->place_start[2] + x * p->place_step[2];
        const int64_t pixel = ((n * c->in[0] + iz) * c->in[1] + iy) * c->in[2] + ix;
        out[i] = at(p->out, pixel * c->in_channels + group * (c->in_channels / c->groups), size);
    }
}

/* ---- Forward ----------------------------------------------------------------------------------------------------- */

/* The product with everything in place but the hooks: `m` positions of x by y. */
static fl_gemm gemm_of(const fl_conv *c, int64_t m, const void *x, int64_t x_channels, const void *w, const void *bias,
                       void *y, int64_t y_channels) {
    return (fl_gemm){.type = c->type,
                     .batch = c->groups,
                     .m = m,
                     .n = y_channels / c->groups,
                     .k = x_channels / c->groups,
                     .a = x,
                     .a_batch = x_channels / c->groups,
                     .a_row = x_channels,
                     .a_col = 1,
                     .b = w,
                     .c = y,
                     .c_batch = y_channels / c->groups,
                     .c_row = y_channels,
                     .c_col = 1,
                     .bias = bias,
                     .bias_batch = y_channels / c->groups};
}

static bool is_pointwise(const fl_conv *c) {
    for (int i = 0; i < 3; ++i)
        if (c->kernel[i] != 1 || c->stride[i] != 1 || c->padding[i] != 0 || c->in[i] != c->out[i]) return false;
    return true;
}

bool fl_conv__takes_planes(const fl_conv *c, bool weight_gradient) {
    if (fl_conv_multiplier__suits(c)) return false;
    if (is_pointwise(c) && c->groups == 1) {
        /* Few channels are converted in no time; gradients of few pixels are better one product than one an image. */
        const int64_t pixels = volume(c->in);
        return c->in_channels >= PLANAR_CHANNELS &&
               (!weight_gradient || c->out_channels <= PLANAR_FEW ||
                (pixels >= PLANAR_PIXELS && c->n * pixels * c->in_channels >= PLANAR_ELEMENTS));
    }
    return fl_conv_depthwise__takes_planes(c) || fl_conv_whole__takes_planes(c);
}

bool fl_conv__takes_pairs(const fl_conv *c) {
    return fl_gemm__bf16() && !fl_conv_multiplier__suits(c) && !fl_conv_depthwise__suits(c) &&
           !fl_conv_whole__suits(c) && !fl_winograd__suits(c);
}

bool fl_conv__forward(const fl_conv *c, const void *x, const void *w, const void *bias, fl_act act, void *y) {
    const int64_t m = c->n * volume(c->out);
    if (m <= 0 || c->out_channels <= 0) return true;
    if (c->type != FL_GEMM_BF16) {
        if (fl_conv_multiplier__suits(c)) return fl_conv_multiplier__forward(c, x, w, bias, act, y);
        if (fl_conv_depthwise__suits(c)) return fl_conv_depthwise__forward(c, x, w, bias, act, y);
        if (fl_conv_whole__suits(c)) return fl_conv_whole__forward(c, x, w, bias, act, y);
        if (fl_winograd__suits(c)) {
            if (!fl_winograd__forward(c, x, w, bias, y)) return false;
            if (fl_winograd__finite(c, c->out, c->out_channels, y)) {
                if (act) fl_kernels__active.gemm->sets[c->type].activate(act, m * c->out_channels, y);
                return true;
            }
        }
    }
    fl_gemm g = gemm_of(c, m, x, c->in_channels, w, bias, y, c->out_channels);
    g.act = act;
    if (is_pointwise(c)) {
        g.b_batch = c->out_channels / c->groups * c->w_out;
        g.b_row = c->w_in;
        g.b_col = c->w_out;
        if (c->planar) { /* an image at a time */
            g.batch = c->n;
            g.m = volume(c->in);
            g.a_batch = c->in_channels * g.m;
            g.a_row = 1;
            g.a_col = g.m;
            g.b_batch = g.bias_batch = 0;
            g.c_batch = c->out_channels * g.m;
        }
        return fl_gemm__run(&g);
    }
    product p;
    if (!product_init(&p, c, w)) return false;
    const fl_conv_lines l = patches_of_input(&p, x, y, true);
    fl_gemm_hooks hooks = {.rows = patch_rows, .columns = forward_weights, .context = &p};
    g.k *= p.taps;
    g.hooks = &hooks;
    bool ok = p.by_lines ? fl_conv_lines__forward(&l, &hooks, bias, act) : fl_gemm__run(&g);
    product_end(&p);
    return ok;
}

/* ---- Input gradient ---------------------------------------------------------------------------------------------- */

bool fl_conv__phase(const fl_conv *c, int i, int64_t remainder, int64_t *first, int64_t *count, int64_t *start) {
    const int64_t s = c->stride[i];
    *first = ((remainder - c->padding[i]) % s + s) % s;
    *count = *first < c->in[i] ? (c->in[i] - *first + s - 1) / s : 0;
    *start = (*first + c->padding[i] - remainder) / s;
    return *count > 0;
}

/* Taps in the order in which they move forward through the output's image: from the last on. */
static fl_conv_lines phase_taps(product *p, const int64_t *remainder, bool by_lines) {
    const fl_conv *c = p->c;
    const bool joined =
        c->dilation[2] == 1 && (by_lines ? fl_conv_lines__joins(c->groups, c->out_channels, c->type) : c->groups == 1);
    p->taps = p->n_units = 0;
    p->patches.span = 1;
    for (int64_t kd = 0; kd < c->kernel[0]; ++kd) {
        if (kd * c->dilation[0] % c->stride[0] != remainder[0]) continue;
        for (int64_t kh = 0; kh < c->kernel[1]; ++kh) {
            if (kh * c->dilation[1] % c->stride[1] != remainder[1]) continue;
            const int64_t before = p->taps;
            for (int64_t kw = c->kernel[2] - 1; kw >= 0; --kw) {
                if (kw * c->dilation[2] % c->stride[2] != remainder[2]) continue;
                p->tap[p->taps++] = weight_offset(c, kd, kh, kw);
                if (joined) p->patches.span = p->taps - before;
                if (joined && p->taps - before > 1) continue; /* a pixel behind the one before */
                int64_t *unit = p->units[p->n_units++];
                unit[0] = (remainder[0] - kd * c->dilation[0]) / c->stride[0];
                unit[1] = (remainder[1] - kh * c->dilation[1]) / c->stride[1];
                unit[2] = (remainder[2] - kw * c->dilation[2]) / c->stride[2];
            }
        }
    }
    fl_conv_lines l = lines_of(p, p->out, c->in_channels);
    for (int i = 0; i < 3; ++i) {
        l.place_size[i] = c->in[i];
        l.place_start[i] = p->place_start[i];
        l.place_step[i] = p->place_step[i];
    }
    p->by_lines = by_lines && fl_conv_lines__suit(&l);
    return by_lines && !p->by_lines ? phase_taps(p, remainder, false) : l;
}

bool fl_conv__input_gradient(const fl_conv *c, const void *dy, const void *w, const void *bias, void *dx) {
    if (c->n <= 0 || volume(c->in) <= 0 || c->in_channels <= 0) return true;
    if (c->type != FL_GEMM_BF16) {
        if (fl_conv_multiplier__suits(c)) return fl_conv_multiplier__input_gradient(c, dy, w, bias, dx);
        if (fl_conv_depthwise__suits(c)) return fl_conv_depthwise__input_gradient(c, dy, w, bias, dx);
        if (fl_conv_whole__suits(c)) return fl_conv_whole__input_gradient(c, dy, w, bias, dx);
        if (fl_winograd__suits(c)) {
            if (!fl_winograd__input_gradient(c, dy, w, bias, dx)) return false;
            if (fl_winograd__finite(c, c->in, c->in_channels, dx)) return true;
        }
    }
    if (is_pointwise(c)) {
        fl_gemm g = gemm_of(c, c->n * volume(c->in), dy, c->out_channels, w, bias, dx, c->in_channels);
        g.b_batch = c->out_channels / c->groups * c->w_out;
        g.b_row = c->w_out;
        g.b_col = c->w_in;
        return fl_gemm__run(&g);
    }
    product p;
    if (!product_init(&p, c, w)) return false;
    p.out = dx;
    p.group_channels = p.patches.channels = c->out_channels / c->groups;
    p.patches.pitch = c->out_channels;
    p.patches.image = dy;
    p.patches.unit = (const int64_t(*)[3])p.units;
    fl_gemm_hooks hooks = {.rows = patch_rows, .columns = backward_weights, .context = &p};
    if (c->stride[0] * c->stride[1] * c->stride[2] > 1) hooks.place = place_strided;
    bool ok = true;
    int64_t r[3];
    for (r[0] = 0; r[0] < c->stride[0]; ++r[0])
        for (r[1] = 0; r[1] < c->stride[1]; ++r[1])
            for (r[2] = 0; r[2] < c->stride[2] && ok; ++r[2]) {
                bool any = true;
                for (int i = 0; i < 3; ++i) {
                    any = fl_conv__phase(c, i, r[i], &p.place_start[i], &p.patches.rows[i], &p.patches.start[i]) && any;
                    p.patches.size[i] = c->out[i];
                    p.patches.step[i] = 1;
                    p.place_step[i] = c->stride[i];
                }
                if (!any) continue;
                const fl_conv_lines l = phase_taps(&p, r, volume(c->kernel) > 1);
                if (p.by_lines) {
                    ok = fl_conv_lines__forward(&l, &hooks, bias, FL_ACT_NONE);
                    continue;
                }
                fl_gemm g = gemm_of(c, c->n * volume(p.patches.rows), dy, c->out_channels, w, bias, dx, c->in_channels);
                g.k *= p.taps;
                g.hooks = &hooks;
                ok = fl_gemm__run(&g);
            }
    product_end(&p);
    return ok;
}

/* ---- Weight gradient --------------------------------------------------------------------------------------------- */

typedef struct reorder {
    const product *p;
    const char *from;
    char *to;
    int64_t channels;
} reorder;

/* [out_channel][tap][channel] into the weight's order. */
static void reorder_run(void *context, int64_t begin, int64_t end) {
    const reorder *r = context;
    const product *p = r->p;
    const fl_conv *c = p->c;
    for (int64_t o = begin; o < end; ++o) {
        const int64_t source = o * p->taps * r->channels, target = o * c->w_out;
        if (c->type != FL_REAL_F64) {
            const float *from = (const float *)r->from + source;
            float *to = (float *)r->to + target;
            for (int64_t i = 0; i < r->channels; ++i)
                for (int64_t t = 0; t < p->taps; ++t) to[i * c->w_in + p->tap[t]] = from[t * r->channels + i];
        } else {
            const double *from = (const double *)r->from + source;
            double *to = (double *)r->to + target;
            for (int64_t i = 0; i < r->channels; ++i)
                for (int64_t t = 0; t < p->taps; ++t) to[i * c->w_in + p->tap[t]] = from[t * r->channels + i];
        }
    }
}

/* Of a pointwise convolution of planar images: a product each, added up. */
static bool planar_weight_gradient(const fl_conv *c, const void *x, const void *dy, void *dw) {
    const int size = element_size(c);
    const int64_t pixels = volume(c->in);
    bool ok = true;
    for (int64_t n = 0; n < c->n && ok; ++n) {
        const fl_gemm g = {.type = c->type,
                           .batch = 1,
                           .m = c->out_channels,
                           .n = c->in_channels,
                           .k = pixels,
                           .a = at(dy, n * pixels * c->out_channels, size),
                           .a_row = 1,
                           .a_col = c->out_channels,
                           .b = at(x, n * pixels * c->in_channels, size),
                           .b_row = 1,
                           .b_col = pixels,
                           .c = dw,
                           .c_row = c->w_out,
                           .c_col = c->w_in,
                           .accumulate = n > 0};
        ok = fl_gemm__run(&g);
    }
    return ok;
}

/* Whether the images were finite: each channel of one meets every channel of the other. */
static bool finite_edges(const fl_conv *c, const float *dw) {
    for (int64_t d = 0; d < c->kernel[0]; ++d)
        for (int64_t h = 0; h < c->kernel[1]; ++h)
            for (int64_t w = 0; w < c->kernel[2]; ++w) {
                const float *tap = dw + weight_offset(c, d, h, w);
                if (!fl_winograd__are_finite(tap, c->out_channels, c->w_out) ||
                    !fl_winograd__are_finite(tap, c->in_channels, c->w_in))
                    return false;
            }
    return true;
}

bool fl_conv__weight_gradient(const fl_conv *c, const void *x, const void *dy, void *dw) {
    if (c->out_channels <= 0 || c->in_channels <= 0 || volume(c->kernel) <= 0) return true;
    if (c->type != FL_GEMM_BF16) {
        if (fl_conv_multiplier__suits(c)) return fl_conv_multiplier__weight_gradient(c, x, dy, dw);
        if (fl_conv_depthwise__suits(c)) return fl_conv_depthwise__weight_gradient(c, x, dy, dw);
        if (fl_conv_whole__suits(c)) return fl_conv_whole__weight_gradient(c, x, dy, dw);
        if (fl_winograd__suits(c)) {
            if (!fl_winograd__weight_gradient(c, x, dy, dw)) return false;
            if (finite_edges(c, dw)) return true;
        }
    }
    if (c->planar) return planar_weight_gradient(c, x, dy, dw);
    product p;
    if (!product_init(&p, c, NULL)) return false;
    fl_conv_lines l = patches_of_input(&p, x, (void *)dy, true); /* which is only read */
    const int size = element_size(c);
    const int64_t channels = c->in_channels / c->groups, out = c->out_channels / c->groups, columns = p.taps * channels;
    /* Whether the weight's own order is [out_channel][tap][channel]. */
    bool direct = c->w_out == columns && (channels == 1 || c->w_in == 1 || p.taps * channels == 1);
    for (int64_t t = 0; t < p.taps; ++t) direct = direct && p.tap[t] == t * channels;
    const size_t bytes = direct ? 0 : (size_t)(c->out_channels * columns * size);
    char *ordered = direct ? dw : fl_alloc__get(bytes);
    bool ok = ordered != NULL;
    if (ok) {
        fl_gemm_hooks hooks = {.columns = patch_columns, .context = &p};
        fl_gemm g = {.type = c->type,
                     .batch = c->groups,
                     .m = out,
                     .n = columns,
                     .k = c->n * volume(c->out),
                     .a = dy,
                     .a_batch = out,
                     .a_row = 1,
                     .a_col = c->out_channels,
                     .b = x,
                     .c = ordered,
                     .c_row = direct ? c->w_out : columns,
                     .c_col = 1,
                     .hooks = &hooks};
        g.c_batch = out * g.c_row;
        if (is_pointwise(c)) {
            g.b_batch = channels;
            g.b_row = c->in_channels;
            g.b_col = 1;
            g.hooks = NULL;
        }
        ok = p.by_lines ? fl_conv_lines__weight_gradient(&l, ordered) : fl_gemm__run(&g);
    }
    if (ok && !direct) {
        reorder r = {&p, ordered, dw, channels};
        fl_pool__for(c->out_channels, fl_pool__grain(c->out_channels, columns), reorder_run, &r);
    }
    if (!direct) fl_alloc__put(ordered, bytes);
    product_end(&p);
    return ok;
}
