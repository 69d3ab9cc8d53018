/* create.c: new tensors of given values, filling, and comparing whole tensors.
 */
#include "ops/plain.h"

#include "base/pool.h"
#include "ops/pointwise.h"
#include "ops/view.h"
#include "tensor/cast.h"
#include "tensor/iter.h"

static fl_dtype or_default(fl_dtype dtype) { return dtype == FL_DTYPE_NONE ? fl_get_default_dtype() : dtype; }

static bool check_size(const char *name, const int64_t *size, int n) {
    for (int i = 0; i < n && i < FL_MAX_DIMS; i++) {
        if (size[i] >= 0) continue;
        fl_fail(FL_RUNTIME_ERROR, "%s: Dimension size must be non-negative.", name);
        return false;
    }
    return true;
}

/* ---- One value everywhere -------------------------------------------------------------------------------- */

/* Whether the value may fill t. A single half takes any number, as PyTorch has it: what is too large is infinite. */
static bool fits(const fl_tensor *t, fl_scalar value) {
    return (t->numel == 1 && fl_is_half((fl_dtype)t->dtype)) || fl_dtype__check_value((fl_dtype)t->dtype, value);
}

/* Fills `t` (one reference, the caller's) and makes it the op's result. */
static fl_tensor *filled(fl_tensor *t, fl_scalar value) {
    if (!t) return NULL;
    if (fits(t, value) && fl_tensor__fill(t, value)) return fl_scope__result(t);
    fl_release(t);
    return NULL;
}

static fl_tensor *unwritten(fl_tensor *t) { return fl_scope__result(fl_tensor__unwritten(t)); }

static fl_tensor *zeroed(fl_tensor *t) {
    if (t && t->numel) memset(t->data, 0, (size_t)t->numel * fl_dtype_size((fl_dtype)t->dtype));
    return fl_scope__result(t);
}

fl_tensor *fl_zeros(const int64_t *size, int n_size, const fl_zeros_options *options) {
    if (fl_failed() || !check_size("zeros", size, n_size)) return NULL;
    return zeroed(fl_tensor__empty(or_default(options ? options->dtype : FL_DTYPE_NONE), n_size, size));
}

fl_tensor *fl_ones(const int64_t *size, int n_size, const fl_ones_options *options) {
    if (fl_failed() || !check_size("ones", size, n_size)) return NULL;
    return filled(fl_tensor__empty(or_default(options ? options->dtype : FL_DTYPE_NONE), n_size, size), fl_int(1));
}

static fl_dtype dtype_of_fill(fl_scalar value, fl_dtype dtype) {
    if (dtype != FL_DTYPE_NONE) return dtype;
    return value.kind == FL_SCALAR_FLOAT ? fl_get_default_dtype() : fl_dtype__of_scalar(value);
}

fl_tensor *fl_full(const int64_t *size, int n_size, fl_scalar fill_value, const fl_full_options *options) {
    if (fl_failed() || !check_size("full", size, n_size)) return NULL;
    fl_dtype dtype = dtype_of_fill(fill_value, options ? options->dtype : FL_DTYPE_NONE);
    return filled(fl_tensor__empty(dtype, n_size, size), fill_value);
}

fl_tensor *fl_empty(const int64_t *size, int n_size, const fl_empty_options *options) {
    if (fl_failed() || !check_size("empty", size, n_size)) return NULL;
    if (options && options->memory_format == FL_PRESERVE_FORMAT)
        return fl_fail(FL_RUNTIME_ERROR, "preserve_format is not allowed for empty()");
    return unwritten(fl_tensor__empty_format(or_default(options ? options->dtype : FL_DTYPE_NONE), n_size, size,
                                             options ? options->memory_format : FL_CONTIGUOUS_FORMAT));
}

fl_tensor *fl_empty_strided(const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                            const fl_empty_strided_options *options) {
    if (fl_failed()) return NULL;
    if (n_size != n_stride) return fl_fail(FL_RUNTIME_ERROR, "mismatch in length of strides and shape");
    return unwritten(
        fl_tensor__empty_strided(or_default(options ? options->dtype : FL_DTYPE_NONE), n_size, size, stride));
}

fl_tensor *fl_new_empty_strided(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                                const fl_new_empty_strided_options *options) {
    if (fl_failed()) return NULL;
    const fl_dtype dtype = options ? options->dtype : FL_DTYPE_NONE;
    const fl_empty_strided_options o = {dtype == FL_DTYPE_NONE ? (fl_dtype)self->dtype : dtype};
    return fl_empty_strided(size, n_size, stride, n_stride, &o);
}

