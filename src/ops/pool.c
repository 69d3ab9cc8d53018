/* pool.c: max and average pooling, with fixed and adaptive windows, over one to three last dimensions.
 *
 * Every form is the same call of kernels/pool.h: missing dimensions are axes of size 1. Row-major and channels-last
 * inputs run as they are. The gradient is an operation of its own, linear in what comes, so that it can be
 * differentiated again: averages of its gradient, or that gradient where the maxima were.
 */
#include "ops/plain.h"

#include "kernels/kernels.h"
#include "ops/dense.h"
#include "ops/half.h"

#define HALF_ITEMS 16384 /* of planes that are converted together */

/* ---- Geometry ---------------------------------------------------------------------------------------------------- */

typedef struct pooling {
    fl_pool_axis axis[3];
    int dims; /* pooled dimensions */
    bool max, count_padding;
    double divisor;
    const fl_rule *rule;
    const char *name;
} pooling;

static int64_t window_size(const pooling *p) { return p->axis[0].kernel * p->axis[1].kernel * p->axis[2].kernel; }

/* The dimension of channels: just before the pooled ones. */
static int channel_dim(const fl_tensor *x, const pooling *p) { return x->ndim - p->dims - 1; }

/* Strides of a tensor of these sizes with channels last (within samples). */
static void channels_last_strides(const int64_t *sizes, int ndim, int channel, int64_t *strides) {
    int64_t stride = sizes[channel];
    strides[channel] = 1;
    for (int i = ndim - 1; i >= 0; i--) {
        if (i == channel) continue;
        strides[i] = stride;
        stride *= sizes[i];
    }
}

/* An uninitialised tensor in one of the two layouts. */
static fl_tensor *empty(fl_dtype dtype, const int64_t *sizes, int ndim, int channel, bool channels_last) {
    int64_t strides[FL_MAX_DIMS];
    if (!channels_last) return fl_tensor__empty(dtype, ndim, sizes);
    channels_last_strides(sizes, ndim, channel, strides);
    return fl_tensor__empty_strided(dtype, ndim, sizes, strides);
}

/* t (retained) in that layout and dtype, or a copy of it. */
static fl_tensor *laid_out(fl_tensor *t, fl_dtype dtype, int channel, bool channels_last) {
    bool fits = channels_last
                    ? fl_dense__channels_last(t, channel) || (t->flags & FL_T_CONTIGUOUS && t->sizes[channel] < 2)
                    : (t->flags & FL_T_CONTIGUOUS) != 0;
    if (fits && t->dtype == (int8_t)dtype) return fl_tensor__retain(t);
    fl_tensor *copy = empty(dtype, t->sizes, t->ndim, channel, channels_last);
    if (!copy || fl_tensor__copy(copy, t)) return copy;
    fl_release(copy);
    return NULL;
}

static void output_sizes(const fl_tensor *x, const pooling *p, int64_t *sizes) {
    memcpy(sizes, x->sizes, (size_t)x->ndim * sizeof *sizes);
    for (int i = 0; i < p->dims; i++) sizes[x->ndim - p->dims + i] = p->axis[3 - p->dims + i].out;
}

static fl_pool_call call_for(const pooling *p, const fl_tensor *t, bool channels_last) {
    int channel = channel_dim(t, p);
    fl_pool_call call = {.n = channel > 0 ? t->sizes[0] : 1,
                         .channels = t->sizes[channel],
                         .channels_last = channels_last,
                         .axis = {p->axis[0], p->axis[1], p->axis[2]},
                         .count_padding = p->count_padding,
                         .divisor = p->divisor};
    return call;
}

/* Of halves: pieces that are planes, or channels-last samples, run on float32 copies. */
typedef struct half_run {
    const fl_pool_call *call;
    fl_range_fn kernel;
    fl_dtype half;
    bool backward, scatter;
    int64_t planes;   /* of a piece */
    int64_t from, to; /* items of x and y that a plane (a sample) has */
} half_run;

