/* linalg_batch.c: see linalg.h. LAPACK wants column-major matrices it may write: results are made so, and keep those
 * strides, as PyTorch's do.
 */
#include <stdatomic.h>
#include <stdlib.h>

#include "base/pool.h"
#include "ops/linalg.h"

/* ---- Checks ------------------------------------------------------------------------------------------------------ */

bool fl_linalg__matrices(const char *op, const char *argument, const fl_tensor *t) {
    if (t->ndim >= 2) return true;
    fl_fail(FL_RUNTIME_ERROR, "%s: The input tensor %s must have at least 2 dimensions.", op, argument);
    return false;
}

bool fl_linalg__square(const char *op, const char *argument, const fl_tensor *t) {
    if (!fl_linalg__matrices(op, argument, t)) return false;
    if (fl_linalg__rows(t) == fl_linalg__columns_of(t)) return true;
    fl_fail(FL_RUNTIME_ERROR, "%s: %s must be batches of square matrices, but they are %lld by %lld matrices", op,
            argument, (long long)fl_linalg__rows(t), (long long)fl_linalg__columns_of(t));
    return false;
}

bool fl_linalg__floating(const char *op, const fl_tensor *t) {
    if (fl_is_float((fl_dtype)t->dtype)) return true;
    fl_fail(FL_RUNTIME_ERROR, "%s: Expected a floating point or complex tensor as input. Got %s", op,
            fl_dtype__scalar_type((fl_dtype)t->dtype));
    return false;
}

bool fl_linalg__precise(const char *op, const fl_tensor *t) {
    if (!fl_linalg__floating(op, t)) return false;
    if (!fl_is_half((fl_dtype)t->dtype)) return true;
    fl_fail(FL_RUNTIME_ERROR, "%s: Low precision dtypes not supported. Got %s", op,
            fl_dtype__scalar_type((fl_dtype)t->dtype));
    return false;
}

bool fl_linalg__real(const char *op, const char *kernel, const fl_tensor *t) {
    if (!fl_linalg__floating(op, t)) return false;
    return fl_linalg__has_kernel(kernel, t);
}
bool fl_linalg__has_kernel(const char *kernel, const fl_tensor *t) {
    if (fl_dense__is_real(t) || !t->numel) return true;
    fl_dense__unsupported(kernel, t);
    return false;
}

bool fl_linalg__same_type(const char *op, const char *a_name, const fl_tensor *a, const char *b_name,
                          const fl_tensor *b) {
    if (a->dtype == b->dtype) return true;
    fl_fail(FL_RUNTIME_ERROR,
            "%s: Expected %s and %s to have the same dtype, but found %s of type %s and %s of type %s instead", op,
            a_name, b_name, a_name, fl_dtype__scalar_type((fl_dtype)a->dtype), b_name,
            fl_dtype__scalar_type((fl_dtype)b->dtype));
    return false;
}

int fl_linalg__first_failure(const fl_tensor *info, int64_t *index) {
    const int32_t *codes = (const int32_t *)info->data;
    for (int64_t i = 0; i < info->numel; ++i) {
        if (codes[i] == 0) continue;
        *index = i;
        return codes[i];
    }
    return 0;
}

const char *fl_linalg__element(char text[64], const fl_tensor *info, int64_t index) {
    text[0] = 0;
    if (info->ndim > 0) snprintf(text, 64, "(Batch element %lld): ", (long long)index);
    return text;
}

/* ---- Tensors ----------------------------------------------------------------------------------------------------- */

int64_t fl_linalg__batch(const fl_tensor *t, int inner) {
    int64_t n = 1;
    for (int i = 0; i < t->ndim - inner; ++i) n *= t->sizes[i];
    return n;
}

fl_tensor *fl_linalg__new(fl_dtype dtype, const int64_t *batch, int n_batch, int64_t rows, int64_t columns) {
    if (n_batch + 2 > FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "too many dimensions: %d", n_batch + 2);
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    for (int i = 0; i < n_batch; ++i) sizes[i] = batch[i];
    sizes[n_batch] = rows;
    sizes[n_batch + 1] = columns;
    if (fl_shape__numel(sizes, n_batch + 2) < 0) return NULL;
    fl_shape__row_major(sizes, n_batch + 2, strides);
    strides[n_batch] = 1;
    strides[n_batch + 1] = rows > 1 ? rows : 1;
    return fl_tensor__empty_strided(dtype, n_batch + 2, sizes, strides);
}

