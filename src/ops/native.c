/* native.c: the functions beneath nn.functional that programs know by PyTorch's names: layers that give their
 * statistics or their mask too, or take their arguments in another order. All are made of the ops of nn.functional.
 */
#include "ops/plain.h"

#include "autograd/graph.h"
#include "base/generator.h"
#include "tensor/tensor.h"

typedef long long ll;

/* ---- Statistics -------------------------------------------------------------------------------------------------- */

typedef struct statistics {
    fl_tensor *y, *mean, *rstd;
} statistics;

/* The mean and 1 / sqrt(var + eps) over some dimensions, without history, computed in float32 for halves and given in
 * the type of the weight, or of x where there is none. In a scope. */
static void moments(fl_tensor *x, const fl_tensor *weight, const int64_t *dims, int n, bool keepdim, double eps,
                    statistics *s) {
    const fl_dtype given = (fl_dtype)(weight ? weight->dtype : x ? x->dtype : FL_FLOAT32);
    fl_no_grad_begin();
    if (x && fl_is_half((fl_dtype)x->dtype)) x = fl_to(x, FL_FLOAT32, NULL);
    const fl_mean_dim_options o = {.keepdim = true, .dtype = FL_DTYPE_NONE};
    const fl_mean_dim_options last = {.keepdim = keepdim, .dtype = FL_DTYPE_NONE};
    fl_tensor *deviation = fl_sub(x, fl_mean_dim(x, dims, n, &o));
    s->mean = fl_mean_dim(x, dims, n, &last);
    s->rstd = fl_rsqrt(fl_add_scalar(fl_mean_dim(fl_square(deviation), dims, n, &last), fl_float(eps)));
    s->mean = fl_to(s->mean, given, NULL);
    s->rstd = fl_to(s->rstd, given, NULL);
    fl_grad_mode_end();
}

static statistics leave(statistics s) {
    fl_tensor **const all[] = {&s.y, &s.mean, &s.rstd};
    const bool ok = !fl_failed();
    for (int i = 0; i < 3; i++) {
        if (!ok) *all[i] = NULL;
        fl_keep(*all[i]);
    }
    fl_scope_close();
    for (int i = 0; i < 3; i++) *all[i] = fl_scope__result(*all[i]);
    return s;
}

fl_native_layer_norm_result fl_native_layer_norm(fl_tensor *input, const int64_t *normalized_shape,
                                                 int n_normalized_shape, fl_tensor *weight, fl_tensor *bias,
                                                 double eps) {
    if (fl_failed()) return (fl_native_layer_norm_result){NULL, NULL, NULL};
    int64_t dims[FL_MAX_DIMS];
    statistics s = {NULL, NULL, NULL};
    fl_scope_open();
    const fl_layer_norm_options o = {.eps = eps};
    s.y = fl_layer_norm(input, normalized_shape, n_normalized_shape, weight, bias, &o);
    for (int i = 0; s.y && i < n_normalized_shape; i++) dims[i] = -1 - i;
    if (s.y) moments(input, weight, dims, n_normalized_shape, true, eps, &s);
    s = leave(s);
    return (fl_native_layer_norm_result){s.y, s.mean, s.rstd};
}

/* PyTorch's statistics have gradients here, and only here. */
static void recorded_moments(fl_tensor *input, const fl_tensor *weight, const int64_t *groups, double eps,
                             statistics *s) {
    const fl_dtype given = (fl_dtype)(weight ? weight->dtype : input->dtype);
    const int64_t last = 2;
    const fl_mean_dim_options keep = {.keepdim = true, .dtype = FL_DTYPE_NONE};
    fl_whole whole[2];
    for (int i = 0; i < 2; i++) fl_whole__begin(&whole[i], &input, 1);
    fl_tensor *x = fl_reshape(fl_is_half((fl_dtype)input->dtype) ? fl_to(input, FL_FLOAT32, NULL) : input, groups, 3);
    fl_tensor *mean = fl_mean_dim(x, &last, 1, &keep), *deviation = fl_sub(x, mean);
    fl_tensor *variance = fl_mean_dim(fl_square(deviation), &last, 1, NULL);
    fl_tensor *rstd = fl_to(fl_rsqrt(fl_add_scalar(variance, fl_float(eps))), given, NULL);
    mean = fl_to(fl_squeeze_dim(mean, -1), given, NULL);
    s->mean = fl_whole__end(&whole[0], mean, "NativeGroupNormBackward0");
    s->rstd = fl_whole__end(&whole[1], rstd, "NativeGroupNormBackward0");
}

