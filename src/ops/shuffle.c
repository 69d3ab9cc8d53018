/* shuffle.c: channels exchanged for pixels, and among each other: a permutation of split dimensions and one copy, made
 * in the layout of the input.
 */
#include "ops/plain.h"

#include "autograd/graph.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "tensor/tensor.h"

typedef long long ll;

static bool channels_last(const fl_tensor *x) { return fl_shape__suggest_format(x) == FL_CHANNELS_LAST; }

/* What stands before the last three dimensions. */
static int64_t leading(const fl_tensor *x) {
    int64_t n = 1;
    for (int i = 0; i < x->ndim - 3; i++) n *= x->sizes[i];
    return n;
}

static bool pixels_ok(const char *name, const char *factor_name, const fl_tensor *x, int64_t r) {
    if (x->ndim < 3)
        fl_fail(FL_RUNTIME_ERROR, "%s expects input to have at least 3 dimensions, but got input with %d dimension(s)",
                name, x->ndim);
    else if (r <= 0 || r > INT32_MAX)
        fl_fail(FL_RUNTIME_ERROR, "%s expects a positive %s, but got %lld", name, factor_name, (ll)r);
    else
        return true;
    return false;
}

/* [n, channels, H, W] as `split` (six sizes), its dimensions in the order given for the layout, and as `sizes`. */
static fl_tensor *rearrange(fl_tensor *x, const int64_t *split, const int64_t *order, const int64_t *order_last,
                            const int64_t *sizes) {
    fl_scope_open();
    fl_tensor *parts = fl_reshape(x, split, 6);
    const bool last = channels_last(x);
    fl_tensor *moved = fl_permute(parts, last ? order_last : order, 6);
    moved = fl_clone(moved, &(fl_clone_options){FL_CONTIGUOUS_FORMAT}); /* never a view of x */
    if (!last) return fl_scope_return(fl_reshape(moved, sizes, x->ndim));
    moved = fl_reshape(moved, (int64_t[]){sizes[0], sizes[2], sizes[3], sizes[1]}, 4);
    moved = fl_permute(moved, (int64_t[]){0, 3, 1, 2}, 4);
    if (moved && x->planes.channels) fl_tensor__row_major_there(moved);
    return fl_scope_return(moved);
}

fl_tensor *fl_pixel_shuffle(fl_tensor *input, int64_t upscale_factor) {
    const int64_t r = upscale_factor;
    if (fl_failed() || !pixels_ok("pixel_shuffle", "upscale_factor", input, r)) return NULL;
    const int64_t *tail = input->sizes + input->ndim - 3;
    if (tail[0] % (r * r))
        return fl_fail(FL_RUNTIME_ERROR,
                       "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of "
                       "upscale_factor, but input.size(-3)=%lld is not divisible by %lld",
                       (ll)tail[0], (ll)(r * r));
    if (r == 1)
        return fl_node__named(fl_clone(input, &(fl_clone_options){fl_shape__suggest_format(input)}),
                              "PixelShuffleBackward0");
    int64_t sizes[FL_MAX_DIMS], *out = sizes + input->ndim - 3;
    memcpy(sizes, input->sizes, (size_t)input->ndim * sizeof *sizes);
    out[0] = tail[0] / (r * r);
    if (__builtin_mul_overflow(tail[1], r, &out[1]) || __builtin_mul_overflow(tail[2], r, &out[2]))
        return fl_fail(FL_RUNTIME_ERROR, "pixel_shuffle: upscale_factor %lld is too large", (ll)r);
    const int64_t split[] = {leading(input), out[0], r, r, tail[1], tail[2]};
    fl_whole whole;
    fl_whole__begin(&whole, &input, 1);
    fl_tensor *shuffled = rearrange(input, split, (int64_t[]){0, 1, 4, 2, 5, 3}, (int64_t[]){0, 4, 2, 5, 3, 1}, sizes);
    return fl_whole__end(&whole, shuffled, "PixelShuffleBackward0");
}

