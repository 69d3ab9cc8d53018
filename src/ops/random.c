/* random.c: tensors of random numbers, in the order in which PyTorch draws them: along memory, whatever the strides.
 *
 * base/generator.c gives the streams for plain buffers. A tensor that is such a buffer is filled at once; for every
 * other one the numbers are drawn into a buffer first and then laid out along the tensor's memory.
 */
#include <flashlight/ops.h>

#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/generator.h"

static void no_gradient(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)node, (void)grad, (void)out; /* what was there before has no influence on what is there now */
}
static const fl_rule rule = {.name = "UniformBackward0", .backward = no_gradient};

/* `t` with its dimensions in the order of memory, outermost first. */
static fl_tensor *along_memory(const fl_tensor *t) {
    int order[FL_MAX_DIMS];
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    for (int i = 0; i < t->ndim; i++) {
        int at = i;
        while (at > 0 && t->strides[order[at - 1]] < t->strides[i]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    for (int i = 0; i < t->ndim; i++) {
        sizes[i] = t->sizes[order[i]];
        strides[i] = t->strides[order[i]];
    }
    return fl_tensor__view(t, t->ndim, sizes, strides, 0);
}

/* Draws n numbers of type `drawn` into out. */
typedef struct drawing {
    fl_dtype drawn;
    void (*draw)(fl_generator *g, void *out, int64_t n, const struct drawing *d);
    double a, b;
    uint64_t range;
    int64_t base;
    const fl_tensor *p; /* probabilities, along the target's memory */
} drawing;

static bool fill(fl_tensor *t, fl_generator *generator, const drawing *d) {
    if (t->numel == 0) return true;
    bool direct = (fl_dtype)t->dtype == d->drawn && (t->flags & FL_T_CONTIGUOUS);
    fl_tensor *buffer = direct ? fl_tensor__retain(t) : fl_tensor__empty(d->drawn, 1, &t->numel);
    if (!buffer) return false;
    fl_generator *g = fl_generator__lock(generator);
    d->draw(g, buffer->data, t->numel, d);
    fl_generator__unlock(g);
    bool done = true;
    if (!direct) {
        fl_tensor *target = along_memory(t);
        int64_t strides[FL_MAX_DIMS];
        if (target) fl_shape__row_major(target->sizes, target->ndim, strides);
        fl_tensor *source = target ? fl_tensor__view(buffer, target->ndim, target->sizes, strides, 0) : NULL;
        done = source && fl_tensor__copy(target, source);
        fl_release(source);
        fl_release(target);
    }
    fl_release(buffer);
    return done;
}

static fl_tensor *fill_in_place(fl_tensor *t, fl_generator *generator, const drawing *d) {
    if (!fl_inplace__begin(t)) return NULL;
    fl_node *node = fl_node__record(&rule, &t, 1, NULL, 1, 0, 0);
    if (!fl_failed() && !fill(t, generator, d)) {
        fl_node__release(node);
        return NULL;
    }
    fl_inplace__end(t, node);
    return fl_failed() ? NULL : t;
}

/* Fills a fresh tensor (one reference, the caller's) and makes it the op's result. */
static fl_tensor *fill_new(fl_tensor *t, fl_generator *generator, const drawing *d) {
    if (!t) return NULL;
    if (fill(t, generator, d)) return fl_scope__result(t);
    fl_release(t);
    return NULL;
}

static bool floating(const char *name, fl_dtype dtype) {
    if (fl_is_float(dtype)) return true;
    fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"%s\" not implemented for '%s'", name, fl_dtype_name(dtype));
    return false;
}

/* ---- Uniform, normal, exponential
 * ------------------------------------------------------------------------------------ */

static void draw_uniform(fl_generator *g, void *out, int64_t n, const drawing *d) {
    if (d->drawn == FL_FLOAT64) {
        fl_generator__uniform_f64(g, out, n, 1, d->a, d->b);
    } else {
        fl_generator__uniform_f32(g, out, n, 1, (float)d->a, (float)d->b);
    }
}

static drawing uniform(fl_dtype dtype, double from, double to) {
    return (drawing){.drawn = dtype == FL_FLOAT64 ? FL_FLOAT64 : FL_FLOAT32, .draw = draw_uniform, .a = from, .b = to};
}

static void draw_normal(fl_generator *g, void *out, int64_t n, const drawing *d) {
    if (d->drawn == FL_FLOAT64) {
        fl_generator__normal_f64(g, out, n, d->a, d->b);
    } else {
        fl_generator__normal_f32(g, out, n, d->a, d->b);
    }
}

static void draw_normal_reduced(fl_generator *g, void *out, int64_t n, const drawing *d) {
    fl_generator__normal_reduced(g, out, n, d->a, d->b);
}

/* One at a time: what PyTorch does for tensors that are not row-major. */
static void draw_normal_scalar(fl_generator *g, void *out, int64_t n, const drawing *d) {
    double *to = out;
    for (int64_t i = 0; i < n; i++) to[i] = fl_generator__normal(g, d->a, d->b);
}

static drawing normal(const fl_tensor *t, double mean, double std) {
    drawing d = {.drawn = (fl_dtype)t->dtype, .draw = draw_normal, .a = mean, .b = std};
    if (!(t->flags & FL_T_CONTIGUOUS)) {
        d.drawn = FL_FLOAT64;
        d.draw = draw_normal_scalar;
    } else if (d.drawn == FL_FLOAT16 || d.drawn == FL_BFLOAT16) {
        d.drawn = FL_FLOAT32;
        d.draw = draw_normal_reduced;
    }
    return d;
}

static void draw_exponential(fl_generator *g, void *out, int64_t n, const drawing *d) {
    if (d->drawn == FL_FLOAT64) {
        fl_generator__exponential_f64(g, out, n, d->a);
    } else {
        fl_generator__exponential_f32(g, out, n, d->a);
    }
}

fl_tensor *fl_uniform_(fl_tensor *self, const fl_uniform_options *options) {
    static const fl_uniform_options defaults = FL_UNIFORM_OPTIONS;
    const fl_uniform_options *o = options ? options : &defaults;
    if (fl_failed() || !floating("check_uniform_bounds", (fl_dtype)self->dtype)) return NULL;
    if (!(o->from <= o->to)) {
        return fl_fail(FL_RUNTIME_ERROR, "uniform_ expects to return a [from, to) range, but found from=%g > to=%g",
                       o->from, o->to);
    }
    drawing d = uniform((fl_dtype)self->dtype, o->from, o->to);
    return fill_in_place(self, o->generator, &d);
}

fl_tensor *fl_normal_(fl_tensor *self, const fl_normal_options *options) {
    static const fl_normal_options defaults = FL_NORMAL_OPTIONS;
    const fl_normal_options *o = options ? options : &defaults;
    if (fl_failed() || !floating("normal_kernel_cpu", (fl_dtype)self->dtype)) return NULL;
    if (!(o->std >= 0)) return fl_fail(FL_RUNTIME_ERROR, "normal expects std >= 0.0, but found std %g", o->std);
    drawing d = normal(self, o->mean, o->std);
    return fill_in_place(self, o->generator, &d);
}

fl_tensor *fl_exponential_(fl_tensor *self, const fl_exponential_options *options) {
    static const fl_exponential_options defaults = FL_EXPONENTIAL_OPTIONS;
    const fl_exponential_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)self->dtype)) {
        return fl_fail(FL_RUNTIME_ERROR,
                       "Exponential distribution is a continuous probability distribution. dtype must be a "
                       "floating point but you specified %s",
                       fl_dtype_name((fl_dtype)self->dtype));
    }
    if (!(o->lambd > 0)) {
        return fl_fail(FL_RUNTIME_ERROR, "exponential_ expects lambda > 0.0, but found lambda=%g", o->lambd);
    }
    drawing d = {.drawn = self->dtype == FL_FLOAT64 ? FL_FLOAT64 : FL_FLOAT32, .draw = draw_exponential, .a = o->lambd};
    return fill_in_place(self, o->generator, &d);
}