static int64_t units_of(const fl_pool_call *call, bool backward, bool scatter) {
    return scatter ? fl_pool__planes(call) : fl_pool__units(call, backward);
}

static void run_piece(void *context, int64_t piece, float *scratch) {
    const half_run *h = context;
    fl_pool_call own = *h->call;
    const int64_t all = own.n * (own.channels_last ? 1 : own.channels), first = piece * h->planes;
    const int64_t many = all - first < h->planes ? all - first : h->planes;
    const int64_t x_items = many * h->from, y_items = many * h->to;
    const int64_t result = first * (h->backward ? h->from : h->to);
    own.n = 1;
    if (!own.channels_last) own.channels = many;
    if (own.place) own.place += result;
    if (own.index) own.index += result;
    fl_half__widen(scratch, own.x, first * h->from, x_items, h->half);
    own.x = scratch;
    own.y = scratch + x_items;
    h->kernel(&own, 0, units_of(&own, h->backward, h->scatter));
    fl_half__narrow(h->call->y, first * h->to, scratch + x_items, y_items, h->half);
}

/* Runs the kernel for tensors like t. False where there is no memory. */
static bool run(fl_range_fn const *kernel, fl_pool_call *call, const fl_tensor *t, bool backward, bool scatter,
                int64_t cost) {
    const int64_t units = units_of(call, backward, scatter);
    if (units <= 0) return true;
    if (!fl_dense__is_half(t)) {
        fl_pool__for(units, fl_pool__grain(units, cost / units + 1), kernel[fl_dense__real(t)], call);
        return true;
    }
    half_run h = {call, kernel[FL_REAL_F32], (fl_dtype)t->dtype, backward, scatter, 1, 1, 1};
    for (int i = 0; i < 3; i++) {
        h.from *= backward ? call->axis[i].out : call->axis[i].in;
        h.to *= backward ? call->axis[i].in : call->axis[i].out;
    }
    const int64_t width = call->channels_last ? call->channels : 1, all = call->n * call->channels / width;
    h.from *= width;
    h.to *= width;
    if (!call->channels_last && h.from + h.to < HALF_ITEMS) h.planes = HALF_ITEMS / (h.from + h.to);
    const int64_t pieces = (all + h.planes - 1) / h.planes;
    return fl_half__pieces(pieces, h.planes * (h.from + h.to), cost / pieces + 1, run_piece, &h);
}

/* ---- Gradients --------------------------------------------------------------------------------------------------- */

typedef struct pool_data {
    pooling pooling;
    bool channels_last; /* the layout of the result, and of what is saved */
    bool by_index;      /* saved: PyTorch's indices, not places in the window */
    int ndim;
    int64_t sizes[5]; /* of the input */
} pool_data;

static fl_tensor *average(fl_tensor *input, const pooling *p);
static fl_tensor *gradient(fl_tensor *grad, fl_tensor *where, const pool_data *data);

/* PyTorch's indices from places. One reference, the caller's. */
static fl_tensor *indices_of(fl_tensor *where, const pool_data *data) {
    if (data->by_index) return fl_tensor__retain(where);
    fl_tensor *index = fl_tensor__empty_like(where, FL_INT64, where->sizes);
    if (!index || where->numel == 0) return index;
    const fl_pool_axis *a = data->pooling.axis;
    const uint8_t *place = (const uint8_t *)where->data;
    int64_t *out = (int64_t *)(void *)index->data, plane = a[0].out * a[1].out * a[2].out;
    int64_t channels = data->channels_last ? where->sizes[channel_dim(where, &data->pooling)] : 1;
    for (int64_t i = 0; i < where->numel; i++) {
        int64_t o = i / channels % plane, ow = o % a[2].out, oh = o / a[2].out % a[1].out, od = o / a[2].out / a[1].out;
        int64_t kw = place[i] % a[2].kernel, kh = place[i] / a[2].kernel % a[1].kernel;
        int64_t d = fl_pool__begin(&a[0], od) + place[i] / a[2].kernel / a[1].kernel * a[0].step;
        int64_t h = fl_pool__begin(&a[1], oh) + kh * a[1].step, w = fl_pool__begin(&a[2], ow) + kw * a[2].step;
        out[i] = (d * a[1].in + h) * a[2].in + w;
    }
    return index;
}