/* Row-major matrices to column-major ones, so small that finding out how to copy them would take longer. */
#define TURN(NAME, TYPE)                                                                         \
    static void NAME(const void *from, void *to, int64_t batch, int64_t rows, int64_t columns) { \
        const TYPE *in = from;                                                                   \
        TYPE *out = to;                                                                          \
        for (int64_t i = 0; i < batch; ++i, in += rows * columns, out += rows * columns)         \
            for (int64_t c = 0; c < columns; ++c)                                                \
                for (int64_t r = 0; r < rows; ++r) out[c * rows + r] = in[r * columns + c];      \
    }
TURN(turn_f32, uint32_t)
TURN(turn_f64, uint64_t)
#define FEW 64 /* items of such a matrix */

static bool same_sizes(const fl_tensor *t, const int64_t *batch, int n_batch) {
    bool same = t->ndim == n_batch + 2;
    for (int i = 0; same && i < n_batch; ++i) same = t->sizes[i] == batch[i];
    return same;
}

fl_tensor *fl_linalg__copy(const fl_tensor *t, const int64_t *batch, int n_batch, int64_t rows) {
    const int64_t own = fl_linalg__rows(t), columns = fl_linalg__columns_of(t);
    fl_tensor *out = fl_linalg__new((fl_dtype)t->dtype, batch, n_batch, rows, columns);
    if (!out) return NULL;
    if (own == rows && rows * columns <= FEW && t->flags & FL_T_CONTIGUOUS && same_sizes(t, batch, n_batch)) {
        (t->dtype == FL_FLOAT64 ? turn_f64 : turn_f32)(
            t->data, out->data, out->numel / fl_linalg__larger(rows * columns, 1), rows, columns);
        return out;
    }
    fl_tensor *part = out;
    if (own != rows) {
        int64_t sizes[FL_MAX_DIMS];
        for (int i = 0; i < out->ndim; ++i) sizes[i] = out->sizes[i];
        sizes[out->ndim - 2] = own;
        part = fl_tensor__view(out, out->ndim, sizes, out->strides, 0);
    }
    const bool ok = part && fl_tensor__copy(part, t);
    if (part != out) fl_release(part);
    if (ok) return out;
    fl_release(out);
    return NULL;
}

fl_tensor *fl_linalg__as_columns(fl_tensor *t) {
    const int64_t rows = fl_linalg__rows(t), columns = fl_linalg__columns_of(t);
    bool fits = (rows == 1 || t->strides[t->ndim - 2] == 1) && (columns == 1 || t->strides[t->ndim - 1] == rows);
    int64_t step = rows * columns;
    for (int i = t->ndim - 3; i >= 0 && fits; --i) {
        fits = t->sizes[i] == 1 || t->strides[i] == step;
        step *= t->sizes[i];
    }
    return fits ? fl_tensor__retain(t) : fl_linalg__own(t);
}

fl_tensor *fl_linalg__vectors(fl_dtype dtype, const int64_t *batch, int n_batch, int64_t columns) {
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < n_batch; ++i) sizes[i] = batch[i];
    sizes[n_batch] = columns;
    return fl_tensor__empty(dtype, n_batch + 1, sizes);
}

fl_tensor *fl_linalg__numbers(fl_dtype dtype, const int64_t *batch, int n_batch) {
    return fl_tensor__empty(dtype, n_batch, batch);
}

/* ---- The loop ---------------------------------------------------------------------------------------------------- */

typedef struct loop {
    const fl_linalg_job *job;
    fl_linalg_fn fn;
    int64_t pivots;
    _Atomic bool failed;
} loop;