static fl_dtype or_default(fl_dtype dtype) { return dtype == FL_DTYPE_NONE ? fl_get_default_dtype() : dtype; }

fl_tensor *fl_rand(const int64_t *size, int n_size, const fl_rand_options *options) {
    if (fl_failed()) return NULL;
    fl_dtype dtype = or_default(options ? options->dtype : FL_DTYPE_NONE);
    if (!floating("check_uniform_bounds", dtype)) return NULL;
    drawing d = uniform(dtype, 0, 1);
    return fill_new(fl_tensor__empty(dtype, n_size, size), options ? options->generator : NULL, &d);
}

fl_tensor *fl_randn(const int64_t *size, int n_size, const fl_randn_options *options) {
    if (fl_failed()) return NULL;
    fl_dtype dtype = or_default(options ? options->dtype : FL_DTYPE_NONE);
    if (!floating("normal_kernel_cpu", dtype)) return NULL;
    fl_tensor *t = fl_tensor__empty(dtype, n_size, size);
    if (!t) return NULL;
    drawing d = normal(t, 0, 1);
    return fill_new(t, options ? options->generator : NULL, &d);
}

/* An uninitialised tensor like self. */
static fl_tensor *like(fl_tensor *self, fl_dtype dtype, fl_memory_format format) {
    dtype = dtype == FL_DTYPE_NONE ? (fl_dtype)self->dtype : dtype;
    if (format == FL_PRESERVE_FORMAT) return fl_tensor__empty_like(self, dtype, self->sizes);
    return fl_tensor__empty_format(dtype, self->ndim, self->sizes, format);
}

