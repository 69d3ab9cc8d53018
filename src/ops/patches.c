/* patches.c: unfold, which copies every patch of an image into a column, and fold, which adds the columns up where
 * they came from. Each is the other's gradient. A patch's element (kh, kw) of all patches at once is a strided view of
 * the image with its padding: copying and adding such views is all there is.
 */
#include "ops/plain.h"

#include "ops/dense.h"
#include "ops/view.h"

typedef long long ll;

typedef struct patches {
    int64_t image[2], kernel[2], dilation[2], padding[2], stride[2];
    int64_t along[2]; /* patches in each direction */
} patches;

static bool geometry(patches *p, const char *name, const int64_t *image, const int64_t *kernel, const int64_t *dilation,
                     const int64_t *padding, const int64_t *stride) {
    for (int i = 0; i < 2; i++) {
        p->image[i] = image[i];
        p->kernel[i] = kernel[i];
        p->dilation[i] = dilation[i];
        p->padding[i] = padding[i];
        p->stride[i] = stride[i];
    }
    const struct {
        const char *what;
        const int64_t *values;
        int64_t least;
    } rules[] = {{"kernel size", kernel, 1}, {"dilation", dilation, 1}, {"padding", padding, 0}, {"stride", stride, 1}};
    for (int k = 0; k < FL_COUNT(rules); k++) {
        const int64_t *v = rules[k].values;
        if (v[0] >= rules[k].least && v[1] >= rules[k].least && v[0] < INT32_MAX && v[1] < INT32_MAX) continue;
        fl_fail(FL_RUNTIME_ERROR, "%s: %s should be %s, but got (%lld, %lld)", name, rules[k].what,
                rules[k].least ? "greater than zero" : "non-negative", (ll)v[0], (ll)v[1]);
        return false;
    }
    for (int i = 0; i < 2; i++) {
        const int64_t room = image[i] + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1;
        p->along[i] = room < 0 ? 0 : room / stride[i] + 1;
        if (p->along[i] > 0) continue;
        fl_fail(FL_RUNTIME_ERROR,
                "%s: given spatial size (%lld, %lld), kernel_size=(%lld, %lld), dilation=(%lld, %lld), padding=(%lld, "
                "%lld), stride=(%lld, %lld), the array of sliding blocks has no element in dimension %d, but must have "
                "at least one in each",
                name, (ll)image[0], (ll)image[1], (ll)kernel[0], (ll)kernel[1], (ll)dilation[0], (ll)dilation[1],
                (ll)padding[0], (ll)padding[1], (ll)stride[0], (ll)stride[1], i);
        return false;
    }
    return true;
}

static const fl_rule unfold_rule, fold_rule;

static fl_tensor *finish(fl_tensor *result, fl_tensor *self, const fl_rule *rule, const patches *p) {
    return fl_view__finish_copy(result, self, rule, p, sizeof *p);
}

/* Zeros, or room, for n images of `channels` with padding around. */
static fl_tensor *padded(const patches *p, fl_dtype dtype, int64_t n, int64_t channels) {
    const int64_t sizes[] = {n, channels, p->image[0] + 2 * p->padding[0], p->image[1] + 2 * p->padding[1]};
    fl_tensor *t = fl_tensor__empty(dtype, 4, sizes);
    if (!t || fl_tensor__fill(t, fl_int(0))) return t;
    fl_release(t);
    return NULL;
}

/* The image inside its padding. */
static fl_tensor *inside(const patches *p, const fl_tensor *t) {
    const int64_t sizes[] = {t->sizes[0], t->sizes[1], p->image[0], p->image[1]};
    return fl_tensor__view(t, 4, sizes, t->strides, p->padding[0] * t->strides[2] + p->padding[1] * t->strides[3]);
}