/* The gradient of `gradient`: averages, or what stands where the maxima were. */
static void gradient_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    pool_data *data = fl_node__data(node);
    fl_tensor *where = fl_node__saved(node, 0);
    if (fl_failed()) return;
    if (!data->pooling.max) {
        out[0] = average(grad[0], &data->pooling);
        return;
    }
    fl_tensor *index = fl_scope__result(indices_of(where, data));
    if (!index) return;
    int keep = data->ndim - data->pooling.dims;
    int64_t flat[FL_MAX_DIMS];
    memcpy(flat, grad[0]->sizes, (size_t)keep * sizeof *flat);
    flat[keep] = 1;
    for (int i = keep; i < data->ndim; i++) flat[keep] *= grad[0]->sizes[i];
    fl_tensor *from = fl_reshape(grad[0], flat, keep + 1);
    flat[keep] = 1;
    for (int i = keep; i < data->ndim; i++) flat[keep] *= index->sizes[i];
    fl_tensor *picked = fl_gather(from, keep, fl_reshape(index, flat, keep + 1), NULL);
    out[0] = fl_reshape(picked, index->sizes, index->ndim);
}
static const fl_rule gradient_rule = {.name = "PoolBackwardBackward0", .backward = gradient_backward};

static fl_tensor *gradient(fl_tensor *grad, fl_tensor *where, const pool_data *data) {
    if (fl_failed()) return NULL;
    const pooling *p = &data->pooling;
    int channel = channel_dim(grad, p);
    fl_dtype dtype = (fl_dtype)grad->dtype;
    fl_tensor *g = laid_out(grad, dtype, channel, data->channels_last);
    fl_tensor *out = g ? empty(dtype, data->sizes, data->ndim, channel, data->channels_last) : NULL;
    if (!out) {
        fl_release(g);
        return NULL;
    }
    const fl_pool_kernels *k = fl_kernels__active.pool;
    fl_pool_call call = call_for(p, g, data->channels_last);
    call.x = g->data;
    call.y = out->data;
    bool done = true;
    if (out->numel == 0) {
    } else if (!p->max) {
        done = run(k->average_backward, &call, g, true, false, out->numel * 2);
    } else if (data->by_index || fl_pool__scatters(&call)) {
        if (data->by_index)
            call.index = (int64_t *)(void *)where->data;
        else
            call.place = (uint8_t *)where->data;
        done = run(k->scatter, &call, g, true, true, out->numel);
    } else {
        call.place = (uint8_t *)where->data;
        done = run(k->max_backward, &call, g, true, false, out->numel * 2);
    }
    fl_release(g);
    if (!done) {
        fl_release(out);
        return NULL;
    }
    fl_node *node = fl_node__record(&gradient_rule, &grad, 1, &out, 1, 1, sizeof *data);
    if (node) {
        *(pool_data *)fl_node__data(node) = *data;
        fl_node__save(node, 0, where);
    }
    return fl_scope__result(out);
}

static void pool_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *where = fl_node__saved(node, 0);
    if (!fl_failed()) out[0] = gradient(grad[0], where, fl_node__data(node));
}

#define RULE(VARIABLE, NAME, ...) \
    static const fl_rule VARIABLE = {.name = NAME, .backward = pool_backward, __VA_ARGS__};