fl_tensor *fl_rand_like(fl_tensor *self, const fl_rand_like_options *options) {
    static const fl_rand_like_options defaults = FL_RAND_LIKE_OPTIONS;
    const fl_rand_like_options *o = options ? options : &defaults;
    fl_tensor *t = fl_failed() ? NULL : like(self, o->dtype, o->memory_format);
    if (!t) return NULL;
    drawing d = uniform((fl_dtype)t->dtype, 0, 1);
    if (floating("check_uniform_bounds", (fl_dtype)t->dtype)) return fill_new(t, NULL, &d);
    fl_release(t);
    return NULL;
}

fl_tensor *fl_randn_like(fl_tensor *self, const fl_randn_like_options *options) {
    static const fl_randn_like_options defaults = FL_RANDN_LIKE_OPTIONS;
    const fl_randn_like_options *o = options ? options : &defaults;
    fl_tensor *t = fl_failed() ? NULL : like(self, o->dtype, o->memory_format);
    if (!t) return NULL;
    drawing d = normal(t, 0, 1);
    if (floating("normal_kernel_cpu", (fl_dtype)t->dtype)) return fill_new(t, NULL, &d);
    fl_release(t);
    return NULL;
}

/* ---- Integers
 * -------------------------------------------------------------------------------------------------------- */

static void draw_integers(fl_generator *g, void *out, int64_t n, const drawing *d) {
    fl_generator__integers(g, out, n, d->range, d->base);
}

/* Integers in [low, high) must be exact in the dtype. */
static bool check_range(fl_dtype dtype, int64_t low, int64_t high) {
    static const double most[] = {[FL_BOOL] = 1,
                                  [FL_UINT8] = 255,
                                  [FL_INT8] = 127,
                                  [FL_INT16] = 32767,
                                  [FL_INT32] = 2147483647.0,
                                  [FL_INT64] = 0x1p63,
                                  [FL_FLOAT16] = 65504,
                                  [FL_BFLOAT16] = 3.38953139e38,
                                  [FL_FLOAT32] = 3.402823466e38,
                                  [FL_FLOAT64] = 0x1p1023};
    if (low >= high) {
        fl_fail(FL_RUNTIME_ERROR, "random_ expects 'from' to be less than 'to', but got from=%lld >= to=%lld",
                (long long)low, (long long)high);
        return false;
    }
    double least = dtype <= FL_UINT8 ? 0 : fl_is_float(dtype) ? -most[dtype] : -most[dtype] - 1;
    if ((double)low < least || (double)low > most[dtype]) {
        fl_fail(FL_RUNTIME_ERROR, "from is out of bounds for %s", fl_dtype_name(dtype));
        return false;
    }
    if ((double)(high - 1) > most[dtype]) {
        fl_fail(FL_RUNTIME_ERROR, "to - 1 is out of bounds for %s", fl_dtype_name(dtype));
        return false;
    }
    return true;
}

static drawing integers(int64_t low, int64_t high) {
    return (drawing){.drawn = FL_INT64, .draw = draw_integers, .range = (uint64_t)high - (uint64_t)low, .base = low};
}

fl_tensor *fl_randint_low(int64_t low, int64_t high, const int64_t *size, int n_size,
                          const fl_randint_low_options *options) {
    if (fl_failed()) return NULL;
    fl_dtype dtype = options && options->dtype != FL_DTYPE_NONE ? options->dtype : FL_INT64;
    if (!check_range(dtype, low, high)) return NULL;
    drawing d = integers(low, high);
    return fill_new(fl_tensor__empty(dtype, n_size, size), options ? options->generator : NULL, &d);
}

fl_tensor *fl_randint(int64_t high, const int64_t *size, int n_size, const fl_randint_options *options) {
    fl_randint_low_options o = FL_RANDINT_LOW_OPTIONS;
    if (options) {
        o.generator = options->generator;
        o.dtype = options->dtype;
    }
    return fl_randint_low(0, high, size, n_size, &o);
}

