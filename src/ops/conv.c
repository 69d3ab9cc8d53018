/* conv.c: convolutions and transposed convolutions of one to three dimensions, on kernels/conv.h.
 *
 * Three functions close under differentiation: y = FORWARD(x, w), dx = INPUT(dy, w) and dw = WEIGHT(x, dy), each linear
 * in both of its arguments; a transposed convolution is INPUT. Images are channels-last in memory whatever their shape
 * says, and results are: a chain of layers converts nothing.
 */
#include <flashlight/autograd.h>
#include <stdio.h>
#include "ops/plain.h"

#include "autograd/graph.h"
#include "base/error.h"
#include "kernels/conv.h"
#include "ops/conv_pairs.h"
#include "ops/dense.h"
#include "ops/product.h"

typedef long long ll;

/* What a node keeps. The weight's strides in `conv` are those that its gradient is to have. */
typedef struct conv_data {
    fl_conv conv;
    fl_conv_kind kind;
    int spatial; /* dimensions: 1 to 3, the last ones of conv's three */
} conv_data;

/* ---- Tensors as images ------------------------------------------------------------------------------------------- */

/* What is computed with: float32 also for the halves, float64 for integers (right below 2^53). */
static fl_dtype compute_type(fl_dtype dtype) {
    if (fl_is_half(dtype)) return FL_FLOAT32;
    return fl_is_float(dtype) ? dtype : FL_FLOAT64;
}

fl_tensor *fl_conv__image_of(fl_tensor *t, fl_dtype dtype) {
    int64_t sizes[5], strides[5];
    const int last = t->ndim - 1;
    for (int i = 0; i < t->ndim; i++) {
        const int from = i == 0 ? 0 : i == last ? 1 : i + 1;
        sizes[i] = t->sizes[from];
        strides[i] = t->strides[from];
    }
    fl_tensor *view = fl_tensor__view(t, t->ndim, sizes, strides, 0);
    if (!view) return NULL;
    fl_tensor *image = fl_tensor__contiguous_as(view, dtype);
    fl_release(view);
    return image;
}

/* An uninitialised image of that many images, channels and pixels. */
static fl_tensor *new_image(fl_dtype dtype, int spatial, int64_t n, int64_t channels, const int64_t *pixels) {
    int64_t sizes[5] = {n, channels}, strides[5];
    int64_t step = channels;
    strides[1] = 1;
    for (int i = spatial - 1; i >= 0; i--) {
        sizes[2 + i] = pixels[3 - spatial + i];
        strides[2 + i] = step;
        step *= sizes[2 + i];
    }
    strides[0] = step;
    if (step == channels || channels == 1 || n == 0)
        return fl_tensor__empty(dtype, spatial + 2, sizes); /* row-major is the same */
    return fl_tensor__empty_strided(dtype, spatial + 2, sizes, strides);
}

static void set_weight_strides(fl_conv *c, const fl_tensor *w) {
    const int spatial = w->ndim - 2;
    c->w_out = w->strides[0];
    c->w_in = w->strides[1];
    for (int i = 0; i < 3; i++) c->w_kernel[i] = i < 3 - spatial ? 0 : w->strides[2 + i - (3 - spatial)];
}

/* ---- Running one ------------------------------------------------------------------------------------------------- */

/* Whether PyTorch would have t channels-last as well. */
static bool is_given_channels_last(const fl_tensor *t) { return !t->planes.channels && fl_dense__channels_last(t, 1); }

