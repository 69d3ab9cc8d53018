/* random.c: tensors of random numbers. The generator (base/generator.h) draws a row; here it goes to the elements in
 * the order in which PyTorch visits them: that of memory, for tensors without holes.
 */
#include "ops/plain.h"

#include "base/alloc.h"
#include "base/generator.h"
#include "ops/view.h"
#include "tensor/cast.h"
#include "tensor/iter.h"

/* ---- Drawing into a tensor ------------------------------------------------------------------------------- */

typedef enum kind { UNIFORM, NORMAL, INTEGER, INTEGER_64, BERNOULLI, EXPONENTIAL, GEOMETRIC, CAUCHY, LOG_NORMAL } kind;

typedef struct draw {
    kind kind;
    double a, b;
    uint64_t range; /* INTEGER: range and base */
    int64_t base;
} draw;

/* The type in which numbers are drawn for elements of `dtype`. */
static fl_dtype type_of_row(const draw *d, fl_dtype dtype, bool blocks) {
    switch (d->kind) {
        case UNIFORM:
        case EXPONENTIAL:
            return dtype == FL_FLOAT64 ? FL_FLOAT64 : FL_FLOAT32;
        case NORMAL:
            return dtype == FL_FLOAT64 || !blocks ? FL_FLOAT64 : FL_FLOAT32;
        case BERNOULLI:
            return FL_UINT8;
        case INTEGER:
        case INTEGER_64:
            return FL_INT64;
        default:
            return FL_FLOAT64;
    }
}

#define ROUNDED 256 /* at a time */
/* Uniforms that these types round up to their upper bound become the lower one. */
static void keep_below(float *row, int64_t n, const draw *d, fl_dtype dtype) {
    float bound = (float)d->b;
    uint16_t rounded[ROUNDED], most;
    fl_tensor__cast(&most, dtype, &bound, FL_FLOAT32, 1);
    for (int64_t done = 0, count; done < n; done += count, row += count) {
        count = n - done < ROUNDED ? n - done : ROUNDED;
        fl_tensor__cast(rounded, dtype, row, FL_FLOAT32, count);
        for (int64_t i = 0; i < count; i++)
            if (rounded[i] == most) row[i] = (float)d->a;
    }
}

static void draw_row(fl_generator *g, const draw *d, void *row, int64_t n, fl_dtype dtype, fl_dtype type, bool blocks) {
    double *out = row;
    int64_t *whole = row;
    switch (d->kind) {
        case UNIFORM:
            if (type == FL_FLOAT64)
                fl_generator__uniform_f64(g, row, n, 1, d->a, d->b);
            else
                fl_generator__uniform_f32(g, row, n, 1, (float)d->a, (float)d->b);
            if (fl_is_half(dtype)) keep_below(row, n, d, dtype);
            return;
        case NORMAL:
            if (!blocks)
                for (int64_t i = 0; i < n; i++) out[i] = fl_generator__normal(g, d->a, d->b);
            else if (type == FL_FLOAT64)
                fl_generator__normal_f64(g, row, n, d->a, d->b);
            else if (dtype == FL_FLOAT32)
                fl_generator__normal_f32(g, row, n, d->a, d->b);
            else
                fl_generator__normal_reduced(g, row, n, d->a, d->b);
            return;
        case INTEGER:
            fl_generator__integers(g, row, n, d->range, d->base);
            return;
        case INTEGER_64:
            for (int64_t i = 0; i < n; i++) {
                uint64_t value = fl_generator__random64(g);
                whole[i] = (int64_t)(d->range ? value % d->range : value);
            }
            return;
        case BERNOULLI:
            fl_generator__bernoulli(g, row, n, d->a);
            return;
        case EXPONENTIAL:
            if (type == FL_FLOAT64)
                fl_generator__exponential_f64(g, row, n, d->a);
            else
                fl_generator__exponential_f32(g, row, n, d->a);
            return;
        case GEOMETRIC:
            fl_generator__geometric(g, row, n, d->a);
            return;
        case CAUCHY:
            for (int64_t i = 0; i < n; i++) out[i] = fl_generator__cauchy(g, d->a, d->b);
            return;
        case LOG_NORMAL:
            for (int64_t i = 0; i < n; i++) out[i] = fl_generator__log_normal(g, d->a, d->b);
            return;
    }
}

typedef struct dealing {
    const char **row; /* moves on */
    fl_dtype from, to;
} dealing;

static void deal(char **data, const int64_t *strides, int64_t n, const void *params) {
    const dealing *d = params;
    int64_t from = (int64_t)fl_dtype_size(d->from), to = (int64_t)fl_dtype_size(d->to);
    if (strides[0] == to)
        fl_tensor__cast(data[0], d->to, *d->row, d->from, n);
    else
        fl_cast__find(d->to, d->from)(data[0], strides[0], *d->row, from, n);
    *d->row += n * from;
}

static bool fill(fl_tensor *t, const draw *d, fl_generator *generator);

/* Draws in the order that PyTorch has t's elements in. */
static bool fill_by_planes(fl_tensor *t, const draw *d, fl_generator *generator) {
    fl_tensor *there = fl_tensor__empty_planes(t, (fl_dtype)t->dtype);
    const bool done = there && fill(there, d, generator) && fl_tensor__copy(t, there);
    fl_release(there);
    return done;
}