fl_tensor *fl_empty_permuted(const int64_t *size, int n_size, const int64_t *physical_layout, int n_physical_layout,
                             const fl_empty_permuted_options *options) {
    if (fl_failed() || !check_size("empty_permuted", size, n_size)) return NULL;
    if (n_size != n_physical_layout || n_size > FL_MAX_DIMS)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Number of dimensions in size does not match the length of the physical_layout; i.e. len(size) = "
            "%d is not equal to len(physical_layout) = %d",
            n_size, n_physical_layout);
    int64_t strides[FL_MAX_DIMS], step = 1;
    fl_dims seen = 0;
    for (int i = n_size - 1; i >= 0; i--) {
        const int64_t d = physical_layout[i];
        if (d < 0 || d >= n_size)
            return fl_fail(FL_RUNTIME_ERROR, "Dimension out of range (expected to be between 0 and %d, but got %lld)",
                           n_size - 1, (long long)d);
        if (seen >> d & 1) return fl_fail(FL_RUNTIME_ERROR, "Duplicate dim not allowed");
        seen |= FL_DIM(d);
        strides[d] = step;
        if (__builtin_mul_overflow(step, size[d] > 1 ? size[d] : 1, &step))
            return fl_fail(FL_RUNTIME_ERROR, "empty_permuted(): the size is too large");
    }
    return unwritten(
        fl_tensor__empty_strided(or_default(options ? options->dtype : FL_DTYPE_NONE), n_size, size, strides));
}

static fl_tensor *alike(const fl_tensor *self, fl_dtype dtype, fl_memory_format format) {
    if (dtype == FL_DTYPE_NONE) dtype = (fl_dtype)self->dtype;
    return fl_tensor__empty_as(self, dtype, format);
}
#define ALIKE(options) \
    alike(self, (options) ? (options)->dtype : FL_DTYPE_NONE, (options) ? (options)->memory_format : FL_PRESERVE_FORMAT)

fl_tensor *fl_zeros_like(fl_tensor *self, const fl_zeros_like_options *options) {
    return fl_failed() ? NULL : zeroed(ALIKE(options));
}
fl_tensor *fl_ones_like(fl_tensor *self, const fl_ones_like_options *options) {
    return fl_failed() ? NULL : filled(ALIKE(options), fl_int(1));
}
fl_tensor *fl_full_like(fl_tensor *self, fl_scalar fill_value, const fl_full_like_options *options) {
    return fl_failed() ? NULL : filled(ALIKE(options), fill_value);
}
fl_tensor *fl_empty_like(fl_tensor *self, const fl_empty_like_options *options) {
    return fl_failed() ? NULL : unwritten(ALIKE(options));
}

static fl_tensor *another(const fl_tensor *self, const int64_t *size, int n, fl_dtype dtype, const char *name) {
    if (!check_size(name, size, n)) return NULL;
    return fl_tensor__empty(dtype == FL_DTYPE_NONE ? (fl_dtype)self->dtype : dtype, n, size);
}
fl_tensor *fl_new_zeros(fl_tensor *self, const int64_t *size, int n_size, const fl_new_zeros_options *options) {
    if (fl_failed()) return NULL;
    return zeroed(another(self, size, n_size, options ? options->dtype : FL_DTYPE_NONE, "new_zeros"));
}
fl_tensor *fl_new_ones(fl_tensor *self, const int64_t *size, int n_size, const fl_new_ones_options *options) {
    if (fl_failed()) return NULL;
    return filled(another(self, size, n_size, options ? options->dtype : FL_DTYPE_NONE, "new_ones"), fl_int(1));
}
fl_tensor *fl_new_full(fl_tensor *self, const int64_t *size, int n_size, fl_scalar fill_value,
                       const fl_new_full_options *options) {
    if (fl_failed()) return NULL;
    return filled(another(self, size, n_size, options ? options->dtype : FL_DTYPE_NONE, "new_full"), fill_value);
}
fl_tensor *fl_new_empty(fl_tensor *self, const int64_t *size, int n_size, const fl_new_empty_options *options) {
    if (fl_failed()) return NULL;
    return unwritten(another(self, size, n_size, options ? options->dtype : FL_DTYPE_NONE, "new_empty"));
}

fl_tensor *fl_scalar_tensor(fl_scalar s, const fl_scalar_tensor_options *options) {
    if (fl_failed()) return NULL;
    return filled(fl_tensor__empty(or_default(options ? options->dtype : FL_DTYPE_NONE), 0, NULL), s);
}

/* ---- Sequences ------------------------------------------------------------------------------------------- */

static int64_t as_int(fl_scalar s) {
    if (s.kind != FL_SCALAR_FLOAT) return s.as.i;
    int64_t i;
    fl_cast__scalar(&i, FL_INT64, s);
    return i;
}

/* What the items are computed in, before they become the dtype's. PyTorch's linspace rounds step i + from once, in the
 * types of _ONCE, and of halves after every operation. */
typedef enum steps_kind {
    STEPS_INT,
    STEPS_FLOAT,
    STEPS_DOUBLE,
    STEPS_FLOAT_ONCE,
    STEPS_DOUBLE_ONCE,
    STEPS_HALF
} steps_kind;

