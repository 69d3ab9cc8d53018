/* unpool.c: the inverse of max pooling, power averages (average pooling of powers, made of other ops), and fractional
 * max pooling (B. Graham, Fractional Max-Pooling, 2014).
 */
#include "ops/plain.h"

#include "base/alloc.h"
#include "kernels/kernels.h"
#include "ops/dense.h"
#include "tensor/cast.h"

typedef long long ll;

/* t with its last `dims` dimensions as one. */
static fl_tensor *flat(fl_tensor *t, int dims, int64_t plane) {
    int64_t sizes[FL_MAX_DIMS];
    const int keep = t->ndim - dims;
    memcpy(sizes, t->sizes, (size_t)keep * sizeof *sizes);
    sizes[keep] = plane;
    return fl_reshape(t, sizes, keep + 1);
}

static int64_t product(const int64_t *sizes, int n) {
    int64_t p = 1;
    for (int i = 0; i < n; i++) p *= sizes[i];
    return p;
}

/* ---- Unpooling --------------------------------------------------------------------------------------------------- */

/* The sizes of the result, sizes[dims]: those asked for, where a max pooling of this geometry could come from them. */
static bool unpooled_sizes(int dims, const fl_tensor *x, const int64_t *kernel, const int64_t *stride,
                           const int64_t *padding, const int64_t *wanted, int n, int64_t *sizes) {
    if (wanted && n != dims && n != dims + 2) {
        fl_fail(FL_VALUE_ERROR,
                "output_size should be a sequence containing %d or %d elements, but it has a length of '%d'", dims,
                dims + 2, n);
        return false;
    }
    if (x->ndim < dims) {
        fl_fail(FL_INDEX_ERROR, "max_unpool%dd: expected an input of %d or %d dimensions, but got %s", dims, dims + 1,
                dims + 2, FL_SHAPE(x));
        return false;
    }
    for (int i = 0; i < dims; i++) {
        const int64_t step = stride && stride[0] != FL_NONE ? stride[i] : kernel[i];
        int64_t size;
        if (__builtin_mul_overflow(x->sizes[x->ndim - dims + i] - 1, step, &size) || padding[i] > INT64_MAX / 8 ||
            padding[i] < INT64_MIN / 8 || __builtin_add_overflow(size, kernel[i] - 2 * padding[i], &size)) {
            fl_fail(FL_RUNTIME_ERROR, "max_unpool%dd: the result is too large", dims);
            return false;
        }
        sizes[i] = size;
        if (dims == 3 && step <= 0) {
            fl_fail(FL_RUNTIME_ERROR, "max_unpool3d: strides should be greater than zero, but got stride %lld",
                    (ll)step);
            return false;
        }
        if (!wanted && size < 0) {
            fl_fail(FL_VALUE_ERROR, "max_unpool%dd: output_size must not be negative, but dim %d would be %lld", dims,
                    i, (ll)size);
            return false;
        }
        if (!wanted) continue;
        sizes[i] = wanted[n - dims + i];
        if (sizes[i] > size - step && sizes[i] < size + step) continue;
        fl_shape_text text;
        fl_fail(FL_VALUE_ERROR, "invalid output_size \"%s\" (dim %d must be between %lld and %lld)",
                fl_shape__print(&text, wanted + n - dims, dims), i, (ll)(size - step), (ll)(size + step));
        return false;
    }
    return true;
}

/* Elements of a pooled tensor and where they stand in the unpooled one; both row-major or both channels-last. */
typedef struct unpooling {
    char *pooled, *unpooled;
    const int64_t *index;
    int64_t from, plane; /* elements of a plane of either */
    int64_t pitch;       /* channels of a pixel (row-major: 1) */
    int64_t blocks;      /* units of a sample: up to CHANNELS of its channels each */
    int size;            /* bytes of an element */
    bool gathers;        /* pooled <- unpooled, not the other way round */
    atomic_bool outside; /* an index is none of the plane */
} unpooling;

enum { CHANNELS = 64 };