static fl_tensor *new_result(const conv_data *d, fl_dtype dtype, const fl_tensor *a, const fl_tensor *b) {
    const fl_conv *c = &d->conv;
    if (d->kind != FL_CONV_WEIGHT) {
        const bool forward = d->kind == FL_CONV_FORWARD;
        const int64_t outputs = c->in_channels ? c->out_channels : 0; /* of no channels PyTorch makes none */
        fl_tensor *image =
            new_image(dtype, d->spatial, c->n, forward ? outputs : c->in_channels, forward ? c->out : c->in);
        /* PyTorch knows no channels-last for one dimension of pixels */
        if (image && (d->spatial == 1 || (!is_given_channels_last(a) && !is_given_channels_last(b))))
            fl_tensor__row_major_there(image);
        return image;
    }
    int64_t sizes[5] = {c->out_channels, c->in_channels / c->groups}, strides[5] = {c->w_out, c->w_in};
    for (int i = 0; i < d->spatial; i++) {
        sizes[2 + i] = c->kernel[3 - d->spatial + i];
        strides[2 + i] = c->w_kernel[3 - d->spatial + i];
    }
    return fl_tensor__empty_strided(dtype, d->spatial + 2, sizes, strides);
}

/* Whether t is row-major and not channels-last as well. */
static bool is_planar(const fl_tensor *t) {
    if (!(t->flags & FL_T_CONTIGUOUS) || t->sizes[1] == 1) return false;
    for (int i = 2; i < t->ndim; i++)
        if (t->sizes[i] > 1) return true;
    return false;
}

/* Where there is nothing to multiply, the kernels have nothing to cut up: out is the bias, or zeros. */
static bool fill(fl_tensor *out, fl_tensor *bias) {
    if (out->numel == 0) return true;
    if (!bias) return memset(out->data, 0, (size_t)out->numel * fl_dtype_size((fl_dtype)out->dtype)) != NULL;
    int64_t strides[FL_MAX_DIMS] = {0};
    strides[1] = bias->strides[0];
    fl_tensor *spread = fl_tensor__view(bias, out->ndim, out->sizes, strides, 0);
    const bool ok = spread && fl_tensor__copy(out, spread);
    fl_release(spread);
    return ok;
}

/* The result without a graph: of one reference, in no scope. */
static fl_tensor *compute(const conv_data *d, fl_tensor *a, fl_tensor *b, fl_tensor *bias) {
    const fl_dtype dtype = a->dtype, type = compute_type(dtype);
    fl_conv c = d->conv;
    c.type = type == FL_FLOAT64 ? FL_REAL_F64 : FL_REAL_F32;
    const bool nothing = a->numel == 0 || b->numel == 0;
    const bool pairs = !nothing && dtype == FL_BFLOAT16 && fl_conv_pairs__suit(&c, d->kind);
    c.planar = !nothing && !pairs && d->kind != FL_CONV_INPUT && is_planar(a) &&
               fl_conv__takes_planes(&c, d->kind == FL_CONV_WEIGHT);
    fl_tensor *image = NULL, *second = NULL, *added = NULL, *out = new_result(d, type, a, b);
    bool ok = out && (!bias || (added = fl_tensor__contiguous_as(bias, type)));
    const void *plus = added ? added->data : NULL;
    if (ok && !pairs && !nothing)
        ok = (image = c.planar ? fl_tensor__contiguous_as(a, type) : fl_conv__image_of(a, type)) != NULL;
    if (ok && nothing) {
        ok = fill(out, added);
    } else if (ok && pairs) {
        ok = fl_conv_pairs__run(&c, d->kind, a, b, plus, out->data);
    } else if (ok && d->kind == FL_CONV_WEIGHT) {
        ok =
            (second = fl_conv__image_of(b, type)) && fl_conv__weight_gradient(&c, image->data, second->data, out->data);
    } else if (ok) {
        second = b->dtype == type ? fl_tensor__retain(b) : fl_tensor__contiguous_as(b, type);
        ok = second != NULL;
        if (ok) set_weight_strides(&c, second);
        if (ok && d->kind == FL_CONV_FORWARD)
            ok = fl_conv__forward(&c, image->data, second->data, plus, FL_ACT_NONE, out->data);
        else if (ok)
            ok = fl_conv__input_gradient(&c, image->data, second->data, plus, out->data);
    }
    fl_release(image);
    fl_release(second);
    fl_release(added);
    if (ok && type != dtype) {
        fl_tensor *cast = fl_tensor__empty_like(out, dtype, out->sizes);
        if (cast && !fl_tensor__copy(cast, out)) {
            fl_release(cast);
            cast = NULL;
        }
        fl_release(out);
        return cast;
    }
    if (ok) return out;
    fl_release(out);
    return NULL;
}