typedef struct sequence {
    char *data;
    fl_dtype dtype;
    steps_kind kind;
    int64_t first, by;     /* STEPS_INT */
    double from, to, step; /* the others: item i is from + step i for i < half, else to - step (steps - 1 - i) */
    int64_t half, steps;
    double base; /* not NaN: its power, of STEPS_DOUBLE */
} sequence;

#define SEQUENCE_BLOCK 512

/* v[j] of a block up to the next multiple of ITEMS: a loop of a fixed length is one that compilers make vectors of. */
#define ITEMS 16
#define ITEMS_ARE(value)                  \
    for (int j0 = 0; j0 < n; j0 += ITEMS) \
        for (int j = j0; j < j0 + ITEMS; j++) v[j] = (value)

/* A count is a multiple of SEQUENCE_BLOCK, exact in float, plus a small number: their sum rounds once. */
#define FILL_BLOCK(TYPE)                                                                                          \
    do {                                                                                                          \
        TYPE *v = to_cast ? (TYPE *)(void *)block : (TYPE *)(void *)out;                                          \
        const TYPE from = (TYPE)q->from, to = (TYPE)q->to, step = (TYPE)q->step;                                  \
        const int64_t left = q->steps - 1 - i;                                                                    \
        const TYPE done = (TYPE)i, ahead = (TYPE)(left / SEQUENCE_BLOCK * SEQUENCE_BLOCK);                        \
        const int rest = (int)(left % SEQUENCE_BLOCK);                                                            \
        if (q->half - i >= n)                                                                                     \
            ITEMS_ARE(from + step * (done + (TYPE)j));                                                            \
        else if (q->half <= i)                                                                                    \
            ITEMS_ARE(to - step * (ahead + (TYPE)(rest - j)));                                                    \
        else                                                                                                      \
            ITEMS_ARE(j < q->half - i ? from + step * (done + (TYPE)j) : to - step * (ahead + (TYPE)(rest - j))); \
    } while (0)

static int from_start(const sequence *q, int64_t i, int n) { /* of n items from i on, those before q->half */
    return q->half <= i ? 0 : q->half - i < n ? (int)(q->half - i) : n;
}
static void fill_once(const sequence *q, int64_t i, int n, fl_dtype type, char *v) {
    const fl_block_fn steps = fl_pointwise__find(FL_PW_steps, type);
    const int first = from_start(q, i, n);
    const fl_pointwise_params up = {.d = {q->from, q->step, (double)i, 1}};
    const fl_pointwise_params down = {.d = {q->to, -q->step, (double)(q->steps - 1 - i - first), -1}};
    if (first) steps(v, NULL, first, &up);
    if (first < n) steps(v + first * (int64_t)fl_dtype_size(type), NULL, n - first, &down);
}
static void round_block(const sequence *q, float *v, int n) {
    uint16_t halves[SEQUENCE_BLOCK];
    fl_tensor__cast(halves, q->dtype, v, FL_FLOAT32, n);
    fl_tensor__cast(v, FL_FLOAT32, halves, q->dtype, n);
}
static void fill_halves(const sequence *q, int64_t i, int n, float *v) {
    const int first = from_start(q, i, n);
    for (int j = 0; j < n; j++) v[j] = (float)(j < first ? i + j : q->steps - 1 - i - j);
    round_block(q, v, n);
    for (int j = 0; j < n; j++) v[j] *= (float)q->step;
    round_block(q, v, n);
    for (int j = 0; j < n; j++) v[j] = j < first ? (float)q->from + v[j] : (float)q->to - v[j];
}
/* A double that stays one gets libm's bits. */
static void raise(const sequence *q, int n, double *v) {
    double base[SEQUENCE_BLOCK];
    const void *operands[2] = {base, v};
    if (q->dtype == FL_FLOAT64 || !fl_is_float(q->dtype)) {
        for (int j = 0; j < n; j++) v[j] = pow(q->base, v[j]);
        return;
    }
    for (int j = 0; j < n; j++) base[j] = q->base;
    fl_pointwise__find(FL_PW_pow, FL_FLOAT64)(v, operands, n, &(const fl_pointwise_params){0});
}

