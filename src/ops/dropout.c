/* dropout.c: dropout of elements and of channels, with the masks that PyTorch draws for the same seed.
 *
 * The mask of elements is kept for the backward pass as one bit an element. Applying it is linear, so the gradient is
 * the same application again, and so is its gradient.
 */
#include <math.h>
#include "ops/plain.h"

#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/generator.h"
#include "base/pool.h"
#include "kernels/kernels.h"

/* t in the memory order of `like` (dense), same sizes: t itself (retained) where it has it already. */
static fl_tensor *laid_out_as(fl_tensor *t, const fl_tensor *like, fl_dtype dtype) {
    bool same = t->dtype == (int8_t)dtype;
    for (int i = 0; i < t->ndim && same; i++) same = t->sizes[i] <= 1 || t->strides[i] == like->strides[i];
    if (same) return fl_tensor__retain(t);
    fl_tensor *copy = fl_tensor__empty_like(like, dtype, like->sizes);
    if (copy && fl_tensor__copy(copy, t)) return copy;
    fl_release(copy);
    return NULL;
}

static void run(const fl_tensor *t, fl_dropout_call *call) {
    int64_t blocks = (t->numel + FL_DROPOUT_BLOCK - 1) / FL_DROPOUT_BLOCK;
    int real = t->dtype == FL_FLOAT64 ? FL_REAL_F64 : FL_REAL_F32;
    fl_pool__for(blocks, 1024, fl_kernels__active.dropout->apply[real], call);
}

static fl_tensor *apply(fl_tensor *grad, fl_tensor *bits, double scale, const fl_tensor *like);

typedef struct saved_scale {
    double scale;
} saved_scale;

static void dropout_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *bits = fl_node__saved(node, 0), *shape = fl_node__saved(node, 1);
    if (bits && shape) out[0] = apply(grad[0], bits, ((saved_scale *)fl_node__data(node))->scale, shape);
}
static const fl_rule dropout_rule = {.name = "MulBackward0", .backward = dropout_backward, .picture = "0, -"};

static bool record(fl_tensor *input, fl_tensor *output, fl_tensor *bits, fl_tensor *like, double scale) {
    fl_node *node = fl_node__record(&dropout_rule, &input, 1, &output, 1, 2, sizeof(saved_scale));
    if (!node) return !fl_failed();
    fl_node__save(node, 0, bits);
    fl_node__save(node, 1, like);
    ((saved_scale *)fl_node__data(node))->scale = scale;
    return true;
}

/* A tensor without memory of its own that remembers a layout: what the bits are in the order of. */
static fl_tensor *layout_of(const fl_tensor *t) {
    int64_t none = 0;
    fl_tensor *empty = fl_tensor__empty((fl_dtype)t->dtype, 1, &none);
    if (empty && fl_tensor__restride(empty, t->ndim, t->sizes, t->strides)) return empty;
    fl_release(empty);
    return NULL;
}

static fl_tensor *apply(fl_tensor *grad, fl_tensor *bits, double scale, const fl_tensor *like) {
    fl_tensor *x = laid_out_as(grad, like, (fl_dtype)like->dtype);
    fl_tensor *y = x ? fl_tensor__empty_like(x, (fl_dtype)x->dtype, x->sizes) : NULL;
    if (y) {
        fl_dropout_call call = {
            .x = x->data, .y = y->data, .bits = (uint64_t *)bits->data, .n = x->numel, .scale = scale};
        run(x, &call);
        if (!record(grad, y, bits, (fl_tensor *)like, scale)) {
            fl_release(y);
            y = NULL;
        }
    }
    fl_release(x);
    return fl_scope__result(y);
}

static bool check_p(double p) {
    if (p >= 0 && p <= 1) return true;
    /* nn.functional compares, which NaN passes, before the op itself looks. */
    fl_fail(p == p ? FL_VALUE_ERROR : FL_RUNTIME_ERROR, "dropout probability has to be between 0 and 1, but got %g", p);
    return false;
}

static fl_tensor *bits_for(const fl_tensor *x) {
    return fl_tensor__empty(FL_INT64, 1, (int64_t[]){(x->numel + 63) / 64});
}