/* ---- The op ------------------------------------------------------------------------------------------------------ */

static const fl_rule conv_rule;

static fl_tensor *apply(const conv_data *d, fl_conv_kind kind, fl_tensor *a, fl_tensor *b, fl_tensor *bias) {
    if (fl_failed()) return NULL;
    conv_data mine = *d;
    mine.kind = kind;
    fl_tensor *out = compute(&mine, a, b, bias);
    if (!out) return NULL;
    fl_node *node = fl_node__record(&conv_rule, (fl_tensor *[]){a, b, bias}, 3, &out, 1, 2, sizeof(conv_data));
    if (node) {
        *(conv_data *)fl_node__data(node) = mine;
        if (fl_node__needs(node, 1)) fl_node__save(node, 0, a);
        if (fl_node__needs(node, 0)) fl_node__save(node, 1, b);
    }
    return fl_scope__result(out);
}

/* The sums of each channel: in one pass over the image, where that is all there is to it. */
static fl_tensor *channel_sums(fl_tensor *g) {
    if (fl_grad_enabled() || (g->dtype != FL_FLOAT32 && g->dtype != FL_FLOAT64)) {
        /* channel by the rest, summed over the rest */
        fl_tensor *rows = fl_reshape(fl_transpose(g, 0, 1), (int64_t[]){g->sizes[1], -1}, 2);
        fl_tensor *sums = rows ? fl_engine__ops.sum_to(rows, (int64_t[]){g->sizes[1], 1}, 2) : NULL;
        return fl_squeeze_dim(sums, 1);
    }
    const int64_t channels = g->sizes[1];
    fl_tensor *image = fl_conv__image_of(g, g->dtype), *sums = image ? fl_tensor__empty(g->dtype, 1, &channels) : NULL;
    const bool ok = sums && fl_gemm__column_sums(g->dtype == FL_FLOAT64 ? FL_REAL_F64 : FL_REAL_F32,
                                                 channels ? g->numel / channels : 0, channels, image->data, channels,
                                                 sums->data, false);
    fl_release(image);
    if (ok) return fl_scope__result(sums);
    fl_release(sums);
    return NULL;
}

static void conv_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const conv_data *d = fl_node__data(node);
    fl_tensor *g = grad[0], *a = NULL, *b = NULL;
    const bool needs_a = fl_node__needs(node, 0), needs_b = fl_node__needs(node, 1);
    if (needs_b) a = fl_node__saved(node, 0);
    if (needs_a) b = fl_node__saved(node, 1);
    if (fl_failed()) return;
    switch (d->kind) {
        case FL_CONV_FORWARD: /* of x, w */
            if (needs_a) out[0] = apply(d, FL_CONV_INPUT, g, b, NULL);
            if (needs_b) out[1] = apply(d, FL_CONV_WEIGHT, a, g, NULL);
            break;
        case FL_CONV_INPUT: /* of dy, w */
            if (needs_a) out[0] = apply(d, FL_CONV_FORWARD, g, b, NULL);
            if (needs_b) out[1] = apply(d, FL_CONV_WEIGHT, g, a, NULL);
            break;
        case FL_CONV_WEIGHT: /* of x, dy */
            if (needs_a) out[0] = apply(d, FL_CONV_INPUT, b, g, NULL);
            if (needs_b) out[1] = apply(d, FL_CONV_FORWARD, a, g, NULL);
            break;
    }
    if (fl_node__needs(node, 2)) {
        const int64_t outputs = d->kind == FL_CONV_FORWARD ? d->conv.out_channels : d->conv.in_channels;
        out[2] = g->numel ? channel_sums(g) : fl_zeros(&outputs, 1, &(fl_zeros_options){.dtype = (fl_dtype)g->dtype});
    }
}
static const fl_rule conv_rule = {.name = "ConvolutionBackward0", .backward = conv_backward, .saved = "input, weight"};