static void write_blocks(void *context, int64_t begin, int64_t end) {
    static const fl_dtype computed[] = {FL_INT64, FL_FLOAT32, FL_FLOAT64, FL_FLOAT32, FL_FLOAT64, FL_FLOAT32};
    const sequence *q = context;
    const int64_t item = (int64_t)fl_dtype_size(q->dtype);
    double block[SEQUENCE_BLOCK];
    for (int64_t b = begin; b < end; b++) {
        const int64_t i = b * SEQUENCE_BLOCK;
        const int n = (int)(q->steps - i < SEQUENCE_BLOCK ? q->steps - i : SEQUENCE_BLOCK);
        char *out = q->data + i * item;
        const bool to_cast = n < SEQUENCE_BLOCK || computed[q->kind] != q->dtype;
        switch (q->kind) {
            case STEPS_INT: { /* unsigned: the last step may wrap */
                uint64_t *v = to_cast ? (uint64_t *)(void *)block : (uint64_t *)(void *)out;
                const uint64_t first = (uint64_t)q->first + (uint64_t)q->by * (uint64_t)i;
                ITEMS_ARE(first + (uint64_t)q->by * (uint64_t)j);
                break;
            }
            case STEPS_FLOAT:
                FILL_BLOCK(float);
                break;
            case STEPS_DOUBLE:
                FILL_BLOCK(double);
                if (q->base == q->base) raise(q, n, to_cast ? block : (double *)(void *)out);
                break;
            case STEPS_FLOAT_ONCE:
            case STEPS_DOUBLE_ONCE:
                fill_once(q, i, n, computed[q->kind], to_cast ? (char *)block : out);
                break;
            case STEPS_HALF:
                fill_halves(q, i, n, (float *)(void *)block);
                break;
        }
        if (to_cast) fl_tensor__cast(out, q->dtype, block, computed[q->kind], n);
    }
}

static void write_sequence(sequence *q) {
    const int64_t blocks = (q->steps + SEQUENCE_BLOCK - 1) / SEQUENCE_BLOCK;
    fl_pool__for(blocks, fl_pool__grain(blocks, SEQUENCE_BLOCK * (q->base == q->base ? 20 : 1)), write_blocks, q);
}

static fl_tensor *arange(fl_scalar start, fl_scalar end, fl_scalar step, fl_dtype dtype) {
    bool floating = start.kind == FL_SCALAR_FLOAT || end.kind == FL_SCALAR_FLOAT || step.kind == FL_SCALAR_FLOAT;
    if (dtype == FL_DTYPE_NONE) dtype = floating ? fl_get_default_dtype() : FL_INT64;
    if (dtype == FL_BOOL) return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"arange_cpu\" not implemented for 'Bool'");
    double from = fl_scalar__double(start), to = fl_scalar__double(end), by = fl_scalar__double(step);
    if (by == 0) return fl_fail(FL_RUNTIME_ERROR, "step must be nonzero");
    if (!(from - from == 0) || !(to - to == 0))
        return fl_fail(FL_RUNTIME_ERROR, "unsupported range: %g -> %g", from, to);
    if ((by > 0 && to < from) || (by < 0 && to > from))
        return fl_fail(FL_RUNTIME_ERROR, "upper bound and lower bound inconsistent with step sign");
    if (!fl_is_float(dtype) && !(fl_dtype__check_value(FL_INT64, start) && fl_dtype__check_value(FL_INT64, step)))
        return NULL;
    if (dtype == FL_INT64 && !fl_dtype__check_value(FL_INT64, end)) return NULL;
    double count;
    if (dtype != FL_INT64) {
        count = (to - from) / by;
    } else {
        int64_t i = as_int(start), j = as_int(end), k = as_int(step), distance;
        if (k == 0) return fl_fail(FL_VALUE_ERROR, "step must be nonzero");
        if (__builtin_sub_overflow(j, i, &distance))
            return fl_fail(FL_RUNTIME_ERROR, "invalid size, possible overflow?");
        count = (double)distance / (double)k;
    }
    count = __builtin_ceil(count);
    if (!(count >= 0 && count < 0x1p62)) return fl_fail(FL_RUNTIME_ERROR, "invalid size, possible overflow?");
    int64_t n = (int64_t)count;
    fl_tensor *t = fl_tensor__empty(dtype, 1, &n);
    if (!t) return NULL;
    sequence q = {.data = t->data, .dtype = dtype, .half = n, .steps = n, .base = (double)NAN};
    if (!fl_is_float(dtype)) {
        q.kind = STEPS_INT;
        q.first = as_int(start);
        q.by = as_int(step);
    } else {
        q.kind = fl_is_half(dtype) ? STEPS_FLOAT : STEPS_DOUBLE;
        q.from = from;
        q.step = by;
    }
    write_sequence(&q);
    return fl_scope__result(t);
}

fl_tensor *fl_arange(fl_scalar end, const fl_arange_options *options) {
    return fl_failed() ? NULL : arange(fl_int(0), end, fl_int(1), options ? options->dtype : FL_DTYPE_NONE);
}
fl_tensor *fl_arange_start(fl_scalar start, fl_scalar end, const fl_arange_start_options *options) {
    static const fl_arange_start_options fallback = FL_ARANGE_START_OPTIONS;
    const fl_arange_start_options *o = options ? options : &fallback;
    return fl_failed() ? NULL : arange(start, end, o->step, o->dtype);
}