/* Draws a mask for `x` (dense float32 or float64) and applies it into y; writes it to `bits` (may be NULL). */
static bool draw(const fl_tensor *x, fl_tensor *y, double p, double scale, fl_tensor *bits) {
    fl_tensor *kept = fl_tensor__empty_planes(x, FL_UINT8);
    if (!kept) return false;
    fl_generator *g = fl_generator__lock(NULL);
    fl_generator__bernoulli(g, (uint8_t *)kept->data, x->numel, 1 - p);
    fl_generator__unlock(g);
    if (x->planes.channels) {
        fl_tensor *here = laid_out_as(kept, x, FL_UINT8);
        fl_release(kept);
        kept = here;
    }
    if (kept) {
        fl_dropout_call call = {.x = x->data,
                                .y = y->data,
                                .keep = (uint8_t *)kept->data,
                                .n = x->numel,
                                .scale = scale,
                                .bits = bits ? (uint64_t *)bits->data : NULL};
        run(x, &call);
    }
    const bool done = kept != NULL;
    fl_release(kept);
    return done;
}

/* 1 / (1 - p) as the tensor's type has it. */
static double scale_for(const fl_tensor *t, double p) {
    return t->dtype == FL_FLOAT64 ? 1.0 / (1.0 - p) : (double)(1.0f / (float)(1.0 - p));
}

/* What no kernel is for (halves, integers, p = 1): noise as a tensor, times it, as PyTorch does. Noise of
 * every element (no sizes) is laid out like self, which decides the order in which it is drawn. */
static fl_tensor *by_noise(fl_tensor *self, double p, const int64_t *sizes, int ndim) {
    if (p == 1) return fl_mul(self, fl_scope__result(fl_tensor__scalar((fl_dtype)self->dtype, fl_int(0))));
    fl_new_empty_options o = FL_NEW_EMPTY_OPTIONS;
    fl_tensor *noise = sizes ? fl_new_empty(self, sizes, ndim, &o) : fl_empty_like(self, NULL);
    fl_bernoulli_in_place_options b = FL_BERNOULLI_IN_PLACE_OPTIONS;
    b.p = 1 - p;
    fl_generator_mark before;
    fl_generator__mark(NULL, &before);
    fl_no_grad_begin();
    if (noise && fl_bernoulli_(noise, &b)) fl_div_scalar_(noise, fl_float(1 - p));
    fl_grad_mode_end();
    fl_tensor *result = fl_mul(self, noise);
    if (fl_failed()) fl_generator__back(NULL, &before);
    return result;
}

fl_tensor *fl_dropout(fl_tensor *self, const fl_dropout_options *options) {
    static const fl_dropout_options defaults = FL_DROPOUT_OPTIONS;
    const fl_dropout_options *o = options ? options : &defaults;
    if (fl_failed() || !check_p(o->p)) return NULL;
    if (o->p == 0 || !o->training || self->numel == 0) return fl_scope__result(fl_tensor__retain(self));
    bool real = self->dtype == FL_FLOAT32 || self->dtype == FL_FLOAT64;
    if (!real || o->p == 1 || !fl_shape__is_dense(self)) {
        fl_scope_open();
        return fl_scope_return(by_noise(self, o->p, NULL, 0));
    }
    double scale = scale_for(self, o->p);
    fl_tensor *y = fl_tensor__empty_like(self, (fl_dtype)self->dtype, self->sizes), *bits = NULL, *like = NULL;
    bool recording = fl_node__would_record(&self, 1);
    if (y && recording) bits = bits_for(self);
    if (y && recording) like = layout_of(self);
    fl_generator_mark before;
    fl_generator__mark(NULL, &before);
    bool done = y && ((bits && like) || !recording) && draw(self, y, o->p, scale, bits);
    if (done && recording) done = record(self, y, bits, like, scale);
    if (!done) fl_generator__back(NULL, &before);
    fl_release(bits);
    fl_release(like);
    if (done) return fl_scope__result(y);
    fl_release(y);
    return NULL;
}