/* t <- n numbers. False: no memory. */
static bool fill(fl_tensor *t, const draw *d, fl_generator *generator) {
    if (t->numel == 0) return true;
    if (t->planes.channels) return fill_by_planes(t, d, generator);
    fl_dtype dtype = (fl_dtype)t->dtype;
    bool contiguous = t->flags & FL_T_CONTIGUOUS, blocks = contiguous && t->numel >= 16;
    fl_dtype type = type_of_row(d, dtype, blocks);
    fl_iter it;
    fl_iter__init(&it, t->ndim, t->sizes, &t, 1);
    bool direct = type == dtype && it.ndim == 1 && it.strides[0][0] == (int64_t)fl_dtype_size(dtype);
    size_t bytes = (size_t)t->numel * fl_dtype_size(type);
    void *row = direct ? t->data : fl_alloc__get(bytes);
    if (!row) return false;
    fl_generator *g = fl_generator__lock(generator);
    draw_row(g, d, row, t->numel, dtype, type, blocks);
    fl_generator__unlock(g);
    if (!direct) {
        const char *next = row;
        fl_iter__walk(&it, deal, &(dealing){&next, type, dtype});
        fl_alloc__put(row, bytes);
    }
    return true;
}

/* Fills t (one reference, the caller's; may be NULL) and makes it the op's result. */
static fl_tensor *drawn(fl_tensor *t, const draw *d, fl_generator *g) {
    if (t && fill(t, d, g)) return fl_scope__result(t);
    fl_release(t);
    return NULL;
}

static void zero_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    for (int i = 0; i < node->n_inputs; i++)
        if (fl_node__needs(node, i)) out[i] = fl_zeros_like(grad[0], NULL);
}
#define ZERO_RULE(NAME) \
    { .name = NAME, .backward = zero_backward }
static const fl_rule rules[] = {
    [UNIFORM] = ZERO_RULE("UniformBackward0"),      [NORMAL] = ZERO_RULE("NormalBackward0"),
    [INTEGER] = ZERO_RULE("RandomBackward0"),       [INTEGER_64] = ZERO_RULE("RandomBackward2"),
    [BERNOULLI] = ZERO_RULE("BernoulliBackward2"),  [EXPONENTIAL] = ZERO_RULE("ExponentialBackward0"),
    [GEOMETRIC] = ZERO_RULE("GeometricBackward0"),  [CAUCHY] = ZERO_RULE("CauchyBackward0"),
    [LOG_NORMAL] = ZERO_RULE("LogNormalBackward0"),
};

static fl_tensor *draw_in_place(fl_tensor *self, const draw *d, fl_generator *g) {
    if (!fl_inplace__begin(self)) return NULL;
    fl_node *node = fl_node__record(&rules[d->kind], &self, 1, NULL, 0, 0, 0);
    if (!fl_inplace__ready(self, &node)) return NULL;
    if (!fill(self, d, g)) {
        fl_inplace__cancel(self, node);
        return NULL;
    }
    fl_inplace__end(self, node);
    return fl_failed() ? NULL : self;
}

static bool check_floating(fl_dtype dtype, const char *kernel) {
    if (fl_is_float(dtype)) return true;
    fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"%s\" not implemented for '%s'", kernel, fl_dtype__scalar_type(dtype));
    return false;
}

/* ---- Uniform and normal ---------------------------------------------------------------------------------- */

static fl_dtype or_default(fl_dtype dtype) { return dtype == FL_DTYPE_NONE ? fl_get_default_dtype() : dtype; }
static fl_dtype or_self(fl_dtype dtype, const fl_tensor *self) {
    return dtype == FL_DTYPE_NONE ? (fl_dtype)self->dtype : dtype;
}

static const draw unit_uniform = {UNIFORM, 0, 1, 0, 0}, unit_normal = {NORMAL, 0, 1, 0, 0};

/* Nothing to draw is nothing that a type could not hold. */
static bool check_normal(fl_dtype dtype, const int64_t *size, int n_size) {
    for (int i = 0; i < n_size; i++)
        if (size[i] == 0) return true;
    return check_floating(dtype, "normal_kernel_cpu");
}

fl_tensor *fl_rand(const int64_t *size, int n_size, const fl_rand_options *options) {
    fl_dtype dtype = or_default(options ? options->dtype : FL_DTYPE_NONE);
    if (fl_failed() || !check_floating(dtype, "check_uniform_bounds")) return NULL;
    return drawn(fl_tensor__empty(dtype, n_size, size), &unit_uniform, options ? options->generator : NULL);
}
fl_tensor *fl_randn(const int64_t *size, int n_size, const fl_randn_options *options) {
    fl_dtype dtype = or_default(options ? options->dtype : FL_DTYPE_NONE);
    if (fl_failed() || !check_normal(dtype, size, n_size)) return NULL;
    return drawn(fl_tensor__empty(dtype, n_size, size), &unit_normal, options ? options->generator : NULL);
}
fl_tensor *fl_rand_like(fl_tensor *self, const fl_rand_like_options *options) {
    static const fl_rand_like_options fallback = FL_RAND_LIKE_OPTIONS;
    const fl_rand_like_options *o = options ? options : &fallback;
    if (fl_failed() || !check_floating(or_self(o->dtype, self), "check_uniform_bounds")) return NULL;
    return drawn(fl_tensor__empty_as(self, or_self(o->dtype, self), o->memory_format), &unit_uniform, o->generator);
}
fl_tensor *fl_randn_like(fl_tensor *self, const fl_randn_like_options *options) {
    static const fl_randn_like_options fallback = FL_RANDN_LIKE_OPTIONS;
    const fl_randn_like_options *o = options ? options : &fallback;
    if (fl_failed() || !check_normal(or_self(o->dtype, self), self->sizes, self->ndim)) return NULL;
    return drawn(fl_tensor__empty_as(self, or_self(o->dtype, self), o->memory_format), &unit_normal, o->generator);
}