/* ---- Arguments, with PyTorch's words for wrong ones -------------------------------------------------------------- */

typedef struct conv_arguments {
    const char *name; /* "conv2d" */
    int spatial;
    bool transposed;
    const int64_t *stride, *padding, *dilation, *output_padding;
    const char *padding_name;
    int64_t groups;
} conv_arguments;

static bool any_below(const int64_t *values, int n, int64_t limit) {
    for (int i = 0; i < n; i++)
        if (values[i] < limit) return true;
    return false;
}

static bool any_above(const int64_t *values, int n, int64_t limit) {
    for (int i = 0; i < n; i++)
        if (values[i] > limit) return true;
    return false;
}

static bool check_numbers(const conv_arguments *o) {
    const char *wrong = NULL;
    if (!o->padding_name && any_below(o->padding, o->spatial, 0))
        wrong = "negative padding is not supported";
    else if (o->transposed && any_below(o->output_padding, o->spatial, 0))
        wrong = "negative output_padding is not supported";
    else if (any_below(o->stride, o->spatial, 1))
        wrong = "non-positive stride is not supported";
    else if (any_below(o->dilation, o->spatial, 1))
        wrong = "non-positive dilation is not supported";
    else if (o->groups < 1)
        wrong = "non-positive groups is not supported";
    if (wrong) fl_fail(FL_RUNTIME_ERROR, "%s", wrong);
    return !wrong;
}

static bool check_shapes(const conv_arguments *o, const fl_tensor *x, const fl_tensor *w, const fl_tensor *bias) {
    fl_shape_text text;
    if (w->ndim != o->spatial + 2) {
        fl_fail(FL_RUNTIME_ERROR, "%s: expected a weight of %d dimensions, but got one of size %s", o->name,
                o->spatial + 2, FL_SHAPE(w));
        return false;
    }
    if (w->sizes[0] < o->groups) {
        fl_fail(
            FL_RUNTIME_ERROR,
            "Given groups=%lld, expected weight to be at least %lld at dimension 0, but got weight of size %s instead",
            (ll)o->groups, (ll)o->groups, FL_SHAPE(w));
        return false;
    }
    if (w->sizes[0] % o->groups) {
        fl_fail(FL_RUNTIME_ERROR,
                "Given groups=%lld, expected weight to be divisible by %lld at dimension 0, but got weight of size "
                "[%s] instead",
                (ll)o->groups, (ll)o->groups, FL_SHAPE(w));
        return false;
    }
    const int64_t channels = o->transposed ? w->sizes[0] : w->sizes[1] * o->groups;
    if (x->sizes[1] != channels) {
        fl_fail(
            FL_RUNTIME_ERROR,
            "Given %s=%lld, weight of size %s, expected input%s to have %lld channels, but got %lld channels instead",
            o->transposed ? "transposed" : "groups", o->transposed ? 1LL : (ll)o->groups, FL_SHAPE(w),
            fl_shape__print(&text, x->sizes, x->ndim), (ll)channels, (ll)x->sizes[1]);
        return false;
    }
    for (int i = 2; o->transposed && i < x->ndim; i++)
        if (x->sizes[i] == 0 && x->sizes[0] > 0) {
            fl_fail(FL_RUNTIME_ERROR, "Only zero batch or zero channel inputs are supported, but got input shape: %s",
                    FL_SHAPE(x));
            return false;
        }
    const int64_t outputs = o->transposed ? w->sizes[1] * o->groups : w->sizes[0];
    if (bias && (bias->ndim != 1 || bias->sizes[0] != outputs)) {
        fl_fail(FL_RUNTIME_ERROR,
                "Given %sweight of size %s, expected bias to be 1-dimensional with %lld elements, but got bias of "
                "size %s instead",
                o->transposed ? "transposed=1, " : "", FL_SHAPE(w), (ll)outputs,
                fl_shape__print(&text, bias->sizes, bias->ndim));
        return false;
    }
    if (w->numel == 0 && x->sizes[1] > 0) {
        if (x->sizes[0] == 0) /* which PyTorch multiplies by the weight's first number */
            fl_fail(FL_INDEX_ERROR, "select(): index 0 out of range for tensor of size [0] at dimension 0");
        else
            fl_fail(FL_RUNTIME_ERROR, "%s: a non-empty weight tensor expected, but got one of size %s", o->name,
                    FL_SHAPE(w));
        return false;
    }
    return true;
}