fl_tensor *fl_randint_like_low(fl_tensor *self, int64_t low, int64_t high, const fl_randint_like_low_options *options) {
    static const fl_randint_like_low_options defaults = FL_RANDINT_LIKE_LOW_OPTIONS;
    const fl_randint_like_low_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (!check_range(o->dtype == FL_DTYPE_NONE ? (fl_dtype)self->dtype : o->dtype, low, high)) return NULL;
    drawing d = integers(low, high);
    return fill_new(like(self, o->dtype, o->memory_format), NULL, &d);
}

fl_tensor *fl_randint_like(fl_tensor *self, int64_t high, const fl_randint_like_options *options) {
    fl_randint_like_low_options o = FL_RANDINT_LIKE_LOW_OPTIONS;
    if (options) {
        o.dtype = options->dtype;
        o.memory_format = options->memory_format;
    }
    return fl_randint_like_low(self, 0, high, &o);
}

static void draw_permutation(fl_generator *g, void *out, int64_t n, const drawing *d) {
    (void)d;
    fl_generator__permutation(g, out, n);
}

fl_tensor *fl_randperm(int64_t n, const fl_randperm_options *options) {
    if (fl_failed()) return NULL;
    if (n < 0) return fl_fail(FL_RUNTIME_ERROR, "n must be non-negative, got%lld", (long long)n);
    drawing d = {.drawn = FL_INT64, .draw = draw_permutation};
    fl_dtype dtype = options && options->dtype != FL_DTYPE_NONE ? options->dtype : FL_INT64;
    return fill_new(fl_tensor__empty(dtype, 1, &n), options ? options->generator : NULL, &d);
}

/* Bits of the draws that a dtype can hold exactly: all of an integer's, those of a float's mantissa and one. */
static void draw_any(fl_generator *g, void *out, int64_t n, const drawing *d) {
    int64_t *to = out;
    for (int64_t i = 0; i < n; i++) {
        uint64_t bits = d->a != 0 ? fl_generator__random64(g) : fl_generator__random(g);
        to[i] = (int64_t)(bits % d->range);
    }
}

fl_tensor *fl_random_(fl_tensor *self, const fl_random_options *options) {
    static const uint64_t ranges[] = {[FL_BOOL] = 2,
                                      [FL_UINT8] = 256,
                                      [FL_INT8] = 128,
                                      [FL_INT16] = 32768,
                                      [FL_INT32] = 1u << 31,
                                      [FL_INT64] = 1ull << 63,
                                      [FL_FLOAT16] = (1 << 11) + 1,
                                      [FL_BFLOAT16] = (1 << 8) + 1,
                                      [FL_FLOAT32] = (1 << 24) + 1,
                                      [FL_FLOAT64] = (1ull << 53) + 1};
    if (fl_failed()) return NULL;
    fl_dtype dtype = (fl_dtype)self->dtype;
    bool wide = dtype == FL_INT64 || dtype == FL_FLOAT64;
    drawing d = {.drawn = FL_INT64, .draw = draw_any, .a = wide, .range = ranges[dtype]};
    return fill_in_place(self, options ? options->generator : NULL, &d);
}

fl_tensor *fl_random_from_(fl_tensor *self, int64_t from, int64_t to, const fl_random_from_options *options) {
    if (fl_failed()) return NULL;
    drawing d;
    if (to == FL_NONE) { /* up to the largest value of the dtype */
        static const int64_t most[] = {
            [FL_BOOL] = 1,          [FL_UINT8] = 255,        [FL_INT8] = 127,        [FL_INT16] = 32767,
            [FL_INT32] = INT32_MAX, [FL_INT64] = INT64_MAX,  [FL_FLOAT16] = 1 << 11, [FL_BFLOAT16] = 1 << 8,
            [FL_FLOAT32] = 1 << 24, [FL_FLOAT64] = 1ll << 53};
        int64_t top = most[self->dtype];
        if (from > top)
            return fl_fail(FL_RUNTIME_ERROR, "from is out of bounds for %s", fl_dtype_name((fl_dtype)self->dtype));
        d = integers(from, top);
        d.range += 1;
    } else {
        if (!check_range((fl_dtype)self->dtype, from, to)) return NULL;
        d = integers(from, to);
    }
    return fill_in_place(self, options ? options->generator : NULL, &d);
}

fl_tensor *fl_random_to_(fl_tensor *self, int64_t to, const fl_random_to_options *options) {
    fl_random_from_options o = FL_RANDOM_FROM_OPTIONS;
    if (options) o.generator = options->generator;
    return fl_random_from_(self, 0, to, &o);
}

