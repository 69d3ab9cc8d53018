/* conv_pairs.c: bfloat16 images and weights as the pairs that FL_GEMM_BF16 multiplies. Forward and input gradient sum
 * over channels: with those last in memory, two that follow each other are a pair as they stand. The weight gradient
 * sums over positions: two images (or, of a pointwise convolution, two pixels) are woven into one.
 */
#include "ops/conv_pairs.h"

#include "base/alloc.h"
#include "base/pool.h"

#define PIECE 4096 /* pairs woven at a time */

static bool is_pointwise(const fl_conv *c) {
    for (int i = 0; i < 3; i++)
        if (c->kernel[i] != 1 || c->stride[i] != 1 || c->padding[i] != 0 || c->in[i] != c->out[i]) return false;
    return true;
}

/* Channels that are summed over; an odd number is made even with zeros, which costs a half of three. */
static int64_t summed(const fl_conv *c, fl_conv_kind kind) {
    return (kind == FL_CONV_FORWARD ? c->in_channels : c->out_channels) / c->groups;
}

bool fl_conv_pairs__suit(const fl_conv *c, fl_conv_kind kind) {
    if (!fl_conv__takes_pairs(c)) return false;
    if (kind == FL_CONV_WEIGHT) return c->n > 1 || is_pointwise(c);
    const int64_t channels = summed(c, kind);
    return channels % 2 == 0 ? channels > 0 : channels > 1 && c->groups == 1;
}

/* t channels-last, with an even number of channels. */
static fl_tensor *even_image(fl_tensor *t) {
    if (t->sizes[1] % 2 == 0) return fl_conv__image_of(t, FL_BFLOAT16);
    int64_t sizes[5], strides[5];
    sizes[0] = t->sizes[0];
    for (int i = 2; i < t->ndim; i++) sizes[i - 1] = t->sizes[i];
    sizes[t->ndim - 1] = t->sizes[1] + 1;
    fl_tensor *image = fl_tensor__empty(FL_BFLOAT16, t->ndim, sizes);
    if (!image) return NULL;
    if (image->numel) memset(image->data, 0, (size_t)image->numel * 2);
    strides[0] = image->strides[0];
    strides[1] = 1;
    for (int i = 2; i < t->ndim; i++) strides[i] = image->strides[i - 1];
    fl_tensor *view = fl_tensor__view(image, t->ndim, t->sizes, strides, 0);
    const bool ok = view && fl_tensor__copy(view, t);
    fl_release(view);
    if (ok) return image;
    fl_release(image);
    return NULL;
}

/* The weight channels-last: of forward channels of the input, of the input gradient those of the output. */
static fl_tensor *weight_of(fl_tensor *w, fl_conv_kind kind) {
    if (kind == FL_CONV_FORWARD) return even_image(w);
    int64_t sizes[5], strides[5];
    for (int i = 0; i < w->ndim; i++) {
        sizes[i] = w->sizes[i < 2 ? 1 - i : i];
        strides[i] = w->strides[i < 2 ? 1 - i : i];
    }
    fl_tensor *turned = fl_tensor__view(w, w->ndim, sizes, strides, 0);
    fl_tensor *image = turned ? even_image(turned) : NULL;
    fl_release(turned);
    return image;
}

typedef struct weaving {
    const uint16_t *from;
    uint32_t *to;
    int64_t n, size, pieces; /* images, numbers of an image, parts of a pair */
} weaving;

static void weave(void *context, int64_t begin, int64_t end) {
    const weaving *w = context;
    for (int64_t i = begin; i < end; i++) {
        const int64_t pair = i / w->pieces, at = i % w->pieces * PIECE;
        const int64_t count = w->size - at < PIECE ? w->size - at : PIECE;
        const uint16_t *low = w->from + 2 * pair * w->size + at;
        uint32_t *to = w->to + pair * w->size + at;
        if (2 * pair + 1 < w->n)
            fl_gemm__bf16()->interleave(count, low, low + w->size, to);
        else
            for (int64_t j = 0; j < count; j++) to[j] = low[j];
    }
}

/* n images of `size` numbers, two and two as one of pairs; the last of an odd number with zeros. */
static fl_tensor *woven(fl_tensor *t, int64_t n, int64_t size) {
    fl_tensor *image = fl_conv__image_of(t, FL_BFLOAT16);
    const int64_t numel = (n + 1) / 2 * size;
    fl_tensor *pairs = image ? fl_tensor__empty(FL_FLOAT32, 1, &numel) : NULL;
    if (pairs) {
        const weaving w = {.from = (const uint16_t *)(const void *)image->data,
                           .to = (uint32_t *)(void *)pairs->data,
                           .n = n,
                           .size = size,
                           .pieces = (size + PIECE - 1) / PIECE};
        const int64_t units = (n + 1) / 2 * w.pieces;
        fl_pool__for(units, fl_pool__grain(units, size < PIECE ? size : PIECE), weave, (void *)&w);
    }
    fl_release(image);
    return pairs;
}

bool fl_conv_pairs__run(const fl_conv *c, fl_conv_kind kind, fl_tensor *a, fl_tensor *b, const void *bias, void *out) {
    fl_conv p = *c;
    fl_tensor *image = NULL, *other = NULL;
    bool ok = false;
    p.type = FL_GEMM_BF16;
    p.planar = false;
    if (kind == FL_CONV_WEIGHT) {
        if (is_pointwise(c)) {
            for (int i = 0; i < 3; i++) {
                p.n *= p.in[i];
                p.in[i] = p.out[i] = 1;
            }
        }
        const int64_t n = p.n;
        p.n = (n + 1) / 2;
        image = woven(a, n, p.in[0] * p.in[1] * p.in[2] * p.in_channels);
        other = image ? woven(b, n, p.out[0] * p.out[1] * p.out[2] * p.out_channels) : NULL;
        ok = other && fl_conv__weight_gradient(&p, image->data, other->data, out);
    } else {
        const int64_t channels = (summed(c, kind) + 1) / 2, pixels = c->kernel[0] * c->kernel[1] * c->kernel[2];
        const int64_t pitch = kind == FL_CONV_FORWARD ? channels : channels * c->groups; /* of the weight's pixels */
        p.w_kernel[2] = pitch;
        p.w_kernel[1] = c->kernel[2] * pitch;
        p.w_kernel[0] = c->kernel[1] * p.w_kernel[1];
        p.w_in = kind == FL_CONV_FORWARD ? 1 : pixels * pitch;
        p.w_out = kind == FL_CONV_FORWARD ? pixels * pitch : 1;
        image = even_image(a);
        other = image ? weight_of(b, kind) : NULL;
        if (other && kind == FL_CONV_FORWARD) {
            p.in_channels = channels * c->groups;
            ok = fl_conv__forward(&p, image->data, other->data, bias, FL_ACT_NONE, out);
        } else if (other) {
            p.out_channels = channels * c->groups;
            ok = fl_conv__input_gradient(&p, image->data, other->data, bias, out);
        }
    }
    fl_release(image);
    fl_release(other);
    return ok;
}