static bool check_types(const conv_arguments *o, const fl_tensor *x, const fl_tensor *w, const fl_tensor *bias) {
    if (x->dtype == FL_BOOL && bias && bias->dtype != FL_BOOL && !o->transposed) {
        fl_fail(FL_RUNTIME_ERROR, "Input type (bool) and bias type (%s) should be the same",
                fl_product__c_type(bias->dtype));
        return false;
    }
    if (x->dtype == FL_BOOL) {
        fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"slow_conv2d_cpu\" not implemented for 'Bool'");
        return false;
    }
    if (x->dtype != w->dtype) {
        if (fl_is_float(x->dtype))
            fl_fail(FL_RUNTIME_ERROR,
                    "Input type (torch.%sTensor) and weight type (torch.%sTensor) should be the same or input should "
                    "be a MKLDNN tensor and weight is a dense tensor",
                    fl_product__dtype(x->dtype), fl_product__dtype(w->dtype));
        else
            fl_fail(FL_RUNTIME_ERROR, "expected scalar type %s but found %s", fl_product__dtype(x->dtype),
                    fl_product__dtype(w->dtype));
        return false;
    }
    if (!fl_is_float(x->dtype) && x->dtype != FL_INT64 && (o->transposed || any_above(o->dilation, o->spatial, 1))) {
        fl_dense__unsupported(!o->transposed    ? "slow_conv_dilated<>"
                              : o->spatial == 3 ? "slow_conv_transpose3d_out_cpu"
                                                : "slow_conv_transpose2d_out_cpu",
                              x);
        return false;
    }
    if (bias && bias->dtype != x->dtype) {
        fl_fail(FL_RUNTIME_ERROR, "Input type (%s) and bias type (%s) should be the same", fl_product__c_type(x->dtype),
                fl_product__c_type(bias->dtype));
        return false;
    }
    return true;
}

/* "(2 x 2)" */
static const char *times(char text[80], const int64_t *sizes, int n) {
    int length = 0;
    for (int i = 0; i < n; i++)
        length += snprintf(text + length, 80 - (size_t)length, i ? " x %lld" : "%lld", (ll)sizes[i]);
    return text;
}