/* self: [N, C, H, W] */
static fl_tensor *unfold(fl_tensor *self, const patches *p) {
    if (fl_failed()) return NULL;
    const int64_t n = self->sizes[0], channels = self->sizes[1];
    const int64_t sizes[] = {n, channels * p->kernel[0] * p->kernel[1], p->along[0] * p->along[1]};
    const int64_t split[] = {n, channels, p->kernel[0], p->kernel[1], p->along[0], p->along[1]};
    int64_t columns[6];
    fl_shape__row_major(split, 6, columns);
    fl_tensor *out = fl_tensor__empty((fl_dtype)self->dtype, 3, sizes), *from = NULL, *to = NULL, *source = NULL;
    bool ok = out != NULL;
    if (p->padding[0] || p->padding[1]) {
        from = padded(p, (fl_dtype)self->dtype, n, channels);
        fl_tensor *middle = from ? inside(p, from) : NULL;
        ok = ok && middle && fl_tensor__copy(middle, self);
        fl_release(middle);
    } else {
        from = fl_tensor__retain(self);
    }
    if (ok && out->numel > 0) {
        const int64_t *s = from->strides;
        const int64_t strides[] = {
            s[0], s[1], s[2] * p->dilation[0], s[3] * p->dilation[1], s[2] * p->stride[0], s[3] * p->stride[1]};
        to = fl_tensor__view(out, 6, split, columns, 0);
        source = fl_tensor__view(from, 6, split, strides, 0);
        ok = to && source && fl_tensor__copy(to, source);
    }
    fl_release(to);
    fl_release(source);
    fl_release(from);
    if (ok) return finish(out, self, &unfold_rule, p);
    fl_release(out);
    return NULL;
}

/* self: [N, C * KH * KW, patches] */
static fl_tensor *fold(fl_tensor *self, const patches *p) {
    if (fl_failed()) return NULL;
    const int64_t area = p->kernel[0] * p->kernel[1], n = self->sizes[0], channels = self->sizes[1] / area;
    const int64_t image[] = {n, channels, p->image[0], p->image[1]}, sums[] = {n, channels, p->along[0], p->along[1]};
    fl_tensor *t = padded(p, (fl_dtype)self->dtype, n, channels), *columns = fl_tensor__contiguous(self), *out = NULL;
    bool ok = t && columns;
    for (int64_t k = 0; ok && k < area && columns->numel > 0; k++) {
        const int64_t *s = t->strides, kh = k / p->kernel[1], kw = k % p->kernel[1], count = columns->sizes[2];
        const int64_t to[] = {s[0], s[1], s[2] * p->stride[0], s[3] * p->stride[1]};
        const int64_t from[] = {columns->strides[0], area * count, p->along[1], 1};
        fl_tensor *dst = fl_tensor__view(t, 4, sums, to, kh * p->dilation[0] * s[2] + kw * p->dilation[1] * s[3]);
        fl_tensor *src = fl_tensor__view(columns, 4, sums, from, k * count);
        ok = dst && src;
        if (ok) fl_view__accumulate(dst, src);
        fl_release(dst);
        fl_release(src);
    }
    if (ok && !p->padding[0] && !p->padding[1]) {
        out = fl_tensor__retain(t);
    } else if (ok) {
        fl_tensor *middle = inside(p, t);
        out = middle ? fl_tensor__empty((fl_dtype)self->dtype, 4, image) : NULL;
        ok = out && fl_tensor__copy(out, middle);
        fl_release(middle);
    }
    fl_release(t);
    fl_release(columns);
    if (ok) return finish(out, self, &fold_rule, p);
    fl_release(out);
    return NULL;
}

static void unfold_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    out[0] = fold(grad[0], fl_node__data(node));
}
static void fold_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    out[0] = unfold(grad[0], fl_node__data(node));
}
static const fl_rule unfold_rule = {.name = "Im2ColBackward0", .backward = unfold_backward};
static const fl_rule fold_rule = {.name = "Col2ImBackward0", .backward = fold_backward};