fl_tensor *fl_uniform_(fl_tensor *self, const fl_uniform_options *options) {
    static const fl_uniform_options fallback = FL_UNIFORM_OPTIONS;
    const fl_uniform_options *o = options ? options : &fallback;
    if (fl_failed() || !check_floating((fl_dtype)self->dtype, "check_uniform_bounds")) return NULL;
    if (!(o->from <= o->to))
        return fl_fail(FL_RUNTIME_ERROR, "uniform_ expects to return a [from, to) range, but found from=%g > to=%g",
                       o->from, o->to);
    const double largest = fl_dtype__largest((fl_dtype)self->dtype);
    if (o->from < -largest || o->to > largest)
        return fl_fail(FL_RUNTIME_ERROR, "uniform_: %s is out of bounds for %s", o->from < -largest ? "from" : "to",
                       fl_dtype_name((fl_dtype)self->dtype));
    if (o->to - o->from > largest)
        return fl_fail(FL_RUNTIME_ERROR, "uniform_ expects to-from <= %g, but found to=%g and from=%g", largest, o->to,
                       o->from);
    return draw_in_place(self, &(draw){UNIFORM, o->from, o->to, 0, 0}, o->generator);
}

static bool check_std(double std) {
    if (std >= 0) return true;
    fl_fail(FL_RUNTIME_ERROR, "normal expects std >= 0.0, but found std %g", std);
    return false;
}

fl_tensor *fl_normal_(fl_tensor *self, const fl_normal_options *options) {
    static const fl_normal_options fallback = FL_NORMAL_OPTIONS;
    const fl_normal_options *o = options ? options : &fallback;
    if (fl_failed() || !check_std(o->std) || !check_normal((fl_dtype)self->dtype, self->sizes, self->ndim)) return NULL;
    return draw_in_place(self, &(draw){NORMAL, o->mean, o->std, 0, 0}, o->generator);
}

fl_tensor *fl_normal_float_float(double mean, double std, const int64_t *size, int n_size,
                                 const fl_normal_float_float_options *options) {
    fl_dtype dtype = or_default(options ? options->dtype : FL_DTYPE_NONE);
    if (fl_failed() || !check_std(std) || !check_normal(dtype, size, n_size)) return NULL;
    return drawn(fl_tensor__empty(dtype, n_size, size), &(draw){NORMAL, mean, std, 0, 0},
                 options ? options->generator : NULL);
}

/* out = out * std + mean, two roundings, in out's type. */
static void shift_f32(char **data, const int64_t *strides, int64_t n, const void *params) {
    (void)params;
    for (int64_t i = 0; i < n; i++) {
        float *z = (float *)(void *)(data[0] + i * strides[0]);
        float scaled = *z * *(const float *)(const void *)(data[1] + i * strides[1]);
        *z = scaled + *(const float *)(const void *)(data[2] + i * strides[2]);
    }
}
static void shift_f64(char **data, const int64_t *strides, int64_t n, const void *params) {
    (void)params;
    for (int64_t i = 0; i < n; i++) {
        double *z = (double *)(void *)(data[0] + i * strides[0]);
        double scaled = *z * *(const double *)(const void *)(data[1] + i * strides[1]);
        *z = scaled + *(const double *)(const void *)(data[2] + i * strides[2]);
    }
}

static void zero_gradients(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    for (int i = 0; i < node->n_inputs; i++) {
        int64_t sizes[FL_MAX_DIMS];
        int ndim = fl_node__input_shape(node, i, sizes);
        if (fl_node__needs(node, i)) out[i] = fl_new_zeros(grad[0], sizes, ndim, NULL);
    }
}
static const fl_rule normal_rule = {.name = "NormalBackward1", .backward = zero_gradients};
static const fl_rule bernoulli_rule = {.name = "BernoulliBackward0", .backward = zero_gradients};

/* Normal numbers with a mean and a deviation each. */
static fl_tensor *normal_of(fl_tensor *mean, fl_tensor *std, fl_tensor *const *inputs, int n_inputs, fl_generator *g) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_shape__broadcast(mean->sizes, mean->ndim, std->sizes, std->ndim, sizes);
    fl_dtype dtype = fl_dtype__result(inputs, n_inputs);
    if (ndim < 0 || !check_normal(dtype, sizes, ndim)) return NULL;
    fl_dtype compute = dtype == FL_FLOAT64 ? FL_FLOAT64 : FL_FLOAT32;
    fl_tensor *out = fl_tensor__empty(dtype, ndim, sizes);
    fl_generator_mark before;
    fl_generator__mark(g, &before);
    if (!out || !fill(out, &unit_normal, g)) {
        fl_release(out);
        return NULL;
    }
    fl_tensor *parts[3] = {fl_tensor__contiguous_as(out, compute), fl_tensor__contiguous_as(std, compute),
                           fl_tensor__contiguous_as(mean, compute)};
    bool done = parts[0] && parts[1] && parts[2];
    if (done) {
        fl_iter it;
        fl_iter__init(&it, ndim, sizes, parts, 3);
        fl_iter__run(&it, compute == FL_FLOAT64 ? shift_f64 : shift_f32, NULL, 2);
        if (parts[0] != out) fl_tensor__copy(out, parts[0]);
        fl_node__record(&normal_rule, inputs, n_inputs, &out, 1, 0, 0);
    }
    for (int i = 0; i < 3; i++) fl_release(parts[i]);
    if (!done || fl_failed()) {
        fl_generator__back(g, &before);
        fl_release(out);
        return NULL;
    }
    return fl_scope__result(out);
}