/* As a number of a floating type. (GCC 12 loses the rounding of two casts to float that stand side by side.) */
static double rounded(double number, fl_dtype dtype) {
    uint64_t item;
    double value;
    fl_tensor__cast(&item, dtype, &number, FL_FLOAT64, 1);
    fl_tensor__cast(&value, FL_FLOAT64, &item, dtype, 1);
    return value;
}

/* steps numbers from `start` to `end`, each half counted from its own end; of base to their power, for base not NaN. */
static fl_tensor *spaced(fl_scalar start, fl_scalar end, int64_t steps, double base, fl_dtype dtype, const char *name) {
    dtype = or_default(dtype);
    if (steps < 0) return fl_fail(FL_RUNTIME_ERROR, "number of steps must be non-negative");
    if (dtype == FL_BOOL) {
        if (steps > 1) return fl_pointwise__no_kernel(name, FL_BOOL);
        const fl_scalar only = isnan(base) ? start : fl_float(pow(base, fl_scalar__double(start)));
        return fl_full(&steps, 1, only, &(fl_full_options){.dtype = FL_BOOL});
    }
    if (steps > 1 ? !fl_dtype__check_value(dtype, start) || !fl_dtype__check_value(dtype, end)
                  : steps && isnan(base) && !fl_is_float(dtype) && !fl_dtype__check_value(dtype, start))
        return NULL;
    fl_tensor *t = fl_tensor__empty(dtype, 1, &steps);
    if (!t) return NULL;
    sequence q = {.data = t->data,
                  .dtype = dtype,
                  .from = fl_scalar__double(start),
                  .to = fl_scalar__double(end),
                  .half = steps == 1 ? 1 : steps / 2,
                  .steps = steps,
                  .base = base};
    /* As numbers of the type; but a power that stands alone is that of the number as given. */
    if (fl_is_float(dtype) && (steps > 1 || isnan(base))) {
        q.from = rounded(q.from, dtype);
        q.to = rounded(q.to, dtype);
    }
    if (!fl_is_float(dtype)) { /* -1 is 255 in uint8 */
        q.from = dtype == FL_UINT8 ? (double)(uint8_t)as_int(start) : (double)as_int(start);
        q.to = dtype == FL_UINT8 ? (double)(uint8_t)as_int(end) : (double)as_int(end);
    }
    q.step = fl_is_float(dtype) ? rounded(q.to - q.from, dtype) : q.to - q.from;
    const double intervals = steps > 1 ? (double)(steps - 1) : 1;
    if (!isnan(base)) {
        q.kind = STEPS_DOUBLE;
        q.step = q.step / intervals;
    } else {
        q.kind = fl_is_half(dtype) ? STEPS_HALF : dtype == FL_FLOAT32 ? STEPS_FLOAT_ONCE : STEPS_DOUBLE_ONCE;
        q.step = fl_is_float(dtype) ? rounded(q.step / rounded(intervals, dtype), dtype) : q.step / intervals;
    }
    write_sequence(&q);
    return fl_scope__result(t);
}

fl_tensor *fl_linspace(fl_scalar start, fl_scalar end, int64_t steps, const fl_linspace_options *options) {
    return fl_failed() ? NULL : spaced(start, end, steps, NAN, options ? options->dtype : FL_DTYPE_NONE, "linspace");
}
fl_tensor *fl_logspace(fl_scalar start, fl_scalar end, int64_t steps, const fl_logspace_options *options) {
    static const fl_logspace_options fallback = FL_LOGSPACE_OPTIONS;
    const fl_logspace_options *o = options ? options : &fallback;
    return fl_failed() ? NULL : spaced(start, end, steps, o->base, o->dtype, "logspace");
}

static fl_tensor *eye(int64_t n, int64_t m, fl_dtype dtype) {
    if (n < 0) return fl_fail(FL_RUNTIME_ERROR, "n must be greater or equal to 0, got %lld", (long long)n);
    if (m < 0) return fl_fail(FL_RUNTIME_ERROR, "m must be greater or equal to 0, got %lld", (long long)m);
    fl_tensor *t = fl_tensor__empty(or_default(dtype), 2, (int64_t[]){n, m});
    if (!t) return NULL;
    fl_tensor *diagonal = fl_tensor__view(t, 1, (int64_t[]){n < m ? n : m}, (int64_t[]){m + 1}, 0);
    if (!diagonal) {
        fl_release(t);
        return NULL;
    }
    fl_tensor__fill(t, fl_int(0));
    fl_tensor__fill(diagonal, fl_int(1));
    fl_release(diagonal);
    return fl_scope__result(t);
}
fl_tensor *fl_eye(int64_t n, const fl_eye_options *options) {
    return fl_failed() ? NULL : eye(n, n, options ? options->dtype : FL_DTYPE_NONE);
}
fl_tensor *fl_eye_m(int64_t n, int64_t m, const fl_eye_m_options *options) {
    return fl_failed() ? NULL : eye(n, m, options ? options->dtype : FL_DTYPE_NONE);
}