/* Sizes of a convolution's output, and its padding in front. */
static bool forward_sizes(const conv_arguments *o, const fl_tensor *x, const fl_tensor *w, conv_data *d) {
    fl_conv *c = &d->conv;
    const int first = 3 - o->spatial;
    const bool same = o->padding_name && !strcmp(o->padding_name, "same");
    int64_t padded[3], reach[3];
    bool fits = true, uneven = false;
    if (o->padding_name && !same && strcmp(o->padding_name, "valid")) {
        fl_fail(FL_RUNTIME_ERROR, "Invalid padding string: '%s'", o->padding_name);
        return false;
    }
    for (int i = 0; i < o->spatial; i++) {
        if (same && o->stride[i] != 1) {
            fl_fail(FL_RUNTIME_ERROR, "padding='same' is not supported for strided convolutions");
            return false;
        }
        int64_t span, total;
        if (__builtin_mul_overflow(o->dilation[i], w->sizes[2 + i] - 1, &span) || span > INT64_MAX / 4 ||
            (!o->padding_name && o->padding[i] > INT64_MAX / 8)) {
            fl_fail(FL_RUNTIME_ERROR, "%s: the kernel or its padding is too large", o->name);
            return false;
        }
        total = same ? span : o->padding_name ? 0 : 2 * o->padding[i];
        c->padding[first + i] = total / 2; /* what is odd goes behind the image */
        uneven |= same && total % 2;
        padded[i] = x->sizes[2 + i] + total;
        reach[i] = span + 1;
        fits = fits && padded[i] >= reach[i];
        c->in[first + i] = x->sizes[2 + i];
        c->out[first + i] = fits ? (padded[i] - reach[i]) / o->stride[i] + 1 : 0;
    }
    if (!fits) {
        char a[80], b[80];
        fl_fail(FL_RUNTIME_ERROR,
                "Calculated padded input size per channel: (%s). Kernel size: (%s). Kernel size can't be greater than "
                "actual input size",
                times(a, padded, o->spatial), times(b, reach, o->spatial));
    }
    static atomic_bool said_uneven;
    if (uneven && fits)
        return fl_warning__once(&said_uneven,
                                "Using padding='same' with even kernel lengths and odd dilation may require a "
                                "zero-padded copy of the input be created");
    return fits;
}

/* " stride_height: 1 stride_width: 2": one number a dimension; PyTorch sees one dimension as two. */
static const char *named(char text[160], const char *what, const int64_t *values, int n, int64_t before) {
    static const char *const names[] = {"depth", "height", "width"};
    int length = n == 1 ? snprintf(text, 160, " %s_height: %lld", what, (ll)before) : 0;
    for (int i = 0; i < n; i++)
        length += snprintf(text + length, 160 - (size_t)length, " %s_%s: %lld", what, names[3 - n + i], (ll)values[i]);
    return text;
}

/* The same for a transposed one: the forward convolution whose input gradient it is has input and output exchanged. */
static bool transposed_sizes(const conv_arguments *o, const fl_tensor *x, const fl_tensor *w, conv_data *d) {
    fl_conv *c = &d->conv;
    const int n = o->spatial, first = 3 - n;
    bool fits = true;
    for (int i = 0; i < n; i++) {
        if (o->output_padding[i] >= o->stride[i] && o->output_padding[i] >= o->dilation[i]) {
            char p[160], s[160], e[160];
            fl_fail(FL_RUNTIME_ERROR, "output padding must be smaller than either stride or dilation, but got%s%s%s",
                    named(p, "output_padding", o->output_padding, n, 0), named(s, "stride", o->stride, n, 1),
                    named(e, "dilation", o->dilation, n, 1));
            return false;
        }
        int64_t grown, span, size;
        if (__builtin_mul_overflow(x->sizes[2 + i] - 1, o->stride[i], &grown) ||
            __builtin_mul_overflow(o->dilation[i], w->sizes[2 + i] - 1, &span) || o->padding[i] > INT64_MAX / 8 ||
            __builtin_add_overflow(grown, span, &size) || size > INT64_MAX / 2) {
            fl_fail(FL_RUNTIME_ERROR, "%s: the result is too large", o->name);
            return false;
        }
        size += o->output_padding[i] + 1 - 2 * o->padding[i];
        fits = fits && size >= (x->sizes[0] > 0);
        c->padding[first + i] = o->padding[i];
        c->out[first + i] = x->sizes[2 + i];
        c->in[first + i] = size;
    }
    if (!fits) {
        char a[80], b[80];
        const char *before = n == 1 ? "1 x " : "";
        fl_fail(FL_RUNTIME_ERROR,
                "Given input size per channel: (%s%s). Calculated output size per channel: (%s%s). Output size is too "
                "small",
                before, times(a, c->out + first, n), before, times(b, c->in + first, n));
    }
    return fits;
}