fl_tensor *fl_unfold_patches(fl_tensor *input, const int64_t kernel_size[2], const fl_unfold_patches_options *options) {
    const fl_unfold_patches_options o = options ? *options : (fl_unfold_patches_options)FL_UNFOLD_PATCHES_OPTIONS;
    if (fl_failed()) return NULL;
    const int n = input->ndim;
    if ((n != 3 && n != 4) || input->sizes[n - 3] == 0 || input->sizes[n - 2] == 0 || input->sizes[n - 1] == 0)
        return fl_fail(n < 3 ? FL_INDEX_ERROR : FL_RUNTIME_ERROR,
                       "unfold: Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero "
                       "dimensions for input, but got: %s",
                       FL_SHAPE(input));
    if (!fl_is_float((fl_dtype)input->dtype) && input->dtype != FL_BOOL)
        return fl_dense__unsupported("im2col_out_cpu", input);
    patches p;
    if (!geometry(&p, "unfold", input->sizes + n - 2, kernel_size, o.dilation, o.padding, o.stride)) return NULL;
    if (n == 4) return unfold(input, &p);
    fl_scope_open();
    return fl_node__named(fl_scope_return(fl_squeeze_dim(unfold(fl_unsqueeze(input, 0), &p), 0)), unfold_rule.name);
}

fl_tensor *fl_fold(fl_tensor *input, const int64_t output_size[2], const int64_t kernel_size[2],
                   const fl_fold_options *options) {
    const fl_fold_options o = options ? *options : (fl_fold_options)FL_FOLD_OPTIONS;
    if (fl_failed()) return NULL;
    const int n = input->ndim;
    if ((n != 2 && n != 3) || input->sizes[n - 2] == 0 || input->sizes[n - 1] == 0)
        return fl_fail(FL_RUNTIME_ERROR,
                       "fold: Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero "
                       "dimensions for input, but got: %s",
                       FL_SHAPE(input));
    if (output_size[0] < 1 || output_size[1] < 1)
        return fl_fail(FL_RUNTIME_ERROR, "fold: Expected output_size to be positive, but got (%lld, %lld)",
                       (ll)output_size[0], (ll)output_size[1]);
    if (input->dtype == FL_BOOL) { /* a sum of truths is their or */
        fl_scope_open();
        fl_tensor *sums = fl_fold(fl_to(input, FL_FLOAT32, NULL), output_size, kernel_size, options);
        return fl_scope_return(fl_to(sums, FL_BOOL, NULL));
    }
    if (!fl_is_float((fl_dtype)input->dtype)) return fl_dense__unsupported("col2im_out_cpu", input);
    patches p;
    if (!geometry(&p, "fold", output_size, kernel_size, o.dilation, o.padding, o.stride)) return NULL;
    const int64_t area = kernel_size[0] * kernel_size[1], count = p.along[0] * p.along[1];
    if (input->sizes[n - 2] % area)
        return fl_fail(FL_RUNTIME_ERROR,
                       "fold: Expected size of input's dimension 1 to be divisible by the product of kernel_size, but "
                       "got input.size(1)=%lld and kernel_size=(%lld, %lld).",
                       (ll)input->sizes[n - 2], (ll)kernel_size[0], (ll)kernel_size[1]);
    if (input->sizes[n - 1] != count)
        return fl_fail(FL_RUNTIME_ERROR,
                       "fold: Given output_size=(%lld, %lld), kernel_size=(%lld, %lld), expected size of input's "
                       "dimension 2 to match the calculated number of sliding blocks %lld * %lld = %lld, but got "
                       "input.size(2)=%lld.",
                       (ll)output_size[0], (ll)output_size[1], (ll)kernel_size[0], (ll)kernel_size[1], (ll)p.along[0],
                       (ll)p.along[1], (ll)count, (ll)input->sizes[n - 1]);
    if (n == 3) return fold(input, &p);
    fl_scope_open();
    return fl_node__named(fl_scope_return(fl_squeeze_dim(fold(fl_unsqueeze(input, 0), &p), 0)), fold_rule.name);
}