static fl_tensor *triangle_indices(int64_t rows, int64_t columns, int64_t offset, fl_dtype dtype, bool upper) {
    if (dtype == FL_DTYPE_NONE) dtype = FL_INT64;
    if (dtype != FL_INT64 && dtype != FL_INT32)
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"tri%c_indices\" not implemented for '%s'", upper ? 'u' : 'l',
                       fl_dtype_name(dtype));
    if (rows < 0) return fl_fail(FL_RUNTIME_ERROR, "row must be non-negative, got%lld", (long long)rows);
    if (columns < 0) return fl_fail(FL_RUNTIME_ERROR, "col must be non-negative, got%lld", (long long)columns);
    if (fl_shape__numel((int64_t[]){rows, columns}, 2) < 0) return NULL;
    int64_t most = rows > columns ? rows : columns, count = 0;
    offset = offset > most ? most : offset < -most ? -most : offset;
    for (int pass = 0; pass < 2; pass++) {
        static fl_tensor *const nothing = NULL;
        fl_tensor *t = pass ? fl_tensor__empty(FL_INT64, 2, (int64_t[]){2, count}) : nothing;
        if (pass && !t) return NULL;
        int64_t at = 0;
        for (int64_t r = 0; r < rows; r++) {
            int64_t edge = r + offset + (upper ? 0 : 1); /* columns before it are the lower triangle's */
            edge = edge < 0 ? 0 : edge > columns ? columns : edge;
            int64_t first = upper ? edge : 0, last = upper ? columns : edge;
            if (!pass) count += last - first;
            for (int64_t c = first; pass && c < last; c++, at++) {
                int64_t *out = (int64_t *)(void *)t->data;
                out[at] = r;
                out[count + at] = c;
            }
        }
        if (!pass) continue;
        fl_tensor *result = fl_tensor__contiguous_as(t, dtype);
        fl_release(t);
        return fl_scope__result(result);
    }
    return NULL;
}

fl_tensor *fl_tril_indices(int64_t row, int64_t col, const fl_tril_indices_options *options) {
    if (fl_failed()) return NULL;
    return triangle_indices(row, col, options ? options->offset : 0, options ? options->dtype : FL_DTYPE_NONE, false);
}
fl_tensor *fl_triu_indices(int64_t row, int64_t col, const fl_triu_indices_options *options) {
    if (fl_failed()) return NULL;
    return triangle_indices(row, col, options ? options->offset : 0, options ? options->dtype : FL_DTYPE_NONE, true);
}

fl_tensors fl_meshgrid(fl_tensor *const *tensors, int n_tensors, const fl_meshgrid_options *options) {
    fl_tensors none = {0, NULL};
    const char *indexing = options ? options->indexing : "ij";
    if (fl_failed()) return none;
    if (n_tensors == 0) return fl_fail(FL_RUNTIME_ERROR, "meshgrid expects a non-empty TensorList"), none;
    if (n_tensors > FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "meshgrid: at most %d tensors", FL_MAX_DIMS), none;
    if (strcmp(indexing, "ij") && strcmp(indexing, "xy"))
        return fl_fail(FL_RUNTIME_ERROR, "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: %s",
                       indexing),
               none;
    bool swap = indexing[0] == 'x' && n_tensors >= 2;
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < n_tensors; i++) {
        const fl_tensor *t = tensors[i];
        if (t->ndim > 1)
            return fl_fail(FL_RUNTIME_ERROR, "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: %s",
                           FL_SHAPE(t)),
                   none;
        if (t->dtype != tensors[0]->dtype)
            return fl_fail(FL_RUNTIME_ERROR, "meshgrid expects all tensors to have the same dtype"), none;
        sizes[swap && i < 2 ? 1 - i : i] = t->numel;
    }
    fl_tensor **items = fl_tensors__new(n_tensors);
    if (!items) return none;
    int depth = fl_scope__suspend();
    for (int i = 0; i < n_tensors; i++) {
        int64_t ones[FL_MAX_DIMS];
        for (int d = 0; d < n_tensors; d++) ones[d] = 1;
        ones[swap && i < 2 ? 1 - i : i] = tensors[i]->numel;
        fl_tensor *shaped = fl_reshape(tensors[i], ones, n_tensors);
        items[i] = shaped ? fl_expand(shaped, sizes, n_tensors, NULL) : NULL;
        fl_release(shaped);
    }
    fl_scope__resume(depth);
    return fl_tensors__result(items, n_tensors);
}

/* ---- Filling --------------------------------------------------------------------------------------------- */