#define UNPOOL(type)                                                                                          \
    static inline __attribute__((always_inline)) bool unpool_##type(                                          \
        const unpooling *u, type *small, type *large, const int64_t *index, int64_t pitch, int64_t some) {    \
        bool outside = false;                                                                                 \
        for (int64_t k = 0; k < u->from; k++)                                                                 \
            for (int64_t c = 0; c < some; c++) {                                                              \
                const int64_t at = index[k * pitch + c];                                                      \
                if ((uint64_t)at >= (uint64_t)u->plane)                                                       \
                    outside = true;                                                                           \
                else if (u->gathers)                                                                          \
                    small[k * pitch + c] = large[at * pitch + c];                                             \
                else                                                                                          \
                    large[at * pitch + c] = small[k * pitch + c];                                             \
            }                                                                                                 \
        return outside;                                                                                       \
    }                                                                                                         \
    static bool unpool_unit_##type(const unpooling *u, int64_t sample, int64_t channel, int64_t some) {       \
        const int64_t pitch = u->pitch, from = sample * u->from * pitch + channel;                            \
        type *small = (type *)(void *)u->pooled + from;                                                       \
        type *large = (type *)(void *)u->unpooled + sample * u->plane * pitch + channel;                      \
        if (!u->gathers && some == pitch)                                                                     \
            memset(large, 0, (size_t)(u->plane * pitch) * sizeof(type));                                      \
        else if (!u->gathers)                                                                                 \
            for (int64_t k = 0; k < u->plane; k++) memset(large + k * pitch, 0, (size_t)some * sizeof(type)); \
        return pitch == 1 ? unpool_##type(u, small, large, u->index + from, 1, 1)                             \
                          : unpool_##type(u, small, large, u->index + from, pitch, some);                     \
    }
UNPOOL(uint16_t)
UNPOOL(uint32_t)
UNPOOL(uint64_t)
#undef UNPOOL

static void unpool_units(void *context, int64_t begin, int64_t end) {
    unpooling *u = context;
    bool outside = false;
    for (int64_t unit = begin; unit < end; unit++) {
        const int64_t sample = unit / u->blocks, channel = unit % u->blocks * CHANNELS;
        const int64_t some = u->pitch - channel < CHANNELS ? u->pitch - channel : CHANNELS;
        outside |= (u->size == 2   ? unpool_unit_uint16_t
                    : u->size == 4 ? unpool_unit_uint32_t
                                   : unpool_unit_uint64_t)(u, sample, channel, some);
    }
    if (outside) atomic_store(&u->outside, true);
}

/* Moves the elements between two tensors, which like `index` are channels-last or row-major. False where an index is
 * none of the plane. */
static bool unpool_run(fl_tensor *pooled, fl_tensor *unpooled, const fl_tensor *index, int dims, bool last,
                       bool gathers) {
    const int channel = pooled->ndim - dims - 1;
    unpooling u = {.pooled = pooled->data,
                   .unpooled = unpooled->data,
                   .index = (const int64_t *)(const void *)index->data,
                   .from = product(pooled->sizes + channel + 1, dims),
                   .plane = product(unpooled->sizes + channel + 1, dims),
                   .pitch = last ? pooled->sizes[channel] : 1,
                   .size = (int)fl_dtype_size((fl_dtype)pooled->dtype),
                   .gathers = gathers};
    u.blocks = (u.pitch + CHANNELS - 1) / CHANNELS;
    const int64_t units = u.from ? pooled->numel / u.from / u.pitch * u.blocks : 0;
    if (units == 0) return true;
    fl_pool__for(units, fl_pool__grain(units, (u.plane + 2 * u.from) * (last ? CHANNELS : 1)), unpool_units, &u);
    return !atomic_load(&u.outside);
}

/* t, of ndim dimensions, in one of the two layouts; or a tensor of these sizes in it. */
static fl_tensor *laid_out(fl_tensor *t, fl_dtype dtype, const int64_t *sizes, int ndim, bool last) {
    const fl_memory_format format = last ? FL_CHANNELS_LAST : FL_CONTIGUOUS_FORMAT;
    return t ? fl_tensor__dense(t, dtype, format) : fl_tensor__empty_format(dtype, ndim, sizes, format);
}