fl_native_group_norm_result fl_native_group_norm(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, int64_t N,
                                                 int64_t C, int64_t HxW, int64_t group, double eps) {
    if (fl_failed()) return (fl_native_group_norm_result){NULL, NULL, NULL};
    statistics s = {NULL, NULL, NULL};
    if (group <= 0) {
        fl_fail(FL_RUNTIME_ERROR, "native_group_norm: Expected num groups to be greater than 0, got %lld", (ll)group);
        return (fl_native_group_norm_result){NULL, NULL, NULL};
    }
    fl_scope_open();
    const fl_group_norm_options o = {.eps = eps};
    s.y = fl_group_norm(input, group, weight, bias, &o);
    if (s.y && (N < 0 || C < 0 || HxW < 0 || N != input->sizes[0] || C != input->sizes[1] ||
                (C > 0 && N > 0 && input->numel / N / C != HxW)))
        fl_fail(FL_RUNTIME_ERROR, "native_group_norm: expected N=%lld samples of C=%lld channels of HxW=%lld, got %s",
                (ll)N, (ll)C, (ll)HxW, FL_SHAPE(input));
    int64_t of_group = 0;
    if (s.y && !fl_failed() && __builtin_mul_overflow(C / group, HxW, &of_group))
        fl_fail(FL_RUNTIME_ERROR, "native_group_norm: HxW=%lld is too large", (ll)HxW);
    if (s.y && !fl_failed()) {
        const int64_t last = 2, groups[] = {N, group, of_group};
        if (!fl_node__would_record((fl_tensor *[]){input, weight, bias}, 3))
            moments(fl_reshape(input, groups, 3), weight, &last, 1, false, eps, &s);
        else
            recorded_moments(input, weight, groups, eps, &s);
    }
    s = leave(s);
    return (fl_native_group_norm_result){s.y, s.mean, s.rstd};
}

fl_tensor *fl_batch_norm_native(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, fl_tensor *running_mean,
                                fl_tensor *running_var, bool training, double momentum, double eps,
                                bool cudnn_enabled) {
    (void)cudnn_enabled;
    const fl_batch_norm_options o = {.training = training, .momentum = momentum, .eps = eps};
    return fl_batch_norm(input, running_mean, running_var, weight, bias, &o);
}

fl_native_batch_norm_result fl_native_batch_norm(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                                 fl_tensor *running_mean, fl_tensor *running_var, bool training,
                                                 double momentum, double eps) {
    if (fl_failed()) return (fl_native_batch_norm_result){NULL, NULL, NULL};
    int64_t dims[FL_MAX_DIMS];
    const int64_t none = 0;
    int n = 0;
    statistics s = {NULL, NULL, NULL};
    fl_scope_open();
    for (int i = 0; i < input->ndim; i++)
        if (i != 1) dims[n++] = i;
    if (training && input->ndim > 1 && fl_is_float((fl_dtype)input->dtype)) {
        moments(input, weight, dims, n, false, eps, &s);
    } else if (!training) {
        s.mean = fl_new_empty(input, &none, 1, NULL);
        s.rstd = fl_new_empty(input, &none, 1, NULL);
    }
    /* the last that may fail: it moves the running statistics */
    s.y = fl_batch_norm_native(input, weight, bias, running_mean, running_var, training, momentum, eps, false);
    s = leave(s);
    return (fl_native_batch_norm_result){s.y, s.mean, s.rstd};
}

fl_tensor *fl_instance_norm_native(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, fl_tensor *running_mean,
                                   fl_tensor *running_var, bool use_input_stats, double momentum, double eps,
                                   bool cudnn_enabled) {
    (void)cudnn_enabled;
    const fl_instance_norm_options o = {.use_input_stats = use_input_stats, .momentum = momentum, .eps = eps};
    return fl_instance_norm(input, running_mean, running_var, weight, bias, &o);
}

fl_tensor *fl_norm_except_dim(fl_tensor *v, const fl_norm_except_dim_options *options) {
    const fl_norm_except_dim_options o = options ? *options : (fl_norm_except_dim_options)FL_NORM_EXCEPT_DIM_OPTIONS;
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)v->dtype))
        return fl_fail(FL_RUNTIME_ERROR, "norm_except_dim: expected a floating-point tensor, got %s",
                       fl_dtype_name((fl_dtype)v->dtype));
    fl_norm_options norm = FL_NORM_OPTIONS;
    norm.p = fl_int(o.pow);
    if (o.dim == -1) return fl_node__named(fl_norm(v, &norm), "NormBackward0");
    const int kept = fl_shape__wrap_dim(o.dim, v->ndim);
    if (kept < 0) return NULL;
    int64_t dims[FL_MAX_DIMS];
    for (int i = 0; i < v->ndim; i++)
        if (i != kept) dims[norm.n_dim++] = i;
    norm.dim = dims;
    norm.keepdim = true;
    return norm.n_dim ? fl_norm(v, &norm) : fl_abs(v);
}