static fl_tensor *normal_with(fl_tensor *given, double number, bool is_mean, fl_generator *g) {
    fl_dtype dtype = given->dtype == FL_FLOAT64 ? FL_FLOAT64 : FL_FLOAT32;
    fl_tensor *constant = fl_tensor__scalar(dtype, fl_float(number));
    fl_tensor *result =
        constant ? normal_of(is_mean ? constant : given, is_mean ? given : constant, &given, 1, g) : NULL;
    fl_release(constant);
    return result;
}

/* All elements at least 0 (NaN too is refused). */
static bool check_std_tensor(const fl_tensor *std) {
    fl_tensor *row = fl_tensor__contiguous_as((fl_tensor *)std, FL_FLOAT64);
    bool good = row != NULL;
    for (int64_t i = 0; good && i < row->numel; i++) good = ((const double *)(const void *)row->data)[i] >= 0;
    if (row && !good) fl_fail(FL_RUNTIME_ERROR, "normal expects all elements of std >= 0.0");
    fl_release(row);
    return good;
}

fl_tensor *fl_normal_tensor_float(fl_tensor *mean, const fl_normal_tensor_float_options *options) {
    double std = options ? options->std : 1;
    if (fl_failed() || !check_std(std)) return NULL;
    return normal_with(mean, std, false, options ? options->generator : NULL);
}
fl_tensor *fl_normal_float_tensor(double mean, fl_tensor *std, const fl_normal_float_tensor_options *options) {
    if (fl_failed() || !check_std_tensor(std)) return NULL;
    return normal_with(std, mean, true, options ? options->generator : NULL);
}
fl_tensor *fl_normal_tensor_tensor(fl_tensor *mean, fl_tensor *std, const fl_normal_tensor_tensor_options *options) {
    if (fl_failed() || !check_std_tensor(std)) return NULL;
    return normal_of(mean, std, (fl_tensor *[]){mean, std}, 2, options ? options->generator : NULL);
}

/* ---- Whole numbers --------------------------------------------------------------------------------------- */

/* The largest whole number up to which random_ goes, and the least one the type holds. */
static int64_t largest(fl_dtype dtype) {
    static const int64_t most[] = {1,         UINT8_MAX, INT8_MAX, INT16_MAX, INT32_MAX,
                                   INT64_MAX, 1 << 11,   1 << 8,   1 << 24,   (int64_t)1 << 53};
    return most[dtype];
}

static int64_t least(fl_dtype dtype) {
    static const int64_t lowest[] = {0,         0,      INT8_MIN,  INT16_MIN, INT32_MIN,
                                     INT64_MIN, -65504, INT64_MIN, INT64_MIN, INT64_MIN};
    return lowest[dtype];
}

static const char *c_name(fl_dtype dtype) {
    static const char *const names[] = {"bool", "unsigned char", "signed char",   "short", "int",
                                        "long", "c10::Half",     "c10::BFloat16", "float", "double"};
    return names[dtype];
}

/* A whole number as an element of a floating type holds it. */
static int64_t as_held(fl_dtype dtype, int64_t value) {
    char element[8] __attribute__((aligned(8)));
    fl_cast__scalar(element, dtype, fl_int(value));
    double d;
    fl_tensor__cast((char *)&d, FL_FLOAT64, element, dtype, 1);
    return d >= 0x1p63 ? INT64_MAX : (int64_t)d;
}

/* How far numbers lie apart that the type holds and that are about as large as this one. */
static int64_t spacing(fl_dtype dtype, int64_t value) {
    static const int digits[] = {11, 8, 24, 53};
    const int bits = 63 - __builtin_clzll((uint64_t)(value < 0 ? -value : value)) - digits[dtype - FL_FLOAT16] + 1;
    return bits > 0 ? (int64_t)1 << bits : 1;
}

/* Where a floating type rounds the least or the last number out of the range, the range begins after it or ends
 * before it. */
static void hold_range(fl_dtype dtype, int64_t *from, int64_t *to) {
    if (*from < INT64_MAX - 1 && *from + 1 != 0 && as_held(dtype, *from + 1) < *from)
        *from = as_held(dtype, *from + 1) + spacing(dtype, *from + 1);
    if (*to > INT64_MIN + 1 && *to - 1 != 0 && as_held(dtype, *to - 1) >= *to)
        *to = as_held(dtype, *to - 1) - spacing(dtype, *to - 1);
}

/* Past these not all integers are numbers of the type. */
static bool warn_of_precision(fl_dtype dtype, int64_t least, int64_t most) {
    const int digits[] = {11, 8, 24, 53}, n = digits[dtype - FL_FLOAT16];
    const int64_t limit = (int64_t)1 << n;
    static const char text[] = "%s is out of bounds [-(2^%d), 2^%d]: not all integers beyond are numbers of %s";
    return ((least >= -limit && least <= limit) || fl_warn(FL_USER_WARNING, text, "from", n, n, c_name(dtype))) &&
           ((most >= -limit && most <= limit) || fl_warn(FL_USER_WARNING, text, "to - 1", n, n, c_name(dtype)));
}