/* ---- Bernoulli
 * -------------------------------------------------------------------------------------------------------- */

static void draw_bernoulli(fl_generator *g, void *out, int64_t n, const drawing *d) {
    fl_generator__bernoulli(g, out, n, d->a);
}

/* One probability an element, compared with a uniform of its own type. */
static void draw_bernoulli_each(fl_generator *g, void *out, int64_t n, const drawing *d) {
    uint8_t *to = out;
    if (d->p->dtype == FL_FLOAT64) {
        const double *p = (const double *)d->p->data;
        for (int64_t i = 0; i < n; i++) to[i] = fl_generator__uniform(g) < p[i];
    } else {
        const float *p = (const float *)d->p->data;
        for (int64_t i = 0; i < n; i++) to[i] = fl_generator__uniform_single(g) < p[i];
    }
}

static bool check_p(double p) {
    if (p >= 0 && p <= 1) return true;
    fl_fail(FL_RUNTIME_ERROR, "bernoulli_ expects p to be in [0, 1], but got p=%g", p);
    return false;
}

fl_tensor *fl_bernoulli_(fl_tensor *self, const fl_bernoulli_in_place_options *options) {
    static const fl_bernoulli_in_place_options defaults = FL_BERNOULLI_IN_PLACE_OPTIONS;
    const fl_bernoulli_in_place_options *o = options ? options : &defaults;
    if (fl_failed() || !check_p(o->p)) return NULL;
    drawing d = {.drawn = FL_UINT8, .draw = draw_bernoulli, .a = o->p};
    return fill_in_place(self, o->generator, &d);
}

fl_tensor *fl_bernoulli_p(fl_tensor *self, double p, const fl_bernoulli_p_options *options) {
    if (fl_failed() || !check_p(p)) return NULL;
    drawing d = {.drawn = FL_UINT8, .draw = draw_bernoulli, .a = p};
    return fill_new(fl_tensor__empty_like(self, (fl_dtype)self->dtype, self->sizes),
                    options ? options->generator : NULL, &d);
}

/* The probabilities as a plain array along the memory of `target`: a new reference; NULL after an error. */
static fl_tensor *probabilities(const fl_tensor *target, fl_tensor *p) {
    if (!floating("bernoulli_tensor_cpu_p_", (fl_dtype)p->dtype)) return NULL;
    int64_t sizes[FL_MAX_DIMS];
    int n = fl_shape__broadcast(target->sizes, target->ndim, p->sizes, p->ndim, sizes);
    if (n < 0) return NULL;
    fl_dtype dtype = p->dtype == FL_FLOAT64 ? FL_FLOAT64 : FL_FLOAT32;
    fl_tensor *spread = fl_tensor__empty_like(target, dtype, target->sizes);
    if (spread && !fl_tensor__copy(spread, p)) {
        fl_release(spread);
        return NULL;
    }
    fl_tensor *ordered = spread ? along_memory(spread) : NULL;
    fl_tensor *flat = ordered ? fl_tensor__contiguous(ordered) : NULL;
    fl_release(ordered);
    fl_release(spread);
    for (int64_t i = 0; flat && i < flat->numel; i++) {
        double value = dtype == FL_FLOAT64 ? ((double *)flat->data)[i] : (double)((float *)flat->data)[i];
        if (!(value >= 0 && value <= 1)) {
            fl_release(flat);
            return fl_fail(FL_RUNTIME_ERROR, "Expected p_in >= 0 && p_in <= 1 to be true, but got false.");
        }
    }
    return flat;
}

fl_tensor *fl_bernoulli_tensor_(fl_tensor *self, fl_tensor *p, const fl_bernoulli_tensor_options *options) {
    fl_tensor *flat = fl_failed() ? NULL : probabilities(self, p);
    if (!flat) return NULL;
    drawing d = {.drawn = FL_UINT8, .draw = draw_bernoulli_each, .p = flat};
    fl_tensor *result = fill_in_place(self, options ? options->generator : NULL, &d);
    fl_release(flat);
    return result;
}

fl_tensor *fl_bernoulli(fl_tensor *self, const fl_bernoulli_options *options) {
    fl_tensor *flat = fl_failed() ? NULL : probabilities(self, self);
    if (!flat) return NULL;
    drawing d = {.drawn = FL_UINT8, .draw = draw_bernoulli_each, .p = flat};
    fl_tensor *t = fl_tensor__empty_like(self, (fl_dtype)self->dtype, self->sizes);
    t = fill_new(t, options ? options->generator : NULL, &d);
    fl_release(flat);
    return t;
}