fl_tensor *fl_dropout_(fl_tensor *self, const fl_dropout_options *options) {
    static const fl_dropout_options defaults = FL_DROPOUT_OPTIONS;
    const fl_dropout_options *o = options ? options : &defaults;
    if (fl_failed() || !check_p(o->p)) return NULL;
    if (o->p == 0 || !o->training || self->numel == 0) return self;
    bool real = self->dtype == FL_FLOAT32 || self->dtype == FL_FLOAT64;
    if (!real || o->p == 1 || !fl_shape__is_dense(self)) {
        fl_scope_open();
        fl_bernoulli_in_place_options b = FL_BERNOULLI_IN_PLACE_OPTIONS;
        b.p = 1 - o->p;
        fl_tensor *noise = o->p == 1 ? fl_zeros_like(self, NULL) : fl_empty_like(self, NULL);
        fl_generator_mark before;
        fl_generator__mark(NULL, &before);
        if (noise && o->p < 1 && fl_bernoulli_(noise, &b)) fl_div_scalar_(noise, fl_float(1 - o->p));
        fl_tensor *result = fl_mul_(self, noise);
        if (fl_failed()) fl_generator__back(NULL, &before);
        fl_scope_close();
        return result;
    }
    if (!fl_inplace__begin(self)) return NULL;
    double scale = scale_for(self, o->p);
    fl_tensor *bits = NULL, *like = NULL;
    fl_node *node = NULL;
    if (fl_node__would_record(&self, 1)) {
        bits = bits_for(self);
        like = bits ? layout_of(self) : NULL;
        node = like ? fl_node__record(&dropout_rule, &self, 1, NULL, 1, 2, sizeof(saved_scale)) : NULL;
        if (node) {
            fl_node__save_written(node, 0, bits, false);
            fl_node__save(node, 1, like);
            ((saved_scale *)fl_node__data(node))->scale = scale;
        }
    }
    fl_generator_mark before;
    fl_generator__mark(NULL, &before);
    if (fl_inplace__ready(self, &node)) {
        if (draw(self, self, o->p, scale, bits)) {
            fl_inplace__end(self, node);
        } else {
            fl_inplace__cancel(self, node);
            fl_generator__back(NULL, &before);
        }
    }
    fl_release(bits);
    fl_release(like);
    return fl_failed() ? NULL : self;
}

/* ---- Whole channels ---------------------------------------------------------------------------------------------- */

static int noise_shape(const fl_tensor *t, bool batched, int64_t *sizes) {
    for (int i = 0; i < t->ndim; i++) sizes[i] = i < (batched ? 2 : 1) ? t->sizes[i] : 1;
    return t->ndim;
}

static fl_tensor *channels(fl_tensor *self, double p, bool training, bool batched, bool in_place) {
    if (fl_failed() || !check_p(p)) return NULL;
    if (self->ndim < (batched ? 2 : 1) && training && p > 0 && p < 1 && self->numel > 0)
        return fl_fail(FL_RUNTIME_ERROR, "Feature dropout requires at least 2 dimensions in the input");
    if (p == 0 || !training || self->numel == 0) return in_place ? self : fl_scope__result(fl_tensor__retain(self));
    int64_t sizes[FL_MAX_DIMS];
    int n = noise_shape(self, batched, sizes);
    fl_scope_open();
    if (!in_place) {
        fl_generator_mark before;
        fl_generator__mark(NULL, &before);
        fl_tensor *y = fl_scope_return(by_noise(self, p, sizes, n));
        if (!batched) y = fl_node__named_as(y, "SqueezeBackward1", "MulBackward0(UnsqueezeBackward0(0), 1)");
        if (!y) fl_generator__back(NULL, &before);
        return y; /* (of what has no batch PyTorch's is a batch of one meanwhile) */
    }
    fl_tensor *noise = p == 1 ? fl_new_zeros(self, sizes, n, NULL) : fl_new_empty(self, sizes, n, NULL);
    fl_bernoulli_in_place_options b = FL_BERNOULLI_IN_PLACE_OPTIONS;
    b.p = 1 - p;
    fl_generator_mark before;
    fl_generator__mark(NULL, &before);
    if (noise && p < 1 && fl_bernoulli_(noise, &b)) fl_div_scalar_(noise, fl_float(1 - p));
    fl_tensor *result = fl_mul_(self, noise);
    if (fl_failed()) fl_generator__back(NULL, &before);
    fl_scope_close();
    return result;
}

static fl_tensor *feature_dropout(fl_tensor *self, double p, bool train, bool in_place) {
    if (fl_failed() || (p >= 0 && p <= 1)) return channels(self, p, train, true, in_place);
    return fl_fail(FL_RUNTIME_ERROR, "dropout probability has to be between 0 and 1, but got %g", p);
}
fl_tensor *fl_feature_dropout(fl_tensor *self, double p, bool train) { return feature_dropout(self, p, train, false); }
fl_tensor *fl_feature_dropout_(fl_tensor *self, double p, bool train) { return feature_dropout(self, p, train, true); }

/* dropout2d has always read (C, H, W) as (N, C, L); the others take an unbatched input too, dropout3d for one whatever
 * is not of 5 dimensions. */