static fl_tensor *convolution(const conv_arguments *o, fl_tensor *x, fl_tensor *w, fl_tensor *bias) {
    if (fl_failed()) return NULL;
    if (x->ndim != o->spatial + 1 && x->ndim != o->spatial + 2)
        return fl_fail(FL_RUNTIME_ERROR,
                       "Expected %dD (unbatched) or %dD (batched) input to %s, but got input of size: %s",
                       o->spatial + 1, o->spatial + 2, o->name, FL_SHAPE(x));
    if (x->ndim == o->spatial + 1) {
        fl_scope_open();
        return fl_scope_return(fl_squeeze_dim(convolution(o, fl_unsqueeze(x, 0), w, bias), 0));
    }
    if (!check_numbers(o) || !check_shapes(o, x, w, bias) || !check_types(o, x, w, bias)) return NULL;
    conv_data d = {.spatial = o->spatial};
    fl_conv *c = &d.conv;
    const int first = 3 - o->spatial;
    for (int i = 0; i < 3; i++) {
        c->in[i] = c->out[i] = c->kernel[i] = c->stride[i] = c->dilation[i] = 1;
        if (i < first) continue;
        c->kernel[i] = w->sizes[2 + i - first];
        c->stride[i] = o->stride[i - first];
        c->dilation[i] = o->dilation[i - first];
    }
    c->n = x->sizes[0];
    c->groups = o->groups;
    c->in_channels = o->transposed ? w->sizes[1] * o->groups : x->sizes[1];
    c->out_channels = w->sizes[0];
    if (!(o->transposed ? transposed_sizes(o, x, w, &d) : forward_sizes(o, x, w, &d))) return NULL;
    if (fl_shape__is_dense(w)) {
        set_weight_strides(c, w);
    } else {
        int64_t strides[5];
        fl_shape__row_major(w->sizes, w->ndim, strides);
        c->w_out = strides[0];
        c->w_in = strides[1];
        for (int i = first; i < 3; i++) c->w_kernel[i] = strides[2 + i - first];
    }
    return apply(&d, o->transposed ? FL_CONV_INPUT : FL_CONV_FORWARD, x, w, bias);
}

#define CONV(n)                                                                                            \
    fl_tensor *fl_conv##n##d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,                  \
                                    const fl_conv##n##d_options *options) {                                \
        const fl_conv##n##d_options o = options ? *options : (fl_conv##n##d_options)FL_CONV##n##D_OPTIONS; \
        const conv_arguments a = {.name = "conv" #n "d",                                                   \
                                  .spatial = n,                                                            \
                                  .stride = o.stride,                                                      \
                                  .padding = o.padding,                                                    \
                                  .padding_name = o.padding_name,                                          \
                                  .dilation = o.dilation,                                                  \
                                  .groups = o.groups};                                                     \
        return convolution(&a, input, weight, bias);                                                       \
    }                                                                                                      \
    fl_tensor *fl_conv_transpose##n##d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,        \
                                              const fl_conv_transpose##n##d_options *options) {            \
        const fl_conv_transpose##n##d_options o =                                                          \
            options ? *options : (fl_conv_transpose##n##d_options)FL_CONV_TRANSPOSE##n##D_OPTIONS;         \
        const conv_arguments a = {.name = "conv_transpose" #n "d",                                         \
                                  .spatial = n,                                                            \
                                  .transposed = true,                                                      \
                                  .stride = o.stride,                                                      \
                                  .padding = o.padding,                                                    \
                                  .output_padding = o.output_padding,                                      \
                                  .dilation = o.dilation,                                                  \
                                  .groups = o.groups};                                                     \
        return convolution(&a, input, weight, bias);                                                       \
    }
CONV(1)
CONV(2)
CONV(3)