static void zero_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    if (fl_node__needs(node, 0)) out[0] = fl_zeros_like(grad[0], NULL);
}
static void fill_tensor_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    zero_backward(node, grad, out);
    if (fl_node__needs(node, 1)) out[1] = grad[0]; /* the engine sums it */
}
static const fl_rule zero_rule = {.name = "ZeroBackward0", .backward = zero_backward};
static const fl_rule fill_rule = {.name = "FillBackward2", .backward = zero_backward};
static const fl_rule fill_tensor_rule = {.name = "FillBackward3", .backward = fill_tensor_backward};

static fl_tensor *fill_in_place(fl_tensor *self, fl_scalar value, fl_tensor *source, const fl_rule *rule) {
    if (!fits(self, value) || !fl_inplace__begin_filling(self, source)) return NULL;
    fl_node *node = fl_node__record(rule, (fl_tensor *[]){self, source}, source ? 2 : 1, NULL, 0, 0, 0);
    if (!fl_inplace__ready(self, &node)) return NULL;
    fl_tensor__fill(self, value);
    fl_inplace__end(self, node);
    return fl_failed() ? NULL : self;
}

fl_tensor *fl_fill_(fl_tensor *self, fl_scalar value) {
    return fl_failed() ? NULL : fill_in_place(self, value, NULL, &fill_rule);
}
fl_tensor *fl_zero_(fl_tensor *self) { return fl_failed() ? NULL : fill_in_place(self, fl_int(0), NULL, &zero_rule); }

fl_tensor *fl_fill_tensor_(fl_tensor *self, fl_tensor *value) {
    if (fl_failed()) return NULL;
    if (value->ndim)
        return fl_fail(FL_RUNTIME_ERROR,
                       "fill_ only supports 0-dimension value tensor but got tensor with %d dimensions.", value->ndim);
    /* the element as one of self: out of its range it wraps around or is infinite, as in a conversion */
    fl_scalar number = fl_item_scalar(value);
    if (value->dtype != self->dtype) {
        fl_no_grad_begin();
        fl_scope_open();
        number = fl_item_scalar(fl_to(value, (fl_dtype)self->dtype, NULL));
        fl_scope_close();
        fl_grad_mode_end();
    }
    return fl_failed() ? NULL : fill_in_place(self, number, value, &fill_tensor_rule);
}

fl_tensor *fl_fill(fl_tensor *self, fl_scalar value) {
    if (fl_failed()) return NULL;
    fl_whole whole;
    fl_whole__begin(&whole, &self, 1);
    fl_scope_open();
    fl_tensor *copy = fl_clone(self, NULL);
    return fl_whole__end(&whole, fl_scope_return(copy ? fl_fill_(copy, value) : NULL), "FillBackward0");
}
fl_tensor *fl_fill_tensor(fl_tensor *self, fl_tensor *value) {
    if (fl_failed()) return NULL;
    fl_whole whole;
    fl_whole__begin(&whole, (fl_tensor *[]){self, value}, 2);
    fl_scope_open();
    fl_tensor *copy = fl_clone(self, NULL);
    return fl_whole__end(&whole, fl_scope_return(copy ? fl_fill_tensor_(copy, value) : NULL), "FillBackward1");
}

fl_tensor *fl_fill_diagonal_(fl_tensor *self, fl_scalar fill_value, const fl_fill_diagonal_options *options) {
    if (fl_failed()) return NULL;
    int n = self->ndim;
    if (n < 2) return fl_fail(FL_RUNTIME_ERROR, "dimensions must larger than 1");
    int64_t height = self->sizes[0], width = self->sizes[1], least = height, stride = 0;
    for (int d = 0; d < n; d++) {
        if (n > 2 && self->sizes[d] != height)
            return fl_fail(FL_RUNTIME_ERROR, "all dimensions of input must be of equal length");
        if (self->sizes[d] < least) least = self->sizes[d];
        stride += self->strides[d];
    }
    fl_scope_open();
    fl_tensor *diagonal = fl_as_strided(self, &least, 1, &stride, 1, NULL);
    if (diagonal) fl_fill_(diagonal, fill_value);
    int64_t wrapped = width + 1;
    if (!fl_failed() && options && options->wrap && n == 2 && height > wrapped) {
        int64_t rest = (self->numel + wrapped - 1) / wrapped - least;
        int64_t offset = self->storage->data ? (self->data - (char *)self->storage->data) /
                                                   (int64_t)fl_dtype_size((fl_dtype)self->dtype)
                                             : 0;
        fl_tensor *more = fl_as_strided(self, &rest, 1, &stride, 1,
                                        &(fl_as_strided_options){offset + self->strides[0] * (width + 1)});
        if (more) fl_fill_(more, fill_value);
    }
    fl_scope_close();
    return fl_failed() ? NULL : self;
}

/* ---- Comparing ------------------------------------------------------------------------------------------- */

#define EQUAL_BLOCK 2048
typedef struct comparison {
    fl_block_fn equal;
    fl_move_fn copy;
    int64_t size; /* bytes of an item */
    _Atomic bool unequal;
} comparison;