/* dropout<n>d of another number of dimensions; 1 refuses it. A 3-D input of dropout2d is a batch all the same. */
static bool check_dims(const fl_tensor *t, int n) {
    const bool fits = t->ndim == n + 1 || t->ndim == n + 2;
    if (fl_failed() || (fits && !(n == 2 && t->ndim == 3))) return !fl_failed();
    if (n == 1)
        return fl_fail(FL_RUNTIME_ERROR, "dropout1d: Expected 2D or 3D input, but received a %dD input.", t->ndim) !=
               NULL;
    if (fits)
        return fl_warn(
            FL_USER_WARNING,
            "dropout2d: Received a 3D input to dropout2d and assuming that channel-wise 1D dropout behavior "
            "is desired - input is interpreted as shape (N, C, L), where C is the channel dim. Use dropout1d "
            "for that: a future release will take the input for an unbatched one, (C, H, W).");
    return fl_warn(
        FL_USER_WARNING,
        "dropout%dd: Received a %d-D input to dropout%dd, which is deprecated and will result in an error in a "
        "future release. To retain the behavior and silence this warning, please use dropout instead.",
        n, t->ndim, n);
}

#define CHANNELS(n, is_batched)                                                           \
    fl_tensor *fl_dropout##n##d(fl_tensor *self, const fl_dropout##n##d_options *o) {     \
        if (!check_p(o ? o->p : 0.5) || !check_dims(self, n)) return NULL;                \
        return channels(self, o ? o->p : 0.5, o ? o->training : true, is_batched, false); \
    }                                                                                     \
    fl_tensor *fl_dropout##n##d_(fl_tensor *self, const fl_dropout##n##d_options *o) {    \
        if (!check_p(o ? o->p : 0.5) || !check_dims(self, n)) return NULL;                \
        return channels(self, o ? o->p : 0.5, o ? o->training : true, is_batched, true);  \
    }
CHANNELS(1, self && self->ndim != 2)
CHANNELS(2, true)
CHANNELS(3, self && self->ndim == 5)

/* ---- To selu's lower bound --------------------------------------------------------------------------------------- */

/* self * a where kept, else the bound times a; and b added, so that mean and variance stay (Klambauer et al. 2017). */
static fl_tensor *alpha(fl_tensor *self, double p, bool training, bool channels, bool in_place) {
    if (fl_failed() || !check_p(p)) return NULL;
    if (channels && self->ndim < 2 && training && p > 0 && p < 1 && self->numel > 0)
        return fl_fail(FL_RUNTIME_ERROR, "Feature dropout requires at least 2 dimensions in the input");
    if (p == 0 || !training || self->numel == 0) return in_place ? self : fl_scope__result(fl_tensor__retain(self));
    if (p == 1) {
        fl_scope_open();
        fl_tensor *zero = fl_scope__result(fl_tensor__scalar((fl_dtype)self->dtype, fl_int(0)));
        if (!in_place) return fl_scope_return(fl_mul(self, zero));
        fl_tensor *result = fl_mul_(self, zero);
        fl_scope_close();
        return result;
    }
    const double bound = 1.7580993408473766, a = 1 / sqrt((bound * bound * p + 1) * (1 - p));
    int64_t sizes[FL_MAX_DIMS];
    int n = noise_shape(self, true, sizes);
    fl_bernoulli_in_place_options o = FL_BERNOULLI_IN_PLACE_OPTIONS;
    o.p = 1 - p;
    fl_scope_open();
    fl_no_grad_begin();
    fl_tensor *noise = channels ? fl_new_empty(self, sizes, n, NULL) : fl_empty_like(self, NULL);
    if (noise) noise = fl_bernoulli_(noise, &o);
    fl_tensor *b = fl_mul_scalar_(fl_add_scalar(noise, fl_int(-1)), fl_float(bound * a));
    b = fl_add_scalar_(b, fl_float(bound * a * p));
    noise = fl_mul_scalar_(noise, fl_float(a));
    fl_grad_mode_end();
    if (!in_place) return fl_scope_return(fl_add(fl_mul(self, noise), b));
    fl_tensor *result = fl_add_(fl_mul_(self, noise), b);
    fl_scope_close();
    return result;
}

#define ALPHA(name, is_of_channels)                                                  \
    fl_tensor *fl_##name(fl_tensor *self, const fl_##name##_options *o) {            \
        return alpha(self, o ? o->p : 0.5, o && o->training, is_of_channels, false); \
    }                                                                                \
    fl_tensor *fl_##name##_(fl_tensor *self, const fl_##name##_options *o) {         \
        return alpha(self, o ? o->p : 0.5, o && o->training, is_of_channels, true);  \
    }
ALPHA(alpha_dropout, false)
ALPHA(feature_alpha_dropout, true)