/* What stands where the elements of the pooled tensor were: the gradient of unpooling. */
static void unpool_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const int dims = *(const int *)fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0), *g = grad[0];
    if (!index) return;
    const int keep = g->ndim - dims;
    if (fl_grad_enabled()) {
        fl_tensor *from = flat(g, dims, product(g->sizes + keep, dims));
        fl_tensor *picked = fl_gather(from, keep, flat(index, dims, product(index->sizes + keep, dims)), NULL);
        out[0] = fl_reshape(picked, index->sizes, index->ndim);
        return;
    }
    const bool last = !(index->flags & FL_T_CONTIGUOUS);
    fl_tensor *whole = laid_out(g, (fl_dtype)g->dtype, NULL, 0, last);
    fl_tensor *part = whole ? laid_out(NULL, (fl_dtype)g->dtype, index->sizes, index->ndim, last) : NULL;
    if (part) {
        unpool_run(part, whole, index, dims, last, true);
        out[0] = fl_scope__result(part);
    }
    fl_release(whole);
}
static const fl_rule unpool_rules[] = {
    {.name = "MaxUnpool2DBackward0", .backward = unpool_backward, .saved = "indices"},
    {.name = "MaxUnpool3DBackward0", .backward = unpool_backward, .saved = "indices"}};

static fl_tensor *max_unpool(int dims, fl_tensor *input, fl_tensor *indices, const int64_t *kernel,
                             const int64_t *stride, const int64_t *padding, const int64_t *wanted, int n_wanted) {
    if (fl_failed()) return NULL;
    int64_t sizes[FL_MAX_DIMS], spatial[3];
    if (!unpooled_sizes(dims, input, kernel, stride, padding, wanted, n_wanted, spatial)) return NULL;
    if (input->ndim != dims + 1 && input->ndim != dims + 2)
        return fl_fail(FL_RUNTIME_ERROR,
                       "max_unpool%dd: Input to max_unpooling%dd should be a %dd or %dd Tensor, but got a tensor with "
                       "%d dimensions",
                       dims, dims, dims + 1, dims + 2, input->ndim);
    const int keep = input->ndim - dims;
    memcpy(sizes, input->sizes, (size_t)keep * sizeof *sizes);
    memcpy(sizes + keep, spatial, (size_t)dims * sizeof *sizes);
    if (!fl_is_float((fl_dtype)input->dtype))
        return fl_dense__unsupported(dims == 3 ? "max_unpool3d" : "max_unpool2d", input);
    if (indices->dtype != FL_INT64)
        return fl_fail(FL_RUNTIME_ERROR, "elements in indices should be type int64 but got: %s",
                       fl_dtype__scalar_type((fl_dtype)indices->dtype));
    if (!fl_shape__equal(input, indices))
        return fl_fail(FL_RUNTIME_ERROR,
                       "Expected shape of indices to be same as that of the input tensor (%s) but got indices tensor "
                       "with shape: %s",
                       FL_SHAPE(input), FL_SHAPE(indices));
    for (int i = 1; i < input->ndim; i++) {
        if (input->sizes[i] > 0) continue;
        return fl_fail(
            FL_RUNTIME_ERROR,
            "max_unpool%dd(): Expected input to have non-zero size for non-batch dimensions, but got %s with "
            "dimension %d being empty.",
            dims, FL_SHAPE(input), i);
    }
    const int64_t plane = product(sizes + keep, dims);
    if (plane == 0) return fl_new_zeros(input, sizes, input->ndim, NULL);
    const bool last = dims == 2 && input->ndim == 4 && fl_shape__suggest_format(input) == FL_CHANNELS_LAST;
    fl_tensor *x = laid_out(input, (fl_dtype)input->dtype, NULL, 0, last), *index = NULL, *out = NULL;
    if (x) index = laid_out(indices, FL_INT64, NULL, 0, last);
    if (index) out = laid_out(NULL, (fl_dtype)x->dtype, sizes, x->ndim, last);
    if (out && last) fl_tensor__inherit_planes(out, input);
    if (out && !unpool_run(x, out, index, dims, last, false)) {
        const int64_t *at = (const int64_t *)(const void *)index->data;
        while (*at >= 0 && *at < plane) at++;
        fl_release(out);
        out = fl_fail(FL_RUNTIME_ERROR, "Found an invalid max index: %lld (output volumes are of size %lld)", (ll)*at,
                      (ll)plane);
    }
    if (out) {
        fl_node *node = fl_node__record(&unpool_rules[dims == 3], &input, 1, &out, 1, 1, sizeof(int));
        if (node) *(int *)fl_node__data(node) = dims;
        fl_node__save(node, 0, index);
    }
    fl_release(x);
    fl_release(index);
    return fl_scope__result(out);
}