/* ---- Dropout and rows -------------------------------------------------------------------------------------------- */

fl_native_dropout_result fl_native_dropout(fl_tensor *input, double p, int8_t train) {
    if (fl_failed()) return (fl_native_dropout_result){NULL, NULL};
    if (!(p >= 0 && p <= 1)) {
        fl_fail(FL_RUNTIME_ERROR, "native_dropout: p has to be between 0 and 1, but got %g", p);
        return (fl_native_dropout_result){NULL, NULL};
    }
    if (input->numel == 0) { /* PyTorch's mask is then of the input's type */
        fl_tensor *y = fl_node__named(fl_clone(input, NULL), "NativeDropoutBackward0");
        return (fl_native_dropout_result){y, fl_empty_like(input, NULL)};
    }
    if (train != 0 && !fl_is_float((fl_dtype)input->dtype)) {
        fl_fail(FL_RUNTIME_ERROR, "native_dropout: what is kept is scaled, which %s cannot hold",
                fl_dtype_name((fl_dtype)input->dtype));
        return (fl_native_dropout_result){NULL, NULL};
    }
    fl_bernoulli_in_place_options o = FL_BERNOULLI_IN_PLACE_OPTIONS;
    o.p = 1 - p;
    fl_empty_like_options bools = FL_EMPTY_LIKE_OPTIONS;
    bools.dtype = FL_BOOL;
    fl_whole whole;
    fl_whole__begin(&whole, &input, 1);
    fl_generator_mark before;
    fl_generator__mark(NULL, &before);
    fl_scope_open();
    fl_tensor *mask = fl_empty_like(input, &bools), *y = NULL;
    mask = train == 0 ? fl_fill_(mask, fl_int(1)) : p == 1 ? fl_fill_(mask, fl_int(0)) : fl_bernoulli_(mask, &o);
    y = train == 0 ? fl_clone(input, NULL) : fl_mul(input, mask);
    if (train != 0 && p < 1) y = fl_mul_scalar(y, fl_float(1 / (1 - p)));
    statistics s = leave((statistics){fl_whole__end(&whole, y, "NativeDropoutBackward0"), mask, NULL});
    if (fl_failed()) fl_generator__back(NULL, &before);
    return (fl_native_dropout_result){s.y, s.mean};
}

fl_tensor *fl_embedding_native(fl_tensor *weight, fl_tensor *indices, const fl_embedding_native_options *options) {
    fl_embedding_options o = FL_EMBEDDING_OPTIONS;
    if (options) {
        o.padding_idx = options->padding_idx < 0 ? FL_NONE : options->padding_idx;
        o.scale_grad_by_freq = options->scale_grad_by_freq;
        o.sparse = options->sparse;
    }
    return fl_embedding(indices, weight, &o);
}

fl_adaptive_max_pool1d_native_result fl_adaptive_max_pool1d_native(fl_tensor *self, const int64_t output_size[1]) {
    const fl_adaptive_max_pool1d_with_indices_result r = fl_adaptive_max_pool1d_with_indices(self, output_size, NULL);
    return (fl_adaptive_max_pool1d_native_result){r.output, r.indices};
}

/* ---- Convolutions ------------------------------------------------------------------------------------------------ */

static const fl_rule no_steps_rule = {.name = "ConvTbcBackward0", .backward = fl_node__zero_backward};