/* Numbers in [from, to) for elements of this dtype; false after an error. */
static bool check_range(fl_dtype dtype, int64_t from, int64_t to, draw *d) {
    if (from >= to) {
        fl_fail(FL_RUNTIME_ERROR, "random_ expects 'from' to be less than 'to', but got from=%lld >= to=%lld",
                (long long)from, (long long)to);
        return false;
    }
    int64_t most = dtype == FL_FLOAT16 ? 65504 : dtype > FL_FLOAT16 ? INT64_MAX : largest(dtype);
    if (from < least(dtype) || from > most) {
        fl_fail(FL_RUNTIME_ERROR, "from is out of bounds for %s", c_name(dtype));
        return false;
    }
    if (to - 1 < least(dtype) || to - 1 > most) {
        fl_fail(FL_RUNTIME_ERROR, "to - 1 is out of bounds for %s", c_name(dtype));
        return false;
    }
    if (fl_is_float(dtype) && !warn_of_precision(dtype, from, to - 1)) return false;
    if (fl_is_float(dtype)) hold_range(dtype, &from, &to);
    if (from >= to) {
        fl_fail(FL_RUNTIME_ERROR,
                "random_ expects 'from' casted to dtype to be less than 'to' casted to dtype, but got "
                "from=%lld >= to=%lld",
                (long long)from, (long long)to);
        return false;
    }
    *d = (draw){INTEGER, 0, 0, (uint64_t)to - (uint64_t)from, from};
    return true;
}

fl_tensor *fl_random_from_(fl_tensor *self, int64_t from, int64_t to, const fl_random_from_options *options) {
    draw d;
    fl_generator *g = options ? options->generator : NULL;
    if (fl_failed()) return NULL;
    fl_dtype dtype = (fl_dtype)self->dtype;
    if (to != FL_NONE) {
        if (!check_range(dtype, from, to, &d)) return NULL;
    } else if (from == INT64_MIN) {
        d = (draw){INTEGER_64, 0, 0, 0, 0};
    } else {
        int64_t most = largest(dtype);
        if (from > most || from < least(dtype))
            return fl_fail(FL_RUNTIME_ERROR, "from is out of bounds for %s", c_name(dtype));
        d = (draw){INTEGER, 0, 0, (uint64_t)most - (uint64_t)from + 1, from};
    }
    return draw_in_place(self, &d, g);
}

fl_tensor *fl_random_to_(fl_tensor *self, int64_t to, const fl_random_to_options *options) {
    draw d;
    if (fl_failed() || !check_range((fl_dtype)self->dtype, 0, to, &d)) return NULL;
    return draw_in_place(self, &d, options ? options->generator : NULL);
}

/* The lowest bits of one draw; types of more than 32 bits take two. */
static void draw_any(fl_generator *g, int64_t *row, int64_t n, fl_dtype dtype) {
    const uint64_t range = (uint64_t)largest(dtype) + 1;
    if (fl_dtype_size(dtype) == 8)
        for (int64_t i = 0; i < n; i++) row[i] = (int64_t)(fl_generator__random64(g) % range);
    else if (dtype == FL_INT32)
        for (int64_t i = 0; i < n; i++) row[i] = (int64_t)(fl_generator__random(g) % range);
    else
        fl_generator__integers(g, row, n, range, 0);
}

fl_tensor *fl_random_(fl_tensor *self, const fl_random_options *options) {
    if (fl_failed()) return NULL;
    if (!fl_inplace__begin(self)) return NULL;
    fl_node *node = fl_node__record(&rules[INTEGER_64], &self, 1, NULL, 0, 0, 0);
    if (!fl_inplace__ready(self, &node)) return NULL;
    if (self->numel) {
        fl_dtype dtype = (fl_dtype)self->dtype;
        size_t bytes = (size_t)self->numel * sizeof(int64_t);
        int64_t *row = fl_alloc__get(bytes);
        if (!row) {
            fl_inplace__cancel(self, node);
            return NULL;
        }
        fl_generator *g = fl_generator__lock(options ? options->generator : NULL);
        draw_any(g, row, self->numel, dtype);
        fl_generator__unlock(g);
        fl_iter it;
        fl_iter__init(&it, self->ndim, self->sizes, &self, 1);
        const char *next = (const char *)row;
        fl_iter__walk(&it, deal, &(dealing){&next, FL_INT64, dtype});
        fl_alloc__put(row, bytes);
    }
    fl_inplace__end(self, node);
    return fl_failed() ? NULL : self;
}

static fl_tensor *randint(fl_tensor *t, int64_t low, int64_t high, fl_generator *g) {
    draw d;
    if (t && check_range((fl_dtype)t->dtype, low, high, &d)) return drawn(t, &d, g);
    fl_release(t);
    return NULL;
}
static fl_dtype or_int64(fl_dtype dtype) { return dtype == FL_DTYPE_NONE ? FL_INT64 : dtype; }

fl_tensor *fl_randint_low(int64_t low, int64_t high, const int64_t *size, int n_size,
                          const fl_randint_low_options *options) {
    if (fl_failed()) return NULL;
    return randint(fl_tensor__empty(or_int64(options ? options->dtype : FL_DTYPE_NONE), n_size, size), low, high,
                   options ? options->generator : NULL);
}
fl_tensor *fl_randint(int64_t high, const int64_t *size, int n_size, const fl_randint_options *options) {
    if (fl_failed()) return NULL;
    return randint(fl_tensor__empty(or_int64(options ? options->dtype : FL_DTYPE_NONE), n_size, size), 0, high,
                   options ? options->generator : NULL);
}
fl_tensor *fl_randint_like_low(fl_tensor *self, int64_t low, int64_t high, const fl_randint_like_low_options *options) {
    static const fl_randint_like_low_options fallback = FL_RANDINT_LIKE_LOW_OPTIONS;
    const fl_randint_like_low_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    return randint(fl_tensor__empty_as(self, or_self(o->dtype, self), o->memory_format), low, high, o->generator);
}
fl_tensor *fl_randint_like(fl_tensor *self, int64_t high, const fl_randint_like_options *options) {
    static const fl_randint_like_options fallback = FL_RANDINT_LIKE_OPTIONS;
    const fl_randint_like_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    return randint(fl_tensor__empty_as(self, or_self(o->dtype, self), o->memory_format), 0, high, o->generator);
}