#define RULES(KIND, NAME, TAIL)                                                                                        \
    RULE(KIND##_1d, "SqueezeBackward1",                                                                                \
         .picture = NAME "2D" TAIL "(UnsqueezeBackward0(0))") /* PyTorch's is the two-dimensional one between views */ \
    RULE(KIND##_2d, NAME "2D" TAIL, )                                                                                  \
    RULE(KIND##_3d, NAME "3D" TAIL, )                                                                                  \
    static const fl_rule *const KIND##_rules[] = {&KIND##_1d, &KIND##_2d, &KIND##_3d};
RULES(max, "MaxPool", "WithIndicesBackward0")
RULES(average, "AvgPool", "Backward0")
RULES(adaptive_max, "AdaptiveMaxPool", "Backward0")
RULES(adaptive_average, "AdaptiveAvgPool", "Backward0")
#undef RULES
#undef RULE

/* ---- Forward ----------------------------------------------------------------------------------------------------- */

static void record(fl_node *node, const fl_tensor *input, const pooling *p, fl_tensor *where, bool channels_last,
                   bool by_index) {
    if (!node) return;
    pool_data *data = fl_node__data(node);
    data->pooling = *p;
    data->channels_last = channels_last;
    data->by_index = by_index;
    data->ndim = input->ndim;
    memcpy(data->sizes, input->sizes, (size_t)input->ndim * sizeof *data->sizes);
    fl_node__save(node, 0, where);
}

/* Input of a real dtype or a half. With `indices`, PyTorch's indices too. */
static fl_tensor *pool_real(fl_tensor *input, const pooling *p, fl_tensor **indices) {
    int channel = channel_dim(input, p);
    bool last = fl_dense__channels_last(input, channel), ok = false;
    fl_tensor *x = last ? fl_tensor__retain(input) : fl_tensor__contiguous(input), *y = NULL, *place = NULL,
              *index = NULL;
    int64_t sizes[FL_MAX_DIMS];
    output_sizes(input, p, sizes);
    if (!x || !(y = empty((fl_dtype)x->dtype, sizes, x->ndim, channel, last))) goto done;
    fl_pool_call call = call_for(p, x, last);
    call.x = x->data;
    call.y = y->data;
    bool records = p->max && fl_node__would_record(&input, 1), small = window_size(p) <= 256;
    if (records && small && !(place = empty(FL_UINT8, sizes, x->ndim, channel, last))) goto done;
    if (((records && !small) || indices) && !(index = empty(FL_INT64, sizes, x->ndim, channel, last))) goto done;
    call.place = place ? (uint8_t *)place->data : NULL;
    call.index = index ? (int64_t *)(void *)index->data : NULL;
    const fl_pool_kernels *k = fl_kernels__active.pool;
    if (!run(p->max ? k->max : k->average, &call, x, false, false, x->numel + y->numel * window_size(p) / 4)) goto done;
    if (last) fl_tensor__inherit_planes(y, input);
    /* PyTorch has no channels-last kernels for these. */
    const bool fixed_max = p->rule == max_rules[p->dims - 1];
    if (channel == 1 && (p->dims == 3 ? !fixed_max : p->dims == 1 && fixed_max && !records && !indices))
        fl_tensor__row_major_there(y);
    record(fl_node__record(p->rule, &input, 1, &y, 1, 1, sizeof(pool_data)), input, p, place ? place : index, last,
           !place);
    ok = true;
done:
    fl_release(x);
    fl_release(place);
    if (ok && indices)
        *indices = fl_scope__result(index);
    else
        fl_release(index);
    if (!ok) fl_release(y);
    return ok ? fl_scope__result(y) : NULL;
}

static fl_tensor *average(fl_tensor *input, const pooling *p) { return fl_failed() ? NULL : pool_real(input, p, NULL); }

/* Any dtype: what is neither float32 nor float64 goes through one of them. */
static fl_tensor *pool(fl_tensor *input, const pooling *p, fl_tensor **indices) {
    if (fl_dense__is_real(input)) return pool_real(input, p, indices);
    const bool half = fl_dense__is_half(input);
    /* (A single channels-last sample is one piece, which one thread would have to do.) */
    if (half && (call_for(p, input, true).n > 1 || input->numel < FL_POOL_WORTH_IT ||
                 !fl_dense__channels_last(input, channel_dim(input, p))))
        return pool_real(input, p, indices);
    if (input->dtype == FL_BOOL || (!p->axis[2].stride && !half)) return fl_dense__unsupported(p->name, input);
    fl_tensor *index = NULL;
    fl_scope_open();
    fl_tensor *x = fl_to(input, half ? FL_FLOAT32 : FL_FLOAT64, NULL);
    fl_tensor *y = x ? fl_to(pool_real(x, p, indices ? &index : NULL), (fl_dtype)input->dtype, NULL) : NULL;
    if (!indices) return fl_scope_return(y);
    if (!y) index = NULL;
    fl_keep(y);
    fl_keep(index);
    fl_scope_close();
    *indices = fl_scope__result(index);
    return fl_scope__result(y);
}

/* ---- Arguments --------------------------------------------------------------------------------------------------- */

/* Whether input has `dims` dimensions after its channels, with or without samples, none of them empty but samples. */
static bool input_ok(const fl_tensor *x, int dims, const char *name, bool adaptive) {
    if (x->ndim != dims + 1 && x->ndim != dims + 2) {
        fl_fail(FL_RUNTIME_ERROR,
                "%s(): Expected %dD or %dD (batch mode) tensor with optional 0 dim batch size for input, but got:%s",
                name, dims + 1, dims + 2, FL_SHAPE(x));
        return false;
    }
    const bool channels_too = !adaptive || dims == 3 || strncmp(name, "adaptive_max", strlen("adaptive_max")) == 0;
    for (int i = channels_too && (!adaptive || x->ndim > dims + 1) ? x->ndim - dims - 1 : x->ndim - dims; i < x->ndim;
         i++) {
        if (x->sizes[i] != 0) continue;
        if (adaptive)
            fl_fail(FL_RUNTIME_ERROR,
                    "%s(): Expected input to have non-zero size for non-batch dimensions, but input has sizes %s with "
                    "dimension %d being empty",
                    name, FL_SHAPE(x), i);
        else
            fl_fail(FL_RUNTIME_ERROR,
                    "Expected %dD or %dD (batch mode) tensor with optional 0 dim batch size for input, but got:%s",
                    dims + 1, dims + 2, FL_SHAPE(x));
        return false;
    }
    return true;
}

/* "3x8x8": channels and sizes. */
static const char *times_text(char *text, size_t room, int64_t channels, const int64_t *sizes, int n) {
    int at = snprintf(text, room, "%lld", (long long)channels);
    for (int i = 0; i < n && at >= 0 && (size_t)at < room; i++)
        at += snprintf(text + at, room - (size_t)at, "x%lld", (long long)sizes[i]);
    return text;
}

/* Fills in the axes of fixed windows and their results' sizes, with PyTorch's checks. Arrays have p->dims entries; a
 * NULL stride is the kernel, a NULL dilation ones. */
static bool fixed_windows(pooling *p, const fl_tensor *x, const int64_t *kernel, const int64_t *stride,
                          const int64_t *padding, const int64_t *dilation, bool ceil_mode) {
    int64_t sizes[3], small = 1;
    for (int i = 0; i < 3; i++) p->axis[i] = (fl_pool_axis){1, 1, 1, 1, 0, 1};
    for (int i = 0; i < p->dims; i++) {
        fl_pool_axis *a = &p->axis[3 - p->dims + i];
        a->in = x->sizes[x->ndim - p->dims + i];
        a->kernel = kernel[i];
        a->stride = stride ? stride[i] : kernel[i];
        a->padding = padding[i];
        a->step = dilation ? dilation[i] : 1;
        const char *problem = a->stride == 0   ? "stride should not be zero"
                              : a->kernel < 1  ? "kernel size should be greater than zero"
                              : a->stride < 0  ? "stride should be greater than zero"
                              : a->padding < 0 ? "pad must be non-negative"
                              : a->step < 1    ? "dilation should be greater than zero"
                                               : NULL;
        int64_t reach;
        if (!problem && (__builtin_mul_overflow(a->step, a->kernel - 1, &reach) || reach > INT64_MAX / 4 ||
                         a->padding > INT64_MAX / 8))
            problem = "the window is too large";
        if (problem) {
            fl_fail(FL_RUNTIME_ERROR, "%s: %s", p->name, problem);
            return false;
        }
        if (a->padding > (reach + 1) / 2) {
            fl_fail(FL_RUNTIME_ERROR,
                    "pad should be at most half of effective kernel size, but got pad=%lld, kernel_size=%lld and "
                    "dilation=%lld",
                    (long long)a->padding, (long long)a->kernel, (long long)a->step);
            return false;
        }
        if (p->max && a->padding > a->kernel / 2) {
            fl_fail(FL_RUNTIME_ERROR,
                    "pad should be smaller than or equal to half of kernel size, but got pad = %lld, kernel = %lld",
                    (long long)a->padding, (long long)a->kernel);
            return false;
        }
        if (!p->max && p->dims == 3 && a->in < a->kernel) {
            fl_fail(FL_RUNTIME_ERROR, "%s: input of size %s smaller than the kernel (%lld, %lld, %lld)", p->name,
                    FL_SHAPE(x), (long long)kernel[0], (long long)kernel[1], (long long)kernel[2]);
            return false;
        }
        int64_t room = a->in + 2 * a->padding - reach - 1 + (ceil_mode ? a->stride - 1 : 0);
        a->out = room < 0 ? 0 : room / a->stride + 1;
        if (ceil_mode && (a->out - 1) * a->stride >= a->in + a->padding) a->out--;
        sizes[i] = a->out;
        if (a->out < 1) small = 0;
    }
    if (!small) {
        char in[96], out[96];
        int64_t channels = x->sizes[channel_dim(x, p)];
        fl_fail(FL_RUNTIME_ERROR, "Given input size: (%s). Calculated output size: (%s). Output size is too small",
                times_text(in, sizeof in, channels, x->sizes + x->ndim - p->dims, p->dims),
                times_text(out, sizeof out, channels, sizes, p->dims));
        return false;
    }
    return true;
}

static bool adaptive_windows(pooling *p, const fl_tensor *x, const int64_t *output_size) {
    for (int i = 0; i < 3; i++) p->axis[i] = (fl_pool_axis){1, 1, 1, 1, 0, 1};
    for (int i = 0; i < p->dims; i++) {
        fl_pool_axis *a = &p->axis[3 - p->dims + i];
        int64_t in = x->sizes[x->ndim - p->dims + i],
                out = output_size && output_size[i] != FL_NONE ? output_size[i] : in;
        if (out < 0) {
            fl_fail(FL_RUNTIME_ERROR,
                    "%s: elements of output_size must be greater than or equal to 0 but received %lld", p->name,
                    (long long)out);
            return false;
        }
        *a = (fl_pool_axis){.in = in, .out = out, .kernel = 1, .step = 1};
        if (out > 0 && in % out == 0) { /* all windows are alike: fixed ones, with faster loops */
            a->kernel = a->stride = in / out;
        } else {
            a->kernel = out > 0 ? in / out + 2 : 1;
        }
    }
    return true;
}

static fl_tensor *fixed(fl_tensor *input, pooling *p, const int64_t *kernel, const int64_t *stride,
                        const int64_t *padding, const int64_t *dilation, bool ceil_mode, fl_tensor **indices) {
    if (fl_failed()) return NULL;
    if (!p->max && p->dims == 2 && input->ndim < 3 && fl_shape__wrap_dim(-3, input->ndim) < 0) return NULL;
    if (!input_ok(input, p->dims, p->name, false)) return NULL;
    if (stride && stride[0] == FL_NONE) stride = NULL;
    if (!fixed_windows(p, input, kernel, stride, padding, dilation, ceil_mode)) return NULL;
    /* PyTorch's averages have no kernels for the other types. */
    if (p->max && p->dims == 1 && !indices && !fl_is_float((fl_dtype)input->dtype))
        return fl_dense__unsupported("max_pool1d_impl", input);
    if (!p->max && !(fl_dense__is_real(input) || input->dtype == FL_INT64 || (fl_dense__is_half(input) && p->dims < 3)))
        return fl_dense__unsupported(p->dims < 3 ? "avg_pool2d" : "avg_pool3d_out_frame", input);
    return pool(input, p, indices);
}

static fl_tensor *adaptive(fl_tensor *input, pooling *p, const int64_t *output_size, fl_tensor **indices) {
    if (fl_failed() || !input_ok(input, p->dims, p->name, true) || !adaptive_windows(p, input, output_size))
        return NULL;
    if (!fl_is_float((fl_dtype)input->dtype)) return fl_dense__unsupported(p->name, input);
    return pool(input, p, indices);
}

/* To one item each this is a mean, as in PyTorch: of any number of dimensions and of none at all. */
static fl_tensor *adaptive_average(fl_tensor *input, pooling *p, const int64_t *output_size) {
    static const int64_t last[] = {-1, -2, -3};
    if (fl_failed()) return NULL;
    bool ones = true, empty_plane = false;
    for (int i = 0; i < p->dims; i++) ones = ones && output_size[i] == 1;
    const bool fits = input->ndim == p->dims + 1 || input->ndim == p->dims + 2;
    for (int i = 0; fits && i < p->dims; i++) empty_plane = empty_plane || input->sizes[input->ndim - 1 - i] == 0;
    if (ones && (fits ? empty_plane || !fl_is_float((fl_dtype)input->dtype) : p->dims > 1))
        return fl_mean_dim(input, last, p->dims, &(fl_mean_dim_options){true, FL_DTYPE_NONE});
    fl_tensor *y = adaptive(input, p, output_size, NULL);
    if (!ones) return y;
    return p->dims > 1 ? fl_node__named(y, "MeanBackward1")
                       : fl_node__named_as(y, NULL, "MeanBackward1(UnsqueezeBackward0(0))");
}

static void *wants_indices(const char *name) {
    return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "%s returns one tensor; %s_with_indices returns the indices too", name,
                   name);
}

/* ---- The ops ----------------------------------------------------------------------------------------------------- */

/* PLAIN: __plain where autocast has a word for them. */
#define MAX_POOL(DIMS, PLAIN)                                                                                        \
    fl_tensor *fl_max_pool##DIMS##d##PLAIN(fl_tensor *input, const int64_t kernel_size[DIMS],                        \
                                           const fl_max_pool##DIMS##d_options *o) {                                  \
        const fl_max_pool##DIMS##d_options defaults = FL_MAX_POOL##DIMS##D_OPTIONS;                                  \
        if (!o) o = &defaults;                                                                                       \
        pooling p = {.dims = DIMS, .max = true, .rule = max_rules[DIMS - 1], .name = "max_pool" #DIMS "d"};          \
        if (!fl_failed() && o->return_indices) return wants_indices(p.name);                                         \
        return fixed(input, &p, kernel_size, o->stride, o->padding, o->dilation, o->ceil_mode, NULL);                \
    }                                                                                                                \
    fl_max_pool##DIMS##d_with_indices_result fl_max_pool##DIMS##d_with_indices(                                      \
        fl_tensor *input, const int64_t kernel_size[DIMS], const fl_max_pool##DIMS##d_with_indices_options *o) {     \
        const fl_max_pool##DIMS##d_with_indices_options defaults = FL_MAX_POOL##DIMS##D_WITH_INDICES_OPTIONS;        \
        if (!o) o = &defaults;                                                                                       \
        fl_max_pool##DIMS##d_with_indices_result r = {NULL, NULL};                                                   \
        pooling p = {.dims = DIMS, .max = true, .rule = max_rules[DIMS - 1], .name = "max_pool" #DIMS "d"};          \
        r.output = fixed(input, &p, kernel_size, o->stride, o->padding, o->dilation, o->ceil_mode, &r.indices);      \
        return r;                                                                                                    \
    }                                                                                                                \
    fl_tensor *fl_adaptive_max_pool##DIMS##d##PLAIN(fl_tensor *input, const int64_t output_size[DIMS],               \
                                                    const fl_adaptive_max_pool##DIMS##d_options *o) {                \
        pooling p = {                                                                                                \
            .dims = DIMS, .max = true, .rule = adaptive_max_rules[DIMS - 1], .name = "adaptive_max_pool" #DIMS "d"}; \
        if (!fl_failed() && o && o->return_indices) return wants_indices(p.name);                                    \
        return adaptive(input, &p, output_size, NULL);                                                               \
    }                                                                                                                \
    fl_adaptive_max_pool##DIMS##d_with_indices_result fl_adaptive_max_pool##DIMS##d_with_indices##PLAIN(             \
        fl_tensor *input, const int64_t output_size[DIMS],                                                           \
        const fl_adaptive_max_pool##DIMS##d_with_indices_options *o) {                                               \
        (void)o;                                                                                                     \
        fl_adaptive_max_pool##DIMS##d_with_indices_result r = {NULL, NULL};                                          \
        pooling p = {                                                                                                \
            .dims = DIMS, .max = true, .rule = adaptive_max_rules[DIMS - 1], .name = "adaptive_max_pool" #DIMS "d"}; \
        r.output = adaptive(input, &p, output_size, &r.indices);                                                     \
        return r;                                                                                                    \
    }                                                                                                                \
    fl_tensor *fl_adaptive_avg_pool##DIMS##d##PLAIN(fl_tensor *input, const int64_t output_size[DIMS]) {             \
        pooling p = {.dims = DIMS, .rule = adaptive_average_rules[DIMS - 1], .name = "adaptive_avg_pool" #DIMS "d"}; \
        return adaptive_average(input, &p, output_size);                                                             \
    }
MAX_POOL(1, )
MAX_POOL(2, )
MAX_POOL(3, __plain)
#undef MAX_POOL

#define AVERAGE_POOL(DIMS, PLAIN, DIVISOR)                                                              \
    fl_tensor *fl_avg_pool##DIMS##d##PLAIN(fl_tensor *input, const int64_t kernel_size[DIMS],           \
                                           const fl_avg_pool##DIMS##d_options *o) {                     \
        const fl_avg_pool##DIMS##d_options defaults = FL_AVG_POOL##DIMS##D_OPTIONS;                     \
        if (!o) o = &defaults;                                                                          \
        pooling p = {.dims = DIMS,                                                                      \
                     .rule = average_rules[DIMS - 1],                                                   \
                     .name = "avg_pool" #DIMS "d",                                                      \
                     .count_padding = o->count_include_pad};                                            \
        int64_t divisor = DIVISOR;                                                                      \
        if (!fl_failed() && divisor == 0) return fl_fail(FL_RUNTIME_ERROR, "divisor must be not zero"); \
        p.divisor = divisor == FL_NONE ? 0 : (double)divisor;                                           \
        return fixed(input, &p, kernel_size, o->stride, o->padding, NULL, o->ceil_mode, NULL);          \
    }
AVERAGE_POOL(1, , FL_NONE)
AVERAGE_POOL(2, , o->divisor_override)
AVERAGE_POOL(3, __plain, o->divisor_override)
#undef AVERAGE_POOL