#define MAX_UNPOOL(n, PLAIN)                                                                                          \
    fl_tensor *fl_max_unpool##n##d##PLAIN(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[n],         \
                                          const fl_max_unpool##n##d_options *options) {                               \
        const fl_max_unpool##n##d_options defaults = FL_MAX_UNPOOL##n##D_OPTIONS, *o = options ? options : &defaults; \
        return max_unpool(n, input, indices, kernel_size, o->stride, o->padding, o->output_size, o->n_output_size);   \
    }
MAX_UNPOOL(1, )
MAX_UNPOOL(2, __plain)
MAX_UNPOOL(3, __plain)

/* ---- Powers ------------------------------------------------------------------------------------------------------ */

/* pooled: the averages of x^p. The sign and relu keep a root of what rounding made negative from being NaN. */
static fl_tensor *root(fl_tensor *pooled, int64_t area, fl_scalar norm_type) {
    fl_tensor *size = fl_mul(fl_sign(pooled), fl_relu(fl_abs(pooled)));
    fl_tensor *sum = fl_mul_scalar(size, fl_int(area));
    return fl_pow_scalar(sum, fl_float(1 / fl_scalar__double(norm_type)));
}

#define LP_POOL(n)                                                                                              \
    fl_tensor *fl_lp_pool##n##d(fl_tensor *input, fl_scalar norm_type, const int64_t kernel_size[n],            \
                                const fl_lp_pool##n##d_options *options) {                                      \
        const fl_lp_pool##n##d_options defaults = FL_LP_POOL##n##D_OPTIONS, *o = options ? options : &defaults; \
        if (fl_failed()) return NULL;                                                                           \
        if (fl_scalar__double(norm_type) == 0)                                                                  \
            return fl_fail(FL_ZERO_DIVISION_ERROR, "lp_pool" #n "d: norm_type must not be zero");               \
        if (isinf(fl_scalar__double(norm_type))) {                                                              \
            fl_max_pool##n##d_options largest = FL_MAX_POOL##n##D_OPTIONS;                                      \
            memcpy(largest.stride, o->stride, sizeof largest.stride);                                           \
            largest.ceil_mode = o->ceil_mode;                                                                   \
            fl_scope_open();                                                                                    \
            fl_tensor *sizes = fl_abs(input);                                                                   \
            if (fl_scalar__double(norm_type) > 0)                                                               \
                return fl_scope_return(fl_max_pool##n##d(sizes, kernel_size, &largest));                        \
            return fl_scope_return(fl_neg(fl_max_pool##n##d(fl_neg(sizes), kernel_size, &largest)));            \
        }                                                                                                       \
        fl_avg_pool##n##d_options average = FL_AVG_POOL##n##D_OPTIONS;                                          \
        memcpy(average.stride, o->stride, sizeof average.stride);                                               \
        average.ceil_mode = o->ceil_mode;                                                                       \
        fl_scope_open();                                                                                        \
        fl_tensor *powers = fl_pow_scalar(input, norm_type);                                                    \
        fl_tensor *pooled = fl_avg_pool##n##d(powers, kernel_size, &average);                                   \
        return fl_scope_return(root(pooled, product(kernel_size, n), norm_type));                               \
    }
LP_POOL(1)
LP_POOL(2)
LP_POOL(3)

/* ---- Fractional -------------------------------------------------------------------------------------------------- */

typedef struct fractional {
    fl_pool_windows windows;
    const double *samples; /* `dims` of each plane */
    int64_t *begin;
    bool wide;     /* float64 */
    fl_dtype half; /* or none: PyTorch rounds every step to it */
    int dims;
    int64_t in[3], out[3], kernel[3];
} fractional;

/* Where window i of n begins: steps of (in - kernel) / (n - 1) from a random start, in the input's precision. */
static int64_t window_begin(const fractional *f, double sample, int axis, int64_t i) {
    const int64_t room = f->in[axis] - f->kernel[axis], n = f->out[axis];
    if (i == n - 1) return room;
    if (f->wide) {
        const double alpha = (double)room / (double)(n - 1);
        return (int64_t)(((double)i + sample) * alpha) - (int64_t)(sample * alpha);
    }
    if (f->half != FL_DTYPE_NONE) {
        const float steps = fl_cast__rounded((double)(n - 1), f->half), u = fl_cast__rounded(sample, f->half);
        const float alpha = fl_cast__rounded(fl_cast__rounded((double)room, f->half) / steps, f->half);
        const float at = fl_cast__rounded(fl_cast__rounded((double)i, f->half) + u, f->half);
        return (int64_t)fl_cast__rounded(at * alpha, f->half) - (int64_t)fl_cast__rounded(u * alpha, f->half);
    }
    const float alpha = (float)room / (float)(n - 1), u = (float)sample;
    return (int64_t)(((float)i + u) * alpha) - (int64_t)(u * alpha);
}

static void fractional_planes(void *context, int64_t begin, int64_t end) {
    const fractional *f = context;
    int64_t *to = f->begin + begin * (f->out[0] + f->out[1] + f->out[2]);
    for (int64_t p = begin; p < end; p++) {
        /* PyTorch takes the samples of two dimensions last first, of three as they stand. */
        const double *s = f->samples + p * f->dims;
        const double sample[3] = {f->dims == 3 ? s[0] : 0, s[1], f->dims == 3 ? s[2] : s[0]};
        for (int axis = 0; axis < 3; axis++)
            for (int64_t i = 0; i < f->out[axis]; i++) *to++ = window_begin(f, sample[axis], axis, i);
    }
    fl_kernels__active.pool->max_windows[f->wide ? FL_REAL_F64 : FL_REAL_F32](context, begin, end);
}

/* Finds the largest elements of x, dense and of the type computed in. False after an error. */
static bool fractional_run(fractional *f, const fl_tensor *x, const fl_tensor *samples, fl_tensor *y,
                           fl_tensor *index) {
    if (index->numel == 0) return true;
    const int64_t out = product(f->out, 3), planes = index->numel / out;
    const size_t bytes = (size_t)(planes * (f->out[0] + f->out[1] + f->out[2])) * sizeof(int64_t);
    if (!(f->begin = fl_alloc__get(bytes))) return false;
    f->samples = (const double *)(const void *)samples->data;
    fl_pool_windows *w = &f->windows;
    *w = (fl_pool_windows){.x = x->data, .y = y->data, .index = (int64_t *)(void *)index->data, .begin = f->begin};
    for (int k = 0; k < 3; k++) {
        w->in[k] = f->in[k];
        w->out[k] = f->out[k];
        w->kernel[k] = f->kernel[k];
    }
    fl_pool__for(planes, fl_pool__grain(planes, out * product(f->kernel, 3)), fractional_planes, f);
    fl_alloc__put(f->begin, bytes);
    return true;
}

/* What came is spread to where the largest were. */
static void fractional_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const int dims = *(const int *)fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0), *g = grad[0];
    if (!index) return;
    int64_t sizes[FL_MAX_DIMS], rows[FL_MAX_DIMS];
    const int ndim = fl_node__input_shape(node, 0, sizes), keep = ndim - dims;
    memcpy(rows, sizes, (size_t)keep * sizeof *rows);
    rows[keep] = product(sizes + keep, dims);
    const int64_t many = product(index->sizes + keep, dims);
    fl_tensor *zeros = fl_new_zeros(g, rows, keep + 1, NULL);
    out[0] = fl_reshape(fl_scatter_add(zeros, keep, flat(index, dims, many), flat(g, dims, many)), sizes, ndim);
}
static const fl_rule fractional_rules[] = {
    {.name = "FractionalMaxPool2DBackward0", .backward = fractional_backward, .saved = "result1"},
    {.name = "FractionalMaxPool3DBackward0", .backward = fractional_backward, .saved = "result1"}};

/* Checks, and fills in the sizes. */
static bool fractional_sizes(fractional *f, const fl_tensor *x, const int64_t *kernel, const int64_t *output_size,
                             const double *output_ratio, bool draws) {
    static const char *const names[] = {"time", "height", "width"};
    const int dims = f->dims;
    if (output_size[0] == FL_NONE && output_ratio[0] != output_ratio[0]) {
        fl_fail(FL_VALUE_ERROR, "fractional_max_pool%dd requires specifying either an output_size or an output_ratio",
                dims);
        return false;
    }
    if (x->ndim != dims + 1 && x->ndim != dims + 2) {
        fl_fail(draws && x->ndim <= dims ? FL_INDEX_ERROR : FL_RUNTIME_ERROR,
                "fractional_max_pool%dd(): Expected %dD or %dD tensor, but got: %s", dims, dims + 1, dims + 2,
                FL_SHAPE(x));
        return false;
    }
    for (int i = 1; i < x->ndim; i++) {
        if (x->sizes[i] > 0) continue;
        fl_fail(FL_RUNTIME_ERROR,
                "fractional_max_pool%dd(): Expected input to have non-zero size for non-batch dimensions, but got %s "
                "with dimension %d being empty.",
                dims, FL_SHAPE(x), i);
        return false;
    }
    for (int k = 0; k < 3; k++) f->in[k] = f->out[k] = f->kernel[k] = 1;
    for (int i = 0; i < dims; i++) {
        const int k = 3 - dims + i;
        f->in[k] = x->sizes[x->ndim - dims + i];
        f->kernel[k] = kernel[i];
        if (output_size[0] != FL_NONE) {
            f->out[k] = output_size[i];
        } else {
            const double size = (double)f->in[k] * output_ratio[i];
            f->out[k] = size >= 0 && size < 0x1p62 ? (int64_t)size : -1;
        }
        if (kernel[i] < 1 || f->out[k] < 0) {
            fl_fail(FL_RUNTIME_ERROR,
                    "fractional_max_pool%dd(): kernel_size must be positive and output_size not negative, but got %lld "
                    "and %lld",
                    dims, (ll)kernel[i], (ll)f->out[k]);
            return false;
        }
        /* Of three dimensions PyTorch wants one element more. */
        if (f->out[k] > f->in[k] || kernel[i] > f->in[k] - f->out[k] + (dims == 2)) {
            fl_fail(FL_RUNTIME_ERROR, "fractional_max_pool%dd(): pool %s %lld too large relative to input %s %lld",
                    dims, names[k], (ll)kernel[i], names[k], (ll)f->in[k]);
            return false;
        }
    }
    return true;
}

/* The samples as given or drawn, [n, channels, dims], as float64: in the innermost scope. */
static fl_tensor *samples_of(const fl_tensor *x, int dims, fl_tensor *given) {
    const int channel = x->ndim - dims - 1;
    const int64_t sizes[] = {channel ? x->sizes[0] : 1, x->sizes[channel], dims};
    if (!given) {
        fl_rand_options o = FL_RAND_OPTIONS;
        o.dtype = (fl_dtype)x->dtype;
        given = fl_rand(sizes, 3, &o);
    } else if (given->ndim != 3 || given->dtype != x->dtype) {
        return fl_fail(FL_RUNTIME_ERROR, "Expect _random_samples to have 3 dimensions and the dtype of the input");
    } else if (given->sizes[0] < sizes[0] || given->sizes[1] != sizes[1] || given->sizes[2] != dims) {
        return fl_fail(FL_RUNTIME_ERROR,
                       "Expect _random_samples of size [%lld or more, %lld, %d] for an input of size %s, but got %s",
                       (ll)sizes[0], (ll)sizes[1], dims, FL_SHAPE(x), FL_SHAPE(given));
    } else if (!fl_node__constant(given, dims == 2 ? "fractional_max_pool2d" : "fractional_max_pool3d",
                                  "random_samples")) {
        return NULL;
    }
    if (!given) return NULL;
    fl_tensor *part = fl_tensor__view(given, 3, sizes, given->strides, 0);
    return part ? fl_scope__result(fl_tensor__contiguous_as(fl_scope__result(part), FL_FLOAT64)) : NULL;
}

static fl_tensor *fractional_max_pool(int dims, fl_tensor *input, const int64_t *kernel, const int64_t *output_size,
                                      const double *output_ratio, fl_tensor *samples, fl_tensor **indices) {
    fractional f = {.dims = dims};
    if (fl_failed() || !fractional_sizes(&f, input, kernel, output_size, output_ratio, !samples)) return NULL;
    if (samples && samples->dtype != input->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "Expect _random_samples to have the same dtype as input");
    if (!fl_is_float((fl_dtype)input->dtype))
        return fl_dense__unsupported(dims == 2 ? "fractional_max_pool2d_out_frame" : "fractional_max_pool3d_out_frame",
                                     input);
    const int keep = input->ndim - dims;
    int64_t sizes[FL_MAX_DIMS];
    memcpy(sizes, input->sizes, (size_t)keep * sizeof *sizes);
    memcpy(sizes + keep, f.out + 3 - dims, (size_t)dims * sizeof *sizes);
    f.wide = input->dtype == FL_FLOAT64;
    f.half = fl_dense__is_half(input) ? (fl_dtype)input->dtype : FL_DTYPE_NONE;
    const fl_dtype computed = f.wide ? FL_FLOAT64 : FL_FLOAT32;
    fl_scope_open();
    fl_tensor *drawn = samples_of(input, dims, samples), *index = NULL, *y = NULL;
    fl_tensor *x = drawn ? fl_tensor__contiguous_as(input, computed) : NULL;
    if (x) index = fl_tensor__empty(FL_INT64, input->ndim, sizes);
    if (index) y = fl_tensor__empty(computed, input->ndim, sizes);
    if (y && !fractional_run(&f, x, drawn, y, index)) {
        fl_release(y);
        y = NULL;
    }
    fl_release(x);
    fl_scope_close();
    if (y && f.half != FL_DTYPE_NONE) {
        fl_tensor *rounded = fl_dense__as(y, f.half);
        fl_release(y);
        y = rounded;
    }
    if (y) {
        fl_node *node = fl_node__record(&fractional_rules[dims == 3], &input, 1, &y, 1, 1, sizeof(int));
        if (node) *(int *)fl_node__data(node) = dims;
        fl_node__save(node, 0, index);
    }
    if (y && indices) *indices = fl_scope__result(fl_tensor__retain(index));
    fl_release(index);
    return fl_scope__result(y);
}

#define FRACTIONAL(n)                                                                                                  \
    fl_tensor *fl_fractional_max_pool##n##d__plain(fl_tensor *input, const int64_t kernel_size[n],                     \
                                                   const fl_fractional_max_pool##n##d_options *options) {              \
        const fl_fractional_max_pool##n##d_options defaults = FL_FRACTIONAL_MAX_POOL##n##D_OPTIONS,                    \
                                                   *o = options ? options : &defaults;                                 \
        if (!fl_failed() && o->return_indices)                                                                         \
            return fl_fail(FL_NOT_IMPLEMENTED_ERROR,                                                                   \
                           "fractional_max_pool" #n                                                                    \
                           "d returns one tensor; "                                                                    \
                           "fractional_max_pool" #n "d_with_indices returns the indices too");                         \
        return fractional_max_pool(n, input, kernel_size, o->output_size, o->output_ratio, o->_random_samples, NULL);  \
    }                                                                                                                  \
    fl_fractional_max_pool##n##d_with_indices_result fl_fractional_max_pool##n##d_with_indices__plain(                 \
        fl_tensor *input, const int64_t kernel_size[n],                                                                \
        const fl_fractional_max_pool##n##d_with_indices_options *options) {                                            \
        const fl_fractional_max_pool##n##d_with_indices_options defaults =                                             \
                                                                    FL_FRACTIONAL_MAX_POOL##n##D_WITH_INDICES_OPTIONS, \
                                                                *o = options ? options : &defaults;                    \
        fl_fractional_max_pool##n##d_with_indices_result r = {NULL, NULL};                                             \
        r.output = fractional_max_pool(n, input, kernel_size, o->output_size, o->output_ratio, o->_random_samples,     \
                                       &r.indices);                                                                    \
        return r;                                                                                                      \
    }
FRACTIONAL(2)
FRACTIONAL(3)