fl_tensor *fl_randperm(int64_t n, const fl_randperm_options *options) {
    if (fl_failed()) return NULL;
    fl_dtype dtype = or_int64(options ? options->dtype : FL_DTYPE_NONE);
    if (dtype == FL_BOOL) return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"randperm\" not implemented for 'Bool'");
    if (dtype != FL_INT64 && n > 0 && n > largest(dtype) + !fl_is_float(dtype))
        return fl_fail(FL_RUNTIME_ERROR, "n is too large for result tensor type: '%s'", fl_dtype__scalar_type(dtype));
    fl_tensor *row = fl_tensor__empty(FL_INT64, 1, &n), *result = row;
    if (row && dtype != FL_INT64) result = fl_tensor__empty(dtype, 1, &n);
    if (result) {
        fl_generator *g = fl_generator__lock(options ? options->generator : NULL);
        fl_generator__permutation(g, (int64_t *)(void *)row->data, n);
        fl_generator__unlock(g);
    }
    if (result && result != row) fl_tensor__copy(result, row);
    if (result != row) fl_release(row);
    return fl_scope__result(result);
}

/* ---- Other distributions --------------------------------------------------------------------------------- */

fl_tensor *fl_exponential_(fl_tensor *self, const fl_exponential_options *options) {
    static const fl_exponential_options fallback = FL_EXPONENTIAL_OPTIONS;
    const fl_exponential_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    if (self->numel && !fl_is_float((fl_dtype)self->dtype))
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Exponential distribution is a continuous probability distribution. dtype must be a floating point "
            "but you specified %s",
            fl_dtype__scalar_type((fl_dtype)self->dtype));
    if (!(o->lambd > 0))
        return fl_fail(FL_RUNTIME_ERROR, "exponential_ expects lambda > 0.0, but found lambda=%g", o->lambd);
    return draw_in_place(self, &(draw){EXPONENTIAL, o->lambd, 0, 0, 0}, o->generator);
}
fl_tensor *fl_geometric_(fl_tensor *self, double p, const fl_geometric_options *options) {
    if (fl_failed()) return NULL;
    if (self->dtype == FL_BOOL)
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"geometric_cpu\" not implemented for 'Bool'");
    if (!(p > 0 && p < 1)) return fl_fail(FL_RUNTIME_ERROR, "geometric_ expects p to be in (0, 1), but got p=%g", p);
    return draw_in_place(self, &(draw){GEOMETRIC, p, 0, 0, 0}, options ? options->generator : NULL);
}
fl_tensor *fl_cauchy_(fl_tensor *self, const fl_cauchy_options *options) {
    static const fl_cauchy_options fallback = FL_CAUCHY_OPTIONS;
    const fl_cauchy_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    if (!(o->sigma > 0)) return fl_fail(FL_RUNTIME_ERROR, "cauchy_ expects sigma > 0.0, but found sigma=%g", o->sigma);
    if (!fl_is_float((fl_dtype)self->dtype))
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Cauchy distribution is a continuous probability distribution. dtype must be a floating point but "
            "you specified %s",
            fl_dtype__scalar_type((fl_dtype)self->dtype));
    return draw_in_place(self, &(draw){CAUCHY, o->median, o->sigma, 0, 0}, o->generator);
}
fl_tensor *fl_log_normal_(fl_tensor *self, const fl_log_normal_options *options) {
    static const fl_log_normal_options fallback = FL_LOG_NORMAL_OPTIONS;
    const fl_log_normal_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    if (!(o->std > 0)) return fl_fail(FL_RUNTIME_ERROR, "log_normal_ expects std > 0.0, but found std=%g", o->std);
    if (self->numel && !check_floating((fl_dtype)self->dtype, "log_normal_cpu")) return NULL;
    return draw_in_place(self, &(draw){LOG_NORMAL, o->mean, o->std, 0, 0}, o->generator);
}

static bool check_probability(double p) {
    if (p >= 0 && p <= 1) return true;
    fl_fail(FL_RUNTIME_ERROR, "bernoulli_ expects p to be in [0, 1], but got p=%g", p);
    return false;
}

fl_tensor *fl_bernoulli_(fl_tensor *self, const fl_bernoulli_in_place_options *options) {
    double p = options ? options->p : 0.5;
    if (fl_failed() || !check_probability(p)) return NULL;
    return draw_in_place(self, &(draw){BERNOULLI, p, 0, 0, 0}, options ? options->generator : NULL);
}
fl_tensor *fl_bernoulli_p(fl_tensor *self, double p, const fl_bernoulli_p_options *options) {
    if (fl_failed() || !check_probability(p)) return NULL;
    return drawn(fl_tensor__empty((fl_dtype)self->dtype, self->ndim, self->sizes), &(draw){BERNOULLI, p, 0, 0, 0},
                 options ? options->generator : NULL);
}

typedef struct flips {
    fl_generator *generator;
    fl_dtype to, from; /* of the result and of the probabilities */
} flips;