/* One block of scratch a chunk, from malloc: a parallel loop may not fail, so what fails is noted. */
static void run_chunk(void *context, int64_t begin, int64_t end) {
    loop *l = context;
    const fl_linalg_job *job = l->job;
    const size_t item = job->real == FL_REAL_F64 ? 8 : 4;
    const size_t work = ((size_t)job->lwork * item + 63) / 64 * 64, iwork = (size_t)job->liwork * sizeof(int64_t);
    char *block = malloc(work + iwork + fl_lapack__wide_bytes(l->pivots) + 64);
    if (!block) {
        atomic_store(&l->failed, true);
        return;
    }
    const fl_linalg_work scratch = {block, block + work, block + work + iwork};
    for (int64_t i = begin; i < end; ++i) l->fn(job, i, &scratch);
    free(block);
}

bool fl_linalg__each(const fl_linalg_job *job, int64_t batch, double cost, int64_t pivots, fl_linalg_fn fn) {
    loop l = {.job = job, .fn = fn, .pivots = pivots};
    const int64_t price = cost < 1 ? 1 : cost > 1e15 ? (int64_t)1e15 : (int64_t)cost;
    if (job->lapack) fl_lapack__begin(job->lapack);
    fl_pool__for(batch, fl_pool__grain(batch, price), run_chunk, &l);
    if (job->lapack) fl_lapack__end(job->lapack);
    if (!atomic_load(&l.failed)) return true;
    fl_fail(FL_MEMORY_ERROR, "out of memory");
    return false;
}

/* ---- In formulas ------------------------------------------------------------------------------------------------- */

fl_tensor *fl_linalg__tril(fl_tensor *t, int64_t diagonal) {
    return fl_tril(t, &(fl_tril_options){.diagonal = diagonal});
}
fl_tensor *fl_linalg__triu(fl_tensor *t, int64_t diagonal) {
    return fl_triu(t, &(fl_triu_options){.diagonal = diagonal});
}
fl_tensor *fl_linalg__diag(fl_tensor *t) {
    return fl_diagonal(t, &(fl_diagonal_options){.offset = 0, .dim1 = -2, .dim2 = -1});
}
fl_tensor *fl_linalg__diagonal_of(fl_tensor *t) { return fl_diag_embed(t, NULL); }
fl_tensor *fl_linalg__triangular(fl_tensor *t, bool transpose, bool upper, bool left, bool unit, fl_tensor *b) {
    const fl_linalg_solve_triangular_options o = {.left = left, .unitriangular = unit};
    return fl_linalg_solve_triangular(transpose ? MT(t) : t, b, upper != transpose, &o);
}
fl_tensor *fl_linalg__narrow(fl_tensor *t, int dim, int64_t start, int64_t length) {
    return t ? fl_narrow(t, dim, start, length) : NULL;
}
fl_tensor *fl_linalg__eye(const fl_tensor *like, int64_t n) {
    return fl_eye(n, &(fl_eye_options){.dtype = (fl_dtype)like->dtype});
}
fl_node *fl_linalg__finish(const fl_rule *rule, fl_tensor *const *inputs, int n_inputs, fl_tensor **outputs,
                           int n_outputs, fl_tensor *const *saved, int n_saved, size_t bytes) {
    bool ok = !fl_failed();
    for (int i = 0; i < n_outputs; ++i) ok = ok && outputs[i];
    fl_node *node = NULL;
    if (ok && !fl_thread__self.no_grad) {
        node = fl_node__record(rule, inputs, n_inputs, outputs, n_outputs, n_saved, bytes);
        for (int i = 0; node && i < n_saved; ++i) {
            int output = 0;
            while (output < n_outputs && outputs[output] != saved[i]) ++output;
            if (output < n_outputs && fl_is_float((fl_dtype)saved[i]->dtype))
                fl_node__save_output(node, i, saved[i], output);
            else
                fl_node__save(node, i, saved[i]);
        }
        ok = !fl_failed();
    }
    for (int i = 0; i < n_outputs; ++i) {
        if (ok) {
            fl_scope__result(outputs[i]);
        } else {
            fl_release(outputs[i]);
            outputs[i] = NULL;
        }
    }
    return ok ? node : NULL;
}