static void compare(char **data, const int64_t *strides, int64_t n, const void *params) {
    comparison *c = *(comparison *const *)params;
    _Alignas(64) char buffers[2][EQUAL_BLOCK * 8], equal[EQUAL_BLOCK];
    const fl_pointwise_params none = {.single = 0};
    for (int64_t done = 0; done < n && !atomic_load_explicit(&c->unequal, memory_order_relaxed); done += EQUAL_BLOCK) {
        const int64_t count = n - done < EQUAL_BLOCK ? n - done : EQUAL_BLOCK;
        const void *items[2];
        for (int k = 0; k < 2; ++k) {
            items[k] = data[k] + done * strides[k];
            if (strides[k] == c->size) continue;
            c->copy(buffers[k], c->size, items[k], strides[k], count);
            items[k] = buffers[k];
        }
        c->equal(equal, items, count, &none);
        if (memchr(equal, 0, (size_t)count)) atomic_store_explicit(&c->unequal, true, memory_order_relaxed);
    }
}

bool fl_equal(fl_tensor *self, fl_tensor *other) {
    if (fl_failed() || !fl_shape__equal(self, other)) return false;
    if (self->numel == 0) return true;
    fl_dtype dtype = fl_promote_types((fl_dtype)self->dtype, (fl_dtype)other->dtype);
    if (fl_is_half(dtype)) dtype = FL_FLOAT32;
    bool one = self->data == other->data && self->dtype == other->dtype && !fl_is_float(dtype); /* NaN differ */
    for (int i = 0; i < self->ndim; ++i) one = one && self->strides[i] == other->strides[i];
    if (one) return true;
    comparison c = {.equal = fl_pointwise__find(FL_PW_eq, dtype),
                    .copy = fl_cast__find(dtype, dtype),
                    .size = (int64_t)fl_dtype_size(dtype)},
               *context = &c;
    fl_scope_open();
    fl_tensor *pair[2] = {fl_engine__ops.cast(self, dtype), fl_engine__ops.cast(other, dtype)};
    const bool done = pair[0] && pair[1];
    if (done) {
        fl_iter it;
        fl_iter__init(&it, self->ndim, self->sizes, pair, 2);
        fl_iter__run(&it, compare, &context, 1);
    }
    fl_scope_close();
    return done && !c.unequal;
}

static const fl_pointwise_op isclose_op = {
    .name = "isclose", .kernel = FL_PW_isclose, .promotion = FL_PROMOTE_BOOL, .inputs = 2, .cost = 1};

static fl_tensor *is_close(fl_tensor *self, fl_tensor *other, const fl_isclose_options *o) {
    if (self->dtype != other->dtype) {
        return fl_fail(FL_RUNTIME_ERROR, "%s did not match %s", fl_dtype__scalar_type((fl_dtype)self->dtype),
                       fl_dtype__scalar_type((fl_dtype)other->dtype));
    }
    if (!(o->rtol >= 0))
        return fl_fail(FL_RUNTIME_ERROR, "rtol must be greater than or equal to zero, but got %g", o->rtol);
    if (!(o->atol >= 0))
        return fl_fail(FL_RUNTIME_ERROR, "atol must be greater than or equal to zero, but got %g", o->atol);
    const bool real = fl_is_float((fl_dtype)self->dtype), wide = self->dtype == FL_INT64 || self->dtype == FL_INT32;
    const fl_dtype dtype = real ? (fl_dtype)self->dtype : wide ? FL_FLOAT64 : FL_FLOAT32;
    const fl_scalar numbers[3] = {fl_float(o->rtol), fl_float(o->atol), fl_float(o->equal_nan)};
    const fl_operand in[2] = {{.tensor = fl_engine__ops.cast(self, dtype)},
                              {.tensor = fl_engine__ops.cast(other, dtype)}};
    if (fl_failed()) return NULL;
    return fl_pointwise__run(&isclose_op, in, numbers, 3, NULL);
}

fl_tensor *fl_isclose(fl_tensor *self, fl_tensor *other, const fl_isclose_options *options) {
    static const fl_isclose_options fallback = FL_ISCLOSE_OPTIONS;
    return fl_failed() ? NULL : SCOPED(is_close(self, other, options ? options : &fallback));
}

bool fl_allclose(fl_tensor *self, fl_tensor *other, const fl_allclose_options *options) {
    fl_isclose_options o = FL_ISCLOSE_OPTIONS;
    if (options) {
        o.rtol = options->rtol;
        o.atol = options->atol;
        o.equal_nan = options->equal_nan;
    }
    if (fl_failed()) return false;
    fl_scope_open();
    fl_tensor *close = is_close(self, other, &o);
    bool all = close && (close->numel == 0 || !memchr(close->data, 0, (size_t)close->numel));
    fl_scope_close();
    return all;
}