fl_tensor *fl_conv_tbc__plain(fl_tensor *self, fl_tensor *weight, fl_tensor *bias, const fl_conv_tbc_options *options) {
    if (fl_failed()) return NULL;
    if (self->ndim != 3)
        return fl_fail(FL_RUNTIME_ERROR, "conv_tbc: Input must have 3 dims: time, batch, in_channel; got %s",
                       FL_SHAPE(self));
    if (weight->ndim != 3)
        return fl_fail(FL_RUNTIME_ERROR,
                       "conv_tbc: Weight tensor must have 3 dims: kernel_width, in_channels, "
                       "out_channels; got %s",
                       FL_SHAPE(weight));
    if (bias->ndim != 1 || bias->sizes[0] != weight->sizes[2])
        return fl_fail(FL_RUNTIME_ERROR,
                       "conv_tbc: Bias size must equal dim 2 in the weight tensor (output channels), "
                       "got %s",
                       FL_SHAPE(bias));
    if (self->sizes[2] != weight->sizes[1])
        return fl_fail(FL_RUNTIME_ERROR,
                       "conv_tbc: Input dim 2 (input channels) is not == dim 1 in the weight tensor: "
                       "%lld and %lld",
                       (ll)self->sizes[2], (ll)weight->sizes[1]);
    const int64_t pad = options ? options->pad : 0;
    const bool sane = pad >= INT32_MIN && pad <= INT32_MAX;
    const int64_t steps = sane ? self->sizes[0] + 2 * pad - weight->sizes[0] + 1 : -1;
    if (steps < 0)
        return fl_fail(FL_RUNTIME_ERROR, "conv_tbc: a kernel of %lld is larger than the sequence %s padded by %lld",
                       (ll)weight->sizes[0], FL_SHAPE(self), (ll)pad);
    fl_scope_open();
    if (steps == 0) {
        const int64_t sizes[] = {0, self->sizes[1], weight->sizes[2]};
        fl_tensor *nothing = fl_new_zeros(self, sizes, 3, NULL);
        if (nothing) fl_node__record(&no_steps_rule, (fl_tensor *[]){self, weight, bias}, 3, &nothing, 1, 0, 0);
        return fl_scope_return(nothing);
    }
    fl_whole whole;
    fl_whole__begin(&whole, (fl_tensor *[]){self, weight, bias}, 3);
    fl_tensor *x = fl_permute(self, (int64_t[]){1, 2, 0}, 3), *w = fl_permute(weight, (int64_t[]){2, 1, 0}, 3);
    if (pad < 0) x = fl_narrow(x, 2, -pad, self->sizes[0] + 2 * pad);
    fl_conv1d_options o = FL_CONV1D_OPTIONS;
    o.padding[0] = pad < 0 ? 0 : pad;
    fl_tensor *y = fl_conv1d(x, w, bias, &o);
    y = fl_scope_return(fl_contiguous(fl_permute(y, (int64_t[]){2, 0, 1}, 3), NULL));
    return fl_whole__end(&whole, y, "ConvTbcBackward0");
}

/* A list of one or n numbers as n. */
static bool spread(const char *name, const int64_t *list, int count, int n, int64_t *to) {
    if (count != 1 && count != n)
        return fl_fail(FL_RUNTIME_ERROR,
                       "convolution: expected %s to be a single number or a list of %d, got %d of them", name, n,
                       count) != NULL;
    for (int i = 0; i < n; i++) to[i] = list[count == 1 ? 0 : i];
    return true;
}

#define CONVOLUTION(n)                                                       \
    if (dims == n && transposed) {                                           \
        fl_conv_transpose##n##d_options o = FL_CONV_TRANSPOSE##n##D_OPTIONS; \
        memcpy(o.stride, s, sizeof o.stride);                                \
        memcpy(o.padding, p, sizeof o.padding);                              \
        memcpy(o.dilation, d, sizeof o.dilation);                            \
        memcpy(o.output_padding, e, sizeof o.output_padding);                \
        o.groups = groups;                                                   \
        return fl_conv_transpose##n##d__plain(input, weight, bias, &o);      \
    }                                                                        \
    if (dims == n) {                                                         \
        fl_conv##n##d_options o = FL_CONV##n##D_OPTIONS;                     \
        memcpy(o.stride, s, sizeof o.stride);                                \
        memcpy(o.padding, p, sizeof o.padding);                              \
        memcpy(o.dilation, d, sizeof o.dilation);                            \
        o.groups = groups;                                                   \
        return fl_conv##n##d__plain(input, weight, bias, &o);                \
    }

fl_tensor *fl_convolution(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const int64_t *stride, int n_stride,
                          const int64_t *padding, int n_padding, const int64_t *dilation, int n_dilation,
                          bool transposed, const int64_t *output_padding, int n_output_padding, int64_t groups) {
    if (fl_failed()) return NULL;
    const int dims = weight->ndim - 2;
    int64_t s[3], p[3], d[3], e[3];
    if (dims < 1 || dims > 3 || input->ndim != weight->ndim)
        return fl_fail(FL_RUNTIME_ERROR,
                       "convolution: expected an input and a weight of the same 3 to 5 dimensions, got %s "
                       "and %s",
                       FL_SHAPE(input), FL_SHAPE(weight));
    if (!spread("stride", stride, n_stride, dims, s) || !spread("padding", padding, n_padding, dims, p) ||
        !spread("dilation", dilation, n_dilation, dims, d) ||
        !spread("output_padding", output_padding, n_output_padding, dims, e))
        return NULL;
    for (int i = 0; i < dims; i++)
        if (e[i] < 0) return fl_fail(FL_RUNTIME_ERROR, "convolution: negative output_padding is not supported");
    CONVOLUTION(1)
    CONVOLUTION(2)
    CONVOLUTION(3)
    return NULL;
}