static void flip(char **data, const int64_t *strides, int64_t n, const void *params) {
    enum { BLOCK = 256 };
    const flips *f = params;
    const bool wide = f->from == FL_FLOAT64;
    const fl_move_fn read = fl_cast__find(wide ? FL_FLOAT64 : FL_FLOAT32, f->from),
                     write = fl_cast__find(f->to, FL_UINT8);
    union {
        float f[BLOCK];
        double d[BLOCK];
    } p, u;
    uint8_t one[BLOCK];
    for (int64_t i = 0; i < n; i += BLOCK) {
        const int64_t some = n - i < BLOCK ? n - i : BLOCK;
        read((char *)&p, wide ? 8 : 4, data[1] + i * strides[1], strides[1], some);
        if (wide) {
            fl_generator__uniform_f64(f->generator, u.d, some, 1, 0, 1);
            for (int64_t j = 0; j < some; j++) one[j] = u.d[j] < p.d[j];
        } else {
            fl_generator__uniform_f32(f->generator, u.f, some, 1, 0, 1);
            for (int64_t j = 0; j < some; j++) one[j] = u.f[j] < p.f[j];
        }
        write(data[0] + i * strides[0], strides[0], (const char *)one, 1, some);
    }
}

/* Probabilities in [0, 1], floating. */
static bool check_probabilities(const fl_tensor *p) {
    if (p->numel == 0) return true;
    if (!check_floating((fl_dtype)p->dtype, "bernoulli_tensor_cpu_p_")) return false;
    const bool kept = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    fl_scope_open();
    const double least = fl_item(fl_min((fl_tensor *)p)), most = fl_item(fl_max((fl_tensor *)p));
    fl_scope_close();
    fl_thread__self.no_grad = kept;
    if (!fl_failed() && !(least >= 0 && most <= 1))
        fl_fail(FL_RUNTIME_ERROR, "Expected p_in >= 0 && p_in <= 1 to be true, but got false.");
    return !fl_failed();
}

static void flip_all(fl_tensor *t, const fl_tensor *p, fl_generator *generator) {
    if (t->numel == 0) return;
    fl_iter it;
    fl_iter__init(&it, t->ndim, t->sizes, (fl_tensor *[]){t, (fl_tensor *)p}, 2);
    flips f = {fl_generator__lock(generator), (fl_dtype)t->dtype, (fl_dtype)p->dtype};
    fl_iter__walk(&it, flip, &f);
    fl_generator__unlock(f.generator);
}

fl_tensor *fl_bernoulli(fl_tensor *self, const fl_bernoulli_options *options) {
    if (fl_failed() || !check_probabilities(self)) return NULL;
    fl_tensor *t = fl_tensor__empty((fl_dtype)self->dtype, self->ndim, self->sizes); /* row-major whatever self is */
    if (!t) return NULL;
    fl_generator *generator = options ? options->generator : NULL;
    fl_generator_mark before;
    fl_generator__mark(generator, &before);
    flip_all(t, self, generator);
    t = fl_view__finish_copy(t, self, &bernoulli_rule, NULL, 0);
    if (!t) fl_generator__back(generator, &before);
    return t;
}
fl_tensor *fl_bernoulli_tensor_(fl_tensor *self, fl_tensor *p, const fl_bernoulli_tensor_options *options) {
    int64_t sizes[FL_MAX_DIMS];
    if (fl_failed() || !check_probabilities(p)) return NULL;
    int ndim = fl_shape__broadcast(self->sizes, self->ndim, p->sizes, p->ndim, sizes);
    if (ndim < 0) return NULL;
    if (!fl_shape__fits(self, sizes, ndim) || !fl_inplace__begin(self)) return NULL;
    fl_node *node = fl_node__record(&bernoulli_rule, (fl_tensor *[]){self, p}, 2, NULL, 0, 0, 0);
    if (!fl_inplace__ready(self, &node)) return NULL;
    flip_all(self, p, options ? options->generator : NULL);
    fl_inplace__end(self, node);
    return fl_failed() ? NULL : self;
}

/* ---- multinomial ----------------------------------------------------------------------------------------- */

/* Without replacement: weights divided by exponential numbers; the largest win. One reference, the caller's. */
static fl_tensor *race(fl_tensor *self, int64_t samples, fl_generator *g) {
    /* drawn along self's memory */
    fl_tensor *q = fl_tensor__empty_like(self, (fl_dtype)self->dtype, self->sizes), *winners = NULL;
    fl_generator_mark before;
    fl_generator__mark(g, &before);
    if (q && fill(q, &(draw){EXPONENTIAL, 1, 0, 0, 0}, g)) {
        const bool kept = fl_thread__self.no_grad;
        fl_thread__self.no_grad = true;
        fl_scope_open();
        fl_tensor *ratio = fl_div(self, q);
        const fl_argmax_options last = {.dim = -1, .keepdim = true};
        if (samples == 1)
            winners = fl_argmax(ratio, &last);
        else if (ratio)
            winners = fl_topk(ratio, samples, NULL).indices;
        winners = winners ? fl_tensor__retain(winners) : NULL;
        fl_scope_close();
        fl_thread__self.no_grad = kept;
    }
    fl_release(q);
    if (fl_failed()) fl_generator__back(g, &before);
    return winners;
}

/* The first of n ascending sums, over the last of them, that is at least u < 1, without branches. Each sum waits for
 * the one before, so rows are summed together; where few are drawn of many, only the sums that are looked at are
 * divided. */