fl_tensor *fl_pixel_unshuffle(fl_tensor *input, int64_t downscale_factor) {
    const int64_t r = downscale_factor;
    if (fl_failed() || !pixels_ok("pixel_unshuffle", "downscale_factor", input, r)) return NULL;
    const int64_t *tail = input->sizes + input->ndim - 3;
    for (int i = 1; i < 3; i++) {
        if (tail[i] % r == 0) continue;
        return fl_fail(FL_RUNTIME_ERROR,
                       "pixel_unshuffle expects %s to be divisible by downscale_factor, but input.size(%d)=%lld is not "
                       "divisible by %lld",
                       i == 1 ? "height" : "width", i - 3, (ll)tail[i], (ll)r);
    }
    if (r == 1 || input->numel == 0) /* an empty one keeps its shape, as PyTorch's does */
        return fl_node__named(fl_clone(input, &(fl_clone_options){fl_shape__suggest_format(input)}),
                              "PixelUnshuffleBackward0");
    int64_t sizes[FL_MAX_DIMS], *out = sizes + input->ndim - 3;
    memcpy(sizes, input->sizes, (size_t)input->ndim * sizeof *sizes);
    out[1] = tail[1] / r;
    out[2] = tail[2] / r;
    if (__builtin_mul_overflow(tail[0], r * r, &out[0]))
        return fl_fail(FL_RUNTIME_ERROR, "pixel_unshuffle: downscale_factor %lld is too large", (ll)r);
    const int64_t split[] = {leading(input), tail[0], out[1], r, out[2], r};
    fl_whole whole;
    fl_whole__begin(&whole, &input, 1);
    fl_tensor *shuffled = rearrange(input, split, (int64_t[]){0, 1, 3, 5, 2, 4}, (int64_t[]){0, 2, 4, 1, 3, 5}, sizes);
    return fl_whole__end(&whole, shuffled, "PixelUnshuffleBackward0");
}

/* Pixels whose channels [groups][per] become [per][groups]. */
typedef struct dealing {
    char *to;
    const char *from;
    int64_t groups, per, size;
} dealing;
static void deal_pixels(void *context, int64_t begin, int64_t end) {
    const dealing *d = context;
    const int64_t bytes = d->groups * d->per * d->size;
    fl_kernels__active.move->deal[d->size](d->to + begin * bytes, d->from + begin * bytes, end - begin, d->groups,
                                           d->per);
}

/* To shuffle back is to shuffle by as many groups as a group had channels. */
static void shuffle_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    out[0] = fl_channel_shuffle(grad[0], *(const int64_t *)fl_node__data(node));
}
static const fl_rule shuffle_rule = {.name = "ChannelShuffleBackward0", .backward = shuffle_backward};

/* Of a channels-last tensor. */
static fl_tensor *shuffle_pixels(fl_tensor *input, int64_t groups) {
    const int64_t channels = input->sizes[1], per = channels / groups;
    fl_tensor *x = fl_tensor__dense(input, (fl_dtype)input->dtype, FL_CHANNELS_LAST);
    fl_tensor *y = x ? fl_tensor__empty_from(input, (fl_dtype)x->dtype, x->sizes, FL_CHANNELS_LAST) : NULL;
    if (y && y->numel > 0) {
        dealing d = {y->data, x->data, groups, per, (int64_t)fl_dtype_size((fl_dtype)x->dtype)};
        const int64_t pixels = y->numel / channels;
        fl_pool__for(pixels, fl_pool__grain(pixels, channels), deal_pixels, &d);
    }
    fl_release(x);
    if (y) {
        fl_node *node = fl_node__record(&shuffle_rule, &input, 1, &y, 1, 0, sizeof per);
        if (node) *(int64_t *)fl_node__data(node) = per;
    }
    return fl_scope__result(y);
}

fl_tensor *fl_channel_shuffle(fl_tensor *input, int64_t groups) {
    if (fl_failed()) return NULL;
    if (input->ndim < 3)
        return fl_fail(FL_RUNTIME_ERROR, "channel_shuffle expects input with > 2 dims, but got input with sizes %s",
                       FL_SHAPE(input));
    const int64_t channels = input->sizes[1];
    if (groups <= 0)
        return fl_fail(FL_RUNTIME_ERROR,
                       "Number of groups to divide channels in must be positive. Value of groups:%lld", (ll)groups);
    if (channels % groups)
        return fl_fail(FL_RUNTIME_ERROR,
                       "Number of channels must be divisible by groups. Got %lld channels and %lld groups.",
                       (ll)channels, (ll)groups);
    if (groups == 1 || groups == channels)
        return fl_node__named(fl_clone(input, &(fl_clone_options){fl_shape__suggest_format(input)}), shuffle_rule.name);
    int64_t rest = 1;
    for (int i = 2; i < input->ndim; i++) rest *= input->sizes[i];
    if (channels_last(input)) return shuffle_pixels(input, groups);
    fl_whole whole;
    fl_whole__begin(&whole, &input, 1);
    fl_scope_open();
    fl_tensor *parts = fl_reshape(input, (int64_t[]){input->sizes[0], groups, channels / groups, rest}, 4);
    fl_tensor *out = fl_reshape(fl_permute(parts, (int64_t[]){0, 2, 1, 3}, 4), input->sizes, input->ndim);
    out = fl_contiguous(out, &(fl_contiguous_options){fl_shape__suggest_format(input)});
    return fl_whole__end(&whole, fl_scope_return(out), shuffle_rule.name);
}