#define ROWS_TOGETHER 4
#define WITH_REPLACEMENT(NAME, TYPE)                                                                               \
    static void NAME(const TYPE *weights, int64_t rows, int64_t n, int64_t samples, fl_generator *g, int64_t *out, \
                     TYPE *sums) {                                                                                 \
        for (int64_t r = 0; r < rows; r++) {                                                                       \
            if (r % ROWS_TOGETHER == 0) {                                                                          \
                const int64_t some = rows - r < ROWS_TOGETHER ? rows - r : ROWS_TOGETHER;                          \
                const TYPE *from = weights + r * n;                                                                \
                TYPE sum[ROWS_TOGETHER] = {0};                                                                     \
                for (int64_t i = 0; some == ROWS_TOGETHER && i < n; i++)                                           \
                    for (int k = 0; k < ROWS_TOGETHER; k++) sums[k * n + i] = sum[k] += from[k * n + i];           \
                for (int64_t k = 0; some < ROWS_TOGETHER && k < some; k++)                                         \
                    for (int64_t i = 0; i < n; i++) sums[k * n + i] = sum[k] += from[k * n + i];                   \
            }                                                                                                      \
            TYPE *row = sums + r % ROWS_TOGETHER * n, whole = row[n - 1];                                          \
            if (samples > n / 32) {                                                                                \
                for (int64_t i = 0; i < n; i++) row[i] /= whole;                                                   \
                whole = 1;                                                                                         \
            }                                                                                                      \
            for (int64_t s = 0; s < samples; s++) {                                                                \
                const double u = fl_generator__uniform(g);                                                         \
                const TYPE *at = row;                                                                              \
                for (int64_t rest = n; rest > 1;) {                                                                \
                    const int64_t half = rest / 2;                                                                 \
                    at += half & -(int64_t)((double)(at[half - 1] / whole) < u);                                   \
                    rest -= half;                                                                                  \
                }                                                                                                  \
                out[r * samples + s] = at - row;                                                                   \
            }                                                                                                      \
        }                                                                                                          \
    }
WITH_REPLACEMENT(replace_f32, float)
WITH_REPLACEMENT(replace_f64, double)

/* Rows of weights that are finite, none below 0, not all 0. */
static bool check_weights(fl_tensor *weights, bool replacement) {
    const bool kept = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    fl_scope_open();
    const int64_t last = -1;
    const double least = fl_item(fl_min(weights)), most = fl_item(fl_max(weights));
    const bool any = fl_item(fl_all(fl_sum_dim(weights, &last, 1, NULL))) != 0;
    fl_scope_close();
    fl_thread__self.no_grad = kept;
    if (fl_failed()) return false;
    if (!(least >= 0) || most - most != 0) {
        if (!replacement)
            fl_fail(FL_RUNTIME_ERROR, "probability tensor contains either `inf`, `nan` or element < 0");
        else
            fl_fail(FL_RUNTIME_ERROR, "invalid multinomial distribution (encountering probability entry %s)",
                    least < 0 ? "< 0" : "= infinity or NaN");
        return false;
    }
    if (any) return true;
    return fl_fail(FL_RUNTIME_ERROR, "invalid multinomial distribution (sum of probabilities <= 0)"), false;
}

fl_tensor *fl_multinomial(fl_tensor *self, int64_t num_samples, const fl_multinomial_options *options) {
    bool replacement = options && options->replacement;
    fl_generator *generator = options ? options->generator : NULL;
    if (fl_failed()) return NULL;
    if (self->ndim < 1 || self->ndim > 2) return fl_fail(FL_RUNTIME_ERROR, "prob_dist must be 1 or 2 dim");
    if (!fl_is_float((fl_dtype)self->dtype))
        return fl_fail(FL_RUNTIME_ERROR, "multinomial only supports floating-point dtypes for input, got: %s",
                       fl_dtype__scalar_type((fl_dtype)self->dtype));
    if (num_samples <= 0) return fl_fail(FL_RUNTIME_ERROR, "cannot sample n_sample <= 0 samples");
    int64_t n = self->sizes[self->ndim - 1], rows = self->ndim == 2 ? self->sizes[0] : 1;
    if (!replacement && num_samples > n)
        return fl_fail(FL_RUNTIME_ERROR, "cannot sample n_sample > prob_dist.size(-1) samples without replacement");
    if (n > (int64_t)1 << 24) return fl_fail(FL_RUNTIME_ERROR, "number of categories cannot exceed 2^24");
    const int64_t sizes[2] = {rows, num_samples};
    if (rows == 0) return fl_scope__result(fl_tensor__empty(FL_INT64, 2, sizes));
    if (n == 0) return fl_fail(FL_RUNTIME_ERROR, "invalid multinomial distribution (sum of probabilities <= 0)");
    const bool racing = !replacement || num_samples == 1;
    if (racing) return check_weights(self, false) ? fl_scope__result(race(self, num_samples, generator)) : NULL;
    fl_dtype compute = self->dtype == FL_FLOAT64 ? FL_FLOAT64 : FL_FLOAT32;
    fl_tensor *weights = fl_tensor__contiguous_as(self, compute), *result = NULL;
    const size_t bytes = (size_t)n * ROWS_TOGETHER * sizeof(double);
    void *sums = weights && check_weights(weights, true) ? fl_alloc__get(bytes) : NULL;
    if (sums) result = fl_tensor__empty(FL_INT64, self->ndim, self->ndim == 2 ? sizes : sizes + 1);
    if (result) {
        int64_t *out = (int64_t *)(void *)result->data;
        fl_generator *g = fl_generator__lock(generator);
        if (compute == FL_FLOAT64)
            replace_f64((const double *)(const void *)weights->data, rows, n, num_samples, g, out, sums);
        else
            replace_f32((const float *)(const void *)weights->data, rows, n, num_samples, g, out, sums);
        fl_generator__unlock(g);
    }
    fl_alloc__put(sums, bytes);
    fl_release(weights);
    return fl_scope__result(result);
}
